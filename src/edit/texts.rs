//! Every text of a draft, gone through and written anew.

use std::sync::Arc;

use crate::model::{Draft, Section, SectionId, Text};

/// Rewrites every text of a draft: of the title, of its parts, and of what its lists begin new items with. `f` is told
/// whose text it is; `None` for one that belongs to no part of the speech.
pub(super) fn map_texts(draft: &mut Draft, f: &impl Fn(Option<SectionId>, &Text) -> Text) {
    let title = &mut draft.title;
    let lines = title.lines.iter_mut().chain([&mut title.subtitle, &mut title.speaker, &mut title.date]);
    lines.for_each(|line| *line = f(None, line));
    for list in &mut draft.lists {
        list.pattern = list.pattern.as_ref().map(|text| f(None, text));
        list.item = list.item.take().map(|mut item| {
            map_section(Arc::make_mut(&mut item), false, f);
            item
        });
    }
    draft.sections.iter_mut().for_each(|section| map_section(section, true, f));
}

fn map_section(section: &mut Section, of_speech: bool, f: &impl Fn(Option<SectionId>, &Text) -> Text) {
    let id = of_speech.then_some(section.id);
    section.heading = section.heading.as_ref().map(|text| f(id, text));
    for text in section.body.iter_mut().chain(&mut section.phrasings) {
        let new = f(id, text);
        // What stays as it is stays shared.
        if new != **text {
            *text = Arc::new(new);
        }
    }
    section.children.iter_mut().for_each(|child| map_section(child, of_speech, f));
}

/// Shows every text of a draft in the order in which [`map_texts`] comes to it, and whether it is of the speech itself.
pub(super) fn each_text(draft: &Draft, f: &mut impl FnMut(&Text, bool)) {
    let title = &draft.title;
    title.lines.iter().chain([&title.subtitle, &title.speaker, &title.date]).for_each(|line| f(line, true));
    for list in &draft.lists {
        list.pattern.iter().for_each(|text| f(text, false));
        list.item.iter().for_each(|item| each_of(item, false, f));
    }
    draft.sections.iter().for_each(|section| each_of(section, true, f));
}

fn each_of(section: &Section, of_speech: bool, f: &mut impl FnMut(&Text, bool)) {
    section.heading.iter().for_each(|text| f(text, of_speech));
    section.body.iter().for_each(|text| f(text, of_speech));
    section.phrasings.iter().for_each(|text| f(text, false));
    section.children.iter().for_each(|child| each_of(child, of_speech, f));
}

/// Changes every part of a draft, and of what its lists begin new items with.
pub(super) fn map_sections(draft: &mut Draft, f: &impl Fn(&mut Section)) {
    fn each(section: &mut Section, f: &impl Fn(&mut Section)) {
        f(section);
        section.children.iter_mut().for_each(|child| each(child, f));
    }
    draft.sections.iter_mut().for_each(|section| each(section, f));
    draft.lists.iter_mut().filter_map(|list| list.item.as_mut()).for_each(|item| each(Arc::make_mut(item), f));
}
