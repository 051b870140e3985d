//! How blocks are set: on lines, with blanks before them, broken at a measure, or run together.

use fastrand::Rng;

use super::manuscript::{Block, Role};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Layout {
    /// A paragraph a line.
    Lines,
    /// A paragraph a line, two ideographic blanks before it.
    Indented,
    /// An empty line between two paragraphs.
    Spaced,
    /// Broken at a measure, within words too.
    Wrapped,
    /// The same, with two ideographic blanks before a paragraph.
    WrappedIndented,
    /// No line breaks; two ideographic blanks between two paragraphs.
    Blanks,
    /// Lines, but headings of their own run into what follows.
    Joined,
    /// No line breaks, and nothing in their place.
    Glued,
}

/// What a layout leaves of the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Clean,
    Wrapped,
    Flattened,
}

impl Layout {
    pub const ALL: [Self; 8] = [
        Self::Lines,
        Self::Blanks,
        Self::Indented,
        Self::Glued,
        Self::Wrapped,
        Self::Joined,
        Self::Spaced,
        Self::WrappedIndented,
    ];

    pub fn kind(self) -> Kind {
        match self {
            Self::Lines | Self::Indented | Self::Spaced => Kind::Clean,
            Self::Wrapped | Self::WrappedIndented => Kind::Wrapped,
            Self::Blanks | Self::Joined | Self::Glued => Kind::Flattened,
        }
    }

    /// Whether nothing parts a heading from what follows.
    pub fn glues_headings(self) -> bool {
        matches!(self, Self::Joined | Self::Glued)
    }

    /// The text of blocks. Chinese lines break at `measure` characters, English ones between words.
    pub fn set(self, blocks: &[Block], measure: usize, english: bool) -> String {
        let mut text = String::new();
        for paragraph in self.paragraphs(blocks) {
            let between = match self {
                Self::Blanks if english => "  ",
                Self::Blanks => "\u{3000}\u{3000}",
                Self::Glued if english => " ",
                Self::Glued => "",
                Self::Spaced => "\n\n",
                Self::Wrapped if english => "\n\n",
                Self::Lines | Self::Indented | Self::Wrapped | Self::WrappedIndented | Self::Joined => "\n",
            };
            if !text.is_empty() {
                text.push_str(between);
            }
            let indent = if english { "    " } else { "\u{3000}\u{3000}" };
            let indent = if matches!(self, Self::Indented | Self::WrappedIndented) { indent } else { "" };
            let paragraph = format!("{indent}{paragraph}");
            text.push_str(&if self.kind() == Kind::Wrapped {
                wrapped(&paragraph, measure, english)
            } else {
                paragraph
            });
        }
        text
    }

    fn paragraphs(self, blocks: &[Block]) -> Vec<String> {
        let mut paragraphs: Vec<String> = Vec::new();
        let mut after_heading = false;
        for block in blocks.iter().filter(|block| block.role != Role::Start) {
            let joins = block.runs_on || (self == Self::Joined && after_heading && block.role == Role::Body);
            match paragraphs.last_mut() {
                Some(paragraph) if joins => paragraph.push_str(&block.words),
                _ => paragraphs.push(block.words.clone()),
            }
            after_heading = matches!(block.role, Role::Heading(_));
        }
        paragraphs
    }
}

fn wrapped(paragraph: &str, measure: usize, english: bool) -> String {
    let mut text = String::new();
    let mut column = 0;
    for word in paragraph.split_inclusive(|c: char| !english || c == ' ') {
        let length = word.chars().count();
        if column > 0 && column + length > measure {
            text.truncate(text.trim_end_matches(' ').len());
            text.push('\n');
            column = 0;
        }
        text.push_str(word);
        column += length;
    }
    text
}

/// The marks as share sites give them: narrow, apart from full stops and quotes.
pub fn narrow(text: &str) -> String {
    let narrow = |c: char| match c {
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '！' => '!',
        '？' => '?',
        '（' => '(',
        '）' => ')',
        _ => c,
    };
    text.chars().map(narrow).collect()
}

/// A title with blanks between its letters.
pub fn letter_spaced(title: &str, rng: &mut Rng) -> String {
    let blank = *rng.choice(&[" ", "\u{3000}", "  "]).unwrap();
    title.chars().map(String::from).collect::<Vec<_>>().join(blank)
}
