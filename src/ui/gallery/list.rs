//! The templates to choose from: by shelf, by what is looked for, by the keyboard.

use std::path::Path;

use egui::{EventFilter, Id, Key, Margin, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::{GalleryState, bin};
use crate::app::{Action, Command, Session, Shelf, ShelfAsk, messages};
use crate::i18n::{Lang, Words, templates, window};
use crate::model::Language;
use crate::store::Entry;
use crate::ui::Actions;
use crate::ui::controls::{
    Input, Weight, button, hairline_below, input_box, paint_right, paint_text, pill, row, short_label,
};
use crate::ui::icons::Icon;
use crate::ui::names::category_name;
use crate::ui::theme::{Theme, Type, hairline, size};

/// Tells the search field from all other widgets.
fn search_id() -> Id {
    Id::unique("look for a template")
}

/// The shelves, each with how many templates stand on it.
pub(super) fn shelves_ui(ui: &mut Ui, session: &Session, state: &mut GalleryState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    ScrollArea::vertical().id_salt("shelves").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(12.0);
        let mut group = None;
        for shelf in shelves(session) {
            let count = session.offered(shelf, "").len();
            if count == 0 && matches!(shelf, Shelf::Kind(_) | Shelf::In(_)) {
                continue;
            }
            let title = group_of(shelf);
            if group != title {
                group = title;
                ui.add_space(12.0);
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
                let words = title.map_or("", |words| words.get(session.lang));
                paint_text(ui, pos2(rect.left() + 16.0, rect.center().y), 160.0, Type::Small, theme.ink2, words);
            }
            let name = name_of(session, shelf);
            let (rect, response) = row(ui, size::ROW_SHELF, state.shelf == shelf, &name);
            paint_right(ui, rect.right_center() - vec2(16.0, 0.0), Type::Small, theme.ink3, &count.to_string());
            paint_text(ui, pos2(rect.left() + 16.0, rect.center().y), 130.0, Type::Interface, theme.ink, &name);
            if response.clicked() {
                state.shelf = shelf;
            }
        }
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            ui.add_space(4.0);
            if button(ui, Weight::Quiet, Some(Icon::Plus), window::ADD_FOLDER.get(session.lang)).clicked() {
                actions.push(Action::Shelf(ShelfAsk::AddFolder));
            }
        });
    });
}

/// The shelves there are, the further folders of the user last.
fn shelves(session: &Session) -> Vec<Shelf> {
    let further = (0..session.settings.template_folders.len()).map(Shelf::Folder);
    Shelf::all().into_iter().chain(further).collect()
}

fn group_of(shelf: Shelf) -> Option<Words> {
    match shelf {
        Shelf::Kind(_) => Some(window::OCCASION),
        Shelf::In(_) => Some(window::LANGUAGE_OF),
        Shelf::Folder(_) => Some(window::FOLDERS),
        _ => None,
    }
}

fn name_of(session: &Session, shelf: Shelf) -> String {
    let words = match shelf {
        Shelf::Folder(nth) => {
            let folder = session.settings.template_folders.get(nth);
            return folder.map(|folder| messages::file_name(folder)).unwrap_or_default();
        }
        Shelf::All => window::ALL_TEMPLATES,
        Shelf::Recent => window::RECENT_TEMPLATES,
        Shelf::Favourites => window::FAVOURITES,
        Shelf::Own => window::OWN_TEMPLATES,
        Shelf::Kind(kind) => return category_name(session.lang, kind).to_owned(),
        Shelf::In(Language::Chinese) => window::IN_CHINESE,
        Shelf::In(Language::English) => window::IN_ENGLISH,
    };
    words.get(session.lang).to_owned()
}

/// The search field, and the templates that are found.
pub(super) fn list_ui(ui: &mut Ui, session: &Session, state: &mut GalleryState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let is_narrow = ui.ctx().content_rect().width() < size::GALLERY_WITH_SHELVES;
    let moved = session.ask.is_none() && !session.is_covered() && keys(ui, session, state, actions);
    egui::Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
        let (name, hint) = (window::LOOK_FOR_TEMPLATE.get(lang), window::LOOK_FOR_TEMPLATE_HINT.get(lang));
        let response = input_box(ui, &mut state.query, &Input { id: search_id(), name, hint, rows: 1, fault: None });
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
        if response.has_focus() {
            ui.memory_mut(|memory| memory.set_focus_lock_filter(search_id(), filter));
        } else if !std::mem::replace(&mut state.shown, true) {
            response.request_focus();
        }
        if is_narrow {
            ui.add_space(8.0);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                for shelf in shelves(session) {
                    let is_empty = session.offered(shelf, "").is_empty() && session.bin_of(shelf).is_empty();
                    let is_on = state.shelf == shelf;
                    if (!is_empty || is_on) && pill(ui, &name_of(session, shelf), is_on).clicked() {
                        state.shelf = shelf;
                    }
                }
            });
        }
    });
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().min.y, hairline(theme.line));
    let offered = session.offered(state.shelf, &state.query);
    if let Some(first) = offered.first().filter(|_| !offered.contains(&session.looking_at)) {
        actions.push(Action::LookAt(*first));
    }
    egui::Panel::bottom("gallery foot").exact_size(44.0).show_separator_line(false).frame(egui::Frame::NONE).show(
        ui,
        |ui| {
            ui.painter().hline(ui.max_rect().x_range(), ui.max_rect().top() + 0.5, hairline(theme.line));
            ui.horizontal_centered(|ui| {
                ui.add_space(8.0);
                if button(ui, Weight::Quiet, Some(Icon::FolderOpen), window::OPEN_OTHER.get(lang)).clicked() {
                    actions.push(Action::Do(Command::Open));
                }
                if button(ui, Weight::Quiet, Some(Icon::Plus), templates::NEW.get(lang)).clicked() {
                    actions.push(Action::Do(Command::NewTemplate));
                }
            });
        },
    );
    if let Shelf::Folder(nth) = state.shelf
        && let Some(folder) = session.settings.template_folders.get(nth)
    {
        folder_ui(ui, lang, folder, actions);
    }
    bin::bin_ui(ui, session, state.shelf, actions);
    state.finds_nothing = offered.is_empty();
    if offered.is_empty() {
        return;
    }
    ScrollArea::vertical().id_salt("templates").auto_shrink(false).show_viewport(ui, |ui, seen| {
        rows_ui(ui, session, &offered, seen, moved, actions);
    });
}

/// Where a further folder lies, and the way to look into it no more.
fn folder_ui(ui: &mut Ui, lang: Lang, folder: &Path, actions: &mut Actions) {
    egui::Frame::new().inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
        short_label(ui, Type::Small, Theme::of(ui).ink3, &folder.display().to_string());
        if button(ui, Weight::Plain, None, window::DROP_FOLDER.get(lang)).clicked() {
            actions.push(Action::Shelf(ShelfAsk::DropFolder(folder.to_owned())));
        }
    });
}

/// Why nothing stands on a shelf.
pub(super) fn nothing_on(shelf: Shelf) -> Words {
    match shelf {
        Shelf::Recent => window::NONE_USED,
        Shelf::Favourites => window::NONE_MARKED,
        Shelf::Own => window::NONE_OWN,
        _ => window::NONE_HERE,
    }
}

/// Takes the keys that choose; whether another template is looked at.
fn keys(ui: &Ui, session: &Session, state: &mut GalleryState, actions: &mut Actions) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    if focused.is_some_and(|id| id != search_id()) {
        return false;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (up, down) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown));
    if up || down {
        let offered = session.offered(state.shelf, &state.query);
        let at = offered.iter().position(|index| *index == session.looking_at).unwrap_or_default();
        let to = if down { at + 1 } else { at.saturating_sub(1) };
        let to = offered.get(to).or(offered.last());
        actions.extend(to.map(|index| Action::LookAt(*index)));
    }
    if pressed(Key::Enter) && session.offered(state.shelf, &state.query).contains(&session.looking_at) {
        actions.push(Action::UseTemplate);
    }
    if pressed(Key::Escape) {
        if state.query.is_empty() {
            actions.push(session.document().map_or(Action::Do(Command::Start), |open| Action::Show(open.id)));
        }
        state.query.clear();
    }
    up || down
}

/// The templates that can be seen.
fn rows_ui(ui: &mut Ui, session: &Session, offered: &[usize], seen: Rect, moved: bool, actions: &mut Actions) {
    #[expect(clippy::cast_precision_loss, reason = "there are a few thousand templates at most")]
    let top_of = |nth: usize| ui.min_rect().top() + nth as f32 * size::ROW_GALLERY;
    let (left, width) = (ui.min_rect().left(), ui.available_width());
    let place = |nth: usize| Rect::from_min_size(pos2(left, top_of(nth)), vec2(width, size::ROW_GALLERY));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept within the list")]
    let first = ((seen.top() / size::ROW_GALLERY).max(0.0) as usize).min(offered.len());
    let places: Vec<(usize, Rect)> = (0..offered.len()).map(|nth| (nth, place(nth))).collect();
    let height = places.last().map_or(0.0, |(_, rect)| rect.bottom()) - ui.min_rect().top();
    ui.set_height(height);
    for (nth, rect) in &places {
        let Some(index) = offered.get(*nth).copied() else { continue };
        if moved && index == session.looking_at {
            ui.scroll_to_rect(*rect, None);
        }
        if *nth < first || rect.top() > ui.clip_rect().bottom() {
            continue;
        }
        if let Some(entry) = session.templates.get(index) {
            let mut row = ui.new_child(UiBuilder::new().id_salt(("template", index)).max_rect(*rect));
            row.spacing_mut().item_spacing.y = 0.0;
            template_row(&mut row, session, index, entry, actions);
        }
    }
}

fn template_row(ui: &mut Ui, session: &Session, index: usize, entry: &Entry, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let current = index == session.looking_at;
    let name = entry.template.as_ref().map_or(entry.id.as_str(), |template| &template.name);
    let (rect, response) = row(ui, size::ROW_GALLERY, current, name);
    hairline_below(ui, rect);
    let (left, right) = (rect.left() + size::INSET, rect.right() - size::INSET);
    let color = if entry.template.is_ok() { theme.ink } else { theme.ink3 };
    let mut room = rect.width() - 2.0 * size::INSET;
    if session.is_favourite(entry) {
        Icon::StarFilled.paint(ui, pos2(right - 8.0, rect.top() + 22.0), size::ICON_SMALL, theme.ink2);
        room -= 24.0;
    }
    if entry.path.is_some() {
        let at = pos2(right - if session.is_favourite(entry) { 24.0 } else { 0.0 }, rect.top() + 22.0);
        room -= 12.0 + paint_right(ui, at, Type::Small, theme.ink3, window::OWN_TEMPLATE.get(session.lang));
    }
    paint_text(ui, pos2(left, rect.top() + 22.0), room, Type::ListTitle, color, name);
    let below = rect.top() + 44.0;
    match &entry.template {
        Ok(template) => {
            let minutes = window::minutes(session.lang, template.minutes);
            let facts = format!("{}　{minutes}", window::parts(session.lang, template.parts()));
            let taken = paint_right(ui, pos2(right, below), Type::Small, theme.ink2, &facts);
            let room = rect.width() - taken - 48.0;
            paint_text(ui, pos2(left, below), room, Type::Small, theme.ink2, &template.occasion);
        }
        Err(problems) => {
            Icon::Warning.paint(ui, pos2(left + 8.0, below), size::ICON_SMALL, theme.warn);
            let words = window::faults(session.lang, problems.len());
            paint_text(ui, pos2(left + 24.0, below), rect.width() - 64.0, Type::Small, theme.warn, &words);
        }
    }
    if response.clicked() {
        actions.push(Action::LookAt(index));
    }
    if response.double_clicked() {
        actions.push(Action::UseTemplate);
    }
}
