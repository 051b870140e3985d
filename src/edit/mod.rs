//! How a draft changes: a closed list of edits, each checked before it changes anything and each with an inverse.
//!
//! [`apply`] is the only code that changes a [`crate::model::Draft`]; [`Document`] calls it and keeps the history.
//! What a writer asks for (a new item, one level up) is planned as edits in `plan`; nothing here knows a key or a view.

mod apply;
mod as_template;
mod caret;
mod carry;
mod document;
mod error;
mod fill;
mod from_outline;
mod history;
mod join;
mod paste;
mod plan;
mod proposing;
mod retemplate;
mod splice;
mod start;
mod templating;
mod texts;

pub use apply::apply;
pub use as_template::{Naming, Proposal, as_template, proposals};
pub use caret::{Caret, Selection, Spot};
pub use carry::{Said, carried, carried_section, rewritten, said};
pub use document::Document;
pub use error::EditError;
pub use fill::fill_in;
pub use from_outline::from_outline;
pub use history::{History, Kind};
pub use join::{end_of, is_spoken, merge, split};
pub use paste::{PastedPart, add_parts};
pub use plan::{
    Below, Position, add_item, add_section, can_nest, demote, duplicate, follow_pattern, insert_copies, move_by,
    move_to, promote, remove, share_heading,
};
pub use proposing::{Called, Excerpt, Found, Matter};
pub use retemplate::{Retemplated, retemplate};
pub use splice::{splice_body, splice_text, text_among, text_of};
pub use start::{BadSetting, field_names, from_template, set_value, with_samples};
pub use templating::{
    Uses, add_field, add_list, join_list, move_field, remove_field, remove_list, set_field, set_list, set_shares,
    shares_of, uses,
};

use std::ops::Range;
use std::sync::Arc;

use crate::model::{
    About, Draft, Field, FieldId, FieldValue, Form, LevelStyle, List, ListId, NumberStyle, Role, Section, SectionId,
    SetAside, Text, When,
};

/// A text of a draft that can be edited on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A line of the title.
    TitleLine(usize),
    /// The subtitle.
    Subtitle,
    /// The byline.
    Speaker,
    /// The date line.
    Date,
    /// The own heading of a section.
    Heading(SectionId),
    /// A paragraph of a section's body.
    Body(SectionId, usize),
}

impl Place {
    /// The section it belongs to.
    pub fn section(self) -> Option<SectionId> {
        match self {
            Self::Heading(id) | Self::Body(id, _) => Some(id),
            _ => None,
        }
    }
}

/// What may read otherwise after an edit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Touched {
    /// Nothing.
    #[default]
    Nothing,
    /// The heading and the body of this section, and neither numbers nor counts.
    Section(SectionId),
    /// Anything.
    Everything,
}

impl Touched {
    /// Of two edits.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, touched) | (touched, Self::Nothing) => touched,
            (one, other) if one == other => one,
            _ => Self::Everything,
        }
    }
}

/// What a template says of a part besides its words: what it is for, when it is spoken, and what helps to write it.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What it is for.
    pub role: Role,
    /// Whether speeches of this kind often go without it.
    pub optional: bool,
    /// What switches it on and off.
    pub when: Option<When>,
    /// What belongs here.
    pub guidance: Arc<str>,
    /// Other ways to say it.
    pub phrasings: Vec<Arc<Text>>,
    /// Its share of the speaking time, from 0 to 1.
    pub share: Option<f32>,
}

impl Plan {
    /// That of a section.
    pub fn of(section: &Section) -> Self {
        Self {
            role: section.role,
            optional: section.optional,
            when: section.when.clone(),
            guidance: section.guidance.clone(),
            phrasings: section.phrasings.clone(),
            share: section.share,
        }
    }

    /// Gives it to a section.
    fn put(self, section: &mut Section) {
        let Self { role, optional, when, guidance, phrasings, share } = self;
        (section.role, section.optional, section.when) = (role, optional, when);
        (section.guidance, section.phrasings, section.share) = (guidance, phrasings, share);
    }
}

impl Edit {
    /// What may read otherwise afterwards.
    pub fn touches(&self) -> Touched {
        match self {
            Self::Splice { place: Place::Body(id, _) | Place::Heading(id), .. }
            | Self::Paragraphs { section: id, .. }
            | Self::Heading { section: id, .. }
            | Self::RunIn { section: id, .. } => Touched::Section(*id),
            Self::SetAside { .. } => Touched::Nothing,
            Self::Many(edits) => edits.iter().map(Self::touches).fold(Touched::Nothing, Touched::and),
            _ => Touched::Everything,
        }
    }
}

/// Everything that can happen to a draft.
#[expect(missing_docs, reason = "a variant says what its fields are")]
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Replaces a range of one text.
    Splice { place: Place, range: Range<usize>, with: Text },
    /// Replaces paragraphs of a body.
    Paragraphs { section: SectionId, range: Range<usize>, with: Vec<Arc<Text>> },
    /// Replaces lines of the title.
    TitleLines { range: Range<usize>, with: Vec<Text> },
    /// Gives a section a heading of its own, or takes it away.
    Heading { section: SectionId, heading: Option<Text> },
    /// Fills or empties a blank: of the draft, or of one section.
    Value { section: Option<SectionId>, field: FieldId, value: Option<FieldValue> },
    /// Puts a section with all below it in, its ids new to the draft.
    Insert { parent: Option<SectionId>, index: usize, section: Box<Section> },
    /// Takes a section out with all below it.
    Remove { section: SectionId },
    /// Moves a section with all below it; `index` counts without it. It leaves its list and joins `list`.
    Move { section: SectionId, parent: Option<SectionId>, index: usize, list: Option<ListId> },
    /// Switches a section on or off.
    Switch { section: SectionId, on: bool },
    /// Sets the mark of one section.
    Numbering { section: SectionId, style: Option<NumberStyle> },
    /// Lets the heading of one section run in, or stand alone.
    RunIn { section: SectionId, run_in: Option<bool> },
    /// Sets how a level looks; a level directly below the last one is added.
    Level { level: usize, style: LevelStyle },
    /// Takes the lowest level's style away.
    DropLevel,
    /// Declares lists in the place of others, which nothing may name any more.
    Lists { range: Range<usize>, with: Vec<List> },
    /// Sets the marks of a list's items.
    ListNumbering { list: ListId, style: Option<NumberStyle> },
    /// Sets the heading that a list's items share.
    Pattern { list: ListId, pattern: Option<Text> },
    /// Sets how the value of a field is written in the speech.
    Form { field: FieldId, form: Form },
    /// Declares fields of the draft in the place of others, which nothing may name any more.
    Fields { range: Range<usize>, with: Vec<Field> },
    /// Sets what a part is for, when it is spoken, and what helps to write it.
    Plan { section: SectionId, with: Box<Plan> },
    /// Sets what the template that is made in the draft says of itself.
    About { with: Arc<About> },
    /// Sets the minutes the speaker has.
    Slot { minutes: Option<u32> },
    /// Sets what the checks say no more of.
    SetAside { with: Vec<SetAside> },
    /// Puts another draft in the place of this one, as when its file was changed elsewhere.
    Draft { with: Box<Draft> },
    /// Several edits as one; if one fails, none has happened.
    Many(Vec<Edit>),
}
