//! Families of type that stand in for one another: office programs, systems and free fonts call them differently.

/// What may stand in for a family, best first, and the kind of letters that it has. A browser takes the first it has.
struct Family {
    /// Its names, that which office programs know first.
    names: &'static [&'static str],
    /// The kind, as style sheets call it.
    generic: &'static str,
}

const FAMILIES: [Family; 9] = [
    Family {
        names: &["仿宋_GB2312", "仿宋", "FangSong", "STFangsong", "方正仿宋_GBK", "FandolFang", "Noto Serif CJK SC"],
        generic: "serif",
    },
    Family {
        names: &["楷体_GB2312", "楷体", "KaiTi", "STKaiti", "Kaiti SC", "方正楷体_GBK", "FandolKai", "AR PL UKai CN"],
        generic: "serif",
    },
    Family {
        names: &[
            "方正小标宋简体",
            "方正小标宋_GBK",
            "FZXiaoBiaoSong-B05S",
            "小标宋",
            "华文中宋",
            "STZhongsong",
            "Noto Serif CJK SC SemiBold",
            "Noto Serif CJK SC",
            "宋体",
            "SimSun",
            "Songti SC",
        ],
        generic: "serif",
    },
    Family {
        names: &[
            "黑体",
            "SimHei",
            "STHeiti",
            "Heiti SC",
            "PingFang SC",
            "Microsoft YaHei",
            "Source Han Sans SC",
            "Noto Sans CJK SC",
            "Noto Sans SC",
        ],
        generic: "sans-serif",
    },
    Family {
        names: &[
            "宋体",
            "SimSun",
            "NSimSun",
            "STSong",
            "Songti SC",
            "Source Han Serif SC",
            "Noto Serif CJK SC",
            "Noto Serif SC",
        ],
        generic: "serif",
    },
    Family { names: &["Times New Roman", "Times", "Liberation Serif", "Tinos"], generic: "serif" },
    Family { names: &["Georgia", "Gelasio", "Times New Roman"], generic: "serif" },
    Family { names: &["Arial", "Helvetica", "Liberation Sans", "Arimo"], generic: "sans-serif" },
    Family { names: &["Calibri", "Carlito", "Segoe UI", "Helvetica Neue"], generic: "sans-serif" },
];

/// A family and what may stand in for it, best first, and its kind of letters as style sheets call it.
pub fn stand_ins(name: &str) -> (Vec<&str>, &'static str) {
    let known = |family: &&Family| family.names.contains(&name);
    // One that is somebody's first name is not taken for another's stand-in.
    let first = FAMILIES.iter().find(|family| family.names.first() == Some(&name));
    match first.or_else(|| FAMILIES.iter().find(known)) {
        Some(family) => {
            let others = family.names.iter().copied().filter(|other| *other != name);
            (std::iter::once(name).chain(others).collect(), family.generic)
        }
        None => (vec![name], "serif"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_comes_before_what_stands_in_for_it() {
        for (name, first, generic) in [
            ("仿宋_GB2312", ["仿宋_GB2312", "仿宋"], "serif"),
            ("仿宋", ["仿宋", "仿宋_GB2312"], "serif"),
            ("宋体", ["宋体", "SimSun"], "serif"),
            ("黑体", ["黑体", "SimHei"], "sans-serif"),
            ("Times New Roman", ["Times New Roman", "Times"], "serif"),
        ] {
            let (names, kind) = stand_ins(name);
            assert_eq!((&names[..2], kind), (&first[..], generic), "{name}");
        }
        assert_eq!(stand_ins("Nobody's"), (vec!["Nobody's"], "serif"));
    }
}
