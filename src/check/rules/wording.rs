//! Words that the list of typical errors knows. Names that stand in fields are no errors, nor is what a title in 《》 says.

use crate::check::finding::{Data, Rule, Severity};
use crate::check::reading::{Found, Setting};
use crate::check::scan::Scan;
use crate::check::subject::Paragraph;
use crate::model::{WordLevel, WordScope};

/// Typical errors.
pub fn wording(paragraph: &Paragraph, _: &Scan, setting: &Setting, found: &mut Vec<Found>) {
    if !setting.is_chinese() {
        return;
    }
    let text = paragraph.text.as_str();
    for (entry, range) in setting.words.find(text) {
        let elsewhere = entry.scope == WordScope::Official && !setting.official;
        if elsewhere || is_named(text, &range, &setting.names) || is_titled(text, range.start) {
            continue;
        }
        let data = Data::Words { written: entry.wrong.clone(), right: entry.rights(), reason: entry.reason.clone() };
        let mut finding = Found::new(Rule::Wording, range.clone(), data);
        // What comes with the program is no more than a hint; a writer may take an entry of his own more seriously.
        finding.severity = match entry.level {
            WordLevel::Hint => Severity::Hint,
            WordLevel::Warning => Severity::Warning,
        };
        for right in &entry.right {
            finding = finding.or_write(range.clone(), right.clone());
        }
        found.push(finding);
    }
}

/// Whether a range lies within a name.
fn is_named(text: &str, range: &std::ops::Range<usize>, names: &[String]) -> bool {
    let written = text.get(range.clone()).unwrap_or_default();
    names.iter().any(|name| {
        name.match_indices(written).any(|(inner, _)| {
            range
                .start
                .checked_sub(inner)
                .and_then(|start| text.get(start..))
                .is_some_and(|rest| rest.starts_with(name.as_str()))
        })
    })
}

/// Whether a place lies within 《》.
fn is_titled(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.rfind('《').is_some_and(|open| before.rfind('》').is_none_or(|close| close < open))
}
