//! What stands beside and below the paragraphs: the marker of the current one, the time of a part, what belongs in an
//! empty part with what can be done there, and the way back for what is switched off or folded away.

use egui::{Align2, Id, Pos2, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::laid::Laid;
use super::sheet::Sheet;
use crate::app::{Action, Command, Session};
use crate::flow::Paragraph;
use crate::i18n::window;
use crate::model::Section;
use crate::ui::controls::{Weight, button, icon_button};
use crate::ui::icons::Icon;
use crate::ui::theme::{Theme, Type, size};
use crate::ui::{Actions, names};

/// The red marker beside the paragraph in which the writer stands.
pub fn marker(ui: &Ui, left: f32, top: f32, height: f32) {
    let marker = Rect::from_min_size(pos2(left, top + 2.0), vec2(size::MARKER, height - 4.0));
    ui.painter().rect_filled(marker, 0.0, Theme::of(ui).accent);
}

/// What stands round a paragraph whose words begin at a point.
#[expect(clippy::too_many_arguments, reason = "what a paragraph is, and where it reports")]
pub fn margin_ui(
    ui: &mut Ui,
    session: &Session,
    sheet: &Sheet<'_>,
    index: usize,
    paragraph: &Paragraph,
    laid: &Laid,
    at: Pos2,
    actions: &mut Actions,
) {
    let chain = sheet.open.page().chain(sheet.open.document.draft(), paragraph);
    let Some(section) = chain.last().copied() else { return };
    if paragraph.begins && paragraph.level == 0 && paragraph.on {
        time(ui, session, sheet, section, at);
    }
    let end = pos2(at.x, at.y + laid.height());
    if paragraph.begins && !section.on {
        back(ui, session, sheet, section, at, Icon::EyeSlash, Command::Switch, actions);
    } else if paragraph.folded && paragraph.ends {
        back(ui, session, sheet, section, at, Icon::CaretRight, Command::Fold, actions);
    }
    if let Some(galley) = sheet.guidance(index) {
        let left = end.x + size::INDENT;
        let bottom = end.y + galley.size().y + size::CONTROL;
        let line = Rect::from_min_max(pos2(left, end.y + 2.0), pos2(left + 2.0, bottom - 2.0));
        ui.painter().rect_filled(line, 0.0, Theme::of(ui).line);
        let words = pos2(left + size::GUIDANCE_INSET, end.y);
        let height = galley.size().y;
        ui.painter().galley(words, galley, Theme::of(ui).ink3);
        let row =
            Rect::from_min_size(pos2(words.x - 8.0, words.y + height), vec2(sheet.width - size::INDENT, size::CONTROL));
        guidance_actions(ui, session, section, row, actions);
    }
}

/// What can be done in an empty part.
fn guidance_actions(ui: &mut Ui, session: &Session, section: &Section, row: Rect, actions: &mut Actions) {
    let builder = UiBuilder::new().max_rect(row).id_salt(("guidance", section.id));
    ui.scope_builder(builder, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (command, icon) in [(Command::AddInside, Icon::Plus), (Command::Switch, Icon::EyeSlash)] {
                let words = if command == Command::Switch { window::SWITCH_OFF } else { command.name() };
                let keys = session.keymap.label(command).unwrap_or_default();
                let text = format!("{}　{keys}", words.get(session.lang));
                if button(ui, Weight::Quiet, Some(icon), &text).clicked() {
                    actions.push(Action::DoAt(command, section.id));
                }
            }
        });
    });
}

/// The time of a part, in the right margin of its first line; its guidance is its tip.
fn time(ui: &Ui, session: &Session, sheet: &Sheet<'_>, section: &Section, at: Pos2) {
    let theme = Theme::of(ui);
    let rate = sheet.open.rate(session.settings.rate);
    let text = window::time(session.lang, sheet.open.measured().section(section).whole_seconds(rate));
    let place = pos2(at.x + sheet.width + 8.0, at.y + sheet.look.line(Type::Body) / 2.0);
    let rect = ui.painter().text(place, Align2::LEFT_CENTER, text, Type::Small.font(), theme.ink3);
    if !section.guidance.is_empty() {
        let id = Id::unique(("time", sheet.open.id, section.id));
        ui.interact(rect, id, Sense::hover()).on_hover_text(section.guidance.as_ref());
    }
}

/// The button that brings a part back, in the right margin of its first line.
#[expect(clippy::too_many_arguments, reason = "what a part is, and where it reports")]
fn back(
    ui: &mut Ui,
    session: &Session,
    sheet: &Sheet<'_>,
    section: &Section,
    at: Pos2,
    icon: Icon,
    command: Command,
    actions: &mut Actions,
) {
    let middle = at.y + sheet.look.line(Type::Body) / 2.0;
    let place = Rect::from_center_size(
        pos2(at.x + sheet.width + 8.0 + size::CONTROL / 2.0, middle),
        vec2(size::CONTROL, size::CONTROL),
    );
    let name = names::name_of(sheet.lang, sheet.open, section.id);
    let words = if command == Command::Switch { window::SWITCH_ON } else { window::UNFOLD };
    let builder = UiBuilder::new().max_rect(place).id_salt(("back", section.id));
    ui.scope_builder(builder, |ui| {
        let tip = window::of_part(sheet.lang, words.get(sheet.lang), &name);
        if icon_button(ui, icon, &tip, session.keymap.label(command).as_deref()).clicked() {
            actions.push(Action::DoAt(command, section.id));
        }
    });
}
