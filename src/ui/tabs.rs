//! The open drafts as tabs in the bar at the top. Tabs that do not fit grow narrower, then scroll; none is cut off.

use egui::{CornerRadius, Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Actions;
use super::controls::{Ring, command_button, focus, paint_text, text_width};
use super::icons::Icon;
use super::theme::{Theme, Type, corner, size};
use crate::app::{Action, Command, OpenDocument, Screen, Session};
use crate::i18n::{start, window};

/// Left and right of a title within its tab.
const INSET: f32 = 10.0;

/// Which tab was the current one last, so that another one is scrolled to.
#[derive(Default)]
pub struct TabsState {
    shown: Option<u64>,
}

/// Shows the tabs in this much room, and a button for a new draft behind them.
pub fn tabs_ui(ui: &mut Ui, session: &Session, state: &mut TabsState, room: f32, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.x = 4.0;
    let untitled = window::UNTITLED.get(session.lang);
    let titles: Vec<String> =
        session.documents.iter().map(|open| open.title().unwrap_or_else(|| untitled.to_owned())).collect();
    let at_start = matches!(session.screen, Screen::Start | Screen::Welcome(_));
    let start = start::START_TAB.get(session.lang);
    let wanted: Vec<f32> =
        titles.iter().map(|title| text_width(ui, Type::Interface, title) + INSET * 2.0 + size::CROSS).collect();
    let others =
        size::CONTROL + if at_start { text_width(ui, Type::Interface, start) + INSET * 2.0 + 4.0 } else { 0.0 } + 4.0;
    let free = (room - others).max(*size::TAB_RANGE.start());
    let widest = fit(&wanted, free);
    if at_start {
        start_tab(ui, start);
    }
    let total: f32 = wanted.iter().map(|wanted| wanted.min(widest) + 4.0).sum();
    let current = matches!(session.screen, Screen::Draft | Screen::Compare)
        .then(|| session.document().map(|open| open.id))
        .flatten();
    let turned = state.shown != current;
    state.shown = current;
    if !titles.is_empty() {
        let area = ScrollArea::horizontal()
            .id_salt("tabs")
            .max_width(free.min(total))
            .max_height(size::TOP_BAR)
            .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden);
        area.show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                for ((open, title), wanted) in session.documents.iter().zip(&titles).zip(&wanted) {
                    let is_current = current == Some(open.id);
                    let rect = tab_ui(ui, session, open, title, wanted.min(widest), is_current, actions);
                    if is_current && turned {
                        ui.scroll_to_rect(rect, None);
                    }
                }
            });
        });
    }
    command_button(ui, session, Command::New, Icon::Plus, actions);
}

/// How wide a tab may be so that all fit, as far as they can.
fn fit(wanted: &[f32], room: f32) -> f32 {
    let (least, most) = size::TAB_RANGE.into_inner();
    let mut widths: Vec<f32> = wanted.iter().map(|width| width + 4.0).collect();
    widths.sort_by(f32::total_cmp);
    let (mut left, mut count) = (room, widths.len() as f32);
    for width in widths {
        // Those that need less than their part leave the rest to the others.
        if width > left / count {
            return (left / count - 4.0).clamp(least, most);
        }
        left -= width;
        count -= 1.0;
    }
    most
}

fn underline(ui: &Ui, rect: Rect) {
    let line = Rect::from_min_max(
        pos2(rect.left() + INSET, rect.bottom() - size::MARKER),
        pos2(rect.right() - INSET, rect.bottom()),
    );
    ui.painter().rect_filled(line, 0.0, Theme::of(ui).ink);
}

/// The tab of the start screen, there while that is shown.
fn start_tab(ui: &mut Ui, name: &str) {
    let theme = Theme::of(ui);
    let width = text_width(ui, Type::Interface, name) + INSET * 2.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::TOP_BAR), Sense::hover());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, true, name));
    paint_text(ui, pos2(rect.left() + INSET, rect.center().y), width, Type::Interface, theme.ink, name);
    underline(ui, rect);
}

fn tab_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    title: &str,
    width: f32,
    current: bool,
    actions: &mut Actions,
) -> Rect {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::TOP_BAR), Sense::click());
    let unsaved = open.is_unsaved();
    let name = if unsaved { start::unsaved(session.lang, title) } else { title.to_owned() };
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), current, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(current));
    let cross = Rect::from_center_size(
        pos2(rect.right() - INSET / 2.0 - size::CROSS / 2.0, rect.center().y),
        vec2(size::CROSS, size::CROSS),
    );
    let close = ui.interact(cross, Id::unique(("close tab", open.id)), Sense::click());
    let closing = start::close(session.lang, title);
    close.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &closing));
    let pointed = response.hovered() || close.hovered() || close.has_focus();
    let color = if current || pointed { theme.ink } else { theme.ink2 };
    // Where no cross is to be seen, its room is the title's.
    let end = if pointed || current || unsaved { cross.left() - 2.0 } else { rect.right() - INSET };
    let text_room = end - rect.left() - INSET;
    let face = if current { Type::InterfaceMedium } else { Type::Interface };
    paint_text(ui, pos2(rect.left() + INSET, rect.center().y), text_room, face, color, title);
    if current {
        underline(ui, rect);
    }
    if pointed || (current && !unsaved) {
        if close.hovered() {
            ui.painter().rect_filled(cross, CornerRadius::same(corner::SMALL), theme.hover);
        }
        Icon::X.paint(ui, cross.center(), 12.0, if close.hovered() { theme.ink } else { theme.ink2 });
    } else if unsaved {
        ui.painter().circle_filled(cross.center(), size::DOT / 2.0, theme.ink3);
    }
    focus(ui, &close, cross, corner::SMALL, Ring::Inside);
    focus(ui, &response, rect.shrink2(vec2(2.0, 6.0)), corner::CONTROL, Ring::Inside);
    let keys = session.keymap.label(Command::Close).unwrap_or_default();
    if close.on_hover_text(format!("{closing}　{keys}")).clicked() || response.middle_clicked() {
        actions.push(Action::CloseDraft(open.id));
    } else if response.on_hover_text(name).clicked() {
        actions.push(Action::Show(open.id));
    }
    rect
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_grow_narrower_until_they_fit_or_can_no_more() {
        for (wanted, room, widest) in [
            (vec![100.0], 500.0, 240.0),
            (vec![100.0, 400.0], 400.0, 240.0),
            (vec![100.0, 300.0, 300.0], 504.0, 196.0),
            (vec![300.0, 300.0, 300.0], 100.0, 84.0),
            (vec![], 100.0, 240.0),
        ] {
            assert_eq!(fit(&wanted, room), widest, "{wanted:?} in {room}");
        }
    }
}
