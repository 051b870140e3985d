//! Reading drafts and templates: what is wrong in a file is told with its line and column, and what is only written
//! unusually is read.

use lectern::model::{Draft, FieldValue, Language, NumberStyle, Template};
use lectern::store::{Fault, Position, Problem, parse_draft, parse_template, write_draft};

/// In the texts of these tests this sign stands where the fault is; it is taken out before they are read.
pub const HERE: char = '¦';

/// The text without the signs, and the places where they stood.
pub fn places(marked: &str) -> (String, Vec<Position>) {
    let mut found = Vec::new();
    for (line, words) in marked.split('\n').enumerate() {
        let signs = words.chars().enumerate().filter(|(_, c)| *c == HERE);
        found.extend(signs.enumerate().map(|(before, (at, _))| Position { line: line + 1, column: at - before + 1 }));
    }
    (marked.replace(HERE, ""), found)
}

/// The lines of a draft behind its first two.
fn draft_of(lines: &str) -> String {
    format!("(format: \"lectern-draft\", version: 1,\n  language: \"zh-CN\",\n{lines}\n)\n")
}

/// The lines of a template behind its first two.
pub fn template_of(lines: &str) -> String {
    let second = "  name: \"模板\", language: \"zh-CN\", minutes: 5,";
    format!("(format: \"lectern-template\", version: 1,\n{second}\n{lines}\n)\n")
}

/// A whole draft with one fault, at its sign.
fn check_draft(marked: &str, what: Fault) {
    let (text, places) = places(marked);
    assert_eq!(parse_draft(&text), Err(Problem { position: Some(places[0]), what }), "{marked}");
}

/// The lines of a template with these faults, each at its sign.
fn check_template(lines: &str, faults: &[Fault]) {
    let (text, places) = places(&template_of(lines));
    assert_eq!(places.len(), faults.len(), "{lines}");
    let at = |(place, what): (&Position, &Fault)| Problem { position: Some(*place), what: what.clone() };
    let mut expected: Vec<Problem> = places.iter().zip(faults).map(at).collect();
    let mut found = parse_template("t", &text).expect_err(lines);
    // They are told in the order in which they are found, which is nearly that of the file.
    for problems in [&mut expected, &mut found] {
        problems.sort_by_key(|problem| problem.position.map(|at| (at.line, at.column)));
    }
    assert_eq!(found, expected, "{lines}");
}

/// Drafts and templates hold the same things: what is wrong in one is wrong in the other, at the same place.
fn check_both(lines: &str, what: Fault) {
    check_draft(&draft_of(lines), what.clone());
    check_template(lines, &[what]);
}

/// A fault in RON's own words, which must begin like this. Where a value is of the wrong kind, its place is the end of what
/// stands before it.
fn check_syntax(lines: &str, said: &str) {
    let (draft, at_draft) = places(&draft_of(lines));
    let (template, at_template) = places(&template_of(lines));
    let in_template = parse_template("t", &template).unwrap_err().remove(0);
    for (found, at) in [(parse_draft(&draft).unwrap_err(), at_draft), (in_template, at_template)] {
        let Fault::Syntax(words) = &found.what else { panic!("{lines}: {:?}", found.what) };
        assert!(words.starts_with(said), "{lines}: {words}");
        assert_eq!(found.position, Some(at[0]), "{lines}: {words}");
    }
}

fn read(lines: &str) -> Draft {
    parse_draft(&draft_of(lines)).unwrap()
}

fn text(words: &str) -> String {
    words.to_owned()
}

fn near(words: &str) -> Option<String> {
    Some(words.to_owned())
}

#[test]
fn syntax_errors_stand_where_they_are() {
    check_syntax("  fields: [\n    (id: \"甲\", name:¦ 3)],", "Expected string");
    check_syntax("  sections: [(on:¦ maybe)],", "Expected boolean");
    check_syntax("  sections: [(values: {\"a\": ¦3})],", "Expected words in quotes, or a list of them");
    check_syntax("  fields: [],\n  ¦fields: [],", "Unexpected duplicate field named `fields`");
    check_syntax("  sections: [(body: [\"¦\\q\"])],", "Unknown escape character");
    check_syntax("  sections: [(body: [\"甲\"¦),],", "Expected comma");
    check_syntax("  sections: [()]¦],", "Expected comma");
    check_syntax("  sections: [(), ¦, ()],", "Unexpected char ','");
}

#[test]
fn keys_and_kinds_are_those_that_there_are() {
    let key = |name: &str, like: &str| Fault::NoKey(text(name), near(like));
    check_both("  ¦sectons: [],", key("sectons", "sections"));
    check_both("  sections: [\n    (¦bodies: [\"甲\"]),\n  ],", key("bodies", "body"));
    check_both("  fields: [(id: \"a\", name: \"甲\", kind: ¦Txt)],", key("Txt", "Text"));
    check_both("  sections: [\n    (role: ¦Salut),\n  ],", key("Salut", "Salutation"));
    check_both("  sections: [(role: ¦Xy)],", Fault::NoKey(text("Xy"), None));
    check_both("  fields: [(id: \"a\"¦)],", Fault::Missing(text("name")));
}

#[test]
fn a_missing_quote_is_told_where_it_is_missed() {
    check_syntax("  sections: [(body: [甲¦\"])],", "Expected comma");
    check_syntax("  sections: [\n    (body: [¦\"甲]),\n  ],", "Expected end of string");
    check_syntax("  sections: [(body: [\"甲, \"¦乙\"])],", "Expected comma");
    check_syntax("  sections: [(body: [\"甲\" ¦\"乙\"])],", "Expected comma");
}

#[test]
fn what_a_file_says_it_is_is_looked_at_first() {
    let not_ours = Err(Problem { position: None, what: Fault::NotOurs });
    for text in ["", "()", "[]", "(version: 1)", "讲话稿", "Draft(format: \"lectern-draft\")"] {
        assert_eq!(parse_draft(text), not_ours, "{text}");
    }
    check_draft("(format: \"lectern-draft\"¦)", Fault::Missing(text("version")));
    // Whatever else a file of another kind or version holds, it is not called wrong.
    check_draft("(format: ¦\"lectern-words\", version: 7, words: [])", Fault::OtherKind(text("lectern-words")));
    check_draft("(format: \"lectern-draft\",\n  version: ¦2, pages: [])", Fault::Newer(2));
    check_draft("(pages: [], version: ¦2, format: \"lectern-draft\")", Fault::Newer(2));
    check_draft("(format: \"lectern-draft\", version: ¦0, language: \"en\")", Fault::Newer(0));
    check_draft(&template_of("").replacen(": ", ": ¦", 1), Fault::OtherKind(text("lectern-template")));
    let (draft, places) = places(&draft_of("").replacen(": ", ": ¦", 1));
    let what = Fault::OtherKind(text("lectern-draft"));
    assert_eq!(parse_template("t", &draft), Err(vec![Problem { position: Some(places[0]), what }]));
}

#[test]
fn a_language_is_chinese_or_english() {
    for tag in ["fr", "", "中文", "e n", "english"] {
        let draft = draft_of("").replace("\"zh-CN\"", &format!("¦\"{tag}\""));
        check_draft(&draft, Fault::Language(text(tag)));
    }
    for (tag, language) in [("zh-CN", Language::Chinese), ("zh", Language::Chinese), ("en-GB", Language::English)] {
        assert_eq!(parse_draft(&draft_of("").replace("zh-CN", tag)).unwrap().language, language);
    }
}

#[test]
fn ids_are_words_and_stand_once() {
    let twice = |id: &str| Fault::IdTwice(text(id));
    check_both("  fields: [\n    (id: \"a\", name: \"甲\"),\n    (id: ¦\"a\", name: \"甲\"),\n  ],", twice("a"));
    let of_list =
        "  fields: [(id: \"a\", name: \"甲\")],\n  lists: [(id: \"l\", fields: [(id: ¦\"a\", name: \"甲\")])],";
    check_both(of_list, twice("a"));
    check_both("  lists: [(id: \"l\"), (id: ¦\"l\")],", twice("l"));
    check_both("  sections: [\n    (id: 4, children: [(id: 5)]),\n    (id: ¦5)],", twice("5"));
    check_both("  sections: [(id: ¦0)],", Fault::BadId(text("0")));
    check_both("  fields: [(id: ¦\"A b\", name: \"甲\")],", Fault::BadId(text("A b")));
    check_both("  fields: [(id: ¦\"pause\", name: \"甲\")],", Fault::BadId(text("pause")));
    check_both("  lists: [(id: ¦\"要点\")],", Fault::BadId(text("要点")));
    let highest = u64::MAX.to_string();
    check_draft(&draft_of(&format!("  next_id: ¦{highest},")), Fault::BadId(highest));
}

#[test]
fn what_is_named_is_declared() {
    let lists = "  lists: [(id: \"demands\", fields: [(id: \"word\", name: \"字\")])],\n";
    let section = |inner: &str| format!("{lists}  sections: [(), (children: [({inner})])],");
    check_both(&section("list: ¦\"demand\""), Fault::NoList(text("demand"), near("demands")));
    check_both(&section("list: ¦\"x\""), Fault::NoList(text("x"), None));
    let item = |inner: &str| section(&format!("list: \"demands\", {inner}"));
    check_both(&item("values: {\"ward\": ¦\"高\"}"), Fault::NoField(text("ward"), near("word")));
    check_both(&item("values: {\"word\": \"高\", \"甲\": ¦\"高\"}"), Fault::NoField(text("甲"), None));
    check_template(&item("samples: {\"wrd\": ¦\"高\"}"), &[Fault::NoField(text("wrd"), near("word"))]);
}

#[test]
fn a_tag_that_names_nothing_is_words_in_a_draft_and_a_fault_in_a_template() {
    for (lines, tag) in [
        ("  sections: [\n    (body: [\"甲\", ¦\"见{nobody}\"])],", "nobody"),
        ("  sections: [(body: [¦\"{stress}没有完\"])],", "stress"),
        ("  sections: [(body: [¦\"{/slow}\"])],", "/slow"),
        ("  title: (lines: [\"甲\", ¦\"{x}\"]),", "x"),
        ("  title: (speaker: ¦\"{x}\"),", "x"),
        ("  lists: [(id: \"l\", pattern: ¦\"{x}\")],", "x"),
        ("  lists: [(id: \"l\", item: (body: [¦\"{x}\"]))],", "x"),
        ("  sections: [(share: 1, phrasings: [\"a\", ¦\"{x}\"])],", "x"),
    ] {
        check_template(lines, &[Fault::Tag(text(tag))]);
        let saved = write_draft(&read(&lines.replace(HERE, ""))).unwrap();
        assert!(saved.contains(&format!("{{{{{tag}}}}}")), "{saved}");
    }
    check_template("  sections: [(heading: ¦\"{count:none}条\")],", &[Fault::NoList(text("none"), None)]);
    let typed = "  fields: [(id: \"speaker\", name: \"讲话人\")],\n  sections: [(body: [¦\"{speakr}\"])],";
    check_template(typed, &[Fault::NoField(text("speakr"), near("speaker"))]);
}

#[test]
fn formulas_name_fields_in_forms_that_they_have_and_end() {
    let with = |rest: &str| format!("  fields: [(id: \"date\", name: \"日期\", kind: Date),\n    {rest}],");
    for (rest, fault) in [
        ("(id: \"a\", name: \"甲\", formula: ¦\"{dat}\")", Fault::NoField(text("dat"), near("date"))),
        ("(id: \"a\", name: \"甲\", formula: ¦\"{next:date}\")", Fault::Form(text("next"), text("date"))),
        ("(id: \"a\", name: \"甲\", formula: ¦\"{later:date}\")", Fault::Tag(text("later:date"))),
        ("(id: \"a\", name: \"甲\", formula: ¦\"第{a}届\")", Fault::Cycle(text("a"))),
        ("(id: \"a\", name: \"甲\", form: ¦\"year\")", Fault::Form(text("year"), text("a"))),
        ("(id: \"a\", name: \"甲\", kind: Number, form: ¦\"roman\")", Fault::Form(text("roman"), text("a"))),
    ] {
        check_both(&with(rest), fault);
    }
    let twice = |n: usize| format!("(id: \"f{n}\", name: \"甲\", formula: \"{{f{m}}}{{f{m}}}\"),", m = n + 1);
    let doubling: String = (0..30).map(twice).collect();
    let lines = format!("  fields: [{doubling} (id: \"f30\", name: \"甲\")],");
    let problems = parse_template("t", &template_of(&lines)).unwrap_err();
    assert!(matches!(&problems[..], [Problem { what: Fault::TooMuchMade(_), .. }]), "{problems:?}");
    // What is typed into a field that a formula names often counts as often.
    let long = "水".repeat(300_000);
    let often = "{a}".repeat(50);
    let lines = format!(
        "  fields: [(id: \"a\", name: \"甲\", value: \"{long}\"), (id: \"b\", name: \"乙\", formula: \"{often}\")],\n  \
         sections: [(body: [\"{{b}}\"])],"
    );
    let problem = parse_draft(&draft_of(&lines)).unwrap_err();
    assert_eq!(problem.what, Fault::TooMany);
}

#[test]
fn conditions_ask_a_field_what_it_can_say() {
    let fields = "  fields: [(id: \"online\", name: \"网上\", kind: YesNo), (id: \"name\", name: \"名\"),\n    \
                  (id: \"kind\", name: \"会\", kind: Choice([\"表彰\", \"总结\"]))],\n";
    for (when, fault) in [
        ("onlin", Fault::NoField(text("onlin"), near("online"))),
        ("online=yes", Fault::WhenField(text("online"))),
        ("kind", Fault::WhenField(text("kind"))),
        ("name", Fault::WhenField(text("name"))),
        ("kind=总结会", Fault::NoChoice(text("总结会"), near("总结"))),
        ("not", Fault::NoField(text("not"), None)),
        ("", Fault::When(text(""))),
        ("kind=", Fault::When(text("kind="))),
    ] {
        check_both(&format!("{fields}  sections: [(when: ¦\"{when}\")],"), fault);
    }
    let draft = read(&format!("{fields}  sections: [(when: \"not kind=表彰|总结\", on: false)],"));
    assert_eq!(parse_draft(&write_draft(&draft).unwrap()).unwrap(), draft);
}

#[test]
fn values_fit_their_fields() {
    for (rest, value) in [
        ("kind: Date, value: ¦\"今天\"", "今天"),
        ("kind: Date, value: ¦\"2026-02-30\"", "2026-02-30"),
        ("kind: Number, value: ¦\"3万\"", "3万"),
        ("kind: List, value: ¦\"甲\"", "甲"),
        ("kind: List, value: ¦[\"甲;乙\"]", "甲;乙"),
        ("kind: List, value: ¦[]", ""),
        ("kind: YesNo, value: ¦\"也许\"", "也许"),
        ("kind: People, value: ¦[\"/市长\"]", "/市长"),
        ("kind: People, value: ¦\"顾长宁/市长\"", "顾长宁/市长"),
        ("kind: Groups, value: ¦[\"甲；乙\"]", "甲；乙"),
        ("value: ¦[\"甲\", \"乙\"]", "甲; 乙"),
        ("value: ¦\"两\\n行\"", "两\n行"),
        ("value: ¦\"\"", ""),
    ] {
        let lines = format!("  fields: [\n    (id: \"a\", name: \"甲\", {rest})],");
        check_both(&lines, Fault::Value(text(value)));
        check_template(&lines.replace("value:", "sample:"), &[Fault::Value(text(value))]);
    }
    let item = "  lists: [(id: \"l\", fields: [(id: \"n\", name: \"数\", kind: Number)])],\n  \
                sections: [(list: \"l\", values: {\"n\": ¦\"多\"})],";
    check_both(item, Fault::Value(text("多")));
    let draft = read("  fields: [(id: \"a\", name: \"甲\", kind: Choice([\"春节\"]), value: \"元宵节\")],");
    assert_eq!(
        draft.fields[0].value,
        Some(FieldValue::Text(text("元宵节"))),
        "a choice may be words of the writer's own"
    );
}

#[test]
fn numbers_and_marks_are_within_bounds() {
    check_both("  style: (numbering: [\"一、\", ¦\"甲、\"]),", Fault::Numbering(text("甲、")));
    check_both("  lists: [(id: \"l\", style: ¦\"a)\")],", Fault::Numbering(text("a)")));
    check_both("  sections: [(style: ¦\"1、\")],", Fault::Numbering(text("1、")));
    check_both("  lists: [(id: \"l\", min: 3, max: ¦2)],", Fault::MinAboveMax);
    check_both("  lists: [(id: \"l\", start: 3, max: ¦2)],", Fault::MinAboveMax);
    check_draft(&draft_of("  sections: [(share: ¦1.5)],"), Fault::Share);
    check_draft(&draft_of("  sections: [(share: ¦-0.1)],"), Fault::Share);
    for mark in ["一、", "（一）", "1.", "（1）", "一要", "一是", "第一，", "首先，", ""] {
        let style = read(&format!("  sections: [(style: \"{mark}\")],")).sections[0].style;
        assert_eq!(style.map(NumberStyle::pattern), Some(mark));
    }
}

#[test]
fn sections_and_levels_nest_eight_deep() {
    // What stands below the eighth is one level too many.
    let deep = |levels: usize| {
        let opened = (1..=levels).map(|level| if level == 8 { "(children: ¦[" } else { "(children: [" });
        opened.collect::<String>() + &"])".repeat(levels)
    };
    let sections = |levels| format!("  sections: [{}],", deep(levels));
    assert_eq!(read(&sections(8).replace(HERE, "")).sections[0].depth(), 8);
    check_both(&sections(9), Fault::Depth);
    let item = |levels| format!("  lists: [(id: \"l\", item: {})],", deep(levels));
    read(&item(8).replace(HERE, ""));
    check_both(&item(9), Fault::Depth);
    let levels = |count: usize| format!("  style: ¦(numbering: [{}]),", "\"\", ".repeat(count));
    assert_eq!(read(&levels(8).replace(HERE, "")).style.levels.len(), 8);
    check_both(&levels(9), Fault::Depth);
}

#[test]
fn the_shares_of_a_template_add_up_to_one() {
    let shares = |all: &[&str]| {
        let sections: Vec<String> = all.iter().map(|share| format!("(share: {share})")).collect();
        format!("  sections: ¦[{}],", sections.join(", "))
    };
    check_template(&shares(&["0.5", "0.4"]), &[Fault::Shares(900)]);
    check_template(&shares(&["0.7", "0.7"]), &[Fault::Shares(1400)]);
    check_template(&shares(&["0"]), &[Fault::Shares(0)]);
    for good in [&["0.1", "0.2", "0.7"][..], &["1"], &[]] {
        let text = template_of(&shares(good)).replace(HERE, "");
        assert!(parse_template("t", &text).is_ok(), "{good:?}");
    }
    // A writer may do with a draft's as he likes.
    read(&shares(&["0.5", "0.4"]).replace(HERE, ""));
}

#[test]
fn a_template_is_told_all_its_faults_and_a_draft_its_first() {
    let lines = "  fields: [(id: ¦\"A\", name: \"甲\")],\n  sections: [\n    (list: ¦\"l\", body: [¦\"{x}\"]),\n    \
                 (share: ¦2),\n  ],";
    let first = Fault::BadId(text("A"));
    let list = Fault::NoList(text("l"), None);
    check_template(lines, &[first.clone(), list, Fault::Tag(text("x")), Fault::Share]);
    check_draft(&draft_of(lines), first);
}

#[test]
fn a_draft_may_be_written_in_any_way_that_ron_allows() {
    let plain = "(format: \"lectern-draft\", version: 1, language: \"zh-CN\", \
                 sections: [(id: 1, body: [\"甲\\\"乙\", \"丙\"])])";
    let draft = parse_draft(plain).unwrap();
    for (from, to) in [
        ("", ""),
        // Comments, commas at the end, raw strings, escapes, line breaks in a string, another order.
        ("(format: ", "// 一份稿 (\n(format: /* 种类 /* a */ ( */ "),
        ("])])", "],),],) // 完"),
        ("\"甲\\\"乙\"", "r#\"甲\"乙\"#"),
        ("甲\\\"乙", "甲\\u{22}乙"),
        ("乙\", \"丙", "乙\n丙"),
        ("乙\", \"丙", "乙\\r\\n丙"),
        ("id: 1, body: [\"甲\\\"乙\", \"丙\"]", "body: [\"甲\\\"乙\", \"丙\"], id: Some(1)"),
        ("(format: \"lectern-draft\", version: 1", "(version: 1, format: \"lectern-draft\""),
        ("(format", "#![enable(implicit_some)]\n(format"),
        (": ", ":"),
        (", ", ",\n\t "),
    ] {
        let unusual = plain.replace(from, to);
        assert_eq!(unusual == plain, from == to);
        for text in [unusual.replace('\n', "\r\n"), format!("\u{feff}{unusual}\n\n"), unusual] {
            assert_eq!(parse_draft(&text).as_ref(), Ok(&draft), "{text}");
        }
    }
}

#[test]
fn places_are_right_in_files_of_any_make() {
    let wrong = "(format: \"lectern-draft\", version: 1, language: ¦\"xx\",\n// 第二行 (\n  minutes: 3, fields: [\n    \
                 (id: r#\"b\"#, name: \"甲，(乙\", kind: Date, value: ¦r\"今天\")])";
    let right = wrong.replace("¦\"xx\"", "\"en\"");
    for (marked, what) in [(wrong, Fault::Language(text("xx"))), (right.as_str(), Fault::Value(text("今天")))] {
        check_draft(marked, what.clone());
        check_draft(&marked.replace('\n', "\r\n"), what.clone());
        check_draft(&format!("/* 一\n二 */ {marked}"), what.clone());
        // The byte order mark is no column.
        let (text, places) = places(marked);
        let expected = Problem { position: Some(places[0]), what };
        assert_eq!(parse_draft(&format!("\u{feff}{text}")), Err(expected));
    }
}

#[test]
fn a_template_keeps_its_samples_by_item_and_its_texts_by_name() {
    let lines = "  edition: 3, occasion: \"年会\",
  fields: [(id: \"place\", name: \"地点\", sample: \"云溪市\")],
  lists: [(id: \"points\", fields: [(id: \"word\", name: \"字\")], item: (children: [(body: [\"新\"])]))],
  sections: [
    (body: [\"在{place}讲{count:points}点。\"]),
    (children: [(list: \"points\", samples: {\"word\": \"高\"})]),
    (list: \"points\", samples: {\"word\": \"快\"}, values: {\"word\": \"实\"}),
  ],";
    let Template { id, version, minutes, occasion, draft, samples, .. } =
        parse_template("own", &template_of(lines)).unwrap();
    assert_eq!((id.as_str(), version, minutes, occasion.as_str()), ("own", 3, 5, "年会"));
    let samples: Vec<(Option<u64>, &str, String)> = samples
        .iter()
        .map(|sample| {
            let section = sample.section.map(|section| section.0);
            (section, sample.field.as_str(), sample.value.spoken(Language::Chinese))
        })
        .collect();
    // Ids are given in reading order; an item to start from has none.
    let expected = [(None, "place", text("云溪市")), (Some(3), "word", text("高")), (Some(4), "word", text("快"))];
    assert_eq!(samples, expected);
    assert_eq!((draft.sections[2].id.0, draft.next_id), (4, 5));
    assert_eq!(draft.sections[2].values.len(), 1);
}
