//! What the parts of a Word document say, each read into plain data: formatting, styles, lists, theme, sections, paragraphs.
//!
//! Lengths stay as the file states them, in twips of 1/20 point, sizes of type in half points, until somebody needs them.
//!
//! Source of the rules: ECMA-376 part 1, chapter 17 (WordprocessingML).

pub mod measure;
pub mod formatting;
pub mod formats;
pub mod symbols;
pub mod numbering;
pub mod counting;
pub mod styles;
pub mod theme;
pub mod section;
pub mod fields;
pub mod paragraph;
pub mod paragraphs;
pub mod document;
