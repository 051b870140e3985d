//! What of a draft may become blanks of a template: the words by what they are, each with the places where they stand, taken
//! singly or all at once.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{CornerRadius, Pos2, Rect, Response, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::Actions;
use super::controls::{Ring, at_right, focus, label, paint_box, paint_right, paint_text, small_button, text_width};
use super::theme::{Theme, Type, corner, size};
use crate::app::{Action, Picks, Session, ShelfAsk, group_of_matter, name_of_matter};
use crate::edit::{Excerpt, Proposal};
use crate::i18n::{Lang, Words, templates};

/// Shows what is proposed, and whether it is taken.
pub fn proposals_ui(ui: &mut Ui, session: &Session, picks: &Picks, actions: &mut Actions) {
    let (lang, theme) = (session.lang, Theme::of(ui));
    if picks.all.is_empty() {
        let said = if picks.is_looking() { templates::LOOKING } else { templates::NOTHING_TO_BLANK };
        label(ui, Type::Interface, theme.ink2, said.get(lang));
        return;
    }
    ui.horizontal(|ui| {
        let taken = picks.all.iter().filter(|(_, on)| *on).count();
        label(ui, Type::Interface, theme.ink2, &templates::taken(lang, taken, picks.all.len()));
        all_or_none_ui(ui, lang, actions);
    });
    ui.add_space(4.0);
    let room = ui.ctx().content_rect().height() - size::AROUND_PROPOSALS;
    let most = room.clamp(*size::PROPOSALS.start(), *size::PROPOSALS.end());
    ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut group: Option<Words> = None;
        for (index, (proposal, on)) in picks.all.iter().enumerate() {
            let of = group_of(proposal);
            if group.replace(of) != Some(of) {
                ui.add_space(if index == 0 { 0.0 } else { 8.0 });
                label(ui, Type::Small, theme.ink3, of.get(lang));
            }
            if proposal_ui(ui, lang, proposal, *on).clicked() {
                actions.push(Action::Shelf(ShelfAsk::Tick(index)));
            }
        }
    });
}

/// All or none of them, at the right of a line.
pub fn all_or_none_ui(ui: &mut Ui, lang: Lang, actions: &mut Actions) {
    let choices = [(templates::ALL, true), (templates::NONE, false)];
    ui.spacing_mut().item_spacing.x = 4.0;
    let widths = choices.map(|(name, _)| text_width(ui, Type::Small, name.get(lang)) + 20.0);
    at_right(ui, widths.iter().sum(), |ui| {
        for (name, all) in choices {
            if small_button(ui, name.get(lang), name.get(lang)).clicked() {
                actions.push(Action::Shelf(ShelfAsk::TickAll(all)));
            }
        }
    });
}

fn group_of(proposal: &Proposal) -> Words {
    match proposal {
        Proposal::Filled { .. } => templates::FILLED,
        Proposal::Words(found) => group_of_matter(found.matter),
    }
}

/// How a proposal is shown.
pub struct Shown<'p> {
    /// What kind of words they are.
    pub kind: Words,
    /// Its words.
    pub words: String,
    /// What it is called to those who do not see it.
    pub name: String,
    /// How often they stand.
    pub times: usize,
    /// Where.
    pub excerpts: &'p [Excerpt],
}

impl<'p> Shown<'p> {
    pub fn new(lang: Lang, proposal: &'p Proposal) -> Self {
        match proposal {
            Proposal::Filled { name, words, .. } => {
                let words = templates::filled(lang, name, words);
                Self { kind: templates::FILLED, name: words.clone(), words, times: 1, excerpts: &[] }
            }
            Proposal::Words(found) => {
                let name = templates::in_text(lang, group_of(proposal), &found.words, found.times);
                let kind = name_of_matter(found.matter);
                Self { kind, words: found.words.clone(), name, times: found.times, excerpts: &found.excerpts }
            }
        }
    }
}

/// One of them: a row that is a box to tick, with the words, how often they stand, and where.
fn proposal_ui(ui: &mut Ui, lang: Lang, proposal: &Proposal, on: bool) -> Response {
    let theme = Theme::of(ui);
    let Shown { words, name, times, excerpts, .. } = Shown::new(lang, proposal);
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

fn paint_excerpt(ui: &Ui, at: Pos2, width: f32, excerpt: &Excerpt) {
    let theme = Theme::of(ui);
    let galley = ui.painter().layout_job(excerpt_job(theme, excerpt, width));
    ui.painter().galley(at, galley, theme.ink3);
}

/// A place: the words on the ground of a blank, what stands round them beside it.
pub fn excerpt_job(theme: &Theme, excerpt: &Excerpt, width: f32) -> LayoutJob {
    let font_id = Type::Small.font();
    let format =
        |color, background| TextFormat { font_id: font_id.clone(), color, background, ..TextFormat::default() };
    let around = format(theme.ink3, egui::Color32::TRANSPARENT);
    let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(width), ..LayoutJob::default() };
    job.append(&excerpt.before, 0.0, around.clone());
    job.append(&excerpt.words, 0.0, format(theme.ink, theme.chip));
    job.append(&excerpt.behind, 0.0, around);
    job
}
