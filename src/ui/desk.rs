//! The desk: the outline at the left, the page in the middle, the preview at the right.

use egui::{CentralPanel, Frame, Panel, Ui};

use super::Actions;
use super::manuscript::{ManuscriptState, manuscript_ui};
use super::outline::{OutlineState, outline_ui};
use super::preview::{PreviewState, preview_ui};
use super::theme::{Theme, hairline, size};
use crate::app::{OpenDocument, Session};

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
    if !session.settings.outline_hidden && !session.is_focused() {
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
    if !session.settings.preview_hidden && !session.is_focused() && width >= size::NO_INSPECTOR {
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
