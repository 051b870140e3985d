//! How the levels of a draft look: number style and heading form, one entry a level.

use super::NumberStyle;

/// One level of a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LevelStyle {
    /// The marks of items on this level, unless their list or they themselves say otherwise.
    pub numbering: NumberStyle,
    /// Whether a heading on this level runs into the first paragraph of its body.
    pub run_in: bool,
}

/// The levels of a draft, the top one first. Levels beyond the last entry are not numbered and have headings of their own line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// One entry a level, at most [`super::MAX_DEPTH`].
    pub levels: Vec<LevelStyle>,
}

impl Style {
    /// The style of a level, 0 being the top.
    pub fn level(&self, level: usize) -> LevelStyle {
        self.levels.get(level).copied().unwrap_or_default()
    }
}
