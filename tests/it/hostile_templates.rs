//! Templates made to break the program, or broken: each is told one clear problem with its place, in both languages, and
//! ends in no panic and no work without bounds. What was found by searching (`tests/fuzz`) is tried again with every test.

use fastrand::Rng;
use lectern::app::messages;
use lectern::i18n::Lang;
use lectern::store::{Fault, Problem, parse_template, utf8};

use crate::hostile_speeches::corpus;
use crate::reading::{HERE, places, template_of};

#[path = "../fuzz/templates/mutate.rs"]
mod mutate;
#[path = "../fuzz/templates/trial.rs"]
mod trial;

/// The one problem that there is, as it is told; its place is the sign in the text, if there is one.
fn check_bytes(kind: &str, bytes: &[u8], place: Option<(usize, usize)>, said: &str) {
    let read = utf8(bytes.to_vec()).map_err(|problem| vec![problem]).and_then(|text| parse_template("t", &text));
    let problems = read.expect_err(kind);
    let [problem] = problems.as_slice() else { panic!("{kind}: {problems:?}") };
    assert_eq!(problem.position.map(|at| (at.line, at.column)), place, "{kind}: {problem:?}");
    check_told(kind, problem, said);
}

/// The line that tells a problem in English holds these words, and there is another one in Chinese.
fn check_told(kind: &str, problem: &Problem, said: &str) {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| messages::problem(lang, "t.ron", problem));
    assert!(en.contains(said), "{kind}: {en}\nis not: {said}");
    assert!(zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{kind}: {zh}");
    for line in [zh, en] {
        assert!(
            !line.contains(|c: char| c.is_control() || c == '\u{202e}') && line.chars().count() < 1100,
            "{kind}: {line}"
        );
    }
}

fn check_text(kind: &str, marked: &str, said: &str) {
    let (text, places) = places(marked);
    check_bytes(kind, text.as_bytes(), places.first().map(|at| (at.line, at.column)), said);
}

/// The same for what stands in a template behind its name.
fn check_all(kinds: &[(&str, &str, &str)]) {
    kinds.iter().for_each(|(kind, lines, said)| check_text(kind, &template_of(lines), said));
}

/// A unit so many times, `#` being the number.
fn many(count: usize, unit: &str) -> String {
    (0..count).map(|n| unit.replace('#', &n.to_string())).collect()
}

const HEAD: &str = "(format: \"lectern-template\", version: 1, name: \"模板\", language: \"zh-CN\", minutes: 5";

const NOT_OURS: &str = "does not begin with (format: …";
const DEEP: &str = "brackets nest too deep";
const MUCH: &str = "holds too much";

#[test]
fn what_is_no_template_at_all() {
    for (kind, bytes, place, said) in [
        ("bytes of a picture", &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], Some((1, 1)), "not UTF-8 text"),
        ("UTF-16 with its mark", b"\xff\xfe(\0f\0o\0", Some((1, 1)), "not UTF-8 text"),
        ("half a character", b"(format: \"\xe6\xa8", Some((1, 11)), "not UTF-8 text"),
        ("half a pair in UTF-8", b"(format: \"\xed\xa0\x80\")", Some((1, 11)), "not UTF-8 text"),
        ("zeros", &[0; 4096], None, NOT_OURS),
        ("nothing", b"", None, NOT_OURS),
        ("blanks", b" \t\r\n\x0b", None, NOT_OURS),
        ("a byte order mark alone", "\u{feff}".as_bytes(), None, NOT_OURS),
        ("two of them", "\u{feff}\u{feff}()".as_bytes(), None, NOT_OURS),
        ("another format", b"{\"format\": \"lectern-template\", \"version\": 1}", None, NOT_OURS),
        ("a page", b"<!DOCTYPE html>", None, NOT_OURS),
        ("an empty bracket", b"()", None, NOT_OURS),
    ] {
        check_bytes(kind, bytes, place, said);
    }
    for (kind, marked, said) in [
        ("a draft", "(format: ¦\"lectern-draft\", version: 1)", "another kind of file (lectern-draft)"),
        ("a misspelt kind", "(format: ¦\"lectern-tempate\", version: 1)", "another kind of file (lectern-tempate)"),
        ("a later version", "(format: \"lectern-template\", version: ¦2, pages: [7])", "update Lectern to open it"),
        ("no version", "(format: \"lectern-template\", name: \"模板\"¦)", "version is missing; write it"),
        ("a version in words", "(format: \"lectern-template\", version:¦ \"1\")", "Expected integer"),
        ("no name", "(format: \"lectern-template\", version: 1, language: \"en\", minutes: 5¦)", "name is missing"),
        (
            "no minutes",
            "(format: \"lectern-template\", version: 1, name: \"\", language: \"en\"¦)",
            "minutes is missing",
        ),
    ] {
        check_text(kind, marked, said);
    }
}

#[test]
fn what_is_no_ron() {
    for (kind, marked, said) in [
        ("words behind the end", format!("{HEAD})¦ (again: true)"), "Non-whitespace trailing characters"),
        ("a template twice", format!("{HEAD})¦{HEAD})"), "Non-whitespace trailing characters"),
        ("no end", format!("{HEAD}, sections: [(body: [\"甲\"]¦)"), "Expected comma"),
        ("a string without end", format!("{HEAD}, occasion: ¦\"没有完)"), "Expected end of string"),
        ("a raw string without end", format!("{HEAD}, occasion: r##¦\"没有\"#完)"), "Expected end of string"),
        ("a comment without end", format!("{HEAD}, /*¦ sections: []) "), "Unclosed block comment"),
        (
            "comments in comments without end",
            format!("{HEAD}, {}", "/*".repeat(9_999) + "¦/*"),
            "Unclosed block comment",
        ),
        (
            "half a surrogate pair",
            format!("{HEAD}, occasion: \"\\u{{D83D¦}}\")"),
            "Not a valid Unicode-escaped character",
        ),
        ("a zero between words", format!("{HEAD}, ¦\0 sections: [])"), "Expected identifier"),
        ("a sign that turns the line", format!("{HEAD}, ¦\u{202e}sections: [])"), "Expected identifier"),
        ("a number with letters", format!("{HEAD}, edition: 3¦x)"), "Expected comma"),
        ("a number that is none", format!("{HEAD}, edition:¦ --1)"), "Expected"),
        ("a number too great", format!("{HEAD}, edition: ¦4_294_967_296)"), "Integer is out of bounds"),
        ("a part of a number", format!("{HEAD}, edition: 1¦.5)"), "Expected comma"),
        ("a key twice", format!("{HEAD}, ¦minutes: 6)"), "duplicate field named `minutes`"),
        ("a bracket of another shape", format!("{HEAD}, sections: [()¦)"), "Expected comma"),
        ("a value that says nothing", format!("{HEAD}, sections: [(body:¦ None)])"), "Expected opening `[`"),
    ] {
        check_text(kind, &marked, said);
    }
}

#[test]
fn what_nests_or_holds_too_much() {
    let long = "水".repeat(200_000);
    let nested = |unit: &str| unit.repeat(200_000 / unit.len());
    for (kind, text, said) in [
        ("more than a mebibyte", format!("{HEAD}, occasion: \"{}\")", "水".repeat(350_000)), MUCH),
        ("round brackets", nested("("), DEEP),
        ("square brackets", format!("{HEAD}, sections: {}", nested("[")), DEEP),
        ("curly brackets", format!("{HEAD}, sections: {}", nested("{")), DEEP),
        ("parts in parts", format!("{HEAD}, sections: [{}", nested("(children: [")), DEEP),
        ("values in values without a bracket", format!("{HEAD}, pages: {})", nested("Some ")), DEEP),
        ("brackets behind a quote for a character", format!("{HEAD}, pages: [''', {}", nested("[")), DEEP),
        (
            "brackets behind a raw string after a strange blank",
            format!("{HEAD}, pages: \x0br\"\\\", {}", nested("[")),
            DEEP,
        ),
        (
            "brackets behind an attribute",
            format!("#![enable(/*]\"*/implicit_some)]\n{HEAD}, pages: {}", nested("[")),
            DEEP,
        ),
        ("commas", format!("{HEAD}, sections: [{}", nested(",")) + &nested(","), MUCH),
        ("paragraphs", format!("{HEAD}, sections: [(body: [{}])])", "\"\",".repeat(300_001)), MUCH),
        ("line breaks", format!("{HEAD}, sections: [(body: [\"{}\"])])", "\n".repeat(300_001)), MUCH),
        ("fields", format!("{HEAD}, fields: [{}])", many(2_001, "(id:\"f#\",name:\"\"),")), MUCH),
        ("lists", format!("{HEAD}, lists: [{}])", many(2_001, "(id:\"l#\"),")), MUCH),
        ("parts", format!("{HEAD}, sections: [{}])", "(),".repeat(10_001)), "more than 10,000 sections"),
        (
            "levels",
            format!("{HEAD}, sections: [{}{}])", "(children: [".repeat(9), "])".repeat(9)),
            "more than 8 levels",
        ),
        ("levels of style", format!("{HEAD}, style: (run_in: [{}]))", "true,".repeat(9)), "more than 8 levels"),
        (
            "a long value that stands often",
            format!(
                "{HEAD}, fields: [(id:\"a\",name:\"\",value:\"{long}\")], sections: [(body:[\"{}\"])])",
                "{a}".repeat(60)
            ),
            MUCH,
        ),
        (
            "a long sample that stands often",
            format!(
                "{HEAD}, fields: [(id:\"a\",name:\"\",sample:\"{long}\")], sections: [(body:[\"{}\"])])",
                "{a}".repeat(60)
            ),
            MUCH,
        ),
        (
            "a long item that is made often",
            format!("{HEAD}, lists: [(id:\"l\",start:100,item:(phrasings:[\"{long}\"]))], sections: [(list:\"l\")])"),
            MUCH,
        ),
        (
            "a long value of items that are made often",
            format!(
                "{HEAD}, lists: [(id:\"l\",start:100,fields:[(id:\"a\",name:\"\",value:\"{long}\")])], sections: [(list:\"l\")])"
            ),
            MUCH,
        ),
        (
            "a long list in an item that is made often",
            format!(
                "{HEAD}, lists: [(id:\"l\",start:100,item:(children:[(list:\"m\")])),(id:\"m\",item:(body:[\"{long}\"]))], \
                 sections: [(list:\"l\")])"
            ),
            MUCH,
        ),
    ] {
        let problems = parse_template("t", &text).expect_err(kind);
        assert_eq!(problems.len(), 1, "{kind}: {problems:?}");
        assert!(problems[0].position.is_some(), "{kind}");
        check_told(kind, &problems[0], said);
    }
}

#[test]
fn what_the_format_does_not_have() {
    check_all(&[
        ("an unknown key", "  ¦sektions: [],", "“sektions” means nothing here; did you mean “sections”?"),
        ("a key of a draft", "  ¦next_id: 7,", "“next_id” means nothing here"),
        ("an unknown key of a part", "  sections: [\n    (¦boddy: [])],", "did you mean “body”?"),
        ("an unknown category", "  category: ¦Meating,", "did you mean “Meeting”?"),
        ("an unknown kind", "  fields: [(id: \"a\", name: \"甲\", kind: ¦Numbr)],", "did you mean “Number”?"),
        ("an unknown role", "  sections: [(role: ¦Closng)],", "did you mean “Closing”?"),
        ("a role in quotes", "  sections: [(role: ¦\"Closing\")],", "Expected identifier"),
        ("a field without a name", "  fields: [(id: \"a\"¦)],", "name is missing"),
        ("a choice without choices", "  fields: [(id: \"a\", name: \"甲\", kind: Choice¦)],", "Expected opening `(`"),
        ("a number for words", "  sections: [(heading:¦ 3)],", "Expected string"),
        ("words for a truth", "  sections: [(on:¦ \"no\")],", "Expected boolean"),
        ("an unknown mark", "  style: (numbering: [\"一、\", ¦\"a)\"]),", "no numbering “a)”"),
        ("an unknown mark of a list", "  lists: [(id: \"l\", style: ¦\"甲、\")],", "no numbering “甲、”"),
    ]);
    let language = template_of("").replace("\"zh-CN\"", "¦\"zh-TW-hant\"");
    check_text(
        "an unknown language",
        &language.replace("zh-TW-hant", "klingon"),
        "unknown language “klingon”; write zh-CN or en",
    );
}

#[test]
fn names_that_are_none_or_name_nothing() {
    let long = "a".repeat(65);
    check_all(&[
        ("an empty id", "  fields: [(id: ¦\"\", name: \"甲\")],", "“” is no id"),
        ("an id in Chinese", "  fields: [(id: ¦\"讲话人\", name: \"甲\")],", "“讲话人” is no id"),
        ("an id with a sign of no width", "  fields: [(id: ¦\"a\u{200b}\", name: \"甲\")],", "is no id"),
        ("an id that turns the line", "  fields: [(id: ¦\"a\u{202e}b\", name: \"甲\")],", "“a b” is no id"),
        ("an id of the notation", "  fields: [(id: ¦\"stress\", name: \"甲\")],", "“stress” is no id"),
        ("a long id", &format!("  lists: [(id: ¦\"{long}\")],"), "is no id"),
        ("a part of id 0", "  sections: [(id: ¦0)],", "“0” is no id"),
        (
            "a field twice",
            "  fields: [(id: \"a\", name: \"甲\"),\n    (id: ¦\"a\", name: \"乙\")],",
            "the id a stands twice",
        ),
        (
            "a field of a list that the speech has",
            "  fields: [(id: \"a\", name: \"甲\")],\n  lists: [(id: \"l\", fields: [(id: ¦\"a\", name: \"乙\")])],",
            "the id a stands twice",
        ),
        ("a list twice", "  lists: [(id: \"l\"),\n    (id: ¦\"l\")],", "the id l stands twice"),
        ("a part twice", "  sections: [(id: 5), (children: [(id: ¦5)])],", "the id 5 stands twice"),
        (
            "an unknown field",
            "  fields: [(id: \"speaker\", name: \"甲\")],\n  sections: [\n    (body: [\"一\", ¦\"我是{speeker}\"])],",
            "no field is called “speeker”; did you mean “speaker”?",
        ),
        (
            "an unknown count",
            "  lists: [(id: \"points\")],\n  sections: [(heading: ¦\"{count:point}点\")],",
            "no list is called “point”; did you mean “points”?",
        ),
        ("a count of nothing", "  sections: [(body: [¦\"{count:}\"])],", "no list is called “”"),
        (
            "an unknown list",
            "  lists: [(id: \"points\")],\n  sections: [(list: ¦\"pionts\")],",
            "did you mean “points”?",
        ),
        ("an unknown tag", "  title: (lines: [¦\"{b}粗{{/b}}\"]),", "{b} names nothing, or has no end"),
        (
            "a value for a field that is not there",
            "  lists: [(id: \"l\", fields: [(id: \"word\", name: \"字\")])],\n  sections: [(list: \"l\", values: {\"wrd\": ¦\"高\"})],",
            "no field is called “wrd”; did you mean “word”?",
        ),
        (
            "a sample for a field that is not there",
            "  lists: [(id: \"l\", fields: [(id: \"word\", name: \"字\")])],\n  sections: [(list: \"l\", samples: {\"wrd\": ¦\"高\"})],",
            "did you mean “word”?",
        ),
        (
            "a value for a field of another list",
            "  lists: [(id: \"l\", fields: [(id: \"word\", name: \"字\")]), (id: \"m\")],\n  \
             sections: [(list: \"m\", values: {\"word\": ¦\"高\"})],",
            "the field word belongs to the items of another list",
        ),
        (
            "a value in a part of no list",
            "  lists: [(id: \"l\", fields: [(id: \"word\", name: \"字\")])],\n  sections: [(samples: {\"word\": ¦\"高\"})],",
            "the field word belongs to the items of another list",
        ),
        (
            "a value in the item of another list",
            "  lists: [(id: \"l\", fields: [(id: \"word\", name: \"字\")]),\n    (id: \"m\", item: (values: {\"word\": ¦\"高\"}))],",
            "the field word belongs to the items of another list",
        ),
    ]);
}

#[test]
fn braces_that_are_not_in_pairs() {
    let with = |rest: &str| format!("  fields: [(id: \"a\", name: \"甲\"),\n    {rest}],");
    check_all(&[
        (
            "a brace that is not closed",
            "  sections: [(body: [¦\"我是{speaker，来自\"])],",
            "the brace at “{speaker，来自”",
        ),
        ("a brace that is not opened", "  sections: [(body: [¦\"我是speaker}，\"])],", "the brace at “}，”"),
        ("braces that cross", "  sections: [(body: [¦\"我是{ {pause}\"])],", "the brace at “{ {pause}”"),
        ("braces only", &format!("  sections: [(heading: ¦\"{}\")],", "{ ".repeat(10_000)), "the brace at “{ { { "),
        (
            "a brace far from its other",
            &format!("  title: (date: ¦\"{{{}}}\"),", "日".repeat(100)),
            "the brace at “{日",
        ),
        (
            "stress that does not end",
            "  sections: [(body: [¦\"{stress}没有完\", \"{{/stress}}\"])],",
            "{stress} names nothing",
        ),
        (
            "an end without a beginning",
            "  sections: [(body: [¦\"没有{/slow}\"])],",
            "{/slow} names nothing, or has no end",
        ),
        ("slow within stress", "  sections: [(body: [¦\"{stress}甲{slow}乙{/stress}\"])],", "{slow} names nothing"),
        ("a brace in a formula", &with("(id: \"b\", name: \"乙\", formula: ¦\"{a\")"), "the brace at “{a”"),
        (
            "braces in a formula",
            &with(&format!("(id: \"b\", name: \"乙\", formula: ¦\"{}\")", "{a".repeat(99_999))),
            "the brace at",
        ),
        ("a tag in a formula", &with("(id: \"b\", name: \"乙\", formula: ¦\"{pause}\")"), "{pause} names nothing"),
    ]);
}

#[test]
fn formulas_that_do_not_end_or_do_not_fit() {
    let field = |id: &str, formula: &str| format!("(id: \"{id}\", name: \"甲\", formula: ¦\"{formula}\"),");
    let quiet = |id: &str, formula: &str| field(id, formula).replace(HERE, "");
    let last = "(id: \"z\", name: \"甲\"), (id: \"date\", name: \"日期\", kind: Date)";
    let doubling = |n: usize| {
        let formula = format!("{{f{}}}", n + 1).repeat(60);
        // What it is made of comes to little enough.
        if n == 4 { field("f4", &formula) } else { quiet(&format!("f{n}"), &formula) }
    };
    let doubling: String = (0..7).map(doubling).collect();
    let chain: String = (0..8).map(|n| quiet(&format!("f{n}"), &format!("{{f{}}}", n + 1))).collect();
    for (kind, fields, said) in [
        ("a formula of itself", field("a", "第{a}届"), "the formula of a leads back to itself"),
        ("two of each other", field("a", "{b}") + &quiet("b", "{a}"), "the formula of a leads back to itself"),
        (
            "a cycle behind others",
            quiet("x", "{a}") + &field("a", "{b}") + &quiet("b", "{c}") + &quiet("c", "{a}"),
            "leads back",
        ),
        ("doubling without end", format!("{doubling}{}", quiet("f7", "{z}")), "nests too deep or says too much"),
        ("a chain without end", format!("{chain}{}", field("f8", "{z}")), "nests too deep or says too much"),
        ("a long formula", field("a", &"水".repeat(30_000)), "the formula of a nests too deep or says too much"),
        ("a field that is not there", field("a", "{dat}"), "no field is called “dat”; did you mean “date”?"),
        ("a form that is not there", field("a", "{month:date}"), "{month:date} names nothing"),
        ("a form of another kind", field("a", "{ordinal:date}"), "date has no form ordinal"),
        ("a form of words", "(id: \"a\", name: \"甲\", form: ¦\"year\"),".to_owned(), "a has no form year"),
    ] {
        check_text(kind, &template_of(&format!("  fields: [\n{fields}\n{last}],")), said);
    }
}

#[test]
fn values_that_do_not_fit() {
    let field = |rest: &str| format!("  fields: [\n    (id: \"a\", name: \"甲\", {rest})],");
    for (kind, rest, said) in [
        ("a day that is not", "kind: Date, value: ¦\"2026-02-30\"", "“2026-02-30” does not fit"),
        ("a day in a year of two digits", "kind: Date, value: ¦\"26-02-03\"", "“26-02-03” does not fit"),
        ("a number with letters", "kind: Number, value: ¦\"12a\"", "“12a” does not fit"),
        ("a number of many digits", "kind: Number, value: ¦\"1234567890123456\"", "does not fit"),
        ("a number that is none", "kind: Number, sample: ¦\"NaN\"", "“NaN” does not fit"),
        ("neither yes nor no", "kind: YesNo, value: ¦\"maybe\"", "“maybe” does not fit"),
        ("one for several", "kind: List, value: ¦\"甲\"", "“甲” does not fit"),
        ("several for one", "sample: ¦[\"甲\", \"乙\"]", "“甲; 乙” does not fit"),
        ("none at all", "kind: Groups, value: ¦[]", "“” does not fit"),
        ("a post without a name", "kind: People, value: ¦[\"/市长\"]", "“/市长” does not fit"),
        ("two lines in one", "value: ¦\"一\\n二\"", "does not fit"),
        ("a number without quotes", "kind: Number, value: ¦12", "Expected words in quotes, or a list of them"),
    ] {
        check_text(kind, &template_of(&field(rest)), said);
    }
}

#[test]
fn conditions_that_can_never_be_asked() {
    let fields = "  fields: [(id: \"online\", name: \"线上\", kind: YesNo), (id: \"name\", name: \"名\"),\n    \
                  (id: \"kind\", name: \"会\", kind: Choice([\"表彰\", \"总结\"]))],\n";
    for (kind, when, said) in [
        ("a field that is not there", "onlin", "no field is called “onlin”; did you mean “online”?"),
        ("a field of words", "name", "the field name of a condition must be YesNo"),
        ("a choice of a question", "online=yes", "the field online of a condition must be YesNo"),
        ("a question of a choice", "not kind", "the field kind of a condition must be YesNo"),
        ("an unknown choice", "kind=表扬", "“表扬” is no choice of that field; did you mean “表彰”?"),
        ("one unknown among others", "kind=总结|表彰|宴会", "“宴会” is no choice of that field"),
        ("no choice", "kind=", "“kind=” is no condition"),
        ("nothing", "", "“” is no condition"),
        ("more than a condition", "online and not kind", "is no condition"),
    ] {
        check_text(kind, &template_of(&format!("{fields}  sections: [\n    (when: ¦\"{when}\")],")), said);
    }
}

#[test]
fn numbers_out_of_bounds() {
    check_all(&[
        (
            "a least above the greatest",
            "  lists: [(id: \"l\", min: 3, max: ¦2)],",
            "the greatest number of items is below",
        ),
        (
            "a start above the greatest",
            "  lists: [(id: \"l\", start: 3, max: ¦2)],",
            "the greatest number of items is below",
        ),
        (
            "four milliards of items",
            "  lists: [(id: \"l\", start: ¦4_000_000_000)],\n  sections: [(list: \"l\")],",
            "start asks for more items than are made",
        ),
        (
            "a thousand items of many parts",
            "  lists: [(id: \"k\"), (id: \"l\", start: ¦900, item: (children: [(), ()]))],\n  sections: [(list: \"l\")],",
            "start asks for more items than are made",
        ),
        ("a negative number", "  lists: [(id: \"l\", min: -¦1)],", "Integer is out of bounds"),
        (
            "a share below nothing",
            "  sections: [(share: 0.5), (share: ¦-0.5)],",
            "a share of the time lies between 0 and 1",
        ),
        ("a share above all", "  sections: [(share: ¦1.5)],", "a share of the time lies between 0 and 1"),
        ("a share that is no number", "  sections: [(share: ¦NaN)],", "a share of the time lies between 0 and 1"),
        (
            "a share without end",
            "  sections: [(children: [(share: ¦inf)])],",
            "a share of the time lies between 0 and 1",
        ),
        (
            "shares that are less than one",
            "  sections: ¦[(share: 0.5), (share: 0.4), ()],",
            "the shares add up to 0.9, not to 1",
        ),
        ("shares that are more than one", "  sections: ¦[(share: 1), (share: 1)],", "the shares add up to 2, not to 1"),
        (
            "a name without end",
            &format!("  fields: [(id: \"a\", name: ¦\"{}\")],", "名".repeat(1_001)),
            "a name or hint has 1,000 characters at most",
        ),
        (
            "a hint without end",
            &format!("  fields: [(id: \"a\", name: \"甲\", hint: ¦\"{}\")],", "示".repeat(100_000)),
            "a name or hint has 1,000 characters at most",
        ),
        ("an occasion without end", &format!("  occasion: ¦\"{}\",", "e".repeat(5_000)), "1,000 characters at most"),
        (
            "a name of a list without end",
            &format!("  lists: [(id: \"l\", name: ¦\"{}\")],", "名".repeat(1_001)),
            "1,000",
        ),
    ]);
}

#[test]
fn what_only_looks_strange_is_read() {
    for (kind, lines) in [
        ("signs of no width, of turning, of joining", "  occasion: \"👩\u{200d}👧\u{202e}\u{200b}e\u{301}\","),
        ("a zero and other control characters", "  sections: [(body: [\"\u{0}\u{7f}\u{1b}[31m\"])],"),
        ("a long line", &format!("  sections: [(body: [\"{}\"])],", "水".repeat(100_000))),
        ("a long mark of hashes", &format!("  sections: [(body: [r{0}\"甲\"{0}])],", "#".repeat(200))),
        ("comments in comments", &format!("  {}{}", "/*".repeat(10_000), "*/".repeat(10_000))),
        ("the longest name", &format!("  fields: [(id: \"a\", name: \"{}\")],", "名".repeat(1_000))),
        ("a thousand items", "  lists: [(id: \"l\", start: 1001)],\n  sections: [(list: \"l\")],"),
        ("a start of a list without an item", "  lists: [(id: \"l\", start: 4_000_000_000)],"),
        (
            "lists in each other",
            "  lists: [(id: \"a\", start: 9, item: (children: [(list: \"b\")])),\n    \
                                 (id: \"b\", start: 9, item: (children: [(list: \"a\")]))],\n  sections: [(list: \"a\"), (list: \"b\")],",
        ),
        ("choices that stand twice", "  fields: [(id: \"a\", name: \"\", kind: Choice([\"x\", \"x\", \"\"]))],"),
        (
            "lines that end as in other systems",
            "  fields: [(id: \"a\", name: \"\", kind: LongText, value: \"一\r\n二\")],",
        ),
    ] {
        let text = template_of(lines);
        assert!(
            trial::try_out(text.as_bytes()).contains(trial::A_TEMPLATE),
            "{kind}: {:?}",
            parse_template("t", &text)
        );
    }
}

/// As many problems as are told, each from a name that is compared with all others.
#[test]
fn a_template_with_a_thousand_faults_is_told_fifty() {
    let fields = many(1_900, "(id:\"a-field-with-a-name-that-is-long-and-like-all-the-others-#\",name:\"\"),");
    let parts = many(1_000, "(when:\"a-field-with-a-name-that-is-long-and-like-no-other-one-#\"),");
    let problems =
        parse_template("t", &template_of(&format!("  fields: [{fields}],\n  sections: [{parts}],"))).unwrap_err();
    assert_eq!(problems.len(), 50);
    assert!(problems.iter().all(|problem| matches!(&problem.what, Fault::NoField(_, Some(_)))));
    // A condition that names many choices out of many.
    let options = many(50_000, "\"x#\",");
    let when: String = many(50_000, "x#|") + "y";
    let field = format!("(id:\"a\",name:\"\",kind:Choice([{options}\"y\"]))");
    let text = template_of(&format!("  fields: [{field}],\n  sections: [(when: \"a={when}\")],"));
    assert!(parse_template("t", &text).is_ok());
}

#[test]
fn all_that_was_kept_does_what_it_should() {
    let all = corpus::templates();
    assert!(all.len() > 50, "{}", all.len());
    for (name, text) in all {
        let good = trial::try_out(&text).contains(trial::A_TEMPLATE);
        println!("{name}: {}", if good { "a template" } else { "problems" });
    }
}

#[test]
fn what_is_changed_at_random_is_a_template_or_has_problems() {
    let rng = &mut Rng::with_seed(0x7e41);
    let mut all = corpus::templates();
    // The small ones alone: this is done with every test.
    all.retain(|(_, text)| text.len() < 4_000);
    let mut good = 0;
    for _ in 0..2_000 {
        let [(name, text), (_, other)] = [(); 2].map(|()| &all[rng.usize(0..all.len())]);
        println!("{name}");
        good += usize::from(trial::try_out(&mutate::mutated(rng, text, other)).contains(trial::A_TEMPLATE));
    }
    assert!((200..1_800).contains(&good), "{good} templates");
}
