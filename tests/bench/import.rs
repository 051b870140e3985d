//! What reading an old speech costs: 33,000 characters in less than 5 ms and 1,000,000 in less than 200 ms, on lines or run
//! together; as a Word document, taken out of its archive too, in less than 100 ms. What is made to be slow takes less than 2 s.

#[path = "speech.rs"]
#[expect(dead_code, reason = "the place of a key is for other benchmarks")]
mod speech;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lectern::assemble::assemble;
use lectern::export::{Facts, docx, txt};
use lectern::import::{MAX_LINES, MAX_RECOVERED, lost, read_docx, recover, text};
use lectern::store::built_in_profiles;

#[path = "timing.rs"]
mod timing;

use timing::timing;

/// Reads a text as the program does, which looks whether all of it is there.
fn import(words: &str) {
    let source = text(black_box(words));
    let outline = recover(&source, &[]);
    assert_eq!(lost(&source, &outline), None);
    black_box(outline);
}

fn texts(c: &mut Criterion) {
    let mut group = c.benchmark_group("import");
    group.sample_size(10);
    for characters in [33_000, 1_000_000] {
        let lines = txt(&assemble(&speech::speech(characters), None));
        let broken: Vec<String> = lines
            .lines()
            .map(|line| {
                line.chars().collect::<Vec<_>>().chunks(36).map(String::from_iter).collect::<Vec<_>>().join("\n")
            })
            .collect();
        let layouts = [
            ("lines", lines.clone()),
            ("broken lines", broken.join("\n\n")),
            ("run together", lines.replace('\n', "")),
        ];
        group.throughput(Throughput::Elements(characters as u64));
        for (layout, words) in layouts {
            group.bench_function(BenchmarkId::new(layout, characters), |b| b.iter(|| import(&words)));
        }
        let draft = speech::speech(characters);
        let (_, profile) = &built_in_profiles()[0];
        let speech = assemble(&draft, None);
        let bytes = docx(&draft, &speech, &Facts::new(&draft, &speech), profile).unwrap();
        group.bench_function(BenchmarkId::new("docx", characters), |b| {
            b.iter(|| recover(&read_docx(black_box(&bytes)).unwrap(), &[]));
        });
    }
    group.finish();
}

/// The longest texts that are looked at, each of one thing only.
fn hostile(c: &mut Criterion) {
    let mut group = c.benchmark_group("hostile");
    group.sample_size(10);
    let longest = |unit: &str| unit.repeat(MAX_RECOVERED / unit.len());
    let texts = [
        ("a million enumerators", "一、".repeat(1_000_000)),
        ("the most lines", "a\n".repeat(MAX_LINES)),
        ("one line", longest("甲")),
        ("brackets", longest("（")),
        ("quotes", longest("“一，")),
        ("sentences", longest("一是快。")),
        ("fifty megabytes", "甲".repeat(50_000_000 / 3)),
    ];
    for (name, words) in texts {
        group.bench_function(name, |b| b.iter(|| import(&words)));
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = timing();
    targets = texts, hostile
}
criterion_main!(benches);
