//! The day of a speech as it stands above it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::persons::is_speaker;
use super::script::Script;

/// A day in figures or numerals, a month, or a year; in Chinese and English.
static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let year = "(?:[12][0-9]{3}|[〇○零O一二三四五六七八九]{4}|[×xX*＊]{2,4}|20[×xX*]{2})";
    let number = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[×xX*]{1,2})";
    let months = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    let patterns = [
        format!(r"{year}\s*年\s*{number}\s*月(?:\s*{number}\s*[日号])?"),
        format!(r"{number}\s*月\s*{number}\s*[日号]"),
        r"[12][0-9]{3}\s*[./-]\s*[0-9]{1,2}\s*[./-]\s*[0-9]{1,2}".to_owned(),
        format!(r"{months}\s+[0-9]{{1,2}}(?:st|nd|rd|th)?[，,]?\s+[12][0-9]{{3}}"),
        format!(r"[0-9]{{1,2}}(?:st|nd|rd|th)?\s+{months}[，,]?\s+[12][0-9]{{3}}"),
        format!(r"{months}\s+[12][0-9]{{3}}"),
        format!("{year}年"),
    ];
    Regex::new(&patterns.join("|")).ok()
});

/// What may stand beside a day: the hour, the day of the week, a word that says what it is.
static BESIDE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        "(?:星期|周)[一二三四五六日天]|上午|下午|晚上|凌晨|[0-9]{1,2}(?:[时点]|：)(?:[0-9]{1,2}分?)?|时间：|日期：|讲话时间|Date：|[（）\\[\\]【】\\s，、]",
    )
    .ok()
});

/// The longest line with a day, and who speaks, in characters.
const LONGEST_LINE: usize = 80;

/// The longest name of a place beside a day, in characters.
const LONGEST_PLACE: usize = 14;

/// The first day in a range, with the brackets around it.
pub fn first(script: &Script, range: Range<usize>) -> Option<Range<usize>> {
    // No day is written without one of these, and patterns are slow to say so.
    if !script.of(range.clone()).iter().any(|c| c.is_ascii_digit() || matches!(c, '年' | '月')) {
        return None;
    }
    let text = script.text(range.clone());
    // A whole day rather than a year, which titles have too.
    let date = DATE.as_ref()?;
    let whole = date.find_iter(&text).find(|found| !found.as_str().ends_with('年'));
    let found = whole.or_else(|| date.find(&text))?;
    let chars = |at: usize| text.get(..at).map_or(0, |before| before.chars().count());
    let (start, end) = (range.start + chars(found.start()), range.start + chars(found.end()));
    let open = script
        .of(range.start..start)
        .iter()
        .rposition(|c| *c != ' ')
        .filter(|at| script.of(range.start..start).get(*at) == Some(&'（'));
    let Some(open) = open else { return Some(start..end) };
    let close = script.of(end..range.end).iter().take(LONGEST_PLACE).position(|c| *c == '）');
    Some(close.map_or(start..end, |close| range.start + open..end + close + 1))
}

/// A line that holds a day and nothing but what belongs to it, with the speaker who stands on it too.
pub fn line(script: &Script, range: Range<usize>) -> Option<(Range<usize>, Option<Range<usize>>)> {
    if range.len() > LONGEST_LINE {
        return None;
    }
    let day = first(script, range.clone())?;
    let bracketed = script.of(range.clone()).first() == Some(&'（') && script.of(range.clone()).last() == Some(&'）');
    let (before, behind) = (script.trim(range.start..day.start), script.trim(day.end..range.end));
    // What belongs to the day stays with it.
    for (other, rest, with) in [(&before, &behind, day.start..range.end), (&behind, &before, range.start..day.end)] {
        if !other.is_empty() && is_bare(script, rest) && is_speaker(script, other.clone()) {
            return Some((script.trim(with), Some(other.clone())));
        }
    }
    let bare = is_bare(script, &before) && is_bare(script, &behind);
    let place = bracketed && before.len() + behind.len() <= LONGEST_PLACE;
    (bare || place || is_place(script, &before, &behind)).then_some((range, None))
}

/// Whether nothing is left of a range but what belongs to a day.
fn is_bare(script: &Script, range: &Range<usize>) -> bool {
    let text = script.text(range.clone());
    BESIDE.as_ref().is_some_and(|beside| beside.replace_all(&text, "").is_empty())
}

/// 2018年9月3日 清河市会议中心: a place behind a blank.
fn is_place(script: &Script, before: &Range<usize>, behind: &Range<usize>) -> bool {
    let gap = script.of(behind.start.saturating_sub(1)..behind.start).first() == Some(&' ');
    before.is_empty()
        && gap
        && behind.len() <= LONGEST_PLACE
        && script.of(behind.clone()).iter().all(|c| crate::model::is_han(*c))
}
