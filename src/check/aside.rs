//! What the writer has set aside: which findings that are, and what is noted to know one again.

use super::finding::Finding;
use super::subject::{Origin, Subject};
use crate::model::{Reach, SectionId, SetAside, sentences};

/// How much of the words at fault, and of the sentence around them, is noted, in characters.
const MOST_NOTED: usize = 200;

/// How far a finding is to be set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Breadth {
    /// Here.
    Place,
    /// Wherever these words stand.
    Words,
    /// With all others of its rule.
    Rule,
}

/// What is noted to set a finding aside.
pub fn set_aside(subject: &Subject, finding: &Finding, breadth: Breadth) -> SetAside {
    let reach = match breadth {
        Breadth::Place => Reach::Place {
            section: section_of(subject, finding),
            words: noted(words_of(subject, finding)),
            sentence: noted(sentence_of(subject, finding)),
        },
        Breadth::Words => Reach::Words(noted(words_of(subject, finding))),
        Breadth::Rule => Reach::Rule,
    };
    SetAside { rule: finding.rule.name().to_owned(), reach }
}

/// Which of what was set aside, if any, a finding is.
pub fn aside_by(subject: &Subject, finding: &Finding, all: &[SetAside]) -> Option<usize> {
    all.iter().position(|aside| {
        aside.rule == finding.rule.name()
            && match &aside.reach {
                Reach::Place { section, words, sentence } => {
                    *section == section_of(subject, finding)
                        && is_noted(words_of(subject, finding), words)
                        && is_noted(sentence_of(subject, finding), sentence)
                }
                Reach::Words(words) => is_noted(words_of(subject, finding), words),
                Reach::Rule => true,
            }
    })
}

fn noted(words: &str) -> String {
    words.chars().take(MOST_NOTED).collect()
}

fn is_noted(words: &str, note: &str) -> bool {
    words.chars().take(MOST_NOTED).eq(note.chars())
}

fn section_of(subject: &Subject, finding: &Finding) -> Option<SectionId> {
    match subject.paragraphs.get(finding.place.paragraph)?.origin {
        Origin::Draft(source) => source.section(),
        Origin::Text(_) => None,
    }
}

fn words_of<'s>(subject: &'s Subject, finding: &Finding) -> &'s str {
    let paragraph = subject.paragraphs.get(finding.place.paragraph);
    paragraph.and_then(|paragraph| paragraph.text.get(finding.place.range.clone())).unwrap_or_default()
}

/// The sentence in which a finding begins.
fn sentence_of<'s>(subject: &'s Subject, finding: &Finding) -> &'s str {
    let Some(paragraph) = subject.paragraphs.get(finding.place.paragraph) else { return "" };
    let at = finding.place.range.start;
    let mut start = 0;
    for end in sentences(&paragraph.text) {
        if at < end {
            return paragraph.text.get(start..end).unwrap_or_default();
        }
        start = end;
    }
    paragraph.text.get(start..).unwrap_or_default()
}
