//! Numbered parts: 一、 （一） 1. （1） 第一， 一要 一是 at the head of paragraphs, counted from one without a gap.
//!
//! The level of a part follows from what encloses it, never from its mark. Two levels are taken; deeper ones stay
//! paragraphs. Where the numbers do not agree, the text is not parted at all.

use std::collections::HashMap;

use crate::edit::PastedPart;
use crate::model::{MAX_SECTIONS, NumberStyle};

/// A heading that is longer than this is no heading but a paragraph, in characters.
const LONGEST_HEADING: usize = 60;

/// Parts paragraphs: those before the first number, and the numbered parts, if there are any.
pub(super) fn part(paragraphs: Vec<String>) -> (Vec<String>, Option<Vec<PastedPart>>) {
    let marks: Vec<_> = paragraphs.iter().map(|words| NumberStyle::read(words)).collect();
    let Some(levels) = levels(&marks) else { return (paragraphs, None) };
    let mut before = Vec::new();
    let mut parts: Vec<PastedPart> = Vec::new();
    for ((words, mark), level) in paragraphs.into_iter().zip(marks).zip(levels) {
        match (mark, level, parts.last_mut()) {
            (Some((style, _, length)), Some(level), _) => parts.push(open(&words, style, length, level)),
            (_, _, Some(part)) => part.body.push(words),
            _ => before.push(words),
        }
    }
    (before, Some(parts))
}

/// A part from the paragraph that holds its mark.
fn open(words: &str, mark: NumberStyle, length: usize, level: usize) -> PastedPart {
    let (written, rest) = words.split_at_checked(length).unwrap_or_default();
    let rest = rest.trim_start();
    let (heading, behind) = rest.split_at_checked(sentence(rest)).unwrap_or_default();
    let behind = behind.trim_start();
    let long = heading.chars().count() > LONGEST_HEADING;
    let (heading, body) = match (long, behind.is_empty()) {
        (true, _) => (String::new(), vec![rest.to_owned()]),
        (false, true) => (heading.to_owned(), Vec::new()),
        (false, false) => (heading.to_owned(), vec![behind.to_owned()]),
    };
    PastedPart { level, mark, written: written.to_owned(), heading, run_in: !body.is_empty(), body }
}

/// The length of the first sentence: up to the first 。！？ outside quotes and brackets.
fn sentence(words: &str) -> usize {
    let mut depth = 0_i32;
    for (at, c) in words.char_indices() {
        match c {
            '“' | '‘' | '（' | '《' | '「' | '(' => depth += 1,
            '”' | '’' | '）' | '》' | '」' | ')' => depth -= 1,
            '。' | '！' | '？' if depth <= 0 => return at + c.len_utf8(),
            _ => {}
        }
    }
    words.len()
}

type Mark = Option<(NumberStyle, u32, usize)>;

/// The level of every paragraph that opens a part. `None` where there are no two parts, or their numbers do not agree.
fn levels(marks: &[Mark]) -> Option<Vec<Option<usize>>> {
    // Where every number of every style stands, so that what comes is known at once.
    let mut places: HashMap<(NumberStyle, u32), Vec<usize>> = HashMap::new();
    for (at, mark) in marks.iter().enumerate() {
        if let Some((style, number, _)) = mark {
            places.entry((*style, *number)).or_default().push(at);
        }
    }
    let next = |style: NumberStyle, number: u32, behind: usize| -> usize {
        let all = places.get(&(style, number)).map(Vec::as_slice).unwrap_or_default();
        all.get(all.partition_point(|at| *at <= behind)).copied().unwrap_or(usize::MAX)
    };
    let mut levels = vec![None; marks.len()];
    // The runs that enclose the paragraph under way: style, and the last number of each.
    let mut open: Vec<(NumberStyle, u32)> = Vec::new();
    let mut count = 0;
    for ((at, mark), level) in marks.iter().enumerate().zip(&mut levels) {
        let Some((style, number, _)) = *mark else { continue };
        let run = open.iter().rposition(|(other, _)| *other == style);
        match run {
            Some(run) if open.get(run).is_some_and(|(_, last)| last + 1 == number) => {
                open.truncate(run);
                open.push((style, number));
                *level = Some(run);
            }
            Some(0) => return None,
            None if number == 1 && open.len() < 2 => {
                // One alone is no list: a second must come before the part above it ends.
                let outer = open.iter().map(|(style, last)| next(*style, last + 1, at)).min();
                if next(style, 2, at) < outer.unwrap_or(usize::MAX) {
                    *level = Some(open.len());
                    open.push((style, 1));
                }
            }
            None if open.is_empty() => return None,
            // A run below a part that begins again stays as it is.
            _ => {}
        }
        count += usize::from(level.is_some());
    }
    (2..=MAX_SECTIONS).contains(&count).then_some(levels)
}
