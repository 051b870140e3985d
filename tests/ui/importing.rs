//! An old speech beside what was recognised in it, by the keyboard.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use lectern::app::{Action, Screen};
use lectern::i18n::Lang;

use crate::app::{App, click, desk_in, press, window};

const NONE: Modifiers = Modifiers::NONE;

const OLD: &str = "首页 > 讲话稿　1 / 2\n在清河水厂座谈会上的讲话\n各位师傅：\n我讲两点。\n一、把水质抓牢 当前，水质最要紧。天天查。\n\
                   二、把服务做好。话要好听。\n谢谢大家！\n供借鉴\n";

fn looking() -> egui_kittest::Harness<'static, App> {
    let mut harness = window(Lang::Zh, [1280.0, 800.0]);
    let path = harness.state().folder.path().join("旧稿.txt");
    std::fs::write(&path, OLD).unwrap();
    harness.state_mut().handle(Action::OpenFiles(vec![path]));
    harness.run();
    assert_eq!(harness.state().session.screen, Screen::Import);
    harness
}

#[test]
fn an_uncertain_heading_is_settled_with_two_keys_and_the_draft_opened() {
    let mut harness = looking();
    assert!(harness.query_by_label("1 处待定").is_some());
    assert!(harness.query_by_label("拼回后与原文一致").is_some());
    press(&mut harness, NONE, Key::N);
    assert!(harness.query_by_label("标题到哪里为止？原文没有标点。").is_some());
    press(&mut harness, NONE, Key::Num1);
    assert!(harness.query_by_label("没有待定的").is_some());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(harness.query_by_label("1 处待定").is_some());
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(harness.state().session.screen, Screen::Draft);
    assert!(harness.state().text().contains("二、把服务做好"), "{}", harness.state().text());
}

#[test]
fn keys_that_come_in_one_frame_are_all_heard() {
    let mut harness = looking();
    for key in [Key::N, Key::Num3, Key::Enter] {
        for pressed in [true, false] {
            harness.event(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: NONE });
        }
    }
    harness.run();
    assert_eq!(harness.state().session.screen, Screen::Draft);
    let text = harness.state().text();
    assert!(text.contains("一、把水质抓牢 当前，水质最要紧。天天查。"), "what was chosen last is in it: {text}");
}

#[test]
fn rows_are_walked_and_changed_by_the_keyboard_and_what_was_cut_is_put_back() {
    let mut harness = looking();
    let words = |harness: &egui_kittest::Harness<'_, App>| {
        let importing = harness.state().session.importing.as_ref().unwrap();
        importing.row().map(|row| row.words.clone()).unwrap_or_default()
    };
    press(&mut harness, NONE, Key::End);
    assert_eq!(words(&harness), "谢谢大家！");
    press(&mut harness, NONE, Key::ArrowUp);
    press(&mut harness, NONE, Key::ArrowUp);
    assert_eq!(words(&harness), "把服务做好");
    press(&mut harness, NONE, Key::ArrowRight);
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "二级 二、把服务做好").is_some());
    press(&mut harness, NONE, Key::Delete);
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "二级 二、把服务做好").is_none());
    click(&mut harness, Role::ListBoxOption, "放回 供借鉴");
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "放回 供借鉴").is_none());
    press(&mut harness, NONE, Key::Escape);
    assert_eq!(harness.state().session.screen, Screen::Start);
}

#[test]
fn what_is_pasted_on_the_start_screen_is_a_speech() {
    let mut harness = desk_in(Lang::En, [1100.0, 700.0]);
    press(&mut harness, Modifiers::ALT, Key::Home);
    assert_eq!(harness.state().session.screen, Screen::Start);
    harness.event(Event::Paste(OLD.to_owned()));
    harness.run();
    assert_eq!(harness.state().session.screen, Screen::Import);
    assert!(harness.query_by_label("Open as a draft").is_some());
}
