//! The line at the foot: how long the speech is, how safe, and where the writer stands.

use egui::{Align, Align2, Layout, Ui};

use super::controls::label;
use super::theme::{Theme, Type, hairline, size};
use super::{Actions, names};
use crate::app::{Keeping, OpenDocument, Screen, Session, messages};
use crate::i18n::{start, window};
use crate::model::Language;

/// Shows the line.
pub fn status_ui(ui: &mut Ui, session: &Session, _actions: &mut Actions) {
    let theme = Theme::of(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, hairline(theme.line));
    let lang = session.lang;
    ui.horizontal_centered(|ui| {
        ui.add_space(size::INSET);
        ui.spacing_mut().item_spacing.x = 16.0;
        let Some(open) = session.document().filter(|_| session.screen == Screen::Draft) else {
            let keys = match session.screen {
                Screen::Start => Some(start::KEYS),
                Screen::Gallery => Some(window::GALLERY_KEYS),
                _ => None,
            };
            if keys.is_some() {
                let good = session.templates.iter().filter(|entry| entry.template.is_ok()).count();
                label(ui, Type::Small, theme.ink2, &window::templates(lang, good));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(size::INSET);
                label(ui, Type::Small, theme.ink3, env!("CARGO_PKG_VERSION"));
                if let Some(keys) = keys {
                    label(ui, Type::Small, theme.ink2, keys.get(lang));
                }
            });
            return;
        };
        let total = open.measured().total;
        let english = open.document.draft().language == Language::English;
        let (name, count) = if english { (window::WORDS, total.words) } else { (window::CHARACTERS, total.characters) };
        label(ui, Type::Small, theme.ink, &format!("{} {}", name.get(lang), window::number(count)));
        let rate = open.rate(session.settings.rate);
        let seconds = total.whole_seconds(rate);
        let slot = open.document.draft().slot_minutes;
        label(ui, Type::Small, theme.ink, &window::time_of(lang, seconds, slot));
        label(ui, Type::Small, theme.ink2, &window::rate(lang, rate.per_minute, english));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(size::INSET);
            let zoom = format!("{}%", session.settings.zoom.get());
            label(ui, Type::Small, theme.ink2, &zoom);
            let (text, alarming) = safety(session, open);
            label(ui, Type::Small, if alarming { theme.warn } else { theme.ink2 }, text);
            if let Some(path) = &open.path {
                label(ui, Type::Small, theme.ink3, &messages::file_name(path));
            }
            label(ui, Type::Small, theme.ink2, &position(session, open));
        });
    });
}

/// Two quiet lines at the foot of the page alone: where the writer stands, and how long the speech is.
pub fn quiet_ui(ui: &Ui, session: &Session, open: &OpenDocument) {
    let theme = Theme::of(ui);
    let rect = ui.ctx().content_rect().shrink2(egui::vec2(32.0, 20.0));
    let painter = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Middle, egui::Id::unique("quiet foot")));
    let (font, ink) = (Type::Small.font(), theme.ink3);
    painter.text(rect.left_bottom(), Align2::LEFT_BOTTOM, position(session, open), font.clone(), ink);
    let total = open.measured().total;
    let english = open.document.draft().language == Language::English;
    let length = window::length(session.lang, if english { total.words } else { total.characters }, english);
    let seconds = total.whole_seconds(open.rate(session.settings.rate));
    let time = window::time_of(session.lang, seconds, open.document.draft().slot_minutes);
    painter.text(rect.right_bottom(), Align2::RIGHT_BOTTOM, format!("{length}　{time}"), font, ink);
}

/// How safe the words are, and whether that should worry anybody.
fn safety(session: &Session, open: &OpenDocument) -> (&'static str, bool) {
    let kept = open.keeping == Keeping::Kept(open.document.state());
    let words = match (&open.keeping, open.path.is_some()) {
        (Keeping::Failed, _) => return (window::NOT_KEPT.get(session.lang), true),
        _ if open.saving.is_some() => window::SAVING,
        (_, true) if !open.document.is_changed() => window::SAVED,
        (_, true) if kept => window::CHANGED_KEPT,
        (_, true) => window::CHANGED,
        (_, false) if kept => window::NEW_KEPT,
        (_, false) => window::NEW_DRAFT,
    };
    (words.get(session.lang), false)
}

/// The part in which the writer stands.
fn position(session: &Session, open: &OpenDocument) -> String {
    let Some(id) = open.current else { return String::new() };
    names::name_of(session.lang, open, id)
}
