//! Whether a text is what somebody looks for: by its characters, its full pinyin, its initials, or its words.
//!
//! A text is a row of syllables: each Chinese character is one with its readings, each Latin word is one read as it
//! is written. Marks and blanks are none.

use pinyin::{Pinyin, ToPinyin};

use crate::i18n::commands::{ALSO_READ, READINGS};

/// What is read of a query, and of a text.
const MOST_QUERY: usize = 64;
const MOST_TEXT: usize = 200;
/// How many readings a character may have.
const MOST_READINGS: usize = 4;
/// How many syllables may be passed over between the first and the last that an initial stands for.
const MOST_PASSED: usize = 4;

/// How well a text is what somebody looks for, and by which of its initials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The higher the better.
    pub rank: u32,
    /// Which letters of [`initials`] were looked for, in order; those of syllables whose characters were, too.
    pub initials: Vec<usize>,
}

/// One syllable of a text: how it may be typed, the usual way first, and the character or word itself.
#[derive(Debug)]
struct Syllable<'t> {
    written: &'t str,
    /// Empty where there are no more.
    readings: [&'t str; MOST_READINGS],
    /// Where it stands in the folded text, in characters.
    at: usize,
}

impl<'t> Syllable<'t> {
    /// Every way to type it.
    fn ways(&self) -> impl Iterator<Item = &'t str> {
        self.readings.into_iter().filter(|way| !way.is_empty()).chain([self.written])
    }
}

/// Whether a text is what somebody looks for. Parts of the query that blanks part may stand anywhere, each for itself.
/// An empty query finds everything, with no initials.
pub fn matches(query: &str, text: &str) -> Option<Score> {
    let query = folded(query, MOST_QUERY);
    let text = folded(text, MOST_TEXT);
    // No reading is written in anything but Latin letters.
    if query.chars().any(|c| !c.is_ascii() && !c.is_whitespace() && !text.contains(c)) {
        return None;
    }
    let syllables = syllables(&text);
    let mut all = Score { rank: u32::MAX, initials: Vec::new() };
    for part in query.split_whitespace() {
        let part: Vec<char> = part.chars().collect();
        let found = literal(&part, &text, &syllables).or_else(|| {
            let typed = (0..syllables.len()).find_map(|from| typed(&part, &syllables, from));
            typed.or_else(|| passing(&part, &syllables))
        })?;
        all.rank = all.rank.min(found.rank);
        all.initials.extend(found.initials);
    }
    all.initials.sort_unstable();
    all.initials.dedup();
    Some(all)
}

/// The first letters of the syllables of a text, as its initials are shown: dcwb for 导出文本.
pub fn initials(text: &str) -> String {
    let first = |syllable: &Syllable<'_>| syllable.readings[0].chars().next();
    syllables(&folded(text, MOST_TEXT)).iter().filter_map(first).collect()
}

/// Whether any character of a text has a reading, so that its initials say more than it does.
pub fn has_readings(text: &str) -> bool {
    text.chars().any(|c| c.to_pinyin().is_some())
}

/// A text in small letters, full-width ones as their half-width ones.
fn folded(text: &str, most: usize) -> String {
    let half = |c: char| match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        0x3000 => ' ',
        _ => c,
    };
    text.chars().take(most).map(half).map(|c| c.to_lowercase().next().unwrap_or(c)).collect()
}

fn syllables(text: &str) -> Vec<Syllable<'_>> {
    let mut out: Vec<Syllable<'_>> = Vec::new();
    // Where the Latin word began in which the last character stands.
    let mut word: Option<usize> = None;
    for (at, (byte, c)) in text.char_indices().enumerate() {
        let end = byte + c.len_utf8();
        let readings = readings(c);
        if readings[0].is_empty() && c.is_alphanumeric() {
            let written = text.get(word.unwrap_or(byte)..end).unwrap_or_default();
            let at = if word.is_some() { out.pop().map_or(at, |begun| begun.at) } else { at };
            out.push(Syllable { written, readings: [written, "", "", ""], at });
            word = word.or(Some(byte));
            continue;
        }
        word = None;
        if !readings[0].is_empty() {
            out.push(Syllable { written: text.get(byte..end).unwrap_or_default(), readings, at });
        }
    }
    // In some words a character is not read as it mostly is.
    for (word, read) in READINGS {
        for (byte, _) in text.match_indices(word) {
            let from = text.get(..byte).map_or(0, |before| before.chars().count());
            for (offset, reading) in read.split(' ').enumerate() {
                if let Some(syllable) = out.iter_mut().find(|syllable| syllable.at == from + offset) {
                    let place = syllable.readings.iter().position(|other| other.is_empty() || *other == reading);
                    let place = place.unwrap_or(MOST_READINGS - 1);
                    syllable.readings.get_mut(..=place).unwrap_or_default().rotate_right(1);
                    syllable.readings[0] = reading;
                }
            }
        }
    }
    out
}

/// The readings of a Chinese character without their tones, the usual one first. Rare ones would only find what nobody
/// looks for.
fn readings(c: char) -> [&'static str; MOST_READINGS] {
    let mut out = [""; MOST_READINGS];
    let Some(usual) = c.to_pinyin().map(Pinyin::plain) else { return out };
    // ü is typed as v or u.
    let typed: &[&str] = match usual {
        "nü" => &["nv", "nu"],
        "lü" => &["lv", "lu"],
        "nüe" => &["nve", "nue"],
        "lüe" => &["lve", "lue"],
        other => &[other],
    };
    let others = ALSO_READ.iter().filter(|(other, _)| *other == c).map(|(_, reading)| *reading);
    for (place, reading) in out.iter_mut().zip(typed.iter().copied().chain(others)) {
        *place = reading;
    }
    out
}

/// The characters themselves, one after the other; best at the start of the text, then at the start of a word.
fn literal(part: &[char], text: &str, syllables: &[Syllable<'_>]) -> Option<Score> {
    let chars: Vec<char> = text.chars().collect();
    let places = chars.windows(part.len()).enumerate().filter(|(_, window)| *window == part).map(|(at, _)| at);
    let begins = |at: usize| syllables.iter().any(|syllable| syllable.at == at);
    let best = places.min_by_key(|at| (*at > 0, !begins(*at), *at))?;
    let rank = match best {
        0 => 1_000,
        at if begins(at) => 850,
        // In the middle of a Latin word.
        _ => 250,
    };
    let whole = u32::from(part.len() == chars.len()) * 50;
    let end = best + part.len();
    let touched = |(_, s): &(usize, &Syllable<'_>)| s.at < end && s.at + s.written.chars().count() > best;
    let initials = syllables.iter().enumerate().filter(touched).map(|(index, _)| index).collect();
    Some(Score { rank: rank + whole, initials })
}

/// How many letters of a query the syllable may take at its start: any number of those that it begins with.
fn takes(rest: &[char], syllable: &Syllable<'_>) -> Vec<usize> {
    let mut lengths = Vec::new();
    for way in syllable.ways() {
        let same = way.chars().zip(rest).take_while(|(a, b)| a == *b).count();
        lengths.extend(1..=same);
    }
    lengths.sort_unstable();
    lengths.dedup();
    lengths
}

/// Syllables one after the other from a place on, each typed in full, by its first letters, or as it stands.
fn typed(part: &[char], syllables: &[Syllable<'_>], from: usize) -> Option<Score> {
    // Most places end here: no need to make lists for them.
    if !part.first().is_some_and(|letter| syllables.get(from).is_some_and(|syllable| stands(*letter, syllable))) {
        return None;
    }
    // How much of the query may have been typed by the end of each syllable.
    let mut reached = vec![0];
    for (index, syllable) in syllables.iter().enumerate().skip(from) {
        let mut next: Vec<usize> = Vec::new();
        for done in reached {
            let rest = part.get(done..).unwrap_or_default();
            next.extend(takes(rest, syllable).into_iter().map(|length| done + length));
        }
        next.sort_unstable();
        next.dedup();
        if next.contains(&part.len()) {
            let whole = u32::from(index + 1 == syllables.len()) * 50;
            let rank = if from == 0 { 700 } else { 600 } + whole;
            return Some(Score { rank, initials: (from..=index).collect() });
        }
        if next.is_empty() {
            return None;
        }
        reached = next;
    }
    None
}

/// Whether a syllable may begin with a letter as it is typed.
fn stands(letter: char, syllable: &Syllable<'_>) -> bool {
    syllable.ways().any(|way| way.starts_with(letter))
}

/// Initials with some syllables passed over between them; the fewer the better.
fn passing(part: &[char], syllables: &[Syllable<'_>]) -> Option<Score> {
    let runs = (0..syllables.len()).filter_map(|from| {
        let mut left = part.iter().peekable();
        let mut initials = Vec::new();
        for (index, syllable) in syllables.iter().enumerate().skip(from) {
            if left.next_if(|letter| stands(**letter, syllable)).is_some() {
                initials.push(index);
            } else if initials.is_empty() {
                return None;
            }
            if left.peek().is_none() {
                break;
            }
        }
        let passed = (initials.last()? + 1 - initials.first()?) - initials.len();
        (left.peek().is_none() && passed <= MOST_PASSED).then_some((passed, initials))
    });
    let (passed, initials) = runs.min_by_key(|(passed, initials)| (*passed, initials.first().copied()))?;
    let start = if initials.first() == Some(&0) { 400 } else { 300 };
    // At most four are passed over.
    let less = u32::try_from(passed).unwrap_or_default() * 10;
    Some(Score { rank: start - less, initials })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is looked for, in what, and the letters of its initials that show why; empty if it is not found.
    fn check_finds(cases: &[(&str, &str, &str)]) {
        for (query, text, shown) in cases {
            let letters: Vec<char> = initials(text).chars().collect();
            let found =
                matches(query, text).map(|score| score.initials.iter().map(|at| letters[*at]).collect::<String>());
            assert_eq!(found.as_deref(), (!shown.is_empty()).then_some(*shown), "{query} in {text}");
        }
    }

    #[test]
    fn a_text_is_found_by_characters_pinyin_and_initials() {
        check_finds(&[
            ("导出", "导出文本…", "dc"),
            ("文本", "导出文本…", "wb"),
            ("dc", "导出文本…", "dc"),
            ("dcwb", "导出文本…", "dcwb"),
            ("DCWB", "导出文本…", "dcwb"),
            ("daochu", "导出文本…", "dc"),
            ("daoc", "导出文本…", "dc"),
            ("dchu", "导出文本…", "dc"),
            ("dao chu", "导出文本…", "dc"),
            ("wenben", "导出文本…", "wb"),
            ("导chu", "导出文本…", "dc"),
            ("ｄｃ", "导出文本…", "dc"),
            ("chudao", "导出文本…", ""),
            ("daochuwenbenx", "导出文本…", ""),
            ("打印", "导出文本…", ""),
        ]);
    }

    #[test]
    fn latin_words_are_syllables_too() {
        check_finds(&[
            ("dcw", "导出 Word 文档…", "dcw"),
            ("dcwwd", "导出 Word 文档…", "dcwwd"),
            ("word", "导出 Word 文档…", "w"),
            ("ord", "导出 Word 文档…", "w"),
            ("dcword", "导出 Word 文档…", "dcw"),
            ("save", "Save as…", "s"),
            ("sa", "Save as…", "s"),
            ("save as", "Save as…", "sa"),
            ("as save", "Save as…", "sa"),
            ("sas", "Save as…", "sa"),
            ("2", "第 2 页", "2"),
        ]);
    }

    #[test]
    fn some_syllables_may_be_passed_over_between_initials() {
        check_finds(&[
            ("dc", "大家提出的……，……给出答复。", "dc"),
            ("djtc", "大家提出的……，……给出答复。", "djtc"),
            ("dgc", "大家提出的……，……给出答复。", "dgc"),
            ("dgf", "大家提出的……，……给出答复。", "dgf"),
            ("tf", "大家提出的……，……给出答复。", ""),
        ]);
    }

    #[test]
    fn a_character_is_found_by_each_of_its_readings_and_shown_by_the_one_of_its_word() {
        assert_eq!(initials("重做"), "cz");
        assert_eq!(initials("打字机滚动"), "dzjgd");
        check_finds(&[
            ("cz", "重做", "cz"),
            ("chongzuo", "重做", "cz"),
            ("zhongzuo", "重做", "cz"),
            ("nv", "女工", "n"),
            ("nvg", "女工", "ng"),
            ("lvse", "绿色发展", "ls"),
        ]);
    }

    #[test]
    fn an_empty_query_finds_everything_and_nothing_is_found_in_an_empty_text() {
        assert!(matches(" 　", "保存").unwrap().initials.is_empty());
        assert_eq!(matches("a", ""), None);
        assert_eq!(matches("", ""), matches(" ", "保存"));
        assert_eq!(matches("a", "，。……"), None);
    }

    #[test]
    fn the_better_match_has_the_higher_rank() {
        let ranks = [
            ("保存", "保存"),
            ("保存", "保存到别处"),
            ("保存", "另外保存"),
            ("bc", "保存"),
            ("bc", "保存到别处"),
            ("bc", "另外保存好"),
            ("bc", "别的存"),
            ("ao", "baobao"),
        ]
        .map(|(query, text)| matches(query, text).unwrap_or_else(|| panic!("{query} in {text}")).rank);
        assert!(ranks.is_sorted_by(|a, b| a > b), "{ranks:?}");
    }

    #[test]
    fn a_long_query_on_a_long_text_takes_no_time_worth_naming() {
        assert_eq!(matches(&"aaaa".repeat(1_000), &"阿".repeat(100_000)).map(|score| score.rank > 0), Some(true));
        assert_eq!(matches(&format!("{}b", "a".repeat(63)), &"阿a".repeat(100_000)), None);
    }
}
