//! Speeches from elsewhere: what is said of them and asked about them, and why a document could not be read.

use super::{Lang, Words, either, words};

pub const NOT_ZIP: Words =
    words("不是 .docx 文件，选一个 Word 文档（.docx）", "not a .docx file; choose a Word document (.docx)");
pub const OLD_FORMAT: Words = words(
    "是旧格式（.doc 或 .wps），先在 Word 或 WPS 里另存为 .docx",
    "an old format (.doc or .wps); save it as .docx in Word or WPS first",
);
pub const RTF: Words =
    words("是 .rtf 文件，先在 Word 或 WPS 里另存为 .docx", "an .rtf file; save it as .docx in Word or WPS first");
pub const OPEN_DOCUMENT: Words = words(
    "是 LibreOffice 的格式（.odt 等），先在 LibreOffice 或 Word 里另存为 .docx",
    "a format of LibreOffice (such as .odt); save it as .docx in LibreOffice or Word first",
);
pub const PDF: Words = words(
    "是 PDF，读不出段落；选一个 .docx 文件，或打开 PDF 复制里面的文字",
    "a PDF, which knows no paragraphs; choose a .docx file, or open the PDF and copy its text",
);
pub const LOCKED: Words =
    words("有密码，先在 Word 或 WPS 里去掉密码", "locked; take the password off in Word or WPS first");
pub const NOT_WORD: Words =
    words("里面没有 Word 文档，选一个 .docx 文件", "holds no Word document; choose a .docx file");
pub const DAMAGED: Words = words(
    "损坏了或不完整，重新拷贝一份，或在 Word、WPS 里打开后另存",
    "damaged or cut off; copy it again, or open it in Word or WPS and save it anew",
);

/// `part` is the name of what is damaged inside.
pub fn damaged_part(lang: Lang, part: &str) -> String {
    either(
        lang,
        || format!("里面的 {part} 损坏了，在 Word 或 WPS 里打开后另存一份"),
        || format!("{part} in it is damaged; open the document in Word or WPS and save it anew"),
    )
}

pub fn too_large(lang: Lang, mib: u64) -> String {
    either(
        lang,
        || format!("展开后超过 {mib} MiB，这里读不了；另存一份只留几页的"),
        || format!("more than {mib} MiB when unpacked, which is not read here; save a copy with a few pages"),
    )
}

pub fn too_many_parts(lang: Lang, most: usize) -> String {
    either(
        lang,
        || format!("里面超过 {most} 个部件，不像一份讲话稿；另存一份只留文字的"),
        || format!("holds more than {most} parts, so it is hardly a speech; save a copy with the text alone"),
    )
}

pub fn too_many_paragraphs(lang: Lang, most: usize) -> String {
    either(
        lang,
        || format!("里面超过 {most} 段，不像一份讲话稿；另存一份只留讲话的"),
        || format!("holds more than {most} paragraphs, so it is hardly a speech; save a copy with the speech alone"),
    )
}

pub fn too_deep(lang: Lang, most: usize) -> String {
    either(
        lang,
        || format!("里面套了超过 {most} 层，不是 Word 写的文件，换一个"),
        || format!("nests deeper than {most} levels, so Word did not write it; choose another"),
    )
}

/// `part` is the name of what declares something inside.
pub fn declares(lang: Lang, part: &str) -> String {
    either(
        lang,
        || format!("里面的 {part} 带有 DTD 声明，Word 不会这样写，换一个文件"),
        || format!("{part} in it carries a DTD, which Word never writes; choose another file"),
    )
}

pub const PAGE_FURNITURE: Words = words("页面杂物", "of the page");
pub const EDITOR_NOTE: Words = words("编者的话", "a note about the speech");
pub const TAIL: Words = words("文末信息", "behind the speech");
pub const ATTACHMENT: Words = words("附件", "an attachment");

pub const HEADING_END: Words = words("标题到哪里为止，原文没有标点", "where the heading ends, no mark tells");
pub const NUMBER: Words = words("编号不连贯", "the numbers do not agree");
pub const LOOK: Words = words("看样子是标题", "it only looks like a heading");

/// `broken` characters of a file could not be read.
pub fn broken(lang: Lang, file: &str, broken: usize) -> String {
    either(
        lang,
        || format!("{file}：有 {broken} 个字读不出来，换一种编码试试（--encoding）"),
        || format!("{file}: {broken} characters cannot be read; try another encoding (--encoding)"),
    )
}

/// The importer has lost something from these words on: its own mistake.
pub fn lost(lang: Lang, words: &str) -> String {
    either(
        lang,
        || format!("从“{words}”起，认出的和原文对不上，请和原文核对"),
        || format!("from “{words}” on, what was recognised differs from the text; compare them"),
    )
}

/// A text holds several speeches, of which the first is taken.
pub fn several(lang: Lang, count: usize) -> String {
    either(
        lang,
        || format!("里面有 {count} 篇，取第 1 篇；别的用 --speech N"),
        || format!("it holds {count} speeches; the first is taken, another with --speech N"),
    )
}

/// Something was cut, and why.
pub fn cut(lang: Lang, why: &str, words: &str) -> String {
    let words = super::one_line(words);
    either(lang, || format!("切掉（{why}）：{words}"), || format!("cut ({why}): {words}"))
}

/// A part is uncertain, and why.
pub fn uncertain(lang: Lang, part: &str, why: &str) -> String {
    either(lang, || format!("待定：{part}（{why}）"), || format!("uncertain: {part} ({why})"))
}

pub const CLIPBOARD: Words = words("剪贴板", "Clipboard");

pub const ORIGINAL: Words = words("原文", "The text");
pub const RECOGNISED: Words = words("认出的结构", "What was recognised");
pub const AS_DRAFT: Words = words("作为讲话稿打开", "Open as a draft");
pub const MAKE_TEMPLATE: Words = words("做成模板…", "Make a template…");
pub const SAME: Words = words("拼回后与原文一致", "Put together again, it is the text");
pub const DIFFERS: Words = words("和原文对不上，请核对", "Differs from the text; compare them");
pub const BLANKS: Words = words("可以留空的", "May be left blank");
pub const BLANKS_NOTE: Words =
    words("做成模板后每次填新的，措辞不动", "In a template, filled in anew each time; the wording stays");
pub const CUT_OUT: Words = words("切掉的", "Cut out");
pub const PUT_BACK: Words = words("放回", "Put back");
pub const CERTAIN: Words = words("没有待定的", "Nothing is uncertain");
pub const NEXT_DOUBT: Words = words("下一处待定", "Next uncertain place");
pub const LAST_DOUBT: Words = words("上一处待定", "Uncertain place before");
pub const WHERE_ENDS: Words = words("标题到哪里为止？原文没有标点。", "Where does the heading end? No mark tells.");
pub const IS_HEADING: Words = words("这是标题吗？", "Is this a heading?");
pub const IT_IS: Words = words("是标题", "It is a heading");
pub const IT_IS_NOT: Words = words("不是标题，并入上一段", "No heading: it belongs to the paragraph before");
pub const NOTHING_FOUND: Words = words("里面没有文字。", "There are no words in it.");
pub const HIGHER: Words = words("升级", "higher");
pub const LOWER: Words = words("降级", "lower");
pub const NO_HEADING: Words = words("不是标题", "no heading");
pub const JOIN: Words = words("并入上一行", "join");
pub const SPLIT: Words = words("拆开", "split");
pub const UNDO: Words = words("撤销", "undo");
pub const OPEN: Words = words("打开", "open");
pub const TEMPLATE: Words = words("做成模板", "template");

pub const TITLE: Words = words("题目", "Title");
pub const SUBTITLE: Words = words("副题", "Subtitle");
pub const DATE: Words = words("日期", "Date");
pub const SPEAKER: Words = words("讲话人", "Speaker");
pub const SALUTATION: Words = words("称谓", "Salutation");
pub const TEXT: Words = words("正文", "Text");
pub const CLOSING: Words = words("结束语", "Closing");

/// A part on a level, 0 being the top.
pub fn level(lang: Lang, level: usize) -> String {
    const NAMES: [&str; 8] = ["一级", "二级", "三级", "四级", "五级", "六级", "七级", "八级"];
    either(lang, || NAMES.get(level).copied().unwrap_or("更低").to_owned(), || format!("Level {}", level + 1))
}

/// How many blanks a template has that was made of a speech, and how many more might be.
pub fn blanks(lang: Lang, made: usize, left: usize) -> String {
    let only = left == 0;
    either(
        lang,
        || {
            if only {
                format!("留空 {made} 处")
            } else {
                format!("留空 {made} 处；另有 {left} 处拿不准，照样写着")
            }
        },
        || {
            let blanks = if made == 1 { "one blank was made".to_owned() } else { format!("{made} blanks were made") };
            match left {
                0 => blanks,
                1 => format!("{blanks}; one more that is uncertain stays as written"),
                _ => format!("{blanks}; {left} more that are uncertain stay as written"),
            }
        },
    )
}

/// How many rows are uncertain.
pub fn doubts(lang: Lang, count: usize) -> String {
    either(lang, || format!("{count} 处待定"), || format!("{count} uncertain"))
}

/// How many lines and characters a text has.
pub fn size(lang: Lang, lines: usize, characters: usize) -> String {
    either(lang, || format!("{lines} 行　{characters} 字"), || format!("{lines} lines, {characters} characters"))
}

/// How many characters could not be read, in the window.
pub fn unread(lang: Lang, broken: usize) -> String {
    either(
        lang,
        || format!("{broken} 个字读不出来，换一种编码试试"),
        || format!("{broken} characters cannot be read; try another encoding"),
    )
}

/// One of several speeches.
pub fn speech(lang: Lang, number: usize, title: &str) -> String {
    either(lang, || format!("{number}　{title}"), || format!("{number} {title}"))
}

/// So many of something that a document held besides its text.
pub fn remark(lang: Lang, count: usize, what: Words) -> String {
    format!("{count} {}", what.get(lang))
}

pub const CHANGES_ACCEPTED: Words = words("处修订，按已接受算", "tracked changes, taken as accepted");
pub const NOTES: Words = words("个脚注，列在切掉的里", "notes, among what was cut");
pub const TEXT_BOXES: Words = words("个文本框，接在所在段后", "text boxes, behind their paragraphs");
pub const TABLES: Words = words("个表格，只留文字", "tables, of which the text is left");
pub const HIDDEN: Words = words("个隐藏的字，没有读", "hidden characters, left out");
pub const COMMENTS: Words = words("条批注，没有读", "comments, left out");
pub const PICTURES: Words = words("张图片，没有读", "pictures, left out");
pub const SIGNS: Words = words("个特殊符号，认不出", "signs that nobody can read");
pub const DOCUMENTS: Words = words("个嵌入的文档，没有读", "documents within, left out");
