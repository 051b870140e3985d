//! The blanks of a template: of the speech, or of the items of a list.

use std::sync::Arc;

use egui::{Ui, pos2, vec2};

use super::Making;
use super::inputs::Asked;
use crate::app::Action;
use crate::edit::{Kind, Uses, add_field, move_field, remove_field, set_field, uses};
use crate::i18n::making;
use crate::model::{Draft, Field, FieldId, FieldKind, FieldValue, Form, ListId, may_be_short};
use crate::ui::controls::{Weight, button, icon_button, label, paint_right, paint_text, row, switch};
use crate::ui::icons::Icon;
use crate::ui::theme::{Theme, Type, size};

impl Making<'_> {
    pub(super) fn fields_ui(&mut self, ui: &mut Ui) {
        let draft = self.draft;
        self.fields_of_ui(ui, &draft.fields, None);
    }

    /// The fields that the draft declares, or a list.
    pub(super) fn fields_of_ui(&mut self, ui: &mut Ui, fields: &[Field], list: Option<&ListId>) {
        let lang = self.lang;
        for field in fields {
            let unfolded = self.state.field.as_ref() == Some(&field.id);
            if self.head_of_field_ui(ui, field, unfolded) {
                self.state.field = (!unfolded).then(|| field.id.clone());
            }
            if unfolded {
                ui.add_space(6.0);
                self.field_ui(ui, field);
            }
        }
        ui.add_space(4.0);
        if button(ui, Weight::Quiet, Some(Icon::Plus), making::ADD_FIELD.get(lang)).clicked() {
            let name = free_name(self.draft, making::NEW_FIELD.get(lang));
            if let Ok((edit, id)) = add_field(self.draft, list, &name) {
                self.edit(edit, Kind::Whole);
                self.state.field = Some(id);
            }
        }
    }

    /// The row of a field: what it is called, what is filled in, how often it stands; whether it was pressed.
    fn head_of_field_ui(&mut self, ui: &mut Ui, field: &Field, unfolded: bool) -> bool {
        let (lang, theme) = (self.lang, Theme::of(ui));
        let uses = self.uses(field);
        let uses = uses.places + uses.formulas;
        let (rect, response) = row(ui, size::ROW_SHELF, unfolded, &field.name);
        let icon = if unfolded { Icon::CaretDown } else { Icon::CaretRight };
        icon.paint(ui, pos2(rect.left() + 12.0, rect.center().y), size::ICON_SMALL, theme.ink3);
        let (color, note) = if uses == 0 {
            (theme.warn, making::UNUSED.get(lang).to_owned())
        } else {
            (theme.ink3, format!("{}　{}", kind_name(lang, &field.kind), making::uses(lang, uses)))
        };
        let taken = paint_right(ui, rect.right_center() - vec2(8.0, 0.0), Type::Small, color, &note);
        let room = rect.width() - taken - 44.0;
        let name = if field.required { format!("{} *", field.name) } else { field.name.clone() };
        paint_text(ui, pos2(rect.left() + 24.0, rect.center().y), room, Type::Interface, theme.ink, &name);
        response.clicked()
    }

    /// Everything that can be said of a field.
    fn field_ui(&mut self, ui: &mut Ui, field: &Field) {
        let lang = self.lang;
        let of_draft = self.draft.field(&field.id).is_some();
        let key = |what: &'static str| ("field", field.id.clone(), what);
        let one_line = |what, name| Asked { key: key(what), name, hint: "", rows: 1 };
        if let Some(name) = self.words(ui, &one_line("name", making::FIELD_NAME.get(lang)), &field.name) {
            self.typed_field(Field { name, ..field.clone() });
        }
        let kinds = kinds(&field.kind).map(|kind| {
            let name = kind_name(lang, &kind).to_owned();
            (kind, name)
        });
        if let Some(kind) = self.choice(ui, making::KIND.get(lang), kinds, &field.kind) {
            self.planned(set_field(self.draft, Field { kind, ..field.clone() }));
        }
        if let FieldKind::Choice(options) = &field.kind {
            let (name, hint) = (making::OPTIONS.get(lang), making::OPTIONS_HINT.get(lang));
            let asked = Asked { key: key("options"), name, hint, rows: 4 };
            let options = self.input_as(ui, &asked, &options.join("\n"), |typed| {
                let lines: Vec<String> = typed.lines().map(|line| line.trim().to_owned()).collect();
                let all: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
                let of = all.join("\n");
                Ok((all, of))
            });
            if let Some(options) = options {
                self.typed_field(Field { kind: FieldKind::Choice(options), ..field.clone() });
            }
        }
        self.forms_ui(ui, field);
        let rows = if field.kind == FieldKind::LongText { 3 } else { 1 };
        let asked = Asked { key: key("value"), name: making::VALUE.get(lang), hint: "", rows };
        if let Some(value) = self.value(ui, &asked, &field.kind, field.value.as_ref()) {
            self.typed_field(Field { value, ..field.clone() });
        }
        if !matches!(field.kind, FieldKind::YesNo) {
            let (name, hint) = (making::FORMULA.get(lang), making::FORMULA_HINT.get(lang));
            let asked = Asked { key: key("formula"), name, hint, rows: 1 };
            if let Some(formula) = self.formula(ui, &asked, field) {
                self.typed_field(Field { formula: formula.map(Arc::new), ..field.clone() });
            }
        }
        if of_draft {
            self.short_ui(ui, field);
            self.sample_ui(ui, None, field);
            if let Some(group) = self.words(ui, &one_line("group", making::GROUP.get(lang)), &field.group) {
                self.typed_field(Field { group, ..field.clone() });
            }
        }
        if let Some(hint) = self.words(ui, &one_line("hint", making::HINT.get(lang)), &field.hint) {
            self.typed_field(Field { hint, ..field.clone() });
        }
        if of_draft {
            ui.horizontal(|ui| {
                if let Some(required) = switch(ui, making::REQUIRED.get(lang), field.required) {
                    self.planned(set_field(self.draft, Field { required, ..field.clone() }));
                }
                label(ui, Type::Interface, Theme::of(ui).ink2, making::REQUIRED.get(lang));
            });
        }
        self.foot_of_field_ui(ui, field);
    }

    /// How a day or a number is written.
    fn forms_ui(&mut self, ui: &mut Ui, field: &Field) {
        let today = self.session.today();
        let (value, forms) = match field.kind {
            FieldKind::Date => (FieldValue::Date(today), [Form::Plain, Form::Day, Form::DayAndWeekday, Form::Numeral]),
            FieldKind::Number => {
                let Some(three) = crate::model::Number::parse("3") else { return };
                (FieldValue::Number(three), [Form::Plain, Form::Numeral, Form::Ordinal, Form::Plain])
            }
            _ => return,
        };
        let mut all: Vec<(Form, String)> = Vec::new();
        for form in forms {
            let words = form.say(&value, self.draft.language).unwrap_or_default();
            if all.iter().all(|(_, other)| *other != words) {
                all.push((form, words));
            }
        }
        let title = crate::i18n::window::WRITTEN_AS.get(self.lang);
        if let Some(form) = self.choice(ui, title, all, &field.form) {
            self.planned(set_field(self.draft, Field { form, ..field.clone() }));
        }
    }

    /// Which field says it in short, behind the first time that the speech names it.
    fn short_ui(&mut self, ui: &mut Ui, field: &Field) {
        let draft = self.draft;
        let is_short = draft.fields.iter().any(|other| other.short.as_ref() == Some(&field.id));
        let fits = |other: &&Field| !is_short && may_be_short(draft, &field.id, &other.id);
        let mut all: Vec<(Option<FieldId>, String)> = vec![(None, making::NO_SHORT.get(self.lang).to_owned())];
        all.extend(draft.fields.iter().filter(fits).map(|other| (Some(other.id.clone()), other.name.clone())));
        if all.len() == 1 {
            return;
        }
        if let Some(short) = self.choice(ui, making::SHORT.get(self.lang), all, &field.short) {
            self.planned(set_field(self.draft, Field { short, ..field.clone() }));
        }
    }

    fn foot_of_field_ui(&mut self, ui: &mut Ui, field: &Field) {
        let lang = self.lang;
        ui.horizontal(|ui| {
            if button(ui, Weight::Plain, None, making::PUT_IN.get(lang)).clicked() {
                self.actions.push(Action::InsertPhrase(format!("{{{}}}", field.id.as_str())));
            }
            if icon_button(ui, Icon::ArrowUp, making::UP.get(lang), None).clicked() {
                self.planned(move_field(self.draft, &field.id, -1));
            }
            if icon_button(ui, Icon::ArrowDown, making::DOWN.get(lang), None).clicked() {
                self.planned(move_field(self.draft, &field.id, 1));
            }
            let uses = self.uses(field).places;
            let name = if uses == 0 { making::REMOVE.get(lang).to_owned() } else { making::removing(lang, uses) };
            if icon_button(ui, Icon::Trash, &name, None).clicked() {
                self.planned(remove_field(self.draft, &field.id));
            }
        });
        ui.add_space(12.0);
    }

    /// Declares a field anew; letters typed one after the other are one step.
    fn typed_field(&mut self, field: Field) {
        if let Ok(edit) = set_field(self.draft, field) {
            self.typed(edit);
        }
    }

    /// Where a field is named; counted once for each state of the template.
    fn uses(&mut self, field: &Field) -> Uses {
        let revision = self.open.document.revision();
        if self.state.uses.as_ref().is_none_or(|(of, _)| *of != revision) {
            self.state.uses = Some((revision, uses(self.draft)));
        }
        let of = self.state.uses.as_ref().and_then(|(_, all)| all.get(&field.id));
        of.copied().unwrap_or_default()
    }
}

/// A name that no field has.
fn free_name(draft: &Draft, name: &str) -> String {
    let numbered = (2..1000).map(|number| format!("{name} {number}"));
    let mut all = std::iter::once(name.to_owned()).chain(numbered);
    let is_free = |name: &String| draft.all_fields().all(|field| field.name != *name);
    all.find(is_free).unwrap_or_else(|| name.to_owned())
}

/// Every kind; the choices of the one that there is stay.
fn kinds(now: &FieldKind) -> [FieldKind; 9] {
    let choice = match now {
        FieldKind::Choice(_) => now.clone(),
        _ => FieldKind::Choice(Vec::new()),
    };
    [
        FieldKind::Text,
        FieldKind::LongText,
        FieldKind::Date,
        FieldKind::Number,
        choice,
        FieldKind::List,
        FieldKind::YesNo,
        FieldKind::People,
        FieldKind::Groups,
    ]
}

fn kind_name(lang: crate::i18n::Lang, kind: &FieldKind) -> &'static str {
    let at = kinds(kind).iter().position(|other| other == kind);
    at.and_then(|at| making::KINDS.get(at)).map_or("", |words| words.get(lang))
}
