//! The finding that is looked at: what it is, where, why it matters, and what can be done.

use egui::{Frame, Id, Margin, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::mark;
use crate::app::{Action, CheckAsk, OpenDocument, Reviewed, Session, checking};
use crate::check::{Breadth, Data, Finding, Fix};
use crate::i18n::{checks as texts, review as words};
use crate::ui::Actions;
use crate::ui::controls::{self, Ring, label, paint_right, paint_text, pill, small_button};
use crate::ui::theme::{Theme, Type, size};

/// How many headings are shown side by side.
const MOST_HEADINGS: usize = 12;

/// Shows it, open. The whole of it is one place for the keyboard; what is in it comes behind.
#[expect(clippy::too_many_arguments, reason = "what is shown of a finding, and where that reports")]
pub fn open_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    reviewed: &Reviewed,
    finding: &Finding,
    index: usize,
    id: Id,
    text: &str,
    place: &str,
    actions: &mut Actions,
) -> Response {
    let (theme, lang) = (Theme::of(ui), session.lang);
    let ground = ui.painter().add(egui::Shape::Noop);
    let top = ui.cursor().min;
    // It takes its clicks before what is in it does.
    let known = ui.ctx().data(|data| data.get_temp::<f32>(id)).unwrap_or(size::FINDING);
    let whole = egui::Rect::from_min_size(top, vec2(ui.available_width(), known));
    let response = ui.interact(whole, id, Sense::click());
    let name = format!("{text}　{place}");
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, true, &name));
    let inset = Margin { left: 40, right: 16, top: 6, bottom: 12 };
    let shown = Frame::new().inner_margin(inset).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        label(ui, Type::Interface, theme.ink, text);
        label(ui, Type::Small, theme.ink3, place);
        if let Some(about) = texts::of_rule(finding.rule.name()) {
            ui.add_space(4.0);
            label(ui, Type::Small, theme.ink2, &words::sentence(lang, about.why.get(lang)));
        }
        if let Data::Headings { headings } = &finding.data {
            headings_ui(ui, session, headings);
        }
        ui.add_space(6.0);
        ui.push_id(index, |ui| ways_ui(ui, session, open, reviewed, finding, index, actions));
    });
    let rect = shown.response.rect;
    if (rect.height() - known).abs() > 0.5 {
        ui.ctx().data_mut(|data| data.insert_temp(id, rect.height()));
        ui.ctx().request_repaint();
    }
    let marker = egui::Rect::from_min_size(rect.min, vec2(size::MARKER, rect.height()));
    let shapes =
        [egui::Shape::rect_filled(rect, 0.0, theme.active), egui::Shape::rect_filled(marker, 0.0, theme.accent)];
    ui.painter().set(ground, egui::Shape::Vec(shapes.to_vec()));
    mark(ui, finding.severity, pos2(rect.left() + size::INSET + 7.0, rect.top() + 16.0));
    controls::focus(ui, &response, rect, 0, Ring::Inside);
    response
}

/// Headings side by side, each with its length.
fn headings_ui(ui: &mut Ui, session: &Session, headings: &[(String, usize)]) {
    let theme = Theme::of(ui);
    ui.add_space(6.0);
    for (heading, length) in headings.iter().take(MOST_HEADINGS) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
        let middle = rect.center().y;
        paint_text(ui, pos2(rect.left(), middle), rect.width() - 48.0, Type::Small, theme.ink, heading);
        let said = words::heading_length(session.lang, *length);
        paint_right(ui, pos2(rect.right(), middle), Type::Small, theme.ink3, &said);
    }
}

/// What can be done.
fn ways_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    reviewed: &Reviewed,
    finding: &Finding,
    index: usize,
    actions: &mut Actions,
) {
    let lang = session.lang;
    ui.scope(|ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            for (way, fix) in finding.fixes.iter().enumerate().take(3) {
                let key = ["F", "2", "3"].get(way).copied().unwrap_or_default();
                let does = words::short(&checking::fix(lang, &reviewed.subject, fix));
                let leads_here = matches!(fix, Fix::GoTo(place) if *place == finding.place);
                if !leads_here && pill(ui, &format!("{does}　{key}"), false).clicked() {
                    actions.push(Action::Check(CheckAsk::Mend(index, way)));
                }
            }
            if pill(ui, &format!("{}　Enter", words::GO.get(lang)), false).clicked() {
                actions.push(Action::Check(CheckAsk::Go(index)));
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
            let mut all = vec![(words::SET_ASIDE_HERE, Breadth::Place)];
            if !open.review.words(finding).is_empty() {
                all.push((words::SET_ASIDE_WORDS, Breadth::Words));
            }
            all.push((words::SET_ASIDE_RULE, Breadth::Rule));
            for (name, breadth) in all {
                let key = if breadth == Breadth::Place { "　S" } else { "" };
                let text = format!("{}{key}", name.get(lang));
                if small_button(ui, &text, &text).clicked() {
                    actions.push(Action::Check(CheckAsk::SetAside(index, breadth)));
                }
            }
        });
    });
}
