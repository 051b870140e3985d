//! What of the speech may become blanks, below it: each a box to tick, with the places where it stands in its tip.

use egui::{CornerRadius, Frame, Margin, Panel, Rect, Response, Role, ScrollArea, Sense, StrokeKind, Ui, WidgetInfo};
use egui::{Vec2, pos2, vec2};

use crate::app::{Action, Importing, Session, ShelfAsk};
use crate::edit::Proposal;
use crate::i18n::{Lang, import as words};
use crate::ui::Actions;
use crate::ui::controls::{Ring, focus, label, paint_box, paint_text, text_width};
use crate::ui::proposals::{Shown, all_or_none_ui, excerpt_job};
use crate::ui::theme::{Theme, Type, corner, hairline, size};

/// The widest words of one.
const WIDEST: f32 = 260.0;

/// From box to words and from words to edge; between the kind, the words and how often they stand.
const INSET: f32 = 10.0;
const GAP: f32 = 8.0;

/// Above and below all of them; the line above them and its distance.
const AROUND: f32 = 10.0;
const BELOW_HEAD: f32 = 6.0;

/// How many lines of them are seen at once, in a low window and in others.
const FEW_LINES: u8 = 2;
const LINES: u8 = 3;

/// A window below this height is low.
const LOW: f32 = 800.0;

/// Shows them, where there are any.
pub fn blanks_ui(ui: &mut Ui, session: &Session, importing: &Importing, actions: &mut Actions) {
    let (lang, theme) = (session.lang, Theme::of(ui));
    let picks = &importing.picks;
    if picks.all.is_empty() {
        return;
    }
    let blanks: Vec<Blank<'_>> = picks.all.iter().map(|(proposal, on)| Blank::new(ui, lang, proposal, *on)).collect();
    let most = if ui.ctx().content_rect().height() < LOW { FEW_LINES } else { LINES };
    let all = lines(&blanks, ui.available_width() - 2.0 * size::INSET, most + 1);
    // The upper half of a line says that there are more.
    let more = if all > most { GAP + size::CONTROL / 2.0 } else { 0.0 };
    let room = f32::from(all.min(most)) * (size::CONTROL + GAP) - GAP + more;
    let height = 2.0 * AROUND + size::CONTROL_SMALL + BELOW_HEAD + room;
    let strip = Panel::bottom("import blanks").exact_size(height).show_separator_line(false);
    strip.frame(Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(16, 10))).show(ui, |ui| {
        let top = ui.max_rect().expand2(vec2(size::INSET, AROUND));
        ui.painter().hline(top.x_range(), top.top() + 0.5, hairline(theme.line));
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.allocate_ui(vec2(ui.available_width(), size::CONTROL_SMALL), |ui| {
            ui.horizontal_centered(|ui| {
                label(ui, Type::InterfaceMedium, theme.ink2, words::BLANKS.get(lang));
                label(ui, Type::Small, theme.ink3, words::BLANKS_NOTE.get(lang));
                all_or_none_ui(ui, lang, actions);
            });
        });
        ui.add_space(BELOW_HEAD);
        ScrollArea::vertical().max_height(room).auto_shrink(false).id_salt("import blanks").show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(GAP);
                for (index, blank) in blanks.iter().enumerate() {
                    if blank.show(ui).clicked() {
                        actions.push(Action::Shelf(ShelfAsk::Tick(index)));
                    }
                }
            });
        });
    });
}

/// How many lines they take, at most so many.
fn lines(blanks: &[Blank<'_>], width: f32, most: u8) -> u8 {
    let (mut lines, mut left) = (1, width);
    for blank in blanks {
        if left < blank.width && left < width {
            (lines, left) = (lines + 1, width);
        }
        if lines == most {
            break;
        }
        left -= blank.width + GAP;
    }
    lines
}

/// One of them: what it is, its words, how often they stand.
struct Blank<'p> {
    shown: Shown<'p>,
    on: bool,
    kind: &'static str,
    times: String,
    /// How wide all of it is, and its parts.
    width: f32,
    kind_width: f32,
    words_width: f32,
    times_width: f32,
}

impl<'p> Blank<'p> {
    fn new(ui: &Ui, lang: Lang, proposal: &'p Proposal, on: bool) -> Self {
        let shown = Shown::new(lang, proposal);
        let kind = shown.kind.get(lang);
        let times = if shown.times > 1 { shown.times.to_string() } else { String::new() };
        let kind_width = text_width(ui, Type::Small, kind);
        let words_width = text_width(ui, Type::Interface, &shown.words).min(WIDEST);
        let times_width = if times.is_empty() { 0.0 } else { text_width(ui, Type::Small, &times) + 12.0 + GAP };
        let width = 2.0 * INSET + size::CHECK_BOX + GAP + kind_width + GAP + words_width + times_width;
        Self { shown, on, kind, times, width, kind_width, words_width, times_width }
    }

    fn show(&self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(self.width, size::CONTROL), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), self.on, &self.shown.name));
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let fill = if response.hovered() { theme.hover } else { theme.raised };
        ui.painter().rect(rect, CornerRadius::same(corner::CONTROL), fill, hairline(theme.line2), StrokeKind::Inside);
        focus(ui, &response, rect, corner::CONTROL, Ring::Inside);
        let middle = rect.center().y;
        let mut left = rect.left() + INSET;
        let square = Rect::from_min_size(pos2(left, middle - size::CHECK_BOX / 2.0), Vec2::splat(size::CHECK_BOX));
        paint_box(ui, square, self.on);
        left += size::CHECK_BOX + GAP;
        paint_text(ui, pos2(left, middle), self.kind_width + 1.0, Type::Small, theme.ink3, self.kind);
        left += self.kind_width + GAP;
        let color = if self.on { theme.ink } else { theme.ink2 };
        paint_text(ui, pos2(left, middle), self.words_width + 1.0, Type::Interface, color, &self.shown.words);
        left += self.words_width + GAP;
        if !self.times.is_empty() {
            let badge = vec2(self.times_width - GAP, Type::Small.line());
            let badge = Rect::from_min_size(pos2(left, middle - badge.y / 2.0), badge);
            ui.painter().rect_filled(badge, CornerRadius::same(corner::SWITCH), theme.barbg);
            paint_text(ui, pos2(left + 6.0, middle), self.times_width, Type::Small, theme.ink2, &self.times);
        }
        if self.shown.excerpts.is_empty() {
            return response;
        }
        response.on_hover_ui(|ui| {
            for excerpt in self.shown.excerpts {
                ui.label(excerpt_job(theme, excerpt, size::DIALOG));
            }
        })
    }
}
