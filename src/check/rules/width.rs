//! Marks of the wrong width: in Chinese they are full-width (GB/T 15834—2011, 5.1), but within numbers, times, ratios,
//! addresses and Latin words.
//!
//! A text has a width of its own: where half of its marks are half-width, as in what share sites hand out, that is one
//! finding with one fix; where a few are, each is a slip.

use crate::check::finding::{Data, Finding, Fix, Place, Replacement, Rule};
use crate::check::scan::Scan;
use crate::check::subject::{Kind, Paragraph};
use crate::model::is_han;

use super::Speech;

/// From how many half-width marks on a text can be taken for one that has them throughout.
const UNIFORM: usize = 6;

/// A mark that has the wrong width, and the right one; of a pair the opening one, with the closing one.
struct Wrong {
    place: usize,
    right: char,
    close: Option<(usize, char)>,
}

impl Wrong {
    fn single(place: usize, right: char) -> Self {
        Self { place, right, close: None }
    }
}

/// Marks of the wrong width.
pub fn punctuation_width(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let mut all: Vec<Vec<(Place, char)>> = Vec::new();
    let mut right = 0;
    for (index, (paragraph, reading)) in speech.subject.paragraphs.iter().zip(speech.readings).enumerate() {
        let wrong = if speech.is_chinese() { half(paragraph, &reading.scan) } else { full(&reading.scan) };
        right += reading.scan.chars.iter().filter(|c| matches!(c, '，' | '；' | '：' | '！' | '？' | '（')).count();
        all.extend(wrong.into_iter().map(|wrong| {
            let place = |at: usize| speech.place(index, at..at + 1);
            let close = wrong.close.map(|(at, right)| (place(at), right));
            [(place(wrong.place), wrong.right)].into_iter().chain(close).collect()
        }));
    }
    let replacement = |(place, right): &(Place, char)| Replacement { place: place.clone(), words: right.to_string() };
    let marks: usize = all.iter().map(Vec::len).sum();
    if marks >= UNIFORM && marks * 2 >= right && speech.is_chinese() {
        all = vec![all.concat()];
    }
    for wrong in &all {
        let Some(((first, _), rest)) = wrong.split_first() else { continue };
        let mut finding = Finding::new(Rule::PunctuationWidth, first.clone(), Data::Times { times: wrong.len() });
        finding.fixes = vec![Fix::Replace(wrong.iter().map(replacement).collect())];
        finding.related = rest.iter().map(|(place, _)| place.clone()).collect();
        findings.push(finding);
    }
}

/// A sign of Chinese that a mark may stand behind.
fn is_chinese(c: char) -> bool {
    is_han(c) || "，。、；：？！）》”〕】」』……—".contains(c)
}

/// Half-width marks that stand for full-width ones.
fn half(paragraph: &Paragraph, scan: &Scan) -> Vec<Wrong> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (place, &c) in scan.chars.iter().enumerate() {
        match c {
            ',' | ';' | ':' | '!' | '?' | '.' if is_slip(scan, place) && !is_date(paragraph, c) => {
                found.push(Wrong::single(place, wide(c)));
            }
            '(' => open.push(place),
            ')' => {
                let Some(start) = open.pop() else { continue };
                let inner = scan.slice(start + 1..place);
                let holds = inner.iter().any(|c| is_han(*c));
                // f(x), 3(2)
                let latin = scan.before(start).is_ascii_alphanumeric() && !holds;
                let number = !inner.is_empty() && inner.iter().all(char::is_ascii_digit);
                if (holds || is_chinese(scan.before(start))) && !latin && !number {
                    found.push(Wrong { place: start, right: '（', close: Some((place, '）')) });
                }
            }
            _ => {}
        }
    }
    found.extend(quotes(scan));
    found.sort_by_key(|wrong| wrong.place);
    found
}

/// Straight quotation marks round Chinese; with one too many there is no telling which belong together.
fn quotes(scan: &Scan) -> Vec<Wrong> {
    let all: Vec<usize> =
        (0..scan.len()).filter(|at| scan.get(*at) == '"' && !scan.before(*at).is_ascii_digit()).collect();
    let (pairs, []) = all.as_chunks::<2>() else { return Vec::new() };
    let chinese = pairs.iter().filter(|[open, close]| scan.slice(*open..*close).iter().any(|c| is_han(*c)));
    chinese.map(|[open, close]| Wrong { place: *open, right: '“', close: Some((*close, '”')) }).collect()
}

/// A date line has points and colons of its own.
fn is_date(paragraph: &Paragraph, c: char) -> bool {
    paragraph.kind == Kind::Date && matches!(c, '.' | ':')
}

/// Whether a half-width mark stands where Chinese needs a full-width one.
fn is_slip(scan: &Scan, place: usize) -> bool {
    let (c, before, next) = (scan.get(place), scan.before(place), scan.get(place + 1));
    if is_chinese(before) {
        // Three points are an ellipsis, two are doubled, and 见.txt is a name.
        return match c {
            '.' => !(next == '.' || next.is_ascii_alphanumeric() || before == '.'),
            // 一,: doubled marks are another rule's.
            _ => next != c && !(before != '”' && before != '）' && before != '》' && !is_han(before)),
        };
    }
    // 7.6%,达到: a comma right before Chinese is Chinese; 1.加强 and 2:三 are not for us to say.
    let ends = before.is_ascii_alphanumeric() || matches!(before, '%' | ')');
    ends && is_han(next) && matches!(c, ',' | ';' | '?' | '!')
}

fn wide(c: char) -> char {
    match c {
        ',' => '，',
        '.' => '。',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        c => c,
    }
}

/// Full-width marks in an English text.
fn full(scan: &Scan) -> Vec<Wrong> {
    let narrow = |c: char| {
        Some(match c {
            '，' | '、' => ',',
            '。' => '.',
            '；' => ';',
            '：' => ':',
            '？' => '?',
            '！' => '!',
            '（' => '(',
            '）' => ')',
            _ => return None,
        })
    };
    let all = scan.chars.iter().enumerate().filter_map(|(place, c)| Some(Wrong::single(place, narrow(*c)?)));
    all.filter(|wrong| !is_han(scan.before(wrong.place)) && !is_han(scan.get(wrong.place + 1))).collect()
}
