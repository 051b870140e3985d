//! Where the program's own files live: each kind in a folder of its own, in the platform's places.

use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};
use siphasher::sip128::{Hasher128, SipHasher13};

/// The folders of one user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Settings, and which speeches were open lately.
    pub config: PathBuf,
    /// The user's own templates.
    pub templates: PathBuf,
    /// The user's own profiles of pages.
    pub profiles: PathBuf,
    /// The sentences that the user keeps.
    pub phrases: PathBuf,
    /// What the user has made of the list of typical errors.
    pub words: PathBuf,
    /// What is kept of drafts that are being written, and their locks.
    pub recovery: PathBuf,
    /// What can be made again, such as pages on their way to a printer.
    pub cache: PathBuf,
}

impl Folders {
    /// Those of this user; `None` if the system does not say where the user lives.
    pub fn of_this_user() -> Option<Self> {
        let dirs = ProjectDirs::from("", "", "lectern")?;
        Some(Self {
            config: dirs.config_dir().to_owned(),
            templates: dirs.data_dir().join("templates"),
            phrases: dirs.data_dir().join("phrases"),
            words: dirs.data_dir().join("words"),
            profiles: dirs.data_dir().join("profiles"),
            recovery: dirs.data_local_dir().join("recovery"),
            cache: dirs.cache_dir().to_owned(),
        })
    }
}

/// Where this user's documents are, else the home folder.
pub fn documents_folder() -> Option<PathBuf> {
    let dirs = UserDirs::new()?;
    Some(dirs.document_dir().unwrap_or_else(|| dirs.home_dir()).to_owned())
}

/// A key for a draft in a file, the same in every run and every version: 32 hexadecimal digits of its canonical path.
pub fn key_of(canonical: &Path) -> String {
    let (high, low) = hash_of(canonical.as_os_str().as_encoded_bytes());
    format!("{high:016x}{low:016x}")
}

/// A hash of bytes, the same in every run and every version.
pub(super) fn hash_of(bytes: &[u8]) -> (u64, u64) {
    let mut hasher = SipHasher13::new();
    std::hash::Hasher::write(&mut hasher, bytes);
    let hash = hasher.finish128();
    (hash.h1, hash.h2)
}
