//! The pages beside the manuscript, and the layouts by which they are set.

use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use lectern::app::{Action, Overlay};
use lectern::edit::{Caret, Place};
use lectern::i18n::Lang;
use lectern::model::Role as Part;

use crate::app::{App, click, desk, press, type_words};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

fn paged() -> Harness<'static, App> {
    let mut harness = desk();
    press(&mut harness, CTRL, Key::Num3);
    harness.run();
    harness
}

#[test]
fn pages_are_shown_as_they_are_printed_and_follow_what_is_typed() {
    let mut harness = paged();
    assert!(harness.query_by_label_contains("第 1 页，共 ").is_some());
    let image = |harness: &Harness<'_, App>| harness.state().session.painted().unwrap().images[&0].clone();
    let before = image(&harness);
    assert!(before.width > 200 && before.rgba.len() == before.width * before.height * 4, "{before:?}");
    let ink = |pixels: &[u8]| pixels.chunks(4).filter(|pixel| pixel[0] < 200).count();
    assert!(ink(&before.rgba) > 1000, "there are letters on it");
    type_words(&mut harness, "今天，");
    assert!(image(&harness) != before);
    let text: String =
        harness.state().session.painted().unwrap().pages.lines(0).map(|line| line.text().to_owned()).collect();
    assert!(text.contains("今天，"), "{text}");
    // What was painted before is painted no second time.
    let now = image(&harness);
    harness.state_mut().handle(Action::Focused);
    harness.run();
    assert!(std::sync::Arc::ptr_eq(&image(&harness), &now));
    press(&mut harness, CTRL, Key::Num3);
    assert!(harness.query_by_label_contains("第 1 页，共 ").is_none());
}

#[test]
fn a_click_on_a_line_goes_to_its_place_in_the_manuscript() {
    let mut harness = paged();
    let session = &harness.state().session;
    let draft = session.document().unwrap().document.draft().clone();
    let review = draft.sections.iter().find(|section| section.role == Part::Review).unwrap().id;
    let pages = session.painted().unwrap().pages.clone();
    let line = pages.lines(0).find(|line| line.source().section() == Some(review)).unwrap();
    let sheet = harness.get_by_label_contains("第 1 页，共 ").rect();
    let zoom = sheet.width() / pages.size().0;
    let at = sheet.min + egui::vec2(line.x() + line.width() / 2.0, line.top() + line.height() / 2.0) * zoom;
    harness.hover_at(at);
    harness.run();
    for pressed in [true, false] {
        let event = egui::Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: NONE };
        harness.input_mut().events.push(event);
        harness.run();
    }
    let caret = harness.state().session.document().unwrap().caret().cloned().unwrap();
    assert!(matches!(caret.place(), Some(Place::Body(section, _)) if section == review), "{caret:?}");
    assert_ne!(caret, Caret::at(Place::Body(review, 0), 0), "and to the letter");
}

#[test]
fn a_layout_is_copied_changed_and_used() {
    let mut harness = desk();
    press(&mut harness, CTRL, Key::E);
    click(&mut harness, Role::Button, "版式设置…");
    assert_eq!(harness.state().session.overlay, Some(Overlay::Profiles));
    click(&mut harness, Role::ListBoxOption, "公文");
    click(&mut harness, Role::Button, "复制一份来改");
    let named = |harness: &Harness<'_, App>| harness.state().session.profiles.last().unwrap().1.clone();
    let copy = named(&harness);
    assert!(copy.name.starts_with("公文") && copy.name != "公文", "{}", copy.name);
    for (name, typed) in [("正文 字号", "四号"), ("左边距", "30")] {
        harness.get_by_role_and_label(Role::TextInput, name).focus();
        harness.run();
        press(&mut harness, CTRL, Key::A);
        type_words(&mut harness, typed);
    }
    click(&mut harness, Role::CheckBox, "正文 加粗");
    let changed = named(&harness);
    assert_eq!((changed.body.size, changed.paper.left, changed.body.bold), (14.0, 30.0, true));
    assert!((changed.body.pitch - 25.3).abs() < 0.1, "lines go with the size: {}", changed.body.pitch);
    // What cannot be is marked, and the last that could be stays.
    harness.get_by_role_and_label(Role::TextInput, "左边距").focus();
    press(&mut harness, CTRL, Key::A);
    type_words(&mut harness, "9999");
    assert_eq!(named(&harness).paper.left, 30.0);
    // It is on the disk, and offered where a speech is handed over.
    let folder = harness.state().folder.path().join("profiles");
    let file = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let written = lectern::store::parse_profile(&std::fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!(written, named(&harness));
    press(&mut harness, NONE, Key::Escape);
    press(&mut harness, CTRL, Key::E);
    click(&mut harness, Role::RadioButton, &changed.name);
    assert_eq!(harness.state().session.profile(harness.state().session.profile_id()), Some(&named(&harness)));
    click(&mut harness, Role::Button, "版式设置…");
    click(&mut harness, Role::Button, "删除这个版式");
    assert_eq!(harness.state().session.profiles.len(), 4);
    assert_eq!(harness.state().session.profile_id(), "speech", "what is gone is used no more");
    assert_eq!(harness.state().session.lang, Lang::Zh);
}
