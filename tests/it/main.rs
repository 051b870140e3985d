//! Tests of everything without a window: one binary, an area a file.

mod binary;
mod cli;
mod failing_files;
mod finding;
mod fonts;
mod generate;
mod hostile;
mod hostile_templates;
mod json_shape;
mod page;
mod pasting;
mod preferences;
mod naming;
mod outside;
mod phrases;
mod program;
mod properties;
mod reading;
mod recents;
mod retemplating;
mod saving;
mod session;
mod sharing;
mod templates;
mod templating;
mod tidy;
