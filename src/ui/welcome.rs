//! The first two steps of somebody who has never used the program: how the window looks, and where to begin.

use egui::{CentralPanel, CornerRadius, Frame, Key, Margin, ScrollArea, Ui, vec2};

use super::Actions;
use super::controls::{Weight, button, label, segmented};
use super::start::cards_ui;
use super::theme::{Theme, Type, corner, hairline, size};
use crate::app::{Action, Command, Session, Welcome};
use crate::i18n::{Lang, Words, start};
use crate::store::{Brightness, Settings};

/// Shows a step.
pub fn welcome_ui(ui: &mut Ui, session: &Session, step: Welcome, actions: &mut Actions) {
    let theme = Theme::of(ui);
    keys(ui, step, actions);
    CentralPanel::no_frame().frame(Frame::NONE.fill(theme.desk)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let left = ((ui.available_width() - size::WELCOME) / 2.0).max(0.0);
            ui.add_space((ui.ctx().content_rect().height() * 0.14).max(24.0));
            ui.horizontal_top(|ui| {
                ui.add_space(left);
                let frame = Frame::new()
                    .fill(theme.raised)
                    .stroke(hairline(theme.line))
                    .corner_radius(CornerRadius::same(corner::DIALOG))
                    .inner_margin(Margin::same(32));
                frame.show(ui, |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(size::WELCOME - 64.0);
                        match step {
                            Welcome::Look => look_ui(ui, session, actions),
                            Welcome::Begin => begin_ui(ui, session, actions),
                        }
                    });
                });
            });
        });
    });
}

fn keys(ui: &Ui, step: Welcome, actions: &mut Actions) {
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    if step == Welcome::Look && pressed(Key::Enter) {
        actions.push(Action::Welcome(Welcome::Begin));
    }
    if pressed(Key::Escape) {
        actions.push(match step {
            Welcome::Look => Action::Do(Command::Start),
            Welcome::Begin => Action::Welcome(Welcome::Look),
        });
    }
}

fn head(ui: &mut Ui, session: &Session, number: usize, title: Words, note: Words) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    label(ui, Type::Small, theme.ink3, &start::steps(lang, number));
    label(ui, Type::ViewTitle, theme.ink, title.get(lang));
    label(ui, Type::ListTitle, theme.ink2, note.get(lang));
    ui.add_space(20.0);
}

fn look_ui(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let lang = session.lang;
    head(ui, session, 1, start::WELCOME, start::WELCOME_NOTE);
    let languages = [start::CHINESE, start::ENGLISH].map(|words| words.get(lang));
    choice(ui, start::LANGUAGE.get(lang), languages, usize::from(lang == Lang::En), |pressed| {
        actions.push(Action::Speak(if pressed == 0 { Lang::Zh } else { Lang::En }));
    });
    let dark = ui.visuals().dark_mode;
    choice(
        ui,
        start::LOOK.get(lang),
        [start::LIGHT, start::DARK].map(|words| words.get(lang)),
        usize::from(dark),
        |pressed| {
            let theme = if pressed == 1 { Brightness::Dark } else { Brightness::Light };
            actions.push(Action::Set(Box::new(Settings { theme, ..session.settings.clone() })));
        },
    );
    ui.add_space(24.0);
    foot(ui, |ui| {
        if button(ui, Weight::Main, None, start::NEXT.get(lang)).clicked() {
            actions.push(Action::Welcome(Welcome::Begin));
        }
        if button(ui, Weight::Quiet, None, start::SKIP.get(lang)).clicked() {
            actions.push(Action::Do(Command::Start));
        }
    });
}

fn begin_ui(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let lang = session.lang;
    head(ui, session, 2, start::BEGIN, start::BEGIN_NOTE);
    cards_ui(ui, session, 2, actions);
    ui.add_space(12.0);
    foot(ui, |ui| {
        if button(ui, Weight::Quiet, None, start::SKIP.get(lang)).clicked() {
            actions.push(Action::Do(Command::Start));
        }
        if button(ui, Weight::Quiet, None, start::STEP_BACK.get(lang)).clicked() {
            actions.push(Action::Welcome(Welcome::Look));
        }
    });
}

fn foot(ui: &mut Ui, buttons: impl FnOnce(&mut Ui)) {
    let row = vec2(ui.available_width(), size::CONTROL);
    ui.allocate_ui_with_layout(row, egui::Layout::right_to_left(egui::Align::Center), buttons);
}

/// A choice of two, its name before it.
fn choice(ui: &mut Ui, name: &str, names: [&str; 2], chosen: usize, pressed: impl FnOnce(usize)) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL);
        let (rect, _) = ui.allocate_exact_size(vec2(size::FORM_LABEL, size::CONTROL), egui::Sense::hover());
        super::controls::paint_text(ui, rect.left_center(), rect.width(), Type::Interface, theme.ink2, name);
        if let Some(at) = segmented(ui, names, chosen) {
            pressed(at);
        }
    });
}
