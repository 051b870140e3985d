//! The user's own profiles: listed, written under new names, taken from elsewhere, put away, and every step failing.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use lectern::model::{BadProfile, Profile};
use lectern::store::{
    Cause, Disk, Doing, Fault, Files, Problem, ReadError, StoreError, bring_back, built_in_profiles, find_binned,
    import_profile, load_profile, profiles, put_away, save_profile, usual_profile, write_profile,
};

use crate::failing_files::{Failing, Step, holds};

/// A profile called so.
fn profile(name: &str) -> Profile {
    Profile { name: name.to_owned(), ..built_in_profiles()[1].1.clone() }
}

fn names(folder: &Path) -> Vec<String> {
    holds(folder).into_keys().collect()
}

#[test]
fn the_usual_profiles_are_among_those_of_the_program() {
    for language in [lectern::model::Language::Chinese, lectern::model::Language::English] {
        assert!(built_in_profiles().iter().any(|(id, _)| *id == usual_profile(language)), "{language:?}");
    }
}

#[test]
fn own_profiles_come_behind_those_of_the_program_and_broken_ones_say_why() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("乙.ron"), write_profile(&profile("厅里的")).unwrap()).unwrap();
    fs::write(at("丙.ron"), write_profile(&profile("丙")).unwrap().replace("lectern-profile", "lectern-draft"))
        .unwrap();
    fs::write(at("丁.ron"), b"\xff").unwrap();
    fs::write(at("large.ron"), " ".repeat(100 << 10)).unwrap();
    fs::write(at("readme.txt"), "不是版式").unwrap();
    fs::create_dir(at("folder.ron")).unwrap();
    let all = profiles(&Disk, Some(folder.path()));
    let own = &all[built_in_profiles().len()..];
    let ids: Vec<&str> = own.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["large", "丁", "丙", "乙"]);
    let limit = Cause::TooLarge(64 << 10);
    let too_large = StoreError { path: at("large.ron"), doing: Doing::Read, cause: limit };
    assert_eq!(own[0].profile, Err(ReadError::File(too_large)));
    for (entry, what) in own[1..].iter().zip([Fault::NotUtf8, Fault::OtherKind("lectern-draft".to_owned())]) {
        assert!(matches!(&entry.profile, Err(ReadError::Content(problem)) if problem.what == what), "{entry:?}");
    }
    assert_eq!((own[3].profile.clone(), own[3].path.clone()), (Ok(profile("厅里的")), Some(at("乙.ron"))));
    // Without a folder there are those of the program.
    assert_eq!(profiles(&Disk, None), all[..built_in_profiles().len()]);
    assert_eq!(profiles(&Disk, Some(&at("none"))), profiles(&Disk, None));
}

#[test]
fn no_more_than_a_folder_bears_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..300 {
        fs::write(folder.path().join(format!("{number}.ron")), "").unwrap();
    }
    assert_eq!(profiles(&Disk, Some(folder.path())).len(), built_in_profiles().len() + 200);
}

#[test]
fn a_new_profile_takes_a_name_that_nothing_has() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("new/profiles");
    for (name, file) in [
        ("厅里的", "厅里的.ron"),
        ("厅里的", "厅里的 2.ron"),
        ("厅里的", "厅里的 3.ron"),
        // By that name that of the program is meant.
        ("Speech", "Speech 2.ron"),
        ("../a/b", "ab.ron"),
    ] {
        assert_eq!(save_profile(&Disk, &place, &profile(name)), Ok(place.join(file)));
        assert_eq!(load_profile(&Disk, &place.join(file)), Ok(profile(name)));
    }
    let bad = Profile { headings: Vec::new(), ..profile("坏的") };
    let told = Problem { position: None, what: Fault::Profile(BadProfile::Headings) };
    assert_eq!(save_profile(&Disk, &place, &bad), Err(ReadError::Content(told)));
    assert_eq!(names(&place).len(), 5);
}

#[test]
fn a_profile_is_taken_from_any_file_and_put_away_into_the_bin() {
    let folder = tempfile::tempdir().unwrap();
    let (file, place) = (folder.path().join("他们的.txt"), folder.path().join("profiles"));
    fs::write(&file, write_profile(&profile("他们的")).unwrap()).unwrap();
    let taken = import_profile(&Disk, &place, &file).unwrap();
    assert_eq!(taken, place.join("他们的.ron"));
    let away = put_away(&Disk, &taken).unwrap();
    assert_eq!((names(&place), away.clone()), (vec![], place.join("bin/他们的.ron")));
    let binned = find_binned(&Disk, [place.as_path()]);
    assert_eq!((binned.len(), binned[0].name.as_str()), (1, "他们的"));
    assert_eq!(bring_back(&Disk, &away, &taken), Ok(taken.clone()));
    assert_eq!(load_profile(&Disk, &taken), Ok(profile("他们的")));
    fs::write(&file, "不是").unwrap();
    assert!(matches!(import_profile(&Disk, &place, &file), Err(ReadError::Content(_))));
    assert_eq!(names(&place), ["他们的.ron"]);
}

/// Lets every step of something fail that is done in a folder with one profile: what is told, and what is left.
fn check_every_step(does: fn(&dyn Files, &Path) -> Result<(), ReadError>, may_be_added: &str) {
    let run = |fails: Failing| {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("甲.ron"), write_profile(&profile("甲")).unwrap()).unwrap();
        let result = does(&fails, folder.path());
        (holds(folder.path()), result, fails.taken())
    };
    let (_, result, steps) = run(Failing::new(|_, _| None));
    assert_eq!(result, Ok(()));
    for (at, step) in steps.iter().enumerate() {
        for error in [ErrorKind::StorageFull, ErrorKind::PermissionDenied] {
            let (left, result, _) = run(Failing::new(move |n, _| (n == at).then_some(error)));
            // Without links a file is given its name in another way.
            assert!(result.is_err() || *step == Step::Link, "step {at} of {steps:?}");
            assert_eq!(left["甲.ron"], write_profile(&profile("甲")).unwrap().as_bytes());
            assert!(left.keys().all(|name| name == "甲.ron" || name == may_be_added), "{step:?}: {:?}", left.keys());
            let whole = left.get(may_be_added).is_none_or(|bytes| *bytes == left["甲.ron"]);
            assert!(whole, "step {at} of {steps:?}");
        }
    }
}

#[test]
fn a_failing_step_leaves_every_profile_whole() {
    check_every_step(|files, folder| save_profile(files, folder, &profile("甲")).map(drop), "甲 2.ron");
    check_every_step(|files, folder| import_profile(files, folder, &folder.join("甲.ron")).map(drop), "甲 2.ron");
    let read = |files: &dyn Files, folder: &Path| load_profile(files, &folder.join("甲.ron")).map(drop);
    check_every_step(read, "甲.ron");
}

#[test]
fn a_failing_step_of_looking_hides_no_other_profile() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["甲", "乙"] {
        save_profile(&Disk, folder.path(), &profile(name)).unwrap();
    }
    let good = Failing::new(|_, _| None);
    let all = profiles(&good, Some(folder.path()));
    for at in 0..good.taken().len() {
        let fails = Failing::new(move |n, _| (n == at).then_some(ErrorKind::PermissionDenied));
        let found = profiles(&fails, Some(folder.path()));
        let broken = found.iter().filter(|entry| entry.profile.is_err()).count();
        // The list itself is the first step; any other is that of one file.
        assert!(if at == 0 { found.len() + 2 == all.len() } else { found.len() == all.len() && broken <= 1 }, "{at}");
    }
}
