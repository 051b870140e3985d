//! The finished speech as bytes. One format a file; each takes what was assembled, and a profile where it stands on paper.

mod error;
mod facts;
pub mod page;
mod pdf;
mod name;
mod txt;

pub use error::ExportError;
pub use facts::Facts;
pub use pdf::{PdfOptions, pdf, pdf_page};
pub use name::{NAME_PATTERN, NamePart, NameParts, file_name};
pub use txt::{Encoding, LineEnding, TextOptions, txt, txt_bytes};

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
