//! All findings of a rule that may be mended at once: what stands there and what will, each to be ticked.

use std::collections::BTreeSet;

use egui::{Align, Layout, Panel, Rect, ScrollArea, Ui, pos2, vec2};

use super::title_of;
use crate::app::{Action, CheckAsk, OpenDocument, Session, checking};
use crate::check::Rule;
use crate::i18n::review as words;
use crate::i18n::window;
use crate::ui::Actions;
use crate::ui::controls::{self, Weight, button, label, paint_text, row};
use crate::ui::theme::{Theme, Type, size};

/// Shows the list in the place of all findings.
pub fn mending_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    rule: Rule,
    left: &BTreeSet<usize>,
    actions: &mut Actions,
) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    let Some(reviewed) = open.review.reviewed() else { return };
    let of_rule = |index: &usize| open.review.finding(*index).is_some_and(|finding| finding.rule == rule);
    let all: Vec<usize> = open.review.shown().iter().copied().filter(of_rule).collect();
    let head = Panel::top("mending head").exact_size(size::PANEL_HEAD).show_separator_line(false);
    head.frame(egui::Frame::NONE).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.add_space(size::INSET);
            label(ui, Type::InterfaceMedium, theme.ink, &title_of(session, rule));
        });
    });
    let foot = Panel::bottom("mending foot").exact_size(size::CONTROL + 24.0).show_separator_line(false);
    foot.frame(egui::Frame::NONE).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(size::INSET);
            let any = all.iter().any(|index| !left.contains(index));
            ui.add_enabled_ui(any, |ui| {
                if button(ui, Weight::Main, None, words::MEND_ALL_NOW.get(lang)).clicked() {
                    actions.push(Action::Check(CheckAsk::MendAll));
                }
            });
            if button(ui, Weight::Quiet, None, window::CANCEL.get(lang)).clicked() {
                actions.push(Action::Check(CheckAsk::Preview(None)));
            }
        });
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    let rows = ScrollArea::vertical().id_salt("mending").auto_shrink(false);
    rows.show_rows(ui, size::FINDING, all.len(), |ui, seen| {
        for index in all.get(seen).unwrap_or_default() {
            let Some(finding) = open.review.finding(*index) else { continue };
            let does = finding.fixes.first().map(|fix| checking::fix(lang, &reviewed.subject, fix)).unwrap_or_default();
            let place = super::place_of(session, open, finding);
            let name = format!("{does}　{place}");
            let (rect, response) = ui.push_id(*index, |ui| row(ui, size::FINDING, false, &name)).inner;
            let on = !left.contains(index);
            let middle = pos2(rect.left() + size::INSET + 8.0, rect.top() + 16.0);
            let tick = Rect::from_center_size(middle, vec2(size::CHECK_BOX, size::CHECK_BOX));
            if controls::check_box_at(ui, tick, on, &name).clicked() || response.clicked() {
                actions.push(Action::Check(CheckAsk::Tick(*index)));
            }
            let left = rect.left() + size::FINDING_TEXT;
            let width = rect.right() - size::INSET - left;
            let ink = if on { theme.ink } else { theme.ink3 };
            paint_text(ui, pos2(left, rect.top() + 16.0), width, Type::Interface, ink, &does);
            paint_text(ui, pos2(left, rect.top() + 36.0), width, Type::Small, theme.ink3, &place);
        }
    });
}
