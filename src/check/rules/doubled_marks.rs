//! Two marks where one belongs: 。。 ，， ，。 — and three full stops for an ellipsis.
//!
//! GB/T 15834—2011 knows no mark that stands twice but the ellipsis and the dash (4.11, 4.10); ？！ and ！！！ are said so on
//! purpose (4.3.3.3, 4.2.3.3).

use crate::check::finding::{Data, Rule};
use crate::check::reading::{Found, Setting};
use crate::check::scan::Scan;
use crate::check::subject::Paragraph;

/// Marks of which no two stand side by side.
fn parts(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：')
}

/// The same of half width.
fn parts_half(c: char) -> bool {
    matches!(c, ',' | ';' | ':')
}

/// Doubled marks, one finding for every run of them.
pub fn punctuation_doubled(paragraph: &Paragraph, scan: &Scan, setting: &Setting, found: &mut Vec<Found>) {
    let mut place = 0;
    while place < scan.len() {
        let c = scan.get(place);
        let run = if parts(c) {
            1 + (place + 1..scan.len()).take_while(|at| parts(scan.get(*at)) || parts_half(scan.get(*at))).count()
        } else if parts_half(c) {
            1 + (place + 1..scan.len()).take_while(|at| scan.get(*at) == c || parts(scan.get(*at))).count()
        } else {
            // ！。 and 。！: a full stop beside a mark that ends the sentence already.
            let stops = matches!(c, '！' | '？') && matches!(scan.get(place + 1), '。' | '，' | '；' | '、');
            usize::from(stops) + 1
        };
        let two_points =
            c == '.' && scan.get(place + 1) == '.' && scan.get(place + 2) != '.' && scan.before(place) != '.';
        if (run < 2 && !two_points) || is_code(scan, place) {
            place += run.max(if c == '.' {
                scan.slice(place..scan.len()).iter().take_while(|c| **c == '.').count()
            } else {
                1
            });
            continue;
        }
        let length = if two_points { 2 } else { run };
        let marks = scan.slice(place..place + length);
        let range = scan.bytes(place..place + length);
        let mut finding =
            Found::new(Rule::PunctuationDoubled, range.clone(), Data::About { name: marks.iter().collect() });
        if marks.len() >= 3 && marks.iter().all(|c| *c == '。') {
            finding = finding.or_write(range.clone(), "……");
        }
        // Each mark that stands there may be the one that was meant.
        let mut seen: Vec<char> = Vec::new();
        let ended = scan.get(place + length) == '\n' || paragraph.text.len() == range.end;
        for mark in likeliest(marks, ended) {
            if !seen.contains(&mark) {
                seen.push(mark);
                let written = if setting.is_chinese() { wide(mark) } else { mark };
                finding = finding.or_write(range.clone(), written.to_string());
            }
        }
        found.push(finding);
        place += length;
    }
}

/// The marks of a run, that first which most likely was meant: at the end of a paragraph the one that ends a sentence.
fn likeliest(marks: &[char], ended: bool) -> Vec<char> {
    let mut marks = marks.to_vec();
    let ends = |c: &char| matches!(c, '。' | '！' | '？' | '.');
    if ended {
        marks.sort_by_key(|c| !ends(c));
    }
    marks
}

fn wide(c: char) -> char {
    match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '.' => '。',
        c => c,
    }
}

/// http://, C::D, a..b: signs of programs and addresses.
fn is_code(scan: &Scan, place: usize) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '/';
    let behind = (place..scan.len()).find(|at| scan.get(*at).is_alphanumeric() || scan.get(*at) == '/');
    scan.get(place).is_ascii()
        && letter(scan.before(place))
        && behind.is_some_and(|at| letter(scan.get(at)) && at - place <= 2)
}
