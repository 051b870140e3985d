//! What is true of every speech that is looked through: findings stand in it, in order, no higher than their rules, with
//! something that can be done; and what was read before changes nothing.

use std::collections::BTreeSet;

use jiff::civil::date;
use lectern::check::{Finding, Fix, Options, Place, Subject, check, check_again};
use lectern::import::{read, recover};

/// What a speech made the rules do, each in a word.
pub type Features = BTreeSet<String>;

/// What a text has done in which something was found.
pub const FOUND: &str = "found";

/// Looks through the speeches of a text.
///
/// # Panics
/// Something is not as it always is.
pub fn try_text(bytes: &[u8]) -> Features {
    let Ok(decoded) = read(bytes, None) else { return Features::from(["no text".to_owned()]) };
    let outline = recover(&decoded.source, &[]);
    let mut features = Features::new();
    for speech in &outline.speeches {
        let mut subject = Subject::from_recovered(speech, &decoded.source.text);
        // Half of them are given on a known day and in bounded time.
        if bytes.len().is_multiple_of(2) {
            (subject.day, subject.minutes) = (Some(date(2026, 3, 12)), Some(1));
        }
        features.extend(try_subject(subject));
    }
    features
}

fn try_subject(mut subject: Subject) -> Features {
    let options = Options::default();
    let before = check_again(&subject, &options, None);
    assert_eq!(before.findings, check(&subject, &options), "chance decides what is found");
    check_findings(&subject, &before.findings);
    let mut features: Features =
        before.findings.iter().map(|finding| format!("{} {:?}", finding.rule.name(), finding.severity)).collect();
    if !features.is_empty() {
        features.insert(FOUND.to_owned());
    }
    // A paragraph is cut in two in the middle, and the last one is gone.
    let middle = subject.paragraphs.len() / 2;
    if let Some(paragraph) = subject.paragraphs.get_mut(middle) {
        let at = paragraph.text.char_indices().nth(paragraph.text.chars().count() / 2).map_or(0, |(at, _)| at);
        paragraph.text.insert_str(at, "，，");
        (paragraph.label, paragraph.heading) = (None, None);
        let again = check_again(&subject, &options, Some(&before));
        assert_eq!(again.findings, check(&subject, &options), "what was read before decides what is found");
    }
    features
}

/// That findings stand in a speech as they should.
///
/// # Panics
/// They do not.
pub fn check_findings(subject: &Subject, findings: &[Finding]) {
    for finding in findings {
        for place in places(finding) {
            let text = &subject.paragraphs[place.paragraph].text;
            assert!(text.get(place.range.clone()).is_some(), "{finding:?}\n{text}");
        }
        assert!(!finding.fixes.is_empty(), "{finding:?}");
        assert!(finding.severity <= finding.rule.severity(), "{finding:?}");
    }
    let order = |finding: &Finding| (finding.place.paragraph, finding.place.range.start);
    assert!(findings.is_sorted_by_key(order), "{findings:?}");
}

/// Every place that a finding names.
fn places(finding: &Finding) -> Vec<&Place> {
    let fixes = finding.fixes.iter().flat_map(|fix| match fix {
        Fix::Replace(all) => all.iter().map(|replacement| &replacement.place).collect::<Vec<_>>(),
        Fix::GoTo(place) => vec![place],
    });
    [&finding.place].into_iter().chain(&finding.related).chain(fixes).collect()
}
