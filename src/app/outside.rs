//! A file that is changed elsewhere while its draft is open: noticed, asked about, and nothing lost whatever is answered.
//!
//! Keeping ours makes the draft an unsaved one, and the next save replaces the file. Taking theirs is one step that undo
//! takes back. Without an answer nothing happens, and the next look asks again.

use std::sync::Arc;
use std::time::Duration;

use super::action::Ask;
use super::compare::Row;
use super::jobs::Job;
use super::messages::{self, file_name};
use super::notice::{NoticeKind, Offer};
use super::open::OpenDocument;
use super::session::{Screen, Session};
use crate::edit::{Edit, Kind};
use crate::i18n::start;
use crate::model::Draft;
use crate::store::{Found, Look, Print, ReadError};

/// What stands in a draft's file by now, as another program wrote it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// What tells it from what may be written later.
    pub print: Print,
    /// The draft, unless it cannot be read.
    pub draft: Result<Arc<Draft>, ReadError>,
    /// What differs, once that is known.
    pub rows: Option<Vec<Row>>,
    /// Whether it was met while saving, so that keeping ours goes on with that.
    while_saving: bool,
}

/// Whether two drafts hold the same. Which ids have been given out is no matter of the file.
fn same(a: &Draft, b: &Draft) -> bool {
    let content = |draft: &Draft| Draft { next_id: 0, ..draft.clone() };
    a == b || content(a) == content(b)
}

impl Session {
    /// Has the shown draft's file looked at.
    pub(super) fn look_outside(&mut self) {
        let Some(open) = self.shown().filter(|open| open.saving.is_none()) else { return };
        if let Some(path) = open.path.clone() {
            let (id, turn, key) = (open.id, open.turn, open.key.clone());
            self.job(Job::Check { id, turn, key, path, look: Look::Glance });
        }
    }

    pub(super) fn looked(&mut self, id: u64, turn: u64, found: Found, now: Duration) {
        let lang = self.lang;
        let Some(open) = self.documents.iter_mut().find(|open| open.id == id) else { return };
        // What is being saved was looked at by the saving itself, and what has been saved since looks otherwise now.
        if open.saving.is_some() || open.turn != turn {
            return;
        }
        let Some(file) = open.path.as_deref().map(file_name) else { return };
        let text = match found {
            Found::Same(print) => {
                open.lost = false;
                let key = open.key.clone();
                self.job(Job::Accept { key, print });
                return;
            }
            Found::Changed(print, draft) => {
                self.changed_outside(id, print, *draft, false);
                return;
            }
            Found::Gone => start::gone(lang, &file),
            Found::Hidden(error) => start::cannot_look(lang, &file, &messages::cause(lang, &error.cause)),
        };
        open.document.mark_unsaved();
        if !std::mem::replace(&mut open.lost, true) {
            self.notice(NoticeKind::Error, text, vec![Offer::Save, Offer::SaveAs], now);
        }
    }

    /// Notes that a draft's file says something else.
    pub(super) fn changed_outside(
        &mut self,
        id: u64,
        print: Print,
        draft: Result<Draft, ReadError>,
        while_saving: bool,
    ) {
        let Some(open) = self.documents.iter_mut().find(|open| open.id == id) else { return };
        open.lost = false;
        if draft.as_ref().is_ok_and(|draft| same(draft, open.document.draft())) {
            let (key, state) = (open.key.clone(), open.document.state());
            open.document.mark_saved(state);
            self.job(Job::Accept { key, print });
            return;
        }
        let draft = draft.map(Arc::new);
        open.outside = Some(Outside { print, draft, rows: None, while_saving });
    }

    /// Asks about the shown draft's file, if there is something to ask and nothing else is asked.
    pub(super) fn ask_about_outside(&mut self) {
        if self.ask.is_none() && self.shown().is_some_and(|open| open.outside.is_some()) {
            self.ask = Some(Ask::Changed);
        }
    }

    /// What is known of the current draft's file, if it was changed elsewhere.
    pub fn outside(&self) -> Option<&Outside> {
        self.document()?.outside.as_ref()
    }

    fn answer(&mut self) -> Option<(&mut OpenDocument, Outside)> {
        self.ask = None;
        if self.screen == Screen::Compare {
            self.screen = Screen::Draft;
        }
        let open = self.documents.get_mut(self.current)?;
        open.turn += 1;
        let outside = open.outside.take()?;
        Some((open, outside))
    }

    /// Ours stays; the next save replaces the file.
    pub(super) fn keep_mine(&mut self) {
        let Some((open, outside)) = self.answer() else { return };
        open.document.mark_unsaved();
        let key = open.key.clone();
        self.job(Job::Accept { key, print: outside.print });
        if outside.while_saving {
            self.save();
        }
    }

    /// Theirs takes the place of ours, as one step.
    pub(super) fn take_theirs(&mut self, now: Duration) {
        self.after_save = None;
        let Some((open, outside)) = self.answer() else { return };
        let Ok(draft) = outside.draft else { return };
        let (before, with) = (open.selection.clone(), Box::new(draft.as_ref().clone()));
        if open.document.apply(Edit::Draft { with }, Kind::Whole, now, (before.clone(), before)).is_err() {
            return;
        }
        let (key, state) = (open.key.clone(), open.document.state());
        open.document.close_step();
        open.document.mark_saved(state);
        open.refresh();
        open.stand_somewhere();
        self.job(Job::Accept { key, print: outside.print });
        let text = start::TAKEN.get(self.lang).to_owned();
        self.notice(NoticeKind::Done, text, vec![Offer::Undo], now);
    }

    /// Shows both side by side.
    pub(super) fn compare_both(&mut self) {
        let Some(open) = self.documents.get(self.current) else { return };
        let Some(Outside { draft: Ok(theirs), rows, .. }) = &open.outside else { return };
        let job = Job::Compare { id: open.id, mine: open.document.draft().clone(), theirs: theirs.clone() };
        let known = rows.is_some();
        self.ask = None;
        self.screen = Screen::Compare;
        if !known {
            self.job(job);
        }
    }

    pub(super) fn compared(&mut self, id: u64, rows: Vec<Row>) {
        let open = self.documents.iter_mut().find(|open| open.id == id);
        if let Some(outside) = open.and_then(|open| open.outside.as_mut()) {
            outside.rows = Some(rows);
        }
    }

    /// No answer: the next look asks again.
    pub(super) fn put_off(&mut self) {
        self.after_save = None;
        let _ = self.answer();
    }
}
