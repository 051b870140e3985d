//! Finding and replacing as a person uses it: the bar, the hits on the page, the list of what is replaced.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::app::{App, commit, compose, desk, press, type_words};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

fn click(harness: &mut Harness<'_, App>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run();
}

/// How many hits there are, and which of them is shown, from 1.
fn hits(harness: &Harness<'_, App>) -> (usize, Option<usize>) {
    let found = harness.state().session.find.as_ref().unwrap();
    (found.hits.len(), found.current.map(|index| index + 1))
}

#[test]
fn the_bar_finds_steps_and_gives_the_keyboard_back() {
    let mut harness = desk();
    press(&mut harness, CTRL, Key::F);
    type_words(&mut harness, "同志");
    let (all, first) = hits(&harness);
    assert!(all > 2 && first == Some(1), "{all} {first:?}");
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(hits(&harness).1, Some(2));
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    assert_eq!(hits(&harness).1, Some(all), "before the first comes the last");
    press(&mut harness, NONE, Key::F3);
    assert_eq!(hits(&harness).1, Some(1));
    press(&mut harness, NONE, Key::Escape);
    assert!(harness.state().session.find.is_none());
    // The hit is selected, and the page has the keyboard.
    type_words(&mut harness, "朋友");
    assert!(harness.state().text().contains("、朋友们："), "{}", harness.state().text());
}

#[test]
fn what_is_selected_is_looked_for() {
    let mut harness = desk();
    press(&mut harness, CTRL, Key::F);
    type_words(&mut harness, "同志");
    press(&mut harness, NONE, Key::Escape);
    press(&mut harness, CTRL, Key::F);
    assert_eq!(harness.state().session.find.as_ref().unwrap().query.text, "同志");
}

#[test]
fn chosen_hits_are_replaced_as_one_step() {
    let mut harness = desk();
    let before = harness.state().text();
    press(&mut harness, CTRL, Key::H);
    type_words(&mut harness, "工作");
    let (all, _) = hits(&harness);
    harness.get_by_role_and_label(Role::TextInput, "替换成").focus();
    harness.run();
    type_words(&mut harness, "事业");
    // One hit is left as it is.
    let left = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::CheckBox && node.label().is_some_and(|label| label.contains("顺利"))
    };
    harness.get_by(left).click();
    harness.run();
    click(&mut harness, Role::Button, &format!("替换选中的 {} 处", all - 1));
    let text = harness.state().text();
    assert_eq!(text.matches("事业").count(), before.matches("事业").count() + all - 1, "{text}");
    assert_eq!(text.matches("工作").count(), 1);
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(harness.state().text(), before);
}

#[test]
fn one_hit_is_replaced_and_the_next_is_shown() {
    let mut harness = desk();
    press(&mut harness, CTRL, Key::H);
    type_words(&mut harness, "工作");
    let (all, _) = hits(&harness);
    harness.get_by_role_and_label(Role::TextInput, "替换成").focus();
    harness.run();
    type_words(&mut harness, "事业");
    press(&mut harness, CTRL, Key::Enter);
    assert_eq!(hits(&harness), (all - 1, Some(1)));
}

#[test]
fn switches_change_what_is_found_and_a_wrong_pattern_is_explained() {
    let mut harness = desk();
    press(&mut harness, CTRL, Key::F);
    type_words(&mut harness, "[一二]要");
    assert_eq!(hits(&harness).0, 0);
    click(&mut harness, Role::CheckBox, "正则表达式");
    assert_eq!(hits(&harness).0, 0, "numbers are no text");
    press(&mut harness, CTRL, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "查找").focus();
    harness.run();
    press(&mut harness, CTRL, Key::A);
    type_words(&mut harness, "(同志");
    assert!(harness.query_by_label("“(”没有对应的“)”").is_some());
    type_words(&mut harness, ")们");
    assert!(hits(&harness).0 > 1);
}

#[test]
fn an_input_method_writes_into_the_bar() {
    let mut harness = desk();
    press(&mut harness, CTRL, Key::F);
    compose(&mut harness, "tong zhi");
    assert_eq!(harness.state().session.find.as_ref().unwrap().query.text, "");
    commit(&mut harness, "同志");
    assert!(hits(&harness).0 > 2);
}
