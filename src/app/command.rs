//! Everything a writer can ask for: one list that feeds menus, palette, keys, help and tests. A command is one entry.

use super::keys::{Key, Keys};
use super::{Screen, Session};
use crate::i18n::{
    Words, commands as words, find, hand_over, phrases, profiles, review, start, templates, window, words as list,
};

/// What a command has to do with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Drafts and files.
    File,
    /// Any change.
    Edit,
    /// Parts of a speech.
    Part,
    /// What is shown, and how.
    View,
    /// The program itself.
    Program,
}

impl Group {
    /// Every group, in the order of the menu.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Part, Self::View, Self::Program];

    /// What it is called.
    pub fn name(self) -> Words {
        match self {
            Self::File => words::FILE,
            Self::Edit => words::EDIT,
            Self::Part => words::PART,
            Self::View => words::VIEW,
            Self::Program => words::PROGRAM,
        }
    }
}

/// When a command can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Always.
    Nothing,
    /// While a draft is shown.
    Draft,
    /// While the draft of a speech is shown, and no template that is being made.
    Speech,
}

/// What is known of a command.
#[derive(Clone, Copy, Debug)]
struct Entry {
    id: &'static str,
    name: Words,
    group: Group,
    needs: Needs,
    keys: [Option<Keys>; 2],
}

const fn one(keys: Keys) -> [Option<Keys>; 2] {
    [Some(keys), None]
}

/// Makes the list: a variant, its name, its group, what it needs and its default keys.
macro_rules! commands {
    ($($(#[doc = $doc:literal])+ $command:ident: $name:expr, $group:ident, $needs:ident, $keys:expr;)+) => {
        /// Something a writer can ask for. The settings file knows a command by the name of its variant.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command {
            $($(#[doc = $doc])+ $command,)+
        }

        impl Command {
            /// Every command, in the order of the menu.
            pub const ALL: [Self; [$(stringify!($command)),+].len()] = [$(Self::$command),+];

            fn entry(self) -> Entry {
                match self {
                    $(Self::$command => Entry {
                        id: stringify!($command),
                        name: $name,
                        group: Group::$group,
                        needs: Needs::$needs,
                        keys: $keys,
                    },)+
                }
            }
        }
    };
}

commands! {
    /// Choose a template for a new draft.
    New: window::NEW, File, Nothing, one(Keys::ctrl(Key::Char('N')));
    /// Open a draft.
    Open: window::OPEN, File, Nothing, one(Keys::ctrl(Key::Char('O')));
    /// Save the draft.
    Save: window::SAVE, File, Draft, one(Keys::ctrl(Key::Char('S')));
    /// Save it in another file.
    SaveAs: window::SAVE_AS, File, Draft, one(Keys::ctrl_shift(Key::Char('S')));
    /// Hand the finished speech over.
    Export: hand_over::HAND_OVER, File, Draft, one(Keys::ctrl(Key::Char('E')));
    /// Put the finished speech on the clipboard.
    CopyText: window::COPY_TEXT, File, Draft, one(Keys::ctrl_shift(Key::Char('C')));
    /// The same, with headings and fonts for programs that can show them.
    CopyRich: hand_over::COPY_RICH, File, Draft, [None, None];
    /// Print the finished speech.
    Print: hand_over::PRINT, File, Draft, one(Keys::ctrl(Key::Char('P')));
    /// Keep the draft as a template.
    KeepTemplate: templates::KEEP, File, Speech, [None, None];
    /// Make a template.
    NewTemplate: templates::NEW, File, Nothing, [None, None];
    /// Close the draft.
    Close: window::CLOSE, File, Draft, one(Keys::ctrl(Key::Char('W')));
    /// What was written lately, and how to begin.
    Start: start::START, File, Nothing, one(Keys::alt(Key::Home));
    /// The draft in the next tab.
    NextTab: start::NEXT_TAB, File, Nothing, one(Keys::ctrl(Key::Tab));
    /// The draft in the tab before.
    PreviousTab: start::PREVIOUS_TAB, File, Nothing, one(Keys::ctrl_shift(Key::Tab));
    /// Take the last step back.
    Undo: window::UNDO, Edit, Draft, one(Keys::ctrl(Key::Char('Z')));
    /// Do it again.
    Redo: window::REDO, Edit, Draft, [Some(Keys::ctrl_shift(Key::Char('Z'))), Some(Keys::ctrl(Key::Char('Y')))];
    /// Look for something.
    Find: find::FIND_COMMAND, Edit, Draft, one(Keys::ctrl(Key::Char('F')));
    /// Look for something and replace it.
    Replace: find::REPLACE_COMMAND, Edit, Draft, one(Keys::ctrl(Key::Char('H')));
    /// The next hit.
    FindNext: find::NEXT, Edit, Draft, one(Keys::plain(Key::F(3)));
    /// The hit before.
    FindPrevious: find::PREVIOUS, Edit, Draft, one(Keys::shift(Key::F(3)));
    /// Have what is selected said with stress.
    Stress: window::STRESS, Edit, Draft, one(Keys::ctrl(Key::Char('B')));
    /// Have what is selected said slowly.
    Slow: window::SLOW, Edit, Draft, one(Keys::ctrl_shift(Key::Char('B')));
    /// Have the pinyin of what is selected above it.
    Pinyin: window::PINYIN, Edit, Draft, one(Keys::alt(Key::Char('Y')));
    /// Mark a pause.
    Pause: window::PAUSE, Edit, Draft, one(Keys::ctrl(Key::Char('M')));
    /// Sentences to put in at the caret.
    Phrases: phrases::PHRASES, Edit, Draft, one(Keys::alt(Key::Char('P')));
    /// Keep what is selected as a sentence to use again.
    KeepPhrase: phrases::KEEP, Edit, Draft, one(Keys::ctrl_shift(Key::Char('K')));
    /// The next thing that the checks found.
    NextFinding: review::NEXT, Edit, Speech, one(Keys::plain(Key::F(8)));
    /// The one before.
    PreviousFinding: review::PREVIOUS, Edit, Speech, one(Keys::shift(Key::F(8)));
    /// Mend what is looked at, in the likeliest way.
    MendFinding: review::MEND, Edit, Speech, one(Keys::ctrl(Key::F(8)));
    /// Say no more of what is looked at.
    SetFindingAside: review::SET_ASIDE, Edit, Speech, one(Keys::ctrl_shift(Key::F(8)));
    /// The fields of the draft.
    Fields: window::FIELDS, Edit, Draft, one(Keys::ctrl(Key::Char('T')));
    /// Go on with the draft in another template.
    Retemplate: window::RETEMPLATE, Edit, Speech, [None, None];
    /// A section, or an item of a list, below this one.
    AddBelow: window::ADD_BELOW, Part, Draft, one(Keys::ctrl(Key::Enter));
    /// A section one level deeper.
    AddInside: window::ADD_INSIDE, Part, Draft, one(Keys::ctrl_shift(Key::Enter));
    /// A copy of this section.
    Duplicate: window::DUPLICATE, Part, Draft, one(Keys::ctrl(Key::Char('D')));
    /// Take this section out.
    Remove: window::REMOVE, Part, Draft, one(Keys::ctrl_shift(Key::Delete));
    /// This section before the one above.
    MoveUp: window::MOVE_UP, Part, Draft, one(Keys::alt_shift(Key::Up));
    /// This section behind the one below.
    MoveDown: window::MOVE_DOWN, Part, Draft, one(Keys::alt_shift(Key::Down));
    /// One level up.
    Promote: window::PROMOTE, Part, Draft, one(Keys::alt_shift(Key::Left));
    /// One level down.
    Demote: window::DEMOTE, Part, Draft, one(Keys::alt_shift(Key::Right));
    /// Switch this section off or on.
    Switch: window::SWITCH, Part, Draft, one(Keys::ctrl_shift(Key::Char('H')));
    /// Fold this section away behind its beginning, or show it again.
    Fold: window::FOLD, Part, Draft, one(Keys::alt(Key::Char('F')));
    /// Make a section of its own of what stands behind the caret.
    Split: window::SPLIT, Part, Draft, one(Keys::alt(Key::Enter));
    /// Join this section to the one before it.
    Merge: window::MERGE, Part, Draft, one(Keys::alt(Key::Backspace));
    /// The heading of this item for the whole list.
    ShareHeading: window::SHARE_HEADING, Part, Draft, one(Keys::alt(Key::Char('U')));
    /// The heading of the list for this item.
    FollowPattern: window::FOLLOW_PATTERN, Part, Draft, one(Keys::ctrl(Key::Char('U')));
    /// Show or hide the outline.
    Outline: window::OUTLINE_SHOWN, View, Nothing, one(Keys::ctrl(Key::Char('1')));
    /// Show or hide the preview.
    Preview: window::PREVIEW_SHOWN, View, Nothing, one(Keys::ctrl(Key::Char('2')));
    /// The preview shows the text, or the pages as they are printed.
    Pages: window::PAGES_SHOWN, View, Nothing, one(Keys::ctrl(Key::Char('3')));
    /// What the checks found, or the preview again.
    Checks: review::SHOWN, View, Nothing, one(Keys::ctrl(Key::Char('4')));
    /// Nothing but the page, or everything again.
    Focus: words::FOCUS, View, Draft, one(Keys::plain(Key::F(11)));
    /// The line being written stays in the middle, or goes down the page.
    Typewriter: words::TYPEWRITER, View, Nothing, [None, None];
    /// A larger page.
    ZoomIn: words::ZOOM_IN, View, Nothing, [Some(Keys::ctrl(Key::Char('+'))), Some(Keys::ctrl(Key::Char('=')))];
    /// A smaller page.
    ZoomOut: words::ZOOM_OUT, View, Nothing, one(Keys::ctrl(Key::Char('-')));
    /// The page at its usual size.
    ZoomReset: words::ZOOM_RESET, View, Nothing, one(Keys::ctrl(Key::Char('0')));
    /// Light, dark, or as the system is.
    Dark: window::DARK, View, Nothing, one(Keys::plain(Key::F(9)));
    /// More contrast, or the usual colours.
    HighContrast: words::HIGH_CONTRAST, View, Nothing, [None, None];
    /// Chinese or English.
    Language: window::OTHER_LANGUAGE, View, Nothing, one(Keys::plain(Key::F(10)));
    /// The palette: every command by its name.
    Palette: words::PALETTE, Program, Nothing, [Some(Keys::ctrl(Key::Char('K'))), Some(Keys::ctrl_shift(Key::Char('P')))];
    /// What can be set.
    Settings: words::SETTINGS, Program, Nothing, one(Keys::ctrl(Key::Char(',')));
    /// What the checks look for.
    Rules: review::RULES, Program, Nothing, [None, None];
    /// The list of typical errors.
    Words: list::COMMAND, Program, Nothing, [None, None];
    /// The layouts of pages.
    Profiles: profiles::PROFILES, Program, Nothing, [None, None];
    /// All keys.
    Keys: words::KEYS, Program, Nothing, one(Keys::plain(Key::F(1)));
    /// End the program.
    Quit: window::QUIT, Program, Nothing, one(Keys::ctrl(Key::Char('Q')));
}

impl Command {
    /// What a settings file calls it.
    pub fn id(self) -> &'static str {
        self.entry().id
    }

    /// What a menu calls it.
    pub fn name(self) -> Words {
        self.entry().name
    }

    /// What it has to do with.
    pub fn group(self) -> Group {
        self.entry().group
    }

    /// Its keys, unless the user has changed them.
    pub fn default_keys(self) -> impl Iterator<Item = Keys> {
        self.entry().keys.into_iter().flatten()
    }

    /// Whether it can be given now.
    pub fn is_available(self, session: &Session) -> bool {
        let open = session.document().filter(|_| session.screen == Screen::Draft);
        match self {
            Self::Undo if session.screen == Screen::Import => {
                session.importing.as_ref().is_some_and(|importing| !importing.changes.is_empty())
            }
            Self::Undo => open.is_some_and(|open| open.document.history().can_undo()),
            Self::Redo => open.is_some_and(|open| open.document.history().can_redo()),
            other => match other.entry().needs {
                Needs::Nothing => true,
                Needs::Draft => open.is_some(),
                Needs::Speech => open.is_some_and(|open| open.about().is_none()),
            },
        }
    }

    /// Whether it shows something that lies over the window.
    pub fn is_overlay(self) -> bool {
        matches!(
            self,
            Self::Palette
                | Self::Phrases
                | Self::Settings
                | Self::Keys
                | Self::Export
                | Self::Profiles
                | Self::Rules
                | Self::Words
        )
    }

    /// Whether holding its keys down gives it again and again.
    pub fn repeats(self) -> bool {
        use Command::{FindNext, FindPrevious, MoveDown, MoveUp, Redo, Undo, ZoomIn, ZoomOut};
        matches!(self, Undo | Redo | MoveUp | MoveDown | ZoomIn | ZoomOut | FindNext | FindPrevious)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_of_a_group_stand_together() {
        let mut groups: Vec<Group> = Command::ALL.iter().map(|command| command.group()).collect();
        groups.dedup();
        assert_eq!(groups, Group::ALL);
    }

    #[test]
    fn no_two_commands_have_one_name() {
        for lang in [crate::i18n::Lang::Zh, crate::i18n::Lang::En] {
            let names: std::collections::HashSet<_> = Command::ALL.iter().map(|c| c.name().get(lang)).collect();
            assert_eq!(names.len(), Command::ALL.len());
        }
    }
}
