//! What is being composed with an input method, kept out of every text until it is committed.
//!
//! egui's text fields write half-typed pinyin into their text, where undo, counts and recovery would see it. Here the
//! events of a composition are taken away before any field is shown, and the letters are painted over the page at
//! the caret. A commit goes to the field as it is. A click elsewhere ends the composition with nothing left behind.

use std::time::Duration;

use egui::output::IMEOutput;
use egui::{Context, Event, Id, ImeEvent, Rect, Stroke, Ui};

use super::theme::{Theme, Type};

/// What is being composed, and in which field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Composition {
    text: String,
    field: Option<Id>,
    /// Whether the page shows it in its own lines in this frame.
    by_page: bool,
    /// Where the text is that had the keyboard last, and the frame in which it had it.
    text_at: Option<(IMEOutput, u64)>,
    /// When a key was last pressed or let go, in seconds.
    last_key: f64,
}

/// How long the input method is kept after a key where no text has the keyboard any more, in seconds. It may still hold
/// keys, which winit 0.30 asks back only while the method is wanted on X11: without it they would come with the next
/// text, in the wrong place.
const KEPT: f64 = 1.0;

impl Composition {
    /// Takes the events of a composition from the input. To be called before any field is shown.
    pub fn take_events(&mut self, ctx: &Context) {
        self.by_page = false;
        let focus = ctx.memory(egui::Memory::focused);
        if self.field != focus {
            self.text.clear();
        }
        let mut latest = None;
        ctx.input_mut(|input| {
            if input.events.iter().any(|event| matches!(event, Event::Key { .. } | Event::Text(_) | Event::Ime(_))) {
                self.last_key = input.time;
            }
            input.events.retain(|event| match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => {
                    latest = Some(text.clone());
                    false
                }
                Event::Ime(ImeEvent::Commit(_)) => {
                    latest = Some(String::new());
                    true
                }
                _ => true,
            });
        });
        if let Some(text) = latest {
            self.text = text;
            self.field = focus;
        }
    }

    /// What is being composed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Leaves what is being composed behind.
    pub fn give_up(&mut self) {
        self.text.clear();
    }

    /// Notes that the page shows what is being composed.
    pub fn painted_by_page(&mut self) {
        self.by_page = true;
    }

    /// Whether something is being composed.
    pub fn is_under_way(&self) -> bool {
        !self.text.is_empty()
    }

    /// Paints what is being composed at the caret of the field that has the keyboard, and tells the input method where
    /// to put its window. To be called after every field has been shown.
    pub fn show(&mut self, ui: &Ui) {
        let Some(text_at) = ui.output(|output| output.ime) else { return self.keep_input_method(ui) };
        self.text_at = Some((text_at, ui.ctx().cumulative_frame_nr()));
        let caret = text_at.cursor_rect;
        let mut shown = caret;
        if self.is_under_way() && !self.by_page {
            shown = self.paint(ui, caret);
        }
        // X11 input methods are told the caret's top only, and would cover the line: they get its bottom for a top.
        let top = if cfg!(target_os = "linux") { shown.max.y } else { shown.min.y };
        ui.output_mut(|output| {
            if let Some(ime) = &mut output.ime {
                ime.cursor_rect = Rect::from_min_max(egui::pos2(shown.min.x, top), shown.max);
            }
        });
    }

    /// Keeps the input method a while where no text has the keyboard, with nothing of what was being composed.
    fn keep_input_method(&self, ui: &Ui) {
        let left = self.last_key + KEPT - ui.input(|input| input.time);
        let text_at = self.text_at.filter(|_| cfg!(target_os = "linux") && left > 0.0);
        if let Some((text_at, frame)) = text_at {
            let was_in_text = ui.ctx().cumulative_frame_nr() <= frame + 1;
            let kept = IMEOutput { should_interrupt_composition: was_in_text, ..text_at };
            ui.output_mut(|output| output.ime = Some(kept));
            ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
        }
    }

    fn paint(&self, ui: &Ui, caret: Rect) -> Rect {
        let theme = Theme::of(ui);
        let painter = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Foreground, Id::unique("composition")));
        let size = if caret.height() > 24.0 { Type::Body } else { Type::Interface };
        let galley = painter.layout_no_wrap(self.text.clone(), size.font(), theme.ink);
        let place =
            Rect::from_min_size(egui::pos2(caret.left(), caret.center().y - galley.size().y / 2.0), galley.size());
        painter.rect_filled(place.expand2(egui::vec2(0.0, 2.0)), 0.0, theme.paper);
        painter.galley(place.min, galley, theme.ink);
        painter.hline(place.x_range(), place.bottom(), Stroke::new(1.0, theme.ink2));
        painter.vline(place.right() + 1.0, place.y_range(), Stroke::new(2.0, theme.accent));
        Rect::from_min_max(place.right_top(), place.right_bottom())
    }
}
