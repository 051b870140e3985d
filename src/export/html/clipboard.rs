//! The speech as rich text for the clipboard, in the HTML that Word and WPS read and keep: every paragraph says its own
//! style, in the words with which Word writes HTML itself.
//!
//! Sections have the headings of Word from the first level on, so that they stand in its outline; the title is a
//! paragraph. The marks of the speaker are left out: others' programs have none.

use super::{escape, quoted, style_of};
use crate::assemble::{Assembled, Block, Shape};
use crate::export::families::stand_ins;
use crate::export::pieces::{Piece, brackets, lines};
use crate::model::{Align, Language, Profile, TypeStyle};

/// The speech as a fragment of HTML, a paragraph a line, without anything around it.
pub fn clipboard_html(speech: &Assembled, profile: &Profile) -> String {
    let mut out = String::new();
    for block in &speech.blocks {
        let level = block.level;
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
    let words: String = pieces.iter().map(|piece| piece.words).collect();
    if words.is_empty() {
        return;
    }
    for (script, words) in by_script(&[around.0, &words, around.1].concat(), language) {
        let style = letters(style, script, language);
        out.push_str(&format!("<span lang=\"{}\" style=\"{style}\">", script.tag()));
        blanks_kept(out, words);
        out.push_str("</span>");
    }
}

/// Words cut where another family sets them. Not every program looks at what Word has for that in one style, so each
/// has its own. Blanks stay with what is before them.
fn by_script(words: &str, language: Language) -> Vec<(Language, &str)> {
    let script = |c: char| if language == Language::English || is_latin(c) { Language::English } else { language };
    let mut cut = Vec::new();
    let (mut start, mut current) = (0, None);
    for (at, c) in words.char_indices().filter(|(_, c)| *c != ' ') {
        if current.is_some_and(|current| current != script(c)) {
            cut.push((current, at));
        }
        current = Some(script(c));
    }
    cut.push((current, words.len()));
    let of = |(script, end): (Option<Language>, usize)| {
        let words = words.get(start..end).unwrap_or_default();
        start = end;
        (script.unwrap_or(language), words)
    };
    cut.into_iter().map(of).collect()
}

/// Whether the Latin family sets a character in a Chinese text. Quotation marks, dashes and dots of omission are Chinese
/// there.
fn is_latin(c: char) -> bool {
    c.is_ascii_graphic() || matches!(c, '\u{C0}'..='\u{24F}') && !matches!(c, '\u{D7}' | '\u{F7}')
}

/// Words whose blanks all stay: HTML makes one of several, unless Word's word for them stands there.
fn blanks_kept(out: &mut String, words: &str) {
    let mut rest = words;
    while let Some((before, blanks)) = rest.find("  ").and_then(|at| rest.split_at_checked(at)) {
        let left = blanks.trim_start_matches(' ');
        escape(out, before);
        out.push_str("<span style=\"mso-spacerun:yes\">");
        out.extend(std::iter::repeat_n('\u{A0}', blanks.len() - left.len() - 1));
        out.push_str(" </span>");
        rest = left;
    }
    escape(out, rest);
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

/// What letters of a script look like in a text of a language. In a Chinese one the marks that Word calls `hansi` are
/// Chinese.
fn letters(style: &TypeStyle, script: Language, language: Language) -> String {
    let family = |language| if language == Language::Chinese { &style.chinese } else { &style.latin };
    let (names, kind) = stand_ins(family(script));
    let names: Vec<String> = names.into_iter().take(3).map(quoted).collect();
    format!(
        "font-family:{},{kind};mso-ascii-font-family:{};mso-fareast-font-family:{};mso-hansi-font-family:{};\
         font-size:{}pt;font-weight:{};font-style:{};letter-spacing:{}pt;mso-font-kerning:0pt;color:windowtext",
        names.join(","),
        quoted(&style.latin),
        quoted(&style.chinese),
        quoted(family(language)),
        style.size,
        if style.bold { "bold" } else { "normal" },
        if style.italic { "italic" } else { "normal" },
        style.tracking,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_family_sets_its_own_letters() {
        let cut = |words, language| -> String {
            let shown = |(script, words): (Language, &str)| format!("{}[{words}]", script.tag().get(..2).unwrap());
            by_script(words, language).into_iter().map(shown).collect()
        };
        assert_eq!(
            cut("（2026年，R&D “x”……）", Language::Chinese),
            "zh[（]en[2026]zh[年，]en[R&D ]zh[“]en[x]zh[”……）]"
        );
        assert_eq!(cut("“水” é×÷", Language::Chinese), "zh[“水” ]en[é]zh[×÷]");
        assert_eq!(cut("“Water” 水", Language::English), "en[“Water” 水]");
        assert_eq!(cut("  ", Language::Chinese), "zh[  ]");
        assert_eq!(cut(" 2026 ", Language::Chinese), "en[ 2026 ]");
    }

    #[test]
    fn no_blank_is_lost() {
        let mut out = String::new();
        blanks_kept(&mut out, "局长  顾   长 宁 ");
        let kept = |blanks: &str| format!("<span style=\"mso-spacerun:yes\">{blanks}</span>");
        assert_eq!(out, format!("局长{}顾{}长 宁 ", kept("\u{A0} "), kept("\u{A0}\u{A0} ")));
    }
}
