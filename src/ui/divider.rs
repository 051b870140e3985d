//! The line between a panel and the page, for those who do not use a mouse: it has a name, is seen while it has the
//! keyboard, and arrows move it.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Event, EventFilter, Id, Key, Modifiers, Pos2, Rect, Ui, vec2};

use super::controls;
use super::theme::{Theme, size};

/// The line beside one panel.
pub struct Divider<'a> {
    id: Id,
    name: &'a str,
}

impl<'a> Divider<'a> {
    /// The line beside the panel with an id in this part of the window.
    pub fn new(ui: &Ui, panel: &str, name: &'a str) -> Self {
        // As egui names what a panel is resized by.
        Self { id: ui.scope_id().with(panel).with("__resize"), name }
    }

    /// Makes arrows what a screen reader asks of it. To be called before the panel is shown.
    pub fn take_keys(&self, ui: &Ui, wider: Key, narrower: Key) {
        if !ui.memory(|memory| memory.has_focus(self.id)) {
            return;
        }
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, filter));
        ui.input_mut(|input| {
            for (key, action) in [(wider, Action::Increment), (narrower, Action::Decrement)] {
                for _ in 0..input.count_and_consume_key(Modifiers::NONE, key) {
                    let target_node = self.id.accesskit_id();
                    let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node, data: None };
                    input.events.push(Event::AccessKitActionRequest(request));
                }
            }
        });
    }

    /// Names it, and shows that it has the keyboard. To be called once the panel is shown.
    pub fn show(&self, ui: &Ui, top: Pos2, height: f32) {
        controls::name(ui, self.id, self.name);
        if ui.memory(|memory| memory.has_focus(self.id)) {
            let line = Rect::from_min_size(top - vec2(size::MARKER / 2.0, 0.0), vec2(size::MARKER, height));
            ui.painter().rect_filled(line, 0.0, Theme::of(ui).accent);
        }
    }
}
