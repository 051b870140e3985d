//! A package of an office program: named parts in a zip archive, and the relationships that say what they are.
//!
//! Bounded: the size of the file, the number of parts and, while it is unpacked, the size of every part. The sizes that
//! the archive states are not believed. A part is read when it is asked for, and again when it is asked for again.
//!
//! Source of the rules: ECMA-376 part 2, Open Packaging Conventions.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::error::ImportError;
use super::xml::{Space, Walk};

/// The largest file that is read, and the largest part of it when unpacked, in bytes.
const MAX_BYTES: usize = 64 << 20;

/// The most parts that a package has; one with a picture on every page has some hundreds.
const MAX_PARTS: usize = 10_000;

/// The most relationships of one part that are kept: links count among them.
const MAX_RELATIONSHIPS: usize = 10_000;

/// What stands before every entry in the list of an archive.
const ENTRY: &[u8] = b"PK\x01\x02";

/// The archives of old office programs, which lock today's in them too.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The name under which a locked document lies in such an archive, in UTF-16.
const LOCKED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// An opened package.
#[derive(Debug)]
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Where each part lies, by its name in small letters: names differ by more than case.
    parts: HashMap<String, usize>,
}

/// What one part has to do with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relationship {
    /// What the part calls it by.
    pub id: String,
    /// The last word of its type: `styles`, `footer`, `officeDocument`.
    pub kind: String,
    /// The name of the other part; the address of what lies outside.
    pub target: String,
    /// Whether it lies outside of the package.
    pub external: bool,
}

impl<'b> Package<'b> {
    /// Opens a package; no part is read yet.
    ///
    /// # Errors
    /// It is too large, none, or an old format; its list is damaged or too long.
    pub fn open(bytes: &'b [u8]) -> Result<Self, ImportError> {
        if bytes.len() > MAX_BYTES {
            return Err(ImportError::TooLarge(limit()));
        }
        if bytes.starts_with(OLE) {
            let locked = bytes.windows(LOCKED.len()).any(|window| window == LOCKED);
            return Err(if locked { ImportError::Locked } else { ImportError::OldFormat });
        }
        if bytes.starts_with(b"{\\rtf") {
            return Err(ImportError::Rtf);
        }
        if bytes.starts_with(b"%PDF") {
            return Err(ImportError::Pdf);
        }
        if !bytes.starts_with(b"PK") {
            return Err(ImportError::NotZip);
        }
        // The library keeps some hundred bytes for each entry, so they are counted before it sees them.
        if bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).nth(MAX_PARTS).is_some() {
            return Err(ImportError::TooManyParts(MAX_PARTS));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportError::Damaged(None))?;
        let names = archive.file_names_raw().enumerate();
        let parts = names.map(|(index, name)| (part_name(&String::from_utf8_lossy(name)), index)).collect();
        Ok(Self { archive, parts })
    }

    /// The text of a part; `None` if there is no such part.
    ///
    /// # Errors
    /// It is damaged, locked, too large or no text.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        let damaged = || ImportError::Damaged(Some(name.to_owned()));
        let Some(&index) = self.parts.get(&part_name(name)) else { return Ok(None) };
        let file = self.archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => ImportError::Locked,
            _ => damaged(),
        })?;
        // What the list says is enough to make room by, not to rely on.
        let room = usize::try_from(file.size()).unwrap_or(MAX_BYTES).min(MAX_BYTES) + 1;
        let mut bytes = Vec::with_capacity(room);
        file.take(limit() + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        if bytes.len() > MAX_BYTES {
            return Err(ImportError::TooLarge(limit()));
        }
        text(bytes).map(Some).ok_or_else(damaged)
    }

    /// What a part has to do with others, in the order it states; for `""`, what the package has to do with its parts.
    ///
    /// # Errors
    /// The part that lists them is damaged.
    pub fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, ImportError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let list = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let Some(text) = self.part(&list)? else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        let mut walk = Walk::new(&text, &list);
        while let Some(element) = walk.open_within(0)? {
            if !element.is(Space::Package, "Relationship") || found.len() == MAX_RELATIONSHIPS {
                continue;
            }
            let of = |name| element.attribute(name).unwrap_or_default().into_owned();
            let (kind, target, external) = (of("Type"), of("Target"), of("TargetMode") == "External");
            found.push(Relationship {
                id: of("Id"),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: if external { target } else { resolve(folder, &target) },
                external,
            });
        }
        Ok(found)
    }

    /// The name of the part that a relationship of this kind leads to from `part`; the first if there are several.
    ///
    /// # Errors
    /// As [`Self::relationships`].
    pub fn related(&mut self, part: &str, kind: &str) -> Result<Option<String>, ImportError> {
        let all = self.relationships(part)?;
        Ok(all.into_iter().find(|found| found.kind == kind && !found.external).map(|found| found.target))
    }
}

/// [`MAX_BYTES`] as the sizes of files are counted.
fn limit() -> u64 {
    u64::try_from(MAX_BYTES).unwrap_or(u64::MAX)
}

/// A name as parts are found by. Some programs write the bars of their own system.
fn part_name(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The name of the part that a target leads to from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

/// The text of a part: UTF-8, or UTF-16 with its mark.
fn text(mut bytes: Vec<u8>) -> Option<String> {
    let wide = |bytes: &[u8], of: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok());
        char::decode_utf16(units.map(of)).collect::<Result<String, _>>().ok()
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, ..] => String::from_utf8(bytes.split_off(3)).ok(),
        _ => String::from_utf8(bytes).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_leads_to_a_part() {
        for (folder, target, part) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("word", "../docProps/core.xml", "docProps/core.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("word", "../../../a.xml", "a.xml"),
            ("word", "./theme/theme1.xml", "word/theme/theme1.xml"),
        ] {
            assert_eq!(resolve(folder, target), part);
        }
    }

    #[test]
    fn a_text_is_told_by_its_mark() {
        for (bytes, found) in [
            (b"<a/>".to_vec(), Some("<a/>")),
            (b"\xEF\xBB\xBF<a/>".to_vec(), Some("<a/>")),
            (b"\xFF\xFE<\0a\0/\0>\0".to_vec(), Some("<a/>")),
            (b"\xFE\xFF\0<\0a\0/\0>".to_vec(), Some("<a/>")),
            (b"<a>\xC4\xFA</a>".to_vec(), None),
        ] {
            assert_eq!(text(bytes).as_deref(), found);
        }
    }
}
