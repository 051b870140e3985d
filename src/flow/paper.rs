//! The way between a place on the page of the screen and one in the finished speech, which stands on paper: a block and
//! a byte of its words. A speaker's pause is a sign on the screen, and nothing in the speech.

use super::motion::source_of;
use super::{Page, Paragraph, RunKind, Shown};
use crate::assemble::{Assembled, Source};
use crate::edit::{Caret, Place};
use crate::model::Draft;

/// Where a caret stands in the speech; `None` if nothing of it is spoken there.
pub fn block_of(draft: &Draft, speech: &Assembled, page: &Page, caret: &Caret) -> Option<(Source, usize)> {
    let place = caret.place()?;
    let paragraph = page.paragraphs.get(page.index_of(place)?).filter(|paragraph| paragraph.on)?;
    let shown = Shown::new(draft, speech, &page.chain(draft, paragraph), paragraph);
    let byte = shown.byte_of(caret)?;
    Some((spoken_as(paragraph), byte - signs(&shown, byte)))
}

/// The caret at a place of the speech.
pub fn caret_of(draft: &Draft, speech: &Assembled, page: &Page, source: Source, byte: usize) -> Option<Caret> {
    let place = match source {
        Source::TitleLine(line) => Place::TitleLine(line),
        Source::Subtitle => Place::Subtitle,
        Source::Speaker => Place::Speaker,
        Source::Date => Place::Date,
        Source::Heading(section) => Place::Heading(section),
        Source::Body(section, paragraph) => Place::Body(section, paragraph),
    };
    // What is folded away is shown once the caret is to stand there.
    let Some(index) = page.index_of(place) else { return Some(Caret::at(place, 0)) };
    let paragraph = page.paragraphs.get(index)?;
    let shown = Shown::new(draft, speech, &page.chain(draft, paragraph), paragraph);
    shown.caret_at(on_screen(&shown, byte), false)
}

/// Where on the screen a byte of the speech stands, in bytes of the paragraph as it is shown.
pub fn on_screen(shown: &Shown, byte: usize) -> usize {
    let mut at = byte;
    for run in shown.runs.iter().filter(|run| run.kind == RunKind::Pause) {
        if run.range.start < at || (run.range.start == at && at < byte) {
            at += run.range.len();
        }
    }
    at.min(shown.text.len())
}

/// The block that a paragraph of the page becomes: one whose heading runs in is that of its body.
pub fn spoken_as(paragraph: &Paragraph) -> Source {
    match (paragraph.first, paragraph.second) {
        (Place::Heading(section), _) if paragraph.runs_in() => {
            Source::Body(section, if let Some(Place::Body(_, index)) = paragraph.second { index } else { 0 })
        }
        (first, _) => source_of(first),
    }
}

/// How many bytes before a byte are signs for pauses.
fn signs(shown: &Shown, byte: usize) -> usize {
    let pauses = shown.runs.iter().filter(|run| run.kind == RunKind::Pause && run.range.end <= byte);
    pauses.map(|run| run.range.len()).sum()
}
