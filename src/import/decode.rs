//! From bytes to text: which encoding a file is in, and what it says.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use super::error::ImportError;
use super::source::Source;
use super::{markdown, read_docx};

/// How the characters of a text file are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextEncoding {
    /// UTF-8, with or without a mark at its beginning.
    #[default]
    Utf8,
    /// UTF-16, the lower byte first unless its mark says otherwise.
    Utf16,
    /// GB18030, of which GBK and GB2312 are parts.
    Gb18030,
}

impl TextEncoding {
    /// Every one, the likeliest first.
    pub const ALL: [Self; 3] = [Self::Utf8, Self::Gb18030, Self::Utf16];

    /// Its name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Gb18030 => "GB18030",
        }
    }
}

/// A file as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// What it says.
    pub source: Source,
    /// How it is written; `None` for a document of Word, which says so itself.
    pub encoding: Option<TextEncoding>,
    /// How many characters could not be read and are � now.
    pub broken: usize,
}

/// The largest text that is read, in bytes: some ten million characters.
pub const MAX_TEXT: usize = 32 << 20;

/// Reads a file: a document of Word, or a text in the encoding that is asked for, else in the one that it looks like.
///
/// # Errors
/// It is a document that cannot be read, or is too large.
pub fn read(bytes: &[u8], asked: Option<TextEncoding>) -> Result<Decoded, ImportError> {
    let documents: [&[u8]; 4] = [b"PK\x03\x04", &[0xD0, 0xCF, 0x11, 0xE0], b"{\\rtf", b"%PDF-"];
    if documents.iter().any(|begin| bytes.starts_with(begin)) {
        return Ok(Decoded { source: read_docx(bytes)?, encoding: None, broken: 0 });
    }
    if bytes.len() > MAX_TEXT {
        return Err(ImportError::TooLarge(MAX_TEXT as u64));
    }
    let encoding = asked.unwrap_or_else(|| likeliest(bytes));
    let text = decode(bytes, encoding);
    let broken = text.matches('\u{FFFD}').count();
    Ok(Decoded { source: markdown::text(&text), encoding: Some(encoding), broken })
}

/// The text of a file that is nothing but one, in the encoding that it looks like.
pub fn plain_text(bytes: &[u8]) -> String {
    decode(bytes, likeliest(bytes))
}

/// What bytes look like. A mark at their beginning says it; bytes that are UTF-8 are hardly anything else; no Chinese
/// text in GB18030 has a byte of zero, and one in UTF-16 has one with every line end.
fn likeliest(bytes: &[u8]) -> TextEncoding {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return TextEncoding::Utf16;
    }
    if bytes.contains(&0)
        && bytes.len().is_multiple_of(2)
        && known_units(bytes, false).max(known_units(bytes, true)) > 0
    {
        return TextEncoding::Utf16;
    }
    // A text that is cut within its last character is UTF-8 all the same.
    match std::str::from_utf8(bytes) {
        Ok(_) => TextEncoding::Utf8,
        Err(error) if error.error_len().is_none() => TextEncoding::Utf8,
        Err(_) => TextEncoding::Gb18030,
    }
}

/// How many units of UTF-16, in one of its two orders, are line ends, blanks, or the marks that every text has.
fn known_units(bytes: &[u8], big: bool) -> usize {
    let unit = |pair: &[u8]| match pair {
        [one, two] => Some(if big { u16::from_be_bytes([*one, *two]) } else { u16::from_le_bytes([*one, *two]) }),
        _ => None,
    };
    let known = |unit: &u16| matches!(*unit, 0x0A | 0x0D | 0x20 | 0x3000 | 0x3001 | 0x3002 | 0xFF0C);
    bytes.chunks(2).filter_map(unit).filter(known).count()
}

fn decode(bytes: &[u8], encoding: TextEncoding) -> String {
    match encoding {
        TextEncoding::Utf8 => {
            let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
            String::from_utf8_lossy(bytes).into_owned()
        }
        TextEncoding::Gb18030 => GB18030.decode_without_bom_handling(bytes).0.into_owned(),
        TextEncoding::Utf16 => {
            let marked = bytes.starts_with(&[0xFF, 0xFE]);
            let big =
                bytes.starts_with(&[0xFE, 0xFF]) || (!marked && known_units(bytes, true) > known_units(bytes, false));
            let encoding = if big { UTF_16BE } else { UTF_16LE };
            encoding.decode_with_bom_removal(bytes).0.into_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "同志们：\n今天讲两点。\r\n一、学习要深\n";

    fn check(bytes: &[u8], encoding: TextEncoding) {
        let read = read(bytes, None).unwrap();
        assert_eq!((read.source.text.as_str(), read.encoding, read.broken), (TEXT, Some(encoding), 0));
    }

    #[test]
    fn a_text_is_known_by_its_bytes() {
        check(TEXT.as_bytes(), TextEncoding::Utf8);
        check(format!("\u{FEFF}{TEXT}").as_bytes(), TextEncoding::Utf8);
        check(&GB18030.encode(TEXT).0, TextEncoding::Gb18030);
        let units = |big: bool| {
            TEXT.encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect::<Vec<u8>>()
        };
        check(&units(false), TextEncoding::Utf16);
        check(&units(true), TextEncoding::Utf16);
        check(&[&[0xFF, 0xFE], units(false).as_slice()].concat(), TextEncoding::Utf16);
        check(&[&[0xFE, 0xFF], units(true).as_slice()].concat(), TextEncoding::Utf16);
    }

    #[test]
    fn a_text_is_read_as_it_is_asked_for_and_what_cannot_be_read_is_counted() {
        let bytes = GB18030.encode(TEXT).0;
        assert!(read(&bytes, Some(TextEncoding::Utf8)).unwrap().broken > 0);
        assert_eq!(read(&bytes, Some(TextEncoding::Gb18030)).unwrap().broken, 0);
        assert_eq!(read(b"", None).unwrap().source.text, "");
        // Cut within its last character.
        let cut = &"同志们".as_bytes()[..8];
        let read = read(cut, None).unwrap();
        assert_eq!((read.encoding, read.broken), (Some(TextEncoding::Utf8), 1));
    }

    #[test]
    fn documents_are_told_from_texts() {
        assert_eq!(read(b"%PDF-1.7", None), Err(ImportError::Pdf));
        assert_eq!(read(b"{\\rtf1 x", None), Err(ImportError::Rtf));
        assert_eq!(read(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], None), Err(ImportError::OldFormat));
        assert_eq!(read(&vec![b'a'; MAX_TEXT + 1], None), Err(ImportError::TooLarge(MAX_TEXT as u64)));
    }
}
