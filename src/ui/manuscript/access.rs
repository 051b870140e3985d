//! The page for those who do not see it: one text for the keyboard, with a node for every paragraph that is in sight.

use egui::accesskit::{self, Role, TextPosition, TextSelection};
use egui::emath::TSTransform;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Id, Pos2, Rect, Sense, Ui, UiBuilder, vec2};

use super::laid::Laid;
use super::sheet::{Sheet, hint};
use crate::app::Action;
use crate::edit::{Caret, Place, text_of};
use crate::flow::Paragraph;
use crate::i18n::window;
use crate::model::Text;
use crate::ui::{Actions, names};

/// The node of the page, which has the keyboard for all its paragraphs; in it what is selected, if that is in sight.
pub fn page(ui: &Ui, id: Id, sheet: &Sheet<'_>) {
    let known = ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Document);
        node.set_label(window::MANUSCRIPT.get(sheet.lang));
    });
    if known.is_none() {
        return;
    }
    let selection = sheet.open.selection.as_ref();
    let ends = selection.and_then(|s| Some((position(id, sheet, &s.anchor)?, position(id, sheet, &s.head)?)));
    if let Some((anchor, focus)) = ends {
        ui.ctx().accesskit_node_builder(id, |node| node.set_text_selection(TextSelection { anchor, focus }));
    }
}

/// Where a caret stands among the runs of text that egui makes of a galley: one for every row.
fn position(page: Id, sheet: &Sheet<'_>, caret: &Caret) -> Option<TextPosition> {
    let place = caret.place()?;
    let index = sheet.open.page().index_of(place)?;
    let laid = sheet.in_sight(index)?;
    let (row, column) = laid.row_of(laid.shown.byte_of(caret)?, sheet.hangs(caret));
    let paragraph = sheet.open.page().paragraphs.get(index)?;
    let run = node_id(page, paragraph).with(row).with(0_usize);
    Some(TextPosition { node: run.accesskit_id(), character_index: column })
}

fn node_id(page: Id, paragraph: &Paragraph) -> Id {
    page.with(("paragraph", paragraph.first))
}

/// The node of a paragraph whose words begin at a point. A screen reader that gives it the keyboard puts the caret there.
pub fn paragraph(
    ui: &mut Ui,
    page: Id,
    sheet: &Sheet<'_>,
    paragraph: &Paragraph,
    laid: &Laid,
    at: Pos2,
    actions: &mut Actions,
) {
    let id = node_id(page, paragraph);
    let rect = Rect::from_min_size(at, vec2(sheet.width, laid.height()));
    let builder = UiBuilder::new().accessibility_parent(page).max_rect(rect);
    ui.scope_builder(builder, |ui| {
        ui.interact(rect, id, Sense::hover());
    });
    let known = ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::MultilineTextInput);
        node.set_value(laid.shown.text.as_str());
        node.add_action(accesskit::Action::Focus);
    });
    if known.is_none() {
        return;
    }
    let name = name_of(sheet, paragraph);
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    let to_screen = TSTransform::from_translation(laid.galley_at(at).to_vec2());
    update_accesskit_for_text_widget(ui.ctx(), id, None, to_screen, laid.galley());
    // The keyboard is the page's: as a stop of its own a paragraph would hold up whoever goes by Tab.
    if ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Focus)) {
        let last = paragraph.places().last().unwrap_or(paragraph.first);
        let end = text_of(sheet.open.document.draft(), last).map_or(0, Text::len);
        actions.push(Action::GoTo(Caret::at(last, end)));
        ui.memory_mut(|memory| memory.request_focus(page));
    }
}

/// What a paragraph is called: the part that it belongs to, and what it is there.
fn name_of(sheet: &Sheet<'_>, paragraph: &Paragraph) -> String {
    let part = || paragraph.section().map(|id| names::name_of(sheet.lang, sheet.open, id)).unwrap_or_default();
    match (paragraph.first, paragraph.second) {
        (Place::Heading(_), None) => window::heading_of(sheet.lang, &part()),
        (Place::Heading(_) | Place::Body(..), _) => window::body_of(sheet.lang, &part()),
        (place, _) => hint(place).map(|words| words.get(sheet.lang).to_owned()).unwrap_or_default(),
    }
}
