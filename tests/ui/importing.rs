//! An old speech beside what was recognised in it, by the keyboard.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use lectern::app::{Action, Ask, Screen};
use lectern::edit::Proposal;
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

const YEARLY: &str = "在清川市2025年供水工作会议上的讲话\n同志们：\n2024年清川市供水2.7亿立方米，漏损率8.4%。\n\
                      今年要新建水厂3座。\n谢谢大家！\n";

/// The sheet on which an old speech becomes a template, reached by a key from the view of that speech.
fn templating(lang: Lang, size: [f32; 2]) -> egui_kittest::Harness<'static, App> {
    let mut harness = window(lang, size);
    let path = harness.state().folder.path().join("去年.txt");
    std::fs::write(&path, YEARLY).unwrap();
    harness.state_mut().handle(Action::OpenFiles(vec![path]));
    harness.run();
    press(&mut harness, NONE, Key::T);
    assert!(matches!(harness.state().session.ask, Some(Ask::Template(_))));
    harness
}

fn ticked(harness: &egui_kittest::Harness<'_, App>) -> Vec<(String, bool)> {
    let Some(importing) = &harness.state().session.importing else { return Vec::new() };
    let words = |proposal: &Proposal| match proposal {
        Proposal::Words(found) => found.words.clone(),
        Proposal::Filled { words, .. } => words.clone(),
    };
    importing.picks.all.iter().map(|(proposal, on)| (words(proposal), *on)).collect()
}

#[test]
fn what_may_be_left_blank_is_ticked_below_the_speech_and_stays_so_in_the_sheet() {
    let mut harness = window(Lang::Zh, [1100.0, 700.0]);
    let path = harness.state().folder.path().join("去年.txt");
    std::fs::write(&path, YEARLY).unwrap();
    harness.state_mut().handle(Action::OpenFiles(vec![path]));
    harness.run();
    assert!(harness.query_by_label("可以留空的").is_some());
    let on = |harness: &egui_kittest::Harness<'_, App>, words: &str| {
        ticked(harness).into_iter().find(|(other, _)| other == words).unwrap().1
    };
    assert!(on(&harness, "清川市"));
    click(&mut harness, Role::CheckBox, "地名　清川市　文中 2 处");
    assert!(!on(&harness, "清川市"));
    // What is decided about the structure takes nothing of it back.
    press(&mut harness, NONE, Key::End);
    press(&mut harness, NONE, Key::ArrowLeft);
    assert!(!on(&harness, "清川市") && on(&harness, "2.7亿立方米"));
    press(&mut harness, NONE, Key::T);
    let Some(Ask::Template(asked)) = &harness.state().session.ask else { panic!("no sheet") };
    let place = asked
        .picks
        .all
        .iter()
        .find(|(proposal, _)| matches!(proposal, Proposal::Words(found) if found.words == "清川市"));
    assert!(!place.unwrap().1);
}

fn taken(harness: &egui_kittest::Harness<'_, App>) -> Vec<bool> {
    let Some(Ask::Template(asked)) = &harness.state().session.ask else { return Vec::new() };
    asked.picks.all.iter().map(|(_, on)| *on).collect()
}

#[test]
fn an_old_speech_becomes_a_template_and_begins_with_this_years_values() {
    let mut harness = templating(Lang::Zh, [1100.0, 700.0]);
    // Each by what it is, with its places; what is unsure is not taken.
    assert_eq!(taken(&harness), [true, true, true, true, true, false]);
    for group in ["地名", "年份", "数字"] {
        assert!(harness.query_by_role_and_label(Role::Label, group).is_some(), "{group}");
    }
    assert!(harness.query_by_label("可以留空的 6 处，勾了 5 处").is_some());
    // Singly, by the keyboard alone: from the name to all, to none, to the first.
    for _ in 0..3 {
        press(&mut harness, NONE, Key::Tab);
    }
    press(&mut harness, NONE, Key::Space);
    assert_eq!(taken(&harness), [false, true, true, true, true, false]);
    click(&mut harness, Role::Button, "全不选");
    assert!(taken(&harness).iter().all(|on| !on));
    click(&mut harness, Role::Button, "全选");
    assert!(taken(&harness).iter().all(|on| *on));
    // What lies below is scrolled to when the keyboard comes to it.
    harness.get_by_role_and_label(Role::CheckBox, "数字　3座　文中 1 处").focus();
    harness.run();
    press(&mut harness, NONE, Key::Space);
    assert_eq!(taken(&harness), [true, true, true, true, true, false]);
    // The bar above has a button of that name as well.
    harness.get_all_by_role_and_label(Role::Button, "保存").last().unwrap().click();
    harness.run();
    press(&mut harness, Modifiers::COMMAND, Key::N);
    click(&mut harness, Role::RadioButton, "自己的");
    click(&mut harness, Role::Button, "用这个模板");
    let text = harness.state().text();
    assert!(text.contains("在〔地名〕〔年份〕年供水工作会议上的讲话"), "{text}");
    assert!(text.contains("供水〔数字〕亿立方米，漏损率〔漏损率〕%。") && text.contains("新建水厂3座"), "{text}");
    // The form asks for each by its name.
    for field in ["地名", "年份", "漏损率"] {
        assert!(harness.query_all_by_label(field).next().is_some(), "{field}");
    }
}

#[test]
fn the_sheet_of_a_template_stands_within_any_window_in_both_languages() {
    for size in [[1000.0, 640.0], [1100.0, 700.0], [1920.0, 1080.0]] {
        let harness = templating(Lang::En, size);
        for name in ["Save", "Cancel", "All", "None"] {
            for rect in harness.get_all_by_role_and_label(Role::Button, name).map(|node| node.rect()) {
                assert!(
                    rect.min.y >= 0.0 && rect.max.y <= size[1] && rect.max.x <= size[0],
                    "{name} {rect:?} in {size:?}"
                );
            }
        }
        assert!(harness.query_by_role_and_label(Role::CheckBox, "Places: 清川市, 2 in the text").is_some());
    }
}
