//! A month to take a day from.

use egui::{Align2, CornerRadius, Key, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::i18n::{Lang, window};
use crate::model::{FieldValue, Language};
use crate::ui::controls::{at_right, icon_button, label};
use crate::ui::icons::Icon;
use crate::ui::theme::{Theme, Type, corner, hairline};

/// A day's room.
const CELL: [f32; 2] = [36.0, 28.0];

/// The day that the keys lead to while the calendar is open: up and down by weeks, Page Up and Page Down by months.
pub(super) fn turned(ui: &Ui, from: Date) -> Option<Date> {
    let steps: [(Key, Span); 4] = [
        (Key::ArrowUp, (-7).days()),
        (Key::ArrowDown, 7.days()),
        (Key::PageUp, (-1).months()),
        (Key::PageDown, 1.month()),
    ];
    let (_, step) = steps.into_iter().find(|(key, _)| ui.input(|input| input.key_pressed(*key)))?;
    from.checked_add(step).ok()
}

/// Shows the month in which a day lies; gives the day that was pressed.
pub(super) fn calendar_ui(ui: &mut Ui, lang: Lang, month: &mut Date, chosen: Option<Date>) -> Option<Date> {
    let theme = Theme::of(ui);
    let frame = egui::Frame::new().fill(theme.paper).stroke(hairline(theme.line2)).corner_radius(corner::CONTROL);
    frame
        .inner_margin(8.0)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            ui.set_width(7.0 * CELL[0]);
            ui.horizontal(|ui| {
                ui.add_space(8.0);
                label(ui, Type::Interface, theme.ink, &window::month(lang, month.year(), month.month()));
                at_right(ui, 64.0, |ui| {
                    for (icon, name, by) in [
                        (Icon::CaretUp, window::MONTH_BEFORE, (-1).months()),
                        (Icon::CaretDown, window::MONTH_AFTER, 1.month()),
                    ] {
                        if icon_button(ui, icon, name.get(lang), None).clicked() {
                            *month = month.checked_add(by).unwrap_or(*month);
                        }
                    }
                });
            });
            days_ui(ui, lang, *month, chosen)
        })
        .inner
}

/// The weekdays, and below them the days of a month with those that fill its first and last week.
fn days_ui(ui: &mut Ui, lang: Lang, month: Date, chosen: Option<Date>) -> Option<Date> {
    let theme = Theme::of(ui);
    let row = |ui: &mut Ui| ui.allocate_exact_size(vec2(7.0 * CELL[0], CELL[1]), Sense::hover()).0;
    let cell = |row: Rect, weekday: u8| {
        Rect::from_min_size(pos2(row.left() + f32::from(weekday) * CELL[0], row.top()), CELL.into())
    };
    let names = row(ui);
    for (weekday, name) in (0..).zip(window::WEEKDAYS.get(lang).split(' ')) {
        let middle = cell(names, weekday).center();
        ui.painter().text(middle, Align2::CENTER_CENTER, name, Type::Small.font(), theme.ink3);
    }
    let first = month.first_of_month();
    let mut day = first.checked_sub(i64::from(first.weekday().to_monday_zero_offset()).days()).ok()?;
    let mut taken = None;
    while day <= month.last_of_month() {
        let week = row(ui);
        for weekday in 0..7 {
            if day_ui(ui, lang, cell(week, weekday).shrink(1.0), day, month, chosen == Some(day)) {
                taken = Some(day);
            }
            day = day.tomorrow().ok()?;
        }
    }
    taken
}

/// One day; whether it was pressed.
fn day_ui(ui: &Ui, lang: Lang, rect: Rect, day: Date, month: Date, is_chosen: bool) -> bool {
    let theme = Theme::of(ui);
    // Not reached by Tab: the keys turn the days from the input.
    let response = ui.interact(rect, ui.scope_id().with(("day", day.to_string())), Sense::CLICK);
    let language = if lang == Lang::Zh { Language::Chinese } else { Language::English };
    let spoken = FieldValue::Date(day).spoken(language);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_chosen, &spoken));
    let round = CornerRadius::same(corner::SMALL);
    if is_chosen {
        ui.painter().rect_filled(rect, round, theme.primary);
    } else if response.hovered() {
        ui.painter().rect(rect, round, theme.hover, hairline(theme.line2), StrokeKind::Inside);
    }
    let color = if is_chosen {
        theme.onprimary
    } else if day.month() == month.month() {
        theme.ink
    } else {
        theme.ink3
    };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, day.day().to_string(), Type::Interface.font(), color);
    response.clicked()
}
