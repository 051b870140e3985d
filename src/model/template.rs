//! A template: what a draft starts from. It holds no draft and is not changed by one.

use std::sync::Arc;

use super::{Draft, FieldId, FieldValue, SectionId};

/// The longest name, hint or other line of a template, in characters.
pub const MAX_LINE: usize = 1_000;

/// A value to show a template with: of the draft, or of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The item the value belongs to; `None` for a field of the draft.
    pub section: Option<SectionId>,
    /// The field.
    pub field: FieldId,
    /// What a real speech might say there.
    pub value: FieldValue,
}

/// For which kind of occasion a template is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Category {
    /// Meetings that set tasks or report on them.
    Meeting,
    /// Symposia and commendations.
    Ceremony,
    /// Launching and summing up campaigns.
    Campaign,
    /// Schools and companies.
    House,
    /// A person's own: taking office, reporting on duties, accepting an award.
    Personal,
    /// Anything else.
    #[default]
    Other,
}

impl Category {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Meeting, Self::Ceremony, Self::Campaign, Self::House, Self::Personal, Self::Other];
}

/// What a template says of itself besides its speech.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// Which edition of the template this is.
    pub version: u32,
    /// What a list of templates calls it.
    pub name: String,
    /// When it is used, in one line.
    pub occasion: String,
    /// For which kind of occasion.
    pub category: Category,
    /// Values that show how it reads when filled.
    pub samples: Vec<Sample>,
}

impl About {
    /// The sample of a field: of the draft, or of one item.
    pub fn sample(&self, section: Option<SectionId>, field: &FieldId) -> Option<&FieldValue> {
        let of = |sample: &&Sample| sample.section == section && sample.field == *field;
        self.samples.iter().find(of).map(|sample| &sample.value)
    }
}

/// A speech to start from, with what helps to choose it.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// Its id: the name of its file without `.ron`.
    pub id: String,
    /// Which edition of the template this is.
    pub version: u32,
    /// What a list of templates calls it.
    pub name: String,
    /// When it is used, in one line.
    pub occasion: String,
    /// For which kind of occasion.
    pub category: Category,
    /// The usual speaking time in minutes.
    pub minutes: u32,
    /// The speech itself, with the defaults filled in and one section for every item that the template writes out.
    pub draft: Draft,
    /// Values that show how it reads when filled.
    pub samples: Vec<Sample>,
}

impl Template {
    /// The speaking time of a template that names none, in minutes.
    pub const MINUTES: u32 = 10;

    /// As a draft in which it can be changed.
    pub fn into_draft(self) -> Draft {
        let Self { version, name, occasion, category, samples, .. } = self;
        let about = About { version, name, occasion, category, samples };
        Draft { about: Some(Arc::new(about)), slot_minutes: Some(self.minutes), template: None, ..self.draft }
    }

    /// The template of that id that is changed in a draft; `None` for a draft of a speech.
    pub fn from_draft(id: &str, draft: &Draft) -> Option<Self> {
        let About { version, name, occasion, category, mut samples } = About::clone(draft.about.as_ref()?);
        // What has gone meanwhile has no sample.
        samples.retain(|sample| {
            let declared = match sample.section {
                None => draft.field(&sample.field),
                Some(id) => draft.section(id).and_then(|_| draft.declaration(&sample.field)),
            };
            declared.is_some_and(|field| sample.value.fits(&field.kind))
        });
        let minutes = draft.slot_minutes.unwrap_or(Self::MINUTES);
        let draft = Draft { about: None, slot_minutes: None, template: None, set_aside: Vec::new(), ..draft.clone() };
        Some(Self { id: id.to_owned(), version, name, occasion, category, minutes, draft, samples })
    }

    /// How many parts it has at the top, a run of items of one list counted as one.
    pub fn parts(&self) -> usize {
        let sections = &self.draft.sections;
        let repeats =
            sections.iter().zip(sections.iter().skip(1)).filter(|(a, b)| a.list.is_some() && a.list == b.list).count();
        sections.len() - repeats
    }
}
