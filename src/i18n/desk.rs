//! The panels of the desk.

use super::{Words, words};

pub const OUTLINE_WIDTH: Words = words("提纲的宽度", "Width of the outline");
pub const PREVIEW_WIDTH: Words = words("预览的宽度", "Width of the preview");
