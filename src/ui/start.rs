//! The start screen: what was left behind, the speech written last, those before it, and what to begin from.

use std::path::Path;

use egui::{
    CentralPanel, CornerRadius, Frame, Key, Margin, Rect, Role, ScrollArea, Sense, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::Actions;
use super::controls::{
    self, Ring, Weight, button, focus, icon_button, key_cap, label, paint_right, paint_text, short_label,
};
use super::icons::Icon;
use super::theme::{Theme, Type, corner, hairline, size};
use crate::app::{Action, Command, Listed, Session, day, written};
use crate::assemble::assemble;
use crate::i18n::{Lang, start, window};
use crate::model::Language;
use crate::store::{Recent, Whereabouts, sample_languages};

/// How many templates are offered; with the sample speeches they fill a row.
const TEMPLATES: usize = 2;
/// How many speeches are listed before all of them are asked for.
const FEW: usize = 5;
/// Between two cards.
const GAP: f32 = 12.0;
/// The room at the right end of a row for what can be done with it.
const ROW_END: f32 = 40.0;

/// What the start screen remembers between frames.
#[derive(Default)]
pub struct StartState {
    /// Which speech the keys are about: 0 is the one written last.
    at: usize,
    /// Whether all are listed.
    all: bool,
}

/// The speeches in the order in which they are shown: the one to go on with first, if there is one, then the others.
struct Order<'a> {
    last: Option<&'a Listed>,
    others: Vec<&'a Listed>,
    /// How many of the others are not listed.
    more: usize,
}

impl<'a> Order<'a> {
    fn of(session: &'a Session, whole: bool) -> Self {
        let all = session.recents.as_deref().unwrap_or_default();
        let last = all.iter().find(|listed| listed.whereabouts == Whereabouts::Here);
        let mut others: Vec<&Listed> =
            all.iter().filter(|listed| last.is_none_or(|last| !std::ptr::eq(last, *listed))).collect();
        let more = if whole { 0 } else { others.len().saturating_sub(FEW) };
        others.truncate(others.len() - more);
        Self { last, others, more }
    }

    fn len(&self) -> usize {
        usize::from(self.last.is_some()) + self.others.len()
    }

    fn get(&self, at: usize) -> Option<&'a Listed> {
        self.last.iter().chain(&self.others).nth(at).copied()
    }
}

/// Shows the start screen.
pub fn start_ui(ui: &mut Ui, session: &Session, state: &mut StartState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let order = Order::of(session, state.all);
    state.at = state.at.min(order.len().saturating_sub(1));
    // A key that comes before it is known what it is about does nothing.
    let known = session.ask.is_none() && session.recents.is_some();
    let moved = known && keys(ui, &order, state, actions);
    if let Some(open) = session.document()
        && session.ask.is_none()
        && ui.input(|input| input.key_pressed(Key::Escape))
    {
        actions.push(Action::Show(open.id));
    }
    CentralPanel::no_frame().frame(Frame::NONE.fill(theme.desk)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let width = (ui.available_width() - 64.0).min(size::START);
            let left = (ui.available_width() - width) / 2.0;
            ui.horizontal_top(|ui| {
                ui.add_space(left);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add_space(if ui.ctx().content_rect().height() > 800.0 { 48.0 } else { 24.0 });
                    left_behind_ui(ui, session, actions);
                    head_ui(ui, session, actions);
                    // Until it is known what was written lately nothing is shown that would jump.
                    if session.recents.is_some() {
                        recents_ui(ui, session, &order, state, moved, actions);
                        begin_ui(ui, session, actions);
                    }
                    ui.add_space(32.0);
                });
            });
        });
    });
}

/// The keys, where nothing on the screen has the keyboard; whether they moved to another speech.
fn keys(ui: &Ui, order: &Order<'_>, state: &mut StartState, actions: &mut Actions) -> bool {
    if ui.memory(|memory| memory.focused().is_some()) {
        return false;
    }
    let pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
    let before = state.at;
    if pressed(Key::ArrowUp) {
        state.at = state.at.saturating_sub(1);
    }
    if pressed(Key::ArrowDown) && state.at + 1 < order.len() {
        state.at += 1;
    }
    let current = order.get(state.at);
    if pressed(Key::Enter) {
        actions.push(current.map_or(Action::Do(Command::New), open));
    }
    if pressed(Key::Delete)
        && let Some(listed) = current
    {
        actions.push(Action::Forget(listed.recent.path.clone()));
    }
    state.at != before
}

fn open(listed: &Listed) -> Action {
    Action::OpenFiles(vec![listed.recent.path.clone()])
}

/// What an earlier run left behind, to go on with or to give up.
fn left_behind_ui(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    if session.left_behind.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let lang = session.lang;
    let frame = Frame::new()
        .fill(theme.warnwash)
        .stroke(hairline(theme.warnline))
        .corner_radius(CornerRadius::same(corner::CARD))
        .inner_margin(Margin::symmetric(24, 16));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.horizontal(|ui| {
            label(ui, Type::InterfaceMedium, theme.ink, window::RECOVERED.get(lang));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if session.left_behind.len() > 1
                    && button(ui, Weight::Plain, None, start::RESTORE_ALL.get(lang)).clicked()
                {
                    actions.push(Action::RestoreAll);
                }
            });
        });
        for left in &session.left_behind {
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                let speech = assemble(&left.draft, None);
                let title = speech.blocks.first().map(|block| block.line.text.clone());
                let title = title.unwrap_or_else(|| window::UNTITLED.get(lang).to_owned());
                let words = (ui.available_width() - 200.0).max(200.0);
                ui.allocate_ui_with_layout(
                    vec2(words, size::ROW_RECENT - 8.0),
                    egui::Layout::top_down(egui::Align::Min),
                    |ui| {
                        ui.set_width(words);
                        short_label(ui, Type::ListTitle, theme.ink, &title);
                        let place = left.path.as_ref().map(|path| path.display().to_string());
                        let place = place.as_deref().unwrap_or(window::NO_FILE_YET.get(lang));
                        short_label(ui, Type::Small, theme.ink2, place);
                    },
                );
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if button(ui, Weight::Quiet, None, window::DISCARD.get(lang)).clicked() {
                        actions.push(Action::Discard(left.key.clone()));
                    }
                    if button(ui, Weight::Plain, None, window::CONTINUE.get(lang)).clicked() {
                        actions.push(Action::Restore(left.key.clone()));
                    }
                });
            });
        }
    });
    ui.add_space(28.0);
}

fn head_ui(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            label(ui, Type::Title, theme.ink, window::TITLE.get(lang));
            label(ui, Type::ListTitle, theme.ink2, start::NOTE.get(lang));
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            if button(ui, Weight::Main, Some(Icon::Plus), window::NEW.get(lang)).clicked() {
                actions.push(Action::Do(Command::New));
            }
            if button(ui, Weight::Plain, Some(Icon::FolderOpen), window::OPEN.get(lang)).clicked() {
                actions.push(Action::Do(Command::Open));
            }
        });
    });
    ui.add_space(24.0);
}

/// The heads of the parts of the screen: a name, and at the right how much there is of it.
fn part_head(ui: &mut Ui, name: &str, right: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL);
        label(ui, Type::InterfaceMedium, theme.ink, name);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), right);
    });
    ui.add_space(4.0);
}

fn recents_ui(
    ui: &mut Ui,
    session: &Session,
    order: &Order<'_>,
    state: &mut StartState,
    moved: bool,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    if let Some(last) = order.last {
        last_ui(ui, session, &last.recent, state, moved, actions);
        ui.add_space(24.0);
    }
    if order.others.is_empty() {
        if order.last.is_none() {
            part_head(ui, start::RECENT.get(lang), |_| ());
            label(ui, Type::Interface, theme.ink2, start::NO_RECENT.get(lang));
            ui.add_space(24.0);
        }
        return;
    }
    part_head(ui, start::RECENT.get(lang), |ui| {
        let all = start::all_recent(lang, order.len() + order.more);
        if order.more > 0 && button(ui, Weight::Quiet, None, &all).clicked() {
            state.all = true;
        }
    });
    let height = size::ROW_RECENT * order.others.len() as f32;
    let whole = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    ui.painter().rect(whole, CornerRadius::same(corner::CARD), theme.raised, hairline(theme.line), StrokeKind::Outside);
    let first = usize::from(order.last.is_some());
    for (index, listed) in order.others.iter().enumerate() {
        let round = CornerRadius {
            nw: if index == 0 { corner::CARD } else { 0 },
            ne: if index == 0 { corner::CARD } else { 0 },
            sw: if index + 1 == order.others.len() { corner::CARD } else { 0 },
            se: if index + 1 == order.others.len() { corner::CARD } else { 0 },
        };
        let rect = recent_row(ui, session, listed, state, (first + index, round), actions);
        if index > 0 {
            ui.painter().hline(rect.x_range(), rect.top(), hairline(theme.line));
        }
        if moved && state.at == first + index {
            ui.scroll_to_rect(rect.expand(8.0), None);
        }
    }
    ui.add_space(24.0);
}

/// The speech that was written last: where it stopped, and the way on.
fn last_ui(
    ui: &mut Ui,
    session: &Session,
    recent: &Recent,
    state: &mut StartState,
    moved: bool,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    // Where nothing was written yet the line for it is left out.
    let height = size::CARD_LAST - if recent.words.is_empty() { size::CONTROL } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let title = title_of(lang, recent);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), state.at == 0, &title));
    let round = CornerRadius::same(corner::CARD);
    ui.painter().rect(rect, round, theme.paper, hairline(theme.line), StrokeKind::Inside);
    let (left, room) = (rect.left() + 24.0, rect.width() - 240.0);
    // Where there is no place to go on from, the marker says what the keys are about.
    if state.at == 0 && recent.words.is_empty() {
        let bar = Rect::from_min_size(pos2(rect.left(), rect.top() + 16.0), vec2(size::MARKER, rect.height() - 32.0));
        ui.painter().rect_filled(bar, 0.0, theme.accent);
    }
    focus(ui, &response, rect, corner::CARD, Ring::Around);
    let when = moment(session, recent.opened);
    paint_text(ui, pos2(left, rect.top() + 30.0), room, Type::Small, theme.ink2, &start::left_here(lang, &when));
    paint_text(ui, pos2(left, rect.top() + 58.0), room, Type::ViewTitle, theme.ink, &title);
    let words = paint_text(ui, pos2(left, rect.top() + 90.0), room, Type::Byline, theme.ink2, &recent.words);
    if state.at == 0 && !recent.words.is_empty() {
        // Where the writing goes on.
        let x = left + words + 3.0;
        ui.painter().vline(x, rect.top() + 80.0..=rect.top() + 100.0, egui::Stroke::new(size::MARKER, theme.accent));
    }
    let count = usize::try_from(recent.length).unwrap_or(usize::MAX);
    let mut facts = start::length_and_time(lang, count, recent.english, recent.seconds, recent.slot_minutes);
    if let Some(day) = recent.date.as_deref().and_then(day) {
        facts = format!("{facts}　{}", start::for_day(lang, &start::when(lang, i32::MAX, day, (0, 0))));
    }
    paint_text(ui, pos2(left, rect.bottom() - 26.0), rect.width() - 48.0, Type::Small, theme.ink2, &facts);
    let spot = Rect::from_min_max(pos2(rect.right() - 200.0, rect.top()), rect.right_bottom() - vec2(24.0, 0.0));
    let mut inner =
        ui.new_child(UiBuilder::new().max_rect(spot).layout(egui::Layout::right_to_left(egui::Align::Center)));
    let pressed = button(&mut inner, Weight::Plain, None, window::CONTINUE.get(lang)).clicked();
    if state.at == 0 {
        let cap = inner.cursor().right_center() - vec2(2.0, 0.0);
        key_cap(&inner, pos2(cap.x, rect.center().y), "Enter");
    }
    if pressed || response.clicked() {
        actions.push(Action::OpenFiles(vec![recent.path.clone()]));
    }
    if response.has_focus() {
        state.at = 0;
    }
    if moved && state.at == 0 {
        ui.scroll_to_rect(rect.expand(8.0), None);
    }
}

fn recent_row(
    ui: &mut Ui,
    session: &Session,
    listed: &Listed,
    state: &mut StartState,
    (index, round): (usize, CornerRadius),
    actions: &mut Actions,
) -> Rect {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let recent = &listed.recent;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_RECENT), Sense::click());
    if response.has_focus() {
        state.at = index;
    }
    let current = state.at == index;
    let here = listed.whereabouts == Whereabouts::Here;
    let title = title_of(lang, recent);
    let fault = fault(lang, listed.whereabouts);
    let name = fault.map_or_else(|| title.clone(), |fault| format!("{title}　{fault}"));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), current, &name));
    if current || response.hovered() {
        ui.painter().rect_filled(rect, round, theme.hover);
    }
    if current {
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(size::MARKER, rect.height())), 0.0, theme.accent);
    }
    focus(ui, &response, rect, corner::CARD, Ring::Inside);
    let (y, right) = (rect.center().y, rect.right() - ROW_END);
    let (ink, ink2) = if here { (theme.ink, theme.ink2) } else { (theme.ink3, theme.ink3) };
    Icon::FileText.paint(ui, pos2(rect.left() + 24.0, y), size::ICON, ink2);
    let columns = Columns::of(rect.width());
    let at = |share: f32| rect.left() + share;
    paint_text(ui, pos2(rect.left() + 48.0, y), columns.date - 60.0, Type::ListTitle, ink, &title);
    let given = recent.date.as_deref().and_then(day).map(|day| start::when(lang, i32::MAX, day, (0, 0)));
    let given = given.unwrap_or_else(|| moment(session, recent.opened));
    paint_text(ui, pos2(at(columns.date), y), columns.length - columns.date - 70.0, Type::Small, ink2, &given);
    match fault {
        Some(fault) => {
            paint_right(ui, pos2(right, y), Type::Small, theme.warn, fault);
        }
        None => {
            let count = usize::try_from(recent.length).unwrap_or(usize::MAX);
            let length = start::length(lang, count, recent.english);
            paint_right(ui, pos2(at(columns.length), y), Type::Small, theme.ink2, &length);
            let time = window::time(lang, recent.seconds);
            paint_right(ui, pos2(at(columns.time), y), Type::Small, theme.ink2, &time);
            let place = place(&recent.path);
            let room = right - at(columns.time) - 24.0;
            let width = text_width(ui, &place).min(room);
            paint_text(ui, pos2(right - width, y), room, Type::Small, theme.ink2, &place);
        }
    }
    let mut forgotten = false;
    if current || response.hovered() {
        let spot = Rect::from_center_size(pos2(rect.right() - ROW_END / 2.0, y), vec2(size::CONTROL, size::CONTROL));
        let mut inner = ui.new_child(UiBuilder::new().max_rect(spot));
        forgotten = icon_button(&mut inner, Icon::X, start::FORGET.get(lang), Some("Delete")).clicked();
    }
    if forgotten {
        actions.push(Action::Forget(recent.path.clone()));
    } else if response.on_hover_text(recent.path.display().to_string()).clicked() {
        actions.push(open(listed));
    }
    rect
}

fn text_width(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), Type::Small.font(), Theme::of(ui).ink).size().x
}

/// Where the columns of a row stand: the date begins there, length and time end there.
struct Columns {
    date: f32,
    length: f32,
    time: f32,
}

impl Columns {
    fn of(width: f32) -> Self {
        let date = width * 0.45;
        Self { date, length: date + 212.0, time: date + 276.0 }
    }
}

fn title_of(lang: Lang, recent: &Recent) -> String {
    if recent.title.is_empty() { window::UNTITLED.get(lang).to_owned() } else { recent.title.clone() }
}

fn moment(session: &Session, seconds: i64) -> String {
    let moment = session.moment(seconds);
    moment.map(|m| start::when(session.lang, m.days_ago, m.day, m.time)).unwrap_or_default()
}

/// What is wrong with a file that is not where it was.
fn fault(lang: Lang, whereabouts: Whereabouts) -> Option<&'static str> {
    let words = match whereabouts {
        Whereabouts::Here => return None,
        Whereabouts::Away => start::AWAY,
        Whereabouts::Gone => start::GONE,
        Whereabouts::Hidden => start::HIDDEN,
    };
    Some(words.get(lang))
}

/// Where a file lies, by the names of its two nearest folders.
fn place(path: &Path) -> String {
    let names: Vec<String> = path
        .parent()
        .into_iter()
        .flat_map(Path::components)
        .filter(|part| matches!(part, std::path::Component::Normal(_)))
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    let from = names.len().saturating_sub(2);
    names.get(from..).unwrap_or_default().join(" › ")
}

/// Templates and sample speeches.
fn begin_ui(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let lang = session.lang;
    part_head(ui, start::FROM_TEMPLATE.get(lang), |ui| {
        let good = session.templates.iter().filter(|entry| entry.template.is_ok()).count();
        if button(ui, Weight::Quiet, None, &start::all_templates(lang, good)).clicked() {
            actions.push(Action::Do(Command::New));
        }
    });
    cards_ui(ui, session, 4, actions);
}

/// Cards to begin from: some templates, then the sample speeches, that in the language of the window first.
pub fn cards_ui(ui: &mut Ui, session: &Session, columns: usize, actions: &mut Actions) {
    let lang = session.lang;
    let width = (ui.available_width() - GAP * (columns.saturating_sub(1)) as f32) / columns as f32;
    let good = session.templates.iter().enumerate();
    let good = good.filter_map(|(index, entry)| Some((index, entry.template.as_ref().ok()?))).take(TEMPLATES);
    let mut cards: Vec<(Icon, String, String, Vec<Action>)> = good
        .map(|(index, template)| {
            let facts = start::template_facts(lang, template.parts(), template.minutes);
            (Icon::Article, template.name.clone(), facts, vec![Action::LookAt(index), Action::UseTemplate])
        })
        .collect();
    let mut speeches: Vec<(usize, Language)> = sample_languages().enumerate().collect();
    speeches.sort_by_key(|(_, language)| *language != written(lang));
    for (index, language) in speeches {
        let name = if language == Language::Chinese { start::SAMPLE_ZH } else { start::SAMPLE_EN };
        let note = start::SAMPLE_NOTE.get(lang).to_owned();
        cards.push((Icon::FileText, name.get(lang).to_owned(), note, vec![Action::OpenSample(index)]));
    }
    for row in cards.chunks_mut(columns.max(1)) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for (icon, name, facts, wanted) in row {
                if controls::card(ui, width, *icon, name, facts).clicked() {
                    actions.append(wanted);
                }
            }
        });
        ui.add_space(GAP);
    }
}
