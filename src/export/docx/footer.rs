//! The numbers of the pages: what stands in the footers, and how far below the text.

use super::units::{twips, twips_of_mm};
use super::xml::{HEAD, WORD};
use crate::model::{PageNumber, PageNumberPlace, PageNumberStyle, Paper};

/// Of the footer of odd pages, which is that of all where even ones have none of their own.
pub const ODD: &str = "footer1";
/// Of the footer of even pages.
pub const EVEN: &str = "footer2";

/// The line distance of a page number, in parts of its size.
const LINE: f32 = 1.2;

/// The footers by their names; none where pages are not numbered.
pub fn footers(number: &PageNumber) -> Vec<(&'static str, String)> {
    let side = |side: &str| {
        // A character of its own size from the margin.
        let size = twips(number.size);
        format!("<w:ind w:{side}Chars=\"100\" w:{side}=\"{size}\"/><w:jc w:val=\"{side}\"/>")
    };
    match (number.style, number.place) {
        (PageNumberStyle::None, _) => Vec::new(),
        (style, PageNumberPlace::Centre) => vec![(ODD, footer(style, "<w:jc w:val=\"center\"/>"))],
        (style, PageNumberPlace::Outside) => {
            vec![(ODD, footer(style, &side("right"))), (EVEN, footer(style, &side("left")))]
        }
    }
}

/// Whether odd and even pages have footers of their own.
pub fn has_two(number: &PageNumber) -> bool {
    number.style != PageNumberStyle::None && number.place == PageNumberPlace::Outside
}

fn footer(style: PageNumberStyle, place: &str) -> String {
    let (before, behind) = match style {
        PageNumberStyle::None | PageNumberStyle::Plain => (String::new(), String::new()),
        PageNumberStyle::Dashes => (words("\u{2014} "), words(" \u{2014}")),
        PageNumberStyle::OfAll => (String::new(), words(" / ") + &field("NUMPAGES")),
    };
    let page = field("PAGE");
    format!(
        "{HEAD}<w:ftr {WORD}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>{place}</w:pPr>{before}{page}{behind}</w:p></w:ftr>"
    )
}

fn words(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

/// What Word counts itself; a 1 stands there until it has.
fn field(name: &str) -> String {
    let char = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let instruction = format!("<w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r>");
    [char("begin"), instruction, char("separate"), words("1"), char("end")].concat()
}

/// The line distance of page numbers, in twips.
pub fn line(number: &PageNumber) -> i32 {
    twips(number.size * LINE)
}

/// How far the footer ends above the edge of the sheet, in twips: so that the middle of its line lies as far below the
/// text as the profile says, but never within the text and never below the sheet.
pub fn distance(number: &PageNumber, paper: &Paper) -> i32 {
    let (bottom, line) = (twips_of_mm(paper.bottom), line(number));
    (bottom - twips_of_mm(number.below) - line / 2).min(bottom - line).max(0)
}
