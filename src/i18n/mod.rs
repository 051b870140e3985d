//! Every text a person sees, in both languages side by side: a missing one does not compile.
//!
//! One file an area. Texts without a gap are [`Words`]; those with one are functions. Nothing here decides anything.

#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod checks;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod cli;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod commands;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod desk;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod errors;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod find;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod hand_over;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod import;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod making;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod paste;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod phrases;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod profiles;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod review;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod settings;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod start;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod status;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod templates;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod window;
#[expect(missing_docs, reason = "a text says itself what it is")]
pub mod words;

/// The language of the interface. (That of a speech is `model::Language`.)
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    #[default]
    En,
}

impl Lang {
    /// The language that a locale such as `zh_CN.UTF-8` or a tag such as `zh-Hans-CN` names; `None` for others and for `C`.
    pub fn from_locale(locale: &str) -> Option<Self> {
        match locale.split(['_', '-', '.', '@']).next()? {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The first of some locales that names a language the program speaks, else English.
    pub fn first_of<'l>(locales: impl IntoIterator<Item = &'l str>) -> Self {
        locales.into_iter().find_map(Self::from_locale).unwrap_or_default()
    }
}

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Words {
    /// In one language.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

/// The form of `lang`, made of what is given.
fn either(lang: Lang, zh: impl FnOnce() -> String, en: impl FnOnce() -> String) -> String {
    match lang {
        Lang::Zh => zh(),
        Lang::En => en(),
    }
}

/// What fits into one line of a message: control characters become blanks, and a middle that is too long to read is left out.
///
/// Messages quote files and names, which may hold anything.
pub fn one_line(text: &str) -> String {
    const HEAD: usize = 600;
    const TAIL: usize = 400;
    let cut = text.char_indices().nth(HEAD).map_or(text.len(), |(at, _)| at);
    let (head, rest) = text.split_at(cut);
    let tail = rest.char_indices().rev().nth(TAIL - 1).map_or(0, |(at, _)| at);
    let (left_out, tail) = rest.split_at(tail);
    let shown = format!("{head}{}{tail}", if left_out.is_empty() { "" } else { "…" });
    shown.replace(|c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}'), " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line_and_keeps_both_its_ends() {
        let long = format!("头{}尾", "长".repeat(1_000));
        let cut = format!("头{}…{}尾", "长".repeat(599), "长".repeat(399));
        for (text, line) in [
            ("", ""),
            ("一行", "一行"),
            ("两\n行\r\u{1b}[2J", "两 行  [2J"),
            (long.as_str(), cut.as_str()),
            (&"长".repeat(1_000), &"长".repeat(1_000)),
        ] {
            assert_eq!(one_line(text), line);
        }
    }

    #[test]
    fn a_locale_without_a_language_is_passed_over() {
        for (locales, lang) in [
            (vec!["zh_CN.UTF-8"], Lang::Zh),
            (vec!["C", "zh_CN"], Lang::Zh),
            (vec!["POSIX", "C.UTF-8"], Lang::En),
            (vec!["de_DE", "zh-Hans"], Lang::Zh),
            (vec!["en_GB.UTF-8", "zh_CN"], Lang::En),
            (vec![], Lang::En),
        ] {
            assert_eq!(Lang::first_of(locales.iter().copied()), lang, "{locales:?}");
        }
    }
}
