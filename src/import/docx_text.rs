//! The text of a Word document, as its program shows it: with the numbers that Word counts, in the order of the pages but
//! for what stands beside the text, which comes behind it.
//!
//! Not read: headers and footers, what is drawn, and how anything looks beyond what tells a heading from a paragraph.

use std::collections::HashMap;

use super::error::ImportError;
use super::source::{Place, Remark, Role, Said, Source};
use super::word::document::Document;
use super::word::paragraph::{Note, Paragraph};
use super::word::paragraphs::{Paragraphs, Piece, Tally};
use crate::model::Align;

/// The most notes that are found again.
const MAX_NOTES: usize = 100_000;

/// Reads the text of a .docx file.
///
/// # Errors
/// The bytes are no Word document, or one that is damaged or beyond all bounds.
pub fn read_docx(bytes: &[u8]) -> Result<Source, ImportError> {
    let mut document = Document::open(bytes)?;
    let mut writing = Writing::default();
    let main = std::mem::take(&mut document.text);
    let name = std::mem::take(&mut document.name);
    writing.add_part(&main, &name, &mut document)?;
    drop(main);
    for kind in ["footnotes", "endnotes"] {
        if !writing.notes.is_empty() {
            let (text, name) = document.part(kind)?;
            if !text.is_empty() {
                writing.add_part(&text, &name, &mut document)?;
            }
        }
    }
    Ok(writing.finish())
}

/// A text that is being put together.
#[derive(Default)]
struct Writing {
    source: Source,
    /// The byte at which the mark of each note stands.
    notes: HashMap<Note, usize>,
    /// How many notes there were.
    written_notes: usize,
    tallies: Vec<Tally>,
}

impl Writing {
    fn add_part(&mut self, text: &str, name: &str, document: &mut Document) -> Result<(), ImportError> {
        let Document { styles, numbering, fonts, .. } = document;
        let mut paragraphs = Paragraphs::new(text, name, styles, numbering, fonts)?;
        // Notes come in parts of their own, each behind its name; those that nothing leads to are not shown.
        let mut note = None;
        let mut in_notes = false;
        while let Some(piece) = paragraphs.next()? {
            match piece {
                Piece::Note(next) => {
                    in_notes = true;
                    note = self.notes.get(&next).copied();
                    self.written_notes += usize::from(note.is_some());
                }
                Piece::Paragraph(paragraph) => match note {
                    Some(at) => self.add(&paragraph, Place::Note(at)),
                    None if in_notes => {}
                    None => self.add(&paragraph, paragraph.place),
                },
                Piece::Section(_) => {}
            }
        }
        self.tallies.push(paragraphs.tally());
        Ok(())
    }

    fn add(&mut self, paragraph: &Paragraph, place: Place) {
        let Source { text, paragraphs, .. } = &mut self.source;
        if !paragraphs.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(&paragraph.text);
        for mark in &paragraph.notes {
            if self.notes.len() < MAX_NOTES {
                self.notes.entry(mark.note).or_insert(start + mark.at);
            }
        }
        paragraphs.push(said(paragraph, start, place));
    }

    fn finish(self) -> Source {
        let total = |count: fn(&Tally) -> usize| self.tallies.iter().map(count).sum::<usize>();
        let remarks = [
            (total(|tally| tally.changes), Remark::ChangesAccepted as fn(usize) -> Remark),
            (self.written_notes, Remark::Notes),
            (total(|tally| tally.boxes), Remark::TextBoxes),
            (total(|tally| tally.tables), Remark::Tables),
            (total(|tally| tally.hidden), Remark::Hidden),
            (total(|tally| tally.comments), Remark::Comments),
            (total(|tally| tally.pictures), Remark::Pictures),
            (total(|tally| tally.signs), Remark::Signs),
            (total(|tally| tally.documents), Remark::Documents),
        ];
        let remarks =
            remarks.into_iter().filter(|(count, _)| *count > 0).map(|(count, remark)| remark(count)).collect();
        Source { remarks, ..self.source }
    }
}

/// What is known of a paragraph that stands from `start` on.
fn said(paragraph: &Paragraph, start: usize, place: Place) -> Said {
    let visible = || paragraph.runs().filter(|(_, words)| !words.trim().is_empty()).map(|(letters, _)| letters);
    let size = visible().filter_map(|letters| letters.size).max();
    Said {
        range: start..start + paragraph.text.len(),
        number: paragraph.number,
        role: role(paragraph),
        bold: visible().next().is_some() && visible().all(|letters| letters.bold == Some(true)),
        centred: paragraph.lines.align == Some(Align::Centre),
        half_points: size.and_then(|size| u16::try_from(size).ok()),
        place,
    }
}

/// What a paragraph is: a title and the like by its style, a heading by the outline.
fn role(paragraph: &Paragraph) -> Option<Role> {
    match paragraph.role {
        None | Some(Role::Heading(_)) => paragraph.outline().map(Role::Heading),
        role => role,
    }
}
