//! Colours put over pixels as egui's painters do it: in gamma space, alpha multiplied in, rounded to the nearest after
//! every layer. A pixel is 0RGB, and always opaque.

use egui::Color32;

/// Red and blue of a pixel, which are worked on together.
const RED_BLUE: u32 = 0x00FF_00FF;
const HALVES: u32 = 0x0080_0080;

/// A colour as a pixel, its alpha left out.
pub fn pixel(colour: Color32) -> u32 {
    u32::from_be_bytes([0, colour.r(), colour.g(), colour.b()])
}

/// Whether no channel says more than the alpha allows: others only lighten, and may overflow.
pub fn is_plain(colour: Color32) -> bool {
    let most = colour.a();
    colour.r() <= most && colour.g() <= most && colour.b() <= most
}

/// Divides two numbers of 16 bits, in the halves of one of 32, by 255: exact for all products of two bytes.
fn by_255(pair: u32) -> u32 {
    let pair = pair + HALVES;
    ((pair + ((pair >> 8) & RED_BLUE)) >> 8) & RED_BLUE
}

/// Puts a plain colour over pixels.
pub fn fill(row: &mut [u32], colour: Color32) {
    let (over, rest) = (pixel(colour), 255 - u32::from(colour.a()));
    if rest == 0 {
        row.fill(over);
        return;
    }
    for below in row {
        let red_blue = by_255((*below & RED_BLUE) * rest);
        let green = by_255(((*below >> 8) & 0xFF) * rest);
        *below = over + red_blue + (green << 8);
    }
}

/// Puts a plain colour over pixels as far as each is covered, as by the letters of a text.
pub fn cover(row: &mut [u32], coverage: &[u8], colour: Color32) {
    if colour.a() == 255 {
        let over = pixel(colour);
        let (red_blue, green) = (over & RED_BLUE, (over >> 8) & 0xFF);
        for (below, &coverage) in row.iter_mut().zip(coverage) {
            match u32::from(coverage) {
                0 => {}
                255 => *below = over,
                part => {
                    let rest = 255 - part;
                    let red_blue = by_255(red_blue * part + (*below & RED_BLUE) * rest);
                    let green = by_255(green * part + ((*below >> 8) & 0xFF) * rest);
                    *below = red_blue | (green << 8);
                }
            }
        }
        return;
    }
    for (below, &coverage) in row.iter_mut().zip(coverage) {
        tint(below, [coverage; 4], colour);
    }
}

/// Puts texels, each times a plain colour, over pixels.
pub fn tinted(row: &mut [u32], texels: &[Color32], colour: Color32) {
    for (below, texel) in row.iter_mut().zip(texels) {
        tint(below, texel.to_array(), colour);
    }
}

/// Puts a texel times a colour over a pixel.
fn tint(below: &mut u32, [red, green, blue, alpha]: [u8; 4], colour: Color32) {
    const ONE: u32 = 255 * 255;
    if alpha == 0 && red == 0 && green == 0 && blue == 0 {
        return;
    }
    let rest = ONE - u32::from(alpha) * u32::from(colour.a());
    let [_, below_red, below_green, below_blue] = below.to_be_bytes();
    let mix = |texel: u8, tint: u8, below: u8| {
        let over = u32::from(texel) * u32::from(tint) * 255;
        ((over + u32::from(below) * rest + ONE / 2) / ONE).min(255)
    };
    let (red, green) = (mix(red, colour.r(), below_red), mix(green, colour.g(), below_green));
    *below = (red << 16) | (green << 8) | mix(blue, colour.b(), below_blue);
}

/// A channel or an alpha in 65,536ths of the steps of a byte.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fixed(i32);

impl Fixed {
    const MOST: i32 = 255 << 16;

    /// From a number of steps.
    #[expect(clippy::cast_possible_truncation, reason = "what is too large is cut off at the bounds")]
    pub fn new(steps: f64) -> Self {
        Self((steps * 65536.0).round() as i32)
    }

    fn get(self) -> u32 {
        self.0.clamp(0, Self::MOST).cast_unsigned()
    }
}

/// Puts a colour over pixels that changes by the same step from each to the next: red, green, blue, alpha.
pub fn shade(row: &mut [u32], mut colour: [Fixed; 4], step: [Fixed; 4]) {
    for below in row {
        *below = over(*below, colour);
        for (channel, step) in colour.iter_mut().zip(step) {
            channel.0 = channel.0.wrapping_add(step.0);
        }
    }
}

/// A colour put over one pixel.
pub fn over(below: u32, [red, green, blue, alpha]: [Fixed; 4]) -> u32 {
    let rest = Fixed::MOST.cast_unsigned() - alpha.get();
    let [_, below_red, below_green, below_blue] = below.to_be_bytes();
    let mix = |over: Fixed, below: u8| ((over.get() + u32::from(below) * rest / 255 + 0x8000) >> 16).min(255);
    (mix(red, below_red) << 16) | (mix(green, below_green) << 8) | mix(blue, below_blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The nearest step to a colour times a coverage over what is below.
    fn exact(below: u8, channel: u8, alpha: u8, coverage: u8) -> f64 {
        let [below, channel, alpha, part] = [below, channel, alpha, coverage].map(|byte| f64::from(byte) / 255.0);
        ((channel * part + below * (1.0 - alpha * part)) * 255.0).round()
    }

    #[test]
    fn every_way_of_blending_rounds_to_the_nearest() {
        for below in (0..=255).step_by(5) {
            for alpha in (0..=255).step_by(3) {
                for channel in [0, alpha / 3, alpha] {
                    let colour = Color32::from_rgba_premultiplied(channel, channel, channel, alpha);
                    let under = u32::from_be_bytes([0, below, below, below]);
                    let mut row = [under; 4];
                    let [filled, covered, tint, shaded] = &mut row;
                    fill(std::slice::from_mut(filled), colour);
                    cover(std::slice::from_mut(covered), &[100], colour);
                    tinted(std::slice::from_mut(tint), &[Color32::from_white_alpha(100)], colour);
                    let fixed = colour.to_array().map(|channel| Fixed::new(f64::from(channel)));
                    shade(std::slice::from_mut(shaded), fixed, [Fixed::default(); 4]);
                    for (pixel, coverage) in row.into_iter().zip([255, 100, 100, 255]) {
                        let [_, red, green, blue] = pixel.to_be_bytes();
                        assert!(red == green && green == blue, "{pixel:x}");
                        let off = (f64::from(red) - exact(below, channel, alpha, coverage)).abs();
                        assert!(off == 0.0, "{below} {channel} {alpha} {coverage}: {red}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_colour_that_only_lightens_stops_at_white() {
        let glow = Color32::from_rgba_premultiplied(200, 200, 200, 0);
        assert!(!is_plain(glow) && is_plain(Color32::WHITE));
        let fixed = glow.to_array().map(|channel| Fixed::new(f64::from(channel)));
        assert_eq!(over(0x0080_8080, fixed), 0x00FF_FFFF);
    }
}
