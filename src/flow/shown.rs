//! What a paragraph of the page reads like: its words with numbers, blanks and counts as they will be printed, and the
//! way between places in those words and places in the draft.

use std::ops::Range;

use super::Paragraph;
use super::motion::source_of;
use crate::assemble::{Assembled, Reading, SpanKind, label};
use crate::edit::{Caret, Place, Spot};
use crate::model::{Draft, FieldId, Section, SectionId, Text, Voice};

/// What a run of a paragraph is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// The number of the section. No caret stands in it.
    Label,
    /// Words that are written.
    Words,
    /// The mark that ends a heading which runs in. No caret stands in it.
    End,
    /// A blank: one unit for the caret, unless it is being filled.
    Blank {
        /// The section whose value it is, if it is not the draft's.
        section: Option<SectionId>,
        /// The field.
        field: FieldId,
        /// Whether it has a value.
        filled: bool,
        /// Whether its value reads as it is typed, so that it can be written in its place.
        inline: bool,
    },
    /// The number of items of a list: one unit for the caret.
    Count,
    /// A pause of the speaker: one unit for the caret.
    Pause,
}

impl RunKind {
    /// Whether the caret passes it in one step.
    pub fn is_unit(&self) -> bool {
        matches!(self, Self::Blank { .. } | Self::Count | Self::Pause)
    }
}

/// A run of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it stands, in bytes of [`Shown::text`].
    pub range: Range<usize>,
    /// What it is.
    pub kind: RunKind,
    /// How it is spoken.
    pub voice: Voice,
    /// The text it is of.
    pub place: Place,
    /// Where it begins in that text, as [`Text`] counts.
    pub at: usize,
}

/// A paragraph as a writer sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// What it reads.
    pub text: String,
    /// Its runs in order; they tile the text.
    pub runs: Vec<Run>,
    /// Its texts, where in `text` each stands, and how long it is as [`Text`] counts.
    pub parts: Vec<(Place, Range<usize>, usize)>,
}

impl Shown {
    /// Shows a paragraph of a draft; `chain` leads to its section.
    pub fn new(draft: &Draft, speech: &Assembled, chain: &[&Section], paragraph: &Paragraph) -> Self {
        let reading = Reading::new(draft, chain, speech);
        let mut shown = Self::default();
        if let (true, Some(section)) = (paragraph.begins, chain.last()) {
            let mark = label(draft, section, &speech.numbers, &draft.style, paragraph.level);
            shown.push(&mark, RunKind::Label, Voice::Plain, paragraph.first, 0);
        }
        shown.part(&reading, paragraph.first, text_in(draft, chain, paragraph.first));
        if paragraph.runs_in() {
            let heading =
                shown.parts.first().and_then(|(_, range, _)| shown.text.get(range.clone())).unwrap_or_default();
            if !heading.is_empty() {
                let end = draft.language.heading_end(heading);
                let gap = if draft.language == crate::model::Language::English { " " } else { "" };
                let length = shown.parts.first().map_or(0, |(.., length)| *length);
                shown.push(&format!("{end}{gap}"), RunKind::End, Voice::Plain, paragraph.first, length);
            }
        }
        if let Some(second) = paragraph.second {
            shown.part(&reading, second, text_in(draft, chain, second));
        }
        shown
    }

    fn part(&mut self, reading: &Reading<'_>, place: Place, text: Option<&Text>) {
        let start = self.text.len();
        let mut at = 0;
        let runs = text.map(Text::runs).unwrap_or_default();
        for (index, run) in runs.iter().enumerate() {
            let before = self.text.get(start..).unwrap_or_default();
            let (words, kind) = reading.piece(source_of(place), runs, index, before);
            let kind = match kind {
                None => RunKind::Words,
                Some(SpanKind::Pause) => RunKind::Pause,
                Some(SpanKind::Filled(field)) => blank(reading, field, true),
                Some(SpanKind::Unfilled(found)) => blank(reading, found.field, false),
                Some(_) => RunKind::Count,
            };
            let length = if kind == RunKind::Words { words.len() } else { 1 };
            match kind {
                RunKind::Pause => self.push("／", kind, run.voice, place, at),
                // A value of several lines is one unit in one line here; it is edited in the form.
                kind => self.push(&words.replace(['\n', '\r'], " "), kind, run.voice, place, at),
            }
            at += length;
        }
        self.parts.push((place, start..self.text.len(), at));
    }

    fn push(&mut self, words: &str, kind: RunKind, voice: Voice, place: Place, at: usize) {
        if words.is_empty() && !kind.is_unit() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.runs.push(Run { range: start..self.text.len(), kind, voice, place, at });
    }

    /// The run of a text that begins at a place in it and is one unit.
    pub fn unit_at(&self, place: Place, at: usize) -> Option<&Run> {
        self.runs.iter().find(|run| run.place == place && run.at == at && run.kind.is_unit())
    }

    /// Where a caret stands in the words, in bytes; `None` if it stands in another paragraph.
    pub fn byte_of(&self, caret: &Caret) -> Option<usize> {
        let place = caret.place()?;
        let (_, range, _) = self.parts.iter().find(|(other, ..)| *other == place)?;
        let at = caret.in_text();
        if let Spot::Blank(..) = caret.spot
            && let Some(unit) = self.unit_at(place, at)
        {
            return Some((unit.range.start + caret.at).min(unit.range.end));
        }
        let own =
            self.runs.iter().filter(|run| run.place == place && !matches!(run.kind, RunKind::Label | RunKind::End));
        let mut byte = range.start;
        for run in own {
            let length = if run.kind == RunKind::Words { run.range.len() } else { 1 };
            if at <= run.at {
                break;
            }
            byte = if run.kind == RunKind::Words { run.range.start + (at - run.at).min(length) } else { run.range.end };
        }
        Some(byte)
    }

    /// The caret at a byte of the words. Within a unit: before or behind it, whichever is nearer; `inside` a blank that is
    /// written in its place: within that.
    pub fn caret_at(&self, byte: usize, inside: bool) -> Option<Caret> {
        let run = self.runs.iter().find(|run| run.range.start <= byte && byte < run.range.end);
        let Some(run) = run else {
            let (place, range, length) = self.parts.iter().rev().find(|(_, range, _)| range.start <= byte)?;
            // An empty text has no runs: it begins where the one before it ends.
            return Some(Caret::at(*place, if range.is_empty() { 0 } else { *length }));
        };
        let nearer_start = byte - run.range.start < run.range.end - byte;
        Some(match &run.kind {
            RunKind::Words => Caret::at(run.place, run.at + (byte - run.range.start)),
            RunKind::Label => Caret::at(run.place, 0),
            RunKind::End => match self.parts.last() {
                Some((second, ..)) if byte > run.range.start => {
                    Caret::at(*second, if *second == run.place { run.at } else { 0 })
                }
                _ => Caret::at(run.place, run.at),
            },
            RunKind::Blank { filled: true, inline: true, .. } if inside && byte > run.range.start => {
                Caret { spot: Spot::Blank(run.place, run.at), at: byte - run.range.start }
            }
            _ => Caret::at(run.place, run.at + usize::from(!nearer_start)),
        })
    }
}

fn blank(reading: &Reading<'_>, field: FieldId, filled: bool) -> RunKind {
    let scope = crate::assemble::Scope::find(reading.draft, reading.chain, &field);
    let inline = scope.as_ref().is_some_and(|scope| scope.field.kind.is_inline());
    RunKind::Blank { section: scope.and_then(|scope| scope.section), field, filled, inline }
}

/// The text of a place whose section ends `chain`.
fn text_in<'d>(draft: &'d Draft, chain: &[&'d Section], place: Place) -> Option<&'d Text> {
    match place {
        Place::Heading(_) => draft.heading_of(chain.last()?),
        Place::Body(_, paragraph) => chain.last()?.body.get(paragraph).map(AsRef::as_ref),
        place => crate::edit::text_of(draft, place),
    }
}
