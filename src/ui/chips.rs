//! The grounds of blanks and counts, drawn behind the words: they take no room, so text breaks as it will be printed.

use std::ops::Range;

use egui::{CornerRadius, Galley, Rect, StrokeKind, Ui, pos2, vec2};

use super::theme::{Theme, corner, hairline, size};

/// What a chip stands for, which says how its ground looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A blank with a value.
    Filled,
    /// An empty blank.
    Unfilled,
    /// A number of items.
    Count,
}

/// Paints the ground of one chip, which may stand on several lines.
pub fn paint(ui: &Ui, theme: &Theme, boxes: impl IntoIterator<Item = Rect>, ground: Ground) {
    let round = CornerRadius::same(corner::CHIP);
    let fill = if ground == Ground::Unfilled { theme.warnwash } else { theme.chip };
    for rect in boxes {
        ui.painter().rect_filled(rect, round, fill);
        if theme.wash_edge != egui::Color32::TRANSPARENT {
            ui.painter().rect_stroke(rect, round, hairline(theme.wash_edge), StrokeKind::Inside);
        }
        if ground == Ground::Count {
            ui.painter().rect_stroke(rect, round, hairline(theme.line2), StrokeKind::Inside);
        }
    }
}

/// The ground of letters that stand in a box as high as their line: 2 pixels wider than they are.
pub fn round_letters(line: Rect, letter: f32) -> Rect {
    let half = letter / 2.0 + size::CHIP_OVER;
    let middle = line.center().y + 0.5;
    Rect::from_min_max(pos2(line.left() - 2.0, middle - half), pos2(line.right() + 2.0, middle + half))
}

/// Where the letters of a range of bytes stand in a galley whose words have no line break that the galley made: a box on
/// every row that holds some of them, as high as the row.
pub fn boxes(galley: &Galley, lines: &[Range<usize>], words: &str, range: Range<usize>) -> Vec<Rect> {
    let mut boxes = Vec::new();
    for (line, row) in lines.iter().zip(&galley.rows) {
        let (start, end) = (range.start.max(line.start), range.end.min(line.end));
        if start < end {
            let count = |byte: usize| words.get(line.start..byte).map_or(0, |before| before.chars().count());
            let x = |byte: usize| row.pos.x + row.x_offset(count(byte).into());
            let top_left = pos2(x(start), row.pos.y);
            boxes.push(Rect::from_min_size(top_left, vec2(x(end) - x(start), row.height())));
        }
    }
    boxes
}
