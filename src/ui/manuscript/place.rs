//! How the page stands in the room it has: how wide its lines are, which of its paragraphs are in sight, where to scroll.

use std::ops::Range;

use egui::{Rect, Vec2};

use super::sheet::Sheet;
use crate::ui::page_look::PageLook;
use crate::ui::theme::{Type, size};

/// How the page stands in its room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// How wide a line is.
    pub width: f32,
    /// The margin beside it.
    pub margin: f32,
    /// How far left of the text the marker of the current paragraph stands.
    pub marker: f32,
    /// Room above the first paragraph, the gap round the page included.
    pub above: f32,
    /// Room below the last one.
    pub below: f32,
    /// Between the page and what stands round it.
    pub gap: f32,
}

impl Place {
    /// A page with a look in a room.
    pub fn new(room: Vec2, look: PageLook) -> Self {
        let gap = if look.focus { 0.0 } else { size::DESK_GAP };
        let narrow = room.x < look.measure() + 2.0 * size::PAGE_MARGIN + gap;
        let (margin, marker) = if narrow {
            (size::PAGE_MARGIN_NARROW, size::MARKER_LEFT_NARROW)
        } else {
            (size::PAGE_MARGIN, size::MARKER_LEFT)
        };
        // Where the line that is written stays in the middle, the first and the last one can be there too.
        let half = if look.typewriter { room.y / 2.0 } else { 0.0 };
        Self {
            width: look.measure_in(room.x - 2.0 * margin - gap),
            margin,
            marker,
            above: (gap + size::PAGE_TOP).max(half),
            below: (gap + 2.0 * size::PAGE_TOP).max(half),
            gap,
        }
    }
}

/// Where to scroll so that a caret is seen: with some lines round it, or in the middle of the height. `kept` is what is
/// in sight.
pub fn reach(kept: Rect, caret: Rect, look: PageLook) -> f32 {
    if look.typewriter {
        return (caret.center().y - kept.height() / 2.0).max(0.0);
    }
    let round = (3.0 * look.line(Type::Body)).min(kept.height() / 3.0);
    if caret.top() - round < kept.top() {
        (caret.top() - round).max(0.0)
    } else if caret.bottom() + round > kept.bottom() {
        caret.bottom() + round - kept.height()
    } else {
        kept.top()
    }
}

/// Lays out the paragraphs that are in sight, and gives them. What is laid out for the first time may be higher than it
/// was thought to be: the `anchor` stays where it is, and the rest moves. Gives how far the page's beginning moved down.
pub fn lay_out(sheet: &Sheet<'_>, anchor: usize, viewport: Rect) -> (Range<usize>, f32) {
    let before = sheet.top(anchor);
    sheet.laid(anchor);
    let (mut start, mut end) = (anchor, anchor);
    let moved = |sheet: &Sheet<'_>| sheet.top(anchor) - before;
    while start > 0 && sheet.top(start) - moved(sheet) > viewport.top() {
        start -= 1;
        sheet.laid(start);
    }
    let count = sheet.open.page().paragraphs.len();
    while end < count && sheet.top(end) - moved(sheet) < viewport.bottom() {
        sheet.laid(end);
        end += 1;
    }
    (start..end, moved(sheet))
}
