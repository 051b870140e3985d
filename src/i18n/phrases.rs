//! The phrase bank.

use super::{Lang, Words, either, words};

pub const PHRASES: Words = words("句式和句库…", "Phrases…");
pub const KEEP: Words = words("记进句库", "Keep as phrase");
pub const OF_PART: Words = words("这一部分的句式", "Phrasings for this part");
pub const OWN: Words = words("我的句库", "My phrases");
pub const THERE: Words = words("句库里已经有这一句", "This phrase is kept already");
pub const TOO_MANY: Words = words("句库满了，先删掉几句", "The phrase bank is full; let some go first");
pub const TOO_LONG: Words = words("这一段太长，不记进句库", "Too long for a phrase");
pub const NOT_READ: Words =
    words("句库文件读不出来，没有动它", "The file of phrases could not be read; it was left alone");
pub const AGAIN: Words = words("放回", "Put back");
pub const HOW: Words = words(
    "Enter 放进稿子　Tab 写明场合　Ctrl Delete 从句库删掉",
    "Enter puts it in　Tab names its occasion　Ctrl Delete lets it go",
);
pub const OCCASION: Words = words("用在什么场合", "What occasion it is for");
pub const HOW_TO_TAG: Words = words("Enter 记下　Esc 不改", "Enter keeps it　Esc leaves it");

/// What is said of a phrase that was kept; the keys find it again.
pub fn kept(lang: Lang, keys: Option<&str>) -> String {
    match keys {
        Some(keys) => either(lang, || format!("记进句库了，按 {keys} 就能找到"), || format!("Kept; {keys} finds it")),
        None => either(lang, || "记进句库了".to_owned(), || "Kept".to_owned()),
    }
}

/// What an empty phrase bank says; the keys put the first one in.
pub fn none_yet(lang: Lang, keys: Option<&str>) -> String {
    match keys {
        Some(keys) => either(
            lang,
            || format!("还没有句子。选中一句，按 {keys} 记进来。"),
            || format!("Nothing yet. Select a sentence and press {keys}."),
        ),
        None => either(lang, || "还没有句子。".to_owned(), || "Nothing yet.".to_owned()),
    }
}

pub fn gone(lang: Lang, phrase: &str) -> String {
    let short: String = phrase.chars().take(16).collect();
    let more = if short.len() < phrase.len() { "…" } else { "" };
    either(lang, || format!("从句库删掉了“{short}{more}”"), || format!("Let go of “{short}{more}”"))
}
