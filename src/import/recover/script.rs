//! The text under work: its characters without line ends and blanks that a page has made, each with where it stood.
//!
//! Every rule of this module looks at `flat`, where marks, digits and letters have one width whatever the writer typed.

use std::cell::Cell;
use std::ops::Range;

use crate::import::source::Role;
use crate::model::Passage;

/// The characters of a text.
#[derive(Clone, Debug, Default)]
pub struct Script {
    /// As they are written.
    pub chars: Vec<char>,
    /// The same, one by one: marks full, digits and letters half as wide, every blank a common one.
    pub flat: Vec<char>,
    /// Where each begins in the text, in bytes.
    from: Vec<u32>,
    /// The paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// What was looked at so far.
    pub steps: Steps,
}

/// How often a character was looked at, or a mark: counted where a text decides how often that is, so that no text can
/// make it grow faster than its own length.
#[derive(Clone, Debug, Default)]
pub struct Steps(Cell<u64>);

impl Steps {
    /// Counts some.
    pub fn add(&self, steps: usize) {
        self.0.set(self.0.get().saturating_add(steps as u64));
    }

    /// All so far.
    pub fn count(&self) -> u64 {
        self.0.get()
    }
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// Its characters, without blanks at its ends; never empty.
    pub range: Range<usize>,
    /// What the format knows of it.
    pub said: Option<Look>,
}

/// What of that tells a heading.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    pub role: Option<Role>,
    pub bold: bool,
}

/// A character in its one width.
pub fn flat(c: char) -> char {
    match c {
        // Most of a text: no look at tables for them.
        '\u{3400}'..='\u{9FFF}' => c,
        ',' => '，',
        ':' | '﹕' => '：',
        ';' => '；',
        '!' => '！',
        '?' => '？',
        '(' | '〔' => '（',
        ')' | '〕' => '）',
        '．' | '﹒' => '.',
        '｡' => '。',
        '－' => '-',
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c)
        }
        c if is_blank(c) => ' ',
        c => c,
    }
}

/// Whether a character is a blank, one that cannot be seen counted.
pub fn is_blank(c: char) -> bool {
    !matches!(c, '!'..='~' | '\u{3001}'..='\u{9FFF}')
        && (c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'))
}

impl Script {
    /// With room for that many characters: growing would take twice as much for a while.
    pub fn with_capacity(chars: usize) -> Self {
        let (chars, flat, from) = (Vec::with_capacity(chars), Vec::with_capacity(chars), Vec::with_capacity(chars));
        Self { chars, flat, from, ..Self::default() }
    }

    /// Begins a paragraph with words that stand at a place of the text.
    pub fn begin(&mut self, words: &str, at: usize, said: Option<Look>) {
        let start = self.chars.len();
        self.put(words, at);
        if self.chars.len() > start {
            self.paragraphs.push(Paragraph { range: start..self.chars.len(), said });
        }
    }

    /// Goes on with the last paragraph where the page has broken its line; `blank` where a blank belongs between.
    pub fn go_on(&mut self, words: &str, at: usize, blank: bool) {
        if blank && !words.is_empty() {
            self.push(' ', at);
        }
        self.put(words, at);
        if let Some(last) = self.paragraphs.last_mut() {
            last.range.end = self.chars.len();
        }
    }

    fn put(&mut self, words: &str, at: usize) {
        for (place, c) in words.char_indices() {
            self.push(c, at + place);
        }
    }

    fn push(&mut self, c: char, at: usize) {
        let Ok(at) = u32::try_from(at) else { return };
        self.chars.push(c);
        self.flat.push(flat(c));
        self.from.push(at);
    }

    /// A range without the blanks at its ends.
    pub fn trim(&self, range: Range<usize>) -> Range<usize> {
        let of = self.flat.get(range.clone()).unwrap_or_default();
        let before = of.iter().take_while(|c| **c == ' ').count();
        let behind = of.iter().skip(before).rev().take_while(|c| **c == ' ').count();
        self.steps.add(before + behind + 1);
        range.start + before..range.end - behind
    }

    /// The characters of a range in their one width.
    pub fn of(&self, range: Range<usize>) -> &[char] {
        self.flat.get(range).unwrap_or_default()
    }

    /// The same as a text.
    pub fn text(&self, range: Range<usize>) -> String {
        let of = self.of(range);
        self.steps.add(of.len());
        of.iter().collect()
    }

    /// Where a character stood in the text, in bytes.
    pub fn place(&self, at: usize) -> usize {
        self.from.get(at).map_or(0, |at| *at as usize)
    }

    /// The character that stands at a place of the text, or the next one.
    pub fn find(&self, place: usize) -> usize {
        self.from.partition_point(|at| (*at as usize) < place)
    }

    /// The characters of a range as they are written, with their place.
    pub fn passage(&self, range: Range<usize>) -> Passage {
        let range = self.trim(range);
        self.steps.add(range.len());
        let text: String = self.chars.get(range.clone()).unwrap_or_default().iter().collect();
        let Some(last) = range.end.checked_sub(1).filter(|last| *last >= range.start) else {
            let at = self.place(range.start.min(self.from.len().saturating_sub(1)));
            return Passage { text, range: at..at };
        };
        let end = self.place(last) + self.chars.get(last).map_or(0, |c| c.len_utf8());
        Passage { text, range: self.place(range.start)..end }
    }

    /// Where the first sentence of a range ends, behind its mark; `None` if none does. What stands in quotes or brackets
    /// that close within the range ends none.
    pub fn sentence(&self, range: Range<usize>) -> Option<usize> {
        let mut depth = 0_usize;
        let mut opened = 0;
        let of = self.of(range.clone());
        for (place, c) in of.iter().enumerate() {
            // What opens and does not close within a long sentence was never closed.
            if depth > 0 && place - opened > LONGEST_ASIDE {
                depth = 0;
            }
            match c {
                '“' | '‘' | '（' | '《' | '「' => {
                    depth += 1;
                    opened = place;
                }
                '”' | '’' | '）' | '》' | '」' => depth = depth.saturating_sub(1),
                _ if depth == 0 && ends_sentence(of, place) => {
                    let more =
                        of.iter().skip(place + 1).take_while(|c| matches!(c, '。' | '！' | '？' | '”' | '’' | '）'));
                    self.steps.add(place + 1);
                    return Some(range.start + place + 1 + more.count());
                }
                _ => {}
            }
        }
        self.steps.add(of.len());
        None
    }

    /// How many sentences a range holds, what is left behind the last counted.
    pub fn sentences(&self, range: Range<usize>) -> usize {
        let mut rest = self.trim(range);
        let mut count = 0;
        while !rest.is_empty() && count < 3 {
            count += 1;
            rest.start = self.sentence(rest.clone()).unwrap_or(rest.end);
            rest = self.trim(rest);
        }
        count
    }
}

/// Whether characters begin with words.
pub fn starts_with(of: &[char], words: &str) -> bool {
    let mut of = of.iter();
    words.chars().all(|c| of.next() == Some(&c))
}

/// The longest quotation or aside that hides the ends of sentences, in characters.
const LONGEST_ASIDE: usize = 80;

/// Whether a sentence ends with a character; a Latin full stop ends one only before a blank, or at the end.
pub fn ends_sentence(of: &[char], place: usize) -> bool {
    match of.get(place) {
        Some('。' | '！' | '？') => true,
        Some('.') => {
            let before = place.checked_sub(1).and_then(|before| of.get(before));
            let word = before.is_some_and(|c| c.is_lowercase() || matches!(c, '”' | '"' | ')' | '）'));
            word && of.get(place + 1).is_none_or(|c| matches!(c, ' ' | '”' | '"'))
        }
        _ => false,
    }
}
