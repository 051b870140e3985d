//! Sentences, numerals and widths among the characters of a paragraph.

use std::ops::Range;

pub use crate::model::Scan;

/// Whether a sentence ends with a character.
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '\n')
}

/// Whether a character is a Chinese numeral that counts.
pub fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// Digits and marks of enumerations in their half width.
pub fn half(c: char) -> char {
    match c {
        '０'..='９' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        '（' => '(',
        '）' => ')',
        '．' => '.',
        '，' => ',',
        '：' => ':',
        '；' => ';',
        c => c,
    }
}

/// A sentence of a text: its characters, the mark that ends it among them.
pub fn sentences(scan: &Scan) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut place = 0;
    while place < scan.len() {
        let c = scan.get(place);
        // What stands before a sentence does not belong to it.
        start += usize::from(start == place && c.is_whitespace());
        place += 1;
        // A Latin full stop ends a sentence only before a blank or the end.
        let point = c == '.' && scan.get(place).is_whitespace() && scan.get(place.wrapping_sub(2)).is_lowercase();
        if !ends_sentence(c) && !point {
            continue;
        }
        while ends_sentence(scan.get(place)) && place < scan.len()
            || matches!(scan.get(place), '”' | '’' | '）' | ')' | '"' | '】' | ']' | '］' | '」' | '』')
        {
            place += 1;
        }
        found.push(start..place);
        start = place;
    }
    if start < scan.len() {
        found.push(start..scan.len());
    }
    found
}
