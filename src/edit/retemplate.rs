//! Another template for a draft that is being written: what was written stands in the parts of the new one that are for the
//! same, and what finds no place there is kept at the end, switched off.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::start::from_template;
use crate::model::{
    Draft, Field, FieldId, Formula, List, ListId, MAX_DEPTH, Piece, Role, Section, SectionId, Template, TemplateRef,
    Text, When, may_be_short,
};

/// A draft in another template.
#[derive(Clone, Debug)]
pub struct Retemplated {
    /// The draft.
    pub draft: Draft,
    /// How many of its parts found no place.
    pub unplaced: usize,
}

/// The draft with the parts of another template. What stands in it as its own template wrote it, `from`, gives way; without
/// that everything counts as written. `unplaced` is the heading over what finds no place.
pub fn retemplate(draft: &Draft, from: Option<&Template>, to: &Template, unplaced: &str) -> Retemplated {
    let before = from.map(from_template);
    let fresh = from_template(to);
    let mut work = Work::new(draft, &fresh);
    let mut new = work.number(fresh);
    let written: Vec<&Section> = draft.sections.iter().filter(|section| is_written(section, before.as_ref())).collect();
    work.pair_lists(&written, &new);
    work.name_fields(&mut new, before.as_ref(), &written);
    work.bring_lists(&mut new);
    work.title(&mut new, before.as_ref());
    let lost = work.place(&written, &mut new);
    let count = lost.len();
    work.keep(lost, &mut new, unplaced);
    work.drop_unused(&mut new);
    new.next_id = work.next.max(draft.next_id);
    new.set_aside.clone_from(&draft.set_aside);
    let own_time = before.as_ref().is_some_and(|before| before.slot_minutes != draft.slot_minutes);
    if own_time || before.is_none() && draft.slot_minutes.is_some() {
        new.slot_minutes = draft.slot_minutes;
    }
    new.template = Some(TemplateRef { id: to.id.clone(), version: to.version });
    drop_bad_shorts(&mut new);
    Retemplated { draft: new, unplaced: count }
}

/// A short form that became another field, of another kind, is none any more.
fn drop_bad_shorts(new: &mut Draft) {
    let good = |field: &Field| field.short.as_ref().is_some_and(|short| may_be_short(new, &field.id, short));
    let good: HashSet<FieldId> = new.fields.iter().filter(|field| good(field)).map(|field| field.id.clone()).collect();
    new.fields.iter_mut().filter(|field| !good.contains(&field.id)).for_each(|field| field.short = None);
}

/// Whether a part, or one below it, says something that its template did not.
fn is_written(section: &Section, before: Option<&Draft>) -> bool {
    let says = |section: &Section| section.has_body() || section.heading.is_some() || !section.values.is_empty();
    let differs = |section: &Section| {
        let old = before.and_then(|before| before.section(section.id));
        old.is_none_or(|old| {
            (&old.heading, &old.body, &old.values) != (&section.heading, &section.body, &section.values)
        })
    };
    section.walk().any(|section| says(section) && differs(section))
}

struct Work<'d> {
    draft: &'d Draft,
    /// Every id of a field that the new template declares.
    taken: HashSet<FieldId>,
    /// What fields and lists of the draft are called in the new one.
    fields: HashMap<FieldId, FieldId>,
    lists: HashMap<ListId, ListId>,
    /// Lists of the draft that go on as lists of the template.
    paired: HashSet<ListId>,
    /// Lists that the template does not declare.
    brought_lists: HashSet<ListId>,
    /// Fields that came along and say only what the draft's own template says in them.
    unwritten: HashSet<FieldId>,
    next: u64,
}

impl<'d> Work<'d> {
    fn new(draft: &'d Draft, fresh: &Draft) -> Self {
        let taken = fresh.all_fields().map(|field| field.id.clone()).collect();
        Self {
            draft,
            taken,
            fields: HashMap::new(),
            lists: HashMap::new(),
            paired: HashSet::new(),
            brought_lists: HashSet::new(),
            unwritten: HashSet::new(),
            next: draft.next_id,
        }
    }

    /// Gives the template's parts ids that the draft has never had.
    fn number(&mut self, mut fresh: Draft) -> Draft {
        fn each(sections: &mut [Section], next: &mut u64) {
            for section in sections {
                section.id = SectionId(*next);
                *next += 1;
                each(&mut section.children, next);
            }
        }
        each(&mut fresh.sections, &mut self.next);
        fresh
    }

    /// Which list goes on as which: those of one name, then in the order in which they stand at the top.
    fn pair_lists(&mut self, written: &[&Section], new: &Draft) {
        fn at_top<'s>(sections: impl Iterator<Item = &'s Section>) -> Vec<ListId> {
            let mut all: Vec<ListId> = Vec::new();
            for list in sections.filter_map(|section| section.list.clone()) {
                if !all.contains(&list) {
                    all.push(list);
                }
            }
            all
        }
        let old = at_top(written.iter().copied());
        let mut free = at_top(new.sections.iter());
        let (same, rest): (Vec<ListId>, Vec<ListId>) = old.into_iter().partition(|list| free.contains(list));
        free.retain(|list| !same.contains(list));
        for (old, new) in same.iter().cloned().zip(same.iter().cloned()).chain(rest.into_iter().zip(free)) {
            self.paired.insert(old.clone());
            self.lists.insert(old, new);
        }
    }

    /// Fields of the draft go on under their ids, with their values. One that the template means otherwise gets another id.
    /// What the template `before` filled in by itself, and nothing that was written speaks of, gives way.
    fn name_fields(&mut self, new: &mut Draft, before: Option<&Draft>, written: &[&Section]) {
        let is_own = |line: &&Text| before.is_none_or(|before| !before.title.lines.contains(line));
        let title = self.draft.title.lines.iter().filter(is_own);
        let texts = written.iter().flat_map(|section| section.walk()).flat_map(Section::texts).chain(title);
        let spoken: HashSet<&FieldId> = texts.flat_map(Text::runs).filter_map(|run| run.piece.field()).collect();
        for field in &self.draft.fields {
            let old = before.and_then(|before| before.field(&field.id)).filter(|_| !spoken.contains(&field.id));
            let written = field.value.as_ref().filter(|value| old.and_then(|old| old.value.as_ref()) != Some(value));
            let same = new.fields.iter_mut().find(|other| other.id == field.id);
            let fits = |other: &&mut Field| written.is_none_or(|value| value.fits(&other.kind));
            if let Some(other) = same.filter(fits) {
                if written.is_some() {
                    other.value = written.cloned();
                }
                if field.form.fits(&other.kind) && old.is_none_or(|old| old.form != field.form) {
                    other.form = field.form;
                }
                continue;
            }
            let id = self.free_field(&field.id);
            new.fields.push(Field { id: id.clone(), ..field.clone() });
            if written.is_none() {
                self.unwritten.insert(id.clone());
            }
            self.fields.insert(field.id.clone(), id);
        }
        // Their formulas name them as they are called now.
        let own: HashSet<FieldId> = self.fields.values().cloned().collect();
        for field in new.fields.iter_mut().filter(|field| own.contains(&field.id)) {
            field.formula = field.formula.take().map(|formula| self.formula(&formula));
            field.short = field.short.take().map(|short| self.field_id(&short));
        }
    }

    fn free_field(&mut self, id: &FieldId) -> FieldId {
        let mut free = id.clone();
        let mut number = 2_u32;
        while !self.taken.insert(free.clone()) {
            let stem: String = id.as_str().chars().take(56).collect();
            free = FieldId::parse(&format!("{stem}-{number}")).unwrap_or_else(|| id.clone());
            number += 1;
        }
        free
    }

    /// Lists of the draft that do not go on as one of the template's come along, under ids that are free.
    fn bring_lists(&mut self, new: &mut Draft) {
        let mut brought = Vec::new();
        for list in &self.draft.lists {
            for field in &list.fields {
                let shared =
                    self.lists.get(&list.id).and_then(|id| new.list(id)).and_then(|list| list.field(&field.id));
                if shared.is_none_or(|shared| shared.kind != field.kind) {
                    let id = self.free_field(&field.id);
                    self.fields.insert(field.id.clone(), id);
                }
            }
            let goes_on = self.lists.get(&list.id).cloned();
            if let Some(target) = goes_on.and_then(|id| new.lists.iter_mut().find(|other| other.id == id)) {
                // What its items have filled in stays theirs.
                let own = list.fields.iter().filter(|field| self.fields.contains_key(&field.id));
                let own: Vec<Field> = own.map(|field| self.field(field)).collect();
                target.fields.extend(own);
                continue;
            }
            let mut id = list.id.clone();
            let mut number = 2_u32;
            while new.list(&id).is_some() || brought.iter().any(|other: &List| other.id == id) {
                let stem: String = list.id.as_str().chars().take(56).collect();
                id = ListId::parse(&format!("{stem}-{number}")).unwrap_or(id);
                number += 1;
            }
            self.lists.insert(list.id.clone(), id.clone());
            self.brought_lists.insert(id.clone());
            brought.push(List { id, ..list.clone() });
        }
        let brought: Vec<List> = brought.into_iter().map(|list| self.list(list)).collect();
        new.lists.extend(brought);
    }

    fn field(&self, field: &Field) -> Field {
        let id = self.field_id(&field.id);
        let formula = field.formula.as_ref().map(|formula| self.formula(formula));
        Field { id, formula, short: field.short.as_ref().map(|short| self.field_id(short)), ..field.clone() }
    }

    fn list(&self, list: List) -> List {
        List {
            pattern: list.pattern.as_ref().map(|text| self.text(text)),
            item: list.item.as_ref().map(|item| Arc::new(self.section(item))),
            fields: list.fields.iter().map(|field| self.field(field)).collect(),
            ..list
        }
    }

    fn formula(&self, formula: &Formula) -> Arc<Formula> {
        Arc::new(formula.renamed(|id| self.field_id(id)))
    }

    fn field_id(&self, id: &FieldId) -> FieldId {
        self.fields.get(id).unwrap_or(id).clone()
    }

    fn text(&self, text: &Text) -> Text {
        let mut out = Text::default();
        for run in text.runs() {
            let piece = match &run.piece {
                Piece::Field(id) => Piece::Field(self.field_id(id)),
                Piece::Count(id) => Piece::Count(self.lists.get(id).unwrap_or(id).clone()),
                other => other.clone(),
            };
            out.push(piece, run.voice);
        }
        out
    }

    /// A part of the draft, naming fields and lists as they are called now.
    fn section(&self, section: &Section) -> Section {
        let of_list = section.list.as_ref().and_then(|list| self.draft.list(list));
        // A heading that its list gave it stays, also where it comes to another list.
        let pattern = of_list.and_then(|list| list.pattern.as_ref().filter(|_| self.paired.contains(&list.id)));
        Section {
            list: section.list.as_ref().map(|list| self.lists.get(list).unwrap_or(list).clone()),
            when: section.when.as_ref().map(|when| When { field: self.field_id(&when.field), ..when.clone() }),
            heading: section.heading.as_ref().or(pattern).map(|text| self.text(text)),
            body: section.body.iter().map(|text| Arc::new(self.text(text))).collect(),
            phrasings: section.phrasings.iter().map(|text| Arc::new(self.text(text))).collect(),
            values: section.values.iter().map(|(id, value)| (self.field_id(id), value.clone())).collect(),
            children: section.children.iter().map(|child| self.section(child)).collect(),
            ..section.clone()
        }
    }

    /// The title as it was written, where it was.
    fn title(&self, new: &mut Draft, before: Option<&Draft>) {
        let (old, from) = (&self.draft.title, before.map(|before| &before.title));
        if !old.lines.is_empty() && from.is_none_or(|from| from.lines != old.lines) {
            new.title.lines = old.lines.iter().map(|line| self.text(line)).collect();
        }
        let line = |old: &Text, from: Option<&Text>, new: &mut Text| {
            if !old.is_empty() && from != Some(old) {
                *new = self.text(old);
            }
        };
        line(&old.subtitle, from.map(|from| &from.subtitle), &mut new.title.subtitle);
        line(&old.speaker, from.map(|from| &from.speaker), &mut new.title.speaker);
        line(&old.date, from.map(|from| &from.date), &mut new.title.date);
    }

    /// Puts what was written where the template has a part for the same, in order. Gives what found no place.
    fn place(&self, written: &[&Section], new: &mut Draft) -> Vec<Section> {
        let mut lost = Vec::new();
        let mut from = 0;
        let mut filled: HashSet<SectionId> = HashSet::new();
        for section in written {
            let section = self.section(section);
            let fits = |other: &Section| other.role == section.role && other.list == section.list;
            let free = |other: &Section| fits(other) && !filled.contains(&other.id);
            let at = new.sections.iter().skip(from).position(free).map(|at| at + from);
            if let Some(part) = at.and_then(|at| new.sections.get_mut(at)) {
                filled.insert(section.id);
                *part = merged(section, part);
            } else if let Some(list) =
                section.list.clone().filter(|list| new.sections.iter().any(|s| s.list.as_ref() == Some(list)))
            {
                // One item more than the template has.
                let last =
                    new.sections.iter().rposition(|other| other.list.as_ref() == Some(&list)).unwrap_or_default();
                filled.insert(section.id);
                new.sections.insert(last + 1, section);
            } else {
                lost.push(section);
                continue;
            }
            from = at.unwrap_or(from);
        }
        // A list of which the writer has written items holds no others.
        let lists: HashSet<ListId> =
            new.sections.iter().filter(|s| filled.contains(&s.id)).filter_map(|s| s.list.clone()).collect();
        new.sections.retain(|s| filled.contains(&s.id) || s.list.as_ref().is_none_or(|list| !lists.contains(list)));
        lost
    }

    /// Keeps what found no place at the end, under a heading of its own, switched off.
    fn keep(&mut self, lost: Vec<Section>, new: &mut Draft, heading: &str) {
        if lost.is_empty() {
            return;
        }
        let mut rest = Section::new(SectionId(self.next), Role::Other);
        self.next += 1;
        rest.heading = Some(Text::plain(heading));
        rest.on = false;
        let (inside, beside): (Vec<Section>, Vec<Section>) =
            lost.into_iter().partition(|section| section.depth() < MAX_DEPTH);
        rest.children = inside;
        new.sections.push(rest);
        new.sections.extend(beside.into_iter().map(|section| Section { on: false, ..section }));
    }

    /// What came along and is named nowhere any more goes: lists, and fields in which nothing was written.
    fn drop_unused(&self, new: &mut Draft) {
        let goes = |list: &List| self.brought_lists.contains(&list.id);
        let mut named = Named::default();
        let title = &new.title;
        title.lines.iter().chain([&title.subtitle, &title.speaker, &title.date]).for_each(|text| named.text(text));
        new.walk().for_each(|section| named.section(section));
        new.lists.iter().filter(|list| !goes(list)).for_each(|list| named.list(list));
        new.fields.iter().filter(|field| !self.unwritten.contains(&field.id)).for_each(|field| named.formula(field));
        // What is named only by something that goes is named by nothing.
        let mut count = None;
        while count.replace(named.count()) != Some(named.count()) {
            new.lists.iter().filter(|list| goes(list)).for_each(|list| {
                if named.has(list) {
                    named.list(list);
                }
            });
            new.fields.iter().filter(|field| self.unwritten.contains(&field.id)).for_each(|field| {
                if named.fields.contains(&field.id) {
                    named.formula(field);
                }
            });
        }
        new.lists.retain(|list| !goes(list) || named.has(list));
        new.fields.retain(|field| !self.unwritten.contains(&field.id) || named.fields.contains(&field.id));
    }
}

/// The fields and lists that something names.
#[derive(Default)]
struct Named {
    fields: HashSet<FieldId>,
    lists: HashSet<ListId>,
}

impl Named {
    fn count(&self) -> usize {
        self.fields.len() + self.lists.len()
    }

    /// Whether a list is named, or a field of its own.
    fn has(&self, list: &List) -> bool {
        self.lists.contains(&list.id) || list.fields.iter().any(|field| self.fields.contains(&field.id))
    }

    fn text(&mut self, text: &Text) {
        for run in text.runs() {
            match &run.piece {
                Piece::Field(id) => self.fields.extend([id.clone()]),
                Piece::Count(id) => self.lists.extend([id.clone()]),
                _ => {}
            }
        }
    }

    fn section(&mut self, section: &Section) {
        section.texts().for_each(|text| self.text(text));
        self.fields.extend(section.values.keys().cloned());
        self.fields.extend(section.when.as_ref().map(|when| when.field.clone()));
        self.lists.extend(section.list.clone());
    }

    fn list(&mut self, list: &List) {
        list.pattern.iter().for_each(|text| self.text(text));
        list.item.iter().flat_map(|item| item.walk()).for_each(|section| self.section(section));
        list.fields.iter().for_each(|field| self.formula(field));
    }

    fn formula(&mut self, field: &Field) {
        let named = field.formula.as_deref().into_iter().flat_map(Formula::fields);
        self.fields.extend(named.map(|(id, _)| id).chain(&field.short).cloned());
    }
}

/// What was written, in the place of a part of the template.
fn merged(written: Section, part: &Section) -> Section {
    Section {
        heading: written.heading.clone().or_else(|| part.heading.clone()),
        style: part.style,
        run_in: part.run_in,
        optional: part.optional,
        when: part.when.clone(),
        guidance: part.guidance.clone(),
        phrasings: part.phrasings.clone(),
        share: part.share,
        ..written
    }
}
