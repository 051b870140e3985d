//! All keys, searched like the palette: a row is clicked, new keys are pressed, and a clash is named instead of made.

use egui::{CornerRadius, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::controls::{fault_line, key_caps, label, paint_right, paint_text, small_button};
use super::theme::{Theme, Type, corner, focus_ring, size};
use super::{Actions, keymap};
use crate::app::matching::matches;
use crate::app::{Action, Command, Group, Key, KeyFault, Keys, Session};
use crate::i18n::{Lang, commands as words};

/// What the page remembers while it is shown.
#[derive(Default)]
pub struct KeysState {
    /// What is looked for.
    pub query: String,
    /// The command whose new keys are waited for.
    waiting: Option<Command>,
    /// Why the keys pressed last were refused.
    refused: Option<(Command, Keys, KeyFault)>,
    /// The command that the page was last opened for.
    shown_for: Option<Command>,
}

impl KeysState {
    /// Whether the next keys that are pressed are new keys of a command.
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// The page is not shown any more.
    pub fn leave(&mut self) {
        *self = Self::default();
    }

    /// Takes the keys that are pressed while new ones are waited for.
    pub fn record(&mut self, ctx: &egui::Context, session: &Session, actions: &mut Actions) {
        let (Some(command), Some(keys)) = (self.waiting, keymap::recorded(ctx)) else { return };
        self.refused = None;
        if keys == Keys::plain(Key::Escape) {
            self.waiting = None;
        } else if [Key::Delete, Key::Backspace].map(Keys::plain).contains(&keys) {
            self.waiting = None;
            actions.push(Action::SetKeys(command, Vec::new()));
        } else {
            match session.keymap.check(command, keys) {
                Ok(()) => {
                    self.waiting = None;
                    actions.push(Action::SetKeys(command, vec![keys]));
                }
                // Other keys may be pressed at once.
                Err(fault) => self.refused = Some((command, keys, fault)),
            }
        }
    }
}

/// Shows the page. `wanted` is the command whose keys are to be changed.
pub fn keys_ui(ui: &mut Ui, session: &Session, wanted: Option<Command>, state: &mut KeysState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let called = wanted.filter(|_| state.shown_for != wanted);
    if let Some(command) = called {
        (state.shown_for, state.waiting) = (wanted, Some(command));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut group: Option<Group> = None;
    let query = state.query.clone();
    for command in Command::ALL.into_iter().filter(|command| is_found(session, &query, *command)) {
        if group != Some(command.group()) {
            group = Some(command.group());
            ui.add_space(16.0);
            label(ui, Type::InterfaceMedium, theme.ink, command.group().name().get(lang));
            ui.add_space(4.0);
        }
        row_ui(ui, session, command, called == Some(command), state, actions);
    }
    if group.is_none() {
        ui.add_space(24.0);
        label(ui, Type::Interface, theme.ink2, words::NOTHING_FOUND.get(lang));
    }
}

/// By the name of a command in either language, of its group, or by its keys.
fn is_found(session: &Session, query: &str, command: Command) -> bool {
    let names = [command.name(), command.group().name()];
    let by_name = names.iter().any(|name| matches(query, name.zh).is_some() || matches(query, name.en).is_some());
    let keys = session.keymap.keys(command).iter();
    by_name || keys.map(|keys| keys.label()).any(|label| label.to_lowercase().contains(&query.trim().to_lowercase()))
}

fn row_ui(
    ui: &mut Ui,
    session: &Session,
    command: Command,
    scroll: bool,
    state: &mut KeysState,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let name = command.name().get(lang);
    let keys = session.keymap.keys(command);
    let waiting = state.waiting == Some(command);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL), Sense::click());
    let told: Vec<String> = keys.iter().map(|keys| keys.label()).collect();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, true, name);
        info.current_text_value = Some(told.join(", "));
        info
    });
    if scroll {
        ui.scroll_to_rect(rect, Some(egui::Align::Center));
    }
    if response.hovered() && !waiting {
        ui.painter().rect_filled(rect, CornerRadius::same(corner::CONTROL), theme.hover);
    }
    if waiting || response.has_focus() {
        let round = CornerRadius::same(corner::CONTROL);
        ui.painter().rect_stroke(rect, round, focus_ring(theme), StrokeKind::Inside);
    }
    let y = rect.center().y;
    let right = pos2(rect.right() - 10.0, y);
    paint_text(ui, pos2(rect.left() + 10.0, y), rect.width() * 0.5, Type::Interface, theme.ink, name);
    let mut at = right;
    if waiting {
        paint_right(ui, right, Type::Interface, theme.ink2, words::PRESS_KEYS.get(lang));
    } else if keys.is_empty() {
        at.x -= paint_right(ui, right, Type::Small, theme.ink3, words::NO_KEYS.get(lang)) + 12.0;
    } else {
        for keys in keys.iter().rev() {
            at.x -= key_caps(ui, at, &keys.caps()) + 12.0;
        }
    }
    if waiting && response.clicked_elsewhere() {
        state.waiting = None;
        state.refused = None;
    } else if waiting && !response.has_focus() {
        // The one red place is here, not where the search is.
        response.request_focus();
    }
    if response.clicked() {
        state.waiting = Some(command);
        state.refused = None;
    }
    if !waiting && session.settings.keys.contains_key(command.id()) {
        reset_ui(ui, session, command, pos2(at.x, y), actions);
    }
    if let Some((_, keys, fault)) = state.refused.filter(|(of, ..)| *of == command) {
        ui.horizontal(|ui| {
            ui.set_min_height(size::CONTROL_SMALL);
            ui.add_space(10.0);
            fault_line(ui, &fault_words(lang, keys, fault));
        });
    }
    ui.add_space(2.0);
}

/// The way back to the usual keys, ending at a place; who has them, where another command does.
fn reset_ui(ui: &mut Ui, session: &Session, command: Command, right: egui::Pos2, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    if let Err(fault) = session.keymap.check_reset(command) {
        let usual = command.default_keys().find(|keys| session.keymap.check(command, *keys).is_err());
        let text = usual.map(|usual| fault_words(lang, usual, fault)).unwrap_or_default();
        paint_right(ui, right, Type::Small, theme.ink3, &text);
        return;
    }
    let place = egui::Rect::from_min_max(
        pos2(right.x - size::NUMBER * 2.0, right.y - size::CONTROL_SMALL / 2.0),
        pos2(right.x, right.y + size::CONTROL_SMALL / 2.0),
    );
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(place).layout(layout));
    let name = words::reset_of(lang, command.name().get(lang));
    if small_button(&mut inside, words::RESET.get(lang), &name).clicked() {
        actions.push(Action::ResetKeys(Some(command)));
    }
}

fn fault_words(lang: Lang, keys: Keys, fault: KeyFault) -> String {
    match fault {
        KeyFault::Taken(other) => words::keys_taken(lang, &keys.label(), other.name().get(lang)),
        KeyFault::Plain => words::PLAIN_KEYS.get(lang).to_owned(),
        KeyFault::OfText => words::TEXT_KEYS.get(lang).to_owned(),
    }
}
