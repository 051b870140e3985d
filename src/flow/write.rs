//! What a key means on the page: from the draft, the selection and what was typed to the edit to make and what is then
//! selected. Nothing here knows a window; what is being composed with an input method comes here when it is committed.

use super::copy::Fragment;
use super::motion::{Extend, Motion, moved, unit_at, word_around};
use super::pairs::{Pairing, is_pair, pairing};
use super::put::put;
use super::remove::{At, remove};
use super::{Page, blank};
use crate::edit::{Caret, Edit, Kind, Place, Selection, Spot, apply, merge, splice_body, splice_text, split, text_of};
use crate::model::{Draft, Language, Piece, Text, Voice};

/// What a writer does at the caret.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// Types words, or commits them.
    Type(String),
    /// Begins another line: a paragraph, or from a heading its body.
    Enter,
    /// Takes out what is selected, or else what lies a motion away.
    Erase(Motion),
    /// Puts in what was copied.
    Put(Fragment),
    /// Has what is selected spoken in this way, or plainly if it is already.
    Say(Voice),
    /// Marks a pause.
    Pause,
    /// Makes a section of its own of what stands behind the caret.
    Split,
    /// Joins the section to the one before it.
    Merge,
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The edit to make, if any.
    pub edit: Option<Edit>,
    /// What kind of change it is.
    pub kind: Kind,
    /// What is then selected.
    pub selection: Selection,
}

impl Written {
    fn moved(caret: Caret) -> Self {
        Self { edit: None, kind: Kind::Whole, selection: caret.into() }
    }

    fn new(edit: Edit, kind: Kind, selection: impl Into<Selection>) -> Self {
        Self { edit: Some(edit), kind, selection: selection.into() }
    }
}

/// What a key comes to; `None` where it means nothing.
pub fn write(draft: &Draft, page: &Page, selection: &Selection, what: &Write) -> Option<Written> {
    if let Some(written) = blank::write(draft, page, selection, what) {
        return Some(written);
    }
    let (first, last) = page.sorted(&selection.anchor, &selection.head);
    // A selection that ends within a blank holds all of it; what goes in where the caret is in one goes in behind it.
    let end = (last.place()?, last.in_text() + usize::from(matches!(last.spot, Spot::Blank(..))));
    let begin = (first.place()?, first.in_text());
    let (from, to) = if selection.is_empty() && !matches!(what, Write::Say(_)) { (end, end) } else { (begin, end) };
    match what {
        Write::Type(words) => typed(draft, from, to, words),
        Write::Enter if from != to => after_removal(draft, from, to, |draft, at| enter(draft, &Page::whole(draft), at)),
        Write::Enter => enter(draft, page, from),
        Write::Erase(motion) if from == to => erase(draft, page, from, *motion),
        Write::Erase(_) => {
            let (edit, caret) = remove(draft, from, to)?;
            Some(Written::new(edit, Kind::Whole, caret))
        }
        Write::Put(fragment) if from == to => put_at(draft, from, fragment),
        Write::Put(fragment) => after_removal(draft, from, to, |draft, at| put_at(draft, at, fragment)),
        Write::Say(voice) => say(draft, from, to, *voice, selection),
        Write::Pause => {
            let edit = splice_text(draft, to.0, to.1..to.1, Text::of(Piece::Pause)).ok()?;
            Some(Written::new(edit, Kind::Whole, Caret::at(to.0, to.1 + 1)))
        }
        Write::Split => {
            let (edit, caret) = split(draft, from.0, from.1).ok()?;
            Some(Written::new(edit, Kind::Whole, caret))
        }
        Write::Merge => {
            let (edit, caret) = merge(draft, from.0.section()?).ok()?;
            Some(Written::new(edit, Kind::Whole, caret))
        }
    }
}

/// Does something where a selection was taken out, as one edit.
fn after_removal(draft: &Draft, from: At, to: At, then: impl FnOnce(&Draft, At) -> Option<Written>) -> Option<Written> {
    let (removal, caret) = remove(draft, from, to)?;
    let mut after = draft.clone();
    apply(&mut after, removal.clone()).ok()?;
    let written = then(&after, (caret.place()?, caret.at))?;
    let edits = std::iter::once(removal).chain(written.edit).collect();
    Some(Written { edit: Some(Edit::Many(edits)), ..written })
}

fn put_at(draft: &Draft, at: At, fragment: &Fragment) -> Option<Written> {
    let (edit, caret) = put(draft, at.0, at.1, fragment)?;
    Some(Written::new(edit, Kind::Whole, caret))
}

/// Words in the place of a selection, in its voice; without one, in that of what stands before them.
fn typed(draft: &Draft, from: At, to: At, words: &str) -> Option<Written> {
    if words.contains(['\n', '\r']) {
        let fragment = Fragment::plain(words);
        return if from == to {
            put_at(draft, from, &fragment)
        } else {
            after_removal(draft, from, to, |draft, at| put_at(draft, at, &fragment))
        };
    }
    let mut chars = words.chars();
    if let (Language::Chinese, Some(mark), None) = (draft.language, chars.next(), chars.next())
        && let Some(written) = mark_typed(draft, from, to, mark)
    {
        return Some(written);
    }
    if from.0 != to.0 {
        return after_removal(draft, from, to, |draft, at| typed(draft, at, at, words));
    }
    let text = words_at(draft, (from.0, if from == to { from.1 } else { from.1 + 1 }), words);
    let edit = splice_text(draft, from.0, from.1..to.1, text).ok()?;
    Some(Written::new(edit, Kind::Typing, Caret::at(from.0, from.1 + words.len())))
}

fn words_at(draft: &Draft, at: At, words: &str) -> Text {
    let voice = text_of(draft, at.0).map_or(Voice::Plain, |text| text.voice_at(at.1));
    Text::plain(words).voiced(voice)
}

/// A single mark, which may be one of a pair.
fn mark_typed(draft: &Draft, from: At, to: At, mark: char) -> Option<Written> {
    if from.0 != to.0 {
        return None;
    }
    let words = |range: std::ops::Range<usize>| {
        text_of(draft, from.0).and_then(|text| text.slice(range).ok()).map(|text| text.words()).unwrap_or_default()
    };
    let length = text_of(draft, from.0).map_or(0, Text::len);
    let behind = if unit_at(draft, from.0, to.1).is_some() { String::new() } else { words(to.1..length) };
    let place = from.0;
    let alone = |mark: char| {
        let text = words_at(draft, from, mark.encode_utf8(&mut [0; 4]));
        let caret = Caret::at(place, from.1 + text.len());
        Some(Written::new(splice_text(draft, place, from.1..to.1, text).ok()?, Kind::Typing, caret))
    };
    match pairing(mark, &words(0..from.1), &behind)? {
        Pairing::Pass(mark) if from == to => Some(Written::moved(Caret::at(place, from.1 + mark.len_utf8()))),
        Pairing::Pass(mark) | Pairing::Alone(mark) => alone(mark),
        Pairing::Both(open, close) => {
            let held = text_of(draft, place).and_then(|text| text.slice(from.1..to.1).ok()).unwrap_or_default();
            let mut text = words_at(draft, from, open.encode_utf8(&mut [0; 4]));
            let start = from.1 + text.len();
            let end = start + held.len();
            text.append(held);
            text.append(words_at(draft, from, close.encode_utf8(&mut [0; 4])));
            let selection = Selection { anchor: Caret::at(place, start), head: Caret::at(place, end) };
            Some(Written::new(splice_text(draft, place, from.1..to.1, text).ok()?, Kind::Typing, selection))
        }
    }
}

fn enter(draft: &Draft, page: &Page, (place, at): At) -> Option<Written> {
    let length = text_of(draft, place).map_or(0, Text::len);
    match place {
        Place::Body(id, paragraph) => {
            let here = (paragraph, at);
            let edit = splice_body(draft, id, here, here, vec![Text::default(), Text::default()]).ok()?;
            Some(Written::new(edit, Kind::Whole, Caret::at(Place::Body(id, paragraph + 1), 0)))
        }
        // Before a heading another one comes to stand; the caret stays with the words it stood at.
        Place::Heading(_) if at == 0 && length > 0 => {
            let (edit, _) = split(draft, place, 0).ok()?;
            Some(Written::new(edit, Kind::Whole, Caret::at(place, 0)))
        }
        Place::Heading(id) if at == length => {
            let into = Caret::at(Place::Body(id, 0), 0);
            let written = draft.section(id).is_some_and(|section| !section.body.is_empty());
            if written || page.index_of(Place::Body(id, 0)).is_some() {
                return Some(Written::moved(into));
            }
            let with = vec![std::sync::Arc::new(Text::default())];
            Some(Written::new(Edit::Paragraphs { section: id, range: 0..0, with }, Kind::Whole, into))
        }
        Place::Heading(id) => {
            let tail = text_of(draft, place)?.slice(at..length).ok()?;
            let edits = vec![
                splice_text(draft, place, at..length, Text::default()).ok()?,
                Edit::Paragraphs { section: id, range: 0..0, with: vec![std::sync::Arc::new(tail)] },
            ];
            Some(Written::new(Edit::Many(edits), Kind::Whole, Caret::at(Place::Body(id, 0), 0)))
        }
        Place::TitleLine(_) if at > 0 && at < length => put_at(draft, (place, at), &Fragment::plain("\n")),
        place => Some(Written::moved(Caret::at(page.next(place)?, 0))),
    }
}

fn erase(draft: &Draft, page: &Page, at: At, motion: Motion) -> Option<Written> {
    let (place, here) = at;
    let back = matches!(motion, Motion::Back | Motion::WordBack);
    let length = text_of(draft, place).map_or(0, Text::len);
    if back && here == 0 {
        return join_back(draft, page, place);
    }
    if !back && here >= length {
        // What is folded away is not joined unseen, and behind the title block the next text stays what it is.
        let folded = page.index_of(place).and_then(|index| page.paragraphs.get(index)).is_some_and(|p| p.folded);
        let next = page.next(place).filter(|next| !folded && next.section().is_some() == place.section().is_some())?;
        let joined = join_back(draft, page, next)?;
        return Some(Written { selection: Caret::at(place, here).into(), ..joined });
    }
    if back && let Some(range) = pair_around(draft, place, here) {
        let edit = splice_text(draft, place, range.clone(), Text::default()).ok()?;
        return Some(Written::new(edit, Kind::Whole, Caret::at(place, range.start)));
    }
    let to = moved(draft, page, &Caret::at(place, here).into(), motion, Extend::No);
    if !to.is_empty() {
        // A blank or count is selected before it goes.
        return Some(Written { edit: None, kind: Kind::Whole, selection: to });
    }
    let there = to.head.in_text();
    let range = here.min(there)..here.max(there);
    let start = range.start;
    Some(Written::new(splice_text(draft, place, range, Text::default()).ok()?, Kind::Deleting, Caret::at(place, start)))
}

/// The empty pair of marks round a place.
fn pair_around(draft: &Draft, place: Place, at: usize) -> Option<std::ops::Range<usize>> {
    let text = text_of(draft, place)?;
    let before = text.slice(0..at).ok()?.words();
    let behind = text.slice(at..text.len()).ok()?.words();
    let (open, close) = (before.chars().next_back()?, behind.chars().next()?);
    let touching =
        unit_at(draft, place, at).is_none() && at.checked_sub(1).is_none_or(|b| unit_at(draft, place, b).is_none());
    (draft.language == Language::Chinese && is_pair(open, close) && touching)
        .then(|| at - open.len_utf8()..at + close.len_utf8())
}

/// Backspace at the beginning of a text.
fn join_back(draft: &Draft, page: &Page, place: Place) -> Option<Written> {
    let whole = |(edit, caret): (Edit, Caret)| Written::new(edit, Kind::Whole, caret);
    match place {
        Place::Body(id, 0) => {
            let section = draft.section(id)?;
            let Some(heading) = draft.heading_of(section) else { return merge(draft, id).ok().map(whole) };
            let end = Caret::at(Place::Heading(id), heading.len());
            let first = section.body.first().filter(|text| !text.is_empty());
            let (Some(first), false) = (first, heading.is_empty()) else {
                let gone = Edit::Paragraphs { section: id, range: 0..1, with: Vec::new() };
                let empty = section.body.first().is_some_and(|text| text.is_empty());
                return Some(Written { edit: empty.then_some(gone), kind: Kind::Whole, selection: end.into() });
            };
            let joined = splice_text(draft, Place::Heading(id), end.at..end.at, first.as_ref().clone()).ok()?;
            let gone = Edit::Paragraphs { section: id, range: 0..1, with: Vec::new() };
            Some(Written::new(Edit::Many(vec![joined, gone]), Kind::Whole, end))
        }
        Place::Body(id, paragraph) => {
            let end = draft.section(id)?.body.get(paragraph - 1)?.len();
            let edit = splice_body(draft, id, (paragraph - 1, end), (paragraph, 0), Vec::new()).ok()?;
            Some(Written::new(edit, Kind::Whole, Caret::at(Place::Body(id, paragraph - 1), end)))
        }
        Place::Heading(id) => merge(draft, id).ok().map(whole),
        Place::TitleLine(line) => {
            let end = draft.title.lines.get(line.checked_sub(1)?)?.len();
            let (edit, caret) = remove(draft, (Place::TitleLine(line - 1), end), (place, 0))?;
            Some(Written::new(edit, Kind::Whole, caret))
        }
        _ => {
            let before = page.previous(place)?;
            Some(Written::moved(Caret::at(before, text_of(draft, before).map_or(0, Text::len))))
        }
    }
}

/// Has a selection spoken in a way; without a selection the word at the caret.
fn say(draft: &Draft, from: At, to: At, voice: Voice, selection: &Selection) -> Option<Written> {
    let whole = Page::whole(draft);
    let places: Vec<Place> = if from.0 == to.0 {
        vec![from.0]
    } else {
        let index = whole.index_of(from.0)?;
        let rest = whole.places_from(index).skip_while(|place| *place != from.0);
        let between: Vec<Place> = rest.take_while(|place| *place != to.0).collect();
        between.into_iter().chain([to.0]).collect()
    };
    let range_in = |place: Place| {
        let start = if place == from.0 { from.1 } else { 0 };
        let end = if place == to.0 { to.1 } else { text_of(draft, place).map_or(0, Text::len) };
        start..end
    };
    if from == to {
        let word = word_at(draft, from)?;
        let (start, end) = ((from.0, word.start), (from.0, word.end));
        return if start == end { None } else { say(draft, start, end, voice, selection) };
    }
    let slices: Vec<(Place, std::ops::Range<usize>, Text)> = places
        .into_iter()
        .filter_map(|place| {
            let range = range_in(place);
            let text = text_of(draft, place)?.slice(range.clone()).ok()?;
            (!text.is_empty()).then_some((place, range, text))
        })
        .collect();
    let all = slices.iter().flat_map(|(.., text)| text.runs()).all(|run| run.voice == voice);
    let new = if all { Voice::Plain } else { voice };
    let edits: Option<Vec<Edit>> = slices
        .into_iter()
        .map(|(place, range, text)| splice_text(draft, place, range, text.voiced(new)).ok())
        .collect();
    let edits = edits.filter(|edits| !edits.is_empty())?;
    Some(Written { edit: Some(Edit::Many(edits)), kind: Kind::Whole, selection: selection.clone() })
}

/// The word at a place of a text, or that which ends there before a mark.
fn word_at(draft: &Draft, (place, at): At) -> Option<std::ops::Range<usize>> {
    let mut start = 0;
    for run in text_of(draft, place)?.runs() {
        match &run.piece {
            Piece::Words(words) if start <= at && at <= start + words.len() => {
                let is_word = |range: &std::ops::Range<usize>| {
                    words.get(range.clone()).is_some_and(|word| word.chars().any(char::is_alphanumeric))
                };
                let inner = at - start;
                let before = words.get(..inner)?.chars().next_back().map(|c| word_around(words, inner - c.len_utf8()));
                let here = word_around(words, inner);
                let word = before.filter(|before| !is_word(&here) && is_word(before)).unwrap_or(here);
                return Some(start + word.start..start + word.end);
            }
            Piece::Words(words) => start += words.len(),
            _ => start += 1,
        }
    }
    None
}
