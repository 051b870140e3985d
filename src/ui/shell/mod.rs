//! What puts the window on a screen. Nothing else names eframe or rfd.

mod files;
#[cfg(target_os = "linux")]
mod input_method;
mod native;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

#[cfg(target_os = "linux")]
pub use input_method::find_input_method;

use crate::app::Surroundings;
use crate::cli::Failure;
use crate::i18n::{Lang, cli};
use crate::store::{Disk, Folders, Settings, documents_folder, templates};

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
    let own = folders.as_ref().map(|folders| folders.templates.as_path());
    let surroundings = Surroundings {
        lang,
        system_lang,
        settings,
        templates: templates(&Disk, own),
        // Two runs of one process number do not begin in the same nanosecond.
        run: u64::try_from(run.as_nanos()).unwrap_or_default() ^ u64::from(std::process::id()).rotate_left(40),
        keeps: folders.is_some(),
        documents_folder: documents_folder(),
    };
    native::open(surroundings, Arc::new(Disk), folders, paths)
        .map_err(|said| Failure::Window(cli::no_window(lang, &said)))
}
