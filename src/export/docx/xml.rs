//! Text as XML holds it.

use crate::export::pieces::is_letter;

/// What every part begins with.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The name of the elements of Word, as an attribute of the root.
pub const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// Adds words, in an element or an attribute. What XML cannot hold is left out.
pub fn push(out: &mut String, words: &str) {
    let mut rest = words;
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| matches!(c, '&' | '<' | '>' | '"') || !is_letter(*c)) {
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push_str(match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            _ => "",
        });
        rest = rest.get(at + c.len_utf8()..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// The same as a text of its own.
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    push(&mut out, words);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        for (words, written) in [
            ("", ""),
            ("a<b>&\"c\"'d'", "a&lt;b&gt;&amp;&quot;c&quot;'d'"),
            ("\0甲\u{1}\u{b}乙\u{1f}\u{7f}\u{85}\u{9f}", "甲乙"),
            ("\u{FFFE}𬭎\u{FFFF}\u{1FFFF}\u{FDD0}\u{FFFD}", "𬭎\u{FFFD}"),
            ("&&", "&amp;&amp;"),
        ] {
            assert_eq!(escaped(words), written);
        }
    }
}
