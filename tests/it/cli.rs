//! The command line word for word: what is written where, the keys of the JSON, the language, the exit codes.

use std::fs;
use std::process::Stdio;

use serde_json::Value;

use crate::binary::{Ended, Home};
use crate::json_shape::check_shape;

/// A run that fails: nothing on standard output, one line on standard error.
pub fn check_failure(home: &Home, args: &str, code: i32, said: &str) {
    let ended = home.run(args);
    let expected = Ended { code: Some(code), out: String::new(), err: format!("lectern: {said}\n") };
    assert_eq!(ended, expected, "{args}");
}

/// A draft with a title block, a salutation, an announced list and two blanks.
pub const SMALL: &str = r#"(format: "lectern-draft", version: 1,
  language: "zh-CN",
  title: (lines: ["在清河水厂座谈会上的讲话"], speaker: "厂长　{speaker}", date: "（{date}）"),
  fields: [
    (id: "speaker", name: "讲话人", value: "顾长宁"),
    (id: "date", name: "日期", kind: Date),
    (id: "theme", name: "主题"),
  ],
  style: (numbering: ["一、", "一要"], run_in: [false, true]),
  lists: [(id: "points", name: "要点")],
  sections: [
    (role: Salutation, body: ["同志们："]),
    (role: LeadIn, body: ["围绕{theme}，讲{count:points}点意见。", "先说{theme}。"], guidance: "一句话。"),
    (role: Item, list: "points", heading: "守好水源", body: ["水源是根本。"], children: [
      (role: Item, heading: "勤巡查", body: ["每天两次。"]),
      (role: Item, heading: "快处置", body: ["不过夜。"]),
    ]),
    (role: Item, list: "points", heading: "管好管网", body: ["漏损要降下来。"]),
    (role: Item, list: "points", on: false, heading: "这一条不讲"),
    (role: Closing, body: ["谢谢大家。"]),
  ],
)
"#;

pub const SMALL_TXT: &str = "在清河水厂座谈会上的讲话
厂长　顾长宁
（〔日期〕）

同志们：
　　围绕〔主题〕，讲两点意见。
　　先说〔主题〕。
　　一、守好水源
　　水源是根本。
　　一要勤巡查。每天两次。
　　二要快处置。不过夜。
　　二、管好管网
　　漏损要降下来。
　　谢谢大家。
";

pub fn small() -> Home {
    let home = Home::new();
    home.write("a.ron", SMALL);
    home
}

#[test]
fn an_exported_text_has_the_shape_that_scripts_rely_on() {
    let home = small();
    let ended = home.run("export a.ron -o a.txt");
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), ""));
    assert_eq!(home.read("a.txt"), SMALL_TXT);
    // Each blank is named once, in the order in which it is met.
    assert_eq!(ended.err, "not filled in: [日期]\nnot filled in: [主题]\n");
    assert_eq!(home.names(), ["a.ron", "a.txt"]);
}

#[test]
fn an_english_text_has_no_indent_and_an_empty_line_between_paragraphs() {
    let home = Home::new();
    let draft = r#"(format: "lectern-draft", version: 1, language: "en",
      title: (lines: ["Remarks at the Waterworks"], speaker: "{speaker}"),
      fields: [(id: "speaker", name: "Speaker")],
      lists: [(id: "points")],
      sections: [(role: Salutation, body: ["Dear colleagues,"]), (body: ["{count:points} points.", "Thank you."]),
        (role: Item, list: "points", on: false)])"#;
    let ended = home.run_with("export - -o -", draft.as_bytes());
    assert_eq!(ended.out, "Remarks at the Waterworks\n[Speaker]\n\nDear colleagues,\n\nNo points.\n\nThank you.\n");
}

#[test]
fn a_dash_is_standard_input_and_output() {
    let home = Home::new();
    let ended = home.run_with("export - -o -", SMALL.as_bytes());
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), SMALL_TXT));
    assert_eq!(home.run_with("export - -o - --to txt", SMALL.as_bytes()).out, SMALL_TXT);
    let ended = home.run_with("export - -o -", SMALL.replace("勤巡查\"", "勤巡查\"x").as_bytes());
    assert_eq!((ended.code, ended.out.as_str()), (Some(3), ""));
    assert!(ended.err.starts_with("lectern: standard input, line 15, column 34: malformed: "), "{}", ended.err);
    assert_eq!(home.names(), [""; 0]);
}

#[test]
fn the_keys_of_the_json_are_these_in_this_order() {
    let home = small();
    check_shape(
        &home.output("templates --format json"),
        "[{id text, name text, language text, occasion text, own yes-no, sections whole, minutes whole, \
         fields [{id text, name text, kind text, required yes-no}]}]",
    );
    check_shape(
        &home.output("stats a.ron --format json"),
        "{characters whole, characters_without_spaces whole, words whole, paragraphs whole, rate whole, \
         speaking_seconds whole, sections [{heading text, characters whole, seconds whole, share fraction}]}",
    );
}

#[test]
fn the_templates_that_come_with_the_program_are_listed() {
    let home = Home::new();
    let rows: Vec<Value> = serde_json::from_str(&home.output("templates --format json")).unwrap();
    let ids: Vec<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, lectern::store::built_in().iter().map(|entry| entry.id.clone()).collect::<Vec<String>>());
    for language in ["zh-CN", "en"] {
        assert!(rows.iter().any(|row| row["language"] == language), "{language}");
    }
    for row in &rows {
        assert_eq!(row["own"], false);
        for field in row["fields"].as_array().unwrap() {
            let kinds = ["text", "long-text", "date", "number", "choice", "list", "yes-no", "people", "groups"];
            assert!(kinds.contains(&field["kind"].as_str().unwrap()), "{field}");
        }
    }
    // The repeated item counts as one part.
    assert_eq!(rows[0]["sections"], 7);
    let plain = home.output("templates");
    for row in &rows {
        for key in ["id", "name", "occasion"] {
            assert!(plain.contains(row[key].as_str().unwrap()), "{key}");
        }
    }
}

#[test]
fn the_language_comes_from_the_option_the_setting_and_the_locale_in_this_order() {
    for (option, setting, locale, chinese) in [
        ("", "", "", false),
        ("", "", "LANG=zh_CN.UTF-8", true),
        ("", "", "LANG=zh_TW", true),
        ("", "", "LC_MESSAGES=en_GB.UTF-8 LANG=zh_CN.UTF-8", false),
        ("", "", "LC_ALL=zh_CN.UTF-8 LC_MESSAGES=en_US LANG=en_US", true),
        ("", "", "LC_ALL=C LANG=zh_CN.UTF-8", true),
        ("", "", "LC_ALL=POSIX LC_MESSAGES=C.UTF-8 LANG=zh_CN.UTF-8", true),
        ("", "", "LC_ALL= LANG=zh_CN.UTF-8", true),
        ("", "", "LC_ALL=C LANG=C", false),
        ("", "", "LANGUAGE=zh_CN LC_CTYPE=zh_CN.UTF-8", false),
        ("", "(language: \"zh\")", "LC_ALL=en_US.UTF-8", true),
        ("", "(language: \"en\")", "LC_ALL=zh_CN.UTF-8", false),
        ("", "(language: None)", "LC_ALL=zh_CN.UTF-8", true),
        ("", "no settings", "LC_ALL=zh_CN.UTF-8", true),
        ("--lang en", "(language: \"zh\")", "LC_ALL=zh_CN.UTF-8", false),
        ("--lang=zh", "(language: \"en\")", "LC_ALL=en_US.UTF-8", true),
    ] {
        let home = Home::new();
        // Elsewhere the settings stand in a folder that no variable names.
        if !setting.is_empty() && !cfg!(target_os = "linux") {
            continue;
        }
        home.write("config/lectern/settings.ron", setting);
        // The option counts wherever it stands.
        let mut command = home.lectern(["--help"].into_iter().chain(option.split_whitespace()));
        command.envs(locale.split_whitespace().filter_map(|pair| pair.split_once('=')));
        let ended = Ended::from(command.output().unwrap());
        let expected = if chinese { "讲台：" } else { "Lectern:" };
        assert!(ended.out.starts_with(expected), "{option} {setting} {locale}");
    }
}

#[test]
fn help_and_version_go_to_standard_output() {
    let home = Home::new();
    assert_eq!(home.output("--version"), format!("lectern {}\n", env!("CARGO_PKG_VERSION")));
    for lang in ["zh", "en"] {
        let help = home.output(&format!("--lang {lang} --help"));
        let words =
            "templates new export stats --set --force --format --rate --lang --help --version demands.2.word=高";
        for word in words.split(' ') {
            assert!(help.contains(word), "{lang} {word}");
        }
        assert_eq!(home.output(&format!("stats --help --lang {lang}")), help);
    }
}

/// The export of a fresh draft holds a text once a field is set; without it, it does not.
fn check_set(template: &str, settings: &[&str], text: &str) {
    let home = Home::new();
    home.output(&format!("new {template} -o without.ron"));
    let without = home.run("export without.ron -o -").out;
    assert!(!without.contains(text), "{text} stands there anyway");
    let sets = settings.iter().flat_map(|setting| ["--set", setting]);
    let made: Ended = home.lectern(["new", template, "-o", "a.ron"].into_iter().chain(sets)).output().unwrap().into();
    assert_eq!(made, Ended { code: Some(0), out: String::new(), err: String::new() });
    let ended = home.run("export a.ron -o -");
    assert!(ended.out.contains(text), "{settings:?}\n{}", ended.out);
}

#[test]
fn a_field_of_every_kind_is_set_by_name() {
    check_set("holiday-symposium", &["place=清河 水厂"], "我们在清河 水厂与");
    check_set("holiday-symposium", &["date=2026-04-28"], "（2026年4月28日）");
    check_set("holiday-symposium", &["date=2026年4月28日"], "（2026年4月28日）");
    check_set("holiday-symposium", &["holiday=记者节"], "在记者节即将来临之际");
    check_set("holiday-symposium", &["speakers=沈桂芳; 韩立新；陆小满"], "刚才，沈桂芳、韩立新、陆小满");
    check_set("holiday-symposium", &["results=甲成绩\n乙成绩"], "甲成绩\n　　乙成绩。");
    check_set("annual-work-meeting", &["year=2026"], "2026年");
    // The last value counts, and an equals sign belongs to it.
    check_set("holiday-symposium", &["place=甲", "place=乙=丙"], "我们在乙=丙与");
}

#[test]
fn a_field_of_an_item_is_set_by_the_number_of_the_item() {
    check_set("holiday-symposium", &["demands.2.around=高质量"], "二、高质量，充分发挥示范带动作用");
    check_set("annual-work-meeting", &["fields-of-work.2.word=快"], "二、〔工作〕要突出一个“快”字");
    check_set("annual-work-meeting", &["fields-of-work.4.work=应急值守"], "我们敲响了警钟，应急值守来不得");
}

#[test]
fn wrong_use_is_said_in_one_line_and_ends_with_2() {
    let home = small();
    let new = |rest: &str| format!("new holiday-symposium {rest}");
    for (args, said) in [
        ("new holiday-symposum".into(), "no template is called “holiday-symposum”; did you mean “holiday-symposium”?"),
        (new("--set speker=甲"), "no field is called “speker”; did you mean “speaker”?"),
        (new("--set demands.2.arond=甲"), "no field is called “demands.2.arond”; did you mean “demands.2.around”?"),
        (new("--set demands.9.around=甲"), "no field is called “demands.9.around”; did you mean “demands.5.around”?"),
        (new("--set demands.0.around=甲"), "no field is called “demands.0.around”; did you mean “demands.5.around”?"),
        (new("--set 甲=乙"), "no field is called “甲”"),
        (new("--set date=2026-02-30"), "date is a date and “2026-02-30” is none; write 2026-04-28"),
        (new("--set speaker"), "--set wants FIELD=VALUE"),
        (
            "new annual-work-meeting --set year=今年".into(),
            "year is a number and “今年” is none; write digits as in 12.5",
        ),
        ("new".into(), "new wants a template; lectern templates lists them"),
        ("new a b".into(), "what is “b”; see lectern --help"),
        ("export a.ron".into(), "-o OUT is wanted; - is standard output"),
        ("export -o -".into(), "a FILE is wanted; - is standard input"),
        ("export a.ron -o".into(), "--output wants a value"),
        ("stats".into(), "a FILE is wanted; - is standard input"),
        ("stats a.ron --rate 0".into(), "--rate wants syllables or words a minute, 1 to 2000"),
        ("stats a.ron --rate fast".into(), "--rate wants syllables or words a minute, 1 to 2000"),
        ("stats a.ron --format xml".into(), "--format knows json only"),
        ("stats a.ron --set a=b".into(), "what is “--set”; see lectern --help"),
        ("templates --force".into(), "what is “--force”; see lectern --help"),
        ("templates a".into(), "what is “a”; see lectern --help"),
        ("templates --fromat json".into(), "what is “--fromat”; did you mean --format?; see lectern --help"),
        ("tempaltes".into(), "what is “tempaltes”; did you mean templates?; see lectern --help"),
        ("check".into(), "a FILE is wanted; - is standard input"),
        ("check a.ron --date 2026-13-01".into(), "--date wants a day such as 2026-04-28"),
        ("import a.txt".into(), "where does the draft go? add -o DRAFT.ron"),
        ("import a.txt -o b.ron --speech 0".into(), "--speech wants the number of a speech, from 1"),
        ("import a.txt -o b.ron --encoding big5".into(), "--encoding knows utf-8 and gb18030, and utf-16 for import"),
        ("import a.ron -o b.ron".into(), "a.ron is a draft already; open it as it is"),
        ("outline".into(), "a FILE is wanted; - is standard input"),
        ("--renderer wgpu".into(), "--renderer knows auto, gl and cpu"),
        ("stats a.ron --renderer cpu".into(), "what is “--renderer”; see lectern --help"),
        ("--rendrer cpu".into(), "what is “--rendrer”; did you mean --renderer?; see lectern --help"),
        ("--lang fr templates".into(), "--lang knows zh and en"),
    ] {
        check_failure(&home, &args, 2, said);
    }
    assert_eq!(home.names(), ["a.ron"]);
    check_failure(
        &home,
        "--lang zh new holiday-symposum",
        2,
        "没有叫“holiday-symposum”的模板；是不是“holiday-symposium”？",
    );
}

#[test]
fn input_that_cannot_be_read_ends_with_3() {
    let home = small();
    fs::create_dir(home.path("folder.ron")).unwrap();
    home.write("b.ron", SMALL.replace("Salutation", "Salute"));
    home.write("plain.ron", "同志们：\n大家好。\n");
    home.write("latin.ron", b"\xe6\xb0\xb4\xff\xfe");
    home.write("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    home.write("cut.docx", b"PK\x03\x04");
    let no_file = "no such file; check the path";
    for (args, said) in [
        ("export none.ron -o a.txt", format!("none.ron: {no_file}")),
        ("stats none/none.txt", format!("none/none.txt: {no_file}")),
        ("new none.ron", format!("none.ron: {no_file}")),
        ("new ./none", format!("./none: {no_file}")),
        ("export folder.ron -o a.txt", "folder.ron: is a folder; name a file in it".into()),
        ("export plain.ron -o a.txt", "plain.ron: does not begin with (format: …, so it is no Lectern file".into()),
        ("stats latin.ron", "latin.ron, line 1, column 2: not UTF-8 text; convert it to UTF-8 first".into()),
        ("outline old.doc", "old.doc: an old format (.doc or .wps); save it as .docx in Word or WPS first".into()),
        (
            "import cut.docx -o c.ron",
            "cut.docx: damaged or cut off; copy it again, or open it in Word or WPS and save it anew".into(),
        ),
        ("new a.ron", "a.ron, line 1, column 10: is another kind of file (lectern-draft); choose another".into()),
    ] {
        check_failure(&home, args, 3, &said);
    }
    let ended = home.run("export b.ron -o a.txt");
    assert_eq!(ended.code, Some(3));
    assert!(
        ended.err.starts_with("lectern: b.ron, line 12, column 12: “Salute” means nothing here; "),
        "{}",
        ended.err
    );
    assert_eq!(home.names(), ["a.ron", "b.ron", "cut.docx", "folder.ron", "latin.ron", "old.doc", "plain.ron"]);
}

#[test]
fn an_existing_file_is_replaced_only_with_force() {
    let home = small();
    home.write("old.txt", "旧稿");
    home.write("old.ron", "旧稿");
    for args in ["export a.ron -o old.txt", "new holiday-symposium -o old.ron"] {
        let name = args.split(' ').next_back().unwrap();
        check_failure(&home, args, 4, &format!("{name}: exists already; add --force to replace it"));
        assert_eq!(home.read(name), "旧稿");
        assert_eq!(home.run(&format!("{args} --force")).code, Some(0));
        assert_ne!(home.read(name), "旧稿");
    }
    assert_eq!(home.read("old.txt"), SMALL_TXT);
    assert_eq!(home.names(), ["a.ron", "old.ron", "old.txt"]);
}

#[test]
fn output_that_cannot_be_written_ends_with_4() {
    let home = small();
    fs::create_dir(home.path("folder.txt")).unwrap();
    for args in
        ["export a.ron -o none/a.txt", "export a.ron -o folder.txt --force", "new holiday-symposium -o none/b.ron"]
    {
        let ended = home.run(args);
        assert_eq!((ended.code, ended.out.as_str()), (Some(4), ""), "{args}");
        assert_eq!(ended.err.lines().count(), 1, "{args}: {}", ended.err);
    }
    assert_eq!(home.names(), ["a.ron", "folder.txt"]);
}

#[test]
fn a_draft_that_is_exported_over_itself_is_refused() {
    let home = small();
    home.write("a.txt", SMALL);
    check_failure(&home, "export a.txt -o a.txt", 4, "a.txt: exists already; add --force to replace it");
    assert_eq!(home.read("a.txt"), SMALL);
}

fn stats(home: &Home, args: &str) -> Value {
    serde_json::from_str(&home.output(args)).unwrap()
}

#[test]
fn stats_count_what_the_export_holds() {
    let home = Home::new();
    for template in ["holiday-symposium", "annual-work-meeting"] {
        home.output(&format!("new {template} -o a.ron --force"));
        home.run("export a.ron -o a.txt --force");
        let draft = stats(&home, "stats a.ron --format json");
        let text = stats(&home, "stats a.txt --format json");
        for key in ["characters", "characters_without_spaces", "words", "paragraphs", "rate"] {
            assert_eq!(draft[key], text[key], "{template} {key}");
        }
        let paragraphs = home.read("a.txt").lines().filter(|line| !line.is_empty()).count();
        assert_eq!(draft["paragraphs"], paragraphs);
        // Every announced list takes a second, which a plain text does not tell.
        let announced = home.read("a.ron").matches("{count:").count() as u64;
        let seconds = |of: &Value| of["speaking_seconds"].as_u64().unwrap();
        assert!((seconds(&text)..=seconds(&text) + announced).contains(&seconds(&draft)));
        // Its parts are recognised as they were written.
        let headings = |of: &Value| {
            let sections = of["sections"].as_array().unwrap().iter();
            let headings = sections.map(|section| section["heading"].as_str().unwrap().to_owned());
            headings.filter(|heading| !heading.is_empty()).collect::<Vec<_>>()
        };
        assert_eq!(headings(&text), headings(&draft));
        let sections = draft["sections"].as_array().unwrap();
        let share: f64 = sections.iter().map(|section| section["share"].as_f64().unwrap()).sum();
        // The title block is spoken too, and belongs to no section.
        assert!((0.95..1.0).contains(&share), "{share}");
    }
}

#[test]
fn stats_of_a_draft_are_these() {
    let home = small();
    let found = stats(&home, "stats a.ron --format json");
    assert_eq!((&found["paragraphs"], &found["rate"]), (&Value::from(13), &Value::from(180)));
    let headings: Vec<&Value> = found["sections"].as_array().unwrap().iter().map(|s| &s["heading"]).collect();
    assert_eq!(headings, ["", "", "守好水源", "管好管网", ""], "parts switched off are not listed");
    // A section counts the parts below it: 一、守好水源 6, 水源是根本。6, 一要勤巡查。每天两次。11, 二要快处置。不过夜。10.
    assert_eq!(found["sections"][2]["characters"], 33);
    assert_eq!(home.output("--lang zh stats a.ron").lines().count(), 5);
}

#[test]
fn a_text_is_timed_at_the_rate_that_is_given() {
    let home = Home::new();
    home.write("a.txt", format!("{}\n", "水".repeat(90)));
    home.write("en.txt", "water ".repeat(130));
    for (args, seconds) in [
        ("stats a.txt --format json", 31),
        ("stats a.txt --format json --rate 90", 61),
        ("stats a.txt --format json --rate=2000", 4),
        ("stats en.txt --format json", 61),
    ] {
        assert_eq!(stats(&home, args)["speaking_seconds"], seconds, "{args}");
    }
    // Standard input is text, or a draft where it says so.
    let read = |input: &str| home.run_with("stats - --format json", input.as_bytes()).out;
    assert!(read("同志们：").contains("\"characters\": 4,"));
    assert!(read(SMALL).contains("守好水源"));
}

/// A template of two parts.
const OWN: &str = r#"(format: "lectern-template", version: 1, name: "我的模板", language: "zh-CN", occasion: "随时", minutes: 3,
  fields: [(id: "guest", name: "来宾", required: true)],
  sections: [(role: Salutation, body: ["{guest}："]), (body: ["欢迎。"])])"#;

#[test]
fn a_template_is_named_by_its_path_too() {
    let home = Home::new();
    home.write("own.ron", OWN);
    for path in ["own.ron", "./own.ron"] {
        let ended = home.run(&format!("new {path} --set guest=各位来宾"));
        let ended = home.run_with("export - -o -", ended.out.as_bytes());
        assert_eq!(ended, Ended { code: Some(0), out: "各位来宾：\n　　欢迎。\n".into(), err: String::new() });
    }
}

#[test]
#[cfg(target_os = "linux")]
fn own_templates_are_listed_and_broken_ones_named() {
    let home = Home::new();
    home.write("data/lectern/templates/own.ron", OWN);
    home.write("data/lectern/templates/broken.ron", OWN.replace("{guest}：", "{gast}：{count:none}"));
    home.write("data/lectern/templates/readme.txt", "不是模板");
    let ended = home.run("templates --format json");
    assert_eq!(ended.code, Some(0));
    let rows: Vec<Value> = serde_json::from_str(&ended.out).unwrap();
    let rows: Vec<(&str, bool)> =
        rows.iter().map(|row| (row["id"].as_str().unwrap(), row["own"].as_bool().unwrap())).collect();
    let built_in = lectern::store::built_in();
    let expected: Vec<(&str, bool)> = built_in.iter().map(|entry| (entry.id.as_str(), false)).collect();
    assert_eq!(rows, [expected, vec![("own", true)]].concat());
    let broken = home.path("data/lectern/templates/broken.ron").display().to_string();
    let lines = ["no field is called “gast”; did you mean “guest”?", "no list is called “none”"]
        .map(|said| format!("{broken}, line 3, column 40: {said}\n"));
    assert_eq!(ended.err, lines.concat());
    let expected = format!("{broken}, line 3, column 40: no field is called “gast”; did you mean “guest”?");
    check_failure(&home, "new broken", 3, &expected);
    assert!(home.output("new own --set guest=甲").contains("value: \"甲\""));
}

#[test]
fn a_message_is_one_line_whatever_it_quotes() {
    let home = Home::new();
    home.write("a.ron", "(format: \"lectern-draft\", version: 1, language: \"two\nlines\u{1b}[2J\")");
    let said = "a.ron, line 1, column 49: unknown language “two lines [2J”; write zh-CN or en";
    check_failure(&home, "export a.ron -o -", 3, said);
    let blank = "(format: \"lectern-draft\", version: 1, language: \"en\", fields: [(id: \"a\", name: \"two\nlines\")], \
                 sections: [(body: [\"{a}\"])])";
    let ended = home.run_with("export - -o -", blank.as_bytes());
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), "not filled in: [two lines]\n"));
}

#[test]
#[cfg(unix)]
fn a_reader_that_goes_away_brings_an_error_and_no_panic() {
    let home = small();
    for (args, code) in [("--help", 4), ("templates", 4), ("new holiday-symposium", 4), ("export a.ron -o -", 4)] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = home.lectern(args.split_whitespace());
        let ended = Ended::from(command.stdout(writer).stderr(Stdio::piped()).output().unwrap());
        assert_eq!(ended.code, Some(code), "{args}");
        assert_eq!(ended.err.lines().count(), 1, "{}", ended.err);
        assert!(ended.err.starts_with("lectern: standard output: "), "{}", ended.err);
    }
    // Nor does it panic where nobody hears its errors.
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    assert_eq!(home.lectern(["export"]).stderr(writer).status().unwrap().code(), Some(2));
}

#[test]
#[cfg(unix)]
fn a_file_may_be_called_anything() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;
    let home = small();
    let strange = |ending: &str| [b"\xff\xfe\n ".to_vec(), ending.as_bytes().to_vec()].concat();
    let names = [".ron", ".txt"].map(|ending| OsString::from_vec(strange(ending)));
    // Not every file system takes every name.
    if fs::copy(home.path("a.ron"), home.path(&names[0])).is_err() {
        return;
    }
    let args: [OsString; 4] = ["export".into(), names[0].clone(), "-o".into(), names[1].clone()];
    assert_eq!(home.lectern(&args).output().unwrap().status.code(), Some(0));
    assert_eq!(home.read(&names[1]), SMALL_TXT);
    let again = Ended::from(home.lectern(&args).output().unwrap());
    assert_eq!((again.code, again.err.lines().count()), (Some(4), 1), "{}", again.err);
}
