//! Speeches that were open lately: what is remembered, what a hostile file can do, where files are, and the first start.

use std::fs;
use std::path::{Path, PathBuf};

use lectern::app::{Action, Command, Screen, Welcome};
use lectern::edit::{Caret, Place};
use lectern::model::Role;
use lectern::store::{
    Disk, MAX_RECENT, Mark, MarkSpot, Recent, Whereabouts, drop_recent, load_recent, remember, whereabouts,
};

use crate::failing_files::{Failing, Step, holds};
use crate::program::{Program, folders};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn recent(path: &Path) -> Recent {
    Recent { path: path.to_owned(), title: "讲话".into(), ..Recent::default() }
}

fn paths(all: &[Recent]) -> Vec<&Path> {
    all.iter().map(|recent| recent.path.as_path()).collect()
}

/// What is read of a file that holds these bytes.
fn read(text: impl AsRef<[u8]>) -> Vec<Recent> {
    let folder = folder();
    fs::write(folder.path().join("recent.ron"), text).unwrap();
    load_recent(&Disk, folder.path())
}

#[test]
fn the_last_one_stands_first_and_each_once() {
    let folder = folder();
    let (a, b) = (Path::new("/nowhere/a.ron"), Path::new("/nowhere/b.ron"));
    for path in [a, b, a] {
        remember(&Disk, folder.path(), recent(path)).unwrap();
    }
    let whole = Recent {
        date: Some("2026-04-28".into()),
        mark: Some(Mark { spot: MarkSpot::Body(7, 1), at: 3 }),
        folded: vec![1, 2],
        english: true,
        length: 1_310,
        seconds: 605,
        slot_minutes: Some(12),
        words: "“汛期”之前，\\".into(),
        opened: -1,
        ..recent(b)
    };
    let all = remember(&Disk, folder.path(), whole.clone()).unwrap();
    assert_eq!(all, [whole, recent(a)]);
    assert_eq!(load_recent(&Disk, folder.path()), all, "what is written is read");
    assert_eq!(drop_recent(&Disk, folder.path(), b).unwrap(), [recent(a)]);
    assert_eq!(paths(&load_recent(&Disk, folder.path())), [a]);
}

#[test]
fn no_file_makes_more_of_itself_than_is_shown() {
    let entry =
        |n: usize| format!("(path: \"/a/{n}\", title: \"{}\", folded: [{}])", "题".repeat(900), "1,".repeat(900));
    let entries: Vec<String> = (0..250).map(entry).collect();
    let all = read(format!("(format: \"lectern-recent\", version: 1, entries: [{}])", entries.join(",")));
    // 250 × 900 values are more than are ever written: such a file is as none.
    assert_eq!(all, []);
    let entries: Vec<String> = (0..250).map(|n| entry(n).replace(&"1,".repeat(900), &"1,".repeat(510))).collect();
    let all = read(format!("(format: \"lectern-recent\", version: 1, entries: [{}])", entries.join(",")));
    assert_eq!(all.len(), MAX_RECENT);
    assert!(all.iter().all(|recent| recent.title.chars().count() == 200 && recent.folded.len() == 500));
}

#[test]
fn a_hostile_file_is_as_none() {
    let head = "(format: \"lectern-recent\", version: 1, entries: ";
    for text in [
        String::new(),
        "\u{feff}oops".to_owned(),
        "(".repeat(100_000),
        format!("{head}{}", "[".repeat(100_000)),
        format!("{head}[(path: \"/a\", mark: (spot: Nowhere, at: 1))])"),
        format!("{head}[(path: \"/a\", opened: 1e400)])"),
        format!("{head}[(path: \"/a\", strange: 1)])"),
        "(format: \"lectern-draft\", version: 1, entries: [])".to_owned(),
        "(format: \"lectern-recent\", version: 2, entries: [(path: \"/a\")])".to_owned(),
    ] {
        assert_eq!(read(&text), [], "{}", text.chars().take(80).collect::<String>());
    }
    assert_eq!(read([0xff, 0xfe, 0]), []);
    // A path that leads nowhere is none, and no title breaks a line.
    let odd =
        read(format!("{head}[(path: \"a.ron\"), (path: \"\"), (path: \"/a\", title: \"a\\nb\", date: \"soon\")])"));
    assert_eq!(odd, [Recent { path: "/a".into(), title: "ab".into(), ..Recent::default() }]);
}

#[test]
fn a_list_that_cannot_be_written_is_as_it_was() {
    let folder = folder();
    let (a, b) = (Path::new("/nowhere/a.ron"), Path::new("/nowhere/b.ron"));
    remember(&Disk, folder.path(), recent(a)).unwrap();
    let before = holds(folder.path());
    for step in [Step::Create, Step::Append, Step::Sync, Step::Rename] {
        let fails = Failing::new(move |_, taken| (taken == step).then_some(std::io::ErrorKind::StorageFull));
        assert!(remember(&fails, folder.path(), recent(b)).is_err(), "{step:?}");
        assert_eq!(holds(folder.path()), before, "{step:?}");
    }
}

#[test]
fn a_file_that_is_not_where_it_was_says_why() {
    let folder = folder();
    let here = folder.path().join("稿.ron");
    fs::write(&here, "").unwrap();
    for (path, expected) in [
        (here, Whereabouts::Here),
        (folder.path().join("没了.ron"), Whereabouts::Gone),
        (folder.path().to_owned(), Whereabouts::Gone),
        (PathBuf::from("/media/nobody/NO DRIVE/稿.ron"), Whereabouts::Away),
    ] {
        assert_eq!(whereabouts(&Disk, &path), expected, "{path:?}");
    }
}

/// What the list says of the program's speeches.
fn listed(program: &Program) -> Vec<&Path> {
    program.session.recents.iter().flatten().map(|listed| listed.recent.path.as_path()).collect()
}

#[test]
fn a_speech_is_remembered_when_it_is_opened_saved_and_closed() {
    let folder = folder();
    let (a, b) = (folder.path().join("甲.ron"), folder.path().join("乙.ron"));
    let mut program = Program::writing(folder.path(), 1);
    assert_eq!(listed(&program), [""; 0], "without a file there is nothing to come back to");
    program.save_as(&a);
    assert_eq!(listed(&program), [a.as_path()]);
    program.save_as(&b);
    assert_eq!(listed(&program), [b.as_path(), a.as_path()]);
    program.act(Action::OpenFiles(vec![a.clone()]));
    assert_eq!(listed(&program), [a.as_path(), b.as_path()]);
    program.act(Action::Show(program.session.documents[0].id));
    program.give(Command::Close);
    assert_eq!(listed(&program), [b.as_path(), a.as_path()]);
    let entry = &program.session.recents.as_ref().unwrap()[0].recent;
    assert!(entry.title.contains("上的讲话") && entry.length > 100 && entry.seconds > 60, "{entry:?}");

    let mut next = Program::start(folder.path(), 2);
    assert_eq!((listed(&next), next.session.screen), (vec![b.as_path(), a.as_path()], Screen::Start));
    fs::remove_file(&b).unwrap();
    next.act(Action::Focused);
    let whereabouts: Vec<_> = next.session.recents.iter().flatten().map(|listed| listed.whereabouts).collect();
    assert_eq!(whereabouts, [Whereabouts::Gone, Whereabouts::Here]);
    next.act(Action::Forget(b));
    assert_eq!(listed(&Program::start(folder.path(), 3)), [a.as_path()]);
}

#[test]
fn a_speech_opened_again_has_its_caret_and_its_folds() {
    let folder = folder();
    let path = folder.path().join("稿.ron");
    let mut program = Program::writing(folder.path(), 1);
    program.save_as(&path);
    let greeting = program.section(Role::Greeting);
    let caret = Caret::at(Place::Body(greeting, 0), "在".len());
    program.act(Action::GoTo(caret.clone()));
    program.act(Action::Fold(greeting));
    program.give(Command::Close);
    program.act(Action::OpenFiles(vec![path.clone()]));
    let open = program.open();
    assert_eq!((open.caret(), open.current), (Some(&caret), Some(greeting)));
    assert_eq!(*open.folded(), [greeting].into());
    let words = &program.session.recents.as_ref().unwrap()[0].recent.words;
    assert_eq!(words, "在");
}

#[test]
fn the_speech_shown_last_is_offered_first() {
    let folder = folder();
    let mut program = Program::start(folder.path(), 1);
    let paths = ["甲.ron", "乙.ron", "丙.ron"].map(|name| folder.path().join(name));
    for path in &paths {
        program.begin();
        program.save_as(path);
    }
    program.act(Action::Show(program.session.documents[1].id));
    program.give(Command::Quit);
    assert!(program.ended);
    assert_eq!(listed(&Program::start(folder.path(), 2))[0], paths[1]);
}

#[test]
fn the_first_start_is_welcomed_once() {
    let folder = folder();
    let mut program = Program::start(folder.path(), 1);
    assert_eq!(program.session.screen, Screen::Welcome(Welcome::Look));
    program.act(Action::Welcome(Welcome::Begin));
    program.act(Action::OpenSample(0));
    assert_eq!((program.session.screen, program.open().path.as_ref()), (Screen::Draft, None));
    assert!(program.text().contains("在云溪市供水系统劳动模范座谈会上的讲话") && !program.open().is_unsaved());
    assert_eq!(program.open().speech().unfilled().len(), 0, "a sample is a finished speech");
    program.give(Command::Quit);
    assert!(program.ended, "what was only read is not asked about");
    assert_eq!(Program::start(folder.path(), 2).session.screen, Screen::Start);
}

#[test]
fn nobody_is_welcomed_who_left_something_behind() {
    let folder = folder();
    let mut killed = Program::writing(folder.path(), 1);
    killed.type_words("要紧的话");
    killed.keep();
    drop(killed);
    fs::remove_file(folders(folder.path()).config.join("settings.ron")).unwrap();
    let program = Program::start(folder.path(), 2);
    assert_eq!((program.session.screen, program.session.left_behind.len()), (Screen::Start, 1));
}

#[test]
fn every_sample_is_whole() {
    let samples = lectern::store::samples();
    assert_eq!(samples.len(), 2);
    for sample in samples {
        let draft = sample.draft.unwrap();
        assert_eq!(draft.language, sample.language);
        assert!(draft.walk().all(|section| section.id.0 < draft.next_id), "{:?}", draft.language);
    }
}
