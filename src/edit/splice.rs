//! Typing into a body, whose paragraphs a writer sees as one text with line breaks.

use std::sync::Arc;

use super::{Edit, EditError, Place};
use crate::model::{Draft, Piece, SectionId, Text};

/// A place in a body: a paragraph, and how far into it, counted as [`Text`] counts.
pub type BodyPlace = (usize, usize);

/// The edit that puts words, which may hold line breaks, in the place of what stands between two places of a body.
///
/// Within one paragraph it touches that paragraph alone.
///
/// # Errors
/// There is no such section or place.
pub fn type_into_body(
    draft: &Draft,
    section: SectionId,
    from: BodyPlace,
    to: BodyPlace,
    words: &str,
) -> Result<Edit, EditError> {
    let body = &draft.section(section).ok_or(EditError::NoSection)?.body;
    let mut with = Text::paragraphs(words);
    if body.is_empty() {
        let with = with.into_iter().map(Arc::new).collect();
        return Ok(Edit::Paragraphs { section, range: 0..0, with });
    }
    let first = body.get(from.0).ok_or(EditError::NoPlace)?;
    let last = body.get(to.0).ok_or(EditError::NoPlace)?;
    if from > to {
        return Err(EditError::NoPlace);
    }
    let voice = first.voice_at(from.1);
    if from.0 == to.0 && with.len() == 1 {
        let mut with = Text::default();
        with.push(Piece::Words(words.to_owned()), voice);
        return Ok(Edit::Splice { place: Place::Body(section, from.0), range: from.1..to.1, with });
    }
    let mut head = first.slice(0..from.1).map_err(|_| EditError::NoPlace)?;
    let tail = last.slice(to.1..last.len()).map_err(|_| EditError::NoPlace)?;
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
        let edit = type_into_body(&draft, SectionId(1), from, to, words).unwrap();
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
        check_typing("{stress}甲乙{/stress}", (0, 3), (0, 3), "丙", "{stress}甲丙乙{/stress}");
    }
}
