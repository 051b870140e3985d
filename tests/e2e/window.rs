//! A running copy of the program, used as a person does: by keyboard and mouse, seeing the window alone.

use std::process::{Child, Stdio};
use std::rc::Rc;

use crate::LECTERN;
use crate::desktop::Desktop;
use crate::wait::{wait_for, wait_until};

/// A place in the window, from its upper left corner.
pub type Spot = (i32, i32);

/// A window of the program.
pub struct Window {
    desktop: Rc<Desktop>,
    process: Child,
    id: String,
}

impl Window {
    /// Starts the program and waits until its window has the keyboard.
    pub fn open(desktop: &Rc<Desktop>) -> Self {
        let mut program = desktop.program(LECTERN);
        // No helper of the machine is found that would show a dialog for files: the window must do without.
        program.env("PATH", desktop.nothing()).stdout(Stdio::null());
        let process = program.spawn().unwrap();
        let number = process.id().to_string();
        let mut window = Self { desktop: desktop.clone(), process, id: String::new() };
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

    fn check_alive(&mut self) {
        assert_eq!(self.process.try_wait().unwrap(), None, "the program has ended");
    }

    fn tool(&self, args: &[&str]) {
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

    fn point_at(&self, (x, y): Spot) {
        self.tool(&["mousemove", "--window", &self.id, &x.to_string(), &y.to_string()]);
    }

    /// Clicks at a place. The mouse stays there: what is clicked is what is under it when the window comes to look.
    pub fn click(&self, spot: Spot) {
        self.point_at(spot);
        self.tool(&["click", "1"]);
    }

    /// What the title bar says.
    pub fn title(&self) -> String {
        let title = self.desktop.ask("xdotool", &["getwindowname", &self.id]).unwrap_or_default();
        String::from_utf8(title).unwrap().trim_end().to_owned()
    }

    /// Waits until the title bar says this.
    pub fn wait_for_title(&self, title: &str) {
        wait_until(&format!("the title “{title}”, which is “{}”", self.title()), || self.title() == title);
    }

    /// The colours of a part of the window: left, top, width, height.
    pub fn look_at(&self, (x, y): Spot, (width, height): (u32, u32)) -> Vec<u8> {
        let part = format!("{width}x{height}+{x}+{y}");
        let args = ["-silent", "-window", &self.id, "-crop", &part, "-depth", "8", "rgb:-"];
        self.desktop.ask("import", &args).expect("a picture of the window")
    }

    /// What fcitx5 does with the keys of this window: 0 nothing yet, 1 lets them through, 2 takes them for pinyin.
    fn input_method(&self) -> Option<u8> {
        self.desktop.ask("fcitx5-remote", &[])?.first().copied()
    }

    /// Whether a control is being pointed at: its ground is darker then.
    fn is_touched(&self, control: Spot) -> bool {
        self.look_at(control, (1, 1))[0] < 240
    }

    /// Waits until the input method knows the text that has just been given the keyboard. winit tells it of a new text
    /// only when the next event comes in, so a control is touched with the mouse until that is seen; and it shows that it
    /// knows when it has been given a key.
    fn wait_for_input_method(&self, control: Spot) {
        self.point_at(place::CORNER);
        wait_until("a control to be left alone", || !self.is_touched(control));
        self.point_at(control);
        wait_until("the control to be touched", || self.is_touched(control));
        self.point_at(place::CORNER);
        wait_until("pinyin", || {
            self.key("Control_L");
            self.input_method() == Some(b'2')
        });
    }

    fn is_red(&self, spot: Spot, size: (u32, u32)) -> bool {
        self.look_at(spot, size).chunks(3).any(|color| color[0] > 150 && color[1] < 100 && color[2] < 100)
    }

    /// Waits until the field at a place has the keyboard: its ring is red.
    pub fn wait_for_keyboard_at(&self, (x, y): Spot) {
        wait_until("the keyboard in the field", || self.is_red((x, y - 24), (1, 24)));
        self.wait_for_input_method(place::ICON);
    }

    /// Waits until a row of a list is the current one: a red marker stands before it.
    pub fn wait_for_current(&self, (_, y): Spot) {
        wait_until(&format!("the row at {y} to be the current one"), || self.is_red((0, y), (2, 1)));
    }

    /// Waits until the writer stands in the text in sight: a red marker stands beside the paragraph.
    pub fn wait_for_caret(&self) {
        wait_until("the caret in the text", || self.is_red(place::PAGE_MARGIN, (2, 800)));
        self.wait_for_input_method(place::ICON);
    }

    /// Clicks on a row of the outline and waits until the writer stands there.
    pub fn go_to(&self, row: Spot) {
        self.click(row);
        self.wait_for_current(row);
        self.wait_for_caret();
    }

    fn is_dimmed(&self) -> bool {
        self.look_at(place::CORNER, (1, 1))[0] < 220
    }

    /// Waits until the window asks something: all else is dimmed.
    pub fn wait_for_question(&self) {
        wait_until("a question", || self.is_dimmed());
    }

    /// Waits until the window asks nothing.
    pub fn wait_for_no_question(&self) {
        wait_until("no question", || !self.is_dimmed());
    }

    /// Waits until the window asks for a path: a box with the keyboard stands across its middle.
    pub fn wait_for_path_box(&self) {
        self.wait_for_question();
        wait_until("a box for a path", || self.is_red(place::MIDDLE, (1, 200)));
    }

    /// Answers with a path, typed as it is and not as pinyin.
    pub fn answer_path(&self, path: &str) {
        self.wait_for_path_box();
        self.wait_for_input_method(place::CANCEL);
        self.press("ctrl+space", || wait_until("Latin letters", || self.input_method() == Some(b'1')));
        self.type_keys(path);
        self.key("Return");
        self.wait_for_no_question();
    }

    /// Waits until the start screen is shown with nothing above its head: its main button is dark where it then stands.
    pub fn wait_for_bare_start(&self) {
        let is_dark = || self.look_at(place::NEW_SPEECH, (1, 1)).iter().all(|part| *part < 80);
        wait_until("the start screen, with nothing to be gone on with", is_dark);
    }

    /// Whether the start screen offers something that was left behind: on a yellow ground.
    pub fn offers(&self) -> bool {
        self.look_at(place::OFFER, (1, 1)).first_chunk().is_some_and(|[red, _, blue]| red.saturating_sub(*blue) > 15)
    }

    /// Types pinyin and waits until it has arrived at the input method, which shows what it could mean.
    pub fn type_pinyin(&self, letters: &str) {
        self.type_keys(letters);
        let shown = ["search", "--onlyvisible", "--name", "Fcitx5 Input Window"];
        wait_until("the choice of words", || self.desktop.ask("xdotool", &shown).is_some());
    }

    /// Types pinyin and takes the first choice.
    pub fn compose(&self, letters: &str) {
        self.type_pinyin(letters);
        self.key("space");
    }

    /// Goes to the gallery and takes its first template: its form opens.
    pub fn choose_template(&self) {
        self.press("ctrl+n", || self.wait_for_current(place::FIRST_TEMPLATE));
        self.key("Return");
        self.wait_for_title("在〔会议名称〕上的讲话 — 讲台");
    }

    /// Fills in the first field of its form, which has the keyboard, with the first choice for these letters.
    pub fn fill_in_meeting(&self, letters: &str) {
        self.wait_for_keyboard_at(place::FIRST_FIELD);
        self.compose(letters);
    }

    /// Leaves the form for the text.
    pub fn begin_to_write(&self) {
        self.click(place::START_WRITING);
        self.wait_for_current(place::SALUTATION);
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
    use super::Spot;

    /// In a panel, where nothing else is.
    pub const CORNER: Spot = (4, 896);
    /// Above the middle of the window, in a question.
    pub const MIDDLE: Spot = (720, 350);
    /// The ground of an icon in the bar at the top, and of the button that takes back a question for a path.
    pub const ICON: Spot = (1107, 22);
    pub const CANCEL: Spot = (858, 517);
    /// The ground of what is offered to be gone on with.
    pub const OFFER: Spot = (290, 140);
    /// The button that goes on with the first of it.
    pub const CONTINUE: Spot = (1040, 163);
    /// The ground of the main button of the start screen, where nothing was left behind.
    pub const NEW_SPEECH: Spot = (1052, 123);
    /// The first template of the gallery.
    pub const FIRST_TEMPLATE: Spot = (100, 197);
    /// The first field of the form.
    pub const FIRST_FIELD: Spot = (350, 220);
    /// The button that leads from the form to the text.
    pub const START_WRITING: Spot = (496, 844);
    /// Where the page marks the paragraph that is being written.
    pub const PAGE_MARGIN: Spot = (340, 50);
    /// Rows of the outline of the first template: the first two parts, the sentence that announces the items, the first
    /// two of these, and a third part of the second.
    pub const SALUTATION: Spot = (100, 140);
    pub const GREETING: Spot = (100, 184);
    pub const LEAD_IN: Spot = (100, 316);
    pub const FIRST_ITEM: Spot = (100, 360);
    pub const SECOND_ITEM: Spot = (100, 488);
    pub const THIRD_PART: Spot = (100, 580);
}
