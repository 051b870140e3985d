//! `import`: a speech from elsewhere as a draft, or as a template.

use std::path::{Path, PathBuf};

use super::outline::Outlined;
use super::reading::Given;
use super::{Failure, World, say_json};
use crate::app::{messages, template_of};
use crate::assemble::assemble;
use crate::edit::{Proposal, from_outline, proposals};
use crate::export::txt;
use crate::i18n::{cli, import};
use crate::import::{Decoded, TextEncoding, text};
use crate::measure::Rate;
use crate::model::{Outline, Part, Recovered};
use crate::store::{Existing, write_draft, write_template};

/// What is to be imported, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The speech.
    pub file: PathBuf,
    /// Where the draft goes, `-` for standard output.
    pub output: PathBuf,
    /// What becomes of a file that is there.
    pub existing: Existing,
    /// Which speech of several, from 1.
    pub speech: Option<usize>,
    /// Whether it becomes a template, with what will surely be other words next time as blanks.
    pub as_template: bool,
    /// How the text is written; without it, as it looks.
    pub encoding: Option<TextEncoding>,
}

/// Writes the draft, then a remark for everything that was cut and every uncertain decision.
///
/// # Errors
/// As every run.
pub fn import(call: &Import, world: &mut World<'_>) -> Result<(), Failure> {
    let Given::Speech(decoded) = world.given(&call.file, call.encoding)? else {
        let name = world.name_of(&call.file);
        return Err(Failure::Use(cli::is_draft(world.lang, &name)));
    };
    let outline = world.recognised(&decoded);
    let count = outline.speeches.len();
    let number = call.speech.unwrap_or(1);
    let Some(speech) = number.checked_sub(1).and_then(|index| outline.speeches.get(index)) else {
        return Err(Failure::Use(cli::no_speech(world.lang, number, count)));
    };
    if call.speech.is_none() && count > 1 {
        world.remark(&import::several(world.lang, count));
    }
    let draft = from_outline(speech);
    let mut blanks = None;
    let text = if call.as_template {
        let rate = Rate::usual(draft.language);
        let (sure, unsure): (Vec<Proposal>, Vec<Proposal>) = proposals(&draft).into_iter().partition(Proposal::is_sure);
        let template = template_of(&draft, None, &sure, rate, world.lang);
        blanks = Some((template.draft.fields.len(), unsure.len()));
        write_template(&template).map_err(|error| Failure::Output(error.to_string()))?
    } else {
        write_draft(&draft).map_err(Failure::Output)?
    };
    world.deliver(&call.output, text.as_bytes(), call.existing)?;
    remarks(world, &outline, speech);
    if let Some((made, left)) = blanks {
        world.remark(&import::blanks(world.lang, made, left));
    }
    Ok(())
}

/// What somebody who trusts the result should have seen.
fn remarks(world: &mut World<'_>, outline: &Outline, speech: &Recovered) {
    for removed in &outline.removed {
        let line = import::cut(world.lang, messages::why_cut(removed.why).get(world.lang), &removed.passage.text);
        world.remark(&line);
    }
    for part in speech.parts.iter().flat_map(Part::walk) {
        if let Some(doubt) = part.doubt {
            let words = format!("{}{}", part.mark.text, part.heading.text);
            let line = import::uncertain(world.lang, &words, messages::doubt(doubt).get(world.lang));
            world.remark(&line);
        }
    }
}

/// Says what was recognised.
///
/// # Errors
/// As every run.
pub fn outline(file: &Path, json: bool, world: &mut World<'_>) -> Result<(), Failure> {
    let decoded = match world.given(file, None)? {
        Given::Speech(decoded) => decoded,
        // What a draft reads like is looked at as any speech.
        Given::Draft(draft) => Decoded { source: text(&txt(&assemble(&draft, None))), ..Decoded::default() },
    };
    let outline = world.recognised(&decoded);
    if json {
        return say_json(&Outlined::from(&outline), world);
    }
    let mut lines = String::new();
    for speech in &outline.speeches {
        let above = [&speech.subtitle, &speech.date, &speech.speaker, &speech.salutation];
        for passage in speech.title.iter().chain(above.into_iter().flatten()) {
            lines.push_str(&format!("{}\n", passage.text));
        }
        list(&speech.parts, 1, &mut lines);
        lines.push('\n');
    }
    for removed in &outline.removed {
        let why = messages::why_cut(removed.why).get(world.lang);
        lines.push_str(&format!("{}\n", import::cut(world.lang, why, &removed.passage.text)));
    }
    world.say(&lines)
}

/// Parts as an indented list, a question mark behind those that are uncertain.
fn list(parts: &[Part], level: usize, lines: &mut String) {
    for part in parts {
        let doubt = if part.doubt.is_some() { " ?" } else { "" };
        lines.push_str(&format!("{}{} {}{doubt}\n", "  ".repeat(level), part.mark.text, part.heading.text));
        list(&part.parts, level + 1, lines);
    }
}
