//! The form: each kind of field in the control that suits it, and what follows from it in the speech at once.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use lectern::app::Screen;
use lectern::edit::from_template;
use lectern::i18n::{self, Lang};
use lectern::store::parse_template;

use crate::app::{App, click, desk_with, press, type_words, window};

const CTRL: Modifiers = Modifiers::COMMAND;

const TEMPLATE: &str = r#"(format: "lectern-template", version: 1,
  name: "授牌仪式讲话", language: "zh-CN", minutes: 5,
  title: (lines: ["{year}年{session-words}届授牌仪式上的讲话"], date: "{date}"),
  fields: [
    (id: "note", name: "备注"),
    (id: "date", name: "日期", kind: Date, required: true),
    (id: "year", name: "年份", formula: "{year:date}"),
    (id: "session", name: "届次", kind: Number),
    (id: "session-words", name: "届次写法", formula: "{ordinal:session}"),
    (id: "online", name: "有线上会场", kind: YesNo, hint: "向线上的同志问好"),
    (id: "guests", name: "来宾", kind: People),
    (id: "call", name: "称谓", kind: Groups, value: ["各位来宾", "同志们"]),
  ],
  lists: [(id: "points", name: "几点意见", style: "一、")],
  sections: [
    (role: Salutation, body: ["{call}："]),
    (role: Greeting, body: ["今天来的有{guests}。"]),
    (role: Other, when: "online", body: ["也向线上的同志们问好。"]),
    (role: LeadIn, body: ["讲{count:points}点意见。"]),
    (role: Item, list: "points", heading: "抓好开头", body: ["开好头。"]),
    (role: Item, list: "points", when: "not online", heading: "当面交流", body: ["多走动。"]),
  ],
)"#;

/// The form of a fresh draft.
fn form() -> Harness<'static, App> {
    let draft = from_template(&parse_template("award", TEMPLATE).unwrap());
    let mut harness = desk_with(Lang::Zh, [1460.0, 900.0], draft);
    press(&mut harness, CTRL, Key::T);
    harness
}

fn says(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.state().text().contains(words)
}

/// Gives an input the keyboard.
fn go_to(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_role_and_label(Role::TextInput, name).focus();
    harness.run();
}

#[test]
fn a_field_that_must_be_filled_comes_first_in_its_group() {
    let harness = form();
    let top = |name: &str| harness.get_by_role_and_label(Role::TextInput, name).rect().top();
    assert!(top("日期") < top("备注") && top("备注") < top("年份"));
    assert!(harness.get_by_role_and_label(Role::TextInput, "日期").is_focused());
}

#[test]
fn the_first_field_takes_the_keyboard_where_none_is_empty_and_the_way_on_where_there_is_none() {
    let call = r#"(id: "call", name: "称谓", kind: Choice(["同志们", "各位代表"]), value: "同志们")"#;
    for (fields, body, role, name) in [
        (call, "{call}好。", Role::TextInput, "称谓"),
        ("", "大家好。", Role::Button, i18n::window::BACK_TO_TEXT.get(Lang::Zh)),
    ] {
        let template = format!(
            r#"(format: "lectern-template", version: 1, name: "致辞", language: "zh-CN", minutes: 3,
            fields: [{fields}], sections: [(role: Other, body: ["{body}"])])"#
        );
        let draft = from_template(&parse_template("toast", &template).unwrap());
        let mut harness = desk_with(Lang::Zh, [1460.0, 900.0], draft);
        press(&mut harness, CTRL, Key::T);
        assert!(harness.get_by_role_and_label(role, name).is_focused(), "{name}");
    }
}

#[test]
fn a_day_is_typed_or_taken_from_the_calendar_and_written_in_any_customary_form() {
    let mut harness = form();
    type_words(&mut harness, "2026年4月28日");
    assert!(says(&harness, "2026年〔届次写法〕届"), "{}", harness.state().text());
    assert!(says(&harness, "\n2026年4月28日\n"));
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    click(&mut harness, Role::RadioButton, "2026年4月30日");
    assert!(says(&harness, "\n2026年4月30日\n"));
    for key in [Key::ArrowDown, Key::ArrowDown, Key::PageUp] {
        press(&mut harness, Modifiers::NONE, key);
    }
    assert!(says(&harness, "\n2026年4月7日\n"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_role_and_label(Role::RadioButton, "2026年4月28日").is_none(), "the calendar is shut");
    for form in ["4月7日", "4月7日（星期二）", "二〇二六年四月七日", "2026年4月7日"] {
        click(&mut harness, Role::RadioButton, form);
        assert!(says(&harness, &format!("\n{form}\n")), "{}", harness.state().text());
    }
    press(&mut harness, CTRL, Key::Z);
    assert!(says(&harness, "\n二〇二六年四月七日\n"));
}

#[test]
fn what_a_formula_makes_is_shown_and_may_be_written_over() {
    let mut harness = form();
    type_words(&mut harness, "2026-04-28");
    go_to(&mut harness, "届次");
    type_words(&mut harness, "12");
    assert!(says(&harness, "2026年第十二届授牌仪式"), "{}", harness.state().text());
    go_to(&mut harness, "年份");
    type_words(&mut harness, "本");
    assert!(says(&harness, "本年第十二届授牌仪式"), "{}", harness.state().text());
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert!(says(&harness, "2026年第十二届授牌仪式"), "{}", harness.state().text());
}

#[test]
fn an_answer_switches_the_parts_that_depend_on_it_in_one_step() {
    let mut harness = form();
    assert!(!says(&harness, "线上的同志们") && says(&harness, "讲两点意见") && says(&harness, "当面交流"));
    click(&mut harness, Role::CheckBox, "有线上会场");
    assert!(says(&harness, "线上的同志们") && says(&harness, "讲一点意见") && !says(&harness, "当面交流"));
    press(&mut harness, CTRL, Key::Z);
    assert!(!says(&harness, "线上的同志们") && says(&harness, "讲两点意见"));
    // What the writer switched himself stays until the answer changes again.
    press(&mut harness, CTRL, Key::T);
    click(&mut harness, Role::ListBoxOption, "二、当面交流");
    press(&mut harness, CTRL | Modifiers::SHIFT, Key::H);
    assert!(says(&harness, "讲一点意见") && !says(&harness, "线上的同志们"));
    press(&mut harness, CTRL, Key::T);
    go_to(&mut harness, "届次");
    type_words(&mut harness, "3");
    assert!(says(&harness, "讲一点意见"));
}

#[test]
fn people_are_asked_for_one_in_a_row() {
    let mut harness = form();
    go_to(&mut harness, "来宾 1 姓名");
    type_words(&mut harness, "顾长宁");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    type_words(&mut harness, "市长");
    go_to(&mut harness, "来宾 2 姓名");
    type_words(&mut harness, "林知远");
    assert!(says(&harness, "今天来的有市长顾长宁、林知远。"), "{}", harness.state().text());
    click(&mut harness, Role::Button, "来宾 2 往前移");
    assert!(says(&harness, "今天来的有林知远、市长顾长宁。"), "{}", harness.state().text());
    click(&mut harness, Role::Button, "来宾 1 去掉");
    assert!(says(&harness, "今天来的有市长顾长宁。"), "{}", harness.state().text());
    go_to(&mut harness, "称谓");
    type_words(&mut harness, "；朋友们");
    assert!(says(&harness, "\n各位来宾，同志们，朋友们：\n"), "{}", harness.state().text());
}

#[test]
fn the_name_of_a_field_leads_to_where_it_stands() {
    let mut harness = form();
    let name = harness.get_all_by_label("来宾").next().unwrap().rect().right_center();
    crate::app::point(&mut harness, name);
    crate::app::button(&mut harness, name, true);
    crate::app::button(&mut harness, name, false);
    harness.run();
    type_words(&mut harness, "各界代表");
    // What is typed over a blank that takes no such words stands in its place.
    assert!(says(&harness, "今天来的有各界代表。"), "{}", harness.state().text());
}

#[test]
fn a_draft_goes_on_in_another_template_with_every_written_word_and_back() {
    let mut harness = window(Lang::Zh, [1460.0, 900.0]);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    type_words(&mut harness, "云溪市劳模座谈会");
    press(&mut harness, CTRL, Key::Enter);
    type_words(&mut harness, "写了一句话。");
    let before = harness.state().text();
    press(&mut harness, CTRL, Key::T);
    click(&mut harness, Role::Button, "换一个模板");
    assert_eq!(harness.state().session.screen, Screen::Gallery);
    assert!(harness.query_all_by_label_contains("写过的话都留着").next().is_some());
    // What is looked for has the keyboard at once.
    type_words(&mut harness, "条线");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(says(&harness, "写了一句话。") && says(&harness, "几个方面的工作") | says(&harness, "四个方面的工作"));
    assert!(harness.state().session.notices.iter().any(|notice| notice.text.contains("条线工作年会讲话")));
    assert_eq!(harness.state().session.documents.len(), 1);
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(harness.state().text(), before);
}
