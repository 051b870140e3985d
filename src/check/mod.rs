//! What could be better before a speech is handed over. Everything here says what it found and never changes a draft.
//!
//! A [`Subject`] is a speech as the rules see it, ours or a recovered one; [`check`] asks every rule of [`RULES`]. A rule
//! is judged by its silence first: what a clean speech has, no rule may find. What only needs a paragraph is read once for
//! it and kept ([`Checked`]) for as long as the paragraph stays as it is; all else works on what was read.

mod aside;
mod counts;
mod enumerators;
mod finding;
mod from_draft;
mod from_recovered;
mod open;
mod options;
mod pairs;
mod reading;
mod rules;
mod runs;
mod scan;
mod subject;
mod words;

pub use crate::model::{first_day, left_marks};
pub use aside::{Breadth, aside_by, set_aside};
pub use finding::{Data, DayFault, Finding, Fix, Place, Replacement, Rule, Severity, Slip};
pub use open::{Unfinished, unfinished};
pub use options::Options;
pub use rules::RULES;
pub use subject::{Kind, Origin, Paragraph, Part, Stretch, Subject};
pub use words::WordList;

use std::sync::Arc;

use reading::{Reading, Setting};
use rules::{Check, Speech};

/// What was found in a speech, in order, with what was read of its paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The findings, in the order of the speech; at one place the most serious first.
    pub findings: Vec<Finding>,
    setting: Option<Setting>,
    read: Vec<(Paragraph, Arc<Reading>)>,
}

/// What could be better in a speech.
pub fn check(subject: &Subject, options: &Options) -> Vec<Finding> {
    check_again(subject, options, None).findings
}

/// The same; of what was read `before` of an earlier state of the speech, what still holds is taken over.
pub fn check_again(subject: &Subject, options: &Options, before: Option<&Checked>) -> Checked {
    let setting = Setting::new(subject, options);
    let known = before.filter(|before| before.setting.as_ref() == Some(&setting));
    let readings = read(subject, &setting, known.map_or(&[], |known| known.read.as_slice()));
    let runs = runs::runs(subject, &readings);
    let speech = Speech { subject, options, readings: &readings, runs: &runs };
    let mut findings: Vec<Finding> = Vec::new();
    for (index, reading) in readings.iter().enumerate() {
        let of_paragraph = reading.found.iter().filter(|found| options.is_on(found.rule));
        findings.extend(of_paragraph.map(|found| found.at(index)));
    }
    for (rule, check) in RULES.iter().filter(|(rule, _)| options.is_on(*rule)) {
        if let Check::Speech(check) = check {
            let before = findings.len();
            check(&speech, &mut findings);
            debug_assert!(findings.iter().skip(before).all(|finding| finding.rule == *rule));
        }
    }
    for finding in &mut findings {
        settle(subject, options, finding);
    }
    findings.sort_by(|one, other| {
        one.place
            .paragraph
            .cmp(&other.place.paragraph)
            .then(one.place.range.start.cmp(&other.place.range.start))
            .then(other.severity.cmp(&one.severity))
            .then(one.rule.cmp(&other.rule))
    });
    let read = subject.paragraphs.iter().cloned().zip(readings).collect();
    Checked { findings, setting: Some(setting), read }
}

/// What is read of every paragraph: taken over at both ends of the speech for as long as paragraphs are the same there.
fn read(subject: &Subject, setting: &Setting, known: &[(Paragraph, Arc<Reading>)]) -> Vec<Arc<Reading>> {
    let now = &subject.paragraphs;
    let same = |(now, (before, _)): &(&Paragraph, &(Paragraph, Arc<Reading>))| now.reads_like(before);
    let head = now.iter().zip(known).take_while(same).count();
    let left = now.len().min(known.len()) - head;
    let tail = now.iter().rev().zip(known.iter().rev()).take(left).take_while(same).count();
    let reading = |(index, paragraph): (usize, &Paragraph)| {
        let from_end = now.len() - index;
        let kept = match () {
            () if index < head => known.get(index),
            () if from_end <= tail => known.get(known.len() - from_end),
            () => None,
        };
        kept.map_or_else(|| Arc::new(Reading::new(paragraph, setting)), |(_, reading)| reading.clone())
    };
    now.iter().enumerate().map(reading).collect()
}

/// Gives a finding the level that the writer has chosen, and takes out fixes that would write over what counts or fills
/// in itself.
fn settle(subject: &Subject, options: &Options, finding: &mut Finding) {
    if let Some(level) = options.levels.get(&finding.rule) {
        // A finding that the rule has lowered stays as low.
        let lowered = finding.severity < finding.rule.severity();
        finding.severity = if lowered { finding.severity.min(*level) } else { *level };
    }
    let is_live = |replacement: &Replacement| {
        let paragraph = subject.paragraphs.get(replacement.place.paragraph);
        paragraph.is_none_or(|paragraph| paragraph.is_live(&replacement.place.range))
    };
    finding.fixes.retain(|fix| match fix {
        Fix::Replace(all) => !all.iter().any(is_live),
        Fix::GoTo(_) => true,
    });
    if finding.fixes.is_empty() {
        finding.fixes.push(Fix::GoTo(finding.place.clone()));
    }
}
