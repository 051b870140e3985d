//! Lengths as Word counts them.

use crate::model::POINTS_PER_MM;

/// Points in twips, of which a point has twenty.
pub fn twips(points: f32) -> i32 {
    whole(points * 20.0)
}

/// Millimetres in twips.
pub fn twips_of_mm(millimetres: f32) -> i32 {
    twips(millimetres * POINTS_PER_MM)
}

/// Sizes of type in half points.
pub fn half_points(points: f32) -> i32 {
    whole(points * 2.0)
}

/// The nearest whole number.
pub fn whole(number: f32) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a cast of floats saturates, and what a profile holds is small"
    )]
    let whole = number.round() as i32;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_the_official_page_are_exact() {
        assert_eq!((twips(28.95), twips(-0.2), half_points(16.0)), (579, -4, 32));
        assert_eq!([37.0, 35.0, 28.0, 25.93].map(twips_of_mm), [2098, 1984, 1587, 1470]);
    }
}
