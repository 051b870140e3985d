//! From keys to commands, before any text field sees them.

use egui::{Context, KeyboardShortcut, Modifiers};

use crate::app::{Command, Key, Keys};

/// The command whose keys were pressed in this frame, if any; the keys are taken from the input.
pub fn pressed(ctx: &Context) -> Option<Command> {
    let mut all: Vec<(Keys, Command)> = Command::ALL
        .into_iter()
        .flat_map(|command| {
            std::iter::once(command.keys()).chain(command.second_keys()).map(move |keys| (keys, command))
        })
        .collect();
    // egui lets extra keys be held down, so those with more of them are asked for first.
    all.sort_by_key(|(keys, _)| {
        std::cmp::Reverse(usize::from(keys.ctrl) + usize::from(keys.shift) + usize::from(keys.alt))
    });
    ctx.input_mut(|input| {
        all.into_iter()
            .find(|(keys, _)| shortcut(*keys).is_some_and(|shortcut| input.consume_shortcut(&shortcut)))
            .map(|(_, command)| command)
    })
}

fn shortcut(keys: Keys) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    if keys.ctrl {
        modifiers |= Modifiers::COMMAND;
    }
    if keys.shift {
        modifiers |= Modifiers::SHIFT;
    }
    if keys.alt {
        modifiers |= Modifiers::ALT;
    }
    let key = match keys.key {
        Key::Char(letter) => egui::Key::from_name(&letter.to_string())?,
        Key::Enter => egui::Key::Enter,
        Key::Backspace => egui::Key::Backspace,
        Key::Tab => egui::Key::Tab,
        Key::Home => egui::Key::Home,
        Key::Delete => egui::Key::Delete,
        Key::Up => egui::Key::ArrowUp,
        Key::Down => egui::Key::ArrowDown,
        Key::Left => egui::Key::ArrowLeft,
        Key::Right => egui::Key::ArrowRight,
        Key::F(number) => egui::Key::from_name(&format!("F{number}"))?,
    };
    Some(KeyboardShortcut::new(modifiers, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_keys_that_egui_knows() {
        for command in Command::ALL {
            assert!(shortcut(command.keys()).is_some(), "{command:?}");
        }
    }
}
