//! `export`: the finished speech as a file of any format.

use std::path::{Path, PathBuf};

use super::{Failure, World};
use crate::app::{messages, page_fonts};
use crate::assemble::assemble;
use crate::export::{Format, PdfOptions, Request, TextOptions, export as export_speech};
use crate::i18n::{cli, errors};
use crate::measure::Rate;
use crate::model::Profile;
use crate::store::{Existing, built_in_profiles, face_folders, load_profile, nearest, profiles, usual_profile};

/// What is to be exported, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The draft, or a speech from elsewhere.
    pub file: PathBuf,
    /// Where to, `-` for standard output.
    pub output: PathBuf,
    /// What becomes of a file that is there.
    pub existing: Existing,
    /// The format.
    pub format: Format,
    /// The id or the file of a profile; without one, that which is usual in the language of the draft.
    pub profile: Option<PathBuf>,
    /// How a plain text is written.
    pub text: TextOptions,
}

/// Writes the speech, then a remark for every blank that is still empty.
///
/// # Errors
/// As every run.
pub fn export(call: &Export, world: &mut World<'_>) -> Result<(), Failure> {
    // A name that is wrong is told before anything is read.
    let asked = call.profile.as_deref().map(|name| find_profile(name, world)).transpose()?;
    let draft = world.draft_of(&call.file)?;
    let profile = match asked {
        Some(profile) => profile,
        None => find_profile(Path::new(usual_profile(draft.language)), world)?,
    };
    let speech = assemble(&draft, None);
    // Fonts are many megabytes: only pages are worth reading them.
    let fonts = (call.format == Format::Pdf).then(|| page_fonts(&profile, &face_folders()));
    let request = Request {
        draft: &draft,
        speech: &speech,
        profile: &profile,
        text: call.text,
        fonts: fonts.as_ref(),
        rate: Rate::usual(draft.language),
        pdf: PdfOptions::default(),
    };
    let bytes = export_speech(call.format, &request).map_err(|error| {
        let said = messages::export_error(world.lang, &error);
        Failure::Output(errors::at(world.lang, &world.name_of_output(&call.output), None, &said))
    })?;
    world.deliver(&call.output, &bytes, call.existing)?;
    let remarks: Vec<String> = speech.unfilled().iter().map(|blank| cli::unfilled(world.lang, &blank.name)).collect();
    remarks.iter().for_each(|line| world.remark(line));
    Ok(())
}

/// A profile by its id or its file.
fn find_profile(name: &Path, world: &World<'_>) -> Result<Profile, Failure> {
    let unread =
        |path: &Path, error| Failure::Input(messages::read_error(world.lang, &path.display().to_string(), &error));
    if name.extension().is_some() || name.components().count() > 1 {
        return load_profile(world.files, name).map_err(|error| unread(name, error));
    }
    let id = name.to_string_lossy();
    if let Some((_, profile)) = built_in_profiles().iter().find(|(known, _)| *known == id) {
        return Ok(profile.clone());
    }
    let entries = profiles(world.files, world.folders.map(|folders| folders.profiles.as_path()));
    let near = nearest(&id, entries.iter().map(|entry| entry.id.as_str()));
    let found = entries.into_iter().find(|entry| entry.id == id);
    let entry = found.ok_or_else(|| Failure::Use(errors::no_profile(world.lang, &id, near.as_deref())))?;
    entry.profile.map_err(|error| unread(entry.path.as_deref().unwrap_or(name), error))
}
