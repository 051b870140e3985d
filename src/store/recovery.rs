//! What is kept of drafts that are being written, also of those never named, until they are saved or given up.
//!
//! A draft is kept under a key, and whoever writes it holds the lock of that key. What is kept under a key that nobody
//! holds was left behind by a copy of the program that ended early. What cannot be read stays where it is.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::atomic::{self, Existing};
use super::drafts::{parse_draft, utf8, write_draft};
use super::error::{Cause, Doing, StoreError};
use super::files::{Files, Kind};
use super::lock::Lock;
use super::problem::{Fault, Problem, ReadError};
use super::read;
use crate::model::Draft;

const FORMAT: &str = "lectern-recovery";

/// The text of a draft stands in it as one string, so it may be somewhat larger than a draft.
const MAX_BYTES: u64 = 2 * read::MAX_DRAFT as u64;

/// A draft as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The file it belongs to; `None` if it was never named.
    pub path: Option<PathBuf>,
    /// The draft.
    pub draft: Draft,
}

/// A kept draft that nobody writes any more.
#[derive(Debug)]
pub struct Orphan {
    /// The key it is kept under.
    pub key: String,
    /// The lock of the key, now held by us.
    pub lock: Lock,
    /// When it was kept.
    pub written: Option<SystemTime>,
    /// What was kept.
    pub kept: Kept,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecoveryFile {
    format: String,
    version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    draft: String,
}

fn kept_path(folder: &Path, key: &str) -> PathBuf {
    folder.join(format!("{key}.ron"))
}

/// Takes the lock of a key; `None` if another copy holds it.
///
/// # Errors
/// The folder or the file for the lock cannot be made.
pub fn lock_of(files: &dyn Files, folder: &Path, key: &str) -> Result<Option<Lock>, StoreError> {
    files.create_folders(folder).map_err(|error| StoreError::writing(folder, &error))?;
    Lock::take(&folder.join(format!("{key}.lock")))
}

/// Keeps a draft under a key, in the place of what was kept before.
///
/// # Errors
/// It cannot be written; what was kept before is still there.
pub fn keep(files: &dyn Files, folder: &Path, key: &str, path: Option<&Path>, draft: &Draft) -> Result<(), StoreError> {
    files.create_folders(folder).map_err(|error| StoreError::writing(folder, &error))?;
    let target = kept_path(folder, key);
    let other = |said: String| StoreError { path: target.clone(), doing: Doing::Write, cause: Cause::Other(said) };
    let file = RecoveryFile {
        format: FORMAT.to_owned(),
        version: 1,
        // A path that is no text comes back as a draft without a name.
        path: path.and_then(Path::to_str).map(str::to_owned),
        draft: write_draft(draft).map_err(other)?,
    };
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    // The text of the draft has its own escapes already; to go through every character again would cost as much as it.
    let raw = PrettyConfig::new().escape_strings(false);
    let text = options.to_string_pretty(&file, raw).map_err(|error| other(error.to_string()))?;
    atomic::write(files, &target, text.as_bytes(), Existing::Replace)
}

/// Gives up what is kept under a key, if anything is.
///
/// # Errors
/// It is there and cannot be removed.
pub fn forget(files: &dyn Files, folder: &Path, key: &str) -> Result<(), StoreError> {
    let target = kept_path(folder, key);
    match files.remove(&target) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StoreError::writing(&target, &error)),
        _ => Ok(()),
    }
}

/// What was left behind, the latest first. Drafts that another running copy writes are not among it.
pub fn orphans(files: &dyn Files, folder: &Path) -> Vec<Orphan> {
    find_orphans(files, folder).0
}

/// The same, with the files that cannot be read. They stay where they are.
pub fn find_orphans(files: &dyn Files, folder: &Path) -> (Vec<Orphan>, Vec<(PathBuf, ReadError)>) {
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    // A folder that is not there yet holds nothing.
    for path in files.list(folder).unwrap_or_default() {
        if path.extension().is_none_or(|ending| ending != "ron") {
            continue;
        }
        let Some(key) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        let Ok(Some(lock)) = lock_of(files, folder, key) else { continue };
        let written = match files.kind(&path) {
            Ok(Kind::File { modified, .. }) => modified,
            _ => continue,
        };
        match read_kept(files, &path) {
            Ok(kept) => found.push(Orphan { key: key.to_owned(), lock, written, kept }),
            Err(error) => unread.push((path, error)),
        }
    }
    found.sort_by_key(|orphan| std::cmp::Reverse(orphan.written));
    (found, unread)
}

fn read_kept(files: &dyn Files, path: &Path) -> Result<Kept, ReadError> {
    let wrong = |what| ReadError::Content(Problem { position: None, what });
    let text = utf8(atomic::read(files, path, MAX_BYTES)?).map_err(ReadError::Content)?;
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let file: RecoveryFile = options.from_str(&text).map_err(|error| wrong(Fault::Syntax(error.to_string())))?;
    if file.format != FORMAT {
        return Err(wrong(Fault::OtherKind(file.format)));
    }
    if file.version != 1 {
        return Err(wrong(Fault::Newer(file.version)));
    }
    let draft = parse_draft(&file.draft).map_err(ReadError::Content)?;
    Ok(Kept { path: file.path.map(PathBuf::from), draft })
}
