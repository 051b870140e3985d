//! A draft beside its file, which was changed elsewhere: two columns, what differs on a ground of its own. To read only.

use egui::text::{LayoutJob, TextFormat};
use egui::{CentralPanel, Color32, Frame, Key, Margin, Panel, ScrollArea, Ui, vec2};

use super::Actions;
use super::controls::{Weight, button, hairline_below, label, short_label};
use super::theme::{Theme, Type, hairline, size};
use crate::app::{Action, OpenDocument, Row, Session, Side, messages};
use crate::i18n::start;

/// Between the columns.
const GAP: f32 = 32.0;

/// Shows both.
pub fn versions_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let escape = ui.input(|input| input.key_pressed(Key::Escape));
    if session.ask.is_none() && escape {
        actions.push(Action::Cancel);
    }
    let head = Panel::top("versions").exact_size(size::ROW_GALLERY).show_separator_line(false);
    head.frame(Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(32, 0))).show(ui, |ui| {
        hairline_below(ui, ui.max_rect().expand2(vec2(32.0, 0.0)));
        ui.horizontal_centered(|ui| {
            label(ui, Type::ViewTitle, theme.ink, start::COMPARING.get(lang));
            ui.add_space(8.0);
            let file = open.path.as_deref().map(messages::file_name).unwrap_or_default();
            let room = (ui.available_width() - 400.0).max(60.0);
            ui.allocate_ui(vec2(room, size::CONTROL), |ui| {
                short_label(ui, Type::Interface, theme.ink2, &file);
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if button(ui, Weight::Main, None, start::KEEP_MINE.get(lang)).clicked() {
                    actions.push(Action::KeepMine);
                }
                if button(ui, Weight::Plain, None, start::TAKE_THEIRS.get(lang)).clicked() {
                    actions.push(Action::TakeTheirs);
                }
                if button(ui, Weight::Quiet, None, start::BACK.get(lang)).clicked() {
                    actions.push(Action::Cancel);
                }
            });
        });
    });
    let rows = open.outside.as_ref().and_then(|outside| outside.rows.as_deref());
    CentralPanel::no_frame().frame(Frame::NONE.fill(theme.desk).inner_margin(Margin::symmetric(32, 16))).show(
        ui,
        |ui| {
            let Some(rows) = rows else {
                label(ui, Type::Interface, theme.ink2, start::LOOKING.get(lang));
                return;
            };
            let differ = |row: &Row| matches!(row, Row::Differ(..) | Row::More(_));
            if !rows.iter().any(differ) {
                label(ui, Type::Interface, theme.ink2, start::SAME_TEXT.get(lang));
                return;
            }
            let paper =
                Frame::new().fill(theme.paper).stroke(hairline(theme.line)).inner_margin(Margin::symmetric(24, 16));
            paper.show(ui, |ui| {
                let width = (ui.available_width() - GAP) / 2.0;
                two(ui, width, |ui, left| {
                    let words = if left { start::MINE } else { start::THEIRS };
                    label(ui, Type::InterfaceMedium, theme.ink, words.get(lang));
                });
                ui.add_space(8.0);
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 6.0;
                    for row in rows {
                        row_ui(ui, session, width, row);
                    }
                });
            });
        },
    );
}

fn row_ui(ui: &mut Ui, session: &Session, width: f32, row: &Row) {
    let theme = Theme::of(ui);
    let note = |ui: &mut Ui, text: &str| {
        ui.vertical_centered(|ui| label(ui, Type::Small, theme.ink3, text));
    };
    match row {
        Row::Same(text) => {
            let side = vec![(text.clone(), false)];
            two(ui, width, |ui, _| side_ui(ui, width, &side, theme.ink3));
        }
        Row::Differ(mine, theirs) => two(ui, width, |ui, left| {
            if let Some(side) = if left { mine } else { theirs } {
                side_ui(ui, width, side, theme.ink);
            }
        }),
        Row::Skipped(number) => note(ui, &start::skipped(session.lang, *number)),
        Row::More(number) => note(ui, &start::more_rows(session.lang, *number)),
    }
}

/// Two columns of one row.
fn two(ui: &mut Ui, width: f32, mut side: impl FnMut(&mut Ui, bool)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for left in [true, false] {
            ui.vertical(|ui| {
                ui.set_width(width);
                side(ui, left);
            });
        }
    });
}

fn side_ui(ui: &mut Ui, width: f32, side: &Side, color: Color32) {
    let theme = Theme::of(ui);
    let mut job = LayoutJob { wrap: egui::text::TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
    for (words, differs) in side {
        let background = if *differs { theme.warnwash } else { Color32::TRANSPARENT };
        let underline = if *differs { hairline(theme.warnline) } else { egui::Stroke::NONE };
        let format = TextFormat {
            font_id: Type::Preview.font(),
            color: if *differs { theme.ink } else { color },
            background,
            underline,
            line_height: Some(Type::Preview.line()),
            ..TextFormat::default()
        };
        job.append(words, 0.0, format);
    }
    ui.add(egui::Label::new(job));
}

/// What is shown over the window while files are held above it.
pub fn drop_ui(ui: &Ui, session: &Session) {
    let held = ui.input(|input| !input.raw.hovered_files.is_empty());
    if !held {
        return;
    }
    let theme = Theme::of(ui);
    let area = egui::Area::new(egui::Id::unique("drop")).order(egui::Order::Foreground).interactable(false);
    area.fixed_pos(egui::Pos2::ZERO).show(ui.ctx(), |ui| {
        let whole = ui.ctx().content_rect();
        ui.painter().rect_filled(whole, 0.0, theme.scrim);
        let place = egui::Rect::from_center_size(whole.center(), vec2(size::MENU, size::CARD));
        let round = egui::CornerRadius::same(super::theme::corner::CARD);
        ui.painter().rect(place, round, theme.raised, hairline(theme.line2), egui::StrokeKind::Inside);
        let words = start::DROP.get(session.lang);
        let font = Type::ListTitle.font();
        ui.painter().text(place.center(), egui::Align2::CENTER_CENTER, words, font, theme.ink);
    });
}
