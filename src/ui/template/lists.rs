//! The lists of a template: runs of parts that are counted.

use std::sync::Arc;

use egui::{Ui, pos2, vec2};

use super::Making;
use super::inputs::Asked;
use crate::app::Action;
use crate::edit::{Edit, Kind, add_list, remove_list, set_list};
use crate::i18n::{making, window};
use crate::model::{List, Role, Section, SectionId, Text};
use crate::ui::controls::{Weight, button, icon_button, label, paint_right, paint_text, row};
use crate::ui::icons::Icon;
use crate::ui::section_menu::styles_ui;
use crate::ui::theme::{Theme, Type, size};

impl Making<'_> {
    pub(super) fn lists_ui(&mut self, ui: &mut Ui) {
        let (lang, theme, draft) = (self.lang, Theme::of(ui), self.draft);
        for list in &draft.lists {
            let unfolded = self.state.list.as_ref() == Some(&list.id);
            let (rect, response) = row(ui, size::ROW_SHELF, unfolded, &list.name);
            let icon = if unfolded { Icon::CaretDown } else { Icon::CaretRight };
            icon.paint(ui, pos2(rect.left() + 12.0, rect.center().y), size::ICON_SMALL, theme.ink3);
            let count = draft.walk().filter(|section| section.list.as_ref() == Some(&list.id)).count();
            let note = making::items(lang, count);
            paint_right(ui, rect.right_center() - vec2(8.0, 0.0), Type::Small, theme.ink3, &note);
            let at = pos2(rect.left() + 24.0, rect.center().y);
            paint_text(ui, at, rect.width() - 90.0, Type::Interface, theme.ink, &list.name);
            if response.clicked() {
                self.state.list = (!unfolded).then(|| list.id.clone());
            }
            if unfolded {
                ui.add_space(6.0);
                self.one_list_ui(ui, list);
            }
        }
        ui.add_space(4.0);
        if button(ui, Weight::Quiet, Some(Icon::Plus), making::ADD_LIST.get(lang)).clicked()
            && let Ok((edit, id)) = add_list(draft, making::NEW_LIST.get(lang))
        {
            self.edit(edit, Kind::Whole);
            self.state.list = Some(id);
        }
    }

    fn one_list_ui(&mut self, ui: &mut Ui, list: &List) {
        let lang = self.lang;
        let key = |what: &'static str| ("list", list.id.clone(), what);
        let asked = Asked { key: key("name"), name: making::LIST_NAME.get(lang), hint: "", rows: 1 };
        if let Some(name) = self.words(ui, &asked, &list.name) {
            self.set_list(List { name, ..list.clone() });
        }
        ui.columns(3, |columns| {
            let numbers = [
                ("min", making::LEAST, Some(list.min)),
                ("max", making::MOST, list.max),
                ("start", making::START, Some(list.start)),
            ];
            for (ui, (what, words, now)) in columns.iter_mut().zip(numbers) {
                let asked = Asked { key: key(what), name: words.get(lang), hint: "", rows: 1 };
                let now = now.filter(|now| *now > 0 || what == "max");
                let fault = making::COUNT_FAULT.get(lang);
                let Some(number) = self.number(ui, &asked, now, 0..=99, fault) else { continue };
                let number_or_none = number.unwrap_or_default();
                self.set_list(match what {
                    "min" => List { min: number_or_none, ..list.clone() },
                    "max" => List { max: number, ..list.clone() },
                    _ => List { start: number_or_none, ..list.clone() },
                });
            }
        });
        let (name, hint) = (making::PATTERN.get(lang), making::PATTERN_HINT.get(lang));
        let asked = Asked { key: key("pattern"), name, hint, rows: 1 };
        let none = Text::default();
        if let Some(pattern) = self.text(ui, &asked, list.pattern.as_ref().unwrap_or(&none)) {
            let pattern = Some(pattern).filter(|pattern| !pattern.is_empty());
            self.set_list(List { pattern, ..list.clone() });
        }
        if let Some(style) = styles_ui(ui, lang, window::NUMBERING_OF_LIST.get(lang), list.style) {
            self.edit(Edit::ListNumbering { list: list.id.clone(), style }, Kind::Whole);
        }
        ui.add_space(6.0);
        self.item_ui(ui, list);
        label(ui, Type::Small, Theme::of(ui).ink2, making::OWN_BLANKS.get(lang));
        self.fields_of_ui(ui, &list.fields, Some(&list.id));
        ui.horizontal(|ui| {
            if button(ui, Weight::Plain, None, making::PUT_COUNT_IN.get(lang)).clicked() {
                self.actions.push(Action::InsertPhrase(format!("{{count:{}}}", list.id.as_str())));
            }
            if icon_button(ui, Icon::Trash, making::REMOVE.get(lang), None).clicked() {
                self.planned(remove_list(self.draft, &list.id));
            }
        });
        ui.add_space(12.0);
    }

    /// What a new item says.
    fn item_ui(&mut self, ui: &mut Ui, list: &List) {
        let lang = self.lang;
        let item = list.item.as_deref().cloned().unwrap_or_else(|| Section::new(SectionId(0), Role::Item));
        let first = item.body.first().cloned().unwrap_or_default();
        let key = |what: &'static str| ("item", list.id.clone(), what);
        let asked = Asked { key: key("body"), name: making::ITEM_BODY.get(lang), hint: "", rows: 3 };
        if let Some(text) = self.text(ui, &asked, &first) {
            let mut body = item.body.clone();
            let end = body.len().min(1);
            body.splice(0..end, [Arc::new(text)]);
            let item = Some(Arc::new(Section { body, ..item.clone() }));
            self.set_list(List { item, ..list.clone() });
        }
        let asked = Asked { key: key("guidance"), name: making::ITEM_GUIDANCE.get(lang), hint: "", rows: 2 };
        if let Some(words) = self.words(ui, &asked, &item.guidance) {
            let item = Some(Arc::new(Section { guidance: words.into(), ..item }));
            self.set_list(List { item, ..list.clone() });
        }
    }

    fn set_list(&mut self, list: List) {
        if let Ok(edit) = set_list(self.draft, list) {
            self.typed(edit);
        }
    }
}
