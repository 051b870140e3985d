//! Notices: at the foot of the window, above everything, the latest below.

use egui::{Align2, Area, CornerRadius, Frame, Id, Margin, Order, Ui, vec2};

use super::Actions;
use super::controls::{Weight, button, icon_button, label};
use super::icons::Icon;
use super::theme::{Theme, Type, corner, hairline, notice_shadow, size};
use crate::app::{Action, NoticeKind, Offer, Session};
use crate::i18n::window;

/// Shows the notices.
pub fn notices_ui(ui: &Ui, session: &Session, actions: &mut Actions) {
    if session.notices.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let area = Area::new(Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -size::STATUS - 16.0));
    area.show(ui.ctx(), |ui| {
        for notice in session.notices.iter().rev().take(3).rev() {
            let error = notice.kind == NoticeKind::Error;
            let frame = Frame::new()
                .fill(theme.raised)
                .stroke(hairline(if error { theme.warnline } else { theme.line2 }))
                .corner_radius(CornerRadius::same(corner::CARD))
                .shadow(notice_shadow(theme))
                .inner_margin(Margin::symmetric(16, 6));
            frame.show(ui, |ui| {
                ui.set_max_width(size::DIALOG + 160.0);
                ui.horizontal(|ui| {
                    ui.set_min_height(size::CONTROL);
                    let (mark, _) = ui.allocate_exact_size(vec2(size::ICON, size::CONTROL), egui::Sense::hover());
                    let (icon, color) = if error { (Icon::Warning, theme.warn) } else { (Icon::Check, theme.ink2) };
                    icon.paint(ui, mark.center(), size::ICON, color);
                    label(ui, Type::Interface, theme.ink, &notice.text);
                    if let Some(offer) = notice.offer {
                        let words = match offer {
                            Offer::SaveAs => window::SAVE_ELSEWHERE,
                            Offer::Anyway(..) => window::ANYWAY,
                            Offer::Undo => window::UNDO,
                        };
                        if button(ui, Weight::Quiet, None, words.get(session.lang)).clicked() {
                            actions.push(Action::Dismiss(notice.id));
                            actions.push(offer.action());
                        }
                    }
                    if error && icon_button(ui, Icon::X, window::DISMISS.get(session.lang), None).clicked() {
                        actions.push(Action::Dismiss(notice.id));
                    }
                });
            });
            ui.add_space(8.0);
        }
    });
}
