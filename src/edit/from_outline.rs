//! A recovered speech as a draft: numbers that count by themselves, lists where runs were found, and announced counts that
//! live where they matched.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::model::{
    Draft, Language, LevelStyle, List, ListId, MAX_DECLARED, MAX_DEPTH, MAX_SECTIONS, NumberStyle, Part, Passage,
    Piece, Recovered, Role, Section, SectionId, Style, Text, TitleBlock, Voice, count_numeral, english_numeral, is_han,
};

/// What may stand behind an announced number: the measure words of points, fields, demands.
const MEASURES: &str = "点条个项件句方大步";

/// The draft of a recovered speech. Its words are those of the speech; only the marks of its parts are counted anew, and a
/// mark that no style can write stays in the heading.
pub fn from_outline(speech: &Recovered) -> Draft {
    let text =
        |passage: &Option<Passage>| passage.as_ref().map(|passage| Text::plain(&passage.text)).unwrap_or_default();
    let title = TitleBlock {
        lines: speech.title.iter().map(|line| Text::plain(&line.text)).collect(),
        subtitle: text(&speech.subtitle),
        speaker: text(&speech.speaker),
        date: text(&speech.date),
    };
    let style = Style { levels: levels(&speech.parts) };
    let draft = Draft { language: speech.language, title, style, next_id: 1, ..Draft::default() };
    let mut making = Making { draft, left: MAX_SECTIONS.saturating_sub(SURROUNDING) };
    let mut sections = Vec::new();
    if let Some(salutation) = &speech.salutation {
        sections.push(making.section(Role::Salutation, std::slice::from_ref(salutation)));
    }
    let (front, lead) = match speech.front.split_last() {
        Some((lead, front)) if !speech.parts.is_empty() && announces(&lead.text) => (front, Some(lead)),
        _ => (speech.front.as_slice(), None),
    };
    // What greets is short; a speech without parts is all its own.
    let greeting = usize::from(front.len() > 1 || lead.is_some()).min(front.len());
    let (first, rest) = front.split_at_checked(greeting).unwrap_or((front, &[]));
    for (role, passages) in [(Role::Greeting, first), (Role::Other, rest)] {
        if !passages.is_empty() {
            sections.push(making.section(role, passages));
        }
    }
    if let Some(lead) = lead {
        sections.push(making.section(Role::LeadIn, std::slice::from_ref(lead)));
    }
    let mut beyond = Vec::new();
    let parts = making.parts(&speech.parts, 0, &mut beyond);
    if let Some(last) = sections.last_mut() {
        let names = announce(last, &parts, speech.language);
        making.name(names);
    }
    sections.extend(parts);
    if !beyond.is_empty() {
        sections.push(Section { body: beyond, ..making.section(Role::Other, &[]) });
    }
    if !speech.closing.is_empty() {
        sections.push(making.section(Role::Closing, &speech.closing));
    }
    making.draft.sections = sections;
    making.draft
}

/// How many sections may stand around the parts.
const SURROUNDING: usize = 6;

/// A draft under work.
struct Making {
    draft: Draft,
    /// How many sections it may still have.
    left: usize,
}

impl Making {
    fn section(&mut self, role: Role, passages: &[Passage]) -> Section {
        let id = SectionId(self.draft.next_id);
        self.draft.next_id += 1;
        Section { body: passages.iter().map(paragraph).collect(), ..Section::new(id, role) }
    }

    /// The parts of one level. Runs of one style make lists; what is beyond all bounds are words, and
    /// stands in `above`.
    fn parts(&mut self, parts: &[Part], level: usize, above: &mut Vec<Arc<Text>>) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        for run in parts.chunk_by(|one, two| style(one) == style(two)) {
            let counted = run.len() > 1 && run.first().is_some_and(|part| style(part) != NumberStyle::None);
            let list = if counted { self.list(run) } else { None };
            for part in run {
                match self.left.checked_sub(1) {
                    Some(left) => {
                        self.left = left;
                        let section = self.part(part, list.clone(), level);
                        sections.push(section);
                    }
                    None => {
                        let words =
                            part.walk().flat_map(|part| [&part.mark, &part.heading].into_iter().chain(&part.body));
                        above.extend(words.filter(|passage| !passage.text.is_empty()).map(paragraph));
                    }
                }
            }
        }
        sections
    }

    /// A list for a run, called after its first mark until something announces it.
    fn list(&mut self, run: &[Part]) -> Option<ListId> {
        let number = self.draft.lists.len() + 1;
        let id = ListId::parse(&format!("list-{number}")).filter(|_| number <= MAX_DECLARED / 2)?;
        let name = run.first().map(|part| format!("{}…", part.mark.text)).unwrap_or_default();
        self.draft.lists.push(List::new(id.clone(), name));
        Some(id)
    }

    fn part(&mut self, part: &Part, list: Option<ListId>, level: usize) -> Section {
        let mut section = self.section(Role::Item, &part.body);
        let (style, usual) = (style(part), self.draft.style.level(level));
        let mut heading = part.heading.text.clone();
        if style == NumberStyle::None && !part.mark.text.is_empty() {
            let gap = if self.draft.language == Language::English { " " } else { "" };
            heading = format!("{}{gap}{heading}", part.mark.text);
        }
        // Where the heading runs in, its full stop comes by itself.
        heading.extend(part.stop.filter(|_| !part.run_in));
        section.heading = Some(Text::plain(&heading));
        section.style = (style != usual.numbering).then_some(style);
        section.run_in = (part.run_in != usual.run_in).then_some(part.run_in);
        section.list = list;
        let children = self.parts(&part.parts, level + 1, &mut section.body);
        let names = announce(&mut section, &children, self.draft.language);
        self.name(names);
        section.children = children;
        section
    }

    /// Calls lists by what announces them.
    fn name(&mut self, names: Vec<(ListId, String)>) {
        for (id, name) in names {
            if let Some(list) = self.draft.lists.iter_mut().find(|list| list.id == id) {
                list.name = name;
            }
        }
    }
}

fn paragraph(passage: &Passage) -> Arc<Text> {
    Arc::new(Text::plain(&passage.text))
}

/// The style that a mark is written in; none for a mark that the program cannot count.
fn style(part: &Part) -> NumberStyle {
    let mark = part.mark.text.as_str();
    match mark.chars().next() {
        Some('首' | '其' | '再' | '最') => NumberStyle::Sequence,
        _ => NumberStyle::read(mark)
            .filter(|(.., length)| *length == mark.len())
            .map_or(NumberStyle::None, |(style, ..)| style),
    }
}

/// How most parts of every level look.
fn levels(parts: &[Part]) -> Vec<LevelStyle> {
    let mut found: Vec<HashMap<(NumberStyle, bool), usize>> = Vec::new();
    let mut level: Vec<&Part> = parts.iter().collect();
    while !level.is_empty() && found.len() < MAX_DEPTH {
        let mut looks = HashMap::new();
        for part in &level {
            *looks.entry((style(part), part.run_in)).or_default() += 1;
        }
        found.push(looks);
        level = level.iter().flat_map(|part| &part.parts).collect();
    }
    let most = |looks: HashMap<(NumberStyle, bool), usize>| {
        // Of two as frequent ones the first in the order of styles, whatever the order of the table.
        let order = |style: &NumberStyle| NumberStyle::ALL.iter().position(|other| other == style);
        looks.into_iter().max_by_key(|((style, run_in), count)| (*count, std::cmp::Reverse(order(style)), *run_in))
    };
    let look = |found: Option<((NumberStyle, bool), usize)>| {
        found.map(|((numbering, run_in), _)| LevelStyle { numbering, run_in })
    };
    found.into_iter().map(|looks| look(most(looks)).unwrap_or_default()).collect()
}

/// Whether words announce what follows.
fn announces(words: &str) -> bool {
    let end = words.trim_end_matches(['。', '：', ':', '.', '！']);
    words.ends_with(['：', ':']) || numbers(end).into_iter().any(|(range, _)| end.len() - range.end <= NEAR)
}

/// How far from the end of the words a number stands that announces something, in bytes: ten Chinese characters.
const NEAR: usize = 30;

/// Makes the number live that announces the parts below a section, and says how their lists are called.
fn announce(above: &mut Section, parts: &[Section], language: Language) -> Vec<(ListId, String)> {
    let mut names = Vec::new();
    let mut lists: Vec<(ListId, u32)> = Vec::new();
    for list in parts.iter().filter_map(|part| part.list.clone()) {
        match lists.iter_mut().find(|(known, _)| *known == list) {
            Some((_, count)) => *count += 1,
            None => lists.push((list, 1)),
        }
    }
    for (list, count) in lists {
        let mut texts = above.body.iter_mut().rev();
        let found = texts.find_map(|text| {
            let (live, name) = live(text, &list, count, language)?;
            *text = Arc::new(live);
            Some(name)
        });
        names.extend(found.filter(|name| !name.is_empty()).map(|name| (list, name)));
    }
    names
}

/// A text with the number live that announces so many items, and what it calls them.
fn live(text: &Text, list: &ListId, count: u32, language: Language) -> Option<(Text, String)> {
    // Only a text that has no other live count: one number announces one list.
    let words = text.is_words().then(|| text.words())?;
    let (range, noun) = numbers(&words).into_iter().rev().find(|(range, _)| {
        let written = words.get(range.clone()).unwrap_or_default();
        let next = words.get(range.end..).and_then(|rest| rest.chars().next());
        written
            == match language {
                Language::Chinese => count_numeral(count, next),
                Language::English => english_numeral(count, written.starts_with(char::is_uppercase)),
            }
    })?;
    let mut made = Text::plain(words.get(..range.start)?);
    made.push(Piece::Count(list.clone()), Voice::Plain);
    made.append(Text::plain(words.get(range.end..)?));
    Some((made, noun))
}

/// The numbers in a text that count something which may follow, and the noun behind each.
fn numbers(words: &str) -> Vec<(Range<usize>, String)> {
    let numeral = |c: char| "一二三四五六七八九十两".contains(c);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let length = rest.len() - rest.trim_start_matches(numeral).len();
        let latin = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        let step = length.max(latin).max(rest.chars().next().map_or(1, char::len_utf8));
        let behind = rest.get(step..).unwrap_or_default();
        let before = words.get(..at).and_then(|before| before.chars().next_back());
        let measured = behind.starts_with(|c: char| MEASURES.contains(c)) || before == Some('“');
        if length > 0 && measured && before != Some('第') {
            let noun = behind.trim_start_matches(|c: char| MEASURES.contains(c));
            let noun: String = noun.chars().take_while(|c| is_han(*c)).take(MOST_NOUN).collect();
            found.push((at..at + length, noun));
        }
        let word = rest.get(..latin).unwrap_or_default();
        if latin > 0
            && behind.starts_with(' ')
            && (2..=12).any(|count| english_numeral(count, false) == word.to_ascii_lowercase())
        {
            let noun = behind.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            found.push((at..at + latin, noun.to_owned()));
        }
        at += step;
    }
    found
}

/// The longest name that a list takes from its announcement, in characters.
const MOST_NOUN: usize = 8;
