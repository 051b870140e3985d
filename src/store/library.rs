//! Templates: those that come with the program, and the user's own.

use std::path::{Path, PathBuf};

use super::atomic;
use super::drafts::utf8;
use super::error::StoreError;
use super::files::{Files, Kind};
use super::problem::Problem;
use super::read;
use crate::model::Template;

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

/// How many files of the user's folder are looked at.
const MAX_OWN: usize = 2000;

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

/// The templates that come with the program.
pub fn built_in() -> Vec<Entry> {
    let entry = |(id, text): (&str, &str)| Entry { id: id.to_owned(), path: None, template: read::template(id, text) };
    BUILT_IN.into_iter().map(entry).collect()
}

/// All templates: those of the program first, then the user's own by name. A broken one is in the list with its problems.
pub fn templates(files: &dyn Files, own: Option<&Path>) -> Vec<Entry> {
    find_templates(files, own).0
}

/// The same, with the user's own files that cannot even be read.
pub fn find_templates(files: &dyn Files, own: Option<&Path>) -> (Vec<Entry>, Vec<StoreError>) {
    let (mut all, mut unread) = (built_in(), Vec::new());
    let Some(folder) = own else { return (all, unread) };
    // A folder that is not there yet holds no templates.
    let mut paths = files.list(folder).unwrap_or_default();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
    paths.sort();
    paths.truncate(MAX_OWN);
    for path in paths {
        if matches!(files.kind(&path), Ok(Kind::Folder | Kind::Other)) {
            continue;
        }
        match load_template(files, &path) {
            Ok(template) => all.push(Entry { id: id_of(&path), path: Some(path), template }),
            Err(error) => unread.push(error),
        }
    }
    (all, unread)
}

/// The template that comes with the program under an id, or the user's own of that id.
pub fn template_by_id(files: &dyn Files, own: Option<&Path>, id: &str) -> Option<Entry> {
    templates(files, own).into_iter().find(|entry| entry.id == id)
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

fn id_of(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
