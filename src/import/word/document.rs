//! A Word document with the parts that say how its text looks and counts.

use super::formatting::Fonts;
use super::numbering::Numbering;
use super::styles::Styles;
use crate::import::error::ImportError;
use crate::import::package::{Package, Relationship};

/// An opened document.
#[derive(Debug)]
pub struct Document<'b> {
    package: Package<'b>,
    /// The name of the part that holds its text.
    pub name: String,
    /// That part.
    pub text: String,
    related: Vec<Relationship>,
    /// The styles.
    pub styles: Styles,
    /// The lists.
    pub numbering: Numbering,
    /// The fonts that are named so far.
    pub fonts: Fonts,
}

impl<'b> Document<'b> {
    /// Opens a document.
    ///
    /// # Errors
    /// The bytes are no Word document, or one that is damaged or beyond all bounds.
    pub fn open(bytes: &'b [u8]) -> Result<Self, ImportError> {
        let mut package = Package::open(bytes)?;
        let name = package.related("", "officeDocument")?.unwrap_or_else(|| "word/document.xml".to_owned());
        let Some(text) = package.part(&name)? else {
            let kind = package.part("mimetype")?.unwrap_or_default();
            let open = kind.starts_with("application/vnd.oasis.opendocument");
            return Err(if open { ImportError::OpenDocument } else { ImportError::NotWord });
        };
        let related = package.relationships(&name)?;
        let mut document = Self {
            package,
            name,
            text,
            related,
            styles: Styles::default(),
            numbering: Numbering::default(),
            fonts: Fonts::default(),
        };
        let (text, part) = document.part("numbering")?;
        document.numbering = Numbering::read(&text, &part)?;
        let (text, part) = document.part("styles")?;
        document.styles = Styles::read(&text, &part, &document.numbering, &mut document.fonts)?;
        Ok(document)
    }

    /// The text and the name of the part with this relationship to the document, the first if there are several; an empty
    /// text if there is none.
    ///
    /// # Errors
    /// The part is damaged or too large.
    pub fn part(&mut self, kind: &str) -> Result<(String, String), ImportError> {
        let found = self.related.iter().find(|found| found.kind == kind && !found.external);
        let name = found.map(|found| found.target.clone()).unwrap_or_default();
        Ok((self.package.part(&name)?.unwrap_or_default(), name))
    }

    /// The text and the name of the part that the document calls by this id.
    ///
    /// # Errors
    /// As [`Self::part`].
    pub fn part_called(&mut self, id: &str) -> Result<Option<(String, String)>, ImportError> {
        let Some(found) = self.related.iter().find(|found| found.id == id && !found.external) else { return Ok(None) };
        Ok(self.package.part(&found.target)?.map(|text| (text, found.target.clone())))
    }
}
