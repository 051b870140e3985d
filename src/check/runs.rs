//! Lists: which marks of numbers count on from one another, and where they do not.
//!
//! Levels follow from what encloses a mark: a mark belongs to the innermost open run that waits for its number. A run ends
//! where a run around it goes on, or a heading above it follows. What looks like a slip is one only where the marks
//! themselves prove it; a lone mark is prose.

use std::collections::HashMap;
use std::sync::Arc;

use super::enumerators::{Before, Counting, Mark};
use super::finding::Slip;
use super::reading::Reading;
use super::subject::Subject;

/// One mark of a run.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its paragraph.
    pub paragraph: usize,
    /// The mark.
    pub mark: Mark,
}

/// A list.
#[derive(Clone, Debug)]
pub struct Run {
    /// How its first mark counts.
    pub counting: Counting,
    /// Its items.
    pub items: Vec<Item>,
    /// The run around it, and which of its items it stands below.
    pub parent: Option<(usize, usize)>,
    /// The items whose numbers do not count on, and the number that would.
    pub slips: Vec<(usize, Slip, u32)>,
    /// The items whose marks are of another kind than the first.
    pub mixed: Vec<usize>,
    /// The number that was counted last.
    last: u32,
}

impl Run {
    /// How many items it has.
    pub fn len(&self) -> u32 {
        u32::try_from(self.items.len()).unwrap_or(u32::MAX)
    }

    /// Whether its first mark opens a paragraph.
    pub fn opens_paragraphs(&self) -> bool {
        self.items.first().is_some_and(|item| item.mark.before == Before::Start)
    }

    /// The paragraph in which its last item begins.
    pub fn last_paragraph(&self) -> usize {
        self.items.last().map_or(0, |item| item.paragraph)
    }
}

/// The most runs that are open at once.
const MAX_OPEN: usize = 12;

/// How many paragraphs an item has at most whose mark is only said.
const NEAR: usize = 4;

/// How far a number may be from the one that is expected and still be meant to follow it.
const FARTHEST: u32 = 3;

/// All lists of a speech, in the order in which they begin; one of a single item is none.
pub fn runs(subject: &Subject, readings: &[Arc<Reading>]) -> Vec<Run> {
    let marks: Vec<Item> = readings
        .iter()
        .enumerate()
        .flat_map(|(paragraph, reading)| reading.marks.iter().map(move |mark| Item { paragraph, mark: mark.clone() }))
        .collect();
    let ahead = Ahead::new(&marks);
    let mut growing = Growing { subject, runs: Vec::new(), open: Vec::new(), part: None };
    for (index, item) in marks.iter().enumerate() {
        growing.enter(item);
        growing.add(item, ahead.of(index));
    }
    growing.runs
}

/// The numbers of the next marks behind every mark: of the same kind, of the same kind that open paragraphs too, and of
/// any kind that mixes with it.
struct Ahead(Vec<[Option<(usize, u32)>; 3]>);

impl Ahead {
    fn new(marks: &[Item]) -> Self {
        let mut same: HashMap<Counting, (usize, u32)> = HashMap::new();
        let mut starts: HashMap<Counting, (usize, u32)> = HashMap::new();
        let mut spoken: Option<(usize, u32)> = None;
        let mut all: Vec<_> = marks
            .iter()
            .rev()
            .map(|item| {
                let counting = item.mark.counting;
                let next = [same.get(&counting).copied(), starts.get(&counting).copied(), spoken];
                let here = (item.paragraph, item.mark.number);
                same.insert(counting, here);
                if item.mark.before == Before::Start {
                    starts.insert(counting, here);
                }
                if counting.mixes_with(Counting::Is) {
                    spoken = Some(here);
                }
                next
            })
            .collect();
        all.reverse();
        Self(all)
    }

    fn of(&self, index: usize) -> [Option<(usize, u32)>; 3] {
        self.0.get(index).copied().unwrap_or_default()
    }
}

struct Growing<'a> {
    subject: &'a Subject,
    runs: Vec<Run>,
    open: Vec<usize>,
    /// The part in which the last mark stood.
    part: Option<usize>,
}

impl Growing<'_> {
    /// Closes what ends before a mark: lists within a paragraph that is over, and lists below a heading that is.
    fn enter(&mut self, item: &Item) {
        let paragraphs = &self.subject.paragraphs;
        let part = paragraphs.get(item.paragraph).and_then(|paragraph| paragraph.part);
        let dead = self.open.iter().position(|run| {
            self.runs.get(*run).is_none_or(|run| !run.opens_paragraphs() && run.last_paragraph() + 1 < item.paragraph)
        });
        self.open.truncate(dead.unwrap_or(usize::MAX));
        if part != self.part {
            self.part = part;
            let closed = self.open.iter().position(|run| {
                self.runs.get(*run).and_then(|run| run.items.last()).is_some_and(|last| self.is_over(last, item))
            });
            self.open.truncate(closed.unwrap_or(usize::MAX));
        }
    }

    /// Whether the list of an item has ended before a mark in another part: a heading that stands above it follows, and
    /// no mark of that list does.
    fn is_over(&self, last: &Item, item: &Item) -> bool {
        // Where a number is wrong, only some of a list may have been recognised as parts.
        if item.mark.counting == last.mark.counting && item.mark.counting.rank().is_some() {
            return false;
        }
        let paragraph = |of: &Item| self.subject.paragraphs.get(of.paragraph);
        let part = |of: &Item| paragraph(of).and_then(|paragraph| self.subject.parts.get(paragraph.part?));
        let (Some(before), Some(now)) = (part(last), part(item)) else { return false };
        let is_heading = |of: &Item| {
            of.mark.before == Before::Start && paragraph(of).is_some_and(|paragraph| paragraph.label.is_some())
        };
        if is_heading(last) {
            // The list of headings ends where a part that stands higher begins, numbered or not.
            let between = self
                .subject
                .parts
                .iter()
                .filter(|part| part.paragraphs.start > last.paragraph && part.paragraphs.start <= item.paragraph);
            between.map(|part| part.level).min().is_some_and(|level| level < before.level)
                && now.level < before.level
                && item.mark.counting != last.mark.counting
        } else {
            // 第一， below a 一、 that was not recognised as a heading, as its numbers are wrong, leaves the list of 一、 open.
            let below = match (last.mark.counting.rank(), item.mark.counting.rank()) {
                (Some(outer), inner) => last.mark.before == Before::Start && inner.is_none_or(|inner| inner > outer),
                _ => false,
            };
            item.paragraph >= before.end && !std::ptr::eq(before, now) && !below
        }
    }

    fn add(&mut self, item: &Item, [same, starts, spoken]: [Option<(usize, u32)>; 3]) {
        let mark = &item.mark;
        let (counting, number) = (mark.counting, mark.number);
        let start = mark.before == Before::Start;
        if number == 0 {
            return self.finish(item);
        }
        if let Some(at) = self.waiting(item) {
            return self.go_on(at, item, None);
        }
        let formal = counting.rank().is_some();
        // The next mark of a list of paragraphs opens a paragraph too.
        let next = match (start, formal) {
            (true, true) => starts,
            (true, false) => starts.filter(|(paragraph, _)| *paragraph <= item.paragraph + NEAR).or(same),
            (false, _) => same,
        };
        let follows = |wanted: u32| next.is_some_and(|(_, next)| next == wanted);
        if number == 1 {
            let mixed = counting.mixes_with(Counting::Is) && spoken.is_some_and(|(_, next)| next == 2);
            let any = spoken.filter(|_| counting.mixes_with(Counting::Is));
            let gap = next.into_iter().chain(any).any(|(paragraph, next)| {
                let close =
                    if start { formal || paragraph <= item.paragraph + NEAR } else { paragraph == item.paragraph };
                let farthest = if formal { FARTHEST + 2 } else { FARTHEST + 1 };
                (3..=farthest).contains(&next) && close && !self.waits(counting, next) && !self.may_take(counting, next)
            });
            // Its like may stand within it: 一是 一是 二是 二是.
            let nested = !formal && follows(1);
            if follows(2) || mixed || gap || nested {
                return self.begin(item);
            }
        } else if let Some(at) = self.mixing(item) {
            return self.go_on(at, item, None);
        }
        if let Some(at) = self.slipping(item, next.map(|(_, next)| next)) {
            return self.go_on(at, item, next.map(|(_, next)| next).or(Some(0)));
        }
        if formal && start && number == 2 && follows(3) && !self.has_open(counting) {
            self.begin(item);
            if let Some(run) = self.runs.last_mut() {
                run.slips.push((0, Slip::Start, 1));
            }
        }
    }

    /// Whether a run that counts so is open.
    fn has_open(&self, counting: Counting) -> bool {
        self.open.iter().filter_map(|run| self.runs.get(*run)).any(|run| run.counting == counting)
    }

    /// Whether an open run that counts so has not come as far as a number.
    fn may_take(&self, counting: Counting, number: u32) -> bool {
        let runs = self.open.iter().filter_map(|run| self.runs.get(*run));
        runs.into_iter().any(|run| run.counting == counting && run.last < number)
    }

    /// Whether an open run that may hold a mark waits for a number.
    fn waits(&self, counting: Counting, number: u32) -> bool {
        let takes = |run: &Run| run.counting == counting || run.counting.mixes_with(counting);
        self.open.iter().filter_map(|run| self.runs.get(*run)).any(|run| takes(run) && run.last + 1 == number)
    }

    /// Whether a mark stands as those of a run do: at the head of a paragraph, or within one.
    fn stands_alike(run: &Run, item: &Item) -> bool {
        run.opens_paragraphs() == (item.mark.before == Before::Start) || item.paragraph == run.last_paragraph()
    }

    /// Whether a mark can stand in a run at all: a list within a paragraph ends with it, or goes on in the next one.
    fn fits(run: &Run, item: &Item) -> bool {
        run.opens_paragraphs() || item.paragraph <= run.last_paragraph() + 1
    }

    /// The place among the open runs of the one that waits for a mark: the innermost, but for the head of a paragraph
    /// rather one whose marks open paragraphs.
    fn waiting(&self, item: &Item) -> Option<usize> {
        let waits =
            |run: &Run| run.counting == item.mark.counting && run.last + 1 == item.mark.number && Self::fits(run, item);
        let found = |strict: bool| {
            self.open.iter().rposition(|index| {
                self.runs.get(*index).is_some_and(|run| {
                    waits(run) && (!strict || run.opens_paragraphs() == (item.mark.before == Before::Start))
                })
            })
        };
        found(true).or_else(|| found(false))
    }

    /// The same for a mark of another kind than the run's.
    fn mixing(&self, item: &Item) -> Option<usize> {
        self.open.iter().rposition(|index| {
            self.runs.get(*index).is_some_and(|run| {
                run.counting.mixes_with(item.mark.counting)
                    && run.last + 1 == item.mark.number
                    && Self::fits(run, item)
                    && Self::stands_alike(run, item)
            })
        })
    }

    /// The place of the run in which a mark is a slip of the writer.
    fn slipping(&self, item: &Item, next: Option<u32>) -> Option<usize> {
        let Mark { counting, number, before, .. } = item.mark;
        let formal = counting.rank().is_some();
        let start = before == Before::Start;
        if item.mark.cited {
            return None;
        }
        // 一要, 四是, 三是: of another kind too, where the next one shows which number was meant.
        let takes = |run: &Run| {
            run.counting == counting || run.counting.mixes_with(counting) && number > 1 && next == Some(run.last + 2)
        };
        let at = self
            .open
            .iter()
            .rposition(|index| self.runs.get(*index).is_some_and(|run| takes(run) && Self::stands_alike(run, item)))?;
        let run = self.open.get(at).and_then(|index| self.runs.get(*index))?;
        let expected = run.last + 1;
        // However far off it is, the next one may show which number was meant.
        let near = number < expected + FARTHEST || next == Some(expected + 1);
        let slips = if formal {
            // A reference such as （一） within a sentence is none.
            start && near || before != Before::Within && item.paragraph == run.last_paragraph() && near
        } else {
            let spoken = matches!(counting, Counting::Must | Counting::Is | Counting::Ordinal | Counting::Noun(_));
            let close = item.paragraph == run.last_paragraph() || (start && item.paragraph <= run.last_paragraph() + 3);
            // Two marks, or the one behind it, show that this is a list; so do two that open paragraphs near each other.
            let listed = run.items.len() > 1 || start && run.opens_paragraphs();
            let proven = listed || next == Some(number + 1) || next == Some(expected + 1);
            spoken && close && near && proven && number > 1
        };
        slips.then_some(at)
    }

    fn begin(&mut self, item: &Item) {
        let mark = &item.mark;
        let start = mark.before == Before::Start;
        if start {
            // A list within a paragraph that is over encloses no paragraph.
            let over = |run: &Run| !run.opens_paragraphs() && run.last_paragraph() < item.paragraph;
            let level = self.open.iter().position(|index| self.runs.get(*index).is_none_or(over));
            self.open.truncate(level.unwrap_or(usize::MAX));
        }
        let mut restarted = None;
        if let Some(rank) = mark.counting.rank().filter(|_| start) {
            let level = self.open.iter().position(|index| {
                self.runs.get(*index).is_some_and(|run| match run.counting.rank() {
                    Some(other) => other >= rank && run.opens_paragraphs(),
                    // Nothing that is only said encloses 一、.
                    None => rank <= 1,
                })
            });
            if let Some(level) = level {
                let beside = self.open.get(level).and_then(|index| self.runs.get(*index));
                restarted = beside
                    .filter(|run| run.counting == mark.counting && run.items.len() > 1)
                    .filter(|run| !self.is_headed(run.last_paragraph(), item.paragraph))
                    .map(|run| run.last + 1);
                self.open.truncate(level);
            }
        }
        let parent = self.open.last().and_then(|index| Some((*index, self.runs.get(*index)?.items.len() - 1)));
        let slips = restarted.map(|expected| (0, Slip::Restart, expected)).into_iter().collect();
        let (counting, last) = (mark.counting, mark.number);
        self.runs.push(Run { counting, items: vec![item.clone()], parent, slips, mixed: Vec::new(), last });
        if self.open.len() == MAX_OPEN {
            self.open.remove(0);
        }
        self.open.push(self.runs.len() - 1);
    }

    /// Whether a heading without a number stands between two paragraphs, or the speech goes on in another part.
    fn is_headed(&self, from: usize, to: usize) -> bool {
        let between = self.subject.paragraphs.get(from + 1..to).unwrap_or_default();
        let heads = |text: &str| text.chars().count() <= 30 && !text.ends_with(['。', '！', '？', '；', '：', '”']);
        // 再说销售。 opens another list.
        const LEADS: [&str; 11] = ["先", "再", "接下来", "下面", "关于", "第", "最后", "其次", "同时", "另外", "此外"];
        let leads = |text: &str| {
            let short = text.chars().count() <= 60;
            short && (text.ends_with('：') || LEADS.iter().any(|word| text.starts_with(word)))
        };
        self.subject.top_of(from).map(|top| self.subject.parts.get(top).map(|part| part.role))
            != self.subject.top_of(to).map(|top| self.subject.parts.get(top).map(|part| part.role))
            || between
                .iter()
                .any(|paragraph| paragraph.label.is_none() && (heads(&paragraph.text) || leads(&paragraph.text)))
    }

    /// `slip` is the number of the next mark of the kind, where this one does not count on.
    fn go_on(&mut self, at: usize, item: &Item, slip: Option<u32>) {
        self.open.truncate(at + 1);
        let Some(run) = self.open.get(at).and_then(|index| self.runs.get_mut(*index)) else { return };
        let number = item.mark.number;
        let index = run.items.len();
        let expected = run.last + 1;
        let other_tail = run.items.first().is_some_and(|first| first.mark.tail != item.mark.tail);
        if item.mark.counting != run.counting || (run.counting.rank() == Some(3) && other_tail) {
            run.mixed.push(index);
        }
        if let Some(next) = slip {
            let slip = if number < expected { Slip::Repeat } else { Slip::Gap };
            run.slips.push((index, slip, expected));
            // The numbers go on from this one, or as if it were right.
            run.last = if number > expected && next != expected + 1 { number } else { expected };
        } else {
            run.last = number;
        }
        run.items.push(item.clone());
    }

    /// 最后， ends a list that says 首先， or 第一，.
    fn finish(&mut self, item: &Item) {
        let at = self.open.iter().rposition(|index| {
            self.runs.get(*index).is_some_and(|run| {
                run.counting == item.mark.counting
                    && run.items.len() > 1
                    && Self::fits(run, item)
                    && Self::stands_alike(run, item)
            })
        });
        if let Some(at) = at
            && let Some(run) = self.open.get(at).and_then(|index| self.runs.get(*index))
        {
            let number = run.last + 1;
            let mark = Mark { number, ..item.mark.clone() };
            self.go_on(at, &Item { mark, ..item.clone() }, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::options::Options;
    use crate::check::reading::Setting;
    use crate::check::subject::{Kind, Origin, Paragraph};
    use crate::measure::Rate;
    use crate::model::Language;

    /// The lists of a text, by their marks; `!` stands behind a slip, `~` behind a mark of another kind.
    fn lists(text: &str) -> Vec<String> {
        let paragraph = |text: &str| Paragraph {
            text: text.to_owned(),
            kind: Kind::Text,
            part: None,
            label: None,
            heading: None,
            stretches: Vec::new(),
            origin: Origin::Text(Vec::new()),
        };
        let language = Language::Chinese;
        let subject = Subject {
            language,
            day: None,
            minutes: None,
            rate: Rate::usual(language),
            names: Vec::new(),
            paragraphs: text.lines().map(paragraph).collect(),
            parts: Vec::new(),
        };
        let setting = Setting::new(&subject, &Options::default());
        let readings: Vec<_> =
            subject.paragraphs.iter().map(|paragraph| Arc::new(Reading::new(paragraph, &setting))).collect();
        let shown = |run: &Run| -> String {
            let mark = |(index, item): (usize, &Item)| {
                let slip = if run.slips.iter().any(|(at, _, _)| *at == index) { "!" } else { "" };
                let mixed = if run.mixed.contains(&index) { "~" } else { "" };
                format!("{}{slip}{mixed}", readings[item.paragraph].scan.text(item.mark.range.clone()))
            };
            run.items.iter().enumerate().map(mark).collect()
        };
        runs(&subject, &readings).iter().filter(|run| run.len() > 1).map(shown).collect()
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(lists(text), expected, "{text}");
    }

    #[test]
    fn marks_count_on_by_what_encloses_them() {
        check("一、甲。一要快。二要准。\n二、乙。一要稳。二要好。", &["一、二、", "一要二要", "一要二要"]);
        check(
            "一、甲\n（一）甲\n1.甲\n2.乙\n（二）乙\n二、乙\n（一）甲\n（二）乙",
            &["一、二、", "（一）（二）", "1.2.", "（一）（二）"],
        );
        check("一是甲。一是子。二是丑。三是寅。二是乙。三是丙。", &["一是二是三是", "一是二是三是"]);
        check(
            "第一，甲。\n第二，乙。第一，子；第二，丑；第三，寅。\n第三，丙。",
            &["第一，第二，第三，", "第一，第二，第三，"],
        );
        check("一、甲。一要吃饭，二要建设。\n（一）子\n（二）丑\n二、乙", &["一、二、", "一要二要", "（一）（二）"]);
        check("——甲。一是子。二是丑。三是寅。\n——乙。\n一是卯。\n二是辰。", &["一是二是三是", "一是二是"]);
        check("首先，甲。其次，乙。最后，丙。", &["首先，其次，最后，"]);
        check("首先，我代表市委。最后，谢谢。", &[]);
    }

    #[test]
    fn slips_are_told_from_lists_of_their_own() {
        check("一、甲\n二、乙\n四、丙\n五、丁", &["一、二、四、!五、"]);
        check("一、甲\n二、乙\n二、丙\n四、丁", &["一、二、二、!四、"]);
        check("一、甲\n二、乙\n一、丙\n四、丁", &["一、二、一、!四、"]);
        check("一要快。二要准。四要稳。", &["一要二要四要!"]);
        check("一要快。二是准。三要稳。", &["一要二是~三要"]);
        check("一、甲\n三、乙\n三、丙\n四、丁", &["一、三、!三、四、"]);
        check("一、甲\n三、乙\n三、丙", &["一、三、!三、"]);
        check("一是甲。\n三是乙。\n三是丙。", &["一是三是!三是"]);
        check("一要甲。\n四要乙。\n三要丙。\n四要丁。", &["一要四要!三要四要"]);
        check("一是甲。\n四是乙。", &["一是四是!"]);
        check("一要甲。\n四是乙。\n三是丙。", &["一要四是!~三是~"]);
        check("一是快，三是准，都要做到。", &[]);
        check("1.甲\n2、乙\n3.丙", &["1.2、~3."]);
        check("一、甲\n（二）子\n（三）丑\n二、乙", &["一、二、", "（二）!（三）"]);
    }
}
