//! A speech from elsewhere before it becomes a draft: its text at the left, what was recognised at the right. What stands
//! for the same words lights up on both sides; every decision can be changed with a key.

mod blanks;
mod original;
mod rows;

use egui::{CentralPanel, Frame, Key, Margin, Modifiers, Panel, Ui, vec2};

use super::Actions;
use super::controls::{self, Weight, button, hairline_below, label, pills, short_label};
use super::icons::Icon;
use super::theme::{Theme, Type, hairline, size};
use crate::app::{Action, ImportAsk, Importing, Session, messages};
use crate::i18n::import as words;
use crate::import::TextEncoding;

/// What the view remembers between frames.
#[derive(Default)]
pub struct ImportState {
    original: original::OriginalState,
    rows: rows::RowsState,
}

/// The rows of keys below what was recognised.
const KEYS: [(&str, crate::i18n::Words); 9] = [
    ("←", words::HIGHER),
    ("→", words::LOWER),
    ("Del", words::NO_HEADING),
    ("J", words::JOIN),
    ("K", words::SPLIT),
    ("N", words::NEXT_DOUBT),
    ("Ctrl Z", words::UNDO),
    ("Enter", words::OPEN),
    ("T", words::TEMPLATE),
];

/// Shows the speech.
pub fn import_ui(
    ui: &mut Ui,
    session: &Session,
    importing: &Importing,
    state: &mut ImportState,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    if !session.is_covered() {
        actions.extend(keys(ui).into_iter().map(Action::Import));
    }
    let head = Panel::top("import head").exact_size(size::ROW_GALLERY).show_separator_line(false);
    head.frame(Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(16, 0))).show(ui, |ui| {
        hairline_below(ui, ui.max_rect().expand2(vec2(16.0, 0.0)));
        head_ui(ui, session, importing, actions);
    });
    let foot = Panel::bottom("import keys").exact_size(size::PANEL_HEAD).show_separator_line(false);
    foot.frame(Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(16, 0))).show(ui, |ui| {
        let top = ui.max_rect().expand2(vec2(16.0, 0.0));
        ui.painter().hline(top.x_range(), top.top() + 0.5, hairline(theme.line));
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for (cap, name) in KEYS {
                let width = controls::text_width(ui, Type::Small, cap) + 10.0;
                let (rect, _) = ui.allocate_exact_size(vec2(width.max(size::KEY), size::CONTROL), egui::Sense::hover());
                controls::key_cap(ui, rect.right_center(), cap);
                label(ui, Type::Small, theme.ink2, name.get(lang));
                ui.add_space(8.0);
            }
        });
    });
    blanks::blanks_ui(ui, session, importing, actions);
    let half = (ui.available_width() / 2.0).floor();
    Panel::left("import text")
        .exact_size(half)
        .show_separator_line(false)
        .frame(Frame::NONE.fill(theme.paper))
        .show(ui, |ui| original::original_ui(ui, session, importing, &mut state.original, actions));
    CentralPanel::no_frame().frame(Frame::NONE.fill(theme.panel)).show(ui, |ui| {
        rows::rows_ui(ui, session, importing, &mut state.rows, actions);
    });
}

/// What the file is called and how it is read; what becomes of it.
fn head_ui(ui: &mut Ui, session: &Session, importing: &Importing, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let (lines, characters) = importing.found.size;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let (icon, _) = ui.allocate_exact_size(vec2(size::ICON, size::ICON), egui::Sense::hover());
        Icon::FileText.paint(ui, icon.center(), size::ICON, theme.ink2);
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - 640.0).max(80.0));
            short_label(ui, Type::ListTitle, theme.ink, &importing.name);
        });
        if let Some(encoding) = importing.found.decoded.encoding.filter(|_| importing.found.bytes.is_some()) {
            let all = TextEncoding::ALL.map(|encoding| (encoding, encoding.name().to_owned()));
            if let Some(encoding) = pills(ui, all, &encoding) {
                actions.push(Action::Import(ImportAsk::Encoding(encoding)));
            }
        }
        label(ui, Type::Small, theme.ink3, &words::size(lang, lines, characters));
        let broken = importing.found.decoded.broken;
        if broken > 0 {
            label(ui, Type::Small, theme.warn, &words::unread(lang, broken));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if button(ui, Weight::Main, None, words::AS_DRAFT.get(lang)).clicked() {
                actions.push(Action::Import(ImportAsk::Open));
            }
            if button(ui, Weight::Plain, None, words::MAKE_TEMPLATE.get(lang)).clicked() {
                actions.push(Action::Import(ImportAsk::Template));
            }
            let (color, icon, said) = match importing.found.lost {
                None => (theme.ink2, Icon::Check, words::SAME),
                Some(_) => (theme.warn, Icon::Warning, words::DIFFERS),
            };
            label(ui, Type::Small, color, said.get(lang));
            let (rect, _) = ui.allocate_exact_size(vec2(size::ICON_SMALL, size::ICON_SMALL), egui::Sense::hover());
            icon.paint(ui, rect.center(), size::ICON_SMALL, color);
        });
    });
}

/// What the document held besides its text, on one line.
fn remarks(session: &Session, importing: &Importing) -> String {
    let remarks = importing.found.decoded.source.remarks.iter();
    remarks.map(|remark| messages::remark(session.lang, *remark)).collect::<Vec<_>>().join("　")
}

/// What the keys ask, in the order in which they were pressed: several may come in one frame.
fn keys(ui: &Ui) -> Vec<ImportAsk> {
    // A letter is a word of an input where there is one, and Enter is the key of a button that has the keyboard.
    if ui.ctx().egui_wants_keyboard_input() {
        return Vec::new();
    }
    let free = ui.memory(|memory| memory.focused().is_none());
    let mut asked = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let egui::Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let ask = ask_of(*key, *modifiers).filter(|ask| free || *ask != ImportAsk::Open);
            let taken = ask.is_some();
            asked.extend(ask);
            !taken
        });
    });
    asked
}

/// What a key asks.
fn ask_of(key: Key, modifiers: Modifiers) -> Option<ImportAsk> {
    if modifiers.shift_only() && key == Key::N {
        return Some(ImportAsk::Doubt(false));
    }
    if !modifiers.is_none() {
        return None;
    }
    Some(match key {
        Key::ArrowDown => ImportAsk::Step(1),
        Key::ArrowUp => ImportAsk::Step(-1),
        Key::PageDown => ImportAsk::Step(PAGE),
        Key::PageUp => ImportAsk::Step(-PAGE),
        Key::Home => ImportAsk::Look(0),
        Key::End => ImportAsk::Look(usize::MAX),
        Key::ArrowLeft => ImportAsk::Level(true),
        Key::ArrowRight => ImportAsk::Level(false),
        Key::Delete => ImportAsk::Plain,
        Key::J => ImportAsk::Join,
        Key::K => ImportAsk::Split,
        Key::N => ImportAsk::Doubt(true),
        Key::T => ImportAsk::Template,
        Key::Escape => ImportAsk::Leave,
        Key::Enter => ImportAsk::Open,
        Key::Num1 => ImportAsk::Choose(0),
        Key::Num2 => ImportAsk::Choose(1),
        Key::Num3 => ImportAsk::Choose(2),
        Key::Num4 => ImportAsk::Choose(3),
        Key::Num5 => ImportAsk::Choose(4),
        _ => return None,
    })
}

/// How many rows a page is for the keyboard.
const PAGE: isize = 12;
