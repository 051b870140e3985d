//! Why the disk did not do as asked: what, where, and the cause. Plain data; the words are in `i18n`.

use std::io;
use std::path::{Path, PathBuf};

/// A file operation that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError {
    /// The file or folder.
    pub path: PathBuf,
    /// Whether it was to be read or written.
    pub doing: Doing,
    /// Why not.
    pub cause: Cause,
}

/// What was being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Reading: the input is at fault.
    Read,
    /// Writing: the output is.
    Write,
}

/// Why it failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// There is no such file or folder.
    NotFound,
    /// The user may not.
    NoPermission,
    /// The file or its disk is read-only.
    ReadOnly,
    /// No room, or no more allowed.
    DiskFull,
    /// It is a folder.
    IsFolder,
    /// It is a device, a pipe or the like.
    NotAFile,
    /// It is larger than this many bytes.
    TooLarge(u64),
    /// The link leads back to itself.
    LinkLoop,
    /// It exists already.
    Exists,
    /// It was called off on the way.
    Stopped,
    /// Anything else, in the system's words.
    Other(String),
}

impl StoreError {
    /// A failed read of a path.
    pub fn reading(path: &Path, error: &io::Error) -> Self {
        Self { path: path.to_owned(), doing: Doing::Read, cause: Cause::of(error) }
    }

    /// A failed write to a path.
    pub fn writing(path: &Path, error: &io::Error) -> Self {
        Self { path: path.to_owned(), doing: Doing::Write, cause: Cause::of(error) }
    }
}

impl Cause {
    /// The cause that a system error stands for.
    pub fn of(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::NotFound | Kind::NotADirectory => Self::NotFound,
            Kind::PermissionDenied => Self::NoPermission,
            Kind::ReadOnlyFilesystem => Self::ReadOnly,
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::DiskFull,
            Kind::IsADirectory => Self::IsFolder,
            Kind::AlreadyExists => Self::Exists,
            _ => Self::Other(error.to_string()),
        }
    }
}
