//! A recovered speech as the rules see it.

use super::subject::{Kind, Origin, Paragraph, Part, Subject};
use crate::measure::Rate;
use crate::model::{self, Language, Passage, Recovered, Role, first_day, is_han};

impl Subject {
    /// A speech that was recovered from a text as the rules see it.
    pub fn from_recovered(speech: &Recovered, text: &str) -> Self {
        let language = language(speech);
        let subject = Self {
            language,
            day: speech.date.as_ref().and_then(|date| first_day(&date.text)),
            minutes: None,
            rate: Rate::usual(language),
            names: Vec::new(),
            paragraphs: Vec::new(),
            parts: Vec::new(),
        };
        let mut building = Building { text, subject };
        speech.title.iter().for_each(|line| building.paragraph(Kind::Title, None, line));
        let rest = [(Kind::Subtitle, &speech.subtitle), (Kind::Speaker, &speech.speaker), (Kind::Date, &speech.date)];
        for (kind, passage) in rest {
            passage.iter().for_each(|passage| building.paragraph(kind, None, passage));
        }
        if let Some(salutation) = &speech.salutation {
            building.stretch(Role::Salutation, Kind::Salutation, std::slice::from_ref(salutation));
        }
        building.stretch(Role::Greeting, Kind::Text, &speech.front);
        speech.parts.iter().for_each(|part| building.part(part, None, 0));
        building.stretch(Role::Closing, Kind::Text, &speech.closing);
        building.subject
    }
}

/// The language of most of a speech: a Chinese character says as much as three letters.
fn language(speech: &Recovered) -> Language {
    let chars = || speech.passages().flat_map(|passage| passage.text.chars());
    let han = chars().filter(|c| is_han(*c)).count();
    let latin = chars().filter(char::is_ascii_alphabetic).count();
    if han * 3 < latin { Language::English } else { Language::Chinese }
}

struct Building<'a> {
    text: &'a str,
    subject: Subject,
}

impl Building<'_> {
    /// A part that has no heading; none where nothing was recognised of it.
    fn stretch(&mut self, role: Role, kind: Kind, passages: &[Passage]) {
        if passages.is_empty() {
            return;
        }
        let index = self.open(role, None, 0);
        passages.iter().for_each(|passage| self.paragraph(kind, Some(index), passage));
        self.close(index, None);
    }

    fn part(&mut self, part: &model::Part, parent: Option<usize>, level: usize) {
        let index = self.open(Role::Item, parent, level);
        let mut line = Joined::default();
        let mark = line.push(self.text, &part.mark);
        let heading = line.push(self.text, &part.heading);
        // What stands behind the heading on its line: its full stop, and the body that runs in.
        let end = part.heading.range.end.max(part.mark.range.end);
        let body = match part.body.split_first() {
            Some((first, rest)) if part.run_in => {
                line.push(self.text, first);
                rest
            }
            _ => {
                let stop = part.stop.map_or(end, |stop| end + stop.len_utf8());
                line.add(self.text, end, stop);
                part.body.as_slice()
            }
        };
        if !line.text.is_empty() {
            let run_in = part.run_in && !part.body.is_empty();
            self.subject.paragraphs.push(Paragraph {
                kind: if run_in { Kind::Text } else { Kind::Heading },
                part: Some(index),
                label: Some(mark).filter(|mark| !mark.is_empty()),
                heading: Some(heading).filter(|heading| !heading.is_empty()),
                stretches: Vec::new(),
                text: line.text,
                origin: Origin::Text(line.map),
            });
        }
        body.iter().for_each(|passage| self.paragraph(Kind::Text, Some(index), passage));
        let own = self.subject.paragraphs.len();
        part.parts.iter().for_each(|part| self.part(part, Some(index), level + 1));
        self.close(index, Some(own));
    }

    fn open(&mut self, role: Role, parent: Option<usize>, level: usize) -> usize {
        let start = self.subject.paragraphs.len();
        let range = start..start;
        let part =
            Part { parent, level, role, number: None, paragraphs: range, end: start, share: None, section: None };
        self.subject.parts.push(part);
        self.subject.parts.len() - 1
    }

    fn close(&mut self, part: usize, own: Option<usize>) {
        let end = self.subject.paragraphs.len();
        if let Some(part) = self.subject.parts.get_mut(part) {
            part.paragraphs.end = own.unwrap_or(end);
            part.end = end;
        }
    }

    fn paragraph(&mut self, kind: Kind, part: Option<usize>, passage: &Passage) {
        let mut line = Joined::default();
        line.push(self.text, passage);
        let (text, origin) = (line.text, Origin::Text(line.map));
        self.subject.paragraphs.push(Paragraph {
            text,
            kind,
            part,
            label: None,
            heading: None,
            stretches: Vec::new(),
            origin,
        });
    }
}

/// A paragraph under way: passages put together, with what stands between them on their line.
#[derive(Default)]
struct Joined {
    text: String,
    map: Vec<(usize, usize)>,
    /// Behind the last passage, in the text.
    end: Option<usize>,
}

impl Joined {
    /// Adds a passage, and tells where it stands now.
    fn push(&mut self, text: &str, passage: &Passage) -> std::ops::Range<usize> {
        if passage.text.is_empty() {
            return self.text.len()..self.text.len();
        }
        if let Some(end) = self.end {
            self.add(text, end, passage.range.start);
        }
        let start = self.text.len();
        let said = text.get(passage.range.clone()).unwrap_or_default();
        let mut there = said.char_indices().peekable();
        for c in passage.text.chars() {
            // The text has line breaks and blanks that the passage has not, and a passage a blank for a line break.
            while there.next_if(|(_, other)| *other != c && other.is_whitespace()).is_some() {}
            if let Some((at, _)) = there.next_if(|(_, other)| *other == c) {
                self.map_to(passage.range.start + at);
            }
            self.text.push(c);
        }
        self.end = Some(passage.range.end);
        start..self.text.len()
    }

    /// Adds what stands between two places of the text, its line breaks aside.
    fn add(&mut self, text: &str, start: usize, end: usize) {
        for (at, c) in text.get(start..end).unwrap_or_default().char_indices().filter(|(_, c)| !c.is_control()) {
            self.map_to(start + at);
            self.text.push(c);
        }
        self.end = Some(end);
    }

    /// The next character stands at a place of the text.
    fn map_to(&mut self, there: usize) {
        let here = self.text.len();
        if self.map.last().is_none_or(|(last, place)| here - last != there.wrapping_sub(*place)) {
            self.map.push((here, there));
        }
    }
}
