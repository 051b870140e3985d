//! What is seen: the only egui, eframe and rfd. A view shows data and reports actions; it changes nothing itself.
//!
//! [`Window`] draws the whole window into an [`egui::Ui`]; `shell` puts that on a screen.

mod chips;
mod controls;
mod desk;
mod dialogs;
mod find;
mod fonts;
mod form;
mod gallery;
mod icons;
mod ime;
mod keymap;
mod lines;
mod manuscript;
mod names;
mod notices;
mod outline;
mod preview;
mod section_menu;
pub mod shell;
mod start;
mod status;
mod tabs;
mod theme;
mod top_bar;
mod versions;
mod welcome;

use egui::{Context, Panel, Ui};

use crate::app::{Action, Screen, Session, View};
use crate::i18n::Lang;

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
    dialogs: dialogs::DialogState,
    look: Option<(Lang, bool)>,
}

impl Window {
    /// Draws the window as the session is now, and reports what the person at it did.
    pub fn show(&mut self, ui: &mut Ui, session: &Session) -> Actions {
        self.look(ui.ctx(), session);
        self.composition.take_events(ui.ctx());
        let mut actions = Actions::new();
        if session.ask.is_none() && !self.composition.is_under_way() {
            find::take_keys(ui, session, &mut actions);
            actions.extend(keymap::pressed(ui.ctx()).map(Action::Do));
        }
        let theme = theme::Theme::of(ui);
        let bare = egui::Frame::NONE;
        Panel::top("top bar")
            .exact_size(theme::size::TOP_BAR)
            .show_separator_line(false)
            .frame(bare.fill(theme.panel))
            .show(ui, |ui| {
                top_bar::top_bar_ui(ui, session, &mut self.top_bar, &mut actions);
            });
        Panel::bottom("status")
            .exact_size(theme::size::STATUS)
            .show_separator_line(false)
            .frame(bare.fill(theme.panel))
            .show(ui, |ui| {
                status::status_ui(ui, session, &mut actions);
            });
        match (session.screen, session.document()) {
            (Screen::Draft, Some(open)) if open.view == View::Form => {
                form::form_ui(ui, session, open, &mut self.form, &mut actions);
            }
            (Screen::Draft, Some(open)) => {
                desk::desk_ui(ui, session, open, &mut self.composition, &mut self.desk, &mut actions);
            }
            (Screen::Compare, Some(open)) => versions::versions_ui(ui, session, open, &mut actions),
            (Screen::Welcome(step), _) => welcome::welcome_ui(ui, session, step, &mut actions),
            (Screen::Start, _) => start::start_ui(ui, session, &mut self.start, &mut actions),
            _ => gallery::gallery_ui(ui, session, &mut self.gallery, &mut actions),
        }
        if session.document().is_none_or(|open| session.screen != Screen::Draft || open.view != View::Form) {
            self.form.leave();
        }
        notices::notices_ui(ui, session, &mut actions);
        versions::drop_ui(ui, session);
        dialogs::dialogs_ui(ui, session, &mut self.dialogs, &mut actions);
        self.composition.show(ui);
        actions
    }

    /// Gives the window its fonts and colours where they have changed.
    fn look(&mut self, ctx: &Context, session: &Session) {
        let dark = session.settings.dark.unwrap_or_default();
        let wanted = (session.lang, dark);
        if self.look.is_none_or(|(lang, _)| lang != session.lang) {
            fonts::apply(ctx, session.lang);
        }
        if self.look != Some(wanted) {
            theme::apply(ctx, dark);
            self.look = Some(wanted);
        }
    }
}
