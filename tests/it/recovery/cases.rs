//! Cases written by hand, as the files of `tests/fixtures/recovery` hold them, and what a reader gets wrong in them.
//!
//! Empty lines part cases, lines with `//` are remarks. A case is `: ` and the trap it stands for; the text, each line behind
//! `|` and a blank; and what a reader should find, of which only that is stated which matters:
//!
//! ```text
//! title one line / another line        also subtitle, date, speaker, salutation
//! no title                             that there is none
//! 1 一、 heading                        a section: level, mark, heading; they are always compared as a whole
//!   2 一要 heading …                    its body runs on in the same paragraph
//!   2 _ heading                         without a mark
//!   2 二要 heading ?                    nothing says where it ends, and the reader says so
//! closing 同志们，…                      its words; or `no closing`
//! removed page-furniture 1 / 14        what is cut, and why
//! speech                               another speech begins
//! ```

use lectern::measure::of_text;
use serde_json::Value;

use super::outline::{Outline, Removed, Section, Speech, bare, bare_mark, folded, nest};
use super::score::is_like_long;

pub struct Case {
    pub trap: String,
    pub text: String,
    pub expected: Outline,
    /// The parts that each speech states, there or not.
    stated: Vec<Vec<String>>,
}

const FILES: [&str; 10] = [
    include_str!("../../fixtures/recovery/title.txt"),
    include_str!("../../fixtures/recovery/salutation.txt"),
    include_str!("../../fixtures/recovery/marks.txt"),
    include_str!("../../fixtures/recovery/nesting.txt"),
    include_str!("../../fixtures/recovery/prose.txt"),
    include_str!("../../fixtures/recovery/flattened.txt"),
    include_str!("../../fixtures/recovery/wrapped.txt"),
    include_str!("../../fixtures/recovery/closing.txt"),
    include_str!("../../fixtures/recovery/surroundings.txt"),
    include_str!("../../fixtures/recovery/english.txt"),
];

pub fn cases() -> Vec<Case> {
    let blocks = FILES.iter().flat_map(|file| file.split("\n\n"));
    let lines = blocks.map(|block| block.lines().filter(|line| !line.starts_with("//")).collect::<Vec<_>>());
    lines.filter(|lines| !lines.is_empty()).map(|lines| Case::parse(&lines)).collect()
}

/// What a reader gets wrong, a case an entry.
pub fn wrong(outline: fn(&str) -> Value) -> Vec<String> {
    wrong_by(|case| outline(&case.text))
}

pub fn wrong_by(outline: impl Fn(&Case) -> Value) -> Vec<String> {
    let all = cases().into_iter().filter_map(|case| {
        let wrong = case.wrong(&Outline::read(&outline(&case)));
        (!wrong.is_empty()).then(|| format!("{}\n  {}", case.trap, wrong.join("\n  ")))
    });
    all.collect()
}

impl Case {
    fn parse(lines: &[&str]) -> Self {
        let trap = lines[0].strip_prefix(": ").unwrap_or_else(|| panic!("no trap: {}", lines[0]));
        let (text, stated): (Vec<&str>, Vec<&str>) = lines[1..].iter().partition(|line| line.starts_with('|'));
        let text = text.iter().map(|line| line[1..].strip_prefix(' ').unwrap_or(&line[1..])).collect::<Vec<_>>();
        let mut case = Self {
            trap: trap.to_owned(),
            text: text.join("\n"),
            expected: Outline { speeches: vec![Speech::default()], removed: Vec::new() },
            stated: vec![Vec::new()],
        };
        stated.into_iter().for_each(|line| case.state(line.trim()));
        case
    }

    fn state(&mut self, line: &str) {
        let speech = self.expected.speeches.last_mut().unwrap();
        let stated = self.stated.last_mut().unwrap();
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let part = |speech: &mut Speech, name: &str, words: Option<&str>| {
            let words = words.map(str::to_owned);
            match name {
                "title" => speech.title = words.map(|words| words.replace(" / ", "\n")),
                "subtitle" => speech.subtitle = words,
                "date" => speech.date = words,
                "speaker" => speech.speaker = words,
                "salutation" => speech.salutation = words,
                "closing" => speech.closing_characters = words.map_or(0, |words| of_text(&words).characters),
                _ => panic!("{}: no part is called {name}", self.trap),
            }
        };
        match word {
            "no" => {
                part(speech, rest, None);
                stated.push(rest.to_owned());
            }
            "removed" => {
                let (why, text) = rest.split_once(' ').unwrap();
                self.expected.removed.push(Removed { text: text.to_owned(), why: why.to_owned() });
            }
            "speech" => {
                self.expected.speeches.push(Speech::default());
                self.stated.push(Vec::new());
            }
            level if level.parse::<usize>().is_ok() => nest(&mut speech.sections, section(level, rest)),
            name => {
                part(speech, name, Some(rest));
                stated.push(name.to_owned());
            }
        }
    }

    fn wrong(&self, found: &Outline) -> Vec<String> {
        let mut wrong = Vec::new();
        if found.speeches.len() != self.expected.speeches.len() {
            wrong.push(format!("{} speeches, not {}", found.speeches.len(), self.expected.speeches.len()));
        }
        for ((expected, stated), found) in self.expected.speeches.iter().zip(&self.stated).zip(&found.speeches) {
            stated.iter().for_each(|name| wrong.extend(wrong_part(name, expected, found)));
        }
        let (expected, found_sections) = (self.expected.walk(), found.walk());
        let same = expected.len() == found_sections.len()
            && expected.iter().zip(&found_sections).all(|(expected, found)| is_section(expected, found));
        if !same {
            wrong.push(format!("sections\n{}    and not\n{}", listed(&found_sections), listed(&expected)));
        }
        for removed in &self.expected.removed {
            let same = found.removed.iter().filter(|other| other.why == removed.why);
            let texts: String = same.map(|other| folded(&other.text)).collect();
            if !texts.contains(&folded(&removed.text)) {
                wrong.push(format!("not removed as {}: {}", removed.why, removed.text));
            }
        }
        wrong
    }
}

/// `一、 heading …` or `_ heading ?`.
fn section(level: &str, line: &str) -> Section {
    let (mark, heading) = line.split_once(' ').unwrap_or((line, ""));
    let (run_in, uncertain) = (heading.ends_with(" …"), heading.ends_with(" ?"));
    Section {
        level: level.parse().unwrap(),
        mark: if mark == "_" { String::new() } else { mark.to_owned() },
        heading: heading.trim_end_matches([' ', '…', '?']).to_owned(),
        run_in,
        uncertain,
        children: Vec::new(),
    }
}

fn is_section(expected: &Section, found: &Section) -> bool {
    let (one, other) = (folded(&expected.heading), folded(&found.heading));
    // Where a heading ends nobody knows, how it begins counts.
    let begins = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count() >= 4;
    expected.level == found.level
        && bare_mark(&expected.mark) == bare_mark(&found.mark)
        && (one == other || (expected.uncertain && begins))
        && (found.uncertain || !expected.uncertain)
        && (found.run_in || !expected.run_in)
}

fn wrong_part(name: &str, expected: &Speech, found: &Speech) -> Option<String> {
    if name == "closing" {
        let (expected, found) = (expected.closing_characters, found.closing_characters);
        return (!is_like_long(expected, found)).then(|| format!("closing: {found} not {expected}"));
    }
    let part = |speech: &Speech| match name {
        "title" => speech.title.clone(),
        "subtitle" => speech.subtitle.clone(),
        "date" => speech.date.clone(),
        "speaker" => speech.speaker.clone(),
        _ => speech.salutation.clone(),
    };
    let lines = |part: Option<String>| part.map(|part| part.lines().map(bare).collect::<Vec<_>>());
    let (expected, found) = (part(expected), part(found));
    // Place and hour may stand beside a date.
    let is_dated = matches!((&expected, &found), (Some(one), Some(other)) if bare(other).contains(&bare(one)));
    let is_right = lines(expected.clone()) == lines(found.clone()) || (name == "date" && is_dated);
    (!is_right).then(|| format!("{name}: {found:?}, not {expected:?}"))
}

fn listed(sections: &[&Section]) -> String {
    let line = |section: &&Section| {
        let end = if section.uncertain {
            " ?"
        } else if section.run_in {
            " …"
        } else {
            ""
        };
        format!("    {}{} {} {}{end}\n", "  ".repeat(section.level), section.level, section.mark, section.heading)
    };
    sections.iter().map(line).collect()
}
