//! What drafts and templates look like on disk: one struct for every parenthesis, and nothing else.
//!
//! The names here are the names in the files, fixed by their version. Defaults are left out when written. Reading them
//! into the model, and what may be wrong with them, is the matter of `read`; writing is that of `write`.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// The kind and version that every file begins with.
#[derive(Deserialize)]
pub struct Header {
    pub format: String,
    pub version: u32,
}

/// A file that begins with its kind and version.
pub trait Headed {
    fn head(&self) -> (&str, u32);
}

impl Headed for DraftFile {
    fn head(&self) -> (&str, u32) {
        (&self.format, self.version)
    }
}

impl Headed for TemplateFile {
    fn head(&self) -> (&str, u32) {
        (&self.format, self.version)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftFile {
    pub format: String,
    pub version: u32,
    pub language: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<TemplateRefFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<AboutFile>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: TitleFile,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldFile>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub style: StyleFile,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<ListFile>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub next_id: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<SectionFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set_aside: Vec<SetAsideFile>,
}

/// What the checks say no more of: these words of that sentence, these words anywhere, or the rule.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetAsideFile {
    pub rule: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
}

/// A template that is being made is kept as a draft, whole however unfinished it is; this is what a draft does not have.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboutFile {
    #[serde(default = "first_edition", skip_serializing_if = "is_first_edition")]
    pub edition: u32,
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub occasion: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub category: CategoryFile,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateFile {
    pub format: String,
    pub version: u32,
    #[serde(default = "first_edition", skip_serializing_if = "is_first_edition")]
    pub edition: u32,
    pub name: String,
    pub language: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub occasion: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub category: CategoryFile,
    pub minutes: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: TitleFile,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldFile>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub style: StyleFile,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<ListFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<SectionFile>,
}

fn first_edition() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
fn is_first_edition(edition: &u32) -> bool {
    *edition == first_edition()
}

#[derive(Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub enum CategoryFile {
    Meeting,
    Ceremony,
    Campaign,
    House,
    Personal,
    #[default]
    Other,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateRefFile {
    pub id: String,
    pub version: u32,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleFile {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subtitle: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub speaker: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleFile {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbering: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub run_in: Vec<bool>,
}

#[derive(Default, Serialize, Deserialize)]
pub enum KindFile {
    #[default]
    Text,
    LongText,
    Date,
    Number,
    Choice(Vec<String>),
    List,
    YesNo,
    People,
    Groups,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldFile {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub kind: KindFile,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub required: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<ValueFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formula: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<ValueFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListFile {
    pub id: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub min: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub start: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<SectionFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<u64>,
    #[serde(default)]
    pub role: RoleFile,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub on: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub optional: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run_in: Option<bool>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, ValueFile>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub samples: BTreeMap<String, ValueFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub guidance: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phrasings: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<SectionFile>,
}

#[derive(Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub enum RoleFile {
    Salutation,
    Greeting,
    Review,
    Reply,
    LeadIn,
    Item,
    Closing,
    #[default]
    Other,
}

/// A value: words, or a list of them. What it means is the field's kind.
#[derive(Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ValueFile {
    One(String),
    Several(Vec<String>),
}

impl<'de> Deserialize<'de> for ValueFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Value;
        impl<'de> Visitor<'de> for Value {
            type Value = ValueFile;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("words in quotes, or a list of them")
            }

            fn visit_str<E>(self, words: &str) -> Result<ValueFile, E> {
                Ok(ValueFile::One(words.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<ValueFile, A::Error> {
                let mut all = Vec::new();
                while let Some(part) = parts.next_element()? {
                    all.push(part);
                }
                Ok(ValueFile::Several(all))
            }
        }
        deserializer.deserialize_any(Value)
    }
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
fn is_yes(on: &bool) -> bool {
    *on
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
