//! The theme as egui takes it: colours, sizes and times of its own widgets.

use egui::{Color32, Context, CornerRadius, Margin, Shadow, Stroke, Vec2, vec2};

use super::{DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Theme, Type, corner, dialog_shadow, hairline, size};
use crate::store::Brightness;

/// What of the settings the look depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Light or dark.
    pub theme: Brightness,
    /// More contrast.
    pub high_contrast: bool,
    /// Nothing fades or slides.
    pub less_motion: bool,
}

/// Gives the window its look.
pub fn apply(ctx: &Context, look: Look) {
    ctx.set_theme(match look.theme {
        Brightness::System => egui::ThemePreference::System,
        Brightness::Light => egui::ThemePreference::Light,
        Brightness::Dark => egui::ThemePreference::Dark,
    });
    ctx.options_mut(|options| {
        options.fallback_theme = egui::Theme::Light;
        // The keys for that are commands here, and they are about the page.
        options.zoom_with_keyboard = false;
    });
    let [light, dark] = if look.high_contrast { [&HIGH_LIGHT, &HIGH_DARK] } else { [&LIGHT, &DARK] };
    for (kind, theme) in [(egui::Theme::Light, light), (egui::Theme::Dark, dark)] {
        ctx.style_mut_of(kind, |style| {
            style.animation_time = if look.less_motion { 0.0 } else { 0.08 };
            style.scroll_animation = if look.less_motion {
                egui::style::ScrollAnimation::none()
            } else {
                egui::style::ScrollAnimation::default()
            };
            style.visuals = visuals(kind, theme);
            style.text_styles = [
                (egui::TextStyle::Small, Type::Small.font()),
                (egui::TextStyle::Body, Type::Interface.font()),
                (egui::TextStyle::Button, Type::Interface.font()),
                (egui::TextStyle::Monospace, Type::Interface.font()),
                (egui::TextStyle::Heading, Type::ViewTitle.font()),
            ]
            .into();
            let spacing = &mut style.spacing;
            spacing.item_spacing = vec2(8.0, 4.0);
            spacing.button_padding = vec2(12.0, 4.0);
            spacing.interact_size = Vec2::splat(size::CONTROL_SMALL);
            spacing.menu_margin = Margin::same(4);
            spacing.scroll = egui::style::ScrollStyle {
                bar_width: 8.0,
                floating_width: 4.0,
                floating_allocated_width: 0.0,
                fade: egui::style::ScrollFadeStyle { strength: 0.0, ..Default::default() },
                ..egui::style::ScrollStyle::floating()
            };
            style.interaction.selectable_labels = false;
        });
    }
}

fn visuals(kind: egui::Theme, theme: &Theme) -> egui::Visuals {
    let mut visuals = kind.default_visuals();
    let widget = |fill: Color32, border: Color32, text: Color32| egui::style::WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: hairline(border),
        corner_radius: CornerRadius::same(corner::CONTROL),
        fg_stroke: hairline(text),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(theme.panel, theme.line, theme.ink);
    visuals.widgets.inactive = widget(theme.raised, theme.line2, theme.ink);
    visuals.widgets.hovered = widget(theme.hover, theme.line2, theme.ink);
    visuals.widgets.active = widget(theme.hover, theme.line2, theme.ink);
    visuals.widgets.open = widget(theme.hover, theme.line2, theme.ink);
    visuals.selection.bg_fill = theme.sel;
    visuals.selection.stroke = hairline(theme.ink);
    visuals.text_cursor.stroke = Stroke::new(2.0, theme.accent);
    visuals.text_cursor.blink = false;
    visuals.hyperlink_color = theme.ink;
    visuals.faint_bg_color = theme.hover;
    visuals.extreme_bg_color = theme.paper;
    visuals.text_edit_bg_color = Some(theme.paper);
    visuals.code_bg_color = theme.hover;
    visuals.warn_fg_color = theme.warn;
    visuals.error_fg_color = theme.warn;
    visuals.weak_text_color = Some(theme.ink3);
    visuals.override_text_color = None;
    visuals.window_fill = theme.raised;
    visuals.window_stroke = hairline(theme.line2);
    visuals.window_corner_radius = CornerRadius::same(corner::DIALOG);
    visuals.window_shadow = dialog_shadow(theme);
    visuals.menu_corner_radius = CornerRadius::same(corner::CONTROL);
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 12, spread: 0, color: theme.shadow2 };
    visuals.panel_fill = theme.panel;
    visuals
}
