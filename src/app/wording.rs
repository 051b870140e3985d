//! The list of typical errors as the writer has it: built-in entries that are switched off, and entries of his own, which
//! come from the page or a table and go to a table.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::action::{Ask, Purpose};
use super::jobs::Job;
use super::messages;
use super::notice::{NoticeKind, Offer};
use super::reviewing::options_of;
use super::session::Session;
use crate::check::WordList;
use crate::i18n::words as texts;
use crate::import::plain_text;
use crate::model::{BadLine, OwnWords, WordEntry, read_words, write_words};
use crate::store::{
    Cause, Existing, Files, Folders, ReadError, StoreError, load_words, read_file, save_words, words_file, write_file,
};

/// The largest table that is read, in bytes.
const MOST_TABLE: u64 = 4 << 20;

/// Something that is asked of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum WordAsk {
    /// The built-in entry for these words is to count, or not.
    Switch(String, bool),
    /// Keep an entry, in the place of the own one for these words.
    Put(Option<String>, Box<WordEntry>),
    /// Let the own entry for these words go.
    Remove(String),
    /// Take entries from a table.
    Import,
    /// Write the own ones to a table.
    Export,
}

/// Work on it.
#[derive(Debug)]
pub enum WordsJob {
    /// Read what the writer has made of it.
    Load,
    /// Write it.
    Save(Box<OwnWords>),
    /// Read a table.
    Import(PathBuf),
    /// Write a table.
    Export(PathBuf, Existing, String),
}

/// What came of it.
#[derive(Debug)]
pub enum Worded {
    /// It was read from this file, or could not be.
    Loaded(PathBuf, Result<OwnWords, ReadError>),
    /// It could not be written to this file.
    NotSaved(PathBuf, ReadError),
    /// A table was read, or not.
    Imported(PathBuf, Result<Vec<WordEntry>, BadTable>),
    /// A table was written, or not.
    Exported(PathBuf, Result<(), StoreError>),
}

/// Why a table is not taken in.
#[derive(Debug)]
pub enum BadTable {
    /// The file could not be read.
    File(StoreError),
    /// A line of it is no entry.
    Line(BadLine),
}

/// Does a job.
pub(super) fn run(files: &dyn Files, folders: Option<&Folders>, job: WordsJob) -> Option<Worded> {
    let folder = || folders.map(|folders| folders.words.as_path());
    match job {
        WordsJob::Load => folder().map(|folder| Worded::Loaded(words_file(folder), load_words(files, folder))),
        WordsJob::Save(words) => {
            let folder = folder()?;
            save_words(files, folder, &words).err().map(|error| Worded::NotSaved(words_file(folder), error))
        }
        WordsJob::Import(path) => {
            let read = read_file(files, &path, MOST_TABLE).map_err(BadTable::File);
            let entries = read.and_then(|bytes| read_words(&plain_text(&bytes)).map_err(BadTable::Line));
            Some(Worded::Imported(path, entries))
        }
        WordsJob::Export(path, existing, table) => {
            let written = write_file(files, &path, table.as_bytes(), existing);
            Some(Worded::Exported(path, written))
        }
    }
}

impl Session {
    /// What the writer has made of the list; `None` until it is read, or where it cannot be.
    pub fn words(&self) -> Option<&OwnWords> {
        self.words.as_ref()
    }

    /// The list that holds. It is another one whenever it has changed.
    pub fn word_list(&self) -> &Arc<WordList> {
        &self.check_options.words
    }

    pub(super) fn word_ask(&mut self, ask: WordAsk, now: Duration) {
        let Some(words) = &mut self.words else {
            return self.notice(NoticeKind::Error, texts::NOT_READ.get(self.lang).to_owned(), Vec::new(), now);
        };
        match ask {
            WordAsk::Switch(wrong, on) => words.switch(&wrong, on),
            WordAsk::Put(instead, entry) => {
                if let Err(bad) = words.put(instead.as_deref(), *entry) {
                    let text = messages::bad_word(self.lang, &bad);
                    return self.notice(NoticeKind::Error, text, Vec::new(), now);
                }
            }
            WordAsk::Remove(wrong) => {
                let Some(entry) = words.remove(&wrong) else { return };
                let offer = Offer::KeepWord(Box::new(entry));
                self.notice(NoticeKind::Done, texts::gone(self.lang, &wrong), vec![offer], now);
            }
            WordAsk::Import => return self.pick(Purpose::WordsIn),
            WordAsk::Export => return self.pick(Purpose::WordsOut),
        }
        self.words_changed();
    }

    fn words_changed(&mut self) {
        self.use_words();
        self.job(Job::Words(WordsJob::Save(Box::new(self.words.clone().unwrap_or_default()))));
    }

    fn use_words(&mut self) {
        let list = self.words.as_ref().map_or_else(WordList::built_in, WordList::with);
        self.check_options = Arc::new(options_of(&self.settings.checks, list));
    }

    pub(super) fn export_words(&mut self, path: PathBuf, existing: Existing) {
        let Some(words) = &self.words else { return };
        let table = texts::head(self.lang) + &write_words(words.entries());
        self.job(Job::Words(WordsJob::Export(path, existing, table)));
    }

    pub(super) fn worded(&mut self, done: Worded, now: Duration) {
        let lang = self.lang;
        let told = match done {
            Worded::Loaded(_, Ok(words)) => {
                self.words = Some(words);
                return self.use_words();
            }
            // Then nothing is kept that would write over it.
            Worded::Loaded(path, Err(error)) | Worded::NotSaved(path, error) => {
                Err(messages::read_error(lang, &path.display().to_string(), &error))
            }
            Worded::Imported(_, Ok(entries)) => self.take_words(entries),
            Worded::Imported(path, Err(bad)) => {
                let told = match bad {
                    BadTable::File(error) => messages::store_error(lang, &error),
                    BadTable::Line(bad) => messages::bad_line(lang, &messages::file_name(&path), &bad),
                };
                Err(texts::not_imported(lang, &told))
            }
            Worded::Exported(path, Err(StoreError { cause: Cause::Exists, .. })) => {
                self.ask = Some(Ask::Replace(Purpose::WordsOut, path));
                return;
            }
            Worded::Exported(path, Ok(())) => Ok(texts::exported(lang, &messages::file_name(&path))),
            Worded::Exported(_, Err(error)) => Err(messages::store_error(lang, &error)),
        };
        let kind = if told.is_ok() { NoticeKind::Done } else { NoticeKind::Error };
        let (Ok(text) | Err(text)) = told;
        self.notice(kind, text, Vec::new(), now);
    }

    /// Takes entries in, all or none: those for words that the writer has take their places. What the program has just
    /// so is no entry of his own.
    fn take_words(&mut self, entries: Vec<WordEntry>) -> Result<String, String> {
        let built_in = WordList::built_in();
        let mut words = self.words.clone().ok_or_else(|| texts::NOT_READ.get(self.lang).to_owned())?;
        let new = entries.into_iter().filter(|entry| !built_in.entries().contains(entry));
        let mut count = 0;
        for entry in new {
            let wrong = entry.wrong.clone();
            let told = |bad| texts::not_imported(self.lang, &messages::bad_word(self.lang, &bad));
            words.put(Some(&wrong), entry).map_err(told)?;
            count += 1;
        }
        self.words = Some(words);
        self.words_changed();
        Ok(texts::imported(self.lang, count))
    }
}
