//! The menu of the page: what can be done with what is selected, and at the caret.

use egui::{Response, Ui, ViewportCommand};

use crate::app::{Action, Command, Session};
use crate::i18n::{Words, window};
use crate::ui::Actions;
use crate::ui::controls::{hairline_below, menu_row};
use crate::ui::theme::size;

/// What can be done at the caret, a line between groups.
const AT_CARET: [&[Command]; 3] = [
    &[Command::Stress, Command::Slow, Command::Pinyin, Command::Pause],
    &[Command::Split, Command::Merge, Command::AddBelow, Command::Switch, Command::Fold],
    &[Command::Find, Command::Palette],
];

/// Shows the menu where the page was pressed with the other button.
pub fn menu(response: &Response, session: &Session, actions: &mut Actions) {
    response.context_menu(|ui| {
        ui.set_width(size::MENU);
        ui.spacing_mut().item_spacing.y = 0.0;
        let clip = |ui: &mut Ui, name: Words, keys: &str| menu_row(ui, name.get(session.lang), keys).clicked();
        if clip(ui, window::CUT, "Ctrl X") {
            actions.push(Action::Cut);
            ui.close();
        }
        if clip(ui, window::COPY, "Ctrl C") {
            actions.push(Action::Copy);
            ui.close();
        }
        if clip(ui, window::PASTE, "Ctrl V") {
            ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
            ui.close();
        }
        for group in AT_CARET {
            ui.add_space(4.0);
            hairline_below(ui, egui::Rect::from_min_size(ui.cursor().min, egui::vec2(size::MENU, 1.0)));
            ui.add_space(5.0);
            for command in group {
                let keys = session.keymap.label(*command).unwrap_or_default();
                if menu_row(ui, command.name().get(session.lang), &keys).clicked() {
                    actions.push(Action::Do(*command));
                    ui.close();
                }
            }
        }
    });
}
