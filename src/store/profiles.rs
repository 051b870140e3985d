//! The profiles that say how a speech stands on paper: those of the program, and their text in a file.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::position::{Step, locate};
use super::problem::{Fault, Problem};
use super::read::{self, VERSION};
use super::shape::Headed;
use super::write;
use crate::model::Profile;

/// The kind written at the head of the file.
const PROFILE: &str = "lectern-profile";

/// The largest file of a profile that is read, in bytes.
const MAX_FILE: usize = 64 << 10;

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
