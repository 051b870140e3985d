//! What a user sets, without a window: in force at once, on the disk at once, there at the next start.

use std::collections::BTreeMap;

use lectern::app::{Action, Command, Key, Keys, Overlay, Setting};
use lectern::i18n::Lang;
use lectern::store::{Brightness, Disk, PageFace, Settings, Speaks, load_settings};

use crate::program::{Program, folders};

fn start(folder: &tempfile::TempDir) -> Program {
    Program::start(folder.path(), 1)
}

fn written(folder: &tempfile::TempDir) -> Settings {
    load_settings(&Disk, &folders(folder.path()).config)
}

#[test]
fn the_theme_goes_from_light_to_dark_to_that_of_the_system() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = start(&folder);
    for (theme, told) in
        [(Brightness::Light, "已换成浅色"), (Brightness::Dark, "已换成深色"), (Brightness::System, "明暗跟随系统")]
    {
        program.give(Command::Dark);
        assert_eq!((written(&folder).theme, program.told()), (theme, told));
        assert_eq!(program.session.notices.len(), 1, "one takes the place of the other");
    }
}

#[test]
fn the_language_of_the_system_is_one_of_three() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = start(&folder);
    program.session.handle(Action::Do(Command::Language), std::time::Duration::ZERO);
    assert_eq!((program.session.lang, program.session.settings.language), (Lang::En, Speaks::English));
    let settings = Setting::Language.reset(&program.session.settings);
    program.act(Action::Set(Box::new(settings)));
    assert_eq!((program.session.lang, written(&folder).language), (Lang::Zh, Speaks::System));
}

#[test]
fn the_page_is_enlarged_as_far_as_it_goes_and_set_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = start(&folder);
    let mut give = |command, times: usize| {
        (0..times).for_each(|_| program.give(command));
        written(&folder).zoom.get()
    };
    assert_eq!(give(Command::ZoomIn, 2), 120);
    assert_eq!(give(Command::ZoomIn, 40), 250);
    assert_eq!(give(Command::ZoomOut, 40), 70);
    assert_eq!(give(Command::ZoomReset, 1), 100);
}

#[test]
fn only_what_changes_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = start(&folder);
    program.act(Action::Set(Box::default()));
    program.give(Command::ZoomReset);
    assert!(!folders(folder.path()).config.exists());
    program.give(Command::Typewriter);
    assert!(written(&folder).typewriter);
}

#[test]
fn keys_that_were_changed_are_there_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = start(&folder);
    let keys = Keys::plain(Key::F(6));
    program.act(Action::SetKeys(Command::Export, vec![keys]));
    // Keys that another command has, or that writing needs, change nothing, whoever asks.
    for bad in [Keys::ctrl(Key::Char('S')), Keys::plain(Key::Up), Keys::plain(Key::Char('E'))] {
        program.act(Action::SetKeys(Command::Export, vec![bad]));
    }
    program.act(Action::SetKeys(Command::Export, vec![keys; 3]));
    assert_eq!(written(&folder).keys, BTreeMap::from([("Export".to_owned(), vec!["F6".to_owned()])]));
    let mut program = start(&folder);
    assert_eq!(program.session.keymap.command(keys), Some(Command::Export));
    program.act(Action::ResetKeys(Some(Command::Export)));
    assert_eq!(program.session.keymap.command(Keys::ctrl(Key::Char('E'))), Some(Command::Export));
    assert_eq!(written(&folder), Settings::default());
}

#[test]
fn the_page_alone_is_not_for_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = start(&folder);
    program.give(Command::Focus);
    assert!(!program.session.is_focused(), "there is no page");
    program.begin();
    let before = written(&folder);
    program.give(Command::Focus);
    assert!(program.session.is_focused());
    program.give(Command::Fields);
    assert!(!program.session.is_focused(), "fields are shown with everything");
    program.give(Command::Fields);
    program.give(Command::Focus);
    assert!(!program.session.is_focused());
    assert_eq!(written(&folder), before);
}

#[test]
fn what_lies_over_the_window_gives_way() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::writing(folder.path(), 1);
    for (command, overlay) in [
        (Command::Palette, Some(Overlay::Palette)),
        (Command::Settings, Some(Overlay::Settings)),
        // What is seen while it is set.
        (Command::ZoomIn, Some(Overlay::Settings)),
        (Command::Keys, Some(Overlay::Keys(None))),
        (Command::Keys, None),
        (Command::Palette, Some(Overlay::Palette)),
        (Command::ZoomIn, None),
        (Command::Settings, Some(Overlay::Settings)),
        (Command::New, None),
    ] {
        program.give(command);
        assert_eq!(program.session.overlay, overlay, "{command:?}");
    }
    program.type_words("a");
    program.act(Action::Show(program.open().id));
    program.type_words("尊敬的");
    program.give(Command::Palette);
    program.act(Action::CloseWindow);
    assert!(program.session.ask.is_some() && program.session.overlay.is_none());
}

#[test]
fn a_face_that_is_not_on_this_machine_is_told_and_stays_set() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = start(&folder);
    let face = PageFace::Installed("No Family Of This Name".to_owned());
    program.act(Action::Set(Box::new(Settings { face: face.clone(), ..Settings::default() })));
    assert_eq!(program.told(), "这台电脑上没有这个字体，先用宋体");
    assert_eq!((written(&folder).face, &program.session.faces.page), (face, &None));
    // At the next start it is looked for again.
    let program = start(&folder);
    assert_eq!(program.told(), "这台电脑上没有这个字体，先用宋体");
}

#[test]
fn fonts_are_asked_for_once_the_settings_are_shown_and_one_can_be_had() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = start(&folder);
    assert!(program.session.faces.families.is_none());
    program.give(Command::Settings);
    let families = program.session.faces.families.clone().unwrap();
    let Some(family) = families.first() else { return };
    let face = PageFace::Installed(family.clone());
    program.act(Action::Set(Box::new(Settings { face, ..Settings::default() })));
    assert!(program.session.faces.page.as_ref().is_some_and(|(name, _)| name == family));
    program.act(Action::Set(Box::default()));
    assert!(program.session.faces.page.is_none());
}
