//! The finished speech beside the manuscript, always current: what an export would hold, set small.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use egui::{Color32, Frame, Galley, Margin, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::Actions;
use super::chips::{self, Ground};
use super::controls;
use super::fonts;
use super::lines::{self, Setting};
use super::theme::{Theme, Type, page_shadow, size};
use crate::app::{Action, OpenDocument};
use crate::assemble::{Assembled, Block, Line, Shape, Source, SpanKind};
use crate::edit::{Caret, Place};
use crate::model::{Language, SectionId, cells};

/// Which section the preview last followed.
#[derive(Default)]
pub struct PreviewState {
    followed: Option<SectionId>,
    /// Whether it is followed once more: what was guessed of its place in one frame is known in the next.
    once_more: bool,
    sheet: SheetState,
}

/// How high the lines of a sheet were when they were last laid out, or most likely are, so that those out of sight need not
/// be laid out: all of a long speech at once would take a moment and the memory of a hundred speeches.
#[derive(Default)]
pub struct SheetState {
    heights: Vec<(Arc<Line>, f32)>,
    /// What was shown last, by its place among the blocks.
    shown: HashMap<usize, Shown>,
    /// What the heights depend on.
    width: f32,
    /// What else is in what is shown: the glyphs it is made of, the colour of its ink, how many pixels a point has.
    rendering: (u64, Color32, f32),
}

/// A block as it is set.
#[derive(Clone)]
struct Shown {
    line: Arc<Line>,
    galley: Arc<Galley>,
    lines: Arc<[Range<usize>]>,
}

impl SheetState {
    /// The height of a block, guessed unless it was laid out since it last read otherwise.
    fn height(&mut self, index: usize, block: &Block, language: Language) -> f32 {
        let known = self.heights.get(index).filter(|(known, _)| Arc::ptr_eq(known, &block.line));
        if let Some((_, height)) = known {
            return *height;
        }
        let height = guess(block, language, self.width);
        self.note(index, &block.line, height);
        height
    }

    fn note(&mut self, index: usize, line: &Arc<Line>, height: f32) {
        let entry = (line.clone(), height);
        match self.heights.get_mut(index) {
            Some(known) => *known = entry,
            None => self.heights.push(entry),
        }
    }
}

/// Shows the preview of the current draft; a click on a paragraph goes there.
pub fn preview_ui(ui: &mut Ui, open: &OpenDocument, state: &mut PreviewState, actions: &mut Actions) {
    let anew = state.followed != open.current;
    state.followed = open.current;
    let follow = std::mem::replace(&mut state.once_more, anew) || anew;
    if anew {
        ui.ctx().request_repaint();
    }
    let clicked = sheet_ui(ui, "preview", open.speech(), open.current, follow, &mut state.sheet);
    if let Some(place) = clicked {
        actions.push(Action::GoTo(Caret::at(place, 0)));
    }
}

/// Shows a speech on a sheet of paper that scrolls; gives the place that was clicked.
pub fn sheet_ui(
    ui: &mut Ui,
    id: &str,
    speech: &Assembled,
    current: Option<SectionId>,
    follow: bool,
    state: &mut SheetState,
) -> Option<Place> {
    let theme = Theme::of(ui);
    let mut clicked = None;
    ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
        let frame = Frame::new()
            .fill(theme.paper)
            .shadow(page_shadow(theme))
            .inner_margin(Margin::symmetric(28, 28))
            .outer_margin(Margin::same(12));
        // A sheet is no wider than a page, and stands in the middle.
        let room = ui.available_rect_before_wrap();
        let sheet = room.with_max_x(room.left() + room.width().min(size::SHEET));
        let sheet = sheet.translate(vec2((room.width() - sheet.width()) / 2.0, 0.0));
        let shown = ui.scope_builder(UiBuilder::new().max_rect(sheet), |ui| {
            frame.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let width = ui.available_width();
                ui.set_width(width);
                let rendering = (fonts::texture(ui.ctx()), theme.ink, ui.pixels_per_point());
                if state.width != width {
                    *state = SheetState { width, ..SheetState::default() };
                }
                if std::mem::replace(&mut state.rendering, rendering) != rendering {
                    state.shown.clear();
                }
                let mut before = std::mem::take(&mut state.shown);
                let mut titled = false;
                // What is out of sight takes its room all at once.
                let clip = ui.clip_rect();
                let mut waiting = 0.0;
                for (index, block) in speech.blocks.iter().enumerate() {
                    if block.shape != Shape::Title && titled {
                        waiting += Type::Preview.line() / 2.0;
                    }
                    // Where no indent tells paragraphs apart, room between them does.
                    if speech.language == Language::English && !titled && block.shape != Shape::Title {
                        waiting += size::ENGLISH_GAP / 2.0;
                    }
                    titled = block.shape == Shape::Title;
                    if matches!(block.shape, Shape::Heading(0)) {
                        waiting += 6.0;
                    }
                    let here = current.is_some() && block.source.section() == current;
                    let top = ui.cursor().min.y + waiting;
                    let height = state.height(index, block, speech.language);
                    let away = top > clip.bottom() || top + height < clip.top();
                    if away && here && follow {
                        let at = pos2(ui.cursor().min.x, top);
                        ui.scroll_to_rect(Rect::from_min_size(at, vec2(width, height)), None);
                    }
                    if away {
                        waiting += height;
                        continue;
                    }
                    ui.add_space(std::mem::take(&mut waiting));
                    let shown = before.remove(&index).filter(|shown| Arc::ptr_eq(&shown.line, &block.line));
                    let shown = shown.unwrap_or_else(|| layout(ui, theme, speech.language, block, width));
                    state.shown.insert(index, shown.clone());
                    let Shown { galley, lines, .. } = shown;
                    state.note(index, &block.line, galley.size().y);
                    let (rect, _) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
                    // Paragraphs come and go as the sheet is scrolled; each stays the same to the keyboard.
                    let response = ui.interact(rect, ui.scope_id().with(("block", index)), Sense::click());
                    if response.gained_focus() {
                        ui.scroll_to_rect(rect, None);
                    }
                    controls::ring(ui, &response, rect.expand(2.0));
                    if here {
                        let marker = Rect::from_min_size(rect.min - vec2(14.0, 0.0), vec2(size::MARKER, rect.height()));
                        ui.painter().rect_filled(marker, 0.0, theme.accent);
                        if follow {
                            ui.scroll_to_rect(rect, None);
                        }
                    }
                    if ui.is_rect_visible(rect) {
                        // A centred galley stands at both sides of its own corner.
                        let left = if block.shape == Shape::Title { rect.center().x } else { rect.left() };
                        let at = pos2(left, rect.top());
                        let unfilled =
                            block.line.spans.iter().filter(|span| matches!(span.kind, SpanKind::Unfilled(_)));
                        for span in unfilled {
                            let boxes = chips::boxes(&galley, &lines, &block.line.text, span.range.clone());
                            let boxes = boxes
                                .iter()
                                .map(|rect| chips::round_letters(rect.translate(at.to_vec2()), Type::Preview.size()));
                            chips::paint(ui, theme, boxes, Ground::Unfilled);
                        }
                        ui.painter().galley(at, galley, theme.ink);
                        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &block.line.text));
                    }
                    if response.clicked() {
                        clicked = Some(place(block.source));
                    }
                }
                ui.add_space(waiting);
            })
        });
        ui.expand_to_include_rect(shown.response.rect);
    });
    clicked
}

fn place(source: Source) -> Place {
    match source {
        Source::TitleLine(line) => Place::TitleLine(line),
        Source::Subtitle => Place::Subtitle,
        Source::Speaker => Place::Speaker,
        Source::Date => Place::Date,
        Source::Heading(id) => Place::Heading(id),
        Source::Body(id, paragraph) => Place::Body(id, paragraph),
    }
}

/// The type in which most of a block is set.
fn type_of(block: &Block) -> Type {
    match block.shape {
        Shape::Title if matches!(block.source, Source::TitleLine(_)) => Type::PreviewTitle,
        Shape::Heading(_) => Type::PreviewHeading,
        _ => Type::Preview,
    }
}

/// The room before the first letter of a block.
fn indent_of(block: &Block, language: Language) -> f32 {
    let indented = language == Language::Chinese && !matches!(block.shape, Shape::Title | Shape::Flush);
    if indented { size::INDENT_PREVIEW } else { 0.0 }
}

/// How high a block is if its letters are as wide as most: a Chinese one as it is high, another one half of that.
fn guess(block: &Block, language: Language, width: f32) -> f32 {
    let kind = type_of(block);
    let halves: usize = block.line.text.chars().map(cells).sum();
    #[expect(clippy::cast_precision_loss, reason = "a length on the screen")]
    let length = indent_of(block, language) + halves as f32 * kind.size() / 2.0;
    (length / width.max(1.0)).ceil().max(1.0) * kind.line()
}

/// One block as it is set, and its lines: blanks still empty in ochre, headings in their face.
fn layout(ui: &Ui, theme: &Theme, language: Language, block: &Block, width: f32) -> Shown {
    let kind = type_of(block);
    let text = &block.line.text;
    // Where the face or the colour changes.
    let mut cuts: Vec<usize> = block.line.spans.iter().flat_map(|span| [span.range.start, span.range.end]).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut formats = Vec::new();
    for pair in cuts.windows(2) {
        let [start, end] = *pair else { continue };
        let within = |wanted: fn(&SpanKind) -> bool| {
            block.line.spans.iter().any(|span| wanted(&span.kind) && span.range.start <= start && end <= span.range.end)
        };
        let head = within(|kind| matches!(kind, SpanKind::Heading | SpanKind::Label));
        let kind = if head && kind == Type::Preview { Type::PreviewHeading } else { kind };
        let unfilled = within(|kind| matches!(kind, SpanKind::Unfilled(_)));
        formats.push((start..end, lines::format(kind, if unfilled { theme.warn } else { theme.ink })));
    }
    let indent = indent_of(block, language);
    let setting = Setting { language, width, indent, centred: block.shape == Shape::Title };
    let (galley, lines) = lines::set(ui, text, &formats, &setting);
    Shown { line: block.line.clone(), galley, lines: lines.into() }
}
