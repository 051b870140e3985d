//! Text with signs of Markdown: what they say is kept beside the text, the signs themselves are left out.
//!
//! Only what a speech has: headings, bold lines, items with a sign. Everything else stays as it is written.

use std::borrow::Cow;

use super::source::{Role, Said, Source};

/// A text, read as Markdown where it has headings of Markdown, else as it is.
pub fn text(text: &str) -> Source {
    let headings = || text.lines().filter_map(heading);
    let bolds = text.lines().filter(|line| bold(line.trim()).is_some()).count();
    if headings().next().is_none() && bolds < 2 {
        return Source { text: text.to_owned(), ..Source::default() };
    }
    // One heading at the top, before all others, is the title.
    let first = headings().next().map(|(level, _)| level);
    let titled = first.is_some_and(|first| headings().filter(|(level, _)| *level == first).count() == 1)
        && headings().all(|(level, _)| Some(level) >= first);
    let mut source = Source::default();
    let mut seen = false;
    for line in text.lines() {
        let start = source.text.len();
        let (words, role, is_bold) = match (heading(line), bold(line.trim())) {
            (Some((level, words)), _) => {
                let title = titled && !std::mem::replace(&mut seen, true);
                (words, Some(if title { Role::Title } else { Role::Heading(level) }), false)
            }
            (None, Some(words)) => (words, None, true),
            (None, None) => (line, None, false),
        };
        source.text.push_str(&inline(words));
        if role.is_some() || is_bold {
            let range = start..source.text.len();
            source.paragraphs.push(Said { range, number: 0, role, bold: is_bold, ..Said::default() });
        }
        source.text.push('\n');
    }
    source
}

/// Words without the signs among them: pairs of stars, and the strokes before marks that mean themselves.
fn inline(words: &str) -> Cow<'_, str> {
    if !words.contains(['*', '\\']) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    let mut bold = false;
    while let Some(c) = rest.chars().next() {
        let behind = rest.get(c.len_utf8()..).unwrap_or_default();
        if c == '\\'
            && let Some(mark) = behind.chars().next().filter(char::is_ascii_punctuation)
        {
            out.push(mark);
            rest = behind.get(1..).unwrap_or_default();
        } else if let Some(behind) = rest.strip_prefix("**").filter(|behind| bold || closes(behind)) {
            bold = !bold;
            rest = behind;
        } else {
            out.push(c);
            rest = behind;
        }
    }
    Cow::Owned(out)
}

/// Whether a pair of stars is closed by another one: what is between them begins and ends with no blank.
fn closes(behind: &str) -> bool {
    let words = behind.find("**").and_then(|end| behind.get(..end));
    words.is_some_and(|words| !words.is_empty() && words.trim() == words && !words.contains('\n'))
}

/// A heading: its level from 0, and its words.
fn heading(line: &str) -> Option<(u8, &str)> {
    let line = line.trim();
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let words = rest.trim().trim_end_matches('#').trim_end();
    let words = bold(words).unwrap_or(words);
    let spaced = rest.starts_with([' ', '\t', '\u{3000}']);
    let level = u8::try_from(level.checked_sub(1)?).ok()?;
    (level < 6 && spaced && !words.is_empty()).then_some((level, words))
}

/// A line that is bold as a whole.
fn bold(line: &str) -> Option<&str> {
    let words = line.strip_prefix("**")?.strip_suffix("**")?;
    (!words.trim().is_empty() && !words.contains("**")).then_some(words.trim())
}
