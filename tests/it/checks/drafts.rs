//! What only a draft knows: its blanks, its guidance, its counts and numbers, and the time that its parts have.

use lectern::assemble::assemble;
use lectern::check::{Data, Finding, Fix, Options, Rule, Severity, Subject, check};
use lectern::measure::Rate;
use lectern::model::{Draft, NumberStyle};
use lectern::store::parse_draft;

fn draft(parts: &str) -> Draft {
    draft_with("", parts)
}

fn draft_with(fields: &str, parts: &str) -> Draft {
    let source = format!(
        r#"(format: "lectern-draft", version: 1, language: "zh-CN", minutes: 10,
  title: (lines: ["在{{year}}年{{scope}}工作会议上的讲话"], date: "（{{date}}）"),
  fields: [
    (id: "scope", name: "范围", value: "云溪市"),
    (id: "year", name: "年份", kind: Number, value: "2026"),
    (id: "date", name: "日期", kind: Date, value: "2026-03-12"),
    (id: "leader", name: "到会领导"),
    {fields}
  ],
  lists: [(id: "points", name: "要点", style: "一、"), (id: "inner", name: "分项", style: "一、")],
  style: (numbering: ["一、"]),
  sections: [
    (role: Salutation, body: ["同志们："]),
    {parts}
    (role: Closing, body: ["让我们共同努力！"]),
  ])"#
    );
    parse_draft(&source).unwrap_or_else(|problem| panic!("{problem:?}"))
}

/// The draft with lists and levels that carry no numbers.
fn without_numbers(mut draft: Draft) -> Draft {
    draft.style.levels.iter_mut().for_each(|level| level.numbering = NumberStyle::None);
    draft.lists.iter_mut().for_each(|list| list.style = Some(NumberStyle::None));
    draft
}

fn found(parts: &str) -> Vec<(Subject, Finding)> {
    found_in(&draft(parts))
}

fn found_in(draft: &Draft) -> Vec<(Subject, Finding)> {
    let subject = Subject::from_draft(draft, &assemble(draft, None), Rate::usual(draft.language));
    let findings = check(&subject, &Options::default());
    findings.into_iter().map(|finding| (subject.clone(), finding)).collect()
}

/// Rules and the words that they find, in order.
fn check_found(parts: &str, expected: &[(Rule, &str)]) {
    let found = found(parts);
    let told: Vec<(Rule, &str)> = found
        .iter()
        .map(|(subject, finding)| {
            let text = &subject.paragraphs[finding.place.paragraph].text;
            (finding.rule, text.get(finding.place.range.clone()).unwrap())
        })
        .collect();
    assert_eq!(told, expected, "{parts}");
}

#[test]
fn a_blank_that_is_empty_is_found_where_it_stands() {
    check_found(r#"(body: ["欢迎{leader}到{scope}指导。"]),"#, &[(Rule::UnfilledField, "〔到会领导〕")]);
    check_found(r#"(on: false, body: ["欢迎{leader}到会。"]),"#, &[]);
}

#[test]
fn guidance_is_known_again_in_a_body() {
    let part = r#"(body: ["要讲清楚办法和时限，一档一档说到小时。各单位要抓好落实。"], guidance: "要讲清楚办法和时限，一档一档说到小时。"),"#;
    check_found(part, &[(Rule::GuidanceLeft, "要讲清楚办法和时限，一档一档说到小时。")]);
    check_found(r#"(body: ["各单位要抓好落实。"], guidance: "要讲清楚办法和时限。"),"#, &[]);
}

const TWO: &str = r#"(role: Item, list: "points", heading: "提高认识", body: ["认识要到位。"]),
    (role: Item, list: "points", heading: "突出重点", body: ["重点要明确。"]),"#;

#[test]
fn a_count_that_counts_by_itself_is_right_and_a_typed_one_may_not_be() {
    check_found(&format!(r#"(role: LeadIn, body: ["下面，我讲{{count:points}}点意见。"]), {TWO}"#), &[]);
    check_found(&format!(r#"(role: LeadIn, body: ["下面，我讲两点意见。"]), {TWO}"#), &[]);
    let typed = format!(r#"(role: LeadIn, body: ["下面，我讲三点意见。"]), {TWO}"#);
    check_found(&typed, &[(Rule::AnnouncedCount, "三点意见")]);
    let (_, finding) = found(&typed).remove(0);
    let words: Vec<&Fix> = finding.fixes.iter().collect();
    assert!(matches!(words.as_slice(), [Fix::Replace(all), Fix::GoTo(_)] if all[0].words == "两"), "{words:?}");
}

#[test]
fn a_count_of_items_without_numbers_is_compared_too() {
    let plain = |parts: &str| without_numbers(draft(parts));
    let found = |draft: &Draft| -> Vec<Data> {
        let subject = Subject::from_draft(draft, &assemble(draft, None), Rate::usual(draft.language));
        let counts =
            check(&subject, &Options::default()).into_iter().filter(|found| found.rule == Rule::AnnouncedCount);
        counts.map(|found| found.data).collect()
    };
    let said = |count: &str| plain(&format!(r#"(role: LeadIn, body: ["下面，我讲{count}点意见。"]), {TWO}"#));
    assert_eq!(found(&said("两")), []);
    assert_eq!(found(&said("三")), [Data::Count { announced: 3, found: 2 }]);
    // Below its own part.
    let below = |count: &str| {
        let items = TWO.replace("\"points\"", "\"inner\"");
        plain(&format!(r#"(role: Item, heading: "抓好落实", body: ["要注意{count}个问题。"], children: [{items}]),"#))
    };
    assert_eq!(found(&below("两")), []);
    assert_eq!(found(&below("四")), [Data::Count { announced: 4, found: 2 }]);
    // What the sentence lists by itself is no count of the items.
    let listed = format!(r#"(role: LeadIn, body: ["要抓住人才、技术、资金三个关键。"]), {TWO}"#);
    assert_eq!(found(&plain(&listed)), []);
}

#[test]
fn a_number_typed_behind_one_that_counts_itself_is_found() {
    let typed = r#"(role: Item, list: "points", heading: "一、提高认识", body: ["认识要到位。"]),
        (role: Item, list: "points", heading: "突出重点", body: ["重点要明确。"]),"#;
    check_found(typed, &[(Rule::Numbering, "一、")]);
}

#[test]
fn what_fills_itself_in_is_not_written_over() {
    // The name in the field has a mark of the wrong width; the field is where that is put right.
    let mut draft = draft(r#"(body: ["欢迎到{scope}来。"]),"#);
    let scope = draft.fields.iter_mut().find(|field| field.id.as_str() == "scope").unwrap();
    scope.value = Some(lectern::model::FieldValue::Text("云溪市,".to_owned()));
    let subject = Subject::from_draft(&draft, &assemble(&draft, None), Rate::usual(draft.language));
    let findings = check(&subject, &Options::default());
    let width: Vec<&Finding> = findings.iter().filter(|finding| finding.rule == Rule::PunctuationWidth).collect();
    assert!(!width.is_empty());
    assert!(width.iter().all(|finding| matches!(finding.fixes.as_slice(), [Fix::GoTo(_)])), "{width:?}");
}

#[test]
fn a_part_that_takes_more_than_its_share_is_found() {
    let long = "各级各部门要把防汛摆在突出位置，宁可十防九空，不可失防万一，水库要腾库容，堤防要查隐患。";
    let bodies: String = (0..9).map(|n| format!(r#""第{n}处：{long}","#)).collect();
    let parts = format!(r#"(share: 0.1, body: [{bodies}]), (share: 0.8, body: ["各单位要抓好落实。"]),"#);
    let found = found(&parts);
    let over: Vec<&Finding> =
        found.iter().map(|(_, finding)| finding).filter(|finding| finding.rule == Rule::OverTime).collect();
    assert_eq!(over.len(), 1, "{over:?}");
    assert_eq!(over[0].severity, Severity::Hint);
}

#[test]
fn the_day_of_a_draft_is_that_of_its_title() {
    check_found(
        r#"(body: ["会议定于3月12日（星期五）召开，今年是2022年。"]),"#,
        &[(Rule::LeftoverYear, "五"), (Rule::LeftoverYear, "2022")],
    );
}

#[test]
fn a_rule_that_is_off_is_silent_and_a_level_can_be_chosen() {
    let draft = draft(r#"(body: ["这是我们的的目标，，要抓好。"]),"#);
    let subject = Subject::from_draft(&draft, &assemble(&draft, None), Rate::usual(draft.language));
    let mut options = Options::default();
    options.off.insert(Rule::RepeatedWord);
    options.levels.insert(Rule::PunctuationDoubled, Severity::Error);
    let told: Vec<(Rule, Severity)> =
        check(&subject, &options).iter().map(|finding| (finding.rule, finding.severity)).collect();
    assert_eq!(told, [(Rule::PunctuationDoubled, Severity::Error)]);
}

/// The people of a text that are not those of the fields, each with what the first fix writes.
fn strangers(fields: &str, text: &str) -> Vec<(String, String)> {
    let found = found_in(&draft_with(fields, &format!(r#"(body: ["{text}"]),"#)));
    let named = found.iter().filter(|(_, finding)| finding.rule == Rule::LeftoverName);
    let told = named.map(|(subject, finding)| {
        let text = &subject.paragraphs[finding.place.paragraph].text;
        let Some(Fix::Replace(all)) = finding.fixes.first() else { panic!("{finding:?}") };
        (text[finding.place.range.clone()].to_owned(), all[0].words.clone())
    });
    told.collect()
}

const SPEAKER: &str =
    r#"(id: "speaker", name: "讲话人", value: "李明远"), (id: "post", name: "职务", value: "云溪县县长"),"#;
const GUEST: &str = r#"(id: "guests", name: "来宾", kind: People, value: ["李明远/县长"]),"#;

#[test]
fn a_person_who_is_not_the_one_of_the_fields_is_found() {
    let expected = [("王志强".to_owned(), "李明远".to_owned())];
    for (fields, text) in [
        (SPEAKER, "王志强县长会前看了现场。"),
        (GUEST, "感谢王志强县长到会指导。"),
        (GUEST, "会前，王志强县长走访了三个村。"),
        (GUEST, "下面，请王志强县长讲话。"),
        (GUEST, "按照王志强县长的要求抓好落实，李明远县长再作动员。"),
    ] {
        assert_eq!(strangers(fields, text), expected, "{text}");
    }
    // A name of two characters, and twice.
    let twice = strangers(GUEST, "感谢王刚县长。王刚县长辛苦了。");
    assert_eq!(twice.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["王刚", "王刚"]);
}

#[test]
fn other_people_of_a_speech_are_meant_as_they_are() {
    for (fields, text) in [
        // The one of the field, by his whole name and by his surname.
        (GUEST, "感谢李明远县长到会指导，李县长辛苦了。"),
        // Posts that no field has, and below the one that it has.
        (GUEST, "王志强局长、陈砚主任也来了。感谢王志强局长。"),
        (GUEST, "感谢王志强副县长到会指导。"),
        // A list of people, and somebody who is named again and again.
        (GUEST, "王志强县长、赵大江县长从邻县赶来。"),
        (GUEST, "王志强县长来过。王志强县长又来了。感谢王志强县长。"),
        // The post behind other words.
        (GUEST, "全县长期干旱，历任县长都修渠。"),
        // Two have the post: nobody knows whose name belongs there.
        (
            r#"(id: "guests", name: "来宾", kind: People, value: ["李明远/县长", "周若川/邻县县长"]),"#,
            "感谢王志强县长。",
        ),
        // No field names anybody.
        (r#"(id: "post", name: "职务", value: "县长"),"#, "感谢王志强县长到会指导。"),
        ("", "感谢王志强县长到会指导。"),
    ] {
        assert_eq!(strangers(fields, text), [], "{text}");
    }
}
