//! What the file of a speech is called: a pattern with blanks in it, filled, and made a name that every system takes.

use icu_segmenter::GraphemeClusterSegmenter;
use jiff::civil::Date;

use crate::model::Language;

/// What stands in the blanks of a pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameParts {
    /// The language of the speech: it decides how a draft is counted, and what a speech without a name is called.
    pub language: Language,
    /// The title, on one line or several.
    pub title: String,
    /// Which draft it is, from 1.
    pub draft: Option<u32>,
    /// The day of the speech.
    pub day: Option<Date>,
    /// Who speaks.
    pub speaker: String,
    /// What the template is called.
    pub template: String,
}

/// A blank of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamePart {
    /// The title.
    Title,
    /// Which draft it is, as 第3稿.
    Draft,
    /// The day, as 2026-04-28: names so stand in the order of their days.
    Date,
    /// Who speaks.
    Speaker,
    /// What the template is called.
    Template,
}

impl NamePart {
    /// Every blank, with the words for it that may stand in `{}`: the first is written in settings, the other typed by
    /// whom it suits.
    pub const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Title, "title", "题目"),
        (Self::Draft, "draft", "稿次"),
        (Self::Date, "date", "日期"),
        (Self::Speaker, "speaker", "讲话人"),
        (Self::Template, "template", "模板"),
    ];

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, en, zh)| name == *en || name == *zh).map(|(part, ..)| part)
    }

    fn value(self, parts: &NameParts) -> String {
        match self {
            Self::Title => parts.title.clone(),
            Self::Draft => match (parts.draft, parts.language) {
                (None, _) => String::new(),
                (Some(number), Language::Chinese) => format!("第{number}稿"),
                (Some(number), Language::English) => format!("draft {number}"),
            },
            Self::Date => parts.day.map(|day| day.to_string()).unwrap_or_default(),
            Self::Speaker => parts.speaker.clone(),
            Self::Template => parts.template.clone(),
        }
    }
}

/// The pattern that is used unless another is set.
pub const NAME_PATTERN: &str = "{title}_{draft}_{date}";

/// The longest name of a file that every system takes, in bytes of UTF-8.
const LONGEST: usize = 255;

/// Signs that part what stands in a name. They go with a part that is empty.
const SEPARATORS: [char; 5] = ['_', '-', ' ', '\u{3000}', '\u{B7}'];

/// What a file is called, its extension (without the dot) included: `pattern` with its blanks filled.
///
/// Letters that Windows or Linux refuse become blanks, names that Windows keeps for devices get a `_` before them, and of
/// a name that is too long the longest part is cut. An empty part takes the sign before it along. Braces around anything
/// but the name of a part stay as they are. The name is never empty.
pub fn file_name(pattern: &str, parts: &NameParts, extension: &str) -> String {
    let mut tokens = tokens(pattern, parts);
    let room = LONGEST.saturating_sub(extension.len() + 2);
    let mut stem = join(&tokens);
    // Cutting may free less than it takes, since blanks at a cut go too; every round cuts something.
    while stem.len() > room {
        let over = stem.len() - room;
        let longest = tokens.iter_mut().filter_map(Token::value).max_by_key(|value| value.len());
        match longest.filter(|value| !value.is_empty()) {
            Some(value) => cut(value, value.len().saturating_sub(over)),
            None => {
                cut(&mut stem, room);
                break;
            }
        }
        stem = join(&tokens);
    }
    let stem = stem.trim_matches(is_edge);
    let stem = match (stem, parts.language) {
        ("", Language::Chinese) => "讲话稿",
        ("", Language::English) => "Speech",
        (stem, _) => stem,
    };
    let mark = if is_device(stem) { "_" } else { "" };
    format!("{mark}{stem}.{extension}")
}

/// A stretch of a pattern.
enum Token {
    /// Words that stand in every name.
    Words(String),
    /// A blank, filled.
    Part(String),
}

impl Token {
    /// What fills it, if it is a blank.
    fn value(&mut self) -> Option<&mut String> {
        if let Self::Part(value) = self { Some(value) } else { None }
    }
}

fn tokens(pattern: &str, parts: &NameParts) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut words = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        words.push_str(before);
        let named = after.split_once('}').and_then(|(name, left)| Some((NamePart::named(name.trim())?, left)));
        rest = match named {
            Some((part, left)) => {
                tokens.push(Token::Words(clean(&std::mem::take(&mut words))));
                tokens.push(Token::Part(clean(&part.value(parts)).trim().to_owned()));
                left
            }
            None => {
                words.push('{');
                after
            }
        };
    }
    words.push_str(rest);
    tokens.push(Token::Words(clean(&words)));
    tokens
}

/// The name that tokens make, the signs around empty parts left out.
fn join(tokens: &[Token]) -> String {
    let mut name = String::new();
    let mut is_parted = true;
    for token in tokens {
        match token {
            Token::Words(words) if is_parted => name.push_str(words.trim_start_matches(SEPARATORS)),
            Token::Words(words) => name.push_str(words),
            Token::Part(value) if value.is_empty() => {
                name.truncate(name.trim_end_matches(SEPARATORS).len());
                is_parted = name.is_empty();
                continue;
            }
            Token::Part(value) => name.push_str(value),
        }
        is_parted = name.is_empty();
    }
    name
}

/// Words without what no name may hold: control characters, the signs of paths and wildcards, and marks that nobody sees
/// but that turn the letters around. What was there is a blank, and there are no two of them.
fn clean(words: &str) -> String {
    let is_hidden = |c: char| matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    let is_refused = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || r#"/\:*?"<>|"#.contains(c);
    let mut out = String::new();
    for c in words.chars().filter(|c| !is_hidden(*c)) {
        let c = if is_refused(c) { ' ' } else { c };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

/// What no name begins or ends with: Windows drops it at the end, and Linux hides names with a dot before them.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || c == '.' || SEPARATORS.contains(&c)
}

/// Cuts a text down to at most so many bytes, between what a reader takes for letters.
fn cut(text: &mut String, most: usize) {
    let end =
        GraphemeClusterSegmenter::new().segment_str(text).take_while(|end| *end <= most).last().unwrap_or_default();
    text.truncate(end);
}

/// Whether Windows keeps a name for a device, whatever follows its first dot.
fn is_device(stem: &str) -> bool {
    let name = stem.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered =
        |rest: &str| matches!(rest, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³");
    matches!(name.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" | "CLOCK$")
        || name.strip_prefix("COM").or_else(|| name.strip_prefix("LPT")).is_some_and(numbered)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> NameParts {
        NameParts {
            language: Language::Chinese,
            title: "在清河水厂座谈会上的讲话".to_owned(),
            draft: Some(3),
            day: Some(jiff::civil::date(2026, 4, 28)),
            speaker: "顾长宁".to_owned(),
            template: "座谈会讲话".to_owned(),
        }
    }

    fn check(pattern: &str, parts: &NameParts, expected: &str) {
        assert_eq!(file_name(pattern, parts, "docx"), expected, "{pattern}");
    }

    #[test]
    fn a_pattern_is_filled() {
        check(NAME_PATTERN, &parts(), "在清河水厂座谈会上的讲话_第3稿_2026-04-28.docx");
        check(
            "{日期} {讲话人}：{题目}（{稿次}）",
            &parts(),
            "2026-04-28 顾长宁：在清河水厂座谈会上的讲话（第3稿）.docx",
        );
        check("{ template }-终稿", &parts(), "座谈会讲话-终稿.docx");
        check("{nothing}{", &parts(), "{nothing}{.docx");
        check("{{speaker}}", &parts(), "{顾长宁}.docx");
        let english = NameParts { language: Language::English, title: "Remarks".to_owned(), ..parts() };
        check("{title}, {draft}", &english, "Remarks, draft 3.docx");
    }

    #[test]
    fn an_empty_part_takes_its_sign_along() {
        let none = NameParts::default();
        let some = |part: &str| match part {
            "title" => NameParts { title: "甲".to_owned(), ..none.clone() },
            "draft" => NameParts { draft: Some(2), ..none.clone() },
            "date" => NameParts { day: parts().day, ..none.clone() },
            _ => NameParts { title: "甲".to_owned(), day: parts().day, ..none.clone() },
        };
        for (part, expected) in
            [("title", "甲.docx"), ("draft", "第2稿.docx"), ("date", "2026-04-28.docx"), ("both", "甲_2026-04-28.docx")]
        {
            check(NAME_PATTERN, &some(part), expected);
        }
        check(NAME_PATTERN, &none, "讲话稿.docx");
        check("", &parts(), "讲话稿.docx");
        check(" . ", &NameParts { language: Language::English, ..none }, "Speech.docx");
    }

    #[test]
    fn a_name_is_one_that_every_system_takes() {
        for (title, expected) in [
            ("甲/乙\\丙:丁*戊?己\"庚<辛>壬|癸", "甲 乙 丙 丁 戊 己 庚 辛 壬 癸.docx"),
            ("两行\r\n题目\t\u{0}", "两行 题目.docx"),
            ("../../etc/passwd", "etc passwd.docx"),
            (".隐藏...", "隐藏.docx"),
            ("讲话 . ", "讲话.docx"),
            ("\u{202E}txt\u{200B}.\u{FEFF}", "txt.docx"),
            ("CON", "_CON.docx"),
            ("nul.讲话", "_nul.讲话.docx"),
            ("Com1 .x", "_Com1 .x.docx"),
            ("LPT²", "_LPT².docx"),
            ("COM10", "COM10.docx"),
            ("CONTENTS", "CONTENTS.docx"),
            ("🙂", "🙂.docx"),
            ("///", "讲话稿.docx"),
        ] {
            check("{title}", &NameParts { title: title.to_owned(), ..NameParts::default() }, expected);
        }
    }

    #[test]
    fn of_a_long_name_the_longest_part_is_cut() {
        let long = NameParts { title: "水".repeat(1000), ..parts() };
        let name = file_name(NAME_PATTERN, &long, "docx");
        assert!(name.ends_with("水_第3稿_2026-04-28.docx") && (250..=255).contains(&name.len()), "{name}");
        // What a reader takes for one letter is never halved.
        for letter in ["🧑‍🤝‍🧑", "e\u{301}", "葛\u{E0100}"] {
            let name = file_name("{title}", &NameParts { title: letter.repeat(300), ..parts() }, "html");
            let stem = name.strip_suffix(".html").unwrap();
            let bare = stem.replace(letter, "");
            assert!(name.len() <= 255 && matches!(bare.as_str(), ""), "{name}");
        }
        for pattern in ["水".repeat(500), format!("{{title}}{}", "水".repeat(500)), "{title}".repeat(60)] {
            for extension in ["docx", "", &"x".repeat(300)] {
                let name = file_name(&pattern, &long, extension);
                assert!(name.len() <= 255.max(extension.len() + 12) && name.starts_with(['水', '讲']), "{name}");
            }
        }
    }
}
