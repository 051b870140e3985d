//! Whatever a draft says, the files made of it are valid and say the same: read back by parsers that others have written.

use std::sync::Arc;

use fastrand::Rng;
use html5gum::{DefaultEmitter, Token, Tokenizer};
use lectern::assemble::{Assembled, Shape, Source, assemble};
use lectern::export::{
    Encoding, Facts, Format, PdfOptions, Request, TextOptions, clipboard_html, export, html, md, txt,
};
use lectern::measure::Rate;
use lectern::model::*;
use lectern::store::built_in_profiles;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::generate;

/// What Markdown, HTML and style sheets have a meaning for, and what no file may hold.
const MARKS: [&str; 56] = [
    "*",
    "**",
    "_",
    "__",
    "`",
    "```",
    "~",
    "~~",
    "[",
    "]",
    "(",
    ")",
    "](",
    "]:",
    "![",
    "<",
    ">",
    "</p>",
    "<b>",
    "<!--",
    "&",
    "&amp;",
    "&#65;",
    "&lt",
    ";",
    "#",
    "## ",
    "- ",
    "-",
    "---",
    "+ ",
    "=",
    "===",
    "1. ",
    "12)",
    "\\",
    "\\*",
    "\"",
    "'",
    "{",
    "|",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u{0}",
    "\u{1b}[2J",
    "\u{85}",
    "\u{FFFE}",
    "\u{FDD0}",
    "水",
    "a",
    "。",
    "Ⓐ",
];

fn words(rng: &mut Rng) -> String {
    (0..rng.usize(0..8)).map(|_| MARKS[rng.usize(0..MARKS.len())]).collect()
}

/// A text with line breaks in it, as a value has them.
fn text(rng: &mut Rng) -> Text {
    let mut text = Text::default();
    for _ in 0..rng.usize(0..3) {
        text.push(
            Piece::Words(words(rng)),
            *rng.choice(&[Voice::Plain, Voice::Stress, Voice::Slow, Voice::Pinyin]).unwrap(),
        );
        if rng.u8(0..4) == 0 {
            text.push(Piece::Pause, Voice::Plain);
        }
    }
    text
}

fn section(rng: &mut Rng, id: u64) -> Section {
    let mut section = Section::new(SectionId(id), if id == 1 { Role::Salutation } else { Role::Item });
    section.heading = rng.bool().then(|| text(rng));
    section.run_in = Some(rng.bool());
    section.body = (0..rng.usize(0..3)).map(|_| Arc::new(text(rng))).collect();
    section.style = rng.bool().then(|| NumberStyle::ALL[rng.usize(0..NumberStyle::ALL.len())]);
    section
}

/// A draft that says nothing but what is hard to write.
fn hostile(seed: u64) -> Draft {
    let rng = &mut Rng::with_seed(seed);
    let mut top = section(rng, 1);
    let mut deep = section(rng, 9);
    for id in 2..9 {
        let mut parent = section(rng, id);
        parent.children.push(deep);
        deep = parent;
    }
    top.children.push(section(rng, 10));
    Draft {
        language: if rng.bool() { Language::Chinese } else { Language::English },
        title: TitleBlock {
            lines: (0..rng.usize(0..3)).map(|_| text(rng)).collect(),
            subtitle: text(rng),
            speaker: text(rng),
            date: text(rng),
        },
        sections: vec![top, deep],
        next_id: 11,
        ..Draft::default()
    }
}

fn drafts() -> impl Iterator<Item = Draft> {
    (0..300).map(generate::draft).chain((0..1500).map(hostile)).chain([Draft::default()])
}

fn is_letter(c: char) -> bool {
    let code = u32::from(c);
    (c == '\t' || !c.is_control()) && !(0xFDD0..=0xFDEF).contains(&code) && code & 0xFFFE != 0xFFFE
}

/// What a line says, without the letters that no file may hold.
fn lines(text: &str) -> Vec<String> {
    let lines = text.replace("\r\n", "\n");
    lines.split(['\n', '\r']).map(|line| line.chars().filter(|c| is_letter(*c)).collect()).collect()
}

fn trim(line: &str) -> &str {
    line.trim_matches([' ', '\t'])
}

/// What Markdown is to say: blocks with their level, 0 being a paragraph.
fn blocks(speech: &Assembled) -> Vec<(usize, String)> {
    let gap = if speech.language == Language::English { " " } else { "" };
    let one_line = |text: &str| {
        let lines = lines(text);
        let lines: Vec<&str> = lines.iter().map(|line| trim(line)).filter(|line| !line.is_empty()).collect();
        trim(&lines.join(gap)).to_owned()
    };
    let is_title = |source: Source| matches!(source, Source::TitleLine(_));
    let title = speech.blocks.iter().filter(|block| is_title(block.source)).map(|block| one_line(&block.line.text));
    let mut blocks = vec![(1, trim(&title.collect::<Vec<_>>().join(gap)).to_owned())];
    for block in speech.blocks.iter().filter(|block| !is_title(block.source)) {
        match block.shape {
            Shape::Heading(level) => blocks.push(((level + 2).min(6), one_line(&block.line.text))),
            _ => blocks.extend(lines(&block.line.text).iter().map(|line| (0, trim(line).to_owned()))),
        }
    }
    blocks.retain(|(_, text)| !text.is_empty());
    blocks
}

/// What CommonMark reads. It is headings, paragraphs and bold letters, and nothing else.
fn read_md(source: &str) -> Vec<(usize, String)> {
    let mut blocks: Vec<(usize, String)> = Vec::new();
    for event in Parser::new_ext(source, Options::empty()) {
        match event {
            Event::Start(Tag::Paragraph) => blocks.push((0, String::new())),
            Event::Start(Tag::Heading { level, .. }) => {
                let levels = [
                    HeadingLevel::H1,
                    HeadingLevel::H2,
                    HeadingLevel::H3,
                    HeadingLevel::H4,
                    HeadingLevel::H5,
                    HeadingLevel::H6,
                ];
                blocks.push((levels.iter().position(|known| *known == level).unwrap() + 1, String::new()));
            }
            Event::Text(text) => blocks.last_mut().unwrap().1.push_str(&text),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong | TagEnd::Paragraph | TagEnd::Heading(_)) => {}
            other => panic!("{other:?} in\n{source}"),
        }
    }
    blocks
}

#[test]
fn markdown_says_what_the_speech_says() {
    for draft in drafts() {
        let speech = assemble(&draft, None);
        let text = md(&speech);
        assert_eq!(read_md(&text), blocks(&speech), "{text}");
        assert!(text.chars().all(|c| c == '\n' || is_letter(c)), "{text:?}");
    }
}

/// The lines that HTML shows. It must be without a fault, and every tag must end where it may.
fn read_html(source: &str) -> Vec<String> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut lines = vec![String::new()];
    let mut open: Vec<String> = Vec::new();
    for token in Tokenizer::new_with_emitter(source, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8(tag.name.0.clone()).unwrap();
                let is_line = name == "p" || name.starts_with('h');
                let within = open.iter().any(|tag| tag == "p" || tag.len() == 2 && tag.starts_with('h'));
                assert!(!(is_line && within), "<{name}> within {open:?}");
                if is_line || name == "br" {
                    lines.push(String::new());
                }
                if !["meta", "br"].contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => assert_eq!(open.pop().unwrap().as_bytes(), tag.name.0.as_slice(), "{source}"),
            Token::String(text) if !open.iter().any(|tag| tag == "head") => {
                let text = String::from_utf8(text.value.0.clone()).unwrap();
                let is_between = !open.iter().any(|tag| tag == "p" || tag.len() == 2 && tag.starts_with('h'));
                assert!(!is_between || text.trim().is_empty(), "{text:?} stands nowhere");
                lines.last_mut().unwrap().push_str(if is_between { "" } else { &text });
            }
            Token::String(_) | Token::Doctype(_) => {}
            other => panic!("{other:?} in\n{source}"),
        }
    }
    assert_eq!(open, [""; 0]);
    lines.retain(|line| !line.is_empty());
    lines
}

/// Every profile of the program without what it adds to the text.
fn bare_profiles() -> Vec<Profile> {
    let mut profiles: Vec<Profile> = built_in_profiles().iter().map(|(_, profile)| profile.clone()).collect();
    for (index, profile) in profiles.iter_mut().enumerate() {
        profile.date_in_brackets = false;
        profile.marks = index % 2 == 0;
        if index == 0 {
            profile.title.chinese = "</style>'\"\\<b>&".to_owned();
        }
    }
    profiles
}

#[test]
fn html_is_valid_and_says_what_the_speech_says() {
    let profiles = bare_profiles();
    for (index, draft) in drafts().enumerate() {
        let (speech, profile) = (assemble(&draft, None), &profiles[index % profiles.len()]);
        let mut said: Vec<String> = speech.blocks.iter().flat_map(|block| lines(&block.line.text)).collect();
        said.retain(|line| !line.is_empty());
        let page = html(&speech, &Facts::new(&draft, &speech), profile);
        let fragment = clipboard_html(&speech, profile);
        for source in [&page, &fragment] {
            let read: Vec<String> = read_html(source).iter().map(|line| line.replace('\u{A0}', " ")).collect();
            assert_eq!(read, said, "{source}");
            assert!(source.chars().all(|c| c == '\n' || is_letter(c)), "{source:?}");
        }
    }
}

#[test]
fn a_page_says_its_title_and_language_and_needs_no_other_file() {
    let mut draft = generate::draft(1);
    draft.title.lines = vec![Text::plain("甲 <乙>"), Text::plain("丙")];
    for (language, tag, title) in
        [(Language::Chinese, "zh-CN", "甲 &lt;乙&gt;丙"), (Language::English, "en", "甲 &lt;乙&gt; 丙")]
    {
        draft.language = language;
        let speech = assemble(&draft, None);
        for (_, profile) in built_in_profiles() {
            let page = html(&speech, &Facts::new(&draft, &speech), profile);
            assert!(page.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{tag}\">\n")), "{page}");
            assert!(page.contains(&format!("<title>{title}</title>")), "{page}");
            assert!(!page.contains("url(") && !page.contains("//") && !page.contains("<script"), "{page}");
        }
    }
    let nothing = html(&Assembled::default(), &Facts::default(), &built_in_profiles()[0].1);
    assert!(nothing.contains("<title>Lectern</title>"));
}

#[test]
fn brackets_stand_around_a_date_once() {
    let (_, profile) = &built_in_profiles()[0];
    for (language, date, shown) in [
        (Language::Chinese, "2026年4月28日", "（2026年4月28日）"),
        (Language::Chinese, "（2026年4月28日）", "（2026年4月28日）"),
        (Language::English, "28 April 2026", "(28 April 2026)"),
    ] {
        let title = TitleBlock { date: Text::plain(date), ..TitleBlock::default() };
        let draft = Draft { language, title, ..Draft::default() };
        let speech = assemble(&draft, None);
        for source in [html(&speech, &Facts::default(), profile), clipboard_html(&speech, profile)] {
            assert_eq!(read_html(&source), [shown]);
        }
    }
}

#[test]
fn equal_orders_make_equal_bytes_and_a_text_is_that_of_txt() {
    for (index, draft) in drafts().step_by(7).enumerate() {
        let speech = assemble(&draft, None);
        let profiles = built_in_profiles();
        let order = Request {
            draft: &draft,
            speech: &speech,
            profile: &profiles[index % 4].1,
            text: TextOptions::default(),
            fonts: None,
            rate: Rate::usual(draft.language),
            pdf: PdfOptions::default(),
        };
        for format in [Format::Text, Format::Markdown, Format::Html] {
            assert_eq!(export(format, &order).unwrap(), export(format, &order).unwrap());
        }
        assert_eq!(export(Format::Text, &order).unwrap(), txt(&speech).into_bytes());
        let text = TextOptions { encoding: Encoding::Gb18030, ..order.text };
        let bytes = export(Format::Text, &Request { text, ..order }).unwrap();
        let (read, had_errors) = encoding_rs::GB18030.decode_without_bom_handling(&bytes);
        assert_eq!((read.as_ref(), had_errors), (txt(&speech).as_str(), false));
    }
}
