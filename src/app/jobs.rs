//! What takes time: the disk. A worker does one job after the other and tells what came of each.
//!
//! The worker holds the locks of the drafts that are open. What is to be kept of a draft waits a moment for what
//! comes after it, so that typing writes a few times a second at most; the moment is an argument.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::model::Draft;
use crate::store::{
    Existing, FaceFile, Files, Folders, Lock, ReadError, Settings, StoreError, face, families, forget, keep, key_of,
    lock_of, open_draft, orphans, save_draft, save_settings, write_file,
};

/// Work for the worker.
#[expect(missing_docs, reason = "a variant says what its fields are")]
#[derive(Debug)]
pub enum Job {
    /// Look for drafts that were left behind.
    Recover,
    /// Read a draft.
    Open { path: PathBuf },
    /// Write a draft to its file.
    Save { id: u64, key: String, path: PathBuf, draft: Arc<Draft>, state: u64, existing: Existing },
    /// Keep a draft against loss.
    Keep { id: u64, key: String, path: Option<PathBuf>, draft: Arc<Draft>, state: u64 },
    /// Nothing of this draft needs to be kept any more; it is still open.
    Unkeep { key: String },
    /// This draft is closed: give up what is kept of it, and its lock.
    Release { key: String },
    /// Write text to a file.
    Export { path: PathBuf, text: String, existing: Existing },
    /// Write the settings.
    SaveSettings(Settings),
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
    /// A draft was read, or not.
    Opened { path: PathBuf, result: Result<(String, Draft), OpenError> },
    /// A draft was saved under a new key, or not.
    Saved { id: u64, path: PathBuf, state: u64, result: Result<String, OpenError> },
    /// A draft is kept, or not.
    Kept { id: u64, state: u64, result: Result<(), StoreError> },
    /// Text was exported, or not.
    Exported { path: PathBuf, result: Result<(), StoreError> },
    /// Settings could not be written.
    SettingsFailed(StoreError),
    /// The families of this machine.
    Faces(Vec<String>),
    /// The face of a family, if it is there.
    FaceLoaded { family: String, face: Option<FaceFile> },
}

/// Why a draft could not be opened, or not be saved to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The file, or what is in it.
    File(ReadError),
    /// It is open already, here or in another copy of the program; its key, if it is here.
    InUse(Option<String>),
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

/// Does jobs. It owns the locks.
pub struct Worker {
    files: Arc<dyn Files>,
    folders: Option<Folders>,
    locks: HashMap<String, Lock>,
    waiting: HashMap<String, Waiting>,
    /// Keys that a saving under a new name gave up for another one, which whoever asks may not have heard of yet.
    moved: HashMap<String, String>,
    /// How long what is to be kept waits for what comes after it.
    pub keep_after: Duration,
}

impl Worker {
    /// A worker on a disk. Without folders nothing is kept.
    pub fn new(files: Arc<dyn Files>, folders: Option<Folders>) -> Self {
        let keep_after = Duration::from_millis(400);
        Self { files, folders, locks: HashMap::new(), waiting: HashMap::new(), moved: HashMap::new(), keep_after }
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
            Job::Open { path } => {
                let result = self.open(&path);
                Some(Done::Opened { path, result })
            }
            Job::Save { id, key, path, draft, state, existing } => {
                let result = self.save(&self.key_now(key), &path, &draft, existing);
                Some(Done::Saved { id, path, state, result })
            }
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
                None
            }
            Job::Export { path, text, existing } => {
                let result = write_file(self.files.as_ref(), &path, text.as_bytes(), existing);
                Some(Done::Exported { path, result })
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

    fn recover(&mut self) -> Done {
        let found = self.recovery().map(|folder| orphans(self.files.as_ref(), folder)).unwrap_or_default();
        let left = found.into_iter().map(|orphan| {
            self.locks.insert(orphan.key.clone(), orphan.lock);
            (orphan.key, orphan.kept.path, orphan.kept.draft)
        });
        Done::Recovered(left.collect())
    }

    fn open(&mut self, path: &Path) -> Result<(String, Draft), OpenError> {
        let key = self.key_of_file(path);
        if self.locks.contains_key(&key) {
            return Err(OpenError::InUse(Some(key)));
        }
        let draft = open_draft(self.files.as_ref(), path).map_err(OpenError::File)?;
        if !self.claim(&key)? {
            return Err(OpenError::InUse(None));
        }
        Ok((key, draft))
    }

    fn save(&mut self, key: &str, path: &Path, draft: &Draft, existing: Existing) -> Result<String, OpenError> {
        let new_key = self.key_of_file(path);
        if new_key != key && self.locks.contains_key(&new_key) {
            return Err(OpenError::InUse(Some(new_key)));
        }
        // A lock that cannot even be made must not keep anybody from saving.
        if self.claim(&new_key) == Ok(false) {
            return Err(OpenError::InUse(None));
        }
        if let Err(error) = save_draft(self.files.as_ref(), path, draft, existing) {
            if new_key != key {
                self.locks.remove(&new_key);
            }
            return Err(error.into());
        }
        if new_key != key {
            self.unkeep(key);
            self.locks.remove(key);
            self.moved.insert(key.to_owned(), new_key.clone());
        }
        Ok(new_key)
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
            Ok(false) => {
                Err(StoreError { path: folder, doing: crate::store::Doing::Write, cause: crate::store::Cause::Exists })
            }
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

/// Runs a worker on a thread of its own until the sender is dropped; `wake` is called for every result. Joining the
/// thread waits for the last job.
pub fn spawn(
    mut worker: Worker,
    wake: impl Fn() + Send + 'static,
) -> (Sender<Job>, Receiver<Done>, std::thread::JoinHandle<()>) {
    let (jobs, todo) = channel::<Job>();
    let (tell, results) = channel();
    let thread = std::thread::spawn(move || {
        loop {
            let wait = worker.due_in(Instant::now()).unwrap_or(Duration::from_secs(3600));
            let done = match todo.recv_timeout(wait) {
                Ok(job) => worker.run(job, Instant::now()),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => {
                    worker.keep_all();
                    return;
                }
            };
            // Also between jobs: typing without a rest is kept as often as typing with one.
            let kept = worker.keep_due(Instant::now());
            for result in done.into_iter().chain(kept) {
                // Nobody listens when the window is gone; what matters is on the disk by then.
                let _ = tell.send(result);
                wake();
            }
        }
    });
    (jobs, results, thread)
}
