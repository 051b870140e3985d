//! The program for a test: the session and its window in a harness, the worker done at once on a folder of its own.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::epaint::Shape;
use egui::{Event, ImeEvent, Key, Modifiers, PointerButton, Pos2, Rect, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use lectern::app::{Action, Done, Effect, Session, Surroundings, Worker};
use lectern::export::txt;
use lectern::i18n::Lang;
use lectern::model::Draft;
use lectern::store::{Disk, Folders, built_in, load_settings};
use lectern::ui::Window;

/// The program as a test holds it.
pub struct App {
    pub session: Session,
    window: Window,
    worker: Worker,
    /// Grows by a second a frame, so that no two frames of a test are at one time.
    clock: Cell<u64>,
    /// What was put on the clipboard last.
    pub copied: Option<String>,
    /// What the next file dialog answers.
    pub answer: Option<PathBuf>,
    pub quit: bool,
    /// Files and folders that other programs were asked to show.
    pub shown: Vec<PathBuf>,
    pub folder: tempfile::TempDir,
}

impl App {
    pub fn new(lang: Lang) -> Self {
        Self::of_user(lang, tempfile::tempdir().unwrap())
    }

    /// The program of a user whose folders lie in `folder`, started once more.
    pub fn of_user(lang: Lang, folder: tempfile::TempDir) -> Self {
        let at = |name: &str| folder.path().join(name);
        let folders = Folders {
            config: at("config"),
            templates: at("templates"),
            phrases: at("phrases"),
            words: at("words"),
            recovery: at("recovery"),
            cache: at("cache"),
            profiles: at("profiles"),
        };
        let mut worker = Worker::new(Arc::new(Disk), Some(folders));
        worker.keep_after = Duration::ZERO;
        let settings = load_settings(&Disk, &at("config"));
        let surroundings = Surroundings {
            lang,
            settings,
            templates: built_in(),
            run: 1,
            keeps: true,
            documents_folder: Some(folder.path().to_owned()),
            ..Surroundings::default()
        };
        let session = Session::new(surroundings);
        let (window, clock) = (Window::default(), Cell::new(0));
        Self { session, window, worker, clock, copied: None, answer: None, quit: false, shown: Vec::new(), folder }
    }

    /// A frame of the window, and all that follows from it.
    pub fn frame(&mut self, ui: &mut Ui) {
        for action in self.window.take_letters(ui.ctx(), &self.session) {
            self.handle(action);
        }
        let actions = self.window.show(ui, &self.session);
        if !actions.is_empty() {
            ui.ctx().request_discard("the session has changed");
        }
        for action in actions {
            self.handle(action);
        }
    }

    /// Does an action and all that follows from it.
    pub fn handle(&mut self, action: Action) {
        self.clock.set(self.clock.get() + 1);
        let now = Duration::from_secs(self.clock.get());
        self.session.handle(action, now);
        self.take_effects();
    }

    /// Does what the session asks of the world.
    pub fn take_effects(&mut self) {
        for effect in self.session.take_effects() {
            match effect {
                Effect::Job(job) => {
                    let now = Instant::now();
                    let done = self.worker.run(job, now);
                    let kept = self.worker.keep_due(now);
                    for done in done.into_iter().chain(kept) {
                        self.handle(Action::Done(done));
                    }
                }
                Effect::Pick { purpose, .. } => {
                    let path = self.answer.take();
                    self.handle(Action::Picked { purpose, path, at_once: false });
                }
                Effect::OpenPath(path) | Effect::ShowFolder(path) => self.shown.push(path),
                Effect::Copy(text) | Effect::CopyRich { text, .. } => self.copied = Some(text),
                Effect::Quit => self.quit = true,
            }
        }
    }

    /// The finished speech.
    pub fn text(&self) -> String {
        self.session.document().map(|open| txt(open.speech())).unwrap_or_default()
    }

    /// What is kept of the draft on the disk.
    pub fn kept(&self) -> String {
        let files = std::fs::read_dir(self.folder.path().join("recovery")).into_iter().flatten().flatten();
        let drafts = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "ron"));
        drafts.map(|file| std::fs::read_to_string(file.path()).unwrap()).collect()
    }
}

/// A harness with what the program opens with when it is used for the first time.
pub fn first_start(lang: Lang, size: [f32; 2]) -> Harness<'static, App> {
    start(App::new(lang), size)
}

/// A harness with what the program opens with.
pub fn start(mut app: App, size: [f32; 2]) -> Harness<'static, App> {
    app.take_effects();
    let builder = Harness::builder().with_size(size).with_max_steps(20);
    let mut harness = builder.build_ui_state(|ui, app: &mut App| app.frame(ui), app);
    harness.run();
    harness
}

/// A harness with the gallery in it.
pub fn window(lang: Lang, size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = first_start(lang, size);
    press(&mut harness, Modifiers::COMMAND, Key::N);
    harness
}

/// A harness with the manuscript of the first template in it, the caret in the salutation.
pub fn desk() -> Harness<'static, App> {
    desk_in(Lang::Zh, [1440.0, 900.0])
}

/// The same in a window of another size, or language.
pub fn desk_in(lang: Lang, size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = window(lang, size);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    harness
}

/// A harness with a draft that was left behind and is gone on with, the caret where writing begins.
pub fn desk_with(lang: Lang, size: [f32; 2], draft: Draft) -> Harness<'static, App> {
    let mut harness = window(lang, size);
    harness.state_mut().handle(Action::Done(Done::Recovered(vec![("left".into(), None, draft)])));
    harness.state_mut().handle(Action::Restore("left".into()));
    harness.run();
    harness
}

/// The foot of the caret, which is what the input method is told.
pub fn caret(harness: &Harness<'_, App>) -> Pos2 {
    harness.output().platform_output.ime.expect("the page has the keyboard").cursor_rect.center_bottom()
}

pub fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

pub fn type_words(harness: &mut Harness<'_, App>, words: &str) {
    harness.event(Event::Text(words.to_owned()));
    harness.run();
}

/// Letters of a composition, the caret behind them.
pub fn compose(harness: &mut Harness<'_, App>, letters: &str) {
    let end = letters.chars().count();
    harness.event(Event::Ime(ImeEvent::Preedit { text: letters.to_owned(), active_range_chars: Some(end..end) }));
    harness.run();
}

pub fn commit(harness: &mut Harness<'_, App>, words: &str) {
    harness.event(Event::Ime(ImeEvent::Commit(words.to_owned())));
    harness.run();
}

pub fn click(harness: &mut Harness<'_, App>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run();
}

/// Moves the pointer.
pub fn point(harness: &mut Harness<'_, App>, to: Pos2) {
    harness.event(Event::PointerMoved(to));
    harness.run();
}

/// Presses or lets go the first button of the mouse.
pub fn button(harness: &mut Harness<'_, App>, pos: Pos2, pressed: bool) {
    harness.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
    harness.run();
}

/// Everything that was painted, each with what it was painted within.
pub fn shapes<'h>(harness: &'h Harness<'_, App>) -> Vec<(Rect, &'h Shape)> {
    let mut all = Vec::new();
    for clipped in &harness.output().shapes {
        let mut waiting = vec![&clipped.shape];
        while let Some(shape) = waiting.pop() {
            match shape {
                Shape::Vec(shapes) => waiting.extend(shapes),
                other => all.push((clipped.clip_rect, other)),
            }
        }
    }
    all
}
