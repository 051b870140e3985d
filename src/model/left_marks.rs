//! Marks that stand for something still to be written, or that hid something in a published speech: ××市, 某某同志,
//! 20XX年, ____, ***. A run of them is one mark.

use std::ops::Range;

/// The marks of which two or more stand for words; fewer are marks of their own, as in 3×4 and a lone ※.
const RUNS: [char; 8] = ['×', '*', '＊', '_', '＿', '○', '□', '\u{25EF}'];

/// What a lone X stands before where it stands for a name or a number.
const BEHIND_X: &str = "年月日市县区省州镇乡村局厅部处科委办同";

/// The marks in a text that somebody left there, in bytes, in order.
///
/// Silent where it is in doubt: 3×4, Latin words and numerals (XXL, XIX), a word in bold of Markdown, 二○○八年, my__file, a
/// line of stars between two passages.
pub fn left_marks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before: Option<char> = None;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let length = run_of(c, rest);
        let behind = rest.get(length..).and_then(|rest| rest.chars().next());
        let count = length / c.len_utf8();
        let is_mark = match c {
            'X' | 'x' | 'Ｘ' | 'ｘ' if count == 1 && follows_latin(text, at) => false,
            'X' | 'x' | 'Ｘ' | 'ｘ' => is_left_x(count, before, behind),
            '某' => count >= 2,
            '*' if count == 2 => !is_bold(text, at, found.last()),
            _ => RUNS.contains(&c) && count >= 2,
        };
        if is_mark {
            // 20XX is one mark.
            let digits =
                text.get(..at).map_or(0, |head| head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len());
            found.push(at - digits..at + length);
        }
        before = rest.get(..length).and_then(|run| run.chars().next_back());
        at += length.max(c.len_utf8());
    }
    found.retain(|mark| !is_zero(text, mark) && !is_link(text, mark) && !is_rule(text, mark));
    found
}

/// 二○○八年: circles that stand for 〇.
fn is_zero(text: &str, mark: &Range<usize>) -> bool {
    let circles = text.get(mark.clone()).is_some_and(|mark| mark.chars().all(|c| c == '○'));
    let numeral = |c: Option<char>| c.is_some_and(|c| "一二三四五六七八九".contains(c));
    let (before, behind) = (text.get(..mark.start).unwrap_or_default(), text.get(mark.end..).unwrap_or_default());
    circles && (numeral(before.chars().next_back()) || numeral(behind.chars().next()))
}

/// my__file, http://a/b__c: a mark within Latin letters.
fn is_link(text: &str, mark: &Range<usize>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (before, behind) = (text.get(..mark.start).unwrap_or_default(), text.get(mark.end..).unwrap_or_default());
    let underscores = text.get(mark.clone()).is_some_and(|mark| mark.starts_with('_'));
    underscores && letter(before.chars().next_back()) && letter(behind.chars().next())
}

/// *** on a line of its own parts two passages.
fn is_rule(text: &str, mark: &Range<usize>) -> bool {
    text.trim().len() == mark.len() && text.get(mark.clone()).is_some_and(|mark| mark.starts_with(['*', '＊', '_']))
}

/// How many bytes of `rest` are this character again and again.
fn run_of(c: char, rest: &str) -> usize {
    rest.len() - rest.trim_start_matches(c).len()
}

/// Model X同样: a blank and a Latin word before a lone X.
fn follows_latin(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or_default();
    head.ends_with(' ') && head.trim_end().ends_with(|c: char| c.is_ascii_alphanumeric())
}

fn is_left_x(count: usize, before: Option<char>, behind: Option<char>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    if letter(before) || letter(behind) {
        return false;
    }
    let named = behind.is_some_and(|c| BEHIND_X.contains(c));
    match count {
        1 => named && !before.is_some_and(|c| c.is_ascii_digit()),
        // XX is a Roman numeral only where nothing of a name or number stands behind it.
        _ => {
            named || count > 3 || before.is_none_or(|c| !c.is_whitespace()) || behind.is_none_or(|c| !c.is_whitespace())
        }
    }
}

/// Whether two stars at a place set a word in bold: another pair follows, or stands before, in the same text.
fn is_bold(text: &str, at: usize, last: Option<&Range<usize>>) -> bool {
    let pair = |text: &str| text.match_indices("**").next().is_some();
    let ahead = text.get(at + 2..).is_some_and(|rest| pair(rest) && !rest.starts_with(char::is_whitespace));
    let behind = text.get(..at).is_some_and(|head| pair(head) && last.is_none());
    ahead || behind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_were_left_are_found_and_others_are_not() {
        for (text, marks) in [
            ("××市××局", vec!["××", "××"]),
            ("XX市的同志们", vec!["XX"]),
            ("20XX年，X月X日", vec!["20XX", "X", "X"]),
            ("某某同志讲话", vec!["某某"]),
            ("同比增长____%，＿＿万元", vec!["____", "＿＿"]),
            ("感谢○○先生，□□女士", vec!["○○", "□□"]),
            ("投入***万元", vec!["***"]),
            ("在xx省xx市", vec!["xx", "xx"]),
            ("增长**%", vec!["**"]),
            ("", vec![]),
            ("3×4的格子", vec![]),
            ("XXL号的衣服，XIX世纪", vec![]),
            ("某地某企业", vec![]),
            ("一个*号，一个○", vec![]),
            ("**要紧的**话", vec![]),
            ("二〇二六年，二○○八年，my__file", vec![]),
            ("***", vec![]),
            ("iPhone X的X光", vec![]),
            ("Chapter XX begins", vec![]),
        ] {
            let found: Vec<&str> = left_marks(text).into_iter().map(|range| text.get(range).unwrap()).collect();
            assert_eq!(found, marks, "{text}");
        }
    }
}
