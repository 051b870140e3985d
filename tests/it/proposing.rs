//! What of a draft is proposed for blanks, by cases; that a template made of it begins as the same speech; and that no text is
//! too much for it.

use lectern::app::template_of;
use lectern::assemble::assemble;
use lectern::edit::{Matter, Proposal, from_outline, from_template, proposals, with_samples};
use lectern::export::txt;
use lectern::i18n::Lang;
use lectern::import::{recover, text};
use lectern::measure::Rate;
use lectern::model::{Draft, Language, Piece, Role, Section, SectionId, Template, Text, Voice};
use lectern::store::{built_in, parse_template, write_template};

use crate::generate;
use crate::recovery::generator::samples;

const CASES: &str = include_str!("../fixtures/templating/proposals.txt");

/// A draft of a title, a speaker and paragraphs.
fn draft_of(title: &str, speaker: &str, paragraphs: &[&str]) -> Draft {
    let mut draft = Draft { next_id: 2, ..Draft::default() };
    let letters = |words: &str| words.chars().all(|c| c.is_ascii() || "’–".contains(c));
    if paragraphs.iter().all(|words| letters(words)) {
        draft.language = Language::English;
    }
    draft.title.lines = vec![Text::plain(title)];
    draft.title.speaker = Text::plain(speaker);
    let body = paragraphs.iter().map(|words| Text::plain(words).into()).collect();
    draft.sections = vec![Section { body, ..Section::new(SectionId(1), Role::Other) }];
    draft
}

fn said(proposal: &Proposal) -> String {
    let Proposal::Words(found) = proposal else { return "filled".to_owned() };
    let matter = match found.matter {
        Matter::Place => "place",
        Matter::Body => "body",
        Matter::Person => "person",
        Matter::Date => "date",
        Matter::Weekday => "weekday",
        Matter::Year => "year",
        Matter::Ordinal => "ordinal",
        Matter::Plan => "plan",
        Matter::Holiday => "holiday",
        Matter::Figure => "figure",
        Matter::Mark => "mark",
    };
    let sure = if found.is_sure { "" } else { "? " };
    let times = if found.times == 1 { String::new() } else { format!(" {}", found.times) };
    format!("{sure}{matter} {}{times}", found.words)
}

/// The template of a draft with some proposals, written and read again.
fn template(draft: &Draft, taken: &[Proposal]) -> Template {
    let made = template_of(draft, Some("名"), taken, Rate::usual(draft.language), Lang::Zh);
    parse_template("made", &write_template(&made).unwrap()).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn words_of(draft: &Draft) -> String {
    txt(&assemble(draft, None))
}

/// With the old values the template begins as the old speech, whichever proposals are taken.
fn check_same(what: &str, draft: &Draft) -> usize {
    let all = proposals(draft);
    let every_other: Vec<Proposal> = all.iter().step_by(2).cloned().collect();
    for taken in [all.as_slice(), &every_other] {
        let made = template(draft, taken);
        assert_eq!(words_of(&with_samples(&made)), words_of(draft), "{what}\n{taken:#?}");
    }
    all.len()
}

#[test]
fn what_changes_from_year_to_year_is_proposed_and_nothing_else() {
    let blocks = CASES.split("\n\n").map(|block| block.lines().filter(|line| !line.starts_with("//")));
    let (mut count, mut wrong) = (0, Vec::new());
    for lines in blocks.map(Iterator::collect::<Vec<_>>).filter(|lines| !lines.is_empty()) {
        let of = |sign: &'static str| lines.iter().filter_map(move |line| line.strip_prefix(sign));
        let first = |sign: &'static str| of(sign).next().unwrap_or_default();
        let draft = draft_of(first("# "), first("@ "), &of("| ").collect::<Vec<_>>());
        let is_text = |line: &&&str| [": ", "# ", "@ ", "| "].iter().any(|sign| line.starts_with(sign));
        let expected: Vec<String> = lines.iter().filter(|line| !is_text(line)).map(|line| (*line).to_owned()).collect();
        let found: Vec<String> = proposals(&draft).iter().map(said).collect();
        if found != expected {
            wrong.push(format!("{}\nfound    {found:?}\nexpected {expected:?}", first(": ")));
        }
        check_same(first(": "), &draft);
        count += 1;
    }
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n\n"));
    assert!(count >= 36, "{count}");
}

#[test]
fn a_template_of_an_old_speech_begins_as_the_old_speech() {
    let mut found = 0;
    // Every fifth, which comes by every style and layout.
    let all: Vec<_> = samples(3).into_iter().step_by(5).collect();
    for sample in &all {
        for speech in &recover(&text(&sample.text), &[]).speeches {
            found += check_same(&sample.text, &from_outline(speech));
        }
    }
    println!("{found} proposals in {} speeches", all.len());
    assert!(found > all.len(), "{found}");
}

#[test]
fn a_template_of_a_written_draft_begins_as_that_draft() {
    for template in built_in().into_iter().filter_map(|entry| entry.template.ok()) {
        check_same(&template.id, &with_samples(&template));
    }
}

#[test]
fn this_years_values_take_the_place_of_the_old_ones_wherever_they_stand() {
    let draft = draft_of(
        "在清川市2025年供水工作会议上的讲话",
        "",
        &["2024年清川供水2.7亿立方米。", "第十二届清川市水博会4月办，2025年还要办。"],
    );
    let all = proposals(&draft);
    let mut draft = from_template(&template(&draft, &all));
    assert_eq!(draft.slot_minutes, Some(1));
    let names: Vec<&str> = draft.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["地名", "地名简称", "年份", "上一年", "届次", "数字"]);
    for (field, value) in
        [("place", "云溪市"), ("place-short", "云溪"), ("year", "2026"), ("ordinal", "13"), ("figure", "3.1")]
    {
        let edit = lectern::edit::set_value(&draft, field, value).unwrap();
        lectern::edit::apply(&mut draft, edit).unwrap();
    }
    // The year before follows by itself.
    let text = words_of(&draft);
    assert_eq!(
        text.replace("　　", ""),
        "在云溪市2026年供水工作会议上的讲话\n\n2025年云溪供水3.1亿立方米。\n第十三届云溪市水博会4月办，2026年还要办。\n"
    );
    let figure = draft.fields.iter().find(|field| field.name == "数字").unwrap();
    assert_eq!(figure.hint, "2024年清川供水〔2.7亿立方米〕。");
}

#[test]
fn one_that_is_not_taken_stays_and_leaves_its_parts_to_others() {
    let draft = draft_of("", "", &["2025年4月28日，清川市水务局到清川市，2025年。"]);
    let all = proposals(&draft);
    let without = |matter: Matter| -> Vec<Proposal> {
        let is = |one: &Proposal| matches!(one, Proposal::Words(found) if found.matter == matter);
        all.iter().filter(|one| !is(one)).cloned().collect()
    };
    let text = |taken: &[Proposal]| words_of(&from_template(&template(&draft, taken))).trim().to_owned();
    assert_eq!(text(&all), "〔日期〕，〔单位〕到〔地名〕，〔年份〕年。");
    assert_eq!(text(&without(Matter::Date)), "〔年份〕年4月28日，〔单位〕到〔地名〕，〔年份〕年。");
    assert_eq!(text(&without(Matter::Body)), "〔日期〕，〔地名〕水务局到〔地名〕，〔年份〕年。");
    assert_eq!(text(&[]), "2025年4月28日，清川市水务局到清川市，2025年。");
}

#[test]
fn words_in_two_voices_are_one_blank() {
    let mut draft = draft_of("", "", &["2025年"]);
    let mut line = Text::plain("今天是");
    line.push(Piece::Words("2025年4月".to_owned()), Voice::Stress);
    line.push(Piece::Words("28日，".to_owned()), Voice::Slow);
    line.push(Piece::Pause, Voice::Plain);
    line.push(Piece::Words("2025年好。".to_owned()), Voice::Plain);
    draft.sections[0].body = vec![line.into()];
    check_same("two voices", &draft);
    let made = template(&draft, &proposals(&draft));
    assert_eq!(words_of(&from_template(&made)).trim(), "今天是〔日期〕，〔年份〕年好。");
}

/// Finds what there is in hostile words, within bounds.
fn check_hostile(words: &str) {
    let mut draft = draft_of("", "", &[words]);
    for language in [Language::Chinese, Language::English] {
        draft.language = language;
        let all = proposals(&draft);
        assert!(all.len() <= 60, "{}", all.len());
        let taken = template_of(&draft, Some("名"), &all, Rate::usual(language), Lang::Zh);
        assert_eq!(words_of(&with_samples(&taken)), words_of(&draft));
    }
}

const UNITS: [&str; 19] = [
    "2025年",
    "清川市",
    "清川市水务局",
    "，云溪县",
    "第十二届",
    "2.7亿立方米，",
    "市长顾长宁，",
    "×× ",
    "20XX年",
    "年月日",
    "“五一”",
    "局",
    "同志",
    "1",
    "市",
    "乡村街道",
    "April 28, 2025 ",
    "Xx University ",
    "{",
];

#[test]
fn texts_without_end_are_looked_through_within_bounds() {
    for unit in UNITS {
        check_hostile(&unit.repeat(2_000 / unit.chars().count()));
    }
    // A million characters, of ever other names among them.
    let han = |n: u32| char::from_u32(0x4E00 + n % 20_000).unwrap();
    let mut words = String::with_capacity(3_000_000);
    for n in 0.. {
        if words.len() > 2_700_000 {
            break;
        }
        words.push_str(UNITS[n as usize % UNITS.len()]);
        words.push_str(&format!("，{}{}市{}局", han(n), han(n / 7), han(n * 3)));
    }
    assert!(words.chars().count() > 1_000_000);
    let draft = draft_of("", "", &[&words]);
    assert!(proposals(&draft).len() <= 60);
}

#[test]
fn characters_of_every_plane_are_words() {
    for plane in 0..=16_u32 {
        let all = (0..0x10000).step_by(29).filter_map(|low| char::from_u32(plane * 0x10000 + low));
        let mut words = String::new();
        for (nth, c) in all.enumerate() {
            words.push(c);
            if nth % 5 == 0 {
                words.push_str(["市", "2025年", "第3届", "局", "××", "同志", "8.4%"][nth / 5 % 7]);
            }
        }
        check_hostile(&words.replace(['\n', '\r'], ""));
    }
}

#[test]
fn whatever_a_draft_holds_it_becomes_a_template_or_says_nothing() {
    for seed in 0..60 {
        let draft = generate::draft(seed);
        let all = proposals(&draft);
        let made = template_of(&draft, None, &all, Rate::usual(draft.language), Lang::En);
        let text = write_template(&made).unwrap();
        parse_template("made", &text).unwrap_or_else(|problems| panic!("{seed}: {problems:?}\n{text}"));
    }
}
