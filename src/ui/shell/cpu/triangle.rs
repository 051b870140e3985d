//! One triangle: colours and places in a texture change evenly from corner to corner.
//!
//! A pixel belongs to the triangle that holds its centre, and of two that share an edge to exactly one: each edge is
//! crossed at the same place for both.

use egui::Color32;

use super::area::{Area, first_centre};
use super::blend::{self, Fixed};
use super::canvas::Canvas;
use super::textures::Texture;

/// A corner, its place in pixels.
#[derive(Clone, Copy, Debug, Default)]
pub struct Corner {
    /// How far from the left.
    pub x: f64,
    /// How far from the top.
    pub y: f64,
    /// Where in the texture, from 0 to 1.
    pub u: f64,
    /// Where in the texture, from 0 to 1.
    pub v: f64,
    /// What the texture is multiplied with.
    pub colour: Color32,
}

/// Paints what of a triangle lies in an area. Without a texture its colours stand for themselves.
pub fn triangle(canvas: &mut Canvas<'_>, area: Area, corners: &[Corner; 3], texture: Option<&Texture>) {
    let Some(plane) = Plane::through(corners) else { return };
    let [a, b, c] = corners;
    let same = a.colour == b.colour && b.colour == c.colour;
    let channels = |corner: &Corner| corner.colour.to_array().map(f64::from);
    let [red, green, blue, alpha] = channels(a);
    let ([b_red, b_green, b_blue, b_alpha], [c_red, c_green, c_blue, c_alpha]) = (channels(b), channels(c));
    let colour = [
        plane.slope(red, b_red, c_red),
        plane.slope(green, b_green, c_green),
        plane.slope(blue, b_blue, c_blue),
        plane.slope(alpha, b_alpha, c_alpha),
    ];
    let step = colour.map(|channel| Fixed::new(channel.across));
    let (u, v) = (plane.slope(a.u, b.u, c.u), plane.slope(a.v, b.v, c.v));
    for y in area.top..area.bottom {
        let centre = f64::from(y) + 0.5;
        let Some((left, right)) = crossing(corners, centre) else { continue };
        let left = first_centre(left, area.left, area.right);
        let right = first_centre(right, area.left, area.right);
        let row = canvas.row(y, left, right);
        if row.is_empty() {
            continue;
        }
        let start = f64::from(left) + 0.5;
        match texture {
            None if same && blend::is_plain(a.colour) => blend::fill(row, a.colour),
            None => blend::shade(row, colour.map(|channel| Fixed::new(channel.at(start, centre))), step),
            Some(texture) => {
                for (below, x) in row.iter_mut().zip(left..) {
                    let x = f64::from(x) + 0.5;
                    let texel = texture.sample(u.at(x, centre), v.at(x, centre));
                    let mut mixed = [Fixed::default(); 4];
                    for ((mixed, texel), channel) in mixed.iter_mut().zip(texel).zip(&colour) {
                        *mixed = Fixed::new(texel * channel.at(x, centre) / 255.0);
                    }
                    *below = blend::over(*below, mixed);
                }
            }
        }
    }
}

/// Where a row goes into a triangle and out of it.
fn crossing([a, b, c]: &[Corner; 3], y: f64) -> Option<(f64, f64)> {
    let mut found: Option<(f64, f64)> = None;
    for (one, other) in [(a, b), (b, c), (c, a)] {
        // The upper end first, so that a shared edge is reckoned in one way.
        let (upper, lower) = if one.y <= other.y { (one, other) } else { (other, one) };
        if upper.y <= y && y < lower.y {
            let x = upper.x + (y - upper.y) * (lower.x - upper.x) / (lower.y - upper.y);
            found = Some(found.map_or((x, x), |(left, right)| (left.min(x), right.max(x))));
        }
    }
    found
}

/// The plane that three corners span.
struct Plane {
    a: Corner,
    ab: (f64, f64),
    ac: (f64, f64),
    area: f64,
}

/// How something changes over a triangle.
#[derive(Clone, Copy)]
struct Slope {
    origin: (f64, f64),
    value: f64,
    across: f64,
    down: f64,
}

impl Plane {
    /// None where the corners lie on a line.
    fn through([a, b, c]: &[Corner; 3]) -> Option<Self> {
        let (ab, ac) = ((b.x - a.x, b.y - a.y), (c.x - a.x, c.y - a.y));
        let area = ab.0 * ac.1 - ac.0 * ab.1;
        (area.is_finite() && area != 0.0).then_some(Self { a: *a, ab, ac, area })
    }

    /// The change of what is so much at each of the three corners.
    fn slope(&self, a: f64, b: f64, c: f64) -> Slope {
        let (ab, ac) = (b - a, c - a);
        Slope {
            origin: (self.a.x, self.a.y),
            value: a,
            across: (ab * self.ac.1 - ac * self.ab.1) / self.area,
            down: (ac * self.ab.0 - ab * self.ac.0) / self.area,
        }
    }
}

impl Slope {
    fn at(self, x: f64, y: f64) -> f64 {
        self.value + (x - self.origin.0) * self.across + (y - self.origin.1) * self.down
    }
}
