//! Templates.

pub mod mutate;
pub mod trial;
