//! How speeches are set on paper: profiles and what can be set in them.

use super::{Lang, Words, either, words};

pub const PROFILES: Words = words("版式设置…", "Page layouts…");
pub const TITLE: Words = words("版式", "Page layouts");
pub const NOTE: Words = words(
    "程序自带的不能改，复制一份再改。改了马上有效。",
    "The program’s own stay as they are: change a copy. Changes count at once.",
);
pub const COPY: Words = words("复制一份来改", "Change a copy");
pub const DELETE: Words = words("删除这个版式", "Delete this layout");
pub const IMPORT: Words = words("从 Word 文档取…", "From a Word file…");
pub const NAME: Words = words("名称", "Name");
pub const PAPER: Words = words("纸张（毫米）", "Paper (mm)");
pub const WIDTH: Words = words("宽", "Width");
pub const HEIGHT: Words = words("高", "Height");
pub const TOP: Words = words("上边距", "Top");
pub const BOTTOM: Words = words("下边距", "Bottom");
pub const LEFT: Words = words("左边距", "Left");
pub const RIGHT: Words = words("右边距", "Right");
pub const TYPES: Words = words("字体字号", "Type");
pub const CHINESE: Words = words("中文字体", "Chinese font");
pub const LATIN: Words = words("西文字体", "Latin font");
pub const SIZE: Words = words("字号", "Size");
pub const PITCH: Words = words("行距/磅", "Line, pt");
pub const INDENT: Words = words("缩进/字", "Indent");
pub const BOLD: Words = words("加粗", "Bold");
pub const SIZE_HINT: Words = words("填磅数，也可以填“三号”“小二”", "Points, as 16, or 三号");
pub const TITLE_LINE: Words = words("题目", "Title");
pub const SUBTITLE: Words = words("副题", "Subtitle");
pub const BYLINE: Words = words("署名和日期", "Byline");
pub const BODY: Words = words("正文", "Body");
pub const PAGE_NUMBER: Words = words("页码", "Page number");
pub const NUMBER_STYLES: [Words; 4] =
    [words("不要", "None"), words("1", "1"), words("— 1 —", "— 1 —"), words("1 / 5", "1 / 5")];
pub const NUMBER_PLACES: [Words; 2] = [words("居中", "Centre"), words("单页靠右、双页靠左", "Outside")];
pub const FONT: Words = words("字体", "Font");
pub const BELOW: Words = words("离正文（毫米）", "Below the text (mm)");
pub const ALIGNS: [Words; 4] =
    [words("两端对齐", "justified"), words("左对齐", "left"), words("居中", "centred"), words("右对齐", "right")];
pub const ALIGNS_SHORT: [Words; 4] = [words("齐", "J"), words("左", "L"), words("中", "C"), words("右", "R")];
pub const BOLD_SHORT: Words = words("粗", "B");
pub const NUMBERS: Words = words("Word 里的序号", "Numbers in Word");
pub const NUMBERS_KINDS: [Words; 2] = [words("写成文字", "As words"), words("自动编号", "Automatic")];
pub const BRACKETS: Words = words("日期加圆括号", "Date in brackets");
pub const MARKS: Words = words("带停顿、重读记号", "With marks for pauses and stress");
pub const READING: Words = words("朗读稿", "Reading copy");
pub const FREE: Words = words("页脚空出（%）", "Free at the foot (%)");
pub const NEXT_WORDS: Words = words("页末印下页头几个字", "First words of the next page at the foot");
pub const MINUTES: Words = words("页边标时间", "Minutes at the margin");
pub const PINYIN: Words = words("生僻字注音", "Pinyin over rare characters");

/// The headings of a level, from 1.
pub fn heading(lang: Lang, level: usize) -> String {
    either(lang, || format!("{level} 级标题"), || format!("Heading {level}"))
}
