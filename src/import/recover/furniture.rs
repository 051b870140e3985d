//! What belongs to the page on which a text stood, and what was written about the speech: cut, and shown as cut.
//!
//! Only short words between blanks, line ends and ends of sentences are looked at, so that no sentence of a speech is
//! taken for a button because it holds the same word.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Changes;
use super::lexicon::{ASIDES, BUTTONS, NOTES, TAILS};
use super::script::{Steps, flat, is_blank};
use crate::model::{Why, is_han};

/// Something to cut, in bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// What.
    pub range: Range<usize>,
    /// Why.
    pub why: Why,
}

/// The longest words of a page, in characters: what is longer is a sentence.
const LONGEST: usize = 48;

/// The longest note about a speech, in characters: what is longer is a speech.
pub const LONGEST_NOTE: usize = 400;

/// The longest step of a path through a site, in characters.
const LONGEST_STEP: usize = 14;

/// The longest word of a bar of buttons, in characters, and how many words make one.
const LONGEST_LABEL: usize = 5;
const FEWEST_LABELS: usize = 4;

/// What words between two boundaries are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Text,
    /// A number, a stroke, 第 and 页: of a page only beside something else of a page.
    Number,
    /// A stroke between two numbers of a page, or 第 3 页.
    Page,
    /// Of a page in any case.
    Button,
}

/// What of a line is to be cut. `at` is where it stands in the text.
pub fn of_line(line: &str, at: usize, changes: &Changes, steps: &Steps) -> Vec<Cut> {
    steps.add(line.len());
    let page = whole(line).filter(|why| *why == Why::PageFurniture);
    let mut found = page.map_or_else(|| within(line, steps), |why| vec![Cut { range: 0..line.len(), why }]);
    for cut in &mut found {
        cut.range = cut.range.start + at..cut.range.end + at;
    }
    found.retain(|cut| !changes.is_put_back(cut.range.start));
    found
}

/// All buttons at once: each sentence of a text is looked through for them.
static BUTTON: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let buttons: Vec<String> = BUTTONS.iter().map(|button| regex::escape(button)).collect();
    Regex::new(&buttons.join("|")).ok()
});

/// Where the first button stands.
fn button_in(words: &str) -> Option<usize> {
    BUTTON.as_ref()?.find(words).map(|found| found.start())
}

/// Why a whole line goes.
pub fn whole(line: &str) -> Option<Why> {
    if line.chars().nth(LONGEST_NOTE).is_some() {
        return None;
    }
    let flat: String = line.chars().map(flat).collect();
    let bare = flat.trim_start_matches(['（', '[', '【', '*', '※']);
    let short = bare.chars().nth(LONGEST).is_none();
    if NOTES.iter().any(|note| bare.starts_with(note)) {
        return Some(Why::EditorNote);
    }
    if short && TAILS.iter().any(|tail| bare.starts_with(tail)) {
        return Some(Why::Tail);
    }
    let bracketed = bare.len() < flat.len() && bare.ends_with(['）', ']', '】']);
    let near = |at: usize| flat.get(..at).is_some_and(|before| before.chars().nth(LONGEST_STEP).is_none());
    let button = short && !flat.contains('。') && button_in(&flat).is_some_and(near);
    let aside =
        short && bracketed && ASIDES.iter().any(|aside| bare.trim_end_matches(['）', ']', '】']).ends_with(aside));
    // 浏览：1024 次
    let counts = flat.split_once('：').is_some_and(|(label, count)| {
        let count = count.trim().trim_end_matches(['次', '人', '条', '个']).trim_end();
        (2..=LONGEST_LABEL).contains(&label.chars().count())
            && !count.is_empty()
            && count.len() <= 9
            && count.bytes().all(|b| b.is_ascii_digit())
    });
    (button || aside || counts).then_some(Why::PageFurniture)
}

/// The words of a page in a line.
fn within(line: &str, steps: &Steps) -> Vec<Cut> {
    let words = words(line);
    let mut kinds: Vec<Word> = words.iter().map(|word| kind(line.get(word.clone()).unwrap_or_default())).collect();
    path(line, &words, &mut kinds);
    bar(line, &words, &mut kinds);
    // 分享到：微信 微博: what follows the last button up to the end of the line are buttons too.
    if let Some(last) = kinds.iter().rposition(|kind| *kind == Word::Button) {
        let plain = |word: &Range<usize>| {
            let text = line.get(word.clone()).unwrap_or_default();
            text.chars().nth(LONGEST_STEP / 2).is_none() && text.chars().all(char::is_alphanumeric)
        };
        if words.iter().skip(last + 1).all(plain) {
            kinds.iter_mut().skip(last + 1).for_each(|kind| *kind = Word::Button);
        }
    }
    let mut cuts = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let length = kinds.iter().skip(from).take_while(|kind| **kind != Word::Text).count();
        if length == 0 {
            let Some(word) = words.get(from).cloned() else { break };
            let text = line.get(word.clone()).unwrap_or_default();
            if from > 0 && from + 1 == words.len() && is_tail(text) {
                cuts.push(Cut { range: word, why: Why::Tail });
                break;
            }
            let notes = bracketed(line, &word, steps);
            let aside = aside(text).filter(|_| notes.is_empty());
            cuts.extend(notes);
            cuts.extend(
                aside.map(|aside| Cut {
                    range: aside.start + word.start..aside.end + word.start,
                    why: Why::PageFurniture,
                }),
            );
            from += 1;
            continue;
        }
        let of = kinds.get(from..from + length).unwrap_or_default();
        let alone = length == words.len();
        let at_end = from == 0 || from + length == words.len();
        let page =
            words.get(from..from + length).unwrap_or_default().iter().any(|word| line.get(word.clone()) == Some("页"));
        let numbered =
            page || of.contains(&Word::Page) || (of.len() >= 3 && is_fraction(line, words.get(from..from + length)));
        if of.contains(&Word::Button) || (at_end && numbered) || (alone && length == 1) {
            let range = words.get(from).map_or(0, |word| word.start)
                ..words.get(from + length - 1).map_or(line.len(), |word| word.end);
            cuts.push(Cut { range, why: Why::PageFurniture });
        }
        from += length;
    }
    cuts
}

/// Whether words are two numbers and a stroke between them.
fn is_fraction(line: &str, words: Option<&[Range<usize>]>) -> bool {
    words.unwrap_or_default().iter().any(|word| line.get(word.clone()) == Some("/"))
}

/// Parts a line at blanks and behind the ends of sentences.
fn words(line: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in line.char_indices() {
        if is_blank(c) {
            words.extend(start.take().map(|start| start..at));
        } else {
            let from = *start.get_or_insert(at);
            if matches!(c, '。' | '！' | '？' | '!' | '?') {
                words.push(from..at + c.len_utf8());
                start = None;
            }
        }
    }
    words.extend(start.map(|start| start..line.len()));
    words
}

fn kind(word: &str) -> Word {
    if word.chars().nth(LONGEST).is_some() {
        return Word::Text;
    }
    let flat: String = word.chars().map(flat).collect();
    if !flat.contains('。') && button_in(&flat).is_some() {
        return Word::Button;
    }
    let bare = flat.trim_matches(['-', '—', '·', '•', '（', '）', '[', ']', '【', '】', '|']);
    let digits = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if let Some((page, all)) = bare.split_once('/')
        && digits(page)
        && digits(all)
    {
        return Word::Page;
    }
    if let Some(page) = bare.strip_prefix(['第', '共']).and_then(|rest| rest.strip_suffix('页')) {
        return if digits(page) || page.is_empty() { Word::Page } else { Word::Text };
    }
    if ASIDES.contains(&bare) {
        return Word::Button;
    }
    if bare.is_empty() || digits(flat.as_str()) || matches!(bare, "/" | "第" | "共" | "页" | "第页" | "共页") {
        return Word::Number;
    }
    // - 3 -
    let edges = |sign: &[char]| flat.starts_with(sign) && flat.ends_with(sign);
    if digits(bare) && (edges(&['-', '—', '·', '•']) || edges(&['|'])) {
        return Word::Page;
    }
    Word::Text
}

/// A bar of buttons at an end of a line: 收藏 打印 转发 关闭, 打印 | 关闭.
fn bar(line: &str, words: &[Range<usize>], kinds: &mut [Word]) {
    let of = |at: usize| words.get(at).and_then(|word| line.get(word.clone())).unwrap_or_default();
    let stroke = |word: &str| matches!(word, "|" | "｜" | "┃" | "/");
    let label =
        |word: &str| word.chars().nth(LONGEST_LABEL).is_none() && word.chars().all(|c| is_han(c) || c.is_ascii_digit());
    let short = |at: &usize| stroke(of(*at)) || label(of(*at));
    for at_end in [false, true] {
        let places = || -> Box<dyn Iterator<Item = usize>> {
            if at_end { Box::new((0..words.len()).rev()) } else { Box::new(0..words.len()) }
        };
        let count = places().take_while(short).count();
        let parted = places().take(count).any(|at| stroke(of(at)));
        // 走 向 远 方 is a title that is set wide.
        let words = places().take(count).filter(|at| of(*at).chars().count() > 1).count();
        if (parted && words >= 2) || words >= FEWEST_LABELS {
            for at in places().take(count).collect::<Vec<_>>() {
                if let Some(kind) = kinds.get_mut(at) {
                    *kind = Word::Button;
                }
            }
        }
    }
}

/// A path through a site: 首页 > 讲话稿 > 正文.
fn path(line: &str, words: &[Range<usize>], kinds: &mut [Word]) {
    let of = |at: usize| words.get(at).and_then(|word| line.get(word.clone())).unwrap_or_default();
    let short = |word: &str| word.chars().nth(LONGEST_STEP).is_none();
    for at in 0..words.len() {
        let word = of(at);
        let stroke = matches!(word, ">" | "»" | "›" | ">>");
        let path = word.contains(['>', '»', '›']) && word.split(['>', '»', '›']).all(short);
        if stroke {
            for beside in [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(|beside| short(of(*beside))) {
                if let Some(kind) = kinds.get_mut(beside) {
                    *kind = Word::Button;
                }
            }
        }
        if (stroke || path)
            && let Some(kind) = kinds.get_mut(at)
        {
            *kind = Word::Button;
        }
    }
}

/// Who typed a text, behind its last sentence.
fn is_tail(word: &str) -> bool {
    if word.chars().nth(LONGEST / 2).is_some() {
        return false;
    }
    let flat: String = word.chars().map(flat).collect();
    TAILS.iter().any(|tail| flat.starts_with(tail))
}

/// A note in brackets within words that a page has run together.
fn bracketed(line: &str, word: &Range<usize>, steps: &Steps) -> Vec<Cut> {
    let text = line.get(word.clone()).unwrap_or_default();
    let mut cuts = Vec::new();
    let mut behind = 0;
    for (at, open) in text.match_indices(['（', '(', '【']) {
        let Some(rest) = text.get(at..).filter(|_| at >= behind) else { continue };
        // However many open, each is followed for as long as a note is.
        steps.add(LONGEST);
        let mut near = rest.char_indices().take(LONGEST + 1);
        let Some((close, _)) = near.find(|(_, c)| matches!(c, '）' | ')' | '】')) else { continue };
        let inner: String = rest.get(open.len()..close).unwrap_or_default().chars().map(flat).collect();
        if at == 0 && NOTES.contains(&inner.as_str()) {
            continue;
        }
        let starts = |words: &[&str]| words.iter().any(|word| inner.starts_with(word));
        let why = if starts(NOTES) {
            Why::EditorNote
        } else if starts(TAILS) {
            Why::Tail
        } else {
            continue;
        };
        let end = at + close + rest.get(close..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        cuts.push(Cut { range: word.start + at..word.start + end, why });
        behind = end;
    }
    cuts
}

/// What a page adds to a title: （供借鉴）.
fn aside(word: &str) -> Option<Range<usize>> {
    if word.chars().nth(LONGEST).is_some() || word.contains(['，', '。', ',', '；', '！']) {
        return None;
    }
    aside_at(word)
}

/// What a page adds to the end of a title, with its brackets.
pub fn aside_at(title: &str) -> Option<Range<usize>> {
    let (at, aside) = ASIDES.iter().find_map(|aside| Some((title.rfind(aside)?, *aside)))?;
    let behind = title.get(at + aside.len()..)?.trim_start_matches(['）', ')', '】', ']', '》']);
    let before = title.get(..at)?;
    let opened = before.trim_end_matches(['（', '(', '【', '[', '《', '-', '_']);
    // 参考 and 借鉴 stand behind a title without brackets too.
    let bare =
        aside.starts_with('供') || aside.contains("供参考") || aside.contains("供借鉴") || aside.contains("参考");
    (behind.is_empty() && (bare || opened.len() < before.len())).then_some(opened.len()..title.len())
}
