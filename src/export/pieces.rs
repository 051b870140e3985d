//! A line of the speech cut where its look changes, for the formats that show more than words.
//!
//! Every line break of a value parts it here, as it parts paragraphs in the text. What no file may hold is not among
//! its letters: see [`is_letter`].

use crate::assemble::{Block, Line, Source, SpanKind};
use crate::model::{Language, Profile, Voice};

/// A stretch of a line that looks the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'l> {
    /// What it says; nothing where the speaker pauses.
    pub words: &'l str,
    /// Whether it belongs to a heading that a body follows, with its number.
    pub heading: bool,
    /// How it is spoken.
    pub voice: Voice,
}

/// Whether a character can stand in a file: no control character but the tab, and none that Unicode calls no character.
pub fn is_letter(c: char) -> bool {
    let code = u32::from(c);
    !(c.is_control() && c != '\t' || (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE)
}

/// The lines of a line, each as its pieces. A piece without words is a pause.
pub fn lines(line: &Line) -> Vec<Vec<Piece<'_>>> {
    let heading = line.spans.iter().find(|span| span.kind == SpanKind::Heading).map_or(0, |span| span.range.end);
    let mut voices = line.spans.iter().filter_map(|span| match span.kind {
        SpanKind::Voice(voice) => Some((&span.range, voice)),
        _ => None,
    });
    let mut voice = voices.next();
    let mut pauses =
        line.spans.iter().filter(|span| span.kind == SpanKind::Pause).map(|span| span.range.start).peekable();
    let mut lines = vec![Vec::new()];
    let mut at = 0;
    loop {
        while pauses.next_if(|pause| *pause <= at).is_some() {
            push(&mut lines, Piece { words: "", heading: at < heading, voice: Voice::Plain });
        }
        while voice.as_ref().is_some_and(|(range, _)| range.end <= at) {
            voice = voices.next();
        }
        let rest = line.text.get(at..).unwrap_or_default();
        if rest.is_empty() {
            return lines;
        }
        if let Some(left) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])) {
            lines.push(Vec::new());
            at = line.text.len() - left.len();
            continue;
        }
        let broken = rest.find(['\n', '\r']).map_or(line.text.len(), |end| at + end);
        let (turn, spoken) = match &voice {
            Some((range, voice)) if range.start <= at => (range.end, *voice),
            Some((range, _)) => (range.start, Voice::Plain),
            None => (broken, Voice::Plain),
        };
        let end = [turn, heading, pauses.peek().copied().unwrap_or(broken)].into_iter().filter(|end| *end > at);
        let end = end.fold(broken, usize::min);
        let words = line.text.get(at..end).unwrap_or_default();
        push(&mut lines, Piece { words, heading: at < heading, voice: spoken });
        at = end;
    }
}

fn push<'l>(lines: &mut [Vec<Piece<'l>>], piece: Piece<'l>) {
    if let Some(line) = lines.last_mut() {
        line.push(piece);
    }
}

/// What stands around a block: （） around the date of a profile that wants them, unless the writer has typed them.
pub fn brackets(profile: &Profile, language: Language, block: &Block) -> (&'static str, &'static str) {
    let is_bare = || !block.line.text.trim_start().starts_with(['(', '\u{FF08}']);
    match language {
        _ if !(profile.date_in_brackets && block.source == Source::Date && is_bare()) => ("", ""),
        Language::Chinese => ("\u{FF08}", "\u{FF09}"),
        Language::English => ("(", ")"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::Span;

    fn check(text: &str, spans: &[(std::ops::Range<usize>, SpanKind)], expected: &str) {
        let spans = spans.iter().map(|(range, kind)| Span { range: range.clone(), kind: kind.clone() }).collect();
        let line = Line { text: text.to_owned(), spans };
        let shown = |piece: &Piece<'_>| {
            let voice = match piece.voice {
                Voice::Plain => "",
                Voice::Stress => "!",
                Voice::Slow => "~",
                Voice::Pinyin => "^",
            };
            format!("[{}{voice}{}]", if piece.heading { "#" } else { "" }, piece.words)
        };
        let lines: Vec<String> = lines(&line).iter().map(|line| line.iter().map(shown).collect()).collect();
        assert_eq!(lines.join("/"), expected, "{text}");
    }

    #[test]
    fn a_line_is_cut_where_its_look_changes() {
        let stress = |range| (range, SpanKind::Voice(Voice::Stress));
        let pause = |at: usize| (at..at, SpanKind::Pause);
        check("", &[], "");
        check("abc", &[], "[abc]");
        check("a\nb\r\nc\rd\n", &[], "[a]/[b]/[c]/[d]/");
        check("ab.cd", &[(0..1, SpanKind::Label), (1..3, SpanKind::Heading)], "[#ab.][cd]");
        check("ab.cd", &[(0..3, SpanKind::Heading), stress(1..2), stress(3..4)], "[#a][#!b][#.][!c][d]");
        check("ab", &[pause(0), pause(1), stress(1..2), pause(2)], "[][a][][!b][]");
        check("ab\ncd", &[stress(1..4), (4..5, SpanKind::Voice(Voice::Slow))], "[a][!b]/[!c][~d]");
        check("", &[pause(0), pause(0)], "[][]");
    }
}
