//! `outline`: what was recognised in a text, as JSON or as an indented list.

use serde::Serialize;

use crate::measure::of_text;
use crate::model::{Outline, Part, Passage, Recovered, Why};

/// What was recognised, as it is said on the command line.
#[derive(Debug, Serialize)]
pub struct Outlined {
    speeches: Vec<Speech>,
    removed: Vec<Removed>,
}

#[derive(Debug, Serialize)]
struct Speech {
    title: Option<String>,
    subtitle: Option<String>,
    date: Option<String>,
    speaker: Option<String>,
    salutation: Option<String>,
    front_characters: usize,
    sections: Vec<Section>,
    closing_characters: usize,
}

#[derive(Debug, Serialize)]
struct Section {
    level: usize,
    mark: String,
    heading: String,
    run_in: bool,
    uncertain: bool,
    characters: usize,
    children: Vec<Section>,
}

#[derive(Debug, Serialize)]
struct Removed {
    text: String,
    why: &'static str,
}

impl From<&Outline> for Outlined {
    fn from(outline: &Outline) -> Self {
        let removed =
            |removed: &crate::model::Removed| Removed { text: removed.passage.text.clone(), why: why(removed.why) };
        Self {
            speeches: outline.speeches.iter().map(speech).collect(),
            removed: outline.removed.iter().map(removed).collect(),
        }
    }
}

/// The word by which a reason is known; it never changes with the language.
fn why(why: Why) -> &'static str {
    match why {
        Why::PageFurniture => "page-furniture",
        Why::EditorNote => "editor-note",
        Why::Tail => "tail",
        Why::Attachment => "attachment",
    }
}

fn characters(passages: &[Passage]) -> usize {
    passages.iter().map(|passage| of_text(&passage.text).characters).sum()
}

fn speech(speech: &Recovered) -> Speech {
    let said = |passage: &Option<Passage>| passage.as_ref().map(|passage| passage.text.clone());
    let title: Vec<&str> = speech.title.iter().map(|line| line.text.as_str()).collect();
    let salutation = speech.salutation.as_ref().map_or(0, |passage| of_text(&passage.text).characters);
    Speech {
        title: (!title.is_empty()).then(|| title.join("\n")),
        subtitle: said(&speech.subtitle),
        date: said(&speech.date),
        speaker: said(&speech.speaker),
        salutation: said(&speech.salutation),
        front_characters: salutation + characters(&speech.front),
        sections: speech.parts.iter().map(|part| section(part, 1)).collect(),
        closing_characters: characters(&speech.closing),
    }
}

fn section(part: &Part, level: usize) -> Section {
    let children: Vec<Section> = part.parts.iter().map(|part| section(part, level + 1)).collect();
    let head = format!("{}{}{}", part.mark.text, part.heading.text, part.stop.map(String::from).unwrap_or_default());
    let own = of_text(&head).characters + characters(&part.body);
    Section {
        level,
        mark: part.mark.text.clone(),
        heading: part.heading.text.clone(),
        run_in: part.run_in,
        uncertain: part.doubt.is_some(),
        characters: own + children.iter().map(|child| child.characters).sum::<usize>(),
        children,
    }
}
