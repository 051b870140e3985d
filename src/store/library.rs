//! Templates: those that come with the program, and the user's own.

mod bin;
mod rename;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::atomic::{self, Existing};
use super::drafts::utf8;
use super::error::{Cause, Doing, StoreError};
use super::files::{Files, Kind};
use super::problem::Problem;
use super::read;
use super::write;
use crate::model::{Language, Template};

pub use bin::{Binned, bring_back, empty_bin, find_binned, put_away};
pub use rename::rename_template;

/// The id of a template that comes with the program, and its text.
macro_rules! built_in {
    ($language:literal, $id:literal) => {
        ($id, include_str!(concat!("../../templates/", $language, "/", $id, ".ron")))
    };
}

/// The templates that come with the program: the two models first, then by how often they are asked for.
const BUILT_IN: [(&str, &str); 16] = [
    built_in!("zh", "holiday-symposium"),
    built_in!("zh", "annual-work-meeting"),
    built_in!("zh", "mobilising-launch"),
    built_in!("zh", "commendation"),
    built_in!("zh", "campaign-summary"),
    built_in!("zh", "safety-work"),
    built_in!("zh", "work-report"),
    built_in!("zh", "school-opening"),
    built_in!("zh", "graduation"),
    built_in!("zh", "year-end-address"),
    built_in!("zh", "taking-office"),
    built_in!("zh", "duty-report"),
    built_in!("en", "keynote"),
    built_in!("en", "commencement"),
    built_in!("en", "award-acceptance"),
    built_in!("en", "town-hall"),
];

/// What a new template begins with.
const BLANK: [(Language, &str); 2] = [
    (Language::Chinese, include_str!("../../assets/templates/blank-zh.ron")),
    (Language::English, include_str!("../../assets/templates/blank-en.ron")),
];

/// How many files of the user's folder are looked at.
const MAX_OWN: usize = 2000;

/// Fewer files are not worth another thread.
const FEW: usize = 16;

/// A template that can be chosen, or one that cannot and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The name of its file without `.ron`.
    pub id: String,
    /// Its file, if it is the user's own.
    pub path: Option<PathBuf>,
    /// The template, or everything that is wrong with it.
    pub template: Result<Template, Vec<Problem>>,
}

/// The templates that come with the program. They are read once.
pub fn built_in() -> Vec<Entry> {
    static READ: OnceLock<Vec<Entry>> = OnceLock::new();
    let entry = |(id, text): (&str, &str)| Entry { id: id.to_owned(), path: None, template: read::template(id, text) };
    READ.get_or_init(|| BUILT_IN.into_iter().map(entry).collect()).clone()
}

/// A template with nothing but the usual parts, to begin one with.
///
/// # Errors
/// Everything that is wrong with it, which is nothing.
pub fn blank_template(language: Language) -> Result<Template, Vec<Problem>> {
    let text = BLANK.iter().find(|(of, _)| *of == language).map_or("", |(_, text)| *text);
    read::template("", text)
}

/// All templates: those of the program first, then the user's own by folder and name. A broken one is in the list with
/// its problems.
pub fn templates<'f>(files: &dyn Files, folders: impl IntoIterator<Item = &'f Path>) -> Vec<Entry> {
    find_templates(files, folders).0
}

/// The same, with the user's own files that cannot even be read.
pub fn find_templates<'f>(
    files: &dyn Files,
    folders: impl IntoIterator<Item = &'f Path>,
) -> (Vec<Entry>, Vec<StoreError>) {
    let (mut all, mut unread) = (built_in(), Vec::new());
    for folder in folders {
        // A folder that is not there, or not now, holds no templates.
        let mut paths = files.list(folder).unwrap_or_default();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
        paths.sort();
        paths.truncate(MAX_OWN);
        for read in side_by_side(&paths, |path| entry_of(files, path)).into_iter().flatten() {
            match read {
                Ok(entry) => all.push(entry),
                Err(error) => unread.push(error),
            }
        }
    }
    (all, unread)
}

/// What a file of the user's holds; nothing if it is none.
fn entry_of(files: &dyn Files, path: &Path) -> Option<Result<Entry, StoreError>> {
    if matches!(files.kind(path), Ok(Kind::Folder | Kind::Other)) {
        return None;
    }
    let entry = |template| Entry { id: id_of(path), path: Some(path.to_owned()), template };
    Some(load_template(files, path).map(entry))
}

/// Does something with many files, on as many processors as there are; in their order.
fn side_by_side<T: Send>(paths: &[PathBuf], each: impl Fn(&Path) -> T + Sync) -> Vec<T> {
    let hands = std::thread::available_parallelism().map_or(1, usize::from).min(8);
    let share = paths.len().div_ceil(hands).max(FEW);
    std::thread::scope(|scope| {
        let each = &each;
        let parts = paths.chunks(share).map(|part| scope.spawn(move || part.iter().map(|path| each(path)).collect()));
        // All are begun before the first is waited for.
        let parts: Vec<std::thread::ScopedJoinHandle<'_, Vec<T>>> = parts.collect();
        parts
            .into_iter()
            .flat_map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

/// Reads the template in a file.
///
/// # Errors
/// The file cannot be read. What is wrong in it is the inner result.
pub fn load_template(files: &dyn Files, path: &Path) -> Result<Result<Template, Vec<Problem>>, StoreError> {
    let bytes = atomic::read(files, path, read::MAX_TEMPLATE as u64)?;
    let text = utf8(bytes).map_err(|problem| vec![problem]);
    Ok(text.and_then(|text| read::template(&id_of(path), &text)))
}

/// The name of a file without its extension.
pub(super) fn id_of(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The longest name of a file that a template is given, in characters.
const LONGEST_NAME: usize = 60;

/// Writes a new template into the user's folder, under a name that nothing there has. Gives its file.
///
/// # Errors
/// It cannot be written.
pub fn save_template(files: &dyn Files, folder: &Path, template: &Template) -> Result<PathBuf, StoreError> {
    let text = template_text(folder, template)?;
    files.create_folders(folder).map_err(|error| StoreError::writing(folder, &error))?;
    place(folder, &file_stem(&template.name), |path| atomic::write(files, path, text.as_bytes(), Existing::Keep))
}

/// Whether the file of a template could be read again.
///
/// # Errors
/// The first thing that would be wrong with it.
pub fn check_template(template: &Template) -> Result<(), Problem> {
    // What cannot even be written says so when it is.
    let Ok(text) = write::template(template) else { return Ok(()) };
    let problems = read::template(&template.id, &text).err();
    problems.into_iter().flatten().next().map_or(Ok(()), Err)
}

/// The text of a template's file.
///
/// # Errors
/// It would not be read again: nobody writes it then.
pub(super) fn template_text(path: &Path, template: &Template) -> Result<String, StoreError> {
    let refused = |cause| StoreError { path: path.to_owned(), doing: Doing::Write, cause };
    let text = write::template(template).map_err(|error| refused(Cause::Other(error.to_string())))?;
    if text.len() > read::MAX_TEMPLATE {
        return Err(refused(Cause::TooLarge(read::MAX_TEMPLATE as u64)));
    }
    Ok(text)
}

/// Takes a template from any file into the user's folder. What is wrong with it is the inner result.
///
/// # Errors
/// The file cannot be read, or the folder not be written in.
pub fn import_template(
    files: &dyn Files,
    folder: &Path,
    path: &Path,
) -> Result<Result<PathBuf, Vec<Problem>>, StoreError> {
    match load_template(files, path)? {
        Ok(template) => save_template(files, folder, &template).map(Ok),
        Err(problems) => Ok(Err(problems)),
    }
}

/// Does something with the first name in a folder that nothing has: `stem.ron`, `stem 2.ron` and so on.
pub(super) fn place(
    folder: &Path,
    stem: &str,
    put: impl Fn(&Path) -> Result<(), StoreError>,
) -> Result<PathBuf, StoreError> {
    let mut taken = None;
    for path in names(folder, stem) {
        match put(&path) {
            Err(error @ StoreError { cause: Cause::Exists, .. }) => taken = Some(error),
            put => return put.map(|()| path),
        }
    }
    let all_taken = StoreError { path: folder.to_owned(), doing: Doing::Write, cause: Cause::Exists };
    Err(taken.unwrap_or(all_taken))
}

/// The names that a template may have in a folder, in the order in which they are tried.
pub fn names(folder: &Path, stem: &str) -> impl Iterator<Item = PathBuf> {
    (1..=MAX_OWN).map(move |number| {
        folder.join(if number == 1 { format!("{stem}.ron") } else { format!("{stem} {number}.ron") })
    })
}

/// What a file may be called after a template, on any system.
pub fn file_stem(name: &str) -> String {
    let bad = |c: char| c.is_control() || r#"/\:*?"<>|."#.contains(c);
    let stem: String = name.chars().filter(|c| !bad(*c)).take(LONGEST_NAME).collect();
    let stem = stem.trim();
    if stem.is_empty() { "template".to_owned() } else { stem.to_owned() }
}
