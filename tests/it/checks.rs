//! What the checks find, and what they are silent about: cases by hand, clean speeches, and what is always true.

mod cases;
mod clean;
mod drafts;
mod laws;
mod planted;
mod published;

use std::collections::{BTreeMap, BTreeSet};

use lectern::check::Rule;

#[test]
fn the_rules_are_right_in_the_cases() {
    let wrong: Vec<String> = cases::cases()
        .iter()
        .filter_map(|case| {
            let wrong = case.wrong();
            let lines = format!("{}: {}\n  {}", case.rule.name(), case.trap, wrong.join("\n  "));
            (!wrong.is_empty()).then_some(lines)
        })
        .collect();
    assert!(wrong.is_empty(), "{} are wrong\n{}", wrong.len(), wrong.join("\n\n"));
}

/// The figures of a text aside: cases that differ in nothing else are one.
fn without_figures(text: &str) -> String {
    text.chars().filter(|c| !c.is_numeric() && !"〇一二三四五六七八九十两".contains(*c)).collect()
}

#[test]
fn all_cases_differ() {
    let cases = cases::cases();
    let mut traps: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for case in &cases {
        let new = traps.entry(case.rule.name()).or_default().insert(&case.trap);
        assert!(new, "{}: a trap is named twice: {}", case.rule.name(), case.trap);
    }
    let texts: BTreeSet<(Rule, String, bool)> =
        cases.iter().map(|case| (case.rule, without_figures(&case.text), case.marked.is_empty())).collect();
    assert_eq!(texts.len(), cases.len(), "a text stands twice");
}

#[test]
fn every_rule_has_cases_of_both_kinds() {
    let cases = cases::cases();
    let mut few = Vec::new();
    for rule in Rule::ALL {
        let (found, silent): (Vec<_>, Vec<_>) =
            cases.iter().filter(|case| case.rule == rule).partition(|case| !case.marked.is_empty());
        if found.len() < 12 || silent.len() < 12 {
            few.push(format!("{}: {} found, {} silent", rule.name(), found.len(), silent.len()));
        }
    }
    assert!(few.is_empty(), "\n{}", few.join("\n"));
    assert!(cases.len() >= 500, "{} cases", cases.len());
}

#[test]
fn every_rule_has_its_words() {
    for rule in Rule::ALL {
        let about = lectern::i18n::checks::of_rule(rule.name()).unwrap_or_else(|| panic!("{}", rule.name()));
        for words in [about.title, about.why] {
            assert!(!words.zh.is_empty() && !words.en.is_empty(), "{}", rule.name());
        }
    }
}
