//! Sentences to use again: those of the template and the writer's own, put in from the palette, kept and let go.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::app::{App, desk, press, type_words};

const NONE: Modifiers = Modifiers::NONE;
const ALT: Modifiers = Modifiers { alt: true, ..Modifiers::NONE };
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

#[test]
fn a_sentence_is_kept_found_by_its_initials_and_put_in() {
    let mut harness = desk();
    type_words(&mut harness, "水利万物，");
    press(&mut harness, Modifiers { shift: true, ..NONE }, Key::Home);
    press(&mut harness, CTRL_SHIFT, Key::K);
    let kept: Vec<String> = harness.state().session.phrases().iter().map(|phrase| phrase.words.clone()).collect();
    assert_eq!(kept, ["水利万物，"]);
    let file = std::fs::read_to_string(harness.state().folder.path().join("phrases/phrases.ron")).unwrap();
    assert!(file.contains("水利万物，") && file.contains("lectern-phrases"), "{file}");
    press(&mut harness, NONE, Key::End);
    press(&mut harness, ALT, Key::P);
    type_words(&mut harness, "slww");
    press(&mut harness, NONE, Key::Enter);
    assert_eq!(harness.state().text().matches("水利万物，").count(), 2, "{}", harness.state().text());
    // The page has the keyboard again, behind what was put in.
    type_words(&mut harness, "上善");
    assert!(harness.state().text().contains("水利万物，上善"), "{}", harness.state().text());
}

#[test]
fn the_templates_phrasings_are_offered_for_the_part_in_which_the_writer_stands() {
    let mut harness = desk();
    let open = harness.state().session.document().unwrap();
    let draft = open.document.draft().clone();
    let section = draft.walk().find(|section| !section.phrasings.is_empty()).unwrap();
    let words = section.phrasings[0].words();
    let caret = lectern::edit::Caret::at(lectern::edit::Place::Body(section.id, 0), 0);
    harness.state_mut().handle(lectern::app::Action::GoTo(caret));
    harness.run();
    let before = harness.state().text();
    press(&mut harness, ALT, Key::P);
    press(&mut harness, NONE, Key::Enter);
    let first: String = words.chars().take(6).collect();
    let count = |text: &str| text.matches(&first).count();
    assert_eq!(count(&harness.state().text()), count(&before) + 1, "{first}");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().text(), before);
}

#[test]
fn a_sentence_is_tagged_with_part_and_occasion_and_found_by_both() {
    let mut harness = desk();
    press(&mut harness, CTRL_SHIFT, Key::K);
    let phrase = |harness: &egui_kittest::Harness<'_, App>| harness.state().session.phrases()[0].clone();
    let kept = phrase(&harness);
    let role = kept.role.expect("it was kept in a part");
    assert_eq!(kept.occasion, "节日座谈会讲话", "what the draft was started from");
    press(&mut harness, ALT, Key::P);
    type_words(&mut harness, "节日座谈会");
    press(&mut harness, NONE, Key::Tab);
    type_words(&mut harness, "职代会");
    press(&mut harness, NONE, Key::Enter);
    assert_eq!((phrase(&harness).occasion.as_str(), phrase(&harness).role), ("职代会", Some(role)));
    let file = std::fs::read_to_string(harness.state().folder.path().join("phrases/phrases.ron")).unwrap();
    assert!(file.contains("职代会"), "{file}");
    // Its occasion stands there to be changed; Escape leaves it, and the palette open.
    press(&mut harness, Modifiers::COMMAND, Key::A);
    type_words(&mut harness, "zdh");
    press(&mut harness, NONE, Key::Tab);
    type_words(&mut harness, "别的");
    press(&mut harness, NONE, Key::Escape);
    assert_eq!(phrase(&harness).occasion, "职代会");
    let before = harness.state().text();
    press(&mut harness, NONE, Key::Enter);
    assert_ne!(harness.state().text(), before, "it is put in");
}

#[test]
fn a_sentence_is_let_go_and_taken_back() {
    let mut harness = desk();
    press(&mut harness, CTRL_SHIFT, Key::K);
    assert_eq!(harness.state().session.phrases().len(), 1, "the paragraph of the caret");
    press(&mut harness, CTRL_SHIFT, Key::K);
    assert_eq!(harness.state().session.phrases().len(), 1, "once is enough");
    press(&mut harness, ALT, Key::P);
    let own = harness.state().session.phrases()[0].words.clone();
    type_words(&mut harness, &own.chars().take(2).collect::<String>());
    press(&mut harness, Modifiers::COMMAND, Key::Delete);
    assert_eq!(harness.state().session.phrases().len(), 0);
    press(&mut harness, NONE, Key::Escape);
    harness.get_by_role_and_label(Role::Button, "放回").click();
    harness.run();
    assert_eq!(harness.state().session.phrases()[0].words, own);
}

#[test]
fn keys_with_alt_open_the_bank_and_write_nothing_over_what_is_selected() {
    let mut harness = desk();
    press(&mut harness, Modifiers { shift: true, ..NONE }, Key::End);
    let before = harness.state().text();
    let key = |pressed| egui::Event::Key { key: Key::P, physical_key: None, pressed, repeat: false, modifiers: ALT };
    // As the system gives it: the key, and its letter.
    harness.input_mut().events.extend([key(true), egui::Event::Text("p".to_owned()), key(false)]);
    harness.run();
    assert_eq!(harness.state().session.overlay, Some(lectern::app::Overlay::Phrases));
    assert_eq!(harness.state().text(), before);
}
