//! Speeches at random, from a seed, of which is known what they are made of.

use fastrand::Rng;

use super::english_writer::EnglishWriter;
use super::held_back::HELD_BACK;
use super::layout::{Layout, narrow};
use super::manuscript::{Block, Role, Why, truth};
use super::mark::han;
use super::outline::Outline;
use super::stock::{STOCK, Stock};
use super::style::Style;
use super::writer::Writer;

pub struct Sample {
    pub style: Style,
    pub layout: Layout,
    pub seed: u64,
    /// Whether its headings and what stands round it are held back from the reader's author.
    pub held_back: bool,
    pub text: String,
    pub truth: Outline,
}

/// The samples of a report: each style in each layout that it can have.
pub fn samples(rounds: u64) -> Vec<Sample> {
    let mut samples = Vec::new();
    for round in 0..rounds {
        for (nth, style) in Style::ALL.into_iter().enumerate() {
            for (other, layout) in Layout::ALL.into_iter().enumerate() {
                if !style.needs_lines() || matches!(layout, Layout::Lines | Layout::Spaced) {
                    samples.push(sample(style, layout, round * 1000 + (nth * Layout::ALL.len() + other) as u64));
                }
            }
        }
    }
    samples
}

pub fn sample(style: Style, layout: Layout, seed: u64) -> Sample {
    let mut rng = Rng::with_seed(seed ^ 0x5eec);
    let held_back = !style.is_english() && rng.u8(0..5) == 0;
    let stock = if held_back { &HELD_BACK } else { &STOCK };
    let measure = rng.usize(28..44);
    let is_narrow = !style.is_english() && rng.u8(0..3) == 0;
    let blocks = if style.is_english() {
        EnglishWriter::new(style, layout, rng).write()
    } else {
        chinese(style, layout, stock, rng)
    };
    let measure = if style.is_english() { measure * 2 } else { measure };
    let text = layout.set(&blocks, measure, style.is_english());
    let text = if is_narrow { narrow(&text) } else { text };
    Sample { style, layout, seed, held_back, text, truth: truth(&blocks, layout.glues_headings()) }
}

fn chinese(style: Style, layout: Layout, stock: &Stock, rng: Rng) -> Vec<Block> {
    if style == Style::TwoSpeeches {
        return two_speeches(layout, stock, rng);
    }
    let mut writer = Writer::new(style, layout, stock, rng);
    let is_dirty = writer.rng.bool();
    if is_dirty {
        before(&mut writer);
    }
    speech(&mut writer);
    if style == Style::Attachment {
        writer.attachment();
    }
    if is_dirty {
        behind(&mut writer);
        between(&mut writer);
    }
    writer.blocks
}

/// Two speeches, each below a line that counts them, and in lines below a heading that names them both.
fn two_speeches(layout: Layout, stock: &Stock, mut rng: Rng) -> Vec<Block> {
    let part = *rng.choice(stock.parts).unwrap();
    let mut blocks = Vec::new();
    for number in 1..=2 {
        let mut writer = Writer::new(Style::TwoSpeeches, layout, stock, rng.fork());
        if number == 1 && layout != Layout::Glued {
            writer.cut(Why::PageFurniture, stock.collections);
        }
        let line = part.replace('1', &number.to_string()).replace('一', &han(number));
        writer.cut(Why::PageFurniture, &[line.as_str()]);
        speech(&mut writer);
        blocks.append(&mut writer.blocks);
    }
    blocks
}

/// What stands before a speech. In one run of text nothing parts it from the title.
fn before(writer: &mut Writer<'_>) {
    if writer.layout != Layout::Glued {
        match writer.rng.u8(0..4) {
            0 => writer.cut(Why::EditorNote, writer.stock.notes_before),
            1 | 2 => writer.cut(Why::PageFurniture, writer.stock.furniture_before),
            _ => {}
        }
    }
}

fn behind(writer: &mut Writer<'_>) {
    match writer.rng.u8(0..4) {
        0 => writer.cut(Why::EditorNote, writer.stock.notes_after),
        1 => writer.cut(Why::Tail, writer.stock.tails),
        _ => writer.cut(Why::PageFurniture, writer.stock.furniture_after),
    }
}

/// Page furniture between two paragraphs in the middle.
fn between(writer: &mut Writer<'_>) {
    let middle = writer.blocks.len() / 2;
    let breaks = |block: &Block| !block.runs_on && matches!(block.role, Role::Body | Role::Heading(_));
    let place = writer.blocks.iter().skip(middle).position(breaks);
    if let Some(at) = place.filter(|_| !writer.layout.glues_headings() && writer.rng.bool()) {
        writer.cut(Why::PageFurniture, writer.stock.furniture_between);
        let furniture = writer.blocks.pop().unwrap();
        writer.blocks.insert(middle + at, furniture);
    }
}

fn speech(writer: &mut Writer<'_>) {
    writer.blocks.push(Block::new(Role::Start, ""));
    let is_one_of_two = writer.style == Style::TwoSpeeches;
    writer.title_block(is_one_of_two);
    let headings = writer.outer_headings();
    writer.front(headings.len(), is_one_of_two || writer.layout == Layout::Glued, &headings);
    if headings.is_empty() {
        writer.unnumbered();
    }
    writer.sections(headings);
    if writer.style == Style::CutOff {
        cut_off(writer);
    } else if is_one_of_two || writer.rng.u8(0..6) > 0 {
        writer.closing();
    }
}

/// Ends the text within a body of its last part.
fn cut_off(writer: &mut Writer<'_>) {
    let is_item = |block: &Block| matches!(&block.role, Role::Heading(heading) if heading.level == 2);
    let last_part =
        writer.blocks.iter().rposition(|block| matches!(&block.role, Role::Heading(heading) if heading.level == 1));
    let items: Vec<usize> =
        (last_part.unwrap_or_default()..writer.blocks.len()).filter(|at| is_item(&writer.blocks[*at])).collect();
    // The last part often keeps no more than its first item.
    let keep = if writer.rng.bool() { items.get(1) } else { items.last() };
    if let Some(&end) = keep {
        writer.blocks.truncate(end);
    }
    if let Some(last) = writer.blocks.last_mut().filter(|block| block.role == Role::Body) {
        let half = last.words.chars().count() * 2 / 3;
        last.words = last.words.chars().take(half).collect::<String>().trim_end_matches('。').to_owned();
    }
}
