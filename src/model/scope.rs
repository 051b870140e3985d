//! Where a blank finds its value: in the item, in its parents, in the draft.

use super::{Draft, Field, FieldId, FieldValue, Section, SectionId};

/// What a blank stands for at one place of a draft.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The section whose value it is; `None` where it belongs to the draft.
    pub section: Option<SectionId>,
    /// Its declaration.
    pub field: &'a Field,
    /// Its value, if it is filled.
    pub value: Option<&'a FieldValue>,
}

impl<'a> Scope<'a> {
    /// Looks a field up from the last section of `chain` to the first, then in the draft; `None` if nothing declares it.
    pub fn find(draft: &'a Draft, chain: &[&'a Section], id: &FieldId) -> Option<Self> {
        // An id is declared once, so one that the draft itself declares needs no search through the lists.
        if let Some(field) = draft.field(id) {
            return Some(Self { section: None, field, value: field.value.as_ref() });
        }
        for section in chain.iter().rev() {
            let declared = section.list.as_ref().and_then(|list| draft.list(list)).and_then(|list| list.field(id));
            if let Some(field) = declared {
                return Some(Self { section: Some(section.id), field, value: section.values.get(id) });
            }
        }
        draft.declaration(id).map(|field| Self { section: None, field, value: None })
    }
}
