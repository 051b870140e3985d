//! From the text of a draft or template to the model: bounded first, then parsed once, then checked.
//!
//! Whatever stands in the file, reading ends, in memory in proportion to the file, with a model or with problems.

mod fields;
mod set_aside;
mod starts;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use ron::Options;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use self::fields::{Asked, PendingFormula};
use super::bulk::{made, says_too_much};
use super::position::{Limits, Overrun, Position, Step, locate, survey};
use super::problem::{Fault, Problem, nearest};
use super::shape::{
    CategoryFile, DraftFile, FieldFile, Headed, Header, ListFile, RoleFile, SectionFile, StyleFile, TemplateFile,
    TitleFile,
};
use crate::model::{
    About, Category, Draft, FieldId, FieldValue, Language, LevelStyle, List, ListId, MAX_DECLARED, MAX_DEPTH, MAX_LINE,
    MAX_SECTIONS, Names, NumberStyle, Role, Sample, Section, SectionId, Style, Template, TemplateRef, Text,
    TextProblem, TitleBlock,
};

/// The kind written at the head of a draft.
pub const DRAFT: &str = "lectern-draft";
/// The kind written at the head of a template.
pub const TEMPLATE: &str = "lectern-template";
/// The version that this program writes and reads.
pub const VERSION: u32 = 1;

/// The largest draft that is read, in bytes.
pub const MAX_DRAFT: usize = 32 << 20;
/// The largest template that is read, in bytes.
pub const MAX_TEMPLATE: usize = 1 << 20;

/// The highest id that a file may give a section. Far more than are ever given out lie above it.
const HIGHEST_ID: u64 = u64::MAX >> 1;

/// How deep brackets may nest: about three for every level of sections.
const NESTING: usize = 64;
/// How deep values may nest for RON, which counts two or three steps from a bracket to the next.
const RECURSION: usize = 4 * NESTING;
/// How many values a file may hold: a paragraph is one, a section a dozen.
const VALUES: usize = 300_000;

/// Reads a draft.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn draft(source: &str) -> Result<Draft, Problem> {
    let source = without_mark(source);
    let file: DraftFile = parse(source, DRAFT, MAX_DRAFT)?;
    let mut reader = Reader::new(source, Tags::Words);
    let mut draft = Draft {
        language: reader.language(&file.language),
        template: file.template.map(|t| TemplateRef { id: t.id, version: t.version }),
        slot_minutes: file.minutes,
        ..Draft::default()
    };
    reader.speech(&mut draft, file.title, file.fields, file.style, file.lists, file.sections);
    draft.set_aside = reader.set_aside(file.set_aside);
    if file.next_id > HIGHEST_ID {
        reader.field("next_id", |reader| reader.problem(Fault::BadId(file.next_id.to_string())));
    }
    draft.next_id = reader.give_ids(&mut draft).max(file.next_id);
    draft.about = file.about.map(|about| {
        Arc::new(About {
            version: about.edition,
            name: about.name,
            occasion: about.occasion,
            category: category(about.category),
            samples: samples(&draft, std::mem::take(&mut reader.samples)),
        })
    });
    reader.problems.into_iter().next().map_or(Ok(draft), Err)
}

/// Reads a template of that id.
///
/// # Errors
/// Everything that is wrong with it, in the order in which it was found.
pub fn template(id: &str, source: &str) -> Result<Template, Vec<Problem>> {
    let source = without_mark(source);
    let file: TemplateFile = parse(source, TEMPLATE, MAX_TEMPLATE).map_err(|problem| vec![problem])?;
    let mut reader = Reader::new(source, Tags::Strict);
    reader.line("name", &file.name);
    reader.line("occasion", &file.occasion);
    let mut draft = Draft { language: reader.language(&file.language), ..Draft::default() };
    reader.speech(&mut draft, file.title, file.fields, file.style, file.lists, file.sections);
    draft.next_id = reader.give_ids(&mut draft);
    reader.check_shares(&draft);
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    let samples = samples(&draft, reader.samples);
    Ok(Template {
        id: id.to_owned(),
        version: file.edition,
        name: file.name,
        occasion: file.occasion,
        category: category(file.category),
        minutes: file.minutes,
        draft,
        samples,
    })
}

/// The text behind the byte order mark that some editors put first; it is no column of the first line.
pub fn without_mark(source: &str) -> &str {
    source.strip_prefix('\u{feff}').unwrap_or(source)
}

pub fn parse<T: DeserializeOwned + Headed>(source: &str, kind: &str, bytes: usize) -> Result<T, Problem> {
    let at = |name, what| Problem { position: locate(source, &[Step::Field(name)]), what };
    survey(source, Limits { bytes, depth: NESTING, values: VALUES }).map_err(|over| Problem {
        position: Some(over.position),
        what: match over.what {
            Overrun::Depth => Fault::TooDeep,
            Overrun::Values | Overrun::Bytes => Fault::TooMany,
        },
    })?;
    // The survey has bounded the brackets, but `Some Some …` nests without any.
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(RECURSION);
    let syntax = |error: ron::error::SpannedError| Problem {
        position: Some(Position { line: error.span.start.line, column: error.span.start.col }),
        what: match error.code {
            ron::Error::ExceededRecursionLimit => Fault::TooDeep,
            ron::Error::NoSuchStructField { expected, found, .. }
            | ron::Error::NoSuchEnumVariant { expected, found, .. } => {
                let near = nearest(&found, expected.iter().copied());
                Fault::NoKey(found, near)
            }
            ron::Error::MissingStructField { field, .. } => Fault::Missing(field.to_owned()),
            code => Fault::Syntax(code.to_string()),
        },
    };
    let file: Result<T, _> = options.from_str(source);
    if file.as_ref().is_ok_and(|file| file.head() == (kind, VERSION)) {
        return file.map_err(syntax);
    }
    // What is wrong with a file that is none of ours says less than that it is none.
    let header: Header = options.from_str(source).map_err(|error| match error.code {
        ron::Error::MissingStructField { field: "version", .. } => syntax(error),
        ron::Error::MissingStructField { .. }
        | ron::Error::ExpectedStructLike
        | ron::Error::ExpectedNamedStructLike(_)
        | ron::Error::ExpectedDifferentStructName { .. } => Problem { position: None, what: Fault::NotOurs },
        _ if source.trim().is_empty() => Problem { position: None, what: Fault::NotOurs },
        _ => syntax(error),
    })?;
    if header.format != kind {
        return Err(at("format", Fault::OtherKind(header.format)));
    }
    if header.version != VERSION {
        return Err(at("version", Fault::Newer(header.version)));
    }
    file.map_err(syntax)
}

/// A sample whose section has no id yet: the number of the section in reading order.
struct PendingSample {
    section: Option<usize>,
    field: FieldId,
    value: FieldValue,
}

/// The samples, now that every section has an id.
fn samples(draft: &Draft, pending: Vec<PendingSample>) -> Vec<Sample> {
    let ids: Vec<SectionId> = draft.walk().map(|section| section.id).collect();
    let of_section = |sample: PendingSample| {
        let section = sample.section.map(|nth| ids.get(nth).copied().unwrap_or_default());
        Sample { section, field: sample.field, value: sample.value }
    };
    pending.into_iter().map(of_section).collect()
}

/// What becomes of a tag that names nothing.
#[derive(Clone, Copy, PartialEq)]
enum Tags {
    /// It is words: a writer may have typed it.
    Words,
    /// It is a problem: a template means its tags.
    Strict,
}

struct Reader<'a> {
    source: &'a str,
    tags: Tags,
    path: Vec<Step>,
    names: Names,
    problems: Vec<Problem>,
    samples: Vec<PendingSample>,
    /// Whether the sections being read are those of the speech, rather than an item to start from.
    in_speech: bool,
    sections: usize,
    given_ids: Vec<(SectionId, Vec<Step>)>,
    /// What a condition can ask each field of the speech.
    asked: BTreeMap<FieldId, Asked>,
    formulas: Vec<PendingFormula>,
    shorts: Vec<(FieldId, String, Vec<Step>)>,
}

/// More problems than this help nobody.
const MAX_PROBLEMS: usize = 50;

impl<'a> Reader<'a> {
    fn new(source: &'a str, tags: Tags) -> Self {
        Self {
            source,
            tags,
            path: Vec::new(),
            names: Names::default(),
            problems: Vec::new(),
            samples: Vec::new(),
            in_speech: false,
            sections: 0,
            given_ids: Vec::new(),
            asked: BTreeMap::new(),
            formulas: Vec::new(),
            shorts: Vec::new(),
        }
    }

    fn problem(&mut self, what: Fault) {
        self.problem_of(|_| what);
    }

    /// A problem that costs something to put into words.
    fn problem_of(&mut self, what: impl FnOnce(&Self) -> Fault) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem { position: locate(self.source, &self.path), what: what(self) });
        }
    }

    /// Does something one step further down the path.
    fn at<T>(&mut self, step: Step, f: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let out = f(self);
        self.path.pop();
        out
    }

    fn field<T>(&mut self, name: &'static str, f: impl FnOnce(&mut Self) -> T) -> T {
        self.at(Step::Field(name), f)
    }

    fn each<I, T>(
        &mut self,
        name: &'static str,
        items: Vec<I>,
        mut f: impl FnMut(&mut Self, I) -> Option<T>,
    ) -> Vec<T> {
        self.field(name, |reader| {
            let items = items.into_iter().enumerate();
            items.filter_map(|(index, item)| reader.at(Step::Index(index), |reader| f(reader, item))).collect()
        })
    }

    /// A name or another line that lists and forms show. Those of a draft are as its template had them.
    fn line(&mut self, key: &'static str, line: &str) {
        if self.tags == Tags::Strict && line.chars().nth(MAX_LINE).is_some() {
            self.field(key, |reader| reader.problem(Fault::TooLong));
        }
    }

    fn language(&mut self, tag: &str) -> Language {
        Language::from_tag(tag).unwrap_or_else(|| {
            self.field("language", |reader| reader.problem(Fault::Language(tag.to_owned())));
            Language::default()
        })
    }

    fn speech(
        &mut self,
        draft: &mut Draft,
        title: TitleFile,
        fields: Vec<FieldFile>,
        style: StyleFile,
        lists: Vec<ListFile>,
        sections: Vec<SectionFile>,
    ) {
        draft.fields = self.fields(fields, true);
        draft.style = self.style(style);
        // Any text may name any list and its fields, so all are declared before a text is read.
        let declared = self.each("lists", lists, |reader, mut list| {
            let (pattern, item) = (list.pattern.take(), list.item.take());
            let list = reader.list(list)?;
            let texts = (list.id.clone(), pattern, item);
            Some((list, texts))
        });
        if self.names.fields.len() + self.names.lists.len() > MAX_DECLARED {
            // Any text may name all of them: nothing more is looked at.
            return self.field("fields", |reader| reader.problem(Fault::TooMany));
        }
        let (lists, texts): (Vec<List>, Vec<_>) = declared.into_iter().unzip();
        draft.title = self.field("title", |reader| TitleBlock {
            lines: reader.each("lines", title.lines, |reader, line| Some(reader.text(&line))),
            subtitle: reader.field("subtitle", |reader| reader.text(&title.subtitle)),
            speaker: reader.field("speaker", |reader| reader.text(&title.speaker)),
            date: reader.field("date", |reader| reader.text(&title.date)),
        });
        draft.lists = lists.clone();
        self.formulas(draft);
        let texts = self.each("lists", texts, |reader, (of, pattern, item)| {
            let pattern = pattern.map(|text| reader.field("pattern", |reader| reader.text(&text)));
            let read = |reader: &mut Self, item| Arc::new(reader.section(item, &lists, 1, Some(&of)));
            let item = item.map(|item| reader.field("item", |reader| read(reader, item)));
            Some((pattern, item))
        });
        for (list, (pattern, item)) in draft.lists.iter_mut().zip(texts) {
            list.pattern = pattern;
            list.item = item;
        }
        self.in_speech = true;
        draft.sections =
            self.each("sections", sections, |reader, section| Some(reader.section(section, &lists, 1, None)));
        if self.sections > MAX_SECTIONS {
            self.field("sections", |reader| reader.problem(Fault::Sections));
        }
        if self.tags == Tags::Strict {
            self.check_starts(draft);
        }
        if self.problems.is_empty() {
            // A draft is as long as it stands; a template becomes one with more items, and is shown with its samples.
            let becomes = self.tags == Tags::Strict;
            let made = if becomes { made(draft) } else { Vec::new() };
            let samples = self.samples.iter().filter(|_| becomes).map(|sample| (&sample.field, &sample.value));
            if says_too_much(draft, &made, samples) {
                self.problem(Fault::TooMany);
            }
        }
    }

    fn style(&mut self, style: StyleFile) -> Style {
        let levels = style.numbering.len().max(style.run_in.len());
        self.field("style", |reader| {
            if levels > MAX_DEPTH {
                reader.problem(Fault::Depth);
            }
            let mut run_in = style.run_in.into_iter();
            let mut marks = reader.each("numbering", style.numbering, |reader, mark| reader.mark(&mark)).into_iter();
            let level = |_| LevelStyle {
                numbering: marks.next().unwrap_or_default(),
                run_in: run_in.next().unwrap_or_default(),
            };
            Style { levels: (0..levels.min(MAX_DEPTH)).map(level).collect() }
        })
    }

    fn mark(&mut self, mark: &str) -> Option<NumberStyle> {
        let style = NumberStyle::from_pattern(mark);
        if style.is_none() {
            self.problem(Fault::Numbering(mark.to_owned()));
        }
        style
    }

    /// A list without its texts.
    fn list(&mut self, file: ListFile) -> Option<List> {
        self.line("name", &file.name);
        let Some(id) = ListId::parse(&file.id) else {
            self.field("id", |reader| reader.problem(Fault::BadId(file.id)));
            return None;
        };
        if !self.names.lists.insert(id.clone()) {
            self.field("id", |reader| reader.problem(Fault::IdTwice(file.id)));
            return None;
        }
        if file.max.is_some_and(|max| max < file.min || max < file.start) {
            self.field("max", |reader| reader.problem(Fault::MinAboveMax));
        }
        let style = file.style.and_then(|mark| self.field("style", |reader| reader.mark(&mark)));
        let fields = self.fields(file.fields, false);
        let (min, max, start) = (file.min, file.max, file.start);
        Some(List { style, min, max, start, fields, ..List::new(id, file.name) })
    }

    /// A section; `of` is the list of which it is an item without saying so.
    fn section(&mut self, file: SectionFile, lists: &[List], depth: usize, of: Option<&ListId>) -> Section {
        let nth = self.sections;
        let mut section = Section::new(SectionId(file.id.unwrap_or_default()), role(file.role));
        if self.in_speech {
            self.sections += 1;
            self.given_ids.extend(file.id.map(|id| (SectionId(id), self.path.clone())));
        }
        section.on = file.on;
        section.when = file.when.and_then(|when| self.field("when", |reader| reader.when(&when)));
        section.optional = file.optional;
        section.guidance = file.guidance.into();
        section.run_in = file.run_in;
        section.style = file.style.and_then(|mark| self.field("style", |reader| reader.mark(&mark)));
        let names_list = file.list.is_some();
        section.list = file.list.and_then(|id| self.field("list", |reader| reader.list_id(&id)));
        let own = section.list.as_ref().or(of).and_then(|id| lists.iter().find(|list| list.id == *id));
        // A draft may keep what an item said that has left its list, and of a list that is none enough has been said.
        let any = self.tags == Tags::Words || (names_list && section.list.is_none());
        let own = if any { lists } else { own.map_or(&[][..], std::slice::from_ref) };
        section.values = self.field("values", |reader| reader.values(file.values, own, lists));
        let samples = self.field("samples", |reader| reader.values(file.samples, own, lists));
        if self.in_speech {
            let of_section = |(field, value)| PendingSample { section: Some(nth), field, value };
            self.samples.extend(samples.into_iter().map(of_section));
        }
        section.heading = file.heading.map(|text| self.field("heading", |reader| reader.text(&text)));
        let body = self.each("body", file.body, |reader, paragraph| Some(reader.paragraphs(&paragraph)));
        section.body = body.into_iter().flatten().collect();
        section.phrasings = self.each("phrasings", file.phrasings, |reader, text| Some(Arc::new(reader.text(&text))));
        if file.share.is_some_and(|share| !is_share(share)) {
            self.field("share", |reader| reader.problem(Fault::Share));
        }
        section.share = file.share;
        if depth < MAX_DEPTH {
            let child = |reader: &mut Self, child| Some(reader.section(child, lists, depth + 1, None));
            section.children = self.each("children", file.children, child);
        } else if !file.children.is_empty() {
            self.field("children", |reader| reader.problem(Fault::Depth));
        }
        section
    }

    fn no_such_tag(&self, tag: String) -> Fault {
        if let Some(list) = tag.strip_prefix("count:") {
            return Fault::NoList(list.to_owned(), nearest(list, self.names.lists.iter().map(ListId::as_str)));
        }
        match nearest(&tag, self.names.fields.iter().map(FieldId::as_str)) {
            Some(near) => Fault::NoField(tag, Some(near)),
            None => Fault::Tag(tag),
        }
    }

    fn list_id(&mut self, id: &str) -> Option<ListId> {
        let known = ListId::parse(id).filter(|id| self.names.lists.contains(id));
        if known.is_none() {
            self.problem_of(|reader| {
                let near = nearest(id, reader.names.lists.iter().map(ListId::as_str));
                Fault::NoList(id.to_owned(), near)
            });
        }
        known
    }

    fn text(&mut self, source: &str) -> Text {
        let (text, problems) = Text::parse(source, &self.names);
        if self.tags == Tags::Strict {
            problems.into_iter().for_each(|problem| self.text_problem(problem));
        }
        text
    }

    fn text_problem(&mut self, problem: TextProblem) {
        self.problem_of(|reader| match problem {
            TextProblem::Unclosed(tag) => Fault::Tag(tag),
            TextProblem::UnknownTag(tag) => reader.no_such_tag(tag),
            TextProblem::Brace(words) => Fault::Brace(words),
        });
    }

    /// A paragraph of a file may hold line breaks, which part paragraphs.
    fn paragraphs(&mut self, source: &str) -> Vec<Arc<Text>> {
        source.replace("\r\n", "\n").split(['\n', '\r']).map(|line| Arc::new(self.text(line))).collect()
    }

    /// Gives every section that has no id one, and tells the next that is free.
    fn give_ids(&mut self, draft: &mut Draft) -> u64 {
        let mut seen = HashSet::new();
        let mut next = 1;
        for (id, path) in std::mem::take(&mut self.given_ids) {
            let fault = if id.0 == 0 || id.0 > HIGHEST_ID {
                Fault::BadId(id.0.to_string())
            } else if !seen.insert(id) {
                Fault::IdTwice(id.0.to_string())
            } else {
                next = next.max(id.0 + 1);
                continue;
            };
            self.path = path;
            self.field("id", |reader| reader.problem(fault));
            self.path.clear();
        }
        number(&mut draft.sections, &mut next);
        next
    }

    fn check_shares(&mut self, draft: &Draft) {
        // Those that are no shares have been found already.
        let all_are = draft.sections.iter().filter_map(|section| section.share).all(is_share);
        if let Some(sum) = draft.share_sum().filter(|sum| all_are && *sum != 1000) {
            self.field("sections", |reader| reader.problem(Fault::Shares(sum)));
        }
    }
}

fn is_share(share: f32) -> bool {
    (0.0..=1.0).contains(&share)
}

fn number(sections: &mut [Section], next: &mut u64) {
    for section in sections {
        if section.id.0 == 0 {
            section.id = SectionId(*next);
            *next = next.saturating_add(1);
        }
        number(&mut section.children, next);
    }
}

fn category(file: CategoryFile) -> Category {
    match file {
        CategoryFile::Meeting => Category::Meeting,
        CategoryFile::Ceremony => Category::Ceremony,
        CategoryFile::Campaign => Category::Campaign,
        CategoryFile::House => Category::House,
        CategoryFile::Personal => Category::Personal,
        CategoryFile::Other => Category::Other,
    }
}

pub fn role(file: RoleFile) -> Role {
    match file {
        RoleFile::Salutation => Role::Salutation,
        RoleFile::Greeting => Role::Greeting,
        RoleFile::Review => Role::Review,
        RoleFile::Reply => Role::Reply,
        RoleFile::LeadIn => Role::LeadIn,
        RoleFile::Item => Role::Item,
        RoleFile::Closing => Role::Closing,
        RoleFile::Other => Role::Other,
    }
}
