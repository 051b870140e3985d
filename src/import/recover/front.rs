//! What stands above a speech: title, subtitle, date and speaker, in any order, each on its line or glued to the next, and
//! whom it speaks to first.

use std::ops::Range;

use super::furniture::aside_at;
use super::lexicon::{GREETINGS, PLACE_LABELS, SPEAKER_LABELS, TITLE_ENDS};
use super::persons::{is_english_speaker, is_speaker, salutation, salutation_within};
use super::script::Script;
use super::{Change, Changes, dates, marks};
use crate::import::source::Role;
use crate::model::Language;

/// What stands above a speech; characters of the script.
#[derive(Clone, Debug, Default)]
pub struct Front {
    pub title: Vec<Range<usize>>,
    pub subtitle: Option<Range<usize>>,
    pub date: Option<Range<usize>>,
    pub speaker: Option<Range<usize>>,
    pub salutation: Option<Range<usize>>,
    /// What says what the others are, and where the speech was given.
    pub labels: Vec<Range<usize>>,
    /// Where the speech begins: its paragraph, and its first character.
    pub begin: (usize, usize),
}

/// How many paragraphs may stand above a speech, and how many lines its title may have.
const MOST_LINES: usize = 8;
const MOST_TITLE: usize = 4;

/// The longest line of a title, in characters.
const LONGEST_LINE: usize = 60;

/// How far into a paragraph what is glued to a title is looked for, in characters.
const GLUED: usize = 200;

/// What stands above the speech that begins with a paragraph.
pub fn front(script: &Script, paragraphs: Range<usize>, language: Language, changes: &Changes) -> Front {
    let mut found = Front::default();
    for index in paragraphs.clone() {
        let Some(range) = script.paragraphs.get(index).map(|paragraph| paragraph.range.clone()) else { break };
        found.begin = (index, range.start);
        let asked = matches!(marks::asked(changes, script.place(range.start)), Some(Change::Heading(..)));
        if asked || index >= paragraphs.start + MOST_LINES {
            break;
        }
        if let Some(end) = salutation(script, range.clone(), language) {
            found.salutation = Some(range.start..end);
            found.begin = after(script, paragraphs.end, index, end);
            break;
        }
        if found.line(script, changes, index, range.clone()) {
            found.begin = (index + 1, range.end);
            continue;
        }
        if found.title.is_empty()
            && let Some(end) = found.glued(script, changes, range.clone(), language)
        {
            found.begin = after(script, paragraphs.end, index, end);
        }
        break;
    }
    found.settle(script, paragraphs.start);
    found
}

/// Where the speech goes on behind a character of a paragraph.
fn after(script: &Script, end: usize, index: usize, at: usize) -> (usize, usize) {
    let range = script.paragraphs.get(index).map_or(0..0, |paragraph| paragraph.range.clone());
    let rest = script.trim(at..range.end.max(at));
    if rest.is_empty() { ((index + 1).min(end), range.end) } else { (index, rest.start) }
}

/// Whether a line can be one of a title.
pub fn is_title_line(script: &Script, range: Range<usize>) -> bool {
    let of = script.of(range.clone());
    if of.len() > LONGEST_LINE {
        return false;
    }
    let text = script.text(range.clone());
    let ends = of.last().is_some_and(|c| matches!(c, '。' | '，' | '；' | '：' | '、'));
    let within =
        of.contains(&'。') || script.sentence(range).is_some_and(|_| of.iter().filter(|c| **c == '！').count() > 1);
    let greets = GREETINGS.iter().any(|words| text.contains(words));
    of.iter().any(|c| c.is_alphanumeric()) && !ends && !within && !greets
}

/// Where the word ends that ends a title, such as 讲话; the first one that nothing of a title follows.
pub fn title_end(script: &Script, range: Range<usize>) -> Option<usize> {
    let of = script.of(range.clone());
    let ends = |place: usize| {
        let before = of.get(..place).unwrap_or_default();
        TITLE_ENDS.iter().any(|words| {
            let mut last = before.iter().rev();
            words.chars().rev().all(|c| last.next() == Some(&c))
        })
    };
    let goes_on = |place: usize| {
        matches!(
            of.get(place),
            Some(
                '稿' | '会'
                    | '大'
                    | '活'
                    | '比'
                    | '，'
                    | '精'
                    | '人'
                    | '要'
                    | '的'
                    | '和'
                    | '》'
                    | '”'
                    | '摘'
                    | '提'
                    | '、'
            )
        )
    };
    (2..=of.len()).find(|place| ends(*place) && !goes_on(*place)).map(|place| range.start + place)
}

/// Where a remark in brackets begins that stands behind a whole title: …上的讲话（摘要）, …的答卷[荐].
fn bracketed(script: &Script, range: Range<usize>) -> Option<usize> {
    let of = script.of(range.clone());
    let (opens, closes) = (['（', '[', '【'], ['）', ']', '】']);
    of.last().filter(|c| closes.contains(c))?;
    let at = of.iter().rposition(|c| opens.contains(c)).filter(|at| of.len() - at <= LONGEST_REMARK)?;
    let square = of.get(at) != Some(&'（');
    let whole = title_end(script, range.start..range.start + at) == Some(range.start + at);
    (square || whole).then_some(range.start + at)
}

/// The longest remark behind a title, in characters, its brackets counted.
const LONGEST_REMARK: usize = 12;

/// The label that a line begins with, unless somebody has put it back.
fn label(script: &Script, changes: &Changes, range: Range<usize>, labels: &[&str]) -> Option<Range<usize>> {
    if changes.is_put_back(script.place(range.start)) {
        return None;
    }
    let text = script.text(range.clone());
    let label = labels.iter().find(|label| text.starts_with(**label))?;
    Some(range.start..range.start + label.chars().count())
}

impl Front {
    /// Takes a line for what it is; `false` if it is none of this.
    fn line(&mut self, script: &Script, changes: &Changes, index: usize, range: Range<usize>) -> bool {
        let said = script.paragraphs.get(index).and_then(|paragraph| paragraph.said.as_ref());
        let role = said.and_then(|said| said.role);
        let lines = script.of(range.clone());
        if role == Some(Role::Title) && self.title.len() < MOST_TITLE {
            self.title.push(range);
            return true;
        }
        if role == Some(Role::Subtitle) && self.subtitle.is_none() {
            self.subtitle = Some(range);
            return true;
        }
        if lines.len() > LONGEST_LINE {
            return false;
        }
        if let Some((date, speaker)) = dates::line(script, range.clone()) {
            if self.date.is_some() || (speaker.is_some() && self.speaker.is_some()) {
                return false;
            }
            self.date = Some(date);
            self.speaker = self.speaker.take().or(speaker);
            return true;
        }
        if let Some(label) = label(script, changes, range.clone(), PLACE_LABELS) {
            self.labels.push(label.start..range.end);
            return true;
        }
        // Of two lines that look like names the first is that of a house.
        let next = script.paragraphs.get(index + 1).map(|next| next.range.clone());
        let english = !self.title.is_empty()
            && is_english_speaker(script, range.clone())
            && !next.is_some_and(|next| is_english_speaker(script, next));
        if self.speaker.is_none() && (english || is_speaker(script, range.clone())) {
            let label = label(script, changes, range.clone(), SPEAKER_LABELS);
            self.speaker = Some(label.as_ref().map_or(range.start, |label| label.end)..range.end);
            self.labels.extend(label);
            return true;
        }
        if lines.starts_with(&['—']) || lines.starts_with(&['-', '-']) {
            let fits = !self.title.is_empty() && self.subtitle.is_none() && is_title_line(script, range.clone());
            if fits {
                self.subtitle = Some(range);
            }
            return fits;
        }
        let below = self.date.is_some() || self.speaker.is_some();
        let late = below && !self.title.is_empty();
        let heading = role.is_some_and(|role| matches!(role, Role::Heading(_))) && !self.title.is_empty();
        if late
            || heading
            || self.title.len() >= MOST_TITLE
            || marks::opens(script, index)
            || !is_title_line(script, range.clone())
        {
            return false;
        }
        self.add_line(script, changes, range);
        true
    }

    /// Adds a line of the title. What a page has added to it is a label; what stands behind a dash is the subtitle: 守住一江
    /// 清水——在全市河长制工作会议上的讲话.
    fn add_line(&mut self, script: &Script, changes: &Changes, range: Range<usize>) {
        let text = script.text(range.clone());
        let chars = |at: usize| text.get(..at).map_or(0, |before| before.chars().count());
        let aside = aside_at(&text).map(|aside| range.start + chars(aside.start));
        let aside = aside.or_else(|| bracketed(script, range.clone())).filter(|at| *at > range.start);
        let aside = aside.filter(|at| !changes.is_put_back(script.place(*at)));
        self.labels.extend(aside.map(|at| at..range.end));
        let range = script.trim(range.start..aside.unwrap_or(range.end));
        let of = script.of(range.clone());
        let dash = of.windows(2).position(|pair| pair == ['—', '—']).filter(|at| *at >= 4 && at + 4 < of.len());
        match dash.filter(|_| self.subtitle.is_none()) {
            Some(at) => {
                self.title.push(script.trim(range.start..range.start + at));
                self.subtitle = Some(range.start + at..range.end);
            }
            None => self.title.push(range),
        }
    }

    /// Takes what is glued to the head of a paragraph; gives where it ends.
    fn glued(&mut self, script: &Script, changes: &Changes, range: Range<usize>, language: Language) -> Option<usize> {
        let near = range.start..range.end.min(range.start + GLUED);
        if let Some(salutation) = salutation_within(script, near.clone(), language) {
            let head = range.start..salutation.start;
            if script.sentence(head.clone()).is_some_and(|end| end < head.end) || !self.head(script, changes, head) {
                return None;
            }
            self.salutation = Some(salutation.clone());
            return Some(salutation.end);
        }
        let end = title_end(script, range.start..near.end.min(range.start + LONGEST_LINE))?;
        let behind = script.of(end..near.end);
        let date = dates::first(script, end..near.end).filter(|date| script.trim(end..date.start).is_empty());
        match (date, behind.first()) {
            (Some(date), _) => {
                self.head(script, changes, range.start..date.end);
                Some(date.end)
            }
            (None, Some(' ')) => {
                self.add_line(script, changes, range.start..end);
                Some(end)
            }
            _ => None,
        }
    }

    /// Parts what is glued together into title, date and speaker.
    fn head(&mut self, script: &Script, changes: &Changes, head: Range<usize>) -> bool {
        let head = script.trim(head);
        let date = dates::first(script, head.clone()).filter(|date| {
            let brackets = script.of(date.clone()).first() == Some(&'（');
            // 2025年…会议上的讲话 begins with a year that is its own.
            date.end == head.end || brackets || title_end(script, head.start..date.start).is_some()
        });
        let left = script.trim(head.start..date.as_ref().map_or(head.end, |date| date.start));
        let right = script.trim(date.as_ref().map_or(head.end, |date| date.end)..head.end);
        let end = title_end(script, left.clone()).unwrap_or(left.end);
        let tail = script.trim(end..left.end);
        if left.len() > GLUED / 2 || (date.is_some() && self.date.is_some()) {
            return false;
        }
        let last_blank = script.of(left.clone()).iter().rposition(|c| *c == ' ').map(|at| left.start + at);
        let named = last_blank.filter(|at| self.speaker.is_none() && is_speaker(script, script.trim(*at..left.end)));
        let title = match (tail.is_empty(), named) {
            (false, _) if self.speaker.is_none() && is_speaker(script, tail.clone()) => {
                self.speaker = Some(tail);
                left.start..end
            }
            (true, Some(at)) => {
                self.speaker = Some(script.trim(at..left.end));
                left.start..at
            }
            _ => left.clone(),
        };
        if !title.is_empty() {
            self.add_line(script, changes, script.trim(title));
        }
        if !right.is_empty() {
            match self.speaker.is_none() && is_speaker(script, right.clone()) {
                true => self.speaker = Some(right),
                false => self.title.push(right),
            }
        }
        self.date = self.date.take().or(date);
        true
    }

    /// Takes back what was too much: lines without anything behind them that tells them from the speech.
    fn settle(&mut self, script: &Script, first: usize) {
        // A name alone above a speech is its title.
        if self.title.is_empty()
            && let Some(speaker) = self.speaker.take_if(|_| self.date.is_none() && self.salutation.is_none())
        {
            self.title.push(speaker);
        }
        let known =
            self.salutation.is_some() || self.date.is_some() || self.speaker.is_some() || self.subtitle.is_some();
        if known || self.title.len() < 2 {
            return;
        }
        let ends = |line: &Range<usize>| title_end(script, line.clone()) == Some(line.end);
        let keep = self.title.iter().position(ends).unwrap_or(0) + 1;
        self.title.truncate(keep);
        let index = first + keep;
        self.begin = (index, script.paragraphs.get(index).map_or(self.begin.1, |paragraph| paragraph.range.start));
        // What was taken off a line goes back with it.
        self.labels.retain(|label| label.start < self.begin.1);
    }
}
