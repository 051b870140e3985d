//! Inputs whose value counts as soon as it may: until then what is typed stays, and is marked.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use egui::{Id, Ui, vec2};

use crate::model::points_of;
use crate::ui::controls::{Input, input_box, label};
use crate::ui::theme::{Theme, Type, size};

/// A number that can be typed.
pub struct Number<'a> {
    /// Tells it from all others.
    pub key: (&'a str, &'a str),
    /// Its name.
    pub name: &'a str,
    /// What it may be.
    pub range: RangeInclusive<f32>,
}

/// What is being typed, where it is not the value that counts.
#[derive(Default)]
pub struct Inputs {
    typed: HashMap<Id, String>,
}

impl Inputs {
    /// Words that are never empty.
    pub fn words(&mut self, ui: &mut Ui, key: &str, name: &str, width: f32, value: &mut String) {
        let id = ui.scope_id().with(key);
        let read = |typed: &str| Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty());
        let shown = value.clone();
        self.input(ui, id, name, width, shown, read, value);
    }

    /// A number, with its name above it if there is room for one.
    pub fn number(&mut self, ui: &mut Ui, spec: &Number<'_>, above: Option<&str>, value: &mut f32) {
        let read = |typed: &str| typed.trim().parse().ok().filter(|number| spec.range.contains(number));
        self.number_as(ui, spec, above, read, value);
    }

    /// A size of type, by its number of points or its Chinese name.
    pub fn size(&mut self, ui: &mut Ui, spec: &Number<'_>, value: &mut f32) {
        let read = |typed: &str| points_of(typed.trim()).filter(|number| spec.range.contains(number));
        self.number_as(ui, spec, None, read, value);
    }

    fn number_as(
        &mut self,
        ui: &mut Ui,
        spec: &Number<'_>,
        above: Option<&str>,
        read: impl Fn(&str) -> Option<f32>,
        value: &mut f32,
    ) {
        let id = ui.scope_id().with(spec.key);
        let shown = format!("{value}");
        ui.vertical(|ui| {
            if let Some(above) = above {
                label(ui, Type::Small, Theme::of(ui).ink3, above);
            }
            self.input(ui, id, spec.name, size::PROFILE_NUMBER, shown, read, value);
        });
    }

    #[expect(clippy::too_many_arguments, reason = "what an input is, and what becomes of what is typed into it")]
    fn input<T>(
        &mut self,
        ui: &mut Ui,
        id: Id,
        name: &str,
        width: f32,
        shown: String,
        read: impl Fn(&str) -> Option<T>,
        value: &mut T,
    ) {
        let focused = ui.memory(|memory| memory.has_focus(id));
        if !focused {
            // Once it is left, what counts is shown.
            self.typed.remove(&id);
        }
        let mut text = self.typed.get(&id).cloned().unwrap_or(shown);
        let fault = read(&text).is_none().then_some("");
        ui.allocate_ui(vec2(width, size::CONTROL), |ui| {
            let spec = Input { id, name, hint: "", rows: 1, fault };
            if input_box(ui, &mut text, &spec).changed() {
                if let Some(read) = read(&text) {
                    *value = read;
                }
                self.typed.insert(id, text);
            }
        });
    }
}
