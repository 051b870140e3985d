//! Numbers that do not count on, and marks of several kinds in one list.
//!
//! The order of formal marks is 一、（一）1.（1） (GB/T 9704—2012, 7.3.3). Leaving one of them out is common; leaving one out
//! in one place that the speech has in another is a slip.

use std::collections::HashSet;

use crate::check::enumerators::{Before, Counting};
use crate::check::finding::{Data, Finding, Fix, Place, Replacement, Rule, Severity, Slip};
use crate::check::runs::{Item, Run};
use crate::check::subject::Stretch;

use super::{Speech, write};

/// Gaps, repeats, restarts, levels left out, numbers typed before numbers.
pub fn numbering(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    for run in speech.runs.iter().filter(|run| run.items.len() > 1) {
        for (index, slip, expected) in &run.slips {
            let Some(item) = run.items.get(*index) else { continue };
            findings.push(slipped(speech, run, item, *index, (*slip, *expected)));
        }
    }
    skipped(speech, findings);
    typed(speech, findings);
}

fn place(speech: &Speech<'_>, item: &Item) -> Place {
    speech.place(item.paragraph, item.mark.range.clone())
}

fn slipped(speech: &Speech<'_>, run: &Run, item: &Item, index: usize, (slip, number): (Slip, u32)) -> Finding {
    let counting = item.mark.counting;
    let expected = as_written(speech, item, number);
    let mut finding =
        Finding::new(Rule::Numbering, place(speech, item), Data::Number { slip, expected: expected.clone() });
    // What begins with two may be cut out of a longer speech.
    let before = speech.spoken().filter(|(index, _, _)| *index < item.paragraph).count();
    if slip == Slip::Start && before < 2 {
        finding.severity = Severity::Hint;
    }
    finding.related = index
        .checked_sub(1)
        .and_then(|before| run.items.get(before))
        .map(|item| place(speech, item))
        .into_iter()
        .collect();
    // Where the numbers behind it go on from it, all of them would have to change.
    let alone = run.items.get(index + 1).is_none_or(|next| next.mark.number == number + 1);
    if alone && counting == run.counting && slip != Slip::Start && slip != Slip::Restart {
        finding.fixes.push(write(place(speech, item), expected));
    }
    finding
}

/// The mark of another number in the way in which a mark is written.
fn as_written(speech: &Speech<'_>, item: &Item, number: u32) -> String {
    let Some(reading) = speech.readings.get(item.paragraph) else { return String::new() };
    let written = reading.scan.text(item.mark.range.clone());
    let Counting::Circle = item.mark.counting else {
        let numeral = |c: char| "一二三四五六七八九十".contains(c);
        let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
        let is_number = |c: char| numeral(c) || is_digit(c);
        let Some(start) = written.find(is_number) else { return item.mark.counting.mark(number) };
        let rest = written.get(start..).unwrap_or_default();
        let length = rest.find(|c| !is_number(c)).unwrap_or(rest.len());
        let new = if rest.starts_with(is_digit) { number.to_string() } else { crate::model::chinese_numeral(number) };
        let tail = rest.get(length..).unwrap_or_default();
        return format!("{}{new}{tail}", written.get(..start).unwrap_or_default());
    };
    item.mark.counting.mark(number)
}

/// Lists that stand a level too deep: （1） right below 一、 where elsewhere （一） or 1. stands between.
fn skipped(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let rank = |run: &Run| run.counting.rank().filter(|_| run.opens_paragraphs() && run.items.len() > 1);
    let nested = |run: &Run| {
        let (parent, item) = run.parent?;
        let parent = speech.runs.get(parent)?;
        Some((rank(parent)?, rank(run)?, parent.items.get(item)?))
    };
    let levels: HashSet<(u8, u8)> =
        speech.runs.iter().filter_map(nested).map(|(outer, inner, _)| (outer, inner)).collect();
    for run in speech.runs {
        let Some((outer, inner, parent)) = nested(run) else { continue };
        let between = (outer + 1..inner).find(|middle| levels.contains(&(outer, *middle)));
        let (Some(middle), Some(first)) = (between, run.items.first()) else { continue };
        let counting = [Counting::Han, Counting::HanBracket, Counting::Digit, Counting::DigitBracket, Counting::Circle];
        let expected = counting.iter().find(|of| of.rank() == Some(middle)).map(|of| of.mark(1)).unwrap_or_default();
        let data = Data::Number { slip: Slip::Skipped, expected };
        let mut finding = Finding::new(Rule::Numbering, place(speech, first), data);
        // 1. right below 一、 is what short parts of long speeches have, unless （一） stands below the same 一、.
        let beside = speech.runs.iter().any(|other| other.parent == run.parent && rank(other) == Some(middle));
        if inner == outer + 2 && !beside {
            finding.severity = Severity::Hint;
        }
        finding.related.push(place(speech, parent));
        findings.push(finding);
    }
}

/// A number typed behind one that is counted.
fn typed(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    for (index, paragraph, _) in speech.spoken() {
        let counted = paragraph.stretches.iter().any(|(_, stretch)| *stretch == Stretch::Label);
        let Some(label) = paragraph.label.as_ref().filter(|_| counted) else { continue };
        let rest = paragraph.text.get(label.end..).unwrap_or_default();
        let gap = rest.len() - rest.trim_start().len();
        let scan = crate::check::scan::Scan::new(rest.trim_start());
        let marks = crate::check::enumerators::enumerators(&scan, speech.subject.language);
        let Some(mark) = marks.first().filter(|mark| mark.before == Before::Start) else { continue };
        if mark.counting.rank().is_none() && !matches!(mark.counting, Counting::Ordinal | Counting::Word) {
            continue;
        }
        let start = label.end + gap;
        let range = start..start + scan.bytes(mark.range.clone()).end;
        let place = Place { paragraph: index, range };
        let expected = paragraph.text.get(label.clone()).unwrap_or_default().to_owned();
        let mut finding = Finding::new(Rule::Numbering, place.clone(), Data::Number { slip: Slip::Typed, expected });
        finding.fixes.push(write(place, ""));
        findings.push(finding);
    }
}

/// 一要…二是…, 1.…2、…: marks of several kinds in one list.
pub fn mixed_enumerators(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    for run in speech.runs.iter().filter(|run| run.items.len() > 1) {
        // One finding for a list, at the first mark that differs.
        let others: Vec<&Item> = run.mixed.iter().filter_map(|index| run.items.get(*index)).collect();
        let (Some(item), Some(first)) = (others.first(), run.items.first()) else { continue };
        let expected = as_written(speech, first, item.mark.number);
        let written = speech.readings.get(item.paragraph).map(|reading| reading.scan.text(item.mark.range.clone()));
        let data = Data::Words { written: written.unwrap_or_default(), right: expected, reason: String::new() };
        let mut finding = Finding::new(Rule::MixedEnumerators, place(speech, item), data);
        finding.related =
            [first].into_iter().chain(others.iter().skip(1).copied()).map(|item| place(speech, item)).collect();
        // 一要加强 is no 一是加强: only marks that are no words can be changed by themselves.
        if others.iter().all(|item| item.mark.counting == run.counting) {
            let replacement = |item: &&Item| Replacement {
                place: place(speech, item),
                words: as_written(speech, first, item.mark.number),
            };
            finding.fixes.push(Fix::Replace(others.iter().map(replacement).collect()));
        }
        findings.push(finding);
    }
}
