//! Days, years, ordinals, figures, people, places and bodies of an English speech.

use std::sync::LazyLock;

use regex::Regex;

use super::{Candidate, Matter, Source};
use crate::model::{FieldKind, FieldValue, Form, Language};

/// A kind of words: how they are written, the words that become the blank in the first group, if not all of them.
struct Kind {
    pattern: &'static str,
    matter: Matter,
    is_sure: bool,
}

const KINDS: [Kind; 8] = [
    Kind {
        pattern: r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{1,2}, (?:19|20)[0-9]{2}\b|\b[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)[0-9]{2}\b",
        matter: Matter::Date,
        is_sure: true,
    },
    Kind {
        pattern: r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{1,2}\b",
        matter: Matter::Date,
        is_sure: true,
    },
    Kind { pattern: r"\b((?:19|20)[0-9]{2})\b", matter: Matter::Year, is_sure: true },
    Kind { pattern: r"\b[0-9]{1,3}(?:st|nd|rd|th)\b", matter: Matter::Ordinal, is_sure: true },
    Kind {
        pattern: r"\b([0-9]+(?:[.,][0-9]+)*)(?:%| (?:percent|per cent|million|billion|thousand|people|students|graduates|members|employees|families|homes|schools|miles|kilometres|kilometers|tonnes|tons|acres|hectares|dollars|jobs|projects|partners|countries|volunteers))",
        matter: Matter::Figure,
        is_sure: true,
    },
    Kind {
        pattern: r"\b(?:Mayor|President|Chair|Chairman|Chairwoman|Director|Governor|Principal|Chancellor|Dean|Professor|Minister|Dr\.|Mr\.|Mrs\.|Ms\.) [A-Z][a-z’-]+(?: [A-Z][a-z’-]+)?\b",
        matter: Matter::Person,
        is_sure: true,
    },
    Kind {
        pattern: r"\b(?:City|Town|County|Port|Village) of [A-Z][a-z]+\b|\b[A-Z][a-z]+ County\b",
        matter: Matter::Place,
        is_sure: true,
    },
    Kind {
        pattern: r"\b(?:University|Bank|School) of [A-Z][a-z]+\b|\b(?:[A-Z][a-z’-]+ ){1,3}(?:University|College|School|Hospital|Council|Bank|Company|Corporation|Association|Library|Foundation|Institute)\b",
        matter: Matter::Body,
        is_sure: true,
    },
];

static PATTERNS: LazyLock<Vec<(Regex, &Kind)>> =
    LazyLock::new(|| KINDS.iter().filter_map(|kind| Some((pattern(kind)?, kind))).collect());

/// Words end where Latin letters do: what ends other words too could not be looked for in one go.
fn pattern(kind: &Kind) -> Option<Regex> {
    Regex::new(&kind.pattern.replace(r"\b", r"(?-u:\b)")).ok()
}

/// What a sentence begins with that belongs to no name.
const NO_NAMES: [&str; 20] = [
    "The ", "Our ", "This ", "That ", "At ", "In ", "Every ", "Each ", "A ", "An ", "No ", "To ", "From ", "Public ",
    "High ", "Middle ", "Your ", "My ", "Welcome ", "Dear ",
];

pub fn find(text: usize, source: &Source, all: &mut Vec<Candidate>) {
    let language = Language::English;
    for (pattern, kind) in &*PATTERNS {
        for found in pattern.captures_iter(&source.words) {
            let Some(mut shown) = found.get(0).map(|shown| shown.range()) else { continue };
            let digit = source.before(shown.start).is_some_and(|c| matches!(c, '.' | ',' | '$' | '-' | '–'));
            if kind.matter == Matter::Body {
                while let Some(word) = NO_NAMES.iter().find(|word| source.str(shown.clone()).starts_with(**word)) {
                    shown.start += word.len();
                }
                if !source.str(shown.clone()).contains(' ') {
                    continue;
                }
            } else if matches!(kind.matter, Matter::Year | Matter::Figure) && digit {
                continue;
            }
            let blank = found.get(1).map_or(shown.clone(), |blank| blank.range());
            let value = match kind.matter {
                Matter::Date => date(source.str(shown.clone())),
                _ => None,
            };
            let one = Candidate::part(text, source, shown, blank, kind.matter).map(|one| one.unsure(!kind.is_sure));
            let one = one.map(|one| match kind.matter {
                Matter::Date => one.saying(source, FieldKind::Date, Form::Plain, value, language),
                Matter::Year | Matter::Figure => one.number(source, language),
                Matter::Ordinal => {
                    let digits: String = source.str(one.blank.clone()).chars().filter(char::is_ascii_digit).collect();
                    let value = FieldValue::parse(&FieldKind::Number, &digits).ok().flatten();
                    one.saying(source, FieldKind::Number, Form::Ordinal, value, language)
                }
                _ => one,
            });
            all.extend(one);
        }
    }
}

/// The day that English words name, if it is one.
fn date(words: &str) -> Option<FieldValue> {
    crate::model::first_day(words).map(FieldValue::Date)
}
