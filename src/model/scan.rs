//! The characters of a paragraph, each with where it stands: what those look at who read words by their characters.

use std::ops::Range;

/// The characters of a text.
#[derive(Clone, Debug)]
pub struct Scan {
    /// The characters.
    pub chars: Vec<char>,
    /// Where each begins, in bytes, and where the last one ends.
    at: Vec<u32>,
}

impl Scan {
    /// The characters of a text.
    pub fn new(text: &str) -> Self {
        let mut scan = Self { chars: Vec::with_capacity(text.len() / 2), at: Vec::with_capacity(text.len() / 2) };
        for (at, c) in text.char_indices() {
            scan.chars.push(c);
            scan.at.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        scan.at.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        scan
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The character at a place; a line break where the text has none.
    pub fn get(&self, place: usize) -> char {
        self.chars.get(place).copied().unwrap_or('\n')
    }

    /// The one before a place.
    pub fn before(&self, place: usize) -> char {
        place.checked_sub(1).map_or('\n', |before| self.get(before))
    }

    /// Where characters stand, in bytes.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let at = |place: usize| self.at.get(place).or(self.at.last()).map_or(0, |at| *at as usize);
        at(range.start)..at(range.end)
    }

    /// The character that begins at a byte, or the next one.
    pub fn find(&self, byte: usize) -> usize {
        self.at.partition_point(|at| (*at as usize) < byte).min(self.len())
    }

    /// The characters of a range; none where it does not lie within the text.
    pub fn slice(&self, range: Range<usize>) -> &[char] {
        self.chars.get(range.start..range.end.min(self.len())).unwrap_or_default()
    }

    /// The same as a text.
    pub fn text(&self, range: Range<usize>) -> String {
        self.slice(range).iter().collect()
    }

    /// Whether words begin at a place.
    pub fn starts(&self, place: usize, words: &str) -> bool {
        words.chars().enumerate().all(|(index, c)| self.chars.get(place + index) == Some(&c))
    }

    /// Whether words end at a place.
    pub fn ends(&self, place: usize, words: &str) -> bool {
        place.checked_sub(words.chars().count()).is_some_and(|start| self.starts(start, words))
    }

    /// Whether one of some words begins at a place: how many characters it has, the longest one first.
    pub fn starts_any(&self, place: usize, words: &[&str]) -> Option<usize> {
        words.iter().filter(|words| self.starts(place, words)).map(|words| words.chars().count()).max()
    }

    /// Whether one of some words ends at a place.
    pub fn ends_any(&self, place: usize, words: &[&str]) -> bool {
        words.iter().any(|words| self.ends(place, words))
    }
}
