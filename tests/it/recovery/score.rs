//! How much of what is true of the samples a reader finds, and what it finds that is not there.
//!
//! Headings of a text are matched in their order: one is found where level and mark are right and the words begin as they
//! should. Where it ends is counted apart, and once more apart where nothing in the text says it.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::generator::{Sample, samples};
use super::layout::Kind;
use super::outline::{Outline, Section, Speech, bare, bare_mark, folded};
use super::style::Style;

/// How many rounds of samples a report is over: each style in each layout, once a round.
const ROUNDS: u64 = 4;

/// Levels that are counted, from the first.
const LEVELS: usize = 4;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    pub right: usize,
    pub expected: usize,
    pub found: usize,
}

impl Counts {
    pub fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    pub fn recall(self) -> f64 {
        share(self.right, self.expected)
    }

    /// One number for both; 1 where there was nothing to find and nothing was found.
    pub fn f1(self) -> f64 {
        share(2 * self.right, self.expected + self.found)
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    pub right: usize,
    pub of: usize,
}

impl Share {
    fn count(&mut self, is_right: bool) {
        self.right += usize::from(is_right);
        self.of += 1;
    }

    pub fn value(self) -> f64 {
        share(self.right, self.of)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn share(part: usize, of: usize) -> f64 {
    if of == 0 { 1.0 } else { part as f64 / of as f64 }
}

/// What is right in some samples.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    pub samples: usize,
    pub headings: [Counts; LEVELS],
    /// Found headings that end where they should.
    pub ends: Share,
    /// The same where nothing in the text says where.
    pub uncertain_ends: Share,
    pub run_in: Share,
    pub speeches: Share,
    pub title: Share,
    pub subtitle: Share,
    pub date: Share,
    pub speaker: Share,
    pub salutation: Share,
    pub closing: Share,
    /// Pieces that were cut, for the right reason.
    pub removed: Share,
    /// Sections found in texts without numbering.
    pub invented: usize,
}

#[derive(Debug, Default)]
pub struct Report {
    pub open: BTreeMap<Kind, Tally>,
    pub held_back: BTreeMap<Kind, Tally>,
    /// All headings of a style, those held back aside.
    pub styles: BTreeMap<Style, Counts>,
    /// What is wrong in which sample, those held back aside.
    pub misses: Vec<String>,
}

/// Reads all samples.
pub fn report(outline: fn(&str) -> Value) -> Report {
    report_on(&samples(ROUNDS), |sample| outline(&sample.text))
}

pub fn report_on(samples: &[Sample], outline: impl Fn(&Sample) -> Value) -> Report {
    let mut report = Report::default();
    for sample in samples {
        let found = Outline::read(&outline(sample));
        let half = if sample.held_back { &mut report.held_back } else { &mut report.open };
        let tally = half.entry(sample.layout.kind()).or_default();
        let (counts, wrong) = tally.count(sample, &found);
        if !sample.held_back {
            let all = report.styles.entry(sample.style).or_default();
            all.right += counts.right;
            all.expected += counts.expected;
            all.found += counts.found;
            let name = format!("{:?} {:?} {}", sample.style, sample.layout, sample.seed);
            report.misses.extend(wrong.into_iter().map(|wrong| format!("{name}: {wrong}")));
        }
    }
    report
}

impl Tally {
    /// Counts one sample: its headings at all levels, and what is wrong.
    fn count(&mut self, sample: &Sample, found: &Outline) -> (Counts, Vec<String>) {
        let truth = &sample.truth;
        let mut wrong = Vec::new();
        self.samples += 1;
        let all = self.count_headings(sample, found, &mut wrong);
        self.speeches.count(truth.speeches.len() == found.speeches.len());
        if truth.speeches.len() != found.speeches.len() {
            wrong.push(format!("{} speeches, not {}", found.speeches.len(), truth.speeches.len()));
        }
        let none = Speech::default();
        for (index, expected) in truth.speeches.iter().enumerate() {
            self.count_parts(expected, found.speeches.get(index).unwrap_or(&none), &mut wrong);
        }
        for removed in &truth.removed {
            let same: String = found
                .removed
                .iter()
                .filter(|other| other.why == removed.why)
                .map(|other| folded(&other.text))
                .collect();
            let is_right = same.contains(&folded(&removed.text));
            self.removed.count(is_right);
            if !is_right {
                wrong.push(format!("not removed as {}: {}", removed.why, removed.text));
            }
        }
        (all, wrong)
    }

    fn count_headings(&mut self, sample: &Sample, found: &Outline, wrong: &mut Vec<String>) -> Counts {
        let (expected, found) = (sample.truth.walk(), found.walk());
        if expected.is_empty() {
            self.invented += found.len();
        }
        for (level, counts) in self.headings.iter_mut().enumerate() {
            counts.expected += expected.iter().filter(|section| section.level == level + 1).count();
            counts.found += found.iter().filter(|section| section.level == level + 1).count();
        }
        let pairs = matched(&expected, &found);
        for &(one, other) in &pairs {
            let (truth, found) = (expected[one], found[other]);
            if let Some(counts) = self.headings.get_mut(truth.level - 1) {
                counts.right += 1;
            }
            let ends = folded(&truth.heading) == folded(&found.heading);
            if truth.uncertain {
                self.uncertain_ends.count(ends)
            } else {
                self.ends.count(ends)
            }
            if sample.layout.kind() == Kind::Clean {
                self.run_in.count(truth.run_in == found.run_in);
            }
            if !ends && !truth.uncertain {
                wrong.push(format!("ends elsewhere: {}, not {}", found.heading, truth.heading));
            }
        }
        let missed = expected.iter().enumerate().filter(|(at, _)| pairs.iter().all(|(one, _)| one != at));
        wrong.extend(missed.map(|(_, section)| format!("missed: {}", shown(section))));
        let added = found.iter().enumerate().filter(|(at, _)| pairs.iter().all(|(_, other)| other != at));
        wrong.extend(added.map(|(_, section)| format!("added: {}", shown(section))));
        Counts { right: pairs.len(), expected: expected.len(), found: found.len() }
    }

    fn count_parts(&mut self, expected: &Speech, found: &Speech, wrong: &mut Vec<String>) {
        let parts = [
            ("title", &mut self.title, &expected.title, &found.title),
            ("subtitle", &mut self.subtitle, &expected.subtitle, &found.subtitle),
            ("date", &mut self.date, &expected.date, &found.date),
            ("speaker", &mut self.speaker, &expected.speaker, &found.speaker),
            ("salutation", &mut self.salutation, &expected.salutation, &found.salutation),
        ];
        for (name, share, expected, found) in parts {
            let is_right = match (expected, found) {
                (Some(expected), Some(found)) if name == "date" => bare(found).contains(&bare(expected)),
                (Some(expected), Some(found)) => bare(expected) == bare(found),
                (None, None) => true,
                _ => false,
            };
            share.count(is_right);
            if !is_right {
                wrong.push(format!("{name}: {found:?}, not {expected:?}"));
            }
        }
        // Without sections, all is body.
        if !expected.sections.is_empty() {
            let is_right = is_like_long(expected.closing_characters, found.closing_characters);
            self.closing.count(is_right);
            if !is_right {
                let (found, expected) = (found.closing_characters, expected.closing_characters);
                wrong.push(format!("closing: {found} characters, not {expected}"));
            }
        }
    }

    /// What is below the targets, by name; `around` is that for what stands around the parts. Broken lines are held to what run-together text is.
    fn below(&self, kind: Kind, around: f64) -> Vec<String> {
        let (first, second) = if kind == Kind::Clean { (0.98, 0.95) } else { (0.95, 0.90) };
        let measured = [
            ("headings of level 1", self.headings[0].f1(), first),
            ("headings of level 2", self.headings[1].f1(), second),
            ("titles", self.title.value(), around),
            ("salutations", self.salutation.value(), around),
            ("closings", self.closing.value(), around),
        ];
        let mut below: Vec<String> = measured
            .into_iter()
            .filter(|(_, value, target)| value < target)
            .map(|(name, value, target)| format!("{name}: {value:.3}, not {target}"))
            .collect();
        if self.invented > 0 {
            below.push(format!("{} sections where there are none", self.invented));
        }
        below
    }
}

/// Whether a closing is about as long as it should be: a fifth more or less, or a few characters.
pub fn is_like_long(expected: usize, found: usize) -> bool {
    (expected == 0) == (found == 0) && expected.abs_diff(found) <= (expected / 5).max(4)
}

impl Report {
    /// What is below the targets.
    pub fn below_targets(&self) -> Vec<String> {
        // Titles and ends among dirt that nobody has seen are reported; here only that they are not far off.
        let halves = [("open", &self.open, 0.95), ("held back", &self.held_back, 0.88)];
        let all = halves.into_iter().flat_map(|(half, tallies, around)| {
            tallies.iter().flat_map(move |(kind, tally)| {
                tally.below(*kind, around).into_iter().map(move |below| format!("{half}, {kind:?}: {below}"))
            })
        });
        all.collect()
    }

    pub fn assert_targets(&self) {
        let below = self.below_targets();
        let misses = self.misses.iter().take(40).map(String::as_str).collect::<Vec<_>>();
        assert!(below.is_empty(), "{}\n\n{self}\n{}", below.join("\n"), misses.join("\n"));
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:22} {:>9} {:>9} {:>9} {:>9}", "", "precision", "recall", "F1", "of")?;
        for (half, tallies) in [("", &self.open), ("held back, ", &self.held_back)] {
            for (kind, tally) in tallies {
                writeln!(f, "{half}{kind:?}, {} samples", tally.samples)?;
                for (level, counts) in tally.headings.iter().enumerate() {
                    write_counts(f, &format!("  level {}", level + 1), *counts)?;
                }
                let shares = [
                    ("heading ends", tally.ends),
                    ("  where uncertain", tally.uncertain_ends),
                    ("run in", tally.run_in),
                    ("number of speeches", tally.speeches),
                    ("title", tally.title),
                    ("subtitle", tally.subtitle),
                    ("date", tally.date),
                    ("speaker", tally.speaker),
                    ("salutation", tally.salutation),
                    ("closing", tally.closing),
                    ("removed", tally.removed),
                ];
                for (name, share) in shares {
                    writeln!(f, "  {name:20} {:9.3} {:>29}", share.value(), share.of)?;
                }
                writeln!(f, "  {:20} {:9}", "invented", tally.invented)?;
            }
        }
        writeln!(f, "By style")?;
        self.styles.iter().try_for_each(|(style, counts)| write_counts(f, &format!("  {style:?}"), *counts))
    }
}

fn write_counts(f: &mut fmt::Formatter<'_>, name: &str, counts: Counts) -> fmt::Result {
    let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
    writeln!(f, "{name:22} {precision:9.3} {recall:9.3} {f1:9.3} {:9}", counts.expected)
}

fn shown(section: &Section) -> String {
    format!("{} {} {}", section.level, section.mark, section.heading)
}

/// Which sections are found as which: the most pairs that keep the order.
fn matched(expected: &[&Section], found: &[&Section]) -> Vec<(usize, usize)> {
    let keys = |sections: &[&Section]| sections.iter().map(|section| Key::new(section)).collect::<Vec<_>>();
    let (expected, found) = (keys(expected), keys(found));
    let mut longest = vec![vec![0; found.len() + 1]; expected.len() + 1];
    for one in (0..expected.len()).rev() {
        for other in (0..found.len()).rev() {
            let both = longest[one + 1][other + 1] + usize::from(expected[one].is(&found[other]));
            longest[one][other] = both.max(longest[one + 1][other]).max(longest[one][other + 1]);
        }
    }
    let (mut one, mut other, mut pairs) = (0, 0, Vec::new());
    while one < expected.len() && other < found.len() {
        let is_pair = expected[one].is(&found[other]);
        if is_pair && longest[one][other] == longest[one + 1][other + 1] + 1 {
            pairs.push((one, other));
            (one, other) = (one + 1, other + 1);
        } else if longest[one + 1][other] >= longest[one][other + 1] {
            one += 1;
        } else {
            other += 1;
        }
    }
    pairs
}

/// By what a heading is known: its level, its mark and how it begins.
struct Key {
    level: usize,
    mark: String,
    heading: String,
}

impl Key {
    fn new(section: &Section) -> Self {
        Self { level: section.level, mark: bare_mark(&section.mark), heading: folded(&section.heading) }
    }

    fn is(&self, other: &Self) -> bool {
        let alike = self.heading.chars().zip(other.heading.chars()).take_while(|(one, other)| one == other).count();
        let shorter = self.heading.chars().count().min(other.heading.chars().count());
        self.level == other.level && self.mark == other.mark && alike > 0 && alike >= shorter.min(4)
    }
}
