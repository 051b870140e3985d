//! What is seen: the only egui, eframe, winit and rfd. A view shows data and reports actions; it changes nothing itself.
//!
//! [`Window`] draws the whole window into an [`egui::Ui`]; `shell` puts that on a screen.

mod beside;
mod checks;
mod chips;
mod controls;
mod desk;
mod dialogs;
mod divider;
mod entries;
mod faces;
mod find;
mod fonts;
mod form;
mod gallery;
mod hand_over;
mod icons;
mod import;
mod ime;
mod keymap;
mod keys_page;
mod lines;
mod manuscript;
mod names;
mod notices;
mod outline;
mod overlay;
pub mod page_look;
mod pages;
mod palette;
mod preview;
mod profiles;
mod proposals;
mod rules_page;
mod section_menu;
mod settings;
mod sheets;
pub mod shell;
mod start;
mod status;
mod tabs;
mod template;
mod theme;
mod top_bar;
mod versions;
mod welcome;
mod words_page;

use egui::{Context, Panel, Ui, UiBuilder};

use crate::app::{Action, Command, ImportAsk, Screen, Session, View};

/// What the views report in a frame.
pub type Actions = Vec<Action>;

/// The window's own state: nothing here is of the draft.
#[derive(Default)]
pub struct Window {
    composition: ime::Composition,
    top_bar: top_bar::TopBarState,
    start: start::StartState,
    gallery: gallery::GalleryState,
    form: form::FormState,
    desk: desk::DeskState,
    import: import::ImportState,
    status: status::StatusState,
    dialogs: dialogs::DialogState,
    overlay: overlay::OverlayState,
    fonts: Option<fonts::Fonts>,
    look: Option<theme::Look>,
    scale: u16,
}

impl Window {
    /// Takes the letters that were typed on the page since the last frame, to be called before [`Self::show`]: what they
    /// change is then drawn once. Everything else that was done is reported by [`Self::show`], and makes a second pass.
    pub fn take_letters(&mut self, ctx: &Context, session: &Session) -> Actions {
        let mut actions = Actions::new();
        self.composition.take_events(ctx);
        if let Some(open) = session.document().filter(|open| session.screen == Screen::Draft && open.view == View::Desk)
            && !session.is_covered()
            && !self.composition.is_under_way()
        {
            desk::take_letters(ctx, open, &mut self.desk, &mut actions);
        }
        actions
    }

    /// Draws the window as the session is now, and reports what the person at it did.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Actions {
        self.look(ui.ctx(), session);
        fonts::note_letters(ui.ctx());
        self.composition.take_events(ui.ctx());
        let mut actions = Actions::new();
        let composing = self.composition.is_under_way();
        if !self.overlay.records(ui, session, &mut actions) && session.ask.is_none() && !composing {
            find::take_keys(ui, session, &mut actions);
            for command in keymap::pressed(ui.ctx(), &session.keymap) {
                self.overlay.give(session, command, &mut actions);
            }
        }
        overlay::overlay_ui(ui, session, &mut self.overlay, composing, &mut actions);
        let theme = theme::Theme::of(ui);
        let bare = egui::Frame::NONE;
        let mut foot = None;
        if session.is_focused() {
            let leaves = !session.is_covered() && !composing && ui.input(|input| input.key_pressed(egui::Key::Escape));
            actions.extend(leaves.then_some(Action::Do(Command::Focus)));
        } else {
            Panel::top("top bar")
                .exact_size(theme::size::TOP_BAR)
                .show_separator_line(false)
                .frame(bare.fill(theme.panel))
                .show(ui, |ui| {
                    top_bar::top_bar_ui(ui, session, &mut self.top_bar, &mut actions);
                });
            let panel = Panel::bottom("status").exact_size(theme::size::STATUS).show_separator_line(false);
            foot = Some(panel.frame(bare.fill(theme.panel)).show(ui, |ui| ui.max_rect()).inner);
        }
        match (session.screen, session.document()) {
            (Screen::Draft, Some(open)) if open.view == View::Form => {
                form::form_ui(ui, session, open, &mut self.form, &mut actions);
            }
            (Screen::Draft, Some(open)) => {
                desk::desk_ui(ui, session, open, &mut self.composition, &mut self.desk, &mut actions);
            }
            (Screen::Import, _) if session.importing.is_some() => {
                if let Some(importing) = &session.importing {
                    import::import_ui(ui, session, importing, &mut self.import, &mut actions);
                }
            }
            (Screen::Compare, Some(open)) => versions::versions_ui(ui, session, open, &mut actions),
            (Screen::Welcome(step), _) => welcome::welcome_ui(ui, session, step, &mut actions),
            (Screen::Start, _) => start::start_ui(ui, session, &mut self.start, &mut actions),
            _ => gallery::gallery_ui(ui, session, &mut self.gallery, &mut actions),
        }
        // What stands last is reached last by the keyboard.
        if let Some(rect) = foot {
            let mut foot = ui.new_child(UiBuilder::new().id_salt("status line").max_rect(rect));
            status::status_ui(&mut foot, session, &mut self.status, &mut actions);
        }
        if session.document().is_none_or(|open| session.screen != Screen::Draft || open.view != View::Form) {
            self.form.leave();
        }
        if session.screen != Screen::Gallery {
            self.gallery.leave();
        }
        if let Some(open) = session.document().filter(|_| session.is_focused()) {
            status::quiet_ui(ui, session, open);
        }
        paste_speech(ui, session, &mut actions);
        notices::notices_ui(ui, session, &mut actions);
        versions::drop_ui(ui, session);
        dialogs::dialogs_ui(ui, session, &mut self.dialogs, &mut actions);
        self.composition.show(ui);
        actions
    }

    /// Gives the window its fonts and colours where they have changed.
    fn look(&mut self, ctx: &Context, session: &Session) {
        let settings = &session.settings;
        let file = session.faces.page.as_ref().map(|(_, file)| file);
        let speech = session.speech_language();
        let same = |fonts: &fonts::Fonts| {
            // The bytes of a face never change: whether it is the same one says where they lie.
            let known = fonts.file.as_ref().map(|file| file.bytes.as_ptr());
            let face = file.map(|file| file.bytes.as_ptr());
            (fonts.lang, fonts.speech, &fonts.page, known) == (session.lang, speech, &settings.face, face)
        };
        if !self.fonts.as_ref().is_some_and(same) {
            let wanted = fonts::Fonts { lang: session.lang, speech, page: settings.face.clone(), file: file.cloned() };
            fonts::apply(ctx, &wanted);
            self.fonts = Some(wanted);
        }
        let look = theme::Look {
            theme: settings.theme,
            high_contrast: settings.high_contrast,
            less_motion: settings.less_motion,
        };
        if self.look != Some(look) {
            theme::apply(ctx, look);
            self.look = Some(look);
        }
        if self.scale != settings.scale.get() {
            self.scale = settings.scale.get();
            scale(ctx, f32::from(self.scale) / 100.0);
        }
    }
}

/// What is pasted where no text is written is a speech from elsewhere.
fn paste_speech(ui: &Ui, session: &Session, actions: &mut Actions) {
    let open = matches!(session.screen, Screen::Start | Screen::Gallery | Screen::Import);
    if !open || session.is_covered() || ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let pasted = |event: &egui::Event| match event {
        egui::Event::Paste(words) if !words.trim().is_empty() => Some(Action::Import(ImportAsk::Words(words.clone()))),
        _ => None,
    };
    actions.extend(ui.input(|input| input.events.iter().find_map(pasted)));
}

/// Draws everything larger or smaller, in a window that never gets smaller than what has to fit into it, unless the
/// screen is.
fn scale(ctx: &Context, zoom: f32) {
    let before = ctx.zoom_factor();
    ctx.set_zoom_factor(zoom);
    let screen = ctx.input(|input| input.viewport().monitor_size).map(|size| size * before / zoom);
    let least = egui::Vec2::from(theme::size::MIN_WINDOW);
    ctx.send_viewport_cmd(egui::ViewportCommand::MinInnerSize(screen.map_or(least, |screen| least.min(screen))));
}
