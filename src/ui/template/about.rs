//! What a template says of itself: name, occasion, time, language, the numbers of its levels.

use std::sync::Arc;

use egui::Ui;

use super::Making;
use super::inputs::Asked;
use crate::edit::{Edit, Kind};
use crate::i18n::{making, templates, window};
use crate::model::{About, Category, Draft, Language, LevelStyle};
use crate::ui::names::category_name;
use crate::ui::section_menu::styles_ui;

/// How many levels are offered.
const LEVELS: usize = 3;

impl Making<'_> {
    pub(super) fn about_ui(&mut self, ui: &mut Ui) {
        let (lang, draft) = (self.lang, self.draft);
        let Some(about) = &draft.about else { return };
        let put = |about: About| Edit::About { with: Arc::new(about) };
        let asked = Asked { key: "name", name: templates::NAME.get(lang), hint: "", rows: 1 };
        if let Some(name) = self.words(ui, &asked, &about.name) {
            self.typed(put(About { name, ..About::clone(about) }));
        }
        let asked = Asked { key: "occasion", name: making::OCCASION.get(lang), hint: "", rows: 2 };
        if let Some(occasion) = self.words(ui, &asked, &about.occasion) {
            self.typed(put(About { occasion, ..About::clone(about) }));
        }
        let categories = Category::ALL.map(|category| (category, category_name(lang, category).to_owned()));
        if let Some(category) = self.choice(ui, making::CATEGORY.get(lang), categories, &about.category) {
            self.edit(put(About { category, ..About::clone(about) }), Kind::Whole);
        }
        let asked = Asked { key: "minutes", name: making::MINUTES.get(lang), hint: "", rows: 1 };
        if let Some(minutes) = self.number(ui, &asked, draft.slot_minutes, 1..=600, making::MINUTES_FAULT.get(lang)) {
            self.typed(Edit::Slot { minutes });
        }
        let languages = [(Language::Chinese, window::IN_CHINESE), (Language::English, window::IN_ENGLISH)];
        let languages = languages.map(|(language, words)| (language, words.get(lang).to_owned()));
        if let Some(language) = self.choice(ui, making::LANGUAGE.get(lang), languages, &draft.language) {
            let with = Box::new(Draft { language, ..Draft::clone(draft) });
            self.edit(Edit::Draft { with }, Kind::Whole);
        }
        for level in 0..LEVELS.min(draft.style.levels.len() + 1) {
            let now = draft.style.level(level);
            let title = making::level(lang, level + 1);
            if let Some(style) = styles_ui(ui, lang, &title, Some(now.numbering)) {
                let style = LevelStyle { numbering: style.unwrap_or_default(), ..now };
                self.edit(Edit::Level { level, style }, Kind::Whole);
            }
        }
    }
}
