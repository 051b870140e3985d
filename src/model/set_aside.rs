//! What the writer has looked at and left as it is: a finding at one place, of some words, or of a whole rule.

use super::SectionId;

/// How many findings of a draft may be set aside. A reader refuses more.
pub const MAX_SET_ASIDE: usize = 1_000;

/// Something the checks say no more of in this draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The name of the rule. One that the program does not know is kept, and does nothing.
    pub rule: String,
    /// How far it reaches.
    pub reach: Reach,
}

/// How far something is set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// These words in this sentence: a sentence that is written anew is looked at anew.
    Place {
        /// The section; `None` in the title block.
        section: Option<SectionId>,
        /// The words at fault.
        words: String,
        /// The sentence around them.
        sentence: String,
    },
    /// These words, wherever they stand.
    Words(String),
    /// The whole rule.
    Rule,
}
