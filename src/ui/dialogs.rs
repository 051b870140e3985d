//! Questions that stand in the window until they are answered. Enter is the main answer, Escape takes the question back.

use egui::{CornerRadius, Frame, Id, Key, Margin, Modal, Response, Ui};

use super::Actions;
use super::controls::{Input, Weight, button, input, label, select_all};
use super::proposals::proposals_ui;
use super::theme::{Theme, Type, corner, dialog_shadow, hairline, size};
use crate::app::{Action, Ask, NameFault, Purpose, Session, ShelfAsk, Templating, messages};
use crate::i18n::{Words, hand_over, start, templates, window};

/// Which question was shown last, so that a new one takes the keyboard.
#[derive(Default)]
pub struct DialogState {
    shown: Option<std::mem::Discriminant<Ask>>,
}

/// A question in words.
struct Question {
    title: Words,
    note: String,
    yes: Words,
    no: Option<Words>,
    cancel: Words,
}

/// Shows what is being asked.
pub fn dialogs_ui(ui: &Ui, session: &Session, state: &mut DialogState, actions: &mut Actions) {
    let Some(ask) = &session.ask else {
        state.shown = None;
        return;
    };
    let fresh = state.shown.replace(std::mem::discriminant(ask)) != Some(std::mem::discriminant(ask));
    let theme = Theme::of(ui);
    let lang = session.lang;
    let question = question(session, ask);
    let comparable = session.outside().is_some_and(|outside| outside.draft.is_ok());
    let frame = Frame::new()
        .fill(theme.raised)
        .stroke(hairline(theme.line2))
        .corner_radius(CornerRadius::same(corner::DIALOG))
        .shadow(dialog_shadow(theme))
        .inner_margin(Margin::same(24));
    let modal = Modal::new(Id::unique("question")).backdrop_color(theme.scrim).frame(frame);
    modal.show(ui.ctx(), |ui| {
        let width = if matches!(ask, Ask::Template(_)) { size::DIALOG_WIDE } else { size::DIALOG };
        ui.set_width(width.min(ui.ctx().content_rect().width() - size::AROUND));
        label(ui, Type::ViewTitle, theme.ink, question.title.get(lang));
        ui.add_space(8.0);
        label(ui, Type::ListTitle, theme.ink2, &question.note);
        let mut typed = None;
        if let Ask::Template(asked) = ask {
            typed = Some(template_ui(ui, session, asked, fresh, actions));
        }
        if let Ask::Rename(asked) = ask {
            let fault = session.name_fault(asked).map(|fault| match fault {
                NameFault::Empty => templates::NO_NAME,
                NameFault::Taken => templates::NAME_TAKEN,
            });
            let fault = fault.map(|fault| fault.get(lang));
            typed = Some(name_ui(ui, session, &asked.name, fault, fresh, actions));
        }
        if let Ask::Path(_, path) = ask {
            ui.add_space(12.0);
            let mut text = path.clone();
            let id = Id::unique("path");
            let spec = Input { id, name: window::PATH_LABEL.get(lang), hint: "", rows: 1, fault: None };
            let response = input(ui, &mut text, &spec);
            if fresh {
                response.request_focus();
                select_all(ui, id, &text);
            }
            if response.changed() {
                actions.push(Action::PathTyped(text.clone()));
            }
            typed = Some(response);
        }
        ui.add_space(20.0);
        let row = egui::vec2(ui.available_width(), size::CONTROL);
        ui.allocate_ui_with_layout(row, egui::Layout::right_to_left(egui::Align::Center), |ui| {
            // A template without its blanks is not what was asked for.
            let ready = !matches!(ask, Ask::Template(asked) if asked.picks.is_looking());
            let yes = ui.add_enabled_ui(ready, |ui| button(ui, Weight::Main, None, question.yes.get(lang))).inner;
            if fresh && typed.is_none() {
                yes.request_focus();
            }
            if yes.clicked() {
                actions.push(Action::Confirm);
            }
            if let Some(no) = question.no
                && button(ui, Weight::Plain, None, no.get(lang)).clicked()
            {
                actions.push(Action::Refuse);
            }
            if *ask == Ask::Changed && comparable && button(ui, Weight::Plain, None, start::COMPARE.get(lang)).clicked()
            {
                actions.push(Action::Compare);
            }
            if button(ui, Weight::Quiet, None, question.cancel.get(lang)).clicked() {
                actions.push(Action::Cancel);
            }
        });
        let (enter, escape) = ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape)));
        let free = ui.memory(|memory| memory.focused().is_none());
        if enter && typed.is_some_and(|field| field.lost_focus() || field.has_focus() || free) {
            actions.push(Action::Confirm);
        } else if escape {
            actions.push(Action::Cancel);
        }
    });
}

/// What the template is called, and what of the draft becomes a blank in it.
fn template_ui(ui: &mut Ui, session: &Session, asked: &Templating, fresh: bool, actions: &mut Actions) -> Response {
    let response = name_ui(ui, session, &asked.name, None, fresh, actions);
    ui.add_space(12.0);
    proposals_ui(ui, session, &asked.picks, actions);
    response
}

/// What a template is called.
fn name_ui(
    ui: &mut Ui,
    session: &Session,
    name: &str,
    fault: Option<&str>,
    fresh: bool,
    actions: &mut Actions,
) -> Response {
    ui.add_space(12.0);
    let mut name = name.to_owned();
    let id = Id::unique("name of a template");
    let spec = Input { id, name: templates::NAME.get(session.lang), hint: "", rows: 1, fault };
    let response = input(ui, &mut name, &spec);
    // Enter with a name that cannot be leaves it to be mended.
    let again = fault.is_some() && response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if fresh || again {
        response.request_focus();
        select_all(ui, id, &name);
    }
    if response.changed() {
        actions.push(Action::Shelf(ShelfAsk::Name(name)));
    }
    response
}

fn question(session: &Session, ask: &Ask) -> Question {
    let lang = session.lang;
    let cancel = window::CANCEL;
    match ask {
        Ask::Close | Ask::Quit => Question {
            title: window::CLOSE_ASKED,
            note: window::CLOSE_NOTE.get(lang).to_owned(),
            yes: window::SAVE_AND_CLOSE,
            no: Some(window::DO_NOT_SAVE),
            cancel,
        },
        Ask::Changed => changed(session),
        Ask::Replace(_, path) => Question {
            title: window::REPLACE_ASKED,
            note: messages::file_name(path),
            yes: window::REPLACE,
            no: None,
            cancel,
        },
        Ask::ReplaceCopies(files) => Question {
            title: hand_over::EXISTS_ASKED,
            note: files.iter().map(|file| messages::file_name(file)).collect::<Vec<_>>().join("\n"),
            yes: hand_over::REPLACE_ALL,
            no: None,
            cancel,
        },
        Ask::Template(_) => Question {
            title: templates::KEEP_ASKED,
            note: templates::KEEP_NOTE.get(lang).to_owned(),
            yes: window::SAVE,
            no: None,
            cancel,
        },
        Ask::Rename(asked) => Question {
            title: templates::RENAME_ASKED,
            note: templates::rename_note(lang, &messages::file_name(&asked.path)),
            yes: templates::RENAME_YES,
            no: None,
            cancel,
        },
        Ask::EmptyBin(seen) => Question {
            title: templates::EMPTY_BIN_ASKED,
            note: templates::emptying(lang, seen.len()),
            yes: templates::EMPTY,
            no: None,
            cancel,
        },
        Ask::Path(purpose, _) => Question {
            title: match purpose {
                Purpose::Open => window::PATH_OPEN,
                Purpose::Save | Purpose::WordsOut => window::PATH_SAVE,
                Purpose::HandOver => window::PATH_EXPORT,
                Purpose::Profile | Purpose::WordsIn => window::PATH_OPEN,
                Purpose::Folder => window::PATH_FOLDER,
            },
            note: window::PATH_NOTE.get(lang).to_owned(),
            yes: window::OK,
            no: None,
            cancel,
        },
    }
}

/// The file was changed elsewhere. What cannot be read can be neither taken nor compared.
fn changed(session: &Session) -> Question {
    let lang = session.lang;
    let file = session.document().and_then(|open| open.path.as_deref()).map(messages::file_name).unwrap_or_default();
    let unreadable = session.outside().and_then(|outside| outside.draft.as_ref().err());
    let note = match unreadable {
        Some(error) => start::changed_unreadable(lang, &messages::read_error(lang, &file, error)),
        None => format!("{file}\n{}", start::CHANGED_NOTE.get(lang)),
    };
    Question {
        title: start::CHANGED_ASKED,
        note,
        yes: start::KEEP_MINE,
        no: unreadable.is_none().then_some(start::TAKE_THEIRS),
        cancel: start::LATER,
    }
}
