//! The desk: the outline at the left, the page in the middle, the preview at the right.

use egui::{CentralPanel, Context, Frame, Key, Panel, Ui, UiBuilder};

use super::Actions;
use super::beside::{BesideState, beside_ui};
use super::divider::Divider;
use super::find::{FindState, find_ui, replacements_ui};
use super::ime::Composition;
use super::manuscript::{self, ManuscriptState, manuscript_ui};
use super::outline::{OutlineState, outline_ui};
use super::template::{TemplateState, made_ui, template_ui};
use super::theme::{Theme, hairline, size};
use crate::app::{Finding, OpenDocument, Session};
use crate::i18n::desk as words;
use crate::store::Beside;

/// What the panels of the desk remember between frames.
#[derive(Default)]
pub struct DeskState {
    outline: OutlineState,
    manuscript: ManuscriptState,
    beside: BesideState,
    template: TemplateState,
    find: FindState,
}

/// Takes the letters that were typed on the page, before the desk is shown.
pub fn take_letters(ctx: &Context, open: &OpenDocument, state: &mut DeskState, actions: &mut Actions) {
    manuscript::take_letters(ctx, open, &mut state.manuscript, actions);
}

/// Shows the desk.
pub fn desk_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    composition: &mut Composition,
    state: &mut DeskState,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    // What is to be replaced is seen before it is, also where there is little room.
    let replacing = session.find.as_ref().filter(|found| found.what == Finding::Replace && !found.hits.is_empty());
    // The sheet of a template is what it is made with, and stands there also where a preview has no room.
    let is_template = open.about().is_some();
    let roomy = width >= size::NO_INSPECTOR;
    // So is what the checks found, once it is asked for.
    let asked = is_template || session.settings.beside == Beside::Checks;
    let previewed = !session.settings.preview_hidden && !session.is_focused() && (roomy || asked);
    // Where both would leave the page too little room the outline gives way.
    let crowded = (replacing.is_some() || previewed) && !roomy;
    if !session.settings.outline_hidden && !session.is_focused() && !crowded {
        // Each width that the outline was given by hand is remembered for its own kind of window.
        let (id, room) =
            if width < size::NARROW { ("narrow outline", size::OUTLINE_NARROW) } else { ("outline", size::OUTLINE) };
        let divider = Divider::new(ui, id, words::OUTLINE_WIDTH.get(session.lang));
        divider.take_keys(ui, Key::ArrowRight, Key::ArrowLeft);
        let panel = Panel::left(id).default_size(room).size_range(size::OUTLINE_RANGE).show_separator_line(false);
        let shown = panel.frame(Frame::NONE.fill(theme.panel)).show(ui, |ui| {
            let rect = ui.max_rect();
            ui.painter().vline(rect.right() - 0.5, rect.y_range(), hairline(theme.line));
            outline_ui(ui, session, open, &mut state.outline, actions);
        });
        divider.show(ui, shown.response.rect.right_top(), shown.response.rect.height());
    }
    let both = previewed && is_template && replacing.is_none() && width >= size::SHEET_AND_RESULT;
    if both {
        let panel = Panel::right("result").exact_size(size::INSPECTOR).show_separator_line(false).resizable(false);
        panel.frame(Frame::NONE.fill(theme.panel)).show(ui, |ui| {
            let rect = ui.max_rect();
            ui.painter().vline(rect.left() + 0.5, rect.y_range(), hairline(theme.line));
            made_ui(ui, session, open, &mut state.template);
        });
    }
    let mut beside = None;
    if replacing.is_some() || previewed {
        let divider = Divider::new(ui, "preview", words::PREVIEW_WIDTH.get(session.lang));
        divider.take_keys(ui, Key::ArrowLeft, Key::ArrowRight);
        // Pages may take half of a wide window, so that two of them stand side by side.
        let paged = session.settings.beside == Beside::Pages && !is_template && replacing.is_none();
        let most = if paged { (width / 2.0).max(*size::INSPECTOR_RANGE.end()) } else { *size::INSPECTOR_RANGE.end() };
        let panel = Panel::right("preview")
            .default_size(size::INSPECTOR)
            .size_range(*size::INSPECTOR_RANGE.start()..=most)
            .show_separator_line(false);
        let shown = panel.frame(Frame::NONE.fill(theme.panel)).show(ui, |ui| {
            let rect = ui.max_rect();
            ui.set_min_size(rect.size());
            ui.painter().vline(rect.left() + 0.5, rect.y_range(), hairline(theme.line));
            rect
        });
        divider.show(ui, shown.inner.left_top(), shown.inner.height());
        beside = Some(shown.inner);
    }
    CentralPanel::no_frame().frame(Frame::NONE.fill(theme.desk)).show(ui, |ui| {
        if let Some(found) = &session.find {
            find_ui(ui, session, found, &mut state.find, actions);
        }
        CentralPanel::no_frame().show(ui, |ui| {
            manuscript_ui(ui, session, open, composition, &mut state.manuscript, actions);
        });
    });
    // What stands at the right of the page is reached behind it by the keyboard.
    if let Some(rect) = beside {
        let mut beside = ui.new_child(UiBuilder::new().id_salt("beside").max_rect(rect));
        beside.shrink_clip_rect(rect);
        match replacing {
            Some(found) => replacements_ui(&mut beside, session, open, found, actions),
            None if is_template => template_ui(&mut beside, session, open, !both, &mut state.template, actions),
            None => beside_ui(&mut beside, session, open, &mut state.beside, actions),
        }
    }
    if beside.is_none() || replacing.is_some() || is_template {
        state.beside.leave(actions);
    }
}
