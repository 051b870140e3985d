//! A text before it is set: blocks, each with what it is. What is true of the text follows from them.

use lectern::measure::of_text;

use super::outline::{Outline, Removed, Section, Speech, nest};

#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// A speech begins; nothing is written.
    Start,
    /// One line of it.
    Title,
    Subtitle,
    Date,
    Speaker,
    Salutation,
    Body,
    Heading(Heading),
    Closing,
    /// Stands round the speech or between its paragraphs, and why it goes.
    Cut(Why),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    pub level: usize,
    pub mark: String,
    /// Its body follows in the same paragraph.
    pub run_in: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    PageFurniture,
    EditorNote,
    Tail,
    Attachment,
}

impl Why {
    pub fn name(self) -> &'static str {
        match self {
            Self::PageFurniture => "page-furniture",
            Self::EditorNote => "editor-note",
            Self::Tail => "tail",
            Self::Attachment => "attachment",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub role: Role,
    /// What it says: a date without brackets, a title without blanks between its letters, a heading without its mark.
    pub said: String,
    /// How that stands in the text.
    pub words: String,
    /// Whether it goes on in the paragraph of the block before.
    pub runs_on: bool,
}

impl Block {
    pub fn new(role: Role, words: impl Into<String>) -> Self {
        let words = words.into();
        Self { role, said: words.clone(), words, runs_on: false }
    }

    /// Its words say this.
    pub fn saying(self, said: impl Into<String>) -> Self {
        Self { said: said.into(), ..self }
    }

    pub fn running_on(self) -> Self {
        Self { runs_on: true, ..self }
    }
}

/// What is true of a text that is made of these blocks. `glued` is a text where own lines run into what follows.
pub fn truth(blocks: &[Block], glued: bool) -> Outline {
    let mut truth = Outline::default();
    let mut closing = String::new();
    for (index, block) in blocks.iter().enumerate() {
        let said = || Some(block.said.clone());
        if let Role::Cut(why) = block.role {
            let text = block.words.trim().to_owned();
            truth.removed.push(Removed { text, why: why.name().to_owned() });
            continue;
        }
        if block.role == Role::Start {
            truth.speeches.push(Speech::default());
            closing.clear();
        }
        let Some(speech) = truth.speeches.last_mut() else { continue };
        match &block.role {
            Role::Title => {
                let lines = speech.title.iter().chain([&block.said]).map(String::as_str);
                speech.title = Some(lines.collect::<Vec<_>>().join("\n"));
            }
            Role::Subtitle => speech.subtitle = said(),
            Role::Date => speech.date = said(),
            Role::Speaker => speech.speaker = said(),
            Role::Salutation => speech.salutation = said(),
            Role::Heading(heading) => {
                let next = blocks.get(index + 1);
                let opens = next.is_some_and(|next| !next.runs_on && !matches!(next.role, Role::Heading(_)));
                let section = Section {
                    level: heading.level,
                    mark: heading.mark.clone(),
                    heading: block.said.clone(),
                    run_in: heading.run_in,
                    uncertain: glued && opens && !block.words.ends_with(['。', '.']),
                    children: Vec::new(),
                };
                nest(&mut speech.sections, section);
            }
            Role::Closing => {
                closing.push_str(&block.words);
                closing.push(' ');
                speech.closing_characters = of_text(&closing).characters;
            }
            Role::Start | Role::Body | Role::Cut(_) => {}
        }
    }
    truth
}
