//! On what it depends whether a part of a speech is spoken.

use super::{FieldId, FieldValue};

/// A condition on a field of the draft: one that is answered with yes or no, or one of which one is chosen.
///
/// In files: `online`, `not online`, `kind=表彰|总结`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The field.
    pub field: FieldId,
    /// The choices with which it holds; none for a field that is answered with yes or no.
    pub choices: Vec<String>,
    /// Whether it holds where the field says otherwise.
    pub not: bool,
}

impl When {
    /// Reads a condition; `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let trimmed = text.trim();
        let (not, rest) = match trimmed.strip_prefix("not ") {
            Some(rest) => (true, rest.trim_start()),
            None => (false, trimmed),
        };
        let Some((field, choices)) = rest.split_once('=') else {
            return Some(Self { field: FieldId::parse(rest)?, choices: Vec::new(), not });
        };
        let choices: Vec<String> = choices.split('|').map(|choice| choice.trim().to_owned()).collect();
        let field = FieldId::parse(field.trim())?;
        (!choices.iter().any(String::is_empty)).then_some(Self { field, choices, not })
    }

    /// Writes it down; [`When::parse`] reads it back.
    pub fn notation(&self) -> String {
        let not = if self.not { "not " } else { "" };
        let field = self.field.as_str();
        if self.choices.is_empty() {
            format!("{not}{field}")
        } else {
            format!("{not}{field}={}", self.choices.join("|"))
        }
    }

    /// Whether it holds for a value of its field. An empty field says no.
    pub fn holds(&self, value: Option<&FieldValue>) -> bool {
        let says = match value {
            Some(FieldValue::YesNo(yes)) => *yes,
            Some(FieldValue::Text(words)) => self.choices.contains(words),
            _ => false,
        };
        says != self.not
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_read_and_written_back() {
        for (text, choices, not) in
            [("online", 0, false), ("not online", 0, true), ("kind=表彰", 1, false), ("not kind=表彰|总结", 2, true)]
        {
            let when = When::parse(text).unwrap();
            assert_eq!((when.choices.len(), when.not), (choices, not), "{text}");
            assert_eq!(when.notation(), text);
        }
        for text in ["", "not =a", "Kind=a", "kind=", "kind=a|", "=a", "a b"] {
            assert_eq!(When::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_empty_field_says_no() {
        let when = |text: &str| When::parse(text).unwrap();
        let (yes, no) = (FieldValue::YesNo(true), FieldValue::YesNo(false));
        assert!(when("online").holds(Some(&yes)) && !when("online").holds(Some(&no)) && !when("online").holds(None));
        assert!(!when("not online").holds(Some(&yes)) && when("not online").holds(None));
        let words = FieldValue::Text("总结".to_owned());
        assert!(when("kind=表彰|总结").holds(Some(&words)) && !when("kind=表彰").holds(Some(&words)));
    }
}
