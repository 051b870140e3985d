//! A speech on pages: which letter stands where. The printed file and the preview are both painted from it.
//!
//! [`lay_out`] never fails. Given the pages of an earlier state of the same speech it sets anew only the paragraphs that
//! read otherwise; which page they stand on is found anew for all, which costs little. Nothing here reads a font file
//! or writes a format.

mod fonts;
mod letters;
mod lines;
mod marks;
mod notes;
mod paragraph;
mod raster;
mod reading;
mod readings;
mod sheet;
mod styles;
mod title;

use std::ops::Range;
use std::sync::Arc;

pub use super::families::wanted;
pub use fonts::{Choice, FaceId, Fonts, StandIn};
pub use notes::{Note, NoteKind};
pub use raster::{Raster, raster};
pub use readings::readings;

pub(super) use letters::{Letter, Letters, Look, Setter};
pub(super) use marks::Kind;
pub(super) use paragraph::Paragraph;

use crate::assemble::{Assembled, Source};
use crate::measure::Rate;
use crate::model::{Language, POINTS_PER_MM, Profile, Voice};
use lines::SetLine;
use sheet::Sheets;
use styles::Styles;

/// A speech on pages. Lengths are points, from the left and the upper edge of the sheet.
#[derive(Clone, Debug)]
pub struct Pages {
    /// What it is set by.
    pub profile: Arc<Profile>,
    /// In what it is set.
    pub fonts: Fonts,
    /// The language of the speech.
    pub language: Language,
    paragraphs: Vec<Arc<Paragraph>>,
    /// The lines of every paragraph.
    set: Vec<Arc<[SetLine]>>,
    pages: Vec<Page>,
    lines: Vec<Placed>,
}

/// One page: which of the lines stand on it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Page {
    lines: Range<usize>,
}

/// A line on its page.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Placed {
    paragraph: usize,
    line: usize,
    top: f32,
    base: f32,
    /// How many minutes have passed when it is said, if another one has; else 0.
    minute: u32,
}

/// A line as it stands on a page.
#[derive(Clone, Copy, Debug)]
pub struct PageLine<'a> {
    /// What it belongs to.
    paragraph: &'a Paragraph,
    line: &'a SetLine,
    placed: Placed,
    left: f32,
}

impl<'a> PageLine<'a> {
    /// Where it came from.
    pub fn source(&self) -> Source {
        self.paragraph.source
    }

    /// What of its block's text stands on it, in bytes.
    pub fn range(&self) -> Range<usize> {
        let Range { start, end } = self.line.text.clone();
        self.paragraph.source_at(start)..self.paragraph.source_at(end)
    }

    /// What stands on it, as it is shown.
    pub fn text(&self) -> &'a str {
        self.paragraph.text().get(self.line.text.clone()).unwrap_or_default()
    }

    /// Where it begins.
    pub fn x(&self) -> f32 {
        self.left + self.line.x
    }

    /// How wide it is.
    pub fn width(&self) -> f32 {
        self.line.width
    }

    /// Where the room of the line begins.
    pub fn top(&self) -> f32 {
        self.placed.top
    }

    /// How high the room of the line is.
    pub fn height(&self) -> f32 {
        self.paragraph.style.pitch
    }

    /// The line on which its letters stand.
    pub fn base(&self) -> f32 {
        self.placed.base
    }

    /// The size of its type.
    pub fn size(&self) -> f32 {
        self.paragraph.style.kind.size
    }

    /// Which of the paragraphs it belongs to.
    pub(super) fn index(&self) -> usize {
        self.placed.paragraph
    }

    /// The letters of its paragraph.
    pub(super) fn letters(&self) -> &'a Letters {
        &self.paragraph.letters
    }

    /// Which of them stand on it.
    pub(super) fn shown(&self) -> Range<usize> {
        self.line.letters.clone()
    }

    /// The text of its paragraph as it is shown.
    pub(super) fn whole_text(&self) -> &'a str {
        self.paragraph.text()
    }

    /// How much wider every gap within it is.
    pub(super) fn stretch(&self) -> f32 {
        self.line.stretch
    }

    /// Its letters that are marked for the speaker, each with where it begins and how wide it is.
    pub(super) fn voiced(&self) -> Vec<(Voice, &'a Letter, f32, f32)> {
        let mut found = Vec::new();
        if self.paragraph.voices.is_empty() {
            return found;
        }
        let mut x = self.x();
        for letter in self.letters().list.get(self.shown()).unwrap_or_default() {
            let room = letter.advance + if letter.gap { self.stretch() } else { 0.0 };
            let of = self.paragraph.voices.iter().find(|(range, _)| range.contains(&(letter.at as usize)));
            found.extend(of.map(|(_, voice)| (*voice, letter, x, room)));
            x += room;
        }
        found
    }
}

/// A heading, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// What it says, with its number.
    pub text: String,
    /// How deep it is, 0 being the top.
    pub level: usize,
    /// Its page, from 0.
    pub page: usize,
    /// Where it begins.
    pub x: f32,
    /// Where the room of its first line begins.
    pub top: f32,
}

impl Pages {
    /// How many pages there are, at least one.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Never: an empty speech is an empty page.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// How wide and how high a page is, in points.
    pub fn size(&self) -> (f32, f32) {
        (self.profile.paper.width * POINTS_PER_MM, self.profile.paper.height * POINTS_PER_MM)
    }

    /// The headings, those too that run into a paragraph, in order.
    pub fn headings(&self) -> impl Iterator<Item = Heading> {
        let lines = (0..self.len()).flat_map(|page| self.lines(page).map(move |line| (page, line)));
        let first = lines.filter(|(_, line)| line.placed.line == 0);
        first.filter_map(|(page, line)| {
            let end = line.paragraph.heading_end()?;
            let text = line.paragraph.line.text.get(..end)?.to_owned();
            Some(Heading { text, level: line.paragraph.level, page, x: line.x(), top: line.top() })
        })
    }

    /// The page, and the line on it, on which a place of the speech stands: a block, and a byte of its text. A place
    /// that is shown nowhere by itself is where its section begins.
    pub fn find(&self, source: Source, at: usize) -> Option<(usize, usize)> {
        let same = |paragraph: &Arc<Paragraph>| paragraph.source == source;
        let section =
            |paragraph: &Arc<Paragraph>| source.section().is_some() && paragraph.source.section() == source.section();
        let all = &self.paragraphs;
        let index = all.iter().position(same).or_else(|| all.iter().position(section))?;
        let first = self.lines.partition_point(|line| line.paragraph < index);
        let behind = self.lines.partition_point(|line| line.paragraph <= index);
        let paragraph = all.get(index)?;
        let shown = if paragraph.source == source { paragraph.shown_at(at) } else { 0 };
        let holds = |line: &usize| {
            let set = self.lines.get(*line).and_then(|line| self.set.get(line.paragraph)?.get(line.line));
            set.is_some_and(|set| shown < set.text.end)
        };
        let line = (first..behind).find(holds).or(behind.checked_sub(1)).filter(|line| *line >= first)?;
        let page = self.pages.partition_point(|page| page.lines.end <= line);
        Some((page, line - self.pages.get(page)?.lines.start))
    }

    /// The place of the speech that stands nearest to a point of a page: its block, and the byte of its text; `None` on
    /// an empty page.
    pub fn hit(&self, page: usize, x: f32, y: f32) -> Option<(Source, usize)> {
        let distance = |line: &PageLine<'_>| (line.top() - y).max(y - line.top() - line.height()).max(0.0);
        let line = self.lines(page).min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        let mut left = line.x();
        let mut at = line.line.text.start;
        for letter in line.letters().list.get(line.shown()).unwrap_or_default() {
            let room = letter.advance + if letter.gap { line.stretch() } else { 0.0 };
            if x < left + room / 2.0 {
                break;
            }
            left += room;
            at = letter.end as usize;
        }
        Some((line.source(), line.paragraph.source_at(at)))
    }

    /// Whether a page looks as that of other pages does: the same lines at the same places, and the same beside them.
    pub fn is_like(&self, page: usize, other: &Self) -> bool {
        let placed = |pages: &Self| {
            let range = pages.pages.get(page).map_or(0..0, |page| page.lines.clone());
            pages.lines.get(range).unwrap_or_default().to_vec()
        };
        let (ours, theirs) = (placed(self), placed(other));
        let same = |(a, b): (&Placed, &Placed)| {
            let at = |placed: &Placed| (placed.line, placed.top, placed.base, placed.minute);
            let same_of = |pages: (Option<&Arc<Paragraph>>, Option<&Arc<Paragraph>>)| match pages {
                (Some(one), Some(two)) => Arc::ptr_eq(one, two),
                _ => false,
            };
            at(a) == at(b)
                && same_of((self.paragraphs.get(a.paragraph), other.paragraphs.get(b.paragraph)))
                && self.set.get(a.paragraph).map(|set| set.get(a.line))
                    == other.set.get(b.paragraph).map(|set| set.get(b.line))
        };
        page < other.len()
            && self.profile == other.profile
            && self.fonts.same(&other.fonts)
            && ours.len() == theirs.len()
            && ours.iter().zip(&theirs).all(same)
            && self.notes(page) == other.notes(page)
    }

    /// The characters that no font has, each once and in the order of the speech; 〓 stands for them on the page.
    pub fn missing(&self) -> String {
        let mut found = String::new();
        for paragraph in &self.paragraphs {
            for letter in paragraph.letters.list.iter().filter(|letter| letter.missing) {
                let of = paragraph.text().get(letter.at as usize..letter.end as usize).unwrap_or_default();
                found.extend(of.chars().filter(|c| !found.contains(*c)).collect::<Vec<_>>());
            }
        }
        found
    }

    /// One of the paragraphs.
    pub(super) fn paragraph(&self, index: usize) -> Option<&Paragraph> {
        self.paragraphs.get(index).map(Arc::as_ref)
    }

    /// The lines of a page from the top down; none of a page that is not there.
    pub fn lines(&self, page: usize) -> impl Iterator<Item = PageLine<'_>> {
        let range = self.pages.get(page).map_or(0..0, |page| page.lines.clone());
        let left = self.profile.paper.left * POINTS_PER_MM;
        let placed = self.lines.get(range).unwrap_or_default();
        placed.iter().filter_map(move |placed| {
            let paragraph = self.paragraphs.get(placed.paragraph)?;
            let line = self.set.get(placed.paragraph)?.get(placed.line)?;
            Some(PageLine { paragraph, line, placed: *placed, left })
        })
    }
}

/// Sets a speech on pages. `rate` is how fast it is said, for the minutes of a copy to read from; `before` are the pages of
/// an earlier state of it, if there are any.
pub fn lay_out(speech: &Assembled, profile: &Arc<Profile>, fonts: &Fonts, rate: Rate, before: Option<&Pages>) -> Pages {
    let styles = Styles::new(profile, fonts);
    let mut setter = Setter::new(fonts);
    let language = speech.language;
    let before =
        before.filter(|before| before.fonts.same(fonts) && before.language == language && before.profile == *profile);
    let old = before.map_or(&[][..], |before| &before.paragraphs);
    // What was changed is mostly one place: what stands before it is as it was, and what stands behind it too.
    let mut shift = 0_isize;
    let paragraphs: Vec<Arc<Paragraph>> = speech
        .blocks
        .iter()
        .enumerate()
        .map(|(index, block)| {
            let near = |shift: isize| old.get(index.checked_add_signed(shift)?).filter(|old| old.is_of(block));
            let shifted = old.len().cast_signed() - speech.blocks.len().cast_signed();
            for guess in [shift, shifted] {
                if let Some(known) = near(guess) {
                    shift = guess;
                    return known.clone();
                }
            }
            Arc::new(Paragraph::new(block, &styles, profile, language, &mut setter))
        })
        .collect();
    let mut sheets = Sheets::new(&styles, &profile.paper, profile.reading.map_or(0.0, |reading| reading.free));
    let set = match profile.reading {
        Some(_) => reading::fill(&mut sheets, &paragraphs, language),
        None => {
            sheets.fill(&paragraphs);
            paragraphs.iter().map(|paragraph| paragraph.lines.clone()).collect()
        }
    };
    let (pages, lines) = sheets.done();
    let mut pages = Pages { profile: profile.clone(), fonts: fonts.clone(), language, paragraphs, set, pages, lines };
    if profile.reading.is_some_and(|reading| reading.minutes) {
        pages.note_minutes(rate);
    }
    pages
}
