//! A sentence that nobody can say in one breath, or that nobody can follow.

use crate::check::finding::{Data, Rule};
use crate::check::reading::{Found, Setting};
use crate::check::scan::{Scan, sentences};
use crate::check::subject::{Kind, Paragraph};
use crate::model::is_han;

/// Sentences that are too long, or that go on too long without a mark: one finding a sentence.
pub fn long_sentence(paragraph: &Paragraph, scan: &Scan, setting: &Setting, found: &mut Vec<Found>) {
    if !matches!(paragraph.kind, Kind::Text | Kind::Heading) {
        return;
    }
    for sentence in sentences(scan) {
        if setting.is_chinese() {
            chinese(scan, sentence, setting, found);
        } else {
            english(scan, sentence, setting, found);
        }
    }
}

fn chinese(scan: &Scan, sentence: std::ops::Range<usize>, setting: &Setting, found: &mut Vec<Found>) {
    let spoken = |c: &&char| c.is_alphanumeric();
    let length = scan.slice(sentence.clone()).iter().filter(spoken).count();
    if length > setting.longest_sentence {
        let data = Data::Length { length, most: setting.longest_sentence };
        found.push(Found::new(Rule::LongSentence, scan.bytes(sentence), data));
        return;
    }
    // What is said without any mark, but for the names of papers.
    let mut start = sentence.start;
    for place in sentence.clone() {
        let c = scan.get(place);
        if is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '“' | '”' | '《' | '》' | '.' | '%' | '·' | ' ')
        {
            continue;
        }
        if breathless(scan, start..place, setting, found) {
            return;
        }
        start = place + 1;
    }
    breathless(scan, start..sentence.end, setting, found);
}

fn breathless(scan: &Scan, range: std::ops::Range<usize>, setting: &Setting, found: &mut Vec<Found>) -> bool {
    let length = scan.slice(range.clone()).iter().filter(|c| c.is_alphanumeric()).count();
    let is_long = length > setting.longest_breath;
    if is_long {
        let data = Data::Length { length, most: setting.longest_breath };
        found.push(Found::new(Rule::LongSentence, scan.bytes(range), data));
    }
    is_long
}

fn english(scan: &Scan, sentence: std::ops::Range<usize>, setting: &Setting, found: &mut Vec<Found>) {
    let text = scan.text(sentence.clone());
    let length = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    if length > setting.longest_english {
        let data = Data::Length { length, most: setting.longest_english };
        found.push(Found::new(Rule::LongSentence, scan.bytes(sentence), data));
    }
}
