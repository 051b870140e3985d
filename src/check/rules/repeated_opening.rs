//! One opening several times running. A row of 要 is the rhetoric of the trade; a row of longer openings is noticed.

use crate::check::finding::{Data, Finding, Rule};
use crate::check::reading::Reading;
use crate::check::scan::Scan;
use crate::check::subject::Kind;
use crate::model::is_han;

use super::Speech;

/// How many openings are a row.
const ROW: usize = 4;

/// How many characters an opening has: of paragraphs, and of sentences of one paragraph. In English as many words as of
/// sentences.
const OF_PARAGRAPHS: usize = 2;
const OF_SENTENCES: usize = 3;

/// Openings that come four times running.
pub fn repeated_opening(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let length = |of: usize| if speech.is_chinese() { Length::Characters(of) } else { Length::Words(OF_SENTENCES) };
    let mut row: Vec<usize> = Vec::new();
    let mut before = String::new();
    for (index, paragraph, reading) in speech.spoken() {
        let start = paragraph.label.as_ref().map_or(0, |label| reading.scan.find(label.end));
        let opening = if paragraph.kind == Kind::Text && paragraph.label.is_none() {
            opening(&reading.scan, start, length(OF_PARAGRAPHS))
        } else {
            None
        };
        match opening {
            Some(opening) if opening == before => row.push(index),
            Some(opening) => {
                tell(speech, &row, &before, findings);
                row = vec![index];
                before = opening;
            }
            None => {
                tell(speech, &row, &before, findings);
                row.clear();
                before.clear();
            }
        }
        sentences(speech, index, reading, length(OF_SENTENCES), findings);
    }
    tell(speech, &row, &before, findings);
}

fn tell(speech: &Speech<'_>, row: &[usize], opening: &str, findings: &mut Vec<Finding>) {
    let letters = opening.chars().count();
    let places = row.iter().map(|paragraph| speech.place(*paragraph, 0..letters));
    push(places.collect(), row.len(), findings);
}

fn push(mut places: Vec<crate::check::finding::Place>, times: usize, findings: &mut Vec<Finding>) {
    if times < ROW {
        return;
    }
    // The one that makes it a row.
    let place = places.remove(ROW - 1);
    let mut finding = Finding::new(Rule::RepeatedOpening, place, Data::Times { times });
    finding.related = places;
    findings.push(finding);
}

fn sentences(speech: &Speech<'_>, paragraph: usize, reading: &Reading, length: Length, findings: &mut Vec<Finding>) {
    let mut row: Vec<usize> = Vec::new();
    let mut before: Option<String> = None;
    let starts = reading.sentences.iter().map(|sentence| sentence.range.start).chain([usize::MAX]);
    for start in starts {
        let skipped = reading.scan.slice(start..reading.scan.len()).iter().take_while(|c| c.is_whitespace()).count();
        let start = start.saturating_add(skipped);
        let opening = if start < reading.scan.len() { opening(&reading.scan, start, length) } else { None };
        if opening.is_none() || opening != before {
            let letters = before.as_ref().map_or(0, |opening| opening.chars().count());
            let places = row.iter().map(|start| speech.place(paragraph, *start..*start + letters));
            push(places.collect(), row.len(), findings);
            row.clear();
        }
        if opening.is_some() {
            row.push(start);
        }
        before = opening;
    }
}

/// How much of a sentence is its opening.
#[derive(Clone, Copy)]
enum Length {
    Characters(usize),
    Words(usize),
}

/// The words with which something opens; `None` where it is a mark of a number or what speakers call people.
fn opening(scan: &Scan, start: usize, length: Length) -> Option<String> {
    let count = match length {
        Length::Characters(count) => count,
        Length::Words(count) => {
            let rest = scan.slice(start..scan.len());
            rest.iter().enumerate().filter(|(_, c)| !c.is_alphanumeric()).nth(count - 1)?.0
        }
    };
    let words = scan.slice(start..start + count);
    let called = ["同志", "各位", "大家", "谢谢"].iter().any(|word| scan.starts(start, word));
    let first = words.first().copied()?;
    let letters = words.iter().all(|c| is_han(*c) || c.is_ascii_alphabetic() || *c == ' ');
    let counts = "一二三四五六七八九十第".contains(first);
    (words.len() == count && letters && !called && !counts).then(|| words.iter().collect())
}
