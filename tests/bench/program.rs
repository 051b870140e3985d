//! The whole window without a screen, and a clock that goes on by a frame at a time.

use std::hint::black_box;
use std::time::Duration;

use egui::{Context, Event, FullOutput, Pos2, RawInput, Rect, TexturesDelta, vec2};
use lectern::app::Session;
use lectern::ui::Window;

pub struct Program {
    pub ctx: Context,
    pub session: Session,
    /// What has changed of the textures, and is not painted yet.
    pub textures: TexturesDelta,
    window: Window,
    frames: u64,
}

impl Program {
    /// The window of a session, once it has come to rest.
    pub fn new(ctx: Context, session: Session) -> Self {
        let textures = TexturesDelta::default();
        let mut program = Self { ctx, session, textures, window: Window::default(), frames: 0 };
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
        black_box(self.output(events).shapes.len());
    }

    /// The same, with what is to be painted.
    pub fn output(&mut self, events: Vec<Event>) -> FullOutput {
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
        let mut output = ctx.run_ui(input, |ui| {
            for action in window.take_letters(ui.ctx(), session) {
                session.handle(action, now);
                session.take_effects();
            }
            let actions = window.show(ui, session);
            if !actions.is_empty() {
                ui.ctx().request_discard("the session has changed");
            }
            for action in actions {
                session.handle(action, now);
                session.take_effects();
            }
        });
        self.textures.append(std::mem::take(&mut output.textures_delta));
        output
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.textures.clear();
    }
}
