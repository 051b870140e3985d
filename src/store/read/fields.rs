//! Fields of a file: their kinds and values, the formulas that make one of others, and conditions on them.

use std::collections::{BTreeMap, BTreeSet};

use super::{PendingSample, Reader};
use crate::model::{
    BadFormula, Draft, Field, FieldId, FieldKind, FieldValue, Form, Formula, List, PARTING, TextProblem, When,
    check_formulas, may_be_short,
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

fn declared<'l>(lists: &'l [List], id: &FieldId) -> Option<&'l Field> {
    lists.iter().find_map(|list| list.field(id))
}

/// What a condition can ask a field.
pub(super) enum Asked {
    /// Whether it says yes.
    YesNo,
    /// Whether it is one of these.
    Choice(BTreeSet<String>),
    /// Nothing.
    Nothing,
}

impl Asked {
    fn of(kind: &FieldKind) -> Self {
        match kind {
            FieldKind::YesNo => Self::YesNo,
            FieldKind::Choice(options) => Self::Choice(options.iter().cloned().collect()),
            _ => Self::Nothing,
        }
    }
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
            reader.line("name", &file.name);
            reader.line("group", &file.group);
            reader.line("hint", &file.hint);
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
                reader.asked.insert(id.clone(), Asked::of(&kind));
            }
            if let Some(source) = file.formula {
                let pending =
                    |reader: &mut Self| PendingFormula { field: id.clone(), source, path: reader.path.clone() };
                let pending = reader.field("formula", pending);
                reader.formulas.push(pending);
            }
            if let Some(short) = file.short {
                let pending = |reader: &mut Self| (id.clone(), short, reader.path.clone());
                let pending = reader.field("short", pending);
                reader.shorts.push(pending);
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
                short: None,
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
            // The line ends of the file's system are those of its long strings.
            (ValueFile::One(words), FieldKind::LongText) => Ok(FieldValue::Text(words.replace("\r\n", "\n"))),
            (ValueFile::One(words), FieldKind::Text | FieldKind::Choice(_)) => Ok(FieldValue::Text(words)),
            (ValueFile::One(words), kind) => FieldValue::parse(kind, &words).ok().flatten().ok_or(words),
        };
        match read {
            Ok(value) if value.fits(kind) => return Some(value),
            Ok(value) => self.problem(Fault::Value(value.typed())),
            Err(words) => self.problem(Fault::Value(words)),
        }
        None
    }

    /// The values of an item of one of its `own` lists.
    pub(super) fn values(
        &mut self,
        values: BTreeMap<String, ValueFile>,
        own: &[List],
        lists: &[List],
    ) -> BTreeMap<FieldId, FieldValue> {
        let mut out = BTreeMap::new();
        for (name, value) in values {
            self.at(Step::Key(name.clone()), |reader| {
                let id = FieldId::parse(&name);
                let declared = |lists| id.as_ref().and_then(|id| declared(lists, id));
                let Some(field) = declared(own) else {
                    let all = lists.iter().flat_map(|list| &list.fields).map(|field| field.id.as_str());
                    reader.problem_of(|_| match declared(lists) {
                        Some(_) => Fault::OtherList(name.clone()),
                        None => Fault::NoField(name.clone(), nearest(&name, all)),
                    });
                    return;
                };
                if let Some(value) = reader.value(&field.kind, value) {
                    out.insert(field.id.clone(), value);
                }
            });
        }
        out
    }

    /// Reads the formulas and the short forms, now that every field that they may name is known.
    pub(super) fn formulas(&mut self, draft: &mut Draft) {
        self.shorts(draft);
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
                Err(found) => found.into_iter().for_each(|found| {
                    self.problem(match found {
                        TextProblem::UnknownTag(tag) | TextProblem::Unclosed(tag) => Fault::Tag(tag),
                        TextProblem::Brace(words) => Fault::Brace(words),
                    });
                }),
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

    /// Reads which field says another in short.
    fn shorts(&mut self, draft: &mut Draft) {
        for (field, short, path) in std::mem::take(&mut self.shorts) {
            let here = std::mem::replace(&mut self.path, path);
            let named = FieldId::parse(&short).filter(|id| draft.declaration(id).is_some());
            match named {
                None => self.problem_of(|reader| {
                    let near = nearest(&short, reader.names.fields.iter().map(FieldId::as_str));
                    Fault::NoField(short, near)
                }),
                Some(short) if !may_be_short(draft, &field, &short) => {
                    self.problem_of(|_| Fault::Short(field.as_str().to_owned()));
                }
                Some(short) => {
                    draft.fields.iter_mut().filter(|other| other.id == field).for_each(|other| {
                        other.short = Some(short.clone());
                    });
                }
            }
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
        let fits = match self.asked.get(&when.field) {
            Some(Asked::YesNo) => when.choices.is_empty(),
            Some(Asked::Choice(options)) => {
                !when.choices.is_empty() && when.choices.iter().all(|choice| options.contains(choice))
            }
            Some(Asked::Nothing) | None => false,
        };
        if fits {
            return Some(when);
        }
        self.problem_of(|reader| reader.no_condition(&when));
        None
    }

    fn no_condition(&self, when: &When) -> Fault {
        let name = when.field.as_str();
        let options = match self.asked.get(&when.field) {
            None => return Fault::NoField(name.to_owned(), nearest(name, self.asked.keys().map(FieldId::as_str))),
            Some(Asked::Choice(options)) => options,
            Some(Asked::YesNo | Asked::Nothing) => return Fault::WhenField(name.to_owned()),
        };
        match when.choices.iter().find(|choice| !options.contains(*choice)) {
            Some(choice) => Fault::NoChoice(choice.clone(), nearest(choice, options.iter().map(String::as_str))),
            None => Fault::WhenField(name.to_owned()),
        }
    }
}
