//! The worker on a thread of its own, and threads beside it for what may have to wait for a disk.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use super::aside::Aside;
use super::{Done, Job, Tell, Worker};
use crate::app::tasks::Ticket;
use crate::model::Draft;
use crate::store::{Print, ReadError};

/// How long a look at a draft waits while its writer types: two looks a second find all that is wanted, and a key costs one
/// frame and hardly more. In a long draft looks take a fiftieth of the time at most, but none waits longer than the last
/// of these.
const LOOKS_AFTER: Duration = Duration::from_millis(400);
const LOOKING_SHARE: u32 = 50;
const LOOKS_WITHIN: Duration = Duration::from_secs(2);

/// Keeping what is written takes a twentieth of the time at most, but what waits never waits longer than this.
const KEPT_WITHIN: Duration = Duration::from_secs(2);
const KEEPING_SHARE: u32 = 20;

/// What comes to the thread of a worker.
enum Message {
    Job(Job),
    /// A draft was read beside it.
    Read(PathBuf, Ticket, Box<Result<(Draft, Print), ReadError>>),
    End,
}

/// The way to a worker on a thread of its own. When it is given up the worker finishes what it has and ends.
pub struct Jobs(Sender<Message>);

impl Jobs {
    /// Has a job done.
    pub fn send(&self, job: Job) {
        // The worker lives as long as this does.
        let _ = self.0.send(Message::Job(job));
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        let _ = self.0.send(Message::End);
    }
}

/// Runs a worker on a thread of its own until [`Jobs`] is given up; `wake` is called for every result. Joining the
/// thread waits for the last job, and for every speech that is being handed over.
pub fn spawn(
    mut worker: Worker,
    wake: impl Fn() + Send + Sync + 'static,
) -> (Jobs, Receiver<Done>, std::thread::JoinHandle<()>) {
    let (jobs, todo) = channel::<Message>();
    let (results, heard) = channel();
    let tell: Tell = Arc::new(move |done| {
        // Nobody listens when the window is gone; what matters is on the disk by then.
        let _ = results.send(done);
        wake();
    });
    worker.tell = tell.clone();
    let keep_after = worker.keep_after;
    let back = jobs.clone();
    let looked = Arc::new(AtomicU64::new(0));
    let thread = std::thread::spawn(move || {
        let mut exports = Vec::new();
        loop {
            let wait = worker.due_in(Instant::now()).unwrap_or(Duration::from_secs(3600));
            let done = match todo.recv_timeout(wait) {
                Ok(Message::Job(job)) if Aside::takes(&job) => {
                    let export = matches!(job, Job::HandOver { .. });
                    let beside = do_aside(worker.aside(), job, back.clone(), tell.clone(), looked.clone());
                    exports.retain(|thread: &std::thread::JoinHandle<()>| !thread.is_finished());
                    exports.extend(export.then_some(beside));
                    None
                }
                Ok(Message::Job(job)) => worker.run(job, Instant::now()),
                Ok(Message::Read(path, ticket, read)) => Some(worker.opened(path, &ticket, *read)),
                Err(RecvTimeoutError::Timeout) => None,
                Ok(Message::End) | Err(RecvTimeoutError::Disconnected) => {
                    worker.keep_all();
                    exports.into_iter().for_each(|export| drop(export.join()));
                    return;
                }
            };
            // Also between jobs: typing without a rest is kept as often as typing with one.
            let begun = Instant::now();
            let kept = worker.keep_due(begun);
            if !kept.is_empty() {
                worker.keep_after = keep_after.max((begun.elapsed() * KEEPING_SHARE).min(KEPT_WITHIN));
            }
            done.into_iter().chain(kept).for_each(|done| tell(done));
        }
    });
    (Jobs(jobs), heard, thread)
}

/// Does a job on a thread of its own. A draft that was read goes back to the worker, which has the locks. `looked` is how
/// long the last look took, in microseconds.
fn do_aside(
    aside: Aside,
    job: Job,
    back: Sender<Message>,
    tell: Tell,
    looked: Arc<AtomicU64>,
) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || match job {
        Job::Open { path, ticket } => {
            let read = aside.read(&path, &ticket);
            // The worker may have ended, and the window with it.
            let _ = back.send(Message::Read(path, ticket, Box::new(read)));
        }
        Job::Review(order) => {
            if order.can_wait {
                let last = Duration::from_micros(looked.load(Ordering::Relaxed));
                std::thread::sleep((last * LOOKING_SHARE).clamp(LOOKS_AFTER, LOOKS_WITHIN));
            }
            let begun = Instant::now();
            aside.run(Job::Review(order)).into_iter().for_each(|done| tell(done));
            looked.store(u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
        }
        job => aside.run(job).into_iter().for_each(|done| tell(done)),
    })
}
