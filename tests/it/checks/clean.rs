//! Speeches with nothing wrong in them: the templates that come with the program, and speeches at random. What is told of
//! them is told for a reason that stands here.

use lectern::assemble::assemble;
use lectern::check::{Finding, Options, Rule, Severity, Subject, check};
use lectern::edit::with_samples;
use lectern::measure::Rate;
use lectern::store::built_in;

use super::cases::{Told, told};
use crate::recovery::generator::{Sample, samples};
use crate::recovery::layout::Layout;

fn shown(subject: &Subject, finding: &Finding) -> String {
    let paragraph = &subject.paragraphs[finding.place.paragraph];
    let words = paragraph.text.get(finding.place.range.clone()).unwrap();
    format!("{:?} {}: {words} {:?} | {}", finding.severity, finding.rule.name(), finding.data, paragraph.text)
}

#[test]
fn the_templates_filled_in_are_clean() {
    let (mut hints, mut characters) = (Vec::new(), 0);
    for entry in built_in() {
        let template = entry.template.unwrap();
        let draft = with_samples(&template);
        let subject = Subject::from_draft(&draft, &assemble(&draft, None), Rate::usual(draft.language));
        characters += subject.spoken_characters();
        for finding in check(&subject, &Options::default()) {
            let told = format!("{}: {}", template.id, shown(&subject, &finding));
            assert!(finding.severity == Severity::Hint, "{told}");
            hints.push(told);
        }
    }
    assert!(hints.len() * 2_000 < characters, "{} in {characters}\n{}", hints.len(), hints.join("\n"));
}

/// Samples whose line ends are those of the writer: in others nobody can tell what is a paragraph.
fn clean_samples() -> impl Iterator<Item = Sample> {
    samples(4).into_iter().filter(|sample| matches!(sample.layout, Layout::Lines | Layout::Spaced))
}

/// What is rightly told of a random speech: it is put together from a small stock and says things again, and a third of
/// them is half-width throughout.
fn is_justified(sample: &Sample, told: &Told) -> bool {
    match told.finding.rule {
        Rule::RepeatedPassage => sample.text.matches(told.words.trim()).count() > 1,
        // The stock has a speaker whose name was taken out.
        Rule::LeftoverMark => told.words == "×××",
        Rule::PunctuationWidth => told.finding.related.len() > 5,
        _ => false,
    }
}

/// What a random speech earns: it leaves out its ends, mixes marks and puts headings together, and has any day of the year.
fn by_chance(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::MissingSalutation
            | Rule::MissingClosing
            | Rule::MixedEnumerators
            | Rule::ParallelHeadings
            | Rule::LeftoverYear
            | Rule::MeetingName
    )
}

#[test]
fn random_speeches_are_clean() {
    let (mut wrong, mut hints, mut characters) = (Vec::new(), Vec::new(), 0);
    for sample in clean_samples() {
        characters += sample.text.chars().count();
        for told in told(&sample.text) {
            let Told { finding, words, .. } = &told;
            let line =
                format!("{:?} {}: {}: {words} {:?}", sample.style, sample.seed, finding.rule.name(), finding.data);
            if finding.severity == Severity::Hint {
                hints.extend((!by_chance(finding.rule)).then_some(line));
            } else if !is_justified(&sample, &told) {
                wrong.push(line);
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    assert!(hints.len() * 2_000 < characters, "{} in {characters}\n{}", hints.len(), hints.join("\n"));
}
