//! What a list counts with.

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// 一、
    Han,
    /// （一）
    HanInBrackets,
    /// 1 with what stands behind it.
    Arabic(&'static str),
    /// １．
    WideArabic,
    /// （1）
    ArabicInBrackets,
    /// 一要, 一是, 一抓
    Word(&'static str),
    /// 一要, 二是, 三是
    Mixed,
    /// 第一 with what stands behind it
    Nth(&'static str),
    /// 第一阶段，
    Stage(&'static str),
    /// ——
    Dash,
    /// A.
    Letter,
    /// I.
    Roman,
    /// First,
    Ordinal,
    /// `##`, one more on each level.
    Hashes(&'static str),
    /// A heading in capitals.
    Capitals,
}

const ORDINALS: [&str; 8] = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth"];
const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

impl Mark {
    /// The mark of an item, counted from 1.
    pub fn of(self, number: usize) -> String {
        let han = han(number);
        match self {
            Self::Han => format!("{han}、"),
            Self::HanInBrackets => format!("（{han}）"),
            Self::Arabic(point) => format!("{number}{point}"),
            Self::WideArabic => format!("{}．", number.to_string().chars().map(wide).collect::<String>()),
            Self::ArabicInBrackets => format!("（{number}）"),
            Self::Word(word) => format!("{han}{word}"),
            Self::Mixed => format!("{han}{}", if number == 1 { "要" } else { "是" }),
            Self::Nth(point) => format!("第{han}{point}"),
            Self::Stage(noun) => format!("第{han}{noun}，"),
            Self::Dash => "——".to_owned(),
            Self::Letter => format!("{}.", char::from(b'A' + u8::try_from(number - 1).unwrap())),
            Self::Roman => format!("{}.", ROMAN[number - 1]),
            Self::Ordinal => format!("{},", ORDINALS[number - 1]),
            Self::Hashes(hashes) => hashes.to_owned(),
            Self::Capitals => String::new(),
        }
    }

    /// Whether its headings are short, and their bodies follow in the same paragraph.
    pub fn runs_in(self) -> bool {
        matches!(
            self,
            Self::ArabicInBrackets
                | Self::Word(_)
                | Self::Mixed
                | Self::Nth(_)
                | Self::Stage(_)
                | Self::Dash
                | Self::Ordinal
        )
    }
}

fn wide(figure: char) -> char {
    char::from_u32(u32::from(figure) + 0xFEE0).unwrap()
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A number in Chinese numerals, up to 99.
pub fn han(number: usize) -> String {
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => format!("{}十", DIGITS[tens]),
    };
    match number % 10 {
        0 if number > 0 => tens,
        ones => format!("{tens}{}", DIGITS[ones]),
    }
}

/// A year, digit by digit.
pub fn han_digits(year: u16) -> String {
    year.to_string().bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect()
}
