//! Every contrast of every theme, computed from its colours. What is disabled is exempt.

use egui::Color32;

use super::{HIGH_DARK, HIGH_LIGHT, THEMES, Theme};

fn luminance(color: Color32) -> f64 {
    let channel = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
}

/// The contrast of WCAG 2.
fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Pairs of a sign or text and its ground, and the least contrast between them.
fn pairs(t: &Theme) -> Vec<(Color32, Color32, f64)> {
    let grounds = [t.desk, t.panel, t.paper, t.raised, t.active, t.hover];
    let texts = grounds.iter().flat_map(|ground| [t.ink, t.ink2, t.ink3].map(|text| (text, *ground, 4.5)));
    let mut all: Vec<_> = texts.collect();
    all.extend([
        (t.ink, t.chip, 4.5),
        (t.ink, t.sel, 4.5),
        (t.warn, t.warnwash, 4.5),
        (t.warn, t.paper, 4.5),
        (t.warn, t.panel, 4.5),
        (t.warn, t.raised, 4.5),
        (t.ink2, t.barbg, 4.5),
        (t.onprimary, t.primary, 4.5),
        (t.onprimary, t.ink2, 4.5),
        (t.onaccent, t.accent, 4.5),
        (t.accent, t.paper, 4.5),
        (t.accent, t.panel, 3.0),
        (t.accent, t.raised, 3.0),
        (t.edge, t.panel, 3.0),
        (t.edge, t.paper, 3.0),
        (t.edge, t.raised, 3.0),
        (t.bar, t.panel, 3.0),
        (t.warnline, t.paper, 3.0),
        (t.warnline, t.raised, 3.0),
    ]);
    all
}

#[test]
fn text_has_4_5_and_signs_have_3_on_every_ground() {
    for (index, theme) in THEMES.into_iter().enumerate() {
        for (sign, ground, least) in pairs(theme) {
            let found = contrast(sign, ground);
            assert!(found >= least, "theme {index}: {sign:?} on {ground:?} has {found:.2}, not {least}");
        }
    }
}

#[test]
fn high_contrast_is_black_and_white_with_an_edge_round_every_wash() {
    for t in [&HIGH_LIGHT, &HIGH_DARK] {
        assert!(contrast(t.ink, t.paper) > 20.9 && t.panel == t.paper, "{t:?}");
        for strong in [t.ink2, t.ink3, t.line2, t.edge, t.wash_edge] {
            assert_eq!(strong, t.ink);
        }
        for wash in [t.chip, t.sel, t.warnwash] {
            assert!(contrast(t.wash_edge, wash) >= 3.0, "{wash:?}");
        }
    }
}

#[test]
fn a_theme_is_known_by_its_panel() {
    for (index, theme) in THEMES.into_iter().enumerate() {
        let same = THEMES.into_iter().filter(|other| other.panel == theme.panel).count();
        assert_eq!(same, 1, "theme {index}");
    }
}
