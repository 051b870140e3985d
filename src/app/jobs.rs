//! What takes time: the disk. A worker does one job after the other and tells what came of each; what may take long and
//! needs none of its locks goes on beside it.
//!
//! The worker holds the locks of the drafts that are open. What is to be kept of a draft waits a moment for what
//! comes after it, so that typing writes a few times a second at most; the moment is an argument.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use super::compare::Row;
use super::handing::{HandError, Order, Outlook};
use super::importing::{RecogniseFault, Recognised, Recognising};
use super::paging::{PageOrder, Painted};
use super::profiling::{self, ProfileJob, Profiled};
use super::proposing::ProposeIn;
use super::recent::Listed;
use super::reviewing::{ReviewOrder, Reviewed};
use super::shelving::{ShelfJob, Shelved, Shelves};
use super::tasks::Ticket;
use super::wording::{self, Worded, WordsJob};
use crate::edit::Proposal;
use crate::model::{Draft, Phrases, Template};
use crate::store::{
    Cause, Doing, Existing, FaceFile, Files, Folders, Found, Lock, Look, Print, ReadError, Recent, Settings,
    StoreError, check_template, drop_recent, face, families, file_stem, find_orphans, forget, keep, key_of,
    load_phrases, load_recent, lock_of, names, phrases_file, remember, save_and_print, save_phrases, save_settings,
    target_of, true_path,
};

mod aside;
mod paint;
mod press;
mod thread;

use aside::Aside;
use press::Press;

pub use thread::{Jobs, spawn};

/// Work for the worker.
#[expect(missing_docs, reason = "a variant says what its fields are")]
#[derive(Debug)]
pub enum Job {
    /// Look for drafts that were left behind.
    Recover,
    /// List the speeches that were open lately, and look for their files.
    Recents,
    /// Read the sentences that the writer has kept.
    LoadPhrases,
    /// Write them.
    SavePhrases(Phrases),
    /// Something about the user's own templates, and further folders with such.
    Shelf(ShelfJob, Vec<PathBuf>),
    /// Put a speech at the head of that list.
    Remember(Box<Recent>),
    /// Take a file from that list.
    DropRecent(PathBuf),
    /// Read a draft.
    Open { path: PathBuf, ticket: Ticket },
    /// See whether the file of an open draft is still as it was.
    Check { id: u64, turn: u64, key: String, path: PathBuf, look: Look },
    /// The writer knows of this state of the file.
    Accept { key: String, print: Print },
    /// Find what differs between two versions of a speech.
    Compare { id: u64, mine: Arc<Draft>, theirs: Arc<Draft> },
    /// Write a draft to its file.
    Save { id: u64, key: String, path: PathBuf, draft: Arc<Draft>, state: u64, existing: Existing },
    /// Write a template to its file, or to a new one among the user's own. Where the file was changed elsewhere both stay.
    SaveTemplate { id: u64, key: String, path: Option<PathBuf>, draft: Arc<Draft>, state: u64 },
    /// Keep a draft against loss.
    Keep { id: u64, key: String, path: Option<PathBuf>, draft: Arc<Draft>, state: u64 },
    /// Nothing of this draft needs to be kept any more; it is still open.
    Unkeep { key: String },
    /// This draft is closed: give up what is kept of it, and its lock.
    Release { key: String },
    /// Something about the user's own layouts of pages.
    Profile(ProfileJob),
    /// Something about the list of typical errors.
    Words(WordsJob),
    /// Recognise a speech from elsewhere.
    Recognise { job: Box<Recognising>, name: String, ticket: Ticket },
    /// See what copies of a speech would come to.
    Foresee(u64, Box<Order>),
    /// Set the pages of a speech and paint those that can be seen.
    Paint(Box<PageOrder>),
    /// See what could be better in a speech.
    Review(Box<ReviewOrder>),
    /// Find what of a speech may become blanks of a template.
    Propose { look: u64, place: ProposeIn },
    /// Make them.
    HandOver { order: Box<Order>, existing: Existing, ticket: Ticket },
    /// Set its pages and leave them where another program can print them.
    Print { order: Box<Order>, ticket: Ticket },
    /// Write the settings.
    SaveSettings(Box<Settings>),
    /// Which families of fonts this machine has.
    ListFaces,
    /// Read the face of a family.
    LoadFace(String),
}

/// What came of a job.
#[expect(missing_docs, reason = "a variant says what its fields are")]
#[derive(Debug)]
pub enum Done {
    /// Drafts that were left behind: key, file, draft. Their locks are held.
    Recovered(Vec<(String, Option<PathBuf>, Draft)>),
    /// Kept drafts that cannot be read.
    UnreadKept(Vec<(PathBuf, ReadError)>),
    /// The speeches that were open lately, and where their files are.
    Recents(Vec<Listed>),
    /// The sentences that the writer has kept, or why they cannot be read.
    Phrases { path: PathBuf, result: Result<Phrases, ReadError> },
    /// They could not be written.
    PhrasesFailed { path: PathBuf, error: ReadError },
    /// What came of a job about templates, and all templates as they are now, with files that cannot be read.
    Shelved(Shelved, Box<Shelves>),
    /// The speeches that were open lately, after a change.
    Remembered(Vec<Recent>),
    /// So many bytes of so many are done of the job with this ticket.
    Progress { ticket: u64, done: u64, of: u64 },
    /// A draft was read, or not; with what is remembered of it.
    Opened { ticket: u64, path: PathBuf, mark: Option<Box<Recent>>, result: Result<(String, Draft), OpenError> },
    /// What has become of the file of an open draft.
    Checked { id: u64, turn: u64, found: Found },
    /// What differs between a draft and its file.
    Compared { id: u64, rows: Vec<Row> },
    /// A draft was saved under a new key, or not. `beside` is the file of a template that was changed elsewhere: what was
    /// saved stands in another one.
    Saved { id: u64, path: PathBuf, beside: Option<PathBuf>, state: u64, result: Result<String, OpenError> },
    /// A draft is kept, or not.
    Kept { id: u64, state: u64, result: Result<(), StoreError> },
    /// What came of a job about the user's own layouts.
    Profiled(Box<Profiled>),
    /// What came of a job about the list of typical errors.
    Worded(Worded),
    /// What was recognised in a speech from elsewhere.
    Recognised { ticket: u64, name: String, result: Result<Box<Recognised>, RecogniseFault> },
    /// What copies of a speech would come to.
    Foreseen { turn: u64, outlook: Box<Outlook> },
    /// Pages were set and painted.
    Painted(Box<Painted>),
    /// What could be better in a speech.
    Reviewed(Arc<Reviewed>),
    /// What of a speech may become blanks.
    Proposed { look: u64, found: Vec<Proposal> },
    /// Copies of a speech were made, or not.
    HandedOver { ticket: u64, result: Result<Vec<PathBuf>, HandError> },
    /// The pages to print are in a file, or not.
    Printed { ticket: u64, result: Result<PathBuf, HandError> },
    /// Settings could not be written.
    SettingsFailed(StoreError),
    /// The families of this machine.
    Faces(Vec<String>),
    /// The face of a family, if it is there.
    FaceLoaded { family: String, face: Option<FaceFile> },
}

/// Why a draft could not be opened, or not be saved to a file.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenError {
    /// The file, or what is in it.
    File(ReadError),
    /// It is open already, here or in another copy of the program; its key, if it is here.
    InUse(Option<String>),
    /// The file was changed elsewhere since it was last read or written here; what stands in it now.
    Changed(Print, Box<Result<Draft, ReadError>>),
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        Self::File(ReadError::File(error))
    }
}

/// What is to be kept, and since when it waits.
struct Waiting {
    id: u64,
    path: Option<PathBuf>,
    draft: Arc<Draft>,
    state: u64,
    since: Instant,
}

/// What is told on the way.
type Tell = Arc<dyn Fn(Done) + Send + Sync>;

/// Does jobs. It owns the locks.
pub struct Worker {
    files: Arc<dyn Files>,
    folders: Option<Folders>,
    locks: HashMap<String, Lock>,
    waiting: HashMap<String, Waiting>,
    /// How the files of the open drafts were when they were last read or written here.
    prints: HashMap<String, Print>,
    /// When what was left behind was kept: its file was as it should be until then at least.
    left: HashMap<String, Option<SystemTime>>,
    /// Keys that a saving under a new name gave up for another one, which whoever asks may not have heard of yet.
    moved: HashMap<String, String>,
    /// How long what is to be kept waits for what comes after it.
    pub keep_after: Duration,
    /// Hears what is told while a job is done.
    pub tell: Tell,
    press: Arc<Press>,
}

impl Worker {
    /// A worker on a disk. Without folders nothing is kept.
    pub fn new(files: Arc<dyn Files>, folders: Option<Folders>) -> Self {
        Self {
            files,
            folders,
            locks: HashMap::new(),
            waiting: HashMap::new(),
            prints: HashMap::new(),
            left: HashMap::new(),
            moved: HashMap::new(),
            keep_after: Duration::from_millis(400),
            tell: Arc::new(|_| ()),
            press: Arc::default(),
        }
    }

    fn recovery(&self) -> Option<&Path> {
        self.folders.as_ref().map(|folders| folders.recovery.as_path())
    }

    /// Takes the lock of a key unless it is held here already; `false` if another copy holds it.
    fn claim(&mut self, key: &str) -> Result<bool, StoreError> {
        self.moved.remove(key);
        let Some(folder) = self.recovery() else { return Ok(true) };
        if self.locks.contains_key(key) {
            return Ok(true);
        }
        let lock = lock_of(self.files.as_ref(), folder, key)?;
        let taken = lock.is_some();
        self.locks.extend(lock.map(|lock| (key.to_owned(), lock)));
        Ok(taken)
    }

    /// The key of a file that may not exist yet: of its folder's true path and its name.
    fn key_of_file(&self, path: &Path) -> String {
        let canonical = self.files.canonical(path).ok().or_else(|| {
            // A link may lead to where nothing is yet.
            let path = &target_of(self.files.as_ref(), path)?;
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            Some(self.files.canonical(folder).ok()?.join(path.file_name()?))
        });
        key_of(&canonical.unwrap_or_else(|| path.to_owned()))
    }

    /// The key that a draft has by now.
    fn key_now(&self, mut key: String) -> String {
        while let Some(new) = self.moved.get(&key) {
            key.clone_from(new);
        }
        key
    }

    /// Does one job.
    pub fn run(&mut self, job: Job, now: Instant) -> Option<Done> {
        match job {
            Job::Recover => Some(self.recover()),
            Job::Open { path, ticket } => {
                let read = self.aside().read(&path, &ticket);
                Some(self.opened(path, &ticket, read))
            }
            job @ (Job::Recents | Job::Check { .. } | Job::Compare { .. } | Job::Shelf(..)) => self.aside().run(job),
            job @ (Job::Recognise { .. }
            | Job::Foresee(..)
            | Job::Paint(_)
            | Job::Review(_)
            | Job::Propose { .. }
            | Job::HandOver { .. }
            | Job::Print { .. }) => self.aside().run(job),
            Job::Remember(recent) => self.recents(|files, config| remember(files, config, *recent)),
            Job::DropRecent(path) => self.recents(|files, config| drop_recent(files, config, &path)),
            Job::Accept { key, print } => {
                self.prints.insert(self.key_now(key), print);
                None
            }
            Job::Save { id, key, path, draft, state, existing } => {
                let result = self.save(&self.key_now(key), &path, &draft, existing);
                Some(Done::Saved { id, path, beside: None, state, result })
            }
            Job::SaveTemplate { id, key, path: asked, draft, state } => {
                let (path, result) = self.save_template(&self.key_now(key), asked.clone(), &draft);
                let beside = asked.filter(|asked| *asked != path && result.is_ok());
                Some(Done::Saved { id, path, beside, state, result })
            }
            Job::Profile(job) => {
                let folder = &self.folders.as_ref()?.profiles;
                Some(Done::Profiled(Box::new(profiling::run(self.files.as_ref(), folder, job))))
            }
            Job::Words(job) => wording::run(self.files.as_ref(), self.folders.as_ref(), job).map(Done::Worded),
            Job::Keep { id, key, path, draft, state } => {
                let key = self.key_now(key);
                let since = self.waiting.get(&key).map_or(now, |waiting| waiting.since);
                self.waiting.insert(key, Waiting { id, path, draft, state, since });
                None
            }
            Job::Unkeep { key } => {
                self.unkeep(&self.key_now(key));
                None
            }
            Job::Release { key } => {
                let key = self.key_now(key);
                self.unkeep(&key);
                self.locks.remove(&key);
                self.prints.remove(&key);
                None
            }
            Job::LoadPhrases => {
                let folder = &self.folders.as_ref()?.phrases;
                let result = load_phrases(self.files.as_ref(), folder);
                Some(Done::Phrases { path: phrases_file(folder), result })
            }
            Job::SavePhrases(phrases) => {
                let folder = &self.folders.as_ref()?.phrases;
                let error = save_phrases(self.files.as_ref(), folder, &phrases).err()?;
                Some(Done::PhrasesFailed { path: phrases_file(folder), error })
            }
            Job::ListFaces => Some(Done::Faces(families())),
            Job::LoadFace(family) => {
                let face = face(&family);
                Some(Done::FaceLoaded { family, face })
            }
            Job::SaveSettings(settings) => {
                let folders = self.folders.as_ref()?;
                save_settings(self.files.as_ref(), &folders.config, &settings).err().map(Done::SettingsFailed)
            }
        }
    }

    /// What does a job beside this worker. It needs none of the locks.
    fn aside(&self) -> Aside {
        let folders = self.folders.as_ref();
        Aside {
            files: self.files.clone(),
            config: folders.map(|folders| folders.config.clone()),
            templates: folders.map(|folders| folders.templates.clone()),
            prints: self.prints.clone(),
            left: self.left.clone(),
            cache: folders.map(|folders| folders.cache.clone()),
            press: self.press.clone(),
            tell: self.tell.clone(),
        }
    }

    fn recover(&mut self) -> Done {
        let (found, unread) =
            self.recovery().map(|folder| find_orphans(self.files.as_ref(), folder)).unwrap_or_default();
        if !unread.is_empty() {
            (self.tell)(Done::UnreadKept(unread));
        }
        let left = found.into_iter().map(|orphan| {
            self.locks.insert(orphan.key.clone(), orphan.lock);
            self.left.insert(orphan.key.clone(), orphan.written);
            (orphan.key, orphan.kept.path, orphan.kept.draft)
        });
        Done::Recovered(left.collect())
    }

    /// Changes the list of speeches that were open lately.
    fn recents(&self, change: impl FnOnce(&dyn Files, &Path) -> Result<Vec<Recent>, StoreError>) -> Option<Done> {
        let config = &self.folders.as_ref()?.config;
        // It is a convenience: where it cannot be written nobody is disturbed.
        change(self.files.as_ref(), config).ok().map(Done::Remembered)
    }

    /// Takes up a draft that was read.
    fn opened(&mut self, path: PathBuf, ticket: &Ticket, read: Result<(Draft, Print), ReadError>) -> Done {
        let result = self.take_up(&path, ticket, read);
        let config = self.folders.as_ref().filter(|_| result.is_ok()).map(|folders| folders.config.as_path());
        let mark = config.and_then(|config| {
            let path = true_path(self.files.as_ref(), &path);
            load_recent(self.files.as_ref(), config).into_iter().find(|recent| recent.path == path)
        });
        Done::Opened { ticket: ticket.id, path, mark: mark.map(Box::new), result }
    }

    fn take_up(
        &mut self,
        path: &Path,
        ticket: &Ticket,
        read: Result<(Draft, Print), ReadError>,
    ) -> Result<(String, Draft), OpenError> {
        let key = self.key_of_file(path);
        if self.locks.contains_key(&key) {
            return Err(OpenError::InUse(Some(key)));
        }
        let (draft, print) = read.map_err(OpenError::File)?;
        if ticket.is_off() {
            return Err(StoreError { path: path.to_owned(), doing: Doing::Read, cause: Cause::Stopped }.into());
        }
        if !self.claim(&key)? {
            return Err(OpenError::InUse(None));
        }
        self.prints.insert(key.clone(), print);
        Ok((key, draft))
    }

    fn save(&mut self, key: &str, path: &Path, draft: &Draft, existing: Existing) -> Result<String, OpenError> {
        if let Some(template) = Template::from_draft("", draft) {
            // What could not be opened again is not written; it is kept against loss as it is.
            check_template(&template).map_err(|problem| OpenError::File(ReadError::Content(problem)))?;
        }
        let new_key = self.key_of_file(path);
        if new_key != key && self.locks.contains_key(&new_key) {
            return Err(OpenError::InUse(Some(new_key)));
        }
        // A lock that cannot even be made must not keep anybody from saving.
        if self.claim(&new_key) == Ok(false) {
            return Err(OpenError::InUse(None));
        }
        // A file that cannot be looked at is for the writing to fail on.
        if let Some(print) = self.prints.get(&new_key)
            && let Found::Changed(print, theirs) = print.look(self.files.as_ref(), path, Look::Close)
        {
            return Err(OpenError::Changed(print, theirs));
        }
        let print = match save_and_print(self.files.as_ref(), path, draft, existing) {
            Ok(print) => print,
            Err(error) => {
                if new_key != key {
                    self.locks.remove(&new_key);
                }
                return Err(error.into());
            }
        };
        if new_key != key {
            self.unkeep(key);
            self.locks.remove(key);
            self.prints.remove(key);
            self.moved.insert(key.to_owned(), new_key.clone());
        }
        self.prints.insert(new_key.clone(), print);
        Ok(new_key)
    }

    /// Saves a template; gives where it stands now.
    fn save_template(
        &mut self,
        key: &str,
        path: Option<PathBuf>,
        draft: &Draft,
    ) -> (PathBuf, Result<String, OpenError>) {
        let Some(asked) = path else {
            let own = self.folders.as_ref().map(|folders| folders.templates.clone()).unwrap_or_default();
            let stem = file_stem(draft.about.as_ref().map(|about| about.name.as_str()).unwrap_or_default());
            return match self.files.create_folders(&own) {
                Ok(()) => self.save_free(key, &own, &stem, draft),
                Err(error) => (own.clone(), Err(StoreError::writing(&own, &error).into())),
            };
        };
        match self.save(key, &asked, draft, Existing::Replace) {
            // Nobody's work is overrun, and nobody is asked: there is room for both.
            Err(OpenError::Changed(..)) => {
                let folder = asked.parent().unwrap_or(&asked);
                let stem = asked.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
                self.save_free(key, folder, &stem, draft)
            }
            result => (asked, result),
        }
    }

    /// Saves a template under the first name in a folder that nothing has.
    fn save_free(
        &mut self,
        key: &str,
        folder: &Path,
        stem: &str,
        draft: &Draft,
    ) -> (PathBuf, Result<String, OpenError>) {
        for path in names(folder, stem) {
            match self.save(key, &path, draft, Existing::Keep) {
                Err(OpenError::InUse(_) | OpenError::Changed(..)) => {}
                Err(OpenError::File(ReadError::File(StoreError { cause: Cause::Exists, .. }))) => {}
                result => return (path, result),
            }
        }
        let full = StoreError { path: folder.to_owned(), doing: Doing::Write, cause: Cause::Exists };
        (folder.to_owned(), Err(full.into()))
    }

    fn unkeep(&mut self, key: &str) {
        self.waiting.remove(key);
        if let Some(folder) = self.recovery() {
            // What stays behind is offered once more at the next start: nothing is lost by that.
            let _ = forget(self.files.as_ref(), folder, key);
        }
    }

    /// How long until something that waits is to be kept.
    pub fn due_in(&self, now: Instant) -> Option<Duration> {
        let since = self.waiting.values().map(|waiting| waiting.since).min()?;
        Some((since + self.keep_after).saturating_duration_since(now))
    }

    /// Keeps what has waited long enough.
    pub fn keep_due(&mut self, now: Instant) -> Vec<Done> {
        let due = |waiting: &Waiting| now.saturating_duration_since(waiting.since) >= self.keep_after;
        let keys: Vec<String> = self.waiting.iter().filter(|(_, w)| due(w)).map(|(key, _)| key.clone()).collect();
        keys.into_iter().filter_map(|key| self.keep_now(&key)).collect()
    }

    fn keep_now(&mut self, key: &str) -> Option<Done> {
        let waiting = self.waiting.remove(key)?;
        let folder = self.recovery()?.to_owned();
        let result = match self.claim(key) {
            Ok(true) => keep(self.files.as_ref(), &folder, key, waiting.path.as_deref(), &waiting.draft),
            // Another copy writes under this key: ours must not touch it.
            Ok(false) => Err(StoreError { path: folder, doing: Doing::Write, cause: Cause::Exists }),
            Err(error) => Err(error),
        };
        Some(Done::Kept { id: waiting.id, state: waiting.state, result })
    }

    /// Keeps everything that waits, at the end.
    pub fn keep_all(&mut self) -> Vec<Done> {
        let keys: Vec<String> = self.waiting.keys().cloned().collect();
        keys.into_iter().filter_map(|key| self.keep_now(&key)).collect()
    }
}
