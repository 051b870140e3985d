//! The steps that the program takes on a disk, each of which can fail: the only use of `std::fs`.
//!
//! [`Files`] is small so that a test can stand in for it and fail any step; [`Disk`] is the real one. A step does one
//! thing; what must hold over several of them is the matter of `atomic`.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What stands at a path, links not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An ordinary file.
    File {
        /// Nobody may write it.
        read_only: bool,
        /// Its length in bytes.
        length: u64,
        /// When it was last written.
        modified: Option<SystemTime>,
    },
    /// A folder.
    Folder,
    /// A link, and where it leads.
    Link(PathBuf),
    /// A device, a pipe or the like.
    Other,
}

/// The steps on a disk.
pub trait Files: Send + Sync {
    /// What stands at a path.
    fn kind(&self, path: &Path) -> io::Result<Kind>;
    /// A file to be read from its beginning.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + '_>>;
    /// The bytes of a file, but no more than `limit + 1` of them.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
    /// Makes an empty file where none is.
    fn create(&self, path: &Path) -> io::Result<()>;
    /// Gives a file the permissions of another.
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Writes bytes at the end of a file.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Waits until a file has reached the disk.
    fn sync(&self, path: &Path) -> io::Result<()>;
    /// Waits until what a folder lists has reached the disk, where the system knows such a thing.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// Gives a file another name, in the place of any that has it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name that nothing has yet.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder and those above it, if they are not there.
    fn create_folders(&self, path: &Path) -> io::Result<()>;
    /// What a folder holds.
    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>>;
    /// The one true path of something that exists.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;
}

/// The disk itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Files for Disk {
    fn kind(&self, path: &Path) -> io::Result<Kind> {
        let data = fs::symlink_metadata(path)?;
        let kind = data.file_type();
        Ok(if kind.is_symlink() {
            Kind::Link(fs::read_link(path)?)
        } else if kind.is_dir() {
            Kind::Folder
        } else if kind.is_file() {
            Kind::File { read_only: data.permissions().readonly(), length: data.len(), modified: data.modified().ok() }
        } else {
            Kind::Other
        })
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(fs::File::open(path)?))
    }

    fn create(&self, path: &Path) -> io::Result<()> {
        fs::File::create_new(path).map(drop)
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::set_permissions(to, fs::metadata(from)?.permissions())
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        fs::OpenOptions::new().append(true).open(path)?.write_all(bytes)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        fs::OpenOptions::new().append(true).open(path)?.sync_all()
    }

    #[cfg(unix)]
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        match fs::File::open(path)?.sync_all() {
            // Some network file systems cannot; the file itself is safe by then.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
            result => result,
        }
    }

    #[cfg(not(unix))]
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect()
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }
}
