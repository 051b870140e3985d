//! The headings of a speech as the outline of its PDF.

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

use super::plain;
use crate::export::page::{Heading, Pages};

/// The headings, those of deeper levels below those that they belong to.
pub fn outline(pages: &Pages) -> Outline {
    let mut outline = Outline::new();
    // The headings under way, the top one first: level and node.
    let mut open: Vec<(usize, OutlineNode)> = Vec::new();
    let mut close = |open: &mut Vec<(usize, OutlineNode)>, level: usize| {
        while let Some((_, node)) = open.pop_if(|(deep, _)| *deep >= level) {
            match open.last_mut() {
                Some((_, above)) => above.push_child(node),
                None => outline.push_child(node),
            }
        }
    };
    for Heading { text, level, page, x, top } in pages.headings() {
        close(&mut open, level);
        let to = XyzDestination::new(page, Point::from_xy(x, top));
        open.push((level, OutlineNode::new(plain(&text), to).with_open(true)));
    }
    close(&mut open, 0);
    outline
}
