//! Keys, how they are written, and which command each of them gives: the defaults, and over them what the user changed.
//!
//! No two commands ever share keys, and no command has keys that writing needs. What a settings file says against that
//! counts for nothing.

use std::collections::{BTreeMap, HashMap};

use super::Command;

/// A key on a keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter in its capital form, a digit, or a mark.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Tab.
    Tab,
    /// The space bar.
    Space,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
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

/// The keys that have a name: what a file calls them, and what a key cap shows.
const NAMED: [(Key, &str, &str); 15] = [
    (Key::Enter, "Enter", "Enter"),
    (Key::Escape, "Esc", "Esc"),
    (Key::Tab, "Tab", "Tab"),
    (Key::Space, "Space", "Space"),
    (Key::Backspace, "Backspace", "Backspace"),
    (Key::Delete, "Delete", "Delete"),
    (Key::Insert, "Insert", "Insert"),
    (Key::Home, "Home", "Home"),
    (Key::End, "End", "End"),
    (Key::PageUp, "PageUp", "Page Up"),
    (Key::PageDown, "PageDown", "Page Down"),
    (Key::Up, "Up", "↑"),
    (Key::Down, "Down", "↓"),
    (Key::Left, "Left", "←"),
    (Key::Right, "Right", "→"),
];

/// The marks that can be keys.
const MARKS: &str = "+-=,./;'[]\\`";

impl Key {
    fn named(self) -> Option<(&'static str, &'static str)> {
        NAMED.iter().find(|(key, ..)| *key == self).map(|(_, name, cap)| (*name, *cap))
    }

    fn name(self) -> String {
        match self {
            Self::Char(letter) => letter.to_string(),
            Self::F(number) => format!("F{number}"),
            other => other.named().map(|(name, _)| name.to_owned()).unwrap_or_default(),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut chars = text.chars();
        if let (Some(letter), None) = (chars.next(), chars.next()) {
            let letter = letter.to_ascii_uppercase();
            return (letter.is_ascii_alphanumeric() || MARKS.contains(letter)).then_some(Self::Char(letter));
        }
        if let Some(number) = text.strip_prefix(['F', 'f']).and_then(|number| number.parse().ok()) {
            return (1..=24).contains(&number).then_some(Self::F(number));
        }
        NAMED.iter().find(|(_, name, _)| name.eq_ignore_ascii_case(text)).map(|(key, ..)| *key)
    }

    /// Whether it is a mark that some keyboards have only together with Shift.
    fn is_mark(self) -> bool {
        matches!(self, Self::Char(letter) if !letter.is_ascii_alphanumeric())
    }
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

impl Keys {
    /// A key alone.
    pub const fn plain(key: Key) -> Self {
        Self { ctrl: false, shift: false, alt: false, key }
    }

    /// A key with Ctrl.
    pub const fn ctrl(key: Key) -> Self {
        Self { ctrl: true, shift: false, alt: false, key }
    }

    /// A key with Shift.
    pub const fn shift(key: Key) -> Self {
        Self { ctrl: false, shift: true, alt: false, key }
    }

    /// A key with Alt.
    pub const fn alt(key: Key) -> Self {
        Self { ctrl: false, shift: false, alt: true, key }
    }

    /// A key with Ctrl and Shift.
    pub const fn ctrl_shift(key: Key) -> Self {
        Self { ctrl: true, shift: true, alt: false, key }
    }

    /// A key with Alt and Shift.
    pub const fn alt_shift(key: Key) -> Self {
        Self { ctrl: false, shift: true, alt: true, key }
    }

    /// As a settings file holds them: Ctrl+Shift+S.
    pub fn text(self) -> String {
        let mut parts = self.held();
        parts.push(self.key.name());
        parts.join("+")
    }

    /// What such a text says; capitals or not, in any order.
    pub fn parse(text: &str) -> Option<Self> {
        let mut keys = Self::plain(Key::Escape);
        let mut rest = text.trim();
        loop {
            // The last `+` may itself be the key.
            let (held, after) = match rest.split_once('+') {
                Some((held, after)) if !held.is_empty() && !after.is_empty() => (held, after),
                _ => break,
            };
            let held = match held.trim().to_ascii_lowercase().as_str() {
                "ctrl" => &mut keys.ctrl,
                "alt" => &mut keys.alt,
                "shift" => &mut keys.shift,
                _ => return None,
            };
            *held = true;
            rest = after.trim();
        }
        keys.key = Key::parse(rest)?;
        Some(keys)
    }

    fn held(self) -> Vec<String> {
        let held = [(self.ctrl, "Ctrl"), (self.alt, "Alt"), (self.shift, "Shift")];
        held.iter().filter(|(on, _)| *on).map(|(_, name)| (*name).to_owned()).collect()
    }

    /// What each key cap shows, in order.
    pub fn caps(self) -> Vec<String> {
        let mut parts = self.held();
        parts.push(self.key.named().map_or_else(|| self.key.name(), |(_, cap)| cap.to_owned()));
        parts
    }

    /// As one key cap shows them: Ctrl Shift S.
    pub fn label(self) -> String {
        self.caps().join(" ")
    }

    /// Whether writing needs them: what types, moves the caret, selects, copies or leaves.
    fn fault(self) -> Option<KeyFault> {
        use Key::{Backspace, Char, Delete, Down, End, Escape, F, Home, Insert, Left, Right, Tab, Up};
        let held = self.ctrl || self.alt;
        match self.key {
            F(_) => None,
            Escape => Some(KeyFault::OfText),
            Tab if !self.ctrl => Some(KeyFault::OfText),
            Char(_) | Key::Space if !held => Some(KeyFault::Plain),
            _ if !held => Some(KeyFault::OfText),
            Char('A' | 'C' | 'X' | 'V') if self.ctrl && !self.alt && !self.shift => Some(KeyFault::OfText),
            Home | End | Left | Right | Up | Down | Backspace | Delete | Insert
                if self.ctrl && !self.alt && !(self.shift && matches!(self.key, Delete | Backspace)) =>
            {
                Some(KeyFault::OfText)
            }
            Up | Down if self.alt && !self.ctrl && !self.shift => Some(KeyFault::OfText),
            _ => None,
        }
    }
}

/// Why a command cannot have some keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// This command has them.
    Taken(Command),
    /// They would type something.
    Plain,
    /// Writing needs them.
    OfText,
}

/// How many keys a command has at most.
pub const MOST_KEYS: usize = 2;

/// Which keys give which command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    keys: HashMap<Command, Vec<Keys>>,
    commands: HashMap<Keys, Command>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(&BTreeMap::new())
    }
}

impl Keymap {
    /// The defaults, and over them what was changed: the names of commands with the texts of their keys.
    pub fn new(changed: &BTreeMap<String, Vec<String>>) -> Self {
        let mut map = Self { keys: HashMap::new(), commands: HashMap::new() };
        let own = |command: &Command| changed.get(command.id());
        // What was changed comes first: a default gives way to it.
        for command in Command::ALL {
            if let Some(texts) = own(&command) {
                let keys = texts.iter().take(MOST_KEYS).filter_map(|text| Keys::parse(text));
                map.give(command, keys.collect());
            }
        }
        for command in Command::ALL.into_iter().filter(|command| own(command).is_none()) {
            map.give(command, command.default_keys().collect());
        }
        map
    }

    /// Gives a command those of the keys that it may have.
    fn give(&mut self, command: Command, keys: Vec<Keys>) {
        let mut given = Vec::new();
        for keys in keys {
            if self.check(command, keys).is_ok() && !given.contains(&keys) {
                self.commands.insert(keys, command);
                given.push(keys);
            }
        }
        self.keys.insert(command, given);
    }

    /// The keys of a command.
    pub fn keys(&self, command: Command) -> &[Keys] {
        self.keys.get(&command).map_or(&[], Vec::as_slice)
    }

    /// Its first keys as a key cap shows them.
    pub fn label(&self, command: Command) -> Option<String> {
        self.keys(command).first().map(|keys| keys.label())
    }

    /// The command that some keys give.
    pub fn command(&self, keys: Keys) -> Option<Command> {
        // A mark may want Shift only because of where it stands on this keyboard.
        let without_shift = Keys { shift: false, ..keys };
        let marked = || if keys.key.is_mark() { self.commands.get(&without_shift) } else { None };
        self.commands.get(&keys).or_else(marked).copied()
    }

    /// Whether a command may have some keys.
    ///
    /// # Errors
    /// Writing needs them, or another command has them.
    pub fn check(&self, command: Command, keys: Keys) -> Result<(), KeyFault> {
        if let Some(fault) = keys.fault() {
            return Err(fault);
        }
        match self.commands.get(&keys) {
            Some(other) if *other != command => Err(KeyFault::Taken(*other)),
            _ => Ok(()),
        }
    }

    /// Whether a command may have its default keys again.
    ///
    /// # Errors
    /// Another command has them by now.
    pub fn check_reset(&self, command: Command) -> Result<(), KeyFault> {
        command.default_keys().try_for_each(|keys| self.check(command, keys))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Keys {
        Keys::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    fn changed(entries: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        entries.iter().map(|(id, of)| ((*id).to_owned(), texts(of))).collect()
    }

    #[test]
    fn every_default_may_be_had_and_no_two_commands_share_one() {
        let mut seen: HashMap<Keys, Command> = HashMap::new();
        for command in Command::ALL {
            for keys in command.default_keys() {
                assert_eq!(keys.fault(), None, "{command:?}");
                assert_eq!(seen.insert(keys, command), None, "{command:?}");
                assert_eq!(Keys::parse(&keys.text()), Some(keys), "{command:?}");
            }
        }
    }

    /// fcitx5 and IBus do not pass these on while they take pinyin: marks of full width, traditional characters, a
    /// character by its number, what was copied, other letters.
    #[test]
    fn no_default_is_a_key_of_chinese_input_methods() {
        for taken in
            ["Ctrl+.", "Ctrl+Shift+F", "Ctrl+Shift+U", "Ctrl+Alt+Shift+U", "Ctrl+;", "Ctrl+Space", "Shift+Space"]
        {
            assert_eq!(Keymap::default().command(keys(taken)), None, "{taken}");
        }
    }

    #[test]
    fn keys_are_read_as_they_are_written() {
        for (text, written, label) in [
            ("Ctrl+Shift+S", "Ctrl+Shift+S", "Ctrl Shift S"),
            ("shift+ctrl+s", "Ctrl+Shift+S", "Ctrl Shift S"),
            ("Alt + Shift + Up", "Alt+Shift+Up", "Alt Shift ↑"),
            ("f12", "F12", "F12"),
            ("Ctrl++", "Ctrl++", "Ctrl +"),
            ("Ctrl+,", "Ctrl+,", "Ctrl ,"),
            ("ctrl+pagedown", "Ctrl+PageDown", "Ctrl Page Down"),
            ("+", "+", "+"),
        ] {
            assert_eq!((keys(text).text().as_str(), keys(text).label().as_str()), (written, label), "{text}");
        }
        for text in ["", "Ctrl", "Ctrl+", "Super+A", "F0", "F25", "Ctrl+字", "A B", "Ctrl+Shift", "Ctrl+é"] {
            assert_eq!(Keys::parse(text), None, "{text}");
        }
    }

    #[test]
    fn keys_that_writing_needs_are_refused() {
        let map = Keymap::default();
        for (text, fault) in [
            ("A", KeyFault::Plain),
            ("Shift+A", KeyFault::Plain),
            ("Space", KeyFault::Plain),
            (",", KeyFault::Plain),
            ("Up", KeyFault::OfText),
            ("Shift+Left", KeyFault::OfText),
            ("Enter", KeyFault::OfText),
            ("Backspace", KeyFault::OfText),
            ("Ctrl+A", KeyFault::OfText),
            ("Ctrl+C", KeyFault::OfText),
            ("Ctrl+X", KeyFault::OfText),
            ("Ctrl+V", KeyFault::OfText),
            ("Ctrl+Left", KeyFault::OfText),
            ("Ctrl+Shift+Right", KeyFault::OfText),
            ("Esc", KeyFault::OfText),
            ("Alt+Tab", KeyFault::OfText),
            ("Ctrl+S", KeyFault::Taken(Command::Save)),
            ("Ctrl+Y", KeyFault::Taken(Command::Redo)),
        ] {
            assert_eq!(map.check(Command::New, keys(text)), Err(fault), "{text}");
        }
        for text in ["Ctrl+N", "Alt+A", "F12", "Ctrl+Shift+A", "Ctrl+Alt+Left", "Shift+F4"] {
            assert_eq!(map.check(Command::New, keys(text)), Ok(()), "{text}");
        }
    }

    #[test]
    fn what_was_changed_lies_over_the_defaults() {
        let map = Keymap::new(&changed(&[("New", &["Ctrl+Alt+N", "F6"]), ("Dark", &[])]));
        assert_eq!(map.keys(Command::New), [keys("Ctrl+Alt+N"), keys("F6")]);
        assert_eq!(map.command(keys("F6")), Some(Command::New));
        assert_eq!((map.command(keys("Ctrl+N")), map.command(keys("F9"))), (None, None));
        assert_eq!(map.keys(Command::Dark), []);
        assert_eq!(map.label(Command::Save).as_deref(), Some("Ctrl S"));
        assert_eq!(map.check_reset(Command::New), Ok(()));
    }

    #[test]
    fn a_default_gives_way_and_cannot_be_reset_onto_another() {
        let map = Keymap::new(&changed(&[("New", &["Ctrl+S"]), ("Save", &["F6"])]));
        assert_eq!(map.command(keys("Ctrl+S")), Some(Command::New));
        assert_eq!(map.check_reset(Command::Save), Err(KeyFault::Taken(Command::New)));
        let map = Keymap::new(&changed(&[("New", &["Ctrl+S"])]));
        assert_eq!((map.command(keys("Ctrl+S")), map.keys(Command::Save)), (Some(Command::New), &[][..]));
    }

    #[test]
    fn what_a_file_says_against_the_rules_counts_for_nothing() {
        let map = Keymap::new(&changed(&[
            ("New", &["A", "Ctrl+C"]),
            ("Open", &["F6"]),
            ("Save", &["F6", "nonsense", "F7"]),
            ("NoSuchCommand", &["F12"]),
        ]));
        assert_eq!(map.keys(Command::New), []);
        assert_eq!((map.keys(Command::Open), map.keys(Command::Save)), (&[keys("F6")][..], &[][..]));
        assert_eq!(map.command(keys("F12")), None);
    }

    #[test]
    fn a_mark_is_found_whether_or_not_it_wants_shift() {
        let map = Keymap::default();
        assert_eq!(map.command(keys("Ctrl++")), Some(Command::ZoomIn));
        assert_eq!(map.command(keys("Ctrl+Shift++")), Some(Command::ZoomIn));
        assert_eq!(map.command(keys("Ctrl+Shift+S")), Some(Command::SaveAs));
    }
}
