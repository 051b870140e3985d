//! Why a document could not be read. What the disk refuses is not among it: that is `store`'s.

/// Why it could not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// It is no document of today's office programs, which are zip archives.
    NotZip,
    /// It is one of their old formats: .doc or .wps. Each of them saves it as .docx.
    OldFormat,
    /// It is .rtf, which each of them reads and saves as .docx.
    Rtf,
    /// It is .odt or another format of LibreOffice, which saves it as .docx.
    OpenDocument,
    /// It is .pdf: pages, of which somebody has to copy the text.
    Pdf,
    /// It is locked with a password.
    Locked,
    /// It is an archive, but holds no text document of Word.
    NotWord,
    /// This part of it is damaged or cut off; `None` is the archive itself.
    Damaged(Option<String>),
    /// It, or a part of it, is larger than this many bytes.
    TooLarge(u64),
    /// It has more parts than this.
    TooManyParts(usize),
    /// It has more paragraphs than this, cells of tables among them.
    TooManyParagraphs(usize),
    /// Its elements nest deeper than this.
    TooDeep(usize),
    /// This part declares entities or a grammar of its own, which no office program writes.
    Declares(String),
}
