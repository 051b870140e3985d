//! One section made two at the caret, and two made one. No word is lost either way, and none is spoken that was not.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::carry::rewritten;
use super::{Caret, Edit, EditError, Place, carried, carried_section, said, splice_body};
use crate::model::{Draft, FieldId, Piece, Section, SectionId, Text};

/// Makes a section of its own of what stands behind a place of a section, the parts below it included. At the start of
/// a heading an empty section comes to stand before it. Gives the place where the new section begins.
///
/// # Errors
/// There is no such place.
pub fn split(draft: &Draft, place: Place, at: usize) -> Result<(Edit, Caret), EditError> {
    let id = place.section().ok_or(EditError::NoSection)?;
    let section = draft.section(id).ok_or(EditError::NoSection)?;
    let (parent, index) = draft.place_of(id).ok_or(EditError::NoSection)?;
    let mut new = like(draft, section);
    let new_id = new.id;
    let moved = |body: &[Arc<Text>], heading: Option<&Text>| {
        let below = section.children.iter().flat_map(Section::walk);
        let texts = below.flat_map(|part| part.heading.iter().chain(part.body.iter().map(AsRef::as_ref)));
        named(texts.chain(body.iter().map(AsRef::as_ref)).chain(heading))
    };
    let mut edits = Vec::new();
    match place {
        Place::Heading(_) if at == 0 => {
            let start = start_of(&new);
            return Ok((Edit::Insert { parent, index, section: Box::new(new) }, start));
        }
        Place::Heading(_) => {
            let heading = draft.heading_of(section).ok_or(EditError::NoPlace)?;
            let cut = |range| heading.slice(range).map_err(|_| EditError::NoPlace);
            edits.push(Edit::Heading { section: id, heading: Some(cut(0..at)?) });
            edits.push(Edit::Paragraphs { section: id, range: 0..section.body.len(), with: Vec::new() });
            new.heading = Some(cut(at..heading.len())?);
            new.body.clone_from(&section.body);
            let names = moved(&new.body, new.heading.as_ref());
            fill(&mut new, section, &names);
        }
        Place::Body(_, paragraph) => {
            if let Some(text) = section.body.get(paragraph) {
                let tail = text.slice(at..text.len()).map_err(|_| EditError::NoPlace)?;
                let rest = section.body.iter().skip(paragraph + 1).cloned();
                new.body = std::iter::once(Arc::new(tail)).chain(rest).collect();
                // Of a paragraph that goes as a whole nothing stays.
                let head = text.slice(0..at).map_err(|_| EditError::NoPlace)?;
                let with = Some(head).filter(|head| !head.is_empty()).map(Arc::new).into_iter().collect();
                edits.push(Edit::Paragraphs { section: id, range: paragraph..section.body.len(), with });
            }
            let names = moved(&new.body, None);
            fill(&mut new, section, &names);
        }
        _ => return Err(EditError::NoPlace),
    }
    let start = start_of(&new);
    edits.push(Edit::Insert { parent, index: index + 1, section: Box::new(new) });
    edits.extend(moves(&section.children, Some(new_id), 0));
    Ok((Edit::Many(edits), start))
}

/// The fields that texts name.
fn named<'t>(texts: impl Iterator<Item = &'t Text>) -> BTreeSet<FieldId> {
    let pieces = texts.flat_map(Text::runs).map(|run| &run.piece);
    pieces.filter_map(|piece| if let Piece::Field(id) = piece { Some(id.clone()) } else { None }).collect()
}

/// Gives a section the values of another that its texts name.
fn fill(new: &mut Section, from: &Section, names: &BTreeSet<FieldId>) {
    let values = from.values.iter().filter(|(id, _)| names.contains(id));
    new.values = values.map(|(id, value)| (id.clone(), value.clone())).collect();
}

/// An empty section beside another: of its role and list, spoken if that one is, with a heading to write where that one
/// has one.
fn like(draft: &Draft, section: &Section) -> Section {
    let mut new = Section::new(SectionId(draft.next_id), section.role);
    new.list.clone_from(&section.list);
    new.style = section.style;
    new.run_in = section.run_in;
    new.on = section.on;
    if draft.heading_of(section).is_some() {
        new.heading = Some(Text::default());
    }
    new
}

/// Where writing in a section begins.
fn start_of(section: &Section) -> Caret {
    let place = if section.heading.is_some() { Place::Heading(section.id) } else { Place::Body(section.id, 0) };
    Caret::at(place, 0)
}

fn moves(children: &[Section], parent: Option<SectionId>, from: usize) -> impl Iterator<Item = Edit> {
    children.iter().enumerate().map(move |(index, child)| Edit::Move {
        section: child.id,
        parent,
        index: from + index,
        list: child.list.clone(),
    })
}

/// Joins a section to the one before it in reading order: its heading becomes a paragraph there, its paragraphs follow,
/// and the parts below it stay where they read. Where it has no place for a heading its first paragraph goes on from the
/// last one there. Gives the place where its words now begin; of an empty heading, where what stands before it ends.
///
/// # Errors
/// There is no such section, or none before it, or one of the two is switched off: then words would be spoken that were
/// not, or no longer.
pub fn merge(draft: &Draft, id: SectionId) -> Result<(Edit, Caret), EditError> {
    let chain = draft.chain(id);
    let section = *chain.last().ok_or(EditError::NoSection)?;
    let before = draft.walk().take_while(|other| other.id != id).last().ok_or(EditError::NoFurther)?;
    let (parent, index) = draft.place_of(id).ok_or(EditError::NoSection)?;
    let here = said(draft, &chain);
    let there = draft.chain(before.id);
    let mut words: Vec<Text> = section.body.iter().map(|text| carried(draft, text, &here, &there)).collect();
    let heading = draft.heading_of(section).filter(|heading| !heading.is_empty());
    if (heading.is_some() || section.has_body()) && is_spoken(&chain) != is_spoken(&there) {
        return Err(EditError::NoFurther);
    }
    if let Some(heading) = heading {
        let mut heading = carried(draft, heading, &here, &there);
        if draft.runs_in(section, chain.len() - 1) && !words.is_empty() {
            let end = draft.language.heading_end(&heading.words());
            heading.push(Piece::Words(end.to_owned()), heading.voice_at(heading.len()));
            heading.append(words.remove(0));
        }
        words.insert(0, heading);
    }
    let end = before.body.len();
    let (edit, caret) = match before.body.last() {
        Some(last) if draft.heading_of(section).is_none() => {
            let at = (end - 1, last.len());
            (splice_body(draft, before.id, at, at, words)?, Caret::at(Place::Body(before.id, at.0), at.1))
        }
        _ => {
            let with = words.into_iter().map(Arc::new).collect();
            let caret =
                if heading.is_some() { Caret::at(Place::Body(before.id, end), 0) } else { end_of(draft, before) };
            (Edit::Paragraphs { section: before.id, range: end..end, with }, caret)
        }
    };
    let mut edits = vec![edit];
    let (above, from) = if parent == Some(before.id) {
        (parent, index)
    } else {
        let siblings = draft.children(parent).ok_or(EditError::NoSection)?;
        let above = index.checked_sub(1).and_then(|at| siblings.get(at)).ok_or(EditError::NoFurther)?;
        (Some(above.id), above.children.len())
    };
    let above_chain = above.map(|id| draft.chain(id)).unwrap_or_default();
    if !section.children.is_empty() && is_spoken(&above_chain) != is_spoken(&chain) {
        return Err(EditError::NoFurther);
    }
    for child in &section.children {
        edits.extend(rewritten(child, &carried_section(draft, child, &here, &above_chain)));
    }
    edits.extend(moves(&section.children, above, from));
    edits.push(Edit::Remove { section: id });
    Ok((Edit::Many(edits), caret))
}

/// Where the words of a section end.
pub fn end_of(draft: &Draft, section: &Section) -> Caret {
    match (section.body.last(), draft.heading_of(section)) {
        (Some(text), _) => Caret::at(Place::Body(section.id, section.body.len() - 1), text.len()),
        (None, Some(heading)) => Caret::at(Place::Heading(section.id), heading.len()),
        (None, None) => Caret::at(Place::Body(section.id, 0), 0),
    }
}

/// Whether the last section of a chain is spoken: it and all above it are switched on.
pub fn is_spoken(chain: &[&Section]) -> bool {
    chain.iter().all(|section| section.on)
}
