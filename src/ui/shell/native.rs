//! The window through eframe, drawn by a graphics card.

use eframe::{AppCreator, CreationContext, Frame, NativeOptions, UserEvent};
use egui::{Context, RawInput, Ui};
use winit::event_loop::EventLoop;
use winit::platform::run_on_demand::EventLoopExtRunOnDemand;

use super::program::{Program, Start};

/// Opens the window and stays until it is closed. Where no graphics card can be drawn with, nothing is taken of `start`.
///
/// # Errors
/// The window could not go on: what the system said.
pub fn run(event_loop: &mut EventLoop<UserEvent>, start: &mut Option<Start>) -> Result<(), String> {
    let Some((title, viewport)) = start.as_ref().map(|start| (start.title(), start.viewport())) else { return Ok(()) };
    let options = NativeOptions { viewport, persist_window: false, centered: true, ..NativeOptions::default() };
    // It is called once the window is there and can be drawn in.
    let create: AppCreator<'_> = Box::new(|context: &CreationContext<'_>| {
        let start = start.take().ok_or("the program has been started already")?;
        let app: Box<dyn eframe::App> = Box::new(Shell(Program::new(&context.egui_ctx, start)));
        Ok(app)
    });
    let mut app = eframe::create_native(title, options, create, event_loop);
    event_loop.run_app_on_demand(&mut app).map_err(|error| error.to_string())
}

struct Shell(Program);

impl eframe::App for Shell {
    fn raw_input_hook(&mut self, _: &Context, input: &mut RawInput) {
        self.0.take_input(input);
    }

    fn logic(&mut self, ctx: &Context, _: &mut Frame) {
        self.0.logic(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut Frame) {
        self.0.ui(ui);
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.0.end();
    }
}
