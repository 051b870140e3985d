//! A running copy of the program, used as a person does: by keyboard and mouse, seeing the window alone.

use std::fs;
use std::path::Path;
use std::process::Child;
use std::rc::Rc;

use crate::desktop::Desktop;
use crate::lectern;
use crate::wait::{wait_for, wait_until};

/// A place in the window, from its upper left corner.
pub type Spot = (i32, i32);

/// A window of the program.
pub struct Window {
    desktop: Rc<Desktop>,
    process: Child,
    id: String,
    /// What the program says is written down under this name.
    log: String,
}

impl Window {
    /// Starts the program with these files and waits until its window has the keyboard.
    pub fn open(desktop: &Rc<Desktop>, files: &[&Path]) -> Self {
        // By the processor, unless the run is to be drawn in another way.
        Self::open_drawn(desktop, &std::env::var("RENDERER").unwrap_or_else(|_| "cpu".into()), files)
    }

    /// The same, drawn in one of the ways that the program knows.
    pub fn open_drawn(desktop: &Rc<Desktop>, renderer: &str, files: &[&Path]) -> Self {
        let mut program = desktop.program(lectern());
        // No helper of the machine is found that would show a dialog for files: the window must do without.
        program.env("PATH", desktop.nothing()).env("RUST_BACKTRACE", "1").args(files);
        program.args(["--renderer", renderer]);
        let log = format!("lectern-{:08x}", fastrand::u32(..));
        let said = fs::File::create(desktop.said(&log)).unwrap();
        let process = program.stdout(said.try_clone().unwrap()).stderr(said).spawn().unwrap();
        let number = process.id().to_string();
        let mut window = Self { desktop: desktop.clone(), process, id: String::new(), log };
        window.id = wait_for("the window", || {
            window.check_alive();
            let found = desktop
                .ask("xdotool", &["search", "--all", "--onlyvisible", "--pid", &number, "--class", "lectern"])?;
            Some(String::from_utf8(found).unwrap().lines().next()?.to_owned())
        });
        window.activate();
        window
    }

    /// Brings the window to the front.
    pub fn activate(&self) {
        self.tool(&["windowactivate", &self.id]);
        wait_until("the keyboard to be with the window", || {
            self.desktop.ask("xdotool", &["getactivewindow"]).is_some_and(|id| id.trim_ascii() == self.id.as_bytes())
        });
    }

    /// Fails if the program has ended, or has said that anything in it broke.
    pub fn check_alive(&mut self) {
        self.check_log();
        assert_eq!(self.process.try_wait().unwrap(), None, "the program has ended");
    }

    fn check_log(&self) {
        let said = fs::read_to_string(self.desktop.said(&self.log)).unwrap();
        assert!(!said.contains("panicked"), "{said}");
    }

    /// How much memory the program has, in KiB.
    pub fn memory(&self) -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let size = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a size");
        size.trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// Waits until all that was typed and clicked has been taken: nothing on the desktop does anything from one look to
    /// the next, and to the one after. Keys that the input method still holds come later than keys that need none of it.
    pub fn wait_for_rest(&self) {
        let mut before = [None; 2];
        wait_until("everything to come to rest", || {
            let busy = self.desktop.busy();
            let rests = busy.is_some() && before == [busy; 2];
            before = [before[1], busy];
            rests
        });
    }

    /// Has xdotool do something; `WINDOW` stands for this window.
    pub fn tool(&self, args: &[&str]) {
        let args: Vec<&str> = args.iter().map(|arg| if *arg == "WINDOW" { self.id.as_str() } else { *arg }).collect();
        let args = args.as_slice();
        assert!(self.desktop.ask("xdotool", args).is_some(), "xdotool {args:?}");
    }

    /// Presses a key.
    pub fn key(&self, key: &str) {
        self.tool(&["key", key]);
    }

    /// Presses a key with others held down, such as `ctrl+s`, and lets go of those once what it does is seen: the input
    /// method may pass the S on so late that a quick hand has let go of Ctrl by then.
    pub fn press(&self, keys: &str, seen: impl FnOnce()) {
        let (held, key) = keys.rsplit_once('+').unwrap();
        self.tool(&["keydown", held, "key", key]);
        seen();
        self.tool(&["keyup", held]);
    }

    /// Presses the keys of a text one after the other.
    pub fn type_keys(&self, keys: &str) {
        self.tool(&["type", "--delay", "30", keys]);
    }

    /// Points at a place.
    pub fn point_at(&self, (x, y): Spot) {
        self.tool(&["mousemove", "--window", &self.id, &x.to_string(), &y.to_string()]);
    }

    /// Clicks at a place. The mouse stays there: what is clicked is what is under it when the window comes to look.
    pub fn click(&self, spot: Spot) {
        self.point_at(spot);
        self.tool(&["click", "1"]);
    }

    /// Moves the mouse by next to nothing. What a frame has asked of the input method is passed on with the next event.
    fn nudge(&self) {
        self.tool(&["mousemove_relative", "1", "0", "mousemove_relative", "--", "-1", "0"]);
    }

    /// What the title bar says.
    pub fn title(&self) -> String {
        self.desktop.hear("xdotool", &["getwindowname", &self.id]).trim_end().to_owned()
    }

    /// Waits until the title bar says this.
    pub fn wait_for_title(&self, title: &str) {
        wait_until(&format!("the title “{title}”, which is “{}”", self.title()), || self.title() == title);
    }

    /// The colours of a part of the window: left, top, width, height.
    fn look_at(&self, (x, y): Spot, (width, height): (u32, u32)) -> Vec<u8> {
        let part = format!("{width}x{height}+{x}+{y}");
        let args = ["-silent", "-window", &self.id, "-crop", &part, "-depth", "8", "rgb:-"];
        self.desktop.ask("import", &args).expect("a picture of the window")
    }

    /// What the window shows, in this size.
    pub fn picture(&self, size: (u32, u32)) -> Vec<u8> {
        self.look_at((0, 0), size)
    }

    /// Where in a column of pixels the first red one is.
    fn red_in(&self, top: Spot, height: u32) -> Option<usize> {
        let column = self.look_at(top, (1, height));
        column.chunks(3).position(|color| color[0] > 150 && color[1] < 100 && color[2] < 100)
    }

    /// Where the marker stands that tells the current row of the outline.
    pub fn marker(&self) -> Option<usize> {
        self.red_in(place::LIST, place::LIST_HEIGHT)
    }

    /// Waits until another row is the current one than was before.
    pub fn wait_for_marker_from(&self, before: Option<usize>) {
        wait_until("another row to be the current one", || self.marker().is_some_and(|now| Some(now) != before));
    }

    /// Presses a key with others held down, and waits until another row is the current one.
    pub fn press_to_move(&self, keys: &str) {
        let before = self.marker();
        self.press(keys, || self.wait_for_marker_from(before));
    }

    /// Waits until the input method takes the keys of the text that has the keyboard. It shows that it does once it has
    /// been given one.
    pub fn wait_for_pinyin(&self) {
        wait_until("pinyin", || {
            self.nudge();
            self.key("Control_L");
            self.desktop.pinyin.takes_keys(&self.desktop)
        });
    }

    fn is_dimmed(&self) -> bool {
        self.look_at(place::CORNER, (1, 1))[0] < 220
    }

    /// Waits until something lies over the window: all else is dimmed.
    pub fn wait_for_question(&self) {
        wait_until("a question", || self.is_dimmed());
    }

    /// Waits until nothing lies over the window.
    pub fn wait_for_no_question(&self) {
        wait_until("no question", || !self.is_dimmed());
    }

    /// Waits until the window asks for a path: a box with the keyboard stands across its middle.
    pub fn wait_for_path_box(&self) {
        self.wait_for_question();
        wait_until("a box for a path", || self.red_in(place::MIDDLE, 200).is_some());
    }

    /// Answers with a path, typed as it is and not as pinyin.
    pub fn answer_path(&self, path: &str) {
        self.wait_for_path_box();
        self.wait_for_pinyin();
        let latin = || wait_until("Latin letters", || !self.desktop.pinyin.takes_keys(&self.desktop));
        self.press("ctrl+space", latin);
        self.type_keys(path);
        self.key("Return");
        self.wait_for_no_question();
    }

    /// Waits until the start screen is shown with nothing above its head: its main button is dark where it then stands.
    pub fn wait_for_bare_start(&self) {
        let is_dark = || self.look_at(place::NEW_SPEECH, (1, 1)).iter().all(|part| *part < 80);
        wait_until("the start screen, with nothing to be gone on with", is_dark);
    }

    /// Goes on with the first draft that was left behind, once the start screen offers that: on a yellow ground.
    pub fn take_offer(&self) {
        let is_yellow = || {
            let ground = self.look_at(place::OFFER, (1, 1));
            ground.first_chunk().is_some_and(|[red, _, blue]| red.saturating_sub(*blue) > 15)
        };
        wait_until("the offer to go on", is_yellow);
        self.click(place::CONTINUE);
    }

    /// Types pinyin and waits until it has arrived at the input method, which shows what it could mean.
    pub fn type_pinyin(&self, letters: &str) {
        self.wait_for_pinyin();
        self.type_keys(letters);
        // The choice is shown from the first letter on.
        self.wait_for_rest();
        wait_until("the choice of words", || self.desktop.pinyin.shows_choice(&self.desktop));
    }

    /// Waits until nothing is being composed.
    pub fn wait_for_no_choice(&self) {
        wait_until("the choice of words to go", || {
            self.nudge();
            !self.desktop.pinyin.shows_choice(&self.desktop)
        });
    }

    /// Types pinyin and takes the first choice.
    pub fn compose(&self, letters: &str) {
        self.type_pinyin(letters);
        self.key("space");
        self.wait_for_no_choice();
    }

    /// What the window shows above the page, where the bar to look for something has its place.
    pub fn above_page(&self) -> Vec<u8> {
        self.look_at(place::ABOVE_PAGE, (200, 1))
    }

    /// Waits until a field of a form has the keyboard: its ring is red.
    pub fn wait_for_field(&self) {
        wait_until("a field to have the keyboard", || self.red_in(place::FIELDS, 740).is_some());
    }

    /// Types pinyin and takes its letters as they are.
    pub fn type_letters(&self, letters: &str) {
        self.type_pinyin(letters);
        self.key("Return");
        self.wait_for_no_choice();
    }

    /// Goes to another part of the speech, found in the palette by the letters of its name.
    pub fn go_to(&self, letters: &str) {
        let before = self.marker();
        self.press("ctrl+k", || self.wait_for_question());
        self.type_letters(letters);
        self.key("Return");
        self.wait_for_no_question();
        self.wait_for_marker_from(before);
    }

    /// Goes to the gallery, and waits until what is looked for there can be typed.
    pub fn open_gallery(&self) {
        self.press("ctrl+n", || self.wait_for_title("讲台"));
        wait_until("the first template", || self.red_in(place::TEMPLATES, place::LIST_HEIGHT).is_some());
        // A text has the keyboard for the first time: fcitx5 gets itself ready, and may leave a key that comes meanwhile
        // lying until anything else happens on the screen, such as the next key.
        self.wait_for_pinyin();
    }

    /// Goes to the gallery and takes its first template: its form opens, and its first field has the keyboard.
    pub fn choose_template(&self) {
        self.open_gallery();
        self.key("Return");
        self.wait_for_title("在〔会议名称〕上的讲话 — 讲台");
    }

    /// Ends the program as a power cut would.
    pub fn kill(mut self) {
        self.check_alive();
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Waits until the program has ended by itself.
    pub fn wait_for_end(mut self) {
        let status = wait_for("the program to end", || self.process.try_wait().unwrap());
        assert!(status.success(), "{status}");
        self.check_log();
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.desktop.take_picture();
        }
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Where things are in a window as large as it opens.
pub mod place {
    use std::ops::Range;

    use super::Spot;

    /// In a panel, where nothing else is.
    pub const CORNER: Spot = (4, 896);
    /// Above the middle of the window, in a question.
    pub const MIDDLE: Spot = (720, 350);
    /// The edge of the outline where its current row is marked, and that of the templates in the gallery.
    pub const LIST: Spot = (0, 90);
    pub const TEMPLATES: Spot = (208, 90);
    pub const LIST_HEIGHT: u32 = 770;
    /// The page, the outline left of it, and how far down both go.
    pub const PAGE: Range<i32> = 340..1040;
    pub const OUTLINE: Range<i32> = 20..250;
    pub const ROWS: Range<i32> = 90..840;
    /// Where a bar stands above the page.
    pub const ABOVE_PAGE: Spot = (700, 50);
    /// From the top down through the fields of a form.
    pub const FIELDS: Spot = (400, 60);
    /// The ground of what is offered to be gone on with.
    pub const OFFER: Spot = (290, 140);
    /// The button that goes on with the first of it.
    pub const CONTINUE: Spot = (1040, 163);
    /// The ground of the main button of the start screen, where nothing was left behind.
    pub const NEW_SPEECH: Spot = (1052, 123);
    /// On the page, below the text of a short speech.
    pub const BELOW_TEXT: Spot = (700, 700);
    /// The first tab.
    pub const FIRST_TAB: Spot = (100, 22);
}
