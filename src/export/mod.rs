//! The finished speech as bytes. One format a file; each takes what was assembled, and a profile where it stands on paper.

mod docx;
mod error;
mod facts;
pub mod page;
mod pdf;
mod families;
mod html;
mod md;
mod name;
mod pieces;
mod txt;

pub use docx::docx;
pub use error::ExportError;
pub use facts::Facts;
pub use html::{clipboard_html, html};
pub use md::md;
pub use name::{NAME_PATTERN, NamePart, NameParts, file_name};
pub use pdf::{PdfOptions, pdf, pdf_page};
pub use txt::{Encoding, LineEnding, TextOptions, txt, txt_bytes};

use std::sync::Arc;

use crate::assemble::Assembled;
use crate::measure::Rate;
use crate::model::{Draft, Profile};
use page::{Fonts, lay_out};

/// A speech that is wanted as a file, and how.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// What it reads like.
    pub speech: &'a Assembled,
    /// How it stands on paper; plain text and Markdown do not ask.
    pub profile: &'a Profile,
    /// How a plain text is written into bytes.
    pub text: TextOptions,
    /// What pages are set in; only a PDF asks.
    pub fonts: Option<&'a Fonts>,
    /// How fast it is said, for the minutes at the margin of a copy to read from.
    pub rate: Rate,
    /// What kind of PDF it is.
    pub pdf: PdfOptions,
}

/// The bytes of a speech's file in a format. Equal requests make equal bytes.
///
/// # Errors
/// The format cannot be made; a text, Markdown and HTML always can.
pub fn export(format: Format, request: &Request<'_>) -> Result<Vec<u8>, ExportError> {
    let Request { draft, speech, profile, text, fonts, rate, pdf: options } = *request;
    let facts = Facts::new(draft, speech);
    match format {
        Format::Text => Ok(txt_bytes(speech, &text)),
        Format::Markdown => Ok(md(speech).into_bytes()),
        Format::Html => Ok(html(speech, &facts, profile).into_bytes()),
        Format::Docx => docx(draft, speech, &facts, profile),
        Format::Pdf => {
            let fonts = fonts.filter(|fonts| !fonts.is_empty()).ok_or(ExportError::NoFont)?;
            pdf(&lay_out(speech, &Arc::new(profile.clone()), fonts, rate, None), &facts, options)
        }
    }
}

/// What a speech is handed over as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// One page for a browser.
    Html,
    /// A Word document.
    Docx,
    /// Pages as they are printed.
    Pdf,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Docx, Self::Pdf, Self::Text, Self::Markdown, Self::Html];

    /// What its files end in, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }

    /// The format of files that end so; capital letters or small.
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }
}
