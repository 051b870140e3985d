//! Several drafts open at once: each keeps its place on its page, and nothing of one gets into another.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::edit::Caret;
use lectern::i18n::Lang;

use crate::app::{App, caret, commit, compose, desk_in, press, type_words};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// Two drafts of one template, the second one shown.
fn two() -> Harness<'static, App> {
    let mut harness = desk_in(Lang::Zh, [1000.0, 640.0]);
    press(&mut harness, CTRL, Key::N);
    press(&mut harness, NONE, Key::Enter);
    press(&mut harness, CTRL, Key::Enter);
    harness
}

fn stands(harness: &Harness<'_, App>) -> Caret {
    harness.state().session.document().unwrap().caret().unwrap().clone()
}

/// The height at which the first paragraph in sight stands, and what it says.
fn first_in_sight(harness: &Harness<'_, App>) -> Option<String> {
    harness.get_all_by_role(Role::MultilineTextInput).next().and_then(|node| node.accesskit_node().value())
}

#[test]
fn each_draft_keeps_its_caret_and_its_scroll() {
    let mut harness = two();
    press(&mut harness, CTRL, Key::End);
    let (last, foot, seen) = (stands(&harness), caret(&harness), first_in_sight(&harness));
    press(&mut harness, CTRL, Key::Tab);
    assert_ne!(stands(&harness), last);
    assert_ne!(first_in_sight(&harness), seen);
    press(&mut harness, NONE, Key::ArrowDown);
    let (other, other_foot) = (stands(&harness), caret(&harness));
    press(&mut harness, CTRL, Key::Tab);
    assert_eq!((stands(&harness), caret(&harness), first_in_sight(&harness)), (last, foot, seen));
    press(&mut harness, CTRL_SHIFT, Key::Tab);
    assert_eq!((stands(&harness), caret(&harness)), (other, other_foot));
}

#[test]
fn a_page_that_was_scrolled_away_from_its_caret_is_found_so_again() {
    let mut harness = two();
    let page = harness.get_by_role(Role::Document).rect().center();
    harness.event(Event::PointerMoved(page));
    for _ in 0..6 {
        harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: egui::vec2(0.0, -5.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: NONE,
        });
        harness.run();
    }
    let (caret, seen) = (stands(&harness), first_in_sight(&harness));
    assert!(seen.as_ref().is_some_and(|words| !words.contains("会议名称")), "{seen:?}");
    press(&mut harness, CTRL, Key::Tab);
    assert_ne!(first_in_sight(&harness), seen);
    press(&mut harness, CTRL, Key::Tab);
    assert_eq!((stands(&harness), first_in_sight(&harness)), (caret, seen));
}

#[test]
fn letters_under_way_stay_behind_when_another_draft_is_shown() {
    let mut harness = two();
    let before = harness.state().text();
    compose(&mut harness, "zhong guo");
    let first = harness.state().session.documents[0].id;
    harness.state_mut().handle(lectern::app::Action::Show(first));
    harness.run();
    assert!(harness.query_all_by_role(Role::MultilineTextInput).all(|text| !text.value().unwrap().contains("zhong")));
    commit(&mut harness, "中国");
    assert!(harness.state().text().contains("\n中国各位"), "{}", harness.state().text());
    press(&mut harness, CTRL, Key::Tab);
    assert_eq!(harness.state().text(), before);
    assert!(!harness.state().kept().contains("zhong"));
    assert!(!harness.state().session.document().unwrap().document.history().can_undo());
}

#[test]
fn each_draft_has_its_own_steps_to_take_back() {
    let mut harness = two();
    type_words(&mut harness, "甲");
    press(&mut harness, CTRL, Key::Tab);
    type_words(&mut harness, "乙");
    press(&mut harness, CTRL, Key::Z);
    assert!(harness.state().text().contains("\n各位"));
    press(&mut harness, CTRL, Key::Tab);
    assert!(harness.state().text().contains("\n甲各位"));
    press(&mut harness, CTRL, Key::Z);
    assert!(harness.state().text().contains("\n各位"));
}
