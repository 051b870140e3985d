//! Markdown, as CommonMark 0.31 reads it: headings by their level, run-in headings bold, a paragraph a line.
//!
//! Whatever Markdown would take for a mark of its own is escaped, and nothing else: a Chinese text hardly ever has such.
//! Not kept are blanks and tabs at either end of a line, which Markdown has no words for.

use super::pieces::{Piece, is_letter, lines};
use crate::assemble::{Assembled, Line, Shape, Source};
use crate::model::Language;

/// The deepest heading that there is.
const DEEPEST: usize = 6;

/// The speech as Markdown. The lines of its title are one heading. An empty speech is an empty text.
pub fn md(speech: &Assembled) -> String {
    let gap = match speech.language {
        Language::Chinese => "",
        Language::English => " ",
    };
    let mut out = String::new();
    let mut titles = speech.blocks.iter().filter(|block| matches!(block.source, Source::TitleLine(_))).peekable();
    if titles.peek().is_some() {
        heading(&mut out, 1, &titles.map(|block| one_line(&block.line, gap)).collect::<Vec<_>>().join(gap));
    }
    for block in speech.blocks.iter().filter(|block| !matches!(block.source, Source::TitleLine(_))) {
        match block.shape {
            Shape::Heading(level) => heading(&mut out, level + 2, &one_line(&block.line, gap)),
            Shape::Title | Shape::Flush | Shape::Paragraph => {
                lines(&block.line).iter().for_each(|pieces| paragraph(&mut out, pieces));
            }
        }
    }
    out
}

/// A line whose breaks became gaps.
fn one_line(line: &Line, gap: &str) -> String {
    let words = |pieces: &Vec<Piece<'_>>| trim(&words(pieces)).to_owned();
    lines(line).iter().map(words).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(gap)
}

fn words(pieces: &[Piece<'_>]) -> String {
    pieces.iter().flat_map(|piece| piece.words.chars()).filter(|c| is_letter(*c)).collect()
}

fn trim(line: &str) -> &str {
    line.trim_matches([' ', '\t'])
}

/// Begins a block: an empty line parts it from the one before.
fn begin(out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
}

fn heading(out: &mut String, level: usize, text: &str) {
    let text = trim(text);
    if text.is_empty() {
        return;
    }
    begin(out);
    out.extend(std::iter::repeat_n('#', level.min(DEEPEST)));
    out.push(' ');
    // Signs that close a heading, if they stand alone at its end.
    let signs = text.len() - text.trim_end_matches('#').len();
    escape(out, text, (signs > 0).then_some(text.len() - signs), 0..0);
    out.push('\n');
}

fn paragraph(out: &mut String, pieces: &[Piece<'_>]) {
    let all = words(pieces);
    let text = trim(&all);
    if text.is_empty() {
        return;
    }
    begin(out);
    let before = all.len() - all.trim_start_matches([' ', '\t']).len();
    let heading: usize = pieces.iter().take_while(|piece| piece.heading).map(|piece| words(&[*piece]).len()).sum();
    let bold = bold(text, heading.saturating_sub(before).min(text.len()));
    // Behind a mark of bold no block can begin.
    let opener = if bold.is_empty() || bold.start > 0 { opener(text) } else { None };
    escape(out, text, opener, bold);
    out.push('\n');
}

/// The part of a heading that can be bold: the marks that end it may stay outside, since `**` closes nothing between a
/// full stop and a letter.
fn bold(text: &str, heading: usize) -> std::ops::Range<usize> {
    // A few letters in circles count as signs.
    let is_word = |c: char| c.is_alphanumeric() && !matches!(c, '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F189}');
    let heading = text.get(..heading).unwrap_or_default();
    let end = heading.rfind(is_word).and_then(|at| Some(at + heading.get(at..)?.chars().next()?.len_utf8()));
    let start = if heading.starts_with(char::is_whitespace) { heading.find(is_word) } else { Some(0) };
    start.zip(end).map_or(0..0, |(start, end)| start..end)
}

/// The character at the beginning of a text that would open a list, a quotation, a heading or a rule.
fn opener(text: &str) -> Option<usize> {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let after = |mark: fn(char) -> bool| text.trim_start_matches(mark);
    let opens = match text.chars().next()? {
        '>' => true,
        '#' => ends(after(|c| c == '#')),
        '+' => ends(text.get(1..)?),
        '-' => ends(text.get(1..)?) || after(|c| matches!(c, '-' | ' ' | '\t')).is_empty(),
        '0'..='9' => {
            let rest = after(|c| c.is_ascii_digit());
            return rest.strip_prefix(['.', ')']).is_some_and(ends).then_some(text.len() - rest.len());
        }
        _ => false,
    };
    opens.then_some(0)
}

/// Writes the text of one block, with a part in bold. What stands at `opener` is escaped besides.
fn escape(out: &mut String, text: &str, opener: Option<usize>, bold: std::ops::Range<usize>) {
    let mut before = None;
    let is_edge = |at: usize| !bold.is_empty() && (at == bold.start || at == bold.end);
    for (at, c) in text.char_indices() {
        if is_edge(at) {
            out.push_str("**");
        }
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let next = rest.chars().next();
        let within_word = || before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
        let marks = match c {
            // The last one is no mark of CommonMark, but of most programs that read it.
            '*' | '`' | '~' => true,
            '_' => !within_word(),
            // What follows may be a mark of bold.
            '\\' => next.is_some_and(|next| next.is_ascii_punctuation()) || is_edge(at + 1),
            '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
            '&' => is_entity(rest),
            // Without an end that something follows, brackets are brackets.
            ']' => matches!(next, Some('(' | ':')),
            _ => false,
        };
        if marks || opener == Some(at) {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    if !bold.is_empty() && bold.end == text.len() {
        out.push_str("**");
    }
}

/// Whether `&` before this would be read as a character by its name.
fn is_entity(rest: &str) -> bool {
    // The longest name has 32 letters.
    let end = rest.bytes().take(40).position(|c| !(c.is_ascii_alphanumeric() || c == b'#'));
    end.is_some_and(|end| end > 0 && rest.as_bytes().get(end) == Some(&b';'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, heading: usize, expected: &str) {
        let (heading, body) = text.split_at(heading);
        let piece = |words, heading| Piece { words, heading, voice: Default::default() };
        let mut out = String::new();
        paragraph(&mut out, &[piece(heading, true), piece(body, false)]);
        assert_eq!(out.trim_end_matches('\n'), expected);
    }

    #[test]
    fn only_what_markdown_would_read_as_a_mark_is_escaped() {
        for (text, expected) in [
            ("（一）“三个强化”——要抓落实。", "（一）“三个强化”——要抓落实。"),
            ("1.守好水源 2. 管好管网 3～5", "1.守好水源 2. 管好管网 3～5"),
            ("1. 守好", "1\\. 守好"),
            ("2026) x", "2026\\) x"),
            ("- 甲", "\\- 甲"),
            ("-甲", "-甲"),
            ("- - -", "\\- - -"),
            ("# 甲", "\\# 甲"),
            ("#甲#", "#甲#"),
            ("> 甲", "\\> 甲"),
            ("2 * 3 * 4", "2 \\* 3 \\* 4"),
            ("a_b _c_ 水_厂", "a_b \\_c\\_ 水_厂"),
            ("[Speaker], thank you", "[Speaker], thank you"),
            ("[a](b) [a]: b ![a](b)", "[a\\](b) [a\\]: b ![a\\](b)"),
            ("R&D &amp; &#20; A&B;", "R&D \\&amp; \\&#20; A\\&B;"),
            ("a < b <b> <一>", "a < b \\<b> <一>"),
            ("C:\\水 \\* \\", "C:\\水 \\\\\\* \\"),
            ("  甲\t", "甲"),
            (" \t", ""),
        ] {
            check(text, 0, expected);
        }
    }

    #[test]
    fn a_heading_is_bold_up_to_the_mark_that_ends_it() {
        check("一要勤巡查。每天两次。", "一要勤巡查。".len(), "**一要勤巡查**。每天两次。");
        check("1. Water. It runs.", "1. Water.".len(), "**1. Water**. It runs.");
        check("（一）水", "（一）水".len(), "**（一）水**");
        check("。水", "。".len(), "。水");
        check("甲Ⓐ水", "甲Ⓐ".len(), "**甲**Ⓐ水");
        check("- 。水", 5, "\\- 。水");
    }
}
