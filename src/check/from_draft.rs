//! A draft as the rules see it.

use std::collections::HashSet;
use std::ops::Range;

use jiff::civil::Date;

use super::subject::{Kind, Origin, Paragraph, Part, Stretch, Subject};
use crate::assemble::{Assembled, Block, Shape, Source, SpanKind};
use crate::measure::Rate;
use crate::model::{Draft, FieldValue, Piece, Role, Section, Text, first_day, sentences};

/// From how many characters on a sentence of guidance is known again in a text.
const SHORTEST_GUIDANCE: usize = 8;

/// The longest value of a field that is a name, in characters.
const LONGEST_NAME: usize = 24;

impl Subject {
    /// A draft as the rules see it; `speech` is what it reads like.
    pub fn from_draft(draft: &Draft, speech: &Assembled, rate: Rate) -> Self {
        let mut building = Building { speech, guidance: guidance(draft), subject: empty(draft, rate) };
        let title = speech.blocks.iter().take_while(|block| block.source.is_title());
        title.for_each(|block| building.paragraph(block, None, None));
        draft.sections.iter().for_each(|section| building.part(section, None, 0));
        building.subject
    }
}

fn empty(draft: &Draft, rate: Rate) -> Subject {
    Subject {
        language: draft.language,
        day: day(draft),
        minutes: draft.slot_minutes,
        rate,
        names: names(draft),
        paragraphs: Vec::new(),
        parts: Vec::new(),
    }
}

/// The day that stands in the title block, or else in a field.
fn day(draft: &Draft) -> Option<Date> {
    let title = &draft.title;
    let lines = [&title.date].into_iter().chain(&title.lines).chain([&title.subtitle]);
    let named = lines.flat_map(Text::runs).filter_map(|run| run.piece.field()).filter_map(|id| draft.field(id));
    let all = named.chain(draft.fields.iter().filter(|field| field.id.as_str() == "date"));
    let mut days = all.filter_map(|field| match field.value {
        Some(FieldValue::Date(date)) => Some(date),
        _ => None,
    });
    days.next().or_else(|| first_day(&words(title.date.runs().iter().map(|run| &run.piece))))
}

fn words<'a>(pieces: impl Iterator<Item = &'a Piece>) -> String {
    pieces.filter_map(|piece| if let Piece::Words(words) = piece { Some(words.as_str()) } else { None }).collect()
}

fn names(draft: &Draft) -> Vec<String> {
    let own = draft.fields.iter().filter_map(|field| field.value.as_ref());
    let of_items = draft.walk().flat_map(|section| section.values.values());
    let mut names: Vec<String> = Vec::new();
    for value in own.chain(of_items) {
        match value {
            FieldValue::Text(words) => names.push(words.clone()),
            FieldValue::List(parts) | FieldValue::Groups(parts) => names.extend(parts.iter().cloned()),
            FieldValue::People(people) => {
                names.extend(people.iter().flat_map(|person| [person.name.clone(), person.post.clone()]));
            }
            FieldValue::Date(_) | FieldValue::Number(_) | FieldValue::YesNo(_) => {}
        }
    }
    names.retain(|name| (1..=LONGEST_NAME).contains(&name.chars().count()));
    names.sort_unstable();
    names.dedup();
    names
}

/// The sentences of all guidance.
fn guidance(draft: &Draft) -> HashSet<&str> {
    let all = draft.walk().filter(|section| !section.guidance.is_empty());
    all.flat_map(|section| split(&section.guidance)).map(|(_, sentence)| sentence).collect()
}

/// The sentences of a text that are long enough to be known again.
fn split(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    let mut found = Vec::new();
    for end in sentences(text) {
        let sentence = text.get(start..end).unwrap_or_default();
        let bare = sentence.trim();
        if bare.chars().count() >= SHORTEST_GUIDANCE {
            found.push((start + sentence.len() - sentence.trim_start().len(), bare));
        }
        start = end;
    }
    found
}

struct Building<'a> {
    speech: &'a Assembled,
    guidance: HashSet<&'a str>,
    subject: Subject,
}

impl Building<'_> {
    fn part(&mut self, section: &Section, parent: Option<usize>, level: usize) {
        if !section.on {
            return;
        }
        let index = self.subject.parts.len();
        let start = self.subject.paragraphs.len();
        self.subject.parts.push(Part {
            parent,
            level,
            role: section.role,
            number: self.speech.numbers.get(&section.id).copied(),
            paragraphs: start..start,
            end: start,
            share: section.share,
            section: Some(section.id),
        });
        let speech = self.speech;
        speech.own_blocks(section.id).iter().for_each(|block| self.paragraph(block, Some(index), Some(section.role)));
        let own = self.subject.paragraphs.len();
        section.children.iter().for_each(|child| self.part(child, Some(index), level + 1));
        let end = self.subject.paragraphs.len();
        if let Some(part) = self.subject.parts.get_mut(index) {
            (part.paragraphs, part.end) = (start..own, end);
        }
    }

    fn paragraph(&mut self, block: &Block, part: Option<usize>, role: Option<Role>) {
        let kind = match (block.source, block.shape) {
            (Source::TitleLine(_), _) => Kind::Title,
            (Source::Subtitle, _) => Kind::Subtitle,
            (Source::Speaker, _) => Kind::Speaker,
            (Source::Date, _) => Kind::Date,
            (_, Shape::Heading(_)) => Kind::Heading,
            _ if role == Some(Role::Salutation) && block.level == 0 => Kind::Salutation,
            _ => Kind::Text,
        };
        let text = block.line.text.clone();
        let range = |wanted: SpanKind| -> Option<Range<usize>> {
            block.line.spans.iter().find(|span| span.kind == wanted).map(|span| span.range.clone())
        };
        let (label, heading) = (range(SpanKind::Label), range(SpanKind::Heading));
        let mut stretches: Vec<(Range<usize>, Stretch)> = block.line.spans.iter().filter_map(stretch).collect();
        let left = split(&text).into_iter().filter(|(_, sentence)| self.guidance.contains(sentence));
        stretches.extend(left.map(|(start, sentence)| (start..start + sentence.len(), Stretch::Guidance)));
        stretches.sort_by_key(|(range, _)| range.start);
        let origin = Origin::Draft(block.source);
        self.subject.paragraphs.push(Paragraph { text, kind, part, label, heading, stretches, origin });
    }
}

fn stretch(span: &crate::assemble::Span) -> Option<(Range<usize>, Stretch)> {
    let stretch = match &span.kind {
        SpanKind::Label => Stretch::Label,
        SpanKind::Count => Stretch::Count,
        SpanKind::Filled(_) => Stretch::Filled,
        SpanKind::Unfilled(blank) => Stretch::Unfilled(blank.name.clone()),
        SpanKind::Heading | SpanKind::Pause | SpanKind::Voice(_) => return None,
    };
    Some((span.range.clone(), stretch))
}
