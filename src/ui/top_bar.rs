//! The bar at the top: the seal, the open drafts, undo and redo, the look, all commands, export.

use egui::Ui;

use super::controls::{Weight, button, icon_button, seal};
use super::icons::Icon;
use super::tabs::{self, TabsState};
use super::theme::size;
use super::{Actions, controls, palette};
use crate::app::{Action, Command, OpenDocument, Screen, Session};
use crate::i18n::{start, window};

/// Between the tabs and what stands at the right.
const GAP: f32 = 12.0;

/// What the bar remembers between frames.
#[derive(Default)]
pub struct TopBarState {
    tabs: TabsState,
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
        let width = right_width(ui, session, open.is_some());
        let room = ui.available_width() - width - GAP;
        tabs::tabs_ui(ui, session, &mut state.tabs, room, actions);
        controls::at_right(ui, width, |ui| right_ui(ui, session, open, actions));
    });
}

/// Between the buttons at the right, and between the groups of them.
const SPACE: f32 = 2.0;
const GROUP: f32 = 6.0;

/// How wide what stands at the right is, the room behind it included.
fn right_width(ui: &Ui, session: &Session, open: bool) -> f32 {
    let icons = if open { 7.0 } else { 3.0 };
    let export = controls::button_width(ui, Weight::Main, Some(Icon::UploadSimple), window::EXPORT.get(session.lang));
    let export = if open { GROUP + SPACE + export } else { 0.0 };
    let commands = GROUP + palette::command_box_width(ui);
    icons * (size::CONTROL + SPACE) + commands + export + size::INSET - GROUP
}

/// What stands at the right: steps back and on, the draft, the look, all commands, export.
fn right_ui(ui: &mut Ui, session: &Session, open: Option<&OpenDocument>, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.x = SPACE;
    if let Some(open) = open {
        ui.add_enabled_ui(open.document.history().can_undo(), |ui| {
            controls::command_button(ui, session, Command::Undo, Icon::ArrowUUpLeft, actions);
        });
        ui.add_enabled_ui(open.document.history().can_redo(), |ui| {
            controls::command_button(ui, session, Command::Redo, Icon::ArrowUUpRight, actions);
        });
        controls::command_button(ui, session, Command::Save, Icon::FloppyDisk, actions);
        controls::command_button(ui, session, Command::Fields, Icon::Textbox, actions);
    }
    let dark = ui.visuals().dark_mode;
    controls::command_button(ui, session, Command::Dark, if dark { Icon::Sun } else { Icon::Moon }, actions);
    controls::command_button(ui, session, Command::Language, Icon::Translate, actions);
    menu(ui, session, actions);
    ui.add_space(GROUP);
    palette::command_box_ui(ui, session, actions);
    if open.is_some() {
        ui.add_space(GROUP);
        if button(ui, Weight::Main, Some(Icon::UploadSimple), window::EXPORT.get(session.lang)).clicked() {
            actions.push(Action::Do(Command::Export));
        }
    }
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
