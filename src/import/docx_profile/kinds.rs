//! Which paragraph of a document is what: title, lines below it, headings, body.

use super::looks::{Looks, Stretch};
use super::marks;
use crate::import::source::Role;
use crate::import::word::formatting::{Letters, Lines};
use crate::import::word::paragraph::Paragraph;
use crate::model::{Align, MAX_DEPTH, is_han};

/// Among how many paragraphs at the head a title is looked for.
const HEAD: usize = 20;

/// How long a centred line that is no larger than the body can be and still be the title, in characters.
const MAX_TITLE: u64 = 60;

/// How much of a text is kept to know it by, in characters.
const MAX_START: usize = 60;

/// A paragraph, without its words.
#[derive(Debug)]
pub struct Record {
    role: Option<Role>,
    level: Option<Level>,
    /// Whether its number is counted by Word; `None` without a number.
    counted: Option<bool>,
    lines: Lines,
    /// Its first sentence if its number makes it a heading, else all of it.
    head: Vec<Stretch>,
    rest: Vec<Stretch>,
    start: String,
    /// How many characters it has.
    pub all: u64,
}

/// Why a paragraph is a heading, and on which level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// By the outline of the document.
    Outline(u8),
    /// By its number.
    Number(u8),
}

/// The kinds of paragraphs of a document.
#[derive(Debug, Default)]
pub struct Kinds {
    /// The title.
    pub title: Looks,
    /// The subtitle.
    pub subtitle: Looks,
    /// The other lines below the title.
    pub byline: Looks,
    /// The body.
    pub body: Looks,
    /// The headings, from the top level down.
    pub headings: [Looks; MAX_DEPTH],
    /// Whether the date below the title stands in brackets; `None` without a date.
    pub date_in_brackets: Option<bool>,
    /// How many headings have a number that Word counts.
    pub counted: usize,
    /// How many have one that is written.
    pub written: usize,
}

impl Record {
    /// What matters of a paragraph; `None` for one without words.
    pub fn of(paragraph: &Paragraph) -> Option<Self> {
        let chars = || paragraph.words().chars();
        let start: String = chars().skip_while(|c| c.is_whitespace()).take(MAX_START).collect();
        if start.is_empty() {
            return None;
        }
        let mut lines = paragraph.lines;
        if lines.align != Some(Align::Centre) && lines.first.unwrap_or(0) == 0 && lines.first_chars.unwrap_or(0) == 0 {
            // An indent that was typed: ideographic blanks, or two others for each character.
            let wide = |c: char| if c == '\u{3000}' { 100 } else { 50 };
            let typed: i32 = chars().take(20).take_while(|c| c.is_whitespace()).map(wide).sum();
            lines.first_chars = Some(typed);
        }
        let mark = paragraph.text.get(..paragraph.number).unwrap_or_default().trim_end();
        let number = marks::heading_level(&format!("{mark}{start}"));
        let level = paragraph.outline().map(Level::Outline).or(number.map(Level::Number));
        let counted = number.map(|_| !mark.is_empty());
        (lines.outline, lines.list, lines.list_level) = (None, None, None);
        let (head, rest) = stretches(paragraph, matches!(level, Some(Level::Number(_))));
        let all = head.iter().chain(&rest).map(|stretch| stretch.all).sum();
        Some(Self { role: paragraph.role, level, counted, lines, head, rest, start, all })
    }

    fn is_centred(&self) -> bool {
        self.lines.align == Some(Align::Centre)
    }

    /// The size of its largest characters, in half points.
    fn size(&self) -> Option<i32> {
        self.head.iter().chain(&self.rest).filter_map(|stretch| stretch.letters.size).max()
    }

    fn add_to(&self, looks: &mut Looks) {
        looks.add_letters(&self.head);
        looks.add_letters(&self.rest);
        looks.add_lines(self.lines, self.all);
    }
}

/// The characters of a paragraph: up to the end of the first sentence, and the rest; all of them if it is not `parted`.
fn stretches(paragraph: &Paragraph, parted: bool) -> (Vec<Stretch>, Vec<Stretch>) {
    let (mut head, mut rest) = (Vec::new(), Vec::new());
    let mut in_rest = false;
    for (letters, words) in paragraph.runs() {
        let end = if parted && !in_rest { words.find(marks::ends_sentence) } else { None };
        // The mark itself belongs to the sentence.
        let end = end.and_then(|at| words.get(at..)?.chars().next().map(|mark| at + mark.len_utf8()));
        let (first, second) = words.split_at(end.unwrap_or(words.len()));
        let into = if in_rest { &mut rest } else { &mut head };
        into.extend(stretch(letters, first));
        rest.extend(stretch(letters, second));
        in_rest |= end.is_some();
    }
    (head, rest)
}

/// `None` for blanks alone.
fn stretch(letters: Letters, text: &str) -> Option<Stretch> {
    let mut stretch = Stretch { letters, han: 0, latin: 0, all: 0 };
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        stretch.han += u64::from(is_han(c));
        stretch.latin += u64::from(c.is_ascii_alphanumeric());
        stretch.all += 1;
    }
    (stretch.all > 0).then_some(stretch)
}

impl Kinds {
    /// Tells the paragraphs of a document apart.
    pub fn of(records: &[Record]) -> Self {
        let mut kinds = Self::default();
        let body_size = size_of_body(records);
        let title = title(records, body_size);
        let mut records = records.iter();
        let (mut of_title, mut others) = (Vec::new(), Vec::new());
        if let Some(first) = title {
            others.extend(records.by_ref().take(first));
            of_title.extend(records.next());
        }
        let mut records = records.peekable();
        if let Some(title) = of_title.first().copied() {
            let more = |next: &&Record| next.is_centred() && next.size() == title.size() && next.role == title.role;
            while let Some(next) = records.next_if(|next| more(next) && !marks::begins_subtitle(&next.start)) {
                of_title.push(next);
            }
            for record in &of_title {
                record.add_to(&mut kinds.title);
            }
            let below =
                |next: &&Record| next.role == Some(Role::Subtitle) || (next.is_centred() && next.level.is_none());
            while let Some(line) = records.next_if(|next| below(next)) {
                kinds.add_below(line);
            }
        }
        others.extend(records);
        // A title that is the only heading on top leaves its level to those below it.
        let outlined = |record: &&Record| match record.level {
            Some(Level::Outline(level)) => Some(level),
            _ => None,
        };
        let of_title = of_title.first().and_then(outlined);
        let top = others.iter().filter_map(outlined).min().unwrap_or(0);
        let lifted = if of_title.is_some_and(|title| title < top) { top } else { 0 };
        for record in others {
            kinds.add(record, lifted);
        }
        kinds
    }

    fn add_below(&mut self, line: &Record) {
        if let Some(in_brackets) = marks::date_in_brackets(&line.start) {
            self.date_in_brackets = Some(in_brackets);
        }
        let subtitle = line.role == Some(Role::Subtitle) || marks::begins_subtitle(&line.start);
        line.add_to(if subtitle { &mut self.subtitle } else { &mut self.byline });
    }

    /// `lifted` is by how many levels those of the outline lie too deep.
    fn add(&mut self, record: &Record, lifted: u8) {
        let level = match record.level {
            Some(Level::Outline(level)) => level.saturating_sub(lifted),
            Some(Level::Number(level)) => level,
            None => return record.add_to(&mut self.body),
        };
        let Some(heading) = self.headings.get_mut(usize::from(level)) else { return };
        self.counted += usize::from(record.counted == Some(true));
        self.written += usize::from(record.counted == Some(false));
        heading.add_letters(&record.head);
        if record.rest.is_empty() {
            heading.add_lines(record.lines, record.all);
        } else {
            self.body.add_letters(&record.rest);
            self.body.add_lines(record.lines, record.all);
        }
    }
}

/// The size of the body in half points: that of most characters that are no heading and not centred.
fn size_of_body(records: &[Record]) -> Option<i32> {
    let mut looks = Looks::default();
    for record in
        records.iter().filter(|record| record.level.is_none() && record.role.is_none() && !record.is_centred())
    {
        looks.add_letters(&record.head);
    }
    looks.size()
}

/// Where the title begins: at its style, else at the first line at the head that is centred and larger than the body.
fn title(records: &[Record], body: Option<i32>) -> Option<usize> {
    let head = || records.iter().take(HEAD).enumerate();
    let styled = head().find(|(_, record)| record.role == Some(Role::Title));
    let larger = |record: &Record| record.size().zip(body).is_some_and(|(size, body)| size > body);
    let centred = || {
        head().find(|(index, record)| {
            let by_itself = *index == 0 && record.all <= MAX_TITLE && record.level.is_none();
            record.is_centred() && (larger(record) || by_itself)
        })
    };
    styled.or_else(centred).map(|(index, _)| index)
}
