//! Speeches as the rules look through them.

pub mod trial;
