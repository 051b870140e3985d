//! A block of the speech as it stands on paper: its text with what is shown besides, its letters and its lines.

use std::ops::Range;
use std::sync::Arc;

use super::letters::{Letters, Setter, Type};
use super::lines::{Column, Ready, Role, SetLine};
use super::styles::{Style, Styles};
use crate::assemble::{Block, Line, Shape, Source, SpanKind};
use crate::measure::{Measure, of_text};
use crate::model::{Language, Profile, Voice};

/// A block that is set.
#[derive(Debug)]
pub struct Paragraph {
    /// Where it came from.
    pub source: Source,
    /// How it stands.
    pub shape: Shape,
    /// How deep its section stands.
    pub level: usize,
    /// What it says.
    pub line: Arc<Line>,
    /// How it is set.
    pub style: Style,
    /// The text that is shown, where it is not that of the line.
    own: Option<String>,
    /// What is shown besides the text of the line: where, in the text that is shown, and how long it is.
    besides: Vec<Range<usize>>,
    /// The letters of the text that is shown.
    pub letters: Letters,
    /// Its lines, wherever pages end.
    pub lines: Arc<[SetLine]>,
    /// How long it is, where that is asked for.
    pub measure: Measure,
    /// What is to be stressed, said slowly or shown with its pinyin, in bytes of the text that is shown.
    pub voices: Vec<(Range<usize>, Voice)>,
}

impl Paragraph {
    /// Sets a block.
    pub fn new(block: &Block, styles: &Styles, profile: &Profile, language: Language, setter: &mut Setter<'_>) -> Self {
        let style = styles.of(block);
        let (own, besides) = shown(block, profile, language);
        let mut new = Self {
            source: block.source,
            shape: block.shape,
            level: block.level,
            line: block.line.clone(),
            style,
            own,
            besides,
            letters: Letters::default(),
            lines: Arc::default(),
            measure: Measure::default(),
            voices: Vec::new(),
        };
        if profile.reading.is_some_and(|reading| reading.minutes) {
            let line = &block.line;
            new.measure = Measure { announcements: line.announcements(), ..of_text(&line.text) };
        }
        let mut types: Vec<(usize, Type)> = vec![(usize::MAX, style.kind)];
        if block.shape == Shape::Paragraph
            && let Some(heading) = block.line.spans.iter().find(|span| span.kind == SpanKind::Heading)
        {
            // Its number stands before it.
            types.insert(0, (new.shown_at(heading.range.end), styles.heading(block.level).kind));
        }
        let read = profile.reading.is_some_and(|reading| reading.pinyin);
        for span in &block.line.spans {
            if let SpanKind::Voice(voice) = span.kind
                && (if voice == Voice::Pinyin { read } else { profile.marks })
            {
                new.voices.push((new.shown_at(span.range.start)..new.shown_at(span.range.end), voice));
            }
        }
        new.letters = setter.letters(new.text(), &types, language);
        new.lines = new.ready(language).lines(0, new.text().len(), new.column(styles.width)).into();
        new
    }

    /// Whether a block is set as this one is.
    pub fn is_of(&self, block: &Block) -> bool {
        Arc::ptr_eq(&self.line, &block.line)
            && (self.source, self.shape, self.level) == (block.source, block.shape, block.level)
    }

    /// The text that is shown.
    pub fn text(&self) -> &str {
        self.own.as_deref().unwrap_or(&self.line.text)
    }

    /// Whether it is a line of the title proper.
    pub fn is_title_line(&self) -> bool {
        matches!(self.source, Source::TitleLine(_))
    }

    /// Where the heading that it is or begins with ends in the text of its line; its number stands before it.
    pub fn heading_end(&self) -> Option<usize> {
        match self.shape {
            Shape::Heading(_) => Some(self.line.text.len()),
            Shape::Paragraph => Some(self.line.spans.iter().find(|span| span.kind == SpanKind::Heading)?.range.end),
            Shape::Title | Shape::Flush => None,
        }
    }

    /// The text, ready to be broken.
    pub fn ready(&self, language: Language) -> Ready<'_> {
        Ready::new(self.text(), &self.letters, language)
    }

    /// Into what its lines are filled.
    pub fn column(&self, width: f32) -> Column {
        let Style { indent, align, .. } = self.style;
        let role = match self.shape {
            Shape::Title => Role::Title,
            Shape::Heading(_) => Role::Heading,
            Shape::Flush | Shape::Paragraph => Role::Paragraph,
        };
        Column { width, indent, align, role }
    }

    /// Where in the text of its line something stands that is shown at a place.
    pub fn source_at(&self, shown: usize) -> usize {
        let before = self.besides.iter().take_while(|more| more.start < shown);
        shown - before.map(|more| more.end.min(shown) - more.start).sum::<usize>()
    }

    /// Where something of the text of its line is shown.
    pub fn shown_at(&self, source: usize) -> usize {
        let mut at = source;
        for more in &self.besides {
            if more.start <= at {
                at += more.len();
            }
        }
        at
    }
}

/// What a block shows, if that is not just its text, and what of it is not of its text.
fn shown(block: &Block, profile: &Profile, language: Language) -> (Option<String>, Vec<Range<usize>>) {
    let text = block.line.text.as_str();
    let mut more: Vec<(usize, &str)> = Vec::new();
    if profile.marks {
        let pauses = block.line.spans.iter().filter(|span| span.kind == SpanKind::Pause);
        let sign = if language == Language::Chinese { "／" } else { "/ " };
        more.extend(pauses.map(|pause| (pause.range.start, sign)));
    }
    if profile.date_in_brackets && block.source == Source::Date && !text.trim_start().starts_with(['（', '(']) {
        let (open, close) = if language == Language::Chinese { ("（", "）") } else { ("(", ")") };
        more.insert(0, (0, open));
        more.push((text.len(), close));
    }
    if more.is_empty() {
        return (None, Vec::new());
    }
    more.sort_by_key(|(at, _)| *at);
    let mut own = String::new();
    let mut besides = Vec::new();
    let mut from = 0;
    for (at, words) in more {
        own.push_str(text.get(from..at).unwrap_or_default());
        besides.push(own.len()..own.len() + words.len());
        own.push_str(words);
        from = at;
    }
    own.push_str(text.get(from..).unwrap_or_default());
    (Some(own), besides)
}
