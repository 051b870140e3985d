//! Drafts and the disk: from a wish to a dialog and a job, and from what came of the job to what is told.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::action::{Ask, Effect, Purpose};
use super::jobs::{Job, OpenError};
use super::messages;
use super::notice::{NoticeKind, Offer};
use super::open::{Keeping, OpenDocument, View};
use super::preferences::Overlay;
use super::session::{AfterSave, Session};
use super::tasks::Work;
use super::wording::WordsJob;
use crate::edit::Document;
use crate::export::{clipboard_html, txt};
use crate::i18n::{templates, window, words};
use crate::model::Draft;
use crate::store::{Cause, Existing, ReadError, Recent, StoreError};

/// The endings of files that are no drafts: those that are read, and those of which is told what to do.
pub const FROM_ELSEWHERE: [&str; 10] = ["txt", "text", "md", "markdown", "docx", "doc", "wps", "rtf", "odt", "pdf"];

impl Session {
    pub(super) fn pick(&mut self, purpose: Purpose) {
        let name = self.name_to_offer(purpose);
        self.effects.push(Effect::Pick { purpose, name });
    }

    fn name_to_offer(&self, purpose: Purpose) -> String {
        let name = self.document().and_then(OpenDocument::file_name);
        let name = name.unwrap_or_else(|| window::UNTITLED.get(self.lang).to_owned());
        match purpose {
            Purpose::Open | Purpose::Folder | Purpose::HandOver | Purpose::Profile | Purpose::WordsIn => String::new(),
            Purpose::WordsOut => words::FILE_NAME.get(self.lang).to_owned(),
            Purpose::Save => format!("{name}.ron"),
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
            Purpose::Open => self.open_file(path),
            Purpose::Folder => self.add_folder(path),
            // The box for a path took the place of the sheet that asked for it.
            Purpose::Profile => {
                self.overlay = Some(Overlay::Profiles);
                self.import_profile(path);
            }
            Purpose::WordsIn => {
                self.overlay = Some(Overlay::Words);
                self.job(Job::Words(WordsJob::Import(path)));
            }
            Purpose::WordsOut => {
                self.overlay = Some(Overlay::Words);
                let (path, existing) = match path.extension() {
                    Some(ending) if ending.eq_ignore_ascii_case("txt") => (path, existing),
                    _ => with_ending(path, "tsv", existing),
                };
                self.export_words(path, existing);
            }
            Purpose::HandOver => {
                self.overlay = Some(Overlay::HandOver);
                self.set_hand_over_folder(Some(path));
            }
            Purpose::Save => {
                let (path, existing) = with_ending(path, "ron", existing);
                self.save_to(path, existing);
            }
        }
    }

    /// Has a draft read, or a speech from elsewhere.
    pub(super) fn open_file(&mut self, path: PathBuf) {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        if ending.is_some_and(|ending| FROM_ELSEWHERE.contains(&ending.as_str())) {
            return self.read_speech(path);
        }
        let ticket = self.begin(Work::Open(path.clone()));
        self.job(Job::Open { path, ticket });
    }

    pub(super) fn save(&mut self) {
        let Some(open) = self.shown() else { return };
        if open.about().is_some() {
            return self.save_template();
        }
        match open.path.clone() {
            Some(path) => self.save_to(path, Existing::Replace),
            None => self.pick(Purpose::Save),
        }
    }

    fn save_to(&mut self, path: PathBuf, existing: Existing) {
        let Some(open) = self.documents.get_mut(self.current) else { return };
        let (draft, state) = open.begin_saving();
        let (id, key) = (open.id, open.key.clone());
        self.job(Job::Save { id, key, path, draft, state, existing });
    }

    pub(super) fn copy_text(&mut self, now: Duration) {
        let Some(open) = self.shown() else { return };
        let text = txt(open.speech());
        let empty = open.speech().unfilled().len();
        let characters = open.measured().total.characters;
        self.effects.push(Effect::Copy(text));
        self.notice(NoticeKind::Done, window::copied(self.lang, characters, empty), Vec::new(), now);
    }

    pub(super) fn copy_rich(&mut self, now: Duration) {
        let profile = self.profile(self.profile_id()).cloned();
        let (Some(open), Some(profile)) = (self.document(), profile) else { return };
        let html = clipboard_html(open.speech(), &profile);
        let text = txt(open.speech());
        let (empty, characters) = (open.speech().unfilled().len(), open.measured().total.characters);
        self.effects.push(Effect::CopyRich { html, text });
        self.notice(NoticeKind::Done, window::copied(self.lang, characters, empty), Vec::new(), now);
    }

    pub(super) fn opened(
        &mut self,
        ticket: u64,
        path: PathBuf,
        mark: Option<&Recent>,
        result: Result<(String, Draft), OpenError>,
        now: Duration,
    ) {
        if !self.end(ticket) {
            // It was called off, and is as if it had never been asked for.
            if let Ok((key, _)) = result {
                self.job(Job::Release { key });
            }
            return;
        }
        match result {
            // One that lies elsewhere is taken in among the user's own.
            Ok((key, draft)) if draft.about.is_some() && !self.is_shelved(&path) => {
                self.job(Job::Release { key });
                self.import_template(path);
            }
            Ok((key, draft)) => {
                let draft = Self::next_edition(draft);
                let id = self.new_id();
                let mut open = OpenDocument::new(id, key, Some(path), Document::saved(draft), View::Desk);
                if let Some(mark) = mark {
                    open.recall(mark);
                }
                self.show(open);
                self.remember(id);
            }
            Err(OpenError::InUse(Some(key))) => {
                // It is here already: open, or left behind by an earlier run with what was not saved.
                if let Some(at) = self.documents.iter().position(|open| open.key == key) {
                    self.show_open(at);
                } else {
                    self.restore(&key);
                }
            }
            Err(OpenError::InUse(None)) => {
                let text = window::in_use(self.lang, &messages::file_name(&path));
                self.notice(NoticeKind::Error, text, Vec::new(), now);
            }
            Err(OpenError::File(error)) => {
                let text = messages::read_error(self.lang, &path.display().to_string(), &error);
                self.notice(NoticeKind::Error, text, Vec::new(), now);
            }
            // Only a save asks for that.
            Err(OpenError::Changed(..)) => {}
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
                let is_template = open.about().is_some();
                open.document.mark_saved(state);
                open.lost = false;
                open.key.clone_from(&key);
                open.path = Some(path);
                open.asked_to_keep = None;
                open.outside = None;
                if !open.document.is_changed() {
                    open.keeping = Keeping::Nothing;
                    self.job(Job::Unkeep { key });
                }
                if is_template {
                    self.look_for_templates();
                } else {
                    self.remember(id);
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
            // Whoever wrote it is not overrun; what follows the saving waits for the answer.
            Err(OpenError::Changed(print, draft)) => self.changed_outside(id, print, *draft, true),
            Err(error) => {
                self.after_save = None;
                let again = matches!(error, OpenError::File(_)).then_some(Offer::Save);
                let text = match error {
                    OpenError::InUse(_) | OpenError::Changed(..) => {
                        window::in_use(self.lang, &messages::file_name(&path))
                    }
                    OpenError::File(ReadError::File(error)) => {
                        window::not_saved(self.lang, &messages::cause(self.lang, &error.cause))
                    }
                    // A template that could not be opened again.
                    OpenError::File(ReadError::Content(problem)) => {
                        let file = messages::file_name(&path);
                        templates::unwritten(self.lang, &messages::problem(self.lang, &file, &problem))
                    }
                };
                self.notice(NoticeKind::Error, text, again.into_iter().chain([Offer::SaveAs]).collect(), now);
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
