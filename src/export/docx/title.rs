//! Lines of the title block that are longer than the page is wide.
//!
//! Word fills the first line and leaves one word for the last: “…座谈会上的讲 / 话”. No break is written into the text, since
//! it would break elsewhere in other hands; room at both sides makes Word itself break it in a good place.

use std::ops::Range;

use super::runs::is_chinese_mark;
use crate::assemble::{breaks, fill};
use crate::model::{Align, Language, TypeStyle, is_han, is_wide, words};

/// The most lines that are made even; more are no title.
const MOST: usize = 4;

/// How much wider than its longest line a column is, in characters: no further one fits.
const SLACK: f32 = 0.4;

/// The gap between a Chinese and a Latin letter, in characters.
const GAP: f32 = 0.25;

/// The room to leave at both sides of a text that is set in the middle of a width, in points; `None` if it stands well
/// as it is. Chinese only, where every character is as wide as its size, whatever the font.
pub fn sides(text: &str, style: &TypeStyle, width: f32, language: Language) -> Option<f32> {
    if language != Language::Chinese || style.align != Align::Centre || text.contains(['\n', '\r']) {
        return None;
    }
    let character = style.size + style.tracking;
    let full = width / character;
    let places = breaks(text, language);
    let lines = |width: f32| fill(&places, text, |range| characters(text, range), width, width, &[]);
    let count = lines(full).len();
    if !(2..=MOST).contains(&count) {
        return None;
    }
    let words = words(text);
    let between_words = |line: &Range<usize>| words.binary_search(&line.start).is_ok();
    let mut even = None;
    let mut column = (characters(text, 0..text.len()) / count as f32).floor();
    while column < full {
        let lines = lines(column);
        if lines.len() == count {
            if lines.iter().all(between_words) {
                even = Some(column);
                break;
            }
            even = even.or(Some(column));
        }
        column += 0.5;
    }
    let room = (full - even? - SLACK) / 2.0 * character;
    (room > 0.0).then_some(room)
}

/// How wide a part of a text is, in Chinese characters.
fn characters(text: &str, range: Range<usize>) -> f32 {
    let mut chars = text.get(range.start..).unwrap_or_default().char_indices().peekable();
    let mut room = 0.0;
    while let Some((_, c)) = chars.next_if(|(at, _)| range.start + at < range.end) {
        room += if is_wide(c) || is_chinese_mark(None, c, None) { 1.0 } else { 0.5 };
        // Office programs part Chinese from Latin letters and digits.
        let next = chars.peek().map(|(_, next)| *next);
        let parts = |narrow: char, wide: char| narrow.is_ascii_alphanumeric() && is_han(wide);
        if next.is_some_and(|next| parts(c, next) || parts(next, c)) {
            room += GAP;
        }
    }
    room
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` parts the lines that are to come about.
    fn check(width: f32, expected: &str) {
        let text = expected.replace('|', "");
        let style = TypeStyle {
            chinese: String::new(),
            latin: String::new(),
            size: 20.0,
            pitch: 30.0,
            tracking: 0.0,
            bold: false,
            italic: false,
            indent: 0.0,
            align: Align::Centre,
            before: 0.0,
            after: 0.0,
        };
        let column = width - sides(&text, &style, width * 20.0, Language::Chinese).unwrap_or_default() / 10.0;
        let places = breaks(&text, Language::Chinese);
        let lines = fill(&places, &text, |range| characters(&text, range), column, column, &[]);
        let lines: Vec<&str> = lines.into_iter().map(|line| text.get(line).unwrap()).collect();
        assert_eq!(lines.join("|"), expected);
    }

    #[test]
    fn a_long_title_breaks_between_words() {
        check(20.0, "在全市供水工作会议上的讲话");
        check(20.0, "在云溪市庆祝“五一”国际|劳动节劳模座谈会上的讲话");
        check(16.0, "在2026年云溪市综合|服务工作会议上的讲话");
        check(17.0, "在全市城乡供水一体化建设|现场推进会议上的讲话");
        check(10.0, "国国国国国国|国国国国国国");
        check(10.0, "");
    }
}
