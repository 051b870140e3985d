//! The list of typical errors: words that are wrong, and what is right. A plain table that a person can edit.
//!
//! A line an entry, six columns parted by tabs: the wrong words; the right ones; words in which the wrong ones are right,
//! parted by 、; in which speeches it counts (`all` or `official`); its level; and the reason. Empty lines and those that
//! begin with `#` are passed over. Several right ones are parted by `/`.

use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use regex::Regex;

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The words that are wrong.
    pub wrong: String,
    /// What could stand there instead, the likeliest first.
    pub right: Vec<String>,
    /// Words in which the wrong ones are right.
    pub unless: Vec<String>,
    /// In which speeches it counts: `all` or `official`.
    pub scope: String,
    /// How serious it is: `hint` or `warning`.
    pub level: String,
    /// Why.
    pub reason: String,
}

/// A list of entries.
#[derive(Debug, Default)]
pub struct WordList {
    entries: Vec<Entry>,
    pattern: Option<Regex>,
}

/// Why a table is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadTable {
    /// The line, from 1.
    pub line: usize,
}

const BUILT_IN: &str = include_str!("../../assets/words/official.tsv");

static SHARED: LazyLock<Arc<WordList>> = LazyLock::new(|| Arc::new(WordList::read(BUILT_IN).unwrap_or_default()));

impl WordList {
    /// The list that comes with the program.
    pub fn built_in() -> Arc<Self> {
        SHARED.clone()
    }

    /// A list of entries.
    pub fn new(entries: Vec<Entry>) -> Self {
        // The longest first, so that it is found where several begin.
        let mut words: Vec<&str> = entries.iter().map(|entry| entry.wrong.as_str()).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let pattern = words.iter().map(|word| regex::escape(word)).collect::<Vec<_>>().join("|");
        let pattern = if entries.is_empty() { None } else { Regex::new(&pattern).ok() };
        Self { entries, pattern }
    }

    /// Reads a table.
    ///
    /// # Errors
    /// A line has too few columns, or says nothing of what is wrong or right.
    pub fn read(table: &str) -> Result<Self, BadTable> {
        let mut entries = Vec::new();
        for (index, line) in table.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let bad = BadTable { line: index + 1 };
            let columns: Vec<&str> = line.split('\t').map(str::trim).collect();
            let [wrong, right, unless, scope, level, reason] = columns.as_slice() else { return Err(bad) };
            let parts = |text: &str, sign: char| -> Vec<String> {
                text.split(sign).filter(|part| !part.is_empty()).map(str::to_owned).collect()
            };
            let known = matches!(*scope, "all" | "official") && matches!(*level, "hint" | "warning");
            if wrong.is_empty() || right.is_empty() || !known {
                return Err(bad);
            }
            entries.push(Entry {
                wrong: (*wrong).to_owned(),
                right: parts(right, '/'),
                unless: parts(unless, '、'),
                scope: (*scope).to_owned(),
                level: (*level).to_owned(),
                reason: (*reason).to_owned(),
            });
        }
        Ok(Self::new(entries))
    }

    /// Writes a table; [`WordList::read`] reads it back.
    pub fn table(&self) -> String {
        let mut out = String::new();
        for Entry { wrong, right, unless, scope, level, reason } in &self.entries {
            let (right, unless) = (right.join("/"), unless.join("、"));
            // Writing to a text cannot fail.
            let _ = writeln!(out, "{wrong}\t{right}\t{unless}\t{scope}\t{level}\t{reason}");
        }
        out
    }

    /// The entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries whose wrong words stand in a text, each with where.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a Entry, std::ops::Range<usize>)> {
        let found = self.pattern.iter().flat_map(move |pattern| pattern.find_iter(text));
        found.filter_map(move |found| {
            let entry = self.entries.iter().find(|entry| entry.wrong == found.as_str())?;
            (!is_excepted(entry, text, found.range())).then_some((entry, found.range()))
        })
    }
}

/// Whether the wrong words of an entry stand within others in which they are right.
fn is_excepted(entry: &Entry, text: &str, range: std::ops::Range<usize>) -> bool {
    entry.unless.iter().any(|unless| {
        unless.match_indices(&entry.wrong).any(|(inner, _)| {
            let start = range.start.checked_sub(inner);
            start.and_then(|start| text.get(start..)).is_some_and(|rest| rest.starts_with(unless.as_str()))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_list_is_read_and_written_back() {
        let list = WordList::read(BUILT_IN).unwrap();
        assert!(list.entries().len() >= 150, "{} entries", list.entries().len());
        assert_eq!(WordList::read(&list.table()).unwrap().entries(), list.entries());
        let mut words: Vec<&str> = list.entries().iter().map(|entry| entry.wrong.as_str()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), list.entries().len(), "a word stands twice");
    }

    #[test]
    fn what_is_right_in_the_list_is_found_wrong_nowhere() {
        let list = WordList::built_in();
        for entry in list.entries() {
            for right in &entry.right {
                let found: Vec<&str> = list.find(right).map(|(entry, _)| entry.wrong.as_str()).collect();
                assert_eq!(found, [""; 0], "{right}");
            }
            assert!(!entry.reason.is_empty(), "{}", entry.wrong);
            assert_eq!(list.find(&entry.wrong).count(), 1, "{}", entry.wrong);
            for unless in &entry.unless {
                assert!(
                    unless.contains(&entry.wrong) && unless != &entry.wrong,
                    "{unless} is no case of {}",
                    entry.wrong
                );
            }
        }
    }

    #[test]
    fn a_bad_table_is_told_by_its_line() {
        assert_eq!(WordList::read("# a\n甲\t乙\n").map(|_| ()), Err(BadTable { line: 2 }));
        assert_eq!(WordList::read("甲\t乙\t\t谁\thint\t因为\n").map(|_| ()), Err(BadTable { line: 1 }));
    }
}
