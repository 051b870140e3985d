//! The filling of lines: the same for the page on the screen and the page on paper. What a letter takes is told by who
//! knows its font; nothing here does.

use std::ops::Range;

use super::breaks::is_blank;
use crate::model::graphemes;

/// What of a width is taken for rounding.
const ROUNDING: f32 = 1e-5;

/// Fills lines: ranges of bytes that tile the text, each as long as its width allows and never empty.
///
/// `breaks` are those of [`super::breaks`], `forced` the places behind a line break in the text; both in order. `advance` is
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
    use crate::assemble::breaks;
    use crate::model::{Language, is_wide};

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
                    assert!(
                        !cut(|c| c.is_ascii_alphanumeric()) && !cut(|c| c.is_ascii_digit()),
                        "a word is cut behind “{line}”"
                    );
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
