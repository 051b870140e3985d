//! What is always true of the checks, whatever the text.

use fastrand::Rng;
use lectern::check::{Fix, Options, Severity, Subject, check, check_again};

use super::cases::{Told, cases, subjects};
use crate::hostile_speeches::corpus;
use crate::recovery::generator::samples;

#[path = "../../fuzz/checks/mod.rs"]
mod fuzz;

fn check_places(subject: &Subject) {
    fuzz::trial::check_findings(subject, &check(subject, &Options::default()));
}

#[test]
fn what_was_found_to_break_the_rules_does_so_no_more() {
    for (name, bytes) in corpus::checks() {
        println!("{name}");
        fuzz::trial::try_text(&bytes);
    }
}

#[test]
fn any_character_at_all_is_looked_at() {
    let mut rng = Rng::with_seed(13);
    for _ in 0..60 {
        let text: String = (0..rng.usize(1..200)).map(|_| rng.char(..)).collect();
        fuzz::trial::try_text(text.as_bytes());
    }
}

/// Characters that rules look at, and some that nobody expects.
const LETTERS: &str = "一二三四五六七八九十第要是的了在点个条方面以上“”‘’（）《》〈〉，。：；、！？—…-.,:;()\"'*×X某_○〔〕【】[] \u{3000}\t0123456789年月日星期市县区局省在来临之际AbcThe the First, three priorities\u{200B}\u{FEFF}\u{FFFD}👍🏽👨\u{200D}👩é\u{301}𬭎";

fn soup(rng: &mut Rng) -> String {
    let letters: Vec<char> = LETTERS.chars().collect();
    let line = |rng: &mut Rng| -> String {
        let length = rng.usize(0..80);
        (0..length).map(|_| *rng.choice(&letters).unwrap()).collect()
    };
    let lines: Vec<String> = (0..rng.usize(1..12)).map(|_| line(rng)).collect();
    lines.join("\n")
}

#[test]
fn findings_lie_within_the_text_whatever_it_is() {
    let mut rng = Rng::with_seed(7);
    let day = jiff::civil::date(2026, 3, 12);
    for _ in 0..600 {
        let text = soup(&mut rng);
        subjects(&text, Some(day)).iter().for_each(check_places);
    }
    for sample in samples(1) {
        subjects(&sample.text, Some(day)).iter().for_each(check_places);
    }
    for case in cases() {
        case.subjects(&case.text).iter().for_each(check_places);
    }
}

/// Writes what a fix says into the text that a speech was recovered from; `None` if it only points somewhere.
fn applied(text: &str, subject: &Subject, fix: &Fix) -> Option<String> {
    let Fix::Replace(all) = fix else { return None };
    let mut ranges: Vec<_> = all
        .iter()
        .map(|replacement| (subject.place_in_text(&replacement.place).unwrap(), &replacement.words))
        .collect();
    ranges.sort_by_key(|(range, _)| range.start);
    let mut fixed = text.to_owned();
    for (range, words) in ranges.into_iter().rev() {
        fixed.replace_range(range, words);
    }
    Some(fixed)
}

#[test]
fn a_fix_removes_its_finding_and_adds_none() {
    let mut wrong = Vec::new();
    for case in cases() {
        let before = case.told(&case.text);
        let count = |all: &[Told], rule| all.iter().filter(|told| told.finding.rule == rule).count();
        for subject in case.subjects(&case.text) {
            for finding in check(&subject, &Options::default()).iter().filter(|finding| finding.rule == case.rule) {
                for fixed in finding.fixes.iter().filter_map(|fix| applied(&case.text, &subject, fix)) {
                    let after = case.told(&fixed);
                    if count(&after, case.rule) >= count(&before, case.rule) {
                        wrong.push(format!("{}: {} stays in {fixed}", case.rule.name(), case.trap));
                    }
                    let added = after.iter().map(|told| &told.finding).find(|finding| {
                        finding.severity > Severity::Hint && count(&after, finding.rule) > count(&before, finding.rule)
                    });
                    if let Some(added) = added {
                        wrong.push(format!("{}: {} adds {added:?} in {fixed}", case.rule.name(), case.trap));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_was_read_before_changes_nothing() {
    let mut rng = Rng::with_seed(11);
    let options = Options::default();
    for sample in samples(1).into_iter().step_by(5) {
        for mut subject in subjects(&sample.text, None) {
            let mut before = check_again(&subject, &options, None);
            for _ in 0..4 {
                let at = rng.usize(0..subject.paragraphs.len());
                let words = *rng.choice(&["“", "的的", "，，", "三点意见："]).unwrap();
                subject.paragraphs[at].text.push_str(words);
                before = check_again(&subject, &options, Some(&before));
                assert_eq!(before.findings, check(&subject, &options));
            }
        }
    }
}
