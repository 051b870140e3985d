//! The finished speech as bytes. One format a file; each takes an [`crate::assemble::Assembled`] and nothing else.

mod txt;

pub use txt::txt;
