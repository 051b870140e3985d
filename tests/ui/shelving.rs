//! The user's own templates: made of a draft, used, copied, put away and brought back; what changes outside is seen.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use lectern::app::{Action, Ask, Command, Screen, Sheet, Shelf};
use lectern::i18n::Lang;
use lectern::store::{built_in, write_template};

use crate::app::{App, click, press, type_words, window};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

/// The names of the user's own templates.
fn own(harness: &Harness<'_, App>) -> Vec<String> {
    let session = &harness.state().session;
    let name = |index: usize| session.templates[index].template.as_ref().map(|template| template.name.clone());
    session.offered(Shelf::Own, "").into_iter().map(|index| name(index).unwrap_or_else(|_| "?".to_owned())).collect()
}

/// A draft with two fields filled in and a day in its text.
fn written() -> Harness<'static, App> {
    let mut harness = window(Lang::Zh, [1460.0, 900.0]);
    press(&mut harness, NONE, Key::Enter);
    type_words(&mut harness, "云溪市劳模座谈会");
    press(&mut harness, CTRL, Key::Enter);
    type_words(&mut harness, "2026年4月28日，第十二届劳模座谈会召开了。");
    harness
}

fn keep(harness: &mut Harness<'_, App>) {
    harness.state_mut().handle(Action::Do(Command::KeepTemplate));
    harness.run();
}

#[test]
fn a_draft_becomes_a_template_with_blanks_for_what_will_be_others_and_every_word_else() {
    let mut harness = written();
    keep(&mut harness);
    assert!(matches!(harness.state().session.ask, Some(Ask::Template(_))));
    // The name has the keyboard and is typed over; one proposal is not taken.
    type_words(&mut harness, "我的劳模会");
    click(&mut harness, Role::CheckBox, "届次　第十二届　文中 1 处");
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(harness.state().session.ask, None);
    assert_eq!(own(&harness), ["我的劳模会"]);
    press(&mut harness, CTRL, Key::N);
    type_words(&mut harness, "wdlmh");
    press(&mut harness, NONE, Key::Enter);
    let text = harness.state().text();
    assert!(
        text.contains("在〔会议名称〕上的讲话") && text.contains("〔日期 2〕，第十二届劳模座谈会召开了。"),
        "{text}"
    );
}

#[test]
fn any_template_is_copied_and_ones_own_is_put_away_and_brought_back() {
    let mut harness = window(Lang::Zh, [1460.0, 900.0]);
    click(&mut harness, Role::Button, "复制一份自己的");
    assert_eq!(own(&harness), ["节日座谈会讲话（自己的）"]);
    assert!(harness.state().session.looking_at > 0, "the copy is looked at");
    click(&mut harness, Role::Button, "移到回收站");
    assert!(own(&harness).is_empty());
    click(&mut harness, Role::Button, "放回");
    assert_eq!(own(&harness), ["节日座谈会讲话（自己的）"]);
    click(&mut harness, Role::ListBoxOption, "自己的");
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(harness.state().session.screen, Screen::Draft);
}

#[test]
fn ones_own_is_renamed_and_keeps_its_file_its_star_and_every_other_byte() {
    let mut harness = window(Lang::Zh, [1460.0, 900.0]);
    click(&mut harness, Role::Button, "复制一份自己的");
    click(&mut harness, Role::Button, "收藏这个模板");
    let path = harness.state().folder.path().join("templates/节日座谈会讲话（自己的）.ron");
    let before = std::fs::read_to_string(&path).unwrap();
    click(&mut harness, Role::Button, "改名称…");
    // The name has the keyboard and is typed over.
    type_words(&mut harness, "五一座谈会");
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(harness.state().session.ask, None);
    assert_eq!(own(&harness), ["五一座谈会"]);
    let after = std::fs::read_to_string(&path).unwrap();
    assert_eq!(after, before.replacen("节日座谈会讲话（自己的）", "五一座谈会", 1));
    let session = &harness.state().session;
    assert!(session.is_favourite(&session.templates[session.looking_at]), "it is still the one that is looked at");
    assert!(harness.query_by_label_contains("模板改名叫“五一座谈会”了").is_some());
}

#[test]
fn the_buttons_of_a_template_stand_beside_its_name_in_any_window() {
    for size in [[1460.0, 900.0], [1000.0, 700.0]] {
        let mut harness = window(Lang::En, size);
        click(&mut harness, Role::Button, "Copy as my own");
        let name = own(&harness)[0].clone();
        let names = harness.get_all_by_role_and_label(Role::Label, &name).map(|node| node.rect());
        let right = names.map(|rect| rect.right()).fold(0.0, f32::max);
        for button in [
            "Use this template",
            "Add to favourites",
            "Copy as my own",
            "Change template",
            "Rename…",
            "Put into the bin",
        ] {
            let rect = harness.get_by_role_and_label(Role::Button, button).rect();
            assert!(rect.left() >= right && rect.right() <= size[0], "{button} at {rect:?}, the name ends at {right}");
        }
    }
}

#[test]
fn a_name_that_is_empty_or_taken_is_asked_for_again() {
    let mut harness = window(Lang::En, [1460.0, 900.0]);
    click(&mut harness, Role::Button, "Copy as my own");
    let first = own(&harness)[0].clone();
    click(&mut harness, Role::ListBoxOption, "Commencement address");
    click(&mut harness, Role::Button, "Copy as my own");
    click(&mut harness, Role::Button, "Rename…");
    for (name, fault) in [(first.as_str(), "Another template of yours"), ("　", "Give it a name")] {
        type_words(&mut harness, name);
        assert!(harness.query_by_label_contains(fault).is_some(), "{fault}");
        press(&mut harness, NONE, Key::Enter);
        assert!(matches!(harness.state().session.ask, Some(Ask::Rename(_))), "{fault}");
    }
    // It has the keyboard again, and is typed over.
    type_words(&mut harness, "Hill School");
    press(&mut harness, NONE, Key::Enter);
    let mut names = own(&harness);
    names.sort();
    assert_eq!(names, ["Hill School".to_owned(), first]);
    click(&mut harness, Role::Button, "Rename…");
    press(&mut harness, NONE, Key::Escape);
    assert_eq!((harness.state().session.ask.clone(), own(&harness).len()), (None, 2));
}

#[test]
fn what_cannot_be_renamed_is_told_and_stays() {
    let mut harness = window(Lang::Zh, [1460.0, 900.0]);
    click(&mut harness, Role::Button, "复制一份自己的");
    let path = harness.state().folder.path().join("templates/节日座谈会讲话（自己的）.ron");
    click(&mut harness, Role::Button, "改名称…");
    std::fs::write(&path, "(format: \"lectern-template\", version: 1, nam: \"\")").unwrap();
    type_words(&mut harness, "五一座谈会");
    press(&mut harness, NONE, Key::Enter);
    assert!(harness.query_all_by_label_contains("第 1 行").next().is_some(), "where the fault is");
    assert!(std::fs::read_to_string(&path).unwrap().contains("nam:"));
    assert!(harness.query_by_label("改名称…").is_none(), "one with faults has no name to change");
}

#[test]
fn one_that_is_open_to_be_changed_is_named_there() {
    let mut harness = window(Lang::Zh, [1460.0, 900.0]);
    click(&mut harness, Role::Button, "复制一份自己的");
    click(&mut harness, Role::Button, "修改模板");
    assert_eq!(harness.state().session.screen, Screen::Draft);
    press(&mut harness, CTRL, Key::N);
    click(&mut harness, Role::Button, "改名称…");
    let session = &harness.state().session;
    assert_eq!((session.ask.clone(), session.screen, session.documents.len()), (None, Screen::Draft, 1));
    assert_eq!(session.documents[0].sheet, Sheet::About);
}

#[test]
fn copies_are_told_from_one_another_also_copies_of_copies() {
    let mut harness = window(Lang::Zh, [1460.0, 900.0]);
    // Each copy is looked at, and copied in its turn.
    for _ in 0..3 {
        click(&mut harness, Role::Button, "复制一份自己的");
    }
    let mut names = own(&harness);
    names.sort();
    assert_eq!(names, ["节日座谈会讲话（自己的 2）", "节日座谈会讲话（自己的 3）", "节日座谈会讲话（自己的）"]);
}

#[test]
fn what_is_put_into_the_folder_outside_appears_and_a_broken_one_hides_no_other() {
    let mut harness = window(Lang::Zh, [1460.0, 900.0]);
    let folder = harness.state().folder.path().join("templates");
    std::fs::create_dir_all(&folder).unwrap();
    let mut template = built_in().remove(3).template.unwrap();
    template.name = "外来的".to_owned();
    std::fs::write(folder.join("outside.ron"), write_template(&template).unwrap()).unwrap();
    std::fs::write(folder.join("broken.ron"), "(format: \"lectern-template\", version: 1, nam: \"\")").unwrap();
    harness.state_mut().handle(Action::Focused);
    harness.run();
    assert_eq!(own(&harness), ["外来的", "?"]);
    click(&mut harness, Role::ListBoxOption, "自己的");
    click(&mut harness, Role::ListBoxOption, "broken");
    assert!(harness.query_all_by_label_contains("第 1 行").next().is_some(), "where the fault is");
}

#[test]
fn a_template_that_is_opened_as_a_file_comes_to_ones_own() {
    let mut harness = window(Lang::Zh, [1460.0, 900.0]);
    let path = harness.state().folder.path().join("给我的.ron");
    std::fs::write(&path, write_template(&built_in().remove(3).template.unwrap()).unwrap()).unwrap();
    harness.state_mut().handle(Action::OpenFiles(vec![path]));
    harness.run();
    assert_eq!(own(&harness), ["表彰大会讲话"]);
    assert_eq!(harness.state().session.screen, Screen::Gallery);
    assert!(harness.state().session.documents.is_empty());
}

#[test]
fn a_further_folder_is_looked_into_as_long_as_it_is_wanted_and_nothing_in_it_is_changed() {
    let mut harness = window(Lang::Zh, [1460.0, 900.0]);
    let folder = harness.state().folder.path().join("处室模板");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("a.ron"), write_template(&built_in().remove(3).template.unwrap()).unwrap()).unwrap();
    harness.state_mut().answer = Some(folder.clone());
    click(&mut harness, Role::Button, "再看一个文件夹…");
    click(&mut harness, Role::ListBoxOption, "处室模板");
    assert_eq!(own(&harness), ["表彰大会讲话"]);
    click(&mut harness, Role::Button, "复制一份自己的");
    assert_eq!(own(&harness).len(), 2);
    click(&mut harness, Role::Button, "不再看这个文件夹");
    assert_eq!(own(&harness), ["表彰大会讲话（自己的）"]);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn what_was_put_away_is_brought_back_one_by_one_or_removed_for_good_once_it_is_asked() {
    let mut harness = window(Lang::Zh, [1460.0, 900.0]);
    for _ in 0..2 {
        click(&mut harness, Role::Button, "复制一份自己的");
        click(&mut harness, Role::Button, "移到回收站");
    }
    click(&mut harness, Role::ListBoxOption, "自己的");
    let bin = harness.state().folder.path().join("templates").join("bin");
    let count = || std::fs::read_dir(&bin).unwrap().count();
    assert_eq!(count(), 2);
    click(&mut harness, Role::Button, "放回 节日座谈会讲话（自己的） 2.ron");
    assert_eq!((count(), own(&harness).len()), (1, 1));
    click(&mut harness, Role::Button, "清空回收站");
    assert!(harness.query_by_label("回收站里的 1 个模板删了就找不回来。").is_some());
    press(&mut harness, NONE, Key::Escape);
    assert_eq!(count(), 1, "nothing goes unasked");
    click(&mut harness, Role::Button, "清空回收站");
    // What another machine puts away meanwhile was not asked about, also where it was seen by then.
    std::fs::write(bin.join("later.ron"), "(name: \"晚来的\")").unwrap();
    harness.state_mut().handle(Action::Focused);
    press(&mut harness, NONE, Key::Enter);
    assert_eq!((count(), own(&harness).len()), (1, 1));
    assert!(harness.query_by_label("回收站清空了，删了 1 个模板").is_some());
    assert!(harness.query_by_role_and_label(Role::Button, "放回 晚来的（later.ron）").is_some());
}

/// Three copies in the bin, the shelf of one's own shown.
fn with_bin(lang: Lang, size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = window(lang, size);
    let (copy, away, own) = match lang {
        Lang::Zh => ("复制一份自己的", "移到回收站", "自己的"),
        Lang::En => ("Copy as my own", "Put into the bin", "My own"),
    };
    for index in 0..3 {
        harness.state_mut().handle(Action::LookAt(index));
        harness.run();
        click(&mut harness, Role::Button, copy);
        click(&mut harness, Role::Button, away);
    }
    let shelf = if size[0] < 1280.0 { Role::RadioButton } else { Role::ListBoxOption };
    click(&mut harness, shelf, own);
    harness
}

#[test]
fn the_bin_is_emptied_and_looked_into_by_the_keyboard() {
    let mut harness = with_bin(Lang::En, [1460.0, 900.0]);
    let bin = harness.state().folder.path().join("templates/bin");
    let mut give = |button: &str, key: Key| {
        harness.get_by_role_and_label(Role::Button, button).focus();
        harness.run();
        press(&mut harness, NONE, key);
        (harness.state().shown.len(), harness.query_by_label_contains("cannot be brought back").is_some())
    };
    assert_eq!(give("Show the bin in its folder", Key::Enter), (1, false));
    assert_eq!(give("Empty the bin", Key::Space), (1, true));
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(std::fs::read_dir(&bin).unwrap().count(), 0);
    assert!(harness.query_by_label_contains("Bin:").is_none());
}

#[test]
fn the_bin_is_reached_in_a_narrow_window_where_nothing_else_is_ones_own() {
    let mut harness = with_bin(Lang::Zh, [1000.0, 700.0]);
    assert!(harness.query_by_label("回收站：3 个模板").is_some());
    // What was told meanwhile lies over it for some seconds.
    (0..8).for_each(|_| harness.state_mut().handle(Action::Shut));
    harness.run();
    click(&mut harness, Role::Button, "放回 节日座谈会讲话（自己的）.ron");
    assert_eq!(own(&harness), ["节日座谈会讲话（自己的）"]);
}

#[test]
fn a_further_folder_has_a_bin_of_its_own() {
    let mut harness = with_bin(Lang::Zh, [1460.0, 900.0]);
    let folder = harness.state().folder.path().join("处室模板");
    std::fs::create_dir_all(folder.join("bin")).unwrap();
    let text = write_template(&built_in().remove(3).template.unwrap()).unwrap();
    std::fs::write(folder.join("bin/a.ron"), text).unwrap();
    harness.state_mut().answer = Some(folder.clone());
    click(&mut harness, Role::Button, "再看一个文件夹…");
    assert!(harness.query_by_label("回收站：3 个模板").is_some(), "that of one's own is as it was");
    click(&mut harness, Role::ListBoxOption, "处室模板");
    assert!(harness.query_by_label("回收站：1 个模板").is_some());
    click(&mut harness, Role::Button, "放回 表彰大会讲话（a.ron）");
    assert!(folder.join("a.ron").is_file());
}

#[test]
fn a_search_that_finds_nothing_shows_no_template_and_the_way_back() {
    let mut harness = window(Lang::Zh, [1460.0, 900.0]);
    type_words(&mut harness, "没有这样的");
    assert!(harness.query_by_role_and_label(Role::Button, "用这个模板").is_none());
    click(&mut harness, Role::Button, "看全部模板");
    assert!(harness.query_by_role_and_label(Role::Button, "用这个模板").is_some());
    // The search has the keyboard again.
    type_words(&mut harness, "表彰");
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "表彰大会讲话").is_some());
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "节日座谈会讲话").is_none());
    press(&mut harness, NONE, Key::Escape);
    // Nor does a shelf on which nothing stands show one of another shelf.
    click(&mut harness, Role::ListBoxOption, "收藏");
    assert!(harness.query_by_role_and_label(Role::Button, "用这个模板").is_none());
    click(&mut harness, Role::Button, "看全部模板");
    assert!(harness.query_by_role_and_label(Role::Button, "用这个模板").is_some());
}
