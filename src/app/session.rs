//! The session: what is open, what is shown, and what every action does to it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::action::{Action, Ask, Effect, Purpose};
use super::finding::{Direction, Find, Finding};
use super::handing::Handing;
use super::importing::{ImportAsk, Importing};
use super::jobs::Job;
use super::keys::Keymap;
use super::messages;
use super::notice::{Notice, NoticeKind, Offer};
use super::open::{Keeping, OpenDocument};
use super::paging::Paging;
use super::pasting::LastPaste;
use super::preferences::{Faces, Overlay, face_job, is_foreign};
use super::profiling::ProfileJob;
use super::recent::{Clock, Listed};
use super::reviewing::{CheckAsk, options_of};
use super::tasks::Task;
use super::wording::WordsJob;
use super::{Command, HandAsk, desk, writing};
use crate::check::{Breadth, Options, WordList};
use crate::flow::Write;
use crate::i18n::{Lang, start};
use crate::model::{Draft, OwnWords, Phrases, Profile, Voice};
use crate::store::{Binned, Entry, Settings, StoreError, built_in_profiles};

/// How many files a notice names.
pub(super) const MOST_NAMED: usize = 3;

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// What was written lately, and how to begin.
    Start,
    /// The first steps of somebody who has never used the program.
    Welcome(Welcome),
    /// The templates to choose from.
    Gallery,
    /// The current draft.
    Draft,
    /// The current draft beside its file, which was changed elsewhere.
    Compare,
    /// A speech from elsewhere, before it becomes a draft.
    Import,
}

/// A step of the welcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Welcome {
    /// Language, light or dark.
    Look,
    /// A template or a sample speech.
    Begin,
}

/// What the session starts with.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The language of the interface.
    pub lang: Lang,
    /// The language of the system, for when the interface follows it.
    pub system_lang: Lang,
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
    /// The clock on the wall.
    pub wall: Clock,
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
    /// What the user has set. Only `preferences` changes it.
    pub settings: Settings,
    /// Which keys give which command.
    pub keymap: Keymap,
    /// What lies over the window.
    pub overlay: Option<Overlay>,
    /// What is known while a speech is handed over.
    pub handing: Handing,
    /// The pages of the draft that is shown.
    pub paging: Paging,
    /// The profiles by which speeches are set, by their ids: those of the program first.
    pub profiles: Vec<(String, Profile)>,
    /// The layout that is looked at, if not the one that is used.
    pub(super) profiling: Option<String>,
    /// Whether the manuscript is to be shown alone.
    pub focus: bool,
    /// The fonts of this machine.
    pub faces: Faces,
    /// The commands last given, the latest first.
    pub used: Vec<Command>,
    /// The templates.
    pub templates: Vec<Entry>,
    /// The files among the user's own templates that cannot be read.
    pub(super) unread_templates: Vec<StoreError>,
    /// The templates that were put away, from each folder with templates.
    pub binned: Vec<Binned>,
    /// Grows whenever the templates are others.
    pub templates_turn: u64,
    /// The template pointed at.
    pub looking_at: usize,
    /// The draft that is to go on in the template that is chosen; none where it begins a new one.
    pub retemplating: Option<u64>,
    /// What is shown.
    pub screen: Screen,
    /// The open drafts.
    pub documents: Vec<OpenDocument>,
    /// Which of them is the current one.
    pub current: usize,
    /// What earlier runs left behind.
    pub left_behind: Vec<LeftBehind>,
    /// The speeches that were open lately, the last one first; `None` until they are known.
    pub recents: Option<Vec<Listed>>,
    /// The jobs under way that may take long.
    pub tasks: Vec<Task>,
    /// A speech from elsewhere that is looked at.
    pub importing: Option<Importing>,
    /// What is being asked.
    pub ask: Option<Ask>,
    /// What has been told.
    pub notices: Vec<Notice>,
    pub(super) effects: Vec<Effect>,
    /// What is being looked for, while the find bar is open.
    pub find: Option<Find>,
    /// Grows whenever the list of findings is to have the keyboard.
    pub checks_called: u64,
    /// A draft is being looked at by the checks.
    pub(super) reviewing: bool,
    /// What the user has decided about their rules.
    pub(super) check_options: Arc<Options>,
    pub(super) clip: Option<writing::Clip>,
    pub(super) last_paste: Option<LastPaste>,
    /// The sentences that the writer has kept; none until they are read, or where they cannot be.
    pub(super) phrases: Option<Phrases>,
    /// What the writer has made of the list of typical errors; none until it is read, or where it cannot be.
    pub(super) words: Option<OwnWords>,
    pub(super) system_lang: Lang,
    pub(super) run: u64,
    pub(super) keeps: bool,
    pub(super) documents_folder: Option<PathBuf>,
    next_id: u64,
    pub(super) wall: Clock,
    /// The time of the last action.
    pub(super) clock: Duration,
    /// Nothing has ever been set.
    pub(super) is_new: bool,
    /// What was left behind has been looked for.
    pub(super) has_looked: bool,
    /// The welcome is shown, or was until this action.
    pub(super) welcoming: bool,
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
        let Surroundings { lang, system_lang, settings, mut templates, run, keeps, documents_folder, wall } =
            surroundings;
        let mut looks = if keeps {
            vec![
                Job::Recover,
                Job::Recents,
                Job::LoadPhrases,
                Job::Words(WordsJob::Load),
                Job::Profile(ProfileJob::List),
            ]
        } else {
            Vec::new()
        };
        looks.extend(face_job(&settings));
        templates.sort_by_key(|entry| is_foreign(entry, lang));
        let is_new = keeps && settings == Settings::default();
        let mut session = Self {
            lang,
            keymap: Keymap::new(&settings.keys),
            reviewing: false,
            checks_called: 0,
            check_options: Arc::new(options_of(&settings.checks, WordList::built_in())),
            settings,
            overlay: None,
            handing: Handing::default(),
            profiling: None,
            paging: Paging::default(),
            profiles: built_in_profiles().iter().map(|(id, profile)| ((*id).to_owned(), profile.clone())).collect(),
            focus: false,
            faces: Faces::default(),
            used: Vec::new(),
            templates,
            looking_at: 0,
            templates_turn: 0,
            unread_templates: Vec::new(),
            binned: Vec::new(),
            retemplating: None,
            screen: Screen::Start,
            documents: Vec::new(),
            current: 0,
            left_behind: Vec::new(),
            recents: (!keeps).then(Vec::new),
            tasks: Vec::new(),
            importing: None,
            ask: None,
            notices: Vec::new(),
            find: None,
            clip: None,
            last_paste: None,
            phrases: (!keeps).then(Phrases::default),
            words: (!keeps).then(OwnWords::default),
            effects: looks.into_iter().map(Effect::Job).collect(),
            system_lang,
            run,
            keeps,
            documents_folder,
            next_id: 1,
            wall,
            clock: Duration::ZERO,
            is_new,
            has_looked: !keeps,
            welcoming: false,
            after_save: None,
        };
        session.look_for_templates();
        session
    }

    /// The current draft.
    pub fn document(&self) -> Option<&OpenDocument> {
        self.documents.get(self.current)
    }

    /// The day that it is where the user is; the first of the Unix clock where that cannot be told.
    pub fn today(&self) -> jiff::civil::Date {
        self.wall.today(self.clock).unwrap_or(jiff::civil::Date::constant(1970, 1, 1))
    }

    /// The current draft, if it is shown.
    pub(super) fn shown(&mut self) -> Option<&mut OpenDocument> {
        if self.screen == Screen::Draft { self.documents.get_mut(self.current) } else { None }
    }

    /// What the world around is asked to do, each once.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// When the next notice goes or the next job that takes long is shown, on the clock of [`Session::handle`].
    pub fn next_change(&self) -> Option<Duration> {
        let passing = self.notices.iter().filter(|notice| notice.kind == NoticeKind::Done);
        let going = passing.map(|notice| notice.since + Notice::STAYS);
        let quiet = self.tasks.iter().filter(|task| !task.shown).map(|task| task.since + Task::QUIET);
        going.chain(quiet).min()
    }

    /// Lets time pass: notices that have stayed their time go, jobs that have taken theirs are shown.
    pub fn pass(&mut self, now: Duration) {
        self.clock = now;
        for task in &mut self.tasks {
            task.shown |= now >= task.since + Task::QUIET;
        }
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
                self.notices.retain(|notice| !notice.offers.contains(&Offer::Anyway(command, section)));
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
                    writing::show(open, &selection);
                }
            }
            Action::Point(selection) => {
                if let Some(open) = self.shown() {
                    writing::select(open, &selection);
                }
            }
            Action::SelectAll => self.select_all(),
            Action::Copy => self.copy(),
            Action::Cut => self.cut(now),
            Action::Paste(text) => self.paste(&text, now),
            Action::MoveTo(section, parent, index) => self.move_to(section, parent, index, now),
            Action::InsertPhrase(words) => self.insert_phrase(&words, now),
            Action::TagPhrase(index, occasion) => self.tag_phrase(index, &occasion),
            Action::ForgetPhrase(index) => self.forget_phrase(index, now),
            Action::KeepAgain(phrase) => self.keep_again(*phrase),
            Action::PasteAs(what) => self.paste_as(what, now),
            Action::Fold(section) => self.fold(section),
            Action::Find(ask) => self.finding(ask, now),
            Action::GoTo(caret) => {
                if let Some(open) = self.shown() {
                    writing::go_to(open, caret);
                }
            }
            Action::TurnTo(sheet) => self.shown().into_iter().for_each(|open| open.sheet = sheet),
            Action::TryTemplate => self.try_template(),
            Action::LookAt(index) => self.looking_at = index.min(self.templates.len().saturating_sub(1)),
            Action::Shelf(ask) => self.shelf(ask),
            Action::See(sight) => self.see(sight),
            Action::Profile(ask) => self.ask_profile(ask),
            Action::Word(ask) => self.word_ask(ask, now),
            Action::Check(ask) => self.check_ask(ask, now),
            Action::Hand(ask) => self.hand(&ask, now),
            Action::UseTemplate => self.use_template(now),
            Action::StartWriting => {
                if let Some(open) = self.shown() {
                    writing::start_writing(open);
                }
            }
            Action::OtherTemplate => self.other_template(),
            Action::Show(id) => {
                if let Some(at) = self.documents.iter().position(|open| open.id == id) {
                    self.show_open(at);
                }
            }
            Action::CloseDraft(id) => self.close_tab(id),
            Action::Import(ask) => self.import_ask(ask),
            Action::OpenFiles(paths) => paths.into_iter().for_each(|path| self.open_file(path)),
            Action::OpenSample(index) => self.open_sample(index),
            Action::Forget(path) => self.forget_recent(path),
            Action::Picked { purpose, path, at_once } => self.picked(purpose, path, at_once),
            Action::PathTyped(text) => {
                if let Some(Ask::Path(_, path)) = &mut self.ask {
                    *path = text;
                }
            }
            Action::Confirm => self.confirm(),
            Action::Refuse => self.refuse(now),
            Action::Cancel => self.cancel(),
            Action::Compare => self.compare_both(),
            Action::KeepMine => self.keep_mine(),
            Action::TakeTheirs => self.take_theirs(now),
            Action::Restore(key) => self.restore(&key),
            Action::RestoreAll => self.restore_all(),
            Action::Discard(key) => {
                self.left_behind.retain(|left| left.key != key);
                self.job(Job::Release { key });
            }
            Action::CloseWindow => self.command(Command::Quit, now),
            Action::Focused => {
                self.look_outside();
                if self.screen == Screen::Gallery {
                    self.look_for_templates();
                }
                if self.screen == Screen::Start {
                    self.look_for_recents();
                }
            }
            Action::Welcome(step) => self.screen = Screen::Welcome(step),
            Action::Stop(id) => self.call_off(id, now),
            Action::OpenPath(path) => self.effects.push(Effect::OpenPath(path)),
            Action::ShowFolder(path) => self.effects.push(Effect::ShowFolder(path)),
            Action::NotOpened(path) => {
                let text = start::no_program(self.lang, &messages::file_name(&path));
                self.notice(NoticeKind::Error, text, Vec::new(), now);
            }
            Action::Dismiss(id) => self.notices.retain(|notice| notice.id != id),
            Action::Speak(lang) => self.speak(lang),
            Action::Set(settings) => self.set(*settings),
            Action::SetKeys(command, keys) => self.set_keys(command, &keys),
            Action::ResetKeys(command) => self.reset_keys(command),
            Action::ChangeKeys(command) => self.overlay = Some(Overlay::Keys(Some(command))),
            Action::Shut => self.overlay = None,
            Action::Done(done) => self.done(done, now),
        }
        self.after_action();
        self.foresee();
        self.review();
        self.paint();
    }

    /// Derives anew what depends on the drafts, and has what changed kept.
    fn after_action(&mut self) {
        self.leave_welcome();
        if self.screen != Screen::Gallery {
            self.retemplating = None;
        }
        self.ask_about_outside();
        if self.ask.is_some() {
            self.overlay = None;
        }
        let Self { documents, effects, keeps, .. } = self;
        for open in documents {
            open.refresh();
            open.arrange();
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
        self.look_again();
    }

    pub(super) fn job(&mut self, job: Job) {
        self.effects.push(Effect::Job(job));
    }

    pub(super) fn notice(&mut self, kind: NoticeKind, text: String, offers: Vec<Offer>, now: Duration) {
        let id = self.new_id();
        self.notices.retain(|notice| notice.text != text);
        self.notices.push(Notice { id, kind, text, offers, since: now });
    }

    pub(super) fn command(&mut self, command: Command, now: Duration) {
        if self.ask.is_some() {
            return;
        }
        self.note_command(command);
        match command {
            Command::Undo if self.screen == Screen::Import => self.import_ask(ImportAsk::Undo),
            Command::Start => self.go_to_start(),
            Command::NextTab => self.turn(true),
            Command::PreviousTab => self.turn(false),
            Command::New => {
                self.look_for_templates();
                self.retemplating = None;
                self.screen = Screen::Gallery;
            }
            Command::Retemplate => self.start_retemplating(),
            Command::KeepTemplate => self.start_templating(None),
            Command::Open => self.pick(Purpose::Open),
            Command::Save => self.save(),
            Command::SaveAs => {
                if self.shown().is_some() {
                    self.pick(Purpose::Save);
                }
            }
            Command::Export => self.toggle_hand_over(),
            Command::Rules => self.toggle(Overlay::Rules),
            Command::Words => self.toggle(Overlay::Words),
            Command::Profiles => self.toggle(Overlay::Profiles),
            Command::Print => self.hand(&HandAsk::Print, now),
            Command::CopyRich => self.copy_rich(now),
            Command::CopyText => self.copy_text(now),
            Command::Close => self.close(),
            Command::Quit => self.quit(),
            Command::Palette => self.toggle(Overlay::Palette),
            Command::Phrases => self.toggle(Overlay::Phrases),
            Command::KeepPhrase => self.keep_phrase(now),
            Command::Settings => {
                self.toggle(Overlay::Settings);
                self.list_faces();
            }
            Command::Keys => self.toggle(Overlay::Keys(None)),
            Command::Focus => self.focus = !self.focus && self.shown().is_some(),
            Command::Outline
            | Command::Preview
            | Command::Pages
            | Command::Checks
            | Command::Typewriter
            | Command::HighContrast
            | Command::ZoomIn
            | Command::ZoomOut
            | Command::ZoomReset
            | Command::Dark
            | Command::Language => self.preference(command, now),
            Command::NextFinding => self.step_finding(true, now),
            Command::PreviousFinding => self.step_finding(false, now),
            Command::MendFinding => self.with_finding(|index| CheckAsk::Mend(index, 0), now),
            Command::SetFindingAside => self.with_finding(|index| CheckAsk::SetAside(index, Breadth::Place), now),
            Command::Fields => self.shown().into_iter().for_each(OpenDocument::turn_to_fields),
            Command::NewTemplate => self.new_template(),
            Command::Fold => {
                if let Some(id) = self.shown().and_then(|open| open.current) {
                    self.fold(id);
                }
            }
            Command::Find => self.start_finding(Finding::Find),
            Command::Replace => self.start_finding(Finding::Replace),
            Command::FindNext => self.step(Direction::Forward),
            Command::FindPrevious => self.step(Direction::Back),
            Command::Split => self.write(&Write::Split, now),
            Command::Merge => self.write(&Write::Merge, now),
            Command::Stress => self.write(&Write::Say(Voice::Stress), now),
            Command::Slow => self.write(&Write::Say(Voice::Slow), now),
            Command::Pinyin => self.write(&Write::Say(Voice::Pinyin), now),
            Command::Pause => self.write(&Write::Pause, now),
            _ => desk::structure(self, command, desk::Bounds::Kept, now),
        }
    }

    pub(super) fn new_id(&mut self) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        id
    }
}
