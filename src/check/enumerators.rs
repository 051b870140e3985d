//! The marks of numbers in a paragraph, wherever a number can stand. Whether they make a list is decided in `runs`.

use std::ops::Range;

use super::scan::{Scan, half, is_numeral};
use crate::model::{Language, is_han, read_numeral};

/// How a mark counts. Marks that count alike make a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counting {
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 1.
    Digit,
    /// （1）
    DigitBracket,
    /// ①
    Circle,
    /// 第一，
    Ordinal,
    /// 第一阶段，: with the first character of its noun.
    Noun(char),
    /// 一要
    Must,
    /// 一是
    Is,
    /// 一抓: with the word that it counts.
    Verb(char),
    /// 首先，其次，
    Sequence,
    /// First,
    Word,
}

impl Counting {
    /// How high a mark stands among those that official papers put in an order (GB/T 9704—2012, 7.3.3).
    pub fn rank(self) -> Option<u8> {
        match self {
            Self::Han => Some(1),
            Self::HanBracket => Some(2),
            Self::Digit => Some(3),
            Self::DigitBracket => Some(4),
            Self::Circle => Some(5),
            _ => None,
        }
    }

    /// Whether marks of both kinds are sometimes found in one list.
    pub fn mixes_with(self, other: Self) -> bool {
        let spoken = |of: Self| matches!(of, Self::Ordinal | Self::Must | Self::Is | Self::Sequence);
        spoken(self) && spoken(other)
    }

    /// The mark of a number, as it is written in a message.
    pub fn mark(self, number: u32) -> String {
        let han = crate::model::chinese_numeral(number);
        match self {
            Self::Han => format!("{han}、"),
            Self::HanBracket => format!("（{han}）"),
            Self::Digit => format!("{number}."),
            Self::DigitBracket => format!("（{number}）"),
            Self::Circle => number
                .checked_sub(1)
                .and_then(|index| char::from_u32(u32::from('①') + index))
                .map(String::from)
                .unwrap_or_default(),
            Self::Ordinal => format!("第{han}，"),
            Self::Noun(noun) => format!("第{han}{noun}"),
            Self::Must => format!("{han}要"),
            Self::Is => format!("{han}是"),
            Self::Verb(verb) => format!("{han}{verb}"),
            Self::Sequence => {
                let words = ["首先", "其次", "再次"];
                let index = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
                words.get(index).map_or_else(|| format!("第{han}"), |word| (*word).to_owned())
            }
            Self::Word => {
                let index = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
                ORDINALS.get(index).and_then(|words| words.first()).map(|word| (*word).to_owned()).unwrap_or_default()
            }
        }
    }
}

/// What stands before a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Before {
    /// The paragraph begins with it.
    Start,
    /// A sentence ends.
    Sentence,
    /// A colon.
    Colon,
    /// Anything else: it stands within a sentence.
    Within,
}

/// A mark of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its characters.
    pub range: Range<usize>,
    /// How it counts.
    pub counting: Counting,
    /// Its number; 0 for one that only says that it is the last.
    pub number: u32,
    /// What stands before it.
    pub before: Before,
    /// The last character of a formal mark, so that 1. is told from 1、.
    pub tail: char,
    /// Whether the sentence only goes back to it: 其中，二是关键.
    pub cited: bool,
}

/// What follows a numeral without making it the mark of a list: measure words and fixed words.
const NO_COUNT: &str = "个些定方旦边起直致种切样点下次条件项句年月日天周季级类等位名层环张届份家支场批组对双篇章封道本台座处户人般向度共时步段部线把系带力流心同律再生到来去上中后前二三四五六七八九十百千万亿余多几分成倍元斤公米里亩吨岁号、，。";

/// The longest quotation that hides a mark, in characters.
const LONGEST_QUOTE: usize = 120;

/// The marks of numbers in a paragraph, in order.
pub fn enumerators(scan: &Scan, language: Language) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    let mut quoted_until = 0;
    let mut place = 0;
    while place < scan.len() {
        let c = scan.get(place);
        if matches!(c, '“' | '‘' | '「') {
            let close = scan.slice(place..place + LONGEST_QUOTE).iter().position(|c| matches!(c, '”' | '’' | '」'));
            quoted_until = close.map_or(quoted_until, |close| place + close);
        }
        if place >= quoted_until
            && let Some(mark) = mark_at(scan, place, language)
        {
            place = mark.range.end;
            found.push(mark);
            continue;
        }
        place += 1;
    }
    found
}

fn mark_at(scan: &Scan, place: usize, language: Language) -> Option<Mark> {
    let c = scan.get(place);
    let can_open = is_numeral(c)
        || c.is_ascii_digit()
        || matches!(c, '第' | '（' | '(' | '首' | '其' | '再' | '最' | '０'..='９' | '①'..='⑳')
        || (language == Language::English && c.is_ascii_alphabetic());
    if !can_open {
        return None;
    }
    let before = before(scan, place, language)?;
    let (counting, number, length) = read(scan, place, before, language)?;
    let tail = half(scan.get(place + length - 1));
    let cited = scan.ends_any(place, &["其中，", "其中,", "尤其，"]);
    Some(Mark { range: place..place + length, counting, number, before, tail, cited })
}

/// What stands before a place; `None` within a word or number.
fn before(scan: &Scan, place: usize, language: Language) -> Option<Before> {
    let mut at = place;
    while at > 0 && scan.before(at).is_whitespace() {
        at -= 1;
    }
    if at == 0 {
        return Some(Before::Start);
    }
    // Quotes and brackets that close belong to the sentence before them.
    let mut end = at;
    while end > 1 && matches!(scan.before(end), '”' | '’' | '）' | '」' | '"') {
        end -= 1;
    }
    let blank = at < place;
    match scan.before(end) {
        '。' | '！' | '？' | '!' | '?' | '…' => Some(Before::Sentence),
        '.' if blank && language == Language::English => Some(Before::Sentence),
        '.' if is_han(scan.get(end.wrapping_sub(2))) => Some(Before::Sentence),
        '：' | ':' | '—' => Some(Before::Colon),
        '，' | '；' | ';' => Some(Before::Within),
        ',' if blank || language == Language::Chinese => Some(Before::Within),
        // 一是快、二是准
        '、' if is_numeral(scan.get(place)) && matches!(scan.get(place + 1), '是' | '要') => Some(Before::Within),
        // Only brackets and circles can stand right behind a word.
        other => {
            let marks = matches!(scan.get(place), '（' | '(' | '①'..='⑳');
            (marks && (is_han(other) || blank) && !scan.ends_any(at, &["第", "附件", "附表", "条", "款"]))
                .then_some(Before::Within)
        }
    }
}

fn read(scan: &Scan, place: usize, before: Before, language: Language) -> Option<(Counting, u32, usize)> {
    let c = scan.get(place);
    if language == Language::English {
        return match c {
            '(' | '（' => bracket(scan, place),
            '0'..='9' if before == Before::Start => digit(scan, place),
            _ => english(scan, place, before),
        };
    }
    match c {
        '第' => ordinal(scan, place),
        '（' | '(' => bracket(scan, place),
        '①'..='⑳' => Some((Counting::Circle, u32::from(c) - u32::from('①') + 1, 1)),
        '首' | '其' | '再' | '最' => sequence(scan, place),
        '0'..='9' | '０'..='９' if before != Before::Within => digit(scan, place),
        c if is_numeral(c) => numeral(scan, place, before),
        _ => None,
    }
}

/// The number that is written at a place, and how long it is.
fn number(scan: &Scan, place: usize) -> Option<(u32, usize)> {
    let digits = scan.slice(place..place + 4).iter().take_while(|c| half(**c).is_ascii_digit()).count();
    if digits > 0 {
        let value = scan.slice(place..place + digits).iter().filter_map(|c| half(*c).to_digit(10));
        let value = value.fold(0, |value, digit| value * 10 + digit);
        return (digits <= 2 && value > 0).then_some((value, digits));
    }
    let length = scan.slice(place..place + 4).iter().take_while(|c| is_numeral(**c)).count();
    Some((read_numeral(scan.slice(place..place + length).iter().copied())?, length))
}

/// Whether what follows the point of a number goes on counting: 一、二、三产业, 一、二等奖, 5.1, 15、16级.
fn counts_on(scan: &Scan, place: usize) -> bool {
    let c = scan.get(place);
    if half(c).is_ascii_digit() {
        // A heading may begin with a year.
        return scan.slice(place..place + 5).iter().take_while(|c| half(**c).is_ascii_digit()).count() != 4;
    }
    let length = scan.slice(place..place + 4).iter().take_while(|c| is_numeral(**c)).count();
    let behind = scan.get(place + length);
    length > 0 && length < 4 && matches!(behind, '、' | '等' | '产' | '级' | '类' | '线' | '审' | '\n')
}

/// 一、 一要 一是 一抓
fn numeral(scan: &Scan, place: usize, before: Before) -> Option<(Counting, u32, usize)> {
    let (value, length) = number(scan, place)?;
    let sign = scan.get(place + length);
    let behind = place + length + 1;
    match sign {
        '、' | '.' | '．' if !counts_on(scan, behind) => {
            let opens = before != Before::Within || matches!(scan.before(place), '；' | ';');
            opens.then_some((Counting::Han, value, length + 1))
        }
        // A list is never as long.
        _ if value > 20 => None,
        '要' | '是' => {
            // 一是一、二是二
            let said = is_numeral(scan.get(behind)) && scan.get(behind) == scan.get(place);
            let counting = if sign == '要' { Counting::Must } else { Counting::Is };
            // 二要素, 三要件
            let word = sign == '要' && matches!(scan.get(behind), '素' | '件' | '点' | '务' | '道');
            (!said && !word).then_some((counting, value, length + 1))
        }
        c if is_han(c) && !NO_COUNT.contains(c) => Some((Counting::Verb(c), value, length + 1)),
        _ => None,
    }
}

/// 1. 1、 1）
fn digit(scan: &Scan, place: usize) -> Option<(Counting, u32, usize)> {
    if half(scan.before(place)).is_ascii_digit() {
        return None;
    }
    let (value, length) = number(scan, place)?;
    match half(scan.get(place + length)) {
        '.' | '、' if !counts_on(scan, place + length + 1) => Some((Counting::Digit, value, length + 1)),
        ')' => Some((Counting::DigitBracket, value, length + 1)),
        _ => None,
    }
}

/// （一） （1）
fn bracket(scan: &Scan, place: usize) -> Option<(Counting, u32, usize)> {
    let (value, length) = number(scan, place + 1)?;
    let counting = if is_numeral(scan.get(place + 1)) { Counting::HanBracket } else { Counting::DigitBracket };
    (half(scan.get(place + length + 1)) == ')').then_some((counting, value, length + 2))
}

/// The nouns behind an ordinal that opens an item.
const NOUNS: [&str; 18] = [
    "个方面",
    "个问题",
    "个阶段",
    "个部分",
    "个环节",
    "个层面",
    "个关键词",
    "个特点",
    "个原则",
    "方面",
    "阶段",
    "部分",
    "句话",
    "句",
    "件事",
    "点",
    "条",
    "步",
];

/// 第一， 第一是 第一点， 第一阶段：
fn ordinal(scan: &Scan, place: usize) -> Option<(Counting, u32, usize)> {
    let (value, length) = number(scan, place + 1)?;
    let at = place + 1 + length;
    match half(scan.get(at)) {
        ',' | '、' | ':' | '是' => return Some((Counting::Ordinal, value, length + 2)),
        // 第一要务 is no item.
        '要' if !matches!(scan.get(at + 1), '务' | '义' | '素' | '件') => {
            return Some((Counting::Ordinal, value, length + 2));
        }
        _ => {}
    }
    let noun = scan.starts_any(at, &NOUNS)?;
    let first = scan.get(at + usize::from(scan.get(at) == '个'));
    let goes_on = matches!(half(scan.get(at + noun)), ',' | '、' | ':' | '是' | '要' | '就' | '。' | ' ' | '“');
    goes_on.then_some((Counting::Noun(first), value, 1 + length + noun))
}

/// 首先，其次，再次，最后，
fn sequence(scan: &Scan, place: usize) -> Option<(Counting, u32, usize)> {
    let words = [("首先", 1), ("其次", 2), ("再次", 3), ("再者", 3), ("最后", 0)];
    let (word, value) = words.iter().find(|(word, _)| scan.starts(place, word))?;
    let length = word.chars().count();
    matches!(half(scan.get(place + length)), ',' | '是' | '要').then_some((Counting::Sequence, *value, length + 1))
}

const ORDINALS: [&[&str]; 10] = [
    &["First", "Firstly", "First of all", "Number one"],
    &["Second", "Secondly", "Number two"],
    &["Third", "Thirdly", "Number three"],
    &["Fourth", "Fourthly"],
    &["Fifth", "Fifthly"],
    &["Sixth", "Sixthly"],
    &["Seventh"],
    &["Eighth"],
    &["Ninth"],
    &["Tenth"],
];

/// First, Second, Finally, and behind a colon or semicolon first, second, and third,
fn english(scan: &Scan, place: usize, before: Before) -> Option<(Counting, u32, usize)> {
    let sign = scan.slice(0..place).iter().rev().find(|c| !c.is_whitespace());
    let listed = matches!(sign, Some(':' | ';'));
    if before == Before::Within && !listed {
        return None;
    }
    let joined = if listed && scan.starts(place, "and ") { 4 } else { 0 };
    let at = place + joined;
    let is_word = |word: &&str| {
        let small = listed && scan.get(at).to_ascii_uppercase() == word.chars().next().unwrap_or_default();
        scan.starts(at, word) || small && scan.starts(at + 1, word.get(1..).unwrap_or_default())
    };
    let all = (1_u32..).zip(ORDINALS).chain([(0, ["Finally", "Last", "Lastly", "And finally", "And last"].as_slice())]);
    for (value, words) in all {
        if let Some(length) = words.iter().filter(|word| is_word(word)).map(|word| word.len()).max() {
            let ends = matches!(scan.get(at + length), ',' | ':' | '.' | ';');
            return ends.then_some((Counting::Word, value, joined + length + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marks are told with `|` behind each.
    fn check(text: &str, marks: &str) {
        let language = if text.is_ascii() { Language::English } else { Language::Chinese };
        let scan = Scan::new(text);
        let found: Vec<String> = enumerators(&scan, language).into_iter().map(|mark| scan.text(mark.range)).collect();
        assert_eq!(found.join("|"), marks, "{text}");
    }

    #[test]
    fn marks_are_found_where_a_number_can_stand() {
        check("一、加强领导。一要重视。二要落实；三是督查", "一、|一要|二要|三是");
        check("（一）总体要求：(1)快；(2)好", "（一）|(1)|(2)");
        check("主要有三条：一是快，二是准，三是稳。", "一是|二是|三是");
        check("第一，学习。第二个方面，实践。第三要总结。", "第一，|第二个方面|第三要");
        check("1.提高认识。2、落实", "1.|2、");
        check("首先，要快。其次是准。最后，要稳。", "首先，|其次是|最后，");
        check("①快②好", "①|②");
        check("一抓班子，二抓队伍", "一抓|二抓");
        check("First, listen. Second, learn. Finally, act.", "First,|Second,|Finally,");
        check("three things: first, listen; second, learn; and third, act.", "first,|second,|and third,");
    }

    #[test]
    fn other_numbers_are_no_marks() {
        for text in [
            "统一要求，唯一是他，之一是谁",
            "一、二、三产业，一、二等奖，15、16级",
            "第一要务，第一时间，第一书记",
            "一个是钱，一方面要算账，一旦出事",
            "增长5.1，比分3:2，2.0版",
            "一是一，二是二。",
            "老话讲：“一要心诚，二要手勤。”",
            "第（一）项，附件（一）",
            "其次才是办法",
            "at first, it rained, and second, it snowed",
        ] {
            check(text, "");
        }
    }
}
