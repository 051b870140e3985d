//! Sheets that lie over the window: settings, handing over, layouts. Each is as large as it is meant to be, or as there
//! is room.

use egui::{CornerRadius, Frame, Id, Modal, Ui, vec2};

use super::theme::{Theme, corner, dialog_shadow, hairline, size};

/// Shows a sheet; whether it is to be shut.
pub fn dialog_ui(ui: &Ui, name: &str, [width, height]: [f32; 2], add: impl FnOnce(&mut Ui)) -> bool {
    let theme = Theme::of(ui);
    let screen = ui.content_rect();
    let room = vec2(width.min(screen.width() - size::AROUND), height.min(screen.height() - size::AROUND));
    let frame = Frame::new()
        .fill(theme.raised)
        .stroke(hairline(theme.line2))
        .corner_radius(CornerRadius::same(corner::DIALOG))
        .shadow(dialog_shadow(theme));
    let modal = Modal::new(Id::unique(name)).backdrop_color(theme.scrim).frame(frame);
    let response = modal.show(ui.ctx(), |ui| {
        ui.set_min_size(room);
        ui.set_max_size(room);
        add(ui);
    });
    response.should_close()
}
