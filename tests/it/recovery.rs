//! What a reader of old speeches finds in them: material whose structure is known, and a score of what was found.
//!
//! [`generator`] makes texts at random, [`score`] counts what a reader finds in them; [`cases`] are written by hand, in
//! `tests/fixtures/recovery`. A reader is known as a function from a text to the JSON of `lectern outline`.

mod cases;
mod changes;
mod english;
mod english_writer;
pub mod generator;
mod held_back;
pub mod layout;
mod losses;
mod manuscript;
mod mark;
mod outline;
mod prose;
mod score;
mod stock;
pub mod style;
mod title;
mod topic;
mod writer;

use std::collections::BTreeSet;

use fastrand::Rng;
use lectern::cli::Outlined;
use lectern::import::{lost, recover};
use serde_json::{Value, json};

use generator::{Sample, sample, samples};
use layout::{Kind, Layout};
use outline::{Outline, Section, folded};
use score::report_on;
use style::Style;

fn name(sample: &Sample) -> String {
    format!("{:?} {:?} {}", sample.style, sample.layout, sample.seed)
}

/// What the program finds.
fn outline_of(text: &str) -> Value {
    let source = lectern::import::text(text);
    let outline = recover(&source, &[]);
    if let Some(at) = lost(&source, &outline) {
        panic!("lost at {:?}: {outline:#?}", source.text.get(at..));
    }
    serde_json::to_value(Outlined::from(&outline)).unwrap()
}

#[test]
fn the_importer_is_right_in_the_cases() {
    let wrong = cases::wrong(outline_of);
    assert!(wrong.is_empty(), "{} are wrong\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn the_importer_reaches_the_targets() {
    let report = score::report(outline_of);
    println!("{report}");
    report.assert_targets();
}

/// A reader that finds nothing.
fn nothing(_: &str) -> Value {
    json!({ "speeches": [], "removed": [] })
}

#[test]
fn the_text_contains_what_is_true_of_it() {
    for sample in samples(3) {
        let text = folded(&sample.text);
        let contains = |part: &str| assert!(text.contains(&folded(part)), "{}: {part}\n{}", name(&sample), sample.text);
        for section in sample.truth.walk() {
            contains(&section.mark);
            contains(&section.heading);
        }
        for speech in &sample.truth.speeches {
            let title = speech.title.iter();
            title.chain(&speech.date).chain(&speech.speaker).chain(&speech.salutation).for_each(|part| contains(part));
        }
        sample.truth.removed.iter().for_each(|removed| contains(&removed.text));
    }
}

#[test]
fn headings_stand_in_their_order_and_at_their_level() {
    for sample in samples(3) {
        let sections = sample.truth.walk();
        let levels: Vec<usize> = sections.iter().map(|section| section.level).collect();
        assert!(levels.first().is_none_or(|first| *first == 1), "{}: {levels:?}", name(&sample));
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{}: {levels:?}", name(&sample));
        let mut rest = folded(&sample.text);
        if sample.style == Style::Contents {
            continue;
        }
        for section in sections {
            let heading = folded(&section.heading);
            let at = rest.find(&heading).unwrap_or_else(|| panic!("{}: {heading} is out of order", name(&sample)));
            rest.drain(..at + heading.len());
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_text() {
    for (style, layout) in Style::ALL.into_iter().flat_map(|style| Layout::ALL.map(|layout| (style, layout))) {
        let [one, same, other] = [7, 7, 8].map(|seed| sample(style, layout, seed));
        assert_eq!((&one.text, &one.truth), (&same.text, &same.truth));
        assert_ne!(one.text, other.text);
    }
}

#[test]
fn all_kinds_of_speech_are_made() {
    let all = samples(4);
    let styles: BTreeSet<Style> = all.iter().map(|sample| sample.style).collect();
    assert_eq!(styles, Style::ALL.into());
    let held_back = all.iter().filter(|sample| sample.held_back).count();
    assert!((all.len() / 8..all.len() / 4).contains(&held_back), "{held_back} of {} are held back", all.len());
    let levels: BTreeSet<usize> =
        all.iter().flat_map(|sample| sample.truth.walk()).map(|section| section.level).collect();
    assert_eq!(levels, [1, 2, 3, 4].into());
    for why in ["page-furniture", "editor-note", "tail", "attachment"] {
        assert!(all.iter().any(|sample| sample.truth.removed.iter().any(|removed| removed.why == why)), "{why}");
    }
    let lengths = all.iter().map(|sample| sample.text.chars().count());
    assert!(lengths.clone().max() > Some(4000) && lengths.min() > Some(200));
}

#[test]
fn layouts_leave_the_lines_that_they_say() {
    for sample in samples(1) {
        let lines = sample.text.lines().count();
        match sample.layout {
            Layout::Glued | Layout::Blanks => assert_eq!(lines, 1, "{}", name(&sample)),
            _ => assert!(lines > 5, "{}", name(&sample)),
        }
        let is_sure = sample.truth.walk().iter().all(|section| !section.uncertain);
        assert!(is_sure || sample.layout.kind() == Kind::Flattened, "{}", name(&sample));
    }
}

#[test]
fn a_perfect_reader_reaches_all_targets() {
    let report = report_on(&samples(2), |sample| sample.truth.json());
    report.assert_targets();
    assert_eq!(report.misses, Vec::<String>::new());
    for tally in report.open.values().chain(report.held_back.values()) {
        assert!(tally.headings.iter().all(|counts| counts.precision() == 1.0 && counts.recall() == 1.0));
        assert!(tally.removed.value() == 1.0 && tally.closing.value() == 1.0);
    }
    assert!(report.styles.values().all(|counts| counts.f1() == 1.0));
}

#[test]
fn a_reader_that_finds_nothing_reaches_none() {
    let report = score::report(nothing);
    assert!(!report.below_targets().is_empty());
    assert!(report.open.values().all(|tally| tally.headings[0].f1() == 0.0 && tally.invented == 0));
    assert!(report.to_string().contains("level 1"), "{report}");
}

/// Some outlines are spoiled; each then scores less than the true one.
fn check_spoiled(what: &str, spoil: impl Fn(&mut Outline, &mut Rng)) {
    let all: Vec<Sample> = samples(1).into_iter().filter(|sample| sample.truth.walk().len() > 3).collect();
    let report = report_on(&all, |sample| {
        let mut truth = sample.truth.clone();
        spoil(&mut truth, &mut Rng::with_seed(sample.seed));
        truth.json()
    });
    assert!(!report.below_targets().is_empty(), "{what}\n{report}");
    assert!(!report.misses.is_empty(), "{what}");
}

#[test]
fn a_spoiled_outline_scores_less() {
    let sections = |truth: &mut Outline| truth.speeches[0].sections.clone();
    check_spoiled("the first section is left out", |truth, _| drop(truth.speeches[0].sections.remove(0)));
    check_spoiled("the sections are shuffled", |truth, rng| {
        rng.shuffle(&mut truth.speeches[0].sections);
    });
    check_spoiled("a section is made up", |truth, _| {
        let invented =
            Section { level: 1, mark: "九、".to_owned(), heading: "无中生有".to_owned(), ..Section::default() };
        truth.speeches[0].sections.push(invented);
    });
    check_spoiled("all marks are others", |truth, _| {
        let other = |section: Section| Section { mark: "甲、".to_owned(), ..section };
        truth.speeches[0].sections = sections(truth).into_iter().map(other).collect();
    });
    check_spoiled("all levels are one too deep", |truth, _| {
        let deeper = |section: Section| Section { level: section.level + 1, ..section };
        truth.speeches[0].sections = sections(truth).into_iter().map(deeper).collect();
    });
    check_spoiled("the title is lost", |truth, _| truth.speeches[0].title = None);
    check_spoiled("the salutation is another", |truth, _| truth.speeches[0].salutation = Some("喂".to_owned()));
    check_spoiled("the closing is twice as long", |truth, _| truth.speeches[0].closing_characters *= 2);
}

#[test]
fn what_is_invented_is_counted() {
    let all = [sample(Style::Unnumbered, Layout::Lines, 1), sample(Style::EnglishUnnumbered, Layout::Lines, 1)];
    let section = json!({ "level": 1, "mark": "一、", "heading": "二、三产业", "children": [] });
    let report = report_on(&all, |_| json!({ "speeches": [{ "sections": [section] }] }));
    assert_eq!(report.open.values().chain(report.held_back.values()).map(|tally| tally.invented).sum::<usize>(), 2);
}

/// The figures of a text aside: cases that differ in nothing else are one.
fn without_figures(text: &str) -> String {
    text.chars().filter(|c| !c.is_numeric() && !"〇一二三四五六七八九十".contains(*c)).collect()
}

#[test]
fn all_cases_can_be_read_and_differ() {
    let cases = cases::cases();
    assert!(cases.len() >= 100, "{} cases", cases.len());
    let traps: BTreeSet<&str> = cases.iter().map(|case| case.trap.as_str()).collect();
    assert_eq!(traps.len(), cases.len(), "a trap is named twice");
    let texts: BTreeSet<String> = cases.iter().map(|case| without_figures(&case.text)).collect();
    assert_eq!(texts.len(), cases.len(), "a text stands twice");
    for case in &cases {
        let text = folded(&case.text);
        let sections = case.expected.walk();
        for part in sections.iter().flat_map(|section| [&section.mark, &section.heading]) {
            assert!(text.contains(&folded(part)), "{}: {part}", case.trap);
        }
        for part in case.expected.removed.iter().map(|removed| &removed.text) {
            assert!(text.contains(&folded(part)), "{}: {part}", case.trap);
        }
    }
}

#[test]
fn cases_are_right_for_a_perfect_reader_and_wrong_for_one_that_finds_nothing() {
    assert_eq!(cases::wrong_by(|case| case.expected.json()), Vec::<String>::new());
    assert_eq!(cases::wrong(nothing).len(), cases::cases().len());
}
