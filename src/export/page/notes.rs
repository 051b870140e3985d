//! What stands on a page besides the speech: its number, and what helps somebody who reads from it. Made when a page is
//! painted, never kept.

use super::Pages;
use super::letters::{Letters, Setter};
use super::marks::{Kind, kind};
use super::readings::{is_rare, readings};
use super::sheet::MIDDLE;
use super::styles::{Style, Styles};
use crate::measure::Rate;
use crate::model::{Language, POINTS_PER_MM, PageNumberPlace, PageNumberStyle, Voice};

/// How far above the base line of a text its pinyin stands, in parts of the size.
const PINYIN_ABOVE: f32 = 0.95;
/// The room between the pinyin of two characters at least, in parts of its own size.
const BETWEEN: f32 = 0.25;

/// How many characters, or words of letters, of the next page stand at the foot of one.
const NEXT_CHARACTERS: usize = 10;
const NEXT_WORDS: usize = 5;

/// The first words of a line: up to a mark if there is one near, else as many as have room.
fn first_words(line: &str, language: Language) -> &str {
    let line = line.trim();
    let end = match language {
        Language::Chinese => {
            let mark = |c: char| matches!(kind(None, c, None, language), Kind::Closing | Kind::Rule);
            let few = line.char_indices().map(|(at, _)| at).nth(NEXT_CHARACTERS);
            line.find(mark).into_iter().chain(few).min()
        }
        Language::English => line.match_indices(' ').map(|(at, _)| at).nth(NEXT_WORDS - 1),
    };
    line.get(..end.unwrap_or(line.len())).unwrap_or(line)
}

/// What a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// The number of the page.
    Number,
    /// How many minutes have passed.
    Minutes,
    /// The first words of the next page.
    NextWords,
    /// How a character is read.
    Pinyin,
}

/// Something that stands beside the speech. Lengths are points, from the left and upper edge of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What it is.
    pub kind: NoteKind,
    /// What it says.
    pub text: String,
    /// Its letters.
    pub letters: Letters,
    /// Where it begins.
    pub x: f32,
    /// The line on which its letters stand.
    pub base: f32,
}

impl Pages {
    /// What stands on a page besides the speech.
    pub fn notes(&self, page: usize) -> Vec<Note> {
        let styles = Styles::new(&self.profile, &self.fonts);
        let mut setter = Setter::new(&self.fonts);
        let mut notes = Vec::new();
        notes.extend(self.number(page, &styles, &mut setter));
        if let Some(reading) = self.profile.reading {
            if reading.next_words {
                notes.extend(self.next_words(page, &styles, &mut setter));
            }
            if reading.minutes {
                notes.extend(self.minutes(page, &styles, &mut setter));
            }
            if reading.pinyin {
                self.pinyin(page, &styles, &mut setter, &mut notes);
            }
        }
        notes
    }

    /// Notes at every line when which minute has passed.
    pub(super) fn note_minutes(&mut self, rate: Rate) {
        let mut passed = 0.0;
        let mut under_way = (usize::MAX, 0.0, 0.0);
        for placed in &mut self.lines {
            let Some(paragraph) = self.paragraphs.get(placed.paragraph) else { continue };
            if under_way.0 != placed.paragraph {
                passed += under_way.2;
                under_way = (placed.paragraph, passed, paragraph.measure.seconds(rate));
            }
            let (_, start, seconds) = under_way;
            let line = self.set.get(placed.paragraph).and_then(|lines| lines.get(placed.line));
            let text = line.map_or(0..0, |line| line.text.clone());
            let length = paragraph.text().len().max(1);
            #[expect(clippy::cast_precision_loss, reason = "a share needs few digits")]
            let minutes = |at: usize| (start + seconds * (at as f64 / length as f64)) / 60.0;
            let (before, after) = (minutes(text.start).floor(), minutes(text.end).floor());
            if after > before {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast that saturates")]
                let minute = after as u32;
                placed.minute = minute;
            }
        }
    }

    fn minutes(&self, page: usize, styles: &Styles, setter: &mut Setter<'_>) -> Vec<Note> {
        let paper = &self.profile.paper;
        let margin = (paper.width - paper.right) * POINTS_PER_MM + styles.note.kind.size;
        let lines = self.lines(page).filter(|line| line.placed.minute > 0);
        let notes = lines.map(|line| {
            let note = self.note(NoteKind::Minutes, format!("{}′", line.placed.minute), &styles.note, setter);
            Note { x: margin, base: line.base(), ..note }
        });
        notes.collect()
    }

    fn next_words(&self, page: usize, styles: &Styles, setter: &mut Setter<'_>) -> Option<Note> {
        let next = self.lines(page + 1).next()?;
        let mut text = first_words(next.text(), self.language).to_owned();
        text.push_str(if self.language == Language::Chinese { "……" } else { " …" });
        let last = self.lines(page).last()?;
        let paper = &self.profile.paper;
        let right = (paper.width - paper.right) * POINTS_PER_MM;
        let note = self.note(NoteKind::NextWords, text, &styles.note, setter);
        let middle = last.top() + last.height() + styles.note.kind.size;
        Some(Note { x: right - note.letters.width(), base: middle + styles.note.kind.size * MIDDLE, ..note })
    }

    fn pinyin(&self, page: usize, styles: &Styles, setter: &mut Setter<'_>, notes: &mut Vec<Note>) {
        for line in self.lines(page) {
            let marked = line.voiced();
            let is_marked = |at: u32| marked.iter().any(|(voice, of, ..)| *voice == Voice::Pinyin && of.at == at);
            let shown = line.letters().list.get(line.shown()).unwrap_or_default();
            let mut x = line.x();
            let mut free = f32::NEG_INFINITY;
            for letter in shown {
                let range = letter.at as usize..letter.end as usize;
                let c = line.whole_text().get(range).and_then(|text| text.chars().next());
                if let Some(c) = c.filter(|c| is_marked(letter.at) || is_rare(*c))
                    && let Some(text) = readings(c)
                {
                    let note = self.note(NoteKind::Pinyin, text, &styles.pinyin, setter);
                    // Neighbours stand side by side, even where one is wider than its character.
                    let middle = (x + (letter.advance - note.letters.width()) / 2.0).max(free);
                    free = middle + note.letters.width() + styles.pinyin.kind.size * BETWEEN;
                    notes.push(Note { x: middle, base: line.base() - line.size() * PINYIN_ABOVE, ..note });
                }
                x += letter.advance + if letter.gap { line.stretch() } else { 0.0 };
            }
        }
    }

    fn number(&self, page: usize, styles: &Styles, setter: &mut Setter<'_>) -> Option<Note> {
        let number = &self.profile.page_number;
        let text = match number.style {
            PageNumberStyle::None => return None,
            PageNumberStyle::Plain => format!("{}", page + 1),
            PageNumberStyle::Dashes => format!("— {} —", page + 1),
            PageNumberStyle::OfAll => format!("{} / {}", page + 1, self.len()),
        };
        let paper = &self.profile.paper;
        let middle = (paper.height - paper.bottom + number.below) * POINTS_PER_MM;
        let mut note = self.note(NoteKind::Number, text, &styles.number, setter);
        let width = note.letters.width();
        let (left, right) = (paper.left * POINTS_PER_MM, (paper.width - paper.right) * POINTS_PER_MM);
        note.base = middle + number.size * MIDDLE;
        note.x = match number.place {
            PageNumberPlace::Centre => (left + right - width) / 2.0,
            // The first page is odd.
            PageNumberPlace::Outside if page.is_multiple_of(2) => right - number.size - width,
            PageNumberPlace::Outside => left + number.size,
        };
        Some(note)
    }

    fn note(&self, kind: NoteKind, text: String, style: &Style, setter: &mut Setter<'_>) -> Note {
        let letters = setter.letters(&text, &[(usize::MAX, style.kind)], self.language);
        Note { kind, text, letters, x: 0.0, base: 0.0 }
    }
}
