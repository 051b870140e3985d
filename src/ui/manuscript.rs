//! The manuscript: one page on which the whole speech is written, its numbers and guidance shown where they belong.
//!
//! Parts out of sight only take their room, except the one that has the keyboard. The page changes nothing; it reports.

use std::collections::HashMap;

use egui::{Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::controls::{Weight, button, label};
use super::editor::{Shows, Spec, editor};
use super::icons::Icon;
use super::theme::{Theme, Type, page_shadow, size};
use super::{Actions, names};
use crate::app::{Action, Command, OpenDocument, Session};
use crate::assemble::{heading, heading_end, label as mark_of, runs_in};
use crate::edit::{Caret, Place, Spot};
use crate::flow::{Shown, Target, body_place, show, spots, target_of, typing};
use crate::i18n::{Lang, window};
use crate::model::{Draft, Role, Section, SectionId, Text};

/// What the page remembers between frames: where things are, never what they say.
#[derive(Default)]
pub struct ManuscriptState {
    document: u64,
    went_to: u64,
    /// The heights of the parts when they were last shown.
    heights: HashMap<SectionId, f32>,
    /// Where the caret is to be put in the next frame, in bytes of the shown words, because a blank was filled.
    put: Option<(Target, usize)>,
    /// The blank that is being filled: its text, the caret behind what was typed last, and its place.
    filling: Option<(Target, usize, usize)>,
    /// Whether the caret stands in the first and in the last line of its text.
    edges: (bool, bool),
    width: f32,
}

/// What a text needs to know to be shown.
struct Page<'p> {
    session: &'p Session,
    open: &'p OpenDocument,
    draft: &'p Draft,
    lang: Lang,
    /// Where the caret is to be put in this frame.
    put: Option<(Target, usize)>,
    left: f32,
    width: f32,
    /// How far left of the text the marker of the current paragraph stands.
    marker: f32,
}

/// Shows the page.
pub fn manuscript_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    state: &mut ManuscriptState,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    if state.document != open.id {
        *state = ManuscriptState { document: open.id, ..ManuscriptState::default() };
    }
    let room = ui.available_width();
    let narrow = room < size::MEASURE + 2.0 * size::PAGE_MARGIN + 24.0;
    let (margin, marker) = if narrow {
        (size::PAGE_MARGIN_NARROW, size::MARKER_LEFT_NARROW)
    } else {
        (size::PAGE_MARGIN, size::MARKER_LEFT)
    };
    let width = size::MEASURE.min(room - 2.0 * margin - 24.0).max(28.0 * Type::Body.size());
    if (state.width - width).abs() > 0.5 {
        state.heights.clear();
        state.width = width;
    }
    let draft = open.document.draft().as_ref();
    let put = wanted_caret(open, draft, state);
    arrows(ui, open, draft, state, actions);
    ScrollArea::vertical().id_salt(("page", open.id)).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let full = ui.available_width();
        let page_width = width + 2.0 * margin;
        let page_left = ui.min_rect().left() + ((full - page_width) / 2.0).max(0.0);
        let ground = ui.painter().add(egui::Shape::Noop);
        let top = ui.cursor().min.y + 24.0;
        ui.add_space(24.0 + size::PAGE_TOP);
        let page = Page { session, open, draft, lang: session.lang, put, left: page_left + margin, width, marker };
        title_ui(ui, &page, state, actions);
        ui.add_space(24.0);
        let mut chain = Vec::new();
        for section in &draft.sections {
            section_ui(ui, &page, section, &mut chain, state, actions);
        }
        ui.add_space(size::PAGE_TOP + 48.0);
        let least = ui.clip_rect().bottom() - 24.0;
        let bottom = ui.cursor().min.y.max(least);
        let sheet = Rect::from_min_max(pos2(page_left, top), pos2(page_left + page_width, bottom));
        let shadow = page_shadow(theme).as_shape(sheet, 0.0);
        let paper = egui::epaint::RectShape::filled(sheet, 0.0, theme.paper);
        ui.painter().set(ground, egui::Shape::Vec(vec![shadow.into(), paper.into()]));
        ui.add_space(24.0);
    });
}

/// Where the caret is to be put: where the session wants it, or where a filled blank leaves it.
fn wanted_caret(open: &OpenDocument, draft: &Draft, state: &mut ManuscriptState) -> Option<(Target, usize)> {
    let put = state.put.take();
    if state.went_to == open.go_to.0 {
        return put;
    }
    state.went_to = open.go_to.0;
    let (target, at) = target_of(draft, open.go_to.1.as_ref()?)?;
    let chain = section_of(target).map(|id| draft.chain(id)).unwrap_or_default();
    let shown = show(draft, &chain, &open.speech().counts, target);
    Some((target, shown.from_text(at)))
}

fn section_of(target: Target) -> Option<SectionId> {
    match target {
        Target::Line(place) => place.section(),
        Target::Body(id) => Some(id),
    }
}

/// The arrows go on from the last line of a text to the next text, and from the first to the one before.
fn arrows(ui: &Ui, open: &OpenDocument, draft: &Draft, state: &ManuscriptState, actions: &mut Actions) {
    let Some((target, _)) = open.caret.as_ref().and_then(|caret| target_of(draft, caret)) else { return };
    if !ui.memory(|memory| memory.has_focus(id_of(open, target))) {
        return;
    }
    let step = ui.input_mut(|input| {
        if state.edges.1 && input.consume_key(Modifiers::NONE, Key::ArrowDown) {
            1
        } else if state.edges.0 && input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            -1
        } else {
            0
        }
    });
    if step == 0 {
        return;
    }
    let order = spots(draft);
    let here = order.iter().position(|other| *other == target);
    let Some(next) = here.and_then(|here| order.get(here.checked_add_signed(step)?)) else { return };
    let caret = match next {
        Target::Line(place) => Caret::at(*place, if step > 0 { 0 } else { usize::MAX }),
        Target::Body(id) => {
            let last = draft.section(*id).map_or(0, |section| section.body.len().saturating_sub(1));
            if step > 0 {
                Caret::at(Place::Body(*id, 0), 0)
            } else {
                Caret::at(Place::Body(*id, last), usize::MAX >> 1)
            }
        }
    };
    actions.push(Action::GoTo(within(draft, caret)));
}

/// The caret at most at the end of its text.
fn within(draft: &Draft, caret: Caret) -> Caret {
    let Spot::Text(place) = caret.spot else { return caret };
    let length = match place {
        Place::TitleLine(line) => draft.title.lines.get(line).map(Text::len),
        Place::Subtitle => Some(draft.title.subtitle.len()),
        Place::Speaker => Some(draft.title.speaker.len()),
        Place::Date => Some(draft.title.date.len()),
        Place::Heading(id) => draft.section(id).and_then(|section| heading(draft, section)).map(Text::len),
        Place::Body(id, paragraph) => {
            draft.section(id).and_then(|section| section.body.get(paragraph)).map(|text| text.len())
        }
    };
    Caret::at(place, caret.at.min(length.unwrap_or(0)))
}

fn id_of(open: &OpenDocument, target: Target) -> Id {
    Id::unique(("text", open.id, target))
}

/// The title block, centred.
fn title_ui(ui: &mut Ui, page: &Page<'_>, state: &mut ManuscriptState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lines = page.draft.title.lines.len().max(1);
    let lines = (0..lines).map(|line| (Place::TitleLine(line), Type::Title, theme.ink, window::TITLE_HINT));
    let rest = [
        (Place::Subtitle, Type::Byline, theme.ink2, window::SUBTITLE_HINT),
        (Place::Speaker, Type::Byline, theme.ink2, window::BYLINE_HINT),
        (Place::Date, Type::Byline, theme.ink2, window::DATE_HINT),
    ];
    for (place, kind, color, hint) in lines.chain(rest) {
        let target = Target::Line(place);
        let shown = show(page.draft, &[], &page.open.speech().counts, target);
        // A subtitle is rare: its place shows only when the title block is being written.
        let here = page.open.current.is_none();
        if place == Place::Subtitle && shown.text.is_empty() && !here {
            continue;
        }
        let top = ui.cursor().min.y;
        let spec = Spec {
            id: id_of(page.open, target),
            name: hint.get(page.lang),
            kind,
            color,
            place: Rect::from_min_size(pos2(page.left, top), vec2(page.width, kind.line())),
            first_indent: 0.0,
            indent: 0.0,
            centred: true,
            hint: hint.get(page.lang),
            paragraphs: false,
            caret: page.put.filter(|(wanted, _)| *wanted == target).map(|(_, byte)| byte),
        };
        let shows = text_ui(ui, page, target, &shown, &spec, &[], state, actions);
        let height = shows.galley.size().y.max(kind.line());
        advance(ui, top, height);
    }
}

/// Takes room down to a height below a place, however much the widgets there took.
fn advance(ui: &mut Ui, top: f32, height: f32) {
    let left = top + height - ui.cursor().min.y;
    ui.add_space(left);
}

fn section_ui<'d>(
    ui: &mut Ui,
    page: &Page<'d>,
    section: &'d Section,
    chain: &mut Vec<&'d Section>,
    state: &mut ManuscriptState,
    actions: &mut Actions,
) {
    let level = chain.len();
    chain.push(section);
    let top = ui.cursor().min.y;
    let known = state.heights.get(&section.id).copied();
    let near = ui.clip_rect().expand(200.0);
    let away = known.is_some_and(|height| top > near.bottom() || top + height < near.top());
    let wanted = page.put.is_some_and(|(target, _)| section_of(target) == Some(section.id));
    if let (Some(height), true, false) = (known, away, wanted || page.open.current == Some(section.id)) {
        ui.add_space(height);
    } else {
        own_ui(ui, page, section, chain, level, state, actions);
        state.heights.insert(section.id, ui.cursor().min.y - top);
    }
    if section.on {
        for child in &section.children {
            section_ui(ui, page, child, chain, state, actions);
        }
    }
    chain.pop();
}

/// The heading, the body and the guidance of one part.
fn own_ui<'d>(
    ui: &mut Ui,
    page: &Page<'d>,
    section: &'d Section,
    chain: &[&'d Section],
    level: usize,
    state: &mut ManuscriptState,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    if level == 0 && section.role == Role::Item {
        ui.add_space(16.0);
    }
    if !section.on {
        off_ui(ui, page, section, actions);
        return;
    }
    let top = ui.cursor().min.y;
    let counts = &page.open.speech().counts;
    let mark = mark_of(page.draft, section, &page.open.speech().numbers, &page.draft.style, level);
    let mut indent = if section.role == Role::Salutation { 0.0 } else { size::INDENT };
    let mut left = page.left + indent;
    if !mark.is_empty() {
        let galley = ui.painter().layout_no_wrap(mark, Type::Heading.font(), theme.ink3);
        let taken = galley.size().x;
        let at = pos2(left, top + (Type::Heading.line() - galley.size().y) / 2.0);
        ui.painter().galley(at, galley, theme.ink3);
        left += taken;
        indent += taken;
    }
    let mut below = top;
    if heading(page.draft, section).is_some() {
        let target = Target::Line(Place::Heading(section.id));
        let shown = show(page.draft, chain, counts, target);
        let run_in = runs_in(page.draft, section, level);
        let natural = ui.painter().layout_no_wrap(shown.text.clone(), Type::Heading.font(), theme.ink).size().x;
        let short = run_in && !shown.text.is_empty() && natural < page.width * 0.6;
        let right = page.left + page.width;
        let spec = Spec {
            id: id_of(page.open, target),
            name: &window::heading_of(page.lang, &names::name_of(page.lang, page.open, section.id)),
            kind: Type::Heading,
            color: theme.ink,
            place: Rect::from_min_max(
                pos2(left, top),
                pos2(if short { left + natural + 4.0 } else { right }, top + Type::Heading.line()),
            ),
            first_indent: 0.0,
            indent: 0.0,
            centred: false,
            hint: window::HEADING_HINT.get(page.lang),
            paragraphs: false,
            caret: page.put.filter(|(wanted, _)| *wanted == target).map(|(_, byte)| byte),
        };
        let shows = text_ui(ui, page, target, &shown, &spec, chain, state, actions);
        if shows.response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter) && input.modifiers.is_none()) {
            actions.push(Action::GoTo(Caret::at(Place::Body(section.id, 0), 0)));
        }
        if short {
            // The heading ends with a full stop, as it will be printed.
            let end = heading_end(&shown.text, page.draft.language);
            let galley = ui.painter().layout_no_wrap(end.to_owned(), Type::Heading.font(), theme.ink);
            let at = pos2(left + natural, top + (Type::Heading.line() - galley.size().y) / 2.0);
            indent += natural + galley.size().x;
            ui.painter().galley(at, galley, theme.ink);
        } else {
            below = top + shows.galley.size().y.max(Type::Heading.line());
            indent = size::INDENT;
        }
    }
    time_ui(ui, page, section, level, top);
    let target = Target::Body(section.id);
    let shown = show(page.draft, chain, counts, target);
    let spec = Spec {
        id: id_of(page.open, target),
        name: &window::body_of(page.lang, &names::name_of(page.lang, page.open, section.id)),
        kind: Type::Body,
        color: theme.ink,
        place: Rect::from_min_size(pos2(page.left, below), vec2(page.width, Type::Body.line())),
        first_indent: indent,
        indent: if section.role == Role::Salutation { 0.0 } else { size::INDENT },
        centred: false,
        hint: "",
        paragraphs: true,
        caret: page.put.filter(|(wanted, _)| *wanted == target).map(|(_, byte)| byte),
    };
    let shows = text_ui(ui, page, target, &shown, &spec, chain, state, actions);
    advance(ui, below, shows.galley.size().y.max(Type::Body.line()));
    if !section.has_body() && !section.guidance.is_empty() {
        guidance_ui(ui, page, section, actions);
    }
}

/// The time of a part at the top, in the right margin; its guidance is its tip.
fn time_ui(ui: &mut Ui, page: &Page<'_>, section: &Section, level: usize, top: f32) {
    if level > 0 {
        return;
    }
    let theme = Theme::of(ui);
    let rate = page.open.rate(page.session.settings.rate);
    let text = window::time(page.lang, page.open.measured().section(section).whole_seconds(rate));
    let at = pos2(page.left + page.width + 8.0, top + Type::Body.line() / 2.0);
    let rect = ui.painter().text(at, egui::Align2::LEFT_CENTER, text, Type::Small.font(), theme.ink3);
    if !section.guidance.is_empty() {
        let id = Id::unique(("time", page.open.id, section.id));
        ui.interact(rect, id, Sense::hover()).on_hover_text(section.guidance.as_ref());
    }
}

/// A part switched off: one faint line, and the way back.
fn off_ui(ui: &mut Ui, page: &Page<'_>, section: &Section, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let rect = Rect::from_min_size(pos2(page.left, ui.cursor().min.y), vec2(page.width, Type::Body.line() + 4.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
        ui.horizontal_centered(|ui| {
            ui.add_space(size::INDENT);
            let name = names::name_of(page.lang, page.open, section.id);
            label(ui, Type::Guidance, theme.ink3, &name);
            label(ui, Type::Small, theme.ink3, window::SWITCHED_OFF.get(page.lang));
            if button(ui, Weight::Quiet, Some(Icon::Eye), window::SWITCH_ON.get(page.lang)).clicked() {
                actions.push(Action::DoAt(Command::Switch, section.id));
            }
        });
    });
}

/// What belongs in an empty part, with what can be done there.
fn guidance_ui(ui: &mut Ui, page: &Page<'_>, section: &Section, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let left = page.left + size::INDENT;
    let top = ui.cursor().min.y;
    let rect = Rect::from_min_size(pos2(left + 16.0, top), vec2(page.width - size::INDENT - 16.0, 0.0));
    let shown = ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
        label(ui, Type::Guidance, theme.ink3, &section.guidance);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (command, icon) in [(Command::AddInside, Icon::Plus), (Command::Switch, Icon::EyeSlash)] {
                let words = if command == Command::Switch { window::SWITCH_OFF } else { command.name() };
                let text =
                    format!("{}　{}", words.get(page.lang), page.session.keymap.label(command).unwrap_or_default());
                if button(ui, Weight::Quiet, Some(icon), &text).clicked() {
                    actions.push(Action::DoAt(command, section.id));
                }
            }
        });
    });
    let bottom = shown.response.rect.bottom();
    let line = Rect::from_min_max(pos2(left, top + 2.0), pos2(left + 2.0, bottom - 2.0));
    ui.painter().rect_filled(line, 0.0, theme.line);
    advance(ui, top, bottom - top + 8.0);
}

/// Shows a text and reports what happened in it.
#[expect(clippy::too_many_arguments, reason = "a text joins what it shows with where it reports")]
fn text_ui(
    ui: &mut Ui,
    page: &Page<'_>,
    target: Target,
    shown: &Shown,
    spec: &Spec<'_>,
    chain: &[&Section],
    state: &mut ManuscriptState,
    actions: &mut Actions,
) -> Shows {
    let shows = editor(ui, shown, spec);
    if let Some((after, caret)) = &shows.typed {
        report(page, target, shown, after, *caret, state, actions);
        return shows;
    }
    // Where the caret is being put elsewhere, this text has it for the last time.
    let leaves = page.put.is_some_and(|(wanted, _)| wanted != target);
    let Some(byte) = shows.caret.filter(|_| !leaves) else { return shows };
    if state.filling.is_some_and(|(there, last, _)| (there, last) != (target, byte)) {
        state.filling = None;
    }
    let at = shown.to_text(byte);
    let caret = match target {
        Target::Line(place) => Caret::at(place, at),
        Target::Body(id) => {
            let (paragraph, at) = chain.last().map_or((0, 0), |section| body_place(&section.body, at));
            Caret::at(Place::Body(id, paragraph), at)
        }
    };
    if page.open.caret.as_ref() != Some(&caret) {
        actions.push(Action::CaretAt(caret));
    }
    mark_paragraph(ui, page, shown, byte, &shows, state);
    if spec.caret.is_some() {
        let index = shown.text.get(..byte).map_or(0, |before| before.chars().count());
        let place = shows.galley.pos_from_cursor(egui::text::CCursor::new(index)).translate(shows.at.to_vec2());
        ui.scroll_to_rect(place.expand(4.0 * Type::Body.line()), None);
    }
    shows
}

/// Reports what was typed, and remembers where the caret belongs in the words that come of it.
fn report(
    page: &Page<'_>,
    target: Target,
    shown: &Shown,
    after: &str,
    caret: usize,
    state: &mut ManuscriptState,
    actions: &mut Actions,
) {
    let filling = state.filling.filter(|(there, _, _)| *there == target).map(|(.., at)| at);
    let Some(typed) = typing(page.draft, target, shown, after, caret, filling) else { return };
    state.put = Some((target, typed.byte));
    state.filling = typed.filling.map(|at| (target, typed.byte, at));
    let before = page.open.caret.clone();
    actions.push(Action::Edit { edit: typed.edit, kind: typed.kind, carets: (before, Some(typed.caret.clone())) });
    actions.push(Action::CaretAt(typed.caret));
}

/// The red marker beside the paragraph in which the writer stands, and whether its lines are the first and last.
fn mark_paragraph(ui: &Ui, page: &Page<'_>, shown: &Shown, byte: usize, shows: &Shows, state: &mut ManuscriptState) {
    let index = shown.text.get(..byte).map_or(0, |before| before.chars().count());
    let middle = shows.galley.pos_from_cursor(egui::text::CCursor::new(index)).center().y;
    let rows = &shows.galley.rows;
    let first = rows.first().is_none_or(|row| middle < row.rect().bottom());
    let last = rows.last().is_none_or(|row| middle >= row.rect().top());
    state.edges = (first && !shows.selection, last && !shows.selection);
    // A paragraph reaches from behind one line break to the next.
    let breaks = rows.iter().filter(|row| row.ends_with_newline).map(|row| row.rect().bottom());
    let top = breaks.clone().rfind(|end| *end <= middle).unwrap_or(0.0);
    let bottom = breaks.into_iter().find(|end| *end > middle).unwrap_or(shows.galley.size().y);
    let lines = (shows.at.y + top + 2.0)..=(shows.at.y + bottom - 2.0);
    let marker = Rect::from_x_y_ranges((page.left - page.marker)..=(page.left - page.marker + size::MARKER), lines);
    ui.painter().rect_filled(marker, 0.0, Theme::of(ui).accent);
}
