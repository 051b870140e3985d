//! Why an edit was refused. Nothing has changed then.

/// A refused edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// Names a section that is not there.
    NoSection,
    /// Names a text, paragraph, title line or place that is not there.
    NoPlace,
    /// Names a field that is not declared, or not for this section.
    NoField,
    /// Names a list that is not declared.
    NoList,
    /// The value does not fit the kind of the field.
    BadValue,
    /// A field would be said in short by one that cannot.
    BadShort,
    /// A formula would be made of itself, or come to too much.
    BadFormula,
    /// The section would stand deeper than [`crate::model::MAX_DEPTH`].
    TooDeep,
    /// The draft would have more sections than [`crate::model::MAX_SECTIONS`], or declare more than
    /// [`crate::model::MAX_DECLARED`], or have more set aside than [`crate::model::MAX_SET_ASIDE`].
    TooMany,
    /// An id would stand twice.
    IdTwice,
    /// A section would stand below itself.
    IntoItself,
    /// The section is the first, last, topmost or lowest already.
    NoFurther,
}
