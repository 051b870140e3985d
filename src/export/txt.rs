//! Plain text: one line a paragraph, in the shape that others' scripts rely on.

use encoding_rs::{EncoderResult, GB18030};

use crate::assemble::{Assembled, Shape};
use crate::model::Language;

/// The indent of a Chinese paragraph: two ideographic blanks.
const INDENT: &str = "\u{3000}\u{3000}";

/// How a text is written into bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOptions {
    /// How its characters are written.
    pub encoding: Encoding,
    /// Whether it begins with the byte order mark by which some programs know UTF-8. GB18030 has none.
    pub bom: bool,
    /// How its lines end.
    pub line_ending: LineEnding,
    /// Whether Chinese paragraphs open with two ideographic blanks.
    pub indent: bool,
}

/// How characters are written.
///
/// Never GBK: it lacks 252 of the 8,105 characters of the general list (通用规范汉字表).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// GB18030, which has all of Unicode.
    Gb18030,
}

/// How lines end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineEnding {
    /// With a line feed.
    #[default]
    Lf,
    /// With a carriage return before it, as on Windows.
    CrLf,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { encoding: Encoding::default(), bom: false, line_ending: LineEnding::default(), indent: true }
    }
}

/// The speech as text: the title block, an empty line, then a line a paragraph; one line break at the very end.
///
/// A Chinese paragraph opens with two ideographic blanks, title and salutation stand flush; English paragraphs are
/// parted by an empty line. An empty speech is an empty text.
pub fn txt(speech: &Assembled) -> String {
    lines(speech, INDENT)
}

/// The same as bytes; with the usual options they are those of [`txt`].
pub fn txt_bytes(speech: &Assembled, options: &TextOptions) -> Vec<u8> {
    let mut text = lines(speech, if options.indent { INDENT } else { "" });
    if options.line_ending == LineEnding::CrLf {
        // A value that was typed with such line ends keeps them, once.
        text = text.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    match options.encoding {
        Encoding::Utf8 if options.bom => ["\u{feff}", &text].concat().into_bytes(),
        Encoding::Utf8 => text.into_bytes(),
        Encoding::Gb18030 => gb18030(&text),
    }
}

fn lines(speech: &Assembled, indent: &str) -> String {
    let english = speech.language == Language::English;
    let mut out = String::new();
    let mut titled = false;
    let mut begun = false;
    for block in &speech.blocks {
        let title = block.shape == Shape::Title;
        if !title && !begun {
            begun = true;
            if titled {
                out.push('\n');
            }
        } else if english && begun {
            out.push('\n');
        }
        titled |= title;
        let indent = if english || matches!(block.shape, Shape::Title | Shape::Flush) { "" } else { indent };
        for line in block.line.text.split('\n') {
            out.push_str(indent);
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// A text in GB18030.
///
/// All of Unicode is written. U+E5E5, which the Encoding Standard writes as nothing because web pages use its bytes for
/// a blank, gets the bytes of GB 18030 itself. What reads back otherwise is 18 private code points that fonts used for
/// marks before Unicode had them: the version of 2022 gives their bytes to the marks.
fn gb18030(text: &str) -> Vec<u8> {
    const OF_E5E5: [u8; 2] = [0xA3, 0xA0];
    let mut encoder = GB18030.new_encoder();
    let mut bytes = Vec::new();
    let mut rest = text;
    loop {
        bytes.reserve(encoder.max_buffer_length_from_utf8_without_replacement(rest.len()).unwrap_or(rest.len()));
        let (result, read) = encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut bytes, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            EncoderResult::InputEmpty => return bytes,
            EncoderResult::OutputFull => {}
            EncoderResult::Unmappable(_) => bytes.extend(OF_E5E5),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::assemble::assemble;
    use crate::model::{Draft, Piece, Role, Section, SectionId, Text, TitleBlock};

    fn back(bytes: &[u8]) -> String {
        GB18030.decode_without_bom_handling_and_without_replacement(bytes).unwrap().into_owned()
    }

    #[test]
    fn gb18030_has_every_character_of_the_general_list() {
        let list = include_str!("../../assets/fonts/tgh-8105.txt");
        assert_eq!(list.chars().filter(|c| *c != '\n').count(), 8105);
        assert_eq!(back(&gb18030(list)), list);
    }

    #[test]
    fn what_gb18030_does_not_give_back_is_known() {
        let mut changed: Vec<u32> = (0xE78D..=0xE796).collect();
        changed.extend([0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864]);
        // The one that this reader takes for a blank; others read it back.
        changed.insert(0, 0xE5E5);
        let all = (0..=0x10FFFF).filter_map(char::from_u32);
        let found = all.filter(|c| back(&gb18030(&c.to_string())) != c.to_string()).map(u32::from);
        assert_eq!(found.collect::<Vec<_>>(), changed);
        assert_eq!(gb18030("水\u{E5E5}厂🙂"), b"\xCB\xAE\xA3\xA0\xB3\xA7\x95\x30\x85\x32");
    }

    fn speech(text: &str) -> Assembled {
        let text = Text::of(Piece::Words(text.to_owned()));
        let section = Section { body: vec![Arc::new(text)], ..Section::new(SectionId(1), Role::Other) };
        let title = TitleBlock { lines: vec![Text::plain("题")], ..TitleBlock::default() };
        assemble(&Draft { title, sections: vec![section], ..Draft::default() }, None)
    }

    #[test]
    fn bytes_are_written_as_asked() {
        let usual = TextOptions::default();
        let windows = TextOptions { line_ending: LineEnding::CrLf, ..usual };
        for (options, bytes) in [
            (usual, "题\n\n　　水\r\n　　厂\n"),
            (windows, "题\r\n\r\n　　水\r\n　　厂\r\n"),
            (TextOptions { indent: false, ..windows }, "题\r\n\r\n水\r\n厂\r\n"),
            (TextOptions { bom: true, ..usual }, "\u{feff}题\n\n　　水\r\n　　厂\n"),
        ] {
            assert_eq!(txt_bytes(&speech("水\r\n厂"), &options), bytes.as_bytes(), "{options:?}");
            let options = TextOptions { encoding: Encoding::Gb18030, ..options };
            assert_eq!(
                back(&txt_bytes(&speech("水\r\n厂"), &options)),
                bytes.trim_start_matches('\u{feff}'),
                "{options:?}"
            );
        }
        assert_eq!(txt_bytes(&Assembled::default(), &usual), b"");
    }
}
