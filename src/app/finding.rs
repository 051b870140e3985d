//! Finding and replacing in the current draft: what is looked for, where it is, and which of it is to be replaced.
//!
//! Hits are looked up anew when the query or the draft has changed; what was chosen stays with hits that are still there.

use std::collections::HashMap;
use std::time::Duration;

use super::notice::NoticeKind;
use super::open::{OpenDocument, View};
use super::session::Session;
use super::writing;
use crate::assemble::Scope;
use crate::edit::{Caret, Kind, Place, Selection};
use crate::flow::{Finder, Hit, Query, QueryError, Within, compile, find, replace};
use crate::i18n::find as texts;
use crate::model::{Draft, FieldId, Piece, SectionId};

/// What is asked of the find bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindAsk {
    /// Look for this.
    Query(Query),
    /// Replace by this.
    Replacement(String),
    /// The next hit, or the one before.
    Step(Direction),
    /// This hit.
    Go(usize),
    /// Replace this hit, or leave it.
    Choose(usize, bool),
    /// Replace all hits, or leave them.
    ChooseAll(bool),
    /// Replace the current hit and go on to the next.
    ReplaceThis,
    /// Replace every hit that is chosen, as one step.
    ReplaceChosen,
    /// Enough.
    Close,
}

/// A way through the speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// As it is read.
    Forward,
    /// Against it.
    Back,
}

/// Whether the find bar has room for words to replace by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Finding {
    /// Only to look for something.
    #[default]
    Find,
    /// To replace it.
    Replace,
}

/// What is being looked for.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// What.
    pub query: Query,
    /// What is to stand in its place.
    pub replacement: String,
    /// Whether it is to be replaced at all.
    pub what: Finding,
    /// Where it is, in reading order.
    pub hits: Vec<Hit>,
    /// Which hits are left as they are.
    pub left: Vec<bool>,
    /// The one that is shown.
    pub current: Option<usize>,
    /// Why nothing can be looked for.
    pub fault: Option<QueryError>,
    /// Grows whenever the bar is to have the keyboard.
    pub calls: u64,
    finder: Option<Finder>,
    /// The draft that was looked through, at which revision.
    looked: Option<(u64, u64)>,
    by_place: HashMap<Within, Vec<usize>>,
}

impl Find {
    /// The hits in a text, a shared heading or a value.
    pub fn hits_in(&self, within: &Within) -> impl Iterator<Item = (usize, &Hit)> {
        let found = self.by_place.get(within).map(Vec::as_slice).unwrap_or_default();
        found.iter().filter_map(|index| Some((*index, self.hits.get(*index)?)))
    }

    /// How many hits are to be replaced.
    pub fn chosen(&self) -> usize {
        self.left.iter().filter(|left| !**left).count()
    }

    /// What finds.
    pub fn finder(&self) -> Option<&Finder> {
        self.finder.as_ref()
    }

    /// Looks through a draft, if that or the query has changed.
    fn look(&mut self, open: &OpenDocument) {
        let state = (open.id, open.document.revision());
        if self.looked == Some(state) {
            return;
        }
        let before: HashMap<(Within, usize), bool> = std::mem::take(&mut self.hits)
            .into_iter()
            .zip(std::mem::take(&mut self.left))
            .map(|(hit, left)| ((hit.within, hit.range.start), left))
            .collect();
        let old = self.current.take();
        self.looked = Some(state);
        self.by_place.clear();
        let Some(finder) = &self.finder else { return };
        self.hits = find(finder, open.document.draft());
        self.left = self
            .hits
            .iter()
            .map(|hit| before.get(&(hit.within.clone(), hit.range.start)).copied().unwrap_or_default())
            .collect();
        for (index, hit) in self.hits.iter().enumerate() {
            self.by_place.entry(hit.within.clone()).or_default().push(index);
        }
        self.current = old.filter(|index| *index < self.hits.len());
    }
}

impl Session {
    /// Opens the find bar, with what is selected in it.
    pub(super) fn start_finding(&mut self, what: Finding) {
        let Some(open) = self.documents.get(self.current).filter(|open| open.view == View::Desk) else { return };
        let mut found = self.find.take().unwrap_or_default();
        found.what = if found.calls > 0 && what == Finding::Find { found.what } else { what };
        found.calls += 1;
        if let Some(words) = open.selected_words() {
            found.query.text = words;
            found.finder = None;
        }
        if found.calls == 1 && found.query == Query::default() {
            found.query.fold_width = true;
        }
        self.find = Some(found);
        self.look_for();
        self.stand_at_nearest();
    }

    /// Makes the query ready and looks for it.
    fn look_for(&mut self) {
        let Some(found) = &mut self.find else { return };
        match compile(&found.query) {
            Ok(finder) => (found.finder, found.fault) = (Some(finder), None),
            Err(fault) => (found.finder, found.fault) = (None, Some(fault)),
        }
        found.looked = None;
        self.look_again();
    }

    /// Looks through the draft as it is now.
    pub(super) fn look_again(&mut self) {
        let Self { find, documents, current, .. } = self;
        if let (Some(found), Some(open)) = (find, documents.get(*current)) {
            found.look(open);
        }
    }

    /// Shows the first hit at or behind where the writer stands.
    fn stand_at_nearest(&mut self) {
        let (Some(found), Some(open)) = (&self.find, self.documents.get(self.current)) else { return };
        let Some(selection) = &open.selection else { return };
        let (start, _) = open.page().sorted(&selection.anchor, &selection.head);
        let start = open.page().order(start);
        let nearest = found.hits.iter().position(|hit| {
            let here = stretch_of(open.document.draft(), hit);
            here.is_some_and(|here| open.page().order(&here.anchor) >= start)
        });
        let first = if found.hits.is_empty() { None } else { Some(nearest.unwrap_or(0)) };
        if let Some(index) = first {
            self.show_hit(index);
        }
    }

    fn show_hit(&mut self, index: usize) {
        let (Some(found), Some(open)) = (&mut self.find, self.documents.get_mut(self.current)) else { return };
        let Some(hit) = found.hits.get(index) else { return };
        found.current = Some(index);
        if let Some(here) = stretch_of(open.document.draft(), hit) {
            writing::show(open, &here);
        }
    }

    pub(super) fn finding(&mut self, ask: FindAsk, now: Duration) {
        let Some(found) = &mut self.find else { return };
        match ask {
            FindAsk::Query(query) => {
                found.query = query;
                found.current = None;
                self.look_for();
                self.stand_at_nearest();
            }
            FindAsk::Replacement(words) => found.replacement = words,
            FindAsk::Step(direction) => self.step(direction),
            FindAsk::Go(index) => self.show_hit(index),
            FindAsk::Choose(index, chosen) => {
                if let Some(left) = found.left.get_mut(index) {
                    *left = !chosen;
                }
            }
            FindAsk::ChooseAll(chosen) => found.left.fill(!chosen),
            FindAsk::ReplaceThis => {
                let hit = found.current.and_then(|index| found.hits.get(index)).cloned();
                match hit {
                    Some(hit) => self.replace_hits(&[hit], now),
                    None => self.step(Direction::Forward),
                }
            }
            FindAsk::ReplaceChosen => {
                let chosen = found.hits.iter().zip(&found.left).filter(|(_, left)| !**left);
                let hits: Vec<Hit> = chosen.map(|(hit, _)| hit.clone()).collect();
                self.replace_hits(&hits, now);
            }
            FindAsk::Close => {
                self.find = None;
                if let Some(open) = self.shown()
                    && let Some(selection) = open.selection.clone()
                {
                    writing::go_to(open, selection);
                }
            }
        }
    }

    pub(super) fn step(&mut self, direction: Direction) {
        let Some(found) = &self.find else { return self.start_finding(Finding::Find) };
        let count = found.hits.len();
        if count == 0 {
            return;
        }
        let next = match (found.current, direction) {
            (None, _) => return self.stand_at_nearest(),
            (Some(index), Direction::Forward) => (index + 1) % count,
            (Some(index), Direction::Back) => (index + count - 1) % count,
        };
        self.show_hit(next);
    }

    fn replace_hits(&mut self, hits: &[Hit], now: Duration) {
        let (Some(found), Some(open)) = (&mut self.find, self.documents.get_mut(self.current)) else { return };
        let Some(finder) = &found.finder else { return };
        let replacing = replace(open.document.draft(), hits, finder, &found.replacement);
        let here = open.selection.clone();
        if let Some(edit) = replacing.edit
            && open.document.apply(edit, Kind::Whole, now, (here.clone(), here.clone())).is_ok()
        {
            open.refresh();
            if let Some(here) = here {
                open.selection = Some(open.settle(&here));
            }
        }
        let (done, refused) = (replacing.replaced, replacing.refused.len());
        self.look_again();
        if hits.len() != 1 {
            let text = texts::replaced(self.lang, done, refused);
            self.notice(NoticeKind::Done, text, vec![super::notice::Offer::Undo], now);
        } else if let Some(index) = self.find.as_ref().and_then(|found| found.current) {
            // What stood behind the hit has its place now; behind the last one the first comes.
            let count = self.find.as_ref().map_or(0, |found| found.hits.len());
            if count > 0 {
                self.show_hit(index % count);
            }
        } else {
            self.stand_at_nearest();
        }
    }
}

/// What a hit selects on the page; for a value the first blank that shows it.
fn stretch_of(draft: &Draft, hit: &Hit) -> Option<Selection> {
    let (place, range) = match &hit.within {
        Within::Text(place) => (*place, hit.range.clone()),
        Within::Pattern(_) => (Place::Heading(hit.section?), hit.range.clone()),
        Within::Value(section, field) => {
            let (place, at) = first_blank(draft, *section, field)?;
            (place, at..at + 1)
        }
    };
    Some(Selection { anchor: Caret::at(place, range.start), head: Caret::at(place, range.end) })
}

/// The first place at which a value is shown.
fn first_blank(draft: &Draft, section: Option<SectionId>, field: &FieldId) -> Option<(Place, usize)> {
    let page = crate::flow::Page::whole(draft);
    page.paragraphs.iter().find_map(|paragraph| {
        let chain = page.chain(draft, paragraph);
        paragraph.places().find_map(|place| {
            let mut at = 0;
            for run in crate::edit::text_of(draft, place)?.runs() {
                if let Piece::Field(id) = &run.piece
                    && id == field
                    && Scope::find(draft, &chain, id).is_some_and(|scope| scope.section == section)
                {
                    return Some((place, at));
                }
                at += if let Piece::Words(words) = &run.piece { words.len() } else { 1 };
            }
            None
        })
    })
}
