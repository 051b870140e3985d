//! Find and replace over a whole speech: what is found where, what becomes of it, and that nothing else changes.

use std::sync::Arc;

use fastrand::Rng;
use lectern::assemble::assemble;
use lectern::edit::{Edit, Place, Spot, apply};
use lectern::flow::{Hit, PatternFault, Query, QueryError, Standing, Within, compile, find, preview, replace};
use lectern::model::*;

use crate::generate::{self, field_id, list_id};

/// Letters stand for options: `w` width folded, `c` case matched, `o` whole words only, `r` a pattern.
fn query(text: &str, options: &str) -> Query {
    let on = |option| options.contains(option);
    Query { text: text.to_owned(), fold_width: on('w'), match_case: on('c'), whole_word: on('o'), regex: on('r') }
}

fn field(id: &str, kind: FieldKind, value: &str) -> Field {
    let value = FieldValue::parse(&kind, value).unwrap();
    Field { value, ..Field::new(field_id(id), "空", kind) }
}

/// A draft with one body, its paragraphs parted by `¶`.
fn body(notation: &str) -> Draft {
    let mut draft = Draft {
        fields: vec![
            field("city", FieldKind::Text, "清川市"),
            field("day", FieldKind::Date, "2026-04-28"),
            field("sum", FieldKind::Number, "1200"),
            field("units", FieldKind::List, "子局;丑局"),
        ],
        next_id: 2,
        ..Draft::default()
    };
    draft.lists.push(List::new(list_id("all"), "全部"));
    let names = draft.names();
    let mut section = Section::new(SectionId(1), Role::Other);
    section.body = notation.split('¶').map(|p| Arc::new(Text::parse(p, &names).0)).collect();
    draft.sections.push(section);
    draft
}

fn written(draft: &Draft) -> String {
    let mut out: Vec<String> = draft.sections[0].body.iter().map(|text| text.notation()).collect();
    let values = draft.fields.iter().filter_map(|field| Some(field.value.as_ref()?.typed()));
    let start = body("");
    let changed = values.filter(|value| !start.fields.iter().any(|f| f.value.as_ref().unwrap().typed() == *value));
    out.extend(changed.map(|value| format!("={value}")));
    out.join("¶")
}

/// Replaces all; a value that has changed stands behind the body as `¶=value`.
fn check_replace(before: &str, text: &str, options: &str, with: &str, after: &str) {
    let finder = compile(&query(text, options)).unwrap();
    let start = body(before);
    let mut draft = start.clone();
    let hits = find(&finder, &draft);
    let done = replace(&draft, &hits, &finder, with);
    assert_eq!(done.replaced + done.refused.len(), hits.len(), "{before}: {text} → {with}");
    if let Some(edit) = done.edit {
        let inverse = apply(&mut draft, edit).unwrap();
        let mut undone = draft.clone();
        apply(&mut undone, inverse).unwrap();
        assert_eq!(undone, start, "undo of {before}: {text} → {with}");
    }
    assert_eq!(written(&draft), after, "{before}: {text} → {with}");
}

#[test]
fn words_are_found_and_replaced() {
    check_replace("要抓落实，要快。", "要", "", "须", "须抓落实，须快。");
    check_replace("甲乙¶乙丙¶丁", "乙", "", "戊", "甲戊¶戊丙¶丁");
    check_replace("aaaa", "aa", "", "b", "bb");
    check_replace("甲乙丙", "乙", "", "", "甲丙");
    check_replace("甲乙丙", "丁", "", "戊", "甲乙丙");
    check_replace("甲乙", "甲乙", "", "甲\n乙", "甲 乙");
    check_replace("a.b acb", "a.b", "", "$1", "$1 acb");
    check_replace("（一）", "（一）", "", "一、", "一、");
    check_replace("𬭎山", "𬭎", "", "䶮", "䶮山");
    check_replace("say {{it}}", "{it}", "", "}", "say }}");
}

#[test]
fn case_counts_only_where_it_is_asked() {
    check_replace("Plan plan PLAN", "plan", "", "x", "x x x");
    check_replace("Plan plan PLAN", "plan", "c", "x", "Plan x PLAN");
    check_replace("ÉTÉ été", "été", "", "x", "x x");
    check_replace("ГОД год", "год", "", "x", "x x");
}

#[test]
fn width_counts_unless_it_is_folded() {
    check_replace("ＡＢＣ１２３，（甲）", "abc123,(", "w", "x", "x甲）");
    check_replace("ＡＢＣ１２３，（甲）", "abc123,(", "", "x", "ＡＢＣ１２３，（甲）");
    check_replace("甲\u{3000}乙 丙", " ", "w", "", "甲乙丙");
    check_replace("7.6％和7.6%", "7.6％", "w", "八成", "八成和八成");
    check_replace("Ａb", "aＢ", "wc", "x", "Ａb");
    check_replace("￥5、¥5", "¥5", "w", "5元", "5元、5元");
    check_replace("，，甲，乙", ",甲", "w", "。", "，。，乙");
    check_replace("甲（一）（二）", "（.）", "wr", "x", "甲xx");
    check_replace("甲（一）[二]", "[（［].[）］]", "wr", "x", "甲xx");
    check_replace("第１２３条", "[0-9]+", "wr", "N", "第N条");
    check_replace("第１２３条", "[０-９]+", "wr", "N", "第N条");
}

#[test]
fn whole_words_are_those_of_a_dictionary() {
    check_replace("plan planning plan.", "plan", "o", "x", "x planning x.");
    check_replace("代表市委，代表们", "代表", "o", "我代表", "我代表市委，我代表们");
    check_replace("会，社会、议会", "会", "o", "x", "x，社会、议会");
    check_replace("don’t and don", "don", "o", "x", "don’t and x");
    check_replace("aa aaa", "aa", "o", "x", "x aaa");
    check_replace("ａｂ ａｂｃ", "ab", "wo", "x", "x ａｂｃ");
    check_replace("甲1 1.5", "1", "o", "x", "甲x 1.5");
}

#[test]
fn patterns_catch_groups() {
    check_replace("2026年4月", r"(\d+)年(\d+)月", "r", "$2/$1", "4/2026");
    check_replace("2026年4月", r"(\d+)年(\d+)月", "wr", "${2}0$10", "40$10");
    check_replace("ab", "(?P<one>a)(?P<two>b)", "r", "${two}${one}${three}", "ba${{three}}");
    check_replace("甲乙", "(甲)|(乙)", "r", "[$2]", "[][乙]");
    check_replace("5元", r"(\d)元", "r", "$$$1", "$5");
    check_replace("5元", "元", "", "$1", "5$1");
    check_replace("甲乙丙", "x*", "r", "y", "甲乙丙");
    check_replace("甲xx乙x", "x*", "r", "y", "甲y乙y");
    check_replace("甲。甲乙。乙", "^甲|乙$", "r", "x", "x。甲乙。x");
    check_replace("同志们，大家", r"同\p{Han}+", "r", "x", "x，大家");
    check_replace("ＡＢ，甲", "(b),", "wr", "$1、", "ＡＢ、甲");
    check_replace("甲 $ 乙", r"\$", "r", "$ ", "甲 $  乙");
}

#[test]
fn a_chip_interrupts_and_what_it_shows_is_found_once() {
    check_replace("在{city}的{city}", "清川市", "", "云溪市", "在{city}的{city}¶=云溪市");
    check_replace("在{city}的", "在清川", "", "x", "在{city}的");
    check_replace("在{city}的", "在的", "", "x", "在{city}的");
    check_replace("甲{pause}乙和甲乙", "甲乙", "", "丙", "甲{pause}乙和丙");
    check_replace("有{count:all}点，{count:all}点", "点", "", "条", "有{count:all}条，{count:all}条");
    check_replace("甲乙", "子局", "", "寅局", "甲乙¶=寅局；丑局");
    check_replace("{day}", "4月28日", "", "5月1日", "{day}¶=2026-05-01");
    check_replace("{sum}", "1200", "", "1300.5", "{sum}¶=1300.5");
    // A number can hold no words, a day no other month than twelve.
    check_replace("{sum}，1200", "1200", "", "几百", "{sum}，几百");
    check_replace("{day}，4月", "4月", "", "14月", "{day}，14月");
}

#[test]
fn a_match_may_span_voices_and_takes_the_first() {
    check_replace("{stress}较真{/stress}二字", "真二", "", "劲儿", "{stress}较劲儿{/stress}字");
    check_replace("甲{slow}乙{/slow}丙", "甲乙丙", "", "甲乙丙", "甲{slow}乙{/slow}丙");
    check_replace("甲{slow}乙{/slow}丙{pause}甲丙", "[甲丙]", "r", "x", "x{slow}乙{/slow}x{pause}xx");
    check_replace("{stress}甲{/stress}{slow}乙{/slow}丙丁", "甲乙丙", "", "", "丁");
}

/// A speech with a place for everything.
fn speech() -> Draft {
    let mut draft = body("首先，鹰。{city}");
    draft.fields.push(field("bird", FieldKind::Text, "苍鹰"));
    draft.fields.push(field("unseen", FieldKind::Text, "鹰"));
    let list = &mut draft.lists[0];
    list.fields = vec![field("word", FieldKind::Text, "鹰")];
    let names = draft.names();
    let text = |notation: &str| Text::parse(notation, &names).0;
    draft.title = TitleBlock {
        lines: vec![text("鹰之一"), text("鹰之二")],
        subtitle: text("——鹰"),
        speaker: text("{bird}"),
        date: text("鹰年"),
    };
    draft.lists[0].pattern = Some(text("鹰的“{word}”"));
    for (id, on, value) in [(2, false, "鹰甲"), (3, true, "鹰乙")] {
        let mut item = Section::new(SectionId(id), Role::Item);
        item.list = Some(list_id("all"));
        item.on = on;
        item.values.insert(field_id("word"), FieldValue::Text(value.into()));
        item.body = vec![Arc::new(text("无")), Arc::new(text("有鹰，{bird}"))];
        draft.sections.push(item);
    }
    let mut last = Section::new(SectionId(4), Role::Closing);
    last.heading = Some(text("收鹰"));
    last.values.insert(field_id("word"), FieldValue::Text("鹰".into()));
    draft.sections.push(last);
    draft.next_id = 5;
    draft
}

#[test]
fn a_whole_speech_is_read_in_order() {
    use Standing::{Off, Spoken, Unseen};
    let finder = compile(&query("鹰", "")).unwrap();
    let found: Vec<(Within, usize, Option<u64>, Standing)> = find(&finder, &speech())
        .into_iter()
        .map(|hit| (hit.within, hit.range.start, hit.section.map(|id| id.0), hit.standing))
        .collect();
    let text = Within::Text;
    let value = |section: Option<u64>, id: &str| Within::Value(section.map(SectionId), field_id(id));
    let (two, three) = (SectionId(2), SectionId(3));
    assert_eq!(
        found,
        [
            (text(Place::TitleLine(0)), 0, None, Spoken),
            (text(Place::TitleLine(1)), 0, None, Spoken),
            (text(Place::Subtitle), 6, None, Spoken),
            (value(None, "bird"), 3, None, Spoken),
            (text(Place::Date), 0, None, Spoken),
            (text(Place::Body(SectionId(1), 0)), 9, Some(1), Spoken),
            // Met in a part that is off first, and spoken behind it.
            (Within::Pattern(list_id("all")), 0, Some(2), Spoken),
            (value(Some(2), "word"), 0, Some(2), Off),
            (text(Place::Body(two, 1)), 3, Some(2), Off),
            (value(Some(3), "word"), 0, Some(3), Spoken),
            (text(Place::Body(three, 1)), 3, Some(3), Spoken),
            (text(Place::Heading(SectionId(4))), 3, Some(4), Spoken),
            (value(None, "unseen"), 0, None, Unseen),
            (value(Some(4), "word"), 0, Some(4), Unseen),
        ]
    );
}

#[test]
fn everything_is_replaced_in_one_step_and_the_caret_finds_it() {
    let start = speech();
    let finder = compile(&query("鹰", "")).unwrap();
    let hits = find(&finder, &start);
    let done = replace(&start, &hits, &finder, "雁");
    assert_eq!((done.replaced, done.refused.len()), (hits.len(), 0));
    let mut draft = start.clone();
    let inverse = apply(&mut draft, done.edit.unwrap()).unwrap();
    assert!(find(&finder, &draft).is_empty());
    assert_eq!(draft.lists[0].pattern.as_ref().unwrap().notation(), "雁的“{word}”");
    apply(&mut draft, inverse).unwrap();
    assert_eq!(draft, start);
    let spots: Vec<Option<Spot>> = hits.iter().map(|hit| hit.caret().map(|caret| caret.spot)).collect();
    assert_eq!(spots[6], Some(Spot::Text(Place::Heading(SectionId(2)))));
    assert_eq!(spots[3], Some(Spot::Field(None, field_id("bird"))));
}

#[test]
fn only_the_chosen_hits_are_replaced_and_none_that_has_moved() {
    let finder = compile(&query("鹰", "")).unwrap();
    let mut draft = body("鹰鹰鹰¶鹰");
    let hits = find(&finder, &draft);
    let done = replace(&draft, &[hits[2].clone(), hits[0].clone(), hits[0].clone()], &finder, "雁");
    assert_eq!((done.replaced, done.refused.len()), (2, 1));
    apply(&mut draft, done.edit.unwrap()).unwrap();
    assert_eq!(written(&draft), "雁鹰雁¶鹰");
    let place = Place::Body(SectionId(1), 0);
    apply(&mut draft, Edit::Splice { place, range: 0..0, with: Text::plain("有") }).unwrap();
    let late = replace(&draft, &hits, &finder, "雁");
    // What stands at an old place and is still an eagle is one; the others are refused.
    assert_eq!((late.replaced, late.refused.len()), (2, 2));
    let gone = replace(&Draft::default(), &hits, &finder, "雁");
    assert_eq!((gone.edit, gone.replaced, gone.refused.len()), (None, 0, 4));
}

/// `[hit→with]` among what stands round it.
fn check_preview(before: &str, text: &str, options: &str, with: &str, expected: &[&str]) {
    let finder = compile(&query(text, options)).unwrap();
    let draft = body(before);
    let counts = assemble(&draft, None).counts;
    let shown: Vec<String> = find(&finder, &draft)
        .iter()
        .filter(|hit| matches!(hit.within, Within::Text(_)))
        .map(|hit| preview(&draft, &counts, &finder, hit, with).unwrap())
        .map(|p| format!("{}[{}→{}]{}", p.before, p.hit, p.with, p.after))
        .collect();
    assert_eq!(shown, expected, "{before}");
}

#[test]
fn a_preview_shows_what_stands_round_a_hit() {
    check_preview("在{city}开会，开好", "开", "", "办", &["在清川市[开→办]会，开好", "在清川市开会，[开→办]好"]);
    check_preview("第12条", r"(\d)(\d)", "r", "$2$1", &["第[12→21]条"]);
    let finder = compile(&query("清川", "")).unwrap();
    let draft = body("到{city}");
    let [hit] = &find(&finder, &draft)[..] else { panic!("one value holds it") };
    let shown = preview(&draft, &assemble(&draft, None).counts, &finder, hit, "云溪").unwrap();
    assert_eq!(
        (shown.hit, shown.with, shown.after, shown.section),
        ("清川".into(), "云溪".into(), "市".into(), hit.section)
    );
    let long = "长".repeat(100);
    let (context, shown) = ("长".repeat(24), "长".repeat(60));
    check_preview(&format!("{long}鹰{long}"), "鹰", "", &long, &[&format!("…{context}[鹰→{shown}…]{context}…")]);
}

fn check_fault(text: &str, expected: QueryError) {
    assert_eq!(compile(&query(text, "r")).err(), Some(expected), "{text}");
}

#[test]
fn a_wrong_pattern_says_where() {
    let fault = |at, fault| QueryError::Pattern { at, fault };
    check_fault("甲(", fault(3, PatternFault::OpenGroup));
    check_fault("甲)", fault(3, PatternFault::StrayClose));
    check_fault("甲乙[一", fault(6, PatternFault::OpenClass));
    check_fault("*", fault(0, PatternFault::NothingToRepeat));
    check_fault("甲{2,1}", fault(3, PatternFault::BadCount));
    check_fault(r"甲\y", fault(3, PatternFault::BadEscape));
    check_fault("(?=甲)", fault(0, PatternFault::NotSupported));
    check_fault(r"\p{Nothing}", fault(0, PatternFault::Other));
    check_fault("", QueryError::Empty);
    check_fault(&"a".repeat(1_001), QueryError::TooLong);
    check_fault("(a{100}){100}{100}", QueryError::TooBig);
    check_fault(r"\w{500}", QueryError::TooBig);
    assert!(matches!(compile(&query(&"(".repeat(999), "r")), Err(QueryError::Pattern { .. })));
    assert!(compile(&query("甲(", "")).is_ok(), "words are no pattern");
}

/// The draft without which ids have been given out.
fn content(draft: &Draft) -> Draft {
    Draft { next_id: 0, ..draft.clone() }
}

#[test]
fn replacing_by_the_same_changes_nothing_and_undo_restores() {
    let mut replaced = 0;
    for seed in 0..400 {
        let start = generate::draft(seed);
        let rng = &mut Rng::with_seed(seed ^ 0xf1d);
        let texts = ["要", "落实", "，", "a", " ", "名", r"\p{Han}", ".+", "[^。]*", "0", "“"];
        let text = texts[rng.usize(0..texts.len())];
        let options = ["", "w", "r", "wr", "c", "o", "wro"][rng.usize(0..7)];
        let finder = compile(&query(text, options)).unwrap();
        let hits = find(&finder, &start);
        let same = replace(&start, &hits, &finder, if options.contains('r') { "$0" } else { text });
        let folds = options.contains('w') && !options.contains('r');
        assert!(same.edit.is_none() || folds, "seed {seed}: {text} {options}: {same:?}");
        // What a formula makes of other fields changes with them, and not by itself.
        let made = |hit: &Hit| match &hit.within {
            Within::Value(None, field) => start.field(field).is_some_and(|field| field.value.is_none()),
            Within::Value(Some(section), field) => {
                start.section(*section).is_none_or(|s| !s.values.contains_key(field))
            }
            _ => false,
        };
        assert!(same.refused.iter().all(made) || folds, "seed {seed}: {text} {options}: {same:?}");
        let done = replace(&start, &hits, &finder, "换");
        replaced += done.replaced;
        let mut draft = start.clone();
        if let Some(edit) = done.edit {
            let inverse = apply(&mut draft, edit).unwrap_or_else(|error| panic!("seed {seed}: {error:?}"));
            apply(&mut draft, inverse).unwrap();
        }
        assert_eq!(content(&draft), content(&start), "seed {seed}");
    }
    assert!(replaced > 1_000, "only {replaced} hits");
}

#[test]
fn many_hits_in_one_long_text_are_one_pass() {
    let draft = body(&"a，".repeat(50_000));
    for options in ["", "w", "wr", "o"] {
        let finder = compile(&query("a", options)).unwrap();
        let hits = find(&finder, &draft);
        assert_eq!(hits.len(), 50_000);
        let done = replace(&draft, &hits, &finder, "b");
        assert_eq!((done.replaced, done.refused.len()), (50_000, 0));
    }
}
