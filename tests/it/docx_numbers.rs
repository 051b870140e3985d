//! The numbers that Word counts, as a person sees them who opens the document.

use crate::docx_text::{check, p, read, table};
use crate::import_profile::Docx;

/// A paragraph on a level of a list.
pub fn item(list: i32, level: u8, words: &str) -> String {
    p(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>"), words)
}

/// A level as Word writes it.
pub fn level(at: u8, format: &str, mark: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl='{at}' w:tplc='04090001'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}\
         <w:lvlText w:val='{mark}'/><w:lvlJc w:val='left'/><w:pPr><w:ind w:left='420' w:hanging='420'/></w:pPr></w:lvl>"
    )
}

pub fn kind(id: i32, levels: &str) -> String {
    format!(
        "<w:abstractNum w:abstractNumId='{id}'><w:nsid w:val='12345678'/><w:multiLevelType w:val='multilevel'/>\
         {levels}</w:abstractNum>"
    )
}

pub fn list(id: i32, kind: i32, own: &str) -> String {
    format!("<w:num w:numId='{id}'><w:abstractNumId w:val='{kind}'/>{own}</w:num>")
}

pub fn starts(at: u8, number: &str) -> String {
    format!("<w:lvlOverride w:ilvl='{at}'><w:startOverride w:val='{number}'/></w:lvlOverride>")
}

/// What the items of lists say, in the numbering of a speech: 一、 with a tab, （一） with nothing, 1. with a blank.
#[track_caller]
fn check_numbers(numbering: &str, items: &[(i32, u8)], expected: &[&str]) {
    let body: String = items.iter().map(|(list, level)| item(*list, *level, "文")).collect();
    let source = read(Docx { body: &body, numbering, ..Docx::default() });
    let numbers: Vec<&str> =
        source.paragraphs.iter().map(|said| &source.text[said.range.start..][..said.number]).collect();
    assert_eq!(numbers, expected);
}

pub fn speech_levels() -> String {
    level(0, "chineseCountingThousand", "%1、", "<w:suff w:val='nothing'/>")
        + &level(1, "chineseCounting", "（%2）", "<w:suff w:val='nothing'/>")
        + &level(2, "decimal", "%3.", "<w:suff w:val='space'/>")
}

#[test]
fn word_counts_the_levels_of_a_speech() {
    let numbering = kind(0, &speech_levels()) + &list(1, 0, "");
    let items = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2)];
    let expected = ["一、", "（一）", "（二）", "1. ", "二、", "（一）", "1. ", "2. ", "（二）", "1. "];
    check_numbers(&numbering, &items, &expected);
}

#[test]
fn a_number_goes_on_where_the_list_is_of_the_same_kind() {
    // Word makes a list of its own for a paragraph that is pasted, and goes on counting.
    let numbering = kind(7, &speech_levels()) + &list(1, 7, "") + &list(2, 7, "");
    check_numbers(&numbering, &[(1, 0), (2, 0), (1, 0), (2, 1)], &["一、", "二、", "三、", "（一）"]);
    // Two kinds that look alike count each for itself.
    let numbering = kind(7, &speech_levels()) + &kind(8, &speech_levels()) + &list(1, 7, "") + &list(2, 8, "");
    check_numbers(&numbering, &[(1, 0), (2, 0), (1, 0)], &["一、", "一、", "二、"]);
}

#[test]
fn a_list_may_begin_with_a_number_of_its_own() {
    let numbering =
        kind(0, &speech_levels()) + &list(1, 0, "") + &list(2, 0, &starts(0, "1")) + &list(3, 0, &starts(1, "5"));
    // Only when it begins; then it goes on, whichever list of the kind is used.
    check_numbers(&numbering, &[(1, 0), (1, 0), (2, 0), (2, 0), (1, 0)], &["一、", "二、", "一、", "二、", "三、"]);
    check_numbers(
        &numbering,
        &[(1, 0), (1, 1), (3, 1), (3, 1), (3, 0), (3, 1)],
        &["一、", "（一）", "（五）", "（六）", "二、", "（五）"],
    );
    // A list that writes a level otherwise.
    let own = format!(
        "<w:lvlOverride w:ilvl='0'>{}</w:lvlOverride>",
        level(0, "decimal", "第%1，", "<w:suff w:val='nothing'/>")
    );
    check_numbers(&(kind(0, &speech_levels()) + &list(1, 0, &own)), &[(1, 0), (1, 1)], &["第1，", "（一）"]);
}

#[test]
fn a_level_begins_anew_where_it_says() {
    let levels = |restart: &str| {
        level(0, "decimal", "%1.", "") + &level(1, "decimal", "%1.%2", "") + &level(2, "decimal", "%3)", restart)
    };
    let items = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)];
    for (restart, last) in [
        ("", ["1.\t", "1.1\t", "1)\t", "1.2\t", "1)\t", "2.\t", "1)\t"]),
        ("<w:lvlRestart w:val='0'/>", ["1.\t", "1.1\t", "1)\t", "1.2\t", "2)\t", "2.\t", "3)\t"]),
        ("<w:lvlRestart w:val='1'/>", ["1.\t", "1.1\t", "1)\t", "1.2\t", "2)\t", "2.\t", "1)\t"]),
        ("<w:lvlRestart w:val='1000000'/>", ["1.\t", "1.1\t", "1)\t", "1.2\t", "1)\t", "2.\t", "1)\t"]),
    ] {
        check_numbers(&(kind(0, &levels(restart)) + &list(1, 0, "")), &items, &last);
    }
}

#[test]
fn a_number_shows_the_levels_above_as_they_are() {
    let levels = level(0, "chineseCounting", "第%1章", "")
        + &level(1, "decimal", "%1.%2", "<w:isLgl/>")
        + &level(2, "lowerLetter", "%1-%2-%3", "");
    let numbering = kind(0, &levels) + &list(1, 0, "");
    check_numbers(&numbering, &[(1, 0), (1, 0), (1, 1), (1, 2)], &["第一章\t", "第二章\t", "2.1\t", "二-1-a\t"]);
    // A level above that has not been counted shows its first number, and begins with it.
    check_numbers(&numbering, &[(1, 1), (1, 1), (1, 0)], &["1.1\t", "1.2\t", "第一章\t"]);
}

#[test]
fn marks_that_are_no_numbers_are_shown() {
    let bullet = |mark: &str, font: &str| {
        let font = format!("<w:rFonts w:ascii='{font}' w:hAnsi='{font}' w:hint='default'/>");
        let level = level(0, "bullet", mark, "").replace("</w:lvl>", &format!("<w:rPr>{font}</w:rPr></w:lvl>"));
        kind(0, &level) + &list(1, 0, "")
    };
    for (mark, font, expected) in [
        ("\u{F0B7}", "Symbol", "•\t"),
        ("l", "Wingdings", "●\t"),
        ("\u{F06C}", "Wingdings", "●\t"),
        ("\u{F0D8}", "Wingdings", "▶\t"),
        ("o", "Courier New", "○\t"),
        ("——", "宋体", "——\t"),
        ("\u{F021}", "Wingdings 3", "•\t"),
        ("50%1", "宋体", "50%1\t"),
        ("", "Symbol", ""),
    ] {
        check_numbers(&bullet(mark, font), &[(1, 0)], &[expected]);
    }
}

#[test]
fn a_list_that_is_not_there_shows_no_number() {
    let numbering = kind(0, &speech_levels()) + &list(1, 0, "") + &list(2, 9, "") + "<w:num w:numId='3'/>";
    check_numbers(&numbering, &[(0, 0), (2, 0), (3, 0), (99, 0), (1, 8), (1, 0)], &["", "", "", "", "", "一、"]);
    check_numbers("", &[(1, 0)], &[""]);
}

#[test]
fn a_style_of_lists_stands_for_its_list() {
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='a'/></w:abstractNum>".to_owned()
        + &kind(1, &("<w:styleLink w:val='a'/>".to_owned() + &speech_levels()))
        + &list(1, 0, "")
        + &list(2, 1, "");
    check_numbers(&numbering, &[(1, 0), (1, 0), (2, 0)], &["一、", "二、", "三、"]);
}

#[test]
fn the_first_column_may_count_itself() {
    let numbering = kind(0, &level(0, "decimal", "%1", "<w:suff w:val='nothing'/>")) + &list(1, 0, "");
    let number = item(1, 0, "");
    let (one, two) = (p("", "甲"), p("", "乙"));
    let body = table(&[&[&number, &one], &[&number, &two]]);
    check(Docx { body: &body, numbering: &numbering, ..Docx::default() }, &["table 1|→甲", "table 2|→乙"]);
    let body = table(&[&[&one, &number, &two]]);
    check(Docx { body: &body, numbering: &numbering, ..Docx::default() }, &["table 甲→1→乙"]);
}
