//! What the characters of a text are to somebody who sets them: which fill a cell, which marks have room to give away,
//! which are words of letters. By CLREQ and GB/T 15834, as far as they speak of horizontal lines.

use crate::model::{Language, is_wide};

/// What a character is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A Chinese character or sign of its own.
    Wide,
    /// A mark that opens: its room is free at the left.
    Opening,
    /// A mark that closes or parts: its room is free at the right.
    Closing,
    /// A dash or an ellipsis: two of a kind are one mark.
    Rule,
    /// A letter, a digit or a mark of a script written with blanks.
    Letter,
    /// A blank.
    Blank,
    /// Nothing that is shown.
    Nothing,
}

const OPENING: &str = "（《〈「『【〔［｛〖〘〚";
const CLOSING: &str = "，。、；：？！．）》〉」』】〕］｝〗〙〛";

/// What a character is between two others, in a text of a language.
pub fn kind(before: Option<char>, c: char, after: Option<char>, language: Language) -> Kind {
    let code = u32::from(c);
    // By far the most.
    if (0x4E00..=0x9FFF).contains(&code) {
        return Kind::Wide;
    }
    let chinese = language == Language::Chinese;
    let wide = |c: Option<char>| c.is_some_and(|c| is_wide(c) && c != '\u{3000}');
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_wide(c));
    match c {
        '\t' | '\u{A0}' | '\u{202F}' | '\u{2000}'..='\u{200A}' | ' ' => Kind::Blank,
        _ if c.is_control() || is_nothing(code) => Kind::Nothing,
        '“' | '‘' if !(letter(before) && letter(after)) && (chinese || wide(after)) => Kind::Opening,
        '”' | '’' if !(letter(before) && letter(after)) && (chinese || wide(before)) => Kind::Closing,
        '—' | '…' | '―' | '⸺' if chinese || wide(before) && wide(after) => Kind::Rule,
        _ if OPENING.contains(c) => Kind::Opening,
        _ if CLOSING.contains(c) => Kind::Closing,
        _ if is_wide(c) || code >= 0x2E80 => Kind::Wide,
        // Signs as ①, → and ℃, which Chinese faces draw in a cell.
        '\u{2100}'..='\u{2E7F}' | '·' | '‧' | '・' if chinese => Kind::Wide,
        _ => Kind::Letter,
    }
}

/// Signs that say how others are drawn, and have no shape.
fn is_nothing(code: u32) -> bool {
    matches!(code, 0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
        | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB
        | 0xFFFE..=0xFFFF | 0xE0000..=0xE0FFF)
}

/// Whether a line ends behind a character, whatever room is left.
pub fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The places behind every line break of a text.
pub fn line_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if ends_line(c) && !(c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n')) {
            ends.push(at + c.len_utf8());
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_what_stands_around_it() {
        let of = |text: &str, language| {
            let chars: Vec<char> = text.chars().collect();
            let at = |index: Option<usize>| index.and_then(|index| chars.get(index).copied());
            let kinds = (0..chars.len()).map(|n| kind(at(n.checked_sub(1)), chars[n], at(Some(n + 1)), language));
            kinds.collect::<Vec<_>>()
        };
        use Kind::{Blank, Closing, Letter, Nothing, Opening, Rule, Wide};
        assert_eq!(of("说“好”", Language::Chinese), [Wide, Opening, Wide, Closing]);
        assert_eq!(of("don’t", Language::Chinese), [Letter; 5]);
        assert_eq!(of("say “no”", Language::English)[3..], [Blank, Letter, Letter, Letter, Letter]);
        assert_eq!(of("“论语”", Language::English), [Opening, Wide, Wide, Closing]);
        assert_eq!(of("——①7.6%\u{FE0F}\u{0}", Language::Chinese)[..4], [Rule, Rule, Wide, Letter]);
        assert_eq!(of("\u{FE0F}\u{0}\u{3000}\t", Language::Chinese), [Nothing, Nothing, Wide, Blank]);
    }
}
