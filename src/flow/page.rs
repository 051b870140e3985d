//! The paragraphs of the page in their order: the title block, then every heading and every paragraph of every section.
//!
//! A page knows where things are and not what they say, so it is made anew only where the draft's structure changes.
//! A heading that runs in and the first paragraph of its body are one paragraph of the page. Parts switched off are on
//! the page; what a folded section holds is not.

use std::collections::{BTreeSet, HashMap};

use super::motion::{unit_at, value_at};
use crate::assemble::{Numbers, Shape};
use crate::edit::{Caret, Place, Spot, text_of};
use crate::model::{Draft, Piece, Role, Section, SectionId, Text};

/// A paragraph as the page shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The text that it holds, the heading if there are two.
    pub first: Place,
    /// The body's first paragraph, where the heading runs in.
    pub second: Option<Place>,
    /// How it stands.
    pub shape: Shape,
    /// How deep its section stands, the top being 0.
    pub level: usize,
    /// Whether it is the first of its section, where the number stands.
    pub begins: bool,
    /// Whether it is the last of its section's own.
    pub ends: bool,
    /// Whether its section is spoken, and all above it.
    pub on: bool,
    /// Whether more of its section is folded away behind it.
    pub folded: bool,
    /// Where in `paths` the way to its section stands.
    path: (usize, usize),
}

impl Paragraph {
    /// The section it belongs to; `None` in the title block.
    pub fn section(&self) -> Option<SectionId> {
        self.first.section()
    }

    /// The texts it holds.
    pub fn places(&self) -> impl DoubleEndedIterator<Item = Place> + use<> {
        std::iter::once(self.first).chain(self.second)
    }

    /// Whether its heading is followed by the body on the same line.
    pub(super) fn runs_in(&self) -> bool {
        matches!(self.first, Place::Heading(_)) && !matches!(self.shape, Shape::Heading(_))
    }

    fn holds(&self, place: Place) -> bool {
        self.first == place || self.second == Some(place)
    }
}

/// What of a draft is on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Sections of which only the beginning is shown.
    pub folded: BTreeSet<SectionId>,
    /// Whether the subtitle has a place though nothing is written in it.
    pub subtitle: bool,
}

/// The paragraphs of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// In order.
    pub paragraphs: Vec<Paragraph>,
    /// The ways to the sections, one behind the other.
    paths: Vec<usize>,
    /// The first paragraph of every section.
    starts: HashMap<SectionId, usize>,
}

impl Page {
    /// The page of a draft.
    pub fn new(draft: &Draft, numbers: &Numbers, view: &View) -> Self {
        let mut page = Self::default();
        let title = &draft.title;
        let lines = (0..title.lines.len().max(1)).map(Place::TitleLine);
        let subtitle = (view.subtitle || !title.subtitle.is_empty()).then_some(Place::Subtitle);
        for place in lines.chain(subtitle).chain([Place::Speaker, Place::Date]) {
            page.push(place, None, Shape::Title, 0, true);
        }
        let mut path = Vec::new();
        for (index, section) in draft.sections.iter().enumerate() {
            page.section(draft, numbers, view, section, index, &mut path, true);
        }
        page
    }

    /// Whether it holds the same paragraphs as another.
    pub fn is_like(&self, other: &Self) -> bool {
        self.paragraphs == other.paragraphs && self.paths == other.paths
    }

    /// The whole page, nothing folded away.
    pub fn whole(draft: &Draft) -> Self {
        Self::new(draft, &Numbers::new(), &View { subtitle: true, ..View::default() })
    }

    /// Whether the paragraphs of one section, the parts below it left alone, are still those of this page.
    pub fn fits(&self, draft: &Draft, numbers: &Numbers, view: &View, id: SectionId) -> bool {
        let (Some(section), Some(start)) = (draft.section(id), self.start_of(id)) else { return false };
        let Some(first) = self.paragraphs.get(start) else { return false };
        let mut now = Self::default();
        now.own(draft, numbers, view, section, first.level, first.on);
        let count = now.paragraphs.len();
        now.paragraphs.iter_mut().for_each(|paragraph| paragraph.path = first.path);
        let next = self.paragraphs.get(start + count).is_none_or(|paragraph| paragraph.section() != Some(id));
        next && self.paragraphs.get(start..start + count) == Some(&now.paragraphs)
    }

    #[expect(clippy::too_many_arguments, reason = "a walk down a tree carries what it needs along")]
    fn section(
        &mut self,
        draft: &Draft,
        numbers: &Numbers,
        view: &View,
        section: &Section,
        index: usize,
        path: &mut Vec<usize>,
        on: bool,
    ) {
        let level = path.len();
        path.push(index);
        let on = on && section.on;
        let way = (self.paths.len(), path.len());
        self.paths.extend_from_slice(path);
        let start = self.paragraphs.len();
        self.starts.insert(section.id, start);
        self.own(draft, numbers, view, section, level, on);
        for paragraph in self.paragraphs.iter_mut().skip(start) {
            paragraph.path = way;
        }
        if !view.folded.contains(&section.id) {
            for (index, child) in section.children.iter().enumerate() {
                self.section(draft, numbers, view, child, index, path, on);
            }
        }
        path.pop();
    }

    /// The paragraphs of a section itself.
    fn own(&mut self, draft: &Draft, numbers: &Numbers, view: &View, section: &Section, level: usize, on: bool) {
        let start = self.paragraphs.len();
        let folded = view.folded.contains(&section.id);
        let body = |paragraph| Place::Body(section.id, paragraph);
        let shape = if section.role == Role::Salutation { Shape::Flush } else { Shape::Paragraph };
        let mut next = 0;
        if draft.heading_of(section).is_some() {
            let heading = Place::Heading(section.id);
            // A number without words behind it runs in, as it will be printed.
            let bare = numbers.contains_key(&section.id) && draft.heading_of(section).is_some_and(Text::is_empty);
            if draft.runs_in(section, level) || (bare && section.has_body()) {
                self.push(heading, (!folded).then(|| body(0)), shape, level, on);
                next = 1;
            } else {
                self.push(heading, None, Shape::Heading(level), level, on);
                // A heading with parts below it needs no paragraph of its own to write in.
                if section.body.is_empty() && !section.children.is_empty() {
                    next = 1;
                }
            }
        } else {
            self.push(body(0), None, shape, level, on);
            next = 1;
        }
        if !folded {
            for paragraph in next..section.body.len().max(1) {
                self.push(body(paragraph), None, shape, level, on);
            }
        }
        let shown = self.paragraphs.iter().skip(start).flat_map(Paragraph::places);
        let shown = shown.filter(|place| matches!(place, Place::Body(..))).count();
        let hides = folded && (!section.children.is_empty() || section.body.len() > shown);
        let end = self.paragraphs.len();
        for (at, paragraph) in self.paragraphs.iter_mut().enumerate().skip(start) {
            (paragraph.begins, paragraph.ends, paragraph.folded) = (at == start, at + 1 == end, hides);
        }
    }

    fn push(&mut self, first: Place, second: Option<Place>, shape: Shape, level: usize, on: bool) {
        let (begins, ends, folded, path) = (true, true, false, (0, 0));
        self.paragraphs.push(Paragraph { first, second, shape, level, begins, ends, on, folded, path });
    }

    /// The sections from the top down to that of a paragraph, in the draft of which this is the page.
    pub fn chain<'d>(&self, draft: &'d Draft, paragraph: &Paragraph) -> Vec<&'d Section> {
        let (start, length) = paragraph.path;
        let mut chain: Vec<&Section> = Vec::with_capacity(length);
        for step in self.paths.get(start..start + length).unwrap_or_default() {
            let siblings = chain.last().map_or(&draft.sections, |parent| &parent.children);
            chain.extend(siblings.get(*step));
        }
        chain
    }

    /// The paragraph that holds a text.
    pub fn index_of(&self, place: Place) -> Option<usize> {
        let start = match place.section() {
            Some(id) => *self.starts.get(&id)?,
            None => 0,
        };
        let near = |from: usize| {
            let rest = self.paragraphs.get(from..)?;
            rest.iter().take(2).position(|paragraph| paragraph.holds(place)).map(|at| from + at)
        };
        match place {
            Place::Body(_, paragraph) => near(start + paragraph.saturating_sub(1)).or_else(|| near(start + paragraph)),
            Place::Heading(_) => near(start),
            _ => self.paragraphs.iter().take_while(|p| p.section().is_none()).position(|p| p.holds(place)),
        }
    }

    /// The first paragraph of a section, if it is on the page.
    pub fn start_of(&self, section: SectionId) -> Option<usize> {
        self.starts.get(&section).copied()
    }

    /// Every text in order, from the paragraph at an index on.
    pub fn places_from(&self, index: usize) -> impl Iterator<Item = Place> + '_ {
        self.paragraphs.get(index..).unwrap_or_default().iter().flat_map(Paragraph::places)
    }

    /// Every text in order, back from the paragraph at an index.
    pub fn places_back_from(&self, index: usize) -> impl Iterator<Item = Place> + '_ {
        self.paragraphs.get(..=index).unwrap_or_default().iter().rev().flat_map(|paragraph| paragraph.places().rev())
    }

    /// The text behind another.
    pub fn next(&self, place: Place) -> Option<Place> {
        let mut places = self.places_from(self.index_of(place)?);
        places.find(|other| *other == place)?;
        places.next()
    }

    /// The text before another.
    pub fn previous(&self, place: Place) -> Option<Place> {
        let mut places = self.places_back_from(self.index_of(place)?);
        places.find(|other| *other == place)?;
        places.next()
    }

    /// Where a caret stands in the order of the page.
    pub fn order(&self, caret: &Caret) -> (usize, bool, usize, usize) {
        let Some((place, index)) = caret.place().and_then(|place| Some((place, self.index_of(place)?))) else {
            return (usize::MAX, false, 0, 0);
        };
        let second = self.paragraphs.get(index).is_some_and(|paragraph| paragraph.second == Some(place));
        let inner = if matches!(caret.spot, Spot::Blank(..)) { 1 + caret.at } else { 0 };
        (index, second, caret.in_text(), inner)
    }

    /// Two carets in the order of the page.
    pub fn sorted<'c>(&self, one: &'c Caret, other: &'c Caret) -> (&'c Caret, &'c Caret) {
        if self.order(one) <= self.order(other) { (one, other) } else { (other, one) }
    }

    /// The caret itself if it stands on the page, else the nearest place where one may stand.
    pub fn settle(&self, draft: &Draft, caret: &Caret) -> Caret {
        let top = || Caret::at(self.paragraphs.first().map_or(Place::TitleLine(0), |paragraph| paragraph.first), 0);
        let Some(place) = caret.place() else { return top() };
        if self.index_of(place).is_none() {
            let Some(place) = self.shown_for(draft, place) else { return top() };
            return Caret::at(place, text_of(draft, place).map_or(0, Text::len));
        }
        if let Spot::Blank(_, at) = caret.spot
            && matches!(unit_at(draft, place, at), Some(Piece::Field(_)))
        {
            let value = value_at(draft, place, at).unwrap_or_default();
            return Caret { spot: caret.spot.clone(), at: value.floor_char_boundary(caret.at) };
        }
        let text = text_of(draft, place);
        let at = text.map_or(0, |text| text.floor(caret.in_text()));
        Caret::at(place, at)
    }

    /// The text on the page that stands for one that is not on it: the last of its own body, else that behind which it is
    /// folded away.
    fn shown_for(&self, draft: &Draft, place: Place) -> Option<Place> {
        let Some(id) = place.section() else {
            return self
                .paragraphs
                .iter()
                .take_while(|p| p.section().is_none())
                .last()
                .map(|paragraph| paragraph.first);
        };
        let chain = draft.chain(id);
        let shown = chain.iter().rev().find_map(|section| self.start_of(section.id))?;
        let start = self.paragraphs.get(shown)?;
        if let (Place::Body(..), Some(section)) = (place, chain.last())
            && start.section() == Some(id)
        {
            let last = Place::Body(id, section.body.len().saturating_sub(1));
            if self.index_of(last).is_some() {
                return Some(last);
            }
        }
        start.places().last()
    }
}
