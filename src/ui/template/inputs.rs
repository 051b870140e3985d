//! Inputs of the sheet: a name above, what is wrong below. What was typed stays as it was typed.

use std::fmt::Debug;
use std::hash::Hash;

use egui::{Id, Ui, vec2};

use super::{Making, Typed, named};
use crate::edit::Kind;
use crate::i18n::{making, window};
use crate::model::{BadValue, Field, FieldKind, FieldValue, Formula, MAX_LINE, Text};
use crate::ui::controls::{Input, input, label, pill, pills};
use crate::ui::theme::{Theme, Type};

/// What an input is for: where it stands, what it is called, what helps to fill it.
pub(super) struct Asked<'a, K> {
    pub key: K,
    pub name: &'a str,
    pub hint: &'a str,
    pub rows: u8,
}

/// How many blanks are offered below an input; any can be typed by its name.
const MOST_OFFERED: usize = 60;

/// What tells an input from the others of a template.
pub(super) trait Key: Hash + Debug {}

impl<K: Hash + Debug> Key for K {}

/// What was read from an input, and how the template will show it.
type Read<T> = Result<(T, String), &'static str>;

impl Making<'_> {
    /// An input for something that reads as `now`; gives what was typed, if it reads as something.
    pub(super) fn input_as<T>(
        &mut self,
        ui: &mut Ui,
        asked: &Asked<'_, impl Key>,
        now: &str,
        read: impl Fn(&str) -> Read<T>,
    ) -> Option<T> {
        let id = Id::unique(("template", self.open.id, &asked.key));
        let typed = self.state.typed.get(&id).filter(|typed| typed.of == now);
        let mut text = typed.map_or_else(|| now.to_owned(), |typed| typed.text.clone());
        let before = text.clone();
        // What the template says itself has no fault.
        let fault = typed.and_then(|_| read(&text).err());
        label(ui, Type::Small, Theme::of(ui).ink2, asked.name);
        let spec = Input { id, name: asked.name, hint: asked.hint, rows: asked.rows, fault };
        let response = input(ui, &mut text, &spec);
        ui.add_space(6.0);
        if response.has_focus() {
            self.state.names_for = Some(id);
        }
        if text == before {
            if !response.has_focus() && fault.is_none() {
                self.state.typed.remove(&id);
            }
            return None;
        }
        match read(&text) {
            Ok((value, of)) => {
                self.state.typed.insert(id, Typed { text, of });
                Some(value)
            }
            Err(_) => {
                self.state.typed.insert(id, Typed { text, of: now.to_owned() });
                None
            }
        }
    }

    /// An input for words.
    pub(super) fn words(&mut self, ui: &mut Ui, asked: &Asked<'_, impl Key>, now: &str) -> Option<String> {
        self.input_as(ui, asked, now, |text| {
            // Where only one line is read only one is typed.
            let line: String = text.chars().take(MAX_LINE).collect();
            Ok((line.clone(), line))
        })
    }

    /// An input for a text in which blanks and counts stand by their names.
    pub(super) fn text(&mut self, ui: &mut Ui, asked: &Asked<'_, impl Key>, now: &Text) -> Option<Text> {
        let (draft, lang) = (self.draft, self.lang);
        let names = draft.names();
        let of = |text: &Text| named::shown(draft, lang, &text.notation());
        let shown = of(now);
        let changed = self.input_as(ui, asked, &shown, |typed| {
            let (text, _) = Text::parse(&named::read(draft, typed), &names);
            let of = of(&text);
            Ok((text, of))
        });
        self.offer_names(ui, asked, now, changed)
    }

    /// The blanks that can be put into a text, below the input that was last typed into.
    fn offer_names(
        &mut self,
        ui: &mut Ui,
        asked: &Asked<'_, impl Key>,
        now: &Text,
        changed: Option<Text>,
    ) -> Option<Text> {
        let id = Id::unique(("template", self.open.id, &asked.key));
        if changed.is_some() || self.state.names_for != Some(id) {
            return changed;
        }
        let mut taken = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            for field in self.draft.all_fields().take(MOST_OFFERED) {
                if pill(ui, &named::of_field(self.draft, &field.id), false).clicked() {
                    taken = Some(crate::model::Piece::Field(field.id.clone()));
                }
            }
        });
        ui.add_space(6.0);
        let piece = taken?;
        ui.memory_mut(|memory| memory.request_focus(id));
        let mut text = now.clone();
        text.append(Text::of(piece));
        Some(text)
    }

    /// An input for what a field is made of; `Some(None)` where it is emptied.
    pub(super) fn formula(
        &mut self,
        ui: &mut Ui,
        asked: &Asked<'_, impl Key>,
        field: &Field,
    ) -> Option<Option<Formula>> {
        let (draft, lang) = (self.draft, self.lang);
        let now = field.formula.as_ref().map(|formula| formula.notation()).unwrap_or_default();
        let shown = named::shown(draft, lang, &now);
        let fits = |formula: &Formula| {
            let named = |id: &_, form: crate::model::Form| draft.declaration(id).is_some_and(|of| form.fits(&of.kind));
            let declared = formula.fields().all(|(id, form)| named(id, form));
            let all = draft.all_fields().map(|other| {
                let formula = if other.id == field.id { Some(formula.clone().into()) } else { other.formula.clone() };
                Field { formula, ..other.clone() }
            });
            let all: Vec<Field> = all.collect();
            declared && crate::model::check_formulas(all.iter()).is_ok()
        };
        self.input_as(ui, asked, &shown, |typed| {
            if typed.trim().is_empty() {
                return Ok((None, String::new()));
            }
            let formula = Formula::parse(&named::read(draft, typed)).ok().filter(|formula| fits(formula));
            let formula = formula.ok_or(making::FORMULA_FAULT.get(lang))?;
            let of = named::shown(draft, lang, &formula.notation());
            Ok((Some(formula), of))
        })
    }

    /// An input for a value of a field; `Some(None)` where it is emptied.
    pub(super) fn value(
        &mut self,
        ui: &mut Ui,
        asked: &Asked<'_, impl Key>,
        kind: &FieldKind,
        now: Option<&FieldValue>,
    ) -> Option<Option<FieldValue>> {
        let lang = self.lang;
        if *kind == FieldKind::YesNo {
            return yes_no_ui(ui, asked.name, lang, now);
        }
        let shown = now.map(FieldValue::typed).unwrap_or_default();
        self.input_as(ui, asked, &shown, |typed| {
            let value = FieldValue::parse(kind, typed).map_err(|bad| {
                match bad {
                    BadValue::Date => window::DATE_FORM,
                    BadValue::Number => window::NUMBER_FORM,
                    BadValue::YesNo => window::YES_NO_FORM,
                    BadValue::Person => window::PERSON_FORM,
                }
                .get(lang)
            })?;
            let of = value.as_ref().map(FieldValue::typed).unwrap_or_default();
            Ok((value, of))
        })
    }

    /// An input for a number of so many at most; emptied, it is none.
    pub(super) fn number(
        &mut self,
        ui: &mut Ui,
        asked: &Asked<'_, impl Key>,
        now: Option<u32>,
        within: std::ops::RangeInclusive<u32>,
        fault: &'static str,
    ) -> Option<Option<u32>> {
        let shown = now.map(|now| now.to_string()).unwrap_or_default();
        self.input_as(ui, asked, &shown, |typed| {
            let trimmed = typed.trim();
            if trimmed.is_empty() {
                return Ok((None, String::new()));
            }
            let number = trimmed.parse().ok().filter(|number| within.contains(number)).ok_or(fault)?;
            Ok((Some(number), number.to_string()))
        })
    }

    /// One of several, each with a name; gives the one pressed.
    pub(super) fn choice<T: PartialEq>(
        &mut self,
        ui: &mut Ui,
        title: &str,
        all: impl IntoIterator<Item = (T, String)>,
        now: &T,
    ) -> Option<T> {
        label(ui, Type::Small, Theme::of(ui).ink2, title);
        let pressed = pills(ui, all, now);
        ui.add_space(6.0);
        pressed
    }

    /// Letters typed one after the other are one step.
    pub(super) fn typed(&mut self, edit: crate::edit::Edit) {
        self.edit(edit, Kind::Typing);
    }
}

fn yes_no_ui(ui: &mut Ui, name: &str, lang: crate::i18n::Lang, now: Option<&FieldValue>) -> Option<Option<FieldValue>> {
    label(ui, Type::Small, Theme::of(ui).ink2, name);
    let mut pressed = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (value, words) in [(None, making::UNSAID), (Some(true), making::YES), (Some(false), making::NO)] {
            let value = value.map(FieldValue::YesNo);
            if pill(ui, words.get(lang), value.as_ref() == now).clicked() {
                pressed = Some(value);
            }
        }
    });
    ui.add_space(6.0);
    pressed
}
