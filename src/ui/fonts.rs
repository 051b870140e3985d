//! The faces of the window: those compiled in, never copied. What they lack comes from the fonts of the machine.
//!
//! The page may have a face of the machine. One that cannot be read is left out: the program's own stands in.

use std::sync::Arc;

use egui::epaint::text::TextOptions;
use egui::{Context, FontData, FontDefinitions, FontFamily, Id};

use skrifa::MetadataProvider as _;

use super::theme::Face;
use crate::i18n::Lang;
use crate::model::Language;
use crate::store::own_faces::{LATIN, LATIN_MEDIUM, LATIN_SEMIBOLD, LATIN_SERIF, MEDIUM, SANS, SERIF};
use crate::store::{FaceFile, PageFace};

const ICONS: &[u8] = include_bytes!("../../assets/icons/phosphor.ttf");

/// What fonts a window has.
#[derive(Clone, Debug, PartialEq)]
pub struct Fonts {
    /// The language of the interface.
    pub lang: Lang,
    /// The language of the speech that is shown.
    pub speech: Language,
    /// The face of the page.
    pub page: PageFace,
    /// Its file, if it is one of the machine.
    pub file: Option<FaceFile>,
}

/// The fonts of a window: in the faces of the interface that of its language stands first, in those of the speech that of
/// the speech's language, else “ ” ’ have the width of the other's.
pub fn definitions(wanted: &Fonts) -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let faces = [
        ("sans", SANS),
        ("medium", MEDIUM),
        ("serif", SERIF),
        ("latin", LATIN),
        ("latin-medium", LATIN_MEDIUM),
        ("latin-semibold", LATIN_SEMIBOLD),
        ("latin-serif", LATIN_SERIF),
        ("icons", ICONS),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let order = |chinese: &str, latin: &str| match wanted.lang {
        Lang::Zh => vec![chinese.to_owned(), latin.to_owned()],
        Lang::En => vec![latin.to_owned(), chinese.to_owned()],
    };
    fonts.families.insert(Face::Sans.family(), order("sans", "latin"));
    fonts.families.insert(FontFamily::Monospace, order("sans", "latin"));
    fonts.families.insert(Face::Medium.family(), order("medium", "latin-medium"));
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let (serif, heading, sans) = match wanted.speech {
        Language::Chinese => (["serif", "latin"].as_slice(), ["medium", "latin-medium"], ["sans", "serif", "latin"]),
        // What the serif face lacks the sans one has.
        Language::English => {
            (&["latin-serif", "latin", "serif"][..], ["latin-semibold", "medium"], ["latin", "sans", "serif"])
        }
    };
    fonts.families.insert(Face::Serif.family(), names(serif));
    fonts.families.insert(Face::Heading.family(), names(&heading));
    fonts.families.insert(Face::Icons.family(), names(&["icons"]));
    let mut page = if wanted.page == PageFace::Sans { names(&sans) } else { names(serif) };
    if let (PageFace::Installed(family), Some(file)) =
        (&wanted.page, wanted.file.as_ref().filter(|file| is_usable(file)))
    {
        let name = format!("page {family}");
        let data = FontData::from_blob(Arc::new(file.bytes.clone()), file.index);
        fonts.font_data.insert(name.clone(), Arc::new(data));
        page.insert(0, name);
    }
    fonts.families.insert(Face::Page.family(), page);
    fonts
}

/// Where the letters lie of which texts are made: in one texture, which egui begins anew when it is nearly full, when it
/// may have another size or when there are other fonts. What was laid out before shows parts of the old one then.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Letters {
    /// How often it was begun anew.
    texture: u64,
    options: Option<TextOptions>,
    /// How much of it was taken when it was begun, and last.
    empty: f32,
    filled: f32,
    pixels: f32,
}

impl Letters {
    /// Where they lie in this frame. To be called once in a frame, before any text is laid out in it: what there is of
    /// the texture grows from frame to frame, unless it was begun anew.
    fn look(self, ctx: &Context) -> Self {
        let pixels = ctx.pixels_per_point();
        let (options, filled) = ctx.fonts(|fonts| (Some(*fonts.options()), fonts.font_atlas_fill_ratio()));
        if (options, pixels) == (self.options, self.pixels) && filled >= self.filled && filled > self.empty {
            return Self { filled, ..self };
        }
        Self { texture: self.texture + 1, options, empty: filled, filled, pixels }
    }
}

/// Notes where the letters lie in this frame.
pub fn note_letters(ctx: &Context) {
    let letters = ctx.data(|data| data.get_temp::<Letters>(Id::NULL)).unwrap_or_default().look(ctx);
    ctx.data_mut(|data| data.insert_temp(Id::NULL, letters));
}

/// Which texture what is laid out in this frame is made for: another number means that it is to be laid out anew.
pub fn texture(ctx: &Context) -> u64 {
    ctx.data(|data| data.get_temp::<Letters>(Id::NULL)).unwrap_or_default().texture
}

/// Whether a file holds a face with outlines and characters: egui ends the program over one that it cannot read.
fn is_usable(file: &FaceFile) -> bool {
    skrifa::FontRef::from_index(&file.bytes, file.index).is_ok_and(|font| {
        let outlines = font.outline_glyphs();
        let drawn = |(_, glyph)| outlines.get(glyph).is_some();
        font.charmap().has_map() && font.charmap().mappings().any(drawn)
    })
}

/// Gives the window its fonts.
pub fn apply(ctx: &Context, wanted: &Fonts) {
    ctx.set_fonts(definitions(wanted));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &[u8], index: u32) -> FaceFile {
        FaceFile { bytes: bytes.into(), index }
    }

    #[test]
    fn what_is_no_face_is_left_out() {
        assert!(is_usable(&file(LATIN, 0)) && is_usable(&file(SERIF, 0)));
        for bytes in [&[][..], b"no font", &LATIN[..100], &LATIN[..2_000], &[0; 4_096]] {
            assert!(!is_usable(&file(bytes, 0)), "{} bytes", bytes.len());
        }
        assert!(!is_usable(&file(LATIN, 7)));
    }

    #[test]
    fn the_page_has_the_face_that_was_chosen_and_the_others_behind_it() {
        let family = PageFace::Installed("楷".to_owned());
        let (zh, en) = (Language::Chinese, Language::English);
        for (speech, page, file, first) in [
            (zh, PageFace::Serif, None, "serif"),
            (en, PageFace::Serif, None, "latin-serif"),
            (zh, PageFace::Sans, None, "sans"),
            (en, PageFace::Sans, None, "latin"),
            (zh, family.clone(), Some(file(LATIN, 0)), "page 楷"),
            (en, family.clone(), Some(file(b"broken", 0)), "latin-serif"),
            (zh, family, None, "serif"),
        ] {
            let fonts = definitions(&Fonts { lang: Lang::En, speech, page, file });
            let names = &fonts.families[&Face::Page.family()];
            assert_eq!(names.first().map(String::as_str), Some(first));
            assert!(names.iter().all(|name| fonts.font_data.contains_key(name)));
        }
    }
}
