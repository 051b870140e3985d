//! Real disks that are full, forbidden or read-only: the program says so, and every file is as it was. Needs root, to
//! make such disks.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::lectern;

/// Who calls the program: the words before it.
const AS_ROOT: &[&str] = &[];
const AS_NOBODY: &[&str] = &["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

/// A disk in memory of a few pages, with the program beside it where every user may run it.
struct Disk {
    folder: TempDir,
}

impl Disk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        fs::copy(lectern(), folder.path().join("lectern")).unwrap();
        fs::create_dir(folder.path().join("disk")).unwrap();
        let disk = Self { folder };
        disk.mount("size=64k,mode=755");
        disk
    }

    fn mount(&self, options: &str) {
        run(Command::new("mount").args(["-t", "tmpfs", "-o", options, "lectern-e2e"]).arg(self.path("")));
    }

    /// A file on the disk.
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("disk").join(name)
    }

    /// Writes a draft or a text before anything is wrong with the disk.
    fn write(&self, name: &str) {
        assert_eq!(self.call(AS_ROOT, name).status.code(), Some(0), "{name}");
    }

    /// Uses up all room.
    fn fill(&self) {
        let mut rest = fs::File::create(self.path("rest")).unwrap();
        // Page by page, then byte by byte.
        for size in [4096, 1] {
            while rest.write_all(&vec![b'x'; size]).is_ok() {}
        }
    }

    /// Calls the program, by way of another, to write a draft or a text over what may be there.
    fn call(&self, by: &[&str], name: &str) -> Output {
        let mut command = Command::new("env");
        command.arg("LANG=zh_CN.UTF-8").args(by).arg(self.folder.path().join("lectern"));
        if Path::new(name).extension().is_some_and(|ending| ending == "ron") {
            command.args(["new", "holiday-symposium"]);
        } else {
            command.arg("export").arg(self.path("old.ron"));
        }
        command.arg("-o").arg(self.path(name)).arg("--force").output().unwrap()
    }

    /// Every file with what it holds.
    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let paths = fs::read_dir(self.path("")).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<_> = paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect();
        files.sort();
        files
    }

    /// Neither an old file nor a new one can be written, each failure is one line, and all files are as they were.
    fn check_unwritable(&self, by: &[&str], cause: &str) {
        let before = self.files();
        for name in ["old.ron", "new.ron", "old.txt", "new.txt"] {
            let output = self.call(by, name);
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(4), "{name}: {said}");
            let errors: Vec<&str> = said.lines().filter(|line| line.starts_with("lectern: ")).collect();
            assert!(matches!(errors[..], [error] if error.contains(cause) && error.contains(name)), "{name}: {said}");
            assert!(self.files() == before, "{name}: {:?}", fs::read_dir(self.path("")).unwrap().collect::<Vec<_>>());
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Where it was never mounted there is nothing to take away.
        let _ = Command::new("umount").arg(self.path("")).stderr(std::process::Stdio::null()).status();
    }
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?} (needs root): {}", String::from_utf8_lossy(&output.stderr));
}

fn disk_with_old_files() -> Disk {
    let disk = Disk::new();
    disk.write("old.ron");
    disk.write("old.txt");
    disk
}

#[test]
fn a_full_disk_leaves_every_file_as_it_was() {
    let disk = disk_with_old_files();
    disk.fill();
    disk.check_unwritable(AS_ROOT, "满");
}

#[test]
fn a_folder_that_the_user_may_not_write_in_is_left_as_it_was() {
    let disk = disk_with_old_files();
    disk.check_unwritable(AS_NOBODY, "权限");
}

#[test]
fn a_read_only_disk_is_left_as_it_was() {
    let disk = disk_with_old_files();
    disk.mount("remount,ro,size=64k,mode=755");
    disk.check_unwritable(AS_ROOT, "只读");
}
