//! How many items the lists of a template begin with: not more than a new draft may hold.

use super::Reader;
use crate::model::Draft;
use crate::store::bulk::made;
use crate::store::position::Step;
use crate::store::problem::Fault;

/// How many sections a new draft may have that its template does not write out.
const MAX_MADE: usize = 1_000;

impl Reader<'_> {
    pub(super) fn check_starts(&mut self, draft: &Draft) {
        let mut all = 0usize;
        let beyond = made(draft).into_iter().find(|(list, times)| {
            let sections = list.item.as_ref().map_or(1, |item| item.walk().count());
            all = all.saturating_add(sections.saturating_mul(*times));
            all > MAX_MADE
        });
        let index = beyond.and_then(|(list, _)| draft.lists.iter().position(|other| other.id == list.id));
        if let Some(index) = index {
            self.path = vec![Step::Field("lists"), Step::Index(index), Step::Field("start")];
            self.problem(Fault::Start);
            self.path.clear();
        }
    }
}
