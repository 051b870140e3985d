//! Frames of egui painted plainly and slowly: every pixel of every triangle by its edges, sampled and blended in floating
//! point, rounded after each triangle as a graphics card does it.

use std::collections::HashMap;

use egui::epaint::{ClippedPrimitive, Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, ImageData, Rect, TextureId, TexturesDelta};

/// Paints whole frames.
#[derive(Default)]
pub struct Reference {
    textures: HashMap<TextureId, ColorImage>,
}

impl Reference {
    /// Takes over what has changed of the textures.
    pub fn set(&mut self, delta: &TexturesDelta) {
        for (id, changes) in &delta.set {
            for change in changes {
                let ImageData::Color(image) = &change.image;
                let Some([left, top]) = change.pos else {
                    self.textures.insert(*id, ColorImage::clone(image));
                    continue;
                };
                let texture = self.textures.get_mut(id).unwrap();
                for y in 0..image.height() {
                    for x in 0..image.width() {
                        texture[(left + x, top + y)] = image[(x, y)];
                    }
                }
            }
        }
    }

    /// A frame, 0RGB.
    pub fn paint(&self, primitives: &[ClippedPrimitive], scale: f32, [width, height]: [usize; 2]) -> Vec<u32> {
        let mut pixels = vec![[0.0; 3]; width * height];
        for primitive in primitives {
            let Primitive::Mesh(mesh) = &primitive.primitive else { continue };
            let texture = &self.textures[&mesh.texture_id];
            let clip = clip(primitive.clip_rect, scale, [width, height]);
            for corners in mesh.indices.chunks_exact(3) {
                triangle(&mut pixels, width, clip, corners_of(mesh, corners), scale, texture);
            }
        }
        pixels.into_iter().map(|[r, g, b]| ((r as u32) << 16) | ((g as u32) << 8) | b as u32).collect()
    }
}

fn corners_of(mesh: &Mesh, indices: &[u32]) -> [Vertex; 3] {
    [0, 1, 2].map(|corner| mesh.vertices[indices[corner] as usize])
}

/// Left, top, right and bottom in pixels.
fn clip(rect: Rect, scale: f32, [width, height]: [usize; 2]) -> [usize; 4] {
    let side = |points: f32, most: usize| (points * scale).round().clamp(0.0, most as f32) as usize;
    [side(rect.min.x, width), side(rect.min.y, height), side(rect.max.x, width), side(rect.max.y, height)]
}

type Point = (f64, f64);

/// Twice the area to the left of an edge, as seen by a point.
fn edge(from: Point, to: Point, point: Point) -> f64 {
    (to.0 - from.0) * (point.1 - from.1) - (to.1 - from.1) * (point.0 - from.0)
}

/// Whether a point on this edge belongs to the triangle: on a left or an upper one.
fn owns(from: Point, to: Point) -> bool {
    to.1 < from.1 || (to.1 == from.1 && to.0 > from.0)
}

fn triangle(
    pixels: &mut [[f64; 3]],
    width: usize,
    [left, top, right, bottom]: [usize; 4],
    mut corners: [Vertex; 3],
    scale: f32,
    texture: &ColorImage,
) {
    let place =
        |vertex: &Vertex| (f64::from(vertex.pos.x) * f64::from(scale), f64::from(vertex.pos.y) * f64::from(scale));
    let [a, b, c] = [0, 1, 2].map(|corner| place(&corners[corner]));
    let area = edge(a, b, c);
    if area == 0.0 {
        return;
    }
    if area < 0.0 {
        corners.swap(1, 2);
    }
    let [a, b, c] = [0, 1, 2].map(|corner| place(&corners[corner]));
    let area = area.abs();
    let of_all = |of: &dyn Fn(&Vertex) -> f32| [0, 1, 2].map(|corner| f64::from(of(&corners[corner])));
    let (across, down) = (of_all(&|vertex| vertex.uv.x), of_all(&|vertex| vertex.uv.y));
    let channels = [0, 1, 2, 3].map(|channel| of_all(&|vertex| f32::from(vertex.color.to_array()[channel])));
    // Where nothing but a colour is shown, it is looked up once.
    let one_texel = across == [across[0]; 3] && down == [down[0]; 3];
    let blank = one_texel.then(|| sample(texture, across[0], down[0]));
    let (xs, ys) = ([a.0, b.0, c.0], [a.1, b.1, c.1]);
    let least = |of: [f64; 3]| of.into_iter().fold(f64::INFINITY, f64::min).max(0.0) as usize;
    let most = |of: [f64; 3]| of.into_iter().fold(f64::NEG_INFINITY, f64::max).max(0.0) as usize + 1;
    for y in top.max(least(ys))..bottom.min(most(ys)) {
        for x in left.max(least(xs))..right.min(most(xs)) {
            let point = (x as f64 + 0.5, y as f64 + 0.5);
            let weights = [edge(b, c, point), edge(c, a, point), edge(a, b, point)];
            let inside = |weight: f64, from: Point, to: Point| weight > 0.0 || (weight == 0.0 && owns(from, to));
            if !(inside(weights[0], b, c) && inside(weights[1], c, a) && inside(weights[2], a, b)) {
                continue;
            }
            let mix =
                |values: [f64; 3]| (values[0] * weights[0] + values[1] * weights[1] + values[2] * weights[2]) / area;
            let texel = blank.unwrap_or_else(|| sample(texture, mix(across), mix(down)));
            let over = [0, 1, 2, 3].map(|channel| mix(channels[channel]) * texel[channel] / 255.0);
            let rest = 1.0 - over[3] / 255.0;
            for (number, below) in pixels[y * width + x].iter_mut().enumerate() {
                *below = (over[number] + *below * rest).clamp(0.0, 255.0).round();
            }
        }
    }
}

/// The mix of the four texels around, those of the edge standing for what lies beyond.
fn sample(texture: &ColorImage, u: f64, v: f64) -> [f64; 4] {
    let (x, y) = (u * texture.width() as f64 - 0.5, v * texture.height() as f64 - 0.5);
    let texel = |x: f64, y: f64, channel: usize| -> f64 {
        let x = x.clamp(0.0, texture.width() as f64 - 1.0) as usize;
        let y = y.clamp(0.0, texture.height() as f64 - 1.0) as usize;
        let colour: Color32 = texture[(x, y)];
        colour.to_array()[channel].into()
    };
    let (left, top) = (x.floor(), y.floor());
    let (across, down) = (x - left, y - top);
    [0, 1, 2, 3].map(|channel| {
        let upper = texel(left, top, channel) * (1.0 - across) + texel(left + 1.0, top, channel) * across;
        let lower = texel(left, top + 1.0, channel) * (1.0 - across) + texel(left + 1.0, top + 1.0, channel) * across;
        upper * (1.0 - down) + lower * down
    })
}
