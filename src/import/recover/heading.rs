//! Where a heading ends.
//!
//! With its paragraph, where that is one sentence or none; with the first sentence, where more follow; where a page has
//! lost the line end between heading and words, at the likeliest place, and then it is said to be uncertain.

use std::ops::Range;

use super::lexicon::OPENINGS;
use super::marks::{Kind, Mark};
use super::script::{Script, starts_with};
use crate::model::{Doubt, Language, is_han};

/// The longest first sentence of a formal part that still looks like a heading, in characters.
const LONGEST: usize = 46;
const LONGEST_ENGLISH: usize = 120;

/// How long a heading is whose end is guessed, in characters.
const GUESSED: Range<usize> = 4..41;

/// A heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Its words, without the full stop.
    pub words: Range<usize>,
    /// Behind its full stop, or its words.
    pub end: usize,
    /// Whether its paragraph goes on.
    pub run_in: bool,
    /// Why its end is uncertain.
    pub doubt: Option<Doubt>,
}

/// The heading behind a mark. `words` are what follows it, up to the next part or the end of the paragraph.
/// `lost` is whether the page has lost its line ends there.
pub fn heading(script: &Script, mark: &Mark, words: Range<usize>, language: Language, lost: bool) -> Heading {
    let words = script.trim(words);
    if matches!(mark.kind, Kind::Styled(_) | Kind::Looks) {
        return at(script, &words, words.end, None);
    }
    let sentence = script.sentence(words.clone());
    let end = sentence.unwrap_or(words.end);
    if mark.kind.rank().is_none() {
        return at(script, &words, end, None);
    }
    let first = words.start..end;
    // A blank between a heading and a sentence is what a page has left of the line end.
    let blank = script.of(first.clone()).iter().position(|c| *c == ' ').filter(|at| GUESSED.contains(at));
    if let Some(blank) = blank.filter(|_| sentence.is_some() && language == Language::Chinese) {
        let wide = script.chars.get(first.start + blank) != Some(&' ');
        return at(script, &words, first.start + blank, (!wide).then_some(Doubt::HeadingEnd));
    }
    let longest = if language == Language::English { LONGEST_ENGLISH } else { LONGEST };
    let lost = lost && language == Language::Chinese;
    let alone = lost && end == words.end && sentence.is_some();
    // A long line is a long heading, unless more follows on it.
    let long = first.len() > longest && (lost || end < words.end);
    let guessed = match long || alone {
        true => guess(script, first),
        false if lost => opening(script, &first, true),
        false => None,
    };
    match guessed {
        Some(guessed) => at(script, &words, guessed, Some(Doubt::HeadingEnd)),
        None => at(script, &words, end, None),
    }
}

/// A heading that ends at a place.
pub fn at(script: &Script, words: &Range<usize>, end: usize, doubt: Option<Doubt>) -> Heading {
    let mut end = end.clamp(words.start, words.end);
    // A heading that ends before a mark has it behind it, and nothing begins with one.
    let mark = script.of(end..words.end).first().is_some_and(|c| matches!(c, '。' | '，' | '；'));
    let shown = script.trim(words.start..end);
    // Behind a blank the mark is none of its own.
    if mark && !shown.is_empty() && shown.end == end {
        let run_in = !script.trim(end + 1..words.end).is_empty();
        return Heading { words: shown, end: end + 1, run_in, doubt };
    }
    end = shown.end;
    let of = script.of(shown.clone());
    let stops = of.last() == Some(&'。') || (of.last() == Some(&'.') && !of.first().copied().is_some_and(is_han));
    let stop = usize::from(stops && of.len() > 1);
    // Without a mark between them the words stood on a line of their own.
    let marked = stop > 0 || of.last().is_some_and(|c| !c.is_alphanumeric());
    let run_in = marked && !script.trim(end..words.end).is_empty();
    Heading { words: shown.start..shown.end - stop, end, run_in, doubt }
}

/// The likeliest end of a heading within what looks like one sentence: a blank that is left of a line end, what often
/// opens a paragraph, or else the end of the first clause.
fn guess(script: &Script, sentence: Range<usize>) -> Option<usize> {
    let of = script.of(sentence.clone());
    let find = |sign: char| {
        of.iter().enumerate().find(|(at, c)| **c == sign && GUESSED.contains(at)).map(|(at, _)| sentence.start + at)
    };
    opening(script, &sentence, false).or_else(|| find(' ')).or_else(|| find('，'))
}

/// Where a word stands within a sentence that often opens one; with `sure` only where the sentence goes on as it does
/// behind such a word: 去年以来，, 今年是.
fn opening(script: &Script, sentence: &Range<usize>, sure: bool) -> Option<usize> {
    let of = script.of(sentence.clone());
    let opens = |place: usize| {
        let before = place.checked_sub(1).and_then(|at| of.get(at));
        let rest = of.get(place..).unwrap_or_default();
        let found = OPENINGS.iter().find(|words| starts_with(rest, words) && rest.len() > words.chars().count());
        let goes_on = |words: &&str| matches!(rest.get(words.chars().count()), Some('，' | '是' | '的'));
        let opened = found.is_some_and(|words| !sure || goes_on(words));
        // 进一步规范工作程序程序不能省: the last word of a heading is often the first one behind it.
        let word = place.checked_sub(2).and_then(|at| of.get(at..place));
        let again = word.is_some_and(|word| {
            matches!(word, [one, two] if is_han(*one) && is_han(*two) && one != two) && rest.starts_with(word)
        });
        before.is_some_and(|c| is_han(*c) || *c == ' ' || *c == '”') && (opened || (again && rest.len() > 4))
    };
    GUESSED.take_while(|place| *place < of.len()).find(|place| opens(*place)).map(|place| sentence.start + place)
}
