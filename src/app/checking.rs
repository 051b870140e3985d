//! What the checks found, in words.

use crate::check::{Data, Finding, Fix, Place, Rule, Subject};
use crate::i18n::{Lang, checks};

/// The words at a place; empty where there is no such place.
pub fn words_at<'s>(subject: &'s Subject, place: &Place) -> &'s str {
    let paragraph = subject.paragraphs.get(place.paragraph);
    paragraph.and_then(|paragraph| paragraph.text.get(place.range.clone())).unwrap_or_default()
}

/// What is wrong, in one sentence.
pub fn finding(lang: Lang, subject: &Subject, finding: &Finding) -> String {
    let written = words_at(subject, &finding.place);
    let plain = || checks::of_rule(finding.rule.name()).map_or(String::new(), |about| about.title.get(lang).to_owned());
    match (finding.rule, &finding.data) {
        (Rule::AnnouncedCount, Data::Count { announced, found }) => checks::announced_count(lang, *announced, *found),
        (_, Data::Number { slip, expected }) => checks::numbering(lang, slip.name(), written, expected),
        (Rule::MixedEnumerators, Data::Words { right, .. }) => checks::marks_differ(lang, written, right),
        (Rule::LeftoverMark, _) => checks::left_mark(lang, written),
        (Rule::UnfilledField, Data::About { name }) => checks::unfilled(lang, name),
        (Rule::GuidanceLeft, _) => checks::GUIDANCE.get(lang).to_owned(),
        (Rule::PunctuationWidth, Data::Times { times }) => checks::width(lang, *times),
        (Rule::PunctuationWidth, _) => checks::width(lang, 1),
        (Rule::PunctuationDoubled, _) => checks::doubled(lang, written),
        (Rule::UnmatchedPair, _) => checks::unmatched(lang, written),
        (Rule::RepeatedWord, Data::About { name }) => checks::said_twice(lang, name),
        (Rule::RepeatedWord, _) => checks::said_twice(lang, written),
        (Rule::RepeatedPassage, _) => checks::PASSAGE_TWICE.get(lang).to_owned(),
        (Rule::NestedQuotes, _) => checks::NESTED.get(lang).to_owned(),
        (Rule::EmptySection, _) => checks::EMPTY.get(lang).to_owned(),
        (Rule::MissingSalutation, _) => checks::NO_SALUTATION.get(lang).to_owned(),
        (Rule::MissingClosing, _) => checks::NO_CLOSING.get(lang).to_owned(),
        (Rule::SpaceBetweenChinese, _) => checks::BLANK.get(lang).to_owned(),
        (Rule::ParallelHeadings, _) => checks::OUT_OF_STEP.get(lang).to_owned(),
        (Rule::LeftoverName, Data::Words { written, right, .. }) => checks::other_name(lang, written, right),
        (Rule::LeftoverYear, Data::Day { fault, expected }) => checks::day(lang, fault.name(), written, expected),
        (Rule::LongSentence, Data::Length { length, most }) => checks::too_long(lang, *length, *most),
        (Rule::OverTime, Data::Time { seconds, most }) => checks::over_time(lang, &clock(*seconds), &clock(*most)),
        (Rule::RepeatedOpening, Data::Times { times }) => checks::openings(lang, *times),
        (Rule::HardToSay, Data::Times { times }) => {
            checks::tongue_twister(lang, written.starts_with(|c: char| c.is_ascii_digit()), *times)
        }
        (Rule::MeetingName, Data::Words { written, right, .. }) => checks::other_meeting(lang, written, right),
        (_, Data::Words { written, right, reason }) => checks::rather(lang, written, right, reason),
        _ => plain(),
    }
}

/// What a fix does.
pub fn fix(lang: Lang, subject: &Subject, fix: &Fix) -> String {
    match fix {
        Fix::Replace(all) => match all.as_slice() {
            [one] => checks::fix(lang, trimmed(words_at(subject, &one.place)), &one.words),
            several => checks::fix_all(lang, several.len()),
        },
        Fix::GoTo(_) => checks::GO_TO.get(lang).to_owned(),
    }
}

/// Words without the blanks round them, unless they are nothing else.
fn trimmed(words: &str) -> &str {
    let trimmed = words.trim();
    if trimmed.is_empty() { words } else { trimmed }
}

/// Minutes and seconds, as the window shows them.
fn clock(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
