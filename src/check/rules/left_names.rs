//! A place or body that stands once or twice where another one rules: what the copied draft left.
//!
//! Names are known by their suffix (省 市 县 区 镇; 集团 公司 大学 中学 医院 …), what rules by how often it stands, by the title,
//! and by the fields. Always a hint: other places are spoken of for good reasons, and where the sentence says so nothing is
//! said here.

use std::collections::HashSet;

use crate::check::finding::{Data, Finding, Place, Rule};
use crate::check::subject::Kind;
use crate::model::{NAME_ENDS, NameSpot, Scan, names};

use super::left_people::left_people;
use super::left_sessions::left_sessions;
use super::{Speech, write};

/// What says that another place is spoken of on purpose.
const ABROAD: [&str; 39] = [
    "学习", "借鉴", "考察", "先进", "兄弟", "外地", "周边", "邻近", "毗邻", "相邻", "例如", "比如", "譬如", "来自",
    "赴", "参观", "对口", "帮扶", "支援", "援助", "招商", "引进", "籍", "出生", "毕业", "调任", "曾在", "远在", "相比",
    "对标", "追赶", "看齐", "结对", "合作", "签约", "时任", "贵", "友好", "像",
];

/// How often the name that rules stands at least, the title counting for as many.
const RULING: usize = 3;

/// How often one that was left stands at most.
const LEFT: usize = 2;

/// Names that differ from the one that rules, from those of the fields, from the title's, or from the day's.
pub fn leftover_name(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    if !speech.is_chinese() {
        return;
    }
    left_people(speech, findings);
    left_sessions(speech, findings);
    let scans: Vec<&Scan> = speech.readings.iter().map(|reading| &reading.scan).collect();
    for end in &NAME_ENDS {
        let names = names(&scans, end, &HashSet::new());
        let weight = |name: &str, spots: &[NameSpot]| {
            let title = |spot: &&NameSpot| {
                let kind = speech.subject.paragraphs.get(spot.text).map(|paragraph| paragraph.kind);
                matches!(kind, Some(Kind::Title | Kind::Subtitle | Kind::Speaker))
            };
            let field = usize::from(speech.subject.names.iter().any(|field| field.contains(name)));
            spots.len() + spots.iter().filter(title).count() * 2 + field * RULING
        };
        let Some((ruler, times)) =
            names.iter().map(|(name, spots)| (name, weight(name, spots))).max_by_key(|(_, weight)| *weight)
        else {
            continue;
        };
        // Several that stand often are what the speech is about.
        let several = names.iter().filter(|(_, spots)| spots.len() <= LEFT).count();
        if times < RULING || several > 3 {
            continue;
        }
        for (name, spots) in names.iter().filter(|(name, _)| *name != ruler) {
            let known = speech.subject.names.iter().any(|field| field.contains(name.as_str()));
            let part = ruler.contains(name.as_str()) || name.contains(ruler.as_str());
            if known
                || part
                || spots.len() > LEFT
                || weight(name, spots) * 2 > times
                || spots.iter().any(|spot| is_abroad(speech, spot))
            {
                continue;
            }
            findings.extend(spots.iter().map(|spot| {
                let place: Place = speech.place(spot.text, spot.range.clone());
                let data = Data::Words { written: name.clone(), right: ruler.clone(), reason: String::new() };
                let mut finding = Finding::new(Rule::LeftoverName, place.clone(), data);
                finding.fixes = vec![write(place, ruler.clone())];
                finding
            }));
        }
    }
}

/// Whether the sentence says that another place is spoken of, or names it among others.
fn is_abroad(speech: &Speech<'_>, spot: &NameSpot) -> bool {
    let Some(reading) = speech.readings.get(spot.text) else { return false };
    let scan = &reading.scan;
    let stops = |c: &&char| !matches!(c, '。' | '，' | '；' | '：' | '！' | '？');
    let before = scan.slice(0..spot.range.start).iter().rev().take(14).take_while(stops).count();
    let behind = scan.slice(spot.range.end..scan.len()).iter().take(10).take_while(stops).count();
    let around = scan.text(spot.range.start - before..spot.range.end + behind);
    let listed = matches!(scan.before(spot.range.start), '、' | '原') || scan.get(spot.range.end) == '、';
    listed || ABROAD.iter().any(|word| around.contains(word))
}
