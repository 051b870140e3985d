//! Changes to the text of a template: of single bytes, and of what a RON file is made of, its brackets, strings, words and
//! numbers. What comes out is mostly still a template, or nearly one: only that gets far into the reader.
//!
//! Everything comes from the generator of chance that is given; the same seed makes the same change.

use std::ops::Range;

use fastrand::Rng;

/// The longest text that a change makes, in bytes; what is longer takes long and shows nothing more.
const LONGEST: usize = 48 << 10;

/// Signs that mean something to RON or to a text of a speech.
const SIGNS: [&str; 30] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    ",",
    ":",
    "=",
    "|",
    "\\",
    "/",
    "\n",
    "\r",
    "\0",
    "0",
    "-",
    "//",
    "/*",
    "*/",
    "r#\"",
    "'''",
    "#![enable(",
    "Some ",
    "{{",
    "}}",
    "\u{feff}",
    "\u{202e}",
];

/// What may stand in a string and means something there, or nearly.
const STRINGS: [&str; 46] = [
    "",
    " ",
    "a",
    "b",
    "l",
    "pause",
    "count",
    "not a",
    "not a=x",
    "a=x",
    "a=x|y",
    "a=",
    "zh-CN",
    "en",
    "fr",
    "一、",
    "1.",
    "首先，",
    "year",
    "ordinal",
    "numeral",
    "next",
    "previous",
    "2026-02-28",
    "2026-02-30",
    "0000-01-01",
    "12",
    "-0.50",
    "3万",
    "yes",
    "也许",
    "甲/市长",
    "/市长",
    "甲；乙",
    "{a}",
    "{b}{b}",
    "{year:a}",
    "{next:b}",
    "{previous:b}",
    "{count:l}",
    "{pause}",
    "{stress}重{/stress}",
    "{slow}慢",
    "{{a}}",
    "\\u{1F469}\\u{200D}\\u{1F467}e\\u{301}",
    "行\\n行",
];

const NUMBERS: [&str; 14] = [
    "0",
    "1",
    "2",
    "5",
    "0.5",
    "1.0",
    "-1",
    "-0.0",
    "NaN",
    "inf",
    "1e-40",
    "4000000000",
    "18446744073709551615",
    "1_0",
];

/// What may stand in a field, a list and a section: key and value.
const OF_FIELD: [(&str, &str); 15] = [
    ("kind", "LongText"),
    ("kind", "YesNo"),
    ("kind", "Choice([\"x\", \"y\"])"),
    ("kind", "Date"),
    ("kind", "Number"),
    ("kind", "People"),
    ("kind", "Groups"),
    ("kind", "List"),
    ("formula", "\"{a}{b}\""),
    ("formula", "\"{numeral:c}\""),
    ("form", "\"numeral\""),
    ("value", "\"yes\""),
    ("value", "[\"x\", \"y\"]"),
    ("sample", "\"2026-04-23\""),
    ("sample", "\"甲\\n乙\""),
];
const OF_LIST: [(&str, &str); 8] = [
    ("min", "2"),
    ("max", "3"),
    ("start", "4"),
    ("pattern", "\"{a}，{b}\""),
    ("style", "\"一要\""),
    ("fields", "[(id: \"b\", name: \"乙\", value: \"x\")]"),
    ("item", "(heading: \"{b}\", body: [\"{a}\"])"),
    ("item", "(children: [(list: \"l\"), (list: \"a\")])"),
];
const OF_SECTION: [(&str, &str); 19] = [
    ("id", "7"),
    ("list", "\"l\""),
    ("list", "\"a\""),
    ("when", "\"a\""),
    ("when", "\"not a=x\""),
    ("on", "false"),
    ("optional", "true"),
    ("share", "0.5"),
    ("role", "Item"),
    ("role", "Salutation"),
    ("style", "\"（1）\""),
    ("run_in", "true"),
    ("heading", "\"{a}\""),
    ("body", "[\"{a}，{count:l}。\", \"{b}\"]"),
    ("values", "{\"b\": \"x\"}"),
    ("samples", "{\"b\": \"x\"}"),
    ("children", "[(), (list: \"l\")]"),
    ("phrasings", "[\"{stress}{a}{/stress}\"]"),
    ("guidance", "\"提示\""),
];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A bracket with all that is in it.
    Group,
    /// What is between the quotes of a string.
    String,
    /// A name or a number.
    Word,
}

/// A part of a RON text.
#[derive(Clone)]
struct Part {
    kind: Kind,
    range: Range<usize>,
    /// What it is by its place: the key before it, or that of the list in which it stands.
    what: String,
}

/// A bracket that is still open.
struct Open {
    at: usize,
    what: String,
    key: Option<String>,
}

impl Open {
    fn what_now(&self) -> String {
        let what = self.key.clone().unwrap_or_else(|| format!("{} one", self.what));
        match what.as_str() {
            "sections one" | "children one" | "item" => "section".to_owned(),
            "children" => "sections".to_owned(),
            "samples" => "values".to_owned(),
            _ => what,
        }
    }
}

/// The parts of a text. Brackets are taken for pairs whatever their shapes.
fn parts(text: &str) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let mut open = vec![Open { at: 0, what: String::new(), key: None }];
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = open.last().map(Open::what_now).unwrap_or_default();
        match c {
            '(' | '[' | '{' => open.push(Open { at, what: inner, key: None }),
            ')' | ']' | '}' if open.len() > 1 => {
                let closed = open.pop().map(|open| Part { kind: Kind::Group, range: open.at..at + 1, what: open.what });
                found.extend(closed);
            }
            ',' => open.iter_mut().last().into_iter().for_each(|open| open.key = None),
            ':' => {
                let key = found.last().map(|part| text[part.range.clone()].to_owned());
                open.iter_mut().last().into_iter().for_each(|open| open.key.clone_from(&key));
            }
            '"' => {
                let mut escaped = false;
                let end = chars.find(|(_, c)| {
                    let ends = *c == '"' && !escaped;
                    escaped = *c == '\\' && !escaped;
                    ends
                });
                let range = at + 1..end.map_or(text.len(), |(end, _)| end);
                found.push(Part { kind: Kind::String, range, what: inner });
            }
            c if c.is_alphanumeric() || c == '-' => {
                let mut end = at + c.len_utf8();
                while let Some((_, c)) = chars.next_if(|(_, c)| c.is_alphanumeric() || "-_.".contains(*c)) {
                    end += c.len_utf8();
                }
                found.push(Part { kind: Kind::Word, range: at..end, what: inner });
            }
            _ => {}
        }
    }
    found
}

/// One part of that kind.
fn part(rng: &mut Rng, text: &str, kind: Kind) -> Option<Part> {
    rng.choice(parts(text).into_iter().filter(|part| part.kind == kind).collect::<Vec<_>>())
}

/// One part of another text that could stand for `part`; now and then any of its kind.
fn alike(rng: &mut Rng, part: &Part, other: &str) -> Option<Range<usize>> {
    let any = rng.u8(0..8) == 0;
    let all = parts(other).into_iter().filter(|of| of.kind == part.kind && (any || of.what == part.what));
    rng.choice(all.collect::<Vec<_>>()).map(|part| part.range)
}

/// One item of a list, with the comma behind it if there is one.
fn item(rng: &mut Rng, text: &str) -> Option<(Range<usize>, bool)> {
    let is_item = |part: &Part| part.kind == Kind::Group && text[..part.range.start].trim_end().ends_with(['[', ',']);
    let range = rng.choice(parts(text).into_iter().filter(is_item).collect::<Vec<_>>())?.range;
    let rest = &text[range.end..];
    let comma = rest.find(',').filter(|comma| rest[..*comma].trim().is_empty());
    Some((range.start..range.end + comma.map_or(0, |comma| comma + 1), comma.is_some()))
}

fn one<'w>(rng: &mut Rng, words: &[&'w str]) -> &'w str {
    rng.choice(words).copied().unwrap_or_default()
}

/// Changes one thing of what the text is made of; `other` is a text to take parts from. Nothing, where there is no such thing.
fn change(rng: &mut Rng, text: &mut String, other: &str) -> Option<()> {
    match rng.u8(0..14) {
        0 => text.replace_range(part(rng, text, Kind::String)?.range, one(rng, &STRINGS)),
        1 => {
            // At its beginning or in its middle, so that the rest of the string stays.
            let range = part(rng, text, Kind::String)?.range;
            let middle = (range.start + range.end) / 2;
            let middle = (middle..=range.end).find(|at| text.is_char_boundary(*at))?;
            text.insert_str(if rng.bool() { range.start } else { middle }, one(rng, &STRINGS));
        }
        2 => {
            let part = part(rng, text, Kind::Word)?;
            let from = alike(rng, &part, text)?;
            let word = text[from].to_owned();
            text.replace_range(part.range, &word);
        }
        3 => {
            let is_number = |part: &Part| text[part.range.clone()].starts_with(|c: char| c.is_ascii_digit());
            let numbers = parts(text).into_iter().filter(|part| part.kind == Kind::Word && is_number(part));
            let range = rng.choice(numbers.collect::<Vec<_>>())?.range;
            text.replace_range(range, one(rng, &NUMBERS));
        }
        4..7 => {
            let part = part(rng, text, Kind::Group)?;
            let table = match part.what.as_str() {
                "fields one" => &OF_FIELD[..],
                "lists one" => &OF_LIST,
                "section" => &OF_SECTION,
                _ => return None,
            };
            let (key, value) = rng.choice(table)?;
            let known = text[part.range.clone()].contains(&format!("{key}:"));
            if !known || rng.u8(0..4) == 0 {
                text.insert_str(part.range.start + 1, &format!("{key}: {value}, "));
            }
        }
        7 => {
            let (range, _) = item(rng, text)?;
            text.replace_range(range, "");
        }
        8 => {
            // Once or often: many of one kind, with ids that stand twice.
            let (range, comma) = item(rng, text)?;
            let times = if rng.u8(0..8) == 0 { rng.usize(2..200) } else { 1 };
            let again = format!("{}{}", &text[range.clone()], if comma { "" } else { "," });
            text.insert_str(range.start, &again.repeat(times.min(LONGEST / again.len())));
        }
        9 | 10 => {
            let part = part(rng, text, Kind::Group)?;
            let from = alike(rng, &part, other)?;
            text.replace_range(part.range, &other[from]);
        }
        11 => {
            let part = part(rng, text, Kind::Group).filter(|part| part.what == "section")?;
            let levels = rng.usize(1..9);
            text.insert_str(part.range.end, &"])".repeat(levels));
            text.insert_str(part.range.start, &"(children: [".repeat(levels));
        }
        12 => {
            // A formula or text that names the same over and over.
            let range = part(rng, text, Kind::String)?.range;
            let words = text[range.clone()].to_owned();
            text.insert_str(range.end, &words.repeat(rng.usize(1..40).min(LONGEST / words.len().max(1))));
        }
        _ => {
            let part = part(rng, text, Kind::String)?;
            let own = rng.bool();
            let from = alike(rng, &part, if own { text } else { other })?;
            let words = if own { &*text } else { other }[from].to_owned();
            text.replace_range(part.range, &words);
        }
    }
    Some(())
}

/// Changes a byte, puts a sign in, takes a stretch out or puts it elsewhere, or ends the text.
fn change_bytes(rng: &mut Rng, bytes: &mut Vec<u8>) {
    let at = rng.usize(0..=bytes.len());
    let end = (at + rng.usize(0..40)).min(bytes.len());
    match rng.u8(0..8) {
        0 => bytes[at..end].iter_mut().take(1).for_each(|byte| *byte = rng.u8(..)),
        1..4 => drop(bytes.splice(at..at, one(rng, &SIGNS).bytes())),
        4 => drop(bytes.drain(at..end)),
        5 => {
            let signs = one(rng, &SIGNS).repeat(rng.usize(1..200));
            bytes.splice(at..at, signs.bytes());
        }
        6 if rng.u8(0..4) == 0 => bytes.truncate(at),
        _ => {
            let stretch = bytes[at..end].to_vec();
            let to = rng.usize(0..=bytes.len());
            bytes.splice(to..to, stretch);
        }
    }
}

/// A text with a few changes; parts that are put in come from `other`.
pub fn mutated(rng: &mut Rng, text: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = text.to_vec();
    for _ in 0..rng.usize(1..5) {
        let words = std::str::from_utf8(&bytes).ok().zip(std::str::from_utf8(other).ok());
        match words {
            // Few texts with brackets that are no pairs are read any further.
            Some((words, other)) if rng.u8(0..12) > 0 => {
                let mut words = words.to_owned();
                let _ = change(rng, &mut words, other);
                bytes = words.into_bytes();
            }
            _ => change_bytes(rng, &mut bytes),
        }
    }
    if bytes.len() > LONGEST { text.to_vec() } else { bytes }
}
