//! Word documents, as a validator, python-docx and LibreOffice read them.

use std::fs;
use std::path::Path;

use lectern::assemble::{Assembled, Block, Shape, Source, SpanKind, assemble};
use lectern::edit::with_samples;
use lectern::export::{Facts, docx};
use lectern::model::{Draft, Language, Numbers, Profile};
use lectern::store::{built_in, built_in_profiles};
use serde_json::Value;
use tempfile::TempDir;

use crate::programs::said;

/// A document of a draft.
struct Paper {
    name: String,
    draft: Draft,
    speech: Assembled,
    profile: Profile,
}

impl Paper {
    /// What its paragraphs say.
    fn paragraphs(&self) -> Vec<String> {
        let blocks = self.speech.blocks.iter();
        let all = blocks.map(|block| {
            let mut text = block.line.text.clone();
            for span in block.line.spans.iter().rev() {
                if span.kind == SpanKind::Pause && self.profile.marks {
                    let pause = if self.draft.language == Language::Chinese { "／" } else { "/ " };
                    text.insert_str(span.range.start, pause);
                }
            }
            let bare = block.source == Source::Date && !text.starts_with(['（', '(']);
            match (bare && self.profile.date_in_brackets, self.draft.language) {
                (true, Language::Chinese) => format!("（{text}）"),
                (true, Language::English) => format!("({text})"),
                (false, _) => text,
            }
        });
        all.collect()
    }

    /// The styles of its paragraphs.
    fn styles(&self) -> Vec<String> {
        let blocks = self.speech.blocks.iter();
        let name = |block: &Block| match (block.source, block.shape) {
            (Source::TitleLine(_), _) => "Title".to_owned(),
            (Source::Subtitle, _) => "Subtitle".to_owned(),
            (Source::Speaker, _) => "Byline".to_owned(),
            (Source::Date, _) => "Date".to_owned(),
            (_, Shape::Heading(level)) => format!("Heading {}", level + 1),
            (_, Shape::Flush) => "Salutation".to_owned(),
            _ => "Body Text".to_owned(),
        };
        blocks.map(name).collect()
    }
}

/// Every template with its samples by every profile, and the Chinese ones with numbers that Word counts, in a folder.
fn papers() -> (TempDir, Vec<Paper>) {
    let folder = tempfile::tempdir().unwrap();
    let mut papers = Vec::new();
    let mut add = |name: String, draft: &Draft, profile: Profile| {
        let speech = assemble(draft, None);
        let bytes = docx(draft, &speech, &Facts::new(draft, &speech), &profile).unwrap();
        fs::write(folder.path().join(&name).with_extension("docx"), bytes).unwrap();
        papers.push(Paper { name, draft: draft.clone(), speech, profile });
    };
    for entry in built_in() {
        let draft = with_samples(&entry.template.unwrap());
        for (id, profile) in built_in_profiles() {
            add(format!("{}-{id}", entry.id), &draft, profile.clone());
        }
        let (_, official) = &built_in_profiles()[0];
        let counted = Profile { numbers: Numbers::Automatic, ..official.clone() };
        add(format!("{}-counted", entry.id), &draft, counted);
    }
    add("empty".to_owned(), &Draft::default(), built_in_profiles()[0].1.clone());
    (folder, papers)
}

/// Every document of a folder as LibreOffice turns it into files of a kind.
fn convert(folder: &Path, papers: &[Paper], kind: &str) {
    let names = papers.iter().map(|paper| format!("{}.docx", paper.name));
    let arguments: Vec<String> =
        ["--headless", "--convert-to", kind].map(String::from).into_iter().chain(names).collect();
    said("soffice", &arguments, folder);
}

#[test]
fn no_document_breaks_a_rule_of_the_format() {
    let (folder, papers) = papers();
    let found = said("openxml-audit", &["--policy", "strict", "--recursive", "--output", "json", "."], folder.path());
    let found: Vec<Value> = serde_json::from_str(&found).unwrap();
    assert_eq!(found.len(), papers.len());
    for of in found {
        assert_eq!(
            (&of["valid"], &of["error_count"], &of["warning_count"]),
            (&true.into(), &0.into(), &0.into()),
            "{of}"
        );
    }
}

/// What python-docx finds in every document of the folder.
const READ: &str = "
import docx, json, sys, pathlib
def read(path):
    paper = docx.Document(path)
    core = paper.core_properties
    return {
        'title': core.title, 'author': core.author, 'day': str(core.created.date()) if core.created else None,
        'language': core.language,
        'paragraphs': [p.text for p in paper.paragraphs], 'styles': [p.style.name for p in paper.paragraphs],
        'known': [s.name for s in paper.styles],
    }
json.dump({path.stem: read(path) for path in pathlib.Path('.').glob('*.docx')}, sys.stdout)
";

#[test]
fn python_docx_reads_back_what_was_written() {
    let (folder, papers) = papers();
    let all: Value = serde_json::from_str(&said("python3", &["-c", READ], folder.path())).unwrap();
    for paper in &papers {
        let found = &all[&paper.name];
        let facts = Facts::new(&paper.draft, &paper.speech);
        assert_eq!(found["title"], facts.title, "{}", paper.name);
        assert_eq!(found["author"], facts.author, "{}", paper.name);
        assert_eq!(found["language"], paper.draft.language.tag(), "{}", paper.name);
        let day = facts.day.map(|day| day.to_string());
        // Without a day of its own python-docx finds none, or that of the file.
        assert!(day.is_none() || found["day"] == day.unwrap(), "{}: {}", paper.name, found["day"]);
        if paper.speech.blocks.is_empty() {
            assert_eq!(found["paragraphs"], Value::from(vec![""]), "{}", paper.name);
            continue;
        }
        if paper.profile.numbers == Numbers::Written {
            assert_eq!(found["paragraphs"], Value::from(paper.paragraphs()), "{}", paper.name);
        }
        assert_eq!(found["styles"], Value::from(paper.styles()), "{}", paper.name);
        for style in ["Title", "Subtitle", "Heading 1", "Heading 4", "Body Text", "Footer", "Salutation", "Date"] {
            assert!(found["known"].as_array().unwrap().contains(&style.into()), "{style} of {}", paper.name);
        }
    }
}

#[test]
fn libreoffice_shows_every_word_and_number() {
    let (folder, papers) = papers();
    convert(folder.path(), &papers, "txt:Text (encoded):UTF8");
    for paper in &papers {
        let text = fs::read_to_string(folder.path().join(&paper.name).with_extension("txt")).unwrap();
        let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
        let mut both = [text.trim_end_matches('\n').to_owned(), paper.paragraphs().join("\n")];
        if paper.profile.numbers == Numbers::Automatic {
            // In a plain text it puts blanks of its own around numbers that it counted.
            both = both.map(|text| text.replace(' ', ""));
        }
        assert_eq!(both[0], both[1], "{}", paper.name);
    }
}

/// A line of a page, in points.
#[derive(Clone, Debug)]
struct Row {
    words: String,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

/// The lines of the pages of a PDF, from the top down.
fn rows(folder: &Path, name: &str) -> Vec<Vec<Row>> {
    let file = format!("{name}.pdf");
    let found = said("pdftotext", &["-bbox-layout", &file, "-"], folder);
    let number = |line: &str, name: &str| -> f32 {
        let (_, behind) = line.split_once(&format!("{name}=\"")).unwrap();
        behind.split_once('"').unwrap().0.parse().unwrap()
    };
    let words = |line: &str| line.split_once('>').unwrap().1.replace("</word>", "");
    let row = |line: &str| Row {
        words: words(line),
        left: number(line, "xMin"),
        right: number(line, "xMax"),
        top: number(line, "yMin"),
        bottom: number(line, "yMax"),
    };
    let mut pages = Vec::new();
    for page in found.split("<page ").skip(1) {
        let mut rows: Vec<Row> = page.lines().filter(|line| line.contains("<word ")).map(row).collect();
        rows.sort_by(|a, b| a.top.total_cmp(&b.top));
        let mut merged: Vec<Row> = Vec::new();
        for row in rows {
            match merged.last_mut().filter(|last| (last.top + last.bottom) / 2.0 > row.top) {
                Some(last) => {
                    (last.left, last.right) = (last.left.min(row.left), last.right.max(row.right));
                    last.words += &row.words;
                }
                None => merged.push(row),
            }
        }
        pages.push(merged);
    }
    pages
}

#[test]
fn an_official_page_is_that_of_the_standard() {
    const MM: f32 = 72.0 / 25.4;
    let (folder, mut papers) = papers();
    papers.retain(|paper| paper.name.ends_with("-official") && paper.draft.language == Language::Chinese);
    convert(folder.path(), &papers, "pdf");
    let mut full = 0;
    for paper in &papers {
        let pages = rows(folder.path(), &paper.name);
        // The first page has a title, the last one need not be full.
        for (page, next) in pages.iter().zip(&pages[1..]).skip(1) {
            // The last one is the number of the page.
            let (_, rows) = page.split_last().unwrap();
            // A heading goes with its body to the next page.
            let heads = paper.speech.blocks.iter().filter(|block| matches!(block.shape, Shape::Heading(_)));
            if heads.map(|block| &block.line.text).any(|head| head.starts_with(next[0].words.trim())) {
                assert!((20..=22).contains(&rows.len()), "{}: {rows:?}", paper.name);
                continue;
            }
            assert_eq!(rows.len(), 22, "{}: {rows:?}", paper.name);
            let pitch = (rows[21].top - rows[0].top) / 21.0;
            assert!((pitch - 28.95).abs() < 0.02, "{}: {pitch} pt", paper.name);
            let left = rows.iter().map(|row| row.left).fold(f32::MAX, f32::min) / MM;
            assert!((left - 28.0).abs() < 0.1, "{}: {left} mm from the left", paper.name);
            // A mark at the very end of a line may hang outside of it, by half its cell or all of it.
            let right = |row: &&Row| row.right / MM < 28.0 + 156.0 + 0.5;
            let inside = rows.iter().filter(right).map(|row| row.right / MM - 28.0).fold(0.0, f32::max);
            assert!((inside - 156.0).abs() < 0.5, "{}: {inside} mm wide", paper.name);
            assert!(rows.iter().all(|row| row.right / MM < 28.0 + 156.0 + 6.0), "{}: {rows:?}", paper.name);
            full += 1;
        }
    }
    assert!(full > 20, "{full} pages");
}
