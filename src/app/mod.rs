//! The program without a window: what is open, what a command does, what goes to the disk and comes back.

pub mod messages;
