//! What is seen of a paragraph: its words, the grounds of its blanks, what is selected, the speaker's marks, the caret.

use std::ops::Range;

use egui::{Align2, CornerRadius, FontId, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::laid::{Laid, voiced};
use super::sheet::Sheet;
use crate::app::Find;
use crate::edit::{Caret, Place, Spot};
use crate::export::page::readings;
use crate::flow::{RunKind, Within};
use crate::model::Voice;
use crate::ui::chips::{self, Ground};
use crate::ui::theme::{Theme, corner, focus_ring, size};

/// Paints a paragraph whose words begin at a point, with the hits in it of what is looked for.
pub fn paragraph(ui: &Ui, sheet: &Sheet<'_>, found: Option<&Find>, index: usize, laid: &Laid, at: Pos2) {
    let theme = Theme::of(ui);
    let selected = selected(sheet, index, laid);
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
    let hits = found.map(|found| hits(sheet, found, index, laid)).unwrap_or_default();
    let on_screen =
        |range: &Range<usize>| laid.boxes(range.clone()).into_iter().map(|rect| rect.translate(at.to_vec2()));
    for (range, _) in hits.iter().filter(|(_, current)| !current) {
        for rect in on_screen(range) {
            ui.painter().rect_filled(tight_line(rect, letter), 0.0, theme.warnwash);
        }
    }
    ui.painter().galley(laid.galley_at(at), laid.galley().clone(), theme.ink);
    for rect in hits.iter().filter(|(_, current)| *current).flat_map(|(range, _)| on_screen(range)) {
        let rect = tight_line(rect, letter);
        ui.painter().rect_filled(rect, 0.0, theme.accent);
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        painter.galley_with_override_text_color(laid.galley_at(at), laid.galley().clone(), theme.onaccent);
    }
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
fn selected(sheet: &Sheet<'_>, index: usize, laid: &Laid) -> Option<Range<usize>> {
    let selection = sheet.open.selection.as_ref().filter(|selection| !selection.is_empty())?;
    let page = sheet.open.page();
    let (first, last) = page.sorted(&selection.anchor, &selection.head);
    let (start, end) = (page.order(first).0, page.order(last).0);
    if index < start || index > end {
        return None;
    }
    let from = if index == start { laid.shown.byte_of(first)? } else { 0 };
    let to = if index == end { laid.shown.byte_of(last)? } else { laid.shown.text.len() };
    Some(from..to.max(from))
}

/// The box of letters in a line, a little higher than they are.
fn tight_line(line: Rect, letter: f32) -> Rect {
    let half = letter / 2.0 + size::CHIP_OVER;
    Rect::from_min_max(pos2(line.left(), line.center().y - half), pos2(line.right(), line.center().y + half))
}

/// Where in the words of a paragraph what is looked for stands, and whether that is the hit shown now.
fn hits(sheet: &Sheet<'_>, found: &Find, index: usize, laid: &Laid) -> Vec<(Range<usize>, bool)> {
    let draft = sheet.open.document.draft();
    let mut hits = Vec::new();
    let Some(paragraph) = sheet.open.page().paragraphs.get(index) else { return hits };
    let current = |hit: usize| found.current == Some(hit);
    for place in paragraph.places() {
        let shared = || {
            let section = draft.section(place.section()?).filter(|section| section.heading.is_none())?;
            section.list.clone().map(Within::Pattern)
        };
        let pattern = if matches!(place, Place::Heading(_)) { shared() } else { None };
        for (hit, of) in
            found.hits_in(&Within::Text(place)).chain(pattern.iter().flat_map(|within| found.hits_in(within)))
        {
            let ends = [of.range.start, of.range.end].map(|at| laid.shown.byte_of(&Caret::at(place, at)));
            if let [Some(start), Some(end)] = ends {
                hits.push((start..end, current(hit)));
            }
        }
    }
    for run in &laid.shown.runs {
        if let RunKind::Blank { section, field, filled: true, inline: true } = &run.kind {
            let start = run.range.start;
            for (hit, of) in found.hits_in(&Within::Value(*section, field.clone())) {
                hits.push((start + of.range.start..(start + of.range.end).min(run.range.end), current(hit)));
            }
        }
    }
    hits
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

/// How the speaker is to say a range: a dot below every letter that is stressed, a quiet line below what is said slowly,
/// its pinyin above what is easily misread.
fn speaker_mark(ui: &Ui, theme: &Theme, laid: &Laid, range: Range<usize>, voice: Voice, at: Pos2) {
    let at = at.to_vec2();
    let below = laid.spec.letter() / 2.0 + 3.0;
    match voice {
        Voice::Plain => {}
        Voice::Stress => {
            for middle in laid.letters(range) {
                let dot = middle + at + vec2(0.0, below + size::STRESS_DOT / 2.0);
                ui.painter().circle_filled(dot, size::STRESS_DOT / 2.0, theme.warn);
            }
        }
        Voice::Slow => {
            for rect in laid.boxes(range) {
                let rect = rect.translate(at);
                let y = rect.center().y + below + 1.0;
                let line = [pos2(rect.left(), y), pos2(rect.right(), y)];
                ui.painter().extend(Shape::dashed_line(&line, Stroke::new(1.0, theme.warn), 4.0, 3.0));
            }
        }
        Voice::Pinyin => {
            let words = laid.shown.text.get(range.clone()).unwrap_or_default();
            let read = words.char_indices().filter_map(|(byte, c)| Some((byte, c, readings(c)?)));
            for (byte, c, reading) in read {
                let start = range.start + byte;
                let Some(rect) = laid.boxes(start..start + c.len_utf8()).first().map(|rect| rect.translate(at)) else {
                    continue;
                };
                let above = rect.center() - vec2(0.0, laid.spec.letter() / 2.0 + 1.0);
                let font = FontId::proportional(laid.spec.letter() * size::PINYIN);
                ui.painter().text(above, Align2::CENTER_BOTTOM, reading, font, theme.warn);
            }
        }
    }
}
