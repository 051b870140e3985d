//! What a file says of itself besides the speech: title, author, day.

use jiff::civil::Date;

use crate::assemble::{Assembled, Source};
use crate::model::{Draft, FieldKind, FieldValue, Language};

/// What a file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The lines of the title as one line; empty if there are none.
    pub title: String,
    /// Who speaks, as the title block says it; empty if it does not.
    pub author: String,
    /// The day of the speech, if a field says it. Never today: equal drafts make equal files.
    pub day: Option<Date>,
}

impl Facts {
    /// What the draft says of itself.
    pub fn new(draft: &Draft, speech: &Assembled) -> Self {
        let lines = |of: fn(Source) -> bool| {
            let lines = speech.blocks.iter().filter(|block| of(block.source));
            lines.map(|block| block.line.text.replace(['\n', '\r'], " ").trim().to_owned()).collect::<Vec<_>>()
        };
        let gap = match draft.language {
            Language::Chinese => "",
            Language::English => " ",
        };
        let dates = draft.fields.iter().filter(|field| field.kind == FieldKind::Date);
        let mut days = dates.filter_map(|field| match &field.value {
            Some(FieldValue::Date(date)) => Some(*date),
            _ => None,
        });
        Self {
            title: lines(|source| matches!(source, Source::TitleLine(_))).join(gap),
            author: lines(|source| source == Source::Speaker).join(gap),
            day: days.next(),
        }
    }
}
