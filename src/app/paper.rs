//! The fonts of a printed page: what a profile wants, and what the disk has of it.

use std::path::PathBuf;

use crate::export::page::{Fonts, wanted};
use crate::model::Profile;
use crate::store::page_faces;

/// Reads the faces that a profile is set in. `folders` are those of [`crate::store::face_folders`]. It takes time: files
/// of many megabytes are read.
pub fn page_fonts(profile: &Profile, folders: &[PathBuf]) -> Fonts {
    Fonts::new(page_faces(&wanted(profile), folders))
}
