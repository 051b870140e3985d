//! What the author of a template asks for: it always applies, undo brings everything back, and no word is lost.

use lectern::assemble::assemble;
use lectern::edit::{
    Edit, add_field, add_list, apply, from_template, join_list, move_field, remove_field, remove_list, set_field,
    set_list, set_shares, shares_of,
};
use lectern::export::txt;
use lectern::model::{Draft, Field, FieldId, FieldKind, List, ListId, Template};
use lectern::store::{built_in, parse_draft, parse_template, write_draft, write_template};

use crate::generate;

fn content(draft: &Draft) -> Draft {
    Draft { next_id: 0, ..draft.clone() }
}

/// The draft with its samples in one order: files have that of the fields.
fn in_order(draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    if let Some(about) = &mut draft.about {
        let about = std::sync::Arc::make_mut(about);
        about.samples.sort_by_key(|sample| (sample.section, sample.field.clone()));
    }
    draft
}

fn kinds() -> Vec<FieldKind> {
    let choice = FieldKind::Choice(vec!["甲".to_owned(), "乙".to_owned()]);
    let simple = [FieldKind::Text, FieldKind::LongText, FieldKind::Date, FieldKind::Number, FieldKind::List];
    simple.into_iter().chain([FieldKind::YesNo, FieldKind::People, FieldKind::Groups, choice]).collect()
}

/// Everything that can be asked of a template once.
fn plans(draft: &Draft) -> Vec<Edit> {
    let mut plans = Vec::new();
    let lists: Vec<Option<ListId>> =
        std::iter::once(None).chain(draft.lists.iter().map(|list| Some(list.id.clone()))).collect();
    for list in &lists {
        plans.push(add_field(draft, list.as_ref(), "新空").unwrap().0);
    }
    for field in draft.all_fields() {
        plans.extend(kinds().into_iter().map(|kind| set_field(draft, Field { kind, ..field.clone() }).unwrap()));
        plans.push(remove_field(draft, &field.id).unwrap());
        plans.extend([-1, 1].into_iter().filter_map(|by| move_field(draft, &field.id, by).ok()));
    }
    plans.push(add_list(draft, "新组").unwrap().0);
    for list in &draft.lists {
        plans.push(set_list(draft, List { name: "改名".to_owned(), min: 1, ..list.clone() }).unwrap());
        plans.push(remove_list(draft, &list.id).unwrap());
    }
    for section in draft.walk() {
        plans.extend(lists.iter().map(|list| join_list(draft, section.id, list.as_ref()).unwrap()));
    }
    plans.push(set_shares(draft, &shares_of(&vec![1.0; draft.sections.len()])));
    plans
}

#[test]
fn everything_that_is_asked_of_a_template_applies_and_can_be_undone() {
    let built_in = built_in().into_iter().filter_map(|entry| Some(entry.template.ok()?.into_draft()));
    let mut count = 0;
    for (seed, draft) in built_in.take(2).chain((0..60).map(generate::draft)).enumerate() {
        for edit in plans(&draft) {
            let mut changed = draft.clone();
            let inverse =
                apply(&mut changed, edit.clone()).unwrap_or_else(|error| panic!("{seed}: {error:?} {edit:?}"));
            // What comes of it can be kept, and read again.
            let kept = write_draft(&changed).unwrap();
            let read = parse_draft(&kept).unwrap_or_else(|problem| panic!("{seed}: {problem:?} {edit:?}"));
            assert!(in_order(&read) == in_order(&changed), "{seed}: {edit:?}");
            apply(&mut changed, inverse).unwrap();
            assert_eq!(content(&changed), content(&draft), "{seed}: {edit:?}");
            count += 1;
        }
    }
    println!("{count} edits");
    assert!(count > 2000, "{count}");
}

#[test]
fn a_template_that_is_changed_stays_a_template() {
    for entry in built_in().into_iter().step_by(5) {
        let template = entry.template.unwrap();
        let draft = template.clone().into_draft();
        assert_eq!(Template::from_draft(&template.id, &draft).unwrap(), template, "{}", template.id);
        // In any state in between it can be written and read, but for shares, which the author evens out.
        for edit in plans(&draft) {
            let mut changed = draft.clone();
            apply(&mut changed, edit.clone()).unwrap();
            let made = Template::from_draft(&template.id, &changed).unwrap();
            let text = write_template(&made).unwrap();
            let read = parse_template(&template.id, &text).unwrap_or_else(|all| panic!("{all:?}\n{edit:?}"));
            assert_eq!(txt(&assemble(&from_template(&read), None)), txt(&assemble(&from_template(&made), None)));
        }
    }
}

const TEMPLATE: &str = r#"(format: "lectern-template", version: 1, name: "授牌仪式讲话", language: "zh-CN", minutes: 5,
  title: (lines: ["{year}年授牌仪式上的讲话"], date: "{date}"),
  fields: [
    (id: "date", name: "日期", kind: Date, sample: "2026-04-23"),
    (id: "year", name: "年份", kind: Number, formula: "{year:date}"),
    (id: "online", name: "有线上会场", kind: YesNo),
    (id: "city", name: "城市", value: "云溪市"),
  ],
  lists: [(id: "points", name: "几点意见", style: "一、", pattern: "抓{act}", fields: [(id: "act", name: "动作", value: "落实")])],
  sections: [
    (role: Other, share: 0.4, when: "online", body: ["{city}线上的同志们，今天是{date}。"]),
    (role: LeadIn, share: 0.1, body: ["讲{count:points}点意见。"]),
    (role: Item, share: 0.25, list: "points", values: {"act": "开头"}, body: ["{act}就是成功的一半。"]),
    (role: Item, share: 0.25, list: "points", values: {"act": "收尾"}, body: ["{act}要有样子。"]),
  ])"#;

fn award() -> Draft {
    parse_template("award", TEMPLATE).unwrap().into_draft()
}

fn field(id: &str) -> FieldId {
    FieldId::parse(id).unwrap()
}

fn text(draft: &Draft) -> String {
    txt(&assemble(draft, None))
}

#[test]
fn what_spoke_of_a_field_or_a_list_that_goes_keeps_its_words() {
    let draft = award();
    let before = text(&draft);
    for edit in [
        remove_field(&draft, &field("city")).unwrap(),
        remove_field(&draft, &field("act")).unwrap(),
        remove_list(&draft, &ListId::parse("points").unwrap()).unwrap(),
    ] {
        let mut changed = draft.clone();
        apply(&mut changed, edit).unwrap();
        // The marks of the items came from the list.
        let bare = |text: &str| text.replace("一、", "").replace("二、", "");
        let same = bare(&text(&changed)) == bare(&before);
        assert!(same, "{}\n\n{before}", text(&changed));
    }
    // A day that is not filled in stands there by its name, and what was made of it says nothing.
    let mut changed = draft.clone();
    apply(&mut changed, remove_field(&draft, &field("date")).unwrap()).unwrap();
    assert!(text(&changed).contains("今天是〔日期〕。") && changed.field(&field("year")).unwrap().formula.is_none());
    assert!(changed.about.unwrap().samples.is_empty());
}

#[test]
fn another_kind_takes_along_what_reads_as_a_value_of_it() {
    let mut draft = award();
    let change = |draft: &mut Draft, id: &str, kind: FieldKind| {
        let old = draft.declaration(&field(id)).unwrap().clone();
        let edit = set_field(draft, Field { kind, ..old }).unwrap();
        apply(draft, edit).unwrap();
    };
    change(&mut draft, "act", FieldKind::List);
    assert!(text(&draft).contains("开头就是成功的一半"), "{}", text(&draft));
    change(&mut draft, "online", FieldKind::Text);
    assert!(draft.sections[0].when.is_none());
    change(&mut draft, "date", FieldKind::Text);
    assert!(draft.field(&field("year")).unwrap().formula.is_none());
    let sample = draft.about.as_ref().unwrap().sample(None, &field("date")).unwrap().clone();
    assert_eq!(sample.typed(), "2026-04-23");
}

#[test]
fn a_part_leaves_its_list_with_its_heading_and_its_words() {
    let mut draft = award();
    let (before, item) = (text(&draft), draft.sections[2].id);
    let edit = join_list(&draft, item, None).unwrap();
    apply(&mut draft, edit).unwrap();
    assert!(draft.sections[2].list.is_none());
    assert!(text(&draft).contains("抓开头") && text(&draft).contains("开头就是成功的一半"), "{}", text(&draft));
    assert!(text(&draft).contains("讲一点意见") && before.contains("讲两点意见"));
}

#[test]
fn shares_are_made_to_add_up() {
    for weights in [vec![1.0, 1.0, 1.0], vec![0.2, 0.2, 0.1], vec![3.0, 0.0, 4.0, 11.0]] {
        let shares = shares_of(&weights);
        let sum: f32 = shares.iter().sum();
        assert_eq!((sum * 1000.0).round(), 1000.0, "{shares:?}");
    }
    assert!(shares_of(&[0.0, 0.0]).is_empty());
}
