//! What looking through a speech costs: 33,000 characters with all rules in less than 15 ms, and in less than 2 ms behind a
//! key; 1,000,000 in less than 600 ms. Twice as much takes twice as long.

#[path = "speech.rs"]
#[expect(dead_code, reason = "the place of a key is for other benchmarks")]
mod speech;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lectern::assemble::assemble;
use lectern::check::{Options, Subject, check, check_again};
use lectern::export::txt;
use lectern::import::{recover, text};
use lectern::measure::Rate;
use lectern::model::Language;

#[path = "timing.rs"]
mod timing;

use timing::timing;

/// The draft of a length, and the same as it is recovered from a text.
fn subjects(characters: usize) -> [(&'static str, Subject); 2] {
    let draft = speech::speech(characters);
    let speech = assemble(&draft, None);
    let source = text(&txt(&speech));
    let outline = recover(&source, &[]);
    let ours = Subject::from_draft(&draft, &speech, Rate::usual(Language::Chinese));
    [("draft", ours), ("text", Subject::from_recovered(&outline.speeches[0], &source.text))]
}

fn whole(c: &mut Criterion) {
    let mut group = c.benchmark_group("check");
    group.sample_size(10);
    let options = Options::default();
    for characters in [33_000, 500_000, 1_000_000] {
        group.throughput(Throughput::Elements(characters as u64));
        for (name, subject) in subjects(characters) {
            group.bench_function(BenchmarkId::new(name, characters), |b| {
                b.iter(|| check(black_box(&subject), &options));
            });
        }
    }
    group.finish();
}

/// A key in the middle of a speech of which everything else has been read.
fn key(c: &mut Criterion) {
    let mut group = c.benchmark_group("check behind a key");
    let options = Options::default();
    for (name, before) in subjects(33_000) {
        let mut subject = before.clone();
        let middle = subject.paragraphs.len() / 2;
        subject.paragraphs[middle].text.push('的');
        let checked = check_again(&before, &options, None);
        group.bench_function(BenchmarkId::new(name, 33_000), |b| {
            b.iter(|| check_again(black_box(&subject), &options, Some(&checked)));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = timing();
    targets = whole, key
}
criterion_main!(benches);
