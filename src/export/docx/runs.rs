//! Runs: stretches of a paragraph that look the same.
//!
//! Word takes the font of “”, ‘’, ——, …… and · from the letters around them, and other programs from nothing but their
//! code, which makes Times New Roman of them. In a Chinese speech they are runs of their own that name the Chinese font.

use super::names::chinese_fonts;
use super::styles::run_in_heading;
use super::xml;
use crate::model::{Language, TypeStyle, Voice, is_wide};

/// How the letters of a paragraph look, or those of a heading in it.
pub struct Look {
    /// The style of their own, if it is not the paragraph's.
    style: String,
    /// The fonts of Chinese marks.
    chinese: String,
    /// What they are, whatever the paragraph is.
    plain: String,
    /// Whether Latin letters are italic; Chinese never is.
    italic: bool,
}

impl Look {
    /// That of the paragraphs of a type.
    pub fn of(style: &TypeStyle) -> Self {
        Self { style: String::new(), chinese: chinese_fonts(style), plain: String::new(), italic: style.italic }
    }

    /// That of headings which run into the paragraphs of a type.
    pub fn within(body: &TypeStyle, heading: &TypeStyle, level: usize) -> Self {
        let mut look = Self::of(heading);
        look.style = format!("<w:rStyle w:val=\"{}\"/>", run_in_heading(level));
        // Two styles that both say bold mean not bold to Word; what a run itself says holds.
        for (name, either, own) in
            [("b", body.bold || heading.bold, heading.bold), ("i", body.italic || heading.italic, heading.italic)]
        {
            if either {
                look.plain += &format!("<w:{name} w:val=\"{}\"/>", u8::from(own));
            }
        }
        look
    }

    /// The properties of a paragraph's number.
    pub fn mark(&self) -> String {
        match self.style.is_empty() {
            true => String::new(),
            false => format!("<w:rPr>{}{}</w:rPr>", self.style, self.plain),
        }
    }
}

/// Adds words as runs.
pub fn push(out: &mut String, look: &Look, language: Language, voice: Voice, words: &str) {
    let mut chars = words.char_indices().peekable();
    let (mut start, mut before, mut chinese) = (0, None, false);
    while let Some((at, c)) = chars.next() {
        let now = look.italic && is_wide(c) || {
            let after = chars.peek().map(|(_, after)| *after);
            language == Language::Chinese && is_chinese_mark(before, c, after)
        };
        if now != chinese {
            run(out, look, voice, chinese, words.get(start..at).unwrap_or_default());
            (start, chinese) = (at, now);
        }
        before = Some(c);
    }
    run(out, look, voice, chinese, words.get(start..).unwrap_or_default());
}

/// Whether a character between two others could be of either script, and is a Chinese one in a Chinese speech.
pub fn is_chinese_mark(before: Option<char>, c: char, after: Option<char>) -> bool {
    // Most characters by far.
    if c.is_ascii() || ('\u{2E80}'..='\u{FFEF}').contains(&c) {
        return false;
    }
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_wide(c));
    match c {
        // As in don’t.
        '‘' | '’' => !(letter(before) && letter(after)),
        '°' | '±' | '·' | '×' | '÷' | '§' | '\u{2014}'..='\u{2016}' | '“' | '”' | '\u{2025}'..='\u{2027}' => {
            true
        }
        // ‰, ※, ℃, №, →, ①, ■: signs that Chinese fonts draw in a whole cell.
        '\u{2030}'..='\u{203B}' | '\u{2100}'..='\u{27BF}' => true,
        _ => false,
    }
}

/// Adds the words of one run; nothing if there are none.
fn run(out: &mut String, look: &Look, voice: Voice, chinese: bool, words: &str) {
    if words.is_empty() {
        return;
    }
    out.push_str("<w:r>");
    let is_plain = look.style.is_empty() && look.plain.is_empty() && !chinese && voice == Voice::Plain;
    if !is_plain {
        out.push_str("<w:rPr>");
        out.push_str(&look.style);
        if chinese {
            out.push_str(&look.chinese);
        }
        match chinese && look.italic {
            true => out.push_str(&look.plain.replace("<w:i w:val=\"1\"/>", "")),
            false => out.push_str(&look.plain),
        }
        if chinese && look.italic {
            out.push_str("<w:i w:val=\"0\"/>");
        }
        out.push_str(match voice {
            Voice::Plain | Voice::Pinyin => "",
            Voice::Stress => "<w:em w:val=\"dot\"/>",
            Voice::Slow => "<w:u w:val=\"single\"/>",
        });
        out.push_str("</w:rPr>");
    }
    for (index, words) in words.split('\t').enumerate() {
        if index > 0 {
            out.push_str("<w:tab/>");
        }
        if !words.is_empty() {
            out.push_str("<w:t xml:space=\"preserve\">");
            xml::push(out, words);
            out.push_str("</w:t>");
        }
    }
    out.push_str("</w:r>");
}
