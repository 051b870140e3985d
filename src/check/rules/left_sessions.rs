//! A session or plan of another time: 第三届 where the title says 第四届, “十四五”开局之年 in a speech of 2026.
//!
//! Sessions are compared with the title's, of the same name alone; plans with the day. What is looked back on or forward to
//! is left alone.

use std::ops::Range;

use crate::check::finding::{Data, Finding, Rule};
use crate::check::scan::{Scan, half, is_numeral};
use crate::model::{chinese_numeral, is_han, read_numeral};

use super::{Speech, write};

/// A session that a text names: where its number stands, and of what it is one.
struct Session {
    paragraph: usize,
    digits: Range<usize>,
    end: usize,
    number: u32,
    name: String,
}

/// The longest name of what has sessions, in characters.
const LONGEST: usize = 10;

/// What says that another session is meant.
const MEANT: [&str; 26] = [
    "上一", "上届", "上次", "前", "去年", "历", "首", "从", "自", "到", "至", "曾", "过", "已", "了", "往", "原", "、",
    "比", "迎接", "筹备", "申办", "明年", "下一", "下届", "以来",
];

/// Sessions and plans of another time.
pub fn left_sessions(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    sessions(speech, findings);
    plans(speech, findings);
}

fn sessions(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let (mut titles, mut others) = (Vec::new(), Vec::new());
    for (index, (paragraph, reading)) in speech.subject.paragraphs.iter().zip(speech.readings).enumerate() {
        let all = if paragraph.kind.is_title() { &mut titles } else { &mut others };
        named(index, &reading.scan, all);
    }
    for other in &others {
        let alike = |title: &&Session| title.name.starts_with(&other.name) || other.name.starts_with(&title.name);
        let mut of_title = titles.iter().filter(alike);
        let (Some(title), None) = (of_title.next(), of_title.next()) else { continue };
        let Some(reading) = speech.readings.get(other.paragraph).filter(|_| other.number != title.number) else {
            continue;
        };
        let scan = &reading.scan;
        let around = scan.text(other.digits.start.saturating_sub(10)..other.end + 6);
        let again = others.iter().filter(|one| one.number == other.number && one.name == other.name).count() > 2;
        if again || MEANT.iter().any(|word| around.contains(word)) {
            continue;
        }
        let is_digits = half(scan.get(other.digits.start)).is_ascii_digit();
        let right = if is_digits { title.number.to_string() } else { chinese_numeral(title.number) };
        let place = speech.place(other.paragraph, other.digits.clone());
        let data = Data::Words {
            written: format!("第{}届{}", scan.text(other.digits.clone()), other.name),
            right: format!("第{right}届{}", other.name),
            reason: String::new(),
        };
        let mut finding = Finding::new(Rule::LeftoverName, place.clone(), data);
        finding.fixes.push(write(place, right));
        findings.push(finding);
    }
}

/// 第四届茶博会
fn named(paragraph: usize, scan: &Scan, found: &mut Vec<Session>) {
    for at in scan.chars.iter().enumerate().filter(|(_, c)| **c == '届').map(|(at, _)| at) {
        let is_number = |c: &&char| is_numeral(**c) || half(**c).is_ascii_digit();
        let length = scan.slice(0..at).iter().rev().take(3).take_while(is_number).count();
        let digits = at - length..at;
        let written = scan.slice(digits.clone());
        let number = match written.iter().map(|c| half(*c).to_digit(10)).collect::<Option<Vec<u32>>>() {
            Some(digits) => Some(digits.iter().fold(0, |value, digit| value * 10 + digit)),
            None => read_numeral(written.iter().copied()),
        };
        let Some(number) = number.filter(|_| length > 0 && scan.before(digits.start) == '第') else { continue };
        let name = scan.slice(at + 1..at + 1 + LONGEST);
        let name: String = name.iter().take_while(|c| is_han(**c) && !"的在上于以是和第将圆隆".contains(**c)).collect();
        if name.chars().count() >= 2 {
            let end = at + 1 + name.chars().count();
            found.push(Session { paragraph, digits, end, number, name });
        }
    }
}

/// The plans of five years: the numeral, and the year in which each begins.
const PLANS: [(&str, i16); 7] = [
    ("十一五", 2006),
    ("十二五", 2011),
    ("十三五", 2016),
    ("十四五", 2021),
    ("十五五", 2026),
    ("十六五", 2031),
    ("十七五", 2036),
];

/// What says that a plan is under way or lies ahead, behind its name and before it.
const UNDER_WAY: [&str; 8] = ["开局", "起步", "第一年", "第二年", "关键之年", "承上启下", "攻坚之年", "实施之年"];
const AHEAD: [&str; 9] = ["编制", "谋划", "开启", "迈向", "顺利实施", "起好步", "开好局", "推进", "落实"];

/// What says that a plan is looked back on.
const PAST: [&str; 16] = [
    "了",
    "过去",
    "回顾",
    "以来",
    "期间",
    "收官",
    "圆满",
    "五年来",
    "成就",
    "末",
    "曾",
    "当年",
    "那时",
    "时任",
    "到了",
    "之初",
];

/// How many characters stand between a plan and what is said of it.
const REACH: usize = 12;

fn plans(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let Some(year) = speech.subject.day.map(jiff::civil::Date::year) else { return };
    let Some((now, _)) = PLANS.iter().find(|(_, start)| (*start..start + 5).contains(&year)) else { return };
    for (index, _, reading) in speech.spoken() {
        let scan = &reading.scan;
        for at in scan.chars.iter().enumerate().filter(|(_, c)| **c == '五').map(|(at, _)| at) {
            let plan = PLANS.iter().find(|(plan, start)| start + 4 < year && scan.ends(at + 1, plan));
            let Some((plan, _)) = plan else { continue };
            let start = at + 1 - plan.chars().count();
            let stops = |c: &&char| !matches!(c, '。' | '！' | '？' | '；');
            let before = scan.slice(0..start).iter().rev().take_while(stops).count();
            let behind = scan.slice(at + 1..scan.len()).iter().take_while(stops).count();
            let sentence = scan.text(start - before..at + 1 + behind);
            let ahead = scan.text(start.saturating_sub(REACH.min(before))..start);
            let after = scan.text(at + 1..at + 1 + REACH.min(behind));
            let said = UNDER_WAY.iter().any(|word| after.contains(word))
                || AHEAD.iter().any(|word| ahead.ends_with(word) || ahead.ends_with(&format!("{word}“")));
            // A year of its own says when that was.
            let dated = sentence.contains("20") && !sentence.contains(&year.to_string());
            if !said || dated || PAST.iter().any(|word| sentence.contains(word)) {
                continue;
            }
            let place = speech.place(index, start..at + 1);
            let data = Data::Words { written: (*plan).to_owned(), right: (*now).to_owned(), reason: String::new() };
            let mut finding = Finding::new(Rule::LeftoverName, place.clone(), data);
            finding.fixes.push(write(place, *now));
            findings.push(finding);
        }
    }
}
