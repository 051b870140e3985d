//! Speeches that were open lately: what is remembered of a draft, and how its writer is put back where he stood.

use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::jobs::Job;
use super::open::OpenDocument;
use super::session::Session;
use crate::assemble::Reading;
use crate::edit::{Caret, Place, text_of};
use crate::flow::source_of;
use crate::model::{Draft, FieldValue, Language, SectionId};
use crate::store::{Mark, MarkSpot, Rates, Recent, Whereabouts};

/// How many characters before the caret are remembered.
const WORDS: usize = 40;

/// A speech that was open lately, and where its file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What is remembered.
    pub recent: Recent,
    /// Where its file is.
    pub whereabouts: Whereabouts,
}

/// The clock on the wall: when the program began, and how far from Greenwich it runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// Seconds of the Unix clock.
    pub began: i64,
    /// Seconds east of Greenwich.
    pub offset: i32,
}

/// A moment as a person here calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// How many days ago it was.
    pub days_ago: i32,
    /// Year, month, day.
    pub day: (i16, i8, i8),
    /// Hour and minute.
    pub time: (i8, i8),
}

impl Clock {
    fn seconds(self, now: Duration) -> i64 {
        self.began.saturating_add(i64::try_from(now.as_secs()).unwrap_or_default())
    }

    /// The day that it is where the user is.
    pub fn today(self, now: Duration) -> Option<Date> {
        let offset = Offset::from_seconds(self.offset).ok()?;
        Some(offset.to_datetime(Timestamp::from_second(self.seconds(now)).ok()?).date())
    }

    /// What a person calls a moment, by the seconds of the Unix clock.
    pub fn moment(self, seconds: i64, now: Duration) -> Option<Moment> {
        let offset = Offset::from_seconds(self.offset).ok()?;
        let local = |seconds| Some(offset.to_datetime(Timestamp::from_second(seconds).ok()?));
        let (then, today) = (local(seconds)?, local(self.seconds(now))?.date());
        let days_ago = today.since(then.date()).ok()?.get_days();
        let day = (then.year(), then.month(), then.day());
        Some(Moment { days_ago, day, time: (then.hour(), then.minute()) })
    }
}

fn mark(caret: &Caret) -> Option<Mark> {
    let number = |number: usize| u64::try_from(number).ok();
    let spot = match caret.place()? {
        Place::TitleLine(line) => MarkSpot::TitleLine(number(line)?),
        Place::Subtitle => MarkSpot::Subtitle,
        Place::Speaker => MarkSpot::Speaker,
        Place::Date => MarkSpot::Date,
        Place::Heading(id) => MarkSpot::Heading(id.0),
        Place::Body(id, paragraph) => MarkSpot::Body(id.0, number(paragraph)?),
    };
    Some(Mark { spot, at: number(caret.in_text())? })
}

/// The caret of a mark, if its place is still there.
fn caret(draft: &Draft, mark: Mark) -> Option<Caret> {
    let place = match mark.spot {
        MarkSpot::TitleLine(line) => Place::TitleLine(usize::try_from(line).ok()?),
        MarkSpot::Subtitle => Place::Subtitle,
        MarkSpot::Speaker => Place::Speaker,
        MarkSpot::Date => Place::Date,
        MarkSpot::Heading(id) => Place::Heading(SectionId(id)),
        MarkSpot::Body(id, paragraph) => Place::Body(SectionId(id), usize::try_from(paragraph).ok()?),
    };
    let text = text_of(draft, place)?;
    Some(Caret::at(place, text.floor(usize::try_from(mark.at).unwrap_or(usize::MAX))))
}

/// The words before a caret, as they read.
fn words_before(open: &OpenDocument, caret: &Caret) -> Option<String> {
    let draft = open.document.draft();
    let place = caret.place()?;
    let text = text_of(draft, place)?;
    let before = text.slice(0..text.floor(caret.in_text())).ok()?;
    let chain = place.section().map(|id| draft.chain(id)).unwrap_or_default();
    let words = Reading::new(draft, &chain, open.speech()).words(source_of(place), &before);
    let skipped = words.chars().count().saturating_sub(WORDS);
    let cut: String = words.chars().skip(skipped).collect();
    Some(if skipped > 0 { format!("……{cut}") } else { cut })
}

/// The day that a speech is given on, if one of its blanks says so.
fn day_of(draft: &Draft) -> Option<String> {
    let date = |value: &Option<FieldValue>| match value {
        Some(FieldValue::Date(date)) => Some(date.to_string()),
        _ => None,
    };
    draft.fields.iter().find_map(|field| date(&field.value))
}

/// A day as it is remembered: year, month, day.
pub fn day(text: &str) -> Option<(i16, i8, i8)> {
    let date: Date = text.parse().ok()?;
    Some((date.year(), date.month(), date.day()))
}

impl OpenDocument {
    /// What is remembered of it, if it has a file.
    fn recent(&self, rate: Rates, opened: i64) -> Option<Recent> {
        // Templates have their own place.
        let path = self.path.clone().filter(|_| self.about().is_none())?;
        let draft = self.document.draft();
        let total = self.measured().total;
        let english = draft.language == Language::English;
        let length = if english { total.words } else { total.characters };
        Some(Recent {
            path,
            title: self.title().unwrap_or_default(),
            opened,
            date: day_of(draft),
            english,
            length: u64::try_from(length).unwrap_or_default(),
            seconds: total.whole_seconds(self.rate(rate)),
            slot_minutes: draft.slot_minutes,
            mark: self.caret().and_then(mark),
            words: self.caret().and_then(|caret| words_before(self, caret)).unwrap_or_default(),
            folded: self.folded().iter().map(|id| id.0).collect(),
        })
    }

    /// Puts the writer back where he stood, as far as the place is still there; whether it is.
    pub(super) fn recall(&mut self, recent: &Recent) -> bool {
        let draft = self.document.draft().clone();
        self.set_folded(recent.folded.iter().map(|id| SectionId(*id)).collect());
        let caret = recent.mark.and_then(|mark| caret(&draft, mark));
        if let Some(caret) = caret {
            super::writing::go_to(self, caret);
            return true;
        }
        false
    }

    /// Keeps the caret in a place that is there, after a change that did not know of it.
    pub(super) fn stand_somewhere(&mut self) {
        self.set_folded(self.folded().clone());
        if let Some(selection) = &self.selection {
            let settled = self.settle(selection);
            super::writing::go_to(self, settled);
        }
    }
}

impl Session {
    /// Has a draft remembered as it is now.
    pub(super) fn remember(&mut self, id: u64) {
        let opened = self.wall.seconds(self.clock);
        let open = self.documents.iter().find(|open| open.id == id);
        if let Some(recent) = open.and_then(|open| open.recent(self.settings.rate, opened)) {
            self.job(Job::Remember(Box::new(recent)));
        }
    }

    /// Takes up what is remembered; where a file is, is known from the last look, else it has just been there.
    pub(super) fn remembered(&mut self, all: Vec<Recent>) {
        let known = self.recents.take().unwrap_or_default();
        let of =
            |recent: &Recent| known.iter().find(|listed| listed.recent == *recent).map(|listed| listed.whereabouts);
        let list = |recent: Recent| Listed { whereabouts: of(&recent).unwrap_or(Whereabouts::Here), recent };
        self.recents = Some(all.into_iter().map(list).collect());
    }

    /// Has the files looked for again, where they are listed.
    pub(super) fn look_for_recents(&mut self) {
        if self.keeps {
            self.job(Job::Recents);
        }
    }

    pub(super) fn forget_recent(&mut self, path: PathBuf) {
        if let Some(recents) = &mut self.recents {
            recents.retain(|listed| listed.recent.path != path);
        }
        self.job(Job::DropRecent(path));
    }

    /// What a person here calls a moment, by the seconds of the Unix clock.
    pub fn moment(&self, seconds: i64) -> Option<Moment> {
        self.wall.moment(seconds, self.clock)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

    #[test]
    fn a_moment_is_told_by_the_day_here() {
        // 2026-04-28 22:30 in Greenwich, the next morning in China.
        let clock = Clock { began: 1_777_415_400, offset: 8 * 3600 };
        for (before, days_ago, day, time) in [
            (0, 0, (2026, 4, 29), (6, 30)),
            (7 * 3600, 1, (2026, 4, 28), (23, 30)),
            (40 * 86_400, 40, (2026, 3, 20), (6, 30)),
        ] {
            let moment = clock.moment(clock.began - before, Duration::ZERO).unwrap();
            assert_eq!(moment, Moment { days_ago, day, time });
        }
        assert_eq!(clock.moment(i64::MAX, Duration::ZERO), None);
        assert_eq!(day("2026-04-28"), Some((2026, 4, 28)));
        assert_eq!(day("yesterday"), None);
    }

    #[test]
    fn a_mark_leads_to_its_place_or_nowhere() {
        let mut draft = Draft::default();
        draft.title.lines = vec![Text::plain("讲话")];
        let at = |line, at| Mark { spot: MarkSpot::TitleLine(line), at };
        for (mark, there) in [
            (at(0, 3), Some(3)),
            (at(0, 4), Some(3)),
            (at(0, u64::MAX), Some(6)),
            (at(1, 0), None),
            (Mark { spot: MarkSpot::Body(7, 0), at: 0 }, None),
            (Mark { spot: MarkSpot::Date, at: 9 }, Some(0)),
        ] {
            assert_eq!(caret(&draft, mark).map(|caret| caret.at), there, "{mark:?}");
        }
    }
}
