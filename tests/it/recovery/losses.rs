//! Nothing of a speech is lost, be it whole, damaged, or changed by hand.

use fastrand::Rng;
use lectern::import::{Change, text};

use super::generator::samples;
use super::name;
use crate::hostile_speeches::{change, check};

/// What stands in a text that is damaged: marks, ends, blanks, and characters of every plane.
const DAMAGE: [char; 24] = [
    '一', '二', '、', '。', '，', '：', '（', '）', '“', '”', '1', '.', '-', '—', '第', '①', '\n', '\r', '\u{3000}',
    ' ', '\0', '\u{FEFF}', '😀', '𬭎',
];

/// A text with a damage as copying and typing do it.
fn damaged(rng: &mut Rng, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let (one, other) = (rng.usize(0..=chars.len()), rng.usize(0..=chars.len()));
    let (from, to) = (one.min(other), one.max(other));
    match rng.u8(0..7) {
        0 => chars.truncate(to),
        1 => drop(chars.drain(..from)),
        2 => drop(chars.drain(from..to)),
        3 => {
            let part = chars[from..to].to_vec();
            let at = rng.usize(0..=chars.len());
            chars.splice(at..at, part);
        }
        4 => {
            let mut lines: Vec<&str> = text.split('\n').collect();
            rng.shuffle(&mut lines);
            return lines.join("\n");
        }
        5 => chars.retain(|c| *c != '\n'),
        _ => {
            for _ in 0..chars.len() / 20 {
                let at = rng.usize(0..chars.len());
                match rng.u8(0..3) {
                    0 => chars[at] = *rng.choice(&DAMAGE).unwrap(),
                    1 => chars.insert(at, *rng.choice(&DAMAGE).unwrap()),
                    _ => drop(chars.remove(at)),
                }
            }
        }
    }
    chars.into_iter().collect()
}

#[test]
fn nothing_is_lost_in_speeches_whole_or_damaged() {
    let rng = &mut Rng::with_seed(0x1055);
    for sample in samples(1) {
        check(&name(&sample), &text(&sample.text), &[]);
        let mut damage = sample.text.clone();
        for _ in 0..3 {
            damage = damaged(rng, &damage);
            let changes: Vec<Change> = (0..rng.usize(0..6)).map(|_| change(rng, damage.len())).collect();
            check(&name(&sample), &text(&damage), &changes);
        }
    }
}
