//! Why a document of another program could not be read, and what to do. One line each, behind the name of the file.

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
