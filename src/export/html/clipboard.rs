//! The speech as rich text for the clipboard, in the HTML that Word and WPS read and keep: every paragraph says its own
//! style, in the words with which Word writes HTML itself.
//!
//! Sections have the headings of Word from the first level on, so that they stand in its outline; the title is a
//! paragraph. The marks of the speaker are left out: others' programs have none.

use super::{escape, quoted, style_of};
use crate::assemble::{Assembled, Block, Shape};
use crate::export::families::stand_ins;
use crate::export::pieces::{Levels, Piece, brackets, lines};
use crate::model::{Align, Draft, Language, Profile, TypeStyle};

/// The speech as a fragment of HTML, a paragraph a line, without anything around it.
pub fn clipboard_html(draft: &Draft, speech: &Assembled, profile: &Profile) -> String {
    let levels = Levels::new(draft);
    let mut out = String::new();
    for block in &speech.blocks {
        let level = levels.of(block);
        let style = style_of(block, level, profile);
        let (open, close) = brackets(profile, speech.language, block);
        let (tag, outline) = match block.shape {
            Shape::Heading(_) => {
                let level = (level + 1).min(9);
                (format!("h{}", level.min(6)), format!(";mso-outline-level:{level};page-break-after:avoid"))
            }
            Shape::Title | Shape::Flush | Shape::Paragraph => ("p".to_owned(), String::new()),
        };
        for pieces in lines(&block.line) {
            out.push_str(&format!("<{tag} style=\"{}{outline}\">", paragraph(block, style, speech.language)));
            // A heading that runs in is the one stretch of a line that is set otherwise.
            let heading =
                pieces.iter().take_while(|piece| piece.heading && block.shape != Shape::Heading(level)).count();
            let (heading, body) = pieces.split_at(heading);
            stretch(&mut out, heading, ("", ""), profile.heading(level), speech.language);
            stretch(&mut out, body, (open, close), style, speech.language);
            out.push_str(&format!("</{tag}>\n"));
        }
    }
    out
}

/// A stretch of a line in one type.
fn stretch(out: &mut String, pieces: &[Piece<'_>], around: (&str, &str), style: &TypeStyle, language: Language) {
    if pieces.iter().all(|piece| piece.words.is_empty()) {
        return;
    }
    out.push_str(&format!("<span lang=\"{}\" style=\"{}\">{}", language.tag(), letters(style, language), around.0));
    pieces.iter().for_each(|piece| escape(out, piece.words));
    out.push_str(around.1);
    out.push_str("</span>");
}

/// How the lines of a paragraph stand.
fn paragraph(block: &Block, style: &TypeStyle, language: Language) -> String {
    let indent = if block.shape == Shape::Flush { 0.0 } else { style.indent };
    let align = match style.align {
        Align::Justified => "justify;text-justify:inter-ideograph",
        Align::Left => "left",
        Align::Centre => "center",
        Align::Right => "right",
    };
    // Office programs let a line of a Chinese paragraph stand alone at the end of a page, so that every page is full.
    let alone = if language == Language::Chinese { ";mso-pagination:none" } else { "" };
    format!(
        "margin:{}pt 0pt {}pt 0pt;text-align:{align};text-indent:{}pt;mso-char-indent-count:{indent:?};\
         line-height:{}pt;mso-line-height-rule:exactly{alone}",
        style.before,
        style.after,
        indent * style.size,
        style.pitch,
    )
}

/// What letters look like. In a Chinese text the Latin family has the letters alone: quotation marks, dashes and dots
/// of omission are among what Word calls `hansi`.
fn letters(style: &TypeStyle, language: Language) -> String {
    let (chinese, latin) = (quoted(&style.chinese), quoted(&style.latin));
    let (first, others) = match language {
        Language::Chinese => (&style.chinese, &chinese),
        Language::English => (&style.latin, &latin),
    };
    let (names, kind) = stand_ins(first);
    let names: Vec<String> = names.into_iter().take(3).map(quoted).collect();
    format!(
        "font-family:{},{kind};mso-ascii-font-family:{latin};mso-fareast-font-family:{chinese};\
         mso-hansi-font-family:{others};font-size:{}pt;font-weight:{};font-style:{};letter-spacing:{}pt;\
         mso-font-kerning:0pt;color:windowtext",
        names.join(","),
        style.size,
        if style.bold { "bold" } else { "normal" },
        if style.italic { "italic" } else { "normal" },
        style.tracking,
    )
}
