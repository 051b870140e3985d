//! One line as it reads, and what its parts are.

use std::borrow::Cow;
use std::ops::Range;

use super::naming::{Firsts, said};
use super::{Assembled, Counts, Source};
use crate::model::{
    Draft, FieldId, Language, Piece, Run, Section, SectionId, Text, Voice, count_numeral, english_numeral,
};

/// A blank that is still empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// The section whose field it is; `None` for a field of the draft.
    pub section: Option<SectionId>,
    /// The field.
    pub field: FieldId,
    /// What the writer calls it.
    pub name: String,
}

/// What a part of a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpanKind {
    /// The number of a section.
    Label,
    /// A heading.
    Heading,
    /// A filled blank.
    Filled(FieldId),
    /// An empty blank, shown by its name.
    Unfilled(Blank),
    /// A number of items.
    Count,
    /// A pause, where it belongs; nothing is written for it.
    Pause,
    /// Words to stress or to say slowly.
    Voice(Voice),
}

/// A part of a line that is more than words, in bytes of its text. Spans may lie within a heading's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it is.
    pub kind: SpanKind,
}

/// What one line says, without any indent. A value of several lines keeps its line breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words.
    pub text: String,
    /// Its parts that are more than words, in the order in which they begin.
    pub spans: Vec<Span>,
}

impl Line {
    /// How many counts of lists it announces.
    pub fn announcements(&self) -> usize {
        self.spans.iter().filter(|span| span.kind == SpanKind::Count).count()
    }
}

/// What stands around a text and decides what its blanks and counts say.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// The sections from the top down to that in which the text stands; empty above the speech.
    pub chain: &'a [&'a Section],
    /// How many items every list has.
    pub counts: &'a Counts,
    /// Where the speech names the fields first that have a short form.
    pub firsts: &'a Firsts,
}

impl<'a> Reading<'a> {
    /// What stands around a text of a speech.
    pub fn new(draft: &'a Draft, chain: &'a [&'a Section], speech: &'a Assembled) -> Self {
        Self { draft, chain, counts: &speech.counts, firsts: &speech.firsts }
    }

    /// What the text says that stands there.
    pub fn words(&self, source: Source, text: &Text) -> String {
        let mut words = String::new();
        for index in 0..text.runs().len() {
            let (piece, _) = self.piece(source, text.runs(), index, &words);
            words.push_str(&piece);
        }
        words
    }

    /// What one run of the text that stands there says behind what it said `before`, and what that is if it is more than
    /// words.
    pub fn piece<'t>(
        &self,
        source: Source,
        runs: &'t [Run],
        index: usize,
        before: &str,
    ) -> (Cow<'t, str>, Option<SpanKind>) {
        match runs.get(index).map(|run| &run.piece) {
            None => (Cow::Borrowed(""), None),
            Some(Piece::Words(words)) => (Cow::Borrowed(words), None),
            Some(Piece::Pause) => (Cow::Borrowed(""), Some(SpanKind::Pause)),
            Some(Piece::Field(id)) => {
                let at = runs.iter().take(index).map(|run| run.piece.len()).sum();
                self.field((source, at), id)
            }
            Some(Piece::Count(id)) => {
                let count = self.counts.get(id).copied().unwrap_or_default();
                let next = runs.get(index + 1).and_then(|run| match &run.piece {
                    Piece::Words(words) => words.chars().next(),
                    _ => None,
                });
                let written = match self.draft.language {
                    Language::Chinese => count_numeral(count, next),
                    Language::English => english_numeral(count, begins_sentence(before)),
                };
                (Cow::Owned(written), Some(SpanKind::Count))
            }
        }
    }

    fn field(&self, place: (Source, usize), id: &FieldId) -> (Cow<'static, str>, Option<SpanKind>) {
        let Some(scope) = said(self.draft, self.chain, self.firsts, place, id) else {
            return (Cow::Borrowed(""), None);
        };
        match scope.spoken(self.draft.language) {
            Some(words) => (Cow::Owned(words), Some(SpanKind::Filled(scope.field.id.clone()))),
            None => {
                let name = &scope.field.name;
                let blank = Blank { section: scope.section, field: id.clone(), name: name.clone() };
                (Cow::Owned(self.draft.language.blank(name)), Some(SpanKind::Unfilled(blank)))
            }
        }
    }
}

/// A line under way.
pub(super) struct Composer<'a> {
    reading: Reading<'a>,
    line: Line,
}

impl<'a> Composer<'a> {
    pub fn new(reading: Reading<'a>) -> Self {
        Self { reading, line: Line::default() }
    }

    pub fn done(self) -> Line {
        self.line
    }

    pub fn label(mut self, label: &str) -> Self {
        if !label.is_empty() {
            self.line.text.push_str(label);
            self.span(0, SpanKind::Label);
        }
        self
    }

    pub fn heading(mut self, heading: Option<(Source, &Text)>) -> Self {
        let Some((source, heading)) = heading else { return self };
        let (start, spans) = (self.line.text.len(), self.line.spans.len());
        self = self.text(source, heading);
        // The heading comes before the spans that lie within it.
        let range = start..self.line.text.len();
        self.line.spans.insert(spans, Span { range, kind: SpanKind::Heading });
        self
    }

    /// Ends a heading that a body follows: with 。 unless it has an end, in English with a blank behind it.
    pub fn run_in(mut self) -> Self {
        let Some(heading) = self.line.spans.iter_mut().find(|span| span.kind == SpanKind::Heading) else { return self };
        let end = self.reading.draft.language.heading_end(&self.line.text);
        self.line.text.push_str(end);
        heading.range.end = self.line.text.len();
        if self.reading.draft.language == Language::English {
            self.line.text.push(' ');
        }
        self
    }

    pub fn text(mut self, source: Source, text: &Text) -> Self {
        let runs = text.runs();
        for (index, run) in runs.iter().enumerate() {
            let start = self.line.text.len();
            let (words, kind) = self.reading.piece(source, runs, index, &self.line.text);
            self.line.text.push_str(&words);
            if let Some(kind) = kind {
                self.span(start, kind);
            }
            if run.voice != Voice::Plain {
                self.span(start, SpanKind::Voice(run.voice));
            }
        }
        self
    }

    fn span(&mut self, start: usize, kind: SpanKind) {
        self.line.spans.push(Span { range: start..self.line.text.len(), kind });
    }
}

/// Whether a word put behind this text begins a sentence.
fn begins_sentence(text: &str) -> bool {
    let before = text.trim_end_matches([' ', '“', '"', '(']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':'])
}
