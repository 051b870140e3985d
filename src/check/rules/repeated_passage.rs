//! A sentence or paragraph that stands twice, as pasting leaves it, also if a word of it was changed.
//!
//! Silent for what is said again on purpose: a refrain of three or more, what is quoted, short calls, and headings.

use std::collections::HashMap;

use crate::check::finding::{Data, Finding, Place, Rule};
use crate::check::reading::{Reading, Sentence};
use crate::check::subject::{Kind, Paragraph};

use super::{Speech, write};

/// From how many letters on a sentence is too long to be said twice on purpose; right behind itself fewer are enough.
const LONG_SENTENCE: usize = 20;
const LONG_BESIDE: usize = 10;

/// From how many letters on a paragraph is compared as a whole.
const LONG_PARAGRAPH: usize = 40;

/// How much of the smaller of two paragraphs must stand in the other one: of its pairs of letters, in hundredths.
const ALIKE: usize = 88;

/// Passages that stand twice.
pub fn repeated_passage(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let mut known: HashMap<u64, Vec<(usize, usize)>> = HashMap::new();
    let is_text = |paragraph: &Paragraph| paragraph.kind == Kind::Text;
    for (index, paragraph, reading) in speech.spoken().filter(|(_, paragraph, _)| is_text(paragraph)) {
        for (at, sentence) in reading.sentences.iter().enumerate() {
            let heading = paragraph.heading.as_ref().map_or(0, |heading| heading.end);
            let is_heading = reading.scan.bytes(sentence.range.clone()).start < heading && at == 0;
            if sentence.letters >= LONG_BESIDE && !is_heading && !is_quoted(reading, sentence) {
                known.entry(sentence.hash).or_default().push((index, at));
            }
        }
    }
    // Where a sentence stands again, and where before.
    let mut twice: Vec<(usize, usize, usize, usize)> = Vec::new();
    for places in known.values() {
        // Three times is a refrain.
        let &[(first, at_first), (second, at_second)] = places.as_slice() else { continue };
        twice.push((second, at_second, first, at_first));
    }
    twice.sort_unstable();
    let mut whole: Vec<usize> = Vec::new();
    // What was pasted as a whole is one finding.
    for stretch in
        twice.chunk_by(|one, next| one.0 == next.0 && one.1 + 1 == next.1 && one.2 == next.2 && one.3 + 1 == next.3)
    {
        let ([first, ..], [.., last]) = (stretch, stretch) else { continue };
        let Some(sentences) = speech.readings.get(first.0).and_then(|reading| reading.sentences.get(first.1..=last.1))
        else {
            continue;
        };
        let letters: usize = sentences.iter().map(|sentence| sentence.letters).sum();
        let beside = first.0 == first.2 && first.1 == last.3 + 1;
        let long = if speech.is_chinese() { LONG_SENTENCE } else { LONG_SENTENCE * 3 };
        // What is said again within one paragraph, with something between, is said so on purpose.
        let on_purpose = first.0 == first.2 && !beside && letters < long * 2;
        let plain = || sentences.iter().all(|sentence| ends_plainly(speech, first.0, sentence));
        if on_purpose || (letters < long && !(beside && plain())) {
            continue;
        }
        let place = |paragraph: usize, from: usize, to: usize| -> Option<Place> {
            let sentences = &speech.readings.get(paragraph)?.sentences;
            Some(speech.place(paragraph, sentences.get(from)?.range.start..sentences.get(to)?.range.end))
        };
        let (Some(here), Some(there)) = (place(first.0, first.1, last.1), place(first.2, first.3, last.3)) else {
            continue;
        };
        whole.push(first.0);
        findings.push(found(here, there));
    }
    nearly(speech, &whole, findings);
}

fn found(here: Place, there: Place) -> Finding {
    let mut finding = Finding::new(Rule::RepeatedPassage, here.clone(), Data::Nothing {});
    finding.fixes = vec![write(here, "")];
    finding.related.push(there);
    finding
}

fn ends_plainly(speech: &Speech<'_>, paragraph: usize, sentence: &Sentence) -> bool {
    let scan = speech.readings.get(paragraph).map(|reading| &reading.scan);
    scan.is_some_and(|scan| matches!(scan.before(sentence.range.end), '。' | '.'))
}

/// Whether a sentence is what somebody else said.
fn is_quoted(reading: &Reading, sentence: &Sentence) -> bool {
    let marks = reading.scan.slice(sentence.range.clone());
    let quoted =
        marks.iter().skip_while(|c| **c != '“').take_while(|c| **c != '”').filter(|c| c.is_alphanumeric()).count();
    quoted * 2 >= sentence.letters
}

/// Paragraphs that are nearly the same. Only those that share their rarest pairs of letters are compared.
fn nearly(speech: &Speech<'_>, known: &[usize], findings: &mut Vec<Finding>) {
    let mut sketches: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut grams: Vec<(usize, Vec<u64>)> = Vec::new();
    // Which paragraphs are like an earlier one: three are a refrain.
    let mut alike: Vec<(usize, usize)> = Vec::new();
    for (index, paragraph, reading) in speech.spoken() {
        let letters: usize = reading.sentences.iter().map(|sentence| sentence.letters).sum();
        if paragraph.kind != Kind::Text || letters < LONG_PARAGRAPH {
            continue;
        }
        let pairs = pairs(reading);
        let mut seen: Option<usize> = None;
        // The smallest of some mixed-up numbers of the pairs is the same for most paragraphs that are alike.
        for seed in 0..SKETCH {
            let Some(least) = pairs.iter().map(|pair| mixed(*pair, seed)).min() else { continue };
            let same = sketches.entry(least ^ seed).or_default();
            seen = seen.or_else(|| {
                let mut others = same.iter().take(4).filter_map(|at| grams.get(*at));
                others.find(|(_, other)| is_alike(&pairs, other)).map(|(paragraph, _)| *paragraph)
            });
            same.push(grams.len());
        }
        grams.push((index, pairs));
        alike.extend(seen.map(|before| (index, before)));
    }
    for (index, before) in &alike {
        let refrain = alike.iter().filter(|(_, other)| other == before).count() > 1;
        if !refrain && !known.contains(index) {
            findings.push(found(speech.whole(*index), speech.whole(*before)));
        }
    }
}

/// How many of their smallest numbers paragraphs are compared by.
const SKETCH: u64 = 4;

/// The pairs of letters of a paragraph, each once, in order.
fn pairs(reading: &Reading) -> Vec<u64> {
    let letters: Vec<u64> =
        reading.scan.chars.iter().filter(|c| c.is_alphanumeric()).map(|c| u64::from(u32::from(*c))).collect();
    let mut pairs: Vec<u64> =
        letters.windows(2).map(|pair| pair.iter().fold(0, |all, letter| all << 21 | letter)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn mixed(value: u64, seed: u64) -> u64 {
    let mut value = (value ^ seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    value ^= value >> 29;
    value.wrapping_mul(0x94D0_49BB_1331_11EB)
}

fn is_alike(one: &[u64], other: &[u64]) -> bool {
    let (mut rest, mut shared) = (other.iter().peekable(), 0);
    for pair in one {
        while rest.next_if(|next| *next < pair).is_some() {}
        shared += usize::from(rest.next_if(|next| *next == pair).is_some());
    }
    shared * 100 >= one.len().max(other.len()) * ALIKE
}
