//! The list of typical errors: the writer's own entries, which can be changed, and the built-in ones, which can be switched
//! off. Only the rows that are seen are laid out.

mod entry;

use std::sync::Arc;

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use self::entry::{Entry, entry_ui};
use super::Actions;
use super::controls::{Weight, button, icon_button, label, paint_right, paint_text, row, switch_box};
use super::icons::Icon;
use super::theme::{Theme, Type, size};
use crate::app::matching::matches;
use crate::app::{Action, Session, WordAsk};
use crate::check::WordList;
use crate::i18n::{Lang, review, words as texts};
use crate::model::{OwnWords, WordEntry, WordLevel, WordScope};

/// What the page remembers while it is shown.
#[derive(Default)]
pub struct WordsState {
    /// What is looked for.
    pub query: String,
    /// The entry that is being written.
    entry: Option<Entry>,
    /// What was found last, in which list.
    found: Option<(String, Arc<WordList>, Vec<Row>)>,
}

/// A row of the list.
#[derive(Clone, Copy)]
enum Row {
    /// The heading of the own entries, or of the built-in ones, and how many there are.
    Head(bool, usize),
    /// An own entry by its place.
    Own(usize),
    /// A built-in one.
    BuiltIn(usize),
}

impl WordsState {
    /// Begins an entry, for what is looked for if there is anything.
    pub fn add(&mut self) {
        self.entry = Some(Entry::new(&self.query));
    }
}

/// The buttons for tables, in the foot, from the right.
pub fn tables_ui(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let Some(own) = session.words() else { return };
    if !own.entries().is_empty() && button(ui, Weight::Quiet, None, texts::EXPORT.get(session.lang)).clicked() {
        actions.push(Action::Word(WordAsk::Export));
    }
    if button(ui, Weight::Quiet, None, texts::IMPORT.get(session.lang)).clicked() {
        actions.push(Action::Word(WordAsk::Import));
    }
}

/// Shows the page, so high.
pub fn words_ui(ui: &mut Ui, session: &Session, height: f32, state: &mut WordsState, actions: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    let bottom = ui.cursor().min.y + height;
    let Some(own) = session.words() else {
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            ui.set_min_height(height);
            ui.add_space(24.0);
            label(ui, Type::Interface, theme.ink2, texts::NOT_READ.get(lang));
        });
        return;
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        entry_ui(ui, lang, own, &mut state.entry, actions);
        list_ui(ui, session, own, bottom - ui.cursor().min.y, state, actions);
    });
}

/// The list, so high.
fn list_ui(ui: &mut Ui, session: &Session, own: &OwnWords, room: f32, state: &mut WordsState, actions: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    let rows = found(session, own, &state.query, &mut state.found);
    let area = ScrollArea::vertical().id_salt("words").max_height(room).min_scrolled_height(room).auto_shrink(false);
    area.show_rows(ui, size::ROW_WORD, rows.len().max(1), |ui, seen| {
        if rows.is_empty() {
            row_at(ui, |ui, rect| {
                let at = pos2(rect.left() + 24.0, rect.center().y);
                paint_text(ui, at, rect.width(), Type::Interface, theme.ink2, texts::NOTHING_FOUND.get(lang));
            });
        }
        for row in rows.get(seen).unwrap_or_default() {
            match row {
                Row::Head(of_writer, count) => head_ui(ui, lang, *of_writer, *count),
                Row::Own(place) => {
                    if let Some(entry) = own.entries().get(*place) {
                        own_ui(ui, lang, entry, &mut state.entry, actions);
                    }
                }
                Row::BuiltIn(place) => {
                    if let Some(entry) = WordList::built_in().entries().get(*place) {
                        built_in_ui(ui, lang, entry, own, actions);
                    }
                }
            }
        }
    });
}

/// What is found of the list: looked for again where the query or the list is another.
fn found<'s>(
    session: &Session,
    own: &OwnWords,
    query: &str,
    before: &'s mut Option<(String, Arc<WordList>, Vec<Row>)>,
) -> &'s [Row] {
    let list = session.word_list();
    let same = before.as_ref().is_some_and(|(of, in_list, _)| of == query && Arc::ptr_eq(in_list, list));
    if !same {
        let built_in = WordList::built_in();
        let places = |entries: &[WordEntry], row: fn(usize) -> Row, of_writer: bool| {
            let all = entries.iter().enumerate().filter(|(_, entry)| is_found(query, entry));
            let rows: Vec<Row> = all.map(|(place, _)| row(place)).collect();
            let head = (!rows.is_empty()).then_some(Row::Head(of_writer, rows.len()));
            head.into_iter().chain(rows)
        };
        let own = places(own.entries(), Row::Own, true);
        let rows = own.chain(places(built_in.entries(), Row::BuiltIn, false)).collect();
        *before = Some((query.to_owned(), list.clone(), rows));
    }
    before.as_ref().map_or(&[], |(_, _, rows)| rows)
}

/// By its words, their initials, or what is said of it.
fn is_found(query: &str, entry: &WordEntry) -> bool {
    let mut words = [&entry.wrong].into_iter().chain(&entry.right);
    entry.reason.contains(query.trim())
        || words.any(|words| matches(query, words).is_some_and(|score| score.rank >= 300))
}

/// Lays out a row.
fn row_at(ui: &mut Ui, add: impl FnOnce(&mut Ui, Rect)) {
    let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), size::ROW_WORD));
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_min_size(rect.size());
        add(ui, rect);
    });
}

fn head_ui(ui: &mut Ui, lang: Lang, of_writer: bool, count: usize) {
    let theme = Theme::of(ui);
    row_at(ui, |ui, rect| {
        let name = if of_writer { texts::OWN } else { texts::BUILT_IN };
        let at = pos2(rect.left() + 24.0, rect.bottom() - 16.0);
        paint_text(ui, at, rect.width(), Type::InterfaceMedium, theme.ink, &texts::group(lang, name, count));
    });
}

/// An own entry: pressed it is written anew.
fn own_ui(ui: &mut Ui, lang: Lang, entry: &WordEntry, open: &mut Option<Entry>, actions: &mut Actions) {
    ui.push_id(("own", &entry.wrong), |ui| {
        row_at(ui, |ui, rect| {
            let pair = texts::pair(&entry.wrong, &entry.rights());
            let current = open.as_ref().is_some_and(|open| open.is_of(&entry.wrong));
            let (_, response) = row(ui, size::ROW_WORD, current, &pair);
            keep_in_sight(ui, &response, rect);
            paint_entry(ui, lang, entry, rect, true);
            if response.clicked() {
                *open = Some(Entry::of(entry));
            }
            let mut inside = ui.new_child(UiBuilder::new().max_rect(control_at(rect, size::CONTROL)));
            let remove = icon_button(&mut inside, Icon::Trash, &texts::remove(lang, &entry.wrong), None);
            keep_in_sight(ui, &remove, rect);
            if remove.clicked() {
                open.take_if(|open| open.is_of(&entry.wrong));
                actions.push(Action::Word(WordAsk::Remove(entry.wrong.clone())));
            }
        });
    });
}

/// A built-in entry: on or off.
fn built_in_ui(ui: &mut Ui, lang: Lang, entry: &WordEntry, own: &OwnWords, actions: &mut Actions) {
    ui.push_id(("built-in", &entry.wrong), |ui| {
        row_at(ui, |ui, rect| {
            // An own entry for the same words counts instead.
            let instead = own.has(&entry.wrong);
            let on = !instead && !own.off().contains(&entry.wrong);
            paint_entry(ui, lang, entry, rect, on);
            let mut inside = ui.new_child(UiBuilder::new().max_rect(control_at(rect, size::SWITCH[0])));
            if instead {
                inside.disable();
            }
            let pair = texts::pair(&entry.wrong, &entry.rights());
            let response = switch_box(&mut inside, &pair, on);
            keep_in_sight(ui, &response, rect);
            if response.clicked() {
                actions.push(Action::Word(WordAsk::Switch(entry.wrong.clone(), !on)));
            }
        });
    });
}

/// Where the keyboard has come to stays in sight, with the row before and the row behind: they are where it goes next.
fn keep_in_sight(ui: &Ui, response: &egui::Response, row: Rect) {
    if response.gained_focus() {
        let around = row.expand2(vec2(0.0, size::ROW_WORD));
        ui.scroll_to_rect_animation(around, None, egui::style::ScrollAnimation::none());
    }
}

/// Where the control of a row stands.
fn control_at(row: Rect, width: f32) -> Rect {
    let right = row.right() - 24.0;
    Rect::from_center_size(pos2(right - width / 2.0, row.center().y), vec2(width, size::CONTROL))
}

/// What an entry says: its words, and below them why; where it counts and how serious it is, if not as most are.
fn paint_entry(ui: &Ui, lang: Lang, entry: &WordEntry, rect: Rect, on: bool) {
    let theme = Theme::of(ui);
    let color = if on { theme.ink } else { theme.ink3 };
    let (left, right) = (rect.left() + 24.0, rect.right() - 24.0 - size::CONTROL - 12.0);
    let except = (!entry.unless.is_empty()).then(|| texts::except(lang, &entry.exceptions()));
    let reason = Some(entry.reason.clone()).filter(|reason| !reason.is_empty());
    let told: Vec<String> = reason.into_iter().chain(except).collect();
    let upper = if told.is_empty() { rect.center().y } else { rect.center().y - 9.0 };
    let scope = (entry.scope == WordScope::Official).then_some(texts::SCOPES[1].get(lang));
    let level = (entry.level == WordLevel::Warning).then_some(review::WARNING.get(lang));
    let tags: Vec<&str> = scope.into_iter().chain(level).collect();
    let taken = paint_right(ui, pos2(right, upper), Type::Small, theme.ink3, &tags.join("　"));
    let pair = texts::pair(&entry.wrong, &entry.rights());
    paint_text(ui, pos2(left, upper), right - taken - 12.0 - left, Type::Interface, color, &pair);
    paint_text(ui, pos2(left, rect.center().y + 9.0), right - left, Type::Small, theme.ink3, &told.join("　"));
}
