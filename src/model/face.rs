//! A face of type as its file holds it, and which ones are looked for. Nothing here reads a file or a glyph.

use std::sync::Arc;

/// The bytes of a file of faces: of one that is part of the program, or read from the disk. Nobody changes them.
pub type FaceBytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A face, and by what it is known.
#[derive(Clone)]
pub struct FontFace {
    /// Its family.
    pub family: String,
    /// How heavy it is: 400 is usual, 700 bold.
    pub weight: u16,
    /// Whether it is italic.
    pub italic: bool,
    /// Its file.
    pub bytes: FaceBytes,
    /// Which of the faces in the file.
    pub index: u32,
}

impl std::fmt::Debug for FontFace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { family, weight, italic, bytes, index } = self;
        let bytes = (**bytes).as_ref().len();
        write!(f, "FontFace({family} {weight}, italic: {italic}, {bytes} bytes, {index})")
    }
}

/// A family that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedFamily {
    /// Its names, then those of what may stand in for it: the first that is there is taken.
    pub names: Vec<String>,
    /// Whether its bold cut is wanted too, if it has one.
    pub bold: bool,
    /// Whether its italic cut is.
    pub italic: bool,
}
