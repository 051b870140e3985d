//! Every command by its name, every key changed and used, everything set in one place: by keys and by mouse.

use std::collections::BTreeSet;

use egui::accesskit::{Role, Toggled};
use egui::epaint::Shape;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::app::{Command, Overlay, Screen, View};
use lectern::i18n::Lang;
use lectern::store::{Brightness, Disk, Settings, load_settings};

use crate::app::{App, commit, compose, desk, press, type_words, window};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_ALT: Modifiers = Modifiers { alt: true, ..Modifiers::COMMAND };

fn click(harness: &mut Harness<'_, App>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run();
}

/// Opens the palette and types words into it.
fn look_for(harness: &mut Harness<'_, App>, words: &str) {
    press(harness, CTRL, Key::K);
    assert_eq!(harness.state().session.overlay, Some(Overlay::Palette));
    type_words(harness, words);
}

fn enter(harness: &mut Harness<'_, App>) {
    press(harness, Modifiers::NONE, Key::Enter);
}

fn escape(harness: &mut Harness<'_, App>) {
    press(harness, Modifiers::NONE, Key::Escape);
}

/// What the settings file says.
fn written(harness: &Harness<'_, App>) -> Settings {
    load_settings(&Disk, &harness.state().folder.path().join("config"))
}

/// Texts that are shown with a part of them missing: cut with … or beyond what may be painted on.
fn cut_texts(harness: &Harness<'_, App>) -> BTreeSet<String> {
    let mut cut = BTreeSet::new();
    for clipped in &harness.output().shapes {
        let mut waiting = vec![&clipped.shape];
        while let Some(shape) = waiting.pop() {
            match shape {
                Shape::Vec(shapes) => waiting.extend(shapes),
                Shape::Text(text) => {
                    let place = text.visual_bounding_rect();
                    let (from, to) = (clipped.clip_rect.left() - 1.0, clipped.clip_rect.right() + 1.0);
                    let seen = place.height() > 0.0 && clipped.clip_rect.intersects(place);
                    if text.galley.elided || (seen && (place.left() < from || place.right() > to)) {
                        cut.insert(text.galley.text().to_owned());
                    }
                }
                _ => {}
            }
        }
    }
    cut
}

#[test]
fn a_command_is_found_by_its_initials_and_run_by_enter() {
    let mut harness = desk();
    look_for(&mut harness, "jg");
    enter(&mut harness);
    assert_eq!(harness.state().session.overlay, Some(Overlay::HandOver));
}

#[test]
fn a_command_is_run_by_the_mouse() {
    let mut harness = desk();
    look_for(&mut harness, "全文");
    click(&mut harness, Role::ListBoxOption, "复制全文");
    assert!(harness.state().copied.is_some());
    assert_eq!(harness.state().session.overlay, None);
}

#[test]
fn arrows_choose_and_go_round() {
    let mut harness = desk();
    look_for(&mut harness, "稿纸");
    let chosen = |harness: &Harness<'_, App>| {
        let mut options = harness.get_all_by_role(Role::ListBoxOption);
        options
            .find(|option| option.accesskit_node().toggled() == Some(Toggled::True) && option.rect().height() == 40.0)
            .and_then(|option| option.accesskit_node().label())
    };
    let names = ["放大稿纸", "缩小稿纸", "稿纸恢复原大", "专注：只看稿纸"];
    let first = chosen(&harness).unwrap();
    assert!(names.contains(&first.as_str()), "{first}");
    let mut seen = BTreeSet::from([first.clone()]);
    for _ in 1..names.len() {
        press(&mut harness, Modifiers::NONE, Key::ArrowDown);
        seen.insert(chosen(&harness).unwrap());
    }
    assert_eq!(seen.len(), names.len());
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(chosen(&harness), Some(first));
}

#[test]
fn typing_and_enter_in_one_frame_run_what_was_typed() {
    let mut harness = desk();
    press(&mut harness, CTRL, Key::K);
    let key =
        |key| egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    harness.input_mut().events.extend([egui::Event::Text("fzqw".to_owned()), key(Key::Enter)]);
    harness.run();
    assert!(harness.state().copied.is_some());
}

#[test]
fn a_part_is_gone_to_from_the_palette() {
    let mut harness = desk();
    look_for(&mut harness, "ddcx");
    enter(&mut harness);
    type_words(&mut harness, "大家都要");
    assert!(harness.state().text().contains("二要大胆创新。大家都要"), "{}", harness.state().text());
    // Also from the fields.
    press(&mut harness, CTRL, Key::T);
    assert_eq!(harness.state().session.document().unwrap().view, View::Form);
    look_for(&mut harness, "致意");
    enter(&mut harness);
    type_words(&mut harness, "今天，");
    assert!(harness.state().text().contains("\n　　今天，"), "{}", harness.state().text());
}

#[test]
fn the_keyboard_is_given_back_where_it_was() {
    let mut harness = desk();
    type_words(&mut harness, "尊敬的");
    for key in [Key::K, Key::Comma] {
        press(&mut harness, CTRL, key);
        type_words(&mut harness, "nothing of this is in the speech");
        escape(&mut harness);
        assert_eq!(harness.state().session.overlay, None);
    }
    press(&mut harness, Modifiers::NONE, Key::F1);
    press(&mut harness, Modifiers::NONE, Key::F1);
    type_words(&mut harness, "广大");
    assert!(harness.state().text().contains("\n尊敬的广大各位"), "{}", harness.state().text());
    assert!(!harness.state().text().contains("nothing"));
}

#[test]
fn keys_of_a_command_work_over_the_palette_and_shut_it() {
    let mut harness = desk();
    look_for(&mut harness, "abc");
    press(&mut harness, Modifiers { shift: true, ..CTRL }, Key::C);
    assert_eq!((harness.state().session.overlay, harness.state().copied.is_some()), (None, true));
    type_words(&mut harness, "尊敬的");
    assert!(harness.state().text().contains("\n尊敬的各位"));
}

#[test]
fn an_input_method_works_in_the_palette() {
    let mut harness = desk();
    press(&mut harness, CTRL, Key::K);
    compose(&mut harness, "jiao gao");
    // Keys are the input method's until it is done.
    for key in [Key::ArrowDown, Key::Enter, Key::Tab, Key::Escape] {
        press(&mut harness, Modifiers::NONE, key);
        assert_eq!(harness.state().session.overlay, Some(Overlay::Palette), "{key:?}");
    }
    press(&mut harness, CTRL, Key::N);
    assert_eq!(harness.state().session.screen, Screen::Draft);
    commit(&mut harness, "交稿");
    assert_eq!(harness.get_by_role(Role::TextInput).value().as_deref(), Some("交稿"));
    enter(&mut harness);
    assert_eq!(harness.state().session.overlay, Some(Overlay::HandOver));
}

#[test]
fn every_command_is_in_the_palette_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let mut harness = window(lang, [1000.0, 640.0]);
        enter(&mut harness);
        for command in Command::ALL {
            let name = command.name().get(lang);
            look_for(&mut harness, name);
            assert!(harness.query_all_by_role_and_label(Role::ListBoxOption, name).next().is_some(), "{name}");
            escape(&mut harness);
        }
    }
}

#[test]
fn what_was_used_last_stands_first() {
    let mut harness = desk();
    press(&mut harness, CTRL, Key::Plus);
    press(&mut harness, CTRL, Key::K);
    let first = harness.get_all_by_role(Role::ListBoxOption).find(|option| option.rect().height() == 40.0).unwrap();
    assert_eq!(first.accesskit_node().label().as_deref(), Some("放大稿纸"));
    enter(&mut harness);
    assert_eq!(harness.state().session.settings.zoom.get(), 120);
}

#[test]
fn a_command_without_a_draft_says_what_it_needs_and_does_nothing() {
    let mut harness = window(Lang::Zh, [1000.0, 640.0]);
    look_for(&mut harness, "全文");
    enter(&mut harness);
    assert_eq!((harness.state().session.overlay, harness.state().copied.is_none()), (Some(Overlay::Palette), true));
    // What lies beneath heard nothing of it.
    assert_eq!(harness.state().session.screen, Screen::Gallery);
    assert!(harness.state().session.documents.is_empty());
}

#[test]
fn keys_are_changed_used_and_reset() {
    let mut harness = desk();
    press(&mut harness, Modifiers::NONE, Key::F1);
    click(&mut harness, Role::Button, "复制全文");
    press(&mut harness, CTRL_ALT, Key::C);
    assert_eq!(written(&harness).keys.get("CopyText").unwrap(), &["Ctrl+Alt+C"]);
    escape(&mut harness);
    press(&mut harness, Modifiers { shift: true, ..CTRL }, Key::C);
    assert!(harness.state().copied.is_none(), "the old keys are free");
    press(&mut harness, CTRL_ALT, Key::C);
    assert!(harness.state().copied.is_some());
    press(&mut harness, Modifiers::NONE, Key::F1);
    click(&mut harness, Role::Button, "复制全文恢复默认");
    assert_eq!(written(&harness).keys.len(), 0);
}

#[test]
fn a_clash_is_named_and_other_keys_are_taken_at_once() {
    let mut harness = desk();
    look_for(&mut harness, "复制全文");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert_eq!(harness.state().session.overlay, Some(Overlay::Keys(Some(Command::CopyText))));
    press(&mut harness, CTRL, Key::S);
    assert!(harness.query_by_label("Ctrl S 已是“保存”的快捷键，换一个").is_some());
    press(&mut harness, Modifiers::NONE, Key::A);
    assert!(harness.query_by_label("这个键要用来打字，加上 Ctrl 或 Alt").is_some());
    press(&mut harness, CTRL, Key::V);
    assert!(harness.query_by_label("写稿要用这个键，换一个").is_some());
    assert_eq!(written(&harness).keys.len(), 0);
    press(&mut harness, Modifiers::NONE, Key::F6);
    assert_eq!(written(&harness).keys.get("CopyText").unwrap(), &["F6"]);
    // Without any keys it still is in the palette.
    click(&mut harness, Role::Button, "复制全文");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(written(&harness).keys.get("CopyText").map(Vec::len), Some(0));
    click(&mut harness, Role::Button, "全部恢复默认");
    assert_eq!(written(&harness).keys.len(), 0);
}

#[test]
fn a_click_elsewhere_means_that_no_keys_are_wanted() {
    let mut harness = desk();
    press(&mut harness, Modifiers::NONE, Key::F1);
    click(&mut harness, Role::Button, "再来一份");
    assert!(harness.query_all_by_label("再来一份").next().is_some());
    click(&mut harness, Role::TextInput, "查快捷键");
    press(&mut harness, Modifiers::NONE, Key::F6);
    assert_eq!(written(&harness).keys.len(), 0);
    type_words(&mut harness, "dk");
    assert!(harness.query_by_role_and_label(Role::Button, "打开…").is_some());
}

#[test]
fn keys_are_found_by_the_name_of_a_command_and_by_themselves() {
    let mut harness = desk();
    press(&mut harness, Modifiers::NONE, Key::F1);
    type_words(&mut harness, "ctrl d");
    assert!(harness.query_by_role_and_label(Role::Button, "再来一份").is_some());
    assert!(harness.query_by_role_and_label(Role::Button, "另存为…").is_none());
    press(&mut harness, CTRL, Key::A);
    type_words(&mut harness, "lcw");
    assert!(harness.query_by_role_and_label(Role::Button, "再来一份").is_none());
    assert!(harness.query_by_role_and_label(Role::Button, "另存为…").is_some());
}

#[test]
fn what_is_set_counts_at_once_is_written_and_has_a_way_back() {
    let mut harness = desk();
    press(&mut harness, CTRL, Key::Comma);
    type_words(&mut harness, "mingan");
    assert!(harness.query_by_role_and_label(Role::RadioButton, "English").is_none(), "the language is not looked for");
    assert!(harness.query_by_role_and_label(Role::Button, "明暗恢复默认").is_none(), "nothing to go back from");
    click(&mut harness, Role::RadioButton, "深色");
    assert_eq!(written(&harness).theme, Brightness::Dark);
    assert!(harness.ctx.global_style().visuals.dark_mode);
    click(&mut harness, Role::Button, "明暗恢复默认");
    let used_templates = vec!["holiday-symposium".to_owned()];
    assert_eq!(written(&harness), Settings { welcomed: true, used_templates, ..Settings::default() });
    assert!(!harness.ctx.global_style().visuals.dark_mode);
}

#[test]
fn the_window_is_as_dark_as_the_system_until_somebody_says_otherwise() {
    let mut harness = desk();
    for (system, dark) in [(egui::Theme::Dark, true), (egui::Theme::Light, false)] {
        harness.input_mut().system_theme = Some(system);
        harness.run();
        assert_eq!(harness.ctx.global_style().visuals.dark_mode, dark);
    }
    harness.input_mut().system_theme = Some(egui::Theme::Dark);
    press(&mut harness, Modifiers::NONE, Key::F9);
    assert!(!harness.ctx.global_style().visuals.dark_mode);
}

#[test]
fn high_contrast_is_a_command_for_either_brightness() {
    let mut harness = desk();
    for (theme, panel) in [(Brightness::Light, egui::Color32::WHITE), (Brightness::Dark, egui::Color32::BLACK)] {
        let settings = Settings { theme, ..Settings::default() };
        harness.state_mut().handle(lectern::app::Action::Set(Box::new(settings)));
        look_for(&mut harness, "gdbd");
        enter(&mut harness);
        assert!(written(&harness).high_contrast);
        assert_eq!(harness.ctx.global_style().visuals.panel_fill, panel);
    }
}

#[test]
fn a_click_beside_the_palette_shuts_it() {
    let mut harness = desk();
    look_for(&mut harness, "bc");
    let beside = egui::pos2(60.0, 600.0);
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        harness.event(egui::Event::PointerMoved(beside));
        harness.event(egui::Event::PointerButton { pos: beside, button, pressed, modifiers: Modifiers::NONE });
    }
    harness.run();
    assert_eq!(harness.state().session.overlay, None);
    type_words(&mut harness, "尊敬的");
    assert!(harness.state().text().contains("\n尊敬的各位"), "what lay under the click was not clicked");
}

#[test]
fn a_number_is_typed_stepped_and_refused() {
    let mut harness = desk();
    press(&mut harness, CTRL, Key::Comma);
    type_words(&mut harness, "每行字数");
    click(&mut harness, Role::Button, "每行字数加一点");
    assert_eq!(written(&harness).characters.get(), 35);
    let field = |harness: &mut Harness<'_, App>, keys: &str| {
        harness.get_by_role_and_label(Role::TextInput, "每行字数").focus();
        harness.run();
        press(harness, CTRL, Key::A);
        type_words(harness, keys);
    };
    field(&mut harness, "40");
    assert_eq!(written(&harness).characters.get(), 40);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(written(&harness).characters.get(), 39);
    field(&mut harness, "99");
    assert_eq!(written(&harness).characters.get(), 39);
    assert!(harness.query_by_label("写 28 到 44 的数").is_some());
}

#[test]
fn a_switch_is_pressed_by_the_keyboard() {
    let mut harness = desk();
    press(&mut harness, CTRL, Key::Comma);
    harness.get_by_role_and_label(Role::CheckBox, "减少动画").focus();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert!(written(&harness).less_motion);
    let switch = harness.get_by_role_and_label(Role::CheckBox, "减少动画");
    assert_eq!(switch.accesskit_node().toggled(), Some(Toggled::True));
    assert_eq!(harness.ctx.global_style().animation_time, 0.0);
}

#[test]
fn the_page_alone_is_shown_until_escape() {
    let mut harness = desk();
    press(&mut harness, Modifiers::NONE, Key::F11);
    assert!(harness.query_by_role_and_label(Role::Button, "导出").is_none());
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "致意").is_none());
    // The palette is reached all the same, and Escape is its own first.
    look_for(&mut harness, "zt");
    escape(&mut harness);
    assert!(harness.state().session.is_focused());
    type_words(&mut harness, "尊敬的");
    escape(&mut harness);
    assert!(!harness.state().session.is_focused());
    assert!(harness.query_by_role_and_label(Role::Button, "导出").is_some());
    assert!(harness.state().text().contains("\n尊敬的各位"));
}

#[test]
fn the_bar_at_the_top_names_its_box_in_full() {
    for lang in [Lang::Zh, Lang::En] {
        let mut harness = window(lang, [1440.0, 900.0]);
        assert!(!cut_texts(&harness).contains("Commands"));
        click(&mut harness, Role::Button, Command::Palette.name().get(lang));
        assert_eq!(harness.state().session.overlay, Some(Overlay::Palette));
    }
}

#[test]
fn nothing_is_cut_off_in_the_smallest_window_nor_at_twice_the_size() {
    for lang in [Lang::Zh, Lang::En] {
        for (size, percent) in [([1000.0, 640.0], 100), ([2000.0, 1280.0], 200)] {
            let mut harness = window(lang, size);
            let mut settings = harness.state().session.settings.clone();
            settings.scale = lectern::store::Within::new(percent).unwrap();
            harness.state_mut().handle(lectern::app::Action::Set(Box::new(settings)));
            harness.run();
            let before = cut_texts(&harness);
            for (keys, name) in [(Key::K, "palette"), (Key::Comma, "settings"), (Key::F1, "keys")] {
                let held = if keys == Key::F1 { Modifiers::NONE } else { CTRL };
                press(&mut harness, held, keys);
                let cut: Vec<String> = cut_texts(&harness).difference(&before).cloned().collect();
                assert!(cut.is_empty(), "{lang:?} {percent} {name}: {cut:?}");
                for node in harness.get_all_by_role(Role::Button) {
                    let (rect, screen) = (node.rect(), harness.ctx.content_rect().expand(0.5));
                    let sides = rect.left() >= screen.left() && rect.right() <= screen.right();
                    assert!(sides, "{lang:?} {percent} {name}: {:?} at {rect:?}", node.accesskit_node().label());
                }
                escape(&mut harness);
            }
        }
    }
}
