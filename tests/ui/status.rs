//! The line at the foot: what is selected, what a click on each part changes, and what gives way where there is no room.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::app::Overlay;
use lectern::i18n::Lang;

use crate::app::{App, click, desk, desk_in, press, type_words};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::NONE };
const CTRL: Modifiers = Modifiers::COMMAND;

/// The parts of the line, from the left, each with its tip.
fn parts(harness: &Harness<'_, App>) -> Vec<String> {
    let foot = harness.ctx.content_rect().bottom() - 40.0;
    let low = harness.get_all_by_role(Role::Button).filter(|node| node.rect().top() > foot);
    let mut parts: Vec<(f32, String)> =
        low.map(|node| (node.rect().left(), node.accesskit_node().label().unwrap())).collect();
    parts.sort_by(|one, other| one.0.total_cmp(&other.0));
    parts.into_iter().map(|(_, name)| name).collect()
}

/// What a part says that has this tip.
fn says(harness: &Harness<'_, App>, tip: &str) -> Option<String> {
    parts(harness).iter().find_map(|part| Some(part.strip_suffix(tip)?.trim_end_matches('　').to_owned()))
}

/// Clicks the part with a tip.
fn open(harness: &mut Harness<'_, App>, tip: &str) {
    let name = parts(harness).into_iter().find(|part| part.ends_with(tip)).unwrap_or_else(|| panic!("no {tip}"));
    click(harness, Role::Button, &name);
}

/// Types digits one after the other.
fn number(harness: &mut Harness<'_, App>, digits: &str) {
    for digit in digits.chars() {
        type_words(harness, &digit.to_string());
    }
}

#[test]
fn what_is_selected_is_counted_until_it_is_given_up() {
    let mut harness = desk();
    assert_eq!(says(&harness, "选中的这些"), None);
    for letters in 1..=2 {
        press(&mut harness, SHIFT, Key::ArrowRight);
        assert_eq!(says(&harness, "选中的这些"), Some(format!("选中 {letters}")));
    }
    open(&mut harness, "选中的这些");
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "读出来的音节").is_some());
    press(&mut harness, NONE, Key::Escape);
    press(&mut harness, NONE, Key::ArrowLeft);
    assert_eq!(says(&harness, "选中的这些"), None);
}

#[test]
fn the_minutes_of_the_speech_are_typed_as_one_step() {
    let mut harness = desk();
    let tip = "发言时间（分钟）";
    let before = says(&harness, tip).unwrap();
    assert!(before.ends_with("/ 12′"), "{before}");
    open(&mut harness, tip);
    // The number has the keyboard, and what is typed takes its place.
    number(&mut harness, "25");
    press(&mut harness, NONE, Key::Enter);
    assert!(says(&harness, tip).unwrap().ends_with("/ 25′"), "{:?}", says(&harness, tip));
    assert!(harness.query_by_role_and_label(Role::TextInput, tip).is_none(), "Enter is enough");
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(says(&harness, tip), Some(before));
    assert!(!harness.state().session.document().unwrap().document.history().can_undo());
}

#[test]
fn minutes_that_nobody_has_are_not_taken_and_escape_takes_none() {
    let mut harness = desk();
    let tip = "发言时间（分钟）";
    for (text, key, taken) in [
        ("0", Key::Enter, Some(12)),
        ("601", Key::Enter, Some(12)),
        ("abc", Key::Enter, Some(12)),
        ("20", Key::Escape, Some(12)),
        ("600", Key::Enter, Some(600)),
        (" ", Key::Enter, None),
        ("8", Key::Enter, Some(8)),
    ] {
        open(&mut harness, tip);
        number(&mut harness, text);
        press(&mut harness, NONE, key);
        let minutes = harness.state().session.document().unwrap().document.draft().slot_minutes;
        assert_eq!(minutes, taken, "{text}");
    }
    open(&mut harness, tip);
    number(&mut harness, "15");
    click(&mut harness, Role::ListBoxOption, "致意");
    assert!(says(&harness, tip).unwrap().ends_with("/ 15′"), "a click elsewhere is enough");
}

#[test]
fn the_rate_changes_the_time_and_stays_set() {
    let mut harness = desk();
    let time = says(&harness, "发言时间（分钟）").unwrap();
    open(&mut harness, "每分钟讲多少");
    number(&mut harness, "240");
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(says(&harness, "每分钟讲多少").as_deref(), Some("每分钟 240 字"));
    assert_ne!(says(&harness, "发言时间（分钟）").unwrap(), time);
    assert_eq!(harness.state().session.settings.rate.chinese.get(), 240);
    assert!(!harness.state().session.document().unwrap().document.history().can_undo(), "the draft is as it was");
    type_words(&mut harness, "尊敬的");
    assert!(harness.state().text().contains("\n尊敬的各位"), "the page has the keyboard again");
}

#[test]
fn the_count_says_what_it_counts() {
    let mut harness = desk();
    open(&mut harness, "都数了什么");
    for name in ["字数（同 Word）", "字符数（不计空格）", "外文词和数字", "读出来的音节", "段落"]
    {
        assert!(harness.query_by_role_and_label(Role::ListBoxOption, name).is_some(), "{name}");
    }
}

#[test]
fn the_size_of_the_page_has_a_menu() {
    let mut harness = desk();
    open(&mut harness, "稿纸大小");
    click(&mut harness, Role::ListBoxOption, "放大稿纸");
    assert_eq!(says(&harness, "稿纸大小").as_deref(), Some("110%"));
}

#[test]
fn what_says_that_a_draft_is_new_saves_it() {
    let mut harness = desk();
    type_words(&mut harness, "尊敬的");
    let file = harness.state().folder.path().join("稿.ron");
    harness.state_mut().answer = Some(file.clone());
    open(&mut harness, "保存");
    assert!(std::fs::read_to_string(&file).unwrap().contains("尊敬的"));
    assert_eq!(says(&harness, "保存").as_deref(), Some("已保存"));
    // Its name leads to its folder.
    open(&mut harness, "所在文件夹");
    assert_eq!(harness.state().shown, [file]);
}

#[test]
fn where_the_writer_stands_leads_elsewhere() {
    let mut harness = desk();
    assert_eq!(says(&harness, "跳到别处").as_deref(), Some("称谓"));
    open(&mut harness, "跳到别处");
    assert_eq!(harness.state().session.overlay, Some(Overlay::Palette));
    type_words(&mut harness, "ddcx");
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(says(&harness, "跳到别处").as_deref(), Some("二要大胆创新"));
}

#[test]
fn the_rate_gives_way_to_the_selection_and_nothing_is_lost_besides() {
    for (lang, tips) in [
        (Lang::Zh, ["每分钟讲多少", "选中的这些", "都数了什么", "稿纸大小", "跳到别处"]),
        (Lang::En, ["Spoken a minute", "What is selected", "What is counted", "Size of the page", "Go elsewhere"]),
    ] {
        let mut harness = desk_in(lang, [1000.0, 640.0]);
        let [rate, selected, others @ ..] = tips;
        assert!(says(&harness, rate).is_some() && says(&harness, selected).is_none());
        press(&mut harness, SHIFT, Key::ArrowDown);
        assert!(says(&harness, rate).is_none() && says(&harness, selected).is_some(), "{:?}", parts(&harness));
        let names: BTreeSet<String> = parts(&harness).into_iter().collect();
        assert!(others.iter().all(|tip| names.iter().any(|name| name.ends_with(tip))), "{names:?}");
    }
}

#[test]
fn the_page_has_the_keyboard_again_after_a_button_or_a_menu() {
    let mut harness = desk();
    click(&mut harness, Role::Button, "明暗切换");
    type_words(&mut harness, "尊");
    for menu in ["全部命令", "更多"] {
        click(&mut harness, Role::Button, menu);
        press(&mut harness, NONE, Key::Escape);
    }
    type_words(&mut harness, "敬");
    click(&mut harness, Role::Button, "折叠“一、〔围绕什么〕，充分发挥主力军作用”");
    type_words(&mut harness, "的");
    assert!(harness.state().text().contains("\n尊敬的各位"), "{}", harness.state().text());
}
