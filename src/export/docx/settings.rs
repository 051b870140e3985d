//! What a document says of itself, and how Word is to treat it.

use super::footer;
use super::xml::{HEAD, WORD, escaped};
use crate::export::Facts;
use crate::model::{Language, Profile};

/// The settings of the document.
pub fn settings(profile: &Profile, language: Language) -> String {
    let two = if footer::has_two(&profile.page_number) { "<w:evenAndOddHeaders/>" } else { "" };
    let marks = match language {
        Language::Chinese => "compressPunctuation",
        Language::English => "doNotCompress",
    };
    // A line that ends with a line break is not drawn apart to the margin; and Word is the one of today, not an old one.
    format!(
        "{HEAD}<w:settings {WORD}>{two}<w:characterSpacingControl w:val=\"{marks}\"/>\
         <w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"
    )
}

/// Title, author and day of the speech.
pub fn core(facts: &Facts, language: Language) -> String {
    let mut out = format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
    );
    let (title, author) = (escaped(&facts.title), escaped(&facts.author));
    out += &format!("<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>");
    out += &format!("<dc:language>{}</dc:language>", language.tag());
    // Years of other than four digits cannot be told in a file.
    if let Some(day) = facts.day.filter(|day| day.year() > 0) {
        for name in ["created", "modified"] {
            out += &format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:{name}>");
        }
    }
    out + "</cp:coreProperties>"
}
