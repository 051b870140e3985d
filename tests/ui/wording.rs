//! The page of typical errors: entries added, changed, removed and put back, switched off, taken from a table and written
//! to one.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::app::{Action, Command, NoticeKind, WordAsk};
use lectern::i18n::Lang;
use lectern::model::{OwnWords, WordLevel, WordScope, read_words};
use lectern::store::Disk;
use lectern::store::save_words;

use crate::app::{App, click, desk, desk_in, press, start, type_words};

const NONE: Modifiers = Modifiers::NONE;

/// A harness with the page over the manuscript.
fn page() -> Harness<'static, App> {
    let mut harness = desk();
    harness.state_mut().handle(Action::Do(Command::Words));
    harness.run();
    harness
}

/// The table of the own entries.
fn own(harness: &Harness<'_, App>) -> String {
    lectern::model::write_words(harness.state().session.words().unwrap().entries())
}

/// Puts the keyboard in an input, and words in place of what stands there.
fn write(harness: &mut Harness<'_, App>, name: &str, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, name).focus();
    harness.run();
    press(harness, Modifiers::COMMAND, Key::A);
    type_words(harness, words);
}

/// The file in which the entries are.
fn file(harness: &Harness<'_, App>) -> String {
    std::fs::read_to_string(harness.state().folder.path().join("words/words.ron")).unwrap()
}

#[test]
fn an_entry_is_added_changed_removed_and_put_back() {
    let mut harness = page();
    click(&mut harness, Role::Button, "添加");
    // What is wrong has the keyboard.
    type_words(&mut harness, "新城镇");
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(own(&harness), "", "nothing is right yet");
    assert!(harness.query_by_label("写上对的词，不能跟错的一样").is_some());
    write(&mut harness, "对的", "新城区/城区");
    write(&mut harness, "例外", "新城镇化");
    write(&mut harness, "道理", "已改名");
    click(&mut harness, Role::RadioButton, "公务讲话");
    click(&mut harness, Role::RadioButton, "提醒");
    click(&mut harness, Role::Button, "记下");
    assert_eq!(own(&harness), "新城镇\t新城区/城区\t新城镇化\tofficial\twarning\t已改名\n");
    assert!(file(&harness).contains("新城镇化") && !file(&harness).contains("截止目前"), "{}", file(&harness));

    click(&mut harness, Role::ListBoxOption, "新城镇 → 新城区/城区");
    write(&mut harness, "对的", "新区");
    click(&mut harness, Role::RadioButton, "所有讲话");
    press(&mut harness, NONE, Key::Escape);
    assert!(own(&harness).contains("新城区"), "given up, and the page still there");
    click(&mut harness, Role::ListBoxOption, "新城镇 → 新城区/城区");
    write(&mut harness, "对的", "新区");
    press(&mut harness, NONE, Key::Enter);
    let entry = harness.state().session.words().unwrap().entries()[0].clone();
    assert_eq!((entry.rights().as_str(), entry.scope, entry.level), ("新区", WordScope::Official, WordLevel::Warning));

    click(&mut harness, Role::Button, "添加");
    type_words(&mut harness, "新城镇");
    write(&mut harness, "对的", "别的");
    press(&mut harness, NONE, Key::Enter);
    assert!(harness.query_by_label("这个词已经有了").is_some());
    click(&mut harness, Role::Button, "取消");

    click(&mut harness, Role::Button, "删除 新城镇");
    assert_eq!(own(&harness), "");
    press(&mut harness, NONE, Key::Escape);
    click(&mut harness, Role::Button, "放回");
    assert_eq!(harness.state().session.words().unwrap().entries(), [entry]);
}

#[test]
fn what_is_added_and_switched_off_counts_in_the_speech_at_once() {
    let mut harness = desk();
    type_words(&mut harness, "同志们，截止目前，新城镇的任务都布署了。");
    press(&mut harness, NONE, Key::ArrowDown);
    let found = |harness: &Harness<'_, App>| -> Vec<String> {
        let review = &harness.state().session.document().unwrap().review;
        let all = review.shown().iter().filter_map(|index| review.finding(*index));
        let all = all.filter(|finding| finding.rule == lectern::check::Rule::Wording);
        all.map(|finding| review.words(finding).to_owned()).collect()
    };
    assert_eq!(found(&harness), ["截止目前", "布署"]);
    harness.state_mut().handle(Action::Do(Command::Words));
    harness.run();
    click(&mut harness, Role::Button, "添加");
    type_words(&mut harness, "新城镇");
    write(&mut harness, "对的", "新城区");
    press(&mut harness, NONE, Key::Enter);
    write(&mut harness, "查词语", "布署");
    click(&mut harness, Role::CheckBox, "布署 → 部署");
    assert_eq!(found(&harness), ["截止目前", "新城镇"]);
    let switch = harness.get_by_role_and_label(Role::CheckBox, "布署 → 部署");
    assert_eq!(switch.accesskit_node().toggled(), Some(Toggled::False));
    click(&mut harness, Role::CheckBox, "布署 → 部署");
    assert_eq!(found(&harness), ["截止目前", "新城镇", "布署"]);
}

#[test]
fn a_table_is_taken_in_or_its_bad_line_told_and_the_own_entries_are_written() {
    let mut harness = page();
    assert!(harness.query_by_role_and_label(Role::Button, "导出…").is_none(), "there is nothing of one’s own");
    let path = harness.state().folder.path().join("词语.tsv");
    std::fs::write(&path, "甲方\t乙方\n丙方\n").unwrap();
    harness.state_mut().answer = Some(path.clone());
    click(&mut harness, Role::Button, "导入…");
    let told = harness.state().session.notices.last().unwrap().clone();
    assert_eq!((told.kind, own(&harness)), (NoticeKind::Error, String::new()));
    assert!(told.text.contains("第 2 行"), "{}", told.text);
    std::fs::write(&path, "甲方\t乙方\n丙方\t丁方\n").unwrap();
    harness.state_mut().answer = Some(path.clone());
    click(&mut harness, Role::Button, "导入…");
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "丙方 → 丁方").is_some());
    let out = harness.state().folder.path().join("导出.tsv");
    harness.state_mut().answer = Some(out.clone());
    click(&mut harness, Role::Button, "导出…");
    let written = read_words(&std::fs::read_to_string(out).unwrap()).unwrap();
    assert_eq!(lectern::model::write_words(&written), own(&harness));
}

#[test]
fn of_thousands_of_entries_only_what_is_seen_is_laid_out_and_the_keyboard_goes_through_all() {
    let folder = tempfile::tempdir().unwrap();
    let table: String = (0..5_000).map(|n| format!("错词{n:04}\t对词\n")).collect();
    let mut words = OwnWords::default();
    read_words(&table).unwrap().into_iter().for_each(|entry| words.put(None, entry).unwrap());
    save_words(&Disk, &folder.path().join("words"), &words).unwrap();
    let mut harness = start(App::of_user(Lang::Zh, folder), [1440.0, 900.0]);
    harness.state_mut().handle(Action::Do(Command::Words));
    harness.run();
    let rows = |harness: &Harness<'_, App>| harness.query_all_by_role(Role::ListBoxOption).count();
    assert!((5..30).contains(&rows(&harness)), "{} rows", rows(&harness));
    // From the search over the button beside it into the list, two steps a row, and further than is seen.
    for _ in 0..60 {
        press(&mut harness, NONE, Key::Tab);
    }
    let focused = harness.get_by(|node| node.is_focused());
    let name = focused.accesskit_node().label().unwrap_or_default();
    assert!(name.contains("错词002"), "{name}");
    assert!(harness.ctx.content_rect().contains_rect(focused.rect()), "{name} is seen");
    harness.get_by_role_and_label(Role::TextInput, "查词语").focus();
    harness.run();
    type_words(&mut harness, "错词4999");
    assert_eq!(rows(&harness), 1);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    type_words(&mut harness, "没有这个");
    assert_eq!(rows(&harness), 0);
}

#[test]
fn the_page_is_in_the_other_language_too_and_a_file_that_cannot_be_read_is_told() {
    let mut harness = desk_in(Lang::En, [1000.0, 640.0]);
    harness.state_mut().handle(Action::Do(Command::Words));
    harness.run();
    click(&mut harness, Role::Button, "Add");
    for name in ["Wrong", "Right", "Except in", "Reason"] {
        assert!(harness.query_by_role_and_label(Role::TextInput, name).is_some(), "{name}");
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("words")).unwrap();
    std::fs::write(folder.path().join("words/words.ron"), "mine").unwrap();
    let mut harness = start(App::of_user(Lang::Zh, folder), [1440.0, 900.0]);
    harness.state_mut().handle(Action::Do(Command::Words));
    harness.run();
    assert!(harness.query_by_label("词语文件读不出来，没有动它").is_some());
    harness.state_mut().handle(Action::Word(WordAsk::Switch("布署".into(), false)));
    assert_eq!(std::fs::read_to_string(harness.state().folder.path().join("words/words.ron")).unwrap(), "mine");
}
