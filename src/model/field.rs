//! Fields: the blanks of a speech, with a kind that says what may stand in them.

use std::sync::Arc;

use jiff::civil::Date;

use super::Language;

/// The name of a field in files and in `{…}`: lower-case letters, digits, `-` and `_`, 64 at most.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(Arc<str>);

impl FieldId {
    /// `None` if the text is no id, or is a word of the notation.
    pub fn parse(id: &str) -> Option<Self> {
        (is_id(id) && !matches!(id, "pause" | "stress" | "slow" | "count")).then(|| Self(id.into()))
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

pub(super) fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
}

/// What may stand in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Words on one line.
    Text,
    /// Words on several lines; each line becomes a paragraph where the blank stands alone.
    LongText,
    /// A day.
    Date,
    /// A number in digits.
    Number,
    /// One of these, or words of the writer's own.
    Choice(Vec<String>),
    /// Several words or names, written with 、 between them.
    List,
}

impl FieldKind {
    /// Whether a value reads as it is typed, so that it can be written where it stands.
    pub fn is_inline(&self) -> bool {
        matches!(self, Self::Text | Self::Choice(_) | Self::Number)
    }
}

/// A number as the writer gave it: digits, with a sign and decimals if need be. Trailing zeros are kept, as in 99.90.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number(String);

impl Number {
    /// `None` if the text is no number of at most 15 digits before and 9 behind the point.
    pub fn parse(text: &str) -> Option<Self> {
        let digits =
            |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let good = match unsigned.split_once('.') {
            None => digits(unsigned, 15),
            Some((whole, part)) => digits(whole, 15) && digits(part, 9),
        };
        good.then(|| Self(text.to_owned()))
    }

    /// The number as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What stands in a field. Its variant always fits the field's kind; it is never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// In a field of kind text, long text or choice.
    Text(String),
    /// In a field of kind date.
    Date(Date),
    /// In a field of kind number.
    Number(Number),
    /// In a field of kind list.
    List(Vec<String>),
}

/// Why a text cannot stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadValue {
    /// No day of the form YYYY-MM-DD.
    Date,
    /// No number.
    Number,
}

impl FieldValue {
    /// Reads what a writer typed: days as YYYY-MM-DD (or 2026年4月28日), list parts parted by `;` or `；` or on lines of their own.
    ///
    /// An empty text is no value: `Ok(None)`.
    ///
    /// # Errors
    /// The text does not fit the kind.
    pub fn parse(kind: &FieldKind, text: &str) -> Result<Option<Self>, BadValue> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Ok(None);
        }
        let value = match kind {
            FieldKind::Text | FieldKind::Choice(_) => {
                Self::Text(trimmed.split(['\n', '\r']).collect::<Vec<_>>().join(" "))
            }
            FieldKind::LongText => Self::Text(trimmed.replace("\r\n", "\n").replace('\r', "\n")),
            FieldKind::Date => Self::Date(parse_date(trimmed).ok_or(BadValue::Date)?),
            FieldKind::Number => Self::Number(Number::parse(trimmed).ok_or(BadValue::Number)?),
            FieldKind::List => {
                let parts: Vec<String> = trimmed
                    .split([';', '；', '\n', '\r'])
                    .map(|part| part.trim().to_owned())
                    .filter(|part| !part.is_empty())
                    .collect();
                if parts.is_empty() {
                    return Ok(None);
                }
                Self::List(parts)
            }
        };
        Ok(Some(value))
    }

    /// Whether it may stand in a field of that kind.
    pub fn fits(&self, kind: &FieldKind) -> bool {
        match (self, kind) {
            (Self::Text(words), FieldKind::Text | FieldKind::Choice(_)) => {
                !words.is_empty() && !words.contains(['\n', '\r'])
            }
            (Self::Text(words), FieldKind::LongText) => !words.is_empty() && !words.contains('\r'),
            (Self::Date(_), FieldKind::Date) | (Self::Number(_), FieldKind::Number) => true,
            (Self::List(parts), FieldKind::List) => {
                !parts.is_empty()
                    && parts.iter().all(|part| !part.is_empty() && !part.contains(['\n', '\r', ';', '；']))
            }
            _ => false,
        }
    }

    /// As a form shows it for editing; [`FieldValue::parse`] reads it back.
    pub fn typed(&self) -> String {
        match self {
            Self::Text(words) => words.clone(),
            Self::Date(date) => date.to_string(),
            Self::Number(number) => number.0.clone(),
            Self::List(parts) => parts.join("；"),
        }
    }

    /// As the speech says it: 2026年4月28日 or April 28, 2026; 甲、乙、丙 or A, B and C.
    pub fn spoken(&self, language: Language) -> String {
        match (self, language) {
            (Self::Text(words), _) => words.clone(),
            (Self::Number(number), _) => number.0.clone(),
            (Self::Date(date), Language::Chinese) => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
            (Self::Date(date), Language::English) => date.strftime("%B %-d, %Y").to_string(),
            (Self::List(parts), Language::Chinese) => parts.join("、"),
            (Self::List(parts), Language::English) => match parts.as_slice() {
                [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
                parts => parts.concat(),
            },
        }
    }
}

fn parse_date(text: &str) -> Option<Date> {
    let plain = text.replace(['年', '月', '/', '.'], "-").replace('日', "");
    let mut parts = plain.split('-').map(str::trim);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A blank of the draft, or of every item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its id in texts.
    pub id: FieldId,
    /// What the writer calls it; shown as 〔name〕 while it is empty.
    pub name: String,
    /// What may stand in it.
    pub kind: FieldKind,
    /// Whether a form asks for it first.
    pub required: bool,
    /// The heading in the form under which it stands.
    pub group: String,
    /// What to write there, in a line.
    pub hint: String,
    /// What stands in it; for a field of a list the value that a new item begins with.
    pub value: Option<FieldValue>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(kind: &FieldKind, text: &str) -> Result<Option<String>, BadValue> {
        Ok(FieldValue::parse(kind, text)?.map(|value| value.spoken(Language::Chinese)))
    }

    #[test]
    fn values_are_read_by_kind() {
        for (kind, text, spoken) in [
            (FieldKind::Text, " 云溪市 ", Ok(Some("云溪市"))),
            (FieldKind::Text, "  ", Ok(None)),
            (FieldKind::Date, "2026-04-28", Ok(Some("2026年4月28日"))),
            (FieldKind::Date, "2026年4月28日", Ok(Some("2026年4月28日"))),
            (FieldKind::Date, "2026-04-31", Err(BadValue::Date)),
            (FieldKind::Date, "26-4-28", Err(BadValue::Date)),
            (FieldKind::Number, "99.90", Ok(Some("99.90"))),
            (FieldKind::Number, "-3", Ok(Some("-3"))),
            (FieldKind::Number, "3.2亿", Err(BadValue::Number)),
            (FieldKind::Number, "1.", Err(BadValue::Number)),
            (FieldKind::List, "甲；乙;丙", Ok(Some("甲、乙、丙"))),
            (FieldKind::List, "；；", Ok(None)),
            (FieldKind::LongText, "一行\r\n两行", Ok(Some("一行\n两行"))),
        ] {
            assert_eq!(typed(&kind, text), spoken.map(|words| words.map(str::to_owned)), "{kind:?} {text}");
        }
    }

    #[test]
    fn english_lists_and_dates_read_as_english() {
        let list = FieldValue::List(vec!["A".into(), "B".into(), "C".into()]);
        assert_eq!(list.spoken(Language::English), "A, B and C");
        let date = FieldValue::Date(Date::constant(2026, 4, 28));
        assert_eq!(date.spoken(Language::English), "April 28, 2026");
    }

    #[test]
    fn ids_are_lower_case_words_outside_the_notation() {
        for (id, good) in [
            ("speaker", true),
            ("three-highs", true),
            ("", false),
            ("Speaker", false),
            ("pause", false),
            ("会议", false),
        ] {
            assert_eq!(FieldId::parse(id).is_some(), good, "{id}");
        }
    }
}
