//! The grounds of blanks and counts, drawn behind the words: they take no room, so text breaks as it will be printed.

use std::ops::Range;

use egui::layers::ShapeIdx;
use egui::{CornerRadius, Galley, Pos2, Rect, Shape, StrokeKind, Ui, pos2, vec2};

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

/// Keeps a place for grounds in front of what is painted now and behind what is painted next.
pub fn reserve(ui: &Ui) -> ShapeIdx {
    ui.painter().add(Shape::Noop)
}

/// Draws grounds at the reserved place, behind a galley that stands at a point. Ranges are bytes of its words; `height`
/// is the size of its letters.
pub fn paint_grounds(
    ui: &Ui,
    place: ShapeIdx,
    galley: &Galley,
    at: Pos2,
    height: f32,
    chips: impl IntoIterator<Item = (Range<usize>, Ground)>,
) {
    let theme = Theme::of(ui);
    let round = CornerRadius::same(corner::CHIP);
    let mut shapes = Vec::new();
    for (range, ground) in chips {
        let fill = if ground == Ground::Unfilled { theme.warnwash } else { theme.chip };
        for rect in rows_of(galley, range, height) {
            let rect = rect.translate(at.to_vec2());
            shapes.push(Shape::rect_filled(rect, round, fill));
            if theme.wash_edge != egui::Color32::TRANSPARENT {
                shapes.push(Shape::rect_stroke(rect, round, hairline(theme.wash_edge), StrokeKind::Inside));
            }
            if ground == Ground::Count {
                shapes.push(Shape::rect_stroke(rect, round, hairline(theme.line2), StrokeKind::Inside));
            }
        }
    }
    if !shapes.is_empty() {
        ui.painter().set(place, Shape::Vec(shapes));
    }
}

/// Where the letters of a range stand: a box on every row that holds some of them.
fn rows_of(galley: &Galley, range: Range<usize>, height: f32) -> Vec<Rect> {
    let chars = |byte: usize| galley.text().get(..byte).map_or(0, |before| before.chars().count());
    let (from, to) = (chars(range.start), chars(range.end));
    let mut boxes = Vec::new();
    let mut start = 0;
    for row in &galley.rows {
        let length = row.char_count_excluding_newline().0;
        let (first, last) = (from.max(start), to.min(start + length));
        if first < last {
            let x = |index: usize| row.pos.x + row.x_offset((index - start).into());
            let middle = row.rect().center().y;
            let half = height / 2.0 + size::CHIP_OVER;
            let (left, right) = (x(first) - 2.0, x(last) + 2.0);
            boxes.push(Rect::from_min_max(pos2(left, middle - half), pos2(right, middle + half)));
        }
        start += length + usize::from(row.ends_with_newline);
    }
    boxes.iter().map(|rect| rect.translate(vec2(0.0, 0.5))).collect()
}
