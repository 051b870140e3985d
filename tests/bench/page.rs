//! What pages cost: 100,000 characters are to be laid out in less than 5 ms, and after an edit the page under the writer's
//! eyes is to be there in less than 20 ms.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use lectern::app::page_fonts;
use lectern::assemble::{Assembled, assemble};
use lectern::edit::{Edit, apply};
use lectern::export::page::{Fonts, Pages, lay_out, raster};
use lectern::export::{Facts, PdfOptions, pdf, pdf_page};
use lectern::measure::Rate;
use lectern::model::{Language, Profile, Text};
use lectern::store::built_in_profiles;

#[path = "speech.rs"]
mod speech;
#[path = "timing.rs"]
mod timing;

use timing::timing;

/// How many pixels a point has on a screen of 96 to the inch.
const SCREEN: f32 = 96.0 / 72.0;

fn profile(id: &str) -> Arc<Profile> {
    let (_, profile) = built_in_profiles().iter().find(|(name, _)| *name == id).unwrap();
    Arc::new(profile.clone())
}

fn fonts(profile: &Profile) -> Fonts {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    page_fonts(profile, &[own.join("fandol"), own])
}

fn rate() -> Rate {
    Rate::usual(Language::Chinese)
}

/// The speech before and after a letter was typed in its middle.
fn edited(characters: usize) -> (Assembled, Assembled) {
    let mut draft = speech::speech(characters);
    let before = assemble(&draft, None);
    let (place, at) = speech::middle(&draft);
    apply(&mut draft, Edit::Splice { place, range: at..at, with: Text::plain("新") }).unwrap();
    let after = assemble(&draft, Some(&before));
    (before, after)
}

fn laying_out(c: &mut Criterion) {
    for id in ["official", "reading"] {
        let profile = profile(id);
        let fonts = fonts(&profile);
        for (name, characters) in [("3k", 3_000), ("10k", 10_000), ("33k", 33_000), ("100k", 100_000)] {
            let speech = assemble(&speech::speech(characters), None);
            c.bench_function(&format!("page/{id}/{name}"), |b| {
                b.iter(|| lay_out(black_box(&speech), &profile, &fonts, rate(), None));
            });
            let (before, after) = edited(characters);
            let pages = lay_out(&before, &profile, &fonts, rate(), None);
            c.bench_function(&format!("page/{id}/{name} after a letter"), |b| {
                b.iter(|| lay_out(black_box(&after), &profile, &fonts, rate(), Some(&pages)));
            });
        }
    }
}

/// Edit, layout, one page as PDF, and its pixels.
fn previewing(c: &mut Criterion) {
    let profile = profile("official");
    let fonts = fonts(&profile);
    let (before, after) = edited(100_000);
    let pages = lay_out(&before, &profile, &fonts, rate(), None);
    let middle = pages.len() / 2;
    c.bench_function("preview/page as pdf", |b| b.iter(|| pdf_page(black_box(&pages), middle).unwrap()));
    let page = pdf_page(&pages, middle).unwrap();
    c.bench_function("preview/raster", |b| b.iter(|| raster(black_box(&page), SCREEN).unwrap()));
    c.bench_function("preview/after a letter in 100k", |b| {
        b.iter(|| {
            let pages = lay_out(black_box(&after), &profile, &fonts, rate(), Some(&pages));
            raster(&pdf_page(&pages, middle).unwrap(), SCREEN).unwrap()
        });
    });
}

fn printing(c: &mut Criterion) {
    let profile = profile("official");
    let fonts = fonts(&profile);
    let mut group = c.benchmark_group("pdf");
    group.sample_size(10);
    for (name, characters) in [("3k", 3_000), ("100k", 100_000), ("1M", 1_000_000)] {
        let draft = speech::speech(characters);
        let speech = assemble(&draft, None);
        let facts = Facts::new(&draft, &speech);
        let pages: Pages = lay_out(&speech, &profile, &fonts, rate(), None);
        group.bench_function(name, |b| {
            b.iter(|| pdf(black_box(&pages), &facts, PdfOptions::default()).unwrap());
        });
    }
    group.finish();
    c.bench_function("pdf/reading the fonts", |b| b.iter(|| self::fonts(black_box(&profile))));
}

criterion_group! {
    name = benches;
    config = timing();
    targets = laying_out, previewing, printing
}
criterion_main!(benches);
