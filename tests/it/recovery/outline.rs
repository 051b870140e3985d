//! An outline as plain data: what a reader says of a text, and as well what is true of it.

use serde_json::{Value, json};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    pub speeches: Vec<Speech>,
    pub removed: Vec<Removed>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speech {
    /// Lines are parted by line breaks.
    pub title: Option<String>,
    pub subtitle: Option<String>,
    pub date: Option<String>,
    pub speaker: Option<String>,
    pub salutation: Option<String>,
    pub sections: Vec<Section>,
    pub closing_characters: usize,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    pub level: usize,
    pub mark: String,
    pub heading: String,
    pub run_in: bool,
    /// Nothing in the text says where the heading ends.
    pub uncertain: bool,
    pub children: Vec<Section>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    pub text: String,
    pub why: String,
}

impl Outline {
    pub fn read(value: &Value) -> Self {
        let removed = |value: &Value| Removed { text: words(&value["text"]), why: words(&value["why"]) };
        Self { speeches: all(&value["speeches"], Speech::read), removed: all(&value["removed"], removed) }
    }

    pub fn json(&self) -> Value {
        let removed = |removed: &Removed| json!({ "text": removed.text, "why": removed.why });
        json!({
            "speeches": self.speeches.iter().map(Speech::json).collect::<Vec<_>>(),
            "removed": self.removed.iter().map(removed).collect::<Vec<_>>(),
        })
    }

    /// The sections of all speeches, each before those inside it.
    pub fn walk(&self) -> Vec<&Section> {
        let mut found = Vec::new();
        self.speeches.iter().for_each(|speech| walk(&speech.sections, &mut found));
        found
    }
}

impl Speech {
    fn read(value: &Value) -> Self {
        let part = |name: &str| value[name].as_str().map(str::to_owned);
        Self {
            title: part("title"),
            subtitle: part("subtitle"),
            date: part("date"),
            speaker: part("speaker"),
            salutation: part("salutation"),
            sections: all(&value["sections"], Section::read),
            closing_characters: number(&value["closing_characters"]),
        }
    }

    fn json(&self) -> Value {
        json!({
            "title": self.title,
            "subtitle": self.subtitle,
            "date": self.date,
            "speaker": self.speaker,
            "salutation": self.salutation,
            "sections": self.sections.iter().map(Section::json).collect::<Vec<_>>(),
            "closing_characters": self.closing_characters,
        })
    }
}

impl Section {
    fn read(value: &Value) -> Self {
        Self {
            level: number(&value["level"]),
            mark: words(&value["mark"]),
            heading: words(&value["heading"]),
            run_in: value["run_in"] == true,
            uncertain: value["uncertain"] == true,
            children: all(&value["children"], Self::read),
        }
    }

    fn json(&self) -> Value {
        json!({
            "level": self.level,
            "mark": self.mark,
            "heading": self.heading,
            "run_in": self.run_in,
            "uncertain": self.uncertain,
            "children": self.children.iter().map(Self::json).collect::<Vec<_>>(),
        })
    }
}

fn walk<'s>(sections: &'s [Section], found: &mut Vec<&'s Section>) {
    for section in sections {
        found.push(section);
        walk(&section.children, found);
    }
}

/// Puts a section where its level says: behind the last one, or inside it.
pub fn nest(sections: &mut Vec<Section>, section: Section) {
    match sections.last_mut() {
        Some(last) if last.level < section.level => nest(&mut last.children, section),
        _ => sections.push(section),
    }
}

fn all<T>(value: &Value, read: impl Fn(&Value) -> T) -> Vec<T> {
    value.as_array().map(|values| values.iter().map(read).collect()).unwrap_or_default()
}

fn words(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|number| number.try_into().ok()).unwrap_or_default()
}

/// A text without its blanks, marks and figures in their narrow form: what two writings of one text have in common.
pub fn folded(text: &str) -> String {
    let narrow = |c: char| match u32::from(c) {
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect()
}

/// A part of the title block, without the brackets round it and the colon behind it.
pub fn bare(text: &str) -> String {
    folded(text).trim_matches(['(', ')', ':', '!', ',', '—', '.']).to_owned()
}

/// A mark without what parts it from its heading. The signs of Markdown are no marks.
pub fn bare_mark(mark: &str) -> String {
    folded(mark).trim_end_matches([',', '、', ':', '.']).trim_start_matches('#').to_owned()
}
