//! From a draft to the text of its file. `read::draft` gives the same draft back.

use std::collections::BTreeMap;

use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;

use super::read::{DRAFT, TEMPLATE, VERSION};
use super::shape::{
    AboutFile, CategoryFile, DraftFile, FieldFile, KindFile, ListFile, RoleFile, SectionFile, SetAsideFile, StyleFile,
    TemplateFile, TemplateRefFile, TitleFile, ValueFile,
};
use crate::model::{
    Category, Draft, Field, FieldId, FieldKind, FieldValue, Form, List, Person, Reach, Role, Sample, Section,
    SectionId, SetAside, Style, Template, Text, When,
};

/// The text of a draft's file: pretty RON that begins with its kind and version on the first line.
///
/// # Errors
/// RON could not write it.
pub fn draft(draft: &Draft) -> Result<String, ron::Error> {
    let about = draft.about.as_deref();
    let samples = about.map(|about| about.samples.as_slice()).unwrap_or_default();
    let file = DraftFile {
        format: DRAFT.to_owned(),
        version: VERSION,
        language: draft.language.tag().to_owned(),
        template: draft.template.as_ref().map(|t| TemplateRefFile { id: t.id.clone(), version: t.version }),
        about: about.map(|about| AboutFile {
            edition: about.version,
            name: about.name.clone(),
            occasion: about.occasion.clone(),
            category: category(about.category),
        }),
        title: title(draft),
        minutes: draft.slot_minutes,
        fields: fields(draft, samples),
        style: style(&draft.style),
        lists: draft.lists.iter().map(list).collect(),
        next_id: draft.next_id,
        sections: sections(draft, samples),
        set_aside: draft.set_aside.iter().map(set_aside).collect(),
    };
    pretty(DRAFT, &file)
}

/// The text of a template's file. `read::template` gives the same template back, but for the ids of its sections.
///
/// # Errors
/// RON could not write it.
pub fn template(template: &Template) -> Result<String, ron::Error> {
    let draft = &template.draft;
    let mut sections = sections(draft, &template.samples);
    sections.iter_mut().for_each(|file| settle(file, None, draft));
    let mut lists: Vec<ListFile> = draft.lists.iter().map(list).collect();
    for (file, list) in lists.iter_mut().zip(&draft.lists) {
        file.item.iter_mut().for_each(|item| settle(item, Some(list), draft));
    }
    let file = TemplateFile {
        format: TEMPLATE.to_owned(),
        version: VERSION,
        edition: template.version,
        name: template.name.clone(),
        language: draft.language.tag().to_owned(),
        occasion: template.occasion.clone(),
        category: category(template.category),
        minutes: template.minutes,
        title: title(draft),
        fields: fields(draft, &template.samples),
        style: style(&draft.style),
        lists,
        sections,
    };
    pretty(TEMPLATE, &file)
}

/// The fields of the draft, with their samples.
fn fields(draft: &Draft, samples: &[Sample]) -> Vec<FieldFile> {
    let with_sample = |of: &Field| {
        let sample = samples.iter().find(|sample| sample.section.is_none() && sample.field == of.id);
        FieldFile { sample: sample.map(|sample| value(&sample.value)), ..field(of) }
    };
    draft.fields.iter().map(with_sample).collect()
}

/// The parts, with their samples.
fn sections(draft: &Draft, samples: &[Sample]) -> Vec<SectionFile> {
    let mut files: Vec<SectionFile> = draft.sections.iter().map(section).collect();
    if !samples.is_empty() {
        files.iter_mut().for_each(|file| give_samples(file, samples));
    }
    files
}

fn give_samples(file: &mut SectionFile, samples: &[Sample]) {
    let id = file.id.map(SectionId);
    let own = samples.iter().filter(|sample| id.is_some() && sample.section == id);
    file.samples = own.map(|sample| (sample.field.as_str().to_owned(), value(&sample.value))).collect();
    file.children.iter_mut().for_each(|child| give_samples(child, samples));
}

/// Makes a section one of a template. It needs no id, as it gets one in order when it is read, and no values but those
/// that its list asks for: an item that has left its list still has others.
fn settle(file: &mut SectionFile, of: Option<&List>, draft: &Draft) {
    file.id = None;
    let named = file.list.as_ref().and_then(|id| draft.lists.iter().find(|list| list.id.as_str() == id));
    let asked = |id: &String| named.or(of).is_some_and(|list| list.fields.iter().any(|field| field.id.as_str() == id));
    file.values.retain(|id, _| asked(id));
    file.samples.retain(|id, _| asked(id));
    file.children.iter_mut().for_each(|child| settle(child, None, draft));
}

fn category(category: Category) -> CategoryFile {
    match category {
        Category::Meeting => CategoryFile::Meeting,
        Category::Ceremony => CategoryFile::Ceremony,
        Category::Campaign => CategoryFile::Campaign,
        Category::House => CategoryFile::House,
        Category::Personal => CategoryFile::Personal,
        Category::Other => CategoryFile::Other,
    }
}

fn set_aside(aside: &SetAside) -> SetAsideFile {
    let (section, words, sentence) = match &aside.reach {
        Reach::Place { section, words, sentence } => (section.map(|id| id.0), Some(words), Some(sentence)),
        Reach::Words(words) => (None, Some(words), None),
        Reach::Rule => (None, None, None),
    };
    SetAsideFile { rule: aside.rule.clone(), section, words: words.cloned(), sentence: sentence.cloned() }
}

fn title(draft: &Draft) -> TitleFile {
    TitleFile {
        lines: draft.title.lines.iter().map(Text::notation).collect(),
        subtitle: draft.title.subtitle.notation(),
        speaker: draft.title.speaker.notation(),
        date: draft.title.date.notation(),
    }
}

/// Pretty RON that begins with its kind and version.
pub fn pretty(kind: &str, file: &impl Serialize) -> Result<String, ron::Error> {
    let config = PrettyConfig::new().indentor("  ").new_line("\n").escape_strings(false);
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    Ok(with_head(kind, options.to_string_pretty(file, config)?))
}

/// A file with its kind and version on the first line, and an end to the last.
pub fn with_head(kind: &str, text: String) -> String {
    let head = format!("(format: \"{kind}\", version: {VERSION},\n");
    let long = format!("(\n  format: \"{kind}\",\n  version: {VERSION},\n");
    let mut text = text.strip_prefix(&long).map(|rest| format!("{head}{rest}")).unwrap_or(text);
    text.push('\n');
    text
}

fn style(style: &Style) -> StyleFile {
    StyleFile {
        numbering: style.levels.iter().map(|level| level.numbering.pattern().to_owned()).collect(),
        run_in: style.levels.iter().map(|level| level.run_in).collect(),
    }
}

fn field(field: &Field) -> FieldFile {
    FieldFile {
        id: field.id.as_str().to_owned(),
        name: field.name.clone(),
        kind: match &field.kind {
            FieldKind::Text => KindFile::Text,
            FieldKind::LongText => KindFile::LongText,
            FieldKind::Date => KindFile::Date,
            FieldKind::Number => KindFile::Number,
            FieldKind::Choice(options) => KindFile::Choice(options.clone()),
            FieldKind::List => KindFile::List,
            FieldKind::YesNo => KindFile::YesNo,
            FieldKind::People => KindFile::People,
            FieldKind::Groups => KindFile::Groups,
        },
        group: field.group.clone(),
        required: field.required,
        hint: field.hint.clone(),
        value: field.value.as_ref().map(value),
        formula: field.formula.as_ref().map(|formula| formula.notation()),
        form: (field.form != Form::Plain).then(|| field.form.name().to_owned()),
        short: field.short.as_ref().map(|short| short.as_str().to_owned()),
        sample: None,
    }
}

fn value(value: &FieldValue) -> ValueFile {
    match value {
        FieldValue::Text(words) => ValueFile::One(words.clone()),
        FieldValue::Date(date) => ValueFile::One(date.to_string()),
        FieldValue::Number(number) => ValueFile::One(number.as_str().to_owned()),
        FieldValue::List(parts) | FieldValue::Groups(parts) => ValueFile::Several(parts.clone()),
        FieldValue::YesNo(_) => ValueFile::One(value.typed()),
        FieldValue::People(people) => ValueFile::Several(people.iter().map(Person::typed).collect()),
    }
}

fn list(list: &List) -> ListFile {
    ListFile {
        id: list.id.as_str().to_owned(),
        name: list.name.clone(),
        style: list.style.map(|style| style.pattern().to_owned()),
        pattern: list.pattern.as_ref().map(Text::notation),
        min: list.min,
        max: list.max,
        start: list.start,
        fields: list.fields.iter().map(field).collect(),
        item: list.item.as_deref().map(section),
    }
}

fn section(source: &Section) -> SectionFile {
    let values = |(id, of): (&FieldId, &FieldValue)| (id.as_str().to_owned(), value(of));
    SectionFile {
        // An item to start from has no id of its own until it is added.
        id: Some(source.id.0).filter(|id| *id != 0),
        role: role(source.role),
        list: source.list.as_ref().map(|id| id.as_str().to_owned()),
        on: source.on,
        when: source.when.as_ref().map(When::notation),
        optional: source.optional,
        style: source.style.map(|style| style.pattern().to_owned()),
        heading: source.heading.as_ref().map(Text::notation),
        run_in: source.run_in,
        values: source.values.iter().map(values).collect::<BTreeMap<_, _>>(),
        samples: BTreeMap::new(),
        body: source.body.iter().map(|text| text.notation()).collect(),
        guidance: source.guidance.to_string(),
        phrasings: source.phrasings.iter().map(|text| text.notation()).collect(),
        share: source.share,
        children: source.children.iter().map(section).collect(),
    }
}

pub fn role(role: Role) -> RoleFile {
    match role {
        Role::Salutation => RoleFile::Salutation,
        Role::Greeting => RoleFile::Greeting,
        Role::Review => RoleFile::Review,
        Role::Reply => RoleFile::Reply,
        Role::LeadIn => RoleFile::LeadIn,
        Role::Item => RoleFile::Item,
        Role::Closing => RoleFile::Closing,
        Role::Other => RoleFile::Other,
    }
}
