//! The numbers that Word counts, as it shows them: those of the paragraphs one after another.

use std::collections::{HashMap, HashSet};

use super::formats::Format;
use super::numbering::{LEVELS, Level, Numbering};

/// Counts the paragraphs of a document.
#[derive(Debug)]
pub struct Counting<'n> {
    numbering: &'n Numbering,
    /// The last number on every level, by the kind of list.
    last: HashMap<i32, Vec<Option<u32>>>,
    /// The lists that have begun with a number of their own, and on which level.
    begun: HashSet<(i32, u8)>,
}

impl<'n> Counting<'n> {
    /// Nothing is counted yet.
    pub fn new(numbering: &'n Numbering) -> Self {
        Self { numbering, last: HashMap::new(), begun: HashSet::new() }
    }

    /// The mark of the next paragraph on a level of a list, with what stands between it and the words; `None` if there is
    /// no such list or nothing is shown.
    pub fn next(&mut self, list: i32, level: u8) -> Option<String> {
        let numbering = self.numbering;
        let found = numbering.level(list, level)?;
        let last = self.last.entry(numbering.kind(list)?).or_insert_with(|| vec![None; usize::from(LEVELS)]);
        let start = |at: u8| {
            let own = numbering.own_start(list, at);
            own.or_else(|| numbering.level(list, at).map(|level| level.start)).unwrap_or_default()
        };
        let begins = numbering.own_start(list, level).is_some() && self.begun.insert((list, level));
        let at = last.get_mut(usize::from(level))?;
        *at = Some(at.filter(|_| !begins).map_or(start(level), |number| number.saturating_add(1)));
        for (below, last) in (0..LEVELS).zip(last.iter_mut()).skip(usize::from(level) + 1) {
            let restart = numbering.level(list, below).and_then(|below| below.restart);
            if restart.is_none_or(|above| level < above) {
                *last = None;
            }
        }
        let number = |at: u8| {
            let number = last.get(usize::from(at)).copied().flatten().unwrap_or_else(|| start(at));
            let format = numbering.level(list, at).map(|level| level.format).unwrap_or_default();
            if found.legal { Format::Decimal.write(number) } else { format.write(number) }
        };
        let mark = written(found, number);
        (!mark.is_empty()).then(|| mark + found.behind)
    }
}

/// The mark of a level, whose numbers are these.
fn written(level: &Level, number: impl Fn(u8) -> String) -> String {
    if level.format == Format::Bullet {
        return level.mark.clone();
    }
    let mut out = String::new();
    let mut chars = level.mark.chars().peekable();
    while let Some(c) = chars.next() {
        let of = |next: &char| next.to_digit(10).and_then(|digit| u8::try_from(digit).ok()?.checked_sub(1));
        match chars.peek().and_then(of).filter(|_| c == '%') {
            Some(at) => {
                chars.next();
                out += &number(at);
            }
            None => out.push(c),
        }
    }
    out
}
