//! What a selection holds, copied: as plain text for other programs, and with its blanks, marks and sections for this one.

use std::sync::Arc;

use super::remove::{At, Reach};
use super::{Page, RunKind, Shown, View};
use crate::assemble::Assembled;
use crate::edit::{Caret, Edit, Place, as_words, insert_copies, splice_body, splice_text, text_of};
use crate::model::{Draft, Piece, Section, Text};

/// A piece of a speech that can be put in elsewhere: paragraphs, then sections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fragment {
    /// What stands before the sections.
    pub paragraphs: Vec<Text>,
    /// Whole sections; their ids mean nothing.
    pub sections: Vec<Section>,
}

impl Fragment {
    /// Plain words, a paragraph for every line.
    pub fn plain(words: &str) -> Self {
        Self { paragraphs: Text::paragraphs(words), sections: Vec::new() }
    }

    /// Whether everything that its texts name is declared in a draft.
    pub fn fits(&self, draft: &Draft) -> bool {
        let of_sections = self.sections.iter().flat_map(Section::walk);
        let texts =
            of_sections.flat_map(|section| section.heading.iter().chain(section.body.iter().map(AsRef::as_ref)));
        self.paragraphs.iter().chain(texts).flat_map(Text::runs).all(|run| match &run.piece {
            Piece::Field(id) => draft.declaration(id).is_some(),
            Piece::Count(id) => draft.list(id).is_some(),
            _ => true,
        })
    }
}

/// What stands between two places, the first before the second.
pub fn fragment(draft: &Draft, from: At, to: At) -> Fragment {
    let slice = |place: Place, range: std::ops::Range<usize>| {
        text_of(draft, place).and_then(|text| text.slice(range).ok()).unwrap_or_default()
    };
    if from.0 == to.0 {
        return Fragment { paragraphs: vec![slice(from.0, from.1..to.1)], sections: Vec::new() };
    }
    let reach = Reach::new(draft, from, to);
    let whole = Page::whole(draft);
    let mut paragraphs = Vec::new();
    if !reach.first_whole {
        let index = whole.index_of(from.0).unwrap_or_default();
        let own = whole.places_from(index).skip_while(|place| *place != from.0);
        for place in own.take_while(|place| place.section() == from.0.section()) {
            let start = if place == from.0 { from.1 } else { 0 };
            let end = if place == to.0 { to.1 } else { text_of(draft, place).map_or(0, Text::len) };
            let text = slice(place, start..end);
            let text = reach.first.map_or_else(|| text.clone(), |section| as_words(draft, section, &text));
            if place == from.0 || place == to.0 || !text.is_empty() {
                paragraphs.push(text);
            }
            if place == to.0 {
                break;
            }
        }
    }
    let mut sections: Vec<Section> = reach.whole.iter().map(|section| (*section).clone()).collect();
    if let Some(root) =
        reach.above_last.first().copied().or(reach.last).filter(|_| reach.first.map(|s| s.id) != to.0.section())
    {
        // What the root holds of the whole sections comes with it.
        sections.retain(|section| !root.walk().any(|part| part.id == section.id));
        sections.extend(clipped(draft, root, to));
    }
    Fragment { paragraphs, sections }
}

/// A section as far as a place within it.
fn clipped(draft: &Draft, section: &Section, to: At) -> Option<Section> {
    let mut clip = section.clone();
    if to.0.section() == Some(section.id) {
        clip.children.clear();
        match to.0 {
            Place::Body(_, paragraph) => {
                clip.body.truncate(paragraph + 1);
                if let Some(last) = clip.body.last_mut() {
                    *last = Arc::new(last.slice(0..to.1).ok()?);
                }
            }
            _ => {
                clip.body.clear();
                let heading = draft.heading_of(section)?.slice(0..to.1).ok()?;
                if heading.is_empty() {
                    return None;
                }
                clip.heading = Some(heading);
            }
        }
        return Some(clip);
    }
    let end = section.children.iter().position(|child| child.walk().any(|part| Some(part.id) == to.0.section()))?;
    clip.children.truncate(end);
    clip.children.extend(section.children.get(end).and_then(|child| clipped(draft, child, to)));
    Some(clip)
}

/// What stands between two places as other programs take it: one line a paragraph, with the numbers of headings that are
/// wholly in it, without the speaker's marks.
pub fn copied_text(draft: &Draft, speech: &Assembled, from: At, to: At) -> String {
    let page = Page::new(draft, &speech.numbers, &View { subtitle: true, ..View::default() });
    let (Some(first), Some(last)) = (page.index_of(from.0), page.index_of(to.0)) else { return String::new() };
    let mut lines = Vec::new();
    for (index, paragraph) in page.paragraphs.iter().enumerate().take(last + 1).skip(first) {
        let chain = page.chain(draft, paragraph);
        let shown = Shown::new(draft, speech, &chain, paragraph);
        let place = |at: At| shown.byte_of(&Caret::at(at.0, at.1));
        let begins = index == first && !(from == (paragraph.first, 0) && last > first);
        let start = if begins { place(from).unwrap_or(0) } else { 0 };
        let end = if index == last { place(to).unwrap_or(shown.text.len()) } else { shown.text.len() };
        let mut line = String::new();
        for run in shown.runs.iter().filter(|run| run.kind != RunKind::Pause) {
            let range = run.range.start.max(start)..run.range.end.min(end);
            if range.start < range.end {
                line.push_str(shown.text.get(range).unwrap_or_default());
            }
        }
        if !line.is_empty() || first == last {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// The edit that puts a fragment in at a place, and where the caret stands behind it.
pub fn put(draft: &Draft, place: Place, at: usize, what: &Fragment) -> Option<(Edit, Caret)> {
    let mut edits = Vec::new();
    let mut caret = Caret::at(place, at);
    if !what.paragraphs.is_empty() {
        let (edit, behind) = put_paragraphs(draft, place, at, &what.paragraphs)?;
        edits.push(edit);
        caret = behind;
    }
    if !what.sections.is_empty() {
        let (parent, index) = match place.section() {
            Some(id) => {
                let (parent, index) = draft.place_of(id)?;
                let section = draft.section(id)?;
                let before = what.paragraphs.is_empty() && (place, at) == (super::remove::start(draft, section), 0);
                (parent, index + usize::from(!before))
            }
            None => (None, 0),
        };
        let (edit, last) = insert_copies(draft, &what.sections, parent, index);
        edits.push(edit);
        let section = what.sections.last()?.walk().last()?;
        caret = match section.body.last() {
            Some(text) => Caret::at(Place::Body(last, section.body.len() - 1), text.len()),
            None if section.heading.is_some() => {
                Caret::at(Place::Heading(last), section.heading.as_ref().map_or(0, Text::len))
            }
            None => Caret::at(Place::Body(last, 0), 0),
        };
    }
    let edit = if edits.len() == 1 { edits.pop()? } else { Edit::Many(edits) };
    Some((edit, caret))
}

fn put_paragraphs(draft: &Draft, place: Place, at: usize, texts: &[Text]) -> Option<(Edit, Caret)> {
    let last = texts.last().map_or(0, Text::len);
    if let [text] = texts {
        let edit = splice_text(draft, place, at..at, text.clone()).ok()?;
        return Some((edit, Caret::at(place, at + last)));
    }
    match place {
        Place::Body(id, paragraph) => {
            let edit = splice_body(draft, id, (paragraph, at), (paragraph, at), texts.to_vec()).ok()?;
            Some((edit, Caret::at(Place::Body(id, paragraph + texts.len() - 1), last)))
        }
        Place::Heading(id) => {
            let (first, rest) = texts.split_first()?;
            let heading = splice_text(draft, place, at..at, first.clone()).ok()?;
            let with = rest.iter().cloned().map(Arc::new).collect();
            let body = Edit::Paragraphs { section: id, range: 0..0, with };
            Some((Edit::Many(vec![heading, body]), Caret::at(Place::Body(id, rest.len() - 1), last)))
        }
        Place::TitleLine(line) => {
            let text = draft.title.lines.get(line).cloned().unwrap_or_default();
            let mut lines = texts.to_vec();
            let mut head = text.slice(0..at).ok()?;
            head.append(std::mem::take(lines.first_mut()?));
            *lines.first_mut()? = head;
            lines.last_mut()?.append(text.slice(at..text.len()).ok()?);
            let end = (line + 1).min(draft.title.lines.len());
            let edit = Edit::TitleLines { range: line.min(end)..end, with: lines };
            Some((edit, Caret::at(Place::TitleLine(line + texts.len() - 1), last)))
        }
        _ => {
            // The other lines of the title block are one line each.
            let mut joined = Text::default();
            for (index, text) in texts.iter().enumerate() {
                if index > 0 {
                    joined.append(Text::plain(" "));
                }
                joined.append(text.clone());
            }
            let length = joined.len();
            Some((splice_text(draft, place, at..at, joined).ok()?, Caret::at(place, at + length)))
        }
    }
}
