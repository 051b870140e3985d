//! The outline by mouse and keys: dragging, folding, what a row shows, and the row of the caret.

use egui::accesskit::{Role, Toggled};
use egui::epaint::Shape;
use egui::{Color32, Key, Modifiers, Pos2, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::i18n::Lang;

use crate::app::{App, button, click, desk, desk_in, point, press, shapes, type_words};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// The parts of the list, in the numbers that they have at first.
const FIRST: &str = "一、〔围绕什么〕，充分发挥主力军作用";
const SECOND: &str = "二、立足本职岗位，充分发挥示范带动作用";
const THIRD: &str = "三、坚持学习创新，充分发挥攻坚引领作用";

/// Where the row of a part stands.
fn row(harness: &Harness<'_, App>, name: &str) -> Rect {
    harness.get_by_role_and_label(Role::ListBoxOption, name).rect()
}

/// The names of the rows, from the top down.
fn rows(harness: &Harness<'_, App>) -> Vec<String> {
    harness.get_all_by_role(Role::ListBoxOption).filter_map(|row| row.accesskit_node().label()).collect()
}

/// The row that carries the marker.
fn current(harness: &Harness<'_, App>) -> Option<String> {
    let mut rows = harness.get_all_by_role(Role::ListBoxOption);
    rows.find(|row| row.accesskit_node().toggled() == Some(Toggled::True)).and_then(|row| row.accesskit_node().label())
}

/// Whether the page shows a paragraph with these words.
fn on_page(harness: &Harness<'_, App>, words: &str) -> bool {
    let mut paragraphs = harness.get_all_by_role(Role::MultilineTextInput);
    paragraphs.any(|paragraph| paragraph.value().is_some_and(|value| value.contains(words)))
}

/// Takes a row and draws it to a place, without letting go.
fn drag(harness: &mut Harness<'_, App>, name: &str, to: Pos2) {
    let from = row(harness, name).center();
    point(harness, from);
    button(harness, from, true);
    for step in 1..=4_u8 {
        point(harness, from + (to - from) * f32::from(step) / 4.0);
    }
}

/// The line that says where what is dragged would come to stand: two high, and there only during a drag.
fn marks(harness: &Harness<'_, App>) -> Vec<Rect> {
    let outline = row(harness, "标题");
    let within =
        |rect: &Rect| rect.top() > outline.top() && rect.left() > outline.left() && rect.right() < outline.right();
    let lines = shapes(harness).into_iter().filter_map(|(_, shape)| match shape {
        Shape::Rect(shape) if shape.rect.height() == 2.0 && within(&shape.rect) => Some(shape.rect),
        _ => None,
    });
    lines.collect()
}

/// Whether a row has a dot in its gutter, or the number that stands there where there is more than one thing to look at.
fn has_dot(harness: &Harness<'_, App>, name: &str) -> bool {
    let row = row(harness, name);
    let gutter = Rect::from_min_size(row.min, vec2(16.0, row.height()));
    let is_number = |text: &str| text.trim_end_matches('+').chars().all(|c| c.is_ascii_digit());
    shapes(harness).iter().any(|(_, shape)| match shape {
        Shape::Circle(dot) => gutter.contains(dot.center),
        Shape::Text(text) => gutter.contains(text.pos) && is_number(text.galley.text()),
        _ => false,
    })
}

/// In what colour a row says these words.
fn ink(harness: &Harness<'_, App>, name: &str, words: &str) -> Color32 {
    let row = row(harness, name);
    let found = shapes(harness).into_iter().find_map(|(_, shape)| match shape {
        Shape::Text(text) if text.galley.text() == words && row.contains(text.pos) => {
            Some(text.galley.job.sections[0].format.color)
        }
        _ => None,
    });
    found.unwrap_or_else(|| panic!("{words} in the row {name}"))
}

#[test]
fn a_part_is_dragged_with_all_below_it() {
    let mut harness = desk();
    let before = harness.state().text();
    let above = row(&harness, FIRST);
    assert_eq!(marks(&harness), []);
    let to = above.center_top() + vec2(0.0, 4.0);
    drag(&mut harness, SECOND, to);
    let marks = marks(&harness);
    assert!(matches!(&marks[..], [mark] if mark.center().y == above.top()), "{marks:?} for {above}");
    button(&mut harness, to, false);
    let rows = rows(&harness);
    let at = rows.iter().position(|row| row.starts_with("一、立足本职岗位")).unwrap();
    assert_eq!(rows[at + 1..at + 4], ["一要珍惜荣誉", "二要干好本职", "二、〔围绕什么〕，充分发挥主力军作用"]);
    assert!(self::marks(&harness).is_empty(), "nothing is dragged any more");
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(harness.state().text(), before);
}

#[test]
fn a_part_drawn_straight_stays_as_deep_and_sideways_it_does_not() {
    let mut harness = desk();
    let edge = row(&harness, THIRD).top() + 4.0;
    let from = row(&harness, "一要讲好故事").center();
    // Behind the last item of the second part.
    for (right, name) in [(0.0, "三要讲好故事"), (-16.0, "三、讲好故事"), (16.0, "（1）讲好故事")] {
        let to = pos2(from.x + right, edge);
        drag(&mut harness, "一要讲好故事", to);
        button(&mut harness, to, false);
        let shown = rows(&harness);
        assert!(shown.iter().any(|row| row == name), "{right}: {shown:?}");
        press(&mut harness, CTRL, Key::Z);
    }
}

#[test]
fn escape_lets_a_drag_go_without_a_move() {
    let mut harness = desk();
    let before = harness.state().text();
    let to = row(&harness, FIRST).center_top() + vec2(0.0, 4.0);
    drag(&mut harness, SECOND, to);
    press(&mut harness, NONE, Key::Escape);
    assert_eq!(marks(&harness), []);
    point(&mut harness, to + vec2(0.0, 40.0));
    assert_eq!(marks(&harness), [], "the drag does not begin again");
    button(&mut harness, to, false);
    assert_eq!(harness.state().text(), before);
}

#[test]
fn a_part_is_never_dropped_into_itself() {
    let mut harness = desk();
    for inside in ["一要解放思想", "三要勇挑重担"] {
        let to = row(&harness, inside).center();
        drag(&mut harness, FIRST, to);
        button(&mut harness, to, false);
        assert!(!harness.state().session.document().unwrap().document.history().can_undo(), "{inside}");
    }
    // Far right it would go below the part before it, never below its own items.
    let to = row(&harness, "二要真抓实干").center() + vec2(40.0, 0.0);
    drag(&mut harness, FIRST, to);
    button(&mut harness, to, false);
    let text = harness.state().text();
    for words in ["充分发挥主力军作用", "解放思想", "真抓实干", "勇挑重担"] {
        assert_eq!(text.matches(words).count(), 1, "{words}\n{text}");
    }
}

#[test]
fn a_part_that_leaves_its_list_keeps_the_words_it_had_from_it() {
    let mut harness = desk();
    click(&mut harness, Role::ListBoxOption, FIRST);
    press(&mut harness, Modifiers { alt: true, shift: true, ..NONE }, Key::ArrowRight);
    let text = harness.state().text();
    assert!(text.contains("一要〔围绕什么〕，充分发挥主力军作用"), "{text}");
    press(&mut harness, CTRL, Key::Z);
    assert!(harness.state().text().contains("一、〔围绕什么〕，充分发挥主力军作用"));
}

#[test]
fn a_part_is_folded_by_its_sign() {
    let mut harness = desk_in(Lang::Zh, [1440.0, 2400.0]);
    click(&mut harness, Role::ListBoxOption, "二要真抓实干");
    assert!(on_page(&harness, "多想怎么办"));
    click(&mut harness, Role::Button, &format!("折叠“{FIRST}”"));
    assert!(!rows(&harness).iter().any(|row| row.contains("真抓实干")));
    assert!(!on_page(&harness, "多想怎么办") && on_page(&harness, "充分发挥主力军作用"));
    // Nothing is lost of the speech, and the caret stands where it can be seen.
    assert!(harness.state().text().contains("多想怎么办"));
    assert_eq!(current(&harness).as_deref(), Some(FIRST));
    // The page has a way back of its own.
    let unfold = format!("展开“{FIRST}”");
    let signs: Vec<Rect> = harness.get_all_by_role_and_label(Role::Button, &unfold).map(|sign| sign.rect()).collect();
    let [_, page] = signs[..] else { panic!("one sign in the outline, one on the page: {signs:?}") };
    point(&mut harness, page.center());
    button(&mut harness, page.center(), true);
    button(&mut harness, page.center(), false);
    assert!(on_page(&harness, "多想怎么办") && rows(&harness).iter().any(|row| row == "二要真抓实干"));
}

#[test]
fn arrows_pass_what_is_folded_and_going_there_unfolds_it() {
    let mut harness = desk();
    click(&mut harness, Role::ListBoxOption, FIRST);
    press(&mut harness, Modifiers::ALT, Key::F);
    assert!(!rows(&harness).iter().any(|row| row == "一要解放思想"));
    press(&mut harness, NONE, Key::ArrowDown);
    assert_eq!(current(&harness).as_deref(), Some(SECOND));
    press(&mut harness, NONE, Key::ArrowUp);
    assert_eq!(current(&harness).as_deref(), Some(FIRST));
    press(&mut harness, CTRL, Key::K);
    type_words(&mut harness, "勇挑重担");
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(current(&harness).as_deref(), Some("三要勇挑重担"));
    type_words(&mut harness, "大家都要");
    assert!(harness.state().text().contains("三要勇挑重担。大家都要"), "{}", harness.state().text());
}

#[test]
fn a_dot_stands_by_a_part_until_its_blanks_are_filled() {
    let mut harness = desk();
    assert!(has_dot(&harness, "称谓") && !has_dot(&harness, "二要真抓实干"));
    // What is folded away is told of by the row that is left.
    let fifth = "五、真情关心关爱，充分发挥组织保障作用";
    let to = row(&harness, fifth).center_bottom() + vec2(0.0, 4.0);
    drag(&mut harness, "三要勇挑重担", to);
    button(&mut harness, to, false);
    assert!(has_dot(&harness, "一要勇挑重担") && !has_dot(&harness, fifth));
    click(&mut harness, Role::Button, &format!("折叠“{fifth}”"));
    assert!(has_dot(&harness, fifth));
    click(&mut harness, Role::ListBoxOption, "称谓");
    for _ in 0..3 {
        press(&mut harness, NONE, Key::ArrowRight);
    }
    type_words(&mut harness, "劳模");
    assert!(!has_dot(&harness, "称谓") && has_dot(&harness, "致意") && !has_dot(&harness, fifth));
}

#[test]
fn a_part_switched_off_is_faint_and_without_a_number() {
    let mut harness = desk();
    let plain = ink(&harness, "一要解放思想", "解放思想");
    let quiet = ink(&harness, "一要解放思想", "一要");
    assert_ne!(plain, quiet);
    click(&mut harness, Role::ListBoxOption, "一要解放思想");
    press(&mut harness, CTRL_SHIFT, Key::H);
    assert_eq!(ink(&harness, "解放思想", "解放思想"), quiet);
    assert!(rows(&harness).iter().any(|row| row == "一要真抓实干"), "the others are counted without it");
    assert!(on_page(&harness, "多想怎么办"), "the page still shows it");
    press(&mut harness, CTRL_SHIFT, Key::H);
    assert_eq!(ink(&harness, "一要解放思想", "解放思想"), plain);
}

#[test]
fn the_current_row_follows_the_caret_and_is_in_sight() {
    let mut harness = desk_in(Lang::Zh, [1000.0, 640.0]);
    assert_eq!(current(&harness).as_deref(), Some("称谓"));
    press(&mut harness, NONE, Key::ArrowDown);
    assert_eq!(current(&harness).as_deref(), Some("致意"));
    press(&mut harness, CTRL, Key::End);
    let last = current(&harness).unwrap();
    let place = row(&harness, &last);
    let list = Rect::from_min_max(pos2(0.0, 92.0), pos2(1000.0, 604.0));
    assert!(last != "致意" && list.expand(0.5).contains_rect(place), "{last} at {place}");
    press(&mut harness, CTRL, Key::Home);
    assert_eq!(current(&harness).as_deref(), Some("标题"));
}
