//! The templates that come with the program: with sample values each reads as a speech that could be given, its counts
//! are kept, its time is what its parts say, and whatever a writer adds, takes out or answers, it stays so. The same holds
//! for the example that teaches the format.

use std::collections::BTreeSet;

use lectern::assemble::{Assembled, SpanKind, assemble};
use lectern::edit::{Edit, add_item, apply, fill_in, from_template, remove, with_samples};
use lectern::export::txt;
use lectern::measure::{Rate, measure};
use lectern::model::{
    Draft, Field, FieldId, FieldKind, FieldValue, Formula, Language, ListId, NumberStyle, Piece, Role, Section,
    Template, Text, When, chinese_numeral, english_numeral,
};
use lectern::store::{Entry, built_in, parse_template};

use crate::generate::list_id;

fn template(id: &str) -> Template {
    all().into_iter().find(|template| template.id == id).unwrap()
}

fn all() -> Vec<Template> {
    let template = |entry: Entry| entry.template.unwrap_or_else(|problems| panic!("{}: {problems:?}", entry.id));
    built_in().into_iter().map(template).collect()
}

const README: &str = include_str!("../../templates/README.md");

/// The template that the readme explains.
fn example() -> Template {
    let (_, behind) = README.split_once("```ron\n").unwrap();
    let (example, _) = behind.split_once("```").unwrap();
    parse_template("example", example).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn with_example() -> Vec<Template> {
    all().into_iter().chain([example()]).collect()
}

/// The two that are modelled on real speeches.
fn models() -> [Template; 2] {
    ["holiday-symposium", "annual-work-meeting"].map(template)
}

/// Every part of a draft, those of its lists' new items too.
fn parts(draft: &Draft) -> impl Iterator<Item = &Section> {
    let items = draft.lists.iter().filter_map(|list| list.item.as_deref());
    draft.walk().chain(items.flat_map(Section::walk))
}

/// Every text of a draft.
fn texts(draft: &Draft) -> Vec<&Text> {
    let title = [&draft.title.subtitle, &draft.title.speaker, &draft.title.date];
    let patterns = draft.lists.iter().filter_map(|list| list.pattern.as_ref());
    let written = parts(draft).flat_map(Section::texts);
    draft.title.lines.iter().chain(title).chain(patterns).chain(written).collect()
}

fn fields(draft: &Draft) -> impl Iterator<Item = &Field> {
    draft.fields.iter().chain(draft.lists.iter().flat_map(|list| &list.fields))
}

#[test]
fn every_file_of_a_template_comes_with_the_program() {
    let entries = built_in();
    let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids[..2], ["holiday-symposium", "annual-work-meeting"], "the models come first");
    for (folder, language, number) in [("zh", Language::Chinese, 12), ("en", Language::English, 4)] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(folder);
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let files: BTreeSet<String> = files.map(|file| file.replace(".ron", "")).collect();
        let here: Vec<Template> = all().into_iter().filter(|template| template.draft.language == language).collect();
        assert_eq!(here.len(), number);
        assert_eq!(files, here.into_iter().map(|template| template.id).collect());
    }
    for template in all() {
        assert!(!template.name.is_empty() && !template.occasion.is_empty(), "{}", template.id);
    }
}

#[test]
fn the_parts_stand_in_the_order_of_the_models() {
    use Role::{Closing, Greeting, Item, LeadIn, Reply, Review, Salutation};
    let check = |id, roles: &[Role]| {
        let draft = template(id).draft;
        assert_eq!(draft.sections.iter().map(|section| section.role).collect::<Vec<_>>(), roles, "{id}");
    };
    let holiday = [Salutation, Greeting, Review, Reply, LeadIn, Item, Item, Item, Item, Item, Closing];
    check("holiday-symposium", &holiday);
    check("annual-work-meeting", &[Salutation, Greeting, LeadIn, Item, Item, Item, Item, Closing]);
}

#[test]
fn every_field_is_used_and_told_about() {
    for template in with_example() {
        let draft = &template.draft;
        // In a formula, in a condition, or in a text.
        let formulas = fields(draft).filter_map(|field| field.formula.as_deref());
        let mut used: BTreeSet<&FieldId> = formulas.flat_map(Formula::fields).map(|(id, _)| id).collect();
        used.extend(fields(draft).filter_map(|field| field.short.as_ref()));
        used.extend(parts(draft).filter_map(|section| section.when.as_ref()).map(|when| &when.field));
        let mut counted = BTreeSet::new();
        for run in texts(draft).into_iter().flat_map(Text::runs) {
            match &run.piece {
                Piece::Field(id) => drop(used.insert(id)),
                Piece::Count(id) => drop(counted.insert(id)),
                Piece::Words(_) | Piece::Pause => {}
            }
        }
        for field in fields(draft) {
            let what = format!("{} of {}", field.id.as_str(), template.id);
            assert!(used.contains(&field.id), "{what} stands nowhere");
            assert!(!field.hint.is_empty(), "{what} has no hint");
            assert!(!field.name.is_empty(), "{what} has no name");
        }
        for field in &draft.fields {
            let sample = template.samples.iter().any(|sample| sample.section.is_none() && sample.field == field.id);
            assert!(sample || field.formula.is_some(), "{} of {} has no sample", field.id.as_str(), template.id);
        }
        // What is announced is a list that items can join.
        for list in counted {
            assert!(draft.list(list).unwrap().item.is_some(), "{}", list.as_str());
        }
    }
}

#[test]
fn every_part_has_guidance() {
    for Template { draft, id, .. } in with_example() {
        for section in parts(&draft) {
            assert!(section.guidance.ends_with(['。', '.']), "{id}: {section:?}");
        }
        // And most of those at the top say what goes wrong.
        let warns =
            |section: &&Section| ["常见的毛病", "common mistake"].iter().any(|words| section.guidance.contains(words));
        let warned = draft.sections.iter().filter(warns).count();
        assert!(warned * 2 > draft.sections.len(), "{id}");
    }
}

#[test]
fn opening_turn_and_closing_can_be_said_otherwise() {
    for template in all() {
        let mut draft = with_samples(&template);
        for role in [Role::Greeting, Role::LeadIn, Role::Closing] {
            let mut found = draft.sections.iter().filter(|section| section.role == role).peekable();
            assert!(found.peek().is_some(), "{} {role:?}", template.id);
            assert!(found.all(|section| (2..=4).contains(&section.phrasings.len())), "{} {role:?}", template.id);
        }
        // Whichever is taken, the speech has no blank and no mark of the wrong width, and announces the same.
        let counts = announced(&draft);
        let sections: Vec<Section> = draft.walk().cloned().collect();
        for section in sections {
            for phrasing in section.phrasings.iter().rev() {
                let range = 0..draft.section(section.id).unwrap().body.len();
                apply(&mut draft, Edit::Paragraphs { section: section.id, range, with: vec![phrasing.clone()] })
                    .unwrap();
                let speech = assemble(&draft, None);
                assert!(speech.unfilled().is_empty());
                let said = &speech.own_blocks(section.id)[0].line.text;
                check_marks(&template, said);
                assert!(said.ends_with(['。', '！', '？', '.', '!', '?']), "{said}");
                assert!(section.body.iter().all(|own| *own != *phrasing), "{said}");
                assert_eq!(announced(&draft), counts, "{said}");
            }
        }
    }
}

#[test]
fn with_sample_values_nothing_is_left_open() {
    for template in all() {
        let speech = assemble(&with_samples(&template), None);
        assert_eq!(speech.unfilled(), [] as [&lectern::assemble::Blank; 0], "{}", template.id);
        let text = txt(&speech);
        assert!(!text.contains(['〔', '〕', '[', ']', '{', '}']), "{text}");
    }
}

#[test]
fn an_untouched_draft_is_a_speech_already() {
    for template in all() {
        let speech = assemble(&from_template(&template), None);
        // Blanks are no sentences.
        let blanks: usize = speech.unfilled().iter().map(|blank| blank.name.chars().count() + 2).sum();
        let written = txt(&speech).chars().filter(|c| !c.is_whitespace()).count() - blanks;
        let least = if template.draft.language == Language::Chinese { 500 } else { 1_100 };
        assert!(written >= least, "{}: {written}", template.id);
        assert!(!speech.unfilled().is_empty());
    }
    for template in models() {
        assert!(measure(&assemble(&from_template(&template), None), None).total.characters >= 1_500, "{}", template.id);
    }
}

/// Marks are those of the language of a template.
fn check_marks(template: &Template, text: &str) {
    match template.draft.language {
        Language::Chinese => check_chinese_marks(&template.id, text),
        Language::English => {
            let strange =
                |c: char| "\"'".contains(c) || ('\u{3000}'..'\u{a000}').contains(&c) || ('\u{ff00}'..).contains(&c);
            assert!(!text.contains(strange) && !text.contains("  "), "{}: {text}", template.id);
            assert_eq!(text.matches('“').count(), text.matches('”').count(), "{}: {text}", template.id);
        }
    }
}

/// Marks that a Chinese text writes full-width. A point within a number stays as it is.
fn check_chinese_marks(what: &str, text: &str) {
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let near = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied().unwrap_or(' ');
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
        let point = *c == '.' && before.is_ascii_digit() && after.is_ascii_digit();
        assert!(point || !",.;:?!()\"'<>[]".contains(*c), "{what}: {c} in {text}");
        assert!(!("，。；：、".contains(*c) && "，。；：、！？".contains(after)), "{what}: {c}{after} in {text}");
    }
    let (opened, closed) = (text.matches('“').count(), text.matches('”').count());
    assert_eq!(opened, closed, "{what}: {text}");
}

#[test]
fn marks_are_those_of_the_language_and_in_pairs() {
    for template in with_example() {
        let draft = with_samples(&template);
        check_marks(&template, &template.name);
        check_marks(&template, &template.occasion);
        for block in &assemble(&draft, None).blocks {
            check_marks(&template, &block.line.text);
        }
        for field in fields(&draft) {
            check_marks(&template, &field.name);
            check_marks(&template, &field.hint);
            check_marks(&template, &field.group);
        }
        for section in parts(&draft) {
            check_marks(&template, &section.guidance);
        }
    }
}

/// The number that a numeral of a count stands for.
fn number_of(numeral: &str) -> Option<usize> {
    let two = (numeral == "两").then_some(2);
    let is_it = |number: &u32| {
        chinese_numeral(*number) == numeral
            || [false, true].iter().any(|capital| english_numeral(*number, *capital) == numeral)
    };
    two.or_else(|| (1..100).find(is_it).map(|number| number as usize))
}

/// How many items of a list are read after a place in the speech, each with its mark.
fn items_below(draft: &Draft, speech: &Assembled, index: usize, list: &ListId) -> usize {
    let style = draft.list(list).unwrap().style.unwrap_or(NumberStyle::None);
    let mut found = Vec::new();
    for block in &speech.blocks[index + 1..] {
        let of = block.source.section().and_then(|id| draft.section(id));
        let Some(item) = of.filter(|section| section.list.as_ref() == Some(list)) else { continue };
        if !found.contains(&item.id) {
            found.push(item.id);
            let mark = style.label(u32::try_from(found.len()).unwrap(), draft.language);
            assert!(block.line.text.starts_with(&mark), "{mark} in {}", block.line.text);
        }
    }
    found.len()
}

/// Every count that the speech announces, by its list, each as many as the items that follow it as they are read.
fn announced(draft: &Draft) -> Vec<(ListId, usize)> {
    let speech: Assembled = assemble(draft, None);
    let mut out = Vec::new();
    // Counts in the order in which the texts name them.
    for (index, block) in speech.blocks.iter().enumerate() {
        let spans = block.line.spans.iter().filter(|span| span.kind == SpanKind::Count);
        let Some(section) = block.source.section().and_then(|id| draft.section(id)) else { continue };
        let counts = section.body.iter().flat_map(|text| text.runs()).filter_map(|run| match &run.piece {
            Piece::Count(list) => Some(list),
            _ => None,
        });
        for (span, list) in spans.zip(counts) {
            let numeral = &block.line.text[span.range.clone()];
            let number = number_of(numeral).unwrap_or_else(|| panic!("{numeral} in {}", block.line.text));
            let found = items_below(draft, &speech, index, list);
            assert_eq!(found, number, "{} in {}", list.as_str(), txt(&speech));
            out.push((list.clone(), number));
        }
    }
    out
}

#[test]
fn announced_counts_are_kept() {
    let check = |id, expected: &[(&str, usize)]| {
        let found = announced(&with_samples(&template(id)));
        let found: Vec<(&str, usize)> = found.iter().map(|(list, number)| (list.as_str(), *number)).collect();
        assert_eq!(found, expected, "{id}");
    };
    check("holiday-symposium", &[("demands", 5), ("lead", 3)]);
    let works = [("fields-of-work", 4), ("highs", 3), ("stresses", 4), ("strengthens", 3), ("firsts", 3)];
    check("annual-work-meeting", &works);
}

fn count_of(draft: &Draft, list: &ListId) -> Option<usize> {
    announced(draft).into_iter().find(|(announced, _)| announced == list).map(|(_, number)| number)
}

#[test]
fn counts_follow_what_is_added_removed_and_switched_off() {
    for template in all() {
        let draft = with_samples(&template);
        for (list, number) in announced(&draft) {
            let item = draft.walk().find(|section| section.list.as_ref() == Some(&list)).unwrap().id;
            let check = |edit: Edit, expected: usize| {
                let mut changed = draft.clone();
                let inverse = apply(&mut changed, edit).unwrap();
                assert_eq!(count_of(&changed, &list), Some(expected), "{}", list.as_str());
                apply(&mut changed, inverse).unwrap();
                assert_eq!(count_of(&changed, &list), Some(number));
            };
            check(add_item(&draft, &list).unwrap().0, number + 1);
            check(remove(&draft, item).unwrap(), number - 1);
            check(Edit::Switch { section: item, on: false }, number - 1);
        }
    }
}

/// What may be answered in a field on which parts depend.
fn answers(kind: &FieldKind) -> Vec<FieldValue> {
    match kind {
        FieldKind::YesNo => [true, false].map(FieldValue::YesNo).into(),
        FieldKind::Choice(options) => options.iter().cloned().map(FieldValue::Text).collect(),
        kind => panic!("no part depends on a {kind:?}"),
    }
}

#[test]
fn every_condition_switches_its_part_both_ways_and_nothing_else_comes_apart() {
    for template in with_example() {
        let draft = with_samples(&template);
        let whens: Vec<(&Section, &When)> =
            draft.walk().filter_map(|section| Some((section, section.when.as_ref()?))).collect();
        assert!(!whens.is_empty(), "{} asks nothing", template.id);
        let fields: BTreeSet<&FieldId> = whens.iter().map(|(_, when)| &when.field).collect();
        let mut heard = BTreeSet::new();
        for field in fields.into_iter().map(|id| draft.field(id).unwrap()) {
            for answer in answers(&field.kind) {
                let mut answered = draft.clone();
                let edit = fill_in(&draft, None, field.id.clone(), Some(answer.clone()));
                apply(&mut answered, edit).unwrap();
                let speech = assemble(&answered, None);
                assert_eq!(speech.unfilled(), [] as [&lectern::assemble::Blank; 0], "{} {answer:?}", template.id);
                speech.blocks.iter().for_each(|block| check_marks(&template, &block.line.text));
                announced(&answered);
                let depend = whens.iter().filter(|(_, when)| when.field == field.id);
                heard.extend(depend.map(|(section, _)| (section.id, !speech.own_blocks(section.id).is_empty())));
            }
        }
        for (section, when) in &whens {
            let both = [true, false].map(|spoken| heard.contains(&(section.id, spoken)));
            assert_eq!(both, [true, true], "{} of {}", when.notation(), template.id);
        }
    }
}

#[test]
fn every_new_item_counts_its_own_parts() {
    for (id, list, parts) in [("holiday-symposium", "demands", 2), ("annual-work-meeting", "fields-of-work", 2)] {
        let mut draft = with_samples(&template(id));
        let before = announced(&draft);
        for added in 1..=3 {
            let (edit, _) = add_item(&draft, &list_id(list)).unwrap();
            apply(&mut draft, edit).unwrap();
            let now = announced(&draft);
            assert_eq!(now[0].1, before[0].1 + added);
            assert_eq!(now.len(), before.len() + added);
            assert!(now[before.len()..].iter().all(|(_, number)| *number == parts), "{now:?}");
        }
    }
}

#[test]
fn the_time_is_what_the_template_and_its_shares_say() {
    for template in with_example() {
        let draft = with_samples(&template);
        let measured = measure(&assemble(&draft, None), None);
        let rate = Rate::usual(draft.language);
        let all = measured.total.seconds(rate);
        let minutes = all / 60.0 / f64::from(template.minutes);
        assert!((0.9..1.1).contains(&minutes), "{}: {all} s", template.id);
        for section in &draft.sections {
            let share = measured.section(section).seconds(rate) / all;
            let said = f64::from(section.share.expect("every part at the top has a share"));
            assert!((share - said).abs() < 0.02, "{}: {share} instead of {said} in {section:?}", template.id);
        }
    }
}

/// The numbers that stand before a word in a guidance, such as 约 260 字 or 60～100 字: the least and the greatest.
fn stated(guidance: &str, before: &str) -> Option<(f64, f64)> {
    let words = &guidance[..guidance.find(before)?];
    let other = words.char_indices().rev().find(|(_, c)| !c.is_ascii_digit() && *c != '～');
    let start = other.map_or(0, |(at, c)| at + c.len_utf8());
    let words = words.get(start..).unwrap_or_default();
    let (least, greatest) = words.split_once('～').unwrap_or((words, words));
    Some((least.parse().ok()?, greatest.parse().ok()?))
}

/// 1 分 20 秒, 35 秒, 3 分半钟, in seconds.
fn stated_seconds(guidance: &str) -> Option<f64> {
    let minutes = stated(guidance, " 分").map(|(minutes, _)| minutes * 60.0);
    let seconds = stated(guidance, " 秒").map(|(seconds, _)| seconds);
    let half = guidance.contains("分半钟").then_some(30.0);
    minutes.or(seconds).map(|_| minutes.unwrap_or(0.0) + seconds.or(half).unwrap_or(0.0))
}

#[test]
fn guidance_tells_the_length_that_the_part_has() {
    let mut told = 0;
    for template in with_example() {
        let draft = with_samples(&template);
        for section in draft.walk() {
            // What is not spoken now is as long as it would be.
            let mut spoken = draft.clone();
            apply(&mut spoken, Edit::Switch { section: section.id, on: true }).unwrap();
            let own = measure(&assemble(&spoken, None), None).section(section);
            let near = |value: f64, (least, greatest): (f64, f64)| (least * 0.9..greatest * 1.1).contains(&value);
            if let Some(range) = stated(&section.guidance, " 字") {
                told += 1;
                assert!(near(own.characters as f64, range), "{}: {} 字", section.guidance, own.characters);
            }
            if let Some(said) = stated_seconds(&section.guidance) {
                told += 1;
                let seconds = own.seconds(Rate::usual(Language::Chinese));
                assert!(near(seconds, (said, said)), "{}: {seconds} 秒", section.guidance);
            }
        }
    }
    assert!(told > 50, "only {told} lengths are told");
}

/// The headings of a list's items as they are read, with sample values.
fn headings(id: &str, list: &str) -> Vec<String> {
    let draft = with_samples(&template(id));
    let speech = assemble(&draft, None);
    let items = draft.walk().filter(|section| section.list.as_ref().is_some_and(|of| of.as_str() == list));
    let heading = |item: &Section| {
        let block = &speech.own_blocks(item.id)[0];
        let span = block.line.spans.iter().find(|span| span.kind == SpanKind::Heading).unwrap();
        block.line.text[span.range.clone()].trim_end_matches('。').to_owned()
    };
    items.map(heading).collect()
}

#[test]
fn headings_of_one_level_are_parallel() {
    let holiday = "holiday-symposium";
    let annual = "annual-work-meeting";
    for (id, list, start, middle, end) in [
        (holiday, "demands", "", "，充分发挥", "作用"),
        (annual, "fields-of-work", "", "要突出一个“", ""),
        (annual, "fields-of-work", "", "”字，进一步", ""),
        (annual, "highs", "高", "", ""),
        (annual, "stresses", "", "，突出“", "”字"),
        (annual, "strengthens", "强化", "", ""),
        (annual, "firsts", "坚持第一", "", ""),
    ] {
        let all = headings(id, list);
        assert!(all.len() >= 3);
        for heading in all {
            let fits = heading.starts_with(start) && heading.contains(middle) && heading.ends_with(end);
            assert!(fits, "{heading} in {list}");
        }
    }
    for list in ["lead", "post-items", "learn", "pass-on", "care"] {
        assert!(headings(holiday, list).iter().all(|heading| heading.chars().count() == 4), "{list}");
    }
    // Each field of work has a key word of its own.
    let words: BTreeSet<char> = headings(annual, "fields-of-work")
        .iter()
        .map(|heading| heading.split('“').nth(1).unwrap().chars().next().unwrap())
        .collect();
    assert_eq!(words.len(), 4);
    // The writer changes the form of all in one place.
    for (id, list) in [(holiday, "demands"), (annual, "fields-of-work")] {
        let draft = template(id).draft;
        assert!(draft.list(&list_id(list)).unwrap().pattern.is_some());
        assert!(draft.sections.iter().filter(|s| s.list == Some(list_id(list))).all(|s| s.heading.is_none()));
    }
}

#[test]
fn the_example_of_the_readme_is_a_speech_filled_in_and_empty() {
    let template = example();
    for draft in [from_template(&template), with_samples(&template)] {
        let counts = announced(&draft);
        let counts: Vec<(&str, usize)> = counts.iter().map(|(list, number)| (list.as_str(), *number)).collect();
        assert_eq!(counts, [("points", 2), ("highs", 2), ("ways", 3)]);
    }
    let empty = txt(&assemble(&from_template(&template), None));
    assert!(empty.contains("在〔仪式名称〕上的讲话") && !empty.contains("线上会场的同志们"), "{empty}");
    let text = txt(&assemble(&with_samples(&template), None));
    for said in [
        "\n各位来宾，老师们、同志们：\n　　4月23日（星期四），我们在这里举行云溪市第三届“清河书屋”授牌仪式。",
        "副市长林知远、市图书馆馆长沈桂芳专程到会",
        "为东湖书屋、柳湾书屋授牌",
        "（二〇二六年四月二十三日）",
        "生火。\n　　那个冬天",
        "\n　　授牌仪式散了，灯还开着。",
        "两点意见",
        "“二高”",
        "三个办法",
        "\n　　和2025年一样，2026年评书屋，",
        "\n　　丑话说在前头。复核材料里写着“{待补}”的地方",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    // What the readme shows of it is what it reads like.
    let shown: Vec<&str> = README.lines().filter_map(|line| line.strip_prefix("> ")).collect();
    assert!(shown.len() > 3);
    for line in shown {
        assert!(text.contains(&format!("\n　　{}\n", line.trim_end_matches('\\'))), "{line} in {text}");
    }
}

#[test]
fn the_readme_uses_every_kind_of_field_and_names_every_key_of_a_template() {
    let template = example();
    let kinds: BTreeSet<_> = fields(&template.draft).map(|field| format!("{:?}", field.kind)).collect();
    assert_eq!(kinds.len(), 9, "{kinds:?}");
    let (_, shape) = include_str!("../../src/store/shape.rs").split_once("struct TemplateFile").unwrap();
    let keys = shape.lines().filter_map(|line| Some(line.trim().strip_prefix("pub ")?.split_once(": ")?.0));
    let keys: BTreeSet<&str> = keys.collect();
    assert!(keys.len() > 30, "{keys:?}");
    for key in keys {
        assert!(README.contains(&format!("`{key}`")), "{key} stands in no table");
        assert!(key == "id" || README.contains(&format!("{key}: ")), "{key} is not in the example");
    }
}
