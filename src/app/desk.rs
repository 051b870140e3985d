//! Commands on the structure of the current draft, and where its writer stands.

use std::time::Duration;

use super::notice::{NoticeKind, Offer};
use super::open::{OpenDocument, View};
use super::writing::{apply_here, go_to, start_writing};
use super::{Command, Session};
use crate::edit::{
    Below, Caret, Edit, EditError, Kind, Place, Selection, Spot, add_item, add_section, demote, duplicate,
    follow_pattern, move_by, promote, remove, share_heading,
};
use crate::i18n::window;
use crate::model::{Draft, ListId, Role, SectionId, Text};

/// Whether the customary numbers of a list hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bounds {
    /// They are named when a command would pass them.
    Kept,
    /// The writer knows and wants it.
    Passed,
}

/// The list that a command on a section is about: its own, for `AddInside` that of the parts below it.
fn list_of(draft: &Draft, command: Command, id: SectionId) -> Option<ListId> {
    let section = draft.section(id)?;
    match command {
        Command::AddInside => section.children.iter().rev().find_map(|child| child.list.clone()),
        _ => section.list.clone(),
    }
}

/// What stands in the way of a command: the list's customary greatest or least number.
fn bound(draft: &Draft, command: Command, id: SectionId) -> Option<(String, u32)> {
    let list = draft.list(&list_of(draft, command, id)?)?;
    let items = draft.walk().filter(|section| section.list.as_ref() == Some(&list.id)).count();
    let items = u32::try_from(items).unwrap_or(u32::MAX);
    match command {
        Command::AddBelow | Command::AddInside | Command::Duplicate => {
            list.max.filter(|max| items >= *max).map(|max| (list.name.clone(), max))
        }
        Command::Remove => (items <= list.min).then(|| (list.name.clone(), list.min)),
        _ => None,
    }
}

/// Does a command on the structure.
pub fn structure(session: &mut Session, command: Command, bounds: Bounds, now: Duration) {
    let lang = session.lang;
    let Some(open) = session.shown() else { return };
    match command {
        Command::Undo => {
            if let Some(selection) = open.document.undo() {
                open.refresh();
                restore(open, selection);
            }
            return;
        }
        Command::Redo => {
            if let Some(selection) = open.document.redo() {
                open.refresh();
                restore(open, selection);
            }
            return;
        }
        // The key that goes on to the next part leads on from the form too; no other command is about a part there.
        Command::AddBelow if open.view == View::Form => {
            start_writing(open);
            return;
        }
        _ if open.view == View::Form => return,
        _ => {}
    }
    let draft = open.document.draft().clone();
    let Some(id) = open.current else {
        if command == Command::AddBelow
            && let Ok((edit, id)) = add_section(&draft, Below::End)
        {
            apply(open, edit, Some(id), now);
        }
        return;
    };
    if bounds == Bounds::Kept
        && let Some((name, number)) = bound(&draft, command, id)
    {
        let text = match command {
            Command::Remove => window::at_least(lang, &name, number),
            _ => window::at_most(lang, &name, number),
        };
        session.notice(NoticeKind::Done, text, vec![Offer::Anyway(command, id)], now);
        return;
    }
    let with_new = |(edit, new): (Edit, SectionId)| (edit, Some(new));
    let planned: Result<(Edit, Option<SectionId>), EditError> = match command {
        Command::AddBelow => add_section(&draft, Below::After(id)).map(with_new),
        Command::AddInside => match list_of(&draft, command, id) {
            Some(list) => add_item(&draft, &list).map(with_new),
            None => add_section(&draft, Below::Inside(id)).map(with_new),
        },
        Command::Duplicate => duplicate(&draft, id).map(with_new),
        Command::Remove => remove(&draft, id).map(|edit| (edit, neighbour(&draft, id))),
        Command::MoveUp => move_by(&draft, id, -1).map(|edit| (edit, Some(id))),
        Command::MoveDown => move_by(&draft, id, 1).map(|edit| (edit, Some(id))),
        Command::Promote => promote(&draft, id).map(|edit| (edit, Some(id))),
        Command::Demote => demote(&draft, id).map(|edit| (edit, Some(id))),
        Command::ShareHeading => share_heading(&draft, id).map(|edit| (edit, Some(id))),
        Command::FollowPattern => follow_pattern(&draft, id).map(|edit| (edit, Some(id))),
        Command::Switch => {
            let on = draft.section(id).is_some_and(|section| section.on);
            Ok((Edit::Switch { section: id, on: !on }, Some(id)))
        }
        _ => return,
    };
    match planned {
        Ok((edit, then)) => {
            let moved =
                !matches!(command, Command::AddBelow | Command::AddInside | Command::Duplicate | Command::Remove);
            if moved && open.selection.is_some() {
                apply_here(open, edit, now);
            } else {
                apply(open, edit, then, now);
            }
            if command == Command::Remove {
                session.notice(NoticeKind::Done, window::REMOVED.get(lang).to_owned(), vec![Offer::Undo], now);
            }
        }
        Err(EditError::TooDeep) => {
            session.notice(NoticeKind::Done, window::TOO_DEEP.get(lang).to_owned(), Vec::new(), now);
        }
        // At the edge there is nowhere to go: a key that does nothing says so by itself.
        Err(_) => {}
    }
}

/// Applies an edit and puts the caret at the start of a section.
fn apply(open: &mut OpenDocument, edit: Edit, then: Option<SectionId>, now: Duration) {
    let before = open.selection.clone();
    let mut after = open.document.draft().as_ref().clone();
    // Where the caret goes depends on what the draft is like afterwards.
    let fits = crate::edit::apply(&mut after, edit.clone()).is_ok();
    let caret = then.filter(|_| fits).and_then(|id| first_place(&after, id));
    if open.document.apply(edit, Kind::Whole, now, (before, caret.clone().map(Selection::from))).is_ok() {
        open.refresh();
        match caret {
            Some(caret) => go_to(open, caret),
            None => open.current = then,
        }
    }
}

/// Where writing in a section begins: in its heading if it has one of its own, else in its body.
fn first_place(draft: &Draft, id: SectionId) -> Option<Caret> {
    let section = draft.section(id)?;
    let empty_heading = section.heading.as_ref().is_some_and(Text::is_empty);
    if empty_heading || (section.role == Role::Item && section.heading.is_some() && !section.has_body()) {
        let at = section.heading.as_ref().map_or(0, Text::len);
        return Some(Caret::at(Place::Heading(id), at));
    }
    Some(Caret::at(Place::Body(id, 0), 0))
}

/// The section to stand in once another is gone.
fn neighbour(draft: &Draft, id: SectionId) -> Option<SectionId> {
    let (parent, index) = draft.place_of(id)?;
    let siblings = draft.children(parent)?;
    let before = index.checked_sub(1).and_then(|at| siblings.get(at));
    siblings.get(index + 1).or(before).map(|section| section.id).or(parent)
}

/// Selects what was selected, and shows the place.
fn restore(open: &mut OpenDocument, selection: Option<Selection>) {
    if let Some(selection) = selection {
        if matches!(selection.head.spot, Spot::Field(..)) && open.about().is_none() {
            open.view = View::Form;
        } else {
            open.view = View::Desk;
        }
        go_to(open, selection);
    }
}
