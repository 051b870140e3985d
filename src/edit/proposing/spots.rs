//! Blanks in the place of words.

use std::cell::Cell;
use std::ops::Range;

use super::super::texts::map_texts;
use super::flat;
use crate::model::{Draft, FieldId, Piece, Text};

/// Where words stand, and which of them become a blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Which text of the draft, in the order of `each_text`.
    pub text: usize,
    /// The words by which it is known, in bytes.
    pub shown: Range<usize>,
    /// Those that become a blank.
    pub blank: Range<usize>,
}

/// Puts blanks in their places. Where two share words the one that begins first has them, of two the longer one.
/// Each comes with the words that it stands for: where others stand by now nothing is changed.
pub fn blank_out(draft: &mut Draft, blanks: &mut [(&Spot, &str, &FieldId)]) {
    blanks.sort_by_key(|(spot, ..)| (spot.text, spot.shown.start, std::cmp::Reverse(spot.shown.end)));
    let blanks = &*blanks;
    let (text, from) = (Cell::new(0), Cell::new(0));
    map_texts(draft, &|_, old| {
        let nth = text.replace(text.get() + 1);
        let start = from.get();
        let count = blanks.iter().skip(start).take_while(|(spot, ..)| spot.text == nth).count();
        from.set(start + count);
        if count == 0 { old.clone() } else { blanked(old, blanks.get(start..start + count).unwrap_or_default()) }
    });
}

fn blanked(text: &Text, blanks: &[(&Spot, &str, &FieldId)]) -> Text {
    let words = flat(text);
    let mut free = 0;
    let mut kept: Vec<(Range<usize>, &FieldId)> = Vec::new();
    for (spot, said, field) in blanks {
        if spot.shown.start >= free && words.get(spot.blank.clone()) == Some(*said) {
            free = spot.shown.end;
            kept.push((spot.blank.clone(), *field));
        }
    }
    let mut kept = kept.into_iter().peekable();
    let mut out = Text::default();
    let mut at = 0;
    for run in text.runs() {
        let Piece::Words(all) = &run.piece else {
            out.push(run.piece.clone(), run.voice);
            at += 1;
            continue;
        };
        let end = at + all.len();
        let mut done = at;
        while let Some((range, field)) = kept.peek() {
            if range.start >= end {
                break;
            }
            let before = all.get(done - at..range.start.saturating_sub(at)).unwrap_or_default();
            out.push(Piece::Words(before.to_owned()), run.voice);
            // One that goes on in another voice has that of its beginning.
            if range.start >= at {
                out.push(Piece::Field((*field).clone()), run.voice);
            }
            done = range.end.min(end);
            if range.end > end {
                break;
            }
            kept.next();
        }
        out.push(Piece::Words(all.get(done - at..).unwrap_or_default().to_owned()), run.voice);
        at = end;
    }
    out
}
