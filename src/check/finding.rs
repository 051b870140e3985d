//! What a rule has to say: what it found, where, how serious that is, and what can be done. Plain data; the words for it
//! are in `i18n`.

use std::ops::Range;

use serde::Serialize;

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look.
    Hint,
    /// Most likely wrong.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// The word by which it is known; it never changes with the language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Characters that nobody sees and that no speech has.
    ControlCharacters,
    /// An announced number of items that is not the number of items.
    AnnouncedCount,
    /// Numbers that do not count on.
    Numbering,
    /// A mark that stands for something still to be written.
    LeftoverMark,
    /// A blank that is empty.
    UnfilledField,
    /// What tells the writer what to write, left in the text.
    GuidanceLeft,
    /// A mark of the wrong width.
    PunctuationWidth,
    /// Two marks where one belongs.
    PunctuationDoubled,
    /// A bracket or quotation mark without the other.
    UnmatchedPair,
    /// A word said twice.
    RepeatedWord,
    /// A sentence or paragraph said twice.
    RepeatedPassage,
    /// Marks of several kinds in one list.
    MixedEnumerators,
    /// A place or body that differs from the one that the speech is about.
    LeftoverName,
    /// A year, weekday or holiday that does not fit the day.
    LeftoverYear,
    /// Quotation marks within their like.
    NestedQuotes,
    /// A part with a heading and nothing below it.
    EmptySection,
    /// A sentence that nobody can say in one breath.
    LongSentence,
    /// More to say than there is time for.
    OverTime,
    /// No salutation.
    MissingSalutation,
    /// No closing.
    MissingClosing,
    /// A heading that differs in form from those beside it.
    ParallelHeadings,
    /// A blank between Chinese characters.
    SpaceBetweenChinese,
    /// A number written in two ways at once.
    DigitStyle,
    /// Hyphens for a dash, full stops for an ellipsis.
    DashStyle,
    /// One opening several times running.
    RepeatedOpening,
    /// What trips the tongue.
    HardToSay,
    /// Title, opening and closing that name the meeting differently.
    MeetingName,
    /// A word that the list of typical errors knows.
    Wording,
}

impl Rule {
    /// Every rule, the most serious first.
    pub const ALL: [Self; 28] = [
        Self::ControlCharacters,
        Self::AnnouncedCount,
        Self::Numbering,
        Self::LeftoverMark,
        Self::UnfilledField,
        Self::GuidanceLeft,
        Self::PunctuationWidth,
        Self::PunctuationDoubled,
        Self::UnmatchedPair,
        Self::RepeatedWord,
        Self::RepeatedPassage,
        Self::MixedEnumerators,
        Self::LeftoverName,
        Self::LeftoverYear,
        Self::NestedQuotes,
        Self::EmptySection,
        Self::LongSentence,
        Self::OverTime,
        Self::MissingSalutation,
        Self::MissingClosing,
        Self::ParallelHeadings,
        Self::SpaceBetweenChinese,
        Self::DigitStyle,
        Self::DashStyle,
        Self::RepeatedOpening,
        Self::HardToSay,
        Self::MeetingName,
        Self::Wording,
    ];

    /// The word by which it is known; it never changes with the language.
    pub fn name(self) -> &'static str {
        match self {
            Self::ControlCharacters => "control-characters",
            Self::AnnouncedCount => "announced-count",
            Self::Numbering => "numbering",
            Self::LeftoverMark => "leftover-mark",
            Self::UnfilledField => "unfilled-field",
            Self::GuidanceLeft => "guidance-left",
            Self::PunctuationWidth => "punctuation-width",
            Self::PunctuationDoubled => "punctuation-doubled",
            Self::UnmatchedPair => "unmatched-pair",
            Self::RepeatedWord => "repeated-word",
            Self::RepeatedPassage => "repeated-passage",
            Self::MixedEnumerators => "mixed-enumerators",
            Self::LeftoverName => "leftover-name",
            Self::LeftoverYear => "leftover-year",
            Self::NestedQuotes => "nested-quotes",
            Self::EmptySection => "empty-section",
            Self::LongSentence => "long-sentence",
            Self::OverTime => "over-time",
            Self::MissingSalutation => "missing-salutation",
            Self::MissingClosing => "missing-closing",
            Self::ParallelHeadings => "parallel-headings",
            Self::SpaceBetweenChinese => "space-between-chinese",
            Self::DigitStyle => "digit-style",
            Self::DashStyle => "dash-style",
            Self::RepeatedOpening => "repeated-opening",
            Self::HardToSay => "hard-to-say",
            Self::MeetingName => "meeting-name",
            Self::Wording => "wording",
        }
    }

    /// The rule of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// How serious its findings are; a rule lowers one of which it is not sure.
    pub fn severity(self) -> Severity {
        match self {
            Self::ControlCharacters => Severity::Error,
            Self::AnnouncedCount
            | Self::Numbering
            | Self::LeftoverMark
            | Self::UnfilledField
            | Self::GuidanceLeft
            | Self::PunctuationWidth
            | Self::PunctuationDoubled
            | Self::UnmatchedPair
            | Self::RepeatedWord
            | Self::RepeatedPassage => Severity::Warning,
            Self::MixedEnumerators
            | Self::LeftoverName
            | Self::LeftoverYear
            | Self::NestedQuotes
            | Self::EmptySection
            | Self::LongSentence
            | Self::OverTime
            | Self::MissingSalutation
            | Self::MissingClosing
            | Self::ParallelHeadings
            | Self::SpaceBetweenChinese
            | Self::DigitStyle
            | Self::DashStyle
            | Self::RepeatedOpening
            | Self::HardToSay
            | Self::MeetingName
            | Self::Wording => Severity::Hint,
        }
    }
}

/// Words of a speech: which paragraph of the [`super::Subject`], and which bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The paragraph.
    pub paragraph: usize,
    /// The bytes of its text.
    pub range: Range<usize>,
}

/// Words to stand in place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// What they stand in place of.
    pub place: Place,
    /// The words; none takes out what is there.
    pub words: String,
}

/// What can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// All of this at once, in the order of the speech.
    Replace(Vec<Replacement>),
    /// Look there; only the writer knows what to do.
    GoTo(Place),
}

/// What a number in a run does wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slip {
    /// It leaves numbers out.
    Gap,
    /// It stands a second time.
    Repeat,
    /// The count begins anew with nothing between.
    Restart,
    /// The first one is missing.
    Start,
    /// A level is left out that the speech has elsewhere.
    Skipped,
    /// It is typed where one is counted already.
    Typed,
}

impl Slip {
    /// The word by which it is known.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Repeat => "repeat",
            Self::Restart => "restart",
            Self::Start => "start",
            Self::Skipped => "skipped",
            Self::Typed => "typed",
        }
    }
}

/// What of a year or day does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayFault {
    /// The year.
    Year,
    /// The day of the week.
    Weekday,
    /// The holiday.
    Holiday,
}

impl DayFault {
    /// The word by which it is known.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Weekday => "weekday",
            Self::Holiday => "holiday",
        }
    }
}

/// The particulars of a finding, as JSON has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Data {
    /// None.
    Nothing {},
    /// A count: how many were announced, how many there are.
    Count {
        /// Announced.
        announced: u32,
        /// Found.
        found: u32,
    },
    /// A number in a run.
    Number {
        /// What is wrong with it.
        slip: Slip,
        /// The mark that would count on.
        expected: String,
    },
    /// What stands there, and what should.
    Words {
        /// What stands there.
        written: String,
        /// What should.
        right: String,
        /// Why; empty where the rule says it all.
        #[serde(skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// What it is about: a mark, the name of a blank, a word.
    About {
        /// That.
        name: String,
    },
    /// How often.
    Times {
        /// That.
        times: usize,
    },
    /// How long something is and may be, in characters (English: words).
    Length {
        /// Is.
        length: usize,
        /// May be.
        most: usize,
    },
    /// How long it takes and may take.
    Time {
        /// Takes.
        seconds: u64,
        /// May take.
        most: u64,
    },
    /// A year or a day.
    Day {
        /// What does not fit.
        fault: DayFault,
        /// What would fit; empty where that is not known.
        #[serde(skip_serializing_if = "String::is_empty")]
        expected: String,
    },
    /// Headings side by side.
    Headings {
        /// Their words and how long they are, in order.
        headings: Vec<(String, usize)>,
    },
}

/// Something that could be better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// By which rule.
    pub rule: Rule,
    /// How serious it is.
    pub severity: Severity,
    /// The words at fault.
    pub place: Place,
    /// Other places that belong to it: the list that was announced, what was said before.
    pub related: Vec<Place>,
    /// Its particulars.
    pub data: Data,
    /// What can be done, the likeliest first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// A finding of a rule at its own level.
    pub fn new(rule: Rule, place: Place, data: Data) -> Self {
        Self { rule, severity: rule.severity(), place, related: Vec::new(), data, fixes: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_known_by_its_name() {
        for rule in Rule::ALL {
            assert_eq!(Rule::from_name(rule.name()), Some(rule));
        }
        assert_eq!(Rule::from_name("spelling"), None);
    }

    #[test]
    fn particulars_are_json_as_the_contract_has_them() {
        let json = |data: Data| serde_json::to_string(&data).unwrap();
        assert_eq!(json(Data::Count { announced: 4, found: 3 }), r#"{"announced":4,"found":3}"#);
        assert_eq!(json(Data::Nothing {}), "{}");
    }
}
