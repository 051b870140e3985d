//! Where the characters, the words and the sentences of a text end, as people see them: by Unicode, and by a dictionary for Chinese.
//!
//! All are linear in the length of the text. Where a line may break is another question; `assemble` answers it.

use std::sync::LazyLock;

use icu_segmenter::options::{SentenceBreakInvariantOptions, WordBreakInvariantOptions};
use icu_segmenter::{
    GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed, SentenceSegmenter, SentenceSegmenterBorrowed,
    WordSegmenter, WordSegmenterBorrowed,
};

const GRAPHEMES: GraphemeClusterSegmenterBorrowed<'static> = GraphemeClusterSegmenter::new();

static SENTENCES: LazyLock<SentenceSegmenterBorrowed<'static>> =
    LazyLock::new(|| SentenceSegmenter::new(SentenceBreakInvariantOptions::default()));

static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// The boundaries of characters as a reader counts them (a letter with its accents is one), 0 and the end included.
pub fn graphemes(text: &str) -> Vec<usize> {
    GRAPHEMES.segment_str(text).collect()
}

/// The boundaries of words, 0 and the end included. Marks and blanks stand between boundaries of their own.
pub fn words(text: &str) -> Vec<usize> {
    WORDS.segment_str(text).collect()
}

/// What opens something, and so belongs to the sentence behind it: Unicode takes all brackets and quotes for closing ones.
const OPENING: [char; 13] = ['“', '‘', '（', '《', '〈', '「', '『', '【', '〔', '［', '(', '[', '{'];

/// The places at which sentences end, in order, the end of the text included. What closes a quotation belongs to it.
pub fn sentences(text: &str) -> Vec<usize> {
    let end = |at: usize| text.get(..at).map_or(at, |before| before.trim_end_matches(OPENING).len());
    SENTENCES.segment_str(text).filter(|at| *at > 0).map(|at| if at < text.len() { end(at) } else { at }).collect()
}

/// Whether a character is a Chinese one, the rare ones of the later planes included.
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Whether a character fills a whole cell: Chinese characters, kana, and full-width marks, letters and digits.
pub fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(u32::from(c), 0x1100..=0x115F | 0x2E80..=0x303E | 0x3041..=0xA4CF | 0xAC00..=0xD7A3
            | 0xFE30..=0xFE4F | 0xFF01..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1F300..=0x1F64F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_belong_to_the_sentence_that_they_open_or_close() {
        let of = |expected: &str| {
            let text = expected.replace('|', "");
            let mut marked = text.clone();
            for at in sentences(&text).into_iter().rev().skip(1) {
                marked.insert(at, '|');
            }
            assert_eq!(marked, expected);
        };
        of("他说：“好。”|大家都说好！|（鼓掌）“再来一次？”|好");
        of("He said: “No.” |We said yes. |(Applause.) |Well");
        of("");
    }

    /// `|` stands at every boundary within the text.
    fn check(boundaries: fn(&str) -> Vec<usize>, expected: &str) {
        let text = expected.replace('|', "");
        let parts: Vec<&str> = boundaries(&text).windows(2).map(|ends| text.get(ends[0]..ends[1]).unwrap()).collect();
        assert_eq!(parts.join("|"), expected);
    }

    #[test]
    fn characters_are_what_a_reader_counts() {
        check(graphemes, "甲|乙|𬭎|䶮");
        check(graphemes, "e\u{301}|a");
        check(graphemes, "👨\u{200D}👩\u{200D}👧|👍🏽|🇨🇳");
        check(graphemes, "a|\r\n|b");
        assert_eq!(graphemes(""), [0]);
    }

    #[test]
    fn words_are_those_of_a_dictionary() {
        check(words, "同志|们|，|我|代表|市委|向|大家|表示|感谢");
        check(words, "It’s| |a| |well|-|made| |plan|.");
        check(words, "增长|7.6|%|，|达到|1,099|元");
        assert_eq!(words(""), [0]);
    }

    #[test]
    fn a_long_text_without_any_mark_is_one_pass() {
        for (letter, count) in [("国", 100_000), ("a", 1), ("𬭎", 100_000)] {
            let text = letter.repeat(100_000);
            assert_eq!(graphemes(&text).len(), 100_001);
            assert!(words(&text).len() > count, "{letter}: {}", words(&text).len());
        }
    }

    #[test]
    fn chinese_characters_are_told_from_marks() {
        for (c, han, wide) in
            [('国', true, true), ('𬭎', true, true), ('〇', true, true), ('，', false, true), ('a', false, false)]
        {
            assert_eq!((is_han(c), is_wide(c)), (han, wide), "{c}");
        }
    }
}
