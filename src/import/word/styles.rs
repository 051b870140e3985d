//! The styles of a document, each with what it inherits, and what a paragraph or a run looks like by all of them.

use std::borrow::Cow;
use std::collections::HashMap;

use super::formatting::{self, Fonts, Letters, Lines};
use super::measure::on;
use super::numbering::Numbering;
use crate::import::error::ImportError;
use crate::import::source::Role;
use crate::import::xml::{Element, Space, Walk};

/// The most styles that are kept; Word itself makes no more than 4079. Those beyond count as not there.
const MAX_STYLES: usize = 10_000;

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    styles: Vec<Style>,
    paragraphs: HashMap<String, usize>,
    characters: HashMap<String, usize>,
    default_paragraph: Option<usize>,
    letters: Letters,
    lines: Lines,
}

#[derive(Clone, Debug, Default)]
struct Style {
    based_on: Option<String>,
    of_characters: bool,
    look: Look,
}

/// What a style says, and those that it is based on.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    role: Option<Role>,
    letters: Letters,
    lines: Lines,
}

impl Look {
    fn over(self, other: Self) -> Self {
        Self {
            role: self.role.or(other.role),
            letters: self.letters.over(other.letters),
            lines: self.lines.over(other.lines),
        }
    }
}

impl Styles {
    /// Reads the part that holds them. Which paragraphs stand on which level of a list, `numbering` may say.
    ///
    /// # Errors
    /// The part is damaged.
    pub fn read(text: &str, part: &str, numbering: &Numbering, fonts: &mut Fonts) -> Result<Self, ImportError> {
        let mut styles = Self::default();
        let mut walk = Walk::new(text, part);
        while let Some(element) = walk.open_within(0)? {
            match element.name() {
                _ if element.space() != Space::Word => walk.skip()?,
                "rPrDefault" => styles.letters = styles.letters.over(read_look(&mut walk, fonts)?.letters),
                "pPrDefault" => styles.lines = styles.lines.over(read_look(&mut walk, fonts)?.lines),
                "style" => styles.read_style(&mut walk, &element, numbering, fonts)?,
                "latentStyles" => walk.skip()?,
                _ => {}
            }
        }
        styles.inherit();
        Ok(styles)
    }

    fn read_style(
        &mut self,
        walk: &mut Walk,
        element: &Element,
        numbering: &Numbering,
        fonts: &mut Fonts,
    ) -> Result<(), ImportError> {
        let kind = element.attribute("type");
        let of_characters = kind.as_deref() == Some("character");
        let of_paragraphs = matches!(kind.as_deref(), None | Some("paragraph"));
        if self.styles.len() == MAX_STYLES || !(of_characters || of_paragraphs) {
            return walk.skip();
        }
        let id = element.attribute("styleId").unwrap_or_default().into_owned();
        let default = element.attribute("default").is_some_and(|default| on(Some(&default)));
        let mut style = Style { of_characters, ..Style::default() };
        let inside = walk.depth();
        while let Some(element) = walk.open_within(inside)? {
            match element.name() {
                _ if element.space() != Space::Word => walk.skip()?,
                "name" => style.look.role = element.val().and_then(|name| role(&name)),
                "basedOn" => style.based_on = element.val().map(Cow::into_owned),
                "rPr" => style.look.letters = formatting::letters(walk, fonts)?.0,
                "pPr" => style.look.lines = formatting::properties(walk, Walk::skip)?.lines,
                // The look of parts of a table.
                "tblStylePr" => walk.skip()?,
                _ => {}
            }
        }
        let level = style.look.lines.list.and_then(|list| numbering.level_of_style(list, &id));
        style.look.lines.list_level = level.or(style.look.lines.list_level);
        let number = self.styles.len();
        self.styles.push(style);
        if of_paragraphs && default && self.default_paragraph.is_none() {
            self.default_paragraph = Some(number);
        }
        // Of two with one id the first counts, as in Word.
        self.ids(of_characters).entry(id).or_insert(number);
        Ok(())
    }

    fn ids(&mut self, of_characters: bool) -> &mut HashMap<String, usize> {
        if of_characters { &mut self.characters } else { &mut self.paragraphs }
    }

    /// Gives every style what it inherits. Each is settled once, so long chains take no time; a chain that leads back to
    /// itself ends where it would.
    fn inherit(&mut self) {
        let parents: Vec<Option<usize>> = self.styles.iter().map(|style| self.parent(style)).collect();
        let mut met = vec![false; parents.len()];
        for number in 0..parents.len() {
            let mut chain = Vec::new();
            let mut at = Some(number);
            while let Some(style) = at {
                match met.get_mut(style) {
                    Some(met) if !*met => *met = true,
                    _ => break,
                }
                chain.push(style);
                at = parents.get(style).copied().flatten();
            }
            // What the chain ended at is settled, or it is a style of the chain itself: then nothing is inherited.
            let settled = at.filter(|end| !chain.contains(end)).and_then(|end| self.styles.get(end));
            let mut look = settled.map(|style| style.look).unwrap_or_default();
            for style in chain.into_iter().rev() {
                if let Some(style) = self.styles.get_mut(style) {
                    style.look = style.look.over(look);
                    look = style.look;
                }
            }
        }
    }

    fn parent(&self, style: &Style) -> Option<usize> {
        let ids = if style.of_characters { &self.characters } else { &self.paragraphs };
        ids.get(style.based_on.as_ref()?).copied()
    }

    /// The style of paragraphs with this id, that of all others without one.
    pub fn paragraph(&self, id: Option<&str>) -> ParagraphStyle {
        let number = id.and_then(|id| self.paragraphs.get(id).copied()).or(self.default_paragraph);
        let look = number.and_then(|number| self.styles.get(number)).map(|style| style.look).unwrap_or_default();
        // Some programs name the built-in styles by their ids and leave it at that.
        let by_id = || id.filter(|id| !self.paragraphs.contains_key(*id)).and_then(role);
        ParagraphStyle { role: look.role.or_else(by_id), letters: look.letters, lines: look.lines.over(self.lines) }
    }

    /// How characters look: their own formatting over their style over that of their paragraph over what holds for all.
    pub fn letters(&self, paragraph: &ParagraphStyle, style: Option<&str>, own: Letters) -> Letters {
        let number = style.and_then(|id| self.characters.get(id).copied());
        let style =
            number.and_then(|number| self.styles.get(number)).map(|style| style.look.letters).unwrap_or_default();
        let mut letters = own.over(style).over(paragraph.letters).over(self.letters);
        // Of what is switched, two switches are none: a bold style in a bold paragraph stands out by being light.
        let switched = |own: Option<bool>, style: Option<bool>, paragraph: Option<bool>, all: Option<bool>| {
            let both = style.unwrap_or(false) ^ paragraph.unwrap_or(false);
            own.or(Some(both || (all == Some(true) && style.is_none() && paragraph.is_none())))
        };
        letters.bold = switched(own.bold, style.bold, paragraph.letters.bold, self.letters.bold);
        letters.italic = switched(own.italic, style.italic, paragraph.letters.italic, self.letters.italic);
        letters
    }
}

/// How paragraphs of a style look.
#[derive(Clone, Copy, Debug, Default)]
pub struct ParagraphStyle {
    /// What they are.
    pub role: Option<Role>,
    /// How their lines are set, with what holds for all.
    pub lines: Lines,
    letters: Letters,
}

fn read_look(walk: &mut Walk, fonts: &mut Fonts) -> Result<Look, ImportError> {
    let mut look = Look::default();
    let inside = walk.depth();
    while let Some(element) = walk.open_within(inside)? {
        match element.name() {
            "rPr" => look.letters = formatting::letters(walk, fonts)?.0,
            "pPr" => look.lines = formatting::properties(walk, Walk::skip)?.lines,
            _ => walk.skip()?,
        }
    }
    Ok(look)
}

/// What the name of a built-in style says. Nearly every program writes it in English, with capital letters or without.
fn role(name: &str) -> Option<Role> {
    let name = name.trim().to_ascii_lowercase();
    let numbered = |word: &str| -> Option<u8> {
        let level: u8 = name.strip_prefix(word)?.trim_start().parse().ok()?;
        (1..=9).contains(&level).then(|| level - 1)
    };
    match name.as_str() {
        "title" | "标题" => Some(Role::Title),
        "subtitle" | "副标题" => Some(Role::Subtitle),
        "toc heading" => Some(Role::Contents),
        _ => {
            let heading = numbered("heading").or_else(|| numbered("标题")).map(Role::Heading);
            heading.or_else(|| numbered("toc").or_else(|| numbered("目录")).map(|_| Role::Contents))
        }
    }
}
