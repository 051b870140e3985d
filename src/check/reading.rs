//! What is read of one paragraph, whatever stands around it: good for as long as the paragraph stays as it is.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use super::counts::{Announcement, announcements};
use super::enumerators::{Mark, enumerators};
use super::finding::{Data, Finding, Fix, Place, Replacement, Rule, Severity};
use super::options::Options;
use super::pairs::{Fault, faults};
use super::rules::{Check, RULES};
use super::scan::{Scan, sentences};
use super::subject::{Paragraph, Subject};
use super::words::WordList;
use crate::model::Language;

/// All that the rules for a paragraph may know of the rest of the world.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The language.
    pub language: Language,
    /// Whether it is a speech of office.
    pub official: bool,
    /// Names that stand in fields.
    pub names: Vec<String>,
    /// How long a sentence may be, in characters.
    pub longest_sentence: usize,
    /// How much may be said without any mark.
    pub longest_breath: usize,
    /// How long an English sentence may be, in words.
    pub longest_english: usize,
    /// The list of typical errors.
    pub words: Arc<WordList>,
}

impl PartialEq for Setting {
    fn eq(&self, other: &Self) -> bool {
        let limits = |of: &Self| (of.language, of.official, of.longest_sentence, of.longest_breath, of.longest_english);
        limits(self) == limits(other) && self.names == other.names && Arc::ptr_eq(&self.words, &other.words)
    }
}

impl Setting {
    /// That of a speech.
    pub fn new(subject: &Subject, options: &Options) -> Self {
        Self {
            language: subject.language,
            official: subject.is_official(),
            names: subject.names.clone(),
            longest_sentence: options.longest_sentence,
            longest_breath: options.longest_breath,
            longest_english: options.longest_english,
            words: options.words.clone(),
        }
    }

    /// Whether the speech is Chinese.
    pub fn is_chinese(&self) -> bool {
        self.language == Language::Chinese
    }
}

/// A finding in a paragraph whose place in the speech does not matter. Places are bytes of its text.
#[derive(Clone, Debug)]
pub struct Found {
    /// By which rule.
    pub rule: Rule,
    /// How serious it is.
    pub severity: Severity,
    /// The words at fault.
    pub range: Range<usize>,
    /// Its particulars.
    pub data: Data,
    /// What can be written instead: each a way to do so, of replacements in order.
    pub fixes: Vec<Vec<(Range<usize>, String)>>,
}

impl Found {
    /// A finding of a rule at its own level.
    pub fn new(rule: Rule, range: Range<usize>, data: Data) -> Self {
        Self { rule, severity: rule.severity(), range, data, fixes: Vec::new() }
    }

    /// The same with one more way to put it right.
    pub fn or_write(mut self, range: Range<usize>, words: impl Into<String>) -> Self {
        self.fixes.push(vec![(range, words.into())]);
        self
    }

    /// The finding where the paragraph stands.
    pub fn at(&self, paragraph: usize) -> Finding {
        let place = |range: &Range<usize>| Place { paragraph, range: range.clone() };
        let replace =
            |(range, words): &(Range<usize>, String)| Replacement { place: place(range), words: words.clone() };
        Finding {
            rule: self.rule,
            severity: self.severity,
            place: place(&self.range),
            related: Vec::new(),
            data: self.data.clone(),
            fixes: self.fixes.iter().map(|fix| Fix::Replace(fix.iter().map(replace).collect())).collect(),
        }
    }
}

/// A sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its characters.
    pub range: Range<usize>,
    /// How many of them are letters.
    pub letters: usize,
    /// What its letters come to, so that the same words are known again.
    pub hash: u64,
}

/// What is read of a paragraph.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its characters.
    pub scan: Scan,
    /// What the rules for paragraphs found.
    pub found: Vec<Found>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// The marks of numbers in it.
    pub marks: Vec<Mark>,
    /// The counts that it announces.
    pub announcements: Vec<Announcement>,
    /// Brackets and quotation marks that have lost their other half.
    pub faults: Vec<Fault>,
}

impl Reading {
    /// What is read of a paragraph.
    pub fn new(paragraph: &Paragraph, setting: &Setting) -> Self {
        let scan = Scan::new(&paragraph.text);
        let mut found = Vec::new();
        for (_, check) in RULES {
            if let Check::Paragraph(check) = check {
                check(paragraph, &scan, setting, &mut found);
            }
        }
        let sentences = sentences(&scan).into_iter().map(|range| sentence(&scan, range)).collect();
        let marks = if paragraph.kind.is_title() { Vec::new() } else { enumerators(&scan, setting.language) };
        let announcements = if paragraph.kind.is_title() { Vec::new() } else { announcements(&scan, setting.language) };
        let faults = faults(&scan, setting.language);
        Self { scan, found, sentences, marks, announcements, faults }
    }
}

fn sentence(scan: &Scan, range: Range<usize>) -> Sentence {
    let mut hasher = DefaultHasher::new();
    let mut letters = 0;
    for c in scan.slice(range.clone()).iter().filter(|c| c.is_alphanumeric()) {
        c.hash(&mut hasher);
        letters += 1;
    }
    Sentence { range, letters, hash: hasher.finish() }
}
