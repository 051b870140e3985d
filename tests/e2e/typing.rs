//! Pinyin that is shown in the text while it is typed: none of it is part of the speech before it is chosen.

use std::rc::Rc;

use crate::desktop::{Desktop, Pinyin};
use crate::wait::wait_until;
use crate::window::{Window, place};

#[test]
fn half_typed_pinyin_is_never_part_of_the_speech() {
    let desktop = Rc::new(Desktop::start(Pinyin::InPlace));
    let window = Window::open(&desktop);
    let wait_for_words = |words: &str| {
        wait_until(&format!("“{words}” in what is kept"), || {
            let kept = desktop.kept();
            assert!(!kept.iter().any(|draft| draft.contains("zhong")), "half-typed pinyin in {kept:?}");
            kept.iter().any(|draft| draft.contains(words))
        });
    };
    window.choose_template();
    // In a field: one word is kept while the next is half typed, is corrected and chosen.
    window.fill_in_meeting("nihao");
    window.type_pinyin("zhongguoo");
    wait_for_words("你好");
    window.key("BackSpace");
    window.key("space");
    window.wait_for_title("● 在你好中国上的讲话 — 讲台");
    // In the text: Escape takes it back.
    window.begin_to_write();
    window.go_to(place::GREETING);
    window.type_pinyin("zhongguo");
    window.key("Escape");
    window.compose("shijie");
    wait_for_words("世界在");
}
