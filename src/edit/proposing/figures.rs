//! Figures in digits with their units: 3.2亿立方米, 99.98%, 2600名. The number becomes the blank, its unit is wording.
//!
//! Counts that announce a list (3点要求), fixed words (24小时, 100%) and bare numbers are none.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Called, Candidate, Matter, NO_WORD, Source};
use crate::model::{Language, is_han};

static FIGURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x) ([0-9]+(?:[.,][0-9]+)*(?:[～~—–-][0-9]+(?:\.[0-9]+)?)?)
        (?: (多|余)?(万亿|百万|千万|百亿|千亿|百|千|万|亿)(多|余)?
            (?:个百分点|平方公里|平方千米|平方米|立方米|公里|千米|千瓦时|千瓦|公顷|公斤|千克|吨|亩|元|美元|欧元|户次|户|人次|人|名|家|台套|台|辆|套|座|处|起|件|项|次|份|篇|所|间|张|棵|株|头|只|册|米|度|倍|块|条|个|字|斤)?
        | (多|余)?
            (?:个百分点|平方公里|平方千米|平方米|立方米|公里|千米|千瓦时|千瓦|公顷|公斤|千克|吨|亩|元|美元|欧元|户次|户|人次|人|名|家|台套|台|辆|套|座|处|起|件|项|次|份|篇|所|间|张|棵|株|头|只|册|米|度|倍|块|小时|分钟|天|字|斤|%|％|‰) )",
    )
    .ok()
});

/// What stands before a number that is none of its own: letters and digits of names, numbers of papers, clock times.
const GLUED: &str = ".．:：/第〔[-—–+×=～~年月";

/// Figures that are said as words.
const SAID: [&str; 5] = ["24小时", "365天", "100%", "100％", "1件"];

/// What small counts are told in that speak of the speech itself, or of nothing that is counted anew.
const STRUCTURE: &str = "项件次篇份条个字";

/// What stands between a thing and its figure, the longest first.
const BETWEEN: [&str; 31] = [
    "达到了",
    "增长到",
    "提高到",
    "下降到",
    "增加到",
    "达到",
    "降到",
    "升到",
    "增至",
    "降至",
    "超过",
    "突破",
    "累计",
    "将近",
    "接近",
    "完成",
    "实现",
    "共有",
    "仅有",
    "只有",
    "约",
    "近",
    "超",
    "达",
    "为",
    "是",
    "有",
    "共",
    "了",
    "到",
    "至",
];

/// How long the thing is that a blank is called after, in characters.
const THING: Range<usize> = 2..9;

pub fn find(text: usize, source: &Source, all: &mut Vec<Candidate>) {
    for found in FIGURE.iter().flat_map(|pattern| pattern.captures_iter(&source.words)) {
        let (Some(shown), Some(number)) = (found.get(0), found.get(1)) else { continue };
        let before = source.before(shown.start());
        let glued = before.is_some_and(|c| c.is_ascii_alphanumeric() || GLUED.contains(c));
        let written = number.as_str();
        let scaled = found.get(3).is_some();
        let small = written.len() < 2 && !scaled;
        let structure = shown.as_str().ends_with(|c| STRUCTURE.contains(c)) && written.len() <= 2 && !scaled;
        if glued || structure || SAID.contains(&shown.as_str()) {
            continue;
        }
        let one = Candidate::part(text, source, shown.range(), number.range(), Matter::Figure);
        let called = thing(source, shown.start()).map_or(Called::Matter(Matter::Figure), Called::Words);
        let percent = shown.as_str().ends_with(['%', '％', '‰']);
        all.extend(one.map(|one| one.number(source, Language::Chinese).called(called).unsure(small && !percent)));
    }
}

/// What the figure is about, where it is all that stands before it in its clause: 管网漏损率降到8.4%.
fn thing(source: &Source, at: usize) -> Option<String> {
    let mut before: Vec<char> = Vec::new();
    let mut ends = true;
    for c in source.str(0..at).chars().rev() {
        if !is_han(c) {
            // 2025年供水3亿: the clause begins before the year.
            ends = !c.is_alphanumeric() && c != NO_WORD;
            break;
        }
        if before.len() > THING.end + 4 {
            ends = false;
            break;
        }
        before.push(c);
    }
    let mut words: String = before.into_iter().rev().collect();
    while let Some(rest) = BETWEEN.iter().find_map(|between| words.strip_suffix(between)) {
        words = rest.to_owned();
    }
    (ends && THING.contains(&words.chars().count())).then_some(words)
}
