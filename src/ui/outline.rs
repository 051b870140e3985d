//! The outline: every part with its number, heading, length and share of the time. A click goes there.

use egui::{Align, Frame, Layout, Panel, Rect, ScrollArea, Ui, pos2, vec2};

use super::controls::{self, bar, icon_button, label, paint_right, paint_text, row};
use super::icons::Icon;
use super::theme::{Theme, Type, size};
use super::{Actions, names, section_menu};
use crate::app::{Action, Command, OpenDocument, Session};
use crate::edit::{Caret, Place};
use crate::i18n::commands::no_parts;
use crate::i18n::window;
use crate::model::{Section, SectionId};

/// Which section the outline last followed.
#[derive(Default)]
pub struct OutlineState {
    followed: Option<SectionId>,
}

/// Shows the outline.
pub fn outline_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    state: &mut OutlineState,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    Panel::top("outline head").exact_size(size::PANEL_HEAD).show_separator_line(false).frame(Frame::NONE).show(
        ui,
        |ui| {
            controls::hairline_below(ui, ui.max_rect());
            ui.horizontal_centered(|ui| {
                ui.add_space(size::INSET);
                label(ui, Type::Interface, theme.ink, window::OUTLINE.get(lang));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.add_space(6.0);
                    ui.spacing_mut().item_spacing.x = 0.0;
                    controls::command_button(ui, session, Command::Outline, Icon::SidebarSimple, actions);
                    let more = icon_button(ui, Icon::DotsThree, window::MORE.get(lang), None);
                    if let Some(id) = open.current {
                        egui::Popup::menu(&more)
                            .width(240.0)
                            .show(|ui| section_menu::section_menu(ui, session, open, id, actions));
                    }
                    controls::command_button(ui, session, Command::AddBelow, Icon::Plus, actions);
                });
            });
        },
    );
    let follow = state.followed != open.current;
    state.followed = open.current;
    ScrollArea::vertical().id_salt("outline").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(6.0);
        let (rect, response) = row(ui, size::ROW_ITEM, open.current.is_none(), window::TITLE_PART.get(lang));
        paint_text(
            ui,
            pos2(rect.left() + 42.0, rect.center().y),
            120.0,
            Type::Interface,
            theme.ink2,
            window::TITLE_PART.get(lang),
        );
        if response.clicked() {
            actions.push(Action::GoTo(Caret::at(Place::TitleLine(0), 0)));
        }
        let mut chain = Vec::new();
        for section in &open.document.draft().sections {
            section_ui(ui, session, open, section, &mut chain, follow, actions);
        }
        if open.document.draft().sections.is_empty() {
            ui.add_space(12.0);
            ui.horizontal_wrapped(|ui| {
                ui.add_space(size::INSET);
                let keys = session.keymap.label(Command::AddBelow);
                label(ui, Type::Small, theme.ink3, &no_parts(lang, keys.as_deref()));
            });
        }
        ui.add_space(12.0);
    });
}

fn section_ui<'d>(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    section: &'d Section,
    chain: &mut Vec<&'d Section>,
    follow: bool,
    actions: &mut Actions,
) {
    let level = chain.len();
    chain.push(section);
    let height = if level == 0 { size::ROW_PART } else { size::ROW_ITEM };
    let place = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    let current = open.current == Some(section.id);
    // Rows out of sight only take their room.
    if ui.is_rect_visible(place) || (current && follow) {
        let (mark, words) = names::parts_of(session.lang, open, section, chain, level);
        let (rect, response) = row(ui, height, current, &format!("{mark}{words}"));
        if current && follow {
            ui.scroll_to_rect(rect, None);
        }
        paint_row(ui, session, open, section, rect, level, &mark, &words);
        if response.clicked() {
            actions.push(Action::GoTo(start_of(section)));
        }
        response.context_menu(|ui| section_menu::section_menu(ui, session, open, section.id, actions));
    } else {
        ui.add_space(height);
    }
    for child in &section.children {
        section_ui(ui, session, open, child, chain, follow, actions);
    }
    chain.pop();
}

/// Where a click on a part leads: to its body, or to its heading if that is all it has.
fn start_of(section: &Section) -> Caret {
    if section.body.is_empty() && section.heading.is_some() {
        return Caret::at(Place::Heading(section.id), 0);
    }
    Caret::at(Place::Body(section.id, 0), 0)
}

#[expect(clippy::too_many_arguments, reason = "what a row shows is all at hand where it is placed")]
fn paint_row(
    ui: &Ui,
    session: &Session,
    open: &OpenDocument,
    section: &Section,
    rect: Rect,
    level: usize,
    mark: &str,
    words: &str,
) {
    let theme = Theme::of(ui);
    let measure = open.measured().section(section);
    let rate = open.rate(session.settings.rate);
    // Levels are at most eight.
    let indent = 42.0 + 16.0 * (level.saturating_sub(1) as f32);
    let right = rect.right() - size::INSET;
    let color = if section.on { theme.ink } else { theme.ink3 };
    let line = if level == 0 { rect.top() + 15.0 } else { rect.center().y };
    let mut left = rect.left() + if level == 0 { 42.0 } else { indent };
    let wide = rect.width() >= size::OUTLINE;
    let room_right = match (level, wide) {
        (0, _) => 12.0,
        (_, true) => 96.0,
        (_, false) => 48.0,
    };
    if !mark.is_empty() && level == 0 {
        paint_right(ui, pos2(rect.left() + 42.0, line), Type::Interface, theme.ink3, mark);
    } else if !mark.is_empty() {
        left += paint_text(ui, pos2(left, line), 60.0, Type::Interface, theme.ink3, mark) + 6.0;
    }
    let kind = if open.current == Some(section.id) { Type::InterfaceMedium } else { Type::Interface };
    paint_text(ui, pos2(left, line), right - left - room_right, kind, color, words);
    let below = if level == 0 { rect.bottom() - 12.0 } else { line };
    if !section.on {
        Icon::EyeSlash.paint(ui, pos2(right - 7.0, below), size::ICON_SMALL, theme.ink3);
        return;
    }
    let time = window::time(session.lang, measure.whole_seconds(rate));
    paint_right(ui, pos2(right, below), Type::Small, theme.ink3, &time);
    if wide {
        paint_right(ui, pos2(right - 42.0, below), Type::Small, theme.ink3, &window::number(measure.characters));
    }
    if level == 0 {
        let share = open.measured().share(section, rate);
        let width = right - rect.left() - 42.0 - if wide { 88.0 } else { 48.0 };
        bar(ui, pos2(rect.left() + 42.0, below), width, share, section.share);
    }
}
