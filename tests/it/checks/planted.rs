//! Faults planted into clean speeches: how many of them are found, at the level of their rule and on their line.

use std::collections::BTreeMap;

use fastrand::Rng;
use lectern::assemble::assemble;
use lectern::check::Rule;
use lectern::edit::with_samples;
use lectern::export::txt;
use lectern::model::{Language, words};
use lectern::store::built_in;

use super::cases::told;
use crate::recovery::generator::samples;
use crate::recovery::layout::Layout;
use crate::recovery::style::Style;

/// Clean Chinese speeches, line by line.
fn speeches() -> Vec<String> {
    let templates = built_in().into_iter().map(|entry| entry.template.unwrap());
    let chinese = templates.filter(|template| template.draft.language == Language::Chinese);
    let filled = chinese.map(|template| {
        let draft = with_samples(&template);
        txt(&assemble(&draft, None))
    });
    let random = samples(2).into_iter().filter(|sample| {
        sample.layout == Layout::Lines
            && !sample.style.is_english()
            && sample.style != Style::Markdown
            && !sample.text.contains(',')
    });
    filled.chain(random.map(|sample| sample.text)).collect()
}

const RULES: [Rule; 11] = [
    Rule::ControlCharacters,
    Rule::PunctuationWidth,
    Rule::PunctuationDoubled,
    Rule::UnmatchedPair,
    Rule::RepeatedWord,
    Rule::RepeatedPassage,
    Rule::LeftoverMark,
    Rule::SpaceBetweenChinese,
    Rule::DashStyle,
    Rule::Numbering,
    Rule::AnnouncedCount,
];

/// A random place in a line that stands before one of some words.
fn place(line: &str, words: &[&str], rng: &mut Rng) -> Option<(usize, usize)> {
    let all: Vec<(usize, usize)> =
        words.iter().flat_map(|word| line.match_indices(word).map(|(at, word)| (at, word.len()))).collect();
    rng.choice(&all).copied()
}

fn replaced(line: &str, (at, length): (usize, usize), words: &str) -> String {
    format!("{}{words}{}", &line[..at], &line[at + length..])
}

/// The line with a fault of a rule in it; `None` where it has no room for one.
fn planted(rule: Rule, line: &str, rng: &mut Rng) -> Option<String> {
    let han = |c: char| ('一'..='龥').contains(&c);
    let inner: Vec<usize> = line
        .char_indices()
        .zip(line.chars().skip(1))
        .filter(|((_, one), two)| han(*one) && han(*two) && !"一二三四五六七八九十第是要".contains([*one, *two]))
        .map(|((at, one), _)| at + one.len_utf8())
        .collect();
    match rule {
        Rule::ControlCharacters => Some(replaced(line, (*rng.choice(&inner)?, 0), "\u{200B}")),
        Rule::SpaceBetweenChinese => Some(replaced(line, (*rng.choice(&inner)?, 0), " ")),
        Rule::LeftoverMark => Some(replaced(line, (*rng.choice(&inner)?, 3), "××")),
        Rule::PunctuationWidth => Some(replaced(line, place(line, &["，"], rng)?, ",")),
        Rule::PunctuationDoubled => {
            let (at, length) = place(line, &["，", "。", "；", "、"], rng)?;
            Some(replaced(line, (at, 0), &line[at..at + length]))
        }
        Rule::UnmatchedPair => Some(replaced(line, place(line, &["“", "”", "《", "》"], rng)?, "")),
        Rule::DashStyle => {
            let at = place(line, &["——", "……"], rng)?;
            Some(replaced(line, at, if line[at.0..].starts_with('—') { "--" } else { "..." }))
        }
        Rule::RepeatedWord => {
            let ends = words(line);
            let known = ["我们", "工作", "各级", "单位", "责任", "群众", "必须", "进行", "的", "了", "和", "要", "在"];
            let all: Vec<&str> = ends.windows(2).filter_map(|pair| line.get(pair[0]..pair[1])).collect();
            let word = *rng.choice(&all.iter().filter(|word| known.contains(word)).collect::<Vec<_>>())?;
            let at = place(line, &[word], rng)?;
            Some(replaced(line, (at.0, 0), word))
        }
        Rule::Numbering => {
            let marks = [
                ("二、", "三、"),
                ("（二）", "（三）"),
                ("三、", "二、"),
                ("（三）", "（五）"),
                ("二是", "三是"),
                ("二要", "四要"),
            ];
            let (mark, other) = marks.iter().find(|(mark, _)| line.trim_start().starts_with(mark))?;
            Some(line.replacen(mark, other, 1))
        }
        Rule::AnnouncedCount => {
            let counts =
                ["点意见", "点希望", "点要求", "个方面", "个问题", "件事", "项工作", "个环节", "个强化”", "个第一”"];
            let (at, _) = place(line, &counts, rng)?;
            let before = line[..at].chars().next_back()?;
            let other = match before {
                '两' => "三",
                '三' => "四",
                '四' => "五",
                '五' => "三",
                _ => return None,
            };
            Some(replaced(line, (at - before.len_utf8(), before.len_utf8()), other))
        }
        _ => None,
    }
}

/// Whether the list of a line goes on behind it.
fn goes_on(lines: &[&str], at: usize) -> bool {
    let next = [
        ("二、", "三、"),
        ("（二）", "（三）"),
        ("三、", "四、"),
        ("（三）", "（四）"),
        ("二是", "三是"),
        ("二要", "三要"),
    ];
    let after = lines.iter().skip(at + 1).take(6);
    let found = next.iter().find(|(mark, _)| lines[at].trim_start().starts_with(mark));
    found.is_some_and(|(_, next)| after.into_iter().any(|line| line.trim_start().starts_with(next)))
}

#[test]
fn planted_faults_are_found() {
    let mut rng = Rng::with_seed(5);
    let mut tally: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for text in speeches() {
        let lines: Vec<&str> = text.lines().collect();
        let long: Vec<usize> = (3..lines.len()).filter(|at| lines[*at].chars().count() > 12).collect();
        for rule in RULES {
            // Of a passage that stands twice, its line is a new one.
            let Some((at, line)) = (0..20).find_map(|_| {
                let at = *rng.choice(&long)?;
                match rule {
                    Rule::RepeatedPassage => {
                        (lines[at].chars().count() > 45).then(|| (at, format!("{0}\n{0}", lines[at])))
                    }
                    // Of two items nobody can tell that the second is not just a sentence of its own.
                    Rule::Numbering if !goes_on(&lines, at) => None,
                    _ => planted(rule, lines[at], &mut rng).map(|line| (at, line)),
                }
            }) else {
                continue;
            };
            let spoiled: Vec<&str> =
                lines.iter().enumerate().map(|(n, old)| if n == at { line.as_str() } else { *old }).collect();
            let spoiled = spoiled.join("\n");
            let start: usize = spoiled.lines().take(at).map(|line| line.len() + 1).sum();
            // The number that does not count on may be the next one.
            let reach = if rule == Rule::Numbering { spoiled.len() } else { start + line.len() };
            let is_found = told(&spoiled).iter().any(|told| {
                let finding = &told.finding;
                finding.rule == rule
                    && finding.severity == rule.severity()
                    && (start..=reach).contains(&told.range.start)
            });
            let (found, all) = tally.entry(rule.name()).or_default();
            *found += usize::from(is_found);
            *all += 1;
            if !is_found {
                missed.push(format!("{}: {line}", rule.name()));
            }
        }
    }
    for (rule, (found, all)) in &tally {
        println!("{rule}: {found} of {all}");
        assert!(*all >= 2, "{rule}: {all} planted");
    }
    // A number that is wrong right behind the first one often leaves nothing that shows a list.
    let least = |rule: &str| if rule == Rule::Numbering.name() { 85 } else { 95 };
    let low: Vec<_> = tally.iter().filter(|(rule, (found, all))| found * 100 < all * least(rule)).collect();
    assert!(low.is_empty(), "{low:?}\n{}", missed.join("\n"));
}
