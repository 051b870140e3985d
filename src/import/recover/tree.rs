//! From marks to parts: which marks count on from each other, and what encloses what.
//!
//! The level of a part follows from what encloses it, never from its mark. A run begins with one and goes on before what
//! encloses it ends; one alone is none, but at the end of a text that was cut off. Work is bounded: for every mark the
//! open runs are looked at, which are as many as levels.

use std::collections::HashMap;

use super::marks::{Before, Kind, Mark};
use super::script::Script;
use crate::model::MAX_DEPTH;

/// A mark that opens a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Which of the marks.
    pub mark: usize,
    /// The node that encloses it.
    pub parent: Option<usize>,
    /// The run that it belongs to.
    pub run: usize,
    /// Whether the numbers before it do not lead to its own.
    pub doubtful: bool,
}

/// A run under way.
struct Open {
    kind: Kind,
    last: u32,
    node: usize,
    run: usize,
    /// Whether all of its marks stand within paragraphs.
    inline: bool,
    /// Whether somebody wants it, and it has no number.
    asked: bool,
}

/// Where marks of every kind and number stand, so that what comes is known at once.
struct Coming(HashMap<(Kind, u32), Vec<usize>>);

impl Coming {
    fn new(marks: &[Mark]) -> Self {
        let mut places: HashMap<(Kind, u32), Vec<usize>> = HashMap::new();
        for (index, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.before != Before::Word) {
            places.entry((mark.kind, mark.number)).or_default().push(index);
        }
        Self(places)
    }

    /// The next mark of a kind and number behind one; `usize::MAX` if there is none.
    fn next(&self, kind: Kind, number: u32, behind: usize) -> usize {
        let all = self.0.get(&(kind, number)).map(Vec::as_slice).unwrap_or_default();
        all.get(all.partition_point(|at| *at <= behind)).copied().unwrap_or(usize::MAX)
    }

    /// Where the first of the runs goes on.
    fn goes_on(&self, open: &[Open], behind: usize) -> usize {
        let counted = open.iter().filter(|open| !open.kind.is_uncounted());
        counted.map(|open| self.next(open.kind, open.last + 1, behind)).min().unwrap_or(usize::MAX)
    }
}

/// The nodes of marks, in order. `cut_off` is whether the text ends within a sentence.
pub fn tree(script: &Script, marks: &[Mark], cut_off: bool) -> Vec<Node> {
    let nodes = grow(marks, cut_off);
    super::prune::prune(script, marks, nodes, cut_off)
}

fn grow(marks: &[Mark], cut_off: bool) -> Vec<Node> {
    let coming = Coming::new(marks);
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut runs = 0;
    let mut taken = 0;
    for (index, mark) in marks.iter().enumerate() {
        // 第一节二、 is one mark, whichever way it is read.
        if mark.range.start < taken {
            continue;
        }
        let placed = match (mark.asked, mark.kind.is_uncounted()) {
            (Some(level), _) => Some(asked(level, &open)),
            (None, true) => Some(uncounted(mark, &open)),
            (None, false) => counted(index, mark, &open, &coming, cut_off),
        };
        let Some((level, goes_on, doubtful)) = placed else { continue };
        if level >= MAX_DEPTH {
            continue;
        }
        taken = mark.range.end;
        let inline = mark.before != Before::Start;
        let asked = mark.asked.is_some() && mark.kind.is_uncounted();
        let mut next = Open { kind: mark.kind, last: mark.number, node: nodes.len(), run: runs, inline, asked };
        match open.get(level).filter(|_| goes_on) {
            Some(run) => {
                (next.run, next.inline) = (run.run, run.inline && inline);
                // What somebody has put into a run does not change how it counts.
                if mark.asked.is_some() && run.kind != mark.kind {
                    (next.kind, next.last, next.asked) = (run.kind, run.last, run.asked);
                }
            }
            None => runs += 1,
        }
        open.truncate(level);
        let (parent, run) = (open.last().map(|open| open.node), next.run);
        open.push(next);
        nodes.push(Node { mark: index, parent, run, doubtful });
    }
    nodes
}

/// The level of a mark, whether it goes on with the run there, and whether that is doubtful.
type Placed = Option<(usize, bool, bool)>;

/// A part that somebody wants to begin on a level: beside those of the run there, or below what there is.
fn asked(level: u8, open: &[Open]) -> (usize, bool, bool) {
    let at = usize::from(level).min(open.len()).min(MAX_DEPTH - 1);
    (at, at < open.len(), false)
}

/// A mark that is counted by its place.
fn uncounted(mark: &Mark, open: &[Open]) -> (usize, bool, bool) {
    let same = open.iter().rposition(|open| open.kind == mark.kind);
    match mark.kind {
        Kind::Styled(level) => {
            let beside = open.iter().position(|open| matches!(open.kind, Kind::Styled(other) if other >= level));
            let above = open.iter().rposition(|open| matches!(open.kind, Kind::Styled(other) if other < level));
            let at = beside.or(above.map(|above| above + 1)).unwrap_or(0);
            let goes_on = open.get(at).is_some_and(|open| open.kind == mark.kind);
            (at, goes_on, false)
        }
        Kind::Looks => {
            let above =
                open.iter().rposition(|open| open.kind.rank().is_some() || matches!(open.kind, Kind::Styled(_)));
            let at = same.or(above.map(|above| above + 1)).unwrap_or(0);
            (at, same.is_some(), false)
        }
        _ => same.map_or((open.len(), false, false), |at| (at, true, false)),
    }
}

fn counted(index: usize, mark: &Mark, open: &[Open], coming: &Coming, cut_off: bool) -> Placed {
    let goes_on = |open: &Open| open.kind == mark.kind && open.last + 1 == mark.number;
    // A mark at the head of a paragraph belongs to a list of paragraphs rather than to one within.
    let fits = |open: &Open| goes_on(open) && !(open.inline && mark.before == Before::Start);
    let fitting = open.iter().rposition(fits).filter(|_| open.iter().filter(|open| goes_on(open)).count() > 1);
    if let Some(level) = fitting.or(open.iter().rposition(goes_on)) {
        return Some((level, true, false));
    }
    if mark.before == Before::Word {
        return None;
    }
    if mark.number == 1 {
        return begins(index, mark, open, coming, cut_off).map(|level| (level, false, false));
    }
    // What was taken out of a longer text, or counts on across the parts around it, begins with any number.
    let formal = mark.kind.rank().is_some() && mark.before == Before::Start;
    if formal && !open.iter().any(|open| open.kind == mark.kind) {
        let level = begins(index, mark, open, coming, false);
        if level.is_some() {
            return level.map(|level| (level, false, false));
        }
    }
    // A number that is left out or comes twice is the writer's slip, where paragraphs begin with formal marks.
    let slip = |open: &Open| {
        open.kind == mark.kind
            && (open.last..=open.last + 3).contains(&mark.number)
            && coming.next(mark.kind, open.last + 1, index) == usize::MAX
    };
    let level = open.iter().rposition(slip).filter(|_| formal)?;
    Some((level, true, true))
}

/// The level on which a run begins with a mark; `None` if none does.
fn begins(index: usize, mark: &Mark, open: &[Open], coming: &Coming, cut_off: bool) -> Option<usize> {
    let second = coming.next(mark.kind, mark.number + 1, index);
    if second == usize::MAX && !(cut_off && mark.before <= Before::Sentence) {
        return None;
    }
    let mut level = open.len();
    if let Some(rank) = mark.kind.rank() {
        let behind = |open: &Open| match open.kind.rank() {
            Some(other) => other >= rank,
            // Nothing that is only said encloses 一、, nor does a preface that somebody has made a part.
            None => rank <= 1 && (open.asked || !open.kind.is_uncounted()),
        };
        level = open.iter().position(behind).unwrap_or(level);
    }
    if let Some(same) = open.iter().take(level).rposition(|open| open.kind == mark.kind) {
        let around = open.get(same)?;
        let end = coming.goes_on(open.get(..same).unwrap_or_default(), index);
        let outer = coming.next(mark.kind, around.last + 1, index);
        if outer >= end {
            // The run around it does not go on: another one begins beside it.
            level = same;
        } else if around.last == 1 {
            // Both wait for a two: there must be two of them before the next one.
            let again = coming.next(mark.kind, 1, index);
            if coming.next(mark.kind, 2, second) >= end.min(again) {
                return (mark.before <= coming_before(around)).then_some(same);
            }
            return Some(level);
        }
    }
    let end = coming.goes_on(open.get(..level).unwrap_or_default(), index);
    (second < end || (second == usize::MAX && end == usize::MAX)).then_some(level)
}

/// Where the marks of a run stand.
fn coming_before(open: &Open) -> Before {
    if open.inline { Before::Within } else { Before::Start }
}
