//! Two machines on one folder of templates: whatever the one does between any two steps of the other, nothing is lost.
//!
//! One operation runs whole before a step of another, for every step there is and in both orders.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use lectern::model::Template;
use lectern::store::{
    Cause, Disk, Existing, Files, StoreError, bring_back, built_in, empty_bin, find_binned, parse_template, put_away,
    rename_template, save_template, write_file, write_template,
};

use crate::failing_files::{Failing, Step, holds};

/// What one machine does in the folder.
type Does = fn(&dyn Files, &Path) -> Result<(), StoreError>;

/// A template called `name`, told from others of that name by its occasion.
fn template(name: &str, occasion: &str) -> Template {
    let mut template = built_in().remove(3).template.unwrap();
    (template.name, template.occasion) = (name.to_owned(), occasion.to_owned());
    template
}

fn keep(name: &str, occasion: &str, files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    save_template(files, folder, &template(name, occasion)).map(drop)
}

fn keep_mine(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    keep("甲", "我的", files, folder)
}

fn keep_theirs(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    keep("甲", "他们的", files, folder)
}

/// As a program does that saves a whole file.
fn change(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    let text = write_template(&template("甲", "改过的")).unwrap();
    write_file(files, &folder.join("甲.ron"), text.as_bytes(), Existing::Replace)
}

fn rename(name: &str, files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    rename_template(files, &folder.join("甲.ron"), name).map(|result| drop(result.unwrap()))
}

fn rename_to_b(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    rename("乙", files, folder)
}

fn rename_to_c(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    rename("丙", files, folder)
}

fn put(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    put_away(files, &folder.join("甲.ron")).map(drop)
}

fn back(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    bring_back(files, &folder.join("bin/甲.ron"), &folder.join("甲.ron")).map(drop)
}

/// Empties the bin of what lay in it at the beginning.
fn empty(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    let (_, stayed) = empty_bin(files, &[folder.join("bin/旧.ron")]);
    stayed.into_iter().next().map_or(Ok(()), Err)
}

/// A folder in which a template lies, or lay and is in the bin, and an old one in the bin.
fn folder(in_bin: bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("bin")).unwrap();
    let write = |path: &str, template: Template| {
        fs::write(folder.path().join(path), write_template(&template).unwrap()).unwrap();
    };
    write(if in_bin { "bin/甲.ron" } else { "甲.ron" }, template("甲", "原来的"));
    write("bin/旧.ron", template("旧", "旧的"));
    folder
}

/// Every template in the folder and its bin: name and occasion. A file that holds none fails the test.
fn all(folder: &Path, what: &str) -> Vec<(String, String)> {
    let bin = folder.join("bin");
    let files = [folder, bin.as_path()].into_iter().flat_map(holds);
    let read = |(file, bytes): (String, Vec<u8>)| {
        assert!(!file.starts_with('.'), "{what} left {file}");
        let template = parse_template("", &String::from_utf8(bytes).unwrap());
        let template = template.unwrap_or_else(|problems| panic!("{what}: {file}: {problems:?}"));
        (template.name, template.occasion)
    };
    let mut all: Vec<(String, String)> = files.map(read).collect();
    all.sort();
    all
}

/// Runs `theirs` before every step of `mine`, and looks with `good` at every template that there is then.
fn check(in_bin: bool, mine: Does, theirs: Does, good: impl Fn(&[(String, String)]) -> bool) {
    let steps = {
        let files = Failing::new(|_, _| None);
        mine(&files, folder(in_bin).path()).unwrap();
        files.taken()
    };
    assert!(steps.len() > 1);
    for at in 0..=steps.len() {
        let folder = folder(in_bin);
        let path: PathBuf = folder.path().to_owned();
        let files = Failing::new(move |n, _| {
            if n == at {
                // What it meets may not be there any more; that is told, and nothing is lost.
                let told = theirs(&Disk, &path).err();
                assert!(told.is_none_or(|error| error.cause == Cause::NotFound));
            }
            None
        });
        let told = mine(&files, folder.path()).err();
        if at == steps.len() && files.taken().len() <= at {
            theirs(&Disk, folder.path()).ok();
        }
        let what = format!("before step {at} of {steps:?}");
        assert!(told.is_none_or(|error| error.cause == Cause::NotFound), "{what}");
        let all = all(folder.path(), &what);
        assert!(good(&all), "{what}: {all:?}");
    }
}

fn has(all: &[(String, String)], occasion: &str) -> bool {
    all.iter().any(|(_, of)| of == occasion)
}

fn is_called(all: &[(String, String)], name: &str) -> bool {
    all.iter().any(|(called, _)| called == name)
}

#[test]
fn two_that_are_kept_under_one_name_become_two_files() {
    for (mine, theirs) in [(keep_mine as Does, keep_theirs as Does), (keep_theirs, keep_mine)] {
        check(false, mine, theirs, |all| {
            has(all, "我的") && has(all, "他们的") && has(all, "原来的") && all.len() == 4
        });
    }
}

#[test]
fn what_is_changed_while_it_is_put_away_is_in_the_bin_or_in_its_place() {
    check(false, put, change, |all| has(all, "改过的"));
    check(false, put, rename_to_b, |all| has(all, "原来的"));
    check(false, put, put, |all| has(all, "原来的") && all.len() == 2);
}

#[test]
fn what_comes_back_takes_no_name_from_another() {
    check(true, back, keep_theirs, |all| has(all, "原来的") && has(all, "他们的"));
    check(true, keep_theirs, back, |all| has(all, "原来的") && has(all, "他们的"));
    check(true, back, back, |all| has(all, "原来的"));
}

#[test]
fn emptying_the_bin_takes_nothing_that_comes_into_it_meanwhile() {
    check(false, put, empty, |all| has(all, "原来的") && all.len() == 1);
}

#[test]
fn what_is_renamed_and_changed_at_once_keeps_the_change() {
    check(false, rename_to_b, change, |all| has(all, "改过的"));
    check(false, rename_to_b, put, |all| has(all, "原来的"));
    check(false, rename_to_b, keep_theirs, |all| is_called(all, "乙") && has(all, "他们的") && all.len() == 3);
    check(false, keep_theirs, rename_to_b, |all| is_called(all, "乙") && has(all, "他们的") && all.len() == 3);
    check(false, rename_to_b, rename_to_c, |all| is_called(all, "乙") || is_called(all, "丙"));
}

#[test]
fn only_the_name_of_a_renamed_template_changes() {
    let text = write_template(&template("甲", "原来的")).unwrap();
    let awkward = text
        .replacen('(', "( /* name: \"不是\" */ // name: \"也不是\"\n", 1)
        .replace("name: \"甲\"", "name : r#\"甲\"#");
    for (before, mark) in [(text.as_str(), "\"甲\""), (&awkward, "r#\"甲\"#"), (&format!("\u{feff}{text}"), "\"甲\"")]
    {
        for name in ["表彰会", "“引号”和\"直的\"", "反\\斜", ""] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.ron");
            fs::write(&path, before).unwrap();
            assert_eq!(rename_template(&Disk, &path, name), Ok(Ok(path.clone())));
            let after = fs::read_to_string(&path).unwrap();
            assert_eq!(parse_template("a", &after).unwrap().name, name);
            let literal = format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
            assert_eq!(after, before.replacen(mark, &literal, 1));
            assert_eq!((holds(folder.path()).len(), find_binned(&Disk, [folder.path()])), (1, Vec::new()));
        }
    }
}

#[test]
fn a_file_with_faults_is_not_renamed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::write(&path, "(format: \"lectern-template\", version: 1, name: \"甲\", nam: 1)").unwrap();
    let before = holds(folder.path());
    assert!(rename_template(&Disk, &path, "乙").unwrap().is_err());
    assert_eq!(holds(folder.path()), before);
}

/// Lets every step of something fail once; afterwards the old template is there, or one by the new name.
#[test]
fn a_step_that_fails_loses_no_template() {
    for (in_bin, does) in [(false, rename_to_b as Does), (false, put), (true, back)] {
        let good = Failing::new(|_, _| None);
        does(&good, folder(in_bin).path()).unwrap();
        for at in 0..good.taken().len() {
            let folder = folder(in_bin);
            let files = Failing::new(move |n, _| (n == at).then_some(ErrorKind::PermissionDenied));
            let told = does(&files, folder.path()).err();
            let what = format!("step {at} of {:?}, {told:?}", good.taken());
            assert!(has(&all(folder.path(), &what), "原来的"), "{what}");
        }
    }
}

#[test]
fn a_disk_without_links_is_good_enough() {
    let no_links = || Failing::new(|_, step| (step == Step::Link).then_some(ErrorKind::Unsupported));
    for (in_bin, does) in [(false, rename_to_b as Does), (false, put), (true, back), (true, keep_mine)] {
        let folder = folder(in_bin);
        does(&no_links(), folder.path()).unwrap();
        let all = all(folder.path(), "without links");
        assert!(has(&all, "原来的") && has(&all, "旧的"), "{all:?}");
    }
}

#[test]
fn a_hidden_name_that_is_taken_holds_up_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let files = Failing::new(|n, step| (step == Step::Create && n < 3).then_some(ErrorKind::AlreadyExists));
    keep_mine(&files, folder.path()).unwrap();
    assert_eq!(holds(folder.path()).into_keys().collect::<Vec<_>>(), ["甲.ron"]);
}

#[test]
fn the_bin_tells_names_and_gives_up_only_what_was_named() {
    let folder = folder(true);
    let bin = folder.path().join("bin");
    fs::write(bin.join("坏.ron"), "(nam").unwrap();
    fs::write(bin.join("空.ron"), "").unwrap();
    fs::write(bin.join("别的.txt"), "别的").unwrap();
    let binned = find_binned(&Disk, [folder.path(), &folder.path().join("没有")]);
    let names: BTreeMap<&str, &Path> =
        binned.iter().map(|binned| (binned.name.as_str(), binned.folder.as_path())).collect();
    assert_eq!(names, ["坏", "旧", "甲"].into_iter().map(|name| (name, folder.path())).collect());
    fs::write(folder.path().join("在用.ron"), "").unwrap();
    let named = [bin.join("旧.ron"), bin.join("没有.ron"), folder.path().join("在用.ron")];
    assert_eq!(empty_bin(&Disk, &named), (1, Vec::new()));
    assert_eq!(holds(&bin).into_keys().collect::<Vec<_>>(), ["别的.txt", "坏.ron", "甲.ron", "空.ron"]);
    assert!(folder.path().join("在用.ron").is_file());
    let refused = Failing::new(|_, step| (step == Step::Remove).then_some(ErrorKind::PermissionDenied));
    let (gone, stayed) = empty_bin(&refused, &[bin.join("甲.ron")]);
    assert_eq!((gone, stayed[0].cause.clone()), (0, Cause::NoPermission));
}
