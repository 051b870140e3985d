//! What of a draft is told to be not finished before it is handed over, and what is not.

use lectern::assemble::assemble;
use lectern::check::{Unfinished, unfinished};
use lectern::edit::{from_template, text_of, with_samples};
use lectern::model::{Draft, Language};
use lectern::store::{built_in, parse_draft};

fn found(draft: &Draft) -> Vec<String> {
    let speech = assemble(draft, None);
    let name = |open: &Unfinished| match open {
        Unfinished::Blank(_, _, name) => format!("blank {name}"),
        Unfinished::Mark(at, words) => {
            let text = text_of(draft, at.head.place().unwrap()).unwrap();
            let mark = text.slice(at.anchor.at..at.head.at).unwrap().words();
            assert!(words.contains(&mark), "{words} shows {mark}");
            format!("mark {mark}")
        }
        Unfinished::Empty(id) => format!("empty {}", draft.section(*id).unwrap().guidance),
    };
    unfinished(draft, &speech).iter().map(name).collect()
}

#[test]
fn a_speech_that_is_finished_is_told_to_be() {
    for entry in built_in() {
        let template = entry.template.unwrap();
        assert_eq!(found(&with_samples(&template)), [""; 0], "{}", template.id);
        let begun = found(&from_template(&template));
        assert!(begun.iter().all(|what| what.starts_with("blank ")), "{}: {begun:?}", template.id);
        assert!(template.draft.language == Language::English || !begun.is_empty(), "{}", template.id);
    }
}

#[test]
fn blanks_marks_and_parts_without_a_word_are_told() {
    let draft = parse_draft(
        r#"(format: "lectern-draft", version: 1, language: "zh-CN",
  title: (lines: ["在××市大会上的讲话"]),
  fields: [(id: "day", name: "日期"), (id: "city", name: "城市", value: "云溪")],
  style: (numbering: ["一、"]),
  sections: [
    (role: Salutation, body: ["同志们："]),
    (role: Greeting, guidance: "greeting", body: [""]),
    (role: Other, on: false, body: ["XX同志"]),
    (role: Item, guidance: "first", heading: "加强领导"),
    (role: Item, heading: "落实责任", children: [(heading: "{city}要见效", run_in: true), (body: ["{day}和{day}，投入___万元"])]),
    (role: Closing, guidance: "closing", children: [(on: false, body: ["谢谢。"])]),
  ])"#,
    )
    .unwrap();
    let all = ["blank 日期", "mark ××", "empty greeting", "empty first", "mark ___", "empty closing"];
    assert_eq!(found(&draft), all);
}
