//! What the checks found, rule by rule, the most serious first. The finding that is looked at stands open: why it
//! matters, and what can be done, each with its key.

mod mending;
mod open;

use std::sync::Arc;

use egui::{
    Align, Frame, Id, Key, Layout, Modifiers, Panel, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use self::mending::mending_ui;
use self::open::open_ui;
use super::controls::{self, Ring, label, paint_right, paint_text, row, small_button};
use super::icons::Icon;
use super::theme::{Theme, Type, hairline, size};
use super::{Actions, names};
use crate::app::{Action, CheckAsk, Command, OpenDocument, Reviewed, Session, checking, is_safe};
use crate::check::{Finding, Rule, Severity};
use crate::i18n::{checks as texts, review as words};
use crate::model::Reach;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct ChecksState {
    /// The last call to the keyboard that was answered.
    called: u64,
    /// Where the finding that is looked at was last scrolled to.
    followed: Option<usize>,
    /// Whether what was set aside is shown.
    aside: bool,
}

impl ChecksState {
    /// It is not shown.
    pub fn leave(&mut self) {
        self.followed = None;
    }
}

/// Shows the panel.
pub fn checks_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, state: &mut ChecksState, actions: &mut Actions) {
    let called = std::mem::replace(&mut state.called, session.checks_called) != session.checks_called;
    head_ui(ui, session, open, actions);
    if let Some((rule, left)) = &open.review.mending {
        return mending_ui(ui, session, open, *rule, left, actions);
    }
    aside_ui(ui, session, open, state, actions);
    let Some(reviewed) = open.review.reviewed() else {
        return note_ui(ui, words::LOOKING.get(session.lang));
    };
    if open.review.shown().is_empty() {
        return note_ui(ui, words::NOTHING.get(session.lang));
    }
    let follow = state.followed != open.review.current();
    state.followed = open.review.current();
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("findings").auto_shrink(false).show(ui, |ui| {
        let mut rule = None;
        for (rank, index) in open.review.shown().iter().enumerate() {
            let Some(finding) = reviewed.findings().get(*index) else { continue };
            if rule != Some(finding.rule) {
                rule = Some(finding.rule);
                rule_ui(ui, session, open, finding.rule, actions);
            }
            let current = open.review.current() == Some(*index);
            let takes_keys = called && (current || (rank == 0 && open.review.current().is_none()));
            let shown = Shown { index: *index, rank, current, takes_keys, follow: follow && current };
            finding_ui(ui, session, open, reviewed, finding, shown, actions);
        }
        ui.add_space(size::INSET);
    });
}

/// How a finding stands in the list.
#[derive(Clone, Copy)]
struct Shown {
    index: usize,
    /// Its place among those that are shown: what has the keyboard keeps it when the list moves up.
    rank: usize,
    current: bool,
    takes_keys: bool,
    follow: bool,
}

fn head_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, actions: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    let tally = open.review.tally();
    let head = Panel::top("checks head").exact_size(size::PANEL_HEAD).show_separator_line(false).frame(Frame::NONE);
    head.show(ui, |ui| {
        controls::hairline_below(ui, ui.max_rect());
        ui.horizontal_centered(|ui| {
            ui.add_space(size::INSET);
            if tally.all() > 0 {
                label(ui, Type::Interface, theme.ink, &words::tally(lang, tally.warnings, tally.hints));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(6.0);
                ui.spacing_mut().item_spacing.x = 0.0;
                controls::command_button(ui, session, Command::Rules, Icon::Gear, actions);
                if tally.all() > 0 {
                    controls::command_button(ui, session, Command::NextFinding, Icon::CaretDown, actions);
                    controls::command_button(ui, session, Command::PreviousFinding, Icon::CaretUp, actions);
                }
            });
        });
    });
}

fn note_ui(ui: &mut Ui, text: &str) {
    ui.add_space(size::INSET);
    ui.horizontal(|ui| {
        ui.add_space(size::INSET);
        label(ui, Type::Interface, Theme::of(ui).ink2, text);
    });
}

/// The name of a rule above its findings, with how many they are.
fn rule_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, rule: Rule, actions: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    let of_rule = |index: &&usize| open.review.finding(**index).is_some_and(|finding| finding.rule == rule);
    let count = open.review.shown().iter().filter(of_rule).count();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_HIT), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, hairline(theme.line));
    let left = pos2(rect.left() + size::INSET, rect.center().y);
    paint_text(ui, left, rect.width() - 160.0, Type::Small, theme.ink2, &title_of(session, rule));
    let right = pos2(rect.right() - size::INSET, rect.center().y);
    paint_right(ui, right, Type::Small, theme.ink3, &count.to_string());
    if is_safe(rule) && count > 1 {
        let place = Rect::from_min_max(
            pos2(rect.right() - 130.0, rect.top() + 3.0),
            pos2(rect.right() - 40.0, rect.bottom() - 3.0),
        );
        let builder = egui::UiBuilder::new().id_salt(("mend all", rule)).max_rect(place);
        ui.scope_builder(builder.layout(Layout::right_to_left(Align::Center)), |ui| {
            let name = words::mend_all_of(lang, &title_of(session, rule));
            if small_button(ui, words::MEND_ALL.get(lang), &name).clicked() {
                actions.push(Action::Check(CheckAsk::Preview(Some(rule))));
            }
        });
    }
}

fn title_of(session: &Session, rule: Rule) -> String {
    texts::of_rule(rule.name())
        .map_or_else(|| rule.name().to_owned(), |about| words::capital(about.title.get(session.lang)))
}

/// Where a finding stands, in words.
fn place_of(session: &Session, open: &OpenDocument, finding: &Finding) -> String {
    match open.review.source(&finding.place).and_then(crate::assemble::Source::section) {
        Some(section) => names::name_of(session.lang, open, section),
        None => crate::i18n::window::TITLE_PART.get(session.lang).to_owned(),
    }
}

fn finding_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    reviewed: &Reviewed,
    finding: &Finding,
    shown: Shown,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let top = ui.cursor().min.y;
    let away = top > ui.clip_rect().bottom() || top + size::FINDING < ui.clip_rect().top();
    if away && !shown.current && !shown.takes_keys {
        ui.add_space(size::FINDING);
        return;
    }
    let text = checking::finding(session.lang, &reviewed.subject, finding);
    let place = place_of(session, open, finding);
    let name = format!("{text}　{place}");
    let id = Id::unique(("finding", open.id, shown.rank));
    if shown.current {
        let response = open_ui(ui, session, open, reviewed, finding, shown.index, id, &text, &place, actions);
        if shown.takes_keys {
            response.request_focus();
        }
        if shown.follow {
            ui.scroll_to_rect(response.rect, None);
        }
        if response.has_focus() {
            take_keys(ui, finding, shown.index, actions);
        }
        if response.clicked() {
            actions.push(Action::Check(CheckAsk::Go(shown.index)));
        }
        return;
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::FINDING), Sense::hover());
    // Once it is open it is still the same to the keyboard.
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, false, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
    }
    controls::focus(ui, &response, rect, 0, Ring::Inside);
    mark(ui, finding.severity, pos2(rect.left() + size::INSET + 7.0, rect.top() + 16.0));
    let left = rect.left() + size::FINDING_TEXT;
    let width = rect.right() - size::INSET - left;
    paint_text(ui, pos2(left, rect.top() + 16.0), width, Type::Interface, theme.ink, &text);
    paint_text(ui, pos2(left, rect.top() + 36.0), width, Type::Small, theme.ink3, &place);
    if shown.takes_keys {
        response.request_focus();
    }
    if response.clicked() {
        actions.push(Action::Check(CheckAsk::Go(shown.index)));
    } else if response.gained_focus() || shown.takes_keys {
        actions.push(Action::Check(CheckAsk::Look(shown.index)));
    }
}

/// The keys of the finding that has the keyboard.
fn take_keys(ui: &Ui, finding: &Finding, index: usize, actions: &mut Actions) {
    let ways = [Key::F, Key::Num2, Key::Num3];
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (way, key) in ways.into_iter().enumerate().take(finding.fixes.len()) {
        if pressed(key) {
            actions.push(Action::Check(CheckAsk::Mend(index, way)));
        }
    }
    if pressed(Key::S) {
        actions.push(Action::Check(CheckAsk::SetAside(index, crate::check::Breadth::Place)));
    }
}

/// How serious a finding is: by its shape first, by its colour second.
fn mark(ui: &Ui, severity: Severity, middle: egui::Pos2) {
    let theme = Theme::of(ui);
    match severity {
        Severity::Warning => Icon::Warning.paint(ui, middle, size::ICON, theme.warn),
        Severity::Error => {
            let corners = [vec2(0.0, -7.0), vec2(7.5, 6.0), vec2(-7.5, 6.0)].map(|corner| middle + corner);
            ui.painter().add(egui::Shape::convex_polygon(corners.to_vec(), theme.warn, Stroke::NONE));
            let font = egui::FontId::new(10.0, Type::InterfaceMedium.font().family);
            ui.painter().text(middle + vec2(0.0, 1.0), egui::Align2::CENTER_CENTER, "!", font, theme.panel);
        }
        Severity::Hint => {
            ui.painter().circle_stroke(middle, 6.5, Stroke::new(1.0, theme.ink3));
            let font = egui::FontId::new(10.0, Type::Small.font().family);
            ui.painter().text(middle, egui::Align2::CENTER_CENTER, "i", font, theme.ink3);
        }
    }
}

/// What was set aside in the draft, at the foot.
fn aside_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, state: &mut ChecksState, actions: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    let all = &open.document.draft().set_aside;
    if all.is_empty() {
        return;
    }
    let frame = Frame::NONE;
    Panel::bottom("set aside").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let name = words::set_aside(lang, all.len());
        let (rect, response) = row(ui, size::PANEL_HEAD, false, &name);
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, hairline(theme.line));
        let icon = if state.aside { Icon::CaretDown } else { Icon::CaretRight };
        icon.paint(ui, pos2(rect.left() + size::INSET + 7.0, rect.center().y), 12.0, theme.ink3);
        let left = pos2(rect.left() + size::FINDING_TEXT, rect.center().y);
        paint_text(ui, left, rect.width() - 60.0, Type::Interface, theme.ink2, &name);
        if response.clicked() {
            state.aside = !state.aside;
        }
        if !state.aside {
            return;
        }
        ScrollArea::vertical().id_salt("set aside").max_height(size::ASIDE).show(ui, |ui| {
            for (index, aside) in all.iter().enumerate() {
                let rule =
                    Rule::from_name(&aside.rule).map_or_else(|| aside.rule.clone(), |rule| title_of(session, rule));
                let said: Arc<str> = match &aside.reach {
                    Reach::Place { words, .. } | Reach::Words(words) if !words.is_empty() => {
                        words::quoted(words).into()
                    }
                    Reach::Rule => words::ASIDE_RULE.get(lang).into(),
                    _ => "".into(),
                };
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_HIT), Sense::hover());
                let middle = rect.center().y;
                let left = rect.left() + size::FINDING_TEXT;
                let taken = paint_text(ui, pos2(left, middle), 130.0, Type::Small, theme.ink2, &rule);
                let rest = pos2(left + taken + 8.0, middle);
                let right = rect.right() - 64.0;
                paint_text(ui, rest, right - rest.x, Type::Small, theme.ink3, &said);
                let place = Rect::from_min_max(pos2(right, rect.top() + 3.0), pos2(rect.right() - 8.0, rect.bottom()));
                let builder = egui::UiBuilder::new().id_salt(("put back", index)).max_rect(place);
                ui.scope_builder(builder, |ui| {
                    let name = format!("{}　{rule}　{said}", words::BRING_BACK.get(lang));
                    if small_button(ui, words::BRING_BACK.get(lang), &name).clicked() {
                        actions.push(Action::Check(CheckAsk::BringBack(index)));
                    }
                });
            }
            ui.add_space(8.0);
        });
    });
}
