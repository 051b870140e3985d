//! A place or body that stands once or twice where another one rules: what the copied draft left.
//!
//! Names are known by their suffix (省 市 县 区 镇; 集团 公司 大学 中学 医院 …), what rules by how often it stands, by the title,
//! and by the fields. Always a hint: other places are spoken of for good reasons, and where the sentence says so nothing is
//! said here.

use std::collections::BTreeMap;

use crate::check::finding::{Data, Finding, Place, Rule};
use crate::check::scan::Scan;
use crate::check::subject::Kind;
use crate::model::is_han;

use super::left_people::left_people;
use super::left_sessions::left_sessions;
use super::{Speech, write};

/// What names end with, and the words that end so and are none.
const SUFFIXES: [(&str, &str); 16] = [
    ("省", "全各外本我该节反跨两邻几数这那每在出进"),
    ("市", "全各外本我该城都超股门夜集上入菜楼县省早闹灯花退区跨两邻几数这那每在出进地到级"),
    ("县", "全各外本我该区市跨两邻几数这那每困强兵郡在出进到范"),
    (
        "区",
        "全各外本我该社地园景小辖特老灾林新市山校厂片街城郊库牧湖战军学禁误专雷范发困护治跨两邻几数这那每在出进到矿湾港商生住居革时疫边民产验功贸税保合",
    ),
    ("镇", "全各外本我该乡城村集重市小跨两邻几数这那每在出进到坐街心名"),
    ("集团", "全各本我该大业犯团司企"),
    ("公司", "全各本我该总子分母市限份任有家两"),
    ("大学", "全各本我该读上考点名是所"),
    ("学院", "全各本我该所级业"),
    ("中学", "全各本我该所上读点"),
    ("小学", "全各本我该所上读点中"),
    ("医院", "全各本我该所级科民共心"),
    ("局", "全各本我该布格大结全开僵变当政事时分支部总破各"),
    ("银行", "全各本我该家业"),
    ("街道", "全各本我该镇条"),
    ("农场", "全各本我该家"),
];

/// What stands before a name: prepositions, verbs and the like.
const BEFORE: &str =
    "原在是为对向到于和与及的了我从以将把让使由同经自就给请愿祝当使推对爱兴建开结称赴来去离临聚看说讲全据按着";

/// What begins with the suffix of a place: 市委, 县人大.
const JOINED: [&str; 26] = [
    "委",
    "政府",
    "人民政府",
    "人民法院",
    "人民检察院",
    "人民代表大会",
    "辖",
    "属",
    "管",
    "情",
    "政协",
    "人大",
    "场",
    "民",
    "长",
    "直",
    "级",
    "内",
    "领导",
    "纪委",
    "组织部",
    "公安",
    "统战",
    "宣传",
    "机关",
    "总工会",
];

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

/// Where a name stands.
#[derive(Clone, Copy)]
struct Spot {
    paragraph: usize,
    start: usize,
    end: usize,
}

/// Names that differ from the one that rules, from those of the fields, from the title's, or from the day's.
pub fn leftover_name(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    if !speech.is_chinese() {
        return;
    }
    left_people(speech, findings);
    left_sessions(speech, findings);
    for (suffix, none) in SUFFIXES {
        let names = names(speech, suffix, none);
        let weight = |name: &str, spots: &[Spot]| {
            let title = |spot: &&Spot| {
                let kind = speech.subject.paragraphs.get(spot.paragraph).map(|paragraph| paragraph.kind);
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
                let place: Place = speech.place(spot.paragraph, spot.start..spot.end);
                let data = Data::Words { written: name.clone(), right: ruler.clone(), reason: String::new() };
                let mut finding = Finding::new(Rule::LeftoverName, place.clone(), data);
                finding.fixes = vec![write(place, ruler.clone())];
                finding
            }));
        }
    }
}

/// The names of a speech that end with a suffix, each with where it stands.
fn names(speech: &Speech<'_>, suffix: &str, none: &str) -> BTreeMap<String, Vec<Spot>> {
    let length = suffix.chars().count();
    let first = suffix.chars().next().unwrap_or_default();
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (index, reading) in speech.readings.iter().enumerate() {
        let scan = &reading.scan;
        let found = scan.chars.iter().enumerate().filter(|(_, c)| **c == first).map(|(at, _)| at);
        places.extend(found.filter(|at| scan.starts(*at, suffix)).map(|at| (index, at)));
    }
    let mut names: BTreeMap<String, Vec<Spot>> = BTreeMap::new();
    // A name is learnt where its beginning is plain to see, and known again wherever it stands.
    for known in [false, true] {
        for (index, at) in &places {
            let Some(reading) = speech.readings.get(*index) else { continue };
            let scan = &reading.scan;
            // 代表市委: the suffix begins the next word.
            let joined = !known && length == 1 && scan.starts_any(at + length, &JOINED).is_some();
            if none.contains(scan.before(*at)) || joined {
                continue;
            }
            for stem in 2..=4 {
                let Some(start) =
                    at.checked_sub(stem).filter(|start| scan.slice(*start..*at).iter().all(|c| is_han(*c)))
                else {
                    break;
                };
                let name = scan.text(start..at + length);
                let begins = is_beginning(scan, start)
                    && stem <= if length > 1 { 4 } else { 3 }
                    && is_stem(scan.slice(start..*at));
                let spot = Spot { paragraph: *index, start, end: at + length };
                match (known, names.get_mut(&name)) {
                    (false, None) if begins => drop(names.insert(name, Vec::new())),
                    (true, Some(spots)) if begins || !is_beginning(scan, start) => spots.push(spot),
                    (true, None) => continue,
                    (true, Some(_)) => continue,
                    (false, _) if begins => {}
                    _ => continue,
                }
                break;
            }
        }
    }
    names.retain(|_, spots| !spots.is_empty());
    names
}

/// Whether a name can begin at a place.
fn is_beginning(scan: &Scan, start: usize) -> bool {
    let before = scan.before(start);
    !is_han(before)
        || BEFORE.contains(before)
        || scan.ends_any(start, &["来到", "全体", "欢迎", "代表", "同志们", "走进", "建设"])
}

/// Whether characters can be the stem of a name: none that only joins or counts words.
fn is_stem(stem: &[char]) -> bool {
    let joins = stem.first().is_some_and(|c| "和与及为对向把从将以".contains(*c));
    !joins
        && stem != ['代', '表']
        && !stem.iter().any(|c| "的了在是我们你他这那各全每个多几等一二三四五六七八九十百两有不".contains(*c))
}

/// Whether the sentence says that another place is spoken of, or names it among others.
fn is_abroad(speech: &Speech<'_>, spot: &Spot) -> bool {
    let Some(reading) = speech.readings.get(spot.paragraph) else { return false };
    let scan = &reading.scan;
    let stops = |c: &&char| !matches!(c, '。' | '，' | '；' | '：' | '！' | '？');
    let before = scan.slice(0..spot.start).iter().rev().take(14).take_while(stops).count();
    let behind = scan.slice(spot.end..scan.len()).iter().take(10).take_while(stops).count();
    let around = scan.text(spot.start - before..spot.end + behind);
    let listed = matches!(scan.before(spot.start), '、' | '原') || scan.get(spot.end) == '、';
    listed || ABROAD.iter().any(|word| around.contains(word))
}
