//! The session: what is open, what is shown, and what every action does to it.

use std::path::PathBuf;
use std::time::Duration;

use super::action::{Action, Ask, Effect, Purpose};
use super::jobs::{Done, Job};
use super::messages;
use super::notice::{Notice, NoticeKind, Offer};
use super::open::{Keeping, OpenDocument, View};
use super::{Command, desk, writing};
use crate::edit::{Document, from_template};
use crate::flow::Write;
use crate::i18n::{Lang, window};
use crate::model::{Draft, Voice};
use crate::store::{Entry, Existing, Settings};

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The templates to choose from.
    Gallery,
    /// The current draft.
    Draft,
}

/// What the session starts with.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The language of the interface.
    pub lang: Lang,
    /// What the user has set.
    pub settings: Settings,
    /// The templates.
    pub templates: Vec<Entry>,
    /// A number that no other run of the program has; it goes into the keys of drafts without a name.
    pub run: u64,
    /// Whether the user's folders are known, so that drafts can be kept.
    pub keeps: bool,
    /// Where the user's documents are, if the system says so.
    pub documents_folder: Option<PathBuf>,
}

/// A draft that was left behind.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftBehind {
    /// The key it is kept under.
    pub key: String,
    /// Its file, if it had one.
    pub path: Option<PathBuf>,
    /// The draft.
    pub draft: Draft,
}

/// The whole program without a window.
#[derive(Debug)]
pub struct Session {
    /// The language of the interface.
    pub lang: Lang,
    /// What the user has set.
    pub settings: Settings,
    /// The templates.
    pub templates: Vec<Entry>,
    /// The template pointed at.
    pub looking_at: usize,
    /// What is shown.
    pub screen: Screen,
    /// The open drafts.
    pub documents: Vec<OpenDocument>,
    /// Which of them is the current one.
    pub current: usize,
    /// What earlier runs left behind.
    pub left_behind: Vec<LeftBehind>,
    /// What is being asked.
    pub ask: Option<Ask>,
    /// What has been told.
    pub notices: Vec<Notice>,
    pub(super) effects: Vec<Effect>,
    pub(super) clip: Option<writing::Clip>,
    run: u64,
    keeps: bool,
    pub(super) documents_folder: Option<PathBuf>,
    next_id: u64,
    /// What follows once the draft is saved.
    pub(super) after_save: Option<AfterSave>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AfterSave {
    Close,
    Quit,
}

impl Session {
    /// A session in which nothing is open yet; it asks at once for what was left behind.
    pub fn new(surroundings: Surroundings) -> Self {
        let Surroundings { lang, settings, templates, run, keeps, documents_folder } = surroundings;
        let effects = if keeps { vec![Effect::Job(Job::Recover)] } else { Vec::new() };
        Self {
            lang,
            settings,
            templates,
            looking_at: 0,
            screen: Screen::Gallery,
            documents: Vec::new(),
            current: 0,
            left_behind: Vec::new(),
            ask: None,
            notices: Vec::new(),
            effects,
            clip: None,
            run,
            keeps,
            documents_folder,
            next_id: 1,
            after_save: None,
        }
    }

    /// The current draft.
    pub fn document(&self) -> Option<&OpenDocument> {
        self.documents.get(self.current)
    }

    /// The current draft, if it is shown.
    pub(super) fn shown(&mut self) -> Option<&mut OpenDocument> {
        if self.screen == Screen::Draft { self.documents.get_mut(self.current) } else { None }
    }

    /// What the world around is asked to do, each once.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// When the next notice goes by itself, on the clock of [`Session::handle`].
    pub fn next_change(&self) -> Option<Duration> {
        let passing = self.notices.iter().filter(|notice| notice.kind == NoticeKind::Done);
        passing.map(|notice| notice.since + Notice::STAYS).min()
    }

    /// Lets time pass: notices that have stayed their time go.
    pub fn pass(&mut self, now: Duration) {
        self.notices.retain(|notice| notice.kind == NoticeKind::Error || now < notice.since + Notice::STAYS);
    }

    /// Does what an action asks. `now` is the time since the program started.
    pub fn handle(&mut self, action: Action, now: Duration) {
        self.pass(now);
        match action {
            Action::Do(command) => self.command(command, now),
            Action::DoAt(command, section) => {
                if let Some(open) = self.shown() {
                    open.current = Some(section);
                }
                self.command(command, now);
            }
            Action::DoAnyway(command, section) => {
                self.notices.retain(|notice| notice.offer != Some(Offer::Anyway(command, section)));
                if let Some(open) = self.shown() {
                    open.current = Some(section);
                }
                desk::structure(self, command, desk::Bounds::Passed, now);
            }
            Action::Edit { edit, kind, selections } => {
                if let Some(open) = self.shown() {
                    // A view that was drawn before the last change may ask for what is no more; then nothing happens.
                    let _ = open.document.apply(edit, kind, now, selections);
                }
            }
            Action::Write(what) => self.write(&what, now),
            Action::Move(motion, extend) => self.move_caret(motion, extend),
            Action::Select(selection) => {
                if let Some(open) = self.shown() {
                    writing::select(open, &selection);
                }
            }
            Action::SelectAll => self.select_all(),
            Action::Copy => self.copy(),
            Action::Cut => self.cut(now),
            Action::Paste(text) => self.paste(&text, now),
            Action::Fold(section) => self.fold(section),
            Action::GoTo(caret) => {
                if let Some(open) = self.shown() {
                    writing::go_to(open, caret);
                }
            }
            Action::LookAt(index) => self.looking_at = index.min(self.templates.len().saturating_sub(1)),
            Action::UseTemplate => self.use_template(),
            Action::StartWriting => {
                if let Some(open) = self.shown() {
                    writing::start_writing(open);
                }
            }
            Action::OtherTemplate => self.other_template(),
            Action::Show(id) => {
                if let Some(at) = self.documents.iter().position(|open| open.id == id) {
                    self.current = at;
                    self.screen = Screen::Draft;
                }
            }
            Action::OpenFiles(paths) => {
                self.effects.extend(paths.into_iter().map(|path| Effect::Job(Job::Open { path })));
            }
            Action::Picked { purpose, path, at_once } => self.picked(purpose, path, at_once),
            Action::PathTyped(text) => {
                if let Some(Ask::Path(_, path)) = &mut self.ask {
                    *path = text;
                }
            }
            Action::Confirm => self.confirm(),
            Action::Refuse => self.refuse(),
            Action::Cancel => {
                self.ask = None;
                self.after_save = None;
            }
            Action::Restore(key) => self.restore(&key),
            Action::Discard(key) => {
                self.left_behind.retain(|left| left.key != key);
                self.job(Job::Release { key });
            }
            Action::CloseWindow => self.command(Command::Quit, now),
            Action::Dismiss(id) => self.notices.retain(|notice| notice.id != id),
            Action::Speak(lang) => {
                self.lang = lang;
                self.settings.language = Some(if lang == Lang::Zh { "zh" } else { "en" }.to_owned());
                self.save_settings();
            }
            Action::Done(done) => self.done(done, now),
        }
        self.after_action();
    }

    /// Derives anew what depends on the drafts, and has what changed kept.
    fn after_action(&mut self) {
        let Self { documents, effects, keeps, .. } = self;
        for open in documents {
            open.refresh();
            let state = open.document.state();
            let kept = matches!(open.keeping, Keeping::Kept(kept) if kept == state);
            let asked = open.asked_to_keep == Some(state);
            if *keeps && open.is_unsaved() && !kept && !asked {
                open.asked_to_keep = Some(state);
                open.keeping = Keeping::UnderWay;
                effects.push(Effect::Job(Job::Keep {
                    id: open.id,
                    key: open.key.clone(),
                    path: open.path.clone(),
                    draft: open.document.draft().clone(),
                    state,
                }));
            }
        }
    }

    pub(super) fn job(&mut self, job: Job) {
        self.effects.push(Effect::Job(job));
    }

    fn save_settings(&mut self) {
        self.job(Job::SaveSettings(self.settings.clone()));
    }

    pub(super) fn notice(&mut self, kind: NoticeKind, text: String, offer: Option<Offer>, now: Duration) {
        let id = self.next_id;
        self.next_id += 1;
        self.notices.retain(|notice| notice.text != text);
        self.notices.push(Notice { id, kind, text, offer, since: now });
    }

    fn command(&mut self, command: Command, now: Duration) {
        if self.ask.is_some() {
            return;
        }
        match command {
            Command::New => self.screen = Screen::Gallery,
            Command::Open => self.pick(Purpose::Open),
            Command::Save => self.save(),
            Command::SaveAs => {
                if self.shown().is_some() {
                    self.pick(Purpose::Save);
                }
            }
            Command::Export => self.export(),
            Command::CopyText => self.copy_text(now),
            Command::Close => self.close(),
            Command::Quit => self.quit(),
            Command::Outline => {
                self.settings.outline_hidden = !self.settings.outline_hidden;
                self.save_settings();
            }
            Command::Preview => {
                self.settings.preview_hidden = !self.settings.preview_hidden;
                self.save_settings();
            }
            Command::Dark => {
                self.settings.dark = Some(!self.settings.dark.unwrap_or_default());
                self.save_settings();
            }
            Command::Language => {
                let other = if self.lang == Lang::Zh { Lang::En } else { Lang::Zh };
                self.lang = other;
                self.settings.language = Some(if other == Lang::Zh { "zh" } else { "en" }.to_owned());
                self.save_settings();
            }
            Command::Fields => {
                if let Some(open) = self.shown() {
                    match open.view {
                        View::Form => writing::start_writing(open),
                        View::Desk => open.view = View::Form,
                    }
                }
            }
            Command::Fold => {
                if let Some(id) = self.shown().and_then(|open| open.current) {
                    self.fold(id);
                }
            }
            Command::Split => self.write(&Write::Split, now),
            Command::Merge => self.write(&Write::Merge, now),
            Command::Stress => self.write(&Write::Say(Voice::Stress), now),
            Command::Slow => self.write(&Write::Say(Voice::Slow), now),
            Command::Pause => self.write(&Write::Pause, now),
            _ => desk::structure(self, command, desk::Bounds::Kept, now),
        }
    }

    pub(super) fn new_id(&mut self) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        id
    }

    /// Shows a draft. A question that stands was about the one shown before: it is taken back.
    pub(super) fn show(&mut self, open: OpenDocument) {
        self.ask = None;
        self.after_save = None;
        self.documents.push(open);
        self.current = self.documents.len() - 1;
        self.screen = Screen::Draft;
    }

    fn use_template(&mut self) {
        let entry = self.templates.get(self.looking_at);
        let Some(Ok(template)) = entry.map(|entry| &entry.template) else { return };
        let document = Document::unsaved(from_template(template));
        let id = self.new_id();
        let key = format!("new-{:016x}-{id}", self.run);
        self.show(OpenDocument::new(id, key, None, document, View::Form));
    }

    fn other_template(&mut self) {
        self.screen = Screen::Gallery;
        if self.document().is_some_and(|open| !open.is_unsaved() && open.path.is_none()) {
            self.drop_current();
        }
    }

    /// Takes the current draft from the list, whatever is unsaved, and gives up what is kept of it.
    fn drop_current(&mut self) {
        if self.current < self.documents.len() {
            let open = self.documents.remove(self.current);
            self.job(Job::Release { key: open.key });
        }
        self.current = self.documents.len().saturating_sub(1);
        if self.documents.is_empty() {
            self.screen = Screen::Gallery;
        }
    }

    pub(super) fn close(&mut self) {
        if self.shown().is_none() {
            return;
        }
        if self.document().is_some_and(OpenDocument::is_unsaved) {
            self.ask = Some(Ask::Close);
        } else {
            self.drop_current();
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
                while !self.documents.is_empty() {
                    self.drop_current();
                }
                self.effects.push(Effect::Quit);
            }
        }
    }

    fn confirm(&mut self) {
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
            Some(Ask::Unfilled(_)) => self.pick(Purpose::Export),
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

    fn refuse(&mut self) {
        match self.ask.take() {
            Some(Ask::Close) => self.drop_current(),
            Some(Ask::Quit) => {
                self.drop_current();
                self.quit();
            }
            _ => {}
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
    }

    fn done(&mut self, done: Done, now: Duration) {
        match done {
            Done::Recovered(left) => {
                let left = left.into_iter().map(|(key, path, draft)| LeftBehind { key, path, draft });
                self.left_behind.extend(left);
            }
            Done::Opened { path, result } => self.opened(path, result, now),
            Done::Saved { id, path, state, result } => self.saved(id, path, state, result, now),
            Done::Kept { id, state, result } => {
                let Some(open) = self.documents.iter_mut().find(|open| open.id == id) else { return };
                match result {
                    Ok(()) => open.keeping = Keeping::Kept(state),
                    Err(error) => {
                        open.keeping = Keeping::Failed;
                        let text = window::not_kept(self.lang, &messages::cause(self.lang, &error.cause));
                        self.notice(NoticeKind::Error, text, Some(Offer::SaveAs), now);
                    }
                }
            }
            Done::Exported { path, result } => self.exported(path, result, now),
            Done::SettingsFailed(error) => {
                let text = messages::store_error(self.lang, &error);
                self.notice(NoticeKind::Error, text, None, now);
            }
        }
    }
}
