//! Templates that are made and changed in the window, without seeing a file.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use lectern::app::{Action, Command, Screen, Sheet, Shelf};
use lectern::edit::{Caret, Place, Selection};
use lectern::i18n::Lang;
use lectern::model::{FieldValue, Template};
use lectern::store::{built_in, parse_template, write_template};

use crate::app::{App, click, press, start, type_words, window};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

/// A template of the user's own, opened to be changed.
fn making(source: &str) -> Harness<'static, App> {
    let mut harness = window(Lang::Zh, [1460.0, 1400.0]);
    let folder = harness.state().folder.path().join("templates");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("award.ron"), source).unwrap();
    harness.state_mut().handle(Action::Focused);
    harness.run();
    click(&mut harness, Role::ListBoxOption, "自己的");
    click(&mut harness, Role::ListBoxOption, "授牌仪式讲话");
    click(&mut harness, Role::Button, "修改模板");
    assert_eq!(harness.state().session.screen, Screen::Draft);
    harness
}

const AWARD: &str = r#"(format: "lectern-template", version: 1, name: "授牌仪式讲话", language: "zh-CN", minutes: 5,
  title: (lines: ["在授牌仪式上的讲话"]),
  fields: [(id: "city", name: "城市", sample: "云溪市")],
  lists: [(id: "points", name: "几点意见", style: "一、")],
  sections: [
    (role: Greeting, share: 0.4, body: ["{city}的同志们好。"]),
    (role: Other, share: 0.2, body: ["也向线上的同志们问好。"]),
    (role: LeadIn, share: 0.1, body: ["讲{count:points}点意见。"]),
    (role: Item, share: 0.3, list: "points", heading: "抓好开头", body: ["开好头。"]),
  ])"#;

/// The template as it is now.
fn template(harness: &Harness<'_, App>) -> Template {
    harness.state().session.document().unwrap().template().unwrap()
}

/// What stands in the file of the template.
fn saved(harness: &Harness<'_, App>, name: &str) -> Template {
    let path = harness.state().folder.path().join("templates").join(name);
    parse_template("award", &std::fs::read_to_string(path).unwrap()).unwrap()
}

fn files(harness: &Harness<'_, App>) -> Vec<String> {
    let folder = harness.state().folder.path().join("templates");
    let mut all: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    all.sort();
    all
}

/// Writes into an input of the sheet, in the place of what stands there.
fn fill(harness: &mut Harness<'_, App>, name: &str, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, name).focus();
    harness.run();
    press(harness, CTRL, Key::A);
    type_words(harness, words);
}

fn fill_lines(harness: &mut Harness<'_, App>, name: &str, words: &str) {
    harness.get_by_role_and_label(Role::MultilineTextInput, name).focus();
    harness.run();
    press(harness, CTRL, Key::A);
    type_words(harness, words);
}

fn undo(harness: &mut Harness<'_, App>) {
    harness.state_mut().handle(Action::Do(Command::Undo));
    harness.run();
}

#[test]
fn one_of_the_programs_is_changed_as_ones_own_and_used() {
    let mut harness = window(Lang::Zh, [1460.0, 1400.0]);
    let before = built_in().remove(0).template.unwrap();
    click(&mut harness, Role::Button, "照着改一个自己的");
    click(&mut harness, Role::RadioButton, "模板");
    fill(&mut harness, "模板名称", "我的座谈会");
    fill_lines(&mut harness, "适用场合", "每年五月的座谈会");
    fill(&mut harness, "时长（分钟）", "15");
    press(&mut harness, CTRL, Key::S);
    assert_eq!(files(&harness), ["我的座谈会.ron"]);
    let now = saved(&harness, "我的座谈会.ron");
    assert_eq!((now.name.as_str(), now.occasion.as_str(), now.minutes), ("我的座谈会", "每年五月的座谈会", 15));
    // Nothing else has changed.
    let rest = Template { id: before.id.clone(), version: before.version, ..now };
    let (name, occasion, minutes) = (before.name.clone(), before.occasion.clone(), before.minutes);
    assert_eq!(Template { name, occasion, minutes, ..rest }, before);
    assert!(!harness.state().session.document().unwrap().is_unsaved());
    // It is used from the gallery like any other.
    press(&mut harness, CTRL, Key::N);
    type_words(&mut harness, "wdzth");
    press(&mut harness, NONE, Key::Enter);
    assert!(harness.state().session.document().unwrap().about().is_none());
    assert!(harness.state().text().starts_with("在〔会议名称〕上的讲话"));
}

#[test]
fn a_blank_and_a_condition_are_made_used_and_undone() {
    let mut harness = making(AWARD);
    let before = template(&harness);
    click(&mut harness, Role::RadioButton, "字段");
    click(&mut harness, Role::Button, "加一个字段");
    fill(&mut harness, "字段名称", "有线上会场");
    click(&mut harness, Role::RadioButton, "是或否");
    // The part that greets those who are not in the room is spoken where they are.
    let online = before.draft.sections[1].id;
    harness.state_mut().handle(Action::DoAt(Command::Fold, online));
    harness.state_mut().handle(Action::DoAt(Command::Fold, online));
    click(&mut harness, Role::RadioButton, "部分");
    click(&mut harness, Role::RadioButton, "有线上会场");
    let made = template(&harness);
    let when = made.draft.sections[1].when.clone().unwrap();
    assert_eq!((when.field, when.not), (made.draft.fields[1].id.clone(), false));
    fill_lines(&mut harness, "写作提示", "提到线上的人。");
    click(&mut harness, Role::CheckBox, "可以不要这一部分");
    let part = &template(&harness).draft.sections[1];
    assert!(part.optional && &*part.guidance == "提到线上的人。");
    press(&mut harness, CTRL, Key::S);
    assert_eq!(saved(&harness, "award.ron").version, 2, "another edition");
    // A speech from it leaves the part out until the blank says yes.
    click(&mut harness, Role::Button, "用它起草");
    assert!(!harness.state().text().contains("线上"));
    click(&mut harness, Role::CheckBox, "有线上会场");
    assert!(harness.state().text().contains("也向线上的同志们问好。"));
    harness.state_mut().handle(Action::Do(Command::PreviousTab));
    harness.run();
    for _ in 0..20 {
        undo(&mut harness);
    }
    assert_eq!(template(&harness), before);
}

#[test]
fn blanks_stand_by_their_names_in_phrasings_patterns_and_formulas() {
    let mut harness = making(AWARD);
    let first = template(&harness).draft.sections[0].id;
    harness.state_mut().handle(Action::DoAt(Command::Fold, first));
    harness.state_mut().handle(Action::DoAt(Command::Fold, first));
    harness.run();
    click(&mut harness, Role::Button, "加一种说法");
    fill_lines(&mut harness, "说法 1", "〔城市〕的朋友们，我讲〔项数：几点意见〕点。");
    let phrasing = template(&harness).draft.sections[0].phrasings[0].notation();
    assert_eq!(phrasing, "{city}的朋友们，我讲{count:points}点。");
    click(&mut harness, Role::RadioButton, "字段");
    click(&mut harness, Role::Button, "加一个字段");
    fill(&mut harness, "字段名称", "称呼");
    fill(&mut harness, "由别的字段得来", "〔城市〕的同志们");
    let formula = template(&harness).draft.fields[1].formula.clone().unwrap();
    assert_eq!(formula.notation(), "{city}的同志们");
    // What would be made of itself is not taken, and said.
    fill(&mut harness, "由别的字段得来", "〔称呼〕");
    assert!(harness.query_by_label("不能用到自己，也不能绕回来").is_some());
    assert_eq!(template(&harness).draft.fields[1].formula.clone().unwrap(), formula);
    click(&mut harness, Role::RadioButton, "分项组");
    click(&mut harness, Role::ListBoxOption, "几点意见");
    fill(&mut harness, "每一项的标题", "在〔城市〕抓落实");
    fill(&mut harness, "至少", "2");
    fill(&mut harness, "至多", "1");
    let list = template(&harness).draft.lists[0].clone();
    assert_eq!(list.pattern.unwrap().notation(), "在{city}抓落实");
    assert_eq!((list.min, list.max), (2, Some(2)), "the most is never below the least");
    // What it makes is seen beside it, with the sample.
    click(&mut harness, Role::RadioButton, "成稿");
    assert!(harness.query_by_label("云溪市的同志们好。").is_some());
    click(&mut harness, Role::RadioButton, "空白");
    assert!(harness.query_by_label("云溪市的同志们好。").is_none());
}

#[test]
fn a_name_gets_a_short_form_and_is_written_in_its_place() {
    let mut harness = making(&AWARD.replace("讲{count:points}点意见。", "{city}讲{count:points}点意见。"));
    click(&mut harness, Role::RadioButton, "字段");
    click(&mut harness, Role::Button, "加一个字段");
    fill(&mut harness, "字段名称", "简称");
    fill(&mut harness, "默认填", "云溪");
    click(&mut harness, Role::ListBoxOption, "城市");
    click(&mut harness, Role::RadioButton, "简称");
    let declared = template(&harness).draft;
    assert_eq!(declared.fields[0].short.as_ref(), Some(&declared.fields[1].id));
    click(&mut harness, Role::RadioButton, "成稿");
    assert!(harness.query_by_label("云溪市的同志们好。").is_some());
    assert!(harness.query_by_label("云溪讲一点意见。").is_some());
    // What is written where the short form stands is the short form.
    click(&mut harness, Role::RadioButton, "字段");
    fill(&mut harness, "默认填", "云溪市");
    let lead_in = template(&harness).draft.sections[2].id;
    let at = |at| Caret::at(Place::Body(lead_in, 0), at);
    press(&mut harness, NONE, Key::Escape);
    harness.state_mut().handle(Action::Point(Selection { anchor: at(0), head: at(1) }));
    harness.run();
    type_words(&mut harness, "溪城");
    let draft = harness.state().session.document().unwrap().document.draft();
    let said = |at: usize| draft.fields[at].value.clone();
    assert_eq!(said(0), Some(FieldValue::Text("云溪市".to_owned())));
    assert_eq!(said(1), Some(FieldValue::Text("溪城".to_owned())));
}

#[test]
fn a_blank_is_put_into_the_text_and_taken_away_with_its_words_left() {
    let mut harness = making(AWARD);
    click(&mut harness, Role::RadioButton, "字段");
    click(&mut harness, Role::ListBoxOption, "城市");
    click(&mut harness, Role::Button, "放到光标处");
    let text = harness.state().text();
    assert_eq!(text.matches("〔城市〕").count(), 2, "{text}");
    fill(&mut harness, "默认填", "清河市");
    assert_eq!(harness.state().text().matches("清河市").count(), 2);
    click(&mut harness, Role::Button, "删除，2 处改成文字");
    assert_eq!(harness.state().text().matches("清河市").count(), 2);
    assert!(template(&harness).draft.fields.is_empty() && template(&harness).samples.is_empty());
    undo(&mut harness);
    assert_eq!(template(&harness).draft.fields.len(), 1);
}

#[test]
fn shares_are_seen_and_evened_out_when_it_is_saved() {
    let mut harness = making(AWARD);
    let first = template(&harness).draft.sections[0].id;
    harness.state_mut().handle(Action::DoAt(Command::Fold, first));
    harness.state_mut().handle(Action::DoAt(Command::Fold, first));
    harness.run();
    fill(&mut harness, "占时（%）", "60");
    assert!(harness.query_by_label("各部分合计 120%").is_some());
    press(&mut harness, CTRL, Key::S);
    let shares: Vec<f32> = saved(&harness, "award.ron").draft.sections.iter().filter_map(|part| part.share).collect();
    assert_eq!((shares.iter().sum::<f32>() * 1000.0).round(), 1000.0);
    assert!(shares[0] > 0.49 && harness.query_by_label("各部分合计 100%").is_some());
}

#[test]
fn what_somebody_else_wrote_into_the_file_stays_beside_ones_own() {
    let mut harness = making(AWARD);
    click(&mut harness, Role::RadioButton, "模板");
    fill(&mut harness, "模板名称", "我改的");
    let mut theirs = parse_template("award", AWARD).unwrap();
    theirs.name = "别人改的".to_owned();
    let path = harness.state().folder.path().join("templates").join("award.ron");
    std::fs::write(&path, write_template(&theirs).unwrap()).unwrap();
    press(&mut harness, CTRL, Key::S);
    assert_eq!(files(&harness), ["award 2.ron", "award.ron"]);
    assert_eq!(saved(&harness, "award.ron").name, "别人改的");
    assert_eq!(saved(&harness, "award 2.ron").name, "我改的");
    assert!(harness.query_all_by_label_contains("两份都留着").next().is_some());
    // What follows goes into the second one.
    fill(&mut harness, "模板名称", "我又改的");
    press(&mut harness, CTRL, Key::S);
    assert_eq!(saved(&harness, "award 2.ron").name, "我又改的");
    assert_eq!(files(&harness).len(), 2);
}

#[test]
fn a_template_that_was_never_saved_comes_back_after_a_crash() {
    let mut harness = window(Lang::Zh, [1460.0, 1400.0]);
    harness.state_mut().handle(Action::Do(Command::NewTemplate));
    harness.run();
    click(&mut harness, Role::RadioButton, "模板");
    fill(&mut harness, "模板名称", "半成品");
    let (made, folder) =
        (template(&harness), std::mem::replace(&mut harness.state_mut().folder, tempfile::tempdir().unwrap()));
    drop(harness);
    let mut harness = start(App::of_user(Lang::Zh, folder), [1460.0, 1400.0]);
    harness.state_mut().handle(Action::RestoreAll);
    harness.run();
    assert_eq!(template(&harness), made);
    assert_eq!(harness.state().session.document().unwrap().title().as_deref(), Some("半成品"));
    press(&mut harness, CTRL, Key::S);
    assert_eq!(files(&harness), ["半成品.ron"]);
    assert_eq!(harness.state().session.offered(Shelf::Own, "").len(), 1);
}

#[test]
fn a_template_is_no_speech_to_be_templated() {
    let mut harness = making(AWARD);
    for command in [Command::Retemplate, Command::KeepTemplate] {
        assert!(!command.is_available(&harness.state().session));
        harness.state_mut().handle(Action::Do(command));
        harness.run();
        assert!(harness.state().session.ask.is_none() && harness.state().session.screen == Screen::Draft);
    }
    // The key for the fields leads to those of the template.
    press(&mut harness, CTRL, Key::T);
    assert_eq!(harness.state().session.document().unwrap().sheet, Sheet::Fields);
    assert!(harness.query_by_role_and_label(Role::Button, "加一个字段").is_some());
}

#[test]
fn an_input_of_several_lines_is_as_high_as_what_stands_in_it() {
    let mut harness = making(AWARD);
    click(&mut harness, Role::RadioButton, "模板");
    let height = |harness: &Harness<'_, App>| {
        let below = harness.get_by_role_and_label(Role::TextInput, "时长（分钟）").rect().top();
        below - harness.get_by_role_and_label(Role::MultilineTextInput, "适用场合").rect().top()
    };
    let before = height(&harness);
    fill_lines(&mut harness, "适用场合", &"每年五月的座谈会，".repeat(20));
    let text = harness.get_by_role_and_label(Role::MultilineTextInput, "适用场合").rect();
    assert!(height(&harness) > before + 80.0 && height(&harness) > text.height(), "{text} {}", height(&harness));
}

#[test]
fn from_the_search_to_the_speech_and_back_to_the_template() {
    let source = AWARD
        .replace("sample: \"云溪市\")]", "sample: \"云溪市\"), (id: \"online\", name: \"有线上会场\", kind: YesNo)]");
    let source = source.replace("share: 0.2, body", "share: 0.2, when: \"online\", body");
    let source = source.replace("share: 0.4, body", "share: 0.4, phrasings: [\"{city}的朋友们，晚上好。\"], body");
    let mut harness = making(&source);
    // The template is edited and saved.
    click(&mut harness, Role::RadioButton, "模板");
    fill(&mut harness, "模板名称", "颁奖之夜");
    press(&mut harness, CTRL, Key::S);
    // Looked for by initials, chosen, filled in, a condition switched.
    press(&mut harness, CTRL, Key::N);
    click(&mut harness, Role::ListBoxOption, "全部");
    harness.get_by_role_and_label(Role::TextInput, "找模板").focus();
    harness.run();
    type_words(&mut harness, "bjzy");
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(harness.state().session.document().unwrap().title().as_deref(), Some("在授牌仪式上的讲话"));
    fill(&mut harness, "城市", "清河市");
    click(&mut harness, Role::CheckBox, "有线上会场");
    assert!(harness.state().text().contains("也向线上的同志们问好。"));
    press(&mut harness, CTRL, Key::Enter);
    // An item is added, and the count follows; another way to say it is put in.
    let item = harness.state().session.document().unwrap().document.draft().sections[3].id;
    harness.state_mut().handle(Action::DoAt(Command::AddBelow, item));
    harness.run();
    assert!(harness.state().text().contains("讲两点意见。"));
    let greeting = harness.state().session.document().unwrap().document.draft().sections[0].id;
    harness.state_mut().handle(Action::GoTo(Caret::at(Place::Body(greeting, 0), 0)));
    harness.run();
    press(&mut harness, Modifiers { alt: true, ..NONE }, Key::P);
    press(&mut harness, NONE, Key::Enter);
    let text = harness.state().text();
    assert!(text.contains("清河市的朋友们，晚上好。"), "{text}");
}

#[test]
fn what_could_not_be_opened_again_is_not_saved_and_said() {
    let mut harness = making(AWARD);
    let about = harness.state().session.document().unwrap().about().unwrap().clone();
    let with = std::sync::Arc::new(lectern::model::About { name: "长".repeat(1_001), ..(*about).clone() });
    let edit = lectern::edit::Edit::About { with };
    let kind = lectern::edit::Kind::Whole;
    harness.state_mut().handle(Action::Edit { edit, kind, selections: (None, None) });
    harness.run();
    press(&mut harness, CTRL, Key::S);
    let open = harness.state().session.document().unwrap();
    assert!(open.is_unsaved() && open.saving.is_none());
    assert!(harness.query_all_by_label_contains("还不能存").next().is_some());
    assert_eq!(saved(&harness, "award.ron").name, "授牌仪式讲话");
    // Mended, it is saved.
    undo(&mut harness);
    click(&mut harness, Role::RadioButton, "模板");
    fill(&mut harness, "模板名称", "短名字");
    press(&mut harness, CTRL, Key::S);
    assert_eq!(saved(&harness, "award.ron").name, "短名字");
}
