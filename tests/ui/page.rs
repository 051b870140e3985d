//! The page under the mouse, the keyboard, an input method and a screen reader. What is pointed at is found by the words
//! of a paragraph's node, at the letters that the node says it has.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use lectern::app::{Action, Done};
use lectern::edit::{Caret, Place, Spot};
use lectern::i18n::Lang;
use lectern::model::{Draft, Field, FieldId, FieldKind, FieldValue, Names, Role as Part, Section, SectionId, Text};

use crate::app::{App, commit, compose, desk_with, press, type_words, window};

const CTRL: Modifiers = Modifiers::COMMAND;

/// A short speech: a greeting, and a part with a blank that says 云溪市.
fn speech() -> Draft {
    let city = Field {
        value: Some(FieldValue::Text("云溪市".into())),
        ..Field::new(FieldId::parse("city").unwrap(), "城市", FieldKind::Text)
    };
    let mut draft = Draft { fields: vec![city], next_id: 3, ..Draft::default() };
    draft.title.lines = vec![Text::plain("讲话")];
    let names = draft.names();
    let texts = |texts: &[&str]| texts.iter().map(|text| Arc::new(Text::parse(text, &names).0)).collect();
    let mut greeting = Section::new(SectionId(1), Part::Other);
    greeting.body = texts(&["同志们表示感谢", "大家辛苦了"]);
    let mut part = Section::new(SectionId(2), Part::Other);
    part.heading = Some(Text::plain("抓落实"));
    part.body = texts(&["今天在{city}开会"]);
    draft.sections = vec![greeting, part];
    draft
}

fn page(draft: Draft) -> Harness<'static, App> {
    let mut harness = window(Lang::Zh, [1440.0, 900.0]);
    harness.state_mut().handle(Action::Done(Done::Recovered(vec![("page".into(), None, draft)])));
    harness.state_mut().handle(Action::Restore("page".into()));
    harness.run();
    harness
}

/// Where words stand on the screen: the left edge of the first letter, halfway up.
fn point(harness: &Harness<'_, App>, words: &str) -> Pos2 {
    let nodes: Vec<_> = harness.get_all_by_role(Role::MultilineTextInput).collect();
    let holds = |value: &str| value.find(words).map(|byte| value[..byte].chars().count());
    let (node, letters) =
        nodes.iter().find_map(|node| Some((node, holds(&node.value()?)?))).unwrap_or_else(|| panic!("no {words}"));
    let node = node.accesskit_node();
    let from = node.text_position_from_global_usv_index(letters).unwrap();
    let mut range = from.to_degenerate_range();
    range.set_end(from.forward_to_character_end());
    let letter = range.bounding_boxes()[0];
    #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
    let place = Pos2::new(letter.x0 as f32 + 1.0, ((letter.y0 + letter.y1) / 2.0) as f32);
    place
}

fn button(harness: &mut Harness<'_, App>, pos: Pos2, pressed: bool, modifiers: Modifiers) {
    harness.event(Event::PointerMoved(pos));
    harness.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers });
    harness.step();
}

/// Clicks some times in one place, as fast as it takes to be one gesture.
fn click(harness: &mut Harness<'_, App>, words: &str, times: usize, modifiers: Modifiers) {
    let place = point(harness, words);
    harness.event(Event::ModifiersChanged(modifiers));
    for _ in 0..times {
        for pressed in [true, false] {
            // Two clicks of one gesture are less than a third of a second apart.
            let now = harness.ctx.input(|input| input.time);
            harness.input_mut().time = Some(now + 0.05);
            button(harness, place, pressed, modifiers);
        }
    }
    harness.input_mut().time = None;
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.run();
}

fn drag(harness: &mut Harness<'_, App>, from: &str, to: &str) {
    let (from, to) = (point(harness, from), point(harness, to));
    button(harness, from, true, Modifiers::NONE);
    for step in 1..=4_u8 {
        harness.event(Event::PointerMoved(from + (to - from) * (f32::from(step) / 4.0)));
        harness.step();
    }
    button(harness, to, false, Modifiers::NONE);
    harness.run();
}

/// Turns the wheel by some lines.
fn wheel(harness: &mut Harness<'_, App>, lines: f32) {
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, lines),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: egui::MouseWheelSource::Wheel,
    });
    harness.run();
}

/// What is selected, as other programs get it.
fn selected(harness: &mut Harness<'_, App>) -> String {
    harness.state_mut().copied = None;
    harness.event(Event::Copy);
    harness.run();
    harness.state_mut().copied.take().unwrap_or_default()
}

fn caret(harness: &Harness<'_, App>) -> Caret {
    harness.state().session.document().unwrap().caret().unwrap().clone()
}

fn body(harness: &Harness<'_, App>, section: u64, paragraph: usize) -> String {
    let draft = harness.state().session.document().unwrap().document.draft();
    draft.section(SectionId(section)).unwrap().body[paragraph].notation()
}

#[test]
fn a_click_puts_the_caret_between_two_letters() {
    let mut harness = page(speech());
    click(&mut harness, "辛苦", 1, Modifiers::NONE);
    assert_eq!(caret(&harness), Caret::at(Place::Body(SectionId(1), 1), "大家".len()));
    type_words(&mut harness, "都");
    assert_eq!(body(&harness, 1, 1), "大家都辛苦了");
    click(&mut harness, "落实", 1, Modifiers::NONE);
    type_words(&mut harness, "好");
    assert!(harness.state().text().contains("抓好落实"));
}

#[test]
fn a_click_so_short_that_one_frame_holds_it_puts_the_caret_too() {
    let mut harness = page(speech());
    // The keyboard is elsewhere before.
    press(&mut harness, CTRL, Key::F);
    let pos = point(&harness, "辛苦");
    harness.event(Event::PointerMoved(pos));
    harness.step();
    let modifiers = Modifiers::NONE;
    let events =
        [true, false].map(|pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers });
    harness.input_mut().events.extend(events);
    harness.run();
    type_words(&mut harness, "都");
    assert_eq!(body(&harness, 1, 1), "大家都辛苦了");
}

#[test]
fn a_click_with_shift_selects_from_the_caret() {
    let mut harness = page(speech());
    click(&mut harness, "表示", 1, Modifiers::NONE);
    click(&mut harness, "辛苦", 1, Modifiers::SHIFT);
    assert_eq!(selected(&mut harness), "表示感谢\n大家");
    click(&mut harness, "志们", 1, Modifiers::SHIFT);
    assert_eq!(selected(&mut harness), "志们");
}

#[test]
fn a_drag_selects_over_sections() {
    let mut harness = page(speech());
    drag(&mut harness, "家辛苦", "落实");
    assert_eq!(selected(&mut harness), "家辛苦了\n抓");
    drag(&mut harness, "感谢", "同志");
    assert_eq!(selected(&mut harness), "同志们表示");
}

#[test]
fn two_clicks_select_a_word_and_three_a_paragraph() {
    let mut harness = page(speech());
    click(&mut harness, "示感", 2, Modifiers::NONE);
    assert_eq!(selected(&mut harness), "表示");
    click(&mut harness, "辛苦", 3, Modifiers::NONE);
    assert_eq!(selected(&mut harness), "大家辛苦了");
}

#[test]
fn escape_gives_the_selection_up_and_leaves_the_caret() {
    let mut harness = page(speech());
    drag(&mut harness, "表示", "感谢");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(selected(&mut harness), "");
    assert_eq!(caret(&harness), Caret::at(Place::Body(SectionId(1), 0), "同志们表示".len()));
}

#[test]
fn cut_and_paste_come_as_events_of_the_system() {
    let mut harness = page(speech());
    drag(&mut harness, "表示", "感谢");
    harness.event(Event::Cut);
    harness.run();
    assert_eq!(body(&harness, 1, 0), "同志们感谢");
    let words = harness.state_mut().copied.take().unwrap();
    assert_eq!(words, "表示");
    press(&mut harness, Modifiers::NONE, Key::End);
    harness.event(Event::Paste(words));
    harness.run();
    assert_eq!(body(&harness, 1, 0), "同志们感谢表示");
    press(&mut harness, CTRL, Key::Z);
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(body(&harness, 1, 0), "同志们表示感谢");
    assert_eq!(selected(&mut harness), "表示");
}

#[test]
fn two_paragraphs_are_written_in_turn_and_undone_in_turn() {
    let mut harness = page(speech());
    click(&mut harness, "表示", 1, Modifiers::NONE);
    type_words(&mut harness, "都");
    click(&mut harness, "辛苦", 1, Modifiers::NONE);
    type_words(&mut harness, "真");
    assert_eq!((body(&harness, 1, 0), body(&harness, 1, 1)), ("同志们都表示感谢".into(), "大家真辛苦了".into()));
    press(&mut harness, CTRL, Key::Z);
    assert_eq!((body(&harness, 1, 0), body(&harness, 1, 1)), ("同志们都表示感谢".into(), "大家辛苦了".into()));
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(body(&harness, 1, 0), "同志们表示感谢");
}

#[test]
fn what_is_composed_over_a_selection_takes_its_place_once_it_is_chosen() {
    let mut harness = page(speech());
    drag(&mut harness, "家辛苦", "落实");
    let before = harness.state().text();
    compose(&mut harness, "ni hao");
    assert_eq!(harness.state().text(), before);
    compose(&mut harness, "");
    assert_eq!(selected(&mut harness), "家辛苦了\n抓");
    compose(&mut harness, "men");
    commit(&mut harness, "们");
    assert_eq!(body(&harness, 1, 1), "大们");
    assert!(harness.state().text().contains("落实") && !harness.state().text().contains("辛苦"));
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(harness.state().text(), before);
}

#[test]
fn what_is_composed_in_a_blank_becomes_its_value() {
    let mut harness = page(speech());
    click(&mut harness, "溪市", 1, Modifiers::NONE);
    let place = Place::Body(SectionId(2), 0);
    assert_eq!(caret(&harness), Caret { spot: Spot::Blank(place, "今天在".len()), at: "云".len() });
    let before = harness.state().text();
    compose(&mut harness, "shui");
    assert_eq!(harness.state().text(), before);
    commit(&mut harness, "水");
    assert_eq!(body(&harness, 2, 0), "今天在{city}开会");
    assert!(harness.state().text().contains("今天在云水溪市开会"));
    assert_eq!(caret(&harness), Caret { spot: Spot::Blank(place, "今天在".len()), at: "云水".len() });
}

#[test]
fn the_wheel_moves_the_page_and_not_the_caret() {
    let mut draft = speech();
    let many = (0..80).map(|n| Arc::new(Text::plain(&format!("第{n}段的话"))));
    draft.sections[0].body.extend(many);
    let mut harness = page(draft);
    click(&mut harness, "辛苦", 1, Modifiers::NONE);
    let (stood, seen) = (caret(&harness), point(&harness, "辛苦"));
    harness.event(Event::PointerMoved(seen));
    wheel(&mut harness, -3.0);
    assert_eq!(caret(&harness), stood);
    assert!(point(&harness, "第9段").y < seen.y + 400.0 && point(&harness, "辛苦").y < seen.y);
    // The first key brings it back into sight.
    for _ in 0..20 {
        wheel(&mut harness, -9.0);
    }
    assert!(harness.query_all_by_role(Role::MultilineTextInput).all(|node| !node.value().unwrap().contains("辛苦")));
    type_words(&mut harness, "真");
    assert!(point(&harness, "真辛苦").y > 0.0);
    assert_eq!(body(&harness, 1, 1), "大家真辛苦了");
}

#[test]
fn a_screen_reader_that_focuses_a_paragraph_puts_the_caret_there() {
    let mut harness = page(speech());
    harness.get_by_role_and_label(Role::MultilineTextInput, "抓落实的小标题").focus();
    harness.run();
    assert_eq!(caret(&harness), Caret::at(Place::Heading(SectionId(2)), "抓落实".len()));
    type_words(&mut harness, "见效");
    assert!(harness.state().text().contains("抓落实见效"));
}

#[test]
fn of_a_long_speech_only_what_is_seen_is_laid_out_where_the_preview_first_appears() {
    let words: Vec<Arc<Text>> =
        (0..2_000).map(|n| Arc::new(Text::parse(&format!("水是命脉，第{n}段。"), &Names::default()).0)).collect();
    let section = Section { body: words, ..Section::new(SectionId(1), Part::Other) };
    let draft = Draft { sections: vec![section], next_id: 2, ..Draft::default() };
    let mut harness = desk_with(Lang::Zh, [1100.0, 700.0], draft);
    let laid_out = |harness: &Harness<'_, App>| harness.ctx.fonts(|fonts| fonts.num_galleys_in_cache());
    let before = laid_out(&harness);
    harness.set_size(vec2(1440.0, 700.0));
    harness.step();
    let now = laid_out(&harness);
    assert!(before < now, "the preview has appeared: {before}, {now}");
    assert!(now < 1_000, "{now} texts were laid out");
}

#[test]
fn a_letter_is_drawn_in_one_pass() {
    let mut harness = page(speech());
    let again = |harness: &Harness<'_, App>| harness.ctx.cumulative_pass_nr() - harness.ctx.cumulative_frame_nr();
    let before = again(&harness);
    type_words(&mut harness, "好");
    assert_eq!(again(&harness), before);
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert!(again(&harness) > before, "what else is done is seen in a second pass");
}
