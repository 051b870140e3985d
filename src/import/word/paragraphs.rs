//! The paragraphs of a document as they stand, each with how it looks by all its styles, and where its sections end.
//!
//! Not among them: tables, text boxes, formulas, notes, and what was deleted or moved away with changes tracked.

use super::formatting::{self, Fonts, Letters, Lines};
use super::section::Section;
use super::styles::{ParagraphStyle, Role, Styles};
use crate::import::error::ImportError;
use crate::import::xml::{Space, Step, Walk};

/// What comes next in a document.
#[derive(Debug)]
pub enum Piece {
    /// A paragraph.
    Paragraph(Paragraph),
    /// The section of what came before ends.
    Section(Section),
}

/// A paragraph.
#[derive(Debug, Default)]
pub struct Paragraph {
    /// What its style says that it is.
    pub role: Option<Role>,
    /// How its lines are set.
    pub lines: Lines,
    /// Its words.
    pub runs: Vec<Run>,
}

/// Words that look alike.
#[derive(Debug)]
pub struct Run {
    /// How they look.
    pub letters: Letters,
    /// The words; a line break is `\n`, a tab stop `\t`.
    pub text: String,
}

/// Goes through the paragraphs of a document.
pub struct Paragraphs<'x> {
    walk: Walk<'x>,
    styles: &'x Styles,
    fonts: &'x mut Fonts,
    /// The section that ended last, whose footers the next one keeps.
    section: Option<Section>,
    /// Whether it has yet to be told.
    ended: bool,
}

impl<'x> Paragraphs<'x> {
    /// Starts with the text of the main part.
    ///
    /// # Errors
    /// It holds no document of Word, or is damaged.
    pub fn new(text: &'x str, part: &'x str, styles: &'x Styles, fonts: &'x mut Fonts) -> Result<Self, ImportError> {
        let mut walk = Walk::new(text, part);
        match walk.open_within(0)? {
            Some(root) if root.is(Space::Word, "document") => {
                Ok(Self { walk, styles, fonts, section: None, ended: false })
            }
            _ => Err(ImportError::NotWord),
        }
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// The part is damaged or nests too deep.
    pub fn next(&mut self) -> Result<Option<Piece>, ImportError> {
        if std::mem::take(&mut self.ended) {
            return Ok(self.section.clone().map(Piece::Section));
        }
        while let Some(element) = self.walk.open_within(1)? {
            match element.name() {
                _ if element.space() != Space::Word => self.walk.skip()?,
                "p" => return self.paragraph().map(|paragraph| Some(Piece::Paragraph(paragraph))),
                "sectPr" => {
                    let section = Section::read(&mut self.walk, self.section.as_ref())?;
                    self.section = Some(section.clone());
                    return Ok(Some(Piece::Section(section)));
                }
                "tbl" | "del" | "moveFrom" => self.walk.skip()?,
                _ => {}
            }
        }
        Ok(None)
    }

    fn paragraph(&mut self) -> Result<Paragraph, ImportError> {
        let mut style = self.styles.paragraph(None);
        let mut paragraph = Paragraph { role: style.role, lines: style.lines, runs: Vec::new() };
        let inside = self.walk.depth();
        while let Some(element) = self.walk.open_within(inside)? {
            match element.name() {
                _ if element.space() != Space::Word => self.walk.skip()?,
                "pPr" => {
                    let found = {
                        let (section, ended) = (&mut self.section, &mut self.ended);
                        formatting::properties(&mut self.walk, |walk| {
                            *section = Some(Section::read(walk, section.as_ref())?);
                            *ended = true;
                            Ok(())
                        })?
                    };
                    style = self.styles.paragraph(found.style.as_deref());
                    paragraph.role = style.role;
                    paragraph.lines = found.lines.over(style.lines);
                }
                "r" => {
                    let run = self.run(&style)?;
                    let hidden = run.text.is_empty() || run.letters.hidden == Some(true);
                    match paragraph.runs.last_mut() {
                        _ if hidden => {}
                        // Programs part words for reasons of their own.
                        Some(last) if last.letters == run.letters => last.text.push_str(&run.text),
                        _ => paragraph.runs.push(run),
                    }
                }
                // What was deleted, and the reading above a word.
                "del" | "moveFrom" | "rt" => self.walk.skip()?,
                _ => {}
            }
        }
        Ok(paragraph)
    }

    fn run(&mut self, style: &ParagraphStyle) -> Result<Run, ImportError> {
        let (mut own, mut own_style) = (Letters::default(), None);
        let mut text = String::new();
        let inside = self.walk.depth();
        let mut in_words = false;
        loop {
            match self.walk.step()? {
                Step::Open(element) => match element.name() {
                    _ if element.space() != Space::Word => self.walk.skip()?,
                    "rPr" => (own, own_style) = formatting::letters(&mut self.walk, self.fonts)?,
                    "t" => in_words = true,
                    "tab" => text.push('\t'),
                    "br" | "cr" => text.push('\n'),
                    "noBreakHyphen" => text.push('\u{2011}'),
                    "drawing" | "pict" | "object" | "rt" => self.walk.skip()?,
                    _ => {}
                },
                Step::Text(more) if in_words => text.push_str(&more),
                Step::Close if self.walk.depth() < inside => break,
                Step::Close => in_words = false,
                Step::Text(_) => {}
                Step::End => break,
            }
        }
        Ok(Run { letters: self.styles.letters(style, own_style.as_deref(), own), text })
    }
}
