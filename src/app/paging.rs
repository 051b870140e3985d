//! The pages of the draft that is shown, as they will be printed. The worker sets and paints them; one job is under way
//! at a time, so that typing never waits for paper, and what is shown is never far behind.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::jobs::Job;
use super::preferences::Overlay;
use super::session::{Screen, Session};
use crate::export::page::{Pages, Raster};
use crate::measure::Rate;
use crate::model::{Draft, Profile};

/// What of the pages can be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Sight {
    /// Which pages, from 0.
    pub pages: Range<usize>,
    /// How many pixels of the screen a point of 1/72 inch has there.
    pub scale: f32,
}

/// Pages that are wanted.
#[derive(Clone, Debug)]
pub struct PageOrder {
    /// The draft, while the program runs.
    pub id: u64,
    /// Its state.
    pub state: u64,
    /// The draft itself.
    pub draft: Arc<Draft>,
    /// How it is set.
    pub profile: Arc<Profile>,
    /// How fast it is said.
    pub rate: Rate,
    /// What can be seen of it.
    pub sight: Sight,
}

impl PageOrder {
    /// Whether another asks for the same.
    fn is_like(&self, other: &Self) -> bool {
        (self.id, self.state, &self.sight) == (other.id, other.state, &other.sight) && self.profile == other.profile
    }
}

/// Pages as they were set, and pictures of those that could be seen.
#[derive(Clone, Debug)]
pub struct Painted {
    /// The draft.
    pub id: u64,
    /// The pages.
    pub pages: Arc<Pages>,
    /// The pictures, by page.
    pub images: BTreeMap<usize, Arc<Raster>>,
}

/// What is known of pages.
#[derive(Debug, Default)]
pub struct Paging {
    /// What was painted last.
    pub painted: Option<Painted>,
    sight: Option<Sight>,
    under_way: Option<PageOrder>,
    done: Option<PageOrder>,
}

impl Session {
    /// The pages of the draft that is shown, if they have been set.
    pub fn painted(&self) -> Option<&Painted> {
        let id = self.document()?.id;
        self.paging.painted.as_ref().filter(|painted| painted.id == id)
    }

    /// This of the pages is looked at from now on; nothing where they are not.
    pub(super) fn see(&mut self, sight: Option<Sight>) {
        if sight.is_none() {
            (self.paging.painted, self.paging.done) = (None, None);
        }
        self.paging.sight = sight;
    }

    /// Has the pages painted that are looked at, where they may be others than those that are known.
    pub(super) fn paint(&mut self) {
        if self.paging.under_way.is_some() || self.screen != Screen::Draft || self.overlay == Some(Overlay::HandOver) {
            return;
        }
        let Some(order) = self.page_order() else { return };
        if self.paging.done.as_ref().is_some_and(|done| done.is_like(&order)) {
            return;
        }
        self.paging.under_way = Some(order.clone());
        self.job(Job::Paint(Box::new(order)));
    }

    fn page_order(&self) -> Option<PageOrder> {
        let sight = self.paging.sight.clone()?;
        let open = self.document()?;
        Some(PageOrder {
            id: open.id,
            state: open.document.revision(),
            draft: open.document.draft().clone(),
            profile: Arc::new(self.profile(self.profile_id())?.clone()),
            rate: open.rate(self.settings.rate),
            sight,
        })
    }

    pub(super) fn pages_painted(&mut self, painted: Painted) {
        let done = self.paging.under_way.take();
        if self.paging.sight.is_some() {
            (self.paging.done, self.paging.painted) = (done, Some(painted));
        }
    }
}
