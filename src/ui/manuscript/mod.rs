//! The manuscript: one page on which the whole speech is written as one text, its numbers, blanks and guidance shown
//! where they belong.
//!
//! The page is one widget for the keyboard. It lays out what can be seen ([`sheet`], [`laid`]), turns keys and the mouse
//! into what they mean ([`keys`], [`pointer`]) and reports that; what is written comes back with the next draft.

mod access;
mod keys;
mod laid;
mod margin;
mod paint;
mod pointer;
mod sheet;

use std::collections::HashMap;
use std::time::Duration;

use egui::{EventFilter, Id, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

use self::sheet::Sheet;
use super::Actions;
use super::ime::Composition;
use super::page_look::PageLook;
use super::theme::{Theme, Type, page_shadow, size};
use crate::app::{OpenDocument, Session};
use crate::edit::Caret;

/// What the page remembers between frames: where things are, never what they say.
#[derive(Default)]
pub struct ManuscriptState {
    pages: HashMap<u64, PageState>,
    /// Where the caret stood when the composition under way began.
    composing_at: Option<Caret>,
    /// Whether something else had the keyboard that gives it back when it is gone.
    interrupted: bool,
}

/// The same of one draft.
#[derive(Default)]
struct PageState {
    memory: sheet::Memory,
    keys: keys::Keys,
    drag: pointer::Drag,
    hang: Option<Caret>,
    scroll: f32,
    /// How far what is shown for the first time turned out to be lower than it was thought to be.
    adjust: f32,
    /// The last wish to show what is selected that was granted.
    shown: u64,
    /// The last call to the keyboard that was answered.
    called: u64,
    /// When a key was last pressed, for the caret that blinks a while.
    last_key: f64,
}

/// How long the caret blinks after a key, and how long it is seen and not seen.
const BLINKS_SECS: f64 = 10.0;
const BLINK_SECS: f64 = 0.53;

/// Tells the page from all other widgets.
pub fn page_id(open: &OpenDocument) -> Id {
    Id::unique(("page", open.id))
}

/// Shows the page.
pub fn manuscript_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    composition: &mut Composition,
    state: &mut ManuscriptState,
    actions: &mut Actions,
) {
    state.pages.retain(|id, _| session.documents.iter().any(|open| open.id == *id));
    let id = page_id(open);
    let page = state.pages.entry(open.id).or_default();
    let wanted = page.shown != open.shows;
    let called = page.called != open.takes_keys;
    page.called = open.takes_keys;
    let asked = session.is_covered();
    if (called || state.interrupted) && !asked && !ui.memory(|memory| memory.has_focus(id)) {
        // Asking for the keyboard ends what is being composed, also for a widget that has it.
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    state.interrupted = asked;
    let focused = ui.memory(|memory| memory.has_focus(id)) && !asked;
    // A caret that went elsewhere leaves what was being composed behind.
    let moved = composition.is_under_way() && state.composing_at.as_ref().is_some_and(|at| Some(at) != open.caret());
    if moved {
        composition.give_up();
    }
    state.composing_at = if composition.is_under_way() { open.caret().cloned() } else { None };
    let composed = state.composing_at.clone().filter(|_| focused).map(|at| (at, composition.text().to_owned()));

    let look = PageLook::of(session);
    let room = ui.available_size();
    let (width, margin, marker) = measure(room.x, look);
    let PageState { memory, keys, drag, hang, scroll, adjust, shown, last_key, .. } = page;
    let painter = ui.new_child(UiBuilder::new());
    let sheet = Sheet::new(&painter, open, session.lang, look, width, composed, hang.take(), memory);
    if focused {
        ui.memory_mut(|memory| {
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
            memory.set_focus_lock_filter(id, filter);
        });
        if !composition.is_under_way() {
            #[expect(clippy::cast_possible_truncation, reason = "a window holds few lines")]
            let rows = ((room.y / look.line(Type::Body)) as isize - 2).max(1);
            let before = actions.len();
            keys::take(ui, &sheet, keys, rows, actions);
            if actions.len() > before {
                *last_key = ui.input(|input| input.time);
            }
        }
    }
    let mut area = ScrollArea::vertical().id_salt(("page", open.id)).auto_shrink(false);
    if *adjust != 0.0 {
        *scroll += std::mem::take(adjust);
        area = area.vertical_scroll_offset(*scroll);
    }
    if wanted {
        *shown = open.shows;
        if let Some(rect) = open.caret().and_then(|caret| sheet.caret_rect(caret)) {
            let kept = Rect::from_min_size(pos2(0.0, *scroll), room);
            area = area.vertical_scroll_offset(reach(kept, rect, look.line(Type::Body)));
        }
    }
    let total = sheet.above + sheet.total() + size::PAGE_TOP + 48.0 + size::DESK_GAP;
    let mut drawn = 0.0;
    let output = area.show_viewport(ui, |ui, viewport| {
        ui.set_height(total.max(room.y));
        let full = ui.available_width();
        let page_width = width + 2.0 * margin;
        let left = ui.min_rect().left() + ((full - page_width) / 2.0).max(0.0);
        // What is laid out for the first time may be higher than it was thought to be: what stands in the middle stays.
        let anchor = sheet.here.filter(|_| wanted).unwrap_or_else(|| sheet.index_at(viewport.center().y));
        let (before, mut seen) = (sheet.top(anchor), anchor..anchor);
        sheet.laid(anchor);
        let shift = |sheet: &Sheet<'_>| sheet.top(anchor) - before;
        while seen.start > 0 && sheet.top(seen.start) - shift(&sheet) > viewport.top() {
            seen.start -= 1;
            sheet.laid(seen.start);
        }
        let count = open.page().paragraphs.len();
        while seen.end < count && sheet.top(seen.end) - shift(&sheet) < viewport.bottom() {
            sheet.laid(seen.end);
            seen.end += 1;
        }
        drawn = shift(&sheet);
        let corner = pos2(left + margin, ui.min_rect().top() - drawn);
        let paper = Rect::from_min_max(
            pos2(left, corner.y + size::DESK_GAP),
            pos2(left + page_width, (corner.y + total - size::DESK_GAP).max(ui.clip_rect().bottom() - size::DESK_GAP)),
        );
        paint_paper(ui, paper);
        let response = ui.interact(paper.intersect(ui.clip_rect()), id, Sense::click_and_drag());
        access::page(ui, id, &sheet);
        pointer::take(ui, &sheet, &response, corner, drag, actions);
        if response.is_pointer_button_down_on() && !focused && !asked {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        for index in seen.clone() {
            let (Some(paragraph), Some(laid)) = (open.page().paragraphs.get(index), sheet.laid(index)) else {
                continue;
            };
            let at = corner + vec2(0.0, sheet.text_top(index));
            paint::paragraph(ui, &sheet, session.find.as_ref(), index, &laid, at);
            if sheet.here == Some(index) {
                margin::marker(ui, at.x - marker, at.y, laid.height());
            }
            margin::margin_ui(ui, session, &sheet, index, paragraph, &laid, at, actions);
            access::paragraph(ui, id, &sheet, paragraph, &laid, at, actions);
        }
        sheet.forget(seen);
        if focused {
            caret_ui(ui, &sheet, corner, paper, moved, composition, *last_key);
        }
    });
    *adjust = drawn;
    if drawn != 0.0 {
        ui.ctx().request_repaint();
    }
    *scroll = output.state.clamped_offset().y;
    *hang = sheet.hang.take();
}

/// How wide a line is, the margin beside it, and how far left of it the marker stands.
fn measure(room: f32, look: PageLook) -> (f32, f32, f32) {
    let narrow = room < look.measure() + 2.0 * size::PAGE_MARGIN + size::DESK_GAP;
    let (margin, marker) = if narrow {
        (size::PAGE_MARGIN_NARROW, size::MARKER_LEFT_NARROW)
    } else {
        (size::PAGE_MARGIN, size::MARKER_LEFT)
    };
    (look.measure_in(room - 2.0 * margin - size::DESK_GAP), margin, marker)
}

/// Where to scroll so that a caret is seen with some lines round it.
fn reach(kept: Rect, caret: Rect, line: f32) -> f32 {
    let round = (3.0 * line).min(kept.height() / 3.0);
    if caret.top() - round < kept.top() {
        (caret.top() - round).max(0.0)
    } else if caret.bottom() + round > kept.bottom() {
        caret.bottom() + round - kept.height()
    } else {
        kept.top()
    }
}

fn paint_paper(ui: &Ui, paper: Rect) {
    let theme = Theme::of(ui);
    // A sheet that reaches far beyond the window needs no more of itself than can be seen.
    let seen = paper.intersect(ui.clip_rect().expand(size::DESK_GAP));
    ui.painter().add(page_shadow(theme).as_shape(seen, 0.0));
    ui.painter().rect_filled(seen, 0.0, theme.paper);
}

/// Paints the caret, and tells the input method where it is.
fn caret_ui(
    ui: &Ui,
    sheet: &Sheet<'_>,
    corner: egui::Pos2,
    paper: Rect,
    interrupt: bool,
    composition: &mut Composition,
    last_key: f64,
) {
    let Some(rect) = sheet.open.caret().and_then(|caret| sheet.caret_rect(caret)) else { return };
    let rect = rect.translate(Vec2::new(corner.x, corner.y));
    composition.painted_by_page();
    ui.output_mut(|output| {
        output.ime = Some(egui::output::IMEOutput {
            purpose: egui::IMEPurpose::Normal,
            rect: paper.intersect(ui.clip_rect()),
            cursor_rect: paint::caret_box(rect),
            should_interrupt_composition: interrupt,
        });
    });
    let now = ui.input(|input| input.time);
    let since = now - last_key;
    let mut visible = true;
    if last_key > 0.0 && since < BLINKS_SECS {
        // Seen and not seen in turn; the window wakes for each turn and for nothing between.
        let turns = (since / BLINK_SECS).floor();
        visible = turns % 2.0 == 0.0;
        let next = ((turns + 1.0) * BLINK_SECS - since).max(0.01);
        ui.ctx().request_repaint_after(Duration::from_secs_f64(next));
    }
    if visible {
        ui.painter().rect_filled(paint::caret_box(rect), 0.0, Theme::of(ui).accent);
    }
}
