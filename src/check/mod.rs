//! What could be better before a speech is handed over. Everything here says what it found and never changes a draft.

mod marks;
mod open;

pub use marks::left_marks;
pub use open::{Unfinished, unfinished};
