//! A list: a named run of sections whose number is announced somewhere and keeps itself right.

use std::sync::Arc;

use super::{Field, FieldId, NumberStyle, Section, Text};

/// The name of a list in files and in `{count:…}`: lower-case letters, digits, `-` and `_`, 64 at most.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(Arc<str>);

impl ListId {
    /// `None` if the text is no id.
    pub fn parse(id: &str) -> Option<Self> {
        super::field::is_id(id).then(|| Self(id.into()))
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A named run of sections. Its items are the sections that carry its id.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// Its id in counts and sections.
    pub id: ListId,
    /// What the writer calls it: 希望和要求.
    pub name: String,
    /// The marks of its items; `None` leaves them to the level.
    pub style: Option<NumberStyle>,
    /// The heading of every item that has none of its own, with the item's fields as blanks.
    pub pattern: Option<Text>,
    /// The customary least number of items.
    pub min: u32,
    /// The customary greatest number of items; `None` sets no bound.
    pub max: Option<u32>,
    /// How many items a fresh draft has, where the template itself writes fewer.
    pub start: u32,
    /// Fields of which every item has a value of its own.
    pub fields: Vec<Field>,
    /// What a newly added item looks like; its section ids mean nothing until it is added.
    pub item: Option<Arc<Section>>,
}

impl List {
    /// An empty list of that id and name.
    pub fn new(id: ListId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            style: None,
            pattern: None,
            min: 0,
            max: None,
            start: 0,
            fields: Vec::new(),
            item: None,
        }
    }

    /// The declaration of one of its fields.
    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == *id)
    }
}
