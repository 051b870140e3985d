//! Another template for a draft: no written word is lost, and undo brings everything back.

use std::collections::BTreeMap;

use lectern::assemble::assemble;
use lectern::edit::{Edit, apply, fill_in, from_template, retemplate};
use lectern::export::txt;
use lectern::model::{Draft, FieldId, FieldValue, Form, Number, Section, Template, Text};
use lectern::store::{built_in, parse_draft, parse_template, write_draft, write_template};

use crate::generate;

fn templates() -> Vec<Template> {
    built_in().into_iter().filter_map(|entry| entry.template.ok()).collect()
}

fn template(id: &str) -> Template {
    templates().into_iter().find(|template| template.id == id).unwrap()
}

/// Every text of its parts with words in it, and how often it stands.
fn words(sections: &[Section]) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for section in sections.iter().flat_map(Section::walk) {
        let texts = section.heading.iter().chain(section.body.iter().map(AsRef::as_ref));
        for words in texts.map(Text::words).filter(|words| !words.is_empty()) {
            *all.entry(words).or_default() += 1;
        }
    }
    all
}

fn check_kept(draft: &Draft, from: Option<&Template>, to: &Template, note: &str) -> Draft {
    let new = retemplate(draft, from, to, "未归位").draft;
    let again = parse_draft(&write_draft(&new).unwrap()).unwrap_or_else(|problem| panic!("{note}: {problem:?}"));
    assert_eq!(again, new, "{note}");
    let mut undone = draft.clone();
    let inverse = apply(&mut undone, Edit::Draft { with: Box::new(new.clone()) }).unwrap();
    apply(&mut undone, inverse).unwrap();
    assert_eq!(Draft { next_id: 0, ..undone }, Draft { next_id: 0, ..draft.clone() }, "{note}");
    new
}

#[test]
fn no_word_of_any_draft_is_lost_in_any_template() {
    let templates = templates();
    for seed in 0..150 {
        let draft = generate::draft(seed);
        let to = &templates[usize::try_from(seed).unwrap() % templates.len()];
        let new = check_kept(&draft, None, to, &format!("seed {seed}, {}", to.id));
        let after = words(&new.sections);
        for (words, count) in words(&draft.sections) {
            assert!(after.get(&words) >= Some(&count), "seed {seed}: {words} stands no {count} times");
        }
        for field in draft.fields.iter().filter(|field| field.value.is_some()) {
            let kept = new.fields.iter().any(|other| other.value == field.value);
            assert!(kept, "seed {seed}: {:?}", field.value);
        }
    }
}

/// The fields and what stands in them.
fn filled(draft: &Draft) -> Vec<(&str, Option<&FieldValue>)> {
    draft.fields.iter().map(|field| (field.id.as_str(), field.value.as_ref())).collect()
}

#[test]
fn a_draft_that_says_only_what_its_template_says_becomes_the_other_one() {
    let text = |draft: &Draft| txt(&assemble(draft, None));
    let templates = templates();
    for from in &templates {
        for to in templates.iter().filter(|to| to.draft.language == from.draft.language) {
            let note = format!("{} to {}", from.id, to.id);
            let new = check_kept(&from_template(from), Some(from), to, &note);
            assert_eq!(text(&new), text(&from_template(to)), "{note}");
            assert_eq!(filled(&new), filled(&from_template(to)), "{note}");
        }
    }
}

/// A template with one part and these fields.
fn with_fields(id: &str, fields: &str) -> Template {
    let text = format!(
        "(format: \"lectern-template\", version: 1, name: \"\", language: \"zh-CN\", minutes: 5, fields: [{fields}], \
         sections: [(role: Other, body: [\"{{call}}{{session}}\"])])"
    );
    parse_template(id, &text).unwrap()
}

#[test]
fn values_and_forms_that_differ_from_the_old_default_come_along_and_no_others() {
    let field = |id: &str, more: &str| format!("(id: \"{id}\", name: \"名称\", {more}),");
    let from = with_fields(
        "from",
        &(field("call", "value: \"各位代表\"")
            + &field("session", "kind: Number, value: \"3\", form: \"ordinal\"")
            + &field("motto", "value: \"旧的\"")
            + &field("kept", "value: \"旧的\"")),
    );
    let to = with_fields(
        "to",
        &(field("call", "kind: Groups, value: [\"同志们\"]")
            + &field("session", "kind: Number, value: \"7\", form: \"numeral\"")),
    );
    let says = |draft: &Draft, id: &str| {
        let field = draft.field(&FieldId::parse(id).unwrap())?;
        field.value.as_ref().map(|value| field.say(value, draft.language))
    };
    let fill = |draft: &mut Draft, id: &str, value| {
        let edit = fill_in(draft, None, FieldId::parse(id).unwrap(), Some(value));
        apply(draft, edit).unwrap();
    };
    let words = |words: &str| FieldValue::Text(words.to_owned());
    let mut draft = from_template(&from);
    fill(&mut draft, "kept", words("写的"));
    let new = check_kept(&draft, Some(&from), &to, "only one was written");
    assert_eq!(says(&new, "call").as_deref(), Some("同志们"));
    assert_eq!(says(&new, "session").as_deref(), Some("七"));
    assert_eq!((says(&new, "motto"), says(&new, "kept").as_deref()), (None, Some("写的")));
    fill(&mut draft, "call", words("各位来宾"));
    fill(&mut draft, "session", FieldValue::Number(Number::parse("12").unwrap()));
    let new = check_kept(&draft, Some(&from), &to, "all were written");
    assert_eq!(says(&new, "session").as_deref(), Some("十二"), "the form is that of the new template");
    assert_eq!(says(&new, "call-2").as_deref(), Some("各位来宾"), "the new one means something else by it");
    let form = Edit::Form { field: FieldId::parse("session").unwrap(), form: Form::Plain };
    apply(&mut draft, form).unwrap();
    let new = check_kept(&draft, Some(&from), &to, "the form was chosen");
    assert_eq!(says(&new, "session").as_deref(), Some("12"));
    let new = check_kept(&from_template(&from), None, &to, "nothing is known of the old one");
    assert_eq!(says(&new, "call-2").as_deref(), Some("各位代表"));
}

#[test]
fn what_was_written_stands_where_the_other_template_has_a_part_for_it() {
    let (from, to) = (template("holiday-symposium"), template("annual-work-meeting"));
    let mut draft = from_template(&from);
    let value = Some(FieldValue::Text("顾长宁".to_owned()));
    let edit = fill_in(&draft, None, FieldId::parse("speaker").unwrap(), value);
    apply(&mut draft, edit).unwrap();
    let mut wrote = |role, words: &str| {
        let section = draft.sections.iter_mut().find(|section| section.role == role).unwrap();
        section.body = vec![Text::plain(words).into()];
    };
    use lectern::model::Role;
    wrote(Role::Salutation, "各位同事：");
    wrote(Role::Item, "只有这一点是写了的。");
    wrote(Role::Review, "成绩是写了的。");
    let result = retemplate(&draft, Some(&from), &to, "未归位");
    let text = txt(&assemble(&result.draft, None));
    assert!(
        text.contains("顾长宁") && text.contains("\n各位同事：\n") && text.contains("只有这一点是写了的。"),
        "{text}"
    );
    // The annual meeting has no review of achievements: it is kept, and not spoken.
    assert_eq!(result.unplaced, 1);
    assert!(!text.contains("成绩是写了的。"));
    let last = result.draft.sections.last().unwrap();
    assert!(!last.on && last.heading == Some(Text::plain("未归位")));
    assert_eq!(last.children[0].body[0].words(), "成绩是写了的。");
    // The one item that was written is the only one of its list, and the count says so.
    assert!(text.contains("抓好一个方面的工作"), "{text}");
}

#[test]
fn every_template_is_written_as_it_is_read() {
    for template in templates() {
        let text = write_template(&template).unwrap();
        assert_eq!(parse_template(&template.id, &text).as_ref(), Ok(&template), "{}", template.id);
    }
}

#[test]
fn what_a_template_filled_in_by_itself_gives_way_to_what_the_other_one_fills_in() {
    let of = |call: &str, form: &str| {
        let text = format!(
            r#"(format: "lectern-template", version: 1, name: "致辞", language: "zh-CN", minutes: 3,
            fields: [(id: "call", name: "称谓", value: "{call}"), (id: "date", name: "日期", kind: Date{form})],
            sections: [(role: Salutation, body: ["{{call}}："]), (role: Other, body: ["今天是{{date}}。"])])"#
        );
        parse_template("toast", &text).unwrap()
    };
    let (from, to) = (of("各位代表", ""), of("同志们", r#", form: "day""#));
    let mut draft = from_template(&from);
    let id = |id: &str| FieldId::parse(id).unwrap();
    let value = FieldValue::Date(jiff::civil::Date::constant(2026, 4, 28));
    let edit = fill_in(&draft, None, id("date"), Some(value));
    apply(&mut draft, edit).unwrap();
    let text = |draft: &Draft| txt(&assemble(draft, None));
    let new = check_kept(&draft, Some(&from), &to, "defaults");
    assert!(text(&new).contains("同志们：") && text(&new).contains("今天是4月28日。"), "{}", text(&new));
    // What the writer has filled in comes along, and so does everything where nobody knows what was filled in.
    let edit = fill_in(&draft, None, id("call"), Some(FieldValue::Text("乡亲们".to_owned())));
    let mut written = draft.clone();
    apply(&mut written, edit).unwrap();
    assert!(text(&check_kept(&written, Some(&from), &to, "written")).contains("乡亲们："));
    assert!(text(&check_kept(&draft, None, &to, "unknown")).contains("各位代表："));
}
