//! Choosing a template: the list, what the chosen one is made of, and how a speech from it reads.

mod bin;
mod list;

use egui::{CentralPanel, Frame, Margin, Panel, Ui, pos2, vec2};

use super::controls::{Weight, bar, button, icon_button, label, paint_right, paint_text, segmented};
use super::icons::Icon;
use super::preview::{SheetState, sheet_ui};
use super::theme::{Theme, Type, hairline, size};
use super::{Actions, names};
use crate::app::{Action, Session, Shelf, ShelfAsk, messages};
use crate::assemble::{Assembled, assemble};
use crate::edit::{from_template, with_samples};
use crate::i18n::{Lang, templates, window};
use crate::model::{NumberStyle, Section, Template};
use crate::store::Entry;

/// Which skeleton is shown: of which templates, which one, whether without sample values.
type Looked = (u64, usize, bool);

/// What the gallery remembers between frames.
#[derive(Default)]
pub struct GalleryState {
    /// Whether the skeleton is shown with sample values.
    blank: bool,
    /// What is looked for, and among which templates.
    query: String,
    shelf: Shelf,
    /// Whether it was shown in the frame before.
    shown: bool,
    /// Whether the list is empty.
    finds_nothing: bool,
    /// The skeleton last made, for which template and how.
    skeleton: Option<(Looked, Assembled)>,
    sheet: SheetState,
}

impl GalleryState {
    /// The gallery is not shown in this frame.
    pub fn leave(&mut self) {
        self.shown = false;
    }
}

/// Shows the gallery.
pub fn gallery_ui(ui: &mut Ui, session: &Session, state: &mut GalleryState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    if ui.available_width() >= size::GALLERY_WITH_SHELVES {
        let shelves = Panel::left("shelves").exact_size(size::GALLERY_SHELVES).resizable(false);
        shelves.show_separator_line(false).frame(Frame::NONE.fill(theme.panel)).show(ui, |ui| {
            let rect = ui.max_rect();
            ui.painter().vline(rect.right() - 0.5, rect.y_range(), hairline(theme.line));
            list::shelves_ui(ui, session, state, actions);
        });
    }
    let list = Panel::left("templates").exact_size(size::GALLERY_LIST).resizable(false).show_separator_line(false);
    list.frame(Frame::NONE.fill(theme.panel)).show(ui, |ui| {
        let right = ui.max_rect();
        ui.painter().vline(right.right() - 0.5, right.y_range(), hairline(theme.line));
        list::list_ui(ui, session, state, actions);
    });
    CentralPanel::no_frame().frame(Frame::NONE.fill(theme.desk).inner_margin(Margin::symmetric(32, 20))).show(
        ui,
        |ui| match session.templates.get(session.looking_at) {
            _ if state.finds_nothing => nothing_ui(ui, session.lang, state),
            Some(Entry { template: Ok(template), .. }) => template_ui(ui, session, template, state, actions),
            Some(Entry { template: Err(problems), id, .. }) => {
                ui.horizontal(|ui| {
                    label(ui, Type::ViewTitle, theme.ink, id);
                    own_ui(ui, session, actions);
                });
                label(ui, Type::Interface, theme.warn, window::BROKEN_TEMPLATE.get(session.lang));
                for problem in problems {
                    label(ui, Type::Interface, theme.ink2, &messages::problem(session.lang, id, problem));
                }
            }
            None => {}
        },
    );
}

/// No template is offered: why, and the way back to all of them.
fn nothing_ui(ui: &mut Ui, lang: Lang, state: &mut GalleryState) {
    let why = if state.query.is_empty() { list::nothing_on(state.shelf) } else { window::NO_TEMPLATE };
    label(ui, Type::ViewTitle, Theme::of(ui).ink, why.get(lang));
    ui.add_space(12.0);
    if button(ui, Weight::Plain, None, templates::CLEAR_SEARCH.get(lang)).clicked() {
        state.query.clear();
        state.shelf = Shelf::All;
        // The search takes the keyboard as it does when the gallery opens.
        state.shown = false;
    }
}

fn template_ui(ui: &mut Ui, session: &Session, template: &Template, state: &mut GalleryState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_max_width(ui.available_width() - size::GALLERY_BUTTONS);
            label(ui, Type::ViewTitle, theme.ink, &template.name);
            label(ui, Type::Interface, theme.ink2, &template.occasion);
            let of = |id| session.documents.iter().find(|open| Some(open.id) == id);
            if let Some(open) = of(session.retemplating) {
                let title = open.title().unwrap_or_else(|| window::UNTITLED.get(lang).to_owned());
                label(ui, Type::Interface, theme.accent, &window::retemplating(lang, &title));
            }
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            let use_it = if session.retemplating.is_some() { window::USE_INSTEAD } else { window::USE_TEMPLATE };
            if button(ui, Weight::Main, None, use_it.get(lang)).clicked() {
                actions.push(Action::UseTemplate);
            }
            let marked = session.templates.get(session.looking_at).is_some_and(|entry| session.is_favourite(entry));
            let (icon, name) =
                if marked { (Icon::StarFilled, window::NO_FAVOURITE) } else { (Icon::Star, window::FAVOURITE) };
            if icon_button(ui, icon, name.get(lang), None).clicked() {
                actions.push(Action::Shelf(ShelfAsk::Favourite(session.looking_at)));
            }
            own_ui(ui, session, actions);
        });
    });
    ui.add_space(12.0);
    ui.horizontal_top(|ui| {
        let width = ui.available_width();
        ui.vertical(|ui| {
            ui.set_width(width * 0.66);
            parts_ui(ui, lang, template);
        });
        ui.add_space(16.0);
        ui.vertical(|ui| facts_ui(ui, lang, template));
    });
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        label(ui, Type::Small, theme.ink2, window::SKELETON.get(lang));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let names = [window::SAMPLE_VALUES.get(lang), window::BLANK_VALUES.get(lang)];
            if let Some(pressed) = segmented(ui, names, usize::from(state.blank)) {
                state.blank = pressed == 1;
            }
        });
    });
    let wanted = (session.templates_turn, session.looking_at, state.blank);
    if state.skeleton.as_ref().is_none_or(|(looked, _)| *looked != wanted) {
        state.skeleton = Some((wanted, skeleton(template, state.blank)));
    }
    if let Some((_, speech)) = &state.skeleton {
        sheet_ui(ui, "skeleton", speech, None, false, &mut state.sheet);
    }
}

/// What can be done with a template besides using it: any can be copied, the user's own can be put away.
fn own_ui(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let (lang, index) = (session.lang, session.looking_at);
    if icon_button(ui, Icon::Copy, templates::COPY.get(lang), None).clicked() {
        actions.push(Action::Shelf(ShelfAsk::Copy(index)));
    }
    let path = session.templates.get(index).and_then(|entry| entry.path.clone());
    let edit = if path.is_some() { templates::EDIT } else { templates::EDIT_COPY };
    if icon_button(ui, Icon::PencilSimple, edit.get(lang), None).clicked() {
        actions.push(Action::Shelf(ShelfAsk::Edit(index)));
    }
    if let Some(path) = path {
        if icon_button(ui, Icon::FolderOpen, templates::SHOW.get(lang), None).clicked() {
            actions.push(Action::ShowFolder(path));
        }
        if session.templates.get(index).is_some_and(|entry| entry.template.is_ok())
            && icon_button(ui, Icon::Textbox, templates::RENAME.get(lang), None).clicked()
        {
            actions.push(Action::Shelf(ShelfAsk::Rename(index)));
        }
        if icon_button(ui, Icon::Trash, templates::PUT_AWAY.get(lang), None).clicked() {
            actions.push(Action::Shelf(ShelfAsk::PutAway(index)));
        }
    }
}

/// The template as a speech, with its sample values or with blanks.
fn skeleton(template: &Template, blank: bool) -> Assembled {
    let draft = if blank { from_template(template) } else { with_samples(template) };
    assemble(&draft, None)
}

/// The parts with their shares of the time, a run of items as one.
fn parts_ui(ui: &mut Ui, lang: Lang, template: &Template) {
    let theme = Theme::of(ui);
    let mut parts: Vec<(String, String, f32)> = Vec::new();
    let mut last_list = None;
    for section in &template.draft.sections {
        let share = section.share.unwrap_or_default();
        if section.list.is_some() && section.list == last_list {
            if let Some(part) = parts.last_mut() {
                part.2 += share;
            }
            continue;
        }
        last_list.clone_from(&section.list);
        parts.push((part_name(lang, template, section), part_note(lang, template, section), share));
    }
    for (name, note, share) in parts {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 25.0), egui::Sense::hover());
        let y = rect.center().y;
        paint_text(ui, pos2(rect.left(), y), 96.0, Type::Interface, theme.ink, &name);
        paint_text(ui, pos2(rect.left() + 100.0, y), 130.0, Type::Small, theme.ink2, &note);
        if template.draft.sections.iter().all(|section| section.share.is_none()) {
            continue;
        }
        let width = (rect.width() - 290.0).max(40.0);
        bar(ui, pos2(rect.left() + 236.0, y), width, share, None);
        // A share is at most one.
        let percent = format!("{:.0}%", share * 100.0);
        paint_right(ui, pos2(rect.right(), y), Type::Small, theme.ink3, &percent);
    }
}

fn part_name(lang: Lang, template: &Template, section: &Section) -> String {
    let list = section.list.as_ref().and_then(|id| template.draft.list(id));
    list.map_or_else(|| names::role_name(lang, section.role).to_owned(), |list| list.name.clone())
}

fn part_note(lang: Lang, template: &Template, section: &Section) -> String {
    match section.list.as_ref().and_then(|id| template.draft.list(id)) {
        Some(list) => {
            let written = template.draft.walk().filter(|other| other.list.as_ref() == Some(&list.id)).count();
            let usual = list.start.max(u32::try_from(written).unwrap_or(u32::MAX));
            window::items(lang, list.min, list.max, usual)
        }
        None if section.optional => window::OPTIONAL.get(lang).to_owned(),
        None => String::new(),
    }
}

fn facts_ui(ui: &mut Ui, lang: Lang, template: &Template) {
    let theme = Theme::of(ui);
    let fields = &template.draft.fields;
    let required = fields.iter().filter(|field| field.required).count();
    let marks: Vec<&str> = template
        .draft
        .style
        .levels
        .iter()
        .map(|level| level.numbering)
        .filter(|style| *style != NumberStyle::None)
        .map(NumberStyle::pattern)
        .take(2)
        .collect();
    for (name, value) in
        [(window::BLANKS, window::blanks(lang, fields.len(), required)), (window::NUMBERING, marks.join("　"))]
    {
        if value.is_empty() {
            continue;
        }
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(72.0, 22.0), egui::Sense::hover());
            paint_text(ui, rect.left_center(), 72.0, Type::Small, theme.ink2, name.get(lang));
            label(ui, Type::Small, theme.ink, &value);
        });
    }
}
