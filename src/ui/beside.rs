//! What stands at the right of the manuscript: the finished speech, its pages, or what the checks found.

use egui::{Align, Frame, Layout, Panel, Ui};

use super::Actions;
use super::checks::{ChecksState, checks_ui};
use super::controls;
use super::icons::Icon;
use super::pages::{PagesState, pages_ui};
use super::preview::{PreviewState, preview_ui};
use super::theme::size;
use crate::app::{Action, Command, OpenDocument, Session};
use crate::i18n::{review, window};
use crate::store::{Beside, Settings};

/// What it remembers between frames.
#[derive(Default)]
pub struct BesideState {
    preview: PreviewState,
    pages: PagesState,
    checks: ChecksState,
}

impl BesideState {
    /// Nothing of it is shown.
    pub fn leave(&mut self, actions: &mut Actions) {
        self.pages.leave(actions);
        self.checks.leave();
    }
}

/// Shows what is chosen, below the tabs from which it is.
pub fn beside_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, state: &mut BesideState, actions: &mut Actions) {
    let beside = session.settings.beside;
    let head = Panel::top("preview head").exact_size(size::PANEL_HEAD).show_separator_line(false).frame(Frame::NONE);
    head.show(ui, |ui| {
        controls::hairline_below(ui, ui.max_rect());
        ui.horizontal_centered(|ui| {
            ui.add_space(size::INSET);
            let found = review::tab(session.lang, open.review.tally().all());
            let names = [window::PREVIEW_TEXT.get(session.lang), window::PREVIEW_PAGES.get(session.lang), &found];
            let all = [Beside::Text, Beside::Pages, Beside::Checks];
            let now = all.iter().position(|one| *one == beside).unwrap_or_default();
            let pressed = controls::segmented(ui, names, now).and_then(|pressed| all.get(pressed));
            if let Some(pressed) = pressed.filter(|pressed| **pressed != beside) {
                let settings = Settings { beside: *pressed, ..session.settings.clone() };
                actions.push(Action::Set(Box::new(settings)));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(6.0);
                controls::command_button(ui, session, Command::Preview, Icon::SidebarSimple, actions);
                let name = window::PAGES_LARGER.get(session.lang);
                if beside == Beside::Pages && controls::icon_button(ui, Icon::MagnifyingGlass, name, None).clicked() {
                    state.pages.zoom = state.pages.zoom.next();
                }
            });
        });
    });
    if beside != Beside::Pages {
        state.pages.leave(actions);
    }
    if beside != Beside::Checks {
        state.checks.leave();
    }
    match beside {
        Beside::Text => preview_ui(ui, open, &mut state.preview, actions),
        Beside::Pages => pages_ui(ui, session, open, &mut state.pages, actions),
        Beside::Checks => checks_ui(ui, session, open, &mut state.checks, actions),
    }
}
