//! Several speeches in one text, and what is attached to them.

use std::ops::Range;

use super::closing::closes;
use super::front::{is_title_line, title_end};
use super::persons::salutation;
use super::script::{Paragraph, Script};
use super::{Changes, dates, marks};
use crate::import::source::Role;
use crate::model::{Language, Why, read_numeral};

/// How many paragraphs a speech has at least, what stands above it counted.
const LEAST: usize = 3;

/// How far behind its title a speech speaks to somebody, in paragraphs.
const ABOVE: usize = 5;

/// The longest line that names an attachment, in characters.
const LONGEST_NAME: usize = 60;

/// From how many characters on a paragraph is one that a page has run together.
const LONGEST: usize = 300;

/// How many lines may be left behind a speech.
const MOST_LEFT: usize = 5;

/// The longest notice above a speech, in paragraphs.
const LONGEST_NOTICE: usize = 8;

/// A stretch of paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// A speech.
    Speech(Range<usize>),
    /// Something that is none.
    Cut(Range<usize>, Why),
}

/// The speeches of a text, with what stands between them and behind.
pub fn stretches(script: &Script, language: Language, changes: &Changes) -> Vec<Stretch> {
    let put_back = |at: usize| changes.is_put_back(script.place(range(script, at).start));
    let all = script.paragraphs.len();
    let mut found = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < all {
        let heading = (names_several(script, at) || counts_speech(script, at)) && !put_back(at);
        if heading {
            speech(script, from..at, &put_back, &mut found);
            found.push(Stretch::Cut(at..at + 1, Why::PageFurniture));
            from = at + 1;
        } else if at >= from + LEAST && begins(script, at, language) {
            speech(script, from..at, &put_back, &mut found);
            from = at;
        }
        at += 1;
    }
    speech(script, from..all, &put_back, &mut found);
    notices(script, &put_back, &mut found);
    found
}

/// A notice that hands a speech on is none itself.
fn notices(script: &Script, put_back: &impl Fn(usize) -> bool, found: &mut [Stretch]) {
    let speeches = found.iter().filter(|stretch| matches!(stretch, Stretch::Speech(_))).count();
    for stretch in found.iter_mut() {
        if let Stretch::Speech(paragraphs) = stretch {
            let title = script.text(range(script, paragraphs.start));
            let notice = paragraphs.len() <= LONGEST_NOTICE && title.trim_end_matches('）').ends_with("通知");
            if speeches > 1 && notice && !put_back(paragraphs.start) {
                *stretch = Stretch::Cut(paragraphs.clone(), Why::EditorNote);
            }
        }
    }
}

/// Parts paragraphs where a page that has lost its line ends counts its speeches, 篇一：…谢谢大家！篇二：…, and where
/// something is attached.
pub fn part(script: &mut Script) {
    let mut parted = Vec::with_capacity(script.paragraphs.len());
    let counted: usize = script.paragraphs.iter().map(|paragraph| places(script, paragraph).len()).sum();
    for paragraph in &script.paragraphs {
        let mut push = |range: Range<usize>| {
            let range = script.trim(range);
            if !range.is_empty() {
                parted.push(Paragraph { range, said: paragraph.said });
            }
        };
        let mut from = paragraph.range.start;
        for place in places(script, paragraph).into_iter().filter(|_| counted > 1) {
            push(from..place.start);
            push(place.clone());
            from = place.end;
        }
        let attached = attached_within(script, from..paragraph.range.end);
        let end = attached.unwrap_or(paragraph.range.end);
        let left = left_within(script, from..end).unwrap_or(end);
        push(from..left);
        push(left..end);
        push(attached.unwrap_or(paragraph.range.end)..paragraph.range.end);
    }
    script.paragraphs = parted;
}

/// Where a page counts its speeches within a paragraph.
fn places(script: &Script, paragraph: &Paragraph) -> Vec<Range<usize>> {
    let of = script.of(paragraph.range.clone());
    let number = |c: char| c.is_ascii_digit() || read_numeral([c]).is_some();
    let begins =
        |place: usize| place == 0 || of.get(place - 1).is_some_and(|c| matches!(c, '。' | '！' | '？' | ' ' | '”'));
    let length = |place: usize| match of.get(place..)? {
        ['篇', n, '：', ..] if number(*n) => Some(3),
        ['第', n, '篇', '：', ..] if number(*n) => Some(4),
        ['第', n, '篇', ..] if number(*n) => Some(3),
        ['篇', n, ..] if number(*n) => Some(2),
        _ => None,
    };
    script.steps.add(of.len());
    let counts = of.iter().enumerate().filter(|(_, c)| matches!(c, '篇' | '第')).map(|(place, _)| place);
    let found = counts.filter(|place| begins(*place)).filter_map(|place| Some(place..place + length(place)?));
    found.map(|place| paragraph.range.start + place.start..paragraph.range.start + place.end).collect()
}

/// Where a few words without the end of a sentence stand behind the last one of a paragraph that a page has run together.
fn left_within(script: &Script, range: Range<usize>) -> Option<usize> {
    let of = script.of(range.clone());
    let last = of.iter().rposition(|c| matches!(c, '。' | '！' | '？' | '”'))?;
    let left = of.len() - last - 1;
    let open = of.last().is_some_and(|c| !matches!(c, '.' | '，' | '；' | '：' | '"'));
    (open && of.len() > LONGEST && (1..=LONGEST_NAME).contains(&left)).then_some(range.start + last + 1)
}

/// Where something is attached behind the end of a sentence.
fn attached_within(script: &Script, range: Range<usize>) -> Option<usize> {
    let of = script.of(range.clone());
    script.steps.add(of.len());
    let place = of.windows(2).rposition(|pair| pair == ['附', '件']).filter(|place| *place > 0)?;
    let before = of.get(place - 1).is_some_and(|c| matches!(c, '。' | '！' | ' '));
    let behind = of.get(place + 2).is_some_and(|c| c.is_ascii_digit() || matches!(c, '：' | '一'));
    (before && behind).then_some(range.start + place)
}

/// Adds a speech, and what is attached to it.
fn speech(script: &Script, range: Range<usize>, put_back: &impl Fn(usize) -> bool, found: &mut Vec<Stretch>) {
    if range.is_empty() {
        return;
    }
    let first = range.start + 2;
    let attached = (first..range.end).find(|at| is_attachment(script, *at) && !put_back(*at)).unwrap_or(range.end);
    let left = Some(left_over(script, range.start..attached)).filter(|left| !put_back(*left)).unwrap_or(attached);
    found.push(Stretch::Speech(range.start..left));
    if left < attached {
        found.push(Stretch::Cut(left..attached, Why::Tail));
    }
    if attached < range.end {
        found.push(Stretch::Cut(attached..range.end, Why::Attachment));
    }
}

/// From which paragraph on nothing is said any more: lines without the end of a sentence behind the last words, and notes
/// in brackets.
fn left_over(script: &Script, paragraphs: Range<usize>) -> usize {
    let is_left = |at: &usize| {
        let range = range(script, *at);
        let of = script.of(range.clone());
        let bracketed = of.first() == Some(&'（') && of.last() == Some(&'）');
        let open = of.last().is_some_and(|c| c.is_alphanumeric());
        let said = script
            .paragraphs
            .get(*at)
            .is_some_and(|paragraph| paragraph.said.as_ref().is_some_and(|said| said.role.is_some()));
        (bracketed || open) && of.len() <= LONGEST_NAME && !marks::opens(script, *at) && !said
    };
    let least = paragraphs.end.saturating_sub(MOST_LEFT).max(paragraphs.start + 1);
    let left = (least..paragraphs.end).rev().take_while(is_left).count();
    let begin = paragraphs.end - left;
    let last = range(script, begin.saturating_sub(1));
    // Elsewhere it may be the text that was cut off.
    if closes(script, &last) { begin } else { paragraphs.end }
}

fn range(script: &Script, at: usize) -> Range<usize> {
    script.paragraphs.get(at).map_or(0..0, |paragraph| paragraph.range.clone())
}

/// 附件：, 附件1, 附：
fn is_attachment(script: &Script, at: usize) -> bool {
    let of = script.of(range(script, at));
    let Some(rest) =
        of.strip_prefix(&['附', '件']).or(of.strip_prefix(&['附']).filter(|rest| rest.first() == Some(&'：')))
    else {
        return false;
    };
    let sign = rest.first();
    let numbered = sign.is_some_and(|c| c.is_ascii_digit() || matches!(c, '：' | '一' | '二' | '三' | ' ' | '（'));
    (rest.is_empty() || numbered) && (of.len() > LONGEST / 2 || (of.len() <= LONGEST_NAME && !of.contains(&'。')))
}

/// 篇一：, 【篇二】, 第三篇, 范文一：: a page with several speeches counts them.
fn counts_speech(script: &Script, at: usize) -> bool {
    let of = script.of(range(script, at));
    if of.len() > LONGEST_NAME {
        return false;
    }
    let bare: Vec<char> = of.iter().copied().filter(|c| !matches!(c, '【' | '】' | ' ' | '：' | '（' | '）')).collect();
    let number = |words: &[char]| {
        read_numeral(words.iter().copied()).is_some()
            || (!words.is_empty() && words.len() < 3 && words.iter().all(char::is_ascii_digit))
    };
    let behind = |word: &[char]| bare.strip_prefix(word).is_some_and(number);
    let ordinal = bare.strip_prefix(&['第']).and_then(|rest| rest.strip_suffix(&['篇'])).is_some_and(number);
    behind(&['篇']) || behind(&['范', '文']) || ordinal
}

/// 安全讲话稿三篇: a line that names several speeches is the title of none.
fn names_several(script: &Script, at: usize) -> bool {
    let of = script.of(range(script, at));
    if !is_title_line(script, range(script, at)) {
        return false;
    }
    let bare: Vec<char> = of.iter().copied().filter(|c| !matches!(c, '（' | '）' | ' ')).collect();
    let text: String = bare.iter().collect();
    if ["汇编", "合集", "集锦", "大全", "选编", "选登"].iter().any(|end| text.ends_with(end)) {
        return true;
    }
    let Some(before) = bare.strip_suffix(&['篇']) else { return false };
    let digits = before
        .iter()
        .rev()
        .take_while(|c| c.is_ascii_digit() || read_numeral([**c]).is_some() || matches!(c, '多' | '几' | '两' | '数'))
        .count();
    digits > 0 && digits < before.len() && before.get(before.len() - digits - 1) != Some(&'第')
}

/// Whether a new speech begins with a paragraph: a title, and below it a day or whom it speaks to.
fn begins(script: &Script, at: usize, language: Language) -> bool {
    let line = range(script, at);
    let said = script.paragraphs.get(at).and_then(|paragraph| paragraph.said.as_ref());
    let titled = said.is_some_and(|said| said.role == Some(Role::Title));
    if !is_title_line(script, line.clone()) || marks::opens(script, at) {
        return false;
    }
    let ends = title_end(script, line.clone()).is_some_and(|end| end == line.end);
    if !(titled || ends || language == Language::English) {
        return false;
    }
    let before = range(script, at.saturating_sub(1));
    let ended = script.of(before).last().is_some_and(|c| !c.is_alphanumeric());
    let below = (at + 1..script.paragraphs.len().min(at + ABOVE)).map(|below| range(script, below));
    let mut day = false;
    for (place, below) in below.enumerate() {
        if salutation(script, below.clone(), language).is_some() {
            return ended && (place < 3 || day);
        }
        day |= dates::line(script, below.clone()).is_some();
        if !is_title_line(script, below) && !day {
            return false;
        }
    }
    ended && day && (titled || ends)
}
