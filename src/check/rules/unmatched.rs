//! Brackets and quotation marks without the other half, and quotation marks within their like.
//!
//! They balance within a paragraph (GB/T 15834—2011, 4.8, 4.9, 4.15), but for a passage that is quoted over several: there
//! each paragraph opens it and only the last one closes it, or the first opens it and the last closes it.

use crate::check::finding::{Data, Finding, Fix, Place, Rule};
use crate::check::pairs::{self, Fault, Wrong};
use crate::check::reading::{Found, Setting};
use crate::check::scan::Scan;
use crate::check::subject::Paragraph;

use super::{Speech, write};

/// How many paragraphs a quotation may take.
const LONGEST_QUOTATION: usize = 8;

/// Marks of pairs that have lost their other half.
pub fn unmatched_pair(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let all: Vec<(usize, &Fault)> = speech
        .readings
        .iter()
        .enumerate()
        .flat_map(|(paragraph, reading)| reading.faults.iter().map(move |fault| (paragraph, fault)))
        .collect();
    let mut quoted = vec![false; all.len()];
    for (index, (paragraph, fault)) in all.iter().enumerate() {
        if fault.wrong != Wrong::Unclosed || quoted.get(index) == Some(&true) {
            continue;
        }
        // Every paragraph of a quotation opens it, and this is not the last one.
        let opened = |paragraph: usize| {
            let text = speech.subject.paragraphs.get(paragraph).map(|paragraph| paragraph.text.trim_start());
            text.is_some_and(|text| text.starts_with(fault.mark))
        };
        if opened(*paragraph) && opened(*paragraph + 1) && fault.mark == '“' {
            quoted.iter_mut().skip(index).take(1).for_each(|quoted| *quoted = true);
            continue;
        }
        if let Some(last) = quotation(&all, index, *paragraph, fault.mark) {
            quoted.iter_mut().take(last + 1).skip(index).for_each(|quoted| *quoted = true);
        }
    }
    for ((paragraph, fault), _) in all.iter().zip(quoted).filter(|(_, quoted)| !quoted) {
        findings.push(finding(speech, *paragraph, fault));
    }
}

/// The last fault of a quotation over several paragraphs that begins with a fault.
fn quotation(all: &[(usize, &Fault)], index: usize, paragraph: usize, mark: char) -> Option<usize> {
    let close = pairs::closing(mark);
    for (at, (next, fault)) in all.iter().enumerate().skip(index + 1) {
        if *next > paragraph + LONGEST_QUOTATION {
            return None;
        }
        match fault.wrong {
            Wrong::Unopened if fault.mark == close && *next > paragraph => return Some(at),
            // Every paragraph of it opens it again.
            Wrong::Unclosed if fault.mark == mark && fault.place == 0 => {}
            _ => return None,
        }
    }
    None
}

fn finding(speech: &Speech<'_>, paragraph: usize, fault: &Fault) -> Finding {
    let place = speech.place(paragraph, fault.place..fault.place + 1);
    let data = Data::About { name: fault.mark.to_string() };
    let mut finding = Finding::new(Rule::UnmatchedPair, place.clone(), data);
    finding.fixes = match fault.wrong {
        Wrong::Crossed(right) | Wrong::Turned(right) => vec![write(place, right)],
        Wrong::Unclosed | Wrong::Unopened => {
            other_half(speech, paragraph, fault).into_iter().chain([write(place, "")]).collect()
        }
    };
    finding
}

/// Where nothing but one place is likely for the other half: a quotation mark that opens at the head of a short
/// paragraph closes at its end.
fn other_half(speech: &Speech<'_>, paragraph: usize, fault: &Fault) -> Option<Fix> {
    let text = &speech.subject.paragraphs.get(paragraph)?.text;
    let whole = fault.wrong == Wrong::Unclosed && fault.place == 0 && fault.mark != '"';
    let end = Place { paragraph, range: text.len()..text.len() };
    whole.then(|| write(end, pairs::closing(fault.mark)))
}

/// “ within “ and 《 within 《 (GB/T 15834—2011, 4.8.3.3 and 4.15.3): the inner ones are ‘ and 〈.
pub fn nested_quotes(_: &Paragraph, scan: &Scan, _: &Setting, found: &mut Vec<Found>) {
    for [(open, inner_open), (close, inner_close)] in pairs::nested(scan) {
        let replace = |place: usize, mark: char| (pairs::bytes(scan, place), mark.to_string());
        let mut finding = Found::new(Rule::NestedQuotes, scan.bytes(open..close + 1), Data::Nothing {});
        finding.fixes.push(vec![replace(open, inner_open), replace(close, inner_close)]);
        found.push(finding);
    }
}
