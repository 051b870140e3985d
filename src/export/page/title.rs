//! Where a title of several lines breaks: all of about the same width, between words, and rather where it pauses.

use std::ops::Range;

/// Behind what a title pauses, and before what.
const PAUSE_BEHIND: &str = "、，；：—》”）";
const PAUSE_BEFORE: &str = "暨及和与并《“（";

/// By how much lines may differ for the sake of a pause, in parts of the whole width.
const WORTH_OF_PAUSE: f32 = 0.15;

/// The lines of a title. `breaks` are the places at which it may break; `fill` fills lines of a width, `room` is what a
/// range takes.
pub fn lines(
    text: &str,
    breaks: &[usize],
    width: f32,
    fill: impl Fn(f32) -> Vec<Range<usize>>,
    room: impl Fn(&Range<usize>) -> f32,
) -> Vec<Range<usize>> {
    let mut lines = fill(width);
    let seen = |line: &Range<usize>| {
        let text = text.get(line.clone()).unwrap_or_default();
        room(&(line.start..line.start + text.trim_end().len()))
    };
    if lines.len() == 2 {
        let halves = breaks.iter().map(|at| (0..*at, *at..text.len()));
        let fit = halves.filter(|(one, two)| seen(one) <= width && seen(two) <= width);
        let cost = |(one, two): &(Range<usize>, Range<usize>)| {
            let uneven = (seen(one) - seen(two)).abs() / width;
            uneven - if pauses(text, one.end) { WORTH_OF_PAUSE } else { 0.0 }
        };
        if let Some((one, two)) = fit.min_by(|a, b| cost(a).total_cmp(&cost(b))) {
            return vec![one, two];
        }
    }
    // The narrowest column that takes no more lines.
    let (mut low, mut high) = (width / 4.0, width);
    for _ in 0..12 {
        let middle = (low + high) / 2.0;
        let narrow = fill(middle);
        if narrow.len() <= lines.len() && narrow.iter().all(|line| seen(line) <= middle * 1.001) {
            (lines, high) = (narrow, middle);
        } else {
            low = middle;
        }
    }
    lines
}

/// Whether a title pauses at a place.
fn pauses(text: &str, at: usize) -> bool {
    let behind = text.get(..at).and_then(|text| text.chars().next_back());
    let before = text.get(at..).and_then(|text| text.chars().next());
    behind.is_some_and(|c| PAUSE_BEHIND.contains(c)) || before.is_some_and(|c| PAUSE_BEFORE.contains(c))
}
