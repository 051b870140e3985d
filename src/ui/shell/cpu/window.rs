//! The window of the system: its events to egui, frames to its pixels, each only when something asks for it.
//!
//! Nothing runs while nothing happens: the event loop sleeps until the next event, or the next moment egui has asked for.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use eframe::UserEvent;
use egui::{Context, Event, RawInput, TexturesDelta, Vec2, ViewportBuilder, ViewportCommand, ViewportId, ViewportInfo};
use egui_system_font_provider::SystemFontProvider;
use egui_winit::accesskit_winit::{self, WindowEvent as ReaderEvent};
use egui_winit::{ActionRequested, State};
use softbuffer::{Rect, Surface};
use winit::application::ApplicationHandler;
use winit::event::WindowEvent;
use winit::event_loop::{ActiveEventLoop, ControlFlow, EventLoop, EventLoopProxy, OwnedDisplayHandle};
use winit::platform::run_on_demand::EventLoopExtRunOnDemand;
use winit::raw_window_handle::{HasDisplayHandle, RawDisplayHandle};
use winit::window::{Window, WindowId};

use super::area::Area;
use super::painter::{Buffer, Painter};
use crate::ui::shell::program::{MOST_GLYPHS, Program, Start};

/// The least time between frames that nobody at the window has caused, such as those of a movement.
const PACE: Duration = Duration::from_millis(16);
/// The same where the frame before was of letters that were typed, or changed nothing and nobody called for it: egui asks
/// for a few more behind each event, to give things time to settle. Whoever types presses the next key before.
const SETTLING: Duration = Duration::from_millis(128);
/// How long Wayland may keep a frame back, as it does for a hidden window, before the program goes on without.
const PATIENCE: Duration = Duration::from_millis(250);

/// Opens the window and stays until it is closed.
///
/// # Errors
/// There is no window, or none that can be drawn in: what the system said.
pub fn run(event_loop: &mut EventLoop<UserEvent>, start: Start) -> Result<(), String> {
    let mut shell = Shell { proxy: event_loop.create_proxy(), start: Some(start), open: None, failed: None };
    event_loop.run_app_on_demand(&mut shell).map_err(|error| error.to_string())?;
    shell.failed.map_or(Ok(()), Err)
}

struct Shell {
    proxy: EventLoopProxy<UserEvent>,
    start: Option<Start>,
    open: Option<Open>,
    failed: Option<String>,
}

impl ApplicationHandler<UserEvent> for Shell {
    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        let Some(start) = self.start.take() else { return };
        match Open::new(event_loop, &self.proxy, start) {
            Ok(open) => self.open = Some(open),
            Err(said) => {
                self.failed = Some(said);
                event_loop.exit();
            }
        }
    }

    fn window_event(&mut self, event_loop: &ActiveEventLoop, _: WindowId, event: WindowEvent) {
        if let Some(open) = &mut self.open {
            open.window_event(event_loop, &event);
        }
    }

    fn user_event(&mut self, _: &ActiveEventLoop, event: UserEvent) {
        let Some(open) = &mut self.open else { return };
        match event {
            UserEvent::RequestRepaint { when, cumulative_pass_nr, .. } => {
                let passed = open.ctx.cumulative_pass_nr();
                // What was asked for before the last frame has come with it.
                if passed == cumulative_pass_nr || passed == cumulative_pass_nr + 1 {
                    // What another thread has found is shown at once.
                    let news = open.news.swap(false, Ordering::Relaxed);
                    let pace = if open.still && !news { SETTLING } else { PACE };
                    open.draw_at(when.max(open.drawn + pace));
                }
            }
            UserEvent::AccessKitActionRequest(event) => open.reader_event(event),
        }
    }

    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        let Some(open) = &mut self.open else { return };
        let until = open.go_on(event_loop);
        event_loop.set_control_flow(until.map_or(ControlFlow::Wait, ControlFlow::WaitUntil));
        if let Some(said) = open.failed.take() {
            self.failed = Some(said);
            event_loop.exit();
        }
    }

    fn exiting(&mut self, _: &ActiveEventLoop) {
        if let Some(mut open) = self.open.take() {
            open.ctx.on_exit();
            open.program.end();
            open.delta.clear();
        }
    }
}

/// The window that is open.
struct Open {
    ctx: Context,
    program: Program,
    state: State,
    surface: Surface<OwnedDisplayHandle, Arc<Window>>,
    window: Arc<Window>,
    painter: Painter,
    delta: TexturesDelta,
    info: ViewportInfo,
    /// The window may lie elsewhere, or be larger or smaller, than `info` says.
    moved: bool,
    /// Input that no frame has taken yet, as the window was hidden.
    kept: RawInput,
    /// Whether the system says when a frame can be shown.
    paced: bool,
    /// When the next frame is to be drawn.
    next: Option<Instant>,
    /// Until when the system may keep a frame back.
    patience: Option<Instant>,
    /// When the last frame was drawn.
    drawn: Instant,
    /// Whether what egui asks for behind it may wait: it was of letters, or changed nothing without an event.
    still: bool,
    /// Whether another thread has asked for a frame.
    news: Arc<AtomicBool>,
    shown: bool,
    failed: Option<String>,
}

impl Open {
    fn new(event_loop: &ActiveEventLoop, proxy: &EventLoopProxy<UserEvent>, start: Start) -> Result<Self, String> {
        let ctx = Context::default();
        ctx.options_mut(|options| options.max_passes = const { std::num::NonZeroUsize::MIN.saturating_add(1) });
        ctx.add_font_provider(Arc::new(SystemFontProvider::new()));
        let wake = Mutex::new(proxy.clone());
        let (news, here) = (Arc::new(AtomicBool::new(false)), std::thread::current().id());
        let from_elsewhere = news.clone();
        ctx.set_request_repaint_callback(move |asked| {
            if std::thread::current().id() != here {
                from_elsewhere.store(true, Ordering::Relaxed);
            }
            let (viewport_id, cumulative_pass_nr) = (asked.viewport_id, asked.current_cumulative_pass_nr);
            let event =
                UserEvent::RequestRepaint { viewport_id, when: Instant::now() + asked.delay, cumulative_pass_nr };
            if let Ok(wake) = wake.lock() {
                // The window may be gone by then.
                let _ = wake.send_event(event);
            }
        });
        let viewport = placed(start.viewport(), event_loop).with_visible(false);
        let window = egui_winit::create_window(&ctx, event_loop, &viewport).map_err(|error| error.to_string())?;
        let window = Arc::new(window);
        let display = event_loop.owned_display_handle();
        let paced =
            display.display_handle().is_ok_and(|handle| matches!(handle.as_raw(), RawDisplayHandle::Wayland(_)));
        let context = softbuffer::Context::new(display).map_err(|error| error.to_string())?;
        let surface = Surface::new(&context, Arc::clone(&window)).map_err(|error| error.to_string())?;
        let scale = scale(&window);
        let theme = window.theme();
        let mut state = State::new(ctx.clone(), ViewportId::ROOT, event_loop, Some(scale), theme, Some(MOST_GLYPHS));
        state.init_accesskit(event_loop, &window, proxy.clone());
        let mut info = ViewportInfo::default();
        egui_winit::update_viewport_info(&mut info, &ctx, &window, true);
        let now = Instant::now();
        Ok(Self {
            program: Program::new(&ctx, start),
            ctx,
            state,
            surface,
            window,
            painter: Painter::default(),
            delta: TexturesDelta::default(),
            info,
            moved: false,
            kept: RawInput::default(),
            paced,
            next: Some(now),
            patience: None,
            drawn: now,
            still: false,
            news,
            shown: false,
            failed: None,
        })
    }

    /// Draws a frame at a time, or before.
    fn draw_at(&mut self, when: Instant) {
        self.next = Some(self.next.map_or(when, |next| next.min(when)));
    }

    fn window_event(&mut self, event_loop: &ActiveEventLoop, event: &WindowEvent) {
        match event {
            WindowEvent::RedrawRequested if self.paced => {
                self.patience = None;
                self.frame(event_loop);
                return;
            }
            WindowEvent::RedrawRequested => {
                // Frames are drawn when they are due and none is asked for: the system has lost what it showed.
                self.painter.forget();
                self.draw_at(Instant::now());
                return;
            }
            WindowEvent::CloseRequested => {
                self.info.events.push(egui::ViewportEvent::Close);
                self.draw_at(Instant::now());
            }
            WindowEvent::Occluded(occluded) => {
                self.info.occluded = Some(*occluded);
                self.moved = true;
                self.painter.forget();
                self.draw_at(Instant::now());
            }
            WindowEvent::Moved(_)
            | WindowEvent::Resized(_)
            | WindowEvent::ScaleFactorChanged { .. }
            | WindowEvent::Focused(_) => {
                self.moved = true;
                self.draw_at(Instant::now());
            }
            _ => {}
        }
        // A key that is let go shows nothing: the next frame hears of it.
        let let_go = matches!(event, WindowEvent::KeyboardInput { event, .. } if !event.state.is_pressed());
        if self.state.on_window_event(&self.window, event).repaint && !let_go {
            self.draw_at(Instant::now());
        }
    }

    /// What a screen reader asks for.
    fn reader_event(&mut self, event: accesskit_winit::Event) {
        match event.window_event {
            ReaderEvent::InitialTreeRequested => self.ctx.enable_accesskit(),
            ReaderEvent::ActionRequested(request) => self.state.on_accesskit_action_request(request),
            ReaderEvent::AccessibilityDeactivated => {
                self.ctx.disable_accesskit();
                return;
            }
        }
        self.draw_at(Instant::now());
    }

    /// Draws what is due, and tells when something is next.
    fn go_on(&mut self, event_loop: &ActiveEventLoop) -> Option<Instant> {
        let now = Instant::now();
        if self.next.is_some_and(|next| next <= now) {
            self.next = None;
            if self.paced {
                self.window.request_redraw();
                self.patience.get_or_insert(now + PATIENCE);
            } else {
                self.frame(event_loop);
            }
        }
        if self.patience.is_some_and(|until| until <= now) {
            self.patience = None;
            let input = self.input();
            self.hidden_frame(event_loop, input);
        }
        [self.next, self.patience].into_iter().flatten().min()
    }

    /// What has come in since the last frame.
    fn input(&mut self) -> RawInput {
        if std::mem::take(&mut self.moved) {
            egui_winit::update_viewport_info(&mut self.info, &self.ctx, &self.window, false);
        }
        let mut input = std::mem::take(&mut self.kept);
        input.append(self.state.take_egui_input(&self.window));
        input.viewports = std::iter::once((ViewportId::ROOT, self.info.clone())).collect();
        self.program.take_input(&mut input);
        self.info.events.clear();
        input
    }

    fn frame(&mut self, event_loop: &ActiveEventLoop) {
        self.drawn = Instant::now();
        let input = self.input();
        let size = self.window.inner_size();
        let sides = NonZeroU32::new(size.width).zip(NonZeroU32::new(size.height));
        let (Some(sides), true) = (sides, self.info.visible().unwrap_or(true) || !self.shown) else {
            self.hidden_frame(event_loop, input);
            return;
        };
        let closes = input.viewport().close_requested();
        let lets_go = |event: &Event| matches!(event, Event::Key { pressed: false, .. });
        let called_for = !input.events.iter().all(lets_go);
        let writes = input.events.iter().any(|event| matches!(event, Event::Text(_)));
        let Self { ctx, program, .. } = self;
        let output = ctx.run_ui(input, |ui| {
            program.logic(ui.ctx());
            program.ui(ui);
        });
        self.delta.append(output.textures_delta);
        self.state.handle_platform_output_with_event_loop(&self.window, event_loop, output.platform_output);
        let changed = self.show(output.shapes, output.pixels_per_point, sides);
        self.still = writes || !called_for && matches!(changed, Ok(false));
        self.failed = changed.err().map(|error| error.to_string());
        if !std::mem::replace(&mut self.shown, true) {
            self.window.set_visible(true);
        }
        let commands = output.viewport_output.into_iter().find(|(id, _)| *id == ViewportId::ROOT);
        self.obey(event_loop, commands.map(|(_, output)| output.commands).unwrap_or_default(), closes);
    }

    /// Lets the program go on while nothing of it can be seen.
    fn hidden_frame(&mut self, event_loop: &ActiveEventLoop, input: RawInput) {
        let closes = input.viewport().close_requested();
        let Self { ctx, program, .. } = self;
        let output = ctx.run_logic(&input, |ctx| program.logic(ctx));
        self.kept = input;
        self.state.handle_platform_output_with_event_loop(&self.window, event_loop, output.platform_output);
        let commands = output.viewport_commands.into_iter().find(|(id, _)| *id == ViewportId::ROOT);
        self.obey(event_loop, commands.map(|(_, commands)| commands).unwrap_or_default(), closes);
    }

    /// Paints a frame, and shows what has changed, if anything has.
    fn show(
        &mut self,
        shapes: Vec<egui::epaint::ClippedShape>,
        pixels_per_point: f32,
        (width, height): (NonZeroU32, NonZeroU32),
    ) -> Result<bool, softbuffer::SoftBufferError> {
        self.surface.resize(width, height)?;
        let mut pixels = self.surface.buffer_mut()?;
        let age = pixels.age();
        let buffer = Buffer { pixels: &mut pixels, width: width.get(), height: height.get(), age };
        let changed = self.painter.paint(&self.ctx, shapes, &mut self.delta, pixels_per_point, buffer);
        let damage: Vec<Rect> = changed.into_iter().filter_map(rect).collect();
        if damage.is_empty() {
            return Ok(false);
        }
        self.window.pre_present_notify();
        pixels.present_with_damage(&damage)?;
        Ok(true)
    }

    /// Does what the program wants of its window.
    fn obey(&mut self, event_loop: &ActiveEventLoop, commands: Vec<ViewportCommand>, closes: bool) {
        if closes && !commands.contains(&ViewportCommand::CancelClose) {
            event_loop.exit();
        }
        if commands.is_empty() {
            return;
        }
        let mut asked = Vec::new();
        egui_winit::process_viewport_commands(&self.ctx, &mut self.info, commands, &self.window, &mut asked);
        self.moved = true;
        for action in asked {
            let event = match action {
                ActionRequested::Cut => Event::Cut,
                ActionRequested::Copy => Event::Copy,
                ActionRequested::Paste => match self.state.clipboard_text() {
                    Some(text) if !text.is_empty() => Event::Paste(text.replace("\r\n", "\n")),
                    _ => continue,
                },
                // The program asks for neither.
                ActionRequested::Screenshot(_) | ActionRequested::PaintWhileHidden => continue,
            };
            self.state.egui_input_mut().events.push(event);
        }
        if !self.info.events.is_empty() || !self.state.egui_input().events.is_empty() {
            self.draw_at(Instant::now());
        }
    }
}

fn rect(area: Area) -> Option<Rect> {
    let width = NonZeroU32::new(area.right - area.left)?;
    let height = NonZeroU32::new(area.bottom - area.top)?;
    Some(Rect { x: area.left, y: area.top, width, height })
}

#[expect(clippy::cast_possible_truncation, reason = "screens are a few times as dense as usual")]
fn scale(window: &Window) -> f32 {
    window.scale_factor() as f32
}

/// A window in the middle of the first screen, and not larger than it.
fn placed(viewport: ViewportBuilder, event_loop: &ActiveEventLoop) -> ViewportBuilder {
    let monitor = event_loop.primary_monitor().or_else(|| event_loop.available_monitors().next());
    let Some(monitor) = monitor else { return viewport };
    let size = monitor.size().to_logical::<f32>(monitor.scale_factor());
    let screen = Vec2::new(size.width, size.height);
    let wanted = viewport.inner_size.unwrap_or(screen);
    if screen.min_elem() <= 0.0 {
        return viewport;
    }
    let size = wanted.min(screen);
    viewport.with_inner_size(size).with_position(((screen - size) * 0.5).to_pos2())
}
