//! Two copies of the program at the same time, for one user: neither touches what the other writes.

use std::rc::Rc;

use crate::desktop::Desktop;
use crate::input_method::Pinyin;
use crate::wait::wait_until;
use crate::window::Window;

/// Opens a copy that offers nothing at first, and begins a speech whose meeting has this name.
fn begin(desktop: &Rc<Desktop>, letters: &str, meeting: &str) -> Window {
    let window = Window::open(desktop, &[]);
    window.choose_template();
    window.compose(letters);
    window.wait_for_title(&format!("● 在{meeting}上的讲话 — 讲台"));
    wait_for_kept(desktop, meeting);
    // The worker does one job after the other: what was left behind had been looked for before this was kept.
    check_nothing_is_offered(&window);
    window
}

/// Goes to the start screen, where nothing is offered to be gone on with.
fn check_nothing_is_offered(window: &Window) {
    window.press("alt+Home", || window.wait_for_title("讲台"));
    window.wait_for_bare_start();
}

/// Waits until one draft is kept that holds these words.
fn wait_for_kept(desktop: &Desktop, words: &str) {
    wait_until(&format!("“{words}” in what is kept"), || {
        desktop.kept().iter().filter(|draft| draft.contains(words)).count() == 1
    });
}

#[test]
fn a_copy_is_offered_what_another_left_behind_and_nothing_that_another_writes() {
    let desktop = Rc::new(Desktop::start(Pinyin::Unsaid));
    let first = begin(&desktop, "nihao", "你好");
    let second = begin(&desktop, "shijie", "世界");
    first.kill();

    let third = Window::open(&desktop, &[]);
    third.take_offer();
    third.wait_for_title("● 在你好上的讲话 — 讲台");
    check_nothing_is_offered(&third);

    assert_eq!(desktop.kept().len(), 2);
    wait_for_kept(&desktop, "你好");
    wait_for_kept(&desktop, "世界");
    second.kill();
}
