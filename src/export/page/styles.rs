//! A profile made ready: which faces every kind of line is set in, and where its lines stand. Lengths are points.

use super::fonts::Fonts;
use super::letters::Type;
use crate::assemble::{Block, Shape, Source};
use crate::model::{Align, POINTS_PER_MM, Profile, TypeStyle};

/// How a kind of line is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Its faces and its size.
    pub kind: Type,
    /// The distance from line to line.
    pub pitch: f32,
    /// How far its first line stands in.
    pub indent: f32,
    /// Where its lines stand.
    pub align: Align,
    /// The free room above it.
    pub before: f32,
    /// The free room below it.
    pub after: f32,
}

impl Style {
    fn new(style: &TypeStyle, fonts: &Fonts) -> Self {
        let kind = Type {
            chinese: fonts.choose(&style.chinese, style.bold, false),
            latin: fonts.choose(&style.latin, style.bold, style.italic),
            size: style.size,
            tracking: style.tracking,
        };
        let indent = style.indent * (style.size + style.tracking);
        let TypeStyle { pitch, align, before, after, .. } = *style;
        Self { kind, pitch, indent, align, before, after }
    }
}

/// A profile made ready.
pub struct Styles {
    /// How wide lines are.
    pub width: f32,
    /// The lines of the title.
    title: Style,
    subtitle: Style,
    byline: Style,
    /// The paragraphs of the speech.
    pub body: Style,
    headings: Vec<Style>,
    /// The numbers of the pages.
    pub number: Style,
    /// What stands beside the text: minutes, the first words of the next page.
    pub note: Style,
    /// Pinyin above a character.
    pub pinyin: Style,
    /// Whether all lines of the speech stand on one grid.
    pub grid: bool,
}

impl Styles {
    /// Those of a profile.
    pub fn new(profile: &Profile, fonts: &Fonts) -> Self {
        let of = |style: &TypeStyle| Style::new(style, fonts);
        let body = of(&profile.body);
        let headings: Vec<Style> = profile.headings.iter().map(of).collect();
        let even = |style: &Style| style.pitch == body.pitch && style.before == 0.0 && style.after == 0.0;
        let plain = |family: &str, size: f32| {
            let face = fonts.choose(family, false, false);
            let kind = Type { chinese: face, latin: face, size, tracking: 0.0 };
            Style { kind, pitch: size * 1.2, indent: 0.0, align: Align::Left, before: 0.0, after: 0.0 }
        };
        let number = plain(&profile.page_number.font, profile.page_number.size);
        let note_size = number.kind.size.min(body.kind.size);
        let note = Style { kind: Type { size: note_size, ..number.kind }, ..number };
        // Letters with tones are taken from the Chinese face as a whole: Latin ones lack some of them.
        let small =
            Type { chinese: body.kind.chinese, latin: body.kind.chinese, size: body.kind.size * 0.4, tracking: 0.0 };
        Self {
            width: profile.paper.text_width() * POINTS_PER_MM,
            title: of(&profile.title),
            subtitle: of(&profile.subtitle),
            byline: of(&profile.byline),
            grid: even(&body) && headings.iter().all(even),
            body,
            headings,
            number,
            note,
            pinyin: Style { kind: small, ..number },
        }
    }

    /// That of a block.
    pub fn of(&self, block: &Block) -> Style {
        match (block.shape, block.source) {
            (Shape::Title, Source::TitleLine(_)) => self.title,
            (Shape::Title, Source::Subtitle) => self.subtitle,
            (Shape::Title, _) => self.byline,
            (Shape::Flush, _) => Style { indent: 0.0, ..self.body },
            (Shape::Heading(level), _) => self.heading(level),
            (Shape::Paragraph, _) => self.body,
        }
    }

    /// That of headings on a level.
    pub fn heading(&self, level: usize) -> Style {
        self.headings.get(level).or(self.headings.last()).copied().unwrap_or(self.body)
    }
}
