//! Replacing what was found: one step for all of it, and a preview of every place.
//!
//! A hit is replaced only where the query still matches right there, so a draft that has changed since is safe. What
//! a blank cannot hold is refused and said. Limitation: a replacement never parts paragraphs.

use std::collections::HashMap;
use std::ops::Range;

use super::find::{Caught, Finder, Folded, Hit, Part, Within, parts, value_words};
use crate::assemble::{Counts, Firsts, Reading, Source};
use crate::edit::{Edit, fill_in, text_of};
use crate::model::{Draft, FieldId, FieldValue, Piece, Section, SectionId, Text};

/// What replacing comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Replacing {
    /// All of it as one edit; `None` where nothing would change.
    pub edit: Option<Edit>,
    /// How many hits it replaces.
    pub replaced: usize,
    /// The hits that stay: they are no longer there, or their blank cannot hold the new words.
    pub refused: Vec<Hit>,
}

/// One hit and what becomes of it. Words that are too long are cut and end in ….
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// What stands before it.
    pub before: String,
    /// The words that were found.
    pub hit: String,
    /// What they become.
    pub with: String,
    /// What stands behind it.
    pub after: String,
    /// The section in which a reader meets it.
    pub section: Option<SectionId>,
}

/// How many characters of the words before and behind a hit a preview holds.
const CONTEXT: usize = 24;

/// How many characters of a hit and of its replacement a preview holds.
const SHOWN: usize = 60;

/// The replacement as written: words, and in a pattern the groups that stand among them.
enum Piecewise {
    Words(String),
    /// The name or number of a group, and how it was written.
    Group(String, String),
}

/// Reads `$1`, `${1}`, `${name}` and `$$`; anything else is words.
fn template(replacement: &str, regex: bool) -> Vec<Piecewise> {
    let replacement = replacement.replace("\r\n", " ").replace(['\n', '\r'], " ");
    if !regex {
        return vec![Piecewise::Words(replacement)];
    }
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut rest = replacement.as_str();
    while let Some((before, behind)) = rest.split_once('$') {
        words.push_str(before);
        let braced = behind.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        let (name, after) = match (behind.strip_prefix('$'), braced, behind.split_at_checked(digits)) {
            (Some(after), ..) => {
                words.push('$');
                rest = after;
                continue;
            }
            (_, Some((name, after)), _) if is_name(name) => (name, after),
            (_, _, Some((name, after))) if digits > 0 => (name, after),
            _ => {
                words.push('$');
                rest = behind;
                continue;
            }
        };
        pieces.push(Piecewise::Words(std::mem::take(&mut words)));
        let written = rest.get(before.len()..rest.len() - after.len()).unwrap_or_default();
        pieces.push(Piecewise::Group(name.to_owned(), written.to_owned()));
        rest = after;
    }
    words.push_str(rest);
    pieces.push(Piecewise::Words(words));
    pieces
}

/// The replacement of one match. A group that the pattern does not have stays as it is written.
fn expand(template: &[Piecewise], caught: &Caught<'_>) -> String {
    let pieces = template.iter().map(|piece| match piece {
        Piecewise::Words(words) => words.as_str(),
        Piecewise::Group(name, written) => caught.group(name).unwrap_or(written),
    });
    pieces.collect()
}

/// Words that take the place of others.
struct Change {
    range: Range<usize>,
    with: String,
    /// Whether they are the same words.
    same: bool,
}

/// Replaces hits of this finder in a draft, as one edit.
pub fn replace(draft: &Draft, hits: &[Hit], finder: &Finder, replacement: &str) -> Replacing {
    let mut groups: Vec<(&Within, Vec<&Hit>)> = Vec::new();
    let mut known = HashMap::new();
    for hit in hits {
        let group = *known.entry(&hit.within).or_insert_with(|| {
            groups.push((&hit.within, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, hits)) = groups.get_mut(group) {
            hits.push(hit);
        }
    }
    let mut work =
        Work { draft, finder, template: template(replacement, finder.query().regex), folded: Folded::default() };
    let mut out = Replacing { edit: None, replaced: 0, refused: Vec::new() };
    let mut edits = Vec::new();
    for (within, mut hits) in groups {
        hits.sort_by_key(|hit| hit.range.start);
        let Some((changes, edit)) = work.edit(within, &hits) else {
            out.refused.extend(hits.into_iter().cloned());
            continue;
        };
        let mut done = changes.iter().map(|change| &change.range).peekable();
        for hit in hits {
            if done.next_if(|range| **range == hit.range).is_none() {
                out.refused.push(hit.clone());
            }
        }
        out.replaced += changes.len();
        edits.extend(edit);
    }
    out.edit = (!edits.is_empty()).then_some(Edit::Many(edits));
    out
}

/// What a hit is and becomes; `None` if it is no longer there.
pub fn preview(draft: &Draft, counts: &Counts, finder: &Finder, hit: &Hit, replacement: &str) -> Option<Preview> {
    let mut work =
        Work { draft, finder, template: template(replacement, finder.query().regex), folded: Folded::default() };
    let (words, range, with) = match &hit.within {
        Within::Value(section, field) => {
            let words = value_words(value(draft, *section, field)?, draft.language);
            let change = work.in_words(&words, 0, &[hit]).pop()?;
            (words, hit.range.clone(), change.with)
        }
        Within::Text(_) | Within::Pattern(_) => {
            let text = text(draft, &hit.within)?;
            let change = work.in_text(text, &[hit]).pop()?;
            let chain: Vec<&Section> = hit.section.map(|id| draft.chain(id)).unwrap_or_default();
            let firsts = Firsts::new();
            let reading = Reading { draft, chain: &chain, counts, firsts: &firsts };
            // Parts of a text are nowhere in the speech: names in them are said in full.
            let reads = |range| text.slice(range).ok().map(|part| reading.words(Source::TitleLine(0), &part));
            let (before, found) = (reads(0..hit.range.start)?, reads(hit.range.clone())?);
            let range = before.len()..before.len() + found.len();
            (before + &found + &reads(hit.range.end..text.len())?, range, change.with)
        }
    };
    Some(Preview {
        before: tail(words.get(..range.start)?, CONTEXT),
        hit: head(words.get(range.clone())?, SHOWN),
        with: head(&with, SHOWN),
        after: head(words.get(range.end..)?, CONTEXT),
        section: hit.section,
    })
}

fn head(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}

fn tail(words: &str, most: usize) -> String {
    match words.char_indices().rev().nth(most) {
        Some((at, c)) => format!("…{}", words.get(at + c.len_utf8()..).unwrap_or_default()),
        None => words.to_owned(),
    }
}

fn text<'d>(draft: &'d Draft, within: &Within) -> Option<&'d Text> {
    match within {
        Within::Text(place) => text_of(draft, *place),
        Within::Pattern(list) => draft.list(list)?.pattern.as_ref(),
        Within::Value(..) => None,
    }
}

fn value<'d>(draft: &'d Draft, section: Option<SectionId>, field: &FieldId) -> Option<&'d FieldValue> {
    match section {
        None => draft.field(field)?.value.as_ref(),
        Some(id) => draft.section(id)?.values.get(field),
    }
}

struct Work<'d> {
    draft: &'d Draft,
    finder: &'d Finder,
    template: Vec<Piecewise>,
    folded: Folded,
}

impl Work<'_> {
    /// What becomes of the hits in one text or value, in order, and the edit that makes it so, if anything changes.
    fn edit(&mut self, within: &Within, hits: &[&Hit]) -> Option<(Vec<Change>, Option<Edit>)> {
        if let Within::Value(section, field) = within {
            let old = value(self.draft, *section, field)?;
            let words = value_words(old, self.draft.language);
            let changes = self.in_words(&words, 0, hits);
            let mut new = String::new();
            let mut from = 0;
            for change in &changes {
                new.push_str(words.get(from..change.range.start)?);
                new.push_str(&change.with);
                from = change.range.end;
            }
            new.push_str(words.get(from..)?);
            if changes.is_empty() || new == words {
                return Some((changes, None));
            }
            let new = FieldValue::parse(&self.draft.declaration(field)?.kind, &new).ok()?;
            let differs = new.as_ref() != Some(old);
            let edit = differs.then(|| fill_in(self.draft, *section, field.clone(), new));
            return Some((changes, edit));
        }
        let text = text(self.draft, within)?;
        let changes = self.in_text(text, hits);
        let (first, last) = (changes.first()?.range.start, changes.last()?.range.end);
        let old = text.slice(first..last).ok()?;
        let with = rewrite(&old, &changes, first);
        if changes.iter().all(|change| change.same) {
            return Some((changes, None));
        }
        let edit = match within {
            Within::Text(place) => Edit::Splice { place: *place, range: first..last, with },
            Within::Pattern(list) => {
                let mut pattern = text.clone();
                pattern.splice(first..last, with).ok()?;
                Edit::Pattern { list: list.clone(), pattern: Some(pattern) }
            }
            Within::Value(..) => return None,
        };
        Some((changes, Some(edit)))
    }

    fn in_text(&mut self, text: &Text, hits: &[&Hit]) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut rest = hits;
        for part in parts(text) {
            let Part::Words(at, words) = part else { continue };
            let (_, behind) = rest.split_at(rest.partition_point(|hit| hit.range.start < at));
            let (here, behind) = behind.split_at(behind.partition_point(|hit| hit.range.start < at + words.len()));
            rest = behind;
            if !here.is_empty() {
                changes.extend(self.in_words(&words, at, here));
            }
        }
        changes
    }

    /// What becomes of hits in a run of words that begins at `at`. Of two that overlap the first is taken.
    fn in_words(&mut self, words: &str, at: usize, hits: &[&Hit]) -> Vec<Change> {
        let ranges =
            hits.iter().filter_map(|hit| Some(hit.range.start.checked_sub(at)?..hit.range.end.checked_sub(at)?));
        let mut changes: Vec<Change> = Vec::new();
        let template = &self.template;
        self.finder.captures(words, &mut self.folded, ranges, |range, caught| {
            let range = at + range.start..at + range.end;
            if changes.last().is_none_or(|last| last.range.end <= range.start) {
                let with = expand(template, caught);
                let same = caught.group("0") == Some(with.as_str());
                changes.push(Change { range, with, same });
            }
        });
        changes
    }
}

/// A text with its changes made, in one pass. What is new takes the voice of what it begins to replace. The places of
/// the changes are counted from `first`, where the text begins.
fn rewrite(text: &Text, changes: &[Change], first: usize) -> Text {
    let mut out = Text::default();
    let mut changes = changes.iter().filter(|change| !change.same).peekable();
    let (mut start, mut at) = (first, first);
    for run in text.runs() {
        let Piece::Words(words) = &run.piece else {
            out.push(run.piece.clone(), run.voice);
            start += 1;
            continue;
        };
        let end = start + words.len();
        at = at.max(start);
        let keep = |out: &mut Text, from: usize, to: usize| {
            let kept = words.get(from - start..to - start).unwrap_or_default();
            out.push(Piece::Words(kept.to_owned()), run.voice);
        };
        while let Some(change) = changes.next_if(|change| change.range.start < end) {
            keep(&mut out, at, change.range.start);
            out.push(Piece::Words(change.with.clone()), run.voice);
            at = change.range.end;
        }
        keep(&mut out, at.min(end), end);
        start = end;
    }
    out
}
