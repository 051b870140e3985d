//! The page layouts: those of the program to look at and copy, and the user's own to change. What is changed counts at
//! once.

mod inputs;

use egui::{Frame, Margin, ScrollArea, Ui, UiBuilder, vec2};

use self::inputs::{Inputs, Number};
use super::Actions;
use super::controls::{Weight, button, icon_button, label, paint_text, pill, row, toggle};
use super::icons::Icon;
use super::sheets::dialog_ui;
use super::theme::{Theme, Type, hairline, size};
use crate::app::{Action, ProfileAsk, Session};
use crate::i18n::{Words, profiles as words, window};
use crate::model::{Align, Numbers, PageNumberPlace, PageNumberStyle, Profile, TypeStyle};

/// What the page remembers while it is shown: what is being typed.
#[derive(Default)]
pub struct ProfilesState {
    inputs: Inputs,
}

impl ProfilesState {
    /// It is shut.
    pub fn leave(&mut self) {
        *self = Self::default();
    }
}

/// Shows the layouts over the window.
pub fn profiles_ui(ui: &Ui, session: &Session, state: &mut ProfilesState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let shut = dialog_ui(ui, "profiles", size::PROFILES, |ui| {
        head_ui(ui, session, actions);
        let body = egui::Rect::from_min_max(ui.cursor().min, ui.max_rect().max);
        let list = body.with_max_x(body.left() + size::PROFILE_LIST);
        ui.painter().vline(list.right(), body.y_range(), hairline(theme.line));
        let mut left = ui.new_child(UiBuilder::new().id_salt("layouts").max_rect(list));
        list_ui(&mut left, session, state, actions);
        let mut right = ui.new_child(UiBuilder::new().id_salt("layout").max_rect(body.with_min_x(list.right())));
        ScrollArea::vertical().auto_shrink(false).show(&mut right, |ui| {
            Frame::new().inner_margin(Margin { left: 20, right: 20, top: 8, bottom: 20 }).show(ui, |ui| {
                one_ui(ui, session, state, actions);
            });
        });
        ui.advance_cursor_after_rect(body);
    });
    if shut {
        actions.push(Action::Shut);
    }
}

fn head_ui(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    Frame::new().inner_margin(Margin { left: 24, right: 16, top: 16, bottom: 12 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            label(ui, Type::ViewTitle, theme.ink, words::TITLE.get(lang));
            ui.add_space(12.0);
            label(ui, Type::Small, theme.ink3, words::NOTE.get(lang));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if icon_button(ui, Icon::X, window::CLOSE.get(lang), Some("Esc")).clicked() {
                    actions.push(Action::Shut);
                }
            });
        });
    });
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().min.y, hairline(theme.line));
}

fn list_ui(ui: &mut Ui, session: &Session, state: &mut ProfilesState, actions: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(8.0);
    let shown = session.profiling();
    for (id, profile) in &session.profiles {
        let name = session.profile_name(id, profile);
        let (rect, response) = row(ui, size::CONTROL, *id == shown, &name);
        let color = if session.is_own_profile(id) { theme.ink } else { theme.ink2 };
        let room = rect.width() - 32.0;
        paint_text(ui, rect.left_center() + vec2(20.0, 0.0), room, Type::Interface, color, &name);
        if response.clicked() {
            state.leave();
            actions.push(Action::Profile(ProfileAsk::Look(id.clone())));
        }
    }
    ui.add_space(8.0);
    Frame::new().inner_margin(Margin { left: 12, right: 8, top: 4, bottom: 4 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        if button(ui, Weight::Quiet, Some(Icon::Copy), words::COPY.get(lang)).clicked() {
            state.leave();
            actions.push(Action::Profile(ProfileAsk::Copy));
        }
        if button(ui, Weight::Quiet, Some(Icon::FileText), words::IMPORT.get(lang)).clicked() {
            actions.push(Action::Profile(ProfileAsk::Import));
        }
        let own = session.is_own_profile(&shown);
        if own && button(ui, Weight::Quiet, Some(Icon::Trash), words::DELETE.get(lang)).clicked() {
            state.leave();
            actions.push(Action::Profile(ProfileAsk::Delete));
        }
    });
}

fn title_ui(ui: &mut Ui, text: &str) {
    ui.add_space(14.0);
    label(ui, Type::InterfaceMedium, Theme::of(ui).ink, text);
    ui.add_space(6.0);
}

/// Everything that one layout says.
fn one_ui(ui: &mut Ui, session: &Session, state: &mut ProfilesState, actions: &mut Actions) {
    let lang = session.lang;
    let id = session.profiling();
    let Some(profile) = session.profile(&id) else { return };
    let own = session.is_own_profile(&id);
    let mut wanted = profile.clone();
    ui.add_enabled_ui(own, |ui| {
        if own {
            state.inputs.words(ui, "name", words::NAME.get(lang), size::FORM_LABEL * 2.0, &mut wanted.name);
        }
        paper_ui(ui, session, state, &mut wanted);
        types_ui(ui, session, state, &mut wanted);
        page_number_ui(ui, session, state, &mut wanted);
        rest_ui(ui, session, state, &mut wanted);
    });
    if own && wanted != *profile && wanted.check().is_ok() {
        actions.push(Action::Profile(ProfileAsk::Change(Box::new(wanted))));
    }
}

fn paper_ui(ui: &mut Ui, session: &Session, state: &mut ProfilesState, wanted: &mut Profile) {
    let lang = session.lang;
    title_ui(ui, words::PAPER.get(lang));
    let paper = &mut wanted.paper;
    let all: [(Words, &mut f32); 6] = [
        (words::WIDTH, &mut paper.width),
        (words::HEIGHT, &mut paper.height),
        (words::TOP, &mut paper.top),
        (words::BOTTOM, &mut paper.bottom),
        (words::LEFT, &mut paper.left),
        (words::RIGHT, &mut paper.right),
    ];
    ui.horizontal(|ui| {
        for (name, value) in all {
            let range = if matches!(name, words::WIDTH | words::HEIGHT) { 50.0..=1200.0 } else { 0.0..=500.0 };
            let spec = Number { key: ("paper", name.en), name: name.get(lang), range };
            state.inputs.number(ui, &spec, Some(name.get(lang)), value);
        }
    });
}

/// A row for every kind of line.
fn types_ui(ui: &mut Ui, session: &Session, state: &mut ProfilesState, wanted: &mut Profile) {
    let (lang, theme) = (session.lang, Theme::of(ui));
    title_ui(ui, words::TYPES.get(lang));
    let font = font_width(ui);
    let head = [
        (words::CHINESE, font),
        (words::LATIN, font),
        (words::SIZE, size::PROFILE_NUMBER),
        (words::PITCH, size::PROFILE_NUMBER),
        (words::INDENT, size::PROFILE_NUMBER),
    ];
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.allocate_exact_size(vec2(size::PROFILE_NAME, 16.0), egui::Sense::hover());
        for (name, width) in head {
            let (rect, _) = ui.allocate_exact_size(vec2(width, 16.0), egui::Sense::hover());
            paint_text(ui, rect.left_center(), width, Type::Small, theme.ink3, name.get(lang));
        }
    });
    let block = [
        (words::TITLE_LINE.get(lang).to_owned(), &mut wanted.title),
        (words::SUBTITLE.get(lang).to_owned(), &mut wanted.subtitle),
        (words::BYLINE.get(lang).to_owned(), &mut wanted.byline),
        (words::BODY.get(lang).to_owned(), &mut wanted.body),
    ];
    let headings = wanted.headings.iter_mut().enumerate();
    let headings = headings.map(|(level, style)| (words::heading(lang, level + 1), style));
    for (name, style) in block.into_iter().chain(headings) {
        ui.push_id(&name, |ui| type_ui(ui, session, state, (&name, font), style));
    }
    ui.add_space(2.0);
    label(ui, Type::Small, theme.ink3, words::SIZE_HINT.get(lang));
}

/// How wide the name of a font is.
fn font_width(ui: &Ui) -> f32 {
    let room = (ui.available_width() - size::BESIDE_FONTS) / 2.0;
    room.clamp(*size::PROFILE_FONT.start(), *size::PROFILE_FONT.end()).floor()
}

fn type_ui(
    ui: &mut Ui,
    session: &Session,
    state: &mut ProfilesState,
    (name, font): (&str, f32),
    style: &mut TypeStyle,
) {
    let (lang, theme) = (session.lang, Theme::of(ui));
    let called = |what: Words| format!("{name} {}", what.get(lang));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (rect, _) = ui.allocate_exact_size(vec2(size::PROFILE_NAME, size::CONTROL), egui::Sense::hover());
        paint_text(ui, rect.left_center(), rect.width(), Type::Interface, theme.ink2, name);
        for (what, family) in [(words::CHINESE, &mut style.chinese), (words::LATIN, &mut style.latin)] {
            state.inputs.words(ui, what.en, &called(what), font, family);
        }
        let sizes = Number { key: (name, words::SIZE.en), name: &called(words::SIZE), range: 5.0..=96.0 };
        let before = style.size;
        state.inputs.size(ui, &sizes, &mut style.size);
        if style.size != before {
            // Lines that would overlap move apart, and those that went with the size go on doing so.
            style.pitch = (style.pitch / before * style.size * 10.0).round() / 10.0;
        }
        let least = style.size;
        let pitch = Number { key: (name, words::PITCH.en), name: &called(words::PITCH), range: least..=least * 6.0 };
        state.inputs.number(ui, &pitch, None, &mut style.pitch);
        let indent = Number { key: (name, words::INDENT.en), name: &called(words::INDENT), range: 0.0..=20.0 };
        state.inputs.number(ui, &indent, None, &mut style.indent);
        if toggle(ui, words::BOLD_SHORT.get(lang), &called(words::BOLD), style.bold) {
            style.bold = !style.bold;
        }
        ui.spacing_mut().item_spacing.x = 0.0;
        let aligns = [Align::Justified, Align::Left, Align::Centre, Align::Right];
        for ((align, word), short) in aligns.into_iter().zip(words::ALIGNS).zip(words::ALIGNS_SHORT) {
            if toggle(ui, short.get(lang), &called(word), style.align == align) {
                style.align = align;
            }
        }
    });
}

fn page_number_ui(ui: &mut Ui, session: &Session, state: &mut ProfilesState, wanted: &mut Profile) {
    let lang = session.lang;
    title_ui(ui, words::PAGE_NUMBER.get(lang));
    let number = &mut wanted.page_number;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let styles = [PageNumberStyle::None, PageNumberStyle::Plain, PageNumberStyle::Dashes, PageNumberStyle::OfAll];
        for (style, word) in styles.into_iter().zip(words::NUMBER_STYLES) {
            if pill(ui, word.get(lang), number.style == style).clicked() {
                number.style = style;
            }
        }
        ui.add_space(12.0);
        for (place, word) in [PageNumberPlace::Centre, PageNumberPlace::Outside].into_iter().zip(words::NUMBER_PLACES) {
            if pill(ui, word.get(lang), number.place == place).clicked() {
                number.place = place;
            }
        }
    });
    ui.add_space(6.0);
    let called = |what: Words| format!("{} {}", words::PAGE_NUMBER.get(lang), what.get(lang));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        state.inputs.words(ui, "font", &called(words::FONT), *size::PROFILE_FONT.end(), &mut number.font);
        let sizes = Number { key: ("number", words::SIZE.en), name: &called(words::SIZE), range: 5.0..=96.0 };
        state.inputs.size(ui, &sizes, &mut number.size);
        let most = wanted.paper.bottom;
        let below = Number { key: ("number", words::BELOW.en), name: &called(words::BELOW), range: 0.0..=most };
        state.inputs.number(ui, &below, None, &mut number.below);
        label(ui, Type::Small, Theme::of(ui).ink3, words::BELOW.get(lang));
    });
}

fn rest_ui(ui: &mut Ui, session: &Session, state: &mut ProfilesState, wanted: &mut Profile) {
    let lang = session.lang;
    title_ui(ui, words::NUMBERS.get(lang));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (numbers, word) in [Numbers::Written, Numbers::Automatic].into_iter().zip(words::NUMBERS_KINDS) {
            if pill(ui, word.get(lang), wanted.numbers == numbers).clicked() {
                wanted.numbers = numbers;
            }
        }
        ui.add_space(12.0);
        for (word, on) in [(words::BRACKETS, &mut wanted.date_in_brackets), (words::MARKS, &mut wanted.marks)] {
            if pill(ui, word.get(lang), *on).clicked() {
                *on = !*on;
            }
        }
    });
    let Some(reading) = &mut wanted.reading else { return };
    title_ui(ui, words::READING.get(lang));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let mut percent = (reading.free * 100.0).round();
        let free = Number { key: ("reading", words::FREE.en), name: words::FREE.get(lang), range: 0.0..=60.0 };
        state.inputs.number(ui, &free, None, &mut percent);
        reading.free = percent / 100.0;
        label(ui, Type::Small, Theme::of(ui).ink3, words::FREE.get(lang));
        ui.add_space(12.0);
        let all = [
            (words::NEXT_WORDS, &mut reading.next_words),
            (words::MINUTES, &mut reading.minutes),
            (words::PINYIN, &mut reading.pinyin),
        ];
        for (word, on) in all {
            if pill(ui, word.get(lang), *on).clicked() {
                *on = !*on;
            }
        }
    });
}
