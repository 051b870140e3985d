//! Reading and writing whole files: a file holds the old bytes or the new ones, whatever fails in between.
//!
//! New bytes go into a hidden file beside the old one, reach the disk, and take its name. A link stays a link: what it
//! leads to is replaced. Permissions are kept. Limitation: the owner of a file and its extended attributes are not.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::error::{Cause, Doing, StoreError};
use super::files::{Files, Kind};

/// How many links may lead from one to the next.
const MAX_LINKS: usize = 40;

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// The new one takes its place.
    Replace,
    /// It stays, and writing fails.
    Keep,
}

/// Reads a file of at most `limit` bytes.
///
/// # Errors
/// It is not there, may not be read, is no ordinary file, or is larger.
pub fn read(files: &dyn Files, path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    let refused = |cause| StoreError { path: path.to_owned(), doing: Doing::Read, cause };
    let (target, kind) = follow(files, path).map_err(refused)?;
    match kind.map_err(|error| StoreError::reading(path, &error))? {
        Kind::File { .. } => {}
        Kind::Folder => return Err(refused(Cause::IsFolder)),
        Kind::Link(_) | Kind::Other => return Err(refused(Cause::NotAFile)),
    }
    let bytes = files.read(&target, limit).map_err(|error| StoreError::reading(path, &error))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        return Err(refused(Cause::TooLarge(limit)));
    }
    Ok(bytes)
}

/// Writes a whole file: afterwards it holds these bytes, or what it held before and an error says so.
///
/// # Errors
/// Any step failed. No half-written file is left.
pub fn write(files: &dyn Files, path: &Path, bytes: &[u8], existing: Existing) -> Result<(), StoreError> {
    let refused = |cause| StoreError { path: path.to_owned(), doing: Doing::Write, cause };
    let (target, kind) = follow(files, path).map_err(refused)?;
    let old = match kind {
        Ok(Kind::File { read_only: true, .. }) if existing == Existing::Replace => {
            return Err(refused(Cause::ReadOnly));
        }
        Ok(_) if existing == Existing::Keep => return Err(refused(Cause::Exists)),
        Ok(Kind::File { .. }) => true,
        Ok(Kind::Folder) => return Err(refused(Cause::IsFolder)),
        Ok(Kind::Link(_) | Kind::Other) => return Err(refused(Cause::NotAFile)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(StoreError::writing(path, &error)),
    };
    let beside = name_beside(&target).ok_or_else(|| refused(Cause::NotAFile))?;
    files.create(&beside).map_err(|error| StoreError::writing(path, &error))?;
    let placed = fill(files, &beside, old.then_some(target.as_path()), bytes).and_then(|()| match existing {
        Existing::Replace => files.rename(&beside, &target),
        Existing::Keep => place_new(files, &beside, &target),
    });
    if let Err(error) = placed {
        // The first error is what the writer must hear; a file that cannot be removed either is hidden and named .tmp.
        let _ = files.remove(&beside);
        return Err(StoreError::writing(path, &error));
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    files.sync_folder(folder).map_err(|error| StoreError::writing(path, &error))
}

fn fill(files: &dyn Files, beside: &Path, old: Option<&Path>, bytes: &[u8]) -> io::Result<()> {
    // Permissions first: bytes that only some may read are never readable by others.
    if let Some(old) = old {
        files.copy_permissions(old, beside)?;
    }
    files.append(beside, bytes)?;
    files.sync(beside)
}

/// Gives the finished file its name unless something has it by now.
fn place_new(files: &dyn Files, beside: &Path, target: &Path) -> io::Result<()> {
    match files.link(beside, target) {
        Ok(()) => files.remove(beside),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // A disk without links (FAT): claim the name first, then take its place.
        Err(_) => {
            files.create(target)?;
            files.rename(beside, target).inspect_err(|_| {
                // The empty file is ours; the error of the renaming is the one to tell.
                let _ = files.remove(target);
            })
        }
    }
}

/// Where a path leads when its links are followed, and what stands there. The last one may lead to nothing yet.
fn follow(files: &dyn Files, path: &Path) -> Result<(PathBuf, io::Result<Kind>), Cause> {
    let mut at = path.to_owned();
    for _ in 0..=MAX_LINKS {
        match files.kind(&at) {
            Ok(Kind::Link(to)) => at = at.parent().unwrap_or(Path::new("")).join(to),
            kind => return Ok((at, kind)),
        }
    }
    Err(Cause::LinkLoop)
}

/// A hidden name beside a file that no other writing uses. It does not hold the file's own, which may be as long as names can be.
fn name_beside(target: &Path) -> Option<PathBuf> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    target.file_name()?;
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    Some(target.with_file_name(format!(".lectern-{}-{number}.tmp", std::process::id())))
}
