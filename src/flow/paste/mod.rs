//! What the clipboard holds, from Word, a web page or a chat, as paragraphs of a speech.
//!
//! What cannot be seen goes: control characters, marks of no width, indents, empty lines, blanks between Chinese
//! characters, and the line breaks of a page in the midst of sentences. What can be seen stays, in its order; only the
//! numbers of parts stand apart, as they were written. Half-width marks are counted and offered, never changed here.

mod lines;
mod marks;
mod width;

pub use width::widen;

use crate::edit::PastedPart;
use crate::model::Language;

/// How many characters are taken; the rest is left out and counted.
pub const MAX_PASTED: usize = 2_000_000;

/// What was on the clipboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Its paragraphs; where there are parts, those before the first.
    pub paragraphs: Vec<String>,
    /// Its numbered parts, in order, if it has them.
    pub parts: Option<Vec<PastedPart>>,
    /// How many half-width marks stand in Chinese: [`Pasted::widened`] changes them.
    pub half_width: usize,
    /// How many line breaks within sentences were taken out.
    pub joined: usize,
    /// How many characters that show nothing were taken out, blanks not counted.
    pub removed: usize,
    /// How many characters at the end were more than [`MAX_PASTED`].
    pub left_out: usize,
}

/// Makes paragraphs of what the clipboard holds.
pub fn clean(text: &str, language: Language) -> Pasted {
    let end = text.char_indices().nth(MAX_PASTED).map_or(text.len(), |(end, _)| end);
    let (taken, rest) = text.split_at(end);
    let (lines, removed) = lines::lines(taken);
    let (paragraphs, joined) = lines::join(lines);
    let half_width = match language {
        Language::Chinese => paragraphs.iter().map(|words| width::count(words)).sum(),
        Language::English => 0,
    };
    let (paragraphs, parts) = marks::part(paragraphs);
    Pasted { paragraphs, parts, half_width, joined, removed, left_out: rest.chars().count() }
}

impl Pasted {
    /// The same with full-width marks where Chinese stands before them.
    pub fn widened(mut self) -> Self {
        let parts = self.parts.iter_mut().flatten().flat_map(|part| part.body.iter_mut().chain([&mut part.heading]));
        self.paragraphs.iter_mut().chain(parts).for_each(|words| *words = widen(words));
        self.half_width = 0;
        self
    }
}
