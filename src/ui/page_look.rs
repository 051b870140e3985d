//! How the manuscript is set: sizes, lines and faces of the page, as the user wants them.

use egui::{FontFamily, FontId};

use super::theme::{Face, Type, size};
use crate::app::Session;
use crate::store::Settings;

/// How the page is set. All sizes are logical pixels with the zoom in them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageLook {
    /// The zoom of the page; 1 is its usual size.
    pub zoom: f32,
    /// The characters of a full line.
    pub characters: f32,
    /// Whether the page stands alone and its text is a little larger.
    pub focus: bool,
    /// Whether the line being written stays in the middle of the height.
    pub typewriter: bool,
}

impl PageLook {
    /// As the session is now.
    pub fn of(session: &Session) -> Self {
        Self::new(&session.settings, session.is_focused())
    }

    fn new(settings: &Settings, focus: bool) -> Self {
        Self {
            zoom: f32::from(settings.zoom.get()) / 100.0,
            characters: f32::from(settings.characters.get()),
            focus,
            typewriter: settings.typewriter || focus,
        }
    }

    /// Size and line of a text of the page, before the zoom.
    fn unzoomed(self, kind: Type) -> (f32, f32) {
        match kind {
            Type::Body | Type::Heading if self.focus => (20.0, 36.0),
            other => (other.size(), other.line()),
        }
    }

    /// The size of a text.
    pub fn size(self, kind: Type) -> f32 {
        self.unzoomed(kind).0 * self.zoom
    }

    /// From one line of a text to the next.
    pub fn line(self, kind: Type) -> f32 {
        self.unzoomed(kind).1 * self.zoom
    }

    /// The font of a text.
    pub fn font(self, kind: Type) -> FontId {
        FontId::new(self.size(kind), family(kind))
    }

    /// Two characters at the start of a paragraph.
    pub fn indent(self) -> f32 {
        2.0 * self.size(Type::Body)
    }

    /// The width of a full line.
    pub fn measure(self) -> f32 {
        self.characters * self.size(Type::Body)
    }

    /// The width of a line where there is so much room for it: whole characters, fewer than set where they do not fit.
    ///
    /// At the usual size a line has never fewer than 28 characters; a larger one as many as fit, 12 at least.
    pub fn measure_in(self, room: f32) -> f32 {
        let character = self.size(Type::Body);
        let least = if self.zoom > 1.0 { size::FEWEST_ZOOMED } else { size::FEWEST };
        let fit = (room / character).floor();
        self.characters.min(fit.max(least)) * character
    }
}

/// The family of a text of the page: what is read in the face that the user chose, the rest in that of headings.
fn family(kind: Type) -> FontFamily {
    match kind {
        Type::Body | Type::Byline => Face::Page.family(),
        other => other.font().family,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Within;

    fn look(zoom: u16, characters: u16, focus: bool) -> PageLook {
        let zoom = Within::new(zoom).unwrap();
        let characters = Within::new(characters).unwrap();
        PageLook::new(&Settings { zoom, characters, ..Settings::default() }, focus)
    }

    #[test]
    fn a_page_that_nobody_set_is_as_the_tokens_say() {
        let look = look(100, 34, false);
        for kind in [Type::Body, Type::Heading, Type::Title, Type::Byline, Type::Guidance] {
            assert_eq!((look.size(kind), look.line(kind)), (kind.size(), kind.line()), "{kind:?}");
        }
        assert_eq!((look.indent(), look.measure()), (size::INDENT, 612.0));
    }

    #[test]
    fn zoom_focus_and_width_change_what_they_are_about() {
        let wide = look(150, 44, false);
        assert_eq!((wide.size(Type::Body), wide.line(Type::Body)), (27.0, 48.0));
        assert_eq!((wide.indent(), wide.measure()), (54.0, 44.0 * 27.0));
        let focus = look(100, 34, true);
        assert_eq!((focus.size(Type::Body), focus.line(Type::Body)), (20.0, 36.0));
        assert_eq!((focus.line(Type::Title), focus.typewriter), (Type::Title.line(), true));
    }

    #[test]
    fn a_line_has_whole_characters_and_never_too_few() {
        for (zoom, characters, room, width) in [
            (100, 34, 1_000.0, 34.0 * 18.0),
            (100, 34, 600.0, 33.0 * 18.0),
            (100, 34, 300.0, 28.0 * 18.0),
            (200, 34, 700.0, 19.0 * 36.0),
            (250, 34, 100.0, 12.0 * 45.0),
        ] {
            assert_eq!(look(zoom, characters, false).measure_in(room), width, "{zoom} {characters} {room}");
        }
    }
}
