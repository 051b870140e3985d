//! Every step on the disk fails once, in every way: the old bytes stay or the new ones are there, and an error tells.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use lectern::app::messages;
use lectern::i18n::Lang;
use lectern::model::Draft;
use lectern::store::{
    Cause, Disk, Doing, Existing, Files, Kind, ReadError, Settings, StoreError, keep, load_settings, open_draft,
    orphans, save_draft, save_settings, write_draft, write_file,
};

use crate::generate;

/// A step on the disk, as [`Files`] has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Kind,
    Read,
    Create,
    CopyPermissions,
    Append,
    Sync,
    SyncFolder,
    Rename,
    Link,
    Remove,
    CreateFolders,
    List,
    Canonical,
}

type Fails = dyn Fn(usize, Step) -> Option<ErrorKind> + Send + Sync;

/// The disk, some steps of which fail: which ones is asked for every step, by its number from 0 and its name.
pub struct Failing {
    fails: Box<Fails>,
    /// Whether a failing `append` has written half of its bytes by then.
    half: bool,
    taken: Mutex<Vec<Step>>,
}

impl Failing {
    pub fn new(fails: impl Fn(usize, Step) -> Option<ErrorKind> + Send + Sync + 'static) -> Self {
        Self { fails: Box::new(fails), half: false, taken: Mutex::default() }
    }

    /// The steps that were asked for so far.
    pub fn taken(&self) -> Vec<Step> {
        self.taken.lock().unwrap().clone()
    }

    fn step(&self, step: Step) -> io::Result<()> {
        let mut taken = self.taken.lock().unwrap();
        taken.push(step);
        (self.fails)(taken.len() - 1, step).map_or(Ok(()), |kind| Err(kind.into()))
    }
}

impl Files for Failing {
    fn kind(&self, path: &Path) -> io::Result<Kind> {
        self.step(Step::Kind)?;
        Disk.kind(path)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn io::Read + '_>> {
        self.step(Step::Read)?;
        Disk.open(path)
    }

    fn create(&self, path: &Path) -> io::Result<()> {
        self.step(Step::Create)?;
        Disk.create(path)
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(Step::CopyPermissions)?;
        Disk.copy_permissions(from, to)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let result = self.step(Step::Append);
        match result {
            Ok(()) => Disk.append(path, bytes),
            Err(error) => {
                if self.half {
                    Disk.append(path, &bytes[..bytes.len() / 2])?;
                }
                Err(error)
            }
        }
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        self.step(Step::Sync)?;
        Disk.sync(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.step(Step::SyncFolder)?;
        Disk.sync_folder(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(Step::Rename)?;
        Disk.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(Step::Link)?;
        Disk.link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step(Step::Remove)?;
        Disk.remove(path)
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        self.step(Step::CreateFolders)?;
        Disk.create_folders(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        self.step(Step::List)?;
        Disk.list(path)
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.step(Step::Canonical)?;
        Disk.canonical(path)
    }
}

/// Whichever step of writing fails, what was there stays or what is new is there; where it is said to be written it is.
pub fn old_or_new<T: PartialEq + Debug, E: Debug>(
    (old, new): (&T, &T),
    save: impl Fn(&dyn Files, &T) -> Result<(), E>,
    load: impl Fn() -> T,
) {
    let mut failed = 0;
    for step in 0..40 {
        save(&Disk, old).unwrap();
        let files = Failing::new(move |number, _| (number == step).then_some(ErrorKind::StorageFull));
        let saved = save(&files, new);
        let there = load();
        failed += usize::from(saved.is_err());
        assert!(there == *new || (saved.is_err() && there == *old), "step {step}: {there:?}");
    }
    assert!(failed > 5, "{failed} steps");
}

/// What a folder holds: names and bytes.
pub fn holds(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file());
    entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
}

const ERRORS: [ErrorKind; 4] =
    [ErrorKind::StorageFull, ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem, ErrorKind::Other];

const OLD: &[u8] = b"what stood here before";

fn draft() -> Draft {
    generate::draft(3)
}

/// Something that writes one file, given the disk and the folder.
type Write = fn(&dyn Files, &Path) -> Result<(), StoreError>;

fn save(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    save_draft(files, &folder.join("稿.ron"), &draft(), Existing::Replace)
}

fn export(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    write_file(files, &folder.join("稿.txt"), "同志们：\n".as_bytes(), Existing::Replace)
}

fn export_new(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    write_file(files, &folder.join("稿.txt"), "同志们：\n".as_bytes(), Existing::Keep)
}

fn recovery(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    keep(files, folder, "new-1", Some(Path::new("稿.ron")), &draft())
}

fn settings(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    save_settings(files, folder, &Settings { high_contrast: true, ..Settings::default() })
}

/// Everything that writes: how, the file it writes, and whether one may be there before.
const WRITES: [(Write, &str, bool); 5] = [
    (save, "稿.ron", true),
    (export, "稿.txt", true),
    (export_new, "稿.txt", false),
    (recovery, "new-1.ron", true),
    (settings, "settings.ron", true),
];

/// Lets every step of a write fail that `also` does not let fail anyway, and looks at what is left.
fn check_every_step(write: Write, name: &str, old: Option<&[u8]>, also: fn(Step) -> Option<ErrorKind>) -> usize {
    let run = |fails: Failing| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        if let Some(old) = old {
            fs::write(&path, old).unwrap();
        }
        let result = write(&fails, folder.path());
        (holds(folder.path()), result, fails.taken(), path)
    };
    let (done, result, steps, _) = run(Failing::new(move |_, step| also(step)));
    assert_eq!(result, Ok(()), "{name}");
    let new = done.get(name).unwrap();
    for (at, &step) in steps.iter().enumerate().filter(|(_, step)| also(**step).is_none()) {
        for (error, half) in ERRORS.iter().flat_map(|&error| [(error, false), (error, true)]) {
            let fails = Failing::new(move |n, step| if n == at { Some(error) } else { also(step) });
            let (left, result, _, path) = run(Failing { half, ..fails });
            let what = format!("{name}: step {at} of {steps:?}, {error}");
            let found = left.get(name).map(Vec::as_slice);
            match result {
                // Without links a file is given its name in another way.
                Ok(()) => assert_eq!((step, found), (Step::Link, Some(new.as_slice())), "{what}"),
                Err(told) => {
                    let places = |step: &Step| matches!(step, Step::Rename | Step::Link) && also(*step).is_none();
                    let placed = steps[..at].iter().any(places);
                    assert_eq!(found, if placed { Some(new.as_slice()) } else { old }, "{what}");
                    assert_eq!((told.doing, &told.cause), (Doing::Write, &Cause::of(&error.into())), "{what}");
                    let about = if step == Step::CreateFolders { path.parent().unwrap() } else { &path };
                    assert_eq!(told.path, about, "{what}");
                }
            }
            let cleared = also(Step::Remove).is_none();
            assert!(!cleared || left.keys().all(|left| left == name), "{what} left {:?}", left.keys());
        }
    }
    steps.len()
}

#[test]
fn a_failing_step_leaves_the_old_bytes_or_the_new_ones() {
    let mut steps = 0;
    for (write, name, may_exist) in WRITES {
        steps += check_every_step(write, name, None, |_| None);
        if may_exist {
            steps += check_every_step(write, name, Some(OLD), |_| None);
        }
    }
    // Looking, creating, permissions, writing, syncing, placing, syncing the folder: of each write.
    assert!(steps >= 9 * 6, "{steps} steps are too few to be all");
}

#[test]
fn a_disk_without_links_loses_nothing_either() {
    check_every_step(export_new, "稿.txt", None, |step| (step == Step::Link).then_some(ErrorKind::Unsupported));
}

#[test]
fn a_file_beside_is_left_only_where_it_cannot_be_removed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("稿.ron"), OLD).unwrap();
    let fails = Failing::new(|_, step| match step {
        Step::Append => Some(ErrorKind::StorageFull),
        Step::Remove => Some(ErrorKind::PermissionDenied),
        _ => None,
    });
    let error = save(&Failing { half: true, ..fails }, folder.path()).unwrap_err();
    // The first error is told, not that of the tidying.
    assert_eq!(error.cause, Cause::DiskFull);
    let left = holds(folder.path());
    assert_eq!((left.len(), left["稿.ron"].as_slice()), (2, OLD));
    assert!(left.keys().any(|name| name.starts_with('.') && name.ends_with(".tmp")), "{:?}", left.keys());
}

#[test]
fn an_error_names_the_file_and_the_cause_in_both_languages() {
    for (error, zh, en) in [
        (ErrorKind::StorageFull, "磁盘满了", "disk is full"),
        (ErrorKind::PermissionDenied, "没有权限", "permission denied"),
        (ErrorKind::ReadOnlyFilesystem, "只读", "read-only"),
        (ErrorKind::Other, "other error", "other error"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let fails = Failing::new(move |_, step| (step == Step::Append).then_some(error));
        let told = save(&fails, folder.path()).unwrap_err();
        for (lang, cause) in [(Lang::Zh, zh), (Lang::En, en)] {
            let line = messages::store_error(lang, &told);
            assert!(line.contains("稿.ron") && line.contains(cause), "{line}");
        }
    }
}

#[test]
fn a_failing_step_of_reading_is_told_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("稿.ron");
    fs::write(&path, write_draft(&draft()).unwrap()).unwrap();
    let before = holds(folder.path());
    let good = Failing::new(|_, _| None);
    assert_eq!(open_draft(&good, &path), Ok(draft()));
    for at in 0..good.taken().len() {
        for error in ERRORS {
            let fails = Failing::new(move |n, _| (n == at).then_some(error));
            let told = StoreError::reading(&path, &error.into());
            assert_eq!(open_draft(&fails, &path), Err(ReadError::File(told)), "step {at}");
        }
    }
    assert_eq!(holds(folder.path()), before);
}

#[test]
fn what_was_left_behind_outlives_every_failing_step_of_looking_for_it() {
    let folder = tempfile::tempdir().unwrap();
    recovery(&Disk, folder.path()).unwrap();
    let before = holds(folder.path());
    let good = Failing::new(|_, _| None);
    assert_eq!(orphans(&good, folder.path()).len(), 1);
    for at in 0..good.taken().len() {
        let found = orphans(&Failing::new(move |n, _| (n == at).then_some(ErrorKind::Other)), folder.path());
        assert!(found.is_empty(), "step {at} of {:?}", good.taken());
        drop(found);
        assert_eq!(holds(folder.path()), before, "step {at}");
    }
    assert_eq!(orphans(&Disk, folder.path()).len(), 1);
}

#[test]
fn settings_that_cannot_be_read_are_those_of_a_first_start() {
    let folder = tempfile::tempdir().unwrap();
    settings(&Disk, folder.path()).unwrap();
    assert!(load_settings(&Disk, folder.path()).high_contrast);
    let fails = Failing::new(|_, step| (step == Step::Read).then_some(ErrorKind::PermissionDenied));
    assert_eq!(load_settings(&fails, folder.path()), Settings::default());
}
