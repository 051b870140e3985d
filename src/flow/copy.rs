//! What a selection holds, copied: as plain text for other programs, and with its blanks, marks and sections for this one.

use std::sync::Arc;

use super::remove::{At, Reach, start};
use super::{Page, RunKind, Shown};
use crate::assemble::Assembled;
use crate::edit::{Caret, Place, Said, said, text_of};
use crate::model::{Draft, Piece, Section, Text};

/// A piece of a speech that can be put in elsewhere: paragraphs, then sections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fragment {
    /// What stands before the sections.
    pub paragraphs: Vec<Text>,
    /// Sections in their order; their ids mean nothing.
    pub sections: Vec<Part>,
    /// What of the paragraphs is from the title block, if it begins there and reaches beyond one kind of line.
    pub(super) title: Option<TitlePart>,
    /// What the blanks of items said where its paragraphs are from.
    pub(super) said: Said,
    /// Whether it was taken out and comes back, so that its items are still those of their lists.
    pub comes_back: bool,
    /// Whether it ends within a text, so that what stands behind the caret goes on from its end.
    pub(super) goes_on: bool,
}

/// A section of a fragment.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// How much deeper it stood than the text in which the fragment begins; less deep, if negative.
    pub depth: isize,
    /// The section with all below it.
    pub section: Section,
    /// What the blanks of the items above it said.
    pub(super) said: Said,
}

/// The part of a title block.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TitlePart {
    /// Where it begins.
    pub from: Place,
    /// How many of the paragraphs are lines of that kind.
    pub own: usize,
    /// What follows, of other kinds.
    pub behind: Vec<(Place, Text)>,
}

impl Fragment {
    /// One text.
    pub fn of(text: Text) -> Self {
        Self { paragraphs: vec![text], goes_on: true, ..Self::default() }
    }

    /// Plain words, a paragraph for every line.
    pub fn plain(words: &str) -> Self {
        Self { paragraphs: Text::paragraphs(words), goes_on: true, ..Self::default() }
    }

    /// Whether everything that it names is declared in a draft.
    pub fn fits(&self, draft: &Draft) -> bool {
        let parts = || self.sections.iter().flat_map(|part| part.section.walk());
        let texts = parts().flat_map(|section| section.heading.iter().chain(section.body.iter().map(AsRef::as_ref)));
        let fits = |section: &Section| {
            let values = section.values.iter();
            section.list.as_ref().is_none_or(|list| draft.list(list).is_some())
                && values.clone().all(|(id, value)| draft.declaration(id).is_some_and(|field| value.fits(&field.kind)))
        };
        parts().all(fits)
            && self.paragraphs.iter().chain(texts).flat_map(Text::runs).all(|run| match &run.piece {
                Piece::Field(id) => draft.declaration(id).is_some(),
                Piece::Count(id) => draft.list(id).is_some(),
                _ => true,
            })
    }
}

/// What stands between two places, the first before the second.
pub fn fragment(draft: &Draft, from: At, to: At) -> Fragment {
    let chain = from.0.section().map(|id| draft.chain(id)).unwrap_or_default();
    let said = said(draft, &chain);
    let slice = |place: Place, range: std::ops::Range<usize>| {
        text_of(draft, place).and_then(|text| text.slice(range).ok()).unwrap_or_default()
    };
    if from.0 == to.0 {
        return Fragment { paragraphs: vec![slice(from.0, from.1..to.1)], said, goes_on: true, ..Fragment::default() };
    }
    let reach = Reach::new(draft, from, to);
    let whole = Page::whole(draft);
    let mut texts = Vec::new();
    if !reach.first_whole {
        let index = whole.index_of(from.0).unwrap_or_default();
        let own = whole.places_from(index).skip_while(|place| *place != from.0);
        for place in own.take_while(|place| place.section() == from.0.section()) {
            let start = if place == from.0 { from.1 } else { 0 };
            let end = if place == to.0 { to.1 } else { text_of(draft, place).map_or(0, Text::len) };
            let text = slice(place, start..end);
            if place == from.0 || place == to.0 || !text.is_empty() {
                texts.push((place, text));
            }
            if place == to.0 {
                break;
            }
        }
    }
    let title = from.0.section().is_none().then(|| {
        let is_line = |place: &Place| matches!(place, Place::TitleLine(_));
        let own = texts.iter().take_while(|(place, _)| *place == from.0 || is_line(place) && is_line(&from.0)).count();
        TitlePart { from: from.0, own, behind: texts.iter().skip(own).cloned().collect() }
    });
    let paragraphs = texts.into_iter().map(|(_, text)| text).collect();
    let level = chain.len().max(1);
    let part = |section: Section| {
        let way = draft.chain(section.id);
        let signed = |depth: usize| isize::try_from(depth).unwrap_or_default();
        let said = self::said(draft, way.split_last().map_or(&[], |(_, above)| above));
        Part { depth: signed(way.len()) - signed(level), section, said }
    };
    let mut sections: Vec<Section> = reach.whole.iter().map(|section| (*section).clone()).collect();
    let mut goes_on = true;
    if reach.first.map(|first| first.id) != to.0.section()
        && let Some(last) = reach.last.last()
        && let Some(root) = reach.above_last.first().or(Some(last))
    {
        // What the root holds of the whole sections comes with it.
        sections.retain(|section| !root.walk().any(|part| part.id == section.id));
        sections.extend(clipped(draft, root, to));
        goes_on = to != (start(draft, last), 0);
    }
    Fragment { paragraphs, sections: sections.into_iter().map(part).collect(), title, said, goes_on, comes_back: false }
}

/// A section as far as a place within it.
fn clipped(draft: &Draft, section: &Section, to: At) -> Option<Section> {
    if to == (start(draft, section), 0) {
        return None;
    }
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
                let heading = draft.heading_of(section)?;
                // Whole, it may stay that of the pattern.
                if to.1 < heading.len() {
                    clip.heading = Some(heading.slice(0..to.1).ok()?);
                }
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
pub fn copied_text(draft: &Draft, speech: &Assembled, page: &Page, from: At, to: At) -> String {
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
        // A number goes with all of its heading.
        let cut = index == last && to.0 == paragraph.first && shown.parts.first().is_some_and(|part| to.1 < part.2);
        let left_out = |kind: &RunKind| *kind == RunKind::Pause || cut && *kind == RunKind::Label;
        for run in shown.runs.iter().filter(|run| !left_out(&run.kind)) {
            let range = run.range.start.max(start)..run.range.end.min(end);
            if range.start < range.end {
                line.push_str(shown.text.get(range).unwrap_or_default());
            }
        }
        if !line.is_empty() || first == last {
            lines.push(line);
        }
    }
    // Between two paragraphs there is nothing but the break.
    if lines.is_empty() { "\n".to_owned() } else { lines.join("\n") }
}
