//! The sentences that a writer keeps: written, read back, and never lost to a file that cannot be read.

use std::fs;

use fastrand::Rng;
use lectern::model::{Language, MAX_PHRASES, NotKept, Phrase, Phrases, Role};
use lectern::store::{
    Cause, Disk, Fault, Problem, ReadError, load_phrases, parse_phrases, phrases_file, save_phrases, write_phrases,
};
use tempfile::TempDir;

use crate::failing_files::old_or_new;
use crate::reading::places;

const HEAD: &str = "(format: \"lectern-phrases\", version: 1,\n";

fn phrase(words: &str) -> Phrase {
    Phrase { words: words.to_owned(), ..Phrase::default() }
}

fn of(all: impl IntoIterator<Item = Phrase>) -> Phrases {
    let mut phrases = Phrases::default();
    all.into_iter().for_each(|phrase| phrases.add(phrase).unwrap());
    phrases
}

#[test]
fn what_is_kept_is_read_back_in_its_order() {
    let words = ["同志们，", "“{city}”", "\\", "\"", "🙂", "a b", "{{", "𬭎", "\u{7f}\u{0}"];
    for seed in 0..300 {
        let rng = &mut Rng::with_seed(seed);
        let mut phrases = Phrases::default();
        for _ in 0..rng.usize(0..8) {
            let words: String = (0..rng.usize(0..5)).map(|_| words[rng.usize(0..words.len())]).collect();
            let _ = phrases.add(Phrase {
                words,
                role: rng.bool().then(|| Role::ALL[rng.usize(0..Role::ALL.len())]),
                occasion: ["", "五一", "\"年会\""][rng.usize(0..3)].to_owned(),
                language: if rng.bool() { Language::Chinese } else { Language::English },
                added: rng.bool().then(|| format!("2026-{:02}-{:02}", rng.u8(1..13), rng.u8(1..29)).parse().unwrap()),
            });
        }
        let text = write_phrases(&phrases).unwrap();
        assert!(text.starts_with(HEAD), "{text}");
        assert_eq!(parse_phrases(&text).as_ref(), Ok(&phrases), "seed {seed}\n{text}");
    }
}

#[test]
fn the_file_of_today_is_read() {
    let text = format!(
        "{HEAD}  phrases: [\n    (words: \"同志们，\", role: Closing, occasion: \"五一\", language: \"zh-CN\", added: \"2026-04-28\"),\n    \
         (words: \"Thank you.\", language: \"en\"),\n    (words: \"同志们，\", language: \"zh\"),\n  ],\n)\n"
    );
    let found = parse_phrases(&format!("\u{feff}{text}")).unwrap();
    let first = Phrase {
        role: Some(Role::Closing),
        occasion: "五一".into(),
        added: Some("2026-04-28".parse().unwrap()),
        ..phrase("同志们，")
    };
    let second = Phrase { language: Language::English, ..phrase("Thank you.") };
    assert_eq!(found.all(), [first, second], "what stands twice is read once");
    assert_eq!(parse_phrases(&format!("{HEAD})")), Ok(Phrases::default()));
}

/// `¦` stands where the fault is, in the lines behind the first.
fn check_fault(lines: &str, what: Fault) {
    let (text, at) = places(&format!("{HEAD}{lines}"));
    assert_eq!(parse_phrases(&text), Err(Problem { position: at.first().copied(), what }), "{lines}");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    check_fault("phrases: [\n  (words: \"甲\", language: ¦\"fr\")])", Fault::Language("fr".into()));
    check_fault(
        "phrases: [(words: \"甲\", language: \"zh\", added: ¦\"2026-13-01\")])",
        Fault::Value("2026-13-01".into()),
    );
    let long = "长".repeat(5_001);
    check_fault(
        &format!("phrases: [(words: \"甲\", language: \"zh\"),\n¦(words: \"{long}\", language: \"zh\")])"),
        Fault::TooMany,
    );
    let many: String = (0..MAX_PHRASES).map(|n| format!("(words: \"{n}\", language: \"zh\"), ")).collect();
    check_fault(&format!("phrases: [{many}\n¦(words: \"又\", language: \"zh\")])"), Fault::TooMany);
    let problem = |text: &str| parse_phrases(text).unwrap_err().what;
    assert_eq!(problem("(format: \"lectern-draft\", version: 1)"), Fault::OtherKind("lectern-draft".into()));
    assert_eq!(problem("(format: \"lectern-phrases\", version: 2)"), Fault::Newer(2));
    assert_eq!(problem(""), Fault::NotOurs);
    let strange = format!("{HEAD}phrases: [(words: \"甲\", langage: \"zh\")])");
    assert_eq!(problem(&strange), Fault::NoKey("langage".into(), Some("language".into())));
    assert_eq!(problem(&format!("{HEAD}phrases: {}", "[".repeat(100_000))), Fault::TooDeep);
}

#[test]
fn phrases_are_written_and_a_file_that_cannot_be_read_stays() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("data").join("phrases");
    assert_eq!(load_phrases(&Disk, &folder), Ok(Phrases::default()), "there is no file yet");
    let mut phrases = of([phrase("甲"), phrase("乙")]);
    save_phrases(&Disk, &folder, &phrases).unwrap();
    assert_eq!(load_phrases(&Disk, &folder).as_ref(), Ok(&phrases));
    assert_eq!(phrases.add(phrase("乙")), Err(NotKept::There(1)));
    phrases.remove(0);
    save_phrases(&Disk, &folder, &phrases).unwrap();
    assert_eq!(load_phrases(&Disk, &folder), Ok(of([phrase("乙")])));
    for broken in [&b"(format: \"lectern-phrases\", version: 9)"[..], b"\xff\xfe", b"my own notes"] {
        fs::write(phrases_file(&folder), broken).unwrap();
        assert!(matches!(save_phrases(&Disk, &folder, &phrases), Err(ReadError::Content(_))));
        assert_eq!(fs::read(phrases_file(&folder)).unwrap(), broken);
    }
    fs::write(phrases_file(&folder), vec![b' '; (2 << 20) + 1]).unwrap();
    let Err(ReadError::File(error)) = load_phrases(&Disk, &folder) else { panic!("it is too large") };
    assert_eq!(error.cause, Cause::TooLarge(2 << 20));
}

#[test]
fn more_than_could_be_read_again_is_not_written() {
    let home = TempDir::new().unwrap();
    let long = |n: usize| phrase(&format!("{n}{}", "长".repeat(900)));
    let phrases = of((0..1_000).map(long));
    let Err(ReadError::File(error)) = save_phrases(&Disk, home.path(), &phrases) else { panic!("it is too large") };
    assert_eq!(error.cause, Cause::TooLarge(2 << 20));
    assert!(!phrases_file(home.path()).exists());
}

#[test]
fn whatever_step_fails_the_old_phrases_stay_or_the_new_ones_are_there() {
    let home = TempDir::new().unwrap();
    let (old, new) = (of([phrase("旧")]), of([phrase("旧"), phrase("新")]));
    old_or_new(
        (&old, &new),
        |files, phrases| save_phrases(files, home.path(), phrases),
        || load_phrases(&Disk, home.path()).unwrap(),
    );
}
