//! A draft as a template: which of its words will be others next time, and what remains when those are blanks.

use std::collections::BTreeSet;

use super::proposing::{Called, Found, Matter, Spot, blank_out, find};
use crate::model::{
    Category, Draft, Field, FieldId, FieldValue, Formula, MAX_DECLARED, MAX_LINE, Sample, Section, SectionId, Template,
};

/// Something of a draft that will most likely be other words next time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// What was filled into a field: the field is empty in the template, and this its sample.
    Filled {
        /// Whose field it is; `None` for one of the draft.
        section: Option<SectionId>,
        /// The field.
        field: FieldId,
        /// What it is called.
        name: String,
        /// What stands in it.
        words: String,
    },
    /// Words of the text that become a blank, wherever they stand.
    Words(Box<Found>),
}

impl Proposal {
    /// Whether it is taken unless somebody says no. What stands in an item is mostly what its template put there.
    pub fn is_sure(&self) -> bool {
        match self {
            Self::Filled { section, .. } => section.is_none(),
            Self::Words(found) => found.is_sure,
        }
    }

    /// Whether it is about the same as another one, wherever that was found.
    pub fn is_about(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Words(one), Self::Words(two)) => one.matter == two.matter && one.words == two.words,
            _ => self == other,
        }
    }
}

/// What will be other words next time: all that was filled in, then what is found in the text.
pub fn proposals(draft: &Draft) -> Vec<Proposal> {
    let filled = |section: Option<SectionId>, field: &Field, value: &FieldValue| Proposal::Filled {
        section,
        field: field.id.clone(),
        name: field.name.clone(),
        words: field.say(value, draft.language),
    };
    let of_draft = draft.fields.iter().filter_map(|field| Some(filled(None, field, field.value.as_ref()?)));
    let of_item = |section: &Section, id: &FieldId, value: &FieldValue| {
        draft.declaration(id).map(|field| filled(Some(section.id), field, value))
    };
    let of_items = draft
        .walk()
        .flat_map(|section| section.values.iter().filter_map(move |(id, value)| of_item(section, id, value)));
    let in_text = find(draft).into_iter().map(|found| Proposal::Words(Box::new(found)));
    of_draft.chain(of_items).chain(in_text).collect()
}

/// What a template made of a draft is called, and how it is told from others.
#[derive(Clone, Debug, PartialEq)]
pub struct Naming {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When it is used.
    pub occasion: String,
}

/// The draft as a template, with the proposals that were taken. `shares` says what part of the time each part at the top
/// takes, `minutes` how long the whole takes; `name` calls a new blank.
pub fn as_template(
    draft: &Draft,
    naming: Naming,
    taken: &[Proposal],
    shares: &[f32],
    minutes: u32,
    name: impl Fn(&Found) -> String,
) -> Template {
    let mut made = draft.clone();
    let mut samples = Vec::new();
    let mut blanks: Vec<(&Found, FieldId)> = Vec::new();
    for proposal in taken {
        match proposal {
            Proposal::Filled { section, field, .. } => {
                let value = match section {
                    None => {
                        made.fields.iter_mut().find(|other| other.id == *field).and_then(|field| field.value.take())
                    }
                    Some(id) => section_mut(&mut made.sections, *id).and_then(|section| section.values.remove(field)),
                };
                samples.extend(value.map(|value| Sample { section: *section, field: field.clone(), value }));
            }
            Proposal::Words(found) => {
                let Some(id) = free_field(&made, found) else { continue };
                if made.declared_count() >= MAX_DECLARED {
                    break;
                }
                let base: String = name(found).chars().take(MAX_LINE).collect();
                let called = |number: usize| if number == 1 { base.clone() } else { format!("{base} {number}") };
                let is_free = |name: &String| made.all_fields().all(|field| field.name != *name);
                let name = (1..).map(called).find(is_free).unwrap_or_default();
                let hint = hint(found, draft);
                let kind = found.kind.clone();
                made.fields.push(Field { form: found.form, hint, ..Field::new(id.clone(), name, kind) });
                samples.push(Sample { section: None, field: id.clone(), value: found.value.clone() });
                blanks.push((found, id));
            }
        }
    }
    blank_words(&mut made, &blanks);
    follow(&mut made, &blanks);
    // A draft without a word has no shares.
    for (nth, section) in made.sections.iter_mut().enumerate() {
        section.share = shares.get(nth).copied();
    }
    (made.template, made.about) = (None, None);
    made.slot_minutes = None;
    made.set_aside.clear();
    let line = |words: String| words.chars().take(MAX_LINE).collect();
    let Naming { id, name, occasion } = naming;
    let (name, occasion) = (line(name), line(occasion));
    Template { id, version: 1, name, occasion, category: Category::Other, minutes, draft: made, samples }
}

fn section_mut(sections: &mut [Section], id: SectionId) -> Option<&mut Section> {
    sections.iter_mut().find_map(
        |section| {
            if section.id == id { Some(section) } else { section_mut(&mut section.children, id) }
        },
    )
}

/// An id that no field has yet.
fn free_field(draft: &Draft, found: &Found) -> Option<FieldId> {
    let stem = match (&found.called, found.matter) {
        (Called::Speaker, _) => "speaker",
        (Called::ShortPlace, _) => "place-short",
        (Called::LastYear, _) => "last-year",
        (Called::NextYear, _) => "next-year",
        (_, Matter::Place) => "place",
        (_, Matter::Body) => "body",
        (_, Matter::Person) => "person",
        (_, Matter::Date) => "date",
        (_, Matter::Weekday) => "weekday",
        (_, Matter::Year) => "year",
        (_, Matter::Ordinal) => "ordinal",
        (_, Matter::Plan) => "plan",
        (_, Matter::Holiday) => "holiday",
        (_, Matter::Figure) => "figure",
        (_, Matter::Mark) => "blank",
    };
    let taken: BTreeSet<&str> = draft.all_fields().map(|field| field.id.as_str()).collect();
    let numbered = (2..1000).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.to_owned())
        .chain(numbered)
        .find(|id| !taken.contains(id.as_str()))
        .and_then(|id| FieldId::parse(&id))
}

/// Where a blank stands whose name says little: the words round its first place.
fn hint(found: &Found, draft: &Draft) -> String {
    let says_little = matches!(found.matter, Matter::Figure | Matter::Mark);
    let first = found.excerpts.first().filter(|_| says_little);
    let hint = first.map(|first| format!("{}{}{}", first.before, draft.language.blank(&first.words), first.behind));
    hint.unwrap_or_default()
}

/// Puts the blanks into the places of their words.
fn blank_words(draft: &mut Draft, blanks: &[(&Found, FieldId)]) {
    let language = draft.language;
    let said: Vec<String> = blanks
        .iter()
        .map(|(found, _)| found.form.say(&found.value, language).unwrap_or_else(|| found.value.spoken(language)))
        .collect();
    let spots = blanks
        .iter()
        .zip(&said)
        .flat_map(|((found, id), said)| found.spots.iter().map(move |spot| (spot, said.as_str(), id)));
    let mut spots: Vec<(&Spot, &str, &FieldId)> = spots.collect();
    blank_out(draft, &mut spots);
}

/// The years before and behind that of the speech follow it: one year is asked for.
fn follow(draft: &mut Draft, blanks: &[(&Found, FieldId)]) {
    let of_speech = |(found, _): &&(&Found, FieldId)| {
        found.matter == Matter::Year && found.called == Called::Matter(Matter::Year) && found.value.typed().len() == 4
    };
    let mut years = blanks.iter().filter(of_speech);
    let (Some((_, year)), None) = (years.next(), years.next()) else { return };
    for (found, id) in blanks {
        let form = match found.called {
            Called::LastYear => "previous",
            Called::NextYear => "next",
            _ => continue,
        };
        let formula = Formula::parse(&format!("{{{form}:{}}}", year.as_str())).ok();
        if let Some(field) = draft.fields.iter_mut().find(|field| field.id == *id) {
            field.formula = formula.map(std::sync::Arc::new);
        }
    }
}
