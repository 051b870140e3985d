//! What the clipboard holds, put in: what was copied here as it was, anything else cleaned, with what else could be made
//! of it offered.

use std::time::Duration;

use super::notice::{NoticeKind, Offer};
use super::session::Session;
use super::writing;
use crate::edit::{Below, Caret, Edit, Kind, Place, Selection, add_parts, apply};
use crate::flow::{Fragment, Pasted, Write, Written, clean, write};
use crate::i18n::paste;
use crate::model::Draft;

/// What else a paste can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasteAs {
    /// As it was on the clipboard, line by line.
    Raw,
    /// With full-width marks.
    Wide,
    /// Its numbered parts as sections.
    Parts,
}

/// A paste that can still become something else.
#[derive(Clone, Debug)]
pub(super) struct LastPaste {
    document: u64,
    /// The state of the draft right behind the paste.
    state: u64,
    /// What was selected before it.
    before: Selection,
    raw: String,
    pasted: Pasted,
}

impl Session {
    /// Puts in what the clipboard holds.
    pub(super) fn paste(&mut self, text: &str, now: Duration) {
        let text = text.replace("\r\n", "\n");
        if self.paste_own(&text, now) {
            return;
        }
        let Some(open) = self.documents.get(self.current) else { return };
        let pasted = clean(&text, open.document.draft().language);
        let Some(before) = open.selection.clone() else { return };
        self.write(&Write::Put(fragment(&pasted)), now);
        let Some(open) = self.documents.get(self.current) else { return };
        let (document, state) = (open.id, open.document.state());
        let told = paste::told(self.lang, pasted.joined, pasted.half_width, pasted.left_out);
        let mut offers = Vec::new();
        offers.extend(pasted.parts.as_ref().map(|parts| Offer::Paste(PasteAs::Parts, parts.len())));
        offers.extend((pasted.half_width > 0).then_some(Offer::Paste(PasteAs::Wide, pasted.half_width)));
        offers.extend((pasted.joined > 0).then_some(Offer::Paste(PasteAs::Raw, 0)));
        self.notices.retain(|notice| !notice.offers.iter().any(|offer| matches!(offer, Offer::Paste(..))));
        if !offers.is_empty() || pasted.left_out > 0 {
            self.notice(NoticeKind::Done, told, offers, now);
        }
        self.last_paste = Some(LastPaste { document, state, before, raw: text, pasted });
    }

    /// Makes something else of the last paste, unless something was written since.
    pub(super) fn paste_as(&mut self, what: PasteAs, now: Duration) {
        let Some(last) = self.last_paste.take() else { return };
        let Some(open) = self.documents.get_mut(self.current) else { return };
        if open.id != last.document || open.document.state() != last.state {
            self.notice(NoticeKind::Done, paste::TOO_LATE.get(self.lang).to_owned(), Vec::new(), now);
            return;
        }
        open.document.undo();
        open.refresh();
        open.selection = Some(last.before.clone());
        let draft = open.document.draft();
        let plain = |pasted: &Pasted| write(draft, open.page(), &last.before, &Write::Put(fragment(pasted)));
        let written = match what {
            PasteAs::Raw => write(draft, open.page(), &last.before, &Write::Put(Fragment::plain(&last.raw))),
            PasteAs::Wide => plain(&last.pasted.clone().widened()),
            PasteAs::Parts => {
                let lead = Pasted { parts: None, ..last.pasted.clone() };
                let lead = if lead.paragraphs.is_empty() { None } else { plain(&lead) };
                with_parts(draft, &last.before, lead.as_ref(), &last.pasted)
            }
        };
        if let Some((edit, selection)) = written.and_then(|written| Some((written.edit?, written.selection)))
            && open.document.apply(edit, Kind::Whole, now, (Some(last.before), Some(selection.clone()))).is_ok()
        {
            open.refresh();
            let selection = open.settle(&selection);
            writing::go_to(open, selection);
        }
    }
}

/// Numbered parts as sections behind that in which the writer stands, with what stood before them put in there.
fn with_parts(draft: &Draft, before: &Selection, lead: Option<&Written>, pasted: &Pasted) -> Option<Written> {
    let mut after = draft.clone();
    let mut edits: Vec<Edit> = lead.and_then(|lead| lead.edit.clone()).into_iter().collect();
    for edit in &edits {
        apply(&mut after, edit.clone()).ok()?;
    }
    let section = before.head.place().and_then(Place::section);
    let below = section.map_or(Below::End, Below::After);
    let (edit, ids) = add_parts(&after, below, pasted.parts.as_deref()?).ok()?;
    edits.push(edit);
    let first = Caret::at(Place::Heading(*ids.first()?), 0);
    Some(Written { edit: Some(Edit::Many(edits)), kind: Kind::Whole, selection: first.into() })
}

/// What was pasted as paragraphs, its parts with the numbers that they had.
fn fragment(pasted: &Pasted) -> Fragment {
    let mut paragraphs: Vec<String> = pasted.paragraphs.clone();
    for part in pasted.parts.iter().flatten() {
        let mut head = format!("{}{}", part.written, part.heading);
        let mut body = part.body.iter();
        if part.run_in {
            head.extend(body.next().map(String::as_str));
        }
        paragraphs.push(head);
        paragraphs.extend(body.cloned());
    }
    Fragment::plain(&paragraphs.join("\n"))
}
