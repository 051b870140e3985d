//! The rules: a table, and a rule or close family of rules a file.
//!
//! A rule that needs no more than a paragraph is a function of the paragraph, so that what it found can be kept.

mod announced_count;
mod blanks;
mod control_characters;
mod dashes;
mod digits;
mod doubled_marks;
mod empty_section;
mod ends;
mod guidance;
mod hard_to_say;
mod headings;
mod left_names;
mod left_people;
mod left_sessions;
mod left_years;
mod long_sentence;
mod meeting_name;
mod numbering;
mod over_time;
mod repeated_opening;
mod repeated_passage;
mod repeated_word;
mod spaces;
mod unmatched;
mod width;
mod wording;

use std::sync::Arc;

use super::finding::{Finding, Fix, Place, Replacement, Rule};
use super::options::Options;
use super::reading::{Found, Reading, Setting};
use super::runs::Run;
use super::scan::Scan;
use super::subject::{Paragraph, Subject};
use crate::model::SURNAMES;

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// One paragraph.
    Paragraph(fn(&Paragraph, &Scan, &Setting, &mut Vec<Found>)),
    /// The whole speech.
    Speech(fn(&Speech<'_>, &mut Vec<Finding>)),
}

/// A speech with all that was read of it.
pub struct Speech<'a> {
    /// The speech.
    pub subject: &'a Subject,
    /// What the writer has decided.
    pub options: &'a Options,
    /// What was read of each paragraph.
    pub readings: &'a [Arc<Reading>],
    /// Its lists; one with a single item is none.
    pub runs: &'a [Run],
}

/// Every rule.
pub const RULES: [(Rule, Check); 28] = [
    (Rule::ControlCharacters, Check::Paragraph(control_characters::control_characters)),
    (Rule::AnnouncedCount, Check::Speech(announced_count::announced_count)),
    (Rule::Numbering, Check::Speech(numbering::numbering)),
    (Rule::LeftoverMark, Check::Paragraph(blanks::leftover_mark)),
    (Rule::UnfilledField, Check::Paragraph(blanks::unfilled_field)),
    (Rule::GuidanceLeft, Check::Paragraph(guidance::guidance_left)),
    (Rule::PunctuationWidth, Check::Speech(width::punctuation_width)),
    (Rule::PunctuationDoubled, Check::Paragraph(doubled_marks::punctuation_doubled)),
    (Rule::UnmatchedPair, Check::Speech(unmatched::unmatched_pair)),
    (Rule::RepeatedWord, Check::Paragraph(repeated_word::repeated_word)),
    (Rule::RepeatedPassage, Check::Speech(repeated_passage::repeated_passage)),
    (Rule::MixedEnumerators, Check::Speech(numbering::mixed_enumerators)),
    (Rule::LeftoverName, Check::Speech(left_names::leftover_name)),
    (Rule::LeftoverYear, Check::Speech(left_years::leftover_year)),
    (Rule::NestedQuotes, Check::Paragraph(unmatched::nested_quotes)),
    (Rule::EmptySection, Check::Speech(empty_section::empty_section)),
    (Rule::LongSentence, Check::Paragraph(long_sentence::long_sentence)),
    (Rule::OverTime, Check::Speech(over_time::over_time)),
    (Rule::MissingSalutation, Check::Speech(ends::missing_salutation)),
    (Rule::MissingClosing, Check::Speech(ends::missing_closing)),
    (Rule::ParallelHeadings, Check::Speech(headings::parallel_headings)),
    (Rule::SpaceBetweenChinese, Check::Paragraph(spaces::space_between_chinese)),
    (Rule::DigitStyle, Check::Paragraph(digits::digit_style)),
    (Rule::DashStyle, Check::Paragraph(dashes::dash_style)),
    (Rule::RepeatedOpening, Check::Speech(repeated_opening::repeated_opening)),
    (Rule::HardToSay, Check::Paragraph(hard_to_say::hard_to_say)),
    (Rule::MeetingName, Check::Speech(meeting_name::meeting_name)),
    (Rule::Wording, Check::Paragraph(wording::wording)),
];

impl Speech<'_> {
    /// A place of the speech, in characters of a paragraph.
    fn place(&self, paragraph: usize, range: std::ops::Range<usize>) -> Place {
        let bytes = self.readings.get(paragraph).map_or(0..0, |reading| reading.scan.bytes(range));
        Place { paragraph, range: bytes }
    }

    /// A whole paragraph.
    fn whole(&self, paragraph: usize) -> Place {
        let length = self.subject.paragraphs.get(paragraph).map_or(0, |paragraph| paragraph.text.len());
        Place { paragraph, range: 0..length }
    }

    /// The paragraphs that are said, each with its index and what was read of it.
    fn spoken(&self) -> impl Iterator<Item = (usize, &Paragraph, &Reading)> {
        let all = self.subject.paragraphs.iter().zip(self.readings).enumerate();
        all.filter(|(_, (paragraph, _))| paragraph.kind.is_spoken())
            .map(|(index, (paragraph, reading))| (index, paragraph, reading.as_ref()))
    }

    /// Whether it is Chinese.
    fn is_chinese(&self) -> bool {
        self.subject.language == crate::model::Language::Chinese
    }
}

/// How many of the surnames, of which the commonest stand first, are common.
const COMMON_SURNAMES: usize = 65;

/// Whether a character is a common surname.
fn is_surname(c: char) -> bool {
    SURNAMES.chars().take(COMMON_SURNAMES).any(|surname| surname == c)
}

/// The fix that writes words in one place.
fn write(place: Place, words: impl Into<String>) -> Fix {
    Fix::Replace(vec![Replacement { place, words: words.into() }])
}
