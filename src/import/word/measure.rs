//! The numbers of a Word document: whole ones, lengths with or without a unit, and yes or no.

use crate::model::POINTS_PER_MM;

/// No length is larger than this, in twips: 17 metres. What a file states beyond is cut to it.
const MAX: f64 = 1_000_000.0;

/// Twips of 1/20 point in a millimetre.
const TWIPS_PER_MM: f32 = POINTS_PER_MM * 20.0;

/// A number or a length in parts of a point: 20 for twips, 2 for half points. Without a unit it is in these already.
/// `None` for what is no number.
pub fn length(text: &str, parts_of_point: u32) -> Option<i32> {
    let text = text.trim();
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let points = match unit {
        "" => 1.0 / f64::from(parts_of_point),
        "pt" => 1.0,
        "pc" | "pi" => 12.0,
        "in" => 72.0,
        "mm" => 72.0 / 25.4,
        "cm" => 720.0 / 25.4,
        _ => return None,
    };
    let number: f64 = text.strip_suffix(unit)?.parse().ok()?;
    let length = (number * points * f64::from(parts_of_point)).clamp(-MAX, MAX).round();
    #[expect(clippy::cast_possible_truncation, reason = "kept within a million")]
    length.is_finite().then_some(length as i32)
}

/// A length in twips.
pub fn twips(text: &str) -> Option<i32> {
    length(text, 20)
}

/// A number without a unit.
pub fn whole(text: &str) -> Option<i32> {
    length(text, 1)
}

/// A number that something is called by, or counted from. It is kept as it is: of names, cut ones would be others'.
pub fn id(text: &str) -> Option<i32> {
    text.trim().parse().ok()
}

/// Whether an element that may be switched off stands for yes: it does without a value.
pub fn on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}

/// Points of a length in twips.
pub fn points(twips: i32) -> f32 {
    small(twips) / 20.0
}

/// Millimetres of a length in twips, without what a program lost when it made twips of tenths of them: 1588 twips are 28,
/// not 28.01.
pub fn millimetres(twips: i32) -> f32 {
    let exact = small(twips) / TWIPS_PER_MM;
    let tenths = (exact * 10.0).round() / 10.0;
    if (exact - tenths).abs() <= 1.0 / TWIPS_PER_MM { tenths } else { (exact * 100.0).round() / 100.0 }
}

/// A number as what a profile is made of.
pub fn small(number: i32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a million at most, which is exact")]
    let small = number as f32;
    small
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_read_with_any_unit_and_kept_small() {
        for (text, twips_of) in [
            ("11906", Some(11906)),
            (" 579 ", Some(579)),
            ("-120", Some(-120)),
            ("28.95pt", Some(579)),
            ("37mm", Some(2098)),
            ("2.54cm", Some(1440)),
            ("1in", Some(1440)),
            ("11906.4", Some(11906)),
            ("99999999999", Some(1_000_000)),
            ("-99999999999999999999999999999999999999999999999999", Some(-1_000_000)),
            ("", None),
            ("auto", None),
            ("1e9", None),
            ("NaN", None),
            ("12px", None),
            ("1.2.3", None),
        ] {
            assert_eq!(twips(text), twips_of, "{text}");
        }
        assert_eq!((length("21", 2), length("10.5pt", 2)), (Some(21), Some(21)));
    }

    #[test]
    fn millimetres_are_those_that_somebody_chose() {
        for (twips, mm) in [
            (11906, 210.0),
            (16838, 297.0),
            (2098, 37.0),
            (1588, 28.0),
            (1587, 28.0),
            (1474, 26.0),
            (1470, 25.93),
            (1440, 25.4),
            (1985, 35.0),
            (12240, 215.9),
        ] {
            assert_eq!(millimetres(twips), mm, "{twips}");
        }
    }
}
