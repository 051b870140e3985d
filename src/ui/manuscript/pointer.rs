//! The mouse on the page: a click puts the caret, a drag selects, two clicks a word, three a paragraph.

use egui::{PointerButton, Pos2, Response, Ui, vec2};

use super::sheet::Sheet;
use crate::app::Action;
use crate::edit::{Caret, Selection, Spot, text_of};
use crate::flow::{Extend, Motion, moved, word_around};
use crate::model::Text;
use crate::ui::Actions;

/// By what a drag selects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// By letters.
    #[default]
    Letters,
    /// By words.
    Words,
    /// By paragraphs.
    Paragraphs,
}

/// A drag under way: what was selected when it began, and by what it selects.
#[derive(Default)]
pub struct Drag {
    from: Option<Selection>,
    by: By,
}

/// Reports what the mouse did. `corner` is where the page's text begins on the screen.
pub fn take(ui: &Ui, sheet: &Sheet<'_>, response: &Response, corner: Pos2, drag: &mut Drag, actions: &mut Actions) {
    let (pressed, down, shift, place) = ui.input(|input| {
        let pointer = &input.pointer;
        (
            pointer.button_pressed(PointerButton::Primary),
            pointer.primary_down(),
            input.modifiers.shift,
            pointer.interact_pos(),
        )
    });
    let Some(place) = place else { return };
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
    }
    let at = |inside| sheet.caret_at(place - corner.to_vec2(), inside);
    let again = response.double_clicked() || response.triple_clicked();
    // A short click is down and up again within one frame.
    if pressed && (response.is_pointer_button_down_on() || response.clicked() && !again) {
        let clicks = ui.input(|input| {
            let pointer = &input.pointer;
            if pointer.button_triple_clicked(PointerButton::Primary) { 3 } else { 1 }
        });
        let Some(caret) = at(true) else { return };
        let selection = match (&sheet.open.selection, shift) {
            (Some(selection), true) => Selection { anchor: selection.anchor.clone(), head: caret },
            _ => caret.into(),
        };
        drag.by = if clicks == 3 { By::Paragraphs } else { By::Letters };
        drag.from = Some(selection.clone());
        actions.push(Action::Point(selection));
        return;
    }
    if again {
        drag.by = if response.triple_clicked() { By::Paragraphs } else { By::Words };
        if let Some(selection) = at(false).map(|caret| around(sheet, &caret, drag.by)) {
            drag.from = Some(selection.clone());
            actions.push(Action::Point(selection));
        }
        return;
    }
    if !down {
        drag.from = None;
        return;
    }
    if let (true, Some(from)) = (response.dragged(), drag.from.clone()) {
        // Beyond an edge the page goes on, the faster the farther.
        let clip = ui.clip_rect();
        let over = (place.y - clip.bottom()).max(0.0) - (clip.top() - place.y).max(0.0);
        if over != 0.0 {
            ui.scroll_with_delta_animation(vec2(0.0, -over / 2.0), egui::style::ScrollAnimation::none());
            ui.ctx().request_repaint();
        }
        let Some(head) = at(false) else { return };
        let selection = extended(sheet, &from, &around(sheet, &head, drag.by), drag.by);
        if sheet.open.selection.as_ref() != Some(&selection) {
            actions.push(Action::Point(selection));
        }
    }
}

/// From what a drag began with to where it is now.
fn extended(sheet: &Sheet<'_>, from: &Selection, to: &Selection, by: By) -> Selection {
    let page = sheet.open.page();
    if by == By::Letters {
        let anchor = match from.anchor.spot {
            Spot::Blank(place, at) if to.head.spot != from.anchor.spot => Caret::at(place, at),
            _ => from.anchor.clone(),
        };
        return Selection { anchor, head: to.head.clone() };
    }
    let (first, last) = page.sorted(&from.anchor, &from.head);
    let (start, end) = page.sorted(&to.anchor, &to.head);
    if page.order(start) < page.order(first) {
        Selection { anchor: last.clone(), head: start.clone() }
    } else {
        Selection { anchor: first.clone(), head: end.clone() }
    }
}

/// The word or paragraph at a caret.
fn around(sheet: &Sheet<'_>, caret: &Caret, by: By) -> Selection {
    let draft = sheet.open.document.draft();
    let found = || {
        let place = caret.place()?;
        match by {
            By::Letters => None,
            By::Paragraphs => {
                let length = text_of(draft, place).map_or(0, Text::len);
                Some(Selection { anchor: Caret::at(place, 0), head: Caret::at(place, length) })
            }
            By::Words => {
                let page = sheet.open.page();
                let index = page.index_of(place)?;
                let laid = sheet.laid(index)?;
                let run = laid.shown.runs.iter().find(|run| {
                    let length = if run.kind.is_unit() { 1 } else { run.range.len() };
                    run.place == place && run.at <= caret.at && caret.at < run.at + length
                });
                let Some(run) = run else {
                    // Behind the last letter: the word before.
                    let back = moved(draft, page, &caret.clone().into(), Motion::WordBack, Extend::Yes);
                    return Some(Selection { anchor: back.head, head: caret.clone() });
                };
                if run.kind.is_unit() {
                    return Some(Selection { anchor: Caret::at(place, run.at), head: Caret::at(place, run.at + 1) });
                }
                let word = word_around(laid.shown.text.get(run.range.clone())?, caret.at - run.at);
                let ends = [run.at + word.start, run.at + word.end].map(|at| Caret::at(place, at));
                let [anchor, head] = ends;
                Some(Selection { anchor, head })
            }
        }
    };
    found().unwrap_or_else(|| caret.clone().into())
}
