//! Names that are said in full once and in short from then on: 云溪市科学技术协会 where it is named first, 市科协 behind that.
//!
//! The title block is no part of the speech: what it names is in full, and counts for nothing.

use std::collections::HashMap;

use super::Source;
use crate::model::{Draft, FieldId, Piece, Scope, Section, Text};

/// Where the speech names the fields first that have a short form: the text, and the place in it as [`Text`] counts.
pub type Firsts = HashMap<FieldId, (Source, usize)>;

/// Where each of them is named first. Costs nothing in a draft whose fields have no short forms.
pub fn firsts(draft: &Draft) -> Firsts {
    let mut firsts = Firsts::new();
    if draft.fields.iter().any(|field| field.short.is_some()) {
        each(draft, &draft.sections, &mut firsts);
    }
    firsts
}

fn each(draft: &Draft, sections: &[Section], firsts: &mut Firsts) {
    for section in sections.iter().filter(|section| section.on) {
        let heading = draft.heading_of(section).map(|text| (Source::Heading(section.id), text));
        let body = section.body.iter().enumerate().map(|(at, text)| (Source::Body(section.id, at), text.as_ref()));
        heading.into_iter().chain(body).for_each(|(source, text)| look(draft, source, text, firsts));
        each(draft, &section.children, firsts);
    }
}

fn look(draft: &Draft, source: Source, text: &Text, firsts: &mut Firsts) {
    let mut at = 0;
    for run in text.runs() {
        if let Piece::Field(id) = &run.piece
            && draft.field(id).is_some_and(|field| field.short.is_some())
        {
            firsts.entry(id.clone()).or_insert((source, at));
        }
        at += run.piece.len();
    }
}

/// What a blank stands for that names a field at a place of a text: its short form, if that says anything and the speech
/// has named the field before; else the field itself.
pub fn said<'d>(
    draft: &'d Draft,
    chain: &[&'d Section],
    firsts: &Firsts,
    (source, at): (Source, usize),
    id: &FieldId,
) -> Option<Scope<'d>> {
    let full = Scope::find(draft, chain, id)?;
    let Some(short) = full.field.short.as_ref().filter(|_| full.value.is_some() && !source.is_title()) else {
        return Some(full);
    };
    if firsts.get(id).is_none_or(|first| *first == (source, at)) {
        return Some(full);
    }
    let short = Scope::find(draft, &[], short).filter(|short| short.value.is_some());
    Some(short.unwrap_or(full))
}
