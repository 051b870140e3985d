//! The whole window without a screen, and a clock that goes on by a frame at a time.

use std::hint::black_box;
use std::time::Duration;

use egui::{Context, Event, Pos2, RawInput, Rect, vec2};
use lectern::app::Session;
use lectern::ui::Window;

pub struct Program {
    pub ctx: Context,
    pub session: Session,
    window: Window,
    frames: u64,
}

impl Program {
    /// The window of a session, once it has come to rest.
    pub fn new(ctx: Context, session: Session) -> Self {
        let mut program = Self { ctx, session, window: Window::default(), frames: 0 };
        for _ in 0..8 {
            program.frame(Vec::new());
        }
        program
    }

    /// The time of the last frame.
    pub fn now(&self) -> Duration {
        Duration::from_millis(self.frames * 16)
    }

    /// One frame as the shell makes it: what is painted is what came of the actions.
    pub fn frame(&mut self, events: Vec<Event>) {
        self.frames += 1;
        let now = self.now();
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(now.as_secs_f64()),
            focused: true,
            events,
            ..RawInput::default()
        };
        let Self { ctx, session, window, .. } = self;
        let output = ctx.run_ui(input, |ui| {
            let actions = window.show(ui, session);
            if !actions.is_empty() {
                ui.ctx().request_discard("the session has changed");
            }
            for action in actions {
                session.handle(action, now);
                session.take_effects();
            }
        });
        black_box(output.shapes.len());
        output.textures_delta.set.len();
    }
}
