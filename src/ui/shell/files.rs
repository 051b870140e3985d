//! The system's dialogs for files. They run beside the window, which never waits for them.

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, Instant};

use crate::app::{Action, FROM_ELSEWHERE, Purpose};
use crate::i18n::{Lang, window};

/// No person cancels a dialog this fast: then none was shown.
const AT_ONCE: Duration = Duration::from_millis(250);

type Answer = Pin<Box<dyn Future<Output = Option<rfd::FileHandle>>>>;

/// A dialog that is open.
pub struct Dialog {
    purpose: Purpose,
    since: Instant,
    answer: Answer,
    waker: Waker,
}

/// Wakes the window when a dialog has been answered.
struct Repaint(egui::Context);

impl Wake for Repaint {
    fn wake(self: Arc<Self>) {
        self.0.request_repaint();
    }
}

impl Dialog {
    /// Shows a dialog.
    pub fn open(ctx: &egui::Context, lang: Lang, purpose: Purpose, name: &str) -> Self {
        let title = match purpose {
            Purpose::Open => window::PATH_OPEN,
            Purpose::Save | Purpose::WordsOut => window::PATH_SAVE,
            Purpose::HandOver => window::PATH_EXPORT,
            Purpose::Profile | Purpose::WordsIn => window::PATH_OPEN,
            Purpose::Folder => window::PATH_FOLDER,
        };
        let endings: &[&str] = match purpose {
            Purpose::Profile => &["docx"],
            Purpose::WordsIn | Purpose::WordsOut => &["tsv", "txt"],
            Purpose::Open | Purpose::Save | Purpose::HandOver | Purpose::Folder => &["ron"],
        };
        let mut dialog = rfd::AsyncFileDialog::new().set_title(title.get(lang));
        if purpose == Purpose::Open {
            // Drafts and speeches from elsewhere together first.
            let all: Vec<&str> = endings.iter().copied().chain(FROM_ELSEWHERE).collect();
            dialog = dialog.add_filter(window::SPEECH_FILES.get(lang), &all);
        }
        let dialog = dialog.add_filter(endings.join(", "), endings);
        let answer: Answer = match purpose {
            Purpose::Open | Purpose::Profile | Purpose::WordsIn => Box::pin(dialog.pick_file()),
            Purpose::Folder | Purpose::HandOver => Box::pin(dialog.pick_folder()),
            Purpose::Save | Purpose::WordsOut => Box::pin(dialog.set_file_name(name).save_file()),
        };
        Self { purpose, since: Instant::now(), answer, waker: Waker::from(Arc::new(Repaint(ctx.clone()))) }
    }

    /// The answer, once there is one.
    pub fn poll(&mut self) -> Option<Action> {
        match self.answer.as_mut().poll(&mut Context::from_waker(&self.waker)) {
            Poll::Pending => None,
            Poll::Ready(handle) => {
                let path: Option<PathBuf> = handle.map(|handle| handle.path().to_owned());
                Some(Action::Picked { purpose: self.purpose, path, at_once: self.since.elapsed() < AT_ONCE })
            }
        }
    }
}
