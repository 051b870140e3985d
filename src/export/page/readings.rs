//! How characters are read, and over which of them a speaker may stumble.

use std::collections::HashSet;
use std::sync::OnceLock;

use pinyin::{Pinyin, ToPinyinMulti};

use crate::model::is_han;

/// 通用规范汉字表 in its order; those of its first level, the common ones, come first.
const TABLE: &str = include_str!("../../../assets/fonts/tgh-8105.txt");

/// How many characters its first level has.
const COMMON: usize = 3_500;

/// The most readings of one character that are shown.
const MOST: usize = 2;

/// Whether a character is not among the common ones.
pub fn is_rare(c: char) -> bool {
    static KNOWN: OnceLock<HashSet<char>> = OnceLock::new();
    let common = KNOWN.get_or_init(|| TABLE.chars().filter(|c| is_han(*c)).take(COMMON).collect());
    is_han(c) && !common.contains(&c)
}

/// How a character is read, with its tone; `None` if that is not known. Where there are several the two most usual are given,
/// the first of them first: which is meant here nobody can tell but the writer.
pub fn readings(c: char) -> Option<String> {
    let mut found: Vec<&str> = c.to_pinyin_multi()?.into_iter().map(Pinyin::with_tone).collect();
    let mut seen = HashSet::new();
    found.retain(|reading| seen.insert(*reading));
    found.truncate(MOST);
    Some(found.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rare_and_what_is_read_in_several_ways() {
        for (c, rare, expected) in [
            ('国', false, Some("guó")),
            ('朝', false, Some("cháo/zhāo")),
            ('龠', true, Some("yuè")),
            ('甪', true, Some("lù")),
            ('瀍', true, Some("chán")),
            ('a', false, None),
            ('，', false, None),
        ] {
            assert_eq!((is_rare(c), readings(c).as_deref()), (rare, expected), "{c}");
        }
    }
}
