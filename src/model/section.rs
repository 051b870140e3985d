//! A section: a part of a speech with a heading, a body and parts below it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{FieldId, FieldValue, ListId, NumberStyle, Text, When};

/// A section of one draft, for good: an id is never given out twice within a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub u64);

/// What a section is for. Only items are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// 称谓: stands full left.
    Salutation,
    /// 致意
    Greeting,
    /// 成绩与感谢
    Review,
    /// 回应发言
    Reply,
    /// 引入: announces what follows.
    LeadIn,
    /// 分项: a numbered part.
    Item,
    /// 结束语
    Closing,
    /// 其他
    #[default]
    Other,
}

impl Role {
    /// Every role, in the order in which a speech has them.
    pub const ALL: [Self; 8] = [
        Self::Salutation,
        Self::Greeting,
        Self::Review,
        Self::Reply,
        Self::LeadIn,
        Self::Item,
        Self::Closing,
        Self::Other,
    ];
}

/// A part of a speech.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its id within the draft.
    pub id: SectionId,
    /// What it is for.
    pub role: Role,
    /// The list it is an item of.
    pub list: Option<ListId>,
    /// Whether it is spoken. A part switched off keeps its words, and neither it nor what is below it counts.
    pub on: bool,
    /// What switches it on and off when a field is filled in; the writer may do so himself at any time.
    pub when: Option<When>,
    /// Whether speeches of this kind often go without it.
    pub optional: bool,
    /// The mark of this section, where it differs from its list's and its level's.
    pub style: Option<NumberStyle>,
    /// Its heading; `None` shows the list's pattern, or nothing.
    pub heading: Option<Text>,
    /// Whether the heading runs into the first paragraph, where that differs from the level.
    pub run_in: Option<bool>,
    /// Values of the fields that its list declares.
    pub values: BTreeMap<FieldId, FieldValue>,
    /// Its own paragraphs, before the parts below it. Shared, so that a copy of a draft and a memo of a paragraph cost nothing.
    pub body: Vec<Arc<Text>>,
    /// What belongs here, shown where nothing is written. Never exported.
    pub guidance: Arc<str>,
    /// Other ways to say what belongs here, offered to the writer. Never exported until one is taken.
    pub phrasings: Vec<Arc<Text>>,
    /// Its share of the speaking time, from 0 to 1.
    pub share: Option<f32>,
    /// The parts below it.
    pub children: Vec<Section>,
}

impl Section {
    /// An empty section that is spoken.
    pub fn new(id: SectionId, role: Role) -> Self {
        Self {
            id,
            role,
            list: None,
            on: true,
            when: None,
            optional: false,
            style: None,
            heading: None,
            run_in: None,
            values: BTreeMap::new(),
            body: Vec::new(),
            guidance: Arc::from(""),
            phrasings: Vec::new(),
            share: None,
            children: Vec::new(),
        }
    }

    /// This section and all below it, in reading order.
    pub fn walk(&self) -> impl Iterator<Item = &Section> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(next.children.iter().rev());
            Some(next)
        })
    }

    /// Its own texts: heading, body, and other ways to say it.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.heading.iter().chain(self.body.iter().chain(&self.phrasings).map(AsRef::as_ref))
    }

    /// How many levels it holds, itself counted.
    pub fn depth(&self) -> usize {
        1 + self.children.iter().map(Section::depth).max().unwrap_or(0)
    }

    /// Whether anything is written in its body.
    pub fn has_body(&self) -> bool {
        self.body.iter().any(|paragraph| !paragraph.is_empty())
    }
}
