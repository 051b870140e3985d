//! What a Word document costs: a speech of 1,000,000 characters is to be written in less than 50 ms, its text to be read in
//! less than 100 ms.

#[path = "speech.rs"]
#[expect(dead_code, reason = "the place of a key is for other benchmarks")]
mod speech;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lectern::assemble::assemble;
use lectern::export::{Facts, docx};
use lectern::import::read_docx;
use lectern::store::built_in_profiles;

#[path = "timing.rs"]
mod timing;

use timing::timing;

fn writing(c: &mut Criterion) {
    let mut group = c.benchmark_group("docx");
    group.sample_size(10);
    for characters in [10_000, 100_000, 1_000_000] {
        let draft = speech::speech(characters);
        let speech = assemble(&draft, None);
        let facts = Facts::new(&draft, &speech);
        let (_, profile) = &built_in_profiles()[0];
        group.throughput(Throughput::Elements(characters as u64));
        group.bench_function(BenchmarkId::from_parameter(characters), |b| {
            b.iter(|| docx(black_box(&draft), black_box(&speech), &facts, profile));
        });
    }
    group.finish();
}

fn reading(c: &mut Criterion) {
    let mut group = c.benchmark_group("docx text");
    group.sample_size(10);
    for characters in [10_000, 100_000, 1_000_000] {
        let draft = speech::speech(characters);
        let speech = assemble(&draft, None);
        let (_, profile) = &built_in_profiles()[0];
        let bytes = docx(&draft, &speech, &Facts::new(&draft, &speech), profile).unwrap();
        group.throughput(Throughput::Elements(characters as u64));
        group.bench_function(BenchmarkId::from_parameter(characters), |b| b.iter(|| read_docx(black_box(&bytes))));
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = timing();
    targets = writing, reading
}
criterion_main!(benches);
