//! Fields of a file: their kinds and values, the formulas that make one of others, and conditions on them.

use std::collections::BTreeMap;

use super::{PendingSample, Reader};
use crate::model::{
    BadFormula, Draft, Field, FieldId, FieldKind, FieldValue, Form, Formula, List, PARTING, When, check_formulas,
};
use crate::store::position::Step;
use crate::store::problem::{Fault, nearest};
use crate::store::shape::{FieldFile, KindFile, ValueFile};

/// A formula that is read once all fields are known.
pub(super) struct PendingFormula {
    field: FieldId,
    source: String,
    path: Vec<Step>,
}

impl Reader<'_> {
    pub(super) fn fields(&mut self, fields: Vec<FieldFile>, of_draft: bool) -> Vec<Field> {
        self.each("fields", fields, |reader, file| {
            let Some(id) = FieldId::parse(&file.id) else {
                reader.field("id", |reader| reader.problem(Fault::BadId(file.id)));
                return None;
            };
            if !reader.names.fields.insert(id.clone()) {
                reader.field("id", |reader| reader.problem(Fault::IdTwice(file.id)));
                return None;
            }
            let kind = match file.kind {
                KindFile::Text => FieldKind::Text,
                KindFile::LongText => FieldKind::LongText,
                KindFile::Date => FieldKind::Date,
                KindFile::Number => FieldKind::Number,
                KindFile::Choice(options) => FieldKind::Choice(options),
                KindFile::List => FieldKind::List,
                KindFile::YesNo => FieldKind::YesNo,
                KindFile::People => FieldKind::People,
                KindFile::Groups => FieldKind::Groups,
            };
            if of_draft {
                reader.kinds.insert(id.clone(), kind.clone());
            }
            if let Some(source) = file.formula {
                let pending =
                    |reader: &mut Self| PendingFormula { field: id.clone(), source, path: reader.path.clone() };
                let pending = reader.field("formula", pending);
                reader.formulas.push(pending);
            }
            let form = file.form.and_then(|name| {
                let form = Form::from_name(&name).filter(|form| form.fits(&kind));
                if form.is_none() {
                    reader.field("form", |reader| reader.problem(Fault::Form(name, file.id)));
                }
                form
            });
            let value = file.value.and_then(|value| reader.field("value", |reader| reader.value(&kind, value)));
            let sample = file.sample.and_then(|value| reader.field("sample", |reader| reader.value(&kind, value)));
            if let (Some(value), true) = (sample, of_draft) {
                reader.samples.push(PendingSample { section: None, field: id.clone(), value });
            }
            Some(Field {
                id,
                name: file.name,
                kind,
                required: file.required,
                group: file.group,
                hint: file.hint,
                value,
                formula: None,
                form: form.unwrap_or_default(),
            })
        })
    }

    fn value(&mut self, kind: &FieldKind, value: ValueFile) -> Option<FieldValue> {
        let read = match (value, kind) {
            (ValueFile::Several(parts), FieldKind::List) => Ok(FieldValue::List(parts)),
            (ValueFile::Several(parts), FieldKind::Groups) => Ok(FieldValue::Groups(parts)),
            (ValueFile::Several(parts), FieldKind::People) if !parts.iter().any(|part| part.contains(PARTING)) => {
                FieldValue::parse(kind, &parts.join(";")).ok().flatten().ok_or(parts.join("; "))
            }
            (ValueFile::One(words), FieldKind::List | FieldKind::Groups | FieldKind::People) => Err(words),
            (ValueFile::Several(parts), _) => Err(parts.join("; ")),
            (ValueFile::One(words), FieldKind::Text | FieldKind::LongText | FieldKind::Choice(_)) => {
                Ok(FieldValue::Text(words))
            }
            (ValueFile::One(words), kind) => FieldValue::parse(kind, &words).ok().flatten().ok_or(words),
        };
        match read {
            Ok(value) if value.fits(kind) => return Some(value),
            Ok(value) => self.problem(Fault::Value(value.typed())),
            Err(words) => self.problem(Fault::Value(words)),
        }
        None
    }

    pub(super) fn values(
        &mut self,
        values: BTreeMap<String, ValueFile>,
        lists: &[List],
    ) -> BTreeMap<FieldId, FieldValue> {
        let mut out = BTreeMap::new();
        for (name, value) in values {
            self.at(Step::Key(name.clone()), |reader| {
                let id = FieldId::parse(&name);
                let declared = id.as_ref().and_then(|id| lists.iter().find_map(|list| list.field(id)));
                let Some(field) = declared else {
                    let all = lists.iter().flat_map(|list| &list.fields).map(|field| field.id.as_str());
                    reader.problem_of(|_| Fault::NoField(name.clone(), nearest(&name, all)));
                    return;
                };
                if let Some(value) = reader.value(&field.kind, value) {
                    out.insert(field.id.clone(), value);
                }
            });
        }
        out
    }

    /// Reads the formulas, now that every field that they may name is known.
    pub(super) fn formulas(&mut self, draft: &mut Draft) {
        let before = self.problems.len();
        let mut paths = BTreeMap::new();
        for PendingFormula { field, source, path } in std::mem::take(&mut self.formulas) {
            let here = std::mem::replace(&mut self.path, path);
            match Formula::parse(&source) {
                Ok(formula) => {
                    self.check_names(draft, &formula);
                    let of_lists = draft.lists.iter_mut().flat_map(|list| &mut list.fields);
                    if let Some(declared) = draft.fields.iter_mut().chain(of_lists).find(|other| other.id == field) {
                        declared.formula = Some(formula.into());
                    }
                }
                Err(tags) => tags.into_iter().for_each(|tag| self.problem(Fault::Tag(tag))),
            }
            paths.insert(field, std::mem::replace(&mut self.path, here));
        }
        if self.problems.len() > before {
            return;
        }
        if let Err(bad) = check_formulas(draft.all_fields()) {
            let (BadFormula::Cycle(field) | BadFormula::TooMuch(field)) = &bad;
            let here = std::mem::replace(&mut self.path, paths.remove(field).unwrap_or_default());
            self.problem(match &bad {
                BadFormula::Cycle(field) => Fault::Cycle(field.as_str().to_owned()),
                BadFormula::TooMuch(field) => Fault::TooMuchMade(field.as_str().to_owned()),
            });
            self.path = here;
        }
    }

    /// Whether a formula names fields that there are, in forms that they have.
    fn check_names(&mut self, draft: &Draft, formula: &Formula) {
        for (id, form) in formula.fields() {
            let name = id.as_str();
            match draft.declaration(id) {
                Some(field) if form.fits(&field.kind) => {}
                Some(_) => self.problem_of(|_| Fault::Form(form.name().to_owned(), name.to_owned())),
                None => self.problem_of(|reader| {
                    let near = nearest(name, reader.names.fields.iter().map(FieldId::as_str));
                    Fault::NoField(name.to_owned(), near)
                }),
            }
        }
    }

    /// Reads a condition.
    pub(super) fn when(&mut self, source: &str) -> Option<When> {
        let Some(when) = When::parse(source) else {
            self.problem_of(|_| Fault::When(source.chars().take(80).collect()));
            return None;
        };
        let name = when.field.as_str().to_owned();
        let fault = match self.kinds.get(&when.field) {
            None => Fault::NoField(name.clone(), nearest(&name, self.kinds.keys().map(FieldId::as_str))),
            Some(FieldKind::YesNo) if when.choices.is_empty() => return Some(when),
            Some(FieldKind::Choice(options)) if !when.choices.is_empty() => {
                match when.choices.iter().find(|choice| !options.contains(choice)) {
                    None => return Some(when),
                    Some(choice) => {
                        Fault::NoChoice(choice.clone(), nearest(choice, options.iter().map(String::as_str)))
                    }
                }
            }
            Some(_) => Fault::WhenField(name),
        };
        self.problem(fault);
        None
    }
}
