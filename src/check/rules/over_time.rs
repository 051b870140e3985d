//! More to say than there is time for, in all and part by part.

use crate::check::finding::{Data, Finding, Rule};
use crate::measure::{Measure, of_text};

use super::Speech;

/// How far a speech may run over, and a part over its share, in hundredths.
const ALLOWED: u64 = 105;
const ALLOWED_PART: u64 = 140;

/// Below how many seconds no part is worth a word.
const SHORT: u64 = 30;

/// What takes too long.
pub fn over_time(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let Some(minutes) = speech.subject.minutes.filter(|minutes| *minutes > 0) else { return };
    let mut sums = vec![Measure::default()];
    for (paragraph, reading) in speech.subject.paragraphs.iter().zip(speech.readings) {
        let mut measure = if paragraph.kind.is_spoken() { of_text(&paragraph.text) } else { Measure::default() };
        measure.announcements = reading.announcements.len();
        sums.push(sums.last().copied().unwrap_or_default() + measure);
    }
    let seconds = |from: usize, to: usize| {
        let sum = |at: usize| sums.get(at).copied().unwrap_or_default();
        (sum(to) - sum(from)).whole_seconds(speech.subject.rate)
    };
    let most = u64::from(minutes) * 60;
    let all = seconds(0, speech.subject.paragraphs.len());
    let first = speech.spoken().next().map_or(0, |(index, _, _)| index);
    if all * 100 > most * ALLOWED {
        let data = Data::Time { seconds: all, most };
        findings.push(Finding::new(Rule::OverTime, speech.whole(first), data));
    }
    for part in &speech.subject.parts {
        let Some(share) = part.share.filter(|share| share.is_finite() && (0.0..=1.0).contains(share)) else { continue };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept within bounds")]
        let own = (most as f32 * share) as u64;
        let taken = seconds(part.paragraphs.start, part.end);
        if taken * 100 > own * ALLOWED_PART && taken > own + SHORT && part.end > part.paragraphs.start {
            let data = Data::Time { seconds: taken, most: own };
            findings.push(Finding::new(Rule::OverTime, speech.whole(part.paragraphs.start), data));
        }
    }
}
