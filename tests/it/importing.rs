//! Old speeches as drafts and templates: what is recognised comes out as it was written.

use lectern::assemble::assemble;
use lectern::edit::{from_outline, with_samples};
use lectern::export::{Format, Request, TextOptions, export, txt};
use lectern::import::{read, recover};
use lectern::measure::Rate;
use lectern::model::{Draft, Piece, Role};
use lectern::store::{built_in, built_in_profiles, parse_draft, usual_profile, write_draft};
use serde_json::json;

use crate::binary::Home;

/// A text as a draft.
fn draft_of(text: &str) -> Draft {
    let outline = recover(&lectern::import::text(text), &[]);
    from_outline(&outline.speeches[0])
}

/// What a draft reads like.
fn text_of(draft: &Draft) -> String {
    txt(&assemble(draft, None))
}

/// That two texts are the same, told by the first line in which they differ.
fn assert_same(found: &str, expected: &str, what: &str) {
    let mut lines = found.lines().zip(expected.lines());
    assert_eq!(lines.find(|(found, expected)| found != expected), None, "{what}");
    assert_eq!(found.lines().count(), expected.lines().count(), "{what}");
}

#[test]
fn every_template_is_read_back_as_it_was_exported() {
    for entry in built_in() {
        let template = entry.template.unwrap();
        let draft = with_samples(&template);
        let expected = text_of(&draft);
        let read_back = draft_of(&expected);
        assert_same(&text_of(&read_back), &expected, &template.id);
    }
}

#[test]
fn every_other_format_is_read_back_too() {
    for entry in built_in() {
        let template = entry.template.unwrap();
        let draft = with_samples(&template);
        let speech = assemble(&draft, None);
        let expected = txt(&speech);
        let (_, profile) = built_in_profiles().iter().find(|(id, _)| *id == usual_profile(draft.language)).unwrap();
        for format in [Format::Text, Format::Markdown, Format::Docx] {
            let request = Request {
                draft: &draft,
                speech: &speech,
                profile,
                text: TextOptions::default(),
                fonts: None,
                rate: Rate::usual(draft.language),
                pdf: lectern::export::PdfOptions::default(),
            };
            let bytes = export(format, &request).unwrap();
            let decoded = read(&bytes, None).unwrap();
            let outline = recover(&decoded.source, &[]);
            assert_eq!(outline.speeches.len(), 1, "{} {format:?}", template.id);
            let found = text_of(&from_outline(&outline.speeches[0]));
            // The lines of a title are one heading of Markdown.
            let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(plain(&found), plain(&expected), "{} {format:?}", template.id);
            if format != Format::Markdown {
                assert_same(&found, &expected, &format!("{} {format:?}", template.id));
            }
            assert_eq!(outline.removed, [], "{} {format:?}", template.id);
        }
    }
}

#[test]
fn an_announced_count_that_matched_is_live_and_every_run_is_a_list() {
    let draft = draft_of(
        "在水厂座谈会上的讲话\n同志们：\n今天来，有三个想法。\n借此机会，我提两点希望。\n一、抓水质。水是命。要做到“三勤”。\n\
         一要勤查。天天查。\n二要勤洗。周周洗。\n三要勤报。有事就报。\n二、抓服务。话要好听。\n谢谢大家！\n",
    );
    let live = |text: &lectern::model::Text| text.runs().iter().any(|run| matches!(run.piece, Piece::Count(_)));
    let announced: Vec<String> =
        draft.walk().flat_map(|section| &section.body).filter(|text| live(text)).map(|text| text.notation()).collect();
    assert_eq!(announced, ["借此机会，我提{count:list-1}点希望。", "水是命。要做到“{count:list-2}勤”。"]);
    let names: Vec<&str> = draft.lists.iter().map(|list| list.name.as_str()).collect();
    assert_eq!(names, ["希望", "勤"]);
    let roles: Vec<Role> = draft.sections.iter().map(|section| section.role).collect();
    assert_eq!(
        roles,
        [Role::Salutation, Role::Greeting, Role::LeadIn, Role::Item, Role::Item, Role::Closing],
        "{draft:#?}"
    );
}

#[test]
fn what_the_program_cannot_count_stays_as_it_is_written() {
    for text in [
        "第一部分　回顾\n年初定的事都办了。\n第二部分　打算\n明年接着办。",
        "同志们：\n一靠人心。人心齐，泰山移。\n二靠规矩。规矩立，事才成。",
        "一、总的看法\n很好。\n三、下一步\n更好。",
        "（三）接着说\n说完了。\n（四）再接着说\n真说完了。",
        "同志们：\n——思想认识到位了。都懂了。\n——工作措施到位了。都做了。",
    ] {
        let draft = draft_of(text);
        let written: String = text_of(&draft).chars().filter(|c| !c.is_whitespace()).collect();
        let expected: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        // Numbers that the writer skipped are counted anew, and nothing else.
        let digits = |text: &str| text.chars().filter(|c| !"一二三四".contains(*c)).collect::<String>();
        assert_eq!(digits(&written), digits(&expected));
    }
}

const OLD: &str = "首页 > 讲话稿　1 / 2\n在清河水厂座谈会上的讲话\n（2025年4月28日）\n各位师傅：\n我讲两点。\n\
                   一、抓水质。天天查。\n二、抓服务。话要好听。\n谢谢大家！\n供借鉴\n";

#[test]
fn the_outline_is_said_in_these_words() {
    let home = Home::new();
    home.write("old.txt", &encoding_rs::GB18030.encode(OLD).0);
    let said: serde_json::Value = serde_json::from_str(&home.output("outline old.txt --format json")).unwrap();
    let section = |mark: &str, heading: &str, characters: usize| {
        json!({ "level": 1, "mark": mark, "heading": heading, "run_in": true, "uncertain": false,
                "characters": characters, "children": [] })
    };
    assert_eq!(
        said,
        json!({
            "speeches": [{
                "title": "在清河水厂座谈会上的讲话", "subtitle": null, "date": "（2025年4月28日）", "speaker": null,
                "salutation": "各位师傅：", "front_characters": 10,
                "sections": [section("一、", "抓水质", 10), section("二、", "抓服务", 11)],
                "closing_characters": 5,
            }],
            "removed": [
                { "text": "首页 > 讲话稿　1 / 2", "why": "page-furniture" },
                { "text": "供借鉴", "why": "page-furniture" },
            ],
        })
    );
    let listed = home.output("outline old.txt");
    assert!(listed.starts_with("在清河水厂座谈会上的讲话\n（2025年4月28日）\n各位师傅：\n  一、 抓水质\n"), "{listed}");
}

#[test]
fn an_old_speech_becomes_a_draft_and_a_template() {
    let home = Home::new();
    home.write("old.txt", &encoding_rs::GB18030.encode(OLD).0);
    let ended = home.run("import old.txt -o new.ron");
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), ""), "{}", ended.err);
    assert_eq!(ended.err, "cut (of the page): 首页 > 讲话稿　1 / 2\ncut (of the page): 供借鉴\n");
    let draft = parse_draft(&home.read("new.ron")).unwrap();
    assert_eq!(write_draft(&draft_of(OLD)).unwrap(), write_draft(&draft).unwrap());
    assert!(home.run("import old.txt -o new.ron").err.contains("exists already"));
    // Wrongly read on purpose: it says so, and goes on.
    let wrong = home.run("import old.txt -o - --encoding utf-8");
    assert!(
        wrong.code == Some(0) && wrong.err.contains("characters cannot be read; try another encoding"),
        "{}",
        wrong.err
    );
    let ended = home.run("import old.txt -o template.ron --as-template");
    assert_eq!(ended.code, Some(0));
    assert!(ended.err.ends_with("\none blank was made\n"), "{}", ended.err);
    let template = home.read("template.ron");
    for advice in ["称呼到会的人", "先说为什么重要", "一句号召"] {
        assert!(template.contains(advice), "{advice}: {template}");
    }
    let started = home.run("new template.ron -o this-year.ron");
    assert_eq!(started.code, Some(0), "{}", started.err);
    let text = text_of(&parse_draft(&home.read("this-year.ron")).unwrap());
    assert!(text.contains('〔') && text.contains("一、抓水质。天天查。"), "{text}");
}

#[test]
fn of_several_speeches_one_is_taken_by_its_number() {
    let home = Home::new();
    let one = OLD.lines().skip(1).take(7).collect::<Vec<_>>().join("\n");
    home.write("two.txt", format!("{one}\n{}\n", one.replace("水厂", "电厂")));
    let ended = home.run("import two.txt -o -");
    assert!(ended.code == Some(0) && ended.out.contains("清河水厂"), "{}", ended.out);
    assert_eq!(ended.err, "it holds 2 speeches; the first is taken, another with --speech N\n");
    assert!(home.run("import two.txt -o - --speech 2").out.contains("清河电厂"));
    let missing = home.run("import two.txt -o - --speech 3");
    assert_eq!((missing.code, missing.out.as_str()), (Some(2), ""));
    assert_eq!(missing.err, "lectern: it holds 2, and no speech 3; lectern outline lists them\n");
    // The other commands read it as well.
    assert!(home.run("export two.txt -o - --to md").out.starts_with("# 在清河水厂座谈会上的讲话"));
}
