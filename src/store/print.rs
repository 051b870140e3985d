//! What tells whether a file is still as it was read or written: its length, its time, and a hash of its bytes.
//!
//! Length and time answer at once where both are the same; the hash answers where they are not, or where nothing may
//! be missed, as before the file is replaced.

use std::path::Path;
use std::time::SystemTime;

use super::atomic::{self, target_of};
use super::drafts::{MAX_BYTES, parse_either, utf8};
use super::error::{Cause, StoreError};
use super::files::{Files, Kind};
use super::folders::hash_of;
use super::problem::ReadError;
use crate::model::Draft;

/// How a file was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Print {
    length: u64,
    modified: Option<SystemTime>,
    hash: (u64, u64),
}

/// What has become of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// It says what it said.
    Same(Print),
    /// It says something else.
    Changed(Print, Box<Result<Draft, ReadError>>),
    /// It is not there.
    Gone,
    /// It is there, and cannot be read.
    Hidden(StoreError),
}

/// How closely to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Where length and time are the same, the file is.
    Glance,
    /// Every byte counts.
    Close,
}

impl Print {
    pub(super) fn new(bytes: &[u8], kind: &Kind) -> Self {
        let modified = if let Kind::File { modified, .. } = kind { *modified } else { None };
        Self { length: u64::try_from(bytes.len()).unwrap_or(u64::MAX), modified, hash: hash_of(bytes) }
    }

    /// The print of a file just written. Where another has written it since, its time is not known, and the hash decides.
    pub(super) fn of_written(files: &dyn Files, path: &Path, bytes: &[u8]) -> Self {
        let kind = target_of(files, path).and_then(|target| files.kind(&target).ok()).unwrap_or(Kind::Other);
        let print = Self::new(bytes, &kind);
        let ours = matches!(kind, Kind::File { length, .. } if length == print.length);
        Self { modified: print.modified.filter(|_| ours), ..print }
    }

    /// What has become of a file since a moment, where nothing is known of it but that it was as it should be then.
    pub fn look_since(files: &dyn Files, path: &Path, then: Option<SystemTime>) -> Found {
        let nothing = Self { length: 0, modified: None, hash: (0, 0) };
        match nothing.look(files, path, Look::Close) {
            Found::Changed(print, draft) if print.modified.is_some() && print.modified <= then => {
                drop(draft);
                Found::Same(print)
            }
            found => found,
        }
    }

    /// What has become of the file since.
    pub fn look(&self, files: &dyn Files, path: &Path, look: Look) -> Found {
        if look == Look::Glance
            && let Some(target) = target_of(files, path)
            && let Ok(Kind::File { length, modified: Some(modified), .. }) = files.kind(&target)
            && (length, Some(modified)) == (self.length, self.modified)
        {
            return Found::Same(*self);
        }
        match atomic::read_watched(files, path, MAX_BYTES, &atomic::unwatched) {
            Ok((bytes, kind)) => {
                let print = Self::new(&bytes, &kind);
                if print.hash == self.hash {
                    return Found::Same(print);
                }
                let draft = utf8(bytes).and_then(|text| parse_either(&text, path)).map_err(ReadError::Content);
                Found::Changed(print, Box::new(draft))
            }
            Err(StoreError { cause: Cause::NotFound, .. }) => Found::Gone,
            Err(error) => Found::Hidden(error),
        }
    }
}
