//! Looks for templates and old speeches that break the program: changes good and bad ones at random, follows what does
//! something new, and keeps what breaks a law of the `trial`.
//!
//! Not among the tests, as it runs as long as it is told to:
//!
//! ```text
//! cargo test --release --test fuzz -- --target templates --minutes 10 --seed 1 [--keep DIR] [FILE …]
//! ```
//!
//! Targets are `templates`, `txt`, `md`, `docx` and `checks`; a Word document is written as its parts, each behind a line with its
//! name. With files it tries these alone. What breaks is written to `DIR` (`target/fuzz` if there is none) as `broken-…`,
//! what takes more than a second as `slow-…`; the text under trial stands there as `running`, and remains if the program
//! ends with it. What is mended goes to `corpus`, which `tests/it/hostile_templates.rs`, `hostile_speeches.rs` and `checks/laws.rs` replay
//! with every test. Limitations: one thread; an endless trial is not ended.

mod checks;
mod corpus;
mod speeches;
mod templates;

use std::collections::BTreeSet;
use std::error::Error;
use std::fs::File;
use std::io::{self, Seek, Write};
use std::panic::{catch_unwind, set_hook};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};

use fastrand::Rng;

/// What a text made the program do, each in a word.
type Features = BTreeSet<String>;

/// A trial that takes longer is kept, though nothing broke.
const SLOW: Duration = Duration::from_secs(1);

/// What is looked for.
#[derive(Clone, Copy)]
struct Target {
    name: &'static str,
    /// How its files end.
    ending: &'static str,
    corpus: fn() -> Vec<(String, Vec<u8>)>,
    try_out: fn(&[u8]) -> Features,
    mutated: fn(&mut Rng, &[u8], &[u8]) -> Vec<u8>,
    /// What a text has done that is read to its end.
    good: &'static str,
}

const TARGETS: [Target; 5] = [
    Target {
        name: "templates",
        ending: "ron",
        corpus: corpus::templates,
        try_out: templates::trial::try_out,
        mutated: templates::mutate::mutated,
        good: templates::trial::A_TEMPLATE,
    },
    Target {
        name: "txt",
        ending: "txt",
        corpus: || corpus::speeches("txt"),
        try_out: speeches::trial::try_text,
        mutated: |rng, text, other| speeches::mutate::mutated("txt", rng, text, other),
        good: speeches::trial::PARTS,
    },
    Target {
        name: "md",
        ending: "md",
        corpus: || corpus::speeches("md"),
        try_out: speeches::trial::try_text,
        mutated: |rng, text, other| speeches::mutate::mutated("md", rng, text, other),
        good: speeches::trial::PARTS,
    },
    Target {
        name: "docx",
        ending: "parts",
        corpus: || corpus::speeches("parts"),
        try_out: speeches::trial::try_docx,
        mutated: |rng, text, other| speeches::mutate::mutated("parts", rng, text, other),
        good: speeches::trial::PARTS,
    },
    Target {
        name: "checks",
        ending: "txt",
        corpus: corpus::checks,
        try_out: checks::trial::try_text,
        mutated: |rng, text, other| speeches::mutate::mutated("checks", rng, text, other),
        good: checks::trial::FOUND,
    },
];

struct Options {
    target: Target,
    minutes: f64,
    seed: u64,
    keep: PathBuf,
    files: Vec<PathBuf>,
}

fn options() -> Result<Options, lexopt::Error> {
    use lexopt::ValueExt as _;
    use lexopt::prelude::{Long, Value};
    let target = env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target"), PathBuf::from);
    let mut options =
        Options { target: TARGETS[0], minutes: 1.0, seed: 1, keep: target.join("fuzz"), files: Vec::new() };
    let mut parser = lexopt::Parser::from_env();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("target") => {
                let name = parser.value()?.string()?;
                let target = TARGETS.into_iter().find(|target| target.name == name);
                options.target = target.ok_or_else(|| format!("there is no target {name}"))?;
            }
            Long("minutes") => options.minutes = parser.value()?.parse()?,
            Long("seed") => options.seed = parser.value()?.parse()?,
            Long("keep") => options.keep = parser.value()?.into(),
            Value(file) => options.files.push(file.into()),
            other => return Err(other.unexpected()),
        }
    }
    Ok(options)
}

/// The texts that were kept as each of them did something new, and what all of them have done.
#[derive(Default)]
struct Kept {
    good: Vec<Vec<u8>>,
    others: Vec<Vec<u8>>,
    /// Pairs too: what is new is mostly two old things together.
    seen: BTreeSet<(String, String)>,
}

impl Kept {
    /// Keeps a text if it did anything new.
    fn follow(&mut self, text: &[u8], features: &Features, good: &str) {
        let before = self.seen.len();
        for one in features {
            let pairs = features.iter().filter(|other| one <= *other).map(|other| (one.clone(), other.clone()));
            self.seen.extend(pairs);
        }
        if self.seen.len() > before {
            let to = if features.contains(good) { &mut self.good } else { &mut self.others };
            to.push(text.to_vec());
        }
    }

    fn len(&self) -> usize {
        self.good.len() + self.others.len()
    }

    /// One of them, a good one most often: what is broken already hides what a change does.
    fn pick(&self, rng: &mut Rng) -> &[u8] {
        let from = if rng.u8(0..8) == 0 { &self.others } else { &self.good };
        let mut texts = [(); 4].map(|()| rng.choice(from).map(Vec::as_slice).unwrap_or_default());
        // The shortest of a few: it is quicker, and a change in it matters more.
        texts.sort_by_key(|text| text.len());
        texts[0]
    }
}

/// Where texts are tried, and what came of it.
struct Trials {
    target: Target,
    keep: PathBuf,
    /// Holds the text under trial: open all the time, as opening it anew takes longer than a trial.
    running: File,
    tally: Tally,
}

#[derive(Default)]
struct Tally {
    runs: u64,
    good: u64,
    broken: u64,
    slow: u64,
    longest: Duration,
}

impl Trials {
    fn new(target: Target, keep: &Path) -> io::Result<Self> {
        fs::create_dir_all(keep)?;
        let running = File::create(keep.join(format!("running.{}", target.ending)))?;
        Ok(Self { target, keep: keep.to_owned(), running, tally: Tally::default() })
    }

    /// Tries a text out; what it did, unless it broke something.
    fn run(&mut self, text: &[u8]) -> io::Result<Option<Features>> {
        self.running.set_len(0)?;
        self.running.rewind()?;
        self.running.write_all(text)?;
        let from = Instant::now();
        let tried = catch_unwind(|| (self.target.try_out)(text)).ok();
        let took = from.elapsed();
        let tally = &mut self.tally;
        tally.runs += 1;
        tally.longest = tally.longest.max(took);
        tally.good += u64::from(tried.as_ref().is_some_and(|features| features.contains(self.target.good)));
        if tried.is_none() {
            tally.broken += 1;
            fs::write(self.keep.join(format!("broken-{}.{}", tally.broken, self.target.ending)), text)?;
        } else if took > SLOW {
            tally.slow += 1;
            fs::write(self.keep.join(format!("slow-{}.{}", tally.slow, self.target.ending)), text)?;
        }
        Ok(tried)
    }

    /// Takes away what remains only if the program ends within a trial.
    fn end(self) -> io::Result<Tally> {
        drop(self.running);
        fs::remove_file(self.keep.join(format!("running.{}", self.target.ending)))?;
        Ok(self.tally)
    }
}

fn fuzz() -> Result<Tally, Box<dyn Error>> {
    let options = options()?;
    let target = options.target;
    let mut trials = Trials::new(target, &options.keep)?;
    if !options.files.is_empty() {
        for file in &options.files {
            let features = trials.run(&fs::read(file)?)?;
            println!(
                "{}: {}",
                file.display(),
                features.map_or("broken".to_owned(), |features| format!("{features:?}"))
            );
        }
        return Ok(trials.end()?);
    }
    // Each kind of breaking once is enough.
    set_hook(Box::new(|_| {}));
    let (mut kept, rng) = (Kept::default(), &mut Rng::with_seed(options.seed));
    for (_, text) in (target.corpus)() {
        if let Some(features) = trials.run(&text)? {
            kept.follow(&text, &features, target.good);
        }
    }
    let (from, mut told) = (Instant::now(), 0);
    while from.elapsed().as_secs_f64() < options.minutes * 60.0 && trials.tally.broken < 100 {
        let (text, other) = (kept.pick(rng), kept.pick(rng));
        let text = (target.mutated)(rng, text, other);
        if let Some(features) = trials.run(&text)? {
            kept.follow(&text, &features, target.good);
        }
        let minute = from.elapsed().as_secs() / 60;
        if minute > told {
            told = minute;
            println!("{minute} min: {} runs, {} kept, {} broken", trials.tally.runs, kept.len(), trials.tally.broken);
        }
    }
    println!(
        "seed {}: {} texts kept that did something new, {} pairs of things done",
        options.seed,
        kept.len(),
        kept.seen.len()
    );
    Ok(trials.end()?)
}

fn main() -> ExitCode {
    match fuzz() {
        Ok(Tally { runs, good, broken, slow, longest }) => {
            println!(
                "{runs} runs, {good} of them good, {broken} broken, {slow} slow, the longest {:.0} ms",
                longest.as_secs_f64() * 1000.0
            );
            ExitCode::from(u8::from(broken + slow > 0))
        }
        Err(error) => {
            eprintln!("fuzz: {error}");
            ExitCode::from(2)
        }
    }
}
