//! How a speech begins and ends: with whom it speaks to, and with a call, a wish or thanks.

use crate::check::finding::{Data, Finding, Rule};
use crate::check::subject::{Kind, Paragraph};
use crate::model::Role;

use super::Speech;

/// Below how many characters a text may be no more than a passage.
const SHORT: usize = 120;

const ADDRESSED: [&str; 30] = [
    "同志",
    "各位",
    "朋友们",
    "同学们",
    "老师们",
    "家长们",
    "女士们",
    "先生们",
    "乡亲们",
    "战友们",
    "代表们",
    "委员们",
    "来宾",
    "尊敬的",
    "亲爱的",
    "大家好",
    "你们好",
    "上午好",
    "下午好",
    "晚上好",
    "早上好",
    "新年好",
    "Ladies",
    "Dear",
    "Good morning",
    "Good afternoon",
    "Good evening",
    "Friends",
    "Colleagues",
    "Thank you",
];

/// What a speech closes with.
const CLOSED: [&str; 57] = [
    "谢谢",
    "感谢大家",
    "感谢各位",
    "再次感谢",
    "祝大家",
    "祝各位",
    "祝同",
    "祝你们",
    "祝我们",
    "祝全",
    "祝愿",
    "祝福",
    "。祝",
    "，祝",
    "让我们",
    "预祝",
    "愿大家",
    "愿各位",
    "愿你们",
    "愿我们",
    "愿全",
    "。愿",
    "，愿",
    "我相信",
    "相信",
    "批评指正",
    "请予审议",
    "请审议",
    "讲到这里",
    "讲这些",
    "讲完了",
    "完毕",
    "到此结束",
    "拜托",
    "辛苦了",
    "努力奋斗",
    "希望大家",
    "希望同志们",
    "希望各位",
    "希望你们",
    "同志们，",
    "同志们！",
    "新的一年",
    "总之",
    "干杯",
    "thank you",
    "Thank you",
    "Thanks",
    "God bless",
    "good luck",
    "ongratulations",
    "Let us",
    "let us",
    "Let’s",
    "welcome",
    "Welcome",
    "toast",
];

/// What it closes with where the last sentence is a call.
const CALLED: [&str; 16] = [
    "奋斗", "贡献", "再创", "新功", "谱写", "希望", "前进", "胜利", "以上", "号召", "携手", "征程", "明天", "努力",
    "together", "future",
];

/// How many characters of the last paragraph are looked at.
const LAST: usize = 120;

/// No salutation.
pub fn missing_salutation(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let Some((first, paragraph, _)) = speech.spoken().next() else { return };
    // Mr. Chairman, looks like the name of who speaks.
    let named = |paragraph: &Paragraph| paragraph.kind == Kind::Speaker && calls(&paragraph.text);
    let has = speech.spoken().any(|(_, paragraph, _)| paragraph.kind == Kind::Salutation)
        || speech.subject.paragraphs.iter().any(named)
        || calls(&paragraph.text)
        || speech.spoken().take(3).any(|(_, paragraph, _)| is_address(paragraph));
    if !has && is_whole(speech) {
        let place = speech.place(first, 0..1);
        findings.push(Finding::new(Rule::MissingSalutation, place, Data::Nothing {}));
    }
}

/// No closing.
pub fn missing_closing(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let closing = speech.subject.parts.iter().any(|part| part.role == Role::Closing && !part.paragraphs.is_empty());
    let Some((last, paragraph, _)) = speech.spoken().last() else { return };
    let before = speech.spoken().map(|(index, _, _)| index).filter(|index| *index < last).last();
    // A long last paragraph calls at its beginning.
    let ends = closes(&paragraph.text)
        || says(paragraph, &CLOSED, 20)
        || before
            .and_then(|before| speech.subject.paragraphs.get(before))
            .is_some_and(|paragraph| says(paragraph, &CLOSED, 40));
    if !closing && !ends && is_whole(speech) {
        let letters = paragraph.text.chars().count();
        let place = speech.place(last, letters.saturating_sub(1)..letters);
        findings.push(Finding::new(Rule::MissingClosing, place, Data::Nothing {}));
    }
}

/// Whether a text is a speech rather than a passage of one.
fn is_whole(speech: &Speech<'_>) -> bool {
    let titled = speech.subject.paragraphs.iter().any(|paragraph| paragraph.kind == Kind::Title);
    let length = speech.subject.spoken_characters();
    length >= if titled { SHORT } else { SHORT * 3 }
}

/// Whether a paragraph begins by calling those who listen: 同志们，今天
fn calls(text: &str) -> bool {
    const CALLED: [&str; 22] = [
        "们",
        "同志",
        "各位",
        "来宾",
        "嘉宾",
        "好",
        "代表",
        "委员",
        "士",
        "长",
        "书记",
        "家人",
        "领导",
        "评委",
        "老师",
        "专家",
        "校友",
        "朋友",
        "总",
        "Gentlemen",
        "gentlemen",
        "friends",
    ];
    const GREETED: [&str; 8] =
        ["Good morning", "Good afternoon", "Good evening", "Thank you", "Ladies and", "Dear ", "Mr. ", "Madam "];
    let text = text.trim_start();
    let called = text.split(['：', ':', '！', '!', '，', ',', '。', '.']).next().unwrap_or_default();
    // Friends of the park have asked us is a sentence about them; friends and neighbours of Millbrook are called.
    let short = called.split_whitespace().count() <= 6;
    let greeted = GREETED.iter().any(|word| text.starts_with(word))
        || short && ["Friends", "Colleagues"].iter().any(|word| called.starts_with(word));
    let named = called.chars().count() <= 40
        // “同志们好！”这声问候 is told, not said.
        && !called.starts_with(['“', '‘', '"'])
        && ADDRESSED.iter().any(|word| called.contains(word))
        && CALLED.iter().any(|word| called.ends_with(word));
    greeted || named
}

/// Whether the end of a paragraph closes a speech.
fn closes(text: &str) -> bool {
    let text = text.trim_end();
    let from = text.char_indices().rev().nth(LAST).map_or(0, |(at, _)| at);
    let last = text.get(from..).unwrap_or_default();
    let calls = last.ends_with(['！', '!', '…', '”']);
    let wished = last.trim_start().starts_with(['祝', '愿']);
    wished || CLOSED.iter().any(|word| last.contains(word)) || calls && CALLED.iter().any(|word| last.contains(word))
}

/// Whether one of some words stands among the first characters of a paragraph.
fn says(paragraph: &Paragraph, words: &[&str], first: usize) -> bool {
    let end = paragraph.text.char_indices().nth(first).map_or(paragraph.text.len(), |(at, _)| at);
    let head = paragraph.text.get(..end).unwrap_or_default();
    words.iter().any(|word| head.contains(word))
}

/// A short line that ends with a colon.
fn is_address(paragraph: &Paragraph) -> bool {
    paragraph.text.chars().count() <= 40
        && paragraph.text.trim_end().ends_with(['：', ':'])
        && says(paragraph, &ADDRESSED, 40)
}
