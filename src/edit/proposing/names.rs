//! Places and bodies, known by what their names end with.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::{Called, Candidate, Matter, Source};
use crate::model::{NAME_ENDS, NameEnd, NameSpot, Scan, is_han, is_stem, names};

/// Places that the checks do not compare.
const MORE_PLACES: [NameEnd; 3] = [
    NameEnd {
        suffix: "乡", none: "全各外本我该城家老故异他回下进返水山梦同还千归望", longest: 3
    },
    NameEnd {
        suffix: "村", none: "全各外本我该乡农山新老驻进入下到渔空中帮包示强富贫困跨美", longest: 3
    },
    NameEnd { suffix: "街道", none: "全各本我该镇条市下上到", longest: 4 },
];

/// Suffixes of [`NAME_ENDS`] that places end with; the others are those of bodies.
const PLACES: [&str; 6] = ["省", "市", "县", "区", "镇", "街道"];

/// What a body ends with that stands right behind its place: 清川市水务局.
const BODIES: [&str; 28] = [
    "委员会",
    "管委会",
    "集团",
    "公司",
    "大学",
    "学院",
    "中学",
    "小学",
    "学校",
    "医院",
    "银行",
    "农场",
    "协会",
    "商会",
    "联合会",
    "总工会",
    "法院",
    "检察院",
    "研究院",
    "研究所",
    "中心",
    "水厂",
    "电厂",
    "支队",
    "局",
    "厅",
    "办公室",
    "社区",
];

/// What the name of a company goes on with.
const LEGAL: [&str; 4] = ["有限责任公司", "股份有限公司", "有限公司", "集团公司"];

/// What stands between a place and a body that is none of that place.
const NO_BODY: [&str; 16] = [
    "建设", "加快", "推进", "召开", "参加", "加强", "开展", "支持", "创建", "成立", "新建", "走进", "来到", "以来",
    "经济", "党委",
];

/// How many characters stand between a place and the suffix of its body at most.
const LONGEST_BODY: usize = 10;

/// Words near a place by which another one is spoken of on purpose.
const ABROAD: [&str; 12] =
    ["学习", "借鉴", "考察", "兄弟", "周边", "邻近", "相邻", "例如", "比如", "参观", "对口", "支援"];

/// How a stem begins that is a word of its own as well: 新城, 东城.
const COMMON: &str = "新东西南北中老大小高";

pub fn find(sources: &[Source], all: &mut Vec<Candidate>) {
    let scans: Vec<&Scan> = sources.iter().map(|source| &source.scan).collect();
    let mut after: HashSet<(usize, usize)> = HashSet::new();
    let mut places: BTreeMap<String, Vec<NameSpot>> = BTreeMap::new();
    let of_places = NAME_ENDS.iter().filter(|end| PLACES.contains(&end.suffix)).chain(&MORE_PLACES);
    for end in of_places {
        for (name, spots) in names(&scans, end, &after) {
            after.extend(spots.iter().map(|spot| (spot.text, spot.range.end)));
            places.entry(name).or_insert(spots);
        }
    }
    for (name, spots) in &places {
        let is_sure = is_own(sources, spots);
        add(sources, spots.iter().cloned(), Matter::Place, is_sure, all);
        if is_sure && !name.starts_with(|c| COMMON.contains(c)) {
            shorts(sources, name, all);
        }
    }
    for spots in places.values() {
        let bodies = spots.iter().filter_map(|spot| {
            let end = body_end(sources.get(spot.text)?, spot.range.end)?;
            Some(NameSpot { text: spot.text, range: spot.range.start..end })
        });
        add(sources, bodies, Matter::Body, true, all);
    }
    for end in NAME_ENDS.iter().filter(|end| !PLACES.contains(&end.suffix)) {
        for spots in names(&scans, end, &after).into_values() {
            let is_sure = is_own(sources, &spots);
            let whole = spots.into_iter().map(|spot| {
                let more = sources.get(spot.text).and_then(|source| source.scan.starts_any(spot.range.end, &LEGAL));
                NameSpot { text: spot.text, range: spot.range.start..spot.range.end + more.unwrap_or(0) }
            });
            add(sources, whole, Matter::Body, is_sure, all);
        }
    }
}

/// Whether a name is that of the speech's own place or body: it stands in the title, or again and again.
fn is_own(sources: &[Source], spots: &[NameSpot]) -> bool {
    let of_title = |spot: &NameSpot| sources.get(spot.text).is_some_and(|source| source.is_title);
    let is_abroad = |spot: &NameSpot| {
        let Some(source) = sources.get(spot.text) else { return false };
        let around = source.scan.text(spot.range.start.saturating_sub(8)..spot.range.end + 4);
        ABROAD.iter().any(|word| around.contains(word))
    };
    spots.iter().any(of_title) || (spots.len() > 1 && !spots.iter().any(is_abroad))
}

fn add(
    sources: &[Source],
    spots: impl Iterator<Item = NameSpot>,
    matter: Matter,
    is_sure: bool,
    all: &mut Vec<Candidate>,
) {
    for spot in spots {
        let Some(source) = sources.get(spot.text) else { continue };
        let found = Candidate::words(spot.text, source, source.scan.bytes(spot.range), matter);
        all.extend(found.map(|one| one.unsure(!is_sure)));
    }
}

/// Where a body ends that begins with the place which ends here, in characters: 清川市|供水集团.
fn body_end(source: &Source, at: usize) -> Option<usize> {
    let rest = source.scan.slice(at..at + LONGEST_BODY + 4);
    let han: Vec<char> = rest.iter().copied().take_while(|c| is_han(*c)).collect();
    let stops = |stem: Range<usize>| {
        let words: String = han.get(stem.clone()).unwrap_or_default().iter().collect();
        !is_name_stem(han.get(stem).unwrap_or_default()) || NO_BODY.iter().any(|word| words.contains(word))
    };
    let ends = (1..=LONGEST_BODY.min(han.len())).filter_map(|stem| {
        let length = source.scan.starts_any(at + stem, &BODIES)?;
        (at + stem + length <= at + han.len()).then_some((stem, length))
    });
    let (stem, length) = ends.filter(|(stem, _)| !stops(0..*stem)).min_by_key(|(stem, length)| stem + length)?;
    let end = at + stem + length;
    // 水务局面, 集团化: the suffix begins another word.
    let goes_on = matches!(source.scan.get(end), '面' | '部' | '化' | '势' | '限' | '长' | '员');
    let legal = source.scan.starts_any(end, &LEGAL).unwrap_or(0);
    (!goes_on).then_some(end + legal)
}

/// As [`is_stem`], but that bodies are counted: 第一中学.
fn is_name_stem(stem: &[char]) -> bool {
    match stem {
        ['第', number, rest @ ..] if "一二三四五六七八九十".contains(*number) => is_stem(rest),
        stem => is_stem(stem),
    }
}

/// A place that is known in full stands without its suffix as well: 清川 beside 清川市.
fn shorts(sources: &[Source], name: &str, all: &mut Vec<Candidate>) {
    let Some((end, suffix)) = name.char_indices().next_back() else { return };
    let stem = name.get(..end).unwrap_or_default();
    if stem.chars().nth(1).is_none() {
        return;
    }
    for (text, source) in sources.iter().enumerate() {
        for (at, _) in source.words.match_indices(stem) {
            let behind = at + stem.len();
            if source.behind(behind).starts_with(suffix) {
                continue;
            }
            let found = Candidate::words(text, source, at..behind, Matter::Place);
            all.extend(found.map(|one| one.called(Called::ShortPlace)));
        }
    }
}
