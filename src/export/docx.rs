//! A Word document: what office programs open, print and go on writing in.
//!
//! Parts are written as text, in the order of the schemas of ECMA-376, and packed without a time stamp, so that equal
//! speeches make equal bytes. Everything a writer would change stands in a style that Word knows by name; runs and
//! paragraphs say only what differs. Fonts are named, never held.
//!
//! Not here: pinyin, minutes at the margin and the first words of the next page. They need to know where lines end,
//! which Word decides anew on every machine.

mod body;
mod footer;
mod names;
mod numbering;
mod package;
mod page;
mod runs;
mod settings;
mod styles;
mod title;
mod units;
mod xml;

use super::{ExportError, Facts};
use crate::assemble::Assembled;
use crate::model::{Draft, Profile};
use numbering::Numbering;
use package::{Part, pack};

/// The theme that Word wants to find; no style of ours asks it for anything.
const THEME: &str = include_str!("../../assets/docx/theme.xml");

/// The speech as a Word document, set by a profile. Equal input makes equal bytes; an empty speech is an empty page.
///
/// # Errors
/// The archive could not be written.
pub fn docx(draft: &Draft, speech: &Assembled, facts: &Facts, profile: &Profile) -> Result<Vec<u8>, ExportError> {
    let numbering = Numbering::new(draft, speech, profile);
    let mut parts = vec![
        Part::new("document", body::document(speech, profile, &numbering)),
        Part::new("styles", styles::styles(profile, speech.language)),
        Part::new("settings", settings::settings(profile, speech.language)),
        Part::new("fontTable", names::font_table(profile)),
        Part { folder: "word/theme/", ..Part::new("theme", THEME.to_owned()) },
    ];
    if let Some(numbering) = numbering.part() {
        parts.push(Part::new("numbering", numbering));
    }
    for (name, text) in footer::footers(&profile.page_number) {
        parts.push(Part { kind: "footer", ..Part::new(name, text) });
    }
    pack(&parts, &settings::core(facts, speech.language))
}
