//! Texts carried from one part of a draft to another. A blank that an item of a list fills means something only there:
//! elsewhere it becomes the words that it read, so that no word changes by being moved.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Edit;
use crate::model::{Draft, FieldId, Piece, Scope, Section, SectionId, Text};

/// What the blanks that items of lists fill say at one place: whose value it is, and how it reads if there is one.
pub type Said = BTreeMap<FieldId, (SectionId, Option<String>)>;

/// What the blanks of items say in the last section of `chain`.
pub fn said(draft: &Draft, chain: &[&Section]) -> Said {
    let mut said = Said::new();
    for (at, section) in chain.iter().enumerate().rev() {
        for field in declared(draft, section) {
            let here = chain.get(..=at).unwrap_or_default();
            let value = Scope::find(draft, here, field).and_then(|scope| scope.spoken(draft.language));
            said.entry(field.clone()).or_insert((section.id, value));
        }
    }
    said
}

/// The fields that a section fills as an item of its list.
fn declared<'d>(draft: &'d Draft, section: &Section) -> impl Iterator<Item = &'d FieldId> + use<'d> {
    let list = section.list.as_ref().and_then(|list| draft.list(list));
    list.into_iter().flat_map(|list| &list.fields).map(|field| &field.id)
}

/// A text as it reads the same in the last section of `there` as where its blanks `said` what they did. An empty blank
/// stays one where it can be filled.
pub fn carried(draft: &Draft, text: &Text, said: &Said, there: &[&Section]) -> Text {
    let mut out = Text::default();
    for run in text.runs() {
        let words = match &run.piece {
            Piece::Field(id) => said.get(id).and_then(|(section, value)| {
                let filler = Scope::find(draft, there, id).and_then(|scope| scope.section);
                let name = || draft.declaration(id).map(|field| draft.language.blank(&field.name));
                match value {
                    _ if filler == Some(*section) => None,
                    // As on the page: within a paragraph a line break is a blank.
                    Some(value) => Some(value.replace(['\n', '\r'], " ")),
                    None if filler.is_some() => None,
                    None => name(),
                }
            }),
            _ => None,
        };
        out.push(words.map_or_else(|| run.piece.clone(), Piece::Words), run.voice);
    }
    out
}

/// The same for a section with all below it. What it fills itself stays as it is.
pub fn carried_section(draft: &Draft, section: &Section, said: &Said, there: &[&Section]) -> Section {
    let mut outer = said.clone();
    declared(draft, section).for_each(|field| {
        outer.remove(field);
    });
    let carry = |text: &Text| carried(draft, text, &outer, there);
    Section {
        heading: section.heading.as_ref().map(carry),
        body: section.body.iter().map(|text| Arc::new(carry(text))).collect(),
        children: section.children.iter().map(|child| carried_section(draft, child, &outer, there)).collect(),
        ..section.clone()
    }
}

/// The edits that make the texts of a section, and of all below it, those of its carried form.
pub fn rewritten(section: &Section, carried: &Section) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (old, new) in section.walk().zip(carried.walk()) {
        if old.heading != new.heading {
            edits.push(Edit::Heading { section: old.id, heading: new.heading.clone() });
        }
        if old.body != new.body {
            let range = 0..old.body.len();
            edits.push(Edit::Paragraphs { section: old.id, range, with: new.body.clone() });
        }
    }
    edits
}
