//! The bar at the top: the seal, the open drafts, undo and redo, the look, all commands, export.

use egui::{Align, Layout, Ui};

use super::controls::{Weight, button, icon_button, seal};
use super::icons::Icon;
use super::tabs::{self, TabsState};
use super::theme::size;
use super::{Actions, controls};
use crate::app::{Action, Command, OpenDocument, Screen, Session};
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
        if seal(ui, window::SEAL.get(session.lang), start::START.get(session.lang), &Command::Start.keys().label()) {
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
            menu(ui, session, open, actions);
            controls::command_button(ui, session.lang, Command::Language, Icon::Translate, actions);
            let dark = session.settings.dark.unwrap_or_default();
            controls::command_button(
                ui,
                session.lang,
                Command::Dark,
                if dark { Icon::Sun } else { Icon::Moon },
                actions,
            );
            if let Some(open) = open {
                controls::command_button(ui, session.lang, Command::Fields, Icon::Textbox, actions);
                controls::command_button(ui, session.lang, Command::Save, Icon::FloppyDisk, actions);
                ui.add_enabled_ui(open.document.history().can_redo(), |ui| {
                    controls::command_button(ui, session.lang, Command::Redo, Icon::ArrowUUpRight, actions);
                });
                ui.add_enabled_ui(open.document.history().can_undo(), |ui| {
                    controls::command_button(ui, session.lang, Command::Undo, Icon::ArrowUUpLeft, actions);
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
fn menu(ui: &mut Ui, session: &Session, open: Option<&OpenDocument>, actions: &mut Actions) {
    let response = icon_button(ui, Icon::DotsThree, window::MENU.get(session.lang), None);
    let most = ui.ctx().content_rect().height() - size::TOP_BAR - 2.0 * size::STATUS;
    egui::Popup::menu(&response).show(|ui| {
        ui.set_width(size::MENU);
        egui::ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for entry in Command::ALL {
                let always = matches!(
                    entry,
                    Command::Start | Command::New | Command::Open | Command::Dark | Command::Language | Command::Quit
                );
                ui.add_enabled_ui(always || open.is_some(), |ui| {
                    if controls::menu_row(ui, entry.name().get(session.lang), &entry.keys().label()).clicked() {
                        actions.push(Action::Do(entry));
                        ui.close();
                    }
                });
                if entry.ends_group() {
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
