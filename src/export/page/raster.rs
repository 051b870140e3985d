//! A page as pixels, for whoever shows it: the very PDF that is printed, painted by hayro.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use crate::export::ExportError;

/// The longest side of a picture, in pixels.
const MOST_SIDE: f32 = 8_192.0;

/// A picture.
#[derive(Clone, PartialEq, Eq)]
pub struct Raster {
    /// How many pixels wide it is.
    pub width: usize,
    /// How many pixels high it is.
    pub height: usize,
    /// Red, green, blue and opacity of every pixel, row by row from the top; nothing shines through.
    pub rgba: Vec<u8>,
}

impl std::fmt::Debug for Raster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Raster({} × {})", self.width, self.height)
    }
}

/// Paints the first page of a PDF on white. `scale` is how many pixels a point of 1/72 inch has; a picture never gets
/// larger than 8,192 pixels on a side.
///
/// # Errors
/// The bytes are no PDF, or one without a page.
pub fn raster(pdf: &[u8], scale: f32) -> Result<Raster, ExportError> {
    let pdf = Pdf::new(pdf.to_vec()).map_err(|error| ExportError::Refused(format!("{error:?}")))?;
    let page = pdf.pages().first().ok_or_else(|| ExportError::Refused(String::new()))?;
    let (width, height) = page.render_dimensions();
    let most = MOST_SIDE / width.max(height).max(1.0);
    // A scale that is no number becomes the smallest.
    let scale = scale.max(1.0 / width.min(height).max(1.0)).min(most);
    let settings = RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
    // What a page of ours does not hold is not looked for.
    let interpreter = InterpreterSettings { font_resolver: Arc::new(|_| None), ..InterpreterSettings::default() };
    let pixels = render(page, &RenderCache::new(), &interpreter, &settings);
    let (width, height) = (usize::from(pixels.width()), usize::from(pixels.height()));
    Ok(Raster { width, height, rgba: pixels.data_as_u8_slice().to_vec() })
}
