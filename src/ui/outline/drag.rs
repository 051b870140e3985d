//! Dragging a part in the outline: where it would come to stand is marked before it is let go.

use egui::{CursorIcon, Key, Pos2, Rect, Response, Ui, pos2, vec2};

use super::Row;
use crate::app::{Action, OpenDocument};
use crate::edit::can_nest;
use crate::model::{Draft, SectionId};
use crate::ui::Actions;
use crate::ui::theme::{Theme, size};

/// A drag under way.
#[derive(Default)]
pub struct Drag {
    /// What is dragged.
    taken: Option<Taken>,
}

/// A part that was taken.
#[derive(Clone, Copy)]
struct Taken {
    section: SectionId,
    /// How deep it stood.
    level: usize,
    /// How far right it was taken.
    x: f32,
}

/// A place among the sections, counted without the one that is dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drop {
    /// Below what it would stand.
    pub parent: Option<SectionId>,
    /// As the how-manieth.
    pub index: usize,
}

/// Notes that a row is being dragged.
pub(super) fn row_dragged(ui: &Ui, response: &Response, row: &Row<'_>, drag: &mut Drag) {
    if response.drag_started_by(egui::PointerButton::Primary) {
        let x = ui.input(|input| input.pointer.press_origin()).map_or(row.rect.left(), |at| at.x);
        drag.taken = Some(Taken { section: row.section.id, level: row.level, x });
    }
}

/// Marks where what is dragged would come to stand, and reports where it was let go.
pub fn drop_ui(ui: &Ui, open: &OpenDocument, rows: &[Row<'_>], drag: &mut Drag, actions: &mut Actions) {
    let Some(taken) = drag.taken else { return };
    let (pointer, down, escape) =
        ui.input(|input| (input.pointer.interact_pos(), input.pointer.primary_down(), input.key_pressed(Key::Escape)));
    if escape {
        drag.taken = None;
        return;
    }
    let draft = open.document.draft();
    let target = pointer.and_then(|at| target(draft, rows, taken, at));
    if !down {
        drag.taken = None;
        if let Some((drop, _)) = target {
            actions.push(Action::MoveTo(taken.section, drop.parent, drop.index));
        }
        return;
    }
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    if let Some((_, mark)) = target {
        let theme = Theme::of(ui);
        ui.painter().rect_filled(mark, 0.0, theme.accent);
        ui.painter().circle_filled(mark.left_center(), 3.0, theme.accent);
    }
    if let Some(at) = pointer {
        // Near an edge the list goes on.
        let clip = ui.clip_rect();
        let over = (at.y - (clip.bottom() - 24.0)).max(0.0) - ((clip.top() + 24.0) - at.y).max(0.0);
        if over != 0.0 {
            ui.scroll_with_delta(vec2(0.0, -over / 2.0));
            ui.ctx().request_repaint();
        }
    }
}

/// Where a part would come to stand if it were let go at a point, and the mark that says so. Drawn straight up or down it
/// stays as deep as it was; right or left it goes deeper or higher, no deeper than below the row above, no higher than
/// the row below.
fn target(draft: &Draft, rows: &[Row<'_>], taken: Taken, at: Pos2) -> Option<(Drop, Rect)> {
    let dragged = taken.section;
    let own: Vec<SectionId> = draft.section(dragged)?.walk().map(|section| section.id).collect();
    let rows: Vec<&Row<'_>> = rows.iter().filter(|row| !own.contains(&row.section.id)).collect();
    let next = rows.iter().position(|row| at.y < row.rect.center().y).unwrap_or(rows.len());
    let above = next.checked_sub(1).and_then(|index| rows.get(index));
    let below = rows.get(next);
    let deepest = above.map_or(0, |row| row.level + 1);
    let highest = below.map_or(0, |row| row.level);
    let left = rows.first().map_or(0.0, |row| row.rect.left());
    // A level is as wide as its indent.
    let step = size::OUTLINE_STEP;
    let wanted = taken.level as f32 + (at.x - taken.x) / step;
    let mut level = highest;
    while level < deepest && wanted > level as f32 + 0.5 {
        level += 1;
    }
    let edge = match (above, below) {
        (_, Some(row)) => row.rect.top(),
        (Some(row), None) => row.rect.bottom(),
        (None, None) => return None,
    };
    let drop = loop {
        let found = place(draft, &own, above.copied(), level);
        let fits = found.is_some_and(|drop| drop.parent.is_none_or(|parent| can_nest(draft, dragged, parent)));
        match (found, fits) {
            (Some(drop), true) => break drop,
            _ if level > highest => level -= 1,
            _ => return None,
        }
    };
    let inset = size::OUTLINE_TEXT + step * level as f32 - 6.0;
    let right = rows.first().map_or(0.0, |row| row.rect.right());
    let mark = Rect::from_min_max(pos2(left + inset, edge - 1.0), pos2(right - 8.0, edge + 1.0));
    Some((drop, mark))
}

/// The place behind a row, on a level no deeper than below it.
fn place(draft: &Draft, own: &[SectionId], above: Option<&Row<'_>>, level: usize) -> Option<Drop> {
    let Some(above) = above else { return Some(Drop { parent: None, index: 0 }) };
    let chain = draft.chain(above.section.id);
    let parent = level.checked_sub(1).and_then(|at| chain.get(at)).map(|section| section.id);
    let siblings = draft.children(parent)?.iter().filter(|section| !own.contains(&section.id));
    let before = chain.get(level).map(|section| section.id);
    let index = match before {
        Some(before) => siblings.into_iter().position(|section| section.id == before)? + 1,
        None => 0,
    };
    Some(Drop { parent, index })
}
