//! The marks that number sections, each known by how its first one is written.

use super::{Language, chinese_numeral, read_numeral};

/// How the items of one level, list or section are numbered. In files a style is written as its first mark: `"一、"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum NumberStyle {
    /// No mark at all, written `""`.
    #[default]
    None,
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 1.
    Digit,
    /// （1）
    DigitBracket,
    /// 一要
    Must,
    /// 一是
    Is,
    /// 第一，
    Ordinal,
    /// 首先，其次，再次，第四，
    Sequence,
}

impl NumberStyle {
    /// Every style, in the order a menu offers them.
    pub const ALL: [Self; 9] = [
        Self::Han,
        Self::HanBracket,
        Self::Digit,
        Self::DigitBracket,
        Self::Must,
        Self::Is,
        Self::Ordinal,
        Self::Sequence,
        Self::None,
    ];

    /// The first mark of the style, which is also its name in files.
    pub fn pattern(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Han => "一、",
            Self::HanBracket => "（一）",
            Self::Digit => "1.",
            Self::DigitBracket => "（1）",
            Self::Must => "一要",
            Self::Is => "一是",
            Self::Ordinal => "第一，",
            Self::Sequence => "首先，",
        }
    }

    /// The style whose first mark is `pattern`; `None` if there is none.
    pub fn from_pattern(pattern: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.pattern() == pattern)
    }

    /// The mark at the head of a paragraph: its style, its number, and its length in bytes. [`Self::Sequence`] is read
    /// as no mark: 首先 mostly is none.
    pub fn read(words: &str) -> Option<(Self, u32, usize)> {
        let bracket = words.strip_prefix(['（', '(']);
        let ordinal = words.strip_prefix('第');
        let rest = bracket.or(ordinal).unwrap_or(words);
        let digits = rest.len() - rest.trim_start_matches(is_digit).len();
        let numeral = rest.len() - rest.trim_start_matches(is_numeral).len();
        let (written, behind) = rest.split_at_checked(digits.max(numeral))?;
        let number = if digits > 0 { read_digits(written)? } else { read_numeral(written.chars())? };
        let close = behind.chars().next()?;
        let after = behind.get(close.len_utf8()..).unwrap_or_default();
        let style = match (close, bracket.is_some(), ordinal.is_some(), digits > 0) {
            ('）' | ')', true, false, true) => Self::DigitBracket,
            ('）' | ')', true, false, false) => Self::HanBracket,
            ('）' | ')', false, false, true) => Self::DigitBracket,
            ('，' | ',' | '、' | '：', false, true, false) => Self::Ordinal,
            // 2.5 is a number, 一、二、三产业 and 15、16级 are no headings.
            ('.' | '．' | '、', false, false, true) if !after.starts_with(is_digit) => Self::Digit,
            ('、' | '．' | '.', false, false, false) if !after.starts_with(is_numeral) => Self::Han,
            ('要', false, false, false) => Self::Must,
            ('是', false, false, false) => Self::Is,
            _ => return None,
        };
        (number > 0).then_some((style, number, words.len() - after.len()))
    }

    /// The mark of the `number`th item (from 1) in a draft of this language, with the blank that English wants behind it.
    pub fn label(self, number: u32, language: Language) -> String {
        let han = || chinese_numeral(number);
        let english = language == Language::English;
        match self {
            Self::None => String::new(),
            Self::Han => format!("{}、", han()),
            Self::HanBracket => format!("（{}）", han()),
            Self::Digit if english => format!("{number}. "),
            Self::Digit => format!("{number}."),
            Self::DigitBracket if english => format!("({number}) "),
            Self::DigitBracket => format!("（{number}）"),
            Self::Must => format!("{}要", han()),
            Self::Is => format!("{}是", han()),
            Self::Ordinal => format!("第{}，", han()),
            Self::Sequence => match number {
                1 => "首先，".to_owned(),
                2 => "其次，".to_owned(),
                3 => "再次，".to_owned(),
                _ => format!("第{}，", han()),
            },
        }
    }
}

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// A number of at most two digits, of either width.
fn read_digits(digits: &str) -> Option<u32> {
    let mut number = 0;
    for (place, c) in digits.chars().enumerate() {
        let zero = if c.is_ascii_digit() { '0' } else { '０' };
        number = number * 10 + (u32::from(c) - u32::from(zero));
        if place > 1 {
            return None;
        }
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_of_a_style_is_its_first_mark() {
        for style in NumberStyle::ALL {
            assert_eq!(style.label(1, Language::Chinese), style.pattern());
            assert_eq!(NumberStyle::from_pattern(style.pattern()), Some(style));
        }
        assert_eq!(NumberStyle::from_pattern("甲、"), None);
    }

    #[test]
    fn marks_of_two_digits_are_right() {
        for (style, number, mark) in [
            (NumberStyle::Han, 11, "十一、"),
            (NumberStyle::Is, 21, "二十一是"),
            (NumberStyle::Must, 10, "十要"),
            (NumberStyle::HanBracket, 20, "（二十）"),
            (NumberStyle::Ordinal, 12, "第十二，"),
            (NumberStyle::Sequence, 2, "其次，"),
            (NumberStyle::Sequence, 11, "第十一，"),
            (NumberStyle::DigitBracket, 10, "（10）"),
        ] {
            assert_eq!(style.label(number, Language::Chinese), mark);
        }
        assert_eq!(NumberStyle::Digit.label(3, Language::English), "3. ");
    }
}
