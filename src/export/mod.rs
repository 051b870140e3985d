//! The finished speech as bytes. One format a file; each takes what was assembled, and a profile where it stands on paper.

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

pub use error::ExportError;
pub use facts::Facts;
pub use pdf::{PdfOptions, pdf, pdf_page};
pub use html::{clipboard_html, html};
pub use md::md;
pub use name::{NAME_PATTERN, NamePart, NameParts, file_name};
pub use txt::{Encoding, LineEnding, TextOptions, txt, txt_bytes};

use crate::assemble::Assembled;
use crate::model::{Draft, Profile};

/// What is handed over, and how.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// What it reads like.
    pub speech: &'a Assembled,
    /// How it stands on paper; plain text and Markdown do not ask.
    pub profile: &'a Profile,
    /// How a plain text is written into bytes.
    pub text: TextOptions,
}

/// The bytes of a speech's file in a format. Equal orders make equal bytes.
///
/// # Errors
/// The format cannot be made; a text, Markdown and HTML always can.
pub fn export(format: Format, order: &Order<'_>) -> Result<Vec<u8>, ExportError> {
    let Order { draft, speech, profile, text } = *order;
    match format {
        Format::Text => Ok(txt_bytes(speech, &text)),
        Format::Markdown => Ok(md(speech).into_bytes()),
        Format::Html => Ok(html(draft, speech, &Facts::new(draft, speech), profile).into_bytes()),
        // Here `docx` is called.
        Format::Docx => Err(ExportError::NotInBuild),
        // Here `pdf` is called; the fonts of the page come with the order.
        Format::Pdf => Err(ExportError::NotInBuild),
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
