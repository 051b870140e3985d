//! Old speeches: as plain text, as Markdown, and as Word documents.

pub mod mutate;
pub mod trial;
