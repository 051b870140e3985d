//! One page for a browser, which needs no other file: it prints as the profile says, and reads well on any screen.
//!
//! Numbers are words of the text. What cannot be said of a page that only the browser breaks is left out: minutes at the
//! margin, the first words of the next page, sentences that no page breaks.

mod clipboard;
mod sheet;

use super::Facts;
use super::pieces::{Piece, brackets, is_letter, lines};
use crate::assemble::{Assembled, Block, Shape, Source};
use crate::model::{Profile, TypeStyle, Voice};

pub use clipboard::clipboard_html;

/// How many characters of a speech without a title stand for one.
const TITLE: usize = 40;

/// The speech as an HTML file in UTF-8: valid, with its title, author and day, and the profile as its style sheet. The
/// marks of the speaker are shown where the profile says so.
pub fn html(speech: &Assembled, facts: &Facts, profile: &Profile) -> String {
    let mut out =
        format!("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", speech.language.tag());
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    escape(&mut out, &title(speech, facts));
    out.push_str("</title>\n");
    let day = facts.day.map(|day| day.to_string()).unwrap_or_default();
    for (name, content) in [("author", &facts.author), ("dcterms.date", &day)] {
        if content.contains(is_letter) {
            out.push_str(&format!("<meta name=\"{name}\" content=\""));
            escape(&mut out, content);
            out.push_str("\">\n");
        }
    }
    out.push_str("<style>\n");
    out.push_str(&sheet::sheet(speech.language, profile));
    out.push_str("</style>\n</head>\n<body>\n<main>\n");
    let (head, rest) = speech.blocks.split_at(speech.blocks.iter().take_while(|block| block.source.is_title()).count());
    if !head.is_empty() {
        out.push_str("<header>\n");
        head_of(&mut out, head, speech, profile);
        out.push_str("</header>\n");
    }
    for block in rest {
        let level = block.level;
        let class = level_class(level, profile);
        match block.shape {
            Shape::Heading(_) => {
                let tag = (level + 2).min(6);
                let deeper = if level + 2 > tag { format!(" aria-level=\"{}\"", level + 2) } else { String::new() };
                out.push_str(&format!("<h{tag} class=\"l{class}\"{deeper}>"));
                for (index, pieces) in lines(&block.line).iter().enumerate() {
                    out.push_str(if index > 0 { "<br>" } else { "" });
                    inline(&mut out, pieces, profile.marks, None);
                }
                out.push_str(&format!("</h{tag}>\n"));
            }
            Shape::Title | Shape::Flush | Shape::Paragraph => {
                let open = if block.shape == Shape::Flush { "<p class=\"flush\">" } else { "<p>" };
                for pieces in lines(&block.line) {
                    out.push_str(open);
                    inline(&mut out, &pieces, profile.marks, Some(class));
                    out.push_str("</p>\n");
                }
            }
        }
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// What a page is called: it must be called something.
fn title(speech: &Assembled, facts: &Facts) -> String {
    let first = || speech.blocks.iter().map(|block| block.line.text.trim()).find(|text| text.contains(is_letter));
    if facts.title.contains(is_letter) {
        facts.title.clone()
    } else {
        first().map_or_else(|| "Lectern".to_owned(), |text| text.chars().take(TITLE).collect())
    }
}

/// The title block.
fn head_of(out: &mut String, head: &[Block], speech: &Assembled, profile: &Profile) {
    let mut is_titled = false;
    for block in head {
        let is_title = matches!(block.source, Source::TitleLine(_));
        if is_title != is_titled {
            out.push_str(if is_title { "<h1>" } else { "</h1>\n" });
        } else if is_title {
            out.push_str("<br>");
        }
        is_titled = is_title;
        let class = if block.source == Source::Subtitle { "subtitle" } else { "byline" };
        let (open, close) = brackets(profile, speech.language, block);
        for (index, pieces) in lines(&block.line).iter().enumerate() {
            if is_title {
                out.push_str(if index > 0 { "<br>" } else { "" });
                inline(out, pieces, profile.marks, None);
            } else {
                out.push_str(&format!("<p class=\"{class}\">{open}"));
                inline(out, pieces, profile.marks, None);
                out.push_str(&format!("{close}</p>\n"));
            }
        }
    }
    if is_titled {
        out.push_str("</h1>\n");
    }
}

/// The number of the entry of the profile by which a heading is set.
fn level_class(level: usize, profile: &Profile) -> usize {
    level.min(profile.headings.len().saturating_sub(1))
}

/// The pieces of a line. A heading among them has the type of the class.
fn inline(out: &mut String, pieces: &[Piece<'_>], marks: bool, class: Option<usize>) {
    let mut is_open = false;
    for piece in pieces {
        let heading = class.filter(|_| piece.heading);
        if heading.is_some() != is_open {
            out.push_str(&heading.map_or("</b>".to_owned(), |class| format!("<b class=\"r{class}\">")));
            is_open = !is_open;
        }
        let (open, close) = match piece.voice {
            _ if !marks => ("", ""),
            _ if piece.words.is_empty() => ("<span class=\"pause\">", "</span>"),
            Voice::Plain | Voice::Pinyin => ("", ""),
            Voice::Stress => ("<em>", "</em>"),
            Voice::Slow => ("<span class=\"slow\">", "</span>"),
        };
        out.push_str(open);
        escape(out, piece.words);
        out.push_str(close);
    }
    out.push_str(if is_open { "</b>" } else { "" });
}

/// Words as they stand in HTML, between tags or in an attribute.
fn escape(out: &mut String, words: &str) {
    for c in words.chars().filter(|c| is_letter(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// The type in which a block is set.
fn style_of<'p>(block: &Block, level: usize, profile: &'p Profile) -> &'p TypeStyle {
    match (block.source, block.shape) {
        (Source::TitleLine(_), _) => &profile.title,
        (Source::Subtitle, _) => &profile.subtitle,
        (Source::Speaker | Source::Date, _) => &profile.byline,
        (_, Shape::Heading(_)) => profile.heading(level),
        _ => &profile.body,
    }
}

/// A name or text in a style sheet, where it cannot end anything: letters and digits stand as they are, the rest by
/// their numbers.
fn quoted(words: &str) -> String {
    let mut out = String::from("'");
    for c in words.chars() {
        if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') {
            out.push(c);
        } else {
            out.push_str(&format!("\\{:x} ", u32::from(c)));
        }
    }
    out.push('\'');
    out
}
