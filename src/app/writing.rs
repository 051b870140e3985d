//! Writing on the page: keys and the clipboard applied to the current draft, and where its writer stands.

use std::time::Duration;

use super::action::Effect;
use super::open::{OpenDocument, View};
use super::session::Session;
use crate::edit::{Caret, Kind, Place, Selection, Spot, move_to};
use crate::flow::{At, Extend, Fragment, Motion, Write, fragment, moved, selected_in_value, write};
use crate::model::{Draft, SectionId};

/// What was last copied or cut here, with what plain text cannot carry.
#[derive(Clone, Debug)]
pub(super) struct Clip {
    /// What the clipboard of the system was given.
    text: String,
    /// The draft it is from.
    document: u64,
    fragment: Fragment,
    /// The state of the draft once it was taken out, if it was.
    cut: Option<u64>,
    /// The section in which it ended when it was last put in.
    landed: Option<SectionId>,
}

impl Clip {
    /// What was copied, with all that plain text cannot carry, if that is what the clipboard still holds.
    fn own(&self, text: &str, open: &OpenDocument) -> Option<Fragment> {
        let (draft, state) = (open.document.draft(), open.document.state());
        let same = self.text == text && self.document == open.id;
        same.then(|| self.fragment(draft, state)).filter(|fragment| fragment.fits(draft))
    }

    /// What to put in a draft in a state. What was cut comes back, unless it is there already.
    fn fragment(&self, draft: &Draft, state: u64) -> Fragment {
        let is_gone = |id: SectionId| draft.section(id).is_none();
        let mut parts = self.fragment.sections.iter().flat_map(|part| part.section.walk());
        let mut fragment = self.fragment.clone();
        fragment.comes_back = self.landed.is_none_or(is_gone)
            && self.cut.is_some_and(|cut| state == cut || state > cut && parts.any(|part| is_gone(part.id)));
        fragment
    }
}

/// Notes what is selected, and with that where the writer stands.
pub fn select(open: &mut OpenDocument, selection: &Selection) {
    match &selection.head.spot {
        Spot::Text(_) | Spot::Blank(..) => {
            open.reveal(selection);
            let selection = open.settle(selection);
            open.current = selection.head.place().and_then(Place::section);
            open.selection = Some(selection);
        }
        Spot::Field(section, field) => {
            if section.is_some() {
                open.current = *section;
            }
            open.field = Some((*section, field.clone()));
        }
    }
}

/// Selects something, shows it and gives it the keyboard.
pub fn go_to(open: &mut OpenDocument, selection: impl Into<Selection>) {
    show(open, &selection.into());
    open.takes_keys += 1;
}

/// Selects something and shows it.
pub fn show(open: &mut OpenDocument, selection: &Selection) {
    select(open, selection);
    open.shows += 1;
}

/// From the form to the manuscript: to where the writer last stood, else to the first place that is written in.
pub fn start_writing(open: &mut OpenDocument) {
    open.view = View::Desk;
    let first = open.first_written().map(|id| Caret::at(Place::Body(id, 0), 0).into());
    if let Some(selection) = open.selection.clone().or(first) {
        go_to(open, selection);
    }
}

/// What is selected, the first place before the last; a blank that it ends in is in it.
pub(super) fn stretch(open: &OpenDocument) -> Option<(At, At)> {
    let selection = open.selection.as_ref()?;
    let (first, last) = open.page().sorted(&selection.anchor, &selection.head);
    let within = matches!(last.spot, Spot::Blank(..)) && !selection.is_empty();
    let end = last.in_text() + usize::from(within);
    Some(((first.place()?, first.in_text()), (last.place()?, end)))
}

impl Session {
    pub(super) fn write(&mut self, what: &Write, now: Duration) {
        self.written(what, now);
    }

    /// Writes; whether that could be done.
    pub(super) fn written(&mut self, what: &Write, now: Duration) -> Option<()> {
        let open = self.shown().filter(|open| open.view == View::Desk)?;
        let selection = open.selection.clone()?;
        let written = write(open.document.draft(), open.page(), &selection, what)?;
        if let Some(edit) = written.edit {
            let selections = (Some(selection), Some(written.selection.clone()));
            open.document.apply(edit, written.kind, now, selections).ok()?;
            open.refresh();
        }
        go_to(open, written.selection);
        Some(())
    }

    pub(super) fn move_caret(&mut self, motion: Motion, extend: Extend) {
        let Some(open) = self.shown() else { return };
        let Some(selection) = &open.selection else { return };
        let moved = moved(open.document.draft(), open.page(), selection, motion, extend);
        go_to(open, moved);
    }

    /// Everything that is on the page.
    pub(super) fn select_all(&mut self) {
        let Some(open) = self.shown() else { return };
        let Some(from) = &open.selection else { return };
        let ends = [Motion::Start, Motion::End];
        let ends =
            ends.map(|to| moved(open.document.draft(), open.page(), &from.head.clone().into(), to, Extend::No).head);
        let [anchor, head] = ends;
        select(open, &Selection { anchor, head });
    }

    /// Puts what is selected on the clipboard.
    pub(super) fn copy(&mut self) {
        let Some(open) = self.shown() else { return };
        let Some((from, to)) = stretch(open).filter(|(from, to)| from != to) else { return };
        let draft = open.document.draft();
        let within = open.selection.as_ref().and_then(|selection| selected_in_value(draft, open.page(), selection));
        let (text, fragment) = match within {
            Some(words) => (words.clone(), Fragment::plain(&words)),
            None => (open.text_between(from, to), fragment(draft, from, to)),
        };
        let clip = Clip { text: text.clone(), document: open.id, fragment, cut: None, landed: None };
        self.clip = Some(clip);
        self.effects.push(Effect::Copy(text));
    }

    /// Puts what is selected on the clipboard, and takes it out.
    pub(super) fn cut(&mut self, now: Duration) {
        self.copy();
        let something = self.shown().and_then(|open| stretch(open)).is_some_and(|(from, to)| from != to);
        if something && self.written(&Write::Erase(Motion::Back), now).is_some() {
            let state = self.document().map(|open| open.document.state());
            self.clip.iter_mut().for_each(|clip| clip.cut = state);
        }
    }

    /// Moves a section to where it was let go.
    pub(super) fn move_to(&mut self, section: SectionId, parent: Option<SectionId>, index: usize, now: Duration) {
        let Some(open) = self.shown() else { return };
        let draft = open.document.draft();
        if let Ok(edit) = move_to(draft, section, parent, index)
            && draft.place_of(section) != Some((parent, index))
        {
            apply_here(open, edit, now);
        }
    }

    /// Puts in what was copied here, if that is what the clipboard still holds; whether it was.
    pub(super) fn paste_own(&mut self, text: &str, now: Duration) -> bool {
        let Some(open) = self.documents.get(self.current) else { return false };
        let Some(own) = self.clip.as_ref().and_then(|clip| clip.own(text, open)) else { return false };
        // Sections that would stand too deep, or be too many, come as words.
        if self.written(&Write::Put(own), now).is_none() {
            self.write(&Write::Put(Fragment::plain(text)), now);
            return true;
        }
        let landed = self.document().and_then(|open| open.caret()?.place()?.section());
        self.clip.iter_mut().for_each(|clip| clip.landed = landed);
        true
    }

    /// Folds a section away behind its beginning, or shows it again.
    pub(super) fn fold(&mut self, section: SectionId) {
        if let Some(open) = self.shown() {
            open.fold(section);
        }
    }
}

/// Applies an edit that leaves the writer where he stands.
pub fn apply_here(open: &mut OpenDocument, edit: crate::edit::Edit, now: Duration) {
    let here = open.selection.clone();
    if open.document.apply(edit, Kind::Whole, now, (here.clone(), here.clone())).is_ok() {
        open.refresh();
        if let Some(here) = here {
            go_to(open, here);
        }
    }
}
