//! One row of the form: the name of a field, what it holds in the control that suits its kind, and how it is written.

use egui::{EventFilter, Id, Key as Press, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::calendar::{self, calendar_ui};
use super::people::people_ui;
use super::{FormState, Key, Typed};
use crate::app::{Action, OpenDocument, Session};
use crate::edit::{Caret, Edit, Kind, Selection, Spot, fill_in};
use crate::flow::places_of;
use crate::i18n::{Lang, window};
use crate::model::{BadValue, Field, FieldKind, FieldValue, Form, Scope, Section, SectionId};
use crate::ui::Actions;
use crate::ui::controls::{self, Input, icon_button_for, input, label, paint_right, pill};
use crate::ui::icons::Icon;
use crate::ui::theme::{Theme, Type, size};

/// A field that is asked for: whose it is, what stands in it, and between which sections it stands.
pub(super) struct Asked<'a> {
    pub section: Option<SectionId>,
    pub field: &'a Field,
    pub value: Option<&'a FieldValue>,
    pub scope: &'a [&'a Section],
}

impl Asked<'_> {
    fn key(&self) -> Key {
        (self.section, self.field.id.clone())
    }

    /// What it says while nothing is typed in.
    fn made(&self, open: &OpenDocument) -> Option<String> {
        let made = Scope::find(open.document.draft(), self.scope, &self.field.id)?.value?;
        self.value.is_none().then(|| made.typed())
    }

    fn here(&self) -> Selection {
        Selection::from(Caret { spot: Spot::Field(self.section, self.field.id.clone()), at: 0 })
    }
}

/// Shows a field, and reports what was filled in. Answers the control that takes the keyboard.
pub(super) fn field_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    asked: &Asked<'_>,
    state: &mut FormState,
    actions: &mut Actions,
) -> Response {
    let (lang, field, value) = (session.lang, asked.field, asked.value);
    let key = asked.key();
    let id = Id::unique(("field", open.id, asked.section, field.id.as_str()));
    let typing = state.typed.get(&key).filter(|typed| typed.value.as_ref() == value);
    let shown = typing.map_or_else(|| value.map(FieldValue::typed).unwrap_or_default(), |typed| typed.text.clone());
    let mut text = shown.clone();
    let bad = FieldValue::parse(&field.kind, &text).err();
    let made = asked.made(open);
    let hint = made.as_deref().unwrap_or_else(|| how_to(lang, &field.kind));
    let rows = if field.kind == FieldKind::LongText { 3 } else { 1 };
    let spec = Input { id, name: &field.name, hint, rows, fault: bad.map(|bad| fault_of(lang, bad)) };
    ui.add_space(8.0);
    let row = ui.horizontal_top(|ui| {
        name_ui(ui, lang, open, asked, actions);
        ui.add_space(4.0);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            let response = match &field.kind {
                FieldKind::YesNo => yes_no_ui(ui, field, &mut text),
                FieldKind::People => people_ui(ui, lang, &mut text, &spec),
                FieldKind::Date => date_ui(ui, session, &key, &mut text, &spec, state),
                _ => input(ui, &mut text, &spec),
            };
            if !field.hint.is_empty() && field.kind != FieldKind::YesNo {
                label(ui, Type::Small, Theme::of(ui).ink3, &field.hint);
            }
            if let FieldKind::Choice(options) = &field.kind {
                choices_ui(ui, options, &mut text);
            }
            forms_ui(ui, lang, open, asked, actions);
            let goes_here = open.takes_keys != state.went_to
                && open.field.as_ref().is_some_and(|(of, id)| *of == asked.section && *id == field.id);
            let first_empty = state.focus_next && value.is_none() && made.is_none();
            if first_empty {
                state.focus_next = false;
            }
            if goes_here || first_empty {
                response.request_focus();
                response.scroll_to_me(None);
                state.typed.remove(&key);
            }
            response
        })
        .inner
    });
    let response = row.inner;
    if text != shown {
        typed(open, asked, text, state, actions);
    } else if !response.has_focus() && bad.is_none() {
        // What the draft holds is shown as it would be written, once the writer has left the field.
        state.typed.remove(&key);
    }
    response
}

/// The name of the field; pressed, it leads to where the field stands in the speech.
fn name_ui(ui: &mut Ui, lang: Lang, open: &OpenDocument, asked: &Asked<'_>, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let (mark, response) = ui.allocate_exact_size(vec2(size::FORM_LABEL, size::CONTROL), Sense::CLICK);
    let field = asked.field;
    let name = if field.required { format!("{} *", field.name) } else { field.name.clone() };
    let color = if response.hovered() { theme.ink } else { theme.ink2 };
    paint_right(ui, mark.right_center(), Type::Interface, color, &name);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), &name));
    if !response.hovered() && !response.clicked() {
        return;
    }
    let places = places_of(open.document.draft(), asked.section, &field.id);
    if response.clicked()
        && let Some(place) = places.first()
    {
        actions.extend([Action::StartWriting, Action::Select(place.clone())]);
    }
    response.on_hover_text(window::in_text(lang, places.len()));
}

fn fault_of(lang: Lang, bad: BadValue) -> &'static str {
    match bad {
        BadValue::Date => window::DATE_FORM.get(lang),
        BadValue::Number => window::NUMBER_FORM.get(lang),
        BadValue::YesNo => window::YES_NO_FORM.get(lang),
        BadValue::Person => window::PERSON_FORM.get(lang),
    }
}

fn how_to(lang: Lang, kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Date => window::DATE_FORM.get(lang),
        FieldKind::Number => window::NUMBER_FORM.get(lang),
        FieldKind::List => window::LIST_FORM.get(lang),
        FieldKind::Groups => window::GROUPS_FORM.get(lang),
        _ => "",
    }
}

/// A switch; its hint says beside it what is switched.
fn yes_no_ui(ui: &mut Ui, field: &Field, text: &mut String) -> Response {
    let on = text == "yes";
    let row = ui.horizontal(|ui| {
        let response = controls::switch_box(ui, &field.name, on);
        label(ui, Type::Interface, Theme::of(ui).ink2, &field.hint);
        response
    });
    if row.inner.clicked() {
        (if on { "no" } else { "yes" }).clone_into(text);
    }
    row.inner
}

/// A day: typed, or taken from a calendar.
fn date_ui(
    ui: &mut Ui,
    session: &Session,
    key: &Key,
    text: &mut String,
    spec: &Input<'_>,
    state: &mut FormState,
) -> Response {
    let is_open = state.calendar.as_ref().is_some_and(|(of, _)| of == key);
    let day = match FieldValue::parse(&FieldKind::Date, text) {
        Ok(Some(FieldValue::Date(day))) => Some(day),
        _ => None,
    };
    let mut toggled = false;
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let width = ui.available_width() - size::CONTROL - 4.0;
        let field = ui.vertical(|ui| {
            ui.set_width(width);
            input(ui, text, spec)
        });
        let name = format!("{}　{}", spec.name, window::CALENDAR.get(session.lang));
        // The key ↓ opens it from the input.
        toggled = icon_button_for(ui, Icon::CaretDown, &name, Some("↓"), Sense::CLICK).clicked();
        field.inner
    });
    let response = row.inner;
    if response.has_focus() {
        // ↑ and ↓ are the calendar's, not the way to another input.
        let filter =
            EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: is_open, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(spec.id, filter));
    }
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    if !is_open {
        if toggled || response.has_focus() && pressed(Press::ArrowDown) {
            state.calendar = Some((key.clone(), day.unwrap_or_else(|| session.today())));
            response.request_focus();
        }
        return response;
    }
    if toggled || pressed(Press::Escape) {
        state.calendar = None;
    } else if let Some((_, month)) = &mut state.calendar {
        let turned = response.has_focus().then(|| calendar::turned(ui, day.unwrap_or(*month))).flatten();
        let taken = calendar_ui(ui, session.lang, month, day);
        if let Some(day) = turned.or(taken) {
            *text = day.to_string();
            *month = day;
        }
        if taken.is_some() {
            state.calendar = None;
            response.request_focus();
        }
    }
    response
}

/// How a day or a number is written in the speech, where there is a choice.
fn forms_ui(ui: &mut Ui, lang: Lang, open: &OpenDocument, asked: &Asked<'_>, actions: &mut Actions) {
    let language = open.document.draft().language;
    let (Some(value), None) = (asked.value, asked.section) else { return };
    let forms: &[Form] = match value {
        FieldValue::Date(_) => &[Form::Plain, Form::Day, Form::DayAndWeekday, Form::Numeral],
        FieldValue::Number(_) => &[Form::Plain, Form::Numeral],
        _ => return,
    };
    let mut said: Vec<(Form, String)> = Vec::new();
    for form in forms {
        let words = form.say(value, language).filter(|words| said.iter().all(|(_, other)| other != words));
        said.extend(words.map(|words| (*form, words)));
    }
    if said.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        label(ui, Type::Small, Theme::of(ui).ink3, window::WRITTEN_AS.get(lang));
        for (form, words) in said {
            let is_so = asked.field.form == form;
            if pill(ui, &words, is_so).clicked() && !is_so {
                let edit = Edit::Form { field: asked.field.id.clone(), form };
                let selections = (Some(asked.here()), Some(asked.here()));
                actions.push(Action::Edit { edit, kind: Kind::Whole, selections });
            }
        }
    });
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
fn typed(open: &OpenDocument, asked: &Asked<'_>, text: String, state: &mut FormState, actions: &mut Actions) {
    let (field, value) = (asked.field, asked.value);
    // What does not fit changes nothing.
    let new = FieldValue::parse(&field.kind, &text).unwrap_or_else(|_| value.cloned());
    state.typed.insert(asked.key(), Typed { text, value: new.clone() });
    if new.as_ref() == value {
        return;
    }
    // Letters typed into one field one after the other are one step.
    let edit = fill_in(open.document.draft(), asked.section, field.id.clone(), new);
    let selections = (Some(asked.here()), Some(asked.here()));
    actions.push(Action::Edit { edit, kind: Kind::Typing, selections });
}
