//! The caret: where it is painted, when it is seen, and what the input method is told of it.

use std::time::Duration;

use egui::output::IMEOutput;
use egui::{IMEPurpose, Pos2, Rect, Ui, pos2};

use super::sheet::Sheet;
use crate::ui::theme::{Theme, size};

/// How long the caret blinks after a key, and how long it is seen and not seen.
const BLINKS_SECS: f64 = 10.0;
const BLINK_SECS: f64 = 0.53;

/// Paints the caret of a page whose text begins at `corner`, and tells the input method where it is. `last_key` is when a
/// key was last pressed, on the clock of the window; `interrupt` what is being composed there.
pub fn caret_ui(ui: &Ui, sheet: &Sheet<'_>, corner: Pos2, paper: Rect, interrupt: bool, last_key: f64) {
    let Some(rect) = sheet.open.caret().and_then(|caret| sheet.caret_rect(caret)) else { return };
    let caret = caret_box(rect.translate(corner.to_vec2()));
    ui.output_mut(|output| {
        output.ime = Some(IMEOutput {
            purpose: IMEPurpose::Normal,
            rect: paper.intersect(ui.clip_rect()),
            cursor_rect: caret,
            should_interrupt_composition: interrupt,
        });
    });
    if is_seen(ui, last_key) {
        ui.painter().rect_filled(caret, 0.0, Theme::of(ui).accent);
    }
}

/// Whether the caret is seen now. It stands until the first key and blinks for a while after each; the window wakes for
/// each turn and for nothing between.
fn is_seen(ui: &Ui, last_key: f64) -> bool {
    let since = ui.input(|input| input.time) - last_key;
    if last_key <= 0.0 || since >= BLINKS_SECS {
        return true;
    }
    let turns = (since / BLINK_SECS).floor();
    let next = ((turns + 1.0) * BLINK_SECS - since).max(0.01);
    ui.ctx().request_repaint_after(Duration::from_secs_f64(next));
    turns % 2.0 == 0.0
}

/// The box of the caret in a line.
fn caret_box(line: Rect) -> Rect {
    let half = line.height() * size::CARET_PART / 2.0;
    let middle = line.center();
    let across = size::CARET / 2.0;
    Rect::from_min_max(pos2(middle.x - across, middle.y - half), pos2(middle.x + across, middle.y + half))
}
