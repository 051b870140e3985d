//! The first mark of every list that Word counts itself, by which its paragraphs are told apart as by one that is written.

use std::borrow::Cow;
use std::collections::HashMap;

use super::formatting::level;
use super::measure::whole;
use crate::import::error::ImportError;
use crate::import::xml::{Space, Walk};
use crate::model::chinese_numeral;

/// The most levels of lists, and the most lists, that are kept.
const MAX_KEPT: usize = 20_000;

/// The longest form of a mark, in bytes; those of headings have a few.
const MAX_MARK: usize = 60;

/// The lists of a document.
#[derive(Debug, Default)]
pub struct Numbering {
    /// The first mark of each level of each kind of list.
    marks: HashMap<(i32, u8), String>,
    /// The kind of each list.
    kinds: HashMap<i32, i32>,
}

impl Numbering {
    /// Reads the part that holds them.
    ///
    /// # Errors
    /// The part is damaged.
    pub fn read(text: &str, part: &str) -> Result<Self, ImportError> {
        let mut numbering = Self::default();
        let mut walk = Walk::new(text, part);
        while let Some(element) = walk.open_within(0)? {
            let id = |name: &str| element.attribute(name).and_then(|id| whole(&id));
            match element.name() {
                _ if element.space() != Space::Word => walk.skip()?,
                "abstractNum" => numbering.read_kind(&mut walk, id("abstractNumId"))?,
                "num" => {
                    let inside = walk.depth();
                    while let Some(kind) = walk.open_within(inside)? {
                        let kind = (kind.name() == "abstractNumId").then(|| kind.val().and_then(|id| whole(&id)));
                        if let (Some(Some(kind)), Some(list)) = (kind, id("numId"))
                            && numbering.kinds.len() < MAX_KEPT
                        {
                            numbering.kinds.insert(list, kind);
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    fn read_kind(&mut self, walk: &mut Walk, kind: Option<i32>) -> Result<(), ImportError> {
        let inside = walk.depth();
        while let Some(element) = walk.open_within(inside)? {
            if element.name() != "lvl" {
                walk.skip()?;
                continue;
            }
            let at = kind.zip(element.attribute("ilvl").and_then(|number| level(&number)));
            let (mut first, mut form) = (None, None);
            let inside = walk.depth();
            while let Some(element) = walk.open_within(inside)? {
                match element.name() {
                    "numFmt" => first = element.val().and_then(|format| first_number(&format)),
                    "lvlText" => form = element.val().map(Cow::into_owned),
                    _ => walk.skip()?,
                }
            }
            if let (Some(at), Some(first), Some(form)) = (at, first, form)
                && form.len() <= MAX_MARK
                && self.marks.len() < MAX_KEPT
            {
                let mark = (1..=9).fold(form, |mark, level| mark.replace(&format!("%{level}"), &first));
                self.marks.insert(at, mark);
            }
        }
        Ok(())
    }

    /// The first mark of a level of a list, such as `1.`; `None` if it has none or is none.
    pub fn mark(&self, list: i32, level: u8) -> Option<&str> {
        self.marks.get(&(*self.kinds.get(&list)?, level)).map(String::as_str)
    }
}

/// The first number in a format.
fn first_number(format: &str) -> Option<String> {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital" => Some(chinese_numeral(1)),
        "decimal" | "decimalFullWidth" | "decimalFullWidth2" | "decimalHalfWidth" => Some("1".to_owned()),
        _ => None,
    }
}
