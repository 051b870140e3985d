//! The document itself: a paragraph for every block of the speech, and the page on which they stand.

use super::footer;
use super::numbering::Numbering;
use super::runs::{self, Look};
use super::styles::{indent, style_of};
use super::units::{twips, twips_of_mm};
use super::xml::{HEAD, WORD};
use crate::assemble::{Assembled, Block, Shape, Source, SpanKind};
use crate::export::pieces::{brackets, lines};
use crate::model::{Language, MAX_DEPTH, Profile, Voice};

/// The name of what points to other parts, as an attribute of the root.
const RELATIONS: &str = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The document of a speech.
pub fn document(speech: &Assembled, profile: &Profile, numbering: &Numbering) -> String {
    let looks = Looks::new(profile);
    let letters: usize = speech.blocks.iter().map(|block| block.line.text.len() + 160).sum();
    let mut out = String::with_capacity(letters * 3 / 2 + 2_000);
    out += &format!("{HEAD}<w:document {WORD} {RELATIONS}><w:body>");
    let mut paragraph = Paragraph { profile, language: speech.language, numbering, looks, out };
    let mut before = None;
    for block in &speech.blocks {
        paragraph.block(block, before);
        before = Some(block);
    }
    out = paragraph.out;
    // Word takes no document without a paragraph.
    if speech.blocks.is_empty() {
        out.push_str("<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr></w:p>");
    }
    out + &page(profile) + "</w:body></w:document>"
}

/// The looks of a profile.
struct Looks {
    title: Look,
    subtitle: Look,
    byline: Look,
    body: Look,
    /// By levels.
    headings: Vec<Look>,
    /// Of headings that run in, by levels.
    run_in: Vec<Look>,
}

impl Looks {
    fn new(profile: &Profile) -> Self {
        let Profile { title, subtitle, byline, body, .. } = profile;
        let levels = 0..MAX_DEPTH;
        Self {
            title: Look::of(title),
            subtitle: Look::of(subtitle),
            byline: Look::of(byline),
            body: Look::of(body),
            headings: levels.clone().map(|level| Look::of(profile.heading(level))).collect(),
            run_in: levels.map(|level| Look::within(body, profile.heading(level), level)).collect(),
        }
    }

    /// The look of a block.
    fn of(&self, block: &Block) -> &Look {
        match (block.source, block.shape) {
            (Source::TitleLine(_), _) => &self.title,
            (Source::Subtitle, _) => &self.subtitle,
            (Source::Speaker | Source::Date, _) => &self.byline,
            (_, Shape::Heading(level)) => self.headings.get(level).unwrap_or(&self.body),
            _ => &self.body,
        }
    }
}

struct Paragraph<'a> {
    profile: &'a Profile,
    language: Language,
    numbering: &'a Numbering,
    looks: Looks,
    out: String,
}

impl Paragraph<'_> {
    fn block(&mut self, block: &Block, before: Option<&Block>) {
        let Self { profile, language, looks, out, .. } = self;
        let look = looks.of(block);
        let spans = &block.line.spans;
        let runs_in = !matches!(block.shape, Shape::Heading(_) | Shape::Title)
            && spans.iter().any(|span| span.kind == SpanKind::Heading);
        let heading = match runs_in {
            true => looks.run_in.get(block.level).unwrap_or(look),
            false => look,
        };
        out.push_str("<w:p><w:pPr><w:pStyle w:val=\"");
        out.push_str(&style_of(block));
        out.push_str("\"/>");
        let label = spans.first().filter(|span| span.kind == SpanKind::Label);
        let number = label.and_then(|_| self.numbering.of(block.source.section()?));
        out.push_str(number.as_deref().unwrap_or_default());
        // An empty line parts the title block from the speech.
        let own = if let Shape::Heading(level) = block.shape { profile.heading(level) } else { &profile.body };
        if !block.source.is_title() && before.is_some_and(|before| before.source.is_title()) {
            out.push_str(&format!("<w:spacing w:before=\"{}\"/>", twips(profile.body.pitch + own.before)));
        }
        if number.is_some() {
            // Some programs take a list for one that stands flush, whatever the style says.
            if block.shape != Shape::Flush {
                out.push_str(&indent(own));
            }
            out.push_str(&heading.mark());
        }
        out.push_str("</w:pPr>");
        // What Word counts is not written.
        let mut counted = label.filter(|_| number.is_some()).map_or(0, |label| label.range.end);
        let (open, close) = brackets(profile, *language, block);
        runs::push(out, look, *language, Voice::Plain, open);
        for (index, line) in lines(&block.line).into_iter().enumerate() {
            if index > 0 {
                out.push_str("<w:r><w:br/></w:r>");
            }
            for piece in line {
                let gone = counted.min(piece.words.len());
                counted -= gone;
                let look = if piece.heading { heading } else { look };
                match piece.words.get(gone..).unwrap_or_default() {
                    "" if profile.marks && piece.words.is_empty() => {
                        runs::push(out, look, *language, Voice::Plain, pause(*language));
                    }
                    words => {
                        let voice = if profile.marks { piece.voice } else { Voice::Plain };
                        runs::push(out, look, *language, voice, words);
                    }
                }
            }
        }
        runs::push(out, look, *language, Voice::Plain, close);
        out.push_str("</w:p>");
    }
}

/// What shows that the speaker pauses.
fn pause(language: Language) -> &'static str {
    match language {
        Language::Chinese => "／",
        Language::English => "/ ",
    }
}

/// The sheet, its margins and footers, and the grid of its lines.
fn page(profile: &Profile) -> String {
    let Profile { paper, body, page_number, .. } = profile;
    let mut out = "<w:sectPr>".to_owned();
    for (name, _) in footer::footers(page_number) {
        let kind = if name == footer::EVEN { "even" } else { "default" };
        out += &format!("<w:footerReference w:type=\"{kind}\" r:id=\"{name}\"/>");
    }
    let free = profile.reading.map_or(0.0, |reading| reading.free);
    // A grid of lines, never one of characters too: of that every program makes something else.
    out + &format!(
        "<w:pgSz w:w=\"{width}\" w:h=\"{height}\"/><w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" \
         w:left=\"{left}\" w:header=\"{header}\" w:footer=\"{footer}\" w:gutter=\"0\"/>\
         <w:docGrid w:type=\"lines\" w:linePitch=\"{pitch}\"/></w:sectPr>",
        width = twips_of_mm(paper.width),
        height = twips_of_mm(paper.height),
        top = twips_of_mm(paper.top),
        right = twips_of_mm(paper.right),
        bottom = twips_of_mm(paper.bottom + paper.text_height() * free),
        left = twips_of_mm(paper.left),
        header = twips_of_mm(paper.top / 2.0),
        footer = footer::distance(page_number, paper),
        pitch = twips(body.pitch),
    )
}
