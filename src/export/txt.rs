//! Plain text: one line a paragraph, in the shape that others' scripts rely on.

use crate::assemble::{Assembled, Shape};
use crate::model::Language;

/// The indent of a Chinese paragraph: two ideographic blanks.
const INDENT: &str = "\u{3000}\u{3000}";

/// The speech as text: the title block, an empty line, then a line a paragraph; one line break at the very end.
///
/// A Chinese paragraph opens with two ideographic blanks, title and salutation stand flush; English paragraphs are
/// parted by an empty line. An empty speech is an empty text.
pub fn txt(speech: &Assembled) -> String {
    let english = speech.language == Language::English;
    let mut out = String::new();
    let mut titled = false;
    let mut begun = false;
    for block in &speech.blocks {
        let title = block.shape == Shape::Title;
        if !title && !begun {
            begun = true;
            if titled {
                out.push('\n');
            }
        } else if english && begun {
            out.push('\n');
        }
        titled |= title;
        let indent = if english || matches!(block.shape, Shape::Title | Shape::Flush) { "" } else { INDENT };
        for line in block.line.text.split('\n') {
            out.push_str(indent);
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}
