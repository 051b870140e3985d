//! Tests of the window without a screen: what a person finds by role and name, clicks and types.
//!
//! The window draws into a harness that panics on a glyph that no font has and on an input without a name.

mod app;
mod checking;
mod commanding;
mod composing;
mod drafts;
mod filling;
mod finding;
mod handing;
mod importing;
mod making;
mod outlining;
mod page;
mod painting;
mod paper;
mod papers;
mod phrasing;
mod places;
mod reference;
mod shelving;
mod start;
mod status;
mod wording;
mod writing;
