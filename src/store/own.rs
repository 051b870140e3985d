//! Small files of the user's own, one of each kind. One that cannot be read is never written over: what stands in it may
//! be mended by hand.

use std::path::Path;

use super::atomic::{self, Existing};
use super::drafts::utf8;
use super::error::{Cause, Doing, StoreError};
use super::files::Files;
use super::problem::{Problem, ReadError};

/// A kind of them.
pub struct OwnFile<T> {
    /// The largest that is read and written, in bytes.
    pub most: usize,
    /// How its text is read.
    pub parse: fn(&str) -> Result<T, Problem>,
    /// How it is written.
    pub write: fn(&T) -> Result<String, String>,
}

impl<T: Default> OwnFile<T> {
    /// What the file holds; nothing where there is none yet.
    ///
    /// # Errors
    /// It cannot be read, or holds something else.
    pub fn load(&self, files: &dyn Files, path: &Path) -> Result<T, ReadError> {
        let bytes = match atomic::read(files, path, self.most as u64) {
            Err(StoreError { cause: Cause::NotFound, .. }) => return Ok(T::default()),
            read => read?,
        };
        utf8(bytes).and_then(|text| (self.parse)(&text)).map_err(ReadError::Content)
    }

    /// Writes the file, whole or not at all, and its folder where there is none.
    ///
    /// # Errors
    /// It cannot be written; or the file that is there cannot be read, and stays.
    pub fn save(&self, files: &dyn Files, path: &Path, what: &T) -> Result<(), ReadError> {
        self.load(files, path)?;
        let refused = |cause| StoreError { path: path.to_owned(), doing: Doing::Write, cause };
        let text = (self.write)(what).map_err(|said| refused(Cause::Other(said)))?;
        // What would not be read again is not written.
        if text.len() > self.most {
            return Err(refused(Cause::TooLarge(self.most as u64)).into());
        }
        let folder = path.parent().unwrap_or(path);
        files.create_folders(folder).map_err(|error| StoreError::writing(folder, &error))?;
        atomic::write(files, path, text.as_bytes(), Existing::Replace)?;
        Ok(())
    }
}
