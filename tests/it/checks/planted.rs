//! Faults of every rule planted into clean speeches: how many of them are found, at the level of their rule and where they
//! were planted.

use std::collections::BTreeMap;
use std::ops::Range;

use fastrand::Rng;
use jiff::civil::{Date, date};
use lectern::assemble::assemble;
use lectern::check::{Kind, Rule, WordList};
use lectern::edit::with_samples;
use lectern::export::txt;
use lectern::measure::{Rate, of_text};
use lectern::model::{Language, words};
use lectern::store::built_in;

use super::cases::{Told, subjects, told_of};
use crate::recovery::generator::samples;
use crate::recovery::layout::Layout;
use crate::recovery::style::Style;

/// The day on which all are given.
const DAY: Date = date(2026, 4, 28);

/// Clean Chinese speeches, line by line.
fn speeches() -> Vec<String> {
    let templates = built_in().into_iter().map(|entry| entry.template.unwrap());
    let chinese = templates.filter(|template| template.draft.language == Language::Chinese);
    let filled = chinese.map(|template| {
        let draft = with_samples(&template);
        txt(&assemble(&draft, None))
    });
    let random = samples(2).into_iter().filter(|sample| {
        sample.layout == Layout::Lines
            && !sample.style.is_english()
            && sample.style != Style::Markdown
            && !sample.text.contains(',')
    });
    filled.chain(random.map(|sample| sample.text)).collect()
}

/// A speech with a fault.
struct Planted {
    text: String,
    /// Where it may be told, in bytes.
    place: Range<usize>,
    /// How long the speaker has.
    minutes: Option<u32>,
}

/// A text whose lines can be changed.
struct Lines<'a>(Vec<&'a str>);

impl Lines<'_> {
    /// The text with other lines in the place of some, which are where the fault is.
    fn with(&self, range: Range<usize>, new: &str) -> Planted {
        let head: String = self.0[..range.start].iter().map(|line| format!("{line}\n")).collect();
        let tail: String = self.0[range.end..].iter().map(|line| format!("\n{line}")).collect();
        let place = head.len()..head.len() + new.len();
        Planted { text: format!("{head}{new}{tail}"), place, minutes: None }
    }

    /// The same, told from there on anywhere.
    fn with_behind(&self, range: Range<usize>, new: &str) -> Planted {
        let planted = self.with(range, new);
        Planted { place: planted.place.start..planted.text.len(), ..planted }
    }
}

fn is_han(c: char) -> bool {
    ('一'..='龥').contains(&c)
}

/// A random place in a line where one of some words stands.
fn place(line: &str, words: &[&str], rng: &mut Rng) -> Option<Range<usize>> {
    let all: Vec<Range<usize>> =
        words.iter().flat_map(|word| line.match_indices(word).map(|(at, word)| at..at + word.len())).collect();
    rng.choice(&all).cloned()
}

fn replaced(line: &str, range: Range<usize>, words: &str) -> String {
    format!("{}{words}{}", &line[..range.start], &line[range.end..])
}

/// The line with some words as a clause of its own.
fn with_clause(line: &str, words: &[&str], rng: &mut Rng) -> Option<String> {
    let at = place(line, &["，"], rng)?;
    Some(replaced(line, at.end..at.end, &format!("{}，", rng.choice(words)?)))
}

/// The line with a sentence behind one of its own.
fn with_sentence(line: &str, sentences: &[&str], rng: &mut Rng) -> Option<String> {
    let at = place(line, &["。"], rng)?;
    let quoted = line[at.end..].starts_with(['”', '）', '’']);
    (!quoted).then(|| replaced(line, at.end..at.end, rng.choice(sentences).copied().unwrap_or_default()))
}

/// A line with another count of what is listed behind it, one less where what follows may be one item more.
fn announced(line: &str, less: bool, rng: &mut Rng) -> Option<String> {
    let counts = ["点意见", "点希望", "点要求", "个方面", "个问题", "件事", "项工作", "个环节", "个强化”", "个第一”"];
    let at = place(line, &counts, rng)?.start;
    let number = line[..at].chars().next_back()?;
    let start = at - number.len_utf8();
    // What goes back to a list is planted by itself.
    let back = BEHIND.iter().any(|word| line[..start].ends_with(word));
    (!back).then(|| Some(replaced(line, start..at, other_number(number, less)?)))?
}

/// What points back to a list.
const BEHIND: [&str; 3] = ["这", "以上", "上述"];

/// The line with a fault of a rule in it; `None` where it has no room for one.
fn spoiled(rule: Rule, line: &str, rng: &mut Rng) -> Option<String> {
    let inner: Vec<usize> = line
        .char_indices()
        .zip(line.chars().skip(1))
        .filter(|((_, one), two)| is_han(*one) && is_han(*two) && !"一二三四五六七八九十第是要".contains([*one, *two]))
        .map(|((at, one), _)| at + one.len_utf8())
        .collect();
    let put = |at: usize, words: &str| replaced(line, at..at, words);
    match rule {
        Rule::ControlCharacters => Some(put(*rng.choice(&inner)?, "\u{200B}")),
        Rule::SpaceBetweenChinese => Some(put(*rng.choice(&inner)?, " ")),
        Rule::LeftoverMark => {
            let at = *rng.choice(&inner)?;
            let mark = *rng.choice(&["××", "XX", "某某", "____", "○○", "***"]).unwrap();
            Some(replaced(line, at..at + 3, mark))
        }
        Rule::UnfilledField => {
            let at = *rng.choice(&inner)?;
            Some(replaced(line, at..at + 3, rng.choice(&["〔讲话人〕", "【姓名】", "（单位名称）", "[日期]"])?))
        }
        Rule::GuidanceLeft => {
            let left = [
                "写作提示：先讲成绩，再讲不足。",
                "（这里写三层意思。）",
                "控制在300字左右。",
                "常见的毛病是空话太多。",
            ];
            let left = *rng.choice(&left).unwrap();
            if left.starts_with('写') { Some(format!("{left}\n{line}")) } else { with_sentence(line, &[left], rng) }
        }
        Rule::PunctuationWidth => Some(replaced(line, place(line, &["，"], rng)?, ",")),
        Rule::PunctuationDoubled => {
            let at = place(line, &["，", "。", "；", "、"], rng)?;
            Some(put(at.start, &line[at.clone()]))
        }
        Rule::UnmatchedPair => Some(replaced(line, place(line, &["“", "”", "《", "》"], rng)?, "")),
        Rule::NestedQuotes => {
            let at = place(line, &["“"], rng)?;
            let close = line[at.end..].find('”').filter(|length| *length >= 12)?;
            let quoted = &line[at.end..at.end + close];
            (quoted.chars().take(3).all(is_han))
                .then(|| replaced(line, at.end..at.end + 6, &format!("“{}”", &quoted[..6])))
        }
        Rule::DashStyle => {
            let at = place(line, &["——", "……", "，"], rng)?;
            let written = match &line[at.clone()] {
                "……" => "...",
                _ => *rng.choice(&["--", "---"]).unwrap(),
            };
            Some(replaced(line, at, written))
        }
        Rule::DigitStyle => {
            with_clause(line, &["今年3千5百户", "到2026年三月", "二0二六年", "提高百分之5", "三十5天"], rng)
        }
        Rule::HardToSay => {
            with_clause(line, &["群众的身边的实际的困难", "投入12345678元", "我们的基层的干部的作风"], rng)
        }
        Rule::LongSentence => {
            let long = line.replace(['。', '；'], "，");
            (long.chars().filter(|c| c.is_alphanumeric()).count() > 165 && !line.contains(['“', '！', '？']))
                .then_some(long)
        }
        Rule::Wording => {
            let list = WordList::built_in();
            let entry = rng.choice(list.entries())?;
            with_clause(line, &[&entry.wrong], rng)
        }
        Rule::LeftoverYear => with_sentence(
            line,
            &[
                "今年是2022年。",
                "去年（2020年）大家都不容易。",
                "要全力做好2023年各项工作。",
                "会议定于4月29日（星期一）召开。",
                "值此中秋佳节来临之际，祝大家节日快乐。",
                "2022年“五一”国际劳动节就要到了。",
                "明年是2019年。",
            ],
            rng,
        ),
        Rule::RepeatedWord => {
            let ends = words(line);
            let known = ["我们", "工作", "各级", "单位", "责任", "群众", "必须", "进行", "的", "了", "和", "要", "在"];
            let all: Vec<&str> = ends.windows(2).filter_map(|pair| line.get(pair[0]..pair[1])).collect();
            let word = *rng.choice(&all.iter().filter(|word| known.contains(word)).collect::<Vec<_>>())?;
            Some(put(place(line, &[word], rng)?.start, word))
        }
        _ => None,
    }
}

/// The marks of lists, the second and the third.
const MARKS: [(&str, &str, &str); 6] = [
    ("二、", "三、", "四、"),
    ("（二）", "（三）", "（五）"),
    ("三、", "四、", "二、"),
    ("（三）", "（四）", "（五）"),
    ("二是", "三是", "四是"),
    ("二要", "三要", "四要"),
];

/// The mark of a line whose list goes on: it, and another number.
fn listed<'a>(lines: &[&str], at: usize) -> Option<(&'a str, &'a str)> {
    let (mark, next, other) = MARKS.into_iter().find(|(mark, _, _)| lines[at].trim_start().starts_with(mark))?;
    let goes_on = lines.iter().skip(at + 1).take(6).any(|line| line.trim_start().starts_with(next));
    goes_on.then_some((mark, other))
}

/// Names that a speech has often, each with its suffix.
fn names(text: &str) -> Vec<String> {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for suffix in ["市", "县", "集团", "公司", "大学", "中学"] {
        for (at, _) in text.match_indices(suffix) {
            let stem: String = text[..at].chars().rev().take(2).collect();
            let name: String = stem.chars().rev().chain(suffix.chars()).collect();
            let whole = stem.chars().all(is_han)
                && !name.contains(['全', '各', '我', '城', '本', '一', '了', '的', '委', '在']);
            *names.entry(name).or_default() += usize::from(whole);
        }
    }
    names.into_iter().filter(|(_, times)| *times >= 4).map(|(name, _)| name).collect()
}

/// The lines that are said: what stands round a speech on a page is cut when it is read.
fn said(text: &str) -> Vec<&str> {
    let mut said = Vec::new();
    for subject in subjects(text, Some(DAY)) {
        for paragraph in subject.paragraphs.iter().filter(|paragraph| paragraph.kind.is_spoken()) {
            let Some(from) = paragraph.place_in_text(0) else { continue };
            let start = text[..from].rfind('\n').map_or(0, |at| at + 1);
            said.extend(text[start..].lines().next().map(str::trim));
        }
    }
    said
}

/// A count that goes back to a list, with another number: 以上四点.
fn behind(text: &str, rng: &mut Rng) -> Option<Planted> {
    let lines = Lines(text.lines().collect());
    let mut places = Vec::new();
    for (index, line) in lines.0.iter().enumerate() {
        let counts = BEHIND.iter().flat_map(|word| line.match_indices(word).map(|(at, word)| at + word.len()));
        let is_count = |at: &usize| {
            let mut rest = line[*at..].chars();
            let number = rest.next().is_some_and(|c| "两三四五六".contains(c));
            number && ["个方面", "点", "条", "项", "件事", "个问题"].iter().any(|noun| rest.as_str().starts_with(noun))
        };
        places.extend(counts.filter(is_count).map(|at| (index, at)));
    }
    let (index, at) = *rng.choice(&places)?;
    let line = lines.0[index];
    let number = line[at..].chars().next()?;
    let other = other_number(number, false)?;
    Some(lines.with(index..index + 1, &replaced(line, at..at + number.len_utf8(), other)))
}

/// Another number: one less, or else more.
fn other_number(number: char, less: bool) -> Option<&'static str> {
    let (below, above) = match number {
        '两' => ("四", "三"),
        '三' => ("两", "四"),
        '四' => ("三", "五"),
        '五' => ("三", "六"),
        '六' => ("五", "四"),
        _ => return None,
    };
    Some(if less { below } else { above })
}

/// The speech with a fault of a rule somewhere.
fn planted(rule: Rule, text: &str, rng: &mut Rng) -> Option<Planted> {
    let lines = Lines(text.lines().collect());
    let all = &lines.0;
    let said = said(text);
    let long: Vec<usize> =
        (3..all.len()).filter(|at| all[*at].chars().count() > 12 && said.contains(&all[*at].trim())).collect();
    let at = *rng.choice(&long)?;
    let line = all[at];
    match rule {
        // Of a passage that stands twice, its line is a new one.
        Rule::RepeatedPassage => {
            (line.chars().count() > 45).then(|| lines.with(at..at + 1, &format!("{line}\n{line}")))
        }
        Rule::Numbering => {
            let (mark, other) = listed(all, at)?;
            // The number that does not count on may be the next one.
            Some(lines.with_behind(at..at + 1, &line.replacen(mark, other, 1)))
        }
        Rule::MixedEnumerators => {
            let (mark, _) = listed(all, at).filter(|(mark, _)| mark.ends_with(['是', '要']))?;
            let other = if mark.ends_with('是') { "二要" } else { "二是" };
            Some(lines.with_behind(at..at + 1, &line.replacen(mark, other, 1)))
        }
        Rule::LeftoverName => {
            let names = names(text);
            let name = rng.choice(&names)?;
            let range = place(line, &[name], rng)?;
            let suffix: String = name.chars().skip(2).collect();
            Some(lines.with(at..at + 1, &replaced(line, range, &format!("松阳{suffix}"))))
        }
        Rule::RepeatedOpening => {
            let sentences: Vec<&str> =
                line.split_inclusive('。').filter(|sentence| sentence.chars().count() > 8).collect();
            let plain = sentences.len() >= 4 && sentences.iter().all(|sentence| sentence.starts_with(is_han));
            let row: Vec<String> = sentences.iter().take(4).map(|sentence| format!("眼下，{sentence}")).collect();
            plain.then(|| lines.with(at..at + 1, &row.join("\n").replace("眼下，", "眼下最要紧的，")))
        }
        Rule::EmptySection => {
            let is_heading = |line: &str| {
                let line = line.trim();
                let count = line.chars().count();
                (5..20).contains(&count)
                    && !line.ends_with(['。', '：', '！'])
                    && line.starts_with(['一', '二', '三', '四', '（'])
            };
            // A heading, one paragraph below it, and the next heading.
            let at = (0..all.len().saturating_sub(2)).find(|at| {
                is_heading(all[*at])
                    && !is_heading(all[at + 1])
                    && is_heading(all[at + 2])
                    && all[*at].trim_start().starts_with('（') == all[at + 2].trim_start().starts_with('（')
            })?;
            Some(lines.with(at..at + 2, all[at]))
        }
        Rule::ParallelHeadings => {
            let tops: Vec<usize> = (0..all.len()).filter(|at| starts_with_number(all[*at])).collect();
            let heads = [
                "坚定信心，凝聚力量",
                "突出重点，破解难题",
                "夯实基础，补齐短板",
                "压实责任，严明纪律",
                "转变作风，真抓实干",
            ];
            let odd = rng.usize(0..tops.len().max(1));
            let changed: Option<Vec<String>> = tops
                .iter()
                .enumerate()
                .map(|(index, top)| {
                    let (mark, _) = all[*top].split_once('、')?;
                    let head = if index == odd { "切实把各项任务抓紧抓好" } else { heads.get(index)? };
                    Some(format!("{mark}、{head}"))
                })
                .collect();
            let counts = tops
                .iter()
                .zip(["一、", "二、", "三、", "四、", "五、"])
                .all(|(top, mark)| all[*top].starts_with(mark));
            let changed = changed.filter(|changed| changed.len() > 3 && counts)?;
            let mut text = all.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
            for (top, line) in tops.iter().zip(&changed) {
                // What ran in behind the heading is a paragraph of its own.
                text[*top] = format!("{line}\n各单位要结合实际抓好落实。");
            }
            let text = text.join("\n");
            let start = text.find(&changed[odd])?;
            Some(Planted { place: start..start + changed[odd].len(), text, minutes: None })
        }
        Rule::MeetingName => {
            let title = ["座谈会", "表彰大会", "推进会", "动员大会", "总结大会", "开学典礼"]
                .into_iter()
                .find(|kind| all[0].contains(kind))?;
            let other =
                ["座谈会", "表彰大会", "总结大会", "开学典礼"].into_iter().find(|kind| !title.contains(&kind[..6]))?;
            let first = (2..all.len()).find(|at| all[*at].chars().count() > 40)?;
            Some(lines.with(first..first + 1, &format!("今天，我们在这里召开{other}。{}", all[first])))
        }
        Rule::OverTime => {
            let subject = subjects(text, Some(DAY)).into_iter().next()?;
            let spoken = subject.paragraphs.iter().filter(|paragraph| paragraph.kind.is_spoken());
            let spoken: String = spoken.map(|paragraph| format!("{}\n", paragraph.text)).collect();
            let seconds = of_text(&spoken).whole_seconds(Rate::usual(subject.language));
            let minutes = u32::try_from(seconds * 4 / 300).ok().filter(|minutes| *minutes > 0)?;
            Some(Planted { text: text.to_owned(), place: 0..text.len(), minutes: Some(minutes) })
        }
        Rule::MissingSalutation => {
            let subject = subjects(text, Some(DAY)).into_iter().next()?;
            let called = subject.paragraphs.iter().find(|paragraph| paragraph.kind == Kind::Salutation)?;
            let at = all.iter().position(|line| line.trim() == called.text.trim())?;
            // 大家好！ calls as well.
            let greets =
                all.iter().skip(at + 1).take(2).any(|line| line.contains('好') || line.trim().starts_with("同志"));
            let planted = lines.with(at..at + 1, "");
            (!greets).then_some(Planted { place: 0..planted.text.len(), ..planted })
        }
        Rule::MissingClosing => {
            // What is thrown away is the last part, with the call, the wish or the thanks; what is attached follows it.
            let whole = all.iter().position(|line| line.trim().starts_with("附")).unwrap_or(all.len());
            let last = (0..whole).rev().find(|at| starts_with_number(all[*at]) || all[*at].starts_with("（"))?;
            let end = (last + 1..all.len()).find(|at| all[*at].chars().count() > 20).unwrap_or(last) + 1;
            let closes = all[last..end].iter().any(|line| {
                ["谢谢", "祝", "让我们", "愿", "拜托", "辛苦了", "只要我", "总之", "相信", "新的一年"]
                    .iter()
                    .any(|word| line.contains(word))
            });
            let planted = lines.with(end..all.len(), "");
            (end < all.len() && !closes && planted.text.chars().count() > 400)
                .then_some(Planted { place: 0..planted.text.len(), ..planted })
        }
        Rule::AnnouncedCount => {
            let more = all.iter().skip(at + 1).take(8).any(|line| line.trim_start().starts_with("此外"));
            announced(line, more, rng).map(|new| lines.with(at..at + 1, &new))
        }
        _ => spoiled(rule, line, rng).map(|new| lines.with(at..at + 1, &new)),
    }
}

fn starts_with_number(line: &str) -> bool {
    let numeral = line.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).count();
    (1..=2).contains(&numeral) && line.chars().nth(numeral) == Some('、')
}

fn found(planted: &Planted) -> Vec<Told> {
    let mut all = subjects(&planted.text, Some(DAY));
    all.iter_mut().for_each(|subject| subject.minutes = planted.minutes);
    all.iter().flat_map(told_of).collect()
}

#[test]
fn planted_faults_are_found() {
    let mut rng = Rng::with_seed(5);
    let mut tally: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for text in speeches() {
        for rule in Rule::ALL {
            let mut all = Vec::from_iter((0..40).find_map(|_| planted(rule, &text, &mut rng)));
            if rule == Rule::AnnouncedCount {
                all.extend(behind(&text, &mut rng));
            }
            for planted in all {
                let is_found = found(&planted).iter().any(|told| {
                    let finding = &told.finding;
                    let place = planted.place.start..=planted.place.end;
                    finding.rule == rule && finding.severity == rule.severity() && place.contains(&told.range.start)
                });
                let (found, all) = tally.entry(rule.name()).or_default();
                *found += usize::from(is_found);
                *all += 1;
                if !is_found {
                    let shown: String = planted.text[planted.place.clone()].chars().take(400).collect();
                    missed.push(format!("{}: {shown}", rule.name()));
                }
            }
        }
    }
    for rule in Rule::ALL {
        let (found, all) = tally.get(rule.name()).copied().unwrap_or_default();
        println!("{}: {found} of {all}", rule.name());
    }
    println!("{}", missed.join("\n\n"));
    let few: Vec<_> = Rule::ALL.iter().filter(|rule| tally.get(rule.name()).is_none_or(|(_, all)| *all < 3)).collect();
    assert!(few.is_empty(), "planted too seldom: {few:?}");
    let least = |rule: &str| match rule {
        "leftover-name" | "leftover-year" => 80,
        _ => 95,
    };
    let low: Vec<_> = tally.iter().filter(|(rule, (found, all))| found * 100 < all * least(rule)).collect();
    assert!(low.is_empty(), "{low:?}\n{}", missed.join("\n\n"));
}
