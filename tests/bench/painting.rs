//! What painting the window costs without a graphics card: all of it, a frame in which nothing has changed, and a key with
//! the frame that it brings, in a window of 1440 × 900 pixels.

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Context, Event, Key, Modifiers};
use lectern::ui::shell::cpu::{Buffer, Painter};

#[path = "program.rs"]
mod program;
#[path = "speech.rs"]
mod speech;
#[path = "timing.rs"]
mod timing;
#[path = "writing.rs"]
mod writing;

use program::Program;
use timing::timing;
use writing::writing;

const WIDTH: u32 = 1440;
const HEIGHT: u32 = 900;

/// The window and its pixels.
struct Screen {
    program: Program,
    painter: Painter,
    pixels: Vec<u32>,
}

impl Screen {
    fn new(characters: usize) -> Self {
        let session = writing(characters);
        let pixels = vec![0; WIDTH as usize * HEIGHT as usize];
        let mut screen =
            Self { program: Program::new(Context::default(), session), painter: Painter::default(), pixels };
        for _ in 0..8 {
            screen.frame(Vec::new());
        }
        screen
    }

    fn frame(&mut self, events: Vec<Event>) {
        let output = self.program.output(events);
        let buffer = Buffer { pixels: &mut self.pixels, width: WIDTH, height: HEIGHT, age: 1 };
        let Program { ctx, textures, .. } = &mut self.program;
        self.painter.paint(ctx, output.shapes, textures, output.pixels_per_point, buffer);
    }
}

fn painting(c: &mut Criterion) {
    for characters in [3_000, 100_000] {
        let id = |what: &str| format!("painting/{what}/{characters}");
        let mut screen = Screen::new(characters);
        c.bench_function(&id("whole"), |b| {
            b.iter(|| {
                screen.painter.forget();
                screen.frame(Vec::new());
            });
        });
        c.bench_function(&id("idle"), |b| b.iter(|| screen.frame(Vec::new())));
        let mut inside = false;
        c.bench_function(&id("key"), |b| {
            b.iter(|| {
                let (physical_key, modifiers) = (None, Modifiers::NONE);
                let back = Event::Key { key: Key::Backspace, physical_key, pressed: true, repeat: false, modifiers };
                screen.frame(vec![if inside { back } else { Event::Text("们".into()) }]);
                inside = !inside;
            });
        });
    }
}

criterion_group! {
    name = benches;
    config = timing();
    targets = painting
}
criterion_main!(benches);
