//! Half-width marks in Chinese, made full-width: never within numbers, times, addresses or Latin words.

use std::collections::HashMap;

use crate::model::is_han;

/// A sign of Chinese that a mark may stand behind.
fn is_chinese(c: char) -> bool {
    is_han(c) || "，。、；：？！）》”〕】」』……—".contains(c)
}

/// What a mark is in full width.
fn full(c: char) -> Option<char> {
    Some(match c {
        ',' => '，',
        '.' => '。',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        _ => return None,
    })
}

/// Makes half-width marks full-width where what stands before them, or on both sides, is Chinese; brackets and
/// straight quotes where they hold Chinese too.
pub fn widen(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let pairs = pairs(&chars);
    let mut out: Vec<char> = Vec::with_capacity(chars.len());
    // What has to stand where an opened pair closes.
    let mut closing = HashMap::new();
    for (at, &c) in chars.iter().enumerate() {
        let before = out.last().copied();
        let behind = before.is_some_and(is_chinese);
        let wide = match (c, pairs.get(&at)) {
            ('(', Some(pair)) if behind || pair.holds_chinese => {
                closing.insert(pair.end, '）');
                Some('（')
            }
            ('"', Some(pair)) if behind || pair.holds_chinese => {
                closing.insert(pair.end, '”');
                Some('“')
            }
            _ => closing.remove(&at).or_else(|| {
                let next = chars.get(at + 1).copied().unwrap_or('\n');
                full(c).filter(|_| before.is_some_and(|before| widens(c, before, next)))
            }),
        };
        out.push(wide.unwrap_or(c));
    }
    out.into_iter().collect()
}

/// How many marks [`widen`] would change.
pub(super) fn count(text: &str) -> usize {
    let half = |c: char| full(c).is_some() || matches!(c, '(' | ')' | '"');
    if !text.contains(half) {
        return 0;
    }
    text.chars().zip(widen(text).chars()).filter(|(before, after)| before != after).count()
}

fn widens(c: char, before: char, next: char) -> bool {
    if is_chinese(before) {
        // Three points are an ellipsis, and 见.txt is a name.
        return c != '.' || !(next == '.' || next.is_ascii_alphanumeric());
    }
    // 7.6%,达到: a comma right before Chinese is Chinese; 1.加强 and 2:三 are not for us to say.
    let ends = before.is_ascii_alphanumeric() || matches!(before, '%' | ')');
    ends && is_han(next) && matches!(c, ',' | ';' | '?' | '!')
}

/// A bracket or quote that closes.
struct Pair {
    end: usize,
    holds_chinese: bool,
}

/// Brackets and straight quotes that belong together, by the place of the first.
fn pairs(chars: &[char]) -> HashMap<usize, Pair> {
    let mut found = HashMap::new();
    let (mut open, mut quotes) = (Vec::new(), Vec::new());
    // How many Chinese characters stand before a place tells what a pair holds.
    let mut han = 0_usize;
    for (at, c) in chars.iter().enumerate() {
        match c {
            '(' => open.push((at, han)),
            ')' => {
                if let Some((from, before)) = open.pop() {
                    found.insert(from, Pair { end: at, holds_chinese: han > before });
                }
            }
            '"' => quotes.push((at, han)),
            _ => han += usize::from(is_han(*c)),
        }
    }
    // With one too many there is no telling which belong together.
    if let (pairs, []) = quotes.as_chunks::<2>() {
        for [(from, before), (end, behind)] in pairs {
            found.insert(*from, Pair { end: *end, holds_chinese: behind > before });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, after: &str) {
        assert_eq!(widen(before), after);
        assert_eq!(widen(after), after, "once is enough");
        assert_eq!(count(before), before.chars().zip(after.chars()).filter(|(a, b)| a != b).count(), "{before}");
    }

    #[test]
    fn marks_behind_chinese_become_full_width() {
        check("同志们,大家好.现在开会!", "同志们，大家好。现在开会！");
        check("谁来做?怎么做;做到哪:到底", "谁来做？怎么做；做到哪：到底");
        check("他说:\"不行.\"大家笑了", "他说：“不行。”大家笑了");
        check("《意见》,“三农”.", "《意见》，“三农”。");
        check("好吗?!", "好吗？！");
        check("水务局(下称甲方)要快", "水务局（下称甲方）要快");
        check("(一)加强领导", "（一）加强领导");
        check("(第(二)稿)", "（第（二）稿）");
        check("1,099万元,3.5倍", "1,099万元，3.5倍");
        check("增长7.6%,达到GDP,好", "增长7.6%，达到GDP，好");
    }

    #[test]
    fn numbers_times_addresses_and_latin_words_stay() {
        for text in [
            "1,099.5",
            "9:30开会",
            "6.2:41.3",
            "1.加强领导",
            "2026.6.20",
            "https://a.cn/b?c=d,e",
            "a@b.cn:好",
            "Yes, sir. (no)",
            "f(x) = \"y\"",
            "等...再说",
            "报告.docx",
            "长5\"宽",
            "(没有完",
            "没有开)",
        ] {
            check(text, text);
        }
    }
}
