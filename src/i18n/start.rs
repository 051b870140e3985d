//! The start screen, tabs, recent speeches, files changed elsewhere, long work, the welcome.

use super::window::{minutes, number, time_of};
use super::{Lang, Words, either, words};

// Commands.
pub const START: Words = words("回到开始", "Start screen");
pub const NEXT_TAB: Words = words("下一篇", "Next speech");
pub const PREVIOUS_TAB: Words = words("上一篇", "Previous speech");

// The top bar.
pub const START_TAB: Words = words("开始", "Start");

// The start screen.
pub const NOTE: Words = words("接着上次的写，或者开一篇新的。", "Go on where you stopped, or begin a new one.");
pub const RECENT: Words = words("最近的讲话稿", "Recent speeches");
pub const NO_RECENT: Words = words("写过的讲话稿会列在这里。", "Speeches that you have worked on will be listed here.");
pub const FROM_TEMPLATE: Words = words("从模板开始", "Begin from a template");
pub const SAMPLE_ZH: Words = words("范文：供水劳模座谈会", "Sample in Chinese");
pub const SAMPLE_EN: Words = words("英文范文：图书馆开放", "Sample: a library");
pub const SAMPLE_NOTE: Words = words("写好的一篇，随便改", "Finished; try things on it");
pub const FORGET: Words = words("从列表里取下", "Take from the list");
pub const KEYS: Words = words(
    "↑↓ 选择　Enter 打开　把讲话稿拖进窗口就能打开",
    "↑↓ choose　Enter opens　Drop a speech on the window to open it",
);
pub const DROP: Words = words("松手就打开", "Drop to open");
pub const AWAY: Words = words("U 盘上的文件，现在找不到", "On a drive that is not here now");
pub const GONE: Words = words("文件不在原来的地方", "No longer where it was");
pub const HIDDEN: Words = words("现在打不开这个地方", "Cannot be reached now");
pub const RESTORE_ALL: Words = words("全部接着写", "Continue all");

// A file changed elsewhere.
pub const CHANGED_ASKED: Words = words("这个文件在别处改过", "This file was changed elsewhere");
pub const CHANGED_NOTE: Words = words(
    "留这一份，还是看两份的不同？换成那一份，这一份按撤销就能找回。",
    "Keep this one, or compare the two? If you take the other, undo brings this one back.",
);
pub const KEEP_MINE: Words = words("留这一份", "Keep this one");
pub const TAKE_THEIRS: Words = words("换成那一份", "Take the other");
pub const COMPARE: Words = words("看不同", "Compare");
pub const LATER: Words = words("先不管", "Later");
pub const MINE: Words = words("这一份（窗口里的）", "This one (in the window)");
pub const THEIRS: Words = words("那一份（文件里的）", "The other (in the file)");
pub const COMPARING: Words = words("两份的不同", "What differs");
pub const BACK: Words = words("回到稿子", "Back to the speech");
pub const LOOKING: Words = words("正在比较", "Comparing");
pub const SAME_TEXT: Words = words(
    "两份的正文一样，不同的是字段、关掉的部分或写法提示。",
    "Both read the same; they differ in fields, parts switched off or guidance.",
);
pub const SAVE_AGAIN: Words = words("再存一次", "Save again");
pub const TAKEN: Words =
    words("已换成文件里的那一份，按撤销能找回原来的。", "The file's version is here now; undo brings back yours.");

// Notices.
/// Between the names of files.
pub const BETWEEN: Words = words("；", "; ");
pub const OPEN_FILE: Words = words("打开", "Open");
pub const SHOW_FOLDER: Words = words("所在文件夹", "Show in folder");

// The welcome.
pub const WELCOME: Words = words("欢迎用讲台", "Welcome to Lectern");
pub const WELCOME_NOTE: Words = words("先选两样，随时可以改。", "Two choices first; both can be changed at any time.");
pub const LANGUAGE: Words = words("界面语言", "Language");
pub const LOOK: Words = words("界面明暗", "Light or dark");
pub const LIGHT: Words = words("浅色", "Light");
pub const DARK: Words = words("深色", "Dark");
pub const CHINESE: Words = words("中文", "中文");
pub const ENGLISH: Words = words("English", "English");
pub const NEXT: Words = words("下一步", "Next");
pub const STEP_BACK: Words = words("上一步", "Back");
pub const BEGIN: Words = words("从哪里开始", "Where to begin");
pub const BEGIN_NOTE: Words = words(
    "选一个模板，填几个空就能写；或者先打开一篇范文试试手。",
    "Choose a template and fill a few blanks, or open a sample speech and try things on it.",
);
pub const SKIP: Words = words("以后再说", "Not now");

pub fn steps(lang: Lang, step: usize) -> String {
    either(lang, || format!("第 {step} 步，共 2 步"), || format!("Step {step} of 2"))
}

pub fn close(lang: Lang, title: &str) -> String {
    either(lang, || format!("关闭“{title}”"), || format!("Close “{title}”"))
}

pub fn unsaved(lang: Lang, title: &str) -> String {
    either(lang, || format!("{title}，没保存"), || format!("{title}, not saved"))
}

pub fn all_templates(lang: Lang, count: usize) -> String {
    either(lang, || format!("全部 {count} 个模板"), || format!("All {count} templates"))
}

/// How many speeches there are.
pub fn all_recent(lang: Lang, count: usize) -> String {
    either(lang, || format!("全部 {count} 篇"), || format!("All {count} speeches"))
}

/// A date and, of today and yesterday, the time of day.
pub fn when(lang: Lang, days_ago: i32, (year, month, day): (i16, i8, i8), (hour, minute): (i8, i8)) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match (lang, days_ago) {
        (Lang::Zh, 0) => format!("今天 {hour}:{minute:02}"),
        (Lang::Zh, 1) => format!("昨天 {hour}:{minute:02}"),
        (Lang::Zh, _) => format!("{year}年{month}月{day}日"),
        (Lang::En, 0) => format!("today {hour}:{minute:02}"),
        (Lang::En, 1) => format!("yesterday {hour}:{minute:02}"),
        (Lang::En, _) => {
            let month = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
            format!("{day} {month} {year}")
        }
    }
}

pub fn left_here(lang: Lang, when: &str) -> String {
    either(lang, || format!("上次写到这里，{when}"), || format!("You stopped here, {when}"))
}

pub fn for_day(lang: Lang, day: &str) -> String {
    either(lang, || format!("{day}用"), || format!("for {day}"))
}

/// A length: 1,099 字, 1,310 words.
pub fn length(lang: Lang, count: usize, english: bool) -> String {
    let count = number(count);
    match (lang, english) {
        (Lang::Zh, false) => format!("{count} 字"),
        (Lang::Zh, true) => format!("{count} 词"),
        (Lang::En, false) => format!("{count} characters"),
        (Lang::En, true) => format!("{count} words"),
    }
}

pub fn length_and_time(lang: Lang, count: usize, english: bool, seconds: u64, slot: Option<u32>) -> String {
    format!("{}　{}", length(lang, count, english), time_of(lang, seconds, slot))
}

pub fn template_facts(lang: Lang, parts: usize, time: u32) -> String {
    format!("{}　{}", super::window::parts(lang, parts), minutes(lang, time))
}

pub fn gone(lang: Lang, file: &str) -> String {
    either(
        lang,
        || format!("“{file}”不在原来的地方了。稿子还在窗口里，可以再存。"),
        || format!("“{file}” is no longer where it was. Your text is in the window; save it again."),
    )
}

pub fn changed_unreadable(lang: Lang, why: &str) -> String {
    either(
        lang,
        || format!("那一份读不出来：{why}。存到别的名下，两份都在。"),
        || format!("The other one cannot be read: {why}. Save under another name to have both."),
    )
}

pub fn cannot_look(lang: Lang, file: &str, why: &str) -> String {
    either(
        lang,
        || format!("看不了“{file}”现在的样子：{why}。稿子还在窗口里。"),
        || format!("Could not look at “{file}”: {why}. Your text is in the window."),
    )
}

pub fn opening(lang: Lang, file: &str) -> String {
    either(lang, || format!("正在打开“{file}”"), || format!("Opening “{file}”"))
}

pub fn stopped_opening(lang: Lang, file: &str) -> String {
    either(lang, || format!("没有打开“{file}”"), || format!("“{file}” was not opened"))
}

pub fn no_program(lang: Lang, file: &str) -> String {
    either(
        lang,
        || format!("这台电脑没有打开“{file}”的程序"),
        || format!("This machine has no program to open “{file}” with"),
    )
}

pub fn unread_kept(lang: Lang, files: &str, count: usize) -> String {
    either(
        lang,
        || format!("留底的稿子有 {count} 份读不出来，原样留着：{files}"),
        || format!("Kept drafts that cannot be read, left as they are: {files}"),
    )
}

pub fn unread_templates(lang: Lang, files: &str, count: usize) -> String {
    either(
        lang,
        || format!("自己的模板有 {count} 个读不出来：{files}"),
        || format!("Templates of your own that cannot be read: {files}"),
    )
}

pub fn skipped(lang: Lang, count: usize) -> String {
    either(lang, || format!("…… {count} 段相同 ……"), || format!("… {count} paragraphs are the same …"))
}

pub fn more_rows(lang: Lang, count: usize) -> String {
    either(lang, || format!("后面还有 {count} 段没有列出"), || format!("{count} more paragraphs are not listed"))
}
