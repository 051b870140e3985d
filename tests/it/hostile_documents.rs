//! Word documents made to break the readers: each ends in an error or in a profile that a page can be set by, and in a text
//! that its paragraphs cover; none in a panic, a hang or a full memory.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use fastrand::Rng;
use lectern::app::messages::import_error;
use lectern::i18n::Lang;
use lectern::import::{ImportError, profile_of_docx, read_docx};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::docx_text::check_cover;
use crate::import_profile::{Docx, WORD, archive, base};

/// Far more than any takes, on a machine that does much else besides.
const LONG: Duration = Duration::from_secs(20);

/// Reads it in bounded time; what comes out can be set, or is an error of one line in both languages.
fn check(bytes: &[u8], what: &str) -> Result<(), ImportError> {
    let start = Instant::now();
    if let Ok(source) = read_docx(bytes) {
        check_cover(&source);
    }
    let found = profile_of_docx(bytes, "甲", base());
    assert!(start.elapsed() < LONG, "{what}: {:?}", start.elapsed());
    match found {
        Ok(profile) => {
            assert_eq!(profile.check(), Ok(()), "{what}");
            Ok(())
        }
        Err(error) => {
            for lang in [Lang::Zh, Lang::En] {
                let line = import_error(lang, "a.docx", &error);
                assert!(line.starts_with("a.docx") && line.lines().count() == 1, "{what}: {line}");
            }
            Err(error)
        }
    }
}

fn document(inner: &str) -> String {
    format!("<w:document xmlns:w='{WORD}'>{inner}</w:document>")
}

/// The document alone, not packed: packing is slow where it is tested.
fn only(document: &str) -> Vec<u8> {
    stored(&[("word/document.xml", document.as_bytes())])
}

fn stored(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(*name, plain).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A document with something in every part that is read.
fn whole() -> Vec<u8> {
    let paragraph = "<w:p><w:pPr><w:pStyle w:val='a'/><w:jc w:val='both'/><w:spacing w:line='560' w:lineRule='exact'/></w:pPr><w:r>\
                     <w:rPr><w:rFonts w:eastAsia='仿宋'/><w:sz w:val='32'/></w:rPr><w:t>各位同志：一、提高认识。</w:t></w:r></w:p>";
    let body = paragraph.repeat(20)
        + &paragraph.replace("<w:jc", "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr><w:jc").repeat(20)
        + "<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>\
           <w:sectPr><w:footerReference w:type='default' r:id='rId-footer'/><w:pgSz w:w='11906' w:h='16838'/></w:sectPr>";
    Docx {
        body: &body,
        styles: "<w:style w:type='paragraph' w:styleId='a'><w:name w:val='Normal'/><w:rPr><w:b/></w:rPr></w:style>",
        theme: "<a:minorFont><a:latin typeface='Calibri'/><a:ea typeface='宋体'/></a:minorFont>",
        numbering: "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:lvlText w:val='%1.'/></w:lvl>\
                    </w:abstractNum><w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num>",
        footnotes: "<w:footnote w:id='1'><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>",
        footer: "<w:p><w:fldSimple w:instr='PAGE'><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>",
        ..Docx::default()
    }
    .bytes()
}

#[test]
fn a_part_is_unpacked_no_further_than_it_may_be() {
    let blanks = " ".repeat(1 << 20);
    for (name, limit) in [("word/document.xml", 70), ("_rels/.rels", 70)] {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        for _ in 0..limit {
            writer.write_all(blanks.as_bytes()).unwrap();
        }
        let mut bytes = writer.finish().unwrap().into_inner();
        assert!(bytes.len() < 1 << 20);
        assert_eq!(check(&bytes, name), Err(ImportError::TooLarge(64 << 20)));
        // The same with a list that says it is small.
        let entry = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
        bytes[entry + 24..entry + 28].copy_from_slice(&100_u32.to_le_bytes());
        assert!(check(&bytes, name).is_err());
    }
}

#[test]
fn a_part_that_does_not_unpack_is_told() {
    let mut bytes = archive(&[("word/document.xml", &document("<w:body/>"))]);
    // Behind the entry's head and name.
    bytes[30 + "word/document.xml".len()..][..8].fill(0xFF);
    assert_eq!(check(&bytes, "deflate"), Err(ImportError::Damaged(Some("word/document.xml".to_owned()))));
}

#[test]
fn a_file_of_many_parts_is_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..10_001 {
        writer.start_file(number.to_string(), SimpleFileOptions::default()).unwrap();
    }
    assert_eq!(check(&writer.finish().unwrap().into_inner(), "parts"), Err(ImportError::TooManyParts(10_000)));
}

#[test]
fn what_nests_too_deep_is_refused() {
    for name in ["w:sdt", "w:p", "w:r", "w:tbl", "w:pPr", "w:rPr", "w:sectPr", "mc:Fallback", "w:t"] {
        let deep = format!("<{name}>").repeat(100_000) + &format!("</{name}>").repeat(100_000);
        assert_eq!(check(&only(&document(&deep)), name), Err(ImportError::TooDeep(256)), "{name}");
        let deep = format!("<w:p><w:r>{deep}</w:r></w:p>");
        assert_eq!(check(&only(&document(&deep)), name), Err(ImportError::TooDeep(256)), "{name}");
        let fits = format!("<{name}>").repeat(250) + &format!("</{name}>").repeat(250);
        assert_eq!(check(&only(&document(&fits)), name), Ok(()), "{name}");
    }
}

#[test]
fn nothing_is_declared() {
    let laughs = "<!DOCTYPE w:document [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;'>]>";
    let text = document("<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>");
    let part = || "word/document.xml".to_owned();
    assert_eq!(check(&only(&format!("{laughs}{text}")), "entities"), Err(ImportError::Declares(part())));
    assert_eq!(check(&only(&text), "no entity"), Err(ImportError::Damaged(Some(part()))));
    let file = format!("<!DOCTYPE d SYSTEM 'file:///etc/passwd'>{}", document(""));
    assert_eq!(check(&only(&file), "file"), Err(ImportError::Declares(part())));
    let known = document("<w:body><w:p><w:r><w:t>&lt;&#x4E00;&#27721;&amp;</w:t></w:r></w:p></w:body>");
    assert_eq!(check(&only(&known), "five"), Ok(()));
}

#[test]
fn a_file_that_is_cut_off_or_flipped_is_never_a_panic() {
    let bytes = whole();
    assert_eq!(check(&bytes, "whole"), Ok(()));
    for length in (0..bytes.len()).step_by(97) {
        assert!(check(&bytes[..length], "cut").is_err(), "{length}");
    }
    let mut random = Rng::with_seed(1);
    for _ in 0..300 {
        let mut flipped = bytes.clone();
        for _ in 0..random.usize(1..4) {
            let at = random.usize(..flipped.len());
            flipped[at] ^= 1 << random.u8(..8);
        }
        let _ = check(&flipped, "flipped");
    }
}

#[test]
fn parts_that_are_flipped_are_never_a_panic() {
    let mut random = Rng::with_seed(2);
    let bytes = whole();
    let mut package = lectern::import::Package::open(&bytes).unwrap();
    let names = [
        "word/document.xml",
        "word/styles.xml",
        "word/numbering.xml",
        "word/footnotes.xml",
        "word/footer1.xml",
        "word/_rels/document.xml.rels",
        "_rels/.rels",
    ];
    let parts: Vec<String> = names.iter().map(|name| package.part(name).unwrap().unwrap()).collect();
    for _ in 0..300 {
        let mut texts: Vec<Vec<u8>> = parts.iter().map(|part| part.clone().into_bytes()).collect();
        let text = random.usize(..texts.len());
        for _ in 0..random.usize(1..6) {
            let at = random.usize(..texts[text].len());
            texts[text][at] = *random.choice(b"<>/'\"&;= \0w:0\xFF").unwrap();
        }
        let texts: Vec<(&str, &[u8])> = names.iter().copied().zip(texts.iter().map(Vec::as_slice)).collect();
        let _ = check(&stored(&texts), names[text]);
    }
}

#[test]
fn a_document_that_is_cut_off_anywhere_is_damaged() {
    let text = document(&format!("<w:body>{}</w:body>", "<w:p><w:r><w:t>字</w:t></w:r></w:p>".repeat(1000)));
    for length in (1..text.len()).step_by(997).filter(|length| text.is_char_boundary(*length)) {
        assert!(check(&only(&text[..length]), "cut").is_err(), "{length}");
    }
}

#[test]
fn styles_that_lead_back_to_themselves_end() {
    let style = |id: &str, on: &str| {
        format!(
            "<w:style w:type='paragraph' w:styleId='{id}'><w:basedOn w:val='{on}'/><w:rPr><w:sz w:val='30'/></w:rPr></w:style>"
        )
    };
    let body = "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>字</w:t></w:r></w:p>";
    for styles in [
        style("a", "a"),
        style("a", "b") + &style("b", "a"),
        style("a", "b") + &style("b", "c") + &style("c", "b"),
        style("a", "nobody"),
        style("", "") + &style("a", ""),
    ] {
        let found = profile_of_docx(&Docx { body, styles: &styles, ..Docx::default() }.bytes(), "甲", base()).unwrap();
        assert_eq!(found.body.size, 15.0, "{styles}");
    }
}

#[test]
fn many_styles_take_no_time() {
    // Each is based on the next, so that the first inherits from all.
    let chain = |number: usize| {
        format!("<w:style w:type='paragraph' w:styleId='s{number}'><w:basedOn w:val='s{}'/></w:style>", number + 1)
    };
    let styles: String = (0..100_000).map(chain).collect();
    let used = |number: usize| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val='s{number}'/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia='f{number}'/><w:sz w:val='{number}'/>\
                 </w:rPr><w:t>字</w:t></w:r></w:p>"
        )
    };
    let body: String = (0..10_000).map(used).collect();
    assert_eq!(check(&Docx { body: &body, styles: &styles, ..Docx::default() }.bytes(), "styles"), Ok(()));
}

#[test]
fn much_in_one_element_takes_no_time() {
    let attributes: String = (0..50_000).map(|number| format!(" a{number}='1'")).collect();
    let spaces: String = (0..50_000).map(|number| format!(" xmlns:a{number}='b'")).collect();
    let runs = "<w:r><w:t>字</w:t></w:r>".repeat(50_000);
    let empty = "<w:p/>".repeat(100_000);
    let lists: String = (0..50_000).map(|number| format!("<w:num w:numId='{number}'/>")).collect();
    for (what, body) in [
        ("attributes", format!("<w:p><w:pPr><w:spacing{attributes} w:line='9'/></w:pPr></w:p>")),
        ("runs", format!("<w:p>{runs}</w:p>")),
        ("paragraphs", empty),
        ("comment", format!("<!--{}-->", "-".repeat(1 << 20))),
        ("blanks", format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "　".repeat(1 << 20))),
        (
            "fonts",
            format!(
                "<w:p><w:r><w:rPr><w:rFonts w:eastAsia='{0}'/></w:rPr><w:t>字</w:t></w:r></w:p>",
                "字".repeat(1 << 20)
            ),
        ),
        ("instruction", "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>".repeat(100_000)),
    ] {
        let docx = Docx { body: &body, numbering: &lists, footer: &body, ..Docx::default() };
        assert_eq!(check(&docx.bytes(), what), Ok(()), "{what}");
        let body = format!("{body}<w:sectPr><w:footerReference w:type='default' r:id='rId-footer'/></w:sectPr>");
        let docx = Docx { body: &body, footer: &body, ..Docx::default() };
        assert_eq!(check(&docx.bytes(), what), Ok(()), "{what}");
    }
    assert!(check(&only(&document(&format!("<w:body{spaces}/>"))), "namespaces").is_err());
}

#[test]
fn absurd_numbers_give_a_page_that_can_be_set() {
    for number in
        ["99999999999", "-99999999999", "0", "-1", "1e308", "NaN", "", "0x10", "9".repeat(10_000).as_str(), "1mm", "７"]
    {
        let n = |name: &str| format!(" w:{name}='{number}'");
        let paragraph = format!(
            "<w:p><w:pPr><w:spacing{}{}{}{}{}/><w:ind{}{}/><w:outlineLvl w:val='{number}'/></w:pPr><w:r><w:rPr>\
             <w:rFonts w:eastAsia='{number}'/><w:sz w:val='{number}'/><w:spacing w:val='{number}'/></w:rPr><w:t>字</w:t></w:r></w:p>",
            n("line"),
            n("before"),
            n("after"),
            n("beforeLines"),
            n("afterLines"),
            n("firstLine"),
            n("firstLineChars"),
        );
        let section = format!(
            "<w:sectPr><w:footerReference w:type='default' r:id='rId-footer'/><w:pgSz{}{}/><w:pgMar{}{}{}{}{}{}/>\
             <w:docGrid w:type='linesAndChars'{}{}/></w:sectPr>",
            n("w"),
            n("h"),
            n("top"),
            n("right"),
            n("bottom"),
            n("left"),
            n("footer"),
            n("gutter"),
            n("linePitch"),
            n("charSpace"),
        );
        for rule in ["exact", "atLeast", "auto"] {
            let body =
                paragraph.replace("<w:spacing w:line", &format!("<w:spacing w:lineRule='{rule}' w:line")) + &section;
            let footer =
                format!("<w:p><w:r><w:rPr><w:sz w:val='{number}'/></w:rPr><w:fldSimple w:instr='PAGE'/></w:r></w:p>");
            assert_eq!(check(&Docx { body: &body, footer: &footer, ..Docx::default() }.bytes(), number), Ok(()));
        }
    }
}

#[test]
fn absurd_names_are_no_fonts() {
    let long = "字".repeat(81);
    for name in [long.as_str(), " ", "a&#10;b", "&#x7f;", ""] {
        let theme = format!("<a:minorFont><a:latin typeface='{name}'/><a:ea typeface='{name}'/></a:minorFont>");
        let themed = "<w:rFonts w:asciiTheme='minorAscii' w:eastAsiaTheme='minorEastAsia'/>";
        let named = format!("<w:rFonts w:ascii='{name}' w:eastAsia='{name}'/>");
        for fonts in [themed, &named] {
            let body = format!("<w:p><w:r><w:rPr>{fonts}</w:rPr><w:t>字</w:t></w:r></w:p>");
            let bytes = Docx { body: &body, theme: &theme, ..Docx::default() }.bytes();
            let found = profile_of_docx(&bytes, &long, base()).unwrap();
            assert_eq!((found.check(), found.body.chinese), (Ok(()), base().body.chinese.clone()), "{name}");
        }
    }
}
