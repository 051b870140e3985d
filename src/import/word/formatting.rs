//! The formatting of characters and of paragraphs, as far as it is stated: what is `None` comes from elsewhere.

use std::borrow::Cow;
use std::collections::HashMap;

use super::measure::{id, length, on, twips, whole};
use crate::import::error::ImportError;
use crate::import::xml::{Element, Space, Walk};
use crate::model::Align;

/// The most names of fonts that are told apart.
const MAX_FONTS: usize = 1000;

/// The longest name of a font, in characters.
const MAX_NAME: usize = 80;

/// A font, named or through the theme of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Font {
    /// By its number in [`Fonts`].
    Named(u16),
    /// What the theme has for headings, for Latin letters.
    MajorLatin,
    /// What it has for headings, for Chinese.
    MajorChinese,
    /// What it has for the body, for Latin letters.
    MinorLatin,
    /// What it has for the body, for Chinese.
    MinorChinese,
}

/// The names of fonts, each once.
#[derive(Debug, Default)]
pub struct Fonts {
    names: Vec<String>,
    numbers: HashMap<String, u16>,
}

impl Fonts {
    /// The font of this name; `None` for what is no name, and when there are too many.
    pub fn named(&mut self, name: &str) -> Option<Font> {
        let name = name.trim();
        if let Some(&number) = self.numbers.get(name) {
            return Some(Font::Named(number));
        }
        if !is_name(name) || self.names.len() == MAX_FONTS {
            return None;
        }
        let number = u16::try_from(self.names.len()).ok()?;
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        Some(Font::Named(number))
    }

    /// The name of a font that does not come from the theme.
    pub fn name(&self, number: u16) -> Option<&str> {
        self.names.get(usize::from(number)).map(String::as_str)
    }
}

/// Whether a font can be called so.
pub fn is_name(name: &str) -> bool {
    !name.trim().is_empty() && !name.contains(char::is_control) && name.chars().nth(MAX_NAME).is_none()
}

/// How characters are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Letters {
    /// The font of Latin letters.
    pub latin: Option<Font>,
    /// The font of Chinese.
    pub chinese: Option<Font>,
    /// The size in half points.
    pub size: Option<i32>,
    /// Whether they are bold.
    pub bold: Option<bool>,
    /// Whether they are italic.
    pub italic: Option<bool>,
    /// What is added to the room of each, in twips.
    pub tracking: Option<i32>,
    /// Whether they are shown nowhere.
    pub hidden: Option<bool>,
}

/// What the distance of lines means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Parts of 240 of a single line.
    Multiple,
    /// Twips, and no more.
    Exact,
    /// Twips, and more where the type is larger.
    AtLeast,
}

/// How the lines of a paragraph are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lines {
    /// Where they stand.
    pub align: Option<Align>,
    /// How far the first stands in, in twips; less than 0 if it hangs out.
    pub first: Option<i32>,
    /// The same in hundredths of a character, which goes before.
    pub first_chars: Option<i32>,
    /// Their distance.
    pub line: Option<i32>,
    /// What that means.
    pub rule: Option<Rule>,
    /// The room above, in twips.
    pub before: Option<i32>,
    /// The same in hundredths of a line, which goes before.
    pub before_lines: Option<i32>,
    /// The room below, in twips.
    pub after: Option<i32>,
    /// The same in hundredths of a line, which goes before.
    pub after_lines: Option<i32>,
    /// Whether they stand on the lines of the page's grid.
    pub on_grid: Option<bool>,
    /// The level in the outline, 0 being the top, 9 the body.
    pub outline: Option<u8>,
    /// The list that counts the paragraph; 0 for none.
    pub list: Option<i32>,
    /// The level in that list, 0 being the top.
    pub list_level: Option<u8>,
}

impl Letters {
    /// What is stated here, else there.
    pub fn over(self, other: Self) -> Self {
        Self {
            latin: self.latin.or(other.latin),
            chinese: self.chinese.or(other.chinese),
            size: self.size.or(other.size),
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            tracking: self.tracking.or(other.tracking),
            hidden: self.hidden.or(other.hidden),
        }
    }

    /// Takes up one property of characters.
    fn take(&mut self, element: &Element, fonts: &mut Fonts) {
        let name = element.name();
        // Most of what programs say of characters says nothing here.
        let val = if matches!(name, "sz" | "b" | "i" | "spacing" | "vanish") { element.val() } else { None };
        let val = val.as_deref();
        match name {
            "rFonts" => {
                let mut font = |theme: &str, name: &str| {
                    let theme = element.attribute(theme).and_then(|theme| of_theme(&theme));
                    theme.or_else(|| fonts.named(&element.attribute(name)?))
                };
                self.latin = font("asciiTheme", "ascii").or_else(|| font("hAnsiTheme", "hAnsi")).or(self.latin);
                self.chinese = font("eastAsiaTheme", "eastAsia").or(self.chinese);
            }
            "sz" => self.size = val.and_then(|size| length(size, 2)).or(self.size),
            "b" => self.bold = Some(on(val)),
            "i" => self.italic = Some(on(val)),
            "spacing" => self.tracking = val.and_then(twips).or(self.tracking),
            "vanish" => self.hidden = Some(on(val)),
            _ => {}
        }
    }
}

/// The font that a name of the theme's stands for.
fn of_theme(name: &str) -> Option<Font> {
    match name {
        "majorAscii" | "majorHAnsi" => Some(Font::MajorLatin),
        "majorEastAsia" => Some(Font::MajorChinese),
        "minorAscii" | "minorHAnsi" => Some(Font::MinorLatin),
        "minorEastAsia" => Some(Font::MinorChinese),
        _ => None,
    }
}

impl Lines {
    /// What is stated here, else there.
    pub fn over(self, other: Self) -> Self {
        Self {
            align: self.align.or(other.align),
            first: self.first.or(other.first),
            first_chars: self.first_chars.or(other.first_chars),
            line: self.line.or(other.line),
            rule: self.rule.or(other.rule),
            before: self.before.or(other.before),
            before_lines: self.before_lines.or(other.before_lines),
            after: self.after.or(other.after),
            after_lines: self.after_lines.or(other.after_lines),
            on_grid: self.on_grid.or(other.on_grid),
            outline: self.outline.or(other.outline),
            list: self.list.or(other.list),
            list_level: self.list_level.or(other.list_level),
        }
    }

    /// Takes up one property of a paragraph.
    fn take(&mut self, element: &Element) {
        let val = element.val();
        let val = val.as_deref();
        match element.name() {
            "jc" => self.align = val.and_then(align).or(self.align),
            "ind" => {
                let of = |name: &str| element.attribute(name).and_then(|value| twips(&value));
                let whole_of = |name: &str| element.attribute(name).and_then(|value| whole(&value));
                let hanging = |value: i32| -value;
                self.first = of("hanging").map(hanging).or(of("firstLine")).or(self.first);
                let chars = whole_of("hangingChars").filter(|chars| *chars != 0).map(hanging);
                self.first_chars = chars.or(whole_of("firstLineChars")).or(self.first_chars);
            }
            "spacing" => self.take_spacing(element),
            "snapToGrid" => self.on_grid = Some(on(val)),
            "outlineLvl" => self.outline = val.and_then(level).or(self.outline),
            "numId" => self.list = val.and_then(id).or(self.list),
            "ilvl" => self.list_level = val.and_then(level).or(self.list_level),
            _ => {}
        }
    }

    fn take_spacing(&mut self, element: &Element) {
        // What a browser would leave, as Word sets it: 14 points.
        const OF_BROWSER: i32 = 280;
        let of = |name: &str| element.attribute(name).and_then(|value| twips(&value));
        let whole_of = |name: &str| element.attribute(name).and_then(|value| whole(&value));
        let browser = |name: &str| element.attribute(name).filter(|value| on(Some(value))).map(|_| OF_BROWSER);
        self.before = browser("beforeAutospacing").or(of("before")).or(self.before);
        self.after = browser("afterAutospacing").or(of("after")).or(self.after);
        self.before_lines = whole_of("beforeLines").or(self.before_lines);
        self.after_lines = whole_of("afterLines").or(self.after_lines);
        if let Some(line) = of("line") {
            self.line = Some(line);
            // A distance without a rule is a multiple, whatever rule is inherited.
            self.rule = Some(match element.attribute("lineRule").as_deref() {
                Some("exact") => Rule::Exact,
                Some("atLeast") => Rule::AtLeast,
                _ => Rule::Multiple,
            });
        }
    }
}

/// Where a word for it puts the lines.
pub fn align(word: &str) -> Option<Align> {
    match word {
        "both" | "distribute" | "lowKashida" | "mediumKashida" | "highKashida" | "thaiDistribute" => {
            Some(Align::Justified)
        }
        "left" | "start" => Some(Align::Left),
        "center" => Some(Align::Centre),
        "right" | "end" => Some(Align::Right),
        _ => None,
    }
}

/// A level of 0 to 9.
pub fn level(text: &str) -> Option<u8> {
    u8::try_from(whole(text)?).ok().filter(|level| *level <= 9)
}

/// The formatting of characters in the element that was opened last, and the id of their style.
///
/// # Errors
/// The part is damaged.
pub fn letters(walk: &mut Walk, fonts: &mut Fonts) -> Result<(Letters, Option<String>), ImportError> {
    let (mut letters, mut style) = (Letters::default(), None);
    let inside = walk.depth();
    while let Some(element) = walk.open_within(inside)? {
        match element.name() {
            // What it was before a change that is tracked, and what belongs to others.
            _ if element.space() != Space::Word => walk.skip()?,
            "rPrChange" => walk.skip()?,
            "rStyle" => style = element.val().map(Cow::into_owned),
            _ => letters.take(&element, fonts),
        }
    }
    Ok((letters, style))
}

/// What stands in the properties of a paragraph.
#[derive(Debug, Default)]
pub struct Properties {
    /// How its lines are set.
    pub lines: Lines,
    /// The id of its style.
    pub style: Option<String>,
    /// Where it stands across the page if it is moved out of the text.
    pub frame: Option<String>,
    /// How many tracked changes its end has gone through.
    pub changes: usize,
    /// Whether the next paragraph goes on with its words: its end was deleted or moved away with changes tracked, or it is
    /// no more than a large first letter.
    pub goes_on: bool,
}

/// The properties of a paragraph in the element that was opened last. `section` reads the end of a section that stands
/// among them.
///
/// # Errors
/// The part is damaged.
pub fn properties<'x>(
    walk: &mut Walk<'x>,
    mut section: impl FnMut(&mut Walk<'x>) -> Result<(), ImportError>,
) -> Result<Properties, ImportError> {
    let mut found = Properties::default();
    let inside = walk.depth();
    while let Some(element) = walk.open_within(inside)? {
        match element.name() {
            _ if element.space() != Space::Word => walk.skip()?,
            // What it was before a tracked change.
            "pPrChange" => walk.skip()?,
            // Of the mark at its end matters only whether it is there.
            "rPr" => {
                let inside = walk.depth();
                while let Some(element) = walk.open_within(inside)? {
                    let gone = matches!(element.name(), "del" | "moveFrom");
                    found.goes_on |= gone && element.space() == Space::Word;
                    found.changes += usize::from(gone || element.name() == "ins");
                    walk.skip()?;
                }
            }
            "sectPr" => section(walk)?,
            "pStyle" => found.style = element.val().map(Cow::into_owned),
            "framePr" => {
                found.frame = element.attribute("xAlign").map(Cow::into_owned);
                // A letter over several lines, with which the words of the next paragraph begin.
                found.goes_on |= matches!(element.attribute("dropCap").as_deref(), Some("drop" | "margin"));
            }
            _ => found.lines.take(&element),
        }
    }
    Ok(found)
}
