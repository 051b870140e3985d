//! What the page holds, and what a writer does on it. No window, no egui.
//!
//! A [`Page`] is the draft as paragraphs in their order, a [`Shown`] what one of them reads like, with the way between its
//! words and the draft. [`moved`] is where the caret goes and [`write()`] what a key does: pure functions from the draft and
//! what is selected to an edit and what is selected then. [`find()`] finds words in all of it, and [`replace()`] changes them.

mod blank;
mod copy;
mod find;
mod motion;
mod page;
mod pairs;
mod paper;
mod paste;
mod put;
mod remove;
mod replace;
mod shown;
mod write;

pub use blank::{places_of, selected_in_value};
pub use copy::{Fragment, Part, copied_text, fragment};
pub use find::{Finder, Hit, MAX_QUERY, PatternFault, Query, QueryError, Standing, Within, compile, find, value_words};
pub use motion::{ByLine, Extend, Lines, Motion, moved, moved_by_line, source_of, unit_at, value_at, word_around};
pub use page::{Page, Paragraph, View};
pub use paper::{block_of, caret_of, on_screen, spoken_as};
pub use paste::{MAX_PASTED, Pasted, clean, widen};
pub use remove::At;
pub use replace::{Preview, Replacing, preview, replace};
pub use shown::{Run, RunKind, Shown};
pub use write::{Write, Written, write};
