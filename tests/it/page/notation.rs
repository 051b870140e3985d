//! Drafts with what is selected in them, as the cases of `tests/fixtures/page` write them.
//!
//! A text a line: `= ` a line of the title, `=s ` the subtitle, `=b ` the byline, `=d ` the date; `# ` the heading of a part
//! and `## `, `### ` those of items below it, whose headings run in; `#p ` a heading that the pattern of its list made;
//! `#k=安 ` that of an item whose blank `{word}` says 安 in it and below it; `- ` the first paragraph of a section without a
//! heading, `-- ` of one below a part; any other line a paragraph more. `_` is an empty text, `∅` a body without one, `#!` a
//! part switched off, `#+` one that is folded. `|` is the caret and `^` where selecting began; within a blank they stand as
//! `{city:云|溪市}`. `% en` makes the draft an English one.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use lectern::app::Session;
use lectern::edit::{Caret, Place, Selection, Spot, text_of};
use lectern::flow::value_at;
use lectern::model::{
    Draft, Field, FieldId, FieldKind, FieldValue, Language, LevelStyle, List, ListId, Names, NumberStyle, Piece, Role,
    Section, SectionId, Style, Text,
};

/// The blanks that a case may name: one filled, one empty, a day.
fn fields() -> Vec<Field> {
    let field = |id: &str, name: &str, kind: FieldKind, value: Option<&str>| {
        let value = value.and_then(|value| FieldValue::parse(&kind, value).unwrap());
        Field { value, ..Field::new(FieldId::parse(id).unwrap(), name, kind) }
    };
    vec![
        field("city", "城市", FieldKind::Text, Some("云溪市")),
        field("place", "地点", FieldKind::Text, None),
        field("day", "日期", FieldKind::Date, Some("2026-04-28")),
        field("number", "数目", FieldKind::Number, Some("12")),
    ]
}

fn empty_draft() -> Draft {
    let mut parts = List::new(ListId::parse("parts").unwrap(), "部分");
    parts.style = Some(NumberStyle::Han);
    let mut pattern = List::new(ListId::parse("pattern").unwrap(), "句式");
    pattern.pattern = Some(Text::plain("抓落实"));
    let mut keys = List::new(ListId::parse("keys").unwrap(), "关键字");
    keys.fields = vec![Field::new(FieldId::parse("word").unwrap(), "字", FieldKind::Text)];
    let level = |numbering, run_in| LevelStyle { numbering, run_in };
    Draft {
        fields: fields(),
        lists: vec![parts, pattern, keys],
        style: Style { levels: vec![level(NumberStyle::Han, false), level(NumberStyle::Must, true)] },
        next_id: 1,
        ..Draft::default()
    }
}

/// A draft as a case writes it, and the carets in it.
pub struct Parsed {
    pub draft: Draft,
    pub folded: Vec<SectionId>,
    head: Option<Caret>,
    anchor: Option<Caret>,
}

impl Parsed {
    pub fn new(source: &[&str]) -> Self {
        let mut parsed = Self { draft: empty_draft(), folded: Vec::new(), head: None, anchor: None };
        for line in source {
            parsed.line(line);
        }
        parsed
    }

    fn line(&mut self, line: &str) {
        let (tag, rest) =
            line.split_once(' ').filter(|(tag, _)| tag.starts_with(['=', '#', '-', '%'])).unwrap_or(("", line));
        match tag {
            "%" => self.draft.language = Language::English,
            "=" => {
                let place = Place::TitleLine(self.draft.title.lines.len());
                let text = self.text(rest, place);
                self.draft.title.lines.push(text);
            }
            "=s" => self.draft.title.subtitle = self.text(rest, Place::Subtitle),
            "=b" => self.draft.title.speaker = self.text(rest, Place::Speaker),
            "=d" => self.draft.title.date = self.text(rest, Place::Date),
            "" => {
                let id = SectionId(self.draft.next_id - 1);
                let place = Place::Body(id, self.draft.section(id).unwrap().body.len());
                let text = self.text(rest, place);
                newest(&mut self.draft.sections).body.push(Arc::new(text));
            }
            _ => self.section(tag, rest),
        }
    }

    fn section(&mut self, tag: &str, rest: &str) {
        let id = SectionId(self.draft.next_id);
        self.draft.next_id += 1;
        let (tag, value) = tag.split_once('=').unwrap_or((tag, ""));
        let kind = tag.trim_end_matches(['!', '+']);
        let level = kind.chars().filter(|c| matches!(c, '#' | '-')).count();
        let mut section = Section::new(id, if kind.starts_with('-') { Role::Other } else { Role::Item });
        section.on = !tag.contains('!');
        self.folded.extend(tag.contains('+').then_some(id));
        let list = match kind {
            "#" => "parts",
            "#p" => "pattern",
            "#k" => "keys",
            _ => "",
        };
        section.list = ListId::parse(list);
        if !value.is_empty() {
            section.values.insert(FieldId::parse("word").unwrap(), FieldValue::Text(value.into()));
        }
        if kind == "#p" {
            self.text(rest, Place::Heading(id));
        } else if !kind.starts_with('-') {
            section.heading = Some(self.text(rest, Place::Heading(id)));
        } else if rest.trim_matches(['|', '^']) == "∅" {
            self.text(&rest.replace('∅', "_"), Place::Body(id, 0));
        } else {
            section.body.push(Arc::new(self.text(rest, Place::Body(id, 0))));
        }
        let mut siblings = &mut self.draft.sections;
        for _ in 1..level {
            siblings = &mut siblings.last_mut().unwrap().children;
        }
        siblings.push(section);
    }

    /// A text, and the carets that stand in it.
    fn text(&mut self, source: &str, place: Place) -> Text {
        if source.trim_matches(['|', '^']) == "_" {
            for mark in source.chars() {
                self.put(mark, Caret::at(place, 0));
            }
            return Text::default();
        }
        let names = self.draft.names();
        let (mut plain, mut rest) = (String::new(), source);
        while let Some(c) = rest.chars().next() {
            if matches!(c, '|' | '^') {
                let at = length(&plain, &names);
                self.put(c, Caret::at(place, at));
            } else if let Some((id, value)) = inner_blank(rest) {
                let at = length(&plain, &names);
                let mut bytes = 0;
                for mark in value.chars() {
                    let caret = Caret { spot: Spot::Blank(place, at), at: bytes };
                    if matches!(mark, '|' | '^') { self.put(mark, caret) } else { bytes += mark.len_utf8() }
                }
                write!(plain, "{{{id}}}").unwrap();
                rest = &rest[rest.find('}').unwrap() + 1..];
                continue;
            } else {
                plain.push(c);
            }
            rest = &rest[c.len_utf8()..];
        }
        Text::parse(&plain, &names).0
    }

    fn put(&mut self, mark: char, caret: Caret) {
        match mark {
            '|' => self.head = Some(caret),
            '^' => self.anchor = Some(caret),
            _ => {}
        }
    }

    pub fn selection(&self) -> Selection {
        let head = self.head.clone().expect("a case has a caret");
        Selection { anchor: self.anchor.clone().unwrap_or(head.clone()), head }
    }
}

/// How long a text is whose notation goes on.
fn length(begun: &str, names: &Names) -> usize {
    let mut whole = begun.to_owned();
    for tag in ["stress", "slow", "pinyin"] {
        let times = |mark: &str| begun.matches(&format!("{{{mark}{tag}}}")).count();
        if times("") > times("/") {
            write!(whole, "{{/{tag}}}").unwrap();
        }
    }
    Text::parse(&whole, names).0.len()
}

/// The section that was begun last.
fn newest(sections: &mut [Section]) -> &mut Section {
    let last = sections.last_mut().unwrap();
    if last.children.is_empty() { last } else { newest(&mut last.children) }
}

/// `{city:云|溪市}`: a blank in which a caret stands.
fn inner_blank(rest: &str) -> Option<(&str, &str)> {
    let inner = rest.strip_prefix('{')?;
    let inner = &inner[..inner.find('}')?];
    let (id, value) = inner.split_once(':')?;
    (id != "count").then_some((id, value))
}

/// A draft and what is selected as a case writes them. A heading that the pattern made is told by its `#p`.
pub fn written(session: &Session) -> Vec<String> {
    let open = session.document().unwrap();
    let (draft, selection) = (open.document.draft(), open.selection.clone().unwrap());
    let text = |place: Place| marked(draft, &selection, place);
    let mut lines = Vec::new();
    for line in 0..draft.title.lines.len() {
        lines.push(format!("= {}", text(Place::TitleLine(line))));
    }
    for (tag, place) in [("=s", Place::Subtitle), ("=b", Place::Speaker), ("=d", Place::Date)] {
        let text = text(place);
        if text != "_" {
            lines.push(format!("{tag} {text}"));
        }
    }
    for section in draft.walk() {
        let level = draft.chain(section.id).len();
        let mut tag = match (&section.heading, draft.heading_of(section)) {
            (Some(_), _) if is_key(section) => "#k".to_owned(),
            (Some(_), _) => "#".repeat(level),
            (None, Some(_)) => "#p".to_owned(),
            (None, None) => "-".repeat(level),
        };
        tag.push_str(if section.on { "" } else { "!" });
        tag.push_str(if open.folded().contains(&section.id) { "+" } else { "" });
        let value = section.values.values().next().map(|value| format!("={}", value.spoken(draft.language)));
        tag.push_str(&value.unwrap_or_default());
        let mut bodies: Vec<String> =
            (0..section.body.len().max(1)).map(|index| text(Place::Body(section.id, index))).collect();
        if section.body.is_empty() {
            // A body without a paragraph is written only where the caret stands in it.
            bodies.retain(|body| body != "_");
            bodies.iter_mut().for_each(|body| *body = body.replace('_', "∅"));
        }
        let first = match draft.heading_of(section) {
            Some(_) => text(Place::Heading(section.id)),
            None if bodies.is_empty() => "∅".to_owned(),
            None => bodies.remove(0),
        };
        lines.push(format!("{tag} {first}"));
        lines.extend(bodies);
    }
    lines
}

fn is_key(section: &Section) -> bool {
    section.list.as_ref().is_some_and(|list| list.as_str() == "keys")
}

/// A text in its notation with the carets that stand in it.
fn marked(draft: &Draft, selection: &Selection, place: Place) -> String {
    let empty = Text::default();
    let text = text_of(draft, place).unwrap_or(&empty);
    // What stands before a place, and what within the blank there.
    let mut marks: BTreeMap<usize, (String, BTreeMap<usize, char>)> = BTreeMap::new();
    for (caret, mark) in [(&selection.anchor, '^'), (&selection.head, '|')] {
        if caret.place() == Some(place) && !(mark == '^' && selection.is_empty()) {
            let (before, within) = marks.entry(caret.in_text()).or_default();
            if matches!(caret.spot, Spot::Blank(..)) {
                within.insert(caret.at, mark);
            } else {
                before.push(mark);
            }
        }
    }
    let (mut out, mut last) = (String::new(), 0);
    for (at, (before, within)) in marks {
        out.push_str(&text.slice(last..at).unwrap().notation());
        out.push_str(&before);
        last = at;
        if within.is_empty() {
            continue;
        }
        // The blank with the carets in its value.
        let blank = text.slice(at..at + 1).unwrap();
        let Some(Piece::Field(id)) = blank.runs().first().map(|run| &run.piece) else { panic!("no blank") };
        let mut value = value_at(draft, place, at).unwrap_or_default();
        within.into_iter().rev().for_each(|(inner, mark)| value.insert(inner, mark));
        let (plain, open) = (format!("{{{}}}", id.as_str()), format!("{{{}:{value}}}", id.as_str()));
        out.push_str(&blank.notation().replace(&plain, &open));
        last = at + 1;
    }
    out.push_str(&text.slice(last..text.len()).unwrap().notation());
    let bare = out.trim_matches(['|', '^']);
    if bare.is_empty() { format!("_{out}") } else { out }
}
