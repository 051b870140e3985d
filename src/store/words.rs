//! What a writer has made of the list of typical errors, in one file of the user's: entries of his own, and which of those
//! of the program are off. These are not copied, so that a later version of the program improves them.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::Files;
use super::own::OwnFile;
use super::position::{Step, locate};
use super::problem::{Fault, Problem, ReadError};
use super::read::{self, VERSION};
use super::shape::Headed;
use super::write;
use crate::model::{BadWord, MAX_WORD, MAX_WORDS, OwnWords, WordEntry, WordLevel, WordScope};

/// The kind written at the head of the file.
const WORDS: &str = "lectern-words";

/// The largest file of words that is read and written, in bytes.
const MAX_FILE: usize = 4 << 20;

const OWN: OwnFile<OwnWords> = OwnFile { most: MAX_FILE, parse: parse_words, write: write_words_file };

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    format: String,
    version: u32,
    #[serde(default)]
    words: Vec<WordFile>,
    #[serde(default)]
    off: Vec<String>,
}

impl Headed for WordsFile {
    fn head(&self) -> (&str, u32) {
        (&self.format, self.version)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordFile {
    wrong: String,
    right: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unless: Vec<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    scope: ScopeFile,
    #[serde(default, skip_serializing_if = "is_usual")]
    level: LevelFile,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
enum ScopeFile {
    #[default]
    All,
    Official,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
enum LevelFile {
    #[default]
    Hint,
    Warning,
}

fn is_usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// The file of words in its folder.
pub fn words_file(folder: &Path) -> PathBuf {
    folder.join("words.ron")
}

/// Reads the words of a text.
///
/// # Errors
/// The first thing that is wrong with it. An entry that stands twice is read once, as it stands first.
pub fn parse_words(source: &str) -> Result<OwnWords, Problem> {
    let source = read::without_mark(source);
    let file: WordsFile = read::parse(source, WORDS, MAX_FILE)?;
    let wrong = |path: &[Step], what| Problem { position: locate(source, path), what };
    let mut words = OwnWords::default();
    for (index, file) in file.words.into_iter().enumerate() {
        let name = file.wrong.clone();
        let what = match words.put(None, entry(file)) {
            Ok(()) | Err(BadWord::There) => continue,
            Err(BadWord::TooLong(_)) => Fault::TooLong,
            Err(BadWord::TooManyParts | BadWord::Full) => Fault::TooMany,
            Err(BadWord::Unless(unless)) => Fault::Value(unless),
            Err(_) => Fault::Value(name),
        };
        return Err(wrong(&[Step::Field("words"), Step::Index(index)], what));
    }
    for (index, off) in file.off.into_iter().enumerate() {
        let fault = match () {
            () if index >= MAX_WORDS => Fault::TooMany,
            () if off.chars().nth(MAX_WORD).is_some() => Fault::TooLong,
            () => {
                words.switch(&off, false);
                continue;
            }
        };
        return Err(wrong(&[Step::Field("off"), Step::Index(index)], fault));
    }
    Ok(words)
}

fn entry(file: WordFile) -> WordEntry {
    WordEntry {
        wrong: file.wrong,
        right: file.right,
        unless: file.unless,
        scope: match file.scope {
            ScopeFile::All => WordScope::All,
            ScopeFile::Official => WordScope::Official,
        },
        level: match file.level {
            LevelFile::Hint => WordLevel::Hint,
            LevelFile::Warning => WordLevel::Warning,
        },
        reason: file.reason,
    }
}

/// The text of a file of words, which [`parse_words`] reads back.
///
/// # Errors
/// RON could not write it, which no word is known to bring about.
pub fn write_words_file(words: &OwnWords) -> Result<String, String> {
    let word = |entry: &WordEntry| WordFile {
        wrong: entry.wrong.clone(),
        right: entry.right.clone(),
        unless: entry.unless.clone(),
        scope: match entry.scope {
            WordScope::All => ScopeFile::All,
            WordScope::Official => ScopeFile::Official,
        },
        level: match entry.level {
            WordLevel::Hint => LevelFile::Hint,
            WordLevel::Warning => LevelFile::Warning,
        },
        reason: entry.reason.clone(),
    };
    let file = WordsFile {
        format: WORDS.to_owned(),
        version: VERSION,
        words: words.entries().iter().map(word).collect(),
        off: words.off().iter().cloned().collect(),
    };
    write::pretty(WORDS, &file).map_err(|error| error.to_string())
}

/// What a writer has made of the list; nothing where there is no file yet.
///
/// # Errors
/// The file cannot be read, or holds something else.
pub fn load_words(files: &dyn Files, folder: &Path) -> Result<OwnWords, ReadError> {
    OWN.load(files, &words_file(folder))
}

/// Writes it, whole or not at all.
///
/// # Errors
/// It cannot be written; or the file that is there cannot be read, and stays.
pub fn save_words(files: &dyn Files, folder: &Path, words: &OwnWords) -> Result<(), ReadError> {
    OWN.save(files, &words_file(folder), words)
}
