//! How long a speech is: characters as Word counts them, words, and the time it takes to say it.
//!
//! The pace is an argument. A measure of a line is good for as long as the line is; [`measure`] makes anew only those
//! of lines that are.

use std::collections::HashMap;
use std::ops::{Add, AddAssign, Sub};
use std::sync::Arc;

use crate::assemble::{Assembled, Line};
use crate::model::{Language, Section, SectionId, chinese_numeral, is_han};

/// What is counted in a line, a section or a speech. Measures add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// 字数 as Word counts: every Chinese character and mark is one, every run of other signs without a blank is one.
    pub characters: usize,
    /// Every character that is no blank.
    pub characters_without_spaces: usize,
    /// Runs of Latin letters or digits.
    pub words: usize,
    /// Syllables as spoken in Chinese: digits as they are read, marks not at all.
    pub syllables: usize,
    /// Lines that hold anything.
    pub paragraphs: usize,
    /// Counts of lists that are announced.
    pub announcements: usize,
}

impl Measure {
    /// The time it takes to say this at a rate: `syllables × 60 / rate`, English words likewise, and a second's pause for
    /// every paragraph and every announced list. In seconds.
    pub fn seconds(&self, rate: Rate) -> f64 {
        let spoken = match rate.language {
            Language::Chinese => self.syllables,
            Language::English => self.words,
        };
        // Counts of a text are far below 2^52.
        spoken as f64 * 60.0 / f64::from(rate.per_minute.max(1)) + (self.paragraphs + self.announcements) as f64
    }
}

impl Measure {
    /// The same to the whole second, as it is shown.
    pub fn whole_seconds(&self, rate: Rate) -> u64 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative, far below 2^53")]
        let seconds = self.seconds(rate).round() as u64;
        seconds
    }
}

impl Add for Measure {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            characters: self.characters + other.characters,
            characters_without_spaces: self.characters_without_spaces + other.characters_without_spaces,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
            paragraphs: self.paragraphs + other.paragraphs,
            announcements: self.announcements + other.announcements,
        }
    }
}

impl Sub for Measure {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self {
            characters: self.characters - other.characters,
            characters_without_spaces: self.characters_without_spaces - other.characters_without_spaces,
            words: self.words - other.words,
            syllables: self.syllables - other.syllables,
            paragraphs: self.paragraphs - other.paragraphs,
            announcements: self.announcements - other.announcements,
        }
    }
}

impl AddAssign for Measure {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

/// How fast somebody speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The language, which says what is counted.
    pub language: Language,
    /// Syllables a minute in Chinese, words a minute in English.
    pub per_minute: u32,
}

impl Rate {
    /// The customary pace of a set speech: 180 syllables or 130 words a minute.
    pub fn usual(language: Language) -> Self {
        let per_minute = match language {
            Language::Chinese => 180,
            Language::English => 130,
        };
        Self { language, per_minute }
    }
}

/// The measures of a speech.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// Of the whole.
    pub total: Measure,
    lines: Vec<(Arc<Line>, Measure)>,
    sections: HashMap<SectionId, Measure>,
}

impl Measured {
    /// The share of the whole time that a section takes, between 0 and 1.
    pub fn share(&self, section: &Section, rate: Rate) -> f32 {
        let all = self.total.seconds(rate);
        #[expect(clippy::cast_possible_truncation, reason = "a share needs few digits")]
        let share = (self.section(section).seconds(rate) / all.max(1.0)) as f32;
        share
    }

    /// Of a section, the parts below it included.
    pub fn section(&self, section: &Section) -> Measure {
        let own = section.walk().filter_map(|part| self.sections.get(&part.id));
        own.fold(Measure::default(), |sum, measure| sum + *measure)
    }
}

/// Measures a speech. `before` is what was measured of an earlier state of it, if anything was.
pub fn measure(speech: &Assembled, before: Option<&Measured>) -> Measured {
    let old: &[(Arc<Line>, Measure)] = before.map_or(&[], |before| &before.lines);
    let same = |(now, old): &(&crate::assemble::Block, &(Arc<Line>, Measure))| Arc::ptr_eq(&now.line, &old.0);
    let blocks = &speech.blocks;
    let head = blocks.iter().zip(old).take_while(same).count();
    let left = blocks.len().min(old.len()) - head;
    let tail = blocks.iter().rev().zip(old.iter().rev()).take(left).take_while(same).count();
    let mut out = Measured { lines: Vec::with_capacity(blocks.len()), ..Measured::default() };
    for (index, block) in blocks.iter().enumerate() {
        let from_end = blocks.len() - index;
        let known = if index < head {
            old.get(index)
        } else if from_end <= tail {
            old.get(old.len() - from_end)
        } else {
            None
        };
        let measure = known.map_or_else(|| of_line(&block.line), |(_, measure)| *measure);
        out.lines.push((block.line.clone(), measure));
        out.total += measure;
        if let Some(id) = block.source.section() {
            *out.sections.entry(id).or_default() += measure;
        }
    }
    out
}

/// Measures anew one section of a speech of which nothing else reads otherwise than when it was measured; `start` is
/// where its blocks begin.
pub fn measure_section(speech: &Assembled, measured: &mut Measured, id: SectionId, start: usize) {
    let now = speech.own_blocks(id).len();
    let before = measured.lines.len() + now - speech.blocks.len();
    let old = measured.lines.get(start..start + before).unwrap_or_default().to_vec();
    let fresh: Vec<(Arc<Line>, Measure)> = speech
        .own_blocks(id)
        .iter()
        .map(|block| {
            let known = old.iter().find(|(line, _)| Arc::ptr_eq(line, &block.line));
            (block.line.clone(), known.map_or_else(|| of_line(&block.line), |(_, measure)| *measure))
        })
        .collect();
    let sum = |lines: &[(Arc<Line>, Measure)]| lines.iter().fold(Measure::default(), |sum, (_, of)| sum + *of);
    measured.total = measured.total - sum(&old) + sum(&fresh);
    match fresh.len() {
        0 => measured.sections.remove(&id),
        _ => measured.sections.insert(id, sum(&fresh)),
    };
    measured.lines.splice(start..start + before, fresh);
}

fn of_line(line: &Line) -> Measure {
    Measure { announcements: line.announcements(), ..of_text(&line.text) }
}

/// Measures plain text, a line being a paragraph. It announces nothing.
pub fn of_text(text: &str) -> Measure {
    let mut out = Measure { syllables: syllables(text), ..Measure::default() };
    out.paragraphs = text.lines().filter(|line| !line.trim().is_empty()).count();
    // Whether a run of signs that Word takes for one word is under way, and whether it holds a letter or digit.
    let (mut run, mut word) = (false, false);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            (run, word) = (false, false);
        } else {
            out.characters_without_spaces += 1;
            let apostrophe =
                c == '’' && before.is_ascii_alphanumeric() && chars.peek().is_some_and(char::is_ascii_alphanumeric);
            if is_east_asian(c) && !apostrophe {
                out.characters += 1;
                (run, word) = (false, false);
            } else {
                out.characters += usize::from(!run);
                run = true;
                let letter = c.is_alphanumeric() || (apostrophe && word);
                out.words += usize::from(letter && !word);
                word = letter;
            }
        }
        before = c;
    }
    out
}

/// Whether a character counts for itself: Chinese characters and marks, full-width forms.
fn is_east_asian(c: char) -> bool {
    is_han(c)
        || matches!(u32::from(c),
            0x2E80..=0x2FFF | 0x3000..=0x33FF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF)
        || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '①'..='⑳')
}

/// Syllables as spoken in Chinese: 2020年 is five, 23.5% is eight (百分之二十三点五).
fn syllables(text: &str) -> usize {
    let chars: Vec<char> = text.chars().map(half_width).collect();
    let at = |index: usize| chars.get(index).copied().unwrap_or(' ');
    let mut count = 0;
    let mut index = 0;
    while index < chars.len() {
        let c = at(index);
        if c.is_ascii_digit() {
            let end = (index..chars.len()).find(|&i| !is_digit_of(&chars, i)).unwrap_or(chars.len());
            count += number(&chars, index, end);
            index = end;
        } else if c.is_alphabetic() && !is_han(c) {
            let end = (index..chars.len()).find(|&i| !at(i).is_alphabetic() || is_han(at(i))).unwrap_or(chars.len());
            count += latin(chars.get(index..end).unwrap_or_default());
            index = end;
        } else {
            let range =
                matches!(c, '~' | '-') && index > 0 && at(index - 1).is_ascii_digit() && at(index + 1).is_ascii_digit();
            count += match c {
                '%' | '‰' | '℃' => 3,
                _ if is_han(c) || range => 1,
                _ => 0,
            };
            index += 1;
        }
    }
    count
}

/// Full-width digits, letters and marks as their half-width ones.
fn half_width(c: char) -> char {
    match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Whether the character belongs to a number: a digit, or a comma that parts its thousands.
fn is_digit_of(chars: &[char], index: usize) -> bool {
    let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    digit(index) || (chars.get(index) == Some(&',') && (1..4).all(|n| digit(index + n)) && !digit(index + 4))
}

/// Syllables of the digits between two places: a year digit by digit, what follows a point too, the rest as a numeral.
fn number(chars: &[char], start: usize, end: usize) -> usize {
    let digits: String = chars.get(start..end).unwrap_or_default().iter().filter(|c| c.is_ascii_digit()).collect();
    let decimal =
        start >= 2 && chars.get(start - 1) == Some(&'.') && chars.get(start - 2).is_some_and(char::is_ascii_digit);
    let year = digits.len() == 4 && chars.get(end) == Some(&'年');
    let one_by_one = decimal || year || digits.len() > 8 || (digits.len() > 1 && digits.starts_with('0'));
    match digits.parse::<u32>() {
        Ok(value) if !one_by_one => chinese_numeral(value).chars().count(),
        _ => digits.len() + usize::from(decimal),
    }
}

/// Syllables of a Latin word: letter by letter where it is an abbreviation, else its groups of vowels.
fn latin(word: &[char]) -> usize {
    if word.iter().all(|c| c.is_uppercase()) {
        return word.len();
    }
    let vowel = |c: &char| "aeiouyAEIOUY".contains(*c);
    let groups = word.iter().zip(word.iter().skip(1)).filter(|(a, b)| !vowel(a) && vowel(b)).count();
    (groups + usize::from(word.first().is_some_and(vowel))).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_as_word_counts_them() {
        for (text, characters, without_spaces, words) in [
            ("同志们：", 4, 4, 0),
            ("全年增长23.5%，好于预期。", 11, 15, 2),
            ("“五一”国际劳动节", 9, 9, 0),
            ("用 Word 2019 打开", 5, 11, 2),
            ("don’t stop", 2, 9, 2),
            ("你好,世界", 5, 5, 0),
            ("　　缩进", 2, 2, 0),
            ("", 0, 0, 0),
        ] {
            let found = of_text(text);
            let found = (found.characters, found.characters_without_spaces, found.words);
            assert_eq!(found, (characters, without_spaces, words), "{text}");
        }
    }

    #[test]
    fn numbers_are_said_as_they_are_read() {
        for (text, count) in [
            ("2020年", 5),
            ("23.5%", 8),
            ("１２", 2),
            ("1,099", 6),
            ("8～12分", 5),
            ("13800138000", 11),
            ("007", 3),
            ("GDP", 3),
            ("Word", 1),
            ("——……，。", 0),
            ("二〇二六年", 5),
            ("100", 2),
            ("2000人", 3),
            ("零下5℃", 6),
        ] {
            assert_eq!(syllables(text), count, "{text}");
        }
    }

    #[test]
    fn time_has_a_pause_for_every_paragraph_and_announced_list() {
        let measure = Measure { syllables: 180, paragraphs: 2, announcements: 1, ..Measure::default() };
        assert_eq!(measure.seconds(Rate::usual(Language::Chinese)), 63.0);
        let english = Measure { words: 130, paragraphs: 1, ..Measure::default() };
        assert_eq!(english.seconds(Rate::usual(Language::English)), 61.0);
    }
}
