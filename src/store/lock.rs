//! A lock that a running copy of the program holds on a draft, so that no other copy takes the draft for its own.
//!
//! The system lets go of it when the program ends, however it ends. Limitation: some network file systems know no locks;
//! there every copy gets one.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;

/// A lock, held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    // Held for its lock alone.
    _file: File,
}

impl Lock {
    /// Takes the lock of a file made for it, or `None` if another copy (or this one) holds it.
    ///
    /// # Errors
    /// The file cannot be made.
    pub fn take(path: &Path) -> Result<Option<Self>, StoreError> {
        let failed = |error: &io::Error| StoreError::writing(path, error);
        // Whoever held it may have removed the file between our opening and our locking it; then ours is nobody's.
        for _ in 0..16 {
            let file = File::options().read(true).write(true).create(true).truncate(false).open(path);
            let file = file.map_err(|error| failed(&error))?;
            match file.try_lock() {
                Ok(()) if is_at(&file, path) => return Ok(Some(Self { path: path.to_owned(), _file: file })),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Some(Self { path: path.to_owned(), _file: file }));
                }
                Err(TryLockError::Error(error)) => return Err(failed(&error)),
            }
        }
        Ok(None)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still locked, so that nobody can lock it in between. A file left over locks nothing.
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether an open file is the one that stands at a path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |data: &fs::Metadata| (data.dev(), data.ino());
    matches!((file.metadata(), fs::metadata(path)), (Ok(a), Ok(b)) if id(&a) == id(&b))
}

/// An open file cannot be removed for others here.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_holds_it_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        let held = Lock::take(&path).unwrap().unwrap();
        assert!(Lock::take(&path).unwrap().is_none());
        drop(held);
        assert!(!path.exists());
        assert!(Lock::take(&path).unwrap().is_some());
    }
}
