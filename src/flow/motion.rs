//! Where the caret goes: by letter, word, paragraph and section through headings and bodies as through one text, and by
//! line, which is asked of the layout through [`Lines`].

use std::ops::Range;

use super::{Page, Paragraph};
use crate::assemble::{Scope, Source, firsts, said};
use crate::edit::{Caret, Place, Selection, Spot, text_of};
use crate::model::{Draft, Piece, Text, graphemes, words};

/// How far the caret goes. Directions are those of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One letter, or one blank, count or pause.
    Back,
    /// The same the other way.
    Forward,
    /// To where the word, or the one before, begins.
    WordBack,
    /// To where the word, or the next one, ends.
    WordForward,
    /// To where the paragraph, or the one before, begins.
    ParagraphBack,
    /// To where the next paragraph begins.
    ParagraphForward,
    /// To where the section, or the one before, begins.
    SectionBack,
    /// To where the next section begins.
    SectionForward,
    /// To the beginning of the page.
    Start,
    /// To its end.
    End,
}

/// Whether moving selects on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extend {
    /// The caret moves alone.
    No,
    /// What it passes is selected.
    Yes,
}

/// Where the lines of the page are. The layout knows.
pub trait Lines {
    /// The first place of the line in which a caret stands, or its last.
    fn edge(&self, caret: &Caret, last: bool) -> Caret;

    /// The place some lines below (above, if negative) a caret, as near as can be to a distance from the left. Where
    /// there is no such line: the beginning or the end of the page.
    fn vertical(&self, caret: &Caret, lines: isize, goal: f32) -> Caret;

    /// How far from the left a caret stands.
    fn x_of(&self, caret: &Caret) -> f32;
}

/// How far the caret goes by lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByLine {
    /// To the beginning of the line.
    LineStart,
    /// To its end.
    LineEnd,
    /// Some lines down, or up if negative.
    Lines(isize),
}

/// The selection after a motion.
pub fn moved(draft: &Draft, page: &Page, selection: &Selection, motion: Motion, extend: Extend) -> Selection {
    let head = &selection.head;
    if extend == Extend::No && !selection.is_empty() {
        let (first, last) = page.sorted(&selection.anchor, head);
        match motion {
            Motion::Back => return first.clone().into(),
            Motion::Forward => return last.clone().into(),
            _ => {}
        }
    }
    let to = target(draft, page, head, motion);
    if extend == Extend::Yes {
        return Selection { anchor: out_of_blank(page, &selection.anchor, &to), head: to };
    }
    // A blank that the caret comes upon is selected first: what is typed then goes into it.
    if let (Motion::Back | Motion::Forward, Spot::Text(place)) = (motion, &head.spot) {
        let first = if motion == Motion::Forward { head } else { &to };
        if to.place() == Some(*place) && unit_at(draft, *place, first.at).is_some_and(|piece| *piece != Piece::Pause) {
            return Selection { anchor: head.clone(), head: to };
        }
    }
    to.into()
}

/// The selection after a motion by lines. `goal` is how far from the left the caret wants to be; the first of several
/// steps sets it.
pub fn moved_by_line(
    lines: &dyn Lines,
    page: &Page,
    selection: &Selection,
    motion: ByLine,
    extend: Extend,
    goal: &mut Option<f32>,
) -> Selection {
    let head = match motion {
        ByLine::Lines(count) if extend == Extend::No && !selection.is_empty() => {
            // From the side of the selection that lies in the direction.
            let (first, last) = page.sorted(&selection.anchor, &selection.head);
            if count < 0 { first } else { last }
        }
        _ => &selection.head,
    };
    let to = match motion {
        ByLine::LineStart | ByLine::LineEnd => {
            *goal = None;
            lines.edge(head, motion == ByLine::LineEnd)
        }
        ByLine::Lines(count) => {
            let x = *goal.get_or_insert_with(|| lines.x_of(head));
            lines.vertical(head, count, x)
        }
    };
    match extend {
        Extend::No => to.into(),
        Extend::Yes => Selection { anchor: out_of_blank(page, &selection.anchor, &to), head: to },
    }
}

/// A selection that leaves a blank takes the whole blank along.
fn out_of_blank(page: &Page, anchor: &Caret, head: &Caret) -> Caret {
    match anchor.spot {
        Spot::Blank(place, at) if head.spot != anchor.spot => {
            let behind = page.order(head) < page.order(anchor);
            Caret::at(place, at + usize::from(behind))
        }
        _ => anchor.clone(),
    }
}

fn target(draft: &Draft, page: &Page, from: &Caret, motion: Motion) -> Caret {
    let Some(place) = from.place() else { return page.settle(draft, from) };
    let index = page.index_of(place).unwrap_or_default();
    let ends = |place: Place| Caret::at(place, text_of(draft, place).map_or(0, Text::len));
    let start_of = |index: usize| page.paragraphs.get(index).map(|paragraph| Caret::at(paragraph.first, 0));
    let here = Caret::at(place, from.in_text());
    match motion {
        Motion::Back | Motion::WordBack => match step(draft, from, motion) {
            Some(caret) => caret,
            None => page.previous(place).map_or(here, ends),
        },
        Motion::Forward | Motion::WordForward => match step(draft, from, motion) {
            Some(caret) => caret,
            None => page.next(place).map_or(here, |next| Caret::at(next, 0)),
        },
        Motion::ParagraphBack => {
            let start = start_of(index);
            let at_start = start.as_ref() == Some(from);
            let before = if at_start { index.checked_sub(1).and_then(start_of) } else { start };
            before.unwrap_or(here)
        }
        Motion::ParagraphForward => start_of(index + 1).unwrap_or_else(|| last_of(draft, page)),
        Motion::SectionBack => {
            let begins =
                |index: &usize| page.paragraphs.get(*index).is_some_and(|p| p.begins && !within_title(*index, p));
            let own = (0..=index).rev().find(begins).and_then(start_of);
            if own.as_ref() == Some(from) {
                (0..index).rev().find(begins).and_then(start_of).unwrap_or(here)
            } else {
                own.unwrap_or(here)
            }
        }
        Motion::SectionForward => {
            let begins = |(index, p): &(usize, &Paragraph)| p.begins && !within_title(*index, p);
            let next = page.paragraphs.iter().enumerate().skip(index + 1).find(begins);
            next.and_then(|(index, _)| start_of(index)).unwrap_or_else(|| last_of(draft, page))
        }
        Motion::Start => start_of(0).unwrap_or(here),
        Motion::End => last_of(draft, page),
    }
}

/// Whether a paragraph is of the title block, which is one section, and not its first.
fn within_title(index: usize, paragraph: &Paragraph) -> bool {
    index > 0 && paragraph.section().is_none()
}

fn last_of(draft: &Draft, page: &Page) -> Caret {
    let place = page.paragraphs.last().and_then(|paragraph| paragraph.places().last());
    let place = place.unwrap_or(Place::TitleLine(0));
    Caret::at(place, text_of(draft, place).map_or(0, Text::len))
}

/// The place a letter or a word away within the same text; `None` at its edge.
fn step(draft: &Draft, from: &Caret, motion: Motion) -> Option<Caret> {
    let forward = matches!(motion, Motion::Forward | Motion::WordForward);
    let by_word = matches!(motion, Motion::WordBack | Motion::WordForward);
    let place = from.place()?;
    if let Spot::Blank(place, at) = from.spot {
        // Within a value letters are letters; at its edge the caret leaves it.
        let value = value_at(draft, place, at).unwrap_or_default();
        let to = if by_word { None } else { stop(&value, from.at, forward, graphemes) };
        return Some(match to {
            Some(inner) => Caret { spot: from.spot.clone(), at: inner },
            None => Caret::at(place, at + usize::from(forward)),
        });
    }
    let text = text_of(draft, place)?;
    let mut start = 0;
    let mut found: Option<(&Piece, usize)> = None;
    for run in text.runs() {
        let end = start + run.piece.len();
        let here = if forward { start <= from.at && from.at < end } else { start < from.at && from.at <= end };
        if here {
            found = Some((&run.piece, start));
            break;
        }
        start = end;
    }
    let (piece, start) = found?;
    let at = match piece {
        Piece::Words(run) => {
            let boundaries = match (by_word, forward) {
                (false, _) => graphemes,
                (true, true) => word_ends,
                (true, false) => word_starts,
            };
            let inner = from.at - start;
            start + stop(run, inner, forward, boundaries).unwrap_or(if forward { run.len() } else { 0 })
        }
        _ if forward => start + 1,
        _ => start,
    };
    Some(Caret::at(place, at))
}

fn stop(text: &str, at: usize, forward: bool, boundaries: fn(&str) -> Vec<usize>) -> Option<usize> {
    let stops = boundaries(text);
    if forward { stops.into_iter().find(|stop| *stop > at) } else { stops.into_iter().rev().find(|stop| *stop < at) }
}

/// Where words begin, and the end.
fn word_starts(text: &str) -> Vec<usize> {
    let starts = word_ranges(text).map(|range| range.start);
    std::iter::once(0).chain(starts).chain([text.len()]).collect()
}

/// Where words end, and the beginning.
fn word_ends(text: &str) -> Vec<usize> {
    let ends = word_ranges(text).map(|range| range.end);
    std::iter::once(0).chain(ends).chain([text.len()]).collect()
}

fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let all = words(text);
    let pairs: Vec<Range<usize>> =
        all.windows(2).filter_map(|pair| if let [from, to] = pair { Some(*from..*to) } else { None }).collect();
    pairs
        .into_iter()
        .filter(|range| text.get(range.clone()).is_some_and(|word| word.chars().any(char::is_alphanumeric)))
}

/// The word that holds a place of a text, or the mark that stands there.
pub fn word_around(text: &str, at: usize) -> Range<usize> {
    let all = words(text);
    let pair = all.windows(2).filter_map(|pair| if let [from, to] = pair { Some(*from..*to) } else { None });
    let holds = |range: &Range<usize>| range.start <= at && (at < range.end || range.end == text.len());
    pair.into_iter().find(holds).unwrap_or(at..at)
}

/// What a text holds at a place, if that is one unit.
pub fn unit_at(draft: &Draft, place: Place, at: usize) -> Option<&Piece> {
    let mut start = 0;
    for run in text_of(draft, place)?.runs() {
        if start == at && !matches!(run.piece, Piece::Words(_)) {
            return Some(&run.piece);
        }
        start += run.piece.len();
    }
    None
}

/// What a blank stands for, if there is one: a short form where the speech has named it before.
pub fn blank_at(draft: &Draft, place: Place, at: usize) -> Option<Scope<'_>> {
    let Some(Piece::Field(id)) = unit_at(draft, place, at) else { return None };
    let chain = place.section().map(|id| draft.chain(id)).unwrap_or_default();
    said(draft, &chain, &firsts(draft), (source_of(place), at), id)
}

/// The value of a blank as it reads, if it has one.
pub fn value_at(draft: &Draft, place: Place, at: usize) -> Option<String> {
    blank_at(draft, place, at)?.spoken(draft.language)
}

/// What the speech calls a text of the draft.
pub fn source_of(place: Place) -> Source {
    match place {
        Place::TitleLine(line) => Source::TitleLine(line),
        Place::Subtitle => Source::Subtitle,
        Place::Speaker => Source::Speaker,
        Place::Date => Source::Date,
        Place::Heading(section) => Source::Heading(section),
        Place::Body(section, paragraph) => Source::Body(section, paragraph),
    }
}
