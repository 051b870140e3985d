//! What the writer has decided about the rules.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::finding::{Rule, Severity};
use super::words::WordList;

/// What the writer has decided about the rules. By default all are on, at their own levels.
#[derive(Clone, Debug)]
pub struct Options {
    /// The rules that are off.
    pub off: BTreeSet<Rule>,
    /// The levels that differ from the rules' own.
    pub levels: BTreeMap<Rule, Severity>,
    /// How long a sentence may be, in Chinese characters.
    pub longest_sentence: usize,
    /// How much may be said without any mark, in Chinese characters.
    pub longest_breath: usize,
    /// How long an English sentence may be, in words.
    pub longest_english: usize,
    /// The list of typical errors.
    pub words: Arc<WordList>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            off: BTreeSet::new(),
            levels: BTreeMap::new(),
            longest_sentence: 150,
            longest_breath: 50,
            longest_english: 45,
            words: WordList::built_in(),
        }
    }
}

impl Options {
    /// Whether a rule is on.
    pub fn is_on(&self, rule: Rule) -> bool {
        !self.off.contains(&rule)
    }
}
