//! An old speech in the real window: opened with the program, settled with a key, saved as a draft.

use std::rc::Rc;

use crate::desktop::Desktop;
use crate::input_method::Pinyin;
use crate::wait::wait_until;
use crate::window::Window;

const OLD: &str = "首页 > 讲话稿　1 / 2\n在清河水厂座谈会上的讲话\n各位师傅：\n我讲两点。\n一、把水质抓牢 当前，水质最要紧。天天查。\n\
                   二、把服务做好。话要好听。\n谢谢大家！\n";

#[test]
fn an_old_speech_is_opened_and_becomes_a_draft_that_is_kept() {
    let desktop = Rc::new(Desktop::start(Pinyin::Unsaid));
    let old = desktop.home().join("旧稿.txt");
    let bytes = encoding_rs::GB18030.encode(OLD).0.into_owned();
    std::fs::write(&old, &bytes).unwrap();
    let window = Window::open(&desktop, &[&old]);
    window.wait_for_title("旧稿.txt — 讲台");
    for key in ["n", "1", "Return"] {
        window.key(key);
    }
    window.wait_for_title("● 在清河水厂座谈会上的讲话 — 讲台");
    wait_until("the speech in what is kept", || desktop.kept().iter().any(|draft| draft.contains("把服务做好")));
    assert_eq!(std::fs::read(&old).unwrap(), bytes, "the old file stays as it is");
    window.kill();
}
