//! Saving on a real disk, and two copies of the program that share it: what is kept, locked, offered and given up.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use lectern::app::{Done, Job, OpenError, Ticket, Worker};
use lectern::model::{Draft, Text};
use lectern::store::{
    Cause, Disk, Doing, Existing, Files, Folders, Lock, ReadError, StoreError, forget, keep, open_draft, orphans,
    read_file, save_draft, write_file,
};
use tempfile::TempDir;

use crate::failing_files::{Failing, Step, holds};
use crate::generate;

/// A draft that can be told from others by its title.
fn draft(title: &str) -> Draft {
    let mut draft = Draft { next_id: 1, ..Draft::default() };
    draft.title.lines = vec![Text::plain(title)];
    draft
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Cause> {
    write_file(&Disk, path, bytes, Existing::Replace).map_err(|error| {
        assert_eq!((error.path.as_path(), error.doing), (path, Doing::Write));
        error.cause
    })
}

fn read(path: &Path) -> Result<Vec<u8>, Cause> {
    read_file(&Disk, path, 1000).map_err(|error| {
        assert_eq!((error.path.as_path(), error.doing), (path, Doing::Read));
        error.cause
    })
}

#[test]
fn a_draft_comes_back_from_the_disk_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("稿.ron");
    for seed in 0..40 {
        // A template that is being made goes to its file as a template.
        let draft = Draft { about: None, ..generate::draft(seed) };
        save_draft(&Disk, &path, &draft, Existing::Replace).unwrap();
        assert_eq!(open_draft(&Disk, &path), Ok(draft), "seed {seed}");
    }
    assert_eq!(holds(folder.path()).len(), 1);
}

#[test]
fn a_name_as_long_as_names_can_be_saves() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("{}ab.ron", "讲".repeat(83)));
    assert_eq!(path.file_name().unwrap().len(), 255);
    save_draft(&Disk, &path, &draft("长名"), Existing::Keep).unwrap();
    save_draft(&Disk, &path, &draft("更长"), Existing::Replace).unwrap();
    assert_eq!(open_draft(&Disk, &path), Ok(draft("更长")));
}

#[test]
fn a_folder_in_the_place_of_a_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("稿.ron");
    fs::create_dir(&path).unwrap();
    assert_eq!((write(&path, b"new"), read(&path)), (Err(Cause::IsFolder), Err(Cause::IsFolder)));
    assert!(path.is_dir());
    let below = folder.path().join("稿.ron/nowhere/稿.txt");
    assert_eq!(write(&below, b"new"), Err(Cause::NotFound));
}

#[test]
fn a_file_of_more_than_its_limit_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("稿.txt");
    write(&path, &[b'a'; 1000]).unwrap();
    assert_eq!(read(&path).map(|bytes| bytes.len()), Ok(1000));
    write(&path, &[b'a'; 1001]).unwrap();
    assert_eq!(read(&path), Err(Cause::TooLarge(1000)));
}

#[test]
fn a_file_that_is_to_stay_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("稿.txt");
    write(&path, b"old").unwrap();
    let error = write_file(&Disk, &path, b"new", Existing::Keep).unwrap_err();
    assert_eq!((error.cause, read(&path).as_deref()), (Cause::Exists, Ok(b"old".as_slice())));
}

#[test]
fn a_file_that_appears_while_another_is_written_stays() {
    for (before, links) in [(Step::Link, true), (Step::Create, false)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("稿.txt");
        let appears = path.clone();
        let files = Failing::new(move |at, step| {
            // The first file that is made is the one beside.
            if step == before && at > 2 {
                fs::write(&appears, b"theirs").unwrap();
            }
            (step == Step::Link && !links).then_some(std::io::ErrorKind::Unsupported)
        });
        let error = write_file(&files, &path, b"ours", Existing::Keep).unwrap_err();
        assert_eq!(error.cause, Cause::Exists);
        assert_eq!(holds(folder.path()).into_iter().collect::<Vec<_>>(), [("稿.txt".into(), b"theirs".to_vec())]);
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn the_permissions_of_the_old_file_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("稿.ron");
        for bits in [0o600, 0o640, 0o664] {
            fs::write(&path, b"old").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(bits)).unwrap();
            write(&path, b"new").unwrap();
            assert_eq!((mode(&path), read(&path).as_deref()), (bits, Ok(b"new".as_slice())), "{bits:o}");
        }
    }

    #[test]
    fn a_file_that_nobody_may_write_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("稿.ron");
        fs::write(&path, b"old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        assert_eq!(write(&path, b"new"), Err(Cause::ReadOnly));
        assert_eq!((mode(&path), read(&path).as_deref()), (0o444, Ok(b"old".as_slice())));
        assert_eq!(holds(folder.path()).len(), 1);
    }

    #[test]
    fn a_link_stays_a_link_and_its_target_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let (link, second) = (folder.path().join("link.ron"), folder.path().join("second.ron"));
        let target = elsewhere.path().join("target.ron");
        fs::write(&target, b"old").unwrap();
        symlink(&target, &second).unwrap();
        symlink("second.ron", &link).unwrap();
        write(&link, b"new").unwrap();
        assert_eq!(fs::read_link(&link).unwrap(), Path::new("second.ron"));
        assert_eq!(fs::read_link(&second).unwrap(), target);
        assert_eq!((read(&target).as_deref(), read(&link).as_deref()), (Ok(b"new".as_slice()), Ok(b"new".as_slice())));
        assert_eq!(holds(elsewhere.path()).len(), 1);
    }

    #[test]
    fn a_link_that_leads_nowhere_makes_its_target() {
        let folder = tempfile::tempdir().unwrap();
        let (link, target) = (folder.path().join("link.ron"), folder.path().join("target.ron"));
        symlink("target.ron", &link).unwrap();
        assert_eq!(read(&link), Err(Cause::NotFound));
        write(&link, b"new").unwrap();
        assert!(link.is_symlink() && !target.is_symlink());
        assert_eq!(read(&target).as_deref(), Ok(b"new".as_slice()));
    }

    #[test]
    fn a_link_that_leads_back_to_itself_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (here, there) = (folder.path().join("here.ron"), folder.path().join("there.ron"));
        symlink(&there, &here).unwrap();
        symlink(&here, &there).unwrap();
        assert_eq!((write(&here, b"new"), read(&here)), (Err(Cause::LinkLoop), Err(Cause::LinkLoop)));
        assert!(here.is_symlink() && there.is_symlink());
    }

    #[test]
    fn what_is_no_ordinary_file_is_neither_read_nor_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("socket");
        let _listens = UnixListener::bind(&path).unwrap();
        assert_eq!((write(&path, b"new"), read(&path)), (Err(Cause::NotAFile), Err(Cause::NotAFile)));
        assert!(path.exists());
    }

    #[test]
    fn a_draft_opened_through_a_link_is_the_draft_that_is_open() {
        let desk = Desk::new();
        let mut ours = desk.worker();
        let link = desk.folder.path().join("link.ron");
        let path = desk.draft("稿.ron");
        symlink(&path, &link).unwrap();
        let (key, _) = open(&mut ours, &path).unwrap();
        assert_eq!(open(&mut ours, &link).unwrap_err(), OpenError::InUse(Some(key)));
    }
}

/// One user's folders, for as many copies of the program as a test wants.
struct Desk {
    folder: TempDir,
    start: Instant,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), start: Instant::now() }
    }

    fn recovery(&self) -> PathBuf {
        self.folder.path().join("recovery")
    }

    fn worker(&self) -> Worker {
        self.worker_on(Disk)
    }

    fn worker_on(&self, files: impl Files + 'static) -> Worker {
        let folders = Folders {
            config: self.folder.path().join("config"),
            templates: self.folder.path().join("templates"),
            phrases: self.folder.path().join("phrases"),
            words: self.folder.path().join("words"),
            profiles: self.folder.path().join("profiles"),
            recovery: self.recovery(),
            cache: self.recovery().with_file_name("cache"),
        };
        Worker::new(Arc::new(files), Some(folders))
    }

    /// A draft in a file of its own, called like it.
    fn draft(&self, name: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        save_draft(&Disk, &path, &draft(name), Existing::Keep).unwrap();
        path
    }

    /// The names in the recovery folder that end in `.ron`: what is kept.
    fn kept(&self) -> Vec<String> {
        let names = if self.recovery().exists() { holds(&self.recovery()) } else { Default::default() };
        names.into_keys().filter(|name| name.ends_with(".ron")).collect()
    }

    fn has_locks(&self) -> bool {
        self.recovery().exists() && holds(&self.recovery()).keys().any(|name| name.ends_with(".lock"))
    }

    /// Has a draft kept at once.
    fn keep(&self, worker: &mut Worker, key: &str, path: Option<&Path>, draft: Draft) -> Result<(), StoreError> {
        let job =
            Job::Keep { id: 1, key: key.into(), path: path.map(Path::to_owned), draft: Arc::new(draft), state: 1 };
        assert!(worker.run(job, self.start).is_none(), "it waits first");
        match worker.keep_all().pop() {
            Some(Done::Kept { id: 1, state: 1, result }) => result,
            other => panic!("{other:?}"),
        }
    }
}

fn open(worker: &mut Worker, path: &Path) -> Result<(String, Draft), OpenError> {
    match worker.run(Job::Open { path: path.to_owned(), ticket: Ticket::default() }, Instant::now()) {
        Some(Done::Opened { result, .. }) => result,
        other => panic!("{other:?}"),
    }
}

fn save(worker: &mut Worker, key: &str, path: &Path, draft: Draft) -> Result<String, OpenError> {
    let (key, path, draft) = (key.to_owned(), path.to_owned(), Arc::new(draft));
    let job = Job::Save { id: 1, key, path, draft, state: 1, existing: Existing::Replace };
    match worker.run(job, Instant::now()) {
        Some(Done::Saved { id: 1, state: 1, result, .. }) => result,
        other => panic!("{other:?}"),
    }
}

/// What a copy finds left behind: key, file, title.
fn recover(worker: &mut Worker) -> Vec<(String, Option<PathBuf>, Draft)> {
    match worker.run(Job::Recover, Instant::now()) {
        Some(Done::Recovered(left)) => left,
        other => panic!("{other:?}"),
    }
}

fn give_up(worker: &mut Worker, job: Job) {
    assert!(worker.run(job, Instant::now()).is_none());
}

#[test]
fn a_draft_without_a_name_is_found_by_the_next_copy_when_ours_ends() {
    let desk = Desk::new();
    let mut ours = desk.worker();
    desk.keep(&mut ours, "new-1", None, draft("无名")).unwrap();
    let mut next = desk.worker();
    assert_eq!(recover(&mut next), [], "ours is still writing it");
    drop(ours);
    assert_eq!(recover(&mut next), [("new-1".to_owned(), None, draft("无名"))]);
    assert_eq!(recover(&mut desk.worker()), [], "the next copy has it now");
    assert_eq!(recover(&mut next), [], "and offers it once");
}

#[test]
fn a_file_for_a_lock_that_nobody_holds_hinders_nobody() {
    let desk = Desk::new();
    keep(&Disk, &desk.recovery(), "new-1", None, &draft("无名")).unwrap();
    // As a copy that was killed leaves it.
    fs::write(desk.recovery().join("new-1.lock"), b"").unwrap();
    assert_eq!(recover(&mut desk.worker()), [("new-1".to_owned(), None, draft("无名"))]);
}

#[test]
fn a_lock_that_another_copy_holds_keeps_ours_from_writing_under_its_key() {
    let desk = Desk::new();
    let mut theirs = desk.worker();
    desk.keep(&mut theirs, "new-1", None, draft("他们的")).unwrap();
    let error = desk.keep(&mut desk.worker(), "new-1", None, draft("我们的")).unwrap_err();
    assert_eq!(error.cause, Cause::Exists);
    drop(theirs);
    assert_eq!(recover(&mut desk.worker()), [("new-1".to_owned(), None, draft("他们的"))]);
}

#[test]
fn a_draft_that_another_copy_writes_can_be_neither_opened_nor_replaced() {
    let desk = Desk::new();
    let path = desk.draft("稿.ron");
    let (mut theirs, mut ours) = (desk.worker(), desk.worker());
    let (key, read) = open(&mut theirs, &path).unwrap();
    assert_eq!(read, draft("稿.ron"));
    assert_eq!(open(&mut ours, &path), Err(OpenError::InUse(None)));
    assert_eq!(save(&mut ours, "new-1", &path, draft("我们的")), Err(OpenError::InUse(None)));
    assert_eq!(open(&mut theirs, &path), Err(OpenError::InUse(Some(key.clone()))), "there it is known by its key");
    assert_eq!(open_draft(&Disk, &path), Ok(draft("稿.ron")));
    give_up(&mut theirs, Job::Release { key });
    assert_eq!(open(&mut ours, &path).unwrap().1, draft("稿.ron"));
}

#[test]
fn a_draft_is_not_saved_over_another_that_is_open_here() {
    let desk = Desk::new();
    let path = desk.draft("稿.ron");
    let mut ours = desk.worker();
    let (key, _) = open(&mut ours, &path).unwrap();
    assert_eq!(save(&mut ours, "new-1", &path, draft("另一份")), Err(OpenError::InUse(Some(key))));
    assert_eq!(open_draft(&Disk, &path), Ok(draft("稿.ron")));
}

#[test]
fn saving_under_a_new_name_takes_lock_and_kept_copy_along() {
    let desk = Desk::new();
    let (old, new) = (desk.draft("旧.ron"), desk.folder.path().join("新.ron"));
    let (mut ours, mut theirs) = (desk.worker(), desk.worker());
    let (old_key, _) = open(&mut ours, &old).unwrap();
    desk.keep(&mut ours, &old_key, Some(&old), draft("改过")).unwrap();
    let new_key = save(&mut ours, &old_key, &new, draft("改过")).unwrap();
    assert_ne!(new_key, old_key);
    assert_eq!(desk.kept(), Vec::<String>::new());
    assert_eq!(open(&mut theirs, &new), Err(OpenError::InUse(None)));
    assert_eq!(open(&mut theirs, &old).unwrap().1, draft("旧.ron"));
    assert_eq!(save(&mut ours, &new_key, &new, draft("又改")).as_ref(), Ok(&new_key), "its own file is no other's");
}

#[test]
fn a_failed_save_under_a_new_name_leaves_the_name_free_and_the_copy_kept() {
    let desk = Desk::new();
    let full = Failing::new(|_, step| (step == Step::Sync).then_some(std::io::ErrorKind::StorageFull));
    let mut ours = desk.worker_on(full);
    keep(&Disk, &desk.recovery(), "new-1", None, &draft("无名")).unwrap();
    let path = desk.folder.path().join("稿.ron");
    let told = StoreError { path: path.clone(), doing: Doing::Write, cause: Cause::DiskFull };
    assert_eq!(save(&mut ours, "new-1", &path, draft("无名")), Err(OpenError::File(ReadError::File(told))));
    assert_eq!((path.exists(), desk.kept()), (false, vec!["new-1.ron".to_owned()]));
    let mut theirs = desk.worker();
    assert!(save(&mut theirs, "new-2", &path, draft("他们的")).is_ok());
}

#[test]
fn a_folder_in_which_no_lock_can_be_made_keeps_nobody_from_saving() {
    let desk = Desk::new();
    fs::write(desk.recovery(), b"a file in the place of the folder").unwrap();
    let path = desk.folder.path().join("稿.ron");
    assert!(save(&mut desk.worker(), "new-1", &path, draft("无名")).is_ok());
    assert_eq!(open_draft(&Disk, &path), Ok(draft("无名")));
}

#[test]
fn what_is_kept_waits_as_long_as_it_is_told_to() {
    let desk = Desk::new();
    let mut ours = desk.worker();
    ours.keep_after = Duration::from_secs(10);
    let at = |secs| desk.start + Duration::from_secs(secs);
    let job = |state, title| Job::Keep { id: 7, key: "new-1".into(), path: None, draft: Arc::new(draft(title)), state };
    assert_eq!(ours.due_in(at(0)), None);
    ours.run(job(1, "一"), at(0));
    ours.run(job(2, "二"), at(6));
    assert_eq!(ours.due_in(at(6)), Some(Duration::from_secs(4)), "what comes later does not put it off");
    assert_eq!((ours.keep_due(at(9)).len(), desk.kept().len()), (0, 0));
    let done = ours.keep_due(at(10));
    assert!(matches!(done.as_slice(), [Done::Kept { id: 7, state: 2, result: Ok(()) }]), "{done:?}");
    assert_eq!(ours.due_in(at(10)), None);
    drop(ours);
    assert_eq!(recover(&mut desk.worker()), [("new-1".to_owned(), None, draft("二"))]);
}

#[test]
fn what_is_given_up_is_kept_no_longer() {
    for release in [false, true] {
        let desk = Desk::new();
        let mut ours = desk.worker();
        desk.keep(&mut ours, "new-1", None, draft("无名")).unwrap();
        let waiting = Job::Keep { id: 1, key: "new-1".into(), path: None, draft: Arc::new(draft("更新")), state: 2 };
        ours.run(waiting, desk.start);
        let key = "new-1".to_owned();
        give_up(&mut ours, if release { Job::Release { key } } else { Job::Unkeep { key } });
        assert!(ours.keep_all().is_empty(), "nor what waits");
        assert_eq!(desk.kept(), Vec::<String>::new());
        assert_eq!(desk.has_locks(), !release, "a draft that is closed has no lock");
        drop(ours);
        assert_eq!(recover(&mut desk.worker()), []);
        assert_eq!(forget(&Disk, &desk.recovery(), "new-1"), Ok(()), "what is not there is forgotten already");
    }
}

#[test]
fn the_file_of_a_kept_draft_is_known_and_untouched() {
    let desk = Desk::new();
    let path = desk.draft("稿.ron");
    let mut ours = desk.worker();
    let (key, _) = open(&mut ours, &path).unwrap();
    desk.keep(&mut ours, &key, Some(&path), draft("改过")).unwrap();
    drop(ours);
    let mut next = desk.worker();
    assert_eq!(recover(&mut next), [(key.clone(), Some(path.clone()), draft("改过"))]);
    assert_eq!(open_draft(&Disk, &path), Ok(draft("稿.ron")));
    assert_eq!(open(&mut next, &path), Err(OpenError::InUse(Some(key))), "what was left behind comes first");
}

#[test]
fn whatever_is_written_comes_back_from_what_is_kept_of_it() {
    let desk = Desk::new();
    let words = ["\"#", "r##\"", "\\", "\\\"##\n", "\r\n\t", "（“引”）", "\u{202e}\u{0}\u{feff}", "*/ /* //"];
    for words in words.map(str::to_owned).into_iter().chain([words.concat()]) {
        keep(&Disk, &desk.recovery(), "key", None, &draft(&words)).unwrap();
        assert_eq!(recover(&mut desk.worker()), [("key".to_owned(), None, draft(&words))], "{words:?}");
    }
}

#[test]
fn what_cannot_be_read_in_the_recovery_folder_stays_there() {
    let desk = Desk::new();
    let folder = desk.recovery();
    keep(&Disk, &folder, "good", None, &draft("好的")).unwrap();
    let kept = fs::read_to_string(folder.join("good.ron")).unwrap();
    fs::write(folder.join("cut.ron"), &kept[..kept.len() / 2]).unwrap();
    fs::write(folder.join("newer.ron"), kept.replacen("version: 1", "version: 2", 1)).unwrap();
    fs::write(folder.join("bytes.ron"), [0xff, 0xfe]).unwrap();
    fs::write(folder.join("notes.txt"), b"mine").unwrap();
    fs::create_dir(folder.join("folder.ron")).unwrap();
    let before = holds(&folder);
    assert_ne!(before["newer.ron"], kept.as_bytes());
    let mut ours = desk.worker();
    assert_eq!(recover(&mut ours), [("good".to_owned(), None, draft("好的"))]);
    drop(ours);
    assert_eq!(holds(&folder), before);
    assert!(folder.join("folder.ron").is_dir());
}

#[test]
fn a_lock_can_be_taken_again_and_again() {
    let desk = Desk::new();
    keep(&Disk, &desk.recovery(), "new-1", None, &draft("无名")).unwrap();
    for _ in 0..5 {
        let found = orphans(&Disk, &desk.recovery());
        assert_eq!(found.len(), 1);
        assert!(Lock::take(&desk.recovery().join("new-1.lock")).unwrap().is_none(), "the finder holds it");
    }
    assert!(!desk.has_locks());
}
