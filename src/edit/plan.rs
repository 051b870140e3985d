//! What a writer asks of the structure, as edits: a new item, one place up, one level down.
//!
//! A section made or moved among the items of a list joins it; one moved away from them leaves it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Edit, EditError, apply, carried_section, rewritten, said};
use crate::model::{Draft, Field, FieldId, List, ListId, MAX_DEPTH, Piece, Role, Section, SectionId, Text};

/// Where a new section goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// Behind a section, on its level.
    After(SectionId),
    /// Below a section, behind the parts already there.
    Inside(SectionId),
    /// At the end of the draft.
    End,
}

impl Below {
    /// Below which section, and before which of the parts there.
    pub(crate) fn position(self, draft: &Draft) -> Result<Position, EditError> {
        Ok(match self {
            Self::After(id) => {
                let (parent, index) = draft.place_of(id).ok_or(EditError::NoSection)?;
                (parent, index + 1)
            }
            Self::Inside(id) => (Some(id), draft.children(Some(id)).ok_or(EditError::NoSection)?.len()),
            Self::End => (None, draft.sections.len()),
        })
    }
}

/// A new section, like its neighbours: an item among items, and of their list. Gives the section's id too.
///
/// # Errors
/// There is no such section, or the draft is full.
pub fn add_section(draft: &Draft, below: Below) -> Result<(Edit, SectionId), EditError> {
    let (parent, index) = below.position(draft)?;
    let siblings = draft.children(parent).ok_or(EditError::NoSection)?;
    let before = index.checked_sub(1).and_then(|at| siblings.get(at));
    if let Some(list) = before.and_then(|section| section.list.as_ref()).and_then(|id| draft.list(id)) {
        return Ok(new_item(draft, list, parent, index));
    }
    let role = match (before, parent) {
        (Some(section), _) if section.role == Role::Item => Role::Item,
        (None, Some(_)) => Role::Item,
        _ => Role::Other,
    };
    let id = SectionId(draft.next_id);
    let mut section = Section::new(id, role);
    if role == Role::Item {
        section.heading = Some(Text::default());
    }
    Ok((Edit::Insert { parent, index, section: Box::new(section) }, id))
}

/// A new item at the end of a list, made as the list says. Gives its id too.
///
/// # Errors
/// The list is not declared, or none of its items is there to stand behind.
pub fn add_item(draft: &Draft, list: &ListId) -> Result<(Edit, SectionId), EditError> {
    let declared = draft.list(list).ok_or(EditError::NoList)?;
    let last = draft.walk().filter(|section| section.list.as_ref() == Some(list)).last().ok_or(EditError::NoSection)?;
    let (parent, index) = draft.place_of(last.id).ok_or(EditError::NoSection)?;
    Ok(new_item(draft, declared, parent, index + 1))
}

fn new_item(draft: &Draft, list: &List, parent: Option<SectionId>, index: usize) -> (Edit, SectionId) {
    let mut bare = Section::new(SectionId(0), Role::Item);
    if list.pattern.is_none() {
        bare.heading = Some(Text::default());
    }
    let mut copy = Copy::new(draft);
    let mut section = copy.section(list.item.as_deref().unwrap_or(&bare), true);
    section.list = Some(list.id.clone());
    for field in &list.fields {
        if let Some(value) = &field.value {
            section.values.entry(field.id.clone()).or_insert_with(|| value.clone());
        }
    }
    copy.into_edit(parent, index, section)
}

/// A second copy of a section with all below it, right behind it. Gives its id too.
///
/// # Errors
/// There is no such section, or the draft is full.
pub fn duplicate(draft: &Draft, id: SectionId) -> Result<(Edit, SectionId), EditError> {
    let (parent, index) = draft.place_of(id).ok_or(EditError::NoSection)?;
    let source = draft.section(id).ok_or(EditError::NoSection)?;
    let mut copy = Copy::new(draft);
    let mut section = copy.section(source, true);
    section.list = source.list.clone();
    Ok(copy.into_edit(parent, index + 1, section))
}

/// Where a section goes: below which, and before which of the parts there.
pub type Position = (Option<SectionId>, usize);

/// Copies of sections put in, each at its place, in order. An item stays in its list where the draft has that. What comes
/// back where it was taken out keeps its own lists too, which a copy gets anew. Gives the ids of the last copy and of the
/// last section in it.
pub fn insert_copies(
    draft: &Draft,
    sections: &[(Position, &Section)],
    comes_back: bool,
) -> (Vec<Edit>, SectionId, SectionId) {
    let mut copy = Copy::new(draft);
    let declared = draft.lists.iter().map(|list| &list.id).filter(|_| comes_back);
    copy.kept = declared.chain(sections.iter().filter_map(|(_, section)| section.list.as_ref())).cloned().collect();
    let mut inserts = Vec::new();
    let (mut root, mut last) = (SectionId(0), SectionId(0));
    for ((parent, index), source) in sections {
        let mut section = copy.section(source, true);
        section.list = source.list.clone().filter(|list| draft.list(list).is_some());
        (root, last) = (section.id, section.walk().last().map_or(last, |part| part.id));
        inserts.push(Edit::Insert { parent: *parent, index: *index, section: Box::new(section) });
    }
    if !copy.lists.is_empty() {
        let at = draft.lists.len();
        inserts.insert(0, Edit::Lists { range: at..at, with: copy.lists });
    }
    (inserts, root, last)
}

/// Takes a section out.
///
/// # Errors
/// There is no such section.
pub fn remove(draft: &Draft, id: SectionId) -> Result<Edit, EditError> {
    draft.section(id).map(|_| Edit::Remove { section: id }).ok_or(EditError::NoSection)
}

/// Moves a section up (−1) or down (1) among its neighbours.
///
/// # Errors
/// There is no such section, or it is the first or last already.
pub fn move_by(draft: &Draft, id: SectionId, by: isize) -> Result<Edit, EditError> {
    let (parent, index) = draft.place_of(id).ok_or(EditError::NoSection)?;
    let siblings = draft.children(parent).ok_or(EditError::NoSection)?;
    let to = index.checked_add_signed(by).filter(|to| *to < siblings.len()).ok_or(EditError::NoFurther)?;
    move_to(draft, id, parent, to)
}

/// One level up: behind the section it stands below.
///
/// # Errors
/// There is no such section, or it stands at the top.
pub fn promote(draft: &Draft, id: SectionId) -> Result<Edit, EditError> {
    let (parent, _) = draft.place_of(id).ok_or(EditError::NoSection)?;
    let (above, index) = draft.place_of(parent.ok_or(EditError::NoFurther)?).ok_or(EditError::NoSection)?;
    move_to(draft, id, above, index + 1)
}

/// One level down: below the section before it, behind the parts already there.
///
/// # Errors
/// There is no such section, none stands before it, or it would stand too deep.
pub fn demote(draft: &Draft, id: SectionId) -> Result<Edit, EditError> {
    let (parent, index) = draft.place_of(id).ok_or(EditError::NoSection)?;
    let siblings = draft.children(parent).ok_or(EditError::NoSection)?;
    let before = index.checked_sub(1).and_then(|at| siblings.get(at)).ok_or(EditError::NoFurther)?;
    if !can_nest(draft, id, before.id) {
        return Err(EditError::TooDeep);
    }
    move_to(draft, id, Some(before.id), before.children.len())
}

/// Makes the heading of an item the pattern of its list. Items without a heading of their own follow it from now on.
///
/// # Errors
/// There is no such section, it is no item of a list, or has no heading of its own.
pub fn share_heading(draft: &Draft, id: SectionId) -> Result<Edit, EditError> {
    let section = draft.section(id).ok_or(EditError::NoSection)?;
    let (Some(list), Some(heading)) = (&section.list, &section.heading) else { return Err(EditError::NoFurther) };
    Ok(Edit::Many(vec![
        Edit::Pattern { list: list.clone(), pattern: Some(heading.clone()) },
        Edit::Heading { section: id, heading: None },
    ]))
}

/// Gives an item the pattern of its list for a heading.
///
/// # Errors
/// There is no such section, it follows the pattern already, or its list has none.
pub fn follow_pattern(draft: &Draft, id: SectionId) -> Result<Edit, EditError> {
    let section = draft.section(id).ok_or(EditError::NoSection)?;
    let pattern = section.list.as_ref().and_then(|list| draft.list(list)).and_then(|list| list.pattern.as_ref());
    if section.heading.is_none() || pattern.is_none() {
        return Err(EditError::NoFurther);
    }
    Ok(Edit::Heading { section: id, heading: None })
}

/// Whether a section with all below it may stand below another.
pub fn can_nest(draft: &Draft, id: SectionId, parent: SectionId) -> bool {
    let Some(section) = draft.section(id) else { return false };
    draft.chain(parent).len() + section.depth() <= MAX_DEPTH
}

/// Moves a section with all below it to a place, counted without it, and settles which list it belongs to there. It
/// reads there as it did.
///
/// # Errors
/// There is no such section or place.
pub fn move_to(draft: &Draft, id: SectionId, parent: Option<SectionId>, index: usize) -> Result<Edit, EditError> {
    let section = draft.section(id).ok_or(EditError::NoSection)?;
    let siblings: Vec<&Section> =
        draft.children(parent).ok_or(EditError::NoSection)?.iter().filter(|other| other.id != id).collect();
    let list_at = |at: Option<usize>| at.and_then(|at| siblings.get(at)).and_then(|other| other.list.as_ref());
    let (before, after) = (list_at(index.checked_sub(1)), list_at(Some(index)));
    let own = section.list.as_ref();
    let alone = own.is_some() && draft.walk().filter(|other| other.list.as_ref() == own).count() == 1;
    let list = if alone || (own.is_some() && (before == own || after == own)) {
        own
    } else if section.role == Role::Item {
        before.or(after)
    } else if before.is_some() && before == after {
        before
    } else {
        None
    };
    Ok(keeping_words(draft, id, Edit::Move { section: id, parent, index, list: list.cloned() }))
}

/// A move of a section with what keeps its words: out of its list it keeps the heading that it had from the list, and
/// blanks that only items of a list can fill become the words that they read.
pub(super) fn keeping_words(draft: &Draft, id: SectionId, moved: Edit) -> Edit {
    let mut after = draft.clone();
    if apply(&mut after, moved.clone()).is_err() {
        return moved;
    }
    let (Some(here), Some(there)) = (draft.section(id), after.section(id)) else { return moved };
    let mut kept: Section = there.clone();
    let heading = draft.heading_of(here);
    if here.list != there.list && heading != after.heading_of(there) {
        kept.heading = heading.cloned();
    }
    let carried = carried_section(&after, &kept, &said(draft, &draft.chain(id)), &after.chain(id));
    let edits = rewritten(there, &carried);
    if edits.is_empty() { moved } else { Edit::Many(std::iter::once(moved).chain(edits).collect()) }
}

/// A copy of a section under way: fresh ids for it and all below it, and for the lists that its parts are items of,
/// so that the copy counts its own items.
struct Copy<'a> {
    draft: &'a Draft,
    next_id: u64,
    /// Lists that it does not get anew.
    kept: BTreeSet<ListId>,
    lists: Vec<List>,
    list_names: BTreeMap<ListId, ListId>,
    field_names: BTreeMap<FieldId, FieldId>,
}

impl<'a> Copy<'a> {
    fn new(draft: &'a Draft) -> Self {
        Self {
            draft,
            next_id: draft.next_id,
            kept: BTreeSet::new(),
            lists: Vec::new(),
            list_names: BTreeMap::new(),
            field_names: BTreeMap::new(),
        }
    }

    fn section(&mut self, source: &Section, top: bool) -> Section {
        if top {
            self.kept.extend(source.list.clone());
            self.copy_lists(source);
        }
        let id = SectionId(self.next_id);
        self.next_id += 1;
        let list =
            if top { None } else { source.list.as_ref().map(|id| self.list_names.get(id).unwrap_or(id).clone()) };
        let values = source.values.iter().map(|(id, value)| (self.field_name(id), value.clone())).collect();
        Section {
            id,
            list,
            values,
            heading: source.heading.as_ref().map(|text| self.text(text)),
            body: source.body.iter().map(|text| Arc::new(self.text(text))).collect(),
            phrasings: source.phrasings.iter().map(|text| Arc::new(self.text(text))).collect(),
            children: source.children.iter().map(|child| self.section(child, false)).collect(),
            ..source.clone()
        }
    }

    fn field_name(&self, id: &FieldId) -> FieldId {
        self.field_names.get(id).unwrap_or(id).clone()
    }

    /// Declares a list of its own for every list that parts below the source are items of.
    fn copy_lists(&mut self, source: &Section) {
        for part in source.walk().skip(1) {
            let Some(list) = part.list.as_ref().and_then(|id| self.draft.list(id)) else { continue };
            if self.kept.contains(&list.id) || self.list_names.contains_key(&list.id) {
                continue;
            }
            let taken = |id: &str| self.draft.lists.iter().chain(&self.lists).any(|other| other.id.as_str() == id);
            let Some(id) = fresh(list.id.as_str(), taken).and_then(|id| ListId::parse(&id)) else { continue };
            for field in &list.fields {
                let taken = |id: &str| {
                    let own = self.lists.iter().flat_map(|other| &other.fields);
                    FieldId::parse(id).is_none_or(|id| self.draft.declaration(&id).is_some())
                        || own.map(|field| &field.id).chain(self.field_names.values()).any(|other| other.as_str() == id)
                };
                if let Some(new) = fresh(field.id.as_str(), taken).and_then(|id| FieldId::parse(&id)) {
                    self.field_names.insert(field.id.clone(), new);
                }
            }
            self.list_names.insert(list.id.clone(), id.clone());
            let fields = list.fields.iter().map(|f| Field { id: self.field_name(&f.id), ..f.clone() }).collect();
            self.lists.push(List { id, fields, ..list.clone() });
        }
        // Patterns and prototypes may name any of the lists, so they come last.
        let renamed: Vec<List> = self.lists.iter().map(|list| self.list_texts(list)).collect();
        self.lists = renamed;
    }

    fn list_texts(&self, list: &List) -> List {
        fn item(copy: &Copy<'_>, source: &Section) -> Section {
            Section {
                heading: source.heading.as_ref().map(|text| copy.text(text)),
                body: source.body.iter().map(|text| Arc::new(copy.text(text))).collect(),
                phrasings: source.phrasings.iter().map(|text| Arc::new(copy.text(text))).collect(),
                list: source.list.as_ref().map(|id| copy.list_names.get(id).unwrap_or(id).clone()),
                values: source.values.iter().map(|(id, value)| (copy.field_name(id), value.clone())).collect(),
                children: source.children.iter().map(|child| item(copy, child)).collect(),
                ..source.clone()
            }
        }
        List {
            pattern: list.pattern.as_ref().map(|text| self.text(text)),
            item: list.item.as_ref().map(|source| Arc::new(item(self, source))),
            ..list.clone()
        }
    }

    fn text(&self, text: &Text) -> Text {
        let mut out = Text::default();
        for run in text.runs() {
            let piece = match &run.piece {
                Piece::Field(id) => Piece::Field(self.field_name(id)),
                Piece::Count(id) => Piece::Count(self.list_names.get(id).unwrap_or(id).clone()),
                other => other.clone(),
            };
            out.push(piece, run.voice);
        }
        out
    }

    fn into_edit(self, parent: Option<SectionId>, index: usize, section: Section) -> (Edit, SectionId) {
        let id = section.id;
        let insert = Edit::Insert { parent, index, section: Box::new(section) };
        if self.lists.is_empty() {
            return (insert, id);
        }
        let at = self.draft.lists.len();
        let lists = Edit::Lists { range: at..at, with: self.lists };
        (Edit::Many(vec![lists, insert]), id)
    }
}

/// `base-2`, `base-3` …: the first that is not taken. Any number at the end of `base` gives way to the new one.
pub(super) fn fresh(base: &str, taken: impl Fn(&str) -> bool) -> Option<String> {
    let stem = match base.rsplit_once('-') {
        Some((stem, number)) if !stem.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => stem,
        _ => base,
    };
    let stem: String = stem.chars().take(56).collect();
    (2..u32::MAX).map(|number| format!("{stem}-{number}")).find(|id| !taken(id))
}
