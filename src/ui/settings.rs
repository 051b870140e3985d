//! What can be set, in one place: searched, in force at once, each with its way back. The other page holds all keys.

use std::collections::HashMap;

use egui::{Frame, Id, Key, Margin, Modifiers, ScrollArea, Sense, Ui, vec2};

use super::Actions;
use super::controls::{
    self, Input, Weight, button, button_width, icon_button, input, label, paint_right, segmented, small_button,
};
use super::faces::{FacesState, face_ui, sample_ui};
use super::icons::Icon;
use super::keys_page::{KeysState, keys_ui};
use super::rules_page::rules_ui;
use super::sheets::dialog_ui;
use super::theme::{Theme, Type, hairline, size};
use super::words_page::{WordsState, tables_ui, words_ui};
use crate::app::matching::matches;
use crate::app::{Action, Command, Overlay, Session, Setting};
use crate::i18n::{Lang, Words, commands, review, settings as words, words as list};
use crate::store::{Brightness, Renderer, Settings, Speaks, Within};

/// What the dialog remembers while it is shown.
#[derive(Default)]
pub struct SettingsState {
    query: String,
    /// What is being typed as a number, where it is not the value that is set.
    typed: HashMap<Setting, String>,
    faces: FacesState,
    /// The page of all keys.
    pub keys: KeysState,
    rules: String,
    list: WordsState,
    page: Option<Page>,
}

/// The pages of the dialog.
#[derive(Clone, Copy, PartialEq)]
enum Page {
    Settings,
    Rules,
    Words,
    Keys,
}

impl Page {
    const ALL: [Self; 4] = [Self::Settings, Self::Rules, Self::Words, Self::Keys];

    fn of(overlay: Overlay) -> Self {
        match overlay {
            Overlay::Rules => Self::Rules,
            Overlay::Words => Self::Words,
            Overlay::Keys(_) => Self::Keys,
            _ => Self::Settings,
        }
    }

    /// Its title, the name of its search and its note, and what shows it.
    fn about(self) -> ([Words; 3], Command) {
        match self {
            Self::Settings => ([commands::SETTINGS, words::SEARCH, words::NOTE], Command::Settings),
            Self::Rules => ([words::CHECKS, review::SEARCH, review::NOTE], Command::Rules),
            Self::Words => ([list::TITLE, list::SEARCH, list::NOTE], Command::Words),
            Self::Keys => ([commands::KEYS, commands::KEYS_SEARCH, commands::KEYS_NOTE], Command::Keys),
        }
    }
}

/// Shows the dialog, on one of its pages.
pub fn settings_ui(ui: &Ui, session: &Session, overlay: Overlay, state: &mut SettingsState, actions: &mut Actions) {
    let lang = session.lang;
    let page = Page::of(overlay);
    // Which page is new to the eye, so that its search has the keyboard.
    let fresh = state.page.replace(page) != Some(page);
    let shut = dialog_ui(ui, "settings", size::SETTINGS, |ui| {
        head_ui(ui, lang, page, actions);
        search_ui(ui, lang, page, state, fresh);
        let foot = size::CONTROL + 24.0;
        let list = ui.available_height() - foot;
        if page == Page::Words {
            words_ui(ui, session, list, &mut state.list, actions);
            return foot_ui(ui, session, page, actions);
        }
        ScrollArea::vertical()
            .id_salt(page.about().1)
            .max_height(list)
            .min_scrolled_height(list)
            .auto_shrink(false)
            .show(ui, |ui| {
                Frame::new().inner_margin(Margin { left: 24, right: 24, top: 0, bottom: 16 }).show(ui, |ui| {
                    if let Overlay::Keys(wanted) = overlay {
                        keys_ui(ui, session, wanted, &mut state.keys, actions);
                    } else if page == Page::Rules {
                        rules_ui(ui, session, &state.rules, actions);
                    } else {
                        list_ui(ui, session, state, actions);
                    }
                });
            });
        foot_ui(ui, session, page, actions);
    });
    if shut {
        actions.push(Action::Shut);
    }
}

fn head_ui(ui: &mut Ui, lang: Lang, page: Page, actions: &mut Actions) {
    let theme = Theme::of(ui);
    Frame::new().inner_margin(Margin { left: 24, right: 16, top: 16, bottom: 8 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            let ([title, ..], _) = page.about();
            label(ui, Type::ViewTitle, theme.ink, title.get(lang));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if icon_button(ui, Icon::X, words::DONE.get(lang), Some("Esc")).clicked() {
                    actions.push(Action::Shut);
                }
                ui.add_space(8.0);
                let names = Page::ALL.map(|page| page.about().0[0].get(lang));
                let now = Page::ALL.iter().position(|one| *one == page).unwrap_or_default();
                let pressed = segmented(ui, names, now).and_then(|pressed| Page::ALL.get(pressed));
                if let Some(pressed) = pressed.filter(|pressed| **pressed != page) {
                    actions.push(Action::Do(pressed.about().1));
                }
            });
        });
    });
}

fn search_ui(ui: &mut Ui, lang: Lang, page: Page, state: &mut SettingsState, fresh: bool) {
    Frame::new().inner_margin(Margin { left: 24, right: 24, top: 0, bottom: 12 }).show(ui, |ui| {
        let ([_, name, _], command) = page.about();
        let id = Id::unique(("search of settings", command));
        let spec = Input { id, name: name.get(lang), hint: name.get(lang), rows: 1, fault: None };
        let query = match page {
            Page::Settings => &mut state.query,
            Page::Rules => &mut state.rules,
            Page::Words => &mut state.list.query,
            Page::Keys => &mut state.keys.query,
        };
        let add = button_width(ui, Weight::Plain, Some(Icon::Plus), list::ADD.get(lang)) + 8.0;
        let beside = if page == Page::Words { add } else { 0.0 };
        let adds = ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let room = vec2(ui.available_width() - beside, size::CONTROL);
            let response = ui.allocate_ui(room, |ui| input(ui, query, &spec)).inner;
            if fresh {
                response.request_focus();
            }
            page == Page::Words && button(ui, Weight::Plain, Some(Icon::Plus), list::ADD.get(lang)).clicked()
        });
        if adds.inner {
            state.list.add();
        }
    });
    let line = ui.cursor().min.y;
    ui.painter().hline(ui.max_rect().x_range(), line, hairline(Theme::of(ui).line));
}

fn foot_ui(ui: &mut Ui, session: &Session, page: Page, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let line = ui.cursor().min.y;
    ui.painter().hline(ui.max_rect().x_range(), line, hairline(theme.line));
    Frame::new().inner_margin(Margin { left: 24, right: 24, top: 12, bottom: 12 }).show(ui, |ui| {
        ui.set_min_height(size::CONTROL);
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if button(ui, Weight::Plain, None, words::DONE.get(session.lang)).clicked() {
                    actions.push(Action::Shut);
                }
                let all = commands::RESET_ALL_KEYS.get(session.lang);
                let of_keys = page == Page::Keys;
                if of_keys && !session.settings.keys.is_empty() && button(ui, Weight::Quiet, None, all).clicked() {
                    actions.push(Action::ResetKeys(None));
                }
                if page == Page::Words {
                    tables_ui(ui, session, actions);
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let ([.., note], _) = page.about();
                    label(ui, Type::Small, theme.ink2, note.get(session.lang));
                });
            });
        });
    });
}

/// Whether a setting is what somebody looks for: by its name in either language, its note or its heading.
fn is_found(query: &str, setting: Setting) -> bool {
    let finds = |text: Words, least: u32| {
        [text.zh, text.en].iter().any(|text| matches(query, text).is_some_and(|score| score.rank >= least))
    };
    // In a sentence some initials or other stand for nearly everything; a heading brings all that stands under it.
    let sentence = |note| finds(note, 500);
    finds(setting.name(), 300) || finds(setting.group(), 600) || setting.note().is_some_and(sentence)
}

fn list_ui(ui: &mut Ui, session: &Session, state: &mut SettingsState, actions: &mut Actions) {
    let lang = session.lang;
    let mut group: Option<Words> = None;
    let query = state.query.clone();
    for setting in Setting::ALL.into_iter().filter(|setting| is_found(&query, *setting)) {
        if group != Some(setting.group()) {
            group = Some(setting.group());
            group_title(ui, setting.group().get(lang));
        }
        row_ui(ui, session, setting, state, actions);
    }
    if group.is_none() {
        ui.add_space(24.0);
        label(ui, Type::Interface, Theme::of(ui).ink2, words::NOTHING_FOUND.get(lang));
    }
}

/// The heading of some rows, above their controls.
fn group_title(ui: &mut Ui, text: &str) {
    ui.add_space(16.0);
    ui.horizontal(|ui| {
        ui.add_space(size::SETTINGS_LABEL + 12.0);
        label(ui, Type::InterfaceMedium, Theme::of(ui).ink, text);
    });
}

fn row_ui(ui: &mut Ui, session: &Session, setting: Setting, state: &mut SettingsState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let name = setting.name().get(lang);
    let mut wanted = session.settings.clone();
    ui.add_space(6.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (mark, _) = ui.allocate_exact_size(vec2(size::SETTINGS_LABEL, size::CONTROL), Sense::hover());
        paint_right(ui, mark.right_center(), Type::Interface, theme.ink2, name);
        ui.add_space(8.0);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.set_min_height(size::CONTROL);
                control_ui(ui, session, setting, &mut wanted, state);
                if setting.is_changed(&session.settings) {
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        let reset = commands::RESET.get(lang);
                        if small_button(ui, reset, &commands::reset_of(lang, name)).clicked() {
                            state.typed.remove(&setting);
                            wanted = setting.reset(&session.settings);
                        }
                    });
                }
            });
            if setting == Setting::Face {
                ui.add_space(4.0);
                sample_ui(ui, session);
            }
            if let Some(fault) = fault(setting, state, lang) {
                controls::fault_line(ui, &fault);
            } else if let Some(note) = setting.note() {
                label(ui, Type::Small, theme.ink3, note.get(lang));
            }
        });
    });
    if wanted != session.settings {
        actions.push(Action::Set(Box::new(wanted)));
    }
}

fn control_ui(ui: &mut Ui, session: &Session, setting: Setting, to: &mut Settings, state: &mut SettingsState) {
    let lang = session.lang;
    let now = &session.settings;
    let name = setting.name().get(lang);
    let switch = |ui: &mut Ui, on: &mut bool| {
        if let Some(set) = controls::switch(ui, name, *on) {
            *on = set;
        }
    };
    match setting {
        Setting::Language => {
            let all = [Speaks::System, Speaks::Chinese, Speaks::English];
            let names = [words::AS_SYSTEM, words::CHINESE, words::ENGLISH].map(|word| word.get(lang));
            choose(ui, setting, all, names, &mut to.language);
        }
        Setting::Theme => {
            let all = [Brightness::System, Brightness::Light, Brightness::Dark];
            let names = [words::AS_SYSTEM, words::LIGHT, words::DARK].map(|word| word.get(lang));
            choose(ui, setting, all, names, &mut to.theme);
        }
        Setting::Contrast => switch(ui, &mut to.high_contrast),
        Setting::Motion => switch(ui, &mut to.less_motion),
        Setting::Typewriter => switch(ui, &mut to.typewriter),
        Setting::Outline => {
            let mut shown = !now.outline_hidden;
            switch(ui, &mut shown);
            to.outline_hidden = !shown;
        }
        Setting::Preview => {
            let mut shown = !now.preview_hidden;
            switch(ui, &mut shown);
            to.preview_hidden = !shown;
        }
        Setting::Renderer => {
            let all = [Renderer::Auto, Renderer::Gl, Renderer::Cpu];
            let names = [words::AS_FITS, words::CARD, words::PROCESSOR].map(|word| word.get(lang));
            choose(ui, setting, all, names, &mut to.renderer);
        }
        Setting::Face => face_ui(ui, session, &mut state.faces, &mut to.face),
        Setting::Scale => number(ui, lang, setting, state, &mut to.scale, 10, words::PERCENT),
        Setting::Zoom => number(ui, lang, setting, state, &mut to.zoom, 10, words::PERCENT),
        Setting::Characters => number(ui, lang, setting, state, &mut to.characters, 1, words::CHARACTERS_UNIT),
        Setting::Sentence => number(ui, lang, setting, state, &mut to.checks.sentence, 10, words::CHARACTERS_UNIT),
        Setting::Breath => number(ui, lang, setting, state, &mut to.checks.breath, 5, words::CHARACTERS_UNIT),
        Setting::EnglishSentence => number(ui, lang, setting, state, &mut to.checks.english, 5, words::WORDS_UNIT),
        Setting::ChineseRate => number(ui, lang, setting, state, &mut to.rate.chinese, 10, words::SYLLABLES),
        Setting::EnglishRate => number(ui, lang, setting, state, &mut to.rate.english, 10, words::WORDS_A_MINUTE),
    }
}

fn choose<T: Copy + PartialEq, const N: usize>(
    ui: &mut Ui,
    setting: Setting,
    all: [T; N],
    names: [&str; N],
    value: &mut T,
) {
    let chosen = all.iter().position(|one| one == value).unwrap_or_default();
    // Two settings have choices of one name.
    let pressed = ui.push_id(setting, |ui| segmented(ui, names, chosen)).inner;
    if let Some(pressed) = pressed.and_then(|pressed| all.get(pressed)) {
        *value = *pressed;
    }
}

/// A number: typed, or stepped with the arrows or the buttons beside it. What is typed counts as soon as it may.
fn number<const LEAST: u16, const MOST: u16, const USUAL: u16>(
    ui: &mut Ui,
    lang: Lang,
    setting: Setting,
    state: &mut SettingsState,
    value: &mut Within<LEAST, MOST, USUAL>,
    step: u16,
    unit: Words,
) {
    let theme = Theme::of(ui);
    let name = setting.name().get(lang);
    let id = Id::unique(("number", name));
    let focused = ui.memory(|memory| memory.has_focus(id));
    let mut next = *value;
    if focused {
        let by = ui.input_mut(|input| {
            let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
            (up, input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown))
        });
        next = (0..by.0).fold(next, |number, _| number.stepped(step, true));
        next = (0..by.1).fold(next, |number, _| number.stepped(step, false));
    }
    let mut text = state.typed.get(&setting).cloned().unwrap_or_else(|| value.get().to_string());
    let bad = text.trim().parse().ok().and_then(Within::<LEAST, MOST, USUAL>::new).is_none();
    ui.allocate_ui(vec2(size::NUMBER, size::CONTROL), |ui| {
        let fault = bad.then_some("");
        let spec = Input { id, name, hint: "", rows: 1, fault };
        if controls::input_box(ui, &mut text, &spec).changed() {
            state.typed.insert(setting, text.clone());
            if let Some(typed) = text.trim().parse().ok().and_then(Within::new) {
                next = typed;
            }
        } else if !focused {
            // Once it is left, what counts is shown.
            state.typed.remove(&setting);
        }
    });
    for (more, icon) in [(false, Icon::CaretDown), (true, Icon::CaretUp)] {
        if icon_button(ui, icon, &words::step(lang, more, name), None).clicked() {
            next = next.stepped(step, more);
        }
    }
    ui.add_space(4.0);
    label(ui, Type::Interface, theme.ink2, unit.get(lang));
    if next != *value {
        if !text.trim().parse().is_ok_and(|typed: u16| typed == next.get()) {
            state.typed.remove(&setting);
        }
        *value = next;
    }
}

/// What is wrong with what is being typed as a number.
fn fault(setting: Setting, state: &SettingsState, lang: Lang) -> Option<String> {
    let typed = state.typed.get(&setting)?.trim().parse::<u16>().ok();
    let (least, most) = match setting {
        Setting::Scale => bounds(Settings::default().scale),
        Setting::Zoom => bounds(Settings::default().zoom),
        Setting::Characters => bounds(Settings::default().characters),
        Setting::Sentence => bounds(Settings::default().checks.sentence),
        Setting::Breath => bounds(Settings::default().checks.breath),
        Setting::EnglishSentence => bounds(Settings::default().checks.english),
        Setting::ChineseRate => bounds(Settings::default().rate.chinese),
        Setting::EnglishRate => bounds(Settings::default().rate.english),
        _ => return None,
    };
    let good = typed.is_some_and(|number| (least..=most).contains(&number));
    (!good).then(|| words::range(lang, least, most))
}

fn bounds<const LEAST: u16, const MOST: u16, const USUAL: u16>(_: Within<LEAST, MOST, USUAL>) -> (u16, u16) {
    (LEAST, MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_found_by_its_name_its_initials_and_its_note() {
        for (query, found) in [
            ("字体", vec![Setting::Face]),
            ("ztz", vec![]),
            ("gdbd", vec![Setting::Contrast]),
            ("fades", vec![Setting::Motion]),
            ("face", vec![Setting::Face]),
            (
                "interface",
                vec![
                    Setting::Language,
                    Setting::Theme,
                    Setting::Contrast,
                    Setting::Scale,
                    Setting::Motion,
                    Setting::Zoom,
                ],
            ),
            ("yusu", vec![Setting::ChineseRate, Setting::EnglishRate]),
            ("typewriter", vec![Setting::Typewriter]),
            ("", Setting::ALL.to_vec()),
        ] {
            let all = Setting::ALL.into_iter().filter(|setting| is_found(query, *setting));
            assert_eq!(all.collect::<Vec<_>>(), found, "{query}");
        }
    }
}
