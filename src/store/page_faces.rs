//! The faces that a printed page is set in: those of the machine first, then files that come beside the program, then
//! those that are part of it. What is not there is left out; there is always something.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use directories::BaseDirs;
use fontique::{
    Collection, CollectionOptions, FamilyInfo, FontStyle, FontWeight, FontWidth, SourceCache, SourceCacheOptions,
};

use super::Disk;
use super::own_faces;
use crate::model::{FaceBytes, FontFace, WantedFamily};

/// The largest file of faces that is read, in bytes.
const MOST_BYTES: u64 = 96 << 20;

/// How heavy the cuts are that are asked for.
const USUAL: u16 = 400;
const BOLD: u16 = 700;

/// The families that come as files beside the program, with their weights: too large, or under a licence that does not
/// let them be part of it.
const FILES: [(&str, u16, &str); 3] = [
    ("FandolFang", USUAL, "FandolFang-Regular.otf"),
    ("FandolKai", USUAL, "FandolKai-Regular.otf"),
    ("Noto Serif SC", 600, "NotoSerifSC-SemiBold.ttf"),
];

/// The families that are part of the program. They are never looked for on the machine: what has their names there is
/// often one file of all weights, whose usual one is thin. What stands here leads to the slices: a slice itself would put
/// all its bytes into the program a second time.
static OWN: [(&str, u16, bool, &&[u8]); 6] = [
    ("Noto Serif SC", 400, false, &own_faces::SERIF),
    ("Noto Sans SC", 400, false, &own_faces::SANS),
    ("Noto Sans SC", 500, false, &own_faces::MEDIUM),
    ("Source Serif 4", 400, false, &own_faces::LATIN_SERIF),
    ("Source Serif 4", 400, true, &own_faces::LATIN_SERIF_ITALIC),
    ("Source Serif 4", 600, false, &own_faces::LATIN_SERIF_SEMIBOLD),
];

/// The folders in which files of faces may lie beside the program: next to it, in the shared folders of the system and,
/// where it runs from the folder in which it was built, in its sources.
pub fn face_folders() -> Vec<PathBuf> {
    let program = std::env::current_exe().ok();
    let ancestors = program.iter().flat_map(|program| program.ancestors().skip(1));
    let mut folders: Vec<PathBuf> = Vec::new();
    folders.extend(program.iter().filter_map(|program| Some(program.parent()?.join("fonts"))));
    let own = BaseDirs::new().map(|dirs| dirs.data_dir().to_owned());
    // As the specification of these folders has it, a relative path is none.
    let listed = std::env::var_os("XDG_DATA_DIRS").unwrap_or_default();
    let listed: Vec<PathBuf> = std::env::split_paths(&listed).filter(|path| path.is_absolute()).collect();
    let usual = ["/usr/local/share", "/usr/share"].map(PathBuf::from);
    let shared = own.into_iter().chain(listed).chain(usual);
    folders.extend(shared.map(|folder| folder.join("lectern").join("fonts")));
    for folder in ancestors.map(|folder| folder.join("assets").join("fonts")) {
        folders.push(folder.join("fandol"));
        folders.push(folder);
    }
    let mut seen = std::collections::HashSet::new();
    folders.retain(|folder| seen.insert(folder.clone()));
    folders
}

/// The faces of the families that are wanted, in that order, then those of the program. `folders` are those of
/// [`face_folders`].
pub fn page_faces(wanted: &[WantedFamily], folders: &[PathBuf]) -> Vec<FontFace> {
    let mut machine = Machine::new();
    let mut found: Vec<FontFace> = Vec::new();
    for family in wanted {
        for name in &family.names {
            let known = found.iter().any(|face| face.family == *name);
            let own = OWN.iter().any(|(own, ..)| own == name);
            if !known && !own {
                found.extend(machine.faces(name, family));
            }
            if !known && (own || !found.iter().any(|face| face.family == *name)) {
                found.extend(files(name, folders));
            }
            if own || found.iter().any(|face| face.family == *name) {
                break;
            }
        }
    }
    found.extend(OWN.iter().map(|(family, weight, italic, bytes)| FontFace {
        family: (*family).to_owned(),
        weight: *weight,
        italic: *italic,
        bytes: Arc::new(**bytes),
        index: 0,
    }));
    found
}

/// The files of a family that lie beside the program.
fn files(family: &str, folders: &[PathBuf]) -> Vec<FontFace> {
    let named = FILES.iter().filter(|(name, ..)| *name == family);
    let read = named.filter_map(|(name, weight, file)| {
        let bytes = folders.iter().find_map(|folder| read(&folder.join(file)))?;
        Some(FontFace { family: (*name).to_owned(), weight: *weight, italic: false, bytes, index: 0 })
    });
    read.collect()
}

fn read(path: &Path) -> Option<FaceBytes> {
    let bytes = super::read_file(&Disk, path, MOST_BYTES).ok()?;
    Some(Arc::new(bytes))
}

/// The fonts of this machine.
struct Machine {
    collection: Collection,
    cache: SourceCache,
}

impl Machine {
    fn new() -> Self {
        Self {
            collection: Collection::new(CollectionOptions { shared: false, system_fonts: true }),
            cache: SourceCache::new(SourceCacheOptions { shared: false }),
        }
    }

    /// The cuts of a family that are wanted and that are there.
    fn faces(&mut self, name: &str, wanted: &WantedFamily) -> Vec<FontFace> {
        let Some(family) = self.collection.family_by_name(name) else { return Vec::new() };
        let cuts = [(USUAL, false, true), (BOLD, false, wanted.bold), (USUAL, true, wanted.italic)];
        let mut found: Vec<FontFace> = Vec::new();
        for (weight, italic, _) in cuts.into_iter().filter(|(.., wanted)| *wanted) {
            let Some(face) = self.face(name, &family, weight, italic) else { continue };
            let same = |other: &FontFace| (other.weight, other.italic) == (face.weight, face.italic);
            if !found.iter().any(same) {
                found.push(face);
            }
        }
        found
    }

    fn face(&mut self, name: &str, family: &FamilyInfo, weight: u16, italic: bool) -> Option<FontFace> {
        let style = if italic { FontStyle::Italic } else { FontStyle::Normal };
        let font = family.match_font(FontWidth::NORMAL, style, FontWeight::new(f32::from(weight)), false)?;
        // One file of all weights shows its first one, whatever was asked for.
        if !font.axes().is_empty() {
            return None;
        }
        let blob = font.load(Some(&mut self.cache))?;
        if blob.as_ref().len() as u64 > MOST_BYTES {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast of floats that saturates")]
        let weight = font.weight().value() as u16;
        // Mapped, not copied: such files have tens of megabytes, and what brings new ones puts them beside the old.
        let bytes: FaceBytes = Arc::new(blob);
        let italic = font.style() != FontStyle::Normal;
        Some(FontFace { family: name.to_owned(), weight, italic, bytes, index: font.index() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources() -> Vec<PathBuf> {
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
        vec![fonts.join("fandol"), fonts]
    }

    fn wanted(names: &[&str]) -> WantedFamily {
        WantedFamily { names: names.iter().map(|name| (*name).to_owned()).collect(), bold: false, italic: false }
    }

    #[test]
    fn the_first_family_that_is_there_is_taken_and_those_of_the_program_follow() {
        let missing = "No Family Of This Name";
        let faces = page_faces(&[wanted(&[missing, "FandolKai", "Noto Serif SC"])], &sources());
        assert_eq!(faces.first().map(|face| face.family.as_str()), Some("FandolKai"));
        assert_eq!(faces.len(), OWN.len() + 1);
        let faces = page_faces(&[wanted(&[missing, "FandolKai", "Noto Serif SC"])], &[]);
        assert_eq!(faces.len(), OWN.len(), "what is not there is left out");
        let faces = page_faces(&[wanted(&["Noto Serif SC"]), wanted(&["Noto Serif SC"])], &sources());
        assert_eq!(
            faces.first().map(|face| face.weight),
            Some(600),
            "a heavier cut of its own lies beside the program"
        );
        assert_eq!(faces.len(), OWN.len() + 1, "no face comes twice");
    }

    #[test]
    fn no_folder_is_looked_into_twice() {
        let folders = face_folders();
        let mut different = folders.clone();
        different.sort();
        different.dedup();
        assert_eq!(folders.len(), different.len());
        assert!(folders.iter().all(|folder| folder.is_absolute()), "{folders:?}");
    }
}
