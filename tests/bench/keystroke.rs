//! What one key costs in a short, a long and a very long speech: the splice, and everything derived from it.
//!
//! The budget is 1 ms at 33,000 characters, and at 100,000 at most three times what it is there. Saving and loading
//! are measured beside it.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lectern::assemble::assemble;
use lectern::edit::{Caret, Document, Edit, Kind};
use lectern::measure::measure;
use lectern::model::Text;
use lectern::store::{parse_draft, write_draft};

#[path = "speech.rs"]
mod speech;
#[path = "timing.rs"]
mod timing;

use speech::{middle, speech};
use timing::timing;

const LENGTHS: [usize; 3] = [3_000, 33_000, 100_000];

fn one_key(c: &mut Criterion) {
    let mut group = c.benchmark_group("one key");
    for length in LENGTHS {
        let mut document = Document::saved(speech(length));
        let (place, at) = middle(document.draft());
        let mut speech = assemble(document.draft(), None);
        let mut measured = measure(&speech, None);
        let mut now = Duration::ZERO;
        // The letter goes in with one key and out with the next, so that the speech keeps its length.
        let mut inside = false;
        group.throughput(Throughput::Elements(1));
        group.bench_function(BenchmarkId::from_parameter(measured.total.characters), |b| {
            b.iter(|| {
                // As in the program: the copy given away to be kept after the last key is still held.
                let kept = document.draft().clone();
                let (range, with, kind) = if inside {
                    (at..at + '们'.len_utf8(), Text::default(), Kind::Deleting)
                } else {
                    (at..at, Text::plain("们"), Kind::Typing)
                };
                inside = !inside;
                now += Duration::from_secs(1);
                let here = Some(Caret::at(place, at).into());
                let edit = Edit::Splice { place, range, with };
                document.apply(edit, kind, now, (here.clone(), here)).unwrap();
                speech = assemble(document.draft(), Some(&speech));
                measured = measure(&speech, Some(&measured));
                black_box((kept, measured.total))
            });
        });
    }
    group.finish();
}

fn files(c: &mut Criterion) {
    for length in LENGTHS {
        let draft = speech(length);
        let text = write_draft(&draft).unwrap();
        let characters = measure(&assemble(&draft, None), None).total.characters;
        c.bench_function(&format!("save/{characters}"), |b| b.iter(|| write_draft(black_box(&draft))));
        c.bench_function(&format!("load/{characters}"), |b| b.iter(|| parse_draft(black_box(&text))));
    }
}

criterion_group! {
    name = benches;
    config = timing();
    targets = one_key, files
}
criterion_main!(benches);
