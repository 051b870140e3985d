//! The faces that pages are set in: which glyph a character has, how wide it is, and where its ink lies.
//!
//! A character that the face of its text lacks comes from the next that has it; what none has is shown by 〓, the sign
//! that printers put where a sort is missing. Nothing here reads a file.

use std::sync::Arc;

use harfrust::{Direction, FontRef, ShaperData, UnicodeBuffer};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{GlyphId, MetadataProvider as _};

use crate::export::families::candidates;
use crate::model::{FontFace, Profile};

/// From which weight on a face counts as bold.
const BOLD: u16 = 600;

/// One of the faces, by its place among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(u16);

/// A font that stands in for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandIn {
    /// The family that the profile names.
    pub wanted: String,
    /// The family that is used.
    pub used: String,
}

/// A face that was chosen for a style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Choice {
    /// The face.
    pub face: FaceId,
    /// Whether it is to be made bold, because it has no bold cut.
    pub embolden: bool,
}

/// A glyph of a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The face.
    pub face: FaceId,
    /// The glyph in it.
    pub glyph: u16,
    /// Whether the character itself is missing everywhere, so that 〓 stands for it.
    pub missing: bool,
}

/// What is drawn where no face has a character.
const MISSING: [char; 3] = ['〓', '□', '?'];

/// The faces, in the order in which they are asked for a character. A copy costs nothing.
#[derive(Clone)]
pub struct Fonts(Arc<[Face]>);

/// One face, read.
pub(super) struct Face {
    pub file: FontFace,
    shaper: ShaperData,
    /// The glyphs of the characters below 0x10000, 0 where there is none.
    plane: Box<[u16]>,
    /// Those of the others, in order.
    others: Vec<(char, u16)>,
    /// How wide glyphs are, in parts of the size; the last holds for all behind it.
    advances: Vec<f32>,
    /// How many units of the face the size has.
    units: f32,
}

impl Face {
    /// `None` if it has no outlines, no characters or is no font at all.
    fn read(file: FontFace) -> Option<Self> {
        let font = FontRef::from_index((*file.bytes).as_ref(), file.index).ok()?;
        let outlines = font.outline_glyphs();
        outlines.format()?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em).max(1.0);
        let mut plane = vec![0; 1 << 16].into_boxed_slice();
        let mut others = Vec::new();
        let mut any = false;
        for (code, glyph) in font.charmap().mappings() {
            let (Some(c), Ok(glyph)) = (char::from_u32(code), u16::try_from(glyph.to_u32())) else { continue };
            any |= glyph != 0;
            match plane.get_mut(code as usize) {
                Some(place) => *place = glyph,
                None => others.push((c, glyph)),
            }
        }
        others.sort_unstable();
        let count = metrics.glyph_count().min(1 << 16);
        let advances = (0..count).map(|glyph| advance(&metrics, glyph) / units).collect();
        let shaper = ShaperData::new(&font);
        any.then_some(Self { file, shaper, plane, others, advances, units })
    }

    fn glyph(&self, c: char) -> Option<u16> {
        let glyph = match self.plane.get(c as usize) {
            Some(glyph) => *glyph,
            None => {
                let at = self.others.binary_search_by_key(&c, |(c, _)| *c).ok()?;
                self.others.get(at)?.1
            }
        };
        (glyph != 0).then_some(glyph)
    }
}

/// How wide a glyph is in units of its face; what is no width is none.
fn advance(metrics: &GlyphMetrics<'_>, glyph: u32) -> f32 {
    metrics.advance_width(GlyphId::new(glyph)).filter(|width| width.is_finite()).unwrap_or_default().clamp(0.0, 1e5)
}

/// A glyph of a word that was shaped. Lengths are parts of the size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shaped {
    /// The glyph.
    pub glyph: u16,
    /// The byte of the word at which its characters begin.
    pub at: u32,
    /// How far the next one stands behind it.
    pub advance: f32,
    /// How far it stands out of its place.
    pub offset: [f32; 2],
}

impl Fonts {
    /// Reads faces; those that cannot be read are left out.
    pub fn new(faces: impl IntoIterator<Item = FontFace>) -> Self {
        Self(faces.into_iter().filter_map(Face::read).take(usize::from(u16::MAX)).collect())
    }

    /// Whether there is none, so that nothing can be set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether these are the very same.
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    pub(super) fn face(&self, id: FaceId) -> Option<&Face> {
        self.0.get(usize::from(id.0))
    }

    /// The file of a face.
    pub(crate) fn file(&self, face: FaceId) -> Option<&FontFace> {
        self.face(face).map(|face| &face.file)
    }

    /// Every face with its file.
    fn files(&self) -> impl Iterator<Item = (FaceId, &FontFace)> {
        (0..).map(FaceId).zip(self.0.iter().map(|face| &face.file))
    }

    /// The face for a family; if it is not there, the one that looks most like it.
    pub fn choose(&self, family: &str, bold: bool, italic: bool) -> Choice {
        for candidate in candidates(family) {
            let weight = if bold { 700 } else { candidate.weight };
            let of_family = self.files().filter(|(_, file)| file.family == candidate.family);
            let distance = |file: &FontFace| (file.italic != italic, file.weight.abs_diff(weight));
            if let Some((face, file)) = of_family.min_by_key(|(_, file)| distance(file)) {
                return Choice { face, embolden: weight >= BOLD && file.weight < BOLD };
            }
        }
        Choice { face: FaceId(0), embolden: bold }
    }

    /// What stands in for the families of a profile, each once and in their order.
    pub fn stand_ins(&self, profile: &Profile) -> Vec<StandIn> {
        let mut found: Vec<StandIn> = Vec::new();
        let types = profile.types().flat_map(|(_, style)| [&style.chinese, &style.latin]);
        for wanted in types.chain([&profile.page_number.font]) {
            let there = |family: &str| self.files().any(|(_, file)| file.family == family);
            let Some(used) = candidates(wanted).into_iter().find(|one| there(one.family)) else { continue };
            if !used.same && !found.iter().any(|known| known.wanted == *wanted) {
                found.push(StandIn { wanted: wanted.clone(), used: used.family.to_owned() });
            }
        }
        found
    }

    /// The glyph of a character: of the first face that has it, of all others behind those that are given.
    pub(super) fn find(&self, c: char, first: &[FaceId]) -> Found {
        let of = |c: char| {
            let all = (0..).take(self.0.len()).map(FaceId);
            let mut order = first.iter().copied().chain(all);
            order.find_map(|face| self.face(face)?.glyph(c).map(|glyph| (face, glyph)))
        };
        if let Some((face, glyph)) = of(c) {
            return Found { face, glyph, missing: false };
        }
        let (face, glyph) = MISSING.into_iter().find_map(of).unwrap_or_default();
        Found { face, glyph, missing: true }
    }

    /// The glyph of a character in one face.
    pub(super) fn glyph(&self, face: FaceId, c: char) -> Option<u16> {
        self.face(face)?.glyph(c)
    }

    /// How wide a glyph is, in parts of the size.
    pub(super) fn advance(&self, face: FaceId, glyph: u16) -> f32 {
        let Some(face) = self.face(face) else { return 0.0 };
        face.advances.get(usize::from(glyph)).or(face.advances.last()).copied().unwrap_or_default()
    }

    /// How much room of a glyph is free at its left and at its right, in parts of the size.
    pub(super) fn bearings(&self, face: FaceId, glyph: u16) -> (f32, f32) {
        let room = || {
            let face = self.face(face)?;
            let font = FontRef::from_index((*face.file.bytes).as_ref(), face.file.index).ok()?;
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let ink = metrics.bounds(GlyphId::new(u32::from(glyph)))?;
            Some((ink.x_min / face.units, ink.x_max / face.units))
        };
        match room() {
            Some((left, right)) => (left.max(0.0), (self.advance(face, glyph) - right).max(0.0)),
            None => (0.0, 0.0),
        }
    }

    /// Sets a word, from left to right, with the ligatures and kerning of the face.
    pub(super) fn shape(&self, id: FaceId, word: &str, buffer: &mut Option<UnicodeBuffer>, out: &mut Vec<Shaped>) {
        let Some(face) = self.face(id) else { return };
        let Ok(font) = FontRef::from_index((*face.file.bytes).as_ref(), face.file.index) else { return };
        let shaper = face.shaper.shaper(&font).build();
        let mut given = buffer.take().unwrap_or_default();
        given.push_str(word);
        given.guess_segment_properties();
        given.set_direction(Direction::LeftToRight);
        let set = shaper.shape(given, harfrust::ShapeOptions::new());
        #[expect(clippy::cast_precision_loss, reason = "units of a face are few")]
        let part = |units: i32| units as f32 / face.units;
        for (info, place) in set.glyph_infos().iter().zip(set.glyph_positions()) {
            out.push(Shaped {
                glyph: u16::try_from(info.glyph_id).unwrap_or_default(),
                at: info.cluster,
                advance: part(place.x_advance),
                offset: [part(place.x_offset), part(place.y_offset)],
            });
        }
        *buffer = Some(set.clear());
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|face| &face.file)).finish()
    }
}
