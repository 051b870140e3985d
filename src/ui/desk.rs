//! The desk: the outline at the left, the page in the middle, the preview at the right.

use egui::{CentralPanel, Frame, Panel, Ui};

use super::Actions;
use super::controls::label;
use super::manuscript::{ManuscriptState, manuscript_ui};
use super::outline::{OutlineState, outline_ui, pill};
use super::preview::{PreviewState, preview_ui};
use super::theme::{Theme, Type, hairline, size};
use crate::app::{Action, OpenDocument, Session};
use crate::assemble::runs_in;
use crate::edit::{Edit, Kind};
use crate::i18n::{Lang, Words, window};
use crate::model::{LevelStyle, NumberStyle, SectionId};

/// Shows the desk.
pub fn desk_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    outline: &mut OutlineState,
    manuscript: &mut ManuscriptState,
    preview: &mut PreviewState,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    if !session.settings.outline_hidden {
        // Each width that the outline was given by hand is remembered for its own kind of window.
        let (id, room) =
            if width < size::NARROW { ("narrow outline", size::OUTLINE_NARROW) } else { ("outline", size::OUTLINE) };
        let panel = Panel::left(id).default_size(room).size_range(size::OUTLINE_RANGE).show_separator_line(false);
        panel.frame(Frame::NONE.fill(theme.panel)).show(ui, |ui| {
            let rect = ui.max_rect();
            ui.painter().vline(rect.right() - 0.5, rect.y_range(), hairline(theme.line));
            outline_ui(ui, session, open, outline, actions);
        });
    }
    if !session.settings.preview_hidden && width >= size::NO_INSPECTOR {
        let panel = Panel::right("preview")
            .default_size(size::INSPECTOR)
            .size_range(size::INSPECTOR_RANGE)
            .show_separator_line(false);
        panel.frame(Frame::NONE.fill(theme.panel)).show(ui, |ui| {
            let rect = ui.max_rect();
            ui.painter().vline(rect.left() + 0.5, rect.y_range(), hairline(theme.line));
            preview_ui(ui, session, open, preview, actions);
        });
    }
    CentralPanel::no_frame().frame(Frame::NONE.fill(theme.desk)).show(ui, |ui| {
        manuscript_ui(ui, session, open, manuscript, actions);
    });
}

/// The marks of a section, of its list and of its level, and whether its heading runs in.
pub fn numbering_menu(ui: &mut Ui, lang: Lang, open: &OpenDocument, id: SectionId, actions: &mut Actions) {
    let draft = open.document.draft();
    let chain = draft.chain(id);
    let Some(section) = chain.last().copied() else { return };
    let level = chain.len() - 1;
    let mut edit = |edit: Edit| {
        let carets = (open.caret.clone(), open.caret.clone());
        actions.push(Action::Edit { edit, kind: Kind::Whole, carets });
    };
    if let Some(style) = styles_ui(ui, lang, window::NUMBERING_OF_SECTION, section.style) {
        edit(Edit::Numbering { section: id, style });
    }
    if let Some(list) = section.list.as_ref().and_then(|list| draft.list(list)) {
        if let Some(style) = styles_ui(ui, lang, window::NUMBERING_OF_LIST, list.style) {
            edit(Edit::ListNumbering { list: list.id.clone(), style });
        }
    } else if level <= draft.style.levels.len() {
        let now = draft.style.level(level);
        if let Some(style) = styles_ui(ui, lang, window::NUMBERING_OF_LEVEL, Some(now.numbering)) {
            edit(Edit::Level { level, style: LevelStyle { numbering: style.unwrap_or_default(), ..now } });
        }
    }
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        let run_in = runs_in(draft, section, level);
        let alone = pill(ui, window::HEADING_ALONE.get(lang), !run_in);
        let runs = pill(ui, window::HEADING_RUNS_IN.get(lang), run_in);
        if alone.clicked() {
            edit(Edit::RunIn { section: id, run_in: Some(false) });
        }
        if runs.clicked() {
            edit(Edit::RunIn { section: id, run_in: Some(true) });
        }
    });
    ui.add_space(4.0);
}

/// Every style of numbers; gives the one pressed, `None` within standing for the inherited one.
fn styles_ui(ui: &mut Ui, lang: Lang, title: Words, now: Option<NumberStyle>) -> Option<Option<NumberStyle>> {
    let theme = Theme::of(ui);
    let mut pressed = None;
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        label(ui, Type::Small, theme.ink3, title.get(lang));
    });
    let inset = egui::Margin { left: 10, right: 10, top: 0, bottom: 0 };
    Frame::new().inner_margin(inset).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
            if pill(ui, window::NUMBERING_INHERITED.get(lang), now.is_none()).clicked() {
                pressed = Some(None);
            }
            for style in NumberStyle::ALL {
                let name = if style == NumberStyle::None { window::NO_NUMBER.get(lang) } else { style.pattern() };
                if pill(ui, name, now == Some(style)).clicked() {
                    pressed = Some(Some(style));
                }
            }
        });
    });
    pressed
}
