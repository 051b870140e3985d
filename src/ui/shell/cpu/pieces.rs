//! The shapes of a frame with what each is made of, of which all is taken over that is as it was in the frame before.
//!
//! A key changes a few shapes of hundreds. The others are neither parted into triangles again nor these into items.

use std::sync::Arc;

use egui::epaint::{ClippedPrimitive, ClippedShape};
use egui::{Context, Shape};

use super::area::Area;
use super::canvas::Canvas;
use super::damage::Tiles;
use super::items::{Item, list};
use super::textures::Textures;

/// How many shapes further on one of the frame before is looked for, and how many more for each that was not found since.
const REACH: usize = 8;

/// A shape, and what is painted of it.
struct Piece {
    shape: ClippedShape,
    primitives: Vec<ClippedPrimitive>,
    items: Vec<Item>,
}

/// All shapes of a frame, the lowest first.
#[derive(Default)]
pub struct Pieces(Vec<Piece>);

impl Pieces {
    /// Nothing is taken over into the next frame.
    pub fn forget(&mut self) {
        self.0.clear();
    }

    /// The shapes of the next frame, in a window of this size.
    pub fn renew(
        &mut self,
        shapes: Vec<ClippedShape>,
        ctx: &Context,
        textures: &Textures,
        pixels_per_point: f32,
        all: Area,
    ) {
        let mut before: Vec<Option<Piece>> = std::mem::take(&mut self.0).into_iter().map(Some).collect();
        // Shapes come and go, but hardly ever change places: whatever was passed over is gone.
        let (mut from, mut missed) = (0, 0);
        for shape in shapes {
            let near = before.iter().enumerate().skip(from).take(REACH + missed);
            let same = |piece: &Option<Piece>| piece.as_ref().is_some_and(|piece| is_same(&piece.shape, &shape));
            let found = near.into_iter().find(|(_, piece)| same(piece)).map(|(at, _)| at);
            let piece = found.and_then(|at| {
                (from, missed) = (at + 1, 0);
                before.get_mut(at)?.take()
            });
            self.0.push(piece.unwrap_or_else(|| {
                missed += 1;
                let primitives = ctx.tessellate(vec![shape.clone()], pixels_per_point);
                let items = list(&primitives, textures, pixels_per_point, all);
                Piece { shape, primitives, items }
            }));
        }
    }

    /// Takes note of what is painted, and where.
    pub fn note(&self, tiles: &mut Tiles, textures: &Textures) {
        for piece in &self.0 {
            for item in &piece.items {
                tiles.note(item.bounds, item.hash, item.is_stale(&piece.primitives, textures));
            }
        }
    }

    /// Paints what lies in an area, in order.
    pub fn paint(&self, canvas: &mut Canvas<'_>, area: Area, textures: &Textures, pixels_per_point: f32) {
        // Nothing shows below the last opaque rectangle that holds all of the area.
        let hidden = |piece: &Piece| piece.items.iter().rposition(|item| item.hides(area));
        let lowest = (0..self.0.len()).rev().find_map(|at| Some((at, hidden(self.0.get(at)?)?)));
        if lowest.is_none() {
            canvas.rows(area).for_each(|(_, row)| row.fill(0));
        }
        let (first, mut skipped) = lowest.unwrap_or_default();
        for piece in self.0.iter().skip(first) {
            for item in piece.items.iter().skip(std::mem::take(&mut skipped)) {
                item.paint(canvas, area, &piece.primitives, textures, pixels_per_point);
            }
        }
    }
}

fn is_same(one: &ClippedShape, other: &ClippedShape) -> bool {
    one.clip_rect == other.clip_rect && is_same_shape(&one.shape, &other.shape)
}

/// Whether two shapes are the same. Of texts and meshes it is asked whether they are one, not whether they are alike:
/// egui keeps those that come again.
fn is_same_shape(one: &Shape, other: &Shape) -> bool {
    match (one, other) {
        (Shape::Text(one), Shape::Text(other)) => {
            Arc::ptr_eq(&one.galley, &other.galley)
                && one.pos == other.pos
                && one.underline == other.underline
                && one.fallback_color == other.fallback_color
                && one.override_text_color == other.override_text_color
                && one.opacity_factor == other.opacity_factor
                && one.angle == other.angle
        }
        (Shape::Mesh(one), Shape::Mesh(other)) => Arc::ptr_eq(one, other),
        (Shape::Vec(one), Shape::Vec(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same_shape(one, other))
        }
        // Who paints for itself may paint otherwise each time.
        (Shape::Callback(_), _) => false,
        _ => one == other,
    }
}
