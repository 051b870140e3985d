//! What of a draft may become blanks of a template: the words by what they are, each with the places where they stand, taken
//! singly or all at once.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{CornerRadius, Pos2, Rect, Response, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::Actions;
use super::controls::{Ring, at_right, focus, label, paint_box, paint_right, paint_text, small_button, text_width};
use super::theme::{Theme, Type, corner, size};
use crate::app::{Action, Session, ShelfAsk, group_of_matter};
use crate::edit::{Excerpt, Proposal};
use crate::i18n::{Words, templates};

/// Shows what is proposed, and whether it is taken.
pub fn proposals_ui(ui: &mut Ui, session: &Session, proposals: &[(Proposal, bool)], actions: &mut Actions) {
    let (lang, theme) = (session.lang, Theme::of(ui));
    if proposals.is_empty() {
        label(ui, Type::Interface, theme.ink2, templates::NOTHING_TO_BLANK.get(lang));
        return;
    }
    head_ui(ui, session, proposals, actions);
    ui.add_space(4.0);
    let room = ui.ctx().content_rect().height() - size::AROUND_PROPOSALS;
    let most = room.clamp(*size::PROPOSALS.start(), *size::PROPOSALS.end());
    ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut group: Option<Words> = None;
        for (index, (proposal, on)) in proposals.iter().enumerate() {
            let of = group_of(proposal);
            if group.replace(of) != Some(of) {
                ui.add_space(if index == 0 { 0.0 } else { 8.0 });
                label(ui, Type::Small, theme.ink3, of.get(lang));
            }
            if proposal_ui(ui, session, proposal, *on).clicked() {
                actions.push(Action::Shelf(ShelfAsk::Tick(index)));
            }
        }
    });
}

/// How many are taken; all or none.
fn head_ui(ui: &mut Ui, session: &Session, proposals: &[(Proposal, bool)], actions: &mut Actions) {
    let (lang, theme) = (session.lang, Theme::of(ui));
    let taken = proposals.iter().filter(|(_, on)| *on).count();
    let choices = [(templates::ALL, true), (templates::NONE, false)];
    ui.horizontal(|ui| {
        label(ui, Type::Interface, theme.ink2, &templates::taken(lang, taken, proposals.len()));
        ui.spacing_mut().item_spacing.x = 4.0;
        let widths = choices.map(|(name, _)| text_width(ui, Type::Small, name.get(lang)) + 20.0);
        at_right(ui, widths.iter().sum(), |ui| {
            for (name, all) in choices {
                if small_button(ui, name.get(lang), name.get(lang)).clicked() {
                    actions.push(Action::Shelf(ShelfAsk::TickAll(all)));
                }
            }
        });
    });
}

fn group_of(proposal: &Proposal) -> Words {
    match proposal {
        Proposal::Filled { .. } => templates::FILLED,
        Proposal::Words(found) => group_of_matter(found.matter),
    }
}

/// One of them: a row that is a box to tick, with the words, how often they stand, and where.
fn proposal_ui(ui: &mut Ui, session: &Session, proposal: &Proposal, on: bool) -> Response {
    let (lang, theme) = (session.lang, Theme::of(ui));
    let (words, name, times, excerpts): (String, String, usize, &[Excerpt]) = match proposal {
        Proposal::Filled { name, words, .. } => {
            let words = templates::filled(lang, name, words);
            (words.clone(), words, 1, &[])
        }
        Proposal::Words(found) => {
            let name = templates::in_text(lang, group_of(proposal), &found.words, found.times);
            (found.words.clone(), name, found.times, &found.excerpts)
        }
    };
    let lines = f32::from(u8::try_from(excerpts.len()).unwrap_or(u8::MAX));
    let height = size::ROW_PROPOSAL + lines * Type::Small.line() + if excerpts.is_empty() { 0.0 } else { 6.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, &name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let round = CornerRadius::same(corner::SMALL);
    if response.hovered() {
        ui.painter().rect_filled(rect, round, theme.hover);
    }
    focus(ui, &response, rect, corner::SMALL, Ring::Inside);
    let middle = rect.top() + size::ROW_PROPOSAL / 2.0;
    paint_box(ui, Rect::from_center_size(pos2(rect.left() + 16.0, middle), Vec2::splat(size::CHECK_BOX)), on);
    let left = rect.left() + 32.0;
    let mut right = rect.right() - 12.0;
    if times > 1 {
        right -= paint_right(ui, pos2(right, middle), Type::Small, theme.ink2, &templates::times(lang, times)) + 12.0;
    }
    let color = if on { theme.ink } else { theme.ink2 };
    paint_text(ui, pos2(left, middle), right - left, Type::Interface, color, &words);
    let mut top = rect.top() + size::ROW_PROPOSAL;
    for excerpt in excerpts {
        paint_excerpt(ui, pos2(left, top), rect.right() - 12.0 - left, excerpt);
        top += Type::Small.line();
    }
    response
}

/// A place: the words on the ground of a blank, what stands round them beside it.
fn paint_excerpt(ui: &Ui, at: Pos2, width: f32, excerpt: &Excerpt) {
    let theme = Theme::of(ui);
    let font_id = Type::Small.font();
    let format =
        |color, background| TextFormat { font_id: font_id.clone(), color, background, ..TextFormat::default() };
    let around = format(theme.ink3, egui::Color32::TRANSPARENT);
    let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(width), ..LayoutJob::default() };
    job.append(&excerpt.before, 0.0, around.clone());
    job.append(&excerpt.words, 0.0, format(theme.ink, theme.chip));
    job.append(&excerpt.behind, 0.0, around);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(at, galley, theme.ink3);
}
