//! Fields: the blanks of a speech, with a kind that says what may stand in them.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Draft, Form, Formula, Language};

/// The name of a field in files and in `{…}`: lower-case letters, digits, `-` and `_`, 64 at most.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(Arc<str>);

impl FieldId {
    /// `None` if the text is no id, or is a word of the notation.
    pub fn parse(id: &str) -> Option<Self> {
        (is_id(id) && !matches!(id, "pause" | "stress" | "slow" | "pinyin" | "count")).then(|| Self(id.into()))
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
    /// Yes or no.
    YesNo,
    /// People with their posts, in the order in which they are named.
    People,
    /// The groups that a salutation addresses, each of one or several names.
    Groups,
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

/// Somebody, and in which post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The post; empty if none is named.
    pub post: String,
}

impl Person {
    /// Reads `name/post`, or a name alone. What is typed so far may lack either.
    pub fn read(text: &str) -> Self {
        let (name, post) = text.split_once(['/', '／']).unwrap_or((text, ""));
        Self { name: name.to_owned(), post: post.to_owned() }
    }

    /// The same, `None` if there is no name.
    fn parse(text: &str) -> Option<Self> {
        let Self { name, post } = Self::read(text);
        let person = Self { name: name.trim().to_owned(), post: post.trim().to_owned() };
        (!person.name.is_empty()).then_some(person)
    }

    /// As a form shows it for editing: `name/post`.
    pub fn typed(&self) -> String {
        if self.post.is_empty() { self.name.clone() } else { format!("{}/{}", self.name, self.post) }
    }

    fn spoken(&self, language: Language) -> String {
        match language {
            _ if self.post.is_empty() => self.name.clone(),
            Language::Chinese => format!("{}{}", self.post, self.name),
            Language::English => format!("{}, {}", self.name, self.post),
        }
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
    /// In a field of kind yes or no.
    YesNo(bool),
    /// In a field of kind people.
    People(Vec<Person>),
    /// In a field of kind groups.
    Groups(Vec<String>),
}

/// Why a text cannot stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadValue {
    /// No day of the form YYYY-MM-DD.
    Date,
    /// No number.
    Number,
    /// Neither yes nor no.
    YesNo,
    /// A post without a name.
    Person,
}

impl FieldValue {
    /// Reads what a writer typed: days as YYYY-MM-DD (or 2026年4月28日), parts of lists, people and groups parted by `;` or
    /// `；` or on lines of their own, a person as `name/post`.
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
            FieldKind::YesNo => Self::YesNo(parse_yes_no(trimmed).ok_or(BadValue::YesNo)?),
            FieldKind::List | FieldKind::Groups | FieldKind::People => {
                let parts: Vec<&str> = trimmed.split(PARTING).map(str::trim).filter(|part| !part.is_empty()).collect();
                if parts.is_empty() {
                    return Ok(None);
                }
                let owned = || parts.iter().map(|part| (*part).to_owned()).collect();
                match kind {
                    FieldKind::List => Self::List(owned()),
                    FieldKind::Groups => Self::Groups(owned()),
                    _ => {
                        let people: Option<Vec<Person>> = parts.iter().map(|part| Person::parse(part)).collect();
                        Self::People(people.ok_or(BadValue::Person)?)
                    }
                }
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
            (Self::YesNo(_), FieldKind::YesNo) => true,
            (Self::List(parts), FieldKind::List) | (Self::Groups(parts), FieldKind::Groups) => {
                !parts.is_empty() && parts.iter().all(|part| !part.is_empty() && !part.contains(PARTING))
            }
            (Self::People(people), FieldKind::People) => {
                let good = |words: &str| !words.contains(PARTING) && !words.contains(['/', '／']);
                let all_good = |person: &Person| !person.name.is_empty() && good(&person.name) && good(&person.post);
                !people.is_empty() && people.iter().all(all_good)
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
            Self::YesNo(yes) => (if *yes { "yes" } else { "no" }).to_owned(),
            Self::List(parts) | Self::Groups(parts) => parts.join("；"),
            Self::People(people) => people.iter().map(Person::typed).collect::<Vec<_>>().join("；"),
        }
    }

    /// As the speech says it: 2026年4月28日 or April 28, 2026; 甲、乙、丙 or A, B and C.
    pub fn spoken(&self, language: Language) -> String {
        match (self, language) {
            (Self::Text(words), _) => words.clone(),
            (Self::Number(number), _) => number.0.clone(),
            (Self::Date(date), Language::Chinese) => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
            (Self::Date(date), Language::English) => date.strftime("%B %-d, %Y").to_string(),
            (Self::YesNo(yes), Language::Chinese) => (if *yes { "是" } else { "否" }).to_owned(),
            (Self::YesNo(yes), Language::English) => (if *yes { "yes" } else { "no" }).to_owned(),
            (Self::List(parts), Language::Chinese) => parts.join("、"),
            (Self::List(parts), Language::English) => enumerated(parts, ", "),
            (Self::People(people), Language::Chinese) => spoken_people(people, language).join("、"),
            // A name and its post have a comma between them.
            (Self::People(people), Language::English) => enumerated(&spoken_people(people, language), "; "),
            (Self::Groups(groups), Language::Chinese) => groups.join("，"),
            (Self::Groups(groups), Language::English) => groups.join(", "),
        }
    }
}

/// What parts the members of a list.
pub const PARTING: [char; 4] = [';', '；', '\n', '\r'];

fn spoken_people(people: &[Person], language: Language) -> Vec<String> {
    people.iter().map(|person| person.spoken(language)).collect()
}

/// A, B and C.
fn enumerated(parts: &[String], between: &str) -> String {
    match parts {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(between)),
        parts => parts.concat(),
    }
}

fn parse_yes_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "是" | "有" => Some(true),
        "no" | "false" | "否" | "无" => Some(false),
        _ => None,
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
    /// What it says while nothing stands in it, made from other fields.
    pub formula: Option<Arc<Formula>>,
    /// How its value is written in the speech; one that its kind has.
    pub form: Form,
    /// The field that says it in short, wherever the speech has named it before: both of the draft, and words.
    pub short: Option<FieldId>,
}

impl Field {
    /// An empty field.
    pub fn new(id: FieldId, name: impl Into<String>, kind: FieldKind) -> Self {
        Self {
            id,
            name: name.into(),
            kind,
            required: false,
            group: String::new(),
            hint: String::new(),
            value: None,
            formula: None,
            form: Form::Plain,
            short: None,
        }
    }

    /// A value of it, as the speech says it. What has no such form, as a fraction no numeral, is said plainly.
    pub fn say(&self, value: &FieldValue, language: Language) -> String {
        self.form.say(value, language).unwrap_or_else(|| value.spoken(language))
    }
}

/// Whether a field can be said in short by another: both are words and of the draft, and the short form has none itself.
pub fn may_be_short(draft: &Draft, field: &FieldId, short: &FieldId) -> bool {
    let words = |id: &FieldId| draft.field(id).filter(|field| field.kind == FieldKind::Text);
    field != short && words(field).is_some() && words(short).is_some_and(|short| short.short.is_none())
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
            (FieldKind::YesNo, "是", Ok(Some("是"))),
            (FieldKind::YesNo, "No", Ok(Some("否"))),
            (FieldKind::YesNo, "也许", Err(BadValue::YesNo)),
            (FieldKind::People, "顾长宁/市长；林知远", Ok(Some("市长顾长宁、林知远"))),
            (FieldKind::People, "/市长", Err(BadValue::Person)),
            (FieldKind::Groups, "各位领导、各位来宾；同志们", Ok(Some("各位领导、各位来宾，同志们"))),
        ] {
            assert_eq!(typed(&kind, text), spoken.map(|words| words.map(str::to_owned)), "{kind:?} {text}");
        }
    }

    #[test]
    fn english_lists_and_dates_read_as_english() {
        let list = FieldValue::List(vec!["A".into(), "B".into(), "C".into()]);
        assert_eq!(list.spoken(Language::English), "A, B and C");
        let person = |name: &str, post: &str| Person { name: name.into(), post: post.into() };
        let people = FieldValue::People(vec![person("Ada Reyes", "mayor of Alderport"), person("Tom Byrne", "")]);
        assert_eq!(people.spoken(Language::English), "Ada Reyes, mayor of Alderport and Tom Byrne");
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
