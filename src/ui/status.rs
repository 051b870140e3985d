//! The line at the foot: how long the speech is, how safe, and where the writer stands.

use std::ops::RangeInclusive;

use egui::{
    Align, Align2, Color32, Id, Key, Layout, Popup, PopupCloseBehavior, Response, Role, Sense, Ui, WidgetInfo, pos2,
    vec2,
};

use super::controls::{Input, at_right, input_box, label, menu_row, ring, select_all, text_width};
use super::theme::{Theme, Type, corner, hairline, size};
use super::{Actions, names};
use crate::app::{Action, Command, Keeping, OpenDocument, Screen, Session, messages};
use crate::edit::{Edit, Kind, Selection};
use crate::i18n::{start, status as words, window};
use crate::measure::{Measure, of_text};
use crate::model::Language;
use crate::store::{Settings, Within};

/// How many minutes a speaker can have.
const MOST_MINUTES: u32 = 600;
/// How fast anybody speaks.
const RATES_CHINESE: RangeInclusive<u32> = 80..=400;
const RATES_ENGLISH: RangeInclusive<u32> = 60..=300;
/// How long a name may be in the line.
const MOST_LETTERS: usize = 24;

/// What the line remembers between frames: the measure of what is selected, and what that is good for.
#[derive(Default)]
pub struct StatusState {
    selected: Option<((u64, u64, Selection), Measure)>,
}

impl StatusState {
    /// The measure of what is selected, if anything is.
    fn selected(&mut self, open: &OpenDocument) -> Option<Measure> {
        let selection = open.selection.as_ref().filter(|selection| !selection.is_empty())?;
        let key = (open.id, open.document.revision(), selection.clone());
        if self.selected.as_ref().is_none_or(|(known, _)| *known != key) {
            self.selected = Some((key, of_text(&open.selected_text())));
        }
        self.selected.as_ref().map(|(_, measure)| *measure)
    }
}

/// Shows the line.
pub fn status_ui(ui: &mut Ui, session: &Session, state: &mut StatusState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, hairline(theme.line));
    let lang = session.lang;
    ui.horizontal_centered(|ui| {
        ui.add_space(size::INSET);
        ui.spacing_mut().item_spacing.x = 16.0;
        let Some(open) = session.document().filter(|_| session.screen == Screen::Draft) else {
            let keys = match session.screen {
                Screen::Start => Some(start::KEYS),
                Screen::Gallery => Some(window::GALLERY_KEYS),
                _ => None,
            };
            if keys.is_some() {
                let good = session.templates.iter().filter(|entry| entry.template.is_ok()).count();
                label(ui, Type::Small, theme.ink2, &window::templates(lang, good));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(size::INSET);
                label(ui, Type::Small, theme.ink3, env!("CARGO_PKG_VERSION"));
                if let Some(keys) = keys {
                    label(ui, Type::Small, theme.ink2, keys.get(lang));
                }
            });
            return;
        };
        left_ui(ui, session, open, state, actions);
        right_ui(ui, session, open, actions);
    });
}

/// How long the speech is and what is selected of it, how long it takes and may take, how fast it is spoken.
fn left_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, state: &mut StatusState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let total = open.measured().total;
    let english = open.document.draft().language == Language::English;
    let count = |of: &Measure| if english { of.words } else { of.characters };
    let name = if english { window::WORDS } else { window::CHARACTERS };
    let words = format!("{} {}", name.get(lang), window::number(count(&total)));
    let counted = part(ui, theme.ink, &words, words::COUNTED.get(lang));
    Popup::menu(&counted).show(|ui| measures_ui(ui, session, &total));
    let narrow = ui.ctx().content_rect().width() < size::NARROW;
    let selected = state.selected(open);
    if let Some(selected) = selected {
        let words = words::selected(lang, count(&selected));
        let response = part(ui, theme.ink2, &words, words::SELECTED_TIP.get(lang));
        Popup::menu(&response).show(|ui| measures_ui(ui, session, &selected));
    }
    let rate = open.rate(session.settings.rate);
    let slot = open.document.draft().slot_minutes;
    let time = window::time_of(lang, total.whole_seconds(rate), slot);
    let response = part(ui, theme.ink, &time, words::SLOT.get(lang));
    let field = Number { of: open.id, name: words::SLOT.get(lang), now: slot, range: 1..=MOST_MINUTES };
    if let Some(minutes) = number_menu(ui, &response, &field) {
        let selections = (open.selection.clone(), open.selection.clone());
        actions.push(Action::Edit { edit: Edit::Slot { minutes }, kind: Kind::Whole, selections });
    }
    if !(narrow && selected.is_some()) {
        let words = window::rate(lang, rate.per_minute, english);
        let response = part(ui, theme.ink2, &words, words::RATE.get(lang));
        let range = if english { RATES_ENGLISH } else { RATES_CHINESE };
        let field = Number { of: open.id, name: words::RATE.get(lang), now: Some(rate.per_minute), range };
        if let Some(Some(per_minute)) = number_menu(ui, &response, &field) {
            actions.push(Action::Set(Box::new(with_rate(&session.settings, per_minute, english))));
        }
    }
}

/// Where the writer stands, how safe the words are, how large the page is.
fn right_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let place = position(session, open);
    let file = open.path.as_ref().map(|path| (path, messages::file_name(path)));
    let (safe, alarming) = safety(session, open);
    let zoomed = format!("{}%", session.settings.zoom.get());
    let (short_place, short_file) = (cut(&place), file.as_ref().map(|(_, name)| cut(name)).unwrap_or_default());
    let shown = [short_place.as_str(), &short_file, safe, &zoomed];
    let shown = shown.into_iter().filter(|text| !text.is_empty());
    let width: f32 = shown.map(|text| text_width(ui, Type::Small, text) + ui.spacing().item_spacing.x).sum();
    at_right(ui, width, |ui| {
        if !place.is_empty() && part(ui, theme.ink2, &short_place, words::GO_TO.get(lang)).clicked() {
            actions.push(Action::Do(Command::Palette));
        }
        if let Some((path, name)) = file {
            let response = part(ui, theme.ink3, &short_file, start::SHOW_FOLDER.get(lang)).on_hover_text(name);
            if response.clicked() {
                actions.push(Action::ShowFolder(path.clone()));
            }
        }
        let color = if alarming { theme.warn } else { theme.ink2 };
        if part(ui, color, safe, Command::Save.name().get(lang)).clicked() {
            actions.push(Action::Do(Command::Save));
        }
        let zoom = part(ui, theme.ink2, &zoomed, words::ZOOM.get(lang));
        Popup::menu(&zoom).show(|ui| {
            ui.set_width(size::MENU);
            for command in [Command::ZoomIn, Command::ZoomOut, Command::ZoomReset] {
                let keys = session.keymap.label(command).unwrap_or_default();
                if menu_row(ui, command.name().get(lang), &keys).clicked() {
                    actions.push(Action::Do(command));
                }
            }
        });
    });
}

/// A name that is short enough for the line.
fn cut(name: &str) -> String {
    let short: String = name.chars().take(MOST_LETTERS).collect();
    if short.len() < name.len() { format!("{short}…") } else { short }
}

/// A part of the line that a click on changes; `tip` says what.
fn part(ui: &mut Ui, color: Color32, text: &str, tip: &str) -> Response {
    let theme = Theme::of(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), Type::Small.font(), color);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, size::STATUS - 4.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{text}　{tip}")));
    let color = if response.hovered() { theme.ink } else { color };
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), f32::from(corner::KEY), theme.hover);
    }
    ring(ui, &response, rect.expand2(vec2(4.0, 0.0)));
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(at, galley, color);
    response.on_hover_text(tip)
}

/// All measures of a text.
fn measures_ui(ui: &mut Ui, session: &Session, of: &Measure) {
    ui.set_width(size::MENU);
    ui.spacing_mut().item_spacing.y = 0.0;
    for (name, count) in [
        (words::AS_WORD_COUNTS, of.characters),
        (words::WITHOUT_BLANKS, of.characters_without_spaces),
        (words::LATIN_WORDS, of.words),
        (words::SYLLABLES, of.syllables),
        (words::PARAGRAPHS, of.paragraphs),
    ] {
        menu_row(ui, name.get(session.lang), &window::number(count));
    }
}

/// A number that can be typed.
struct Number<'a> {
    /// The draft whose line it is in.
    of: u64,
    name: &'a str,
    /// What it is; nothing if it need not be anything.
    now: Option<u32>,
    range: RangeInclusive<u32>,
}

impl Number<'_> {
    fn id(&self) -> Id {
        Id::unique(("status number", self.name, self.of))
    }

    fn parse(&self, text: &str) -> Option<u32> {
        text.trim().parse().ok().filter(|number| self.range.contains(number))
    }
}

/// The menu in which a number is typed. What it is to be once the menu is shut, if that is something else: `None` within
/// where nothing stands. Escape leaves it as it was.
fn number_menu(ui: &Ui, response: &Response, number: &Number<'_>) -> Option<Option<u32>> {
    let id = number.id();
    let popup = Popup::menu(response).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let menu = popup.get_id();
    popup.show(|ui| number_ui(ui, number, response.clicked()));
    if Popup::is_id_open(ui.ctx(), menu) {
        return None;
    }
    let text = ui.data_mut(|data| data.remove_temp::<String>(id))?;
    let given_up = ui.input(|input| input.key_pressed(Key::Escape));
    let wanted = if text.trim().is_empty() { Some(None) } else { number.parse(&text).map(Some) };
    wanted.filter(|wanted| *wanted != number.now && !given_up)
}

/// A number to type, which has the keyboard once its menu is `opened`.
fn number_ui(ui: &mut Ui, number: &Number<'_>, opened: bool) {
    ui.set_width(size::MENU);
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        label(ui, Type::Interface, Theme::of(ui).ink2, number.name);
        let id = number.id();
        let known = || number.now.map(|now| now.to_string()).unwrap_or_default();
        let mut shown = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(known);
        // While the menu finds its size nothing in it can keep the keyboard.
        if opened || ui.memory(|memory| memory.focused().is_none()) {
            ui.memory_mut(|memory| memory.request_focus(id));
            select_all(ui, id, &shown);
        }
        let fault = (!shown.trim().is_empty() && number.parse(&shown).is_none()).then_some("");
        let focused = ui.memory(|memory| memory.has_focus(id));
        ui.allocate_ui(vec2(size::NUMBER, size::CONTROL), |ui| {
            input_box(ui, &mut shown, &Input { id, name: number.name, hint: "", rows: 1, fault });
        });
        ui.data_mut(|data| data.insert_temp(id, shown));
        if focused && ui.input(|input| input.key_pressed(Key::Enter)) {
            ui.close();
        }
    });
    ui.add_space(4.0);
}

fn with_rate(settings: &Settings, per_minute: u32, english: bool) -> Settings {
    let mut settings = settings.clone();
    let number = u16::try_from(per_minute).unwrap_or_default();
    if english {
        settings.rate.english = Within::new(number).unwrap_or(settings.rate.english);
    } else {
        settings.rate.chinese = Within::new(number).unwrap_or(settings.rate.chinese);
    }
    settings
}

/// Two quiet lines at the foot of the page alone: where the writer stands, and how long the speech is.
pub fn quiet_ui(ui: &Ui, session: &Session, open: &OpenDocument) {
    let theme = Theme::of(ui);
    let rect = ui.ctx().content_rect().shrink2(vec2(32.0, 20.0));
    let painter = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Middle, Id::unique("quiet foot")));
    let (font, ink) = (Type::Small.font(), theme.ink3);
    painter.text(rect.left_bottom(), Align2::LEFT_BOTTOM, position(session, open), font.clone(), ink);
    let total = open.measured().total;
    let english = open.document.draft().language == Language::English;
    let length = window::length(session.lang, if english { total.words } else { total.characters }, english);
    let seconds = total.whole_seconds(open.rate(session.settings.rate));
    let time = window::time_of(session.lang, seconds, open.document.draft().slot_minutes);
    painter.text(rect.right_bottom(), Align2::RIGHT_BOTTOM, format!("{length}　{time}"), font, ink);
}

/// How safe the words are, and whether that should worry anybody.
fn safety(session: &Session, open: &OpenDocument) -> (&'static str, bool) {
    let kept = open.keeping == Keeping::Kept(open.document.state());
    let words = match (&open.keeping, open.path.is_some()) {
        (Keeping::Failed, _) => return (window::NOT_KEPT.get(session.lang), true),
        _ if open.saving.is_some() => window::SAVING,
        (_, true) if !open.document.is_changed() => window::SAVED,
        (_, true) if kept => window::CHANGED_KEPT,
        (_, true) => window::CHANGED,
        (_, false) if open.about().is_some() && kept => window::TEMPLATE_KEPT,
        (_, false) if open.about().is_some() => window::TEMPLATE_NEW,
        (_, false) if kept => window::NEW_KEPT,
        (_, false) => window::NEW_DRAFT,
    };
    (words.get(session.lang), false)
}

/// The part in which the writer stands.
fn position(session: &Session, open: &OpenDocument) -> String {
    let Some(id) = open.current else { return String::new() };
    names::name_of(session.lang, open, id)
}
