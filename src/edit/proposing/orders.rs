//! How many times there has been something, and plans of years: 第十二届, 第40个教师节, 七届五次全会, 50周年, “十五五”.

use std::sync::LazyLock;

use regex::Regex;

use super::{Candidate, Matter, Source};
use crate::model::{FieldKind, FieldValue, Form, Language, chinese_numeral, read_numeral};

static ORDINAL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(第(?:([0-9]{1,4})|([一二三四五六七八九十百零〇]{1,6})))([届次期批轮个])").ok());

static SESSION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(第?[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,3}[次中])(?:全体)?(?:全会|会议)").ok()
});

static ANNIVERSARY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"([0-9]{1,4}|[一二三四五六七八九十百]{1,5})周年").ok());

static PLAN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"“(十[一二三四五六七八]?五)”|(十[一二三四五六七八]?五)(?:规划|时期)").ok());

/// How far behind an ordinal the meeting or day stands that it counts, in characters.
const NEAR: usize = 12;

/// Whether one of some words stands near in the same clause.
fn is_near(source: &Source, at: usize, words: &[&str]) -> bool {
    let near: String = source
        .behind(at)
        .chars()
        .take_while(|c| !matches!(c, '，' | '。' | '；' | '、' | '！' | '：' | '？' | ','))
        .take(NEAR)
        .collect();
    words.iter().any(|word| near.contains(word))
}

pub fn find(text: usize, source: &Source, all: &mut Vec<Candidate>) {
    let language = Language::Chinese;
    let words = source.words.as_str();
    for found in ORDINAL.iter().flat_map(|pattern| pattern.captures_iter(words)) {
        let (Some(shown), Some(whole), Some(counted)) = (found.get(0), found.get(1), found.get(4)) else { continue };
        let is_first = matches!(whole.as_str(), "第一" | "第1");
        let is_sure = match counted.as_str() {
            "届" => true,
            _ if is_first => continue,
            "次" if is_near(source, shown.end(), &["会", "论坛", "年会"]) => true,
            "期" if is_near(source, shown.end(), &["班", "培训", "学员", "党校", "研修", "论坛"]) => true,
            "个" if is_near(source, shown.end(), &["节", "日", "周年", "月活动", "生产月", "宣传", "纪念"]) => {
                true
            }
            "批" | "轮" => false,
            // 第三个方面, 第二次检查 are structure and story.
            _ => continue,
        };
        let one = match (found.get(2), found.get(3)) {
            (Some(digits), _) => Candidate::part(text, source, shown.range(), digits.range(), Matter::Ordinal)
                .map(|one| one.number(source, language)),
            (_, Some(numeral)) => {
                let value = read_numeral(numeral.as_str().chars()).map(|number| number.to_string());
                let value = value.and_then(|typed| FieldValue::parse(&FieldKind::Number, &typed).ok().flatten());
                Candidate::part(text, source, shown.range(), whole.range(), Matter::Ordinal)
                    .map(|one| one.saying(source, FieldKind::Number, Form::Ordinal, value, language))
            }
            _ => None,
        };
        all.extend(one.map(|one| one.unsure(!is_sure)));
    }
    for found in SESSION.iter().flat_map(|pattern| pattern.captures_iter(words)) {
        let (Some(shown), Some(blank)) = (found.get(0), found.get(1)) else { continue };
        all.extend(Candidate::part(text, source, shown.range(), blank.range(), Matter::Ordinal));
    }
    for found in ANNIVERSARY.iter().flat_map(|pattern| pattern.captures_iter(words)) {
        let (Some(shown), Some(blank)) = (found.get(0), found.get(1)) else { continue };
        let written = blank.as_str();
        let number = written.parse().ok().or_else(|| read_numeral(written.chars()));
        let value = number.and_then(|number: u32| FieldValue::parse(&FieldKind::Number, &number.to_string()).ok()?);
        let form =
            if number.is_some_and(|number| chinese_numeral(number) == written) { Form::Numeral } else { Form::Plain };
        let one = Candidate::part(text, source, shown.range(), blank.range(), Matter::Ordinal);
        all.extend(one.map(|one| one.saying(source, FieldKind::Number, form, value, language)));
    }
    for found in PLAN.iter().flat_map(|pattern| pattern.captures_iter(words)) {
        let (Some(shown), Some(blank)) = (found.get(0), found.get(1).or(found.get(2))) else { continue };
        // The words behind a bare one only say that it is one.
        let shown = if found.get(1).is_some() { shown.range() } else { blank.range() };
        all.extend(Candidate::part(text, source, shown, blank.range(), Matter::Plan));
    }
}
