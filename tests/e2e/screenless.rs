//! A machine without a screen.

use std::process::Command;

use crate::lectern;

#[test]
fn without_a_screen_one_line_says_how_to_go_on() {
    let home = tempfile::tempdir().unwrap();
    let output =
        Command::new(lectern()).env_clear().env("HOME", home.path()).env("LANG", "en_US.UTF-8").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(5), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("lectern export"), "{said}");
    assert_eq!(output.stdout, b"");
}
