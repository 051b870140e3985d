//! The sheet from which a speech is handed over.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::app::{Overlay, View};
use lectern::i18n::Lang;
use lectern::store::CopyKind;

use crate::app::{App, click, desk, press, type_words, window};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

fn sheet() -> Harness<'static, App> {
    let mut harness = desk();
    press(&mut harness, CTRL, Key::E);
    assert_eq!(harness.state().session.overlay, Some(Overlay::HandOver));
    harness
}

/// The files of the user's documents, by name.
fn files(harness: &Harness<'_, App>) -> Vec<String> {
    let files = std::fs::read_dir(harness.state().folder.path()).unwrap().flatten();
    let files = files.filter(|file| file.file_type().unwrap().is_file());
    let mut names: Vec<String> = files.map(|file| file.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn copies_are_ticked_and_made_with_the_keyboard_alone() {
    let mut harness = sheet();
    // What was chosen is chosen the next time.
    for (name, on) in [("Word 文档", true), ("朗读稿", true), ("Markdown", false)] {
        let toggled = harness.get_by_role_and_label(Role::CheckBox, name).accesskit_node().toggled();
        assert_eq!(toggled, Some(if on { Toggled::True } else { Toggled::False }), "{name}");
        click(&mut harness, Role::CheckBox, name);
    }
    let chosen = &harness.state().session.settings.hand_over.copies;
    assert_eq!(*chosen, [CopyKind::Text, CopyKind::Markdown].into());
    press(&mut harness, NONE, Key::Escape);
    press(&mut harness, CTRL, Key::E);
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(harness.state().session.overlay, None);
    let files = files(&harness);
    assert!(files.len() == 2 && files[0].ends_with(".md") && files[1].ends_with(".txt"), "{files:?}");
    assert!(harness.query_by_label_contains("已导出").is_some());
    type_words(&mut harness, "大家好！");
    assert!(harness.state().text().contains("大家好！"), "the page has the keyboard again");
}

#[test]
fn what_is_not_finished_is_a_click_away() {
    let mut harness = sheet();
    assert!(harness.query_by_label_contains("处没写完").is_some());
    click(&mut harness, Role::ListBoxOption, "空没填　〔会议名称〕");
    let session = &harness.state().session;
    assert_eq!((session.overlay, session.document().unwrap().view), (None, View::Desk));
    type_words(&mut harness, "庆祝大会");
    assert!(harness.state().text().contains("在庆祝大会上的讲话"), "what is typed fills it");
}

#[test]
fn names_are_seen_as_they_will_be() {
    let mut harness = sheet();
    assert_eq!(harness.query_all_by_label_contains("第1稿").count(), 3);
    let shown = |harness: &Harness<'_, App>, name: &str| harness.get_by_role_and_label(Role::TextInput, name).value();
    assert_eq!(shown(&harness, "文件名").as_deref(), Some("〔题目〕_〔稿次〕_〔日期〕"));
    press(&mut harness, NONE, Key::F10);
    assert_eq!(shown(&harness, "File names").as_deref(), Some("[title]_[draft]_[date]"));
    press(&mut harness, NONE, Key::F10);
    harness.get_by_role_and_label(Role::TextInput, "文件名").focus();
    harness.run();
    press(&mut harness, CTRL, Key::A);
    type_words(&mut harness, "定稿");
    for name in ["定稿.docx", "定稿_朗读稿.pdf", "定稿.txt"] {
        assert!(harness.query_by_label(name).is_some(), "{name}");
    }
}

#[test]
fn nothing_bars_the_way_and_nothing_chosen_makes_nothing() {
    for (lang, name, copies) in [
        (Lang::Zh, "导出", ["Word 文档", "朗读稿", "纯文本"]),
        (Lang::En, "Export", ["Word document", "Reading copy", "Plain text"]),
    ] {
        let mut harness = window(lang, [1100.0, 700.0]);
        for key in [Key::Enter, Key::Enter] {
            press(&mut harness, NONE, key);
        }
        press(&mut harness, CTRL, Key::Enter);
        press(&mut harness, CTRL, Key::E);
        assert_eq!(harness.state().session.overlay, Some(Overlay::HandOver));
        let enabled = |harness: &Harness<'_, App>| {
            harness.get_all_by_role_and_label(Role::Button, name).any(|button| !button.accesskit_node().is_disabled())
        };
        assert!(enabled(&harness), "blanks are empty, and it can be handed over");
        for copy in copies {
            click(&mut harness, Role::CheckBox, copy);
        }
        press(&mut harness, NONE, Key::Enter);
        assert_eq!(files(&harness), [""; 0], "{lang:?}");
    }
}
