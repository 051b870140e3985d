//! Which families stand for one another: the names by which office programs know a face, and what looks most like it.
//!
//! GB/T 9704-2012 sets official documents in 小标宋, 仿宋, 楷体 and 黑体; few machines have the faces of the names that
//! templates of office programs hold, so every one has others that stand in for it.

use crate::model::{Profile, TypeStyle, WantedFamily};

/// A family of faces that may stand for one another.
struct Group {
    /// Names of what is the same design, the names by which profiles call it first.
    same: &'static [&'static str],
    /// What looks like it, the likest first.
    alike: &'static [&'static str],
    /// How heavy it is where it stands for the family and comes in several weights.
    weight: u16,
    /// The kind of its letters, as style sheets call it.
    generic: &'static str,
}

/// What every Chinese family ends in, so that something is always there: faces of the program.
const GROUPS: [Group; 8] = [
    Group {
        same: &["仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312"],
        alike: &[
            "方正仿宋简体",
            "方正仿宋_GBK",
            "华文仿宋",
            "STFangsong",
            "FandolFang",
            "Noto Serif CJK SC",
            "Noto Serif SC",
        ],
        weight: 400,
        generic: "serif",
    },
    Group {
        same: &["楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312"],
        alike: &[
            "方正楷体简体",
            "方正楷体_GBK",
            "华文楷体",
            "STKaiti",
            "Kaiti SC",
            "FandolKai",
            "AR PL UKai CN",
            "Noto Serif CJK SC",
            "Noto Serif SC",
        ],
        weight: 400,
        generic: "serif",
    },
    Group {
        same: &["方正小标宋简体", "方正小标宋_GBK", "方正小标宋_GB18030", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"],
        alike: &["小标宋", "华文中宋", "STZhongsong", "Noto Serif CJK SC", "Noto Serif SC"],
        weight: 600,
        generic: "serif",
    },
    Group {
        same: &["宋体", "SimSun", "NSimSun", "新宋体"],
        alike: &["华文宋体", "STSong", "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC"],
        weight: 400,
        generic: "serif",
    },
    Group {
        same: &["黑体", "SimHei"],
        alike: &[
            "方正黑体简体",
            "方正黑体_GBK",
            "华文黑体",
            "STHeiti",
            "Heiti SC",
            "PingFang SC",
            "Microsoft YaHei",
            "Noto Sans CJK SC",
            "Noto Sans SC",
        ],
        weight: 500,
        generic: "sans-serif",
    },
    Group {
        same: &["Times New Roman"],
        alike: &["Times", "Liberation Serif", "Tinos", "Nimbus Roman", "Source Serif 4"],
        weight: 400,
        generic: "serif",
    },
    Group {
        same: &["Arial"],
        alike: &["Helvetica", "Liberation Sans", "Arimo", "Noto Sans"],
        weight: 400,
        generic: "sans-serif",
    },
    Group { same: &["Calibri"], alike: &["Carlito", "Segoe UI", "Noto Sans"], weight: 400, generic: "sans-serif" },
];

/// A family that may be taken, and how heavy it is then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// Its name.
    pub family: &'a str,
    /// The weight that comes nearest to the family that was asked for.
    pub weight: u16,
    /// Whether it is that family, if by another name.
    pub same: bool,
}

/// What may be taken for a family, the best first; itself is the first.
pub fn candidates(family: &str) -> Vec<Candidate<'_>> {
    let group = group_of(family);
    let mut found = vec![Candidate { family, weight: group.map_or(400, |group| group.weight), same: true }];
    if let Some(group) = group {
        let same = group.same.iter().map(|name| (*name, group.same.contains(&family)));
        let others = same.chain(group.alike.iter().map(|name| (*name, false)));
        for (family, same) in others {
            if !found.iter().any(|other| other.family == family) {
                found.push(Candidate { family, weight: group.weight, same });
            }
        }
    }
    found
}

/// A family and what may stand in for it, best first, and its kind of letters as style sheets call it.
pub fn stand_ins(family: &str) -> (Vec<&str>, &'static str) {
    let names = candidates(family).into_iter().map(|one| one.family).collect();
    (names, group_of(family).map_or("serif", |group| group.generic))
}

fn group_of(family: &str) -> Option<&'static Group> {
    let own = GROUPS.iter().find(|group| group.same.contains(&family) || group.alike.contains(&family));
    let chinese = family.contains(|c: char| !c.is_ascii());
    // One that nobody knows is most likely a serif one of its script.
    own.or_else(|| GROUPS.iter().find(|group| group.same.contains(&if chinese { "宋体" } else { "Times New Roman" })))
}

/// The families that a profile is set in, for those who read files.
pub fn wanted(profile: &Profile) -> Vec<WantedFamily> {
    let mut all: Vec<WantedFamily> = Vec::new();
    let number = (profile.page_number.font.as_str(), false, false);
    let of = |style: &'_ TypeStyle| style.bold;
    let mut uses: Vec<(&str, bool, bool)> = Vec::new();
    for (_, style) in profile.types() {
        uses.push((&style.chinese, of(style), false));
        uses.push((&style.latin, of(style), style.italic));
    }
    uses.push(number);
    for (family, bold, italic) in uses {
        let names: Vec<String> = candidates(family).iter().map(|one| one.family.to_owned()).collect();
        match all.iter_mut().find(|known| known.names.first() == names.first()) {
            Some(known) => {
                known.bold |= bold;
                known.italic |= italic;
            }
            None => all.push(WantedFamily { names, bold, italic }),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_ends_in_one_of_the_program() {
        for name in
            ["仿宋_GB2312", "楷体", "方正小标宋简体", "宋体", "SimHei", "Times New Roman", "Arial", "字体", "A Face"]
        {
            let found = candidates(name);
            assert_eq!(found.first().map(|one| one.family), Some(name));
            let last = found.last().unwrap().family;
            assert!(["Noto Serif SC", "Noto Sans SC", "Source Serif 4", "Noto Sans"].contains(&last), "{name}: {last}");
            assert!(
                found.iter().enumerate().all(|(at, one)| found.iter().skip(at + 1).all(|two| one.family != two.family))
            );
        }
    }
}
