//! Lines as a page has broken them, and which of them go on.
//!
//! A line break within a sentence is taken for the page's only where the page made it: the line is as wide as the others,
//! the next word would not have fitted, and what comes of it ends as a sentence does. Verses, lists of titles and chats
//! stay as they are.

use std::borrow::Cow;

use super::{NumberStyle, is_han, is_wide, words};

/// A line that shows something.
#[derive(Clone, Debug, Default)]
pub struct PageLine<'a> {
    /// Its words, without blanks at their ends.
    pub words: Cow<'a, str>,
    /// How wide it stood, in half cells, its indent counted.
    pub width: usize,
    /// Whether it stood indented, or behind an empty line.
    pub begins: bool,
}

/// What stands on a line with Chinese and needs no blank beside it.
pub fn is_cell(c: char) -> bool {
    is_wide(c) || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// How wide a character stands, in half cells.
pub fn cells(c: char) -> usize {
    if is_cell(c) || c == '\u{3000}' { 2 } else { 1 }
}

/// What ends a sentence, quotes and brackets behind it aside.
pub fn ends_sentence(words: &str) -> bool {
    let bare = words.trim_end_matches(['”', '’', '）', '》', '」', '』', '"', '\'', ')']);
    bare.ends_with(['。', '！', '？', '：', '；', '…', '.', '!', '?', ':', ';'])
}

/// Whether a sentence ends within.
fn holds_sentence(words: &str) -> bool {
    let within = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    within.contains(['。', '！', '？']) || within.contains(". ")
}

/// The paragraphs of a line: where a page was copied without its line breaks, two ideographic blanks behind the end of a
/// sentence are an indent.
pub fn paragraphs_within(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let now = rest?;
        let indents = now.match_indices("\u{3000}\u{3000}").map(|(at, _)| at);
        let parted = indents.filter_map(|at| now.split_at_checked(at)).find(|(before, _)| ends_sentence(before));
        let (part, behind) = parted.map_or((now, None), |(part, behind)| (part, Some(behind)));
        rest = behind;
        Some(part)
    })
}

/// Whether a blank belongs between two lines that are joined. Between Latin words stands a blank, but none behind a hyphen or a dash that touches its word.
pub fn needs_blank(before: &str, next: &str) -> bool {
    let touching = |rest: &str| rest.ends_with(char::is_alphanumeric);
    let touches = before.strip_suffix(['-', '—']).is_some_and(touching);
    let chinese = before.ends_with(is_wide) || next.starts_with(is_wide);
    !(touches || chinese || (before.ends_with(is_cell) && next.starts_with(is_cell)))
}

/// The least width of lines that a page has broken, in half cells: twenty Chinese characters.
const NARROWEST: usize = 40;

/// Behind which lines the page broke a sentence.
pub fn page_breaks(lines: &[PageLine<'_>]) -> Vec<bool> {
    // The last of the lines that others follow is as wide as it is by chance.
    let followed = || lines.iter().zip(lines.iter().skip(1)).filter(|(_, next)| !next.begins);
    let widest = followed().map(|(line, _)| line.width).max().unwrap_or_default();
    let mut full = vec![false; lines.len()];
    if widest < NARROWEST {
        return full;
    }
    let (mut short, mut cut) = (0, false);
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    for ((line, next), full) in pairs().zip(&mut full) {
        if ends_sentence(&line.words) || stand_apart(line, next) {
            continue;
        }
        *full = is_full(line, next, widest);
        short += usize::from(!*full && !begins_item(&line.words));
        cut = cut || (*full && cuts_word(&line.words, &next.words));
    }
    keep_sentences(lines, cut, &mut full);
    let count = full.iter().filter(|full| **full).count();
    // One line alone may be as wide as the widest by chance. And where many end early, it is a list.
    if short > count || count == 0 || (count == 1 && !cut) {
        full.fill(false);
        return full;
    }
    // Where indents or empty lines part the paragraphs, a sentence that ends with the line is in the midst of one.
    if lines.iter().skip(1).any(|line| line.begins) {
        let before = std::iter::once(false).chain(full.clone());
        let after = full.clone().into_iter().skip(1).chain([false]);
        let beside: Vec<bool> = before.zip(after).map(|(before, after)| before || after).collect();
        for (((line, next), full), beside) in pairs().zip(&mut full).zip(beside) {
            *full |= beside && is_full(line, next, widest) && !stand_apart(line, next);
        }
    }
    full
}

/// Whether a line and the next have nothing to do with each other, whatever their widths.
fn stand_apart(line: &PageLine<'_>, next: &PageLine<'_>) -> bool {
    next.begins || is_stamped(&line.words) || is_stamped(&next.words) || begins_item(&next.words)
}

/// Whether the first word of the next line would not have fitted on this one.
fn is_full(line: &PageLine<'_>, next: &PageLine<'_>, widest: usize) -> bool {
    let wide = next.words.starts_with(is_cell);
    let mut end = false;
    let word = next.words.chars().enumerate().take_while(|(at, c)| {
        let closes = "，。、；：？！”’）》…,.;:?!)".contains(*c);
        end |= *at > 0 && (wide || *c == ' ' || is_cell(*c));
        !end || (closes && *at < 4)
    });
    let room: usize = word.map(|(_, c)| cells(c)).sum();
    // Letters of a page differ in width; Chinese ones do not.
    let slack = if wide { 2 } else { widest / 8 };
    line.width + room + slack > widest
}

/// Whether a word of the dictionary, or a Latin sentence, goes on behind a line break.
fn cuts_word(line: &str, next: &str) -> bool {
    let end: String = line.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
    let start: String = next.chars().take(6).collect();
    if end.ends_with(is_han) && start.starts_with(is_han) {
        return words(&(end.clone() + &start)).binary_search(&end.len()).is_err();
    }
    end.ends_with(|c: char| c.is_alphanumeric() || c == ',') && start.starts_with(char::is_lowercase)
}

/// Lines that would be joined to what is no sentence stay apart: titles and slogans of one length.
fn keep_sentences(lines: &[PageLine<'_>], cut: bool, full: &mut [bool]) {
    let mut start = 0;
    while let Some(first) = full.get(start..).and_then(|rest| rest.iter().position(|full| *full)) {
        let from = start + first;
        let length = full.get(from..).map_or(0, |rest| rest.iter().take_while(|full| **full).count());
        let group = lines.get(from..=from + length).unwrap_or_default();
        let ends = group.last().is_some_and(|line| ends_sentence(&line.words));
        let numbered = group.first().is_some_and(|line| NumberStyle::read(&line.words).is_some());
        let stands = ends || (numbered && cut) || group.iter().any(|line| holds_sentence(&line.words));
        if !stands {
            full.iter_mut().skip(from).take(length).for_each(|full| *full = false);
        }
        // A heading goes on where the page cuts words; what ends as a sentence is what stands below it.
        if let [line, next, ..] = group
            && numbered
            && ends
            && !holds_sentence(&line.words)
            && !cuts_word(&line.words, &next.words)
            && let Some(full) = full.get_mut(from)
        {
            *full = false;
        }
        start = from + length;
    }
}

/// Whether a line begins an item of a list: with its number, or with a sign.
fn begins_item(words: &str) -> bool {
    NumberStyle::read(words).is_some() || words.starts_with(['-', '*', '•', '·', '●', '■', '◆', '\u{25AA}', '—', '①'])
}

/// Whether a time stands at the head or the end of a line, as in a chat.
fn is_stamped(words: &str) -> bool {
    let of_stamp = |c: char| c.is_ascii_digit() || "-/.:：年月日 []()（）【】".contains(c);
    let head = words.split(|c| !of_stamp(c)).next().unwrap_or_default();
    let tail = words.rsplit(|c| !of_stamp(c)).next().unwrap_or_default();
    [head, tail].into_iter().any(holds_clock)
}

fn holds_clock(words: &str) -> bool {
    let mut parts = words.split([':', '：']).peekable();
    while let (Some(hours), Some(minutes)) = (parts.next(), parts.peek()) {
        let two = minutes.chars().take_while(char::is_ascii_digit).count() == 2;
        if two && hours.ends_with(|c: char| c.is_ascii_digit()) {
            return true;
        }
    }
    false
}
