//! What keys do on the page: a draft with what is selected, keys, and what then stands there. The cases are data, in
//! `tests/fixtures/page`.
//!
//! A draft is written a text a line: `= ` a line of the title, `=s ` the subtitle, `=b ` the byline, `=d ` the date;
//! `# ` the heading of a part and `## ` that of an item in it, whose headings run in; `#p ` a heading that the pattern of
//! its list made; `- ` the first paragraph of a section without a heading; any other line a paragraph more. `_` is an
//! empty text, `#!` a part switched off, `#+` one that is folded. `|` is the caret and `^` where selecting began; within
//! a blank they stand as `{city:云|溪市}`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use lectern::app::{Action, Command, Done, Effect, Session, Surroundings};
use lectern::edit::{Caret, Place, Selection, Spot, text_of};
use lectern::flow::{ByLine, Extend, Lines, Motion, Page, Shown, Write, moved_by_line};
use lectern::model::{
    Draft, Field, FieldId, FieldKind, FieldValue, LevelStyle, List, ListId, NumberStyle, Role, Section, SectionId,
    Style, Text,
};

/// How many characters a line of these pages holds.
const LINE: usize = 10;

/// The blanks that a case may name: one filled, one empty, a day.
fn fields() -> Vec<Field> {
    let field = |id: &str, name: &str, kind: FieldKind, value: Option<&str>| {
        let value = value.and_then(|value| FieldValue::parse(&kind, value).unwrap());
        let (required, group, hint) = (false, String::new(), String::new());
        Field { id: FieldId::parse(id).unwrap(), name: name.into(), kind, required, group, hint, value }
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
    let level = |numbering, run_in| LevelStyle { numbering, run_in };
    Draft {
        fields: fields(),
        lists: vec![parts, pattern],
        style: Style { levels: vec![level(NumberStyle::Han, false), level(NumberStyle::Must, true)] },
        next_id: 1,
        ..Draft::default()
    }
}

/// A draft as a case writes it, and the carets in it.
struct Parsed {
    draft: Draft,
    folded: Vec<SectionId>,
    head: Option<Caret>,
    anchor: Option<Caret>,
}

impl Parsed {
    fn new(source: &[&str]) -> Self {
        let mut parsed = Self { draft: empty_draft(), folded: Vec::new(), head: None, anchor: None };
        for line in source {
            parsed.line(line);
        }
        parsed
    }

    fn line(&mut self, line: &str) {
        let (tag, rest) =
            line.split_once(' ').filter(|(tag, _)| tag.starts_with(['=', '#', '-'])).unwrap_or(("", line));
        match tag.trim_end_matches(['!', '+']) {
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
                self.newest().body.push(Arc::new(text));
            }
            kind => {
                let id = SectionId(self.draft.next_id);
                self.draft.next_id += 1;
                let mut section = Section::new(id, if kind == "-" { Role::Other } else { Role::Item });
                section.on = !tag.contains('!');
                self.folded.extend(tag.contains('+').then_some(id));
                match kind {
                    "-" if rest == "∅" || rest == "∅|" => {
                        if rest.ends_with('|') {
                            self.head = Some(Caret::at(Place::Body(id, 0), 0));
                        }
                    }
                    "-" => section.body.push(Arc::new(self.text(rest, Place::Body(id, 0)))),
                    "#p" => {
                        section.list = ListId::parse("pattern");
                        self.text(rest, Place::Heading(id));
                    }
                    _ => {
                        section.list = (kind == "#").then(|| ListId::parse("parts").unwrap());
                        section.heading = Some(self.text(rest, Place::Heading(id)));
                    }
                }
                if kind == "##" {
                    self.draft.sections.last_mut().unwrap().children.push(section);
                } else {
                    self.draft.sections.push(section);
                }
            }
        }
    }

    /// The section that was begun last.
    fn newest(&mut self) -> &mut Section {
        let last = self.draft.sections.last_mut().unwrap();
        if last.children.is_empty() { last } else { last.children.last_mut().unwrap() }
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
                let at = Text::parse(&plain, &names).0.len();
                self.put(c, Caret::at(place, at));
            } else if let Some((id, value)) = inner_blank(rest) {
                let at = Text::parse(&plain, &names).0.len();
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

    fn selection(&self) -> Selection {
        let head = self.head.clone().expect("a case has a caret");
        Selection { anchor: self.anchor.clone().unwrap_or(head.clone()), head }
    }
}

/// `{city:云|溪市}`: a blank in which a caret stands.
fn inner_blank(rest: &str) -> Option<(&str, &str)> {
    let inner = rest.strip_prefix('{')?;
    let inner = &inner[..inner.find('}')?];
    let (id, value) = inner.split_once(':')?;
    (id != "count").then_some((id, value))
}

/// A draft and what is selected as a case writes them. A heading that the pattern made is told by its `#p`.
fn written(session: &Session) -> Vec<String> {
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
            (Some(_), _) => "#".repeat(level),
            (None, Some(_)) => "#p".to_owned(),
            (None, None) => "-".to_owned(),
        };
        tag.push_str(if section.on { "" } else { "!" });
        tag.push_str(if open.folded().contains(&section.id) { "+" } else { "" });
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

/// A text in its notation with the carets that stand in it.
fn marked(draft: &Draft, selection: &Selection, place: Place) -> String {
    let empty = Text::default();
    let text = text_of(draft, place).unwrap_or(&empty);
    let mut marks: BTreeMap<(usize, usize), String> = BTreeMap::new();
    for (caret, mark) in [(&selection.anchor, '^'), (&selection.head, '|')] {
        if caret.place() == Some(place) && !(mark == '^' && selection.is_empty()) {
            let inner = if matches!(caret.spot, Spot::Blank(..)) { 1 + caret.at } else { 0 };
            marks.entry((caret.in_text(), inner)).or_default().push(mark);
        }
    }
    let (mut out, mut last) = (String::new(), 0);
    for ((at, inner), mark) in marks {
        out.push_str(&text.slice(last..at).unwrap().notation());
        last = at;
        if inner == 0 {
            out.push_str(&mark);
            continue;
        }
        // The blank with the caret in its value.
        let id = text.slice(at..at + 1).unwrap().notation();
        let id = id.trim_matches(['{', '}']);
        let value = draft.field(&FieldId::parse(id).unwrap()).unwrap().value.as_ref().unwrap().spoken(draft.language);
        let (left, right) = value.split_at(inner - 1);
        write!(out, "{{{id}:{left}{mark}{right}}}").unwrap();
        last = at + 1;
    }
    out.push_str(&text.slice(last..text.len()).unwrap().notation());
    let bare = out.trim_matches(['|', '^']);
    if bare.is_empty() { format!("_{out}") } else { out }
}

/// Lines of ten characters each, as a layout would have them.
struct Monospace<'a>(&'a Session);

impl Monospace<'_> {
    fn page(&self) -> &Page {
        self.0.document().unwrap().page()
    }

    fn shown(&self, index: usize) -> Shown {
        let open = self.0.document().unwrap();
        let paragraph = &self.page().paragraphs[index];
        let chain = self.page().chain(open.document.draft(), paragraph);
        Shown::new(open.document.draft(), open.speech(), &chain, paragraph)
    }

    /// The paragraph, the line in it and the column of a caret.
    fn place(&self, caret: &Caret) -> (usize, usize, usize) {
        let index = self.page().index_of(caret.place().unwrap()).unwrap();
        let shown = self.shown(index);
        let count = shown.text[..shown.byte_of(caret).unwrap()].chars().count();
        let line = (count / LINE).min(self.lines(index) - 1);
        (index, line, count - line * LINE)
    }

    fn lines(&self, index: usize) -> usize {
        self.shown(index).text.chars().count().div_ceil(LINE).max(1)
    }

    fn caret(&self, index: usize, line: usize, column: usize) -> Caret {
        let shown = self.shown(index);
        let all = shown.text.chars().count();
        // At the end of a line within a paragraph the next line begins.
        let last = if line + 1 < self.lines(index) { line * LINE + LINE - 1 } else { all };
        let count = last.min(line * LINE + column);
        let byte = shown.text.char_indices().nth(count).map_or(shown.text.len(), |(byte, _)| byte);
        shown.caret_at(byte, false).unwrap()
    }
}

impl Lines for Monospace<'_> {
    fn edge(&self, caret: &Caret, last: bool) -> Caret {
        let (index, line, _) = self.place(caret);
        self.caret(index, line, if last { LINE } else { 0 })
    }

    fn vertical(&self, caret: &Caret, lines: isize, goal: f32) -> Caret {
        let (index, line, _) = self.place(caret);
        let all: Vec<(usize, usize)> = (0..self.page().paragraphs.len())
            .flat_map(|index| (0..self.lines(index)).map(move |line| (index, line)))
            .collect();
        let here = all.iter().position(|at| *at == (index, line)).unwrap();
        match here.checked_add_signed(lines).and_then(|to| all.get(to)) {
            Some((index, line)) => self.caret(*index, *line, goal as usize),
            None if lines > 0 => self.caret(all.last().unwrap().0, all.last().unwrap().1, LINE),
            None => self.caret(0, 0, 0),
        }
    }

    fn x_of(&self, caret: &Caret) -> f32 {
        self.place(caret).2 as f32
    }
}

/// What stands for the window: the session, the clipboard, and where the caret wants to be.
struct Writer {
    session: Session,
    clipboard: String,
    goal: Option<f32>,
    now: u64,
}

impl Writer {
    fn new(parsed: &Parsed) -> Self {
        let mut session = Session::new(Surroundings::default());
        // A draft left behind is opened as it is.
        session
            .handle(Action::Done(Done::Recovered(vec![("case".into(), None, parsed.draft.clone())])), Duration::ZERO);
        session.handle(Action::Restore("case".into()), Duration::ZERO);
        let mut writer = Self { session, clipboard: String::new(), goal: None, now: 0 };
        for id in &parsed.folded {
            writer.act(Action::Fold(*id));
        }
        writer.act(Action::Select(parsed.selection()));
        writer
    }

    fn act(&mut self, action: Action) {
        self.now += 10;
        self.session.handle(action, Duration::from_secs(self.now));
        for effect in self.session.take_effects() {
            if let Effect::Copy(text) = effect {
                self.clipboard = text;
            }
        }
    }

    fn by_line(&mut self, motion: ByLine, extend: Extend) {
        let open = self.session.document().unwrap();
        let selection = open.selection.clone().unwrap();
        let lines = Monospace(&self.session);
        let to = moved_by_line(&lines, open.page(), &selection, motion, extend, &mut self.goal);
        self.act(Action::Select(to));
    }

    fn press(&mut self, key: &str) {
        if let Some(words) = key.strip_prefix('\'') {
            self.act(Action::Write(Write::Type(words.trim_end_matches('\'').replace('␣', " ").replace('⏎', "\n"))));
            return;
        }
        if let Some(words) = key.strip_prefix("Paste'") {
            self.act(Action::Paste(words.trim_end_matches('\'').replace('␣', " ").replace('⏎', "\n")));
            return;
        }
        let bare = key.replace("S-", "");
        let extend = if key.contains("S-") { Extend::Yes } else { Extend::No };
        let command = |command| Action::Do(command);
        let action = match bare.as_str() {
            "Left" => Action::Move(Motion::Back, extend),
            "Right" => Action::Move(Motion::Forward, extend),
            "C-Left" => Action::Move(Motion::WordBack, extend),
            "C-Right" => Action::Move(Motion::WordForward, extend),
            "C-Up" => Action::Move(Motion::ParagraphBack, extend),
            "C-Down" => Action::Move(Motion::ParagraphForward, extend),
            "A-Up" => Action::Move(Motion::SectionBack, extend),
            "A-Down" => Action::Move(Motion::SectionForward, extend),
            "C-Home" => Action::Move(Motion::Start, extend),
            "C-End" => Action::Move(Motion::End, extend),
            "Up" => return self.by_line(ByLine::Lines(-1), extend),
            "Down" => return self.by_line(ByLine::Lines(1), extend),
            "PageUp" => return self.by_line(ByLine::Lines(-3), extend),
            "PageDown" => return self.by_line(ByLine::Lines(3), extend),
            "Home" => return self.by_line(ByLine::LineStart, extend),
            "End" => return self.by_line(ByLine::LineEnd, extend),
            "All" => Action::SelectAll,
            "Enter" => Action::Write(Write::Enter),
            "Back" => Action::Write(Write::Erase(Motion::Back)),
            "Del" => Action::Write(Write::Erase(Motion::Forward)),
            "C-Back" => Action::Write(Write::Erase(Motion::WordBack)),
            "C-Del" => Action::Write(Write::Erase(Motion::WordForward)),
            "Copy" => Action::Copy,
            "Cut" => Action::Cut,
            "Paste" => Action::Paste(self.clipboard.clone()),
            "Split" => command(Command::Split),
            "Merge" => command(Command::Merge),
            "Stress" => command(Command::Stress),
            "Slow" => command(Command::Slow),
            "Pause" => command(Command::Pause),
            "Fold" => command(Command::Fold),
            "Undo" => command(Command::Undo),
            "Redo" => command(Command::Redo),
            "Below" => command(Command::AddBelow),
            "Up!" => command(Command::MoveUp),
            "Down!" => command(Command::MoveDown),
            "Promote" => command(Command::Promote),
            "Demote" => command(Command::Demote),
            "Switch" => command(Command::Switch),
            "Duplicate" => command(Command::Duplicate),
            "Remove" => command(Command::Remove),
            other => panic!("no key is called {other}"),
        };
        if !matches!(action, Action::Move(..)) || extend == Extend::No {
            self.goal = None;
        }
        self.act(action);
    }
}

/// One case of a file: its name, and lines of which those with `> ` are keys.
fn check_case(name: &str, lines: &[&str]) -> Result<(), String> {
    let keys = lines.iter().position(|line| line.starts_with("> ")).ok_or("no keys")?;
    let parsed = Parsed::new(&lines[..keys]);
    let mut writer = Writer::new(&parsed);
    let before = writer.session.document().unwrap().document.draft().clone();
    let mut expected = Vec::new();
    for line in &lines[keys..] {
        if let Some(keys) = line.strip_prefix("> ") {
            check_state(name, &writer, &mut expected)?;
            keys.split(' ').for_each(|key| writer.press(key));
        } else if let Some(text) = line.strip_prefix("clipboard ") {
            let text = text.replace('⏎', "\n");
            if writer.clipboard != text {
                return Err(format!("{name}: the clipboard holds {:?}, not {text:?}", writer.clipboard));
            }
        } else {
            expected.push(*line);
        }
    }
    check_state(name, &writer, &mut expected)?;
    // Whatever was done, undoing all of it gives the first text.
    while writer.session.document().unwrap().document.history().can_undo() {
        writer.press("Undo");
    }
    let after = writer.session.document().unwrap().document.draft().clone();
    let same = after.sections == before.sections && after.title == before.title && after.fields == before.fields;
    if same { Ok(()) } else { Err(format!("{name}: undo of everything does not give the first text")) }
}

fn check_state(name: &str, writer: &Writer, expected: &mut Vec<&str>) -> Result<(), String> {
    if expected.is_empty() {
        return Ok(());
    }
    let found = written(&writer.session);
    if found != *expected {
        return Err(format!("{name}:\nexpected\n  {}\nfound\n  {}", expected.join("\n  "), found.join("\n  ")));
    }
    expected.clear();
    Ok(())
}

/// The cases of a file, parted by empty lines; each begins with `: ` and its name.
fn check_file(source: &str, least: usize) {
    let blocks: Vec<Vec<&str>> =
        source.split("\n\n").map(|block| block.lines().filter(|line| !line.starts_with("//")).collect()).collect();
    let cases: Vec<_> = blocks.into_iter().filter(|lines: &Vec<&str>| !lines.is_empty()).collect();
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|lines| {
            let name = lines[0].strip_prefix(": ").unwrap_or_else(|| panic!("no name: {}", lines[0]));
            check_case(name, &lines[1..]).err()
        })
        .collect();
    assert!(cases.len() >= least, "{} cases", cases.len());
    assert!(failures.is_empty(), "{} of {} fail\n\n{}", failures.len(), cases.len(), failures.join("\n\n"));
}

#[test]
fn keys_move_the_caret_through_headings_and_bodies_as_through_one_text() {
    check_file(include_str!("../fixtures/page/movement.txt"), 20);
}

#[test]
fn keys_write_split_and_join() {
    check_file(include_str!("../fixtures/page/writing.txt"), 20);
}

#[test]
fn selections_reach_over_sections() {
    check_file(include_str!("../fixtures/page/selection.txt"), 10);
}

#[test]
fn blanks_and_marks_are_units_that_are_written_in() {
    check_file(include_str!("../fixtures/page/blanks.txt"), 10);
}
