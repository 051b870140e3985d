//! What the copied draft left: marks that stand for words, and blanks that nobody filled in.

use std::ops::Range;

use super::is_surname;
use crate::check::finding::{Data, Rule, Severity};
use crate::check::reading::{Found, Setting};
use crate::check::scan::Scan;
use crate::check::subject::{Paragraph, Stretch};
use crate::model::{is_han, left_marks};

/// ××市, 某某同志, 20XX年, ____.
pub fn leftover_mark(paragraph: &Paragraph, scan: &Scan, setting: &Setting, found: &mut Vec<Found>) {
    let text = paragraph.text.as_str();
    let mut marks = left_marks(text);
    if setting.is_chinese() {
        marks.extend(promises(scan));
        marks.sort_by_key(|mark| mark.start);
    }
    for mark in marks {
        let name = text.get(mark.clone()).unwrap_or_default().to_owned();
        let of_person = is_of_person(text, &mark);
        let mut finding = Found::new(Rule::LeftoverMark, mark, Data::About { name });
        if of_person {
            finding.severity = Severity::Hint;
        }
        found.push(finding);
    }
}

/// 李某某: how a published speech names somebody whom it does not want to name.
fn is_of_person(text: &str, mark: &Range<usize>) -> bool {
    let mut before = text.get(..mark.start).unwrap_or_default().chars().rev();
    let is_name = before.next().is_some_and(is_surname);
    // 局长李某某, 村民李某某
    let begins = before.next().is_none_or(|c| !is_han(c) || "长人员记任理师生子告民东友、".contains(c));
    text.get(mark.clone()).is_some_and(|mark| mark.starts_with('某')) && is_name && begins
}

/// （此处插入数据）, 【待补充】: promises to write something later.
fn promises(scan: &Scan) -> Vec<Range<usize>> {
    const WORDS: [&str; 14] = [
        "此处",
        "待补充",
        "待填",
        "待定",
        "待核实",
        "待更新",
        "待确认",
        "请补充",
        "请填写",
        "请核实",
        "插入",
        "补充数据",
        "数据待",
        "填写",
    ];
    let mut found = Vec::new();
    let mut open = None;
    for (place, c) in scan.chars.iter().enumerate() {
        match c {
            '（' | '(' | '【' | '［' | '[' => open = Some(place),
            '）' | ')' | '】' | '］' | ']' => {
                let Some(start) = open.take().filter(|start| place - start <= 20) else { continue };
                // 待定 within a sentence of an aside is the speaker's word.
                // （此处有掌声） is what happened.
                let inner = scan.text(start..place);
                let happened = ["掌声", "鼓掌", "笑", "省略", "略"].iter().any(|word| inner.contains(word));
                let begins = scan.starts_any(start + 1, &WORDS).is_some() && !happened;
                let ends = scan.ends_any(place, &["待补充", "待填", "待定", "待核实", "待更新", "待确认"])
                    && place - start <= 12;
                if begins || ends {
                    found.push(scan.bytes(start..place + 1));
                }
            }
            _ => {}
        }
    }
    found
}

/// A blank that is empty: of our drafts by what it is, of other texts by how it looks.
pub fn unfilled_field(paragraph: &Paragraph, scan: &Scan, setting: &Setting, found: &mut Vec<Found>) {
    let mut ranges: Vec<(Range<usize>, String)> = Vec::new();
    for (range, stretch) in &paragraph.stretches {
        if let Stretch::Unfilled(name) = stretch {
            ranges.push((range.clone(), name.clone()));
        }
    }
    if paragraph.stretches.is_empty() {
        ranges.extend(if setting.is_chinese() { blanks(scan) } else { english_blanks(scan) });
    }
    found.extend(ranges.into_iter().map(|(range, name)| Found::new(Rule::UnfilledField, range, Data::About { name })));
}

/// What stands in brackets at a place, in characters: where it closes, and the words.
fn bracketed(scan: &Scan, place: usize, close: char, longest: usize) -> Option<(usize, String)> {
    let length = scan.slice(place + 1..place + 2 + longest).iter().position(|c| *c == close)?;
    (length > 0).then(|| (place + length + 2, scan.text(place + 1..place + 1 + length)))
}

/// What people write between such brackets besides the names of blanks.
const ASIDES: [&str; 13] =
    ["掌声", "笑声", "鼓掌", "热烈", "全场", "停顿", "插话", "笑", "注", "起立", "欢呼", "默哀", "略"];

/// Names that blanks have in forms.
const BLANKS: [&str; 24] = [
    "姓名",
    "职务",
    "单位",
    "单位名称",
    "日期",
    "时间",
    "地点",
    "会议名称",
    "讲话人",
    "主持人",
    "年份",
    "数字",
    "数据",
    "金额",
    "地名",
    "领导姓名",
    "活动名称",
    "公司名称",
    "学校名称",
    "部门",
    "称谓",
    "届次",
    "人名",
    "标题",
];

/// Short ones that stand in no aside.
const FIGURES: [&str; 7] = ["姓名", "职务", "数字", "金额", "地名", "人名", "届次"];

/// 〔讲话人〕, 【姓名】, （单位名称）
fn blanks(scan: &Scan) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for (place, c) in scan.chars.iter().enumerate() {
        let close = match c {
            '〔' => '〕',
            '【' => '】',
            '［' => '］',
            '[' => ']',
            '{' => '}',
            '（' => '）',
            _ => continue,
        };
        let Some((end, name)) = bracketed(scan, place, close, 14) else { continue };
        let is_name = name.chars().all(|c| is_han(c) || c == '、') && !ASIDES.iter().any(|aside| name.contains(aside));
        // 〔2026〕5号 numbers a paper.
        let is_blank = match c {
            '〔' => is_name,
            // （部门） and （时间） are asides as well.
            '（' => BLANKS.contains(&name.as_str()) && (name.chars().count() > 3 || FIGURES.contains(&name.as_str())),
            _ => BLANKS.contains(&name.as_str()),
        };
        if is_blank {
            found.push((scan.bytes(place..end), name));
        }
    }
    found
}

const ENGLISH_BLANKS: [&str; 26] = [
    "name",
    "date",
    "place",
    "city",
    "number",
    "title",
    "speaker",
    "company",
    "organisation",
    "organization",
    "school",
    "year",
    "event",
    "insert",
    "your",
    "add",
    "topic",
    "amount",
    "product",
    "the",
    "first",
    "last",
    "audience",
    "host",
    "position",
    "figure",
];

/// [name], [Your Company], [insert figure]
fn english_blanks(scan: &Scan) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for (place, c) in scan.chars.iter().enumerate() {
        let close = match c {
            '[' => ']',
            '<' => '>',
            '{' => '}',
            _ => continue,
        };
        let Some((end, name)) = bracketed(scan, place, close, 40) else { continue };
        let mut words = name.split_whitespace();
        let first = words.next().unwrap_or_default().to_lowercase();
        let last = words.next_back().unwrap_or_default().to_lowercase();
        let known = |word: &str| ENGLISH_BLANKS.contains(&word) && word != "the";
        let letters = name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '’' | '\'' | '/'));
        if letters && (known(&first) || known(&last)) {
            found.push((scan.bytes(place..end), name));
        }
    }
    found
}
