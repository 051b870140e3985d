//! The document itself: a paragraph for every block of the speech, and the page on which they stand.

use super::numbering::Numbering;
use super::page::page;
use super::runs::{self, Look};
use super::styles::{indent, style_of};
use super::title;
use super::units::twips;
use super::xml::{HEAD, WORD};
use crate::assemble::{Assembled, Block, Line, Shape, Source, SpanKind};
use crate::export::pieces::{brackets, lines};
use crate::model::{Language, MAX_DEPTH, POINTS_PER_MM, Profile, TypeStyle, Voice};

/// The name of what points to other parts, as an attribute of the root.
const RELATIONS: &str = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The document of a speech.
pub fn document(speech: &Assembled, profile: &Profile, numbering: &Numbering) -> String {
    // Most of what a paragraph is are its words; the elements around them are some hundred bytes.
    let room: usize = speech.blocks.iter().map(|block| block.line.text.len() * 3 / 2 + 200).sum();
    let mut body = Body {
        profile,
        language: speech.language,
        numbering,
        kinds: Kinds::new(profile),
        out: String::with_capacity(room + 2_000),
    };
    body.out += &format!("{HEAD}<w:document {WORD} {RELATIONS}><w:body>");
    let mut before = None;
    for block in &speech.blocks {
        body.paragraph(block, before);
        before = Some(block);
    }
    // Word takes no document without a paragraph.
    if speech.blocks.is_empty() {
        body.out.push_str("<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr></w:p>");
    }
    body.out + &page(profile) + "</w:body></w:document>"
}

/// How the paragraphs of a kind are set, and how their letters look.
struct Kind<'a> {
    style: &'a TypeStyle,
    look: Look,
}

/// The kinds of paragraphs.
struct Kinds<'a> {
    title: Kind<'a>,
    subtitle: Kind<'a>,
    byline: Kind<'a>,
    body: Kind<'a>,
    /// By levels.
    headings: Vec<Kind<'a>>,
    /// How headings look that run into their body, by levels.
    run_in: Vec<Look>,
}

impl<'a> Kinds<'a> {
    fn new(profile: &'a Profile) -> Self {
        let kind = |style: &'a TypeStyle| Kind { style, look: Look::of(style) };
        let headings = (0..MAX_DEPTH).map(|level| profile.heading(level));
        let run_in = headings.clone().enumerate();
        Self {
            title: kind(&profile.title),
            subtitle: kind(&profile.subtitle),
            byline: kind(&profile.byline),
            body: kind(&profile.body),
            headings: headings.map(kind).collect(),
            run_in: run_in.map(|(level, heading)| Look::within(&profile.body, heading, level)).collect(),
        }
    }

    fn of(&self, block: &Block) -> &Kind<'a> {
        match (block.source, block.shape) {
            (Source::TitleLine(_), _) => &self.title,
            (Source::Subtitle, _) => &self.subtitle,
            (Source::Speaker | Source::Date, _) => &self.byline,
            (_, Shape::Heading(level)) => self.headings.get(level).unwrap_or(&self.body),
            _ => &self.body,
        }
    }
}

struct Body<'a> {
    profile: &'a Profile,
    language: Language,
    numbering: &'a Numbering,
    kinds: Kinds<'a>,
    out: String,
}

impl Body<'_> {
    /// Adds what stands in a block, which stands behind another.
    fn paragraph(&mut self, block: &Block, before: Option<&Block>) {
        let Self { profile, language, .. } = *self;
        let kind = self.kinds.of(block);
        let is_or_has_none = matches!(block.shape, Shape::Heading(_) | Shape::Title);
        let runs_in = !is_or_has_none && block.line.spans.iter().any(|span| span.kind == SpanKind::Heading);
        let of_level = || self.kinds.run_in.get(block.level);
        let heading = if runs_in { of_level().unwrap_or(&kind.look) } else { &kind.look };
        let label = block.line.spans.first().filter(|span| span.kind == SpanKind::Label);
        let number = label.and_then(|_| self.numbering.of(block.source.section()?));
        let (open, close) = brackets(profile, language, block);

        let out = &mut self.out;
        out.push_str("<w:p><w:pPr><w:pStyle w:val=\"");
        out.push_str(&style_of(block));
        out.push_str("\"/>");
        out.push_str(number.as_deref().unwrap_or_default());
        if block.source.is_title() {
            let width = profile.paper.text_width() * POINTS_PER_MM;
            let text = [open, &block.line.text, close].concat();
            if let Some(room) = title::sides(&text, kind.style, width, language).map(twips) {
                out.push_str(&format!("<w:ind w:left=\"{room}\" w:right=\"{room}\"/>"));
            }
        } else if before.is_some_and(|before| before.source.is_title()) {
            // An empty line parts the title block from the speech.
            let room = twips(profile.body.pitch + kind.style.before);
            out.push_str(&format!("<w:spacing w:before=\"{room}\"/>"));
        }
        if number.is_some() {
            // Some programs set every list flush unless the paragraph itself says otherwise.
            if block.shape != Shape::Flush {
                out.push_str(&indent(kind.style));
            }
            out.push_str(&heading.mark());
        }
        out.push_str("</w:pPr>");

        // What Word counts is not written.
        let counted = label.filter(|_| number.is_some()).map_or(0, |label| label.range.end);
        let voices = profile.marks;
        runs::push(out, &kind.look, language, Voice::Plain, open);
        words(out, &block.line, counted, |out, is_heading, voice, words| {
            let look = if is_heading { heading } else { &kind.look };
            match words {
                "" if voices => runs::push(out, look, language, Voice::Plain, pause(language)),
                words => runs::push(out, look, language, if voices { voice } else { Voice::Plain }, words),
            }
        });
        runs::push(out, &kind.look, language, Voice::Plain, close);
        out.push_str("</w:p>");
    }
}

/// Adds the pieces of a line behind its number, which is `counted` bytes long, each by `push`; one without words is a
/// pause of the speaker.
fn words(out: &mut String, line: &Line, counted: usize, push: impl Fn(&mut String, bool, Voice, &str)) {
    let mut counted = counted;
    for (index, pieces) in lines(line).into_iter().enumerate() {
        if index > 0 {
            out.push_str("<w:r><w:br/></w:r>");
        }
        for piece in pieces {
            let gone = counted.min(piece.words.len());
            counted -= gone;
            // The number itself is no pause.
            if gone == 0 || gone < piece.words.len() {
                push(out, piece.heading, piece.voice, piece.words.get(gone..).unwrap_or_default());
            }
        }
    }
}

/// What shows that the speaker pauses.
fn pause(language: Language) -> &'static str {
    match language {
        Language::Chinese => "／",
        Language::English => "/ ",
    }
}
