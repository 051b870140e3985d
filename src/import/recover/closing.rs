//! Where a speech begins to end: the call, the wishes, the thanks behind its last part.
//!
//! Found from the end backwards: what addresses the listeners once more, what opens as ends of speeches do, and what is
//! called out. Where a page has lost its line ends, sentences are looked at as paragraphs are elsewhere.

use std::ops::Range;

use super::lexicon::{CLOSINGS, WISHES};
use super::marks::{Before, Mark};
use super::persons::is_address;
use super::script::{Script, starts_with};
use super::tree::Node;

/// The longest end of a speech, in characters, and as a part of the whole; one of so many is never too long.
const LONGEST: usize = 900;
const LARGEST: usize = 3;
const SHORT: usize = 160;

/// How many paragraphs, or sentences, may stand between two that close.
const BETWEEN: usize = 2;

/// The longest last words that are known by a wish within them, in characters.
const LONGEST_WISH: usize = 100;

/// How many characters whom a sentence speaks to has at most.
const LONGEST_ADDRESS: usize = 16;

/// Where the end of a speech begins, if it has one that can be told.
pub fn closing(
    script: &Script,
    marks: &[Mark],
    nodes: &[Node],
    speech: Range<usize>,
    paragraphs: Range<usize>,
) -> Option<usize> {
    let top = nodes.iter().rev().find(|node| node.parent.is_none()).and_then(|node| marks.get(node.mark))?;
    let longest = LONGEST.min(speech.len() / LARGEST).max(SHORT);
    let least = speech.end.saturating_sub(longest).max(top.range.end + 1);
    let pieces = pieces(script, top, paragraphs);
    let first = pieces.partition_point(|piece| piece.start < least);
    let numbered: Vec<usize> =
        nodes.iter().filter_map(|node| marks.get(node.mark)).map(|mark| mark.range.start).collect();
    let mut begin = None;
    let (mut listed, mut gap) = (false, 0);
    for piece in pieces.iter().skip(first).rev() {
        let marked = numbered.binary_search(&piece.start).is_ok();
        // What is called out at the very end closes too.
        let called = gap == 0 && (script.of(piece.clone()).last() == Some(&'！') || wishes(script, piece));
        // What is listed behind it belongs to the part, unless it is listed once more.
        let closes = !marked && (opens(script, piece) || called) && (!listed || again(script, piece));
        if closes {
            begin = Some(piece.start);
            gap = 0;
        } else if marked {
            listed = true;
        } else {
            gap += 1;
            if gap > BETWEEN {
                break;
            }
        }
    }
    begin
}

/// Whether words are the last ones of a speech.
pub fn closes(script: &Script, words: &Range<usize>) -> bool {
    let piece = &last_sentence(script, words.clone());
    let last = script.of(piece.clone()).last();
    last == Some(&'！') || (matches!(last, Some('。' | '.')) && (opens(script, piece) || wishes(script, piece)))
}

fn last_sentence(script: &Script, words: Range<usize>) -> Range<usize> {
    let of = script.of(words.clone());
    let inner = of.get(..of.len().saturating_sub(1)).unwrap_or_default();
    let before = inner.iter().rposition(|c| matches!(c, '。' | '！' | '？'));
    script.trim(before.map_or(words.start, |at| words.start + at + 1)..words.end)
}

/// What stands behind the last part's first words: paragraphs, or the sentences of the one in which it stands.
fn pieces(script: &Script, top: &Mark, paragraphs: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let own = script.paragraphs.get(top.paragraph).map_or(0..0, |paragraph| paragraph.range.clone());
    if top.before != Before::Start || (top.paragraph + 1 == paragraphs.end && own.len() > LONGEST / 2) {
        let mut from = script.sentence(top.range.end..own.end).unwrap_or(own.end);
        while from < own.end {
            let at = script.trim(from..own.end).start;
            from = script.sentence(at..own.end).unwrap_or(own.end).max(at + 1);
            pieces.push(at..from);
        }
    }
    let behind = (top.paragraph + 1..paragraphs.end).filter_map(|at| script.paragraphs.get(at));
    pieces.extend(behind.map(|paragraph| paragraph.range.clone()));
    pieces
}

/// Whether words say once more, at the end, what is to be done.
fn again(script: &Script, piece: &Range<usize>) -> bool {
    let text = script.text(piece.start..piece.end.min(piece.start + 40));
    text.starts_with("最后") || ["再强调", "再提", "再讲", "再说"].iter().any(|words| text.contains(words))
}

/// Whether a few words wish, thank, or hand over.
fn wishes(script: &Script, piece: &Range<usize>) -> bool {
    piece.len() <= LONGEST_WISH && {
        let text = script.text(piece.clone());
        WISHES.iter().any(|words| text.contains(words))
    }
}

/// Whether words begin as the end of a speech does, or speak to the listeners once more.
fn opens(script: &Script, piece: &Range<usize>) -> bool {
    let rest = script.of(piece.clone());
    let address = rest.iter().take(LONGEST_ADDRESS).position(|c| matches!(c, '，' | '！' | '：'));
    let addressed = address.and_then(|end| rest.get(..end)).is_some_and(|words| words.len() > 2 && is_address(words));
    addressed || CLOSINGS.iter().any(|words| starts_with(rest, words))
}
