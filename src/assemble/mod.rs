//! What a draft reads like: numbered, blanks filled, counts counted, guidance and parts switched off left out.
//!
//! [`assemble`] never fails and never changes a draft. Given the result for an earlier state of the same draft it
//! makes anew only the lines whose source has changed; nothing patches a result, and none is saved.

mod breaks;
mod count;
mod fill;
mod line;
mod naming;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

pub use crate::model::Scope;
pub use breaks::breaks;
pub use count::{Counts, Numbers, count, style_of};
pub use fill::{fill, fill_giving};
pub use line::{Blank, Line, Reading, Span, SpanKind};
pub use naming::{Firsts, firsts, said};

use crate::model::{Draft, Language, Role, Section, SectionId, Style, Text};

/// Where a line of the finished speech came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// A line of the title.
    TitleLine(usize),
    /// The subtitle.
    Subtitle,
    /// The byline.
    Speaker,
    /// The date line.
    Date,
    /// The heading of a section, on its own line.
    Heading(SectionId),
    /// A paragraph of a section. The first one holds the number and the heading too, where they run in.
    Body(SectionId, usize),
}

impl Source {
    /// The section it belongs to.
    pub fn section(self) -> Option<SectionId> {
        match self {
            Self::Heading(id) | Self::Body(id, _) => Some(id),
            _ => None,
        }
    }

    /// Whether it is part of the title block.
    pub fn is_title(self) -> bool {
        self.section().is_none()
    }
}

/// How a block stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A line of the title block.
    Title,
    /// Flush left, as a salutation.
    Flush,
    /// A heading on its own line, on a level from 0.
    Heading(usize),
    /// An indented paragraph.
    Paragraph,
}

/// One line of the title block, or one heading or paragraph of the speech.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Where it came from.
    pub source: Source,
    /// How it stands.
    pub shape: Shape,
    /// How deep its section stands, 0 being the top; 0 in the title block.
    pub level: usize,
    /// What it says. The same line again is the same `Arc`, so that what is derived from it can be kept.
    pub line: Arc<Line>,
    /// The paragraph it was made of, where it holds nothing else.
    origin: Option<Arc<Text>>,
}

/// A speech as it reads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assembled {
    /// Its language.
    pub language: Language,
    /// The title block and the speech, in order.
    pub blocks: Vec<Block>,
    /// How many items every list has.
    pub counts: Counts,
    /// The number of every numbered section.
    pub numbers: Numbers,
    /// Where the fields are named first that have a short form.
    pub firsts: Firsts,
    /// Where the blocks of a section begin in `blocks`, and how many are its own; a section without any is not in it.
    ranges: HashMap<SectionId, (usize, usize)>,
}

impl Assembled {
    /// The blocks of a section itself, without those of the parts below it.
    pub fn own_blocks(&self, id: SectionId) -> &[Block] {
        self.ranges.get(&id).and_then(|(start, length)| self.blocks.get(*start..start + length)).unwrap_or_default()
    }

    /// Where in `blocks` those of a section itself begin, and how many they are.
    pub fn range(&self, id: SectionId) -> Option<(usize, usize)> {
        self.ranges.get(&id).copied()
    }

    /// The blanks still empty, each once, in the order in which they are met.
    pub fn unfilled(&self) -> Vec<&Blank> {
        let mut seen = HashSet::new();
        let blanks = self.blocks.iter().flat_map(|block| &block.line.spans).filter_map(|span| match &span.kind {
            SpanKind::Unfilled(blank) => Some(blank),
            _ => None,
        });
        blanks.filter(|blank| seen.insert((blank.section, &blank.field))).collect()
    }
}

/// What a draft reads like. `before` is what an earlier state of it read like, if that is known.
pub fn assemble(draft: &Draft, before: Option<&Assembled>) -> Assembled {
    let (counts, numbers) = count(draft);
    let context = Context { counts, numbers, firsts: firsts(draft) };
    let mut out = Assembly { draft, before, context, start: 0, blocks: Vec::new(), ranges: HashMap::new() };
    out.title();
    let mut chain = Vec::new();
    for section in &draft.sections {
        out.section(section, &mut chain);
    }
    let Assembly { blocks, context: Context { counts, numbers, firsts }, ranges, .. } = out;
    Assembled { language: draft.language, blocks, counts, numbers, firsts, ranges }
}

/// Makes anew what one section reads like, the parts below it left alone, where an edit touched nothing else: as
/// [`assemble`] would, at a cost that hardly grows with the speech. `false`, and nothing done, if the section read like
/// nothing before, so that its place among the blocks is not known, or if a name is said in full in another place now.
pub fn assemble_section(draft: &Draft, speech: &mut Assembled, id: SectionId) -> bool {
    let chain = draft.chain(id);
    let (Some(section), Some((start, length))) = (chain.last().copied(), speech.range(id)) else { return false };
    let firsts = firsts(draft);
    if firsts != speech.firsts {
        return false;
    }
    let (counts, numbers) = (std::mem::take(&mut speech.counts), std::mem::take(&mut speech.numbers));
    let context = Context { counts, numbers, firsts };
    let before = Some(&*speech);
    let mut out = Assembly { draft, before, context, start: 0, blocks: Vec::new(), ranges: HashMap::new() };
    out.own(section, &chain, chain.len() - 1);
    let Assembly { blocks, context: Context { counts, numbers, firsts }, .. } = out;
    let now = blocks.len();
    (speech.counts, speech.numbers, speech.firsts) = (counts, numbers, firsts);
    speech.blocks.splice(start..start + length, blocks);
    if now != length {
        for (at, _) in speech.ranges.values_mut().filter(|(at, _)| *at > start) {
            *at = *at + now - length;
        }
        match now {
            0 => speech.ranges.remove(&id),
            _ => speech.ranges.insert(id, (start, now)),
        };
    }
    true
}

/// What the whole draft says about each of its lines.
struct Context {
    counts: Counts,
    numbers: Numbers,
    firsts: Firsts,
}

struct Assembly<'a> {
    draft: &'a Draft,
    before: Option<&'a Assembled>,
    context: Context,
    /// Where the blocks of the section under way begin.
    start: usize,
    blocks: Vec<Block>,
    ranges: HashMap<SectionId, (usize, usize)>,
}

impl<'a> Assembly<'a> {
    fn title(&mut self) {
        let title = &self.draft.title;
        let lines = title.lines.iter().enumerate().map(|(n, text)| (Source::TitleLine(n), text));
        let rest =
            [(Source::Subtitle, &title.subtitle), (Source::Speaker, &title.speaker), (Source::Date, &title.date)];
        for (source, text) in lines.chain(rest) {
            if !text.is_empty() {
                let line = self.composer(&[]).text(source, text).done();
                self.push(source, Shape::Title, 0, line, None);
            }
        }
    }

    fn section(&mut self, section: &'a Section, chain: &mut Vec<&'a Section>) {
        if !section.on {
            return;
        }
        let level = chain.len();
        chain.push(section);
        self.start = self.blocks.len();
        self.own(section, chain, level);
        let length = self.blocks.len() - self.start;
        if length > 0 {
            self.ranges.insert(section.id, (self.start, length));
        }
        for child in &section.children {
            self.section(child, chain);
        }
        chain.pop();
    }

    /// The heading and the body of one section.
    fn own(&mut self, section: &'a Section, chain: &[&'a Section], level: usize) {
        let label = label(self.draft, section, &self.context.numbers, &self.draft.style, level);
        let heading = self.draft.heading_of(section).filter(|text| !text.is_empty());
        let shape = if section.role == Role::Salutation { Shape::Flush } else { Shape::Paragraph };
        let mut paragraphs = section.body.iter().enumerate().filter(|(_, text)| !text.is_empty());
        if heading.is_some() || !label.is_empty() {
            let source = Source::Heading(section.id);
            let head = self.composer(chain).label(&label).heading(heading.map(|text| (source, text)));
            // A number that has no heading behind it always runs in.
            if heading.is_none() || self.draft.runs_in(section, level) {
                let first = paragraphs.next();
                let source = Source::Body(section.id, first.map_or(0, |(index, _)| index));
                let line = first.into_iter().fold(head.run_in(), |line, (_, text)| line.text(source, text)).done();
                self.push(source, shape, level, line, None);
            } else {
                let line = head.done();
                self.push(source, Shape::Heading(level), level, line, None);
            }
        }
        for (index, text) in paragraphs {
            let source = Source::Body(section.id, index);
            if let Some(line) = self.known(section.id, text) {
                self.blocks.push(Block { source, shape, level, line, origin: Some(text.clone()) });
                continue;
            }
            let line = self.composer(chain).text(source, text).done();
            self.push(source, shape, level, line, text.is_words().then(|| text.clone()));
        }
    }

    fn composer<'s>(&'s self, chain: &'s [&'s Section]) -> line::Composer<'s> {
        let Context { counts, firsts, .. } = &self.context;
        line::Composer::new(Reading { draft: self.draft, chain, counts, firsts })
    }

    /// What the section's blocks near the place of the next one read before: a paragraph that an edit moved, moved little.
    fn neighbours(&self, id: Option<SectionId>) -> &'a [Block] {
        let Some(before) = self.before else { return &[] };
        let old = id.map_or(before.blocks.as_slice(), |id| before.own_blocks(id));
        let now = self.blocks.len() - self.start;
        old.get(now.saturating_sub(2)..(now + 3).min(old.len())).unwrap_or_default()
    }

    /// The line that a paragraph of words made before.
    fn known(&self, id: SectionId, text: &Arc<Text>) -> Option<Arc<Line>> {
        let same = |block: &&Block| block.origin.as_ref().is_some_and(|origin| Arc::ptr_eq(origin, text));
        self.neighbours(Some(id)).iter().find(same).map(|block| block.line.clone())
    }

    fn push(&mut self, source: Source, shape: Shape, level: usize, line: Line, origin: Option<Arc<Text>>) {
        let mut old = self.neighbours(source.section()).iter();
        let line = match old.find(|block| *block.line == line) {
            Some(old) => old.line.clone(),
            None => Arc::new(line),
        };
        self.blocks.push(Block { source, shape, level, line, origin });
    }
}

/// The mark of a section, empty where it has no number.
pub fn label(draft: &Draft, section: &Section, numbers: &Numbers, style: &Style, level: usize) -> String {
    let mark = style_of(draft, style, section, level);
    numbers.get(&section.id).map(|number| mark.label(*number, draft.language)).unwrap_or_default()
}
