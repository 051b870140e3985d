//! A second pair of eyes: what the checks find in the draft that is shown, while it is written. The worker looks, one
//! look at a time; what it finds is shown as long as the words it is about stay as they are, and never in the sentence
//! that is being written.

mod looking;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use super::jobs::Job;
use super::open::{OpenDocument, View};
use super::session::{Screen, Session};
use super::writing;
use crate::assemble::{Assembled, Source};
use crate::check::{Breadth, Finding, Fix, Options, Place, Rule, Severity, Subject, WordList, aside_by, set_aside};
use crate::edit::{Edit, Kind, Selection, splice_text};
use crate::flow::{block_of, caret_of};
use crate::model::{SectionId, SetAside, Text, sentences};
use crate::store::{Beside, Checks as CheckSettings, RuleLevel};

pub use looking::{ReviewOrder, Reviewed, review};

/// How many findings of a draft are shown; more would help nobody.
const MOST_SHOWN: usize = 2_000;

/// How many findings there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Warnings and errors.
    pub warnings: usize,
    /// Hints.
    pub hints: usize,
}

impl Tally {
    /// All of them.
    pub fn all(self) -> usize {
        self.warnings + self.hints
    }

    fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Hint => self.hints += 1,
            Severity::Warning | Severity::Error => self.warnings += 1,
        }
    }
}

/// What is known of an open draft.
#[derive(Debug, Default)]
pub struct Review {
    reviewed: Option<Arc<Reviewed>>,
    /// What is shown, rule by rule, the most serious first.
    shown: Vec<usize>,
    tally: Tally,
    by_section: HashMap<Option<SectionId>, Tally>,
    by_block: HashMap<Source, Vec<usize>>,
    /// The finding that is looked at, and what it is known again by in the next look.
    current: Option<(usize, SetAside)>,
    /// The sentence that is being written: its block, and the how-manieth there.
    writing: Option<(Source, usize)>,
    /// What all this was put in order for.
    arranged: Option<Arrangement>,
    /// The kind of finding of which all are to be mended, and those that are not to be.
    pub mending: Option<(Rule, BTreeSet<usize>)>,
}

#[derive(Clone, Debug, PartialEq)]
struct Arrangement {
    revision: u64,
    looked_at: Option<u64>,
    writing: Option<(Source, usize)>,
}

/// What is asked of the checks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CheckAsk {
    /// Look at this finding.
    Look(usize),
    /// Look at it, and go to its words.
    Go(usize),
    /// Mend it, in the how-manieth of the ways that it names.
    Mend(usize, usize),
    /// Say no more of it.
    SetAside(usize, Breadth),
    /// Say again what was set aside, by its place in the draft's list.
    BringBack(usize),
    /// Show what mending all findings of a rule would do, or no longer.
    Preview(Option<Rule>),
    /// Of those mend this one, or do not.
    Tick(usize),
    /// Mend those.
    MendAll,
    /// The rule has this level from now on, in every draft.
    SetLevel(Rule, RuleLevel),
}

/// What the user has decided about the rules.
pub fn options_of(set: &CheckSettings, words: Arc<WordList>) -> Options {
    let mut options = Options {
        longest_sentence: set.sentence.get().into(),
        longest_breath: set.breath.get().into(),
        longest_english: set.english.get().into(),
        words,
        ..Options::default()
    };
    for (name, level) in &set.levels {
        let Some(rule) = Rule::from_name(name) else { continue };
        let severity = match level {
            RuleLevel::Off => {
                options.off.insert(rule);
                continue;
            }
            RuleLevel::Hint => Severity::Hint,
            RuleLevel::Warning => Severity::Warning,
            RuleLevel::Error => Severity::Error,
        };
        options.levels.insert(rule, severity);
    }
    options
}

/// The level of a rule as it is set.
pub fn level_of(set: &CheckSettings, rule: Rule) -> RuleLevel {
    set.levels.get(rule.name()).copied().unwrap_or(match rule.severity() {
        Severity::Hint => RuleLevel::Hint,
        Severity::Warning => RuleLevel::Warning,
        Severity::Error => RuleLevel::Error,
    })
}

/// Whether all findings of a rule may be mended at once: there is one way to do it, and it changes no word.
pub fn is_safe(rule: Rule) -> bool {
    matches!(rule, Rule::PunctuationWidth | Rule::PunctuationDoubled | Rule::SpaceBetweenChinese | Rule::DashStyle)
}

impl Review {
    /// The speech as the rules saw it, with what they found; `None` until they have looked.
    pub fn reviewed(&self) -> Option<&Reviewed> {
        self.reviewed.as_deref()
    }

    /// A finding by its index.
    pub fn finding(&self, index: usize) -> Option<&Finding> {
        self.reviewed.as_ref()?.findings().get(index)
    }

    /// What is shown, rule by rule, the most serious first.
    pub fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// How many that are.
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// How many of them stand in a section itself; `None` is the title block.
    pub fn tally_of(&self, section: Option<SectionId>) -> Tally {
        self.by_section.get(&section).copied().unwrap_or_default()
    }

    /// What is shown of a block.
    pub fn in_block(&self, source: Source) -> impl Iterator<Item = (usize, &Finding)> {
        let all = self.by_block.get(&source).map(Vec::as_slice).unwrap_or_default();
        all.iter().filter_map(|index| Some((*index, self.finding(*index)?)))
    }

    /// The finding that is looked at.
    pub fn current(&self) -> Option<usize> {
        self.current.as_ref().map(|(index, _)| *index)
    }

    /// The words of a finding.
    pub fn words(&self, finding: &Finding) -> &str {
        self.reviewed.as_ref().map_or("", |reviewed| super::checking::words_at(&reviewed.subject, &finding.place))
    }

    /// Where a paragraph of the subject came from.
    pub fn source(&self, place: &Place) -> Option<Source> {
        source_in(&self.reviewed.as_ref()?.subject, place.paragraph)
    }

    fn look_at(&mut self, index: usize) {
        let Some(reviewed) = &self.reviewed else { return };
        let known = reviewed.findings().get(index).map(|finding| set_aside(&reviewed.subject, finding, Breadth::Place));
        self.current = known.map(|known| (index, known));
    }
}

fn source_in(subject: &Subject, paragraph: usize) -> Option<Source> {
    match subject.paragraphs.get(paragraph)?.origin {
        crate::check::Origin::Draft(source) => Some(source),
        crate::check::Origin::Text(_) => None,
    }
}

/// What a block says now.
fn says(speech: &Assembled, source: Source) -> Option<&str> {
    let blocks = match source.section() {
        Some(id) => speech.own_blocks(id),
        None => speech.blocks.as_slice(),
    };
    let found = blocks.iter().take_while(|block| source.section().is_some() || block.source.is_title());
    found.into_iter().find(|block| block.source == source).map(|block| block.line.text.as_str())
}

/// The how-manieth sentence of a text a byte stands in; at the very end of one it is still that one.
fn sentence_at(text: &str, byte: usize) -> usize {
    sentences(text).into_iter().take_while(|end| *end < byte).count()
}

impl OpenDocument {
    /// Puts what was found in order: what is shown, and where.
    pub(super) fn arrange(&mut self) {
        let revision = self.document.revision();
        let here = self.caret().and_then(|caret| {
            let (source, byte) = block_of(self.document.draft(), self.speech(), self.page(), caret)?;
            Some((source, sentence_at(says(self.speech(), source)?, byte)))
        });
        let before = self.review.arranged.as_ref();
        let changed = before.is_some_and(|before| before.revision != revision);
        let stays = self.review.writing.is_some() && self.review.writing == here;
        self.review.writing = here.filter(|_| changed || stays);
        let looked_at = self.review.reviewed.as_ref().map(|reviewed| reviewed.revision);
        let now = Arrangement { revision, looked_at, writing: self.review.writing };
        if before != Some(&now) {
            self.review.arranged = Some(now);
            self.show_findings();
        }
    }

    fn show_findings(&mut self) {
        let Some(reviewed) = self.review.reviewed.clone() else { return };
        let (draft, speech) = (self.document.draft(), self.speech());
        let current = reviewed.revision == self.document.revision();
        let writing = self.review.writing;
        let is_shown = |finding: &Finding| {
            let Some(paragraph) = reviewed.subject.paragraphs.get(finding.place.paragraph) else { return false };
            let Some(source) = source_in(&reviewed.subject, finding.place.paragraph) else { return false };
            let touches = |(block, sentence): (Source, usize)| {
                if block != source {
                    return false;
                }
                let range = &finding.place.range;
                let ends = (sentence_at(&paragraph.text, range.start + 1), sentence_at(&paragraph.text, range.end));
                (ends.0..=ends.1.max(ends.0)).contains(&sentence)
            };
            !writing.is_some_and(touches) && aside_by(&reviewed.subject, finding, &draft.set_aside).is_none()
        };
        let is_same = |finding: &Finding, source| {
            let before = reviewed.subject.paragraphs.get(finding.place.paragraph);
            current || says(speech, source) == before.map(|paragraph| paragraph.text.as_str())
        };
        let mut shown: Vec<(usize, &Finding)> =
            reviewed.findings().iter().enumerate().filter(|(_, finding)| is_shown(finding)).take(MOST_SHOWN).collect();
        // A rule stands where the most serious of its findings does.
        let mut worst: BTreeMap<Rule, Severity> = BTreeMap::new();
        for (_, finding) in &shown {
            let worst = worst.entry(finding.rule).or_insert(finding.severity);
            *worst = (*worst).max(finding.severity);
        }
        shown.sort_by_key(|(index, finding)| {
            (std::cmp::Reverse(worst.get(&finding.rule).copied()), finding.rule, *index)
        });
        let same: BTreeSet<usize> = shown
            .iter()
            .filter(|(_, finding)| {
                source_in(&reviewed.subject, finding.place.paragraph).is_some_and(|source| is_same(finding, source))
            })
            .map(|(index, _)| *index)
            .collect();
        let review = &mut self.review;
        (review.tally, review.by_section, review.by_block) = Default::default();
        for (index, finding) in &shown {
            let Some(source) = source_in(&reviewed.subject, finding.place.paragraph) else { continue };
            review.tally.add(finding.severity);
            review.by_section.entry(source.section()).or_default().add(finding.severity);
            // Until the next look is done the list stays as it is; on the page no mark stands below other words.
            if same.contains(index) {
                review.by_block.entry(source).or_default().push(*index);
            }
        }
        let rank = review.current().and_then(|index| review.shown.iter().position(|shown| *shown == index));
        review.shown = shown.into_iter().map(|(index, _)| index).collect();
        // What was looked at is known again; where it is no more, the next one has its place.
        if let Some((_, known)) = &review.current {
            let one = std::slice::from_ref(known);
            let same = |index: &usize| {
                let finding = reviewed.findings().get(*index);
                finding.is_some_and(|finding| aside_by(&reviewed.subject, finding, one).is_some())
            };
            let again = review.shown.iter().copied().find(same);
            let next = || review.shown.get(rank?.min(review.shown.len().checked_sub(1)?)).copied();
            match again.or_else(next) {
                Some(index) => review.look_at(index),
                None => review.current = None,
            }
        }
        let shown: BTreeSet<usize> = review.shown.iter().copied().collect();
        if let Some((rule, _)) = &review.mending
            && !shown.iter().any(|index| review.finding(*index).is_some_and(|finding| finding.rule == *rule))
        {
            review.mending = None;
        }
    }

    /// What a place of the speech as it was looked at selects on the page, if its words are still the same.
    fn selection_of(&self, place: &Place) -> Option<Selection> {
        let reviewed = self.review.reviewed()?;
        let source = source_in(&reviewed.subject, place.paragraph)?;
        let written = reviewed.subject.paragraphs.get(place.paragraph)?.text.as_str();
        if says(self.speech(), source) != Some(written) {
            return None;
        }
        let at = |byte| caret_of(self.document.draft(), self.speech(), self.page(), source, byte);
        Some(Selection { anchor: at(place.range.start)?, head: at(place.range.end)? })
    }

    /// The edits that do what a fix says, those behind first, so that places stay what they are.
    fn edits_of(&self, fix: &Fix) -> Option<Vec<Edit>> {
        let Fix::Replace(all) = fix else { return None };
        let mut replacements: Vec<_> = all.iter().collect();
        replacements.sort_by_key(|one| std::cmp::Reverse((one.place.paragraph, one.place.range.start)));
        let draft = self.document.draft();
        let edit = |one: &&crate::check::Replacement| {
            let selection = self.selection_of(&one.place)?;
            let place = selection.anchor.place().filter(|place| selection.head.place() == Some(*place))?;
            let range: Range<usize> = selection.anchor.in_text()..selection.head.in_text();
            splice_text(draft, place, range, Text::plain(&one.words)).ok()
        };
        replacements.iter().map(edit).collect()
    }
}

impl Session {
    /// Has the draft that is shown looked at, where it may read otherwise than when it was last looked at.
    pub(super) fn review(&mut self) {
        let rates = self.settings.rate;
        if self.reviewing || self.screen != Screen::Draft {
            return;
        }
        let options = self.check_options.clone();
        let Some(open) = self.documents.get(self.current) else { return };
        if open.view != View::Desk || open.about().is_some() {
            return;
        }
        let (revision, rate) = (open.document.revision(), open.rate(rates));
        let before = open.review.reviewed.clone();
        let done = before.as_ref().is_some_and(|done| {
            done.revision == revision && done.subject.rate == rate && Arc::ptr_eq(&done.options, &options)
        });
        if done {
            return;
        }
        let draft = open.document.draft().clone();
        let can_wait = open.review.writing.is_some();
        let order = ReviewOrder { id: open.id, revision, draft, rate, options, can_wait, before };
        self.reviewing = true;
        self.job(Job::Review(Box::new(order)));
    }

    pub(super) fn reviewed(&mut self, reviewed: Arc<Reviewed>) {
        self.reviewing = false;
        if let Some(open) = self.documents.iter_mut().find(|open| open.id == reviewed.id) {
            open.review.reviewed = Some(reviewed);
            open.review.arranged.iter_mut().for_each(|arranged| arranged.looked_at = None);
        }
    }

    pub(super) fn check_ask(&mut self, ask: CheckAsk, now: Duration) {
        if let CheckAsk::SetLevel(rule, level) = ask {
            return self.set_level(rule, level);
        }
        let Some(open) = self.shown() else { return };
        match ask {
            CheckAsk::Look(index) => open.review.look_at(index),
            CheckAsk::Go(index) => {
                open.review.look_at(index);
                let place = open.review.finding(index).map(|finding| finding.place.clone());
                go_to(open, place.as_ref());
            }
            CheckAsk::Mend(index, way) => mend(open, index, way, now),
            CheckAsk::SetAside(index, breadth) => {
                let Some(reviewed) = open.review.reviewed.clone() else { return };
                let Some(finding) = reviewed.findings().get(index) else { return };
                let mut all = open.document.draft().set_aside.clone();
                all.push(set_aside(&reviewed.subject, finding, breadth));
                note(open, all, now);
            }
            CheckAsk::BringBack(index) => {
                let mut all = open.document.draft().set_aside.clone();
                if index < all.len() {
                    all.remove(index);
                    note(open, all, now);
                }
            }
            CheckAsk::Preview(rule) => open.review.mending = rule.map(|rule| (rule, BTreeSet::new())),
            CheckAsk::Tick(index) => {
                if let Some((_, left)) = &mut open.review.mending
                    && !left.remove(&index)
                {
                    left.insert(index);
                }
            }
            CheckAsk::MendAll => mend_all(open, now),
            CheckAsk::SetLevel(..) => {}
        }
    }

    /// Looks at the next finding in the order of the speech, or the one before, and goes there.
    pub(super) fn step_finding(&mut self, forward: bool, now: Duration) {
        let Some(open) = self.shown() else { return };
        let mut order = open.review.shown.clone();
        order.sort_unstable();
        let at = open.review.current().and_then(|current| order.iter().position(|index| *index == current));
        let next = match (at, forward) {
            (None, true) => 0,
            (None, false) => order.len().saturating_sub(1),
            (Some(at), true) => (at + 1) % order.len().max(1),
            (Some(at), false) => at.checked_sub(1).unwrap_or(order.len().saturating_sub(1)),
        };
        if let Some(index) = order.get(next) {
            self.check_ask(CheckAsk::Go(*index), now);
        }
        self.show_beside(Beside::Checks);
    }

    /// Does something with the finding that is looked at.
    pub(super) fn with_finding(&mut self, ask: impl FnOnce(usize) -> CheckAsk, now: Duration) {
        if let Some(index) = self.document().and_then(|open| open.review.current()) {
            self.check_ask(ask(index), now);
        }
    }

    fn set_level(&mut self, rule: Rule, level: RuleLevel) {
        let mut settings = self.settings.clone();
        settings.checks.levels.remove(rule.name());
        if level_of(&settings.checks, rule) != level {
            settings.checks.levels.insert(rule.name().to_owned(), level);
        }
        self.set(settings);
    }
}

fn go_to(open: &mut OpenDocument, place: Option<&Place>) {
    if let Some(selection) = place.and_then(|place| open.selection_of(place)) {
        writing::go_to(open, selection);
    }
}

/// Notes what is set aside now, as a step that can be undone.
fn note(open: &mut OpenDocument, with: Vec<SetAside>, now: Duration) {
    // More than may be set aside is refused, and stays in sight.
    change(open, Edit::SetAside { with }, now);
}

/// Applies an edit that leaves the writer where he stands, and the keyboard where it is.
fn change(open: &mut OpenDocument, edit: Edit, now: Duration) {
    let here = open.selection.clone();
    let _ = open.document.apply(edit, Kind::Whole, now, (here.clone(), here));
    settle(open);
}

fn mend(open: &mut OpenDocument, index: usize, way: usize, now: Duration) {
    open.review.look_at(index);
    let Some(fix) = open.review.finding(index).and_then(|finding| finding.fixes.get(way)).cloned() else { return };
    match &fix {
        Fix::GoTo(place) => go_to(open, Some(place)),
        Fix::Replace(_) => {
            if let Some(edits) = open.edits_of(&fix) {
                change(open, Edit::Many(edits), now);
            }
        }
    }
}

fn mend_all(open: &mut OpenDocument, now: Duration) {
    let Some((rule, left)) = open.review.mending.take() else { return };
    let all = open.review.shown.iter().filter(|index| !left.contains(index));
    let of_rule = all.filter_map(|index| open.review.finding(*index)).filter(|finding| finding.rule == rule);
    let mut replacements: Vec<_> = of_rule
        .filter_map(|finding| match finding.fixes.first()? {
            Fix::Replace(all) => Some(all.iter().cloned()),
            Fix::GoTo(_) => None,
        })
        .flatten()
        .collect();
    replacements.sort_by_key(|one| (one.place.paragraph, one.place.range.start));
    // What two findings would both change is changed once.
    replacements.dedup_by(|next, one| {
        next.place.paragraph == one.place.paragraph && next.place.range.start < one.place.range.end
    });
    if let Some(edits) = open.edits_of(&Fix::Replace(replacements)) {
        change(open, Edit::Many(edits), now);
    }
}

/// What was not written by hand is no sentence that is being written.
fn settle(open: &mut OpenDocument) {
    open.refresh();
    open.review.writing = None;
    let revision = open.document.revision();
    open.review.arranged.iter_mut().for_each(|arranged| (arranged.revision, arranged.looked_at) = (revision, None));
}
