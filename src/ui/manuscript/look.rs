//! How large the page is set.

use egui::FontId;

use crate::ui::theme::{Type, size};

/// Sizes of the page at a zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// How much larger than usual, 1 being usual.
    pub zoom: f32,
}

impl Look {
    /// The font of a kind of text.
    pub fn font(&self, kind: Type) -> FontId {
        FontId { size: self.size(kind), ..kind.font() }
    }

    /// The size of its letters.
    pub fn size(&self, kind: Type) -> f32 {
        kind.size() * self.zoom
    }

    /// From one line to the next.
    pub fn line(&self, kind: Type) -> f32 {
        kind.line() * self.zoom
    }

    /// Two characters at the start of a paragraph.
    pub fn indent(&self) -> f32 {
        size::INDENT * self.zoom
    }
}
