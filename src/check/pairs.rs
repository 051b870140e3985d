//! Brackets and quotation marks in a paragraph: what has lost its other half, and what stands within its like.

use std::ops::Range;

use super::scan::Scan;
use crate::model::Language;

/// What is wrong with a mark of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It opens and nothing closes it.
    Unclosed,
    /// It closes what nothing opened.
    Unopened,
    /// It closes something else: with which mark it should.
    Crossed(char),
    /// It is turned the wrong way: how it should be.
    Turned(char),
}

/// A mark of a pair that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its place, in characters.
    pub place: usize,
    /// The mark.
    pub mark: char,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// The pairs, each width of a bracket for both.
const PAIRS: [(char, char); 11] = [
    ('（', '）'),
    ('《', '》'),
    ('〈', '〉'),
    ('“', '”'),
    ('‘', '’'),
    ('〔', '〕'),
    ('【', '】'),
    ('「', '」'),
    ('『', '』'),
    ('［', '］'),
    ('｛', '｝'),
];

/// A mark in the width in which it is looked up.
fn wide(c: char) -> char {
    match c {
        '(' => '（',
        ')' => '）',
        '[' => '［',
        ']' => '］',
        c => c,
    }
}

fn close_of(open: char) -> char {
    PAIRS.iter().find(|(one, _)| *one == wide(open)).map_or(open, |(_, close)| *close)
}

/// The closing mark in the width of its opening one.
pub fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        open => close_of(open),
    }
}

/// The opening mark in the width of its closing one.
fn opening(close: char) -> char {
    match close {
        ')' => '(',
        ']' => '[',
        close => PAIRS.iter().find(|(_, other)| *other == close).map_or(close, |(open, _)| *open),
    }
}

/// The marks of pairs that are wrong, in order.
pub fn faults(scan: &Scan, language: Language) -> Vec<Fault> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut found: Vec<Fault> = Vec::new();
    for (place, &c) in scan.chars.iter().enumerate() {
        if is_apostrophe(scan, place, language) || is_number_bracket(scan, place) {
            continue;
        }
        let mark = wide(c);
        if PAIRS.iter().any(|(one, _)| *one == mark) {
            open.push((place, c));
        } else if PAIRS.iter().any(|(_, close)| *close == mark) {
            match open.last() {
                Some((_, last)) if close_of(*last) == mark => drop(open.pop()),
                // What was opened further out is closed here: all within has lost its end.
                Some(_) if open.iter().any(|(_, other)| close_of(*other) == mark) => {
                    while let Some((at, other)) = open.pop().filter(|(_, other)| close_of(*other) != mark) {
                        found.push(Fault { place: at, mark: other, wrong: Wrong::Unclosed });
                    }
                }
                // 《 closed by ” is one fault, if nothing closes it later.
                Some((_, last)) if !closes_later(scan, place, *last) => {
                    let right = closing(*last);
                    open.pop();
                    found.push(Fault { place, mark: c, wrong: Wrong::Crossed(right) });
                }
                _ => found.push(Fault { place, mark: c, wrong: Wrong::Unopened }),
            }
        }
    }
    found.extend(open.into_iter().map(|(place, mark)| Fault { place, mark, wrong: Wrong::Unclosed }));
    found.extend(straight(scan, language));
    found.sort_by_key(|fault| fault.place);
    turn(found)
}

/// Two faults that are one: a mark that is turned the wrong way.
fn turn(found: Vec<Fault>) -> Vec<Fault> {
    let mut kept: Vec<Fault> = Vec::new();
    for fault in found {
        let merged = match kept.last() {
            // “甲“
            Some(last)
                if last.wrong == Wrong::Unclosed && fault.wrong == Wrong::Unclosed && last.mark == fault.mark =>
            {
                Some(Fault { place: fault.place, mark: fault.mark, wrong: Wrong::Turned(closing(fault.mark)) })
            }
            // ”甲”
            Some(last)
                if last.wrong == Wrong::Unopened && fault.wrong == Wrong::Unopened && last.mark == fault.mark =>
            {
                Some(Fault { place: last.place, mark: last.mark, wrong: Wrong::Turned(opening(last.mark)) })
            }
            _ => None,
        };
        match merged {
            Some(merged) => {
                kept.pop();
                kept.push(merged);
            }
            None => kept.push(fault),
        }
    }
    kept
}

/// Whether the closing mark of an open one stands behind a place before another opens.
fn closes_later(scan: &Scan, place: usize, open: char) -> bool {
    let close = close_of(open);
    let behind = scan.slice(place + 1..scan.len()).iter().map(|c| wide(*c));
    let mut own = behind.take(LONGEST_ASIDE).filter(|c| *c == close || *c == wide(open));
    own.next() == Some(close)
}

/// The longest passage in brackets or quotes, in characters.
const LONGEST_ASIDE: usize = 200;

/// don’t, the nurses’, the class of ’78 — and in English a single quotation mark is never sure to be one.
fn is_apostrophe(scan: &Scan, place: usize, language: Language) -> bool {
    let c = scan.get(place);
    let quote = matches!(c, '’' | '‘');
    let year = || scan.slice(place + 1..place + 3).iter().filter(|c| c.is_ascii_digit()).count() == 2;
    quote && (language == Language::English || scan.before(place).is_ascii_alphanumeric() || c == '’' && year())
}

/// 1） a) : the bracket of a number that nothing opens.
fn is_number_bracket(scan: &Scan, place: usize) -> bool {
    if !matches!(scan.get(place), '）' | ')') {
        return false;
    }
    let digits = scan.slice(0..place).iter().rev().take_while(|c| c.is_ascii_alphanumeric()).count();
    let numerals = scan.slice(0..place).iter().rev().take_while(|c| "一二三四五六七八九十".contains(**c)).count();
    let length = digits.max(numerals);
    let before = scan.before(place - length);
    (1..=2).contains(&length) && (before.is_whitespace() || matches!(before, '。' | '；' | '：' | '，' | ';' | ':'))
}

/// The last of an odd number of straight quotation marks; 5" is an inch.
fn straight(scan: &Scan, language: Language) -> Option<Fault> {
    let is_quote = |place: &usize| scan.get(*place) == '"' && !scan.before(*place).is_ascii_digit();
    let all: Vec<usize> = (0..scan.len()).filter(is_quote).collect();
    if all.len().is_multiple_of(2) {
        return None;
    }
    // In English what stands before the mark tells which of them is alone.
    let opens = |place: usize| {
        let before = scan.before(place);
        before.is_whitespace() || matches!(before, '(' | '—')
    };
    let mut alone = all.last().copied();
    if language == Language::English {
        let turned = all.windows(2).find(|pair| matches!(pair, [one, two] if opens(*one) == opens(*two)));
        alone =
            turned.and_then(|pair| pair.iter().copied().find(|place| opens(*place)).or(pair.last().copied())).or(alone);
        if all.first().is_some_and(|first| !opens(*first)) {
            alone = all.first().copied();
        }
    }
    let place = alone?;
    let wrong = if opens(place) { Wrong::Unclosed } else { Wrong::Unopened };
    Some(Fault { place, mark: '"', wrong })
}

/// Quotation marks within their like, in characters: each with the marks that belong there instead.
pub fn nested(scan: &Scan) -> Vec<[(usize, char); 2]> {
    let kinds = [('“', '”', '‘', '’'), ('《', '》', '〈', '〉')];
    let mut found = Vec::new();
    for (open, close, inner_open, inner_close) in kinds {
        let mut opened: Vec<usize> = Vec::new();
        let mut pairs: Vec<[(usize, char); 2]> = Vec::new();
        for (place, &c) in scan.chars.iter().enumerate() {
            if c == open {
                opened.push(place);
            } else if c == close {
                match opened.pop() {
                    Some(from) if opened.len() == 1 => pairs.push([(from, inner_open), (place, inner_close)]),
                    _ => {}
                }
            }
        }
        // Where one is missing there is no telling which stands within which.
        if opened.is_empty() {
            found.extend(pairs);
        }
    }
    found
}

/// Where a mark stands, in bytes.
pub fn bytes(scan: &Scan, place: usize) -> Range<usize> {
    scan.bytes(place..place + 1)
}
