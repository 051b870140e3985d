//! What the checks found, in the manuscript: a quiet line below a few words, a mark in the margin for more; what it is
//! stands in a tip.

use std::ops::Range;

use egui::{Id, Pos2, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::laid::Laid;
use super::sheet::Sheet;
use crate::app::checking;
use crate::check::{Finding, Rule, Severity};
use crate::flow::{Paragraph, on_screen, spoken_as};
use crate::i18n::{checks as texts, review as words};
use crate::ui::theme::{Theme, Type, size};

/// The most words that a line stands below, in characters.
const MOST_UNDERLINED: usize = 12;

/// Paints what was found in a paragraph whose words begin at a point.
pub fn findings_ui(ui: &Ui, sheet: &Sheet<'_>, paragraph: &Paragraph, laid: &Laid, at: Pos2) {
    let review = &sheet.open.review;
    let mut marked: Vec<(f32, Severity)> = Vec::new();
    // A blank says itself that it is empty.
    let found = review.in_block(spoken_as(paragraph)).filter(|(_, finding)| finding.rule != Rule::UnfilledField);
    let timed = paragraph.begins && paragraph.level == 0;
    for (index, finding) in found {
        let ends = [finding.place.range.start, finding.place.range.end].map(|byte| on_screen(&laid.shown, byte));
        let boxes = laid.boxes(ends[0]..ends[1]);
        let boxes = boxes.iter().map(|rect| rect.translate(at.to_vec2()));
        let short = review.words(finding).chars().count() <= MOST_UNDERLINED;
        if finding.severity > Severity::Hint && short && ends[0] < ends[1] {
            underline(ui, sheet, (index, finding), boxes, laid);
        } else if let Some(first) = boxes.into_iter().next().or_else(|| first_line(laid, ends[0]..ends[1], at)) {
            // Behind the time of a part, which stands in its first line.
            let beside = timed && (first.top() - at.y).abs() < first.height() / 2.0;
            let away = if beside { size::FINDING_MARK_BESIDE } else { size::FINDING_MARK };
            margin_mark(ui, sheet, (index, finding), first, at.x + sheet.width + away, &mut marked);
        }
    }
}

/// The line in which a place stands that holds no words.
fn first_line(laid: &Laid, range: Range<usize>, at: Pos2) -> Option<Rect> {
    (range.start <= laid.shown.text.len()).then(|| laid.caret(range.start, false).translate(at.to_vec2()))
}

fn underline(
    ui: &Ui,
    sheet: &Sheet<'_>,
    (index, finding): (usize, &Finding),
    boxes: impl Iterator<Item = Rect>,
    laid: &Laid,
) {
    let below = laid.spec.letter() / 2.0 + 4.0;
    for (part, rect) in boxes.enumerate() {
        let y = (rect.center().y + below).min(rect.bottom() - 1.0);
        ui.painter().hline(rect.x_range(), y, Stroke::new(2.0, Theme::of(ui).warnline));
        tip(ui, sheet, finding, rect, (index, part));
    }
}

/// A mark in the right margin: one a line, the most serious.
fn margin_mark(
    ui: &Ui,
    sheet: &Sheet<'_>,
    (index, finding): (usize, &Finding),
    line: Rect,
    x: f32,
    marked: &mut Vec<(f32, Severity)>,
) {
    let theme = Theme::of(ui);
    let middle = pos2(x, line.center().y);
    let known = marked.iter().any(|(y, severity)| (*y - middle.y).abs() < 1.0 && *severity >= finding.severity);
    if !known {
        marked.push((middle.y, finding.severity));
        if finding.severity > Severity::Hint {
            ui.painter().circle_filled(middle, size::DOT / 2.0, theme.warnline);
        } else {
            ui.painter().circle_stroke(middle, size::DOT / 2.0, Stroke::new(1.0, theme.ink3));
        }
    }
    tip(ui, sheet, finding, Rect::from_center_size(middle, vec2(size::DOT * 2.0, line.height())), (index, 0));
}

/// What it is and why it matters, while the pointer is over it.
fn tip(ui: &Ui, sheet: &Sheet<'_>, finding: &Finding, rect: Rect, key: (usize, usize)) {
    let Some(reviewed) = sheet.open.review.reviewed() else { return };
    let id = Id::unique(("finding on the page", sheet.open.id, key));
    ui.interact(rect, id, Sense::hover()).on_hover_ui(|ui| {
        let theme = Theme::of(ui);
        ui.set_max_width(size::TIP);
        let text = checking::finding(sheet.lang, &reviewed.subject, finding);
        crate::ui::controls::label(ui, Type::Interface, theme.ink, &text);
        if let Some(about) = texts::of_rule(finding.rule.name()) {
            let why = words::sentence(sheet.lang, about.why.get(sheet.lang));
            crate::ui::controls::label(ui, Type::Small, theme.ink2, &why);
        }
    });
}
