//! Pages as a PDF: fonts embedded as far as they are used, every letter with its character, headings in the outline, and
//! the paragraphs marked as what they are.
//!
//! Equal pages and facts make equal bytes. Written by krilla; what cannot be written is an error, never a panic.

mod outline;
mod paint;
mod voices;

use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};

use super::page::Pages;
use super::{ExportError, Facts};
use paint::Painter;

/// What kind of PDF is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PdfOptions {
    /// Whether it is one for archives, PDF/A-2b (ISO 19005-2).
    pub archival: bool,
}

/// The year that stands in a PDF for archives where the speech has no day: such a file must have one, and it may not
/// be that of the clock.
const NO_YEAR: i16 = 1970;

/// The speech as a PDF.
///
/// # Errors
/// There is no font, or the library refuses.
pub fn pdf(pages: &Pages, facts: &Facts, options: PdfOptions) -> Result<Vec<u8>, ExportError> {
    let settings = settings(options, true)?;
    let mut document = Document::new_with(settings);
    let mut painter = Painter::new(pages)?;
    for page in 0..pages.len() {
        painter.page(&mut document, sheet(pages)?, page);
    }
    document.set_outline(outline::outline(pages));
    document.set_tag_tree(painter.tags(pages.language));
    document.set_metadata(metadata(pages, facts, options));
    document.finish().map_err(|error| ExportError::Refused(error.to_string()))
}

/// One page as a PDF of its own, for whoever shows it: it looks as the page of the whole, and says nothing else.
///
/// # Errors
/// As [`pdf`]; a page that is not there is an empty sheet.
pub fn pdf_page(pages: &Pages, page: usize) -> Result<Vec<u8>, ExportError> {
    let mut document = Document::new_with(settings(PdfOptions::default(), false)?);
    Painter::new(pages)?.page(&mut document, sheet(pages)?, page);
    document.finish().map_err(|error| ExportError::Refused(error.to_string()))
}

fn settings(options: PdfOptions, tagged: bool) -> Result<SerializeSettings, ExportError> {
    let builder = ConfigurationBuilder::new();
    let builder = if options.archival { builder.with_archival_validator(Archival::A2_B) } else { builder };
    let configuration = builder.finish().map_err(|error| ExportError::Refused(format!("{error:?}")))?;
    Ok(SerializeSettings {
        configuration,
        enable_tagging: tagged,
        xmp_metadata: tagged,
        ..SerializeSettings::default()
    })
}

fn sheet(pages: &Pages) -> Result<PageSettings, ExportError> {
    let (width, height) = pages.size();
    PageSettings::from_wh(width, height).ok_or_else(|| ExportError::Refused(format!("{width} × {height}")))
}

/// What XML can hold of a text.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(u32::from(*c), 0xFFFE..=0xFFFF)).collect()
}

fn metadata(pages: &Pages, facts: &Facts, options: PdfOptions) -> Metadata {
    let mut metadata = Metadata::new().language(pages.language.tag().to_owned());
    if !facts.title.is_empty() {
        metadata = metadata.title(plain(&facts.title));
    }
    if !facts.author.is_empty() {
        metadata = metadata.authors(vec![plain(&facts.author)]);
    }
    let day = facts.day.map(|day| (day.year(), day.month(), day.day()));
    if let Some((year, month, day)) = day.or(options.archival.then_some((NO_YEAR, 1, 1))) {
        let small = |number: i8| u8::try_from(number).unwrap_or(1);
        let date = DateTime::new(u16::try_from(year).unwrap_or_default()).month(small(month)).day(small(day));
        // Without a time of day some readers take a date for a mistake.
        metadata = metadata.creation_date(date.hour(0).minute(0).second(0).utc_offset_hour(0).utc_offset_minute(0));
    }
    metadata
}
