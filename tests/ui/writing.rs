//! From the gallery to the finished text: what is found by name, clicked and typed, and what the speech then says.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use lectern::app::{Ask, Overlay, Screen, View};
use lectern::i18n::Lang;

use crate::app::{App, desk, press, type_words, window};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

fn click(harness: &mut Harness<'_, App>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run();
}

#[test]
fn the_gallery_is_used_by_keys_alone() {
    let mut harness = window(Lang::Zh, [1000.0, 640.0]);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().text().contains("〔条线工作〕"));
    // The first field has the keyboard, and Ctrl Enter leads on.
    type_words(&mut harness, "云溪市");
    assert!(harness.state().text().contains("云溪市〔条线工作〕"));
    press(&mut harness, CTRL, Key::Enter);
    assert_eq!(harness.state().session.document().unwrap().view, View::Desk);
    type_words(&mut harness, "大家好！");
    assert!(harness.state().text().contains("\n大家好！同志们："));
}

#[test]
fn both_languages_and_sizes_have_every_glyph_and_name() {
    for lang in [Lang::Zh, Lang::En] {
        for size in [[1000.0, 640.0], [1920.0, 1080.0]] {
            let mut harness = window(lang, size);
            for key in [Key::Enter, Key::F9, Key::F10, Key::F10] {
                press(&mut harness, Modifiers::NONE, key);
            }
            press(&mut harness, CTRL, Key::Enter);
            press(&mut harness, CTRL, Key::E);
            assert_eq!(harness.state().session.overlay, Some(Overlay::HandOver));
            press(&mut harness, Modifiers::NONE, Key::Escape);
            assert_eq!(harness.state().session.overlay, None);
            press(&mut harness, CTRL, Key::Q);
            assert_eq!(harness.state().session.ask, None);
            assert!(harness.state().quit, "nothing was written: nothing is asked");
        }
    }
}

#[test]
fn an_item_more_changes_the_announced_count_and_undo_takes_it_back() {
    let mut harness = desk();
    let before = harness.state().text();
    assert!(before.contains("我提五点希望和要求"));
    click(&mut harness, Role::ListBoxOption, "五、真情关心关爱，充分发挥组织保障作用");
    press(&mut harness, CTRL, Key::Enter);
    let after = harness.state().text();
    assert!(after.contains("我提六点希望和要求") && after.contains("\n　　六、"), "{after}");
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(harness.state().text(), before);
    press(&mut harness, CTRL_SHIFT, Key::Z);
    assert_eq!(harness.state().text(), after);
}

#[test]
fn a_part_is_moved_switched_off_and_deleted_from_the_outline() {
    let mut harness = desk();
    click(&mut harness, Role::ListBoxOption, "一要解放思想");
    press(&mut harness, Modifiers { alt: true, shift: true, ..Modifiers::NONE }, Key::ArrowDown);
    assert!(harness.state().text().contains("二要解放思想。"));
    press(&mut harness, CTRL_SHIFT, Key::H);
    assert!(!harness.state().text().contains("解放思想"));
    assert!(harness.state().text().contains("要在两个方面走在前列"));
    click(&mut harness, Role::Button, "打开“解放思想”");
    assert!(harness.state().text().contains("二要解放思想。"));
    press(&mut harness, CTRL_SHIFT, Key::Delete);
    assert!(harness.state().text().contains("要在两个方面走在前列"));
    // The notice offers what the bar at the top does.
    harness.get_all_by_role_and_label(Role::Button, "撤销").last().unwrap().click();
    harness.run();
    assert!(harness.state().text().contains("要在三个方面走在前列"));
}

#[test]
fn typing_in_a_blank_fills_it_wherever_it_stands() {
    let mut harness = desk();
    click(&mut harness, Role::ListBoxOption, "称谓");
    // Behind 各位 and into the blank.
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    }
    for words in ["劳", "模"] {
        type_words(&mut harness, words);
    }
    let text = harness.state().text();
    assert!(text.contains("\n各位劳模、同志们：") && text.contains("与各位劳模欢聚一堂"), "{text}");
    assert!(!text.contains("受邀者"));
}

#[test]
fn undo_puts_the_caret_back() {
    let mut harness = desk();
    type_words(&mut harness, "尊敬的");
    click(&mut harness, Role::ListBoxOption, "致意");
    type_words(&mut harness, "今天，");
    press(&mut harness, CTRL, Key::Z);
    press(&mut harness, CTRL, Key::Z);
    type_words(&mut harness, "亲爱的");
    assert!(harness.state().text().contains("\n亲爱的各位"), "{}", harness.state().text());
}

#[test]
fn arrows_lead_from_part_to_part_and_enter_from_heading_to_body() {
    let mut harness = desk();
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Home);
    type_words(&mut harness, "今天，");
    assert!(harness.state().text().contains("\n　　今天，在〔节日〕"), "{}", harness.state().text());
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::Home);
    type_words(&mut harness, "甲");
    assert!(harness.state().text().contains("\n甲各位"));
}

#[test]
fn a_draft_is_saved_opened_and_exported() {
    let mut harness = desk();
    let file = harness.state().folder.path().join("稿.ron");
    type_words(&mut harness, "尊敬的");
    harness.state_mut().answer = Some(file.clone());
    press(&mut harness, CTRL, Key::S);
    assert!(file.exists() && !harness.state().session.document().unwrap().is_unsaved());
    type_words(&mut harness, "亲爱的");
    let written = harness.state().text();
    press(&mut harness, CTRL, Key::W);
    assert_eq!(harness.state().session.ask, Some(Ask::Close));
    // The main answer has the keyboard.
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().session.screen, Screen::Start);
    harness.state_mut().answer = Some(file.clone());
    press(&mut harness, CTRL, Key::O);
    assert_eq!(harness.state().text(), written);
    press(&mut harness, CTRL_SHIFT, Key::C);
    assert_eq!(harness.state().copied.as_deref(), Some(written.as_str()));
    press(&mut harness, CTRL, Key::E);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let mut beside = std::fs::read_dir(file.parent().unwrap()).unwrap().map(|file| file.unwrap().path());
    let out = beside.find(|path| path.extension().is_some_and(|ending| ending == "txt")).unwrap();
    assert_eq!(std::fs::read_to_string(out).unwrap(), written);
}

#[test]
fn what_was_left_behind_is_offered_and_gone_on_with() {
    let mut harness = desk();
    type_words(&mut harness, "尊敬的");
    let draft = harness.state().session.document().unwrap().document.draft().as_ref().clone();
    let left = lectern::app::Done::Recovered(vec![("left".into(), None, draft)]);
    let mut harness = window(Lang::Zh, [1000.0, 640.0]);
    harness.state_mut().handle(lectern::app::Action::Done(left));
    press(&mut harness, Modifiers { alt: true, ..Modifiers::NONE }, Key::Home);
    click(&mut harness, Role::Button, "接着写");
    assert!(harness.state().text().contains("\n尊敬的各位"));
}

#[test]
fn a_second_speech_leaves_the_first_open() {
    let mut harness = desk();
    type_words(&mut harness, "尊敬的");
    let first = harness.state().text();
    press(&mut harness, CTRL, Key::N);
    assert_eq!(harness.state().session.screen, Screen::Gallery);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().text(), first);
    press(&mut harness, CTRL, Key::N);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    type_words(&mut harness, "云溪市工作会议");
    assert!(harness.state().text().starts_with("在云溪市工作会议上的讲话"));
    press(&mut harness, CTRL, Key::N);
    click(&mut harness, Role::Tab, "在〔会议名称〕上的讲话，没保存");
    assert_eq!(harness.state().text(), first);
}

#[test]
fn a_heading_is_shared_with_the_whole_list_and_followed_again() {
    let mut harness = window(Lang::Zh, [1440.0, 900.0]);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, CTRL, Key::Enter);
    click(&mut harness, Role::ListBoxOption, "一、〔工作〕要突出一个“〔关键字〕”字，进一步〔目的〕");
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::End);
    type_words(&mut harness, "水平");
    assert_eq!(harness.state().text().matches("〔目的〕水平").count(), 1);
    press(&mut harness, Modifiers::ALT, Key::U);
    assert_eq!(harness.state().text().matches("〔目的〕水平").count(), 4);
}

#[test]
fn a_new_item_has_the_keyboard() {
    let mut harness = desk();
    click(&mut harness, Role::ListBoxOption, "一、〔围绕什么〕，充分发挥主力军作用");
    press(&mut harness, CTRL, Key::Enter);
    type_words(&mut harness, "大家");
    assert!(harness.state().text().contains("\n　　大家要在两个方面下功夫"), "{}", harness.state().text());
    press(&mut harness, CTRL, Key::Z);
    press(&mut harness, CTRL, Key::Z);
    type_words(&mut harness, "是的，");
    assert!(harness.state().text().contains("\n　　是的，今年是"), "{}", harness.state().text());
}

#[test]
fn what_was_written_in_fields_is_undone_and_done_again() {
    let mut harness = window(Lang::Zh, [1440.0, 900.0]);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let first = harness.state().text();
    // The second field takes a date only.
    for words in ["甲", "乙", "丙"] {
        type_words(&mut harness, words);
        press(&mut harness, Modifiers::NONE, Key::Tab);
        press(&mut harness, Modifiers::SHIFT, Key::Tab);
        type_words(&mut harness, words);
        press(&mut harness, Modifiers::NONE, Key::Tab);
    }
    // What is undone is also what was typed just now, into the field that has the keyboard.
    press(&mut harness, Modifiers::SHIFT, Key::Tab);
    type_words(&mut harness, "丁");
    let last = harness.state().text();
    assert!(last.contains("甲甲") && last.contains("丙丙"), "{last}");
    for together in [1, 4] {
        for (key, text) in [(Key::Z, &first), (Key::Y, &last)] {
            for _ in 0..8 {
                (0..together).for_each(|_| harness.key_press_modifiers(Modifiers::COMMAND, key));
                harness.run();
            }
            assert_eq!(harness.state().text(), *text, "{key:?}, {together} at once");
        }
    }
}
