//! Finding words in a whole speech: title block, headings, bodies and what stands in its blanks, in reading order.
//!
//! A text is searched as the runs of words between its chips: a chip interrupts a match. What a chip shows belongs to
//! its field and is found there, once; the heading that items share is found once too, at the first of them.
//! Limitations: guidance, and what new items of a list begin with, are not searched.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use regex::{Captures, Regex, RegexBuilder};
use regex_syntax::ast::ErrorKind;

use crate::assemble::Scope;
use crate::edit::{Caret, Place, Spot};
use crate::model::{Draft, FieldId, FieldValue, Language, ListId, Piece, Section, SectionId, Text, words};

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// The words, or the pattern.
    pub text: String,
    /// Whether full-width letters, digits, marks and blanks are the same as half-width ones.
    pub fold_width: bool,
    /// Whether capital letters differ from small ones.
    pub match_case: bool,
    /// Whether only whole words are found; in Chinese those of a dictionary.
    pub whole_word: bool,
    /// Whether the text is a regular expression.
    pub regex: bool,
}

/// How long a query may be, in bytes.
pub const MAX_QUERY: usize = 1_000;

/// How much memory a compiled pattern may take, in bytes. It bounds the time of a search too.
const MAX_PATTERN: usize = 1 << 18;

/// How deep a pattern may nest.
const MAX_NEST: u32 = 32;

/// Why nothing can be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryError {
    /// Nothing is asked.
    Empty,
    /// It is longer than [`MAX_QUERY`].
    TooLong,
    /// The pattern would take too much memory or time.
    TooBig,
    /// The pattern is wrong at this place, in bytes of the query.
    Pattern {
        /// Where.
        at: usize,
        /// What is wrong.
        fault: PatternFault,
    },
}

/// What is wrong with a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternFault {
    /// A `(` has no `)`.
    OpenGroup,
    /// A `)` has no `(`.
    StrayClose,
    /// A `[` has no `]`.
    OpenClass,
    /// Nothing stands before `*`, `+`, `?` or `{`.
    NothingToRepeat,
    /// `{…}` is no number of times.
    BadCount,
    /// A `\` with something that means nothing.
    BadEscape,
    /// Something of other programs that these patterns do not have: a look ahead, a reference back.
    NotSupported,
    /// Anything else.
    Other,
}

impl PatternFault {
    fn of(kind: &ErrorKind) -> Self {
        match kind {
            ErrorKind::GroupUnclosed => Self::OpenGroup,
            ErrorKind::GroupUnopened => Self::StrayClose,
            ErrorKind::ClassUnclosed => Self::OpenClass,
            ErrorKind::RepetitionMissing => Self::NothingToRepeat,
            ErrorKind::RepetitionCountInvalid
            | ErrorKind::RepetitionCountDecimalEmpty
            | ErrorKind::RepetitionCountUnclosed
            | ErrorKind::DecimalInvalid => Self::BadCount,
            ErrorKind::UnsupportedBackreference | ErrorKind::UnsupportedLookAround => Self::NotSupported,
            ErrorKind::ClassEscapeInvalid
            | ErrorKind::EscapeHexEmpty
            | ErrorKind::EscapeHexInvalid
            | ErrorKind::EscapeHexInvalidDigit
            | ErrorKind::EscapeUnexpectedEof
            | ErrorKind::EscapeUnrecognized => Self::BadEscape,
            _ => Self::Other,
        }
    }
}

/// A query ready to be looked for.
#[derive(Clone, Debug)]
pub struct Finder {
    query: Query,
    regex: Regex,
    /// What its groups are called, by number.
    names: Vec<Option<String>>,
}

/// Makes a query ready.
///
/// # Errors
/// There is nothing to look for, or the pattern is wrong or too big.
pub fn compile(query: &Query) -> Result<Finder, QueryError> {
    if query.text.is_empty() {
        return Err(QueryError::Empty);
    }
    if query.text.len() > MAX_QUERY {
        return Err(QueryError::TooLong);
    }
    let pattern = if query.regex {
        check_pattern(&query.text)?;
        if query.fold_width { fold_pattern(&query.text) } else { query.text.clone() }
    } else if query.fold_width {
        regex::escape(&query.text.chars().map(fold).collect::<String>())
    } else {
        regex::escape(&query.text)
    };
    let built = RegexBuilder::new(&pattern)
        .case_insensitive(!query.match_case)
        .size_limit(MAX_PATTERN)
        .dfa_size_limit(4 * MAX_PATTERN)
        .nest_limit(MAX_NEST)
        .build();
    let regex = built.map_err(|_| QueryError::TooBig)?;
    let names = regex.capture_names().map(|name| name.map(str::to_owned)).collect();
    Ok(Finder { query: query.clone(), regex, names })
}

/// Whether a pattern is one; the place of a fault is that in the query as it was typed.
fn check_pattern(pattern: &str) -> Result<(), QueryError> {
    let parsed = regex_syntax::ParserBuilder::new().nest_limit(MAX_NEST).build().parse(pattern);
    let (at, fault) = match parsed {
        Ok(_) => return Ok(()),
        Err(regex_syntax::Error::Parse(error)) => (error.span().start.offset, PatternFault::of(error.kind())),
        Err(regex_syntax::Error::Translate(error)) => (error.span().start.offset, PatternFault::Other),
        Err(_) => (0, PatternFault::Other),
    };
    Err(QueryError::Pattern { at, fault })
}

/// The half-width character that stands for a full-width one.
fn fold(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{FFE0}' => '\u{A2}',
        '\u{FFE1}' => '\u{A3}',
        '\u{FFE5}' => '\u{A5}',
        _ => c,
    }
}

/// A pattern whose full-width characters stand for half-width ones, and mean nothing but themselves.
fn fold_pattern(pattern: &str) -> String {
    let mut folded = String::new();
    for c in pattern.chars() {
        match fold(c) {
            same if same == c => folded.push(c),
            other => folded.push_str(&format!("\\x{{{:X}}}", u32::from(other))),
        }
    }
    folded
}

/// Words with their width folded, and the way back to the places they came from. Its memory is used again and again.
#[derive(Debug, Default)]
pub(super) struct Folded {
    text: String,
    /// Behind every character that changed its length: the place here, and the place in the words.
    steps: Vec<(usize, usize)>,
}

impl Folded {
    fn set(&mut self, words: &str) {
        self.text.clear();
        self.steps.clear();
        for (at, c) in words.char_indices() {
            let new = fold(c);
            self.text.push(new);
            if new != c {
                self.steps.push((self.text.len(), at + c.len_utf8()));
            }
        }
    }

    fn original(&self, at: usize) -> usize {
        let behind = self.steps.partition_point(|(here, _)| *here <= at);
        let step = behind.checked_sub(1).and_then(|last| self.steps.get(last));
        step.map_or(at, |(here, there)| there + (at - here))
    }

    fn compared(&self, at: usize) -> usize {
        let behind = self.steps.partition_point(|(_, there)| *there <= at);
        let step = behind.checked_sub(1).and_then(|last| self.steps.get(last));
        step.map_or(at, |(here, there)| here + (at - there))
    }
}

impl Finder {
    /// What it looks for.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The words as they are compared. `folded` then leads back.
    fn compared<'w>(&self, words: &'w str, folded: &'w mut Folded) -> (&'w str, &'w Folded) {
        folded.steps.clear();
        if self.query.fold_width && words.chars().any(|c| fold(c) != c) {
            folded.set(words);
            return (&folded.text, folded);
        }
        (words, folded)
    }

    /// Every match in a run of words, in order and apart from one another. An empty one is none.
    pub(super) fn matches(&self, words: &str, folded: &mut Folded, mut each: impl FnMut(Range<usize>)) {
        let (compared, folded) = self.compared(words, folded);
        let mut boundaries = None;
        let mut at = 0;
        while let Some(found) = self.regex.find_at(compared, at) {
            let range = folded.original(found.start())..folded.original(found.end());
            let good = !found.is_empty() && (!self.query.whole_word || is_whole(words, &range, &mut boundaries));
            if good {
                each(range);
            }
            // What is no whole word may overlap one that is. A pattern goes on behind it, so that it ends in good time.
            let behind = good || (self.query.regex && !found.is_empty());
            let next = compared.get(found.start()..).and_then(|rest| rest.chars().next());
            at = match next {
                _ if behind => found.end(),
                Some(next) => found.start() + next.len_utf8(),
                None => break,
            };
        }
    }

    /// Calls `each` with every one of `ranges` that is a match, and with what its groups caught.
    pub(super) fn captures(
        &self,
        words: &str,
        folded: &mut Folded,
        ranges: impl IntoIterator<Item = Range<usize>>,
        mut each: impl FnMut(Range<usize>, &Caught<'_>),
    ) {
        let (compared, folded) = self.compared(words, folded);
        let mut boundaries = None;
        for range in ranges {
            let start = folded.compared(range.start);
            if !compared.is_char_boundary(start) {
                continue;
            }
            let Some(groups) = self.regex.captures_at(compared, start) else { continue };
            let caught = Caught { words, folded, names: &self.names, groups };
            let whole = caught.range(0).is_some_and(|found| found == range);
            if whole && (!self.query.whole_word || is_whole(words, &range, &mut boundaries)) {
                each(range, &caught);
            }
        }
    }
}

/// What the groups of a pattern caught.
pub(super) struct Caught<'w> {
    words: &'w str,
    folded: &'w Folded,
    names: &'w [Option<String>],
    groups: Captures<'w>,
}

impl Caught<'_> {
    fn range(&self, group: usize) -> Option<Range<usize>> {
        let found = self.groups.get(group)?;
        Some(self.folded.original(found.start())..self.folded.original(found.end()))
    }

    /// What a group caught, as it was written. `None` where the pattern has no such group.
    pub(super) fn group(&self, name: &str) -> Option<&str> {
        let names = self.names.iter().position(|known| known.as_deref() == Some(name));
        let number = name.parse().ok().or(names).filter(|number| *number < self.groups.len())?;
        Some(self.range(number).and_then(|range| self.words.get(range)).unwrap_or_default())
    }
}

/// Whether a range begins and ends where words do.
fn is_whole(text: &str, range: &Range<usize>, boundaries: &mut Option<Vec<usize>>) -> bool {
    let boundaries = boundaries.get_or_insert_with(|| words(text));
    boundaries.binary_search(&range.start).is_ok() && boundaries.binary_search(&range.end).is_ok()
}

/// What a hit stands in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Within {
    /// A text of the draft.
    Text(Place),
    /// The heading that the items of a list share.
    Pattern(ListId),
    /// What stands in a blank, of the draft or of one section.
    Value(Option<SectionId>, FieldId),
}

/// Where a reader meets a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In what is spoken.
    Spoken,
    /// In parts that are switched off.
    Off,
    /// Nowhere: in a blank or a shared heading that no text shows.
    Unseen,
}

/// Words that were looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What they stand in.
    pub within: Within,
    /// Where there: in a text as [`Text`] counts, in a value in bytes of [`value_words`].
    pub range: Range<usize>,
    /// The section in which a reader meets them first.
    pub section: Option<SectionId>,
    /// Where a reader meets them.
    pub standing: Standing,
}

impl Hit {
    /// The caret that stands at its start.
    pub fn caret(&self) -> Option<Caret> {
        let spot = match &self.within {
            Within::Text(place) => Spot::Text(*place),
            Within::Pattern(_) => Spot::Text(Place::Heading(self.section?)),
            Within::Value(section, field) => Spot::Field(*section, field.clone()),
        };
        Some(Caret { spot, at: self.range.start })
    }
}

/// A value in the words in which it is searched and replaced: as it is typed, a Chinese day as it is spoken.
pub fn value_words(value: &FieldValue, language: Language) -> String {
    match (value, language) {
        (FieldValue::Date(_), Language::Chinese) => value.spoken(language),
        _ => value.typed(),
    }
}

/// All hits in a draft, in reading order; those that a reader meets nowhere come last.
pub fn find(finder: &Finder, draft: &Draft) -> Vec<Hit> {
    let mut search =
        Search { finder, draft, chain: Vec::new(), folded: Folded::default(), hits: Vec::new(), met: HashMap::new() };
    let title = &draft.title;
    for (number, text) in title.lines.iter().enumerate() {
        search.text(text, Some(Within::Text(Place::TitleLine(number))));
    }
    for (place, text) in
        [(Place::Subtitle, &title.subtitle), (Place::Speaker, &title.speaker), (Place::Date, &title.date)]
    {
        search.text(text, Some(Within::Text(place)));
    }
    for section in &draft.sections {
        search.section(section);
    }
    search.unseen();
    search.hits
}

struct Search<'d> {
    finder: &'d Finder,
    draft: &'d Draft,
    /// The sections from the top to the one under way.
    chain: Vec<&'d Section>,
    folded: Folded,
    hits: Vec<Hit>,
    /// Values and shared headings already searched, and which hits are theirs.
    met: HashMap<Within, Range<usize>>,
}

impl<'d> Search<'d> {
    fn standing(&self) -> Standing {
        if self.chain.iter().all(|section| section.on) { Standing::Spoken } else { Standing::Off }
    }

    fn section(&mut self, section: &'d Section) {
        self.chain.push(section);
        if let Some(heading) = &section.heading {
            self.text(heading, Some(Within::Text(Place::Heading(section.id))));
        } else if let Some(list) = section.list.as_ref().and_then(|id| self.draft.list(id))
            && let Some(pattern) = &list.pattern
        {
            let within = Within::Pattern(list.id.clone());
            let first = !self.meet(&within, self.standing());
            self.text(pattern, first.then_some(within));
        }
        for (index, text) in section.body.iter().enumerate() {
            self.text(text, Some(Within::Text(Place::Body(section.id, index))));
        }
        for child in &section.children {
            self.section(child);
        }
        self.chain.pop();
    }

    /// Searches a text, and the values that its blanks show. `None` where its own words were searched before.
    fn text(&mut self, text: &'d Text, within: Option<Within>) {
        let first = self.hits.len();
        for part in parts(text) {
            match part {
                Part::Words(at, words) => {
                    if let Some(within) = &within {
                        self.words(&words, within, at, self.standing());
                    }
                }
                Part::Field(id) => {
                    let Some(Scope { section, value: Some(value), .. }) = Scope::find(self.draft, &self.chain, id)
                    else {
                        continue;
                    };
                    self.value(section, id, &value, self.standing());
                }
            }
        }
        if let Some(within @ Within::Pattern(_)) = within {
            self.met.insert(within, first..self.hits.len());
        }
    }

    /// Whether something was searched before. What is spoken somewhere is not off.
    fn meet(&mut self, within: &Within, standing: Standing) -> bool {
        let Some(range) = self.met.get(within) else { return false };
        if standing == Standing::Spoken {
            let hits = self.hits.get_mut(range.clone()).unwrap_or_default();
            hits.iter_mut().filter(|hit| hit.within == *within).for_each(|hit| hit.standing = standing);
        }
        true
    }

    fn value(&mut self, section: Option<SectionId>, field: &FieldId, value: &FieldValue, standing: Standing) {
        let within = Within::Value(section, field.clone());
        if self.meet(&within, standing) {
            return;
        }
        let first = self.hits.len();
        self.words(&value_words(value, self.draft.language), &within, 0, standing);
        self.met.insert(within, first..self.hits.len());
    }

    fn words(&mut self, words: &str, within: &Within, at: usize, standing: Standing) {
        let section = self.chain.last().map(|section| section.id);
        self.finder.matches(words, &mut self.folded, |range| {
            let range = at + range.start..at + range.end;
            self.hits.push(Hit { within: within.clone(), range, section, standing });
        });
    }

    /// What no text shows: it may be shown again.
    fn unseen(&mut self) {
        for list in &self.draft.lists {
            let within = Within::Pattern(list.id.clone());
            let Some(pattern) = list.pattern.as_ref().filter(|_| !self.met.contains_key(&within)) else { continue };
            for part in parts(pattern) {
                if let Part::Words(at, words) = part {
                    self.words(&words, &within, at, Standing::Unseen);
                }
            }
        }
        for field in &self.draft.fields {
            if let Some(value) = &field.value {
                self.value(None, &field.id, value, Standing::Unseen);
            }
        }
        for section in self.draft.walk() {
            self.chain.push(section);
            for (id, value) in &section.values {
                self.value(Some(section.id), id, value, Standing::Unseen);
            }
            self.chain.pop();
        }
    }
}

/// A part of a text.
pub(super) enum Part<'t> {
    /// Words between chips, whatever their voice, and where they begin.
    Words(usize, Cow<'t, str>),
    /// A blank.
    Field(&'t FieldId),
}

/// The words of a text between its chips, and its blanks, in order.
pub(super) fn parts(text: &Text) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut at = 0;
    let mut joins = false;
    for run in text.runs() {
        match (&run.piece, parts.last_mut()) {
            (Piece::Words(words), Some(Part::Words(_, before))) if joins => before.to_mut().push_str(words),
            (Piece::Words(words), _) => parts.push(Part::Words(at, Cow::Borrowed(words))),
            (Piece::Field(id), _) => parts.push(Part::Field(id)),
            (Piece::Count(_) | Piece::Pause, _) => {}
        }
        joins = matches!(run.piece, Piece::Words(_));
        at += match &run.piece {
            Piece::Words(words) => words.len(),
            _ => 1,
        };
    }
    parts
}
