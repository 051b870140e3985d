//! What the most characters of a kind of paragraph look like.

use std::collections::HashMap;
use std::hash::Hash;

use crate::import::word::formatting::{Font, Fonts, Letters, Lines, Rule};
use crate::import::word::measure::{points, small};
use crate::import::word::section::Section;
use crate::import::word::theme::Theme;
use crate::model::{Align, TypeStyle};

/// The most looks that are told apart; an honest document has some dozens.
const MAX_LOOKS: usize = 4000;

/// How high a line of Chinese is by itself, in sizes of its type: its fonts have no room between lines of their own, and
/// Word gives them three tenths.
const CHINESE_LINE: f32 = 1.3;

/// How high a line of Latin letters or digits is by itself, in sizes of its type; their fonts have about so much.
pub const LATIN_LINE: f32 = 1.2;

/// A count of what differs.
#[derive(Debug)]
pub struct Tally<T>(HashMap<T, (u64, usize)>);

impl<T> Default for Tally<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: Copy + Eq + Hash> Tally<T> {
    /// Counts a look this often more.
    pub fn add(&mut self, look: T, times: u64) {
        let met = self.0.len();
        if met < MAX_LOOKS || self.0.contains_key(&look) {
            self.0.entry(look).or_insert((0, met)).0 += times;
        }
    }

    /// What was counted most often, of two that were equally the one that came first.
    pub fn most(&self) -> Option<T> {
        let most = self.0.iter().max_by_key(|(_, (times, met))| (*times, std::cmp::Reverse(*met)));
        most.map(|(look, _)| *look)
    }
}

/// Characters that look alike: their look, how many are Han characters, how many Latin letters or digits, how many there
/// are in all.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    /// How they look.
    pub letters: Letters,
    /// How many of them are Han characters.
    pub han: u64,
    /// How many are Latin letters or digits.
    pub latin: u64,
    /// How many there are, blanks aside.
    pub all: u64,
}

/// What paragraphs of a kind look like.
#[derive(Debug, Default)]
pub struct Looks {
    letters: Tally<Letters>,
    latin: Tally<Font>,
    lines: Tally<Lines>,
    /// How many Han characters there are.
    han: u64,
    /// How many Latin letters and digits.
    not_han: u64,
}

/// What the looks of a document are read by.
pub struct Page<'d> {
    /// Its section with the most text.
    pub section: &'d Section,
    /// The names of its fonts.
    pub fonts: &'d Fonts,
    /// Its theme.
    pub theme: &'d Theme,
}

impl Looks {
    /// Counts characters.
    pub fn add_letters(&mut self, stretches: &[Stretch]) {
        for stretch in stretches {
            let letters = Letters { latin: None, hidden: None, ..stretch.letters };
            self.letters.add(letters, stretch.all);
            if let Some(font) = stretch.letters.latin {
                // The fonts of letters and digits count, those that only stand ready where there are none.
                self.latin.add(font, stretch.latin * 1000 + stretch.all);
            }
            self.han += stretch.han;
            self.not_han += stretch.latin;
        }
    }

    /// Counts the lines of a paragraph of so many characters.
    pub fn add_lines(&mut self, lines: Lines, characters: u64) {
        self.lines.add(lines, characters);
    }

    /// Whether anything was counted.
    pub fn any(&self) -> bool {
        self.letters.most().is_some()
    }

    /// The size of most of it in half points.
    pub fn size(&self) -> Option<i32> {
        self.letters.most()?.size
    }

    /// How this kind is set, `or` where the document does not say. Its lines stand as those of `as_lines` where no
    /// paragraph is of this kind alone.
    pub fn style(&self, or: &TypeStyle, as_lines: &TypeStyle, page: &Page) -> TypeStyle {
        let Some(letters) = self.letters.most() else { return or.clone() };
        let mut style = or.clone();
        let name = |font: Option<Font>| page.theme.name(font?, page.fonts).map(str::to_owned);
        style.chinese = name(letters.chinese).unwrap_or(style.chinese);
        style.latin = name(self.latin.most()).unwrap_or(style.latin);
        style.size = letters.size.map_or(style.size, |size| small(size) / 2.0);
        style.bold = letters.bold.unwrap_or(false);
        style.italic = letters.italic.unwrap_or(false);
        let lines = self.lines.most();
        let on_grid = lines.is_none_or(|lines| lines.on_grid != Some(false));
        let of_grid = page.section.grid_char.filter(|_| on_grid).map_or(0.0, |added| small(added) / 4096.0);
        style.tracking = hundredths(points(letters.tracking.unwrap_or(0)) + of_grid);
        match lines {
            Some(lines) => self.set_lines(&mut style, &lines, page.section.grid_line.filter(|_| on_grid).map(points)),
            None => {
                style.pitch = as_lines.pitch;
                style.indent = as_lines.indent;
                style.align = as_lines.align;
                style.before = as_lines.before;
                style.after = as_lines.after;
            }
        }
        fitted(style)
    }

    fn set_lines(&self, style: &mut TypeStyle, lines: &Lines, grid: Option<f32>) {
        let natural = style.size * if self.han > self.not_han { CHINESE_LINE } else { LATIN_LINE };
        let line = lines.line.map_or(240, i32::abs);
        style.pitch = hundredths(match lines.rule {
            Some(Rule::Exact) => points(line),
            Some(Rule::AtLeast) => points(line).max(natural),
            // On a grid a single line is as many of the grid's as it needs.
            Some(Rule::Multiple) | None => {
                let single = grid.map_or(natural, |grid| grid * (natural / grid - 0.01).ceil().max(1.0));
                single * small(line) / 240.0
            }
        });
        let of_line = grid.unwrap_or(12.0);
        let room = |twips: Option<i32>, lines: Option<i32>| match (twips.unwrap_or(0), lines.unwrap_or(0)) {
            (0, lines) => hundredths(small(lines) / 100.0 * of_line),
            (twips, _) => points(twips),
        };
        style.before = room(lines.before, lines.before_lines);
        style.after = room(lines.after, lines.after_lines);
        let first = points(lines.first.unwrap_or(0)) / style.size;
        let chars = lines.first_chars.filter(|chars| *chars != 0).map_or(first, |chars| small(chars) / 100.0);
        // A document that says nothing stands at the left.
        style.align = lines.align.unwrap_or(Align::Left);
        // What is centred inherits an indent at times, and nobody meant it.
        let indented = matches!(style.align, Align::Justified | Align::Left);
        style.indent = if indented { (chars * 10.0).round() / 10.0 } else { 0.0 };
    }
}

fn hundredths(number: f32) -> f32 {
    (number * 100.0).round() / 100.0
}

/// A style whose numbers a page can be set by, whatever a document states: see `Profile::check`.
pub fn fitted(mut style: TypeStyle) -> TypeStyle {
    let within =
        |number: f32, least: f32, most: f32| if number.is_finite() { number.clamp(least, most) } else { least };
    style.size = within(style.size, 5.0, 96.0);
    style.pitch = within(style.pitch, style.size, style.size * 6.0);
    style.tracking = within(style.tracking, -style.size / 4.0, style.size);
    style.indent = within(style.indent, 0.0, 20.0);
    style.before = within(style.before, 0.0, 200.0);
    style.after = within(style.after, 0.0, 200.0);
    style
}

/// The style of a kind that a document does not have: in what it is like `other` by the base, it is here too.
pub fn alike(base: &TypeStyle, base_other: &TypeStyle, other: &TypeStyle) -> TypeStyle {
    fn pick<T: Clone + PartialEq>(base: &T, base_other: &T, other: &T) -> T {
        if base == base_other { other.clone() } else { base.clone() }
    }
    fitted(TypeStyle {
        chinese: pick(&base.chinese, &base_other.chinese, &other.chinese),
        latin: pick(&base.latin, &base_other.latin, &other.latin),
        size: pick(&base.size, &base_other.size, &other.size),
        pitch: pick(&base.pitch, &base_other.pitch, &other.pitch),
        tracking: pick(&base.tracking, &base_other.tracking, &other.tracking),
        bold: pick(&base.bold, &base_other.bold, &other.bold),
        italic: pick(&base.italic, &base_other.italic, &other.italic),
        indent: pick(&base.indent, &base_other.indent, &other.indent),
        align: pick(&base.align, &base_other.align, &other.align),
        before: pick(&base.before, &base_other.before, &other.before),
        after: pick(&base.after, &base_other.after, &other.after),
    })
}
