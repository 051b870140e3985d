//! From a text to its paragraphs: what a page has broken is joined, what it has run together is parted, what belongs to
//! the page is cut.

use std::ops::Range;

use super::furniture::{Cut, LONGEST_NOTE, of_line, whole};
use super::lexicon::TITLE_ENDS;
use super::script::{Script, is_blank};
use super::{Change, Changes};
use crate::import::source::{Place, Role, Said, Source};
use crate::model::{NumberStyle, PageLine, Why, cells, is_han, needs_blank, page_breaks};

/// A line that stays, and where it stands.
struct Kept<'a> {
    line: PageLine,
    range: Range<usize>,
    said: Option<&'a Said>,
}

/// The paragraphs of a text, and what was cut out of it.
pub fn script(source: &Source, changes: &Changes<'_>) -> (Script, Vec<Cut>) {
    let mut cuts = Vec::new();
    let mut kept = Vec::new();
    let mut at = 0;
    for said in &source.paragraphs {
        // What a format says nothing of is plain text.
        keep(source, at.min(said.range.start)..said.range.start, None, changes, &mut kept, &mut cuts);
        at = said.range.end;
        let why = match (said.role, said.place) {
            (Some(Role::Contents), _) => Some(Why::PageFurniture),
            (_, Place::Note(_)) => Some(Why::EditorNote),
            _ => None,
        };
        match why.filter(|_| !changes.is_put_back(said.range.start)) {
            Some(why) => cuts.push(Cut { range: said.range.clone(), why }),
            None => keep(source, said.range.clone(), Some(said), changes, &mut kept, &mut cuts),
        }
    }
    keep(source, at.min(source.text.len())..source.text.len(), None, changes, &mut kept, &mut cuts);
    let breaks = breaks(&kept);
    let mut script = Script::default();
    let mut goes_on = false;
    let mut last = "";
    for (Kept { line, range, said }, again) in kept.iter().zip(breaks) {
        let words = source.text.get(range.clone()).unwrap_or_default();
        let joined = changes.of(range.start).any(|change| matches!(change, Change::Join(_)));
        if (goes_on || joined || is_mark_alone(last)) && !script.paragraphs.is_empty() {
            script.go_on(words, range.start, needs_blank(last, &line.words));
        } else {
            script.begin(words, range.start, *said);
        }
        goes_on = again;
        last = words;
    }
    notes(&mut script, changes, &mut cuts);
    super::speeches::part(&mut script);
    (script, cuts)
}

/// Takes out the paragraphs that were written about the speech; a long one begins with the note alone.
fn notes(script: &mut Script, changes: &Changes<'_>, cuts: &mut Vec<Cut>) {
    let mut paragraphs = std::mem::take(&mut script.paragraphs);
    paragraphs.retain_mut(|paragraph| {
        let range = paragraph.range.clone();
        let first = script.sentence(range.clone()).filter(|_| range.len() > LONGEST_NOTE).unwrap_or(range.end);
        let passage = script.passage(range.start..first);
        let Some(why) = whole(&passage.text).filter(|_| !changes.is_put_back(passage.range.start)) else { return true };
        cuts.push(Cut { range: passage.range, why });
        paragraph.range = script.trim(first..range.end);
        !paragraph.range.is_empty()
    });
    script.paragraphs = paragraphs;
}

/// A line that holds only the mark of a part belongs to the next one.
fn is_mark_alone(words: &str) -> bool {
    words.len() <= 16 && NumberStyle::read(words).is_some_and(|(_, _, length)| length == words.len())
}

/// Behind which lines the text goes on. What a format calls a paragraph ends one.
fn breaks(kept: &[Kept<'_>]) -> Vec<bool> {
    let lines: Vec<PageLine> = kept.iter().map(|kept| kept.line.clone()).collect();
    let mut breaks = page_breaks(&lines);
    let said = |at: usize| kept.get(at).is_some_and(|kept| kept.said.is_some());
    let pairs = kept.iter().zip(kept.iter().skip(1));
    for ((at, goes_on), (line, next)) in breaks.iter_mut().enumerate().zip(pairs) {
        *goes_on |= is_torn(&line.line.words, &next.line.words);
        *goes_on &= !said(at) && !said(at + 1);
    }
    breaks
}

/// Whether a line holds the end of a word: 抓好田间管 / 理。追肥…, …会议上的讲 / 话.
fn is_torn(line: &str, next: &str) -> bool {
    let ended = !line.ends_with(is_han);
    let short: String = next.chars().take(LONGEST_TEAR + 1).take_while(|c| is_han(*c)).collect();
    let closed = next.get(short.len()..).and_then(|rest| rest.chars().next());
    let count = short.chars().count();
    let title = closed.is_none()
        && TITLE_ENDS
            .iter()
            .any(|end| end.len() > next.len() && end.ends_with(next) && line.ends_with(end.trim_end_matches(next)));
    !ended && (1..=LONGEST_TEAR).contains(&count) && (matches!(closed, Some('。')) || title)
}

/// How many characters of a torn word stand on the next line at most.
const LONGEST_TEAR: usize = 2;

/// Keeps the lines of a range.
fn keep<'a>(
    source: &Source,
    range: Range<usize>,
    said: Option<&'a Said>,
    changes: &Changes<'_>,
    kept: &mut Vec<Kept<'a>>,
    cuts: &mut Vec<Cut>,
) {
    let text = source.text.get(range.clone()).unwrap_or_default();
    let mut gap = true;
    let mut at = range.start;
    for line in text.split_inclusive(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']) {
        for (index, part) in paragraphs_within(line).into_iter().enumerate() {
            let start = at;
            at += part.len();
            let words = part.trim_matches(is_blank);
            let first = start + (part.len() - part.trim_start_matches(is_blank).len());
            if words.is_empty() {
                // Behind the carriage return of Windows stands no empty line.
                gap |= line != "\n" || !text.get(..start - range.start).is_some_and(|before| before.ends_with('\r'));
                continue;
            }
            let begins = gap || index > 0 || part.starts_with([' ', '\t', '\u{3000}']);
            gap = false;
            let cut = of_line(words, first, changes);
            let mut from = first;
            let end = first + words.len();
            let mut pieces: Vec<Range<usize>> = Vec::new();
            for Cut { range, .. } in &cut {
                pieces.push(from..range.start);
                from = range.end;
            }
            pieces.push(from..end);
            cuts.extend(cut);
            for piece in pieces.into_iter().flat_map(|piece| split(piece, changes)) {
                let shown = source.text.get(piece.clone()).unwrap_or_default();
                let inner = shown.trim_matches(is_blank);
                if inner.is_empty() {
                    continue;
                }
                let lead = shown.len() - shown.trim_start_matches(is_blank).len();
                let start = piece.start + lead;
                let width = (start - first).min(1) + inner.chars().map(cells).sum::<usize>();
                let line = PageLine { words: inner.to_owned(), width, begins: begins || start > first };
                kept.push(Kept { line, range: start..start + inner.len(), said });
            }
        }
    }
}

/// The paragraphs of a line that a page has run together: two ideographic blanks are an indent, but between single
/// characters they only set these apart. In English two blanks are, unless somebody sets them behind every sentence.
fn paragraphs_within(line: &str) -> Vec<&str> {
    let latin = || line.bytes().take(400).filter(u8::is_ascii_alphabetic).count() > 200;
    let sentences = || {
        line.match_indices("  ")
            .all(|(at, _)| line.get(..at).is_some_and(|before| before.ends_with(['.', '!', '?', '"', '”'])))
    };
    let gap = if line.contains("  ") && latin() && !sentences() { "  " } else { "\u{3000}\u{3000}" };
    let mut parts = Vec::new();
    let mut from = 0;
    let long = |words: &str| words.trim_matches(is_blank).chars().nth(1).is_some();
    for (at, _) in line.match_indices(gap) {
        let (before, behind) = (line.get(from..at).unwrap_or_default(), line.get(at..).unwrap_or_default());
        let next = behind.trim_start_matches(is_blank);
        let next = next.get(..next.find(gap).unwrap_or(next.len())).unwrap_or_default();
        if long(before) && long(next) {
            parts.push(before);
            from = at;
        }
    }
    parts.push(line.get(from..).unwrap_or_default());
    parts
}

/// Parts a piece where somebody asked for it.
fn split(piece: Range<usize>, changes: &Changes<'_>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut from = piece.start;
    for at in changes.splits(piece.clone()) {
        pieces.push(from..at);
        from = at;
    }
    pieces.push(from..piece.end);
    pieces
}
