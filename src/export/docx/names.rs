//! The fonts that a document names, and what Word may take where one is missing.

use std::collections::BTreeMap;

use super::xml::{HEAD, WORD, escaped};
use crate::model::{Language, PageNumberStyle, Profile, TypeStyle};

/// Families, and by what name the same or the likest one is found on other machines.
const OTHER_NAMES: [(&str, &str); 10] = [
    ("仿宋_GB2312", "仿宋"),
    ("楷体_GB2312", "楷体"),
    ("方正小标宋简体", "宋体"),
    ("方正小标宋_GBK", "宋体"),
    ("小标宋", "宋体"),
    ("仿宋", "FangSong"),
    ("楷体", "KaiTi"),
    ("宋体", "SimSun"),
    ("黑体", "SimHei"),
    ("微软雅黑", "Microsoft YaHei"),
];

/// The table of all fonts of a profile.
pub fn font_table(profile: &Profile) -> String {
    // In the order of their names; one that sets Chinese anywhere is a Chinese one.
    let mut families: BTreeMap<&str, bool> = BTreeMap::new();
    for (_, style) in profile.types() {
        *families.entry(&style.chinese).or_default() = true;
        families.entry(&style.latin).or_default();
    }
    if profile.page_number.style != PageNumberStyle::None {
        families.entry(&profile.page_number.font).or_default();
    }
    let mut out = format!("{HEAD}<w:fonts {WORD}>");
    for (name, chinese) in families {
        out += &format!("<w:font w:name=\"{}\">", escaped(name));
        if let Some((_, other)) = OTHER_NAMES.iter().find(|(family, _)| *family == name) {
            out += &format!("<w:altName w:val=\"{other}\"/>");
        }
        // 0x86 is GB2312, by which Word knows which of its own fonts to take where it finds neither.
        let (charset, pitch) = if chinese { ("86", "default") } else { ("00", "variable") };
        out +=
            &format!("<w:charset w:val=\"{charset}\"/><w:family w:val=\"auto\"/><w:pitch w:val=\"{pitch}\"/></w:font>");
    }
    out + "</w:fonts>"
}

/// The fonts of a type. In a Chinese speech what could belong to either script is taken for Chinese.
pub fn fonts(style: &TypeStyle, language: Language) -> String {
    let hint = match language {
        Language::Chinese => " w:hint=\"eastAsia\"",
        Language::English => "",
    };
    let (latin, chinese) = (escaped(&style.latin), escaped(&style.chinese));
    format!("<w:rFonts w:ascii=\"{latin}\" w:hAnsi=\"{latin}\" w:eastAsia=\"{chinese}\" w:cs=\"{latin}\"{hint}/>")
}

/// The Chinese font of a type for all letters, so that no program sets a Chinese mark in a Latin one.
pub fn chinese_fonts(style: &TypeStyle) -> String {
    let chinese = escaped(&style.chinese);
    format!("<w:rFonts w:ascii=\"{chinese}\" w:hAnsi=\"{chinese}\" w:eastAsia=\"{chinese}\" w:hint=\"eastAsia\"/>")
}
