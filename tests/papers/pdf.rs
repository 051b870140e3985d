//! PDF, as qpdf and Poppler read it.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use lectern::app::page_fonts;
use lectern::assemble::{Assembled, assemble};
use lectern::edit::with_samples;
use lectern::export::page::{Fonts, Pages, lay_out};
use lectern::export::{Facts, PdfOptions, pdf};
use lectern::measure::Rate;
use lectern::model::{Draft, Language, Profile, Role, Section, SectionId, Text};
use lectern::store::{built_in, built_in_profiles};

/// What a program answers; it must be there and content.
fn answer(program: &str, arguments: &[&str], file: &Path) -> String {
    let run = Command::new(program).args(arguments).arg(file).output();
    let run = run.unwrap_or_else(|error| panic!("{program} is needed for this test: {error}"));
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{program} {arguments:?}: {told}");
    String::from_utf8(run.stdout).unwrap()
}

/// The text of a file in the order in which it was written; a dash as the last argument stands for no other file.
fn text(file: &Path) -> String {
    let run = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(file).arg("-").output();
    let run = run.unwrap_or_else(|error| panic!("pdftotext is needed for this test: {error}"));
    assert!(run.status.success());
    String::from_utf8(run.stdout).unwrap()
}

fn fonts(profile: &Profile) -> Fonts {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    page_fonts(profile, &[own.join("fandol"), own])
}

/// A speech as PDF in a folder of its own.
struct Printed {
    speech: Assembled,
    pages: Pages,
    bytes: Vec<u8>,
    folder: tempfile::TempDir,
}

impl Printed {
    fn new(draft: &Draft, profile: &Profile, options: PdfOptions) -> Self {
        let speech = assemble(draft, None);
        let profile = Arc::new(profile.clone());
        let pages = lay_out(&speech, &profile, &fonts(&profile), Rate::usual(draft.language), None);
        let bytes = pdf(&pages, &Facts::new(draft, &speech), options).unwrap();
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("speech.pdf"), &bytes).unwrap();
        Self { speech, pages, bytes, folder }
    }

    fn ask(&self, program: &str, arguments: &[&str]) -> String {
        answer(program, arguments, &self.folder.path().join("speech.pdf"))
    }

    fn text(&self) -> String {
        text(&self.folder.path().join("speech.pdf"))
    }
}

/// Every profile with a speech of its language.
fn samples() -> Vec<(&'static str, Profile, Draft)> {
    let templates = built_in();
    let of = |language: Language| {
        let all = templates.iter().filter_map(|entry| entry.template.as_ref().ok());
        all.filter(|template| template.draft.language == language).map(with_samples).next().unwrap()
    };
    let language = |id: &str| if id == "english" { Language::English } else { Language::Chinese };
    built_in_profiles().iter().map(|(id, profile)| (*id, profile.clone(), of(language(id)))).collect()
}

#[test]
fn every_profile_makes_a_file_without_fault_in_fonts_that_come_with_it() {
    for (id, profile, draft) in samples() {
        for archival in [false, true] {
            let printed = Printed::new(&draft, &profile, PdfOptions { archival });
            let told = printed.ask("qpdf", &["--check"]);
            assert!(told.contains("No syntax or stream encoding errors found"), "{id}: {told}");
            let fonts = printed.ask("pdffonts", &[]);
            let rows: Vec<&str> = fonts.lines().skip(2).collect();
            assert!(!rows.is_empty(), "{id}");
            for row in rows {
                let last: Vec<&str> = row.split_whitespace().rev().skip(2).take(3).collect();
                assert_eq!(last, ["yes", "yes", "yes"], "{id}: embedded, a subset, with characters: {row}");
            }
            let facts = printed.ask("pdfinfo", &[]);
            let is = |key: &str, value: &str| {
                let line = facts.lines().find(|line| line.starts_with(key)).unwrap_or_default();
                assert!(line.ends_with(value), "{id}: {key} {value}\n{facts}");
            };
            is("Pages:", &format!(" {}", printed.pages.len()));
            is("Tagged:", "yes");
            is("Title:", &Facts::new(&draft, &printed.speech).title);
        }
    }
}

#[test]
fn a_file_for_archives_says_so_and_has_a_date_that_is_not_of_the_clock() {
    let (_, profile, _) = samples().remove(0);
    let printed = Printed::new(&Draft::default(), &profile, PdfOptions { archival: true });
    let facts = printed.ask("pdfinfo", &["-isodates"]);
    assert!(facts.contains("1970-01-01"), "{facts}");
    let meta = printed.ask("pdfinfo", &["-meta"]);
    assert!(meta.contains("<pdfaid:part>2</pdfaid:part>") && meta.contains(">B</pdfaid:conformance>"), "{meta}");
}

/// What stands on no page: the number of a page is no text of the speech.
fn without_numbers(text: &str, pages: usize) -> String {
    let number = |line: &str, page: usize| {
        let forms = [format!("— {page} —"), format!("{page}"), format!("{page} / {pages}")];
        forms.iter().any(|form| form == line.trim())
    };
    let pages = text
        .split('\u{c}')
        .enumerate()
        .map(|(index, page)| page.lines().filter(|line| !number(line, index + 1)).collect::<Vec<_>>().join("\n"));
    pages.collect::<Vec<_>>().join("\n")
}

/// Without blanks, which lines lose at their ends and gain where they are broken.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn check_text(name: &str, printed: &Printed) {
    let expected: String = printed.speech.blocks.iter().map(|block| block.line.text.as_str()).collect();
    let found = letters(&without_numbers(&printed.text(), printed.pages.len()));
    let (found, expected) = (found.replace(['（', '）'], ""), letters(&expected).replace(['（', '）'], ""));
    let differs = found.chars().zip(expected.chars()).position(|(a, b)| a != b);
    let around =
        |text: &str| text.chars().skip(differs.unwrap_or_default().saturating_sub(9)).take(30).collect::<String>();
    assert_eq!(found, expected, "{name}: “{}” is not “{}”", around(&found), around(&expected));
}

#[test]
fn the_text_of_a_file_is_that_of_the_speech() {
    for (id, profile, draft) in samples() {
        // What helps a reader stands between the lines of the other.
        if profile.reading.is_none() {
            check_text(id, &Printed::new(&draft, &profile, PdfOptions::default()));
        }
    }
}

/// A speech of paragraphs.
fn of(paragraphs: &[&str]) -> Draft {
    let mut draft = Draft { next_id: 2, ..Draft::default() };
    let mut section = Section::new(SectionId(1), Role::Item);
    section.body = paragraphs.iter().map(|text| Arc::new(Text::plain(text))).collect();
    draft.sections.push(section);
    draft
}

#[test]
fn rare_characters_and_such_as_no_font_has_stay_what_they_are() {
    let (_, profile, _) = samples().remove(0);
    let draft = of(&["姓䶮名𬭎，𠮷野家的𪚥；“《好》——”……①℃3‰。", "AV fi ﬁ cafe\u{301} don’t “No” 100%"]);
    check_text("rare", &Printed::new(&draft, &profile, PdfOptions::default()));
    let archived = Printed::new(&draft, &profile, PdfOptions { archival: true });
    check_text("archived", &archived);
}

#[test]
fn the_outline_has_every_heading() {
    for (id, profile, draft) in samples() {
        let printed = Printed::new(&draft, &profile, PdfOptions::default());
        let json = printed.ask("qpdf", &["--json", "--json-key=outlines"]);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        fn count(nodes: &serde_json::Value) -> usize {
            nodes.as_array().map_or(0, |nodes| nodes.iter().map(|node| 1 + count(&node["kids"])).sum())
        }
        let headings = printed.pages.headings().count();
        assert!(headings > 0, "{id}");
        assert_eq!(count(&json["outlines"]), headings, "{id}");
    }
}

#[test]
fn two_files_of_one_speech_are_equal() {
    for (id, profile, draft) in samples() {
        let [one, two] = [(); 2].map(|()| Printed::new(&draft, &profile, PdfOptions::default()));
        assert!(one.bytes == two.bytes, "{id}");
    }
}

#[test]
fn an_official_page_holds_22_lines_of_28_characters() {
    let (_, profile, _) = samples().remove(0);
    let draft = of(&["国".repeat(28 * 44 - 2).as_str()]);
    let printed = Printed::new(&draft, &profile, PdfOptions::default());
    let pages: Vec<String> = printed.text().split('\u{c}').map(str::to_owned).collect();
    let full = |line: &&str| line.chars().filter(|c| *c == '国').count() == 28;
    let rows: Vec<usize> = pages.iter().map(|page| page.lines().filter(full).count()).collect();
    assert_eq!(rows[..2], [21, 22], "the first line of all stands in by two characters: {rows:?}");
    let box_of = printed.ask("pdftotext", &["-bbox-layout", "-f", "2", "-l", "2"]);
    drop(box_of);
}
