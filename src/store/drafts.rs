//! Drafts and plain texts in files.

use std::path::Path;

use super::atomic::{self, Existing, Watch};
use super::error::{Cause, Doing, StoreError};
use super::files::Files;
use super::library::template_text;
use super::position::position;
use super::print::Print;
use super::problem::{Fault, Problem, ReadError};
use super::{read, write};
use crate::model::{Draft, Template};

/// The largest draft or text that is read, in bytes.
pub const MAX_BYTES: u64 = read::MAX_DRAFT as u64;

/// Reads the draft in a file.
///
/// # Errors
/// The file cannot be read, or holds no draft.
pub fn open_draft(files: &dyn Files, path: &Path) -> Result<Draft, ReadError> {
    let text = read_text(files, path)?;
    parse_draft(&text).map_err(ReadError::Content)
}

/// Reads the draft in a file, watched; with what tells later whether the file is still as it was.
///
/// # Errors
/// As [`open_draft`], and when it is called off.
pub fn open_watched(files: &dyn Files, path: &Path, watch: Watch<'_>) -> Result<(Draft, Print), ReadError> {
    let (bytes, kind) = atomic::read_watched(files, path, MAX_BYTES, watch)?;
    let print = Print::new(&bytes, &kind);
    let draft = utf8(bytes).and_then(|text| parse_either(&text, path)).map_err(ReadError::Content)?;
    Ok((draft, print))
}

/// Reads the text in a file.
///
/// # Errors
/// The file cannot be read, or is not UTF-8.
pub fn read_text(files: &dyn Files, path: &Path) -> Result<String, ReadError> {
    utf8(atomic::read(files, path, MAX_BYTES)?).map_err(ReadError::Content)
}

/// Bytes as text.
///
/// # Errors
/// They are not UTF-8.
pub fn utf8(bytes: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes());
        Problem { position: Some(position(&text, good)), what: Fault::NotUtf8 }
    })
}

/// Whether a text says that it is one of our files.
pub fn looks_like_ours(source: &str) -> bool {
    read::without_mark(source).trim_start().starts_with("(format:")
}

/// Reads a draft.
///
/// # Errors
/// The first thing wrong with it.
pub fn parse_draft(text: &str) -> Result<Draft, Problem> {
    read::draft(text)
}

/// Reads a draft, or a template as a draft in which it is changed.
///
/// # Errors
/// The first thing wrong with it.
pub fn parse_either(text: &str, path: &Path) -> Result<Draft, Problem> {
    match parse_draft(text) {
        Err(Problem { what: Fault::OtherKind(kind), .. }) if kind == read::TEMPLATE => {
            let id = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
            let first = |problems: Vec<Problem>| {
                let none = Problem { position: None, what: Fault::NotOurs };
                problems.into_iter().next().unwrap_or(none)
            };
            read::template(&id, text).map(Template::into_draft).map_err(first)
        }
        read => read,
    }
}

/// The text of a draft's file, which [`parse_draft`] reads back.
///
/// # Errors
/// RON could not write it, which no draft is known to bring about.
pub fn write_draft(draft: &Draft) -> Result<String, String> {
    write::draft(draft).map_err(|error| error.to_string())
}

/// Writes a draft to its file, whole or not at all.
///
/// # Errors
/// It could not be written; the file is as it was.
pub fn save_draft(files: &dyn Files, path: &Path, draft: &Draft, existing: Existing) -> Result<(), StoreError> {
    atomic::write(files, path, text_of(path, draft)?.as_bytes(), existing)
}

/// The same; with what tells later whether the file is still as it was written.
///
/// # Errors
/// As [`save_draft`].
pub fn save_and_print(files: &dyn Files, path: &Path, draft: &Draft, existing: Existing) -> Result<Print, StoreError> {
    let text = text_of(path, draft)?;
    atomic::write(files, path, text.as_bytes(), existing)?;
    Ok(Print::of_written(files, path, text.as_bytes()))
}

/// The text of the file of a draft, or of the template that is made in it.
fn text_of(path: &Path, draft: &Draft) -> Result<String, StoreError> {
    let failed = |said| StoreError { path: path.to_owned(), doing: Doing::Write, cause: Cause::Other(said) };
    match Template::from_draft("", draft) {
        Some(template) => template_text(path, &template),
        None => write_draft(draft).map_err(failed),
    }
}
