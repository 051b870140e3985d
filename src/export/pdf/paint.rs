//! Letters of a page put into a PDF, with marks of what they belong to.

use std::collections::HashMap;
use std::num::NonZeroU16;
use std::ops::Range;

use krilla::color::luma;
use krilla::geom::Point;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::{Location, Surface};
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, Glyph, GlyphId};
use krilla::{Data, Document};

use crate::assemble::Shape;
use crate::export::ExportError;
use crate::export::page::{FaceId, Letter, Letters, Look, NoteKind, PageLine, Pages};
use crate::model::Language;

/// How wide the line is around letters that are made bold, in parts of their size.
const EMBOLDEN: f32 = 0.03;

/// How dark what stands besides the speech is: 0 is black.
const NOTE_GREY: u8 = 96;

/// What puts pages into a document.
pub struct Painter<'a> {
    pages: &'a Pages,
    /// The faces that were used.
    fonts: HashMap<FaceId, Option<Font>>,
    /// What was painted of every paragraph, in their order.
    painted: Vec<(usize, Identifier)>,
}

/// A letter with the room that it takes on its line.
struct Placed<'a> {
    letter: &'a Letter,
    size: f32,
    advance: f32,
}

/// Letters of a text on one line.
struct Row<'a> {
    letters: &'a Letters,
    text: &'a str,
    /// Which of the letters.
    shown: Range<usize>,
    x: f32,
    y: f32,
    /// How much wider every gap between them is.
    stretch: f32,
    /// How dark they are: 0 is black.
    ink: u8,
}

impl Glyph for Placed<'_> {
    fn glyph_id(&self) -> GlyphId {
        GlyphId::new(u32::from(self.letter.glyph))
    }

    fn text_range(&self) -> Range<usize> {
        self.letter.at as usize..self.letter.end as usize
    }

    fn x_advance(&self, size: f32) -> f32 {
        self.advance / self.size * size
    }

    fn x_offset(&self, size: f32) -> f32 {
        self.letter.offset[0] / self.size * size
    }

    fn y_offset(&self, size: f32) -> f32 {
        self.letter.offset[1] / self.size * size
    }

    fn y_advance(&self, _: f32) -> f32 {
        0.0
    }

    fn location(&self) -> Option<Location> {
        None
    }
}

impl<'a> Painter<'a> {
    /// One that has painted nothing.
    ///
    /// # Errors
    /// There is no font.
    pub fn new(pages: &'a Pages) -> Result<Self, ExportError> {
        if pages.fonts.is_empty() {
            return Err(ExportError::NoFont);
        }
        Ok(Self { pages, fonts: HashMap::new(), painted: Vec::new() })
    }

    /// A face as the library knows it, read where it is first used; `None` if it cannot be.
    fn font(&mut self, face: FaceId) -> Option<Font> {
        let pages = self.pages;
        let read = || {
            let file = pages.fonts.file(face)?;
            Font::new(Data::from(file.bytes.clone()), file.index)
        };
        self.fonts.entry(face).or_insert_with(read).clone()
    }

    /// Puts a page behind those of a document.
    pub fn page(&mut self, document: &mut Document, sheet: PageSettings, page: usize) {
        let mut sheet = document.start_page_with(sheet);
        let mut surface = sheet.surface();
        let mut lines = self.pages.lines(page).peekable();
        while let Some(line) = lines.next() {
            // The lines of a paragraph that stand on a page are one piece.
            let index = line.index();
            let piece = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            self.line(&mut surface, &line);
            while let Some(line) = lines.next_if(|next| next.index() == index) {
                self.line(&mut surface, &line);
            }
            surface.end_tagged();
            self.painted.push((index, piece));
        }
        for note in self.pages.notes(page) {
            let kind = match note.kind {
                NoteKind::Number => ArtifactType::PageNumber,
                NoteKind::Minutes | NoteKind::NextWords | NoteKind::Pinyin => ArtifactType::PaginationOther,
            };
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
            let grey = matches!(note.kind, NoteKind::Minutes | NoteKind::NextWords);
            let ink = if grey { NOTE_GREY } else { 0 };
            let (letters, text, shown) = (&note.letters, note.text.as_str(), 0..note.letters.list.len());
            let row = Row { letters, text, shown, x: note.x, y: note.base, stretch: 0.0, ink };
            self.row(&mut surface, &row);
            surface.end_tagged();
        }
        surface.finish();
        sheet.finish();
    }

    fn line(&mut self, surface: &mut Surface<'_>, line: &PageLine<'_>) {
        let (letters, text, shown) = (line.letters(), line.whole_text(), line.shown());
        let row = Row { letters, text, shown, x: line.x(), y: line.base(), stretch: line.stretch(), ink: 0 };
        self.row(surface, &row);
        super::voices::paint(surface, line);
    }

    fn row(&mut self, surface: &mut Surface<'_>, row: &Row<'_>) {
        let Row { letters, text, stretch, ink, .. } = *row;
        let mut x = row.x;
        let list = letters.list.get(row.shown.clone()).unwrap_or_default();
        for run in list.chunk_by(|a, b| a.look == b.look) {
            let Some(look) = run.first().and_then(|letter| letters.look(letter)) else { continue };
            let placed = run.iter().map(|letter| Placed {
                letter,
                size: look.size,
                advance: letter.advance + if letter.gap { stretch } else { 0.0 },
            });
            let placed: Vec<Placed<'_>> = placed.collect();
            if let Some(font) = self.font(look.face) {
                pen(surface, look, ink);
                surface.draw_glyphs(Point::from_xy(x, row.y), &placed, font, text, look.size, false);
            }
            x += placed.iter().map(|placed| placed.advance).sum::<f32>();
        }
    }

    /// What was painted, by what it is, in the order of the speech.
    pub fn tags(self, language: Language) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.tag().to_owned()));
        for pieces in self.painted.chunk_by(|a, b| a.0 == b.0) {
            let Some(paragraph) = pieces.first().and_then(|(index, _)| self.pages.paragraph(*index)) else { continue };
            let heading = |level: usize| {
                let level = u16::try_from(level).ok().and_then(NonZeroU16::new).unwrap_or(NonZeroU16::MIN);
                TagGroup::new(Tag::Hn(level, Some(super::plain(paragraph.text()))))
            };
            let mut group = match paragraph.shape {
                Shape::Title if paragraph.is_title_line() => heading(1),
                Shape::Heading(level) => heading(level + 2),
                Shape::Title | Shape::Flush | Shape::Paragraph => TagGroup::new(Tag::P),
            };
            for (_, piece) in pieces {
                group.push(*piece);
            }
            tree.push(group);
        }
        tree
    }
}

/// What letters are painted with.
fn pen(surface: &mut Surface<'_>, look: &Look, ink: u8) {
    let paint = || luma::Color::new(ink).into();
    surface.set_fill(Some(Fill { paint: paint(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }));
    let stroke = Stroke { paint: paint(), width: look.size * EMBOLDEN, ..Stroke::default() };
    surface.set_stroke(look.embolden.then_some(stroke));
}
