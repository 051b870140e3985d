//! What a frame of the whole window costs without painting it, the page having the keyboard: one in which nothing
//! happens, a key, a caret move, a step of a drag, a step of the wheel; in a short, a long, a very long speech and one
//! beyond that, without and with a screen reader.
//!
//! The budget is 1 ms at 100,000 characters, and at 500,000 at most twice what it is at 3,000.

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, TouchPhase, pos2, vec2,
};

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

const LENGTHS: [usize; 4] = [3_000, 33_000, 100_000, 500_000];

/// The window with a speech in it, the page having the keyboard.
fn program(characters: usize, screen_reader: bool) -> Program {
    let session = writing(characters);
    let ctx = Context::default();
    if screen_reader {
        ctx.enable_accesskit();
    }
    Program::new(ctx, session)
}

impl Program {
    fn key(&mut self, key: Key, pressed: bool) {
        self.frame(vec![Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }]);
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

fn frames(c: &mut Criterion) {
    for (reader, screen_reader) in [("", false), ("with a screen reader/", true)] {
        for characters in LENGTHS {
            let id = |what: &str| format!("frame/{reader}{what}/{characters}");
            let mut program = program(characters, screen_reader);
            c.bench_function(&id("idle"), |b| b.iter(|| program.frame(Vec::new())));
            let mut inside = false;
            c.bench_function(&id("key"), |b| {
                b.iter(|| {
                    if inside {
                        program.key(Key::Backspace, true)
                    } else {
                        program.frame(vec![Event::Text("们".into())])
                    }
                    inside = !inside;
                });
            });
            let mut right = false;
            c.bench_function(&id("caret"), |b| {
                b.iter(|| {
                    right = !right;
                    program.key(if right { Key::ArrowRight } else { Key::ArrowLeft }, true);
                });
            });
            program.frame(vec![Event::PointerMoved(pos2(600.0, 400.0)), button(pos2(600.0, 400.0), true)]);
            let mut down = false;
            c.bench_function(&id("drag"), |b| {
                b.iter(|| {
                    down = !down;
                    program.frame(vec![Event::PointerMoved(pos2(600.0, if down { 440.0 } else { 500.0 }))]);
                });
            });
            program.frame(vec![button(pos2(600.0, 500.0), false)]);
            let mut up = false;
            c.bench_function(&id("scroll"), |b| {
                b.iter(|| {
                    up = !up;
                    let delta = vec2(0.0, if up { 120.0 } else { -120.0 });
                    let (unit, phase, source) = (MouseWheelUnit::Point, TouchPhase::Move, MouseWheelSource::Wheel);
                    program.frame(vec![Event::MouseWheel { unit, delta, phase, source, modifiers: Modifiers::NONE }]);
                });
            });
        }
    }
}

criterion_group! {
    name = benches;
    config = timing();
    targets = frames
}
criterion_main!(benches);
