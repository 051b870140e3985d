//! The pages as they will be printed, beside the manuscript: they follow the caret, and a click on a line goes to its
//! place there.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use egui::{
    ColorImage, Pos2, Rect, ScrollArea, Sense, TextureHandle, TextureOptions, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::Actions;
use super::controls::{self, label};
use super::theme::{PRINTED, Theme, Type, hairline, page_shadow, size};
use crate::app::{Action, OpenDocument, Painted, Session, Sight};
use crate::assemble::Source;
use crate::edit::Caret;
use crate::export::page::Raster;
use crate::flow::{block_of, caret_of};
use crate::i18n::window;

/// What the pages remember between frames.
#[derive(Default)]
pub struct PagesState {
    textures: HashMap<usize, (Arc<Raster>, TextureHandle)>,
    /// Where the caret was last followed to.
    followed: Option<(Source, usize)>,
    asked: Option<Sight>,
    /// How many percent of the width of the panel a page takes.
    pub zoom: Zoom,
}

/// How large pages are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Zoom {
    /// As wide as there is room.
    #[default]
    Fit,
    /// Half as wide again.
    Large,
    /// Twice as wide.
    Double,
}

impl Zoom {
    fn factor(self) -> f32 {
        match self {
            Self::Fit => 1.0,
            Self::Large => 1.5,
            Self::Double => 2.0,
        }
    }

    /// The next one: larger, and behind the largest the first.
    pub fn next(self) -> Self {
        match self {
            Self::Fit => Self::Large,
            Self::Large => Self::Double,
            Self::Double => Self::Fit,
        }
    }
}

impl PagesState {
    /// They are not shown any more.
    pub fn leave(&mut self, actions: &mut Actions) {
        if self.asked.take().is_some() {
            actions.push(Action::See(None));
            self.textures.clear();
        }
    }
}

/// Shows the pages of the current draft.
pub fn pages_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, state: &mut PagesState, actions: &mut Actions) {
    let painted = session.painted();
    let (count, page) = painted.map_or((1, vec2(595.0, 842.0)), |painted| {
        let (width, height) = painted.pages.size();
        (painted.pages.len(), vec2(width, height))
    });
    let room = ui.available_width() - 2.0 * size::PAGE_GAP;
    // Two pages side by side, as they lie in a folder, where each can be read.
    let columns: usize = if room >= size::TWO_PAGES && state.zoom == Zoom::Fit { 2 } else { 1 };
    #[expect(clippy::cast_precision_loss, reason = "one or two")]
    let fit = (room - size::PAGE_GAP * (columns - 1) as f32) / columns as f32;
    let width = fit * state.zoom.factor();
    let zoom = width / page.x;
    let sheet = vec2(width, (page.y * zoom).round());
    let caret = caret_line(open, painted);
    let follow = caret.is_some() && caret.as_ref().map(|line| line.at) != state.followed;
    if follow {
        state.followed = caret.as_ref().map(|line| line.at);
    }
    let mut seen: Option<Range<usize>> = None;
    ScrollArea::both().id_salt("pages").auto_shrink(false).show(ui, |ui| {
        let rows = count.div_ceil(columns);
        #[expect(clippy::cast_precision_loss, reason = "a few hundred pages")]
        let height = rows as f32 * (sheet.y + size::PAGE_GAP) + size::PAGE_GAP;
        #[expect(clippy::cast_precision_loss, reason = "one or two")]
        let whole = sheet.x * columns as f32 + size::PAGE_GAP * (columns + 1) as f32;
        let (area, _) = ui.allocate_exact_size(vec2(whole.max(room), height), Sense::hover());
        for index in 0..count {
            let (row, column) = (index / columns, index % columns);
            #[expect(clippy::cast_precision_loss, reason = "a few hundred pages")]
            let at = vec2(
                size::PAGE_GAP + column as f32 * (sheet.x + size::PAGE_GAP),
                size::PAGE_GAP + row as f32 * (sheet.y + size::PAGE_GAP),
            );
            let rect = Rect::from_min_size(area.min + at, sheet);
            let line = caret.as_ref().filter(|line| line.page == index);
            if let Some(line) = line.filter(|_| follow) {
                let target = line.rect(rect.min, zoom);
                ui.scroll_to_rect(target.expand2(vec2(0.0, size::PAGE_GAP * 3.0)), None);
            }
            if !ui.is_rect_visible(rect) {
                continue;
            }
            let range = seen.get_or_insert(index..index + 1);
            range.end = index + 1;
            page_ui(ui, session, open, state, index, rect, zoom, actions);
            if let Some(line) = line {
                let theme = Theme::of(ui);
                let mark = line.rect(rect.min, zoom);
                let bar = Rect::from_min_size(mark.min - vec2(8.0, 0.0), vec2(size::MARKER, mark.height()));
                ui.painter().rect_filled(bar, 0.0, theme.accent);
            }
        }
    });
    state.textures.retain(|page, _| seen.as_ref().is_some_and(|seen| seen.contains(page)));
    let sight = seen.map(|pages| Sight { pages, scale: zoom * ui.ctx().pixels_per_point() });
    if sight.is_some() && sight != state.asked {
        state.asked.clone_from(&sight);
        actions.push(Action::See(sight));
    }
}

/// Where the line of the caret stands on paper.
struct CaretLine {
    at: (Source, usize),
    page: usize,
    left: f32,
    top: f32,
    height: f32,
}

impl CaretLine {
    fn rect(&self, page: Pos2, zoom: f32) -> Rect {
        Rect::from_min_size(page + vec2(self.left, self.top) * zoom, vec2(1.0, self.height * zoom))
    }
}

fn caret_line(open: &OpenDocument, painted: Option<&Painted>) -> Option<CaretLine> {
    let pages = &painted?.pages;
    let at = block_of(open.document.draft(), open.speech(), open.page(), open.caret()?)?;
    let (page, line) = pages.find(at.0, at.1)?;
    let line = pages.lines(page).nth(line)?;
    Some(CaretLine { at, page, left: line.x(), top: line.top(), height: line.height() })
}

#[expect(clippy::too_many_arguments, reason = "what a page is, and where it stands")]
fn page_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    state: &mut PagesState,
    index: usize,
    rect: Rect,
    zoom: f32,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(("page", index)), Sense::click());
    let count = session.painted().map_or(1, |painted| painted.pages.len());
    response
        .widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, window::page_of(session.lang, index + 1, count)));
    ui.painter().add(page_shadow(theme).as_shape(rect, 0.0));
    ui.painter().rect_filled(rect, 0.0, PRINTED);
    let painted = session.painted();
    if let Some(image) = painted.and_then(|painted| painted.images.get(&index)) {
        let texture = texture(ui, state, index, image);
        let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture, rect, uv, PRINTED);
    } else if painted.is_none() {
        let mut words = ui.new_child(UiBuilder::new().max_rect(rect.shrink(24.0)));
        label(&mut words, Type::Small, theme.ink3, crate::i18n::hand_over::COUNTING.get(session.lang));
    }
    ui.painter().rect_stroke(rect, 0.0, hairline(theme.line2), egui::StrokeKind::Outside);
    controls::ring(ui, &response, rect);
    let pointed = response.interact_pointer_pos().filter(|_| response.clicked());
    if let (Some(at), Some(painted)) = (pointed, painted) {
        let at = (at - rect.min) / zoom;
        let (draft, speech) = (open.document.draft(), open.speech());
        let place = painted.pages.hit(index, at.x, at.y);
        let caret = place.and_then(|(source, byte)| caret_of(draft, speech, open.page(), source, byte));
        if let Some(caret) = caret {
            // The page that was clicked stays where it is.
            state.followed = block_of(draft, speech, open.page(), &caret);
            actions.push(Action::GoTo(caret));
        }
    }
    if response.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    let first = || {
        let painted = painted?;
        let line = painted.pages.lines(index).next()?;
        caret_of(open.document.draft(), open.speech(), open.page(), line.source(), line.range().start)
    };
    if response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        actions.extend(first().map(|caret: Caret| Action::GoTo(caret)));
    }
}

/// The picture of a page as the screen's memory holds it; a new one where it looks otherwise.
fn texture(ui: &Ui, state: &mut PagesState, index: usize, image: &Arc<Raster>) -> egui::TextureId {
    if let Some((known, texture)) = state.textures.get(&index)
        && Arc::ptr_eq(known, image)
    {
        return texture.id();
    }
    let pixels = ColorImage::from_rgba_unmultiplied([image.width, image.height], &image.rgba);
    let texture = ui.ctx().load_texture(format!("page {index}"), pixels, TextureOptions::LINEAR);
    let id = texture.id();
    state.textures.insert(index, (image.clone(), texture));
    id
}
