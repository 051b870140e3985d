//! What holds on the page whatever is done there: keys at random on drafts at random, from a seed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use fastrand::Rng;
use lectern::app::{Action, Command};
use lectern::assemble::assemble;
use lectern::edit::{Caret, Place, Selection, Spot, text_of};
use lectern::flow::{Extend, Fragment, Motion, Page, Paragraph, RunKind, Shown, View, Write, unit_at, value_at};
use lectern::model::{Draft, Piece, Scope, Section, SectionId, Text};

use super::writer;
use crate::generate;

const MOTIONS: [Motion; 10] = [
    Motion::Back,
    Motion::Forward,
    Motion::WordBack,
    Motion::WordForward,
    Motion::ParagraphBack,
    Motion::ParagraphForward,
    Motion::SectionBack,
    Motion::SectionForward,
    Motion::Start,
    Motion::End,
];

const TYPED: [&str; 12] = ["甲", "会议", "（", "”", "\"", "a", "e\u{301}", "👩‍👩‍👧", "𬭎", "一行\n两行", " ", "\r\n"];

const COMMANDS: [Command; 13] = [
    Command::AddBelow,
    Command::AddInside,
    Command::Duplicate,
    Command::Remove,
    Command::MoveUp,
    Command::MoveDown,
    Command::Promote,
    Command::Demote,
    Command::Switch,
    Command::ShareHeading,
    Command::FollowPattern,
    Command::Undo,
    Command::Redo,
];

/// What a draft says to its reader, whoever says it when.
fn content(draft: &Draft) -> Draft {
    Draft { next_id: 0, ..draft.clone() }
}

/// A writer who presses keys at random.
struct Writer {
    writer: writer::Writer,
    rng: Rng,
}

impl Writer {
    fn new(seed: u64) -> Self {
        Self::on(generate::draft(seed), seed)
    }

    fn on(draft: Draft, seed: u64) -> Self {
        Self { writer: writer::Writer::on(draft), rng: Rng::with_seed(seed ^ 0x9a6e) }
    }

    fn state(&self) -> u64 {
        self.writer.open().document.state()
    }

    fn draft(&self) -> &Draft {
        self.writer.draft()
    }

    fn page(&self) -> &Page {
        self.writer.open().page()
    }

    fn selection(&self) -> Selection {
        self.writer.open().selection.clone().unwrap()
    }

    /// Some keys come so soon after others that they are one step.
    fn act(&mut self, action: Action) {
        let after = Duration::from_millis(self.rng.u64(0..4000));
        self.writer.act(action, after);
    }

    /// A caret on the page, between two letters of a text or a value.
    fn caret(&mut self) -> Caret {
        let places: Vec<Place> = self.page().places_from(0).collect();
        let place = self.rng.choice(places).unwrap();
        let stops = stops(self.draft(), place);
        stops[self.rng.usize(0..stops.len())].clone()
    }

    /// A caret that need not stand anywhere.
    fn stray(&mut self) -> Caret {
        let id = SectionId(self.rng.u64(0..20));
        let (number, at) = (self.rng.usize(0..5), self.rng.usize(0..40));
        let places =
            [Place::Body(id, number), Place::Heading(id), Place::TitleLine(number), Place::Subtitle, Place::Date];
        let place = places[self.rng.usize(0..places.len())];
        let inner = self.rng.usize(0..9);
        if self.rng.bool() { Caret::at(place, at) } else { Caret { spot: Spot::Blank(place, at), at: inner } }
    }

    fn section(&mut self) -> SectionId {
        let ids: Vec<SectionId> = self.draft().walk().map(|section| section.id).collect();
        self.rng.choice(ids).unwrap_or(SectionId(99))
    }

    fn any_action(&mut self) -> Action {
        let motion = MOTIONS[self.rng.usize(0..MOTIONS.len())];
        let erased = MOTIONS[self.rng.usize(0..4)];
        let extend = if self.rng.bool() { Extend::Yes } else { Extend::No };
        let typed = TYPED[self.rng.usize(0..TYPED.len())];
        match self.rng.u8(0..24) {
            0..4 => Action::Move(motion, extend),
            4..6 => Action::Select(self.caret().into()),
            6..9 => {
                let [anchor, head] = [self.caret(), self.caret()];
                Action::Select(Selection { anchor, head })
            }
            9 => Action::Select(Selection { anchor: self.stray(), head: self.stray() }),
            10 => Action::GoTo(self.stray()),
            11 if self.rng.u8(0..4) == 0 => Action::SelectAll,
            11 | 12 => Action::Write(Write::Type(typed.into())),
            13 => Action::Write(Write::Enter),
            14 | 15 => Action::Write(Write::Erase(erased)),
            16 => Action::Write(Write::Put(Fragment::plain("一行\n两行\n三行"))),
            17 => Action::Do([Command::Stress, Command::Slow, Command::Pause][self.rng.usize(0..3)]),
            18 => Action::Do([Command::Split, Command::Merge][self.rng.usize(0..2)]),
            19 => Action::Cut,
            20 => Action::Copy,
            21 => Action::Paste(self.writer.clipboard.clone()),
            22 => Action::Fold(self.section()),
            _ => Action::Do(COMMANDS[self.rng.usize(0..COMMANDS.len())]),
        }
    }
}

/// Every caret of a text, in order.
fn stops(draft: &Draft, place: Place) -> Vec<Caret> {
    let mut stops = vec![Caret::at(place, 0)];
    let mut at = 0;
    for run in text_of(draft, place).map(Text::runs).unwrap_or_default() {
        match &run.piece {
            Piece::Words(words) => {
                stops.extend(words.char_indices().skip(1).map(|(byte, _)| Caret::at(place, at + byte)));
                at += words.len();
            }
            piece => {
                let inline = matches!(piece, Piece::Field(id) if draft.declaration(id).unwrap().kind.is_inline());
                let value = value_at(draft, place, at).filter(|_| inline).unwrap_or_default();
                let bytes = value.char_indices().map(|(byte, _)| byte).skip(1);
                stops.extend(bytes.map(|byte| Caret { spot: Spot::Blank(place, at), at: byte }));
                at += 1;
            }
        }
        stops.push(Caret::at(place, at));
    }
    stops
}

/// Whether a writer can stand there.
fn check_stands(draft: &Draft, page: &Page, caret: &Caret) {
    let place = caret.place().expect("on the page");
    assert!(page.index_of(place).is_some(), "{caret:?} is not on the page");
    match caret.spot {
        Spot::Blank(place, at) => {
            assert!(matches!(unit_at(draft, place, at), Some(Piece::Field(_))), "no blank at {caret:?}");
            let value = value_at(draft, place, at).unwrap_or_default();
            assert!(value.is_char_boundary(caret.at), "{caret:?} is in a letter of {value}");
        }
        _ => {
            let text = text_of(draft, place).cloned().unwrap_or_default();
            assert!(text.slice(0..caret.at).is_ok(), "{caret:?} is in a letter of {text:?}");
        }
    }
}

/// The letters and figures on the page of a draft in their order; those spoken alone, if asked. Numbers of sections and of
/// items are not written, so they do not count.
fn letters(draft: &Draft, spoken: bool) -> String {
    letters_outside(draft, spoken, None)
}

/// The same without what a selection holds.
fn letters_outside(draft: &Draft, spoken: bool, selection: Option<&Selection>) -> String {
    let speech = assemble(draft, None);
    let page = Page::whole(draft);
    let ends = selection.map(|selection| [&selection.anchor, &selection.head].map(|caret| page.order(caret)));
    let mut letters = String::new();
    for paragraph in page.paragraphs.iter().filter(|paragraph| paragraph.on || !spoken) {
        let shown = Shown::new(draft, &speech, &page.chain(draft, paragraph), paragraph);
        let written = |kind: &RunKind| matches!(kind, RunKind::Words | RunKind::Blank { .. });
        for run in shown.runs.iter().filter(|run| written(&run.kind)) {
            for (byte, c) in shown.text[run.range.clone()].char_indices() {
                let at = run.at + if run.kind == RunKind::Words { byte } else { 0 };
                let here = page.order(&Caret::at(run.place, at));
                let selected = ends.is_some_and(|[one, other]| one.min(other) <= here && here < one.max(other));
                letters.extend(Some(c).filter(|c| !selected && (c.is_alphanumeric() || *c == '🙂')));
            }
        }
    }
    letters
}

/// A draft in which every blank of an item is filled where it stands. One that is empty says what it is asked for
/// wherever it comes to stand, so that its letters tell nothing.
fn filled_draft(seed: u64) -> Draft {
    let mut draft = generate::draft(seed);
    let source = draft.clone();
    let keep = |text: &Text, chain: &[&Section]| {
        let mut kept = Text::default();
        for run in text.runs() {
            let empty = matches!(&run.piece, Piece::Field(id) if source.field(id).is_none()
                && Scope::find(&source, chain, id).is_none_or(|scope| scope.value.is_none()));
            if !empty {
                kept.push(run.piece.clone(), run.voice);
            }
        }
        kept
    };
    for section in &mut draft.sections {
        fill(section, &source, &keep);
    }
    for list in &mut draft.lists {
        list.pattern = list.pattern.as_ref().map(|text| keep(text, &[]));
    }
    for text in draft.title.lines.iter_mut() {
        *text = keep(text, &[]);
    }
    draft.title.subtitle = keep(&draft.title.subtitle, &[]);
    draft.title.speaker = keep(&draft.title.speaker, &[]);
    draft.title.date = keep(&draft.title.date, &[]);
    draft
}

fn fill(section: &mut Section, source: &Draft, keep: &dyn Fn(&Text, &[&Section]) -> Text) {
    let chain = source.chain(section.id);
    section.heading = section.heading.as_ref().map(|text| keep(text, &chain));
    section.body.iter_mut().for_each(|text| *text = Arc::new(keep(text, &chain)));
    section.children.iter_mut().for_each(|child| fill(child, source, keep));
}

/// A draft to read in a message.
fn told(draft: &Draft) -> String {
    let mut lines = vec![format!("{:?}", draft.title.lines.iter().map(Text::notation).collect::<Vec<_>>())];
    for section in draft.walk() {
        let list = section.list.as_ref().map(|list| list.as_str());
        let bodies: Vec<String> = section.body.iter().map(|text| text.notation()).collect();
        let heading = (section.heading.as_ref().map(Text::notation), draft.heading_of(section).map(Text::notation));
        let level = draft.chain(section.id).len();
        let state = (section.id.0, section.on, list, section.values.keys().collect::<Vec<_>>());
        lines.push(format!("{}{state:?} {heading:?} {bodies:?}", "  ".repeat(level)));
    }
    lines.join("\n")
}

#[test]
fn whatever_is_pressed_the_caret_stands_and_undo_leads_back() {
    let mut done: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..400 {
        let mut writer = Writer::new(seed);
        if writer.writer.open().selection.is_none() {
            let first = writer.page().paragraphs[0].first;
            writer.act(Action::Select(Caret::at(first, 0).into()));
        }
        let start = writer.draft().clone();
        for _ in 0..24 {
            let action = writer.any_action();
            let told = format!("seed {seed}: {action:?} at {:?}", writer.selection());
            let before = writer.state();
            let still = matches!(action, Action::Move(..) | Action::Select(_) | Action::Fold(_) | Action::GoTo(_));
            let (written, selected) =
                (matches!(action, Action::Write(_) | Action::Cut | Action::Paste(_)), writer.selection());
            let copies = matches!(action, Action::Copy | Action::Cut);
            let name = told.split([':', '(', ' ']).nth(3).unwrap_or_default().to_owned();
            let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                writer.act(action);
                let selection = writer.selection();
                for caret in [&selection.anchor, &selection.head] {
                    check_stands(writer.draft(), writer.page(), caret);
                }
            }));
            assert!(result.is_ok(), "{told}");
            let after = writer.state();
            let now = writer.selection();
            if written && before != after {
                writer.act(Action::Do(Command::Undo));
                // Where that took back this key alone, what was selected then is selected again.
                assert!(writer.state() != before || writer.selection() == selected, "{told}");
                writer.act(Action::Do(Command::Redo));
                assert_eq!((writer.state(), writer.selection()), (after, now), "{told}");
            }
            assert!(!still || before == after, "{told} changed the draft");
            *done.entry(name).or_default() += usize::from(before != after || still);
            if copies {
                for notation in ["{field-", "{of-", "{count:", "{pause}", "{stress}", "{slow}", "{/"] {
                    assert!(!writer.writer.clipboard.contains(notation), "{told} copied {}", writer.writer.clipboard);
                }
            }
        }
        writer.writer.press_all("Redo");
        let last = content(writer.draft());
        writer.writer.press_all("Undo");
        assert_eq!(content(writer.draft()), content(&start), "seed {seed}");
        writer.writer.press_all("Redo");
        assert_eq!(content(writer.draft()), last, "seed {seed}");
    }
    for (name, least) in [("Write", 800), ("Do", 300), ("Cut", 80), ("Paste", 80)] {
        assert!(done.get(name).is_some_and(|times| *times >= least), "{name} hardly ever does anything: {done:?}");
    }
}

#[test]
fn parting_and_joining_lose_no_word_and_speak_none_that_was_not() {
    let mut changed: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..400 {
        let mut writer = Writer::on(filled_draft(seed), seed);
        for _ in 0..8 {
            let caret = writer.caret();
            writer.act(Action::Select(caret.into()));
            let place = writer.selection().head.in_text();
            let ends = text_of(writer.draft(), writer.selection().head.place().unwrap()).map_or(0, Text::len);
            // A letter is only taken where none stands on that side.
            let what = match writer.rng.u8(0..5) {
                0 => Write::Split,
                1 => Write::Merge,
                2 if place == 0 => Write::Erase(Motion::Back),
                3 if place == ends => Write::Erase(Motion::Forward),
                _ => Write::Enter,
            };
            let blank = matches!(writer.selection().head.spot, Spot::Blank(..));
            if blank && matches!(what, Write::Erase(_)) {
                continue;
            }
            let (all, spoken) = (letters(writer.draft(), false), letters(writer.draft(), true));
            let told = format!("seed {seed}: {what:?} at {:?}\n{}", writer.selection(), told(writer.draft()));
            let before = writer.state();
            let name = format!("{what:?}");
            writer.act(Action::Write(what));
            let told = format!("{told}\n\n{}", self::told(writer.draft()));
            assert_eq!(letters(writer.draft(), false), all, "{told}");
            assert_eq!(letters(writer.draft(), true), spoken, "{told}");
            let after = writer.state();
            *changed.entry(name).or_default() += usize::from(before != after);
        }
    }
    for name in ["Split", "Merge", "Enter", "Erase(Back)", "Erase(Forward)"] {
        assert!(
            changed.get(name).is_some_and(|times| *times >= 20),
            "{name} hardly ever changes anything: {changed:?}"
        );
    }
}

#[test]
fn what_is_cut_and_put_in_again_is_all_there() {
    let (mut same, mut all) = (0, 0);
    for seed in 0..400 {
        let mut writer = Writer::on(filled_draft(seed), seed);
        for _ in 0..3 {
            let [anchor, head] = [writer.caret(), writer.caret()];
            if anchor == head {
                continue;
            }
            writer.act(Action::Select(Selection { anchor, head }));
            let (before, speech) = (letters(writer.draft(), false), assemble(writer.draft(), None));
            let told = format!("seed {seed}: {:?}\n{}", writer.selection(), told(writer.draft()));
            let whole = [&writer.selection().anchor, &writer.selection().head]
                .into_iter()
                .all(|caret| matches!(caret.spot, Spot::Text(_)));
            let rest = letters_outside(writer.draft(), false, Some(&writer.selection()));
            writer.act(Action::Cut);
            assert!(!whole || letters(writer.draft(), false) == rest, "{told}\n\n{}", self::told(writer.draft()));
            writer.act(Action::Paste(writer.writer.clipboard.clone()));
            let told = format!("{told}\n\n{}", self::told(writer.draft()));
            // Where sections would stand too deep they come as words, with their numbers.
            let after = letters(writer.draft(), false);
            let mut found = after.chars();
            assert!(before.chars().all(|letter| found.any(|other| other == letter)), "{after}\n{told}");
            all += 1;
            let text = |speech| lectern::export::txt(speech);
            same += usize::from(text(&assemble(writer.draft(), None)) == text(&speech));
            writer.writer.press_all("Undo");
        }
    }
    println!("{same} of {all} read the same to the last mark");
    assert!(same * 10 > all * 6, "{same} of {all}");
}

/// The paragraphs of a page by walking it, however long it is.
struct Naive<'p>(Vec<(usize, &'p Paragraph, Place)>);

impl<'p> Naive<'p> {
    fn new(page: &'p Page) -> Self {
        let paragraphs = page.paragraphs.iter().enumerate();
        Self(paragraphs.flat_map(|(index, p)| p.places().map(move |place| (index, p, place))).collect())
    }

    fn at(&self, place: Place) -> Option<usize> {
        self.0.iter().position(|(.., other)| *other == place)
    }
}

#[test]
fn a_page_finds_its_places_as_one_who_walks_it() {
    for seed in 0..300 {
        let draft = generate::draft(seed);
        let rng = &mut Rng::with_seed(seed ^ 0xf01d);
        let folded: BTreeSet<SectionId> =
            draft.walk().map(|section| section.id).filter(|_| rng.u8(0..4) == 0).collect();
        let view = View { folded, subtitle: rng.bool() };
        let page = Page::new(&draft, &assemble(&draft, None).numbers, &view);
        let naive = Naive::new(&page);
        let mut places: Vec<Place> = Page::whole(&draft).places_from(0).collect();
        places.extend([Place::TitleLine(9), Place::Body(SectionId(77), 0), Place::Heading(SectionId(77))]);
        places.extend(draft.walk().map(|section| Place::Body(section.id, section.body.len() + 3)));
        for place in places {
            let at = naive.at(place);
            assert_eq!(page.index_of(place), at.map(|at| naive.0[at].0), "seed {seed}: {place:?}");
            let beside = |by: isize| naive.0.get(at?.checked_add_signed(by)?).map(|(.., place)| *place);
            assert_eq!(page.next(place), beside(1), "seed {seed}: behind {place:?}");
            assert_eq!(page.previous(place), beside(-1), "seed {seed}: before {place:?}");
            for caret in [Caret::at(place, 2), Caret::at(place, 9999), Caret { spot: Spot::Blank(place, 1), at: 1 }] {
                let settled = page.settle(&draft, &caret);
                check_stands(&draft, &page, &settled);
                assert_eq!(page.settle(&draft, &settled), settled);
            }
        }
        let carets: Vec<Caret> = naive.0.iter().flat_map(|(.., place)| stops(&draft, *place)).collect();
        for pair in carets.windows(2) {
            assert!(page.order(&pair[0]) < page.order(&pair[1]), "seed {seed}: {pair:?}");
            assert_eq!(page.sorted(&pair[1], &pair[0]), (&pair[0], &pair[1]));
        }
        for caret in &carets {
            assert_eq!(page.settle(&draft, caret), *caret, "seed {seed}");
        }
    }
}

#[test]
fn every_caret_is_found_again_where_it_is_shown() {
    let mut checked = 0;
    for seed in 0..300 {
        let draft = generate::draft(seed);
        let speech = assemble(&draft, None);
        let page = Page::new(&draft, &speech.numbers, &View { subtitle: true, ..View::default() });
        for paragraph in &page.paragraphs {
            let shown = Shown::new(&draft, &speech, &page.chain(&draft, paragraph), paragraph);
            let tiled: String = shown.runs.iter().map(|run| &shown.text[run.range.clone()]).collect();
            assert_eq!(tiled, shown.text);
            let mut last = 0;
            for caret in paragraph.places().flat_map(|place| stops(&draft, place)) {
                let byte = shown.byte_of(&caret).unwrap();
                assert!(shown.text.is_char_boundary(byte) && last <= byte, "seed {seed}: {caret:?} at {byte}");
                last = byte;
                let back = shown.caret_at(byte, true).unwrap();
                assert_eq!(
                    shown.byte_of(&back),
                    Some(byte),
                    "seed {seed}: {caret:?} came back as {back:?} in {shown:?}"
                );
                checked += 1;
            }
            for byte in (0..=shown.text.len()).filter(|byte| shown.text.is_char_boundary(*byte)) {
                for inside in [false, true] {
                    let caret = shown.caret_at(byte, inside).unwrap();
                    check_stands(&draft, &page, &caret);
                }
            }
        }
    }
    assert!(checked > 10_000, "{checked}");
}
