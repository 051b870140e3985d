//! A template: what a draft starts from. It holds no draft and is not changed by one.

use super::{Draft, FieldId, FieldValue, SectionId};

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
    /// How many parts it has at the top, a run of items of one list counted as one.
    pub fn parts(&self) -> usize {
        let sections = &self.draft.sections;
        let repeats =
            sections.iter().zip(sections.iter().skip(1)).filter(|(a, b)| a.list.is_some() && a.list == b.list).count();
        sections.len() - repeats
    }
}
