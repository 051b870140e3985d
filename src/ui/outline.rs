//! The outline: every part with its number, heading, length and share of the time. A click goes there; a drag moves a
//! part with all below it.

mod drag;

use egui::{Frame, Panel, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use self::drag::Drag;
use super::controls::{self, bar, icon_button, label, paint_right, paint_text, row, row_for};
use super::icons::Icon;
use super::theme::{Theme, Type, size};
use super::{Actions, names, section_menu};
use crate::app::{Action, Command, OpenDocument, Session, Tally};
use crate::assemble::SpanKind;
use crate::edit::{Caret, Place};
use crate::i18n::commands::no_parts;
use crate::i18n::{review, window};
use crate::model::{Section, SectionId};

/// What the outline remembers between frames.
#[derive(Default)]
pub struct OutlineState {
    /// The section that it last followed.
    followed: Option<SectionId>,
    drag: Drag,
}

/// A section that has a row.
struct Row<'d> {
    section: &'d Section,
    /// How deep it stands, the top being 0.
    level: usize,
    /// Where the row stands on the screen.
    rect: Rect,
}

/// Shows the outline.
pub fn outline_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    state: &mut OutlineState,
    actions: &mut Actions,
) {
    head_ui(ui, session, open, actions);
    let follow = state.followed != open.current;
    state.followed = open.current;
    ScrollArea::vertical().id_salt("outline").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(6.0);
        title_row(ui, session, open, actions);
        let rows = rows(ui, open);
        let bottom = rows.last().map_or(ui.cursor().min.y, |row| row.rect.bottom());
        // Rows out of sight only take their room.
        let clip = ui.clip_rect();
        let current = open.current.filter(|_| follow);
        for row in rows.iter().filter(|row| clip.intersects(row.rect) || Some(row.section.id) == current) {
            // Rows come and go as the list is scrolled; each stays the same to the keyboard.
            ui.push_id(row.section.id, |ui| row_ui(ui, session, open, row, follow, &mut state.drag, actions));
        }
        ui.add_space(bottom - ui.cursor().min.y);
        if rows.is_empty() {
            ui.add_space(12.0);
            ui.horizontal_wrapped(|ui| {
                ui.add_space(size::INSET);
                let keys = session.keymap.label(Command::AddBelow);
                label(ui, Type::Small, Theme::of(ui).ink3, &no_parts(session.lang, keys.as_deref()));
            });
        }
        drag::drop_ui(ui, open, &rows, &mut state.drag, actions);
        ui.add_space(12.0);
    });
}

fn head_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, actions: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    let head = Panel::top("outline head").exact_size(size::PANEL_HEAD).show_separator_line(false);
    head.frame(Frame::NONE).show(ui, |ui| {
        controls::hairline_below(ui, ui.max_rect());
        ui.horizontal_centered(|ui| {
            ui.add_space(size::INSET);
            label(ui, Type::Interface, theme.ink, window::OUTLINE.get(lang));
            controls::at_right(ui, 3.0 * size::CONTROL + 6.0, |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                controls::command_button(ui, session, Command::AddBelow, Icon::Plus, actions);
                let more = icon_button(ui, Icon::DotsThree, window::MORE.get(lang), None);
                if let Some(id) = open.current {
                    egui::Popup::menu(&more)
                        .width(240.0)
                        .show(|ui| section_menu::section_menu(ui, session, open, id, actions));
                }
                controls::command_button(ui, session, Command::Outline, Icon::SidebarSimple, actions);
            });
        });
    });
}

fn title_row(ui: &mut Ui, session: &Session, open: &OpenDocument, actions: &mut Actions) {
    let words = window::TITLE_PART.get(session.lang);
    let (rect, response) = row(ui, size::ROW_ITEM, open.current.is_none(), words);
    let left = pos2(rect.left() + size::OUTLINE_TEXT, rect.center().y);
    paint_text(ui, left, 120.0, Type::Interface, Theme::of(ui).ink2, words);
    if response.clicked() {
        actions.push(Action::GoTo(Caret::at(Place::TitleLine(0), 0)));
    }
}

/// The sections that have a row, and where each stands from the cursor down.
fn rows<'d>(ui: &Ui, open: &'d OpenDocument) -> Vec<Row<'d>> {
    fn add<'d>(open: &OpenDocument, section: &'d Section, level: usize, place: &mut Rect, rows: &mut Vec<Row<'d>>) {
        let height = if level == 0 { size::ROW_PART } else { size::ROW_ITEM };
        let rect = place.with_max_y(place.top() + height);
        *place = place.with_min_y(rect.bottom());
        rows.push(Row { section, level, rect });
        if !open.folded().contains(&section.id) {
            section.children.iter().for_each(|child| add(open, child, level + 1, place, rows));
        }
    }
    let mut rows = Vec::new();
    let mut place = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), f32::MAX));
    open.document.draft().sections.iter().for_each(|section| add(open, section, 0, &mut place, &mut rows));
    rows
}

/// The sections from the top down to that of a row, itself last.
fn chain_of<'d>(open: &'d OpenDocument, row: &Row<'_>) -> Vec<&'d Section> {
    let page = open.page();
    let paragraph = page.start_of(row.section.id).and_then(|start| page.paragraphs.get(start));
    paragraph.map(|paragraph| page.chain(open.document.draft(), paragraph)).unwrap_or_default()
}

fn row_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    shown: &Row<'_>,
    follow: bool,
    drag: &mut Drag,
    actions: &mut Actions,
) {
    let current = open.current == Some(shown.section.id);
    ui.add_space(shown.rect.top() - ui.cursor().min.y);
    let wanted = current && follow;
    let id = shown.section.id;
    let chain = chain_of(open, shown);
    let (mark, words) = names::parts_of(session.lang, open, shown.section, &chain, shown.level);
    let found = found_in(open, shown.section, open.folded().contains(&id));
    let tally = (found.all() > 0).then(|| review::tally(session.lang, found.warnings, found.hints));
    let name = format!("{mark}{words}");
    let (rect, response) = row_for(ui, shown.rect.height(), current, &name, Sense::click_and_drag());
    if wanted {
        ui.scroll_to_rect(rect, None);
    } else if response.gained_focus() {
        // The rows beside it come into sight too, so that the keyboard gets to them.
        ui.scroll_to_rect(rect.expand2(vec2(0.0, size::ROW_PART)), None);
    }
    let on = chain.iter().all(|section| section.on);
    paint_row(ui, session, open, shown, on, &mark, &words);
    fold_ui(ui, session, open, shown, rect, &name, actions);
    drag::row_dragged(ui, &response, shown, drag);
    if response.clicked() {
        actions.push(Action::GoTo(start_of(shown.section)));
    }
    response.context_menu(|ui| section_menu::section_menu(ui, session, open, id, actions));
    if let Some(tally) = tally {
        response.on_hover_text(tally);
    }
}

/// The sign that folds a part with parts below it, or shows them again; it stands in the gutter.
fn fold_ui(
    ui: &Ui,
    session: &Session,
    open: &OpenDocument,
    shown: &Row<'_>,
    rect: Rect,
    name: &str,
    actions: &mut Actions,
) {
    if shown.section.children.is_empty() {
        return;
    }
    let folded = open.folded().contains(&shown.section.id);
    let hovered = ui.rect_contains_pointer(rect);
    // Beside the bar of a part, since its number stands in the gutter; beside the name of any other.
    let line = if shown.level == 0 { rect.bottom() - 12.0 } else { rect.center().y };
    let place = Rect::from_center_size(pos2(rect.left() + size::FOLD_AT, line), vec2(size::ICON, size::ICON + 4.0));
    let words = if folded { window::UNFOLD } else { window::FOLD_AWAY };
    let name = window::of_part(session.lang, words.get(session.lang), name);
    let id = ui.scope_id().with(("fold", shown.section.id));
    let response = ui.interact(place, id, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    // It stands back until it is wanted, but what is folded says so always.
    if folded || hovered || response.has_focus() {
        let icon = if folded { Icon::CaretRight } else { Icon::CaretDown };
        icon.paint(ui, place.center(), 12.0, Theme::of(ui).ink3);
    }
    controls::ring(ui, &response, place);
    if response.clicked() {
        actions.push(Action::Fold(shown.section.id));
    }
}

/// Where a click on a part leads: to its body, or to its heading if that is all it has.
fn start_of(section: &Section) -> Caret {
    if section.body.is_empty() && section.heading.is_some() {
        return Caret::at(Place::Heading(section.id), 0);
    }
    Caret::at(Place::Body(section.id, 0), 0)
}

/// The height at which the words of a row stand.
fn line_of(rect: Rect, level: usize) -> f32 {
    if level == 0 { rect.top() + 15.0 } else { rect.center().y }
}

fn paint_row(ui: &Ui, session: &Session, open: &OpenDocument, shown: &Row<'_>, on: bool, mark: &str, words: &str) {
    let theme = Theme::of(ui);
    let (section, level, rect) = (shown.section, shown.level, shown.rect);
    let measure = open.measured().section(section);
    let rate = open.rate(session.settings.rate);
    let right = rect.right() - size::INSET;
    let color = if on { theme.ink } else { theme.ink3 };
    let line = line_of(rect, level);
    // Levels are at most eight.
    let indent = size::OUTLINE_TEXT + 16.0 * (level.saturating_sub(1) as f32);
    let mut left = rect.left() + if level == 0 { size::OUTLINE_TEXT } else { indent };
    let wide = rect.width() >= size::OUTLINE;
    let room_right = match (level, wide) {
        (0, _) => 12.0,
        (_, true) => 96.0,
        (_, false) => 48.0,
    };
    if !mark.is_empty() && level == 0 {
        // It ends where the words begin, but leaves the dot its place: behind a long one the words begin later.
        let wanted = ui.painter().layout_no_wrap(mark.to_owned(), Type::Interface.font(), theme.ink3).size().x;
        let at = (left - wanted).max(rect.left() + size::DOT_AT + size::DOT);
        paint_text(ui, pos2(at, line), wanted, Type::Interface, theme.ink3, mark);
        left = left.max(at + wanted);
    } else if !mark.is_empty() {
        left += paint_text(ui, pos2(left, line), 60.0, Type::Interface, theme.ink3, mark) + 6.0;
    }
    let kind = if open.current == Some(section.id) { Type::InterfaceMedium } else { Type::Interface };
    paint_text(ui, pos2(left, line), right - left - room_right, kind, color, words);
    // In a template blanks are what is wanted.
    if on && open.about().is_none() {
        dot(ui, open, section, pos2(rect.left() + size::DOT_AT, line));
    }
    let below = if level == 0 { rect.bottom() - 12.0 } else { line };
    if !section.on {
        Icon::EyeSlash.paint(ui, pos2(right - 7.0, below), size::ICON_SMALL, theme.ink3);
        return;
    }
    let time = window::time(session.lang, measure.whole_seconds(rate));
    paint_right(ui, pos2(right, below), Type::Small, theme.ink3, &time);
    if wide {
        paint_right(ui, pos2(right - 42.0, below), Type::Small, theme.ink3, &window::number(measure.characters));
    }
    if level == 0 {
        let share = open.measured().share(section, rate);
        let width = right - rect.left() - size::OUTLINE_TEXT - if wide { 88.0 } else { 48.0 };
        bar(ui, pos2(rect.left() + size::OUTLINE_TEXT, below), width, share, section.share);
    }
}

/// The dot of a part in which something is to be looked at; where it is more than one thing, their number.
fn dot(ui: &Ui, open: &OpenDocument, section: &Section, at: egui::Pos2) {
    let theme = Theme::of(ui);
    let folded = open.folded().contains(&section.id);
    let found = found_in(open, section, folded).warnings;
    if found > 1 {
        let number = if found > 9 { "9+".to_owned() } else { found.to_string() };
        ui.painter().text(at, egui::Align2::CENTER_CENTER, number, Type::Small.font(), theme.warn);
    } else if found == 1 || has_blanks(open, section, folded) {
        ui.painter().circle_filled(at, size::DOT / 2.0, theme.warnline);
    }
}

/// What was found in a section, and in what is folded away below it.
fn found_in(open: &OpenDocument, section: &Section, folded: bool) -> Tally {
    let mut tally = open.review.tally_of(Some(section.id));
    for part in section.walk().skip(1).filter(|_| folded) {
        let of_part = open.review.tally_of(Some(part.id));
        tally.warnings += of_part.warnings;
        tally.hints += of_part.hints;
    }
    tally
}

/// Whether a blank of a section, or of what is folded away below it, is still empty.
fn has_blanks(open: &OpenDocument, section: &Section, folded: bool) -> bool {
    let empty = |id: SectionId| {
        let spans = open.speech().own_blocks(id).iter().flat_map(|block| &block.line.spans);
        spans.into_iter().any(|span| matches!(span.kind, SpanKind::Unfilled(_)))
    };
    empty(section.id) || (folded && section.walk().any(|part| empty(part.id)))
}
