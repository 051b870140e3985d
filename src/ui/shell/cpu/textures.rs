//! What is drawn from: the texture of all glyphs, and pictures.
//!
//! Glyphs are white, so that their texture is kept as coverage alone, a quarter of the size, until one has colours.

use std::collections::HashMap;

use egui::epaint::ImageDelta;
use egui::{Color32, ImageData, TextureFilter, TextureId, TextureOptions, TextureWrapMode, TexturesDelta};

use super::area::{Area, whole};

/// A texture.
pub struct Texture {
    width: u32,
    height: u32,
    texels: Texels,
    options: TextureOptions,
}

enum Texels {
    Coverage(Vec<u8>),
    Colours(Vec<Color32>),
}

/// Texels that lie side by side.
pub enum Run<'t> {
    /// White, as far as they cover.
    Coverage(&'t [u8]),
    /// With colours.
    Colours(&'t [Color32]),
}

/// All textures, and what of them has changed since the last frame.
#[derive(Default)]
pub struct Textures {
    all: HashMap<TextureId, Texture>,
    changed: Vec<(TextureId, Area)>,
}

impl Textures {
    /// Takes over what has changed, and remembers where; whether a texture is another one as a whole, maybe of another
    /// size. What is to be freed waits for [`Self::free`].
    pub fn set(&mut self, delta: &mut TexturesDelta) -> bool {
        let replaced = delta.set.values().flatten().any(|change| change.pos.is_none());
        self.changed.clear();
        for (id, changes) in std::mem::take(&mut delta.set) {
            for change in changes {
                self.change(id, &change);
            }
        }
        replaced
    }

    /// Lets go of textures that are not needed after this frame.
    pub fn free(&mut self, delta: &mut TexturesDelta) {
        for id in std::mem::take(&mut delta.free) {
            self.all.remove(&id);
        }
    }

    /// A texture.
    pub fn get(&self, id: TextureId) -> Option<&Texture> {
        self.all.get(&id)
    }

    /// Whether a part of a texture is another one than in the last frame.
    pub fn has_changed(&self, id: TextureId, part: Area) -> bool {
        self.changed.iter().any(|(changed, area)| *changed == id && area.meets(part))
    }

    fn change(&mut self, id: TextureId, change: &ImageDelta) {
        let ImageData::Color(image) = &change.image;
        let [width, height] = image.size.map(|side| u32::try_from(side).unwrap_or(0));
        let Some(at) = change.pos else {
            let white = image.pixels.iter().all(|texel| is_white(*texel));
            let texels = if white {
                Texels::Coverage(image.pixels.iter().map(Color32::a).collect())
            } else {
                Texels::Colours(image.pixels.clone())
            };
            let texture = Texture { width, height, texels, options: change.options };
            self.changed.push((id, Area::of_size(width, height)));
            self.all.insert(id, texture);
            return;
        };
        let Some(texture) = self.all.get_mut(&id) else { return };
        texture.options = change.options;
        let [left, top] = at.map(|side| u32::try_from(side).unwrap_or(0));
        self.changed.push((id, Area { left, top, right: left + width, bottom: top + height }));
        if let Texels::Coverage(coverage) = &texture.texels
            && !image.pixels.iter().all(|texel| is_white(*texel))
        {
            let colours = coverage.iter().map(|alpha| Color32::from_rgba_premultiplied(*alpha, *alpha, *alpha, *alpha));
            texture.texels = Texels::Colours(colours.collect());
        }
        for (y, row) in (top..).zip(image.pixels.chunks(image.size[0].max(1))) {
            let start = y as usize * texture.width as usize + left as usize;
            let range = start..start + row.len();
            match &mut texture.texels {
                Texels::Coverage(all) => {
                    let into = all.get_mut(range).unwrap_or_default();
                    into.iter_mut().zip(row).for_each(|(into, texel)| *into = texel.a());
                }
                Texels::Colours(all) => {
                    let into = all.get_mut(range).unwrap_or_default();
                    into.iter_mut().zip(row).for_each(|(into, texel)| *into = *texel);
                }
            }
        }
    }
}

/// Whether a texel is white, covering more or less.
fn is_white(texel: Color32) -> bool {
    let [red, green, blue, alpha] = texel.to_array();
    red == alpha && green == alpha && blue == alpha
}

impl Texture {
    /// How many texels wide and high it is.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The texels of a row, from a column on.
    pub fn run(&self, column: u32, row: u32, length: u32) -> Run<'_> {
        let start = row as usize * self.width as usize + column as usize;
        let range = start..start + length as usize;
        match &self.texels {
            Texels::Coverage(all) => Run::Coverage(all.get(range).unwrap_or_default()),
            Texels::Colours(all) => Run::Colours(all.get(range).unwrap_or_default()),
        }
    }

    /// The colour at a place, from 0 to 1 across the texture: red, green, blue and alpha in steps of a byte.
    ///
    /// Between texels it is mixed of the four around, unless the texture asks for the nearest when enlarged.
    pub fn sample(&self, across: f64, down: f64) -> [f64; 4] {
        let (x, y) = (across * f64::from(self.width), down * f64::from(self.height));
        if self.options.magnification == TextureFilter::Nearest {
            return self.texel(x.floor(), y.floor());
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (right_part, lower_part) = (x - left, y - top);
        let mix = |one: [f64; 4], other: [f64; 4], part: f64| {
            let mut mixed = one;
            mixed.iter_mut().zip(other).for_each(|(one, other)| *one += (other - *one) * part);
            mixed
        };
        let upper = mix(self.texel(left, top), self.texel(left + 1.0, top), right_part);
        let lower = mix(self.texel(left, top + 1.0), self.texel(left + 1.0, top + 1.0), right_part);
        mix(upper, lower, lower_part)
    }

    fn texel(&self, x: f64, y: f64) -> [f64; 4] {
        let (column, row) = (self.wrapped(x, self.width), self.wrapped(y, self.height));
        let at = row as usize * self.width as usize + column as usize;
        match &self.texels {
            Texels::Coverage(all) => [f64::from(all.get(at).copied().unwrap_or(0)); 4],
            Texels::Colours(all) => all.get(at).copied().unwrap_or_default().to_array().map(f64::from),
        }
    }

    /// The texel that stands for one beyond the edge.
    fn wrapped(&self, at: f64, side: u32) -> u32 {
        let length = f64::from(side);
        let at = match self.options.wrap_mode {
            TextureWrapMode::ClampToEdge => at,
            TextureWrapMode::Repeat => at.rem_euclid(length),
            TextureWrapMode::MirroredRepeat => {
                let twice = at.rem_euclid(2.0 * length);
                if twice < length { twice } else { 2.0 * length - 1.0 - twice }
            }
        };
        whole(at).min(side.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui::ColorImage;

    use super::*;

    fn image(size: [usize; 2], colour: Color32) -> Arc<ColorImage> {
        Arc::new(ColorImage::filled(size, colour))
    }

    #[test]
    fn a_texture_changes_in_part_and_gets_colours_when_it_has_some() {
        let mut textures = Textures::default();
        let mut delta = TexturesDelta::default();
        let id = TextureId::default();
        delta.push(id, ImageDelta::full(image([4, 4], Color32::WHITE), TextureOptions::LINEAR));
        textures.set(&mut delta);
        assert!(textures.has_changed(id, Area::of_size(1, 1)));
        let texture = textures.get(id).unwrap();
        assert!(matches!(texture.run(2, 1, 2), Run::Coverage([255, 255])));
        delta.push(id, ImageDelta::partial([1, 1], image([2, 1], Color32::RED), TextureOptions::LINEAR));
        textures.set(&mut delta);
        assert!(!textures.has_changed(id, Area::of_size(1, 4)) && textures.has_changed(id, Area::of_size(2, 2)));
        let texture = textures.get(id).unwrap();
        assert!(matches!(texture.run(1, 1, 3), Run::Colours([Color32::RED, Color32::RED, Color32::WHITE])));
        assert_eq!(texture.sample(0.5, 0.25), [255.0, 127.5, 127.5, 255.0]);
        delta.free(id);
        textures.free(&mut delta);
        assert!(textures.get(id).is_none());
    }

    #[test]
    fn beyond_the_edge_stands_what_the_texture_asks_for() {
        let at = |wrap_mode, x: f64| {
            let options = TextureOptions { wrap_mode, ..TextureOptions::NEAREST };
            let texels = Texels::Coverage(vec![0, 1, 2, 3]);
            let [value, ..] = Texture { width: 4, height: 1, texels, options }.sample(x / 4.0, 0.5);
            value
        };
        let places = [-1.5, 0.5, 3.5, 4.5];
        assert_eq!(places.map(|x| at(TextureWrapMode::ClampToEdge, x)), [0.0, 0.0, 3.0, 3.0]);
        assert_eq!(places.map(|x| at(TextureWrapMode::Repeat, x)), [2.0, 0.0, 3.0, 0.0]);
        assert_eq!(places.map(|x| at(TextureWrapMode::MirroredRepeat, x)), [1.0, 0.0, 3.0, 3.0]);
    }
}
