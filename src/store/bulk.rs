//! How long the speech of a draft may be: a blank that stands often multiplies what fills it, and so does the heading
//! that a list gives its items. A small file can so hold a speech that no memory holds.

use std::collections::HashMap;

use crate::model::{Draft, Field, FieldId, FieldValue, Formula, Language, ListId, Piece, Text};

/// The greatest length of what a draft says, in bytes.
const MAX_SPOKEN: usize = 32 << 20;

/// Whether a draft says more than a speech can hold.
pub fn says_too_much(draft: &Draft) -> bool {
    let mut blanks: HashMap<&FieldId, usize> = HashMap::new();
    let fields = draft.all_fields().map(|field| (&field.id, of_field(field)));
    let values = draft.walk().flat_map(|section| &section.values).map(|(id, value)| (id, of_value(value)));
    for (id, length) in fields.chain(values) {
        let longest = blanks.entry(id).or_default();
        *longest = length.max(*longest);
    }
    let formulas: HashMap<&FieldId, &Formula> =
        draft.all_fields().filter_map(|field| Some((&field.id, field.formula.as_deref()?))).collect();
    let mut made = HashMap::new();
    for id in formulas.keys() {
        of_formula(id, &formulas, &blanks, &mut made);
    }
    for (id, length) in made {
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

/// What a field comes to by its formula; formulas that follow from one another have been seen to end.
fn of_formula<'d>(
    id: &'d FieldId,
    formulas: &HashMap<&'d FieldId, &'d Formula>,
    blanks: &HashMap<&'d FieldId, usize>,
    made: &mut HashMap<&'d FieldId, usize>,
) -> usize {
    let typed = blanks.get(id).copied().unwrap_or_default();
    let Some(formula) = formulas.get(id) else { return typed };
    if let Some(length) = made.get(id) {
        return *length;
    }
    let named = formula.fields().map(|(named, _)| of_formula(named, formulas, blanks, made).max(32));
    let length = named.fold(formula.notation().len(), usize::saturating_add);
    made.insert(id, length);
    length.max(typed)
}

fn of_field(field: &Field) -> usize {
    // An empty one shows its name in brackets.
    let name = Language::Chinese.blank(&field.name).len();
    field.value.as_ref().map_or(name, |value| name.max(of_value(value)))
}

fn of_value(value: &FieldValue) -> usize {
    match value {
        FieldValue::Text(words) => words.len(),
        FieldValue::List(parts) | FieldValue::Groups(parts) => {
            parts.iter().map(|part| part.len() + ", and ".len()).sum()
        }
        FieldValue::People(people) => {
            people.iter().map(|person| person.name.len() + person.post.len() + ", ; and ".len()).sum()
        }
        FieldValue::Date(_) | FieldValue::Number(_) | FieldValue::YesNo(_) => 32,
    }
}
