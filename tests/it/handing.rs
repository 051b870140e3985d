//! A speech that is handed over: which copies, where, under which names, and what is told before and after.

use std::fs;

use lectern::app::{
    Action, Ask, Command, Done, HandAsk, NoticeKind, Offer, Outlook, Overlay, ProfileAsk, Profiled, Purpose,
};
use lectern::check::Unfinished;
use lectern::cli::{Call, Export, World};
use lectern::export::{Format, TextOptions};
use lectern::i18n::Lang;
use lectern::store::{CopyKind, Disk, Existing};
use tempfile::TempDir;

use crate::failing_files::holds;
use crate::program::Program;

fn folder() -> TempDir {
    TempDir::new().unwrap()
}

#[test]
fn files_that_copies_would_be_called_are_asked_about_once_and_drafts_are_counted_on() {
    let folder = folder();
    let mut program = Program::writing(folder.path(), 1);
    let copies = [CopyKind::Text, CopyKind::Markdown];
    program.hand_over(&copies);
    program.hand_over(&copies);
    let ours = |file: &String| file.ends_with(".txt") || file.ends_with(".md");
    let names: Vec<String> = holds(folder.path()).into_keys().filter(ours).collect();
    let numbered = |draft: &str| names.iter().filter(|name| name.contains(draft)).count();
    assert_eq!((names.len(), numbered("第1稿"), numbered("第2稿")), (4, 2, 2), "{names:?}");

    let mut settings = program.session.settings.clone();
    settings.hand_over.names = "定稿".to_owned();
    program.act(Action::Set(Box::new(settings)));
    let theirs = folder.path().join("定稿.md");
    fs::write(&theirs, "别人的").unwrap();
    program.hand_over(&copies);
    assert_eq!(program.session.ask, Some(Ask::ReplaceCopies(vec![theirs.clone()])));
    program.act(Action::Cancel);
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "别人的");
    assert!(!theirs.with_extension("txt").exists(), "nothing was written");
    program.hand_over(&copies);
    program.act(Action::Confirm);
    assert_eq!(program.session.ask, None);
    assert!(fs::read_to_string(&theirs).unwrap().contains("同志们"));
    assert!(theirs.with_extension("txt").exists());
}

#[test]
fn a_speech_is_handed_over_as_the_command_line_writes_it_and_what_is_open_is_told_before() {
    let folder = folder();
    let (draft, theirs) = (folder.path().join("稿.ron"), folder.path().join("theirs.txt"));
    let mut program = Program::writing(folder.path(), 1);
    program.type_words("今天，");
    program.save_as(&draft);
    program.give(Command::Export);
    let Unfinished::Blank(None, _, name) = &program.session.handing.unfinished[0] else { panic!() };
    assert_eq!(name, "会议名称", "in the order in which they are met");
    program.act(Action::Shut);
    program.hand_over(&[CopyKind::Text]);
    assert!(program.told().contains("已导出"), "{}", program.told());
    let [Offer::OpenPath(ours), _] = program.session.notices.last().unwrap().offers.as_slice() else { panic!() };
    let ours = ours.clone();
    assert_eq!(ours.parent(), Some(folder.path()), "beside the draft");

    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut world = World {
        files: &Disk,
        folders: None,
        input: &mut std::io::empty(),
        output: &mut output,
        errors: &mut errors,
        lang: Lang::Zh,
    };
    let call = Call::Export(Export {
        file: draft,
        output: theirs.clone(),
        existing: Existing::Keep,
        format: Format::Text,
        profile: None,
        text: TextOptions::default(),
    });
    lectern::cli::run(call, &mut world).unwrap();
    let text = fs::read_to_string(&ours).unwrap();
    assert_eq!(text, fs::read_to_string(theirs).unwrap());
    assert!(text.starts_with("在〔会议名称〕上的讲话\n") && text.contains("今天，在〔节日〕"), "{text}");

    for command in [Command::CopyText, Command::CopyRich] {
        program.give(command);
        assert_eq!(program.copied.pop().as_ref(), Some(&text));
        assert!(program.told().contains("个空没填"), "{}", program.told());
    }
}

#[test]
fn pages_that_cannot_be_set_down_to_be_printed_are_told() {
    let folder = folder();
    let mut program = Program::writing(folder.path(), 1);
    fs::write(folder.path().join("cache"), "").unwrap();
    program.give(Command::Print);
    assert_eq!(program.session.notices.last().map(|notice| notice.kind), Some(NoticeKind::Error));
    assert!(program.told().contains("cache") && program.shown.is_empty(), "{}", program.told());
    fs::remove_file(folder.path().join("cache")).unwrap();
    program.give(Command::Print);
    let [path] = program.shown.as_slice() else { panic!("{:?}", program.shown) };
    assert!(fs::read(path).unwrap().starts_with(b"%PDF"));
}

#[test]
fn what_was_foreseen_for_something_else_is_not_shown() {
    let folder = folder();
    let mut program = Program::writing(folder.path(), 1);
    program.give(Command::Export);
    let seen = |program: &Program| program.session.handing.outlook.as_ref().unwrap().names[0].1.clone();
    assert!(seen(&program).contains("第1稿"));
    let named = |program: &Program, names: &str| {
        let mut settings = program.session.settings.clone();
        settings.hand_over.names = names.to_owned();
        Action::Set(Box::new(settings))
    };
    let late = Done::Foreseen { turn: 0, outlook: Box::new(Outlook::default()) };
    for names in ["甲", "乙"] {
        program.report(named(&program, names));
    }
    program.report(Action::Done(late));
    assert!(seen(&program).contains("第1稿"), "one that is late");
    program.settle();
    assert_eq!(seen(&program), "乙.docx");
}

#[test]
fn a_layout_of_ones_own_is_read_from_and_no_late_list_takes_its_changes_back() {
    let folder = folder();
    let mut program = Program::writing(folder.path(), 1);
    program.act(Action::Profile(ProfileAsk::Look("reading".to_owned())));
    program.act(Action::Profile(ProfileAsk::Copy));
    let (id, copy) = program.session.profiles.last().unwrap().clone();
    let mut wide = copy.clone();
    wide.paper.width = 300.0;
    program.report(Action::Profile(ProfileAsk::Change(Box::new(wide.clone()))));
    let late = Profiled { own: Some(vec![(id.clone(), copy)]), ..Profiled::default() };
    program.report(Action::Done(Done::Profiled(Box::new(late))));
    program.settle();
    assert_eq!(program.session.profile(&id), Some(&wide));
    let mut settings = program.session.settings.clone();
    settings.hand_over.reading = Some(id);
    program.act(Action::Set(Box::new(settings)));
    program.hand_over(&[CopyKind::Reading]);
    let [Offer::OpenPath(pdf), _] = program.session.notices.last().unwrap().offers.as_slice() else { panic!() };
    let pdf = fs::read(pdf).unwrap();
    // 300 mm are 850.39 points.
    assert!(pdf.windows(7).any(|bytes| bytes == b"850.393"), "the sheet is as wide as its layout says");
}

#[test]
fn a_folder_that_is_typed_leads_back_to_the_sheet() {
    let folder = folder();
    let mut program = Program::writing(folder.path(), 1);
    program.dialogs = false;
    program.give(Command::Export);
    program.act(Action::Hand(HandAsk::Folder));
    assert!(matches!(program.session.ask, Some(Ask::Path(Purpose::HandOver, _))), "{:?}", program.session.ask);
    let elsewhere = folder.path().join("交稿");
    program.act(Action::PathTyped(elsewhere.display().to_string()));
    program.act(Action::Confirm);
    assert_eq!(program.session.overlay, Some(Overlay::HandOver));
    program.act(Action::Hand(HandAsk::Make));
    assert_eq!(fs::read_dir(elsewhere).unwrap().count(), 3, "the folder is made");
}
