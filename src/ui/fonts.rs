//! The faces, compiled in as static bytes that are never copied. What they lack comes from the fonts of the machine.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily};

use super::theme::Face;
use crate::i18n::Lang;

const SANS: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.ttf");
const MEDIUM: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Medium.ttf");
const SERIF: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-Regular.ttf");
const LATIN: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
const LATIN_MEDIUM: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Medium.ttf");
const ICONS: &[u8] = include_bytes!("../../assets/icons/phosphor.ttf");

/// The fonts of a window in a language: its own face stands first, else “ ” ’ have the width of the other's. In the faces
/// of the speech the Chinese one does.
pub fn definitions(lang: Lang) -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let faces = [
        ("sans", SANS),
        ("medium", MEDIUM),
        ("serif", SERIF),
        ("latin", LATIN),
        ("latin-medium", LATIN_MEDIUM),
        ("icons", ICONS),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let order = |chinese: &str, latin: &str| match lang {
        Lang::Zh => vec![chinese.to_owned(), latin.to_owned()],
        Lang::En => vec![latin.to_owned(), chinese.to_owned()],
    };
    fonts.families.insert(Face::Sans.family(), order("sans", "latin"));
    fonts.families.insert(FontFamily::Monospace, order("sans", "latin"));
    fonts.families.insert(Face::Medium.family(), order("medium", "latin-medium"));
    fonts.families.insert(Face::Serif.family(), vec!["serif".to_owned(), "latin".to_owned()]);
    fonts.families.insert(Face::Heading.family(), vec!["medium".to_owned(), "latin-medium".to_owned()]);
    fonts.families.insert(Face::Page.family(), vec!["serif".to_owned(), "latin".to_owned()]);
    fonts.families.insert(Face::Icons.family(), vec!["icons".to_owned()]);
    fonts
}

/// Gives the window its fonts.
pub fn apply(ctx: &Context, lang: Lang) {
    ctx.set_fonts(definitions(lang));
}
