//! From a text without structure to a speech: title block, salutation, parts at every level, closing.
//!
//! Nothing is guessed silently, and no character is lost: every one stands in one passage of the outline or in what was cut,
//! which [`lost`] proves. What a person decides otherwise is a [`Change`], and the whole is read again with it.

mod build;
mod closing;
mod dates;
mod front;
mod furniture;
mod heading;
#[rustfmt::skip] // Lists read better in lines than in columns.
mod lexicon;
mod lines;
mod marks;
mod persons;
mod prune;
mod script;
mod speeches;
mod tree;

use std::cmp::Reverse;
use std::ops::Range;

use super::source::Source;
use crate::model::{Language, Outline, Part, Passage, Recovered, Removed, Why, is_han};
use furniture::Cut;
use lines::LINE_ENDS;
use script::Script;
use speeches::Stretch;

/// What a person decided otherwise. Places are bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// What was cut here belongs to the speech.
    PutBack(usize),
    /// No part begins here.
    NotHeading(usize),
    /// A part begins with the paragraph here, on a level from 0.
    Heading(usize, u8),
    /// The heading of the part that begins here ends there.
    EndsAt(usize, usize),
    /// The line here goes on with the one before.
    Join(usize),
    /// A paragraph begins here.
    Split(usize),
}

/// All that was decided, in the order of its places.
#[derive(Clone, Debug, Default)]
pub struct Changes(Vec<Change>);

impl Change {
    /// The place that it is about.
    pub fn place(&self) -> usize {
        match self {
            Self::PutBack(at)
            | Self::NotHeading(at)
            | Self::Heading(at, _)
            | Self::EndsAt(at, _)
            | Self::Join(at)
            | Self::Split(at) => *at,
        }
    }
}

impl Changes {
    /// Sorted, so that a place is looked up in time that hardly grows with their number.
    fn new(changes: &[Change]) -> Self {
        let mut changes = changes.to_vec();
        changes.sort_by_key(Change::place);
        Self(changes)
    }

    /// What was decided about a place.
    fn of(&self, at: usize) -> impl Iterator<Item = &Change> {
        let from = self.0.partition_point(|change| change.place() < at);
        self.0.iter().skip(from).take_while(move |change| change.place() == at)
    }

    fn is_put_back(&self, at: usize) -> bool {
        self.of(at).any(|change| matches!(change, Change::PutBack(_)))
    }

    /// Where a range is parted, in order.
    fn splits(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        let from = self.0.partition_point(|change| change.place() <= range.start);
        let inner = self.0.iter().skip(from).take_while(move |change| change.place() < range.end);
        inner.filter_map(|change| if let Change::Split(at) = change { Some(*at) } else { None })
    }
}

/// The longest text whose structure is looked for, in bytes: three million Chinese characters, or a week of speaking.
pub const MAX_RECOVERED: usize = 8 << 20;

/// The most lines that a text may have for it.
pub const MAX_LINES: usize = 1 << 20;

/// What a text holds. What is too long for a speech is one paragraph.
pub fn recover(source: &Source, changes: &[Change]) -> Outline {
    recover_counted(source, changes).0
}

/// The same, with the steps that it took: about one for every look at a character. They are at most in proportion to the
/// length of the text.
pub fn recover_counted(source: &Source, changes: &[Change]) -> (Outline, u64) {
    if source.text.len() > MAX_RECOVERED || source.text.matches(LINE_ENDS).nth(MAX_LINES).is_some() {
        return (unread(source), 0);
    }
    let changes = Changes::new(changes);
    let (script, cuts) = lines::script(source, &changes);
    let outline = structured(source, &script, cuts, &changes);
    (outline, script.steps.count())
}

/// A text that is not looked at.
fn unread(source: &Source) -> Outline {
    let text = source.text.trim_matches(script::is_blank);
    let start = source.text.len() - source.text.trim_start_matches(script::is_blank).len();
    let passage = Passage { text: text.to_owned(), range: start..start + text.len() };
    let speech = Recovered { front: vec![passage], ..Recovered::default() };
    Outline { speeches: if text.is_empty() { Vec::new() } else { vec![speech] }, removed: Vec::new() }
}

fn structured(source: &Source, script: &Script, cuts: Vec<Cut>, changes: &Changes) -> Outline {
    let language = language(&script.chars);
    let mut outline = Outline::default();
    for stretch in speeches::stretches(script, language, changes) {
        match stretch {
            Stretch::Speech(paragraphs) => {
                let mut labels = Vec::new();
                outline.speeches.push(build::speech(script, paragraphs, language, changes, &mut labels));
                outline.removed.extend(labels.into_iter().map(|range| removed(source, range, Why::EditorNote)));
            }
            Stretch::Cut(paragraphs, why) => {
                let first = script.paragraphs.get(paragraphs.start).map_or(0, |paragraph| paragraph.range.start);
                let last = script.paragraphs.get(paragraphs.end - 1).map_or(first, |paragraph| paragraph.range.end);
                let range = script.passage(first..last).range;
                outline.removed.push(removed(source, range, why));
            }
        }
    }
    outline.removed.extend(cuts.into_iter().map(|cut| removed(source, cut.range, cut.why)));
    outline.removed.sort_by_key(|removed| (removed.passage.range.start, Reverse(removed.passage.range.end)));
    // What of a page stands within an attachment goes with it.
    let mut behind = 0;
    outline.removed.retain(|Removed { passage, .. }| {
        let apart = passage.range.start >= behind;
        behind = behind.max(passage.range.end);
        apart
    });
    outline
}

fn removed(source: &Source, range: Range<usize>, why: Why) -> Removed {
    let text = source.text.get(range.clone()).unwrap_or_default().to_owned();
    Removed { passage: Passage { text, range }, why }
}

/// The language of most of a text.
pub fn language(chars: &[char]) -> Language {
    let seen = || chars.iter().take(20_000);
    let han = seen().filter(|c| is_han(**c)).count();
    let latin = seen().filter(|c| c.is_ascii_alphabetic()).count();
    // A Chinese character says as much as three letters.
    if han * 3 < latin { Language::English } else { Language::Chinese }
}

/// Where a heading may end that stands at a place of the text, in bytes: before the marks and blanks behind it, where it
/// ends now among them.
pub fn heading_ends(source: &Source, place: Range<usize>) -> Vec<usize> {
    let line = source.text.get(place.start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let mut ends = vec![place.end];
    // The mark of the part may hold one of these itself.
    for (at, c) in line.char_indices().skip(MARK).take(LONGEST_HEADING) {
        let sign = matches!(script::flat(c), '，' | ' ' | '。' | '！' | '？' | '；');
        ends.extend(sign.then_some(place.start + at));
        if matches!(c, '。' | '！' | '？') {
            break;
        }
    }
    ends.sort_unstable();
    ends.dedup();
    let around = ends.iter().position(|end| *end == place.end).unwrap_or_default();
    ends.drain(..around.saturating_sub(MOST_ENDS / 2));
    ends.truncate(MOST_ENDS);
    ends
}

/// How many ends of a heading are offered.
const MOST_ENDS: usize = 4;

/// How many characters the mark of a part has at least, and how many a heading at most whose end is looked for.
const MARK: usize = 3;
const LONGEST_HEADING: usize = 80;

/// Where the first sentence ends of what stands at a place of the text, in bytes; `None` if nothing follows it.
pub fn sentence_end(source: &Source, place: Range<usize>) -> Option<usize> {
    let text = source.text.get(place.clone())?;
    let (at, mark) = text.char_indices().find(|(_, c)| matches!(script::flat(*c), '。' | '！' | '？'))?;
    let end = at + mark.len_utf8();
    let closes = text.get(end..)?.chars().take_while(|c| matches!(c, '”' | '’' | '）' | '」')).map(char::len_utf8);
    let end = end + closes.sum::<usize>();
    (!text.get(end..)?.trim().is_empty()).then_some(place.start + end)
}

/// The first place of the text, in bytes, from which on the outline does not say what the text says: what was cut aside,
/// the passages put together again are the text, character by character but for blanks. `None` where nothing is lost and
/// nothing doubled.
pub fn lost(source: &Source, outline: &Outline) -> Option<usize> {
    let mut passages: Vec<(usize, &str)> = Vec::new();
    let mut stops: Vec<(usize, char)> = Vec::new();
    for speech in &outline.speeches {
        passages.extend(speech.passages().map(|passage| (passage.range.start, passage.text.as_str())));
        let parts = speech.parts.iter().flat_map(Part::walk);
        stops.extend(parts.filter_map(|part| Some((part.heading.range.end, part.stop?))));
    }
    passages.retain(|(_, text)| !text.is_empty());
    let mut buffers = vec![[0; 4]; stops.len()];
    for ((at, stop), buffer) in stops.iter().zip(&mut buffers) {
        passages.push((*at, stop.encode_utf8(buffer)));
    }
    passages.sort_by_key(|(at, _)| *at);
    let mut said = passages.iter().flat_map(|(_, text)| text.chars()).filter(|c| !script::is_blank(*c));
    let mut cuts = outline.removed.iter().map(|removed| removed.passage.range.clone()).peekable();
    for (at, c) in source.text.char_indices() {
        while cuts.next_if(|cut| cut.end <= at).is_some() {}
        if script::is_blank(c) || cuts.peek().is_some_and(|cut| cut.contains(&at)) {
            continue;
        }
        if said.next() != Some(c) {
            return Some(at);
        }
    }
    said.next().map(|_| source.text.len())
}
