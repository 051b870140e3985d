//! The fields of a draft: what is asked first, grouped, everything may be left open. The speech stands beside it.

mod calendar;
mod field;
mod people;

use std::collections::HashMap;

use egui::{CentralPanel, Frame, Margin, Panel, Response, ScrollArea, Ui};

use self::field::{Asked, field_ui};
use super::controls::{Weight, button, label};
use super::icons::Icon;
use super::preview::{SheetState, sheet_ui};
use super::theme::{Theme, Type, hairline, size};
use super::{Actions, names};
use crate::app::{Action, Command, OpenDocument, Session};
use crate::i18n::window;
use crate::model::{Field, FieldId, FieldValue, Scope, SectionId};

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
    /// The field of which the calendar is open, and a day of the month that it shows.
    calendar: Option<(Key, jiff::civil::Date)>,
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
        let end = Panel::bottom("form end").exact_size(56.0).show_separator_line(false).frame(Frame::NONE);
        let start = end.show(ui, |ui| {
            ui.painter().hline(ui.max_rect().x_range(), ui.max_rect().top() + 0.5, hairline(theme.line));
            ui.horizontal_centered(|ui| {
                ui.add_space(32.0);
                let draft = open.document.draft();
                let says =
                    |field: &&Field| Scope::find(draft, &[], &field.id).is_some_and(|scope| scope.value.is_some());
                let filled = draft.fields.iter().filter(says).count();
                label(ui, Type::Interface, theme.ink2, &window::filled(lang, filled, draft.fields.len() - filled));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.add_space(32.0);
                    let words = if open.selection.is_none() { window::START_WRITING } else { window::BACK_TO_TEXT };
                    let start = button(ui, Weight::Main, None, words.get(lang));
                    if start.clicked() {
                        actions.push(Action::StartWriting);
                    }
                    start
                })
                .inner
            })
            .inner
        });
        ScrollArea::vertical().id_salt("fields").auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(32, 16)).show(ui, |ui| {
                if button(ui, Weight::Quiet, Some(Icon::ArrowLeft), window::OTHER_TEMPLATE.get(lang)).clicked() {
                    // What was written comes along.
                    let other = if fresh { Action::OtherTemplate } else { Action::Do(Command::Retemplate) };
                    actions.push(other);
                }
                label(ui, Type::ViewTitle, theme.ink, window::FIELDS.get(lang));
                label(ui, Type::Small, theme.ink2, window::FORM_NOTE.get(lang));
                let first = fields_ui(ui, session, open, state, actions);
                if state.focus_next {
                    // No field is empty. Left where it was, the keyboard would press what nobody looks at.
                    first.unwrap_or(start.inner).request_focus();
                }
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

/// Shows all fields; answers the first of them, if there is one.
fn fields_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    state: &mut FormState,
    actions: &mut Actions,
) -> Option<Response> {
    let lang = session.lang;
    let draft = open.document.draft();
    let mut first = None;
    for (group, fields) in grouped(&draft.fields) {
        group_title(ui, if group.is_empty() { window::OTHER_FIELDS.get(lang) } else { group });
        for field in fields {
            let asked = Asked { section: None, field, value: field.value.as_ref(), scope: &[] };
            let response = field_ui(ui, session, open, &asked, state, actions);
            first.get_or_insert(response);
        }
    }
    // Fields of items: each item has its own.
    for section in draft.walk() {
        let Some(list) = section.list.as_ref().and_then(|id| draft.list(id)).filter(|list| !list.fields.is_empty())
        else {
            continue;
        };
        group_title(ui, &names::name_of(lang, open, section.id));
        let chain = draft.chain(section.id);
        for field in &list.fields {
            let asked = Asked { section: Some(section.id), field, value: section.values.get(&field.id), scope: &chain };
            let response = field_ui(ui, session, open, &asked, state, actions);
            first.get_or_insert(response);
        }
    }
    first
}

/// The fields by their groups, as the groups are first met; in each those first that have to be filled in.
fn grouped(fields: &[Field]) -> Vec<(&str, Vec<&Field>)> {
    let mut groups: Vec<(&str, Vec<&Field>)> = Vec::new();
    for field in fields {
        match groups.iter_mut().find(|(group, _)| *group == field.group) {
            Some((_, fields)) => fields.push(field),
            None => groups.push((&field.group, vec![field])),
        }
    }
    groups.iter_mut().for_each(|(_, fields)| fields.sort_by_key(|field| !field.required));
    groups
}

fn group_title(ui: &mut Ui, text: &str) {
    ui.add_space(16.0);
    ui.horizontal(|ui| {
        ui.add_space(size::FORM_LABEL + 12.0);
        label(ui, Type::InterfaceMedium, Theme::of(ui).ink, text);
    });
}
