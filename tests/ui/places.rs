//! Nothing lies outside the window or over its neighbour, in both languages, in the smallest window and at twice the
//! size; and the keyboard reaches every widget once, in the order in which they stand.

use egui::accesskit::Role;
use egui::epaint::Shape;
use egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::app::{Action, Command, Sheet};
use lectern::i18n::{Lang, making, words as list};
use lectern::store::Within;

use crate::app::{App, click, desk, desk_in, first_start, press, shapes, type_words, window};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::NONE };
const CTRL: Modifiers = Modifiers::COMMAND;

type Widget = (Role, String, Rect);

/// The widgets that can be pressed or typed in, each with its name and place.
fn widgets(harness: &Harness<'_, App>) -> Vec<Widget> {
    let kinds = [Role::Button, Role::CheckBox, Role::ListBoxOption, Role::RadioButton, Role::Tab, Role::TextInput];
    let all = harness.get_all_by(|node| kinds.contains(&node.role()) && node.bounding_box().is_some());
    all.map(|node| (node.accesskit_node().role(), node.accesskit_node().label().unwrap_or_default(), node.rect()))
        .collect()
}

/// Whether one widget stands in another, as the sign that folds does in its row.
fn within(one: &Widget, other: &Widget) -> bool {
    one.0 != other.0 && (one.2.expand(4.0).contains_rect(other.2) || other.2.expand(4.0).contains_rect(one.2))
}

/// Whether it stands in a list or form that goes on beyond what is in sight of it, below what stands there.
fn scrolled(one: &Widget, all: &[Widget]) -> bool {
    let lists = |role: Role| matches!(role, Role::ListBoxOption | Role::TextInput);
    lists(one.0) || all.iter().any(|row| lists(row.0) && row.2.contains_rect(one.2))
}

/// Checks these widgets: each has a name, lies between the sides of the window, and not over another.
fn check(harness: &Harness<'_, App>, all: &[Widget], what: &str) {
    let screen = harness.ctx.content_rect().expand(0.5);
    assert!(!all.is_empty(), "{what}");
    for (index, one) in all.iter().enumerate() {
        let (role, name, rect) = one;
        assert!(!name.trim().is_empty(), "{what}: {role:?} at {rect} has no name");
        // Lists go on below what is in sight.
        let listed = scrolled(one, all);
        let inside = screen.x_range().contains(rect.left()) && screen.x_range().contains(rect.right());
        assert!(inside && (listed || rect.top() >= screen.top()), "{what}: {name} at {rect} in {screen}");
        for other in &all[index + 1..] {
            let both = rect.shrink(0.5).intersect(other.2.shrink(0.5));
            let lists = listed != scrolled(other, all);
            assert!(
                !both.is_positive() || lists || within(one, other),
                "{what}: {name} at {rect} and {} at {}",
                other.1,
                other.2
            );
        }
    }
}

#[test]
fn nothing_lies_outside_or_over_its_neighbour() {
    for lang in [Lang::Zh, Lang::En] {
        for (size, percent) in [([1000.0, 640.0], 100), ([2000.0, 1280.0], 200)] {
            let mut harness = first_start(lang, size);
            let mut settings = harness.state().session.settings.clone();
            settings.scale = Within::new(percent).unwrap();
            harness.state_mut().handle(Action::Set(Box::new(settings)));
            harness.run();
            let all = |harness: &Harness<'_, App>, name: &str| {
                check(harness, &widgets(harness), &format!("{lang:?} {percent} {name}"));
            };
            all(&harness, "welcome");
            for (held, key, name) in [
                (CTRL, Key::N, "gallery"),
                (NONE, Key::Enter, "form"),
                (CTRL, Key::Enter, "desk"),
                (SHIFT, Key::ArrowDown, "selection"),
                (CTRL, Key::F, "find"),
                (CTRL, Key::H, "replace"),
            ] {
                press(&mut harness, held, key);
                all(&harness, name);
            }
            type_words(&mut harness, if lang == Lang::Zh { "同志" } else { "the" });
            all(&harness, "hits");
            press(&mut harness, NONE, Key::Escape);
            for (held, key, name) in [
                (CTRL, Key::K, "palette"),
                (Modifiers { alt: true, ..NONE }, Key::P, "phrases"),
                (CTRL, Key::Comma, "settings"),
                (NONE, Key::F1, "keys"),
            ] {
                let before = widgets(&harness);
                press(&mut harness, held, key);
                for one in widgets(&harness).into_iter().filter(|one| !before.contains(one)) {
                    check(&harness, &[one], &format!("{lang:?} {percent} {name}"));
                }
                press(&mut harness, NONE, Key::Escape);
            }
            let before = widgets(&harness);
            harness.state_mut().handle(Action::Do(Command::Words));
            harness.run();
            click(&mut harness, Role::Button, list::ADD.get(lang));
            for one in widgets(&harness).into_iter().filter(|one| !before.contains(one)) {
                check(&harness, &[one], &format!("{lang:?} {percent} words"));
            }
            press(&mut harness, NONE, Key::Escape);
            press(&mut harness, NONE, Key::Escape);
            press(&mut harness, Modifiers { alt: true, ..NONE }, Key::Home);
            all(&harness, "start");
        }
    }
}

#[test]
fn the_sheet_of_a_template_leaves_room_for_the_page_and_shows_everything() {
    for lang in [Lang::Zh, Lang::En] {
        for size in [[1000.0, 640.0], [1366.0, 768.0], [1920.0, 1080.0]] {
            let mut harness = first_start(lang, size);
            harness.state_mut().handle(Action::Do(Command::NewTemplate));
            harness.run();
            for sheet in Sheet::ALL {
                harness.state_mut().handle(Action::TurnTo(sheet));
                harness.run();
                let names = making::SIDES.map(|words| words.get(lang));
                let tab = harness.get_by_role_and_label(Role::RadioButton, names[0]).rect();
                // What is below the foot of the sheet is out of sight.
                let foot = harness.get_by_role_and_label(Role::Button, making::TRY.get(lang)).rect().top() - 12.0;
                let of_sheet = |one: &Widget| one.2.left() >= tab.left() && one.2.bottom() < foot;
                let all: Vec<Widget> = widgets(&harness).into_iter().filter(of_sheet).collect();
                check(&harness, &all, &format!("{lang:?} {size:?} {sheet:?}"));
                let page = harness.get_by_role(Role::Document).rect();
                assert!(page.right() <= tab.left(), "{lang:?} {size:?}: {page} and {tab}");
            }
        }
    }
}

#[test]
fn the_list_of_what_is_replaced_leaves_room_for_the_bar_and_the_page() {
    for lang in [Lang::Zh, Lang::En] {
        let mut harness = desk_in(lang, [1000.0, 640.0]);
        press(&mut harness, CTRL, Key::H);
        type_words(&mut harness, "同志");
        let all = widgets(&harness);
        let boxes = all.iter().filter(|one| one.0 == Role::CheckBox && one.2.top() > 150.0);
        let list = boxes.map(|one| one.2.left()).fold(f32::MAX, f32::min);
        let bar = |one: &&Widget| (60.0..150.0).contains(&one.2.top()) && one.2.left() < list;
        assert!(all.iter().filter(bar).count() > 9, "{lang:?}: {all:?}");
        for (_, name, rect) in all.iter().filter(bar) {
            assert!(rect.right() < list, "{lang:?}: {name} at {rect} reaches into the list at {list}");
        }
        let page = harness.get_by_role(Role::Document).rect();
        assert!(page.right() < list, "{lang:?}: {page}");
    }
}

/// What has the keyboard.
fn focused(harness: &Harness<'_, App>) -> Option<Widget> {
    let node = harness.get_all_by(|node| node.is_focused()).next()?;
    let known = node.accesskit_node();
    Some((
        known.role(),
        known.label().or_else(|| known.value()).unwrap_or_default(),
        known.bounding_box().map_or(Rect::NOTHING, |_| node.rect()),
    ))
}

/// The rings and lines of the keyboard that are painted at a place.
fn rings(harness: &Harness<'_, App>, place: Rect) -> Vec<Rect> {
    let near = place.expand(4.0);
    let rings = shapes(harness).into_iter().filter_map(|(_, shape)| match shape {
        Shape::Rect(shape) if shape.stroke.width == 1.5 || shape.rect.width() == 2.0 => Some(shape.rect),
        _ => None,
    });
    rings.filter(|ring| near.contains_rect(*ring)).collect()
}

#[test]
fn tab_goes_round_the_desk_and_is_seen() {
    let mut harness = desk();
    let before = rings(&harness, Rect::EVERYTHING);
    let mut seen: Vec<Widget> = Vec::new();
    while let Some(here) = focused(&harness).filter(|here| seen.first() != Some(here)) {
        let (role, name, rect) = &here;
        assert!(!name.trim().is_empty(), "{role:?} at {rect} has no name");
        assert!(!seen.contains(&here), "{name} at {rect} is reached twice: {seen:#?}");
        let shown = rings(&harness, *rect).iter().any(|ring| !before.contains(ring));
        assert!(*role == Role::Document || shown, "{name} at {rect} does not show that it has the keyboard");
        press(&mut harness, NONE, Key::Tab);
        seen.push(here);
    }
    let order = [
        "正文",
        "显示或收起预览",
        "都数了什么",
        "稿纸大小",
        "回到开始",
        "新建讲话稿",
        "字段",
        "明暗切换",
        "全部命令",
        "查找命令",
        "导出",
        "在下面加一项",
        "更多",
        "显示或收起提纲",
        "标题",
        "二要搭建平台",
        "提纲的宽度",
        "预览的宽度",
    ];
    let names: Vec<&str> = seen.iter().map(|one| one.1.as_str()).collect();
    let mut last = None;
    for name in order {
        let found = seen.iter().position(|one| one.1.contains(name));
        assert!(found > last, "{name} at {found:?}, behind {last:?}: {names:#?}");
        last = found;
    }
    assert_eq!(focused(&harness).map(|one| one.0), Some(Role::Document), "and back to the page");
}

#[test]
fn arrows_move_the_line_beside_a_panel() {
    let mut harness = desk();
    let width = |harness: &Harness<'_, App>| harness.get_by_role_and_label(Role::ListBoxOption, "标题").rect().width();
    harness.get_by_role_and_label(Role::Splitter, "提纲的宽度").focus();
    harness.run();
    let before = width(&harness);
    press(&mut harness, NONE, Key::ArrowRight);
    press(&mut harness, NONE, Key::ArrowRight);
    let wide = width(&harness);
    press(&mut harness, NONE, Key::ArrowLeft);
    assert!(before < width(&harness) && width(&harness) < wide, "{before} {} {wide}", width(&harness));
    press(&mut harness, NONE, Key::Escape);
    type_words(&mut harness, "尊敬的");
    assert!(harness.state().text().contains("\n尊敬的各位"));
}

#[test]
fn the_gallery_says_how_many_items_a_draft_begins_with() {
    let mut harness = window(Lang::Zh, [1440.0, 900.0]);
    let mut told = 0;
    for index in 0..harness.state().session.templates.len() {
        harness.state_mut().handle(Action::LookAt(index));
        harness.run();
        for (_, shape) in shapes(&harness) {
            let Shape::Text(text) = shape else { continue };
            told += usize::from(text.galley.text().contains("，常用 "));
            assert!(!text.galley.text().contains("常用 0 项"), "{index}: {}", text.galley.text());
        }
    }
    assert!(told >= 12, "{told}");
}
