//! The bin of a shelf: what was put away from its folder, each with the way back, and the way to be rid of all.

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use crate::app::{Action, Session, Shelf, ShelfAsk, messages};
use crate::i18n::templates;
use crate::ui::Actions;
use crate::ui::controls::{label, short_label, small_button};
use crate::ui::theme::{Theme, Type, hairline, size};

/// How many templates in it are seen at once.
const MOST_ROWS: u8 = 5;

/// Shows the bin at the foot of the list, if anything lies in it.
pub(super) fn bin_ui(ui: &mut Ui, session: &Session, shelf: Shelf, actions: &mut Actions) {
    let (lang, theme) = (session.lang, Theme::of(ui));
    let all = session.bin_of(shelf);
    if all.is_empty() {
        return;
    }
    // A row for the head, and one for each template.
    let rows = u8::try_from(all.len()).unwrap_or(MOST_ROWS).min(MOST_ROWS) + 1;
    let height = f32::from(rows) * size::CONTROL_SMALL + 16.0;
    let bin = Panel::bottom("bin").exact_size(height).resizable(false).show_separator_line(false);
    bin.frame(Frame::NONE.inner_margin(Margin::symmetric(16, 8))).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.painter().hline(ui.clip_rect().x_range(), ui.clip_rect().top() + 0.5, hairline(theme.line));
        ui.horizontal(|ui| {
            label(ui, Type::Small, theme.ink2, &templates::bin(lang, all.len()));
            if small_button(ui, templates::EMPTY.get(lang), templates::EMPTY_BIN.get(lang)).clicked() {
                let seen = all.iter().map(|binned| binned.path.clone()).collect();
                actions.push(Action::Shelf(ShelfAsk::EmptyBin(seen)));
            }
            if small_button(ui, templates::SHOW.get(lang), templates::SHOW_BIN.get(lang)).clicked() {
                actions.extend(all.first().map(|binned| Action::ShowFolder(binned.path.clone())));
            }
        });
        let list = ScrollArea::vertical().id_salt("binned").auto_shrink(false);
        list.show_rows(ui, size::CONTROL_SMALL, all.len(), |ui, seen| {
            for binned in all.get(seen).into_iter().flatten() {
                let file = messages::file_name(&binned.path);
                let name = templates::binned(lang, &binned.name, &file);
                ui.horizontal(|ui| {
                    let back = templates::bring_back(lang, &name);
                    if small_button(ui, templates::BACK.get(lang), &back).clicked() {
                        let to = binned.folder.join(&file);
                        actions.push(Action::Shelf(ShelfAsk::BringBack(binned.path.clone(), to)));
                    }
                    short_label(ui, Type::Small, theme.ink2, &name);
                });
            }
        });
    });
}
