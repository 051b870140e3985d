//! The profiles that say how a speech stands on paper: those of the program, and the user's own, one a file.
//!
//! A file of the user's is never written over. One that is given up goes into the bin of its folder, as templates do.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::atomic::{self, Existing};
use super::drafts::utf8;
use super::error::{Cause, Doing, StoreError};
use super::files::{Files, Kind};
use super::library::{file_stem, id_of, place};
use super::position::{Step, locate};
use super::problem::{Fault, Problem, ReadError};
use super::read::{self, VERSION};
use super::shape::Headed;
use super::write;
use crate::model::{Language, Profile};

/// The kind written at the head of the file.
const PROFILE: &str = "lectern-profile";

/// The largest file of a profile that is read, in bytes.
pub const MAX_FILE: usize = 64 << 10;

/// How many files of the user's folder are looked at.
const MAX_OWN: usize = 200;

/// The profiles that come with the program, by the names that a command line knows.
const BUILT_IN: [(&str, &str); 4] = [
    ("official", include_str!("../../assets/profiles/official.ron")),
    ("speech", include_str!("../../assets/profiles/speech.ron")),
    ("reading", include_str!("../../assets/profiles/reading.ron")),
    ("english", include_str!("../../assets/profiles/english.ron")),
];

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileFile {
    format: String,
    version: u32,
    profile: Profile,
}

impl Headed for ProfileFile {
    fn head(&self) -> (&str, u32) {
        (&self.format, self.version)
    }
}

/// A profile that can be chosen, or one that cannot and why.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileEntry {
    /// What a command line calls it: the name of its file without `.ron`.
    pub id: String,
    /// Its file, if it is the user's own.
    pub path: Option<PathBuf>,
    /// The profile, or what is wrong with it.
    pub profile: Result<Profile, ReadError>,
}

/// All profiles: those of the program first, then the user's own by name. Where both have the same id, the first is
/// meant by it.
pub fn profiles(files: &dyn Files, folder: Option<&Path>) -> Vec<ProfileEntry> {
    let built_in = built_in_profiles().iter();
    let built_in =
        built_in.map(|(id, profile)| ProfileEntry { id: (*id).to_owned(), path: None, profile: Ok(profile.clone()) });
    // A folder that is not there, or not now, holds no profiles.
    let mut paths = folder.and_then(|folder| files.list(folder).ok()).unwrap_or_default();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
    paths.sort();
    paths.truncate(MAX_OWN);
    paths.retain(|path| !matches!(files.kind(path), Ok(Kind::Folder | Kind::Other)));
    let own = paths.into_iter().map(|path| ProfileEntry {
        id: id_of(&path),
        profile: load_profile(files, &path),
        path: Some(path),
    });
    built_in.chain(own).collect()
}

/// The id of the profile that is used for a speech in a language unless another is chosen.
pub fn usual_profile(language: Language) -> &'static str {
    match language {
        Language::Chinese => "speech",
        Language::English => "english",
    }
}

/// Reads the profile in a file.
///
/// # Errors
/// The file cannot be read, or the first thing that is wrong in it.
pub fn load_profile(files: &dyn Files, path: &Path) -> Result<Profile, ReadError> {
    let bytes = atomic::read(files, path, MAX_FILE as u64)?;
    utf8(bytes).and_then(|text| parse_profile(&text)).map_err(ReadError::Content)
}

/// Writes a new profile into the user's folder, under a name that nothing there and no profile of the program has.
/// Gives its file.
///
/// # Errors
/// It cannot be written, or no page could be set by it: it would not be read again then.
pub fn save_profile(files: &dyn Files, folder: &Path, profile: &Profile) -> Result<PathBuf, ReadError> {
    let text = text_of(folder, profile)?;
    files.create_folders(folder).map_err(|error| StoreError::writing(folder, &error))?;
    let is_built_in = |path: &Path| BUILT_IN.iter().any(|(id, _)| id_of(path).eq_ignore_ascii_case(id));
    let placed = place(folder, &file_stem(&profile.name), |path| {
        if is_built_in(path) {
            return Err(StoreError { path: path.to_owned(), doing: Doing::Write, cause: Cause::Exists });
        }
        atomic::write(files, path, text.as_bytes(), Existing::Keep)
    });
    Ok(placed?)
}

/// Writes a profile of the user's anew.
///
/// # Errors
/// It cannot be written, or no page could be set by it.
pub fn change_profile(files: &dyn Files, path: &Path, profile: &Profile) -> Result<(), ReadError> {
    let text = text_of(path, profile)?;
    Ok(atomic::write(files, path, text.as_bytes(), Existing::Replace)?)
}

/// The text of a profile by which a page can be set.
fn text_of(path: &Path, profile: &Profile) -> Result<String, ReadError> {
    let refused = |cause| StoreError { path: path.to_owned(), doing: Doing::Write, cause };
    if let Err(bad) = profile.check() {
        return Err(ReadError::Content(Problem { position: None, what: Fault::Profile(bad) }));
    }
    Ok(write_profile(profile).map_err(|error| refused(Cause::Other(error.to_string())))?)
}

/// Takes a profile from any file into the user's folder. Gives its file there.
///
/// # Errors
/// The file cannot be read or is wrong, or the folder cannot be written in.
pub fn import_profile(files: &dyn Files, folder: &Path, path: &Path) -> Result<PathBuf, ReadError> {
    save_profile(files, folder, &load_profile(files, path)?)
}

/// The profiles that come with the program, each with its id. They are read once.
pub fn built_in_profiles() -> &'static [(&'static str, Profile)] {
    static READ: OnceLock<Vec<(&str, Profile)>> = OnceLock::new();
    READ.get_or_init(|| BUILT_IN.iter().filter_map(|(id, text)| Some((*id, parse_profile(text).ok()?))).collect())
}

/// Reads a profile.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn parse_profile(source: &str) -> Result<Profile, Problem> {
    let source = read::without_mark(source);
    let file: ProfileFile = read::parse(source, PROFILE, MAX_FILE)?;
    match file.profile.check() {
        Ok(()) => Ok(file.profile),
        Err(bad) => Err(Problem { position: locate(source, &[Step::Field("profile")]), what: Fault::Profile(bad) }),
    }
}

/// The text of a profile's file, which [`parse_profile`] reads back.
///
/// # Errors
/// RON could not write it.
pub fn write_profile(profile: &Profile) -> Result<String, ron::Error> {
    let file = ProfileFile { format: PROFILE.to_owned(), version: VERSION, profile: profile.clone() };
    write::pretty(PROFILE, &file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_of_the_program_is_read_and_written_back() {
        assert_eq!(built_in_profiles().len(), BUILT_IN.len());
        for (id, text) in BUILT_IN {
            let profile = parse_profile(text).unwrap_or_else(|problem| panic!("{id}: {problem:?}"));
            assert_eq!(parse_profile(&write_profile(&profile).unwrap()), Ok(profile), "{id}");
        }
    }

    #[test]
    fn what_no_page_can_be_set_by_is_told() {
        let text = BUILT_IN[1].1;
        for (from, to) in [
            ("size: 22.0", "size: 0.0"),
            ("pitch: 36.0", "pitch: NaN"),
            ("left: 28.0", "left: 190.0"),
            ("top: 25.0", "top: inf"),
            ("below: 7.0", "below: 700.0"),
            ("name: \"讲话稿\"", "name: \" \""),
        ] {
            assert!(text.contains(from), "{from}");
            let problem = parse_profile(&text.replacen(from, to, 1)).unwrap_err();
            assert!(matches!(problem.what, Fault::Profile(_)) && problem.position.is_some(), "{to}: {problem:?}");
        }
    }
}
