//! Tests of the real program: a window on a screen of its own, driven by keyboard and mouse, and real full, locked and
//! read-only disks. `cargo test` leaves them out; `cargo test --release --test e2e` runs them, with `RENDERER=gl` the
//! window drawn through OpenGL.
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
mod speech;
mod wait;
mod window;
mod writing_run;

/// The program under test.
const LECTERN: &str = env!("CARGO_BIN_EXE_lectern");
