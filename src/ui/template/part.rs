//! The part in which the caret stands: what it is for, when it is spoken, and what helps to write it.

use std::sync::Arc;

use egui::{Ui, vec2};

use super::Making;
use super::inputs::Asked;
use crate::edit::{Edit, Kind, Plan, join_list, set_shares, shares_of};
use crate::i18n::making;
use crate::model::{About, Field, FieldKind, Role, Sample, Section, Text, When};
use crate::ui::controls::{Weight, button, icon_button, label, pill, small_button, switch};
use crate::ui::icons::Icon;
use crate::ui::names;
use crate::ui::section_menu::numbering_ui;
use crate::ui::theme::{Theme, Type};

impl Making<'_> {
    pub(super) fn part_ui(&mut self, ui: &mut Ui) {
        let (lang, theme) = (self.lang, Theme::of(ui));
        let part = self.open.current.and_then(|id| self.draft.section(id));
        let Some(section) = part else {
            label(ui, Type::Interface, theme.ink2, making::NO_PART.get(lang));
            return;
        };
        label(ui, Type::ListTitle, theme.ink, &names::name_of(lang, self.open, section.id));
        ui.add_space(6.0);
        let plan = Plan::of(section);
        let put = |plan: Plan| Edit::Plan { section: section.id, with: Box::new(plan) };

        let roles = Role::ALL.map(|role| (role, names::role_name(lang, role).to_owned()));
        if let Some(role) = self.choice(ui, making::ROLE.get(lang), roles, &plan.role) {
            self.edit(put(Plan { role, ..plan.clone() }), Kind::Whole);
        }
        let (name, hint) = (making::GUIDANCE.get(lang), making::GUIDANCE_HINT.get(lang));
        let asked = Asked { key: ("guidance", section.id), name, hint, rows: 3 };
        if let Some(words) = self.words(ui, &asked, &plan.guidance) {
            self.typed(put(Plan { guidance: words.into(), ..plan.clone() }));
        }
        if self.draft.sections.iter().any(|other| other.id == section.id) {
            self.share_ui(ui, section);
        }
        ui.horizontal(|ui| {
            if let Some(optional) = switch(ui, making::OPTIONAL.get(lang), plan.optional) {
                self.edit(put(Plan { optional, ..plan.clone() }), Kind::Whole);
            }
            label(ui, Type::Interface, theme.ink2, making::OPTIONAL.get(lang));
        });
        ui.add_space(6.0);
        self.when_ui(ui, section);
        self.list_ui(ui, section);
        self.item_fields_ui(ui, section);
        self.phrasings_ui(ui, section);
        numbering_ui(ui, lang, self.open, section.id, self.actions);
    }

    /// Its share of the time, and what all of them come to.
    fn share_ui(&mut self, ui: &mut Ui, section: &Section) {
        let (lang, theme) = (self.lang, Theme::of(ui));
        let name = making::SHARE.get(lang);
        let now = section.share.map(percent).unwrap_or_default();
        let asked = Asked { key: ("share", section.id), name, hint: "", rows: 1 };
        let share = self.input_as(ui, &asked, &now, |typed| {
            let trimmed = typed.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
            if trimmed.is_empty() {
                return Ok((None, String::new()));
            }
            let share: Option<f32> = trimmed.parse().ok().filter(|share| (0.0..=100.0).contains(share));
            let share = share.map(|share| (share * 10.0).round() / 1000.0).ok_or(making::SHARE_FAULT.get(lang))?;
            Ok((Some(share), percent(share)))
        });
        if let Some(share) = share {
            let plan = Plan { share, ..Plan::of(section) };
            self.typed(Edit::Plan { section: section.id, with: Box::new(plan) });
        }
        ui.horizontal(|ui| {
            if let Some(sum) = self.draft.share_sum() {
                let color = if sum == 1000 { theme.ink3 } else { theme.warn };
                label(ui, Type::Small, color, &making::shares(lang, &tenths(sum)));
            }
            if small_button(ui, making::BY_LENGTH.get(lang), making::BY_LENGTH_NAME.get(lang)).clicked() {
                let rate = self.open.rate(self.session.settings.rate);
                let seconds = |part: &Section| self.open.measured().section(part).seconds(rate);
                let weights: Vec<f64> = self.draft.sections.iter().map(seconds).collect();
                self.edit(set_shares(self.draft, &shares_of(&weights)), Kind::Whole);
            }
        });
        ui.add_space(6.0);
    }

    /// On which answer it depends whether it is spoken.
    fn when_ui(&mut self, ui: &mut Ui, section: &Section) {
        let lang = self.lang;
        let now = section.when.clone();
        let mut all: Vec<(Option<When>, String)> = vec![(None, making::ALWAYS.get(lang).to_owned())];
        for field in &self.draft.fields {
            let when = |choices: Vec<String>, not| Some(When { field: field.id.clone(), choices, not });
            match &field.kind {
                FieldKind::YesNo => {
                    all.push((when(Vec::new(), false), field.name.clone()));
                    all.push((when(Vec::new(), true), making::without(lang, &field.name)));
                }
                FieldKind::Choice(options) => {
                    let name = |option: &String| making::chosen(lang, &field.name, option);
                    let one = |option: &String| (when(vec![option.clone()], false), name(option));
                    all.extend(options.iter().map(one));
                }
                _ => {}
            }
        }
        if all.len() == 1 {
            label(ui, Type::Small, Theme::of(ui).ink2, making::WHEN.get(lang));
            label(ui, Type::Small, Theme::of(ui).ink3, making::NO_CONDITION.get(lang));
            ui.add_space(6.0);
            return;
        }
        label(ui, Type::Small, Theme::of(ui).ink2, making::WHEN.get(lang));
        let mut pressed = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            for (when, name) in all {
                if pill(ui, &name, is_among(when.as_ref(), now.as_ref())).clicked() {
                    pressed = Some(when);
                }
            }
        });
        ui.add_space(6.0);
        if let Some(pressed) = pressed {
            let plan = Plan { when: toggled(now, pressed), ..Plan::of(section) };
            self.edit(Edit::Plan { section: section.id, with: Box::new(plan) }, Kind::Whole);
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, section: &Section) {
        let lang = self.lang;
        if self.draft.lists.is_empty() {
            return;
        }
        let none = (None, making::OF_NO_LIST.get(lang).to_owned());
        let lists = self.draft.lists.iter().map(|list| (Some(list.id.clone()), list.name.clone()));
        let all: Vec<_> = std::iter::once(none).chain(lists).collect();
        if let Some(list) = self.choice(ui, making::OF_LIST.get(lang), all, &section.list) {
            self.planned(join_list(self.draft, section.id, list.as_ref()));
        }
    }

    /// The blanks of which this item has values of its own, each with what it says and its sample.
    fn item_fields_ui(&mut self, ui: &mut Ui, section: &Section) {
        let lang = self.lang;
        let list = section.list.as_ref().and_then(|id| self.draft.list(id));
        let Some(list) = list.filter(|list| !list.fields.is_empty()) else { return };
        label(ui, Type::Small, Theme::of(ui).ink2, making::OWN_BLANKS.get(lang));
        for field in &list.fields {
            let asked = Asked { key: ("item", section.id, &field.id), name: &field.name, hint: &field.hint, rows: 1 };
            if let Some(value) = self.value(ui, &asked, &field.kind, section.values.get(&field.id)) {
                self.typed(Edit::Value { section: Some(section.id), field: field.id.clone(), value });
            }
            self.sample_ui(ui, Some(section), field);
        }
    }

    /// What a field says where the template is shown.
    pub(super) fn sample_ui(&mut self, ui: &mut Ui, section: Option<&Section>, field: &Field) {
        let Some(about) = &self.draft.about else { return };
        let id = section.map(|section| section.id);
        let name = format!("{}　{}", field.name, making::SAMPLE.get(self.lang));
        let rows = if field.kind == FieldKind::LongText { 3 } else { 1 };
        let asked = Asked { key: ("sample", id, &field.id), name: &name, hint: "", rows };
        let now = about.sample(id, &field.id);
        let Some(value) = self.value(ui, &asked, &field.kind, now) else { return };
        let mut with = About::clone(about);
        let at = with.samples.iter().position(|sample| sample.section == id && sample.field == field.id);
        let at = at.map_or(with.samples.len()..with.samples.len(), |at| at..at + 1);
        let sample = value.map(|value| Sample { section: id, field: field.id.clone(), value });
        with.samples.splice(at, sample);
        self.typed(Edit::About { with: Arc::new(with) });
    }

    fn phrasings_ui(&mut self, ui: &mut Ui, section: &Section) {
        let lang = self.lang;
        label(ui, Type::Small, Theme::of(ui).ink2, making::PHRASINGS.get(lang));
        let plan = Plan::of(section);
        let put = |phrasings: Vec<Arc<Text>>| {
            let plan = Plan { phrasings, ..plan.clone() };
            Edit::Plan { section: section.id, with: Box::new(plan) }
        };
        for (index, phrasing) in section.phrasings.iter().enumerate() {
            let name = making::phrasing(lang, index + 1);
            let asked = Asked { key: ("phrasing", section.id, index), name: &name, hint: "", rows: 2 };
            let mut out = false;
            let changed = self.text(ui, &asked, phrasing);
            ui.horizontal(|ui| {
                let name = format!("{name}　{}", making::REMOVE.get(lang));
                out = icon_button(ui, Icon::Trash, &name, None).clicked();
            });
            let mut all = section.phrasings.clone();
            if out {
                all.remove(index);
                self.edit(put(all), Kind::Whole);
            } else if let (Some(text), Some(place)) = (changed, all.get_mut(index)) {
                *place = Arc::new(text);
                self.typed(put(all));
            }
        }
        if button(ui, Weight::Quiet, Some(Icon::Plus), making::ADD_PHRASING.get(lang)).clicked() {
            let mut all = section.phrasings.clone();
            all.push(Arc::default());
            self.edit(put(all), Kind::Whole);
        }
        ui.add_space(6.0);
    }
}

/// Whether a condition holds where another does: of several choices each is one.
fn is_among(one: Option<&When>, now: Option<&When>) -> bool {
    match (one, now) {
        (Some(one), Some(now)) if !one.choices.is_empty() => {
            one.field == now.field
                && one.not == now.not
                && one.choices.iter().all(|choice| now.choices.contains(choice))
        }
        (one, now) => one == now,
    }
}

/// The condition after one was pressed: choices of one field come and go one by one.
fn toggled(now: Option<When>, pressed: Option<When>) -> Option<When> {
    let pressed = pressed?;
    let Some(mut now) = now.filter(|now| now.field == pressed.field && !pressed.choices.is_empty()) else {
        return Some(pressed);
    };
    for choice in pressed.choices {
        match now.choices.iter().position(|other| *other == choice) {
            Some(at) => {
                now.choices.remove(at);
            }
            None => now.choices.push(choice),
        }
    }
    (!now.choices.is_empty()).then_some(now)
}

fn percent(share: f32) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is at most one")]
    let thousandths = (share * 1000.0).round().clamp(0.0, 1000.0) as u32;
    tenths(thousandths)
}

/// Thousandths as percent, with a decimal where there is one.
fn tenths(thousandths: u32) -> String {
    if thousandths.is_multiple_of(10) {
        (thousandths / 10).to_string()
    } else {
        format!("{}.{}", thousandths / 10, thousandths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_of_a_condition_come_and_go_one_by_one() {
        let when = |text: &str| When::parse(text);
        assert_eq!(toggled(None, when("kind=甲")), when("kind=甲"));
        assert_eq!(toggled(when("kind=甲"), when("kind=乙")), when("kind=甲|乙"));
        assert_eq!(toggled(when("kind=甲|乙"), when("kind=甲")), when("kind=乙"));
        assert_eq!(toggled(when("kind=甲"), when("kind=甲")), None);
        assert_eq!(toggled(when("kind=甲"), when("not online")), when("not online"));
        assert_eq!(toggled(when("online"), None), None);
    }

    #[test]
    fn shares_are_said_in_percent() {
        assert_eq!([percent(0.05), percent(0.125), percent(1.0)], ["5", "12.5", "100"]);
    }
}
