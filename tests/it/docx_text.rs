//! The text of Word documents, each written as one of the programs writes it that people use: its paragraphs, the numbers
//! that it shows, and what is known of each.

use lectern::import::{ImportError, Place, Remark, Role, Said, Source, read_docx};

use crate::docx_numbers::{item, kind, level, list, speech_levels, starts};
use crate::import_profile::{Docx, archive};

/// Reads a document, whose paragraphs cover its text.
pub fn read(docx: Docx) -> Source {
    let source = read_docx(&docx.bytes()).unwrap();
    check_cover(&source);
    source
}

/// That the paragraphs of a source stand one behind the other, a line break between two.
pub fn check_cover(source: &Source) {
    let mut at = 0;
    for (index, said) in source.paragraphs.iter().enumerate() {
        if index > 0 {
            assert_eq!(source.text.get(at..at + 1), Some("\n"));
            at += 1;
        }
        assert_eq!(said.range.start, at);
        assert!(source.text.get(said.range.start..said.range.start + said.number).is_some(), "{said:?}");
        at = said.range.end;
        assert!(source.text.is_char_boundary(at) && said.range.start + said.number <= at, "{said:?}");
        if let Place::Note(mark) = said.place {
            assert!(source.text.is_char_boundary(mark) && mark <= said.range.start, "{said:?}");
        }
    }
    assert_eq!(at, source.text.len());
}

/// A paragraph on one line: what it is in words, its number before a bar, `⏎` for a line break and `→` for a tab.
fn shown(source: &Source, said: &Said) -> String {
    let mut out = match said.place {
        Place::Body => String::new(),
        Place::Table => "table ".to_owned(),
        Place::TextBox => "box ".to_owned(),
        Place::Note(at) => {
            let before: Vec<char> = source.text[..at].chars().rev().take(2).collect();
            format!("note at {} ", before.iter().rev().collect::<String>())
        }
    };
    match said.role {
        Some(Role::Title) => out += "title ",
        Some(Role::Subtitle) => out += "subtitle ",
        Some(Role::Heading(level)) => out += &format!("h{} ", level + 1),
        Some(Role::Contents) => out += "toc ",
        None => {}
    }
    for (is, word) in [(said.bold, "bold "), (said.centred, "centred ")] {
        out += if is { word } else { "" };
    }
    let (number, words) = source.text[said.range.clone()].split_at(said.number);
    if !number.is_empty() {
        out += &format!("{number}|");
    }
    (out + words).replace('\n', "⏎").replace('\t', "→")
}

fn lines(source: &Source) -> Vec<String> {
    source.paragraphs.iter().map(|said| shown(source, said)).collect()
}

#[track_caller]
pub fn check(docx: Docx, expected: &[&str]) {
    assert_eq!(lines(&read(docx)), expected);
}

#[track_caller]
fn check_body(body: &str, expected: &[&str]) {
    check(Docx { body, ..Docx::default() }, expected);
}

/// The text of a body and what is remarked of it.
#[track_caller]
fn check_remarks(body: &str, expected: &[&str], remarks: &[Remark]) {
    let source = read(Docx { body, ..Docx::default() });
    assert_eq!(lines(&source), expected);
    assert_eq!(source.remarks, remarks);
}

/// A paragraph with these properties.
pub fn p(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>")
}

fn run(letters: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{letters}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>")
}

/// Styles as Word writes them in a Chinese system: the built-in ones have ids that say nothing.
const WORD_STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='21'/></w:rPr></w:rPrDefault></w:docDefaults>\
    <w:latentStyles w:count='376'><w:lsdException w:name='heading 1' w:qFormat='1'/></w:latentStyles>\
    <w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>\
    <w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:basedOn w:val='a'/><w:pPr><w:numPr>\
    <w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='0'/></w:pPr><w:rPr><w:b/><w:sz w:val='44'/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='2'><w:name w:val='heading 2'/><w:basedOn w:val='1'/><w:pPr><w:numPr>\
    <w:ilvl w:val='1'/></w:numPr><w:outlineLvl w:val='1'/></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='a3'><w:name w:val='Title'/><w:pPr><w:jc w:val='center'/></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='a5'><w:name w:val='Subtitle'/></w:style>\
    <w:style w:type='paragraph' w:styleId='TOC1'><w:name w:val='toc 1'/></w:style>\
    <w:style w:type='paragraph' w:styleId='a7'><w:name w:val='小节'/><w:basedOn w:val='2'/><w:pPr><w:numPr>\
    <w:ilvl w:val='2'/></w:numPr></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='a8'><w:name w:val='公文一级'/><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='a9'><w:name w:val='公文二级'/><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>";

#[test]
fn word_says_by_styles_what_a_paragraph_is() {
    let of_styles = level(0, "decimal", "%1、", "<w:pStyle w:val='a8'/>")
        + &level(1, "lowerRoman", "%2)", "<w:pStyle w:val='a9'/>");
    let numbering = kind(0, &speech_levels()) + &kind(1, &of_styles) + &list(1, 0, "") + &list(2, 1, "");
    let styled = |style: &str, words: &str| p(&format!("<w:pStyle w:val='{style}'/>"), words);
    let body = styled("a3", "在大会上的讲话")
        + &styled("a5", "——关于落实")
        + &styled("TOC1", "一、认识\t1")
        + &styled("1", "认识")
        + &styled("2", "其一")
        + &styled("a7", "其中")
        + &p("<w:pStyle w:val='1'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='0'/></w:numPr>", "无号")
        + &p("<w:pStyle w:val='1'/><w:outlineLvl w:val='9'/>", "正文")
        + &styled("a8", "甲")
        + &styled("a9", "乙")
        + &p("<w:outlineLvl w:val='2'/>", "丙")
        + &styled("nobody", "丁");
    let expected = [
        "title centred 在大会上的讲话",
        "subtitle ——关于落实",
        "toc 一、认识→1",
        "h1 bold 一、|认识",
        "h2 bold （一）|其一",
        "h2 bold 1. |其中",
        "h1 bold 无号",
        "bold 二、|正文",
        "1、→|甲",
        "i)→|乙",
        "h3 丙",
        "丁",
    ];
    check(Docx { body: &body, styles: WORD_STYLES, numbering: &numbering, ..Docx::default() }, &expected);
}

#[test]
fn names_of_styles_are_known_in_every_spelling() {
    for (name, expected) in [
        ("heading 1", "h1 "),
        ("Heading 9", "h9 "),
        ("标题 2", "h2 "),
        ("标题", "title "),
        ("副标题", "subtitle "),
        ("Title", "title "),
        ("TOC Heading", "toc "),
        ("heading 10", ""),
        ("heading", ""),
        ("标题样式", ""),
        ("Heading 1 Char", ""),
    ] {
        let styles = format!("<w:style w:type='paragraph' w:styleId='x'><w:name w:val='{name}'/></w:style>");
        check(
            Docx { body: &p("<w:pStyle w:val='x'/>", "文"), styles: &styles, ..Docx::default() },
            &[&format!("{expected}文")],
        );
    }
    // Programs that name a style and define none.
    check_body(&p("<w:pStyle w:val='Heading2'/>", "文"), &["h2 文"]);
}

#[test]
fn wps_writes_a_paragraph_in_many_runs() {
    let hint = "<w:rFonts w:hint='eastAsia' w:ascii='仿宋' w:hAnsi='仿宋' w:eastAsia='仿宋' w:cs='仿宋'/><w:sz w:val='32'/>\
                <w:lang w:val='en-US' w:eastAsia='zh-CN'/>";
    let bold = format!("{hint}<w:b/><w:bCs/>");
    let body = format!(
        "<w:p><w:pPr><w:keepNext w:val='0'/><w:jc w:val='center'/><w:rPr>{bold}</w:rPr></w:pPr><w:bookmarkStart w:id='0' w:name='_GoBack'/>\
         {}{}<w:bookmarkEnd w:id='0'/></w:p>\
         <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>{}{}</w:p>\
         <w:p>{}{}</w:p><w:p>{}</w:p><w:p><w:r><w:t></w:t></w:r></w:p>",
        run(&bold, "在2026年"),
        run(&bold, "会议上的讲话"),
        run(&bold, "提高"),
        run(&bold, "认识"),
        run(&bold, "一是"),
        run(hint, "落实。"),
        run(&bold, "　 "),
    );
    let numbering = kind(0, &level(0, "chineseCounting", "%1、", "<w:suff w:val='nothing'/>")) + &list(1, 0, "");
    let source = read(Docx { body: &body, numbering: &numbering, ..Docx::default() });
    assert_eq!(lines(&source), ["bold centred 在2026年会议上的讲话", "bold 一、|提高认识", "一是落实。", "　 ", ""]);
    let sizes: Vec<Option<u16>> = source.paragraphs.iter().map(|said| said.half_points).collect();
    assert_eq!(sizes, [Some(32), Some(32), Some(32), None, None]);
}

#[test]
fn a_run_is_like_the_one_before_only_where_it_says_the_same() {
    let bold = "<w:b/>";
    for (letters, expected) in [
        ("<w:rPr><w:b/></w:rPr>", "bold 字"),
        ("<w:rPr><w:b/><w:vanish/></w:rPr>", ""),
        ("<w:rPr><w:b/><!-- --></w:rPr>", "bold 字"),
        ("<w:rPr> </w:rPr>", "字"),
        ("<w:rPr></w:rPr>", "字"),
        ("<w:rPr/>", "字"),
        ("<w:rPr/><w:b/>", "字"),
        ("<w:rPr/></w:r><w:r>", "字"),
        ("", "字"),
    ] {
        let body = format!("<w:p>{}</w:p><w:p><w:r>{letters}<w:t>字</w:t></w:r></w:p>", run(bold, "粗"));
        let source = read(Docx { body: &(body.clone() + &body), ..Docx::default() });
        assert_eq!(lines(&source), ["bold 粗", expected, "bold 粗", expected], "{letters}");
    }
}

#[test]
fn libreoffice_sets_bold_by_styles_of_characters() {
    let styles = "<w:style w:type='character' w:styleId='StrongEmphasis'><w:name w:val='Strong'/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>\
                  <w:style w:type='paragraph' w:styleId='Heading1'><w:name w:val='Heading 1'/><w:pPr><w:numPr><w:ilvl w:val='0'/>\
                  <w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='0'/></w:pPr><w:rPr><w:b/></w:rPr></w:style>";
    let none = |at: u8| {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='none'/><w:suff w:val='nothing'/><w:lvlText w:val=''/></w:lvl>"
        )
    };
    let numbering = kind(1, &(none(0) + &none(1))) + &list(1, 1, "");
    let body = p("<w:pStyle w:val='Heading1'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>", "标题")
        + &format!("<w:p>{}</w:p>", run("<w:rStyle w:val='StrongEmphasis'/>", "粗"))
        + &format!("<w:p>{}</w:p>", run("<w:rStyle w:val='StrongEmphasis'/><w:b w:val='false'/>", "不粗"))
        + "<w:p><w:r><w:rPr></w:rPr><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r><w:r><w:br w:type='page'/></w:r></w:p>";
    let expected = ["h1 bold 标题", "bold 粗", "不粗", "第一行⏎第二行"];
    check(Docx { body: &body, styles, numbering: &numbering, ..Docx::default() }, &expected);
}

#[test]
fn pandoc_numbers_its_lists_from_a_thousand_on() {
    let numbering = kind(99411, &level(0, "decimal", "%1.", ""))
        + &list(1, 99411, "")
        + &list(1001, 99411, &starts(0, "1"))
        + &list(1002, 99411, &starts(0, "3"));
    let styles = "<w:style w:type='paragraph' w:styleId='Title'><w:name w:val='Title'/><w:pPr><w:jc w:val='center'/></w:pPr></w:style>\
                  <w:style w:type='paragraph' w:customStyle='1' w:styleId='FirstParagraph'><w:name w:val='First Paragraph'/></w:style>";
    let body = p("<w:pStyle w:val='Title'/>", "Remarks")
        + &p("<w:pStyle w:val='FirstParagraph'/>", "Friends,")
        + &item(1001, 0, "One")
        + &item(1001, 0, "Two")
        + &item(1002, 0, "Three");
    let expected = ["title centred Remarks", "Friends,", "1.→|One", "2.→|Two", "3.→|Three"];
    check(Docx { body: &body, styles, numbering: &numbering, ..Docx::default() }, &expected);
}

#[test]
fn python_docx_numbers_by_a_style() {
    let styles = "<w:style w:type='paragraph' w:styleId='ListNumber'><w:name w:val='List Number'/><w:pPr><w:numPr>\
                  <w:numId w:val='5'/></w:numPr><w:contextualSpacing/></w:pPr></w:style>";
    let numbering = kind(
        3,
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:pStyle w:val='ListNumber'/>\
                             <w:lvlText w:val='%1.'/></w:lvl>",
    ) + &list(5, 3, "");
    let body = p("<w:pStyle w:val='ListNumber'/>", "One")
        + &p("<w:pStyle w:val='ListNumber'/>", "Two")
        + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Head</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:br/></w:r></w:p>";
    check(
        Docx { body: &body, styles, numbering: &numbering, ..Docx::default() },
        &["1.→|One", "2.→|Two", "bold Head⏎"],
    );
}

#[test]
fn docx_rs_writes_all_that_is_optional() {
    let level = "<w:lvl w:ilvl='0'><w:start w:val='1' /><w:numFmt w:val='decimalEnclosedCircle' /><w:lvlText w:val='%1' />\
                 <w:lvlJc w:val='left' /><w:pPr><w:rPr /><w:ind w:left='720' /></w:pPr><w:rPr /></w:lvl>";
    let numbering = kind(2, level) + &list(2, 2, "");
    let body = "<w:p w14:paraId='12345678' xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'><w:pPr><w:rPr />\
                <w:numPr><w:numId w:val='2' /><w:ilvl w:val='0' /></w:numPr></w:pPr><w:r><w:rPr><w:b /><w:bCs /></w:rPr>\
                <w:t xml:space='preserve'>Hello</w:t></w:r></w:p>";
    check(Docx { body, numbering: &numbering, ..Docx::default() }, &["bold ①→|Hello"]);
}

#[test]
fn changes_count_as_accepted() {
    let gone = |inner: &str| format!("<w:del w:id='1' w:author='a'>{inner}</w:del>");
    let deleted = "<w:r><w:delText>旧</w:delText></w:r>";
    let new = format!("<w:ins w:id='2'>{}</w:ins>", run("", "新"));
    let end = |change: &str| format!("<w:pPr><w:rPr><w:{change} w:id='3'/></w:rPr></w:pPr>");
    let body = [
        format!("<w:p>{}{new}{}</w:p>", run("", "前"), gone(deleted)),
        // The end of a paragraph is deleted: the next goes on with its words.
        format!("<w:p>{}{}</w:p>", end("del"), run("<w:b/>", "甲")),
        format!("<w:p>{}{}</w:p>", end("del"), gone(deleted)),
        format!("<w:p>{}</w:p>", run("<w:b/>", "乙")),
        format!("<w:p>{}{new}</w:p>", end("ins")),
        format!("<w:moveFrom w:id='4'><w:p>{}</w:p></w:moveFrom>", run("", "走")),
        format!("<w:p><w:moveTo w:id='5'>{}</w:moveTo></w:p>", run("", "来")),
        "<w:p><w:pPr><w:jc w:val='left'/><w:pPrChange w:id='6'><w:pPr><w:jc w:val='center'/></w:pPr></w:pPrChange></w:pPr></w:p>"
            .to_owned(),
    ];
    check_remarks(&body.concat(), &["前新", "bold 甲乙", "新", "来", ""], &[Remark::ChangesAccepted(9)]);
    // The number is that of the paragraph which is left.
    let numbering = kind(0, &speech_levels()) + &list(1, 0, "");
    let joined = item(1, 0, "甲").replace("<w:numPr>", "<w:rPr><w:del w:id='1'/></w:rPr><w:numPr>");
    let body = item(1, 0, "零") + &joined + &joined + &item(1, 0, "乙") + &item(1, 0, "丙") + &joined;
    check(Docx { body: &body, numbering: &numbering, ..Docx::default() }, &["一、|零", "二、|甲甲乙", "三、|丙", "甲"]);
}

pub fn cell(inner: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w='100' w:type='dxa'/></w:tcPr>{inner}</w:tc>")
}

pub fn table(rows: &[&[&str]]) -> String {
    let row = |cells: &&[&str]| {
        format!(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr>",
            cells.iter().map(|inner| cell(inner)).collect::<String>()
        )
    };
    let rows: String = rows.iter().map(row).collect();
    format!("<w:tbl><w:tblPr><w:tblW w:w='0'/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>")
}

#[test]
fn a_table_is_a_line_for_each_row() {
    let (one, two, empty) = (p("", "一"), p("<w:jc w:val='center'/>", "二"), p("", ""));
    let body = table(&[&[&one, &two], &[&empty, &two, &empty], &[&one, &(p("", "三") + &empty + &two)]]);
    check_remarks(
        &body,
        &["table 一→二", "table →二→", "table 一", "table 三", "table centred 二"],
        &[Remark::Tables(1)],
    );
    // A frame around a text, and a table within it.
    let body = table(&[&[&(p("", "在框里") + &table(&[&[&one, &two]]) + &two)]]);
    check_remarks(&body, &["在框里", "table 一→二", "centred 二"], &[Remark::Tables(1)]);
    // A table in a cell.
    let body = table(&[&[&one, &(table(&[&[&one, &two], &[&two, &one]]) + &empty)]]);
    check_remarks(&body, &["table 一", "table 一→二", "table centred 二→一"], &[Remark::Tables(2)]);
    let deleted = table(&[&[&one, &two]]).replace("<w:cantSplit/>", "<w:del w:id='1'/>");
    check_remarks(&(deleted + &one), &["一"], &[Remark::ChangesAccepted(1)]);
}

#[test]
fn notes_stand_at_the_end_and_know_their_place() {
    let note = |kind: &str, id: i32, inner: &str| format!("<w:{kind} w:id='{id}'>{inner}</w:{kind}>");
    let mark = |kind: &str, id: i32| format!("<w:r><w:{kind}Reference w:id='{id}'/></w:r>");
    let body = format!(
        "<w:p>{}{}{}{}</w:p><w:p>{}</w:p>",
        run("", "甲乙"),
        mark("footnote", 2),
        run("", "丙丁"),
        mark("endnote", 2),
        run("", "戊己") + &mark("footnote", 1),
    );
    let own = "<w:r><w:footnoteRef/></w:r>";
    let footnotes = note("footnote", -1, "<w:p><w:r><w:separator/></w:r></w:p>")
        + &note("footnote", 1, &format!("<w:p>{own}{}</w:p>", run("", "脚注一")))
        + &note("footnote", 2, &(p("", "脚注二") + &p("", "续")))
        + &note("footnote", 3, &p("", "没有人指向"));
    let endnotes = note("endnote", 2, &p("", "尾注"));
    let docx = Docx { body: &body, footnotes: &footnotes, endnotes: &endnotes, ..Docx::default() };
    let expected =
        ["甲乙丙丁", "戊己", "note at 戊己 脚注一", "note at 甲乙 脚注二", "note at 甲乙 续", "note at 丙丁 尾注"];
    check(docx, &expected);
    assert_eq!(read(docx).remarks, [Remark::Notes(3)]);
}

const SPACES: &str = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
    xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' xmlns:v='urn:schemas-microsoft-com:vml' \
    xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' \
    xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'";

#[test]
fn a_text_box_is_read_once_and_stands_behind_its_paragraph() {
    let inner = p("<w:jc w:val='center'/>", "框中") + &p("", "又");
    let new = format!(
        "<w:drawing><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"
    );
    let old =
        format!("<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>");
    let both = format!(
        "<mc:AlternateContent {SPACES}><mc:Choice Requires='wps'>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    );
    let old = format!("<mc:AlternateContent {SPACES}><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>");
    for boxed in [both, old] {
        let body = format!("<w:p>{}<w:r>{boxed}</w:r>{}</w:p>{}", run("", "前"), run("<w:b/>", "后"), p("", "末"));
        check_remarks(&body, &["前后", "box centred 框中", "box 又", "末"], &[Remark::TextBoxes(1)]);
    }
}

#[test]
fn a_version_that_is_not_understood_is_left_to_newer_programs() {
    let new = "<mc:Choice Requires='w16se'><w16se:symEx xmlns:w16se='urn:x' w16se:char='1F60F'/></mc:Choice>";
    let body = format!(
        "<w:p><w:r><w:t>好</w:t><mc:AlternateContent {SPACES}>{new}<mc:Fallback><w:t>😏</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    check_remarks(&body, &["好😏"], &[]);
}

#[test]
fn what_is_no_letter_is_read_as_it_is_shown() {
    for (inner, expected) in [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r>", "甲→乙⏎丙⏎丁"),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r>", "coop\u{2011}x"),
        (
            "<w:r><w:br w:type='page'/><w:t>甲</w:t><w:br w:type='page'/></w:r><w:r><w:t>乙</w:t><w:br w:type='column'/></w:r>",
            "甲⏎乙",
        ),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:sym w:font='Symbol' w:char='F0B4'/></w:r>", "✓×"),
        ("<w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>甲&#xF0FC;&amp;</w:t></w:r>", "甲✓&"),
        ("<w:r><w:t>甲&#10;乙&#x2;&amp;</w:t></w:r>", "甲 乙&"),
        ("<w:r><w:lastRenderedPageBreak/><w:t xml:space='preserve'> 甲 </w:t></w:r>", " 甲 "),
        ("<w:hyperlink r:id='rId9'><w:r><w:t>链接</w:t></w:r></w:hyperlink>", "链接"),
        (
            "<w:smartTag><w:smartTagPr/><w:r><w:t>2026</w:t></w:r><w:smartTag><w:r><w:t>年</w:t></w:r></w:smartTag></w:smartTag>",
            "2026年",
        ),
        (
            "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>",
            "控件",
        ),
        (
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "拼",
        ),
        ("<w:customXml w:element='a'><w:customXmlPr/><w:r><w:t>甲</w:t></w:r></w:customXml>", "甲"),
    ] {
        check_remarks(&format!("<w:p>{inner}</w:p>"), &[expected], &[]);
    }
}

#[test]
fn of_a_field_only_the_result_is_read() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let [begin, separate, end] = ["begin", "separate", "end"].map(mark);
    let words = |words: &str| run("", words);
    let code = "<w:r><w:instrText> DATE </w:instrText></w:r>";
    for (inner, expected) in [
        (format!("{begin}{code}{separate}{}{end}{}", words("今天"), words("好")), "今天好"),
        (format!("{begin}{code}{end}{}", words("好")), "好"),
        // One in the instruction of another, and one in its result.
        (
            format!("{begin}{}{begin}{code}{separate}{}{end}{separate}{}{end}", words("IF"), words("1"), words("是")),
            "是",
        ),
        (format!("{begin}{code}{separate}{begin}{code}{separate}{}{end}{}{end}", words("甲"), words("乙")), "甲乙"),
        (format!("<w:fldSimple w:instr=' PAGE '>{}</w:fldSimple>", words("1")), "1"),
        (format!("{end}{separate}{}", words("好")), "好"),
    ] {
        check_body(&format!("<w:p>{inner}</w:p>"), &[expected]);
    }
    // One that never ends hides the rest of its paragraph at most, one whose result is several paragraphs nothing.
    let body = format!("<w:p>{begin}{}</w:p>{}", words("藏"), p("", "好"));
    check_body(&body, &["", "好"]);
    let body =
        format!("<w:p>{begin}{code}{separate}{}</w:p>{}<w:p>{end}{}</w:p>", words("一"), p("", "二"), words("三"));
    check_body(&body, &["一", "二", "三"]);
}

#[test]
fn formulas_are_read_along_a_line() {
    let r = |words: &str| format!("<m:r><w:rPr><w:rFonts w:ascii='Cambria Math'/></w:rPr><m:t>{words}</m:t></m:r>");
    let body = format!(
        "<w:p {SPACES}>{}<m:oMath><m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>{}<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup></m:oMath></w:p>",
        run("", "比"),
        r("1"),
        r("2"),
        r("="),
        r("10"),
        r("3"),
    );
    check_body(&body, &["比1/2=10^3"]);
}

#[test]
fn what_is_left_out_is_remarked() {
    let hidden = format!("<w:p>{}{}</w:p>", run("", "明"), run("<w:vanish/>", "藏 着"));
    check_remarks(&hidden, &["明"], &[Remark::Hidden(2)]);
    let comment = "<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>文</w:t></w:r><w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>";
    check_remarks(comment, &["文"], &[Remark::Comments(1)]);
    let picture = format!(
        "<w:p {SPACES}><w:r><w:drawing><a:blip r:embed='rId4'/></w:drawing></w:r><w:r><w:pict><v:imagedata r:id='rId5'/></w:pict></w:r></w:p>"
    );
    check_remarks(&picture, &[""], &[Remark::Pictures(2)]);
    check_remarks("<w:p><w:r><w:sym w:font='Wingdings 3' w:char='F07D'/></w:r></w:p>", &[""], &[Remark::Signs(1)]);
    check_remarks("<w:altChunk r:id='rId7'/>", &[], &[Remark::Documents(1)]);
}

#[test]
fn a_large_first_letter_belongs_to_its_paragraph() {
    let large = p("<w:framePr w:dropCap='drop' w:lines='3' w:wrap='around'/>", "春");
    check_body(
        &(large + &p("", "天来了。") + &p("<w:framePr w:w='900'/>", "框") + &p("", "末")),
        &["春天来了。", "框", "末"],
    );
}

#[test]
fn headers_and_footers_are_no_text() {
    let body = p("", "文") + "<w:sectPr><w:footerReference w:type='default' r:id='rId-footer'/></w:sectPr>";
    let footer = p("", "— 1 —");
    check(Docx { body: &body, footer: &footer, ..Docx::default() }, &["文"]);
}

#[test]
fn other_files_are_told_apart() {
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    let locked: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    for (bytes, error) in [
        (b"\xE6\x96\x87".to_vec(), ImportError::NotZip),
        (b"%PDF-1.7".to_vec(), ImportError::Pdf),
        (b"{\\rtf1\\ansi".to_vec(), ImportError::Rtf),
        (ole.clone(), ImportError::OldFormat),
        ([ole, vec![0; 512], locked].concat(), ImportError::Locked),
        (archive(&[("mimetype", "application/vnd.oasis.opendocument.text")]), ImportError::OpenDocument),
        (archive(&[("xl/workbook.xml", "<workbook/>")]), ImportError::NotWord),
    ] {
        assert_eq!(read_docx(&bytes), Err(error));
    }
}
