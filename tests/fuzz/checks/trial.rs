//! What is true of every speech that is looked through: findings stand in it, in order, no higher than their rules, with
//! something that can be done; what was read before changes nothing; and a fix takes its finding away.

use std::collections::BTreeSet;

use jiff::civil::date;
use lectern::check::{Checked, Finding, Fix, Options, Place, Replacement, Subject, check, check_again};
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
    check_fixes(&subject, &before);
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

/// How many fixes of a speech are tried: each takes another look at all of it.
const FIXES: usize = 3;

/// That fixes take their findings away, or some of a row of faults. What a fault has hidden may come to light with its
/// end: that fixes add nothing holds of texts with one fault only, and is tried with the cases.
fn check_fixes(subject: &Subject, before: &Checked) {
    let options = Options::default();
    let fixes = before.findings.iter().flat_map(|finding| finding.fixes.iter().map(move |fix| (finding, fix)));
    let written = fixes.filter_map(|(finding, fix)| match fix {
        Fix::Replace(all) => Some((finding, all)),
        Fix::GoTo(_) => None,
    });
    for (finding, all) in written.take(FIXES) {
        let fixed = fixed(subject, all);
        let after = check_again(&fixed, &options, Some(before)).findings;
        let text = |subject: &Subject| subject.paragraphs[finding.place.paragraph].text.clone();
        // Of the the the the, each fix takes one.
        let less = text(&fixed).len() < text(subject).len();
        assert!(less || !after.contains(finding), "{finding:?} stays\n{}", text(&fixed));
    }
}

/// The speech with a fix written into it.
fn fixed(subject: &Subject, all: &[Replacement]) -> Subject {
    let mut fixed = subject.clone();
    let mut all: Vec<&Replacement> = all.iter().collect();
    all.sort_by_key(|replacement| replacement.place.range.start);
    for Replacement { place, words } in all.into_iter().rev() {
        let paragraph = &mut fixed.paragraphs[place.paragraph];
        let moved = |at: usize, inside: usize| match at {
            _ if at <= place.range.start => at,
            _ if at >= place.range.end => at - place.range.len() + words.len(),
            _ => inside,
        };
        for range in [&mut paragraph.label, &mut paragraph.heading].into_iter().flatten() {
            let end = place.range.start + words.len();
            *range = moved(range.start, end)..moved(range.end, end);
        }
        paragraph.text.replace_range(place.range.clone(), words);
    }
    fixed
}

/// Every place that a finding names.
fn places(finding: &Finding) -> Vec<&Place> {
    let fixes = finding.fixes.iter().flat_map(|fix| match fix {
        Fix::Replace(all) => all.iter().map(|replacement| &replacement.place).collect::<Vec<_>>(),
        Fix::GoTo(place) => vec![place],
    });
    [&finding.place].into_iter().chain(&finding.related).chain(fixes).collect()
}
