//! The profile of pages that a Word document of an office shows: its sheet, and how most of its paragraphs of each kind are
//! set. What it does not show comes from a profile that is given.
//!
//! Not read: how documents of several sections differ, colours, headers, and what a copy to read from has.

mod footer;
mod kinds;
mod looks;
mod marks;

use super::error::ImportError;
use super::source::Place;
use super::word::document::Document;
use super::word::measure::{millimetres, small};
use super::word::paragraphs::{Paragraphs, Piece};
use super::word::section::Section;
use super::word::theme::Theme;
use crate::model::{
    BadProfile, Numbers, POINTS_PER_MM, PageNumber, PageNumberPlace, PageNumberStyle, Paper, Profile, TypeStyle,
};
use footer::Number;
use kinds::{Kinds, Record};
use looks::{LATIN_LINE, Looks, Page, alike};

/// How many paragraphs are looked at; what most look like does not change behind them.
const MAX_PARAGRAPHS: usize = 20_000;

/// The longest name of a profile, in characters.
const MAX_NAME: usize = 80;

/// Reads the profile called `name` out of a .docx file. What the document does not show is as in `base`; a kind of line
/// that it has none of is set like its body, as far as in `base` it is.
///
/// The profile passes [`Profile::check`] if `base` does: what a document states beyond is cut to what can be set.
///
/// # Errors
/// The bytes are no Word document, or one that is damaged or beyond all bounds.
pub fn profile_of_docx(bytes: &[u8], name: &str, base: &Profile) -> Result<Profile, ImportError> {
    let mut seen = Seen::read(bytes)?;
    let section = seen.section();
    let number = seen.page_number(&section)?;
    let page = Page { section: &section, fonts: &seen.document.fonts, theme: &seen.theme };
    let kinds = Kinds::of(&seen.records);

    let body = kinds.body.style(&base.body, &base.body, &page);
    let like_body = |looks: &Looks, of_base: &TypeStyle| looks.style(&alike(of_base, &base.body, &body), &body, &page);
    let byline = like_body(&kinds.byline, &base.byline);
    let subtitle = kinds.subtitle.style(&alike(&base.subtitle, &base.byline, &byline), &byline, &page);
    let last = kinds.headings.iter().rposition(Looks::any).map_or(0, |last| last + 1);
    let levels = kinds.headings.iter().take(last.max(base.headings.len()).max(1)).enumerate();
    let headings = levels.map(|(level, looks)| like_body(looks, base.heading(level))).collect();

    let profile = Profile {
        name: named(name, &base.name),
        paper: paper(&section, base),
        title: like_body(&kinds.title, &base.title),
        subtitle,
        byline,
        body,
        headings,
        page_number: base.page_number.clone(),
        numbers: match (kinds.counted, kinds.written) {
            (0, 0) => base.numbers,
            (counted, written) if counted > written => Numbers::Automatic,
            _ => Numbers::Written,
        },
        date_in_brackets: kinds.date_in_brackets.unwrap_or(base.date_in_brackets),
        ..base.clone()
    };
    let page_number = page_number(number, &profile.paper, &page, &base.page_number);
    Ok(Profile { page_number, ..profile })
}

/// What is read of a document.
struct Seen<'b> {
    document: Document<'b>,
    theme: Theme,
    records: Vec<Record>,
    /// Its sections, each with how many characters it has.
    sections: Vec<(Section, u64)>,
}

impl<'b> Seen<'b> {
    fn read(bytes: &'b [u8]) -> Result<Self, ImportError> {
        let mut document = Document::open(bytes)?;
        let (text, name) = document.part("theme")?;
        let theme = Theme::read(&text, &name)?;

        let (mut records, mut sections) = (Vec::new(), Vec::new());
        let mut characters = 0;
        let Document { name, text, styles, numbering, fonts, .. } = &mut document;
        let mut paragraphs = Paragraphs::new(text, name, styles, numbering, fonts)?;
        while let Some(piece) = paragraphs.next()? {
            match piece {
                Piece::Paragraph(paragraph) if paragraph.place == Place::Body => {
                    if let Some(record) = Record::of(&paragraph) {
                        characters += record.all;
                        if records.len() < MAX_PARAGRAPHS {
                            records.push(record);
                        }
                    }
                }
                Piece::Section(section) => sections.push((section, std::mem::take(&mut characters))),
                Piece::Paragraph(_) | Piece::Note(_) => {}
            }
        }
        Ok(Self { document, theme, records, sections })
    }

    /// The section with the most text, of two with as much the last.
    fn section(&self) -> Section {
        let most = self.sections.iter().max_by_key(|(_, characters)| *characters);
        most.map(|(section, _)| section.clone()).unwrap_or_default()
    }

    /// The number at the foot of its pages: that of odd pages, else that of even ones.
    fn page_number(&mut self, section: &Section) -> Result<Option<Number>, ImportError> {
        for id in [&section.footers.default, &section.footers.even].into_iter().flatten() {
            let Some((text, name)) = self.document.part_called(id)? else { continue };
            let Document { styles, fonts, .. } = &mut self.document;
            if let Some(number) = footer::number(&text, &name, styles, fonts)? {
                return Ok(Some(Number { dashes: number.dashes || section.dashes, ..number }));
            }
        }
        Ok(None)
    }
}

/// A name that a profile can have.
fn named(name: &str, or: &str) -> String {
    let name: String = name.trim().chars().filter(|c| !c.is_control()).take(MAX_NAME).collect();
    if name.trim().is_empty() { or.to_owned() } else { name }
}

/// The sheet and margins of a section, those of `base` where it has none or no text would have room.
fn paper(section: &Section, base: &Profile) -> Paper {
    let mut paper = base.paper;
    if let Some((width, height)) = section.sheet {
        (paper.width, paper.height) = (millimetres(width), millimetres(height));
    }
    if let Some(margins) = section.margins {
        [paper.top, paper.right, paper.bottom, paper.left] = margins.map(millimetres);
    }
    let with = Profile { paper, ..base.clone() };
    if with.check() == Err(BadProfile::Paper) { base.paper } else { paper }
}

/// The numbers of the pages on a sheet; none if the document has none.
fn page_number(number: Option<Number>, paper: &Paper, page: &Page, base: &PageNumber) -> PageNumber {
    let style = match number {
        None => PageNumberStyle::None,
        Some(number) if number.of_all => PageNumberStyle::OfAll,
        Some(number) if number.dashes => PageNumberStyle::Dashes,
        Some(_) => PageNumberStyle::Plain,
    };
    let at_side = number.is_some_and(|number| !number.centred);
    let letters = number.map(|number| number.letters).unwrap_or_default();
    let font = letters.latin.and_then(|font| page.theme.name(font, page.fonts));
    let size = letters.size.map_or(base.size, |size| small(size) / 2.0).clamp(5.0, 96.0);
    // A document states how far the lower edge of the line lies above that of the sheet, a profile where its middle lies.
    let half_line = size * LATIN_LINE / 2.0 / POINTS_PER_MM;
    let above = page.section.footer.filter(|_| number.is_some()).map(millimetres);
    let below = above.map_or(base.below, |above| paper.bottom - above - half_line);
    PageNumber {
        style,
        place: match number {
            None => base.place,
            Some(_) if at_side => PageNumberPlace::Outside,
            Some(_) => PageNumberPlace::Centre,
        },
        font: font.unwrap_or(&base.font).to_owned(),
        size,
        below: ((below * 10.0).round() / 10.0).clamp(0.0, paper.bottom),
    }
}
