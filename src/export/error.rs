//! Why a speech could not be made into a file of a format. What the disk refuses is not among it: that is `store`'s.

/// Why it could not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportError {
    /// There is no font with which a page could be set.
    NoFont,
    /// The library that writes the format refused; its own words.
    Refused(String),
    /// It was called off.
    Stopped,
}
