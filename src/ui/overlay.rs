//! What lies over the window until it is shut: palette, settings, keys. It has the keyboard, and gives it back.

use egui::{Id, Ui};

use super::hand_over::{HandOverState, hand_over_ui};
use super::palette::{PaletteState, palette_ui};
use super::profiles::{ProfilesState, profiles_ui};
use super::settings::{SettingsState, settings_ui};
use super::{Actions, keymap};
use crate::app::{Action, Command, Group, Overlay, Session};

/// What is remembered of it.
#[derive(Default)]
pub struct OverlayState {
    palette: PaletteState,
    settings: SettingsState,
    hand_over: HandOverState,
    profiles: ProfilesState,
    /// What is shown.
    shown: Option<Overlay>,
    /// What had the keyboard before anything lay over it.
    before: Option<Option<Id>>,
    /// What was chosen, until nothing lies over the window any more: only then can anything there take the keyboard.
    chosen: Actions,
}

impl OverlayState {
    /// Takes the keys that are pressed while the page of keys waits for new ones; gives whether it does.
    pub fn records(&mut self, ui: &Ui, session: &Session, actions: &mut Actions) -> bool {
        let waits = matches!(session.overlay, Some(Overlay::Keys(_))) && self.settings.keys.is_waiting();
        if waits {
            self.settings.keys.record(ui.ctx(), session, actions);
        }
        waits
    }

    /// Reports a command that was given by its keys: at once, or once what lies over the window is shut.
    pub fn give(&mut self, session: &Session, command: Command, actions: &mut Actions) {
        let at_once = command.is_overlay();
        let sets =
            !matches!(session.overlay, Some(Overlay::Palette | Overlay::Phrases)) && command.group() == Group::View;
        if session.overlay.is_none() || at_once || sets {
            actions.push(Action::Do(command));
        } else {
            self.chosen.push(Action::Do(command));
            actions.push(Action::Shut);
        }
    }

    /// Nothing lies over the window: what was chosen is done, and the keyboard is where it was before.
    fn uncovered(&mut self, ui: &Ui, actions: &mut Actions) {
        if ui.memory(egui::Memory::top_modal_layer).is_some() {
            // Until the next pass what lay over the window takes the keyboard from everything else.
            ui.ctx().request_repaint();
            return;
        }
        let before = self.before.take().flatten();
        if let Some(id) = before.filter(|_| ui.memory(|memory| memory.focused().is_none())) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        actions.append(&mut self.chosen);
    }
}

/// Shows it. To be called before everything that lies beneath: no key reaches that.
pub fn overlay_ui(ui: &Ui, session: &Session, state: &mut OverlayState, composing: bool, actions: &mut Actions) {
    if session.is_covered() {
        state.before.get_or_insert_with(|| ui.memory(egui::Memory::focused));
    } else if state.before.is_some() {
        state.uncovered(ui, actions);
    }
    if state.shown != session.overlay {
        state.shown = session.overlay;
        state.palette = PaletteState::default();
        state.settings.keys.leave();
        state.hand_over.leave();
        state.profiles.leave();
    }
    let Some(overlay) = session.overlay else {
        state.settings = SettingsState::default();
        return;
    };
    match overlay {
        Overlay::Palette | Overlay::Phrases => {
            let chosen = palette_ui(ui, session, overlay, &mut state.palette, composing, actions);
            if !chosen.is_empty() {
                state.chosen.extend(chosen);
                actions.push(Action::Shut);
            }
        }
        Overlay::Settings | Overlay::Rules | Overlay::Words | Overlay::Keys(_) => {
            settings_ui(ui, session, overlay, &mut state.settings, actions);
        }
        Overlay::Profiles => profiles_ui(ui, session, &mut state.profiles, actions),
        Overlay::HandOver => {
            let chosen = hand_over_ui(ui, session, &mut state.hand_over, actions);
            if !chosen.is_empty() {
                state.chosen.extend(chosen);
                actions.push(Action::Shut);
            }
        }
    }
    keymap::swallow(ui.ctx());
}
