//! Half-typed pinyin reaches neither draft nor undo, counts, preview or recovery, however it ends.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use lectern::i18n::Lang;

use crate::app::{App, commit, compose, desk, press, type_words, window};

/// Nothing anywhere knows of the letters.
fn check_untouched(harness: &Harness<'_, App>, letters: &str, before: &str) {
    let app = harness.state();
    assert_eq!(app.text(), before);
    assert!(!app.kept().contains(letters), "recovery holds {letters}");
    assert!(harness.query_all_by_label_contains(letters).next().is_none(), "a widget shows {letters}");
    for node in harness.get_all_by_role(Role::MultilineTextInput) {
        assert!(!node.value().unwrap_or_default().contains(letters), "a text holds {letters}");
    }
}

#[test]
fn a_composition_becomes_text_when_it_is_committed() {
    let mut harness = desk();
    let before = harness.state().text();
    for letters in ["zh", "zhu", "zhu h", "zhu he"] {
        compose(&mut harness, letters);
        check_untouched(&harness, letters, &before);
        assert!(!harness.state().session.document().unwrap().document.history().can_undo());
    }
    commit(&mut harness, "祝贺");
    assert!(harness.state().text().contains("\n祝贺各位"), "{}", harness.state().text());
    assert!(harness.state().kept().contains("祝贺各位"));
    // The words are one step, and the caret stands behind them.
    type_words(&mut harness, "，");
    assert!(harness.state().text().contains("\n祝贺，各位"));
}

#[test]
fn a_composition_given_up_leaves_nothing() {
    let mut harness = desk();
    let before = harness.state().text();
    compose(&mut harness, "zhong guo");
    compose(&mut harness, "");
    check_untouched(&harness, "zhong", &before);
    compose(&mut harness, "ren min");
    harness.event(Event::WindowFocused(false));
    harness.run();
    check_untouched(&harness, "ren min", &before);
}

#[test]
fn a_click_elsewhere_ends_a_composition() {
    let mut harness = desk();
    let before = harness.state().text();
    compose(&mut harness, "gong zuo");
    harness.get_by_role_and_label(Role::ListBoxOption, "致意").click();
    harness.run();
    check_untouched(&harness, "gong", &before);
    commit(&mut harness, "工作");
    assert!(harness.state().text().contains("　　工作在"), "{}", harness.state().text());
}

#[test]
fn keys_of_commands_wait_while_something_is_composed() {
    let mut harness = desk();
    type_words(&mut harness, "甲");
    let before = harness.state().text();
    compose(&mut harness, "yi");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().text(), before);
    compose(&mut harness, "");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_ne!(harness.state().text(), before);
}

#[test]
fn a_field_of_the_form_takes_only_what_was_committed() {
    let mut harness = window(Lang::Zh, [1440.0, 900.0]);
    harness.get_by_role_and_label(Role::Button, "用这个模板").click();
    harness.run();
    let before = harness.state().text();
    // The first field has the keyboard.
    compose(&mut harness, "yun xi");
    check_untouched(&harness, "yun xi", &before);
    commit(&mut harness, "云溪");
    assert!(harness.state().text().starts_with("在云溪上的讲话\n"));
}

#[test]
fn words_that_were_chosen_do_not_end_what_is_composed_next() {
    let mut harness = desk();
    compose(&mut harness, "ni hao");
    harness.event(Event::Ime(egui::ImeEvent::Commit("你好".to_owned())));
    for frame in 0..4 {
        harness.step();
        let ime = harness.output().platform_output.ime.expect("the text has the keyboard");
        assert!(!ime.should_interrupt_composition, "frame {frame}");
    }
    assert!(harness.state().text().contains("\n你好各位"));
}

/// An input method gives keys back that it does not want. Let go too early it would do so at the next text.
#[test]
#[cfg(target_os = "linux")]
fn the_input_method_is_kept_until_no_key_is_under_way() {
    let mut harness = window(Lang::Zh, [1460.0, 900.0]);
    harness.get_by_role_and_label(Role::Button, "用这个模板").click();
    harness.run();
    let field = |harness: &Harness<'_, App>| harness.get_by_role_and_label(Role::TextInput, "会议名称").is_focused();
    assert!(field(&harness));
    let escape =
        Event::Key { key: Key::Escape, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    harness.input_mut().events.push(escape);
    // Whether it is wanted, and whether what is being composed is to end, in each frame.
    let mut frames = Vec::new();
    for _ in 0..12 {
        harness.step();
        frames.push(harness.output().platform_output.ime.map(|ime| ime.should_interrupt_composition));
    }
    assert!(!field(&harness));
    let interrupted = frames.iter().position(|ime| *ime == Some(true)).expect("no composition outlives its text");
    assert_eq!(frames[interrupted + 1..][..2], [Some(false); 2], "{frames:?}");
    assert_eq!(frames.last(), Some(&None), "{frames:?}");
}
