//! The fonts of this machine: which families there are, and the bytes of one. The system's own list is asked for them.

use std::sync::Arc;

use fontique::{Collection, CollectionOptions, FontStyle, FontWeight, FontWidth, SourceCache, SourceCacheOptions};

/// How many families are listed, how long a name may be, and how large a file.
const MOST_FAMILIES: usize = 4_000;
const MOST_NAME: usize = 120;
const MOST_BYTES: usize = 96 << 20;

/// A face: the bytes of its file, and which of the faces in it.
#[derive(Clone, PartialEq, Eq)]
pub struct FaceFile {
    /// The bytes.
    pub bytes: Arc<[u8]>,
    /// Which face.
    pub index: u32,
}

impl std::fmt::Debug for FaceFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FaceFile({} bytes, {})", self.bytes.len(), self.index)
    }
}

fn collection() -> Collection {
    Collection::new(CollectionOptions { shared: false, system_fonts: true })
}

/// The families of this machine, by name.
pub fn families() -> Vec<String> {
    let mut collection = collection();
    let named = |name: &&str| !name.starts_with('.') && !name.trim().is_empty() && name.len() <= MOST_NAME;
    let printable = |name: &&str| !name.chars().any(char::is_control);
    let names = collection.family_names().filter(named).filter(printable).take(MOST_FAMILIES);
    let mut names: Vec<String> = names.map(str::to_owned).collect();
    names.sort_by_key(|name| name.to_lowercase());
    names.dedup();
    names
}

/// The upright face of usual weight of a family; `None` if it is not there or cannot be used.
pub fn face(family: &str) -> Option<FaceFile> {
    let mut cache = SourceCache::new(SourceCacheOptions { shared: false });
    let family = collection().family_by_name(family)?;
    let font = family.match_font(FontWidth::NORMAL, FontStyle::Normal, FontWeight::NORMAL, false)?;
    let blob = font.load(Some(&mut cache))?;
    let bytes: &[u8] = blob.as_ref();
    // The bytes are copied: a file that is mapped and then cut short by somebody would end the program.
    (bytes.len() <= MOST_BYTES).then(|| FaceFile { bytes: bytes.into(), index: font.index() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_that_is_listed_has_a_name_and_one_that_is_not_there_has_no_face() {
        let families = families();
        assert!(families.iter().all(|name| !name.is_empty() && name.len() <= MOST_NAME));
        assert!(families.is_sorted_by_key(|name| name.to_lowercase()));
        assert_eq!(face("No Family Of This Name"), None);
        if let Some(family) = families.first() {
            assert!(face(family).is_none_or(|face| !face.bytes.is_empty()), "{family}");
        }
    }
}
