//! Two versions of a speech side by side: which paragraphs differ, and where in them.
//!
//! What is compared is what the speech says. Long runs that are the same are left out but for their ends, and a list
//! longer than anybody reads is cut and says so.

use std::time::Instant;

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

use crate::assemble::Assembled;

/// Paragraphs that are the same, kept beside those that are not.
const BESIDE: usize = 1;
/// The most rows that are shown.
const MAX_ROWS: usize = 400;
/// Longer paragraphs are not compared within.
const MAX_WITHIN: usize = 4_000;

/// Words, and whether the other side says something else there.
pub type Side = Vec<(String, bool)>;

/// A row of two columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// Both say this.
    Same(String),
    /// Both say the same for so many paragraphs.
    Skipped(usize),
    /// They differ; `None` where one of them says nothing.
    Differ(Option<Side>, Option<Side>),
    /// So many more paragraphs that are not shown.
    More(usize),
}

/// What differs between two speeches, found until `deadline`, if there is one; then the rest is found roughly.
pub fn compare(mine: &Assembled, theirs: &Assembled, deadline: Option<Instant>) -> Vec<Row> {
    let lines = |speech: &Assembled| speech.blocks.iter().map(|block| block.line.clone()).collect::<Vec<_>>();
    let (mine, theirs) = (lines(mine), lines(theirs));
    let words = |lines: &[std::sync::Arc<crate::assemble::Line>]| -> Vec<String> {
        lines.iter().map(|line| line.text.clone()).collect()
    };
    rows(&words(&mine), &words(&theirs), deadline)
}

fn rows(mine: &[String], theirs: &[String], deadline: Option<Instant>) -> Vec<Row> {
    let ops = capture_diff_slices_deadline(Algorithm::Patience, mine, theirs, deadline);
    let last = ops.len().saturating_sub(1);
    let mut rows = Vec::new();
    for (index, op) in ops.iter().enumerate() {
        let (old, new) = (op.old_range(), op.new_range());
        let (ours, others) = (mine.get(old).unwrap_or_default(), theirs.get(new).unwrap_or_default());
        if let DiffOp::Equal { .. } = op {
            let (head, tail) = (if index == 0 { 0 } else { BESIDE }, if index == last { 0 } else { BESIDE });
            same(&mut rows, ours, head, tail);
            continue;
        }
        for at in 0..ours.len().max(others.len()) {
            let (our, other) = (ours.get(at), others.get(at));
            rows.push(match (our, other) {
                (Some(our), Some(other)) => {
                    let (our, other) = within(our, other, deadline);
                    Row::Differ(Some(our), Some(other))
                }
                _ => {
                    let whole = |text: &String| vec![(text.clone(), true)];
                    Row::Differ(our.map(whole), other.map(whole))
                }
            });
        }
    }
    if rows.len() > MAX_ROWS {
        let more = rows.len() - MAX_ROWS;
        rows.truncate(MAX_ROWS);
        rows.push(Row::More(more));
    }
    rows
}

/// Paragraphs that are the same: the first and last ones, and between them how many.
fn same(rows: &mut Vec<Row>, lines: &[String], head: usize, tail: usize) {
    let shown = |lines: &[String]| lines.iter().cloned().map(Row::Same).collect::<Vec<_>>();
    let between = lines.len().saturating_sub(head + tail);
    if between <= 1 {
        rows.extend(shown(lines));
        return;
    }
    rows.extend(shown(lines.get(..head).unwrap_or_default()));
    rows.push(Row::Skipped(between));
    rows.extend(shown(lines.get(head + between..).unwrap_or_default()));
}

/// What differs within two paragraphs, by character.
fn within(mine: &str, theirs: &str, deadline: Option<Instant>) -> (Side, Side) {
    let (old, new): (Vec<char>, Vec<char>) = (mine.chars().collect(), theirs.chars().collect());
    if old.len().max(new.len()) > MAX_WITHIN {
        return (vec![(mine.to_owned(), true)], vec![(theirs.to_owned(), true)]);
    }
    let (mut our, mut other) = (Side::new(), Side::new());
    let ops = capture_diff_slices_deadline(Algorithm::Myers, &old, &new, deadline);
    for op in ops {
        let differs = !matches!(op, DiffOp::Equal { .. });
        let words = |chars: &[char], range: std::ops::Range<usize>| {
            chars.get(range).unwrap_or_default().iter().collect::<String>()
        };
        add(&mut our, words(&old, op.old_range()), differs);
        add(&mut other, words(&new, op.new_range()), differs);
    }
    (our, other)
}

/// Adds words to a side.
fn add(side: &mut Side, words: String, differs: bool) {
    if words.is_empty() {
        return;
    }
    match side.last_mut() {
        Some((last, before)) if *before == differs => last.push_str(&words),
        _ => side.push((words, differs)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `{}` is put round what differs, `-` stands for nothing.
    fn check(mine: &str, theirs: &str, expected: &[&str]) {
        let lines = |text: &str| text.split_terminator('\n').map(str::to_owned).collect::<Vec<_>>();
        let side = |side: Option<Side>| {
            let words = |(words, differs): (String, bool)| if differs { format!("{{{words}}}") } else { words };
            side.map_or("-".to_owned(), |side| side.into_iter().map(words).collect())
        };
        let found = rows(&lines(mine), &lines(theirs), None).into_iter().map(|row| match row {
            Row::Same(text) => text,
            Row::Skipped(number) => format!("~{number}"),
            Row::Differ(mine, theirs) => format!("{} | {}", side(mine), side(theirs)),
            Row::More(number) => format!("+{number}"),
        });
        assert_eq!(found.collect::<Vec<_>>(), expected, "{mine} | {theirs}");
    }

    #[test]
    fn what_differs_is_marked_and_what_does_not_is_left_out() {
        check("", "", &[]);
        check("一\n二", "一\n二", &["~2"]);
        check("一", "一\n二", &["一", "- | {二}"]);
        check("一\n二\n三", "一\n三", &["一", "{二} | -", "三"]);
        check("漏损率再降一个百分点", "漏损率再降两个百分点", &["漏损率再降{一}个百分点 | 漏损率再降{两}个百分点"]);
        check("1\n2\n3\n4\na\n5\n6\n7", "1\n2\n3\n4\nb\n5\n6\n7", &["~3", "4", "{a} | {b}", "5", "~2"]);
    }

    #[test]
    fn a_list_longer_than_anybody_reads_is_cut() {
        let lines = |letter: char| (0..1_000).map(|n| format!("{letter}{n}\n")).collect::<String>();
        let (mine, theirs) = (lines('a'), lines('b'));
        let split = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let found = rows(&split(&mine), &split(&theirs), None);
        assert_eq!((found.len(), found.last()), (MAX_ROWS + 1, Some(&Row::More(600))));
    }
}
