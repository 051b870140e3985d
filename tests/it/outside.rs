//! A file changed by another program while its draft is open, drafts left behind, and long work called off.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use lectern::app::{
    Action, Ask, Command, Done, HandError, Job, NoticeKind, Offer, Row, Screen, Surroundings, Task, Ticket, Worker,
    spawn,
};
use lectern::export::ExportError;
use lectern::model::{Draft, Text};
use lectern::store::{CopyKind, Disk, Existing, open_draft, save_draft};

use crate::failing_files::{Failing, Step, holds};
use crate::program::{Program, folders, order};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// A program in which a saved draft is open, and its file.
fn saved(folder: &Path) -> (Program, PathBuf) {
    let path = folder.join("稿.ron");
    let mut program = Program::writing(folder, 1);
    program.type_words("我们的，");
    program.save_as(&path);
    (program, path)
}

/// Another program puts other words in the place of ours.
fn change(path: &Path, before: &str, after: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(before));
    fs::write(path, text.replace(before, after)).unwrap();
}

fn says(path: &Path, words: &str) -> bool {
    fs::read_to_string(path).unwrap().contains(words)
}

#[test]
fn a_file_changed_elsewhere_is_asked_about_when_the_window_is_looked_at() {
    let folder = folder();
    let (mut program, path) = saved(folder.path());
    program.act(Action::Focused);
    assert_eq!(program.session.ask, None);
    change(&path, "我们的", "别人写的");
    program.act(Action::Focused);
    assert_eq!(program.session.ask, Some(Ask::Changed));
    assert!(program.text().contains("我们的，"), "nothing happens without an answer");
    program.act(Action::Cancel);
    assert_eq!(program.session.ask, None);
    program.begin();
    program.give(Command::PreviousTab);
    assert_eq!(program.session.ask, Some(Ask::Changed), "the next look asks again");
}

#[test]
fn ours_is_kept_and_the_next_save_replaces_theirs_without_a_question() {
    let folder = folder();
    let (mut program, path) = saved(folder.path());
    change(&path, "我们的", "别人写的");
    program.act(Action::Focused);
    program.act(Action::Confirm);
    assert!(program.open().is_unsaved() && says(&path, "别人写的"));
    program.act(Action::Focused);
    assert_eq!(program.session.ask, None, "it was answered");
    program.give(Command::Save);
    assert!(!program.open().is_unsaved() && says(&path, "我们的，") && program.session.ask.is_none());
}

#[test]
fn theirs_is_taken_as_one_step_that_undo_takes_back() {
    let folder = folder();
    let (mut program, path) = saved(folder.path());
    program.type_words("还没存，");
    let ours = program.text();
    change(&path, "我们的", "别人写的");
    program.act(Action::Focused);
    program.act(Action::Refuse);
    assert!(program.text().contains("别人写的，") && !program.text().contains("还没存"));
    assert!(!program.open().is_unsaved());
    assert_eq!(program.session.notices.last().unwrap().offers, [Offer::Undo]);
    assert_eq!(open_draft(&Disk, &path).unwrap().sections, program.draft().sections);
    program.give(Command::Undo);
    assert_eq!(program.text(), ours, "no word is lost");
    assert!(program.open().is_unsaved());
    program.give(Command::Redo);
    assert!(!program.open().is_unsaved());
    program.give(Command::Undo);
    program.give(Command::Save);
    assert!(says(&path, "还没存，") && program.session.ask.is_none());
}

#[test]
fn both_are_compared_paragraph_by_paragraph() {
    let folder = folder();
    let (mut program, path) = saved(folder.path());
    change(&path, "我们的，", "别人写的，");
    program.act(Action::Focused);
    program.act(Action::Compare);
    assert_eq!((program.session.screen, program.session.ask.as_ref()), (Screen::Compare, None));
    let rows = program.session.outside().unwrap().rows.clone().unwrap();
    let differing: Vec<&Row> = rows.iter().filter(|row| matches!(row, Row::Differ(..))).collect();
    let [Row::Differ(Some(mine), Some(theirs))] = differing.as_slice() else { panic!("{rows:?}") };
    let marked = |side: &[(String, bool)]| {
        side.iter().filter(|(_, differs)| *differs).map(|(words, _)| words.clone()).collect::<String>()
    };
    assert_eq!((marked(mine).as_str(), marked(theirs).as_str()), ("我们", "别人写"));
    program.act(Action::Cancel);
    assert_eq!((program.session.screen, program.session.ask.as_ref()), (Screen::Draft, Some(&Ask::Changed)));
    program.act(Action::Compare);
    program.act(Action::TakeTheirs);
    assert!(program.session.screen == Screen::Draft && program.text().contains("别人写的，"));
}

#[test]
fn a_save_never_overruns_what_another_wrote() {
    let folder = folder();
    let (mut program, path) = saved(folder.path());
    program.type_words("又一句，");
    // As long as ours and at the same time: only the bytes tell.
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    change(&path, "我们的", "他们的");
    fs::File::options().append(true).open(&path).unwrap().set_modified(time).unwrap();
    program.give(Command::Close);
    program.act(Action::Confirm);
    assert_eq!(program.session.ask, Some(Ask::Changed));
    assert!(says(&path, "他们的") && !says(&path, "又一句"));
    // They write once more before the answer: that is asked about too.
    change(&path, "他们的", "他们又改的");
    program.act(Action::Confirm);
    assert_eq!(program.session.ask, Some(Ask::Changed));
    assert!(says(&path, "他们又改的"));
    program.act(Action::Confirm);
    assert!(says(&path, "又一句，") && program.session.documents.is_empty(), "and then it is closed, as was asked for");
}

#[test]
fn a_file_that_only_looks_changed_is_not_asked_about() {
    let folder = folder();
    let (mut program, path) = saved(folder.path());
    let text = fs::read_to_string(&path).unwrap();
    for text in [format!("{text}\n"), text.replace('\n', "\n ")] {
        fs::write(&path, text).unwrap();
        program.act(Action::Focused);
        assert_eq!((program.session.ask.as_ref(), program.open().is_unsaved()), (None, false));
    }
    program.type_words("又一句，");
    program.give(Command::Save);
    assert!(says(&path, "又一句，"), "and it is known as it is now");
}

#[test]
fn theirs_that_cannot_be_read_can_be_neither_taken_nor_compared() {
    let folder = folder();
    let (mut program, path) = saved(folder.path());
    fs::write(&path, "(format: \"lectern-draft\", oops").unwrap();
    program.act(Action::Focused);
    assert_eq!(program.session.ask, Some(Ask::Changed));
    program.act(Action::Compare);
    assert_eq!((program.session.screen, program.session.ask.as_ref()), (Screen::Draft, Some(&Ask::Changed)));
    program.act(Action::Confirm);
    program.give(Command::Save);
    assert!(says(&path, "我们的，"));
}

#[test]
fn a_look_that_comes_after_a_save_says_nothing() {
    let folder = folder();
    let (mut program, path) = saved(folder.path());
    program.session.handle(Action::Focused, Duration::from_secs(600));
    let looks = program.session.take_effects();
    // The look is long in coming: the file was saved again, and written on, by then.
    program.type_words("又一句，");
    program.give(Command::Save);
    program.type_words("再一句，");
    assert_eq!(looks.len(), 1);
    for look in looks {
        let lectern::app::Effect::Job(Job::Check { id, turn, .. }) = look else { panic!("{look:?}") };
        program.act(Action::Done(Done::Checked { id, turn, found: lectern::store::Found::Gone }));
    }
    assert_eq!((program.session.notices.len(), program.session.ask.as_ref()), (0, None));
    assert!(says(&path, "又一句，"));
}

#[test]
fn a_file_deleted_meanwhile_is_told_once_and_the_draft_counts_as_unsaved() {
    let folder = folder();
    let (mut program, path) = saved(folder.path());
    fs::remove_file(&path).unwrap();
    program.act(Action::Focused);
    let notice = program.session.notices.last().unwrap().clone();
    assert_eq!((notice.kind, &notice.offers[..]), (NoticeKind::Error, &[Offer::Save, Offer::SaveAs][..]));
    assert!(notice.text.contains("稿.ron") && program.open().is_unsaved());
    program.act(Action::Dismiss(notice.id));
    program.act(Action::Focused);
    assert_eq!(program.session.notices, []);
    program.act(Offer::Save.action());
    assert!(path.exists() && !program.open().is_unsaved());
}

#[test]
fn tabs_turn_from_the_last_to_the_first_and_a_closed_one_gives_way_to_its_neighbour() {
    let folder = folder();
    let mut program = Program::start(folder.path(), 1);
    for words in ["甲", "乙", "丙"] {
        program.begin();
        program.type_words(words);
    }
    for (command, current) in [
        (Command::NextTab, 0),
        (Command::NextTab, 1),
        (Command::PreviousTab, 0),
        (Command::PreviousTab, 2),
        (Command::Start, 2),
        (Command::NextTab, 2),
    ] {
        program.give(command);
        assert_eq!(program.session.current, current, "{command:?}");
    }
    assert_eq!(program.session.screen, Screen::Draft);
    program.act(Action::CloseDraft(program.session.documents[1].id));
    assert_eq!((program.session.ask.as_ref(), program.session.current), (Some(&Ask::Close), 1), "it is shown first");
    program.act(Action::Refuse);
    assert!(program.text().contains("丙"));
    program.begin();
    let fresh = program.open().id;
    program.act(Action::Show(program.session.documents[0].id));
    program.act(Action::CloseDraft(fresh));
    assert!(program.text().contains("甲"), "a tab closed beside it changes nothing");
}

#[test]
fn everything_left_behind_comes_back_at_once() {
    let folder = folder();
    let mut killed = Program::writing(folder.path(), 1);
    killed.type_words("第一份");
    killed.begin();
    killed.type_words("第二份");
    killed.keep();
    drop(killed);
    let mut next = Program::start(folder.path(), 2);
    assert_eq!(next.session.left_behind.len(), 2);
    next.act(Action::RestoreAll);
    assert_eq!((next.session.left_behind.len(), next.session.documents.len()), (0, 2));
    assert!(next.session.documents.iter().all(|open| open.is_unsaved()));
}

#[test]
fn a_file_changed_between_the_crash_and_the_next_start_is_asked_about() {
    for changed in [false, true] {
        let folder = folder();
        let (mut killed, path) = saved(folder.path());
        killed.type_words("存过以后写的，");
        killed.keep();
        drop(killed);
        if changed {
            change(&path, "我们的", "别人写的");
            let later = std::time::SystemTime::now() + Duration::from_secs(60);
            fs::File::options().append(true).open(&path).unwrap().set_modified(later).unwrap();
        }
        let mut next = Program::start(folder.path(), 2);
        next.act(Action::Restore(next.session.left_behind[0].key.clone()));
        assert_eq!(next.session.ask, changed.then_some(Ask::Changed));
        if changed {
            continue;
        }
        change(&path, "我们的", "后来改的");
        next.give(Command::Save);
        assert_eq!(next.session.ask, Some(Ask::Changed), "and from then on it is watched");
    }
}

#[test]
fn what_cannot_be_read_is_named_and_stays() {
    let folder = folder();
    let recovery = folders(folder.path()).recovery;
    fs::create_dir_all(&recovery).unwrap();
    fs::write(recovery.join("new-1.ron"), "(format: \"lectern-recovery\", oops").unwrap();
    fs::write(recovery.join("new-2.ron"), "(format: \"lectern-recovery\", version: 9, draft: \"\")").unwrap();
    let program = Program::start(folder.path(), 1);
    assert!(program.told().contains("new-1.ron") && program.told().contains("new-2.ron"), "{}", program.told());
    assert_eq!(program.session.notices.len(), 1);
    assert!(recovery.join("new-1.ron").exists() && recovery.join("new-2.ron").exists());

    let own = folder.path().join("own");
    fs::create_dir(&own).unwrap();
    fs::write(own.join("mine.ron"), "").unwrap();
    let fails = Failing::new(|_, step| (step == Step::Read).then_some(std::io::ErrorKind::PermissionDenied));
    let (templates, unread) = lectern::store::find_templates(&fails, Some(own.as_path()));
    let found = lectern::app::Shelves { templates, unread, binned: Vec::new() };
    let mut session = lectern::app::Session::new(Surroundings::default());
    for _ in 0..2 {
        let done = Done::Shelved(lectern::app::Shelved::Seen, Box::new(found.clone()));
        session.handle(Action::Done(done), Duration::ZERO);
    }
    assert!(session.notices[0].text.contains("mine.ron"), "{:?}", session.notices);
    assert_eq!(session.notices.len(), 1, "it is told once");
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_has_the_key_of_what_it_leads_to() {
    let folder = folder();
    let elsewhere = folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let (link, target) = (folder.path().join("link.ron"), elsewhere.join("target.ron"));
    std::os::unix::fs::symlink(&target, &link).unwrap();
    let mut program = Program::writing(folder.path(), 1);
    program.save_as(&link);
    assert!(target.exists());
    program.act(Action::OpenFiles(vec![target]));
    assert_eq!(program.session.documents.len(), 1, "it is the draft that is open");
}

fn titled(title: &str) -> Draft {
    let mut draft = Draft { next_id: 1, ..Draft::default() };
    draft.title.lines = vec![Text::plain(title)];
    draft
}

/// A draft far longer than one piece of reading.
fn long_draft(path: &Path) {
    let draft = titled(&"长".repeat(1 << 20));
    save_draft(&Disk, path, &draft, Existing::Replace).unwrap();
}

/// How many bytes of how many were told to be done, again and again.
type Told = Arc<Mutex<Vec<(u64, u64)>>>;

/// A worker that calls off what carries this ticket once it tells how far it has come; what it tells.
fn impatient(ticket: &Ticket) -> (Worker, Told) {
    let mut worker = Worker::new(Arc::new(Disk), None);
    let told = Told::default();
    let (hears, ticket) = (told.clone(), ticket.clone());
    worker.tell = Arc::new(move |done| {
        if let Done::Progress { done, of, .. } = done {
            hears.lock().unwrap().push((done, of));
            ticket.call_off();
        }
    });
    (worker, told)
}

#[test]
fn copies_called_off_on_the_way_leave_the_old_files() {
    let folder = folder();
    fs::write(folder.path().join("长.txt"), "old").unwrap();
    let (ticket, before) = (Ticket::new(1), holds(folder.path()));
    let (mut worker, told) = impatient(&ticket);
    let order = order(titled("长"), folder.path(), &[CopyKind::Text, CopyKind::Markdown]);
    let job = Job::HandOver { order, existing: Existing::Replace, ticket };
    let Some(Done::HandedOver { result: Err(error), ticket: 1 }) = worker.run(job, Instant::now()) else { panic!() };
    assert_eq!(error, HandError::Made(CopyKind::Text, ExportError::Stopped));
    assert_eq!(holds(folder.path()), before, "no half of them is left either");
    assert_eq!(*told.lock().unwrap(), [(1, 4)]);
}

#[test]
fn a_reading_called_off_on_the_way_opens_nothing_and_locks_nothing() {
    let folder = folder();
    let path = folder.path().join("长.ron");
    long_draft(&path);
    let ticket = Ticket::new(1);
    let (mut worker, told) = impatient(&ticket);
    let done = worker.run(Job::Open { path: path.clone(), ticket }, Instant::now());
    let Some(Done::Opened { result: Err(_), .. }) = done else { panic!("{done:?}") };
    assert_eq!(told.lock().unwrap().len(), 1);
    let again = worker.run(Job::Open { path, ticket: Ticket::new(2) }, Instant::now());
    assert!(matches!(again, Some(Done::Opened { result: Ok(_), .. })), "{again:?}");
}

#[test]
fn work_is_shown_once_it_takes_long_and_gone_when_called_off() {
    let folder = folder();
    let (mut program, path) = saved(folder.path());
    program.give(Command::Close);
    program.report(Action::OpenFiles(vec![path.clone()]));
    let task = program.session.tasks[0].clone();
    assert!(!task.shown && program.session.next_change() == Some(task.since + Task::QUIET));
    program.session.pass(task.since + Task::QUIET - Duration::from_millis(1));
    assert!(!program.session.tasks[0].shown);
    program.session.pass(task.since + Task::QUIET);
    assert!(program.session.tasks[0].shown);
    program.report(Action::Done(Done::Progress { ticket: task.ticket.id, done: 1, of: 4 }));
    assert_eq!(program.session.tasks[0].share(), Some(0.25));
    program.report(Action::Stop(task.ticket.id));
    assert_eq!(program.told(), "没有打开“稿.ron”");
    program.settle();
    assert!(program.session.tasks.is_empty() && program.session.documents.is_empty());
    program.act(Action::OpenFiles(vec![path]));
    assert_eq!(program.session.documents.len(), 1);
}

#[test]
fn an_answer_that_comes_too_late_gives_its_lock_back() {
    let folder = folder();
    let (mut program, path) = saved(folder.path());
    program.give(Command::Close);
    program.act(Action::OpenFiles(vec![path.clone()]));
    let key = program.open().key.clone();
    // As if the window had called it off while the answer was on its way.
    let draft = program.draft().clone();
    program.give(Command::Close);
    program.act(Action::Done(Done::Opened { ticket: 0, path: path.clone(), mark: None, result: Ok((key, draft)) }));
    assert_eq!(program.session.documents.len(), 0);
    assert!(Program::start(folder.path(), 2).session.left_behind.is_empty());
    assert!(!holds(&folders(folder.path()).recovery).keys().any(|name| name.ends_with(".lock")));
}

#[test]
fn copies_offer_to_open_the_first_and_to_show_their_folder() {
    let folder = folder();
    let (mut program, _) = saved(folder.path());
    program.hand_over(&[CopyKind::Text, CopyKind::Markdown]);
    let offers = program.session.notices.last().unwrap().offers.clone();
    let [Offer::OpenPath(out), Offer::ShowFolder(same)] = offers.as_slice() else { panic!("{offers:?}") };
    assert!(out == same && out.extension().unwrap() == "txt" && out.exists(), "{out:?}");
    offers.iter().cloned().for_each(|offer| program.act(offer.action()));
    assert_eq!(program.shown, [out.clone(), out.clone()]);
    program.act(Action::NotOpened(out.clone()));
    let name = out.file_name().unwrap().to_string_lossy();
    assert_eq!(program.told(), format!("这台电脑没有打开“{name}”的程序"));
}

#[test]
fn a_worker_on_its_thread_reads_beside_it_and_ends_with_every_copy_made() {
    let folder = folder();
    let draft = folder.path().join("长.ron");
    long_draft(&draft);
    let worker = Worker::new(Arc::new(Disk), Some(folders(folder.path())));
    let (jobs, done, thread) = spawn(worker, || ());
    jobs.send(Job::Open { path: draft, ticket: Ticket::new(1) });
    // Waits for the answer, however long it takes; the parts that are done come before it.
    let opened = done.iter().find(|done| matches!(done, Done::Opened { .. }));
    assert!(matches!(opened, Some(Done::Opened { ticket: 1, result: Ok(_), .. })), "{opened:?}");
    let order = order(titled("稿"), folder.path(), &[CopyKind::Text]);
    jobs.send(Job::HandOver { order, existing: Existing::Keep, ticket: Ticket::new(2) });
    drop(jobs);
    thread.join().unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("稿.txt")).unwrap(), "稿\n");
}
