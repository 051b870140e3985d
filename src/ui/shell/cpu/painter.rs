//! Paints frames of egui into a buffer of pixels, and only what is not there already.

use std::collections::VecDeque;

use egui::epaint::ClippedShape;
use egui::{Context, TexturesDelta};

use super::area::Area;
use super::canvas::Canvas;
use super::damage::Tiles;
use super::pieces::Pieces;
use super::textures::Textures;

/// How many frames back it is remembered what has changed: windows have two or three buffers.
const REMEMBERED: usize = 4;

/// What paints frame after frame.
#[derive(Default)]
pub struct Painter {
    textures: Textures,
    tiles: Tiles,
    pieces: Pieces,
    size: Area,
    /// What has changed in the last frames, the last one first.
    changed: VecDeque<Vec<Area>>,
    pixels_per_point: f32,
}

/// Where a frame is painted.
pub struct Buffer<'p> {
    /// The pixels, 0RGB, row by row from the top.
    pub pixels: &'p mut [u32],
    /// How many stand in a row.
    pub width: u32,
    /// How many rows there are.
    pub height: u32,
    /// The frame that the buffer holds: 1 for the last one, 2 for the one before, 0 for none.
    pub age: u8,
}

impl Painter {
    /// Nothing of what was painted is shown any more: the next frame is painted and shown as a whole.
    pub fn forget(&mut self) {
        self.tiles.forget();
        self.pieces.forget();
    }

    /// Paints a frame and tells which areas differ from the last one. What `delta` holds is taken over.
    pub fn paint(
        &mut self,
        ctx: &Context,
        shapes: Vec<ClippedShape>,
        delta: &mut TexturesDelta,
        pixels_per_point: f32,
        buffer: Buffer<'_>,
    ) -> Vec<Area> {
        let Buffer { pixels, width, height, age } = buffer;
        let all = Area::of_size(width, height);
        self.tiles.begin(width, height);
        if self.textures.set(delta) || self.size != all || self.pixels_per_point != pixels_per_point {
            self.pieces.forget();
        }
        if self.pixels_per_point != pixels_per_point {
            self.tiles.forget();
        }
        (self.size, self.pixels_per_point) = (all, pixels_per_point);
        self.pieces.renew(shapes, ctx, &self.textures, pixels_per_point, all);
        self.pieces.note(&mut self.tiles, &self.textures);
        self.changed.push_front(self.tiles.end());
        let age = usize::from(age);
        let whole = [all];
        let known = age > 0 && age <= self.changed.len();
        let areas: Vec<Area> =
            if known { self.changed.iter().take(age).flatten().copied().collect() } else { whole.to_vec() };
        let mut canvas = Canvas::new(pixels, width);
        for area in areas {
            self.pieces.paint(&mut canvas, area.intersect(all), &self.textures, pixels_per_point);
        }
        self.textures.free(delta);
        self.changed.truncate(REMEMBERED);
        self.changed.front().cloned().unwrap_or_default()
    }
}
