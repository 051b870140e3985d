//! Where a writer stands, and what is selected.

use super::Place;
use crate::model::{FieldId, SectionId};

/// Something a writer can stand in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Spot {
    /// A text of the draft.
    Text(Place),
    /// The value of a blank that stands in a text, counted as the text counts.
    Blank(Place, usize),
    /// A field, of the draft or of one section, in the form.
    Field(Option<SectionId>, FieldId),
}

/// Where a writer stands: a place in a text, counted as [`crate::model::Text`] counts; in a value, in its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caret {
    /// What it stands in.
    pub spot: Spot,
    /// How far in.
    pub at: usize,
}

impl Caret {
    /// A caret in a text.
    pub fn at(place: Place, at: usize) -> Self {
        Self { spot: Spot::Text(place), at }
    }

    /// The text it stands in; within a blank, that which holds the blank.
    pub fn place(&self) -> Option<Place> {
        match self.spot {
            Spot::Text(place) | Spot::Blank(place, _) => Some(place),
            Spot::Field(..) => None,
        }
    }

    /// How far into its text it stands; within a blank, where the blank begins.
    pub fn in_text(&self) -> usize {
        match self.spot {
            Spot::Blank(_, at) => at,
            _ => self.at,
        }
    }
}

/// What is selected: from where the selecting began to where the writer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Where it began.
    pub anchor: Caret,
    /// Where the writer stands.
    pub head: Caret,
}

impl Selection {
    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.anchor == self.head
    }
}

impl From<Caret> for Selection {
    fn from(caret: Caret) -> Self {
        Self { anchor: caret.clone(), head: caret }
    }
}
