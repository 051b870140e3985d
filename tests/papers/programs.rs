//! The programs of others that read our papers. One that is missing makes a test fail, and says where it is found.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};

/// Where a program is found that a test needs.
const FOUND: [(&str, &str); 4] = [
    ("openxml-audit", "pip install openxml-audit"),
    ("python3", "apt-get install python3; pip install python-docx"),
    ("soffice", "apt-get install libreoffice-writer"),
    ("pdftotext", "apt-get install poppler-utils"),
];

/// Runs a program in a folder; it must be there.
pub fn run<A: AsRef<OsStr>>(program: &str, arguments: &[A], folder: &Path) -> Output {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).env("HOME", folder).env("PYTHONIOENCODING", "utf-8");
    command.output().unwrap_or_else(|error| {
        let found = FOUND.iter().find(|(name, _)| *name == program).map_or("its maker", |(_, found)| found);
        panic!("{program} is needed for this test ({found}): {error}")
    })
}

/// What a program says, which must be content.
pub fn said<A: AsRef<OsStr>>(program: &str, arguments: &[A], folder: &Path) -> String {
    let output = run(program, arguments, folder);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, told) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{program} is not content:\n{out}\n{told}");
    out
}
