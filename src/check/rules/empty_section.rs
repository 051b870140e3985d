//! A part with a heading and nothing below it, where the parts beside it have something.

use crate::check::finding::{Data, Finding, Rule};
use crate::check::subject::{Kind, Part};
use crate::model::Role;

use super::Speech;

/// How long a heading may be that says by itself what there is to say, in characters.
const TELLING: usize = 24;

/// Parts that say nothing.
pub fn empty_section(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let parts = &speech.subject.parts;
    let mut children = vec![0_usize; parts.len()];
    for parent in parts.iter().filter_map(|part| part.parent) {
        if let Some(count) = children.get_mut(parent) {
            *count += 1;
        }
    }
    let bare = |index: usize, part: &Part| {
        let heading = speech.subject.paragraphs.get(part.paragraphs.start);
        children.get(index) == Some(&0)
            && part.paragraphs.len() == 1
            && heading.is_some_and(|heading| heading.kind == Kind::Heading && !says_enough(heading.unmarked()))
    };
    // By parent: how many have words below their headings.
    let mut full: std::collections::HashMap<Option<usize>, usize> = std::collections::HashMap::new();
    for (index, part) in parts.iter().enumerate().filter(|(_, part)| part.role == Role::Item) {
        *full.entry(part.parent).or_default() += usize::from(!bare(index, part));
    }
    for (index, part) in parts.iter().enumerate().filter(|(_, part)| part.role == Role::Item) {
        if bare(index, part) && full.get(&part.parent).is_some_and(|full| *full > 0) {
            findings.push(Finding::new(Rule::EmptySection, speech.whole(part.paragraphs.start), Data::Nothing {}));
        }
    }
}

/// Whether a heading is a sentence by itself.
fn says_enough(heading: &str) -> bool {
    let heading = heading.trim();
    heading.ends_with(['。', '！', '？', '.', '；']) || heading.chars().count() > TELLING
}
