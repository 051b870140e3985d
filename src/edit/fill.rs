//! Filling in a field, with what follows from it: parts that depend on the field are switched on and off.

use std::collections::HashMap;

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
    let parts = draft.walk().filter(|section| section.when.is_some());
    let switched = parts.zip(wanted(draft)).zip(wanted(&after)).filter_map(|((part, (_, before)), (section, on))| {
        (before != on && part.on != on).then_some(Edit::Switch { section, on })
    });
    let switched: Vec<Edit> = switched.collect();
    if switched.is_empty() { fill } else { Edit::Many([vec![fill], switched].concat()) }
}

/// Switches every part that depends on a field as the field says now.
pub(super) fn switch_all(draft: &mut Draft) {
    for (section, on) in wanted(draft) {
        // The section was just met.
        let _ = apply(draft, Edit::Switch { section, on });
    }
}

/// Every part with a condition, in order, and whether it is to be spoken by it. Each field is asked once, as it may be made
/// of many.
fn wanted(draft: &Draft) -> Vec<(SectionId, bool)> {
    let mut says = HashMap::new();
    let of_section = |section: &Section| {
        let when = section.when.as_ref()?;
        let value = says
            .entry(when.field.clone())
            .or_insert_with(|| Scope::find(draft, &[], &when.field).and_then(|scope| scope.value));
        Some((section.id, when.holds(value.as_deref())))
    };
    draft.walk().filter_map(of_section).collect()
}
