//! From paragraphs to pages: where every line stands, and on which page.

use std::ops::Range;
use std::sync::Arc;

use super::paragraph::Paragraph;
use super::styles::Styles;
use super::{Page, Placed};
use crate::assemble::Shape;
use crate::model::{POINTS_PER_MM, Paper};

/// What of a height is taken for rounding, in points.
const ROUNDING: f32 = 0.01;

/// Where in the height of a line its letters stand: their middle is its middle, and the middle of a Chinese character
/// lies so far above the base line, in parts of the size.
pub const MIDDLE: f32 = 0.38;

/// Pages under way. Heights are points from the upper edge of the sheet.
pub struct Sheets<'a> {
    styles: &'a Styles,
    top: f32,
    bottom: f32,
    y: f32,
    pages: Vec<Page>,
    lines: Vec<Placed>,
}

impl<'a> Sheets<'a> {
    /// The first page. `free` is the part of the height that stays empty at the foot.
    pub fn new(styles: &'a Styles, paper: &Paper, free: f32) -> Self {
        let top = paper.top * POINTS_PER_MM;
        let bottom = top + paper.text_height() * POINTS_PER_MM * (1.0 - free);
        Self { styles, top, bottom, y: top, pages: Vec::new(), lines: Vec::new() }
    }

    /// The pages that are done, at least one.
    pub fn done(mut self) -> (Vec<Page>, Vec<Placed>) {
        self.end_page();
        (self.pages, self.lines)
    }

    /// Sets all paragraphs.
    pub fn fill(&mut self, paragraphs: &[Arc<Paragraph>]) {
        for (index, paragraph) in paragraphs.iter().enumerate() {
            self.begin(index.checked_sub(1).and_then(|before| paragraphs.get(before)), paragraph);
            self.paragraph(index, paragraph, paragraphs.get(index + 1));
            self.skip(paragraph.style.after);
        }
    }

    /// How wide lines are.
    pub fn width(&self) -> f32 {
        self.styles.width
    }

    fn paragraph(&mut self, index: usize, paragraph: &Paragraph, next: Option<&Arc<Paragraph>>) {
        let style = paragraph.style;
        let count = paragraph.lines.len();
        let heading = matches!(paragraph.shape, Shape::Heading(_));
        // A heading stays with what it is above.
        let follows = if heading { next.map_or(0.0, |next| next.style.before + next.style.pitch) } else { 0.0 };
        let mut here = self.room(style.pitch, 0.0).min(count);
        if heading && self.room(style.pitch, style.after + follows) < count && self.is_begun() {
            here = 0;
        }
        if !self.styles.grid {
            here = self.without_single_lines(here, count);
        }
        for line in 0..count {
            if (line == here || self.room(style.pitch, 0.0) == 0) && self.is_begun() {
                self.end_page();
            }
            self.put(index, line, paragraph);
        }
    }

    /// How many lines of a paragraph stand on this page, so that neither its first nor its last is alone on one.
    fn without_single_lines(&self, here: usize, count: usize) -> usize {
        let here = if here + 1 == count && count > 2 { here - usize::from(here > 0) } else { here };
        if here == 1 && count > 1 && self.is_begun() { 0 } else { here }
    }

    /// Goes to where a paragraph begins that stands behind another.
    pub fn begin(&mut self, before: Option<&Arc<Paragraph>>, paragraph: &Paragraph) {
        let style = paragraph.style;
        let pitch = self.styles.body.pitch;
        let title = paragraph.shape == Shape::Title;
        // An empty line parts the title block from the speech; on a grid it may be as small as half a line.
        if !title && before.is_some_and(|before| before.shape == Shape::Title) {
            self.y += if self.styles.grid { pitch / 2.0 } else { pitch };
        }
        if self.y > self.top + ROUNDING {
            self.y += style.before;
        }
        if self.styles.grid && !title {
            self.y = self.top + ((self.y - self.top - ROUNDING) / pitch).ceil().max(0.0) * pitch;
        }
    }

    /// Leaves some room free.
    pub fn skip(&mut self, room: f32) {
        self.y += room;
    }

    /// How many lines still have room, with some room kept below them.
    pub fn room(&self, pitch: f32, below: f32) -> usize {
        let lines = (self.bottom - self.y - below + ROUNDING) / pitch;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast of floats that saturates")]
        let lines = lines.max(0.0) as usize;
        lines
    }

    /// Whether anything stands on this page.
    pub fn is_begun(&self) -> bool {
        self.pages.last().map_or(0, |page| page.lines.end) < self.lines.len()
    }

    /// Puts lines of a paragraph below one another.
    pub fn put_all(&mut self, index: usize, lines: Range<usize>, paragraph: &Paragraph) {
        for line in lines {
            self.put(index, line, paragraph);
        }
    }

    /// Puts a line at the height that was reached.
    fn put(&mut self, index: usize, line: usize, paragraph: &Paragraph) {
        let style = paragraph.style;
        let base = self.y + style.pitch / 2.0 + style.kind.size * MIDDLE;
        self.lines.push(Placed { paragraph: index, line, top: self.y, base, minute: 0 });
        self.y += style.pitch;
    }

    /// Ends the page.
    pub fn end_page(&mut self) {
        let start = self.pages.last().map_or(0, |page| page.lines.end);
        self.pages.push(Page { lines: start..self.lines.len() });
        self.y = self.top;
    }
}
