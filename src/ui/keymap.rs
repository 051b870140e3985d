//! From keys to commands, before any text field sees them.

use egui::{Context, Event, Modifiers};

use crate::app::{Command, Key, Keymap, Keys};

/// The commands whose keys were pressed in this frame, in order; the keys are taken from the input.
pub fn pressed(ctx: &Context, keymap: &Keymap) -> Vec<Command> {
    let mut found = Vec::new();
    // With Alt held a key gives its letter too; that of a command is no writing.
    let mut letter = false;
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            if matches!(event, Event::Text(_)) {
                return !std::mem::take(&mut letter);
            }
            let Event::Key { key, pressed: true, repeat, modifiers, .. } = event else { return true };
            let command = keys_of(*key, *modifiers).and_then(|keys| keymap.command(keys));
            letter = command.is_some() && modifiers.alt && !modifiers.command;
            // A key held down is still the command's, also where it gives the command once only.
            found.extend(command.filter(|command| !repeat || command.repeats()));
            command.is_none()
        });
    });
    found
}

/// The first keys that were pressed in this frame, whatever they would do; all keys are taken from the input.
pub fn recorded(ctx: &Context) -> Option<Keys> {
    let ctrl = |letter| Some(Keys::ctrl(Key::Char(letter)));
    ctx.input_mut(|input| {
        let of = |event: &Event| match event {
            Event::Key { key, pressed: true, repeat: false, modifiers, .. } => keys_of(*key, *modifiers),
            Event::Copy => ctrl('C'),
            Event::Cut => ctrl('X'),
            Event::Paste(_) => ctrl('V'),
            _ => None,
        };
        let found = input.events.iter().find_map(of);
        input.events.retain(|event| !is_of_keyboard(event));
        found
    })
}

/// Takes away what was typed in this frame: whatever lies beneath is not to hear of it.
pub fn swallow(ctx: &Context) {
    ctx.input_mut(|input| input.events.retain(|event| !is_of_keyboard(event)));
}

fn is_of_keyboard(event: &Event) -> bool {
    matches!(event, Event::Key { .. } | Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_) | Event::Ime(_))
}

fn keys_of(key: egui::Key, modifiers: Modifiers) -> Option<Keys> {
    let ctrl = modifiers.command || (modifiers.ctrl && !cfg!(target_os = "macos"));
    Some(Keys { ctrl, shift: modifiers.shift, alt: modifiers.alt, key: key_of(key)? })
}

fn key_of(key: egui::Key) -> Option<Key> {
    use egui::Key as K;
    Some(match key {
        K::Enter => Key::Enter,
        K::Escape => Key::Escape,
        K::Tab => Key::Tab,
        K::Space => Key::Space,
        K::Backspace => Key::Backspace,
        K::Delete => Key::Delete,
        K::Insert => Key::Insert,
        K::Home => Key::Home,
        K::End => Key::End,
        K::PageUp => Key::PageUp,
        K::PageDown => Key::PageDown,
        K::ArrowUp => Key::Up,
        K::ArrowDown => Key::Down,
        K::ArrowLeft => Key::Left,
        K::ArrowRight => Key::Right,
        K::Plus => Key::Char('+'),
        K::Minus => Key::Char('-'),
        K::Equals => Key::Char('='),
        K::Comma => Key::Char(','),
        K::Period => Key::Char('.'),
        K::Slash => Key::Char('/'),
        K::Semicolon => Key::Char(';'),
        K::Quote => Key::Char('\''),
        K::OpenBracket => Key::Char('['),
        K::CloseBracket => Key::Char(']'),
        K::Backslash => Key::Char('\\'),
        K::Backtick => Key::Char('`'),
        // Letters, digits and function keys have the names that the settings file gives them.
        other => Keys::parse(other.name()).filter(|keys| *keys == Keys::plain(keys.key))?.key,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: egui::Key, modifiers: Modifiers, repeat: bool) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat, modifiers }
    }

    /// What a frame with these events gives, and how many of them are left.
    fn check_pressed(events: Vec<Event>, commands: &[Command], left: usize) {
        let ctx = Context::default();
        let input = egui::RawInput { events, ..egui::RawInput::default() };
        let mut found = (Vec::new(), 0);
        let mut output = ctx.run_ui(input, |ui| {
            found = (pressed(ui.ctx(), &Keymap::default()), ui.input(|input| input.events.len()));
        });
        output.textures_delta.clear();
        assert_eq!(found, (commands.to_vec(), left));
    }

    #[test]
    fn all_keys_of_a_frame_count_in_their_order() {
        let ctrl_shift = Modifiers::COMMAND | Modifiers::SHIFT;
        check_pressed(
            vec![
                press(egui::Key::Z, ctrl_shift, false),
                Event::Text("a".to_owned()),
                press(egui::Key::Z, Modifiers::COMMAND, false),
                press(egui::Key::Z, Modifiers::COMMAND, true),
                press(egui::Key::F9, Modifiers::NONE, false),
                press(egui::Key::A, Modifiers::NONE, false),
            ],
            &[Command::Redo, Command::Undo, Command::Undo, Command::Dark],
            2,
        );
    }

    #[test]
    fn the_letter_of_a_command_is_not_written() {
        let text = || Event::Text("p".to_owned());
        check_pressed(vec![press(egui::Key::P, Modifiers::ALT, false), text()], &[Command::Phrases], 0);
        check_pressed(vec![press(egui::Key::P, Modifiers::ALT, false), text(), text()], &[Command::Phrases], 1);
        check_pressed(vec![press(egui::Key::J, Modifiers::ALT, false), text()], &[], 2);
    }

    #[test]
    fn keys_held_down_give_a_switch_once() {
        let keys = |repeat| press(egui::Key::F9, Modifiers::NONE, repeat);
        check_pressed(vec![keys(false), keys(true), keys(true)], &[Command::Dark], 0);
    }

    #[test]
    fn one_more_key_held_down_makes_other_keys() {
        let all = Modifiers::COMMAND | Modifiers::SHIFT | Modifiers::ALT;
        check_pressed(vec![press(egui::Key::Z, all, false), press(egui::Key::F9, Modifiers::SHIFT, false)], &[], 2);
    }

    #[test]
    fn every_key_that_a_command_can_have_comes_from_the_keyboard() {
        let known: Vec<Key> = egui::Key::ALL.iter().filter_map(|key| key_of(*key)).collect();
        let named = ["Enter", "Esc", "Tab", "Space", "Backspace", "Delete", "Insert", "Home", "End", "PageUp"];
        let others = ["PageDown", "Up", "Down", "Left", "Right", "F1", "F12", "F24", "A", "Z", "0", "9", "+", "-"];
        let marks = ["=", ",", ".", "/", ";", "'", "[", "]", "\\", "`"];
        for text in named.into_iter().chain(others).chain(marks) {
            assert!(known.contains(&Keys::parse(text).unwrap().key), "{text}");
        }
    }
}
