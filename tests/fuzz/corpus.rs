//! The texts that the search starts from: those kept in `corpus`, and the templates that come with the program.

use std::fs;
use std::path::{Path, PathBuf};

/// The files of a kind in a folder of the package, in order: name and bytes.
fn files(folder: &str, kind: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == kind));
    paths.sort();
    paths
        .iter()
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .collect()
}

/// All templates.
pub fn templates() -> Vec<(String, Vec<u8>)> {
    let folders = ["tests/fuzz/corpus/templates", "templates/zh", "templates/en"];
    folders.into_iter().flat_map(|folder| files(folder, "ron")).collect()
}

/// All speeches to look through: those kept for it, and those in the manner of published ones.
pub fn checks() -> Vec<(String, Vec<u8>)> {
    let folders = ["tests/fuzz/corpus/checks", "tests/fixtures/manner"];
    folders.into_iter().flat_map(|folder| files(folder, "txt")).collect()
}

/// All old speeches of a kind: `txt`, `md`, or `parts` of Word documents.
pub fn speeches(kind: &str) -> Vec<(String, Vec<u8>)> {
    files("tests/fuzz/corpus/speeches", kind)
}
