//! What trips the tongue: three 的 in a row, long figures.

use crate::check::finding::{Data, Rule};
use crate::check::reading::{Found, Setting};
use crate::check::scan::Scan;
use crate::check::subject::Paragraph;
use crate::model::is_han;

/// How many characters may lie between two 的 that are said in a row.
const BETWEEN: usize = 6;

/// From how many digits on a figure is hard to read out.
const LONG_FIGURE: usize = 7;

/// What is hard to say.
pub fn hard_to_say(paragraph: &Paragraph, scan: &Scan, setting: &Setting, found: &mut Vec<Found>) {
    if !paragraph.kind.is_spoken() {
        return;
    }
    if setting.is_chinese() {
        particles(scan, found);
    }
    figures(scan, found);
}

/// Three 的 with little between them and no mark.
fn particles(scan: &Scan, found: &mut Vec<Found>) {
    let mut row: Vec<usize> = Vec::new();
    for place in 0..=scan.len() {
        let c = scan.get(place);
        // 目的 is a word of its own.
        let is_particle =
            c == '的' && !matches!(scan.before(place), '目') && !matches!(scan.get(place + 1), '话' | '确' | '士');
        let goes_on = is_han(c) && row.last().is_none_or(|last| place - last <= BETWEEN + 1);
        if !goes_on {
            if let ([first, .., last], true) = (row.as_slice(), row.len() >= 3) {
                let range = scan.bytes(from_word(scan, *first)..last + 1);
                found.push(Found::new(Rule::HardToSay, range, Data::Times { times: row.len() }));
            }
            row.clear();
        }
        if is_particle {
            row.push(place);
        }
    }
}

/// A little before the first 的, so that the words can be seen.
fn from_word(scan: &Scan, place: usize) -> usize {
    let before = scan.slice(0..place).iter().rev().take(2).take_while(|c| is_han(**c)).count();
    place - before
}

/// 1234567元: many digits that nothing parts.
fn figures(scan: &Scan, found: &mut Vec<Found>) {
    let mut place = 0;
    while place < scan.len() {
        let digit = |at: usize| {
            let c = scan.get(at);
            c.is_ascii_digit()
                || (matches!(c, ',' | '.') && scan.before(at).is_ascii_digit() && scan.get(at + 1).is_ascii_digit())
        };
        let length = (place..scan.len()).take_while(|at| digit(*at)).count();
        let digits = scan.slice(place..place + length).iter().filter(|c| c.is_ascii_digit()).count();
        let dots = scan.slice(place..place + length).iter().filter(|c| **c == '.').count();
        let latin = scan.before(place).is_ascii_alphabetic() || scan.get(place + length).is_ascii_alphabetic();
        let day = dots > 1 || matches!(scan.get(place + length), '-' | '/' | '年');
        if digits >= LONG_FIGURE && !latin && !day {
            let range = scan.bytes(place..place + length);
            found.push(Found::new(Rule::HardToSay, range, Data::Times { times: digits }));
        }
        place += length.max(1);
    }
}
