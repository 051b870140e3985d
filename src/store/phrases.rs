//! The sentences that a writer keeps, in one file of the user's.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::Files;
use super::own::OwnFile;
use super::position::{Step, locate};
use super::problem::{Fault, Problem, ReadError};
use super::read::{self, VERSION};
use super::shape::{Headed, RoleFile};
use super::write;
use crate::model::{Language, NotKept, Phrase, Phrases};

/// The kind written at the head of the file.
const PHRASES: &str = "lectern-phrases";

/// The largest file of phrases that is read and written, in bytes.
const MAX_FILE: usize = 2 << 20;

const OWN: OwnFile<Phrases> = OwnFile { most: MAX_FILE, parse: parse_phrases, write: write_phrases };

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PhrasesFile {
    format: String,
    version: u32,
    #[serde(default)]
    phrases: Vec<PhraseFile>,
}

impl Headed for PhrasesFile {
    fn head(&self) -> (&str, u32) {
        (&self.format, self.version)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PhraseFile {
    words: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    role: Option<RoleFile>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    occasion: String,
    language: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    added: Option<String>,
}

/// The file of phrases in its folder.
pub fn phrases_file(folder: &Path) -> PathBuf {
    folder.join("phrases.ron")
}

/// Reads the phrases of a text.
///
/// # Errors
/// The first thing that is wrong with it. A phrase that stands twice is read once.
pub fn parse_phrases(source: &str) -> Result<Phrases, Problem> {
    let source = read::without_mark(source);
    let file: PhrasesFile = read::parse(source, PHRASES, MAX_FILE)?;
    let mut phrases = Phrases::default();
    for (index, file) in file.phrases.into_iter().enumerate() {
        let wrong = |path: &[Step], what| {
            let path = [&[Step::Field("phrases"), Step::Index(index)], path].concat();
            Problem { position: locate(source, &path), what }
        };
        let language = Language::from_tag(&file.language)
            .ok_or_else(|| wrong(&[Step::Field("language")], Fault::Language(file.language.clone())))?;
        let day = |day: String| day.parse().map_err(|_| wrong(&[Step::Field("added")], Fault::Value(day)));
        let added = file.added.map(day).transpose()?;
        let role = file.role.map(read::role);
        let phrase = Phrase { words: file.words, role, occasion: file.occasion, language, added };
        match phrases.add(phrase) {
            Ok(()) | Err(NotKept::There(_) | NotKept::Empty) => {}
            Err(NotKept::TooLong | NotKept::TooMany) => return Err(wrong(&[], Fault::TooMany)),
        }
    }
    Ok(phrases)
}

/// The text of a file of phrases, which [`parse_phrases`] reads back.
///
/// # Errors
/// RON could not write it, which no phrase is known to bring about.
pub fn write_phrases(phrases: &Phrases) -> Result<String, String> {
    let phrase = |phrase: &Phrase| PhraseFile {
        words: phrase.words.clone(),
        role: phrase.role.map(write::role),
        occasion: phrase.occasion.clone(),
        language: phrase.language.tag().to_owned(),
        added: phrase.added.map(|day| day.to_string()),
    };
    let phrases = phrases.all().iter().map(phrase).collect();
    let file = PhrasesFile { format: PHRASES.to_owned(), version: VERSION, phrases };
    write::pretty(PHRASES, &file).map_err(|error| error.to_string())
}

/// The phrases that a writer has kept; none where there is no file yet.
///
/// # Errors
/// The file cannot be read, or holds something else.
pub fn load_phrases(files: &dyn Files, folder: &Path) -> Result<Phrases, ReadError> {
    OWN.load(files, &phrases_file(folder))
}

/// Writes the phrases, whole or not at all.
///
/// # Errors
/// They cannot be written; or the file that is there cannot be read, and stays.
pub fn save_phrases(files: &dyn Files, folder: &Path, phrases: &Phrases) -> Result<(), ReadError> {
    OWN.save(files, &phrases_file(folder), phrases)
}
