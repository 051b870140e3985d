//! What looking for words costs in a long speech: 100,000 characters are to take less than 10 ms.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use lectern::flow::{Query, compile, find, replace};
use lectern::model::{Draft, Role, Section, SectionId, Text};

#[path = "timing.rs"]
mod timing;

use timing::timing;

const PARAGRAPH: &str = "清河水厂的同志们一年来守在水源地、守在泵房、守在抢修车上，把管网漏损率降到了7.6%，把老旧小区的改造提前了一个月。\
     这些变化群众看得见、摸得着，也说明只要方向对头、办法管用、人人肯干，再难的事也能一件一件办成，再硬的骨头也能一块一块啃下来。";

fn speech(characters: usize) -> Draft {
    let count = characters / PARAGRAPH.chars().count() + 1;
    let mut draft = Draft { next_id: 1, ..Draft::default() };
    for _ in 0..count / 10 {
        let mut section = Section::new(SectionId(draft.next_id), Role::Item);
        draft.next_id += 1;
        section.heading = Some(Text::plain("夯实基础，提升供水保障能力"));
        section.body = (0..10).map(|_| Arc::new(Text::plain(PARAGRAPH))).collect();
        draft.sections.push(section);
    }
    draft
}

fn finding(c: &mut Criterion) {
    let draft = speech(100_000);
    let words = |text: &str| Query { text: text.to_owned(), fold_width: true, ..Query::default() };
    let pattern = |text: &str| Query { regex: true, ..words(text) };
    for (name, query) in [
        ("words", words("老旧小区")),
        ("frequent", words("一")),
        ("nothing", words("云溪市")),
        ("whole words", Query { whole_word: true, ..words("变化") }),
        ("pattern", pattern(r"(\d+(?:\.\d+)?)%")),
        // As bad as a pattern of the size allowed gets here: it matches nowhere and is in many states at once.
        ("hostile", pattern(r"[守把].{40}[守把].{40}#")),
    ] {
        let finder = compile(&query).unwrap();
        c.bench_function(&format!("find/{name}"), |b| b.iter(|| find(black_box(&finder), black_box(&draft))));
        let hits = find(&finder, &draft);
        c.bench_function(&format!("replace/{name}"), |b| b.iter(|| replace(&draft, black_box(&hits), &finder, "新")));
    }
}

criterion_group! {
    name = benches;
    config = timing();
    targets = finding
}
criterion_main!(benches);
