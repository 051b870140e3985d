//! The panel of what the checks found, and the page of their rules.

use super::{Lang, Words, either, words};

pub const SHOWN: Words = words("检查", "Checks");
pub const NEXT: Words = words("下一处检查结果", "Next finding");
pub const PREVIOUS: Words = words("上一处检查结果", "Previous finding");
pub const MEND: Words = words("改正这一处", "Mend this finding");
pub const SET_ASIDE: Words = words("搁置这一处", "Set this finding aside");
pub const NOTHING: Words = words("没有要看的。", "Nothing to look at.");
pub const LOOKING: Words = words("正在看", "Looking");
pub const RULES: Words = words("检查哪些，算多重", "What is checked, and how serious it is");
pub const SET_ASIDE_HERE: Words = words("搁置", "Set aside");
pub const SET_ASIDE_WORDS: Words = words("这几个字都搁置", "Set these words aside everywhere");
pub const SET_ASIDE_RULE: Words = words("本稿不查这一项", "Not in this draft");
pub const BRING_BACK: Words = words("放回", "Put back");
pub const ASIDE_RULE: Words = words("整项不查", "the whole rule");
pub const MEND_ALL: Words = words("全部改…", "Mend all…");
pub const MEND_ALL_NOW: Words = words("改掉勾选的", "Mend what is ticked");
pub const OFF: Words = words("不查", "Off");
pub const HINT: Words = words("提示", "Hint");
pub const WARNING: Words = words("提醒", "Warning");
pub const ERROR: Words = words("错误", "Error");

/// How many warnings and hints there are.
pub fn tally(lang: Lang, warnings: usize, hints: usize) -> String {
    either(
        lang,
        || match (warnings, hints) {
            (0, hints) => format!("{hints} 处提示"),
            (warnings, 0) => format!("{warnings} 处提醒"),
            (warnings, hints) => format!("{warnings} 处提醒，{hints} 处提示"),
        },
        || {
            let of = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
            match (warnings, hints) {
                (0, hints) => of(hints, "hint"),
                (warnings, 0) => of(warnings, "warning"),
                (warnings, hints) => format!("{}, {}", of(warnings, "warning"), of(hints, "hint")),
            }
        },
    )
}

/// The tab, with how many findings there are.
pub fn tab(lang: Lang, count: usize) -> String {
    if count == 0 { SHOWN.get(lang).to_owned() } else { format!("{} {count}", SHOWN.get(lang)) }
}

/// How many are set aside in a draft.
pub fn set_aside(lang: Lang, count: usize) -> String {
    either(lang, || format!("已搁置 {count}"), || format!("Set aside: {count}"))
}

/// How long a heading is.
pub fn heading_length(lang: Lang, length: usize) -> String {
    either(lang, || format!("{length} 字"), || length.to_string())
}

/// That there are more findings than are listed.
pub fn further(lang: Lang, warnings: usize, hints: usize) -> String {
    let more = tally(lang, warnings, hints);
    either(lang, || format!("另有 {more}"), || format!("{more} more"))
}

pub const SEARCH: Words = words("查检查项", "Search the checks");
pub const NOTE: Words = words(
    "对所有稿子有效；只对一篇不查，在检查栏里搁置。",
    "For every draft; set a rule aside in the panel for one draft alone.",
);
pub const GO: Words = words("前往", "Go there");

/// The button that mends all findings of a rule.
pub fn mend_all_of(lang: Lang, rule: &str) -> String {
    format!("{}　{rule}", MEND_ALL.get(lang))
}

/// Words of a draft in a line of the list.
pub fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// Why a rule matters, as a sentence.
pub fn sentence(lang: Lang, why: &str) -> String {
    capital(why) + &either(lang, || "。".to_owned(), || ".".to_owned())
}

/// Words that begin with a capital letter, where their script has any.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// What a fix does, where there is little room.
pub fn short(does: &str) -> String {
    const MOST: usize = 20;
    match does.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", does.get(..end).unwrap_or_default()),
        None => does.to_owned(),
    }
}
