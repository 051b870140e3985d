//! The bin of a folder with templates, or with profiles: what is put away lies there until it is put back or the bin is emptied.
//!
//! Several machines may do all of this in one folder at once, and nothing is lost by it: whatever a file holds when it is
//! moved moves along, and no name is taken from a file that has it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{MAX_OWN, id_of, place};
use crate::store::atomic::{self, Existing};
use crate::store::error::{Cause, StoreError};
use crate::store::files::{Files, Kind};
use crate::store::position::{Step, word_at};
use crate::store::read;

/// The folder within one with templates for those that were put away.
const BIN: &str = "bin";

/// A template or profile that was put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binned {
    /// Its file.
    pub path: PathBuf,
    /// The folder that it was put away from.
    pub folder: PathBuf,
    /// What it is called; if it does not say, the name of its file without `.ron`.
    pub name: String,
}

/// What was put away from some folders, by folder and file.
pub fn find_binned<'f>(files: &dyn Files, folders: impl IntoIterator<Item = &'f Path>) -> Vec<Binned> {
    let mut all = Vec::new();
    for folder in folders {
        // Where nothing was ever put away there is no bin.
        let mut paths = files.list(&folder.join(BIN)).unwrap_or_default();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
        paths.sort();
        paths.truncate(MAX_OWN);
        // A file without a byte is a name that somebody has just claimed.
        paths.retain(|path| !matches!(files.kind(path), Ok(Kind::Folder | Kind::Other | Kind::File { length: 0, .. })));
        let binned = |path: PathBuf| Binned { folder: folder.to_owned(), name: name_of(files, &path), path };
        all.extend(paths.into_iter().map(binned));
    }
    all
}

fn name_of(files: &dyn Files, path: &Path) -> String {
    let bytes = atomic::read(files, path, read::MAX_TEMPLATE as u64).unwrap_or_default();
    let said = || {
        let text = std::str::from_utf8(&bytes).ok()?;
        // A profile says its name one level further in.
        let name = word_at(text, &[Step::Field("name")])
            .or_else(|| word_at(text, &[Step::Field("profile"), Step::Field("name")]))?;
        ron::from_str::<String>(text.get(name)?).ok()
    };
    said().filter(|name| !name.is_empty()).unwrap_or_else(|| id_of(path))
}

/// Puts a template of the user's into the bin of its folder. Gives where it is now.
///
/// # Errors
/// It cannot be moved.
pub fn put_away(files: &dyn Files, path: &Path) -> Result<PathBuf, StoreError> {
    let bin = path.parent().unwrap_or(path).join(BIN);
    files.create_folders(&bin).map_err(|error| StoreError::writing(&bin, &error))?;
    let is_link = matches!(files.kind(path), Ok(Kind::Link(_)));
    place(&bin, &id_of(path), |to| {
        if is_link {
            // A link may lead nowhere from another folder: what it leads to is copied, and stays.
            let bytes = atomic::read(files, path, read::MAX_TEMPLATE as u64)?;
            atomic::write(files, to, &bytes, Existing::Keep)?;
            return files.remove(path).map_err(|error| StoreError::writing(path, &error));
        }
        atomic::move_away(files, path, to).map_err(|error| moving(path, to, &error))?;
        files.sync_folder(&bin).map_err(|error| StoreError::writing(path, &error))
    })
}

/// Brings a template back from the bin. Gives where it is now.
///
/// # Errors
/// It cannot be moved.
pub fn bring_back(files: &dyn Files, from: &Path, to: &Path) -> Result<PathBuf, StoreError> {
    let folder = to.parent().unwrap_or(to);
    place(folder, &id_of(to), |to| {
        atomic::move_new(files, from, to).map_err(|error| moving(from, to, &error))?;
        files.sync_folder(folder).map_err(|error| StoreError::writing(to, &error))
    })
}

/// A file that could not be moved: the new name is at fault if it is taken, else the file.
fn moving(from: &Path, to: &Path, error: &std::io::Error) -> StoreError {
    StoreError::writing(if error.kind() == ErrorKind::AlreadyExists { to } else { from }, error)
}

/// Gives up templates that were put away, for ever. Gives how many are gone, and why the others are not. What has come into
/// the bin meanwhile stays, and so does whatever lies elsewhere.
pub fn empty_bin(files: &dyn Files, paths: &[PathBuf]) -> (usize, Vec<StoreError>) {
    let (mut gone, mut stayed) = (0, Vec::new());
    let is_binned = |path: &&PathBuf| path.parent().is_some_and(|folder| folder.ends_with(BIN));
    for path in paths.iter().filter(is_binned) {
        match files.remove(path).map_err(|error| StoreError::writing(path, &error)) {
            // Somebody else was faster: putting it back, or emptying the bin as well.
            Err(StoreError { cause: Cause::NotFound, .. }) => {}
            Err(error) => stayed.push(error),
            Ok(()) => gone += 1,
        }
    }
    (gone, stayed)
}
