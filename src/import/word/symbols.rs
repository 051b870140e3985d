//! The signs of fonts that hold pictures for letters. Word writes the place of the picture in its font; what is looked for
//! here is the character of Unicode that shows the same.

/// A sign, and its places in a font.
type Sign = (char, &'static [u8]);

/// The signs of Wingdings that stand in texts and before the items of lists. Of several that look nearly alike, all are the
/// one that Chinese fonts have.
const WINGDINGS: &[Sign] = &[
    ('●', &[0x6C]),
    ('○', &[0x6D, 0xA1, 0xA6]),
    ('◎', &[0xA4]),
    ('■', &[0x6E, 0xA7]),
    ('□', &[0x6F, 0x70, 0x71, 0x72, 0xA8]),
    ('◆', &[0x73, 0x74, 0x75, 0x76, 0x77]),
    ('·', &[0x9E]),
    ('•', &[0x9F]),
    ('★', &[0xAA, 0xAB]),
    ('▶', &[0xD8]),
    ('←', &[0xDF, 0xEF]),
    ('→', &[0xE0, 0xE8, 0xF0]),
    ('↑', &[0xE1]),
    ('↓', &[0xE2]),
    ('✓', &[0xFC, 0xFE]),
    ('×', &[0xFB, 0xFD]),
];

/// Those of Wingdings 2.
const WINGDINGS_2: &[Sign] =
    &[('✓', &[0x50, 0x52]), ('×', &[0x4F, 0x51, 0x53]), ('•', &[0x97]), ('●', &[0x98]), ('□', &[0xA3])];

/// Those of Symbol.
const SYMBOL: &[Sign] = &[
    ('′', &[0xA2]),
    ('≤', &[0xA3]),
    ('∞', &[0xA5]),
    ('←', &[0xAC]),
    ('↑', &[0xAD]),
    ('→', &[0xAE]),
    ('↓', &[0xAF]),
    ('°', &[0xB0]),
    ('±', &[0xB1]),
    ('″', &[0xB2]),
    ('≥', &[0xB3]),
    ('×', &[0xB4]),
    ('•', &[0xB7]),
    ('÷', &[0xB8]),
    ('≠', &[0xB9]),
    ('≈', &[0xBB]),
    ('…', &[0xBC]),
    ('—', &[0xBE]),
    ('∑', &[0xE5]),
];

/// The Greek letters of Symbol, from `A` and from `a` on.
const GREEK: [&str; 2] = ["ΑΒΧΔΕΦΓΗΙθΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιφκλμνοπθρστυπωξψζ"];

/// Where Wingdings has the numbers from one to ten in circles, white ones and black ones.
const CIRCLED: [u8; 2] = [0x81, 0x8C];

/// Whether a font holds pictures for letters.
pub fn is_pictorial(font: &str) -> bool {
    let is = |name: &str| font.trim_start().get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    is("symbol") || is("wingdings") || is("webdings")
}

/// Whether a character is no more than a place in a font.
pub fn is_placed(c: char) -> bool {
    matches!(c, '\u{F020}'..='\u{F0FF}')
}

/// What a code shows in a font; `None` where nobody knows.
pub fn shown(font: &str, code: u32) -> Option<char> {
    let own = matches!(code, 0xE000..=0xF8FF);
    if !own && !is_pictorial(font) {
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    let place = u8::try_from(code & 0xFF).ok()?;
    let find = |table: &[Sign]| table.iter().find(|(_, places)| places.contains(&place)).map(|(sign, _)| *sign);
    let (upper, lower) = (usize::from(place.wrapping_sub(b'A')), usize::from(place.wrapping_sub(b'a')));
    match font.trim().to_ascii_lowercase().as_str() {
        "wingdings" => {
            let numbers = CIRCLED.into_iter().filter_map(|one| place.checked_sub(one).filter(|number| *number < 10));
            let circled = numbers.map(|number| u32::from('①') + u32::from(number)).next();
            circled.and_then(char::from_u32).or_else(|| find(WINGDINGS))
        }
        "wingdings 2" => find(WINGDINGS_2),
        "symbol" => {
            let [capital, small] = GREEK;
            let letter = capital.chars().nth(upper).or_else(|| small.chars().nth(lower)).or_else(|| find(SYMBOL));
            letter.or_else(|| place.is_ascii_graphic().then_some(char::from(place)))
        }
        font if is_pictorial(font) => None,
        // Word keeps the codes of other fonts in a place of its own too.
        _ => place.is_ascii_graphic().then_some(char::from(place)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_known_by_its_font_and_place() {
        for (font, code, sign) in [
            ("Wingdings", 0xF0FC, Some('✓')),
            ("wingdings", 0xFC, Some('✓')),
            ("Wingdings", 0xF081, Some('①')),
            ("Wingdings", 0xF08A, Some('⑩')),
            ("Wingdings", 0xF095, Some('⑩')),
            ("Wingdings", 0xF021, None),
            ("Wingdings 3", 0xF07D, None),
            ("Symbol", 0xF0B7, Some('•')),
            ("Symbol", 0xF061, Some('α')),
            ("Symbol", 0xF057, Some('Ω')),
            ("Symbol", 0xF02B, Some('+')),
            ("宋体", 0x25A0, Some('■')),
            ("", 0x4E00, Some('一')),
            ("Arial", 0xF041, Some('A')),
            ("Arial", 0xF0A0, None),
            ("Arial", 0x7, None),
            ("Arial", 0xD800, None),
            ("Arial", u32::MAX, None),
        ] {
            assert_eq!(shown(font, code), sign, "{font} {code:X}");
        }
    }
}
