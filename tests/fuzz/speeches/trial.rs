//! What is true of every old speech that is read: nothing of it is lost, every passage stands where it says, in bounded
//! work, and the same again; also with whatever somebody decides otherwise.

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use fastrand::Rng;
use lectern::import::{Change, Decoded, ImportError, Said, Source, lost, read, read_docx, recover_counted};
use lectern::model::{Outline, Part};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What a text made the reader do, each in a word.
pub type Features = BTreeSet<String>;

/// What a text has done that has structure.
pub const PARTS: &str = "parts";

/// How many steps a byte may take, and a text on top of that. A bracket is followed for as long as a note is, 48 characters;
/// all else takes less than 20.
const STEPS: u64 = 60;
const FIXED: u64 = 5_000;

/// Reads bytes as a text in whatever encoding they seem to have, with or without the signs of Markdown.
///
/// # Panics
/// Something is not as it always is.
pub fn try_text(bytes: &[u8]) -> Features {
    match read(bytes, None) {
        Ok(Decoded { source, encoding, .. }) => {
            let mut features = try_source(&source, bytes);
            features.insert(format!("{encoding:?}"));
            features
        }
        Err(error) => failed(&error),
    }
}

/// Reads the parts of a Word document, each behind a line with its name, or a whole one.
///
/// # Panics
/// Something is not as it always is.
pub fn try_docx(bytes: &[u8]) -> Features {
    let packed = if bytes.starts_with(b"PK") { bytes.to_vec() } else { packed(bytes) };
    match read_docx(&packed) {
        Ok(source) => try_source(&source, bytes),
        Err(error) => failed(&error),
    }
}

/// The name of an error alone.
fn failed(error: &ImportError) -> Features {
    [format!("{error:?}").chars().take_while(|c| c.is_alphanumeric()).collect()].into()
}

/// An archive of parts. Not packed: packing is slow.
pub fn packed(parts: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let text = String::from_utf8_lossy(parts);
    let mut seen = BTreeSet::new();
    for part in text.split("\n== ") {
        let (name, inner) = part.split_once('\n').unwrap_or((part, ""));
        let name = name.trim_start_matches("== ");
        if seen.insert(name.to_owned()) && writer.start_file(name, plain).is_ok() {
            writer.write_all(inner.as_bytes()).expect("there is room");
        }
    }
    writer.finish().expect("an archive").into_inner()
}

fn try_source(source: &Source, bytes: &[u8]) -> Features {
    check_paragraphs(source);
    let outline = check(source, &[]);
    assert_eq!(check(source, &[]), outline, "chance decides what is found");
    // The same changes for the same text.
    let rng = &mut Rng::with_seed(bytes.iter().fold(7, |sum: u64, byte| sum.wrapping_mul(31) + u64::from(*byte)));
    let changes: Vec<Change> = (0..rng.usize(1..8)).map(|_| change(rng, &source.text, &outline)).collect();
    check(source, &changes);
    let back: Vec<Change> =
        outline.removed.iter().map(|removed| Change::PutBack(removed.passage.range.start)).collect();
    for removed in check(source, &back).removed {
        let at = removed.passage.range.start;
        assert!(!back.contains(&Change::PutBack(at)), "what stands at {at} cannot be put back");
    }
    features(source, &outline)
}

/// That paragraphs stand in the text, one behind the other.
fn check_paragraphs(source: &Source) {
    let mut at = 0;
    for said in &source.paragraphs {
        assert!(said.range.start >= at && source.text.get(said.range.clone()).is_some(), "{said:?}");
        at = said.range.end;
    }
}

/// Recovers a text in bounded work. Nothing is lost, and every passage stands in the text.
///
/// # Panics
/// It is not so.
pub fn check(source: &Source, changes: &[Change]) -> Outline {
    let bytes = (source.text.len() + source.paragraphs.len() + changes.len()) as u64;
    let (outline, steps) = recover_counted(source, changes);
    assert!(steps <= bytes * STEPS + FIXED, "{steps} steps for {bytes} bytes");
    assert_eq!(lost(source, &outline), None, "{changes:?}");
    let mut cut = 0;
    for removed in &outline.removed {
        assert!(removed.passage.range.start >= cut, "{:?} is cut twice", removed.passage);
        cut = removed.passage.range.end;
    }
    let passages = outline.speeches.iter().flat_map(|speech| speech.passages());
    for passage in passages.chain(outline.removed.iter().map(|removed| &removed.passage)) {
        assert!(source.text.get(passage.range.clone()).is_some(), "{passage:?} is no part of the text");
    }
    outline
}

/// A change, mostly where something was found.
fn change(rng: &mut Rng, text: &str, outline: &Outline) -> Change {
    let starts: Vec<usize> = outline
        .speeches
        .iter()
        .flat_map(|speech| speech.passages())
        .chain(outline.removed.iter().map(|removed| &removed.passage))
        .map(|passage| passage.range.start)
        .collect();
    let mut place = || match rng.u8(0..4) {
        0 => rng.usize(0..text.len() + 2),
        1 => starts.get(rng.usize(0..=starts.len())).map_or(usize::MAX, |at| at.saturating_add(1)),
        _ => starts.get(rng.usize(0..=starts.len())).copied().unwrap_or_default(),
    };
    let (at, end) = (place(), place());
    match rng.u8(0..6) {
        0 => Change::PutBack(at),
        1 => Change::NotHeading(at),
        2 => Change::Heading(at, rng.u8(0..10)),
        3 => Change::EndsAt(at, end),
        4 => Change::Join(at),
        _ => Change::Split(at),
    }
}

/// A number by its size alone.
fn size(number: usize) -> u32 {
    usize::BITS - number.leading_zeros()
}

/// What there is in a text, and what of it was found.
fn features(source: &Source, outline: &Outline) -> Features {
    let mut features = Features::new();
    features.extend(source.remarks.iter().map(|remark| format!("{remark:?}")));
    let said = |said: &Said| format!("{:?} {} {}", said.role, said.bold, said.number > 0);
    features.extend(source.paragraphs.iter().map(said));
    features.extend(outline.removed.iter().map(|removed| format!("{:?}", removed.why)));
    features.insert(format!("{} speeches", size(outline.speeches.len())));
    for speech in &outline.speeches {
        let head = [&speech.subtitle, &speech.date, &speech.speaker, &speech.salutation].map(Option::is_some);
        features.insert(format!("{} lines of a title, {head:?}", speech.title.len()));
        features.insert(format!("closing {}", size(speech.closing.len())));
        features.extend(speech.parts.iter().flat_map(|part| of_part(part, 0)));
    }
    features
}

/// What a part is and what stands below it: its mark without its number.
fn of_part(part: &Part, level: usize) -> Vec<String> {
    let mark = &part.mark.text;
    let shape: String = mark.chars().filter(|c| !c.is_numeric() && !"一二三四五六七八九十".contains(*c)).collect();
    let what = format!("{shape} on {level}, run in {}, {:?}, {:?}", part.run_in, part.stop, part.doubt);
    let below = part.parts.iter().flat_map(|below| of_part(below, level + 1));
    [PARTS.to_owned(), what].into_iter().chain(below).collect()
}
