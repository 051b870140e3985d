//! Texts made to break the reader of old speeches: what repeats without end, never closes, never ends, or is changed where
//! nothing stands. Each ends in bounded work, counted in steps, and bounded room; and nothing is lost.

use fastrand::Rng;
use lectern::import::{Change, MAX_LINES, MAX_RECOVERED, Source, lost, read_docx, recover, text};
use lectern::model::Outline;

use crate::docx_text::p;
use crate::import_profile::Docx;
use crate::memory::peak;
use speeches::{mutate, trial};

#[path = "../fuzz/corpus.rs"]
pub mod corpus;
#[path = "../fuzz/speeches/mod.rs"]
mod speeches;

/// How much memory a text may take, in bytes.
const ROOM: usize = 300_000_000;

/// Recovers a text within bounds. Nothing is lost, and every passage stands in the text.
pub fn check(what: &str, source: &Source, changes: &[Change]) -> Outline {
    println!("{what}");
    let (outline, room) = peak(|| trial::check(source, changes));
    assert!(room + source.text.len() < ROOM, "{what}: {room} bytes");
    outline
}

/// Something over and over, in a row and on lines of its own.
fn check_repeated(unit: &str, times: usize) {
    for (how, end) in [("in a row", ""), ("on lines", "\n"), ("set apart", "\u{3000}\u{3000}")] {
        let all = format!("{unit}{end}").repeat(times);
        check(&format!("{unit:?} {how}"), &text(&all), &[]);
    }
}

#[test]
fn enumerators_without_end() {
    // Every kind of mark, with words behind it and without.
    let kinds = [
        "一、",
        "二、",
        "（一）",
        "（二）某事。",
        "1.",
        "2. ",
        "1、甲",
        "（1）",
        "1）",
        "①",
        "②某事",
        "第一，",
        "第二是",
        "第一阶段，",
        "，一甲",
        "一是快；",
        "。二要准",
        "，三靠",
        "首先，",
        "。其次，",
        "。—",
        "。——甲",
        "I. ",
        "a) ",
        "A. B. ",
        "First, ",
        "Second, to. ",
        "第一部分",
        "篇一：",
        "第1篇",
        "附件：",
        "。附件1",
        "第",
        "（",
        "一",
        "1",
        "a",
    ];
    for kind in kinds {
        check_repeated(kind, 3_000);
    }
    for kinds in
        ["一、（一）1.（1）①", "①（1）1.（一）一、", "一、二、一、", "一是二是三是。", "（一）1.（二）1.", "1.a) I. "]
    {
        check_repeated(kinds, 2_000);
    }
}

#[test]
fn a_million_enumerators_in_a_row() {
    for kind in ["一、", "①", "（一）\n"] {
        check(kind, &text(&kind.repeat(1_000_000)), &[]);
    }
    // Each counts on from the one before.
    let counted: String =
        (1..500_000).map(|number| format!("{}、某事\n（{}）", number % 99 + 1, number % 7 + 1)).collect();
    check("counted", &text(&counted), &[]);
}

#[test]
fn a_kind_of_its_own_for_every_mark() {
    // 一甲，一乙，…: as many runs as there are characters, none of which goes on before all others have begun.
    let han = (0x4E00..0x9FFF).filter_map(char::from_u32);
    let row: String = han.map(|c| format!("，一{c}")).collect();
    check("kinds", &text(&row.repeat(10)), &[]);
}

#[test]
fn what_never_closes_and_never_ends() {
    for unit in [
        "“",
        "‘",
        "（",
        "《",
        "「",
        "【",
        "(",
        "[",
        "（。",
        "“。”",
        "（。）",
        "“甲，一是",
        "（一甲，",
        "）",
        "”",
        "。",
        "！",
        "：",
        "；",
        "，",
        "…",
        "、",
        "-",
        ">",
        "> ",
        "/",
        "|",
        "甲 | ",
        "。—",
        "—",
        "……",
        "甲。",
        "a ",
        "a. ",
        "A ",
        "A B",
        "x. ",
        "**",
        "# ",
        "同志们：",
        "各位",
        "谢谢大家！",
        "供参考",
        "（供参考）",
        "打印",
        "讲话",
        "在会议上的讲话",
        "2024年1月1日",
        "1/2 ",
        "第 页 ",
        "0",
        "〇",
        "十",
        "百",
        "12:30",
        "年",
        "\u{3000}",
        " ",
        "\u{200B}",
        "\0",
        "\u{FEFF}甲",
        "\r",
        "\r\n",
        "\u{2028}",
        "　a",
        "　甲　",
        "\t　　",
        "é",
        "e\u{301}",
        "\u{10FFFF}",
        "👨\u{200D}👩",
        "×",
        "_",
    ] {
        check_repeated(unit, 3_000);
    }
}

#[test]
fn blanks_alone_are_nothing() {
    for blank in ["\u{3000}", " ", "\t", "\n", "\r\n", "\u{A0}", "\u{200B}", "\u{FEFF}", "\0"] {
        assert_eq!(check("blanks", &text(&blank.repeat(1_000_000)), &[]), Outline::default(), "{blank:?}");
    }
    let blanks = "\u{3000}".repeat(500_000);
    for (before, behind) in [("甲", "乙"), ("甲乙", "丙丁"), ("甲。", ""), ("", "甲"), ("一、甲", "二、乙")]
    {
        check("blanks within", &text(&format!("{before}{blanks}{behind}")), &[]);
    }
}

#[test]
fn a_million_lines() {
    check("words each", &text(&"抓好落实\n".repeat(40_000)), &[]);
    check("pages", &text(&"第 1 页\n".repeat(40_000)), &[]);
    // As many as are looked at, and one more.
    check("the most", &text(&"a\n".repeat(MAX_LINES)), &[]);
    assert_eq!(check("more", &text(&"a\n".repeat(MAX_LINES + 2)), &[]).speeches.len(), 1);
}

#[test]
fn a_line_of_fifty_megabytes_stays_as_it_is() {
    for unit in ["甲", "a", "一、", "，", "“"] {
        let line = unit.repeat(50_000_000 / unit.len());
        let outline = check(unit, &text(&line), &[]);
        assert_eq!(outline.speeches.iter().map(|speech| speech.front.len()).collect::<Vec<_>>(), [1]);
    }
    // The longest that is read.
    for unit in ["甲", "a"] {
        check("longest", &text(&unit.repeat(MAX_RECOVERED / unit.len())), &[]);
    }
}

#[test]
fn every_character_there_is() {
    let all: String = ('\0'..=char::MAX).collect();
    check("all", &text(&all), &[]);
    let apart: String = ('\0'..=char::MAX).step_by(7).flat_map(|c| [c, '。', '一', '、']).collect();
    check("apart", &text(&apart), &[]);
    for c in ('\0'..=char::MAX).step_by(997) {
        let line = format!("一、{c}\n二、{c}甲{c}\n{c}三、乙{c}\n");
        let source = text(&line);
        assert_eq!(lost(&source, &recover(&source, &[])), None, "{c:?}");
    }
}

#[test]
fn a_document_of_a_million_characters_takes_little_room() {
    let body = p("", &"干一件成一件，".repeat(20)).repeat(7);
    let body = (p("", "一、提高认识") + &body).repeat(1_000);
    let bytes = Docx { body: &body, ..Docx::default() }.bytes();
    let ((source, outline), room) = peak(|| {
        let source = read_docx(&bytes).unwrap();
        let outline = recover(&source, &[]);
        (source, outline)
    });
    assert!(source.text.chars().count() > 950_000 && !outline.speeches[0].parts.is_empty());
    assert!(room < 60_000_000, "{room} bytes");
}

/// A speech with something for every kind of change.
const SPEECH: &str = "在会议上的讲话\n（2024年3月5日）\n同志们：\n今天的会议很重要。\n一、提高认识\n要认清形势。\n一是快。二是准。\n\
                      二、狠抓落实。各级要把责任压实，\n把任务落到实处。\n（一）抓好田间管\n理。\n（二）打印本页 关闭窗口\n三、总结\n第 3 页\n\
                      同志们，让我们一起努力！\n责任编辑：某某\n";

/// A change at random.
pub fn change(rng: &mut Rng, length: usize) -> Change {
    // In the text, at its edges, and far outside.
    let mut at = || match rng.u8(0..8) {
        0 => rng.usize(..),
        1 => length.saturating_sub(rng.usize(0..3)),
        2 => usize::MAX,
        _ => rng.usize(0..length + 4),
    };
    let (at, end) = (at(), at());
    match rng.u8(0..6) {
        0 => Change::PutBack(at),
        1 => Change::NotHeading(at),
        2 => Change::Heading(at, if rng.bool() { rng.u8(0..4) } else { rng.u8(..) }),
        3 => Change::EndsAt(at, end),
        4 => Change::Join(at),
        _ => Change::Split(at),
    }
}

#[test]
fn changes_anywhere_lose_nothing() {
    let source = text(SPEECH);
    let rng = &mut Rng::with_seed(6);
    for _ in 0..3_000 {
        let changes: Vec<Change> = (0..rng.usize(1..12)).map(|_| change(rng, source.text.len())).collect();
        let outline = recover(&source, &changes);
        assert_eq!(lost(&source, &outline), None, "{changes:?}\n{outline:#?}");
    }
    // A mark within a mark, both of which somebody wants.
    let source = text("第一节二、。第一阶段");
    let outline = recover(&source, &[Change::Heading(0, 7), Change::Heading("第一节".len(), 4)]);
    assert_eq!(lost(&source, &outline), None);
    // A heading that ends before a mark, behind a blank and without one.
    for line in ["一、甲 ，乙\n二、丙", "一、甲，乙\n二、丙", "一、 ，乙\n二、丙"] {
        for end in 0..line.len() {
            let source = text(line);
            assert_eq!(lost(&source, &recover(&source, &[Change::EndsAt(0, end)])), None, "{line:?} {end}");
        }
    }
    // Every one alone, at every byte.
    for at in 0..source.text.len() + 3 {
        let alone = [
            Change::PutBack(at),
            Change::NotHeading(at),
            Change::Heading(at, 0),
            Change::Heading(at, 9),
            Change::Join(at),
            Change::Split(at),
            Change::EndsAt(at, at + 9),
            Change::EndsAt(at, 0),
        ];
        for change in alone {
            assert_eq!(lost(&source, &recover(&source, &[change])), None, "{change:?}");
        }
    }
}

#[test]
fn changes_without_number() {
    let rng = &mut Rng::with_seed(7);
    let long = SPEECH.repeat(200);
    let source = text(&long);
    let changes: Vec<Change> = (0..200_000).map(|_| change(rng, long.len())).collect();
    check("changes", &source, &changes);
    let cuts: Vec<Change> = (0..long.len()).map(Change::Split).collect();
    check("splits", &source, &cuts);
    let headings: Vec<Change> = (0..long.len()).map(|at| Change::Heading(at, (at % 9) as u8)).collect();
    check("headings", &source, &[cuts, headings].concat());
}

/// How bytes of a kind are read.
type TryOut = fn(&[u8]) -> trial::Features;

/// The kinds of old speeches that are kept.
const KINDS: [(&str, TryOut); 3] = [("txt", trial::try_text), ("md", trial::try_text), ("parts", trial::try_docx)];

#[test]
fn all_that_was_kept_is_read_as_it_should() {
    for (kind, try_out) in KINDS {
        let all = corpus::speeches(kind);
        assert!(all.len() >= 8, "{} of {kind}", all.len());
        for (name, bytes) in all {
            println!("{name}: {:?}", try_out(&bytes));
        }
    }
}

#[test]
fn what_is_changed_at_random_is_read_without_loss() {
    let rng = &mut Rng::with_seed(0x0dd);
    for (kind, try_out) in KINDS {
        let all = corpus::speeches(kind);
        let mut with_parts = 0;
        for _ in 0..200 {
            let [(name, text), (_, other)] = [(); 2].map(|()| &all[rng.usize(0..all.len())]);
            println!("{name}");
            with_parts += usize::from(try_out(&mutate::mutated(kind, rng, text, other)).contains(trial::PARTS));
        }
        assert!((8..200).contains(&with_parts), "{with_parts} of {kind} have parts");
    }
}
