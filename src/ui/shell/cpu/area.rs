//! Rectangles of whole pixels.

/// A rectangle of pixels: from the first row and column up to the last, these not among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// The first column.
    pub left: u32,
    /// The first row.
    pub top: u32,
    /// The column behind the last.
    pub right: u32,
    /// The row below the last.
    pub bottom: u32,
}

impl Area {
    /// All of a picture of this size.
    pub fn of_size(width: u32, height: u32) -> Self {
        Self { left: 0, top: 0, right: width, bottom: height }
    }

    /// Whether there is no pixel in it.
    pub fn is_empty(self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }

    /// What lies in both.
    pub fn intersect(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// Whether some pixel lies in both.
    pub fn meets(self, other: Self) -> bool {
        !self.intersect(other).is_empty()
    }

    /// Whether all of another lies in this one.
    pub fn holds(self, other: Self) -> bool {
        self.intersect(other) == other
    }

    /// The pixels of this one whose centres lie between these edges, those on the upper and left edges among them.
    pub fn centres(self, left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self {
            left: first_centre(left, self.left, self.right),
            top: first_centre(top, self.top, self.bottom),
            right: first_centre(right, self.left, self.right),
            bottom: first_centre(bottom, self.top, self.bottom),
        }
    }
}

/// The first pixel whose centre does not lie before an edge, kept within bounds.
pub fn first_centre(edge: f64, least: u32, most: u32) -> u32 {
    whole((edge - 0.5).ceil().clamp(f64::from(least), f64::from(most.max(least))))
}

/// A number without a fraction as one that counts; what cannot be is nothing.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "such a number is cut off at the bounds")]
pub fn whole(number: f64) -> u32 {
    number as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pixel_belongs_to_what_holds_its_centre() {
        let all = Area::of_size(10, 10);
        assert_eq!(all.centres(0.5, 0.5, 1.5, 2.5), Area { left: 0, top: 0, right: 1, bottom: 2 });
        assert_eq!(all.centres(0.51, -3.0, 20.0, 0.4), Area { left: 1, top: 0, right: 10, bottom: 0 });
        assert!(all.centres(3.6, 0.0, 4.4, 9.0).is_empty());
        assert!(all.centres(f64::NAN, 0.0, f64::NAN, 9.0).is_empty());
    }

    #[test]
    fn an_area_holds_itself_and_meets_what_lies_in_it() {
        let (all, part) = (Area::of_size(9, 9), Area { left: 3, top: 3, right: 9, bottom: 9 });
        assert!(all.holds(part) && all.holds(all) && !part.holds(all) && part.meets(all));
        assert!(!part.meets(Area { left: 0, top: 0, right: 3, bottom: 9 }));
    }
}
