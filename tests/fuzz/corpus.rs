//! The texts that the search starts from: those kept in `corpus/templates`, and the templates that come with the program.

use std::fs;
use std::path::{Path, PathBuf};

/// The files of templates in a folder of the package, in order: name and bytes.
fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
    paths.sort();
    paths
        .iter()
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .collect()
}

/// All of them.
pub fn all() -> Vec<(String, Vec<u8>)> {
    ["tests/fuzz/corpus/templates", "templates/zh", "templates/en"].into_iter().flat_map(files).collect()
}
