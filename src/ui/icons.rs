//! The icons: Phosphor regular, cut to what the window shows.

use egui::{Align2, Color32, FontId, Pos2, Ui};

use super::theme::Face;

/// An icon. Its code point stands in assets/icons/icons.tsv.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// plus
    Plus,
    /// x
    X,
    /// arrow-u-up-left
    ArrowUUpLeft,
    /// arrow-u-up-right
    ArrowUUpRight,
    /// upload-simple
    UploadSimple,
    /// sun
    Sun,
    /// moon
    Moon,
    /// warning
    Warning,
    /// check
    Check,
    /// eye-slash
    EyeSlash,
    /// dots-three
    DotsThree,
    /// folder-open
    FolderOpen,
    /// sidebar-simple
    SidebarSimple,
    /// arrow-left
    ArrowLeft,
    /// floppy-disk
    FloppyDisk,
    /// textbox
    Textbox,
    /// magnifying-glass
    MagnifyingGlass,
    /// command
    Command,
    /// gear
    Gear,
    /// caret-down
    CaretDown,
    /// caret-up
    CaretUp,
    /// corners-out
    CornersOut,
    /// file-text
    FileText,
    /// copy
    Copy,
    /// trash
    Trash,
    /// arrow-up
    ArrowUp,
    /// arrow-down
    ArrowDown,
    /// text-indent
    TextIndent,
    /// text-outdent
    TextOutdent,
    /// list-plus
    ListPlus,
    /// list-numbers
    ListNumbers,
    /// question
    Question,
    /// translate
    Translate,
    /// quotes
    Quotes,
    /// pause
    Pause,
    /// pencil-simple
    PencilSimple,
    /// caret-right
    CaretRight,
    /// article
    Article,
    /// star
    Star,
    /// star-fill
    StarFilled,
}

impl Icon {
    const fn code(self) -> char {
        match self {
            Self::Plus => '\u{e3d4}',
            Self::X => '\u{e4f6}',
            Self::ArrowUUpLeft => '\u{e08a}',
            Self::ArrowUUpRight => '\u{e08c}',
            Self::UploadSimple => '\u{e4c0}',
            Self::Sun => '\u{e472}',
            Self::Moon => '\u{e330}',
            Self::Warning => '\u{e4e0}',
            Self::Check => '\u{e182}',
            Self::EyeSlash => '\u{e224}',
            Self::DotsThree => '\u{e1fe}',
            Self::FolderOpen => '\u{e256}',
            Self::SidebarSimple => '\u{ec24}',
            Self::ArrowLeft => '\u{e058}',
            Self::FloppyDisk => '\u{e248}',
            Self::Textbox => '\u{eb0a}',
            Self::MagnifyingGlass => '\u{e30c}',
            Self::Command => '\u{e1c4}',
            Self::Gear => '\u{e270}',
            Self::CaretDown => '\u{e136}',
            Self::CaretUp => '\u{e13c}',
            Self::CornersOut => '\u{e1d0}',
            Self::FileText => '\u{e23a}',
            Self::Copy => '\u{e1ca}',
            Self::Trash => '\u{e4a6}',
            Self::ArrowUp => '\u{e08e}',
            Self::ArrowDown => '\u{e03e}',
            Self::TextIndent => '\u{ea1e}',
            Self::TextOutdent => '\u{ea1c}',
            Self::ListPlus => '\u{e2f8}',
            Self::ListNumbers => '\u{e2f6}',
            Self::Question => '\u{e3e8}',
            Self::Translate => '\u{e4a2}',
            Self::Quotes => '\u{e660}',
            Self::Pause => '\u{e39e}',
            Self::PencilSimple => '\u{e3b4}',
            Self::CaretRight => '\u{e13a}',
            Self::Article => '\u{e0a8}',
            Self::Star => '\u{e46a}',
            Self::StarFilled => '\u{f000}',
        }
    }

    /// Draws it in the middle of a place.
    pub fn paint(self, ui: &Ui, center: Pos2, size: f32, color: Color32) {
        let font = FontId::new(size, Face::Icons.family());
        ui.painter().text(center, Align2::CENTER_CENTER, self.code(), font, color);
    }
}
