//! The lists of a document: how each of them counts, and how its numbers are written.
//!
//! A list is of a kind. Lists of one kind count on from one another, unless one says with what number it begins.

use std::borrow::Cow;
use std::collections::HashMap;

use super::formats::Format;
use super::formatting::level;
use super::measure::id;
use super::symbols;
use crate::import::error::ImportError;
use crate::import::xml::{Element, Space, Walk};

/// How many levels a list has.
pub const LEVELS: u8 = 9;

/// The most lists, kinds of lists, and levels of them that are kept.
const MAX_KEPT: usize = 50_000;

/// The longest form of a mark, in bytes; those of headings have a few.
const MAX_MARK: usize = 200;

/// What stands for a sign that nobody knows.
const BULLET: char = '•';

/// The lists of a document.
#[derive(Debug, Default)]
pub struct Numbering {
    /// The levels of every kind of list.
    levels: HashMap<(i32, u8), Level>,
    /// The kind of each list.
    kinds: HashMap<i32, i32>,
    /// What a list does otherwise than its kind.
    own: HashMap<(i32, u8), Own>,
    /// On which level the paragraphs of a style stand, by the kind of list and the id of the style.
    of_styles: HashMap<(i32, String), u8>,
}

/// A level of a list.
#[derive(Clone, Debug, Default)]
pub struct Level {
    /// The number of its first item.
    pub start: u32,
    /// How its number is written.
    pub format: Format,
    /// What is written: `%1` to `%9` stand for the numbers of the levels.
    pub mark: String,
    /// What stands between the mark and the words.
    pub behind: &'static str,
    /// Behind items of how many levels, counted from the top, it begins anew; `None` for all that are above it.
    pub restart: Option<u8>,
    /// Whether it writes the numbers of all levels in plain digits.
    pub legal: bool,
}

/// What a list does otherwise than its kind on one level.
#[derive(Debug, Default)]
struct Own {
    start: Option<u32>,
    level: Option<Level>,
}

/// The names by which one kind of list stands for another.
#[derive(Default)]
struct Links {
    /// The kinds that are what a style of lists says, by its id.
    defined: HashMap<String, i32>,
    /// Those that stand for such a style.
    lent: Vec<(i32, String)>,
}

impl Numbering {
    /// Reads the part that holds them.
    ///
    /// # Errors
    /// The part is damaged.
    pub fn read(text: &str, part: &str) -> Result<Self, ImportError> {
        let mut numbering = Self::default();
        let mut links = Links::default();
        let mut walk = Walk::new(text, part);
        while let Some(element) = walk.open_within(0)? {
            let of = |name: &str| element.attribute(name).and_then(|number| id(&number));
            match element.name() {
                _ if element.space() != Space::Word => walk.skip()?,
                "abstractNum" => numbering.read_kind(&mut walk, of("abstractNumId"), &mut links)?,
                "num" => numbering.read_list(&mut walk, of("numId"))?,
                _ => {}
            }
        }
        let lent: HashMap<i32, i32> =
            links.lent.iter().filter_map(|(kind, style)| Some((*kind, *links.defined.get(style)?))).collect();
        for kind in numbering.kinds.values_mut() {
            *kind = lent.get(kind).copied().unwrap_or(*kind);
        }
        Ok(numbering)
    }

    fn read_kind(&mut self, walk: &mut Walk, kind: Option<i32>, links: &mut Links) -> Result<(), ImportError> {
        let inside = walk.depth();
        while let Some(element) = walk.open_within(inside)? {
            let has_room = links.lent.len() + links.defined.len() < MAX_KEPT;
            match (element.name(), kind) {
                ("lvl", Some(kind)) => {
                    let at = element.attribute("ilvl").and_then(|number| level(&number));
                    let (level, style) = read_level(walk)?;
                    let Some(at) = at.filter(|at| *at < LEVELS && self.levels.len() < MAX_KEPT) else { continue };
                    if let Some(style) = style {
                        self.of_styles.insert((kind, style), at);
                    }
                    self.levels.insert((kind, at), level);
                }
                ("styleLink", Some(kind)) if has_room => {
                    links.defined.extend(element.val().map(|style| (style.into_owned(), kind)));
                }
                ("numStyleLink", Some(kind)) if has_room => {
                    links.lent.extend(element.val().map(|style| (kind, style.into_owned())));
                }
                _ => walk.skip()?,
            }
        }
        Ok(())
    }

    fn read_list(&mut self, walk: &mut Walk, list: Option<i32>) -> Result<(), ImportError> {
        let list = list.filter(|_| self.kinds.len() < MAX_KEPT);
        let inside = walk.depth();
        while let Some(element) = walk.open_within(inside)? {
            match (element.name(), list) {
                ("abstractNumId", Some(list)) => {
                    self.kinds.extend(element.val().and_then(|kind| id(&kind)).map(|kind| (list, kind)));
                }
                ("lvlOverride", Some(list)) => {
                    let at = element.attribute("ilvl").and_then(|number| level(&number));
                    let mut own = Own::default();
                    let inside = walk.depth();
                    while let Some(element) = walk.open_within(inside)? {
                        match element.name() {
                            "startOverride" => own.start = count(&element),
                            "lvl" => own.level = Some(read_level(walk)?.0),
                            _ => walk.skip()?,
                        }
                    }
                    if let Some(at) = at.filter(|_| self.own.len() < MAX_KEPT) {
                        self.own.insert((list, at), own);
                    }
                }
                _ => walk.skip()?,
            }
        }
        Ok(())
    }

    /// The kind of a list; `None` if there is no such list.
    pub fn kind(&self, list: i32) -> Option<i32> {
        self.kinds.get(&list).copied()
    }

    /// A level of a list, 0 being the top.
    pub fn level(&self, list: i32, level: u8) -> Option<&Level> {
        let own = self.own.get(&(list, level)).and_then(|own| own.level.as_ref());
        own.or_else(|| self.levels.get(&(self.kind(list)?, level)))
    }

    /// The number with which a list itself says that it begins on a level, whatever others of its kind have counted.
    pub fn own_start(&self, list: i32, level: u8) -> Option<u32> {
        self.own.get(&(list, level))?.start
    }

    /// The level of a list on which the paragraphs of a style stand.
    pub fn level_of_style(&self, list: i32, style: &str) -> Option<u8> {
        self.of_styles.get(&(self.kind(list)?, style.to_owned())).copied()
    }
}

/// The level in the element that was opened last, and the id of the style whose paragraphs stand on it.
fn read_level(walk: &mut Walk) -> Result<(Level, Option<String>), ImportError> {
    let mut found = Level { behind: "\t", ..Level::default() };
    let (mut style, mut font) = (None, String::new());
    let inside = walk.depth();
    while let Some(element) = walk.open_within(inside)? {
        let val = || element.val();
        match element.name() {
            _ if element.space() != Space::Word => walk.skip()?,
            "start" => found.start = count(&element).unwrap_or_default(),
            "numFmt" => found.format = val().map(|format| Format::named(&format)).unwrap_or_default(),
            "lvlText" => found.mark = val().filter(|mark| mark.len() <= MAX_MARK).unwrap_or_default().into_owned(),
            "suff" => {
                found.behind = match val().as_deref() {
                    Some("space") => " ",
                    Some("nothing") => "",
                    _ => "\t",
                }
            }
            "lvlRestart" => found.restart = val().and_then(|restart| level(&restart)),
            "isLgl" => found.legal = val().is_none_or(|legal| super::measure::on(Some(&legal))),
            "pStyle" => style = val().map(Cow::into_owned),
            // Of the number's letters only the font matters.
            "rPr" => {}
            "rFonts" => {
                let named = element.attribute("ascii").or_else(|| element.attribute("hAnsi"));
                font = named.map(Cow::into_owned).unwrap_or_default();
            }
            _ => walk.skip()?,
        }
    }
    if found.format == Format::Bullet {
        found.mark = bullet(&found.mark, &font);
    }
    Ok((found, style))
}

/// A mark that is no number, as everybody can read it.
fn bullet(mark: &str, font: &str) -> String {
    // The letter that stands for a small circle in a typewriter's font.
    if mark == "o" && font.starts_with("Courier") {
        return '○'.to_string();
    }
    mark.chars().map(|c| symbols::shown(font, u32::from(c)).unwrap_or(BULLET)).collect()
}

/// A number to count from.
fn count(element: &Element) -> Option<u32> {
    element.val().and_then(|number| u32::try_from(id(&number)?).ok())
}
