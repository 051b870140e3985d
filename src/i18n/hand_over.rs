//! Handing a speech over: the sheet, the copies, what is not finished.

use super::{Lang, Words, either, words};

pub const HAND_OVER: Words = words("交稿…", "Hand over…");
pub const TITLE: Words = words("交稿", "Hand over");
pub const BEFORE: Words = words("交稿前看一眼", "Before it goes");
pub const FINISHED: Words = words(
    "空都填了，没有留下记号，也没有空着的部分。",
    "No blank is empty, no mark was left, no part is without words.",
);
pub const FINISHED_SHORT: Words = words("都写好了", "All written");
pub const COPIES: Words = words("交哪几份", "Copies");
pub const WORD: Words = words("Word 文档", "Word document");
pub const PAGES: Words = words("PDF", "PDF");
pub const READING: Words = words("朗读稿", "Reading copy");
pub const TEXT: Words = words("纯文本", "Plain text");
pub const MARKDOWN: Words = words("Markdown", "Markdown");
pub const WEB: Words = words("网页", "Web page");
pub const WORD_NOTE: Words = words("传阅、会签用，版式可以再改", "For circulation; can be edited");
pub const PAGES_NOTE: Words = words("印出来是什么样就是什么样", "Looks the same everywhere");
pub const READING_NOTE: Words = words("大字、不跨页，讲话人拿在手里", "Large type, no sentence over a page");
pub const TEXT_NOTE: Words = words("粘到哪里都行", "For pasting anywhere");
pub const MARKDOWN_NOTE: Words = words("带标题记号的文本", "Text with marks for headings");
pub const WEB_NOTE: Words = words("一个文件，手机上也好读", "One file, reads well on a phone");
pub const PROFILE: Words = words("版式", "Layout");
pub const OFFICIAL: Words = words("公文", "Official (GB/T 9704)");
pub const SPEECH: Words = words("讲话稿", "Chinese speech");
pub const ENGLISH: Words = words("英文稿", "English speech");
pub const FOLDER: Words = words("放在", "Into");
pub const CHOOSE_FOLDER: Words = words("换文件夹…", "Choose folder…");
pub const BESIDE_DRAFT: Words = words("放回稿子旁边", "Beside the draft again");
pub const NO_FOLDER: Words = words("不知道放到哪里，先选一个文件夹", "Nowhere to put it; choose a folder first");
pub const NAMES: Words = words("文件名", "File names");
pub const MARK: Words = words("加 BOM", "With BOM");
pub const INDENT: Words = words("段首空两字", "Indent paragraphs");
pub const ARCHIVAL: Words = words("存档用的 PDF（PDF/A）", "PDF for archives (PDF/A)");
pub const MAKE: Words = words("导出", "Export");
pub const PRINT: Words = words("打印…", "Print…");
pub const COPY_RICH: Words = words("复制带格式的全文", "Copy with formatting");
pub const PRINTING: Words = words(
    "打印稿已交给系统的 PDF 阅读器，在那里打印",
    "The pages are open in the system’s PDF viewer; print them there",
);
pub const PLAIN_ONLY: Words = words(
    "这个桌面的剪贴板只收纯文字，已复制纯文本",
    "This desktop’s clipboard takes plain text only; that was copied",
);
pub const EXISTS_ASKED: Words = words("有的文件已经在了", "Some files exist already");
pub const REPLACE_ALL: Words = words("都替换", "Replace all");
pub const BLANK: Words = words("空没填", "Empty blank");
pub const LEFT_MARK: Words = words("留下的记号", "Mark left");
pub const EMPTY_PART: Words = words("空着的部分", "Empty part");
pub const COUNTING: Words = words("正在排版…", "Setting the pages…");
/// What stands behind the name of the reading copy where another PDF goes beside it.
pub const READING_SUFFIX: Words = words("_朗读稿", "_reading");

/// How long the speech is.
pub fn length(lang: Lang, pages: Option<usize>, characters: usize, minutes: &str) -> String {
    let (zh, en) = match pages {
        Some(1) => ("1 页　".to_owned(), "1 page, ".to_owned()),
        Some(pages) => (format!("{pages} 页　"), format!("{pages} pages, ")),
        None => (String::new(), String::new()),
    };
    either(lang, || format!("{zh}{characters} 字　{minutes}"), || format!("{en}{characters} characters, {minutes}"))
}

/// A part of a name is added to the pattern.
pub fn add_to_names(lang: Lang, part: &str) -> String {
    either(lang, || format!("文件名里加上{part}"), || format!("Add {part} to the names"))
}

/// How much is not finished.
pub fn unfinished(lang: Lang, count: usize) -> String {
    either(
        lang,
        || format!("{count} 处没写完"),
        || if count == 1 { "1 place is not finished".to_owned() } else { format!("{count} places are not finished") },
    )
}

/// Copies were made.
pub fn handed_over(lang: Lang, names: &[String]) -> String {
    let shown = names.iter().take(2).cloned().collect::<Vec<_>>();
    let more = names.len().saturating_sub(shown.len());
    either(
        lang,
        || match more {
            0 => format!("已导出：{}", shown.join("、")),
            more => format!("已导出：{} 等 {} 个文件", shown.join("、"), more + shown.len()),
        },
        || match more {
            0 => format!("Exported: {}", shown.join(", ")),
            more => format!("Exported: {} and {more} more", shown.join(", ")),
        },
    )
}

/// A copy could not be made.
pub fn not_made(lang: Lang, kind: &str, why: &str) -> String {
    either(lang, || format!("{kind}没有做成：{why}。什么也没有写"), || format!("{kind}: {why}. Nothing was written"))
}

/// Copies are being made.
pub fn making(lang: Lang, count: usize) -> String {
    either(
        lang,
        || format!("正在导出 {count} 份"),
        || if count == 1 { "Exporting a copy".to_owned() } else { format!("Exporting {count} copies") },
    )
}

pub const PRINT_WORK: Words = words("正在排打印稿", "Setting the pages to print");
pub const STOPPED: Words = words("没有导出，原来的文件没动", "Not exported; the files are as they were");

/// A font stands in for another.
pub fn stand_in(lang: Lang, wanted: &str, used: &str) -> String {
    either(
        lang,
        || format!("这台电脑没有“{wanted}”，用“{used}”代替"),
        || format!("“{wanted}” is not on this machine; “{used}” stands in"),
    )
}

/// Characters that no font has; 〓 stands for them on the page.
pub fn missing(lang: Lang, characters: &str) -> String {
    let count = characters.chars().count();
    either(
        lang,
        || format!("有 {count} 个字哪种字体都没有，印出来是〓：{characters}"),
        || format!("{count} characters are in no font and printed as 〓: {characters}"),
    )
}
