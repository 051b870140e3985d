//! Typical errors: words that are wrong, and what is right; a table of them that a person can edit; and a writer's own.
//!
//! A line of the table is an entry, its columns parted by tabs: the wrong words; the right ones, several parted by `/`;
//! words in which the wrong ones are right, parted by 、; in which speeches it counts (`all` or `official`); its level
//! (`hint` or `warning`); and the reason. All behind the right words may be left out. Empty lines and those that begin
//! with `#` are passed over.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::phrase::one_line;

/// How many entries a writer may have, and how many built-in ones may be off.
pub const MAX_WORDS: usize = 5_000;

/// How long words of an entry may be, in characters.
pub const MAX_WORD: usize = 60;

/// How long its reason may be, in characters.
pub const MAX_REASON: usize = 200;

/// How many right ones an entry may have, and how many exceptions.
pub const MAX_PARTS: usize = 20;

/// What parts right words.
const BETWEEN_RIGHT: char = '/';

/// What parts exceptions.
const BETWEEN_UNLESS: char = '、';

/// In which speeches an entry counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordScope {
    /// In all.
    #[default]
    All,
    /// In those of office.
    Official,
}

impl WordScope {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::All, Self::Official];

    /// What a table calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Official => "official",
        }
    }
}

/// How serious an entry is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordLevel {
    /// Worth a look.
    #[default]
    Hint,
    /// Most likely wrong.
    Warning,
}

impl WordLevel {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Hint, Self::Warning];

    /// What a table calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
        }
    }
}

/// A typical error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordEntry {
    /// The words that are wrong.
    pub wrong: String,
    /// What could stand there instead, the likeliest first.
    pub right: Vec<String>,
    /// Words in which the wrong ones are right.
    pub unless: Vec<String>,
    /// In which speeches it counts.
    pub scope: WordScope,
    /// How serious it is.
    pub level: WordLevel,
    /// Why.
    pub reason: String,
}

/// Why an entry is none, or is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadWord {
    /// Nothing is wrong.
    NoWrong,
    /// The wrong words begin with the sign of a remark.
    Remark,
    /// Nothing is right, or nothing but what is wrong.
    NoRight,
    /// These words, or the reason, are too long.
    TooLong(String),
    /// There are more right ones or exceptions than an entry may have.
    TooManyParts,
    /// An exception does not hold the wrong words.
    Unless(String),
    /// No scope.
    Scope(String),
    /// No level.
    Level(String),
    /// A table has no more columns than six.
    Columns,
    /// The writer has an entry for these words already.
    There,
    /// There are [`MAX_WORDS`] already.
    Full,
}

/// What is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: BadWord,
}

impl WordEntry {
    /// The right ones as a table holds them.
    pub fn rights(&self) -> String {
        self.right.join("/")
    }

    /// The exceptions as a table holds them.
    pub fn exceptions(&self) -> String {
        self.unless.join("、")
    }

    /// The entry as it is kept: each of its words on one line, those that a sign parts in parts.
    ///
    /// # Errors
    /// It is none.
    pub fn checked(self) -> Result<Self, BadWord> {
        let parts = |all: &[String], sign: char| -> Vec<String> {
            let parts = all.iter().flat_map(|part| part.split(sign)).map(words);
            parts.filter(|part| !part.is_empty()).collect()
        };
        let entry = Self {
            wrong: words(&self.wrong),
            right: parts(&self.right, BETWEEN_RIGHT),
            unless: parts(&self.unless, BETWEEN_UNLESS),
            reason: words(&self.reason),
            ..self
        };
        if entry.wrong.is_empty() {
            return Err(BadWord::NoWrong);
        }
        if entry.wrong.starts_with('#') {
            return Err(BadWord::Remark);
        }
        if entry.right.is_empty() || entry.right.contains(&entry.wrong) {
            return Err(BadWord::NoRight);
        }
        let all = [&entry.wrong].into_iter().chain(&entry.right).chain(&entry.unless).map(|words| (words, MAX_WORD));
        let long = all.chain([(&entry.reason, MAX_REASON)]).find(|(words, most)| words.chars().nth(*most).is_some());
        if let Some((words, _)) = long {
            return Err(BadWord::TooLong(words.clone()));
        }
        if entry.right.len().max(entry.unless.len()) > MAX_PARTS {
            return Err(BadWord::TooManyParts);
        }
        match entry.unless.iter().find(|unless| !unless.contains(&entry.wrong) || **unless == entry.wrong) {
            Some(unless) => Err(BadWord::Unless(unless.clone())),
            None => Ok(entry),
        }
    }

    /// Reads a line of a table.
    fn read(line: &str) -> Result<Self, BadWord> {
        let mut columns = line.split('\t').map(str::trim);
        let mut column = || columns.next().unwrap_or_default();
        let (wrong, right, unless, scope, level, reason) = (column(), column(), column(), column(), column(), column());
        if columns.any(|more| !more.is_empty()) {
            return Err(BadWord::Columns);
        }
        let scope = match scope {
            "" => Some(WordScope::default()),
            name => WordScope::ALL.into_iter().find(|scope| scope.name() == name),
        }
        .ok_or_else(|| BadWord::Scope(scope.to_owned()))?;
        let level = match level {
            "" => Some(WordLevel::default()),
            name => WordLevel::ALL.into_iter().find(|level| level.name() == name),
        }
        .ok_or_else(|| BadWord::Level(level.to_owned()))?;
        let (right, unless) = (vec![right.to_owned()], vec![unless.to_owned()]);
        Self { wrong: wrong.to_owned(), right, unless, scope, level, reason: reason.to_owned() }.checked()
    }
}

/// Words on one line; a tab parts columns, and is a blank within one.
fn words(text: &str) -> String {
    one_line(&text.replace('\t', " "))
}

/// Reads a table.
///
/// # Errors
/// The first line that is no entry, or one more than may be kept.
pub fn read_words(table: &str) -> Result<Vec<WordEntry>, BadLine> {
    let table = table.strip_prefix('\u{feff}').unwrap_or(table);
    let mut entries = Vec::new();
    for (index, line) in table.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let bad = |what| BadLine { line: index + 1, what };
        if entries.len() >= MAX_WORDS {
            return Err(bad(BadWord::Full));
        }
        entries.push(WordEntry::read(line).map_err(bad)?);
    }
    Ok(entries)
}

/// Writes a table; [`read_words`] reads it back.
pub fn write_words(entries: &[WordEntry]) -> String {
    let mut out = String::new();
    for entry in entries {
        let (right, unless) = (entry.rights(), entry.exceptions());
        let (scope, level) = (entry.scope.name(), entry.level.name());
        // Writing to a text cannot fail.
        let _ = writeln!(out, "{}\t{right}\t{unless}\t{scope}\t{level}\t{}", entry.wrong, entry.reason);
    }
    out
}

/// What a writer has made of the list: entries of his own, of which none stands twice, and built-in ones that are off.
/// The built-in ones themselves are not copied, so that a later version of the program improves them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnWords {
    entries: Vec<WordEntry>,
    off: BTreeSet<String>,
}

impl OwnWords {
    /// His own entries, the oldest first.
    pub fn entries(&self) -> &[WordEntry] {
        &self.entries
    }

    /// The wrong words of the built-in entries that are off.
    pub fn off(&self) -> &BTreeSet<String> {
        &self.off
    }

    /// Whether he has an entry for these words.
    pub fn has(&self, wrong: &str) -> bool {
        self.place(wrong).is_some()
    }

    fn place(&self, wrong: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.wrong == wrong)
    }

    /// An entry as it would be kept in the place of that for these words, if there is one, else behind the others.
    ///
    /// # Errors
    /// It is none; there is another one for its words; or there are too many.
    pub fn checked(&self, instead: Option<&str>, entry: WordEntry) -> Result<WordEntry, BadWord> {
        let entry = entry.checked()?;
        let place = instead.and_then(|wrong| self.place(wrong));
        if self.place(&entry.wrong).is_some_and(|there| Some(there) != place) {
            return Err(BadWord::There);
        }
        if place.is_none() && self.entries.len() >= MAX_WORDS {
            return Err(BadWord::Full);
        }
        Ok(entry)
    }

    /// Keeps it.
    ///
    /// # Errors
    /// As [`OwnWords::checked`].
    pub fn put(&mut self, instead: Option<&str>, entry: WordEntry) -> Result<(), BadWord> {
        let entry = self.checked(instead, entry)?;
        let place = instead.and_then(|wrong| self.place(wrong));
        match place.and_then(|place| self.entries.get_mut(place)) {
            Some(old) => *old = entry,
            None => self.entries.push(entry),
        }
        Ok(())
    }

    /// Lets an entry go; gives it back.
    pub fn remove(&mut self, wrong: &str) -> Option<WordEntry> {
        self.place(wrong).map(|place| self.entries.remove(place))
    }

    /// Switches the built-in entry for these words on or off. One that is longer than any is left alone.
    pub fn switch(&mut self, wrong: &str, on: bool) {
        if on {
            self.off.remove(wrong);
        } else if self.off.len() < MAX_WORDS && wrong.chars().nth(MAX_WORD).is_none() {
            self.off.insert(wrong.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(wrong: &str, right: &str) -> WordEntry {
        WordEntry { wrong: wrong.to_owned(), right: vec![right.to_owned()], ..WordEntry::default() }
    }

    #[track_caller]
    fn check_line(line: &str, expected: Result<&str, BadWord>) {
        let found = read_words(&format!("# 说明\n\n{line}\n")).map(|entries| write_words(&entries));
        let expected = expected.map(|line| format!("{line}\n")).map_err(|what| BadLine { line: 3, what });
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn a_line_is_read_and_a_bad_one_is_told() {
        check_line(
            "甲\t乙/丙\t甲子、花甲\tofficial\twarning\t因为",
            Ok("甲\t乙/丙\t甲子、花甲\tofficial\twarning\t因为"),
        );
        check_line(" 甲 \t / 乙/\t、", Ok("甲\t乙\t\tall\thint\t"));
        check_line("甲\t乙\t\t\t\t\t", Ok("甲\t乙\t\tall\thint\t"));
        check_line("甲", Err(BadWord::NoRight));
        check_line("\t乙", Err(BadWord::NoWrong));
        check_line("甲\t乙/甲", Err(BadWord::NoRight));
        check_line("甲\t乙\t乙方", Err(BadWord::Unless("乙方".into())));
        check_line("甲\t乙\t甲", Err(BadWord::Unless("甲".into())));
        check_line("甲\t乙\t\t谁", Err(BadWord::Scope("谁".into())));
        check_line("甲\t乙\t\tall\t错", Err(BadWord::Level("错".into())));
        check_line("甲\t乙\t\tall\thint\t因为\t还有", Err(BadWord::Columns));
        let (most, long) = ("长".repeat(MAX_WORD), "长".repeat(MAX_WORD + 1));
        check_line(&format!("{most}\t乙"), Ok(&format!("{most}\t乙\t\tall\thint\t")));
        check_line(&format!("{long}\t乙"), Err(BadWord::TooLong(long.clone())));
        let reason = "长".repeat(MAX_REASON + 1);
        check_line(&format!("甲\t乙\t\t\t\t{reason}"), Err(BadWord::TooLong(reason.clone())));
        check_line(&format!("甲\t{}", "乙/".repeat(MAX_PARTS + 1)), Err(BadWord::TooManyParts));
    }

    #[test]
    fn a_table_of_more_than_is_kept_is_refused() {
        let table: String = (0..=MAX_WORDS).map(|n| format!("错{n}\t对\n")).collect();
        assert_eq!(read_words(&table), Err(BadLine { line: MAX_WORDS + 1, what: BadWord::Full }));
    }

    #[test]
    fn what_is_kept_is_a_table_again() {
        let kept = entry(" 甲\t乙\n丙 ", "对").checked().unwrap();
        assert_eq!(kept.wrong, "甲 乙 丙");
        assert_eq!(read_words(&write_words(std::slice::from_ref(&kept))).unwrap(), [kept]);
        assert_eq!(entry("# 甲", "对").checked(), Err(BadWord::Remark));
    }

    #[test]
    fn an_entry_is_kept_once_and_changed_in_its_place() {
        let mut own = OwnWords::default();
        own.put(None, entry("甲", "一")).unwrap();
        own.put(None, entry("乙", "二")).unwrap();
        assert_eq!(own.put(None, entry("甲", "三")), Err(BadWord::There));
        assert_eq!(own.put(Some("乙"), entry("甲", "三")), Err(BadWord::There));
        own.put(Some("甲"), entry("丙", "三")).unwrap();
        own.put(Some("没有"), entry("丁", "四")).unwrap();
        let words = |own: &OwnWords| own.entries().iter().map(|entry| entry.wrong.clone()).collect::<String>();
        assert_eq!(words(&own), "丙乙丁");
        assert_eq!(own.remove("乙"), Some(entry("乙", "二")));
        assert_eq!((own.remove("乙"), words(&own)), (None, "丙丁".to_owned()));
        own.switch("截止目前", false);
        own.switch(&"长".repeat(MAX_WORD + 1), false);
        assert_eq!(own.off().len(), 1);
        own.switch("截止目前", true);
        assert!(own.off().is_empty());
    }

    #[test]
    fn no_more_are_kept_than_allowed() {
        let entries = (0..MAX_WORDS).map(|n| entry(&format!("错{n}"), "对")).collect();
        let mut own = OwnWords { entries, ..OwnWords::default() };
        assert_eq!(own.put(None, entry("又一条", "对")), Err(BadWord::Full));
        assert_eq!(own.put(Some("错7"), entry("又一条", "对")), Ok(()));
    }
}
