//! The number of the page at the foot of a document: how it is written, where it stands, and in which type.
//!
//! Word sets it into the line itself, into a frame beside it, or into a text box, as WPS always does.

use super::marks;
use crate::import::error::ImportError;
use crate::import::word::formatting::{self, Fonts, Letters, align};
use crate::import::word::styles::{ParagraphStyle, Styles};
use crate::import::xml::{Element, Space, Step, Walk};
use crate::model::Align;

/// How much of a field's instruction and of a line is kept, in bytes.
const MAX_KEPT: usize = 500;

/// The number of the page in a footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Whether it stands in the middle; else it stands at a side.
    pub centred: bool,
    /// Whether there are dashes around it.
    pub dashes: bool,
    /// Whether the number of all pages stands beside it.
    pub of_all: bool,
    /// How it is set.
    pub letters: Letters,
}

/// A line of a footer that is open.
#[derive(Default)]
struct Line {
    /// How many elements are open in it at least.
    depth: usize,
    style: ParagraphStyle,
    centred: bool,
    /// Whether it was moved to a side or the middle, which counts more than how it is aligned.
    placed: bool,
    words: String,
    number: Option<Letters>,
    in_dashes: bool,
    of_all: bool,
}

/// A field whose instruction or result is being read.
#[derive(Default)]
struct Field {
    /// How many fields are open.
    open: usize,
    /// What the outer one does.
    instruction: String,
    /// Whether its result is being read.
    result: bool,
}

/// Goes through one footer.
struct Footer<'x> {
    walk: Walk<'x>,
    styles: &'x Styles,
    fonts: &'x mut Fonts,
    lines: Vec<Line>,
    field: Field,
    letters: Letters,
    /// Where text boxes stand: how many elements are open in each at least, and whether it is in the middle.
    boxes: Vec<(usize, bool)>,
}

/// The number in a footer; `None` if it has none.
///
/// # Errors
/// The part is damaged or nests too deep.
pub fn number(text: &str, part: &str, styles: &Styles, fonts: &mut Fonts) -> Result<Option<Number>, ImportError> {
    let (lines, field, letters) = (Vec::new(), Field::default(), Letters::default());
    let mut footer = Footer { walk: Walk::new(text, part), styles, fonts, lines, field, letters, boxes: Vec::new() };
    loop {
        match footer.walk.step()? {
            Step::Open(element) => footer.open(&element)?,
            Step::Close => {
                let depth = footer.walk.depth();
                footer.boxes.retain(|(inside, _)| depth >= *inside);
                if footer.lines.last().is_some_and(|line| depth < line.depth)
                    && let Some(number) = footer.lines.pop().and_then(Line::number)
                {
                    return Ok(Some(number));
                }
            }
            Step::Text(_) => {}
            Step::End => return Ok(None),
        }
    }
}

impl Line {
    fn number(self) -> Option<Number> {
        let dashes = self.in_dashes || marks::has_dash(&self.words);
        Some(Number { centred: self.centred, dashes, of_all: self.of_all, letters: self.number? })
    }
}

impl Footer<'_> {
    fn open(&mut self, element: &Element) -> Result<(), ImportError> {
        match (element.space(), element.name()) {
            // The same text box once more, for older programs.
            (Space::Compatibility, "Fallback") => self.walk.skip()?,
            (Space::Placing, "positionH") => self.read_position()?,
            (Space::Vml, "shape" | "rect") => {
                let style = element.attribute("style").unwrap_or_default().replace(' ', "");
                if let Some((_, place)) = style.split_once("mso-position-horizontal:") {
                    self.boxes.push((self.walk.depth(), place.starts_with("center")));
                }
            }
            (Space::Word, name) => self.open_word(name, element)?,
            _ => {}
        }
        Ok(())
    }

    fn open_word(&mut self, name: &str, element: &Element) -> Result<(), ImportError> {
        match name {
            "p" => {
                let style = self.styles.paragraph(None);
                let (centred, placed) = self.boxes.last().map_or((false, false), |(_, centred)| (*centred, true));
                self.lines.push(Line { depth: self.walk.depth(), style, centred, placed, ..Line::default() });
            }
            "pPr" => self.read_properties()?,
            "r" => self.letters = self.of_run(None, Letters::default()),
            "rPr" => {
                let (own, style) = formatting::letters(&mut self.walk, self.fonts)?;
                self.letters = self.of_run(style.as_deref(), own);
            }
            "fldSimple" => {
                self.letters = self.of_run(None, Letters::default());
                let instruction = element.attribute("instr").unwrap_or_default().into_owned();
                self.take_field(&instruction);
            }
            "fldChar" => self.open_field(element),
            "instrText" => {
                let text = self.walk.text()?;
                if self.field.instruction.len() + text.len() < MAX_KEPT {
                    self.field.instruction.push_str(&text);
                }
            }
            "t" => {
                let text = self.walk.text()?;
                let letters = self.letters;
                let in_field = self.field.open > 0;
                if let Some(line) = self.lines.last_mut().filter(|line| line.words.len() + text.len() < MAX_KEPT) {
                    if !in_field {
                        line.words.push_str(&text);
                    } else if let Some(number) = line.number.as_mut() {
                        *number = letters;
                    }
                }
            }
            // Footers have a tab stop in the middle and one at the right.
            "tab" => {
                if let Some(line) = self.lines.last_mut().filter(|line| !line.placed && line.number.is_none()) {
                    line.centred = !line.centred && !line.words.contains('\t');
                    line.words.push('\t');
                }
            }
            "ptab" => {
                let centred = element.attribute("alignment").as_deref() == Some("center");
                if let Some(line) = self.lines.last_mut().filter(|line| !line.placed && line.number.is_none()) {
                    line.centred = centred;
                }
            }
            "del" | "moveFrom" => self.walk.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn of_run(&self, style: Option<&str>, own: Letters) -> Letters {
        let line = self.lines.last().map(|line| line.style).unwrap_or_default();
        self.styles.letters(&line, style, own)
    }

    fn read_properties(&mut self) -> Result<(), ImportError> {
        let found = formatting::properties(&mut self.walk, Walk::skip)?;
        let style = self.styles.paragraph(found.style.as_deref());
        let Some(line) = self.lines.last_mut() else { return Ok(()) };
        line.style = style;
        match found.frame {
            Some(place) => (line.centred, line.placed) = (place == "center", true),
            None if line.placed => {}
            None => line.centred = found.lines.over(style.lines).align == Some(Align::Centre),
        }
        Ok(())
    }

    fn read_position(&mut self) -> Result<(), ImportError> {
        // The box itself is open around what says where it stands.
        let inside = self.walk.depth();
        while let Some(element) = self.walk.open_within(inside)? {
            if element.is(Space::Placing, "align") {
                let place = self.walk.text()?;
                self.boxes.push((inside - 1, align(place.trim()) == Some(Align::Centre)));
            }
        }
        Ok(())
    }

    fn open_field(&mut self, element: &Element) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => {
                if self.field.open == 0 {
                    self.field = Field::default();
                }
                self.field.open += 1;
            }
            Some(kind) => {
                if !self.field.result {
                    let instruction = std::mem::take(&mut self.field.instruction);
                    self.take_field(&instruction);
                }
                self.field.result = true;
                if kind == "end" {
                    self.field.open = self.field.open.saturating_sub(1);
                    self.field.result = self.field.open > 0;
                }
            }
            None => {}
        }
    }

    fn take_field(&mut self, instruction: &str) {
        let letters = self.letters;
        let Some(line) = self.lines.last_mut() else { return };
        let mut words = instruction.split_whitespace();
        match words.next().map(str::to_ascii_uppercase).as_deref() {
            Some("PAGE") => {
                line.number = Some(letters);
                line.in_dashes |= words.any(|word| word == "ArabicDash");
            }
            Some("NUMPAGES" | "SECTIONPAGES") => line.of_all = true,
            _ => {}
        }
    }
}
