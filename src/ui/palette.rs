//! The palette: one line to type in, and what is found by it. The keyboard stays in the line; arrows choose.

use egui::{Align2, CornerRadius, Frame, Id, Key, Modal, Modifiers, Rect, ScrollArea, Sense, TextEdit, Ui, pos2, vec2};

use super::Actions;
use super::controls::{self, hairline_below, key_cap, key_caps, paint_right, paint_right_within, paint_text};
use super::entries::{Choice, Found, entries, found, phrases};
use super::icons::Icon;
use super::theme::{Theme, Type, corner, dialog_shadow, focus_ring, hairline, size};
use crate::app::matching::{has_readings, initials};
use crate::app::{Action, Command, Overlay, Session};
use crate::i18n::{Lang, Words, commands as words, phrases as texts};

/// What the palette remembers while it is shown.
#[derive(Default)]
pub struct PaletteState {
    query: String,
    chosen: usize,
    /// The sentence whose occasion is being written instead of something to look for, and what it is so far.
    tagging: Option<(usize, String)>,
    /// What was found, by what, among how many sentences: a long phrase bank is not searched again in every frame.
    found: Option<(String, usize, Vec<Found>)>,
}

impl PaletteState {
    /// What is found now. It is looked for again once what is looked for or the phrase bank is another.
    fn hits(&mut self, session: &Session, overlay: Overlay) -> Vec<Found> {
        let known = session.phrases().len();
        if let Some((query, phrases, hits)) = self.found.take()
            && query == self.query
            && phrases == known
        {
            return hits;
        }
        let offered = if overlay == Overlay::Phrases { phrases(session) } else { entries(session) };
        found(offered, &self.query, &session.used)
    }
}

/// A key that the palette takes for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    By(isize),
    Run,
    Tab,
    Forget,
}

/// How far a page key goes.
const PAGE: isize = 8;

/// Shows the palette; gives what was chosen. While something is composed with an input method, keys are the input
/// method's.
pub fn palette_ui(
    ui: &Ui,
    session: &Session,
    overlay: Overlay,
    state: &mut PaletteState,
    composing: bool,
    actions: &mut Actions,
) -> Actions {
    let mut chosen = Actions::new();
    let theme = Theme::of(ui);
    let lang = session.lang;
    let screen = ui.content_rect();
    let width = size::PALETTE.min(screen.width() - size::AROUND);
    let top = size::PALETTE_TOP.min(screen.height() / 8.0);
    let most = screen.height() - top - size::PALETTE_HEAD - size::PALETTE_FOOT - size::AROUND / 2.0;
    let frame = Frame::new()
        .fill(theme.raised)
        .stroke(hairline(theme.line2))
        .corner_radius(CornerRadius::same(corner::DIALOG))
        .shadow(dialog_shadow(theme));
    let id = Id::unique("palette");
    let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, top));
    let modal = Modal::new(id).area(area).backdrop_color(theme.scrim).frame(frame);
    let steps = steps(ui, composing);
    let response = modal.show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        if head_ui(ui, lang, state) {
            state.chosen = 0;
        }
        let hits = state.hits(session, overlay);
        let moved = match &state.tagging {
            Some(_) => tag(&steps, state, actions),
            None => {
                let moved = walk(&steps, &hits, state, &mut chosen, actions);
                show_tag(ui, session, state);
                moved
            }
        };
        let height = most.min(size::PALETTE_LIST);
        let list = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        list.auto_shrink([false, true]).show(ui, |ui| list_ui(ui, session, &hits, overlay, state, moved, &mut chosen));
        foot_ui(ui, lang, &hits, overlay, state);
        // An action may change what is offered.
        let done = chosen.is_empty() && actions.is_empty();
        state.found = done.then(|| (state.query.clone(), session.phrases().len(), hits));
    });
    if response.should_close() && !composing && state.tagging.take().is_none() {
        actions.push(Action::Shut);
    }
    chosen
}

/// How wide the box in the top bar is.
pub fn command_box_width(ui: &Ui) -> f32 {
    if ui.content_rect().width() < size::NO_COMMAND_BOX { size::CONTROL } else { size::COMMAND_BOX }
}

/// The box in the top bar that leads to the palette; where there is little room, an icon.
pub fn command_box_ui(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let name = Command::Palette.name().get(session.lang);
    let keys = session.keymap.keys(Command::Palette).first().copied();
    if ui.content_rect().width() < size::NO_COMMAND_BOX {
        let label = session.keymap.label(Command::Palette);
        if controls::icon_button(ui, Icon::MagnifyingGlass, name, label.as_deref()).clicked() {
            actions.push(Action::Do(Command::Palette));
        }
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(size::COMMAND_BOX, size::CONTROL), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name));
    let border = if response.has_focus() {
        focus_ring(theme)
    } else {
        hairline(if response.hovered() { theme.edge } else { theme.line2 })
    };
    let round = CornerRadius::same(corner::CONTROL);
    ui.painter().rect(rect, round, theme.raised, border, egui::StrokeKind::Inside);
    let y = rect.center().y;
    Icon::MagnifyingGlass.paint(ui, pos2(rect.left() + 18.0, y), size::ICON, theme.ink2);
    let cap = keys.map(|keys| key_cap(ui, pos2(rect.right() - 8.0, y), &keys.label()));
    let words = words::COMMANDS.get(session.lang);
    let room = rect.width() - 34.0 - 16.0 - cap.unwrap_or_default();
    paint_text(ui, pos2(rect.left() + 34.0, y), room, Type::Interface, theme.ink2, words);
    if response.clicked() {
        actions.push(Action::Do(Command::Palette));
    }
}

/// Takes the keys that move in the list, before the line sees them.
fn steps(ui: &Ui, composing: bool) -> Vec<Step> {
    const KEYS: [(Key, Modifiers, Step); 7] = [
        (Key::ArrowDown, Modifiers::NONE, Step::By(1)),
        (Key::ArrowUp, Modifiers::NONE, Step::By(-1)),
        (Key::PageDown, Modifiers::NONE, Step::By(PAGE)),
        (Key::PageUp, Modifiers::NONE, Step::By(-PAGE)),
        (Key::Enter, Modifiers::NONE, Step::Run),
        (Key::Tab, Modifiers::NONE, Step::Tab),
        (Key::Delete, Modifiers::COMMAND, Step::Forget),
    ];
    let mut steps = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let egui::Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            if composing {
                return false;
            }
            let step = KEYS.iter().find(|(known, held, _)| known == key && modifiers.matches_exact(*held));
            steps.extend(step.map(|(.., step)| *step));
            step.is_none()
        });
    });
    steps
}

fn line_id() -> Id {
    Id::unique("palette line")
}

/// The line that is typed in; gives whether what is looked for changed.
fn head_ui(ui: &mut Ui, lang: Lang, state: &mut PaletteState) -> bool {
    let theme = Theme::of(ui);
    let tagging = state.tagging.is_some();
    let (line, icon, hint, name) = match &mut state.tagging {
        Some((_, occasion)) => (occasion, Icon::PencilSimple, texts::OCCASION, texts::OCCASION),
        None => (&mut state.query, Icon::MagnifyingGlass, words::PALETTE_HINT, words::PALETTE_FIELD),
    };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::PALETTE_HEAD), Sense::hover());
    icon.paint(ui, pos2(rect.left() + 24.0, rect.center().y), size::ICON, theme.ink2);
    let right = pos2(rect.right() - size::INSET, rect.center().y);
    let cap = key_caps(ui, right, &["Esc".to_owned()]);
    let at = pos2(right.x - cap - 10.0, right.y);
    let hint = paint_right(ui, at, Type::Small, theme.ink2, hint.get(lang));
    let half = Type::PaletteInput.line() / 2.0;
    let place = Rect::from_min_max(
        pos2(rect.left() + 44.0, rect.center().y - half),
        pos2(at.x - hint - 12.0, rect.center().y + half),
    );
    let edit = TextEdit::singleline(line)
        .id(line_id())
        .frame(Frame::NONE)
        .margin(egui::Margin::ZERO)
        .font(Type::PaletteInput.font())
        .text_color(theme.ink)
        .desired_width(place.width())
        .align(Align2::LEFT_CENTER)
        .char_limit(64)
        .return_key(None)
        .event_filter(egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: true, escape: true });
    let response = ui.put(place, edit);
    // What was put into the middle of the row ends it too early.
    ui.add_space(rect.bottom() - ui.cursor().min.y);
    controls::name(ui, response.id, name.get(lang));
    // Asking for the keyboard ends what is being composed, so only where it is not.
    if !response.has_focus() {
        response.request_focus();
    }
    hairline_below(ui, rect);
    response.changed() && !tagging
}

/// Puts the occasion of the sentence to be tagged into the line, ready to be typed over.
fn show_tag(ui: &Ui, session: &Session, state: &mut PaletteState) {
    let Some((index, occasion)) = &mut state.tagging else { return };
    *occasion = session.phrases().get(*index).map(|phrase| phrase.occasion.clone()).unwrap_or_default();
    controls::select_all(ui, line_id(), occasion);
}

/// Writes the occasion of a sentence down, once it is asked for.
fn tag(steps: &[Step], state: &mut PaletteState, actions: &mut Actions) -> bool {
    if steps.contains(&Step::Run) {
        actions.extend(state.tagging.take().map(|(index, occasion)| Action::TagPhrase(index, occasion)));
    }
    false
}

/// Does what the keys ask; gives whether another entry is the chosen one.
fn walk(steps: &[Step], hits: &[Found], state: &mut PaletteState, chosen: &mut Actions, actions: &mut Actions) -> bool {
    let before = state.chosen;
    state.chosen = state.chosen.min(hits.len().saturating_sub(1));
    for step in steps {
        let hit = hits.get(state.chosen);
        match step {
            // One step from either end leads to the other; a page stops there.
            Step::By(1) if state.chosen + 1 >= hits.len() => state.chosen = 0,
            Step::By(-1) if state.chosen == 0 => state.chosen = hits.len().saturating_sub(1),
            Step::By(by) => {
                let wanted = if *by > 0 {
                    state.chosen.saturating_add_signed(*by)
                } else {
                    state.chosen.saturating_sub(by.unsigned_abs())
                };
                state.chosen = wanted.min(hits.len().saturating_sub(1));
            }
            Step::Run => chosen.extend(hit.map(|hit| hit.entry.actions()).unwrap_or_default()),
            Step::Tab => match hit.map(|hit| &hit.entry.choice) {
                Some(Choice::Command(command)) => actions.push(Action::ChangeKeys(*command)),
                Some(Choice::Phrase(_, Some(index))) => state.tagging = Some((*index, String::new())),
                _ => {}
            },
            Step::Forget => actions.extend(hit.and_then(forget)),
        }
    }
    state.chosen != before
}

/// A sentence of the phrase bank can be let go.
fn forget(hit: &Found) -> Option<Action> {
    match hit.entry.choice {
        Choice::Phrase(_, own) => own.map(Action::ForgetPhrase),
        _ => None,
    }
}

fn list_ui(
    ui: &mut Ui,
    session: &Session,
    hits: &[Found],
    overlay: Overlay,
    state: &mut PaletteState,
    moved: bool,
    chosen: &mut Actions,
) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    if hits.is_empty() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 2.0 * size::ROW_PALETTE), Sense::hover());
        let none_yet = overlay == Overlay::Phrases && state.query.is_empty();
        let words = if none_yet {
            texts::none_yet(lang, session.keymap.label(Command::KeepPhrase).as_deref())
        } else {
            words::NOTHING_FOUND.get(lang).to_owned()
        };
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, words, Type::Interface.font(), theme.ink2);
        return;
    }
    let mut group: Option<Words> = None;
    for (index, hit) in hits.iter().enumerate() {
        if group != Some(hit.entry.group) {
            group = Some(hit.entry.group);
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
            let at = pos2(rect.left() + size::INSET, rect.center().y + 2.0);
            paint_text(ui, at, rect.width(), Type::Small, theme.ink2, hit.entry.group.get(lang));
        }
        let (rect, response) = row_ui(ui, lang, hit, index == state.chosen);
        // The pointer chooses where it moves, not where the list moves under it.
        if response.hovered() && ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO) {
            state.chosen = index;
        }
        if index == state.chosen && moved {
            ui.scroll_to_rect(rect.expand2(vec2(0.0, 28.0)), None);
        }
        if response.clicked() {
            chosen.extend(hit.entry.actions());
        }
    }
}

fn row_ui(ui: &mut Ui, lang: Lang, hit: &Found, chosen: bool) -> (Rect, egui::Response) {
    let theme = Theme::of(ui);
    let entry = &hit.entry;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_PALETTE), Sense::click());
    let free = entry.note.is_none();
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, free, chosen, &entry.text));
    if !ui.is_rect_visible(rect) {
        return (rect, response);
    }
    if chosen {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
        let marker = Rect::from_min_size(rect.min, vec2(size::MARKER, rect.height()));
        ui.painter().rect_filled(marker, 0.0, theme.accent);
    }
    let y = rect.center().y;
    let (ink, quiet) = if free { (theme.ink, theme.ink2) } else { (theme.ink3, theme.ink3) };
    entry.icon.paint(ui, pos2(rect.left() + 24.0, y), size::ICON, quiet);
    let right = pos2(rect.right() - size::INSET, y);
    let lang_note = entry.note.map(|note| note.get(lang));
    let taken = match (lang_note, entry.keys) {
        (Some(note), _) => paint_right(ui, right, Type::Small, theme.ink3, note),
        (None, Some(keys)) => key_caps(ui, right, &keys.caps()),
        (None, None) if !entry.tags.is_empty() => {
            let room = rect.width() * 0.4;
            paint_right_within(ui, right, room, Type::Small, theme.ink2, &entry.tags)
        }
        (None, None) => 0.0,
    };
    // A sentence needs the room that its initials would take.
    let short = !matches!(entry.choice, Choice::Phrase(..));
    let letters = if short && has_readings(&entry.text) { initials(&entry.text) } else { String::new() };
    let left = rect.left() + 44.0;
    let note = rect.left() + size::PALETTE_NOTE.min(rect.width() * 0.6);
    let end = if letters.is_empty() { right.x - taken - 12.0 } else { note - 12.0 };
    paint_text(ui, pos2(left, y), end - left, Type::ListTitle, ink, &entry.text);
    paint_initials(ui, pos2(note, y), right.x - taken - 12.0 - note, &letters, &hit.initials);
    (rect, response)
}

/// The initials of an entry, those that were looked for in ink.
fn paint_initials(ui: &Ui, at: egui::Pos2, width: f32, letters: &str, looked_for: &[usize]) {
    let theme = Theme::of(ui);
    let mut job = egui::text::LayoutJob::default();
    for (index, letter) in letters.chars().enumerate() {
        let hit = looked_for.contains(&index);
        let (kind, color) = if hit { (Type::InterfaceMedium, theme.ink) } else { (Type::Interface, theme.ink3) };
        job.append(&letter.to_string(), 0.0, egui::TextFormat::simple(kind.font(), color));
    }
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(at.x, at.y - galley.size().y / 2.0), galley, theme.ink3);
}

/// What the keys do, and how much was found.
fn foot_ui(ui: &mut Ui, lang: Lang, hits: &[Found], overlay: Overlay, state: &PaletteState) {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::PALETTE_FOOT), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, hairline(theme.line));
    let mut left = rect.left() + size::INSET;
    if overlay == Overlay::Phrases || state.tagging.is_some() {
        let how = if state.tagging.is_some() { texts::HOW_TO_TAG } else { texts::HOW };
        paint_text(ui, pos2(left, rect.center().y), rect.width(), Type::Small, theme.ink2, how.get(lang));
        return;
    }
    for (keys, does) in [("↑↓", words::CHOOSE), ("Enter", words::RUN), ("Tab", words::CHANGE_KEYS)] {
        let text = format!("{keys} {}", does.get(lang));
        left += paint_text(ui, pos2(left, rect.center().y), rect.width(), Type::Small, theme.ink2, &text) + 16.0;
    }
    if !state.query.trim().is_empty() {
        let text = words::found(lang, hits.len(), Command::ALL.len());
        paint_right(ui, pos2(rect.right() - size::INSET, rect.center().y), Type::Small, theme.ink2, &text);
    }
}
