//! From a template to a draft, and values given by name.

use super::fill::switch_all;
use super::{Edit, add_item, apply, fill_in};
use crate::model::{
    BadValue, Draft, FieldId, FieldKind, FieldValue, ListId, Sample, Section, SectionId, Template, TemplateRef,
};

/// A fresh draft that holds all it needs of its template, with every list at its customary number of items.
pub fn from_template(template: &Template) -> Draft {
    let mut draft = template.draft.clone();
    draft.template = Some(TemplateRef { id: template.id.clone(), version: template.version });
    draft.slot_minutes = Some(template.minutes);
    let lists: Vec<(ListId, u32)> = draft.lists.iter().map(|list| (list.id.clone(), list.start)).collect();
    for (list, start) in lists {
        let written = draft.walk().filter(|section| section.list.as_ref() == Some(&list)).count();
        for _ in written..usize::try_from(start).unwrap_or_default() {
            // A list without any item in the template has no place to grow from: it stays empty.
            let Ok((edit, _)) = add_item(&draft, &list) else { break };
            if apply(&mut draft, edit).is_err() {
                break;
            }
        }
    }
    switch_all(&mut draft);
    draft
}

/// The same with the sample values of the template, as it reads when it is filled in.
pub fn with_samples(template: &Template) -> Draft {
    let mut draft = from_template(template);
    for Sample { section, field, value } in template.samples.iter().cloned() {
        // A sample that does not fit leaves its blank empty.
        let _ = apply(&mut draft, Edit::Value { section, field, value: Some(value) });
    }
    switch_all(&mut draft);
    draft
}

/// Why a value given by name was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadSetting {
    /// No field is called that.
    NoField,
    /// The value does not fit the field's kind.
    Value(BadValue, FieldKind),
}

/// The edit that sets a field by name: `speaker`, or `demands.2.word` for a field of the second item of a list.
///
/// # Errors
/// There is no such field or item, or the value does not fit.
pub fn set_value(draft: &Draft, name: &str, value: &str) -> Result<Edit, BadSetting> {
    let (section, field) = find_field(draft, name).ok_or(BadSetting::NoField)?;
    let declared = draft.declaration(&field).ok_or(BadSetting::NoField)?;
    let value =
        FieldValue::parse(&declared.kind, value).map_err(|bad| BadSetting::Value(bad, declared.kind.clone()))?;
    Ok(fill_in(draft, section, field, value))
}

fn find_field(draft: &Draft, name: &str) -> Option<(Option<SectionId>, FieldId)> {
    let mut parts = name.split('.');
    let first = parts.next()?;
    let Some(number) = parts.next() else {
        let id = FieldId::parse(first)?;
        return draft.field(&id).map(|_| (None, id.clone()));
    };
    let field = FieldId::parse(parts.next()?)?;
    let list = ListId::parse(first)?;
    draft.list(&list)?.field(&field)?;
    let number: usize = number.parse().ok()?;
    let mut items = draft.walk().filter(|section| section.list.as_ref() == Some(&list));
    let item: &Section = items.nth(number.checked_sub(1)?)?;
    parts.next().is_none().then_some((Some(item.id), field))
}

/// Every name that [`set_value`] takes for a draft.
pub fn field_names(draft: &Draft) -> Vec<String> {
    let mut names: Vec<String> = draft.fields.iter().map(|field| field.id.as_str().to_owned()).collect();
    for list in &draft.lists {
        let items = draft.walk().filter(|section| section.list.as_ref() == Some(&list.id)).count();
        for number in 1..=items {
            names.extend(list.fields.iter().map(|f| format!("{}.{number}.{}", list.id.as_str(), f.id.as_str())));
        }
    }
    names
}
