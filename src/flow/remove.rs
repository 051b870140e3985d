//! What a selection holds, taken out, however many sections it reaches over. The structure stays whole: a section goes
//! where all of it was selected, the words that are left of one whose beginning was selected join those before it, and
//! everything else keeps its place.

use std::collections::HashSet;
use std::sync::Arc;

use crate::edit::{Caret, Edit, Place, carried, end_of, is_spoken, said, splice_body, splice_text, text_of};
use crate::model::{Draft, Section, SectionId, Text};

/// A place in a text, counted as [`Text`] counts.
pub type At = (Place, usize);

/// The sections that a stretch of a draft reaches over.
pub(super) struct Reach<'d> {
    /// That in which it begins, unless that is the title block.
    pub first: Option<&'d Section>,
    /// Whether all of the first, with what is below it, is in the stretch.
    pub first_whole: bool,
    /// The way to that in which it ends; empty if that is the title block.
    pub last: Vec<&'d Section>,
    /// Whether all of the last is in the stretch, and nothing stands below it.
    pub last_whole: bool,
    /// Sections all of which is in the stretch, and which stand below no other such.
    pub whole: Vec<&'d Section>,
    /// Sections above the last that begin within the stretch.
    pub above_last: Vec<&'d Section>,
}

impl<'d> Reach<'d> {
    /// The reach of a stretch between two places in different texts, the first before the second.
    pub fn new(draft: &'d Draft, from: At, to: At) -> Self {
        let (a, c) = (from.0.section(), to.0.section());
        let chain = c.map(|id| draft.chain(id)).unwrap_or_default();
        let above: HashSet<SectionId> = chain.iter().map(|section| section.id).collect();
        let first = a.and_then(|id| draft.section(id));
        let first_whole = first
            .is_some_and(|section| !above.contains(&section.id) && c.is_some() && from == (start(draft, section), 0));
        let last_whole = a != c
            && chain.last().is_some_and(|section| {
                let end = end_of(draft, section);
                section.children.is_empty()
                    && (Some(to.0), to.1) == (end.place(), end.at)
                    && to != (start(draft, section), 0)
            });
        let mut between = draft.walk().skip_while(|section| a.is_some_and(|a| section.id != a));
        if a.is_some() {
            between.next();
        }
        let mut covered: HashSet<SectionId> = HashSet::new();
        let (mut whole, mut above_last) = (Vec::new(), Vec::new());
        if first_whole {
            covered.extend(first.iter().flat_map(|section| section.walk()).map(|section| section.id));
            whole.extend(first);
        }
        if c.is_some() && a != c {
            for section in between.take_while(|section| Some(section.id) != c) {
                if above.contains(&section.id) {
                    above_last.push(section);
                } else if covered.insert(section.id) {
                    covered.extend(section.walk().map(|part| part.id));
                    whole.push(section);
                }
            }
        }
        Self { first, first_whole, last: chain, last_whole, whole, above_last }
    }

    /// The highest section that is empty once the last is gone: the last itself, or one above it of which nothing else
    /// is left.
    fn emptied(&self) -> Option<&'d Section> {
        let mut root = *self.last.last()?;
        for parent in self.above_last.iter().rev() {
            if parent.children.last().is_none_or(|child| child.id != root.id) {
                break;
            }
            root = parent;
        }
        Some(root)
    }
}

/// The first text of a section.
pub(super) fn start(draft: &Draft, section: &Section) -> Place {
    if draft.heading_of(section).is_some() { Place::Heading(section.id) } else { Place::Body(section.id, 0) }
}

/// The edit that takes out what stands between two places, the first before the second, and where the caret then stands.
pub fn remove(draft: &Draft, from: At, to: At) -> Option<(Edit, Caret)> {
    let caret = Caret::at(from.0, from.1);
    if from.0 == to.0 {
        return Some((splice_text(draft, from.0, from.1..to.1, Text::default()).ok()?, caret));
    }
    if let (Place::Body(one, first), Place::Body(other, last)) = (from.0, to.0)
        && one == other
    {
        return Some((splice_body(draft, one, (first, from.1), (last, to.1), Vec::new()).ok()?, caret));
    }
    let mut edits = Vec::new();
    if from.0.section().is_none() {
        title(draft, from, to, &mut edits)?;
    }
    let Some(_) = to.0.section() else { return Some((Edit::Many(edits), caret)) };
    let reach = Reach::new(draft, from, to);
    let last = *reach.last.last()?;
    // What is left of the last joins the first, if that says as much as before.
    let joins =
        |first: &Section| last.children.is_empty() && is_spoken(&draft.chain(first.id)) == is_spoken(&reach.last);
    let carry = |first: &Section, texts: Vec<Arc<Text>>| -> Vec<Arc<Text>> {
        let (said, there) = (said(draft, &reach.last), draft.chain(first.id));
        texts.iter().map(|text| Arc::new(carried(draft, text, &said, &there))).collect()
    };
    let mut joined: Vec<Arc<Text>> = Vec::new();
    let mut gone = reach.last_whole;
    let first = reach.first.filter(|_| !reach.first_whole);
    let heading = draft.heading_of(last).map_or(0, Text::len);
    let mut left = Vec::new();
    match (to.0, first) {
        _ if gone => {}
        (Place::Body(id, paragraph), Some(first)) if first.id == id => {
            let tail = tail_of(last, paragraph, to.1)?;
            left.push(Edit::Paragraphs { section: id, range: 0..last.body.len(), with: tail });
        }
        (Place::Body(_, paragraph), Some(first)) if joins(first) => {
            joined = carry(first, tail_of(last, paragraph, to.1)?);
            gone = true;
        }
        // Without its heading a body belongs to what stands before it.
        (Place::Heading(_), Some(first)) if to.1 > 0 && to.1 == heading && joins(first) => {
            let tail = std::iter::once(Arc::default()).chain(last.body.iter().cloned()).collect();
            joined = carry(first, tail);
            gone = true;
        }
        (Place::Body(id, paragraph), _) => {
            let tail = tail_of(last, paragraph, to.1)?;
            left.extend(hollow(draft, last));
            left.push(Edit::Paragraphs { section: id, range: 0..0, with: tail });
        }
        (place, _) => left.push(splice_text(draft, place, 0..to.1, Text::default()).ok()?),
    }
    // Where all of it goes the beginning of the first stays, or that of the speech, for something to write in.
    let kept = if gone && reach.first_whole { reach.first } else { None };
    let gone: Vec<&Section> = if gone { reach.emptied().into_iter().collect() } else { Vec::new() };
    let whole: Vec<&Section> = reach.whole.iter().copied().chain(gone.iter().copied()).collect();
    let all = draft.sections.iter().all(|section| whole.iter().any(|other| other.id == section.id));
    let shell = kept.or_else(|| draft.sections.first().filter(|_| all));
    let is_gone = |section: &Section| gone.iter().any(|root| root.walk().any(|part| part.id == section.id));
    edits.extend(reach.above_last.iter().filter(|part| !is_gone(part)).flat_map(|section| hollow(draft, section)));
    let mut removed: HashSet<SectionId> = HashSet::new();
    for section in whole {
        if removed.contains(&section.id) || is_gone(section) && !gone.iter().any(|root| root.id == section.id) {
            continue;
        }
        if shell.is_some_and(|shell| shell.id == section.id) {
            edits.extend(section.children.iter().map(|child| Edit::Remove { section: child.id }));
            edits.extend(hollow(draft, section));
            continue;
        }
        removed.insert(section.id);
        edits.push(Edit::Remove { section: section.id });
    }
    edits.extend(left);
    if let Some(first) = first {
        edits.extend(cut_tail(draft, first, from, joined, to.0.section() == Some(first.id))?);
    }
    let caret = if reach.first_whole && kept.is_none() { Caret::at(start(draft, last), 0) } else { caret };
    Some((Edit::Many(edits), caret))
}

/// What is left of a body behind a place in it.
fn tail_of(section: &Section, paragraph: usize, at: usize) -> Option<Vec<Arc<Text>>> {
    let Some(text) = section.body.get(paragraph) else { return Some(Vec::new()) };
    let tail = text.slice(at..text.len()).ok()?;
    let rest = section.body.iter().skip(paragraph + 1).cloned();
    let first = (!tail.is_empty() || paragraph + 1 < section.body.len()).then(|| Arc::new(tail));
    Some(first.into_iter().chain(rest).collect())
}

/// Leaves a section in its place without its words.
fn hollow(draft: &Draft, section: &Section) -> Vec<Edit> {
    let mut edits = Vec::new();
    if draft.heading_of(section).is_some_and(|heading| !heading.is_empty()) {
        edits.push(Edit::Heading { section: section.id, heading: Some(Text::default()) });
    }
    if !section.body.is_empty() {
        edits.push(Edit::Paragraphs { section: section.id, range: 0..section.body.len(), with: Vec::new() });
    }
    edits
}

/// Takes out what stands in a section behind a place, and puts the words that join it there. `same` if the stretch ends
/// in this section: then its body has been seen to.
fn cut_tail(draft: &Draft, section: &Section, from: At, joined: Vec<Arc<Text>>, same: bool) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    match from.0 {
        Place::Body(id, paragraph) if paragraph < section.body.len() => {
            let mut head = section.body.get(paragraph)?.slice(0..from.1).ok()?;
            let mut rest = joined.into_iter();
            head.append(rest.next().map(|text| text.as_ref().clone()).unwrap_or_default());
            let with = std::iter::once(Arc::new(head)).chain(rest).collect();
            edits.push(Edit::Paragraphs { section: id, range: paragraph..section.body.len(), with });
        }
        Place::Body(id, _) => edits.push(Edit::Paragraphs { section: id, range: 0..0, with: joined }),
        place => {
            let length = text_of(draft, place).map_or(0, Text::len);
            edits.push(splice_text(draft, place, from.1..length, Text::default()).ok()?);
            if !same {
                let joined = joined.into_iter().skip_while(|text| text.is_empty()).collect();
                edits.push(Edit::Paragraphs { section: section.id, range: 0..section.body.len(), with: joined });
            }
        }
    }
    Some(edits)
}

/// Takes out what stands in the title block behind a place, as far as another.
fn title(draft: &Draft, from: At, to: At, edits: &mut Vec<Edit>) -> Option<()> {
    let title = &draft.title;
    let rank = |place: Place| match place {
        Place::TitleLine(_) => 0,
        Place::Subtitle => 1,
        Place::Speaker => 2,
        Place::Date => 3,
        _ => 4,
    };
    let last = rank(to.0);
    for (place, text) in
        [(Place::Subtitle, &title.subtitle), (Place::Speaker, &title.speaker), (Place::Date, &title.date)]
    {
        let from_at = if place == from.0 { from.1 } else { 0 };
        let to_at = if place == to.0 { to.1 } else { text.len() };
        if rank(place) >= rank(from.0) && rank(place) <= last && from_at < to_at {
            edits.push(Edit::Splice { place, range: from_at..to_at, with: Text::default() });
        }
    }
    if let Place::TitleLine(line) = from.0
        && !title.lines.is_empty()
    {
        let mut head =
            title.lines.get(line).map_or_else(|| Some(Text::default()), |text| text.slice(0..from.1).ok())?;
        let mut end = title.lines.len();
        if let Place::TitleLine(other) = to.0 {
            let text = title.lines.get(other)?;
            head.append(text.slice(to.1..text.len()).ok()?);
            end = other + 1;
        }
        edits.push(Edit::TitleLines { range: line.min(end)..end, with: vec![head] });
    }
    Some(())
}
