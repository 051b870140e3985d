//! What the author of a template asks for, as edits: another field, another kind, a list gone. What speaks of something
//! that goes keeps its words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::plan::{fresh, keeping_words};
use super::texts::{map_sections, map_texts};
use super::{Edit, EditError, Plan};
use crate::model::{
    Draft, Field, FieldId, FieldKind, FieldValue, Formula, Language, List, ListId, Piece, Role, Sample, Scope, Section,
    SectionId, Text, When, count_numeral, english_numeral,
};

/// Declares a field, of the draft or of the items of a list. Gives its id too.
///
/// # Errors
/// There is no such list, or the draft is full.
pub fn add_field(draft: &Draft, list: Option<&ListId>, name: &str) -> Result<(Edit, FieldId), EditError> {
    let taken: BTreeSet<&str> = draft.all_fields().map(|field| field.id.as_str()).collect();
    let id = fresh("field", |id| taken.contains(id)).and_then(|id| FieldId::parse(&id)).ok_or(EditError::TooMany)?;
    let mut fields = fields_of(draft, list).ok_or(EditError::NoList)?.to_vec();
    let at = fields.len();
    fields.push(Field::new(id.clone(), name, FieldKind::Text));
    Ok((put_fields(draft, list, at..at, fields)?, id))
}

/// Where a field is declared: by the draft, or by a list.
fn declared_in(draft: &Draft, id: &FieldId) -> Option<Option<ListId>> {
    if draft.field(id).is_some() {
        return Some(None);
    }
    draft.lists.iter().find(|list| list.field(id).is_some()).map(|list| Some(list.id.clone()))
}

fn fields_of<'d>(draft: &'d Draft, list: Option<&ListId>) -> Option<&'d [Field]> {
    match list {
        None => Some(&draft.fields),
        Some(id) => draft.list(id).map(|list| list.fields.as_slice()),
    }
}

/// The edit that makes `fields` those of the draft or of a list, of which all but `range` are as they were.
fn put_fields(
    draft: &Draft,
    list: Option<&ListId>,
    range: Range<usize>,
    fields: Vec<Field>,
) -> Result<Edit, EditError> {
    let Some(id) = list else {
        let behind = draft.fields.len() - range.end;
        let with = fields.get(range.start..fields.len() - behind).unwrap_or_default().to_vec();
        return Ok(Edit::Fields { range, with });
    };
    let declared = draft.list(id).ok_or(EditError::NoList)?;
    set_list(draft, List { fields, ..declared.clone() })
}

/// Declares a list anew, under the id that it has. Its greatest number is never below its least, nor below that of a start.
///
/// # Errors
/// There is no such list.
pub fn set_list(draft: &Draft, list: List) -> Result<Edit, EditError> {
    let at = draft.lists.iter().position(|other| other.id == list.id).ok_or(EditError::NoList)?;
    let max = list.max.map(|max| max.max(list.min).max(list.start));
    Ok(Edit::Lists { range: at..at + 1, with: vec![List { max, ..list }] })
}

/// Declares a field anew, under the id that it has. Values of another kind become such of its own where they read as one,
/// and conditions that it can no longer answer go.
///
/// # Errors
/// There is no such field.
pub fn set_field(draft: &Draft, field: Field) -> Result<Edit, EditError> {
    let list = declared_in(draft, &field.id).ok_or(EditError::NoField)?;
    let list = list.as_ref();
    let mut fields = fields_of(draft, list).ok_or(EditError::NoList)?.to_vec();
    let at = fields.iter().position(|other| other.id == field.id).ok_or(EditError::NoField)?;
    let old = fields.get(at).ok_or(EditError::NoField)?.clone();
    if old.kind == field.kind {
        fields.splice(at..=at, [field]);
        return put_fields(draft, list, at..at + 1, fields);
    }
    Ok(Edit::Draft { with: Box::new(with_kind(draft, field)) })
}

/// The draft with a field of another kind.
fn with_kind(draft: &Draft, field: Field) -> Draft {
    let mut made = draft.clone();
    let (id, kind) = (field.id.clone(), field.kind.clone());
    let converted = |value: &FieldValue| FieldValue::parse(&kind, &value.typed()).ok().flatten();
    let answers = |when: &When| match &kind {
        FieldKind::YesNo => when.choices.is_empty(),
        FieldKind::Choice(options) => {
            !when.choices.is_empty() && when.choices.iter().all(|choice| options.contains(choice))
        }
        _ => false,
    };
    map_sections(&mut made, &|section| {
        if let Some(value) = section.values.remove(&id).as_ref().and_then(converted) {
            section.values.insert(id.clone(), value);
        }
        section.when = section.when.take().filter(|when| when.field != id || answers(when));
    });
    let form = Some(field.form).filter(|form| form.fits(&kind)).unwrap_or_default();
    let mut field = Some(Field { value: field.value.as_ref().and_then(converted), form, ..field });
    for other in all_fields_mut(&mut made) {
        if other.id == id {
            *other = field.take().unwrap_or_else(|| other.clone());
        }
        // What is made of it in a form that it has no more is made of it no more.
        let fits = |formula: &Arc<Formula>| formula.fields().all(|(of, form)| *of != id || form.fits(&kind));
        other.formula = other.formula.take().filter(fits);
        // Only words are said in short, and in words.
        let parted = kind != FieldKind::Text && (other.id == id || other.short.as_ref() == Some(&id));
        other.short = other.short.take().filter(|_| !parted);
    }
    if let Some(about) = &mut made.about {
        let samples = &mut Arc::make_mut(about).samples;
        let all = std::mem::take(samples).into_iter();
        samples.extend(all.filter_map(|sample| {
            let value = if sample.field == id { converted(&sample.value)? } else { sample.value };
            Some(Sample { value, ..sample })
        }));
    }
    made
}

fn all_fields_mut(draft: &mut Draft) -> impl Iterator<Item = &mut Field> {
    draft.fields.iter_mut().chain(draft.lists.iter_mut().flat_map(|list| &mut list.fields))
}

/// A field one place up (−1) or down (1) among those beside it.
///
/// # Errors
/// There is no such field, or no such place.
pub fn move_field(draft: &Draft, id: &FieldId, by: isize) -> Result<Edit, EditError> {
    let list = declared_in(draft, id).ok_or(EditError::NoField)?;
    let mut fields = fields_of(draft, list.as_ref()).ok_or(EditError::NoList)?.to_vec();
    let at = fields.iter().position(|field| field.id == *id).ok_or(EditError::NoField)?;
    let to = at.checked_add_signed(by).filter(|to| *to < fields.len()).ok_or(EditError::NoFurther)?;
    fields.swap(at, to);
    put_fields(draft, list.as_ref(), at.min(to)..at.max(to) + 1, fields)
}

/// Where a field is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// In how many places of texts, and in how many conditions.
    pub places: usize,
    /// In how many formulas, and for how many fields as their short form.
    pub formulas: usize,
}

/// How often each field is named, if it is.
pub fn uses(draft: &Draft) -> BTreeMap<FieldId, Uses> {
    let mut all: BTreeMap<FieldId, Uses> = BTreeMap::new();
    let title = &draft.title;
    let title = title.lines.iter().chain([&title.subtitle, &title.speaker, &title.date]);
    let items = draft.lists.iter().flat_map(|list| &list.item).flat_map(|item| item.walk());
    let patterns = draft.lists.iter().flat_map(|list| &list.pattern);
    let texts = title.chain(patterns).chain(draft.walk().chain(items).flat_map(Section::texts));
    let named = texts.flat_map(Text::runs).filter_map(|run| run.piece.field());
    let asked = draft.walk().filter_map(|section| section.when.as_ref()).map(|when| &when.field);
    named.chain(asked).for_each(|id| all.entry(id.clone()).or_default().places += 1);
    let formulas = draft.all_fields().filter_map(|field| field.formula.as_deref()).flat_map(Formula::fields);
    let shorts = draft.all_fields().filter_map(|field| field.short.as_ref());
    formulas.map(|(id, _)| id).chain(shorts).for_each(|id| all.entry(id.clone()).or_default().formulas += 1);
    all
}

/// Takes a field away. Where it stands, stands what it says, or its name in brackets.
///
/// # Errors
/// There is no such field.
pub fn remove_field(draft: &Draft, id: &FieldId) -> Result<Edit, EditError> {
    let declared = draft.declaration(id).ok_or(EditError::NoField)?;
    let blank = draft.language.blank(&declared.name);
    let mut made = draft.clone();
    write_out(&mut made, draft, id, &blank);
    Ok(Edit::Draft { with: Box::new(made) })
}

/// Gives the items of a list that follow its pattern headings of their own, which read the same.
fn own_headings(made: &mut Draft, list: &List) {
    fn each(sections: &mut [Section], list: &List) {
        for section in sections {
            if section.list.as_ref() == Some(&list.id) && section.heading.is_none() {
                section.heading.clone_from(&list.pattern);
            }
            each(&mut section.children, list);
        }
    }
    each(&mut made.sections, list);
}

/// Writes out a field that is declared in `draft`, in a copy of it, and drops it there.
fn write_out(made: &mut Draft, draft: &Draft, id: &FieldId, blank: &str) {
    let names = |text: &Text| text.runs().iter().any(|run| matches!(&run.piece, Piece::Field(of) if of == id));
    let says = |section: Option<SectionId>| {
        let chain = section.map(|id| draft.chain(id)).unwrap_or_default();
        let says = Scope::find(draft, &chain, id).and_then(|scope| scope.spoken(draft.language));
        says.unwrap_or_else(|| blank.to_owned())
    };
    // Several lines are several paragraphs where the blank stands alone.
    map_sections(made, &|section| {
        let alone = |text: &Arc<Text>| text.runs().len() == 1 && names(text);
        if section.body.iter().any(alone) {
            let lines = says(Some(section.id).filter(|id| id.0 != 0));
            let lines = || Text::paragraphs(&lines).into_iter().map(Arc::new);
            let body = std::mem::take(&mut section.body).into_iter();
            section.body = body.flat_map(|text| if alone(&text) { lines().collect() } else { vec![text] }).collect();
        }
    });
    // What a pattern says of it is another thing in each item.
    draft
        .lists
        .iter()
        .filter(|list| list.pattern.as_ref().is_some_and(names))
        .for_each(|list| own_headings(made, list));
    map_texts(made, &|section, text| {
        replaced(text, |piece, _| match piece {
            Piece::Field(of) if of == id => Some(says(section).replace(['\n', '\r'], " ")),
            _ => None,
        })
    });
    map_sections(made, &|section| {
        section.values.remove(id);
        section.when = section.when.take().filter(|when| when.field != *id);
    });
    for field in all_fields_mut(made) {
        field.formula = field.formula.take().filter(|formula| formula.fields().all(|(of, _)| of != id));
        field.short = field.short.take().filter(|short| short != id);
    }
    made.fields.retain(|field| field.id != *id);
    made.lists.iter_mut().for_each(|list| list.fields.retain(|field| field.id != *id));
    if let Some(about) = &mut made.about {
        Arc::make_mut(about).samples.retain(|sample| sample.field != *id);
    }
}

/// A text with words for the pieces that `words` knows; it is told which letter follows.
fn replaced(text: &Text, words: impl Fn(&Piece, Option<char>) -> Option<String>) -> Text {
    let mut out = Text::default();
    for (at, run) in text.runs().iter().enumerate() {
        let next = text.runs().get(at + 1).and_then(|run| match &run.piece {
            Piece::Words(words) => words.chars().next(),
            _ => None,
        });
        out.push(words(&run.piece, next).map_or_else(|| run.piece.clone(), Piece::Words), run.voice);
    }
    out
}

/// Declares a list. Gives its id too.
///
/// # Errors
/// The draft is full.
pub fn add_list(draft: &Draft, name: &str) -> Result<(Edit, ListId), EditError> {
    let taken = |id: &str| draft.lists.iter().any(|list| list.id.as_str() == id);
    let id = fresh("list", taken).and_then(|id| ListId::parse(&id)).ok_or(EditError::TooMany)?;
    let at = draft.lists.len();
    Ok((Edit::Lists { range: at..at, with: vec![List::new(id.clone(), name)] }, id))
}

/// Takes a list away. Its items stay, with the headings that they had from it and what their fields say; what announced
/// their number keeps the one that it says.
///
/// # Errors
/// There is no such list.
pub fn remove_list(draft: &Draft, id: &ListId) -> Result<Edit, EditError> {
    let list = draft.list(id).ok_or(EditError::NoList)?;
    let mut made = draft.clone();
    own_headings(&mut made, list);
    for field in &list.fields {
        // What one field says may be made of another: the draft as it was knows.
        write_out(&mut made, draft, &field.id, &draft.language.blank(&field.name));
    }
    let items = draft.walk().filter(|section| section.on && section.list.as_ref() == Some(id)).count();
    let items = u32::try_from(items).unwrap_or(u32::MAX);
    let number = |next: Option<char>| match draft.language {
        Language::Chinese => count_numeral(items, next),
        Language::English => english_numeral(items, false),
    };
    map_texts(&mut made, &|_, text| {
        replaced(text, |piece, next| matches!(piece, Piece::Count(of) if of == id).then(|| number(next)))
    });
    map_sections(&mut made, &|section| section.list = section.list.take().filter(|of| of != id));
    made.lists.retain(|other| other.id != *id);
    Ok(Edit::Draft { with: Box::new(made) })
}

/// Makes a part an item of a list, or of none. It reads as it did.
///
/// # Errors
/// There is no such section.
pub fn join_list(draft: &Draft, id: SectionId, list: Option<&ListId>) -> Result<Edit, EditError> {
    let (parent, index) = draft.place_of(id).ok_or(EditError::NoSection)?;
    let section = draft.section(id).ok_or(EditError::NoSection)?;
    let moved = keeping_words(draft, id, Edit::Move { section: id, parent, index, list: list.cloned() });
    if list.is_none() || section.role == Role::Item {
        return Ok(moved);
    }
    let plan = Plan { role: Role::Item, ..Plan::of(section) };
    Ok(Edit::Many(vec![moved, Edit::Plan { section: id, with: Box::new(plan) }]))
}

/// Gives each part at the top its share of the time, as far as there are shares.
pub fn set_shares(draft: &Draft, shares: &[f32]) -> Edit {
    let plans = draft.sections.iter().zip(shares).map(|(section, share)| Edit::Plan {
        section: section.id,
        with: Box::new(Plan { share: Some(*share), ..Plan::of(section) }),
    });
    Edit::Many(plans.collect())
}

/// Shares that add up to one, in thousandths, in the proportion of these weights; none where all of them are nothing.
pub fn shares_of(weights: &[f64]) -> Vec<f32> {
    let total: f64 = weights.iter().sum();
    if total <= 0.0 {
        return Vec::new();
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a thousand at most")]
    let mut thousandths: Vec<u16> = weights.iter().map(|own| (own / total * 1000.0) as u16).collect();
    let rest = 1000_u16.saturating_sub(thousandths.iter().sum());
    let largest = thousandths.iter().enumerate().max_by_key(|(_, share)| **share).map(|(index, _)| index);
    if let Some(share) = largest.and_then(|index| thousandths.get_mut(index)) {
        *share += rest;
    }
    thousandths.into_iter().map(|share| f32::from(share) / 1000.0).collect()
}
