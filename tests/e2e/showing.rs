//! What the window shows: whole again after it was hidden, covered or made another size, and the same however it is drawn.

use std::rc::Rc;

use crate::desktop::Desktop;
use crate::input_method::Pinyin;
use crate::wait::wait_until;
use crate::window::Window;

/// How large the window opens.
const SIZE: (u32, u32) = (1440, 900);

/// Goes to the gallery, which stays as it is while nothing is done, and looks at all of the window.
fn gallery(window: &Window) -> Vec<u8> {
    window.open_gallery();
    window.wait_for_rest();
    window.picture(SIZE)
}

fn wait_for_picture(window: &Window, picture: &[u8], after: &str) {
    wait_until(&format!("the window as it was before it was {after}"), || window.picture(SIZE) == picture);
}

#[test]
fn the_window_is_whole_again_after_it_was_hidden_covered_or_of_another_size() {
    let desktop = Rc::new(Desktop::start(Pinyin::Beside));
    let window = Window::open(&desktop, &[]);
    let picture = gallery(&window);

    window.tool(&["windowunmap", "--sync", "WINDOW", "windowmap", "--sync", "WINDOW"]);
    window.activate();
    wait_for_picture(&window, &picture, "hidden");

    let other = Window::open(&desktop, &[]);
    other.open_gallery();
    other.tool(&["windowmove", "WINDOW", "40", "30"]);
    other.tool(&["windowmove", "WINDOW", "90", "60"]);
    other.kill();
    window.activate();
    wait_for_picture(&window, &picture, "covered");

    for (width, height) in [("1100", "700"), ("1560", "940"), ("1440", "900")] {
        window.tool(&["windowsize", "--sync", "WINDOW", width, height]);
        window.wait_for_rest();
    }
    wait_for_picture(&window, &picture, "of another size");
}

#[test]
fn the_same_is_shown_with_and_without_a_graphics_card() {
    let desktop = Rc::new(Desktop::start(Pinyin::Beside));
    let pictures = ["cpu", "gl"].map(|renderer| {
        let window = Window::open_drawn(&desktop, renderer, &[]);
        let picture = gallery(&window);
        window.kill();
        picture
    });
    let [one, other] = &pictures;
    assert_eq!(one.len(), other.len());
    let apart = one.iter().zip(other).map(|(one, other)| one.abs_diff(*other));
    // Where edges are smoothed a graphics card rounds otherwise.
    let most = apart.max().unwrap();
    assert!(most <= 4, "by {most} of 255");
}
