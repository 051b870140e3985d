//! The pixels that are painted on: 0RGB, row by row from the top.

use super::area::Area;

/// Pixels to paint on.
pub struct Canvas<'p> {
    pixels: &'p mut [u32],
    width: u32,
}

impl<'p> Canvas<'p> {
    /// Pixels in rows of a width.
    pub fn new(pixels: &'p mut [u32], width: u32) -> Self {
        Self { pixels, width }
    }

    /// Some pixels of a row; none where they would lie outside.
    pub fn row(&mut self, y: u32, left: u32, right: u32) -> &mut [u32] {
        if left >= right || right > self.width {
            return &mut [];
        }
        let start = y as usize * self.width as usize;
        self.pixels.get_mut(start + left as usize..start + right as usize).unwrap_or_default()
    }

    /// The parts of the rows that lie in an area, each with its number.
    pub fn rows(&mut self, area: Area) -> impl Iterator<Item = (u32, &mut [u32])> {
        let (left, right) = (area.left as usize, area.right as usize);
        let rows = self.pixels.chunks_exact_mut(self.width.max(1) as usize);
        let shown = rows.skip(area.top as usize).zip(area.top..area.bottom);
        shown.map(move |(row, y)| (y, row.get_mut(left..right).unwrap_or_default()))
    }
}
