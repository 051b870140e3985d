//! What was recognised in a text from outside: its speeches with their parts, and what was cut. Every passage remembers
//! where it stood, so that both sides can be shown together and nothing is lost unseen.

use std::ops::Range;

use super::Language;

/// Words, and where they stand in the text they were found in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The words. Line breaks of a page within them are taken out.
    pub text: String,
    /// Their place in the text, in bytes.
    pub range: Range<usize>,
}

/// What was recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The speeches, at least one where there are words.
    pub speeches: Vec<Recovered>,
    /// What belongs to none of them, in the order of the text.
    pub removed: Vec<Removed>,
}

/// A speech as it was recognised. What is not there is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// The language it is written in.
    pub language: Language,
    /// The lines of the title.
    pub title: Vec<Passage>,
    /// The line below it.
    pub subtitle: Option<Passage>,
    /// The day, as it is written.
    pub date: Option<Passage>,
    /// Who speaks: post and name.
    pub speaker: Option<Passage>,
    /// Whom it speaks to first.
    pub salutation: Option<Passage>,
    /// The paragraphs before the first part; the whole speech where it has no parts.
    pub front: Vec<Passage>,
    /// Its parts.
    pub parts: Vec<Part>,
    /// The paragraphs with which it ends.
    pub closing: Vec<Passage>,
}

/// A part of a speech, with what stands below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its mark as it is written, without the blank behind it; empty if it has none.
    pub mark: Passage,
    /// Its heading, without the mark and without the full stop.
    pub heading: Passage,
    /// The full stop behind the heading, if there is one.
    pub stop: Option<char>,
    /// Whether its words go on on the line of the heading.
    pub run_in: bool,
    /// What nobody can tell from the text alone.
    pub doubt: Option<Doubt>,
    /// Its paragraphs before the parts below it.
    pub body: Vec<Passage>,
    /// The parts below it.
    pub parts: Vec<Part>,
}

/// Why a part is uncertain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// Where its heading ends: there is no mark.
    HeadingEnd,
    /// Whether it is a part: the numbers before and behind it do not agree.
    Number,
    /// Whether it is a heading: it only looks like one.
    Look,
}

/// Why something was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// It belongs to the page on which the text stood.
    PageFurniture,
    /// Somebody wrote it about the speech.
    EditorNote,
    /// It follows the speech: who typed it, whom it goes to.
    Tail,
    /// It is attached to the speech.
    Attachment,
}

/// Something that was cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// What.
    pub passage: Passage,
    /// Why.
    pub why: Why,
}

impl Part {
    /// This part and all below it, in order.
    pub fn walk(&self) -> impl Iterator<Item = &Part> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(next.parts.iter().rev());
            Some(next)
        })
    }
}

impl Recovered {
    /// Every passage of the speech, in no order but that of its fields.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        let head = [&self.subtitle, &self.date, &self.speaker, &self.salutation];
        let parts = self.parts.iter().flat_map(Part::walk);
        let of_parts = parts.flat_map(|part| [&part.mark, &part.heading].into_iter().chain(&part.body));
        let head = self.title.iter().chain(head.into_iter().flatten());
        head.chain(&self.front).chain(of_parts).chain(&self.closing)
    }
}
