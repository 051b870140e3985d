//! Takes out what only looked like parts: runs of one, sentences that answer a count, contents that are said again.

use std::collections::HashMap;

use super::marks::{Before, Kind, Mark};
use super::script::Script;
use super::tree::Node;
use crate::model::MAX_SECTIONS;

/// From how many characters on what follows a mark within a paragraph is more than a sentence that answers a count.
const LONG_ITEM: usize = 60;

/// What the nodes of a run have in common.
#[derive(Clone, Debug, Default)]
struct Run {
    nodes: Vec<usize>,
    parent: Option<usize>,
}

/// The nodes that are parts.
pub fn prune(script: &Script, marks: &[Mark], nodes: Vec<Node>, cut_off: bool) -> Vec<Node> {
    let mut alive = vec![true; nodes.len()];
    let mut runs: Vec<Run> = Vec::new();
    let mut known: HashMap<usize, usize> = HashMap::new();
    for (index, node) in nodes.iter().enumerate() {
        let at = *known.entry(node.run).or_insert_with(|| {
            runs.push(Run { nodes: Vec::new(), parent: node.parent });
            runs.len() - 1
        });
        if let Some(run) = runs.get_mut(at) {
            run.nodes.push(index);
        }
    }
    let ends = ends(script, marks, &nodes);
    let below = subtrees(&nodes);
    let looks = nodes.iter().filter(|node| kind(marks, node) == Some(Kind::Looks)).count();
    // Who puts parts on levels decides what stands alone.
    let asked = marks.iter().any(|mark| mark.asked.is_some());
    for run in &runs {
        let Some(kind) = run.nodes.first().and_then(|first| kind(marks, nodes.get(*first)?)) else { continue };
        let last_of_all = run.nodes.last().is_some_and(|last| below.get(*last) == Some(&nodes.len()));
        let few = match kind {
            Kind::Styled(_) => false,
            Kind::Looks => looks < 2,
            Kind::Sequence => run.nodes.len() < 3,
            _ => run.nodes.len() < 2 && !(cut_off && last_of_all && has_words(script, marks, &nodes, &ends, run)),
        };
        let decided =
            run.nodes.iter().filter_map(|node| marks.get(nodes.get(*node)?.mark)).any(|mark| mark.asked.is_some());
        if decided {
            continue;
        }
        if (few && !(asked && kind.rank().is_some()))
            || (!is_formal(kind) && is_said(script, marks, &nodes, &ends, run))
        {
            for node in &run.nodes {
                kill(&mut alive, *node);
            }
        }
    }
    precede(marks, &nodes, &runs, &below, &mut alive);
    contents(script, marks, &nodes, &runs, &ends, &mut alive);
    for (node, alive) in nodes.iter().zip(&mut alive) {
        *alive |= marks.get(node.mark).is_some_and(|mark| mark.asked.is_some());
    }
    let mut nodes = settle(nodes, &alive);
    // A draft has no room for more; what is behind stays text.
    nodes.truncate(MAX_SECTIONS);
    nodes
}

fn kill(alive: &mut [bool], node: usize) {
    if let Some(alive) = alive.get_mut(node) {
        *alive = false;
    }
}

fn kind(marks: &[Mark], node: &Node) -> Option<Kind> {
    marks.get(node.mark).map(|mark| mark.kind)
}

/// Whether papers rather than voices count in a way.
fn is_formal(kind: Kind) -> bool {
    kind.rank().is_some() || kind.is_uncounted() || matches!(kind, Kind::Roman | Kind::Letter)
}

/// Behind which node what stands below every node ends.
fn subtrees(nodes: &[Node]) -> Vec<usize> {
    let mut ends: Vec<usize> = (1..=nodes.len()).collect();
    for (index, node) in nodes.iter().enumerate().rev() {
        let end = ends.get(index).copied().unwrap_or_default();
        if let Some(around) = node.parent.and_then(|parent| ends.get_mut(parent)) {
            *around = end.max(*around);
        }
    }
    ends
}

/// Where the words of every node end: at the next mark, or with its paragraph.
fn ends(script: &Script, marks: &[Mark], nodes: &[Node]) -> Vec<usize> {
    let starts = nodes.iter().skip(1).map(|node| marks.get(node.mark).map(|mark| mark.range.start));
    let starts = starts.chain([Some(usize::MAX)]);
    let of = |(node, next): (&Node, Option<usize>)| {
        let paragraph = marks.get(node.mark).and_then(|mark| script.paragraphs.get(mark.paragraph));
        next.unwrap_or(usize::MAX).min(paragraph.map_or(0, |paragraph| paragraph.range.end))
    };
    nodes.iter().zip(starts).map(of).collect()
}

/// Whether anything follows the mark of a lone part.
fn has_words(script: &Script, marks: &[Mark], nodes: &[Node], ends: &[usize], run: &Run) -> bool {
    let node = run.nodes.first().copied().unwrap_or_default();
    let mark = nodes.get(node).and_then(|node| marks.get(node.mark));
    mark.zip(ends.get(node))
        .is_some_and(|(mark, end)| !script.trim(mark.range.end..(*end).max(mark.range.end)).is_empty())
}

/// Whether a run is sentences of one paragraph that answer a count: 一是快。二是准。三是稳。
fn is_said(script: &Script, marks: &[Mark], nodes: &[Node], ends: &[usize], run: &Run) -> bool {
    let mark = |node: &usize| nodes.get(*node).and_then(|node| marks.get(node.mark));
    let others = run.nodes.len().saturating_sub(1);
    let inline = run.nodes.iter().skip(1).filter(|node| mark(node).is_some_and(|mark| mark.before != Before::Start));
    if inline.count() * 2 <= others {
        // On lines of their own, but one sentence all the same: each but the last ends with a semicolon.
        let goes_on = |node: &&usize| {
            let (Some(mark), Some(end)) = (mark(node), ends.get(**node)) else { return false };
            let words = script.trim(mark.range.end..(*end).max(mark.range.end));
            matches!(script.of(words.clone()).last(), Some('；' | '，')) && script.sentence(words).is_none()
        };
        return others > 0 && run.nodes.iter().take(others).filter(goes_on).count() == others;
    }
    let has_body = |node: &&usize| {
        let (Some(mark), Some(end)) = (mark(node), ends.get(**node)) else { return false };
        let words = mark.range.end..(*end).max(mark.range.end);
        let enclosing = nodes.iter().skip(**node + 1).take(1).any(|next| next.parent == Some(**node));
        enclosing || words.len() >= LONG_ITEM || script.sentences(words) > 1
    };
    // What follows the last one may be anything.
    let asked = run.nodes.split_last().map(|(_, before)| before).unwrap_or_default();
    asked.iter().filter(has_body).count() * 2 < asked.len().max(1)
}

/// What is only said before the formal parts of the same level begin belongs to what stands before them.
fn precede(marks: &[Mark], nodes: &[Node], runs: &[Run], below: &[usize], alive: &mut [bool]) {
    let mut formal: HashMap<Option<usize>, usize> = HashMap::new();
    let living = |run: &Run, alive: &[bool]| run.nodes.first().is_some_and(|first| alive.get(*first) == Some(&true));
    for run in runs.iter().filter(|run| living(run, alive)) {
        let first = run.nodes.first().copied().unwrap_or_default();
        if nodes
            .get(first)
            .and_then(|node| kind(marks, node))
            .is_some_and(|kind| kind.rank().is_some_and(|rank| rank < 3))
        {
            formal.entry(run.parent).or_insert(first);
        }
    }
    for run in runs {
        let first = run.nodes.first().copied().unwrap_or_default();
        let said = nodes.get(first).and_then(|node| kind(marks, node)).is_some_and(|kind| {
            !is_formal(kind) || matches!(kind, Kind::Digit | Kind::DigitBracket | Kind::Circle | Kind::Dash)
        });
        let decided = nodes.get(first).and_then(|node| marks.get(node.mark)).is_some_and(|mark| mark.asked.is_some());
        if said && !decided && formal.get(&run.parent).is_some_and(|begin| first < *begin) {
            // What stands below it goes with it.
            let with = |node: &usize| *node..below.get(*node).copied().unwrap_or_default();
            run.nodes.iter().flat_map(with).for_each(|node| kill(alive, node));
        }
    }
}

/// Contents ahead of the parts themselves: a run without a word below its headings, said again by the next one.
fn contents(script: &Script, marks: &[Mark], nodes: &[Node], runs: &[Run], ends: &[usize], alive: &mut [bool]) {
    let words = |node: usize| {
        let mark = nodes.get(node).and_then(|node| marks.get(node.mark));
        let range =
            mark.map_or(0..0, |mark| mark.range.end..ends.get(node).copied().unwrap_or_default().max(mark.range.end));
        script.text(script.trim(range))
    };
    for (run, next) in runs.iter().zip(runs.iter().skip(1)) {
        let same = run.parent == next.parent && run.nodes.len() == next.nodes.len();
        let said_again = same
            && run.nodes.iter().zip(&next.nodes).all(|(here, there)| {
                let here = words(*here);
                let here = here.trim_end_matches(['。', '；', '，', '！']);
                !here.is_empty() && words(*there).starts_with(here)
            });
        if said_again {
            run.nodes.iter().for_each(|node| kill(alive, *node));
        }
    }
}

/// The living nodes, each below the nearest living one around it.
fn settle(nodes: Vec<Node>, alive: &[bool]) -> Vec<Node> {
    let mut places: Vec<Option<usize>> = Vec::with_capacity(nodes.len());
    let mut settled: Vec<Node> = Vec::new();
    for (mut node, alive) in nodes.into_iter().zip(alive) {
        let parent = node.parent.and_then(|parent| places.get(parent).copied().flatten());
        if *alive {
            node.parent = parent;
            places.push(Some(settled.len()));
            settled.push(node);
        } else {
            // What stood below it stands below what was around it.
            places.push(parent);
        }
    }
    settled
}
