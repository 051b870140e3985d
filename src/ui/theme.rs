//! Every colour, size and face of the window. No other file in `ui` names one.
//!
//! The manuscript is paper and the tools stand back. Red says "here" and nothing else; ochre says "look at this";
//! actions are ink; the rest is warm grey.

mod applied;
#[cfg(test)]
mod contrast;
pub mod size;

use egui::{Color32, Context, FontFamily, FontId, Shadow, Stroke, Ui};

pub use applied::{Look, apply};

/// Paper as a printer has it, in every theme.
pub const PRINTED: Color32 = Color32::WHITE;

/// The colours of one theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Behind the page.
    pub desk: Color32,
    /// Bars, outline, inspector.
    pub panel: Color32,
    /// Page and inputs.
    pub paper: Color32,
    /// Dialogs, menus, tips, buttons.
    pub raised: Color32,
    /// The current row.
    pub active: Color32,
    /// A hovered row or icon.
    pub hover: Color32,
    /// A filled blank or count in the text.
    pub chip: Color32,
    /// Selected text.
    pub sel: Color32,
    /// An empty blank.
    pub warnwash: Color32,
    /// The track of a bar, a badge.
    pub barbg: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text, icons.
    pub ink2: Color32,
    /// Numbers, guidance, hints.
    pub ink3: Color32,
    /// Here: caret, marker, focus.
    pub accent: Color32,
    /// Text on accent.
    pub onaccent: Color32,
    /// Warning text and icon.
    pub warn: Color32,
    /// Warning underline or border.
    pub warnline: Color32,
    /// The main button of a view.
    pub primary: Color32,
    /// Its text.
    pub onprimary: Color32,
    /// The border of a wash: nothing, except where contrast is wanted.
    pub wash_edge: Color32,
    /// Hairlines between regions.
    pub line: Color32,
    /// Borders of buttons and cards.
    pub line2: Color32,
    /// Borders of inputs.
    pub edge: Color32,
    /// The filled part of a bar.
    pub bar: Color32,
    /// Under a dialog.
    pub scrim: Color32,
    /// The page's shadow.
    pub shadow: Color32,
    /// The shadow of what floats.
    pub shadow2: Color32,
}

const fn rgb(code: u32) -> Color32 {
    let [_, r, g, b] = code.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const fn veil(grey: u8, alpha: u8) -> Color32 {
    // Premultiplied: the grey is that of the colour times its alpha.
    Color32::from_rgba_premultiplied(grey, grey, grey, alpha)
}

/// The light theme.
pub const LIGHT: Theme = Theme {
    desk: rgb(0xE9E6E0),
    panel: rgb(0xF4F2ED),
    paper: rgb(0xFFFEFC),
    raised: rgb(0xFFFFFF),
    active: rgb(0xFFFEFC),
    hover: rgb(0xE8E4DC),
    chip: rgb(0xEFEBE3),
    sel: rgb(0xF3E2DA),
    warnwash: rgb(0xF8EED6),
    barbg: rgb(0xDED9D0),
    ink: rgb(0x24211D),
    ink2: rgb(0x55504A),
    ink3: rgb(0x676159),
    accent: rgb(0xB0362A),
    onaccent: rgb(0xFFFFFF),
    warn: rgb(0x855300),
    warnline: rgb(0xB57F20),
    primary: rgb(0x2C2824),
    onprimary: rgb(0xFBF9F5),
    wash_edge: Color32::TRANSPARENT,
    line: rgb(0xDCD7CE),
    line2: rgb(0xBDB6AB),
    edge: rgb(0x90887C),
    bar: rgb(0x8F867A),
    scrim: veil(10, 71),
    shadow: veil(3, 26),
    shadow2: veil(7, 51),
};

/// The dark theme.
pub const DARK: Theme = Theme {
    desk: rgb(0x171614),
    panel: rgb(0x1E1D1A),
    paper: rgb(0x262421),
    raised: rgb(0x2E2C28),
    active: rgb(0x2B2926),
    hover: rgb(0x282623),
    chip: rgb(0x35322C),
    sel: rgb(0x4E322B),
    warnwash: rgb(0x382F1D),
    barbg: rgb(0x3A3732),
    ink: rgb(0xE6E1D8),
    ink2: rgb(0xB9B2A7),
    ink3: rgb(0xAAA398),
    accent: rgb(0xEE7A68),
    onaccent: rgb(0x1E1D1A),
    warn: rgb(0xDDA94B),
    warnline: rgb(0xB58932),
    primary: rgb(0xE6E1D8),
    onprimary: rgb(0x1E1D1A),
    wash_edge: Color32::TRANSPARENT,
    line: rgb(0x35322D),
    line2: rgb(0x57524A),
    edge: rgb(0x7B746A),
    bar: rgb(0x8A8378),
    scrim: veil(0, 115),
    shadow: veil(0, 77),
    shadow2: veil(0, 140),
};

/// The light theme with more contrast.
pub const HIGH_LIGHT: Theme = Theme {
    panel: Color32::WHITE,
    paper: Color32::WHITE,
    active: Color32::WHITE,
    ink: Color32::BLACK,
    ink2: Color32::BLACK,
    ink3: Color32::BLACK,
    primary: Color32::BLACK,
    onprimary: Color32::WHITE,
    wash_edge: Color32::BLACK,
    line: Color32::BLACK,
    line2: Color32::BLACK,
    edge: Color32::BLACK,
    bar: rgb(0x55504A),
    ..LIGHT
};

/// The dark theme with more contrast.
pub const HIGH_DARK: Theme = Theme {
    desk: rgb(0x121110),
    panel: Color32::BLACK,
    paper: Color32::BLACK,
    raised: Color32::BLACK,
    active: Color32::BLACK,
    ink: Color32::WHITE,
    ink2: Color32::WHITE,
    ink3: Color32::WHITE,
    onaccent: Color32::BLACK,
    primary: Color32::WHITE,
    onprimary: Color32::BLACK,
    wash_edge: Color32::WHITE,
    line: Color32::WHITE,
    line2: Color32::WHITE,
    edge: Color32::WHITE,
    bar: rgb(0xB9B2A7),
    ..DARK
};

/// Every theme.
const THEMES: [&Theme; 4] = [&LIGHT, &DARK, &HIGH_LIGHT, &HIGH_DARK];

impl Theme {
    /// The theme that a part of the window is shown in.
    pub fn of(ui: &Ui) -> &'static Self {
        Self::of_context(ui.ctx())
    }

    /// The theme of the window.
    pub fn of_context(ctx: &Context) -> &'static Self {
        // Each has a panel of its own; so the look that is applied says which it is.
        let style = ctx.global_style();
        let applied = THEMES.into_iter().find(|theme| theme.panel == style.visuals.panel_fill);
        applied.unwrap_or(if style.visuals.dark_mode { &DARK } else { &LIGHT })
    }
}

/// The faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Noto Sans, 400.
    Sans,
    /// Noto Sans, 500.
    Medium,
    /// Noto Serif, 400: the text of a speech.
    Serif,
    /// Noto Sans, 500: its headings. The Chinese face stands first in any window, for the quotes of a Chinese speech.
    Heading,
    /// The text of the manuscript, in the face that the user chose.
    Page,
    /// The icons.
    Icons,
}

impl Face {
    /// Its family.
    pub fn family(self) -> FontFamily {
        match self {
            Self::Sans => FontFamily::Proportional,
            Self::Medium => FontFamily::Name("medium".into()),
            Self::Serif => FontFamily::Name("serif".into()),
            Self::Heading => FontFamily::Name("heading".into()),
            Self::Page => FontFamily::Name("page".into()),
            Self::Icons => FontFamily::Name("icons".into()),
        }
    }
}

/// What a text is, which says how it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Numbers, keys, status, notes.
    Small,
    /// The interface.
    Interface,
    /// The interface, of the current row.
    InterfaceMedium,
    /// Titles in lists, text in dialogs.
    ListTitle,
    /// What is typed into the palette.
    PaletteInput,
    /// The title of a view.
    ViewTitle,
    /// The manuscript.
    Body,
    /// Its headings.
    Heading,
    /// Its title.
    Title,
    /// Its byline.
    Byline,
    /// Guidance in an empty place.
    Guidance,
    /// The text beside the manuscript.
    Preview,
    /// Headings beside the manuscript.
    PreviewHeading,
    /// The title beside the manuscript.
    PreviewTitle,
}

impl Type {
    const fn parts(self) -> (Face, f32, f32) {
        match self {
            Self::Small => (Face::Sans, 12.0, 18.0),
            Self::Interface => (Face::Sans, 13.0, 20.0),
            Self::InterfaceMedium => (Face::Medium, 13.0, 20.0),
            Self::ListTitle => (Face::Sans, 14.0, 22.0),
            Self::PaletteInput => (Face::Sans, 16.0, 24.0),
            Self::ViewTitle => (Face::Medium, 20.0, 28.0),
            Self::Body => (Face::Serif, 18.0, 32.0),
            Self::Heading => (Face::Heading, 18.0, 32.0),
            Self::Title => (Face::Heading, 24.0, 40.0),
            Self::Byline => (Face::Serif, 16.0, 32.0),
            Self::Guidance => (Face::Sans, 14.0, 24.0),
            Self::Preview => (Face::Serif, 13.0, 23.0),
            Self::PreviewHeading => (Face::Heading, 13.0, 23.0),
            Self::PreviewTitle => (Face::Heading, 16.0, 26.0),
        }
    }

    /// Its font.
    pub fn font(self) -> FontId {
        let (face, size, _) = self.parts();
        FontId::new(size, face.family())
    }

    /// Its size.
    pub fn size(self) -> f32 {
        self.parts().1
    }

    /// From one line to the next.
    pub fn line(self) -> f32 {
        self.parts().2
    }
}

/// Corners.
pub mod corner {
    /// Chips and boxes in a text.
    pub const CHIP: u8 = 3;
    /// Keys and the seal.
    pub const KEY: u8 = 4;
    /// Small buttons.
    pub const SMALL: u8 = 5;
    /// Buttons and inputs.
    pub const CONTROL: u8 = 6;
    /// Cards and notices.
    pub const CARD: u8 = 8;
    /// Switches.
    pub const SWITCH: u8 = 9;
    /// Dialogs.
    pub const DIALOG: u8 = 10;
}

/// A line of one pixel.
pub fn hairline(color: Color32) -> Stroke {
    Stroke::new(1.0, color)
}

/// The ring of what has the keyboard.
pub fn focus_ring(theme: &Theme) -> Stroke {
    Stroke::new(1.5, theme.accent)
}

/// The shadow of the page.
pub fn page_shadow(theme: &Theme) -> Shadow {
    Shadow { offset: [0, 2], blur: 8, spread: 0, color: theme.shadow }
}

/// The shadow of a notice.
pub fn notice_shadow(theme: &Theme) -> Shadow {
    Shadow { offset: [0, 4], blur: 16, spread: 0, color: theme.shadow2 }
}

/// The shadow of a dialog.
pub fn dialog_shadow(theme: &Theme) -> Shadow {
    Shadow { offset: [0, 12], blur: 32, spread: 0, color: theme.shadow2 }
}
