//! Notices, and work that takes long: at the foot of the window, above everything, the latest below.

use egui::text::LayoutJob;
use egui::{Align2, Area, Color32, CornerRadius, Frame, Id, Margin, Order, Role, Ui, WidgetInfo, vec2};

use super::Actions;
use super::controls::{Weight, bar, button, icon_button};
use super::icons::Icon;
use super::theme::{Theme, Type, corner, hairline, notice_shadow, size};
use crate::app::{Action, NoticeKind, Offer, PasteAs, Session, Task};
use crate::i18n::{paste, phrases, start, templates, window, words};

/// Shows the notices.
pub fn notices_ui(ui: &Ui, session: &Session, actions: &mut Actions) {
    if session.notices.is_empty() && !session.tasks.iter().any(|task| task.shown) {
        return;
    }
    let theme = Theme::of(ui);
    let area = Area::new(Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -size::STATUS - 16.0));
    area.show(ui.ctx(), |ui| {
        for task in session.tasks.iter().filter(|task| task.shown) {
            task_ui(ui, session, task, actions);
            ui.add_space(8.0);
        }
        for notice in session.notices.iter().rev().take(3).rev() {
            let error = notice.kind == NoticeKind::Error;
            card(theme, if error { theme.warnline } else { theme.line2 }).show(ui, |ui| {
                ui.set_max_width(size::DIALOG + 240.0);
                ui.horizontal(|ui| {
                    ui.set_min_height(size::CONTROL);
                    let (mark, _) = ui.allocate_exact_size(vec2(size::ICON, size::CONTROL), egui::Sense::hover());
                    let (icon, color) = if error { (Icon::Warning, theme.warn) } else { (Icon::Check, theme.ink2) };
                    icon.paint(ui, mark.center(), size::ICON, color);
                    let offers = size::OFFER * notice.offers.len() as f32;
                    text_ui(ui, &notice.text, ui.available_width() - offers);
                    for (index, offer) in notice.offers.iter().enumerate() {
                        let said = match offer {
                            Offer::Save => start::SAVE_AGAIN,
                            Offer::OpenPath(_) => start::OPEN_FILE,
                            Offer::ShowFolder(_) => start::SHOW_FOLDER,
                            Offer::SaveAs => window::SAVE_ELSEWHERE,
                            Offer::Anyway(..) => window::ANYWAY,
                            Offer::Paste(PasteAs::Raw, _) => paste::RAW,
                            Offer::Paste(PasteAs::Wide, _) => paste::WIDE,
                            Offer::Paste(PasteAs::Parts, _) => paste::AS_PARTS,
                            Offer::KeepAgain(_) => phrases::AGAIN,
                            Offer::KeepWord(_) => words::BACK,
                            Offer::BringBack(..) => templates::BACK,
                            Offer::Undo => window::UNDO,
                        };
                        // Of an error the first way out stands forward.
                        let weight = if error && index == 0 { Weight::Plain } else { Weight::Quiet };
                        if button(ui, weight, None, said.get(session.lang)).clicked() {
                            actions.push(Action::Dismiss(notice.id));
                            actions.push(offer.clone().action());
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

fn card(theme: &Theme, edge: Color32) -> Frame {
    Frame::new()
        .fill(theme.raised)
        .stroke(hairline(edge))
        .corner_radius(CornerRadius::same(corner::CARD))
        .shadow(notice_shadow(theme))
        .inner_margin(Margin::symmetric(16, 6))
}

/// What a notice says, in lines no longer than there is room for.
fn text_ui(ui: &mut Ui, text: &str, room: f32) {
    let theme = Theme::of(ui);
    let mut job = LayoutJob::simple(text.to_owned(), Type::Interface.font(), theme.ink, room.max(size::FORM_LABEL));
    job.sections.iter_mut().for_each(|section| section.format.line_height = Some(Type::Interface.line()));
    ui.add(egui::Label::new(job));
}

/// One line of a job that takes long: what it is, how far it has come, and the way to call it off.
fn task_ui(ui: &mut Ui, session: &Session, task: &Task, actions: &mut Actions) {
    let theme = Theme::of(ui);
    card(theme, theme.line2).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(size::CONTROL);
            let name = task.name(session.lang);
            super::controls::label(ui, Type::Interface, theme.ink, &name);
            let (rect, response) = ui.allocate_exact_size(vec2(size::PROGRESS, size::CONTROL), egui::Sense::hover());
            let share = task.share().unwrap_or_default();
            response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &name));
            bar(ui, rect.left_center(), rect.width(), share, None);
            if button(ui, Weight::Quiet, None, window::CANCEL.get(session.lang)).clicked() {
                actions.push(Action::Stop(task.ticket.id));
            }
        });
    });
}
