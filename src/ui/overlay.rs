//! What lies over the window until it is shut: palette, settings, keys. It has the keyboard, and gives it back.

use egui::{Id, Ui};

use super::palette::{PaletteState, palette_ui};
use super::settings::{SettingsState, settings_ui};
use super::{Actions, keymap};
use crate::app::{Overlay, Session};

/// What is remembered of it.
#[derive(Default)]
pub struct OverlayState {
    palette: PaletteState,
    settings: SettingsState,
    /// What is shown, and what had the keyboard before.
    shown: Option<(Overlay, Option<Id>)>,
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
}

/// Shows it. To be called before everything that lies beneath: no key reaches that.
pub fn overlay_ui(ui: &Ui, session: &Session, state: &mut OverlayState, composing: bool, actions: &mut Actions) {
    let Some(overlay) = session.overlay else {
        if let Some((_, before)) = state.shown.take() {
            state.palette = PaletteState::default();
            state.settings = SettingsState::default();
            // What is shown after this may want the keyboard for itself.
            if let Some(id) = before {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        }
        return;
    };
    let before = match state.shown {
        Some((_, before)) => before,
        None => ui.memory(egui::Memory::focused),
    };
    if state.shown.is_some_and(|(shown, _)| shown != overlay) {
        state.palette = PaletteState::default();
        state.settings.keys.leave();
    }
    state.shown = Some((overlay, before));
    match overlay {
        Overlay::Palette => palette_ui(ui, session, &mut state.palette, composing, actions),
        Overlay::Settings | Overlay::Keys(_) => settings_ui(ui, session, overlay, &mut state.settings, actions),
    }
    keymap::swallow(ui.ctx());
}
