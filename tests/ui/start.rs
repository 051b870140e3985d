//! The start screen, the welcome, tabs, questions about files changed elsewhere, and notices, by name, key and mouse.

use std::fs;
use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::app::{Action, Ask, Done, HandAsk, Screen, View, Welcome, Work};
use lectern::i18n::Lang;
use lectern::store::{Brightness, CopyKind};

use crate::app::{App, first_start, press, start, type_words};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
const SMALL: [f32; 2] = [1000.0, 640.0];

fn click(harness: &mut Harness<'_, App>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run();
}

fn shows(harness: &Harness<'_, App>, name: &str) -> bool {
    harness.query_all_by_label(name).next().is_some()
}

/// The program of a user who has written these speeches, the last one last, and started once more.
fn with_speeches(lang: Lang, titles: &[&str]) -> Harness<'static, App> {
    let mut app = App::new(lang);
    app.take_effects();
    let holiday = app.session.templates.iter().position(|entry| entry.id == "holiday-symposium").unwrap();
    for title in titles {
        app.handle(Action::LookAt(holiday));
        app.handle(Action::UseTemplate);
        let edit = lectern::edit::Edit::TitleLines { range: 0..1, with: vec![lectern::model::Text::plain(title)] };
        app.handle(Action::Edit { edit, kind: lectern::edit::Kind::Whole, selections: (None, None) });
        app.answer = Some(app.folder.path().join(format!("{title}.ron")));
        app.handle(Action::Do(lectern::app::Command::Save));
        app.handle(Action::Do(lectern::app::Command::Close));
    }
    start(App::of_user(lang, app.folder), SMALL)
}

fn file(harness: &Harness<'_, App>, title: &str) -> PathBuf {
    harness.state().folder.path().join(format!("{title}.ron"))
}

#[test]
fn the_start_screen_goes_on_with_the_last_speech_by_keys() {
    for (lang, last) in [(Lang::Zh, "接着写"), (Lang::En, "Continue")] {
        let mut harness = with_speeches(lang, &["甲篇", "乙篇", "丙篇"]);
        assert_eq!(harness.state().session.screen, Screen::Start);
        assert!(shows(&harness, last));
        press(&mut harness, NONE, Key::Enter);
        assert!(harness.state().text().starts_with("丙篇\n"));
        press(&mut harness, Modifiers { alt: true, ..NONE }, Key::Home);
        for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::Enter] {
            press(&mut harness, NONE, key);
        }
        assert!(harness.state().text().starts_with("乙篇\n"));
    }
}

#[test]
fn a_speech_is_opened_by_mouse_and_taken_from_the_list() {
    let mut harness = with_speeches(Lang::Zh, &["甲篇", "乙篇", "丙篇"]);
    click(&mut harness, Role::ListBoxOption, "甲篇");
    assert!(harness.state().text().starts_with("甲篇\n"));
    click(&mut harness, Role::Button, "回到开始");
    press(&mut harness, NONE, Key::ArrowDown);
    click(&mut harness, Role::Button, "从列表里取下");
    let left: Vec<&str> =
        harness.state().session.recents.iter().flatten().map(|listed| listed.recent.title.as_str()).collect();
    assert_eq!(left, ["甲篇", "乙篇"]);
    assert!(file(&harness, "丙篇").exists(), "the file stays");
    press(&mut harness, NONE, Key::Delete);
    assert!(!shows(&harness, "乙篇"));
}

#[test]
fn every_speech_is_reached_by_tab() {
    let mut harness = with_speeches(Lang::Zh, &["甲篇", "乙篇"]);
    let mut reached = false;
    for _ in 0..30 {
        press(&mut harness, NONE, Key::Tab);
        reached |= harness.get_by_role_and_label(Role::ListBoxOption, "甲篇").is_focused();
        if reached {
            break;
        }
    }
    assert!(reached);
    press(&mut harness, NONE, Key::Enter);
    assert!(harness.state().text().starts_with("甲篇\n"));
}

#[test]
fn a_missing_file_says_what_is_wrong_and_is_not_the_one_to_go_on_with() {
    for (lang, name) in [(Lang::Zh, "乙篇　文件不在原来的地方"), (Lang::En, "乙篇　No longer where it was")]
    {
        let mut harness = with_speeches(lang, &["甲篇", "乙篇"]);
        fs::remove_file(file(&harness, "乙篇")).unwrap();
        harness.state_mut().handle(Action::Focused);
        harness.run();
        assert!(harness.query_by_role_and_label(Role::ListBoxOption, name).is_some());
        press(&mut harness, NONE, Key::Enter);
        assert!(harness.state().text().starts_with("甲篇\n"));
    }
}

#[test]
fn more_speeches_than_a_few_are_listed_when_asked_for() {
    let titles = ["一", "二", "三", "四", "五", "六", "七", "八"];
    let mut harness = with_speeches(Lang::Zh, &titles);
    assert!(shows(&harness, "三") && !shows(&harness, "二"));
    click(&mut harness, Role::Button, "全部 8 篇");
    assert!(shows(&harness, "一"));
}

#[test]
fn the_welcome_ends_in_a_draft() {
    for (lang, next, sample, words) in [
        (Lang::Zh, "下一步", "范文：供水劳模座谈会", "供水安全没有“差不多”"),
        (Lang::En, "Next", "Sample: a library", "It is three winters"),
    ] {
        let mut harness = first_start(lang, SMALL);
        assert_eq!(harness.state().session.screen, Screen::Welcome(Welcome::Look));
        click(&mut harness, Role::Button, next);
        click(&mut harness, Role::Button, sample);
        assert!(harness.state().text().contains(words), "{}", harness.state().text());
        press(&mut harness, Modifiers { alt: true, ..NONE }, Key::Home);
        assert_eq!(harness.state().session.screen, Screen::Start, "it is shown once");
        assert!(shows(&harness, sample), "and the sample stays within reach");
    }
}

#[test]
fn the_welcome_asks_for_language_and_light() {
    let mut harness = first_start(Lang::Zh, SMALL);
    click(&mut harness, Role::RadioButton, "English");
    assert_eq!(harness.state().session.lang, Lang::En);
    click(&mut harness, Role::RadioButton, "Dark");
    click(&mut harness, Role::RadioButton, "Dark");
    assert_eq!(harness.state().session.settings.theme, Brightness::Dark);
    for key in [Key::Enter, Key::Escape] {
        press(&mut harness, NONE, key);
    }
    // The first Enter may go to the choice that has the keyboard.
    click(&mut harness, Role::Button, "Next");
    // The templates in the chosen language come first.
    click(&mut harness, Role::Button, "Keynote");
    assert_eq!(harness.state().session.document().unwrap().view, View::Form);
}

#[test]
fn drafts_are_turned_to_by_keys_and_mouse_and_closed_by_cross_and_wheel() {
    let mut harness = with_speeches(Lang::Zh, &["甲篇", "乙篇"]);
    for title in ["甲篇", "乙篇"] {
        let path = file(&harness, title);
        harness.state_mut().handle(Action::OpenFiles(vec![path]));
    }
    harness.run();
    let begins = |harness: &Harness<'_, App>, title: &str| harness.state().text().starts_with(&format!("{title}\n"));
    press(&mut harness, CTRL, Key::Tab);
    assert!(begins(&harness, "甲篇"));
    press(&mut harness, CTRL_SHIFT, Key::Tab);
    assert!(begins(&harness, "乙篇"));
    click(&mut harness, Role::Tab, "甲篇");
    assert!(begins(&harness, "甲篇"));
    click(&mut harness, Role::Button, "关闭“甲篇”");
    assert_eq!(harness.state().session.documents.len(), 1);
    let at = harness.get_by_role_and_label(Role::Tab, "乙篇").rect().center();
    middle_click(&mut harness, at);
    assert_eq!((harness.state().session.documents.len(), harness.state().session.screen), (0, Screen::Start));
}

fn middle_click(harness: &mut Harness<'_, App>, pos: Pos2) {
    harness.event(Event::PointerMoved(pos));
    for pressed in [true, false] {
        let button = PointerButton::Middle;
        harness.event(Event::PointerButton { pos, button, pressed, modifiers: NONE });
    }
    harness.run();
}

#[test]
fn many_tabs_stay_within_the_bar_and_the_current_one_in_sight() {
    let mut harness = first_start(Lang::Zh, SMALL);
    for _ in 0..24 {
        harness.state_mut().handle(Action::UseTemplate);
    }
    harness.run();
    for turn in 0..24 {
        press(&mut harness, CTRL, Key::Tab);
        harness.run();
        let tabs = harness.get_all_by_role(Role::Tab);
        let current: Vec<egui::Rect> =
            tabs.filter(|tab| tab.accesskit_node().is_selected() == Some(true)).map(|tab| tab.rect()).collect();
        let plus = harness.get_by_role_and_label(Role::Button, "新建讲话稿").rect();
        let export = harness.get_by_role_and_label(Role::Button, "导出").rect();
        assert!(plus.right() < export.left(), "the bar has room for all it holds");
        assert_eq!(current.len(), 1);
        assert!(current[0].right() <= plus.left() + 1.0 && current[0].left() >= 0.0, "turn {turn}: {current:?}");
    }
}

/// A harness in which a saved speech is open whose file was changed elsewhere, and the question about it.
fn changed(lang: Lang) -> Harness<'static, App> {
    let mut harness = with_speeches(lang, &["甲篇"]);
    press(&mut harness, NONE, Key::Enter);
    let path = file(&harness, "甲篇");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("欢聚一堂", "相聚一堂")).unwrap();
    harness.state_mut().handle(Action::Focused);
    harness.run();
    assert_eq!(harness.state().session.ask, Some(Ask::Changed));
    harness
}

#[test]
fn a_file_changed_elsewhere_is_kept_taken_or_compared() {
    for (lang, keep, take, compare, back) in [
        (Lang::Zh, "留这一份", "换成那一份", "看不同", "回到稿子"),
        (Lang::En, "Keep this one", "Take the other", "Compare", "Back to the speech"),
    ] {
        let mut harness = changed(lang);
        // The main answer has the keyboard.
        press(&mut harness, NONE, Key::Enter);
        assert!(harness.state().text().contains("欢聚一堂"));
        assert!(harness.state().session.document().unwrap().is_unsaved());

        let mut harness = changed(lang);
        click(&mut harness, Role::Button, compare);
        assert_eq!(harness.state().session.screen, Screen::Compare);
        assert!(shows(&harness, take) && shows(&harness, keep));
        click(&mut harness, Role::Button, back);
        click(&mut harness, Role::Button, take);
        assert!(harness.state().text().contains("相聚一堂"));
        press(&mut harness, CTRL, Key::Z);
        assert!(harness.state().text().contains("欢聚一堂"));

        let mut harness = changed(lang);
        click(&mut harness, Role::Button, compare);
        press(&mut harness, NONE, Key::Escape);
        assert_eq!(harness.state().session.screen, Screen::Draft);
    }
}

#[test]
fn a_notice_offers_two_steps() {
    for (lang, open, folder) in [(Lang::Zh, "打开", "所在文件夹"), (Lang::En, "Open", "Show in folder")] {
        for name in [open, folder] {
            let mut harness = with_speeches(lang, &["甲篇"]);
            press(&mut harness, NONE, Key::Enter);
            let mut settings = harness.state().session.settings.clone();
            settings.hand_over.copies = [CopyKind::Text].into();
            settings.hand_over.names = "copy".to_owned();
            harness.state_mut().handle(Action::Set(Box::new(settings)));
            harness.state_mut().handle(Action::Hand(HandAsk::Make));
            harness.run();
            let path = file(&harness, "甲篇").with_file_name("copy.txt");
            assert!(shows(&harness, open) && shows(&harness, folder));
            click(&mut harness, Role::Button, name);
            assert_eq!(harness.state().shown, [path]);
            assert!(harness.state().session.notices.is_empty(), "it has been read");
        }
    }
}

#[test]
fn long_work_shows_how_far_it_is_and_is_called_off() {
    for (lang, name, cancel) in [(Lang::Zh, "正在打开“长.ron”", "取消"), (Lang::En, "Opening “长.ron”", "Cancel")]
    {
        let mut harness = with_speeches(lang, &[]);
        // Handled without the worker: its answer is long in coming.
        let session = &mut harness.state_mut().session;
        let now = std::time::Duration::from_secs(100);
        session.handle(Action::OpenFiles(vec!["/nowhere/长.ron".into()]), now);
        session.take_effects();
        let id = session.tasks[0].ticket.id;
        assert_eq!(session.tasks[0].work, Work::Open("/nowhere/长.ron".into()));
        session.handle(Action::Done(Done::Progress { ticket: id, done: 1, of: 2 }), now);
        harness.run();
        assert!(harness.query_by_role_and_label(Role::ProgressIndicator, name).is_none(), "it may be done at once");
        harness.state_mut().session.pass(now + lectern::app::Task::QUIET);
        harness.run();
        harness.get_by_role_and_label(Role::ProgressIndicator, name);
        click(&mut harness, Role::Button, cancel);
        assert!(harness.state().session.tasks.is_empty());
        assert!(harness.query_by_role_and_label(Role::ProgressIndicator, name).is_none());
    }
}

#[test]
fn everything_left_behind_is_gone_on_with_at_once() {
    let mut app = App::new(Lang::Zh);
    app.take_effects();
    let mut harness = start(app, SMALL);
    press(&mut harness, CTRL, Key::N);
    press(&mut harness, NONE, Key::Enter);
    type_words(&mut harness, "云溪市会议");
    let draft = harness.state().session.document().unwrap().document.draft().as_ref().clone();
    let mut harness = first_start(Lang::Zh, SMALL);
    let left = |key: &str| (key.to_owned(), None, draft.clone());
    harness.state_mut().handle(Action::Done(Done::Recovered(vec![left("new-a"), left("new-b")])));
    press(&mut harness, Modifiers { alt: true, ..NONE }, Key::Home);
    assert_eq!(harness.get_all_by_role_and_label(Role::Button, "接着写").count(), 2, "each can be chosen by itself");
    click(&mut harness, Role::Button, "全部接着写");
    assert_eq!(harness.state().session.documents.len(), 2);
}

#[test]
fn escape_leads_from_the_start_screen_back_to_the_speech() {
    let mut harness = with_speeches(Lang::Zh, &["甲篇"]);
    press(&mut harness, NONE, Key::Enter);
    click(&mut harness, Role::Button, "回到开始");
    // What has the keyboard lets go of it first.
    press(&mut harness, NONE, Key::Escape);
    assert_eq!(harness.state().session.screen, Screen::Draft);
}
