//! `check`: what could be better in a speech, a line each or as JSON.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use super::reading::Given;
use super::{Failure, World, say_json};
use crate::app::checking;
use crate::assemble::assemble;
use crate::check::{Data, Finding, Options, Severity, Subject, aside_by, check};
use crate::edit::from_outline;
use crate::export::txt;
use crate::measure::{Rate, measure};
use crate::model::{Draft, SetAside};

/// What is to be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The speech.
    pub file: PathBuf,
    /// The day on which it is given, if not the one that it says.
    pub day: Option<Date>,
    /// Whether the findings are said as JSON.
    pub json: bool,
}

#[derive(Serialize)]
struct Checked {
    characters: usize,
    findings: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    rule: &'static str,
    severity: &'static str,
    line: usize,
    column: usize,
    excerpt: String,
    message: String,
    data: Data,
    fixes: Vec<String>,
}

/// What was looked at: a speech as the rules see it, and the text in which lines and columns are counted.
struct Looked {
    subject: Subject,
    text: String,
    /// Whether places of the subject are those of the text.
    same: bool,
    /// What the draft says is to be looked at no more.
    set_aside: Vec<SetAside>,
}

/// Says what could be better.
///
/// # Errors
/// As every run; and where something was found that is most likely wrong.
pub fn run(call: &Check, world: &mut World<'_>) -> Result<(), Failure> {
    let looked = look(&call.file, world)?;
    let characters = looked.iter().map(|(_, characters)| characters).sum();
    let mut findings = Vec::new();
    let mut worst = Severity::Hint;
    for (mut looked, _) in looked {
        looked.subject.day = call.day.or(looked.subject.day);
        let mut found = check(&looked.subject, &Options::default());
        // What the writer has set aside in the draft is looked at no more.
        found.retain(|finding| aside_by(&looked.subject, finding, &looked.set_aside).is_none());
        worst = found.iter().map(|finding| finding.severity).max().unwrap_or(worst).max(worst);
        let places = looked.places(&found);
        let said = found.iter().zip(places).map(|(finding, place)| said(world, &looked.subject, finding, place));
        findings.extend(said);
    }
    if call.json {
        say_json(&Checked { characters, findings }, world)?;
    } else {
        let line = |found: &Found| {
            format!("{}:{}: {}: {} [{}]\n", found.line, found.column, found.severity, found.message, found.rule)
        };
        world.say(&findings.iter().map(line).collect::<String>())?;
    }
    if worst > Severity::Hint { Err(Failure::Found) } else { Ok(()) }
}

fn said(world: &World<'_>, subject: &Subject, finding: &Finding, (line, column): (usize, usize)) -> Found {
    Found {
        rule: finding.rule.name(),
        severity: finding.severity.name(),
        line,
        column,
        excerpt: checking::words_at(subject, &finding.place).to_owned(),
        message: checking::finding(world.lang, subject, finding),
        data: finding.data.clone(),
        fixes: finding.fixes.iter().map(|fix| checking::fix(world.lang, subject, fix)).collect(),
    }
}

/// The speeches of a file, each with how many characters it has.
fn look(file: &Path, world: &mut World<'_>) -> Result<Vec<(Looked, usize)>, Failure> {
    let of_draft = |draft: &Draft, subject: Option<Subject>| {
        let speech = assemble(draft, None);
        let characters = measure(&speech, None).total.characters;
        let subject = subject.unwrap_or_else(|| Subject::from_draft(draft, &speech, Rate::usual(draft.language)));
        let set_aside = draft.set_aside.clone();
        (Looked { subject, text: txt(&speech), same: false, set_aside }, characters)
    };
    Ok(match world.given(file, None)? {
        Given::Draft(draft) => vec![of_draft(&draft, None)],
        Given::Speech(decoded) => {
            let outline = world.recognised(&decoded);
            let text = &decoded.source.text;
            let speeches = outline.speeches.iter().map(|speech| {
                let subject = Subject::from_recovered(speech, text);
                let (looked, characters) = of_draft(&from_outline(speech), Some(subject));
                match decoded.encoding {
                    // The places of a text are its own; those of a document are where it is written as text.
                    Some(_) => (Looked { text: text.clone(), same: true, ..looked }, characters),
                    None => (looked, characters),
                }
            });
            speeches.collect()
        }
    })
}

impl Looked {
    /// The lines and columns of findings, which come in the order of the speech, from 1 and in characters.
    fn places(&self, findings: &[Finding]) -> Vec<(usize, usize)> {
        let starts = self.paragraphs();
        let lines: Vec<usize> = [0].into_iter().chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let place = |finding: &Finding| {
            let own = self.same.then(|| self.subject.place_in_text(&finding.place)).flatten();
            let at = own.map(|range| range.start).or_else(|| {
                let paragraph = self.subject.paragraphs.get(finding.place.paragraph)?;
                let start = *starts.get(finding.place.paragraph)?;
                let behind = paragraph.label.as_ref().map_or(0, |label| label.end);
                Some(start + finding.place.range.start.saturating_sub(behind))
            });
            line_and_column(&self.text, &lines, at.unwrap_or(0))
        };
        findings.iter().map(place).collect()
    }

    /// Where the words of every paragraph stand in the text, its mark aside.
    fn paragraphs(&self) -> Vec<usize> {
        let mut from = 0;
        let start = |paragraph: &crate::check::Paragraph| {
            let words = paragraph.unmarked().lines().next().unwrap_or_default().trim();
            let found = self.text.get(from..).and_then(|rest| rest.find(words)).map_or(from, |at| from + at);
            from = found + words.len();
            found
        };
        self.subject.paragraphs.iter().map(start).collect()
    }
}

/// The line and column of a byte, from 1 and in characters; `lines` is where every line begins.
fn line_and_column(text: &str, lines: &[usize], at: usize) -> (usize, usize) {
    let line = lines.partition_point(|start| *start <= at);
    let start = line.checked_sub(1).and_then(|line| lines.get(line)).copied().unwrap_or_default();
    (line, text.get(start..at).unwrap_or_default().chars().count() + 1)
}
