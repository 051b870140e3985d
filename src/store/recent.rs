//! The speeches that were open lately: where each lies, what it was like, and where its writer stood.
//!
//! Nothing here is of a draft: a file that cannot be read is as none. Whatever stands in it, what is read is bounded.
//! Limitations: a path that is no text is not remembered, and of two copies of the program that write in the same
//! moment one is not heard.

use std::path::{Component, Path, PathBuf};

use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::atomic::{self, Existing, target_of};
use super::error::{Cause, Doing, StoreError};
use super::files::{Files, Kind};
use super::position::{Limits, survey};

/// How many speeches are remembered.
pub const MAX_RECENT: usize = 200;

const FORMAT: &str = "lectern-recent";
const MAX_BYTES: usize = 4 << 20;
/// Brackets nest four deep; a folded section is one value of at most 200 × 500.
const LIMITS: Limits = Limits { bytes: MAX_BYTES, depth: 16, values: 150_000 };
/// Longer texts are cut: they are shown in one line.
const MAX_TEXT: usize = 200;
/// Longer paths are none.
const MAX_PATH: usize = 4096;
/// How many folded sections are remembered of one speech.
const MAX_FOLDED: usize = 500;

/// A speech that was open lately.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recent {
    /// Its file.
    pub path: PathBuf,
    /// Its title.
    #[serde(default)]
    pub title: String,
    /// When it was last opened, saved or closed, in seconds of the Unix clock.
    #[serde(default)]
    pub opened: i64,
    /// The day on which it is given, if it says so: 2026-04-28.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Whether it is counted in words, as an English one.
    #[serde(default)]
    pub english: bool,
    /// Its characters, or words.
    #[serde(default)]
    pub length: u64,
    /// How long it takes to say, in seconds.
    #[serde(default)]
    pub seconds: u64,
    /// How many minutes the speaker has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot_minutes: Option<u32>,
    /// Where its writer stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    /// The words before that place.
    #[serde(default)]
    pub words: String,
    /// The sections that were folded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub folded: Vec<u64>,
}

/// Where a writer stood. It may be long gone from the draft: whoever uses it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// In which text.
    pub spot: MarkSpot,
    /// How far in.
    pub at: u64,
}

/// A text of a draft.
#[expect(missing_docs, reason = "a variant says what it is")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MarkSpot {
    TitleLine(u64),
    Subtitle,
    Speaker,
    Date,
    Heading(u64),
    Body(u64, u64),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecentFile {
    format: String,
    version: u32,
    #[serde(default)]
    entries: Vec<Recent>,
}

/// Where a remembered file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// Where it was.
    Here,
    /// On a drive that is not here.
    Away,
    /// Not where it was.
    Gone,
    /// Somewhere that cannot be looked at.
    Hidden,
}

fn file(config: &Path) -> PathBuf {
    config.join("recent.ron")
}

fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The speeches that were open lately, the last one first.
pub fn load_recent(files: &dyn Files, config: &Path) -> Vec<Recent> {
    let bytes = atomic::read(files, &file(config), MAX_BYTES as u64).unwrap_or_default();
    let entries = String::from_utf8(bytes).ok().and_then(|text| parse(&text)).unwrap_or_default();
    bounded(entries)
}

fn parse(text: &str) -> Option<Vec<Recent>> {
    survey(text, LIMITS).ok()?;
    let file: RecentFile = options().from_str(text).ok()?;
    (file.format == FORMAT && file.version == 1).then_some(file.entries)
}

/// Each file once, and nothing longer than is ever shown.
fn bounded(entries: Vec<Recent>) -> Vec<Recent> {
    let mut seen = std::collections::HashSet::new();
    let fits = |entry: &Recent| {
        let length = entry.path.as_os_str().len();
        entry.path.is_absolute() && length <= MAX_PATH && entry.path.to_str().is_some()
    };
    let cut = |text: &str| text.chars().filter(|c| !c.is_control()).take(MAX_TEXT).collect::<String>();
    let once = entries.into_iter().filter(fits).filter(|entry| seen.insert(entry.path.clone())).take(MAX_RECENT);
    once.map(|mut entry| {
        entry.title = cut(&entry.title);
        entry.words = cut(&entry.words);
        entry.date = entry.date.filter(|date| date.len() == 10);
        entry.folded.truncate(MAX_FOLDED);
        entry
    })
    .collect()
}

/// Puts a speech at the head of those that were open lately, and gives back all.
///
/// # Errors
/// They cannot be written.
pub fn remember(files: &dyn Files, config: &Path, mut entry: Recent) -> Result<Vec<Recent>, StoreError> {
    entry.path = true_path(files, &entry.path);
    let mut all = load_recent(files, config);
    all.retain(|other| other.path != entry.path);
    all.insert(0, entry);
    save(files, config, all)
}

/// Takes a file from those that were open lately, and gives back the others. The file itself stays.
///
/// # Errors
/// They cannot be written.
pub fn drop_recent(files: &dyn Files, config: &Path, path: &Path) -> Result<Vec<Recent>, StoreError> {
    let mut all = load_recent(files, config);
    all.retain(|entry| entry.path != path);
    save(files, config, all)
}

fn save(files: &dyn Files, config: &Path, entries: Vec<Recent>) -> Result<Vec<Recent>, StoreError> {
    let path = file(config);
    let entries = bounded(entries);
    files.create_folders(config).map_err(|error| StoreError::writing(config, &error))?;
    let whole = RecentFile { format: FORMAT.to_owned(), version: 1, entries };
    let style = PrettyConfig::new().new_line("\n").depth_limit(3);
    let text = options().to_string_pretty(&whole, style).map_err(|error| StoreError {
        path: path.clone(),
        doing: Doing::Write,
        cause: Cause::Other(error.to_string()),
    })?;
    atomic::write(files, &path, text.as_bytes(), Existing::Replace)?;
    Ok(whole.entries)
}

/// The path by which a file is remembered, whichever way led to it.
pub fn true_path(files: &dyn Files, path: &Path) -> PathBuf {
    files.canonical(path).unwrap_or_else(|_| path.to_owned())
}

/// Where a remembered file is now.
pub fn whereabouts(files: &dyn Files, path: &Path) -> Whereabouts {
    let stands = |path: &Path| target_of(files, path).map(|target| files.kind(&target));
    match stands(path) {
        Some(Ok(Kind::File { .. })) => Whereabouts::Here,
        Some(Err(error)) if Cause::of(&error) == Cause::NotFound => match drive(path) {
            Some(drive) if files.kind(&drive).is_err() => Whereabouts::Away,
            _ => Whereabouts::Gone,
        },
        Some(Ok(_)) => Whereabouts::Gone,
        Some(Err(_)) | None => Whereabouts::Hidden,
    }
}

/// The root of the drive that a path lies on, where a drive can be taken away: a lettered one, or one that the system
/// shows in a folder for such.
fn drive(path: &Path) -> Option<PathBuf> {
    if let Some(Component::Prefix(_)) = path.components().next() {
        return path.ancestors().last().map(Path::to_owned);
    }
    // How many folders lie above the drive's own.
    let above = [("/run/media", 2), ("/media", 2), ("/Volumes", 1), ("/mnt", 1)];
    let (root, below) = above.into_iter().find(|(root, _)| path.starts_with(root))?;
    let names = Path::new(root).components().count() + below;
    let drive: PathBuf = path.components().take(names).collect();
    (drive != path).then_some(drive)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drive_of_a_path_is_where_it_was_mounted() {
        for (path, drive_of) in [
            ("/media/li/UDISK/稿/a.ron", Some("/media/li/UDISK")),
            ("/run/media/li/UDISK/a.ron", Some("/run/media/li/UDISK")),
            ("/Volumes/UDISK/a.ron", Some("/Volumes/UDISK")),
            ("/mnt/u/a.ron", Some("/mnt/u")),
            ("/mnt/a.ron", None),
            ("/稿/a.ron", None),
        ] {
            assert_eq!(drive(Path::new(path)), drive_of.map(PathBuf::from), "{path}");
        }
    }
}
