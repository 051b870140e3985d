//! The program without window, thread and clock: what the session wants is done at once, by a worker on a folder.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use lectern::app::{
    Action, Command, Done, Effect, HandAsk, Job, OpenDocument, Order, Purpose, Session, Surroundings, Worker,
};
use lectern::edit::{Caret, Place};
use lectern::export::txt;
use lectern::flow::Write;
use lectern::i18n::Lang;
use lectern::measure::Rate;
use lectern::model::{Draft, Role, SectionId};
use lectern::store::{
    CopyKind, Disk, Files, Folders, HandOver, built_in, built_in_profiles, load_settings, usual_profile,
};

/// One running copy of the program.
pub struct Program {
    pub session: Session,
    pub worker: Worker,
    /// What the system's dialogs will be answered, in order; then they are cancelled.
    pub picks: VecDeque<PathBuf>,
    /// Whether the system can show dialogs.
    pub dialogs: bool,
    /// What dialogs were asked for, and the names they offered.
    pub picked: Vec<(Purpose, String)>,
    /// The clipboard.
    pub copied: Vec<String>,
    /// Files and folders that other programs were asked to show.
    pub shown: Vec<PathBuf>,
    /// Whether the program has ended.
    pub ended: bool,
    jobs: VecDeque<Job>,
    /// What the worker told on the way.
    told: Arc<Mutex<Vec<Done>>>,
    now: Duration,
}

pub fn folders(folder: &Path) -> Folders {
    Folders {
        config: folder.join("config"),
        templates: folder.join("templates"),
        phrases: folder.join("phrases"),
        words: folder.join("words"),
        recovery: folder.join("recovery"),
        cache: folder.join("cache"),
        profiles: folder.join("profiles"),
    }
}

impl Program {
    /// A copy started by the user whose folders lie in `folder`; `run` tells it from other copies.
    pub fn start(folder: &Path, run: u64) -> Self {
        Self::start_on(Disk, folder, run)
    }

    pub fn start_on(files: impl Files + 'static, folder: &Path, run: u64) -> Self {
        let folders = folders(folder);
        let session = Session::new(Surroundings {
            lang: Lang::Zh,
            system_lang: Lang::Zh,
            settings: load_settings(&Disk, &folders.config),
            templates: built_in(),
            run,
            keeps: true,
            documents_folder: Some(folder.to_owned()),
            ..Surroundings::default()
        });
        let mut program = Self {
            session,
            worker: Worker::new(Arc::new(files), Some(folders)),
            picks: VecDeque::new(),
            dialogs: true,
            picked: Vec::new(),
            copied: Vec::new(),
            shown: Vec::new(),
            ended: false,
            jobs: VecDeque::new(),
            told: Arc::default(),
            now: Duration::ZERO,
        };
        let told = program.told.clone();
        program.worker.tell = Arc::new(move |done| told.lock().unwrap().push(done));
        program.settle();
        program
    }

    /// A copy in which a draft from the first template is being written.
    pub fn writing(folder: &Path, run: u64) -> Self {
        let mut program = Self::start(folder, run);
        program.begin();
        program
    }

    /// Starts a draft from the first template.
    pub fn begin(&mut self) {
        self.act(Action::LookAt(0));
        self.act(Action::UseTemplate);
        self.act(Action::StartWriting);
    }

    /// An action, and all that comes of it.
    pub fn act(&mut self, action: Action) {
        self.report(action);
        self.settle();
    }

    pub fn give(&mut self, command: Command) {
        self.act(Action::Do(command));
    }

    /// An action whose jobs wait, as those do that a slow disk has not come to.
    pub fn report(&mut self, action: Action) {
        // Every action is a minute after the last, so that each key is a step of its own. What comes of jobs takes no time.
        if !matches!(action, Action::Done(_)) {
            self.now += Duration::from_secs(60);
        }
        self.session.handle(action, self.now);
        for effect in self.session.take_effects() {
            match effect {
                Effect::Job(job) => self.jobs.push_back(job),
                Effect::OpenPath(path) | Effect::ShowFolder(path) => self.shown.push(path),
                Effect::Copy(text) | Effect::CopyRich { text, .. } => self.copied.push(text),
                Effect::Quit => self.ended = true,
                Effect::Pick { purpose, name } => {
                    self.picked.push((purpose, name));
                    let path = self.picks.pop_front();
                    self.report(Action::Picked { purpose, path, at_once: !self.dialogs });
                }
            }
        }
    }

    /// Does the jobs that wait.
    pub fn settle(&mut self) {
        let effects = self.session.take_effects();
        self.jobs.extend(effects.into_iter().filter_map(|effect| match effect {
            Effect::Job(job) => Some(job),
            _ => None,
        }));
        while let Some(job) = self.jobs.pop_front() {
            let done = self.worker.run(job, Instant::now());
            let told = std::mem::take(&mut *self.told.lock().unwrap());
            for done in told.into_iter().chain(done) {
                self.report(Action::Done(done));
            }
        }
    }

    /// Lets what waits be kept, as the worker does a moment later.
    pub fn keep(&mut self) {
        let done: Vec<Done> = self.worker.keep_all();
        done.into_iter().for_each(|done| self.act(Action::Done(done)));
    }

    pub fn open(&self) -> &OpenDocument {
        self.session.document().expect("a draft is open")
    }

    pub fn draft(&self) -> &Draft {
        self.open().document.draft()
    }

    /// The finished speech.
    pub fn text(&self) -> String {
        txt(self.open().speech())
    }

    /// The first section of a role.
    pub fn section(&self, role: Role) -> SectionId {
        self.draft().walk().find(|section| section.role == role).unwrap().id
    }

    /// The last item of a list.
    pub fn last_of(&self, list: &str) -> SectionId {
        let of = |id: &lectern::model::ListId| id.as_str() == list;
        self.draft().walk().filter(|section| section.list.as_ref().is_some_and(of)).last().unwrap().id
    }

    /// Types words at the start of a section's body.
    pub fn type_at(&mut self, section: SectionId, words: &str) {
        self.act(Action::GoTo(at(section, 0)));
        self.act(Action::Write(Write::Type(words.to_owned())));
    }

    /// Types words at the start of the greeting.
    pub fn type_words(&mut self, words: &str) {
        self.type_at(self.section(Role::Greeting), words);
    }

    /// Saves under a name that the system's dialog is answered with.
    pub fn save_as(&mut self, path: &Path) {
        self.picks.push_back(path.to_owned());
        self.give(Command::SaveAs);
    }

    /// Hands the speech over as these copies.
    pub fn hand_over(&mut self, copies: &[CopyKind]) {
        let mut settings = self.session.settings.clone();
        settings.hand_over.copies = copies.iter().copied().collect();
        self.act(Action::Set(Box::new(settings)));
        self.give(Command::Export);
        self.act(Action::Hand(HandAsk::Make));
    }

    /// What the last notice says.
    pub fn told(&self) -> &str {
        self.session.notices.last().map_or("", |notice| &notice.text)
    }
}

/// A caret in the first paragraph of a body.
pub fn at(section: SectionId, at: usize) -> Caret {
    Caret::at(Place::Body(section, 0), at)
}

/// What is needed to make copies of a draft in a folder.
pub fn order(draft: Draft, folder: &Path, copies: &[CopyKind]) -> Box<Order> {
    let profile = |id| built_in_profiles().iter().find(|(other, _)| *other == id).unwrap().1.clone();
    let rate = Rate::usual(draft.language);
    Box::new(Order {
        id: 1,
        state: 1,
        plan: HandOver { copies: copies.iter().copied().collect(), names: "{title}".to_owned(), ..HandOver::default() },
        profile: profile(usual_profile(draft.language)),
        reading: profile("reading"),
        draft: Arc::new(draft),
        folder: folder.to_owned(),
        day: Date::constant(2026, 11, 27),
        rate,
        template: String::new(),
        lang: Lang::Zh,
    })
}
