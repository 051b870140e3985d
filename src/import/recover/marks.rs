//! Where a part may begin: every mark of a number that stands where a number can stand. Which of them are parts is
//! decided by what stands before and behind them, in `tree`.

use std::collections::HashMap;
use std::ops::Range;

use super::lexicon::NO_COUNT;
use super::script::{Script, ends_sentence, starts_with};
use super::{Change, Changes};
use crate::import::source::Role;
use crate::model::read_numeral;

/// How parts are numbered. Marks of one kind make a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 第一部分
    Division,
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 1.
    Digit,
    /// （1）
    DigitBracket,
    /// ①
    Circle,
    /// 第一，
    Ordinal,
    /// 第一阶段: with the noun that it counts, as long as it is, up to four characters.
    Noun([char; 4]),
    /// 一要, 一是: the two may stand in one list.
    Must,
    /// 一靠, 一抓: with the word that it counts.
    Count(char),
    /// 首先，其次，
    Sequence,
    /// A dash at the head of a paragraph.
    Dash,
    /// I.
    Roman,
    /// A.
    Letter,
    /// First,
    Word,
    /// A heading without a number, on the level that the format says.
    Styled(u8),
    /// A heading that only looks like one: bold, or in capital letters.
    Looks,
}

impl Kind {
    /// How high a kind stands among those that official papers put in an order (GB/T 9704—2012, 7.3.3): one is never
    /// found below one that stands behind it. The others may stand anywhere.
    pub fn rank(self) -> Option<u8> {
        match self {
            Self::Division => Some(0),
            Self::Han => Some(1),
            Self::HanBracket => Some(2),
            Self::Digit => Some(3),
            Self::DigitBracket => Some(4),
            Self::Circle => Some(5),
            _ => None,
        }
    }

    /// Whether its marks are counted by their place alone.
    pub fn is_uncounted(self) -> bool {
        matches!(self, Self::Dash | Self::Styled(_) | Self::Looks)
    }
}

/// What stands before a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Before {
    /// The paragraph begins with it.
    Start,
    /// A sentence ends.
    Sentence,
    /// A colon.
    Colon,
    /// A blank, where a page may have lost a line end.
    Blank,
    /// A word: the line end that stood there was lost, if this is a mark at all.
    Word,
    /// A comma or a semicolon: it stands within a sentence.
    Within,
}

/// A mark that may open a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The mark itself; empty where there is only a heading.
    pub range: Range<usize>,
    /// Its paragraph.
    pub paragraph: usize,
    /// How it counts.
    pub kind: Kind,
    /// Its number.
    pub number: u32,
    /// What stands before it.
    pub before: Before,
    /// The level on which somebody wants a part to begin here.
    pub asked: Option<u8>,
}

/// The most marks that are looked at. What is behind stays text.
const MOST: usize = 1 << 18;

/// The marks of the paragraphs of a range, in order; two at one place where one can be read in two ways.
pub fn marks(script: &Script, paragraphs: Range<usize>, first: usize, changes: &Changes) -> Vec<Mark> {
    let mut found = Vec::new();
    for index in paragraphs {
        let Some(paragraph) = script.paragraphs.get(index).filter(|_| found.len() < MOST) else { break };
        let range = paragraph.range.start.max(first)..paragraph.range.end;
        let start = found.len();
        of_paragraph(script, index, range.clone(), &mut found);
        let is_marked = found.get(start).is_some_and(|mark: &Mark| mark.range.start == range.start);
        let kind = match asked(changes, script.place(range.start)) {
            Some(Change::Heading(_, level)) => Some(Kind::Styled(*level)),
            _ => unnumbered(script, index, range.clone()),
        };
        if let Some(kind) = kind.filter(|_| !is_marked) {
            let range = range.start..range.start;
            let mark = Mark { range, paragraph: index, kind, number: 0, before: Before::Start, asked: None };
            found.insert(start, mark);
        }
    }
    found.retain_mut(|mark| match asked(changes, script.place(mark.range.start)) {
        Some(Change::NotHeading(_)) => false,
        Some(Change::Heading(_, level)) => {
            mark.asked = Some(*level);
            true
        }
        _ => true,
    });
    in_sentences(script, &mut found);
    found
}

/// What was decided last about whether a part begins at a place of the text.
pub fn asked(changes: &Changes, place: usize) -> Option<&Change> {
    changes.of(place).filter(|change| matches!(change, Change::Heading(..) | Change::NotHeading(_))).last()
}

/// A heading without a number.
fn unnumbered(script: &Script, index: usize, range: Range<usize>) -> Option<Kind> {
    let paragraph = script.paragraphs.get(index)?;
    let of = script.of(range);
    if let Some(said) = &paragraph.said {
        match said.role {
            Some(Role::Heading(level)) => return Some(Kind::Styled(level)),
            Some(_) => return None,
            None => {}
        }
        let ended = of.last().is_some_and(|c| matches!(c, '。' | '：' | '；' | '，' | '！' | '？'));
        if said.bold && of.len() <= LONGEST_LOOK && !ended {
            return Some(Kind::Looks);
        }
    }
    is_capital(of).then_some(Kind::Looks)
}

/// The longest heading that is known by its look alone, in characters.
const LONGEST_LOOK: usize = 40;

/// THE ROAD AHEAD: at least two words, all in capital letters.
fn is_capital(of: &[char]) -> bool {
    if of.len() > 80 {
        return false;
    }
    let letters = of.iter().filter(|c| c.is_alphabetic()).count();
    let capital = of.iter().all(|c| !c.is_alphabetic() || c.is_ascii_uppercase());
    capital && letters >= 4 && of.contains(&' ') && !of.iter().any(|c| matches!(c, '。' | '，'))
}

fn of_paragraph(script: &Script, index: usize, range: Range<usize>, found: &mut Vec<Mark>) {
    let of = script.of(range.clone());
    // What is quoted is nobody's structure, unless the quotes do not close.
    let mut quotes = 0_usize;
    // Where the next one closes: looked for only when the last is behind, so that each character is looked at once.
    let mut close = None;
    script.steps.add(of.len() * 2);
    for (place, c) in of.iter().enumerate() {
        match c {
            '“' | '‘' | '「' => quotes += 1,
            '”' | '’' | '」' => quotes = quotes.saturating_sub(1),
            _ => {}
        }
        if quotes > 0 && close.is_none_or(|close| close < place) {
            let rest = of.get(place..).unwrap_or_default();
            let next = rest.iter().position(|c| matches!(c, '”' | '’' | '」'));
            close = Some(next.map_or(usize::MAX, |next| place + next));
        }
        if quotes > 0 && close.is_some_and(|close| close - place >= LONGEST_QUOTE) {
            quotes = 0;
        }
        let digit =
            c.is_ascii_digit() && !place.checked_sub(1).and_then(|at| of.get(at)).is_some_and(char::is_ascii_digit);
        let opens = digit
            || matches!(c, '第' | '（' | '—' | '-' | '首' | '其' | '再' | '最')
            || is_numeral(*c)
            || is_circle(*c)
            || c.is_ascii_alphabetic();
        if !opens || (quotes > 0 && place > 0) {
            continue;
        }
        let Some(before) = before(of, place) else { continue };
        for (kind, number, length) in read(of, place, before) {
            // Brackets refer to nothing but a part: 总体要求（一）指导思想 has lost its line end.
            let bracket = before == Before::Word && kind == Kind::HanBracket;
            let before = if bracket { Before::Blank } else { before };
            let range = range.start + place..range.start + place + length;
            found.push(Mark { range, paragraph: index, kind, number, before, asked: None });
        }
        if found.len() >= MOST {
            break;
        }
    }
}

/// The longest quotation that hides a mark, in characters.
const LONGEST_QUOTE: usize = 120;

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn is_circle(c: char) -> bool {
    ('①'..='⑳').contains(&c)
}

/// What stands before a place; `None` within a word or a number.
fn before(of: &[char], place: usize) -> Option<Before> {
    let mut at = place;
    let mut blank = false;
    while at > 0 && of.get(at - 1) == Some(&' ') {
        at -= 1;
        blank = true;
    }
    let Some(last) = at.checked_sub(1) else { return Some(Before::Start) };
    // Quotes and brackets that close belong to the sentence before them.
    let mut end = last;
    while end > 0 && matches!(of.get(end), Some('”' | '’' | '）' | '」')) {
        end -= 1;
    }
    if ends_sentence(of, end) || of.get(end) == Some(&'…') {
        return Some(Before::Sentence);
    }
    match of.get(end) {
        Some('：') => Some(Before::Colon),
        Some('；' | '，') => Some(Before::Within),
        _ if blank => Some(Before::Blank),
        // 十一、 is one numeral.
        Some(c) if is_numeral(*c) || c.is_ascii_alphanumeric() => None,
        Some('第' | '（' | '、' | '.' | '-' | '—' | '～' | '/' | '%' | '〇' | '百' | '千' | '万' | '零' | '两') => {
            None
        }
        Some(_) => Some(Before::Word),
        None => None,
    }
}

/// The ways in which a mark at a place can be read: how it counts, its number, its length.
fn read(of: &[char], place: usize, before: Before) -> Vec<(Kind, u32, usize)> {
    let rest = of.get(place..).unwrap_or_default();
    let Some(c) = rest.first().copied() else { return Vec::new() };
    let glued = before == Before::Word;
    match c {
        '第' if !glued => ordinal(rest).into_iter().collect(),
        '（' => bracket(rest, of.get(..place).unwrap_or_default()).into_iter().collect(),
        '—' if matches!(before, Before::Start | Before::Sentence) => dash(rest).into_iter().collect(),
        '首' | '其' | '再' | '最' if before == Before::Start => sequence(rest).into_iter().collect(),
        c if is_circle(c) => vec![(Kind::Circle, u32::from(c) - u32::from('①') + 1, 1)],
        c if c.is_ascii_digit() => digit(rest).into_iter().collect(),
        c if is_numeral(c) => numeral(rest, before).into_iter().collect(),
        _ if matches!(before, Before::Start | Before::Sentence) => letters(rest),
        _ => Vec::new(),
    }
}

/// The number written at the head of characters, and how long it is.
fn number(rest: &[char]) -> Option<(u32, usize)> {
    let digits = rest.iter().take(4).take_while(|c| c.is_ascii_digit()).count();
    if digits > 0 {
        let value =
            rest.get(..digits)?.iter().filter_map(|c| c.to_digit(10)).fold(0, |value, digit| value * 10 + digit);
        return (digits <= 2 && value > 0).then_some((value, digits));
    }
    let length = rest.iter().take(4).take_while(|c| is_numeral(**c)).count();
    Some((read_numeral(rest.get(..length)?.iter().copied())?, length))
}

/// Whether what follows the point of a number goes on counting: 一、二、三产业, 一、二等奖, 5.1, 15、16级.
fn counts_on(rest: &[char]) -> bool {
    let Some(c) = rest.first() else { return false };
    if c.is_ascii_digit() {
        // A heading may begin with a year.
        return rest.iter().take_while(|c| c.is_ascii_digit()).count() != 4;
    }
    is_numeral(*c) && {
        let length = rest.iter().take_while(|c| is_numeral(**c) || matches!(c, '〇' | '○' | '零')).count();
        let behind = rest.get(length);
        // 一、一个…, 一、三年来… begin a heading; 一、二、… and 一、二等奖 do not.
        length < 4 && (matches!(behind, Some('、' | '等' | '产' | '级' | '类' | '线' | '审')) || behind.is_none())
    }
}

/// 一、 一要 一是 一靠
fn numeral(rest: &[char], before: Before) -> Option<(Kind, u32, usize)> {
    let (glued, start) = (before == Before::Word, before == Before::Start);
    let (value, mut length) = number(rest)?;
    // 一 、: a blank within the mark.
    if rest.get(length) == Some(&' ') && matches!(rest.get(length + 1), Some('、' | '.')) {
        length += 1;
    }
    let sign = *rest.get(length)?;
    let behind = rest.get(length + 1..).unwrap_or_default();
    match sign {
        '、' | '.' if !counts_on(behind) => Some((Kind::Han, value, length + 1)),
        '，' | '：' if start && !counts_on(behind) => Some((Kind::Han, value, length + 1)),
        // A list is never as long, and a sentence goes on with its mark.
        _ if glued || value > 12 => None,
        '要' | '是' | '在' | '为' => {
            let said = behind.first().is_some_and(|c| is_numeral(*c)) && behind.first() == rest.first();
            (!said).then_some((Kind::Must, value, length + 1))
        }
        c if crate::model::is_han(c) && !NO_COUNT.contains(c) => Some((Kind::Count(c), value, length + 1)),
        _ => None,
    }
}

/// 1. 1、 1）
fn digit(rest: &[char]) -> Option<(Kind, u32, usize)> {
    let (value, length) = number(rest)?;
    let behind = rest.get(length + 1..).unwrap_or_default();
    match rest.get(length)? {
        '.' | '、' if !counts_on(behind) => Some((Kind::Digit, value, length + 1)),
        '）' => Some((Kind::DigitBracket, value, length + 1)),
        _ => None,
    }
}

/// （一） （1） （a）
fn bracket(rest: &[char], before: &[char]) -> Option<(Kind, u32, usize)> {
    // 第（一）项, 附件（一） speak of a place.
    let refers = before.ends_with(&['第']) || before.ends_with(&['附', '件']) || before.ends_with(&['附', '表']);
    let inner = rest.get(1..)?;
    if let Some((value, length)) = number(inner) {
        let kind = if inner.first()?.is_ascii_digit() { Kind::DigitBracket } else { Kind::HanBracket };
        let close = inner.get(length) == Some(&'）') && !refers;
        // （一）、: two marks for one.
        let more = usize::from(matches!(inner.get(length + 1), Some('、' | '，' | '.' | '：')));
        return close.then_some((kind, value, length + 2 + more));
    }
    let (letter, close) = (inner.first()?, inner.get(1)?);
    let value = u32::from(letter.to_ascii_lowercase()).checked_sub(u32::from('a'))? + 1;
    (letter.is_ascii_lowercase() && *close == '）').then_some((Kind::Letter, value, 3))
}

/// 第一， 第一是 第一阶段 第一部分
fn ordinal(rest: &[char]) -> Option<(Kind, u32, usize)> {
    let (value, length) = number(rest.get(1..)?)?;
    let at = length + 1;
    let behind = rest.get(at..)?;
    match behind.first()? {
        '，' | '、' | '：' | '.' => return Some((Kind::Ordinal, value, at + 1)),
        '是' | '要' => return Some((Kind::Ordinal, value, at + 1)),
        ' ' => return Some((Kind::Ordinal, value, at)),
        _ => {}
    }
    let noun = behind.iter().take(5).take_while(|c| crate::model::is_han(**c) && !matches!(c, '是' | '要')).count();
    let mut name = ['\0'; 4];
    let divides = ["部分", "篇", "章", "编", "篇章"];
    if let Some(divider) = divides.iter().find(|name| starts_with(behind, name)) {
        let length = divider.chars().count();
        let stop = behind.get(length).is_none_or(|c| matches!(c, ' ' | '，' | '：' | '、' | '。'));
        if stop {
            return Some((
                Kind::Division,
                value,
                at + length + usize::from(behind.get(length).is_some_and(|c| matches!(c, '，' | '：' | '、'))),
            ));
        }
    }
    if noun == 0 || noun > name.len() {
        return None;
    }
    let sign = behind.get(noun)?;
    let stop = matches!(sign, '，' | '：' | '、' | '是' | '要' | '“');
    for (place, c) in name.iter_mut().zip(behind.iter().take(noun)) {
        *place = *c;
    }
    stop.then_some((Kind::Noun(name), value, at + noun + usize::from(matches!(sign, '，' | '：' | '、'))))
}

/// A dash, of one sign or two.
fn dash(rest: &[char]) -> Option<(Kind, u32, usize)> {
    let length = rest.iter().take(5).take_while(|c| matches!(c, '—' | '-')).count();
    let words = rest.get(length..)?.iter().take(LONGEST_LOOK).any(|c| c.is_alphanumeric());
    (words && length <= 4).then_some((Kind::Dash, 0, length))
}

/// 首先，其次，再次，最后，
fn sequence(rest: &[char]) -> Option<(Kind, u32, usize)> {
    let words = [("首先，", 1), ("其次，", 2), ("再次，", 3), ("再者，", 3), ("最后，", 4)];
    let (word, value) = words.iter().find(|(word, _)| starts_with(rest, word))?;
    Some((Kind::Sequence, *value, word.chars().count()))
}

/// I. A. a) First,
fn letters(rest: &[char]) -> Vec<(Kind, u32, usize)> {
    let length = rest.iter().take(9).take_while(|c| c.is_ascii_alphabetic()).count();
    let word: String = rest.iter().take(length).collect();
    let sign = rest.get(length).copied();
    let mut found = Vec::new();
    const WORDS: [&str; 10] =
        ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"];
    let value = |place: usize| u32::try_from(place + 1).unwrap_or(u32::MAX);
    if let Some(place) = WORDS.iter().position(|known| *known == word || word.strip_suffix("ly") == Some(known))
        && matches!(sign, Some('，' | '：'))
    {
        found.push((Kind::Word, value(place), length + 1));
    }
    let spaced = rest.get(length + 1).is_none_or(|c| *c == ' ');
    if !matches!(sign, Some('.' | '）')) || !spaced {
        return found;
    }
    if let Some(number) = roman(&word) {
        found.push((Kind::Roman, number, length + 1));
    }
    if let [letter] = word.as_bytes() {
        let number = u32::from(letter.to_ascii_lowercase() - b'a') + 1;
        found.push((Kind::Letter, number, length + 1));
    }
    found
}

/// The value of a Roman numeral up to thirty-nine.
fn roman(word: &str) -> Option<u32> {
    let upper = word.to_ascii_uppercase();
    let tens = upper.len() - upper.trim_start_matches('X').len();
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let one_case = word == upper || word == word.to_ascii_lowercase();
    let (tens, rest) = if upper == "IX" { (0, "IX") } else { (tens, upper.get(tens..)?) };
    let ones = ONES.iter().position(|known| *known == rest)?;
    let value = u32::try_from(tens * 10 + ones).ok()?;
    (one_case && tens <= 3 && value > 0).then_some(value)
}

/// Takes out what stands within sentences: 一是…；二是…。 is one, though it answers a count.
fn in_sentences(script: &Script, marks: &mut Vec<Mark>) {
    let mut drop = vec![false; marks.len()];
    let mut last: HashMap<Kind, (usize, usize)> = HashMap::new();
    // How many sentences have ended between marks so far. Each stretch between two is looked through once, whatever stands
    // before and behind it.
    let (mut ended, mut from, mut paragraph) = (0, 0, usize::MAX);
    for (index, mark) in marks.iter().enumerate() {
        if mark.paragraph != paragraph || script.sentence(from..mark.range.start.max(from)).is_some() {
            ended += 1;
        }
        (from, paragraph) = (mark.range.end.max(from), mark.paragraph);
        let previous = last.insert(mark.kind, (index, ended));
        if mark.before != Before::Within {
            continue;
        }
        let one_sentence = previous.filter(|(_, before)| *before == ended).map(|(previous, _)| previous);
        for index in one_sentence.into_iter().chain([index]) {
            let decided = marks.get(index).is_some_and(|mark| mark.asked.is_some());
            if let Some(dropped) = drop.get_mut(index).filter(|_| !decided) {
                *dropped = true;
            }
        }
    }
    let mut dropped = drop.into_iter();
    marks.retain(|mark| !dropped.next().unwrap_or(false) || mark.asked.is_some());
}

/// Whether a paragraph begins with a number of its own.
pub fn opens(script: &Script, index: usize) -> bool {
    let Some(paragraph) = script.paragraphs.get(index) else { return false };
    let of = script.of(paragraph.range.clone());
    let read = read(of, 0, Before::Start);
    read.iter().any(|(kind, ..)| {
        kind.rank().is_some() || matches!(kind, Kind::Ordinal | Kind::Must | Kind::Roman | Kind::Word)
    })
}
