//! Writes a Chinese speech block by block.

use std::collections::BTreeSet;

use fastrand::Rng;

use super::layout::Layout;
use super::manuscript::{Block, Heading, Role, Why};
use super::mark::Mark;
use super::prose::*;
use super::stock::Stock;
use super::style::Style;
use super::topic::Topic;

/// How the headings of a list stand.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    /// On a line of its own, without a final mark.
    Line,
    /// The same with one.
    Stopped,
    /// The first sentence of a paragraph.
    RunIn,
    /// A paragraph that is nothing but heading.
    Whole,
}

pub struct Writer<'s> {
    pub rng: Rng,
    pub blocks: Vec<Block>,
    pub topic: Topic,
    pub stock: &'s Stock,
    pub style: Style,
    pub layout: Layout,
    /// What has been said and need not be said again.
    used: BTreeSet<String>,
    marks: Vec<Mark>,
    /// The shape of headings, by level.
    shapes: Vec<Shape>,
    /// What stands between mark and heading, where headings stand on lines of their own.
    gap: &'static str,
}

impl<'s> Writer<'s> {
    pub fn new(style: Style, layout: Layout, stock: &'s Stock, mut rng: Rng) -> Self {
        let topic = Topic::new(&mut rng);
        let own_verb = rng.choice(stock.verbs).unwrap().0;
        let chosen = |mark| if is_own_verb(mark) { Mark::Word(own_verb) } else { mark };
        let marks: Vec<Mark> = style.marks(&mut rng).into_iter().map(chosen).collect();
        let gap = *rng.choice(&["", "", "", "", " ", "\t", "\u{3000}"]).unwrap();
        let mut writer = Self {
            rng,
            blocks: Vec::new(),
            topic,
            stock,
            style,
            layout,
            used: BTreeSet::new(),
            marks,
            shapes: Vec::new(),
            gap,
        };
        writer.shapes = writer.marks.clone().into_iter().map(|mark| writer.shape(mark)).collect();
        writer
    }

    fn shape(&mut self, mark: Mark) -> Shape {
        // In one run of text, items without a body are sentences like others.
        if mark.runs_in() {
            let may_be_whole = self.layout != Layout::Glued && mark != Mark::ArabicInBrackets;
            return if may_be_whole && self.rng.u8(0..6) == 0 { Shape::Whole } else { Shape::RunIn };
        }
        if self.style.needs_lines() {
            return Shape::Line;
        }
        match self.rng.u8(0..10) {
            0..5 => Shape::Line,
            5..7 => Shape::Stopped,
            _ => Shape::RunIn,
        }
    }

    pub fn chance(&mut self, one_in: u8) -> bool {
        self.rng.u8(0..one_in) == 0
    }

    pub fn pick(&mut self, from: &[&str]) -> String {
        let sentence = *self.rng.choice(from).unwrap();
        self.topic.fill(sentence, &mut self.rng)
    }

    pub fn push(&mut self, role: Role, words: impl Into<String>) {
        self.blocks.push(Block::new(role, words));
    }

    pub fn run_on(&mut self, role: Role, words: impl Into<String>) {
        self.blocks.push(Block::new(role, words).running_on());
    }

    /// Sentences that have not been said yet, as long as there are any.
    fn sentences(&mut self, from: &[&str], count: usize) -> String {
        let mut text = String::new();
        for _ in 0..count {
            let new: Vec<&str> = from.iter().copied().filter(|sentence| !self.used.contains(*sentence)).collect();
            let sentence = *self.rng.choice(if new.is_empty() { from } else { &new }).unwrap();
            self.used.insert(sentence.to_owned());
            text.push_str(&self.topic.fill(sentence, &mut self.rng));
        }
        text
    }

    /// One piece of each kind, put together.
    fn composed(&mut self, pieces: [&[&str]; 3]) -> String {
        pieces.map(|kind| self.pick(kind)).concat()
    }

    /// The body of an item, now and then with a trap in it.
    fn demands(&mut self, count: usize) -> String {
        let mut text = String::new();
        for _ in 0..count {
            let sentence = if self.chance(3) { self.sentences(DEMAND, 1) } else { self.composed(DEMANDS) };
            text.push_str(&sentence);
        }
        if self.chance(4) {
            text.push_str(&self.sentences(TRAPS, 1));
        }
        text
    }

    fn review(&mut self, count: usize) -> String {
        let mut text = String::new();
        for _ in 0..count {
            let sentence = if self.chance(2) { self.sentences(REVIEW, 1) } else { self.composed(REVIEWS) };
            text.push_str(&sentence);
        }
        if self.chance(4) {
            text.push_str(&self.sentences(TRAPS, 1));
        }
        text
    }

    fn short_heading(&mut self) -> String {
        if self.chance(2) {
            return self.pick(self.stock.short);
        }
        let (verb, object) = (self.pick(self.stock.short_verbs), self.pick(self.stock.short_objects));
        format!("{verb}{object}")
    }

    fn heading(&mut self, mark: Mark, number: usize) -> String {
        let stock = self.stock;
        if let Some((_, objects)) = stock.verbs.iter().find(|(verb, _)| mark == Mark::Word(verb)) {
            return objects[(number - 1) % objects.len()].to_owned();
        }
        if let Mark::Stage(_) = mark {
            return stock.stages[(number - 1) % stock.stages.len()].to_owned();
        }
        loop {
            let heading =
                if mark.runs_in() { self.short_heading() } else { self.topic.long_heading(stock, &mut self.rng) };
            let fits = mark != Mark::Word("要") || !heading.contains('要');
            if fits && self.used.insert(heading.clone()) {
                return heading;
            }
        }
    }

    /// Salutation and what is said before the first part. `headings` are told ahead where the style does so.
    pub fn front(&mut self, parts: usize, must_have_salutation: bool, headings: &[String]) {
        let stock = self.stock;
        if must_have_salutation || !self.chance(5) {
            let salutation = self.pick(stock.salutations);
            let behind_title = self.blocks.last().is_some_and(|block| block.role == Role::Title);
            if behind_title && self.chance(10) {
                self.run_on(Role::Salutation, salutation);
            } else {
                self.push(Role::Salutation, salutation);
            }
            let opening = self.sentences(OPENING, 1);
            let same_paragraph = self.chance(6);
            if same_paragraph { self.run_on(Role::Body, opening) } else { self.push(Role::Body, opening) }
        }
        for _ in 0..self.rng.usize(1..4) {
            let count = self.rng.usize(2..4);
            let review = self.review(count);
            self.push(Role::Body, review);
        }
        let mut turn = self.sentences(TURN, 1);
        if parts > 0 && self.style == Style::Contents {
            turn.push_str("今天主要讲这样几个部分：");
            let last = headings.len();
            for (index, heading) in headings.iter().enumerate() {
                let end = if index + 1 == last { "。" } else { "；" };
                turn.push_str(&format!("{}{heading}{end}", self.marks[0].of(index + 1)));
            }
        } else if parts > 0 && self.chance(2) {
            let announce = *self.rng.choice(ANNOUNCE).unwrap();
            turn.push_str(&self.topic.announce(announce, parts, &mut self.rng));
        }
        self.push(Role::Body, turn);
    }

    /// Paragraphs without any structure.
    pub fn unnumbered(&mut self) {
        for _ in 0..self.rng.usize(3..7) {
            let count = self.rng.usize(2..5);
            let body = self.demands(count);
            self.push(Role::Body, body);
            if self.chance(3) {
                let trap = self.sentences(TRAPS, 2);
                self.push(Role::Body, trap);
            }
        }
    }

    /// The headings of the first level, as many as the style has.
    pub fn outer_headings(&mut self) -> Vec<String> {
        let Some(mark) = self.marks.first().copied() else { return Vec::new() };
        let most = match (self.style, mark) {
            (Style::Parts, _) => 14,
            (Style::OwnWord, Mark::Word(_) | Mark::Stage(_)) => 5,
            _ => 6,
        };
        let least = if self.style == Style::CutOff { 3 } else { 2 };
        let count = if self.chance(3) { self.rng.usize(least..most) } else { self.rng.usize(3..5) };
        (1..=count).map(|number| self.heading(mark, number)).collect()
    }

    pub fn sections(&mut self, headings: Vec<String>) {
        let count = headings.len();
        for (index, heading) in headings.into_iter().enumerate() {
            self.item(1, index + 1, heading, false, index + 1 == count);
            if self.style == Style::MidCall && index + 1 < count && self.chance(2) {
                let call = self.pick(MID_CALL);
                let rest = self.demands(2);
                self.push(Role::Body, format!("{call}{rest}"));
            }
        }
    }

    /// One item with its body and what it holds.
    fn item(&mut self, level: usize, number: usize, heading: String, runs_on: bool, is_last: bool) {
        let mark = self.marks[level - 1];
        let inner = self.inner_count(level, number, is_last);
        let mut shape = self.shapes[level - 1];
        if shape == Shape::Whole && (runs_on || inner > 0) {
            shape = Shape::RunIn;
        }
        let written = mark.of(number);
        let end = if shape == Shape::Line { "" } else { "。" };
        let gap = if mark.runs_in() { "" } else { self.gap };
        let hashes = if self.style == Style::Markdown { format!("{} ", "#".repeat(level + 1)) } else { String::new() };
        let role = Role::Heading(Heading { level, mark: written.clone(), run_in: shape == Shape::RunIn });
        let words = format!("{hashes}{written}{gap}{heading}{end}");
        self.blocks.push(Block { role, said: heading, words, runs_on });
        let lead = (inner > 0 && self.chance(2)).then(|| {
            let lead = *self.rng.choice(LEAD).unwrap();
            self.topic.announce(lead, inner, &mut self.rng)
        });
        let bare = inner > 0 && self.marks.get(level) == Some(&Mark::HanInBrackets) && self.chance(3);
        if shape != Shape::Whole && !(bare && shape == Shape::Line) {
            let length = self.rng.usize(1..4);
            let mut body = if level == 1 && self.chance(2) { self.sentences(BODY_OPENING, 1) } else { String::new() };
            body.push_str(&self.demands(length));
            body.push_str(&lead.unwrap_or_default());
            if shape == Shape::RunIn {
                self.run_on(Role::Body, body)
            } else {
                self.push(Role::Body, body)
            }
            if level == 1 && inner == 0 {
                let more = self.demands(3);
                self.push(Role::Body, more);
            }
        }
        if inner > 0 {
            self.list(level + 1, inner);
        }
    }

    fn list(&mut self, level: usize, count: usize) {
        let mark = self.marks[level - 1];
        let follows_body = self.blocks.last().is_some_and(|block| block.role == Role::Body);
        let in_paragraph = follows_body
            && mark.runs_in()
            && mark != Mark::Dash
            && (mark == Mark::ArabicInBrackets || self.style == Style::NestedSame || self.chance(3));
        for number in 1..=count {
            let heading = self.heading(mark, number);
            self.item(level, number, heading, in_paragraph, number == count);
        }
        if level == 2 && !in_paragraph && self.chance(4) {
            let more = if self.chance(2) {
                let behind = *self.rng.choice(BEHIND).unwrap();
                self.topic.announce(behind, count, &mut self.rng)
            } else {
                format!("此外，{}", self.demands(2))
            };
            self.push(Role::Body, more);
        }
    }

    /// How many items an item holds.
    fn inner_count(&mut self, level: usize, number: usize, is_last: bool) -> usize {
        let Some(&mark) = self.marks.get(level) else { return 0 };
        if mark == self.marks[level - 1] {
            // One item of the run holds another; it must not end where the outer one goes on.
            return if number == 1 { self.rng.usize(2..5) } else { 0 };
        }
        // What has a verb or noun of its own is listed once.
        let is_own = is_own_verb(mark) || matches!(mark, Mark::Stage(_));
        let holds = match level {
            _ if is_own => number == 1,
            1 => number == 1 || is_last && self.style == Style::CutOff || !self.chance(6),
            _ => self.chance(3),
        };
        let most = if is_own { 5 } else { 6 };
        if holds { self.rng.usize(2..most) } else { 0 }
    }

    pub fn closing(&mut self) {
        let stock = self.stock;
        if self.style == Style::ClosingDemands {
            let demands = self.pick(CLOSING_DEMANDS);
            self.push(Role::Closing, demands);
        }
        let parts = self.rng.u8(1..8);
        if parts & 1 != 0 || self.style == Style::ClosingDemands {
            let call = self.pick(stock.calls);
            self.push(Role::Closing, call);
        }
        if parts & 2 != 0 {
            let wish = self.pick(stock.wishes);
            self.push(Role::Closing, wish);
        }
        if parts & 4 != 0 {
            let thanks = self.pick(stock.thanks);
            self.push(Role::Closing, thanks);
        }
    }

    pub fn attachment(&mut self) {
        for line in *self.rng.choice(self.stock.attachments).unwrap() {
            let line = self.topic.fill(line, &mut self.rng);
            self.push(Role::Cut(Why::Attachment), line);
        }
    }

    pub fn cut(&mut self, why: Why, from: &[&str]) {
        let words = self.pick(from);
        self.push(Role::Cut(why), words);
    }
}

/// Whether items begin with a verb of their own, not with one of the two that all lists have.
fn is_own_verb(mark: Mark) -> bool {
    matches!(mark, Mark::Word(word) if !matches!(word, "要" | "是"))
}
