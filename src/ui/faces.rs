//! Choosing the face of the manuscript: those of the program, then those of this machine; and a line set in it.

use egui::{Id, Popup, PopupCloseBehavior, Rect, Role, ScrollArea, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::controls::{Input, input, label, paint_text, row};
use super::icons::Icon;
use super::page_look::PageLook;
use super::theme::{Theme, Type, corner, focus_ring, hairline, size};
use crate::app::Session;
use crate::app::matching::matches;
use crate::i18n::{Lang, settings as words};
use crate::store::PageFace;

/// What the list remembers.
#[derive(Default)]
pub struct FacesState {
    query: String,
}

fn name(lang: Lang, face: &PageFace) -> String {
    match face {
        PageFace::Serif => words::SERIF.get(lang).to_owned(),
        PageFace::Sans => words::SANS.get(lang).to_owned(),
        PageFace::Installed(family) => family.clone(),
    }
}

/// Shows which face is chosen; a click shows all.
pub fn face_ui(ui: &mut Ui, session: &Session, state: &mut FacesState, face: &mut PageFace) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let (rect, response) = ui.allocate_exact_size(vec2(size::MENU, size::CONTROL), Sense::click());
    let words_of_name = words::FACE.get(lang);
    let chosen = name(lang, face);
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{words_of_name} {chosen}")));
    let stroke = if response.has_focus() { focus_ring(theme) } else { hairline(theme.edge) };
    ui.painter().rect(rect, f32::from(corner::CONTROL), theme.paper, stroke, StrokeKind::Inside);
    paint_text(ui, pos2(rect.left() + 10.0, rect.center().y), rect.width() - 40.0, Type::Interface, theme.ink, &chosen);
    Icon::CaretDown.paint(ui, pos2(rect.right() - 16.0, rect.center().y), size::ICON_SMALL, theme.ink2);
    let opened = response.clicked();
    let menu = Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    menu.show(|ui| {
        ui.set_width(size::MENU);
        if let Some(pressed) = list_ui(ui, session, state, face, opened) {
            *face = pressed;
            ui.close();
        }
    });
}

fn list_ui(ui: &mut Ui, session: &Session, state: &mut FacesState, now: &PageFace, opened: bool) -> Option<PageFace> {
    let lang = session.lang;
    let hint = words::FACE_SEARCH.get(lang);
    if opened {
        state.query.clear();
    }
    let spec = Input { id: Id::unique("search of fonts"), name: hint, hint, rows: 1, fault: None };
    let response = input(ui, &mut state.query, &spec);
    if opened {
        response.request_focus();
    }
    let machine = session.faces.families.as_deref().unwrap_or_default();
    let own = [PageFace::Serif, PageFace::Sans];
    let all = own.into_iter().chain(machine.iter().map(|family| PageFace::Installed(family.clone())));
    let found: Vec<PageFace> = all.filter(|face| matches(&state.query, &name(lang, face)).is_some()).collect();
    let mut pressed = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    let list = ScrollArea::vertical().max_height(10.0 * size::ROW_ITEM).min_scrolled_height(6.0 * size::ROW_ITEM);
    list.show_rows(ui, size::ROW_ITEM, found.len(), |ui, rows| {
        for face in found.get(rows).unwrap_or_default() {
            let name = name(lang, face);
            let (rect, response) = row(ui, size::ROW_ITEM, face == now, &name);
            let at = pos2(rect.left() + 10.0, rect.center().y);
            paint_text(ui, at, rect.width() - 20.0, Type::Interface, Theme::of(ui).ink, &name);
            if response.clicked() {
                pressed = Some(face.clone());
            }
        }
    });
    if session.faces.families.is_none() {
        label(ui, Type::Small, Theme::of(ui).ink3, words::FACES_COMING.get(lang));
    }
    pressed
}

/// A line of the page as it is set now.
pub fn sample_ui(ui: &mut Ui, session: &Session) {
    let theme = Theme::of(ui);
    let look = PageLook::of(session);
    let height = look.line(Type::Body) + 16.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    ui.painter().rect(rect, f32::from(corner::CONTROL), theme.paper, hairline(theme.line), StrokeKind::Inside);
    let inner = Rect::from_min_max(rect.min + vec2(12.0, 0.0), rect.max - vec2(12.0, 0.0));
    let mut job = egui::text::LayoutJob::simple_singleline(
        words::SAMPLE.get(session.lang).to_owned(),
        look.font(Type::Body),
        theme.ink,
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width(inner.width());
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(inner.left(), inner.center().y - galley.size().y / 2.0), galley, theme.ink);
}
