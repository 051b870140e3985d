//! What a person does with the program, from the first template to the finished text and back after a crash.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use lectern::app::{Action, Ask, Command, Keeping, NoticeKind, Offer, Purpose, Screen, View, Welcome};
use lectern::edit::{Place, Spot};
use lectern::flow::Write;
use lectern::model::Role;
use lectern::store::{Brightness, Disk, Speaks, load_settings, open_draft};
use tempfile::TempDir;

use crate::failing_files::{Failing, Step, holds};
use crate::program::{Program, at, folders};

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// The names of what is kept against loss.
fn kept(folder: &Path) -> Vec<String> {
    holds(&folders(folder).recovery).into_keys().filter(|name| name.ends_with(".ron")).collect()
}

#[test]
fn a_template_becomes_a_form_and_then_a_manuscript() {
    let folder = folder();
    let mut program = Program::start(folder.path(), 1);
    assert_eq!(program.session.documents.len(), 0);
    program.give(Command::New);
    assert_eq!(program.session.screen, Screen::Gallery);
    program.act(Action::LookAt(1));
    program.act(Action::UseTemplate);
    assert_eq!((program.session.screen, program.open().view), (Screen::Draft, View::Form));
    program.act(Action::OtherTemplate);
    assert_eq!((program.session.screen, program.session.documents.len()), (Screen::Gallery, 0));
    program.begin();
    assert_eq!(program.open().view, View::Desk);
    assert_eq!(program.open().caret(), Some(&at(program.section(Role::Salutation), 0)), "writing begins at the start");
    assert!(!program.open().is_unsaved(), "nothing is written yet");
    program.give(Command::Close);
    assert_eq!((program.session.ask.as_ref(), program.session.documents.len()), (None, 0));
}

#[test]
fn an_item_more_changes_the_announced_count_and_undo_takes_it_back() {
    let folder = folder();
    let mut program = Program::writing(folder.path(), 1);
    program.type_words("亲爱的朋友，");
    let before = (program.draft().clone(), program.text(), program.open().caret().cloned());
    assert!(before.1.contains("我提五点希望和要求。") && !before.1.contains("六、"));
    program.act(Action::DoAt(Command::AddBelow, program.last_of("demands")));
    let after = (program.draft().clone(), program.text(), program.open().caret().cloned());
    assert!(after.1.contains("我提六点希望和要求。") && after.1.contains("　　六、"), "{}", after.1);
    let stands_in = after.2.as_ref().map(|caret| caret.spot.clone());
    assert_eq!(stands_in, Some(Spot::Text(Place::Body(program.last_of("demands"), 0))));
    program.give(Command::Undo);
    let there = (program.draft().sections.clone(), program.text(), program.open().caret().cloned());
    assert_eq!(there, (before.0.sections.clone(), before.1, before.2));
    program.give(Command::Redo);
    let there = (program.draft().clone(), program.text(), program.open().caret().cloned());
    assert_eq!(there, after);
    program.give(Command::Undo);
    program.give(Command::Undo);
    let greeting = program.section(Role::Greeting);
    assert!(!program.text().contains("亲爱的朋友"));
    assert_eq!(program.open().caret(), Some(&at(greeting, 0)), "the caret stands where the words were typed");
}

#[test]
fn a_list_names_its_customary_numbers_and_goes_beyond_them_when_told_to() {
    let folder = folder();
    let mut program = Program::writing(folder.path(), 1);
    program.act(Action::DoAt(Command::AddBelow, program.last_of("demands")));
    for command in [Command::AddBelow, Command::Duplicate] {
        let last = program.last_of("demands");
        let before = program.text();
        program.act(Action::DoAt(command, last));
        assert_eq!((program.told(), program.text()), ("“希望和要求”通常最多 6 项", before));
        assert_eq!(program.session.notices.last().unwrap().offers, [Offer::Anyway(command, last)]);
    }
    program.act(Offer::Anyway(Command::AddBelow, program.last_of("demands")).action());
    assert!(program.text().contains("我提七点希望和要求。"));

    program.act(Action::DoAt(Command::Remove, program.last_of("lead")));
    assert!(program.text().contains("要在两个方面走在前列。"));
    assert_eq!(program.session.notices.last().unwrap().offers, [Offer::Undo]);
    let last = program.last_of("lead");
    program.act(Action::DoAt(Command::Remove, last));
    assert_eq!(program.told(), "“中心任务的分项”通常至少 2 项");
    program.act(Action::DoAnyway(Command::Remove, last));
    assert!(program.text().contains("要在一个方面走在前列。"));
}

#[test]
fn saving_and_undoing_past_what_was_saved() {
    let folder = folder();
    let path = folder.path().join("稿.ron");
    let mut program = Program::writing(folder.path(), 1);
    program.type_words("一");
    program.save_as(&path);
    assert_eq!(program.picked, [(Purpose::Save, "在〔会议名称〕上的讲话.ron".to_owned())]);
    program.type_words("二");
    program.give(Command::Save);
    // After each of these, whether anything is unsaved.
    for (command, unsaved) in [
        (Command::Redo, false),
        (Command::Undo, true),
        (Command::Undo, true),
        (Command::Redo, true),
        (Command::Redo, false),
        (Command::Undo, true),
        (Command::Save, false),
        (Command::Redo, true),
        (Command::Undo, false),
    ] {
        program.give(command);
        assert_eq!(program.open().is_unsaved(), unsaved, "{command:?}");
    }
    assert_eq!(open_draft(&Disk, &path).as_ref(), Ok(program.draft()));
    program.type_words("三");
    assert!(program.open().is_unsaved(), "typing after an undo is another state");
}

#[test]
fn a_saved_draft_comes_back_when_it_is_opened() {
    let folder = folder();
    let path = folder.path().join("稿.ron");
    let mut program = Program::writing(folder.path(), 1);
    program.type_words("开头，");
    // The ending is added where it was not typed.
    program.save_as(&folder.path().join("稿"));
    let draft = program.draft().clone();
    assert_eq!((program.open().path.as_ref(), kept(folder.path())), (Some(&path), vec![]));
    program.give(Command::Close);
    assert_eq!(program.session.screen, Screen::Start);
    program.picks.push_back(path.clone());
    program.give(Command::Open);
    assert_eq!((program.draft(), program.open().view), (&draft, View::Desk));
    assert!(!program.open().is_unsaved());

    program.begin();
    program.act(Action::OpenFiles(vec![path]));
    assert_eq!((program.session.documents.len(), program.session.current), (2, 0), "opened twice, it is shown");
}

#[test]
fn a_file_is_never_replaced_that_nobody_was_asked_about() {
    let folder = folder();
    let theirs = folder.path().join("稿.ron");
    fs::write(&theirs, "别人的").unwrap();
    let mut program = Program::writing(folder.path(), 1);
    program.type_words("我们的");
    // The dialog asks about the name as it was typed; the ending comes later.
    let picked = |name| Action::Picked { purpose: Purpose::Save, path: Some(folder.path().join(name)), at_once: false };
    program.act(picked("稿"));
    assert_eq!(program.session.ask, Some(Ask::Replace(Purpose::Save, theirs.clone())));
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "别人的");
    program.act(Action::Cancel);
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "别人的");
    // A whole name was asked about by the dialog itself.
    program.act(picked("稿.ron"));
    assert_eq!(program.session.ask, None);
    assert!(fs::read_to_string(&theirs).unwrap().contains("我们的"));
}

#[test]
fn a_path_can_be_typed_where_the_system_shows_no_dialog() {
    let folder = folder();
    let theirs = folder.path().join("稿.ron");
    fs::write(&theirs, "别人的").unwrap();
    let mut program = Program::writing(folder.path(), 1);
    program.dialogs = false;
    program.type_words("我们的");
    program.give(Command::Close);
    program.act(Action::Confirm);
    let Some(Ask::Path(Purpose::Save, offered)) = &program.session.ask else { panic!("{:?}", program.session.ask) };
    assert_eq!(*offered, folder.path().join("在〔会议名称〕上的讲话.ron").display().to_string());
    program.act(Action::PathTyped(" ".into()));
    program.act(Action::Confirm);
    assert_eq!(program.session.ask, Some(Ask::Path(Purpose::Save, String::new())), "nothing is no path");
    program.act(Action::PathTyped(folder.path().join("稿").display().to_string()));
    program.act(Action::Confirm);
    assert_eq!(program.session.ask, Some(Ask::Replace(Purpose::Save, theirs.clone())));
    program.act(Action::Confirm);
    assert!(open_draft(&Disk, &theirs).is_ok());
    assert_eq!(program.session.documents.len(), 0, "and then it is closed, as was asked for at first");
}

#[test]
fn closing_unsaved_work_asks_and_does_as_it_is_told() {
    let folder = folder();
    for (answer, open, saved) in [(Action::Cancel, 1, false), (Action::Refuse, 0, false), (Action::Confirm, 0, true)] {
        let path = folder.path().join("稿.ron");
        let mut program = Program::writing(folder.path(), 1);
        program.type_words("没有存");
        program.keep();
        program.give(Command::Close);
        assert_eq!(program.session.ask, Some(Ask::Close));
        program.give(Command::Remove);
        assert_eq!(program.session.ask, Some(Ask::Close), "no command goes past a question");
        program.picks.push_back(path.clone());
        program.act(answer);
        assert_eq!((program.session.documents.len(), path.exists()), (open, saved));
        assert_eq!(kept(folder.path()).len(), open, "what was given up or saved is kept no longer");
    }
}

#[test]
fn closing_goes_no_further_when_the_dialog_is_cancelled() {
    let folder = folder();
    let mut program = Program::writing(folder.path(), 1);
    program.type_words("没有存");
    program.give(Command::Close);
    program.act(Action::Confirm);
    assert_eq!((program.picked.len(), program.session.documents.len()), (1, 1));
    program.save_as(&folder.path().join("稿.ron"));
    assert_eq!(program.session.documents.len(), 1, "that was another saving");
}

#[test]
fn ending_the_program_asks_for_each_unsaved_draft() {
    let folder = folder();
    let mut program = Program::writing(folder.path(), 1);
    program.type_words("第一份");
    program.begin();
    program.save_as(&folder.path().join("第二份.ron"));
    program.begin();
    program.type_words("第三份");
    program.act(Action::CloseWindow);
    assert_eq!((program.session.ask.as_ref(), program.session.current), (Some(&Ask::Quit), 0));
    program.act(Action::Cancel);
    assert!(!program.ended && program.session.documents.len() == 3);
    program.act(Action::CloseWindow);
    program.picks.push_back(folder.path().join("第一份.ron"));
    program.act(Action::Confirm);
    assert!(folder.path().join("第一份.ron").exists() && !program.ended);
    assert_eq!(program.session.ask, Some(Ask::Quit));
    assert!(program.text().contains("第三份"), "the draft that is asked about is shown");
    program.act(Action::Refuse);
    assert!(program.ended);
    assert_eq!(holds(&folders(folder.path()).recovery).len(), 0, "neither kept drafts nor locks stay");
}

#[test]
fn what_was_not_saved_is_offered_by_the_next_copy_and_comes_back() {
    let folder = folder();
    let mut killed = Program::writing(folder.path(), 1);
    killed.type_words("没有名字的稿子，");
    killed.keep();
    assert_eq!(killed.open().keeping, Keeping::Kept(killed.open().document.state()));
    let draft = killed.draft().clone();
    assert_eq!(Program::start(folder.path(), 2).session.left_behind, [], "it is still being written");
    drop(killed);

    let mut next = Program::start(folder.path(), 3);
    let [left] = next.session.left_behind.as_slice() else { panic!("{:?}", next.session.left_behind) };
    assert_eq!((&left.path, &left.draft), (&None, &draft));
    let key = left.key.clone();
    assert_eq!(Program::start(folder.path(), 4).session.left_behind, [], "it is offered once");
    next.act(Action::Restore(key));
    assert_eq!((next.draft(), next.open().view, next.session.left_behind.len()), (&draft, View::Desk, 0));
    assert!(next.open().is_unsaved());
    assert_eq!(kept(folder.path()).len(), 1, "it stays kept until it is saved");
    next.save_as(&folder.path().join("稿.ron"));
    assert_eq!(kept(folder.path()), Vec::<String>::new());
}

#[test]
fn what_is_discarded_is_offered_no_more() {
    let folder = folder();
    let mut killed = Program::writing(folder.path(), 1);
    killed.type_words("不要了");
    killed.keep();
    drop(killed);
    let mut next = Program::start(folder.path(), 2);
    next.act(Action::Discard(next.session.left_behind[0].key.clone()));
    assert_eq!(next.session.left_behind, []);
    drop(next);
    assert_eq!(Program::start(folder.path(), 3).session.left_behind, []);
}

#[test]
fn opening_a_file_with_unsaved_work_from_an_earlier_run_shows_that_work() {
    let folder = folder();
    let path = folder.path().join("稿.ron");
    let mut killed = Program::writing(folder.path(), 1);
    killed.save_as(&path);
    killed.type_words("存过以后写的，");
    killed.keep();
    let draft = killed.draft().clone();
    drop(killed);
    let mut next = Program::start(folder.path(), 2);
    next.act(Action::OpenFiles(vec![path.clone()]));
    assert_eq!((next.draft(), next.open().path.as_ref(), next.open().is_unsaved()), (&draft, Some(&path), true));
}

#[test]
fn two_copies_keep_their_drafts_apart() {
    let folder = folder();
    let path = folder.path().join("稿.ron");
    let (mut ours, mut theirs) = (Program::writing(folder.path(), 1), Program::writing(folder.path(), 2));
    ours.type_words("我们的，");
    theirs.type_words("他们的，");
    ours.keep();
    theirs.keep();
    assert_eq!(kept(folder.path()).len(), 2);
    ours.save_as(&path);
    theirs.act(Action::OpenFiles(vec![path.clone()]));
    assert_eq!(theirs.told(), "“稿.ron”正在另一个讲台窗口里写，先在那边关掉");
    theirs.save_as(&path);
    assert!(open_draft(&Disk, &path).unwrap() == *ours.draft(), "nobody writes over it");
    assert!(theirs.text().contains("他们的，") && theirs.open().is_unsaved());
}

#[test]
fn a_failed_save_leaves_the_text_and_what_is_kept_and_offers_another_place() {
    let folder = folder();
    let full = Arc::new(AtomicBool::new(false));
    let disk = full.clone();
    let fails = move |_, step| (step == Step::Append && disk.load(Ordering::Relaxed)).then_some(ErrorKind::StorageFull);
    let mut program = Program::start_on(Failing::new(fails), folder.path(), 1);
    program.begin();
    program.type_words("要紧的话，");
    program.keep();
    let (text, copies) = (program.text(), kept(folder.path()));
    full.store(true, Ordering::Relaxed);
    program.save_as(&folder.path().join("满.ron"));
    let notice = program.session.notices.last().unwrap();
    assert_eq!((notice.kind, &notice.offers[..]), (NoticeKind::Error, &[Offer::Save, Offer::SaveAs][..]));
    assert!(notice.text.contains("磁盘满了"), "{}", notice.text);
    assert_eq!((program.text(), kept(folder.path()), program.open().is_unsaved()), (text, copies, true));
    program.type_words("又一句，");
    program.keep();
    assert_eq!(program.open().keeping, Keeping::Failed);
    assert!(program.told().contains("没能留底"), "{}", program.told());

    full.store(false, Ordering::Relaxed);
    program.picks.push_back(folder.path().join("空.ron"));
    program.act(Offer::SaveAs.action());
    assert!(!program.open().is_unsaved());
    assert_eq!(open_draft(&Disk, &folder.path().join("空.ron")).as_ref(), Ok(program.draft()));
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_opens_nothing() {
    let folder = folder();
    let mut program = Program::start(folder.path(), 1);
    let broken = folder.path().join("坏.ron");
    fs::write(&broken, "(format: \"lectern-draft\", version: 1,\n  oops").unwrap();
    program.act(Action::OpenFiles(vec![broken, PathBuf::from("/nowhere/稿.ron")]));
    assert_eq!((program.session.documents.len(), program.session.screen), (0, Screen::Welcome(Welcome::Look)));
    let told: Vec<&str> = program.session.notices.iter().map(|notice| notice.text.as_str()).collect();
    assert!(told[0].contains("坏.ron 第 2 行") && told[1].contains("没有这个文件"), "{told:?}");
}

#[test]
fn words_typed_while_the_disk_is_slow_are_kept_under_the_new_name_alone() {
    let folder = folder();
    let path = folder.path().join("稿.ron");
    let mut program = Program::writing(folder.path(), 1);
    program.report(Action::Picked { purpose: Purpose::Save, path: Some(path.clone()), at_once: false });
    program.report(Action::GoTo(at(program.section(Role::Greeting), 0)));
    program.report(Action::Write(Write::Type("又一句，".to_owned())));
    program.settle();
    program.keep();
    assert!(program.open().is_unsaved());
    assert_eq!(kept(folder.path()), [format!("{}.ron", program.open().key)]);
    let draft = program.draft().clone();
    drop(program);
    let next = Program::start(folder.path(), 2);
    let [left] = next.session.left_behind.as_slice() else { panic!("{:?}", next.session.left_behind) };
    assert_eq!((left.path.as_ref(), &left.draft), (Some(&path), &draft));
}

#[test]
fn a_draft_closed_while_it_is_being_saved_can_be_opened_again() {
    let folder = folder();
    let path = folder.path().join("稿.ron");
    let mut program = Program::writing(folder.path(), 1);
    program.type_words("开头，");
    let draft = program.draft().clone();
    program.report(Action::Picked { purpose: Purpose::Save, path: Some(path.clone()), at_once: false });
    program.report(Action::Do(Command::Close));
    program.report(Action::Refuse);
    program.settle();
    assert_eq!(program.session.documents.len(), 0);
    program.act(Action::OpenFiles(vec![path]));
    assert_eq!(program.draft(), &draft);
}

#[test]
fn what_a_user_sets_is_there_at_the_next_start() {
    let folder = folder();
    let mut program = Program::start(folder.path(), 1);
    program.give(Command::Dark);
    program.give(Command::Outline);
    program.give(Command::Language);
    let settings = load_settings(&Disk, &folders(folder.path()).config);
    let expected = (Brightness::Light, true, Speaks::English);
    assert_eq!((settings.theme, settings.outline_hidden, settings.language), expected);
    assert_eq!(settings, program.session.settings);
}

#[test]
fn a_notice_goes_by_itself_and_then_nothing_is_waited_for() {
    let folder = folder();
    let mut program = Program::writing(folder.path(), 1);
    program.give(Command::CopyText);
    let gone = program.session.next_change().unwrap();
    program.session.pass(gone - std::time::Duration::from_millis(1));
    assert_eq!(program.session.notices.len(), 1);
    program.session.pass(gone);
    assert_eq!((program.session.notices.len(), program.session.next_change()), (0, None));
}
