//! What puts the window on a screen. Nothing else names eframe or rfd.

mod clipboard;
pub mod cpu;
mod files;
#[cfg(target_os = "linux")]
mod input_method;
mod native;
mod outside;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

#[cfg(target_os = "linux")]
pub use input_method::find_input_method;

use crate::app::{Clock, Surroundings};
use crate::cli::Failure;
use crate::i18n::{Lang, cli};
use crate::store::{Disk, Folders, Settings, built_in, documents_folder};

/// Opens the window with these files and stays until it is closed. `run` tells this run of the program from any other:
/// the time at which it began.
///
/// # Errors
/// There is no display, or none that can be drawn on.
pub fn open_window(
    lang: Lang,
    system_lang: Lang,
    settings: Settings,
    folders: Option<Folders>,
    paths: Vec<PathBuf>,
    run: Duration,
) -> Result<(), Failure> {
    let surroundings = Surroundings {
        lang,
        system_lang,
        settings,
        // The user's own are looked for beside the window, however slow their disk is.
        templates: built_in(),
        // Two runs of one process number do not begin in the same nanosecond.
        run: u64::try_from(run.as_nanos()).unwrap_or_default() ^ u64::from(std::process::id()).rotate_left(40),
        keeps: folders.is_some(),
        documents_folder: documents_folder(),
        wall: wall(run),
    };
    native::open(surroundings, Arc::new(Disk), folders, paths)
        .map_err(|said| Failure::Window(cli::no_window(lang, &said)))
}

/// The clock on the wall when the program began, as this machine is set.
fn wall(began: Duration) -> Clock {
    let began = i64::try_from(began.as_secs()).unwrap_or_default();
    let here = jiff::tz::TimeZone::system();
    let offset = jiff::Timestamp::from_second(began).map(|time| here.to_offset(time).seconds()).unwrap_or_default();
    Clock { began, offset }
}
