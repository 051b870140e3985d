//! The page of a section: its sheet, its margins, the grid of its lines, and which footers it has.

use std::borrow::Cow;

use super::measure::{twips, whole};
use crate::import::error::ImportError;
use crate::import::xml::{Space, Walk};

/// The page of a section, in twips.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The width and height of the sheet.
    pub sheet: Option<(i32, i32)>,
    /// The margins: above, at the right, below, at the left, with the room for the binding at its side.
    pub margins: Option<[i32; 4]>,
    /// How far the lowest line of a footer lies above the edge of the sheet.
    pub footer: Option<i32>,
    /// The distance of the lines of the grid, if lines stand on it.
    pub grid_line: Option<i32>,
    /// What the grid adds to the room of each character, in parts of 4096 of a point.
    pub grid_char: Option<i32>,
    /// Whether the numbers of pages are written between dashes.
    pub dashes: bool,
    /// The relationships that lead to its footers.
    pub footers: Footers,
}

/// The relationships that lead to the footers of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footers {
    /// That of every page, or of odd pages.
    pub default: Option<String>,
    /// That of even pages.
    pub even: Option<String>,
}

impl Section {
    /// Reads the section whose element was opened last. `before` is the one before it, whose footers it keeps where it
    /// names none.
    ///
    /// # Errors
    /// The part is damaged.
    pub fn read(walk: &mut Walk, before: Option<&Self>) -> Result<Self, ImportError> {
        let mut section =
            Self { footers: before.map(|before| before.footers.clone()).unwrap_or_default(), ..Self::default() };
        let inside = walk.depth();
        while let Some(element) = walk.open_within(inside)? {
            let of = |name: &str| element.attribute(name).and_then(|value| twips(&value));
            match element.name() {
                _ if element.space() != Space::Word => walk.skip()?,
                "sectPrChange" => walk.skip()?,
                "pgSz" => section.sheet = of("w").zip(of("h")),
                "pgMar" => {
                    let side = |name: &str| of(name).map(i32::abs);
                    let binding = side("gutter").unwrap_or(0);
                    let sides = [side("top"), side("right"), side("bottom"), side("left").map(|left| left + binding)];
                    section.margins = match sides {
                        [Some(top), Some(right), Some(bottom), Some(left)] => Some([top, right, bottom, left]),
                        _ => None,
                    };
                    section.footer = side("footer");
                }
                "docGrid" => {
                    let kind = element.attribute("type");
                    if matches!(kind.as_deref(), Some("lines" | "linesAndChars" | "snapToChars")) {
                        section.grid_line = of("linePitch").filter(|pitch| *pitch > 0);
                    }
                    if matches!(kind.as_deref(), Some("linesAndChars")) {
                        section.grid_char = element.attribute("charSpace").and_then(|space| whole(&space));
                    }
                }
                "pgNumType" => section.dashes = element.attribute("fmt").as_deref() == Some("numberInDash"),
                "footerReference" => {
                    let id = element.attribute("id").map(Cow::into_owned);
                    match element.attribute("type").as_deref() {
                        Some("even") => section.footers.even = id,
                        Some("first") => {}
                        _ => section.footers.default = id,
                    }
                }
                _ => {}
            }
        }
        Ok(section)
    }
}
