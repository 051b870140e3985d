//! The phrase bank.

use super::{Lang, Words, either, words};

pub const PHRASES: Words = words("句式和句库…", "Phrases…");
pub const KEEP: Words = words("记进句库", "Keep as phrase");
pub const OF_PART: Words = words("这一部分的句式", "Phrasings for this part");
pub const OWN: Words = words("我的句库", "My phrases");
pub const KEPT: Words = words("记进句库了，按 Alt P 就能找到", "Kept; Alt P finds it");
pub const THERE: Words = words("句库里已经有这一句", "This phrase is kept already");
pub const TOO_MANY: Words = words("句库满了，先删掉几句", "The phrase bank is full; let some go first");
pub const TOO_LONG: Words = words("这一段太长，不记进句库", "Too long for a phrase");
pub const NOT_READ: Words =
    words("句库文件读不出来，没有动它", "The file of phrases could not be read; it was left alone");
pub const AGAIN: Words = words("放回", "Put back");
pub const HOW: Words = words("Enter 放进稿子　Ctrl Delete 从句库删掉", "Enter puts it in　Ctrl Delete lets it go");
pub const NONE_YET: Words =
    words("还没有句子。选中一句，按 Ctrl Shift K 记进来。", "Nothing yet. Select a sentence and press Ctrl Shift K.");

pub fn gone(lang: Lang, phrase: &str) -> String {
    let short: String = phrase.chars().take(16).collect();
    let more = if short.len() < phrase.len() { "…" } else { "" };
    either(lang, || format!("从句库删掉了“{short}{more}”"), || format!("Let go of “{short}{more}”"))
}
