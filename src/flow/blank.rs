//! Writing in a blank: what is typed while one is selected, or stands within one, is its value, wherever it stands in the
//! speech. Any other unit that is typed over becomes words: what the writer sees is what stays.

use super::Page;
use super::motion::{Motion, blank_at, unit_at, value_at};
use super::pairs::is_opening;
use super::write::{Write, Written};
use crate::assemble::{Firsts, Reading, Scope, Source, count};
use crate::edit::{Caret, Edit, Kind, Place, Selection, Spot, carried, fill_in, splice_text};
use crate::model::{Draft, FieldId, FieldKind, FieldValue, Language, Piece, Section, SectionId, Text, graphemes};

/// What a key comes to in a blank; `None` if it is no matter of one.
pub(super) fn write(draft: &Draft, page: &Page, selection: &Selection, what: &Write) -> Option<Written> {
    let (place, at, range) = stretch(draft, page, selection)?;
    let value = value_at(draft, place, at).unwrap_or_default();
    let (left, right) = (value.get(..range.start)?, value.get(range.end..)?);
    let whole = Selection { anchor: Caret::at(place, at), head: Caret::at(place, at + 1) };
    let inside = matches!(selection.head.spot, Spot::Blank(..));
    let moved = |selection| Some(Written { edit: None, kind: Kind::Whole, selection });
    let put =
        |words: &str, kind| fill(draft, place, at, &format!("{left}{words}{right}"), left.len() + words.len(), kind);
    match what {
        // A value is on one line.
        Write::Type(words) if inside => put(&Text::plain(words).words(), Kind::Typing),
        // A mark of a pair goes round what is there.
        Write::Type(words) if !value.is_empty() && draft.language == Language::Chinese && is_opening(words) => None,
        Write::Type(words) if !words.contains(['\n', '\r']) => {
            let words = words.trim_start();
            if words.is_empty() { None } else { put(words, Kind::Typing) }
        }
        Write::Enter if !inside && is_inline(draft, place, at) => {
            moved(Caret { spot: Spot::Blank(place, at), at: value.len() }.into())
        }
        // Done with it: behind it the writing goes on.
        Write::Enter => moved(Caret::at(place, at + 1).into()),
        Write::Erase(motion) if inside => {
            let cut = if range.is_empty() { erased(&value, range.start, *motion)? } else { range.clone() };
            if cut.is_empty() {
                let behind = matches!(motion, Motion::Forward | Motion::WordForward);
                return moved(Caret::at(place, at + usize::from(behind)).into());
            }
            let mut rest = value.clone();
            rest.replace_range(cut.clone(), "");
            if rest.trim().is_empty() {
                let edit = value_edit(draft, place, at, None)?;
                return Some(Written { edit: Some(edit), kind: Kind::Deleting, selection: whole });
            }
            fill(draft, place, at, &rest, cut.start, Kind::Deleting)
        }
        Write::Put(fragment) if fragment.sections.is_empty() => {
            let chain = place.section().map(|id| draft.chain(id)).unwrap_or_default();
            let (counts, _) = count(draft);
            // What comes in is said in full.
            let (source, firsts) = (Source::TitleLine(0), Firsts::new());
            let reading = Reading { draft, chain: &chain, counts: &counts, firsts: &firsts };
            let lines = fragment.paragraphs.iter().map(|text| carried(draft, text, &fragment.said, &chain));
            let lines: Vec<Text> = lines.collect();
            // What was copied with more than words in it keeps that, in the place of the blank.
            if !inside && (lines.len() != 1 || !lines.iter().all(Text::is_words)) {
                return None;
            }
            let words: Vec<String> = lines.iter().map(|text| reading.words(source, text)).collect();
            put(&Text::plain(&words.join(" ")).words(), Kind::Whole)
        }
        _ => None,
    }
}

/// What is selected of the value of one blank, if the selection is within it.
pub fn selected_in_value(draft: &Draft, page: &Page, selection: &Selection) -> Option<String> {
    let (place, at, range) = stretch(draft, page, selection)?;
    let inside = matches!(selection.head.spot, Spot::Blank(..));
    value_at(draft, place, at)?.get(range).filter(|_| inside).map(str::to_owned)
}

/// Whether a blank has a value that reads as it is typed, so that it can be written in its place.
fn is_inline(draft: &Draft, place: Place, at: usize) -> bool {
    blank_at(draft, place, at).is_some_and(|blank| blank.value.is_some() && blank.field.kind.is_inline())
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
    let field = blank_at(draft, place, at).map(|blank| blank.field);
    let value = match field.map(|field| &field.kind) {
        Some(FieldKind::Text | FieldKind::Choice(_)) => Some(FieldValue::Text(typed.to_owned())),
        Some(kind) => FieldValue::parse(kind, typed).ok().flatten(),
        None => None,
    };
    let fillable = value_edit(draft, place, at, value.clone());
    let (Some(value), Some(edit)) = (value, fillable) else {
        let words = splice_text(draft, place, at..at + 1, Text::plain(typed)).ok()?;
        return Some(Written { edit: Some(words), kind, selection: Caret::at(place, at + caret).into() });
    };
    let reads = field.map_or_else(|| value.spoken(draft.language), |field| field.say(&value, draft.language));
    let caret =
        if reads == typed { Caret { spot: Spot::Blank(place, at), at: caret } } else { Caret::at(place, at + 1) };
    Some(Written { edit: Some(edit), kind, selection: caret.into() })
}

fn value_edit(draft: &Draft, place: Place, at: usize, value: Option<FieldValue>) -> Option<Edit> {
    let blank = blank_at(draft, place, at)?;
    // A blank of an item that stands outside any has nowhere to keep a value.
    if blank.section.is_none() && draft.field(&blank.field.id).is_none() {
        return None;
    }
    Some(fill_in(draft, blank.section, blank.field.id.clone(), value))
}

/// Where a field stands in the speech, in reading order: the blank as it is selected alone.
pub fn places_of(draft: &Draft, section: Option<SectionId>, field: &FieldId) -> Vec<Selection> {
    let mut places = Vec::new();
    let mut look = |chain: &[&Section], place: Place, text: &Text| {
        let mut at = 0;
        for run in text.runs() {
            if matches!(&run.piece, Piece::Field(id) if id == field)
                && Scope::find(draft, chain, field).is_some_and(|scope| scope.section == section)
            {
                places.push(Selection { anchor: Caret::at(place, at), head: Caret::at(place, at + 1) });
            }
            at += match &run.piece {
                Piece::Words(words) => words.len(),
                _ => 1,
            };
        }
    };
    let title = &draft.title;
    let lines = title.lines.iter().enumerate().map(|(line, text)| (Place::TitleLine(line), text));
    let rest = [(Place::Subtitle, &title.subtitle), (Place::Speaker, &title.speaker), (Place::Date, &title.date)];
    lines.chain(rest).for_each(|(place, text)| look(&[], place, text));
    let mut of_section = |chain: &[&Section], section: &Section| {
        if let Some(heading) = draft.heading_of(section) {
            look(chain, Place::Heading(section.id), heading);
        }
        let body = section.body.iter().enumerate();
        body.for_each(|(paragraph, text)| look(chain, Place::Body(section.id, paragraph), text));
    };
    each(&draft.sections, &mut Vec::new(), &mut of_section);
    places
}

/// Every section that is spoken, with those that it stands in, itself the last of them.
fn each<'d>(
    sections: &'d [Section],
    chain: &mut Vec<&'d Section>,
    visit: &mut impl FnMut(&[&'d Section], &'d Section),
) {
    for section in sections.iter().filter(|section| section.on) {
        chain.push(section);
        visit(chain, section);
        each(&section.children, chain, visit);
        chain.pop();
    }
}
