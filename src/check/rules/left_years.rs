//! A year, weekday or holiday that does not fit the day on which the speech is given.
//!
//! Years of review, of plans, of history and of targets are left alone: only what the sentence says about the year itself
//! is compared. Nothing is asked where the day is not known.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use crate::check::finding::{Data, DayFault, Finding, Place, Rule};
use crate::check::subject::Kind;
use crate::model::{HOLIDAYS, named_days, weekday_name};

use super::{Speech, write};

/// How many days a holiday may be away that is said to be near.
const NEAR: i32 = 45;

/// What says of a year which one it is: an alternative a frame, the year in the group of its name.
static FRAMES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x) 今年(?:是|就是|即|，也就是|，即|（|\()?(?P<this>[12][0-9]{3})年? | (?P<this2>[12][0-9]{3})年(?:，?也?就是今年|（今年）|是今年)
        | 去年(?:是|就是|即|，也就是|（|\()?(?P<last>[12][0-9]{3})年? | 明年(?:是|就是|即|，也就是|（|\()?(?P<next>[12][0-9]{3})年?
        | 新年贺词
        | (?:做好|抓好|完成|部署|安排|谋划|推进|确保|实现|开展|布置|全面完成|圆满完成|落实好|展望|迎来|走进|跨入|迈入)(?:了)?(?P<task>[12][0-9]{3})年(?:度|的|全年|全市|全县|全区|全省|我市|各项|工作|目标|任务|重点)
        | (?P<task2>[12][0-9]{3})年(?:的|全市|全县|全区|全省|度)?[^，。；！？0-9]{0,14}(?:总体要求|总的要求|工作思路|总体思路|基本思路|主要目标|预期目标|重点工作|主要任务|工作安排)(?:是|：)
        | (?P<holiday>[12][0-9]{3})年(?:的)?(?:“五一”|“五四”|“六一”|“七一”|“八一”|“十一”|五一|国庆|春节|元旦|中秋|端午|清明|教师节|劳动节|护士节|记者节|青年节|妇女节|儿童节|重阳|元宵)
        | (?P<will>[12][0-9]{3})年(?:将|即将|我们将|全市将|要|我们要|全市要|是[^，。；]{2,20}(?:开局|起步|启动|第一)之?年)",
    )
    .ok()
});

static TITLE_YEAR: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[12][0-9]{3}").ok());

/// What does not fit the day.
pub fn leftover_year(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let Some(day) = speech.subject.day else { return };
    for (index, paragraph) in speech.subject.paragraphs.iter().enumerate() {
        weekdays(speech, index, &paragraph.text, day, findings);
        if matches!(paragraph.kind, Kind::Title | Kind::Subtitle) {
            title(index, &paragraph.text, day, findings);
        }
        if paragraph.kind.is_spoken() && speech.is_chinese() {
            years(index, &paragraph.text, day, findings);
            holidays(index, &paragraph.text, day, findings);
        }
    }
}

fn finding(paragraph: usize, range: Range<usize>, fault: DayFault, expected: String) -> Finding {
    let place = Place { paragraph, range };
    let mut finding = Finding::new(Rule::LeftoverYear, place.clone(), Data::Day { fault, expected: expected.clone() });
    if !expected.is_empty() {
        finding.fixes.push(write(place, expected));
    }
    finding
}

/// 3月12日（星期五）, where that day is another one of the week.
fn weekdays(speech: &Speech<'_>, paragraph: usize, text: &str, day: Date, findings: &mut Vec<Finding>) {
    for named in named_days(text) {
        let year = named.year.unwrap_or(day.year());
        let Ok(date) = Date::new(year, named.month, named.day) else { continue };
        if date.weekday() == named.said {
            continue;
        }
        // Without a year it may be that of the next or the last one, where months are far apart.
        let far = (i16::from(named.month) - i16::from(day.month())).abs() > 6;
        if named.year.is_none() && far {
            continue;
        }
        let right = weekday_name(date.weekday(), !speech.is_chinese());
        findings.push(finding(paragraph, named.weekday, DayFault::Weekday, right));
    }
}

/// The year of a title is this one, the last one or the next one.
fn title(paragraph: usize, text: &str, day: Date, findings: &mut Vec<Finding>) {
    for year in TITLE_YEAR.iter().flat_map(|pattern| pattern.find_iter(text)) {
        let behind = text.get(year.end()..).unwrap_or_default();
        let before = text.get(..year.start()).unwrap_or_default();
        let is_year = behind.starts_with('年') || behind.starts_with("届") || behind.starts_with("级");
        // 2021—2025年, 从2012年到2022年: spans, and school years.
        let span = before.ends_with(['—', '-', '～', '至', '到', '–'])
            || behind.trim_start_matches('年').starts_with(['—', '-', '～', '至', '到', '–']);
        let Ok(value) = year.as_str().parse::<i16>() else { continue };
        let differs = (value - day.year()).abs() > 1;
        let cohort = behind.starts_with("级") || behind.starts_with("届");
        if is_year && !span && differs && !cohort && (1990..2100).contains(&value) {
            findings.push(finding(paragraph, year.range(), DayFault::Year, day.year().to_string()));
        }
    }
}

/// Years of which the sentence says which ones they are.
fn years(paragraph: usize, text: &str, day: Date, findings: &mut Vec<Finding>) {
    let now = day.year();
    for frame in FRAMES.iter().flat_map(|pattern| pattern.captures_iter(text)) {
        let named = ["this", "this2", "last", "next", "task", "task2", "holiday", "will"];
        let Some((name, year)) = named.iter().find_map(|name| Some((*name, frame.name(name)?))) else { continue };
        let Ok(value) = year.as_str().parse::<i16>() else { continue };
        // What is looked back on is right as it is.
        let before: String = text.get(..year.start()).unwrap_or_default().chars().rev().take(12).collect();
        let done = before.contains('了')
            || ["顾回", "从自", "在早", "比", "初", "于"].iter().any(|word| before.starts_with(word));
        let (fits, expected) = match name {
            "this" | "this2" => (value == now, Some(now)),
            "last" => (value == now - 1, Some(now - 1)),
            "next" => (value == now + 1, Some(now + 1)),
            // Plans are made for this year and the next; a later one is a target.
            "task" | "task2" => (value >= now || done, Some(now)),
            // A year's end speaks of the next one's holidays, a year's start of the last one's.
            "holiday" => (value >= now || value == now - 1 && day.month() <= 3 || done || value < now - 6, Some(now)),
            _ => (value >= now || done || value < now - 6, Some(now)),
        };
        if !fits {
            let expected = expected.map(|year| year.to_string()).unwrap_or_default();
            findings.push(finding(paragraph, year.range(), DayFault::Year, expected));
        }
    }
}

/// 值此“五一”国际劳动节来临之际 in September.
fn holidays(paragraph: usize, text: &str, day: Date, findings: &mut Vec<Finding>) {
    for clause in clauses(text) {
        let words = text.get(clause.clone()).unwrap_or_default();
        let near = [
            "来临之际",
            "到来之际",
            "之际",
            "即将到来",
            "即将来临",
            "佳节将至",
            "前夕",
            "正值",
            "值此",
            "欢度",
            "喜迎",
            "欢庆",
            "节日快乐",
        ];
        if !near.iter().any(|word| words.contains(word)) {
            continue;
        }
        for holiday in &HOLIDAYS {
            let found = holiday
                .names
                .iter()
                .filter_map(|name| words.find(name).map(|at| at..at + name.len()))
                .min_by_key(|range| range.start);
            let Some(found) = found.filter(|_| holiday.distance(day) > NEAR) else { continue };
            let range = clause.start + found.start..clause.start + found.end;
            findings.push(finding(paragraph, range, DayFault::Holiday, String::new()));
            break;
        }
    }
}

/// The clauses of a text, in bytes.
fn clauses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['，', '。', '；', '！', '？', '：']) {
        found.push(start..at);
        start = at + mark.len();
    }
    found.push(start..text.len());
    found
}
