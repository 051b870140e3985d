//! From letters to lines: filled by the rules of `assemble::breaks`, then set between their margins.

use std::ops::Range;

use super::letters::{Letter, Letters};
use super::marks::{Kind, line_ends};
use super::title;
use crate::assemble::{breaks, fill_giving};
use crate::model::{Align, Language, words};

/// The widest that a gap within a line is made, in parts of the size: a line that needs more stands as it is. A heading
/// is better short than loose.
const WIDEST_GAP: f32 = 0.6;
const WIDEST_IN_HEADING: f32 = 0.04;

/// A line that is set. Lengths are points.
#[derive(Clone, Debug, PartialEq)]
pub struct SetLine {
    /// What of the text stands on it, its blanks included.
    pub text: Range<usize>,
    /// Its letters, but for blanks at its end.
    pub letters: Range<usize>,
    /// Where it begins.
    pub x: f32,
    /// How wide it is.
    pub width: f32,
    /// How much wider every gap within it is.
    pub stretch: f32,
}

/// Into what lines are filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// How wide a line is.
    pub width: f32,
    /// How far the first one stands in, and every one behind a line break of the text.
    pub indent: f32,
    /// Where lines stand.
    pub align: Align,
    /// What it holds.
    pub role: Role,
}

/// What lines belong to, which says where they may break besides the rules for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A title: all lines about as wide, and none breaks within a word.
    Title,
    /// A heading: its last line is no torn off end, and begins with a word.
    Heading,
    /// A paragraph: no character stands alone on its last line.
    Paragraph,
}

impl Role {
    /// The fewest letters that stand on the last line of several.
    fn least(self) -> usize {
        match self {
            Self::Title => 1,
            Self::Heading => 3,
            Self::Paragraph => 2,
        }
    }
}

/// A text that is ready to be broken.
pub struct Ready<'a> {
    text: &'a str,
    letters: &'a Letters,
    /// How far the end of every byte is from the beginning; f64, since a paragraph may be as long as it likes.
    rooms: Vec<f64>,
    breaks: Vec<usize>,
    ends: Vec<usize>,
}

impl<'a> Ready<'a> {
    /// Makes a text ready.
    pub fn new(text: &'a str, letters: &'a Letters, language: Language) -> Self {
        let mut rooms = vec![0.0; text.len() + 1];
        let mut room = 0.0;
        let mut from = 0;
        for letter in &letters.list {
            let next = letter.at as usize + 1;
            rooms.get_mut(from..next).unwrap_or_default().fill(room);
            from = next;
            room += f64::from(letter.advance);
        }
        rooms.get_mut(from..).unwrap_or_default().fill(room);
        Self { text, letters, rooms, breaks: breaks(text, language), ends: line_ends(text) }
    }

    fn room(&self, range: &Range<usize>) -> f32 {
        let at = |place: usize| self.rooms.get(place).or(self.rooms.last()).copied().unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, reason = "a part of a line needs few digits")]
        let room = (at(range.end) - at(range.start)) as f32;
        room
    }

    /// Whether a line may begin at a place.
    pub fn may_break(&self, at: usize) -> bool {
        self.breaks.binary_search(&at).is_ok()
    }

    /// The lines of the text from a place on, which must be the beginning of a character.
    pub fn lines(&self, from: usize, to: usize, column: Column) -> Vec<SetLine> {
        let mut out = Vec::new();
        let mut begin = from;
        let inner = self.ends.iter().copied().filter(|end| *end > from && *end < to);
        for end in inner.chain([to]) {
            // What stands behind a line break is set as a paragraph of its own.
            self.paragraph(begin..end, column, &mut out);
            begin = end;
        }
        out
    }

    fn paragraph(&self, range: Range<usize>, column: Column, out: &mut Vec<SetLine>) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let within = |places: &[usize]| -> Vec<usize> {
            let first = places.partition_point(|at| *at <= range.start);
            let last = places.partition_point(|at| *at < range.end);
            places.get(first..last).unwrap_or_default().iter().map(|at| at - range.start).collect()
        };
        let breaks = within(&self.breaks);
        // The dictionary is asked only where it matters.
        let at_words = || -> Vec<usize> {
            let words = words(text);
            breaks.iter().copied().filter(|at| words.binary_search(at).is_ok()).collect()
        };
        let filled = |breaks: &[usize], width: f32| {
            let advance = |part: Range<usize>| self.room(&(part.start + range.start..part.end + range.start));
            let give = |end: usize| self.last(end + range.start).map_or(0.0, |letter| letter.give);
            fill_giving(breaks, text, advance, give, width - column.indent, width, &[])
        };
        let mut lines = filled(&breaks, column.width);
        if column.role == Role::Title && lines.len() > 1 {
            let breaks = at_words();
            let room = |line: &Range<usize>| self.room(&(line.start + range.start..line.end + range.start));
            lines = title::lines(text, &breaks, column.width, |width| filled(&breaks, width), room);
        }
        let least = column.role.least();
        if lines.len() > 1 && self.is_torn(&lines, range.start, least) {
            let breaks = if column.role == Role::Heading { at_words() } else { breaks.clone() };
            self.fill_last(range.start, &breaks, &mut lines, least);
        }
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            let place = Place { first: index == 0, last: index + 1 == count };
            out.push(self.set(line.start + range.start..line.end + range.start, column, place));
        }
    }

    /// Moves letters from the last line but one to the last, if that has too few.
    fn fill_last(&self, start: usize, breaks: &[usize], lines: &mut [Range<usize>], least: usize) {
        let [.., before, last] = lines else { return };
        let enough = |from: usize| self.is_enough(from + start..last.end + start, least);
        let at = breaks.partition_point(|at| *at < last.start);
        let inner = breaks.get(..at).unwrap_or_default().iter().rev().copied();
        // What is left must still look like a line.
        if let Some(at) = inner.take_while(|at| *at > before.start + (before.len() / 2)).find(|at| enough(*at)) {
            before.end = at;
            last.start = at;
        }
    }

    /// Whether the last line has fewer letters than it should.
    fn is_torn(&self, lines: &[Range<usize>], start: usize, least: usize) -> bool {
        lines.last().is_some_and(|last| !self.is_enough(last.start + start..last.end + start, least))
    }

    /// Whether a range has so many letters at least, marks that close not counted.
    fn is_enough(&self, range: Range<usize>, least: usize) -> bool {
        let letters = self.letters.list.get(self.letters.within(&range)).unwrap_or_default();
        letters.iter().filter(|letter| !matches!(letter.kind, Kind::Blank | Kind::Closing)).take(least).count() >= least
    }

    /// The letter that ends at a place.
    fn last(&self, end: usize) -> Option<&Letter> {
        let index = self.letters.list.partition_point(|letter| (letter.end as usize) < end);
        self.letters.list.get(index).filter(|letter| letter.end as usize == end)
    }

    fn set(&self, text: Range<usize>, column: Column, place: Place) -> SetLine {
        let mut letters = self.letters.within(&text);
        let list = &self.letters.list;
        let blank = |letter: &Letter| letter.kind == Kind::Blank || self.is_blank(letter);
        while letters.end > letters.start && list.get(letters.end - 1).is_some_and(blank) {
            letters.end -= 1;
        }
        let inner = list.get(letters.clone()).unwrap_or_default();
        let mut width: f32 = inner.iter().map(|letter| letter.advance).sum();
        let indent = if place.first { column.indent } else { 0.0 };
        let room = column.width - indent;
        let last = inner.last();
        if let Some(last) = last.filter(|last| width > room && last.give > 0.0) {
            // The mark at the end is half empty: it may stand out as far.
            width = (width - last.give).max(room);
        }
        let mut stretch = 0.0;
        if column.align == Align::Justified && !place.last && width < room {
            let before_last = inner.split_last().map(|(_, others)| others).unwrap_or_default();
            let gaps = before_last.iter().filter(|letter| letter.gap).count();
            let size = last.and_then(|last| self.letters.look(last)).map_or(0.0, |look| look.size);
            #[expect(clippy::cast_precision_loss, reason = "a line has few gaps")]
            let each = (room - width) / gaps.max(1) as f32;
            let widest = if column.role == Role::Heading { WIDEST_IN_HEADING } else { WIDEST_GAP };
            if gaps > 0 && each <= size * widest {
                stretch = each;
                width = room;
            }
        }
        let x = match column.align {
            Align::Justified | Align::Left => indent,
            Align::Centre => ((column.width - width) / 2.0).max(0.0),
            Align::Right => (column.width - width).max(0.0),
        };
        SetLine { text, letters, x, width, stretch }
    }

    fn is_blank(&self, letter: &Letter) -> bool {
        self.text.get(letter.at as usize..letter.end as usize) == Some("\u{3000}")
    }
}

/// Where a line stands in its paragraph.
#[derive(Clone, Copy)]
struct Place {
    first: bool,
    last: bool,
}
