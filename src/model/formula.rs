//! A value made from other fields: the year of a date, the ordinal that follows, a name with a town before it.
//!
//! In files it is a text in which `{city}` says what a field says and `{year:date}` one of its forms. It says nothing while
//! a field that it names is empty.

use std::borrow::Cow;
use std::collections::HashMap;

use super::numerals::{chinese_digits, chinese_numeral, english_numeral};
use super::text::{brace, tag};
use super::{Field, FieldId, FieldKind, FieldValue, Language, TextProblem};

/// How a formula says a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// As it is.
    #[default]
    Plain,
    /// The year of a date: 2026.
    Year,
    /// The day of a date without its year: 4月28日, April 28.
    Day,
    /// The weekday of a date: 星期二, Tuesday.
    Weekday,
    /// Both: 4月28日（星期二）, Tuesday, April 28.
    DayAndWeekday,
    /// A number in words, a date in Chinese numerals: 十二, twelve, 二〇二六年四月二十八日.
    Numeral,
    /// The place in an order that a number gives: 第十二, 12th.
    Ordinal,
    /// The number that follows: 13.
    Next,
    /// The number before, as of the year before: 11. There is none before 0.
    Previous,
}

impl Form {
    /// Every form that has a name.
    const NAMED: [(&str, Self); 8] = [
        ("year", Self::Year),
        ("day", Self::Day),
        ("weekday", Self::Weekday),
        ("day-weekday", Self::DayAndWeekday),
        ("numeral", Self::Numeral),
        ("ordinal", Self::Ordinal),
        ("next", Self::Next),
        ("previous", Self::Previous),
    ];

    /// Its name in files; empty for the plain one.
    pub fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, form)| *form == self).map_or("", |(name, _)| name)
    }

    /// Whether a field of that kind has it.
    pub fn fits(self, kind: &FieldKind) -> bool {
        match self {
            Self::Plain => true,
            Self::Year | Self::Day | Self::Weekday | Self::DayAndWeekday => *kind == FieldKind::Date,
            Self::Numeral => matches!(kind, FieldKind::Date | FieldKind::Number),
            Self::Ordinal | Self::Next | Self::Previous => *kind == FieldKind::Number,
        }
    }

    /// The form of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMED.into_iter().find(|(named, _)| *named == name).map(|(_, form)| form)
    }

    /// A value in that form; `None` if it has none.
    pub fn say(self, value: &FieldValue, language: Language) -> Option<String> {
        let chinese = language == Language::Chinese;
        let whole = |number: &super::Number| number.as_str().parse::<u32>().ok();
        Some(match (self, value) {
            (Self::Plain, value) => value.spoken(language),
            (Self::Year, FieldValue::Date(date)) => date.year().to_string(),
            (Self::Day, FieldValue::Date(date)) if chinese => format!("{}月{}日", date.month(), date.day()),
            (Self::Day, FieldValue::Date(date)) => date.strftime("%B %-d").to_string(),
            (Self::Weekday, FieldValue::Date(date)) if chinese => {
                let nth = u32::try_from(date.weekday().to_monday_one_offset()).ok()?;
                format!("星期{}", if nth == 7 { "日".to_owned() } else { chinese_numeral(nth) })
            }
            (Self::Weekday, FieldValue::Date(date)) => date.strftime("%A").to_string(),
            (Self::DayAndWeekday, FieldValue::Date(_)) => {
                let (day, weekday) = (Self::Day.say(value, language)?, Self::Weekday.say(value, language)?);
                if chinese { format!("{day}（{weekday}）") } else { format!("{weekday}, {day}") }
            }
            (Self::Numeral, FieldValue::Date(date)) if chinese => {
                let part = |number: i8| Some(chinese_numeral(u32::try_from(number).ok()?));
                let year = chinese_digits(&date.year().to_string());
                format!("{year}年{}月{}日", part(date.month())?, part(date.day())?)
            }
            (Self::Numeral, value @ FieldValue::Date(_)) => value.spoken(language),
            (Self::Numeral, FieldValue::Number(number)) if chinese => chinese_numeral(whole(number)?),
            (Self::Numeral, FieldValue::Number(number)) => english_numeral(whole(number)?, false),
            (Self::Ordinal, FieldValue::Number(number)) if chinese => format!("第{}", chinese_numeral(whole(number)?)),
            (Self::Ordinal, FieldValue::Number(number)) => {
                let number = whole(number)?;
                let ending = match (number % 10, number % 100 / 10) {
                    (_, 1) => "th",
                    (1, _) => "st",
                    (2, _) => "nd",
                    (3, _) => "rd",
                    _ => "th",
                };
                format!("{number}{ending}")
            }
            (Self::Next, FieldValue::Number(number)) => whole(number)?.checked_add(1)?.to_string(),
            (Self::Previous, FieldValue::Number(number)) => whole(number)?.checked_sub(1)?.to_string(),
            _ => return None,
        })
    }
}

/// A part of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words as they are.
    Words(String),
    /// What a field says, in a form.
    Field(FieldId, Form),
}

/// A value made from other fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    parts: Vec<Part>,
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// What is in braces and names neither a form nor a possible field, and the first brace that belongs to nothing.
    pub fn parse(source: &str) -> Result<Self, Vec<TextProblem>> {
        let (mut parts, mut words, mut bad) = (Vec::new(), String::new(), Vec::new());
        let mut alone = false;
        let mut rest = source;
        while let Some(c) = rest.chars().next() {
            if let Some(after) = rest.strip_prefix("{{").or_else(|| rest.strip_prefix("}}")) {
                words.push(c);
                rest = after;
            } else if let Some((tag, after)) = tag(rest) {
                match read_tag(tag) {
                    Some((field, form)) => {
                        if !words.is_empty() {
                            parts.push(Part::Words(std::mem::take(&mut words)));
                        }
                        parts.push(Part::Field(field, form));
                    }
                    None => bad.push(TextProblem::UnknownTag(tag.to_owned())),
                }
                rest = after;
            } else {
                if matches!(c, '{' | '}') && !alone {
                    alone = true;
                    bad.push(TextProblem::Brace(brace(rest)));
                }
                words.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
        }
        if !words.is_empty() {
            parts.push(Part::Words(words));
        }
        if bad.is_empty() { Ok(Self { parts }) } else { Err(bad) }
    }

    /// Writes it down; [`Formula::parse`] reads it back.
    pub fn notation(&self) -> String {
        let part = |part: &Part| match part {
            Part::Words(words) => words.replace('{', "{{").replace('}', "}}"),
            Part::Field(id, Form::Plain) => format!("{{{}}}", id.as_str()),
            Part::Field(id, form) => format!("{{{}:{}}}", form.name(), id.as_str()),
        };
        self.parts.iter().map(part).collect()
    }

    /// The same formula, naming its fields otherwise.
    pub fn renamed(&self, name: impl Fn(&FieldId) -> FieldId) -> Self {
        let part = |part: &Part| match part {
            Part::Field(id, form) => Part::Field(name(id), *form),
            Part::Words(words) => Part::Words(words.clone()),
        };
        Self { parts: self.parts.iter().map(part).collect() }
    }

    /// The fields that it names, and in which form.
    pub fn fields(&self) -> impl Iterator<Item = (&FieldId, Form)> {
        self.parts.iter().filter_map(|part| match part {
            Part::Field(id, form) => Some((id, *form)),
            Part::Words(_) => None,
        })
    }

    /// What it comes to in a field of that kind; `None` while a field that it names is empty, or if it does not fit.
    pub fn value<'v>(
        &self,
        kind: &FieldKind,
        language: Language,
        mut of: impl FnMut(&FieldId) -> Option<Cow<'v, FieldValue>>,
    ) -> Option<FieldValue> {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Words(words) => text.push_str(words),
                Part::Field(id, form) => text.push_str(&form.say(of(id)?.as_ref(), language)?),
            }
        }
        FieldValue::parse(kind, &text).ok().flatten()
    }
}

fn read_tag(tag: &str) -> Option<(FieldId, Form)> {
    match tag.split_once(':') {
        None => Some((FieldId::parse(tag)?, Form::Plain)),
        Some((name, field)) => Some((FieldId::parse(field)?, Form::from_name(name)?)),
    }
}

/// Why formulas cannot be used together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadFormula {
    /// This field is made of itself, directly or by way of others.
    Cycle(FieldId),
    /// This one is made of fields that are made of fields, and so on for too long, or says more than a field may.
    TooMuch(FieldId),
}

/// How many formulas may follow from one another.
const DEEPEST: usize = 8;

/// The most that a formula may come to, in bytes, with a byte for each field that is typed in.
const LONGEST: usize = 64 << 10;

/// Checks that no formula of these fields is made of itself, and that none comes to more than a field may say.
///
/// # Errors
/// The first that is not right.
pub fn check_formulas<'f>(fields: impl Iterator<Item = &'f Field>) -> Result<(), BadFormula> {
    let formulas: Vec<(&FieldId, &Formula)> =
        fields.filter_map(|field| Some((&field.id, field.formula.as_deref()?))).collect();
    let mut check = Check { formulas: formulas.iter().copied().collect(), known: HashMap::new(), path: Vec::new() };
    formulas.iter().try_for_each(|(id, _)| check.size(id).map(|_| ()))
}

/// What a field comes to at least, in bytes, and how many formulas lead to it.
#[derive(Clone, Copy)]
struct Size {
    length: usize,
    depth: usize,
}

struct Check<'f> {
    formulas: HashMap<&'f FieldId, &'f Formula>,
    known: HashMap<&'f FieldId, Size>,
    path: Vec<&'f FieldId>,
}

impl<'f> Check<'f> {
    fn size(&mut self, id: &'f FieldId) -> Result<Size, BadFormula> {
        if let Some(size) = self.known.get(id) {
            return Ok(*size);
        }
        let Some(formula) = self.formulas.get(id).copied() else { return Ok(Size { length: 1, depth: 0 }) };
        if self.path.contains(&id) {
            return Err(BadFormula::Cycle(id.clone()));
        }
        let too_much = || BadFormula::TooMuch(id.clone());
        if self.path.len() == DEEPEST {
            return Err(too_much());
        }
        self.path.push(id);
        let mut size = Size { length: 1, depth: 1 };
        for part in &formula.parts {
            let part = match part {
                Part::Words(words) => Size { length: words.len(), depth: 0 },
                Part::Field(named, _) => self.size(named)?,
            };
            size.length = size.length.saturating_add(part.length);
            size.depth = size.depth.max(part.depth + 1);
        }
        self.path.pop();
        if size.length > LONGEST || size.depth > DEEPEST {
            return Err(too_much());
        }
        self.known.insert(id, size);
        Ok(size)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;
    use crate::model::Number;

    fn id(name: &str) -> FieldId {
        FieldId::parse(name).unwrap()
    }

    fn value(formula: &str, language: Language) -> Option<String> {
        let of = |field: &FieldId| {
            let value = match field.as_str() {
                "date" => FieldValue::Date(Date::constant(2026, 4, 28)),
                "session" => FieldValue::Number(Number::parse("12").unwrap()),
                "none" => FieldValue::Number(Number::parse("0").unwrap()),
                "city" => FieldValue::Text("云溪市".to_owned()),
                _ => return None,
            };
            Some(Cow::Owned(value))
        };
        let formula = Formula::parse(formula).unwrap();
        assert_eq!(Formula::parse(&formula.notation()), Ok(formula.clone()));
        Some(formula.value(&FieldKind::Text, language, of)?.spoken(language))
    }

    #[test]
    fn a_formula_says_forms_of_other_fields() {
        for (formula, chinese, english) in [
            ("{year:date}", Some("2026"), Some("2026")),
            ("{day:date}", Some("4月28日"), Some("April 28")),
            ("{weekday:date}", Some("星期二"), Some("Tuesday")),
            ("{numeral:date}", Some("二〇二六年四月二十八日"), Some("April 28, 2026")),
            ("{day-weekday:date}", Some("4月28日（星期二）"), Some("Tuesday, April 28")),
            ("{numeral:session}", Some("十二"), Some("twelve")),
            ("{ordinal:session}", Some("第十二"), Some("12th")),
            ("{next:session}", Some("13"), Some("13")),
            ("{previous:session}", Some("11"), Some("11")),
            ("{previous:none}", None, None),
            ("{city}{ordinal:session}届{{会}}", Some("云溪市第十二届{会}"), Some("云溪市12th届{会}")),
            ("{city}{empty}", None, None),
            ("{year:city}", None, None),
            ("", None, None),
        ] {
            assert_eq!(value(formula, Language::Chinese).as_deref(), chinese, "{formula}");
            assert_eq!(value(formula, Language::English).as_deref(), english, "{formula}");
        }
    }

    #[test]
    fn english_ordinals_end_as_they_are_said() {
        let field = FieldValue::Number(Number::parse("0").unwrap());
        assert_eq!(Form::Ordinal.say(&field, Language::English).as_deref(), Some("0th"));
        for (number, said) in
            [("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("11", "11th"), ("22", "22nd"), ("113", "113th")]
        {
            let field = FieldValue::Number(Number::parse(number).unwrap());
            assert_eq!(Form::Ordinal.say(&field, Language::English).as_deref(), Some(said));
        }
    }

    #[test]
    fn what_is_no_tag_of_a_formula_is_told() {
        let unknown = |tag: &str| TextProblem::UnknownTag(tag.to_owned());
        let brace = |words: &str| TextProblem::Brace(words.to_owned());
        for (source, problems) in [
            ("{Year:date}和{date:year}", vec![unknown("Year:date"), unknown("date:year")]),
            ("第{session届", vec![brace("{session届")]),
            ("第{a{b}届}", vec![brace("{a{b}届}")]),
            ("{session}}", vec![brace("}")]),
        ] {
            assert_eq!(Formula::parse(source), Err(problems), "{source}");
        }
    }

    #[test]
    fn formulas_end() {
        let field = |name: &str, formula: Option<&str>| Field {
            formula: formula.map(|formula| Formula::parse(formula).unwrap().into()),
            ..Field::new(id(name), name, FieldKind::Text)
        };
        let check = |fields: &[(&str, Option<&str>)]| {
            check_formulas(fields.iter().map(|(name, formula)| field(name, *formula)).collect::<Vec<_>>().iter())
        };
        assert_eq!(check(&[("a", Some("{b}{b}")), ("b", Some("{c}{c}")), ("c", None)]), Ok(()));
        assert_eq!(check(&[("a", Some("{a}"))]), Err(BadFormula::Cycle(id("a"))));
        assert!(matches!(check(&[("a", Some("{b}")), ("b", Some("{a}"))]), Err(BadFormula::Cycle(_))));
        let many = "{b}".repeat(300);
        let more = "{c}".repeat(300);
        assert!(matches!(check(&[("a", Some(&many)), ("b", Some(&more)), ("c", None)]), Err(BadFormula::TooMuch(_))));
        let names: Vec<(String, String)> = (0..10).map(|n| (format!("f{n}"), format!("{{f{}}}", n + 1))).collect();
        let chain: Vec<(&str, Option<&str>)> =
            names.iter().map(|(name, of)| (name.as_str(), Some(of.as_str()))).collect();
        assert!(matches!(check(&chain), Err(BadFormula::TooMuch(_))));
    }
}
