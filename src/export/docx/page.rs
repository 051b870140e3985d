//! The page on which a document stands.

use super::footer;
use super::units::{twips, twips_of_mm};
use crate::model::Profile;

/// The sheet, its margins and footers, and the grid of its lines.
pub fn page(profile: &Profile) -> String {
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
