//! Filling in a field, with what follows from it: parts that depend on the field are switched on and off.

use super::{Edit, apply};
use crate::model::{Draft, FieldId, FieldValue, Scope, Section, SectionId};

/// The edit that gives a field a value, or empties it, and switches the parts of which the condition has changed by it.
/// What the writer has switched himself stays as it is until then.
pub fn fill_in(draft: &Draft, section: Option<SectionId>, field: FieldId, value: Option<FieldValue>) -> Edit {
    let fill = Edit::Value { section, field, value };
    if section.is_some() || draft.walk().all(|section| section.when.is_none()) {
        return fill;
    }
    let mut after = draft.clone();
    if apply(&mut after, fill.clone()).is_err() {
        return fill;
    }
    let switched = draft.walk().filter_map(|section| {
        let on = wanted(&after, section)?;
        (wanted(draft, section) != Some(on) && section.on != on).then_some(Edit::Switch { section: section.id, on })
    });
    let switched: Vec<Edit> = switched.collect();
    if switched.is_empty() { fill } else { Edit::Many([vec![fill], switched].concat()) }
}

/// Switches every part that depends on a field as the field says now.
pub(super) fn switch_all(draft: &mut Draft) {
    let differs = |section: &Section| wanted(draft, section).filter(|on| *on != section.on);
    let all: Vec<(SectionId, bool)> =
        draft.walk().filter_map(|section| Some((section.id, differs(section)?))).collect();
    for (section, on) in all {
        // The section was just met.
        let _ = apply(draft, Edit::Switch { section, on });
    }
}

/// Whether a part is to be spoken by its condition, if it has one.
fn wanted(draft: &Draft, section: &Section) -> Option<bool> {
    let when = section.when.as_ref()?;
    let value = Scope::find(draft, &[], &when.field).and_then(|scope| scope.value);
    Some(when.holds(value.as_deref()))
}
