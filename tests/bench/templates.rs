//! What five hundred templates of the user's own cost: reading them, which the worker does, and what the window does when
//! the gallery opens with them and somebody looks for one.
//!
//! The budgets are 100 ms for reading, and 50 ms for opening the gallery.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Context, Event, Key, Modifiers};
use lectern::app::{Action, Command, Session, Surroundings};
use lectern::i18n::Lang;
use lectern::store::{Disk, Entry, built_in, find_templates, write_template};

#[path = "program.rs"]
mod program;
#[path = "timing.rs"]
mod timing;

use program::Program;
use timing::timing;

const OWN: usize = 500;

/// A folder with templates like those of the program.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let all: Vec<_> = built_in().into_iter().filter_map(|entry| entry.template.ok()).collect();
    for (number, template) in all.iter().cycle().take(OWN).enumerate() {
        let mut template = template.clone();
        template.name = format!("{} {number}", template.name);
        let text = write_template(&template).expect("a text");
        std::fs::write(folder.path().join(format!("own-{number}.ron")), text).expect("a file");
    }
    folder
}

fn read(folder: &tempfile::TempDir) -> Vec<Entry> {
    find_templates(&Disk, [folder.path()]).0
}

/// Gives a command.
fn go(program: &mut Program, command: Command) {
    let now = program.now();
    program.session.handle(Action::Do(command), now);
    program.session.take_effects();
}

fn templates(c: &mut Criterion) {
    let folder = folder();
    c.bench_function("read 500 templates", |b| b.iter(|| black_box(read(&folder))));
    let surroundings = Surroundings { lang: Lang::Zh, templates: read(&folder), ..Surroundings::default() };
    let session = Session::new(surroundings);
    let mut program = Program::new(Context::default(), session);
    c.bench_function("open the gallery with 500 templates", |b| {
        b.iter_custom(|times| {
            let mut took = Duration::ZERO;
            for _ in 0..times {
                go(&mut program, Command::Start);
                program.frame(Vec::new());
                let began = Instant::now();
                go(&mut program, Command::New);
                program.frame(Vec::new());
                took += began.elapsed();
            }
            took
        });
    });
    (0..8).for_each(|_| program.frame(Vec::new()));
    c.bench_function("a frame of it", |b| b.iter(|| program.frame(Vec::new())));
    let key = |key, pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    c.bench_function("look for one with a letter", |b| {
        b.iter(|| {
            program.frame(vec![Event::Text("b".to_owned())]);
            program.frame(vec![key(Key::Backspace, true), key(Key::Backspace, false)]);
        });
    });
}

criterion_group! {
    name = benches;
    config = timing();
    targets = templates
}
criterion_main!(benches);
