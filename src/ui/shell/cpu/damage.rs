//! What has changed between two frames: the window is parted into tiles, each with a hash of all that touches it.

use super::area::Area;
use super::items::mix;

/// The width and height of a tile in pixels: wide and low, as lines of text are.
const WIDTH: u32 = 64;
const HEIGHT: u32 = 16;

/// The tiles of a window.
#[derive(Default)]
pub struct Tiles {
    width: u32,
    height: u32,
    columns: u32,
    now: Vec<u64>,
    before: Vec<u64>,
}

/// What is in a tile that no other has, nor has had: something that must be painted anew.
const STALE: u64 = 0;

impl Tiles {
    /// Begins a frame of this size. Where it is another one than before, everything has changed.
    pub fn begin(&mut self, width: u32, height: u32) {
        self.columns = width.div_ceil(WIDTH);
        let count = self.columns as usize * height.div_ceil(HEIGHT) as usize;
        if (self.width, self.height) != (width, height) {
            (self.width, self.height) = (width, height);
            self.before.clear();
            self.before.resize(count, STALE);
        }
        self.now.clear();
        self.now.resize(count, 1);
    }

    /// Everything is to be painted anew.
    pub fn forget(&mut self) {
        self.before.fill(STALE);
    }

    /// Takes note of what is painted next: where, a hash of how it looks, and whether it is drawn from texels that have
    /// changed.
    pub fn note(&mut self, bounds: Area, hash: u64, stale: bool) {
        let (first, last) = (bounds.left / WIDTH, bounds.right.div_ceil(WIDTH));
        for row in bounds.top / HEIGHT..bounds.bottom.div_ceil(HEIGHT) {
            let start = row as usize * self.columns as usize;
            let range = start + first as usize..start + last as usize;
            if stale {
                // The hash of this frame stays, so that the next one finds the tile unchanged.
                self.before.get_mut(range.clone()).unwrap_or_default().fill(STALE);
            }
            for tile in self.now.get_mut(range).unwrap_or_default() {
                *tile = mix(*tile, hash);
            }
        }
    }

    /// Ends a frame: the areas that are not as they were.
    pub fn end(&mut self) -> Vec<Area> {
        let mut found: Vec<Area> = Vec::new();
        let columns = self.columns.max(1) as usize;
        for (y, (now, before)) in (0..).zip(self.now.chunks(columns).zip(self.before.chunks(columns))) {
            let row = Area { left: 0, top: y * HEIGHT, right: 0, bottom: ((y + 1) * HEIGHT).min(self.height) };
            let mut run: Option<Area> = None;
            for (x, (now, before)) in (0..).zip(now.iter().zip(before)) {
                if now == before {
                    found.extend(run.take());
                    continue;
                }
                let right = ((x + 1) * WIDTH).min(self.width);
                let run = run.get_or_insert(Area { left: x * WIDTH, ..row });
                run.right = right;
            }
            found.extend(run);
        }
        std::mem::swap(&mut self.now, &mut self.before);
        joined(found)
    }
}

/// Areas that lie below each other with the same sides, made one.
fn joined(areas: Vec<Area>) -> Vec<Area> {
    let mut found: Vec<Area> = Vec::new();
    for area in areas {
        let above = found
            .iter_mut()
            .find(|above| above.bottom == area.top && above.left == area.left && above.right == area.right);
        match above {
            Some(above) => above.bottom = area.bottom,
            None => found.push(area),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(tiles: &mut Tiles, marks: &[(Area, u64, bool)]) -> Vec<Area> {
        tiles.begin(200, 40);
        for (bounds, hash, stale) in marks {
            tiles.note(*bounds, *hash, *stale);
        }
        tiles.end()
    }

    #[test]
    fn only_the_tiles_of_what_has_changed_are_painted_anew() {
        let mut tiles = Tiles::default();
        let (all, letter) = (Area::of_size(200, 40), Area { left: 60, top: 17, right: 70, bottom: 30 });
        assert_eq!(frame(&mut tiles, &[(all, 7, false)]), [all]);
        assert_eq!(frame(&mut tiles, &[(all, 7, false)]), []);
        let changed = Area { left: 0, top: 16, right: 128, bottom: 32 };
        assert_eq!(frame(&mut tiles, &[(all, 7, false), (letter, 8, false)]), [changed]);
        assert_eq!(frame(&mut tiles, &[(all, 7, false), (letter, 8, true)]), [changed], "its texels are new");
        assert_eq!(frame(&mut tiles, &[(all, 7, false), (letter, 8, false)]), []);
        assert_eq!(frame(&mut tiles, &[(letter, 8, false), (all, 7, false)]), [changed], "what lies on top counts");
        tiles.forget();
        assert_eq!(frame(&mut tiles, &[(letter, 8, false), (all, 7, false)]), [all]);
    }

    #[test]
    fn a_window_of_another_size_is_new() {
        let mut tiles = Tiles::default();
        assert_eq!(frame(&mut tiles, &[]), [Area::of_size(200, 40)]);
        tiles.begin(100, 20);
        assert_eq!(tiles.end(), [Area::of_size(100, 20)]);
    }
}
