//! How long the speech of a draft may be: a blank that stands often multiplies what fills it, and so does the heading
//! that a list gives its items. A small file can so hold a speech that no memory holds.

use std::collections::HashMap;

use crate::model::{Draft, Field, FieldId, FieldValue, Language, ListId, Piece, Text};

/// The greatest length of what a draft says, in bytes.
const MAX_SPOKEN: usize = 32 << 20;

/// Whether a draft says more than a speech can hold.
pub fn says_too_much(draft: &Draft) -> bool {
    let mut blanks: HashMap<&FieldId, usize> = HashMap::new();
    let declared = draft.fields.iter().chain(draft.lists.iter().flat_map(|list| &list.fields));
    let fields = declared.map(|field| (&field.id, of_field(field)));
    let values = draft.walk().flat_map(|section| &section.values).map(|(id, value)| (id, of_value(value)));
    for (id, length) in fields.chain(values) {
        let longest = blanks.entry(id).or_default();
        *longest = length.max(*longest);
    }
    let of_text = |text: &Text| -> usize {
        let runs = text.runs().iter().map(|run| match &run.piece {
            Piece::Words(words) => words.len(),
            Piece::Field(id) => blanks.get(id).copied().unwrap_or_default(),
            Piece::Count(_) | Piece::Pause => 0,
        });
        runs.fold(0, usize::saturating_add)
    };
    let patterns: HashMap<&ListId, usize> =
        draft.lists.iter().map(|list| (&list.id, list.pattern.as_ref().map_or(0, of_text))).collect();
    let headings = draft.walk().map(|section| match (&section.heading, &section.list) {
        (Some(heading), _) => of_text(heading),
        (None, Some(list)) => patterns.get(list).copied().unwrap_or_default(),
        (None, None) => 0,
    });
    let bodies = draft.walk().flat_map(|section| &section.body).map(|text| of_text(text));
    let title = [&draft.title.subtitle, &draft.title.speaker, &draft.title.date];
    let titles = draft.title.lines.iter().chain(title).map(of_text);
    headings.chain(bodies).chain(titles).fold(0, usize::saturating_add) > MAX_SPOKEN
}

fn of_field(field: &Field) -> usize {
    // An empty one shows its name in brackets.
    let name = Language::Chinese.blank(&field.name).len();
    field.value.as_ref().map_or(name, |value| name.max(of_value(value)))
}

fn of_value(value: &FieldValue) -> usize {
    match value {
        FieldValue::Text(words) => words.len(),
        FieldValue::List(parts) => parts.iter().map(|part| part.len() + ", and ".len()).sum(),
        FieldValue::Date(_) | FieldValue::Number(_) => 32,
    }
}
