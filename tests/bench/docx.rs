//! What a Word document costs: a speech of 1,000,000 characters is to take less than 50 ms.

#[path = "speech.rs"]
#[expect(dead_code, reason = "the place of a key is for other benchmarks")]
mod speech;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lectern::assemble::assemble;
use lectern::export::{Facts, docx};
use lectern::store::built_in_profiles;

fn writing(c: &mut Criterion) {
    let mut group = c.benchmark_group("docx");
    group.sample_size(20);
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

criterion_group!(benches, writing);
criterion_main!(benches);
