//! Finding and replacing: the bar above the page, and beside it the list of what is replaced by what.

use egui::{
    CornerRadius, EventFilter, Frame, Id, Key, Margin, Modifiers, Panel, Rect, ScrollArea, StrokeKind, Ui, pos2, vec2,
};

use super::controls::{self, Input, Weight, button, icon_button, input, label, toggle};
use super::icons::Icon;
use super::theme::{Theme, Type, hairline, size};
use super::{Actions, names};
use crate::app::{Action, Direction, Find, FindAsk, Finding, OpenDocument, Session};
use crate::flow::{PatternFault, Preview, QueryError, Standing, preview};
use crate::i18n::{Lang, Words, find};

/// What the bar remembers between frames.
#[derive(Default)]
pub struct FindState {
    /// The last call to the keyboard that was answered.
    called: u64,
}

fn query_id() -> Id {
    Id::unique("find query")
}

fn replacement_id() -> Id {
    Id::unique("find replacement")
}

/// The keys that mean something else while the bar has the keyboard; to be called before any command is looked for.
pub fn take_keys(ui: &Ui, session: &Session, actions: &mut Actions) {
    let has_keys = ui.memory(|memory| memory.has_focus(query_id()) || memory.has_focus(replacement_id()));
    if session.find.is_none() || !has_keys {
        return;
    }
    let asked = |ask| Action::Find(ask);
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::COMMAND, Key::Enter) {
            actions.push(asked(FindAsk::ReplaceThis));
        }
        if input.consume_key(Modifiers::SHIFT, Key::Enter) {
            actions.push(asked(FindAsk::Step(Direction::Back)));
        }
        if input.consume_key(Modifiers::NONE, Key::Enter) {
            actions.push(asked(FindAsk::Step(Direction::Forward)));
        }
        if input.consume_key(Modifiers::NONE, Key::Escape) {
            actions.push(asked(FindAsk::Close));
        }
    });
}

/// Shows the bar.
pub fn find_ui(ui: &mut Ui, session: &Session, found: &Find, state: &mut FindState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let replacing = found.what == Finding::Replace;
    let fault = found.fault.as_ref().and_then(|fault| fault_words(*fault));
    let rows = 1.0 + f32::from(u8::from(replacing)) + if fault.is_some() { 0.7 } else { 0.0 };
    let height = rows * (size::CONTROL + 8.0) + 9.0;
    let panel = Panel::top("find").exact_size(height).show_separator_line(false);
    panel.frame(Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(20, 8))).show(ui, |ui| {
        let whole = ui.max_rect().expand2(vec2(20.0, 8.0));
        controls::hairline_below(ui, whole);
        ui.spacing_mut().item_spacing = vec2(6.0, 8.0);
        let field = (ui.available_width() - size::FIND_TOOLS).clamp(size::FIND_LEAST, size::FIND_MOST);
        ui.horizontal(|ui| {
            query_ui(ui, lang, found, state, field, actions);
            steps_ui(ui, lang, found, actions);
            switches_ui(ui, lang, found, actions);
            ui.add_space(8.0);
            if icon_button(ui, Icon::X, find::CLOSE.get(lang), Some("Esc")).clicked() {
                actions.push(Action::Find(FindAsk::Close));
            }
        });
        if let Some(fault) = fault {
            ui.horizontal(|ui| {
                let (mark, _) = ui.allocate_exact_size(vec2(size::ICON_SMALL, size::ICON_SMALL), egui::Sense::hover());
                Icon::Warning.paint(ui, mark.center(), size::ICON_SMALL, theme.warn);
                label(ui, Type::Small, theme.warn, fault.get(lang));
            });
        }
        if replacing {
            replace_ui(ui, lang, found, field, actions);
        }
    });
    // Escape shuts the bar; the fields are not to lose the keyboard to it before that is seen.
    let filter = EventFilter { escape: true, horizontal_arrows: true, ..EventFilter::default() };
    for id in [query_id(), replacement_id()] {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
}

fn query_ui(ui: &mut Ui, lang: Lang, found: &Find, state: &mut FindState, width: f32, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let mut query = found.query.clone();
    let spec = Input { id: query_id(), name: find::FIND.get(lang), hint: find::FIND.get(lang), rows: 1, fault: None };
    let response = ui
        .allocate_ui(vec2(width, size::CONTROL), |ui| {
            ui.set_width(width);
            input(ui, &mut query.text, &spec)
        })
        .inner;
    let count = if found.query.text.is_empty() || found.fault.is_some() {
        String::new()
    } else if found.hits.is_empty() {
        find::NOTHING.get(lang).to_owned()
    } else {
        find::position(lang, found.current, found.hits.len())
    };
    controls::paint_right(ui, pos2(response.rect.right(), response.rect.center().y), Type::Small, theme.ink3, &count);
    if state.called != found.calls {
        state.called = found.calls;
        if !ui.memory(|memory| memory.has_focus(query_id())) {
            response.request_focus();
        }
        controls::select_all(ui, query_id(), &query.text);
    }
    if query != found.query {
        actions.push(Action::Find(FindAsk::Query(query)));
    }
}

fn steps_ui(ui: &mut Ui, lang: Lang, found: &Find, actions: &mut Actions) {
    let steps = [
        (Icon::CaretUp, find::PREVIOUS, "Shift F3", Direction::Back),
        (Icon::CaretDown, find::NEXT, "F3", Direction::Forward),
    ];
    ui.add_enabled_ui(!found.hits.is_empty(), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (icon, name, keys, direction) in steps {
                if icon_button(ui, icon, name.get(lang), Some(keys)).clicked() {
                    actions.push(Action::Find(FindAsk::Step(direction)));
                }
            }
        });
    });
}

fn switches_ui(ui: &mut Ui, lang: Lang, found: &Find, actions: &mut Actions) {
    let mut query = found.query.clone();
    let switches = [
        (find::WIDTH, find::WIDTH_TIP, &mut query.fold_width),
        (find::CASE, find::CASE_TIP, &mut query.match_case),
        (find::WHOLE, find::WHOLE_TIP, &mut query.whole_word),
        (find::PATTERN, find::PATTERN_TIP, &mut query.regex),
    ];
    for (name, tip, on) in switches {
        if toggle(ui, name.get(lang), tip.get(lang), *on) {
            *on = !*on;
        }
    }
    if query != found.query {
        actions.push(Action::Find(FindAsk::Query(query)));
    }
}

fn replace_ui(ui: &mut Ui, lang: Lang, found: &Find, width: f32, actions: &mut Actions) {
    let mut words = found.replacement.clone();
    let name = find::REPLACE_BY.get(lang);
    let spec = Input { id: replacement_id(), name, hint: name, rows: 1, fault: None };
    ui.horizontal(|ui| {
        ui.allocate_ui(vec2(width, size::CONTROL), |ui| {
            ui.set_width(width);
            input(ui, &mut words, &spec);
        });
        ui.add_enabled_ui(!found.hits.is_empty(), |ui| {
            let this = format!("{}　Ctrl Enter", find::REPLACE_THIS.get(lang));
            if button(ui, Weight::Plain, None, &this).clicked() {
                actions.push(Action::Find(FindAsk::ReplaceThis));
            }
        });
        ui.add_enabled_ui(found.chosen() > 0, |ui| {
            if button(ui, Weight::Main, None, &find::replace_chosen(lang, found.chosen())).clicked() {
                actions.push(Action::Find(FindAsk::ReplaceChosen));
            }
        });
    });
    if words != found.replacement {
        actions.push(Action::Find(FindAsk::Replacement(words)));
    }
}

/// What is wrong with what is looked for, in words.
fn fault_words(fault: QueryError) -> Option<Words> {
    Some(match fault {
        QueryError::Empty => return None,
        QueryError::TooLong => find::TOO_LONG,
        QueryError::TooBig => find::TOO_BIG,
        QueryError::Pattern { fault, .. } => match fault {
            PatternFault::OpenGroup => find::OPEN_GROUP,
            PatternFault::StrayClose => find::STRAY_CLOSE,
            PatternFault::OpenClass => find::OPEN_CLASS,
            PatternFault::NothingToRepeat => find::NOTHING_TO_REPEAT,
            PatternFault::BadCount => find::BAD_COUNT,
            PatternFault::BadEscape => find::BAD_ESCAPE,
            PatternFault::NotSupported => find::NOT_SUPPORTED,
            PatternFault::Other => find::BAD_PATTERN,
        },
    })
}

/// The list of all hits with what becomes of each.
pub fn replacements_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, found: &Find, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let head = Panel::top("replace head").exact_size(size::PANEL_HEAD).show_separator_line(false).frame(Frame::NONE);
    head.show(ui, |ui| {
        controls::hairline_below(ui, ui.max_rect());
        ui.horizontal_centered(|ui| {
            ui.add_space(size::INSET);
            label(ui, Type::Interface, theme.ink, find::PREVIEW.get(lang));
        });
    });
    let foot = Panel::bottom("replace foot").exact_size(size::PANEL_HEAD).show_separator_line(false);
    foot.frame(Frame::NONE).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.add_space(size::INSET);
            label(ui, Type::Small, theme.ink3, find::HOW_TO_CHOOSE.get(lang));
        });
    });
    let all = Panel::top("replace all").exact_size(size::PANEL_HEAD).show_separator_line(false).frame(Frame::NONE);
    all.show(ui, |ui| {
        controls::hairline_below(ui, ui.max_rect());
        ui.horizontal_centered(|ui| {
            ui.add_space(size::INSET);
            let every = found.chosen() == found.hits.len() && !found.hits.is_empty();
            if controls::check_box(ui, every, find::ALL_HITS.get(lang)).clicked() {
                actions.push(Action::Find(FindAsk::ChooseAll(!every)));
            }
            label(ui, Type::Interface, theme.ink, &find::chosen(lang, found.hits.len(), found.chosen()));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_space(size::INSET);
                label(ui, Type::Small, theme.ink3, find::ONE_STEP.get(lang));
            });
        });
    });
    // A head for every section whose hits follow.
    let mut rows: Vec<Result<usize, usize>> = Vec::new();
    let mut last = None;
    for (index, hit) in found.hits.iter().enumerate() {
        if last != Some(hit.section) {
            last = Some(hit.section);
            rows.push(Err(index));
        }
        rows.push(Ok(index));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("replacements").auto_shrink(false).show_rows(
        ui,
        size::ROW_HIT,
        rows.len(),
        |ui, seen| {
            for row in rows.get(seen).unwrap_or_default() {
                match row {
                    Err(index) => section_head(ui, session, open, found, *index),
                    Ok(index) => hit_row(ui, open, found, *index, actions),
                }
            }
        },
    );
}

fn section_head(ui: &mut Ui, session: &Session, open: &OpenDocument, found: &Find, index: usize) {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_HIT), egui::Sense::hover());
    let Some(hit) = found.hits.get(index) else { return };
    let name = hit.section.map_or_else(
        || find::TITLE_AND_FIELDS.get(session.lang).to_owned(),
        |id| names::name_of(session.lang, open, id),
    );
    let count = found.hits.iter().skip(index).take_while(|other| other.section == hit.section).count();
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, hairline(theme.line));
    let left = pos2(rect.left() + size::INSET, rect.center().y);
    controls::paint_text(ui, left, rect.width() - 72.0, Type::Small, theme.ink2, &name);
    let right = pos2(rect.right() - size::INSET, rect.center().y);
    controls::paint_right(ui, right, Type::Small, theme.ink3, &count.to_string());
}

fn hit_row(ui: &mut Ui, open: &OpenDocument, found: &Find, index: usize, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let (Some(hit), Some(finder)) = (found.hits.get(index), found.finder()) else { return };
    let counts = &open.speech().counts;
    let shown = preview(open.document.draft(), counts, finder, hit, &found.replacement);
    let Some(Preview { before, hit: words, with, after, .. }) = shown else { return };
    let chosen = found.left.get(index).is_some_and(|left| !left);
    let name = format!("{before}{words}{after}");
    let (rect, response) = controls::row(ui, size::ROW_HIT, found.current == Some(index), &name);
    let box_rect = Rect::from_center_size(
        pos2(rect.left() + size::INSET + 8.0, rect.center().y),
        vec2(size::CHECK_BOX, size::CHECK_BOX),
    );
    let ticked = controls::check_box_at(ui, box_rect, chosen, &name);
    if ticked.clicked() {
        actions.push(Action::Find(FindAsk::Choose(index, !chosen)));
    } else if response.clicked() {
        actions.push(Action::Find(FindAsk::Go(index)));
    }
    let off = hit.standing != Standing::Spoken;
    let ink = if chosen && !off { theme.ink } else { theme.ink3 };
    let mut left = box_rect.right() + 10.0;
    let right = rect.right() - size::INSET;
    let middle = rect.center().y;
    // What stands before the hit is the first to give way.
    let lead: String = {
        let room = 6;
        let skipped = before.chars().count().saturating_sub(room);
        let short: String = before.chars().skip(skipped).collect();
        if skipped > 0 { format!("…{}", short.trim_start_matches('…')) } else { short }
    };
    left += controls::paint_text(ui, pos2(left, middle), right - left, Type::Interface, ink, &lead);
    let struck = controls::paint_text(ui, pos2(left, middle), right - left, Type::Interface, theme.ink3, &words);
    if chosen {
        ui.painter().hline(left..=left + struck, middle + 1.0, hairline(theme.ink3));
    }
    left += struck + 2.0;
    if chosen && !with.is_empty() && left < right {
        let ground = ui.painter().add(egui::Shape::Noop);
        let taken = controls::paint_text(ui, pos2(left + 2.0, middle), right - left, Type::Interface, ink, &with);
        let rect = Rect::from_min_max(pos2(left, middle - 10.0), pos2(left + taken + 4.0, middle + 10.0));
        let shape = egui::epaint::RectShape::new(
            rect,
            CornerRadius::same(super::theme::corner::CHIP),
            theme.chip,
            egui::Stroke::NONE,
            StrokeKind::Inside,
        );
        ui.painter().set(ground, shape);
        left += taken + 6.0;
    }
    if left < right {
        controls::paint_text(ui, pos2(left, middle), right - left, Type::Interface, ink, &after);
    }
}
