//! Texts put in the place of other text: within one text, or across the paragraphs of a body.

use std::ops::Range;
use std::sync::Arc;

use super::{Edit, EditError, Place};
use crate::model::{Draft, Section, SectionId, Text};

/// A place in a body: a paragraph, and how far into it, counted as [`Text`] counts.
pub type BodyPlace = (usize, usize);

/// The text that stands in a place; `None` where nothing is written yet. A heading may be the pattern of its list.
pub fn text_of(draft: &Draft, place: Place) -> Option<&Text> {
    text_among(draft, place, |id| draft.section(id))
}

/// The same where sections are found in another way than by going through the draft, as for all of its places.
pub fn text_among<'d>(
    draft: &'d Draft,
    place: Place,
    section: impl Fn(SectionId) -> Option<&'d Section>,
) -> Option<&'d Text> {
    match place {
        Place::TitleLine(line) => draft.title.lines.get(line),
        Place::Subtitle => Some(&draft.title.subtitle),
        Place::Speaker => Some(&draft.title.speaker),
        Place::Date => Some(&draft.title.date),
        Place::Heading(id) => draft.heading_of(section(id)?),
        Place::Body(id, paragraph) => section(id)?.body.get(paragraph).map(AsRef::as_ref),
    }
}

/// The edit that puts a text in the place of a range of another. What is not there yet comes to be: the first line of a
/// title, the first paragraph of a body. A heading that its list's pattern made becomes the section's own.
///
/// # Errors
/// There is no such place.
pub fn splice_text(draft: &Draft, place: Place, range: Range<usize>, with: Text) -> Result<Edit, EditError> {
    match place {
        Place::TitleLine(line) if line >= draft.title.lines.len() => {
            let end = draft.title.lines.len();
            Ok(Edit::TitleLines { range: end..end, with: vec![with] })
        }
        Place::Body(id, paragraph) => {
            splice_body(draft, id, (paragraph, range.start), (paragraph, range.end), vec![with])
        }
        Place::Heading(id) => {
            let section = draft.section(id).ok_or(EditError::NoSection)?;
            if section.heading.is_some() {
                return Ok(Edit::Splice { place, range, with });
            }
            let mut own = draft.heading_of(section).cloned().unwrap_or_default();
            own.splice(range, with).map_err(|_| EditError::NoPlace)?;
            Ok(Edit::Heading { section: id, heading: Some(own) })
        }
        _ => Ok(Edit::Splice { place, range, with }),
    }
}

/// The edit that puts paragraphs in the place of what stands between two places of a body. The first goes on from what
/// stands before, the last goes on to what stands behind. Within one paragraph it touches that paragraph alone.
///
/// # Errors
/// There is no such section or place.
pub fn splice_body(
    draft: &Draft,
    section: SectionId,
    from: BodyPlace,
    to: BodyPlace,
    mut with: Vec<Text>,
) -> Result<Edit, EditError> {
    let body = &draft.section(section).ok_or(EditError::NoSection)?.body;
    if body.is_empty() {
        let with = with.into_iter().map(Arc::new).collect();
        return Ok(Edit::Paragraphs { section, range: 0..0, with });
    }
    let first = body.get(from.0).ok_or(EditError::NoPlace)?;
    let last = body.get(to.0).ok_or(EditError::NoPlace)?;
    if from > to {
        return Err(EditError::NoPlace);
    }
    if from.0 == to.0 && with.len() <= 1 {
        let with = with.pop().unwrap_or_default();
        return Ok(Edit::Splice { place: Place::Body(section, from.0), range: from.1..to.1, with });
    }
    let mut head = first.slice(0..from.1).map_err(|_| EditError::NoPlace)?;
    let tail = last.slice(to.1..last.len()).map_err(|_| EditError::NoPlace)?;
    if with.is_empty() {
        with.push(Text::default());
    }
    if let Some(line) = with.first_mut() {
        head.append(std::mem::take(line));
        *line = head;
    }
    if let Some(line) = with.last_mut() {
        line.append(tail);
    }
    Ok(Edit::Paragraphs { section, range: from.0..to.0 + 1, with: with.into_iter().map(Arc::new).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;
    use crate::model::{Names, Role, Section};

    /// `¶` parts paragraphs.
    fn check_typing(before: &str, from: BodyPlace, to: BodyPlace, words: &str, after: &str) {
        let mut section = Section::new(SectionId(1), Role::Other);
        let parts = before.split('¶').filter(|_| !before.is_empty());
        section.body = parts.map(|p| Arc::new(Text::parse(p, &Names::default()).0)).collect();
        let mut draft = Draft { sections: vec![section], next_id: 2, ..Draft::default() };
        let start = draft.clone();
        let edit = splice_body(&draft, SectionId(1), from, to, Text::paragraphs(words)).unwrap();
        let inverse = apply(&mut draft, edit).unwrap();
        let now: Vec<String> = draft.sections[0].body.iter().map(|text| text.notation()).collect();
        assert_eq!(now.join("¶"), after);
        apply(&mut draft, inverse).unwrap();
        assert_eq!(draft, start);
    }

    #[test]
    fn typing_splits_joins_and_replaces_paragraphs() {
        check_typing("", (0, 0), (0, 0), "甲", "甲");
        check_typing("甲乙", (0, 3), (0, 3), "丙", "甲丙乙");
        check_typing("甲乙", (0, 3), (0, 3), "\n", "甲¶乙");
        check_typing("甲¶乙", (0, 3), (1, 0), "", "甲乙");
        check_typing("甲¶乙¶丙", (0, 0), (2, 3), "丁\n戊", "丁¶戊");
        check_typing("甲¶乙", (0, 3), (1, 0), "丙\n丁", "甲丙¶丁乙");
    }
}
