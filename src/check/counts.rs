//! Where a paragraph announces how many there are of something: 四点希望, 三个方面, “三个强化”, three priorities.
//!
//! Only what speeches count is taken: a number, a counting noun, and nothing that makes it something else. Whether a list
//! follows is another question.

use std::ops::Range;

use super::scan::{Scan, half, is_numeral};
use crate::model::{Language, is_han, read_numeral};

/// A count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// The number with its noun, in characters.
    pub range: Range<usize>,
    /// The number alone.
    pub digits: Range<usize>,
    /// The number.
    pub number: u32,
    /// The word that every item carries, where the count has a name of its own: 强化 in “三个强化”.
    pub word: Option<String>,
    /// How it is said.
    pub frame: Frame,
}

/// How a count is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// The speaker says that he will name so many: 下面，我讲四点.
    Own,
    /// Nothing tells.
    Plain,
    /// It says how many there were: 以上四点.
    Behind,
    /// It sums up what one sentence names: 等三个确保.
    Sum,
}

/// What may follow 点, 条 and 项, and what 个, 件, 句, 大 and the like need.
const NOUNS: [(&str, &[&str]); 10] = [
    (
        "点",
        &[
            "意见", "要求", "希望", "建议", "体会", "想法", "看法", "认识", "共识", "倡议", "感受", "启示", "经验",
            "措施", "说明", "请求", "内容", "意思", "做法", "打算", "思考", "任务", "感想", "心得", "承诺", "期望",
            "嘱托", "祝愿", "忠告", "理由", "原因", "教训", "收获", "寄语", "问题",
        ],
    ),
    (
        "条",
        &[
            "意见", "建议", "措施", "要求", "经验", "体会", "原则", "办法", "理由", "希望", "原因", "教训", "纪律",
            "倡议", "启示", "做法",
        ],
    ),
    (
        "项",
        &[
            "工作",
            "任务",
            "措施",
            "要求",
            "原则",
            "重点",
            "举措",
            "制度",
            "纪律",
            "机制",
            "倡议",
            "建议",
            "承诺",
            "议程",
            "内容",
            "职责",
            "重点工作",
            "重点任务",
            "主要工作",
            "主要任务",
        ],
    ),
    (
        "个",
        &[
            "方面",
            "问题",
            "阶段",
            "部分",
            "特点",
            "原则",
            "环节",
            "关系",
            "重点",
            "要求",
            "层面",
            "步骤",
            "意见",
            "建议",
            "观点",
            "体会",
            "希望",
            "关键词",
            "关键",
            "要点",
            "维度",
            "目标",
            "任务",
            "想法",
            "启示",
            "难点",
            "突破口",
            "着力点",
            "方向",
            "原因",
            "教训",
            "感受",
            "短板",
        ],
    ),
    ("件", &["事", "大事", "实事", "好事", "事情", "要事", "小事"]),
    ("句", &["话", "心里话", "祝福"]),
    ("大", &["任务", "重点", "举措", "措施", "方面", "问题", "原则", "关系", "目标", "重点任务", "优势", "特点"]),
    ("种", &["情况", "倾向", "现象", "意识", "能力", "精神", "关系", "方式", "力量", "品格"]),
    ("层", &["意思", "含义", "关系"]),
    ("类", &["问题", "情况", "现象", "人"]),
];

/// What others said, decided or counted: no list of the speaker's.
const OTHERS: [&str; 34] = [
    "提出的",
    "提出了",
    "明确的",
    "明确了",
    "确定的",
    "确定了",
    "部署的",
    "部署了",
    "强调的",
    "强调了",
    "要求的",
    "规定的",
    "规定了",
    "所说的",
    "讲的",
    "提的",
    "指出的",
    "总结的",
    "概括的",
    "概括为",
    "安排的",
    "下达的",
    "中央",
    "省委",
    "国务院",
    "总书记",
    "上级",
    "市委提出",
    "会议提出",
    "会议明确",
    "概括起来叫",
    "获得",
    "获评",
    "刚才",
];

/// How a speaker announces what he will say himself.
const OWN: [&str; 36] = [
    "下面",
    "这里",
    "借此机会",
    "为此",
    "最后",
    "我讲",
    "我谈",
    "我提",
    "我说",
    "我强调",
    "我就",
    "再讲",
    "再提",
    "再强调",
    "再谈",
    "想讲",
    "想谈",
    "要讲",
    "主要讲",
    "重点讲",
    "讲",
    "谈",
    "提",
    "强调",
    "抓好",
    "做好",
    "做到",
    "把握",
    "注意",
    "处理好",
    "具体来说",
    "主要",
    "重点",
    "送给",
    "汇报",
    "今天",
];

/// What points back to a list.
const BEHIND: [&str; 8] = ["以上", "上述", "以上这", "上面", "前面这", "上面这", "以上的", "这"];

/// The characters before a number that are looked at for its frame.
const CLAUSE: usize = 40;

/// The counts of a paragraph, in order.
pub fn announcements(scan: &Scan, language: Language) -> Vec<Announcement> {
    if language == Language::English {
        return english(scan);
    }
    let mut found = Vec::new();
    let mut place = 0;
    while place < scan.len() {
        match number(scan, place) {
            Some((value, length)) => {
                if let Some(announcement) = announcement(scan, place, value, length) {
                    found.push(announcement);
                }
                place += length;
            }
            None => place += 1,
        }
    }
    found
}

/// The number that is written at a place, from two to thirty, and how long it is.
fn number(scan: &Scan, place: usize) -> Option<(u32, usize)> {
    let c = scan.get(place);
    let before = scan.before(place);
    if half(c).is_ascii_digit() {
        let length = scan.slice(place..place + 4).iter().take_while(|c| half(**c).is_ascii_digit()).count();
        let glued =
            half(before).is_ascii_digit() || matches!(before, '.' | '-' | '～' | '—' | '/' | '第' | '至' | '到');
        let digits = scan.slice(place..place + length).iter().filter_map(|c| half(*c).to_digit(10));
        let value = digits.fold(0, |value, digit| value * 10 + digit);
        return (!glued && length <= 2 && (2..=30).contains(&value)).then_some((value, length));
    }
    if !is_numeral(c) && c != '两' {
        return None;
    }
    let glued = is_numeral(before)
        || matches!(
            before,
            '第' | '几' | '百' | '千' | '万' | '零' | '〇' | '周' | '期' | '月' | '点' | '数' | '两' | '十'
        );
    if c == '两' {
        let more = is_numeral(scan.get(place + 1));
        return (!glued && !more).then_some((2, 1));
    }
    let length = scan.slice(place..place + 5).iter().take_while(|c| is_numeral(**c)).count();
    let value = read_numeral(scan.slice(place..place + length).iter().copied())?;
    (!glued && (2..=30).contains(&value)).then_some((value, length))
}

fn announcement(scan: &Scan, place: usize, number: u32, length: usize) -> Option<Announcement> {
    let behind = place + length;
    let quoted = scan.before(place) == '“';
    let (end, word) = if quoted {
        let (end, word) = quoted_name(scan, behind)?;
        (end, Some(word))
    } else {
        match noun(scan, place, behind) {
            Some(end) => (end, None),
            None => {
                let (end, word) = name(scan, place, behind)?;
                (end, Some(word))
            }
        }
    };
    let start = place - usize::from(quoted);
    let frame = frame(scan, start)?;
    // 以上 belongs to what is at fault: 以上四点.
    let pointing = BEHIND.iter().filter(|word| frame == Frame::Behind && scan.ends(start, word));
    let start = start - pointing.map(|word| word.chars().count()).max().unwrap_or(0);
    Some(Announcement { range: start..end, digits: place..behind, number, word, frame })
}

/// Behind the counting noun of a number; `None` if there is none.
fn noun(scan: &Scan, place: usize, behind: usize) -> Option<usize> {
    // 原因有三：
    if matches!(scan.get(behind), '：' | ':') && scan.ends_any(place, &["有", "不外乎"]) {
        return Some(behind);
    }
    let (unit, nouns) = NOUNS.iter().find(|(unit, _)| scan.starts(behind, unit))?;
    let at = behind + unit.chars().count();
    if let Some(noun) = scan.starts_any(at, nouns) {
        // 三点希望和要求
        let both = matches!(scan.get(at + noun), '和' | '与' | '、');
        let more = both.then(|| scan.starts_any(at + noun + 1, nouns)).flatten();
        return Some(at + noun + more.map_or(0, |more| more + 1));
    }
    // 方面 needs no measure word, 点 and 条 no noun where the clause ends with them: 讲三点，有三条：.
    let alone = matches!(*unit, "点" | "条" | "个" | "项")
        && matches!(scan.get(at), '：' | ':' | '。' | '，' | ',' | '；' | '、' | '！');
    let hour = *unit == "点"
        && scan.ends_any(
            place,
            &[
                "上午", "下午", "晚上", "凌晨", "清晨", "傍晚", "深夜", "早上", "早", "晚", "中午", "日", "每天", "到",
                "从", "已是",
            ],
        );
    let bare = *unit == "个" && !matches!(scan.get(at), '：' | ':');
    (alone && !hour && !bare).then_some(at)
}

/// 高” of “三高”, 个强化” of “三个强化”: behind it, and the word.
fn quoted_name(scan: &Scan, behind: usize) -> Option<(usize, String)> {
    let length = scan.slice(behind..behind + 8).iter().position(|c| *c == '”')?;
    let skipped = usize::from(matches!(scan.get(behind), '个' | '大' | '项'));
    let word = scan.slice(behind + skipped..behind + length);
    let fits = (1..=5).contains(&word.len()) && word.iter().all(|c| is_han(*c)) && word != ['字'];
    fits.then(|| (behind + length + 1, word.iter().collect()))
}

/// 个强化 of 三个强化, where the clause ends with it.
fn name(scan: &Scan, place: usize, behind: usize) -> Option<(usize, String)> {
    if scan.get(behind) != '个' {
        return None;
    }
    let word = scan.slice(behind + 1..behind + 3);
    let ends = matches!(scan.get(behind + 3), '，' | '。' | '：' | '；' | ',' | ':' | '！' | '上' | '\n');
    let fits =
        word.len() == 2 && word.iter().all(|c| is_han(*c)) && !matches!(word, ['百', '分'] | ['小', '时'] | ['月', _]);
    // 等三个确保都要落实 sums up whatever follows.
    let sums = scan.ends(place, "等");
    (fits && (ends || sums)).then(|| (behind + 3, word.iter().collect()))
}

/// How a count is said; `None` where others said it.
fn frame(scan: &Scan, start: usize) -> Option<Frame> {
    let reach = start.saturating_sub(CLAUSE)..start;
    let clause = scan.slice(reach);
    let from = clause.iter().rposition(|c| matches!(c, '。' | '！' | '？' | '；' | '!' | '?')).map_or(0, |at| at + 1);
    let clause: String = clause.get(from..).unwrap_or_default().iter().collect();
    if scan.ends_any(start, &["以上", "上述", "以上这", "上面", "前面这", "上面这", "以上的", "这"])
    {
        return Some(Frame::Behind);
    }
    if scan.ends(start, "等") {
        return Some(Frame::Sum);
    }
    let own = OWN.iter().any(|word| clause.contains(word));
    let others = OTHERS.iter().any(|word| clause.contains(word));
    let announced = ["我", "下面", "借此机会", "这里"].iter().any(|word| clause.contains(word));
    if others && !(announced && own) {
        return None;
    }
    Some(if own { Frame::Own } else { Frame::Plain })
}

const ENGLISH_NUMBERS: [(&str, u32); 11] = [
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
];

const ENGLISH_NOUNS: [&str; 30] = [
    "priorities",
    "things",
    "points",
    "lessons",
    "reasons",
    "promises",
    "pledges",
    "commitments",
    "goals",
    "questions",
    "challenges",
    "ideas",
    "steps",
    "areas",
    "themes",
    "wishes",
    "principles",
    "ways",
    "requests",
    "observations",
    "messages",
    "thoughts",
    "hopes",
    "tasks",
    "rules",
    "suggestions",
    "words",
    "facts",
    "choices",
    "pieces",
];

/// three priorities, four simple things
fn english(scan: &Scan) -> Vec<Announcement> {
    let mut found = Vec::new();
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for place in 0..=scan.len() {
        let letter =
            place < scan.len() && (scan.get(place).is_alphanumeric() || matches!(scan.get(place), '’' | '\'' | '-'));
        match (letter, start) {
            (true, None) => start = Some(place),
            (false, Some(from)) => {
                words.push(from..place);
                start = None;
            }
            _ => {}
        }
    }
    let lower = |range: &Range<usize>| scan.text(range.clone()).to_lowercase();
    for (index, word) in words.iter().enumerate() {
        let written = lower(word);
        let named = ENGLISH_NUMBERS.iter().find(|(name, _)| *name == written).map(|(_, number)| *number);
        // No digits behind a point: 1.3 points.
        let digits = || written.parse().ok().filter(|number| (2..=12).contains(number));
        let whole = !matches!(scan.before(word.start), '.' | ',');
        let Some(number) = named.or_else(|| digits().filter(|_| whole)) else { continue };
        let before = index.checked_sub(1).and_then(|before| words.get(before)).map(lower).unwrap_or_default();
        let noun = words.iter().skip(index + 1).take(3).find(|noun| ENGLISH_NOUNS.contains(&lower(noun).as_str()));
        let Some(noun) = noun else { continue };
        let joined = scan.slice(word.end..noun.start).iter().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'));
        if !joined || matches!(before.as_str(), "last" | "past" | "first" | "next" | "other" | "twenty" | "other’s") {
            continue;
        }
        let frame = match before.as_str() {
            "these" | "those" => Frame::Behind,
            _ => Frame::Own,
        };
        let range = word.start..noun.end;
        found.push(Announcement { range, digits: word.clone(), number, word: None, frame });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, counts: &str) {
        let language = if text.is_ascii() { Language::English } else { Language::Chinese };
        let scan = Scan::new(text);
        let found = announcements(&scan, language);
        let told: Vec<String> = found.into_iter().map(|of| format!("{}{}", scan.text(of.range), of.number)).collect();
        assert_eq!(told.join("|"), counts, "{text}");
    }

    #[test]
    fn counts_are_found() {
        check("借此机会，我提四点希望和要求：", "四点希望和要求4");
        check("着力抓好3个方面的工作，做到“三个强化”。", "3个方面3|“三个强化”3");
        check("主要有三条：一是快。原因有二：", "三条3|二2");
        check("以上两点，等三个确保。", "以上两点2|三个确保3");
        check("做到“十抓”，送给大家三句话", "“十抓”10|三句话3");
        check("I have three simple priorities, and 3 questions.", "three simple priorities3|3 questions3");
    }

    #[test]
    fn other_numbers_announce_nothing() {
        for text in [
            "讲几点意见，以下几项",
            "三点钟开会，下午两点，三条河，五个月，十六个字",
            "中央提出的六个方面，会议明确了四项任务",
            "三四个问题，二十几个方面，第三个问题",
            "增长2.3个百分点",
            "The last three things",
            "grew by 1.3 points",
        ] {
            check(text, "");
        }
    }
}
