//! A speech put together from what was found in its paragraphs.

use std::collections::HashMap;
use std::ops::Range;

use super::closing::closing;
use super::front::front;
use super::heading::{self, Heading, heading};
use super::marks::{Before, Kind, Mark, marks};
use super::script::Script;
use super::tree::{Node, tree};
use super::{Change, Changes};
use crate::model::{Doubt, Language, Part, Passage, Recovered};

/// The speech of a stretch of paragraphs.
pub fn speech(
    script: &Script,
    paragraphs: Range<usize>,
    language: Language,
    changes: &Changes,
    removed: &mut Vec<Range<usize>>,
) -> Recovered {
    let front = front(script, paragraphs.clone(), language, changes);
    removed.extend(front.labels.iter().map(|label| script.passage(label.clone()).range));
    let (first, start) = front.begin;
    let end = script.paragraphs.get(paragraphs.end.saturating_sub(1)).map_or(start, |last| last.range.end).max(start);
    let cut_off = is_cut_off(script, start..end);
    let mut marks = marks(script, first..paragraphs.end, start, changes);
    let mut nodes = tree(script, &marks, cut_off);
    let last_asked = marks.iter().rfind(|mark| mark.asked.is_some()).map_or(0, |mark| mark.range.end);
    let close = closing(script, &marks, &nodes, start..end, paragraphs.clone()).filter(|close| *close >= last_asked);
    if let Some(close) = close {
        // What is listed once more while closing is no part.
        marks.retain(|mark| mark.range.start < close);
        nodes = tree(script, &marks, cut_off);
    }
    let body_end = if nodes.is_empty() { end } else { close.unwrap_or(end) };
    let paragraphs_of = |range: Range<usize>| pieces(script, range, first..paragraphs.end);
    let start_of = |node: &Node| marks.get(node.mark).map_or(body_end, |mark| mark.range.start);
    let passages =
        |ranges: Vec<Range<usize>>| ranges.into_iter().map(|range| script.passage(range)).collect::<Vec<_>>();
    let mut recovered = Recovered {
        language,
        title: front.title.iter().map(|range| title(script, range.clone())).collect(),
        subtitle: front.subtitle.map(|range| script.passage(range)),
        date: front.date.map(|range| script.passage(range)),
        speaker: front.speaker.map(|range| script.passage(range)),
        salutation: front.salutation.map(|range| script.passage(range)),
        front: passages(paragraphs_of(start..nodes.first().map_or(body_end, start_of))),
        parts: Vec::new(),
        closing: if nodes.is_empty() { Vec::new() } else { passages(paragraphs_of(body_end..end)) },
    };
    let mut parts: Vec<Option<Part>> = Vec::with_capacity(nodes.len());
    let next_in_run = next_in_run(&nodes);
    for (index, node) in nodes.iter().enumerate() {
        let Some(mark) = marks.get(node.mark) else { continue };
        let behind = nodes.get(index + 1).map_or(body_end, start_of);
        let own = paragraphs_of(mark.range.end..behind);
        // Another one of the run in the same paragraph: the page has lost its line ends.
        let next = next_in_run.get(index).copied().flatten().and_then(|next| marks.get(nodes.get(next)?.mark));
        let lost = mark.before != Before::Start || next.is_some_and(|next| next.paragraph == mark.paragraph);
        parts.push(Some(part(script, mark, node, own, Setting { language, lost, changes })));
    }
    // From the last to the first, so that every part has its own before it is handed to the one around it.
    for (index, node) in nodes.iter().enumerate().rev() {
        let Some(mut part) = parts.get_mut(index).and_then(Option::take) else { continue };
        part.parts.reverse();
        match node.parent.and_then(|parent| parts.get_mut(parent)) {
            Some(Some(around)) => around.parts.push(part),
            _ => recovered.parts.push(part),
        }
    }
    recovered.parts.reverse();
    recovered
}

/// Whether a text ends within a sentence, as a copy does that was cut off.
fn is_cut_off(script: &Script, range: Range<usize>) -> bool {
    let last = script.of(script.trim(range)).last().copied();
    last.is_some_and(|c| c.is_alphanumeric() || matches!(c, '，' | '、' | '：' | '；'))
}

/// The parts of a range that stand in its paragraphs.
fn pieces(script: &Script, range: Range<usize>, paragraphs: Range<usize>) -> Vec<Range<usize>> {
    let all = script.paragraphs.get(paragraphs).unwrap_or_default();
    let from = all.partition_point(|paragraph| paragraph.range.end <= range.start);
    let inner = all.iter().skip(from).take_while(|paragraph| paragraph.range.start < range.end);
    let pieces =
        inner.map(|paragraph| script.trim(paragraph.range.start.max(range.start)..paragraph.range.end.min(range.end)));
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// The node that counts on from every node.
fn next_in_run(nodes: &[Node]) -> Vec<Option<usize>> {
    let mut last = HashMap::new();
    let mut next: Vec<_> = nodes.iter().enumerate().rev().map(|(index, node)| last.insert(node.run, index)).collect();
    next.reverse();
    next
}

/// What the words of a part stand in.
#[derive(Clone, Copy)]
struct Setting<'a> {
    language: Language,
    /// Whether the page has lost its line ends there.
    lost: bool,
    changes: &'a Changes,
}

/// A part with its own words. `own` are its pieces, its heading among them.
fn part(script: &Script, mark: &Mark, node: &Node, mut own: Vec<Range<usize>>, setting: Setting<'_>) -> Part {
    let Setting { language, lost, changes } = setting;
    let inside = |range: &Range<usize>| {
        let paragraph = script.paragraphs.get(mark.paragraph).map_or(0..0, |paragraph| paragraph.range.clone());
        paragraph.contains(&range.start)
    };
    let place = script.place(mark.range.start);
    let mut found = Heading { words: mark.range.end..mark.range.end, end: mark.range.end, ..Heading::default() };
    if own.first().is_some_and(inside) {
        let first = own.remove(0);
        let asked =
            changes.of(place).filter_map(|change| if let Change::EndsAt(_, end) = change { Some(*end) } else { None });
        found = match asked.last() {
            Some(end) => heading::at(script, &first, script.find(end), None),
            None => heading(script, mark, first.clone(), language, lost),
        };
        let line = script.paragraphs.get(mark.paragraph).map_or(first.end, |paragraph| paragraph.range.end);
        found.run_in |= found.end > found.words.end && !script.trim(found.end..line).is_empty();
        let rest = script.trim(found.end..first.end);
        if !rest.is_empty() {
            own.insert(0, rest);
        }
    }
    let stop = (found.end > found.words.end).then(|| script.chars.get(found.words.end).copied()).flatten();
    let doubt = found
        .doubt
        .or(node.doubtful.then_some(Doubt::Number))
        .or((mark.kind == Kind::Looks).then_some(Doubt::Look))
        .filter(|doubt| mark.asked.is_none() || *doubt == Doubt::HeadingEnd);
    Part {
        mark: script.passage(mark.range.clone()),
        heading: script.passage(found.words),
        stop,
        run_in: found.run_in,
        doubt,
        body: own.into_iter().map(|range| script.passage(range)).collect(),
        parts: Vec::new(),
    }
}

/// A line of a title. Blanks that only stand between all of its letters are no words.
fn title(script: &Script, range: Range<usize>) -> Passage {
    let mut passage = script.passage(range);
    let words: Vec<&str> = passage.text.split_whitespace().collect();
    if words.len() > 2 && words.iter().all(|word| word.chars().count() == 1) {
        passage.text = words.concat();
    }
    passage
}
