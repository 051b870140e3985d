//! From what was copied to lines without what cannot be seen, and from lines to paragraphs.

use crate::model::{PageLine, cells, is_cell, is_wide, needs_blank, page_breaks, paragraphs_within};

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

/// The lines of a text, and how many characters that show nothing were in it.
pub(super) fn lines(text: &str) -> (Vec<PageLine<'static>>, usize) {
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
            found.push(PageLine { words: without_blanks(shown).into(), width, begins });
            gap = false;
        }
    }
    (found, removed)
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

/// Joins the lines that a page has broken. Gives the paragraphs, and how many breaks were taken out.
pub(super) fn join(lines: Vec<PageLine<'_>>) -> (Vec<String>, usize) {
    let breaks = page_breaks(&lines);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut joined = 0;
    let mut lines = lines.into_iter().zip(breaks).peekable();
    while let Some((line, mut goes_on)) = lines.next() {
        let mut words = line.words.into_owned();
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
