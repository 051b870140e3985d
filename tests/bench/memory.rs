//! What the window holds: with a draft open, after a thousand letters that can each be undone, and when it is closed again.
//!
//! Bytes are counted, not timed: the figures are the same on every machine.

use egui::{Context, Event};
use lectern::app::Action;

#[path = "../it/memory.rs"]
mod memory;
#[path = "program.rs"]
mod program;
#[path = "speech.rs"]
mod speech;
#[path = "writing.rs"]
mod writing;

use memory::{held, peak};
use program::Program;
use writing::writing;

/// How many letters are written, each with a frame.
const LETTERS: usize = 1000;

fn main() {
    // What is made once, whatever is opened.
    drop(Program::new(Context::default(), writing(0)));
    for characters in [0, 3_000, 100_000, 1_000_000] {
        let before = held();
        let (mut program, most) = peak(|| Program::new(Context::default(), writing(characters)));
        let say = |what: &str| println!("memory/{what}/{characters}: {:.1} MiB", mebibytes(held() - before));
        println!("memory/most while it opens/{characters}: {:.1} MiB", mebibytes(most));
        say("open");
        for _ in 0..LETTERS {
            program.frame(vec![Event::Text("们".into())]);
        }
        say("a thousand letters later");
        let open: Vec<u64> = program.session.documents.iter().map(|open| open.id).collect();
        let now = program.now();
        for id in open {
            program.session.handle(Action::CloseDraft(id), now);
            // It asks whether to save.
            program.session.handle(Action::Refuse, now);
        }
        assert!(program.session.documents.is_empty(), "it is closed");
        program.session.take_effects();
        for _ in 0..8 {
            program.frame(Vec::new());
        }
        say("closed");
    }
}

#[expect(clippy::cast_precision_loss, reason = "shown with one digit behind the point")]
fn mebibytes(bytes: usize) -> f64 {
    bytes as f64 / 1_048_576.0
}
