//! Cases of the checks written by hand, as the files of `tests/fixtures/check` hold them, a file a rule.
//!
//! Empty lines part cases, lines with `//` are remarks. A case is `: ` and the trap it stands for; the text, each line behind
//! `|` and a blank, in which `⟦…⟧` stand round what the rule must find, and where there are none it must find nothing; and
//! what the case needs besides:
//!
//! ```text
//! day 2026-03-12      the day on which the speech is given
//! lowered             what is found is found as a hint
//! minutes 10          how long the speaker has
//! bare                nothing stands before the text, which opens with a salutation otherwise
//! fix words           what the first fix of the first finding writes; `fix -` where it takes the words out
//! ```
//!
//! `\u{200B}` in a text is that character.

use std::ops::Range;

use jiff::civil::Date;
use lectern::check::{Finding, Fix, Options, Rule, Severity, Subject, check};
use lectern::import::{recover, text};

pub struct Case {
    pub rule: Rule,
    pub trap: String,
    pub text: String,
    /// What must be found, in bytes of the text.
    pub marked: Vec<Range<usize>>,
    day: Option<Date>,
    minutes: Option<u32>,
    lowered: bool,
    fix: Option<String>,
}

/// The names and texts of the files.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../fixtures/check/", $name, ".txt")))),*]
    };
}

const FILES: &[(&str, &str)] = files![
    "announced-count",
    "control-characters",
    "dash-style",
    "digit-style",
    "empty-section",
    "guidance-left",
    "hard-to-say",
    "leftover-mark",
    "leftover-name",
    "leftover-year",
    "long-sentence",
    "meeting-name",
    "missing-closing",
    "missing-salutation",
    "mixed-enumerators",
    "nested-quotes",
    "numbering",
    "over-time",
    "parallel-headings",
    "punctuation-doubled",
    "punctuation-width",
    "repeated-opening",
    "repeated-passage",
    "repeated-word",
    "space-between-chinese",
    "unfilled-field",
    "unmatched-pair",
    "wording",
];

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, file) in FILES {
        let rule = Rule::from_name(name).unwrap_or_else(|| panic!("no rule is called {name}"));
        for block in file.split("\n\n") {
            let lines: Vec<&str> = block.lines().filter(|line| !line.starts_with("//")).collect();
            if !lines.is_empty() {
                cases.push(Case::parse(rule, &lines));
            }
        }
    }
    cases
}

impl Case {
    fn parse(rule: Rule, lines: &[&str]) -> Self {
        let trap = lines[0].strip_prefix(": ").unwrap_or_else(|| panic!("no trap: {}", lines[0]));
        let (shown, stated): (Vec<&str>, Vec<&str>) = lines[1..].iter().partition(|line| line.starts_with('|'));
        let shown: Vec<&str> = shown.iter().map(|line| line[1..].strip_prefix(' ').unwrap_or(&line[1..])).collect();
        let opening = match lines {
            _ if lines.contains(&"bare") => "",
            _ => "同志们：\n",
        };
        let (text, marked) = unmarked(&format!("{opening}{}", escaped(&shown.join("\n"))));
        let mut case =
            Self { rule, trap: trap.to_owned(), text, marked, day: None, minutes: None, lowered: false, fix: None };
        for line in stated {
            let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
            match name {
                "day" => case.day = Some(rest.parse().unwrap()),
                "minutes" => case.minutes = Some(rest.parse().unwrap()),
                "bare" => {}
                "lowered" => case.lowered = true,
                "fix" => case.fix = Some(if rest == "-" { String::new() } else { escaped(rest) }),
                _ => panic!("{trap}: {line}"),
            }
        }
        case
    }

    /// The speeches of a text that is given as that of the case is.
    pub fn subjects(&self, text: &str) -> Vec<Subject> {
        let subject = |subject| Subject { minutes: self.minutes, ..subject };
        subjects(text, self.day).into_iter().map(subject).collect()
    }

    /// What is told of a text that is given as that of the case is.
    pub fn told(&self, text: &str) -> Vec<Told> {
        self.subjects(text).iter().flat_map(told_of).collect()
    }

    /// What is wrong with what the rule finds.
    pub fn wrong(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut found = self.told(&self.text);
        found.retain(|told| told.finding.rule == self.rule);
        for range in self.marked.iter().filter(|range| !found.iter().any(|told| told.range == **range)) {
            wrong.push(format!("not found: {}", &self.text[range.clone()]));
        }
        for told in found.iter().filter(|told| !self.marked.contains(&told.range)) {
            wrong.push(format!("found: {} {:?}", told.words, told.finding.data));
        }
        for told in &found {
            let expected = if self.lowered { Severity::Hint } else { self.rule.severity() };
            if told.finding.severity != expected {
                wrong.push(format!("{:?}: {}", told.finding.severity, told.words));
            }
        }
        if let (Some(fix), Some(told)) = (&self.fix, found.first()) {
            let written = match told.finding.fixes.first() {
                Some(Fix::Replace(all)) => all.first().map(|replacement| replacement.words.clone()),
                _ => None,
            };
            if written.as_ref() != Some(fix) {
                wrong.push(format!("fix: {written:?}, not {fix:?}"));
            }
        }
        wrong
    }
}

/// `\u{…}` as the character.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("\\u{") {
        let (code, behind) = behind.split_once('}').unwrap();
        out.push_str(before);
        out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        rest = behind;
    }
    out + rest
}

/// A text without the marks of what must be found, and where that is.
fn unmarked(text: &str) -> (String, Vec<Range<usize>>) {
    let mut out = String::new();
    let mut found = Vec::new();
    let mut open = None;
    for c in text.chars() {
        match c {
            '⟦' => open = Some(out.len()),
            '⟧' => found.push(open.take().unwrap()..out.len()),
            c => out.push(c),
        }
    }
    assert!(open.is_none(), "{text}");
    (out, found)
}

/// What is told of a text.
pub struct Told {
    pub finding: Finding,
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// The words there.
    pub words: String,
}

/// What is told of a text, in order.
pub fn told(text: &str) -> Vec<Told> {
    subjects(text, None).iter().flat_map(told_of).collect()
}

/// What is told of a speech.
pub fn told_of(subject: &Subject) -> Vec<Told> {
    let told = |finding: Finding| {
        let range = subject.place_in_text(&finding.place).unwrap();
        let paragraph = &subject.paragraphs[finding.place.paragraph];
        let words = paragraph.text[finding.place.range.clone()].to_owned();
        Told { finding, range, words }
    };
    check(subject, &Options::default()).into_iter().map(told).collect()
}

/// The speeches of a text as the rules see them.
pub fn subjects(words: &str, day: Option<Date>) -> Vec<Subject> {
    let source = text(words);
    let outline = recover(&source, &[]);
    let subject = |speech| {
        let mut subject = Subject::from_recovered(speech, &source.text);
        subject.day = day.or(subject.day);
        subject
    };
    outline.speeches.iter().map(subject).collect()
}
