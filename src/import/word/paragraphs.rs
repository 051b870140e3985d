//! The paragraphs of a part as they stand, each with how it looks by all its styles, and where sections end and notes begin.
//!
//! Changes that are tracked count as accepted. Of two versions of one thing, for older and for newer programs, the newest
//! that is understood is read. Nothing is called within itself, so what nests takes room, not stack.

use std::borrow::Cow;
use std::collections::VecDeque;

use super::counting::Counting;
use super::fields::Fields;
use super::formatting::{self, Font, Fonts, Letters};
use super::measure::id;
use super::numbering::Numbering;
use super::paragraph::{Mark, Note, Paragraph, add, row};
use super::section::Section;
use super::styles::{ParagraphStyle, Styles};
use super::symbols;
use crate::import::error::ImportError;
use crate::import::source::Place;
use crate::import::xml::{Element, Space, Step, Walk};

/// The most paragraphs and cells of tables of a part; a speech of a million characters has some ten thousand.
const MAX_PARAGRAPHS: usize = 500_000;

/// The most that all numbers of a part come to, in bytes. They alone are longer than what makes them.
const MAX_NUMBERS: usize = 16 << 20;

/// What a version of something may need and still be read here: shapes with text in them, and what their place says. The
/// names are the file's own, but every program gives these.
const UNDERSTOOD: [&str; 6] = ["w14", "w15", "wp14", "wpc", "wpg", "wps"];

/// What comes next in a part.
#[derive(Debug)]
pub enum Piece {
    /// A paragraph.
    Paragraph(Paragraph),
    /// The section of what came before ends.
    Section(Section),
    /// What follows is this note.
    Note(Note),
}

/// How many there were of what is not read, or read otherwise than it stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Tracked changes.
    pub changes: usize,
    /// Text boxes.
    pub boxes: usize,
    /// Tables with more than one column.
    pub tables: usize,
    /// Hidden characters but for blanks.
    pub hidden: usize,
    /// Comments.
    pub comments: usize,
    /// Pictures.
    pub pictures: usize,
    /// Signs that nobody knows.
    pub signs: usize,
    /// Documents within the document.
    pub documents: usize,
}

/// Goes through the paragraphs of a part.
pub struct Paragraphs<'x> {
    walk: Walk<'x>,
    styles: &'x Styles,
    fonts: &'x mut Fonts,
    counting: Counting<'x>,
    fields: Fields,
    /// How the last run that says so itself looks, and its style: how that is written, and what it says. Most runs look like
    /// the one before, and what they say of it is most of a file.
    look: (&'x str, Letters, Option<String>),
    frames: Vec<Frame>,
    /// How deep the element lies whose text is words.
    words: Option<usize>,
    /// The paragraphs that stand in nothing, as far as they are not handed over.
    done: Vec<Paragraph>,
    ready: VecDeque<Piece>,
    /// The section that ended last, whose footers the next one keeps, and whether it has yet to be told.
    section: Option<(Section, bool)>,
    tally: Tally,
    /// How many paragraphs and cells there were.
    begun: usize,
    /// How many bytes of numbers.
    numbers: usize,
}

/// What is open and holds others.
struct Frame {
    /// How deep its element lies.
    depth: usize,
    holds: Holds,
}

enum Holds {
    /// A paragraph, and the paragraphs of the boxes that are fixed to it.
    Paragraph(Box<Open>),
    /// A table; whether it has more than one column.
    Table(bool),
    /// The cells of a row; whether the row is deleted.
    Row(Vec<Vec<Paragraph>>, bool),
    /// Versions of one thing; whether one of them is read.
    Versions(bool),
}

/// A paragraph that is being read.
struct Open {
    paragraph: Paragraph,
    style: ParagraphStyle,
    /// How the run looks that is open; `None` for nothing that is its own.
    letters: Option<Letters>,
    /// Whether a page ended where words are still to come.
    page_ended: bool,
    inside: Vec<Paragraph>,
}

impl<'x> Paragraphs<'x> {
    /// Starts with the text of a part, the main one or one that holds notes.
    ///
    /// # Errors
    /// It holds no text of Word, or is damaged.
    pub fn new(
        text: &'x str,
        part: &'x str,
        styles: &'x Styles,
        numbering: &'x Numbering,
        fonts: &'x mut Fonts,
    ) -> Result<Self, ImportError> {
        let mut walk = Walk::new(text, part);
        match walk.open_within(0)? {
            Some(root)
                if root.space() == Space::Word && matches!(root.name(), "document" | "footnotes" | "endnotes") => {}
            _ => return Err(ImportError::NotWord),
        }
        Ok(Self {
            walk,
            styles,
            fonts,
            counting: Counting::new(numbering),
            fields: Fields::default(),
            look: ("", Letters::default(), None),
            frames: Vec::new(),
            words: None,
            done: Vec::new(),
            ready: VecDeque::new(),
            section: None,
            tally: Tally::default(),
            begun: 0,
            numbers: 0,
        })
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// The part is damaged, nests too deep or is too long.
    pub fn next(&mut self) -> Result<Option<Piece>, ImportError> {
        loop {
            if let Some(piece) = self.ready.pop_front() {
                return Ok(Some(piece));
            }
            match self.walk.step()? {
                Step::Open(element) => self.open(&element)?,
                Step::Close => self.close()?,
                Step::Text(text) if self.words.is_some() => self.say(&clean(text)),
                Step::Text(_) => {}
                Step::End => {
                    self.hand_over();
                    return Ok(self.ready.pop_front());
                }
            }
        }
    }

    /// How many there were, so far, of what is not read as it stands.
    pub fn tally(&self) -> Tally {
        self.tally
    }

    fn open(&mut self, element: &Element<'x>) -> Result<(), ImportError> {
        let name = element.name();
        match element.space() {
            Space::Word => return self.open_word(element, name),
            Space::Math => match name {
                "t" => self.words = Some(self.walk.depth()),
                "r" => self.begin_run(),
                // What is above something, on one line.
                "den" => self.say("/"),
                "sup" => self.say("^"),
                "ctrlPr" => self.walk.skip()?,
                _ => {}
            },
            Space::Compatibility => match name {
                "AlternateContent" => self.push(Holds::Versions(false)),
                "Choice" | "Fallback" => {
                    let needs = element.attribute("Requires").unwrap_or_default();
                    let readable = needs.split_whitespace().all(|space| UNDERSTOOD.contains(&space));
                    if let Some(Frame { holds: Holds::Versions(read), .. }) = self.frames.last_mut()
                        && (!readable || std::mem::replace(read, true))
                    {
                        self.walk.skip()?;
                    }
                }
                _ => {}
            },
            Space::Drawing if name == "blip" => self.tally.pictures += 1,
            Space::Vml if name == "imagedata" => self.tally.pictures += 1,
            Space::Drawing | Space::Placing | Space::Vml | Space::Package | Space::Other => {}
        }
        Ok(())
    }

    fn open_word(&mut self, element: &Element<'x>, name: &str) -> Result<(), ImportError> {
        let number = |name: &str| element.attribute(name).and_then(|number| id(&number));
        match name {
            "t" => self.words = Some(self.walk.depth()),
            "r" => self.begin_run(),
            "rPr" => {
                let (known, _, _) = &self.look;
                if !self.walk.pass(known)? {
                    let fonts = &mut *self.fonts;
                    let ((own, style), written) = self.walk.written(|walk| formatting::letters(walk, fonts))?;
                    self.look = (written, own, style);
                }
                let (_, own, style) = &self.look;
                if let Some(open) = innermost(&mut self.frames) {
                    open.letters = Some(self.styles.letters(&open.style, style.as_deref(), *own));
                }
            }
            "p" => self.begin_paragraph()?,
            "pPr" => self.read_properties()?,
            "tab" | "ptab" => self.say("\t"),
            "br" => match element.attribute("type").as_deref() {
                Some("page" | "column") => {
                    if let Some(open) = innermost(&mut self.frames) {
                        open.page_ended = !open.paragraph.text.is_empty();
                    }
                }
                _ => self.say("\n"),
            },
            "cr" => self.say("\n"),
            "noBreakHyphen" => self.say("\u{2011}"),
            "sym" => {
                let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let font = element.attribute("font").unwrap_or_default();
                match code.and_then(|code| symbols::shown(&font, code)) {
                    Some(sign) => self.say(sign.encode_utf8(&mut [0; 4])),
                    None => self.tally.signs += 1,
                }
            }
            "fldChar" => {
                self.fields.mark(&element.attribute("fldCharType").unwrap_or_default());
                self.walk.skip()?;
            }
            "footnoteReference" => self.mark(number("id").map(Note::Foot)),
            "endnoteReference" => self.mark(number("id").map(Note::End)),
            "footnote" => self.begin_note(number("id").map(Note::Foot)),
            "endnote" => self.begin_note(number("id").map(Note::End)),
            "tbl" => self.push(Holds::Table(false)),
            "tr" => self.push(Holds::Row(Vec::new(), false)),
            "tc" => {
                self.count()?;
                if let Some(Frame { holds: Holds::Row(cells, _), .. }) = self.frames.last_mut() {
                    cells.push(Vec::new());
                }
            }
            "trPr" => self.read_row()?,
            "sectPr" => self.read_section()?,
            "ins" | "moveTo" => self.tally.changes += 1,
            "del" | "moveFrom" => {
                self.tally.changes += 1;
                self.walk.skip()?;
            }
            "commentReference" => self.tally.comments += 1,
            "altChunk" | "subDoc" => self.tally.documents += 1,
            "txbxContent" => self.tally.boxes += 1,
            // The reading above a word, and what is said of things that hold words.
            "rt" | "rubyPr" | "sdtPr" | "sdtEndPr" | "tblPr" | "tblGrid" | "tcPr" => self.walk.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), ImportError> {
        let depth = self.walk.depth();
        if self.words.is_some_and(|words| words > depth) {
            self.words = None;
        }
        let Some(frame) = self.frames.pop_if(|frame| frame.depth > depth) else { return Ok(()) };
        match frame.holds {
            Holds::Paragraph(open) => self.end_paragraph(*open)?,
            Holds::Row(cells, deleted) => {
                let table = self.frames.iter_mut().rev().find_map(|frame| match &mut frame.holds {
                    Holds::Table(wide) => Some(wide),
                    Holds::Paragraph(_) | Holds::Row(..) | Holds::Versions(_) => None,
                });
                let wide = cells.len() > 1 && !deleted;
                if wide && table.is_some_and(|table| !std::mem::replace(table, true)) {
                    self.tally.tables += 1;
                }
                self.put(if deleted { Vec::new() } else { row(cells) });
            }
            Holds::Table(_) | Holds::Versions(_) => {}
        }
        Ok(())
    }

    fn push(&mut self, holds: Holds) {
        self.frames.push(Frame { depth: self.walk.depth(), holds });
    }

    fn begin_run(&mut self) {
        if let Some(open) = innermost(&mut self.frames) {
            open.letters = None;
        }
    }

    /// Adds words to the paragraph that is open.
    fn say(&mut self, words: &str) {
        let styles = self.styles;
        let shown = self.fields.shown();
        let Some(open) = innermost(&mut self.frames) else { return };
        let style = &open.style;
        let letters = *open.letters.get_or_insert_with(|| styles.letters(style, None, Letters::default()));
        if !shown {
            return;
        }
        if letters.hidden == Some(true) {
            self.tally.hidden += words.chars().filter(|c| !c.is_whitespace()).count();
            return;
        }
        if std::mem::take(&mut open.page_ended) {
            open.paragraph.push("\n", letters);
        }
        let font = letters.latin.and_then(|font| match font {
            Font::Named(number) => self.fonts.name(number),
            _ => None,
        });
        let Some(font) = font.filter(|font| symbols::is_pictorial(font) && words.contains(symbols::is_placed)) else {
            return open.paragraph.push(words, letters);
        };
        for c in words.chars() {
            let sign = if symbols::is_placed(c) { symbols::shown(font, u32::from(c)) } else { Some(c) };
            match sign {
                Some(sign) => open.paragraph.push(sign.encode_utf8(&mut [0; 4]), letters),
                None => self.tally.signs += 1,
            }
        }
    }

    /// One more paragraph or cell.
    fn count(&mut self) -> Result<(), ImportError> {
        if self.begun == MAX_PARAGRAPHS {
            return Err(ImportError::TooManyParagraphs(MAX_PARAGRAPHS));
        }
        self.begun += 1;
        Ok(())
    }

    fn begin_paragraph(&mut self) -> Result<(), ImportError> {
        self.count()?;
        let style = self.styles.paragraph(None);
        // Only a box puts a paragraph into another.
        let place = if innermost(&mut self.frames).is_some() { Place::TextBox } else { Place::Body };
        let paragraph = Paragraph { role: style.role, lines: style.lines, place, ..Paragraph::default() };
        let open = Open { paragraph, style, letters: None, page_ended: false, inside: Vec::new() };
        self.push(Holds::Paragraph(Box::new(open)));
        Ok(())
    }

    fn end_paragraph(&mut self, open: Open) -> Result<(), ImportError> {
        self.fields.end_paragraph();
        let Open { mut paragraph, mut inside, .. } = open;
        let list = paragraph.lines.list.filter(|_| !paragraph.goes_on);
        if let Some(number) = list.and_then(|list| self.counting.next(list, paragraph.lines.list_level.unwrap_or(0))) {
            self.numbers += number.len();
            if self.numbers > MAX_NUMBERS {
                return Err(ImportError::TooLarge(u64::try_from(MAX_NUMBERS).unwrap_or(u64::MAX)));
            }
            paragraph.set_number(&number);
        }
        if paragraph.goes_on {
            inside.push(paragraph);
        } else {
            inside.insert(0, paragraph);
        }
        self.put(inside);
        Ok(())
    }

    /// Puts paragraphs into what holds them.
    fn put(&mut self, paragraphs: Vec<Paragraph>) {
        let into = self.frames.iter_mut().rev().find_map(|frame| match &mut frame.holds {
            Holds::Paragraph(open) => Some(&mut open.inside),
            Holds::Row(cells, _) => {
                if cells.is_empty() {
                    cells.push(Vec::new());
                }
                cells.last_mut()
            }
            Holds::Table(_) | Holds::Versions(_) => None,
        });
        let is_done = into.is_none();
        let into = into.unwrap_or(&mut self.done);
        for paragraph in paragraphs {
            add(paragraph, into);
        }
        if is_done && self.done.last().is_none_or(|last| !last.goes_on) {
            self.hand_over();
        }
    }

    /// Hands over what is done, and the section that ended with it.
    fn hand_over(&mut self) {
        self.ready.extend(self.done.drain(..).map(Piece::Paragraph));
        if let Some((section, untold)) = &mut self.section
            && std::mem::take(untold)
        {
            self.ready.push_back(Piece::Section(section.clone()));
        }
    }

    fn read_properties(&mut self) -> Result<(), ImportError> {
        let section = &mut self.section;
        let found = formatting::properties(&mut self.walk, |walk| {
            let before = section.as_ref().map(|(section, _)| section);
            *section = Some((Section::read(walk, before)?, true));
            Ok(())
        })?;
        self.tally.changes += found.changes;
        let style = self.styles.paragraph(found.style.as_deref());
        if let Some(open) = innermost(&mut self.frames) {
            open.style = style;
            open.paragraph.role = style.role;
            open.paragraph.lines = found.lines.over(style.lines);
            open.paragraph.goes_on = found.goes_on;
        }
        Ok(())
    }

    fn read_section(&mut self) -> Result<(), ImportError> {
        let before = self.section.as_ref().map(|(section, _)| section);
        self.section = Some((Section::read(&mut self.walk, before)?, true));
        self.hand_over();
        Ok(())
    }

    fn read_row(&mut self) -> Result<(), ImportError> {
        let inside = self.walk.depth();
        while let Some(element) = self.walk.open_within(inside)? {
            let gone = element.is(Space::Word, "del");
            self.tally.changes += usize::from(gone || element.is(Space::Word, "ins"));
            if let Some(Frame { holds: Holds::Row(_, deleted), .. }) = self.frames.last_mut() {
                *deleted |= gone;
            }
            self.walk.skip()?;
        }
        Ok(())
    }

    fn mark(&mut self, note: Option<Note>) {
        if let (Some(open), Some(note)) = (innermost(&mut self.frames), note) {
            open.paragraph.notes.push(Mark { note, at: open.paragraph.text.len() });
        }
    }

    fn begin_note(&mut self, note: Option<Note>) {
        self.hand_over();
        self.ready.extend(note.map(Piece::Note));
    }
}

/// The innermost paragraph that is open.
fn innermost(frames: &mut [Frame]) -> Option<&mut Open> {
    frames.iter_mut().rev().find_map(|frame| match &mut frame.holds {
        Holds::Paragraph(open) => Some(open.as_mut()),
        Holds::Table(_) | Holds::Row(..) | Holds::Versions(_) => None,
    })
}

/// Words without what no program shows: line ends are blanks, other control characters nothing.
fn clean(words: Cow<str>) -> Cow<str> {
    let is_strange = |byte: u8| byte < b' ' && byte != b'\t';
    if !words.bytes().any(is_strange) {
        return words;
    }
    let blank = |c: char| if matches!(c, '\n' | '\r') { ' ' } else { c };
    Cow::Owned(words.chars().map(blank).filter(|c| !c.is_control() || *c == '\t').collect())
}
