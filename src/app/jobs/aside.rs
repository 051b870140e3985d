//! Jobs that need nothing of the worker but what it knew when they came, each on a thread of its own.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use super::press::Press;
use super::{Done, Job, Tell};
use crate::app::compare::compare;
use crate::app::importing::recognise;
use crate::app::proposing::propose;
use crate::app::recent::Listed;
use crate::app::reviewing::review;
use crate::app::shelving;
use crate::app::tasks::Ticket;
use crate::assemble::assemble;
use crate::model::Draft;
use crate::store::{Files, Going, Print, ReadError, Recent, load_recent, open_watched, whereabouts};

/// How long the exact differences of two versions are looked for.
const COMPARING: Duration = Duration::from_millis(800);

/// A file of more bytes takes time.
const LARGE: u64 = 1 << 20;

/// Does jobs that need nothing of the worker but what it knew when they came, so that a disk that is slow to answer
/// holds up nobody else.
pub(super) struct Aside {
    pub files: Arc<dyn Files>,
    pub config: Option<PathBuf>,
    pub templates: Option<PathBuf>,
    pub cache: Option<PathBuf>,
    pub prints: HashMap<String, Print>,
    pub left: HashMap<String, Option<SystemTime>>,
    pub press: Arc<Press>,
    pub tell: Tell,
}

impl Aside {
    /// Whether a job is one for it.
    pub fn takes(job: &Job) -> bool {
        let own = matches!(job, Job::Recents | Job::Check { .. } | Job::Compare { .. } | Job::Shelf(..));
        own || matches!(
            job,
            Job::Open { .. }
                | Job::Recognise { .. }
                | Job::Foresee(..)
                | Job::Paint(_)
                | Job::Review(_)
                | Job::Propose { .. }
                | Job::HandOver { .. }
                | Job::Print { .. }
        )
    }

    /// Hears how far a job has come, and stops it when it is called off.
    fn watch(&self, ticket: &Ticket, done: u64, of: u64) -> Going {
        if done < of {
            (self.tell)(Done::Progress { ticket: ticket.id, done, of });
        }
        if ticket.is_off() { Going::Off } else { Going::On }
    }

    pub fn read(&self, path: &Path, ticket: &Ticket) -> Result<(Draft, Print), ReadError> {
        // Of a large file, reading is about half of the work; understanding it is the other.
        let whole = |of: u64| if of > LARGE { of.saturating_mul(2) } else { of };
        open_watched(self.files.as_ref(), path, &|done, of| self.watch(ticket, done, whole(of)))
    }

    pub fn run(&self, job: Job) -> Option<Done> {
        let files = self.files.as_ref();
        match job {
            Job::Recents => {
                let all = self.config.as_ref().map(|config| load_recent(files, config)).unwrap_or_default();
                let list = |recent: Recent| Listed { whereabouts: whereabouts(files, &recent.path), recent };
                Some(Done::Recents(all.into_iter().map(list).collect()))
            }
            Job::Check { id, turn, key, path, look } => {
                let found = match self.prints.get(&key) {
                    Some(print) => print.look(files, &path, look),
                    None => Print::look_since(files, &path, *self.left.get(&key)?),
                };
                Some(Done::Checked { id, turn, found })
            }
            Job::Shelf(job, further) => {
                let own = self.templates.as_deref();
                let shelved = shelving::run(files, own, job);
                let folders = own.into_iter().chain(further.iter().map(PathBuf::as_path));
                Some(Done::Shelved(shelved, Box::new(shelving::look(files, folders))))
            }
            Job::Compare { id, mine, theirs } => {
                let (mine, theirs) = (assemble(&mine, None), assemble(&theirs, None));
                Some(Done::Compared { id, rows: compare(&mine, &theirs, Some(Instant::now() + COMPARING)) })
            }
            Job::Recognise { job, name, ticket } => {
                let result = recognise(files, *job).map(Box::new);
                Some(Done::Recognised { ticket: ticket.id, name, result })
            }
            Job::Foresee(turn, order) => {
                Some(Done::Foreseen { turn, outlook: Box::new(self.press.foresee(files, &order)) })
            }
            Job::Paint(order) => Some(Done::Painted(Box::new(self.press.paint(&order)))),
            Job::Review(order) => Some(Done::Reviewed(Arc::new(review(*order)))),
            Job::Propose { look, place } => Some(Done::Proposed { look, found: propose(&place) }),
            Job::HandOver { order, existing, ticket } => {
                let watch = |done, of| self.watch(&ticket, done, of);
                let result = self.press.hand_over(files, &order, existing, &watch);
                Some(Done::HandedOver { ticket: ticket.id, result })
            }
            Job::Print { order, ticket } => {
                let watch = |done, of| self.watch(&ticket, done, of);
                let result = self.press.print(files, self.cache.as_deref(), &order, &watch);
                Some(Done::Printed { ticket: ticket.id, result })
            }
            _ => None,
        }
    }
}
