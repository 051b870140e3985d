//! Which characters a speaker may stumble over, and how they are read.

use std::collections::HashSet;
use std::sync::OnceLock;

use pinyin::ToPinyin;

use crate::model::is_han;

/// 通用规范汉字表 in its order; those of its first level, the common ones, come first.
const TABLE: &str = include_str!("../../../assets/fonts/tgh-8105.txt");

/// How many characters its first level has.
const COMMON: usize = 3_500;

/// How a character is read, with its tone, if it is not among the common ones and the reading is known.
pub fn reading(c: char) -> Option<&'static str> {
    static KNOWN: OnceLock<HashSet<char>> = OnceLock::new();
    let common = KNOWN.get_or_init(|| TABLE.chars().filter(|c| is_han(*c)).take(COMMON).collect());
    if !is_han(c) || common.contains(&c) {
        return None;
    }
    c.to_pinyin().map(pinyin::Pinyin::with_tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_rare_has_its_reading() {
        for (c, expected) in
            [('国', None), ('龠', Some("yuè")), ('甪', Some("lù")), ('瀍', Some("chán")), ('a', None), ('，', None)]
        {
            assert_eq!(reading(c), expected, "{c}");
        }
    }
}
