//! The numbers of headings as numbers that Word counts itself, where a profile asks for them.
//!
//! Word counts the paragraphs of a list one by one, in the order of the document. There is a list for every level and
//! style of mark; wherever our numbers do not go on by one, a new run of that list begins with the number that is ours.
//! So what is shown is exactly what [`crate::assemble::count`] found, and goes on counting when somebody adds a point.

use std::collections::HashMap;

use super::xml::{HEAD, WORD, escaped};
use crate::assemble::{Assembled, SpanKind, style_of};
use crate::model::{Draft, Language, NumberStyle, Numbers, Profile, Section, SectionId, chinese_numeral};

/// The numbers of a document.
#[derive(Default)]
pub struct Numbering {
    language: Language,
    /// A list for every level and style.
    lists: Vec<(usize, NumberStyle)>,
    /// Runs: the list, and the number with which one begins.
    runs: Vec<(usize, u32)>,
    /// The run of every section that Word numbers.
    of: HashMap<SectionId, usize>,
}

impl Numbering {
    /// Those of a speech; none if its profile wants numbers written as words.
    pub fn new(draft: &Draft, speech: &Assembled, profile: &Profile) -> Self {
        let mut out = Self { language: speech.language, ..Self::default() };
        if profile.numbers == Numbers::Automatic {
            let mut last = Vec::new();
            for section in &draft.sections {
                out.section(draft, speech, section, 0, &mut last);
            }
        }
        out
    }

    /// `last` is the run under way in every list, and its last number.
    fn section(
        &mut self,
        draft: &Draft,
        speech: &Assembled,
        section: &Section,
        level: usize,
        last: &mut Vec<(usize, u32)>,
    ) {
        if !section.on {
            return;
        }
        let style = style_of(draft, &draft.style, section, level);
        let number = speech.numbers.get(&section.id).copied().filter(|number| counts(style, *number));
        let first = speech.own_blocks(section.id).first().and_then(|block| block.line.spans.first());
        if let Some(number) = number.filter(|_| first.is_some_and(|span| span.kind == SpanKind::Label)) {
            let list = self.lists.iter().position(|known| *known == (level, style)).unwrap_or_else(|| {
                self.lists.push((level, style));
                self.lists.len() - 1
            });
            match last.get_mut(list) {
                Some((_, last)) if number == *last + 1 => *last = number,
                under_way => {
                    let fresh = (self.runs.len(), number);
                    self.runs.push((list, number));
                    match under_way {
                        Some(run) => *run = fresh,
                        None => last.push(fresh),
                    }
                }
            }
            self.of.extend(last.get(list).map(|(run, _)| (section.id, *run)));
        }
        for child in &section.children {
            self.section(draft, speech, child, level + 1, last);
        }
    }

    /// What a paragraph says that bears the number of a section; `None` if the number is written.
    pub fn of(&self, id: SectionId) -> Option<String> {
        let run = self.of.get(&id)? + 1;
        Some(format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{run}\"/></w:numPr>"))
    }

    /// The part that declares the lists; `None` if there are none.
    pub fn part(&self) -> Option<String> {
        if self.runs.is_empty() {
            return None;
        }
        let mut out = format!("{HEAD}<w:numbering {WORD}>");
        for (id, (_, style)) in self.lists.iter().enumerate() {
            let first = style.label(1, self.language);
            let (one, format) = match style {
                NumberStyle::Digit | NumberStyle::DigitBracket => ("1".to_owned(), "decimal"),
                _ => (chinese_numeral(1), "chineseCountingThousand"),
            };
            let text = escaped(&first.trim_end().replacen(&one, "%1", 1));
            let behind = if first.ends_with(' ') { "space" } else { "nothing" };
            out += &format!(
                "<w:abstractNum w:abstractNumId=\"{id}\"><w:nsid w:val=\"{code:08X}\"/>\
                 <w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
                 <w:numFmt w:val=\"{format}\"/><w:suff w:val=\"{behind}\"/><w:lvlText w:val=\"{text}\"/>\
                 <w:lvlJc w:val=\"left\"/></w:lvl></w:abstractNum>",
                code = id + 1,
            );
        }
        for (run, (list, first)) in self.runs.iter().enumerate() {
            out += &format!(
                "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{list}\"/><w:lvlOverride w:ilvl=\"0\">\
                 <w:startOverride w:val=\"{first}\"/></w:lvlOverride></w:num>",
                run + 1,
            );
        }
        Some(out + "</w:numbering>")
    }
}

/// Whether Word writes this number as we do. Of a hundred and more its Chinese numerals differ from program to program,
/// and 首先 comes before no 二.
fn counts(style: NumberStyle, number: u32) -> bool {
    match style {
        NumberStyle::None | NumberStyle::Sequence => false,
        NumberStyle::Digit | NumberStyle::DigitBracket => number < 10_000,
        NumberStyle::Han | NumberStyle::HanBracket | NumberStyle::Must | NumberStyle::Is | NumberStyle::Ordinal => {
            number < 100
        }
    }
}
