//! Names that are said in full once and in short from then on.

use std::time::Duration;

use lectern::app::{OpenDocument, View};
use lectern::assemble::assemble;
use lectern::edit::{
    Document, EditError, Kind, Place, apply, fill_in, from_template, remove_field, set_field, splice_text, text_of,
};
use lectern::export::txt;
use lectern::model::{Draft, Field, FieldId, FieldKind, FieldValue, Text};
use lectern::store::{Fault, parse_template};

fn field(id: &str) -> FieldId {
    FieldId::parse(id).unwrap()
}

fn text(draft: &Draft) -> String {
    txt(&assemble(draft, None))
}

const NAMES: &str = r#"(format: "lectern-template", version: 1, name: "科协", language: "zh-CN", minutes: 5,
  title: (lines: ["在{body}大会上的讲话"]),
  fields: [
    (id: "body", name: "单位", short: "short"),
    (id: "short", name: "简称"),
    (id: "online", name: "有线上会场", kind: YesNo),
  ],
  lists: [(id: "points", name: "几点意见", style: "一、", pattern: "办好{body}")],
  sections: [
    (role: Other, share: 0.2, when: "online", body: ["{body}的线上同志们。"]),
    (role: Greeting, share: 0.2, body: ["我代表{body}讲话。", "{body}谢谢大家。"]),
    (role: Item, share: 0.6, list: "points", body: ["{body}和{body}。"]),
  ])"#;

#[test]
fn a_name_is_said_in_full_once_and_in_short_from_then_on() {
    let mut draft = from_template(&parse_template("names", NAMES).unwrap());
    let blank = "在〔单位〕大会上的讲话\n\n　　我代表〔单位〕讲话。\n　　〔单位〕谢谢大家。\n　　一、办好〔单位〕\n　　〔单位〕和〔单位〕。\n";
    assert_eq!(text(&draft), blank);
    let mut speech = assemble(&draft, None);
    let mut fill = |id: &str, value: &str| {
        let value = FieldValue::parse(&draft.field(&field(id)).unwrap().kind, value).unwrap();
        let edit = fill_in(&draft, None, field(id), value);
        apply(&mut draft, edit).unwrap();
        // Made anew from what it read like before, it reads as if made from nothing.
        speech = assemble(&draft, Some(&speech));
        assert_eq!(speech, assemble(&draft, None));
        text(&draft)
    };
    assert_eq!(fill("short", "市科协"), blank, "a short form fills no blank");
    let full = fill("body", "云溪市科协");
    let said = "我代表云溪市科协讲话。\n　　市科协谢谢大家。\n　　一、办好市科协\n　　市科协和市科协。\n";
    assert!(full == format!("在云溪市科协大会上的讲话\n\n　　{said}"), "{full}");
    let online = fill("online", "yes");
    assert!(online.contains("云溪市科协的线上同志们。\n　　我代表市科协讲话。"), "{online}");
    let unnamed = fill("short", "");
    assert!(!unnamed.replace("云溪市科协", "").contains("科协"), "{unnamed}");
}

#[test]
fn writing_in_one_part_says_a_name_in_full_where_it_comes_first_now() {
    let mut draft = from_template(&parse_template("names", NAMES).unwrap());
    for (id, value) in [("body", "云溪市科协"), ("short", "市科协")] {
        let value = Some(FieldValue::Text(value.to_owned()));
        let edit = fill_in(&draft, None, field(id), value);
        apply(&mut draft, edit).unwrap();
    }
    let mut open = OpenDocument::new(1, "key".into(), None, Document::unsaved(draft), View::Desk);
    let greeting = open.document.draft().sections[1].id;
    let said = |open: &OpenDocument| txt(open.speech());
    for (place, range, now) in [
        (Place::Body(greeting, 0), 0..13, "\n　　云溪市科协谢谢大家。\n　　一、办好市科协\n"),
        (Place::Body(greeting, 1), 0..13, "\n　　一、办好云溪市科协\n　　市科协和市科协。\n"),
    ] {
        let range = range.start..text_of(open.document.draft(), place).unwrap().len().min(range.end);
        let edit = splice_text(open.document.draft(), place, range, Text::default()).unwrap();
        open.document.apply(edit, Kind::Typing, Duration::ZERO, (None, None)).unwrap();
        open.refresh();
        assert!(said(&open).contains(now), "{}", said(&open));
        assert_eq!(*open.speech(), assemble(open.document.draft(), None));
    }
}

#[test]
fn a_short_form_goes_with_its_field_and_its_kind() {
    let draft = from_template(&parse_template("names", NAMES).unwrap());
    let short = |draft: &Draft| draft.field(&field("body")).unwrap().short.clone();
    let mut gone = draft.clone();
    apply(&mut gone, remove_field(&draft, &field("short")).unwrap()).unwrap();
    assert_eq!(short(&gone), None);
    let of = |id: &str| draft.field(&field(id)).unwrap().clone();
    let mut other = draft.clone();
    apply(&mut other, set_field(&draft, Field { kind: FieldKind::Number, ..of("short") }).unwrap()).unwrap();
    assert_eq!(short(&other), None);
    for (id, to) in [("body", "body"), ("body", "online"), ("short", "body")] {
        let edit = set_field(&draft, Field { short: Some(field(to)), ..of(id) }).unwrap();
        assert_eq!(apply(&mut draft.clone(), edit), Err(EditError::BadShort), "{id} {to}");
    }
}

#[test]
fn a_short_form_is_another_text_of_the_speech() {
    let two = |short: &str, rest: &str| format!("(id: \"body\", name: \"单位\", short: {short}){rest},");
    let date = ", (id: \"date\", name: \"日期\", kind: Date)";
    let circle = ", (id: \"short\", name: \"简称\", short: \"body\")";
    for (fields, fault) in [
        (two("\"dat\"", date), Fault::NoField("dat".to_owned(), Some("date".to_owned()))),
        (two("\"date\"", date), Fault::Short("body".to_owned())),
        (two("\"body\"", date), Fault::Short("body".to_owned())),
        (two("\"short\"", circle), Fault::Short("short".to_owned())),
    ] {
        let head = "(format: \"lectern-template\", version: 1, name: \"x\", language: \"zh-CN\", minutes: 5,";
        let problems = parse_template("x", &format!("{head}\n fields: [{fields}])")).unwrap_err();
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        assert_eq!((&problem.what, problem.position.map(|at| at.line)), (&fault, Some(2)), "{fields}");
    }
}
