//! Numbered parts from elsewhere, as sections of a draft.

use std::sync::Arc;

use super::{Below, Edit, EditError};
use crate::model::{Draft, NumberStyle, Role, Section, SectionId, Text};

/// A numbered part of a text that was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedPart {
    /// 0 at the top, 1 below that.
    pub level: usize,
    /// How its number is written.
    pub mark: NumberStyle,
    /// The number as it stood in the text, which the draft writes anew.
    pub written: String,
    /// Its heading, empty where it has none.
    pub heading: String,
    /// Whether its body begins in the paragraph of the heading.
    pub run_in: bool,
    /// Its paragraphs.
    pub body: Vec<String>,
}

/// Numbered parts as sections at a place of a draft: one edit, and the ids of those on the upper level. Among the
/// items of a list they join it and take its marks.
///
/// # Errors
/// There is no such place. That they fit into the draft is settled when the edit is made.
pub fn add_parts(draft: &Draft, below: Below, parts: &[PastedPart]) -> Result<(Edit, Vec<SectionId>), EditError> {
    let (parent, index) = below.position(draft)?;
    let siblings = draft.children(parent).ok_or(EditError::NoSection)?;
    let list = index.checked_sub(1).and_then(|at| siblings.get(at)).and_then(|section| section.list.clone());
    let mut sections: Vec<Section> = Vec::new();
    for (part, id) in parts.iter().zip(draft.next_id..) {
        let mut section = Section::new(SectionId(id), Role::Item);
        section.style = Some(part.mark);
        section.run_in = Some(part.run_in);
        section.heading = Some(Text::plain(&part.heading));
        section.body = part.body.iter().map(|words| Arc::new(Text::plain(words))).collect();
        match sections.last_mut() {
            Some(above) if part.level > 0 => above.children.push(section),
            _ => {
                if list.is_some() {
                    section.style = None;
                    section.list = list.clone();
                }
                sections.push(section);
            }
        }
    }
    let ids = sections.iter().map(|section| section.id).collect();
    let places = sections.into_iter().zip(index..);
    let inserts = places.map(|(section, index)| Edit::Insert { parent, index, section: Box::new(section) });
    Ok((Edit::Many(inserts.collect()), ids))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;
    use crate::model::{List, ListId};

    fn part(level: usize, heading: &str) -> PastedPart {
        PastedPart {
            level,
            mark: if level == 0 { NumberStyle::Han } else { NumberStyle::Must },
            written: String::new(),
            heading: heading.to_owned(),
            run_in: level > 0,
            body: vec![format!("{heading}的话")],
        }
    }

    /// `甲(乙 丙)`: a section with two below it.
    fn outline(sections: &[Section]) -> String {
        let one = |section: &Section| {
            let own = section.heading.as_ref().map(Text::notation).unwrap_or_default();
            let below = outline(&section.children);
            if below.is_empty() { own } else { format!("{own}({below})") }
        };
        sections.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn parts_become_sections_with_ids_of_their_own() {
        let mut draft = Draft { next_id: 1, ..Draft::default() };
        let parts = [part(0, "甲"), part(1, "乙"), part(1, "丙"), part(0, "丁")];
        for (below, expected) in [
            (Below::End, "甲(乙 丙) 丁"),
            (Below::After(SectionId(1)), "甲(乙 丙) 甲(乙 丙) 丁 丁"),
            (Below::Inside(SectionId(4)), "甲(乙 丙) 甲(乙 丙) 丁 丁(甲(乙 丙) 丁)"),
        ] {
            let before = draft.clone();
            let (edit, ids) = add_parts(&draft, below, &parts).unwrap();
            let inverse = apply(&mut draft, edit).unwrap();
            assert_eq!((outline(&draft.sections).as_str(), ids.len()), (expected, 2));
            let mut undone = draft.clone();
            apply(&mut undone, inverse).unwrap();
            assert_eq!(outline(&undone.sections), outline(&before.sections));
        }
        assert_eq!(add_parts(&draft, Below::After(SectionId(99)), &parts), Err(EditError::NoSection));
    }

    #[test]
    fn parts_among_the_items_of_a_list_join_it() {
        let list = List::new(ListId::parse("all").unwrap(), "全部");
        let mut item = Section::new(SectionId(1), Role::Item);
        item.list = Some(list.id.clone());
        let mut draft = Draft { lists: vec![list], sections: vec![item], next_id: 2, ..Draft::default() };
        let (edit, _) = add_parts(&draft, Below::After(SectionId(1)), &[part(0, "甲"), part(1, "乙")]).unwrap();
        apply(&mut draft, edit).unwrap();
        let new = &draft.sections[1];
        assert_eq!((&new.list, new.style, new.children[0].list.as_ref()), (&draft.sections[0].list, None, None));
        assert_eq!(new.children[0].style, Some(NumberStyle::Must));
    }
}
