//! What the page holds: the texts of a draft as a writer sees and edits them. No window, no egui.
//!
//! A [`Shown`] is one text in which blanks and counts read as they will be printed; what a writer does to it comes back
//! as a [`Typed`]: the edit to make, in places of the draft.

mod shown;

pub use shown::{Change, Chip, ChipKind, Shown, change};
