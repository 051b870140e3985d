//! A look at a draft, as the worker makes it.

use std::sync::Arc;

use crate::assemble::{Assembled, assemble};
use crate::check::{Checked, Finding, Options, Subject, check_again};
use crate::measure::Rate;
use crate::model::Draft;

/// A look that is wanted.
#[derive(Debug)]
pub struct ReviewOrder {
    /// The draft, while the program runs.
    pub id: u64,
    /// Its state.
    pub revision: u64,
    /// The draft itself.
    pub draft: Arc<Draft>,
    /// How fast it is said.
    pub rate: Rate,
    /// What the user has decided about the rules.
    pub options: Arc<Options>,
    /// Whether a sentence is being written, about which nothing is said before it is finished.
    pub can_wait: bool,
    /// What was found before, of which all that still holds is taken over.
    pub before: Option<Arc<Reviewed>>,
}

/// What was found.
#[derive(Debug)]
pub struct Reviewed {
    /// The draft.
    pub id: u64,
    /// The state that was looked at.
    pub revision: u64,
    /// The speech as the rules saw it.
    pub subject: Subject,
    speech: Assembled,
    /// The options that held.
    pub(super) options: Arc<Options>,
    pub(super) checked: Checked,
}

impl Reviewed {
    /// What was found, in the order of the speech.
    pub fn findings(&self) -> &[Finding] {
        &self.checked.findings
    }
}

/// Looks at a draft.
pub fn review(order: ReviewOrder) -> Reviewed {
    let ReviewOrder { id, revision, draft, rate, options, before, .. } = order;
    let speech = assemble(&draft, before.as_ref().map(|before| &before.speech));
    let subject = Subject::from_draft(&draft, &speech, rate);
    let checked = check_again(&subject, &options, before.as_ref().map(|before| &before.checked));
    Reviewed { id, revision, subject, speech, options, checked }
}
