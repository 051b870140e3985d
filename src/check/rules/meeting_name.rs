//! Title, opening and closing that name the meeting differently: a 座谈会 in the title, a 推进会 in the first sentence.

use std::ops::Range;

use crate::check::finding::{Data, Finding, Rule};
use crate::check::scan::Scan;
use crate::check::subject::Kind;

use super::Speech;

/// Kinds of meetings: the word by which each is known. What is written on one line may be the same meeting.
const KINDS: [&[&str]; 24] = [
    &["座谈"],
    &["动员", "誓师", "部署", "启动"],
    &["推进", "调度", "现场"],
    &["表彰", "颁奖", "命名"],
    &["总结"],
    &["研讨", "论坛", "交流", "峰会", "年会", "学术"],
    &["开学"],
    &["毕业"],
    &["培训", "开班", "结业", "学习班"],
    &["开幕", "闭幕"],
    &["代表大会", "党代会", "人代会", "职代会", "代表会议"],
    &["全会", "全体会议"],
    &["茶话", "联欢", "团拜"],
    &["报告会", "宣讲"],
    &["发布会", "通气会"],
    &["签约"],
    &["奠基", "开工", "竣工", "通车", "落成", "揭牌"],
    &["运动会"],
    &["家长会"],
    &["欢迎", "欢送"],
    &["追悼", "追思", "纪念"],
    &["专题民主生活会", "民主生活会", "组织生活会"],
    &["述职", "竞聘", "任职"],
    &["招聘", "推介", "洽谈"],
];

/// What every meeting may be called.
const MEETINGS: [&str; 8] = ["大会", "会议", "会", "典礼", "仪式", "论坛", "活动", "班"];

/// A meeting that is named otherwise than in the title.
pub fn meeting_name(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    if !speech.is_chinese() {
        return;
    }
    let title = speech.subject.paragraphs.iter().take_while(|paragraph| paragraph.kind.is_title());
    let titles: Vec<(usize, String)> = title
        .enumerate()
        .filter(|(_, line)| matches!(line.kind, Kind::Title | Kind::Subtitle))
        .map(|(at, line)| (at, line.text.clone()))
        .collect();
    let title: String = titles.iter().map(|(_, text)| text.as_str()).collect();
    // Whatever the title says of a meeting, it says with 会 or the like.
    let kinds = kinds(&title);
    let Some((first_title, _)) =
        titles.first().filter(|_| !kinds.is_empty() && MEETINGS.iter().any(|word| title.contains(word)))
    else {
        return;
    };
    let spoken: Vec<usize> =
        speech.spoken().filter(|(_, paragraph, _)| paragraph.kind == Kind::Text).map(|(index, _, _)| index).collect();
    let opening = spoken.iter().take(2);
    let closing = spoken.iter().rev().take(2.min(spoken.len().saturating_sub(2)));
    for index in opening.chain(closing) {
        let Some(reading) = speech.readings.get(*index) else { continue };
        let Some(range) = meeting(&reading.scan) else { continue };
        let name = reading.scan.text(range.clone());
        let named = self::kinds(&name);
        if !named.is_empty() && named.iter().all(|kind| !kinds.contains(kind)) {
            let data = Data::Words { written: name, right: title.clone(), reason: String::new() };
            let mut finding = Finding::new(Rule::MeetingName, speech.place(*index, range), data);
            finding.related.push(speech.whole(*first_title));
            findings.push(finding);
        }
    }
}

fn kinds(name: &str) -> Vec<usize> {
    let named = |words: &&[&str]| words.iter().any(|word| name.contains(word));
    KINDS.iter().enumerate().filter(|(_, words)| named(words)).map(|(index, _)| index).collect()
}

/// Words before the name of the meeting that is going on.
const HELD: [&str; 13] = [
    "召开",
    "举行",
    "举办",
    "这次",
    "本次",
    "此次",
    "今天的",
    "参加",
    "出席",
    "预祝",
    "隆重集会，",
    "欢聚一堂，",
    "齐聚一堂，",
];

/// The longest name of a meeting, in characters.
const LONGEST: usize = 30;

/// Where a paragraph names the meeting that is going on, in characters.
fn meeting(scan: &Scan) -> Option<Range<usize>> {
    let mut place = 0;
    while place < scan.len() {
        let Some(length) = scan.starts_any(place, &HELD) else {
            place += 1;
            continue;
        };
        let start = place + length;
        let other = scan.slice(place.saturating_sub(8)..place).iter().collect::<String>();
        // 去年召开的, 刚刚召开的, 中央召开的: other meetings.
        let past = [
            "去年",
            "上个月",
            "刚刚",
            "前不久",
            "日前",
            "近日",
            "中央",
            "全国",
            "全省",
            "省委",
            "上午",
            "昨天",
            "会前",
            "已",
            "先后",
            "后",
            "月",
        ]
        .iter()
        .any(|word| other.contains(word))
            || scan.get(start) == '的' && !scan.ends(start, "今天的")
            || matches!(scan.get(start), '了' | '过');
        let end = (start..start + LONGEST)
            .find(|at| matches!(scan.get(*at), '，' | '。' | '；' | '！' | '、' | ',' | '\n'))?;
        let words = scan.text(start..end);
        let stop = MEETINGS.iter().filter_map(|word| words.rfind(word).map(|at| at + word.len())).max();
        if let (Some(stop), false) = (stop, past) {
            let name = words.get(..stop).unwrap_or_default();
            return Some(start..start + name.chars().count());
        }
        place = start;
    }
    None
}
