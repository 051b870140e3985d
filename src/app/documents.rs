//! The drafts that are open: shown as tabs, begun, restored, closed, and all of them at the end.

use std::path::PathBuf;
use std::time::Duration;

use super::action::Ask;
use super::jobs::Job;
use super::open::{Keeping, OpenDocument, View};
use super::session::{AfterSave, Screen, Session};
use super::shelving::ShelfJob;
use crate::edit::{Document, from_template};
use crate::store::{Existing, Settings};

impl Session {
    /// Shows a draft. A question that stands was about the one shown before: it is taken back.
    pub(super) fn show(&mut self, open: OpenDocument) {
        self.ask = None;
        self.after_save = None;
        self.documents.push(open);
        self.current = self.documents.len() - 1;
        self.screen = Screen::Draft;
    }

    /// Shows an open draft, and has its file looked at.
    pub(super) fn show_open(&mut self, at: usize) {
        if at >= self.documents.len() {
            return;
        }
        self.current = at;
        self.screen = Screen::Draft;
        // Writing goes on in the draft that is shown.
        if let Some(open) = self.documents.get_mut(at) {
            open.takes_keys += 1;
        }
        self.look_outside();
    }

    /// The next tab, or the one before; from the first to the last and back again.
    pub(super) fn turn(&mut self, forward: bool) {
        let count = self.documents.len();
        if count == 0 {
            return;
        }
        let at = match self.screen {
            Screen::Draft | Screen::Compare if forward => (self.current + 1) % count,
            Screen::Draft | Screen::Compare => (self.current + count - 1) % count,
            // From a screen without a draft, back to the one that was shown last.
            _ => self.current,
        };
        self.show_open(at);
    }

    /// A key for a draft without a name.
    pub(super) fn new_key(&self, id: u64) -> String {
        format!("new-{:016x}-{id}", self.run)
    }

    pub(super) fn use_template(&mut self, now: Duration) {
        if let Some(id) = self.retemplating {
            return self.retemplate(id, now);
        }
        let entry = self.templates.get(self.looking_at);
        let Some(Ok(template)) = entry.map(|entry| &entry.template) else { return };
        let document = Document::unsaved(from_template(template));
        self.note_use(self.looking_at);
        let id = self.new_id();
        self.show(OpenDocument::new(id, self.new_key(id), None, document, View::Form));
    }

    /// Opens a sample speech as a draft that has no file.
    pub(super) fn open_sample(&mut self, index: usize) {
        let samples = crate::store::samples();
        let Some(Ok(draft)) = samples.into_iter().nth(index).map(|sample| sample.draft) else { return };
        let id = self.new_id();
        self.show(OpenDocument::new(id, self.new_key(id), None, Document::unsaved(draft), View::Desk));
    }

    pub(super) fn other_template(&mut self) {
        self.screen = Screen::Gallery;
        if self.document().is_some_and(|open| !open.is_unsaved() && open.path.is_none()) {
            self.drop_at(self.current);
            self.screen = Screen::Gallery;
        }
    }

    /// Takes a draft from the list, whatever is unsaved, and gives up what is kept of it.
    fn drop_at(&mut self, at: usize) {
        let Some(open) = self.documents.get(at) else { return };
        self.remember(open.id);
        let open = self.documents.remove(at);
        self.job(Job::Release { key: open.key });
        if at < self.current {
            self.current -= 1;
        }
        self.current = self.current.min(self.documents.len().saturating_sub(1));
        if self.documents.is_empty() && matches!(self.screen, Screen::Draft | Screen::Compare) {
            self.go_to_start();
        } else if self.screen == Screen::Compare {
            self.screen = Screen::Draft;
        }
    }

    /// The screen that the program opens with.
    pub(super) fn go_to_start(&mut self) {
        self.screen = Screen::Start;
        self.look_for_recents();
    }

    pub(super) fn close(&mut self) {
        if self.shown().is_none() {
            return;
        }
        if self.document().is_some_and(OpenDocument::is_unsaved) {
            self.ask = Some(Ask::Close);
        } else {
            self.drop_at(self.current);
        }
    }

    /// Closes the draft of a tab, which is shown where something is to be asked.
    pub(super) fn close_tab(&mut self, id: u64) {
        let Some(at) = self.documents.iter().position(|open| open.id == id) else { return };
        if self.documents.get(at).is_some_and(OpenDocument::is_unsaved) {
            self.show_open(at);
            self.close();
        } else {
            self.drop_at(at);
        }
    }

    pub(super) fn quit(&mut self) {
        match self.documents.iter().position(OpenDocument::is_unsaved) {
            Some(unsaved) => {
                self.current = unsaved;
                self.screen = Screen::Draft;
                self.ask = Some(Ask::Quit);
            }
            None => {
                // The one that is shown goes last: the next start offers it first.
                while !self.documents.is_empty() {
                    self.drop_at(usize::from(self.current == 0 && self.documents.len() > 1));
                }
                self.effects.push(super::Effect::Quit);
            }
        }
    }

    pub(super) fn confirm(&mut self) {
        match self.ask.take() {
            None => {}
            Some(Ask::Close) => {
                self.after_save = Some(AfterSave::Close);
                self.save();
            }
            Some(Ask::Quit) => {
                self.after_save = Some(AfterSave::Quit);
                self.save();
            }
            Some(Ask::ReplaceCopies(_)) => self.make_copies(Existing::Replace, self.clock),
            Some(Ask::Changed) => self.keep_mine(),
            Some(Ask::Rename(asked)) => self.rename(asked),
            Some(Ask::EmptyBin(seen)) => self.shelf_job(ShelfJob::EmptyBin(seen)),
            Some(Ask::Template(asked)) if asked.picks.is_looking() => self.ask = Some(Ask::Template(asked)),
            Some(Ask::Template(asked)) => self.keep_template(asked),
            Some(Ask::Replace(purpose, path)) => self.use_path(purpose, path, Existing::Replace),
            Some(Ask::Path(purpose, text)) => {
                let text = text.trim();
                if text.is_empty() {
                    self.ask = Some(Ask::Path(purpose, String::new()));
                } else {
                    self.use_path(purpose, PathBuf::from(text), Existing::Keep);
                }
            }
        }
    }

    pub(super) fn refuse(&mut self, now: Duration) {
        match self.ask.take() {
            Some(Ask::Close) => self.drop_at(self.current),
            Some(Ask::Quit) => {
                self.drop_at(self.current);
                self.quit();
            }
            Some(Ask::Changed) => self.take_theirs(now),
            _ => {}
        }
    }

    pub(super) fn cancel(&mut self) {
        match self.ask.take() {
            Some(Ask::Changed) => self.put_off(),
            None if self.screen == Screen::Compare => self.screen = Screen::Draft,
            _ => self.after_save = None,
        }
    }

    pub(super) fn restore(&mut self, key: &str) {
        let Some(at) = self.left_behind.iter().position(|left| left.key == key) else { return };
        let left = self.left_behind.remove(at);
        let id = self.new_id();
        // It differs from its file, if it has one: that is why it was kept.
        let mut open = OpenDocument::new(id, left.key, left.path, Document::unsaved(left.draft), View::Desk);
        open.keeping = Keeping::Kept(0);
        self.show(open);
        self.remember(id);
        self.look_outside();
    }

    /// Goes on with everything that was left behind; the latest is shown.
    pub(super) fn restore_all(&mut self) {
        let keys: Vec<String> = self.left_behind.iter().rev().map(|left| left.key.clone()).collect();
        keys.iter().for_each(|key| self.restore(key));
    }

    /// Leaves the welcome: it is not shown again.
    pub(super) fn leave_welcome(&mut self) {
        if self.welcoming && !matches!(self.screen, Screen::Welcome(_)) {
            self.welcoming = false;
            self.set(Settings { welcomed: true, ..self.settings.clone() });
        }
    }

    /// Welcomes whoever has never used the program: no settings, nothing written lately, nothing left behind.
    pub(super) fn welcome_if_new(&mut self) {
        let nothing = self.recents.as_ref().is_some_and(Vec::is_empty) && self.left_behind.is_empty();
        let idle = self.documents.is_empty() && self.tasks.is_empty() && self.screen == Screen::Start;
        if self.is_new && self.has_looked && nothing && idle {
            self.screen = Screen::Welcome(super::session::Welcome::Look);
            self.welcoming = true;
        }
    }
}
