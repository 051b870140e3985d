//! How Word writes the numbers that it counts: the formats of `w:numFmt`.
//!
//! A format that is not known writes plain digits, and so does a number that a format has no sign for.

use crate::model::chinese_numeral;

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// 1
    #[default]
    Decimal,
    /// 01
    TwoDigits,
    /// １
    FullWidth,
    /// By one of these signs for each number from 1 on: ①, 甲.
    Signs(&'static str),
    /// 一百零一
    Chinese,
    /// 一〇
    ChineseDigits,
    /// 壹佰零壹, in the signs of this row.
    Legal(&'static str),
    /// I; `i` if it is small.
    Roman(Case),
    /// A; `a` if it is small. AA follows Z, BB follows AA.
    Letter(Case),
    /// 1st
    Ordinal,
    /// No number at all.
    Nothing,
    /// A sign instead of a number.
    Bullet,
}

/// Whether letters are capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// They are.
    Upper,
    /// They are not.
    Lower,
}

/// The digits of amounts from 0 on, then what stands for ten, a hundred, a thousand and ten thousand.
const LEGAL_SIMPLIFIED: &str = "零壹贰叁肆伍陆柒捌玖拾佰仟万";
/// The same in traditional characters.
const LEGAL_TRADITIONAL: &str = "零壹貳參肆伍陸柒捌玖拾佰仟萬";
/// What they stand in for.
const PLAIN: &str = "零一二三四五六七八九十百千万";

/// The most letters that stand for one number.
const MAX_LETTERS: u32 = 30;

impl Format {
    /// The format of this name.
    pub fn named(name: &str) -> Self {
        match name {
            "decimalZero" => Self::TwoDigits,
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Signs("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
            "decimalEnclosedParen" => Self::Signs("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
            "decimalEnclosedFullstop" => Self::Signs("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
            "ideographTraditional" => Self::Signs("甲乙丙丁戊己庚辛壬癸"),
            "ideographZodiac" => Self::Signs("子丑寅卯辰巳午未申酉戌亥"),
            "chineseCounting" | "chineseCountingThousand" | "taiwaneseCounting" | "taiwaneseCountingThousand" => {
                Self::Chinese
            }
            // The second stands in circles, which few fonts have.
            "japaneseCounting" | "ideographEnclosedCircle" => Self::Chinese,
            "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => Self::ChineseDigits,
            "chineseLegalSimplified" => Self::Legal(LEGAL_SIMPLIFIED),
            "ideographLegalTraditional" => Self::Legal(LEGAL_TRADITIONAL),
            "upperRoman" => Self::Roman(Case::Upper),
            "lowerRoman" => Self::Roman(Case::Lower),
            "upperLetter" => Self::Letter(Case::Upper),
            "lowerLetter" => Self::Letter(Case::Lower),
            "ordinal" => Self::Ordinal,
            "none" => Self::Nothing,
            "bullet" => Self::Bullet,
            _ => Self::Decimal,
        }
    }

    /// A number in this format.
    pub fn write(self, number: u32) -> String {
        let decimal = || number.to_string();
        match self {
            Self::Decimal => decimal(),
            Self::TwoDigits => format!("{number:02}"),
            Self::FullWidth => each_digit(number, "０１２３４５６７８９"),
            Self::Signs(signs) => {
                let place = number.checked_sub(1).and_then(|place| usize::try_from(place).ok());
                place.and_then(|place| signs.chars().nth(place)).map_or_else(decimal, String::from)
            }
            Self::Chinese => chinese_numeral(number),
            Self::ChineseDigits => each_digit(number, "〇一二三四五六七八九"),
            Self::Legal(signs) => {
                let written = chinese_numeral(number);
                // Of an amount the first one is written too.
                let written = if written.starts_with('十') { format!("一{written}") } else { written };
                let sign = |c: char| {
                    PLAIN.chars().zip(signs.chars()).find(|(plain, _)| *plain == c).map_or(c, |(_, sign)| sign)
                };
                written.chars().map(sign).collect()
            }
            Self::Roman(case) => roman(number).map_or_else(decimal, |roman| cased(roman, case)),
            Self::Letter(case) => letters(number).map_or_else(decimal, |letters| cased(letters, case)),
            Self::Ordinal => format!("{number}{}", ending(number)),
            Self::Nothing | Self::Bullet => String::new(),
        }
    }
}

fn cased(letters: String, case: Case) -> String {
    match case {
        Case::Upper => letters,
        Case::Lower => letters.to_ascii_lowercase(),
    }
}

/// A number digit by digit, in these signs from 0 on.
fn each_digit(number: u32, signs: &str) -> String {
    let sign = |c: char| c.to_digit(10).and_then(|digit| signs.chars().nth(usize::try_from(digit).ok()?)).unwrap_or(c);
    number.to_string().chars().map(sign).collect()
}

fn letters(number: u32) -> Option<String> {
    let place = number.checked_sub(1)?;
    let letter = char::from_u32(u32::from('A') + place % 26)?;
    let times = place / 26 + 1;
    (times <= MAX_LETTERS).then(|| (0..times).map(|_| letter).collect())
}

fn roman(number: u32) -> Option<String> {
    const VALUES: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number;
    let mut out = String::new();
    for (value, sign) in VALUES.into_iter().filter(|_| (1..4000).contains(&number)) {
        while rest >= value {
            rest -= value;
            out.push_str(sign);
        }
    }
    (!out.is_empty()).then_some(out)
}

/// What stands behind the digits of an English ordinal.
fn ending(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        for (format, number, written) in [
            ("decimal", 12, "12"),
            ("decimalZero", 3, "03"),
            ("decimalZero", 12, "12"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalEnclosedCircle", 1, "①"),
            ("decimalEnclosedCircleChinese", 20, "⑳"),
            ("decimalEnclosedCircle", 21, "21"),
            ("decimalEnclosedParen", 2, "⑵"),
            ("decimalEnclosedFullstop", 3, "⒊"),
            ("ideographEnclosedCircle", 10, "十"),
            ("ideographTraditional", 1, "甲"),
            ("ideographTraditional", 11, "11"),
            ("ideographZodiac", 12, "亥"),
            ("chineseCounting", 10, "十"),
            ("chineseCounting", 12, "十二"),
            ("chineseCounting", 21, "二十一"),
            ("chineseCountingThousand", 101, "一百零一"),
            ("japaneseCounting", 3, "三"),
            ("ideographDigital", 10, "一〇"),
            ("chineseLegalSimplified", 1, "壹"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("ideographLegalTraditional", 203, "貳佰零參"),
            ("upperRoman", 4, "IV"),
            ("lowerRoman", 1994, "mcmxciv"),
            ("upperRoman", 4000, "4000"),
            ("upperRoman", 0, "0"),
            ("upperLetter", 26, "Z"),
            ("lowerLetter", 27, "aa"),
            ("lowerLetter", 54, "bbb"),
            ("lowerLetter", 1_000_000, "1000000"),
            ("ordinal", 1, "1st"),
            ("ordinal", 12, "12th"),
            ("ordinal", 23, "23rd"),
            ("none", 3, ""),
            ("bullet", 3, ""),
            ("hebrew1", 3, "3"),
            ("decimalEnclosedCircle", 0, "0"),
            ("ideographTraditional", 0, "0"),
            ("chineseCounting", u32::MAX, "4294967295"),
            ("ideographTraditional", u32::MAX, "4294967295"),
        ] {
            assert_eq!(Format::named(format).write(number), written, "{format} {number}");
        }
    }
}
