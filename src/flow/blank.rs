//! Writing in a blank: what is typed while one is selected, or stands within one, is its value, wherever it stands in the
//! speech. Any other unit that is typed over becomes words: what the writer sees is what stays.

use super::Page;
use super::motion::{Motion, unit_at, value_at};
use super::write::{Write, Written};
use crate::assemble::Scope;
use crate::edit::{Caret, Edit, Kind, Place, Selection, Spot, splice_text};
use crate::model::{Draft, FieldKind, FieldValue, Piece, Text, graphemes};

/// What a key comes to in a blank; `None` if it is no matter of one.
pub(super) fn write(draft: &Draft, page: &Page, selection: &Selection, what: &Write) -> Option<Written> {
    let (place, at, range) = stretch(draft, page, selection)?;
    let value = value_at(draft, place, at).unwrap_or_default();
    let (left, right) = (value.get(..range.start)?, value.get(range.end..)?);
    let whole = Selection { anchor: Caret::at(place, at), head: Caret::at(place, at + 1) };
    let inside = matches!(selection.head.spot, Spot::Blank(..));
    match what {
        Write::Type(words) if !words.contains(['\n', '\r']) => {
            let words = if inside { words.clone() } else { words.trim_start().to_owned() };
            if words.is_empty() {
                return None;
            }
            fill(draft, place, at, &format!("{left}{words}{right}"), left.len() + words.len(), Kind::Typing)
        }
        Write::Enter if !inside => {
            let last = Caret { spot: Spot::Blank(place, at), at: value.len() };
            Some(Written { edit: None, kind: Kind::Whole, selection: last.into() })
        }
        // Done with it: behind it the writing goes on.
        Write::Enter => Some(Written { edit: None, kind: Kind::Whole, selection: Caret::at(place, at + 1).into() }),
        Write::Erase(motion) if inside => {
            let cut = if range.is_empty() { erased(&value, range.start, *motion)? } else { range.clone() };
            if cut.is_empty() {
                let behind = matches!(motion, Motion::Forward | Motion::WordForward);
                let out = Caret::at(place, at + usize::from(behind));
                return Some(Written { edit: None, kind: Kind::Whole, selection: out.into() });
            }
            let mut rest = value.clone();
            rest.replace_range(cut.clone(), "");
            if rest.is_empty() {
                let edit = value_edit(draft, place, at, None)?;
                return Some(Written { edit: Some(edit), kind: Kind::Deleting, selection: whole });
            }
            fill(draft, place, at, &rest, cut.start, Kind::Deleting)
        }
        Write::Put(fragment) if fragment.sections.is_empty() && fragment.paragraphs.len() == 1 => {
            let words = fragment.paragraphs.first()?.words();
            fill(draft, place, at, &format!("{left}{words}{right}"), left.len() + words.len(), Kind::Whole)
        }
        _ => None,
    }
}

/// The blank that a selection is within or holds alone, and what of its value is selected.
fn stretch(draft: &Draft, page: &Page, selection: &Selection) -> Option<(Place, usize, std::ops::Range<usize>)> {
    let (first, last) = page.sorted(&selection.anchor, &selection.head);
    let place = first.place()?;
    if let (Spot::Blank(..), Spot::Blank(..)) = (&first.spot, &last.spot)
        && first.spot == last.spot
    {
        return Some((place, first.in_text(), first.at..last.at));
    }
    let alone = first.spot == Spot::Text(place) && last.spot == first.spot && last.at == first.at + 1;
    let is_blank = matches!(unit_at(draft, place, first.at), Some(Piece::Field(_) | Piece::Count(_)));
    let length = value_at(draft, place, first.at).map_or(0, |value| value.len());
    (alone && is_blank).then_some((place, first.at, 0..length))
}

/// What a key takes out of a value.
fn erased(value: &str, at: usize, motion: Motion) -> Option<std::ops::Range<usize>> {
    let stops = graphemes(value);
    Some(match motion {
        Motion::Back => stops.iter().rev().find(|stop| **stop < at).map_or(at..at, |stop| *stop..at),
        Motion::Forward => stops.iter().find(|stop| **stop > at).map_or(at..at, |stop| at..*stop),
        Motion::WordBack => 0..at,
        Motion::WordForward => at..value.len(),
        _ => return None,
    })
}

/// Gives a blank a value that was typed; the caret stands at a byte of it. Where no blank takes it, it becomes words.
fn fill(draft: &Draft, place: Place, at: usize, typed: &str, caret: usize, kind: Kind) -> Option<Written> {
    let field = match unit_at(draft, place, at) {
        Some(Piece::Field(id)) => draft.declaration(id),
        _ => None,
    };
    let value = match field.map(|field| &field.kind) {
        Some(FieldKind::Text | FieldKind::Choice(_)) => Some(FieldValue::Text(typed.to_owned())),
        Some(kind) => FieldValue::parse(kind, typed).ok().flatten(),
        None => None,
    };
    let Some(value) = value else {
        let words = splice_text(draft, place, at..at + 1, Text::plain(typed)).ok()?;
        return Some(Written { edit: Some(words), kind, selection: Caret::at(place, at + caret).into() });
    };
    let reads = value.spoken(draft.language);
    let edit = value_edit(draft, place, at, Some(value))?;
    let caret =
        if reads == typed { Caret { spot: Spot::Blank(place, at), at: caret } } else { Caret::at(place, at + 1) };
    Some(Written { edit: Some(edit), kind, selection: caret.into() })
}

fn value_edit(draft: &Draft, place: Place, at: usize, value: Option<FieldValue>) -> Option<Edit> {
    let Some(Piece::Field(id)) = unit_at(draft, place, at) else { return None };
    let chain = place.section().map(|id| draft.chain(id)).unwrap_or_default();
    let scope = Scope::find(draft, &chain, id)?;
    Some(Edit::Value { section: scope.section, field: id.clone(), value })
}
