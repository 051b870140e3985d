//! What the window calls a part: its number and heading, or what it is for.

use crate::app::OpenDocument;
use crate::assemble::{Reading, Source, label as mark_of};
use crate::i18n::{Lang, window};
use crate::model::{Category, Role, Section, SectionId};

/// What a role is called.
pub fn role_name(lang: Lang, role: Role) -> &'static str {
    let names = Role::ALL.iter().zip(window::ROLES);
    names.into_iter().find(|(other, _)| **other == role).map_or("", |(_, name)| name.get(lang))
}

/// What a kind of occasion is called.
pub fn category_name(lang: Lang, category: Category) -> &'static str {
    match category {
        Category::Meeting => window::OF_MEETINGS,
        Category::Ceremony => window::OF_CEREMONIES,
        Category::Campaign => window::OF_CAMPAIGNS,
        Category::House => window::OF_HOUSES,
        Category::Personal => window::OF_PERSONS,
        Category::Other => window::OF_OTHERS,
    }
    .get(lang)
}

/// What a part is called: its number and heading, or what it is for.
pub fn name_of(lang: Lang, open: &OpenDocument, id: SectionId) -> String {
    let chain = open.document.draft().chain(id);
    let Some((section, level)) = chain.last().map(|section| (*section, chain.len() - 1)) else { return String::new() };
    let (mark, words) = parts_of(lang, open, section, &chain, level);
    format!("{mark}{words}")
}

/// The two halves of that name.
pub fn parts_of(
    lang: Lang,
    open: &OpenDocument,
    section: &Section,
    chain: &[&Section],
    level: usize,
) -> (String, String) {
    let draft = open.document.draft();
    let mark = mark_of(draft, section, &open.speech().numbers, &draft.style, level);
    let reading = Reading::new(draft, chain, open.speech());
    let words = draft.heading_of(section).map(|text| reading.words(Source::Heading(section.id), text));
    let words = words.filter(|words| !words.is_empty()).unwrap_or_else(|| role_name(lang, section.role).to_owned());
    (mark, words)
}
