//! The styles of a document, by the names that Word knows, so that its outline and its commands find them.

use super::footer;
use super::names::fonts;
use super::units::{half_points, twips, whole};
use super::xml::{HEAD, WORD};
use crate::assemble::{Block, Shape, Source};
use crate::model::{Align, Language, MAX_DEPTH, Profile, TypeStyle};

/// The id of the style of a block.
pub fn style_of(block: &Block) -> String {
    let id = match (block.source, block.shape) {
        (Source::TitleLine(_), _) => "Title",
        (Source::Subtitle, _) => "Subtitle",
        (Source::Speaker, _) => "Byline",
        (Source::Date, _) => "Date",
        (_, Shape::Heading(level)) => return heading(level),
        (_, Shape::Flush) => "Salutation",
        (_, Shape::Paragraph | Shape::Title) => "BodyText",
    };
    id.to_owned()
}

/// The id of the style of headings on a level, 0 being the top.
fn heading(level: usize) -> String {
    format!("Heading{}", level.min(MAX_DEPTH - 1) + 1)
}

/// The id of the style of such a heading that runs into its body.
pub fn run_in_heading(level: usize) -> String {
    heading(level) + "Char"
}

/// All styles of a profile.
pub fn styles(profile: &Profile, language: Language) -> String {
    let Profile { title, subtitle, byline, body, .. } = profile;
    let mut out = format!(
        "{HEAD}<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{size}\
         <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
        fonts = fonts(body, language),
        size = size(body.size),
    );
    // Where every line stands on one grid, a page is as many lines as it holds; elsewhere no line stands alone on one.
    let widows = i32::from(!on_grid(profile));
    out += &format!(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr>\
         <w:widowControl w:val=\"{widows}\"/><w:spacing w:line=\"{line}\" w:lineRule=\"exact\"/></w:pPr></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">\
         <w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>",
        line = twips(body.pitch),
    );
    let mut add = |name: &str, next: &str, link: &str, style: &TypeStyle, outline: Option<usize>| {
        let id = name.replace(' ', "");
        let (keep, outline) = match outline {
            Some(level) => ("<w:keepNext/>", format!("<w:outlineLvl w:val=\"{level}\"/>")),
            None => ("", String::new()),
        };
        out += &format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:next w:val=\"{next}\"/>{link}<w:qFormat/><w:pPr>{keep}{paragraph}{outline}</w:pPr>\
             <w:rPr>{run}</w:rPr></w:style>",
            id = id.replace("heading", "Heading"),
            paragraph = paragraph(style, profile),
            run = run(style, language),
        );
    };
    add("Title", "Title", "", title, None);
    add("Subtitle", "Subtitle", "", subtitle, None);
    add("Byline", "Date", "", byline, None);
    add("Date", "Salutation", "", byline, None);
    add("Salutation", "BodyText", "", &TypeStyle { indent: 0.0, ..body.clone() }, None);
    add("Body Text", "BodyText", "", body, None);
    for level in 0..MAX_DEPTH {
        let link = format!("<w:link w:val=\"{}\"/>", run_in_heading(level));
        add(&format!("heading {}", level + 1), "BodyText", &link, profile.heading(level), Some(level));
    }
    for level in 0..MAX_DEPTH {
        out += &format!(
            "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"Heading {number} Char\"/>\
             <w:basedOn w:val=\"DefaultParagraphFont\"/><w:link w:val=\"{linked}\"/><w:rPr>{run}</w:rPr></w:style>",
            id = run_in_heading(level),
            number = level + 1,
            linked = heading(level),
            run = run(profile.heading(level), language),
        );
    }
    out + &footer_style(profile) + "</w:styles>"
}

fn footer_style(profile: &Profile) -> String {
    let number = &profile.page_number;
    let font = super::xml::escaped(&number.font);
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"Footer\"><w:name w:val=\"footer\"/><w:basedOn w:val=\"Normal\"/>\
         <w:pPr><w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"{line}\" w:lineRule=\"exact\"/></w:pPr><w:rPr>\
         <w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\" w:eastAsia=\"{font}\" w:cs=\"{font}\"/>{size}</w:rPr></w:style>",
        line = footer::line(number),
        size = size(number.size),
    )
}

/// Whether all lines of the speech have one distance and nothing between them, so that a page has a number of lines.
fn on_grid(profile: &Profile) -> bool {
    let even = |style: &TypeStyle| {
        twips(style.pitch) == twips(profile.body.pitch) && twips(style.before) == 0 && twips(style.after) == 0
    };
    even(&profile.body) && profile.headings.iter().all(even)
}

/// How the lines of a paragraph stand.
fn paragraph(style: &TypeStyle, profile: &Profile) -> String {
    let align = match style.align {
        Align::Justified => "both",
        Align::Left => "left",
        Align::Centre => "center",
        Align::Right => "right",
    };
    let (before, after, line) = (twips(style.before), twips(style.after), twips(style.pitch));
    // Word leaves an exact line distance alone; others would draw lines of another distance apart to those of the grid.
    let snap = if line == twips(profile.body.pitch) { "" } else { "<w:snapToGrid w:val=\"0\"/>" };
    let indent = indent(style);
    format!(
        "{snap}<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"exact\"/>\
         {indent}<w:jc w:val=\"{align}\"/>"
    )
}

/// How far the first line stands in.
pub fn indent(style: &TypeStyle) -> String {
    // Programs that do not count in characters take the length beside it.
    let (characters, length) = (whole(style.indent * 100.0), twips(style.indent * style.size));
    format!("<w:ind w:firstLineChars=\"{characters}\" w:firstLine=\"{length}\"/>")
}

/// How letters look.
fn run(style: &TypeStyle, language: Language) -> String {
    let bold = if style.bold { "<w:b/>" } else { "" };
    let italic = if style.italic { "<w:i/>" } else { "" };
    let spacing = match twips(style.tracking) {
        0 => String::new(),
        tracking => format!("<w:spacing w:val=\"{tracking}\"/>"),
    };
    [&fonts(style, language), bold, italic, &spacing, &size(style.size)].concat()
}

fn size(points: f32) -> String {
    let size = half_points(points);
    format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>")
}
