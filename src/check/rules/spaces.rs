//! A blank between Chinese characters: Chinese needs none.
//!
//! Silent for letters set apart on purpose (走 向 远 方), names filled up to three characters (王 刚), and the blank behind a
//! number.

use super::is_surname;
use crate::check::finding::{Data, Rule};
use crate::check::reading::{Found, Setting};
use crate::check::scan::Scan;
use crate::check::subject::{Kind, Paragraph};
use crate::model::{is_han, words};

/// A common or hard blank between two Chinese characters or their marks.
pub fn space_between_chinese(paragraph: &Paragraph, scan: &Scan, setting: &Setting, found: &mut Vec<Found>) {
    if !setting.is_chinese() || !matches!(paragraph.kind, Kind::Text | Kind::Heading | Kind::Title | Kind::Subtitle) {
        return;
    }
    let is_blank = |c: char| matches!(c, ' ' | '\u{A0}');
    let mut place = 0;
    while place < scan.len() {
        let length = scan.slice(place..scan.len()).iter().take_while(|c| is_blank(**c)).count();
        if length == 0 {
            place += 1;
            continue;
        }
        let (before, behind) = (scan.before(place), scan.get(place + length));
        let inner = |c: char| is_han(c) || matches!(c, '，' | '、' | '“' | '”' | '《' | '》');
        // “The lights never lie.” 我: the blank belongs to what is quoted.
        let latin = matches!(before, '”' | '》') && scan.get(place.wrapping_sub(2)).is_ascii()
            || matches!(behind, '“' | '《') && scan.get(place + length + 1).is_ascii();
        let is_mark = paragraph.label.as_ref().is_some_and(|label| scan.bytes(0..place).end <= label.end);
        let silent =
            latin || is_mark || is_set_apart(scan, place, length) || parts_heading(paragraph, scan, place, length);
        if inner(before) && inner(behind) && !silent {
            let range = scan.bytes(place..place + length);
            found.push(Found::new(Rule::SpaceBetweenChinese, range.clone(), Data::Nothing {}).or_write(range, ""));
        }
        place += length;
    }
}

/// How many characters each half of a heading has that a blank parts.
const HALF: usize = 4;

/// Whether a blank parts the halves of a title or heading, 求真务实 真抓实干, or a post and the name of who has it. Where a
/// comma parts the halves or the blank stands within a word, it parts nothing: 加强建设，提升粮食收 储水平.
fn parts_heading(paragraph: &Paragraph, scan: &Scan, place: usize, length: usize) -> bool {
    let clause = |c: &&char| is_han(**c);
    let before = scan.slice(0..place).iter().rev().take_while(clause).count();
    let behind = scan.slice(place + length..scan.len()).iter().take_while(clause).count();
    let headed = matches!(paragraph.kind, Kind::Title | Kind::Subtitle | Kind::Heading);
    let alone = !is_han(scan.get((place + length + behind).saturating_add(1))) && before.abs_diff(behind) <= 2;
    let whole = !matches!(scan.before(place - before), '，' | ',' | '、' | '；');
    let halves = headed && alone && whole && before >= HALF && behind >= HALF && {
        let joined = scan.text(place - before..place) + &scan.text(place + length..place + length + behind);
        words(&joined).contains(&scan.bytes(place - before..place).len())
    };
    let named = paragraph.kind.is_title() && is_surname(scan.get(place + length)) && (2..=4).contains(&behind);
    halves || named && place + length + behind == scan.len()
}

/// Whether single characters stand on both sides of a blank, or a number before it.
fn is_set_apart(scan: &Scan, place: usize, length: usize) -> bool {
    let before = scan.slice(0..place).iter().rev().take_while(|c| is_han(**c)).count();
    let behind = scan.slice(place + length..scan.len()).iter().take_while(|c| is_han(**c)).count();
    let number = scan.slice(place.saturating_sub(before)..place);
    let counts = matches!(number, ['第', rest @ ..] if rest.len() <= 5 && rest.iter().all(|c| "一二三四五六七八九十部分章节篇条".contains(*c)));
    // 请王 刚同志发言
    let begins = before == 1 || "请由和与同向对给".contains(scan.get(place.wrapping_sub(2)));
    let surname = is_surname(scan.before(place)) && begins && length == 1;
    let title =
        scan.starts_any(place + length + 1, &["同志", "先生", "女士", "老师", "教授", "师傅", "、", "，"]).is_some();
    // 走 向 远 方: blanks stand behind every character.
    let spread = place >= 2 && scan.get(place - 2).is_whitespace() || scan.get(place + length + 1).is_whitespace();
    let single = before == 1 && behind == 1;
    counts || single && spread || surname && (title || single)
}
