//! The pages of a copy to read from: no sentence, heading or number is broken over a page, unless it is longer than one.

use std::sync::Arc;

use super::lines::{Column, SetLine};
use super::paragraph::Paragraph;
use super::sheet::Sheets;
use crate::assemble::Shape;
use crate::model::{Language, sentences};

/// Puts paragraphs on pages, and gives the lines of each: where a page ends within a paragraph, a line ends there too.
pub fn fill(sheets: &mut Sheets<'_>, paragraphs: &[Arc<Paragraph>], language: Language) -> Vec<Arc<[SetLine]>> {
    let mut all = Vec::with_capacity(paragraphs.len());
    for (index, paragraph) in paragraphs.iter().enumerate() {
        sheets.begin(index.checked_sub(1).and_then(|before| paragraphs.get(before)), paragraph);
        let next = paragraphs.get(index + 1);
        all.push(one(sheets, index, paragraph, next, language));
        sheets.skip(paragraph.style.after);
    }
    all
}

fn one(
    sheets: &mut Sheets<'_>,
    index: usize,
    paragraph: &Paragraph,
    next: Option<&Arc<Paragraph>>,
    language: Language,
) -> Arc<[SetLine]> {
    let pitch = paragraph.style.pitch;
    let text = paragraph.text();
    if matches!(paragraph.shape, Shape::Heading(_))
        && let Some(next) = next
    {
        let below = next.style.before + paragraph.style.after + first_sentence(next, sheets.width(), language);
        if sheets.room(pitch, below) < paragraph.lines.len() && sheets.is_begun() {
            sheets.end_page();
        }
    }
    if sheets.room(pitch, 0.0) >= paragraph.lines.len() {
        sheets.put_all(index, 0..paragraph.lines.len(), paragraph);
        return paragraph.lines.clone();
    }
    let ready = paragraph.ready(language);
    // A heading or a line of the title is one sentence.
    let whole = !matches!(paragraph.shape, Shape::Paragraph | Shape::Flush);
    let mut ends = if whole { Vec::new() } else { sentences(text) };
    // A heading that runs in stays with the first sentence behind it.
    let heading = paragraph.heading_end().map_or(0, |end| paragraph.shown_at(end));
    // Not every end is one behind which a line may begin: an ellipsis may follow.
    ends.retain(|end| *end > heading && ready.may_break(*end));
    let mut done: Vec<SetLine> = Vec::new();
    let mut from = 0;
    loop {
        let column = paragraph.column(sheets.width());
        // What goes on on the next page is no new paragraph.
        let column = if from > 0 { Column { indent: 0.0, ..column } } else { column };
        let mut lines = ready.lines(from, text.len(), column);
        let room = sheets.room(pitch, 0.0);
        let goes_on = lines.len() > room;
        if goes_on {
            let full = room.checked_sub(1).and_then(|last| lines.get(last)).map_or(from, |line| line.text.end);
            let sentence = ends.iter().rev().copied().find(|end| *end > from && *end <= full && *end < text.len());
            match sentence {
                Some(end) => lines = ready.lines(from, end, column),
                None if sheets.is_begun() => lines.clear(),
                None => lines.truncate(room.max(1)),
            }
        }
        let start = done.len();
        if let Some(last) = lines.last() {
            from = last.text.end;
        }
        done.extend(lines);
        sheets.put_all(index, start..done.len(), paragraph);
        if !goes_on || from >= text.len() && !done.is_empty() {
            return done.into();
        }
        sheets.end_page();
    }
}

/// How high the first sentence of a paragraph is.
fn first_sentence(paragraph: &Paragraph, width: f32, language: Language) -> f32 {
    let end = sentences(paragraph.text()).first().copied().unwrap_or(paragraph.text().len());
    let lines = paragraph.ready(language).lines(0, end, paragraph.column(width)).len();
    #[expect(clippy::cast_precision_loss, reason = "a sentence has few lines")]
    let lines = lines as f32;
    lines * paragraph.style.pitch
}
