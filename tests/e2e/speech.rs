//! A speech from an empty screen to the text on disk, by keyboard and mouse alone: chosen, filled in, written with
//! pinyin, given one item more, saved, cut off in the middle, recovered, exported.

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::desktop::Desktop;
use crate::input_method::Pinyin;
use crate::lectern;
use crate::wait::wait_until;
use crate::window::Window;

/// One speech and whoever writes it.
struct Story {
    desktop: Rc<Desktop>,
    window: Option<Window>,
}

/// What a step is called, and what is done in it.
type Step = (&'static str, fn(&mut Story));

/// What is done, in order. Each step waits until what it did is to be seen.
const STEPS: [Step; 15] = [
    ("open the program", Story::open),
    ("choose the first template", Story::choose_template),
    ("fill in the meeting", Story::fill_in_meeting),
    ("begin to write", Story::begin_to_write),
    ("write in the greeting", Story::write),
    ("add an item", Story::add_item),
    ("add a part of it by mistake", Story::add_part),
    ("undo both", Story::undo),
    ("redo the item", Story::redo),
    ("save", Story::save),
    ("write on", Story::write_on),
    ("lose the power", Story::lose_power),
    ("go on with what was left behind", Story::recover),
    ("export", Story::export),
    ("quit at the fourth attempt, and save", Story::quit),
];

#[test]
fn a_speech_is_written_from_an_empty_screen_to_the_text_on_disk() {
    let desktop = Rc::new(Desktop::start(Pinyin::Beside));
    let mut story = Story { desktop: desktop.clone(), window: None };
    for (step, act) in STEPS {
        println!("{step}");
        act(&mut story);
    }
    let expected = expected(&desktop);
    assert_eq!(fs::read_to_string(story.copy("txt").unwrap()).unwrap(), expected);
    assert_eq!(run(&desktop, &["export", &story.draft_file(), "-o", "-"]), expected);
}

/// What the program says without a window.
fn run(desktop: &Desktop, args: &[&str]) -> String {
    String::from_utf8(desktop.ask(&lectern(), args).expect(args[0])).unwrap()
}

/// The text as the command line makes it of the template, with what was written by hand put in.
fn expected(desktop: &Desktop) -> String {
    run(desktop, &["new", "holiday-symposium", "--set", "meeting=你好", "-o", "expected.ron"]);
    let text = run(desktop, &["export", "expected.ron", "-o", "-"]);
    let edits = [
        ("　　在〔节日〕", "　　你好中国在〔节日〕"),
        ("借此机会，我提五点", "借此机会，我提六点"),
        ("　　五、", "　　六、"),
        ("　　四、", "　　五、"),
        ("　　三、", "　　四、"),
        ("　　二、", NEW_ITEM),
    ];
    edits.into_iter().fold(text, |text, (before, after)| {
        assert_eq!(text.matches(before).count(), 1, "{before} in {text}");
        text.replace(before, after)
    })
}

/// The item that was added, as far as the number of the next one.
const NEW_ITEM: &str =
    "　　二、〔围绕什么〕，充分发挥〔怎样的〕作用\n　　我们世界要在两个方面下功夫。\n　　一要\n　　二要\n　　三、";

const UNSAVED: &str = "● 在你好上的讲话 — 讲台";
const SAVED: &str = "在你好上的讲话 — 讲台";

impl Story {
    fn window(&self) -> &Window {
        self.window.as_ref().expect("an open window")
    }

    fn draft_file(&self) -> String {
        self.desktop.home().join("speech.ron").to_str().unwrap().to_owned()
    }

    /// The copy with that ending, beside the draft, once it is there.
    fn copy(&self, ending: &str) -> Option<PathBuf> {
        let files = fs::read_dir(self.desktop.home()).unwrap().map(|file| file.unwrap().path());
        files.filter(|path| path.extension().is_some_and(|other| other == ending)).last()
    }

    /// Waits until the draft is such, seen in what is kept of it. No letter of half-typed pinyin ever gets there.
    fn wait_for_draft(&self, what: &str, is_such: impl Fn(&str) -> bool) {
        wait_until(&format!("{what} in what is kept"), || {
            let kept = self.desktop.kept();
            assert!(!kept.iter().any(|draft| draft.contains("zhong")), "half-typed pinyin in {kept:?}");
            kept.len() == 1 && is_such(&kept[0])
        });
    }

    fn wait_for_words(&self, words: &str) {
        self.wait_for_draft(words, |draft| draft.contains(words));
    }

    /// Waits until the draft has so many demands.
    fn wait_for_items(&self, number: usize) {
        let item = r#"list: "demands""#;
        self.wait_for_draft(&format!("{number} demands"), |draft| draft.matches(item).count() == number);
    }

    /// Copies the whole text and waits until what is on the clipboard holds these words.
    fn wait_for_text(&self, words: &str) {
        let is_copied = || self.desktop.clipboard().is_some_and(|text| text.contains(words));
        let seen = || wait_until(&format!("“{words}” in the text on the clipboard"), is_copied);
        self.window().press("ctrl+shift+c", seen);
    }

    fn open(&mut self) {
        self.window = Some(Window::open(&self.desktop, &[]));
        self.window().wait_for_title("讲台");
    }

    fn choose_template(&mut self) {
        self.window().choose_template();
    }

    fn fill_in_meeting(&mut self) {
        self.window().compose("nihao");
        self.window().wait_for_title(UNSAVED);
    }

    fn begin_to_write(&mut self) {
        let window = self.window();
        window.press("ctrl+t", || wait_until("the outline", || window.marker().is_some()));
    }

    fn write(&mut self) {
        self.window().go_to("zhiyi");
        self.window().compose("nihao");
        // What is kept now is written while the next word is half typed.
        self.window().type_pinyin("zhongguo");
        self.wait_for_words("你好在");
        self.window().key("space");
        self.wait_for_words("你好中国在");
    }

    fn add_item(&mut self) {
        let window = self.window();
        window.go_to("yinru");
        window.press_to_move("alt+Down");
        // The keyboard goes to the new item.
        window.press_to_move("ctrl+Return");
        self.wait_for_items(6);
        self.wait_for_text("我提六点希望");
        self.window().compose("women");
        self.wait_for_words("我们要在");
    }

    fn add_part(&mut self) {
        self.window().press_to_move("ctrl+shift+Return");
        self.wait_for_text("我们要在三个方面");
    }

    fn undo(&mut self) {
        self.window().press_to_move("ctrl+z");
        self.wait_for_text("我们要在两个方面");
        let no_word = || self.wait_for_draft("no such word", |draft| !draft.contains("我们要在"));
        self.window().press("ctrl+z", no_word);
        self.window().press("ctrl+z", || self.wait_for_items(5));
        self.wait_for_text("我提五点希望");
    }

    fn redo(&mut self) {
        self.window().press("ctrl+shift+z", || self.wait_for_items(6));
        self.wait_for_text("我提六点希望");
        self.window().press("ctrl+y", || self.wait_for_words("我们要在"));
    }

    fn save(&mut self) {
        self.window().press("ctrl+s", || self.window().wait_for_path_box());
        self.window().answer_path(&self.draft_file());
        self.window().wait_for_title(SAVED);
        assert!(Path::new(&self.draft_file()).exists());
    }

    /// The page has the keyboard again after the question, and the caret is where it was.
    fn write_on(&mut self) {
        self.window().compose("shijie");
        self.window().wait_for_title(UNSAVED);
        self.wait_for_words("我们世界要在");
    }

    fn lose_power(&mut self) {
        self.window.take().expect("an open window").kill();
        let saved = fs::read_to_string(self.draft_file()).unwrap();
        assert!(saved.contains("你好中国") && !saved.contains("世界"), "{saved}");
    }

    fn recover(&mut self) {
        self.open();
        self.window().take_offer();
        self.window().wait_for_title(UNSAVED);
        self.wait_for_text("我们世界要在");
    }

    fn export(&mut self) {
        self.window().press("ctrl+e", || self.window().wait_for_question());
        // Blanks are empty: hand it over all the same, beside the draft.
        self.window().key("Return");
        for ending in ["docx", "pdf", "txt"] {
            wait_until("the copies", || self.copy(ending).is_some());
        }
    }

    fn quit(&mut self) {
        for key in ["ctrl+w", "alt+F4", "ctrl+q"] {
            self.window().press(key, || self.window().wait_for_question());
            self.window().key("Escape");
            self.window().wait_for_no_question();
        }
        self.window().wait_for_title(UNSAVED);
        self.window().press("ctrl+q", || self.window().wait_for_question());
        self.window().key("Return");
        self.window.take().expect("an open window").wait_for_end();
        assert_eq!(self.desktop.kept(), [""; 0]);
    }
}
