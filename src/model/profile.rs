//! How a speech stands on paper: the page, the type of every kind of line, the numbers of pages. Plain data, which files
//! hold as it is here.
//!
//! Lengths on the page are millimetres, sizes of type and distances of lines points of 1/72 inch, as office programs
//! state them. Nothing here measures a text.

use serde::{Deserialize, Serialize};

/// How speeches of a kind stand on paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// What it is called.
    pub name: String,
    /// The sheet and its margins.
    pub paper: Paper,
    /// The lines of the title.
    pub title: TypeStyle,
    /// The subtitle.
    pub subtitle: TypeStyle,
    /// Who speaks, and when.
    pub byline: TypeStyle,
    /// The paragraphs of the speech, and the salutation, which is never indented.
    pub body: TypeStyle,
    /// The headings, from the top level down; those below the last are set as the last. One that runs into its body
    /// keeps the body's line distance and indent.
    pub headings: Vec<TypeStyle>,
    /// The numbers of the pages.
    pub page_number: PageNumber,
    /// How the numbers of headings are written into a Word document.
    #[serde(default)]
    pub numbers: Numbers,
    /// Whether the date below the title stands in （）.
    #[serde(default)]
    pub date_in_brackets: bool,
    /// Whether pauses and stresses of the speaker are shown.
    #[serde(default)]
    pub marks: bool,
    /// What a copy to read from has besides; `None` for a copy that is handed round.
    #[serde(default)]
    pub reading: Option<ReadingCopy>,
}

/// A sheet of paper, upright.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Its width in millimetres.
    pub width: f32,
    /// Its height in millimetres.
    pub height: f32,
    /// The free room above the text in millimetres.
    pub top: f32,
    /// That below it.
    pub bottom: f32,
    /// That at the left.
    pub left: f32,
    /// That at the right.
    pub right: f32,
}

/// How a kind of line is set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeStyle {
    /// The family of Chinese characters and marks, by the name that office programs know.
    pub chinese: String,
    /// The family of Latin letters and digits.
    pub latin: String,
    /// The size of the type in points.
    pub size: f32,
    /// The distance from line to line in points.
    pub pitch: f32,
    /// How much is added to the room of every Chinese character, in points; less than 0 draws them together.
    #[serde(default)]
    pub tracking: f32,
    /// Whether it is bold.
    #[serde(default)]
    pub bold: bool,
    /// Whether it is italic; Chinese never is.
    #[serde(default)]
    pub italic: bool,
    /// How far the first line stands in, in characters of its own size.
    #[serde(default)]
    pub indent: f32,
    /// Where its lines stand.
    #[serde(default)]
    pub align: Align,
    /// The free room above it in points, but for the first line of a page.
    #[serde(default)]
    pub before: f32,
    /// The free room below it in points.
    #[serde(default)]
    pub after: f32,
}

/// Where the lines of a paragraph stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Align {
    /// From one margin to the other, the last line from the left.
    #[default]
    Justified,
    /// From the left.
    Left,
    /// In the middle.
    Centre,
    /// To the right.
    Right,
}

/// The numbers of the pages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageNumber {
    /// How they are written.
    pub style: PageNumberStyle,
    /// Where they stand.
    pub place: PageNumberPlace,
    /// Their family.
    pub font: String,
    /// Their size in points.
    pub size: f32,
    /// How far their line lies below the text, in millimetres.
    pub below: f32,
}

/// How page numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PageNumberStyle {
    /// Not at all.
    None,
    /// 1
    Plain,
    /// — 1 —
    Dashes,
    /// 1 / 5
    OfAll,
}

/// Where page numbers stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PageNumberPlace {
    /// In the middle.
    Centre,
    /// On odd pages at the right, on even ones at the left, a character from the margin.
    Outside,
}

/// How the numbers of headings are written into a Word document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Numbers {
    /// As words, which any program shows as they are.
    #[default]
    Written,
    /// As numbers that Word counts itself.
    Automatic,
}

/// What a copy to read from has: no sentence, heading or number is broken over a page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingCopy {
    /// Which part of the height stays free at the foot of every page, so that eyes stay up.
    pub free: f32,
    /// Whether the first words of the next page stand at the foot.
    pub next_words: bool,
    /// Whether the minutes passed stand at the margin.
    pub minutes: bool,
    /// Whether rare characters have their pinyin above them.
    pub pinyin: bool,
}

/// What of a profile cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadProfile {
    /// The margins leave no room for text, or the sheet is none.
    Paper,
    /// A number of this entry lies outside of what can be set.
    Range(&'static str),
    /// There is no heading, or more than there are levels.
    Headings,
    /// A name is empty, or longer than one is.
    Name,
}

/// The longest name of a profile or family, in characters.
const MAX_NAME: usize = 80;

/// How many points a millimetre has.
pub const POINTS_PER_MM: f32 = 72.0 / 25.4;

impl Paper {
    /// How wide the text is, in millimetres.
    pub fn text_width(&self) -> f32 {
        self.width - self.left - self.right
    }

    /// How high the text is, in millimetres.
    pub fn text_height(&self) -> f32 {
        self.height - self.top - self.bottom
    }
}

impl Profile {
    /// The type of headings on a level, 0 being the top.
    pub fn heading(&self, level: usize) -> &TypeStyle {
        self.headings.get(level).or(self.headings.last()).unwrap_or(&self.body)
    }

    /// Every type of it with the name of its entry.
    pub fn types(&self) -> impl Iterator<Item = (&'static str, &TypeStyle)> {
        let block =
            [("title", &self.title), ("subtitle", &self.subtitle), ("byline", &self.byline), ("body", &self.body)];
        block.into_iter().chain(self.headings.iter().map(|heading| ("headings", heading)))
    }

    /// Checks that a page can be set by it.
    ///
    /// # Errors
    /// The first thing that cannot be.
    pub fn check(&self) -> Result<(), BadProfile> {
        let name = |name: &str| {
            !name.trim().is_empty() && name.chars().count() <= MAX_NAME && !name.contains(char::is_control)
        };
        if !name(&self.name) || !name(&self.page_number.font) {
            return Err(BadProfile::Name);
        }
        let paper = &self.paper;
        let sides = [paper.top, paper.bottom, paper.left, paper.right];
        let sheet = [paper.width, paper.height].iter().all(|side| (50.0..=1200.0).contains(side));
        // No margin is so small that the number of a page has no place, and a few characters fit into every line.
        if !sheet
            || !sides.iter().all(|side| (0.0..=500.0).contains(side))
            || paper.text_width() < 40.0
            || paper.text_height() < 40.0
        {
            return Err(BadProfile::Paper);
        }
        if self.headings.is_empty() || self.headings.len() > super::MAX_DEPTH {
            return Err(BadProfile::Headings);
        }
        let ranges = |style: &TypeStyle| {
            (5.0..=96.0).contains(&style.size)
                && (style.size..=style.size * 6.0).contains(&style.pitch)
                && (-style.size / 4.0..=style.size).contains(&style.tracking)
                && (0.0..=20.0).contains(&style.indent)
                && (0.0..=200.0).contains(&style.before)
                && (0.0..=200.0).contains(&style.after)
        };
        for (entry, style) in self.types() {
            if !name(&style.chinese) || !name(&style.latin) {
                return Err(BadProfile::Name);
            }
            if !ranges(style) {
                return Err(BadProfile::Range(entry));
            }
        }
        if !(5.0..=96.0).contains(&self.page_number.size) || !(0.0..=paper.bottom).contains(&self.page_number.below) {
            return Err(BadProfile::Range("page_number"));
        }
        match self.reading {
            Some(reading) if !(0.0..=0.6).contains(&reading.free) => Err(BadProfile::Range("reading")),
            _ => Ok(()),
        }
    }
}

/// The sizes of type that have names in Chinese printing, with their points.
const NAMED_SIZES: [(&str, f32); 16] = [
    ("初号", 42.0),
    ("小初", 36.0),
    ("一号", 26.0),
    ("小一", 24.0),
    ("二号", 22.0),
    ("小二", 18.0),
    ("三号", 16.0),
    ("小三", 15.0),
    ("四号", 14.0),
    ("小四", 12.0),
    ("五号", 10.5),
    ("小五", 9.0),
    ("六号", 7.5),
    ("小六", 6.5),
    ("七号", 5.5),
    ("八号", 5.0),
];

/// The points of a size of type: a number, or one of the names of Chinese printing, also as 3号 and 小3号.
pub fn points_of(size: &str) -> Option<f32> {
    const DIGITS: [(char, char); 9] = [
        ('0', '初'),
        ('1', '一'),
        ('2', '二'),
        ('3', '三'),
        ('4', '四'),
        ('5', '五'),
        ('6', '六'),
        ('7', '七'),
        ('8', '八'),
    ];
    let spoken = |c: char| DIGITS.iter().find(|(digit, _)| *digit == c).map_or(c, |(_, spoken)| *spoken);
    let name: String = size.chars().filter(|c| !c.is_whitespace()).map(spoken).collect();
    let is_it = |named: &&(&str, f32)| {
        name == named.0 || (named.0.starts_with('小') && name.strip_suffix('号') == Some(named.0))
    };
    let named = NAMED_SIZES.iter().find(is_it).map(|(_, points)| *points);
    named.or_else(|| size.trim().trim_end_matches("pt").trim().parse().ok()).filter(|points: &f32| points.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_by_number_and_by_name() {
        for (typed, points) in [
            ("16", Some(16.0)),
            ("10.5 pt", Some(10.5)),
            ("三号", Some(16.0)),
            ("3号", Some(16.0)),
            ("小三", Some(15.0)),
            ("小3号", Some(15.0)),
            ("初号", Some(42.0)),
            ("", None),
            ("九号", None),
            ("inf", None),
        ] {
            assert_eq!(points_of(typed), points, "{typed}");
        }
    }
}
