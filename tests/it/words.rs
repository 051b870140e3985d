//! What a writer has made of the list of typical errors: written, read back, shared by two copies, put in force.

use std::fs;
use std::path::Path;

use fastrand::Rng;
use lectern::app::{Action, Command, NoticeKind, Overlay, Purpose, WordAsk};
use lectern::model::{BadWord, MAX_WORD, MAX_WORDS, OwnWords, WordEntry, WordLevel, WordScope, read_words};
use lectern::store::{
    Cause, Disk, Fault, Problem, ReadError, load_words, parse_words, save_words, words_file, write_words_file,
};
use tempfile::TempDir;

use crate::failing_files::old_or_new;
use crate::program::Program;
use crate::reading::places;

const HEAD: &str = "(format: \"lectern-words\", version: 1,\n";

/// Entries of a table.
fn of(table: &str) -> OwnWords {
    let mut words = OwnWords::default();
    read_words(table).unwrap().into_iter().for_each(|entry| words.put(None, entry).unwrap());
    words
}

#[test]
fn what_is_kept_is_read_back_in_its_order() {
    let parts = ["截止", "“", "\\", "\"", "🙂", "a b", "{", "𬭎", "\u{7f}\u{0}"];
    for seed in 0..300 {
        let rng = &mut Rng::with_seed(seed);
        let some = |rng: &mut Rng| (0..rng.usize(0..4)).map(|_| parts[rng.usize(0..parts.len())]).collect::<String>();
        let mut words = OwnWords::default();
        for _ in 0..rng.usize(0..8) {
            let wrong = some(rng);
            let _ = words.put(
                None,
                WordEntry {
                    right: (0..rng.usize(0..3)).map(|_| some(rng)).collect(),
                    unless: (0..rng.usize(0..2)).map(|_| format!("{}{wrong}{}", some(rng), some(rng))).collect(),
                    scope: if rng.bool() { WordScope::All } else { WordScope::Official },
                    level: if rng.bool() { WordLevel::Hint } else { WordLevel::Warning },
                    reason: some(rng),
                    wrong,
                },
            );
            words.switch(&some(rng), false);
        }
        let text = write_words_file(&words).unwrap();
        assert!(text.starts_with(HEAD), "{text}");
        assert_eq!(parse_words(&text).as_ref(), Ok(&words), "seed {seed}\n{text}");
    }
}

#[test]
fn the_file_of_today_is_read() {
    let text = format!(
        "\u{feff}{HEAD}  words: [\n    (wrong: \"新城镇\", right: [\"新城区\", \"城区\"], unless: [\"新城镇化\"], scope: Official, \
         level: Warning, reason: \"已改名\"),\n    (wrong: \"甲\", right: [\"乙/丙\"]),\n    (wrong: \"甲\", right: [\"丁\"]),\n  ],\n  \
         off: [\"布署\"],\n)\n"
    );
    let found = parse_words(&text).unwrap();
    let mut expected = of("新城镇\t新城区/城区\t新城镇化\tofficial\twarning\t已改名\n甲\t乙/丙");
    expected.switch("布署", false);
    assert_eq!(found, expected, "what stands twice is read once");
    assert_eq!(parse_words(&format!("{HEAD})")), Ok(OwnWords::default()));
}

/// `¦` stands where the fault is, in the lines behind the first.
#[track_caller]
fn check_fault(lines: &str, what: Fault) {
    let (text, at) = places(&format!("{HEAD}{lines}"));
    assert_eq!(parse_words(&text), Err(Problem { position: at.first().copied(), what }), "{lines}");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    check_fault("words: [\n  ¦(wrong: \"甲\", right: [])])", Fault::Value("甲".into()));
    check_fault("words: [\n  ¦(wrong: \" \", right: [\"乙\"])])", Fault::Value(" ".into()));
    check_fault("words: [¦(wrong: \"甲\", right: [\"乙\"], unless: [\"乙\"])])", Fault::Value("乙".into()));
    let long = "长".repeat(MAX_WORD + 1);
    check_fault(
        &format!("words: [(wrong: \"甲\", right: [\"乙\"]),\n¦(wrong: \"{long}\", right: [\"乙\"])])"),
        Fault::TooLong,
    );
    check_fault(&format!("off: [\"甲\",\n  ¦\"{long}\"])"), Fault::TooLong);
    let many: String = (0..MAX_WORDS).map(|n| format!("(wrong: \"{n}\", right: [\"乙\"]), ")).collect();
    check_fault(&format!("words: [{many}\n¦(wrong: \"又\", right: [\"乙\"])])"), Fault::TooMany);
    let many: String = (0..MAX_WORDS).map(|n| format!("\"{n}\", ")).collect();
    check_fault(&format!("off: [{many}\n¦\"又\"])"), Fault::TooMany);
    let problem = |text: &str| parse_words(text).unwrap_err().what;
    assert_eq!(problem("(format: \"lectern-phrases\", version: 1)"), Fault::OtherKind("lectern-phrases".into()));
    assert_eq!(problem("(format: \"lectern-words\", version: 2)"), Fault::Newer(2));
    assert_eq!(problem(""), Fault::NotOurs);
    let strange = format!("{HEAD}words: [(wrong: \"甲\", right: [\"乙\"], levle: Hint)])");
    assert_eq!(problem(&strange), Fault::NoKey("levle".into(), Some("level".into())));
    assert_eq!(problem(&format!("{HEAD}words: {}", "[".repeat(100_000))), Fault::TooDeep);
}

#[test]
fn words_are_written_and_a_file_that_cannot_be_read_stays() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("data").join("words");
    assert_eq!(load_words(&Disk, &folder), Ok(OwnWords::default()), "there is no file yet");
    let words = of("甲\t乙");
    save_words(&Disk, &folder, &words).unwrap();
    assert_eq!(load_words(&Disk, &folder).as_ref(), Ok(&words));
    for broken in [&b"(format: \"lectern-words\", version: 9)"[..], b"\xff\xfe", b"my own notes"] {
        fs::write(words_file(&folder), broken).unwrap();
        assert!(matches!(save_words(&Disk, &folder, &words), Err(ReadError::Content(_))));
        assert_eq!(fs::read(words_file(&folder)).unwrap(), broken);
    }
    fs::write(words_file(&folder), vec![b' '; (4 << 20) + 1]).unwrap();
    let Err(ReadError::File(error)) = load_words(&Disk, &folder) else { panic!("it is too large") };
    assert_eq!(error.cause, Cause::TooLarge(4 << 20));
}

#[test]
fn more_than_could_be_read_again_is_not_written() {
    let home = TempDir::new().unwrap();
    let long = |n: usize| format!("{n}\t{}\n", format!("{}/", "长".repeat(MAX_WORD)).repeat(6));
    let words = of(&(0..MAX_WORDS).map(long).collect::<String>());
    let Err(ReadError::File(error)) = save_words(&Disk, home.path(), &words) else { panic!("it is too large") };
    assert_eq!(error.cause, Cause::TooLarge(4 << 20));
    assert!(!words_file(home.path()).exists());
}

#[test]
fn whatever_step_fails_the_old_words_stay_or_the_new_ones_are_there() {
    let home = TempDir::new().unwrap();
    let (old, new) = (of("旧\t老"), of("旧\t老\n新\t鲜"));
    old_or_new(
        (&old, &new),
        |files, words| save_words(files, home.path(), words),
        || load_words(&Disk, home.path()).unwrap(),
    );
}

/// Does an action and all that follows from it.
fn act(program: &mut Program, action: Action) {
    program.report(action);
    program.settle();
}

fn put(program: &mut Program, table: &str) {
    for entry in read_words(table).unwrap() {
        act(program, Action::Word(WordAsk::Put(None, Box::new(entry))));
    }
}

/// The own entries of a running copy, by their wrong words.
fn own(program: &Program) -> Vec<&str> {
    program.session.words().unwrap().entries().iter().map(|entry| entry.wrong.as_str()).collect()
}

#[test]
fn of_two_copies_the_one_that_wrote_last_is_read_and_neither_breaks_the_file() {
    let home = TempDir::new().unwrap();
    let mut one = Program::start(home.path(), 1);
    let mut other = Program::start(home.path(), 2);
    put(&mut one, "甲\t乙");
    put(&mut other, "丙\t丁");
    act(&mut other, Action::Word(WordAsk::Switch("布署".into(), false)));
    let third = Program::start(home.path(), 3);
    assert_eq!(own(&third), ["丙"]);
    assert!(third.session.word_list().entries().iter().all(|entry| entry.wrong != "布署"));
    put(&mut one, "戊\t己");
    assert_eq!(own(&Program::start(home.path(), 4)), ["甲", "戊"]);
    assert_eq!(fs::read_dir(home.path().join("words")).unwrap().count(), 1, "nothing else is left there");
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_nothing_is_kept_over_it() {
    let home = TempDir::new().unwrap();
    let file = words_file(&home.path().join("words"));
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "mine").unwrap();
    let mut program = Program::start(home.path(), 1);
    assert!(program.session.notices.iter().any(|notice| notice.kind == NoticeKind::Error));
    put(&mut program, "甲\t乙");
    assert_eq!((program.session.words(), fs::read_to_string(&file).unwrap().as_str()), (None, "mine"));
}

/// A table in a file of the folder.
fn table(folder: &Path, name: &str, bytes: &[u8]) -> std::path::PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_table_is_taken_in_whole_or_its_bad_line_is_told() {
    let home = TempDir::new().unwrap();
    let mut program = Program::start(home.path(), 1);
    put(&mut program, "甲\t乙\n子\t丑");
    let built_in = program.session.word_list().entries().last().unwrap().clone();
    let built_in = lectern::model::write_words(&[built_in]);
    let good = format!("# 我们的词\r\n甲\t新\t\tofficial\r\n\r\n丙\t丁\r\n{built_in}");
    program.picks.push_back(table(home.path(), "好.txt", good.as_bytes()));
    act(&mut program, Action::Word(WordAsk::Import));
    assert_eq!(program.session.notices.last().unwrap().text, "导入了 2 条");
    assert_eq!(own(&program), ["甲", "子", "丙"], "its place is kept, and nothing built in is copied");
    assert_eq!(program.session.words().unwrap().entries()[0].rights(), "新");
    for (line, what) in [("戊", BadWord::NoRight), ("戊\t己\t\t全部", BadWord::Scope("全部".into()))] {
        program.picks.push_back(table(home.path(), "坏.tsv", format!("庚\t辛\n{line}\n").as_bytes()));
        act(&mut program, Action::Word(WordAsk::Import));
        let told = program.session.notices.last().unwrap();
        let why = lectern::app::messages::bad_word(program.session.lang, &what);
        assert_eq!((told.kind, told.text.clone()), (NoticeKind::Error, format!("没有导入。坏.tsv 第 2 行：{why}")));
        assert_eq!(own(&program), ["甲", "子", "丙"]);
    }
    // As other programs write Chinese.
    let (bytes, ..) = encoding_rs::GB18030.encode("庚\t辛");
    program.picks.push_back(table(home.path(), "国标.txt", &bytes));
    act(&mut program, Action::Word(WordAsk::Import));
    assert_eq!(own(&program), ["甲", "子", "丙", "庚"]);
    program.picks.push_back(home.path().join("没有.tsv"));
    act(&mut program, Action::Word(WordAsk::Import));
    assert_eq!(program.session.notices.last().unwrap().kind, NoticeKind::Error);
}

#[test]
fn the_own_entries_go_to_a_table_that_is_taken_in_again() {
    let home = TempDir::new().unwrap();
    let mut program = Program::start(home.path(), 1);
    put(&mut program, "新城镇\t新城区/城区\t新城镇化\tofficial\twarning\t已改名\n甲\t乙");
    let expected = program.session.words().unwrap().clone();
    act(&mut program, Action::Do(Command::Words));
    program.picks.push_back(home.path().join("词语"));
    act(&mut program, Action::Word(WordAsk::Export));
    assert_eq!(program.picked, [(Purpose::WordsOut, "词语.tsv".to_owned())]);
    let written = fs::read_to_string(home.path().join("词语.tsv")).unwrap();
    assert!(written.starts_with("# "), "{written}");
    assert_eq!(read_words(&written).unwrap(), expected.entries());
    // With an ending that nobody was asked about, what is there stays until somebody says so.
    put(&mut program, "丙\t丁");
    program.picks.push_back(home.path().join("词语"));
    act(&mut program, Action::Word(WordAsk::Export));
    assert_eq!(fs::read_to_string(home.path().join("词语.tsv")).unwrap(), written);
    act(&mut program, Action::Confirm);
    assert!(fs::read_to_string(home.path().join("词语.tsv")).unwrap().contains("丙\t丁"));
    assert_eq!(program.session.overlay, Some(Overlay::Words));
}
