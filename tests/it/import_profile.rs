//! What is read out of the Word documents of an office: the page and the type that most of their paragraphs have.

use std::io::{Cursor, Write};

use lectern::import::{ImportError, profile_of_docx};
use lectern::model::{Align, Numbers, PageNumberPlace, PageNumberStyle, Profile, TypeStyle};
use lectern::store::built_in_profiles;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The profile that fills what a document does not say.
pub fn base() -> &'static Profile {
    &built_in_profiles().iter().find(|(id, _)| *id == "speech").unwrap().1
}

/// An archive with these parts.
pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn relationship(kind: &str, id: &str, target: &str) -> String {
    format!("<Relationship Id='{id}' Type='{RELATIONS}/{kind}' Target='{target}'/>")
}

fn relationships(all: &[String]) -> String {
    let all = all.concat();
    format!("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{all}</Relationships>")
}

/// A document by what stands in its parts. `footer` leads to `rId-footer`, `even` to `rId-even`.
#[derive(Clone, Copy, Default)]
pub struct Docx<'t> {
    pub body: &'t str,
    pub styles: &'t str,
    pub theme: &'t str,
    pub numbering: &'t str,
    pub footnotes: &'t str,
    pub endnotes: &'t str,
    pub footer: &'t str,
    pub even: &'t str,
}

impl Docx<'_> {
    pub fn bytes(self) -> Vec<u8> {
        let word = |root: &str, inner: &str| {
            format!("<?xml version='1.0'?><w:{root} xmlns:w='{WORD}' xmlns:r='{RELATIONS}'>{inner}</w:{root}>")
        };
        let mut parts = vec![
            ("_rels/.rels", relationships(&[relationship("officeDocument", "rId1", "word/document.xml")])),
            ("word/document.xml", word("document", &format!("<w:body>{}</w:body>", self.body))),
        ];
        let mut related = Vec::new();
        let theme = format!(
            "<a:theme xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:themeElements><a:fontScheme>\
             {}</a:fontScheme></a:themeElements></a:theme>",
            self.theme
        );
        for (kind, id, file, inner, text) in [
            ("styles", "rId-styles", "styles.xml", self.styles, word("styles", self.styles)),
            ("numbering", "rId-numbering", "numbering.xml", self.numbering, word("numbering", self.numbering)),
            ("footnotes", "rId-footnotes", "footnotes.xml", self.footnotes, word("footnotes", self.footnotes)),
            ("endnotes", "rId-endnotes", "endnotes.xml", self.endnotes, word("endnotes", self.endnotes)),
            ("footer", "rId-footer", "footer1.xml", self.footer, word("ftr", self.footer)),
            ("footer", "rId-even", "footer2.xml", self.even, word("ftr", self.even)),
            ("theme", "rId-theme", "theme/theme1.xml", self.theme, theme),
        ] {
            if !inner.is_empty() {
                related.push(relationship(kind, id, file));
                parts.push((Box::leak(format!("word/{file}").into_boxed_str()), text));
            }
        }
        parts.push(("word/_rels/document.xml.rels", relationships(&related)));
        let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        archive(&parts)
    }

    fn profile(self) -> Profile {
        let profile = profile_of_docx(&self.bytes(), "本单位", base()).unwrap();
        assert_eq!(profile.check(), Ok(()));
        assert_eq!(profile.name, "本单位");
        profile
    }
}

/// A paragraph with these properties of its own and of its characters.
fn p(properties: &str, letters: &str, text: &str) -> String {
    format!(
        "<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{letters}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"
    )
}

fn section(inner: &str) -> String {
    format!(
        "<w:sectPr>{inner}<w:pgSz w:w='11906' w:h='16838'/><w:pgMar w:top='2098' w:right='1474' w:bottom='1985' \
         w:left='1588' w:header='851' w:footer='1417' w:gutter='0'/></w:sectPr>"
    )
}

const LONG: &str = "各位同志，今天我们在这里召开会议，总结上半年的工作，部署下半年的任务。请大家认真领会，抓好落实。";

fn font(chinese: &str) -> String {
    format!("<w:rFonts w:ascii='Times New Roman' w:hAnsi='Times New Roman' w:eastAsia='{chinese}'/>")
}

/// `chinese`, size, pitch, indent.
fn check_type(style: &TypeStyle, chinese: &str, size: f32, pitch: f32, indent: f32) {
    let found = (style.chinese.as_str(), style.size, style.pitch, style.indent);
    assert_eq!(found, (chinese, size, pitch, indent));
}

/// A speech as an office writes it, all by direct formatting.
fn direct() -> String {
    let exact = "<w:spacing w:line='579' w:lineRule='exact'/>";
    let body = format!("{exact}<w:ind w:firstLineChars='200' w:firstLine='640'/><w:jc w:val='both'/>");
    let letters = |name: &str| format!("{}<w:sz w:val='32'/>", font(name));
    let centre = "<w:spacing w:line='36pt' w:lineRule='exact'/><w:jc w:val='center'/>";
    [
        p(centre, &format!("{}<w:sz w:val='44'/>", font("方正小标宋简体")), "在全市工作会议上的讲话"),
        p(&format!("{exact}<w:jc w:val='center'/>"), &letters("楷体_GB2312"), "市长　张三"),
        p(&format!("{exact}<w:jc w:val='center'/>"), &letters("楷体_GB2312"), "（2026年3月1日）"),
        p(exact, &letters("仿宋_GB2312"), "同志们："),
        p(&body, &letters("仿宋_GB2312"), LONG),
        p(&body, &letters("黑体"), "一、提高认识"),
        p(&body, &letters("仿宋_GB2312"), LONG),
        p(&body, &format!("{}<w:b/>", letters("楷体_GB2312")), "（一）抓好落实"),
        p(&body, &letters("仿宋_GB2312"), LONG),
    ]
    .concat()
}

#[test]
fn a_document_of_direct_formatting_is_read() {
    let body = direct() + &section("");
    let profile = Docx { body: &body, ..Docx::default() }.profile();
    let paper = profile.paper;
    let margins = [paper.top, paper.right, paper.bottom, paper.left];
    assert_eq!((paper.width, paper.height, margins), (210.0, 297.0, [37.0, 26.0, 35.0, 28.0]));
    check_type(&profile.title, "方正小标宋简体", 22.0, 36.0, 0.0);
    check_type(&profile.byline, "楷体_GB2312", 16.0, 28.95, 0.0);
    check_type(&profile.subtitle, "楷体_GB2312", 16.0, 28.95, 0.0);
    check_type(&profile.body, "仿宋_GB2312", 16.0, 28.95, 2.0);
    check_type(profile.heading(0), "黑体", 16.0, 28.95, 2.0);
    check_type(profile.heading(1), "楷体_GB2312", 16.0, 28.95, 2.0);
    // A level that the document has none of is as the body, as in the base.
    check_type(profile.heading(3), "仿宋_GB2312", 16.0, 28.95, 2.0);
    let align = [&profile.title, &profile.byline, &profile.body].map(|style| style.align);
    assert_eq!(align, [Align::Centre, Align::Centre, Align::Justified]);
    assert_eq!([0, 1, 2].map(|level| profile.heading(level).bold), [false, true, true]);
    assert!(profile.date_in_brackets && profile.page_number.style == PageNumberStyle::None);
    assert_eq!(profile.numbers, Numbers::Written);
    assert_eq!(profile.body.latin, "Times New Roman");
}

#[test]
fn styles_are_inherited_and_headings_known_by_them() {
    let styles = format!(
        "<w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val='21'/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/><w:pPr><w:jc w:val='both'/></w:pPr>\
         </w:style>\
         <w:style w:type='paragraph' w:styleId='b'><w:name w:val='Body Text'/><w:basedOn w:val='a'/><w:pPr>\
         <w:spacing w:line='560' w:lineRule='exact' w:after='120'/><w:ind w:firstLine='640'/></w:pPr><w:rPr><w:sz w:val='32'/></w:rPr></w:style>\
         <w:style w:type='paragraph' w:styleId='c'><w:name w:val='heading 1'/><w:basedOn w:val='b'/><w:rPr>{}<w:b/></w:rPr></w:style>\
         <w:style w:type='paragraph' w:styleId='d'><w:name w:val='ours'/><w:basedOn w:val='c'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr>\
         <w:rPr><w:i/></w:rPr></w:style>\
         <w:style w:type='paragraph' w:styleId='t'><w:name w:val='Title'/><w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:sz w:val='44'/></w:rPr></w:style>\
         <w:style w:type='character' w:styleId='s'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>",
        font("仿宋"),
        font("黑体"),
    );
    let styled = |id: &str, letters: &str, text: &str| p(&format!("<w:pStyle w:val='{id}'/>"), letters, text);
    let body = [
        styled("t", "", "标题"),
        styled("b", "", LONG),
        styled("c", "<w:rStyle w:val='s'/>", "提高认识"),
        styled("d", "", "抓好落实"),
        styled("b", "", LONG),
    ]
    .concat();
    let profile = Docx { body: &body, styles: &styles, ..Docx::default() }.profile();
    check_type(&profile.body, "仿宋", 16.0, 28.0, 2.0);
    assert_eq!((profile.body.after, profile.body.align), (6.0, Align::Justified));
    check_type(&profile.title, "仿宋", 22.0, 28.6, 0.0);
    check_type(profile.heading(0), "黑体", 16.0, 28.0, 2.0);
    let faces = [0, 1].map(|level| (profile.heading(level).bold, profile.heading(level).italic));
    // Bold in bold is light.
    assert_eq!(faces, [(false, false), (true, true)]);
    assert_eq!(profile.paper, base().paper);
}

#[test]
fn fonts_of_the_theme_are_named() {
    let theme = "<a:majorFont><a:latin typeface='Cambria'/><a:ea typeface=''/><a:font script='Hans' typeface='等线 Light'/>\
                 </a:majorFont><a:minorFont><a:latin typeface='Calibri'/><a:ea typeface='宋体'/></a:minorFont>";
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme='minorHAnsi' w:eastAsiaTheme='minorEastAsia'/>\
                  <w:sz w:val='24'/></w:rPr></w:rPrDefault></w:docDefaults>";
    let heading = "<w:rFonts w:asciiTheme='majorHAnsi' w:eastAsiaTheme='majorEastAsia'/>";
    let body = p("", "", LONG) + &p("<w:outlineLvl w:val='0'/>", heading, "提高认识");
    let profile = Docx { body: &body, styles, theme, ..Docx::default() }.profile();
    let fonts = |style: &TypeStyle| (style.chinese.clone(), style.latin.clone());
    assert_eq!(fonts(&profile.body), ("宋体".to_owned(), "Calibri".to_owned()));
    assert_eq!(fonts(profile.heading(0)), ("等线 Light".to_owned(), "Cambria".to_owned()));
}

#[test]
fn the_distance_of_lines_is_read_by_its_rule() {
    let grid = "<w:docGrid w:type='lines' w:linePitch='312'/>";
    let cells = "<w:docGrid w:type='linesAndChars' w:linePitch='579' w:charSpace='-842'/>";
    for (spacing, size, grid, pitch) in [
        ("w:line='560' w:lineRule='exact'", 32, grid, 28.0),
        ("w:line='28pt' w:lineRule='exact'", 32, "", 28.0),
        ("w:line='560' w:lineRule='atLeast'", 32, "", 28.0),
        ("w:line='200' w:lineRule='atLeast'", 32, "", 20.8),
        ("w:line='240'", 32, "", 20.8),
        ("w:line='360' w:lineRule='auto'", 24, "", 23.4),
        ("w:line='360'", 21, grid, 23.4),
        ("w:line='240'", 32, grid, 31.2),
        ("w:line='240'", 32, cells, 28.95),
        ("w:line='240'", 32, "<w:docGrid w:linePitch='312'/>", 20.8),
        ("w:before='0'", 24, "", 15.6),
    ] {
        let body = p(&format!("<w:spacing {spacing}/>"), &format!("<w:sz w:val='{size}'/>"), LONG) + &section(grid);
        let profile = Docx { body: &body, ..Docx::default() }.profile();
        assert_eq!(profile.body.pitch, pitch, "{spacing} {grid}");
        assert_eq!(profile.body.tracking, if grid == cells { -0.21 } else { 0.0 });
        let off =
            p(&format!("<w:snapToGrid w:val='0'/><w:spacing {spacing}/>"), &format!("<w:sz w:val='{size}'/>"), LONG);
        let body = off + &section(grid);
        assert_eq!(Docx { body: &body, ..Docx::default() }.profile().body.tracking, 0.0);
    }
}

#[test]
fn rooms_and_indents_are_read_in_any_unit() {
    for (properties, letters, text, (indent, before, tracking)) in [
        ("<w:ind w:firstLine='640'/>", "<w:sz w:val='32'/>", LONG, (2.0, 0.0, 0.0)),
        ("<w:ind w:firstLine='0' w:firstLineChars='250'/>", "<w:sz w:val='32'/>", LONG, (2.5, 0.0, 0.0)),
        ("<w:ind w:hanging='640'/>", "<w:sz w:val='32'/>", LONG, (0.0, 0.0, 0.0)),
        ("", "<w:sz w:val='32'/>", &format!("　　{LONG}"), (2.0, 0.0, 0.0)),
        ("", "<w:sz w:val='32'/>", &format!("    {LONG}"), (2.0, 0.0, 0.0)),
        ("<w:spacing w:before='156' w:beforeLines='50'/>", "<w:spacing w:val='-4'/>", LONG, (0.0, 7.8, -0.2)),
        ("<w:spacing w:beforeLines='50'/>", "", LONG, (0.0, 6.0, 0.0)),
    ] {
        let body = p(properties, letters, text);
        let found = Docx { body: &body, ..Docx::default() }.profile().body;
        assert_eq!((found.indent, found.before, found.tracking), (indent, before, tracking), "{properties}");
    }
}

#[test]
fn most_characters_win_and_what_is_not_shown_does_not_count() {
    let sized = |size: u32, text: &str| format!("<w:r><w:rPr><w:sz w:val='{size}'/></w:rPr><w:t>{text}</w:t></w:r>");
    let long = LONG.repeat(3);
    let was = "<w:pPrChange><w:pPr><w:jc w:val='right'/></w:pPr></w:pPrChange>";
    let body = [
        format!("<w:p><w:pPr><w:jc w:val='both'/>{was}</w:pPr>{}{}</w:p>", sized(24, "甲乙"), sized(30, LONG)),
        format!("<w:tbl><w:tr><w:tc/><w:tc>{}</w:tc></w:tr></w:tbl>", p("", "<w:sz w:val='50'/>", &long)),
        p("", "<w:vanish/><w:sz w:val='52'/>", &long),
        format!("<w:p><w:del>{}</w:del><w:moveFrom>{}</w:moveFrom></w:p>", sized(54, &long), sized(54, &long)),
        p(
            "<w:jc w:val='both'/>",
            "<w:sz w:val='30'/><w:rPrChange><w:rPr><w:sz w:val='60'/></w:rPr></w:rPrChange>",
            LONG,
        ),
        format!(
            "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>",
            p("", "<w:sz w:val='56'/>", &long)
        ),
    ]
    .concat();
    let profile = Docx { body: &body, ..Docx::default() }.profile();
    assert_eq!((profile.body.size, profile.body.align), (15.0, Align::Justified));
}

#[test]
fn a_heading_that_runs_into_its_body_is_parted() {
    let run =
        |name: &str, text: &str| format!("<w:r><w:rPr>{}<w:sz w:val='32'/></w:rPr><w:t>{text}</w:t></w:r>", font(name));
    let exact = "<w:spacing w:line='560' w:lineRule='exact'/><w:ind w:firstLineChars='200'/>";
    let body = format!("<w:p><w:pPr>{exact}</w:pPr>{}{}</w:p>", run("楷体", "（一）抓好落实。"), run("仿宋", LONG));
    let profile = Docx { body: &body, ..Docx::default() }.profile();
    check_type(&profile.body, "仿宋", 16.0, 28.0, 2.0);
    check_type(profile.heading(1), "楷体", 16.0, 28.0, 2.0);
}

#[test]
fn headings_that_word_counts_are_known_by_their_marks() {
    let numbering = "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/>\
                     <w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/>\
                     </w:lvl></w:abstractNum><w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num>";
    let counted = |level: u8, name: &str| {
        p(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='3'/></w:numPr>"), &font(name), "提高认识")
    };
    let body = counted(0, "黑体") + &counted(1, "楷体") + &p("", &font("仿宋"), LONG);
    let profile = Docx { body: &body, numbering, ..Docx::default() }.profile();
    assert_eq!([0, 1].map(|level| profile.heading(level).chinese.clone()), ["黑体", "楷体"]);
    assert_eq!(profile.numbers, Numbers::Automatic);
}

#[test]
fn a_title_by_a_heading_style_leaves_its_level() {
    let styles = "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/></w:style>\
                  <w:style w:type='paragraph' w:styleId='2'><w:name w:val='heading 2'/></w:style>";
    let heading = |id: u8, more: &str, size: u8| {
        p(&format!("<w:pStyle w:val='{id}'/>{more}"), &format!("<w:sz w:val='{size}'/>"), "Where we stand")
    };
    let words = "We stand where we stood, and there we shall stand. ".repeat(4);
    let body = heading(1, "<w:jc w:val='center'/>", 40) + &heading(2, "", 30) + &p("", "<w:sz w:val='24'/>", &words);
    let profile = Docx { body: &body, styles, ..Docx::default() }.profile();
    assert_eq!((profile.title.size, profile.heading(0).size, profile.body.size), (20.0, 15.0, 12.0));
    assert_eq!(profile.body.pitch, 14.4);
}

const PAGE: &str = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PA</w:instrText></w:r><w:r>\
                    <w:instrText>GE </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:rPr>\
                    <w:rFonts w:ascii='宋体'/><w:sz w:val='28'/></w:rPr><w:t>-12-</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>";

#[test]
fn the_number_of_the_page_is_found_where_programs_put_it() {
    use PageNumberPlace::{Centre, Outside};
    use PageNumberStyle::{Dashes, None, OfAll, Plain};
    let centre = "<w:pPr><w:jc w:val='center'/></w:pPr>";
    let words = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let simple = "<w:fldSimple w:instr=' PAGE  \\* MERGEFORMAT '><w:r><w:t>1</w:t></w:r></w:fldSimple>";
    let all = "<w:fldSimple w:instr='NUMPAGES'><w:r><w:t>1</w:t></w:r></w:fldSimple>";
    let anchored = |place: &str| {
        format!(
            "<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>\
             <mc:Choice><w:drawing><wp:anchor xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'>\
             <wp:positionH relativeFrom='margin'><wp:align>{place}</wp:align></wp:positionH><w:txbxContent><w:p>{}{PAGE}{}</w:p>\
             </w:txbxContent></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:p>{centre}{PAGE}</w:p></mc:Fallback>\
             </mc:AlternateContent></w:r></w:p>",
            words("— "),
            words(" —")
        )
    };
    for (footer, style, place) in [
        (format!("<w:p>{centre}{PAGE}</w:p>"), Plain, Centre),
        (format!("<w:p>{centre}{}{PAGE}{}</w:p>", words("— "), words(" —")), Dashes, Centre),
        (format!("<w:p>{centre}{simple}{}{all}</w:p>", words(" / ")), OfAll, Centre),
        (
            format!("<w:p><w:pPr><w:jc w:val='right'/></w:pPr>{}{simple}{}</w:p>", words("－"), words("－")),
            Dashes,
            Outside,
        ),
        (format!("<w:p><w:pPr><w:framePr w:xAlign='outside'/></w:pPr>{PAGE}</w:p>"), Plain, Outside),
        (format!("<w:p><w:pPr><w:framePr w:xAlign='center'/></w:pPr>{PAGE}</w:p>"), Plain, Centre),
        (format!("<w:p><w:r><w:tab/></w:r>{simple}</w:p>"), Plain, Centre),
        (format!("<w:p><w:r><w:ptab w:alignment='center'/></w:r>{simple}</w:p>"), Plain, Centre),
        (format!("<w:p><w:r><w:tab/></w:r><w:r><w:tab/></w:r>{simple}</w:p>"), Plain, Outside),
        (anchored("center"), Dashes, Centre),
        (anchored("outside"), Dashes, Outside),
        (format!("<w:p>{}</w:p>", words("内部资料")), None, Centre),
        ("<w:p><w:fldSimple w:instr='PAGEREF x'/></w:p>".to_owned(), None, Centre),
    ] {
        let body = p("", "", LONG) + &section("<w:footerReference w:type='default' r:id='rId-footer'/>");
        let number = Docx { body: &body, footer: &footer, ..Docx::default() }.profile().page_number;
        assert_eq!((number.style, number.place), (style, place), "{footer}");
        if footer.contains(PAGE) {
            // 35 mm are free below the text, the line ends 25 mm above the edge and is 16.8 points high.
            assert_eq!((number.font.as_str(), number.size, number.below), ("宋体", 14.0, 7.0), "{footer}");
        }
    }
}

#[test]
fn footers_of_odd_and_even_pages_stand_outside() {
    let side = |side: &str| format!("<w:p><w:pPr><w:jc w:val='{side}'/></w:pPr>{PAGE}</w:p>");
    let both = "<w:footerReference w:type='even' r:id='rId-even'/><w:footerReference w:type='default' r:id='rId-footer'/>\
                <w:pgNumType w:fmt='numberInDash'/>";
    let one = p("", "", "甲") + &format!("<w:p><w:pPr>{}</w:pPr></w:p>", section(both));
    let body = one + &p("", "", LONG) + &section("<w:pgNumType w:fmt='numberInDash'/>");
    let (footer, even) = (&side("right"), &side("left"));
    let number = Docx { body: &body, footer, even, ..Docx::default() }.profile().page_number;
    assert_eq!((number.style, number.place), (PageNumberStyle::Dashes, PageNumberPlace::Outside));
}

#[test]
fn a_document_without_its_parts_is_as_the_base() {
    let bare = archive(&[("word/document.xml", &format!("<w:document xmlns:w='{WORD}'><w:body/></w:document>"))]);
    let profile = profile_of_docx(&bare, " \n", base()).unwrap();
    let number = lectern::model::PageNumber { style: PageNumberStyle::None, ..base().page_number.clone() };
    assert_eq!(profile, Profile { page_number: number, ..base().clone() });
}

#[test]
fn a_program_may_name_its_namespaces_as_it_likes() {
    let strict = "<d xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main'/>".replace("<d ", "<document ");
    let inner = "<x:body xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:p><x:r><x:rPr><x:sz x:val='15pt'/>\
                 </x:rPr><x:t>字</x:t></x:r></x:p></x:body></document>";
    let bytes = archive(&[("WORD\\Document.xml", &strict.replace("/>", &format!(">{inner}")))]);
    assert_eq!(profile_of_docx(&bytes, "甲", base()).unwrap().body.size, 15.0);
}

#[test]
fn what_is_no_word_document_is_told() {
    let sheet = archive(&[
        ("_rels/.rels", &relationships(&[relationship("officeDocument", "rId1", "xl/workbook.xml")])),
        ("xl/workbook.xml", "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>"),
    ]);
    let locked: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    for (bytes, error) in [
        (Vec::new(), ImportError::NotZip),
        (b"%PDF-1.7".to_vec(), ImportError::Pdf),
        (b"PK".to_vec(), ImportError::Damaged(None)),
        (ole.clone(), ImportError::OldFormat),
        ([ole, vec![0; 512], locked].concat(), ImportError::Locked),
        (b"{\\rtf1".to_vec(), ImportError::Rtf),
        (archive(&[("mimetype", "application/vnd.oasis.opendocument.text")]), ImportError::OpenDocument),
        (sheet, ImportError::NotWord),
    ] {
        assert_eq!(profile_of_docx(&bytes, "甲", base()), Err(error));
    }
}
