//! Drafts and edits at random, from a seed: every field kind, list, count, style, nesting and switch occurs.

use std::collections::BTreeMap;
use std::sync::Arc;

use fastrand::Rng;
use lectern::edit::{Edit, Place, Plan};
use lectern::model::*;

pub fn field_id(id: &str) -> FieldId {
    FieldId::parse(id).unwrap()
}

pub fn list_id(id: &str) -> ListId {
    ListId::parse(id).unwrap()
}

const WORDS: [&str; 14] = [
    "同志们",
    "，",
    "要",
    "抓落实。",
    "“三个强化”",
    "{",
    "}}",
    "\"",
    "\\",
    "a b",
    "🙂",
    "\u{3000}",
    "𬭎",
    "\t\u{7f}\u{0}",
];

fn words(rng: &mut Rng) -> String {
    (0..rng.usize(0..6)).map(|_| WORDS[rng.usize(0..WORDS.len())]).collect()
}

fn name(rng: &mut Rng) -> String {
    format!("名{}", words(rng))
}

fn kind(rng: &mut Rng) -> FieldKind {
    match rng.u8(0..9) {
        0 => FieldKind::Text,
        1 => FieldKind::LongText,
        2 => FieldKind::Date,
        3 => FieldKind::Number,
        4 => FieldKind::Choice((0..rng.usize(0..4)).map(|_| name(rng)).collect()),
        5 => FieldKind::List,
        6 => FieldKind::YesNo,
        7 => FieldKind::People,
        _ => FieldKind::Groups,
    }
}

pub fn value(rng: &mut Rng, kind: &FieldKind) -> Option<FieldValue> {
    if rng.u8(0..3) == 0 {
        return None;
    }
    let typed = match kind {
        FieldKind::Text | FieldKind::Choice(_) => name(rng),
        FieldKind::LongText => format!("{}\n{}", name(rng), name(rng)),
        FieldKind::Date => format!("{}-{:02}-{:02}", rng.u16(1..9999) + 1000, rng.u8(1..13), rng.u8(1..29))
            .chars()
            .rev()
            .take(10)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect(),
        FieldKind::Number => format!("{}.{:02}", rng.i32(-999..999), rng.u8(0..100)),
        FieldKind::List | FieldKind::Groups => format!("{};{}", name(rng), name(rng)),
        FieldKind::YesNo => (if rng.bool() { "yes" } else { "no" }).to_owned(),
        FieldKind::People => format!("{}/{};{}", name(rng), name(rng), name(rng)),
    };
    FieldValue::parse(kind, &typed).unwrap_or_default()
}

fn field(rng: &mut Rng, id: &str) -> Field {
    let kind = kind(rng);
    let value = value(rng, &kind);
    let form = [Form::Year, Form::DayAndWeekday, Form::Numeral, Form::Ordinal][rng.usize(0..4)];
    Field {
        required: rng.bool(),
        group: words(rng),
        hint: words(rng),
        value,
        form: if form.fits(&kind) && rng.bool() { form } else { Form::Plain },
        ..Field::new(field_id(id), name(rng), kind)
    }
}

/// Gives some fields formulas that name fields before them, so that all of them end.
fn give_formulas(rng: &mut Rng, fields: &mut [Field]) {
    for at in 1..fields.len() {
        let named = &fields[rng.usize(0..at)];
        let form = if named.kind == FieldKind::Date { Form::Year } else { Form::Plain };
        let tag = if form == Form::Plain { String::new() } else { format!("{}:", form.name()) };
        let source = format!("{}{{{tag}{}}}", words(rng).replace(['{', '}'], ""), named.id.as_str());
        if rng.bool() {
            fields[at].formula = Some(Formula::parse(&source).unwrap().into());
        }
    }
}

/// Gives some fields a short form.
fn give_shorts(rng: &mut Rng, draft: &mut Draft) {
    for at in 0..draft.fields.len() {
        let short = draft.fields[rng.usize(0..draft.fields.len())].id.clone();
        let is_short = draft.fields.iter().any(|other| other.short.as_ref() == Some(&draft.fields[at].id));
        if !is_short && may_be_short(draft, &draft.fields[at].id, &short) {
            draft.fields[at].short = Some(short);
        }
    }
}

/// A condition on a field of the draft that can be one.
fn when(rng: &mut Rng, draft: &Draft) -> Option<When> {
    let field = rng.choice(&draft.fields)?;
    let choices = match &field.kind {
        FieldKind::YesNo => Vec::new(),
        FieldKind::Choice(options) => vec![rng.choice(options)?.clone()],
        _ => return None,
    };
    // What a condition cannot say in a file is not asked for.
    let sayable = choices.iter().all(|choice| choice.trim() == choice && !choice.contains(['|', '=']));
    sayable.then(|| When { field: field.id.clone(), choices, not: rng.bool() })
}

/// A text that names fields and lists of the draft.
pub fn text(rng: &mut Rng, names: &Names) -> Text {
    let mut text = Text::default();
    let fields: Vec<_> = names.fields.iter().collect();
    let lists: Vec<_> = names.lists.iter().collect();
    for _ in 0..rng.usize(0..5) {
        let piece = match rng.u8(0..6) {
            0 if !fields.is_empty() => Piece::Field(fields[rng.usize(0..fields.len())].clone()),
            1 if !lists.is_empty() => Piece::Count(lists[rng.usize(0..lists.len())].clone()),
            2 => Piece::Pause,
            _ => Piece::Words(words(rng)),
        };
        text.push(
            piece,
            *rng.choice(&[Voice::Plain, Voice::Plain, Voice::Stress, Voice::Slow, Voice::Pinyin]).unwrap(),
        );
    }
    text
}

fn style(rng: &mut Rng) -> Option<NumberStyle> {
    rng.bool().then(|| NumberStyle::ALL[rng.usize(0..NumberStyle::ALL.len())])
}

/// A section with ids from `next_id` on.
pub fn section(rng: &mut Rng, draft: &Draft, names: &Names, next_id: &mut u64, depth: usize) -> Section {
    let mut section = Section::new(SectionId(*next_id), Role::ALL[rng.usize(0..Role::ALL.len())]);
    *next_id += rng.u64(1..3);
    section.list = (rng.u8(0..3) > 0).then(|| rng.choice(&draft.lists).map(|list| list.id.clone())).flatten();
    section.on = rng.u8(0..5) > 0;
    section.when = rng.bool().then(|| when(rng, draft)).flatten();
    section.optional = rng.bool();
    section.style = style(rng);
    section.heading = rng.bool().then(|| text(rng, names));
    section.run_in = rng.bool().then(|| rng.bool());
    section.values = values(rng, draft);
    section.body = (0..rng.usize(0..4)).map(|_| Arc::new(text(rng, names))).collect();
    section.guidance = words(rng).into();
    section.phrasings = (0..rng.usize(0..3)).map(|_| Arc::new(text(rng, names))).collect();
    section.share = rng.bool().then(|| f32::from(rng.u16(0..1001)) / 1000.0);
    if depth < MAX_DEPTH && rng.u8(0..10) < 5 {
        section.children = (0..rng.usize(0..3)).map(|_| self::section(rng, draft, names, next_id, depth + 1)).collect();
    }
    section
}

fn values(rng: &mut Rng, draft: &Draft) -> BTreeMap<FieldId, FieldValue> {
    let fields = draft.lists.iter().flat_map(|list| &list.fields);
    fields.filter_map(|field| Some((field.id.clone(), value(rng, &field.kind)?))).collect()
}

/// What a template says of itself, with samples of fields that there are.
fn about(rng: &mut Rng, draft: &Draft) -> About {
    let mut samples = Vec::new();
    for field in &draft.fields {
        let value = value(rng, &field.kind);
        samples.extend(value.map(|value| Sample { section: None, field: field.id.clone(), value }));
    }
    About {
        version: rng.u32(1..9),
        name: words(rng),
        occasion: words(rng),
        category: Category::ALL[rng.usize(0..6)],
        samples,
    }
}

fn set_aside(rng: &mut Rng) -> Vec<SetAside> {
    let reach = |rng: &mut Rng| match rng.u32(0..3) {
        0 => Reach::Place {
            section: rng.bool().then(|| SectionId(rng.u64(0..9))),
            words: words(rng),
            sentence: words(rng),
        },
        1 => Reach::Words(words(rng)),
        _ => Reach::Rule,
    };
    (0..rng.usize(0..3)).map(|_| SetAside { rule: words(rng), reach: reach(rng) }).collect()
}

/// A draft that is well formed, whatever stands in it.
pub fn draft(seed: u64) -> Draft {
    let rng = &mut Rng::with_seed(seed);
    let mut draft = Draft {
        language: if rng.bool() { Language::Chinese } else { Language::English },
        template: rng.bool().then(|| TemplateRef { id: words(rng), version: rng.u32(..) }),
        slot_minutes: rng.bool().then(|| rng.u32(0..99)),
        fields: (0..rng.usize(0..5)).map(|n| field(rng, &format!("field-{n}"))).collect(),
        style: Style {
            levels: (0..rng.usize(0..4))
                .map(|_| LevelStyle { numbering: style(rng).unwrap_or_default(), run_in: rng.bool() })
                .collect(),
        },
        next_id: 1,
        set_aside: set_aside(rng),
        ..Draft::default()
    };
    for n in 0..rng.usize(0..4) {
        let mut list = List::new(list_id(&format!("list-{n}")), name(rng));
        list.style = style(rng);
        list.min = rng.u32(0..3);
        list.start = rng.u32(0..4);
        list.max = rng.bool().then(|| list.min.max(list.start) + rng.u32(0..3));
        list.fields = (0..rng.usize(0..3)).map(|f| field(rng, &format!("of-{n}-{f}"))).collect();
        draft.lists.push(list);
    }
    give_formulas(rng, &mut draft.fields);
    give_shorts(rng, &mut draft);
    draft.lists.iter_mut().for_each(|list| give_formulas(rng, &mut list.fields));
    let names = draft.names();
    for n in 0..draft.lists.len() {
        draft.lists[n].pattern = rng.bool().then(|| text(rng, &names));
        if rng.bool() {
            let mut ids = 0;
            let mut item = section(rng, &draft, &names, &mut ids, MAX_DEPTH - 2);
            clear_ids(&mut item);
            draft.lists[n].item = Some(Arc::new(item));
        }
    }
    draft.title = TitleBlock {
        lines: (0..rng.usize(0..3)).map(|_| text(rng, &names)).collect(),
        subtitle: text(rng, &names),
        speaker: text(rng, &names),
        date: text(rng, &names),
    };
    let mut next_id = 1;
    draft.sections = (0..rng.usize(0..6)).map(|_| section(rng, &draft, &names, &mut next_id, 1)).collect();
    draft.next_id = next_id;
    if rng.u8(0..3) == 0 {
        draft.about = Some(Arc::new(about(rng, &draft)));
    }
    draft
}

/// An item to start from has no ids.
fn clear_ids(section: &mut Section) {
    section.id = SectionId(0);
    section.children.iter_mut().for_each(clear_ids);
}

fn some_section(rng: &mut Rng, draft: &Draft) -> SectionId {
    let ids: Vec<_> = draft.walk().map(|section| section.id).collect();
    rng.choice(ids).unwrap_or(SectionId(99_999))
}

fn parent(rng: &mut Rng, draft: &Draft) -> Option<SectionId> {
    rng.bool().then(|| some_section(rng, draft))
}

/// How many kinds of edit there are; [`edit`] makes any of them.
pub const EDITS: u8 = 24;

/// An edit of the given kind for a draft, sometimes one that cannot be done.
pub fn edit(rng: &mut Rng, draft: &Draft, which: u8) -> Edit {
    let names = draft.names();
    let section = some_section(rng, draft);
    let list = rng.choice(&draft.lists).map_or_else(|| list_id("none"), |list| list.id.clone());
    match which {
        0 => {
            let body = draft.section(section).map_or(0, |s| s.body.len());
            let places = [
                Place::TitleLine(rng.usize(0..2)),
                Place::Subtitle,
                Place::Speaker,
                Place::Date,
                Place::Heading(section),
                Place::Body(section, rng.usize(0..body.max(1))),
                Place::Body(section, rng.usize(0..body.max(1))),
            ];
            let place = places[rng.usize(0..places.len())];
            let (a, b) = (rng.usize(0..12), rng.usize(0..12));
            Edit::Splice { place, range: a.min(b)..a.max(b), with: text(rng, &names) }
        }
        1 => {
            let body = draft.section(section).map_or(0, |s| s.body.len());
            let (a, b) = (rng.usize(0..=body), rng.usize(0..=body));
            let with = (0..rng.usize(0..3)).map(|_| Arc::new(text(rng, &names))).collect();
            Edit::Paragraphs { section, range: a.min(b)..a.max(b), with }
        }
        2 => {
            let lines = draft.title.lines.len();
            Edit::TitleLines { range: rng.usize(0..=lines)..lines, with: vec![text(rng, &names)] }
        }
        3 => Edit::Heading { section, heading: rng.bool().then(|| text(rng, &names)) },
        4 => match rng.choice(&draft.fields) {
            Some(field) => {
                let value = value(rng, &field.kind);
                Edit::Value { section: None, field: field.id.clone(), value }
            }
            None => Edit::Value { section: None, field: field_id("none"), value: None },
        },
        5 => match draft.lists.iter().flat_map(|list| &list.fields).next() {
            Some(field) => {
                Edit::Value { section: Some(section), field: field.id.clone(), value: value(rng, &field.kind) }
            }
            None => Edit::Value { section: Some(section), field: field_id("none"), value: None },
        },
        6 => {
            let parent = parent(rng, draft);
            let places = draft.children(parent).map_or(0, <[Section]>::len);
            let mut next = draft.next_id;
            let new = self::section(rng, draft, &names, &mut next, MAX_DEPTH - 2);
            Edit::Insert { parent, index: rng.usize(0..places + 2), section: Box::new(new) }
        }
        7 => Edit::Remove { section },
        8 => {
            let parent = parent(rng, draft);
            let places = draft.children(parent).map_or(0, <[Section]>::len);
            Edit::Move { section, parent, index: rng.usize(0..places + 1), list: rng.bool().then_some(list) }
        }
        9 => Edit::Switch { section, on: rng.bool() },
        10 => Edit::Numbering { section, style: style(rng) },
        11 => Edit::RunIn { section, run_in: rng.bool().then(|| rng.bool()) },
        12 => {
            let style = LevelStyle { numbering: style(rng).unwrap_or_default(), run_in: rng.bool() };
            Edit::Level { level: rng.usize(0..5), style }
        }
        13 if rng.bool() => Edit::DropLevel,
        13 => {
            let lists = draft.lists.len();
            Edit::Lists { range: rng.usize(0..=lists)..lists, with: Vec::new() }
        }
        14 => {
            let mut new = List::new(list_id("fresh"), name(rng));
            new.fields = vec![field(rng, "fresh-field")];
            new.pattern = Some(text(rng, &names));
            let index = rng.usize(0..=draft.lists.len());
            Edit::Lists { range: index..index, with: vec![new] }
        }
        15 => Edit::ListNumbering { list, style: style(rng) },
        16 => Edit::Pattern { list, pattern: rng.bool().then(|| text(rng, &names)) },
        17 => Edit::Draft { with: Box::new(self::draft(rng.u64(..))) },
        18 => {
            let field = rng.choice(&draft.fields).map_or_else(|| field_id("none"), |field| field.id.clone());
            Edit::Form { field, form: [Form::Plain, Form::Numeral, Form::Day][rng.usize(0..3)] }
        }
        19 => {
            let fields = draft.fields.len();
            let with = rng.bool().then(|| field(rng, "another-field"));
            let start = if with.is_some() { rng.usize(0..=fields) } else { fields.saturating_sub(1) };
            let range = start..if with.is_some() { start } else { fields };
            Edit::Fields { range, with: with.into_iter().collect() }
        }
        20 => {
            let mut next = draft.next_id;
            let new = self::section(rng, draft, &names, &mut next, MAX_DEPTH - 2);
            Edit::Plan { section, with: Box::new(Plan::of(&new)) }
        }
        22 => Edit::SetAside { with: set_aside(rng) },
        21 => Edit::About { with: Arc::new(about(rng, draft)) },
        _ => Edit::Slot { minutes: rng.bool().then(|| rng.u32(0..99)) },
    }
}
