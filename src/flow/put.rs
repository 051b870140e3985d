//! A fragment put in at the caret, so that it reads there as it did where it was copied: what stands behind the caret
//! stands behind the last of it, and no part below changes its place.

use std::sync::Arc;

use super::remove::start;
use super::{Fragment, Part};
use crate::edit::{
    Caret, Edit, Place, Position, Said, carried, carried_section, end_of, insert_copies, is_spoken, rewritten, said,
    splice_body, splice_text, text_of,
};
use crate::model::{Draft, MAX_DEPTH, Role, Section, SectionId, Text};

/// The edit that puts a fragment in at a place, and where the caret stands behind it.
pub(super) fn put(draft: &Draft, place: Place, at: usize, what: &Fragment) -> Option<(Edit, Caret)> {
    let chain = place.section().map(|id| draft.chain(id)).unwrap_or_default();
    let paragraphs: Vec<Text> = what.paragraphs.iter().map(|text| carried(draft, text, &what.said, &chain)).collect();
    let Some(section) = chain.last() else { return put_in_title(draft, place, at, what, &paragraphs) };
    if what.sections.is_empty() {
        return put_paragraphs(draft, place, at, &paragraphs);
    }
    if !paragraphs.is_empty() {
        return put_with_sections(draft, &chain, place, at, what, paragraphs);
    }
    // Whole sections come to stand beside that of the caret, which stays in one piece.
    let begins = (place, at) == (start(draft, section), 0);
    let (parent, index) = draft.place_of(beside(draft, &chain, begins, what)?.id)?;
    let first = index + usize::from(!begins);
    let mut landed = Landed::new(draft, what, (first..).map(|index| (parent, index)))?;
    let empty = draft.heading_of(section).map(Text::is_empty);
    if (begins && empty == Some(true) || is_blank(draft, section)) && landed.is_spoken() == is_spoken(&chain) {
        // What had no words or no heading yet has these now.
        let body: Vec<Text> = section.body.iter().map(|text| text.as_ref().clone()).collect();
        landed.take_tail(&chain, &body, what.goes_on);
        landed.take_children(&chain);
        landed.edits.push(Edit::Remove { section: section.id });
    }
    Some((Edit::Many(landed.edits), landed.caret))
}

/// The section beside which whole sections can stand: that which ends `chain`, or where that is too deep for them one
/// above it that begins, or ends, in the same place.
fn beside<'d>(draft: &Draft, chain: &[&'d Section], begins: bool, what: &Fragment) -> Option<&'d Section> {
    let mut section = *chain.last()?;
    let deepest = what.sections.iter().map(|part| part.section.depth()).max()?;
    for (above, parent) in chain.iter().enumerate().rev().skip(1) {
        let edge = if begins { parent.children.first() } else { parent.children.last() };
        let same = edge.is_some_and(|edge| edge.id == section.id) && (!begins || is_blank(draft, parent));
        if above + 1 + deepest <= MAX_DEPTH || !same {
            break;
        }
        section = parent;
    }
    Some(section)
}

/// Paragraphs put in at a place of a section, and sections behind them, of which the last goes on with what stood behind
/// the place.
fn put_with_sections(
    draft: &Draft,
    chain: &[&Section],
    place: Place,
    at: usize,
    what: &Fragment,
    paragraphs: Vec<Text>,
) -> Option<(Edit, Caret)> {
    let section = *chain.last()?;
    let text = text_of(draft, place).cloned().unwrap_or_default();
    let mut tail = vec![text.slice(at..text.len()).ok()?];
    let (head, from) = match place {
        Place::Body(_, paragraph) => (text.slice(0..at).ok()?, paragraph),
        _ => (Text::default(), 0),
    };
    let rest = section.body.iter().skip(if matches!(place, Place::Body(..)) { from + 1 } else { 0 });
    tail.extend(rest.map(|text| text.as_ref().clone()));
    let land = |what: &Fragment| Landed::new(draft, what, positions(draft, chain, what).into_iter());
    let mut landed = land(what)?;
    let follows = tail.iter().any(|text| !text.is_empty());
    if follows && landed.is_spoken() != is_spoken(chain) {
        // What is spoken does not fall silent, and the other way round: it gets a section of its own.
        let own = Section { on: is_spoken(chain), ..Section::new(SectionId(0), Role::Other) };
        let mut what = what.clone();
        let depth = what.sections.last()?.depth;
        what.sections.push(Part { depth, section: own, said: Said::new() });
        landed = land(&what)?;
    }
    let moves = follows && landed.is_spoken() == is_spoken(chain);
    let mut edits = Vec::new();
    if moves {
        let mut body = paragraphs;
        if let Place::Heading(_) = place {
            edits.push(splice_text(draft, place, at..text.len(), body.remove(0)).ok()?);
        } else {
            let mut first = head;
            first.append(std::mem::take(body.first_mut()?));
            *body.first_mut()? = first;
        }
        let with = body.into_iter().map(Arc::new).collect();
        edits.push(Edit::Paragraphs { section: section.id, range: from..section.body.len(), with });
        landed.take_tail(chain, &tail, what.goes_on);
        if what.sections.last().is_some_and(|part| part.depth <= 0) {
            landed.take_children(chain);
        }
    } else {
        edits.push(put_paragraphs(draft, place, at, &paragraphs)?.0);
    }
    edits.append(&mut landed.edits);
    Some((Edit::Many(edits), landed.caret))
}

/// Where the sections of a fragment go behind the words of the section that ends `chain`: deeper ones below it, others
/// beside it, less deep ones beside those above it as far as nothing is passed.
fn positions(draft: &Draft, chain: &[&Section], what: &Fragment) -> Vec<Position> {
    let mut free = 0;
    while let [.., parent, section] = chain.get(..chain.len() - free).unwrap_or_default()
        && parent.children.last().is_some_and(|last| last.id == section.id)
    {
        free += 1;
    }
    let mut taken = vec![0; chain.len() + 1];
    let mut next = |up: usize| {
        let count = taken.get_mut(up)?;
        *count += 1;
        Some(*count - 1)
    };
    let position = |depth: isize| {
        let Ok(up) = usize::try_from(-depth) else { return Some((chain.last().map(|section| section.id), next(0)?)) };
        let up = up.min(free);
        let (parent, index) = draft.place_of(chain.get(chain.len() - 1 - up)?.id)?;
        Some((parent, index + 1 + next(up + 1)?))
    };
    what.sections.iter().map(|part| part.depth).filter_map(position).collect()
}

/// Sections that have come to stand.
struct Landed<'d> {
    draft: &'d Draft,
    edits: Vec<Edit>,
    /// The end of the last of them.
    caret: Caret,
    /// The sections above the last that was put in.
    above: Vec<&'d Section>,
    /// The last that was put in, and the id of its copy.
    root: (Section, SectionId),
    /// The copy of the last section in it.
    last: SectionId,
}

impl<'d> Landed<'d> {
    fn new(draft: &'d Draft, what: &Fragment, positions: impl Iterator<Item = Position>) -> Option<Self> {
        let chain = |parent: Option<SectionId>| parent.map(|id| draft.chain(id)).unwrap_or_default();
        let sections: Vec<(Position, Section)> = positions
            .zip(&what.sections)
            .map(|(position, part)| (position, carried_section(draft, &part.section, &part.said, &chain(position.0))))
            .collect();
        let listed: Vec<(Position, &Section)> =
            sections.iter().map(|(position, section)| (*position, section)).collect();
        let (edits, id, last) = insert_copies(draft, &listed, what.comes_back);
        let ((parent, _), root) = sections.into_iter().next_back()?;
        let end = root.walk().last()?;
        let caret = end_of(draft, &Section { id: last, children: Vec::new(), ..end.clone() });
        Some(Self { draft, edits, caret, above: chain(parent), root: (root, id), last })
    }

    /// The way from the top to the last section.
    fn way(&self) -> Vec<&Section> {
        let mut way = self.above.clone();
        let mut next = Some(&self.root.0);
        while let Some(section) = next {
            way.push(section);
            next = section.children.last();
        }
        way
    }

    fn is_spoken(&self) -> bool {
        is_spoken(&self.way())
    }

    /// Puts texts that stood in the section that ends `chain` behind the last, its last paragraph going on if asked.
    fn take_tail(&mut self, chain: &[&Section], texts: &[Text], goes_on: bool) {
        let (said, way) = (said(self.draft, chain), self.way());
        let mut texts: Vec<Text> = texts.iter().map(|text| carried(self.draft, text, &said, &way)).collect();
        let body = way.last().map(|section| section.body.clone()).unwrap_or_default();
        if let Some(last) = body.last().filter(|_| goes_on && !texts.is_empty()) {
            let with = texts.remove(0);
            let place = Place::Body(self.last, body.len() - 1);
            self.edits.push(Edit::Splice { place, range: last.len()..last.len(), with });
        } else if texts.first().is_some_and(Text::is_empty) {
            texts.remove(0);
        }
        let with = texts.into_iter().map(Arc::new).collect();
        self.edits.push(Edit::Paragraphs { section: self.last, range: body.len()..body.len(), with });
    }

    /// Moves the parts below the section that ends `chain` below the last that was put in.
    fn take_children(&mut self, chain: &[&Section]) {
        let Some(section) = chain.last() else { return };
        let said = said(self.draft, chain);
        let (root, id) = &self.root;
        let there: Vec<&Section> = self.above.iter().copied().chain([root]).collect();
        for (offset, child) in section.children.iter().enumerate() {
            self.edits.extend(rewritten(child, &carried_section(self.draft, child, &said, &there)));
            let index = root.children.len() + offset;
            self.edits.push(Edit::Move { section: child.id, parent: Some(*id), index, list: child.list.clone() });
        }
    }
}

fn put_paragraphs(draft: &Draft, place: Place, at: usize, texts: &[Text]) -> Option<(Edit, Caret)> {
    let last = texts.last().map_or(0, Text::len);
    if let [text] = texts {
        let edit = splice_text(draft, place, at..at, text.clone()).ok()?;
        return Some((edit, Caret::at(place, at + last)));
    }
    match place {
        Place::Body(id, paragraph) => {
            let edit = splice_body(draft, id, (paragraph, at), (paragraph, at), texts.to_vec()).ok()?;
            Some((edit, Caret::at(Place::Body(id, paragraph + texts.len() - 1), last)))
        }
        Place::Heading(id) => {
            // The first line is of the heading, the others begin the body.
            let (first, rest) = texts.split_first()?;
            let heading = text_of(draft, place)?;
            let mut with = rest.to_vec();
            with.last_mut()?.append(heading.slice(at..heading.len()).ok()?);
            let edit = splice_text(draft, place, at..heading.len(), first.clone()).ok()?;
            let with = with.into_iter().map(Arc::new).collect();
            let body = Edit::Paragraphs { section: id, range: 0..0, with };
            Some((Edit::Many(vec![edit, body]), Caret::at(Place::Body(id, rest.len() - 1), last)))
        }
        Place::TitleLine(line) => {
            let text = draft.title.lines.get(line).cloned().unwrap_or_default();
            let mut lines = texts.to_vec();
            let mut head = text.slice(0..at).ok()?;
            head.append(std::mem::take(lines.first_mut()?));
            *lines.first_mut()? = head;
            lines.last_mut()?.append(text.slice(at..text.len()).ok()?);
            let end = (line + 1).min(draft.title.lines.len());
            let edit = Edit::TitleLines { range: line.min(end)..end, with: lines };
            Some((edit, Caret::at(Place::TitleLine(line + texts.len() - 1), last)))
        }
        _ => {
            // The other lines of the title block are one line each.
            let mut joined = Text::default();
            for (index, text) in texts.iter().enumerate() {
                if index > 0 {
                    joined.append(Text::plain(" "));
                }
                joined.append(text.clone());
            }
            let length = joined.len();
            Some((splice_text(draft, place, at..at, joined).ok()?, Caret::at(place, at + length)))
        }
    }
}

/// A fragment put in in the title block. Lines of a title block become the same lines again; sections begin the speech.
fn put_in_title(draft: &Draft, place: Place, at: usize, what: &Fragment, paragraphs: &[Text]) -> Option<(Edit, Caret)> {
    let (mut edits, mut caret) = (Vec::new(), Caret::at(place, at));
    let same = |title: &&super::copy::TitlePart| match (title.from, place) {
        (Place::TitleLine(_), Place::TitleLine(_)) => true,
        (from, place) => from == place,
    };
    let title = what.title.as_ref().filter(same);
    let own = title.and_then(|title| paragraphs.get(..title.own)).unwrap_or(paragraphs);
    if !own.is_empty() {
        let (edit, behind) = put_paragraphs(draft, place, at, own)?;
        edits.push(edit);
        caret = behind;
    }
    for (place, text) in title.iter().flat_map(|title| &title.behind) {
        edits.push(Edit::Splice { place: *place, range: 0..0, with: text.clone() });
        caret = Caret::at(*place, text.len());
    }
    if !what.sections.is_empty() {
        let mut landed = Landed::new(draft, what, (0..).map(|index| (None, index)))?;
        edits.append(&mut landed.edits);
        caret = landed.caret;
        // A speech in which nothing is written yet gives way.
        if let [only] = draft.sections.as_slice()
            && only.walk().all(|section| is_blank(draft, section))
        {
            edits.push(Edit::Remove { section: only.id });
        }
    }
    Some((Edit::Many(edits), caret))
}

/// Whether a section has no words of its own.
fn is_blank(draft: &Draft, section: &Section) -> bool {
    draft.heading_of(section).is_none_or(Text::is_empty) && !section.has_body()
}
