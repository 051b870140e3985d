//! The list of typical errors: its page, and what is told of it.

use super::{Lang, Words, either, words};

pub const COMMAND: Words = words("常见差错的词语…", "Typical errors…");
pub const TITLE: Words = words("词语", "Words");
pub const SEARCH: Words = words("查词语", "Search the words");
pub const NOTE: Words = words("检查中文稿时用，改了就生效。", "For Chinese speeches; changes count at once.");
pub const OWN: Words = words("自己添加的", "Your own");
pub const BUILT_IN: Words = words("程序自带的", "Built in");
pub const ADD: Words = words("添加", "Add");
pub const IMPORT: Words = words("导入…", "Import…");
pub const EXPORT: Words = words("导出…", "Export…");
pub const WRONG: Words = words("错的", "Wrong");
pub const RIGHT: Words = words("对的", "Right");
pub const RIGHT_HINT: Words = words("几种说法用 / 隔开", "several parted by /");
pub const UNLESS: Words = words("例外", "Except in");
pub const UNLESS_HINT: Words = words("这些词里不算错，用、隔开", "words in which it is right, parted by 、");
pub const REASON: Words = words("道理", "Reason");
pub const SCOPE: Words = words("范围", "In");
pub const SCOPES: [Words; 2] = [words("所有讲话", "All speeches"), words("公务讲话", "Speeches of office")];
pub const SCOPE_NOTE: Words = words(
    "公务讲话：称呼里有“同志”或“领导”，或者没有称呼。",
    "Of office: it speaks to 同志 or 领导, or has no salutation.",
);
pub const LEVEL: Words = words("轻重", "Level");
pub const KEEP: Words = words("记下", "Keep");
pub const CANCEL: Words = words("取消", "Cancel");
pub const NOTHING_FOUND: Words = words("没有这样的词语。", "No such words.");
pub const BACK: Words = words("放回", "Put back");
pub const NOT_READ: Words =
    words("词语文件读不出来，没有动它", "The file of words could not be read; it was left alone");
pub const FILE_NAME: Words = words("词语.tsv", "words.tsv");

// What is wrong with an entry.
pub const NO_WRONG: Words = words("写上错的词", "Say what is wrong");
pub const REMARK: Words = words("错的词不能以 # 开头", "What is wrong cannot begin with #");
pub const NO_RIGHT: Words = words("写上对的词，不能跟错的一样", "Say what is right; it cannot be what is wrong");
pub const TOO_MANY_PARTS: Words = words("说法或者例外太多", "Too many right ones or exceptions");
pub const COLUMNS: Words = words("多于六栏", "More than six columns");
pub const THERE: Words = words("这个词已经有了", "There is an entry for these words already");
pub const FULL: Words = words("词语满了，先删掉几条", "The list is full; remove some first");

/// Where the words of a row lead.
pub fn pair(wrong: &str, right: &str) -> String {
    format!("{wrong} → {right}")
}

/// The heading of some entries.
pub fn group(lang: Lang, name: Words, count: usize) -> String {
    format!("{} {count}", name.get(lang))
}

/// The exceptions of an entry.
pub fn except(lang: Lang, unless: &str) -> String {
    either(lang, || format!("例外：{unless}"), || format!("Except: {unless}"))
}

/// The button that removes an entry.
pub fn remove(lang: Lang, wrong: &str) -> String {
    either(lang, || format!("删除 {wrong}"), || format!("Remove {wrong}"))
}

pub fn gone(lang: Lang, wrong: &str) -> String {
    either(lang, || format!("删除了“{wrong}”"), || format!("Removed “{wrong}”"))
}

pub fn too_long(lang: Lang, words: &str) -> String {
    let short: String = words.chars().take(12).collect();
    either(lang, || format!("太长：“{short}…”"), || format!("Too long: “{short}…”"))
}

pub fn unless(lang: Lang, unless: &str) -> String {
    either(
        lang,
        || format!("例外“{unless}”里要有错的词，再多几个字"),
        || format!("“{unless}” must hold the wrong words, and more"),
    )
}

pub fn scope(lang: Lang, name: &str) -> String {
    either(lang, || format!("范围写 all 或 official，不是“{name}”"), || format!("all or official, not “{name}”"))
}

pub fn level(lang: Lang, name: &str) -> String {
    either(lang, || format!("级别写 hint 或 warning，不是“{name}”"), || format!("hint or warning, not “{name}”"))
}

/// What is wrong with a line of a table.
pub fn line(lang: Lang, file: &str, line: usize, what: &str) -> String {
    either(lang, || format!("{file} 第 {line} 行：{what}"), || format!("{file}, line {line}: {what}"))
}

/// That a table was taken in.
pub fn imported(lang: Lang, count: usize) -> String {
    let entries = if count == 1 { "entry" } else { "entries" };
    either(lang, || format!("导入了 {count} 条"), || format!("{count} {entries} imported"))
}

/// That nothing of a table was taken in.
pub fn not_imported(lang: Lang, told: &str) -> String {
    either(lang, || format!("没有导入。{told}"), || format!("Nothing was imported. {told}"))
}

/// That a table was written.
pub fn exported(lang: Lang, file: &str) -> String {
    either(lang, || format!("导出到“{file}”"), || format!("Exported to “{file}”"))
}

/// What stands at the head of a table, so that whoever opens it can go on with it.
pub fn head(lang: Lang) -> String {
    either(
        lang,
        || {
            "# 一行一条，六栏，中间用制表符隔开。\n# 错的\t对的（几种说法用 / 隔开）\t例外（这些词里不算错，用、隔开）\t\
             范围（all 或 official）\t级别（hint 或 warning）\t道理\n"
                .to_owned()
        },
        || {
            "# An entry a line, six columns parted by tabs.\n# wrong\tright (several parted by /)\texceptions (parted by 、)\t\
             scope (all or official)\tlevel (hint or warning)\treason\n"
                .to_owned()
        },
    )
}
