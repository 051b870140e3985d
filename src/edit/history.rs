//! Undo and redo: steps of edits with their inverses, and what was selected.
//!
//! Typing that goes on at one place within [`History::group_interval`] is one step. The history is never cut short.
//! It does not know what is saved where; it only tells one state of the draft from another.

use std::time::Duration;

use super::{Edit, Selection};

/// What kind of change an edit is; only changes of one kind become one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters go in, one after the other.
    Typing,
    /// Letters go out, one after the other.
    Deleting,
    /// A step of its own.
    Whole,
}

#[derive(Clone, Debug)]
struct Step {
    id: u64,
    kind: Kind,
    at: Duration,
    /// The edits as done, and their inverses in the same order.
    edits: Vec<Edit>,
    inverses: Vec<Edit>,
    before: Option<Selection>,
    after: Option<Selection>,
}

/// What can be undone and redone.
#[derive(Clone, Debug)]
pub struct History {
    /// How long after a letter the next one still belongs to its step; zero in tests that want each key alone.
    pub group_interval: Duration,
    done: Vec<Step>,
    undone: Vec<Step>,
    next_id: u64,
    /// The step that a state was marked after is closed: typing on begins a new one.
    closed: bool,
}

impl Default for History {
    fn default() -> Self {
        Self {
            group_interval: Duration::from_millis(1500),
            done: Vec::new(),
            undone: Vec::new(),
            next_id: 1,
            closed: false,
        }
    }
}

/// Edits to apply for an undo or a redo, in order, and what is to be selected afterwards.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Replay {
    pub edits: Vec<Edit>,
    pub selection: Option<Selection>,
}

impl History {
    /// Which state the draft is in: the same number means the same draft.
    pub fn state(&self) -> u64 {
        self.done.last().map_or(0, |step| step.id)
    }

    /// Ends the current step, so that what follows can be told from this state.
    pub fn close(&mut self) {
        self.closed = true;
    }

    /// Whether there is anything to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is anything to redo.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    pub(super) fn record(
        &mut self,
        kind: Kind,
        at: Duration,
        edit: Edit,
        inverse: Edit,
        selections: (Option<Selection>, Option<Selection>),
    ) {
        self.undone.clear();
        let (before, after) = selections;
        let id = self.next_id;
        self.next_id += 1;
        if let Some(last) = self.done.last_mut()
            && !self.closed
            && kind != Kind::Whole
            && kind == last.kind
            && at.saturating_sub(last.at) <= self.group_interval
            && last.after == before
        {
            last.id = id;
            last.at = at;
            last.edits.push(edit);
            last.inverses.push(inverse);
            last.after = after;
            return;
        }
        self.closed = false;
        self.done.push(Step { id, kind, at, edits: vec![edit], inverses: vec![inverse], before, after });
    }

    pub(super) fn undo(&mut self) -> Option<Replay> {
        let step = self.done.pop()?;
        let replay = Replay { edits: step.inverses.iter().rev().cloned().collect(), selection: step.before.clone() };
        self.undone.push(step);
        self.closed = true;
        Some(replay)
    }

    pub(super) fn redo(&mut self) -> Option<Replay> {
        let step = self.undone.pop()?;
        let replay = Replay { edits: step.edits.clone(), selection: step.after.clone() };
        self.done.push(step);
        self.closed = true;
        Some(replay)
    }
}
