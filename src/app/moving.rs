//! Parts that come to stand elsewhere and read there as they did.

use crate::edit::{Edit, apply, carried_section, rewritten, said};
use crate::model::{Draft, Section, SectionId};

/// A move of a section with what keeps its words: out of its list it keeps the heading that it had from the list, and
/// blanks that only items of a list can fill become the words that they read.
pub fn keeping_words(draft: &Draft, id: SectionId, moved: Edit) -> Edit {
    let mut after = draft.clone();
    if apply(&mut after, moved.clone()).is_err() {
        return moved;
    }
    let (Some(here), Some(there)) = (draft.section(id), after.section(id)) else { return moved };
    let mut kept: Section = there.clone();
    let heading = draft.heading_of(here);
    if here.list != there.list && heading != after.heading_of(there) {
        kept.heading = heading.cloned();
    }
    let carried = carried_section(&after, &kept, &said(draft, &draft.chain(id)), &after.chain(id));
    let edits = rewritten(there, &carried);
    if edits.is_empty() { moved } else { Edit::Many(std::iter::once(moved).chain(edits).collect()) }
}
