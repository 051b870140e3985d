//! What of a draft is not finished: blanks that are empty, marks that were left, parts in which nothing is written.

use crate::assemble::Assembled;
use crate::edit::{Caret, Place, Selection};
use crate::model::{Draft, FieldId, Piece, Section, SectionId, Text, left_marks};

/// Something that is not finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// A blank that is empty, once however often it stands: the section whose field it is, the field, its name.
    Blank(Option<SectionId>, FieldId, String),
    /// A mark that was left, where it stands, and the mark with a few of the words round it.
    Mark(Box<Selection>, String),
    /// A part that is spoken and says nothing.
    Empty(SectionId),
}

/// How many are told at most; more would not be read.
const MOST: usize = 200;

/// How many characters of its sentence are shown on either side of a mark.
const AROUND: usize = 8;

/// Everything that is not finished, in the order of the speech: blanks first, then marks and empty parts.
pub fn unfinished(draft: &Draft, speech: &Assembled) -> Vec<Unfinished> {
    let blanks = speech.unfilled().into_iter();
    let mut found: Vec<Unfinished> =
        blanks.map(|blank| Unfinished::Blank(blank.section, blank.field.clone(), blank.name.clone())).collect();
    let title = &draft.title;
    let lines = title.lines.iter().enumerate().map(|(line, text)| (Place::TitleLine(line), text));
    let rest = [(Place::Subtitle, &title.subtitle), (Place::Speaker, &title.speaker), (Place::Date, &title.date)];
    lines.chain(rest).for_each(|(place, text)| look(place, text, &mut found));
    each(draft, &draft.sections, 0, &mut found);
    found.truncate(MOST);
    found
}

fn each(draft: &Draft, sections: &[Section], level: usize, found: &mut Vec<Unfinished>) {
    for section in sections.iter().filter(|section| section.on) {
        if found.len() >= MOST {
            return;
        }
        // A heading that stands by itself in the list of its siblings says what it has to say; one above a page of
        // nothing does not.
        let headed = draft.heading_of(section).is_some_and(|heading| !heading.is_empty());
        let bare = !section.has_body() && !section.children.iter().any(|child| child.on);
        if bare && (!headed || (level == 0 && !draft.runs_in(section, level))) {
            found.push(Unfinished::Empty(section.id));
        }
        if let Some(heading) = draft.heading_of(section) {
            look(Place::Heading(section.id), heading, found);
        }
        for (paragraph, text) in section.body.iter().enumerate() {
            look(Place::Body(section.id, paragraph), text, found);
        }
        each(draft, &section.children, level + 1, found);
    }
}

fn look(place: Place, text: &Text, found: &mut Vec<Unfinished>) {
    let mut start = 0;
    for run in text.runs() {
        if let Piece::Words(words) = &run.piece {
            for range in left_marks(words) {
                let [anchor, head] = [range.start, range.end].map(|at| Caret::at(place, start + at));
                let before = words.get(..range.start).unwrap_or_default().chars().rev().take(AROUND);
                let mut shown: String = before.collect::<Vec<_>>().into_iter().rev().collect();
                shown.push_str(words.get(range.clone()).unwrap_or_default());
                shown.extend(words.get(range.end..).unwrap_or_default().chars().take(AROUND));
                found.push(Unfinished::Mark(Box::new(Selection { anchor, head }), shown));
            }
        }
        start += run.piece.len();
    }
}
