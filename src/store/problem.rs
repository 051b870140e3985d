//! What can be wrong inside a file, and where. Plain data: the words for it are in `i18n`.

use super::StoreError;
use super::position::Position;
use crate::model::BadProfile;

/// Something wrong in the text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, if that can be told.
    pub position: Option<Position>,
    /// What.
    pub what: Fault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not UTF-8; the first wrong byte stands at the position.
    NotUtf8,
    /// Brackets nest deeper than any draft does.
    TooDeep,
    /// It holds more values than any draft does.
    TooMany,
    /// Not RON, or a value of the wrong kind; the reader's own words.
    Syntax(String),
    /// A key or a word that the format does not have at that place, and the nearest one that it has.
    NoKey(String, Option<String>),
    /// A key that has to be there.
    Missing(String),
    /// The file does not say what it is.
    NotOurs,
    /// The file is of another kind than asked for.
    OtherKind(String),
    /// Of a version that this program does not read: a later one, most likely.
    Newer(u32),
    /// No language the program knows.
    Language(String),
    /// No id: lower-case letters, digits, `-` and `_`; for a section a number above 0.
    BadId(String),
    /// An id that stands twice.
    IdTwice(String),
    /// A field that is not declared, and the nearest one that is.
    NoField(String, Option<String>),
    /// A field of the items of another list than that of the part that has a value for it.
    OtherList(String),
    /// A list that is not declared, and the nearest one that is.
    NoList(String, Option<String>),
    /// A tag that names nothing, or has no end.
    Tag(String),
    /// A brace that belongs to no tag, and the words from it on.
    Brace(String),
    /// A form that no field has, or this one not: the form, the field.
    Form(String, String),
    /// A field that cannot be said by the one that is named as its short form.
    Short(String),
    /// A field that is made of itself.
    Cycle(String),
    /// A field whose formula comes to too much.
    TooMuchMade(String),
    /// No condition.
    When(String),
    /// A condition on a field that is neither answered with yes or no nor chosen from a few.
    WhenField(String),
    /// A condition on something that is no choice of its field, and the nearest one that is.
    NoChoice(String, Option<String>),
    /// No style of numbers.
    Numbering(String),
    /// A value that does not fit the kind of its field.
    Value(String),
    /// A name or hint that is longer than a line.
    TooLong,
    /// Sections or levels nest deeper than a draft may.
    Depth,
    /// More sections than a draft may have.
    Sections,
    /// A list begins with more items than are made for a new draft.
    Start,
    /// The greatest number of a list is below its least or its first.
    MinAboveMax,
    /// A share of the time that is none between 0 and 1.
    Share,
    /// The shares of a template's parts do not add up to one; what they add up to, in thousandths.
    Shares(u32),
    /// A profile by which no page can be set.
    Profile(BadProfile),
}

/// Why a draft or template could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The file itself could not be read.
    File(StoreError),
    /// What stands in it is wrong: the first problem.
    Content(Problem),
}

impl From<StoreError> for ReadError {
    fn from(error: StoreError) -> Self {
        Self::File(error)
    }
}

/// How much is compared for one name, in pairs of bytes: all names of any file but one made to take long.
const MOST_COMPARED: usize = 500_000;

/// The name most like one that is not there, if any is like it. Nothing is like a text too long to be a name.
pub fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    if name.len() > 100 {
        return None;
    }
    let mut compared = 0usize;
    let within = names.take_while(|other| {
        compared = compared.saturating_add(name.len().saturating_mul(other.len()));
        compared <= MOST_COMPARED
    });
    let scored = within.map(|other| (strsim::normalized_damerau_levenshtein(name, other), other));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 > 0.4).then(|| best.1.to_owned())
}
