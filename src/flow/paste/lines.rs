//! From what was copied to lines without what cannot be seen, and from lines to paragraphs.
//!
//! A line break within a sentence is taken out only where the page made it: the line is as wide as the others, the
//! next word would not have fitted, and what comes of it ends as a sentence does. Verses, lists of titles and chats
//! stay as they are.

use crate::model::{is_han, is_wide, words};

/// A line that shows something.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    words: String,
    /// How wide it stood, in half cells, its indent counted.
    width: usize,
    /// Whether it stood indented, or behind an empty line.
    begins: bool,
}

/// Whether a character shows nothing and says nothing.
fn is_nothing(c: char, before: Option<char>) -> bool {
    match u32::from(c) {
        // Joins the parts of one picture: a family is three faces and two of these.
        0x200D => !before.is_some_and(is_picture),
        0x09 | 0x0A => false,
        0x00..=0x1F | 0x7F..=0x9F | 0xAD | 0x34F | 0x61C | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E => true,
        0x2060..=0x206F | 0xFEFF | 0xFFF9..=0xFFFC | 0xFFFE..=0xFFFF | 0xE0000..=0xE007F => true,
        _ => false,
    }
}

fn is_picture(c: char) -> bool {
    matches!(u32::from(c), 0x2190..=0x2BFF | 0xFE0F | 0x1F000..=0x1FAFF)
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What stands on a line with Chinese and needs no blank beside it.
fn is_cell(c: char) -> bool {
    is_wide(c) || "“”‘’—…·".contains(c)
}

fn cells(c: char) -> usize {
    if is_cell(c) || c == '\u{3000}' { 2 } else { 1 }
}

/// What ends a sentence, quotes and brackets behind it aside.
fn ends_sentence(words: &str) -> bool {
    let bare = words.trim_end_matches(['”', '’', '）', '》', '」', '』', '"', '\'', ')']);
    bare.ends_with(['。', '！', '？', '：', '；', '…', '.', '!', '?', ':', ';'])
}

/// Whether a sentence ends within.
fn holds_sentence(words: &str) -> bool {
    let within = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    within.contains(['。', '！', '？']) || within.contains(". ")
}

/// The lines of a text, and how many characters that show nothing were in it.
pub(super) fn lines(text: &str) -> (Vec<Line>, usize) {
    let mut found = Vec::new();
    let mut removed = 0;
    let mut gap = true;
    for line in text.replace("\r\n", "\n").replace('\r', "\n").split(is_line_end) {
        let mut before = None;
        let mut plain = String::with_capacity(line.len());
        for c in line.chars() {
            if is_nothing(c, before) {
                removed += 1;
                continue;
            }
            before = Some(c);
            // Every blank is the common one, but the ideographic ones mean something yet.
            plain.push(if c.is_whitespace() && c != '\u{3000}' { ' ' } else { c });
        }
        for (piece, part) in paragraphs_within(&plain).enumerate() {
            let shown = part.trim();
            if shown.is_empty() {
                gap = true;
                continue;
            }
            let begins = gap || piece > 0 || part.starts_with([' ', '\u{3000}']);
            let width = part.trim_end().chars().map(cells).sum();
            found.push(Line { words: without_blanks(shown), width, begins });
            gap = false;
        }
    }
    (found, removed)
}

/// Where a page was copied without its line breaks, two ideographic blanks behind the end of a sentence are an indent.
fn paragraphs_within(line: &str) -> impl Iterator<Item = &str> {
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

/// Words without the blanks between Chinese, and with one where there are several.
fn without_blanks(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut blank = false;
    for c in words.chars() {
        if c == ' ' {
            blank = true;
            continue;
        }
        // Quotes and dashes are Chinese only beside something that is.
        let chinese = out.ends_with(is_cell) && is_cell(c) && (out.ends_with(is_wide) || is_wide(c));
        if std::mem::take(&mut blank) && !chinese {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// The least width of lines that a page has broken, in half cells: twenty Chinese characters.
const NARROWEST: usize = 40;

/// Joins the lines that a page has broken. Gives the paragraphs, and how many breaks were taken out.
pub(super) fn join(lines: Vec<Line>) -> (Vec<String>, usize) {
    let breaks = page_breaks(&lines);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut joined = 0;
    let mut lines = lines.into_iter().zip(breaks).peekable();
    while let Some((line, mut goes_on)) = lines.next() {
        let mut words = line.words;
        while goes_on && let Some((next, again)) = lines.next() {
            if needs_blank(&words, &next.words) {
                words.push(' ');
            }
            words.push_str(&next.words);
            joined += 1;
            goes_on = again;
        }
        paragraphs.push(words);
    }
    (paragraphs, joined)
}

/// Between Latin words stands a blank, but none behind a hyphen or a dash that touches its word.
fn needs_blank(before: &str, next: &str) -> bool {
    let touching = |rest: &str| rest.ends_with(char::is_alphanumeric);
    let touches = before.strip_suffix(['-', '—']).is_some_and(touching);
    let chinese = before.ends_with(is_wide) || next.starts_with(is_wide);
    !(touches || chinese || (before.ends_with(is_cell) && next.starts_with(is_cell)))
}

/// Behind which lines the page broke a sentence.
fn page_breaks(lines: &[Line]) -> Vec<bool> {
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
        cut |= *full && cuts_word(&line.words, &next.words);
    }
    keep_sentences(lines, &mut full);
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
fn stand_apart(line: &Line, next: &Line) -> bool {
    next.begins || is_stamped(&line.words) || is_stamped(&next.words) || begins_item(&next.words)
}

/// Whether the first word of the next line would not have fitted on this one.
fn is_full(line: &Line, next: &Line, widest: usize) -> bool {
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
fn keep_sentences(lines: &[Line], full: &mut [bool]) {
    let mut start = 0;
    while let Some(first) = full.get(start..).and_then(|rest| rest.iter().position(|full| *full)) {
        let from = start + first;
        let length = full.get(from..).map_or(0, |rest| rest.iter().take_while(|full| **full).count());
        let group = lines.get(from..=from + length).unwrap_or_default();
        let ends = group.last().is_some_and(|line| ends_sentence(&line.words));
        if !ends && !group.iter().any(|line| holds_sentence(&line.words)) {
            full.iter_mut().skip(from).take(length).for_each(|full| *full = false);
        }
        start = from + length;
    }
}

/// Whether a line begins an item of a list: with its number, or with a sign.
fn begins_item(words: &str) -> bool {
    super::marks::mark(words).is_some() || words.starts_with(['-', '*', '•', '·', '●', '■', '◆', '\u{25AA}', '—', '①'])
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
