//! A paragraph of a Word document, and how several become one.

use super::formatting::{Letters, Lines};
use crate::import::source::{Place, Role};

/// A paragraph, or a row of a table whose cells are parted by tabs.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// What its style says that it is.
    pub role: Option<Role>,
    /// How its lines are set.
    pub lines: Lines,
    /// Its number, if Word counts it, and its words; a line break is `\n`, a tab stop `\t`.
    pub text: String,
    /// How many bytes of the text are the number.
    pub number: usize,
    /// How its words look, from the number on.
    pub runs: Vec<Run>,
    /// Where it stands on the page.
    pub place: Place,
    /// The marks of notes in it, which are no words of it.
    pub notes: Vec<Mark>,
    /// Whether the next paragraph goes on with its words.
    pub goes_on: bool,
}

/// Words that look alike, up to this byte of their paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// How they look.
    pub letters: Letters,
    /// Where they end.
    pub end: usize,
}

/// The mark of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The note.
    pub note: Note,
    /// At which byte of its paragraph it stands.
    pub at: usize,
}

/// A note of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Note {
    /// A footnote, by its number in the file.
    Foot(i32),
    /// An endnote.
    End(i32),
}

impl Paragraph {
    /// Its words as they look, one run after the other; the number is not among them.
    pub fn runs(&self) -> impl Iterator<Item = (Letters, &str)> {
        let mut start = self.number;
        self.runs.iter().map(move |run| {
            let words = self.text.get(start..run.end).unwrap_or_default();
            start = run.end;
            (run.letters, words)
        })
    }

    /// Its words without the number.
    pub fn words(&self) -> &str {
        self.text.get(self.number..).unwrap_or_default()
    }

    /// Its level in the outline of the document, 0 being the top: its own, else that of its style.
    pub fn outline(&self) -> Option<u8> {
        let of_style = match self.role {
            Some(Role::Heading(level)) => Some(level),
            _ => None,
        };
        self.lines.outline.or(of_style).filter(|level| *level < 9)
    }

    /// Adds words that look so.
    pub fn push(&mut self, words: &str, letters: Letters) {
        self.text.push_str(words);
        let end = self.text.len();
        match self.runs.last_mut() {
            // Programs part words for reasons of their own.
            Some(last) if last.letters == letters => last.end = end,
            _ if words.is_empty() => {}
            _ => self.runs.push(Run { letters, end }),
        }
    }

    /// Sets the number before its words.
    pub fn set_number(&mut self, number: &str) {
        if number.is_empty() {
            return;
        }
        self.text.insert_str(0, number);
        self.number = number.len();
        for run in &mut self.runs {
            run.end += number.len();
        }
        for mark in &mut self.notes {
            mark.at += number.len();
        }
    }

    /// What it is when the words of `before`, which has no number, are its first.
    fn behind(self, before: Self) -> Self {
        let (number, words) = self.text.split_at_checked(self.number).unwrap_or_default();
        let Self { mut text, mut runs, mut notes, .. } = before;
        // To where in the joined text its words move, as yet without the number.
        let moved = |at: usize| (at + text.len()).saturating_sub(number.len());
        runs.extend(self.runs.iter().map(|run| Run { end: moved(run.end), ..*run }));
        notes.extend(self.notes.iter().map(|mark| Mark { at: moved(mark.at), ..*mark }));
        text.push_str(words);
        let number = number.to_owned();
        let mut joined = Self { text, runs, notes, number: 0, ..self };
        joined.set_number(&number);
        joined
    }

    /// Adds another behind a tab, as the next cell of a row.
    pub fn push_cell(&mut self, cell: Self) {
        self.text.push('\t');
        let start = self.text.len();
        self.text.push_str(&cell.text);
        self.runs.extend(cell.runs.into_iter().map(|run| Run { end: run.end + start, ..run }));
        self.notes.extend(cell.notes.into_iter().map(|mark| Mark { at: mark.at + start, ..mark }));
    }
}

/// Adds a paragraph to others; to the last of them, if that goes on.
pub fn add(paragraph: Paragraph, to: &mut Vec<Paragraph>) {
    match to.pop_if(|last| last.goes_on) {
        Some(before) => to.push(paragraph.behind(before)),
        None => to.push(paragraph),
    }
}

/// The paragraphs that a row of a table is: one, if none of its cells holds several.
pub fn row(cells: Vec<Vec<Paragraph>>) -> Vec<Paragraph> {
    // A frame around a text, not a table.
    if cells.len() < 2 {
        return cells.into_iter().flatten().collect();
    }
    let in_table = |paragraph: Paragraph| match paragraph.place {
        Place::Body => Paragraph { place: Place::Table, ..paragraph },
        Place::Table | Place::TextBox | Place::Note(_) => paragraph,
    };
    let parted = cells.iter().any(|cell| cell.len() > 1);
    let mut all = cells.into_iter().map(|cell| cell.into_iter().map(in_table));
    if parted {
        return all.flatten().filter(|paragraph| !paragraph.text.is_empty()).collect();
    }
    let blank = || Paragraph { place: Place::Table, ..Paragraph::default() };
    let mut row = all.next().and_then(|mut cell| cell.next()).unwrap_or_else(blank);
    for mut cell in all {
        row.push_cell(cell.next().unwrap_or_else(blank));
    }
    vec![row]
}
