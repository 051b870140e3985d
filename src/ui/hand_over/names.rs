//! The pattern of file names as a person sees it: 〔题目〕_〔稿次〕, in files {title}_{draft}.

use crate::app::written;
use crate::export::NamePart;
use crate::i18n::Lang;

/// What a name can be made of, as a person calls it.
pub fn parts(lang: Lang) -> impl Iterator<Item = &'static str> {
    NamePart::ALL.into_iter().map(move |(_, en, zh)| if lang == Lang::Zh { zh } else { en })
}

/// A part as it stands in a pattern that is shown.
pub fn bracketed(lang: Lang, word: &str) -> String {
    written(lang).blank(word)
}

/// A pattern of a file as it is shown.
pub fn shown(lang: Lang, pattern: &str) -> String {
    NamePart::ALL.iter().zip(parts(lang)).fold(pattern.to_owned(), |shown, ((_, tag, _), word)| {
        shown.replace(&format!("{{{tag}}}"), &bracketed(lang, word))
    })
}

/// What was typed as the pattern of a file.
pub fn read(lang: Lang, typed: &str) -> String {
    NamePart::ALL
        .iter()
        .zip(parts(lang))
        .fold(typed.to_owned(), |read, ((_, tag, _), word)| read.replace(&bracketed(lang, word), &format!("{{{tag}}}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_read_as_it_was_shown() {
        for lang in [Lang::Zh, Lang::En] {
            for pattern in ["{title}_{draft}_{date}", "定稿 {speaker}{date}", "{nothing}", ""] {
                assert_eq!(read(lang, &shown(lang, pattern)), pattern);
            }
        }
        assert_eq!(shown(Lang::Zh, "{title}_{date}"), "〔题目〕_〔日期〕");
    }
}
