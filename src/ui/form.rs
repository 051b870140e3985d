//! The fields of a draft: what is asked first, grouped, everything may be left open. The speech stands beside it.

use std::collections::HashMap;

use egui::{CentralPanel, Frame, Id, Margin, Panel, ScrollArea, Ui, vec2};

use super::controls::{Input, Weight, button, input, label, paint_right, pill};
use super::icons::Icon;
use super::preview::{SheetState, sheet_ui};
use super::theme::{Theme, Type, hairline, size};
use super::{Actions, names};
use crate::app::{Action, OpenDocument, Session};
use crate::edit::{Caret, Edit, Kind, Selection, Spot};
use crate::i18n::{Lang, window};
use crate::model::{BadValue, Field, FieldId, FieldKind, FieldValue, SectionId};

/// Whose field it is, and which.
type Key = (Option<SectionId>, FieldId);

/// What was typed into a field, as long as the draft holds what came of it: undo, redo and a change elsewhere end that.
struct Typed {
    text: String,
    value: Option<FieldValue>,
}

/// What is being typed, where it does not read as the value that the draft holds.
#[derive(Default)]
pub struct FormState {
    document: u64,
    typed: HashMap<Key, Typed>,
    went_to: u64,
    /// Whether it is shown, and whether the next empty field takes the keyboard.
    shown: bool,
    focus_next: bool,
    sheet: SheetState,
}

impl FormState {
    /// The form is not shown in this frame.
    pub fn leave(&mut self) {
        self.shown = false;
    }
}

/// Shows the form.
pub fn form_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, state: &mut FormState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    if state.document != open.id {
        *state = FormState { document: open.id, went_to: open.takes_keys, ..FormState::default() };
    }
    if !state.shown {
        state.shown = true;
        // An undo that leads here says itself which field it was.
        state.focus_next = open.takes_keys == state.went_to;
    }
    let left = Panel::left("form").exact_size(size::FORM).resizable(false).show_separator_line(false);
    left.frame(Frame::NONE.fill(theme.panel)).show(ui, |ui| {
        let rect = ui.max_rect();
        ui.painter().vline(rect.right() - 0.5, rect.y_range(), hairline(theme.line));
        let fresh = open.path.is_none() && open.document.state() == 0;
        Panel::bottom("form end").exact_size(56.0).show_separator_line(false).frame(Frame::NONE).show(ui, |ui| {
            ui.painter().hline(ui.max_rect().x_range(), ui.max_rect().top() + 0.5, hairline(theme.line));
            ui.horizontal_centered(|ui| {
                ui.add_space(32.0);
                let fields = &open.document.draft().fields;
                let filled = fields.iter().filter(|field| field.value.is_some()).count();
                label(ui, Type::Interface, theme.ink2, &window::filled(lang, filled, fields.len() - filled));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.add_space(32.0);
                    let words = if open.selection.is_none() { window::START_WRITING } else { window::BACK_TO_TEXT };
                    if button(ui, Weight::Main, None, words.get(lang)).clicked() {
                        actions.push(Action::StartWriting);
                    }
                });
            });
        });
        ScrollArea::vertical().id_salt("fields").auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(32, 16)).show(ui, |ui| {
                if fresh && button(ui, Weight::Quiet, Some(Icon::ArrowLeft), window::OTHER_TEMPLATE.get(lang)).clicked()
                {
                    actions.push(Action::OtherTemplate);
                }
                label(ui, Type::ViewTitle, theme.ink, window::FIELDS.get(lang));
                label(ui, Type::Small, theme.ink2, window::FORM_NOTE.get(lang));
                fields_ui(ui, session, open, state, actions);
            });
        });
    });
    CentralPanel::no_frame().frame(Frame::NONE.fill(theme.desk).inner_margin(Margin::symmetric(20, 12))).show(
        ui,
        |ui| {
            sheet_ui(ui, "form preview", open.speech(), None, false, &mut state.sheet);
        },
    );
    state.went_to = open.takes_keys;
    state.focus_next = false;
}

fn fields_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, state: &mut FormState, actions: &mut Actions) {
    let lang = session.lang;
    let draft = open.document.draft();
    let mut group = None;
    for field in &draft.fields {
        if group != Some(&field.group) {
            group_title(ui, if field.group.is_empty() { window::OTHER_FIELDS.get(lang) } else { &field.group });
            group = Some(&field.group);
        }
        field_ui(ui, lang, open, None, field, field.value.as_ref(), state, actions);
    }
    // Fields of items: each item has its own.
    for section in draft.walk() {
        let Some(list) = section.list.as_ref().and_then(|id| draft.list(id)).filter(|list| !list.fields.is_empty())
        else {
            continue;
        };
        group_title(ui, &names::name_of(lang, open, section.id));
        for field in &list.fields {
            field_ui(ui, lang, open, Some(section.id), field, section.values.get(&field.id), state, actions);
        }
    }
}

fn group_title(ui: &mut Ui, text: &str) {
    ui.add_space(16.0);
    ui.horizontal(|ui| {
        ui.add_space(size::FORM_LABEL + 12.0);
        label(ui, Type::InterfaceMedium, Theme::of(ui).ink, text);
    });
}

#[expect(clippy::too_many_arguments, reason = "a row of the form joins what it shows with where it reports")]
fn field_ui(
    ui: &mut Ui,
    lang: Lang,
    open: &OpenDocument,
    section: Option<SectionId>,
    field: &Field,
    value: Option<&FieldValue>,
    state: &mut FormState,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let key = (section, field.id.clone());
    let id = Id::unique(("field", open.id, section, field.id.as_str()));
    let typing = state.typed.get(&key).filter(|typed| typed.value.as_ref() == value);
    let shown = typing.map_or_else(|| value.map(FieldValue::typed).unwrap_or_default(), |typed| typed.text.clone());
    let mut text = shown.clone();
    let bad = FieldValue::parse(&field.kind, &text).err();
    ui.add_space(8.0);
    ui.horizontal_top(|ui| {
        let (mark, _) = ui.allocate_exact_size(vec2(size::FORM_LABEL, size::CONTROL), egui::Sense::hover());
        let name = if field.required { format!("{} *", field.name) } else { field.name.clone() };
        paint_right(ui, mark.right_center(), Type::Interface, theme.ink2, &name);
        ui.add_space(4.0);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            let fault = bad.map(|bad| match bad {
                BadValue::Date => window::DATE_FORM.get(lang),
                BadValue::Number => window::NUMBER_FORM.get(lang),
            });
            let hint = match field.kind {
                FieldKind::Date => window::DATE_FORM.get(lang),
                FieldKind::Number => window::NUMBER_FORM.get(lang),
                FieldKind::List => window::LIST_FORM.get(lang),
                _ => "",
            };
            let rows = if field.kind == FieldKind::LongText { 3 } else { 1 };
            let response = input(ui, &mut text, &Input { id, name: &field.name, hint, rows, fault });
            if !field.hint.is_empty() {
                label(ui, Type::Small, theme.ink3, &field.hint);
            }
            if let FieldKind::Choice(options) = &field.kind {
                choices_ui(ui, options, &mut text);
            }
            let goes_here = open.takes_keys != state.went_to
                && open.field.as_ref().is_some_and(|(of, id)| *of == section && *id == field.id);
            let first_empty = state.focus_next && value.is_none();
            if first_empty {
                state.focus_next = false;
            }
            if goes_here || first_empty {
                response.request_focus();
                response.scroll_to_me(None);
                state.typed.remove(&key);
            }
        });
    });
    if text != shown {
        typed(key, value, text, field, state, actions);
    } else if !ui.memory(|memory| memory.has_focus(id)) && bad.is_none() {
        // What the draft holds is shown as it would be written, once the writer has left the field.
        state.typed.remove(&key);
    }
}

/// The customary choices, to be taken with a click; other words may be typed.
fn choices_ui(ui: &mut Ui, options: &[String], text: &mut String) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for option in options {
            if pill(ui, option, *text == *option).clicked() {
                option.clone_into(text);
            }
        }
    });
}

/// Notes what was typed, and hands it on where it fits the field.
fn typed(
    key: Key,
    value: Option<&FieldValue>,
    text: String,
    field: &Field,
    state: &mut FormState,
    actions: &mut Actions,
) {
    let (section, id) = key.clone();
    // What does not fit changes nothing.
    let new = FieldValue::parse(&field.kind, &text).unwrap_or_else(|_| value.cloned());
    state.typed.insert(key, Typed { text, value: new.clone() });
    if new.as_ref() == value {
        return;
    }
    let here = Selection::from(Caret { spot: Spot::Field(section, id.clone()), at: 0 });
    // Letters typed into one field one after the other are one step.
    let edit = Edit::Value { section, field: id, value: new };
    actions.push(Action::Edit { edit, kind: Kind::Typing, selections: (Some(here.clone()), Some(here)) });
}
