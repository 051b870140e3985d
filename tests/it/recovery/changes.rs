//! What somebody decides otherwise, and what becomes of the speech.

use lectern::import::{Change, lost, recover, text};
use lectern::model::{Outline, Part};

const SPEECH: &str = "在会议上的讲话\n同志们：\n今天的会议很重要。\n提高认识\n要认清形势。\n一、压实责任\n要分工。\n（一）学。要学好。\n\
                      （二）干。要干好。\n二、加强领导\n要带头。\n第 3 页\n再接再厉。\n责任编辑：某某\n";

fn part(part: &Part) -> String {
    let below: Vec<String> = part.parts.iter().map(self::part).collect();
    let below = if below.is_empty() { String::new() } else { format!("[{}]", below.join(" ")) };
    format!("{}{}{below}", part.mark.text, part.heading.text)
}

fn parts(outline: &Outline) -> String {
    let all = outline.speeches.iter().flat_map(|speech| &speech.parts);
    all.map(part).collect::<Vec<_>>().join(" ")
}

fn at(words: &str) -> usize {
    SPEECH.find(words).unwrap()
}

/// The parts of the speech with changes.
#[track_caller]
fn check(changes: &[Change], expected: &str) -> Outline {
    let source = text(SPEECH);
    let outline = recover(&source, changes);
    assert_eq!(lost(&source, &outline), None);
    assert_eq!(parts(&outline), expected, "{changes:?}");
    outline
}

#[test]
fn a_part_begins_where_somebody_says_and_on_which_level() {
    let found = "一、压实责任[（一）学 （二）干] 二、加强领导";
    check(&[], found);
    check(&[Change::Heading(at("提高"), 0)], &format!("提高认识 {found}"));
    // Deeper than anything around it is one level below; what stands in brackets behind it stands below it.
    check(&[Change::Heading(at("要分工"), 5)], "一、压实责任[要分工[（一）学 （二）干]] 二、加强领导");
    check(&[Change::Heading(at("（二）"), 0)], "一、压实责任[（一）学] （二）干 二、加强领导");
    check(&[Change::Heading(at("（二）"), 2)], "一、压实责任[（一）学[（二）干]] 二、加强领导");
    check(&[Change::Heading(at("再接"), 0)], "一、压实责任[（一）学 （二）干] 二、加强领导 再接再厉");
    // A line of the title too, and not where no paragraph begins.
    check(&[Change::Heading(at("今天"), 0)], &format!("今天的会议很重要 {found}"));
    check(&[Change::Heading(at("会议很"), 0), Change::Heading(usize::MAX, 0)], found);
}

#[test]
fn the_last_word_counts() {
    let place = at("提高");
    check(&[Change::Heading(place, 0), Change::NotHeading(place)], "一、压实责任[（一）学 （二）干] 二、加强领导");
    check(
        &[Change::NotHeading(at("一、")), Change::Heading(at("一、"), 0)],
        "一、压实责任[（一）学 （二）干] 二、加强领导",
    );
    let (one, other) = (at("实责任"), at("责任\n"));
    check(
        &[Change::EndsAt(at("一、"), one), Change::EndsAt(at("一、"), other)],
        "一、压实[（一）学 （二）干] 二、加强领导",
    );
}

#[test]
fn what_was_cut_is_put_back() {
    let cut =
        |outline: &Outline| outline.removed.iter().map(|removed| removed.passage.text.clone()).collect::<Vec<_>>();
    let found = "一、压实责任[（一）学 （二）干] 二、加强领导";
    assert_eq!(cut(&check(&[], found)), ["第 3 页", "责任编辑：某某"]);
    assert_eq!(cut(&check(&[Change::PutBack(at("第 3"))], found)), ["责任编辑：某某"]);
    let all = [Change::PutBack(at("第 3")), Change::PutBack(at("责任编辑"))];
    assert_eq!(cut(&check(&all, found)), [""; 0]);
}

#[test]
fn lines_are_joined_and_parted() {
    let bodies = |changes: &[Change]| {
        let outline = recover(&text(SPEECH), changes);
        outline.speeches[0].parts[1].body.iter().map(|passage| passage.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(bodies(&[]), ["要带头。", "再接再厉。"]);
    assert_eq!(bodies(&[Change::Join(at("再接"))]), ["要带头。再接再厉。"]);
    assert_eq!(bodies(&[Change::Split(at("再厉"))]), ["要带头。", "再接", "再厉。"]);
    // Within a character there is nothing to part.
    assert_eq!(bodies(&[Change::Split(at("再厉") + 1)]), bodies(&[]));
}
