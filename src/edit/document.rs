//! A draft with its history: the only door through which a draft changes.

use std::sync::Arc;
use std::time::Duration;

use super::history::Replay;
use super::{Edit, EditError, History, Kind, Selection, Touched, apply};
use crate::model::Draft;

/// A draft that is being written.
///
/// Its draft is shared: whoever needs it as it is now (a save, a keeping copy) holds it without a copy being made.
#[derive(Clone, Debug)]
pub struct Document {
    draft: Arc<Draft>,
    history: History,
    revision: u64,
    saved: Option<u64>,
    touched: Touched,
}

impl Document {
    /// A new draft that stands in no file.
    pub fn unsaved(draft: Draft) -> Self {
        Self {
            draft: Arc::new(draft),
            history: History::default(),
            revision: 0,
            saved: None,
            touched: Touched::Everything,
        }
    }

    /// A draft just read from its file.
    pub fn saved(draft: Draft) -> Self {
        Self { saved: Some(0), ..Self::unsaved(draft) }
    }

    /// The draft as it is now.
    pub fn draft(&self) -> &Arc<Draft> {
        &self.draft
    }

    /// Its history, for the interval and for what can be undone.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Sets how long typing stays one step.
    pub fn set_group_interval(&mut self, interval: Duration) {
        self.history.group_interval = interval;
    }

    /// Grows with every change, undo and redo included. What is derived from the draft is good for one revision.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What may read otherwise since this was last asked.
    pub fn take_touched(&mut self) -> Touched {
        std::mem::take(&mut self.touched)
    }

    /// Which state the draft is in; undo comes back to an earlier one.
    pub fn state(&self) -> u64 {
        self.history.state()
    }

    /// Whether the draft differs from what was last saved.
    pub fn is_changed(&self) -> bool {
        self.saved != Some(self.history.state())
    }

    /// Notes that the draft stood in its file in this state.
    pub fn mark_saved(&mut self, state: u64) {
        self.saved = Some(state);
    }

    /// Notes that the draft stands in no file any more as it is now, or ever was.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// Ends the current step of typing, so that what is now being saved stays a state of its own.
    pub fn close_step(&mut self) {
        self.history.close();
    }

    /// Does an edit as a step, or as part of the step of typing under way.
    ///
    /// # Errors
    /// The edit does not fit the draft, which is as it was.
    pub fn apply(
        &mut self,
        edit: Edit,
        kind: Kind,
        now: Duration,
        selections: (Option<Selection>, Option<Selection>),
    ) -> Result<(), EditError> {
        let inverse = apply(Arc::make_mut(&mut self.draft), edit.clone())?;
        self.touched = self.touched.and(edit.touches());
        self.history.record(kind, now, edit, inverse, selections);
        self.revision += 1;
        Ok(())
    }

    /// Takes the last step back. Gives the selection to restore, or `None` if there was nothing to undo.
    pub fn undo(&mut self) -> Option<Option<Selection>> {
        let replay = self.history.undo()?;
        Some(self.replay(replay))
    }

    /// Does the last undone step again. Gives the selection to restore, or `None` if there was nothing to redo.
    pub fn redo(&mut self) -> Option<Option<Selection>> {
        let replay = self.history.redo()?;
        Some(self.replay(replay))
    }

    fn replay(&mut self, replay: Replay) -> Option<Selection> {
        let draft = Arc::make_mut(&mut self.draft);
        for edit in replay.edits {
            self.touched = self.touched.and(edit.touches());
            let done = apply(draft, edit);
            debug_assert!(done.is_ok(), "a recorded edit always applies: {done:?}");
        }
        self.revision += 1;
        replay.selection
    }
}
