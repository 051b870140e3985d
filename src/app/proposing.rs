//! What of a speech may become blanks of a template: the worker finds it, a person takes it or not.

use std::sync::Arc;

use super::action::Ask;
use super::jobs::Job;
use super::session::Session;
use crate::edit::{Proposal, from_outline, proposals};
use crate::model::{Draft, Outline};

/// Where it is looked for.
#[derive(Clone, Debug)]
pub enum ProposeIn {
    /// In a draft.
    Draft(Arc<Draft>),
    /// In one of the speeches that were recognised in a text.
    Speech(Arc<Outline>, usize),
}

/// Looks for it.
pub(super) fn propose(place: &ProposeIn) -> Vec<Proposal> {
    match place {
        ProposeIn::Draft(draft) => proposals(draft),
        ProposeIn::Speech(outline, speech) => {
            outline.speeches.get(*speech).map(|speech| proposals(&from_outline(speech))).unwrap_or_default()
        }
    }
}

/// What was found, and what of it is to become blanks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picks {
    /// Each of them, and whether it is taken.
    pub all: Vec<(Proposal, bool)>,
    /// The look under way.
    awaited: Option<u64>,
}

impl Picks {
    /// Whether the worker is still looking.
    pub fn is_looking(&self) -> bool {
        self.awaited.is_some()
    }

    /// Those that a look finds.
    pub(super) fn of(look: u64) -> Self {
        Self { awaited: Some(look), ..Self::default() }
    }

    /// Waits for another look at the same speech.
    pub(super) fn look_again(&mut self, look: u64) {
        self.awaited = Some(look);
    }

    /// What is taken.
    pub(super) fn taken(self) -> Vec<Proposal> {
        self.all.into_iter().filter(|(_, on)| *on).map(|(proposal, _)| proposal).collect()
    }

    pub(super) fn tick(&mut self, index: usize) {
        self.all.get_mut(index).into_iter().for_each(|(_, on)| *on = !*on);
    }

    pub(super) fn tick_all(&mut self, all: bool) {
        self.all.iter_mut().for_each(|(_, on)| *on = all);
    }

    /// Takes what a look found, if it is the one that is awaited. What was decided about the same words still holds.
    fn found(&mut self, look: u64, found: &[Proposal]) {
        if self.awaited != Some(look) {
            return;
        }
        self.awaited = None;
        let before = std::mem::take(&mut self.all);
        let on = |proposal: &Proposal| {
            let decided = before.iter().find(|(other, _)| other.is_about(proposal));
            decided.map_or(proposal.is_sure(), |(_, on)| *on)
        };
        self.all = found.iter().map(|proposal| (proposal.clone(), on(proposal))).collect();
    }
}

impl Session {
    /// Has blanks looked for. What is found comes under the number that this gives.
    pub(super) fn look_for_blanks(&mut self, place: ProposeIn) -> u64 {
        let look = self.new_id();
        self.job(Job::Propose { look, place });
        look
    }

    /// Those that are shown: of the sheet on which a template is made, else of the speech that is looked at.
    pub(super) fn picks(&mut self) -> Option<&mut Picks> {
        match (&mut self.ask, &mut self.importing) {
            (Some(Ask::Template(asked)), _) => Some(&mut asked.picks),
            (_, importing) => importing.as_mut().map(|importing| &mut importing.picks),
        }
    }

    /// The worker has looked.
    pub(super) fn proposed(&mut self, look: u64, found: &[Proposal]) {
        self.picks().into_iter().for_each(|picks| picks.found(look, found));
    }
}
