//! The manuscript: one page on which the whole speech is written as one text, its numbers, blanks and guidance shown
//! where they belong.
//!
//! The page is one widget for the keyboard. It lays out what can be seen ([`sheet`], [`laid`]), turns keys and the mouse
//! into what they mean ([`keys`], [`pointer`]) and reports that; what is written comes back with the next draft.

mod access;
mod caret;
mod findings;
mod keys;
mod laid;
mod margin;
mod menu;
mod paint;
mod place;
mod pointer;
mod sheet;

use std::collections::HashMap;

use egui::{Context, EventFilter, Id, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

use self::place::Place;
use self::sheet::Sheet;
use super::Actions;
use super::ime::Composition;
use super::page_look::PageLook;
use super::theme::{Theme, Type, page_shadow};
use crate::app::{OpenDocument, Session};
use crate::edit::Caret;

/// What the page remembers between frames: where things are, never what they say.
#[derive(Default)]
pub struct ManuscriptState {
    pages: HashMap<u64, PageState>,
    /// In which draft, and where there, the caret stood when the composition under way began.
    composing_at: Option<(u64, Caret)>,
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
    look: Option<PageLook>,
}

/// How the page has the keyboard in this frame.
struct Keyboard {
    id: Id,
    focused: bool,
    /// Whether it took it in this frame, of which the keys were meant for something else.
    taken: bool,
    /// What is being composed at the caret.
    composed: Option<(Caret, String)>,
    /// Whether the caret has left what was being composed.
    left_composition: bool,
}

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
    let keyboard = keyboard(ui, session, open, composition, state);
    let page = state.pages.entry(open.id).or_default();
    let look = PageLook::of(session);
    let room = ui.available_size();
    let place = Place::new(room, look);
    let PageState { memory, keys, drag, hang, scroll, adjust, shown, last_key, look: looked, .. } = page;
    // A page that looks otherwise is shown where the writer stands.
    let wanted = *shown != open.shows || looked.replace(look).is_some_and(|before| before != look);
    *shown = open.shows;
    let painter = ui.new_child(UiBuilder::new());
    let mut sheet = Sheet::new(&painter, open, session.lang, look, place, hang.take(), memory);
    sheet.composed = keyboard.composed.clone();
    if keyboard.focused && !keyboard.taken && !composition.is_under_way() {
        #[expect(clippy::cast_possible_truncation, reason = "a window holds few lines")]
        let rows = ((room.y / look.line(Type::Body)) as isize - 2).max(1);
        let before = actions.len();
        keys::take(ui, &sheet, keys, rows, actions);
        if actions.len() > before {
            *last_key = ui.input(|input| input.time);
        }
    }
    let mut area = ScrollArea::vertical().id_salt(("page", open.id)).auto_shrink(false);
    if *adjust != 0.0 {
        *scroll += std::mem::take(adjust);
        area = area.vertical_scroll_offset(*scroll);
    }
    let kept = Rect::from_min_size(pos2(0.0, *scroll), room);
    if let Some(rect) = open.caret().filter(|_| wanted).and_then(|caret| sheet.caret_rect(caret)) {
        area = area.vertical_scroll_offset(reach_within(place::reach(kept, rect, look), &sheet, place, room));
    }
    let output = area.show_viewport(ui, |ui, viewport| {
        let total = place.above + sheet.total() + place.below;
        ui.set_height(total.max(room.y));
        let anchor = sheet.here.filter(|_| wanted).unwrap_or_else(|| sheet.index_at(viewport.center().y));
        let (seen, moved) = place::lay_out(&sheet, anchor, viewport);
        let page_width = place.width + 2.0 * place.margin;
        let left = ui.min_rect().left() + ((ui.available_width() - page_width) / 2.0).max(0.0);
        let corner = pos2(left + place.margin, ui.min_rect().top() - moved);
        let paper = if look.focus {
            ui.clip_rect()
        } else {
            let bottom = (corner.y + total - place.gap).max(ui.clip_rect().bottom() - place.gap);
            Rect::from_min_max(pos2(left, corner.y + place.gap), pos2(left + page_width, bottom))
        };
        paint_paper(ui, paper, look);
        let response = ui.interact(paper.intersect(ui.clip_rect()), keyboard.id, Sense::click_and_drag());
        menu::menu(&response, session, actions);
        access::page(ui, keyboard.id, &sheet);
        pointer::take(ui, &sheet, &response, corner, drag, actions);
        let touched = response.is_pointer_button_down_on() || response.clicked();
        if touched && !keyboard.focused && !session.is_covered() {
            ui.memory_mut(|memory| memory.request_focus(keyboard.id));
        }
        for index in seen.clone() {
            paragraph_ui(ui, session, &sheet, &keyboard, index, corner, place, actions);
        }
        sheet.forget(seen);
        if keyboard.focused {
            composition.painted_by_page();
            caret::caret_ui(ui, &sheet, corner, paper, keyboard.left_composition, *last_key);
        }
        moved
    });
    *adjust = output.inner;
    if *adjust != 0.0 {
        ui.ctx().request_repaint();
    }
    *scroll = output.state.clamped_offset().y;
    *hang = sheet.hang.take();
}

/// Takes the letters that were typed on a page, if it had the keyboard already: what they change can then be shown at once,
/// without showing first what was. All else is left to [`manuscript_ui`].
pub fn take_letters(ctx: &Context, open: &OpenDocument, state: &mut ManuscriptState, actions: &mut Actions) {
    let Some(page) = state.pages.get_mut(&open.id) else { return };
    let has_keyboard = ctx.memory(|memory| memory.has_focus(page_id(open)) && memory.top_modal_layer().is_none());
    if !has_keyboard || page.called != open.takes_keys || egui::Popup::is_any_open(ctx) {
        return;
    }
    ctx.input_mut(|input| {
        keys::take_letters(input, &mut page.keys, actions);
        if !actions.is_empty() {
            page.last_key = input.time;
        }
    });
}

/// Gives the page the keyboard where it is called for, and settles what becomes of a composition.
fn keyboard(
    ui: &Ui,
    session: &Session,
    open: &OpenDocument,
    composition: &mut Composition,
    state: &mut ManuscriptState,
) -> Keyboard {
    let id = page_id(open);
    let covered = session.is_covered();
    let page = state.pages.entry(open.id).or_default();
    let called = std::mem::replace(&mut page.called, open.takes_keys) != open.takes_keys;
    // What nobody has the page takes: after a button was pressed or a menu shut, writing goes on.
    let free = ui.memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none())
        && !egui::Popup::is_any_open(ui.ctx())
        && !ui.input(|input| input.pointer.any_down());
    let mut taken = false;
    if (called || free) && !covered && !ui.memory(|memory| memory.has_focus(id)) {
        // Asking for the keyboard ends what is being composed, also for a widget that has it.
        ui.memory_mut(|memory| memory.request_focus(id));
        taken = !called;
    }
    let focused = ui.memory(|memory| memory.has_focus(id)) && !covered;
    if focused {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    // A caret that went elsewhere leaves what was being composed behind.
    let under_way = composition.is_under_way();
    let here = || open.caret().map(|caret| (open.id, caret.clone()));
    let left_composition = under_way && state.composing_at.is_some() && state.composing_at != here();
    if left_composition {
        composition.give_up();
    }
    state.composing_at = if composition.is_under_way() { here() } else { None };
    let at = state.composing_at.as_ref().filter(|_| focused).map(|(_, at)| at.clone());
    let composed = at.map(|at| (at, composition.text().to_owned()));
    Keyboard { id, focused, taken, composed, left_composition }
}

/// A place to scroll to that the page has.
fn reach_within(offset: f32, sheet: &Sheet<'_>, place: Place, room: Vec2) -> f32 {
    offset.min((place.above + sheet.total() + place.below - room.y).max(0.0))
}

/// One paragraph with all that belongs to it; the page's text begins at `corner`.
#[expect(clippy::too_many_arguments, reason = "what a paragraph shows, and where it reports")]
fn paragraph_ui(
    ui: &mut Ui,
    session: &Session,
    sheet: &Sheet<'_>,
    keyboard: &Keyboard,
    index: usize,
    corner: egui::Pos2,
    place: Place,
    actions: &mut Actions,
) {
    let (Some(paragraph), Some(laid)) = (sheet.open.page().paragraphs.get(index), sheet.laid(index)) else { return };
    let at = corner + vec2(0.0, sheet.text_top(index));
    paint::paragraph(ui, sheet, session.find.as_ref(), index, &laid, at);
    if !sheet.look.focus {
        // What is being composed has no place in the speech yet, and moves all places behind it.
        if sheet.composed.is_none() || sheet.here != Some(index) {
            findings::findings_ui(ui, sheet, paragraph, &laid, at);
        }
        if sheet.here == Some(index) {
            margin::marker(ui, at.x - place.marker, at.y, laid.height());
        }
        margin::margin_ui(ui, session, sheet, index, paragraph, &laid, at, actions);
    }
    access::paragraph(ui, keyboard.id, sheet, paragraph, &laid, at, actions);
}

fn paint_paper(ui: &Ui, paper: Rect, look: PageLook) {
    let theme = Theme::of(ui);
    // A sheet that reaches far beyond the window needs no more of itself than can be seen.
    let seen = paper.intersect(ui.clip_rect().expand(super::theme::size::DESK_GAP));
    if !look.focus {
        ui.painter().add(page_shadow(theme).as_shape(seen, 0.0));
    }
    ui.painter().rect_filled(seen, 0.0, theme.paper);
}
