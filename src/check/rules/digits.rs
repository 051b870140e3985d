//! A number written in two ways at once (GB/T 15835—2011, 4 and 5): 3千5百, 二0二六年, 2026年三月, 百分之5, ２０２６年.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::finding::{Data, Rule};
use crate::check::reading::{Found, Setting};
use crate::check::scan::{Scan, half};
use crate::check::subject::Paragraph;
use crate::model::chinese_numeral;

/// What is written in two ways, an alternative a kind.
static MIXED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?P<year>[一二][一二三四五六七八九〇○零0Oo０]{3})年
        | (?P<date>[12][0-9]{3}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)? | [0-9]{1,2}月[一二三四五六七八九十]{1,3}日 | [一二三四五六七八九十]{1,2}月[0-9]{1,2}日)
        | (?P<percent>百分之[0-9]+(?:\.[0-9]+)?)
        | (?P<thousand>[0-9]+千[0-9]+百? | [0-9]百[0-9]+ | [0-9]千[0-9]百)
        | (?P<about>[0-9]*0几[个名人天年家次项件万])
        | (?P<tens>[二三四五六七八九]十[0-9] | [0-9]十[一二三四五六七八九])
        | (?P<wide>[０-９]+(?:[．.][０-９]+)?)",
    )
    .ok()
});

/// Numbers that are written in two ways.
pub fn digit_style(paragraph: &Paragraph, _: &Scan, setting: &Setting, found: &mut Vec<Found>) {
    let Some(mixed) = MIXED.as_ref().filter(|_| setting.is_chinese()) else { return };
    let text = paragraph.text.as_str();
    for number in mixed.captures_iter(text) {
        let named = ["year", "date", "percent", "thousand", "about", "tens", "wide"];
        let Some((kind, at)) = named.iter().find_map(|name| Some((*name, number.name(name)?))) else { continue };
        let written = at.as_str();
        let before = text.get(..at.start()).unwrap_or_default().chars().next_back();
        // A text that has full-width digits throughout has a style of its own; beside others they are a slip.
        let is_label = paragraph.label.as_ref().is_some_and(|label| at.start() < label.end);
        if kind == "wide" && (is_label || !text.contains(|c: char| c.is_ascii_digit())) {
            continue;
        }
        let Some(right) = right(kind, written, before) else { continue };
        found.push(finding(at.range(), written, right));
    }
}

fn finding(range: Range<usize>, written: &str, right: String) -> Found {
    let data = Data::Words { written: written.to_owned(), right: right.clone(), reason: String::new() };
    let finding = Found::new(Rule::DigitStyle, range.clone(), data);
    if right.is_empty() { finding } else { finding.or_write(range, right) }
}

/// How it is written right, empty where that is not for us to say; `None` if it is right already.
fn right(kind: &str, written: &str, before: Option<char>) -> Option<String> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    match kind {
        // GB/T 15835—2011, 5.2: the zero of a year is 〇.
        "year" => {
            let right: String = written.chars().map(|c| if "○零0Oo０".contains(c) { '〇' } else { c }).collect();
            (right != written).then_some(right)
        }
        "date" => {
            // 正月初一 and the months of the moon stay in numerals; they have no digits beside them.
            let mut right = String::new();
            let mut numeral = String::new();
            for c in written.chars() {
                if "一二三四五六七八九十".contains(c) {
                    numeral.push(c);
                    continue;
                }
                if !numeral.is_empty() {
                    right.push_str(&crate::model::read_numeral(numeral.chars())?.to_string());
                    numeral.clear();
                }
                right.push(c);
            }
            Some(right)
        }
        "percent" => Some(format!("{}%", written.trim_start_matches("百分之"))),
        "about" => {
            let numeral: u32 = digits(written).parse().ok().filter(|value| *value < 1000)?;
            let unit = written.chars().next_back()?;
            // 10几个: a rough number stands in numerals (GB/T 15835—2011, 4.2.2).
            Some(format!("{}几{unit}", chinese_numeral(numeral)))
        }
        "tens" => {
            let chars: Vec<char> = written.chars().collect();
            let [tens, _, ones] = chars.as_slice() else { return None };
            let value = |c: &char| c.to_digit(10).or_else(|| crate::model::read_numeral([*c]));
            Some(chinese_numeral(value(tens)? * 10 + value(ones)?))
        }
        "thousand" => Some(String::new()),
        // A number among full-width letters is a name.
        _ => {
            let letter = before.is_some_and(|c| matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ'));
            (!letter).then(|| written.chars().map(half).collect())
        }
    }
}
