//! The fonts of the document's theme, which many documents name instead of their own.

use std::borrow::Cow;

use super::formatting::{Font, Fonts, is_name};
use crate::import::error::ImportError;
use crate::import::xml::{Space, Walk};

/// The fonts of a theme, where it has one.
#[derive(Debug, Default)]
pub struct Theme {
    major: Pair,
    minor: Pair,
}

#[derive(Debug, Default)]
struct Pair {
    latin: Option<String>,
    chinese: Option<String>,
    /// What stands in for Chinese where the theme leaves it to the script.
    han: Option<String>,
}

impl Theme {
    /// Reads the part that holds it.
    ///
    /// # Errors
    /// The part is damaged.
    pub fn read(text: &str, part: &str) -> Result<Self, ImportError> {
        let mut theme = Self::default();
        let mut walk = Walk::new(text, part);
        while let Some(element) = walk.open_within(0)? {
            let pair = match element.name() {
                _ if element.space() != Space::Drawing => continue,
                "majorFont" => &mut theme.major,
                "minorFont" => &mut theme.minor,
                _ => continue,
            };
            let inside = walk.depth();
            while let Some(font) = walk.open_within(inside)? {
                let face = font.attribute("typeface").filter(|face| is_name(face));
                let face = face.map(Cow::into_owned);
                match font.name() {
                    "latin" => pair.latin = face,
                    "ea" => pair.chinese = face,
                    "font" if font.attribute("script").as_deref() == Some("Hans") => pair.han = face,
                    _ => {}
                }
            }
        }
        Ok(theme)
    }

    /// The name of a font.
    pub fn name<'n>(&'n self, font: Font, fonts: &'n Fonts) -> Option<&'n str> {
        match font {
            Font::Named(number) => fonts.name(number),
            Font::MajorLatin => self.major.latin.as_deref(),
            Font::MinorLatin => self.minor.latin.as_deref(),
            Font::MajorChinese => self.major.chinese.as_deref().or(self.major.han.as_deref()),
            Font::MinorChinese => self.minor.chinese.as_deref().or(self.minor.han.as_deref()),
        }
    }
}
