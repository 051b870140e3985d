//! What is seen of a paragraph: its words, the grounds of its blanks, what is selected, the speaker's marks, the caret.

use std::ops::Range;

use egui::{CornerRadius, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::laid::{Laid, voiced};
use super::sheet::Sheet;
use crate::edit::{Caret, Spot};
use crate::flow::{Paragraph, RunKind};
use crate::model::Voice;
use crate::ui::chips::{self, Ground};
use crate::ui::theme::{Theme, corner, focus_ring, size};

/// Paints a paragraph whose words begin at a point.
pub fn paragraph(ui: &Ui, sheet: &Sheet<'_>, index: usize, paragraph: &Paragraph, laid: &Laid, at: Pos2) {
    let theme = Theme::of(ui);
    let selected = selected(sheet, index, paragraph, laid);
    let letter = laid.spec.letter();
    let tight = |rect: &Rect| chips::round_letters(rect.translate(at.to_vec2()), letter);
    if !laid.spec.dimmed {
        for (range, ground) in grounds(laid) {
            chips::paint(ui, theme, laid.boxes(range).iter().map(tight), ground);
        }
    }
    if let Some(range) = selected.clone().filter(|range| !range.is_empty()) {
        for rect in laid.boxes(range) {
            ui.painter().rect_filled(rect.translate(at.to_vec2()), 0.0, theme.sel);
        }
    }
    let ends_on = selected.is_some() && reaches_beyond(sheet, index);
    if ends_on {
        // The line break is in the selection too.
        let end = laid.caret(laid.shown.text.len(), true).translate(at.to_vec2());
        ui.painter().rect_filled(Rect::from_min_size(end.min, vec2(letter / 3.0, end.height())), 0.0, theme.sel);
    }
    ui.painter().galley(laid.galley_at(at), laid.galley().clone(), theme.ink);
    for (range, voice) in voiced(&laid.shown) {
        speaker_mark(ui, theme, laid, range, voice, at);
    }
    if let Some(range) = current_blank(sheet, index, laid) {
        for rect in laid.boxes(range).iter().map(tight) {
            let round = CornerRadius::same(corner::CHIP);
            ui.painter().rect_stroke(rect, round, focus_ring(theme), StrokeKind::Inside);
        }
    }
}

/// The blanks and counts of a paragraph.
fn grounds(laid: &Laid) -> impl Iterator<Item = (Range<usize>, Ground)> + '_ {
    laid.shown.runs.iter().filter_map(|run| {
        let ground = match run.kind {
            RunKind::Blank { filled: true, .. } => Ground::Filled,
            RunKind::Blank { .. } => Ground::Unfilled,
            RunKind::Count => Ground::Count,
            _ => return None,
        };
        Some((run.range.clone(), ground))
    })
}

/// What of a paragraph is selected, in bytes of its words.
fn selected(sheet: &Sheet<'_>, index: usize, paragraph: &Paragraph, laid: &Laid) -> Option<Range<usize>> {
    let selection = sheet.open.selection.as_ref().filter(|selection| !selection.is_empty())?;
    let page = sheet.open.page();
    let (first, last) = page.sorted(&selection.anchor, &selection.head);
    let (start, end) = (page.order(first).0, page.order(last).0);
    if index < start || index > end || page.paragraphs.get(index)?.first != paragraph.first {
        return None;
    }
    let from = if index == start { laid.shown.byte_of(first)? } else { 0 };
    let to = if index == end { laid.shown.byte_of(last)? } else { laid.shown.text.len() };
    Some(from..to.max(from))
}

/// Whether the selection goes on behind a paragraph.
fn reaches_beyond(sheet: &Sheet<'_>, index: usize) -> bool {
    let page = sheet.open.page();
    sheet.open.selection.as_ref().is_some_and(|selection| {
        let (first, last) = page.sorted(&selection.anchor, &selection.head);
        page.order(first).0 <= index && index < page.order(last).0
    })
}

/// The blank or count that is selected alone, or written in.
fn current_blank(sheet: &Sheet<'_>, index: usize, laid: &Laid) -> Option<Range<usize>> {
    let selection = sheet.open.selection.as_ref().filter(|_| sheet.here == Some(index))?;
    let (first, last) = sheet.open.page().sorted(&selection.anchor, &selection.head);
    let place = first.place()?;
    let unit = laid.shown.unit_at(place, first.in_text()).filter(|unit| unit.kind != RunKind::Pause)?;
    let written = matches!(selection.head.spot, Spot::Blank(..));
    let alone = *last == Caret::at(place, unit.at + 1) && *first == Caret::at(place, unit.at);
    (written || alone).then(|| unit.range.clone())
}

/// How the speaker is to say a range: a dot below every letter that is stressed, a quiet line below what is said slowly.
fn speaker_mark(ui: &Ui, theme: &Theme, laid: &Laid, range: Range<usize>, voice: Voice, at: Pos2) {
    let below = laid.spec.letter() / 2.0 + 3.0;
    match voice {
        Voice::Plain => {}
        Voice::Stress => {
            for middle in laid.letters(range) {
                let dot = middle + at.to_vec2() + vec2(0.0, below + size::STRESS_DOT / 2.0);
                ui.painter().circle_filled(dot, size::STRESS_DOT / 2.0, theme.warn);
            }
        }
        Voice::Slow => {
            for rect in laid.boxes(range) {
                let rect = rect.translate(at.to_vec2());
                let y = rect.center().y + below + 1.0;
                let line = [pos2(rect.left(), y), pos2(rect.right(), y)];
                ui.painter().extend(Shape::dashed_line(&line, Stroke::new(1.0, theme.warn), 4.0, 3.0));
            }
        }
    }
}

/// The box of the caret of 2 pixels in a line.
pub fn caret_box(rect: Rect) -> Rect {
    let half = rect.height() * size::CARET_PART / 2.0;
    let middle = rect.center();
    Rect::from_min_max(
        pos2(middle.x - size::CARET / 2.0, middle.y - half),
        pos2(middle.x + size::CARET / 2.0, middle.y + half),
    )
}
