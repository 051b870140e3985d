//! A draft as a template: which of its words will be others next time, and what remains when those are blanks.

use std::collections::BTreeSet;

use regex::Regex;

use super::texts::map_texts;
use crate::model::{
    Category, Draft, Field, FieldId, FieldKind, FieldValue, Language, MAX_DECLARED, MAX_LINE, Piece, Sample, Section,
    SectionId, Template, Text,
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
    Words {
        /// The words.
        words: String,
        /// What kind of blank.
        kind: FieldKind,
        /// How often they stand.
        times: usize,
    },
}

/// How many blanks are proposed for words of the text.
const MOST_WORDS: usize = 12;

/// What will be other words next time: all that was filled in, then days, years and ordinals in the text.
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
    let mut all: Vec<Proposal> = of_draft.chain(of_items).collect();
    all.extend(in_text(draft));
    all
}

/// What a pattern finds becomes a blank of that kind: its first group, else all of it.
fn patterns(language: Language) -> Vec<(&'static str, FieldKind)> {
    match language {
        Language::Chinese => vec![
            (r"\d{4}年\d{1,2}月\d{1,2}日", FieldKind::Date),
            (r"(\d{4})年", FieldKind::Number),
            (r"第[一二三四五六七八九十百零\d]+(?:届|次|期|个)", FieldKind::Text),
        ],
        Language::English => vec![
            (
                r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}",
                FieldKind::Date,
            ),
            (r"\b((?:19|20)\d{2})\b", FieldKind::Number),
            (r"\b\d+(?:st|nd|rd|th)\b", FieldKind::Text),
        ],
    }
}

fn in_text(draft: &Draft) -> Vec<Proposal> {
    let mut texts: Vec<String> = texts(draft).map(Text::words).collect();
    let mut all = Vec::new();
    for (pattern, kind) in patterns(draft.language) {
        let Ok(pattern) = Regex::new(pattern) else { continue };
        let mut found: Vec<(String, usize)> = Vec::new();
        for text in &texts {
            for hit in pattern.captures_iter(text) {
                let Some(words) = hit.get(1).or(hit.get(0)).map(|hit| hit.as_str()) else { continue };
                match found.iter_mut().find(|(other, _)| other == words) {
                    Some((_, times)) => *times += 1,
                    None => found.push((words.to_owned(), 1)),
                }
            }
        }
        // A year within a day was found with the day.
        for text in &mut texts {
            *text = pattern.replace_all(text, "\n").into_owned();
        }
        all.extend(found.into_iter().map(|(words, times)| Proposal::Words { words, kind: kind.clone(), times }));
    }
    all.truncate(MOST_WORDS);
    all
}

/// Every text that is written: the title, headings, bodies.
fn texts(draft: &Draft) -> impl Iterator<Item = &Text> {
    let title = &draft.title;
    let title = title.lines.iter().chain([&title.subtitle, &title.speaker, &title.date]);
    title.chain(draft.walk().flat_map(|section| section.heading.iter().chain(section.body.iter().map(AsRef::as_ref))))
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
/// takes, `minutes` how long the whole takes; `name` calls a new blank of a kind.
pub fn as_template(
    draft: &Draft,
    naming: Naming,
    taken: &[Proposal],
    shares: &[f32],
    minutes: u32,
    name: impl Fn(&FieldKind) -> String,
) -> Template {
    let mut made = draft.clone();
    let mut samples = Vec::new();
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
            Proposal::Words { words, kind, .. } => {
                let sample = FieldValue::parse(kind, words).ok().flatten();
                let (Some(value), Some(id)) = (sample, free_field(&made, kind)) else { continue };
                if made.declared_count() >= MAX_DECLARED {
                    break;
                }
                let base = name(kind);
                let called = |number: usize| if number == 1 { base.clone() } else { format!("{base} {number}") };
                let is_free = |name: &String| made.all_fields().all(|field| field.name != *name);
                let name = (1..).map(called).find(is_free).unwrap_or_default();
                made.fields.push(Field::new(id.clone(), name, kind.clone()));
                blank_out(&mut made, words, &id);
                samples.push(Sample { section: None, field: id, value });
            }
        }
    }
    for (section, share) in made.sections.iter_mut().zip(shares) {
        section.share = Some(*share);
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

fn free_field(draft: &Draft, kind: &FieldKind) -> Option<FieldId> {
    let stem = match kind {
        FieldKind::Date => "date",
        FieldKind::Number => "year",
        _ => "ordinal",
    };
    let taken: BTreeSet<&str> = draft.all_fields().map(|field| field.id.as_str()).collect();
    let numbered = (2..1000).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.to_owned())
        .chain(numbered)
        .find(|id| !taken.contains(id.as_str()))
        .and_then(|id| FieldId::parse(&id))
}

/// Puts a blank in the place of words, wherever they stand.
fn blank_out(draft: &mut Draft, words: &str, id: &FieldId) {
    let replaced = |text: &Text| -> Text {
        let mut out = Text::default();
        for run in text.runs() {
            let Piece::Words(all) = &run.piece else {
                out.push(run.piece.clone(), run.voice);
                continue;
            };
            for (nth, part) in all.split(words).enumerate() {
                if nth > 0 {
                    out.push(Piece::Field(id.clone()), run.voice);
                }
                out.push(Piece::Words(part.to_owned()), run.voice);
            }
        }
        out
    };
    map_texts(draft, &|_, text| replaced(text));
}
