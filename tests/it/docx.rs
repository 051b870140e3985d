//! Word documents: what stands in them is the speech, whatever was typed, and they are well formed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use lectern::assemble::{Assembled, Source, SpanKind, assemble};
use lectern::edit::{from_template, with_samples};
use lectern::export::{Facts, docx};
use lectern::import::read_docx;
use lectern::model::*;
use lectern::store::{built_in, built_in_profiles};
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use zip::ZipArchive;

use crate::generate;

/// The parts of a document by their names, each of them well-formed XML.
struct Parts(BTreeMap<String, String>);

impl Parts {
    fn new(bytes: Vec<u8>) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            assert_eq!(part.last_modified(), Some(zip::DateTime::default()), "{name}");
            assert_eq!(text.find(|c: char| c.is_control() && !"\n\t".contains(c)), None, "{name}");
            check_form(&name, &text);
            parts.insert(name, text);
        }
        Self(parts)
    }

    fn part(&self, name: &str) -> &str {
        self.0.get(name).unwrap_or_else(|| panic!("there is no {name} among {:?}", self.0.keys()))
    }

    /// The words of its paragraphs.
    fn paragraphs(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut words = false;
        events(self.part("word/document.xml"), |event| match event {
            Event::Start(tag) if tag.name().as_ref() == "w:p" => found.push(String::new()),
            Event::Start(tag) => words = tag.name().as_ref() == "w:t",
            Event::End(_) => words = false,
            Event::Empty(tag) if tag.name().as_ref() == "w:tab" => found.last_mut().unwrap().push('\t'),
            Event::Empty(tag) if tag.name().as_ref() == "w:br" => found.last_mut().unwrap().push('\n'),
            Event::Text(text) if words => found.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(name) if words => found.last_mut().unwrap().push(match name.as_ref() {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                other => panic!("{other:?}"),
            }),
            _ => {}
        });
        found
    }
}

fn events(text: &str, mut each: impl FnMut(Event<'_>)) {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return,
            event => each(event),
        }
    }
}

/// That every element ends, and that its attributes can be read and come once.
fn check_form(name: &str, text: &str) {
    let mut depth = 0;
    events(text, |event| match event {
        Event::Start(tag) => {
            depth += 1;
            assert!(tag.attributes().all(|attribute| attribute.is_ok()), "{name}: {tag:?}");
        }
        Event::Empty(tag) => assert!(tag.attributes().all(|attribute| attribute.is_ok()), "{name}: {tag:?}"),
        Event::End(_) => depth -= 1,
        _ => {}
    });
    assert_eq!(depth, 0, "{name}");
}

fn made(draft: &Draft, profile: &Profile) -> Vec<u8> {
    let speech = assemble(draft, None);
    docx(draft, &speech, &Facts::new(draft, &speech), profile).unwrap()
}

/// What the paragraphs of a document should say.
fn expected(speech: &Assembled, profile: &Profile) -> Vec<String> {
    let chinese = speech.language == Language::Chinese;
    let mut all = Vec::new();
    for block in &speech.blocks {
        let mut text = block.line.text.clone();
        for span in block.line.spans.iter().rev().filter(|span| span.kind == SpanKind::Pause && profile.marks) {
            text.insert_str(span.range.start, if chinese { "／" } else { "/ " });
        }
        if profile.date_in_brackets && block.source == Source::Date && !text.trim_start().starts_with(['（', '(']) {
            text = if chinese { format!("（{text}）") } else { format!("({text})") };
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        all.push(text.replace(|c: char| c.is_control() && !"\n\t".contains(c), ""));
    }
    // Word knows no document without a paragraph.
    if all.is_empty() { vec![String::new()] } else { all }
}

fn profile(id: &str) -> Profile {
    built_in_profiles().iter().find(|(name, _)| *name == id).unwrap().1.clone()
}

fn automatic(profile: &Profile) -> Profile {
    Profile { numbers: Numbers::Automatic, ..profile.clone() }
}

fn check_text(draft: &Draft, what: &str) {
    let speech = assemble(draft, None);
    for (id, profile) in built_in_profiles() {
        let bytes = made(draft, profile);
        assert_eq!(bytes, made(&draft.clone(), profile), "{what} as {id} is not the same twice");
        assert_eq!(read_docx(&bytes).unwrap().text, expected(&speech, profile).join("\n"), "{what} as {id} is read");
        assert_eq!(Parts::new(bytes).paragraphs(), expected(&speech, profile), "{what} as {id}");
    }
}

#[test]
fn what_stands_in_a_document_is_the_speech() {
    for entry in built_in() {
        let template = entry.template.unwrap();
        check_text(&with_samples(&template), &entry.id);
        check_text(&from_template(&template), &entry.id);
    }
    for seed in 0..100 {
        check_text(&generate::draft(seed), &format!("draft {seed}"));
    }
    check_text(&Draft::default(), "nothing");
}

#[test]
fn numbers_that_word_counts_are_those_of_the_speech() {
    let check = |draft: &Draft, what: &str| {
        let speech = assemble(draft, None);
        let profile = automatic(&profile("official"));
        let bytes = made(draft, &profile);
        let source = read_docx(&bytes).unwrap();
        let parts = Parts::new(bytes);
        let numbers = Shown::new(&parts).numbered();
        let all = expected(&speech, &profile);
        assert_eq!(numbers.len(), all.len(), "{what}");
        for (((number, rest), all), said) in numbers.iter().zip(all).zip(&source.paragraphs) {
            assert_eq!(format!("{number}{rest}"), all, "{what}");
            assert_eq!(
                source.text[said.range.clone()].split_at(said.number),
                (number.as_str(), rest.as_str()),
                "{what}"
            );
        }
        numbers.iter().filter(|(number, _)| !number.is_empty()).count()
    };
    let mut counted = 0;
    for entry in built_in() {
        counted += check(&with_samples(&entry.template.unwrap()), &entry.id);
    }
    for seed in 0..300 {
        counted += check(&generate::draft(seed), &format!("draft {seed}"));
    }
    assert!(counted > 300, "{counted}");
}

/// A reader that counts as Word does: a list's paragraphs one by one, a run that has not begun from its own start.
struct Shown<'a> {
    parts: &'a Parts,
    /// List, first number.
    runs: BTreeMap<String, (String, u32)>,
    /// Format, text, whether a blank is behind.
    lists: BTreeMap<String, (String, String, bool)>,
}

impl<'a> Shown<'a> {
    fn new(parts: &'a Parts) -> Self {
        let mut out = Self { parts, runs: BTreeMap::new(), lists: BTreeMap::new() };
        let Some(numbering) = parts.0.get("word/numbering.xml") else { return out };
        let (mut id, mut run) = (String::new(), false);
        events(numbering, |event| {
            let (Event::Start(tag) | Event::Empty(tag)) = event else { return };
            let value = |name: &str| {
                let found = tag.attributes().map(|attribute| attribute.unwrap());
                let mut found = found.filter(|attribute| attribute.key.as_ref() == name);
                found.next().map_or(String::new(), |found| found.value.into_owned())
            };
            match tag.name().as_ref() {
                "w:abstractNum" => id = value("w:abstractNumId"),
                "w:numFmt" => out.lists.entry(id.clone()).or_default().0 = value("w:val"),
                "w:lvlText" => out.lists.entry(id.clone()).or_default().1 = value("w:val"),
                "w:suff" => out.lists.entry(id.clone()).or_default().2 = value("w:val") == "space",
                "w:num" => (id, run) = (value("w:numId"), true),
                "w:abstractNumId" if run => out.runs.entry(id.clone()).or_default().0 = value("w:val"),
                "w:startOverride" => out.runs.entry(id.clone()).or_default().1 = value("w:val").parse().unwrap(),
                _ => {}
            }
        });
        out
    }

    /// The number of every paragraph, and what is written behind it.
    fn numbered(&self) -> Vec<(String, String)> {
        let mut numbers = Vec::new();
        let (mut begun, mut last) = (Vec::new(), BTreeMap::new());
        events(self.parts.part("word/document.xml"), |event| match event {
            Event::Start(tag) if tag.name().as_ref() == "w:p" => numbers.push(String::new()),
            Event::Empty(tag) if tag.name().as_ref() == "w:numId" => {
                let id = tag.attributes().next().unwrap().unwrap().value;
                let id = id.into_owned();
                let (list, first) = &self.runs[&id];
                let number = if begun.contains(&id) { last[list] + 1 } else { *first };
                last.insert(list.clone(), number);
                begun.push(id);
                let (format, text, blank) = &self.lists[list];
                let written = if format == "decimal" { number.to_string() } else { chinese_numeral(number) };
                let shown = text.replace("%1", &written);
                *numbers.last_mut().unwrap() = shown + if *blank { " " } else { "" };
            }
            _ => {}
        });
        numbers.into_iter().zip(self.parts.paragraphs()).collect()
    }
}

#[test]
fn what_is_not_a_letter_is_left_out() {
    let mut draft = Draft::default();
    let hostile = "甲\0\u{1}\u{b}\u{1f}\u{7f}\u{85}<b>&\"'\u{FFFE}\u{FFFF}\u{FDD0}]]>乙\tc";
    draft.title.lines = vec![Text::plain(hostile)];
    draft.title.speaker = Text::plain(hostile);
    draft.sections.push(Section::new(SectionId(1), Role::Other));
    draft.sections[0].body = vec![Text::plain(hostile).into(), Text::plain(&"<国".repeat(100_000)).into()];
    let parts = Parts::new(made(&draft, &profile("speech")));
    let kept = "甲<b>&\"']]>乙\tc";
    let paragraphs = parts.paragraphs();
    assert_eq!((paragraphs[0].as_str(), paragraphs[2].as_str()), (kept, kept));
    assert_eq!(paragraphs[3].len(), 400_000);
    assert!(parts.part("docProps/core.xml").contains("<dc:title>甲&lt;b&gt;&amp;&quot;'"), "the title is told");
}

/// The document of a draft with one paragraph.
fn one(language: Language, words: &str, profile: &Profile) -> String {
    let mut draft = Draft { language, ..Draft::default() };
    draft.sections.push(Section::new(SectionId(1), Role::Other));
    draft.sections[0].body = vec![Text::parse(words, &Names::default()).0.into()];
    Parts::new(made(&draft, profile)).part("word/document.xml").to_owned()
}

/// Runs of a document with Chinese marks in [], others between |.
fn runs(document: &str) -> String {
    let runs = document.split("<w:r>").skip(1).map(|run| {
        let text = run.split_once("preserve\">").and_then(|(_, text)| text.split_once("</w:t>")).unwrap().0;
        if run.contains("w:ascii=\"仿宋_GB2312\"") { format!("[{text}]") } else { format!("|{text}") }
    });
    runs.collect()
}

#[test]
fn marks_of_both_scripts_are_set_in_the_font_of_the_speech() {
    for (language, words, expected) in [
        (Language::Chinese, "要突出“高”字——好……", "|要突出[“]|高[”]|字[——]|好[……]"),
        (Language::Chinese, "杜·马don’t停，‘a’。", "|杜[·]|马don’t停，[‘]|a[’]|。"),
        (Language::Chinese, "①38℃，是3×5", "[①]|38[℃]|，是3[×]|5"),
        (Language::Chinese, "ABC，（一）café", "|ABC，（一）café"),
        (Language::English, "“No” — he’s… “论语”", "|“No” — he’s… “论语”"),
    ] {
        assert_eq!(runs(&one(language, words, &profile("official"))), expected);
    }
}

#[test]
fn what_the_speaker_marked_is_shown_where_the_profile_says_so() {
    let words = "甲{stress}乙{/stress}{pause}丙{slow}丁{/slow}";
    let shown = one(Language::Chinese, words, &profile("reading"));
    for part in
        ["<w:em w:val=\"dot\"/></w:rPr><w:t xml:space=\"preserve\">乙<", ">／<", "<w:u w:val=\"single\"/></w:rPr>"]
    {
        assert!(shown.contains(part), "{part} is not in {shown}");
    }
    let plain = one(Language::Chinese, words, &profile("speech"));
    assert!(!plain.contains("<w:em ") && !plain.contains("<w:u ") && !plain.contains('／'));
}

#[test]
fn dates_get_brackets_once() {
    for (date, shown) in [("2026年4月28日", "（2026年4月28日）"), ("（4月28日）", "（4月28日）"), (" (4月)", " (4月)")]
    {
        let mut draft = Draft::default();
        draft.title.date = Text::plain(date);
        assert_eq!(Parts::new(made(&draft, &profile("official"))).paragraphs(), [shown]);
    }
}

#[test]
fn the_page_is_that_of_the_profile() {
    for (id, expected) in [
        (
            "official",
            "<w:footerReference w:type=\"default\" r:id=\"footer1\"/><w:footerReference w:type=\"even\" r:id=\"footer2\"/>\
             <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1470\" w:bottom=\"1984\" \
             w:left=\"1587\" w:header=\"1049\" w:footer=\"1419\" w:gutter=\"0\"/>\
             <w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>",
        ),
        (
            "reading",
            "<w:footerReference w:type=\"default\" r:id=\"footer1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
             <w:pgMar w:top=\"1247\" w:right=\"2268\" w:bottom=\"5981\" w:left=\"1361\" w:header=\"624\" \
             w:footer=\"625\" w:gutter=\"0\"/><w:docGrid w:type=\"lines\" w:linePitch=\"760\"/>",
        ),
    ] {
        let document = one(Language::Chinese, "甲", &profile(id));
        let found = document.split_once("<w:sectPr>").unwrap().1.split_once("</w:sectPr>").unwrap().0;
        assert_eq!(found, expected, "{id}");
    }
}
