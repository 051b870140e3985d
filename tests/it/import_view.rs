//! An old speech on its way to a draft: what is decided otherwise changes what is recognised, and nothing is lost.

use std::fs;

use lectern::app::{Action, Ask, ImportAsk, Importing, NoticeKind, RowKind, Screen};
use lectern::export::txt;
use lectern::import::{Change, TextEncoding, lost};
use lectern::model::Doubt;
use tempfile::TempDir;

use crate::program::Program;

const OLD: &str = "首页 > 讲话稿　1 / 2\n在清河水厂座谈会上的讲话\n各位师傅：\n大家辛苦了。我讲两点。\n一、把水质抓牢 当前，水质最要紧。天天查。\n\
                   二、把服务做好。话要好听。\n谢谢大家！\n供借鉴\n";

/// A program in which an old speech is looked at.
fn looking(text: &str) -> (TempDir, Program) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("旧稿.txt");
    fs::write(&path, &encoding_rs::GB18030.encode(text).0).unwrap();
    let mut program = Program::start(folder.path(), 1);
    program.act(Action::OpenFiles(vec![path]));
    assert_eq!(program.session.screen, Screen::Import);
    (folder, program)
}

fn importing(program: &Program) -> &Importing {
    program.session.importing.as_ref().unwrap()
}

/// What the rows say: kind, level, words.
fn rows(program: &Program) -> Vec<String> {
    let importing = importing(program);
    assert_eq!(lost(&importing.found.decoded.source, &importing.found.outline), None);
    let row = |row: &lectern::app::ImportRow| match row.kind {
        RowKind::Part(level) => format!("{}{}{}", "#".repeat(level + 1), row.mark, row.words),
        RowKind::Title => format!("T {}", row.words),
        RowKind::Closing => format!("C {}", row.words),
        RowKind::Salutation => format!("S {}", row.words),
        _ => row.words.clone(),
    };
    importing.rows().iter().map(row).collect()
}

/// Looks at the row with these words and asks something about it.
fn ask(program: &mut Program, words: &str, ask: ImportAsk) {
    let at = rows(program).iter().position(|row| row.contains(words)).unwrap();
    program.act(Action::Import(ImportAsk::Look(at)));
    program.act(Action::Import(ask));
}

#[test]
fn what_is_recognised_is_shown_and_what_is_uncertain_is_chosen() {
    let (_folder, mut program) = looking(OLD);
    assert_eq!(
        rows(&program),
        [
            "T 在清河水厂座谈会上的讲话",
            "S 各位师傅：",
            "大家辛苦了。我讲两点。",
            "#一、把水质抓牢",
            "当前，水质最要紧。天天查。",
            "#二、把服务做好",
            "话要好听。",
            "C 谢谢大家！",
        ]
    );
    assert_eq!(importing(&program).found.decoded.encoding, Some(TextEncoding::Gb18030));
    assert_eq!(importing(&program).doubts(), 1);
    program.act(Action::Import(ImportAsk::Doubt(true)));
    let row = importing(&program).row().unwrap().clone();
    assert_eq!((row.words.as_str(), row.doubt), ("把水质抓牢", Some(Doubt::HeadingEnd)));
    let text = importing(&program).found.decoded.source.text.clone();
    let ends = importing(&program).ends();
    let shown: Vec<&str> = ends.iter().map(|end| &text[row.place.start..*end]).collect();
    assert_eq!(shown, ["一、把水质抓牢", "一、把水质抓牢 当前", "一、把水质抓牢 当前，水质最要紧"]);
    program.act(Action::Import(ImportAsk::Change(Change::EndsAt(row.place.start, ends[2]))));
    assert_eq!(rows(&program)[3..5], ["#一、把水质抓牢 当前，水质最要紧", "天天查。"]);
    assert_eq!(importing(&program).doubts(), 0);
    program.act(Action::Import(ImportAsk::Undo));
    assert_eq!((rows(&program)[3].as_str(), importing(&program).doubts()), ("#一、把水质抓牢", 1));
}

#[test]
fn every_decision_can_be_changed_and_taken_back() {
    let (_folder, mut program) = looking(OLD);
    let first = rows(&program);
    for (words, asked, expected) in [
        ("把服务做好", ImportAsk::Level(false), "##二、把服务做好"),
        ("把水质抓牢", ImportAsk::Plain, "一、把水质抓牢 当前，水质最要紧。天天查。"),
        ("大家辛苦了", ImportAsk::Level(true), "#大家辛苦了。我讲两点"),
        ("大家辛苦了", ImportAsk::Split, "我讲两点。"),
        ("大家辛苦了", ImportAsk::Join, "S 各位师傅："),
        ("谢谢大家", ImportAsk::Level(true), "#谢谢大家！"),
    ] {
        ask(&mut program, words, asked.clone());
        let found = rows(&program);
        assert!(found.iter().any(|row| row == expected), "{words} {asked:?}: {found:?}");
        program.act(Action::Import(ImportAsk::Undo));
        assert_eq!(rows(&program), first, "{words} {asked:?}");
    }
    let cut = importing(&program).found.outline.removed[0].passage.clone();
    assert!(cut.text.starts_with("首页"), "{cut:?}");
    program.act(Action::Import(ImportAsk::Change(Change::PutBack(cut.range.start))));
    assert!(rows(&program)[0].contains("首页"), "{:?}", rows(&program));
    // What was decided later about the same place takes the place of what was decided before.
    ask(&mut program, "把服务做好", ImportAsk::Level(false));
    ask(&mut program, "把服务做好", ImportAsk::Plain);
    assert_eq!(importing(&program).changes.len(), 2);
}

#[test]
fn the_speech_becomes_a_draft_or_a_template() {
    let (folder, mut program) = looking(OLD);
    program.act(Action::Import(ImportAsk::Open));
    assert_eq!((program.session.screen, program.session.importing.is_none()), (Screen::Draft, true));
    let open = program.session.document().unwrap();
    assert!(open.is_unsaved() && open.path.is_none(), "the old file stays as it is");
    let text = txt(open.speech());
    assert!(text.contains("一、把水质抓牢\n　　当前，水质最要紧。天天查。\n　　二、把服务做好。话要好听。"), "{text}");
    let old = fs::read(folder.path().join("旧稿.txt")).unwrap();
    assert_eq!(old, encoding_rs::GB18030.encode(OLD).0.into_owned());
    program.act(Action::OpenFiles(vec![folder.path().join("旧稿.txt")]));
    program.act(Action::Import(ImportAsk::Template));
    assert!(matches!(program.session.ask, Some(Ask::Template(_))), "{:?}", program.session.ask);
    assert_eq!(program.session.documents.len(), 2);
}

#[test]
fn another_encoding_reads_the_text_anew_in_place() {
    let (_folder, mut program) = looking(OLD);
    ask(&mut program, "把服务做好", ImportAsk::Plain);
    program.act(Action::Import(ImportAsk::Encoding(TextEncoding::Utf8)));
    assert!(importing(&program).found.decoded.broken > 0);
    assert!(importing(&program).changes.is_empty(), "other characters stand at other places");
    program.act(Action::Import(ImportAsk::Encoding(TextEncoding::Gb18030)));
    assert_eq!((importing(&program).found.decoded.broken, rows(&program)[5].as_str()), (0, "#二、把服务做好"));
}

#[test]
fn the_clipboard_and_several_speeches_are_read_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::start(folder.path(), 1);
    let one = "在水厂座谈会上的讲话\n各位师傅：\n水是命。\n一、查\n天天查。\n二、洗\n周周洗。\n谢谢大家！\n";
    program.act(Action::Import(ImportAsk::Words(format!("{one}{}", one.replace("水厂", "电厂")))));
    assert_eq!(importing(&program).found.outline.speeches.len(), 2);
    assert_eq!(rows(&program)[0], "T 在水厂座谈会上的讲话");
    program.act(Action::Import(ImportAsk::Speech(1)));
    assert_eq!(rows(&program)[0], "T 在电厂座谈会上的讲话");
    program.act(Action::Import(ImportAsk::Leave));
    assert_eq!((program.session.screen, program.session.importing.is_none()), (Screen::Start, true));
    program.act(Action::Import(ImportAsk::Words("　\n".to_owned())));
    assert_eq!(rows(&program), Vec::<String>::new());
    // Nothing can be asked of nothing.
    for asked in [ImportAsk::Doubt(true), ImportAsk::Join, ImportAsk::Split, ImportAsk::Plain, ImportAsk::Open] {
        program.act(Action::Import(asked));
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.doc"), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).unwrap();
    let mut program = Program::start(folder.path(), 1);
    for (name, said) in [("old.doc", "先在 Word 或 WPS 里另存为 .docx"), ("none.txt", "没有这个文件")] {
        program.act(Action::OpenFiles(vec![folder.path().join(name)]));
        let notice = program.session.notices.last().unwrap();
        assert_eq!(notice.kind, NoticeKind::Error);
        assert!(notice.text.contains(name) && notice.text.contains(said), "{}", notice.text);
        assert!(program.session.importing.is_none() && program.session.tasks.is_empty());
    }
}
