//! Files and folders shown by other programs of the system. They are started beside the window, which never waits for them.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::Context;

/// The way to other programs, and what could not be shown.
pub struct Outside {
    ctx: Context,
    tell: Sender<PathBuf>,
    failed: Receiver<PathBuf>,
}

impl Outside {
    pub fn new(ctx: &Context) -> Self {
        let (tell, failed) = channel();
        Self { ctx: ctx.clone(), tell, failed }
    }

    /// Opens a file with the program that the system has for it.
    pub fn open(&self, path: PathBuf) {
        let (tell, ctx) = (self.tell.clone(), self.ctx.clone());
        std::thread::spawn(move || {
            if opener::open(&path).is_err() {
                // The window may be gone by then.
                let _ = tell.send(path);
                ctx.request_repaint();
            }
        });
    }

    /// Shows the folder of a file.
    pub fn show_folder(&self, path: PathBuf) {
        let folder = path.parent().map(Path::to_owned).unwrap_or(path);
        self.open(folder);
    }

    /// What no program could be found for since the last time.
    pub fn failed(&self) -> Vec<PathBuf> {
        self.failed.try_iter().collect()
    }
}
