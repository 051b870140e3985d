//! Pinyin in every place where something can be written, with each input method: what is half typed is part of nothing,
//! however it ends, and what was chosen stands where it belongs.

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use crate::desktop::Desktop;
use crate::input_method::Pinyin;
use crate::lectern;
use crate::wait::wait_until;
use crate::window::{Window, place};

/// What is written in: a heading, two paragraphs of which one has a blank, and a part without a heading.
const DRAFT: &str = r#"(format: "lectern-draft", version: 1,
  language: "zh-CN",
  title: (lines: ["甲会上的讲话"]),
  fields: [(id: "city", name: "城市", kind: Text, value: "云溪")],
  next_id: 3,
  sections: [
    (id: 1, role: Item, heading: "抓落实", body: ["春天到了。", "在{city}开会。"]),
    (id: 2, role: Closing, body: ["谢谢大家。"]),
  ],
)
"#;

/// The letters that are never chosen, and what an input method shows of them.
const HALF: &str = "zhongguo";
const NOWHERE: [&str; 2] = ["zhong", "中国"];

/// The title bar: of the draft, and of one that is begun from a template.
const SAVED: &str = "甲会上的讲话 — 讲台";
const UNSAVED: &str = "● 甲会上的讲话 — 讲台";
const OTHER: &str = "● 在学习上的讲话 — 讲台";

/// The text when everything has been written.
const WRITTEN: &str = "\
甲会上的讲话

　　抓落实学习
　　你好春天到了。
　　在我们北京工作会。
　　世界谢谢大家。老师
";

/// What a step is called, and what is done in it.
type Step = (&'static str, fn(&Writer));

/// What is done, in order. Each step waits until what it did is to be seen.
const STEPS: [Step; 12] = [
    ("write in a body", Writer::write_in_body),
    ("write in a heading", Writer::write_in_heading),
    ("write over a blank", Writer::write_over_blank),
    ("write in a blank", Writer::write_in_blank),
    ("look for something", Writer::look_for),
    ("write over what was found", Writer::write_over_selection),
    ("go elsewhere by the palette", Writer::go_elsewhere),
    ("click elsewhere", Writer::click_elsewhere),
    ("write in a field", Writer::write_in_field),
    ("turn to another tab", Writer::turn_to_other_tab),
    ("save", Writer::save),
    ("undo everything", Writer::undo),
];

#[test]
fn with_fcitx5_beside_the_text() {
    check_every_place(Pinyin::Beside);
}

#[test]
fn with_fcitx5_in_the_text() {
    check_every_place(Pinyin::InPlace);
}

#[test]
fn with_ibus() {
    check_every_place(Pinyin::IBus);
}

fn check_every_place(pinyin: Pinyin) {
    let writer = Writer::open(pinyin);
    for (step, act) in STEPS {
        println!("{step}");
        act(&writer);
        writer.check_nothing_half_typed();
    }
}

struct Writer {
    desktop: Rc<Desktop>,
    window: Window,
}

impl Writer {
    fn open(pinyin: Pinyin) -> Self {
        let desktop = Rc::new(Desktop::start(pinyin));
        let file = file(&desktop);
        fs::write(&file, DRAFT).unwrap();
        let window = Window::open(&desktop, &[&file]);
        window.wait_for_title(SAVED);
        Self { desktop, window }
    }

    /// Neither what is kept nor the text on the clipboard knows of the letters.
    fn check_nothing_half_typed(&self) {
        let all = self.desktop.kept().into_iter().chain(self.desktop.clipboard());
        for text in all {
            assert!(!NOWHERE.iter().any(|half| text.contains(half)), "half-typed pinyin in {text}");
        }
    }

    /// Waits until a text of a draft reads like this, seen in what is kept of it.
    fn wait_for_text(&self, words: &str) {
        let quoted = format!("\"{words}\"");
        wait_until(&format!("“{words}” in what is kept"), || {
            self.check_nothing_half_typed();
            self.desktop.kept().iter().any(|draft| draft.contains(&quoted))
        });
    }

    /// Types half a word and takes it back.
    fn think_better_of_it(&self) {
        self.window.type_pinyin(HALF);
        self.window.key("Escape");
        self.window.wait_for_no_choice();
    }

    /// The caret is in the first body when a draft is opened.
    fn write_in_body(&self) {
        self.think_better_of_it();
        self.window.compose("nihao");
        self.wait_for_text("你好春天到了。");
    }

    fn write_in_heading(&self) {
        self.window.key("Home");
        self.window.key("Left");
        self.think_better_of_it();
        self.window.compose("xuexi");
        self.wait_for_text("抓落实学习");
    }

    /// The blank is selected when the caret comes upon it.
    fn write_over_blank(&self) {
        for key in ["Down", "Down", "Home", "Right", "Right"] {
            self.window.key(key);
        }
        self.think_better_of_it();
        self.window.compose("beijing");
        self.wait_for_text("北京");
    }

    fn write_in_blank(&self) {
        self.window.key("Left");
        self.window.key("Left");
        self.think_better_of_it();
        self.window.compose("women");
        self.wait_for_text("我们北京");
    }

    fn look_for(&self) {
        let before = self.window.above_page();
        self.window.press("ctrl+f", || wait_until("the bar", || self.window.above_page() != before));
        self.think_better_of_it();
        self.window.compose("kai");
        self.window.key("Return");
    }

    /// What was found is selected when the bar is gone.
    fn write_over_selection(&self) {
        let before = self.window.above_page();
        self.window.key("Escape");
        wait_until("the bar to go", || self.window.above_page() != before);
        self.think_better_of_it();
        self.wait_for_text("在{city}开会。");
        self.window.compose("gongzuo");
        self.wait_for_text("在{city}工作会。");
    }

    fn go_elsewhere(&self) {
        let before = self.window.marker();
        self.window.press("ctrl+k", || self.window.wait_for_question());
        self.think_better_of_it();
        self.window.type_letters("jieshuyu");
        self.window.key("Return");
        self.window.wait_for_no_question();
        self.window.wait_for_marker_from(before);
        self.window.compose("shijie");
        self.wait_for_text("世界谢谢大家。");
    }

    /// What is half typed beside the text goes with the caret, until it is chosen or taken back: the window knows nothing
    /// of it. What is half typed in the text ends there.
    fn click_elsewhere(&self) {
        self.window.type_pinyin(HALF);
        self.window.click(place::BELOW_TEXT);
        if !self.desktop.pinyin.is_in_place() {
            self.window.key("Escape");
        }
        self.window.wait_for_no_choice();
        self.window.compose("laoshi");
        self.wait_for_text("世界谢谢大家。老师");
    }

    /// The first field of a new draft has the keyboard.
    fn write_in_field(&self) {
        self.window.choose_template();
        self.window.wait_for_field();
        self.think_better_of_it();
        self.window.compose("xuexi");
        self.window.wait_for_title(OTHER);
    }

    /// There is no way out of what is half typed in the text but by the mouse: keys are the input method's.
    fn turn_to_other_tab(&self) {
        self.window.type_pinyin(HALF);
        self.window.click(place::FIRST_TAB);
        self.window.wait_for_title(UNSAVED);
        self.window.wait_for_no_choice();
        self.window.press("ctrl+Tab", || self.window.wait_for_title(OTHER));
        self.window.press("ctrl+shift+Tab", || self.window.wait_for_title(UNSAVED));
        self.window.type_pinyin(HALF);
        if self.desktop.pinyin.is_in_place() {
            self.window.tool(&["keydown", "ctrl", "key", "Tab", "keyup", "ctrl"]);
            self.window.wait_for_rest();
            assert_eq!(self.window.title(), UNSAVED);
            self.window.key("Escape");
            self.window.wait_for_no_choice();
        }
        self.window.press("ctrl+Tab", || self.window.wait_for_title(OTHER));
        self.window.wait_for_no_choice();
        self.window.press("ctrl+Tab", || self.window.wait_for_title(UNSAVED));
    }

    fn save(&self) {
        self.window.press("ctrl+s", || self.window.wait_for_title(SAVED));
        assert_eq!(exported(&self.desktop, "speech.ron"), WRITTEN);
    }

    /// Also beyond what was saved.
    fn undo(&self) {
        fs::write(self.desktop.home().join("first.ron"), DRAFT).unwrap();
        let first = exported(&self.desktop, "first.ron");
        self.window.tool(&["keydown", "ctrl", "key", "--delay", "20", "--repeat", "40", "z"]);
        self.window.wait_for_title(UNSAVED);
        self.window.tool(&["keyup", "ctrl"]);
        let is_first = || self.desktop.clipboard() == Some(first.clone());
        self.window.press("ctrl+shift+c", || wait_until("the first text on the clipboard", is_first));
    }
}

/// The text as the command line makes it of a file.
fn exported(desktop: &Desktop, name: &str) -> String {
    desktop.hear(&lectern(), &["export", name, "-o", "-"])
}

fn file(desktop: &Desktop) -> PathBuf {
    desktop.home().join("speech.ron")
}
