//! From what is typed on the page to what it means there.

use std::collections::VecDeque;

use egui::{Event, ImeEvent, InputState, Key, Modifiers, Ui};

use super::sheet::Sheet;
use crate::app::Action;
use crate::flow::{ByLine, Extend, Motion, Write, moved_by_line};
use crate::ui::Actions;

/// What the page remembers between keys.
#[derive(Default)]
pub struct Keys {
    /// How far from the left the caret wants to be while it goes by lines.
    goal: Option<f32>,
    /// What could not be done yet, because it asks where lines are that an earlier key has changed.
    waiting: VecDeque<Event>,
}

/// What a key asks for.
enum Asked {
    /// It means the same however the page is laid out.
    Do(Box<Action>),
    /// It asks where lines are.
    ByLine(ByLine, Extend),
}

/// Reports what was typed since the last frame; `rows` is how many lines the window holds.
pub fn take(ui: &Ui, sheet: &Sheet<'_>, keys: &mut Keys, rows: isize, actions: &mut Actions) {
    let fresh: Vec<Event> = ui.input(|input| input.events.iter().filter(|event| is_writing(event)).cloned().collect());
    keys.waiting.extend(fresh);
    let mut changed = false;
    while let Some(event) = keys.waiting.front() {
        match asked(event, rows) {
            None => {
                // What is selected is given up; the caret stays.
                let selection = sheet.open.selection.as_ref().filter(|selection| !selection.is_empty());
                if let (Event::Key { key: Key::Escape, .. }, Some(selection)) = (event, selection) {
                    actions.push(Action::Select(selection.head.clone().into()));
                }
            }
            Some(Asked::Do(action)) => {
                keys.goal = None;
                add(actions, *action);
                changed = true;
            }
            // The lines are those of the frame before: what comes after a change waits for the next one.
            Some(Asked::ByLine(..)) if changed => {
                ui.ctx().request_repaint();
                return;
            }
            Some(Asked::ByLine(motion, extend)) => {
                if let Some(selection) = &sheet.open.selection {
                    let page = sheet.open.page();
                    let to = moved_by_line(sheet, page, selection, motion, extend, &mut keys.goal);
                    actions.push(Action::Select(to));
                    changed = true;
                }
            }
        }
        keys.waiting.pop_front();
    }
}

/// The same where nothing but letters was typed, which mean what they mean before anything is shown. They are taken out of
/// the input; where anything else came with them, all is left in it.
pub fn take_letters(input: &mut InputState, keys: &mut Keys, actions: &mut Actions) {
    let is_letter = |event: &Event| matches!(event, Event::Text(_) | Event::Ime(ImeEvent::Commit(_)));
    let only_letters = input.events.iter().enumerate().all(|(at, event)| match event {
        // The key of a letter comes right before it, and is let go in its own time. With Alt it may be a command.
        Event::Key { pressed: true, modifiers, .. } => {
            !modifiers.alt && matches!(input.events.get(at + 1), Some(Event::Text(_)))
        }
        Event::Key { .. } => true,
        event => is_letter(event),
    });
    if !only_letters || !keys.waiting.is_empty() {
        return;
    }
    for event in input.events.extract_if(.., |event| is_letter(event)) {
        if let Some(Asked::Do(action)) = asked(&event, 0) {
            keys.goal = None;
            add(actions, *action);
        }
    }
}

/// Adds what is to be done to what is. Letters that came in one frame are one change.
fn add(actions: &mut Actions, action: Action) {
    match (&action, actions.last_mut()) {
        (Action::Write(Write::Type(more)), Some(Action::Write(Write::Type(words))))
            if more.chars().count() > 1 || !is_mark(more) && !is_mark(words) =>
        {
            words.push_str(more);
        }
        _ => actions.push(action),
    }
}

/// Whether words are one mark, which may pair or pass.
fn is_mark(words: &str) -> bool {
    words.chars().all(|c| !c.is_alphanumeric())
}

fn is_writing(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Ime(ImeEvent::Commit(_))
            | Event::Paste(_)
            | Event::Copy
            | Event::Cut
            | Event::Key { pressed: true, .. }
    )
}

fn asked(event: &Event, rows: isize) -> Option<Asked> {
    let write = |what| Some(Asked::Do(Box::new(Action::Write(what))));
    match event {
        Event::Text(words) | Event::Ime(ImeEvent::Commit(words)) => {
            let words: String = words.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r')).collect();
            if words.is_empty() { None } else { write(Write::Type(words)) }
        }
        Event::Paste(words) => Some(Asked::Do(Box::new(Action::Paste(words.clone())))),
        Event::Copy => Some(Asked::Do(Box::new(Action::Copy))),
        Event::Cut => Some(Asked::Do(Box::new(Action::Cut))),
        Event::Key { key, modifiers, .. } => key_asked(*key, *modifiers, rows),
        _ => None,
    }
}

fn key_asked(key: Key, held: Modifiers, rows: isize) -> Option<Asked> {
    let extend = if held.shift { Extend::Yes } else { Extend::No };
    let far = held.command || held.ctrl;
    let moved = |motion| Some(Asked::Do(Box::new(Action::Move(motion, extend))));
    let by_line = |motion| Some(Asked::ByLine(motion, extend));
    let erase = |near, word| Some(Asked::Do(Box::new(Action::Write(Write::Erase(if far { word } else { near })))));
    match key {
        Key::ArrowLeft if far => moved(Motion::WordBack),
        Key::ArrowLeft => moved(Motion::Back),
        Key::ArrowRight if far => moved(Motion::WordForward),
        Key::ArrowRight => moved(Motion::Forward),
        Key::ArrowUp if held.alt => moved(Motion::SectionBack),
        Key::ArrowUp if far => moved(Motion::ParagraphBack),
        Key::ArrowUp => by_line(ByLine::Lines(-1)),
        Key::ArrowDown if held.alt => moved(Motion::SectionForward),
        Key::ArrowDown if far => moved(Motion::ParagraphForward),
        Key::ArrowDown => by_line(ByLine::Lines(1)),
        Key::Home if far => moved(Motion::Start),
        Key::Home => by_line(ByLine::LineStart),
        Key::End if far => moved(Motion::End),
        Key::End => by_line(ByLine::LineEnd),
        Key::PageUp => by_line(ByLine::Lines(-rows)),
        Key::PageDown => by_line(ByLine::Lines(rows)),
        Key::Enter if !far && !held.alt => Some(Asked::Do(Box::new(Action::Write(Write::Enter)))),
        Key::Backspace if !held.alt => erase(Motion::Back, Motion::WordBack),
        Key::Delete if !held.shift => erase(Motion::Forward, Motion::WordForward),
        Key::A if far => Some(Asked::Do(Box::new(Action::SelectAll))),
        _ => None,
    }
}
