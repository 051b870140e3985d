//! A speech as the rules see it: paragraphs and parts, whether it is one of our drafts or was recovered from a text.
//! Plain data; every paragraph knows where it came from.

use std::ops::Range;

use jiff::civil::Date;

use super::finding::Place;
use crate::assemble::Source;
use crate::measure::Rate;
use crate::model::{Language, Role, SectionId};

/// A speech.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Its language.
    pub language: Language,
    /// The day on which it is given, if that is known.
    pub day: Option<Date>,
    /// How many minutes the speaker has.
    pub minutes: Option<u32>,
    /// How fast he speaks.
    pub rate: Rate,
    /// Names that stand in fields: of people, posts, places, bodies.
    pub names: Vec<String>,
    /// Its paragraphs, those of the title block first.
    pub paragraphs: Vec<Paragraph>,
    /// Its parts in reading order, each before those below it. Together they hold every paragraph but the title block's.
    pub parts: Vec<Part>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A line of the title.
    Title,
    /// The line below it.
    Subtitle,
    /// Who speaks.
    Speaker,
    /// The day.
    Date,
    /// Whom it speaks to.
    Salutation,
    /// A heading on a line of its own.
    Heading,
    /// Words of the speech. They may begin with a heading.
    Text,
}

impl Kind {
    /// Whether it stands in the title block.
    pub fn is_title(self) -> bool {
        matches!(self, Self::Title | Self::Subtitle | Self::Speaker | Self::Date)
    }

    /// Whether it is said.
    pub fn is_spoken(self) -> bool {
        matches!(self, Self::Salutation | Self::Heading | Self::Text)
    }
}

/// What stretches of a paragraph are that are more than words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// A number that counts by itself.
    Label,
    /// A count of items that counts by itself.
    Count,
    /// A blank that is filled.
    Filled,
    /// A blank that is empty, and what it is called.
    Unfilled(String),
    /// What tells the writer what to write.
    Guidance,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it says.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// Its part; `None` in the title block.
    pub part: Option<usize>,
    /// Where its mark stands, if it has one.
    pub label: Option<Range<usize>>,
    /// Where its heading stands, if it has one.
    pub heading: Option<Range<usize>>,
    /// Stretches that are more than words, in order.
    pub stretches: Vec<(Range<usize>, Stretch)>,
    /// Where it came from.
    pub origin: Origin,
}

/// Where a paragraph came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A block of a draft.
    Draft(Source),
    /// A text: stretches of the paragraph that stand there as they are, each by where it begins here and there, in bytes.
    Text(Vec<(usize, usize)>),
}

/// A part of a speech.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The part around it.
    pub parent: Option<usize>,
    /// How deep it stands, 0 being the top.
    pub level: usize,
    /// What it is for.
    pub role: Role,
    /// Its number, where one is counted for it.
    pub number: Option<u32>,
    /// Its own paragraphs, its heading first.
    pub paragraphs: Range<usize>,
    /// Behind the last paragraph of what stands below it.
    pub end: usize,
    /// Its share of the time, from 0 to 1.
    pub share: Option<f32>,
    /// The section of the draft.
    pub section: Option<SectionId>,
}

impl Paragraph {
    /// Whether nothing that the writer could write himself stands at a place.
    pub fn is_live(&self, range: &Range<usize>) -> bool {
        self.stretches.iter().any(|(live, stretch)| {
            let written = matches!(stretch, Stretch::Guidance);
            !written && live.start < range.end && range.start < live.end
        })
    }

    /// Where a byte of a recovered paragraph stands in the text it was recovered from.
    pub fn place_in_text(&self, at: usize) -> Option<usize> {
        let Origin::Text(map) = &self.origin else { return None };
        let index = map.partition_point(|(here, _)| *here <= at).checked_sub(1)?;
        map.get(index).map(|(here, there)| there + (at - here))
    }

    /// Whether whatever is read of this paragraph alone holds for another one too.
    pub fn reads_like(&self, other: &Self) -> bool {
        let looks = |of: &Self| (of.kind, of.label.clone(), of.heading.clone());
        self.text == other.text && looks(self) == looks(other) && self.stretches == other.stretches
    }

    /// The text behind its mark.
    pub fn unmarked(&self) -> &str {
        self.text.get(self.label.as_ref().map_or(0, |label| label.end)..).unwrap_or_default()
    }
}

impl Subject {
    /// Whether it is one of our drafts.
    pub fn is_draft(&self) -> bool {
        self.paragraphs.iter().any(|paragraph| matches!(paragraph.origin, Origin::Draft(_)))
    }

    /// Whether it is a speech of office: one whose salutation speaks to comrades or to superiors.
    ///
    /// What has no salutation counts as one too: a report, or a passage of a speech, is written in the same language, and
    /// a speech to pupils or guests says so in its first line.
    pub fn is_official(&self) -> bool {
        const ADDRESSED: [&str; 2] = ["同志", "领导"];
        let mut salutations = self.paragraphs.iter().filter(|paragraph| paragraph.kind == Kind::Salutation).peekable();
        let has_none = salutations.peek().is_none();
        has_none || salutations.any(|paragraph| ADDRESSED.iter().any(|word| paragraph.text.contains(word)))
    }

    /// Where a place stands in the text that the speech was recovered from.
    pub fn place_in_text(&self, place: &Place) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.get(place.paragraph)?;
        let start = paragraph.place_in_text(place.range.start)?;
        let last = paragraph.text.get(place.range.clone())?.char_indices().next_back();
        let Some((at, c)) = last else { return Some(start..start) };
        Some(start..paragraph.place_in_text(place.range.start + at)? + c.len_utf8())
    }

    /// The part at the top that holds a paragraph.
    pub fn top_of(&self, paragraph: usize) -> Option<usize> {
        let mut part = self.paragraphs.get(paragraph)?.part?;
        while let Some(parent) = self.parts.get(part)?.parent {
            part = parent;
        }
        Some(part)
    }

    /// The parts directly below a part, or at the top.
    pub fn children(&self, parent: Option<usize>) -> impl Iterator<Item = (usize, &Part)> {
        self.parts.iter().enumerate().filter(move |(_, part)| part.parent == parent)
    }

    /// What is said, in characters that are no blanks.
    pub fn spoken_characters(&self) -> usize {
        let spoken = self.paragraphs.iter().filter(|paragraph| paragraph.kind.is_spoken());
        spoken.map(|paragraph| paragraph.text.chars().filter(|c| !c.is_whitespace()).count()).sum()
    }
}
