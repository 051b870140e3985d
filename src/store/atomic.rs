//! Reading and writing whole files: a file holds the old bytes or the new ones, whatever fails in between.
//!
//! New bytes go into a hidden file beside the old one, reach the disk, and take its name. A link stays a link: what it
//! leads to is replaced. Permissions are kept. Limitation: the owner of a file and its extended attributes are not.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::error::{Cause, Doing, StoreError};
use super::files::{Files, Kind};

/// How many bytes go at a time while somebody watches.
const CHUNK: usize = 1 << 20;

/// Whether something that takes time is to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Going {
    /// It is.
    On,
    /// It is called off.
    Off,
}

/// Hears how many bytes of how many are done, and says whether to go on.
pub type Watch<'w> = &'w dyn Fn(u64, u64) -> Going;

/// Watches nothing.
pub fn unwatched(_: u64, _: u64) -> Going {
    Going::On
}

/// How many hidden names are tried for one file.
const MAX_BESIDE: u32 = 1000;

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
    read_watched(files, path, limit, &unwatched).map(|(bytes, _)| bytes)
}

/// The same, watched; with what stood at the path before it was read.
///
/// # Errors
/// As [`read()`], and when it is called off.
pub fn read_watched(
    files: &dyn Files,
    path: &Path,
    limit: u64,
    watch: Watch<'_>,
) -> Result<(Vec<u8>, Kind), StoreError> {
    let refused = |cause| StoreError { path: path.to_owned(), doing: Doing::Read, cause };
    let failed = |error: &io::Error| StoreError::reading(path, error);
    let (target, kind) = follow(files, path).map_err(refused)?;
    let kind = kind.map_err(|error| failed(&error))?;
    let length = match kind {
        Kind::File { length, .. } => length,
        Kind::Folder => return Err(refused(Cause::IsFolder)),
        Kind::Link(_) | Kind::Other => return Err(refused(Cause::NotAFile)),
    };
    let mut file = files.open(&target).map_err(|error| failed(&error))?.take(limit.saturating_add(1));
    // Room for what is there now and a byte more, which tells the end; growing by doubling would take twice as much.
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(limit)).unwrap_or_default() + 1);
    loop {
        let taken = file.by_ref().take(size_of(CHUNK)).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
        if taken == 0 {
            break;
        }
        if watch(size_of(bytes.len()), length.max(size_of(bytes.len()))) == Going::Off {
            return Err(refused(Cause::Stopped));
        }
    }
    if size_of(bytes.len()) > limit {
        return Err(refused(Cause::TooLarge(limit)));
    }
    Ok((bytes, kind))
}

fn size_of(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// Writes a whole file: afterwards it holds these bytes, or what it held before and an error says so.
///
/// # Errors
/// Any step failed. No half-written file is left.
pub fn write(files: &dyn Files, path: &Path, bytes: &[u8], existing: Existing) -> Result<(), StoreError> {
    write_watched(files, path, bytes, existing, &unwatched)
}

/// The same, watched.
///
/// # Errors
/// As [`write()`], and when it is called off: then the old file is as it was.
pub fn write_watched(
    files: &dyn Files,
    path: &Path,
    bytes: &[u8],
    existing: Existing,
    watch: Watch<'_>,
) -> Result<(), StoreError> {
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
    if target.file_name().is_none() {
        return Err(refused(Cause::NotAFile));
    }
    let beside = create_beside(files, &target).map_err(|error| StoreError::writing(path, &error))?;
    let placed = fill(files, &beside, old.then_some(target.as_path()), bytes, watch).and_then(|going| {
        match existing {
            _ if going == Going::Off => return Ok(going),
            Existing::Replace => files.rename(&beside, &target)?,
            Existing::Keep => move_new(files, &beside, &target)?,
        }
        Ok(going)
    });
    if !matches!(placed, Ok(Going::On)) {
        // The first error is what the writer must hear; a file that cannot be removed either is hidden and named .tmp.
        let _ = files.remove(&beside);
        return Err(placed.map_or_else(|error| StoreError::writing(path, &error), |_| refused(Cause::Stopped)));
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    files.sync_folder(folder).map_err(|error| StoreError::writing(path, &error))
}

fn fill(files: &dyn Files, beside: &Path, old: Option<&Path>, bytes: &[u8], watch: Watch<'_>) -> io::Result<Going> {
    // Permissions first: bytes that only some may read are never readable by others.
    if let Some(old) = old {
        files.copy_permissions(old, beside)?;
    }
    let mut written = 0;
    // An empty text is written too, as one empty piece.
    let pieces = bytes.chunks(CHUNK).chain(bytes.is_empty().then_some(bytes));
    for piece in pieces {
        files.append(beside, piece)?;
        written += piece.len();
        if watch(size_of(written), size_of(bytes.len())) == Going::Off {
            return Ok(Going::Off);
        }
    }
    files.sync(beside)?;
    // The last moment at which the old file can stay.
    Ok(watch(size_of(written), size_of(bytes.len())))
}

/// Where a path leads when its links are followed, whether anything stands there yet or not.
pub fn target_of(files: &dyn Files, path: &Path) -> Option<PathBuf> {
    follow(files, path).ok().map(|(target, _)| target)
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

/// Makes an empty hidden file beside one. Its name does not hold that file's own, which may be as long as names can be.
fn create_beside(files: &dyn Files, target: &Path) -> io::Result<PathBuf> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let mut tries = 0;
    loop {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let beside = target.with_file_name(format!(".lectern-{}-{number}.tmp", std::process::id()));
        tries += 1;
        match files.create(&beside) {
            // Another machine writes here under the number of this process, or one ended while it wrote.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < MAX_BESIDE => {}
            created => return created.map(|()| beside),
        }
    }
}

/// Writes bytes into a hidden file beside one, with the same permissions. Gives that file.
///
/// # Errors
/// They cannot be written; nothing is left behind then.
pub(super) fn write_beside(files: &dyn Files, target: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let beside = create_beside(files, target)?;
    match fill(files, &beside, Some(target), bytes, &unwatched) {
        Ok(_) => Ok(beside),
        Err(error) => {
            let _ = files.remove(&beside);
            Err(error)
        }
    }
}

/// Gives a file, whatever it holds by now, a name that nothing has and under which nobody else writes.
///
/// # Errors
/// The name is taken, or the file cannot be moved: it is where it was then.
pub(super) fn move_away(files: &dyn Files, from: &Path, to: &Path) -> io::Result<()> {
    // First the name is claimed, since giving a name takes it from any file that has it.
    files.create(to)?;
    files.rename(from, to).inspect_err(|_| {
        // The empty file is ours; the error of the renaming is the one to tell.
        let _ = files.remove(to);
    })
}

/// Gives a file that nobody changes any more a name that nothing has, whoever else wants that name.
///
/// # Errors
/// The name is taken, or the file cannot be moved: it is where it was then.
pub(super) fn move_new(files: &dyn Files, from: &Path, to: &Path) -> io::Result<()> {
    use io::ErrorKind::{AlreadyExists, NotFound};
    match files.link(from, to) {
        Ok(()) => match files.remove(from) {
            // Somebody else has moved it as well.
            Err(error) if error.kind() == NotFound => Ok(()),
            removed => removed,
        },
        Err(error) if matches!(error.kind(), AlreadyExists | NotFound) => Err(error),
        // A disk without links (FAT).
        Err(_) => move_away(files, from, to),
    }
}
