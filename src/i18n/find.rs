//! Finding and replacing.

use super::window::number;
use super::{Lang, Words, either, words};

pub const FIND: Words = words("查找", "Find");
pub const REPLACE_BY: Words = words("替换成", "Replace by");
pub const FIND_COMMAND: Words = words("查找…", "Find…");
pub const REPLACE_COMMAND: Words = words("替换…", "Replace…");
pub const NEXT: Words = words("下一处", "Next hit");
pub const PREVIOUS: Words = words("上一处", "Previous hit");
pub const CLOSE: Words = words("收起查找", "Close find");
pub const WIDTH: Words = words("全／半角", "Width");
pub const WIDTH_TIP: Words = words("全角半角当作一样", "Full and half width are the same");
pub const CASE: Words = words("Aa", "Aa");
pub const CASE_TIP: Words = words("区分大小写", "Match case");
pub const WHOLE: Words = words("整词", "Word");
pub const WHOLE_TIP: Words = words("只找整个的词", "Whole words only");
pub const PATTERN: Words = words(".*", ".*");
pub const PATTERN_TIP: Words = words("正则表达式", "Regular expression");
pub const REPLACE_THIS: Words = words("替换这一处", "Replace this");
pub const PREVIEW: Words = words("替换预览", "What is replaced");
pub const ONE_STEP: Words = words("一步可撤销", "One step to undo");
pub const NOTHING: Words = words("没有", "None");
pub const HOW_TO_CHOOSE: Words =
    words("划掉的是原文。不替换的取消勾选。", "What is struck out is the text as it is. Untick what is to stay.");
pub const TITLE_AND_FIELDS: Words = words("题目与字段", "Title and fields");
pub const ALL_HITS: Words = words("全部", "All");

pub fn replace_chosen(lang: Lang, chosen: usize) -> String {
    let chosen = number(chosen);
    either(lang, || format!("替换选中的 {chosen} 处"), || format!("Replace {chosen} chosen"))
}

pub fn chosen(lang: Lang, all: usize, chosen: usize) -> String {
    let (all, chosen) = (number(all), number(chosen));
    either(lang, || format!("{all} 处中选了 {chosen} 处"), || format!("{chosen} of {all} chosen"))
}

pub fn position(lang: Lang, current: Option<usize>, all: usize) -> String {
    let all = number(all);
    match current {
        Some(index) => format!("{} / {all}", number(index + 1)),
        None => either(lang, || format!("{all} 处"), || format!("{all} hits")),
    }
}

pub fn replaced(lang: Lang, done: usize, refused: usize) -> String {
    let (all, left) = (number(done), number(refused));
    let done = either(lang, || format!("替换了 {all} 处"), || format!("Replaced {all}"));
    if refused == 0 {
        return done;
    }
    either(
        lang,
        || format!("{done}，{left} 处填不进去，没有动"),
        || format!("{done}; {left} could not hold it and stay"),
    )
}

pub const TOO_LONG: Words = words("要找的太长了", "Too long to look for");
pub const TOO_BIG: Words = words("这个表达式太大了，写短些", "This expression is too big; make it shorter");
pub const OPEN_GROUP: Words = words("“(”没有对应的“)”", "( has no )");
pub const STRAY_CLOSE: Words = words("“)”没有对应的“(”", ") has no (");
pub const OPEN_CLASS: Words = words("“[”没有对应的“]”", "[ has no ]");
pub const NOTHING_TO_REPEAT: Words = words("重复符号前面没有东西", "Nothing stands before the repetition");
pub const BAD_COUNT: Words = words("“{}”里不是次数", "{} holds no number of times");
pub const BAD_ESCAPE: Words = words("“\\”后面的写法不认识", "\\ is followed by something unknown");
pub const NOT_SUPPORTED: Words =
    words("这里不支持前后查看和反向引用", "Looking around and references back are not supported");
pub const BAD_PATTERN: Words = words("这个表达式写得不对", "This expression is wrong");
