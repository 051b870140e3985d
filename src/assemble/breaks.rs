//! Where a line may break: the same for the page on the screen and the page on paper.
//!
//! By the rules of Unicode (UAX #14, strict), and above them those of Chinese typesetting (GB/T 15834): no line
//! begins with a closing mark, a dash or an ellipsis, none ends with an opening mark or the sign of a currency, and
//! a number keeps its unit. Unicode leaves “ and ” glued to what stands on both sides; here they open and close.
//! It is one pass over the text. Nothing here measures, and nothing knows a font.

use std::iter::Peekable;

use icu_segmenter::iterators::LineBreakIterator;
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::scaffold::Utf8;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use crate::model::{Language, is_han, is_wide};

/// Strict is what stands here where nothing is set.
const STANDARD: LineSegmenterBorrowed<'static> =
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());

/// What no line begins with, besides blanks: closing marks, signs behind a number, dashes, ellipses, joining marks.
///
/// Those that the faces of the program do not draw are written by number: they are recognised and never shown.
const NEVER_FIRST: &str = "，。、；：？！．,.;:?!）》〉」』】〕］｝〗〙〛)]}”％‰\u{2031}℃℉°′″%—―\u{2E3A}\u{2E3B}…\u{22EF}\
     ‥·・‧～〜–々〻\u{309D}\u{309E}\u{30FD}\u{30FE}\u{30FC}／";

/// What no line ends with: opening marks, and the signs before a number.
const NEVER_LAST: &str = "（《〈「『【〔［｛〖〘〚([{“‘￥¥＄$€￡£\u{20A9}\u{FFE6}\u{20BD}\u{20B9}\u{E3F}\u{20AB}№／";

/// Units of more than one character, longest first where one begins like another. One character behind a digit
/// never leaves it anyway.
const UNITS: &str = "个百分点 平方公里 平方千米 万立方米 亿立方米 万平方米 立方米 平方米 百分点 千瓦时 万公顷 万人次 亿人次 万亿元 万公里 周年 个月 \
     小时 分钟 公里 千米 厘米 毫米 公斤 千克 公顷 人次 万元 亿元 万吨 亿吨 万人 亿人 万亩 亿亩 万户 万件";

/// Whether a character hangs at the end of a line, taking no room there. One that holds its neighbours together is none.
pub(super) fn is_blank(c: char) -> bool {
    (c.is_whitespace() && !is_glue(c)) || c == '\u{200B}'
}

/// Blanks and signs that hold what stands on both sides together.
fn is_glue(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2060}' | '\u{FEFF}' | '\u{200D}' | '\u{34F}')
}

/// What belongs to the character before it and shows none of its own.
fn is_attached(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x20D0..=0x20FF | 0x200C..=0x200F | 0x2060 | 0xFE00..=0xFE0F | 0xE0100..=0xE01EF)
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character is one of the Chinese ones of which nearly all of a speech is.
fn is_plain(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Whether a character is one of some marks.
fn is_one_of(marks: &str, c: char) -> bool {
    !is_plain(c) && marks.contains(c)
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// A letter of a script that is written with blanks.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_wide(c)
}

/// What is said about one place between two characters.
enum Verdict {
    Never,
    Always,
    AsUnicode,
}

/// What stands before a place.
#[derive(Default)]
struct Before {
    /// The character right before it.
    last: Option<char>,
    /// The one before that.
    earlier: Option<char>,
    /// The last one on this line that can be seen.
    seen: Option<char>,
    /// Up to where a unit of several characters reaches.
    unit_end: usize,
}

impl Before {
    /// Goes on behind a character that begins at `at`; `rest` begins with it.
    fn pass(&mut self, at: usize, c: char, rest: &str) {
        if self.last.is_some_and(is_digit) && is_han(c) {
            let unit = UNITS.split(' ').find(|unit| rest.starts_with(unit));
            self.unit_end = at + unit.map_or(0, str::len);
        }
        if is_line_end(c) {
            self.seen = None;
        } else if !is_blank(c) && !is_attached(c) {
            self.seen = Some(c);
        }
        if !is_attached(c) {
            self.earlier = self.last.replace(c);
        }
    }

    /// Whether a line may begin at `at`, where `rest` stands.
    fn verdict(&self, at: usize, rest: &str, language: Language) -> Verdict {
        let mut ahead = rest.chars();
        let (Some(last), Some(next)) = (self.last, ahead.next()) else { return Verdict::Never };
        let second = ahead.next();
        if is_line_end(last) {
            return if last == '\r' && next == '\n' { Verdict::Never } else { Verdict::Always };
        }
        if is_blank(next) || is_attached(next) || self.seen.is_some_and(|seen| is_one_of(NEVER_LAST, seen)) {
            return Verdict::Never;
        }
        if self.closes(next, second) || at < self.unit_end {
            return Verdict::Never;
        }
        if self.in_number(last, next) || is_apostrophe(self.earlier, last, Some(next)) {
            return Verdict::Never;
        }
        let opens = matches!(next, '“' | '‘') && !is_apostrophe(Some(last), next, second);
        if opens && !is_glue(last) && (language == Language::Chinese || is_wide(last)) {
            return Verdict::Always;
        }
        let begins = is_han(next) || is_digit(next) || is_letter(next) || opens || NEVER_LAST.contains(next);
        if matches!(last, '”' | '’') && begins && (language == Language::Chinese || is_wide(next)) {
            return Verdict::Always;
        }
        Verdict::AsUnicode
    }

    /// Whether the next character closes something, so that it stays with what stands before it.
    fn closes(&self, next: char, second: Option<char>) -> bool {
        let after_blank = self.last.is_none_or(is_blank);
        match next {
            // As in ’tis and ’90s.
            '’' => !(after_blank && second.is_some_and(|c| is_digit(c) || is_letter(c))),
            // As in .5 behind a blank.
            '.' | ',' | ':' | '?' | '!' | ';' => !(after_blank && second.is_some_and(|c| is_digit(c) || is_letter(c))),
            _ => is_one_of(NEVER_FIRST, next),
        }
    }

    /// Whether a number goes on: digits, what parts them, and the one character that is their unit.
    fn in_number(&self, last: char, next: char) -> bool {
        let parts = matches!(last, '.' | ',' | ':' | '．' | '：') && self.earlier.is_some_and(is_digit);
        is_digit(last) && (is_digit(next) || is_han(next)) || parts && is_digit(next)
    }
}

/// Whether a quote stands within a word, as in don’t.
fn is_apostrophe(before: Option<char>, c: char, after: Option<char>) -> bool {
    matches!(c, '’' | '‘') && before.is_some_and(is_letter) && after.is_some_and(is_letter)
}

/// The places at which Unicode lets a line begin, found only as far as they are asked for.
struct Standard<'t> {
    text: &'t str,
    places: Option<Peekable<LineBreakIterator<'static, 't, Utf8>>>,
    /// Where they begin to be looked for: behind here nothing that stands before matters.
    from: usize,
}

impl Standard<'_> {
    fn restart(&mut self, at: usize) {
        (self.places, self.from) = (None, at);
    }

    /// Whether a place is one; places are asked for in order.
    fn has(&mut self, at: usize) -> bool {
        let from = self.from;
        let rest = self.text.get(from..).unwrap_or_default();
        let places = self.places.get_or_insert_with(|| STANDARD.segment_str(rest).peekable());
        while places.next_if(|place| from + *place < at).is_some() {}
        places.peek().is_some_and(|place| from + *place == at)
    }
}

/// The places, in bytes, at which a new line may begin: in order, without 0 and the end.
pub fn breaks(text: &str, language: Language) -> Vec<usize> {
    let mut standard = Standard { text, places: None, from: 0 };
    let mut before = Before::default();
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        if is_plain(c) && before.last.is_some_and(is_plain) && before.seen == before.last {
            // Between two of them a line may always begin, but within a unit; and Unicode forgets what was before.
            if at >= before.unit_end {
                found.push(at);
            }
            (before.earlier, before.last, before.seen) = (before.last, Some(c), Some(c));
            standard.restart(at);
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let may = match before.verdict(at, rest, language) {
            Verdict::Never => false,
            Verdict::Always => true,
            Verdict::AsUnicode => standard.has(at),
        };
        if may {
            found.push(at);
        }
        before.pass(at, c, rest);
    }
    found
}

#[cfg(test)]
mod tests {
    use fastrand::Rng;

    use super::*;

    /// `|` stands at every place where a line may begin.
    fn check(language: Language, expected: &str) {
        let text = expected.replace('|', "");
        let mut marked = String::new();
        let mut from = 0;
        for at in breaks(&text, language) {
            marked += text.get(from..at).unwrap();
            marked.push('|');
            from = at;
        }
        assert_eq!(marked + text.get(from..).unwrap(), expected);
    }

    #[test]
    fn marks_stay_with_what_they_close_and_open() {
        let zh = |expected| check(Language::Chinese, expected);
        zh("同|志|们：|大|家|好！");
        zh("他|说：|“不|行，|就|是|不|行。”|大|家|笑|了。");
        zh("要|突|出|“高”|字，|做|到|“‘实’|字|当|头”|“快”|字|为|先");
        zh("按|照|《意|见》|（第|二|稿）|【甲】|〔乙〕|「丙」|『丁』|办");
        zh("学|习|《关|于|“三|农”|的|意|见》，");
        zh("好——|真|的|好……|再|说");
        zh("“——|在|这|里……”|他|想");
        zh("阿|卜|杜·|买|买|提、|８～|１２分");
        zh("和／或|日|人|人々");
        zh("他 |说 ，|好 |（ 好 ）|好");
        zh("拿|走|￥5，|或|者|￥ 5，|还|有|№3");
    }

    #[test]
    fn a_number_keeps_its_digits_and_its_unit() {
        let zh = |expected| check(Language::Chinese, expected);
        zh("到|2026年|4月|28日|为|止");
        zh("增|长|7.6%，|达|到|1,099万元，|涨|了|３．５个百分点");
        zh("气|温|38℃、|千|分|之|3‰，|占|5 ％");
        zh("晚|上|20：50在|9:30门|口");
        zh("面|积|12.5平方公里|左|右，|共|300人次|参|加");
        zh("第|3、|4条，|7.6～|8.2吨");
    }

    #[test]
    fn latin_words_are_whole() {
        let zh = |expected| check(Language::Chinese, expected);
        zh("建|设|ISO9001和|GDP|指|标|don’t|好");
        zh("用|“GDP”|说|话");
        zh("说|‘it’s |ok’|了");
        let en = |expected| check(Language::English, expected);
        en("Don’t |say |“no,” |she |said—|again |and |again… |so.");
        en("the |workers’ |day, |’tis |’90s |rock |‘n’ |roll");
        en("a |well-|known |plan |(of |$5,000, |or |10 %) / |not");
        en("the |word |《论|语》 |in |“论|语”|里");
        en("say“no”now");
    }

    #[test]
    fn rare_characters_break_like_others_and_accents_stay() {
        check(Language::Chinese, "姓|䶮|名|𬭎|的|𠮷，|好");
        check(Language::Chinese, "葛\u{E0100}|城，\u{FE00}|好|“\u{FE00}好");
        check(Language::English, "cafe\u{301} |a\u{A0}b");
        check(Language::Chinese, "”\u{A0}好|“\u{A0}好\u{A0}“好");
    }

    #[test]
    fn a_line_break_lets_a_line_begin_with_anything() {
        check(Language::Chinese, "甲\n|，|乙\r\n|——|丙\u{2028}|」");
        check(Language::Chinese, "");
        check(Language::Chinese, "甲");
        check(Language::Chinese, "“");
    }

    /// As [`breaks`] does it, but asking Unicode about the whole text.
    fn slowly(text: &str, language: Language) -> Vec<usize> {
        let standard: Vec<usize> = STANDARD.segment_str(text).collect();
        let mut before = Before::default();
        let mut found = Vec::new();
        for (at, c) in text.char_indices() {
            let rest = text.get(at..).unwrap();
            found.extend(match before.verdict(at, rest, language) {
                Verdict::Always => Some(at),
                Verdict::AsUnicode => standard.binary_search(&at).is_ok().then_some(at),
                Verdict::Never => None,
            });
            before.pass(at, c, rest);
        }
        found
    }

    #[test]
    fn unicode_says_the_same_of_a_part_as_of_the_whole() {
        let rng = &mut Rng::with_seed(5);
        let signs: Vec<char> = "国家“”（）《》，。、—…%9年7.a’ -/\u{301}\u{200B}\u{A0}\n𬭎€№🇨🇳".chars().collect();
        for _ in 0..3_000 {
            let text: String = (0..40).map(|_| signs[rng.usize(0..signs.len()) / rng.usize(1..3)]).collect();
            for language in [Language::Chinese, Language::English] {
                assert_eq!(breaks(&text, language), slowly(&text, language), "{text:?}");
            }
        }
    }
}
