//! Who speaks, and to whom.

use std::ops::Range;

use super::lexicon::{ADDRESSED, ADDRESSES, ENGLISH_ADDRESSES, SPEAKER_LABELS};
use super::script::Script;
use crate::model::{Language, POSTS, is_name};

/// The longest line with post and name, in characters.
const LONGEST_SPEAKER: usize = 32;

/// How many colons may stand in what is glued to a salutation, its own counted.
const MOST_COLONS: usize = 4;

/// The longest address that is glued to a title, in characters.
const LONGEST_GLUED: usize = 12;

/// The longest address without a word for people, in characters.
const LONGEST_CALL: usize = 6;

/// The longest salutation, in characters.
const LONGEST: usize = 110;

/// Whether a line says who speaks: a name, a name behind a post, or marks that stand for a name.
pub fn is_speaker(script: &Script, range: Range<usize>) -> bool {
    let of = script.of(range);
    if of.is_empty() || of.len() > LONGEST_SPEAKER {
        return false;
    }
    let text: String = of.iter().collect();
    if SPEAKER_LABELS.iter().any(|label| text.starts_with(label)) {
        return true;
    }
    let bare = text.trim_start_matches('（').trim_end_matches('）');
    let bare: String = bare.chars().filter(|c| *c != ' ').collect();
    if is_name(&bare) {
        return true;
    }
    if bare.contains(['，', '。', '：', '；', '！', '？', '“']) {
        return false;
    }
    let behind = POSTS.iter().filter_map(|post| Some(bare.rfind(post)? + post.len())).max();
    let posted = behind.and_then(|at| bare.get(at..)).is_some_and(is_name);
    let named = || {
        let mut words = text.split(' ').filter(|word| !word.is_empty());
        words.next().is_some_and(is_name) && words.any(|word| POSTS.iter().any(|post| word.ends_with(post)))
    };
    posted || named()
}

/// Where the salutation ends with which a range begins.
pub fn salutation(script: &Script, range: Range<usize>, language: Language) -> Option<usize> {
    let of = script.of(range.start..range.end.min(range.start + LONGEST));
    if language == Language::English {
        return english(of, range.len()).map(|end| range.start + end);
    }
    let end = of.iter().position(|c| matches!(c, '：' | '！' | '。' | '？' | '；'));
    let whole = range.len() == of.len();
    let end = match end.and_then(|end| Some((end, of.get(end)?))) {
        Some((end, '：')) => end,
        // 同志们！ stands on a line of its own.
        Some((end, '！')) if whole && end + 1 == of.len() => end,
        Some(_) => return None,
        None if whole => of.len() - usize::from(of.last() == Some(&'，')),
        None => return None,
    };
    let addressed = of.get(..end)?;
    let closed = end + usize::from(end < of.len());
    (is_address(addressed)).then_some(range.start + closed)
}

/// Whether words address somebody: each of their pieces is people.
pub fn is_address(words: &[char]) -> bool {
    let mut pieces =
        words.split(|c| matches!(c, '、' | '，' | ' ' | '和')).filter(|piece| !piece.is_empty()).peekable();
    pieces.peek().is_some() && pieces.all(is_addressed)
}

/// 各位代表, 尊敬的王校长, 同志们
fn is_addressed(piece: &[char]) -> bool {
    let text: String = piece.iter().collect();
    let people = ADDRESSED.iter().any(|people| text.ends_with(people));
    let opens = ADDRESSES.iter().any(|words| text.starts_with(words));
    let post = POSTS.iter().any(|post| text.ends_with(post));
    let plain = !text.contains(['（', '）', '“', '《']) && !text.contains("讲话") && !text.contains("的通知");
    let length = text.chars().count();
    // 各位农友 speaks to people of whatever name; 在座的各位要建立台账 does not speak to them.
    let called = opens && (3..=LONGEST_CALL).contains(&length);
    let people = people && (opens || length <= 10);
    length <= 24 && plain && (people || called || (post && length <= 6))
}

/// A salutation that is glued to what stands before it.
pub fn salutation_within(script: &Script, range: Range<usize>, language: Language) -> Option<Range<usize>> {
    let of = script.of(range.clone());
    if language == Language::English {
        return english_within(of).map(|found| range.start + found.start..range.start + found.end);
    }
    let ends = of.iter().enumerate().filter(|(end, c)| **c == '：' && *end > 1).map(|(end, _)| end);
    let found = ends.take(MOST_COLONS).find_map(|end| address_before(of, end).map(|start| start..end + 1));
    found.map(|found| range.start + found.start..range.start + found.end)
}

/// Where the people begin who are addressed before a colon.
fn address_before(of: &[char], end: usize) -> Option<usize> {
    let mut start = end;
    let mut from = end;
    // Backwards over the pieces that are people.
    loop {
        let begin = of
            .get(..from)?
            .iter()
            .rposition(|c| matches!(c, '、' | '，' | ' ' | '）' | '。' | '！'))
            .map_or(0, |at| at + 1);
        let piece = of.get(begin..from)?;
        let glued = glued_address(piece);
        match glued {
            Some(at) => {
                start = begin + at;
                let whole = at == 0 && begin > 0 && matches!(of.get(begin - 1), Some('、' | '，' | ' '));
                if !whole {
                    break;
                }
                from = begin - 1;
                while from > 0 && of.get(from - 1) == Some(&' ') {
                    from -= 1;
                }
            }
            None => break,
        }
    }
    (start < end).then_some(start)
}

/// Where the people begin in a piece that ends with them.
fn glued_address(piece: &[char]) -> Option<usize> {
    let text: String = piece.iter().collect();
    let front = |at: usize| text.get(..at).map_or(0, |before| before.chars().count());
    let places = ADDRESSES.iter().flat_map(|words| text.match_indices(words)).map(|(at, _)| front(at));
    // 各位 says that people follow, whatever they are called.
    if let Some(at) = places.filter(|at| (3..=LONGEST_GLUED).contains(&(piece.len() - at))).min() {
        return Some(at);
    }
    // 在…会议上的讲话同志们
    let ends = ADDRESSED.iter().filter(|people| text.ends_with(**people));
    let at = piece.len().checked_sub(ends.map(|people| people.chars().count()).max()?)?;
    Some(if at <= 4 { 0 } else { at })
}

/// Dr. Elise Farrow, or Tobias Wren, Chair of the Board: below a title.
pub fn is_english_speaker(script: &Script, range: Range<usize>) -> bool {
    let text = script.text(range);
    let name = text.split('，').next().unwrap_or_default();
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let named = |word: &&str| {
        let mut letters = word.chars();
        let rest = |c: char| c.is_lowercase() || matches!(c, '.' | '-' | '’' | '\'') || c.is_uppercase();
        letters.next().is_some_and(|c| c.is_ascii_uppercase())
            && letters.all(rest)
            && word.chars().any(char::is_lowercase)
    };
    let small = [
        "The", "Our", "On", "In", "To", "For", "At", "Welcome", "Remarks", "Address", "Speech", "Keynote", "Opening",
        "Closing",
    ];
    (2..=4).contains(&words.len())
        && words.iter().all(named)
        && !words.iter().any(|word| small.contains(word))
        && text.chars().nth(60).is_none()
        && !text.ends_with(['.', '：', '？', '！'])
}

/// A salutation behind a title that a page has run together with it: it ends before a sentence.
fn english_within(of: &[char]) -> Option<Range<usize>> {
    let text: String = of.iter().collect();
    let chars = |at: usize| text.get(..at).map_or(0, |before| before.chars().count());
    let at = ENGLISH_ADDRESSES
        .iter()
        .filter_map(|words| text.find(words))
        .min()
        .filter(|at| *at == 0 || text.get(..*at).is_some_and(|before| before.ends_with(' ')))?;
    let start = chars(at);
    let ends = |end: &usize| {
        let sign = of.get(*end).is_some_and(|c| matches!(c, '，' | '：'));
        sign && of.get(end + 1) == Some(&' ')
            && of.iter().skip(end + 2).find(|c| **c != ' ').is_some_and(char::is_ascii_uppercase)
    };
    let end = (start..of.len().min(start + LONGEST)).find(ends)?;
    Some(start..end + 1)
}

/// Ladies and gentlemen, on a line of its own.
fn english(of: &[char], length: usize) -> Option<usize> {
    let text: String = of.iter().collect();
    let opens = ENGLISH_ADDRESSES.iter().any(|words| text.starts_with(words));
    let ends = of.last().is_some_and(|c| matches!(c, '，' | '：' | '.' | '！'));
    let one = text.trim_end_matches('.').split(". ").count() == 1;
    (opens && ends && one && length == of.len()).then_some(length)
}
