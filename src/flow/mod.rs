//! What the page holds: the texts of a draft as a writer sees and edits them. No window, no egui.
//!
//! A [`Shown`] is a text in which blanks and counts read as they will be printed. What a writer does to those words
//! comes back through [`typing`] as the edit to make and where the caret then stands.

mod shown;
mod typing;

pub use shown::{Change, Chip, ChipKind, Shown, change};
pub use typing::{Target, Typing, body_place, flat_place, show, spots, target_of, typing};
