//! Tests of the real program: a window on a screen of its own, driven by keyboard and mouse, and real full, locked and
//! read-only disks. `cargo test` leaves them out; `cargo build --release && cargo test --test e2e` runs them, with
//! `RENDERER=gl` the window drawn through OpenGL. The program is the one that is handed out; the tests themselves need no
//! optimising, and building them twice would take longer than running them.
//!
//! They need Linux, the programs named in `desktop::NEEDED` and, for the disks, root. What is missing makes them fail.
#![cfg(target_os = "linux")]

mod checking;
mod composing;
mod copies;
mod desktop;
mod disk;
mod importing;
mod input_method;
mod screenless;
mod showing;
mod speech;
mod wait;
mod window;
mod writing_run;

use std::path::Path;

/// The program under test: as it is handed out, beside the folder of what these tests are built with.
fn lectern() -> String {
    let built = Path::new(env!("CARGO_BIN_EXE_lectern"));
    let handed_out = built.parent().unwrap().with_file_name("release").join("lectern");
    assert!(handed_out.is_file(), "{}: missing; `cargo build --release` makes it", handed_out.display());
    handed_out.into_os_string().into_string().unwrap()
}
