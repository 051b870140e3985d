//! What a file says before anybody asks what it means: its text, what its format knows of each paragraph, and what was
//! left behind.

use std::ops::Range;

/// A file as text. Nothing that is read in it is lost: what stands in tables, text boxes and notes stands here too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The paragraphs, each but the last with `\n` behind it. A line that was broken within a paragraph is `\n` too.
    pub text: String,
    /// The paragraphs in the order of the text, which they cover but for what stands behind each; none for plain text,
    /// whose format knows of lines alone.
    pub paragraphs: Vec<Said>,
    /// What a person may want to know, each at most once.
    pub remarks: Vec<Remark>,
}

/// What a format knows of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// How many bytes at its start are no words of its own, but the number that the program counts, with what the program
    /// sets between number and words: `一、`, `1.` and a tab.
    pub number: usize,
    /// What it is, as far as somebody said so.
    pub role: Option<Role>,
    /// Whether all of its words are bold, of which there is one at least.
    pub bold: bool,
    /// Whether it stands in the middle of the line.
    pub centred: bool,
    /// The size of its largest characters in half points, as far as it is stated.
    pub half_points: Option<u16>,
    /// Where it stands on the page.
    pub place: Place,
}

/// What somebody said that a paragraph is, by its style or by the outline of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The title.
    Title,
    /// The subtitle.
    Subtitle,
    /// A heading on a level, 0 being the top and 8 the lowest.
    Heading(u8),
    /// A line of a table of contents, which says again what a heading says.
    Contents,
}

/// Where a paragraph stands on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// In the text. What a frame of one cell holds stands there too.
    #[default]
    Body,
    /// In a table, as a row whose cells are parted by tabs. A row with several paragraphs in a cell is parted into them.
    Table,
    /// In a box beside the text, behind the paragraph that the box is fixed to.
    TextBox,
    /// In a foot- or endnote, behind the whole text. Its mark, which is not written, stood at this byte of the text.
    Note(usize),
}

/// What is different here from the file as its program shows it; each with how many of them there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Tracked changes that count as accepted: what was inserted is there, what was deleted is not.
    ChangesAccepted(usize),
    /// Foot- and endnotes, which stand at the end.
    Notes(usize),
    /// Text boxes, which stand behind the paragraphs that they are fixed to.
    TextBoxes(usize),
    /// Tables, of which the text is left.
    Tables(usize),
    /// Characters that the program hides, which are left out.
    Hidden(usize),
    /// Comments, which are left out.
    Comments(usize),
    /// Pictures, with whatever words are to be seen in them, which are left out.
    Pictures(usize),
    /// Signs of fonts that hold pictures for letters and of which nobody knows what they show, which are left out.
    Signs(usize),
    /// Whole documents that the program shows within this one, which are left out.
    Documents(usize),
}
