//! Everything a writer can ask for by key or menu: one list that feeds both, and the tests.

use crate::i18n::{Words, find, start, window};

/// Something a writer can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// What was written lately, and how to begin.
    Start,
    /// The draft in the next tab.
    NextTab,
    /// The draft in the tab before.
    PreviousTab,
    /// Choose a template for a new draft.
    New,
    /// Open a draft.
    Open,
    /// Save the draft.
    Save,
    /// Save it in another file.
    SaveAs,
    /// Write the finished speech as text.
    Export,
    /// Put the finished speech on the clipboard.
    CopyText,
    /// Close the draft.
    Close,
    /// End the program.
    Quit,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// A section, or an item of a list, below this one.
    AddBelow,
    /// A section one level deeper.
    AddInside,
    /// A copy of this section.
    Duplicate,
    /// Take this section out.
    Remove,
    /// This section before the one above.
    MoveUp,
    /// This section behind the one below.
    MoveDown,
    /// One level up.
    Promote,
    /// One level down.
    Demote,
    /// Switch this section off or on.
    Switch,
    /// Fold this section away behind its beginning, or show it again.
    Fold,
    /// Make a section of its own of what stands behind the caret.
    Split,
    /// Join this section to the one before it.
    Merge,
    /// Have what is selected said with stress.
    Stress,
    /// Have what is selected said slowly.
    Slow,
    /// Mark a pause.
    Pause,
    /// The heading of this item for the whole list.
    ShareHeading,
    /// The heading of the list for this item.
    FollowPattern,
    /// Look for something.
    Find,
    /// Look for something and replace it.
    Replace,
    /// The next hit.
    FindNext,
    /// The hit before.
    FindPrevious,
    /// The fields of the draft.
    Fields,
    /// Show or hide the outline.
    Outline,
    /// Show or hide the preview.
    Preview,
    /// Light or dark.
    Dark,
    /// Chinese or English.
    Language,
}

/// A key on a keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter or digit.
    Char(char),
    /// Enter.
    Enter,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Tab.
    Tab,
    /// Home.
    Home,
    /// An arrow.
    Up,
    /// An arrow.
    Down,
    /// An arrow.
    Left,
    /// An arrow.
    Right,
    /// A function key.
    F(u8),
}

/// A key with what is held down. `ctrl` is the command key on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Keys {
    /// Ctrl.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key.
    pub key: Key,
}

const fn ctrl(key: Key) -> Keys {
    Keys { ctrl: true, shift: false, alt: false, key }
}

const fn ctrl_shift(key: Key) -> Keys {
    Keys { ctrl: true, shift: true, alt: false, key }
}

const fn alt(key: Key) -> Keys {
    Keys { ctrl: false, shift: false, alt: true, key }
}

const fn alt_shift(key: Key) -> Keys {
    Keys { ctrl: false, shift: true, alt: true, key }
}

impl Command {
    /// Every command, in the order of the menu.
    pub const ALL: [Self; 39] = [
        Self::New,
        Self::Open,
        Self::Save,
        Self::SaveAs,
        Self::Export,
        Self::CopyText,
        Self::Undo,
        Self::Redo,
        Self::AddBelow,
        Self::AddInside,
        Self::Duplicate,
        Self::Remove,
        Self::MoveUp,
        Self::MoveDown,
        Self::Promote,
        Self::Demote,
        Self::Switch,
        Self::Fold,
        Self::Split,
        Self::Merge,
        Self::ShareHeading,
        Self::FollowPattern,
        Self::Stress,
        Self::Slow,
        Self::Pause,
        Self::Find,
        Self::Replace,
        Self::FindNext,
        Self::FindPrevious,
        Self::Fields,
        Self::Outline,
        Self::Preview,
        Self::Dark,
        Self::Language,
        Self::Start,
        Self::NextTab,
        Self::PreviousTab,
        Self::Close,
        Self::Quit,
    ];

    /// What a menu calls it.
    pub fn name(self) -> Words {
        match self {
            Self::Start => start::START,
            Self::NextTab => start::NEXT_TAB,
            Self::PreviousTab => start::PREVIOUS_TAB,
            Self::New => window::NEW,
            Self::Open => window::OPEN,
            Self::Save => window::SAVE,
            Self::SaveAs => window::SAVE_AS,
            Self::Export => window::EXPORT_TEXT,
            Self::CopyText => window::COPY_TEXT,
            Self::Close => window::CLOSE,
            Self::Quit => window::QUIT,
            Self::Undo => window::UNDO,
            Self::Redo => window::REDO,
            Self::AddBelow => window::ADD_BELOW,
            Self::AddInside => window::ADD_INSIDE,
            Self::Duplicate => window::DUPLICATE,
            Self::Remove => window::REMOVE,
            Self::MoveUp => window::MOVE_UP,
            Self::MoveDown => window::MOVE_DOWN,
            Self::Promote => window::PROMOTE,
            Self::Demote => window::DEMOTE,
            Self::Switch => window::SWITCH,
            Self::Fold => window::FOLD,
            Self::Split => window::SPLIT,
            Self::Merge => window::MERGE,
            Self::Stress => window::STRESS,
            Self::Slow => window::SLOW,
            Self::Pause => window::PAUSE,
            Self::ShareHeading => window::SHARE_HEADING,
            Self::FollowPattern => window::FOLLOW_PATTERN,
            Self::Find => find::FIND_COMMAND,
            Self::Replace => find::REPLACE_COMMAND,
            Self::FindNext => find::NEXT,
            Self::FindPrevious => find::PREVIOUS,
            Self::Fields => window::FIELDS,
            Self::Outline => window::OUTLINE_SHOWN,
            Self::Preview => window::PREVIEW_SHOWN,
            Self::Dark => window::DARK,
            Self::Language => window::OTHER_LANGUAGE,
        }
    }

    /// Whether a menu draws a line behind it.
    pub fn ends_group(self) -> bool {
        matches!(
            self,
            Self::CopyText | Self::Redo | Self::FollowPattern | Self::Pause | Self::FindPrevious | Self::Language
        )
    }

    /// Its keys.
    pub fn keys(self) -> Keys {
        use Key::{Backspace, Char, Delete, Down, Enter, F, Home, Left, Right, Tab, Up};
        match self {
            Self::Start => Keys { ctrl: false, shift: false, alt: true, key: Home },
            Self::NextTab => ctrl(Tab),
            Self::PreviousTab => ctrl_shift(Tab),
            Self::New => ctrl(Char('N')),
            Self::Open => ctrl(Char('O')),
            Self::Save => ctrl(Char('S')),
            Self::SaveAs => ctrl_shift(Char('S')),
            Self::Export => ctrl(Char('E')),
            Self::CopyText => ctrl_shift(Char('C')),
            Self::Close => ctrl(Char('W')),
            Self::Quit => ctrl(Char('Q')),
            Self::Undo => ctrl(Char('Z')),
            Self::Redo => ctrl_shift(Char('Z')),
            Self::AddBelow => ctrl(Enter),
            Self::AddInside => ctrl_shift(Enter),
            Self::Duplicate => ctrl(Char('D')),
            Self::Remove => ctrl_shift(Delete),
            Self::MoveUp => alt_shift(Up),
            Self::MoveDown => alt_shift(Down),
            Self::Promote => alt_shift(Left),
            Self::Demote => alt_shift(Right),
            Self::Switch => ctrl_shift(Char('H')),
            Self::Fold => ctrl(Char('.')),
            Self::Split => alt(Enter),
            Self::Merge => alt(Backspace),
            Self::Stress => ctrl(Char('B')),
            Self::Slow => ctrl_shift(Char('B')),
            Self::Pause => ctrl(Char('M')),
            Self::ShareHeading => ctrl_shift(Char('U')),
            Self::FollowPattern => ctrl(Char('U')),
            Self::Find => ctrl(Char('F')),
            Self::Replace => ctrl(Char('H')),
            Self::FindNext => Keys { ctrl: false, shift: false, alt: false, key: F(3) },
            Self::FindPrevious => Keys { ctrl: false, shift: true, alt: false, key: F(3) },
            Self::Fields => ctrl(Char('T')),
            Self::Outline => ctrl(Char('1')),
            Self::Preview => ctrl(Char('2')),
            Self::Dark => Keys { ctrl: false, shift: false, alt: false, key: F(9) },
            Self::Language => Keys { ctrl: false, shift: false, alt: false, key: F(10) },
        }
    }

    /// Other keys that mean the same.
    pub fn second_keys(self) -> Option<Keys> {
        (self == Self::Redo).then_some(ctrl(Key::Char('Y')))
    }
}

impl Keys {
    /// As a key cap shows them: Ctrl Shift S.
    pub fn label(self) -> String {
        let mut parts = Vec::new();
        parts.extend(self.ctrl.then_some("Ctrl".to_owned()));
        parts.extend(self.alt.then_some("Alt".to_owned()));
        parts.extend(self.shift.then_some("Shift".to_owned()));
        parts.push(match self.key {
            Key::Char(letter) => letter.to_string(),
            Key::Enter => "Enter".to_owned(),
            Key::Backspace => "Backspace".to_owned(),
            Key::Delete => "Delete".to_owned(),
            Key::Tab => "Tab".to_owned(),
            Key::Home => "Home".to_owned(),
            Key::Up => "↑".to_owned(),
            Key::Down => "↓".to_owned(),
            Key::Left => "←".to_owned(),
            Key::Right => "→".to_owned(),
            Key::F(number) => format!("F{number}"),
        });
        parts.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn no_two_commands_share_keys() {
        let mut seen: HashMap<Keys, Command> = HashMap::new();
        for command in Command::ALL {
            for keys in std::iter::once(command.keys()).chain(command.second_keys()) {
                assert_eq!(seen.insert(keys, command), None, "{command:?}");
            }
        }
    }

    #[test]
    fn the_list_holds_every_command_once() {
        let names: std::collections::HashSet<_> = Command::ALL.iter().map(|c| format!("{c:?}")).collect();
        assert_eq!(names.len(), Command::ALL.len());
    }
}
