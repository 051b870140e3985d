//! One edit on a draft: checked first, then done, and its inverse given back.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::{Edit, EditError, Place, Plan};
use crate::model::{
    Draft, Field, FieldId, FieldKind, FieldValue, Form, Formula, List, ListId, MAX_DECLARED, MAX_DEPTH, MAX_SECTIONS,
    MAX_SET_ASIDE, Piece, Section, SectionId, Style, Text, When, check_formulas, may_be_short,
};

/// Does an edit and gives back the edit that undoes it.
///
/// # Errors
/// The edit names something that is not there, or would break what is always true of a draft. The draft is as it was.
pub fn apply(draft: &mut Draft, edit: Edit) -> Result<Edit, EditError> {
    match edit {
        Edit::Splice { place, range, with } => {
            check_names(draft, [&with])?;
            let inserted = with.len();
            let text = text_mut(draft, place)?;
            let start = range.start;
            let removed = text.splice(range, with).map_err(|_| EditError::NoPlace)?;
            Ok(Edit::Splice { place, range: start..start + inserted, with: removed })
        }
        Edit::Paragraphs { section, range, with } => {
            check_names(draft, with.iter().map(AsRef::as_ref))?;
            let body = &mut section_mut(draft, section)?.body;
            let (range, with) = replace(body, range, with)?;
            Ok(Edit::Paragraphs { section, range, with })
        }
        Edit::TitleLines { range, with } => {
            check_names(draft, &with)?;
            let (range, with) = replace(&mut draft.title.lines, range, with)?;
            Ok(Edit::TitleLines { range, with })
        }
        Edit::Heading { section, heading } => {
            check_names(draft, &heading)?;
            let old = std::mem::replace(&mut section_mut(draft, section)?.heading, heading);
            Ok(Edit::Heading { section, heading: old })
        }
        Edit::Value { section, field, value } => set_value(draft, section, field, value),
        Edit::Insert { parent, index, section } => insert(draft, parent, index, *section),
        Edit::Remove { section } => {
            let (parent, index) = draft.place_of(section).ok_or(EditError::NoSection)?;
            let section = Box::new(children_mut(draft, parent)?.remove(index));
            Ok(Edit::Insert { parent, index, section })
        }
        Edit::Move { section, parent, index, list } => move_section(draft, section, parent, index, list),
        Edit::Switch { section, on } => {
            let old = std::mem::replace(&mut section_mut(draft, section)?.on, on);
            Ok(Edit::Switch { section, on: old })
        }
        Edit::Numbering { section, style } => {
            let old = std::mem::replace(&mut section_mut(draft, section)?.style, style);
            Ok(Edit::Numbering { section, style: old })
        }
        Edit::RunIn { section, run_in } => {
            let old = std::mem::replace(&mut section_mut(draft, section)?.run_in, run_in);
            Ok(Edit::RunIn { section, run_in: old })
        }
        Edit::Level { level, style } => set_level(&mut draft.style, level, style),
        Edit::DropLevel => {
            let style = draft.style.levels.pop().ok_or(EditError::NoPlace)?;
            Ok(Edit::Level { level: draft.style.levels.len(), style })
        }
        Edit::Lists { range, with } => set_lists(draft, range, with),
        Edit::ListNumbering { list, style } => {
            let old = std::mem::replace(&mut list_mut(draft, &list)?.style, style);
            Ok(Edit::ListNumbering { list, style: old })
        }
        Edit::Pattern { list, pattern } => {
            check_names(draft, &pattern)?;
            let old = std::mem::replace(&mut list_mut(draft, &list)?.pattern, pattern);
            Ok(Edit::Pattern { list, pattern: old })
        }
        Edit::Form { field, form } => {
            let of_lists = draft.lists.iter_mut().flat_map(|list| &mut list.fields);
            let mut all = draft.fields.iter_mut().chain(of_lists);
            let declared = all.find(|other| other.id == field).ok_or(EditError::NoField)?;
            if !form.fits(&declared.kind) {
                return Err(EditError::BadValue);
            }
            Ok(Edit::Form { field, form: std::mem::replace(&mut declared.form, form) })
        }
        Edit::Fields { range, with } => {
            let (range, old) = replace(&mut draft.fields, range, with)?;
            match check_declared(draft) {
                Ok(()) => Ok(Edit::Fields { range, with: old }),
                Err(error) => {
                    replace(&mut draft.fields, range, old)?;
                    Err(error)
                }
            }
        }
        Edit::Plan { section, with } => {
            check_names(draft, with.phrasings.iter().map(AsRef::as_ref))?;
            if with.when.as_ref().is_some_and(|when| !holds_for(draft, when)) {
                return Err(EditError::NoField);
            }
            let section_mut = section_mut(draft, section)?;
            let old = Box::new(Plan::of(section_mut));
            with.put(section_mut);
            Ok(Edit::Plan { section, with: old })
        }
        Edit::About { with } => {
            let about = draft.about.as_mut().ok_or(EditError::NoPlace)?;
            Ok(Edit::About { with: std::mem::replace(about, with) })
        }
        Edit::SetAside { with } if with.len() > MAX_SET_ASIDE => Err(EditError::TooMany),
        Edit::SetAside { with } => Ok(Edit::SetAside { with: std::mem::replace(&mut draft.set_aside, with) }),
        Edit::Slot { minutes } => {
            let minutes = std::mem::replace(&mut draft.slot_minutes, minutes);
            Ok(Edit::Slot { minutes })
        }
        Edit::Draft { with } => {
            let mut with = *with;
            // Ids that were given out in either are never given out again.
            with.next_id = with.next_id.max(draft.next_id);
            Ok(Edit::Draft { with: Box::new(std::mem::replace(draft, with)) })
        }
        Edit::Many(edits) => many(draft, edits),
    }
}

fn many(draft: &mut Draft, edits: Vec<Edit>) -> Result<Edit, EditError> {
    let mut done = Vec::with_capacity(edits.len());
    for edit in edits {
        match apply(draft, edit) {
            Ok(inverse) => done.push(inverse),
            Err(error) => {
                for inverse in done.into_iter().rev() {
                    let undone = apply(draft, inverse);
                    debug_assert!(undone.is_ok(), "an inverse always applies: {undone:?}");
                }
                return Err(error);
            }
        }
    }
    done.reverse();
    Ok(Edit::Many(done))
}

/// Replaces a range of a vector and gives back what undoes it.
fn replace<T>(items: &mut Vec<T>, range: Range<usize>, with: Vec<T>) -> Result<(Range<usize>, Vec<T>), EditError> {
    if range.start > range.end || range.end > items.len() {
        return Err(EditError::NoPlace);
    }
    let now = range.start..range.start + with.len();
    Ok((now, items.splice(range, with).collect()))
}

fn text_mut(draft: &mut Draft, place: Place) -> Result<&mut Text, EditError> {
    match place {
        Place::TitleLine(line) => draft.title.lines.get_mut(line).ok_or(EditError::NoPlace),
        Place::Subtitle => Ok(&mut draft.title.subtitle),
        Place::Speaker => Ok(&mut draft.title.speaker),
        Place::Date => Ok(&mut draft.title.date),
        Place::Heading(id) => section_mut(draft, id)?.heading.as_mut().ok_or(EditError::NoPlace),
        Place::Body(id, paragraph) => {
            let text = section_mut(draft, id)?.body.get_mut(paragraph).ok_or(EditError::NoPlace)?;
            Ok(Arc::make_mut(text))
        }
    }
}

fn section_mut(draft: &mut Draft, id: SectionId) -> Result<&mut Section, EditError> {
    fn find(sections: &mut [Section], id: SectionId) -> Option<&mut Section> {
        sections.iter_mut().find_map(
            |section| {
                if section.id == id { Some(section) } else { find(&mut section.children, id) }
            },
        )
    }
    find(&mut draft.sections, id).ok_or(EditError::NoSection)
}

fn children_mut(draft: &mut Draft, parent: Option<SectionId>) -> Result<&mut Vec<Section>, EditError> {
    match parent {
        None => Ok(&mut draft.sections),
        Some(id) => section_mut(draft, id).map(|section| &mut section.children),
    }
}

fn list_mut<'a>(draft: &'a mut Draft, id: &ListId) -> Result<&'a mut List, EditError> {
    draft.lists.iter_mut().find(|list| list.id == *id).ok_or(EditError::NoList)
}

/// Whether everything that the texts name is declared.
fn check_names<'a>(draft: &Draft, texts: impl IntoIterator<Item = &'a Text>) -> Result<(), EditError> {
    // A text may name the same often.
    let mut known = HashSet::new();
    for run in texts.into_iter().flat_map(Text::runs) {
        match &run.piece {
            Piece::Words(_) | Piece::Pause => {}
            piece if !known.insert(piece) => {}
            Piece::Field(id) if draft.declaration(id).is_none() => return Err(EditError::NoField),
            Piece::Count(id) if draft.list(id).is_none() => return Err(EditError::NoList),
            Piece::Field(_) | Piece::Count(_) => {}
        }
    }
    Ok(())
}

fn set_value(
    draft: &mut Draft,
    section: Option<SectionId>,
    field: FieldId,
    value: Option<FieldValue>,
) -> Result<Edit, EditError> {
    let declared = match section {
        None => draft.field(&field),
        Some(_) => draft.lists.iter().find_map(|list| list.field(&field)),
    };
    let kind = &declared.ok_or(EditError::NoField)?.kind;
    if value.as_ref().is_some_and(|value| !value.fits(kind)) {
        return Err(EditError::BadValue);
    }
    let old = match section {
        None => {
            let target = draft.fields.iter_mut().find(|f| f.id == field).ok_or(EditError::NoField)?;
            std::mem::replace(&mut target.value, value)
        }
        Some(id) => {
            let values = &mut section_mut(draft, id)?.values;
            match value {
                Some(value) => values.insert(field.clone(), value),
                None => values.remove(&field),
            }
        }
    };
    Ok(Edit::Value { section, field, value: old })
}

fn insert(draft: &mut Draft, parent: Option<SectionId>, index: usize, section: Section) -> Result<Edit, EditError> {
    let depth = parent.map_or(0, |id| draft.chain(id).len());
    if parent.is_some() && depth == 0 {
        return Err(EditError::NoSection);
    }
    if depth + section.depth() > MAX_DEPTH {
        return Err(EditError::TooDeep);
    }
    let mut ids: HashSet<SectionId> = draft.walk().map(|section| section.id).collect();
    let mut highest = 0;
    for part in section.walk() {
        if !ids.insert(part.id) {
            return Err(EditError::IdTwice);
        }
        highest = highest.max(part.id.0);
        check_section(draft, part)?;
    }
    if ids.len() > MAX_SECTIONS {
        return Err(EditError::TooMany);
    }
    let after = highest.checked_add(1).ok_or(EditError::IdTwice)?;
    let id = section.id;
    let children = children_mut(draft, parent)?;
    if index > children.len() {
        return Err(EditError::NoPlace);
    }
    children.insert(index, section);
    draft.next_id = draft.next_id.max(after);
    Ok(Edit::Remove { section: id })
}

/// Whether what a section names is declared, and its values fit.
fn check_section(draft: &Draft, section: &Section) -> Result<(), EditError> {
    check_names(draft, section.texts())?;
    if section.list.as_ref().is_some_and(|list| draft.list(list).is_none()) {
        return Err(EditError::NoList);
    }
    if section.when.as_ref().is_some_and(|when| !holds_for(draft, when)) {
        return Err(EditError::NoField);
    }
    for (field, value) in &section.values {
        let declared = draft.lists.iter().find_map(|list| list.field(field)).ok_or(EditError::NoField)?;
        if !value.fits(&declared.kind) {
            return Err(EditError::BadValue);
        }
    }
    Ok(())
}

/// Whether a condition is one on a field that can answer it.
fn holds_for(draft: &Draft, when: &When) -> bool {
    match draft.field(&when.field).map(|field| &field.kind) {
        Some(FieldKind::YesNo) => when.choices.is_empty(),
        Some(FieldKind::Choice(options)) => {
            !when.choices.is_empty() && when.choices.iter().all(|choice| options.contains(choice))
        }
        _ => false,
    }
}

fn move_section(
    draft: &mut Draft,
    id: SectionId,
    parent: Option<SectionId>,
    index: usize,
    list: Option<ListId>,
) -> Result<Edit, EditError> {
    let (old_parent, old_index) = draft.place_of(id).ok_or(EditError::NoSection)?;
    if list.as_ref().is_some_and(|list| draft.list(list).is_none()) {
        return Err(EditError::NoList);
    }
    let mut depth = 0;
    if let Some(parent) = parent {
        let chain = draft.chain(parent);
        if chain.is_empty() {
            return Err(EditError::NoSection);
        }
        if chain.iter().any(|section| section.id == id) {
            return Err(EditError::IntoItself);
        }
        depth = chain.len();
    }
    let section = draft.section(id).ok_or(EditError::NoSection)?;
    if depth + section.depth() > MAX_DEPTH {
        return Err(EditError::TooDeep);
    }
    let places = draft.children(parent).map_or(0, <[Section]>::len) - usize::from(parent == old_parent);
    if index > places {
        return Err(EditError::NoPlace);
    }
    let mut section = children_mut(draft, old_parent)?.remove(old_index);
    let old_list = std::mem::replace(&mut section.list, list);
    children_mut(draft, parent)?.insert(index, section);
    Ok(Edit::Move { section: id, parent: old_parent, index: old_index, list: old_list })
}

fn set_level(levels: &mut Style, level: usize, style: crate::model::LevelStyle) -> Result<Edit, EditError> {
    if let Some(slot) = levels.levels.get_mut(level) {
        return Ok(Edit::Level { level, style: std::mem::replace(slot, style) });
    }
    if level != levels.levels.len() || level >= MAX_DEPTH {
        return Err(EditError::NoPlace);
    }
    levels.levels.push(style);
    Ok(Edit::DropLevel)
}

fn set_lists(draft: &mut Draft, range: Range<usize>, with: Vec<List>) -> Result<Edit, EditError> {
    let (range, old) = replace(&mut draft.lists, range, with)?;
    match check_lists(draft, range.clone(), old.is_empty()) {
        Ok(()) => Ok(Edit::Lists { range, with: old }),
        Err(error) => {
            replace(&mut draft.lists, range, old)?;
            Err(error)
        }
    }
}

/// Whether everything is still declared after lists have come, or gone. Where none went for those that came, all that was
/// named before is still there.
fn check_lists(draft: &Draft, new: Range<usize>, none_went: bool) -> Result<(), EditError> {
    if !none_went {
        return check_declared(draft);
    }
    check_declarations(draft)?;
    check_texts_of(draft, draft.lists.get(new).unwrap_or_default())
}

/// Whether ids stand once, values fit, and everything that the draft and its lists name is declared.
fn check_declared(draft: &Draft) -> Result<(), EditError> {
    check_declarations(draft)?;
    check_texts_of(draft, &draft.lists)?;
    let title = &draft.title;
    check_names(draft, title.lines.iter().chain([&title.subtitle, &title.speaker, &title.date]))?;
    draft.walk().try_for_each(|section| check_section(draft, section))
}

/// Whether the patterns of lists, and what their new items say, name what is declared.
fn check_texts_of(draft: &Draft, lists: &[List]) -> Result<(), EditError> {
    check_names(draft, lists.iter().flat_map(|list| &list.pattern))?;
    lists.iter().flat_map(|list| &list.item).flat_map(|item| item.walk()).try_for_each(|s| check_section(draft, s))
}

/// Whether ids stand once, and values, forms and formulas fit.
fn check_declarations(draft: &Draft) -> Result<(), EditError> {
    if draft.declared_count() > MAX_DECLARED {
        return Err(EditError::TooMany);
    }
    let (mut lists, mut fields) = (HashSet::new(), HashSet::new());
    if !draft.lists.iter().all(|list| lists.insert(&list.id))
        || !draft.all_fields().all(|field| fields.insert(&field.id))
    {
        return Err(EditError::IdTwice);
    }
    let fits = |field: &Field| {
        field.value.as_ref().is_none_or(|value| value.fits(&field.kind)) && field.form.fits(&field.kind)
    };
    if !draft.all_fields().all(fits) {
        return Err(EditError::BadValue);
    }
    let mut shorts = draft.all_fields().filter_map(|field| Some((&field.id, field.short.as_ref()?)));
    if !shorts.all(|(field, short)| may_be_short(draft, field, short)) {
        return Err(EditError::BadShort);
    }
    let named = draft.all_fields().filter_map(|field| field.formula.as_deref()).flat_map(Formula::fields);
    let fits = |(id, form): (&FieldId, Form)| draft.declaration(id).is_some_and(|field| form.fits(&field.kind));
    if !named.into_iter().all(fits) {
        return Err(EditError::BadFormula);
    }
    check_formulas(draft.all_fields()).map_err(|_| EditError::BadFormula)
}
