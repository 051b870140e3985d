//! How long the speech of a draft may be: a blank that stands often multiplies what fills it, and so does the heading
//! that a list gives its items. A small file can so hold a speech that no memory holds.

use std::collections::HashMap;

use crate::model::{Draft, Field, FieldId, FieldValue, Formula, Language, List, ListId, Piece, Section, Text};

/// The greatest length of what a draft says, in bytes.
const MAX_SPOKEN: usize = 32 << 20;

/// The lists of a template of which a new draft gets items that are not written out, and how many.
pub fn made(draft: &Draft) -> Vec<(&List, usize)> {
    let mut written: HashMap<&ListId, usize> = HashMap::new();
    for list in draft.walk().filter_map(|section| section.list.as_ref()) {
        *written.entry(list).or_default() += 1;
    }
    let more = |list: &List| {
        // Without an item that is written there is no place to put more.
        let start = usize::try_from(list.start).unwrap_or(usize::MAX);
        written.get(&list.id).map_or(0, |written| start.saturating_sub(*written))
    };
    draft.lists.iter().map(|list| (list, more(list))).filter(|(_, more)| *more > 0).collect()
}

/// Whether a draft says more than a speech can hold, with the items of lists that are `made` besides, and each blank
/// filled with the longest that may stand in it, `samples` among that.
pub fn says_too_much<'d>(
    draft: &'d Draft,
    made: &[(&List, usize)],
    samples: impl Iterator<Item = (&'d FieldId, &'d FieldValue)>,
) -> bool {
    let mut blanks: HashMap<&FieldId, usize> = HashMap::new();
    let fields = draft.all_fields().map(|field| (&field.id, of_field(field)));
    let items = draft.lists.iter().filter_map(|list| list.item.as_deref()).flat_map(Section::walk);
    let values = draft.walk().chain(items).flat_map(|section| &section.values).chain(samples);
    for (id, length) in fields.chain(values.map(|(id, value)| (id, of_value(value)))) {
        let longest = blanks.entry(id).or_default();
        *longest = length.max(*longest);
    }
    let formulas: HashMap<&FieldId, &Formula> =
        draft.all_fields().filter_map(|field| Some((&field.id, field.formula.as_deref()?))).collect();
    let mut results = HashMap::new();
    for id in formulas.keys() {
        of_formula(id, &formulas, &blanks, &mut results);
    }
    for (id, length) in results {
        let longest = blanks.entry(id).or_default();
        *longest = length.max(*longest);
    }
    // What is said in short may be longer than in full.
    let shorts = draft.all_fields().filter_map(|field| Some((&field.id, blanks.get(field.short.as_ref()?).copied()?)));
    for (id, length) in shorts.collect::<Vec<_>>() {
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
    let spoken = draft.walk().map(|section| {
        let pattern = || section.list.as_ref().and_then(|list| patterns.get(list)).copied().unwrap_or_default();
        let heading = section.heading.as_ref().map_or_else(pattern, of_text);
        section.body.iter().map(|text| of_text(text)).fold(heading, usize::saturating_add)
    });
    // A new item is a copy of all that its list gives it, the lists below it with their items among that.
    let held = |section: &Section| {
        let values = section.values.values().map(of_value);
        section.texts().map(of_text).chain(values).fold(0, usize::saturating_add)
    };
    let all_held = |section: &Section| section.walk().map(held).fold(0, usize::saturating_add);
    let items: HashMap<&ListId, usize> =
        draft.lists.iter().map(|list| (&list.id, list.item.as_deref().map_or(0, all_held))).collect();
    let copied = |list: &List| {
        let own = [&patterns, &items].map(|of| of.get(&list.id).copied().unwrap_or_default());
        let below = list.item.iter().flat_map(|item| item.walk()).filter_map(|part| part.list.as_ref());
        let below = below.map(|list| items.get(list).copied().unwrap_or_default());
        let values = list.fields.iter().filter_map(|field| field.value.as_ref()).map(of_value);
        own.into_iter().chain(below).chain(values).fold(0, usize::saturating_add)
    };
    let made = made.iter().map(|(list, times)| copied(list).saturating_mul(*times));
    let title = [&draft.title.subtitle, &draft.title.speaker, &draft.title.date];
    let titles = draft.title.lines.iter().chain(title).map(of_text);
    spoken.chain(made).chain(titles).fold(0, usize::saturating_add) > MAX_SPOKEN
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
