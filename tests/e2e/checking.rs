//! What the checks found, in the real window: gone to, mended and set aside by keys, and kept in the file.

use std::rc::Rc;

use crate::desktop::Desktop;
use crate::input_method::Pinyin;
use crate::wait::wait_until;
use crate::window::Window;

const DRAFT: &str = r#"(format: "lectern-draft", version: 1, language: "zh-CN",
  title: (lines: ["在清河水厂座谈会上的讲话"]),
  sections: [
    (role: Salutation, body: ["各位师傅："]),
    (role: Other, body: ["我们要要把水质抓牢。请某某同志发言。"]),
    (role: Closing, body: ["谢谢大家！"]),
  ],
)"#;

#[test]
fn a_finding_is_mended_and_another_set_aside_by_keys() {
    let desktop = Rc::new(Desktop::start(Pinyin::Unsaid));
    let path = desktop.home().join("稿.ron");
    std::fs::write(&path, DRAFT).unwrap();
    let window = Window::open(&desktop, &[&path]);
    window.wait_for_title("在清河水厂座谈会上的讲话 — 讲台");
    let saved = || std::fs::read_to_string(&path).unwrap();
    // The first look is a matter of moments; until it is done there is nothing to go to, and the keys do nothing.
    wait_until("the doubled word mended in the file", || {
        for key in ["F8", "ctrl+F8", "ctrl+s"] {
            window.key(key);
        }
        saved().contains("我们要把水质抓牢")
    });
    wait_until("the other finding set aside in the file", || {
        for key in ["F8", "ctrl+shift+F8", "ctrl+s"] {
            window.key(key);
        }
        saved().contains("set_aside")
    });
    assert!(saved().contains("leftover-mark") && saved().contains("请某某同志发言。"), "{}", saved());
    window.kill();
}
