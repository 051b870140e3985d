//! The sheet from which a speech is handed over: at the left which copies, how and where; at the right what is not
//! finished, each a click away. Enter makes the copies.

mod names;

use egui::{Frame, Id, Key, Margin, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::Actions;
use super::controls::{
    self, Input, Weight, button, check_box, icon_button, input, label, paint_text, pills, row, short_label,
};
use super::icons::Icon;
use super::names::name_of;
use super::sheets::dialog_ui;
use super::theme::{Theme, Type, hairline, size};
use crate::app::{Action, CheckAsk, Command, HandAsk, OpenDocument, Session, checking, kind_name};
use crate::check::{Finding, Rule, Severity, Unfinished};
use crate::edit::{Caret, Place};
use crate::export::NAME_PATTERN;
use crate::flow::places_of;
use crate::i18n::{Lang, Words, hand_over as words, review, window};
use crate::store::{Beside, CopyKind, HandOver, Settings};

/// What the sheet remembers while it is shown.
#[derive(Default)]
pub struct HandOverState {
    shown: bool,
    names: String,
    /// In which language they stand there.
    lang: Option<Lang>,
}

impl HandOverState {
    /// It is shut.
    pub fn leave(&mut self) {
        *self = Self::default();
    }
}

/// Shows the sheet; what was chosen to be done once it is shut is given.
pub fn hand_over_ui(ui: &Ui, session: &Session, state: &mut HandOverState, actions: &mut Actions) -> Actions {
    let Some(open) = session.document() else { return Actions::new() };
    let (theme, lang) = (Theme::of(ui), session.lang);
    let fresh = !std::mem::replace(&mut state.shown, true);
    if fresh || state.lang != Some(lang) {
        state.lang = Some(lang);
        let names = session.settings.hand_over.names.trim();
        state.names = names::shown(lang, if names.is_empty() { NAME_PATTERN } else { names });
    }
    let mut chosen = Actions::new();
    let shut = dialog_ui(ui, "hand over", size::HAND_OVER, |ui| {
        head_ui(ui, session, actions);
        let foot = size::CONTROL + 25.0;
        let body = Rect::from_min_max(ui.cursor().min, ui.max_rect().max - vec2(0.0, foot));
        let middle = body.left() + (body.width() * 0.56).round();
        ui.painter().vline(middle, body.y_range(), hairline(theme.line));
        let sides = [body.with_max_x(middle), body.with_min_x(middle)];
        for (index, side) in sides.into_iter().enumerate() {
            let mut inner = ui.new_child(UiBuilder::new().id_salt(("side", index)).max_rect(side));
            ScrollArea::vertical().id_salt(index).auto_shrink(false).show(&mut inner, |ui| {
                Frame::new().inner_margin(Margin { left: 24, right: 20, top: 16, bottom: 16 }).show(ui, |ui| {
                    if index == 0 {
                        copies_ui(ui, session, state, actions);
                    } else {
                        before_ui(ui, session, open, &mut chosen);
                    }
                });
            });
        }
        ui.advance_cursor_after_rect(body);
        foot_ui(ui, session, fresh, actions, &mut chosen);
    });
    // Enter is the main answer, unless it has just pressed a button.
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if enter && chosen.is_empty() && actions.is_empty() && !session.settings.hand_over.copies.is_empty() {
        actions.push(Action::Hand(HandAsk::Make));
    } else if shut {
        actions.push(Action::Shut);
    }
    chosen
}

fn head_ui(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    Frame::new().inner_margin(Margin { left: 24, right: 16, top: 16, bottom: 12 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            label(ui, Type::ViewTitle, theme.ink, words::TITLE.get(lang));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if icon_button(ui, Icon::X, window::CLOSE.get(lang), Some("Esc")).clicked() {
                    actions.push(Action::Shut);
                }
            });
        });
    });
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().min.y, hairline(theme.line));
}

/// A heading of the sheet.
fn title_ui(ui: &mut Ui, text: Words, session: &Session) {
    label(ui, Type::InterfaceMedium, Theme::of(ui).ink, text.get(session.lang));
    ui.add_space(6.0);
}

/// Which copies, how they are set, where they go, what they are called.
fn copies_ui(ui: &mut Ui, session: &Session, state: &mut HandOverState, actions: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    let plan = &session.settings.hand_over;
    let mut wanted = plan.clone();
    title_ui(ui, words::COPIES, session);
    for kind in CopyKind::ALL {
        let on = plan.copies.contains(&kind);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_COPY), Sense::click());
        let mut inside = ui.new_child(UiBuilder::new().id_salt(kind).max_rect(rect));
        inside.horizontal_centered(|ui| {
            let ticked = check_box(ui, on, kind_name(lang, kind)).clicked() || response.clicked();
            if ticked && !wanted.copies.remove(&kind) {
                wanted.copies.insert(kind);
            }
        });
        let left = rect.left() + size::CHECK_BOX + 12.0;
        let taken =
            paint_text(ui, pos2(left, rect.center().y), 160.0, Type::Interface, theme.ink, kind_name(lang, kind));
        let left = left + taken.max(size::COPY_NAME) + 8.0;
        let note = note(kind).get(lang);
        paint_text(ui, pos2(left, rect.center().y), rect.right() - left, Type::Small, theme.ink3, note);
    }
    let set = [CopyKind::Word, CopyKind::Pages, CopyKind::Web].iter().any(|kind| plan.copies.contains(kind));
    if set {
        ui.add_space(14.0);
        title_ui(ui, words::PROFILE, session);
        ui.horizontal(|ui| {
            if let Some(id) = pills(ui, layouts(session, false), &session.profile_id().to_owned()) {
                wanted.profile = Some(id);
            }
            ui.spacing_mut().item_spacing.x = 4.0;
            controls::command_button(ui, session, Command::Profiles, Icon::PencilSimple, actions);
        });
    }
    let reading = layouts(session, true);
    if plan.copies.contains(&CopyKind::Reading) && reading.len() > 1 {
        ui.add_space(14.0);
        title_ui(ui, words::READING, session);
        if let Some(id) = pills(ui, reading, &session.reading_id().to_owned()) {
            wanted.reading = Some(id);
        }
    }
    ui.add_space(14.0);
    folder_ui(ui, session, actions);
    ui.add_space(14.0);
    names_ui(ui, session, state, &mut wanted);
    if plan.copies.contains(&CopyKind::Text) {
        ui.add_space(14.0);
        title_ui(ui, words::TEXT, session);
        text_ui(ui, session, &mut wanted);
    }
    if plan.copies.contains(&CopyKind::Pages) || plan.copies.contains(&CopyKind::Reading) {
        ui.add_space(14.0);
        ticked_ui(ui, words::ARCHIVAL.get(lang), &mut wanted.archival);
    }
    if wanted != *plan {
        actions.push(Action::Set(Box::new(Settings { hand_over: wanted, ..session.settings.clone() })));
    }
}

/// The layouts of copies to read from, or of all others.
fn layouts(session: &Session, reading: bool) -> Vec<(String, String)> {
    let all = session.profiles.iter().filter(|(_, profile)| profile.reading.is_some() == reading);
    all.map(|(id, profile)| (id.clone(), session.profile_name(id, profile))).collect()
}

fn note(kind: CopyKind) -> Words {
    match kind {
        CopyKind::Word => words::WORD_NOTE,
        CopyKind::Pages => words::PAGES_NOTE,
        CopyKind::Reading => words::READING_NOTE,
        CopyKind::Text => words::TEXT_NOTE,
        CopyKind::Markdown => words::MARKDOWN_NOTE,
        CopyKind::Web => words::WEB_NOTE,
    }
}

fn ticked_ui(ui: &mut Ui, name: &str, on: &mut bool) {
    ui.push_id(name, |ui| {
        ui.horizontal(|ui| {
            *on ^= check_box(ui, *on, name).clicked();
            label(ui, Type::Interface, Theme::of(ui).ink2, name);
        });
    });
}

/// How plain text is written.
fn text_ui(ui: &mut Ui, session: &Session, wanted: &mut HandOver) {
    let encodings = [(false, "UTF-8".to_owned()), (true, "GB18030".to_owned())];
    let ends = [(false, "LF".to_owned()), (true, "CRLF (Windows)".to_owned())];
    ui.horizontal(|ui| {
        if let Some(gb18030) = pills(ui, encodings, &wanted.gb18030) {
            wanted.gb18030 = gb18030;
        }
        ui.add_space(12.0);
        if let Some(crlf) = pills(ui, ends, &wanted.crlf) {
            wanted.crlf = crlf;
        }
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let mut indented = !wanted.flush;
        ticked_ui(ui, words::INDENT.get(session.lang), &mut indented);
        wanted.flush = !indented;
        if !wanted.gb18030 {
            ui.add_space(16.0);
            ticked_ui(ui, words::MARK.get(session.lang), &mut wanted.mark);
        }
    });
}

fn folder_ui(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    title_ui(ui, words::FOLDER, session);
    let folder = session.hand_over_folder().map(|folder| folder.display().to_string());
    ui.horizontal(|ui| {
        let elsewhere = session.settings.hand_over.folder.is_some();
        let buttons = if elsewhere { 2.0 } else { 1.0 } * (size::CONTROL + 4.0);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width() - buttons, size::CONTROL), Sense::hover());
        let at = pos2(rect.left(), rect.center().y);
        let folder = folder.unwrap_or_default();
        paint_text(ui, at, rect.width() - 4.0, Type::Interface, theme.ink2, &folder);
        ui.spacing_mut().item_spacing.x = 4.0;
        if icon_button(ui, Icon::FolderOpen, words::CHOOSE_FOLDER.get(lang), None).clicked() {
            actions.push(Action::Hand(HandAsk::Folder));
        }
        if elsewhere && icon_button(ui, Icon::ArrowUUpLeft, words::BESIDE_DRAFT.get(lang), None).clicked() {
            actions.push(Action::Hand(HandAsk::Beside));
        }
    });
}

fn names_ui(ui: &mut Ui, session: &Session, state: &mut HandOverState, wanted: &mut HandOver) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    title_ui(ui, words::NAMES, session);
    let id = Id::unique("names of copies");
    let spec = Input { id, name: words::NAMES.get(lang), hint: "", rows: 1, fault: None };
    if input(ui, &mut state.names, &spec).changed() {
        wanted.names = names::read(lang, &state.names);
    }
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for part in names::parts(lang) {
            if controls::small_button(ui, part, &words::add_to_names(lang, part)).clicked() {
                state.names.push_str(&names::bracketed(lang, part));
                wanted.names = names::read(lang, &state.names);
            }
        }
    });
    ui.add_space(4.0);
    for (_, name) in session.handing.outlook.iter().flat_map(|outlook| &outlook.names) {
        short_label(ui, Type::Small, theme.ink3, name);
    }
}

/// How many findings are listed; the panel has all.
const MOST_FINDINGS: usize = 8;

/// How long the speech is, and what is not finished.
fn before_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, chosen: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    title_ui(ui, words::BEFORE, session);
    let rate = open.rate(session.settings.rate);
    let total = open.measured().total;
    let minutes = window::time(lang, total.whole_seconds(rate));
    let outlook = session.handing.outlook.as_ref();
    let pages = outlook.and_then(|outlook| outlook.pages);
    label(ui, Type::Interface, theme.ink2, &words::length(lang, pages, total.characters, &minutes));
    ui.add_space(12.0);
    let all = &session.handing.unfinished;
    if all.is_empty() && serious(open).next().is_none() {
        ui.horizontal_wrapped(|ui| {
            let (mark, _) = ui.allocate_exact_size(egui::Vec2::splat(size::ICON), Sense::hover());
            Icon::Check.paint(ui, mark.center(), size::ICON, theme.ink2);
            label(ui, Type::Interface, theme.ink, words::FINISHED_SHORT.get(lang));
        });
        label(ui, Type::Small, theme.ink3, words::FINISHED.get(lang));
    } else if !all.is_empty() {
        label(ui, Type::Interface, theme.warn, &words::unfinished(lang, all.len()));
        ui.add_space(4.0);
    }
    for (index, open_point) in all.iter().enumerate() {
        ui.push_id(index, |ui| {
            if unfinished_ui(ui, session, open, open_point) {
                chosen.push(way_to(open, open_point));
            }
        });
    }
    findings_ui(ui, session, open, chosen);
    let stand_ins = outlook.map(|outlook| outlook.stand_ins.as_slice()).unwrap_or_default();
    if !stand_ins.is_empty() {
        ui.add_space(14.0);
    }
    for one in stand_ins {
        label(ui, Type::Small, theme.ink3, &words::stand_in(lang, &one.wanted, &one.used));
    }
    if let Some(outlook) = outlook.filter(|outlook| !outlook.missing.is_empty()) {
        ui.add_space(8.0);
        label(ui, Type::Small, theme.warn, &words::missing(lang, &outlook.missing));
    }
}

/// What the checks found that is more than a hint, less what is told as unfinished already.
fn serious(open: &OpenDocument) -> impl Iterator<Item = (usize, &Finding)> {
    let told = [Rule::UnfilledField, Rule::LeftoverMark, Rule::EmptySection];
    let shown = open.review.shown().iter().filter_map(|index| Some((*index, open.review.finding(*index)?)));
    shown.filter(move |(_, finding)| finding.severity > Severity::Hint && !told.contains(&finding.rule))
}

/// What the checks found, a line each; the hints are only counted.
fn findings_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, chosen: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    let Some(reviewed) = open.review.reviewed() else { return };
    let count = serious(open).count();
    if count > 0 {
        ui.add_space(10.0);
        label(ui, Type::Interface, theme.warn, &review::tally(lang, count, 0));
        ui.add_space(4.0);
    }
    for (index, finding) in serious(open).take(MOST_FINDINGS) {
        let text = checking::finding(lang, &reviewed.subject, finding);
        let (rect, response) = ui.push_id(("finding", index), |ui| row(ui, size::ROW_SHELF, false, &text)).inner;
        let left = pos2(rect.left() + 8.0, rect.center().y);
        paint_text(ui, left, rect.width() - 16.0, Type::Interface, theme.ink, &text);
        if response.clicked() {
            chosen.push(Action::Check(CheckAsk::Go(index)));
        }
    }
    let hints = open.review.tally().hints;
    if hints > 0 || count > MOST_FINDINGS {
        ui.add_space(6.0);
        let more = review::further(lang, count.saturating_sub(MOST_FINDINGS), hints);
        if button(ui, Weight::Quiet, None, &more).clicked() {
            let settings = Settings { beside: Beside::Checks, preview_hidden: false, ..session.settings.clone() };
            chosen.push(Action::Set(Box::new(settings)));
        }
    }
}

/// A line about something that is not finished; whether it was pressed.
fn unfinished_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, what: &Unfinished) -> bool {
    let (theme, lang) = (Theme::of(ui), session.lang);
    let (kind, name) = match what {
        Unfinished::Blank(_, _, name) => (words::BLANK, open.document.draft().language.blank(name)),
        Unfinished::Mark(_, shown) => (words::LEFT_MARK, shown.clone()),
        Unfinished::Empty(section) => (words::EMPTY_PART, name_of(lang, open, *section)),
    };
    let told = format!("{}　{name}", kind.get(lang));
    let (rect, response) = row(ui, size::ROW_SHELF, false, &told);
    let y = rect.center().y;
    let taken = paint_text(ui, pos2(rect.left() + 8.0, y), 90.0, Type::Small, theme.ink3, kind.get(lang));
    let left = rect.left() + 8.0 + taken.max(size::UNFINISHED_KIND) + 8.0;
    paint_text(ui, pos2(left, y), rect.right() - left - 8.0, Type::Interface, theme.ink, &name);
    response.clicked()
}

/// What leads to something that is not finished.
fn way_to(open: &OpenDocument, what: &Unfinished) -> Action {
    match what {
        Unfinished::Blank(section, field, _) => {
            // One that stands nowhere on the page is filled in the form.
            match places_of(open.document.draft(), *section, field).into_iter().next() {
                Some(place) => Action::Select(place),
                None => Action::Do(Command::Fields),
            }
        }
        Unfinished::Mark(selection, _) => Action::Select(selection.as_ref().clone()),
        Unfinished::Empty(section) => Action::GoTo(Caret::at(Place::Body(*section, 0), 0)),
    }
}

fn foot_ui(ui: &mut Ui, session: &Session, fresh: bool, actions: &mut Actions, chosen: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().min.y, hairline(theme.line));
    Frame::new().inner_margin(Margin { left: 20, right: 24, top: 12, bottom: 12 }).show(ui, |ui| {
        ui.set_min_height(size::CONTROL);
        ui.horizontal(|ui| {
            if button(ui, Weight::Quiet, None, words::PRINT.get(lang)).clicked() {
                actions.push(Action::Hand(HandAsk::Print));
            }
            if button(ui, Weight::Quiet, None, words::COPY_RICH.get(lang)).clicked() {
                chosen.push(Action::Do(Command::CopyRich));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let any = !session.settings.hand_over.copies.is_empty();
                ui.add_enabled_ui(any, |ui| {
                    let make = button(ui, Weight::Main, None, words::MAKE.get(lang));
                    if fresh {
                        make.request_focus();
                    }
                    if make.clicked() {
                        actions.push(Action::Hand(HandAsk::Make));
                    }
                });
                if button(ui, Weight::Quiet, None, window::CANCEL.get(lang)).clicked() {
                    actions.push(Action::Shut);
                }
            });
        });
    });
}
