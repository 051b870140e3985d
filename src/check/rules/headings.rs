//! 对仗: headings side by side that are alike but for one. Shown as a table, for the writer to look at.

use crate::check::finding::{Data, Finding, Rule};
use crate::check::subject::Part;

use super::Speech;

/// From how many headings on there is a pattern that one can break.
const FEWEST: usize = 3;

/// By how many characters a heading differs that breaks it.
const OFF: usize = 3;

/// Headings that break the pattern of those beside them.
pub fn parallel_headings(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let subject = speech.subject;
    let mut levels: std::collections::BTreeMap<Option<usize>, Vec<&Part>> = std::collections::BTreeMap::new();
    for part in &subject.parts {
        levels.entry(part.parent).or_default().push(part);
    }
    for siblings in levels.values() {
        let headings: Vec<(usize, String)> = siblings.iter().filter_map(|part| heading(speech, part)).collect();
        if headings.len() < FEWEST {
            continue;
        }
        let shapes: Vec<Vec<usize>> = headings.iter().map(|(_, words)| shape(words)).collect();
        let Some((off, pattern)) = odd_one(&shapes) else { continue };
        let (Some((paragraph, words)), Some(shape)) = (headings.get(off), shapes.get(off)) else { continue };
        let length = |shape: &[usize]| shape.iter().sum::<usize>();
        if shape.len() == pattern.len() && length(shape).abs_diff(length(&pattern)) < OFF {
            continue;
        }
        let table = headings.iter().map(|(_, words)| (words.clone(), length(&self::shape(words)))).collect();
        let heading = subject.paragraphs.get(*paragraph).and_then(|paragraph| paragraph.heading.clone());
        let mut place = speech.whole(*paragraph);
        place.range = heading.unwrap_or(0..words.len());
        let mut finding = Finding::new(Rule::ParallelHeadings, place, Data::Headings { headings: table });
        let others = headings.iter().enumerate().filter(|(index, _)| *index != off);
        finding.related = others.map(|(_, (paragraph, _))| speech.whole(*paragraph)).collect();
        findings.push(finding);
    }
}

fn heading(speech: &Speech<'_>, part: &Part) -> Option<(usize, String)> {
    let index = part.paragraphs.start;
    let paragraph = speech.subject.paragraphs.get(index).filter(|_| !part.paragraphs.is_empty())?;
    let words = paragraph.text.get(paragraph.heading.clone()?)?.trim_end_matches(['。', '.', '；']);
    Some((index, words.to_owned()))
}

/// How many letters each clause of a heading has.
fn shape(words: &str) -> Vec<usize> {
    let clauses = words.split(['，', ',', '、', '；', '：']);
    clauses.map(|clause| clause.chars().filter(|c| c.is_alphanumeric()).count()).collect()
}

/// The only one of some shapes that differs from all others, and what those are like.
fn odd_one(shapes: &[Vec<usize>]) -> Option<(usize, Vec<usize>)> {
    let differs = |pattern: &Vec<usize>| -> Vec<usize> {
        shapes.iter().enumerate().filter(|(_, shape)| *shape != pattern).map(|(index, _)| index).collect()
    };
    let pattern = shapes.iter().take(2).find(|pattern| differs(pattern).len() == 1)?;
    // Of two that are alike one cannot say that the third breaks a pattern, unless they have clauses to show it.
    let shown = shapes.len() > FEWEST || pattern.len() > 1;
    differs(pattern).first().filter(|_| shown).map(|off| (*off, pattern.clone()))
}
