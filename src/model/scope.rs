//! Where a blank finds its value: in the item, in its parents, in the draft.

use std::borrow::Cow;

use super::{Draft, Field, FieldId, FieldValue, Language, Section, SectionId};

/// What a blank stands for at one place of a draft.
#[derive(Clone, Debug)]
pub struct Scope<'a> {
    /// The section whose value it is; `None` where it belongs to the draft.
    pub section: Option<SectionId>,
    /// Its declaration.
    pub field: &'a Field,
    /// What it says: its value, or what its formula makes of others.
    pub value: Option<Cow<'a, FieldValue>>,
}

impl<'a> Scope<'a> {
    /// What it says in the speech, if it says anything.
    pub fn spoken(&self, language: Language) -> Option<String> {
        self.value.as_deref().map(|value| self.field.say(value, language))
    }

    /// Looks a field up from the last section of `chain` to the first, then in the draft; `None` if nothing declares it.
    pub fn find(draft: &'a Draft, chain: &[&'a Section], id: &FieldId) -> Option<Self> {
        let (section, field, own) = declared(draft, chain, id)?;
        let value = match own {
            Some(value) => Some(Cow::Borrowed(value)),
            // Formulas that follow from one another end: `check_formulas` has seen to that.
            None => field.formula.as_ref().and_then(|formula| {
                let of = |id: &FieldId| Self::find(draft, chain, id)?.value;
                formula.value(&field.kind, draft.language, of).map(Cow::Owned)
            }),
        };
        Some(Self { section, field, value })
    }
}

/// Where a field is declared, and what stands in it.
fn declared<'a>(
    draft: &'a Draft,
    chain: &[&'a Section],
    id: &FieldId,
) -> Option<(Option<SectionId>, &'a Field, Option<&'a FieldValue>)> {
    // An id is declared once, so one that the draft itself declares needs no search through the lists.
    if let Some(field) = draft.field(id) {
        return Some((None, field, field.value.as_ref()));
    }
    for section in chain.iter().rev() {
        let declared = section.list.as_ref().and_then(|list| draft.list(list)).and_then(|list| list.field(id));
        if let Some(field) = declared {
            return Some((Some(section.id), field, section.values.get(id)));
        }
    }
    draft.declaration(id).map(|field| (None, field, None))
}
