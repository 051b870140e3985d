//! Numbers of sections and numbers of items, in one pass over the draft.

use std::collections::HashMap;

use crate::model::{Draft, ListId, NumberStyle, Role, Section, SectionId, Style};

/// How many items every list has that are spoken. A list without any is not in it.
pub type Counts = HashMap<ListId, u32>;

/// The number of every numbered section, from 1.
pub type Numbers = HashMap<SectionId, u32>;

/// The style of a section's mark: its own, its list's, its level's. Only items are numbered of themselves.
pub fn style_of(draft: &Draft, style: &Style, section: &Section, level: usize) -> NumberStyle {
    if let Some(own) = section.style {
        return own;
    }
    if section.role != Role::Item {
        return NumberStyle::None;
    }
    let list = section.list.as_ref().and_then(|list| draft.list(list)).and_then(|list| list.style);
    list.unwrap_or_else(|| style.level(level).numbering)
}

/// Counts items and numbers sections. Numbers restart below every parent.
pub fn count(draft: &Draft) -> (Counts, Numbers) {
    let mut tally = Tally { draft, counts: Counts::new(), numbers: Numbers::new() };
    tally.level(&draft.sections, 0);
    (tally.counts, tally.numbers)
}

/// A run of numbers under way: it goes on for a section of the same list or of the same style.
struct Run<'a> {
    list: Option<&'a ListId>,
    style: NumberStyle,
    last: u32,
}

struct Tally<'a> {
    draft: &'a Draft,
    counts: Counts,
    numbers: Numbers,
}

impl<'a> Tally<'a> {
    fn level(&mut self, sections: &'a [Section], level: usize) {
        let mut runs: Vec<Run<'a>> = Vec::new();
        for section in sections.iter().filter(|section| section.on) {
            let list = section.list.as_ref();
            if let Some(list) = list {
                *self.counts.entry(list.clone()).or_default() += 1;
            }
            let style = style_of(self.draft, &self.draft.style, section, level);
            if style != NumberStyle::None {
                let goes_on = |run: &&mut Run<'_>| run.style == style || (list.is_some() && run.list == list);
                let number = match runs.iter_mut().find(goes_on) {
                    Some(run) => {
                        run.last += 1;
                        run.last
                    }
                    None => {
                        runs.push(Run { list, style, last: 1 });
                        1
                    }
                };
                self.numbers.insert(section.id, number);
            }
            self.level(&section.children, level + 1);
        }
    }
}
