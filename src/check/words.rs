//! The list of typical errors that holds: what comes with the program, and what the writer has made of it.

use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use aho_corasick::{AhoCorasick, MatchKind};

use crate::model::{OwnWords, WordEntry, read_words};

/// A list of entries.
#[derive(Debug, Default)]
pub struct WordList {
    entries: Vec<WordEntry>,
    /// Finds the wrong words, each by the place of its entry; the longest where several begin. It is made when something is
    /// first looked for, which the worker does.
    finder: OnceLock<Option<AhoCorasick>>,
}

const BUILT_IN: &str = include_str!("../../assets/words/official.tsv");

static SHARED: LazyLock<Arc<WordList>> =
    LazyLock::new(|| Arc::new(WordList::new(read_words(BUILT_IN).unwrap_or_default())));

impl WordList {
    /// The list that comes with the program.
    pub fn built_in() -> Arc<Self> {
        SHARED.clone()
    }

    /// The built-in list without what the writer has switched off, and with his own entries. For words that both have
    /// his own count.
    pub fn with(own: &OwnWords) -> Arc<Self> {
        if *own == OwnWords::default() {
            return Self::built_in();
        }
        let built_in =
            SHARED.entries.iter().filter(|entry| !own.off().contains(&entry.wrong) && !own.has(&entry.wrong));
        Arc::new(Self::new(own.entries().iter().chain(built_in).cloned().collect()))
    }

    /// A list of entries.
    pub fn new(entries: Vec<WordEntry>) -> Self {
        Self { entries, finder: OnceLock::new() }
    }

    fn finder(&self) -> Option<&AhoCorasick> {
        let make = || {
            let words = self.entries.iter().map(|entry| entry.wrong.as_str());
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words).ok()
        };
        self.finder.get_or_init(make).as_ref()
    }

    /// The entries.
    pub fn entries(&self) -> &[WordEntry] {
        &self.entries
    }

    /// The entries whose wrong words stand in a text, each with where.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a WordEntry, Range<usize>)> {
        let found = self.finder().into_iter().flat_map(move |finder| finder.find_iter(text));
        found.filter_map(move |found| {
            let entry = self.entries.get(found.pattern().as_usize())?;
            (!is_excepted(entry, text, found.range())).then_some((entry, found.range()))
        })
    }
}

/// Whether the wrong words of an entry stand within others in which they are right: its exceptions, and what it says is
/// right.
fn is_excepted(entry: &WordEntry, text: &str, range: Range<usize>) -> bool {
    entry.unless.iter().chain(&entry.right).any(|unless| {
        unless.match_indices(&entry.wrong).any(|(inner, _)| {
            let start = range.start.checked_sub(inner);
            start.and_then(|start| text.get(start..)).is_some_and(|rest| rest.starts_with(unless.as_str()))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{WordLevel, write_words};

    #[test]
    fn the_built_in_list_is_read_and_written_back() {
        let entries = read_words(BUILT_IN).unwrap();
        assert!(entries.len() >= 150, "{} entries", entries.len());
        assert_eq!(read_words(&write_words(&entries)).as_ref(), Ok(&entries));
        let mut words: Vec<&str> = entries.iter().map(|entry| entry.wrong.as_str()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), entries.len(), "a word stands twice");
        // None is more serious than the rule itself; only a writer makes one so.
        assert!(entries.iter().all(|entry| entry.level == WordLevel::Hint));
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
        }
    }

    /// `own` are tables of a writer's own entries, `off` what he has switched off.
    #[track_caller]
    fn check_with(own: &str, off: &[&str], text: &str, expected: &[&str]) {
        let mut words = OwnWords::default();
        read_words(own).unwrap().into_iter().for_each(|entry| words.put(None, entry).unwrap());
        off.iter().for_each(|wrong| words.switch(wrong, false));
        let list = WordList::with(&words);
        let found: Vec<String> =
            list.find(text).map(|(entry, _)| format!("{}→{}", entry.wrong, entry.rights())).collect();
        assert_eq!(found, expected, "{own} {off:?} {text}");
    }

    #[test]
    fn what_a_writer_has_made_of_the_list_holds() {
        let text = "截止目前，任务布署完毕，新城镇已经建成。";
        check_with("", &[], text, &["截止目前→截至目前", "布署→部署"]);
        check_with("", &["布署", "没有的词"], text, &["截止目前→截至目前"]);
        check_with("新城镇\t新城区\n布署\t安排", &[], text, &["截止目前→截至目前", "布署→安排", "新城镇→新城区"]);
        check_with("布署\t安排", &["布署"], text, &["截止目前→截至目前", "布署→安排"]);
        // The longest where several begin.
        check_with("截止目前，\t至今\n截止\t截至", &[], text, &["截止目前，→至今", "布署→部署"]);
        // What it says is right is right, though the wrong words stand in it.
        check_with("付诸\t付诸行动", &[], "付诸行动，不是付诸空谈。", &["付诸→付诸行动"]);
        check_with("城镇\t城乡\t新城镇", &[], "新城镇和城镇", &["城镇→城乡"]);
    }

    #[test]
    fn a_list_as_long_as_it_may_be_is_found() {
        let long = "错".repeat(crate::model::MAX_WORD - 4);
        let entry = |n: usize| format!("{n:04}{long}\t对\n");
        let own: String = (0..crate::model::MAX_WORDS).map(entry).collect();
        check_with(&own, &[], &format!("这里有4999{long}和布署。"), &[&format!("4999{long}→对"), "布署→部署"]);
    }
}
