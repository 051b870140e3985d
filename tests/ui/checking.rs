//! What the checks found, in the window: the list by mouse and keys, the marks on the page, and what is set aside.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::epaint::Shape;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::i18n::Lang;
use lectern::model::{Draft, Names, Role as Part, Section, SectionId, Text};
use lectern::store::RuleLevel;

use crate::app::{App, click, desk_with, press, shapes, type_words};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

/// A speech with these paragraphs below its salutation.
fn speech(paragraphs: &[&str]) -> Draft {
    let text = |words: &str| Arc::new(Text::parse(words, &Names::default()).0);
    let mut salutation = Section::new(SectionId(1), Part::Salutation);
    salutation.body = vec![text("同志们：")];
    let mut body = Section::new(SectionId(2), Part::Other);
    body.body = paragraphs.iter().map(|words| text(words)).collect();
    let mut closing = Section::new(SectionId(3), Part::Closing);
    closing.body = vec![text("让我们携起手来，把各项工作做得更好！谢谢大家。")];
    Draft { sections: vec![salutation, body, closing], next_id: 4, ..Draft::default() }
}

fn desk(paragraphs: &[&str]) -> Harness<'static, App> {
    desk_with(Lang::Zh, [1440.0, 900.0], speech(paragraphs))
}

/// What was found and is shown, rule by rule.
fn found(harness: &Harness<'_, App>) -> Vec<&'static str> {
    let review = &harness.state().session.document().unwrap().review;
    review.shown().iter().map(|index| review.finding(*index).unwrap().rule.name()).collect()
}

/// The rows of the list, from the top down.
fn rows(harness: &Harness<'_, App>) -> Vec<String> {
    let all = harness.get_all_by_role(Role::ListBoxOption);
    let right = all.filter(|row| row.rect().left() > 900.0);
    right.filter_map(|row| row.accesskit_node().label()).collect()
}

/// How many lines of the colour of a finding are on the page.
fn underlined(harness: &Harness<'_, App>) -> usize {
    let is_line = |shape: &Shape| {
        matches!(shape, Shape::LineSegment { points, stroke }
            if stroke.width == 2.0 && points[0].y == points[1].y && points[0].x > 300.0 && points[1].x < 1080.0)
    };
    shapes(harness).iter().filter(|(_, shape)| is_line(shape)).count()
}

#[test]
fn what_was_found_is_listed_by_its_seriousness_and_marked_on_the_page() {
    let mut harness = desk(&["我们要要认真落实，，把工作做好。", "请某某同志发言。"]);
    assert_eq!(found(&harness), ["leftover-mark", "punctuation-doubled", "repeated-word"]);
    assert_eq!(underlined(&harness), 3);
    press(&mut harness, CTRL, Key::Num4);
    let rows = rows(&harness);
    assert!(rows[0].starts_with("“某某”还没有换成实际的内容"), "{rows:?}");
    assert_eq!(rows.len(), 3);
    assert!(harness.query_by_label("3 处提醒").is_some());
}

#[test]
fn a_finding_is_mended_by_its_key_in_one_step_and_the_next_has_its_place() {
    let mut harness = desk(&["我们要要认真落实，，把工作做好。"]);
    press(&mut harness, CTRL, Key::Num4);
    // The list has the keyboard, and its first finding is open.
    press(&mut harness, NONE, Key::F);
    assert!(harness.state().text().contains("我们要要认真落实，把工作做好。"));
    assert_eq!(found(&harness), ["repeated-word"]);
    press(&mut harness, NONE, Key::F);
    assert!(harness.state().text().contains("我们要认真落实，把工作做好。"));
    assert_eq!(found(&harness), [""; 0]);
    press(&mut harness, CTRL, Key::Z);
    assert!(harness.state().text().contains("我们要要认真落实，把工作做好。"));
}

#[test]
fn the_keys_lead_from_one_finding_to_the_next_on_the_page() {
    let mut harness = desk(&["请某某同志发言。", "我们要要落实。"]);
    let selected = |harness: &Harness<'_, App>| harness.state().session.document().unwrap().selected_text();
    press(&mut harness, NONE, Key::F8);
    assert_eq!(selected(&harness), "某某");
    press(&mut harness, NONE, Key::F8);
    assert_eq!(selected(&harness), "要要");
    press(&mut harness, Modifiers::SHIFT, Key::F8);
    assert_eq!(selected(&harness), "某某");
    press(&mut harness, CTRL, Key::F8);
    press(&mut harness, NONE, Key::F8);
    press(&mut harness, CTRL, Key::F8);
    assert!(harness.state().text().contains("我们要落实。"));
}

#[test]
fn what_is_set_aside_stays_in_the_draft_and_can_be_put_back() {
    let mut harness = desk(&["请某某同志发言。", "请某某同志再发言。"]);
    press(&mut harness, CTRL, Key::Num4);
    press(&mut harness, NONE, Key::S);
    assert_eq!(found(&harness), ["leftover-mark"]);
    assert_eq!(harness.state().session.document().unwrap().document.draft().set_aside.len(), 1);
    click(&mut harness, Role::Button, "这几个字都搁置");
    assert_eq!(found(&harness), [""; 0]);
    assert!(harness.query_by_label("没有要看的。").is_some());
    click(&mut harness, Role::ListBoxOption, "已搁置 2");
    let back = harness
        .get_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|name| name.starts_with("放回")));
    back.unwrap().click();
    harness.run();
    click(&mut harness, Role::Button, "放回　留下的记号　“某某”");
    assert_eq!(found(&harness), ["leftover-mark"; 2]);
    assert!(harness.state().session.document().unwrap().document.draft().set_aside.is_empty());
}

#[test]
fn nothing_is_said_of_the_sentence_that_is_being_written() {
    let mut harness = desk(&["大家好。", "再见。"]);
    press(&mut harness, NONE, Key::End);
    type_words(&mut harness, "我们要要落实");
    assert_eq!(found(&harness), [""; 0]);
    press(&mut harness, NONE, Key::ArrowDown);
    assert_eq!(found(&harness), ["repeated-word"]);
    // To look at it again is not to write it.
    press(&mut harness, NONE, Key::ArrowUp);
    assert_eq!(found(&harness), ["repeated-word"]);
}

#[test]
fn all_findings_of_a_safe_rule_are_mended_at_once_but_those_that_are_not_ticked() {
    let mut harness = desk(&["第一句，，话。", "第二句，，话。", "第三句，，话。"]);
    press(&mut harness, CTRL, Key::Num4);
    click(&mut harness, Role::Button, "全部改…　标点重复");
    let boxes: Vec<_> = harness.get_all_by_role(Role::CheckBox).collect();
    assert_eq!(boxes.len(), 3);
    boxes[1].click();
    harness.run();
    click(&mut harness, Role::Button, "改掉勾选的");
    let text = harness.state().text();
    assert!(text.contains("第一句，话") && text.contains("第二句，，话") && text.contains("第三句，话"), "{text}");
    press(&mut harness, CTRL, Key::Z);
    assert!(harness.state().text().contains("第一句，，话"));
}

#[test]
fn a_rule_is_switched_off_for_every_draft_in_the_settings() {
    let mut harness = desk(&["请某某同志发言。"]);
    press(&mut harness, CTRL, Key::Num4);
    click(&mut harness, Role::Button, "检查哪些，算多重");
    type_words(&mut harness, "留下的记号");
    click(&mut harness, Role::RadioButton, "不查");
    assert_eq!(found(&harness), [""; 0]);
    let levels = &harness.state().session.settings.checks.levels;
    assert_eq!(levels.get("leftover-mark"), Some(&RuleLevel::Off));
    click(&mut harness, Role::RadioButton, "提示");
    assert_eq!(found(&harness), ["leftover-mark"]);
    click(&mut harness, Role::RadioButton, "提醒");
    assert!(harness.state().session.settings.checks.levels.is_empty());
}

#[test]
fn before_a_speech_is_handed_over_what_was_found_is_told() {
    let mut harness = desk(&["我们要要落实。"]);
    press(&mut harness, CTRL, Key::E);
    click(&mut harness, Role::ListBoxOption, "“要”写了两遍");
    assert!(harness.state().session.overlay.is_none());
    assert_eq!(harness.state().session.document().unwrap().selected_text(), "要要");
}
