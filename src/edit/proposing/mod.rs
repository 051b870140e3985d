//! What of a draft's words will most likely be others next time, each with every place where it stands.
//!
//! A kind of words is known in a file of its own, which says [`Candidate`]s; here they are gathered, those within others
//! given way, and the same words made one. What is unsure is proposed and not taken from the start; where nothing speaks for a
//! word it is passed over in silence. The work is linear and bounded in what it keeps.

mod days;
mod english;
mod figures;
mod marks;
mod names;
mod orders;
mod people;
mod spots;

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{Draft, FieldKind, FieldValue, Form, Language, Scan, Text};

use super::texts::each_text;
pub(super) use spots::{Spot, blank_out};

/// What words are that will be others next time. In this order they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// A place: 云溪市.
    Place,
    /// A body: 云溪市供水集团.
    Body,
    /// Somebody, with a post or without: 顾长宁同志.
    Person,
    /// A day.
    Date,
    /// A day of the week.
    Weekday,
    /// A year.
    Year,
    /// How many times there has been something: 第十二届, 第40个, 50周年.
    Ordinal,
    /// A plan of years: “十五五”.
    Plan,
    /// A holiday.
    Holiday,
    /// A figure: 3.2亿立方米.
    Figure,
    /// A mark that stands for words: ××, ____.
    Mark,
}

/// What a blank is called after.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Called {
    /// What it is.
    Matter(Matter),
    /// A place without its 市 or 县.
    ShortPlace,
    /// The year before that of the speech.
    LastYear,
    /// The year behind it.
    NextYear,
    /// Who speaks.
    Speaker,
    /// Words before it.
    Words(String),
}

/// Words somewhere, with a few of those round them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before them.
    pub before: String,
    /// The words.
    pub words: String,
    /// What stands behind them.
    pub behind: String,
}

/// Words that are proposed for a blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What they are.
    pub matter: Matter,
    /// What the blank is called after.
    pub called: Called,
    /// The words that are shown; the blank may take but a part of them, as the number of 2600名.
    pub words: String,
    /// What is filled in.
    pub kind: FieldKind,
    /// How it is written.
    pub form: Form,
    /// What stands there now.
    pub value: FieldValue,
    /// Whether it is taken unless somebody says no.
    pub is_sure: bool,
    /// How often they stand outside of longer ones.
    pub times: usize,
    /// The first places.
    pub excerpts: Vec<Excerpt>,
    /// All of them.
    pub(super) spots: Vec<Spot>,
}

/// Words in a text that will be others next time.
#[derive(Clone, Debug)]
struct Candidate {
    text: usize,
    /// The words by which it is known, in bytes.
    shown: Range<usize>,
    /// Those that become a blank.
    blank: Range<usize>,
    matter: Matter,
    called: Called,
    kind: FieldKind,
    form: Form,
    value: FieldValue,
    is_sure: bool,
}

/// A text of the draft as it is looked through: every piece that is no word is one byte that stands in no word.
struct Source {
    words: String,
    scan: Scan,
    is_title: bool,
    is_speaker: bool,
    /// Whether it is spoken: what else there is in a template only follows.
    is_spoken: bool,
}

impl Source {
    fn str(&self, range: Range<usize>) -> &str {
        self.words.get(range).unwrap_or_default()
    }

    /// The character before a byte.
    fn before(&self, at: usize) -> Option<char> {
        self.str(0..at).chars().next_back()
    }

    /// The words from a byte on.
    fn behind(&self, at: usize) -> &str {
        self.str(at..self.words.len())
    }

    /// So many characters before a range and behind it, in bytes.
    fn around(&self, range: &Range<usize>, characters: usize) -> Range<usize> {
        let start =
            self.str(0..range.start).char_indices().rev().take(characters).last().map_or(range.start, |(at, _)| at);
        let behind = self.behind(range.end).char_indices().nth(characters);
        start..behind.map_or(self.words.len(), |(at, _)| range.end + at)
    }
}

/// What stands in the place of a piece that is no word.
const NO_WORD: char = '\u{1}';

/// How many places are looked at, at most.
const MOST_CANDIDATES: usize = 20_000;

/// How many blanks are proposed, at most.
const MOST: usize = 60;

/// How many figures are, which a report has more of than anybody fills in.
const MOST_FIGURES: usize = 24;

/// How many places are shown of each.
const MOST_EXCERPTS: usize = 3;

/// How many characters are shown before the words, and behind them.
const AROUND: usize = 12;

/// The longest words that are proposed, in characters.
const LONGEST: usize = 60;

impl Candidate {
    /// Words that become a blank as they are.
    fn words(text: usize, source: &Source, range: Range<usize>, matter: Matter) -> Option<Self> {
        Self::part(text, source, range.clone(), range, matter)
    }

    /// Words of which a part becomes a blank.
    fn part(text: usize, source: &Source, shown: Range<usize>, blank: Range<usize>, matter: Matter) -> Option<Self> {
        let kind = FieldKind::Text;
        let value = FieldValue::parse(&kind, source.str(blank.clone())).ok().flatten()?;
        let called = Called::Matter(matter);
        Some(Self { text, shown, blank, matter, called, kind, form: Form::Plain, value, is_sure: true })
    }

    /// The same with another value, if that says the very words in that form.
    fn saying(
        self,
        source: &Source,
        kind: FieldKind,
        form: Form,
        value: Option<FieldValue>,
        language: Language,
    ) -> Self {
        let says = value.filter(|value| form.say(value, language).as_deref() == Some(source.str(self.blank.clone())));
        match says {
            Some(value) => Self { kind, form, value, ..self },
            None => self,
        }
    }

    /// A number in the digits that it is written with.
    fn number(self, source: &Source, language: Language) -> Self {
        let value = FieldValue::parse(&FieldKind::Number, source.str(self.blank.clone())).ok().flatten();
        self.saying(source, FieldKind::Number, Form::Plain, value, language)
    }

    fn unsure(self, is_unsure: bool) -> Self {
        Self { is_sure: self.is_sure && !is_unsure, ..self }
    }

    fn called(self, called: Called) -> Self {
        Self { called, ..self }
    }
}

/// What of the words of a draft will be others next time.
pub(super) fn find(draft: &Draft) -> Vec<Found> {
    let sources = sources(draft);
    let mut all: Vec<Candidate> = Vec::new();
    for (text, source) in sources.iter().enumerate() {
        if all.len() > MOST_CANDIDATES {
            break;
        }
        marks::find(text, source, &mut all);
        match draft.language {
            Language::Chinese => {
                days::find(text, source, &mut all);
                orders::find(text, source, &mut all);
                figures::find(text, source, &mut all);
            }
            Language::English => english::find(text, source, &mut all),
        }
    }
    if draft.language == Language::Chinese {
        names::find(&sources, &mut all);
        people::find(&sources, &mut all);
    }
    days::judge_years(&sources, &mut all);
    all.retain(|one| {
        let words = sources.get(one.text).map(|source| source.str(one.shown.clone())).unwrap_or_default();
        !words.contains(NO_WORD) && words.chars().nth(LONGEST).is_none()
    });
    all.truncate(MOST_CANDIDATES);
    gather(&sources, all)
}

/// The texts of a draft, in the order of [`each_text`].
fn sources(draft: &Draft) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    let titles = draft.title.lines.len() + 3;
    each_text(draft, &mut |text: &Text, is_spoken| {
        let words = flat(text);
        let scan = Scan::new(&words);
        let nth = sources.len();
        sources.push(Source { words, scan, is_title: nth < titles, is_speaker: nth + 2 == titles, is_spoken });
    });
    sources
}

fn flat(text: &Text) -> String {
    let mut words = String::with_capacity(text.len());
    for run in text.runs() {
        match &run.piece {
            crate::model::Piece::Words(run) => words.push_str(run),
            _ => words.push(NO_WORD),
        }
    }
    words
}

/// The same words of one matter are one proposal.
fn gather(sources: &[Source], mut all: Vec<Candidate>) -> Vec<Found> {
    all.sort_by_key(|one| (one.text, one.shown.start, std::cmp::Reverse(one.shown.end), one.matter));
    // The same words known in two ways are what is more particular; they are sorted so.
    all.dedup_by(|second, first| second.text == first.text && second.shown == first.shown);
    let mut found: Vec<Found> = Vec::new();
    let mut known: HashMap<(Matter, &str), usize> = HashMap::new();
    let mut free = (usize::MAX, 0);
    for one in all {
        let Some(source) = sources.get(one.text) else { continue };
        let words = source.str(one.shown.clone());
        let index = *known.entry((one.matter, words)).or_insert(found.len());
        if index == found.len() {
            found.push(Found {
                matter: one.matter,
                called: one.called,
                words: words.to_owned(),
                kind: one.kind,
                form: one.form,
                value: one.value,
                is_sure: false,
                times: 0,
                excerpts: Vec::new(),
                spots: Vec::new(),
            });
        }
        let Some(of) = found.get_mut(index) else { continue };
        of.is_sure |= one.is_sure;
        of.spots.push(Spot { text: one.text, shown: one.shown.clone(), blank: one.blank });
        // Within a longer one it stands as a part of that.
        let is_free = free.0 != one.text || one.shown.start >= free.1;
        if !is_free {
            continue;
        }
        free = (one.text, one.shown.end);
        if !source.is_spoken {
            continue;
        }
        of.times += 1;
        if of.excerpts.len() < MOST_EXCERPTS {
            of.excerpts.push(excerpt(source, one.shown));
        }
    }
    found.retain(|found| found.times > 0);
    let mut order: Vec<(usize, Found)> = found.into_iter().enumerate().collect();
    order.sort_by_key(|(_, found)| std::cmp::Reverse((found.is_sure, found.times)));
    let mut figures = 0;
    order.retain(|(_, found)| {
        figures += usize::from(found.matter == Matter::Figure);
        found.matter != Matter::Figure || figures <= MOST_FIGURES
    });
    order.truncate(MOST);
    order.sort_by_key(|(nth, found)| (found.matter, *nth));
    order.into_iter().map(|(_, found)| found).collect()
}

fn excerpt(source: &Source, range: Range<usize>) -> Excerpt {
    let around = source.around(&range, AROUND);
    let clean = |range: Range<usize>| source.str(range).replace(|c: char| c.is_control(), " ");
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let before = format!("{}{}", cut(around.start > 0), clean(around.start..range.start));
    let behind = format!("{}{}", clean(range.end..around.end), cut(around.end < source.words.len()));
    Excerpt { before, words: clean(range), behind }
}
