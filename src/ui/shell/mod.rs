//! What puts the window on a screen. Nothing else names eframe, winit or rfd.
//!
//! There are two shells around one `program`: through eframe where a graphics card draws (`native`), and our own where
//! there is none ([`cpu`]). Both run on one event loop, so that the second takes over where the first finds no card.

mod clipboard;
pub mod cpu;
mod files;
#[cfg(target_os = "linux")]
mod input_method;
mod native;
mod outside;
mod program;
mod renderer;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

#[cfg(target_os = "linux")]
pub use input_method::find_input_method;

use eframe::UserEvent;
use winit::event_loop::EventLoop;

use self::program::Start;
use self::renderer::Machine;
use crate::app::{Clock, Surroundings};
use crate::cli::Failure;
use crate::i18n::{Lang, cli};
use crate::store::{Disk, Folders, Renderer, Settings, built_in, documents_folder};

/// Opens the window with these files and stays until it is closed. `renderer` is what draws it, if not as set; `run` tells this run of the program from any other:
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
    renderer: Option<Renderer>,
    run: Duration,
) -> Result<(), Failure> {
    let renderer = renderer.unwrap_or(settings.renderer);
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
    let start = Start { surroundings, files: Arc::new(Disk), folders, paths, started: Instant::now() };
    open(start, Machine::look(&Disk).draws_with_card(renderer))
        .map_err(|said| Failure::Window(cli::no_window(lang, reason(&said))))
}

/// Opens the window, with a graphics card if it is to draw and can.
fn open(start: Start, with_card: bool) -> Result<(), String> {
    let mut event_loop = EventLoop::<UserEvent>::with_user_event().build().map_err(|error| error.to_string())?;
    let mut start = Some(start);
    if with_card {
        native::run(&mut event_loop, &mut start)?;
    }
    start.map_or(Ok(()), |start| cpu::run(&mut event_loop, start))
}

/// The clock on the wall when the program began, as this machine is set.
fn wall(began: Duration) -> Clock {
    let began = i64::try_from(began.as_secs()).unwrap_or_default();
    let here = jiff::tz::TimeZone::system();
    let offset = jiff::Timestamp::from_second(began).map(|time| here.to_offset(time).seconds()).unwrap_or_default();
    Clock { began, offset }
}

/// The last and innermost part of an error in words: those before it name the libraries it came through.
fn reason(said: &str) -> &str {
    let innermost = said.rsplit_once(": ").map_or(said, |(_, reason)| reason);
    innermost.trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_said_is_told_without_its_way_through_the_libraries() {
        let said = "winit EventLoopError: os error at src/linux/mod.rs:765: DISPLAY is not set.";
        assert_eq!(reason(said), "DISPLAY is not set");
        assert_eq!(reason("GLXBadFBConfig"), "GLXBadFBConfig");
    }
}
