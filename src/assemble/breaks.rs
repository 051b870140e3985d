//! Where a line may break, and the filling of lines: the same for the page on the screen and the page on paper.
//!
//! By the rules of Unicode (UAX #14, strict), and above them those of Chinese typesetting (GB/T 15834): no line
//! begins with a closing mark, a dash or an ellipsis, none ends with an opening mark or the sign of a currency, and
//! a number keeps its unit. Unicode leaves “ and ” glued to what stands on both sides; here they open and close.
//! Both functions are one pass over the text. Nothing here measures, and nothing knows a font.

use std::ops::Range;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use crate::model::{Language, graphemes, is_han, is_wide};

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
fn is_blank(c: char) -> bool {
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
        if is_blank(next) || is_attached(next) || self.seen.is_some_and(|seen| NEVER_LAST.contains(seen)) {
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
            _ => NEVER_FIRST.contains(next),
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

/// The places, in bytes, at which a new line may begin: in order, without 0 and the end.
pub fn breaks(text: &str, language: Language) -> Vec<usize> {
    let mut standard = STANDARD.segment_str(text).peekable();
    let mut before = Before::default();
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        while standard.next_if(|place| *place < at).is_some() {}
        let may = match before.verdict(at, rest, language) {
            Verdict::Never => false,
            Verdict::Always => true,
            Verdict::AsUnicode => standard.peek() == Some(&at),
        };
        if may {
            found.push(at);
        }
        before.pass(at, c, rest);
    }
    found
}

/// What of a width is taken for rounding.
const ROUNDING: f32 = 1e-5;

/// Fills lines: ranges of bytes that tile the text, each as long as its width allows and never empty.
///
/// `breaks` are those of [`breaks`], `forced` the places behind a line break in the text; both in order. `advance` is
/// the room that a range of the text takes; the room of two that touch is that of both. Blanks at the end of a line
/// take none. What has no place to break in it and is wider than a line begins on a line of its own and is cut
/// between characters. Behind a line break at the very end of the text stands one more, empty line; a text without
/// anything is one empty line.
pub fn fill(
    breaks: &[usize],
    text: &str,
    advance: impl Fn(Range<usize>) -> f32,
    first_width: f32,
    width: f32,
    forced: &[usize],
) -> Vec<Range<usize>> {
    fill_giving(breaks, text, advance, |_| 0.0, first_width, width, forced)
}

/// The same, where a line may be a little wider if what it ends with gives room away: `give` is how much that is for a
/// line that ends at a place, its blanks not counted.
pub fn fill_giving(
    breaks: &[usize],
    text: &str,
    advance: impl Fn(Range<usize>) -> f32,
    give: impl Fn(usize) -> f32,
    first_width: f32,
    width: f32,
    forced: &[usize],
) -> Vec<Range<usize>> {
    let mut lines = Lines { done: Vec::new(), start: 0, taken: 0.0, first_width, width };
    let mut begin = 0;
    let (mut breaks, mut forced) = (breaks.iter().copied().peekable(), forced.iter().copied().peekable());
    while begin < text.len() {
        // Places that lie behind, or within a character, are none.
        let good = |at: &usize| *at > begin && text.is_char_boundary(*at);
        while breaks.next_if(|at| !good(at)).is_some() {}
        while forced.next_if(|at| !good(at)).is_some() {}
        let must = forced.peek().copied().unwrap_or(usize::MAX);
        let end = breaks.peek().copied().unwrap_or(text.len()).min(must);
        let piece = text.get(begin..end).unwrap_or_default();
        let solid = begin + piece.trim_end_matches(is_blank).len();
        lines.put(text, begin..solid, &advance, &give);
        lines.taken += advance(solid..end);
        if must == end {
            lines.end_at(end);
        }
        begin = end;
    }
    lines.end_at(text.len());
    lines.done
}

/// Lines under way.
struct Lines {
    done: Vec<Range<usize>>,
    /// Where the line under way begins.
    start: usize,
    /// What stands on it, its blanks included.
    taken: f32,
    first_width: f32,
    width: f32,
}

impl Lines {
    fn fits(&self, room: f32) -> bool {
        let width = if self.done.is_empty() { self.first_width } else { self.width };
        // What is no number fits, so that a mistake elsewhere makes one long line and nothing worse.
        let over = self.taken + room > width * (1.0 + ROUNDING);
        !over
    }

    fn end_at(&mut self, at: usize) {
        self.done.push(self.start..at);
        self.start = at;
        self.taken = 0.0;
    }

    /// Adds what no line may break, on a new line where this one has no room.
    fn put(
        &mut self,
        text: &str,
        piece: Range<usize>,
        advance: impl Fn(Range<usize>) -> f32,
        give: impl Fn(usize) -> f32,
    ) {
        if piece.is_empty() {
            return;
        }
        let room = advance(piece.clone());
        let fits = |lines: &Self| lines.fits(room) || lines.fits(room - give(piece.end));
        if !fits(self) && piece.start > self.start {
            self.end_at(piece.start);
        }
        if fits(self) {
            self.taken += room;
            return;
        }
        let mut start = piece.start;
        for end in graphemes(text.get(piece.clone()).unwrap_or_default()).into_iter().skip(1) {
            let end = piece.start + end;
            let room = advance(start..end);
            if !self.fits(room) && start > self.start {
                self.end_at(start);
            }
            self.taken += room;
            start = end;
        }
    }
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

    /// Half a cell for what is narrow.
    fn cells(text: &str) -> f32 {
        text.chars().map(|c| if is_wide(c) || "“”‘’—…\u{3000}".contains(c) { 2.0 } else { 1.0 }).sum()
    }

    fn filled(text: &str, language: Language, first: f32, width: f32) -> Vec<&str> {
        let forced: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        let lines = fill(&breaks(text, language), text, |range| cells(text.get(range).unwrap()), first, width, &forced);
        let mut end = 0;
        for line in &lines {
            assert_eq!(line.start, end, "the lines tile the text");
            end = line.end;
        }
        assert_eq!(end, text.len());
        lines.into_iter().map(|line| text.get(line).unwrap()).collect()
    }

    /// `|` parts the lines.
    fn check_fill(first: f32, width: f32, expected: &str) {
        let text = expected.replace('|', "");
        assert_eq!(filled(&text, Language::Chinese, first, width).join("|"), expected);
    }

    #[test]
    fn lines_hold_what_their_width_allows() {
        check_fill(6.0, 8.0, "甲乙丙|丁戊己庚|辛");
        check_fill(8.0, 8.0, "甲乙丙|丁，戊己|庚");
        check_fill(8.0, 8.0, "one two |three   |four");
        check_fill(8.0, 8.0, "甲乙丙丁  |戊");
        check_fill(8.0, 8.0, "甲\n|乙\n|\n|丙");
        check_fill(8.0, 8.0, "甲\n|");
        check_fill(8.0, 8.0, "");
        check_fill(8.0, 8.0, "甲|incompre|hensible|一");
        check_fill(0.0, 0.0, "甲|e\u{301}|乙");
        check_fill(-1.0, f32::NAN, "甲|乙丙丁");
        check_fill(6.0, 6.0, "\u{3000}甲乙|丙");
        check_fill(4.0, 4.0, "甲乙\u{3000}\u{3000}\n|\u{3000}丙");
    }

    #[test]
    fn a_mark_at_the_end_of_a_line_gives_room_away() {
        let text = "甲乙丙，丁戊";
        let of = |width: f32| {
            let advance = |range: Range<usize>| cells(text.get(range).unwrap());
            let give = |end: usize| if text.get(..end).unwrap().ends_with('，') { 1.0 } else { 0.0 };
            let lines = fill_giving(&breaks(text, Language::Chinese), text, advance, give, width, width, &[]);
            lines.into_iter().map(|line| text.get(line).unwrap()).collect::<Vec<_>>().join("|")
        };
        assert_eq!(of(7.0), "甲乙丙，|丁戊");
        assert_eq!(of(6.0), "甲乙|丙，丁|戊");
        assert_eq!(of(9.0), "甲乙丙，|丁戊");
    }

    #[test]
    fn strange_places_are_passed_over() {
        let text = "甲乙丙";
        let lines = |breaks: &[usize], forced: &[usize]| fill(breaks, text, |_| 1.0, 9.0, 9.0, forced);
        assert_eq!(lines(&[1, 3, 2, 99], &[4, 6, 5]), [0..6, 6..9]);
        assert_eq!(lines(&[], &[0]).len(), 1);
    }

    const WORDS: [&str; 24] = [
        "同志们",
        "要抓落实",
        "𬭎",
        "䶮山",
        "——",
        "……",
        "2026年",
        "7.6%",
        "1,099万元",
        "GDP",
        "don’t",
        "《意见》",
        "“高”",
        "‘实’",
        "（第二稿）",
        "【注】",
        "〔2026〕",
        " ",
        "，",
        "。",
        "？！",
        "：“好。”",
        "３．５℃",
        "A4",
    ];

    /// Prose in which every mark stands where a writer could have put it.
    fn prose(rng: &mut Rng, characters: usize) -> String {
        let mut text = String::new();
        let (mut mark, mut narrow) = (true, true);
        while text.chars().count() < characters {
            let word = WORDS[rng.usize(0..WORDS.len())];
            let is_mark = word.contains(['，', '。', '？', '—', '…', '：']) || word == " ";
            let is_narrow = word.contains(|c: char| c.is_ascii_alphanumeric());
            // Marks upon marks, and words without blanks, make runs that no line can hold.
            if !(mark && is_mark || narrow && is_narrow) {
                text += word;
                (mark, narrow) = (is_mark, is_narrow);
            }
        }
        text
    }

    #[test]
    fn no_line_of_much_prose_begins_or_ends_wrong() {
        let rng = &mut Rng::with_seed(14);
        let mut seen = 0;
        for _ in 0..100 {
            let text = prose(rng, 1_000);
            for width in [24.0, 32.0, 44.0, 56.0, 80.0] {
                let lines = filled(&text, Language::Chinese, width - 4.0, width);
                for (index, line) in lines.iter().enumerate() {
                    let width = if index == 0 { width - 4.0 } else { width };
                    assert!(cells(line.trim_end()) <= width, "“{line}” is too long");
                    let (first, last) = (line.chars().next().unwrap(), line.trim_end().chars().next_back().unwrap());
                    let bad = "，。、；：？！）》”〕】」’%‰℃—… ";
                    assert!(index == 0 || !bad.contains(first), "a line begins “{line}”");
                    assert!(!"（《“〔【「‘￥".contains(last), "a line ends “{line}”");
                    let next = lines.get(index + 1).and_then(|line| line.chars().next());
                    let cut = |of: fn(char) -> bool| line.ends_with(of) && next.is_some_and(of);
                    assert!(!cut(|c| c.is_ascii_alphanumeric()) && !cut(is_digit), "a word is cut behind “{line}”");
                    seen += 1;
                }
            }
        }
        assert!(seen > 10_000, "{seen} lines");
    }

    #[test]
    fn hostile_texts_are_one_pass() {
        for letters in ["，", "“", "a", "国", "9", "\"", "”", " ", "\u{301}", "……", "’", "“a", "9年", "\u{200D}"]
        {
            let text = letters.repeat(100_000 / letters.chars().count());
            for language in [Language::Chinese, Language::English] {
                let lines = filled(&text, language, 56.0, 56.0);
                assert!(lines.iter().all(|line| !line.is_empty()), "{letters}");
            }
        }
    }
}
