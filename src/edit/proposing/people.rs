//! People: a name beside a post, 市长顾长宁 or 顾长宁同志, and the same name wherever it stands again; who speaks.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Called, Candidate, Matter, Source};
use crate::model::{COMPOUND_SURNAMES, FieldKind, FieldValue, Form, Language, POSTS, Person, is_han, is_name};

/// What people are called by behind their names, besides posts.
const TITLES: [&str; 5] = ["同志", "先生", "女士", "老师", "教授"];

/// What stands beside a name and is no post of his alone.
const NO_POST: [&str; 4] = ["代表", "委员", "常委", "班长"];

static BESIDE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let mut words: Vec<&str> = POSTS.iter().chain(&TITLES).copied().filter(|word| !NO_POST.contains(word)).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    Regex::new(&words.join("|")).ok()
});

/// Words that begin as a surname does and are none's name.
const NO_NAMES: [&str; 97] = [
    "安全", "安排", "安置", "包括", "班子", "班组", "保护", "保障", "柴油", "常委", "常务", "车间", "成果", "成绩",
    "成员", "单位", "党委", "党员", "党政", "党组", "方案", "方法", "方面", "方式", "房管", "房屋", "高度", "高级",
    "高效", "公司", "古城", "关怀", "关键", "关心", "管理", "管委", "广大", "广场", "和谐", "红旗", "黄金", "纪委",
    "纪检", "解决", "金奖", "金融", "经济", "居民", "康复", "历任", "连续", "路线", "明年", "明确", "明天", "宁可",
    "农村", "农民", "农业", "平安", "强调", "青年", "全部", "全国", "全局", "全面", "全省", "全市", "全体", "全县",
    "任期", "任务", "容易", "石油", "时代", "时候", "时间", "时任", "水务", "司机", "谈话", "田野", "万家", "万名",
    "文化", "文件", "文明", "项目", "向往", "宣传", "应当", "应对", "有关", "原任", "支部", "支持", "支队",
];

/// What stands before a name besides marks: whoever is thanked, asked, compared.
const BEFORE: [&str; 25] = [
    "感谢", "欢迎", "邀请", "学习", "刚才", "祝贺", "慰问", "看望", "聘请", "请", "由", "向", "和", "与", "对", "以",
    "像", "的", "给", "让", "是", "任命", "推荐", "表彰", "到",
];

/// What stands behind a name besides marks.
const BEHIND: [&str; 22] = [
    "同志", "先生", "女士", "等", "出席", "主持", "讲话", "作了", "作", "代表", "宣读", "致辞", "和", "及", "同", "的",
    "刚才", "参加", "说", "讲", "为", "在",
];

/// Surnames that are hardly words: with a post alone they are somebody.
const PLAIN_SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱林郭梁宋郑谢韩唐冯董萧曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴钟汪田姜范姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟段雷钱汤尹黎贺龚";

/// The longest line that says who speaks, in characters.
const LONGEST_SPEAKER: usize = 40;

pub fn find(sources: &[Source], all: &mut Vec<Candidate>) {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for (text, source) in sources.iter().enumerate() {
        if source.is_speaker {
            all.extend(speaker(text, source));
        }
        for post in BESIDE.iter().flat_map(|pattern| pattern.find_iter(&source.words)) {
            let range = source.scan.find(post.start())..source.scan.find(post.end());
            if let Some(name) = behind(source, &range) {
                names.insert(source.scan.text(name.clone()));
                all.extend(posted(text, source, post.range(), source.scan.bytes(name), post.as_str()));
            } else if let Some(name) = before(source, &range) {
                let is_title = TITLES.contains(&post.as_str());
                let bytes = source.scan.bytes(name.clone());
                // A name is the same with a title as without.
                let shown = if is_title && name.len() > 1 { bytes } else { bytes.start..post.end() };
                all.extend(Candidate::words(text, source, shown, Matter::Person));
                if name.len() > 1 {
                    names.insert(source.scan.text(name));
                }
            }
        }
    }
    again(sources, &names, all);
}

/// Who speaks stands on a line of its own.
fn speaker(text: usize, source: &Source) -> Option<Candidate> {
    let words = source.words.trim();
    let start = source.words.find(words)?;
    let one = Candidate::words(text, source, start..start + words.len(), Matter::Person)?;
    (words.chars().nth(LONGEST_SPEAKER).is_none()).then(|| one.called(Called::Speaker))
}

/// 市长顾长宁 as a post and a name.
fn posted(text: usize, source: &Source, post: Range<usize>, name: Range<usize>, said: &str) -> Option<Candidate> {
    let person = Person { name: source.str(name.clone()).to_owned(), post: said.to_owned() };
    let value = Some(FieldValue::People(vec![person]));
    let one = Candidate::words(text, source, post.start..name.end, Matter::Person)?;
    Some(one.saying(source, FieldKind::People, Form::Plain, value, Language::Chinese))
}

/// The lengths that names have, the longest first.
const LENGTHS: [usize; 2] = [3, 2];

fn could_be_name(source: &Source, range: Range<usize>) -> bool {
    let words = source.scan.text(range);
    let compound = COMPOUND_SURNAMES.iter().any(|name| words.starts_with(name));
    let is_word = NO_NAMES.iter().any(|word| words.contains(word)) || POSTS.iter().any(|post| words.contains(post));
    let joins = words
        .chars()
        .skip(1)
        .any(|c| "的了在是和与及为对向们不有各每这那要把将也都就上下第一二三四五六七八九十".contains(c));
    // Marks that stand for a name are proposed as such.
    !words.contains('某')
        && words.chars().all(is_han)
        && is_name(&words)
        && !is_word
        && !joins
        && (!compound || words.chars().count() > 2)
}

/// The name behind a post.
fn behind(source: &Source, post: &Range<usize>) -> Option<Range<usize>> {
    let scan = &source.scan;
    LENGTHS.into_iter().map(|length| post.end..post.end + length).find(|name| {
        let ends = !is_han(scan.get(name.end)) || scan.starts_any(name.end, &BEHIND).is_some();
        name.end <= scan.len() && ends && could_be_name(source, name.clone())
    })
}

/// The name before a post or title, or a surname alone before a post: 顾长宁同志, 王校长.
fn before(source: &Source, post: &Range<usize>) -> Option<Range<usize>> {
    let scan = &source.scan;
    // 同志们, 校长期.
    if matches!(scan.get(post.end), '们' | '期' | '级' | '会' | '室' | '制') {
        return None;
    }
    let begins = |start: usize| !is_han(scan.before(start)) || scan.ends_any(start, &BEFORE);
    let named = LENGTHS.into_iter().filter_map(|length| Some(post.start.checked_sub(length)?..post.start));
    let found = named.into_iter().find(|name| begins(name.start) && could_be_name(source, name.clone()));
    let alone = || {
        let start = post.start.checked_sub(1)?;
        let plain =
            PLAIN_SURNAMES.contains(scan.get(start)) && (!is_han(scan.before(start)) || scan.ends(start, "尊敬的"));
        let ends = !is_han(scan.get(post.end)) || scan.starts_any(post.end, &BEHIND).is_some();
        (plain && ends && scan.get(start) != '\n').then_some(start..post.start)
    };
    found.or_else(alone)
}

/// A name of three characters is the same person without a post as well.
fn again(sources: &[Source], names: &BTreeSet<String>, all: &mut Vec<Candidate>) {
    let long: Vec<String> = names
        .iter()
        .filter(|name| name.chars().nth(2).is_some())
        .take(MOST_NAMES)
        .map(|name| regex::escape(name))
        .collect();
    let Some(pattern) = (!long.is_empty()).then(|| Regex::new(&long.join("|")).ok()).flatten() else { return };
    for (text, source) in sources.iter().enumerate() {
        let found = pattern.find_iter(&source.words);
        all.extend(found.filter_map(|found| Candidate::words(text, source, found.range(), Matter::Person)));
    }
}

/// How many names are looked for again.
const MOST_NAMES: usize = 200;
