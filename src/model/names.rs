//! Names of places and bodies, known by what they end with: where their beginning is plain to see they are learnt, and known
//! again wherever they stand.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::{Scan, is_han};

/// What names end with.
#[derive(Clone, Copy, Debug)]
pub struct NameEnd {
    /// The suffix.
    pub suffix: &'static str,
    /// The characters before it that make other words of it.
    pub none: &'static str,
    /// How many characters stand before it at most.
    pub longest: usize,
}

/// Where a name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSpot {
    /// Which text.
    pub text: usize,
    /// Its characters.
    pub range: Range<usize>,
}

/// What names of places and bodies end with of which one rules in a speech.
pub const NAME_ENDS: [NameEnd; 16] = [
    NameEnd { suffix: "省", none: "全各外本我该节反跨两邻几数这那每在出进", longest: 3 },
    NameEnd {
        suffix: "市",
        none: "全各外本我该城都超股门夜集上入菜楼县省早闹灯花退区跨两邻几数这那每在出进地到级",
        longest: 3,
    },
    NameEnd {
        suffix: "县", none: "全各外本我该区市跨两邻几数这那每困强兵郡在出进到范", longest: 3
    },
    NameEnd {
        suffix: "区",
        none: "全各外本我该社地园景小辖特老灾林新市山校厂片街城郊库牧湖战军学禁误专雷范发困护治跨两邻几数这那每在出进到矿湾港商生住居革时疫边民产验功贸税保合",
        longest: 3,
    },
    NameEnd {
        suffix: "镇", none: "全各外本我该乡城村集重市小跨两邻几数这那每在出进到坐街心名", longest: 3
    },
    NameEnd { suffix: "集团", none: "全各本我该大业犯团司企", longest: 4 },
    NameEnd { suffix: "公司", none: "全各本我该总子分母市限份任有家两", longest: 4 },
    NameEnd { suffix: "大学", none: "全各本我该读上考点名是所", longest: 4 },
    NameEnd { suffix: "学院", none: "全各本我该所级业", longest: 4 },
    NameEnd { suffix: "中学", none: "全各本我该所上读点", longest: 4 },
    NameEnd { suffix: "小学", none: "全各本我该所上读点中", longest: 4 },
    NameEnd { suffix: "医院", none: "全各本我该所级科民共心", longest: 4 },
    NameEnd {
        suffix: "局", none: "全各本我该布格大结全开僵变当政事时分支部总破各", longest: 3
    },
    NameEnd { suffix: "银行", none: "全各本我该家业", longest: 4 },
    NameEnd { suffix: "街道", none: "全各本我该镇条", longest: 4 },
    NameEnd { suffix: "农场", none: "全各本我该家", longest: 4 },
];

/// What stands before a name: prepositions, verbs and the like.
const BEFORE: &str =
    "原在是为对向到于和与及的了我从以将把让使由同经自就给请愿祝当使推对爱兴建开结称赴来去离临聚看说讲全据按着";

/// What begins with the suffix of a name: 市委, 县人大, 局面.
const JOINED: [&str; 30] = [
    "面",
    "势",
    "限",
    "部",
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

/// The names in some texts that end so, each with where it stands. `after` are places at which other names end, as text and
/// character: right behind one a name begins as well.
pub fn names(scans: &[&Scan], end: &NameEnd, after: &HashSet<(usize, usize)>) -> BTreeMap<String, Vec<NameSpot>> {
    let NameEnd { suffix, none, longest } = *end;
    let length = suffix.chars().count();
    let first = suffix.chars().next().unwrap_or_default();
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (index, scan) in scans.iter().enumerate() {
        let found = scan.chars.iter().enumerate().filter(|(_, c)| **c == first).map(|(at, _)| at);
        places.extend(found.filter(|at| scan.starts(*at, suffix)).map(|at| (index, at)));
    }
    let mut names: BTreeMap<String, Vec<NameSpot>> = BTreeMap::new();
    // A name is learnt where its beginning is plain to see, and known again wherever it stands.
    for known in [false, true] {
        for (index, at) in &places {
            let Some(scan) = scans.get(*index) else { continue };
            // 代表市委: the suffix begins the next word.
            let joined = !known && length == 1 && scan.starts_any(at + length, &JOINED).is_some();
            if none.contains(scan.before(*at)) || joined {
                continue;
            }
            for stem in 2..=longest {
                let Some(start) =
                    at.checked_sub(stem).filter(|start| scan.slice(*start..*at).iter().all(|c| is_han(*c)))
                else {
                    break;
                };
                let name = scan.text(start..at + length);
                let opens = is_beginning(scan, start) || after.contains(&(*index, start));
                let begins = opens && is_stem(scan.slice(start..*at));
                let spot = NameSpot { text: *index, range: start..at + length };
                match (known, names.get_mut(&name)) {
                    (false, None) if begins => drop(names.insert(name, Vec::new())),
                    (true, Some(spots)) if begins || !opens => spots.push(spot),
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
pub fn is_stem(stem: &[char]) -> bool {
    let joins = stem.first().is_some_and(|c| "和与及为对向把从将以".contains(*c));
    !joins
        && stem != ['代', '表']
        && !stem.iter().any(|c| "的了在是我们你他这那各全每个多几等一二三四五六七八九十百两有不".contains(*c))
}
