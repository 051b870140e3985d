//! What the page looks like and offers while it is written on: the page alone, its size, where it scrolls to, its menu,
//! marks for the speaker, guidance, times, and what a paste may become.

use egui::accesskit::Role;
use egui::epaint::Shape;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use lectern::app::{Action, Command};
use lectern::edit::{Caret, Place};
use lectern::i18n::Lang;
use lectern::model::{Draft, Role as Part, Section, SectionId, Text};
use lectern::store::{Settings, Within};

use crate::app::{App, caret, click, desk, desk_in, desk_with, press, shapes, type_words};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::NONE };
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
const SMALL: [f32; 2] = [1000.0, 640.0];

/// Every text that was painted, and where.
fn texts(harness: &Harness<'_, App>) -> Vec<(String, Rect)> {
    let painted = shapes(harness).into_iter().filter_map(|(clip, shape)| match shape {
        Shape::Text(text) if clip.intersects(text.visual_bounding_rect()) => {
            Some((text.galley.text().to_owned(), text.visual_bounding_rect()))
        }
        _ => None,
    });
    painted.collect()
}

fn is_painted(harness: &Harness<'_, App>, words: &str) -> bool {
    texts(harness).iter().any(|(text, _)| text.contains(words))
}

/// The page, as far as it is in sight.
fn page(harness: &Harness<'_, App>) -> Rect {
    harness.get_by_role(Role::Document).rect()
}

fn stands(harness: &Harness<'_, App>) -> Caret {
    harness.state().session.document().unwrap().caret().unwrap().clone()
}

fn can_undo(harness: &Harness<'_, App>) -> bool {
    harness.state().session.document().unwrap().document.history().can_undo()
}

fn set(harness: &mut Harness<'_, App>, change: impl FnOnce(&mut Settings)) {
    let mut settings = harness.state().session.settings.clone();
    change(&mut settings);
    harness.state_mut().handle(Action::Set(Box::new(settings)));
    harness.run();
}

#[test]
fn the_page_alone_is_written_on_in_the_middle_of_the_window() {
    let mut harness = desk();
    press(&mut harness, NONE, Key::F11);
    let middle = harness.ctx.content_rect().center().y;
    for _ in 0..8 {
        let line = caret(&harness).y;
        assert!((line - middle).abs() < 20.0, "{line} of {middle}");
        press(&mut harness, NONE, Key::ArrowDown);
    }
    type_words(&mut harness, "写得下去");
    assert!((caret(&harness).y - middle).abs() < 20.0);
    press(&mut harness, NONE, Key::Escape);
    assert!(!harness.state().session.is_focused());
    type_words(&mut harness, "，写得出来");
    assert!(harness.state().text().contains("写得下去，写得出来"));
}

#[test]
fn the_line_that_is_written_stays_in_the_middle_if_it_is_to() {
    let mut harness = desk();
    set(&mut harness, |settings| settings.typewriter = true);
    let middle = page(&harness).center().y;
    let lines: Vec<f32> = (0..6)
        .map(|_| {
            press(&mut harness, NONE, Key::ArrowDown);
            caret(&harness).y
        })
        .collect();
    assert!(lines.iter().all(|line| (line - lines[0]).abs() < 1.0 && (line - middle).abs() < 40.0), "{lines:?}");
    set(&mut harness, |settings| settings.typewriter = false);
    let before = caret(&harness).y;
    press(&mut harness, NONE, Key::ArrowDown);
    assert_eq!(caret(&harness).y - before, 32.0, "the caret goes down the page");
}

#[test]
fn keys_make_the_page_larger_and_smaller() {
    let mut harness = desk();
    press(&mut harness, NONE, Key::ArrowDown);
    let mut line = |keys: Option<Key>| {
        if let Some(key) = keys {
            press(&mut harness, CTRL, key);
        }
        let from = caret(&harness).y;
        press(&mut harness, NONE, Key::ArrowDown);
        let to = caret(&harness).y;
        press(&mut harness, NONE, Key::ArrowUp);
        to - from
    };
    for (keys, height) in [
        (None, 32.0),
        (Some(Key::Plus), 35.2),
        (Some(Key::Equals), 38.4),
        (Some(Key::Num0), 32.0),
        (Some(Key::Minus), 28.8),
    ] {
        let found = line(keys);
        assert!((found - height).abs() < 0.6, "{keys:?}: {found}");
    }
}

#[test]
fn the_caret_is_in_sight_wherever_keys_lead_it() {
    let mut harness = desk_in(Lang::Zh, SMALL);
    let check = |harness: &Harness<'_, App>, what: &str| {
        let (foot, page) = (caret(harness), page(harness));
        assert!(page.contains(foot) && page.contains(foot - vec2(0.0, 24.0)), "{what}: {foot} in {page}");
    };
    for line in 0..40 {
        press(&mut harness, NONE, Key::ArrowDown);
        check(&harness, &format!("line {line}"));
    }
    for (held, key) in [
        (CTRL, Key::End),
        (NONE, Key::PageUp),
        (NONE, Key::PageUp),
        (CTRL, Key::Home),
        (NONE, Key::PageDown),
        (Modifiers { alt: true, ..NONE }, Key::ArrowDown),
        (CTRL, Key::ArrowUp),
        (SHIFT, Key::PageDown),
    ] {
        press(&mut harness, held, key);
        check(&harness, &format!("{key:?}"));
    }
}

#[test]
fn page_keys_go_as_far_down_as_up() {
    let mut harness = desk_in(Lang::Zh, SMALL);
    press(&mut harness, NONE, Key::ArrowDown);
    let from = stands(&harness);
    press(&mut harness, NONE, Key::PageDown);
    press(&mut harness, NONE, Key::PageDown);
    let below = stands(&harness);
    assert!(
        !harness
            .query_all_by_role(Role::MultilineTextInput)
            .any(|text| text.value().unwrap().contains("各位〔受邀者〕、同志们"))
    );
    press(&mut harness, NONE, Key::PageUp);
    press(&mut harness, NONE, Key::PageUp);
    assert_eq!(stands(&harness), from);
    assert_ne!(below, from);
}

/// Presses the other button of the mouse at a place of the page and takes an entry of the menu.
fn from_menu(harness: &mut Harness<'_, App>, at: Pos2, entry: &str) {
    harness.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        harness.event(Event::PointerButton { pos: at, button: PointerButton::Secondary, pressed, modifiers: NONE });
    }
    harness.run();
    click(harness, Role::ListBoxOption, entry);
}

#[test]
fn the_menu_of_the_page_is_about_what_is_selected() {
    let mut harness = desk();
    type_words(&mut harness, "水利万物");
    press(&mut harness, SHIFT, Key::Home);
    let at = caret(&harness) + vec2(8.0, -12.0);
    from_menu(&mut harness, at, "重读");
    assert!(harness.state().kept().contains("{stress}水利万物{/stress}"), "{}", harness.state().kept());
    from_menu(&mut harness, at, "复制");
    assert_eq!(harness.state_mut().copied.take().as_deref(), Some("水利万物"));
    from_menu(&mut harness, at, "剪切");
    assert_eq!(harness.state_mut().copied.take().as_deref(), Some("水利万物"));
    assert!(harness.state().text().contains("\n各位〔受邀者〕"));
    // The page has the keyboard again.
    type_words(&mut harness, "上善，");
    assert!(harness.state().text().contains("\n上善，各位"), "{}", harness.state().text());
}

#[test]
fn marks_for_the_speaker_are_kept_and_not_in_what_is_handed_over() {
    let mut harness = desk();
    let plain = harness.state().text();
    let dots = |harness: &Harness<'_, App>| {
        let small = |shape: &&Shape| matches!(shape, Shape::Circle(dot) if dot.radius == 2.0);
        shapes(harness).iter().filter(|(_, shape)| small(shape)).count()
    };
    press(&mut harness, CTRL_SHIFT, Key::ArrowRight);
    press(&mut harness, CTRL, Key::B);
    assert_eq!(dots(&harness), 2, "one below every letter");
    press(&mut harness, CTRL, Key::B);
    assert_eq!(dots(&harness), 0);
    press(&mut harness, CTRL_SHIFT, Key::B);
    press(&mut harness, NONE, Key::End);
    press(&mut harness, CTRL, Key::M);
    let kept = harness.state().kept();
    assert!(kept.contains("{slow}各位{/slow}") && kept.contains("同志们：{pause}"), "{kept}");
    assert_eq!(harness.state().text(), plain);
}

fn draft(sections: Vec<Section>) -> Draft {
    let next_id = sections.len() as u64 + 1;
    let mut draft = Draft { sections, next_id, ..Draft::default() };
    draft.title.lines = vec![Text::plain("讲话")];
    draft
}

fn part(id: u64, heading: &str, body: &str) -> Section {
    let mut part = Section::new(SectionId(id), Part::Other);
    part.heading = Some(Text::plain(heading));
    part.body = vec![std::sync::Arc::new(Text::plain(body))];
    part
}

#[test]
fn guidance_stands_in_an_empty_part_until_something_is_written_there() {
    let mut empty = Section::new(SectionId(2), Part::Other);
    empty.heading = Some(Text::plain("抓落实"));
    empty.guidance = "先讲这项工作为什么要紧".into();
    let mut harness = desk_with(Lang::Zh, [1440.0, 900.0], draft(vec![part(1, "抓水源", "水是命脉。"), empty]));
    let action = "关掉　Ctrl Shift H";
    assert!(is_painted(&harness, "先讲这项工作为什么要紧"));
    harness.state_mut().handle(Action::GoTo(Caret::at(Place::Body(SectionId(2), 0), 0)));
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Button, action).is_some());
    type_words(&mut harness, "因");
    assert!(!is_painted(&harness, "先讲这项工作为什么要紧"));
    assert!(harness.query_by_role_and_label(Role::Button, action).is_none());
    press(&mut harness, CTRL, Key::Z);
    click(&mut harness, Role::Button, action);
    assert!(!harness.state().text().contains("抓落实"));
}

#[test]
fn the_time_of_a_part_stands_at_the_right_of_its_first_line() {
    let mut harness = desk_with(Lang::Zh, [1440.0, 900.0], draft(vec![part(1, "抓水源", "水是命脉。")]));
    let times = |harness: &Harness<'_, App>| {
        let page = page(harness);
        let right = |place: &Rect| page.contains_rect(*place) && place.left() > page.right() - 72.0;
        texts(harness).into_iter().filter(|(_, place)| right(place)).collect::<Vec<_>>()
    };
    press(&mut harness, NONE, Key::ArrowUp);
    // Half the caret above its foot.
    let line = caret(&harness).y - 12.0;
    let found = times(&harness);
    assert!(matches!(&found[..], [(_, place)] if (place.center().y - line).abs() < 3.0), "{found:?} at {line}");
    type_words(&mut harness, &"多".repeat(180));
    assert!(times(&harness)[0].0.starts_with("1′"), "{:?} after {found:?}", times(&harness));
}

/// A line that a page broke, half-width marks, and two numbered parts.
const PASTED: &str = "各级各部门都要把思想和行动统一到会议精神上来，切实增强责
任感,抓好落实。
一、抓管网
要快,要好。
二、抓计量
要准。";

#[test]
fn a_paste_becomes_what_the_notice_offers_each_as_one_step() {
    let parts = |harness: &Harness<'_, App>| harness.query_all_by_role(Role::ListBoxOption).count();
    for (offer, there, more) in [
        ("变成分项", "责任感,抓好落实。\n　　一、抓管网\n", 2),
        ("改成全角", "责任感，抓好落实。\n　　一、抓管网\n　　要快，要好。\n", 0),
        ("照原样", "增强责\n　　任感,抓好落实。\n", 0),
    ] {
        let mut harness = desk_with(Lang::Zh, SMALL, draft(vec![part(1, "抓水源", "水是命脉。")]));
        press(&mut harness, NONE, Key::End);
        let (before, rows) = (harness.state().text(), parts(&harness));
        harness.event(Event::Paste(PASTED.to_owned()));
        harness.run();
        assert!(harness.state().text().contains("命脉。各级各部门"), "{}", harness.state().text());
        assert!(harness.state().text().contains("责任感,抓好落实。\n　　一、抓管网\n"));
        click(&mut harness, Role::Button, offer);
        let text = harness.state().text();
        assert!(text.contains(there), "{offer}: {text}");
        assert_eq!(parts(&harness), rows + more, "{offer}");
        assert!(harness.query_by_role_and_label(Role::Button, offer).is_none(), "it was taken");
        press(&mut harness, CTRL, Key::Z);
        assert_eq!(harness.state().text(), before, "{offer}");
        assert!(!can_undo(&harness));
    }
}

#[test]
fn the_caret_goes_to_the_first_part_that_was_pasted() {
    let mut harness = desk_with(Lang::Zh, SMALL, draft(vec![part(1, "抓水源", "水是命脉。")]));
    press(&mut harness, NONE, Key::End);
    harness.event(Event::Paste("一、抓管网\n要实。\n二、抓计量\n要准。".to_owned()));
    harness.run();
    click(&mut harness, Role::Button, "变成分项");
    type_words(&mut harness, "全力");
    assert!(
        harness.state().text().contains("一、全力抓管网\n　　要实。\n　　二、抓计量\n"),
        "{}",
        harness.state().text()
    );
}

/// What a text looks like: the part of the texture of all letters that each of its letters is painted with.
fn pictures(letters: &egui::ColorImage, galley: &egui::Galley) -> Vec<Vec<egui::Color32>> {
    let corners = galley.rows.iter().flat_map(|row| row.visuals.mesh.vertices.chunks(4));
    let picture = |corners: &[egui::epaint::Vertex]| {
        let part = Rect::from_points(&corners.iter().map(|corner| corner.uv).collect::<Vec<_>>());
        letters.region(&part, Some(1.0)).pixels
    };
    corners.map(picture).collect()
}

/// Every text that is painted looks as it does when it is laid out now.
fn check_letters(harness: &mut Harness<'_, App>, after: &str) {
    let galleys: Vec<_> = shapes(harness)
        .into_iter()
        .filter_map(|(_, shape)| if let Shape::Text(text) = shape { Some(text.galley.clone()) } else { None })
        .collect();
    assert!(galleys.len() > 50);
    for galley in galleys {
        let now = harness.ctx.fonts_mut(|fonts| fonts.layout_job((*galley.job).clone()));
        let letters = harness.ctx.fonts(|fonts| fonts.image());
        assert!(pictures(&letters, &galley) == pictures(&letters, &now), "{:?} after {after}", galley.text());
    }
}

#[test]
fn the_page_is_laid_out_anew_when_its_letters_lie_elsewhere() {
    let mut harness = desk();
    check_letters(&mut harness, "the start");
    harness.input_mut().max_texture_side = Some(1900);
    harness.run();
    check_letters(&mut harness, "another texture");
    for command in [Command::Language, Command::Dark, Command::Dark, Command::ZoomIn] {
        harness.state_mut().handle(Action::Do(command));
        harness.run();
        check_letters(&mut harness, &format!("{command:?}"));
    }
    set(&mut harness, |settings| settings.scale = Within::new(125).unwrap());
    check_letters(&mut harness, "another scale");
}
