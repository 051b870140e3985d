//! Work that may take long: what it is, how far it has come, and how it is called off.
//!
//! A [`Ticket`] goes with the job to the worker, which asks it between two pieces of work whether to go on. What has
//! been called off is forgotten here at once; what comes of it later is put away unseen.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::messages::file_name;
use super::notice::NoticeKind;
use super::session::Session;
use crate::i18n::{Lang, hand_over, start};

/// Goes with a job that can be called off.
#[derive(Clone, Debug, Default)]
pub struct Ticket {
    /// To tell the job from others.
    pub id: u64,
    off: Arc<AtomicBool>,
}

impl Ticket {
    /// A ticket for a job.
    pub fn new(id: u64) -> Self {
        Self { id, ..Self::default() }
    }

    /// Calls the job off.
    pub fn call_off(&self) {
        self.off.store(true, Ordering::Relaxed);
    }

    /// Whether it is called off.
    pub fn is_off(&self) -> bool {
        self.off.load(Ordering::Relaxed)
    }
}

/// What is being done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// A draft is read.
    Open(PathBuf),
    /// So many copies of a speech are made.
    HandOver(usize),
    /// Pages are set to be printed.
    Print,
}

/// A job under way.
#[derive(Clone, Debug)]
pub struct Task {
    /// Its ticket.
    pub ticket: Ticket,
    /// What it is.
    pub work: Work,
    /// Since when.
    pub since: Duration,
    /// Whether it has taken so long that it is shown.
    pub shown: bool,
    /// How much of it is done, of how much; nothing is known yet where the second is 0.
    pub done: (u64, u64),
}

impl Task {
    /// How long a job takes before it is shown.
    pub const QUIET: Duration = Duration::from_millis(300);

    /// What it is, in words.
    pub fn name(&self, lang: Lang) -> String {
        match &self.work {
            Work::Open(path) => start::opening(lang, &file_name(path)),
            Work::HandOver(copies) => hand_over::making(lang, *copies),
            Work::Print => hand_over::PRINT_WORK.get(lang).to_owned(),
        }
    }

    /// How much of it is done, from 0 to 1, if that is known.
    pub fn share(&self) -> Option<f32> {
        let (done, of) = self.done;
        // Thousandths are more than a bar has pixels.
        let thousandths = u128::from(done) * 1000 / u128::from(of.max(1));
        (of > 0).then(|| f32::from(u16::try_from(thousandths.min(1000)).unwrap_or(1000)) / 1000.0)
    }
}

impl Session {
    /// Takes up a job and gives the ticket for it.
    pub(super) fn begin(&mut self, work: Work) -> Ticket {
        let ticket = Ticket::new(self.new_id());
        let task = Task { ticket: ticket.clone(), work, since: self.clock, shown: false, done: (0, 0) };
        self.tasks.push(task);
        ticket
    }

    pub(super) fn progress(&mut self, id: u64, done: (u64, u64)) {
        if let Some(task) = self.tasks.iter_mut().find(|task| task.ticket.id == id) {
            task.done = done;
        }
    }

    /// Puts a job away that is done; whether anybody still waits for it.
    pub(super) fn end(&mut self, id: u64) -> bool {
        let before = self.tasks.len();
        self.tasks.retain(|task| task.ticket.id != id);
        self.tasks.len() < before
    }

    pub(super) fn call_off(&mut self, id: u64, now: Duration) {
        let Some(at) = self.tasks.iter().position(|task| task.ticket.id == id) else { return };
        let task = self.tasks.remove(at);
        task.ticket.call_off();
        let text = match &task.work {
            Work::Open(path) => start::stopped_opening(self.lang, &file_name(path)),
            Work::HandOver(_) | Work::Print => hand_over::STOPPED.get(self.lang).to_owned(),
        };
        self.notice(NoticeKind::Done, text, Vec::new(), now);
    }
}
