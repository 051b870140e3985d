//! The controls of the window, each in the states of the theme: buttons, inputs, rows, bars, marks.
//!
//! Every control has a name for those who do not see it. Words come in from outside.

use egui::{
    Align, Align2, CornerRadius, Id, Layout, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, TextEdit, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;

use super::Actions;
use super::icons::Icon;
use super::theme::{Theme, Type, corner, focus_ring, hairline, size};
use crate::app::{Action, Command, Session};

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The one main action of a view.
    Main,
    /// An action.
    Plain,
    /// An action that stands back.
    Quiet,
}

/// How wide a text of one line is.
pub fn text_width(ui: &Ui, kind: Type, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), kind.font(), Theme::of(ui).ink).size().x
}

/// The room for an icon of a button, and left and right within it.
fn button_room(weight: Weight, icon: Option<Icon>) -> (f32, f32) {
    (if icon.is_some() { size::ICON + 8.0 } else { 0.0 }, if weight == Weight::Quiet { 8.0 } else { 12.0 })
}

/// How wide a button is.
pub fn button_width(ui: &Ui, weight: Weight, icon: Option<Icon>, text: &str) -> f32 {
    let (icon_room, padding) = button_room(weight, icon);
    text_width(ui, Type::Interface, text) + icon_room + 2.0 * padding
}

/// A button with words, and an icon before them if there is one.
pub fn button(ui: &mut Ui, weight: Weight, icon: Option<Icon>, text: &str) -> Response {
    let theme = Theme::of(ui);
    let (icon_room, padding) = button_room(weight, icon);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), Type::Interface.font(), theme.ink);
    let wanted = vec2(button_width(ui, weight, icon, text), size::CONTROL);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let (fill, border, color) = match weight {
        _ if !ui.is_enabled() => (theme.panel, theme.line, theme.ink3),
        Weight::Main if response.hovered() => (theme.ink2, theme.ink2, theme.onprimary),
        Weight::Main => (theme.primary, theme.primary, theme.onprimary),
        Weight::Plain if response.hovered() => (theme.hover, theme.line2, theme.ink),
        Weight::Plain => (theme.raised, theme.line2, theme.ink),
        Weight::Quiet if response.hovered() => (theme.hover, theme.hover, theme.ink),
        Weight::Quiet => (egui::Color32::TRANSPARENT, egui::Color32::TRANSPARENT, theme.ink2),
    };
    let round = CornerRadius::same(corner::CONTROL);
    ui.painter().rect(rect, round, fill, hairline(border), StrokeKind::Inside);
    focus(ui, &response, rect, corner::CONTROL, Ring::Around);
    let down = if response.is_pointer_button_down_on() { 1.0 } else { 0.0 };
    let mut left = rect.left() + padding;
    if let Some(icon) = icon {
        icon.paint(ui, pos2(left + size::ICON / 2.0, rect.center().y + down), size::ICON, color);
        left += icon_room;
    }
    let at = pos2(left, rect.center().y - galley.size().y / 2.0 + down);
    ui.painter().galley_with_override_text_color(at, galley, color);
    response
}

/// A button that is an icon, with its name as a tip and for those who do not see it.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, keys: Option<&str>) -> Response {
    icon_button_for(ui, icon, name, keys, Sense::click())
}

/// The same, with what it takes: one that a key of its input replaces is not reached by Tab.
pub fn icon_button_for(ui: &mut Ui, icon: Icon, name: &str, keys: Option<&str>, sense: Sense) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::CONTROL), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let color = if !ui.is_enabled() {
        theme.line2
    } else if response.hovered() {
        theme.ink
    } else {
        theme.ink2
    };
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(corner::CONTROL), theme.hover);
    }
    focus(ui, &response, rect, corner::CONTROL, Ring::Inside);
    icon.paint(ui, rect.center(), size::ICON, color);
    let tip = keys.map_or_else(|| name.to_owned(), |keys| format!("{name}　{keys}"));
    response.on_hover_text(tip)
}

/// The icon button of a command; its tip names its keys.
pub fn command_button(ui: &mut Ui, session: &Session, command: Command, icon: Icon, actions: &mut Actions) {
    let keys = session.keymap.label(command);
    if icon_button(ui, icon, command.name().get(session.lang), keys.as_deref()).clicked() {
        actions.push(Action::Do(command));
    }
}

/// The ring of what has the keyboard, within its place.
pub fn ring(ui: &Ui, response: &Response, rect: Rect) {
    focus(ui, response, rect, corner::SMALL, Ring::Inside);
}

/// Where the ring of the keyboard stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ring {
    /// Around the control.
    Around,
    /// Within it.
    Inside,
}

/// Shows where the keyboard is.
pub fn focus(ui: &Ui, response: &Response, rect: Rect, corner: u8, ring: Ring) {
    if response.has_focus() {
        let rect = if ring == Ring::Around { rect.expand(2.0) } else { rect };
        let stroke = focus_ring(Theme::of(ui));
        ui.painter().rect_stroke(rect, CornerRadius::same(corner), stroke, StrokeKind::Inside);
    }
}

/// An input of one line, or of several.
pub struct Input<'a> {
    /// Tells it from all others.
    pub id: Id,
    /// Its name.
    pub name: &'a str,
    /// What stands in it while it is empty.
    pub hint: &'a str,
    /// How many lines it shows.
    pub rows: u8,
    /// What is wrong with the value.
    pub fault: Option<&'a str>,
}

/// Shows an input as wide as there is room, and below it what is wrong.
pub fn input(ui: &mut Ui, text: &mut String, spec: &Input<'_>) -> Response {
    let response = input_box(ui, text, spec);
    if let Some(fault) = spec.fault {
        fault_line(ui, fault);
    }
    response
}

/// What is wrong with a value.
pub fn fault_line(ui: &mut Ui, fault: &str) {
    ui.horizontal(|ui| {
        let theme = Theme::of(ui);
        let (mark, _) = ui.allocate_exact_size(Vec2::splat(size::ICON_SMALL), Sense::hover());
        Icon::Warning.paint(ui, mark.center(), size::ICON_SMALL, theme.warn);
        label(ui, Type::Small, theme.warn, fault);
    });
}

/// The input alone.
pub fn input_box(ui: &mut Ui, text: &mut String, spec: &Input<'_>) -> Response {
    let theme = Theme::of(ui);
    // One of several lines grows with what stands in it.
    let rows = if spec.rows > 1 { lines_of(ui, text, ui.available_width() - 20.0).max(spec.rows.into()) } else { 1 };
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let height = size::CONTROL + rows.saturating_sub(1) as f32 * Type::Interface.line();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let focused = ui.memory(|memory| memory.has_focus(spec.id));
    let stroke = if focused {
        focus_ring(theme)
    } else if spec.fault.is_some() {
        hairline(theme.warnline)
    } else {
        hairline(theme.edge)
    };
    ui.painter().rect(rect, CornerRadius::same(corner::CONTROL), theme.paper, stroke, StrokeKind::Inside);
    let edit = if spec.rows > 1 { TextEdit::multiline(text) } else { TextEdit::singleline(text) };
    let inner = rect.shrink2(vec2(10.0, if spec.rows > 1 { 6.0 } else { (size::CONTROL - size::CONTROL_SMALL) / 2.0 }));
    let hint = egui::RichText::new(spec.hint).font(Type::Interface.font()).color(theme.ink3);
    let edit = edit
        .id(spec.id)
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::ZERO)
        .font(Type::Interface.font())
        .text_color(theme.ink)
        .hint_text(hint)
        .desired_width(inner.width())
        .desired_rows(usize::from(spec.rows))
        .align(if spec.rows > 1 { Align2::LEFT_TOP } else { Align2::LEFT_CENTER })
        .event_filter(egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: spec.rows > 1,
            ..Default::default()
        });
    let response = ui.put(inner, edit);
    name(ui, response.id, spec.name);
    response
}

/// How many lines a text takes in an input of this width.
fn lines_of(ui: &Ui, text: &str, width: f32) -> usize {
    let font = Type::Interface.font();
    ui.painter().layout(text.to_owned(), font, Theme::of(ui).ink, width).rows.len()
}

/// Gives a widget its name for those who do not see it.
pub fn name(ui: &Ui, id: Id, name: &str) {
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
}

/// Words.
pub fn label(ui: &mut Ui, kind: Type, color: egui::Color32, text: &str) -> Response {
    ui.label(egui::RichText::new(text).font(kind.font()).line_height(Some(kind.line())).color(color))
}

/// Words that end in … where there is no more room.
pub fn short_label(ui: &mut Ui, kind: Type, color: egui::Color32, text: &str) -> Response {
    let text = egui::RichText::new(text).font(kind.font()).line_height(Some(kind.line())).color(color);
    ui.add(egui::Label::new(text).truncate())
}

/// A row of a list, as wide as there is room. The current one carries the red marker.
pub fn row(ui: &mut Ui, height: f32, current: bool, name: &str) -> (Rect, Response) {
    row_for(ui, height, current, name, Sense::click())
}

/// The same for more than clicks. What is made of a row later would be reached twice by the keyboard.
pub fn row_for(ui: &mut Ui, height: f32, current: bool, name: &str, sense: Sense) -> (Rect, Response) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), current, name));
    if current {
        ui.painter().rect_filled(rect, 0.0, theme.active);
        let marker = Rect::from_min_size(rect.min, vec2(size::MARKER, rect.height()));
        ui.painter().rect_filled(marker, 0.0, theme.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
    }
    focus(ui, &response, rect, 0, Ring::Inside);
    (rect, response)
}

/// A small choice that is on or off.
pub fn pill(ui: &mut Ui, text: &str, on: bool) -> Response {
    let theme = Theme::of(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), Type::Small.font(), theme.ink2);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(16.0, 6.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, text));
    let fill = if on || response.hovered() { theme.hover } else { theme.panel };
    let edge = if response.has_focus() { focus_ring(theme) } else { hairline(theme.line2) };
    ui.painter().rect(rect, f32::from(corner::SMALL), fill, edge, StrokeKind::Inside);
    let color = if on { theme.ink } else { theme.ink2 };
    ui.painter().galley_with_override_text_color(rect.center() - galley.size() / 2.0, galley, color);
    response
}

/// One of several small choices; gives what was pressed.
pub fn pills<T: PartialEq>(ui: &mut Ui, all: impl IntoIterator<Item = (T, String)>, now: &T) -> Option<T> {
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for (one, name) in all {
            let on = one == *now;
            if pill(ui, &name, on).clicked() && !on {
                pressed = Some(one);
            }
        }
    });
    pressed
}

/// A small switch with a word on it and a tip that says what it does; whether it was pressed.
pub fn toggle(ui: &mut Ui, text: &str, tip: &str, on: bool) -> bool {
    let theme = Theme::of(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), Type::Small.font(), theme.ink2);
    let wanted = vec2((galley.size().x + 12.0).max(size::CONTROL_SMALL), size::CONTROL_SMALL);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, tip));
    let round = CornerRadius::same(corner::SMALL);
    if on {
        ui.painter().rect(rect, round, theme.barbg, hairline(theme.edge), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, round, theme.hover);
    }
    focus(ui, &response, rect, corner::SMALL, Ring::Inside);
    let color = if on { theme.ink } else { theme.ink2 };
    ui.painter().galley_with_override_text_color(rect.center() - galley.size() / 2.0, galley, color);
    response.on_hover_text(tip).clicked()
}

/// A box to tick.
pub fn check_box(ui: &mut Ui, on: bool, name: &str) -> Response {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(size::CHECK_BOX), Sense::hover());
    check_box_at(ui, rect, on, name)
}

/// A box to tick at a place.
pub fn check_box_at(ui: &Ui, rect: Rect, on: bool, name: &str) -> Response {
    let response = ui.interact(rect.expand(4.0), ui.scope_id().with(("box", rect.min.y.to_bits())), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, name));
    paint_box(ui, rect, on);
    focus(ui, &response, rect, corner::CHIP, Ring::Around);
    response
}

/// The look of a box to tick.
pub fn paint_box(ui: &Ui, rect: Rect, on: bool) {
    let theme = Theme::of(ui);
    let (fill, edge) = if on { (theme.primary, theme.primary) } else { (theme.paper, theme.edge) };
    ui.painter().rect(rect, CornerRadius::same(corner::CHIP), fill, hairline(edge), StrokeKind::Inside);
    if on {
        Icon::Check.paint(ui, rect.center(), rect.width() - 4.0, theme.onprimary);
    }
}

/// Selects the whole text of a field: what is typed takes its place.
pub fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let whole = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(whole));
    state.store(ui.ctx(), id);
}

/// What stands at the right of the room that is left, so wide, from left to right as the keyboard goes through it.
pub fn at_right(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let room = ui.available_rect_before_wrap();
    let rect = room.with_min_x((room.right() - width).max(room.left()));
    let builder = UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, add);
}

/// A row of a menu: what it does, and its keys.
pub fn menu_row(ui: &mut Ui, name: &str, keys: &str) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = row(ui, size::CONTROL_SMALL, false, name);
    let color = if ui.is_enabled() { theme.ink } else { theme.ink3 };
    paint_text(ui, pos2(rect.left() + 10.0, rect.center().y), rect.width() - 20.0, Type::Interface, color, name);
    paint_right(ui, pos2(rect.right() - 10.0, rect.center().y), Type::Small, theme.ink3, keys);
    response
}

/// Words painted at a place, as wide as there is room there; gives their width.
pub fn paint_text(ui: &Ui, at: Pos2, width: f32, kind: Type, color: egui::Color32, text: &str) -> f32 {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), kind.font(), color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    let galley = ui.painter().layout_job(job);
    let taken = galley.size().x;
    let middle = pos2(at.x, at.y - galley.size().y / 2.0);
    ui.painter().galley(middle, galley, color);
    taken
}

/// Words that end at a place.
pub fn paint_right(ui: &Ui, at: Pos2, kind: Type, color: egui::Color32, text: &str) -> f32 {
    ui.painter().text(at, Align2::RIGHT_CENTER, text, kind.font(), color).width()
}

/// The same, cut where they would be wider than this.
pub fn paint_right_within(ui: &Ui, at: Pos2, width: f32, kind: Type, color: egui::Color32, text: &str) -> f32 {
    let wanted = ui.painter().layout_no_wrap(text.to_owned(), kind.font(), color).size().x.min(width);
    paint_text(ui, pos2(at.x - wanted, at.y), wanted, kind, color, text)
}

/// One box with what a key or several keys are called, ending at a place; gives its width.
pub fn key_cap(ui: &Ui, right: Pos2, cap: &str) -> f32 {
    let theme = Theme::of(ui);
    let galley = ui.painter().layout_no_wrap(cap.to_owned(), Type::Small.font(), theme.ink3);
    let width = (galley.size().x + 10.0).max(size::KEY).ceil();
    let rect = Rect::from_min_size(pos2(right.x - width, right.y - size::KEY / 2.0), vec2(width, size::KEY));
    ui.painter().rect_stroke(rect, CornerRadius::same(corner::KEY), hairline(theme.line2), StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, theme.ink3);
    width
}

/// Keys as they stand on a keyboard, one box a key, ending at a place; gives their width.
pub fn key_caps(ui: &Ui, right: Pos2, caps: &[String]) -> f32 {
    let mut at = right.x;
    for cap in caps.iter().rev() {
        at -= key_cap(ui, pos2(at, right.y), cap) + 4.0;
    }
    if caps.is_empty() { 0.0 } else { right.x - at - 4.0 }
}

/// A switch; gives whether it is on once it has been pressed.
pub fn switch(ui: &mut Ui, name: &str, on: bool) -> Option<bool> {
    switch_box(ui, name, on).clicked().then_some(!on)
}

/// The switch itself.
pub fn switch_box(ui: &mut Ui, name: &str, on: bool) -> Response {
    let theme = Theme::of(ui);
    let (whole, response) = ui.allocate_exact_size(vec2(size::SWITCH[0], size::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, name));
    let rect = Rect::from_center_size(whole.center(), size::SWITCH.into());
    let round = CornerRadius::same(corner::SWITCH);
    let shift = ui.animate_bool(response.id, on);
    let (ground, edge, knob) =
        if on { (theme.primary, theme.primary, theme.onprimary) } else { (theme.barbg, theme.edge, theme.ink2) };
    ui.painter().rect(rect, round, ground, hairline(edge), StrokeKind::Inside);
    let inset = rect.height() / 2.0;
    let x = egui::lerp((rect.left() + inset)..=(rect.right() - inset), shift);
    ui.painter().circle_filled(pos2(x, rect.center().y), inset - 4.0, knob);
    focus(ui, &response, rect, corner::SWITCH, Ring::Around);
    response
}

/// A small button that stands back, with a name of its own for those who do not see what it stands beside.
pub fn small_button(ui: &mut Ui, text: &str, name: &str) -> Response {
    let theme = Theme::of(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), Type::Small.font(), theme.ink2);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 16.0, size::CONTROL_SMALL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(corner::SMALL), theme.hover);
    }
    focus(ui, &response, rect, corner::SMALL, Ring::Inside);
    let color = if response.hovered() { theme.ink } else { theme.ink2 };
    ui.painter().galley_with_override_text_color(rect.center() - galley.size() / 2.0, galley, color);
    response
}

/// A bar that shows a share of one, with a tick where it should be.
pub fn bar(ui: &Ui, left: Pos2, width: f32, share: f32, tick: Option<f32>) {
    let theme = Theme::of(ui);
    let track = Rect::from_min_size(pos2(left.x, left.y - 1.5), vec2(width, 3.0));
    let far_off = tick.is_some_and(|tick| (share - tick).abs() >= 0.08);
    ui.painter().rect_filled(track, 1.5, theme.barbg);
    let filled = Rect::from_min_size(track.min, vec2(width * share.clamp(0.0, 1.0), 3.0));
    ui.painter().rect_filled(filled, 1.5, if far_off { theme.warnline } else { theme.bar });
    if let Some(tick) = tick {
        let x = track.left() + width * tick.clamp(0.0, 1.0);
        ui.painter().vline(x, (left.y - 5.0)..=(left.y + 5.0), Stroke::new(1.0, theme.ink2));
    }
}

/// A line between regions.
pub fn hairline_below(ui: &Ui, rect: Rect) {
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, hairline(Theme::of(ui).line));
}

/// Choices side by side; gives the one pressed.
pub fn segmented<const N: usize>(ui: &mut Ui, names: [&str; N], chosen: usize) -> Option<usize> {
    let theme = Theme::of(ui);
    let galleys = names.map(|text| ui.painter().layout_no_wrap(text.to_owned(), Type::Small.font(), theme.ink));
    let wanted = vec2(galleys.iter().map(|galley| galley.size().x + 20.0).sum(), size::CONTROL_SMALL);
    let (whole, _) = ui.allocate_exact_size(wanted, Sense::hover());
    let mut left = whole.left();
    let mut pressed = None;
    for (index, (text, galley)) in names.into_iter().zip(galleys).enumerate() {
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(galley.size().x + 20.0, whole.height()));
        left = rect.right();
        let response = ui.interact(rect, ui.scope_id().with(("segment", text)), Sense::click());
        let on = index == chosen;
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, text));
        let left_end = if index == 0 { corner::SMALL } else { 0 };
        let right_end = if index + 1 == N { corner::SMALL } else { 0 };
        let round = CornerRadius { nw: left_end, sw: left_end, ne: right_end, se: right_end };
        let fill = if on { theme.paper } else { theme.hover };
        ui.painter().rect(rect, round, fill, hairline(theme.line2), StrokeKind::Inside);
        if on {
            // As under the current tab: the ground alone would not tell it from the others in the dark.
            let line = Rect::from_min_max(
                pos2(rect.left() + 8.0, rect.bottom() - 3.0),
                pos2(rect.right() - 8.0, rect.bottom() - 1.0),
            );
            ui.painter().rect_filled(line, 0.0, theme.ink);
        }
        focus(ui, &response, rect, corner::SMALL, Ring::Inside);
        let color = if on { theme.ink } else { theme.ink2 };
        ui.painter().galley_with_override_text_color(rect.center() - galley.size() / 2.0, galley, color);
        if response.clicked() {
            pressed = Some(index);
        }
    }
    pressed
}

/// The seal in the corner, which leads back to the start; whether it was pressed.
pub fn seal(ui: &mut Ui, letter: &str, name: &str, keys: &str) -> bool {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    focus(ui, &response, rect.expand(1.0), corner::KEY, Ring::Around);
    ui.painter().rect_filled(rect, CornerRadius::same(corner::KEY), theme.accent);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, letter, Type::InterfaceMedium.font(), theme.onaccent);
    response.on_hover_text(format!("{name}　{keys}")).clicked()
}

/// A card that something begins from: a name, and a line of facts below it. As wide as there is room.
pub fn card(ui: &mut Ui, width: f32, icon: Icon, name: &str, facts: &str) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::CARD), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let fill = if response.hovered() { theme.hover } else { theme.raised };
    ui.painter().rect(rect, CornerRadius::same(corner::CARD), fill, hairline(theme.line), StrokeKind::Inside);
    focus(ui, &response, rect, corner::CARD, Ring::Around);
    let left = rect.left() + 16.0;
    icon.paint(ui, pos2(left + size::ICON / 2.0, rect.top() + 25.0), size::ICON, theme.ink2);
    let (text, room) = (left + size::ICON + 8.0, rect.width() - size::ICON - 40.0);
    paint_text(ui, pos2(text, rect.top() + 25.0), room, Type::ListTitle, theme.ink, name);
    paint_text(ui, pos2(text, rect.top() + 48.0), room, Type::Small, theme.ink2, facts);
    response
}
