//! The faces that are part of the program, as bytes that are never copied: the window's and the printed page's alike.

/// 黑体 of the usual weight.
pub static SANS: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.ttf");
/// 黑体 of medium weight, as headings have it.
pub static MEDIUM: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Medium.ttf");
/// 宋体.
pub static SERIF: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-Regular.ttf");
/// Latin without serifs.
pub static LATIN: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
/// The same of medium weight.
pub static LATIN_MEDIUM: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Medium.ttf");
/// The same, half bold.
pub static LATIN_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-SemiBold.ttf");
/// Latin with serifs.
pub static LATIN_SERIF: &[u8] = include_bytes!("../../assets/fonts/SourceSerif4-Regular.ttf");
/// The same in italics.
pub static LATIN_SERIF_ITALIC: &[u8] = include_bytes!("../../assets/fonts/SourceSerif4-It.ttf");
/// The same, half bold.
pub static LATIN_SERIF_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/SourceSerif4-Semibold.ttf");
