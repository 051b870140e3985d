//! What is pasted, and what else it could be.

use super::window::number;
use super::{Lang, Words, either, words};

pub const AS_PARTS: Words = words("变成分项", "Make parts of it");
pub const WIDE: Words = words("改成全角", "Use full width");
pub const RAW: Words = words("照原样", "As it was");
pub const TOO_LATE: Words = words("粘贴之后又写过了，没有再动", "Something was written since; nothing was changed");

fn plural(count: usize, one: &str, more: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { more })
}

pub fn told(lang: Lang, joined: usize, half_width: usize, left_out: usize) -> String {
    let mut parts = vec![either(lang, || "粘贴了".to_owned(), || "Pasted".to_owned())];
    if joined > 0 {
        let count = number(joined);
        parts.push(either(
            lang,
            || format!("接上了 {count} 处断行"),
            || plural(joined, "broken line joined", "broken lines joined"),
        ));
    }
    if half_width > 0 {
        let count = number(half_width);
        parts.push(either(
            lang,
            || format!("有 {count} 处半角标点"),
            || plural(half_width, "half-width mark", "half-width marks"),
        ));
    }
    if left_out > 0 {
        let count = number(left_out);
        parts.push(either(
            lang,
            || format!("太长，末尾 {count} 字没有放进来"),
            || format!("too long: the last {count} characters were left out"),
        ));
    }
    parts.join(either(lang, || "，".to_owned(), || ", ".to_owned()).as_str())
}
