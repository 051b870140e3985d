//! Writes an English speech block by block.

use fastrand::Rng;

use super::english::*;
use super::layout::Layout;
use super::manuscript::{Block, Heading, Role, Why};
use super::mark::Mark;
use super::style::Style;

pub struct EnglishWriter {
    pub blocks: Vec<Block>,
    rng: Rng,
    style: Style,
    layout: Layout,
    /// Headings in an order that repeats none.
    headings: Vec<&'static str>,
}

impl EnglishWriter {
    pub fn new(style: Style, layout: Layout, mut rng: Rng) -> Self {
        let mut headings = if style == Style::EnglishOrdinals { PROMISES.to_vec() } else { HEADINGS.to_vec() };
        rng.shuffle(&mut headings);
        Self { blocks: vec![Block::new(Role::Start, "")], rng, style, layout, headings }
    }

    pub fn write(mut self) -> Vec<Block> {
        self.front();
        let marks = self.style.marks(&mut self.rng);
        if marks.is_empty() {
            for _ in 0..self.rng.usize(3..6) {
                let body = self.body(3);
                self.push(Role::Body, body);
            }
        } else {
            let count = self.rng.usize(2..5);
            if self.rng.bool() {
                let announce = self.pick(ANNOUNCE).replace("{n}", NUMBERS[count]);
                self.push(Role::Body, announce);
            }
            self.list(&marks, 1, count);
        }
        let closing = self.pick(CLOSINGS);
        self.push(Role::Closing, closing);
        if self.rng.bool() {
            let thanks = self.pick(THANKS);
            self.push(Role::Closing, thanks);
        }
        if self.layout != Layout::Glued && self.rng.u8(0..4) == 0 {
            let furniture = self.pick(FURNITURE);
            self.push(Role::Cut(Why::PageFurniture), furniture);
        }
        self.blocks
    }

    fn pick(&mut self, from: &[&str]) -> String {
        (*self.rng.choice(from).unwrap()).to_owned()
    }

    fn push(&mut self, role: Role, words: String) {
        self.blocks.push(Block::new(role, words));
    }

    fn body(&mut self, count: usize) -> String {
        let chosen = self.rng.choose_multiple(BODY.iter(), count);
        chosen.into_iter().copied().collect::<Vec<_>>().join(" ")
    }

    fn front(&mut self) {
        // In one run of text nothing tells a title from the first sentence.
        if self.layout != Layout::Glued {
            let title = self.pick(TITLES);
            let words = if self.style == Style::EnglishMarkdown { format!("# {title}") } else { title.clone() };
            self.blocks.push(Block::new(Role::Title, words).saying(title));
            if self.rng.bool() {
                let words = self.pick(SPEAKERS);
                let said = words.trim_start_matches("By ").to_owned();
                self.blocks.push(Block::new(Role::Speaker, words).saying(said));
            }
            if self.rng.bool() {
                let date = self.pick(DATES);
                self.push(Role::Date, date);
            }
        }
        let salutation = self.pick(SALUTATIONS);
        self.push(Role::Salutation, salutation);
        let opening = self.pick(OPENING);
        let body = self.body(2);
        self.push(Role::Body, format!("{opening} {body}"));
    }

    fn list(&mut self, marks: &[Mark], level: usize, count: usize) {
        let mark = marks[level - 1];
        let on_line = matches!(mark, Mark::Hashes(_) | Mark::Capitals)
            || (self.layout != Layout::Glued && !mark.runs_in() && level == 1 && self.rng.bool());
        for number in 1..=count {
            let Some(heading) = self.headings.pop() else { return };
            let heading = if mark == Mark::Capitals { heading.to_uppercase() } else { heading.to_owned() };
            let written = mark.of(number);
            let words = format!("{written} {heading}{}", if on_line { "" } else { "." });
            let role = Role::Heading(Heading { level, mark: written, run_in: !on_line });
            let words = words.trim_start().to_owned();
            self.blocks.push(Block::new(role, words).saying(heading));
            let body = self.body(2);
            if on_line {
                self.push(Role::Body, body);
            } else {
                self.blocks.push(Block::new(Role::Body, format!(" {body}")).running_on());
            }
            if level < marks.len() && self.headings.len() > 6 && (number == 1 || self.rng.bool()) {
                self.list(marks, level + 1, 2);
            }
        }
    }
}
