//! `check` word for word: what it says, where, and how it ends.

use serde_json::{Value, json};

use crate::binary::Home;

const FAULTY: &str = "在水厂座谈会上的讲话\n同志们：\n我讲三点意见。\n一、抓水质。天天查,月月洗。\n二、抓服务。话要好听好听。\n谢谢大家！\n";
const CLEAN: &str = "在水厂座谈会上的讲话\n同志们：\n我讲两点意见。\n一、抓水质。天天查，月月洗。\n二、抓服务。话要好听。\n谢谢大家！\n";

/// The findings of a run: rule, severity, line, column, excerpt.
fn findings(said: &str) -> Vec<(String, String, u64, u64, String)> {
    let said: Value = serde_json::from_str(said).unwrap();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let one = |finding: &Value| {
        let place = |key: &str| finding[key].as_u64().unwrap();
        (text(finding, "rule"), text(finding, "severity"), place("line"), place("column"), text(finding, "excerpt"))
    };
    said["findings"].as_array().unwrap().iter().map(one).collect()
}

#[test]
fn a_fault_is_said_with_its_place_and_ends_with_1() {
    let home = Home::new();
    home.write("a.txt", FAULTY);
    let ended = home.run("check a.txt --format json");
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), ""), "{}", ended.out);
    let found = findings(&ended.out);
    let expected = |rule: &str, line, column, excerpt: &str| {
        (rule.to_owned(), "warning".to_owned(), line, column, excerpt.to_owned())
    };
    assert!(found.contains(&expected("announced-count", 3, 3, "三点意见")), "{found:?}");
    assert!(found.contains(&expected("punctuation-width", 4, 10, ",")), "{found:?}");
    let said: Value = serde_json::from_str(&ended.out).unwrap();
    let count = said["findings"].as_array().unwrap().iter().find(|found| found["rule"] == "announced-count").unwrap();
    assert_eq!(count["data"], json!({ "announced": 3, "found": 2 }));
    assert_eq!(count["message"], "3 announced, 2 found");
    assert!(!count["fixes"].as_array().unwrap().is_empty());
    // For somebody who reads.
    let ended = home.run("check a.txt --lang zh");
    assert_eq!(ended.code, Some(1));
    assert!(ended.out.contains("3:3: warning: 说的是 3，数下来是 2 [announced-count]\n"), "{}", ended.out);
}

#[test]
fn a_clean_speech_ends_with_0_in_every_format() {
    let home = Home::new();
    home.write("a.txt", CLEAN);
    home.run("import a.txt -o a.ron");
    home.run("export a.ron -o a.docx");
    home.run("export a.ron -o a.md");
    for file in ["a.txt", "a.ron", "a.docx", "a.md"] {
        let ended = home.run(&format!("check {file} --format json"));
        assert_eq!(ended.code, Some(0), "{file}: {} {}", ended.out, ended.err);
        assert!(findings(&ended.out).iter().all(|(_, severity, ..)| severity == "hint"), "{file}: {}", ended.out);
    }
}

#[test]
fn a_draft_is_found_where_its_export_has_it() {
    let home = Home::new();
    home.write("a.txt", FAULTY);
    home.run("import a.txt -o a.ron");
    let text = home.output("export a.ron -o -");
    let (line, words) = text.lines().enumerate().find(|(_, line)| line.contains("天天查,")).unwrap();
    let column = words.chars().position(|c| c == ',').unwrap() as u64 + 1;
    for file in ["a.ron", "a.docx"] {
        home.run("export a.ron -o a.docx --force");
        let found = findings(&home.run(&format!("check {file} --format json")).out);
        let width = found.iter().find(|(rule, ..)| rule == "punctuation-width").unwrap();
        assert_eq!((width.2, width.3), (line as u64 + 1, column), "{file}: {found:?}");
    }
}
