//! The page of settings.

use super::{Lang, Words, either, words};

// What a change of the theme tells.
pub const NOW_LIGHT: Words = words("已换成浅色", "Light from now on");
pub const NOW_DARK: Words = words("已换成深色", "Dark from now on");
pub const NOW_AS_SYSTEM: Words = words("明暗跟随系统", "Light or dark as the system is");

pub const SEARCH: Words = words("查设置", "Search settings");
pub const NOTE: Words = words("改了就生效，不用保存。", "Changes count at once; nothing needs saving.");
pub const DONE: Words = words("关闭", "Close");
pub const NOTHING_FOUND: Words = words("没有叫这个的设置。", "No setting by that name.");

// Groups.
pub const INTERFACE: Words = words("界面", "Interface");
pub const PAGE: Words = words("稿纸", "Page");
pub const SPEAKING: Words = words("语速", "Speaking");
pub const CHECKS: Words = words("检查", "Checks");
pub const WINDOW: Words = words("窗口", "Window");

// Settings.
pub const LANGUAGE: Words = words("界面语言", "Language");
pub const AS_SYSTEM: Words = words("跟随系统", "As the system");
pub const CHINESE: Words = words("中文", "中文");
pub const ENGLISH: Words = words("English", "English");
pub const THEME: Words = words("明暗", "Theme");
pub const LIGHT: Words = words("浅色", "Light");
pub const DARK: Words = words("深色", "Dark");
pub const CONTRAST: Words = words("高对比度", "High contrast");
pub const CONTRAST_NOTE: Words = words("黑白分明，边线加深。", "Black on white, with clear edges.");
pub const SCALE: Words = words("界面缩放", "Interface zoom");
pub const MOTION: Words = words("减少动画", "Less motion");
pub const MOTION_NOTE: Words = words("淡入和滑动都不要。", "Nothing fades or slides.");
pub const ZOOM: Words = words("稿纸缩放", "Page zoom");
pub const ZOOM_NOTE: Words = words("只放大稿纸，界面不变。", "The page only; the interface stays.");
pub const FACE: Words = words("正文字体", "Text face");
pub const FACE_NOTE: Words = words("只管屏幕上的稿纸。", "For the page on the screen only.");
pub const SERIF: Words = words("宋体（思源宋体）", "Noto Serif SC");
pub const SANS: Words = words("黑体（思源黑体）", "Noto Sans SC");
pub const FACE_SEARCH: Words = words("查字体", "Search fonts");
pub const SAMPLE: Words = words("各位代表、同志们：今年是关键的一年。", "各位代表、同志们：Ladies and gentlemen,");
pub const FACES_COMING: Words = words("正在看这台电脑上的字体", "Looking at the fonts of this machine");
pub const FACE_GONE: Words =
    words("这台电脑上没有这个字体，先用宋体", "That font is not on this machine; the serif face stands in");
pub const CHARACTERS: Words = words("每行字数", "Characters a line");
pub const TYPEWRITER: Words = words("打字机滚动", "Typewriter scrolling");
pub const TYPEWRITER_NOTE: Words = words("正在写的一行停在中间。", "The line being written stays in the middle.");
pub const RATE_CHINESE: Words = words("中文语速", "Chinese");
pub const RATE_ENGLISH: Words = words("英文语速", "English");
pub const OUTLINE: Words = words("显示提纲", "Show outline");
pub const PREVIEW: Words = words("显示预览", "Show preview");
pub const RENDERER: Words = words("画面由谁画", "Drawn by");
pub const RENDERER_NOTE: Words = words(
    "下次打开时生效。没有显卡的电脑，处理器画得快得多。",
    "From the next start on. Without a graphics card the processor is much faster.",
);
pub const AS_FITS: Words = words("自动", "What fits");
pub const CARD: Words = words("显卡", "Graphics card");
pub const PROCESSOR: Words = words("处理器", "Processor");

pub const SENTENCE: Words = words("一句最长", "Longest sentence");
pub const BREATH: Words = words("一口气最长", "Longest breath");
pub const BREATH_NOTE: Words =
    words("中间没有标点，一口气要念完的字数。", "Characters that are said without any mark between.");
pub const ENGLISH_SENTENCE: Words = words("英文一句最长", "Longest English sentence");

// Units.
pub const PERCENT: Words = words("%", "%");
pub const CHARACTERS_UNIT: Words = words("字", "characters");
pub const SYLLABLES: Words = words("字／分钟", "syllables a minute");
pub const WORDS_UNIT: Words = words("词", "words");
pub const WORDS_A_MINUTE: Words = words("词／分钟", "words a minute");
pub const MORE: Words = words("加", "More");

pub fn range(lang: Lang, least: u16, most: u16) -> String {
    either(lang, || format!("写 {least} 到 {most} 的数"), || format!("A number from {least} to {most}"))
}

pub fn step(lang: Lang, more: bool, name: &str) -> String {
    either(
        lang,
        || format!("{name}{}", if more { "加一点" } else { "减一点" }),
        || format!("{} {}", if more { "Increase" } else { "Decrease" }, name.to_lowercase()),
    )
}
