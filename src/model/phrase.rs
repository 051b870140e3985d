//! Phrases: sentences that a writer keeps to use again, in the order in which they were kept.
//!
//! A phrase knows nothing of a draft: it holds the notation of a text, which is read where it is used.

use jiff::civil::Date;

use super::{Language, Names, Role, Text};

/// How many phrases a writer may keep.
pub const MAX_PHRASES: usize = 5_000;

/// How long one phrase may be, in characters.
pub const MAX_PHRASE: usize = 5_000;

/// How long the occasion of a phrase may be, in characters.
pub const MAX_OCCASION: usize = 60;

/// A sentence or paragraph to use again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// What it says, in the notation of [`Text`], on one line.
    pub words: String,
    /// The part of a speech it is for, if it is for one.
    pub role: Option<Role>,
    /// The occasion it is for, in the writer's own words, else empty.
    pub occasion: String,
    /// The language it is written in.
    pub language: Language,
    /// The day it was kept, if that is known.
    pub added: Option<Date>,
}

impl Phrase {
    /// What it says in a draft that declares these names. A blank that the draft does not have stays as it is written.
    pub fn text(&self, names: &Names) -> Text {
        Text::parse(&self.words, names).0
    }
}

/// Why a phrase is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// It says nothing.
    Empty,
    /// It is longer than [`MAX_PHRASE`].
    TooLong,
    /// It is there already, at this place.
    There(usize),
    /// There are [`MAX_PHRASES`] already.
    TooMany,
}

/// The phrases of a writer: in one language none stands twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    all: Vec<Phrase>,
}

impl Phrases {
    /// All of them, the oldest first.
    pub fn all(&self) -> &[Phrase] {
        &self.all
    }

    /// Keeps one more, behind the others. Line breaks and blanks at its ends go.
    ///
    /// # Errors
    /// It says nothing, is too long, or is there already; or there are too many.
    pub fn add(&mut self, mut phrase: Phrase) -> Result<(), NotKept> {
        phrase.words = one_line(&phrase.words);
        if phrase.words.is_empty() {
            return Err(NotKept::Empty);
        }
        if phrase.words.chars().nth(MAX_PHRASE).is_some() {
            return Err(NotKept::TooLong);
        }
        let same = |other: &Phrase| other.language == phrase.language && other.words == phrase.words;
        if let Some(place) = self.all.iter().position(same) {
            return Err(NotKept::There(place));
        }
        if self.all.len() >= MAX_PHRASES {
            return Err(NotKept::TooMany);
        }
        self.all.push(phrase);
        Ok(())
    }

    /// Says of one what occasion it is for, on one line, cut at [`MAX_OCCASION`].
    pub fn tag(&mut self, place: usize, occasion: &str) {
        if let Some(phrase) = self.all.get_mut(place) {
            phrase.occasion = one_line(occasion).chars().take(MAX_OCCASION).collect();
        }
    }

    /// Lets one go; gives it back.
    pub fn remove(&mut self, place: usize) -> Option<Phrase> {
        (place < self.all.len()).then(|| self.all.remove(place))
    }
}

/// Words on one line, without blanks at the ends of those they stood on.
pub(super) fn one_line(words: &str) -> String {
    words.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(words: &str) -> Phrase {
        Phrase { words: words.to_owned(), ..Phrase::default() }
    }

    #[test]
    fn a_phrase_is_kept_once() {
        let mut phrases = Phrases::default();
        let long = "长".repeat(MAX_PHRASE);
        for (words, expected) in [
            ("同志们，", Ok(())),
            (" 同志们，\n", Err(NotKept::There(0))),
            (" \n ", Err(NotKept::Empty)),
            ("一行\r\n 两行", Ok(())),
            (long.as_str(), Ok(())),
            (&format!("{long}长"), Err(NotKept::TooLong)),
        ] {
            assert_eq!(phrases.add(phrase(words)), expected, "{words}");
        }
        let english = Phrase { language: Language::English, ..phrase("同志们，") };
        assert_eq!(phrases.add(english), Ok(()), "in another language it is another phrase");
        let words: Vec<&str> = phrases.all().iter().map(|phrase| phrase.words.as_str()).collect();
        assert_eq!(words, ["同志们，", "一行 两行", &long, "同志们，"]);
        phrases.tag(1, " 年度\n会议 ");
        assert_eq!(phrases.all()[1].occasion, "年度 会议");
        phrases.tag(1, &"长".repeat(MAX_OCCASION + 1));
        assert_eq!(phrases.all()[1].occasion.chars().count(), MAX_OCCASION);
        phrases.tag(9, "没有这一句");
        assert_eq!(phrases.remove(0), Some(phrase("同志们，")));
        assert_eq!((phrases.remove(9), phrases.all().len()), (None, 3));
    }

    #[test]
    fn no_more_are_kept_than_allowed() {
        let mut phrases = Phrases { all: (0..MAX_PHRASES).map(|n| phrase(&n.to_string())).collect() };
        assert_eq!(phrases.add(phrase("又一句")), Err(NotKept::TooMany));
        assert_eq!(phrases.add(phrase("7")), Err(NotKept::There(7)));
    }

    #[test]
    fn blanks_that_a_draft_has_are_blanks_in_it() {
        let names = Names { fields: super::super::FieldId::parse("city").into_iter().collect(), ..Names::default() };
        let text = phrase("在{city}的{hall}").text(&names);
        assert_eq!(text.notation(), "在{city}的{{hall}}");
    }
}
