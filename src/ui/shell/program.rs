//! The program as every shell runs it: input in, actions to the session, its effects out.
//!
//! A shell puts the window on a screen and calls, in each frame, [`Program::take_input`], [`Program::logic`] and
//! [`Program::ui`]; while the window is hidden [`Program::logic`] alone.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread::JoinHandle;
use std::time::Instant;

use egui::{Context, RawInput, Ui, ViewportBuilder, ViewportCommand};

use super::clipboard::Clipboard;
use super::files::Dialog;
use super::outside::Outside;
use crate::app::{Action, Done, Effect, HandAsk, Jobs, Screen, Session, Surroundings, Worker, spawn};
use crate::i18n::window;
use crate::store::{Files, Folders};
use crate::ui::{Window, theme};

/// What the program is started with.
pub struct Start {
    /// What it finds when it is started.
    pub surroundings: Surroundings,
    /// The disk.
    pub files: Arc<dyn Files>,
    /// The folders of this user.
    pub folders: Option<Folders>,
    /// The files to open.
    pub paths: Vec<PathBuf>,
    /// When it was started.
    pub started: Instant,
}

impl Start {
    /// The title of the window, until a speech is open.
    pub fn title(&self) -> &'static str {
        window::TITLE.get(self.surroundings.lang)
    }

    /// How the window is opened.
    pub fn viewport(&self) -> ViewportBuilder {
        ViewportBuilder::default()
            .with_title(self.title())
            .with_app_id("lectern")
            .with_inner_size(theme::size::FIRST_WINDOW)
            .with_min_inner_size(theme::size::MIN_WINDOW)
    }
}

/// The program that runs.
pub struct Program {
    session: Session,
    window: Window,
    jobs: Option<Jobs>,
    done: Receiver<Done>,
    thread: Option<JoinHandle<()>>,
    dialog: Option<Dialog>,
    outside: Outside,
    clipboard: Clipboard,
    focused: bool,
    started: Instant,
    title: String,
    closing: bool,
    /// The widest and highest that a texture can be, in pixels.
    texture_side: usize,
}

/// The widest and highest that the texture of all glyphs may become, in pixels: more than any screen shows at once.
pub const MOST_GLYPHS: usize = 4096;
/// egui takes no smaller one.
const FEWEST_GLYPHS: usize = 1024;

impl Program {
    /// Starts it for a window that is there, but shows nothing yet.
    pub fn new(ctx: &Context, start: Start) -> Self {
        let Start { surroundings, files, folders, paths, started } = start;
        let wake = ctx.clone();
        let (jobs, done, thread) = spawn(Worker::new(files, folders), move || wake.request_repaint());
        let mut session = Session::new(surroundings);
        if !paths.is_empty() {
            session.handle(Action::OpenFiles(paths), started.elapsed());
        }
        let mut program = Self {
            session,
            window: Window::default(),
            jobs: Some(jobs),
            done,
            thread: Some(thread),
            dialog: None,
            outside: Outside::new(ctx),
            clipboard: Clipboard::default(),
            focused: true,
            started,
            title: String::new(),
            closing: false,
            texture_side: MOST_GLYPHS,
        };
        // What the session wanted from the beginning: to look for drafts left behind, to open files.
        program.take_effects(ctx);
        program
    }

    fn handle(&mut self, ctx: &Context, action: Action) {
        self.session.handle(action, self.started.elapsed());
        self.take_effects(ctx);
    }

    /// Does what the session asks of the world.
    fn take_effects(&mut self, ctx: &Context) {
        let mut plain_only = false;
        for effect in self.session.take_effects() {
            match effect {
                Effect::Job(job) => {
                    if let Some(jobs) = &self.jobs {
                        jobs.send(job);
                    }
                }
                Effect::Pick { purpose, name } => {
                    if self.dialog.is_none() {
                        self.dialog = Some(Dialog::open(ctx, self.session.lang, purpose, &name));
                    }
                }
                Effect::OpenPath(path) => self.outside.open(path),
                Effect::ShowFolder(path) => self.outside.show_folder(path),
                Effect::Copy(text) => ctx.copy_text(text),
                Effect::CopyRich { html, text } => {
                    if !self.clipboard.put(&html, &text) {
                        ctx.copy_text(text);
                        plain_only = true;
                    }
                }
                Effect::Quit => {
                    self.closing = true;
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
            }
        }
        if plain_only {
            self.handle(ctx, Action::Hand(HandAsk::PlainOnly));
        }
    }

    /// What came from outside since the last frame: results, answers of dialogs, the wish to close.
    fn news(&mut self, ctx: &Context) {
        let done: Vec<Done> = self.done.try_iter().collect();
        for done in done {
            self.handle(ctx, Action::Done(done));
        }
        if let Some(answer) = self.dialog.as_mut().and_then(Dialog::poll) {
            self.dialog = None;
            self.handle(ctx, answer);
        }
        let failed: Vec<PathBuf> = self.outside.failed();
        failed.into_iter().for_each(|path| self.handle(ctx, Action::NotOpened(path)));
        let focused = ctx.input(|input| input.focused);
        if focused && !std::mem::replace(&mut self.focused, focused) {
            self.handle(ctx, Action::Focused);
        }
        self.focused = focused;
        if ctx.input(|input| input.viewport().close_requested()) && !self.closing {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.handle(ctx, Action::CloseWindow);
        }
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            self.handle(ctx, Action::OpenFiles(dropped));
        }
    }

    /// The title bar: the speech, a mark while it is not saved, the program.
    fn set_title(&mut self, ctx: &Context) {
        let session = &self.session;
        let program = window::TITLE.get(session.lang);
        let shown = match session.screen {
            Screen::Draft => session.document().map(|open| {
                let title = open.title().unwrap_or_else(|| window::UNTITLED.get(session.lang).to_owned());
                format!("{}{title}", if open.is_unsaved() { "● " } else { "" })
            }),
            Screen::Import => session.importing.as_ref().map(|importing| importing.name.clone()),
            _ => None,
        };
        let title = shown.map_or_else(|| program.to_owned(), |shown| format!("{shown} — {program}"));
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Takes over what the shell holds ready for a frame.
    pub fn take_input(&mut self, input: &mut RawInput) {
        self.texture_side = input.max_texture_side.unwrap_or(self.texture_side).min(MOST_GLYPHS);
        // Glyphs stay in their texture for good, but not when it may have another size: each zoom has one of its own, or
        // the memory of every zoom that was ever looked at would be held.
        let side = self.texture_side.saturating_sub(self.session.settings.zoom.get().into());
        input.max_texture_side = Some(side.max(FEWEST_GLYPHS));
    }

    /// What goes on whether the window is shown or not.
    pub fn logic(&mut self, ctx: &Context) {
        self.session.pass(self.started.elapsed());
        self.news(ctx);
        self.set_title(ctx);
    }

    /// Draws the window, and does what was done in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let letters = self.window.take_letters(&ctx, &self.session);
        if !letters.is_empty() {
            letters.into_iter().for_each(|action| self.handle(&ctx, action));
            self.set_title(&ctx);
        }
        let actions = self.window.show(ui, &self.session);
        if !actions.is_empty() {
            // What is painted is what came of the actions, in this same frame.
            ctx.request_discard("the session has changed");
            if !ctx.will_discard() {
                ctx.request_repaint();
            }
        }
        for action in actions {
            self.handle(&ctx, action);
        }
        if let Some(next) = self.session.next_change() {
            ctx.request_repaint_after(next.saturating_sub(self.started.elapsed()));
        }
    }

    /// Waits until what was begun is done.
    pub fn end(&mut self) {
        // Without its sender the worker finishes what it has and ends.
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
