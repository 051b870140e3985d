//! The text as it was read: what was cut is struck through, what is looked at stands on a ground. Below it, what was cut.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Frame, Margin, Panel, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::{Action, ImportAsk, Importing, Session, messages};
use crate::i18n::import as words;
use crate::import::Change;
use crate::model::cells;
use crate::ui::Actions;
use crate::ui::controls::{hairline_below, label, paint_right, paint_text, row, short_label};
use crate::ui::theme::{Theme, Type, hairline, size};

/// What this side remembers between frames.
#[derive(Default)]
pub struct OriginalState {
    /// The lines as they are shown, for a text of that place and length at that many cells a line.
    lines: Vec<Range<usize>>,
    known: Option<(usize, usize, usize)>,
    /// The row that was shown last, of which turn.
    shown: Option<(usize, u64)>,
}

/// How much of the side what was cut may take, and how high a row of it is.
const MOST_CUTS: f32 = 180.0;

/// How many characters are shown of something that was cut.
const MOST_CUT: usize = 120;

/// The room for why something was cut.
const WHY: f32 = 96.0;

/// Above the first line.
const TOP: f32 = 12.0;

/// Left and right of the text.
const MARGIN: f32 = 24.0;

/// How many rows stand above what is looked at.
const ABOVE: usize = 4;

/// Shows the text, and what was cut out of it.
pub fn original_ui(
    ui: &mut Ui,
    session: &Session,
    importing: &Importing,
    state: &mut OriginalState,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let whole = ui.max_rect();
    ui.painter().vline(whole.right() - 0.5, whole.y_range(), hairline(theme.line));
    let head = Panel::top("import text head").exact_size(size::PANEL_HEAD).show_separator_line(false);
    head.frame(Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(16, 0))).show(ui, |ui| {
        hairline_below(ui, ui.max_rect().expand2(vec2(16.0, 0.0)));
        ui.horizontal_centered(|ui| {
            label(ui, Type::InterfaceMedium, theme.ink2, words::ORIGINAL.get(lang));
            ui.add_space(8.0);
            short_label(ui, Type::Small, theme.ink3, &super::remarks(session, importing));
        });
    });
    if !importing.found.outline.removed.is_empty() {
        let foot = Panel::bottom("import cuts").max_size(MOST_CUTS).show_separator_line(false);
        foot.frame(Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(16, 10))).show(ui, |ui| {
            let top = ui.max_rect().expand2(vec2(16.0, 10.0));
            ui.painter().hline(top.x_range(), top.top() + 0.5, hairline(theme.line));
            cuts_ui(ui, session, importing, actions);
        });
    }
    text_ui(ui, importing, state, actions);
}

/// What was cut, why, and the way back.
fn cuts_ui(ui: &mut Ui, session: &Session, importing: &Importing, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let count = importing.found.outline.removed.len();
    label(ui, Type::InterfaceMedium, theme.ink2, &format!("{}　{count}", words::CUT_OUT.get(lang)));
    ui.add_space(4.0);
    ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for removed in &importing.found.outline.removed {
            let words_cut: String = removed.passage.text.chars().take(MOST_CUT).collect();
            let words_cut = words_cut.replace('\n', " ");
            let back = words::PUT_BACK.get(lang);
            let (rect, response) = row(ui, size::CONTROL_SMALL, false, &format!("{back} {words_cut}"));
            let (middle, room) = (rect.center().y, rect.width() - 2.0 * WHY);
            paint_text(ui, pos2(rect.left() + 8.0, middle), room, Type::Small, theme.ink2, &words_cut);
            let why = messages::why_cut(removed.why).get(lang);
            paint_text(ui, pos2(rect.right() - 2.0 * WHY + 16.0, middle), WHY, Type::Small, theme.ink3, why);
            paint_right(ui, pos2(rect.right() - 8.0, middle), Type::Small, theme.ink, back);
            if response.clicked() {
                actions.push(Action::Import(ImportAsk::Change(Change::PutBack(removed.passage.range.start))));
            }
        }
    });
}

/// The text in lines of one height, so that only those are set that can be seen.
fn text_ui(ui: &mut Ui, importing: &Importing, state: &mut OriginalState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let text = importing.found.decoded.source.text.as_str();
    // A Chinese character is as wide as its type is large.
    let em = Type::Preview.font().size;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a line has few cells")]
    let most = (((ui.available_width() - 2.0 * MARGIN) / em * 2.0) as usize).max(8);
    let key = (text.as_ptr() as usize, text.len(), most);
    if state.known != Some(key) {
        state.lines = lines(text, most);
        state.known = Some(key);
    }
    let height = Type::Preview.line();
    let looked = importing.row().map(|row| row.place.clone()).unwrap_or_default();
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("import text");
    if state.shown != Some((importing.at, importing.turn)) {
        state.shown = Some((importing.at, importing.turn));
        let line = state.lines.partition_point(|line| line.end <= looked.start);
        #[expect(clippy::cast_precision_loss, reason = "a place on the screen")]
        let above = line.saturating_sub(ABOVE) as f32 * height;
        area = area.vertical_scroll_offset(above);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(TOP);
    area.show_rows(ui, height, state.lines.len(), |ui, shown| {
        for range in state.lines.get(shown).unwrap_or_default() {
            let job = job(theme, importing, range.clone(), &looked);
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
            response.widget_info(|| {
                WidgetInfo::labeled(egui::Role::Label, true, text.get(range.clone()).unwrap_or_default())
            });
            let galley = ui.painter().layout_job(job);
            ui.painter().galley(rect.min + vec2(MARGIN, 0.0), galley, theme.ink);
            if response.clicked() {
                let at = importing.rows().partition_point(|row| row.place.start <= range.start).saturating_sub(1);
                // The row that begins on this line, else the one that it belongs to.
                let begins = importing.rows().iter().position(|row| range.contains(&row.place.start));
                actions.push(Action::Import(ImportAsk::Look(begins.unwrap_or(at))));
            }
        }
    });
}

/// The lines of a text, none wider than so many half cells.
fn lines(text: &str, most: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut width) = (0, 0);
    for (at, c) in text.char_indices() {
        if c == '\n' {
            lines.push(start..at);
            (start, width) = (at + 1, 0);
            continue;
        }
        let wide = cells(c);
        if width + wide > most {
            lines.push(start..at);
            (start, width) = (at, 0);
        }
        width += wide;
    }
    lines.push(start..text.len());
    lines
}

/// One line, with what was cut and what is looked at.
fn job(theme: &Theme, importing: &Importing, line: Range<usize>, looked: &Range<usize>) -> LayoutJob {
    let removed = &importing.found.outline.removed;
    let text = importing.found.decoded.source.text.as_str();
    let first = removed.partition_point(|removed| removed.passage.range.end <= line.start);
    let cuts = removed.iter().skip(first).map(|removed| removed.passage.range.clone());
    let cuts: Vec<Range<usize>> = cuts.take_while(|cut| cut.start < line.end).collect();
    let mut ends: Vec<usize> = cuts.iter().chain([looked]).flat_map(|range| [range.start, range.end]).collect();
    ends.retain(|end| line.start < *end && *end < line.end);
    ends.extend([line.start, line.end]);
    ends.sort_unstable();
    ends.dedup();
    let mut job = LayoutJob::default();
    for pair in ends.windows(2) {
        let [from, to] = *pair else { continue };
        let cut = cuts.iter().any(|cut| cut.contains(&from));
        let here = looked.contains(&from);
        let color = if cut { theme.ink3 } else { theme.ink };
        let format = TextFormat {
            font_id: Type::Preview.font(),
            color,
            background: if here { theme.warnwash } else { egui::Color32::TRANSPARENT },
            strikethrough: if cut { Stroke::new(1.0, theme.ink3) } else { Stroke::NONE },
            line_height: Some(Type::Preview.line()),
            ..TextFormat::default()
        };
        job.append(text.get(from..to).unwrap_or_default(), 0.0, format);
    }
    job
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn lines_are_cut_where_they_are_full_and_nothing_is_left_out() {
        let text = "一二三四五\nabcdefghijk\n\n尾";
        let found: Vec<&str> = lines(text, 8).into_iter().filter_map(|line| text.get(line)).collect();
        assert_eq!(found, ["一二三四", "五", "abcdefgh", "ijk", "", "尾"]);
        assert_eq!(lines("", 8).len(), 1);
    }
}
