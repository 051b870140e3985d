//! An announced number of items that is not the number of items.
//!
//! Judged by its silence: a count is compared only where a number, a counting noun and a list of the same section are all
//! there, and where nothing else that could be meant has that number. Names, rough counts and what others counted are none
//! to begin with (`counts`); counts of our drafts that count by themselves are always right.

use crate::check::counts::{Announcement, Frame};
use crate::check::enumerators::{Before, Counting};
use crate::check::finding::{Data, Finding, Fix, Place, Rule, Severity};
use crate::check::runs::{Item, Run};
use crate::check::scan::{Scan, ends_sentence};
use crate::check::subject::{Origin, Paragraph, Part, Stretch};
use crate::model::{Role, chinese_numeral, count_numeral, english_numeral, is_han};

use super::{Speech, write};

/// How many Chinese characters may stand between a count and its list: in one paragraph, and behind it in its paragraph where
/// the list begins with the next one.
const WITHIN: usize = 60;
const BEHIND: usize = 90;

/// How many characters a paragraph between a count and its list may have.
const BETWEEN: usize = 90;

/// Counts that are not kept.
pub fn announced_count(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let mut told_cut_off = false;
    let all: Vec<(usize, &Announcement)> = speech
        .spoken()
        .flat_map(|(index, _, reading)| reading.announcements.iter().map(move |count| (index, count)))
        .filter(|(index, count)| !is_live(speech, *index, count))
        .collect();
    let mut by_paragraph: std::collections::HashMap<usize, Vec<usize>> = std::collections::HashMap::new();
    for (index, run) in speech.runs.iter().enumerate().filter(|(_, run)| run.items.len() > 1) {
        let first = run.items.first().map_or(0, |item| item.paragraph);
        by_paragraph.entry(first).or_default().push(index);
    }
    let lists = Lists { speech, starts: &by_paragraph };
    for (at, (paragraph, count)) in all.iter().enumerate() {
        let next = all.get(at + 1).map(|(paragraph, count)| (*paragraph, count.range.start));
        let found = match count.frame {
            Frame::Sum => lists.summed(*paragraph, count),
            Frame::Behind => lists.behind(*paragraph, count, all.get(..at).unwrap_or_default()),
            Frame::Own | Frame::Plain => {
                lists.listed_before(*paragraph, count).or_else(|| lists.ahead(*paragraph, count, next))
            }
        };
        let Some(Miss { found, first, last }) = found else { continue };
        let cut_off = is_cut_off(speech, last.as_ref().unwrap_or(&first));
        // What a cut-off copy lacks, all its counts miss: it is told once.
        if cut_off && told_cut_off {
            continue;
        }
        told_cut_off |= cut_off;
        findings.push(finding(speech, *paragraph, count, Miss { found, first, last }, cut_off));
    }
}

/// A list that has another number of items than was announced: how many, and where it begins and ends.
struct Miss {
    found: u32,
    first: Place,
    last: Option<Place>,
}

fn is_live(speech: &Speech<'_>, paragraph: usize, count: &Announcement) -> bool {
    let digits = speech.place(paragraph, count.digits.clone()).range;
    let live = speech.subject.paragraphs.get(paragraph).map_or(&[][..], |paragraph| paragraph.stretches.as_slice());
    live.iter().any(|(range, stretch)| {
        !matches!(stretch, Stretch::Guidance | Stretch::Label) && range.start <= digits.start && digits.end <= range.end
    })
}

/// Whether a list is the last of a text that ends within a sentence, as a copy does that was cut off.
fn is_cut_off(speech: &Speech<'_>, last: &Place) -> bool {
    let end = speech.subject.paragraphs.last();
    let broken = end.is_some_and(|end| {
        end.text
            .trim_end()
            .ends_with(|c: char| is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '，' | '、' | '：' | '；'))
            && end.text.chars().count() > 20
    });
    broken && last.paragraph + 2 >= speech.subject.paragraphs.len()
}

fn finding(speech: &Speech<'_>, paragraph: usize, count: &Announcement, miss: Miss, cut_off: bool) -> Finding {
    let data = Data::Count { announced: count.number, found: miss.found };
    let mut finding = Finding::new(Rule::AnnouncedCount, speech.place(paragraph, count.range.clone()), data);
    if cut_off {
        finding.severity = Severity::Hint;
    }
    let digits = speech.place(paragraph, count.digits.clone());
    let number = written(speech, paragraph, count, miss.found);
    finding.fixes = vec![write(digits, number), Fix::GoTo(miss.last.clone().unwrap_or_else(|| miss.first.clone()))];
    finding.related = [Some(miss.first), miss.last].into_iter().flatten().collect();
    finding
}

/// Another number in the way in which one is written.
fn written(speech: &Speech<'_>, paragraph: usize, count: &Announcement, number: u32) -> String {
    let Some(reading) = speech.readings.get(paragraph) else { return String::new() };
    let first = reading.scan.get(count.digits.start);
    if first.is_ascii_digit() {
        return number.to_string();
    }
    if !speech.is_chinese() {
        return english_numeral(number, first.is_uppercase());
    }
    let next = reading.scan.get(count.digits.end);
    if count.word.is_some() && next != '个' { chinese_numeral(number) } else { count_numeral(number, Some(next)) }
}

/// How many characters of its sentence may follow a count before its list begins behind a comma.
const ASIDE: usize = 16;

/// Whether a sentence ends with a character: a Latin full stop with a blank behind it, too.
fn stops(words: &[char], at: usize) -> bool {
    let point = || words.get(at + 1).is_none_or(|c| c.is_whitespace());
    words.get(at).is_some_and(|c| ends_sentence(*c) || *c == '.' && point())
}

/// Whether something is said behind a colon: 有三个特点：时间紧、任务重、要求高。
fn says_more(words: &[char]) -> bool {
    let colon = words.iter().position(|c| matches!(c, '：' | ':'));
    colon.is_some_and(|at| words.iter().skip(at + 1).filter(|c| c.is_alphanumeric()).count() > 3)
}

/// Whether a clause lists as many as were counted by itself, with 、 between or in quotation marks.
fn lists(words: &[char], number: u32) -> bool {
    let is = |count: usize| u32::try_from(count).ok() == Some(number);
    let quoted = words.iter().filter(|c| **c == '“').count();
    let clauses = words.split(|c| ends_sentence(*c) || matches!(c, '，' | '：' | '；'));
    is(quoted)
        || clauses.map(|clause| clause.iter().filter(|c| **c == '、').count() + 1).any(|count| count > 1 && is(count))
}

/// Whether a paragraph is an item with a dash.
fn is_dashed(paragraph: &Paragraph) -> bool {
    paragraph.label.is_some() && paragraph.text.starts_with('—')
}

struct Lists<'a> {
    speech: &'a Speech<'a>,
    /// The lists that begin in each paragraph.
    starts: &'a std::collections::HashMap<usize, Vec<usize>>,
}

impl Lists<'_> {
    fn scan(&self, paragraph: usize) -> Option<&Scan> {
        self.speech.readings.get(paragraph).map(|reading| &reading.scan)
    }

    /// So many Chinese characters in the language of the speech: each says as much as three letters.
    fn reach(&self, characters: usize) -> usize {
        characters * if self.speech.is_chinese() { 1 } else { 3 }
    }

    /// Whether what stands between a count and a list leads on to the list: nothing but the rest of the sentence, which may
    /// not have listed by itself what was counted.
    fn leads_on(&self, between: &[char], count: &Announcement) -> bool {
        let ends = |at: usize| stops(between, at) || matches!(between.get(at), Some('：' | ':'));
        let all: Vec<usize> = (0..between.len()).filter(|at| ends(*at)).collect();
        let behind = between.get(all.last().map_or(0, |at| at + 1)..).unwrap_or_default();
        let said = behind.iter().filter(|c| c.is_alphanumeric()).count();
        let open = match all.len() {
            // 有三条，一是
            0 => between.len() <= 2 || count.frame == Frame::Own && said <= self.reach(ASIDE),
            // 讲三点意见。供大家参考：
            stops @ (1 | 2) => said == 0 && (stops == 1 || count.frame == Frame::Own && !says_more(between)),
            _ => false,
        };
        open && !lists(between, count.number)
    }

    fn runs_from(&self, paragraph: usize) -> impl Iterator<Item = &Run> {
        let all = self.starts.get(&paragraph).map_or(&[][..], Vec::as_slice);
        all.iter().filter_map(|index| self.speech.runs.get(*index))
    }

    /// The list that a count announces, if it has another number of items. `next` is where the next count stands.
    fn ahead(&self, paragraph: usize, count: &Announcement, next: Option<(usize, usize)>) -> Option<Miss> {
        // 人才、技术、资金三个关键: the sentence has listed them.
        let scan = self.scan(paragraph)?;
        let clause = scan.slice(0..count.range.start).iter().rev().take(BEHIND);
        let clause = clause.take_while(|c| !ends_sentence(**c) && !matches!(c, '，' | '：' | '；')).count();
        if lists(scan.slice(count.range.start - clause..count.range.start), count.number) {
            return None;
        }
        if let Some(items) = self.unmarked(paragraph, count) {
            let found = u32::try_from(items.len()).ok().filter(|found| *found != count.number)?;
            if self.is_meant_near(paragraph, count, None) {
                return None;
            }
            let place = |item: &usize| self.speech.whole(*item);
            return Some(Miss { found, first: place(items.first()?), last: items.last().map(place) });
        }
        let run = self.announced(paragraph, count, next)?;
        let slipped = !run.slips.is_empty() || run.items.last().map(|item| item.mark.number) == Some(count.number);
        if run.len() == count.number || slipped || self.goes_on(run, count.number) || !self.carries(run, count) {
            return None;
        }
        // A section may announce what its headings say beside one another, whatever they are numbered by.
        if self.is_meant_near(paragraph, count, Some(run)) || self.is_counted_by_parts(paragraph, count.number) {
            return None;
        }
        let place = |item: &Item| self.speech.place(item.paragraph, item.mark.range.clone());
        Some(Miss { found: run.len(), first: place(run.items.first()?), last: run.items.last().map(place) })
    }

    /// The first paragraphs of the items without numbers that follow a count: below the part in which it stands, or beside
    /// one that leads in. They carry dashes, or in a draft no marks at all.
    fn unmarked(&self, paragraph: usize, count: &Announcement) -> Option<Vec<usize>> {
        let subject = self.speech.subject;
        let said = subject.paragraphs.get(paragraph)?;
        let index = said.part?;
        let part = subject.parts.get(index)?;
        let scan = self.scan(paragraph)?;
        let rest = scan.slice(count.range.end..scan.len());
        let ends = (0..rest.len()).filter(|at| stops(rest, *at)).count();
        if paragraph + 1 != part.paragraphs.end
            || rest.len() > self.reach(BEHIND)
            || ends > 1
            || lists(rest, count.number)
            || says_more(rest)
        {
            return None;
        }
        let is_item = |part: &Part| part.role == Role::Item && !part.paragraphs.is_empty();
        let mut items: Vec<usize> = subject
            .children(Some(index))
            .filter(|(_, part)| is_item(part))
            .map(|(_, part)| part.paragraphs.start)
            .collect();
        if items.is_empty() && part.role != Role::Item {
            let beside = subject.children(part.parent).skip_while(|(at, _)| *at <= index);
            items = beside.take_while(|(_, part)| is_item(part)).map(|(_, part)| part.paragraphs.start).collect();
        }
        let all = || items.iter().filter_map(|item| subject.paragraphs.get(*item));
        let draft = matches!(said.origin, Origin::Draft(_));
        let listed = all().all(is_dashed) || draft && all().all(|item| item.label.is_none());
        let carried = |word: &String| {
            let carry = items
                .iter()
                .filter_map(|item| self.scan(*item))
                .filter(|scan| scan.text(0..30).contains(word.as_str()));
            carry.count() * 3 >= items.len() * 2
        };
        (items.len() > 1 && listed && count.word.as_ref().is_none_or(carried)).then_some(items)
    }

    /// The first paragraphs of the items with dashes, the last of which ends with a paragraph: behind `list`, where the last
    /// list with numbers ends.
    fn dashed_before(&self, paragraph: usize, list: usize) -> Option<Vec<usize>> {
        let subject = self.speech.subject;
        let part = subject.parts.get(subject.paragraphs.get(paragraph)?.part?)?;
        let items: Vec<&Part> = subject.children(part.parent).map(|(_, part)| part).collect();
        let dashed = |part: &&Part| subject.paragraphs.get(part.paragraphs.start).is_some_and(is_dashed);
        let ends = items.last().is_some_and(|last| std::ptr::eq(*last, part)) && part.end <= paragraph + 1;
        let behind = list < part.paragraphs.start && paragraph > part.paragraphs.start;
        (items.len() > 1 && ends && behind && items.iter().all(dashed))
            .then(|| items.iter().map(|part| part.paragraphs.start).collect())
    }

    /// The list that begins right behind a count.
    fn announced(&self, paragraph: usize, count: &Announcement, next: Option<(usize, usize)>) -> Option<&Run> {
        let scan = self.scan(paragraph)?;
        let before_next = |item: &Item| next.is_none_or(|next| (item.paragraph, item.mark.range.start) < next);
        let starts = |run: &&Run| {
            run.items
                .first()
                .is_some_and(|first| first.paragraph > paragraph || first.mark.range.start >= count.range.end)
        };
        let here = self
            .runs_from(paragraph)
            .filter(starts)
            .min_by_key(|run| run.items.first().map(|item| item.mark.range.start));
        if let Some(run) = here {
            let first = run.items.first().filter(|first| before_next(first))?;
            let between = scan.slice(count.range.end..first.mark.range.start);
            return (between.len() <= self.reach(WITHIN) && self.leads_on(between, count)).then_some(run);
        }
        let rest = scan.slice(count.range.end..scan.len());
        let ends = (0..rest.len()).filter(|at| stops(rest, *at)).count();
        if rest.len() > self.reach(BEHIND)
            || ends > 3
            || (ends == 2 && count.frame != Frame::Own)
            || lists(rest, count.number)
            || says_more(rest)
        {
            return None;
        }
        for (step, at) in (paragraph + 1..paragraph + 3).enumerate() {
            let first = |run: &&Run| {
                run.items.first().is_some_and(|first| first.mark.before == Before::Start && before_next(first))
            };
            if let Some(run) = self.runs_from(at).find(first) {
                // More may stand between where the list has headings of its own.
                return (ends < 3 || step == 0 && run.counting.rank() == Some(1)).then_some(run);
            }
            // One more paragraph may stand between them, where the speaker has said that he will list something.
            // A line without an end is a heading, and what is counted may be its like.
            let ended = |scan: &Scan| {
                let last = scan.chars.iter().rev().find(|c| !c.is_whitespace());
                last.is_some_and(|c| matches!(c, '。' | '！' | '？' | '：' | ':' | '.' | '”'))
            };
            let short = self.scan(at).is_some_and(|scan| scan.len() <= self.reach(BETWEEN) && ended(scan));
            let lone = self.speech.readings.get(at).is_some_and(|reading| reading.marks.is_empty());
            if step > 0 || count.frame != Frame::Own || !short || !lone {
                return None;
            }
        }
        None
    }

    /// Whether a list near by that is not below another one has that number: then that may be meant.
    fn is_meant_near(&self, paragraph: usize, count: &Announcement, below: Option<&Run>) -> bool {
        let near = (paragraph..paragraph + 4).flat_map(|paragraph| self.runs_from(paragraph));
        let all =
            near.filter(|other| other.len() == count.number && below.is_none_or(|run| !self.is_below(other, run)));
        let firsts = all.filter_map(|other| other.items.first());
        firsts.into_iter().any(|first| (first.paragraph, first.mark.range.start) > (paragraph, count.range.end))
    }

    /// Whether the items of a list carry the word of a count with a name: “三高” 高起点, 高标准, 高效率.
    fn carries(&self, run: &Run, count: &Announcement) -> bool {
        let Some(word) = &count.word else { return true };
        let carried = run.items.iter().filter(|item| {
            let Some(scan) = self.scan(item.paragraph) else { return false };
            // “十抓” counts by its own mark.
            let mark = matches!(item.mark.counting, Counting::Verb(verb) if word.starts_with(verb));
            let end = (item.mark.range.end..scan.len())
                .find(|at| matches!(scan.get(*at), '。' | '；' | '！'))
                .unwrap_or(scan.len());
            let head = scan.text(item.mark.range.start..end.min(item.mark.range.end + 30));
            mark || head.contains(word.as_str())
        });
        let carried = carried.count();
        carried >= 2 && carried * 3 >= run.items.len() * 2
    }

    /// Whether a list stands below an item of another one.
    fn is_below(&self, inner: &Run, outer: &Run) -> bool {
        let mut around = inner.parent;
        while let Some((parent, _)) = around {
            let Some(run) = self.speech.runs.get(parent) else { return false };
            if std::ptr::eq(run, outer) {
                return true;
            }
            around = run.parent;
        }
        false
    }

    /// Whether a last item without a number follows a list that is one short.
    fn goes_on(&self, run: &Run, number: u32) -> bool {
        let Some(last) = run.items.last() else { return false };
        if run.len() > number {
            return false;
        }
        // first, …; second, …; and …
        let rest = self.scan(last.paragraph).map(|scan| scan.text(last.mark.range.end..scan.len())).unwrap_or_default();
        if last.mark.counting == Counting::Word && rest.contains("; and ") {
            return true;
        }
        const MORE: [&str; 16] = [
            "此外",
            "另外",
            "还有一",
            "再一个",
            "再一点",
            "另一",
            "还要",
            "再就是",
            "再有",
            "最后一",
            "最后，要",
            "最后要",
            "末了",
            "Finally",
            "And ",
            "Last",
        ];
        // What follows a list below the last item belongs to that list.
        let last_index = run.items.len() - 1;
        let holds_list = self.speech.runs.iter().any(|other| {
            let (parent, item) = other.parent.unwrap_or((usize::MAX, 0));
            other.items.len() > 1
                && item == last_index
                && self.speech.runs.get(parent).is_some_and(|parent| std::ptr::eq(parent, run))
        });
        if holds_list {
            return false;
        }
        let Some(scan) = self.scan(last.paragraph) else { return false };
        let inside = (last.mark.range.end..scan.len())
            .any(|at| matches!(scan.before(at), '。' | '；' | '！' | ' ') && scan.starts_any(at, &MORE).is_some());
        let behind = (last.paragraph + 1..last.paragraph + 8).any(|at| {
            let same =
                self.speech.subject.top_of(at) == self.speech.subject.top_of(last.paragraph) || !run.opens_paragraphs();
            same && self.scan(at).is_some_and(|scan| scan.starts_any(0, &MORE).is_some())
        });
        inside || behind
    }

    /// Whether the parts below the one in which a count stands, or behind it, are as many.
    fn is_counted_by_parts(&self, paragraph: usize, number: u32) -> bool {
        let subject = self.speech.subject;
        let Some(part) = subject.paragraphs.get(paragraph).and_then(|paragraph| paragraph.part) else { return false };
        let below = subject.children(Some(part)).count();
        u32::try_from(below).ok() == Some(number)
    }

    /// 以上四点: the list that has just ended.
    fn behind(&self, paragraph: usize, count: &Announcement, before: &[(usize, &Announcement)]) -> Option<Miss> {
        let scan = self.scan(paragraph)?;
        let opens = (0..count.range.start).rev().take(8).all(|at| !matches!(scan.get(at), '，' | ',')) && {
            let sentence = (0..count.range.start).rev().find(|at| ends_sentence(scan.get(*at))).map_or(0, |at| at + 1);
            count.range.start - sentence <= 6
        };
        if !opens {
            return None;
        }
        // The same number was announced shortly before: that is what it goes back to.
        let announces = |(at, other): &(usize, &Announcement)| {
            other.frame != Frame::Behind && other.number == count.number && at + 12 >= paragraph
        };
        let said = before.iter().rev().take(3).any(announces);
        let here = (paragraph, count.range.start);
        let ended = |run: &&Run| {
            let last = run.items.last().map(|item| (item.paragraph, item.mark.range.start));
            run.items.len() > 1 && last.is_some_and(|last| last < here)
        };
        let latest = self
            .speech
            .runs
            .iter()
            .filter(ended)
            .max_by_key(|run| run.items.last().map(|item| (item.paragraph, item.mark.range.start)));
        if said {
            return None;
        }
        if let Some(items) = self.dashed_before(paragraph, latest.map_or(0, Run::last_paragraph)) {
            let found = u32::try_from(items.len()).ok().filter(|found| *found != count.number)?;
            let place = |item: &usize| self.speech.whole(*item);
            return Some(Miss { found, first: place(items.first()?), last: items.last().map(place) });
        }
        // Far behind, something else is meant.
        let latest = latest.filter(|latest| paragraph <= latest.last_paragraph() + 4)?;
        let mut around: Vec<&Run> = vec![latest];
        while let Some((parent, _)) = around.last().and_then(|run| run.parent) {
            let parent = self.speech.runs.get(parent)?;
            around.push(parent);
        }
        // Lists that go on behind the count have not ended; a list beside it in its section that has may be meant as well.
        let top = |paragraph: usize| self.speech.subject.top_of(paragraph);
        let beside = self.speech.runs.iter().filter(ended).filter(|run| {
            run.items.last().is_some_and(|last| {
                let near = last.paragraph + 12 >= paragraph;
                let section = [paragraph, latest.last_paragraph()].iter().any(|at| top(*at) == top(last.paragraph));
                near && (section || around.iter().any(|outer| std::ptr::eq(*outer, *run)))
            })
        });
        let counted = |run: &&Run| run.len() == count.number || !run.slips.is_empty();
        if beside.clone().any(|run| counted(&run)) {
            return None;
        }
        around.retain(|run| ended(run));
        // At the head of a paragraph it goes back to a list of paragraphs.
        let start = count.range.start <= 6;
        let run = around.iter().find(|run| !start || run.opens_paragraphs()).or(around.first()).copied()?;
        let close = run.items.last().is_some_and(|last| last.paragraph + 4 >= paragraph);
        if !close || !self.carries(run, count) || run.len() > count.number + 3 {
            return None;
        }
        let place = |item: &Item| self.speech.place(item.paragraph, item.mark.range.clone());
        Some(Miss { found: run.len(), first: place(run.items.first()?), last: run.items.last().map(place) })
    }

    /// 确保…，确保…，等三个确保: the clauses of the sentence that begin with the word.
    fn summed(&self, paragraph: usize, count: &Announcement) -> Option<Miss> {
        let scan = self.scan(paragraph)?;
        let word = count.word.as_deref()?;
        let start = (0..count.range.start).rev().find(|at| ends_sentence(scan.get(*at))).map_or(0, |at| at + 1);
        let heads: Vec<usize> = (start..count.range.start)
            .filter(|at| {
                scan.starts(*at, word)
                    && (*at == start || matches!(scan.before(*at), '，' | '、' | '；' | '：' | '“' | ',' | '要'))
            })
            .collect();
        let found = u32::try_from(heads.len()).ok().filter(|found| *found >= 2 && *found != count.number)?;
        let length = word.chars().count();
        let place = |at: &usize| self.speech.place(paragraph, *at..*at + length);
        Some(Miss { found, first: place(heads.first()?), last: heads.last().map(place) })
    }

    /// 从认识、措施、责任三个方面: what is listed right before the count, with 、 alone between.
    fn listed_before(&self, paragraph: usize, count: &Announcement) -> Option<Miss> {
        let scan = self.scan(paragraph)?;
        if count.word.is_some() {
            return None;
        }
        let clause = (0..count.range.start)
            .rev()
            .take(48)
            .find(|at| matches!(scan.get(*at), '，' | '。' | '；' | '：' | '！' | '？' | ','));
        let from = clause.map_or(0, |at| at + 1);
        let opener = (from..count.range.start).rev().find(|at| matches!(scan.get(*at), '从' | '围' | '在'))?;
        let start = opener + if scan.starts(opener, "围绕") { 2 } else { 1 };
        let listed = scan.slice(start..count.range.start);
        let unquoted: Vec<char> = listed.iter().copied().filter(|c| !matches!(c, '“' | '”')).collect();
        let parts: Vec<&[char]> = unquoted.split(|c| *c == '、').collect();
        // 甲、乙等, and 和 that may join two items or two halves of one, leave room for doubt.
        let plain = parts.iter().all(|part| (1..=8).contains(&part.len()) && part.iter().all(|c| is_han(*c)));
        let doubt = unquoted.iter().any(|c| matches!(c, '和' | '与' | '及' | '等' | '到' | '以' | '的' | '这'));
        let found = u32::try_from(parts.len()).ok()?;
        if !plain || doubt || found < 2 || found == count.number {
            return None;
        }
        Some(Miss { found, first: self.speech.place(paragraph, start..count.range.start), last: None })
    }
}
