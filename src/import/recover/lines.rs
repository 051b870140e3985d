//! From a text to its paragraphs: what a page has broken is joined, what it has run together is parted, what belongs to
//! the page is cut.

use std::borrow::Cow;
use std::ops::Range;

use super::furniture::{Cut, LONGEST_NOTE, of_line, whole};
use super::lexicon::TITLE_ENDS;
use super::script::{Look, Script, is_blank};
use super::{Change, Changes};
use crate::import::source::{Place, Role, Said, Source};
use crate::model::{NumberStyle, PageLine, Why, cells, is_han, needs_blank, page_breaks};

/// What ends a line.
pub const LINE_ENDS: [char; 7] = ['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];

/// The lines of a text that stay, and what was cut.
struct Lines<'a> {
    source: &'a Source,
    changes: &'a Changes,
    script: Script,
    lines: Vec<PageLine<'a>>,
    /// Where each stands in the text, and what the format knows of it.
    places: Vec<(usize, Option<Look>)>,
    cuts: Vec<Cut>,
}

/// The paragraphs of a text, and what was cut out of it.
pub fn script(source: &Source, changes: &Changes) -> (Script, Vec<Cut>) {
    let script = Script::with_capacity(source.text.chars().count());
    let mut all = Lines { source, changes, script, lines: Vec::new(), places: Vec::new(), cuts: Vec::new() };
    let mut at = 0;
    for said in &source.paragraphs {
        // What a format says nothing of is plain text.
        all.keep(at.min(said.range.start)..said.range.start, None);
        at = said.range.end;
        all.keep_said(said);
    }
    all.keep(at.min(source.text.len())..source.text.len(), None);
    let breaks = all.breaks();
    let Lines { mut script, lines, places, mut cuts, .. } = all;
    let mut goes_on = false;
    let mut last: &str = "";
    for ((line, (at, look)), again) in lines.iter().zip(places).zip(breaks) {
        let asked = changes.of(at).filter(|change| matches!(change, Change::Join(_) | Change::Split(_))).last();
        let joins = match asked {
            Some(asked) => matches!(asked, Change::Join(_)),
            None => goes_on || is_mark_alone(last),
        };
        if joins && !script.paragraphs.is_empty() {
            script.go_on(&line.words, at, needs_blank(last, &line.words));
        } else {
            script.begin(&line.words, at, look);
        }
        goes_on = again;
        last = &line.words;
    }
    drop(lines);
    notes(&mut script, changes, &mut cuts);
    super::speeches::part(&mut script);
    (script, cuts)
}

/// Takes out the paragraphs that were written about the speech; a long one begins with the note alone.
fn notes(script: &mut Script, changes: &Changes, cuts: &mut Vec<Cut>) {
    let mut paragraphs = std::mem::take(&mut script.paragraphs);
    paragraphs.retain_mut(|paragraph| {
        let range = paragraph.range.clone();
        let first = script.sentence(range.clone()).filter(|_| range.len() > LONGEST_NOTE).unwrap_or(range.end);
        // A longer one is no note.
        let passage = (first - range.start <= LONGEST_NOTE).then(|| script.passage(range.start..first));
        let Some(passage) = passage.filter(|passage| !changes.is_put_back(passage.range.start)) else { return true };
        let Some(why) = whole(&passage.text) else { return true };
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

impl<'a> Lines<'a> {
    /// Keeps a paragraph of the format, unless it is none of the speech.
    fn keep_said(&mut self, said: &Said) {
        let why = match (said.role, said.place) {
            (Some(Role::Contents), _) => Some(Why::PageFurniture),
            (_, Place::Note(_)) => Some(Why::EditorNote),
            _ => None,
        };
        match why.filter(|_| !self.changes.is_put_back(said.range.start)) {
            Some(why) => self.cuts.push(Cut { range: said.range.clone(), why }),
            None => self.keep(said.range.clone(), Some(Look { role: said.role, bold: said.bold })),
        }
    }

    /// Keeps the lines of a range.
    fn keep(&mut self, range: Range<usize>, look: Option<Look>) {
        let text = self.source.text.get(range.clone()).unwrap_or_default();
        self.script.steps.add(text.len());
        let mut gap = true;
        let mut returned = false;
        let mut at = range.start;
        for line in text.split_inclusive(LINE_ENDS) {
            for (index, part) in paragraphs_within(line).into_iter().enumerate() {
                let first = at + (part.len() - part.trim_start_matches(is_blank).len());
                at += part.len();
                let words = part.trim_matches(is_blank);
                if words.is_empty() {
                    // Behind the carriage return of Windows stands no empty line.
                    gap |= line != "\n" || !returned;
                    continue;
                }
                let begins = gap || index > 0 || part.starts_with([' ', '\t', '\u{3000}']);
                gap = false;
                self.keep_words(words, first, begins, look);
            }
            returned = line.ends_with('\r');
        }
    }

    /// Keeps what stays of the words of a line, in the pieces that are asked for.
    fn keep_words(&mut self, words: &'a str, first: usize, begins: bool, look: Option<Look>) {
        let cuts = of_line(words, first, self.changes, &self.script.steps);
        let mut from = first;
        for cut in cuts {
            self.keep_piece(from..cut.range.start, first, begins, look);
            from = cut.range.end;
            self.cuts.push(cut);
        }
        self.keep_piece(from..first + words.len(), first, begins, look);
    }

    fn keep_piece(&mut self, piece: Range<usize>, first: usize, begins: bool, look: Option<Look>) {
        let source = self.source;
        let mut from = piece.start;
        // No character is parted, wherever somebody points.
        let splits = self.changes.splits(piece.clone()).filter(|at| source.text.is_char_boundary(*at));
        for to in splits.chain([piece.end]) {
            let shown = source.text.get(from..to).unwrap_or_default();
            let words = shown.trim_matches(is_blank);
            let start = from + (shown.len() - shown.trim_start_matches(is_blank).len());
            from = to;
            if words.is_empty() {
                continue;
            }
            let width = (start - first).min(1) + words.chars().map(cells).sum::<usize>();
            self.lines.push(PageLine { words: Cow::Borrowed(words), width, begins: begins || start > first });
            self.places.push((start, look));
        }
    }

    /// Behind which lines the text goes on. What a format calls a paragraph ends one.
    fn breaks(&self) -> Vec<bool> {
        let mut breaks = page_breaks(&self.lines);
        let said = self.places.iter().map(|(_, look)| look.is_some());
        let said = said.clone().zip(said.skip(1)).map(|(here, next)| here || next);
        let pairs = self.lines.iter().zip(self.lines.iter().skip(1));
        for ((goes_on, said), (line, next)) in breaks.iter_mut().zip(said).zip(pairs) {
            *goes_on |= is_torn(&line.words, &next.words);
            *goes_on &= !said;
        }
        breaks
    }
}

/// The paragraphs of a line that a page has run together: two ideographic blanks are an indent, but between single
/// characters they only set these apart. In English two blanks are, unless somebody sets them behind every sentence.
///
/// However many blanks stand side by side, each is looked at a few times: of a row of them the first two count.
fn paragraphs_within(line: &str) -> Vec<&str> {
    let latin = || line.bytes().take(400).filter(u8::is_ascii_alphabetic).count() > 200;
    let sentences = || {
        line.match_indices("  ")
            .all(|(at, _)| line.get(..at).is_some_and(|before| before.ends_with(['.', '!', '?', '"', '”'])))
    };
    let gap = if latin() && line.contains("  ") && !sentences() { "  " } else { "\u{3000}\u{3000}" };
    let find = |from: usize| line.get(from..).and_then(|rest| rest.find(gap)).map(|at| from + at);
    let behind_blanks = |from: usize| {
        let rest = line.get(from..).unwrap_or_default();
        line.len() - rest.trim_start_matches(is_blank).len()
    };
    let is_long = |words: Range<usize>| {
        let words = line.get(words).unwrap_or_default().trim_end_matches(is_blank);
        words.chars().nth(1).is_some()
    };
    let mut parts = Vec::new();
    let mut from = 0;
    let mut begin = behind_blanks(0);
    let mut place = find(0);
    while let Some(at) = place {
        let next = behind_blanks(at);
        place = find(next);
        if is_long(begin..at) && is_long(next..place.unwrap_or(line.len())) {
            parts.push(line.get(from..at).unwrap_or_default());
            (from, begin) = (at, next);
        }
    }
    parts.push(line.get(from..).unwrap_or_default());
    parts
}
