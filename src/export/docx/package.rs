//! The archive of a document: its parts, what each is, and how they hang together. Open Packaging Conventions, ECMA-376-2.

use std::fmt::Display;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::HEAD;
use crate::export::ExportError;

/// A part of the document.
pub struct Part {
    /// Where it lies.
    pub folder: &'static str,
    /// Its name without folder and ending, which is also the id of its relationship.
    pub name: &'static str,
    /// What it is, as types of parts and relationships end.
    pub kind: &'static str,
    /// Its XML.
    pub text: String,
}

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE: &str = "application/vnd.openxmlformats";

impl Part {
    /// A part that is called after what it is.
    pub fn new(name: &'static str, text: String) -> Self {
        Self { folder: "word/", name, kind: name, text }
    }

    fn content_type(&self) -> String {
        match self.kind {
            "document" => format!("{TYPE}-officedocument.wordprocessingml.document.main+xml"),
            "theme" => format!("{TYPE}-officedocument.theme+xml"),
            kind => format!("{TYPE}-officedocument.wordprocessingml.{kind}+xml"),
        }
    }
}

/// Packs the parts, the first of which is the document itself, and what it says of itself.
///
/// # Errors
/// The archive could not be written.
pub fn pack(parts: &[Part], core: &str) -> Result<Vec<u8>, ExportError> {
    let mut types = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"{TYPE}-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"{TYPE}-package.core-properties+xml\"/>"
    );
    let mut relations = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for Part { folder, name, kind, .. } in parts.iter().skip(1) {
        let target = format!("{}{name}.xml", folder.trim_start_matches("word/"));
        relations += &format!("<Relationship Id=\"{name}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>");
    }
    for part in parts {
        let Part { folder, name, .. } = part;
        types += &format!("<Override PartName=\"/{folder}{name}.xml\" ContentType=\"{}\"/>", part.content_type());
    }
    types += "</Types>";
    relations += "</Relationships>";
    let root = format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"document\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"core\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/></Relationships>"
    );

    let mut archive = Archive(ZipWriter::new(Cursor::new(Vec::new())));
    archive.add("[Content_Types].xml", &types)?;
    archive.add("_rels/.rels", &root)?;
    archive.add("docProps/core.xml", core)?;
    archive.add("word/_rels/document.xml.rels", &relations)?;
    for Part { folder, name, text, .. } in parts {
        archive.add(&format!("{folder}{name}.xml"), text)?;
    }
    Ok(archive.0.finish().map_err(|error| refused(&error))?.into_inner())
}

struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    fn add(&mut self, name: &str, text: &str) -> Result<(), ExportError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            // The quickest, as in Word: what it leaves is soon sent, and most of the time of an export went into more.
            .compression_level(Some(1))
            // The first moment that an archive can tell: no clock makes two equal files differ.
            .last_modified_time(DateTime::default());
        self.0.start_file(name, options).map_err(|error| refused(&error))?;
        self.0.write_all(text.as_bytes()).map_err(|error| refused(&error))
    }
}

fn refused(error: &dyn Display) -> ExportError {
    ExportError::Refused(error.to_string())
}
