//! The bar at the top: the seal, the open drafts, undo and redo, the look, all commands, export.

use egui::{Align, Layout, Ui};

use super::controls::{Weight, button, icon_button, seal};
use super::icons::Icon;
use super::tabs::{self, TabsState};
use super::theme::size;
use super::{Actions, controls, palette};
use crate::app::{Action, Command, Screen, Session};
use crate::i18n::{start, window};

/// Between the tabs and what stands at the right.
const GAP: f32 = 12.0;

/// What the bar remembers between frames.
#[derive(Default)]
pub struct TopBarState {
    tabs: TabsState,
    /// How wide what stands at the right is.
    right: f32,
}

/// Shows the bar.
pub fn top_bar_ui(ui: &mut Ui, session: &Session, state: &mut TopBarState, actions: &mut Actions) {
    controls::hairline_below(ui, ui.max_rect());
    let open = session.document().filter(|_| session.screen == Screen::Draft);
    ui.horizontal_centered(|ui| {
        ui.add_space(size::INSET - 2.0);
        let keys = session.keymap.label(Command::Start).unwrap_or_default();
        if seal(ui, window::SEAL.get(session.lang), start::START.get(session.lang), &keys) {
            actions.push(Action::Do(Command::Start));
        }
        ui.add_space(8.0);
        let room = ui.available_width() - state.right;
        tabs::tabs_ui(ui, session, &mut state.tabs, room, actions);
        let left = ui.cursor().left();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(size::INSET - 6.0);
            ui.spacing_mut().item_spacing.x = 2.0;
            if open.is_some() {
                if button(ui, Weight::Main, Some(Icon::UploadSimple), window::EXPORT.get(session.lang)).clicked() {
                    actions.push(Action::Do(Command::Export));
                }
                ui.add_space(6.0);
            }
            palette::command_box_ui(ui, session, actions);
            ui.add_space(6.0);
            menu(ui, session, actions);
            controls::command_button(ui, session, Command::Language, Icon::Translate, actions);
            let dark = ui.visuals().dark_mode;
            controls::command_button(ui, session, Command::Dark, if dark { Icon::Sun } else { Icon::Moon }, actions);
            if let Some(open) = open {
                controls::command_button(ui, session, Command::Fields, Icon::Textbox, actions);
                controls::command_button(ui, session, Command::Save, Icon::FloppyDisk, actions);
                ui.add_enabled_ui(open.document.history().can_redo(), |ui| {
                    controls::command_button(ui, session, Command::Redo, Icon::ArrowUUpRight, actions);
                });
                ui.add_enabled_ui(open.document.history().can_undo(), |ui| {
                    controls::command_button(ui, session, Command::Undo, Icon::ArrowUUpLeft, actions);
                });
            }
            // What stands at the right says how much room the tabs have in the next frame.
            let right = ui.max_rect().right() - ui.min_rect().left() + GAP;
            if (right - state.right).abs() > 0.5 && left < ui.max_rect().right() {
                state.right = right;
                ui.ctx().request_discard("the tabs have other room");
            }
        });
    });
}

/// All commands with their keys.
fn menu(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let response = icon_button(ui, Icon::DotsThree, window::MENU.get(session.lang), None);
    let most = ui.ctx().content_rect().height() - size::TOP_BAR - 2.0 * size::STATUS;
    egui::Popup::menu(&response).show(|ui| {
        ui.set_width(size::MENU);
        egui::ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, entry) in Command::ALL.into_iter().enumerate() {
                let keys = session.keymap.label(entry).unwrap_or_default();
                ui.add_enabled_ui(entry.is_available(session), |ui| {
                    if controls::menu_row(ui, entry.name().get(session.lang), &keys).clicked() {
                        actions.push(Action::Do(entry));
                        ui.close();
                    }
                });
                let ends_group = Command::ALL.get(index + 1).is_some_and(|next| next.group() != entry.group());
                if ends_group {
                    ui.add_space(4.0);
                    controls::hairline_below(
                        ui,
                        egui::Rect::from_min_size(ui.cursor().min, egui::vec2(size::MENU, 1.0)),
                    );
                    ui.add_space(5.0);
                }
            }
        });
    });
}
