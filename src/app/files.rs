//! Drafts and the disk: from a wish to a dialog and a job, and from what came of the job to what is told.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::action::{Ask, Effect, Purpose};
use super::jobs::{Job, OpenError};
use super::messages;
use super::notice::{NoticeKind, Offer};
use super::open::{Keeping, OpenDocument, View};
use super::session::{AfterSave, Screen, Session};
use crate::edit::Document;
use crate::export::txt;
use crate::i18n::window;
use crate::model::Draft;
use crate::store::{Cause, Existing, ReadError, StoreError};

impl Session {
    pub(super) fn pick(&mut self, purpose: Purpose) {
        let name = self.name_to_offer(purpose);
        self.effects.push(Effect::Pick { purpose, name });
    }

    fn name_to_offer(&self, purpose: Purpose) -> String {
        let name = self.document().and_then(OpenDocument::file_name);
        let name = name.unwrap_or_else(|| window::UNTITLED.get(self.lang).to_owned());
        match purpose {
            Purpose::Open => String::new(),
            Purpose::Save => format!("{name}.ron"),
            Purpose::Export => format!("{name}.txt"),
        }
    }

    pub(super) fn picked(&mut self, purpose: Purpose, path: Option<PathBuf>, at_once: bool) {
        match path {
            // The system's dialog has asked about replacing already.
            Some(path) => self.use_path(purpose, path, Existing::Replace),
            None if at_once => self.ask = Some(Ask::Path(purpose, self.suggested_path(purpose))),
            None => self.after_save = None,
        }
    }

    /// The path that the window's own box begins with: beside the draft's file, else where the user's documents are.
    fn suggested_path(&self, purpose: Purpose) -> String {
        let beside = self.document().and_then(|open| open.path.as_deref()).and_then(Path::parent);
        let folder = beside.or(self.documents_folder.as_deref());
        folder.map(|folder| folder.join(self.name_to_offer(purpose)).display().to_string()).unwrap_or_default()
    }

    pub(super) fn use_path(&mut self, purpose: Purpose, path: PathBuf, existing: Existing) {
        match purpose {
            Purpose::Open => self.job(Job::Open { path }),
            Purpose::Save => {
                let (path, existing) = with_ending(path, "ron", existing);
                self.save_to(path, existing);
            }
            Purpose::Export => {
                if let Some(text) = self.document().map(|open| txt(open.speech())) {
                    let (path, existing) = with_ending(path, "txt", existing);
                    self.job(Job::Export { path, text, existing });
                }
            }
        }
    }

    pub(super) fn save(&mut self) {
        let Some(open) = self.shown() else { return };
        match open.path.clone() {
            Some(path) => self.save_to(path, Existing::Replace),
            None => self.pick(Purpose::Save),
        }
    }

    fn save_to(&mut self, path: PathBuf, existing: Existing) {
        let Some(open) = self.documents.get_mut(self.current) else { return };
        open.document.close_step();
        let state = open.document.state();
        open.saving = Some(state);
        let (id, key, draft) = (open.id, open.key.clone(), open.document.draft().clone());
        self.job(Job::Save { id, key, path, draft, state, existing });
    }

    pub(super) fn export(&mut self) {
        let Some(open) = self.shown() else { return };
        let language = open.document.draft().language;
        let names: Vec<String> = open.speech().unfilled().iter().map(|blank| language.blank(&blank.name)).collect();
        if names.is_empty() {
            self.pick(Purpose::Export);
        } else {
            self.ask = Some(Ask::Unfilled(names));
        }
    }

    pub(super) fn copy_text(&mut self, now: Duration) {
        let Some(open) = self.shown() else { return };
        let text = txt(open.speech());
        let empty = open.speech().unfilled().len();
        let characters = open.measured().total.characters;
        self.effects.push(Effect::Copy(text));
        self.notice(NoticeKind::Done, window::copied(self.lang, characters, empty), None, now);
    }

    pub(super) fn opened(&mut self, path: PathBuf, result: Result<(String, Draft), OpenError>, now: Duration) {
        match result {
            Ok((key, draft)) => {
                let id = self.new_id();
                self.show(OpenDocument::new(id, key, Some(path), Document::saved(draft), View::Desk));
            }
            Err(OpenError::InUse(Some(key))) => {
                // It is here already: open, or left behind by an earlier run with what was not saved.
                if let Some(at) = self.documents.iter().position(|open| open.key == key) {
                    self.current = at;
                    self.screen = Screen::Draft;
                } else {
                    self.restore(&key);
                }
            }
            Err(OpenError::InUse(None)) => {
                let text = window::in_use(self.lang, &messages::file_name(&path));
                self.notice(NoticeKind::Error, text, None, now);
            }
            Err(OpenError::File(error)) => {
                let text = messages::read_error(self.lang, &path.display().to_string(), &error);
                self.notice(NoticeKind::Error, text, None, now);
            }
        }
    }

    pub(super) fn saved(
        &mut self,
        id: u64,
        path: PathBuf,
        state: u64,
        result: Result<String, OpenError>,
        now: Duration,
    ) {
        let Some(open) = self.documents.iter_mut().find(|open| open.id == id) else { return };
        open.saving = None;
        match result {
            Ok(key) => {
                open.document.mark_saved(state);
                open.key.clone_from(&key);
                open.path = Some(path);
                open.asked_to_keep = None;
                if !open.document.is_changed() {
                    open.keeping = Keeping::Nothing;
                    self.job(Job::Unkeep { key });
                }
                match self.after_save.take() {
                    Some(AfterSave::Close) => self.close(),
                    Some(AfterSave::Quit) => self.quit(),
                    None => {}
                }
            }
            Err(OpenError::File(ReadError::File(StoreError { cause: Cause::Exists, .. }))) => {
                self.ask = Some(Ask::Replace(Purpose::Save, path));
            }
            Err(error) => {
                self.after_save = None;
                let text = match error {
                    OpenError::InUse(_) => window::in_use(self.lang, &messages::file_name(&path)),
                    OpenError::File(ReadError::File(error)) => {
                        window::not_saved(self.lang, &messages::cause(self.lang, &error.cause))
                    }
                    OpenError::File(error) => messages::read_error(self.lang, &path.display().to_string(), &error),
                };
                self.notice(NoticeKind::Error, text, Some(Offer::SaveAs), now);
            }
        }
    }

    pub(super) fn exported(&mut self, path: PathBuf, result: Result<(), StoreError>, now: Duration) {
        match result {
            Ok(()) => {
                let text = window::exported(self.lang, &path.display().to_string());
                self.notice(NoticeKind::Done, text, None, now);
            }
            Err(StoreError { cause: Cause::Exists, .. }) => self.ask = Some(Ask::Replace(Purpose::Export, path)),
            Err(error) => {
                let text = messages::store_error(self.lang, &error);
                self.notice(NoticeKind::Error, text, None, now);
            }
        }
    }
}

/// A path with an ending of ours. Where it is added the file has a name that nobody was asked about: one that is there stays.
fn with_ending(path: PathBuf, ending: &str, existing: Existing) -> (PathBuf, Existing) {
    if path.extension().is_some_and(|known| known.eq_ignore_ascii_case(ending)) {
        return (path, existing);
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(ending);
    (name.into(), Existing::Keep)
}
