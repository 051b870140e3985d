//! A walk over the elements of a part, one after another, with a bound on how deep they nest. No tree is built.
//!
//! Names are compared by namespace and local name, so it does not matter which prefix a program uses. A document type,
//! and any entity but the five of XML, is refused.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use super::error::ImportError;

/// How deep elements nest at most; a table in a table in a text box reaches about 40.
const MAX_DEPTH: usize = 256;

/// The namespaces that matter here, each in its transitional and its strict form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// The text of Word.
    Word,
    /// Drawings, whose part about themes names fonts.
    Drawing,
    /// Where a drawing stands in a text.
    Placing,
    /// Formulas.
    Math,
    /// Shapes as older programs write them.
    Vml,
    /// Relationships between parts.
    Package,
    /// The same thing for older and for newer programs.
    Compatibility,
    /// Anything else.
    Other,
}

/// What comes next in a part.
#[derive(Debug)]
pub enum Step<'x> {
    /// An element opens.
    Open(Element<'x>),
    /// The element that was opened last closes.
    Close,
    /// Characters of the element that is open.
    Text(Cow<'x, str>),
    /// The part is at its end.
    End,
}

/// An element that opens.
#[derive(Debug)]
pub struct Element<'x> {
    space: Space,
    start: BytesStart<'x>,
}

/// A walk over one part.
pub struct Walk<'x> {
    reader: NsReader<&'x [u8]>,
    text: &'x str,
    part: &'x str,
    depth: usize,
}

impl Space {
    fn of(uri: &str) -> Self {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/drawingml/2006/main" | "http://purl.oclc.org/ooxml/drawingml/main" => {
                Self::Drawing
            }
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Self::Placing,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "urn:schemas-microsoft-com:vml" => Self::Vml,
            "http://schemas.openxmlformats.org/package/2006/relationships" => Self::Package,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            _ => Self::Other,
        }
    }
}

impl Element<'_> {
    /// Whether it is called so in this namespace.
    pub fn is(&self, space: Space, name: &str) -> bool {
        self.space == space && self.name() == name
    }

    /// Its namespace.
    pub fn space(&self) -> Space {
        self.space
    }

    /// Its name without the prefix.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of its attribute of this local name; `None` also for one that is malformed. No element of Word has two
    /// that differ in their prefix only and are both asked for.
    pub fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        // Whether one stands twice is not looked for: that takes the square of their number.
        let mut all = self.start.attributes();
        let found = all.with_checks(false).find_map(|found| found.ok().filter(|a| a.key.local_name().as_ref() == name));
        found?.normalized_value(XmlVersion::Implicit1_0).ok()
    }

    /// Its `val`, by which most elements of Word say what they say.
    pub fn val(&self) -> Option<Cow<'_, str>> {
        self.attribute("val")
    }
}

impl<'x> Walk<'x> {
    /// A walk over the text of a part; its name is told where it is damaged.
    pub fn new(text: &'x str, part: &'x str) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, text, part, depth: 0 }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// What comes next.
    ///
    /// # Errors
    /// The part is malformed, nests too deep or declares something.
    pub fn step(&mut self) -> Result<Step<'x>, ImportError> {
        loop {
            let Ok(event) = self.reader.read_event() else { return Err(self.damaged()) };
            match event {
                Event::Start(start) => {
                    if self.depth == MAX_DEPTH {
                        return Err(ImportError::TooDeep(MAX_DEPTH));
                    }
                    let space = match self.reader.resolver().resolve_element(start.name()).0 {
                        ResolveResult::Bound(namespace) => Space::of(namespace.into_inner()),
                        ResolveResult::Unbound | ResolveResult::Unknown(_) => Space::Other,
                    };
                    self.depth += 1;
                    return Ok(Step::Open(Element { space, start }));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Step::Close);
                }
                Event::Text(text) => return Ok(Step::Text(text.xml10_content())),
                Event::CData(text) => return Ok(Step::Text(text.xml10_content())),
                Event::GeneralRef(name) => {
                    let Ok(character) = name.resolve_char_ref() else { return Err(self.damaged()) };
                    let text = match character {
                        Some(character) => Cow::Owned(character.to_string()),
                        None => Cow::Borrowed(resolve_predefined_entity(&name).ok_or_else(|| self.damaged())?),
                    };
                    return Ok(Step::Text(text));
                }
                Event::DocType(_) => return Err(ImportError::Declares(self.part.to_owned())),
                Event::Eof if self.depth > 0 => return Err(self.damaged()),
                Event::Eof => return Ok(Step::End),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Empty(_) => {}
            }
        }
    }

    /// The next element that opens while `depth` elements stay open; `None` when the last of them closes. Text is passed
    /// over.
    ///
    /// # Errors
    /// As [`Self::step`].
    pub fn open_within(&mut self, depth: usize) -> Result<Option<Element<'x>>, ImportError> {
        loop {
            match self.step()? {
                Step::Open(element) => return Ok(Some(element)),
                Step::Close if self.depth < depth => return Ok(None),
                Step::End => return Ok(None),
                Step::Close | Step::Text(_) => {}
            }
        }
    }

    /// Passes over what is left of the element that was opened last.
    ///
    /// # Errors
    /// As [`Self::step`].
    pub fn skip(&mut self) -> Result<(), ImportError> {
        let inside = self.depth;
        while self.depth >= inside {
            if matches!(self.step()?, Step::End) {
                break;
            }
        }
        Ok(())
    }

    /// The text of the element that was opened last, up to its end.
    ///
    /// # Errors
    /// As [`Self::step`].
    pub fn text(&mut self) -> Result<String, ImportError> {
        let inside = self.depth;
        let mut text = String::new();
        while self.depth >= inside {
            match self.step()? {
                Step::Text(more) => text.push_str(&more),
                Step::End => break,
                Step::Open(_) | Step::Close => {}
            }
        }
        Ok(text)
    }

    /// How many bytes of the part are read.
    fn at(&mut self) -> usize {
        self.text.len() - self.reader.get_mut().len()
    }

    /// What `read` finds in the element that was opened last, and how that is written up to its end.
    ///
    /// # Errors
    /// As `read`.
    pub fn written<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, ImportError>,
    ) -> Result<(T, &'x str), ImportError> {
        let start = self.at();
        let found = read(self)?;
        let written = self.text.get(start..self.at()).unwrap_or_default();
        // The tag at its end is not among it.
        Ok((found, written.rsplit_once("</").map_or("", |(inner, _)| inner)))
    }

    /// Passes over what is left of the element that was opened last if it is written exactly so; whether it is. What is
    /// written again need not be read again.
    ///
    /// # Errors
    /// As [`Self::step`].
    pub fn pass(&mut self, written: &str) -> Result<bool, ImportError> {
        let start = self.at();
        // Of an element without content the end is read already.
        let is_open = !self.text.get(..start).is_some_and(|before| before.ends_with("/>"));
        let rest = self.reader.get_mut();
        let behind = rest.strip_prefix(written.as_bytes()).filter(|behind| behind.starts_with(b"</"));
        let Some(behind) = behind.filter(|_| is_open && !written.is_empty()) else { return Ok(false) };
        *rest = behind;
        self.step()?;
        Ok(true)
    }

    fn damaged(&self) -> ImportError {
        ImportError::Damaged(Some(self.part.to_owned()))
    }
}
