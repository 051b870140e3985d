//! Word documents made to break the reader of their text: numbers, notes, tables and fields beyond all measure. Each ends in
//! bounded time and room.

use std::time::{Duration, Instant};

use lectern::import::{ImportError, Source, read_docx};

use crate::docx_numbers::{item, kind, level, list, speech_levels};
use crate::docx_text::{check_cover, p};
use crate::import_profile::Docx;

/// Far more than any takes, on a machine that does much else besides.
const LONG: Duration = Duration::from_secs(20);

fn check(docx: Docx, what: &str) -> Result<Source, ImportError> {
    let bytes = docx.bytes();
    let start = Instant::now();
    let found = read_docx(&bytes);
    assert!(start.elapsed() < LONG, "{what}: {:?}", start.elapsed());
    found.inspect(check_cover)
}

fn body(body: &str) -> Docx<'_> {
    Docx { body, ..Docx::default() }
}

#[test]
fn absurd_numbers_of_lists_are_no_lists() {
    for number in ["99999999999", "-1", "1e308", "NaN", "", "9", "255", "1000000", &"9".repeat(10_000)] {
        let paragraph = p(&format!("<w:numPr><w:ilvl w:val='{number}'/><w:numId w:val='{number}'/></w:numPr>"), "文");
        let numbering = format!(
            "<w:abstractNum w:abstractNumId='{number}'><w:lvl w:ilvl='{number}'><w:start w:val='{number}'/><w:lvlText w:val='%1'/>\
             <w:lvlRestart w:val='{number}'/></w:lvl></w:abstractNum><w:num w:numId='{number}'><w:abstractNumId w:val='{number}'/>\
             <w:lvlOverride w:ilvl='{number}'><w:startOverride w:val='{number}'/></w:lvlOverride></w:num>"
        );
        let docx = Docx { body: &paragraph.repeat(3), numbering: &numbering, ..Docx::default() };
        assert_eq!(check(docx, number).unwrap().text, "文\n文\n文", "{number}");
    }
    // The largest number there is counts no further.
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='2147483647'/><w:numFmt w:val='lowerLetter'/>\
                     <w:lvlText w:val='%1,%2,%9,%0,%'/></w:lvl></w:abstractNum>"
        .to_owned()
        + &list(1, 0, "");
    let docx = Docx { body: &item(1, 0, "文"), numbering: &numbering, ..Docx::default() };
    assert_eq!(check(docx, "largest").unwrap().text, "2147483647,0,0,%0,%\t文");
}

#[test]
fn numbers_do_not_make_a_text_of_any_length() {
    // Each paragraph would begin with four thousand bytes, also where all stand in one cell.
    let long = level(0, "chineseLegalSimplified", &"%1".repeat(90), "").replace("val='1'", "val='99990000'");
    let items = item(1, 0, "").repeat(10_000);
    for body in [format!("<w:tbl><w:tr><w:tc>{items}</w:tc></w:tr></w:tbl>"), items] {
        let docx = Docx { body: &body, numbering: &(kind(0, &long) + &list(1, 0, "")), ..Docx::default() };
        assert_eq!(check(docx, "marks").err(), Some(ImportError::TooLarge(16 << 20)));
    }
    let longer = level(0, "decimal", &"一".repeat(100), "");
    let docx = Docx { body: &item(1, 0, "文"), numbering: &(kind(0, &longer) + &list(1, 0, "")), ..Docx::default() };
    assert_eq!(check(docx, "mark").unwrap().text, "文");
}

#[test]
fn paragraphs_are_counted() {
    let error = check(body(&"<w:p/>".repeat(500_001)), "paragraphs").err();
    assert_eq!(error, Some(ImportError::TooManyParagraphs(500_000)));
    let cells = format!("<w:tr>{}</w:tr>", "<w:tc/>".repeat(500_001));
    assert_eq!(check(body(&cells), "cells").err(), error);
    assert_eq!(check(body(&"<w:p/>".repeat(500_000)), "paragraphs").unwrap().text.len(), 499_999);
}

#[test]
fn lists_that_lead_nowhere_end() {
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='a'/><w:styleLink w:val='a'/></w:abstractNum>\
                     <w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='b'/><w:styleLink w:val='c'/></w:abstractNum>\
                     <w:abstractNum w:abstractNumId='2'><w:numStyleLink w:val='c'/><w:styleLink w:val='b'/></w:abstractNum>"
        .to_owned()
        + &list(1, 0, "")
        + &list(2, 1, "")
        + &list(3, 2, "");
    let words = item(1, 0, "一") + &item(2, 0, "二") + &item(3, 0, "三");
    let docx = Docx { body: &words, numbering: &numbering, ..Docx::default() };
    assert_eq!(check(docx, "links").unwrap().text, "一\n二\n三");
}

#[test]
fn much_of_one_thing_takes_no_time() {
    let begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>";
    let joined = p("<w:rPr><w:del/></w:rPr>", "字");
    let noted = "<w:r><w:t>字</w:t><w:footnoteReference w:id='1'/></w:r>";
    let cells = "<w:tc><w:p><w:r><w:t>字</w:t></w:r></w:p></w:tc>";
    let boxed = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>字</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>";
    let row = format!("<w:tr>{}</w:tr>", cells.repeat(2));
    // Tables in the cells of tables, as deep as anything may lie.
    let mut nested = cells.repeat(1000);
    for _ in 0..80 {
        nested = format!("<w:tc><w:tbl><w:tr>{nested}</w:tr></w:tbl></w:tc>{cells}");
    }
    for (what, inner) in [
        ("fields", format!("<w:p>{begin}</w:p>").repeat(50_000)),
        ("fields in one", format!("<w:p>{}<w:r><w:t>字</w:t></w:r></w:p>", begin.repeat(100_000))),
        ("joined", joined.repeat(100_000)),
        ("notes", format!("<w:p>{}</w:p>", noted.repeat(100_000))),
        ("cells", format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cells.repeat(100_000))),
        ("rows", format!("<w:tbl>{}</w:tbl>", row.repeat(50_000))),
        ("nested", format!("<w:tbl><w:tr>{nested}</w:tr></w:tbl>")),
        ("boxes", format!("<w:p>{}</w:p>", boxed.repeat(50_000))),
        ("pages", "<w:p><w:r><w:br w:type='page'/></w:r></w:p>".repeat(50_000)),
    ] {
        let footnotes = "<w:footnote w:id='1'><w:p/></w:footnote>".repeat(10_000);
        let docx = Docx { body: &inner, footnotes: &footnotes, ..Docx::default() };
        let source = check(docx, what).unwrap();
        assert!(source.text.contains('字') || matches!(what, "fields" | "fields in one" | "pages"), "{what}");
    }
    let kinds: String = (0..20_000).map(|id| kind(id, &speech_levels()) + &list(id, id, "")).collect();
    let items: String = (0..20_000).map(|id| item(id, 0, "字")).collect();
    let docx = Docx { body: &items, numbering: &kinds, ..Docx::default() };
    assert_eq!(check(docx, "lists").unwrap().paragraphs.len(), 20_000);
}

#[test]
fn what_stands_in_the_wrong_place_is_no_panic() {
    for inner in [
        "<w:r><w:t>字</w:t></w:r><w:tc><w:p/></w:tc><w:tr/><w:trPr><w:del/></w:trPr><w:pPr/><w:rPr/><w:t>字</w:t><w:br/>",
        "<w:tbl><w:p/><w:tr><w:p/><w:tr><w:tc/></w:tr></w:tr></w:tbl>",
        "<w:p><w:p><w:p/></w:p><w:sectPr/><w:pPr><w:sectPr/></w:pPr><w:tr><w:p/></w:tr></w:p>",
        "<w:footnote w:id='1'><w:p/></w:footnote><w:p><w:footnote w:id='x'/><w:endnote/></w:p>",
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p><w:tbl><w:tr><w:tc/><w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p></w:tc></w:tr></w:tbl>",
        "<w:fldChar/><w:sym/><w:p><w:r><w:sym w:char='ZZ'/><w:fldChar w:fldCharType='x'/></w:r></w:p>",
        "<w:sectPr><w:p/></w:sectPr>",
    ] {
        let docx = Docx { body: inner, footnotes: inner, endnotes: inner, ..Docx::default() };
        check(docx, inner).unwrap();
    }
}
