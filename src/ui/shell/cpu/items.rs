//! What egui wants painted, parted into the simplest things that can be: rectangles of one colour, texels that stand on
//! pixels as glyphs do, and triangles.

use std::cell::Cell;

use egui::epaint::{ClippedPrimitive, Mesh, Primitive, Vertex};
use egui::{Color32, Pos2, Rect};

use super::area::{Area, whole};
use super::blend;
use super::canvas::Canvas;
use super::textures::{Run, Texture, Textures};
use super::triangle::{Corner, triangle};

/// How far from a pixel something may lie and still stand on it: less than shows.
const NEAR: f64 = 1.0 / 1024.0;

/// One thing to paint.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The pixels it may touch.
    pub bounds: Area,
    /// The same for two items that look the same, and hardly ever otherwise.
    pub hash: u64,
    /// The primitive it is of.
    primitive: u32,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// One colour on all of its bounds.
    Fill(Color32),
    /// One texel for each pixel of its bounds, times a colour, from this column and row of the texture on.
    Texels { colour: Color32, column: u32, row: u32 },
    /// The three vertices from this index on.
    Triangle { at: u32, textured: bool },
}

/// What is to be painted of some primitives, in order.
pub fn list(primitives: &[ClippedPrimitive], textures: &Textures, pixels_per_point: f32, all: Area) -> Vec<Item> {
    let mut items = Vec::new();
    for (number, primitive) in (0..).zip(primitives) {
        // A callback paints with a graphics card; we have none and use none.
        let Primitive::Mesh(mesh) = &primitive.primitive else { continue };
        let Some(texture) = textures.get(mesh.texture_id) else { continue };
        let clip = clip(primitive.clip_rect, pixels_per_point, all);
        if clip.is_empty() {
            continue;
        }
        let scale = f64::from(pixels_per_point);
        let source = Source { mesh, texture, number, scale, clip, blank: Cell::default() };
        let mut rest = mesh.indices.as_slice();
        let mut at = 0;
        while let [a, b, c, tail @ ..] = rest {
            let quad = match tail {
                [d, e, f, after @ ..] => source.quad([*a, *b, *c, *d, *e, *f]).map(|quad| (quad, after)),
                _ => None,
            };
            let found = match quad {
                Some((found, after)) => {
                    (rest, at) = (after, at + 6);
                    found
                }
                None => {
                    let found = source.triangle([*a, *b, *c], at);
                    (rest, at) = (tail, at + 3);
                    found
                }
            };
            items.extend(found);
        }
    }
    items
}

/// The pixels that a clip rectangle leaves: its edges go to the nearest, as in egui's own painters.
fn clip(rect: Rect, pixels_per_point: f32, all: Area) -> Area {
    let side = |points: f32, most: u32| whole(f64::from((points * pixels_per_point).round())).min(most);
    Area {
        left: side(rect.min.x, all.right),
        top: side(rect.min.y, all.bottom),
        right: side(rect.max.x, all.right),
        bottom: side(rect.max.y, all.bottom),
    }
}

/// What the items of one primitive are made of.
struct Source<'m> {
    mesh: &'m Mesh,
    texture: &'m Texture,
    number: u32,
    scale: f64,
    clip: Area,
    /// The place in the texture that was last seen to leave colours as they are: nearly always the same one.
    blank: Cell<Option<Pos2>>,
}

impl Source<'_> {
    fn vertex(&self, index: u32) -> Option<&Vertex> {
        self.mesh.vertices.get(index as usize)
    }

    /// Two triangles as an upright rectangle of one colour, if they are that and need no more: an item, or nothing to see.
    fn quad(&self, indices: [u32; 6]) -> Option<Option<Item>> {
        let [a, b, c, d, e, f] = indices;
        // Each has a corner that the other has not; what they share is the diagonal between these two.
        let alone = |own: [u32; 3], other: [u32; 3]| {
            let mut own = own.into_iter().filter(|index| !other.contains(index));
            own.next().filter(|_| own.next().is_none())
        };
        let (first, last) = (alone([a, b, c], [d, e, f])?, alone([d, e, f], [a, b, c])?);
        let mut shared = [a, b, c].into_iter().filter(|index| *index != first);
        let sides = [self.vertex(shared.next()?)?, self.vertex(shared.next()?)?];
        let (corner, opposite) = (self.vertex(first)?, self.vertex(last)?);
        let colour = corner.color;
        let one_colour = [opposite, sides[0], sides[1]].iter().all(|vertex| vertex.color == colour);
        if !one_colour || !blend::is_plain(colour) || !are_upright(corner, opposite, sides) {
            return None;
        }
        if colour == Color32::TRANSPARENT {
            return Some(None);
        }
        let (low, high) = if corner.pos.x <= opposite.pos.x { (corner, opposite) } else { (opposite, corner) };
        let (top, bottom) = if corner.pos.y <= opposite.pos.y { (corner, opposite) } else { (opposite, corner) };
        let [left, right] = [low, high].map(|vertex| f64::from(vertex.pos.x) * self.scale);
        let [up, down] = [top, bottom].map(|vertex| f64::from(vertex.pos.y) * self.scale);
        let bounds = self.clip.centres(left, up, right, down);
        if corner.uv == opposite.uv && sides.iter().all(|side| side.uv == corner.uv) {
            if !self.is_blank(corner) {
                return None;
            }
            let hash = mix(mix(1, area_bits(bounds)), u64::from(u32::from_be_bytes(colour.to_array())));
            return Some(self.item(bounds, Kind::Fill(colour), hash));
        }
        let (width, height) = self.texture.size();
        let [first_column, last_column] = [low, high].map(|vertex| f64::from(vertex.uv.x) * f64::from(width));
        let [first_row, last_row] = [top, bottom].map(|vertex| f64::from(vertex.uv.y) * f64::from(height));
        let places = [left, right, up, down, first_column, last_column, first_row, last_row];
        let on_pixels = places.into_iter().all(|place| (place - place.round()).abs() < NEAR);
        let same = |pixels: f64, texels: f64| (pixels - texels).abs() < 2.0 * NEAR;
        if !on_pixels || !same(right - left, last_column - first_column) || !same(down - up, last_row - first_row) {
            return None;
        }
        if bounds.is_empty() {
            return Some(None);
        }
        // What is clipped away takes its texels along.
        let column = whole((first_column + f64::from(bounds.left) - left).round());
        let row = whole((first_row + f64::from(bounds.top) - up).round());
        let kind = Kind::Texels { colour, column, row };
        let look = mix(mix(2, area_bits(bounds)), u64::from(u32::from_be_bytes(colour.to_array())));
        let hash = mix(mix(look, (u64::from(column) << 32) | u64::from(row)), self.texture_bits());
        Some(self.item(bounds, kind, hash))
    }

    fn triangle(&self, indices: [u32; 3], at: u32) -> Option<Item> {
        let [a, b, c] = indices;
        let vertices = [self.vertex(a)?, self.vertex(b)?, self.vertex(c)?];
        if vertices.iter().all(|vertex| vertex.color == Color32::TRANSPARENT) {
            return None;
        }
        let [first, ..] = vertices;
        let textured = !(vertices.iter().all(|vertex| vertex.uv == first.uv) && self.is_blank(first));
        let least = |of: fn(&Vertex) -> f32| vertices.map(of).into_iter().fold(f32::INFINITY, f32::min);
        let most = |of: fn(&Vertex) -> f32| vertices.map(of).into_iter().fold(f32::NEG_INFINITY, f32::max);
        let [left, right] = [least(|vertex| vertex.pos.x), most(|vertex| vertex.pos.x)].map(f64::from);
        let [up, down] = [least(|vertex| vertex.pos.y), most(|vertex| vertex.pos.y)].map(f64::from);
        let bounds = self.clip.centres(left * self.scale, up * self.scale, right * self.scale, down * self.scale);
        if bounds.is_empty() {
            return None;
        }
        let mut hash = mix(3, area_bits(bounds));
        for vertex in vertices {
            hash = mix(hash, (u64::from(vertex.pos.x.to_bits()) << 32) | u64::from(vertex.pos.y.to_bits()));
            hash = mix(hash, u64::from(u32::from_be_bytes(vertex.color.to_array())));
            if textured {
                hash = mix(hash, (u64::from(vertex.uv.x.to_bits()) << 32) | u64::from(vertex.uv.y.to_bits()));
            }
        }
        if textured {
            hash = mix(hash, self.texture_bits());
        }
        self.item(bounds, Kind::Triangle { at, textured }, hash)
    }

    fn item(&self, bounds: Area, kind: Kind, hash: u64) -> Option<Item> {
        (!bounds.is_empty()).then_some(Item { bounds, hash, primitive: self.number, kind })
    }

    /// Whether the texture leaves a colour as it is at this vertex, as it does where nothing but a colour is shown.
    fn is_blank(&self, vertex: &Vertex) -> bool {
        if self.blank.get() == Some(vertex.uv) {
            return true;
        }
        let texel = self.texture.sample(f64::from(vertex.uv.x), f64::from(vertex.uv.y));
        let blank = texel.iter().all(|channel| *channel >= 255.0);
        if blank {
            self.blank.set(Some(vertex.uv));
        }
        blank
    }

    fn texture_bits(&self) -> u64 {
        match self.mesh.texture_id {
            egui::TextureId::Managed(id) => id,
            egui::TextureId::User(id) => !id,
        }
    }
}

/// Whether two corners with the two between them are an upright rectangle, on the screen and in the texture.
fn are_upright(corner: &Vertex, opposite: &Vertex, [one, two]: [&Vertex; 2]) -> bool {
    let between = |side: &Vertex, across: &Vertex, down: &Vertex| {
        side.pos.x == across.pos.x && side.pos.y == down.pos.y && side.uv.x == across.uv.x && side.uv.y == down.uv.y
    };
    (between(one, corner, opposite) && between(two, opposite, corner))
        || (between(one, opposite, corner) && between(two, corner, opposite))
}

fn area_bits(area: Area) -> u64 {
    let corner = |x: u32, y: u32| (u64::from(x) << 32) | u64::from(y);
    corner(area.left, area.top) ^ corner(area.right, area.bottom).rotate_left(16)
}

/// A hash with something more in it.
pub fn mix(hash: u64, more: u64) -> u64 {
    let mixed = (hash.rotate_left(23) ^ more).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}

impl Item {
    /// Whether it hides whatever lies below it in an area.
    pub fn hides(&self, area: Area) -> bool {
        matches!(self.kind, Kind::Fill(colour) if colour.is_opaque()) && self.bounds.holds(area)
    }

    /// Whether it is drawn from texels that have changed.
    pub fn is_stale(&self, primitives: &[ClippedPrimitive], textures: &Textures) -> bool {
        let part = match self.kind {
            Kind::Texels { column, row, .. } => {
                let (right, bottom) =
                    (column + self.bounds.right - self.bounds.left, row + self.bounds.bottom - self.bounds.top);
                Area { left: column, top: row, right, bottom }
            }
            // Any part of the texture may be looked at: pictures are few.
            Kind::Triangle { textured: true, .. } => Area::of_size(u32::MAX, u32::MAX),
            Kind::Fill(_) | Kind::Triangle { .. } => return false,
        };
        self.mesh(primitives).is_some_and(|mesh| textures.has_changed(mesh.texture_id, part))
    }

    fn mesh<'p>(&self, primitives: &'p [ClippedPrimitive]) -> Option<&'p Mesh> {
        match &primitives.get(self.primitive as usize)?.primitive {
            Primitive::Mesh(mesh) => Some(mesh),
            Primitive::Callback(_) => None,
        }
    }

    /// Paints what of it lies in an area.
    pub fn paint(
        &self,
        canvas: &mut Canvas<'_>,
        area: Area,
        primitives: &[ClippedPrimitive],
        textures: &Textures,
        pixels_per_point: f32,
    ) {
        let area = self.bounds.intersect(area);
        let Some(mesh) = self.mesh(primitives).filter(|_| !area.is_empty()) else { return };
        match self.kind {
            Kind::Fill(colour) => canvas.rows(area).for_each(|(_, row)| blend::fill(row, colour)),
            Kind::Texels { colour, column, row } => {
                let Some(texture) = textures.get(mesh.texture_id) else { return };
                let column = column + (area.left - self.bounds.left);
                let first = row + (area.top - self.bounds.top);
                for ((_, pixels), row) in canvas.rows(area).zip(first..) {
                    match texture.run(column, row, area.right - area.left) {
                        Run::Coverage(coverage) => blend::cover(pixels, coverage, colour),
                        Run::Colours(texels) => blend::tinted(pixels, texels, colour),
                    }
                }
            }
            Kind::Triangle { at, textured } => {
                let texture = textures.get(mesh.texture_id).filter(|_| textured);
                let mut corners = [Corner::default(); 3];
                let indices = mesh.indices.iter().skip(at as usize);
                for (corner, index) in corners.iter_mut().zip(indices) {
                    let Some(vertex) = mesh.vertices.get(*index as usize) else { continue };
                    let [x, y] = [vertex.pos.x, vertex.pos.y].map(|side| f64::from(side) * f64::from(pixels_per_point));
                    let (u, v) = (f64::from(vertex.uv.x), f64::from(vertex.uv.y));
                    *corner = Corner { x, y, u, v, colour: vertex.color };
                }
                triangle(canvas, area, &corners, texture);
            }
        }
    }
}
