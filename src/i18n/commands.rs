//! Commands that came with the palette, their groups, the palette itself and the page of all keys.

use super::{Lang, Words, either, words};

// What commands have to do with.
pub const FILE: Words = words("文件", "File");
pub const EDIT: Words = words("编辑", "Edit");
pub const PART: Words = words("部分", "Parts");
pub const VIEW: Words = words("显示", "View");
pub const PROGRAM: Words = words("程序", "Program");

// Commands, as a menu names them.
pub const FOCUS: Words = words("专注：只看稿纸", "Focus: only the page");
pub const TYPEWRITER: Words = words("打字机滚动", "Typewriter scrolling");
pub const ZOOM_IN: Words = words("放大稿纸", "Zoom in");
pub const ZOOM_OUT: Words = words("缩小稿纸", "Zoom out");
pub const ZOOM_RESET: Words = words("稿纸恢复原大", "Zoom to usual size");
pub const HIGH_CONTRAST: Words = words("高对比度", "High contrast");
pub const PALETTE: Words = words("查找命令", "Find a command");
pub const SETTINGS: Words = words("设置", "Settings");
pub const KEYS: Words = words("快捷键", "Keys");

// The palette.
pub const COMMANDS: Words = words("命令", "Commands");
pub const USED: Words = words("最近用过", "Used last");
pub const GO_TO: Words = words("跳到", "Go to");
pub const PALETTE_HINT: Words = words("汉字、拼音或首字母", "Type part of a name");
pub const PALETTE_FIELD: Words = words("要做什么", "What to do");
pub const CHOOSE: Words = words("选择", "choose");
pub const RUN: Words = words("执行", "run");
pub const CHANGE_KEYS: Words = words("改快捷键", "change keys");
pub const NOTHING_FOUND: Words =
    words("没有叫这个的。换个说法，或打首字母。", "Nothing by that name. Try another word.");
pub const NEEDS_DRAFT: Words = words("先打开一份讲话稿", "Open a speech first");
pub const NOT_NOW: Words = words("现在用不上", "Nothing to do now");

// The page of all keys.
pub const KEYS_SEARCH: Words = words("查快捷键", "Search keys");
pub const KEYS_NOTE: Words = words(
    "点一行或按 Enter，再按新的键；Delete 去掉，Esc 算了。",
    "Click a row or press Enter, then the new keys; Delete takes them away, Esc leaves them.",
);
pub const PRESS_KEYS: Words = words("按新的快捷键…", "Press the new keys…");
pub const NO_KEYS: Words = words("没有", "none");
pub const PLAIN_KEYS: Words = words("这个键要用来打字，加上 Ctrl 或 Alt", "That key types; add Ctrl or Alt");
pub const TEXT_KEYS: Words = words("写稿要用这个键，换一个", "Writing needs those keys; take others");
pub const RESET: Words = words("恢复默认", "Reset");
pub const RESET_ALL_KEYS: Words = words("全部恢复默认", "Reset all keys");

pub fn keys_taken(lang: Lang, keys: &str, command: &str) -> String {
    either(
        lang,
        || format!("{keys} 已是“{command}”的快捷键，换一个"),
        || format!("{keys} belongs to “{command}”; take others"),
    )
}

/// What an outline without parts says; the keys add one.
pub fn no_parts(lang: Lang, keys: Option<&str>) -> String {
    match keys {
        Some(keys) => either(
            lang,
            || format!("还没有部分。按 {keys} 加一个。"),
            || format!("No parts yet. Press {keys} to add one."),
        ),
        None => either(lang, || "还没有部分。".to_owned(), || "No parts yet.".to_owned()),
    }
}

pub fn reset_of(lang: Lang, name: &str) -> String {
    either(lang, || format!("{name}恢复默认"), || format!("Reset {name}"))
}

pub fn found(lang: Lang, entries: usize, commands: usize) -> String {
    either(
        lang,
        || format!("{entries} 项，共 {commands} 个命令"),
        || format!("{entries} found, {commands} commands in all"),
    )
}

/// Words in which a character is not read as it mostly is, and how they are read.
pub const READINGS: [(&str, &str); 8] = [
    ("重做", "chong zuo"),
    ("重新", "chong xin"),
    ("长度", "chang du"),
    ("长期", "chang qi"),
    ("行业", "hang ye"),
    ("调整", "tiao zheng"),
    ("参加", "can jia"),
    ("会计", "kuai ji"),
];

/// Characters that are often read in another way than they mostly are.
pub const ALSO_READ: [(char, &str); 26] = [
    ('长', "chang"),
    ('重', "chong"),
    ('行', "hang"),
    ('调', "tiao"),
    ('乐', "yue"),
    ('会', "kuai"),
    ('参', "shen"),
    ('传', "zhuan"),
    ('弹', "tan"),
    ('曾', "zeng"),
    ('系', "ji"),
    ('校', "jiao"),
    ('降', "xiang"),
    ('朝', "zhao"),
    ('藏', "zang"),
    ('盛', "cheng"),
    ('省', "xing"),
    ('率', "shuai"),
    ('给', "ji"),
    ('恶', "wu"),
    ('都', "dou"),
    ('还', "huan"),
    ('得', "dei"),
    ('着', "zhao"),
    ('数', "shuo"),
    ('觉', "jiao"),
];
