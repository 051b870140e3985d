//! Somebody writes at random for a long while: keys, pinyin, the mouse, commands, search, palette, tabs. Nothing breaks,
//! no memory goes astray, and undo leads back to the first letter.
//!
//! A longer run by hand: `LECTERN_EVENTS=20000 cargo test --test e2e writing_run -- --nocapture`, with another
//! `LECTERN_SEED` if wanted. The same seed presses the same keys.

use std::rc::Rc;

use fastrand::Rng;

use crate::desktop::Desktop;
use crate::input_method::Pinyin;
use crate::lectern;
use crate::wait::{wait_for, wait_until};
use crate::window::{Window, place};

/// How many keys and clicks there are, unless `LECTERN_EVENTS` says otherwise; a third as many come before.
const EVENTS: u64 = 1200;

/// What the run begins with, unless `LECTERN_SEED` says otherwise.
const SEED: u64 = 20_261_125;

/// How many keys and clicks come before the program is asked whether it has taken them.
const STRETCH: u64 = 60;

/// How many steps are undone before it is looked at whether there are more.
const AT_ONCE: u64 = 50;

/// How much more memory the program may have at the end than when it had shown most of what it can, in KiB.
const MOST_GROWN: usize = 20 * 1024;

/// The drafts: the file, and the template that it is made from.
const DRAFTS: [(&str, &str); 2] = [("first.ron", "holiday-symposium"), ("second.ron", "annual-work-meeting")];

/// What is on the clipboard while the program is asked for its text.
const ASKED: &str = "?";

/// What is on the clipboard while the run writes, until it copies something itself.
const PASTED: &str = "一手抓落实，一手抓监督。\n两手都要硬。";

#[test]
fn whatever_is_written_can_be_undone_to_the_first_letter() {
    let events = number("LECTERN_EVENTS").unwrap_or(EVENTS);
    let seed = number("LECTERN_SEED").unwrap_or(SEED);
    println!("LECTERN_EVENTS={events} LECTERN_SEED={seed}");
    let mut run = Run::open(seed);
    run.write(events / 3);
    run.check_undo();
    let before = run.memory();
    run.write(events);
    run.check_undo();
    let after = run.memory();
    println!("memory: {before} KiB, then {after} KiB");
    assert!(after < before + MOST_GROWN, "{before} KiB grew to {after} KiB");
    run.window.check_alive();
}

fn number(variable: &str) -> Option<u64> {
    Some(std::env::var(variable).ok()?.parse().unwrap_or_else(|error| panic!("{variable}: {error}")))
}

/// The drafts, their window, and what comes next.
struct Run {
    desktop: Rc<Desktop>,
    window: Window,
    rng: Rng,
    /// How many keys and clicks there were.
    events: u64,
    /// The texts of the drafts before anything was written.
    first: Vec<String>,
}

impl Run {
    fn open(seed: u64) -> Self {
        let desktop = Rc::new(Desktop::start(Pinyin::Beside));
        for (file, template) in DRAFTS {
            assert!(desktop.ask(&lectern(), &["new", template, "-o", file]).is_some());
        }
        let first = DRAFTS.map(|(file, _)| desktop.hear(&lectern(), &["export", file, "-o", "-"])).to_vec();
        let files = DRAFTS.map(|(file, _)| desktop.home().join(file));
        let window = Window::open(&desktop, &[&files[0], &files[1]]);
        window.wait_for_rest();
        let run = Self { desktop, window, rng: Rng::with_seed(seed), events: 0, first };
        let index = wait_for("a draft", || run.unchanged());
        run.turn(index);
        run
    }

    /// Presses so many keys at random, and waits until the program has taken them.
    fn write(&mut self, events: u64) {
        let mut done = 0;
        self.events += events;
        while done < events {
            let mut steps = Steps::default();
            while steps.events < STRETCH {
                steps.add(&mut self.rng);
            }
            println!("{done}, {} KiB: {}", self.window.memory(), steps.words.join(" "));
            self.window.tool(&steps.words.iter().map(String::as_str).collect::<Vec<_>>());
            done += steps.events;
            self.text();
            // Left there, the whole speech would be pasted into itself until nobody could speak it.
            self.desktop.set_clipboard(PASTED);
            self.window.check_alive();
        }
    }

    /// In both drafts undo leads back to the first text, redo to the last one, and undo to the first again.
    fn check_undo(&self) {
        for _ in DRAFTS {
            let last = self.redo();
            self.undo();
            assert_eq!(self.redo(), last, "undone and done again");
            let index = self.undo();
            self.turn(index);
        }
    }

    /// How much memory the program has with only those letters in its texture of letters that are in sight: another zoom
    /// begins it anew.
    fn memory(&self) -> usize {
        for key in ["ctrl+Home", "ctrl+equal", "ctrl+0"] {
            self.window.key(key);
            self.text();
        }
        self.window.memory()
    }

    /// Undoes until nothing is left to undo: that is the first text. Gives which draft it is.
    fn undo(&self) -> usize {
        let text = self.press_to_the_end("z");
        self.first.iter().position(|first| *first == text).unwrap_or_else(|| panic!("undone to {text}"))
    }

    /// Does again what was undone, until nothing is left of it. Gives the text then.
    fn redo(&self) -> String {
        self.press_to_the_end("y")
    }

    /// Presses Ctrl with a key until that has changed nothing twice, but not much more often than there were keys and
    /// clicks. Gives the text then.
    fn press_to_the_end(&self, key: &str) -> String {
        let most = self.events.div_ceil(AT_ONCE) + 3;
        let repeat = AT_ONCE.to_string();
        let mut before = self.text();
        let mut same = 0;
        for _ in 0..most {
            self.window.tool(&["keydown", "ctrl", "key", "--delay", "6", "--repeat", &repeat, key, "sleep", "0.1"]);
            self.window.wait_for_rest();
            self.window.tool(&["keyup", "ctrl"]);
            let now = self.text();
            same = if now == before { same + 1 } else { 0 };
            if same == 2 {
                return now;
            }
            before = now;
        }
        panic!("ctrl+{key} pressed {} times in vain", most * AT_ONCE);
    }

    /// The text of the draft that is shown. Whatever lies over the window is shut before.
    fn text(&self) -> String {
        self.window.wait_for_rest();
        self.desktop.set_clipboard(ASKED);
        wait_for("the text on the clipboard", || {
            self.window.tool(&["key", "--delay", "40", "Escape", "Escape", "Escape"]);
            self.window.tool(&["keydown", "ctrl", "keydown", "shift", "key", "c"]);
            let text = soon(|| self.desktop.clipboard().filter(|text| text != ASKED));
            self.window.tool(&["keyup", "shift", "keyup", "ctrl"]);
            text
        })
    }

    /// Turns from a draft that reads as at first to the other one.
    fn turn(&self, index: usize) {
        wait_until("the other draft", || {
            self.window.tool(&["keydown", "ctrl", "key", "Tab"]);
            self.window.wait_for_rest();
            self.window.tool(&["keyup", "ctrl"]);
            self.text() != self.first[index]
        });
    }

    /// Which draft is shown, if it reads as at first.
    fn unchanged(&self) -> Option<usize> {
        let text = self.text();
        self.first.iter().position(|first| *first == text)
    }
}

/// Looks a few times whether there is something to see: if not, something else has to be done for it.
fn soon<T>(look: impl FnMut() -> Option<T>) -> Option<T> {
    let mut looks = std::iter::repeat_with(look).take(40);
    looks.find_map(|seen| {
        if seen.is_none() {
            std::thread::sleep(std::time::Duration::from_millis(30));
        }
        seen
    })
}

/// What xdotool is told to do.
#[derive(Default)]
struct Steps {
    words: Vec<String>,
    events: u64,
}

/// Words in pinyin.
const PINYIN: [&str; 10] =
    ["nihao", "women", "gongzuo", "xuexi", "shijie", "fazhan", "renmin", "jianchi", "zhong", "xin"];

/// Marks, by the names of their keys.
const MARKS: [&str; 10] =
    ["comma", "period", "question", "quotedbl", "parenleft", "parenright", "less", "semicolon", "exclam", "backslash"];

/// Keys that move the caret, alone or with others held.
const MOVES: [&str; 8] = ["Left", "Right", "Up", "Down", "Home", "End", "Prior", "Next"];

/// Keys of commands that change the parts of a speech, or what is selected.
const CHANGES: [&str; 20] = [
    "ctrl+Return",
    "ctrl+shift+Return",
    "ctrl+d",
    "ctrl+shift+Delete",
    "alt+shift+Up",
    "alt+shift+Down",
    "alt+shift+Left",
    "alt+shift+Right",
    "ctrl+shift+h",
    "alt+f",
    "alt+Return",
    "alt+BackSpace",
    "alt+u",
    "ctrl+u",
    "ctrl+b",
    "ctrl+shift+b",
    "ctrl+m",
    "ctrl+x",
    "ctrl+c",
    "ctrl+v",
];

/// Keys of commands that change what is seen.
const VIEWS: [&str; 9] =
    ["ctrl+equal", "ctrl+minus", "ctrl+0", "F11", "ctrl+1", "ctrl+2", "F9", "ctrl+Tab", "ctrl+shift+Tab"];

impl Steps {
    /// Adds something that a person might do.
    fn add(&mut self, rng: &mut Rng) {
        match rng.u32(0..100) {
            0..30 => self.word(rng),
            30..36 => self.key(one(rng, &MARKS)),
            36..42 => self.key("Return"),
            42..50 => self.often(rng, &["BackSpace", "BackSpace", "Delete", "ctrl+BackSpace"]),
            50..64 => self.walk(rng),
            64..72 => self.click(rng),
            72..84 => self.key(one(rng, &CHANGES)),
            84..90 => self.often(rng, &["ctrl+z", "ctrl+z", "ctrl+y", "ctrl+shift+z"]),
            90..92 => self.key(one(rng, &VIEWS)),
            92..94 => self.look_for(rng),
            94..95 => self.palette(rng),
            _ => self.field(rng),
        }
    }

    /// A key, with others held down that are written before it.
    fn key(&mut self, keys: &str) {
        let parts: Vec<&str> = keys.split('+').collect();
        let (key, held) = parts.split_last().expect("a key");
        self.events += 1;
        if !held.is_empty() {
            // The input method may pass keys on late: these would be pressed with the held ones, and those without.
            self.say(&["sleep", "0.04"]);
        }
        for held in held {
            self.say(&["keydown", held]);
        }
        self.say(&["key", "--delay", "8", key]);
        if !held.is_empty() {
            self.say(&["sleep", "0.04"]);
        }
        for held in held.iter().rev() {
            self.say(&["keyup", held]);
        }
    }

    fn say(&mut self, words: &[&str]) {
        self.words.extend(words.iter().map(|word| (*word).to_owned()));
    }

    fn keys(&mut self, keys: &[&str]) {
        keys.iter().for_each(|key| self.key(key));
    }

    /// A word in pinyin, chosen or not.
    fn word(&mut self, rng: &mut Rng) {
        self.letters(rng);
        self.key(one(rng, &["space", "space", "space", "space", "2", "Return", "Escape", "BackSpace"]));
    }

    fn letters(&mut self, rng: &mut Rng) {
        for letter in one(rng, &PINYIN).chars() {
            self.key(&letter.to_string());
        }
    }

    /// One of some keys, up to a dozen times.
    fn often(&mut self, rng: &mut Rng, keys: &[&str]) {
        let key = one(rng, keys).to_owned();
        (0..rng.u32(1..=12)).for_each(|_| self.key(&key));
    }

    /// Moves the caret, or selects.
    fn walk(&mut self, rng: &mut Rng) {
        let held = one(rng, &["", "", "shift+", "ctrl+", "ctrl+shift+", "shift+"]);
        let key = format!("{held}{}", one(rng, &MOVES));
        (0..rng.u32(1..=6)).for_each(|_| self.key(&key));
    }

    /// Clicks on the page or the outline, or drags over the page.
    fn click(&mut self, rng: &mut Rng) {
        let across = if rng.u32(0..4) == 0 { place::OUTLINE } else { place::PAGE };
        let [x, y, to_x, to_y] =
            [&across, &place::ROWS, &across, &place::ROWS].map(|range| rng.i32(range.clone()).to_string());
        self.events += 1;
        self.say(&["mousemove", "--window", "WINDOW", &x, &y]);
        match rng.u32(0..6) {
            0 | 1 => {
                self.say(&["mousedown", "1", "sleep", "0.03", "mousemove", "--window", "WINDOW", &to_x, &to_y]);
                self.say(&["sleep", "0.03", "mouseup", "1"]);
            }
            2 => self.say(&["click", "--repeat", "2", "--delay", "40", "1"]),
            3 => self.say(&["click", "--repeat", "3", "--delay", "40", "1"]),
            _ => self.say(&["click", "1"]),
        }
    }

    /// Looks for a word, and may put another in its place.
    fn look_for(&mut self, rng: &mut Rng) {
        let replaces = rng.u32(0..3) == 0;
        self.key(if replaces { "ctrl+h" } else { "ctrl+f" });
        self.word(rng);
        self.key("Return");
        if replaces {
            self.key("Tab");
            self.key("ctrl+Return");
        }
        self.keys(&["Return", "Escape", "Escape"]);
    }

    /// Opens the palette, looks through it and shuts it again. No command is chosen: it could end the program.
    fn palette(&mut self, rng: &mut Rng) {
        self.key("ctrl+k");
        self.letters(rng);
        self.key("space");
        self.often(rng, &["Up", "Down", "Next"]);
        self.keys(&["Escape", "Escape", "Escape"]);
    }

    /// Fills in a field of the form, and goes back to the page. No button is pressed on the way: it could shut a draft.
    fn field(&mut self, rng: &mut Rng) {
        self.key("ctrl+t");
        self.often(rng, &["Tab"]);
        self.letters(rng);
        self.key("2");
        self.key("ctrl+t");
    }
}

fn one<'a>(rng: &mut Rng, of: &[&'a str]) -> &'a str {
    of[rng.usize(0..of.len())]
}
