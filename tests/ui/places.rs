//! Nothing lies outside the window or over its neighbour, in both languages, in the smallest window and at twice the
//! size; and the keyboard reaches every widget once, in the order in which they stand.

use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::app::{Action, View};
use lectern::i18n::Lang;
use lectern::store::Within;

use crate::app::{App, desk, desk_in, first_start, press, shapes, type_words, window};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::NONE };
const CTRL: Modifiers = Modifiers::COMMAND;
const SIZES: [([f32; 2], u16); 2] = [([1000.0, 640.0], 100), ([2000.0, 1280.0], 200)];

/// Draws everything at a scale.
fn scaled(mut harness: Harness<'static, App>, percent: u16) -> Harness<'static, App> {
    let mut settings = harness.state().session.settings.clone();
    settings.scale = Within::new(percent).unwrap();
    harness.state_mut().handle(Action::Set(Box::new(settings)));
    harness.run();
    harness
}

/// The widgets that can be pressed or typed in, each with its name and place.
fn widgets(harness: &Harness<'_, App>) -> Vec<(Role, String, Rect)> {
    let kinds = [
        Role::Button,
        Role::CheckBox,
        Role::ListBoxOption,
        Role::RadioButton,
        Role::Tab,
        Role::TextInput,
        Role::MultilineTextInput,
    ];
    let all = harness.get_all_by(|node| kinds.contains(&node.role()) && node.bounding_box().is_some());
    let named = all.map(|node| {
        let known = node.accesskit_node();
        (known.role(), known.label().or_else(|| node.value()).unwrap_or_default(), node.rect())
    });
    named.collect()
}

/// Checks what is in sight: it has a name, lies within the window and not over another widget, unless it stands in it.
fn check_places(harness: &Harness<'_, App>, what: &str) {
    let screen = harness.ctx.content_rect().expand(0.5);
    let all = widgets(harness);
    assert!(all.len() > 2, "{what}");
    for (role, name, rect) in &all {
        assert!(!name.trim().is_empty(), "{what}: {role:?} at {rect} has no name");
        let sides = rect.left() >= screen.left() && rect.right() <= screen.right();
        assert!(sides, "{what}: {name} at {rect} in {screen}");
    }
    for (index, (role, name, rect)) in all.iter().enumerate() {
        for (other_role, other, place) in &all[index + 1..] {
            let both = rect.shrink(0.5).intersect(place.shrink(0.5));
            let within = rect.expand(4.0).contains_rect(*place) || place.expand(4.0).contains_rect(*rect);
            let apart = !both.is_positive() || (within && role != other_role);
            assert!(apart, "{what}: {name} at {rect} and {other} at {place}");
        }
    }
}
