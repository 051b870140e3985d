//! The line at the foot of the window.

use super::window::number;
use super::{Lang, Words, either, words};

pub const COUNTED: Words = words("都数了什么", "What is counted");
pub const SELECTED_TIP: Words = words("选中的这些", "What is selected");
pub const SLOT: Words = words("发言时间（分钟）", "Minutes for the speech");
pub const RATE: Words = words("每分钟讲多少", "Spoken a minute");
pub const ZOOM: Words = words("稿纸大小", "Size of the page");
pub const GO_TO: Words = words("跳到别处", "Go elsewhere");
pub const AS_WORD_COUNTS: Words = words("字数（同 Word）", "Characters as Word counts");
pub const WITHOUT_BLANKS: Words = words("字符数（不计空格）", "Characters without blanks");
pub const LATIN_WORDS: Words = words("外文词和数字", "Words");
pub const SYLLABLES: Words = words("读出来的音节", "Syllables spoken");
pub const PARAGRAPHS: Words = words("段落", "Paragraphs");

pub fn selected(lang: Lang, count: usize) -> String {
    let count = number(count);
    either(lang, || format!("选中 {count}"), || format!("Selected {count}"))
}
